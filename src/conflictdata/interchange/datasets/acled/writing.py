"""Incidents as rows of ACLED."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from conflictdata.interchange.datasets.acled.codes import label_of, pair_label_of
from conflictdata.interchange.datasets.acled.columns import CODED, GEO_PRECISION, INTERS, LISTED
from conflictdata.interchange.datasets.acled.entities import LEVELS
from conflictdata.interchange.datasets.acled.notes import Mark, note_for, words_for_day
from conflictdata.interchange.formats import OutRow
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.incidents import Incident
from conflictdata.model.parties import PersonGroup
from conflictdata.model.places import Place
from conflictdata.provenance.documents import Document
from conflictdata.values.counts import ReportedCount
from conflictdata.values.dates import Period
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.precision import AcledTimePrecision
from conflictdata.vocab.society import PlaceKind

__all__ = ["EVENT", "KILLED", "SHARED", "rows_of"]

EVENT, KILLED, SHARED = "acled-event-", "acled-killed-", "acled-shared-"
_ASSOCIATED = ("assoc_actor_1", "assoc_actor_2")
_PAIR = INTERS["interaction"]
_WEEK, _MONTH = timedelta(days=7), timedelta(days=31)

_Codes = Mapping[str, Sequence[str]]


def rows_of(data: Dataset) -> Iterator[OutRow]:
    """A row for each incident, with the figure of all people killed in it.

    The notes of a row that was read are never written again, since no more of them is known than what was made of them.
    A new row has notes as far as its count, its day and its place have to be read by them.
    """
    figures, totals = _figures_of(data)
    carried = _carried(data)
    for incident in data.incidents:
        cells = dict(_event_cells(data, incident))
        told, notes = [incident.id], _marks_of(incident, cells)
        figure = figures.get(incident.id)
        if figure is not None:
            number = _number_of(figure.count)
            cells["fatalities"] = "" if number is None else str(number)
            notes = [*notes, "" if number is None else note_for(figure.count, number)]
            told += [figure.id, *(total for total in figure.provenance.overlaps if total in totals)]
            totals.difference_update(told)
        if incident.id not in carried:
            cells["notes"] = " ".join(filter(None, notes))
        yield OutRow(claims=tuple(told), cells={name: cell for name, cell in cells.items() if cell})


def _figures_of(data: Dataset) -> tuple[Mapping[str, CasualtyEstimate], set[str]]:
    """For each event the figure of all people killed in it, and the totals that figures have a share of."""
    figures: dict[str, CasualtyEstimate] = {}
    totals: set[str] = set()
    for estimate in data.casualty_estimates:
        if estimate.event is None and estimate.id.startswith(SHARED):
            totals.add(estimate.id)
        elif estimate.event is not None and _counts_all_killed(estimate):
            figures.setdefault(estimate.event, estimate)
    return figures, totals


def _counts_all_killed(estimate: CasualtyEstimate) -> bool:
    everyone = estimate.group == PersonGroup() and estimate.unit is None
    return everyone and estimate.category is CasualtyCategory.KILLED


def _carried(data: Dataset) -> frozenset[str]:
    """The claims whose notes stand in rows that are kept as they were read."""
    files = {file.id for file in data.source_files if file.format == "acled"}
    return frozenset(claim for row in data.source_rows if row.file in files for claim in row.claims)


def _event_cells(data: Dataset, incident: Incident) -> Mapping[str, str]:
    codes: dict[str, list[str]] = {}
    for code in incident.coded:
        scheme, _, text = code.partition(":")
        codes.setdefault(scheme, []).append(text)
    edited = incident.provenance.recorded_at
    moment = None if edited is None else edited.moment
    reports: list[Document] = [data[id_] for id_ in incident.provenance.sources]
    names = [data[report.publisher].name if report.publisher else report.title or "" for report in reports]
    return {
        **({} if incident.id.startswith(EVENT) else _codes_for(incident)),
        **_date_cells(incident.period),
        **{column: _first(codes, scheme) for column, scheme in CODED.items() if scheme in codes},
        **{column: "; ".join(codes.get(scheme, ())) for column, scheme in LISTED.items()},
        "inter1": label_of(_first(codes, INTERS["inter1"])),
        "inter2": label_of(_first(codes, INTERS["inter2"])),
        "interaction": pair_label_of(_first(codes, _PAIR)),
        **_actor_cells(data, incident, codes),
        **_place_cells(data, incident),
        **({"geo_precision": _first(codes, GEO_PRECISION)} if GEO_PRECISION in codes else {}),
        "source": "; ".join(filter(None, names)),
        "timestamp": "" if moment is None or moment.tzinfo is None else str(int(moment.timestamp())),
    }


def _first(codes: _Codes, scheme: str) -> str:
    return next(iter(codes.get(scheme, ())), "")


def _codes_for(incident: Incident) -> Mapping[str, str]:
    """The id, the types and the precision of an incident that another dataset tells of."""
    event, sub_event, period = incident.kind.acled_event, incident.kind.acled_sub_event, incident.period
    span = _span(period)
    return {
        "event_id_cnty": incident.id,
        "event_type": "" if event is None else event.value,
        "sub_event_type": "" if sub_event is None else sub_event.value,
        "time_precision": "" if span is None else _precision(span, about=period is not None and period.is_approximate),
    }


def _precision(span: timedelta, *, about: bool) -> AcledTimePrecision:
    if span >= _WEEK:
        return AcledTimePrecision.MONTH
    return AcledTimePrecision.WEEK if span or about else AcledTimePrecision.DAY


def _span(period: Period | None) -> timedelta | None:
    """The time between the first and the last day that it can have been; `None` if that is over a month, or open."""
    if period is None or period.is_interval or period.earliest is None or period.latest is None:
        return None
    span = period.latest - period.earliest
    return span if span < _MONTH else None


def _date_cells(period: Period | None) -> Mapping[str, str]:
    """The day of an event; for a week or a month the day in its middle, as the codebook has it."""
    span = _span(period)
    if period is None or period.earliest is None or span is None:
        return {}
    day = period.earliest + span // 2
    return {"event_date": day.isoformat(), "year": f"{day.year:04}"}


def _actor_cells(data: Dataset, incident: Incident, codes: _Codes) -> Mapping[str, str]:
    """The two main actors: the first two parties that are no associated ones, which stand last."""
    associated = sum(len(codes.get(LISTED[column], ())) for column in _ASSOCIATED)
    main = incident.parties[: max(len(incident.parties) - associated, 0)]
    names = [data[party].name for party in main]
    return dict(zip(("actor1", "actor2"), names, strict=False))


def _place_cells(data: Dataset, incident: Incident) -> Mapping[str, str]:
    columns = {kind: column for column, kind in LEVELS.items()}
    cells: dict[str, str] = {}
    current = incident.places[0] if incident.places else None
    while current is not None:
        place: Place = data[current]
        if place.kind is not PlaceKind.POINT:
            cells.setdefault(columns.get(place.kind, "location"), place.name)
        if place.coordinates is not None and "latitude" not in cells:
            coded = "" if place.precision is None else place.precision.coded or ""
            cells["latitude"] = repr(place.coordinates.latitude)
            cells["longitude"] = repr(place.coordinates.longitude)
            cells["geo_precision"] = coded.removeprefix("acled:") if coded.startswith("acled:") else ""
        current = place.within
    return cells


def _number_of(count: ReportedCount) -> int | None:
    """The number that the column holds: the estimate, or the most conservative number; 0 for none and for unknown."""
    if count.status in {CountStatus.NOT_COVERED, CountStatus.WITHHELD}:
        return None
    if count.as_reported is not None and count.as_reported.best is not None:
        return count.as_reported.best
    return count.range.low if count.range.best is None else count.range.best


def _marks_of(incident: Incident, cells: Mapping[str, str]) -> list[str]:
    """Words from which it is read again that the day or the place stands for something else."""
    marks = [mark for mark in Mark if incident.note is not None and mark.value in incident.note]
    day = cells.get("event_date")
    words = "" if day is None else words_for_day(date.fromisoformat(day))
    said = {
        Mark.PROXY: "Coded to another place.",
        Mark.MONTH: f"Around {words} (month of).",
        Mark.WEEK: f"Around {words} (week of).",
        Mark.AS_REPORTED: f"On {words} (as reported).",
    }
    return [said[mark] for mark in marks if words or mark is Mark.PROXY]
