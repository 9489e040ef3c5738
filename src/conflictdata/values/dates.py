"""Dates that are known within bounds, and periods of time.

Both are written, kept and compared as one text of the Extended Date/Time Format, in its canonical spelling; the grammar
and the spelling are those of `conflictdata.values.edtf`. A clock time that is not exact to the second, or in a named
zone, is a `TimeWindow`.
"""

from abc import abstractmethod
from datetime import MAXYEAR, MINYEAR, date, datetime
from functools import lru_cache
from typing import Never, Self, final

from attrs.exceptions import FrozenInstanceError

from conflictdata.errors import InvariantError
from conflictdata.values._calendar import Day
from conflictdata.values.edtf import ParsedDate, ParsedPeriod, parse_date, parse_period
from conflictdata.vocab.times import DatePrecision

__all__ = ["Period", "UncertainDate"]

_POOLED_TEXTS = 16_384


class _EdtfText:
    """An immutable value that is its canonical text.

    Not an attrs class, since decoders build those from an object and never from a string.
    """

    __slots__ = ("_text",)

    _text: str

    def __init__(self, edtf: str) -> None:
        if type(edtf) is not str:
            raise InvariantError(
                type(self), ("edtf",), f"an EDTF text is a str, not {type(edtf).__name__}: use .of() for a date object"
            )
        try:
            canonical = self._canonical(edtf)
        except InvariantError as error:
            raise InvariantError(type(self), ("edtf",), error.rule) from None
        object.__setattr__(self, "_text", canonical)

    @staticmethod
    @abstractmethod
    def _canonical(edtf: str) -> str:
        """Return the canonical spelling, or raise `InvariantError`."""
        ...

    @property
    def edtf(self) -> str:
        """The canonical text."""
        return self._text

    @property
    def is_uncertain(self) -> bool:
        """Whether any part of the text is called uncertain: it has a ``?`` or a ``%``.

        Unspecified digits, sets and open ends alone do not count.
        """
        return "?" in self._text or "%" in self._text

    @property
    def is_approximate(self) -> bool:
        """Whether any part of the text is called approximate: it has a ``~`` or a ``%``."""
        return "~" in self._text or "%" in self._text

    def __eq__(self, other: object) -> bool:
        if isinstance(other, _EdtfText) and type(other) is type(self):
            return self._text == other.edtf
        return NotImplemented

    def __hash__(self) -> int:
        return hash((type(self), self._text))

    def __str__(self) -> str:
        return self._text

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._text!r})"

    def __reduce__(self) -> tuple[type[Self], tuple[str]]:
        return type(self), (self._text,)

    def __setattr__(self, name: str, value: object) -> Never:
        raise FrozenInstanceError

    def __delattr__(self, name: str) -> Never:
        raise FrozenInstanceError


