"""Conflicts: minimal, all of them, and told in words."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from small_worlds import any_claims, can_hold, claim, dataset, query

from conflictdata.errors import InvariantError
from conflictdata.examples import load
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.bounds import bounds
from conflictdata.reasoning.conflicts import conflicts
from conflictdata.reasoning.queries import Query
from conflictdata.values.counts import CountRange
from conflictdata.vocab.casualties import CasualtyCategory

pytest.importorskip("highspy")

EVERYTHING = (CasualtyCategory.CASUALTIES, None, None, None)
KILLED = (CasualtyCategory.KILLED, None, None, None)
WOUNDED = (CasualtyCategory.WOUNDED, None, None, None)


@given(any_claims())
@settings(max_examples=40)
def test_all_conflicts_are_found_and_none_holds_another(claims: list[CasualtyEstimate]) -> None:
    expected: list[set[str]] = []
    for size in range(1, len(claims) + 1):
        for chosen in combinations(claims, size):
            ids = {one.id for one in chosen}
            if not any(smaller <= ids for smaller in expected) and not can_hold(list(chosen)):
                expected.append(ids)

    found = conflicts(dataset(claims))

    assert found.is_complete
    assert sorted(sorted(conflict.claims) for conflict in found) == sorted(sorted(ids) for ids in expected)


@given(any_claims())
@settings(max_examples=40)
def test_there_are_bounds_exactly_where_there_is_no_conflict(claims: list[CasualtyEstimate]) -> None:
    data = dataset(claims)
    assert bounds(data, query(EVERYTHING)).is_empty is bool(len(conflicts(data, query(EVERYTHING))))


def test_a_part_above_its_whole_is_a_conflict_of_two() -> None:
    data = dataset(
        [claim("killed", KILLED, CountRange.at_least(10)), claim("all", EVERYTHING, CountRange.up_to(9))],
    )
    (conflict,) = conflicts(data)
    assert conflict.claims == ("all", "killed")
    assert conflict.sentence == (
        "A speaker asserts 0 to 9 casualties (NATO sense); A speaker asserts 10 or more killed. Both cannot hold."
    )


def test_three_claims_can_contradict_each_other_where_no_two_do() -> None:
    data = dataset(
        [
            claim("killed", KILLED, CountRange.at_least(6)),
            claim("wounded", WOUNDED, CountRange.at_least(6)),
            claim("all", EVERYTHING, CountRange.up_to(11)),
        ]
    )
    (conflict,) = conflicts(data)
    assert conflict.claims == ("all", "killed", "wounded")
    assert conflict.sentence.endswith("All 3 cannot hold together.")


def test_after_enough_conflicts_only_larger_ones_are_left_out() -> None:
    spread = [claim(f"exactly-{number}", KILLED, CountRange.exactly(number)) for number in range(5)]
    found = conflicts(dataset(spread), most=1)
    assert (len(found), found.is_complete) == (10, True)


def test_a_query_keeps_to_the_claims_that_bear_on_it() -> None:
    north = (CasualtyCategory.KILLED, "town", None, None)
    south = (CasualtyCategory.KILLED, "south", None, None)
    data = dataset(
        [
            claim("one", north, CountRange.exactly(1)),
            claim("two", north, CountRange.exactly(2)),
            claim("three", south, CountRange.exactly(3)),
            claim("four", south, CountRange.exactly(4)),
        ]
    )
    assert [conflict.claims for conflict in conflicts(data)] == [("four", "three"), ("one", "two")]
    assert [conflict.claims for conflict in conflicts(data, query(south))] == [("four", "three")]


def test_speakers_who_are_not_trusted_are_not_heard() -> None:
    data = dataset([claim("one", KILLED, CountRange.exactly(1)), claim("two", KILLED, CountRange.exactly(2))])
    assert len(conflicts(data, assuming=Assumptions(speakers=["speaker"]))) == 1
    assert len(conflicts(data, assuming=Assumptions(speakers=[]))) == 0


def test_no_conflicts_at_all_are_too_few() -> None:
    with pytest.raises(InvariantError, match="at least 1"):
        conflicts(dataset([]), most=0)


def test_the_joint_chiefs_and_the_president_contradict_each_other_in_the_example() -> None:
    data = load("kursk-dprk-losses").as_known_at("2024-12-31")
    found = conflicts(data, Query(category="killed_or_wounded", side="kp"))
    speakers = [{data[id_].provenance.speaker for id_ in conflict.claims} for conflict in found]
    assert found.is_complete
    assert {"jcs", "ua-president"} in speakers


def test_a_conflict_tells_the_words_as_they_were_read() -> None:
    data = load("kursk-dprk-losses")
    speakers = ["jcs", "ua-commander-in-chief"]
    verbatim = conflicts(data, assuming=Assumptions(speakers=speakers))
    acled = conflicts(data, assuming=Assumptions(speakers=speakers, policy="acled"))
    assert "read as 1,050 to 1,150" in verbatim.found[0].sentence
    assert acled.found[0].claims == verbatim.found[0].claims
    assert "read as 1,050 to 1,150" not in acled.found[0].sentence
