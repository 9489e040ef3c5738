"""The model: actors, places, military units, events, claims about them, and the dataset that holds them all."""

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.happenings import Agreement, Capture, GroundOperation
from conflictdata.model.parties import Actor, Alliance, PersonGroup
from conflictdata.model.places import Place
from conflictdata.model.reports import Characterisation, ConditionReport
from conflictdata.model.strikes import Damage, Salvo, StrikeEvent, Target
from conflictdata.model.units import CommandRelation, Deployment, StrengthReport, Unit

__all__ = [
    "Actor",
    "Agreement",
    "Alliance",
    "Capture",
    "CasualtyEstimate",
    "Characterisation",
    "CommandRelation",
    "ConditionReport",
    "Damage",
    "Deployment",
    "GroundOperation",
    "PersonGroup",
    "Place",
    "Salvo",
    "StrengthReport",
    "StrikeEvent",
    "Target",
    "Unit",
]
