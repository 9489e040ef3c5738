"""Repair: at least cost, all ways of it, with weights that show."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_worlds import any_claims, can_hold, claim, dataset

from conflictdata.errors import InvariantError
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.reasoning.repairs import repair
from conflictdata.values.counts import CountRange
from conflictdata.vocab.casualties import CasualtyCategory

pytest.importorskip("highspy")

EVERYTHING = (CasualtyCategory.CASUALTIES, None, None, None)
KILLED = (CasualtyCategory.KILLED, None, None, None)


@given(any_claims(), st.lists(st.sampled_from([0.5, 1.0, 2.0]), min_size=6, max_size=6))
@settings(max_examples=40)
def test_all_cheapest_repairs_are_found_and_what_is_left_can_hold(
    claims: list[CasualtyEstimate], costs: list[float]
) -> None:
    weights = dict(zip((one.id for one in claims), costs, strict=False))
    by_cost: dict[float, set[frozenset[str]]] = {}
    for size in range(len(claims) + 1):
        for aside in combinations(claims, size):
            if can_hold([one for one in claims if one not in aside]):
                cost = sum(weights[one.id] for one in aside)
                by_cost.setdefault(cost, set()).add(frozenset(one.id for one in aside))
    least = min(by_cost)

    found = repair(dataset(claims), weights=weights, most=100)

    assert {frozenset(one.set_aside) for one in found} == by_cost[least]
    assert {one.cost for one in found} == {least}


def test_claims_that_agree_need_no_repair() -> None:
    (found,) = repair(dataset([claim("killed", KILLED, CountRange.at_least(3))]))
    assert (found.set_aside, found.cost, found.weights) == ((), 0, {"killed": 1.0})


def test_weights_decide_between_two_that_contradict_each_other() -> None:
    data = dataset([claim("three", KILLED, CountRange.exactly(3)), claim("four", KILLED, CountRange.exactly(4))])
    assert [one.set_aside for one in repair(data)] == [("four",), ("three",)]
    (found,) = repair(data, weights={"three": 2})
    assert (found.set_aside, found.cost, found.weights) == (("four",), 1.0, {"three": 2, "four": 1.0})


def test_only_as_many_ways_are_given_as_are_asked_for() -> None:
    data = dataset([claim("three", KILLED, CountRange.exactly(3)), claim("four", KILLED, CountRange.exactly(4))])
    assert len(repair(data, most=1)) == 1


@pytest.mark.parametrize("weight", [0, -1, float("inf"), float("nan")])
def test_a_weight_that_is_no_cost_is_refused(weight: float) -> None:
    with pytest.raises(InvariantError, match="above 0"):
        repair(dataset([]), weights={"claim": weight})


def test_no_ways_at_all_are_too_few() -> None:
    with pytest.raises(InvariantError, match="at least 1"):
        repair(dataset([]), most=0)
