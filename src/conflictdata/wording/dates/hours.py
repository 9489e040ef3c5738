"""From the tree of a phrase with hours, or with a part of a day, to clock times.

No source defines the hours of a night or a morning. Those here are wide, so that what a source calls so is within them.
"""

from datetime import date, timedelta

from conflictdata.vocab.times import WindowMeaning
from conflictdata.wording.dates.calendar import Element, day
from conflictdata.wording.dates.context import Clock, Context
from conflictdata.wording.dates.grammar import Node
from conflictdata.wording.dates.meaning import dates_of, pair_of

__all__ = ["clock_of"]

_EVENING, _DAYBREAK = "18:00", "09:00"
_HOURS = {
    "small_hours": ("00:00", "07:00"),
    "dawn": ("03:00", "09:00"),
    "morning": ("03:00", "12:00"),
    "noon": ("11:00", "13:00"),
    "afternoon": ("12:00", "19:00"),
    "evening": ("16:00", "24:00"),
    "midnight": ("00:00", "24:00"),
    "early": ("00:00", "12:00"),
    "late": ("16:00", "24:00"),
}
# Whether the night begins on the day before, and whether it ends on the day after.
_NIGHTS = {
    "night_now": (1, 0),
    "night_next": (0, 1),
    "night_days": (0, 0),
    "night_into": (1, 0),
    "night_from": (0, 1),
    "night_on": (1, 1),
}
_ONE = timedelta(days=1)


def clock_of(node: Node, context: Context) -> Clock:
    """Return the clock times that a phrase states, or the hours of the part of a day that it names."""
    if node.rule in _NIGHTS:
        before, after = _NIGHTS[node.rule]
        first, last = _days(node, context)
        return Clock(f"{first - before * _ONE}T{_EVENING}", f"{last + after * _ONE}T{_DAYBREAK}", context.zone)
    if node.rule in {"daypart", "edge"}:
        start, end = _HOURS[node.need(node.rule).word]
        first, last = _days(node, context)
        return Clock(f"{first}T{start}", f"{last}T{end}" if end != "24:00" else f"{last + _ONE}T00:00", context.zone)
    if node.rule in {"moments", "between_moments"}:
        return _from_to(node, context)
    moment = node.need("moment")
    first, last = _days(moment, context)
    time, zone = _time(moment, context), _zone(moment, context)
    start, end = f"{first}T{time}", f"{last}T{time}"
    if node.rule == "by_moment":
        return Clock(None, end, zone)
    if node.rule == "at":
        return Clock(start, end, zone)
    return Clock(start, None, zone, WindowMeaning[("DURATION" if node.rule == "since_moment" else "UNCERTAINTY")])


def _from_to(node: Node, context: Context) -> Clock:
    """Return the window between two clock times; a time without a date is on the nearest day to the other."""
    left, right = node.need("moment"), node.need("moment2")
    start_time, end_time = _time(left, context), _time(right, context)
    zones = {_zone(each, context) for each in (left, right) if each.slot("zone")} or {context.zone}
    if len(zones) > 1:
        context.refuse(node, "its ends are in different zones")
    passes_midnight = start_time > end_time
    if right.slot("date") is None and left.slot("date") is not None:
        first, last = _days(left, context)
        last += passes_midnight * _ONE
    else:
        first, last = _days(right, context)
        first = _days(left, context)[0] if left.slot("date") is not None else first - passes_midnight * _ONE
    start, end = f"{first}T{start_time}", f"{last}T{end_time}"
    if start > end:
        context.refuse(node, "it ends before it starts")
    meaning = WindowMeaning.DURATION if node.rule == "moments" else WindowMeaning.UNCERTAINTY
    return Clock(start, end, zones.pop(), meaning)


def _days(node: Node, context: Context) -> tuple[date, date]:
    """Return the first and the last day that a phrase can refer to: the day of the text if it names none."""
    if node.rule == "night_days":
        one, other = pair_of(node, context)
        return _whole_days(node, context, (*one, *other))
    named = node.slot("date")
    weekday = node.slot("weekday")
    if named is not None:
        return _whole_days(named, context, dates_of(named, context))
    if weekday is not None:
        return _whole_days(node, context, dates_of(Node("calendar", node.start, node.end, node.slots[1:]), context))
    return _whole_days(node, context, (day(context.day(node)),))


def _whole_days(node: Node, context: Context, elements: tuple[Element, ...]) -> tuple[date, date]:
    days = [each.first for each in elements if each.first is not None and each.first == each.last]
    if len(days) < len(elements):
        context.refuse(node, "hours belong to a day: give one with its year, or relative_to")
    return min(days), max(days)


def _zone(moment: Node, context: Context) -> str | None:
    zone = moment.slot("zone")
    return context.zone if zone is None or zone.word == "local" else zone.word


def _time(moment: Node, context: Context) -> str:
    """Return the clock time of a moment with two digits for each part."""
    time = moment.need("time")
    clock, minute, half = time.slot("clock"), time.slot("minute"), time.slot("half")
    parts = clock.word.split(":") if clock else [time.need("hour").word, minute.word if minute else "0"]
    hour, minutes, *seconds = map(int, parts)
    if half is not None and not 1 <= hour <= 12:
        context.refuse(time, "an hour of half a day is from 1 to 12")
    if half is not None:
        hour = hour % 12 + (12 if half.word == "pm" else 0)
    if hour > 23 or max(minutes, *seconds, 0) > 59:
        context.refuse(time, "that is no clock time from 00:00 to 23:59")
    return ":".join(f"{number:02}" for number in (hour, minutes, *seconds))
