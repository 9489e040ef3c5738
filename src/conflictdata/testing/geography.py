"""Hypothesis strategies for points, their precision, and shapes. Requires hypothesis."""

from typing import Any

from hypothesis import strategies as st

from conflictdata.testing.measures import measures
from conflictdata.values.geography import Coordinates, Geometry, GeoPrecision
from conflictdata.vocab.geometries import GeometryType
from conflictdata.vocab.measure_units import Dimension, MeasureUnit
from conflictdata.vocab.precision import AcledGeoPrecision, AirwarsGeolocation, GeoPrecisionLevel, UcdpWherePrecision

__all__ = ["coordinates", "geo_precisions", "geometries"]


def coordinates() -> st.SearchStrategy[Coordinates]:
    """Draw points anywhere on the Earth. Requires hypothesis."""
    return st.builds(Coordinates, latitude=st.floats(-90, 90), longitude=st.floats(-180, 180))


def geo_precisions() -> st.SearchStrategy[GeoPrecision]:
    """Draw precisions of every level, with and without a radius and a foreign code. Requires hypothesis."""
    lengths = [unit for unit in MeasureUnit if unit.dimension is Dimension.LENGTH]
    radii = measures(
        values=st.floats(min_value=0, exclude_min=True, allow_infinity=False), units=st.sampled_from(lengths)
    )
    codes = st.sampled_from([*UcdpWherePrecision, *AcledGeoPrecision, *AirwarsGeolocation])
    free = st.builds(GeoPrecision, level=st.sampled_from(GeoPrecisionLevel), radius=st.none() | radii)
    return free | codes.map(GeoPrecision.of_code)


def geometries() -> st.SearchStrategy[Geometry]:
    """Draw shapes of every type, with and without altitudes. Rings are closed but may cross themselves.

    Requires hypothesis.
    """
    return st.one_of([_of_type(type_) for type_ in GeometryType])


def _of_type(type_: GeometryType) -> st.SearchStrategy[Geometry]:
    longitudes, latitudes = st.floats(-180, 180), st.floats(-90, 90)
    altitudes = st.floats(allow_nan=False, allow_infinity=False)
    positions = st.tuples(longitudes, latitudes) | st.tuples(longitudes, latitudes, altitudes)
    lines = _tuples(positions, 2)
    polygons = _tuples(_tuples(positions, 3).map(_close), 1)
    shapes = {
        GeometryType.POINT: positions,
        GeometryType.MULTI_POINT: _tuples(positions, 1),
        GeometryType.LINE_STRING: lines,
        GeometryType.MULTI_LINE_STRING: _tuples(lines, 1),
        GeometryType.POLYGON: polygons,
        GeometryType.MULTI_POLYGON: _tuples(polygons, 1),
    }
    return st.builds(Geometry, type=st.just(type_), coordinates=shapes[type_])


def _tuples(members: st.SearchStrategy[tuple[Any, ...]], least: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(members, min_size=least, max_size=least + 2).map(tuple)


def _close(ring: tuple[Any, ...]) -> tuple[Any, ...]:
    return (*ring, ring[0])
