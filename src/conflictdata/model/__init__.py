"""The model: actors, places, military units, events, claims about them, and the dataset that holds them all."""

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset, UnknownKey
from conflictdata.model.equipment import EquipmentLoss
from conflictdata.model.happenings import Agreement, Capture, GroundOperation
from conflictdata.model.incidents import Incident
from conflictdata.model.parties import Actor, Alliance, PersonGroup
from conflictdata.model.places import Place
from conflictdata.model.records import (
    CLAIM_TYPES,
    ENTITY_TYPES,
    RECORD_TYPES,
    SOURCE_TYPES,
    Claim,
    Entity,
    Record,
    SourceRecord,
)
from conflictdata.model.reports import Characterisation, ConditionReport
from conflictdata.model.sources import SourceFile, SourceRow
from conflictdata.model.strikes import Damage, Salvo, StrikeEvent, Target
from conflictdata.model.units import CommandRelation, Deployment, StrengthReport, Unit

__all__ = [
    "CLAIM_TYPES",
    "ENTITY_TYPES",
    "RECORD_TYPES",
    "SOURCE_TYPES",
    "Actor",
    "Agreement",
    "Alliance",
    "Capture",
    "CasualtyEstimate",
    "Characterisation",
    "Claim",
    "CommandRelation",
    "ConditionReport",
    "Damage",
    "Dataset",
    "Deployment",
    "Entity",
    "EquipmentLoss",
    "GroundOperation",
    "Incident",
    "PersonGroup",
    "Place",
    "Record",
    "Salvo",
    "SourceFile",
    "SourceRecord",
    "SourceRow",
    "StrengthReport",
    "StrikeEvent",
    "Target",
    "Unit",
    "UnknownKey",
]
