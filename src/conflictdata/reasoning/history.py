"""History: what could be concluded on a day, and what changed it; and up to which day an upper end is known."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date

from attrs import evolve, frozen

from conflictdata.errors import InvariantError
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.records import Claim
from conflictdata.model.scopes import known_by
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.bearing import Bearing, known_bearing
from conflictdata.reasoning.bounds import Bounds, bounds_by
from conflictdata.reasoning.cells import has_gap
from conflictdata.reasoning.queries import AnyQuery, Query, check_query
from conflictdata.reasoning.repairs import Repair, RepairedBounds, repair
from conflictdata.reasoning.scopes import FIRST_DAY, LAST_DAY, Days, Extent, Scope
from conflictdata.vocab.casualties import Accumulation

__all__ = ["Change", "LastBounded", "change_between", "last_bounded", "timeline"]


@frozen(kw_only=True)
class Change:
    """What changed an answer by a day."""

    day: date
    """The day by the end of which it had changed."""

    arrived: tuple[str, ...]
    """The ids of the claims that had come to bear on the question since, sorted.

    A claim on other people or other days may come to bear on it long after it was made, by way of a claim on both.
    """

    gone: tuple[str, ...]
    """The ids of those that no longer did: superseded, retracted, or without what they were derived from; sorted."""

    bounds: Bounds
    """What the claims allowed at the end of the day."""


def timeline(data: Dataset, query: AnyQuery, *, assuming: Assumptions | None = None) -> tuple[Change, ...]:
    """The bounds on each day on which claims on the question became known or fell away, in the order of the days.

    A claim is known from the day by which it had certainly been stated, relayed, published or recorded; claims that
    nothing dates are left out. The arguments and the errors are those of `conflictdata.bounds`.
    """
    assuming = _checked(data, query, assuming)
    documents = {document.id: document for document in data.documents}
    days = {day for claim in data.claims() if (day := known_by(claim, documents)) is not None}
    changes: list[Change] = []
    before: frozenset[str] = frozenset()
    for day in sorted(days):
        known = data.as_known_at(day)
        bearing = known_bearing(known, query, assuming)
        after = bearing.claims
        if after != before:
            changes.append(_change(known, day, before, bearing))
        before = after
    return tuple(changes)


def change_between(
    data: Dataset, query: AnyQuery, first: date, last: date, *, assuming: Assumptions | None = None
) -> Change:
    """What changed an answer between the ends of two days.

    The other arguments and the errors are those of `conflictdata.bounds`.
    """
    assuming = _checked(data, query, assuming)
    known = data.as_known_at(last)
    before = known_bearing(data.as_known_at(first), query, assuming)
    return _change(known, last, before.claims, known_bearing(known, query, assuming))


def _checked(data: Dataset, query: AnyQuery, assuming: Assumptions | None) -> Assumptions:
    """The assumptions. What they and the query name is in the dataset in the end, if not yet on every day."""
    assuming = assuming or Assumptions()
    check_query(data, query)
    assuming.check(data)
    return assuming


def _change(known: Dataset, day: date, before: frozenset[str], bearing: Bearing) -> Change:
    after = bearing.claims
    found = bounds_by(known, bearing)
    return Change(day=day, arrived=tuple(sorted(after - before)), gone=tuple(sorted(before - after)), bounds=found)


@frozen(kw_only=True)
class LastBounded:
    """The last day up to which claims bound a running total from above, and the bounds up to that day.

    They bound the number of those of whom the claims speak. Of anybody else asked about, such as those of another side
    where no side was asked for, the claims say nothing.
    """

    day: date
    """The day, inclusive."""

    bounds: RepairedBounds
    """The bounds, in each of the cheapest ways to set claims aside. Where the claims agree, that is none of them."""

    def __str__(self) -> str:
        return f"as of {self.day}: {self.bounds}"


def last_bounded(
    data: Dataset,
    query: Query,
    *,
    weights: Mapping[str, float] | None = None,
    assuming: Assumptions | None = None,
    most: int = 20,
) -> LastBounded | None:
    """The last day for which claims give an upper end, where they leave that of all time open.

    A running total of April says nothing from above about May. This is the last day of which it is otherwise, in every
    one of the cheapest ways to make the claims on the question agree, with the bounds up to that day.

    Args:
        data: The claims.
        query: What is asked about, without a time.
        weights: What it costs to set claims aside, as in `conflictdata.repair`.
        assuming: What is taken for granted.
        most: How many ways to make the claims agree are enough, at least 1.

    Returns:
        The day and the bounds; `None` if the claims give an upper end for no day, or for all time.

    Raises:
        InvariantError: If the query states a time, and for the reasons of `conflictdata.repair`.
        MissingExtraError: If the solver is not installed.
    """
    if query.days is not None:
        raise InvariantError(Query, ("period", "as_of", "stock_on"), "there is no last day of a time that is stated")
    assuming = assuming or Assumptions()
    repairs = repair(data, query, weights=weights, assuming=assuming, most=most + 1)
    ways = [_Way(data, query, assuming, one) for one in repairs[:most]]
    days = [way.last_day() for way in ways]
    if None in days or any(way.is_bounded for way in ways):
        return None
    day = min(day for day in days if day is not None)
    found = tuple((way.repair, way.until(day)) for way in ways)
    return LastBounded(day=day, bounds=RepairedBounds(ways=found, is_complete=len(repairs) <= most))


class _Way:
    """A running total as it is left in one way to make the claims agree."""

    def __init__(self, data: Dataset, query: Query, assuming: Assumptions, repair: Repair) -> None:
        self.repair = repair
        self._data = data
        self._query = query
        self._assuming = evolve(assuming, set_aside=(*assuming.set_aside, *repair.set_aside))
        self._bearing = known_bearing(data, query, self._assuming)

    @property
    def is_bounded(self) -> bool:
        """Whether there is an upper end for all time."""
        return bounds_by(self._data, self._bearing).high is not None

    def until(self, day: date) -> Bounds:
        """The bounds up to a day on the number of those of whom the claims speak."""
        return self._bounds_of(self._until(day))

    def last_day(self) -> date | None:
        """The last day for which there is an upper end; `None` if there is none that a claim gives."""
        days = sorted(set(_changes(self._bearing)))
        # A total up to a day is no greater than one up to a later day: once open, it stays so.
        place = bisect_left(days, 1, key=lambda day: int(self._is_open(day)))
        last = days[place - 1] if place else None
        return last if last is not None and any(one.end == "high" for one in self.until(last).binding) else None

    def _bounds_of(self, bearing: Bearing) -> Bounds:
        return bounds_by(self._data, evolve(bearing, is_covered=True))

    def _until(self, day: date) -> Bearing:
        return known_bearing(self._data, evolve(self._query, as_of=day), self._assuming)

    def _is_open(self, day: date) -> bool:
        """Whether no upper end is known up to a day: also where a running total ended before it and none goes on."""
        bearing = self._until(day)
        spoken_of = [scope for group in bearing.groups for scope in group.spoken_of]
        going_on = (
            part for asked in bearing.asked for scope in self._running(bearing) for part in _shared(asked, scope)
        )
        return any(has_gap(part, spoken_of) for part in going_on) or self._bounds_of(bearing).high is None

    def _running(self, bearing: Bearing) -> Iterator[Scope]:
        """What the running totals count, each once, as if they went on for all time."""
        seen: set[object] = set()
        for statement in bearing.statements:
            claim: Claim = self._data[statement.claim]
            if not isinstance(claim, CasualtyEstimate) or claim.accumulation is not Accumulation.CUMULATIVE_SINCE:
                continue
            start = FIRST_DAY if statement.scope.days is None else statement.scope.days.outer[0]
            key = (start, tuple(sorted(statement.scope.extents.items(), key=lambda extent: extent[0])))
            if key not in seen:
                seen.add(key)
                yield evolve(statement.scope, days=Days((start, LAST_DAY), (start, LAST_DAY)))


def _shared(one: Scope, other: Scope) -> Iterator[Scope]:
    """The outer part that two scopes share, if there is any."""
    extents = dict(one.extents)
    for dimension, extent in other.extents.items():
        mine = extents.get(dimension)
        if mine is None or mine.outer is None:
            extents[dimension] = extent
        elif extent.outer is not None:
            extents[dimension] = Extent.of(mine.outer & extent.outer)
    start = max(scope.days.outer[0] for scope in (one, other) if scope.days is not None)
    end = min(scope.days.outer[1] for scope in (one, other) if scope.days is not None)
    if start < end and all(extent.outer is None or extent.outer for extent in extents.values()):
        yield Scope(extents=extents, days=Days((start, end), (start, end)))


def _changes(bearing: Bearing) -> Iterator[date]:
    """The last days before some claim begins or ends to speak."""
    spans = (
        span for statement in bearing.statements if statement.scope.days is not None for span in statement.scope.days
    )
    for start, end in spans:
        yield from (date.fromordinal(day - 1) for day in (start, end) if FIRST_DAY + 1 < day < LAST_DAY)
