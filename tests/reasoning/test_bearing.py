"""Bearing: which claims count, which are left out and why."""

from typing import Any

import pytest
from attrs import evolve
from full_worlds import CAPPED, Meant, World, meanings, query, true_claims, true_strengths, worlds
from full_worlds import dataset as full_dataset
from hypothesis import given
from hypothesis import strategies as st
from small_worlds import claim, dataset

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.strikes import Salvo, StrikeEvent
from conflictdata.model.units import Deployment
from conflictdata.provenance.attribution import Provenance
from conflictdata.reasoning.assumptions import Assumptions, Unstated
from conflictdata.reasoning.bearing import bearing_on, left_out
from conflictdata.reasoning.bounds import bounds
from conflictdata.reasoning.categories import Category
from conflictdata.reasoning.queries import Query, SalvoQuery
from conflictdata.reasoning.statements import own_category
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.sources import Stance
from conflictdata.vocab.strikes import MunitionClass
from conflictdata.wording.counts import read_count
from conflictdata.wording.policies import Action, Rule, WordingPolicy

pytest.importorskip("highspy")

KILLED = (CasualtyCategory.KILLED, None, None, None)
ASKED = Query(category="killed")
SPOKEN = Provenance(speaker="speaker")

FIVE_PER_CENT = WordingPolicy(
    name="five-per-cent",
    title="About, to five per cent",
    source="A test",
    rules={"about": Rule(action=Action.WIDEN, share=0.05)},
    departures={"about": "Five per cent of a number is not always a whole number."},
)


def said(name: str, low: int, **provenance: Any) -> CasualtyEstimate:
    one = claim(name, KILLED, CountRange.at_least(low))
    return evolve(one, provenance=Provenance(speaker="speaker", **provenance))


def reasons(data: Dataset, assuming: Assumptions | None = None) -> dict[str, str]:
    return {one.claim: one.reason for one in left_out(data, ASKED, assuming=assuming)}


@given(st.data(), worlds, meanings())
def test_every_claim_that_speaks_of_a_question_counts_or_is_left_out_once(
    data: st.DataObject, world: World, asked: Meant
) -> None:
    # With a unit that may be under either of two, what these have to do with each other depends on who speaks of it.
    claims: list[CasualtyEstimate | Deployment] = [
        one for one in data.draw(true_claims(world, Unstated.WHOLE)) if one.unit != "wanderers"
    ]
    claims += data.draw(true_strengths(world))
    aside = data.draw(st.lists(st.sampled_from([one.id for one in claims]), unique=True))
    whole, assuming = full_dataset(claims), evolve(CAPPED, set_aside=aside)
    out = [one.claim for one in left_out(whole, query(asked), assuming=assuming)]
    counting = bearing_on(whole, query(asked), assuming).claims
    nothing_left_out = bearing_on(whole, query(asked), CAPPED)
    direct = {
        one.claim
        for group in nothing_left_out.groups
        for one in group.statements
        if one.range is one.count.range and any(scope.meets(one.scope) for scope in nothing_left_out.asked)
    }
    assert len(out) == len(set(out))
    assert counting.isdisjoint(out)
    assert direct <= counting | set(out)
    assert counting.isdisjoint(aside)


def test_what_does_not_count_is_listed_with_its_reason() -> None:
    data = dataset(
        [
            said("denied", 1, stance=Stance.DENIES),
            said("old", 2),
            said("new", 3, supersedes=("old",)),
            said("wrong", 4),
            said("from-wrong", 5, derived_from=("wrong",)),
            said("from-that", 6, derived_from=("from-wrong",)),
            said("taken-back", 0, stance=Stance.RETRACTS, retracts=("wrong",)),
            evolve(said("silent", 0), count=ReportedCount(status=CountStatus.UNKNOWN)),
            said("empty", 0),
        ]
    )
    assert reasons(data) == {
        "denied": "its speaker denies it",
        "old": "a later claim takes its place",
        "wrong": "it was withdrawn",
        "from-wrong": "what it was derived from was withdrawn",
        "from-that": "what it was derived from was withdrawn",
        "taken-back": "its speaker retracts it",
        "silent": "no number is given",
        "empty": "its number bounds nothing",
    }
    assert bounds(data, ASKED).low == 3


def test_what_is_not_trusted_or_set_aside_is_listed_with_its_reason() -> None:
    data = dataset([said("one", 1)])
    assert reasons(data, Assumptions(speakers=[])) == {"one": "its speaker is none of those to be trusted"}
    assert reasons(data, Assumptions(gradings=[])) == {"one": "its grade is none of those to be trusted"}
    assert reasons(data, Assumptions(set_aside=["one"])) == {"one": "it was set aside"}


