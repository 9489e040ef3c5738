"""Strength caps: nobody came to harm who was not there."""

from typing import Any

import pytest
from attrs import evolve
from small_worlds import claim, dataset

from conflictdata.model.dataset import Dataset
from conflictdata.model.units import Deployment, StrengthReport
from conflictdata.provenance.attribution import Provenance
from conflictdata.reasoning.assumptions import Assumptions, StrengthCap
from conflictdata.reasoning.bearing import left_out
from conflictdata.reasoning.bounds import bounds
from conflictdata.reasoning.conflicts import conflicts
from conflictdata.reasoning.queries import Query
from conflictdata.reasoning.repairs import repair, repaired_bounds
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.sources import Stance

pytest.importorskip("highspy")

KILLED = (CasualtyCategory.KILLED, None, "state", None)
ALL = Query(category="casualties", side="state")
FIRST = StrengthCap(side="state", contingents=[["first"]])
BOTH = StrengthCap(side="state", contingents=[["first"], ["second"]])


def sent(name: str, count: CountRange, period: str | None = None, **provenance: Any) -> Deployment:
    return Deployment(
        id=name,
        force="state",
        strength=ReportedCount.stated(count),
        period=None if period is None else Period(period),
        provenance=Provenance(speaker="speaker", **provenance),
    )


def assuming(*caps: StrengthCap, **others: Any) -> Assumptions:
    return Assumptions(strength_caps=caps, **others)


def two_contingents() -> Dataset:
    claims = [sent("first", CountRange.exactly(10)), sent("second", CountRange.exactly(4), "2024-12-03/")]
    return dataset([claim("killed", KILLED, CountRange.at_least(2))]).add(*claims)


def test_losses_are_no_more_than_strength_and_reinforcements() -> None:
    data = two_contingents()
    assert str(bounds(data, ALL)) == "2 or more"
    assert str(bounds(data, ALL, assuming=assuming(BOTH))) == "2 to 14"
    assert str(bounds(data, ALL, assuming=assuming(FIRST))) == "2 to 10"


def test_nobody_of_a_reinforcement_came_to_harm_before_it_was_sent() -> None:
    early = Query(category="casualties", side="state", as_of="2024-12-02")
    assert str(bounds(two_contingents(), early, assuming=assuming(BOTH))) == "0 to 10"


def test_before_anybody_was_there_nobody_came_to_harm() -> None:
    data = dataset([]).add(sent("first", CountRange.exactly(10), "2024-12-03/"))
    before = Query(category="casualties", side="state", as_of="2024-12-02")
    found = bounds(data, before, assuming=assuming(FIRST))
    assert str(found) == "0"
    assert [one.claim for one in found.binding] == ["first"]


def test_harm_before_the_arrival_contradicts_the_claim_on_the_arrival() -> None:
    early = evolve(claim("early", KILLED, CountRange.exactly(3)), period=Period("2024-12-01"))
    data = dataset([early]).add(sent("first", CountRange.exactly(10), "2024-12-03/"))
    assert [one.claims for one in conflicts(data, assuming=assuming(FIRST))] == [("early", "first")]
    assert [one.set_aside for one in repair(data, assuming=assuming(FIRST))] == [("early",), ("first",)]
    assert str(repaired_bounds(data, ALL, assuming=assuming(FIRST))) == "0 or more"


def test_of_claims_on_one_contingent_the_earliest_day_is_that_of_its_arrival() -> None:
    cap = StrengthCap(side="state", contingents=[["first", "second"]])
    claims = [sent("first", CountRange.exactly(10), "2024-12-03/"), sent("second", CountRange.up_to(12), "2024-12-02/")]
    early = evolve(claim("early", KILLED, CountRange.exactly(3)), period=Period("2024-12-02"))
    data = dataset([early]).add(*claims)
    assert not conflicts(data, assuming=assuming(cap)).found
    assert not conflicts(data, assuming=assuming(cap, set_aside=["second"])).found


