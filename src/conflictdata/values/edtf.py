"""The Extended Date/Time Format: from a text to its canonical spelling and to the days that it can mean.

The grammar is that of ISO 8601-2:2019, annex A, as published at https://www.loc.gov/standards/datetime/. Read are

- level 0: years, months, days, date-times, and intervals between dates;
- level 1: years of more than four digits (``Y170000002``), negative years, seasons 21 to 24, the qualifiers ``?``
  (uncertain), ``~`` (approximate) and ``%`` (both), unspecified digits from the right, and interval ends that are open
  (``..``) or unknown (empty);
- of level 2: exponential years (``Y-17E7``), significant digits (``1950S2``), sub-year groupings 25 to 41, qualifiers
  of single components and of groups, unspecified digits anywhere (``156X-12-25``), and one-of sets (``[1667,1670..]``).

All-of sets (``{1667,1668}``) are refused: they are several dates. So are a season of a year with unspecified digits,
and date-times in sets and intervals. One thing goes beyond the standard: an end of an interval may be a one-of set.
Texts are ASCII, have no white space and at most 200 characters, and a year has at most 18 digits.

Each date has one spelling:

- A qualifier to the right of a component covers it and all components to its left; one to the left of a component
  covers that component only. Qualifiers that meet on a component add up, ``?`` and ``~`` to ``%``. The leading
  components that are qualified alike take one qualifier on the right of the last of them, each other component takes
  its own on the left: ``?2004-06`` is ``2004?-06``, ``2004?-06~`` is ``2004%-~06``, ``?2004-?06`` is ``2004-06?``.
- Exponential years are written out, with a ``Y`` only beyond four digits. As many significant digits as the year has
  (leading zeros apart) are all of them, and are left out.
- In a one-of set, whole days, whole months and whole years that follow each other without a gap become one range, equal
  elements become one, and the elements stand in order of time. A set of a single date is that date.
- The offset of a date-time is ``Z`` or has hours and minutes.

Nothing else is rewritten. Unspecified digits stay as they are even where only one day fits, since they say which digits
were known: ``2024-06-3X`` and ``2024-06-30`` are two texts, and unequal.

Days are plain ``(year, month, day)`` tuples in the proleptic Gregorian calendar with a year 0, since years may lie
outside those of `datetime.date`.
"""

import re
from datetime import MINYEAR, UTC, date, datetime, time, timedelta, timezone
from functools import lru_cache
from itertools import takewhile

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.values._calendar import AFTER_ALL, BEFORE_ALL, Day, Digits, Span, month_length, next_day
from conflictdata.vocab.times import DatePrecision

__all__ = ["ParsedDate", "ParsedPeriod", "parse_date", "parse_period"]

_MAX_LENGTH = 200
_MAX_YEAR_DIGITS = 18
_CACHED_TEXTS = 16_384

