"""Assumptions: what they refuse, and that trusting less never says more."""

from typing import Any

import pytest
from attrs import evolve
from full_worlds import CAPPED, Meant, World, meanings, query, true_claims, true_strengths, worlds
from full_worlds import dataset as full_dataset
from hypothesis import given
from hypothesis import strategies as st
from small_worlds import claim, dataset

from conflictdata.errors import InvariantError
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.units import Deployment, StrengthReport
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Assessment, Provenance
from conflictdata.reasoning.assumptions import Assumptions, StrengthCap, Unstated
from conflictdata.reasoning.bounds import Bounds, bounds
from conflictdata.reasoning.queries import Query
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.judgements import Admiralty, Grading
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.judgements import GradingScheme, InformationCredibility, SourceReliability
from conflictdata.vocab.military import StrengthKind

pytest.importorskip("highspy")

KILLED = (CasualtyCategory.KILLED, None, None, None)
ASKED = Query(category="killed")
B2 = Admiralty(reliability=SourceReliability.USUALLY_RELIABLE, credibility=InformationCredibility.PROBABLY_TRUE)
AIRWARS = Grading(scheme=GradingScheme.AIRWARS_CIVILIAN_HARM, grade="fair")


def encloses(outer: Bounds, inner: Bounds) -> bool:
    if inner.low is None:
        return True
    if outer.low is None or outer.low > inner.low:
        return False
    return outer.high is None or (inner.high is not None and inner.high <= outer.high)


def graded(name: str, low: int, **judgement: Any) -> CasualtyEstimate:
    one = claim(name, KILLED, CountRange.at_least(low))
    return evolve(one, provenance=Provenance(speaker="speaker", assessments=(Assessment(**judgement),)))


@given(st.data(), worlds, meanings())
def test_setting_claims_aside_never_narrows_a_bound(data: st.DataObject, world: World, asked: Meant) -> None:
    claims: list[CasualtyEstimate | Deployment] = [*data.draw(true_claims(world, Unstated.WHOLE, most=4))]
    claims += data.draw(true_strengths(world))
    aside = data.draw(st.lists(st.sampled_from([one.id for one in claims]), unique=True))
    all_of_them, fewer = (
        bounds(full_dataset(claims), query(asked), assuming=evolve(CAPPED, set_aside=ids)) for ids in ((), aside)
    )
    assert encloses(fewer, all_of_them)


@given(st.data(), worlds, meanings(), st.booleans())
def test_trusting_fewer_speakers_never_narrows_a_bound(
    data: st.DataObject, world: World, asked: Meant, originals: bool
) -> None:
    claims = data.draw(true_claims(world, Unstated.WHOLE, most=4))
    spoken: list[CasualtyEstimate] = []
    for one in claims:
        sources = data.draw(st.lists(st.sampled_from([each.id for each in spoken]), max_size=2)) if spoken else []
        speaker = data.draw(st.sampled_from(["speaker", "outlet"]))
        spoken.append(evolve(one, provenance=Provenance(speaker=speaker, derived_from=tuple(dict.fromkeys(sources)))))
    whole = full_dataset([Agent(id="outlet", names=(Name(text="Another"),)), *spoken])
    all_of_them, fewer = (
        bounds(whole, query(asked), assuming=Assumptions(speakers=speakers, originals_only=originals))
        for speakers in (["speaker", "outlet"], ["outlet"])
    )
    assert encloses(fewer, all_of_them)


@given(st.data(), worlds, meanings())
def test_adding_a_strength_cap_never_widens_a_bound(data: st.DataObject, world: World, asked: Meant) -> None:
    claims = [*data.draw(true_claims(world, Unstated.WHOLE, most=4)), *data.draw(true_strengths(world))]
    assert encloses(
        bounds(full_dataset(claims), query(asked)), bounds(full_dataset(claims), query(asked), assuming=CAPPED)
    )


def test_speakers_are_heard_with_those_who_belong_to_them() -> None:
    spokesman = Agent(id="spokesman", names=(Name(text="A spokesman"),), part_of="speaker")
    said = evolve(claim("said", KILLED, CountRange.exactly(3)), provenance=Provenance(speaker="spokesman"))
    data = dataset([]).add(spokesman).add(said)
    assert bounds(data, ASKED, assuming=Assumptions(speakers=["speaker"])).low == 3