@final
class UncertainDate(_EdtfText):
    """One time, known within bounds: a day, month, season or year, with unknown digits, one of a set, a date-time.

    ``UncertainDate("2024-12~")`` is approximately December 2024, ``UncertainDate("2024-12-2X")`` one of the days from
    20 to 29 December, ``UncertainDate("[2024-12-03..2024-12-09]")`` one day of that week. None of them lasts: a stretch
    of time from A to B is a `Period`.

    Qualifiers widen no bounds, since nobody has stated by how much: ``2024-12~`` is 1 to 31 December. Seasons have
    the bounds of meteorology: spring begins on 1 March in the north and on 1 September in the south, and winter or
    summer of a year ends in February of the next where it crosses the year. The codes 21 to 24 state no hemisphere and
    are read as northern: write 29 to 32 for the south.

    Two dates are equal if their canonical texts are. They have no order. A date equals no `str` and no `datetime.date`.

    Follows ISO 8601-2:2019 (EDTF), levels 0 to 2 but for all-of sets; see `conflictdata.values.edtf`.

    Args:
        edtf: The text, at most 200 ASCII characters, without white space. The canonical spelling is kept.

    Raises:
        InvariantError: the text is not such a date, or not of the calendar.
    """

    __slots__ = ()

    @staticmethod
    def _canonical(edtf: str) -> str:
        return parse_date(edtf).text

    @classmethod
    def parse(cls, edtf: str) -> "UncertainDate":
        """Return the date of a text as the constructor does; equal texts may share one object."""
        return _pooled_date(edtf) if type(edtf) is str else cls(edtf)

    @classmethod
    def of(cls, when: date) -> "UncertainDate":
        """Return a day, or from a `datetime.datetime` a date-time, with its offset if it is aware.

        Raises:
            InvariantError: the time has a fraction of a second, or an offset that is not of whole minutes within 14:59.
        """
        return cls(_iso(cls, when))

    @classmethod
    def between(cls, first: date, last: date) -> "UncertainDate":
        """Return one day, not known which, from the first to the last, both inclusive.

        This is a window of uncertainty, such as ``date_start`` and ``date_end`` of UCDP GED. What lasted from the first
        to the last is a `Period`.

        Raises:
            InvariantError: the last day is before the first, or either is not a plain day.
        """
        return cls(f"[{_iso(cls, first)}..{_iso(cls, last)}]")

    @property
    def earliest(self) -> date | None:
        """The first day that it can be.

        `None` if the date is a set without a beginning, or if the day is outside the years 1 to 9999. A date-time is
        on the day that its own clock shows, whatever the offset.
        """
        return _as_date(self._parsed.earliest)

    @property
    def latest(self) -> date | None:
        """The last day that it can be, inclusive; `None` as for `earliest`."""
        return _as_date(self._parsed.latest)

    @property
    def precision(self) -> DatePrecision:
        """How finely the date is known."""
        return self._parsed.precision

    @property
    def moment(self) -> datetime | None:
        """The date-time, aware if the text has ``Z`` or an offset; `None` if the text has no time of day.

        Also `None` for a year outside 1 to 9999.
        """
        return self._parsed.moment

    def contains(self, day: date) -> bool:
        """Return whether it can be that day; unspecified digits and the gaps of a set are heeded.

        Of a `datetime.datetime` only the day counts.
        """
        return self._parsed.overlaps(parse_date(day.isoformat()[:10]))

    def overlaps(self, other: "UncertainDate") -> bool:
        """Return whether some day can be both. Clock times are not compared."""
        return self._parsed.overlaps(parse_date(other.edtf))

    @property
    def _parsed(self) -> ParsedDate:
        return parse_date(self._text)


