"""What single records refuse, and what they assert when little is said."""

from typing import Any

import attrs
import pytest
from world import by, named

from conflictdata.errors import InvariantError
from conflictdata.model import (
    Actor,
    Agreement,
    Alliance,
    Capture,
    CasualtyEstimate,
    Characterisation,
    CommandRelation,
    ConditionReport,
    Damage,
    Deployment,
    EquipmentLoss,
    GroundOperation,
    Incident,
    PersonGroup,
    Place,
    Salvo,
    SourceFile,
    SourceRow,
    StrengthReport,
    StrikeEvent,
    Target,
    Unit,
)
from conflictdata.model.records import CLAIM_TYPES, ENTITY_TYPES, RECORD_TYPES, SOURCE_TYPES, collection_of, type_name
from conflictdata.values import Coordinates, CountRange, GeoPrecision, MeasureRange, ReportedCount
from conflictdata.vocab import (
    Accumulation,
    ActorKind,
    AgeBand,
    AgreementKind,
    AllianceKind,
    Branch,
    CasualtyCategory,
    CommandRelationType,
    ConditionKind,
    ConditionStatus,
    CountStatus,
    DamageLevel,
    DeploymentRole,
    Echelon,
    EquipmentKind,
    EventType,
    Fate,
    GeoPrecisionLevel,
    MeasureUnit,
    MunitionClass,
    OperationKind,
    OperationOutcome,
    PersonStatus,
    PlaceKind,
    Reinforcement,
    Sex,
    SourceLayout,
    StrengthKind,
    TargetCategory,
)

COUNT = ReportedCount.stated(CountRange.exactly(7))
# What each class needs, so that the tests below change one thing at a time.
NEEDED: dict[type, dict[str, Any]] = {
    Actor: {"id": "x", "names": named("X")},
    Place: {"id": "x", "names": named("X")},
    Unit: {"id": "x", "names": named("X")},
    Alliance: {"ally": "y"},
    PersonGroup: {},
    Salvo: {"munition": MunitionClass.CRUISE_MISSILE},
    Target: {},
    Damage: {"wording": "badly damaged"},
    CommandRelation: {"id": "x", "unit": "u", "superior": "v", "provenance": by()},
    Deployment: {"id": "x", "unit": "u", "provenance": by()},
    StrengthReport: {"id": "x", "unit": "u", "count": COUNT, "provenance": by()},
    CasualtyEstimate: {"id": "x", "category": CasualtyCategory.KILLED, "provenance": by()},
    EquipmentLoss: {"id": "x", "provenance": by()},
    Incident: {"id": "x", "provenance": by()},
    StrikeEvent: {"id": "x", "provenance": by()},
    GroundOperation: {"id": "x", "provenance": by()},
    Capture: {"id": "x", "provenance": by()},
    Agreement: {"id": "x", "provenance": by()},
    ConditionReport: {"id": "x", "kind": next(iter(ConditionKind)), "provenance": by()},
    Characterisation: {"id": "x", "subject": "s", "wording": "mercenaries", "provenance": by()},
    SourceFile: {"id": "x", "format": "acled"},
    SourceRow: {"id": "x", "file": "f", "number": 1, "text": "a,b"},
}
WITH_ID = [cls for cls, needed in NEEDED.items() if "id" in needed]
WITH_NAMES = [Actor, Place, Unit]
TEXTS = [
    (cls, field.name)
    for cls in NEEDED
    for field in attrs.fields(cls)
    if field.name in ("note", "wording", "title", "model", "language", "format", "name", "encoding")
]


def refusal(cls: type, **changes: Any) -> InvariantError:
    with pytest.raises(InvariantError) as caught:
        cls(**{**NEEDED[cls], **changes})
    assert caught.value.cls is cls
    return caught.value


@pytest.mark.parametrize("cls", NEEDED)
def test_what_is_needed_is_enough(cls: type) -> None:
    assert attrs.evolve(cls(**NEEDED[cls])) == cls(**NEEDED[cls])


@pytest.mark.parametrize("cls", WITH_ID)
@pytest.mark.parametrize("wrong", ["", "a b", "a\n", "a" * 201])
def test_ids_are_short_and_without_white_space(cls: type, wrong: str) -> None:
    assert refusal(cls, id=wrong).fields == ("id",)


@pytest.mark.parametrize("cls", WITH_NAMES)
def test_an_entity_has_a_name_and_the_first_is_the_usual_one(cls: type) -> None:
    assert cls(id="x", names=(*named("X"), *named("Y"))).name == "X"
    assert refusal(cls, names=()).fields == ("names",)