@pytest.mark.parametrize(
    ("gradings", "low"),
    [
        ([B2], 3),
        ([Admiralty(reliability=SourceReliability.USUALLY_RELIABLE)], 3),
        ([Admiralty(credibility=InformationCredibility.CONFIRMED)], 0),
        ([AIRWARS], 2),
        ([], 0),
        (None, 5),
    ],
)
def test_a_grade_of_which_one_part_is_absent_stands_for_all_with_the_other(gradings: Any, low: int) -> None:
    claims = [
        graded("by-admiralty", 3, admiralty=B2),
        graded("by-airwars", 2, grading=AIRWARS),
        claim("not-graded", KILLED, CountRange.at_least(5)),
    ]
    assert bounds(dataset(claims), ASKED, assuming=Assumptions(gradings=gradings)).low == low


@pytest.mark.parametrize("field", ["speakers", "set_aside"])
def test_a_text_is_no_list_of_ids(field: str) -> None:
    names: dict[str, Any] = {field: "speaker"}
    with pytest.raises(InvariantError, match="not the text 'speaker'"):
        Assumptions(**names)


@pytest.mark.parametrize(
    ("assuming", "field"),
    [
        ({"speakers": ["nobody"]}, "speakers"),
        ({"set_aside": ["nobody"]}, "set_aside"),
        ({"strength_caps": [StrengthCap(side="nobody", contingents=[["strength"]])]}, "side"),
        ({"strength_caps": [StrengthCap(unit="nobody", contingents=[["strength"]])]}, "unit"),
        ({"strength_caps": [StrengthCap(side="state", place="nobody", contingents=[["strength"]])]}, "place"),
        ({"strength_caps": [StrengthCap(side="state", contingents=[["nobody"]])]}, "contingents"),
    ],
)
def test_what_the_assumptions_name_is_in_the_dataset(assuming: dict[str, Any], field: str) -> None:
    strength = StrengthReport(id="strength", force="state", count=number(5), provenance=Provenance(speaker="speaker"))
    data = dataset([]).add(strength)
    with pytest.raises(InvariantError, match="no such record: 'nobody'") as error:
        bounds(data, ASKED, assuming=Assumptions(**assuming))
    assert error.value.fields == (field,)


@pytest.mark.parametrize(
    ("cap", "rule"),
    [
        ({"contingents": [["strength"]]}, "at least one is needed"),
        ({"side": "state", "contingents": []}, "at least one, each stated"),
        ({"side": "state", "contingents": [[]]}, "at least one, each stated"),
        ({"side": "state", "contingents": [["strength"], ["strength"]]}, "one contingent was, not two"),
        ({"side": "state", "contingents": ["strength"]}, "not the text"),
    ],
)
def test_a_cap_that_caps_nothing_sensible_is_refused(cap: dict[str, Any], rule: str) -> None:
    with pytest.raises(InvariantError, match=rule):
        StrengthCap(**cap)


@pytest.mark.parametrize("kind", [StrengthKind.BATTALIONS, StrengthKind.AUTHORISED, StrengthKind.PERSONNEL_COMBAT])
def test_a_number_of_battalions_is_no_number_of_people(kind: StrengthKind) -> None:
    strength = StrengthReport(
        id="strength", force="state", kind=kind, count=number(4), provenance=Provenance(speaker="speaker")
    )
    cap = StrengthCap(side="state", contingents=[["strength"]])
    with pytest.raises(InvariantError, match="'strength' states no number of people"):
        bounds(dataset([]).add(strength), ASKED, assuming=Assumptions(strength_caps=[cap]))


def test_a_claim_on_casualties_states_no_strength() -> None:
    cap = StrengthCap(side="state", contingents=[["killed"]])
    data = dataset([claim("killed", KILLED, CountRange.exactly(3))])
    with pytest.raises(InvariantError, match="'killed' is no claim on strength"):
        bounds(data, ASKED, assuming=Assumptions(strength_caps=[cap]))


def number(count: int) -> ReportedCount:
    return ReportedCount.stated(CountRange.exactly(count))
