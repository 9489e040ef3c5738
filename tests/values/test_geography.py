import math
import pickle
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from conflictdata.errors import InvariantError
from conflictdata.testing.geography import coordinates, geo_precisions, geometries
from conflictdata.values.geography import Coordinates, Geometry, GeoPrecision
from conflictdata.values.measures import Measure
from conflictdata.vocab.geometries import GeometryType
from conflictdata.vocab.measure_units import MeasureUnit
from conflictdata.vocab.precision import AcledGeoPrecision, AirwarsGeolocation, GeoPrecisionLevel, UcdpWherePrecision

RING = [[0, 0], [4, 0], [4, 3], [0, 0]]


def listed(value: Any) -> Any:
    return [listed(member) for member in value] if isinstance(value, tuple) else value


class TestCoordinates:
    @pytest.mark.parametrize(
        ("latitude", "longitude", "field"),
        [
            (90.1, 0, "latitude"),
            (-91, 0, "latitude"),
            (math.nan, 0, "latitude"),
            ("1", 0, "latitude"),
            (0, 180.1, "longitude"),
            (0, -181, "longitude"),
            (0, math.inf, "longitude"),
            (0, True, "longitude"),
        ],
    )
    def test_refuses_what_is_not_on_the_earth(self, latitude: Any, longitude: Any, field: str) -> None:
        with pytest.raises(InvariantError) as caught:
            Coordinates(latitude=latitude, longitude=longitude)
        assert caught.value.fields == (field,)

    @pytest.mark.parametrize(("latitude", "longitude"), [(90, 180), (-90, -180)])
    def test_takes_the_poles_and_the_antimeridian(self, latitude: int, longitude: int) -> None:
        point = Coordinates(latitude=latitude, longitude=longitude)
        assert (type(point.latitude), type(point.longitude)) == (float, float)

    @given(coordinates())
    def test_zero_has_one_spelling(self, point: Coordinates) -> None:
        assert "-0.0" not in (repr(point.latitude), repr(point.longitude))


class TestGeoPrecision:
    @pytest.mark.parametrize(
        ("code", "level", "coded"),
        [
            (UcdpWherePrecision.ADM1, GeoPrecisionLevel.ADMIN1, "ucdp:4"),
            (AcledGeoPrecision.TOWN, GeoPrecisionLevel.SETTLEMENT, "acled:1"),
            (AirwarsGeolocation.STREET, GeoPrecisionLevel.STREET, "airwars:street"),
        ],
    )
    def test_of_code_keeps_the_code_beside_the_level(
        self, code: UcdpWherePrecision | AcledGeoPrecision | AirwarsGeolocation, level: GeoPrecisionLevel, coded: str
    ) -> None:
        assert GeoPrecision.of_code(code) == GeoPrecision(level=level, coded=coded)

    def test_of_code_gives_the_radius_of_the_codebook(self) -> None:
        assert GeoPrecision.of_code(UcdpWherePrecision.NEAR).radius == Measure(value=25, unit=MeasureUnit.KILOMETER)

    def test_refuses_a_radius_that_is_no_length(self) -> None:
        with pytest.raises(InvariantError, match="a radius is a length, not in hour"):
            GeoPrecision(level=GeoPrecisionLevel.NEAR, radius=Measure(value=1, unit=MeasureUnit.HOUR))

    @pytest.mark.parametrize("value", [0, -1])
    def test_refuses_a_radius_that_is_not_positive(self, value: float) -> None:
        with pytest.raises(InvariantError, match="a radius is positive"):
            GeoPrecision(level=GeoPrecisionLevel.NEAR, radius=Measure(value=value, unit=MeasureUnit.METER))

    @pytest.mark.parametrize("coded", ["", "4", "ucdp:", "UCDP:4", "ucdp: 4", ":4", "ucdp:4\n"])
    def test_refuses_a_foreign_code_without_its_scheme(self, coded: str) -> None:
        with pytest.raises(InvariantError, match="scheme:code"):
            GeoPrecision(level=GeoPrecisionLevel.NEAR, coded=coded)

    @given(geo_precisions())
    def test_evolve_checks_again(self, precision: GeoPrecision) -> None:
        assert evolve(precision) == precision
        with pytest.raises(InvariantError):
            evolve(precision, coded="4")


