"""What is legal but suspect: for each code cases that have it, and cases that come close and do not."""

from typing import Any

import pytest
from hypothesis import given
from world import by, casualties, count, deployment, period, retraction, strength, world

from conflictdata.model import Dataset, EquipmentLoss, Incident, PersonGroup, Salvo, StrikeEvent
from conflictdata.model.records import RECORD_TYPES, Record
from conflictdata.testing.strategies import datasets
from conflictdata.values import CountRange, ReportedBounds, ReportedCount
from conflictdata.vocab import Accumulation, CasualtyCategory, MunitionClass, PersonStatus, Stance, StrengthKind

KILLED, WOUNDED, CASUALTIES = CasualtyCategory.KILLED, CasualtyCategory.WOUNDED, CasualtyCategory.CASUALTIES
KPA = PersonGroup(side="kp")


def found(*claims: Record) -> list[tuple[str, str]]:
    return [(problem.code, problem.pointer) for problem in world(*claims).problems()]


def strike(**counts: CountRange) -> StrikeEvent:
    told: dict[str, Any] = {name: ReportedCount.stated(one) for name, one in counts.items()}
    return StrikeEvent(id="s", salvos=(Salvo(munition=MunitionClass.DECOY_UAV, **told),), provenance=by())


def test_a_world_without_claims_is_beyond_doubt() -> None:
    assert found() == []


@given(datasets())
def test_each_problem_points_to_a_claim_of_the_dataset(data: Dataset) -> None:
    for problem in data.problems():
        _, name, position, *_ = problem.pointer.split("/")
        assert RECORD_TYPES[name] is type(getattr(data, name)[int(position)])


# range-disorder


def test_cells_out_of_order_are_told() -> None:
    cells = ReportedBounds(low=7, best=4, high=5)
    disordered = ReportedCount(
        range=CountRange.between(4, 7), status=ReportedCount.stated(CountRange()).status, as_reported=cells
    )
    problem, *others = world(casualties("x", disordered)).problems()

    assert (problem.code, problem.pointer, others) == ("range-disorder", "/casualty_estimates/0/count", [])
    assert "low 7, best 4, high 5" in problem.message


def test_cells_in_order_are_not_told() -> None:
    ordered = ReportedCount(
        range=CountRange.between(4, 7),
        status=ReportedCount.stated(CountRange()).status,
        as_reported=ReportedBounds(low=4, high=7),
    )

    assert found(casualties("x", ordered)) == []


# heaped-count


@pytest.mark.parametrize("number", [100, 1100, 12_000])
def test_a_round_number_held_as_exact_is_told(number: int) -> None:
    assert found(casualties("x", count(number))) == [("heaped-count", "/casualty_estimates/0/count")]


@pytest.mark.parametrize("number", [count(0), count(90), count(101), count(1000, 2000), ReportedCount()])
def test_other_numbers_and_ranges_are_not_heaped(number: ReportedCount) -> None:
    assert found(casualties("x", number)) == []


def test_counts_are_found_in_every_part_of_a_claim() -> None:
    assert found(strike(launched=CountRange.exactly(100), hit=CountRange.exactly(100))) == [
        ("heaped-count", "/strike_events/0/salvos/0/launched"),
        ("heaped-count", "/strike_events/0/salvos/0/hit"),
    ]
    assert found(deployment("x", force="kp", strength=count(100))) == [("heaped-count", "/deployments/0/strength")]


def test_figures_of_lost_equipment_are_looked_at_as_well() -> None:
    cells = ReportedBounds(low=7, best=4, high=5)
    disordered = ReportedCount(
        range=CountRange.between(4, 7), status=ReportedCount.stated(CountRange()).status, as_reported=cells
    )

    assert found(EquipmentLoss(id="x", count=count(100), provenance=by())) == [
        ("heaped-count", "/equipment_losses/0/count")
    ]
    assert found(EquipmentLoss(id="x", count=disordered, provenance=by())) == [
        ("range-disorder", "/equipment_losses/0/count")
    ]


# salvo-imbalance


def test_outcomes_above_the_launched_are_told() -> None:
    (problem,) = world(strike(launched=CountRange.exactly(5), hit=CountRange.exactly(6))).problems()

    assert (problem.code, problem.pointer) == ("salvo-imbalance", "/strike_events/0/salvos/0")
    assert problem.message == "5 launched, but 6 accounted for"


@pytest.mark.parametrize(
    ("hit", "words"),
    [(CountRange.between(6, 9), "6 to 9 accounted for"), (CountRange.at_least(6), "6 or more accounted for")],
)
def test_the_sum_of_the_outcomes_is_told_as_a_range(hit: CountRange, words: str) -> None:
    (problem,) = world(strike(launched=CountRange.exactly(5), hit=hit)).problems()

    assert problem.message == f"5 launched, but {words}"


