"""Writing rows of Airwars: one for each strike, with the figures that have columns."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from conflictdata.interchange.datasets.airwars.counts import FIGURES, Figure, count_text, numbers_of, written_part
from conflictdata.interchange.datasets.airwars.reading import SUSPECTS, UNNAMED
from conflictdata.interchange.formats import OutRow
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import PersonGroup
from conflictdata.model.places import Place
from conflictdata.model.strikes import StrikeEvent
from conflictdata.provenance.attribution import Provenance
from conflictdata.provenance.documents import Document
from conflictdata.values.dates import Period
from conflictdata.vocab._codelist import CodeList
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.events import EventType
from conflictdata.vocab.judgements import (
    AirwarsBelligerentAssessment,
    AirwarsCivilianHarm,
    AirwarsStrikeStatus,
    GradingScheme,
)
from conflictdata.vocab.precision import AirwarsGeolocation
from conflictdata.vocab.sources import Stance

__all__ = ["rows_of"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_RANGE = re.compile(r"\[(\d{4}-\d{2}-\d{2})\.\.(\d{4}-\d{2}-\d{2})\]")
_GRADES: Mapping[GradingScheme, tuple[str, type[CodeList]]] = {
    GradingScheme.AIRWARS_CIVILIAN_HARM: ("Airwars civilian harm grading", AirwarsCivilianHarm),
    GradingScheme.AIRWARS_STRIKE_STATUS: ("Strike status", AirwarsStrikeStatus),
    GradingScheme.AIRWARS_BELLIGERENT_ASSESSMENT: ("Belligerent assessment", AirwarsBelligerentAssessment),
}
_TYPES = {
    EventType.AIR_STRIKE: "Airstrike",
    EventType.DRONE_STRIKE: "Drone strike",
    EventType.SHELLING: "Artillery",
    EventType.UNKNOWN: "Unknown",
}
"""The kinds of strike for which Airwars has one word that says no more."""


def rows_of(data: Dataset) -> Iterator[OutRow]:
    """A row for each strike."""
    figures: dict[str, list[CasualtyEstimate]] = {}
    for estimate in data.casualty_estimates:
        if estimate.event is not None:
            figures.setdefault(estimate.event, []).append(estimate)
    for strike in data.strike_events:
        told, counts = _counts(strike, figures.get(strike.id, []))
        cells = {
            **_strike_cells(strike),
            **_party_cells(data, strike),
            **_place_cells(data, strike),
            **_source_cells(data, strike.provenance),
            **counts,
        }
        yield OutRow(claims=(strike.id, *told), cells={name: cell for name, cell in cells.items() if cell})


def _strike_cells(strike: StrikeEvent) -> Mapping[str, str]:
    grades: dict[str, str] = {}
    for judged in strike.provenance.assessments:
        if judged.grading is not None and judged.grading.scheme in _GRADES:
            column, codes = _GRADES[judged.grading.scheme]
            grades.setdefault(column, codes(judged.grading.grade).label)
    return {
        "Incident Code": strike.id.removeprefix("airwars-").replace("+", " "),
        "Incident Date": "" if strike.period is None else _date_text(strike.period),
        "Strike type": _TYPES.get(strike.kind, ""),
        "Civilian infrastructure": ", ".join(target.wording for target in strike.targets if target.wording),
        **grades,
    }


def _party_cells(data: Dataset, strike: StrikeEvent) -> Mapping[str, str]:
    names = "" if strike.attacker is None else data[strike.attacker].name
    if strike.attacker is None and (strike.note or "").startswith(SUSPECTS):
        names = (strike.note or "").removeprefix(SUSPECTS)
    column = "Known belligerent" if strike.provenance.stance is Stance.ASSERTS else "Suspected belligerent"
    target = "" if strike.target_side is None else data[strike.target_side].name
    return {column: names, "Suspected target": target}


def _place_cells(data: Dataset, strike: StrikeEvent) -> Mapping[str, str]:
    if not strike.places:
        return {}
    place: Place = data[strike.places[0]]
    point, coded = place.coordinates, (place.precision.coded if place.precision is not None else None) or ""
    known = coded.startswith("airwars:") and coded.removeprefix("airwars:") in set(AirwarsGeolocation)
    return {
        "Location": "" if place.name == UNNAMED else place.name,
        "Latitude": "" if point is None else repr(point.latitude),
        "Longitude": "" if point is None else repr(point.longitude),
        "Geolocation": AirwarsGeolocation(coded.removeprefix("airwars:")).label if known else "",
    }


def _source_cells(data: Dataset, provenance: Provenance) -> Mapping[str, str]:
    documents: list[Document] = [data[id_] for id_ in provenance.sources]
    pages = [data[relay.document] for relay in provenance.relays if relay.document is not None]
    return {
        "Sources": "\n".join(document.url for document in documents if document.url),
        "Link": next((page.url for page in pages if page.url), ""),
        "Last updated": "" if provenance.stated is None else _date_text(Period.of(provenance.stated)),
    }


def _counts(strike: StrikeEvent, estimates: list[CasualtyEstimate]) -> tuple[list[str], Mapping[str, str]]:
    """The figures that have a column, and their cells. Of several for one column the first is told."""
    told: list[str] = []
    cells: dict[str, str] = {}
    parts: list[str] = []
    for estimate in estimates:
        figure = next((figure for figure in FIGURES if _is_of(estimate, figure) and figure.column not in cells), None)
        if figure is not None:
            cells.update(_count_cells(estimate, figure))
            told.append(estimate.id)
        elif _is_part(estimate, strike) and (text := written_part(estimate.count, estimate.group)) is not None:
            parts.append(text)
            told.append(estimate.id)
    return told, {**cells, "Civilian breakdown": " | ".join(dict.fromkeys(parts))}


def _is_of(estimate: CasualtyEstimate, figure: Figure) -> bool:
    conceded = estimate.provenance.stance is Stance.CONCEDES
    return (estimate.category, estimate.group, conceded) == (figure.category, figure.group, figure.is_conceded)


def _is_part(estimate: CasualtyEstimate, strike: StrikeEvent) -> bool:
    """Whether a figure is a part of the people killed. Of people of no stated kind, only what was read as one."""
    if estimate.group == PersonGroup() and not estimate.id.startswith(f"{strike.id}-part-"):
        return False
    of_total = any(estimate.group == figure.group for figure in FIGURES)
    killed = estimate.category is CasualtyCategory.KILLED and estimate.provenance.stance is not Stance.CONCEDES
    return killed and not of_total


def _count_cells(estimate: CasualtyEstimate, figure: Figure) -> Mapping[str, str]:
    """The words, and the two numbers as far as there are any."""
    count = estimate.count
    low, high = numbers_of(count) if count.status is CountStatus.STATED else (0, None)
    return {
        figure.column: count_text(count, figure.gap),
        f"{figure.column} min": str(low) if low or high is not None else "",
        f"{figure.column} max": "" if high is None else str(high),
    }


def _date_text(period: Period) -> str:
    """A date in words, as Airwars writes it; what has no such words in EDTF."""
    found = _RANGE.fullmatch(period.edtf)
    if found is not None:
        first, last = (date.fromisoformat(text) for text in found.groups())
    elif period.earliest == period.latest and period.edtf == str(period.earliest):
        first = last = date.fromisoformat(period.edtf)
    else:
        return period.edtf
    if first.year < 1000:
        return period.edtf
    if first == last:
        return _in_words(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{_MONTHS[first.month - 1]} {first.day}\N{EN DASH}{last.day}, {first.year}"
    return f"{_in_words(first)}\N{EN DASH}{_in_words(last)}"


def _in_words(day: date) -> str:
    return f"{_MONTHS[day.month - 1]} {day.day}, {day.year}"
