"""Arithmetic of dates that are known within bounds: elements, parts of them, distances.

Nothing here knows of words. Whatever falls outside the years 1 to 9999 raises `OverflowError` or `ValueError`.
"""

import re
from calendar import monthrange
from datetime import date, timedelta

from attrs import frozen

from conflictdata.values.dates import UncertainDate

__all__ = [
    "Element",
    "about",
    "day",
    "element",
    "hull",
    "marked",
    "month",
    "month_on",
    "part",
    "season",
    "section",
    "shifted",
    "text_of",
    "unit_of",
    "window",
    "year",
]

SEASONS = ("spring", "summer", "autumn", "winter")
_DATE = re.compile(r"[0-9X]{4}(?:-[0-9X]{2}){0,2}")


@frozen
class Element:
    """One of the times that a phrase can mean."""

    text: str
    """What stands for it in an EDTF text or set: a date, or a range of dates ``FIRST..LAST``."""

    first: date | None
    """Its first day; `None` without one."""

    last: date | None
    """Its last day, inclusive; `None` without one."""

    @property
    def is_window(self) -> bool:
        """Whether it is some time within the bounds, as opposed to a day, month, season or year."""
        return ".." in self.text or "," in self.text


def element(edtf: str) -> Element:
    """Return the element of one EDTF date or set.

    Raises:
        InvariantError: The text is no date, or not of the calendar.
    """
    when = UncertainDate(edtf)
    text = when.edtf.partition("T")[0]
    return Element(text.strip("[]"), when.earliest, when.latest)


def day(when: date) -> Element:
    """Return a day."""
    return Element(when.isoformat(), when, when)


def month(number: int, month: int) -> Element:
    """Return a month of a year."""
    return element(f"{number:04}-{month:02}")


def year(number: int) -> Element:
    """Return a year."""
    return element(f"{number:04}")


def season(number: int, name: str) -> Element:
    """Return a season, of the year in which it begins."""
    return element(f"{number:04}-{21 + SEASONS.index(name)}")


def window(first: date | None, last: date | None) -> Element:
    """Return some day from the first to the last; `None` for no bound."""
    if first is not None and first == last:
        return day(first)
    return Element(f"{first or ''}..{last or ''}", first, last)


def hull(elements: tuple[Element, ...]) -> Element:
    """Return some day from the first of all elements to the last."""
    firsts = [each.first for each in elements if each.first is not None]
    lasts = [each.last for each in elements if each.last is not None]
    return window(
        min(firsts) if len(firsts) == len(elements) else None, max(lasts) if len(lasts) == len(elements) else None
    )


def text_of(elements: tuple[Element, ...], longest: int = 200) -> str:
    """Return the EDTF text of one of the elements; their hull where they are too many for a text that long."""
    texts = tuple(dict.fromkeys(each.text for each in elements))
    text = ",".join(texts)
    if len(texts) == 1 and not elements[0].is_window:
        return text
    return f"[{text}]" if len(text) + 2 <= longest else f"[{hull(elements).text}]"


def marked(elements: tuple[Element, ...], mark: str) -> tuple[Element, ...]:
    """Return the elements with a mark of EDTF after each date in them."""
    texts = (_DATE.sub(rf"\g<0>{mark}", each.text) for each in elements)
    joined = (text.replace("?~", "%").replace("~?", "%") for text in texts)
    return tuple(Element(text, each.first, each.last) for text, each in zip(joined, elements, strict=True))


def month_on(when: date, months: int) -> date:
    """Return the day so many months later, or the last day of that month where it is shorter."""
    years, index = divmod(when.month - 1 + months, 12)
    target = when.year + years
    return date(target, index + 1, min(when.day, monthrange(target, index + 1)[1]))


def shifted(when: date, count: int, unit: str) -> date:
    """Return the day so many days, weeks, months or years later; it stays the same for hours."""
    if unit == "hour":
        return when
    if unit in {"day", "week"}:
        return when + timedelta(days=count * (7 if unit == "week" else 1))
    return month_on(when, count * (12 if unit == "year" else 1))


