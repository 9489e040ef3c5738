"""Scoping: from the words of claims and questions to scopes that can be compared.

All scopes of one question are made by one `Scoper`, since it has to know everything that is to be told apart.
"""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache
from typing import Any

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.happenings import Capture, GroundOperation
from conflictdata.model.incidents import Incident
from conflictdata.model.parties import PersonGroup
from conflictdata.model.records import Claim
from conflictdata.model.strikes import StrikeEvent
from conflictdata.reasoning.assumptions import Assumptions, StrengthCap, Unstated
from conflictdata.reasoning.categories import Category
from conflictdata.reasoning.occasions import Occasions
from conflictdata.reasoning.scopes import FIRST_DAY, SOMEWHERE, Days, Extent, Hierarchy, Scope, days_of, stock_day
from conflictdata.reasoning.standing import fallen
from conflictdata.values.dates import Period
from conflictdata.vocab.casualties import Accumulation
from conflictdata.vocab.counting import MunitionOutcome
from conflictdata.vocab.military import CommandRelationType
from conflictdata.vocab.persons import AgeBand, PersonStatus, Sex
from conflictdata.vocab.strikes import MunitionClass

__all__ = ["Scoper"]

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

_SUPPORT = {CommandRelationType.DIRECT_SUPPORT, CommandRelationType.GENERAL_SUPPORT}
"""A unit that supports another is not under its command."""