@pytest.mark.parametrize("cls", WITH_NAMES)
@pytest.mark.parametrize("wrong", ["KP", "prk", "", "k1"])
def test_countries_are_two_lower_case_letters(cls: type, wrong: str) -> None:
    assert refusal(cls, country=wrong).fields == ("country",)


@pytest.mark.parametrize("wrong", ["KP", "prk", "", "k1"])
def test_a_nationality_is_two_lower_case_letters(wrong: str) -> None:
    assert refusal(PersonGroup, nationality=wrong).fields == ("nationality",)
    assert PersonGroup(nationality="kp").nationality == "kp"


@pytest.mark.parametrize(("cls", "field"), TEXTS)
def test_texts_are_not_blank(cls: type, field: str) -> None:
    error = refusal(cls, **{field: " \n"})

    assert (error.fields, "not blank" in error.rule) == ((field,), True)


def test_an_actor_is_no_part_of_itself() -> None:
    assert refusal(Actor, part_of="x").fields == ("part_of",)


def test_an_actor_is_not_its_own_ally() -> None:
    assert refusal(Actor, alliances=(Alliance(ally="y"), Alliance(ally="x"))).fields == ("alliances",)


def test_a_place_does_not_lie_within_itself() -> None:
    assert refusal(Place, within="x").fields == ("within",)


def test_a_precision_belongs_to_coordinates() -> None:
    precision = GeoPrecision(level=next(iter(GeoPrecisionLevel)))
    point = Coordinates(latitude=51.2, longitude=35.3)

    assert refusal(Place, precision=precision).fields == ("precision", "coordinates")
    assert Place(id="x", names=named("X"), coordinates=point, precision=precision).precision == precision


@pytest.mark.parametrize("code", ["1" * 20, "1" * 30, "SFGPUCI---", "SFGPUCI---EU---", "*-*P------"])
def test_symbol_codes_of_each_edition_are_kept(code: str) -> None:
    assert Unit(id="x", names=named("X"), sidc=code).sidc == code


@pytest.mark.parametrize("wrong", ["", "1" * 19, "1" * 21, "1" * 29, "SFGPUCI--", "S" * 16, "sfgpuci---", "1FGPUCI---"])
def test_other_symbol_codes_are_refused(wrong: str) -> None:
    assert refusal(Unit, sidc=wrong).fields == ("sidc",)


def test_a_unit_is_not_its_own_superior() -> None:
    assert refusal(CommandRelation, superior="u").fields == ("unit", "superior")


@pytest.mark.parametrize("cls", [Deployment, StrengthReport])
def test_a_claim_about_troops_has_a_unit_or_a_force_but_not_both(cls: type) -> None:
    assert refusal(cls, force="kp").fields == ("unit", "force")
    assert refusal(cls, unit=None).fields == ("unit", "force")
    assert cls(**{**NEEDED[cls], "unit": None, "force": "kp"}).force == "kp"


def test_an_operation_does_not_answer_itself() -> None:
    assert refusal(GroundOperation, prompted_by="x").fields == ("prompted_by",)


@pytest.mark.parametrize(
    "said",
    [
        {"level": DamageLevel.DESTROYED},
        {"count": COUNT},
        {"extent": MeasureRange(unit=MeasureUnit.HECTARE)},
        {"wording": "on fire"},
    ],
)
def test_something_is_said_of_damage(said: dict[str, Any]) -> None:
    assert [getattr(Damage(**said), name) for name in said] == list(said.values())


def test_damage_of_which_nothing_is_said_is_refused() -> None:
    assert refusal(Damage, wording=None, category=TargetCategory.BRIDGE, place="p").fields == (
        "level",
        "count",
        "extent",
        "wording",
    )


@pytest.mark.parametrize("wrong", ["1", "ucdp-type-of-violence", "UCDP:1", ":1", "acled:", "acled: x", "acled:x ", ""])
def test_a_code_stands_behind_the_name_of_its_list(wrong: str) -> None:
    assert refusal(Incident, coded=("ucdp-type-of-violence:1", wrong)).fields == ("coded",)


@pytest.mark.parametrize("code", ["ucdp-type-of-violence:1", "acled-event-type:Explosions/Remote violence", "x:a:b"])
def test_a_code_may_hold_spaces_and_colons(code: str) -> None:
    assert Incident(id="x", coded=(code,), provenance=by()).coded == (code,)


