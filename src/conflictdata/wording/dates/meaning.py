"""From the tree of a date phrase to the times that it can mean.

The conventions are told by `conflictdata.wording.dates.read_date`.
"""

from collections.abc import Callable
from datetime import date, timedelta

from attrs import evolve

from conflictdata.errors import InvariantError
from conflictdata.wording.dates import calendar
from conflictdata.wording.dates.calendar import Element
from conflictdata.wording.dates.context import Context, Extent
from conflictdata.wording.dates.figures import read_figures
from conflictdata.wording.dates.grammar import Node
from conflictdata.wording.dates.shifts import holidays_near, named, near, unit_shifted

__all__ = ["dates_of", "extent_of", "pair_of"]

Elements = tuple[Element, ...]

_NEEDS_YEAR = "it does not say which year: write the year, or give relative_to"
_NONE_NEAR = "there is no such date near the date of the text"
_TWO_DIGITS = "a year of two digits does not say which century"


def dates_of(node: Node, context: Context) -> Elements:
    """Return what a date phrase can mean."""
    return _RULES[node.rule](node, context)


def extent_of(node: Node, context: Context) -> Extent:
    """Return the stretch of time that a phrase claims."""
    if node.rule == "since":
        return Extent(_bounded(node.need("date"), context), goes_on=True)
    if node.rule == "until":
        return Extent(end=_either_side(node.need("date"), context))
    if node.rule == "recent":
        today = context.day(node)
        unit, count = _distance(node)
        if count is None:
            context.refuse(node, "it does not say how many")
        days = -(-count // 24) if unit == "hour" else 0
        return Extent(
            (calendar.day(calendar.shifted(today, -count, unit) - timedelta(days=days)),), _today(context, node)
        )
    start, end = pair_of(node, context)
    first, last = calendar.hull(start).first, calendar.hull(end).last
    if first is not None and last is not None and last < first:
        context.refuse(node, "it ends before it starts")
    return Extent(start, end)


def pair_of(node: Node, context: Context) -> tuple[Elements, Elements]:
    """Return the two ends of a range; what one of them leaves out is taken from the other."""
    left, right = node.slot("date"), node.slot("date2")
    if left is None or right is None:
        left, right = _two_days(node, context)
    if _has_no_year(right):
        start = _bounded(left, context)
        floor = calendar.hull(start).first
        return start, _bounded(right, context if floor is None else evolve(context, floor=floor))
    end = _bounded(right, context)
    limit = calendar.hull(end).last
    return _bounded(left, context if limit is None else evolve(context, limit=limit)), end


def _two_days(node: Node, context: Context) -> tuple[Node, Node]:
    """Return both days of "24-25 December 2024"."""
    shared = tuple((name, each) for name, each in node.slots if name in {"month", "year"})
    pair = node.slot("pair")
    if pair is not None:
        one, other = (Node("day", node.start, node.end, word=word) for word in pair.word.split("/"))
    else:
        one, other = node.need("day"), node.need("day2")
    if int(one.word) >= int(other.word):
        context.refuse(node, "the second day is not after the first")
    left, right = (Node("calendar", node.start, node.end, (("day", day), *shared)) for day in (one, other))
    return left, right


def _bounded(node: Node, context: Context) -> Elements:
    """Return what a date phrase can mean; refuse a date of whatever year."""
    found = dates_of(node, context)
    if any("X-" in each.text for each in found if each.first is None):
        context.refuse(node, _NEEDS_YEAR)
    return found


def _either_side(node: Node, context: Context) -> Elements:
    """Return a date without a year as the last one and as the next one."""
    found = _bounded(node, context)
    if context.today is None or not _has_no_year(node):
        return found
    return tuple(dict.fromkeys((*found, *dates_of(node, evolve(context, floor=context.today)))))


def _has_no_year(node: Node) -> bool:
    """Tell whether the year of a phrase has to be found."""
    if node.rule in {"calendar", "season", "holiday"}:
        return node.slot("year") is None
    if node.rule == "numeric":
        return len(node.need("numeric").word) <= 5
    inner = node.slot("date")
    return node.rule in {"part", "about", "maybe", "section"} and inner is not None and _has_no_year(inner)


def _calendar(node: Node, context: Context) -> Elements:
    word = {name: each.word for name, each in node.slots}
    if set(word) == {"weekday"}:
        return (_nearest(node, context, "weekday", word["weekday"]),)
    if "short_year" in word:
        context.refuse(node, _TWO_DIGITS, tuple(f"{century}{word['short_year']}" for century in ("19", "20")))
    parts = [f"{int(word[name]):02}" for name in ("month", "day", "ordinal") if name in word]
    name = "-".join(parts)
    if "year" in word:
        found = _element(node, context, "-".join((word["year"], *parts)))
    elif "month" not in word:
        found = _nearest(node, context, "day", name)
    else:
        _element(node, context, f"XXXX-{name}")
        found = _without_year(node, context, name)
    if "weekday" in word and found.first is None:
        context.refuse(node, _NEEDS_YEAR)
    if "weekday" in word and found.first is not None and found.first.weekday() != int(word["weekday"]):
        context.refuse(node, f"{found.text} is another day of the week")
    return (found,)


def _element(node: Node, context: Context, text: str) -> Element:
    try:
        return calendar.element(text)
    except InvariantError as error:
        context.refuse(node, error.rule)


def _without_year(node: Node, context: Context, name: str) -> Element:
    """Return a month or a day of the year: that nearest to the date of the text, or of whatever year."""
    if context.limit is None and context.floor is None:
        return Element(f"XXXX-{name}", None, None)
    return _nearest(node, context, "month" if len(name) == 2 else "date", name)


def _nearest(node: Node, context: Context, kind: str, name: str) -> Element:
    """Return the latest of a name that is not after the limit, or the first not before the floor."""
    around = context.floor or context.limit
    if around is None:
        context.refuse(
            node, _NEEDS_YEAR if kind == "season" else "it is relative to the date of the text: give relative_to"
        )
    return _pick(node, context, near(kind, name, around))


def _pick(node: Node, context: Context, candidates: list[Element]) -> Element:
    floor, limit = context.floor, context.limit
    if floor is not None:
        fitting = [each for each in candidates if each.last is not None and each.last >= floor][:1]
    else:
        fitting = [each for each in candidates if limit and each.first is not None and each.first <= limit][-1:]
    if not fitting:
        context.refuse(node, _NONE_NEAR)
    return fitting[0]


def _iso(node: Node, context: Context) -> Elements:
    return (_element(node, context, node.need("iso").word),)


def _numeric(node: Node, context: Context) -> Elements:
    read = read_figures(node.need("numeric").word, context.order)
    if read.reason:
        context.refuse(node, read.reason, read.texts)
    text = read.texts[0]
    return (_without_year(node, context, text[5:]) if text.startswith("X") else _element(node, context, text),)


def _holiday(node: Node, context: Context) -> Elements:
    days = context.language.holidays[node.need("holiday").word]
    year = node.slot("year")
    if year is not None:
        in_year = [f"{year.word}-{day.month:02}-{day.day:02}" for day in days if int(year.word) >= day.since]
        if not in_year:
            context.refuse(node, "that day was not kept in that year")
        return tuple(_element(node, context, text) for text in in_year)
    around = context.floor or context.limit
    if around is None:
        return tuple(Element(f"XXXX-{day.month:02}-{day.day:02}", None, None) for day in days)
    kept = [variant for variant in (holidays_near(day, around) for day in days) if _begun(variant, around)]
    return tuple(_pick(node, context, variant) for variant in kept or [[]])


def _begun(holiday: list[Element], today: date) -> bool:
    """Tell whether a holiday was kept yet."""
    return any(each.first is not None and each.first <= today for each in holiday)


def _anchor(node: Node, context: Context) -> Elements:
    edtf = context.anchors[node.need("anchor").word].edtf
    if "/" not in edtf:
        return (calendar.element(edtf),)
    start, _, end = edtf.partition("/")
    first = calendar.element(start).first if start.strip(".") else None
    last = calendar.element(end).last if end.strip(".") else None
    return (calendar.window(first, last),)


def _today(context: Context, node: Node) -> Elements:
    return (calendar.day(context.day(node)),)


def _offset(node: Node, context: Context) -> Elements:
    return (calendar.day(context.day(node) + timedelta(days=int(node.need("offset").word))),)


def _either(node: Node, context: Context) -> Elements:
    one, other = pair_of(node, context)
    return (*one, *other)


def _season(node: Node, context: Context) -> Elements:
    name = node.need("season").word
    year = node.slot("year")
    if year is None:
        return (_nearest(node, context, "season", name),)
    number = int(year.word)
    second = node.slot("year2") or node.slot("short_year")
    if second is not None:
        if name != "winter" or int(second.word) not in {number + 1, (number + 1) % 100}:
            context.refuse(node, "only a winter has two years, one after the other")
        return (calendar.season(number, name),)
    years = (number - 1, number) if name == "winter" else (number,)
    return tuple(calendar.season(each, name) for each in years)


def _decade(node: Node, context: Context) -> Elements:
    year = node.need("year").word
    if year.endswith("00"):
        context.refuse(node, "that is a decade or a century", (f"{year[:3]}X", f"{year[:2]}XX"))
    if not year.endswith("0"):
        context.refuse(node, "a decade begins with a year that ends in 0")
    return (_element(node, context, f"{year[:3]}X"),)


def _part(node: Node, context: Context) -> Elements:
    names = [each.word for name, each in node.slots if name in {"part", "part2"}]
    found: list[Element] = []
    for whole in _unit_or_dates(node, context):
        parts = [part for part in (calendar.part(whole, name) for name in names) if part is not None]
        if not parts:
            context.refuse(node, "only a week, month, season, year or decade has an early, a middle and a late part")
        found.append(parts[0] if len(parts) == 1 else calendar.hull(tuple(parts)))
    return tuple(found)


def _unit_or_dates(node: Node, context: Context) -> Elements:
    """Return the calendar unit that it is now, or the date that fills a slot."""
    if node.slot("unit") is None:
        return _bounded(node.need("date"), context)
    return (calendar.unit_of(context.day(node), _calendar_unit(node, context)),)


def _calendar_unit(node: Node, context: Context) -> str:
    unit = node.need("unit").word
    if unit == "hour":
        context.refuse(node, "the hour of the text is not known")
    return unit


def _section(node: Node, context: Context) -> Elements:
    name = node.need("section").word
    parts = [calendar.section(each, name) for each in _bounded(node.need("date"), context)]
    if None in parts:
        context.refuse(node, "only a year has halves and quarters, and only a month has halves and weeks")
    return tuple(each for each in parts if each is not None)


def _shifted(node: Node, context: Context) -> Elements:
    today = context.day(node)
    whole = node.slot("shifted_unit")
    if whole is not None:
        shift, _, what = whole.word.partition("-")
        return (unit_shifted(shift, what, today),)
    shift = node.need("shift").word
    kind, what = next((name, each.word) for name, each in node.slots if name != "shift")
    if kind == "unit":
        return (unit_shifted(shift, _calendar_unit(node, context), today),)
    if kind == "holiday":
        variants = [holidays_near(day, today) for day in context.language.holidays[what]]
    else:
        variants = [near(kind, what if kind != "month" else f"{int(what):02}", today)]
    found = tuple(each for variant in variants for each in named(shift, kind, variant, today))
    if not found:
        context.refuse(node, _NONE_NEAR)
    return found


def _inside(node: Node, context: Context) -> Elements:
    """Return the Monday of a week, or the August of a year."""
    kind, what = next((name, each.word) for name, each in node.slots if name != "date")
    found: list[Element] = []
    for whole in _bounded(node.need("date"), context):
        first, last = whole.first, whole.last
        days = (last - first).days + 1 if first is not None and last is not None else 0
        if first is not None and kind == "weekday" and days == 7:
            found.append(calendar.day(first + timedelta(days=(int(what) - first.weekday()) % 7)))
        elif kind == "month" and len(whole.text) == 4:
            found.append(_element(node, context, f"{whole.text}-{int(what):02}"))
        else:
            context.refuse(node, "only a week has weekdays, and only a year has months")
    return tuple(found)


def _earlier(node: Node, context: Context) -> Elements:
    return tuple(_clipped(whole, context, node) for whole in _unit_or_dates(node, context))


def _clipped(whole: Element, context: Context, node: Node) -> Element:
    """Return the days before today, or those after it; if there are none, today or what there is at that side."""
    today, first, last = context.day(node), whole.first, whole.last
    if first is None or last is None or not first <= today <= last:
        return whole
    one = timedelta(days=1)
    if node.need("earlier").word == "-1":
        return calendar.window(first, max(first, today - one))
    return calendar.window(min(last, today + one), last)


def _week_of(node: Node, context: Context) -> Elements:
    firsts = [each.first for each in _bounded(node.need("date"), context)]
    return tuple(calendar.unit_of(first, "week") for first in firsts if first is not None)


def _distance(node: Node) -> tuple[str, int | None]:
    """Return the unit of a distance and how many of it; `None` for an unstated number of at least two."""
    for name in ("plural", "single"):
        found = node.slot(name)
        if found is not None:
            return found.word, 1 if name == "single" else None
    number = node.slot("number")
    count = number.word if number else "1"
    return node.need("unit").word, None if count == "few" else int(count)


def _at_distance(node: Node, context: Context) -> Elements:
    """Return the time so long before or after another."""
    inner = node.slot("date")
    whole = calendar.hull(_today(context, node) if inner is None else _bounded(inner, context))
    unit, count = _distance(node)
    sign = -1 if node.rule in {"ago", "before_by"} else 1
    first, last = whole.first, whole.last
    if count is None:
        near_end = last if sign < 0 else first
        if near_end is None:
            context.refuse(node, "what it is reckoned from has no bound on that side")
        bound = calendar.shifted(near_end, sign * 2, unit)
        return (calendar.window(None, bound) if sign < 0 else calendar.window(bound, None),)
    if first is None or last is None:
        context.refuse(node, "what it is reckoned from has no bound on some side")
    return (calendar.about(first, last, sign * count, unit),)


def _between(node: Node, context: Context) -> Elements:
    start, end = pair_of(node, context)
    if len(start) == len(end) == 1 and not start[0].is_window and not end[0].is_window:
        first, last = start[0], end[0]
        if first.first is not None and last.last is not None and last.last < first.first:
            context.refuse(node, "it ends before it starts")
        return (Element(f"{first.text}..{last.text}", first.first, last.last),)
    return (calendar.window(calendar.hull(start).first, calendar.hull(end).last),)


def _marked(node: Node, context: Context) -> Elements:
    return calendar.marked(dates_of(node.need("date"), context), "~" if node.rule == "about" else "?")


def _by(node: Node, context: Context) -> Elements:
    return (
        calendar.window(None, _stated(node, context, calendar.hull(_either_side(node.need("date"), context)).last)),
    )


def _stated(node: Node, context: Context, bound: date | None) -> date:
    if bound is None:
        context.refuse(node, "what it refers to has no bound on that side")
    return bound


def _before(node: Node, context: Context) -> Elements:
    wholes = _bounded(node.need("date"), context)
    ends = [each.last if each.is_window else each.first for each in wholes]
    return (calendar.window(None, max(_stated(node, context, end) for end in ends) - timedelta(days=1)),)


def _after(node: Node, context: Context) -> Elements:
    wholes = _bounded(node.need("date"), context)
    ends = [each.first if each.is_window else each.last for each in wholes]
    return (calendar.window(min(_stated(node, context, end) for end in ends) + timedelta(days=1), None),)


_RULES: dict[str, Callable[[Node, Context], Elements]] = {
    "iso": _iso,
    "numeric": _numeric,
    "calendar": _calendar,
    "holiday": _holiday,
    "anchor": _anchor,
    "offset": _offset,
    "either": _either,
    "either_days": _either,
    "season": _season,
    "decade": _decade,
    "section": _section,
    "shifted": _shifted,
    "inside": _inside,
    "earlier": _earlier,
    "part": _part,
    "week_of": _week_of,
    "ago": _at_distance,
    "later": _at_distance,
    "before_by": _at_distance,
    "after_by": _at_distance,
    "between": _between,
    "between_days": _between,
    "about": _marked,
    "maybe": _marked,
    "by": _by,
    "before": _before,
    "after": _after,
}
