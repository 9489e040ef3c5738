"""Programmes, held against whole numbers of people tried one after the other."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictdata.reasoning.programmes import ElasticProgramme, HittingSets, Programme, Row

pytest.importorskip("highspy")

BOTH, OUTER = 0b11, 0b01


def at(part: int, place: int) -> int:
    return part << 2 * place


@st.composite
def nested(draw: st.DrawFn) -> tuple[list[int], list[Row]]:
    """Rows over cells of which each scope covers the first ones: whole numbers are as good as any there."""
    number = draw(st.integers(1, 3))
    reaches = [sorted(draw(st.tuples(st.integers(0, 3), st.integers(0, 3)))) for _ in range(number)]
    cells = [
        sum(
            at(BOTH if cell < inner else OUTER if cell < outer else 0, place)
            for place, (inner, outer) in enumerate(reaches)
        )
        for cell in range(3)
    ]
    rows: list[Row] = []
    for place in range(number):
        low = draw(st.integers(0, 4))
        rows.append(Row(place, place, low, draw(st.none() | st.integers(low, 5))))
    return cells, rows


def holds(cells: list[int], row: Row, people: tuple[int, ...]) -> bool:
    outer, inner = (
        sum(number for cell, number in zip(cells, people, strict=True) if cell >> 2 * row.place + part & 1)
        for part in (0, 1)
    )
    return row.low <= outer and (row.high is None or inner <= row.high)


@given(nested(), st.lists(st.booleans(), min_size=3, max_size=3))
def test_the_ends_are_those_of_all_numbers_that_satisfy_the_rows(
    given_rows: tuple[list[int], list[Row]], asked: list[bool]
) -> None:
    cells, rows = given_rows
    counts = [
        sum(number for number, chosen in zip(people, asked, strict=True) if chosen)
        for people in product(range(9), repeat=3)
        if all(holds(cells, row, people) for row in rows)
    ]
    programme = Programme(cells, rows)
    least, greatest = programme.least(asked), programme.greatest(asked)
    assert programme.is_feasible is bool(counts)
    if least is None or greatest is None:
        assert (least, greatest, counts) == (None, None, [])
    else:
        assert least.value == min(counts)
        # Rows ask for at most 5: what may be 8 may be more.
        assert greatest.value == max(counts) if greatest.value is not None else max(counts) >= 8


@given(nested())
def test_breaking_the_rows_that_are_named_leaves_others_that_hold_together(
    given_rows: tuple[list[int], list[Row]],
) -> None:
    cells, rows = given_rows
    broken = ElasticProgramme(cells, rows).broken_beside([])
    assert broken is not None
    assert Programme(cells, [row for row in rows if row.owner not in broken]).is_feasible
    assert (not broken) is Programme(cells, rows).is_feasible


def test_rows_that_have_to_hold_are_not_broken() -> None:
    rows = [Row(0, 0, 3, 3), Row(1, 1, 4, 4)]
    programme = ElasticProgramme([at(BOTH, 0) | at(BOTH, 1)], rows)
    assert [programme.broken_beside(held) for held in ([0], [1], [0, 1], [0])] == [[1], [0], None, [1]]


@pytest.mark.parametrize("cells", [[], [at(BOTH, 0)]])
def test_nobody_is_found_in_a_scope_without_cells(cells: list[int]) -> None:
    programme = Programme(cells, [Row(0, 1, 1, None)])
    assert programme.least([False] * len(cells)) is None
    assert Programme(cells, [Row(0, 1, 0, 5)]).is_feasible


def test_without_rows_nothing_is_bounded() -> None:
    programme = Programme([at(BOTH, 0)], [])
    least, greatest = programme.least([True]), programme.greatest([True])
    assert least is not None
    assert greatest is not None
    assert (least.value, greatest.value) == (0, None)


def test_many_rows_are_all_written_out() -> None:
    number = 600
    cells = [at(BOTH, place) for place in range(number)]
    programme = Programme(cells, [Row(place, place, place, place + 1) for place in range(number)])
    for asked in (0, 255, 256, 599):
        least, greatest = (
            end([place == asked for place in range(number)]) for end in (programme.least, programme.greatest)
        )
        assert least is not None
        assert greatest is not None
        assert (least.value, greatest.value) == (asked, asked + 1)
        assert (least.binding, greatest.binding) == (((asked, asked),) if asked else least.binding, ((asked, asked),))


def test_a_fraction_of_a_person_is_rounded_outward() -> None:
    # Three pairs of three cells hold one each: half a person in each cell.
    pairs = [(0, 1), (1, 2), (0, 2)]
    cells = [sum(at(BOTH, place) for place, pair in enumerate(pairs) if cell in pair) for cell in range(3)]
    programme = Programme(cells, [Row(place, place, 1, 1) for place in range(3)])
    least, greatest = programme.least([True] * 3), programme.greatest([True] * 3)
    assert least is not None
    assert greatest is not None
    assert (least.value, greatest.value) == (2, 1)


def test_the_cheapest_set_hits_all_sets_and_holds_none_that_is_forbidden() -> None:
    hitting = HittingSets([1.0, 3.0, 1.0])
    hitting.hit([0, 1])
    hitting.hit([1, 2])
    assert hitting.cheapest() == [0, 2]
    hitting.forbid([0, 2])
    assert hitting.cheapest() == [1]
    hitting.forbid([1])
    assert hitting.cheapest() is None
