import pytest
from hypothesis import given
from hypothesis import strategies as st
from world import ENTITIES, by, casualties, count, deployment, strength

from conflictdata.model import (
    Agreement,
    Capture,
    Characterisation,
    CommandRelation,
    ConditionReport,
    Damage,
    EquipmentLoss,
    GroundOperation,
    Incident,
    PersonGroup,
    StrikeEvent,
    Target,
    Unit,
)
from conflictdata.model.records import CLAIM_TYPES, Claim
from conflictdata.model.scopes import descendants, known_by, places_of, sides_of
from conflictdata.provenance import Document, Relay
from conflictdata.values import UncertainDate
from conflictdata.vocab import ConditionKind

UNITS = {unit.id: unit for unit in ENTITIES if isinstance(unit, Unit)}
WATER = next(iter(ConditionKind))
CASES: list[tuple[Claim, set[str], set[str]]] = [
    (CommandRelation(id="x", unit="11-corps", superior="ru", provenance=by()), set(), {"kpa", "ru"}),
    (CommandRelation(id="x", unit="nameless", superior="11-corps", provenance=by()), set(), {"kpa"}),
    (deployment("x", unit="11-corps", place="p", alongside=("ru", "nameless")), {"p"}, {"kpa", "ru"}),
    (deployment("x", force="kp"), set(), {"kp"}),
    (strength("x", count(1), force="kp", place="p"), {"p"}, {"kp"}),
    (strength("x", count(1), unit="nameless"), set(), set()),
    (casualties("x", group=PersonGroup(side="kp"), unit="11-corps", place="p"), {"p"}, {"kp", "kpa"}),
    (EquipmentLoss(id="x", side="ru", unit="11-corps", place="p", provenance=by()), {"p"}, {"ru", "kpa"}),
    (EquipmentLoss(id="x", provenance=by()), set(), set()),
    (Incident(id="x", places=("p", "q"), parties=("ua", "ru"), provenance=by()), {"p", "q"}, {"ru", "ua"}),
    (
        StrikeEvent(
            id="x",
            places=("p", "q"),
            targets=(Target(place="r"), Target()),
            damage=(Damage(wording="w", place="s"), Damage(wording="w")),
            attacker="ru",
            target_side="ua",
            provenance=by(),
        ),
        {"p", "q", "r", "s"},
        {"ru", "ua"},
    ),
    (
        GroundOperation(id="x", places=("p", "q"), attacker="ua", defender="ru", provenance=by()),
        {"p", "q"},
        {"ru", "ua"},
    ),
    (
        Capture(id="x", place="p", captor="ua", group=PersonGroup(side="kp"), unit="11-corps", provenance=by()),
        {"p"},
        {"ua", "kp", "kpa"},
    ),
    (Agreement(id="x", parties=("kp", "ru"), provenance=by()), set(), {"kp", "ru"}),
    (ConditionReport(id="x", kind=WATER, place="p", force="11-corps", provenance=by()), {"p"}, {"kpa"}),
    (ConditionReport(id="x", kind=WATER, provenance=by()), set(), set()),
    (Characterisation(id="x", subject="kp", wording="w", provenance=by()), set(), {"kp"}),
]


def test_there_is_a_case_for_each_type_of_claim() -> None:
    assert {type(claim) for claim, _, _ in CASES} == set(CLAIM_TYPES.values())


@pytest.mark.parametrize(("claim", "places", "_"), CASES)
def test_places_of_a_claim(claim: Claim, places: set[str], _: set[str]) -> None:
    assert places_of(claim) == places


@pytest.mark.parametrize(("claim", "_", "sides"), CASES)
def test_sides_of_a_claim(claim: Claim, _: set[str], sides: set[str]) -> None:
    assert sides_of(claim, UNITS) == sides


def test_a_claim_is_known_from_the_earliest_of_its_certain_days() -> None:
    documents = {
        "d": Document(id="d", published=UncertainDate("2024-12-26")),
        "e": Document(id="e", published=UncertainDate("2024-12-25")),
        "f": Document(id="f"),
    }

    def known(**fields: object) -> str:
        return str(known_by(casualties("x", provenance=by(**fields)), documents))  # type: ignore[arg-type] # any field

    assert known() == "None"
    assert known(document="f") == "None"
    assert known(stated="[2024-12-27..]") == "None"
    assert known(stated="2024-12-27") == "2024-12-27"
    assert known(stated="2024") == "2024-12-31"
    assert known(stated="2024", document="d") == "2024-12-26"
    assert known(document="d", relays=(Relay(document="e"),)) == "2024-12-25"
    assert known(document="d", relays=(Relay(agent="jcs", stated=UncertainDate("2024-12-24")),)) == "2024-12-24"
    assert known(document="d", recorded_at=UncertainDate("2024-12-23")) == "2024-12-23"


def test_unknown_parents_are_ends() -> None:
    assert descendants({"a": "b", "c": None}, "b") == {"a", "b"}


@given(st.lists(st.integers(0, 7), min_size=8, max_size=8), st.integers(0, 7))
def test_descendants_are_all_that_lead_up_to_the_root(numbers: list[int], root: int) -> None:
    parents = {str(n): str(parent) if parent < n else None for n, parent in enumerate(numbers)}

    def leads_up(child: str | None) -> bool:
        return child is not None and (child == str(root) or leads_up(parents[child]))

    assert descendants(parents, str(root)) == {child for child in parents if leads_up(child)}
