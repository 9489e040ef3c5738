"""Statements: what claims count, each count with its scope.

A claim on casualties makes one statement, a strike event one for each count of its salvos, and a claim on strength one
where it is taken to say how many people were there at all.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Any

from attrs import frozen

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.happenings import Capture
from conflictdata.model.parties import PersonGroup
from conflictdata.model.records import Claim
from conflictdata.model.strikes import Salvo, StrikeEvent
from conflictdata.model.units import Deployment, StrengthReport
from conflictdata.reasoning.assumptions import Assumptions, StrengthCap, Unstated
from conflictdata.reasoning.categories import Category, category
from conflictdata.reasoning.scopes import (
    FIRST_DAY,
    LAST_DAY,
    SOMEWHERE,
    Days,
    Extent,
    Hierarchy,
    Scope,
    days_of,
    stock_day,
)
from conflictdata.values.counts import ReportedCount
from conflictdata.values.dates import Period
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.counting import MunitionOutcome
from conflictdata.vocab.persons import AgeBand, PersonStatus, Sex
from conflictdata.vocab.strikes import MunitionClass

__all__ = ["Scoper", "Statement", "counts_of", "own_category", "strength_of"]

_PEOPLE, _MUNITIONS = Extent.of({"people"}), Extent.of({"munitions"})

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

_OF_NO_KIND = {MunitionClass.MIXED, MunitionClass.UNKNOWN}
"""Classes that say nothing about which munitions are counted."""


@frozen(kw_only=True)
class Statement:
    """One count of one claim, with its scope."""

    claim: str
    """The id of the claim."""

    count: ReportedCount
    """How many."""

    scope: Scope
    """Of what."""


class Scoper:
    """Makes scopes, all by the same hierarchies of sides, places, units and munitions."""

    def __init__(self, data: Dataset, assuming: Assumptions) -> None:
        self._assuming = assuming
        self._places = Hierarchy({place.id: place.within for place in data.places})
        self._sides = Hierarchy({actor.id: actor.part_of for actor in data.actors})
        self._units = Hierarchy(_superiors(data))
        self._allegiance = {unit.id: unit.allegiance for unit in data.units}
        self._models: set[str] = set()

    def side_of(self, side: str | None, unit: str | None) -> str | None:
        """The side, or that of the unit where only the unit is stated."""
        return side if side is not None or unit is None else self._allegiance.get(unit)

    def mention(
        self,
        sides: Iterable[str | None] = (),
        places: Iterable[str | None] = (),
        units: Iterable[str | None] = (),
        models: Iterable[str | None] = (),
    ) -> None:
        """Let sides, places, units and models be told apart. All are mentioned before the first scope is made."""
        units = list(units)
        sides = [*sides, *(self._allegiance.get(unit) for unit in units if unit is not None)]
        for hierarchy, nodes in ((self._sides, sides), (self._places, places), (self._units, units)):
            for node in nodes:
                if node is not None:
                    hierarchy.mention(node)
        self._models.update(name for model in models if model is not None for name in _names(model))

    def mention_claim(self, claim: Claim) -> None:
        """Let all that a claim speaks of be told apart."""
        match claim:
            case CasualtyEstimate() | Capture():
                self.mention([claim.group.side], [claim.place], [claim.unit])
            case StrikeEvent():
                models = (salvo.model for salvo in claim.salvos)
                self.mention([claim.attacker, claim.target_side], claim.places, models=models)
            case _:
                return

    def people(  # noqa: PLR0913 - one for each dimension
        self,
        counted: Category,
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
        whole = whole or self._whole or event is not None
        nothing = None if whole else SOMEWHERE
        side = self.side_of(side, unit)
        day = stock_day(period) if accumulation is Accumulation.STOCK_AS_OF else None
        return _scope(
            {
                "counted": _PEOPLE,
                "atom": _atoms(counted),
                "side": nothing if side is None else self._sides.covered(side),
                "place": nothing if place is None else self._places.covered(place),
                "unit": None if unit is None else self._units.covered(unit),
                "event": None if event is None else Extent.of({event}),
                "nationality": None if group.nationality is None else Extent.of({group.nationality}),
                "status": _coded(group.status, PersonStatus.UNDETERMINED, _STATUSES),
                "sex": _coded(group.sex, Sex.UNKNOWN, {}),
                "age": _coded(group.age_band, AgeBand.UNKNOWN, _AGES),
                **{f"role {role.value}": Extent.of({role.value}) for role in group.roles},
                # Of those to whom it was done, the ones for whom it still held on that day.
                **({} if day is None else {f"held on {day}": Extent.of({"held"})}),
            },
            days_of(period, accumulation, whole=whole),
        )

    def munitions(  # noqa: PLR0913 - one for each dimension
        self,
        munitions: Extent | None,
        outcome: MunitionOutcome,
        *,
        attacker: str | None,
        target_side: str | None,
        places: Sequence[str],
        period: Period | None,
        whole: bool = False,
    ) -> Scope:
        """The scope of a figure of munitions; with ``whole`` nothing is unknown that is not stated."""
        whole = whole or self._whole
        nothing = None if whole else SOMEWHERE
        return _scope(
            {
                "counted": _MUNITIONS,
                "munition": munitions,
                "outcome": self._outcomes(outcome),
                "attacker": nothing if attacker is None else self._sides.covered(attacker),
                "side": nothing if target_side is None else self._sides.covered(target_side),
                "place": _union([self._places.covered(place) for place in places]) if places else nothing,
            },
            days_of(period, Accumulation.WITHIN_PERIOD, whole=whole),
        )

    def munitions_named(self, munition: MunitionClass, model: str | None) -> frozenset[str]:
        """The points that a class and a model stand for; where there is no model, all models."""
        kinds = [kind.code for kind in MunitionClass if kind.is_kind_of(munition)]
        models = ["", *self._models] if model is None else _names(model)
        return frozenset(f"{kind} {name}" for kind in kinds for name in models)

    def strength(self, cap: StrengthCap, contingent: int | None, *, since: int = FIRST_DAY) -> Scope:
        """All people of whom a cap speaks, whatever became of them, or one contingent of them."""
        side = self.side_of(cap.side, cap.unit)
        return _scope(
            {
                "counted": _PEOPLE,
                "side": None if side is None else self._sides.covered(side),
                "unit": None if cap.unit is None else self._units.covered(cap.unit),
                "place": None if cap.place is None else self._places.covered(cap.place),
                _key(cap): None if contingent is None else Extent.of({str(contingent)}),
            },
            None if since == FIRST_DAY else Days((since, LAST_DAY), (since, LAST_DAY)),
        )

    @property
    def _whole(self) -> bool:
        return self._assuming.unstated is Unstated.WHOLE

    def _outcomes(self, outcome: MunitionOutcome) -> Extent:
        if outcome is not MunitionOutcome.LAUNCHED or not self._assuming.salvo_accounting:
            return Extent.of({outcome.code})
        return Extent.of(each.code for each in MunitionOutcome if each is not MunitionOutcome.LAUNCHED)


def _scope(extents: Mapping[str, Extent | None], days: Days | None) -> Scope:
    return Scope(extents={name: extent for name, extent in extents.items() if extent is not None}, days=days)


def _key(cap: StrengthCap) -> str:
    return f"contingent of {cap.side} {cap.unit} {cap.place}"


@cache
def own_category(code: CasualtyCategory) -> Category:
    """The category that this library's code stands for."""
    return category(f"conflictdata:{code.code}")


