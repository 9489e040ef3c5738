"""Conflicts and repairs where claims make several statements and a cap holds, against all sets of claims."""

from collections.abc import Collection
from itertools import combinations
from random import Random

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from small_worlds import any_claims, claim, dataset, query

from conflictdata.errors import InvariantError
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.strikes import Salvo, StrikeEvent
from conflictdata.model.units import Deployment
from conflictdata.provenance.attribution import Provenance
from conflictdata.reasoning.assumptions import Assumptions, StrengthCap
from conflictdata.reasoning.bearing import groups_of
from conflictdata.reasoning.bounds import bounds
from conflictdata.reasoning.conflicts import conflicts
from conflictdata.reasoning.programmes import Programme
from conflictdata.reasoning.queries import Query
from conflictdata.reasoning.repairs import repair, repaired_bounds
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.strikes import MunitionClass

pytest.importorskip("highspy")

SPOKEN = Provenance(speaker="speaker")
CAP = StrengthCap(side="state", contingents=[["sent-first", "counted-first"], ["sent-later"]])
CAPPED = Assumptions(strength_caps=[CAP])
EVERYTHING = Query(category="casualties")

counts = st.tuples(st.integers(0, 5), st.integers(0, 2)).map(
    lambda ends: ReportedCount.stated(CountRange.between(ends[0], sum(ends)))
)


@st.composite
def any_strikes(draw: st.DrawFn) -> list[StrikeEvent]:
    """Strikes of which the numbers may contradict each other, and themselves."""
    lines = st.lists(
        st.builds(
            Salvo,
            munition=st.sampled_from([MunitionClass.CRUISE_MISSILE, MunitionClass.SEA_LAUNCHED_CRUISE_MISSILE]),
            launched=st.none() | counts,
            intercepted=st.none() | counts,
            hit=st.none() | counts,
        ),
        min_size=1,
        max_size=2,
    ).map(tuple)
    return [StrikeEvent(id=f"strike-{number}", salvos=draw(lines), provenance=SPOKEN) for number in range(3)]


@st.composite
def any_strengths(draw: st.DrawFn) -> list[Deployment]:
    days = st.none() | st.sampled_from([Period("2024-12-02/"), Period("2024-12-03/")])
    return [
        Deployment(id=name, force="state", strength=draw(counts), period=draw(days), provenance=SPOKEN)
        for name in ("sent-first", "counted-first", "sent-later")
    ]


def can_hold(data: Dataset, aside: Collection[str], assuming: Assumptions) -> bool:
    groups = groups_of(data, None, evolve(assuming, set_aside=aside))
    return all(Programme(group.cells(), group.rows()).is_feasible for group in groups)


def check(data: Dataset, ids: list[str], assuming: Assumptions, costs: dict[str, float]) -> None:
    """That conflicts and repairs are those that going through all sets of claims finds."""
    clashing: list[set[str]] = []
    for size in range(1, len(ids) + 1):
        for chosen in map(set, combinations(ids, size)):
            if not any(smaller <= chosen for smaller in clashing) and not can_hold(data, set(ids) - chosen, assuming):
                clashing.append(chosen)
    found = conflicts(data, assuming=assuming)
    assert sorted(one.claims for one in found) == sorted(tuple(sorted(chosen)) for chosen in clashing)

    mended: dict[float, set[frozenset[str]]] = {}
    for size in range(len(ids) + 1):
        for aside in map(frozenset, combinations(ids, size)):
            if all(chosen & aside for chosen in clashing):
                mended.setdefault(sum(costs[id_] for id_ in aside), set()).add(aside)
    repairs = repair(data, assuming=assuming, weights=costs, most=500)
    assert {frozenset(one.set_aside) for one in repairs} == mended[min(mended)]
    assert {one.cost for one in repairs} == {min(mended)}


weights = st.lists(st.sampled_from([0.5, 1.0, 2.0]), min_size=12, max_size=12)


