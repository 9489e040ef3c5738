"""Hypothesis strategies for the parts and records of the model. Requires hypothesis.

The references of a drawn record lead to ids that need not exist. For records that fit together draw a dataset.
"""

from hypothesis import strategies as st

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.equipment import EquipmentLoss
from conflictdata.model.happenings import Agreement, Capture, GroundOperation
from conflictdata.model.incidents import Incident
from conflictdata.model.parties import Actor, Alliance, PersonGroup
from conflictdata.model.places import Place
from conflictdata.model.reports import Characterisation, ConditionReport
from conflictdata.model.sources import SourceFile, SourceRow
from conflictdata.model.strikes import Damage, Salvo, StrikeEvent, Target
from conflictdata.model.units import CommandRelation, Deployment, StrengthReport, Unit
from conflictdata.testing._single import values_of

__all__ = [
    "actors",
    "agreements",
    "alliances",
    "captures",
    "casualty_estimates",
    "characterisations",
    "command_relations",
    "condition_reports",
    "damages",
    "deployments",
    "equipment_losses",
    "ground_operations",
    "incidents",
    "person_groups",
    "places",
    "salvos",
    "source_files",
    "source_rows",
    "strength_reports",
    "strike_events",
    "targets",
    "units",
]


def alliances(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Alliance]:
    """Draw alliances of every kind. Requires hypothesis.

    Args:
        ids: The ids that they refer to; any ids unless told.
    """
    return values_of(Alliance, ids)


def person_groups(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[PersonGroup]:
    """Draw groups of people, told apart in any way that the model knows. Requires hypothesis.

    Args:
        ids: The ids that they refer to; any ids unless told.
    """
    return values_of(PersonGroup, ids)


def salvos(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Salvo]:
    """Draw lines of munitions, whether or not their outcomes add up to what was launched. Requires hypothesis.

    Args:
        ids: The ids that they refer to; any ids unless told.
    """
    return values_of(Salvo, ids)


def targets(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Target]:
    """Draw targets of every category. Requires hypothesis.

    Args:
        ids: The ids that they refer to; any ids unless told.
    """
    return values_of(Target, ids)


def damages(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Damage]:
    """Draw damage of which something at least is said. Requires hypothesis.

    Args:
        ids: The ids that they refer to; any ids unless told.
    """
    return values_of(Damage, ids)


def actors(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Actor]:
    """Draw actors of every kind. No actor is its own ally. Requires hypothesis.

    Args:
        ids: Their ids, and the ids that they refer to; any ids unless told.
    """
    return values_of(Actor, ids)


def places(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Place]:
    """Draw places of every kind, with and without coordinates and a shape. Requires hypothesis.

    Args:
        ids: Their ids, and the ids that they refer to; any ids unless told.
    """
    return values_of(Place, ids)


def units(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Unit]:
    """Draw military units of every echelon, with symbol codes of every form. Requires hypothesis.

    Args:
        ids: Their ids, and the ids that they refer to; any ids unless told.
    """
    return values_of(Unit, ids)


def command_relations(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[CommandRelation]:
    """Draw claims that a unit was under, or supported, another unit or an actor. Requires hypothesis.

    Args:
        ids: Their ids, and the ids that they refer to; any ids unless told.
    """
    return values_of(CommandRelation, ids)


def deployments(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Deployment]:
    """Draw claims that a unit, or some force of an actor, was sent somewhere. Requires hypothesis.

    Args:
        ids: Their ids, and the ids that they refer to; any ids unless told.
    """
    return values_of(Deployment, ids)


def strength_reports(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[StrengthReport]:
    """Draw claims about the strength of a unit or an actor. Requires hypothesis.

    Args:
        ids: Their ids, and the ids that they refer to; any ids unless told.
    """
    return values_of(StrengthReport, ids)


def casualty_estimates(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[CasualtyEstimate]:
    """Draw claims about casualties of every category. Requires hypothesis.

    Args:
        ids: Their ids, and the ids that they refer to; any ids unless told.
    """
    return values_of(CasualtyEstimate, ids)


def equipment_losses(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[EquipmentLoss]:
    """Draw claims about lost equipment of every kind. Requires hypothesis.

    Args:
        ids: Their ids, and the ids that they refer to; any ids unless told.
    """
    return values_of(EquipmentLoss, ids)


def incidents(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Incident]:
    """Draw claims about events as datasets code them, with codes of schemes that need not exist. Requires hypothesis.

    Args:
        ids: Their ids, and the ids that they refer to; any ids unless told.
    """
    return values_of(Incident, ids)


def strike_events(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[StrikeEvent]:
    """Draw claims about strikes. Requires hypothesis.

    Args:
        ids: Their ids, and the ids that they refer to; any ids unless told.
    """
    return values_of(StrikeEvent, ids)


def ground_operations(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[GroundOperation]:
    """Draw claims about operations on the ground. Requires hypothesis.

    Args:
        ids: Their ids, and the ids that they refer to; any ids unless told.
    """
    return values_of(GroundOperation, ids)


def captures(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Capture]:
    """Draw claims that people were captured. Requires hypothesis.

    Args:
        ids: Their ids, and the ids that they refer to; any ids unless told.
    """
    return values_of(Capture, ids)


def agreements(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Agreement]:
    """Draw claims that parties agreed on something. Requires hypothesis.

    Args:
        ids: Their ids, and the ids that they refer to; any ids unless told.
    """
    return values_of(Agreement, ids)


def condition_reports(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[ConditionReport]:
    """Draw claims about shortages and outages. Requires hypothesis.

    Args:
        ids: Their ids, and the ids that they refer to; any ids unless told.
    """
    return values_of(ConditionReport, ids)


def characterisations(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Characterisation]:
    """Draw claims that somebody called somebody something. Requires hypothesis.

    Args:
        ids: Their ids, and the ids that they refer to; any ids unless told.
    """
    return values_of(Characterisation, ids)


def source_files(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[SourceFile]:
    """Draw foreign files of every layout, of formats and in encodings that need not exist. Requires hypothesis.

    Args:
        ids: Their ids, and the ids that they refer to; any ids unless told.
    """
    return values_of(SourceFile, ids)


def source_rows(*, ids: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[SourceRow]:
    """Draw rows of foreign files, whose text is any text and may be empty. Requires hypothesis.

    Args:
        ids: Their ids, and the ids that they refer to; any ids unless told.
    """
    return values_of(SourceRow, ids)
