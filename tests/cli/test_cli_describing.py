"""Claims in words."""

import pytest
from hypothesis import HealthCheck, given, settings

from conflictdata.cli.describing import describe
from conflictdata.model.dataset import Dataset
from conflictdata.testing.datasets import datasets


@pytest.mark.parametrize(
    ("claim_id", "what"),
    [
        ("attached", "1st Brigade under Redland Army (attached)"),
        ("sent", "deployment of 1st Brigade (reserve)"),
        ("strong", "strength of Redland Army (tanks)"),
        ("stronger", "strength of Redland Army"),
        (
            "killed",
            "killed (Redland, of nationality bb, civilian, female, adult, aid worker, journalist, 1st Brigade)",
        ),
        ("denial", "killed"),
        ("tank", "tank T-1, damaged, then captured (Redland, 1st Brigade)"),
        ("something", "equipment, lost"),
        ("clash", "battle involving Redland and Blueland"),
        ("unclear", "event"),
        ("strike", "drone strike by Blueland on Redland"),
        ("other-strike", "strike"),
        ("advance", "offensive by Redland against Blueland"),
        ("raid", "raid"),
        ("taken", "taken prisoner by Blueland (Redland, 1st Brigade)"),
        ("truce", "local or humanitarian truce “The truce” between Redland and Blueland"),
        ("talks", "agreement"),
        ("dark", "electric power (outage)"),
        ("hungry", "food (1st Brigade)"),
        ("called", "Redland, described as “the aggressor”"),
    ],
)
def test_every_type_of_claim_is_told_in_a_few_words(everything: Dataset, claim_id: str, what: str) -> None:
    assert describe(everything, everything[claim_id]).what == what


@pytest.mark.parametrize(
    ("claim_id", "figures"),
    [
        ("sent", ["strength: 1,000"]),
        ("killed", ["10 to 12"]),
        ("taken", ["3 “three”"]),
        ("tank", ["1"]),
        ("something", ["no number given"]),
        ("clash", []),
        ("strike", ["drone, launched: 5", "drone, hit: 9", "drone, fate unknown: 1"]),
        ("dark", ["people affected: 0 to 5,000"]),
        ("called", []),
    ],
)
def test_every_count_is_among_the_figures(everything: Dataset, claim_id: str, figures: list[str]) -> None:
    assert [str(figure) for figure in describe(everything, everything[claim_id]).figures] == figures


@pytest.mark.parametrize(
    ("claim_id", "details"),
    [
        ("sent", ("alongside Blueland and Redland Army", "because of #advance")),
        ("killed", ("count: within the period", "in or after #strike")),
        ("tank", ("count: within the period", "in or after #clash")),
        ("something", ()),
        ("clash", ("coded ucdp-type-of-violence:1", "clock time 2024-12-20 06:00")),
        ("unclear", ()),
        (
            "strike",
            (
                "aimed at or struck: power grid",
                "aimed at or struck: “a depot”",
                "aimed at or struck: object not stated",
                "damage: destroyed, bridge, 2",
                "damage: “a fire”, 1 to 2 km²",
                "cruise missile M-1, launched from Province",
                "decoy drone: no number given",
                "clock time 2024-12-24 23:00 to 2024-12-25 05:00 Europe/Kyiv",
                "counts as of 2024-12-25 09:00",
            ),
        ),
        ("advance", ("outcome: partly succeeded", "in answer to #strike")),
        ("raid", ()),
        ("taken", ("in the condition: captured and wounded", "in #advance")),
        ("dark", ("“total darkness”", "amount: at least 100 MW", "because of #strike")),
        ("hungry", ()),
    ],
)
def test_the_rest_of_a_claim_is_told_in_phrases(everything: Dataset, claim_id: str, details: tuple[str, ...]) -> None:
    assert describe(everything, everything[claim_id]).details == details


def test_the_places_of_targets_count_among_the_places_of_a_strike(everything: Dataset) -> None:
    assert describe(everything, everything["strike"]).places == ("Town, Province", "Province")


def test_the_places_and_doubts_of_an_incident_are_told(everything: Dataset) -> None:
    clash = describe(everything, everything["clash"])
    assert (clash.places, clash.notes) == (("Town, Province", "Province"), ("Coded by hand.",))


def test_the_doubts_about_a_strike_hold_those_about_its_salvos(everything: Dataset) -> None:
    assert describe(everything, everything["strike"]).notes == ("At night.", "One or more.")


@given(datasets(max_size=4))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_every_claim_of_every_dataset_has_words(data: Dataset) -> None:
    for claim in data.claims():
        assert describe(data, claim).what.strip()
