"""Claims in words: what is claimed, with which figures, and where. Who claims it is told apart from it."""

from collections.abc import Callable, Iterator
from typing import Any

from attrs import frozen

from conflictdata.cli.words import counted, joined, name_of, people, place_in_words, quoted, within
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.equipment import EquipmentLoss
from conflictdata.model.happenings import Agreement, Capture, GroundOperation
from conflictdata.model.incidents import Incident
from conflictdata.model.records import Claim
from conflictdata.model.reports import Characterisation, ConditionReport
from conflictdata.model.strikes import Damage, Salvo, StrikeEvent, Target
from conflictdata.model.units import CommandRelation, Deployment, StrengthReport
from conflictdata.values.counts import ReportedCount
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab import CodeList
from conflictdata.vocab.casualties import Accumulation
from conflictdata.vocab.military import DeploymentRole, StrengthKind
from conflictdata.vocab.strikes import TargetCategory

__all__ = ["Description", "Figure", "describe"]

_OUTCOMES = ("launched", "intercepted", "suppressed", "hit", "failed", "left_area", "airborne", "unknown")


@frozen(kw_only=True)
class Figure:
    """One count of a claim."""

    of: str = ""
    """What it counts; empty where the claim itself says so."""

    count: ReportedCount
    """The count."""

    def __str__(self) -> str:
        numbers, wording = counted(self.count)
        return " ".join(filter(None, [f"{self.of}:" if self.of else "", numbers, wording]))


@frozen(kw_only=True)
class Description:
    """What a claim says."""

    what: str
    """The content in a few words, without the figures."""

    figures: tuple[Figure, ...] = ()
    """The counts."""

    details: tuple[str, ...] = ()
    """The rest of the content, each a phrase."""

    places: tuple[str, ...] = ()
    """Where, each place with the next larger one."""

    notes: tuple[str, ...] = ()
    """Doubts that the record itself holds."""


def describe(data: Dataset, claim: Claim) -> Description:
    """What a claim says, with the names of the dataset in the place of ids."""
    return _DESCRIBERS[type(claim)](data, claim)


def _places(data: Dataset, *place_ids: str | None) -> tuple[str, ...]:
    known = dict.fromkeys(place_id for place_id in place_ids if place_id is not None)
    return tuple(place_in_words(data, place_id) for place_id in known)


def _notes(*notes: str | None) -> tuple[str, ...]:
    return tuple(note for note in notes if note is not None)


def _with(head: str, *rest: str) -> str:
    """The head, and in brackets whatever is known of the rest."""
    known = ", ".join(filter(None, rest))
    return f"{head} ({known})" if known else head


def _name(data: Dataset, record_id: str | None) -> str:
    return "" if record_id is None else name_of(data, record_id)


def _phrases(data: Dataset, *phrases: tuple[str, str | None]) -> tuple[str, ...]:
    """Phrases such as ``in answer to`` an event, for those whose record there is."""
    return tuple(f"{words} {name_of(data, record_id)}" for words, record_id in phrases if record_id is not None)


def _kind(code: CodeList, instead: str) -> str:
    """The label of a code, unless it only says that the kind is not known."""
    return instead if code.code == "unknown" else code.label


def _command_relation(data: Dataset, claim: CommandRelation) -> Description:
    what = f"{name_of(data, claim.unit)} under {name_of(data, claim.superior)}"
    return Description(what=_with(what, claim.kind.label), notes=_notes(claim.note))


def _deployment(data: Dataset, claim: Deployment) -> Description:
    alongside = (f"alongside {joined(data, claim.alongside)}",) if claim.alongside else ()
    role = "" if claim.role is DeploymentRole.UNSPECIFIED else claim.role.label
    return Description(
        what=_with(" ".join(["deployment", *_phrases(data, ("of", claim.unit or claim.force))]), role),
        figures=() if claim.strength is None else (Figure(of="strength", count=claim.strength),),
        details=(*alongside, *_phrases(data, ("because of", claim.event))),
        places=_places(data, claim.place),
        notes=_notes(claim.note),
    )


def _strength_report(data: Dataset, claim: StrengthReport) -> Description:
    kind = "" if claim.kind is StrengthKind.UNSPECIFIED else claim.kind.label
    return Description(
        what=_with(" ".join(["strength", *_phrases(data, ("of", claim.unit or claim.force))]), kind),
        figures=(Figure(count=claim.count),),
        places=_places(data, claim.place),
        notes=_notes(claim.note),
    )


def _accumulation(accumulation: Accumulation) -> tuple[str, ...]:
    return () if accumulation is Accumulation.UNSPECIFIED else (f"count: {accumulation.label}",)


def _casualty_estimate(data: Dataset, claim: CasualtyEstimate) -> Description:
    return Description(
        what=_with(claim.category.label, people(data, claim.group), _name(data, claim.unit)),
        figures=(Figure(count=claim.count),),
        details=(*_accumulation(claim.accumulation), *_phrases(data, ("in or after", claim.event))),
        places=_places(data, claim.place),
        notes=_notes(claim.note),
    )


def _equipment_loss(data: Dataset, claim: EquipmentLoss) -> Description:
    item = " ".join(filter(None, [_kind(claim.kind, "equipment"), claim.model]))
    states = ", then ".join(_kind(state, "lost") for state in claim.states)
    return Description(
        what=_with(f"{item}, {states or 'lost'}", _name(data, claim.side), _name(data, claim.unit)),
        figures=(Figure(count=claim.count),),
        details=(*_accumulation(claim.accumulation), *_phrases(data, ("in or after", claim.event))),
        places=_places(data, claim.place),
        notes=_notes(claim.note),
    )


