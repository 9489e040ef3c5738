"""Writing UCDP GED: a row for each incident."""

from collections.abc import Iterator, Mapping

from conflictdata.interchange.datasets.ucdp.ged_reading import ANYBODY, CODED, NO_DATE, OF_CIVILIANS
from conflictdata.interchange.formats import OutRow
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.incidents import Incident
from conflictdata.model.parties import PersonGroup
from conflictdata.model.places import Place
from conflictdata.provenance.documents import Document
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.judgements import GradingScheme
from conflictdata.vocab.society import PlaceKind

__all__ = ["rows_of"]


def rows_of(data: Dataset) -> Iterator[OutRow]:
    """A row for each incident, with its figures of people killed."""
    figures: dict[str, list[CasualtyEstimate]] = {}
    for estimate in data.casualty_estimates:
        told = estimate.category is CasualtyCategory.KILLED and estimate.provenance.stance.asserts_content
        if told and estimate.event is not None:
            figures.setdefault(estimate.event, []).append(estimate)
    for incident in data.incidents:
        cells = {**_event_cells(data, incident), **_place_cells(data, incident), **_side_cells(data, incident)}
        own: dict[str, CasualtyEstimate] = {}
        for figure in figures.get(incident.id, ()):
            own.setdefault(_column_of(incident, figure), figure)
        own.pop("", None)
        for column, figure in own.items():
            cells.update(_count_cells(column, figure))
        claims = (incident.id, *(figure.id for figure in own.values()))
        yield OutRow(claims=claims, cells={name: cell for name, cell in cells.items() if cell})


def _event_cells(data: Dataset, incident: Incident) -> Mapping[str, str]:
    period = incident.period
    start, end = (None, None) if period is None else (period.earliest, period.latest)
    codes = dict(code.split(":", 1) for code in incident.coded)
    grades = (
        assessment.grading.grade
        for assessment in incident.provenance.assessments
        if assessment.grading is not None and assessment.grading.scheme is GradingScheme.UCDP_EVENT_CLARITY
    )
    articles: list[Document] = [data[id_] for id_ in incident.provenance.sources]
    offices = [data[article.publisher].name if article.publisher else "" for article in articles]
    days = [NO_DATE if article.published is None else article.published.edtf for article in articles]
    titles = [article.title or "" for article in articles]
    return {
        "id": incident.id.removeprefix("ucdp-ged-"),
        "year": "" if start is None else str(start.year),
        **{column: codes.get(scheme, "") for column, scheme in CODED.items()},
        "event_clarity": next(grades, ""),
        "date_start": "" if start is None else start.isoformat(),
        "date_end": "" if end is None else end.isoformat(),
        "source_article": ";".join(
            f'"{office},{day},{title}"' for office, day, title in zip(offices, days, titles, strict=True)
        ),
        "source_office": ";".join(offices),
        "source_date": ";".join(days),
        "source_headline": ";".join(titles),
    }


def _place_cells(data: Dataset, incident: Incident) -> Mapping[str, str]:
    chain: list[Place] = []
    current = incident.places[0] if incident.places else None
    while current is not None:
        place: Place = data[current]
        chain.append(place)
        current = place.within
    cells: dict[str, str] = {}
    if chain and chain[0].coordinates is not None:
        point = chain.pop(0)
        assert point.coordinates is not None  # noqa: S101 - asked above
        coded = "" if point.precision is None else point.precision.coded or ""
        cells = {
            "where_coordinates": point.name,
            "where_prec": coded.removeprefix("ucdp:") if coded.startswith("ucdp:") else "",
            "latitude": repr(point.coordinates.latitude),
            "longitude": repr(point.coordinates.longitude),
        }
    elif chain and chain[0].kind is PlaceKind.UNKNOWN:
        cells = {"where_coordinates": chain.pop(0).name}
    names = [place.name for place in reversed(chain)]
    return {**cells, **dict(zip(("country", "adm_1", "adm_2"), names, strict=False))}


def _side_cells(data: Dataset, incident: Incident) -> Mapping[str, str]:
    cells: dict[str, str] = {}
    for column, party in zip(("side_a", "side_b"), incident.parties, strict=False):
        cells[column] = data[party].name
        number = party.removeprefix("ucdp-actor-")
        cells[f"{column}_new_id"] = number if number.isdecimal() else ""
    return cells


def _column_of(incident: Incident, figure: CasualtyEstimate) -> str:
    """The column that a figure belongs in: the whole, one of the parts, or none for a group that has none."""
    if figure.group == ANYBODY:
        return "best"
    if figure.group == OF_CIVILIANS:
        return "deaths_civilians"
    for column, party in zip(("deaths_a", "deaths_b"), incident.parties, strict=False):
        if figure.group == PersonGroup(side=party):
            return column
    return ""


def _count_cells(column: str, figure: CasualtyEstimate) -> Mapping[str, str]:
    count = figure.count
    if column != "best":
        return {column: _text(count.range.best)}
    cells = count.as_reported or count.range
    return {"low": _text(cells.low), "best": _text(cells.best), "high": _text(cells.high)}


def _text(number: int | None) -> str:
    return "" if number is None else str(number)