@given(any_strikes(), weights)
@settings(max_examples=30)
def test_conflicts_and_repairs_of_strikes_are_minimal_and_complete(
    strikes: list[StrikeEvent], costs: list[float]
) -> None:
    ids = [one.id for one in strikes]
    check(dataset([]).add(*strikes), ids, Assumptions(), dict(zip(ids, costs, strict=False)))


@given(any_claims(), any_strengths(), weights)
@settings(max_examples=30)
def test_conflicts_and_repairs_under_a_cap_are_minimal_and_complete(
    claims: list[CasualtyEstimate], strengths: list[Deployment], costs: list[float]
) -> None:
    made: list[CasualtyEstimate | Deployment] = [*claims[:4]]
    made += strengths
    ids = [one.id for one in made]
    check(dataset([]).add(*made), ids, CAPPED, dict(zip(ids, costs, strict=False)))


@given(any_claims(), st.randoms(use_true_random=False))
@settings(max_examples=30)
def test_the_order_of_claims_changes_no_conflict_and_no_cost(claims: list[CasualtyEstimate], random: Random) -> None:
    shuffled = random.sample(claims, len(claims))
    first, second = dataset(claims), dataset(shuffled)
    assert [one.claims for one in conflicts(first)] == [one.claims for one in conflicts(second)]
    assert {one.cost for one in repair(first)} == {one.cost for one in repair(second)}


@given(any_claims(), any_strengths())
def test_the_claims_that_bind_an_end_give_it_by_themselves(
    claims: list[CasualtyEstimate], strengths: list[Deployment]
) -> None:
    data = dataset([]).add(*claims, *strengths)
    found = bounds(data, EVERYTHING, assuming=CAPPED)
    others = {one.id for one in claims} | {one.id for one in strengths}
    for end in ("low", "high"):
        aside = others - {one.claim for one in found.binding if one.end == end}
        alone = bounds(data, EVERYTHING, assuming=evolve(CAPPED, set_aside=aside))
        if not found.is_empty:
            assert getattr(alone, end) == getattr(found, end)


@given(any_claims())
@settings(max_examples=30)
def test_after_a_repair_there_is_an_answer(claims: list[CasualtyEstimate]) -> None:
    found = repaired_bounds(dataset(claims), EVERYTHING)
    assert all(not left.is_empty for _, left in found.ways)


def test_claims_that_contradict_each_other_twice_are_one_conflict() -> None:
    none, one = (ReportedCount.stated(CountRange.exactly(number)) for number in range(2))
    strikes = [
        StrikeEvent(
            id=name,
            salvos=(Salvo(munition=MunitionClass.CRUISE_MISSILE, intercepted=count, hit=count),),
            provenance=SPOKEN,
        )
        for name, count in (("none", none), ("one", one))
    ]
    data = dataset([]).add(*strikes)
    assert [found.claims for found in conflicts(data)] == [("none", "one")]
    assert [(found.set_aside, found.cost) for found in repair(data)] == [(("none",), 1), (("one",), 1)]


def test_setting_an_original_aside_does_not_bring_its_copies_back() -> None:
    killed = (CasualtyCategory.KILLED, None, None, None)
    three, four = claim("three", killed, CountRange.exactly(3)), claim("four", killed, CountRange.exactly(4))
    copy = evolve(four, id="copy", provenance=Provenance(speaker="speaker", derived_from=("four",)))
    data, originals = dataset([three, four, copy]), Assumptions(originals_only=True)
    found = repaired_bounds(data, query(killed), assuming=originals)
    assert {one.set_aside: str(left) for one, left in found.ways} == {("four",): "3", ("three",): "4"}
    assert (str(found), found.is_complete) == ("3 to 4", True)
    assert not repaired_bounds(data, query(killed), assuming=originals, most=1).is_complete


def test_a_weight_of_no_claim_is_refused() -> None:
    with pytest.raises(InvariantError, match="no such record: 'nobody'") as error:
        repair(dataset([]), weights={"nobody": 2})
    assert error.value.fields == ("weights",)