# The index of a mark is the sum of what it says: 1 uncertain, 2 approximate.
_MARKS = ("", "?", "~", "%")
_UNMARKED = re.compile(r"[^?~%]+")
_CALENDAR = re.compile(
    r"([?~%]?)(-?[0-9X]{4})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?)(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)
_YEAR = re.compile(r"([?~%]?)(?:(-?[0-9]{4})|Y(-?[1-9][0-9]*)(?:E([1-9][0-9]*))?)(?:S([1-9][0-9]*))?([?~%]?)")
_MOMENT = re.compile(
    r"(-?[0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?"
)

_BLOCKS = (DatePrecision.YEAR, DatePrecision.DECADE, DatePrecision.CENTURY, DatePrecision.MILLENNIUM)
_PLAIN = (DatePrecision.DAY, DatePrecision.MONTH, DatePrecision.YEAR)
_SEASON, _QUARTER = DatePrecision.SEASON, DatePrecision.QUARTER
_THIRD, _HALF = DatePrecision.QUADRIMESTER, DatePrecision.HALF_YEAR
# First month, number of months, precision. The seasons are those of meteorology; 21 to 24 state no hemisphere.
_GROUPINGS = {
    **{21 + i: (3 + 3 * i, 3, _SEASON) for i in range(4)},
    **{25 + i: (3 + 3 * i, 3, _SEASON) for i in range(4)},
    **{29 + i: ((9, 12, 3, 6)[i], 3, _SEASON) for i in range(4)},
    **{33 + i: (1 + 3 * i, 3, _QUARTER) for i in range(4)},
    **{37 + i: (1 + 4 * i, 4, _THIRD) for i in range(3)},
    **{40 + i: (1 + 6 * i, 6, _HALF) for i in range(2)},
}


@frozen(kw_only=True)
class ParsedDate:
    """A date as it was read: its canonical text and the days that it can mean."""

    text: str
    """The canonical spelling."""

    spans: tuple[Span, ...]
    """What the date is one of: a single element, or the elements of a one-of set in order of time."""

    earliest: Day
    """The first day of all, or `BEFORE_ALL`."""

    latest: Day
    """The last day of all, or `AFTER_ALL`."""

    precision: DatePrecision
    """How finely the date is known."""

    moment: datetime | None = None
    """The clock time on that day; `None` where none is stated, or outside the years of `datetime.datetime`."""

    def overlaps(self, other: "ParsedDate") -> bool:
        """Return whether some day belongs to both."""
        return any(mine.overlaps(theirs) for mine in self.spans for theirs in other.spans)


@frozen(kw_only=True)
class ParsedPeriod:
    """A single date, or an interval between two, as it was read."""

    text: str
    """The canonical spelling."""

    start: ParsedDate | None
    """The date itself, or that of the start; `None` where the start is open or unknown."""

    end: ParsedDate | None
    """The date itself, or that of the end; `None` where the end is open or unknown."""

    earliest: Day
    """The first day on which it can have begun, or `BEFORE_ALL`."""

    latest: Day
    """The last day on which it can have ended, or `AFTER_ALL`."""


@lru_cache(_CACHED_TEXTS)
def parse_date(text: str) -> ParsedDate:
    """Read one date; an interval is none.

    Raises:
        InvariantError: the text is no such date. Its ``rule`` says what is wrong and what to write.
    """
    _check_size(text)
    if "/" in text:
        raise _wrong(f"{_shown(text)} is an interval, not one date: use Period for it")
    if text.startswith("{"):
        raise _wrong(f"{_shown(text)} is an all-of set, which is several dates: write one record for each of them")
    parsed = _read_set(text) if text.startswith("[") else _read_moment(text) or _alone(_read_span(text))
    _check_size(parsed.text)
    return parsed


@lru_cache(_CACHED_TEXTS)
def parse_period(text: str) -> ParsedPeriod:
    """Read one date, or an interval.

    Raises:
        InvariantError: the text is neither. Its ``rule`` says what is wrong and what to write.
    """
    _check_size(text)
    if "/" not in text:
        alone = parse_date(text)
        return ParsedPeriod(text=alone.text, start=alone, end=alone, earliest=alone.earliest, latest=alone.latest)
    left, _, right = text.partition("/")
    if "/" in right:
        raise _wrong(f"{_shown(text)} has more than one slash: write START/END, and each day as in 2024-12-03")
    start, end = _read_end(left), _read_end(right)
    if start is None and end is None:
        raise _wrong(f"{_shown(text)} states neither a start nor an end: leave the period out")
    canonical = f"{start.text if start else left}/{end.text if end else right}"
    _check_size(canonical)
    earliest = start.earliest if start else BEFORE_ALL
    latest = end.latest if end else AFTER_ALL
    if latest < earliest:
        raise _wrong(f"{_shown(text)} ends before it can have started: write the start first")
    return ParsedPeriod(text=canonical, start=start, end=end, earliest=earliest, latest=latest)


def _read_end(text: str) -> ParsedDate | None:
    """Read one end of an interval; `None` if it is open or unknown."""
    if text in ("", ".."):
        return None
    if "T" in text:
        raise _wrong(
            f"{_shown(text)} has a clock time, which an interval does not take: use TimeWindow for clock times"
        )
    return parse_date(text)


def _alone(span: Span) -> ParsedDate:
    return ParsedDate(
        text=span.text, spans=(span,), earliest=span.earliest, latest=span.latest, precision=span.precision
    )


def _read_moment(text: str) -> ParsedDate | None:
    """Read a date-time; `None` if the text has no time."""
    match = _MOMENT.fullmatch(text)
    if match is None:
        return None
    day = _read_span(match[1])
    try:
        clock = time(int(match[2]), int(match[3]), int(match[4]))
    except ValueError:
        raise _wrong(f"{_shown(text)} has no clock time from 00:00:00 to 23:59:59") from None
    zone, suffix = _read_offset(match[5])
    return ParsedDate(
        text=f"{day.text}T{clock:%H:%M:%S}{suffix}",
        spans=(day,),
        earliest=day.earliest,
        latest=day.latest,
        precision=DatePrecision.SECOND,
        moment=datetime.combine(date(*day.earliest), clock, zone) if day.earliest[0] >= MINYEAR else None,
    )


def _read_offset(text: str | None) -> tuple[timezone | None, str]:
    """Return the zone, and its canonical spelling."""
    if text is None:
        return None, ""
    if text in ("-00", "-00:00"):
        raise _wrong("the offset -00:00 is not allowed in ISO 8601: write Z for UTC, or no offset if it is not known")
    if text in ("Z", "+00", "+00:00"):
        return UTC, "Z"
    hours, minutes = int(text[1:3]), int(text[4:] or "0")
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset), f"{text[:3]}:{minutes:02}"


