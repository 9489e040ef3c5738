"""Hypothesis strategies for measures. Requires hypothesis."""

from hypothesis import strategies as st

from conflictdata.values.measures import Measure, MeasureRange
from conflictdata.vocab.measure_units import MeasureUnit

__all__ = ["measure_ranges", "measures"]


def _finite() -> st.SearchStrategy[float]:
    return st.floats(allow_nan=False, allow_infinity=False)


def measures(
    *, values: st.SearchStrategy[float] | None = None, units: st.SearchStrategy[MeasureUnit] | None = None
) -> st.SearchStrategy[Measure]:
    """Draw measures of any finite value in any unit. Requires hypothesis.

    Args:
        values: The values to draw from, all finite.
        units: The units to draw from.
    """
    return st.builds(
        Measure,
        value=_finite() if values is None else values,
        unit=st.sampled_from(MeasureUnit) if units is None else units,
    )


def measure_ranges(
    *, values: st.SearchStrategy[float] | None = None, units: st.SearchStrategy[MeasureUnit] | None = None
) -> st.SearchStrategy[MeasureRange]:
    """Draw ranges with each combination of known and unknown bounds and preferred value. Requires hypothesis.

    Args:
        values: The values to draw from, all finite.
        units: The units to draw from.
    """
    numbers = _finite() if values is None else values
    return st.builds(
        _range,
        st.lists(numbers, min_size=3, max_size=3).map(sorted),
        st.tuples(st.booleans(), st.booleans(), st.booleans()),
        st.sampled_from(MeasureUnit) if units is None else units,
    )


def _range(numbers: list[float], known: tuple[bool, bool, bool], unit: MeasureUnit) -> MeasureRange:
    low, best, high = (number if is_known else None for number, is_known in zip(numbers, known, strict=True))
    return MeasureRange(low=low, best=best, high=high, unit=unit)
