"""Windows of clock time."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.vocab.times import WindowMeaning

__all__ = ["TimeWindow"]

_CLOCK = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(?::[0-9]{2})?")
_OFFSET = re.compile(r"([+-])(0[0-9]|1[0-4]):([0-5][0-9])")
# Only names of places: others depend on the machine (localtime), count leap seconds (right/...), or have their signs
# turned round (Etc/GMT+2 is two hours behind UTC).
_PLACE = re.compile(
    r"(?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)(?:/[A-Za-z0-9_+-]{1,30}){1,2}"
)


@frozen(kw_only=True, weakref_slot=False)
class TimeWindow:
    """A window of clock time: "overnight 24-25 December", "as of 09:00 Kyiv time".

    Each end is a local clock time as the source states it, inclusive. A start that equals the end is an instant. What
    the window says is told by its meaning: a window of uncertainty has something happen at some time within, a duration
    has it last throughout. Do not confuse it with `UncertainDate`, which is one day or longer unit, never a duration,
    and has no named zone.

    Raises:
        InvariantError: neither a start nor an end is given, one of them is not a clock time of the calendar or is
            skipped by the clocks of the zone, the zone is not known, or the window ends before it starts.
    """

    start: str | None = None
    """``YYYY-MM-DDTHH:MM`` or ``YYYY-MM-DDTHH:MM:SS`` on local clocks; `None`: not stated.

    A time without seconds is kept apart from one with ``:00``, and reckoned like it.
    """

    end: str | None = None
    """As `start`; `None`: not stated, or not over yet."""

    zone: str | None = None
    """Whose clocks: a name of the IANA time-zone database such as ``Europe/Kyiv``, ``UTC``, or an offset such as
    ``+02:00``; `None`: not stated.
    """

    meaning: WindowMeaning = WindowMeaning.UNCERTAINTY
    """Whether it happened at some time within the window, or lasted throughout."""

    def __attrs_post_init__(self) -> None:
        start, end = self._local("start", self.start), self._local("end", self.end)
        if start is None and end is None:
            raise InvariantError(type(self), ("start", "end"), "a window has a start, an end, or both")
        if self.zone is not None:
            zone = self._zone(self.zone)
            start, end = self._in_utc("start", start, zone, fold=0), self._in_utc("end", end, zone, fold=1)
        if start is not None and end is not None and end < start:
            raise InvariantError(type(self), ("start", "end"), "a window does not end before it starts")

    @classmethod
    def at(cls, when: str, *, zone: str | None = None) -> "TimeWindow":
        """Return an instant: "as of 09:00 Kyiv time" is ``TimeWindow.at("2024-12-25T09:00", zone="Europe/Kyiv")``.

        Raises:
            InvariantError: as for the constructor.
        """
        return cls(start=when, end=when, zone=zone)

    @property
    def is_instant(self) -> bool:
        """Whether the start and the end are the same time on the local clocks."""
        return self._local("start", self.start) == self._local("end", self.end)

    @property
    def start_utc(self) -> datetime | None:
        """The start in UTC; `None` without a start or a zone. Of a clock time that occurs twice, the first is meant."""
        return self._utc("start", self.start, fold=0)

    @property
    def end_utc(self) -> datetime | None:
        """The end in UTC; `None` without an end or a zone. Of a clock time that occurs twice, the second is meant."""
        return self._utc("end", self.end, fold=1)

    def _utc(self, field: str, value: str | None, *, fold: int) -> datetime | None:
        if self.zone is None:
            return None
        return self._in_utc(field, self._local(field, value), self._zone(self.zone), fold=fold)

    def _local(self, field: str, value: str | None) -> datetime | None:
        if value is None:
            return None
        if type(value) is str and _CLOCK.fullmatch(value):
            try:
                return datetime.fromisoformat(value)
            except ValueError:
                pass
        rule = "write a clock time of the calendar as YYYY-MM-DDTHH:MM or YYYY-MM-DDTHH:MM:SS, hours 00 to 23"
        raise InvariantError(type(self), (field,), rule)

    def _zone(self, name: str) -> tzinfo:
        zone = _find_zone(name) if type(name) is str else None
        if zone is None:
            rule = "write a zone as the IANA database names it, such as 'Europe/Kyiv', or as 'UTC', or as '+02:00'"
            raise InvariantError(type(self), ("zone",), rule)
        return zone

    def _in_utc(self, field: str, local: datetime | None, zone: tzinfo, *, fold: int) -> datetime | None:
        if local is None:
            return None
        try:
            instant = local.replace(tzinfo=zone, fold=fold).astimezone(UTC)
            shown = instant.astimezone(zone).replace(tzinfo=None)
        except OverflowError:
            raise InvariantError(type(self), (field,), "the time is in the years 1 to 9999 in UTC too") from None
        if shown != local:
            rule = f"the clocks of {self.zone} skipped that time: write one that they showed"
            raise InvariantError(type(self), (field,), rule)
        return instant


@lru_cache(1024)
def _find_zone(name: str) -> tzinfo | None:
    """Return the zone of a name or an offset; `None` if there is none."""
    if name == "UTC":
        return UTC
    offset = _OFFSET.fullmatch(name)
    if offset:
        distance = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
        # UTC itself has one spelling, which is its name.
        return timezone(-distance if offset[1] == "-" else distance) if distance else None
    if not _PLACE.fullmatch(name):
        return None
    from zoneinfo import ZoneInfo  # noqa: PLC0415 - only windows with a named zone pay for its import

    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        return None
