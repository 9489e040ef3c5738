"""Totals: how many there are in several scopes together, without counting anybody twice."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations
from warnings import warn

from attrs import frozen

from conflictdata.errors import DoubleCountingWarning, InvariantError
from conflictdata.model.dataset import Dataset
from conflictdata.reasoning.aggregation import Aggregate, aggregate
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.atoms import describe
from conflictdata.reasoning.bearing import bearing_on_any
from conflictdata.reasoning.bounds import bounds_by
from conflictdata.reasoning.cells import components
from conflictdata.reasoning.queries import AnyQuery, Query, SalvoQuery
from conflictdata.reasoning.scopes import FIRST_DAY, LAST_DAY, Extent, Scope
from conflictdata.values.counts import CountRange

__all__ = ["Overlap", "Total", "total"]

_MOST_NAMED = 5
"""How many shared points of a dimension are named one by one."""


@frozen(kw_only=True)
class Overlap:
    """Two questions whose scopes may have people, or munitions, in common."""

    first: str
    """The one question, in words."""

    second: str
    """The other question, in words."""

    shared: str
    """What they share, in words: by dimension, as far as at least one of them is restricted in it."""

    def __str__(self) -> str:
        return f"{self.first} and {self.second} may overlap: {self.shared}"


@frozen(kw_only=True)
class Total:
    """The least and the greatest number in several scopes together, both inclusive. Nobody is counted twice."""

    rule: str
    """The rule that answered for each scope; with ``bounds`` all of them were solved together."""

    low: int | None
    """The least; `None` if the claims contradict each other."""

    high: int | None
    """The greatest; `None` if there is no upper end, or the claims contradict each other."""

    best: int | None = None
    """The sum of the single numbers that the rule gives; `None` if scopes may overlap, or one has no such number."""

    overlaps: tuple[Overlap, ...] = ()
    """The scopes that may overlap, two by two, in the order of the questions."""

    parts: tuple[Aggregate, ...]
    """The answer for each question, in their order."""

    note: str = ""
    """What has to be known to read the total; empty if there is nothing."""

    @property
    def is_sum(self) -> bool:
        """Whether the total is the sum of its parts: for certain, no two scopes have anybody in common."""
        return not self.overlaps

    def __str__(self) -> str:
        if self.low is None:
            return f"none: {self.note}"
        if self.low == 0 and self.high is None:
            return "0 or more"
        return str(CountRange(low=self.low, high=self.high, best=self.best))


def total(
    data: Dataset,
    queries: Iterable[AnyQuery],
    *,
    rule: str = "bounds",
    assuming: Assumptions | None = None,
    latest: bool = False,
) -> Total:
    """The number in the scopes of several questions together, such as in several events, places or months.

    With ``bounds``, the least and the greatest number in all scopes together that the claims allow, as
    `conflictdata.bounds` finds them: a claim on a region that holds two of the places bounds their
    total as well, so it may be narrower than the sum of the parts. With any other rule, the sum of its answers if for
    certain no two scopes have anybody in common. If they may, a sum could count people twice, and a
    `DoubleCountingWarning` names the overlaps; the total is then from the greatest single answer among those that
    overlap to the sum of all.

    Args:
        data: The claims.
        queries: What is asked about; all questions are of people, or all of munitions.
        rule: The name of one of `conflictdata.aggregation_rules`.
        assuming: What is taken for granted.
        latest: Whether the latest running total of each speaker stands for the day asked about, as in
            `conflictdata.aggregate`.

    Raises:
        DataError: If there is no such rule, with the problem code ``unknown-rule``.
        InvariantError: If there is no question, if people and munitions are to be added, if a query or the assumptions
            name a record that is not there, or if ``latest`` is asked for and a query is not ``as_of`` a day.
        MissingExtraError: If the rule is ``bounds`` and the solver is not installed.
    """
    asked = _checked(queries)
    assuming = assuming or Assumptions()
    parts = tuple(aggregate(data, query, rule=rule, assuming=assuming, latest=latest) for query in asked)
    bearing = bearing_on_any(data, asked, assuming)
    overlaps = _overlaps(asked, bearing.asked)
    if rule == "bounds":
        found = bounds_by(data, bearing)
        note = "the claims contradict each other" if found.is_empty else ""
        return Total(rule=rule, low=found.low, high=found.high, overlaps=overlaps, parts=parts, note=note)
    if overlaps:
        message = f"figures that may count the same people are not summed: {'. '.join(map(str, overlaps))}"
        warn(message, DoubleCountingWarning, stacklevel=2)
    return _of_parts(rule, asked, parts, bearing.asked, overlaps)


def _checked(queries: Iterable[AnyQuery]) -> tuple[AnyQuery, ...]:
    if isinstance(queries, Query | SalvoQuery):
        raise InvariantError(Total, ("queries",), "a list of queries is needed, not one query")
    asked = tuple(queries)
    if not asked:
        raise InvariantError(Total, ("queries",), "at least one is needed")
    if len({type(query) for query in asked}) > 1:
        raise InvariantError(Total, ("queries",), "people and munitions do not add up to a number")
    return asked


def _of_parts(
    rule: str,
    asked: Sequence[AnyQuery],
    parts: tuple[Aggregate, ...],
    scopes: Sequence[Scope],
    overlaps: tuple[Overlap, ...],
) -> Total:
    """The sum of the greatest answer in each group of scopes that hang together, and the sum of all answers."""
    low = sum(max(parts[place].low or 0 for place in places) for places in components(scopes))
    highs = [part.high for part in parts]
    bests = [part.best for part in parts]
    unanswered = [str(query) for query, part in zip(asked, parts, strict=True) if part.is_empty]
    return Total(
        rule=rule,
        low=low,
        high=None if None in highs else sum(high for high in highs if high is not None),
        best=None if overlaps or None in bests else sum(best for best in bests if best is not None),
        overlaps=overlaps,
        parts=parts,
        note=f"nothing is known of {'; '.join(unanswered)}" if unanswered else "",
    )


def _overlaps(asked: Sequence[AnyQuery], scopes: Sequence[Scope]) -> tuple[Overlap, ...]:
    return tuple(
        Overlap(first=str(asked[one]), second=str(asked[other]), shared=_shared(asked, scopes, one, other))
        for one, other in combinations(range(len(asked)), 2)
        if scopes[one].meets(scopes[other])
    )


def _shared(asked: Sequence[AnyQuery], scopes: Sequence[Scope], one: int, other: int) -> str:
    first, second = asked[one], asked[other]
    names = {*scopes[one].extents, *scopes[other].extents} - {"counted", "atom"}
    found = [
        f"{name} {_points(*(scopes[place].extents.get(name) for place in (one, other)))}" for name in sorted(names)
    ]
    if isinstance(first, Query) and isinstance(second, Query):
        found.insert(0, describe(first.counted.outer & second.counted.outer))
    days = _days(scopes[one], scopes[other])
    return "; ".join([*found, *([days] if days else [])])


def _points(one: Extent | None, other: Extent | None) -> str:
    """The points that both may cover, of which at least one is restricted."""
    first, second = (None if extent is None else extent.outer for extent in (one, other))
    points = sorted(point.strip() for point in (first or second or frozenset()) & (second or first or frozenset()))
    more = f" and {len(points) - _MOST_NAMED} more" if len(points) > _MOST_NAMED else ""
    return f"{' or '.join(points[:_MOST_NAMED])}{more}"


def _days(one: Scope, other: Scope) -> str:
    """The days that both may cover; empty if these are all there are."""
    spans = [scope.days.outer for scope in (one, other) if scope.days is not None]
    first = max((start for start, _ in spans), default=FIRST_DAY)
    after = min((end for _, end in spans), default=LAST_DAY)
    since = f"from {date.fromordinal(first)} " if first > FIRST_DAY else ""
    until = f"until {date.fromordinal(after - 1)}" if after < LAST_DAY else ""
    return f"{since}{until}".strip()
