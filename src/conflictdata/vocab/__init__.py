"""The code lists: closed vocabularies, each code with its label, definition and source.

A code is also the text that stands in files. Lists of our own have the prefix ``conflictdata-`` in their scheme and
lower-case codes; the codes of other bodies' lists are written as those bodies write them.

Members of different lists that have the same code are equal as text: ``Fate.MISSING == CasualtyCategory.MISSING``. Tell
them apart with ``is``, or by their types.
"""

from conflictdata.vocab._codelist import CodeList
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory, Fate
from conflictdata.vocab.counting import Countable, CountQualifier, CountStatus, LossRole, MunitionOutcome
from conflictdata.vocab.equipment import EquipmentKind
from conflictdata.vocab.event_schemes import (
    AcledDisorderType,
    AcledEventType,
    AcledInteraction,
    AcledSubEventType,
    CameoRoot,
    UcdpTypeOfViolence,
)
from conflictdata.vocab.events import EventType, OperationKind, OperationOutcome
from conflictdata.vocab.geometries import GeometryType
from conflictdata.vocab.judgements import (
    AirwarsBelligerentAssessment,
    AirwarsCivilianHarm,
    AirwarsStrikeStatus,
    BijUsAttribution,
    ConfidenceLevel,
    ConfidenceScale,
    GradingScheme,
    Icd203Term,
    InformationCredibility,
    LikelihoodScale,
    PhiaTerm,
    SourceReliability,
    UcdpEventClarity,
    WhoSsaCertainty,
)
from conflictdata.vocab.measure_units import Dimension, MeasureUnit
from conflictdata.vocab.military import (
    Branch,
    CommandRelationType,
    DeploymentRole,
    Echelon,
    Reinforcement,
    StrengthKind,
)
from conflictdata.vocab.outcomes import Cause, Custody
from conflictdata.vocab.persons import AgeBand, PersonRole, PersonStatus, Sex
from conflictdata.vocab.precision import (
    AcledGeoPrecision,
    AcledTimePrecision,
    AirwarsGeolocation,
    GeoPrecisionLevel,
    UcdpDatePrecision,
    UcdpWherePrecision,
)
from conflictdata.vocab.society import ActorKind, AgreementKind, AllianceKind, ConditionKind, ConditionStatus, PlaceKind
from conflictdata.vocab.sources import AgentKind, Basis, DocumentKind, SourceLayout, Stance
from conflictdata.vocab.strikes import DamageLevel, DamageScale, EquipmentState, MunitionClass, TargetCategory
from conflictdata.vocab.times import DatePrecision, WindowMeaning

__all__ = [
    "Accumulation",
    "AcledDisorderType",
    "AcledEventType",
    "AcledGeoPrecision",
    "AcledInteraction",
    "AcledSubEventType",
    "AcledTimePrecision",
    "ActorKind",
    "AgeBand",
    "AgentKind",
    "AgreementKind",
    "AirwarsBelligerentAssessment",
    "AirwarsCivilianHarm",
    "AirwarsGeolocation",
    "AirwarsStrikeStatus",
    "AllianceKind",
    "Basis",
    "BijUsAttribution",
    "Branch",
    "CameoRoot",
    "CasualtyCategory",
    "Cause",
    "CodeList",
    "CommandRelationType",
    "ConditionKind",
    "ConditionStatus",
    "ConfidenceLevel",
    "ConfidenceScale",
    "CountQualifier",
    "CountStatus",
    "Countable",
    "Custody",
    "DamageLevel",
    "DamageScale",
    "DatePrecision",
    "DeploymentRole",
    "Dimension",
    "DocumentKind",
    "Echelon",
    "EquipmentKind",
    "EquipmentState",
    "EventType",
    "Fate",
    "GeoPrecisionLevel",
    "GeometryType",
    "GradingScheme",
    "Icd203Term",
    "InformationCredibility",
    "LikelihoodScale",
    "LossRole",
    "MeasureUnit",
    "MunitionClass",
    "MunitionOutcome",
    "OperationKind",
    "OperationOutcome",
    "PersonRole",
    "PersonStatus",
    "PhiaTerm",
    "PlaceKind",
    "Reinforcement",
    "Sex",
    "SourceLayout",
    "SourceReliability",
    "Stance",
    "StrengthKind",
    "TargetCategory",
    "UcdpDatePrecision",
    "UcdpEventClarity",
    "UcdpTypeOfViolence",
    "UcdpWherePrecision",
    "WhoSsaCertainty",
    "WindowMeaning",
    "all_codelists",
]


def all_codelists() -> tuple[type[CodeList], ...]:
    """All code lists of the package, sorted by scheme."""
    named = (globals()[name] for name in __all__ if name not in {"CodeList", "all_codelists"})
    return tuple(sorted(named, key=lambda codelist: next(iter(codelist)).scheme))
