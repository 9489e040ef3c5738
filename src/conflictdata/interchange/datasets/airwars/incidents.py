"""Airwars: incidents of reported civilian harm, one a row, as a table of what the pages of Airwars show.

Airwars publishes each incident as a page; tables of them are made by hand, by scraping, or from the files behind its
graphics. The columns here bear the words of the pages, with ranges as text (``3 - 7``); other spellings, and the two
columns for a minimum and a maximum, are known as well.

One row is a strike as Airwars assesses it. It is graded twice: how well the harm is supported, and how well the strike.
The parts of a breakdown overlap (a journalist is also a man or a woman), so each is a figure of its own, linked to the
total and never added up. What a belligerent concedes is a claim of the belligerent.
"""

import re

from conflictdata.interchange.datasets.airwars.counts import FIGURES
from conflictdata.interchange.datasets.airwars.reading import AirwarsReader, survey
from conflictdata.interchange.datasets.airwars.writing import rows_of
from conflictdata.interchange.formats import Column, Format, Treatment
from conflictdata.interchange.sheets import Sample

__all__ = ["AIRWARS_INCIDENTS", "FORMATS"]

_KEPT, _APPROXIMATED, _CARRIED = Treatment.KEPT, Treatment.APPROXIMATED, Treatment.CARRIED
_OTHER = re.compile(r"[^a-z0-9]+")


def _column(name: str, treatment: Treatment, path: str = "", *aliases: str, note: str = "") -> Column:
    """A column with its other spellings: ``strike_status`` and ``Strike Status`` for ``Strike status``, and more."""
    words = _OTHER.sub("_", name.lower()).strip("_")
    spellings = dict.fromkeys(spelling for spelling in (words, name.title(), *aliases) if spelling != name)
    return Column(name=name, treatment=treatment, path=path, aliases=tuple(spellings), note=note)


_SPELLINGS = {
    "Civilians reported killed": ("civilians_killed", "civilian_non_combatants_killed"),
    "Civilians reported injured": ("civilians_injured", "civilian_non_combatants_injured"),
    "Belligerents reported killed": ("belligerents_killed", "militants_killed"),
    "Belligerents reported injured": ("belligerents_injured", "militants_injured"),
    "Civilian deaths conceded": ("civilian Deaths Conceded", "deaths_conceded"),
    "Civilian injuries conceded": ("civilian Injuries Conceded", "injuries_conceded"),
}
_NOTES = {
    "Civilians reported killed": "0 is a statement, Unknown is none; min above max is kept and reported",
    "Civilians reported injured": "people hurt by the strike; 'others injured' in a source is recorded as 2",
    "Civilian deaths conceded": "said by the belligerent, if one is named; its stance is that it concedes",
}


def _counts() -> tuple[Column, ...]:
    path = "casualty_estimates.count"
    columns: list[Column] = []
    for figure in FIGURES:
        name, others = figure.column, _SPELLINGS[figure.column]
        columns.append(_column(name, _KEPT, path, *others, note=_NOTES.get(name, "")))
        for end in ("min", "max"):
            pair = [f"{other}{gap}{word}" for other in others for gap, word in (("_", end), (" ", end.title()))]
            note = "read where the words are not there; 0 in both is written for a blank too, and makes no figure"
            columns.append(_column(f"{name} {end}", _APPROXIMATED, path, *pair, note=note))
    return tuple(columns)


_ATTACKER_NOTE = "where several are named the strike has no attacker, and its note names them"

