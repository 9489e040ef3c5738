"""ACLED: events of political violence, demonstrations and strategic developments, old exports and new ones.

One row is one event on one day. The date is always a day, whatever is known of it, and the location a point; codes say
how precise they are. The number of fatalities is the most conservative one that was reported, and 0 where nothing is
known, so it can be read together with the notes only. Follows the ACLED codebook of October 2024.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache

from attrs import evolve

from conflictdata.interchange.datasets.acled.cells import cell_of, codes_in
from conflictdata.interchange.datasets.acled.codes import event_of, kind_of, sub_event_of
from conflictdata.interchange.datasets.acled.columns import COLUMNS
from conflictdata.interchange.datasets.acled.entities import ACLED, actors_of, places_of, reports_of
from conflictdata.interchange.datasets.acled.notes import Mark, Shared, marks_in, noted_count
from conflictdata.interchange.datasets.acled.survey import Group, day_of_cell, facts_of, survey
from conflictdata.interchange.datasets.acled.writing import EVENT, KILLED, SHARED, rows_of
from conflictdata.interchange.dates import readings_of
from conflictdata.interchange.formats import Format
from conflictdata.interchange.sheets import Sample, is_tagged
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import number_of, slug
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.incidents import Incident
from conflictdata.model.places import Place
from conflictdata.model.records import Record
from conflictdata.provenance.attribution import Provenance
from conflictdata.provenance.documents import Document, Locator
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.precision import AcledTimePrecision
from conflictdata.vocab.society import PlaceKind
from conflictdata.vocab.sources import Basis, SourceLayout, Stance

__all__ = ["FORMATS"]

_FIRST_YEAR = 1900
_END_OF_TIME = 253_402_300_800
"""Seconds from 1970 to the year 10000."""
_WIDER = frozenset({AcledTimePrecision.WEEK, AcledTimePrecision.MONTH})
_WIDER_MARKS = frozenset({Mark.WEEK, Mark.MONTH})


class AcledReader:
    """Makes an incident of each row, with its place, its actors and sources, and its figure of people killed."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._facts = facts_of(source)
        self._contents: dict[str, int] = {}
        self._without: set[str] = set()
        self._totals: dict[Group, str] = {}

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row."""
        id_, earlier = self._id(row)
        notes = cell_of(row, "notes")
        marks = _marks(row, notes)
        places, actors = places_of(row), actors_of(row)
        reports = reports_of(row, id_.removeprefix(EVENT))
        incident = Incident(
            id=id_,
            kind=kind_of(event_of(cell_of(row, "event_type")), sub_event_of(cell_of(row, "sub_event_type"))),
            coded=codes_in(row, has_precision=bool(places) and places[0].precision is not None),
            period=self._period(row, notes, marks),
            places=tuple(place.id for place in places[:1]),
            parties=tuple(actor.id for actor in actors),
            provenance=self._provenance(row, [report for report, _ in reports], earlier),
            note="; ".join(mark.value for mark in marks) or None,
        )
        yield ACLED
        for report, reporter in reports:
            yield reporter
            yield report
        yield from places
        yield from actors
        yield incident
        yield from self._figures(row, incident, places, earlier)

    def _id(self, row: Row) -> tuple[str, str | None]:
        """The id of the incident, and that of the incident of the first row with the same one."""
        cell = cell_of(row, "event_id_cnty")
        id_, earlier = self._source.claim_id(f"{EVENT}{slug(cell) if cell else f'row-{row.number}'}")
        if not cell:
            row.problem("event_id_cnty", "missing-id", f"the event has no id and was read as {id_}")
        content = hash(tuple(row.cells))
        if earlier is not None:
            which = "the same" if self._contents.get(earlier) == content else "other"
            message = f"an earlier row has this id and {which} cells; it was read as {id_} and linked as overlapping"
            row.problem("event_id_cnty", "same-id", message)
        self._contents[id_] = content
        return id_, earlier

    def _period(self, row: Row, notes: str, marks: Sequence[Mark]) -> Period | None:
        day = self._day(row, notes)
        if day is None:
            return None
        year = cell_of(row, "year")
        if year and number_of(year) != day.year:
            row.problem("year", "year-differs", f"the year is not that of event_date, {day}; the date was kept")
        if day.year < _FIRST_YEAR:
            row.problem("event_date", "impossible-year", f"ACLED covers no events of {day.year}; the date was kept")
        about = cell_of(row, "time_precision") in _WIDER or not _WIDER_MARKS.isdisjoint(marks)
        return _period_of(day, about, Mark.AS_REPORTED in marks)

    def _day(self, row: Row, notes: str) -> date | None:
        cell = cell_of(row, "event_date")
        day = day_of_cell(cell, self._facts.order, notes)
        if cell and day is None:
            if None in readings_of(cell):
                row.problem("event_date", "not-a-date", "this is no date of a day; the event has no period")
            else:
                row.problem("event_date", "ambiguous-date", "either number can be the month; the event has no period")
        return day

    def _provenance(self, row: Row, reports: Sequence[Document], earlier: str | None) -> Provenance:
        return Provenance(
            speaker=ACLED.id,
            document=self._source.document,
            locator=Locator(row=row.number),
            stance=Stance.ESTIMATES,
            basis=Basis.OPEN_SOURCES,
            recorded_at=_edited(row),
            sources=tuple(report.id for report in reports),
            overlaps=() if earlier is None else (earlier,),
        )

    def _figures(
        self, row: Row, incident: Incident, places: Sequence[Place], earlier: str | None
    ) -> Iterator[CasualtyEstimate]:
        """The figure of a row, and before the first that has a share of a total the total."""
        cell = cell_of(row, "fatalities")
        number = number_of(cell)
        if number is None:
            self._without.add(incident.id)
            if cell:
                row.problem("fatalities", "not-a-number", "this is no whole number of people; no figure was made of it")
            return
        noted = noted_count(number, cell_of(row, "notes"))
        if noted.doubt is not None:
            row.problem("fatalities", *noted.doubt)
        overlaps = [_killed(earlier)] if earlier is not None and earlier not in self._without else []
        if noted.shared is not None:
            group = self._group(row, noted.shared)
            if group is not None and group not in self._totals:
                total = self._total(group, incident, places)
                self._totals[group] = total.id
                yield total
            overlaps += [] if group is None else [self._totals[group]]
        yield CasualtyEstimate(
            id=_killed(incident.id),
            category=CasualtyCategory.KILLED,
            count=noted.count,
            period=incident.period,
            place=places[0].id if places else None,
            event=incident.id,
            accumulation=Accumulation.WITHIN_PERIOD,
            provenance=_overlapping(incident.provenance, overlaps),
        )

    def _group(self, row: Row, shared: Shared) -> Group | None:
        """The rows of the total that a row has a share of; `None` if they could not be told."""
        group = self._facts.groups.get(row.number)
        what = "the rows of the total could not be told" if group is None else "it was linked to the total"
        message = f"a share of {shared.words!r} is no count by itself, so the count is unknown; {what}"
        row.problem("fatalities", "shared-total", message)
        return group

    def _total(self, group: Group, incident: Incident, places: Sequence[Place]) -> CasualtyEstimate:
        countries = (place.id for place in places if place.kind is PlaceKind.COUNTRY)
        return CasualtyEstimate(
            id=f"{SHARED}{incident.id.removeprefix(EVENT)}",
            category=CasualtyCategory.KILLED,
            count=group.total,
            period=group.period,
            place=next(countries, None) if group.is_whole else None,
            accumulation=Accumulation.WITHIN_PERIOD,
            provenance=_overlapping(incident.provenance, ()),
            note=f"divided between {group.parts:,} events, {len(group.days):,} of which are in the file",
        )


def _marks(row: Row, notes: str) -> Sequence[Mark]:
    """What the notes say about the place and the day; where no code says so, it is reported."""
    marks = marks_in(notes)
    if Mark.PROXY in marks:
        row.problem("location", "proxy-location", "by the notes the place stands for another; the incident notes it")
    if Mark.AS_REPORTED in marks:
        row.problem("event_date", "date-of-report", "by the notes this is the day of a report; it was marked uncertain")
    if not _WIDER_MARKS.isdisjoint(marks) and cell_of(row, "time_precision") not in _WIDER:
        message = "by the notes no more than the week or the month is known; the day was marked approximate"
        row.problem("time_precision", "precision-differs", message)
    return marks


def _edited(row: Row) -> UncertainDate | None:
    cell = cell_of(row, "timestamp")
    seconds = number_of(cell)
    if cell and (seconds is None or seconds >= _END_OF_TIME):
        row.problem("timestamp", "not-a-timestamp", "this is no number of seconds since 1970; no time was read")
        return None
    return None if seconds is None else _moment(seconds)


def _killed(incident: str) -> str:
    return f"{KILLED}{incident.removeprefix(EVENT)}"


def _overlapping(provenance: Provenance, overlaps: Sequence[str]) -> Provenance:
    """The provenance of a figure: that of its event, with the figures that count some of the same people."""
    return provenance if not (overlaps or provenance.overlaps) else evolve(provenance, overlaps=tuple(overlaps))


@lru_cache(16_384)
def _period_of(day: date, about: bool, uncertain: bool) -> Period:  # noqa: FBT001 - keys of the cache
    mark = ("%" if about else "?") if uncertain else "~" if about else ""
    return Period.parse(f"{day.isoformat()}{mark}")


@lru_cache(4096)
def _moment(seconds: int) -> UncertainDate:
    return UncertainDate.of(datetime.fromtimestamp(seconds, UTC))


def _recognises(format: Format, sample: Sample) -> float:
    """The share of known columns, of tables and of lists of objects, which is what the interface of ACLED gives."""
    if sample.layout is SourceLayout.LINES or is_tagged(sample):
        return 0
    return format.known_share(sample.header)


FORMATS = (
    Format(
        name="acled",
        title="ACLED events, exports before and after 2023",
        licence="Terms of use of ACLED: data may not be passed on; read your own copy",
        homepage="https://acleddata.com/knowledge-base/codebook/",
        columns=COLUMNS,
        required=("event_id_cnty", "event_date", "event_type", "actor1", "fatalities"),
        reader=AcledReader,
        rows_of=rows_of,
        survey=survey,
        recognises=_recognises,
    ),
)
