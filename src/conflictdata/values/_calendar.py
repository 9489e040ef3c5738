"""Days as plain tuples, in a calendar wider than that of `datetime.date`: proleptic Gregorian, with a year 0."""

from calendar import isleap
from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from attrs import frozen

from conflictdata.vocab.times import DatePrecision

__all__ = ["AFTER_ALL", "BEFORE_ALL", "Day", "Digits", "Span", "month_length", "next_day"]

Day = tuple[int, int, int]
"""A calendar day as year, month and day."""

BEFORE_ALL: Day = (-(10**19), 1, 1)
"""Stands for the earliest day where there is none: earlier than any day that a text can name."""

AFTER_ALL: Day = (10**19, 12, 31)
"""Stands for the latest day where there is none: later than any day that a text can name."""

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def month_length(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return 29 if month == 2 and isleap(year) else _MONTH_LENGTHS[month - 1]


def next_day(day: Day) -> Day:
    """Return the day after."""
    year, month, number = day
    if number < month_length(year, month):
        return (year, month, number + 1)
    return (year, month + 1, 1) if month < 12 else (year + 1, 1, 1)


@frozen(kw_only=True)
class Digits:
    """The digits of a calendar date, each ``0`` to ``9`` or ``X`` for any digit."""

    year: str
    """Four digits, after a ``-`` for years before the year 0."""

    month: str
    """Two digits; ``XX`` where the date has no month."""

    day: str
    """Two digits; ``XX`` where the date has no day."""

    def real_days(self, *, first_year: int = -9999, last_year: int = 9999, backwards: bool = False) -> Iterator[Day]:
        """Yield every day of the calendar that fits the digits, in order of time, or backwards."""
        step = -1 if backwards else 1
        years = [year for year in _years(self.year) if first_year <= year <= last_year]
        months = [month for month in _fitting(self.month) if 1 <= month <= 12]
        days = [day for day in _fitting(self.day) if day >= 1]
        return (
            (year, month, day)
            for year in years[::step]
            for month in months[::step]
            for day in days[::step]
            if day <= month_length(year, month)
        )

    def common_day(self, other: "Digits") -> bool:
        """Return whether some day of the calendar fits both."""
        mine, theirs = (f"{date.year:>5}{date.month}{date.day}" for date in (self, other))
        merged = "".join(_both(pair) for pair in zip(mine, theirs, strict=True))
        both = Digits(year=merged[:5].strip(), month=merged[5:7], day=merged[7:])
        return "!" not in merged and any(True for _ in both.real_days())


@frozen(kw_only=True)
class Span:
    """One element of a date: a run of days, or the days in it that fit some digits."""

    text: str
    """The canonical spelling."""

    earliest: Day
    """The first day, or `BEFORE_ALL`."""

    latest: Day
    """The last day, or `AFTER_ALL`."""

    precision: DatePrecision
    """How finely the element is known."""

    digits: Digits | None = None
    """Where digits are unspecified, the digits: only days that fit them belong to the element. `None`: all days do."""

    def overlaps(self, other: "Span") -> bool:
        """Return whether some day belongs to both."""
        first, last = max(self.earliest, other.earliest), min(self.latest, other.latest)
        if first > last:
            return False
        if self.digits is not None and other.digits is not None:
            return self.digits.common_day(other.digits)
        digits = self.digits or other.digits
        if digits is None:
            return True
        return any(first <= day <= last for day in digits.real_days(first_year=first[0], last_year=last[0]))


def _both(pair: tuple[str, str]) -> str:
    """Return the digit that fits two, or ``!``."""
    one, other = pair
    if one == "X":
        return other
    return one if other in ("X", one) else "!"


@lru_cache(1024)
def _fitting(digits: str) -> tuple[int, ...]:
    """Return every number that fits the digits, in ascending order."""
    choices = product(*("0123456789" if digit == "X" else digit for digit in digits))
    return tuple(int("".join(choice)) for choice in choices)


def _years(digits: str) -> tuple[int, ...]:
    if digits.startswith("-"):
        return tuple(-year for year in reversed(_fitting(digits[1:])) if year)
    return _fitting(digits)
