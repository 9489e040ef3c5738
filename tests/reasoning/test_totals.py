"""Totals over several scopes: sums where nobody can be counted twice, and bounds where somebody may be."""

from itertools import combinations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from small_worlds import Asked, Person, asked, claim, dataset, query, true_claims, true_count, worlds

from conflictdata.errors import DoubleCountingWarning, InvariantError
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.reasoning.bounds import bounds
from conflictdata.reasoning.queries import Query, SalvoQuery
from conflictdata.reasoning.totals import Total, total
from conflictdata.values.counts import CountRange
from conflictdata.values.dates import Period
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory

pytest.importorskip("highspy")

KILLED = CasualtyCategory.KILLED
NORTH: Asked = (KILLED, "north", None, None)
SOUTH: Asked = (KILLED, "south", None, None)
TOWN: Asked = (KILLED, "town", None, None)
COUNTRY: Asked = (KILLED, "country", None, None)


def figures(**ranges: CountRange) -> list[CasualtyEstimate]:
    scopes = {"north": NORTH, "south": SOUTH, "town": TOWN, "country": COUNTRY}
    return [claim(f"in-{name}", scopes[name], each) for name, each in ranges.items()]


def is_in(person: Person, what: Asked) -> bool:
    return true_count([person], what) == 1


def numbers(found: Total) -> tuple[int | None, int | None, int | None]:
    return found.low, found.high, found.best


def test_places_that_share_nothing_have_the_sum_of_their_answers() -> None:
    data = dataset(figures(north=CountRange.between(2, 4, 3), south=CountRange.exactly(5)))
    found = total(data, [query(NORTH), query(SOUTH)], rule="conservative")
    assert (numbers(found), found.is_sum, str(found)) == ((7, 9, 8), True, "7 to 9 (best 8)")
    assert [str(part) for part in found.parts] == ["2 to 4 (best 3)", "5"]
    assert numbers(total(data, [query(NORTH), query(SOUTH)])) == (7, 9, None)


def test_a_place_within_another_is_not_added_to_it_and_the_overlap_is_named() -> None:
    data = dataset(figures(north=CountRange.exactly(7), town=CountRange.exactly(3), south=CountRange.exactly(1)))
    queries = [query(NORTH), query(TOWN), query(SOUTH)]
    with pytest.warns(DoubleCountingWarning, match=r"killed \(place north\) and killed \(place town\) may overlap"):
        found = total(data, queries, rule="mode")
    assert (numbers(found), found.is_sum) == ((8, 11, None), False)
    assert [(one.first, one.second) for one in found.overlaps] == [("killed (place north)", "killed (place town)")]
    assert found.overlaps[0].shared == (
        "killed outright; died of wounds; executed; died otherwise from hostile action; place town"
    )


def test_bounds_of_overlapping_places_are_exact_where_the_claims_are() -> None:
    data = dataset(figures(north=CountRange.exactly(7), town=CountRange.exactly(3)))
    found = total(data, [query(NORTH), query(TOWN)])
    assert (numbers(found), found.is_sum, str(found)) == ((7, 7, None), False, "7")


def test_a_claim_on_the_whole_narrows_the_total_of_its_parts() -> None:
    data = dataset(figures(north=CountRange.up_to(9), south=CountRange.up_to(9), country=CountRange.between(8, 10)))
    found = total(data, [query(NORTH), query(SOUTH)])
    assert (numbers(found), [str(part) for part in found.parts]) == ((0, 10, None), ["0 to 9", "0 to 9"])


@pytest.mark.parametrize(
    ("period", "until", "shared"),
    [
        ("2024-12-01/2024-12-05", "2024-12-03", "from 2024-12-01 until 2024-12-03"),
        ("2024-12-01/..", "2024-12-03", "from 2024-12-01 until 2024-12-03"),
        (None, "2024-12-03", "until 2024-12-03"),
    ],
)
def test_the_days_that_two_questions_share_are_named(period: str | None, until: str, shared: str) -> None:
    queries = [Query(category="killed", period=period), Query(category="killed", as_of=until)]
    found = total(dataset([]), queries)
    assert found.overlaps[0].shared.endswith(f"hostile action; {shared}")


def test_only_some_of_many_shared_points_are_named() -> None:
    munition = "one_way_attack_uav"
    shared = total(dataset([]), [SalvoQuery(munition=munition), SalvoQuery()]).overlaps[0].shared
    assert shared.startswith("munition ")
    assert shared.endswith(" more")