def test_outcomes_below_the_launched_are_told_if_all_are_there() -> None:
    outcomes = ("intercepted", "suppressed", "hit", "failed", "left_area", "airborne", "unknown")
    told = dict.fromkeys(outcomes, CountRange.between(0, 1))
    (problem,) = world(strike(launched=CountRange.exactly(8), **told)).problems()

    assert (problem.code, problem.message) == ("salvo-imbalance", "8 launched, but 0 to 7 accounted for")


def test_an_incomplete_salvo_is_not_told() -> None:
    assert found(strike(launched=CountRange.exactly(8), hit=CountRange.exactly(7))) == []


# stated-before-period


@pytest.mark.parametrize(("cls", "name"), [(EquipmentLoss, "equipment_losses"), (Incident, "incidents")])
def test_a_loss_or_an_incident_that_was_still_to_come_is_told(cls: Any, name: str) -> None:
    early = cls(id="x", period=period("2024-12-25"), provenance=by(stated="2024-12-24"))

    assert found(early) == [("stated-before-period", f"/{name}/0/period")]


@pytest.mark.parametrize("stance", [Stance.ASSERTS, Stance.ESTIMATES, Stance.CONCEDES])
def test_a_statement_about_what_is_to_come_is_told(stance: Stance) -> None:
    claim = casualties("x", period=period("2025-01"), provenance=by(stated="2024-12-27", stance=stance))

    assert found(claim) == [("stated-before-period", "/casualty_estimates/0/period")]


@pytest.mark.parametrize("stance", [Stance.PREDICTS, Stance.DENIES, Stance.DISPUTES, Stance.CANNOT_CONFIRM])
def test_predictions_and_denials_may_be_about_what_is_to_come(stance: Stance) -> None:
    assert found(casualties("x", period=period("2025-01"), provenance=by(stated="2024-12-27", stance=stance))) == []


@pytest.mark.parametrize(
    ("when", "stated"),
    [
        ("2024-12-27", "2024-12-27"),
        ("2024-12", "2024-12-01"),
        ("2025-01", "[2024-12-27..]"),
        ("../2025", "2024-12-27"),
        ("2025-01", None),
    ],
)
def test_a_statement_that_may_be_about_the_past_is_not_told(when: str, stated: str | None) -> None:
    assert found(casualties("x", period=period(when), provenance=by(stated=stated))) == []


# part-exceeds-whole


def test_more_killed_than_casualties_are_told_once() -> None:
    claims = [
        casualties("part", count(41), category=KILLED),
        casualties("whole", count(40), category=CASUALTIES),
        casualties("other-whole", count(39), category=CASUALTIES),
    ]
    (problem,) = world(*claims).problems()

    assert (problem.code, problem.pointer) == ("part-exceeds-whole", "/casualty_estimates/0/count")
    assert problem.message == "41 killed, but 'other-whole' of the same speaker has only 39 " + CASUALTIES.label


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        # A part that fits, or may fit.
        ({"number": count(40)}, {}),
        ({"number": count(39, 45)}, {}),
        ({}, {"number": ReportedCount.stated(CountRange.at_least(40))}),
        ({}, {"number": ReportedCount()}),
        # Not a part.
        ({"category": CASUALTIES}, {}),
        ({}, {"category": WOUNDED}),
        # Another scope, or another speaker, or none.
        ({"place": "kyiv"}, {}),
        ({"period": period("2024-12")}, {}),
        ({"unit": "nameless"}, {}),
        ({"group": KPA}, {}),
        ({"accumulation": Accumulation.CUMULATIVE_SINCE}, {}),
        ({"provenance": by("jcs")}, {}),
        ({"provenance": by(None, document="article")}, {"provenance": by(None, document="article")}),
        # Not asserted, no longer or not yet.
        ({"provenance": by(stance=Stance.DENIES)}, {}),
        ({}, {"provenance": by(stance=Stance.DENIES)}),
        ({"provenance": by(stance=Stance.PREDICTS)}, {}),
        ({}, {"provenance": by(stance=Stance.PREDICTS)}),
        # Said later, of a total that has grown.
        ({"provenance": by(stated="2024-12-27")}, {"provenance": by(stated="2024-12-26")}),
    ],
)
def test_parts_and_wholes_that_can_both_hold_are_not_told(part: dict[str, Any], whole: dict[str, Any]) -> None:
    fits: dict[str, Any] = {"category": KILLED, "number": count(41)} | part
    limits: dict[str, Any] = {"category": CASUALTIES, "number": count(40)} | whole

    assert found(casualties("part", **fits), casualties("whole", **limits)) == []


@pytest.mark.parametrize(
    ("part", "whole"),
    [("2024-12-26", "2024-12-26"), ("2024-12-26", "2024-12-27"), ("2024-12", "2024-12-26"), (None, "2024-12-26")],
)
def test_a_part_that_may_have_been_stated_no_later_is_told(part: str | None, whole: str) -> None:
    claims = [
        casualties("part", count(41), category=KILLED, provenance=by(stated=part)),
        casualties("whole", count(40), category=CASUALTIES, provenance=by(stated=whole)),
    ]

    assert found(*claims) == [("part-exceeds-whole", "/casualty_estimates/0/count")]


