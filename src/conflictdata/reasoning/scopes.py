"""Scopes: what a claim counts, where, when, of whom, as far as its words go.

A scope has an extent in every dimension. An extent has an inner part, which the claim certainly covers, and an outer
part, which it covers at most: a total "until some day in late December" certainly covers what happened until the 21st,
and nothing after the 31st. A claim bounds what lies in its outer part from below, and its inner part from above, so
that no conclusion rests on a reading that the words do not force.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple

from attrs import field, frozen

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.happenings import Capture
from conflictdata.model.parties import PersonGroup
from conflictdata.model.records import Claim
from conflictdata.values.counts import ReportedCount
from conflictdata.values.dates import Period
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory, Fate
from conflictdata.vocab.persons import AgeBand, PersonStatus, Sex

__all__ = [
    "FIRST_DAY",
    "LAST_DAY",
    "Days",
    "Extent",
    "Scope",
    "Scoper",
    "Statement",
    "Unstated",
    "days_of",
    "fates_of",
    "statements_of",
]

FIRST_DAY, LAST_DAY = 0, date.max.toordinal() + 1
"""Days are ordinals, from the first inclusive to the last exclusive; these two stand for no bound."""

_ANY_CASUALTY = frozenset(Fate) - {Fate.UNHARMED}
"""What a figure of casualties or losses can count at most, where the source does not say what it counts."""


class Unstated(StrEnum):
    """How a claim is read that does not say of which side, place or time it is."""

    WHOLE = "whole"
    """It is about all of it: the reading of totals."""

    UNKNOWN = "unknown"
    """It may be about any part: it then bounds the whole from below, and nothing from above."""


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
    """By dimension: ``fate``, ``side``, ``place``, ``unit``, ``event``, and what is known of the people."""

    days: Days | None = None
    """The time covered; `None` for all time."""


@frozen(kw_only=True)
class Statement:
    """One count of one claim, with its scope."""

    claim: str
    """The id of the claim."""

    count: ReportedCount
    """How many."""

    scope: Scope
    """Of what."""


class Hierarchy:
    """A tree of records: each covers itself and all below it. Siblings share nothing."""

    def __init__(self, parents: Mapping[str, str | None]) -> None:
        self._parents = parents
        self._below: dict[str, set[str]] = {}

    def mention(self, node: str) -> None:
        """Let a node be told apart from the rest of those above it."""
        above: str | None = node
        while above is not None:
            below = self._below.setdefault(above, set())
            if node in below:
                break
            below.add(node)
            above = self._parents.get(above)

    def covered(self, node: str) -> Extent:
        """The mentioned nodes at and below a node, each standing for what lies in it and in none below."""
        return Extent.of(self._below.get(node, {node}))


_NO_DAYS = (FIRST_DAY, FIRST_DAY)

_SOMEWHERE = Extent(frozenset(), None)
"""It is not stated which point, and it may be any."""

_STATUSES: dict[PersonStatus, frozenset[str]] = {
    PersonStatus.CIVILIAN: frozenset({"civilian", "civilian_with_forces", "direct_participant"}),
    PersonStatus.COMBATANT: frozenset({"forces", "forces_out_of_action", "group", "group_out_of_action"}),
    PersonStatus.ARMED_FORCES: frozenset({"forces", "forces_out_of_action"}),
    PersonStatus.ARMED_GROUP_MEMBER: frozenset({"group", "group_out_of_action"}),
    PersonStatus.HORS_DE_COMBAT: frozenset({"forces_out_of_action", "group_out_of_action"}),
}
"""What each reported status covers; one that is not listed covers itself."""

_AGES: dict[AgeBand, frozenset[str]] = {
    AgeBand.CHILD: frozenset({"infant", "child", "teenager"}),
    AgeBand.ADULT: frozenset({"adult", "elder"}),
}


class Scoper:
    """Makes scopes, all by the same hierarchies of sides, places and units."""

    def __init__(self, data: Dataset, unstated: Unstated) -> None:
        self._unstated = unstated
        self._places = Hierarchy({place.id: place.within for place in data.places})
        self._sides = Hierarchy({actor.id: actor.part_of for actor in data.actors})
        self._units = Hierarchy(_superiors(data))
        self._allegiance = {unit.id: unit.allegiance for unit in data.units}

    def side_of(self, side: str | None, unit: str | None) -> str | None:
        """The side, or that of the unit where only the unit is stated."""
        return side if side is not None or unit is None else self._allegiance.get(unit)

    def mention(self, side: str | None, place: str | None, unit: str | None) -> None:
        """Let a side, a place and a unit be told apart. Everything is mentioned before the first scope is made."""
        for hierarchy, node in ((self._sides, self.side_of(side, unit)), (self._places, place), (self._units, unit)):
            if node is not None:
                hierarchy.mention(node)

    def scope(  # noqa: PLR0913 - one for each dimension
        self,
        fates: Extent,
        group: PersonGroup,
        *,
        side: str | None,
        place: str | None,
        unit: str | None,
        event: str | None,
        period: Period | None,
        accumulation: Accumulation,
        whole: bool = False,
    ) -> Scope:
        """The scope of a figure of people; with ``whole`` nothing is unknown that is not stated."""
        # An event, where there is one, says whose people they were and where: nothing is unstated then.
        whole = whole or self._unstated is Unstated.WHOLE or event is not None
        nothing = None if whole else _SOMEWHERE
        side = self.side_of(side, unit)
        extents = {
            "fate": fates,
            "side": nothing if side is None else self._sides.covered(side),
            "place": nothing if place is None else self._places.covered(place),
            "unit": None if unit is None else self._units.covered(unit),
            "event": None if event is None else Extent.of({event}),
            "nationality": None if group.nationality is None else Extent.of({group.nationality}),
            "status": _coded(group.status, PersonStatus.UNDETERMINED, _STATUSES),
            "sex": _coded(group.sex, Sex.UNKNOWN, {}),
            "age": _coded(group.age_band, AgeBand.UNKNOWN, _AGES),
            **{f"role {role.value}": Extent.of({role.value}) for role in group.roles},
        }
        stated = {dimension: extent for dimension, extent in extents.items() if extent is not None}
        return Scope(extents=stated, days=days_of(period, accumulation, whole=whole))


def fates_of(category: CasualtyCategory) -> Extent:
    """The fates that a category counts; where the source does not say what it counts, any of a casualty at most."""
    return Extent.of(category.fates) if category.is_specified else Extent(frozenset(), _ANY_CASUALTY)


def days_of(period: Period | None, accumulation: Accumulation, *, whole: bool) -> Days | None:
    """The days that a figure covers.

    A running total begins where its period begins, or before all else if it states no beginning. A date that is no
    interval covers its days if the figure counts within it; otherwise the harm was done at some time within it. A stock
    is not larger than the total up to its day, and says nothing from above.
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
    knows_start = start is not None or whole or period.is_open_start
    knows_end = end is not None or whole or period.is_open_end
    # A running total counts from where there is something to count: all that its outer start lets in, as totals do.
    begins = start and (start.earliest if whole and running else start.latest)
    inner = _first(begins), _after(end and end.earliest)
    is_certain = knows_start and knows_end and inner[0] < inner[1] and accumulation is not Accumulation.STOCK_AS_OF
    return Days(inner if is_certain else _NO_DAYS, outer)