class TestGeometry:
    @given(coordinates())
    def test_a_point_is_written_longitude_first(self, point: Coordinates) -> None:
        geometry = Geometry.point(point)
        assert geometry.type is GeometryType.POINT
        assert geometry.coordinates == (point.longitude, point.latitude)

    @given(geometries())
    def test_lists_of_a_decoder_give_the_same_geometry(self, geometry: Geometry) -> None:
        again = Geometry(type=geometry.type, coordinates=listed(geometry.coordinates))
        assert again == geometry
        assert hash(again) == hash(geometry)

    @given(geometries())
    def test_survives_pickle(self, geometry: Geometry) -> None:
        assert pickle.loads(pickle.dumps(geometry)) == geometry  # noqa: S301 - our own bytes

    def test_integers_become_floats(self) -> None:
        geometry = Geometry(type=GeometryType.POLYGON, coordinates=([[0, -0.0], [1, 0], [1, 1], [0, 0]],))
        assert repr(geometry.coordinates) == "(((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 0.0)),)"

    @given(geometries(), st.sampled_from(GeometryType))
    def test_the_nesting_fits_one_family_of_types_only(self, geometry: Geometry, other: GeometryType) -> None:
        depths = {"Point": 0, "MultiPoint": 1, "LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}
        if depths[other] != depths[geometry.type]:
            with pytest.raises(InvariantError):
                Geometry(type=other, coordinates=geometry.coordinates)
        else:
            # The members of a family differ in length and closure only.
            looser = {"LineString": GeometryType.MULTI_POINT, "Polygon": GeometryType.MULTI_LINE_STRING}
            fits = looser.get(geometry.type, geometry.type)
            assert Geometry(type=fits, coordinates=geometry.coordinates).coordinates == geometry.coordinates

    @pytest.mark.parametrize(
        ("type_", "value", "message"),
        [
            ("Point", [1], "at /: a position is"),
            ("Point", [1, 2, 3, 4], "at /: a position is"),
            ("Point", [181, 0], "at /0: the number lies between -180.0 and 180.0"),
            ("Point", [0, 91], "at /1: the number lies between -90.0 and 90.0"),
            ("Point", [0, math.nan], "at /1: the number lies"),
            ("Point", [0, 0, math.inf], "at /2: the number lies"),
            ("Point", [0, 0, 10**400], "at /2: the number lies"),
            ("Point", [True, 0], "at /0: a number is needed, not bool"),
            ("Point", ["1", 0], "at /0: a number is needed, not str"),
            ("Point", [[0, 0]], "at /: a position is"),
            ("Point", "12", "at /: a list is needed, not str"),
            ("Point", None, "at /: a list is needed, not NoneType"),
            ("MultiPoint", [], "at /: the list is not empty"),
            ("MultiPoint", [0, 0], "at /0: a list is needed, not int"),
            ("LineString", [[0, 0]], "at /: a line has two or more positions"),
            ("MultiLineString", [[[0, 0], [1, 1]], [[0, 0]]], "at /1: a line has two or more positions"),
            ("Polygon", [], "at /: the list is not empty"),
            ("Polygon", [[]], "at /0: the list is not empty"),
            ("Polygon", [RING, RING[:3]], "at /1: a ring has four or more positions"),
            ("Polygon", [[[0, 0], [4, 0], [4, 3], [0, 1]]], "at /0: a ring has four or more positions"),
            ("MultiPolygon", [[RING], [RING[1:]]], "at /1/0: a ring has four or more positions"),
            ("MultiPolygon", [RING], "at /0/0/0: a list is needed, not int"),
        ],
    )
    def test_refuses_what_geojson_refuses_and_says_where(self, type_: str, value: Any, message: str) -> None:
        with pytest.raises(InvariantError) as caught:
            Geometry(type=GeometryType(type_), coordinates=value)
        assert caught.value.fields == ("coordinates",)
        assert caught.value.rule.startswith(message)

    def test_bounding_box_is_west_south_east_north(self) -> None:
        coordinates: Any = [[RING], [[[10, -5, 100], [12, -5], [12, -6], [10, -5, 100]]]]
        geometry = Geometry(type=GeometryType.MULTI_POLYGON, coordinates=coordinates)
        assert geometry.bounding_box == (0.0, -6.0, 12.0, 3.0)

    @given(geometries())
    def test_bounding_box_is_in_order(self, geometry: Geometry) -> None:
        west, south, east, north = geometry.bounding_box
        assert (west <= east, south <= north) == (True, True)

    @given(coordinates())
    def test_the_bounding_box_of_a_point_is_the_point_twice(self, point: Coordinates) -> None:
        box = Geometry.point(point).bounding_box
        assert box == (point.longitude, point.latitude, point.longitude, point.latitude)
