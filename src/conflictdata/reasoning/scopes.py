"""Scopes: what a claim counts, where, when, of whom, as far as its words go.

A scope has an extent in every dimension. An extent has an inner part, which the claim certainly covers, and an outer
part, which it covers at most: a total "until some day in late December" certainly covers what happened until the 21st,
and nothing after the 31st. A claim bounds what lies in its outer part from below, and its inner part from above, so
that no conclusion rests on a reading that the words do not force.
"""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from attrs import field, frozen

from conflictdata.values.dates import Period
from conflictdata.vocab.casualties import Accumulation

__all__ = ["FIRST_DAY", "LAST_DAY", "SOMEWHERE", "Days", "Extent", "Hierarchy", "Scope", "days_of", "stock_day"]

FIRST_DAY, LAST_DAY = 0, date.max.toordinal() + 1
"""Days are ordinals, from the first inclusive to the last exclusive; these two stand for no bound."""


class Extent(NamedTuple):
    """The points of one dimension that a claim covers: certainly, and at most."""

    inner: frozenset[str]
    outer: frozenset[str] | None
    """`None` is every point."""

    @classmethod
    def of(cls, points: Iterable[str]) -> "Extent":
        """Exactly these points."""
        covered = frozenset(points)
        return cls(covered, covered)


class Days(NamedTuple):
    """The days that a claim covers: certainly, and at most. Each from the first to before the last, as ordinals."""

    inner: tuple[int, int]
    outer: tuple[int, int]


@frozen(kw_only=True)
class Scope:
    """What is counted, in every dimension. A dimension that is absent is not restricted."""

    extents: Mapping[str, Extent] = field(factory=dict[str, Extent])
    """By dimension: what is counted, the side, the place, the unit, the event, and what is known of the people."""

    days: Days | None = None
    """The time covered; `None` for all time."""

    def meets(self, other: "Scope") -> bool:
        """Whether the outer parts of two scopes share anything."""
        for dimension, extent in self.extents.items():
            facing = other.extents.get(dimension)
            if facing is not None and _are_apart(extent, facing):
                return False
        if self.days is None or other.days is None:
            return True
        (start, end), (other_start, other_end) = self.days.outer, other.days.outer
        return start < other_end and other_start < end


def _are_apart(one: Extent, other: Extent) -> bool:
    return one.outer is not None and other.outer is not None and one.outer.isdisjoint(other.outer)


class Hierarchy:
    """Records that lie within each other: each covers itself and all that lies within it.

    Where a record is reported to lie in several others, it may lie in any of them. Records of which nobody says that
    one lies in the other share nothing.
    """

    def __init__(self, parents: Mapping[str, Collection[str]]) -> None:
        self._parents = parents
        self._inner: dict[str, set[str]] = {}
        self._outer: dict[str, set[str]] = {}
        self._within: dict[str, frozenset[str]] = {}
        self._extents: dict[str, Extent] = {}

    def mention(self, node: str) -> None:
        """Let a node be told apart from the rest of those above it, before it is asked what any of them covers."""
        if node in self._inner.get(node, ()):
            return
        for below, aboves in ((self._inner, self._surely_above(node)), (self._outer, self._maybe_above(node))):
            for above in {node, *aboves}:
                below.setdefault(above, set()).add(node)

    def covered(self, node: str) -> Extent:
        """The mentioned nodes at and below a node, each standing for what lies in it and in none below."""
        if node not in self._extents:
            inner, outer = (frozenset(below.get(node, {node})) for below in (self._inner, self._outer))
            self._extents[node] = Extent(inner, inner if inner == outer else outer)
        return self._extents[node]

    def within(self, node: str) -> frozenset[str]:
        """The node and all that may lie in it, mentioned or not."""
        if node not in self._within:
            below = (other for other in self._parents if node in self._maybe_above(other))
            self._within[node] = frozenset({node, *below})
        return self._within[node]

    def may_share(self, one: str, other: str) -> bool:
        """Whether something may lie in both of two nodes."""
        return one == other or one in self._maybe_above(other) or other in self._maybe_above(one)

    def _maybe_above(self, node: str) -> set[str]:
        """All in which a node is reported to lie, by way of others as well."""
        found: set[str] = set()
        pending = [node]
        while pending:
            new = [above for above in self._parents.get(pending.pop(), ()) if above not in found]
            found.update(new)
            pending += new
        return found

    def _surely_above(self, node: str) -> set[str]:
        """Those in which a node lies whichever of the reports are right; none that is reported to lie in the node."""
        parents = [above for above in self._parents.get(node, ()) if node not in self._maybe_above(above)]
        alternatives = [{above, *self._surely_above(above)} for above in parents]
        # What lies in a battalion lies in its brigade: a report that names the brigade is no other alternative.
        nearest = [
            alternative
            for parent, alternative in zip(parents, alternatives, strict=True)
            if not any(parent in other for other in alternatives if other is not alternative)
        ]
        return {above for above in nearest[0] if all(above in other for other in nearest)} if nearest else set()


_NO_DAYS = (FIRST_DAY, FIRST_DAY)

SOMEWHERE = Extent(frozenset(), None)
"""It is not stated which point, and it may be any."""


def days_of(period: Period | None, accumulation: Accumulation, *, whole: bool) -> Days | None:
    """The days that a figure covers.

    A running total begins where its period begins, or before all else if it states no beginning. A date that is no
    interval covers its days if the figure counts within it; otherwise the harm was done at some time within it. A stock
    counts of all those to whom it was done up to its day; where the day is uncertain, it says nothing from above.
    """
    if period is None:
        return None if whole else Days((FIRST_DAY, FIRST_DAY), (FIRST_DAY, LAST_DAY))
    running = accumulation in {Accumulation.CUMULATIVE_SINCE, Accumulation.STOCK_AS_OF}
    if not running and not period.is_interval:
        outer = _first(period.earliest), _after(period.latest)
        certain = accumulation is Accumulation.WITHIN_PERIOD or outer[1] - outer[0] == 1
        return Days(outer if certain else _NO_DAYS, outer)
    start = period.start if period.is_interval else None
    end = period.end
    outer = _first(start and start.earliest), _after(end and end.latest)
    is_stock = accumulation is Accumulation.STOCK_AS_OF
    knows_start = start is not None or whole or is_stock or period.is_open_start
    knows_end = end is not None or whole or period.is_open_end
    # A running total counts from where there is something to count: all that its outer start lets in, as totals do.
    begins = start and (start.earliest if whole and running else start.latest)
    inner = _first(begins), _after(end and end.earliest)
    is_certain = knows_start and knows_end and inner[0] < inner[1] and not (is_stock and stock_day(period) is None)
    return Days(inner if is_certain else _NO_DAYS, outer)


def stock_day(period: Period | None) -> date | None:
    """The day of which a figure of a stock speaks, the last of its period; `None` where that is uncertain."""
    end = None if period is None else period.end
    return None if end is None or end.earliest != end.latest else end.latest


def _first(day: date | None) -> int:
    return FIRST_DAY if day is None else day.toordinal()


def _after(day: date | None) -> int:
    return LAST_DAY if day is None else day.toordinal() + 1
