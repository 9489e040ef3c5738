"""Daily reports of Tech for Palestine: people killed and wounded in the Gaza Strip and in Lebanon.

One row is one day. Beside the figures as reported stand the same figures without gaps, which the dataset extrapolates:
they are claims of the dataset, and never fill the place of a report. A figure counts the people of one group; groups
overlap, and running totals contain the figures of the days.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

from conflictdata.interchange.datasets.running_totals import RunningTotals, figure_in, is_column_oriented
from conflictdata.interchange.datasets.t4p.figures import (
    DATASET,
    GAZA,
    GAZA_FIGURES,
    LEBANON,
    LEBANON_FIGURES,
    PHASES,
    SOURCES,
    Figure,
    Told,
)
from conflictdata.interchange.formats import Column, Format, OutRow, Treatment
from conflictdata.interchange.sheets import Sample
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import day_of, number_of
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.places import Place
from conflictdata.model.records import Record
from conflictdata.provenance.attribution import Provenance, Relay
from conflictdata.provenance.documents import Locator
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.vocab.casualties import Accumulation
from conflictdata.vocab.sources import Basis, SourceLayout, Stance

__all__ = ["DAILY", "FORMATS"]

_DAY_HOURS = 24
_NOT_KNOWN = Told()


class _Report:
    """What all figures of a row share."""

    def __init__(self, row: Row, place: Place | None, told: Told) -> None:
        self.row = row
        self.place = place
        self.told = told
        self.day = day_of(row["report_date"])
        self.hours = _hours(row["report_period"])
        self.phase_start = PHASES.get(row["phase"].strip()) if place is LEBANON else None
        self.ids: dict[str, str] = {}
        self.numbers: dict[str, int] = {}

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The figures that a report on this place gives."""
        return LEBANON_FIGURES if self.place is LEBANON else GAZA_FIGURES

    def period_of(self, figure: Figure) -> Period | None:
        """When the people whom a figure counts came to harm."""
        if figure.is_total:
            return None if self.day is None else _since(self.start_of(figure), self.day)
        if self.day is None or not figure.is_timed:
            return None
        if figure.is_extrapolated:
            return _until(self.day, 1)
        return _until(self.day, self.hours // _DAY_HOURS) if self.hours else None

    def start_of(self, figure: Figure) -> date | None:
        """The first day of a running total; `None` where it is not known."""
        start = self.phase_start if figure.by_phase else figure.since
        return None if start is None or self.day is None or self.day < start else start


class DailyReader:
    """Makes a claim of each figure of a day."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._totals = RunningTotals()

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row."""
        if is_column_oriented(row, "report_date"):
            return
        report = _Report(row, *_told_in(row))
        yield DATASET
        yield from filter(None, (report.place, report.told.speaker, *report.told.relays))
        _check(report)
        doubled = False
        for figure in report.figures:
            number = figure_in(row, figure.column) if figure.column in row else None
            if number is not None:
                claim, earlier = self._claim(report, figure, number)
                doubled = doubled or earlier is not None
                yield claim
        if doubled:
            row.problem("report_date", "same-id", "an earlier row is of this day; both were kept and linked")

    def _claim(self, report: _Report, figure: Figure, number: int) -> tuple[CasualtyEstimate, str | None]:
        place, when = report.place, f"row-{report.row.number}" if report.day is None else report.day.isoformat()
        where = DATASET.id if place is None else place.id
        id_, earlier = self._source.claim_id(f"{where}-{when}-{figure.column.replace('_', '-')}")
        if figure.is_total and report.day is not None:
            self._totals.add(report.row, figure.column, report.day, number, report.start_of(figure))
        provenance = self._provenance(report, figure, number, earlier)
        report.ids[figure.column], report.numbers[figure.column] = id_, number
        claim = CasualtyEstimate(
            id=id_,
            category=figure.category,
            group=figure.group,
            count=_exactly(number),
            period=report.period_of(figure),
            place=None if place is None else place.id,
            accumulation=_ACCUMULATION[figure.is_total, figure.is_timed],
            provenance=provenance,
            note=figure.note,
        )
        return claim, earlier

    def _provenance(self, report: _Report, figure: Figure, number: int, earlier: str | None) -> Provenance:
        copied = report.ids.get(figure.copies or "")
        same = copied is not None and report.numbers[figure.copies or ""] == number
        if figure.is_extrapolated and copied is not None and not same:
            message = f"this is not what {figure.copies} says in the same row; both were kept"
            report.row.problem(figure.column, "extrapolated-differs", message)
        by_dataset, told = figure.copies is not None, report.told
        overlaps = (copied, earlier, *(report.ids.get(column) for column in figure.of))
        return Provenance(
            speaker=DATASET.id if by_dataset else told.speaker_id,
            relays=() if by_dataset else _relays(tuple(agent.id for agent in told.relays)),
            document=self._source.document,
            locator=Locator(row=report.row.number),
            stance=Stance.ESTIMATES if figure.is_extrapolated else Stance.ASSERTS,
            basis=Basis.EXTRAPOLATION if figure.is_extrapolated else Basis.UNSPECIFIED,
            stated=None if report.day is None else _on(report.day),
            derived_from=(copied,) if copied is not None and (same or not figure.is_extrapolated) else (),
            overlaps=tuple(other for other in overlaps if other is not None),
        )


def _told_in(row: Row) -> tuple[Place | None, Told]:
    """The place of a row and who speaks in it, as far as its source code and its columns say."""
    told = SOURCES.get(row["report_source"].strip())
    if told is None:
        message = "this is no code of report_source; the figures as reported have no speaker"
        row.problem("report_source", "unknown-code", message)
        if "phase" in row or "killed_cum_reported" in row:
            return LEBANON, _NOT_KNOWN
        return GAZA if "ext_killed_cum" in row else None, _NOT_KNOWN
    return told.place, told


def _check(report: _Report) -> None:
    """Report what is doubtful about the row as a whole."""
    row = report.row
    if report.day is None:
        row.problem("report_date", "not-a-date", "this is no day written year first; the figures got no period")
    if report.place is None:
        row.problem(None, "place-not-known", "neither the source nor the columns say where; the figures got no place")
    if "phase" in row and report.phase_start is None:
        row.problem(
            "phase", "unknown-code", "this is no known phase of the count in Lebanon; its totals got no first day"
        )
    reported = [figure for figure in report.figures if figure.copies is None and row[figure.column].strip()]
    if reported and row["report_source"].strip() == "missing":
        message = "figures are given as reported, though the source is missing; they have no speaker"
        row.problem("report_source", "source-missing", message)
    if not report.hours and any(not figure.is_total and figure.is_timed for figure in reported):
        message = "the report covers no hours, or not whole days; its figures of the day got no period"
        row.problem("report_period", "no-period", message)


def _hours(cell: str) -> int:
    """The hours that a report covers, as whole days; 0 where it covers none, or no whole days."""
    hours = number_of(cell) or 0
    return hours if hours % _DAY_HOURS == 0 and hours < _MOST_HOURS else 0


_MOST_HOURS = 10_000 * _DAY_HOURS
_ACCUMULATION = {
    (True, True): Accumulation.CUMULATIVE_SINCE,
    (False, True): Accumulation.WITHIN_PERIOD,
    (False, False): Accumulation.UNSPECIFIED,
}


@lru_cache(4096)
def _since(start: date | None, day: date) -> Period:
    return Period.between(start, day)


@lru_cache(4096)
def _until(day: date, days: int) -> Period:
    return Period.of(day) if days == 1 else Period.between(day - timedelta(days=days - 1), day)


@lru_cache(4096)
def _on(day: date) -> UncertainDate:
    return UncertainDate.of(day)


@lru_cache(16_384)
def _exactly(number: int) -> ReportedCount:
    return ReportedCount.stated(CountRange.exactly(number))


@lru_cache(64)
def _relays(agents: tuple[str, ...]) -> tuple[Relay, ...]:
    return tuple(Relay(agent=agent) for agent in (*agents, DATASET.id))


def rows_of(data: Dataset) -> Iterator[OutRow]:
    """A row for each day and place, or each row of a file that was read."""
    rows: dict[tuple[object, ...], dict[str, CasualtyEstimate]] = {}
    for claim in data.casualty_estimates:
        figure = _figure_of(data, claim)
        if figure is not None:
            key, taken = _row_of(claim), 0
            while figure.column in rows.setdefault((*key, taken), {}):
                taken += 1
            rows[*key, taken][figure.column] = claim
    for told in rows.values():
        ordered = {column: told[column] for column in _PLACES if column in told}
        cells = {
            **_report_cells(data, ordered),
            **{column: str(claim.count.range.best) for column, claim in ordered.items()},
        }
        yield OutRow(claims=tuple(claim.id for claim in ordered.values()), cells=cells)


_FILLED = frozenset(figure.column for figure in GAZA_FIGURES if figure.is_extrapolated)
_PLACES = tuple(figure.column for figure in (*LEBANON_FIGURES, *GAZA_FIGURES))


def _row_of(claim: CasualtyEstimate) -> tuple[object, ...]:
    source = claim.provenance
    if source.document is not None and source.locator is not None and source.locator.row is not None:
        return source.document, source.locator.row
    return claim.place, _day_of(claim)


def _day_of(claim: CasualtyEstimate) -> date | None:
    """The day of the report: the last day of the period, or the day on which it was said."""
    when = claim.period or claim.provenance.stated
    return None if when is None else when.latest


def _figure_of(data: Dataset, claim: CasualtyEstimate) -> Figure | None:
    """The column that a claim belongs in; `None` if there is none for it.

    A claim of another origin needs a place and a day; the dataset's own are written without them if need be.
    """
    told = claim.provenance
    if claim.count.range.best is None or not told.stance.asserts_content or (claim.event, claim.unit) != (None, None):
        return None
    own = told.speaker == DATASET.id or any(relay.agent == DATASET.id for relay in told.relays)
    if not own and (claim.place is None or _day_of(claim) is None):
        return None
    place = GAZA.id if claim.place is None else _NAMES.get(data[claim.place].name)
    key = (claim.category, claim.group, claim.accumulation, told.speaker == DATASET.id, claim.note)
    figure = _COLUMNS.get((place, *key))
    return figure if figure is not None and _starts_as(figure, claim.period) else None


def _starts_as(figure: Figure, period: Period | None) -> bool:
    """Whether a running total begins where its column does, or it is not known where it begins."""
    start = None if period is None or not figure.is_total else period.start
    first_days = PHASES.values() if figure.by_phase else (figure.since,)
    return start is None or start.earliest in first_days


def _key(figure: Figure) -> tuple[object, ...]:
    accumulation = _ACCUMULATION[figure.is_total, figure.is_timed]
    return figure.category, figure.group, accumulation, figure.copies is not None, figure.note


_NAMES = {GAZA.name: GAZA.id, "Gaza": GAZA.id, LEBANON.name: LEBANON.id}
_COLUMNS: Mapping[tuple[object, ...], Figure] = {
    **{(GAZA.id, *_key(figure)): figure for figure in GAZA_FIGURES},
    **{(LEBANON.id, *_key(figure)): figure for figure in LEBANON_FIGURES},
}


def _report_cells(data: Dataset, told: Mapping[str, CasualtyEstimate]) -> Mapping[str, str]:
    """What the figures of a row say of the report: its day, its source, its hours, its phase."""
    first = next(iter(told.values()))
    day = _day_of(first)
    source = _source_of(told)
    if source and (first.place is None or _NAMES[data[first.place].name] != SOURCES[source].place.id):
        source = ""
    cells = {"report_date": "" if day is None else day.isoformat(), "report_source": source}
    daily = told.get("killed") or told.get("injured")
    hours = _hours_of(daily)
    if hours is not None:
        cells["report_period"] = str(hours)
    phased = told.get("killed_cum_reported") or told.get("injured_cum_reported")
    if phased is not None and phased.period is not None:
        starts = {start: phase for phase, start in PHASES.items()}
        start = phased.period.start
        cells["phase"] = starts.get(start.earliest, "") if start is not None and start.earliest is not None else ""
    return {name: cell for name, cell in cells.items() if cell}


def _hours_of(daily: CasualtyEstimate | None) -> int | None:
    period = None if daily is None else daily.period
    if period is None or period.earliest is None or period.latest is None:
        return None
    return ((period.latest - period.earliest).days + 1) * _DAY_HOURS


def _source_of(told: Mapping[str, CasualtyEstimate]) -> str:
    """The code of whoever speaks in a row; ``missing`` where nobody does beside the dataset."""
    for claim in told.values():
        source = claim.provenance
        if source.speaker != DATASET.id:
            relays = tuple(relay.agent for relay in source.relays)
            return _CODES.get((source.speaker, relays), "")
    return "missing" if any(figure in told for figure in _FILLED) else ""


_CODES = {
    (told.speaker_id, tuple(relay.agent for relay in _relays(tuple(a.id for a in told.relays)))): code
    for code, told in SOURCES.items()
}


_KEPT, _APPROXIMATED, _CARRIED = Treatment.KEPT, Treatment.APPROXIMATED, Treatment.CARRIED
_PERIOD = "casualty_estimates.period"


def _columns() -> Iterator[Column]:
    yield Column(name="report_date", treatment=_KEPT, path="casualty_estimates.provenance.stated")
    yield Column(
        name="report_source",
        treatment=_APPROXIMATED,
        path="casualty_estimates.provenance.speaker",
        note="mohtel and gmotel: the Ministry of Health and the Government Media Office in Gaza, by their channels; "
        "unocha: OCHA; missing: no report; moph_lb: the Ministry of Public Health of Lebanon, which ocha and who "
        "pass on",
    )
    note = "hours, a multiple of 24 up to report_date; 0 where no report covers the day: no period"
    yield Column(name="report_period", treatment=_APPROXIMATED, path=_PERIOD, note=note)
    note = "the counting phase of the ministry in Lebanon: 1 from 2023-10-08, 2 from 2026-03-02"
    yield Column(name="phase", treatment=_APPROXIMATED, path=_PERIOD, note=note)
    of_events = "events with several dead; they are no people"
    yield Column(name="massacres_cum", treatment=_CARRIED, note=of_events)
    yield Column(name="ext_massacres_cum", treatment=_CARRIED, note=of_events)
    named = {figure.column: figure for figure in (*LEBANON_FIGURES, *GAZA_FIGURES)}
    for figure in named.values():
        path = "casualty_estimates.count.range"
        note = "; ".join(filter(None, (figure.note, figure.about)))
        yield Column(name=figure.column, treatment=_KEPT, path=path, aliases=figure.aliases, note=note)


def _recognises(format: Format, sample: Sample) -> float:
    return format.known_share(sample.header) if sample.layout in _LAYOUTS else 0


_LAYOUTS = frozenset({SourceLayout.JSON_OBJECTS, SourceLayout.DELIMITED})

DAILY = Format(
    name="t4p-daily",
    title="Daily casualty reports on the Gaza Strip and Lebanon, Tech for Palestine",
    licence="Public domain dedication (CC0), Tech for Palestine",
    homepage="https://data.techforpalestine.org/docs/casualties-daily/",
    columns=tuple(_columns()),
    required=("report_date", "report_source", "report_period"),
    layout=SourceLayout.JSON_OBJECTS,
    reader=DailyReader,
    rows_of=rows_of,
    recognises=_recognises,
)

FORMATS = (DAILY,)
