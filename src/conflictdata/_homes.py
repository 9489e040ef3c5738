"""The public modules of the package, and where each of its public names comes from: the module, then the names."""

__all__ = ["HOME_OF", "SUBMODULES"]

SUBMODULES = frozenset(
    {
        "errors",
        "examples",
        "interchange",
        "model",
        "provenance",
        "reasoning",
        "serial",
        "testing",
        "values",
        "vocab",
        "wording",
    }
)

_HOMES = {
    "errors": (
        "AmbiguousUnitError ConflictDataError ConflictDataWarning DanglingReferenceError DataError "
        "DoubleCountingWarning DuplicateIdError IncomparableEstimatesWarning InvariantError LimitExceededError "
        "LossyConversionWarning MergeConflictError MissingExtraError ParseError Problem UnsupportedVersionError "
        "WordingError"
    ),
    "vocab": (
        "Accumulation ActorKind AgeBand AgentKind AgreementKind AllianceKind Basis Branch CasualtyCategory Cause "
        "CommandRelationType ConditionKind ConditionStatus ConfidenceLevel ConfidenceScale CountQualifier "
        "CountStatus Countable Custody DamageLevel DatePrecision DeploymentRole Dimension DocumentKind Echelon "
        "EquipmentKind EquipmentState EventType Fate GeoPrecisionLevel GeometryType GradingScheme "
        "InformationCredibility "
        "LikelihoodScale LossRole MeasureUnit MunitionClass MunitionOutcome OperationKind OperationOutcome "
        "PersonRole PersonStatus PlaceKind Reinforcement Sex SourceLayout SourceReliability Stance StrengthKind "
        "TargetCategory WindowMeaning"
    ),
    "values": (
        "Admiralty Confidence Coordinates CountRange GeoPrecision Geometry Grading Likelihood Measure "
        "MeasureRange Name Period ReportedBounds ReportedCount TimeWindow UncertainDate"
    ),
    "provenance": "Agent Assessment Document Locator Provenance Relay",
    "model": (
        "Actor Agreement Alliance Capture CasualtyEstimate Characterisation Claim CommandRelation ConditionReport "
        "Damage Dataset Deployment Entity EquipmentLoss GroundOperation Incident PersonGroup Place Record Salvo "
        "SourceFile SourceRecord SourceRow StrengthReport StrikeEvent Target Unit UnknownKey"
    ),
    "wording": (
        "DraftClaim Loss WordingPolicy draft known_languages known_policies read_count read_date read_losses "
        "read_measure register_language register_policy reread write_count"
    ),
    "interchange.accounting": "CellCounts cell_counts",
    "interchange.clinic": "Examination Finding examine",
    "interchange.formats": "Format formats",
    "interchange.losses": "FieldCount LossReport",
    "interchange.reading": "ReadResult iter_read read sniff",
    "interchange.releases": "merge_releases",
    "interchange.revisions": "CellChange Comparison FieldChange RecordChange compare",
    "interchange.sources": "CellProblem",
    "interchange.writing": "write",
    "reasoning.aggregation": "Aggregate Sensitivity aggregate sensitivity",
    "reasoning.assumptions": "Assumptions StrengthCap Unstated",
    "reasoning.bearing": "LeftOut left_out",
    "reasoning.bibliography": "bibtex csl_items",
    "reasoning.bounds": "Binding Bounds bounds",
    "reasoning.categories": "Category category",
    "reasoning.coarsening": "Coarsening coarsen",
    "reasoning.conflicts": "Conflict Conflicts conflicts",
    "reasoning.explanations": "Explanation Sentence explain",
    "reasoning.figures": "Figure Figures figures_on question_of",
    "reasoning.history": "Change LastBounded change_between last_bounded timeline",
    "reasoning.origins": "Loop Origin Origins origins",
    "reasoning.queries": "Query SalvoQuery",
    "reasoning.repairs": "Repair RepairedBounds repair repaired_bounds",
    "reasoning.rules": "AggregationRule aggregation_rules",
    "reasoning.totals": "Overlap Total total",
    "serial": "content_hash dump dumps iter_records json_schema load loads make_converter write_records",
}
HOME_OF = {name: module for module, names in _HOMES.items() for name in names.split()}
