"""Every world in which the claims hold lies within the bounds, whatever the claims say and leave open."""

import pytest
from full_worlds import (
    CAPPED,
    Meant,
    World,
    dataset,
    meanings,
    query,
    true_claims,
    true_strengths,
    worlds,
)
from hypothesis import given
from hypothesis import strategies as st

from conflictdata.reasoning.assumptions import Assumptions, Unstated
from conflictdata.reasoning.bounds import Bounds, bounds

pytest.importorskip("highspy")


def holds(found: Bounds, count: int) -> bool:
    assert found.low is not None, "claims that hold were found to contradict each other"
    return found.low <= count and (found.high is None or count <= found.high)


@given(st.data(), worlds, meanings())
def test_every_world_lies_within_the_bounds(data: st.DataObject, world: World, asked: Meant) -> None:
    claims = data.draw(true_claims(world, Unstated.WHOLE))
    assert holds(bounds(dataset(claims), query(asked)), asked.true_count(world))


@given(st.data(), worlds, meanings())
def test_every_world_lies_within_the_bounds_where_what_is_unstated_is_unknown(
    data: st.DataObject, world: World, asked: Meant
) -> None:
    claims = data.draw(true_claims(world, Unstated.UNKNOWN))
    found = bounds(dataset(claims), query(asked), assuming=Assumptions(unstated=Unstated.UNKNOWN))
    assert holds(found, asked.true_count(world))


@given(st.data(), worlds, meanings())
def test_every_world_lies_within_the_bounds_under_a_strength_cap(
    data: st.DataObject, world: World, asked: Meant
) -> None:
    claims = [*data.draw(true_claims(world, Unstated.WHOLE, most=3)), *data.draw(true_strengths(world))]
    assert holds(bounds(dataset(claims), query(asked), assuming=CAPPED), asked.true_count(world))
