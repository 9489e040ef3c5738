"""Hypothesis strategies for counts. Requires hypothesis."""

from functools import partial
from typing import Any

from hypothesis import strategies as st

from conflictdata.testing.texts import texts
from conflictdata.values.counts import MAX_COUNT, CountRange, ReportedBounds, ReportedCount
from conflictdata.vocab.counting import CountQualifier, CountStatus

__all__ = ["count_ranges", "reported_bounds", "reported_counts"]


def count_ranges(*, max_value: int = MAX_COUNT) -> st.SearchStrategy[CountRange]:
    """Draw ranges with and without an upper bound and a preferred value. Requires hypothesis.

    Args:
        max_value: The greatest number in a range. Sums of ranges that reach up to `MAX_COUNT` are refused.
    """
    numbers = st.integers(0, max_value)
    return st.builds(partial(_range, max_value), numbers, st.none() | numbers, st.none() | numbers)


def _range(max_value: int, low: int, width: int | None, distance: int | None) -> CountRange:
    high = None if width is None else min(low + width, max_value)
    best = None if distance is None else min(low + distance, max_value if high is None else high)
    return CountRange(low=low, high=high, best=best)


def reported_bounds() -> st.SearchStrategy[ReportedBounds]:
    """Draw low, best and high cells in any order, some of them empty. Requires hypothesis."""
    cells = st.none() | st.integers(0, MAX_COUNT)
    return st.builds(ReportedBounds, low=cells, best=cells, high=cells)


def reported_counts(*, ranges: st.SearchStrategy[CountRange] | None = None) -> st.SearchStrategy[ReportedCount]:
    """Draw counts of every status, with and without the words and the cells of a source. Requires hypothesis.

    Args:
        ranges: What stated counts bound; any range unless told.
    """
    texts_or_none = st.none() | texts()
    return st.builds(
        _reported,
        st.sampled_from(CountStatus),
        count_ranges() if ranges is None else ranges,
        st.none() | reported_bounds(),
        st.fixed_dictionaries(
            {
                "wording": texts_or_none,
                "language": texts_or_none,
                "policy": texts_or_none,
                "qualifiers": st.lists(st.sampled_from(CountQualifier), max_size=2).map(tuple),
                "significant_figures": st.none() | st.integers(1, 19),
            }
        ),
    )


def _reported(
    status: CountStatus, bounds: CountRange, cells: ReportedBounds | None, words: dict[str, Any]
) -> ReportedCount:
    if status is CountStatus.NONE_REPORTED:
        bounds = CountRange(high=bounds.high, best=bounds.best)
    elif status is not CountStatus.STATED:
        bounds = CountRange.unknown()
    as_reported = None if cells is None else _within(bounds, cells)
    return ReportedCount(range=bounds, status=status, as_reported=as_reported, **words)


def _within(bounds: CountRange, cells: ReportedBounds) -> ReportedBounds:
    """The cells, with each number moved to the nearest one that the range allows."""
    most = MAX_COUNT if bounds.high is None else bounds.high
    moved = [None if cell is None else min(max(cell, bounds.low), most) for cell in (cells.low, cells.best, cells.high)]
    return ReportedBounds(low=moved[0], best=moved[1], high=moved[2])
