"""Geography: points, how precisely they are known, and shapes.

**Two orders are in use.** `Coordinates` names its fields, latitude and longitude. Positions inside a `Geometry` are
written as GeoJSON writes them, longitude first.
"""

import re
import sys
from typing import Any, Self

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.values._check import set_number
from conflictdata.values.measures import Measure
from conflictdata.vocab.geometries import GeometryType
from conflictdata.vocab.measure_units import Dimension, MeasureUnit
from conflictdata.vocab.precision import AcledGeoPrecision, AirwarsGeolocation, GeoPrecisionLevel, UcdpWherePrecision

__all__ = ["Coordinates", "GeoPrecision", "Geometry"]


@frozen(kw_only=True, weakref_slot=False)
class Coordinates:
    """A point on the Earth in degrees of the WGS 84 datum.

    A point alone says nothing about how precisely it is known: see `GeoPrecision`. Equality is structural: the
    longitudes -180 and 180 are the same meridian and are not equal.

    Raises:
        InvariantError: If a number is not finite or out of range.
    """

    latitude: float
    """Degrees north of the equator, from -90 to 90, both inclusive."""

    longitude: float
    """Degrees east of Greenwich, from -180 to 180, both inclusive."""

    def __attrs_post_init__(self) -> None:
        if not -90 <= set_number(self, "latitude", self.latitude) <= 90:
            raise InvariantError(Coordinates, ("latitude",), "a latitude lies between -90 and 90 degrees")
        if not -180 <= set_number(self, "longitude", self.longitude) <= 180:
            raise InvariantError(Coordinates, ("longitude",), "a longitude lies between -180 and 180 degrees")


_CODED = re.compile(r"[a-z][a-z0-9-]*:\S+")


@frozen(kw_only=True, weakref_slot=False)
class GeoPrecision:
    """How precisely a place is known: what the point stands for, and how far from it the event may have been.

    Where a dataset has a code of its own for this, ``coded`` keeps it, so that mapping it to a level loses nothing.

    Raises:
        InvariantError: If the radius is no positive length, or the foreign code has no scheme.
    """

    level: GeoPrecisionLevel
    """What the point stands for."""

    radius: Measure | None = None
    """The distance from the point within which the source places the event. `None` where it states none."""

    coded: str | None = None
    """The code of the dataset, behind its name and a colon: ``ucdp:4``, ``acled:2``, ``airwars:street``."""

    def __attrs_post_init__(self) -> None:
        if self.radius is not None:
            if self.radius.unit.dimension is not Dimension.LENGTH:
                raise InvariantError(GeoPrecision, ("radius",), f"a radius is a length, not in {self.radius.unit.code}")
            if self.radius.value <= 0:
                raise InvariantError(
                    GeoPrecision, ("radius",), "a radius is positive; leave it out where none is known"
                )
        if self.coded is not None and _CODED.fullmatch(self.coded) is None:
            raise InvariantError(GeoPrecision, ("coded",), "a foreign code is written scheme:code, such as 'ucdp:4'")

    @classmethod
    def of_code(cls, code: UcdpWherePrecision | AcledGeoPrecision | AirwarsGeolocation) -> Self:
        """The precision that a dataset's code states, with the radius that its codebook gives, if any."""
        radius = code.radius_km
        dataset, _, _ = code.scheme.partition("-")
        return cls(
            level=code.level,
            radius=None if radius is None else Measure(value=radius, unit=MeasureUnit.KILOMETER),
            coded=f"{dataset}:{code.code}",
        )


# How many tuples lie around the positions of each type.
_DEPTHS = {
    GeometryType.POINT: 0,
    GeometryType.MULTI_POINT: 1,
    GeometryType.LINE_STRING: 1,
    GeometryType.MULTI_LINE_STRING: 2,
    GeometryType.POLYGON: 2,
    GeometryType.MULTI_POLYGON: 3,
}
_LINES = (GeometryType.LINE_STRING, GeometryType.MULTI_LINE_STRING)
_POLYGONS = (GeometryType.POLYGON, GeometryType.MULTI_POLYGON)