def test_months_that_follow_each_other_are_added() -> None:
    days = ("2024-10-01/2024-10-31", "2024-11-01/2024-11-30")
    claims = [
        evolve(
            claim(f"month-{number}", (KILLED, None, None, None), CountRange.exactly(number)),
            accumulation=Accumulation.WITHIN_PERIOD,
            period=Period(span),
        )
        for number, span in enumerate(days, start=2)
    ]
    found = total(dataset(claims), [Query(category="killed", period=span) for span in days], rule="min")
    assert (numbers(found), found.is_sum) == ((5, 5, 5), True)


def test_where_nothing_is_known_of_a_part_there_is_no_upper_end() -> None:
    found = total(dataset(figures(north=CountRange.exactly(7))), [query(NORTH), query(SOUTH)], rule="max")
    assert (numbers(found), str(found)) == ((7, None, None), "7 or more")
    assert found.note == "nothing is known of killed (place south)"
    assert str(total(dataset([]), [query(NORTH)], rule="max")) == "0 or more"


def test_claims_that_contradict_each_other_have_no_total() -> None:
    data = dataset(figures(north=CountRange.exactly(7), town=CountRange.exactly(8)))
    assert str(total(data, [query(NORTH), query(SOUTH)])) == "none: the claims contradict each other"


@pytest.mark.parametrize(
    ("queries", "rule"),
    [
        ([], "at least one is needed"),
        (query(NORTH), "a list of queries is needed"),
        ([query(NORTH), SalvoQuery()], "people and munitions do not add up"),
    ],
)
def test_what_cannot_be_added_is_refused(queries: list[Query | SalvoQuery], rule: str) -> None:
    with pytest.raises(InvariantError, match=rule) as error:
        total(dataset([]), queries)
    assert error.value.fields == ("queries",)


@given(st.data(), worlds, st.lists(asked, min_size=1, max_size=3))
def test_the_total_lies_between_the_greatest_part_and_the_sum_of_all(
    data: st.DataObject, world: list[Person], scopes: list[Asked]
) -> None:
    claims = dataset(data.draw(true_claims(world)))
    found = total(claims, [query(what) for what in scopes])
    parts = [bounds(claims, query(what)) for what in scopes]
    assert found.low is not None
    assert found.low >= max(part.low or 0 for part in parts)
    if None not in [part.high for part in parts]:
        assert found.high is not None
        assert found.high <= sum(part.high or 0 for part in parts)


@given(st.data(), worlds, st.lists(asked, min_size=1, max_size=3))
def test_every_world_in_which_the_claims_hold_has_its_total_within_the_bounds(
    data: st.DataObject, world: list[Person], scopes: list[Asked]
) -> None:
    found = total(dataset(data.draw(true_claims(world))), [query(what) for what in scopes])
    count = sum(any(is_in(person, what) for what in scopes) for person in world)
    assert found.low is not None
    assert found.low <= count
    assert found.high is None or count <= found.high


@given(worlds, st.lists(asked, min_size=1, max_size=4))
def test_a_total_is_a_sum_only_if_no_two_scopes_have_anybody_in_common(
    world: list[Person], scopes: list[Asked]
) -> None:
    found = total(dataset([]), [query(what) for what in scopes])
    if found.is_sum:
        shared = [one for one in world for a, b in combinations(scopes, 2) if is_in(one, a) and is_in(one, b)]
        assert shared == []


@given(worlds, asked)
def test_a_question_asked_twice_has_the_answer_that_it_has_once(world: list[Person], what: Asked) -> None:
    claims = dataset([claim("claim", what, CountRange.exactly(true_count(world, what)))])
    once, twice = total(claims, [query(what)]), total(claims, [query(what)] * 2)
    assert numbers(once) == numbers(twice)
    assert (once.is_sum, twice.is_sum) == (True, False)


@given(st.integers(0, 9), st.integers(0, 9))
def test_scopes_that_share_nothing_and_claims_of_their_own_have_the_exact_sum(first: int, second: int) -> None:
    data = dataset(figures(north=CountRange.exactly(first), south=CountRange.exactly(second)))
    for rule in ("bounds", "min", "ucdp"):
        found = total(data, [query(NORTH), query(SOUTH)], rule=rule)
        assert (found.low, found.high) == (first + second, first + second)


@given(st.integers(0, 9), st.integers(0, 9))
def test_scopes_that_may_share_anybody_have_the_bounds_of_frechet(first: int, second: int) -> None:
    wounded: Asked = (CasualtyCategory.KILLED_OR_WOUNDED, "north", None, None)
    army: Asked = (KILLED, None, "army", None)
    claims = [claim("one", wounded, CountRange.exactly(first)), claim("other", army, CountRange.exactly(second))]
    queries = [query(wounded), query(army)]
    assert numbers(total(dataset(claims), queries)) == (max(first, second), first + second, None)
    with pytest.warns(DoubleCountingWarning):
        found = total(dataset(claims), queries, rule="min")
    assert numbers(found) == (max(first, second), first + second, None)
