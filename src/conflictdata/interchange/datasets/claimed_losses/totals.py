"""Claimed losses: daily totals of Russian losses as the General Staff of Ukraine claims them, from a public list.

One row is one day. Each figure is a running total since 24 February 2022, for people and for kinds of equipment. Kinds
merge over time: what was counted apart stands in one figure later on. A file of its own has the differences by which
totals were corrected; a difference is no count.
"""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import ClassVar

from conflictdata.interchange.datasets.claimed_losses.series import (
    BY_CATEGORY,
    BY_KIND,
    CELLS,
    GENERAL_STAFF,
    LIST,
    PLACE_IN_ROW,
    QUALIFIERS,
    RUSSIA,
    SERIES,
    START,
    UKRAINE,
    Series,
    as_written,
    day_number,
    since_start,
    stated_on,
)
from conflictdata.interchange.datasets.running_totals import RunningTotals, figure_in, is_column_oriented, is_empty
from conflictdata.interchange.formats import Column, Format, OutRow, Treatment
from conflictdata.interchange.sheets import Sample
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import day_of, number_of
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.equipment import EquipmentLoss
from conflictdata.model.parties import PersonGroup
from conflictdata.model.records import Record
from conflictdata.provenance.attribution import Provenance, Relay
from conflictdata.provenance.documents import Locator
from conflictdata.values.counts import ReportedCount
from conflictdata.values.dates import Period
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.equipment import EquipmentKind
from conflictdata.vocab.sources import SourceLayout, Stance

__all__ = ["CORRECTIONS", "FORMATS", "TOTALS"]

_Loss = CasualtyEstimate | EquipmentLoss
_NOT_STATED = "a difference to the totals of the days before, not a count; the file does not state the total"
_SIGNED = re.compile(r"[+-]?\d+(?:\.0+)?", re.ASCII)


