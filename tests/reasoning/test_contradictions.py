"""Contradictions: all of them, each without one that it does not need, whichever way they are looked for."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictdata.reasoning.contradictions import Contradictions
from conflictdata.reasoning.programmes import Programme, Row

pytest.importorskip("highspy")

PLACES = 4


@st.composite
def programmes(draw: st.DrawFn) -> tuple[list[int], list[Row]]:
    """Up to seven rows over a few cells; they contradict each other more often than not."""
    cells = draw(st.sets(st.sets(st.integers(0, PLACES - 1), min_size=1).map(_covered), min_size=1, max_size=6))
    rows: list[Row] = []
    for owner in range(draw(st.integers(0, 7))):
        low = draw(st.integers(0, 6))
        rows.append(Row(owner, draw(st.integers(0, PLACES - 1)), low, draw(st.none() | st.integers(low, 6))))
    return sorted(cells), rows


def _covered(places: set[int]) -> int:
    return sum(0b11 << 2 * place for place in places)


def contradictions(cells: list[int], rows: list[Row]) -> list[tuple[int, ...]]:
    found: list[tuple[int, ...]] = []
    for size in range(1, len(rows) + 1):
        for chosen in combinations(rows, size):
            owners = tuple(row.owner for row in chosen)
            if not any(set(smaller) <= set(owners) for smaller in found) and not Programme(cells, chosen).is_feasible:
                found.append(owners)
    return found


@given(programmes(), st.integers(0, 7))
def test_all_contradictions_are_found_and_none_holds_another(
    programme: tuple[list[int], list[Row]], in_order: int
) -> None:
    search = Contradictions(*programme, in_order=in_order)
    assert sorted(search) == sorted(contradictions(*programme))
    assert search.is_complete


@given(programmes(), st.integers(0, 7))
def test_those_of_a_few_owners_come_first_in_the_order_of_their_size(
    programme: tuple[list[int], list[Row]], in_order: int
) -> None:
    sizes = [len(found) for found in Contradictions(*programme, in_order=in_order)]
    few = [size for size in sizes if size <= in_order]
    assert sizes[: len(few)] == sorted(few)


def parts_above_their_whole(number: int) -> tuple[list[int], list[Row]]:
    """A whole of which each part is said to hold one, and all of it one too few."""
    cells = [_covered({0, part}) for part in range(1, number + 1)]
    return cells, [Row(0, 0, 0, number - 1), *(Row(part, part, 1, None) for part in range(1, number + 1))]


def test_a_contradiction_of_many_is_found() -> None:
    search = Contradictions(*parts_above_their_whole(12))
    assert list(search) == [tuple(range(13))]
    assert search.is_complete


def test_a_search_that_finds_nothing_for_long_ends_and_says_so() -> None:
    # Of twelve pairs, each with its own whole, one of both has to be left out: there are 4,096 ways to do it.
    cells = [_covered({place}) for place in range(12)]
    rows = [Row(2 * place + half, place, half, half) for place in range(12) for half in (0, 1)]
    search = Contradictions(cells, rows, in_order=2)
    assert sorted(search) == [(2 * place, 2 * place + 1) for place in range(12)]
    assert not search.is_complete