def _fail(pointer: str, rule: str) -> InvariantError:
    return InvariantError(Geometry, ("coordinates",), f"at {pointer or '/'}: {rule}")


def _number(value: Any, pointer: str, limit: float) -> float:  # noqa: ANN401 - what a decoder found
    if type(value) is not float and type(value) is not int:
        raise _fail(pointer, f"a number is needed, not {type(value).__name__}")
    if not -limit <= value <= limit:
        raise _fail(pointer, f"the number lies between -{limit} and {limit}")
    return float(value) + 0.0


def _members(value: Any, pointer: str) -> list[Any] | tuple[Any, ...]:  # noqa: ANN401 - what a decoder found
    if not isinstance(value, list | tuple):
        raise _fail(pointer, f"a list is needed, not {type(value).__name__}")
    return value  # pyright: ignore[reportUnknownVariableType] - its members are checked one by one


# Longitude, latitude, and an altitude that only has to be finite.
_LIMITS = (180.0, 90.0, sys.float_info.max)


def _position(value: Any, pointer: str) -> tuple[float, ...]:  # noqa: ANN401 - what a decoder found
    members = _members(value, pointer)
    if not 2 <= len(members) <= 3:
        raise _fail(pointer, "a position is longitude, latitude and, at most, an altitude in meters")
    return tuple(
        _number(member, f"{pointer}/{index}", limit)
        for index, (member, limit) in enumerate(zip(members, _LIMITS, strict=False))
    )


def _nested(type_: GeometryType, value: Any, pointer: str, depth: int) -> tuple[Any, ...]:  # noqa: ANN401 - see above
    if depth == 0:
        return _position(value, pointer)
    members = tuple(
        _nested(type_, member, f"{pointer}/{index}", depth - 1) for index, member in enumerate(_members(value, pointer))
    )
    if not members:
        raise _fail(pointer, "the list is not empty")
    if depth == 1 and type_ in _LINES and len(members) < 2:
        raise _fail(pointer, "a line has two or more positions")
    if depth == 1 and type_ in _POLYGONS and (len(members) < 4 or members[0] != members[-1]):
        raise _fail(pointer, "a ring has four or more positions, and the last is equal to the first")
    return members


def _positions(value: tuple[Any, ...], depth: int) -> list[tuple[float, ...]]:
    if depth == 0:
        return [value]
    return [position for member in value for position in _positions(member, depth - 1)]


@frozen(kw_only=True, weakref_slot=False)
class Geometry:
    """A shape on the Earth, as GeoJSON (RFC 7946) defines it, in degrees of WGS 84.

    **Positions are written longitude first**: ``(36.19, 51.73)`` lies 51.73 degrees north. An altitude in meters may
    follow; more than three numbers are refused. Lists, as decoders give them, are stored as nested tuples of floats.
    Geometry collections are left out: a record refers to several shapes through several places.

    Raises:
        InvariantError: If the nesting does not fit the type, a number is no finite number within the range of its
            place, a list is empty, a line is shorter than two positions, or a ring is not closed.
    """

    type: GeometryType
    """What the coordinates describe."""

    coordinates: tuple[Any, ...]
    """The positions, nested as GeoJSON nests them for the type."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "coordinates", _nested(self.type, self.coordinates, "", _DEPTHS[self.type]))

    @classmethod
    def point(cls, coordinates: Coordinates) -> Self:
        """The point at these coordinates."""
        return cls(type=GeometryType.POINT, coordinates=(coordinates.longitude, coordinates.latitude))

    @property
    def bounding_box(self) -> tuple[float, float, float, float]:
        """The least longitude, least latitude, greatest longitude and greatest latitude, in the order of GeoJSON.

        A shape that crosses the 180th meridian is expected to be cut in two there, as RFC 7946 asks; its box then
        goes around the Earth.
        """
        positions = _positions(self.coordinates, _DEPTHS[self.type])
        longitudes = [position[0] for position in positions]
        latitudes = [position[1] for position in positions]
        return (min(longitudes), min(latitudes), max(longitudes), max(latitudes))