def _first(day: date | None) -> int:
    return FIRST_DAY if day is None else day.toordinal()


def _after(day: date | None) -> int:
    return LAST_DAY if day is None else day.toordinal() + 1


def _coded(code: StrEnum, unsaid: StrEnum, covered: Mapping[Any, frozenset[str]]) -> Extent | None:
    return None if code is unsaid else Extent.of(covered.get(code, (code.value,)))


def _superiors(data: Dataset) -> dict[str, str | None]:
    """The one superior that each unit is reported to have; none where reports differ."""
    reported: dict[str, set[str]] = {}
    for relation in data.command_relations:
        reported.setdefault(relation.unit, set()).add(relation.superior)
    return {unit: next(iter(superiors)) for unit, superiors in reported.items() if len(superiors) == 1}


def statements_of(claims: Iterable[Claim], scoper: Scoper) -> list[Statement]:
    """The counts of people that claims state, each with its scope. Means for each day are no totals."""
    counted = [
        claim
        for claim in claims
        if isinstance(claim, Capture)
        or (isinstance(claim, CasualtyEstimate) and claim.accumulation is not Accumulation.AVERAGE_PER_DAY)
    ]
    for claim in counted:
        scoper.mention(claim.group.side, claim.place, claim.unit)
    return [Statement(claim=claim.id, count=claim.count, scope=_scope(claim, scoper)) for claim in counted]


def _scope(claim: CasualtyEstimate | Capture, scoper: Scoper) -> Scope:
    if isinstance(claim, Capture):
        fates, accumulation = fates_of(CasualtyCategory.CAPTURED), Accumulation.UNSPECIFIED
    else:
        fates, accumulation = fates_of(claim.category), claim.accumulation
    return scoper.scope(
        fates,
        claim.group,
        side=claim.group.side,
        place=claim.place,
        unit=claim.unit,
        event=claim.event,
        period=claim.period,
        accumulation=accumulation,
    )
