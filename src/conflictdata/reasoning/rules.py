"""Rules in use for making one answer of several figures on the same question.

None of them is the truth, and they depart from each other by as much as the figures do. Each has a name and a source,
and says of itself what could not be checked there.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from math import inf
from typing import NamedTuple, TypeVar

from attrs import field, frozen

from conflictdata.errors import DataError, Problem
from conflictdata.reasoning.figures import Figure

__all__ = ["AggregationRule", "Answer", "aggregation_rule", "aggregation_rules"]

_Number = TypeVar("_Number", int, float)


class Answer(NamedTuple):
    """What a rule makes of figures. Empty without arguments."""

    low: int | None = None
    """The least; `None` if there is no answer."""
    high: int | None = None
    """The greatest; `None` if there is no upper end, or no answer."""
    best: int | None = None
    """The one number that the rule gives, if it gives one."""
    of: tuple[Figure, ...] = ()
    """The figures whose numbers these are."""
    unused: tuple[tuple[Figure, str], ...] = ()
    """The figures that the rule cannot use, with the reasons."""
    note: str = ""
    """What has to be known to read the answer."""


@frozen(kw_only=True)
class AggregationRule:
    """A way of making one answer of several figures, with its source and with what could not be checked."""

    name: str
    """The name under which it is asked for."""

    summary: str
    """What it does."""

    source: str
    """Whose rule it is."""

    url: str = ""
    """The address of the source, or of a copy that could be read."""

    unverified: str = ""
    """What could not be checked in the source, and what is done for lack of it; empty if everything could."""

    answer: Callable[[Sequence[Figure]], Answer] | None = field(default=None, repr=False)
    """What it makes of figures, at least one; `None` for the bounds, which are no rule about figures."""


def aggregation_rules() -> tuple[AggregationRule, ...]:
    """All rules, the simplest first."""
    return _RULES


def aggregation_rule(name: str) -> AggregationRule:
    """The rule of a name.

    Raises:
        DataError: If there is none, with the problem code ``unknown-rule``.
    """
    for rule in _RULES:
        if rule.name == name:
            return rule
    message = f"there is no rule {name!r}; rules are: {', '.join(rule.name for rule in _RULES)}"
    raise DataError((Problem("", "unknown-rule", message),))


def _min(figures: Sequence[Figure]) -> Answer:
    least = min(_lows(figures))
    return Answer(least, least, least, tuple(one for one in figures if one.count.range.low == least))


def _max(figures: Sequence[Figure]) -> Answer:
    high = _highest(figures)
    if high is None:
        least = max(*_lows(figures), *_highs(figures), 0)
        return Answer(least, None, None, _without_end(figures), note=_open(figures))
    return Answer(high, high, high, tuple(one for one in figures if one.count.range.high == high))


def _median(figures: Sequence[Figure]) -> Answer:
    pointed, unused = _pointed(figures)
    if not pointed:
        return Answer(unused=unused)
    points = sorted(point for _, point in pointed)
    low, high = points[(len(points) - 1) // 2], points[len(points) // 2]
    used = tuple(one for one, point in pointed if point in {low, high})
    return Answer(low, high, low if low == high else None, used, unused)


def _mode(figures: Sequence[Figure]) -> Answer:
    pointed, unused = _pointed(figures)
    if not pointed:
        return Answer(unused=unused)
    modes = _modes(point for _, point in pointed)
    used = tuple(one for one, point in pointed if point == modes[0])
    return Answer(modes[0], modes[0], modes[0], used, unused, _as_often(modes))


def _most_precise(figures: Sequence[Figure]) -> Answer:
    return _of_width(figures, min(map(_width, figures)))


def _least_precise(figures: Sequence[Figure]) -> Answer:
    return _of_width(figures, max(map(_width, figures)))


def _of_width(figures: Sequence[Figure], width: float) -> Answer:
    """The range that most figures of a width give; from the least to the greatest of several given as often."""
    wide = [one for one in figures if _width(one) == width]
    times = Counter(one.count.range for one in wide)
    ranges = [each for each, often in times.items() if often == max(times.values())]
    used = tuple(one for one in wide if one.count.range in ranges)
    note = f"{len(ranges)} ranges are equally precise and given as often" if len(ranges) > 1 else ""
    best = ranges[0].best if len(ranges) == 1 else None
    return Answer(min(_lows(used)), _highest(used), best, used, note=note)


def _conservative(figures: Sequence[Figure]) -> Answer:
    highs = _highs(figures)
    note = f"{_open(figures)}, and give no high" if highs and _without_end(figures) else ""
    points = [point for _, point in _pointed(figures)[0]]
    return _ordered(figures, min(_lows(figures)), min(points, default=None), min(highs, default=None), note)


def _informative(figures: Sequence[Figure]) -> Answer:
    points = [point for _, point in _pointed(figures)[0]]
    return _ordered(figures, max(_lows(figures)), max(points, default=None), _highest(figures), _open(figures))


def _representative(figures: Sequence[Figure]) -> Answer:
    low = _modes(_lows(figures))[0]
    tops = _modes(inf if one.count.range.high is None else one.count.range.high for one in figures)
    pointed, unused = _pointed(figures)
    points = _modes(point for _, point in pointed)
    best = points[0] if points else None
    high = None if tops[0] == inf else int(tops[0])
    if high is None or low <= high:
        return _ordered(figures, low, best, high, "")
    note = f"the most frequent ends, {low:,} and {high:,}, are out of order and left out"
    return Answer(best, best, best, tuple(one for one, _ in pointed), unused, note)


def _ordered(figures: Sequence[Figure], low: int, best: int | None, high: int | None, note: str) -> Answer:
    """The three numbers, each of them taken by itself; a best outside of the others is told and left out."""
    if best is not None and not (low <= best and (high is None or best <= high)):
        note = "; ".join(filter(None, [note, f"the best so found, {best:,}, lies outside and is left out"]))
        best = None
    return Answer(low, high, best, tuple(figures), (), note)


def _ucdp(figures: Sequence[Figure]) -> Answer:
    pointed, unused = _pointed(figures)
    agreed = {point for _, point in pointed}
    best = agreed.pop() if len(agreed) == 1 and not unused else None
    note = (
        _open(figures)
        if best is not None
        else "; ".join(filter(None, [_open(figures), "no best: which is the most likely is a judgement"]))
    )
    return Answer(min(_lows(figures)), _highest(figures), best, tuple(figures), note=note)


def _acled(figures: Sequence[Figure]) -> Answer:
    coded = {one: one.count.range.best or one.count.range.low for one in figures if not _is_from_above_only(one)}
    reason = "no rule could be found for what bounds a number from above only"
    unused = tuple((one, reason) for one in figures if one not in coded)
    if not coded:
        return Answer(unused=unused)
    least = min(coded.values())
    return Answer(least, least, least, tuple(one for one, number in coded.items() if number == least), unused)


def _is_from_above_only(figure: Figure) -> bool:
    return figure.count.range.low == 0 and figure.count.range.best is None


def _airwars(figures: Sequence[Figure]) -> Answer:
    return Answer(min(_lows(figures)), _highest(figures), None, tuple(figures), note=_open(figures))


def _lows(figures: Iterable[Figure]) -> list[int]:
    return [one.count.range.low for one in figures]


def _highs(figures: Iterable[Figure]) -> list[int]:
    return [one.count.range.high for one in figures if one.count.range.high is not None]


def _highest(figures: Sequence[Figure]) -> int | None:
    return None if _without_end(figures) else max(_highs(figures))


def _without_end(figures: Iterable[Figure]) -> tuple[Figure, ...]:
    return tuple(one for one in figures if one.count.range.high is None)


def _open(figures: Sequence[Figure]) -> str:
    open_ended = len(_without_end(figures))
    return f"{open_ended} of {len(figures)} figures have no upper end" if open_ended else ""


def _width(figure: Figure) -> float:
    return inf if figure.count.range.high is None else figure.count.range.high - figure.count.range.low


def _pointed(figures: Iterable[Figure]) -> tuple[list[tuple[Figure, int]], tuple[tuple[Figure, str], ...]]:
    """The figures that give, or prefer, one number, and those that do not."""
    pointed: list[tuple[Figure, int]] = []
    unused: list[tuple[Figure, str]] = []
    for one in figures:
        if one.count.range.best is None:
            unused.append((one, f"it prefers no one number: {one.count.range}"))
        else:
            pointed.append((one, one.count.range.best))
    return pointed, tuple(unused)


def _modes(numbers: Iterable[_Number]) -> list[_Number]:
    """The most frequent numbers, the least first."""
    times = Counter(numbers)
    return sorted(number for number, often in times.items() if often == max(times.values()))


def _as_often(modes: list[int]) -> str:
    return f"given as often: {', '.join(f'{mode:,}' for mode in modes[1:])}" if len(modes) > 1 else ""


_EVENTREPORT = "S. van Baalen and K. Höglund, eventreport, R package, 2025"
_EVENTREPORT_URL = "https://github.com/sebastianvanbaalen/eventreport"
_MODELS = (
    "The models are given as code for one dataset, in which each report has a low, a best and a high number; what they "
    "do with one-sided figures is not said."
)

_RULES = (
    AggregationRule(
        name="min",
        summary="The least number that any figure allows.",
        source=f"{_EVENTREPORT}: find_min",
        url=_EVENTREPORT_URL,
        answer=_min,
    ),
    AggregationRule(
        name="max",
        summary="The greatest number that any figure allows; no upper end if one of them has none.",
        source=f"{_EVENTREPORT}: find_max",
        url=_EVENTREPORT_URL,
        answer=_max,
    ),
    AggregationRule(
        name="median",
        summary="The middle one of the preferred numbers; the two in the middle as a range, if they differ.",
        source="In general use",
        answer=_median,
    ),
    AggregationRule(
        name="mode",
        summary="The most frequent of the preferred numbers; the least of several as frequent.",
        source=f"{_EVENTREPORT}: calc_mode_numeric",
        url=_EVENTREPORT_URL,
        answer=_mode,
    ),
    AggregationRule(
        name="most-precise",
        summary="The narrowest range; of several as narrow the most frequent, or what all of these span.",
        source=f"{_EVENTREPORT}: calc_max_precision",
        url=_EVENTREPORT_URL,
        unverified="The package goes by a score that coders give, and by up to two more where it ties. Figures have no "
        "such score: here the width of the range stands for it.",
        answer=_most_precise,
    ),
    AggregationRule(
        name="least-precise",
        summary="The widest range; of several as wide the most frequent, or what all of these span.",
        source=f"{_EVENTREPORT}: calc_min_precision",
        url=_EVENTREPORT_URL,
        unverified="As for most-precise.",
        answer=_least_precise,
    ),
    AggregationRule(
        name="conservative",
        summary="The least low, the least best and the least high.",
        source=f"{_EVENTREPORT}: aggregate_maverick_con",
        url=_EVENTREPORT_URL,
        unverified=f"{_MODELS} Here those without an upper end give no high.",
        answer=_conservative,
    ),
    AggregationRule(
        name="informative",
        summary="The greatest low, the greatest best and the greatest high.",
        source=f"{_EVENTREPORT}: aggregate_maverick_inf",
        url=_EVENTREPORT_URL,
        unverified=f"{_MODELS} Here there is no high if one of them has none.",
        answer=_informative,
    ),
    AggregationRule(
        name="representative",
        summary="The most frequent low, best and high; the least of several as frequent.",
        source=f"{_EVENTREPORT}: aggregate_maverick_rep",
        url=_EVENTREPORT_URL,
        unverified=f"{_MODELS} Here to have no upper end is as good as any high.",
        answer=_representative,
    ),
    AggregationRule(
        name="ucdp",
        summary="From the lowest to the highest reliable estimate, with the most likely one as the best.",
        source="Uppsala Conflict Data Program (UCDP): definitions of low, best and high in the Georeferenced Event "
        "Dataset",
        url="https://github.com/mcgirjau/ucdp",
        unverified="Its codebook could not be read. Which reports are reliable, and which estimate is the most likely, "
        "is a judgement. Here all figures that count are reliable, and there is a best where all agree on one.",
        answer=_ucdp,
    ),
    AggregationRule(
        name="acled",
        summary="One number: the most conservative estimate where reports differ or are vague, taken to be the least.",
        source="ACLED: FAQs on ACLED fatality methodology, 2023, updated May 2024",
        url="https://acleddata.com/knowledge-base/faqs-acled-fatality-methodology/",
        unverified="It goes by the most reliable sources first, which is a judgement that is not made here. Words are "
        "read as they were: its own reading of them is the wording policy 'acled'.",
        answer=_acled,
    ),
    AggregationRule(
        name="airwars",
        summary="A minimum and a maximum: the least and the greatest number that any source allows. No best.",
        source="Airwars: Methodology; minimum and maximum for each source and each incident of its archive",
        url="https://airwars.org/about/methodology/",
        unverified="No rule could be found by which those of an incident follow from those of its sources.",
        answer=_airwars,
    ),
    AggregationRule(
        name="bounds",
        summary="The least and the greatest number that all claims allow together, those on other scopes as well.",
        source="This library",
    ),
)
