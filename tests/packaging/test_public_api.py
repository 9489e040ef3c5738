"""The public surface: what it is meant to be, what it is, and that both lists of names behind it agree."""

import ast
import inspect
import pkgutil
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import conflictdata as cd
from conflictdata._homes import HOME_OF, SUBMODULES

SOURCE = ast.parse(Path(str(cd.__file__)).read_text(encoding="utf-8"))


def words(text: str) -> set[str]:
    return set(text.split())


MODULES = words("errors examples interchange model provenance reasoning serial testing values vocab wording")
FUNCTIONS = words(
    """
    content_hash draft dump dumps iter_records json_schema known_languages known_policies load loads make_converter
    read_count read_date read_losses read_measure register_language register_policy reread write_count write_records
    """
)
REASONING = words(
    """
    Aggregate AggregationRule Assumptions Binding Bounds Category Change Coarsening Conflict Conflicts
    Explanation Figure Figures LastBounded LeftOut Loop Origin Origins Overlap Query Repair RepairedBounds
    SalvoQuery Sensitivity Sentence StrengthCap Total Unstated aggregate aggregation_rules bibtex bounds
    category change_between coarsen conflicts csl_items explain figures_on last_bounded left_out origins
    question_of repair repaired_bounds sensitivity timeline total
    """
)
INTERCHANGE = words(
    """
    CellChange CellCounts CellProblem Comparison Examination FieldChange FieldCount Finding Format LossReport
    ReadResult RecordChange cell_counts compare examine formats iter_read merge_releases read sniff write
    """
)
READINGS = {"DraftClaim", "Loss", "WordingPolicy"}
RECORDS = words(
    """
    Actor Agent Agreement Capture CasualtyEstimate Characterisation CommandRelation ConditionReport Deployment
    Document EquipmentLoss GroundOperation Incident Place SourceFile SourceRow StrengthReport StrikeEvent Unit
    """
)
UNIONS = {"Claim", "Entity", "Record", "SourceRecord"}
PARTS = words(
    """
    Alliance Assessment Damage Dataset Locator PersonGroup Provenance Relay Salvo Target UnknownKey
    """
)
VALUES = words(
    """
    Admiralty Confidence Coordinates CountRange GeoPrecision Geometry Grading Likelihood Measure MeasureRange Name
    Period ReportedBounds ReportedCount TimeWindow UncertainDate
    """
)
CODE_LISTS = words(
    """
    Accumulation ActorKind AgeBand AgentKind AgreementKind AllianceKind Basis Branch CasualtyCategory Cause
    CommandRelationType ConditionKind ConditionStatus ConfidenceLevel ConfidenceScale CountQualifier CountStatus
    Countable Custody DamageLevel DatePrecision DeploymentRole Dimension DocumentKind Echelon EquipmentKind
    EquipmentState EventType
    Fate GeoPrecisionLevel GeometryType GradingScheme InformationCredibility LikelihoodScale LossRole MeasureUnit
    MunitionClass MunitionOutcome OperationKind OperationOutcome PersonRole PersonStatus PlaceKind Reinforcement Sex
    SourceLayout SourceReliability Stance StrengthKind TargetCategory WindowMeaning
    """
)
ERRORS = words(
    """
    AmbiguousUnitError ConflictDataError DanglingReferenceError DataError DuplicateIdError InvariantError
    LimitExceededError MergeConflictError MissingExtraError ParseError UnsupportedVersionError WordingError
    """
)
WARNINGS = words(
    """
    ConflictDataWarning DoubleCountingWarning IncomparableEstimatesWarning LossyConversionWarning
    """
)
INTENDED = (
    MODULES
    | FUNCTIONS
    | READINGS
    | REASONING
    | INTERCHANGE
    | RECORDS
    | UNIONS
    | PARTS
    | VALUES
    | CODE_LISTS
    | ERRORS
    | WARNINGS
    | {"Problem", "__version__"}
)