class Scoper:
    """Makes scopes, all by the same hierarchies of sides, places, units, events and munitions.

    What belongs to what is as the dataset has it. A unit is under the superiors that claims put it under, whoever makes
    them and whenever it was, unless they were withdrawn or are denied.
    """

    def __init__(self, data: Dataset, assuming: Assumptions) -> None:
        self._data = data
        self._assuming = assuming
        self._places = Hierarchy(_parents({place.id: place.within for place in data.places}))
        self._sides = Hierarchy(_parents({actor.id: actor.part_of for actor in data.actors}))
        self._units = Hierarchy(_superiors(data))
        self._events = Occasions(data, self._places, apart=assuming.events_apart)
        self._allegiance = {unit.id: unit.allegiance for unit in data.units}
        self._classes: dict[str, set[MunitionClass]] = {}

    def mention(
        self,
        sides: Iterable[str | None] = (),
        places: Iterable[str | None] = (),
        units: Iterable[str | None] = (),
    ) -> None:
        """Let sides, places and units be told apart. All is mentioned before the first scope is made."""
        units = list(units)
        commands = (self._units.within(unit) for unit in units if unit is not None)
        sides = [*sides, *(self._allegiance.get(unit) for command in commands for unit in command)]
        for hierarchy, nodes in ((self._sides, sides), (self._places, places), (self._units, units)):
            for node in nodes:
                if node is not None:
                    hierarchy.mention(node)

    def mention_event(self, event: str, within: str | None = None) -> None:
        """Let an event be told apart, with its places, and the one in which it lies."""
        self._events.mention(event, within)
        for id_ in (event, within):
            record = None if id_ is None else self._data.get(id_)
            if isinstance(record, StrikeEvent | GroundOperation | Incident):
                self.mention(places=record.places)

    def mention_model(self, model: str, munition: MunitionClass | None = None) -> None:
        """Let a model be told apart, of which a line says that it is of this class."""
        for name in _names(model):
            classes = self._classes.setdefault(name, set())
            if munition is not None and not _is_vague(munition):
                classes.add(munition)

    def mention_claim(self, claim: Claim) -> None:
        """Let all that a claim speaks of be told apart."""
        match claim:
            case CasualtyEstimate() | Capture():
                self.mention([claim.group.side], [claim.place], [claim.unit])
                if isinstance(claim, Capture):
                    self.mention_event(claim.id, claim.event)
                elif claim.event is not None:
                    self.mention_event(claim.event)
            case StrikeEvent():
                self.mention([claim.attacker, claim.target_side], claim.places)
                for salvo in claim.salvos:
                    if salvo.model is not None:
                        self.mention_model(salvo.model, salvo.munition)
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
        day = stock_day(period) if accumulation is Accumulation.STOCK_AS_OF else None
        return _scope(
            {
                "counted": _PEOPLE,
                "atom": _atoms(counted),
                "side": self._side(side, unit) or nothing,
                "place": self._place(place, event) or nothing,
                "unit": None if unit is None else self._units.covered(unit),
                "event": None if event is None else self._events.covered(event),
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

    def munitions_asked(self, munition: MunitionClass | None, model: str | None) -> Extent | None:
        """The munitions of a class and a model; `None` for all where neither is given."""
        if model is None:
            return None if munition is None else Extent.of(_points(_kinds_of(munition), ["", *self._classes]))
        kinds = None if munition is None else _kinds_of(munition)
        return Extent.of(point for name in _names(model) for point in _points(kinds or self._kinds_named(name), [name]))

    def munitions_named(self, munition: MunitionClass, model: str | None) -> frozenset[str]:
        """The munitions that a line may count; none where it does not say which it counts.

        One model may be put in several classes. A line that names it counts it in whichever class others put it,
        except where these are narrower or wider than its own.
        """
        if model is None:
            return frozenset() if _is_vague(munition) else _points(_kinds_of(munition), ["", *self._classes])
        return frozenset(
            point for name in _names(model) for point in _points(self._kinds_named(name, munition), [name])
        )

    def strength(
        self, cap: StrengthCap, number: int, contingent: int | None = None, *, before: int | None = None
    ) -> Scope:
        """All people of whom a cap speaks, whatever became of them, or one contingent of them; to before a day.

        Caps are told apart by their numbers: the contingents of one have nothing to do with those of another.
        """
        return _scope(
            {
                "counted": _PEOPLE,
                "side": self._side(cap.side, cap.unit),
                "unit": None if cap.unit is None else self._units.covered(cap.unit),
                "place": None if cap.place is None else self._places.covered(cap.place),
                f"contingent of {number}": None if contingent is None else Extent.of({str(contingent)}),
            },
            None if before is None else Days((FIRST_DAY, before), (FIRST_DAY, before)),
        )

    @property
    def _whole(self) -> bool:
        return self._assuming.unstated is Unstated.WHOLE

    def _place(self, place: str | None, event: str | None) -> Extent | None:
        """The place, as far as it lies in those of the event, if it does at all; `None` where neither is known."""
        stated = None if place is None else self._places.covered(place)
        site = None if event is None else self._events.places_of(event)
        if stated is None or site is None or stated.outer is None or site.outer is None:
            return stated or site
        shared = stated.outer & site.outer
        return Extent(stated.inner & site.inner, shared) if shared else stated

    def _side(self, side: str | None, unit: str | None) -> Extent | None:
        """The side, or those of the unit and of all under its command; `None` where one of them is not known."""
        if side is not None:
            return self._sides.covered(side)
        if unit is None:
            return None
        sides = [self._allegiance.get(below) for below in sorted(self._units.within(unit))]
        known = [self._sides.covered(one) for one in sides if one is not None]
        return _union(known) if len(known) == len(sides) else None

    def _outcomes(self, outcome: MunitionOutcome) -> Extent:
        if outcome is not MunitionOutcome.LAUNCHED or not self._assuming.salvo_accounting:
            return Extent.of({outcome.code})
        return Extent.of(each.code for each in MunitionOutcome if each is not MunitionOutcome.LAUNCHED)

    def _kinds_named(self, model: str, munition: MunitionClass = MunitionClass.UNKNOWN) -> set[MunitionClass]:
        """The classes of which a model may be, where it is said to be of this one; all where none is known."""
        classes = self._classes.get(model, set())
        if not _is_vague(munition):
            apart = (one for one in classes if not one.is_kind_of(munition) and not munition.is_kind_of(one))
            classes = {munition, *apart}
        return {kind for one in classes for kind in _kinds_of(one)} or set(MunitionClass)


def _scope(extents: Mapping[str, Extent | None], days: Days | None) -> Scope:
    return Scope(extents={name: extent for name, extent in extents.items() if extent is not None}, days=days)


@cache
def _atoms(counted: Category) -> Extent:
    """The atoms that a category counts, and may count."""
    inner, outer = (frozenset(map(str, atoms)) for atoms in (counted.atoms, counted.outer))
    return Extent(inner, outer)


def _union(extents: Iterable[Extent]) -> Extent:
    return Extent.of(point for extent in extents for point in extent.inner)


def _coded(code: StrEnum, unsaid: StrEnum, covered: Mapping[Any, frozenset[str]]) -> Extent | None:
    return None if code is unsaid else Extent.of(covered.get(code, (code.value,)))


def _is_vague(munition: MunitionClass) -> bool:
    """Whether a class says nothing about which munitions are counted."""
    return munition in {MunitionClass.MIXED, MunitionClass.UNKNOWN}


def _kinds_of(munition: MunitionClass) -> list[MunitionClass]:
    return [kind for kind in MunitionClass if kind.is_kind_of(munition)]


def _points(kinds: Iterable[MunitionClass], names: Iterable[str]) -> frozenset[str]:
    names = list(names)
    return frozenset(f"{kind.code} {name}" for kind in kinds for name in names)


def _names(model: str) -> list[str]:
    """The models of a line: ``A/B`` counts both together."""
    return [name.strip() for name in model.split("/")]


def _parents(parents: Mapping[str, str | None]) -> dict[str, tuple[str, ...]]:
    return {child: (parent,) for child, parent in parents.items() if parent is not None}


def _superiors(data: Dataset) -> dict[str, set[str]]:
    """The units under whose command each unit is reported to be."""
    units = {unit.id for unit in data.units}
    gone = fallen(data) if data.command_relations else {}
    superiors: dict[str, set[str]] = {}
    for relation in data.command_relations:
        if relation.superior in units and relation.kind not in _SUPPORT and relation.id not in gone:
            superiors.setdefault(relation.unit, set()).add(relation.superior)
    return superiors
