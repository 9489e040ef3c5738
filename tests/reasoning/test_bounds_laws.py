"""Laws of bounds, held against worlds in which every person is known."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_worlds import Asked, Person, asked, claim, dataset, query, true_claims, true_count, worlds

from conflictdata.reasoning.bounds import Bounds, bounds
from conflictdata.values.counts import CountRange
from conflictdata.vocab.casualties import CasualtyCategory

pytest.importorskip("highspy")


def encloses(outer: Bounds, inner: Bounds) -> bool:
    assert outer.low is not None
    if inner.low is None:
        return True
    return outer.low <= inner.low and (outer.high is None or (inner.high is not None and inner.high <= outer.high))


@given(st.data(), worlds, asked)
def test_every_world_in_which_the_claims_hold_lies_within_the_bounds(
    data: st.DataObject, world: list[Person], what: Asked
) -> None:
    found = bounds(dataset(data.draw(true_claims(world))), query(what))
    count = true_count(world, what)
    assert found.low is not None
    assert found.low <= count
    assert found.high is None or count <= found.high


@given(st.data(), worlds, asked)
def test_adding_a_claim_never_widens_a_bound(data: st.DataObject, world: list[Person], what: Asked) -> None:
    claims = data.draw(true_claims(world))
    found = [bounds(dataset(claims[:number]), query(what)) for number in range(len(claims) + 1)]
    assert all(encloses(fewer, more) for fewer, more in pairwise(found))


@given(st.data(), worlds, asked)
def test_the_order_of_claims_changes_no_bound(data: st.DataObject, world: list[Person], what: Asked) -> None:
    claims = data.draw(true_claims(world))
    shuffled = data.draw(st.permutations(claims))
    first, second = bounds(dataset(claims), query(what)), bounds(dataset(shuffled), query(what))
    assert (first.low, first.high) == (second.low, second.high)


@given(asked, st.integers(0, 50))
def test_an_exact_claim_answers_its_own_question(what: Asked, count: int) -> None:
    found = bounds(dataset([claim("claim", what, CountRange.exactly(count))]), query(what))
    assert (found.low, found.high) == (count, count)


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40))
@settings(max_examples=50)
def test_two_overlapping_parts_of_a_total_have_the_bounds_of_frechet(first: int, second: int, more: int) -> None:
    total = max(first, second) + more
    claims = [
        claim("total", (CasualtyCategory.CASUALTIES, None, None, None), CountRange.exactly(total)),
        claim("in-the-north", (CasualtyCategory.CASUALTIES, "north", None, None), CountRange.exactly(first)),
        claim("killed", (CasualtyCategory.KILLED, None, None, None), CountRange.exactly(second)),
    ]
    found = bounds(dataset(claims), query((CasualtyCategory.KILLED, "north", None, None)))
    assert (found.low, found.high) == (max(first + second - total, 0), min(first, second))