def unit_of(when: date, unit: str) -> Element:
    """Return the day, the week from Monday to Sunday, the month or the year that a day is in."""
    if unit == "day":
        return day(when)
    if unit == "week":
        monday = when - timedelta(days=when.weekday())
        return window(monday, monday + timedelta(days=6))
    return month(when.year, when.month) if unit == "month" else year(when.year)


def about(first: date, last: date, count: int, unit: str) -> Element:
    """Return when it was, so many units from some day between two; the count is negative for the past.

    A count of days is exact. Of hours only the days are known. A count of weeks, months or years says that the distance
    comes to it when it is rounded to the nearest, or cut to the whole, or that it was in the calendar unit so many back
    or ahead.
    """
    if unit == "hour":
        days = abs(count) // 24
        rest = 1 if abs(count) % 24 else 0
        if count < 0:
            return window(first - timedelta(days=days + rest), last - timedelta(days=days))
        return window(first + timedelta(days=days), last + timedelta(days=days + rest))
    if unit == "day" or count == 0:
        return window(shifted(first, count, unit), shifted(last, count, unit))
    calendar = unit_of(shifted(first, count, unit), unit), unit_of(shifted(last, count, unit), unit)
    half = {"week": (3, "day"), "month": (15, "day"), "year": (6, "month")}[unit]
    if count < 0:
        cut, rounded = shifted(first, count - 1, unit), shifted(shifted(last, count, unit), *half)
        return hull((*calendar, window(cut + timedelta(days=1), rounded)))
    cut, rounded = shifted(last, count + 1, unit), shifted(shifted(first, count, unit), -half[0], half[1])
    return hull((*calendar, window(rounded, cut - timedelta(days=1))))


def part(whole: Element, name: str) -> Element | None:
    """Return the early, middle or late part; `None` where the element has none.

    Of a month: days 1 to 10, 11 to 20, and the rest. Of a year: four months each. Of a season or a quarter: a month
    each. Of a week: Monday to Wednesday, Tuesday to Thursday, Thursday to Sunday. Of a decade: years 0 to 3, 3 to 6,
    6 to 9.
    """
    first, last = whole.first, whole.last
    if first is None or last is None:
        return None
    index = ("early", "mid", "late").index(name)
    days = (last - first).days + 1
    if days == 7 and first.weekday() == 0:
        return window(*(first + timedelta(days=number) for number in ((0, 2), (1, 3), (3, 6))[index]))
    if 28 <= days <= 31 and first.day == 1:
        return window(
            first.replace(day=(1, 11, 21)[index]), (first.replace(day=10), first.replace(day=20), last)[index]
        )
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if first.day != 1 or whole.is_window or months % 3:
        return None
    if months == 120:
        years = ((0, 3), (3, 6), (6, 9))[index]
        one, other = (first.year + number for number in years)
        return Element(f"{one:04}..{other:04}", date(one, 1, 1), date(other, 12, 31))
    size = months // 3
    start, end = month_on(first, index * size), month_on(first, (index + 1) * size) - timedelta(days=1)
    return _months(start, end)


def _months(first: date, last: date) -> Element:
    """Return the months from one to another, as one month where it is one."""
    ends = first.isoformat()[:7], last.isoformat()[:7]
    return Element(ends[0] if ends[0] == ends[1] else "..".join(ends), first, last)


def section(whole: Element, name: str) -> Element | None:
    """Return a half or a quarter of a year, a half of a month, or a week of a month; `None` where it has none.

    The weeks of a month are counted from its first day, and the last week is its last seven days.
    """
    first, last = whole.first, whole.last
    kind, _, number = name.partition("-")
    if len(whole.text) == 4 and whole.text.isdecimal() and kind != "week":
        return element(f"{whole.text}-{(39 if kind == 'half' else 32) + int(number)}")
    if kind == "quarter" or first is None or last is None or whole.text != first.isoformat()[:7]:
        return None
    if kind == "half":
        return window(*((first, first.replace(day=15)) if number == "1" else (first.replace(day=16), last)))
    if number == "last":
        return window(last - timedelta(days=6), last)
    return window(first.replace(day=7 * int(number) - 6), first.replace(day=7 * int(number)))