COLUMNS = (
    _column(
        "Incident Code",
        _KEPT,
        "strike_events.id",
        *("code", "Code", "Incident_id", "incident_id", "unique_reference_code", "Unique Reference Code"),
        note="the id of the strike, behind airwars-; several codes have + between them",
    ),
    _column(
        "Incident Date",
        _KEPT,
        "strike_events.period",
        *("Incident_Date", "date", "Date"),
        note="in words or year first; a range is one of its days, as an incident is one moment",
    ),
    _column("Incident Date end", _APPROXIMATED, "strike_events.period", "date_end", "incident_date_end"),
    _column(
        "Location",
        _KEPT,
        "strike_events.places.name",
        *("LOCATION", "location_name"),
        note="names from the smallest to the largest, in several languages; not split, as names have commas",
    ),
    _column("Latitude", _KEPT, "strike_events.places.coordinates.latitude", "lat", "incident_lat"),
    _column("Longitude", _KEPT, "strike_events.places.coordinates.longitude", "lon", "lng", "incident_long"),
    _column(
        "Geolocation",
        _APPROXIMATED,
        "strike_events.places.precision",
        *("geolocation_accuracy", "geolocation_accuracy_name", "Geolocation accuracy", "Location Accuracy"),
        note="of the point; carried where there is none",
    ),
    _column("Strike status", _KEPT, "strike_events.provenance.assessments.grading", "strike_status_name"),
    _column(
        "Strike type",
        _APPROXIMATED,
        "strike_events.kind",
        "strike_type_name",
        note="types together, and those without a kind of their own, are a strike",
    ),
    _column(
        "Civilian infrastructure",
        _KEPT,
        "strike_events.targets",
        *("Infrastructure", "infrastructure", "infrastructure_name"),
        note="the words, with a category where a word in them says it",
    ),
    _column("Civilian harm reported", _CARRIED),
    *_counts(),
    _column(
        "Civilian breakdown",
        _KEPT,
        "casualty_estimates.group",
        *("Civilian_type", "breakdown", "Casualty breakdown", "casualty_breakdown"),
        note="each part a figure that overlaps with the total; with | between them, or nothing",
    ),
    _column("Cause of injury / death", _CARRIED, "", "cause_of_death_injury_name"),
    _column("Causes of injury / death", _CARRIED),
    _column(
        "Airwars civilian harm grading",
        _KEPT,
        "strike_events.provenance.assessments.grading",
        *("grading", "Grading", "civilian_harm_status", "Civilian harm status", "civilian_harm_status_name"),
        note="the first line; a page explains the word behind it",
    ),
    _column("Impact", _CARRIED, "", "impact_name"),
    _column(
        "Suspected belligerent", _APPROXIMATED, "strike_events.attacker", "Suspected attacker", note=_ATTACKER_NOTE
    ),
    _column("Suspected belligerents", _APPROXIMATED, "strike_events.attacker", "Suspected attackers"),
    _column(
        "Known belligerent",
        _APPROXIMATED,
        "strike_events.attacker",
        "Known attacker",
        note="then the strike is asserted; otherwise it is estimated",
    ),
    _column("Known belligerents", _APPROXIMATED, "strike_events.attacker", "Known attackers"),
    _column(
        "Suspected target",
        _APPROXIMATED,
        "strike_events.target_side",
        "targeted_belligerent_name",
        note="carried where several are named",
    ),
    _column("Suspected targets", _APPROXIMATED, "strike_events.target_side"),
    _column("Known target", _APPROXIMATED, "strike_events.target_side"),
    _column("Known targets", _APPROXIMATED, "strike_events.target_side"),
    _column(
        "Belligerent assessment",
        _KEPT,
        "strike_events.provenance.assessments.grading",
        *("assessment_name", "Position on incident", "belligerent_position"),
        note="that of the one belligerent that is named; carried where there are several",
    ),
    _column("Sources", _APPROXIMATED, "strike_events.provenance.sources.url", "source_url", note="addresses alone"),
    _column("Link", _KEPT, "strike_events.provenance.relays.document.url", "Permalink", "permalink", "url", "URL"),
    _column("First published", _APPROXIMATED, "strike_events.provenance.stated", note="read where Last updated is not"),
    _column("Last updated", _KEPT, "strike_events.provenance.stated"),
    _column("Airwars assessment", _CARRIED, "", "assessment", "summary", "Summary", note="prose, which names victims"),
    _column("Victims", _CARRIED, note="names of private persons: carried with the row, never read"),
    _column("Geolocation notes", _CARRIED),
    _column("Location MGRS", _CARRIED),
)

_KILLED = ("Civilians reported killed", "Civilians reported killed min")
_TELLING = (
    "Airwars civilian harm grading",
    "Strike status",
    "Civilian deaths conceded",
    "Civilian deaths conceded min",
)


def _recognises(format: Format, sample: Sample) -> float:
    """Incidents have a code and people killed; a grading or a concession makes them incidents of Airwars."""
    names = {format.canonical(name) for name in sample.header}
    if sample.layout is not format.layout or names.isdisjoint(_KILLED) or names.isdisjoint(_TELLING):
        return 0
    return format.known_share(sample.header)


AIRWARS_INCIDENTS = Format(
    name="airwars",
    title="Airwars incidents of civilian harm",
    licence="Airwars, all rights reserved: read your own copy, and do not pass it on",
    homepage="https://airwars.org/civilian-casualties/",
    columns=COLUMNS,
    required=("Incident Code", "Incident Date"),
    reader=AirwarsReader,
    rows_of=rows_of,
    survey=survey,
    recognises=_recognises,
)

FORMATS = (AIRWARS_INCIDENTS,)
