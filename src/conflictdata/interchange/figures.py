"""Counts as datasets give them: low, best and high in columns of their own, or one best number."""

from functools import lru_cache

from conflictdata.values.counts import CountRange, ReportedBounds, ReportedCount

__all__ = ["best_only", "of_bounds"]


@lru_cache(16_384)
def of_bounds(low: int | None, best: int | None, high: int | None) -> ReportedCount:
    """The count of low, best and high cells, of which any may be absent; absent altogether, it is unknown.

    Where they are out of order the range encloses all of them, has no best number, and the cells stand beside it.
    """
    cells = ReportedBounds(low=low, best=best, high=high)
    if not cells.numbers:
        return ReportedCount()
    if cells.is_ordered:
        return ReportedCount.stated(CountRange(low=low or 0, high=high, best=best))
    enclosing = CountRange(low=0 if low is None else min(cells.numbers), high=max(cells.numbers))
    return ReportedCount(range=enclosing, status=_STATED, as_reported=cells)


@lru_cache(16_384)
def best_only(number: int) -> ReportedCount:
    """The count of a best estimate that comes without bounds: nothing is said of how far off it may be."""
    return ReportedCount.stated(CountRange(best=number))


_STATED = ReportedCount.stated(CountRange.exactly(0)).status
