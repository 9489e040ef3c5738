"""conflictdata: the claim-level data library for armed conflict.

Reports of war are claims: each number keeps what was written, who said it, who passed it on, and how it was read as a
range. Start with `load` and `Dataset`, or with the packaged example::

    import conflictdata as cd

    data = cd.examples.load("kursk-2024")
    for claim in data.casualty_estimates:
        print(claim.category.label, claim.count.range, claim.provenance.speaker)

Public names are loaded when they are first used, so that importing the package costs next to nothing.
"""

from importlib import import_module

# Type checkers take this name for true; importing the one of `typing` would cost more than all else here.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from conflictdata import (
        errors,
        examples,
        interchange,
        model,
        provenance,
        reasoning,
        serial,
        testing,
        values,
        vocab,
        wording,
    )
    from conflictdata.errors import (
        AmbiguousUnitError,
        ConflictDataError,
        ConflictDataWarning,
        DanglingReferenceError,
        DataError,
        DoubleCountingWarning,
        DuplicateIdError,
        IncomparableEstimatesWarning,
        InvariantError,
        LimitExceededError,
        LossyConversionWarning,
        MergeConflictError,
        MissingExtraError,
        ParseError,
        Problem,
        UnsupportedVersionError,
        WordingError,
    )
    from conflictdata.interchange.accounting import CellCounts, cell_counts
    from conflictdata.interchange.clinic import Examination, Finding, examine
    from conflictdata.interchange.formats import Format, formats
    from conflictdata.interchange.losses import FieldCount, LossReport
    from conflictdata.interchange.reading import ReadResult, iter_read, read, sniff
    from conflictdata.interchange.releases import merge_releases
    from conflictdata.interchange.revisions import CellChange, Comparison, FieldChange, RecordChange, compare
    from conflictdata.interchange.sources import CellProblem
    from conflictdata.interchange.writing import write
    from conflictdata.model import (
        Actor,
        Agreement,
        Alliance,
        Capture,
        CasualtyEstimate,
        Characterisation,
        Claim,
        CommandRelation,
        ConditionReport,
        Damage,
        Dataset,
        Deployment,
        Entity,
        EquipmentLoss,
        GroundOperation,
        Incident,
        PersonGroup,
        Place,
        Record,
        Salvo,
        SourceFile,
        SourceRecord,
        SourceRow,
        StrengthReport,
        StrikeEvent,
        Target,
        Unit,
        UnknownKey,
    )
    from conflictdata.provenance import (
        Agent,
        Assessment,
        Document,
        Locator,
        Provenance,
        Relay,
    )
    from conflictdata.reasoning.aggregation import Aggregate, Sensitivity, aggregate, sensitivity
    from conflictdata.reasoning.assumptions import Assumptions, StrengthCap, Unstated
    from conflictdata.reasoning.bearing import LeftOut, left_out
    from conflictdata.reasoning.bibliography import bibtex, csl_items
    from conflictdata.reasoning.bounds import Binding, Bounds, bounds
    from conflictdata.reasoning.categories import Category, category
    from conflictdata.reasoning.coarsening import Coarsening, coarsen
    from conflictdata.reasoning.conflicts import Conflict, Conflicts, conflicts
    from conflictdata.reasoning.explanations import Explanation, Sentence, explain
    from conflictdata.reasoning.figures import Figure, Figures, figures_on, question_of
    from conflictdata.reasoning.history import Change, LastBounded, change_between, last_bounded, timeline
    from conflictdata.reasoning.origins import Loop, Origin, Origins, origins
    from conflictdata.reasoning.queries import Query, SalvoQuery
    from conflictdata.reasoning.repairs import Repair, RepairedBounds, repair, repaired_bounds
    from conflictdata.reasoning.rules import AggregationRule, aggregation_rules
    from conflictdata.reasoning.totals import Overlap, Total, total
    from conflictdata.serial import (
        content_hash,
        dump,
        dumps,
        iter_records,
        json_schema,
        load,
        loads,
        make_converter,
        write_records,
    )
    from conflictdata.values import (
        Admiralty,
        Confidence,
        Coordinates,
        CountRange,
        Geometry,
        GeoPrecision,
        Grading,
        Likelihood,
        Measure,
        MeasureRange,
        Name,
        Period,
        ReportedBounds,
        ReportedCount,
        TimeWindow,
        UncertainDate,
    )
    from conflictdata.vocab import (
        Accumulation,
        ActorKind,
        AgeBand,
        AgentKind,
        AgreementKind,
        AllianceKind,
        Basis,
        Branch,
        CasualtyCategory,
        Cause,
        CommandRelationType,
        ConditionKind,
        ConditionStatus,
        ConfidenceLevel,
        ConfidenceScale,
        Countable,
        CountQualifier,
        CountStatus,
        Custody,
        DamageLevel,
        DatePrecision,
        DeploymentRole,
        Dimension,
        DocumentKind,
        Echelon,
        EquipmentKind,
        EquipmentState,
        EventType,
        Fate,
        GeometryType,
        GeoPrecisionLevel,
        GradingScheme,
        InformationCredibility,
        LikelihoodScale,
        LossRole,
        MeasureUnit,
        MunitionClass,
        MunitionOutcome,
        OperationKind,
        OperationOutcome,
        PersonRole,
        PersonStatus,
        PlaceKind,
        Reinforcement,
        Sex,
        SourceLayout,
        SourceReliability,
        Stance,
        StrengthKind,
        TargetCategory,
        WindowMeaning,
    )
    from conflictdata.wording import (
        DraftClaim,
        Loss,
        WordingPolicy,
        draft,
        known_languages,
        known_policies,
        read_count,
        read_date,
        read_losses,
        read_measure,
        register_language,
        register_policy,
        reread,
        write_count,
    )

