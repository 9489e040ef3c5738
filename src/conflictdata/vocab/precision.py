"""How precisely a place or a date is known: one neutral list, and the codes of the datasets that map onto it."""

from conflictdata.vocab._codelist import CodeList

__all__ = [
    "AcledGeoPrecision",
    "AcledTimePrecision",
    "AirwarsGeolocation",
    "GeoPrecisionLevel",
    "UcdpDatePrecision",
    "UcdpWherePrecision",
]

_OWN = "Defined by conflictdata, to hold the levels of UCDP, ACLED and Airwars."
_UCDP = "https://ucdp.uu.se/downloads/"
_ACLED = "https://dtacled.r-universe.dev/acledR/data/acled_codebook/ndjson"
_ACLED_GEO = "https://rdrr.io/cran/mapme.biodiversity/man/fatalities_acled.html"
_AIRWARS = "https://airwars.org/about/methodology"


class GeoPrecisionLevel(CodeList, scheme="conflictdata-geo-precision", source=_OWN):
    """What a point on the map stands for. The levels go from fine to coarse, but are not distances.

    Points in conflict data are often centroids or capitals that stand for an area; drawn as dots they look more exact
    than the reports were. No level means "not recorded": that is the absence of a `GeoPrecision`.
    """

    EXACT = "exact", "exact location", "The point is where it happened, to a building or its like."
    NEAR = "near", "near the point", "It happened near the point: within the radius, where one is stated."
    STREET = "street", "street", "The street is known, and the point lies on it."
    NEIGHBOURHOOD = "neighbourhood", "neighbourhood", "The quarter or area of a settlement is known."
    SETTLEMENT = "settlement", "settlement", "The village, town or city is known; the point stands for all of it."
    ADMIN3 = "admin3", "third-order division", "The subdistrict is known; the point stands for all of it."
    ADMIN2 = "admin2", "second-order division", "The district is known; the point stands for all of it."
    ADMIN1 = "admin1", "first-order division", "The province is known; the point stands for all of it."
    REGION_OR_LINEAR = (
        "region-or-linear",
        "region or linear feature",
        "A river, road, border or vaguely bounded region is known; the point represents it.",
    )
    COUNTRY = "country", "country", "Only the country is known; the point stands for all of it."
    INTERNATIONAL_WATERS = (
        "international-waters",
        "international waters or airspace",
        "It happened at sea or in the air outside of any country; the point represents the area.",
    )
    UNKNOWN = "unknown", "unknown", "The source says that it does not know how precise the point is."


class UcdpWherePrecision(CodeList, scheme="ucdp-where-precision", source=_UCDP):
    """The ``where_prec`` column of UCDP GED. The dataset gives a point for every event, whatever the code."""

    EXACT = "1", "exact location", "The coordinates are those of the place of the event."
    NEAR = "2", "near a known point", "The event took place within about 25 kilometers of a known point."
    ADM2 = "3", "second-order division", "Only the second-order division is known; the point is its centroid."
    ADM1 = "4", "first-order division", "Only the first-order division is known; the point is its centroid."
    REGION = (
        "5",
        "linear feature or fuzzy region",
        "Only a linear feature or a region without clear borders is known; the point represents it.",
    )
    COUNTRY = "6", "country", "Only the country is known; the point is its centroid."
    INTERNATIONAL = "7", "international waters or airspace", "The event took place outside of any country."

    @property
    def level(self) -> GeoPrecisionLevel:
        """The neutral level."""
        return _UCDP_LEVELS[self]

    @property
    def radius_km(self) -> float | None:
        """The radius in kilometers that the codebook states; `None` where it states none."""
        return 25.0 if self is UcdpWherePrecision.NEAR else None


_UCDP_LEVELS = {
    UcdpWherePrecision.EXACT: GeoPrecisionLevel.EXACT,
    UcdpWherePrecision.NEAR: GeoPrecisionLevel.NEAR,
    UcdpWherePrecision.ADM2: GeoPrecisionLevel.ADMIN2,
    UcdpWherePrecision.ADM1: GeoPrecisionLevel.ADMIN1,
    UcdpWherePrecision.REGION: GeoPrecisionLevel.REGION_OR_LINEAR,
    UcdpWherePrecision.COUNTRY: GeoPrecisionLevel.COUNTRY,
    UcdpWherePrecision.INTERNATIONAL: GeoPrecisionLevel.INTERNATIONAL_WATERS,
}


class AcledGeoPrecision(CodeList, scheme="acled-geo-precision", source=_ACLED_GEO):
    """The ``geo_precision`` column of ACLED."""

    TOWN = "1", "town", "The report names a town, and the coordinates are those of the town."
    NEAR = "2", "near a town or small region", "The report names a small part of a region, or says near a town."
    REGION = "3", "larger region", "The report names a larger region; a natural feature or the capital stands for it."

    @property
    def level(self) -> GeoPrecisionLevel:
        """The neutral level."""
        return _ACLED_LEVELS[self]

    @property
    def radius_km(self) -> None:
        """Always `None`: ACLED states no radius."""
        return