def test_more_losses_than_people_are_a_conflict() -> None:
    data = dataset([claim("killed", KILLED, CountRange.at_least(11))]).add(sent("first", CountRange.exactly(10)))
    (conflict,) = conflicts(data, assuming=assuming(FIRST))
    assert conflict.claims == ("first", "killed")
    assert bounds(data, ALL, assuming=assuming(FIRST)).is_empty
    assert not conflicts(data).found


def test_claims_on_one_contingent_can_contradict_each_other() -> None:
    cap = StrengthCap(side="state", contingents=[["first", "second"]])
    data = dataset([]).add(sent("first", CountRange.exactly(10)), sent("second", CountRange.at_least(11)))
    assert [one.claims for one in conflicts(data, assuming=assuming(cap))] == [("first", "second")]
    third = StrengthCap(side="state", contingents=[["first", "second"], ["third"]])
    silent = evolve(sent("third", CountRange.exactly(4)), strength=None)
    assert [one.claims for one in conflicts(data.add(silent), assuming=assuming(third))] == [("first", "second")]


def test_the_contingents_of_one_cap_have_nothing_to_do_with_those_of_another() -> None:
    second = StrengthCap(side="state", contingents=[["second"]])
    data = dataset([]).add(sent("first", CountRange.exactly(10)), sent("second", CountRange.between(9, 12)))
    found = bounds(data, ALL, assuming=assuming(FIRST, second))
    assert str(found) == "0 to 10"
    swapped = dataset([]).add(sent("first", CountRange.exactly(3)), sent("second", CountRange.exactly(4)))
    crossed = [StrengthCap(side="state", contingents=ids) for ids in ([["first"], ["second"]], [["second"], ["first"]])]
    assert not conflicts(swapped, assuming=assuming(*crossed)).found


def test_a_cap_holds_in_its_place_alone() -> None:
    cap = StrengthCap(side="state", place="north", contingents=[["first"]])
    data = dataset([]).add(sent("first", CountRange.exactly(10)))
    assert str(bounds(data, ALL, assuming=assuming(cap))) == "0 or more"
    town = Query(category="casualties", side="army", place="town")
    assert str(bounds(data, town, assuming=assuming(cap))) == "0 to 10"


def test_a_contingent_of_which_no_number_is_stated_caps_nothing() -> None:
    unknown = evolve(sent("second", CountRange.exactly(4)), strength=ReportedCount(status=CountStatus.UNKNOWN))
    data = two_contingents().replace(unknown)
    assert str(bounds(data, ALL, assuming=assuming(BOTH))) == "2 or more"
    assert [(one.claim, one.reason) for one in left_out(data, ALL, assuming=assuming(BOTH))] == [
        ("second", "no number is given")
    ]


def test_claims_on_strength_that_do_not_count_are_left_out_where_a_cap_names_them() -> None:
    denied = sent("first", CountRange.exactly(10), stance=Stance.DENIES)
    data = dataset([]).add(denied)
    assert [one.claim for one in left_out(data, ALL, assuming=assuming(FIRST))] == ["first"]
    assert left_out(data, ALL) == ()
    assert left_out(data, Query(category="casualties", side="militia"), assuming=assuming(FIRST)) == ()


def test_a_report_on_strength_does_not_say_since_when_they_were_there() -> None:
    report = StrengthReport(
        id="first",
        force="state",
        count=ReportedCount.stated(CountRange.exactly(10)),
        period=Period("2024-12-03"),
        provenance=Provenance(speaker="speaker"),
    )
    early = Query(category="casualties", side="state", as_of="2024-12-02")
    assert str(bounds(dataset([]).add(report), early, assuming=assuming(FIRST))) == "0 to 10"


def test_where_no_number_is_given_a_deployment_caps_nothing() -> None:
    silent = evolve(sent("first", CountRange.exactly(10)), strength=None)
    data = dataset([]).add(silent)
    assert str(bounds(data, ALL, assuming=assuming(FIRST))) == "0 or more"
    assert [one.reason for one in left_out(data, ALL, assuming=assuming(FIRST))] == ["no number is given"]