def _read_set(text: str) -> ParsedDate:
    """Read a one-of set."""
    if not text.endswith("]"):
        raise _wrong(f"{_shown(text)} has no closing bracket at its end")
    ranges = _merge([_read_range(part) for part in text[1:-1].split(",")])
    spans = sorted(
        (_span(start, end) for start, end in ranges), key=lambda span: (span.earliest, span.latest, span.text)
    )
    spans = [span for index, span in enumerate(spans) if index == 0 or span.text != spans[index - 1].text]
    if len(spans) == 1 and spans[0].precision is not DatePrecision.SET:
        return _alone(spans[0])
    return ParsedDate(
        text=f"[{','.join(span.text for span in spans)}]",
        spans=tuple(spans),
        earliest=spans[0].earliest,
        latest=max(span.latest for span in spans),
        precision=DatePrecision.SET,
    )


def _read_range(text: str) -> tuple[Span | None, Span | None]:
    """Read one element of a set; `None` stands for an end that is open, and a single date for both of its ends."""
    left, dots, right = text.partition("..")
    if not dots:
        span = _read_span(text)
        return span, span
    start, end = (_read_span(part) if part else None for part in (left, right))
    if start is None and end is None:
        raise _wrong("a set lists '..' with no date on either side: write a date before it, after it, or both")
    if start is not None and end is not None and (end.earliest < start.earliest or end.latest < start.latest):
        raise _wrong(f"the range {_shown(text)} runs backwards: write the earlier date first")
    return start, end


def _merge(ranges: list[tuple[Span | None, Span | None]]) -> list[tuple[Span | None, Span | None]]:
    """Join the ranges of whole days, months or years that touch or overlap others of the same precision."""
    merged = [ends for ends in ranges if _plain_precision(ends) is None]
    for precision in _PLAIN:
        alike = sorted((ends for ends in ranges if _plain_precision(ends) is precision), key=_bounds)
        joined = alike[:1]
        for start, end in alike[1:]:
            last_start, last_end = joined[-1]
            _, reach = _bounds(joined[-1])
            earliest, latest = _bounds((start, end))
            if reach == AFTER_ALL or earliest <= next_day(reach):
                joined[-1] = (last_start, end if latest > reach else last_end)
            else:
                joined.append((start, end))
        merged += joined
    if (None, None) in merged:
        raise _wrong("the set leaves out no date at all: leave the date out")
    return merged


def _plain_precision(ends: tuple[Span | None, Span | None]) -> DatePrecision | None:
    """Return the precision that both ends have if they are whole days, months or years; `None` otherwise."""
    spans = [span for span in ends if span is not None]
    precision = spans[0].precision
    if precision not in _PLAIN or any(span.precision is not precision for span in spans):
        return None
    return precision if all(span.digits is None and _UNMARKED.fullmatch(span.text) for span in spans) else None


def _bounds(ends: tuple[Span | None, Span | None]) -> tuple[Day, Day]:
    start, end = ends
    return (start.earliest if start else BEFORE_ALL, end.latest if end else AFTER_ALL)


def _span(start: Span | None, end: Span | None) -> Span:
    """Return the element of a set that reaches from one date to another."""
    if start is not None and end is not None and start.text == end.text:
        return start
    earliest, latest = _bounds((start, end))
    text = f"{start.text if start else ''}..{end.text if end else ''}"
    return Span(text=text, earliest=earliest, latest=latest, precision=DatePrecision.SET)


def _read_span(text: str) -> Span:
    """Read a date without a time."""
    if not text:
        raise _wrong("a set has an empty element: leave out the comma or the brackets")
    if "T" in text:
        raise _wrong(
            f"{_shown(text)} is not a date with a clock time: write 2024-12-03T09:00:00, then Z, or an offset such as "
            "+02:00, or nothing, and put it in no set. Use TimeWindow for a time to the minute or within bounds"
        )
    if text.lstrip("?~%").startswith("-0000"):
        raise _wrong(f"{_shown(text)} has the year -0000: write 0000, the year before 0001")
    match = _CALENDAR.fullmatch(text)
    if match:
        groups = match.groups()
        parts = zip(groups[0::3], groups[1::3], groups[2::3], strict=True)
        return _read_calendar(text, [part for part in parts if part[1] is not None])
    match = _YEAR.fullmatch(text)
    if match:
        left, short, long, exponent, significant, right = match.groups()
        year = int(short) if short else _long_year(text, long, exponent)
        return _read_year(text, year, significant, (left, right))
    raise _wrong(
        f"{_shown(text)} is not a date of the Extended Date/Time Format: write a date such as 2024, 2024-12 or "
        "2024-12-03, with X for each unknown digit, and ?, ~ or % after what is uncertain, approximate, or both"
    )