def test_a_mean_for_each_day_is_left_out_where_it_speaks_of_the_question() -> None:
    mean = evolve(
        claim("mean", (CasualtyCategory.KILLED, "north", None, None), CountRange.exactly(5)),
        accumulation=Accumulation.AVERAGE_PER_DAY,
    )
    data = dataset([mean])
    assert reasons(data) == {"mean": "a mean for each day is no total"}
    assert left_out(data, Query(category="killed", place="south")) == ()


def test_copies_do_not_count_beside_what_they_were_made_from() -> None:
    data = dataset(
        [said("first", 3), said("copy", 4, derived_from=("first",)), said("again", 5, derived_from=("copy",))]
    )
    originals = Assumptions(originals_only=True)
    assert bounds(data, ASKED).low == 5
    assert bounds(data, ASKED, assuming=originals).low == 3
    assert reasons(data, originals) == dict.fromkeys(["copy", "again"], "it was made from other claims that stand")
    assert bounds(data, ASKED, assuming=evolve(originals, set_aside=["first"])).low == 0


def test_a_copy_counts_where_nothing_stands_of_what_it_was_made_from() -> None:
    data = dataset(
        [said("first", 3), said("copy", 4, derived_from=("first",)), said("newer", 2, supersedes=("first",))]
    )
    assert bounds(data, ASKED, assuming=Assumptions(originals_only=True)).low == 4


def test_one_line_of_a_strike_that_states_no_number_is_left_out_where_it_alone_is_asked_about() -> None:
    strike = StrikeEvent(
        id="strike",
        salvos=(
            Salvo(munition=MunitionClass.CRUISE_MISSILE, launched=ReportedCount(status=CountStatus.UNKNOWN)),
            Salvo(munition=MunitionClass.DECOY_UAV, launched=ReportedCount.stated(CountRange.exactly(5))),
        ),
        provenance=SPOKEN,
    )
    data = dataset([]).add(strike)
    assert [one.reason for one in left_out(data, SalvoQuery(munition="cruise_missile"))] == ["no number is given"]
    assert left_out(data, SalvoQuery(munition="decoy_uav")) == ()
    assert left_out(data, SalvoQuery()) == ()


def test_counts_that_a_policy_does_not_record_do_not_count() -> None:
    dozens = evolve(claim("dozens", KILLED, CountRange.exactly(0)), count=read_count("dozens"))
    bare = claim("bare", KILLED, CountRange.at_least(3))
    data = dataset([dozens, bare])
    assert bounds(data, ASKED).low == 24
    assert bounds(data, ASKED, assuming=Assumptions(policy="acled")).low == 12
    assert bounds(data, ASKED, assuming=Assumptions(policy="aoav")).low == 3
    assert reasons(data, Assumptions(policy="aoav")) == {"dozens": "the policy does not record its words"}


def wording(name: str, category: CasualtyCategory, words: str) -> CasualtyEstimate:
    return evolve(claim(name, (category, None, None, None), CountRange.exactly(0)), count=read_count(words))


def test_two_sources_read_to_five_per_cent_leave_these_numbers_and_a_third_contradicts_them() -> None:
    # Casualties are 3,800 to 4,200, killed 950 to 1,050, killed and wounded 3,001 or more. So wounded are at least
    # 3,001 - 1,050, and at most 4,200 - 950; whoever is neither killed nor wounded is at most 4,200 - 3,001.
    claims = [
        wording("casualties", CasualtyCategory.BATTLE_CASUALTIES, "about 4,000"),
        wording("killed", CasualtyCategory.KILLED, "about 1,000"),
        wording("killed-or-wounded", CasualtyCategory.KILLED_OR_WOUNDED, "more than 3,000"),
    ]
    read = Assumptions(policy=FIVE_PER_CENT)
    # Some of the captured are wounded as well; they are among the wounded here.
    unhurt = own_category(CasualtyCategory.CAPTURED) - own_category(CasualtyCategory.WOUNDED)
    asked: list[tuple[Category | str, str]] = [
        ("wounded", "1,951 to 3,250"),
        ("missing", "0 to 1,199"),
        (unhurt, "0 to 1,199"),
    ]
    for what, expected in asked:
        assert str(bounds(dataset(claims), Query(category=what), assuming=read)) == expected
    fewer = wording("fewer", CasualtyCategory.BATTLE_CASUALTIES, "about 1,100")
    assert bounds(dataset([*claims, fewer]), Query(category="wounded"), assuming=read).is_empty
