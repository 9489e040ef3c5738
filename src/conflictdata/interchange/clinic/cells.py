"""What single cells look like: plain numbers, dates in the shapes that tables use, words for what is absent."""

import re
from datetime import date
from functools import lru_cache
from math import isfinite

from attrs import frozen

from conflictdata.interchange.dates import readings_of
from conflictdata.interchange.texts import calendar_day

__all__ = [
    "MISSING_WORDS",
    "Shape",
    "has_number",
    "is_missing",
    "is_plain",
    "is_scientific",
    "number_in",
    "shape_of",
]

_LONGEST = 40
_PLAIN = re.compile(r"[-+]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
_SCIENTIFIC = re.compile(r"[-+]?\d+(?:\.\d*)?[eE][-+]?\d{1,3}", re.ASCII)
_GROUPED = re.compile(r"[-+]?\d{1,3}([,' \u00a0\u202f\u2019])\d{3}(?:\1\d{3})*(?:\.\d+)?", re.ASCII)
_SEPARATORS = str.maketrans("", "", ",' \u00a0\u202f\u2019")

_SIGNS = "- -- --- \u2013 \u2014 ? ?? . .. ..."
_WORDS = "na n/a n.a. n.a #n/a none null nil nan unknown unk unk. unspecified undetermined unclear tbd"
_PHRASES = ("not known", "not available", "no data", "not reported", "not applicable")
MISSING_WORDS = frozenset({*_SIGNS.split(), *_WORDS.split(), *_PHRASES})
"""Words and signs that tables write for what is not known, does not apply, or is not there."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_CLOCK = r"(?P<clock>(?:[T ]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?: ?[AP]M)?)?(?:Z|[-+]\d{2}:?\d{2})?)"


def _form(pattern: str) -> "re.Pattern[str]":
    return re.compile(pattern + _CLOCK, re.ASCII | re.IGNORECASE)


_FORMS = (
    ("year-month-day with hyphens", _form(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})")),
    ("year/month/day with slashes", _form(r"(?P<y>\d{4})/(?P<m>\d{1,2})/(?P<d>\d{1,2})")),
    ("day and month with slashes", _form(r"(?P<a>\d{1,2})/(?P<b>\d{1,2})/(?P<y>\d{4})")),
    ("day and month with dots", _form(r"(?P<a>\d{1,2})\.(?P<b>\d{1,2})\.(?P<y>\d{4})")),
    ("day and month with hyphens", _form(r"(?P<a>\d{1,2})-(?P<b>\d{1,2})-(?P<y>\d{4})")),
    ("day and month, year of two digits", _form(r"(?P<a>\d{1,2})[-/.](?P<b>\d{1,2})[-/.](?P<yy>\d{2})")),
    ("day, name of month, year", _form(rf"(?P<d>\d{{1,2}})[- ](?P<n>{_NAMED})[-, ]+(?P<y>\d{{4}})")),
    ("day, name of month, year of two digits", _form(rf"(?P<d>\d{{1,2}})[- ](?P<n>{_NAMED})[-, ]+(?P<yy>\d{{2}})")),
    ("name of month, day, year", _form(rf"(?P<n>{_NAMED}) +(?P<d>\d{{1,2}}),? +(?P<y>\d{{4}})")),
)


@frozen
class Shape:
    """How a date is written, and the day that it is, as far as its text decides that."""

    form: str
    """The order of its parts and what stands between them."""

    has_clock: bool
    """Whether a clock time follows."""

    padding: str
    """``padded`` if a part has a zero in front, ``short`` if a part below ten has none; empty if neither shows."""

    days: tuple[date | None, date | None]
    """The day with the day first, and with the month first; twice the same where the form leaves no choice."""

    short_year: bool = False
    """Whether the year has two digits only, so that no day is known."""

    @property
    def is_possible(self) -> bool:
        """Whether there is such a day in the calendar, read one way or the other."""
        return self.short_year or self.days != (None, None)


@lru_cache(65_536)
def shape_of(text: str) -> Shape | None:
    """How a date is written; `None` if the text is no date with a day."""
    text = text.strip()
    if not 6 <= len(text) <= _LONGEST:
        return None
    for form, pattern in _FORMS:
        found = pattern.fullmatch(text)
        if found is not None:
            return _shape(form, found)
    return None


def _shape(form: str, found: "re.Match[str]") -> Shape:
    parts = found.groupdict()
    written = [parts[key] for key in ("a", "b", "m", "d") if parts.get(key)]
    padding = "padded" if any(part.startswith("0") for part in written) else ""
    padding = "short" if any(len(part) == 1 for part in written) else padding
    clock = ":" in parts["clock"]
    if parts.get("yy"):
        return Shape(form, clock, padding, (None, None), short_year=True)
    if parts.get("a"):
        return Shape(form, clock, padding, readings_of(f"{parts['a']}/{parts['b']}/{parts['y']}"))
    month = _MONTHS.index(parts["n"][:3].lower()) + 1 if parts.get("n") else int(parts["m"])
    day = calendar_day(int(parts["y"]), month, int(parts["d"]))
    return Shape(form, clock, padding, (day, day))


def number_in(text: str) -> float | None:
    """The number that a cell is, with or without separators between thousands; `None` if it is something else."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    if _PLAIN.fullmatch(text):
        return float(text) if "." in text else int(text)
    if _SCIENTIFIC.fullmatch(text):
        return number if isfinite(number := float(text)) else None
    if _GROUPED.fullmatch(text):
        return number_in(text.translate(_SEPARATORS))
    return None


def is_plain(text: str) -> bool:
    """Whether a cell is a number that every program reads as one."""
    text = text.strip()
    return bool(_PLAIN.fullmatch(text) or _SCIENTIFIC.fullmatch(text))


def is_scientific(text: str) -> bool:
    """Whether a cell is a number with an exponent, such as ``4.1E+8``."""
    return _SCIENTIFIC.fullmatch(text.strip()) is not None


def has_number(text: str) -> bool:
    """Whether there is a digit in a text."""
    return any(character.isdigit() for character in text)


def is_missing(text: str) -> bool:
    """Whether a cell says that something is not known, does not apply, or is not there."""
    return len(text) <= _LONGEST and text.strip().casefold() in MISSING_WORDS
