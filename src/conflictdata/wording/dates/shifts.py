"""Which of the months, weekdays, seasons and holidays of one name is meant: the last, this, the next."""

from datetime import MAXYEAR, MINYEAR, date, timedelta

from conflictdata.errors import InvariantError
from conflictdata.wording.dates.calendar import Element, day, element, hull, season, shifted, unit_of, window
from conflictdata.wording.dates.language import Holiday

__all__ = ["holidays_near", "named", "near", "unit_shifted", "years_near"]

_STEPS = {"last": -1, "this": 0, "next": 1}


def years_near(when: date) -> range:
    """Return the years in which the nearest day of any name is found, 29 February too."""
    return range(max(MINYEAR, when.year - 8), min(MAXYEAR - 1, when.year + 8) + 1)


def near(kind: str, name: str, when: date) -> list[Element]:
    """Return the weekdays, days of the month, months, days of the year or seasons of one name around a day, in order.

    Args:
        kind: ``weekday`` (0 is Monday), ``day``, ``month``, ``date`` (``12-24``) or ``season``.
        name: Which of them.
        when: Around what.
    """
    if kind == "weekday":
        monday = when - timedelta(days=when.weekday())
        return [day(monday + timedelta(days=int(name) + 7 * week)) for week in range(-2, 3)]
    if kind == "season":
        return [season(number, name) for number in years_near(when)]
    texts = [f"{number:04}-{name}" for number in years_near(when)]
    if kind == "day":
        years = (when.year - 1, when.year, when.year + 1)
        texts = [f"{number:04}-{index:02}-{name}" for number in years for index in range(1, 13)]
    found: list[Element] = []
    for text in texts:
        try:
            found.append(element(text))
        except InvariantError:
            continue  # a day that not every year or month has
    return found


def holidays_near(holiday: Holiday, when: date) -> list[Element]:
    """Return one holiday around a day, in order of time."""
    numbers = (number for number in years_near(when) if number >= holiday.since)
    return [day(date(number, holiday.month, holiday.day)) for number in numbers]


def named(shift: str, kind: str, around: list[Element], today: date) -> tuple[Element, ...]:
    """Return what "last", "this", "past" or "next" with a name can mean, seen from a day.

    Args:
        shift: One of these four words.
        kind: ``weekday``, ``month``, ``season`` or ``holiday``.
        around: All of that name around the day, in order of time.
        today: The day.
    """
    earlier = [each for each in around if each.last is not None and each.last < today]
    before = earlier[-1:]
    after = [each for each in around if each.first is not None and each.first > today][:1]
    current = [each for each in around if each not in before and _holds(each, today)]
    if kind == "weekday":
        of_week = _in_week(around, today, _STEPS.get(shift, -1))
        if shift == "this":
            return _unique([*of_week, *(current or after)])
        return _unique([*of_week, *(after if shift == "next" else before)] if shift != "past" else before)
    if shift == "next":
        return tuple(after)
    if shift != "this":
        # Soon after a holiday, "last Christmas" may still be that of the year before.
        return tuple(earlier[-2:] if kind == "holiday" and _in_month(before, today) else [*before, *current])
    this_year = [each for each in around if each.first is not None and each.first.year == today.year]
    crosses = any(
        each.first is not None and each.last is not None and each.first.year < each.last.year for each in around
    )
    return tuple(current or ([*before, *after] if crosses else this_year))


def unit_shifted(shift: str, unit: str, today: date) -> Element:
    """Return what "last", "this", "past" or "next" with a day, week, month or year means, seen from a day."""
    if shift == "past":
        return hull((unit_of(shifted(today, -1, unit), unit), window(shifted(today, -1, unit), today)))
    return unit_of(shifted(today, _STEPS[shift], unit), unit)


def _holds(each: Element, today: date) -> bool:
    return each.first is not None and each.last is not None and each.first <= today <= each.last


def _in_month(elements: list[Element], today: date) -> bool:
    return any(each.first is not None and each.first.replace(day=1) == today.replace(day=1) for each in elements)


def _in_week(around: list[Element], today: date, weeks: int) -> list[Element]:
    week = unit_of(today + timedelta(days=7 * weeks), "week")
    return [each for each in around if each.first is not None and _holds(week, each.first)]


def _unique(elements: list[Element]) -> tuple[Element, ...]:
    return tuple(dict.fromkeys(elements))
