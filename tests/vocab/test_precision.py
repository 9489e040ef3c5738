import pytest

from conflictdata.vocab.geometries import GeometryType
from conflictdata.vocab.precision import (
    AcledGeoPrecision,
    AcledTimePrecision,
    AirwarsGeolocation,
    GeoPrecisionLevel,
    UcdpDatePrecision,
    UcdpWherePrecision,
)


def test_the_codes_of_ucdp_and_acled_are_their_numbers() -> None:
    assert [code.code for code in UcdpWherePrecision] == ["1", "2", "3", "4", "5", "6", "7"]
    assert [code.code for code in UcdpDatePrecision] == ["1", "2", "3", "4", "5"]
    assert [code.code for code in AcledGeoPrecision] == ["1", "2", "3"]
    assert [code.code for code in AcledTimePrecision] == ["1", "2", "3"]


def test_the_labels_of_airwars_are_the_words_on_its_pages() -> None:
    assert {code.label for code in AirwarsGeolocation} == {
        "Province/governorate",
        "District",
        "Subdistrict",
        "City",
        "Town",
        "Village",
        "Neighbourhood/area",
        "Street",
        "Nearby landmark",
        "Within 100m (via Coalition)",
        "Within 1m (via Coalition)",
        "Exact location (via Airwars)",
        "Exact location (via Coalition)",
        "Exact location (other)",
    }


@pytest.mark.parametrize("code", [*UcdpWherePrecision, *AcledGeoPrecision, *AirwarsGeolocation])
def test_every_foreign_code_has_a_known_level(
    code: UcdpWherePrecision | AcledGeoPrecision | AirwarsGeolocation,
) -> None:
    assert code.level in set(GeoPrecisionLevel) - {GeoPrecisionLevel.UNKNOWN}


def test_the_levels_of_ucdp_are_all_different() -> None:
    assert len({code.level for code in UcdpWherePrecision}) == len(UcdpWherePrecision)


def test_only_codes_near_a_point_state_a_radius() -> None:
    codes = [*UcdpWherePrecision, *AcledGeoPrecision, *AirwarsGeolocation]
    stated = {code: code.radius_km for code in codes if code.radius_km is not None}
    assert stated == {
        UcdpWherePrecision.NEAR: 25,
        AirwarsGeolocation.WITHIN_100_M: 0.1,
        AirwarsGeolocation.WITHIN_1_M: 0.001,
    }
    assert {code.level for code in stated} == {GeoPrecisionLevel.NEAR}


def test_the_codes_of_geometry_types_are_spelled_as_in_geojson() -> None:
    assert [type_.code for type_ in GeometryType] == [
        "Point",
        "MultiPoint",
        "LineString",
        "MultiLineString",
        "Polygon",
        "MultiPolygon",
    ]
