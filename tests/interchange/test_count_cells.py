"""Counts in cells of their own: low, best and high, any of which may be absent or out of order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

import conflictdata as cd
from conflictdata.interchange.figures import best_only, of_bounds

Cell = int | None
NUMBERS = st.none() | st.integers(0, 2**63 - 1)


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ((3, 4, 6), cd.CountRange(low=3, high=6, best=4)),
        ((0, 0, 0), cd.CountRange(low=0, high=0, best=0)),
        ((None, 4, None), cd.CountRange(best=4)),
        ((3, None, None), cd.CountRange(low=3)),
        ((None, None, 6), cd.CountRange(high=6)),
    ],
)
def test_numbers_in_order_are_a_range(cells: tuple[Cell, Cell, Cell], expected: cd.CountRange) -> None:
    count = of_bounds(*cells)
    assert (count.range, count.status, count.as_reported) == (expected, cd.CountStatus.STATED, None)


def test_without_any_number_the_count_is_unknown() -> None:
    assert of_bounds(None, None, None) == cd.ReportedCount()


@pytest.mark.parametrize("cells", [(9, 4, 2), (5, 2, None), (None, 9, 2), (0, 194, 2)])
def test_numbers_out_of_order_are_kept_as_they_are_and_the_range_encloses_them(
    cells: tuple[Cell, Cell, Cell],
) -> None:
    count = of_bounds(*cells)
    low, best, high = cells
    assert count.as_reported == cd.ReportedBounds(low=low, best=best, high=high)
    assert count.range.best is None
    assert count.range.high == max(filter(None, cells))


@given(NUMBERS, NUMBERS, NUMBERS)
def test_every_number_lies_within_the_range_and_none_is_lost(low: Cell, best: Cell, high: Cell) -> None:
    count = of_bounds(low, best, high)
    told = count.as_reported or count.range
    assert all(number in count.range for number in (low, best, high) if number is not None)
    assert (low or 0, high) == (told.low or 0, told.high)
    assert best == told.best or (best is None and told.low == told.best == told.high)


def test_a_best_number_alone_says_nothing_of_bounds() -> None:
    assert best_only(4).range == cd.CountRange(low=0, high=None, best=4)
