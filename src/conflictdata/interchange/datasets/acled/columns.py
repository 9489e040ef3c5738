"""The columns of ACLED, old and new, and the lists that their codes belong to."""

from collections.abc import Mapping

from conflictdata.interchange.formats import Column, Treatment

__all__ = ["CODED", "COLUMNS", "GEO_PRECISION", "INTERS", "LISTED"]

_KEPT, _APPROXIMATED, _CARRIED = Treatment.KEPT, Treatment.APPROXIMATED, Treatment.CARRIED
_CODES = "incidents.coded"
_WITHIN = "incidents.places.within"
_POPULATION = "people who live near by, an estimate of ACLED's"

CODED: Mapping[str, str] = {
    "event_id_cnty": "acled-event-id",
    "data_id": "acled-data-id",
    "time_precision": "acled-time-precision",
    "event_type": "acled-event-type",
    "sub_event_type": "acled-sub-event-type",
    "civilian_targeting": "acled-civilian-targeting",
    "iso": "iso-3166-numeric",
    "iso3": "iso-3166-alpha-3",
    "source_scale": "acled-source-scale",
}
"""Columns that hold one code, and the name of its list in ``Incident.coded``."""

LISTED: Mapping[str, str] = {
    "disorder_type": "acled-disorder-type",
    "assoc_actor_1": "acled-assoc-actor-1",
    "assoc_actor_2": "acled-assoc-actor-2",
    "tags": "acled-tag",
}
"""Columns that hold several codes or names with semicolons between them."""

INTERS: Mapping[str, str] = {
    "inter1": "acled-inter1",
    "inter2": "acled-inter2",
    "interaction": "acled-interaction",
}
"""Columns that hold the kinds of the actors, as numbers in older files and as words in newer ones."""

GEO_PRECISION = "acled-geo-precision"
"""The list of a precision that belongs to no coordinates, or that is no code."""


def _column(name: str, treatment: Treatment, path: str = "", note: str = "", *more: str) -> Column:
    """A column, also known by its name in capitals, as files of before 2023 have it."""
    return Column(name=name, treatment=treatment, path=path, note=note, aliases=(name.upper(), *more))


COLUMNS = (
    _column("event_id_cnty", _KEPT, _CODES, "in small letters the id of the incident too, behind acled-event-"),
    _column("event_date", _KEPT, "incidents.period", "any of four spellings; approximate if time_precision is 2 or 3"),
    _column("year", _KEPT, "incidents.period", "reported where the date is of another year"),
    _column("time_precision", _KEPT, _CODES, "1 day, 2 week, 3 month: the date stays one day whatever the code"),
    _column("disorder_type", _KEPT, _CODES, "one or two of three"),
    _column("event_type", _KEPT, _CODES, "with sub_event_type the kind of the incident, by the crosswalk"),
    _column("sub_event_type", _KEPT, _CODES, "strikes from the air and shelling are both a strike; see the how-to"),
    _column("actor1", _KEPT, "incidents.parties", "the two actors have no direction; years in a name are its period"),
    _column("assoc_actor_1", _KEPT, "incidents.parties", "a list, behind both actors", "ally_actor_1", "ALLY_ACTOR_1"),
    _column("inter1", _KEPT, _CODES, "1 to 8, or the words for them; 0 is no actor"),
    _column("actor2", _KEPT, "incidents.parties"),
    _column("assoc_actor_2", _KEPT, "incidents.parties", "a list, behind both actors", "ally_actor_2", "ALLY_ACTOR_2"),
    _column("inter2", _KEPT, _CODES, "as inter1"),
    _column("interaction", _KEPT, _CODES, "10 to 88, or the words for them; reported where the two actors are others"),
    _column("civilian_targeting", _KEPT, _CODES),
    _column("iso", _KEPT, _CODES, "the number of the country in ISO 3166-1"),
    _column("region", _KEPT, _WITHIN),
    _column("country", _KEPT, _WITHIN),
    _column("admin1", _KEPT, _WITHIN),
    _column("admin2", _KEPT, _WITHIN),
    _column("admin3", _KEPT, _WITHIN),
    _column("location", _KEPT, "incidents.places.name", "reported where the notes say that it stands for another"),
    _column("latitude", _KEPT, "incidents.places.coordinates.latitude"),
    _column("longitude", _KEPT, "incidents.places.coordinates.longitude"),
    _column("geo_precision", _KEPT, "incidents.places.precision", "1 town, 2 near it, 3 larger region"),
    _column("source", _KEPT, "incidents.provenance.sources", "a list; a document of unknown title for each"),
    _column("source_scale", _KEPT, _CODES),
    _column(
        "notes",
        _APPROXIMATED,
        "casualty_estimates.count.wording",
        "only what they say of the figure, the day and the place is read; they may name persons",
    ),
    _column("fatalities", _KEPT, "casualty_estimates.count", "read with the notes; 0 is none reported, or unknown"),
    _column("tags", _KEPT, _CODES, "a list"),
    _column("timestamp", _KEPT, "incidents.provenance.recorded_at", "seconds since 1970: the last edit"),
    _column("data_id", _KEPT, _CODES, "the id of a row in exports of before 2023"),
    _column("event_id_no_cnty", _CARRIED, "", "the number in event_id_cnty"),
    _column("iso3", _KEPT, _CODES, "the letters of the country in ISO 3166-1"),
    _column("population_1km", _CARRIED, "", _POPULATION),
    _column("population_2km", _CARRIED, "", _POPULATION),
    _column("population_5km", _CARRIED, "", _POPULATION),
    _column("population_best", _CARRIED, "", _POPULATION),
)