__version__ = "0.1.0"

# Packed, since one name a line would be half of this module.
# fmt: off
__all__ = [
    "Accumulation", "Actor", "ActorKind", "Admiralty", "AgeBand", "Agent", "AgentKind", "Aggregate",
    "AggregationRule", "Agreement", "AgreementKind", "Alliance", "AllianceKind", "AmbiguousUnitError", "Assessment",
    "Assumptions", "Basis", "Binding", "Bounds", "Branch", "Capture", "CasualtyCategory", "CasualtyEstimate",
    "Category", "Cause", "CellChange", "CellCounts", "CellProblem", "Change", "Characterisation", "Claim",
    "Coarsening", "CommandRelation", "CommandRelationType", "Comparison", "ConditionKind", "ConditionReport",
    "ConditionStatus", "Confidence", "ConfidenceLevel", "ConfidenceScale", "Conflict", "ConflictDataError",
    "ConflictDataWarning", "Conflicts", "Coordinates", "CountQualifier", "CountRange", "CountStatus", "Countable",
    "Custody", "Damage", "DamageLevel", "DanglingReferenceError", "DataError", "Dataset", "DatePrecision",
    "Deployment", "DeploymentRole", "Dimension", "Document", "DocumentKind", "DoubleCountingWarning", "DraftClaim",
    "DuplicateIdError", "Echelon", "Entity", "EquipmentKind", "EquipmentLoss", "EquipmentState", "EventType",
    "Examination", "Explanation", "Fate", "FieldChange", "FieldCount", "Figure", "Figures", "Finding", "Format",
    "GeoPrecision", "GeoPrecisionLevel", "Geometry", "GeometryType", "Grading", "GradingScheme", "GroundOperation",
    "Incident", "IncomparableEstimatesWarning", "InformationCredibility", "InvariantError", "LastBounded",
    "LeftOut", "Likelihood", "LikelihoodScale", "LimitExceededError", "Locator", "Loop", "Loss", "LossReport",
    "LossRole", "LossyConversionWarning", "Measure", "MeasureRange", "MeasureUnit", "MergeConflictError",
    "MissingExtraError", "MunitionClass", "MunitionOutcome", "Name", "OperationKind", "OperationOutcome", "Origin",
    "Origins", "Overlap", "ParseError", "Period", "PersonGroup", "PersonRole", "PersonStatus", "Place", "PlaceKind",
    "Problem", "Provenance", "Query", "ReadResult", "Record", "RecordChange", "Reinforcement", "Relay", "Repair",
    "RepairedBounds", "ReportedBounds", "ReportedCount", "Salvo", "SalvoQuery", "Sensitivity", "Sentence", "Sex",
    "SourceFile", "SourceLayout", "SourceRecord", "SourceReliability", "SourceRow", "Stance", "StrengthCap",
    "StrengthKind", "StrengthReport", "StrikeEvent", "Target", "TargetCategory", "TimeWindow", "Total",
    "UncertainDate", "Unit", "UnknownKey", "Unstated", "UnsupportedVersionError", "WindowMeaning", "WordingError",
    "WordingPolicy", "__version__", "aggregate", "aggregation_rules", "bibtex", "bounds", "category", "cell_counts",
    "change_between", "coarsen", "compare", "conflicts", "content_hash", "csl_items", "draft", "dump", "dumps",
    "errors", "examine", "examples", "explain", "figures_on", "formats", "interchange", "iter_read", "iter_records",
    "json_schema", "known_languages", "known_policies", "last_bounded", "left_out", "load", "loads",
    "make_converter", "merge_releases", "model", "origins", "provenance", "question_of", "read", "read_count",
    "read_date", "read_losses", "read_measure", "reasoning", "register_language", "register_policy", "repair",
    "repaired_bounds", "reread", "sensitivity", "serial", "sniff", "testing", "timeline", "total", "values",
    "vocab", "wording", "write", "write_count", "write_records",
]
# fmt: on


def __getattr__(name: str) -> object:
    from conflictdata._homes import HOME_OF, SUBMODULES  # noqa: PLC0415 - importing the package loads no other module

    if name in SUBMODULES:
        return import_module(f"conflictdata.{name}")
    if name not in HOME_OF:
        message = f"module 'conflictdata' has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(f"conflictdata.{HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return __all__