@final
class Period(_EdtfText):
    """A stretch of time, or the time at some point of which something happened.

    An interval claims an extent: ``Period("2024-10/2024-12")`` lasted from some day in October to some day in
    December. A single date does not: ``Period("2024-12")`` is at some time within December, for however long. An end
    of an interval is any `UncertainDate` without a clock time, or ``..`` for open (it goes on, or no end is meant), or
    nothing for unknown. An interval with neither a start nor an end is refused: leave the period out.

    Two periods are equal if their canonical texts are. They have no order.

    Follows ISO 8601-2:2019 (EDTF), as `UncertainDate` does; one-of sets as ends of intervals go beyond it.

    Args:
        edtf: The text, at most 200 ASCII characters, without white space. The canonical spelling is kept.

    Raises:
        InvariantError: the text is no such period, or it ends before it can have started.
    """

    __slots__ = ()

    @staticmethod
    def _canonical(edtf: str) -> str:
        return parse_period(edtf).text

    @classmethod
    def parse(cls, edtf: str) -> "Period":
        """Return the period of a text as the constructor does; equal texts may share one object."""
        return _pooled_period(edtf) if type(edtf) is str else cls(edtf)

    @classmethod
    def of(cls, when: date | UncertainDate) -> "Period":
        """Return the period of something that happened at some time within a date.

        Raises:
            InvariantError: as for `UncertainDate.of`.
        """
        return cls(_text_of(cls, when))

    @classmethod
    def between(cls, start: date | UncertainDate | None, end: date | UncertainDate | None) -> "Period":
        """Return an interval; `None` is an unknown start or end.

        For an open one write ``Period("2024-12-03/..")``.

        Raises:
            InvariantError: the end is before the start, both are unknown, or either has a clock time.
        """
        if isinstance(start, date) and isinstance(end, date) and type(start) is type(end) is date and start <= end:
            return cls._of_canonical(f"{start}/{end}")
        return cls("/".join("" if when is None else _text_of(cls, when) for when in (start, end)))

    @classmethod
    def one_day(cls, first: date, last: date) -> "Period":
        """Return the period of something that happened on one day, not known which, from first to last, both inclusive.

        The same as ``Period.of(UncertainDate.between(first, last))``, and quicker.

        Raises:
            InvariantError: the last day is before the first, or either is not a plain day.
        """
        if type(first) is type(last) is date and first < last:
            return cls._of_canonical(f"[{first}..{last}]")
        return cls.of(UncertainDate.between(first, last))

    @classmethod
    def _of_canonical(cls, text: str) -> "Period":
        """The period of a text that is known to be canonical."""
        period = object.__new__(cls)
        object.__setattr__(period, "_text", text)
        return period

    @property
    def start(self) -> UncertainDate | None:
        """When it began; the date itself if the period is a single date; `None` if unknown or open."""
        start = self._parsed.start
        return None if start is None else UncertainDate.parse(start.text)

    @property
    def end(self) -> UncertainDate | None:
        """When it ended; the date itself if the period is a single date; `None` if unknown or open."""
        end = self._parsed.end
        return None if end is None else UncertainDate.parse(end.text)

    @property
    def is_interval(self) -> bool:
        """Whether an extent is claimed, from a start to an end."""
        return "/" in self._text

    @property
    def is_open_start(self) -> bool:
        """Whether the interval has an open start (``..``), as opposed to a start that is unknown or stated."""
        return self._text.startswith("../")

    @property
    def is_open_end(self) -> bool:
        """Whether the interval has an open end (``..``), as opposed to an end that is unknown or stated."""
        return self._text.endswith("/..")

    @property
    def earliest(self) -> date | None:
        """The first day that it can touch: that of the start.

        `None` if the start is unknown, open, without a beginning, or outside the years 1 to 9999.
        """
        return _as_date(self._parsed.earliest)

    @property
    def latest(self) -> date | None:
        """The last day that it can touch, inclusive: that of the end; `None` as for `earliest`."""
        return _as_date(self._parsed.latest)

    def overlaps(self, other: "Period") -> bool:
        """Return whether the two could share a day: whether their outer bounds, where they have any, meet."""
        mine, theirs = self._parsed, parse_period(other.edtf)
        return mine.earliest <= theirs.latest and theirs.earliest <= mine.latest

    def contains(self, other: "Period") -> bool:
        """Return whether the outer bounds of the other lie within those of this one.

        An end without a bound, open or unknown, holds anything on its side, and is held only by another such end.
        """
        mine, theirs = self._parsed, parse_period(other.edtf)
        return mine.earliest <= theirs.earliest and theirs.latest <= mine.latest

    @property
    def _parsed(self) -> ParsedPeriod:
        return parse_period(self._text)


@lru_cache(_POOLED_TEXTS)
def _pooled_date(edtf: str) -> UncertainDate:
    return UncertainDate(edtf)


@lru_cache(_POOLED_TEXTS)
def _pooled_period(edtf: str) -> Period:
    return Period(edtf)


def _as_date(day: Day) -> date | None:
    return date(*day) if MINYEAR <= day[0] <= MAXYEAR else None


def _iso(cls: type[_EdtfText], when: object) -> str:
    """Return a date or a datetime as EDTF has it."""
    if not isinstance(when, date):
        raise InvariantError(cls, ("edtf",), f"a date or a datetime is needed, not {type(when).__name__}")
    if isinstance(when, datetime) and when.microsecond:
        raise InvariantError(cls, ("edtf",), "EDTF has whole seconds: drop the fraction with .replace(microsecond=0)")
    return when.isoformat()


def _text_of(cls: type[_EdtfText], when: date | UncertainDate) -> str:
    return when.edtf if isinstance(when, UncertainDate) else _iso(cls, when)