def _read_calendar(text: str, parts: list[tuple[str, str, str]]) -> Span:
    """Read a year of four digits, with a month or season, and a day: each with its left and its right mark."""
    year, *rest = (part[1] for part in parts)
    spelled = _spell([year, *rest], parts)
    if rest and rest[0].isdecimal() and int(rest[0]) > 12:
        return _read_grouping(text, spelled, year, rest)
    digits = Digits(year=year, month=rest[0] if rest else "XX", day=rest[1] if len(rest) == 2 else "XX")
    earliest, latest = next(digits.real_days(), None), next(digits.real_days(backwards=True), None)
    if earliest is None or latest is None:
        raise _wrong(f"{_shown(text)} is no day of the calendar: correct the month or the day")
    written = f"{year[-4:]}{''.join(rest)}"
    known = len("".join(takewhile(str.isdecimal, written)))
    if known == len(written):
        return Span(text=spelled, earliest=earliest, latest=latest, precision=_PLAIN[2 - len(rest)])
    precision = _block(4 - known) if known < 4 else DatePrecision.YEAR if known < 6 else DatePrecision.MONTH
    return Span(text=spelled, earliest=earliest, latest=latest, precision=precision, digits=digits)


def _read_grouping(text: str, spelled: str, year: str, rest: list[str]) -> Span:
    """Read a season, quarter, quadrimester or half-year."""
    if int(rest[0]) not in _GROUPINGS:
        raise _wrong(
            f"{_shown(text)} has no such month: write 01 to 12, or 21 to 41 for a season or another part of a year"
        )
    if len(rest) > 1 or "X" in year:
        raise _wrong(f"{_shown(text)} has a season, or another part of a year: write it after a full year, with no day")
    first, months, precision = _GROUPINGS[int(rest[0])]
    carried, last = divmod(first + months - 2, 12)
    end_year, end_month = int(year) + carried, last + 1
    latest = (end_year, end_month, month_length(end_year, end_month))
    return Span(text=spelled, earliest=(int(year), first, 1), latest=latest, precision=precision)


def _long_year(text: str, digits: str, exponent: str | None) -> int:
    """Return the year that stands after a ``Y``."""
    length = len(digits.removeprefix("-"))
    if exponent is None and length <= 4:
        raise _wrong(
            f"{_shown(text)} has a Y, which is for years of more than four digits: write four digits without it"
        )
    if length + int(exponent or 0) > _MAX_YEAR_DIGITS:
        raise _wrong(f"{_shown(text)} has a year of more than {_MAX_YEAR_DIGITS} digits")
    return int(digits + "0" * int(exponent or 0))


def _read_year(text: str, year: int, significant: str | None, marks: tuple[str, str]) -> Span:
    """Read a year that has a ``Y`` or significant digits."""
    size = len(str(abs(year)))
    kept = int(significant or size)
    if kept > size:
        raise _wrong(f"{_shown(text)} has more significant digits than the year has: write at most S{size}")
    block = int("1" + "0" * (size - kept))
    nearest = abs(year) // block * block
    first, last = (nearest, nearest + block - 1) if year >= 0 else (1 - nearest - block, -nearest)
    sign = "-" if year < 0 else ""
    number = f"{sign}{abs(year):04}" if abs(year) <= 9999 else f"Y{year}"
    number = number if kept == size else f"{number}S{kept}"
    spelled = _spell([number], [(marks[0], number, marks[1])])
    return Span(text=spelled, earliest=(first, 1, 1), latest=(last, 12, 31), precision=_block(size - kept))


def _block(exponent: int) -> DatePrecision:
    """Return the precision of a year whose last digits, that many, are not known."""
    return _BLOCKS[exponent] if exponent < len(_BLOCKS) else DatePrecision.LONGER


def _spell(components: list[str], parts: list[tuple[str, str, str]]) -> str:
    """Write the components with as few marks as say the same."""
    meanings: list[int] = []
    from_right = 0
    for left, _, right in reversed(parts):
        from_right |= _MARKS.index(right)
        meanings.insert(0, from_right | _MARKS.index(left))
    alike = len(list(takewhile(lambda meaning: meaning == meanings[0], meanings)))
    mark = _MARKS[meanings[0]]
    head = "-".join(components[:alike]) + mark
    return "-".join([head, *(_MARKS[m] + c for m, c in zip(meanings[alike:], components[alike:], strict=True))])


def _check_size(text: str) -> None:
    if not text:
        raise _wrong("the text is empty: leave the date out where there is none")
    if len(text) > _MAX_LENGTH:
        raise _wrong(f"the text is longer than {_MAX_LENGTH} characters: write a range or fewer digits")


def _shown(text: str) -> str:
    """Return the text for a message: in ASCII, and not at any length."""
    return ascii(text if len(text) <= 40 else f"{text[:37]}...")


def _wrong(rule: str) -> InvariantError:
    return InvariantError(ParsedDate, ("edtf",), rule)