def modules() -> list[str]:
    return [info.name for info in pkgutil.walk_packages(cd.__path__, "conflictdata.")]


def public_modules() -> list[str]:
    return [name for name in modules() if not any(part.startswith("_") for part in name.split("."))]


def holds_names(module: str) -> bool:
    """Whether a module is more than its docstring, as a package may be that only holds other modules."""
    return len(ast.parse(inspect.getsource(import_module(module))).body) > 1


def own_docstring(value: Any) -> str | None:
    return vars(value).get("__doc__") if isinstance(value, type) else value.__doc__


def names_for_type_checkers() -> dict[str, set[str]]:
    """The imports that only type checkers see: for each module, the names taken from it."""
    blocks = [node for node in SOURCE.body if isinstance(node, ast.If)]
    assert len(blocks) == 1
    found: dict[str, set[str]] = {}
    for node in blocks[0].body:
        assert isinstance(node, ast.ImportFrom)
        found[str(node.module)] = {alias.name for alias in node.names}
    return found


def test_all_holds_the_intended_names_and_no_others() -> None:
    assert set(cd.__all__) == INTENDED


def test_all_is_sorted_and_has_no_name_twice() -> None:
    assert cd.__all__ == sorted(set(cd.__all__))


def test_dir_shows_what_all_promises() -> None:
    assert dir(cd) == cd.__all__


def test_type_checkers_see_every_name_that_all_promises() -> None:
    seen = set[str]().union(*names_for_type_checkers().values())
    assert seen == INTENDED - {"__version__"}


def test_each_name_comes_from_the_module_that_type_checkers_see() -> None:
    loaded_from: dict[str, set[str]] = {"conflictdata": set(SUBMODULES)}
    for name, home in HOME_OF.items():
        loaded_from.setdefault(f"conflictdata.{home}", set()).add(name)
    assert loaded_from == names_for_type_checkers()


@pytest.mark.parametrize("name", sorted(INTENDED))
def test_each_name_resolves_to_what_its_home_holds(name: str) -> None:
    home = HOME_OF.get(name)
    expected = getattr(import_module(f"conflictdata.{home}"), name) if home else getattr(cd, name)
    assert getattr(cd, name) is expected


@pytest.mark.parametrize("name", sorted(INTENDED - UNIONS - {"__version__"}))
def test_each_name_is_documented(name: str) -> None:
    assert own_docstring(getattr(cd, name))


@pytest.mark.parametrize("name", sorted(MODULES))
def test_each_public_module_is_reached_as_an_attribute(name: str) -> None:
    assert isinstance(getattr(cd, name), ModuleType)


def test_a_star_import_gives_every_public_name() -> None:
    namespace: dict[str, object] = {}
    exec("from conflictdata import *", namespace)  # noqa: S102 - the only way to write it in a function
    assert namespace.keys() - {"__builtins__"} == INTENDED


def test_an_unknown_name_is_an_attribute_error_that_names_it() -> None:
    with pytest.raises(AttributeError, match="'conflictdata' has no attribute 'Casualties'"):
        _ = cd.Casualties


@pytest.mark.parametrize("name", sorted(ERRORS))
def test_each_error_has_the_one_root(name: str) -> None:
    assert issubclass(getattr(cd, name), cd.ConflictDataError)


@pytest.mark.parametrize("name", sorted(WARNINGS))
def test_each_warning_has_the_one_root(name: str) -> None:
    assert issubclass(getattr(cd, name), cd.ConflictDataWarning)


@pytest.mark.parametrize("name", [name for name in public_modules() if holds_names(name)])
def test_each_public_module_says_what_is_public_in_it(name: str) -> None:
    namespace: dict[str, object] = {}
    exec(f"from {name} import *", namespace)  # noqa: S102 - the only way to write it in a function
    assert namespace.keys() - {"__builtins__"} == set(import_module(name).__all__)


@pytest.mark.parametrize("name", modules())
def test_each_module_is_documented(name: str) -> None:
    assert import_module(name).__doc__