class _Reader(ABC):
    """What the readers of both formats share: the day of a row, and who says so."""

    _prefix: ClassVar[str]
    _stance: ClassVar[Stance]
    _note: ClassVar[str | None] = None

    def __init__(self, source: Source) -> None:
        self._source = source

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row."""
        if is_column_oriented(row, "date"):
            return
        day = self._day(row)
        when = f"row-{row.number}" if day is None else day.isoformat()
        yield from (RUSSIA, UKRAINE, GENERAL_STAFF, LIST)
        doubled = False
        for series in SERIES:
            count = self._count(row, series, day) if series.column in row else None
            if count is not None:
                id_, earlier = self._source.claim_id(f"{self._prefix}-{when}-{series.id_part}")
                doubled = doubled or earlier is not None
                overlaps = (*self._also_in(series, id_), *(() if earlier is None else (earlier,)))
                yield self._claim(id_, series, count, since_start(day), self._provenance(row, series, day, overlaps))
        if doubled:
            row.problem("date", "same-id", "an earlier row is of the same day; both were kept, linked as overlapping")

    @abstractmethod
    def _count(self, row: Row, series: Series, day: date | None) -> ReportedCount | None:
        """What a cell counts; `None` for no claim."""

    def _also_in(self, series: Series, id_: str) -> tuple[str, ...]:
        del series, id_
        return ()

    def _day(self, row: Row) -> date | None:
        day = day_of(row["date"])
        if day is None or day < START:
            message = f"this is no day from {START} on; the figures got no end of their period"
            row.problem("date", "not-a-date", message)
            return None
        number = day_number(day)
        if "day" in row and number_of(row["day"]) != number:
            row.problem("day", "day-differs", f"{day} is day {number}; the date was taken")
        return day

    def _claim(self, id_: str, series: Series, count: ReportedCount, period: Period, provenance: Provenance) -> _Loss:
        if series.category is not None:
            return CasualtyEstimate(
                id=id_,
                category=series.category,
                group=_PEOPLE,
                count=count,
                period=period,
                accumulation=Accumulation.CUMULATIVE_SINCE,
                provenance=provenance,
                note=self._note,
            )
        return EquipmentLoss(
            id=id_,
            kind=series.kind or EquipmentKind.UNKNOWN,
            side=RUSSIA.id,
            count=count,
            period=period,
            accumulation=Accumulation.CUMULATIVE_SINCE,
            provenance=provenance,
            note=self._note,
        )

    def _provenance(self, row: Row, series: Series, day: date | None, overlaps: tuple[str, ...]) -> Provenance:
        return Provenance(
            speaker=None if series.category is CasualtyCategory.CAPTURED else GENERAL_STAFF.id,
            relays=(Relay(agent=LIST.id),),
            document=self._source.document,
            locator=Locator(row=row.number),
            stance=self._stance,
            stated=stated_on(day),
            overlaps=overlaps,
        )


class TotalsReader(_Reader):
    """Makes a claim of each running total of a day."""

    _prefix = "claimed-losses"
    _stance = Stance.ASSERTS

    def __init__(self, source: Source) -> None:
        super().__init__(source)
        self._totals = RunningTotals()
        self._latest: dict[str, str] = {}

    def _count(self, row: Row, series: Series, day: date | None) -> ReportedCount | None:
        number = figure_in(row, series.column)
        if number is None:
            return None
        if day is not None:
            self._totals.add(row, series.column, day, number)
        cell = row["personnel*"]
        if series.column != "personnel" or is_empty(cell):
            return as_written("", number)
        if " ".join(cell.split()) not in QUALIFIERS:
            message = "this word is not one that the list uses; it was kept with the number and bounds nothing"
            row.problem("personnel*", "unknown-code", message)
        return as_written(" ".join(cell.split()), number)

    def _also_in(self, series: Series, id_: str) -> tuple[str, ...]:
        self._latest[series.column] = id_
        return tuple(self._latest[column] for column in series.contains if column in self._latest)


class CorrectionsReader(_Reader):
    """Makes a claim that corrects of each difference that is not zero."""

    _prefix = "claimed-losses-correction"
    _stance = Stance.CORRECTS
    _note = _NOT_STATED

    def _count(self, row: Row, series: Series, day: date | None) -> ReportedCount | None:
        del day
        cell = row[series.column].strip()
        if is_empty(cell):
            return None
        if _SIGNED.fullmatch(cell) is None:
            row.problem(series.column, "not-a-number", "this is no whole number; nothing was made of it")
            return None
        if not cell.strip("+-0."):
            return None
        row.problem(series.column, "difference", "this is a difference, which is no count; it was kept as wording")
        return ReportedCount.unquantified(cell)


_PEOPLE = PersonGroup(side=RUSSIA.id)


def totals_of(data: Dataset) -> Iterator[OutRow]:
    """A row for each day, or each row of a file that was read, with its running totals."""
    return _rows(data, _total_cells)


def corrections_of(data: Dataset) -> Iterator[OutRow]:
    """A row for each day with differences to earlier totals."""
    return _rows(data, _difference_cells)


def _rows(data: Dataset, cells_of: Callable[[_Loss, Series], Mapping[str, str] | None]) -> Iterator[OutRow]:
    rows: dict[tuple[object, ...], dict[str, tuple[str, Mapping[str, str]]]] = {}
    claims: Iterable[_Loss] = chain(data.casualty_estimates, data.equipment_losses)
    for claim in claims:
        series = _series_of(data, claim)
        cells = None if series is None else cells_of(claim, series)
        if series is None or cells is None or claim.period is None:
            continue
        key, taken = _row_of(claim), 0
        while series.column in rows.setdefault((*key, taken), {}):
            taken += 1
        rows[(*key, taken)][series.column] = claim.id, {**_day_cells(claim.period), **cells}
    for row in rows.values():
        told = [row[column] for column in sorted(row, key=PLACE_IN_ROW.__getitem__)]
        cells = {name: cell for _, part in told for name, cell in part.items()}
        yield OutRow(claims=tuple(id_ for id_, _ in told), cells=cells)


def _row_of(claim: _Loss) -> tuple[object, ...]:
    """What claims of one row share: the row of the file, or the day, with people and equipment apart."""
    source = claim.provenance
    if source.document is not None and source.locator is not None and source.locator.row is not None:
        return source.document, source.locator.row
    return claim.period, type(claim)


def _series_of(data: Dataset, claim: _Loss) -> Series | None:
    """The column that a claim belongs in; `None` if the list has none for it."""
    period = claim.period
    if period is None or not period.is_interval or claim.accumulation is not Accumulation.CUMULATIVE_SINCE:
        return None
    if period.start != stated_on(START) or (period.end is not None and period.end.earliest != period.end.latest):
        return None
    if (claim.place, claim.event, claim.unit) != (None, None, None) or not claim.provenance.stance.asserts_content:
        return None
    if isinstance(claim, CasualtyEstimate):
        side = claim.group.side
        series = BY_CATEGORY.get(claim.category) if claim.group == PersonGroup(side=side) else None
    else:
        side = claim.side
        series = None if claim.model or claim.states else BY_KIND.get(claim.kind)
    return series if side is not None and data[side].country == RUSSIA.country else None


def _day_cells(period: Period) -> Mapping[str, str]:
    day = period.latest
    return {} if day is None else {"date": day.isoformat(), "day": str(day_number(day))}


def _total_cells(claim: _Loss, series: Series) -> Mapping[str, str] | None:
    said = _said(claim.count)
    if said is None or claim.count.status is not CountStatus.STATED:
        return None
    qualifier, number = said
    cells = {series.column: str(number)}
    if series.column == "personnel" and qualifier:
        cells["personnel*"] = CELLS.get(qualifier, qualifier)
    return cells


def _difference_cells(claim: _Loss, series: Series) -> Mapping[str, str] | None:
    wording = claim.count.wording
    if claim.provenance.stance is not Stance.CORRECTS or wording is None or not _SIGNED.fullmatch(wording):
        return None
    return {series.column: wording}


def _said(count: ReportedCount) -> tuple[str, int] | None:
    """The word and the number that a count is read from; the preferred number if the list has no word for it."""
    qualifier, _, written = (count.wording or "").rpartition(" ")
    number = number_of(written)
    if number is not None and as_written(qualifier, number).range == count.range:
        return qualifier, number
    bounds = count.range
    likely = (bounds.best, bounds.low - 1, None if bounds.high is None else bounds.high + 1)
    for words in CELLS:
        for number in likely:
            if number is not None and number >= 0 and as_written(words, number).range == bounds:
                return words, number
    return None if bounds.best is None else ("", bounds.best)


_KEPT, _APPROXIMATED, _CARRIED = Treatment.KEPT, Treatment.APPROXIMATED, Treatment.CARRIED
_DAY = "equipment_losses.period"
_DIRECTION = Column(
    name="greatest losses direction",
    treatment=_CARRIED,
    note="free text, several joined by and; where most was lost that day, which no figure of the row is for",
)


def _path(series: Series, field: str) -> str:
    return f"{'casualty_estimates' if series.kind is None else 'equipment_losses'}.{field}"


def _qualifier_column() -> Column:
    note = "about, more (written more than in earlier versions), almost; read with the number by the policy verbatim"
    return Column(name="personnel*", treatment=_KEPT, path="casualty_estimates.count.wording", note=note)


def _total_columns() -> Iterator[Column]:
    yield Column(name="date", treatment=_KEPT, path=_DAY, note="the last day that is counted; the first is 2022-02-24")
    yield Column(name="day", treatment=_KEPT, path=_DAY, note="2022-02-24 is day 1; reported where it differs")
    for series in SERIES:
        yield Column(name=series.column, treatment=_KEPT, path=_path(series, "count.range"), note=series.note)
        if series.column == "personnel":
            yield _qualifier_column()
    yield _DIRECTION


def _difference_columns() -> Iterator[Column]:
    yield Column(name="date", treatment=_KEPT, path=_DAY, note="the day whose totals first show the correction")
    yield Column(name="day", treatment=_APPROXIMATED, path=_DAY, note="some are not that of the date, and reported")
    for series in SERIES:
        if series.category is not CasualtyCategory.CAPTURED:
            note = "a signed difference, which is no count: kept as wording; 0 is no correction, and no claim"
            path = _path(series, "count.wording")
            yield Column(name=series.column, treatment=_APPROXIMATED, path=path, note=note)


def _names(sample: Sample) -> tuple[bool, bool]:
    """Whether a file has figures of people, and of equipment, beside its days; neither without days."""
    names = set(sample.header)
    dated = sample.layout in _LAYOUTS and {"date", "day"} <= names
    return dated and "personnel" in names, dated and {"tank", "APC"} <= names


def _are_totals(format: Format, sample: Sample) -> float:
    people, equipment = _names(sample)
    if not (people or equipment) or _are_differences(CORRECTIONS, sample):
        return 0
    return format.known_share(sample.header)


def _are_differences(format: Format, sample: Sample) -> float:
    """A file of differences has people and equipment side by side, and numbers below zero."""
    below_zero = any(cell.startswith("-") and _SIGNED.fullmatch(cell) for row in sample.rows for cell in row)
    return format.known_share(sample.header) if all(_names(sample)) and below_zero else 0


_LAYOUTS = frozenset({SourceLayout.JSON_OBJECTS, SourceLayout.DELIMITED})
_LICENCE = "MIT, PetroIvaniuk; the figures are those of official statements"
_HOMEPAGE = "https://github.com/PetroIvaniuk/2022-Ukraine-Russia-War-Dataset"

TOTALS = Format(
    name="claimed-losses",
    title="Daily totals of Russian losses, as claimed by the General Staff of Ukraine",
    licence=_LICENCE,
    homepage=_HOMEPAGE,
    columns=tuple(_total_columns()),
    required=("date", "day"),
    layout=SourceLayout.JSON_OBJECTS,
    reader=TotalsReader,
    rows_of=totals_of,
    recognises=_are_totals,
)
CORRECTIONS = Format(
    name="claimed-losses-corrections",
    title="Corrections of the daily totals of claimed Russian losses",
    licence=_LICENCE,
    homepage=_HOMEPAGE,
    columns=tuple(_difference_columns()),
    required=("date", "day"),
    layout=SourceLayout.JSON_OBJECTS,
    reader=CorrectionsReader,
    rows_of=corrections_of,
    recognises=_are_differences,
)

FORMATS = (TOTALS, CORRECTIONS)