@cache
def _atoms(counted: Category) -> Extent:
    """The atoms that a category counts, and may count."""
    inner, outer = (frozenset(map(str, atoms)) for atoms in (counted.atoms, counted.outer))
    return Extent(inner, outer)


def _union(extents: Iterable[Extent]) -> Extent:
    return Extent.of(point for extent in extents for point in extent.inner)


def _coded(code: StrEnum, unsaid: StrEnum, covered: Mapping[Any, frozenset[str]]) -> Extent | None:
    return None if code is unsaid else Extent.of(covered.get(code, (code.value,)))


def _names(model: str) -> list[str]:
    """The models of a line: ``A/B`` counts both together."""
    return [name.strip() for name in model.split("/")]


def _superiors(data: Dataset) -> dict[str, str | None]:
    """The one superior that each unit is reported to have; none where reports differ."""
    reported: dict[str, set[str]] = {}
    for relation in data.command_relations:
        reported.setdefault(relation.unit, set()).add(relation.superior)
    return {unit: next(iter(superiors)) for unit, superiors in reported.items() if len(superiors) == 1}


def counts_of(claim: Claim, scoper: Scoper) -> list[Statement]:
    """What a claim counts. Means for each day are no totals, and are left out."""
    match claim:
        case CasualtyEstimate(accumulation=Accumulation.AVERAGE_PER_DAY):
            return []
        case CasualtyEstimate():
            return [_of_people(claim, claim.category, claim.accumulation, scoper)]
        case Capture():
            return [_of_people(claim, CasualtyCategory.CAPTURED, Accumulation.UNSPECIFIED, scoper)]
        case StrikeEvent():
            return _of_munitions(claim, scoper)
        case _:
            return []