_ACLED_LEVELS = {
    AcledGeoPrecision.TOWN: GeoPrecisionLevel.SETTLEMENT,
    AcledGeoPrecision.NEAR: GeoPrecisionLevel.NEAR,
    AcledGeoPrecision.REGION: GeoPrecisionLevel.REGION_OR_LINEAR,
}


class AirwarsGeolocation(CodeList, scheme="airwars-geolocation", source=_AIRWARS):
    """The geolocation accuracy that Airwars states. The labels are the words on its pages."""

    PROVINCE = "province", "Province/governorate", "Located to a province or governorate."
    DISTRICT = "district", "District", "Located to a district."
    SUBDISTRICT = "subdistrict", "Subdistrict", "Located to a subdistrict."
    CITY = "city", "City", "Located to a city."
    TOWN = "town", "Town", "Located to a town."
    VILLAGE = "village", "Village", "Located to a village."
    NEIGHBOURHOOD = "neighbourhood", "Neighbourhood/area", "Located to a neighbourhood or area."
    STREET = "street", "Street", "Located to a street."
    NEARBY_LANDMARK = "nearby-landmark", "Nearby landmark", "Located by a landmark near by."
    WITHIN_100_M = "within-100m-coalition", "Within 100m (via Coalition)", "Located to 100 meters by the Coalition."
    WITHIN_1_M = "within-1m-coalition", "Within 1m (via Coalition)", "Located to 1 meter by the Coalition."
    EXACT_AIRWARS = "exact-airwars", "Exact location (via Airwars)", "Located exactly by Airwars."
    EXACT_COALITION = "exact-coalition", "Exact location (via Coalition)", "Located exactly by the Coalition."
    EXACT_OTHER = "exact-other", "Exact location (other)", "Located exactly by somebody else."

    @property
    def level(self) -> GeoPrecisionLevel:
        """The neutral level."""
        return _AIRWARS_LEVELS[self]

    @property
    def radius_km(self) -> float | None:
        """The radius in kilometers that the label states; `None` where it states none."""
        return {AirwarsGeolocation.WITHIN_100_M: 0.1, AirwarsGeolocation.WITHIN_1_M: 0.001}.get(self)


_AIRWARS_LEVELS = {
    AirwarsGeolocation.PROVINCE: GeoPrecisionLevel.ADMIN1,
    AirwarsGeolocation.DISTRICT: GeoPrecisionLevel.ADMIN2,
    AirwarsGeolocation.SUBDISTRICT: GeoPrecisionLevel.ADMIN3,
    AirwarsGeolocation.CITY: GeoPrecisionLevel.SETTLEMENT,
    AirwarsGeolocation.TOWN: GeoPrecisionLevel.SETTLEMENT,
    AirwarsGeolocation.VILLAGE: GeoPrecisionLevel.SETTLEMENT,
    AirwarsGeolocation.NEIGHBOURHOOD: GeoPrecisionLevel.NEIGHBOURHOOD,
    AirwarsGeolocation.STREET: GeoPrecisionLevel.STREET,
    AirwarsGeolocation.NEARBY_LANDMARK: GeoPrecisionLevel.NEAR,
    AirwarsGeolocation.WITHIN_100_M: GeoPrecisionLevel.NEAR,
    AirwarsGeolocation.WITHIN_1_M: GeoPrecisionLevel.NEAR,
    AirwarsGeolocation.EXACT_AIRWARS: GeoPrecisionLevel.EXACT,
    AirwarsGeolocation.EXACT_COALITION: GeoPrecisionLevel.EXACT,
    AirwarsGeolocation.EXACT_OTHER: GeoPrecisionLevel.EXACT,
}


class UcdpDatePrecision(CodeList, scheme="ucdp-date-precision", source=_UCDP):
    """The ``date_prec`` column of UCDP GED: how far ``date_start`` and ``date_end`` lie apart.

    The two dates bound the day of the event. Their distance is an uncertainty, not a duration.
    """

    DAY = "1", "exact day", "The day is known."
    DAYS = "2", "two to six days", "A span of two to six days is known."
    WEEK = "3", "week", "The week is known."
    MONTH = "4", "month", "The month, or a span of 8 to 31 days, is known."
    YEAR = "5", "year", "The year, or a span of more than a month and up to a year, is known."


class AcledTimePrecision(CodeList, scheme="acled-time-precision", source=_ACLED):
    """The ``time_precision`` column of ACLED. The event date is always one day, whatever the code."""

    DAY = "1", "day", "The report states the date."
    WEEK = "2", "week", "The report states a week, a weekend or a span like it; the date is a day within it."
    MONTH = (
        "3",
        "month",
        "The report states no more than a month or a span like it; acledR words it as the middle of a week or weekend.",
    )
