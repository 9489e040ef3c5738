"""When an attack of the salvo table began and ended: days, clock times of Kyiv, or one of each."""

import re
from collections.abc import Mapping
from datetime import date, time
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from conflictdata.errors import InvariantError
from conflictdata.interchange.sources import Row
from conflictdata.model.strikes import StrikeEvent
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab.times import WindowMeaning

__all__ = ["Span", "span_in", "time_cells"]

ZONE = "Europe/Kyiv"
_TO_THE_MINUTE = len("2024-12-25T09:00")
_TIME = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.0+)?)?)?", re.ASCII)


class _Moment(NamedTuple):
    day: date
    clock: time | None
    has_seconds: bool

    @property
    def local(self) -> str:
        """The local clock time; midnight for a day without one."""
        clock = self.clock or time()
        return f"{self.day}T{clock.isoformat('seconds' if self.has_seconds else 'minutes')}"


class Span(NamedTuple):
    """When an attack was, as far as the cells can be read."""

    period: Period | None
    """The days."""

    window: TimeWindow | None
    """The clock times, of which one may not be given."""

    first: date | None
    """The first day."""

    last: date | None
    """The last day."""

    def may_meet(self, other: "Span") -> bool:
        """Whether the two can have been at the same time."""
        if self.first is None or self.last is None or other.first is None or other.last is None:
            return False
        if self.first > other.last or other.first > self.last:
            return False
        ours, theirs = _clocks(self.window), _clocks(other.window)
        return ours is None or theirs is None or (ours[0] <= theirs[1] and theirs[0] <= ours[1])


def _clocks(window: TimeWindow | None) -> tuple[str, str] | None:
    if window is None or window.start is None or window.end is None:
        return None
    return window.start[:_TO_THE_MINUTE], window.end[:_TO_THE_MINUTE]


_NEVER = Span(None, None, None, None)


def span_in(row: Row) -> Span:
    """The days and clock times of a row; what cannot be read is reported."""
    start, end = _moment(row, "time_start"), _moment(row, "time_end")
    if start is None and end is None:
        return _NEVER
    if start is not None and end is not None and _is_backwards(start, end):
        row.problem("time_end", "out-of-order", "the attack ends before it starts; no time was read")
        return _NEVER
    first, last = (start or end), (end or start)
    assert first is not None  # noqa: S101 - one of the two is there
    assert last is not None  # noqa: S101
    if first.day == last.day and start is not None and end is not None:
        period = Period.of(first.day)
    else:
        period = Period.between(*(None if at is None else UncertainDate.of(at.day) for at in (start, end)))
    return Span(period, _window(row, start, end), first.day, last.day)


def _is_backwards(start: _Moment, end: _Moment) -> bool:
    if start.day != end.day:
        return start.day > end.day
    return start.clock is not None and end.clock is not None and start.clock > end.clock


def _moment(row: Row, column: str) -> _Moment | None:
    cell = row[column].strip()
    moment = _moment_in(cell)
    if cell and moment is None:
        row.problem(column, "not-a-date", "this is no day, or day and clock time, written year first; none was read")
    return moment


@lru_cache(16_384)
def _moment_in(cell: str) -> _Moment | None:
    found = _TIME.fullmatch(cell)
    if found is None:
        return None
    year, month, day, hour, minute, second = found.groups()
    try:
        clock = None if hour is None else time(int(hour), int(minute), int(second or 0))
        return _Moment(date(int(year), int(month), int(day)), clock, second is not None)
    except ValueError:
        return None


def _window(row: Row, start: _Moment | None, end: _Moment | None) -> TimeWindow | None:
    """The window of clock times: of how long it went on, or the instant that stands as start and end."""
    first, last = (None if at is None or at.clock is None else at.local for at in (start, end))
    if first is None and last is None:
        return None
    meaning = WindowMeaning.UNCERTAINTY if first == last else WindowMeaning.DURATION
    try:
        return TimeWindow(start=first, end=last, zone=ZONE, meaning=meaning)
    except InvariantError as error:
        row.problem("time_start", "not-a-clock-time", f"{error}; only the days were read")
        return None


def time_cells(strike: StrikeEvent) -> Mapping[str, str]:
    """The cells for when a strike was, on clocks of Kyiv. An end without a clock time is told by its day."""
    period, window = strike.period, strike.window
    days = (None, None) if period is None else (period.earliest, period.latest)
    clocks = (None, None) if window is None else _in_kyiv(window)
    cells = (
        clock.replace("T", " ") if clock is not None else "" if day is None else day.isoformat()
        for clock, day in zip(clocks, days, strict=True)
    )
    return dict(zip(("time_start", "time_end"), cells, strict=True))


def _in_kyiv(window: TimeWindow) -> tuple[str | None, str | None]:
    """Both ends on clocks of Kyiv; neither where it is not said whose clocks they are."""
    if window.zone == ZONE:
        return window.start, window.end
    start, end = (
        None if at is None else at.astimezone(ZoneInfo(ZONE)).strftime("%Y-%m-%dT%H:%M")
        for at in (window.start_utc, window.end_utc)
    )
    return start, end