def _incident(data: Dataset, claim: Incident) -> Description:
    parties = [f"involving {joined(data, claim.parties)}"] if claim.parties else []
    return Description(
        what=" ".join([_kind(claim.kind, "event"), *parties]),
        details=(*(f"coded {code}" for code in claim.coded), *_clocks(claim.window)),
        places=_places(data, *claim.places),
        notes=_notes(claim.note),
    )


def _clocks(window: TimeWindow | None) -> tuple[str, ...]:
    return () if window is None else (f"clock time {within(window)}",)


def _strike_event(data: Dataset, claim: StrikeEvent) -> Description:
    sides = _phrases(data, ("by", claim.attacker), ("on", claim.target_side))
    as_of = [f"counts as of {within(claim.as_of)}"] if claim.as_of is not None else []
    objects = [*(target.place for target in claim.targets), *(damage.place for damage in claim.damage)]
    return Description(
        what=" ".join([_kind(claim.kind, "event"), *sides]),
        figures=tuple(figure for salvo in claim.salvos for figure in _outcomes(salvo)),
        details=(
            *(f"aimed at or struck: {_target(target)}" for target in claim.targets),
            *(f"damage: {_damage(damage)}" for damage in claim.damage),
            *(detail for salvo in claim.salvos for detail in _salvo_details(data, salvo)),
            *_clocks(claim.window),
            *as_of,
        ),
        places=_places(data, *claim.places, *objects),
        notes=_notes(claim.note, *(salvo.note for salvo in claim.salvos)),
    )


def _munition(salvo: Salvo) -> str:
    munition = _kind(salvo.munition, "munition")
    return munition if salvo.model is None else f"{munition} {salvo.model}"


def _outcomes(salvo: Salvo) -> Iterator[Figure]:
    for outcome in _OUTCOMES:
        count: ReportedCount | None = getattr(salvo, outcome)
        if count is not None:
            fate = "fate unknown" if outcome == "unknown" else outcome.replace("_", " ")
            yield Figure(of=f"{_munition(salvo)}, {fate}", count=count)


def _salvo_details(data: Dataset, salvo: Salvo) -> Iterator[str]:
    if salvo.launched_from:
        yield f"{_munition(salvo)}, launched from {joined(data, salvo.launched_from)}"
    elif not any(_outcomes(salvo)):
        yield f"{_munition(salvo)}: no number given"


def _target(target: Target) -> str:
    return " ".join(_category_and_wording(target.category, target.wording)) or "object not stated"


def _category_and_wording(category: TargetCategory, wording: str | None) -> list[str]:
    return [*filter(None, [_kind(category, "")]), *([] if wording is None else [quoted(wording)])]


def _damage(damage: Damage) -> str:
    count = "" if damage.count is None else str(Figure(count=damage.count))
    extent = "" if damage.extent is None else str(damage.extent)
    object_ = " ".join(_category_and_wording(damage.category, damage.wording))
    return ", ".join(filter(None, [_kind(damage.level, ""), object_, count, extent]))


def _ground_operation(data: Dataset, claim: GroundOperation) -> Description:
    sides = _phrases(data, ("by", claim.attacker), ("against", claim.defender))
    outcome = [f"outcome: {label}" for label in [_kind(claim.outcome, "")] if label]
    title = [] if claim.title is None else [quoted(claim.title)]
    return Description(
        what=" ".join([_kind(claim.kind, "ground operation"), *title, *sides]),
        details=(*outcome, *_phrases(data, ("in answer to", claim.prompted_by))),
        places=_places(data, *claim.places),
        notes=_notes(claim.note),
    )


def _capture(data: Dataset, claim: Capture) -> Description:
    condition = [f"in the condition: {label}" for label in [_kind(claim.condition, "")] if label]
    return Description(
        what=_with(
            " ".join(["taken prisoner", *_phrases(data, ("by", claim.captor))]),
            people(data, claim.group),
            _name(data, claim.unit),
        ),
        figures=(Figure(count=claim.count),),
        details=(*condition, *_phrases(data, ("in", claim.event))),
        places=_places(data, claim.place),
        notes=_notes(claim.note),
    )


def _agreement(data: Dataset, claim: Agreement) -> Description:
    title = [] if claim.title is None else [quoted(claim.title)]
    parties = [f"between {joined(data, claim.parties)}"] if claim.parties else []
    return Description(what=" ".join([_kind(claim.kind, "agreement"), *title, *parties]), notes=_notes(claim.note))


def _condition_report(data: Dataset, claim: ConditionReport) -> Description:
    return Description(
        what=_with(claim.kind.label, _kind(claim.status, ""), _name(data, claim.force)),
        figures=() if claim.people is None else (Figure(of="people affected", count=claim.people),),
        details=(
            *((quoted(claim.wording),) if claim.wording is not None else ()),
            *((f"amount: {claim.amount}",) if claim.amount is not None else ()),
            *_phrases(data, ("because of", claim.event)),
        ),
        places=_places(data, claim.place),
        notes=_notes(claim.note),
    )


def _characterisation(data: Dataset, claim: Characterisation) -> Description:
    return Description(
        what=f"{name_of(data, claim.subject)}, described as {quoted(claim.wording)}", notes=_notes(claim.note)
    )


_DESCRIBERS: dict[type[Claim], Callable[[Dataset, Any], Description]] = {
    CommandRelation: _command_relation,
    Deployment: _deployment,
    StrengthReport: _strength_report,
    CasualtyEstimate: _casualty_estimate,
    EquipmentLoss: _equipment_loss,
    Incident: _incident,
    StrikeEvent: _strike_event,
    GroundOperation: _ground_operation,
    Capture: _capture,
    Agreement: _agreement,
    ConditionReport: _condition_report,
    Characterisation: _characterisation,
}
