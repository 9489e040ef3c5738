"""The record types of a dataset, and how a dataset is laid out."""

from collections.abc import Mapping
from types import MappingProxyType

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.equipment import EquipmentLoss
from conflictdata.model.happenings import Agreement, Capture, GroundOperation
from conflictdata.model.incidents import Incident
from conflictdata.model.parties import Actor
from conflictdata.model.places import Place
from conflictdata.model.reports import Characterisation, ConditionReport
from conflictdata.model.sources import SourceFile, SourceRow
from conflictdata.model.strikes import StrikeEvent
from conflictdata.model.units import CommandRelation, Deployment, StrengthReport, Unit
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.documents import Document

__all__ = [
    "CLAIM_TYPES",
    "ENTITY_TYPES",
    "RECORD_TYPES",
    "SOURCE_TYPES",
    "Claim",
    "Entity",
    "Record",
    "SourceRecord",
    "collection_of",
    "type_name",
]

Entity = Agent | Document | Actor | Place | Unit
"""A record that claims refer to. It asserts nothing by itself and has no provenance."""

Claim = (
    CommandRelation
    | Deployment
    | StrengthReport
    | CasualtyEstimate
    | EquipmentLoss
    | Incident
    | StrikeEvent
    | GroundOperation
    | Capture
    | Agreement
    | ConditionReport
    | Characterisation
)
"""A record that says what somebody said. It has a ``provenance``."""

SourceRecord = SourceFile | SourceRow
"""A record that keeps what a foreign file said. Claims do not refer to it."""

Record = Entity | Claim | SourceRecord
"""Any record of a dataset."""

ENTITY_TYPES: Mapping[str, type[Entity]] = MappingProxyType(
    {"agents": Agent, "documents": Document, "actors": Actor, "places": Place, "units": Unit}
)
"""The collections of entities, by the name of the `Dataset` field, in the order of files."""

CLAIM_TYPES: Mapping[str, type[Claim]] = MappingProxyType(
    {
        "command_relations": CommandRelation,
        "deployments": Deployment,
        "strength_reports": StrengthReport,
        "casualty_estimates": CasualtyEstimate,
        "equipment_losses": EquipmentLoss,
        "incidents": Incident,
        "strike_events": StrikeEvent,
        "ground_operations": GroundOperation,
        "captures": Capture,
        "agreements": Agreement,
        "condition_reports": ConditionReport,
        "characterisations": Characterisation,
    }
)
"""The collections of claims, by the name of the `Dataset` field, in the order of files."""

SOURCE_TYPES: Mapping[str, type[SourceRecord]] = MappingProxyType(
    {"source_files": SourceFile, "source_rows": SourceRow}
)
"""The collections that keep foreign files, by the name of the `Dataset` field, in the order of files."""

RECORD_TYPES: Mapping[str, type[Record]] = MappingProxyType({**ENTITY_TYPES, **CLAIM_TYPES, **SOURCE_TYPES})
"""All collections, by the name of the `Dataset` field, in the order of files."""

_COLLECTIONS: Mapping[type[Record], str] = {cls: name for name, cls in RECORD_TYPES.items()}


def collection_of(cls: type[Record]) -> str:
    """The name of the `Dataset` field that holds records of this type."""
    return _COLLECTIONS[cls]


def type_name(cls: type[Record]) -> str:
    """The word for one record of this type, as it stands first in a line of JSON Lines."""
    name = _COLLECTIONS[cls]
    return name.removesuffix("es" if name.endswith("sses") else "s")