def _of_people(
    claim: CasualtyEstimate | Capture, counted: CasualtyCategory, accumulation: Accumulation, scoper: Scoper
) -> Statement:
    scope = scoper.people(
        own_category(counted),
        claim.group,
        side=claim.group.side,
        place=claim.place,
        unit=claim.unit,
        event=claim.event,
        period=claim.period,
        accumulation=accumulation,
    )
    return Statement(claim=claim.id, count=claim.count, scope=scope)


def _of_munitions(strike: StrikeEvent, scoper: Scoper) -> list[Statement]:
    """The counts of all salvos of a strike.

    Where two lines may count the same munitions, such as a class and a model of it, the source leaves open whether the
    one is part of the other. Each then bounds from above only what the other does not count.
    """
    named = [scoper.munitions_named(salvo.munition, salvo.model) for salvo in strike.salvos]
    statements: list[Statement] = []
    for place, salvo in enumerate(strike.salvos):
        others = (points for other, points in enumerate(named) if other != place)
        inner = named[place].difference(*others)
        lines = SOMEWHERE if salvo.munition in _OF_NO_KIND and salvo.model is None else Extent(inner, named[place])
        for outcome, count in _outcomes(salvo):
            scope = scoper.munitions(
                lines,
                outcome,
                attacker=strike.attacker,
                target_side=strike.target_side,
                places=strike.places,
                period=strike.period,
            )
            statements.append(Statement(claim=strike.id, count=count, scope=scope))
    return statements


def _outcomes(salvo: Salvo) -> Iterable[tuple[MunitionOutcome, ReportedCount]]:
    for outcome in MunitionOutcome:
        count: ReportedCount | None = getattr(salvo, outcome.code)
        if count is not None:
            yield outcome, count


def strength_of(
    cap: StrengthCap, claims: Mapping[str, Claim], scoper: Scoper
) -> tuple[Scope, tuple[Statement, ...]] | None:
    """All people of whom a cap speaks, and the statements on its contingents that the claims make.

    `None` where they state no number for one of the contingents, since then nothing is capped.
    """
    statements: list[Statement] = []
    for number, ids in enumerate(cap.contingents):
        stating = [claim for id_ in ids if isinstance(claim := claims.get(id_), Deployment | StrengthReport)]
        counted = [(claim, count) for claim in stating if (count := _strength(claim)) is not None]
        if not counted:
            return None
        scope = scoper.strength(cap, number, since=min(_arrival(claim) for claim, _ in counted))
        statements += [Statement(claim=claim.id, count=count, scope=scope) for claim, count in counted]
    return scoper.strength(cap, None), tuple(statements)


def _strength(claim: Deployment | StrengthReport) -> ReportedCount | None:
    return claim.strength if isinstance(claim, Deployment) else claim.count


def _arrival(claim: Deployment | StrengthReport) -> int:
    """The first day on which a contingent may have been there; a report on strength does not say since when it was."""
    period = claim.period if isinstance(claim, Deployment) else None
    return FIRST_DAY if period is None or period.earliest is None else period.earliest.toordinal()