@pytest.mark.parametrize("wrong", [0, -1, 2**63, True, 1.0, "1"])
def test_rows_are_counted_from_one(wrong: Any) -> None:
    assert refusal(SourceRow, number=wrong).fields == ("number",)


def test_what_stands_in_a_foreign_file_may_be_blank() -> None:
    row = SourceRow(id="x", file="f", number=1, text="", end=" ")

    assert (row.text, row.end) == ("", " ")
    assert SourceFile(id="f", format="acled", delimiter="\t", before="", between="", after="\n").between == ""


# Defaults assert no more than the source


@pytest.mark.parametrize(
    ("cls", "field", "default"),
    [
        (Actor, "kind", ActorKind.UNKNOWN),
        (Alliance, "kind", AllianceKind.ALLY),
        (PersonGroup, "status", PersonStatus.UNDETERMINED),
        (PersonGroup, "sex", Sex.UNKNOWN),
        (PersonGroup, "age_band", AgeBand.UNKNOWN),
        (PersonGroup, "roles", frozenset()),
        (Place, "kind", PlaceKind.UNKNOWN),
        (Unit, "echelon", Echelon.UNSPECIFIED),
        (Unit, "branch", Branch.UNKNOWN),
        (Unit, "reinforcement", Reinforcement.NONE),
        (CommandRelation, "kind", CommandRelationType.UNKNOWN),
        (Deployment, "role", DeploymentRole.UNSPECIFIED),
        (StrengthReport, "kind", StrengthKind.UNSPECIFIED),
        (CasualtyEstimate, "group", PersonGroup()),
        (CasualtyEstimate, "accumulation", Accumulation.UNSPECIFIED),
        (Capture, "group", PersonGroup()),
        (Capture, "condition", Fate.UNKNOWN),
        (EquipmentLoss, "kind", EquipmentKind.UNKNOWN),
        (EquipmentLoss, "states", ()),
        (EquipmentLoss, "accumulation", Accumulation.UNSPECIFIED),
        (Incident, "kind", EventType.UNKNOWN),
        (SourceFile, "layout", SourceLayout.DELIMITED),
        (StrikeEvent, "kind", EventType.STRIKE),
        (GroundOperation, "kind", OperationKind.UNKNOWN),
        (GroundOperation, "outcome", OperationOutcome.UNKNOWN),
        (Agreement, "kind", AgreementKind.UNKNOWN),
        (ConditionReport, "status", ConditionStatus.UNKNOWN),
        (Target, "category", TargetCategory.UNKNOWN),
        (Damage, "level", DamageLevel.UNKNOWN),
        (Damage, "category", TargetCategory.UNKNOWN),
    ],
)
def test_codes_and_groups_are_undetermined_unless_told(cls: type, field: str, default: object) -> None:
    assert getattr(cls(**NEEDED[cls]), field) == default


@pytest.mark.parametrize("cls", [CasualtyEstimate, Capture, EquipmentLoss])
def test_no_number_is_given_unless_told(cls: type) -> None:
    count = cls(**NEEDED[cls]).count

    assert (count.status, count.range.is_unknown) == (CountStatus.UNKNOWN, True)


@pytest.mark.parametrize("cls", NEEDED)
def test_whatever_else_is_not_told_is_absent(cls: type[attrs.AttrsInstance]) -> None:
    value = cls(**NEEDED[cls])
    untold = [field for field in attrs.fields(cls) if field.name not in NEEDED[cls]]
    plain = [
        field.name for field in untold if not isinstance(field.default, str) and not attrs.has(type(field.default))
    ]

    assert [name for name in plain if getattr(value, name)] == []


# The lists of record types


def test_types_are_entities_or_claims_or_keep_foreign_files() -> None:
    assert [*ENTITY_TYPES, *CLAIM_TYPES, *SOURCE_TYPES] == list(RECORD_TYPES)
    assert len(ENTITY_TYPES) + len(CLAIM_TYPES) + len(SOURCE_TYPES) == len(RECORD_TYPES)


@pytest.mark.parametrize(("name", "cls"), RECORD_TYPES.items())
def test_collections_and_types_lead_to_each_other(name: str, cls: type[Any]) -> None:
    assert collection_of(cls) == name
    assert name in (f"{type_name(cls)}s", f"{type_name(cls)}es")


def test_the_word_for_one_record_is_in_the_singular() -> None:
    assert [type_name(cls) for cls in (StrikeEvent, EquipmentLoss, SourceFile)] == [
        "strike_event",
        "equipment_loss",
        "source_file",
    ]