@pytest.mark.parametrize("gone", ["part", "whole"])
@pytest.mark.parametrize("field", ["supersedes", "retracts"])
def test_claims_that_were_taken_back_take_no_part(gone: str, field: str) -> None:
    fields: dict[str, Any] = {field: (gone,)}
    later = deployment("later", force="kp", provenance=by(**fields))
    claims = [casualties("part", count(41), category=KILLED), casualties("whole", count(40), category=CASUALTIES)]

    assert found(*claims, later) == []


def test_many_claims_of_one_scope_are_compared_in_no_time() -> None:
    parts = [casualties(f"p{n}", count(1), category=KILLED) for n in range(3000)]
    wholes = [casualties(f"w{n}", count(2), category=CASUALTIES) for n in range(3000)]

    assert found(*parts, *wholes) == []


# casualties-exceed-strength


def test_more_casualties_than_people_are_told() -> None:
    claims: list[Record] = [strength("s", count(11), force="kp"), casualties("c", count(12), group=KPA)]
    (problem,) = world(*claims).problems()

    assert (problem.code, problem.pointer) == ("casualties-exceed-strength", "/casualty_estimates/0/count")
    assert problem.message == "12 killed, but the reported strength of 'kp' is 11"


@pytest.mark.parametrize(
    "claims",
    [
        # Of a unit.
        [strength("s", count(11), unit="11-corps"), casualties("c", count(12), unit="11-corps")],
        [deployment("s", unit="11-corps", strength=count(11)), casualties("c", count(12), unit="11-corps")],
        # A unit counts as part of the side that it belongs to.
        [strength("s", count(11), unit="11-corps"), casualties("c", count(12), group=PersonGroup(side="kpa"))],
        # Of several speakers the one who reports most counts.
        [
            strength("s", count(10), force="kp"),
            strength("t", count(11), force="kp", provenance=by("jcs")),
            casualties("c", count(12), group=KPA),
        ],
    ],
)
def test_strengths_of_units_and_sides_and_speakers_are_compared(claims: list[Record]) -> None:
    assert found(*claims) == [("casualties-exceed-strength", "/casualty_estimates/0/count")]


@pytest.mark.parametrize(
    "claims",
    [
        [strength("s", count(12), force="kp"), casualties("c", count(12), group=KPA)],
        [strength("s", count(11), force="kp"), casualties("c", count(11, 13), group=KPA)],
        [strength("s", ReportedCount(), force="kp"), casualties("c", count(12), group=KPA)],
        [deployment("s", force="kp"), casualties("c", count(12), group=KPA)],
        [strength("s", count(11), force="ru"), casualties("c", count(12), group=KPA)],
        [strength("s", count(11), unit="nameless"), casualties("c", count(12), group=KPA)],
        [strength("s", count(11), force="kp"), casualties("c", count(12))],
        # Civilians are not of the force.
        [
            strength("s", count(11), force="kp"),
            casualties("c", count(12), group=PersonGroup(side="kp", status=PersonStatus.CIVILIAN)),
        ],
        # The reports of one speaker may be about different troops.
        [
            strength("s", count(6), force="kp"),
            deployment("d", force="kp", strength=count(6)),
            casualties("c", count(12), group=KPA),
        ],
        # One who sets no bound leaves none.
        [
            strength("s", count(11), force="kp"),
            strength("t", ReportedCount(), force="kp", provenance=by("jcs")),
            casualties("c", count(12), group=KPA),
        ],
        [
            strength("s", ReportedCount(), force="kp"),
            strength("t", count(11), force="kp", provenance=by("jcs")),
            casualties("c", count(12), group=KPA),
        ],
        # Predicted, denied or withdrawn casualties, or strengths.
        [
            strength("s", count(11), force="kp"),
            casualties("c", count(12), group=KPA, provenance=by(stance=Stance.PREDICTS)),
        ],
        [
            strength("s", count(11), force="kp", provenance=by(stance=Stance.PREDICTS)),
            casualties("c", count(12), group=KPA),
        ],
        [
            strength("s", count(11), force="kp", provenance=by(stance=Stance.DENIES)),
            casualties("c", count(12), group=KPA),
        ],
        [
            strength("s", count(11), force="kp"),
            strength("t", count(11), force="kp", provenance=retraction("s")),
            casualties("c", count(12), group=KPA),
        ],
    ],
)
def test_casualties_that_the_strength_allows_are_not_told(claims: list[Record]) -> None:
    assert found(*claims) == []


@pytest.mark.parametrize("kind", StrengthKind)
def test_only_strengths_in_people_are_compared_with_casualties(kind: StrengthKind) -> None:
    claims: list[Record] = [strength("s", count(11), force="kp", kind=kind), casualties("c", count(12), group=KPA)]
    counts_people = kind.code.startswith("personnel") or kind in (
        StrengthKind.REPLACEMENTS,
        StrengthKind.AUTHORISED,
        StrengthKind.UNSPECIFIED,
    )

    assert found(*claims) == [("casualties-exceed-strength", "/casualty_estimates/0/count")] * counts_people
