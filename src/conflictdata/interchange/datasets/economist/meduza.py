"""Meduza's weekly figures of Russian dead and missing in Ukraine: a statistical model beside counts of named lists.

One row is one ISO week, by the day of death. The model gives decimals, and people are whole: a low end is rounded down,
a high end up, a central estimate to the nearest whole number. Ends are those of 95 % confidence intervals. A named list
is never complete, so the number of its records is a lower bound.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from attrs import frozen

from conflictdata.interchange.cells import whole_number
from conflictdata.interchange.datasets.economist.sources import SIDES, SPEAKERS, in_rows
from conflictdata.interchange.figures import best_only, of_bounds
from conflictdata.interchange.formats import Column, Format, OutRow, Treatment
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import number_of
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import PersonGroup
from conflictdata.model.records import Record
from conflictdata.provenance.attribution import Provenance
from conflictdata.provenance.documents import Locator
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.sources import Basis, Stance

__all__ = ["FORMATS", "WEEKLY"]

_KEPT, _APPROXIMATED = Treatment.KEPT, Treatment.APPROXIMATED
_MEDUZA = next(body.agent for body in SPEAKERS if body.id == "mediazona-meduza")
_RUSSIA = SIDES["russia"]
_GROUP = PersonGroup(side=_RUSSIA.id)
_DECIMAL = re.compile(r"-?\d{1,19}(?:\.\d{1,40})?(?:[eE]-?\d{1,3})?", re.ASCII)
_VINTAGE = re.compile(r"Bmz(?P<year>[12]\d{3})", re.ASCII)
_NOW = "BmzNow"
_MOST = 2**63 - 1
_CLOSE = Decimal("0.000001")


@frozen(kw_only=True)
class _Figure:
    """One figure of the model, and the columns that give it."""

    part: str
    """What stands behind the id of the row."""

    category: CasualtyCategory
    """Whom it counts."""

    best: str = ""
    """The column of the central estimate; empty for none."""

    low: str = ""
    """The column of the low end; empty for none."""

    high: str = ""
    """The column of the high end; empty for none."""

    @property
    def column(self) -> str:
        """The column that the figure is told by."""
        return self.best or self.low


_MISSING, _KILLED = CasualtyCategory.MISSING, CasualtyCategory.KILLED
_ASSEMBLED = _Figure(
    part="assembled",
    category=CasualtyCategory.KILLED_OR_MISSING,
    best="EDAssembled",
    low="EDAssembledLow",
    high="EDAssembledHigh",
)
_EXCESS = _Figure(part="killed", category=_KILLED, best="ED", low="EDLow", high="EDHigh")
_PREDICTED = _Figure(
    part="killed-predicted",
    category=_KILLED,
    best="EDPrediction",
    low="EDPredictionLow",
    high="EDPredictionHigh",
)
_CENTRAL = _Figure(part="missing", category=_MISSING, best="EDSuperlatesFromCoeffs")
_FIGURES = (
    _ASSEMBLED,
    _EXCESS,
    _PREDICTED,
    _CENTRAL,
    _Figure(part="missing-floor", category=_MISSING, low="ECSuperlates"),
    _Figure(part="missing-courts", category=_MISSING, best="EDSuperlatesCourts"),
)
"""The figures of the model, the one that the row stands for first."""
_BY_COLUMN = {figure.column: figure for figure in _FIGURES}
_BY_CATEGORY = {figure.category: figure for figure in (_CENTRAL, _EXCESS, _ASSEMBLED)}


def _modelled(name: str, path: str, note: str) -> Column:
    return Column(name=name, treatment=_APPROXIMATED, path=f"casualty_estimates.count.range.{path}", note=note)


_LIST_NOTE = "records of named lists as of {}, read as at least so many dead; 0 is none reported{}"
_DOWN, _UP = "lower limit of the 95 % interval, rounded down", "upper limit of the 95 % interval, rounded up"

COLUMNS = (
    Column(name="Year", treatment=_KEPT, path="casualty_estimates.period", note="the ISO year of the week"),
    Column(name="Week", treatment=_KEPT, path="casualty_estimates.period", note="the ISO week: Monday to Sunday"),
    Column(
        name=_NOW,
        treatment=_KEPT,
        path="casualty_estimates.count",
        note=_LIST_NOTE.format("the day of the file, which it does not name", "; takes the place of older vintages"),
    ),
    *(
        Column(
            name=f"Bmz{year}",
            treatment=_KEPT,
            path="casualty_estimates.count",
            note=_LIST_NOTE.format(f"{year}", ", and not covered in weeks of later years"),
        )
        for year in (2022, 2023, 2024, 2025)
    ),
    _modelled("ECSuperlates", "low", "floor estimate of the missing, from the probate registry, rounded down"),
    _modelled("EDSuperlatesFromCoeffs", "best", "central estimate of the missing, from the registry, rounded"),
    _modelled("EDSuperlatesCourts", "best", "estimate of the missing from court decisions, rounded"),
    _modelled("ED", "best", "excess deaths, which the publisher takes for the killed in action; rounded"),
    _modelled("EDHigh", "high", _UP),
    _modelled("EDLow", "low", _DOWN),
    _modelled("EDPrediction", "best", "excess deaths predicted for the trailing half-year, rounded"),
    _modelled("EDPredictionHigh", "high", _UP),
    _modelled("EDPredictionLow", "low", _DOWN),
    _modelled("EDAssembled", "best", "the sum of ED or EDPrediction and EDSuperlatesFromCoeffs, rounded"),
    _modelled("EDAssembledHigh", "high", _UP),
    _modelled("EDAssembledLow", "low", _DOWN),
)


class WeeklyReader:
    """Makes an estimate of each figure of the model, and of each vintage of the named lists."""

    def __init__(self, source: Source) -> None:
        self._source = source
        years = sorted(int(found["year"]) for name in source.header if (found := _VINTAGE.fullmatch(name)))
        self._vintages: dict[str, int | None] = {f"Bmz{year:04}": year for year in years}
        if _NOW in source.header:
            self._vintages[_NOW] = None
        self._made: dict[str, tuple[str, ...]] = {}

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row."""
        year, week = number_of(row["Year"]), number_of(row["Week"])
        period = _week(year, week)
        if period is None:
            row.problem("Week", "not-a-week", "year and week are no ISO week; the figures have no period")
        wanted = f"meduza-row-{row.number}" if period is None else f"meduza-{year:04}-w{week:02}"
        stem, earlier = self._source.claim_id(wanted)
        if earlier is not None:
            row.problem("Week", "same-id", f"an earlier row is of this week; it was read as {stem} and linked")
        overlaps = () if earlier is None else self._made.get(earlier, ())
        yield _MEDUZA
        yield _RUSSIA
        claims = [
            *self._modelled(row, stem, period, overlaps),
            *self._listed(row, stem, period, overlaps),
        ]
        self._made[stem] = tuple(claim.id for claim in claims)
        yield from claims

    def _modelled(
        self, row: Row, stem: str, period: Period | None, overlaps: tuple[str, ...]
    ) -> Iterator[CasualtyEstimate]:
        decimals = {column: _decimal(row, column) for figure in _FIGURES for column in _columns_of(figure)}
        _check_sum(row, decimals)
        numbers = {column: number for column, number in decimals.items() if number is not None and number >= 0}
        present = [figure for figure in _FIGURES if any(column in numbers for column in _columns_of(figure))]
        for figure in present:
            parts: tuple[str, ...] = ()
            if figure is _ASSEMBLED:
                killed = next((part for part in (_EXCESS, _PREDICTED) if part in present), None)
                parts = tuple(f"{stem}-{part.part}" for part in (killed, _CENTRAL) if part in present)
            provenance = Provenance(
                speaker=_MEDUZA.id,
                document=self._source.document,
                locator=Locator(row=row.number, column=figure.column),
                stance=Stance.ESTIMATES,
                basis=Basis.MODEL,
                derived_from=parts,
                overlaps=(*overlaps, *parts),
            )
            count = _count(row, figure, numbers)
            yield _estimate(f"{stem}-{figure.part}", figure.category, count, period, provenance)

    def _listed(
        self, row: Row, stem: str, period: Period | None, overlaps: tuple[str, ...]
    ) -> Iterator[CasualtyEstimate]:
        """The records of the named lists, each vintage in the place of the one before."""
        before: tuple[str, ...] = ()
        start = None if period is None else period.earliest
        for column, vintage in self._vintages.items():
            number = _records(row, column)
            if number is None:
                continue
            is_before = vintage is not None and start is not None and vintage < start.year
            if is_before and number:
                message = f"the list of {vintage} has deaths in a later year; the number was kept"
                row.problem(column, "dated-after-vintage", message)
            provenance = Provenance(
                speaker=_MEDUZA.id,
                document=self._source.document,
                locator=Locator(row=row.number, column=column),
                stance=Stance.ASSERTS,
                basis=Basis.NAMED_LIST,
                stated=None if vintage is None else UncertainDate.parse(f"{vintage:04}"),
                supersedes=before,
                overlaps=overlaps,
            )
            id_ = f"{stem}-named-{'now' if vintage is None else vintage}"
            before = (id_,)
            yield _estimate(id_, CasualtyCategory.DEAD, _at_least(number, is_before), period, provenance)


def _estimate(
    id_: str, category: CasualtyCategory, count: ReportedCount, period: Period | None, provenance: Provenance
) -> CasualtyEstimate:
    return CasualtyEstimate(
        id=id_,
        category=category,
        group=_GROUP,
        count=count,
        period=period,
        accumulation=Accumulation.WITHIN_PERIOD,
        provenance=provenance,
    )


def _week(year: int | None, week: int | None) -> Period | None:
    """The seven days of an ISO week; `None` if there is no such week."""
    try:
        monday = date.fromisocalendar(year or 0, week or 0, 1)
        return Period.between(monday, date.fromisocalendar(year or 0, week or 0, 7))
    except ValueError:
        return None


def _columns_of(figure: _Figure) -> tuple[str, ...]:
    return tuple(column for column in (figure.low, figure.best, figure.high) if column)


def _decimal(row: Row, column: str) -> Decimal | None:
    cell = row[column].strip()
    if not cell:
        return None
    number = Decimal(cell) if _DECIMAL.fullmatch(cell) else None
    if number is None or number > _MOST:
        row.problem(column, "not-a-number", "this is no number of people; it was not read")
        return None
    if number < 0:
        row.problem(column, "negative-number", "the model gives fewer people than none; it was not read")
    return number


def _check_sum(row: Row, decimals: Mapping[str, Decimal | None]) -> None:
    killed = decimals["ED"] if decimals["ED"] is not None else decimals["EDPrediction"]
    missing, total = decimals["EDSuperlatesFromCoeffs"], decimals["EDAssembled"]
    if killed is not None and missing is not None and total is not None and abs(killed + missing - total) > _CLOSE:
        row.problem("EDAssembled", "parts-do-not-add-up", f"the parts add up to {killed + missing}; all were kept")


def _count(row: Row, figure: _Figure, numbers: Mapping[str, Decimal]) -> ReportedCount:
    """The whole numbers of a figure: its low end rounded down, its high end up, its centre to the nearest."""
    low, best, high = (numbers.get(column) for column in (figure.low, figure.best, figure.high))
    given = [number for number in (low, best, high) if number is not None]
    if given != sorted(given):
        row.problem(figure.column, "out-of-order", "low, central and high estimate are out of order; all were kept")
    return _bounded(_whole(low, ROUND_FLOOR), _whole(best, ROUND_HALF_EVEN), _whole(high, ROUND_CEILING))


def _bounded(low: int | None, best: int | None, high: int | None) -> ReportedCount:
    return best_only(best) if best is not None and low is None and high is None else of_bounds(low, best, high)


def _whole(number: Decimal | None, rounding: str) -> int | None:
    return None if number is None else int(number.to_integral_value(rounding))


def _records(row: Row, column: str) -> int | None:
    return whole_number(row, column, of=" of records")


def _at_least(number: int, is_before: bool) -> ReportedCount:  # noqa: FBT001 - said by the name
    if number:
        return ReportedCount.stated(CountRange.at_least(number))
    return ReportedCount(status=CountStatus.NOT_COVERED if is_before else CountStatus.NONE_REPORTED)


def rows_of(data: Dataset) -> Iterator[OutRow]:
    """A row for each week, with the figures of the model and of the lists as far as they are told."""
    claims = ((claim.period, _column_of(claim), claim) for claim in data.casualty_estimates if _belongs(claim))
    for row in in_rows(claims):
        yield _out_row(row)


def _belongs(claim: CasualtyEstimate) -> bool:
    """Whether a claim is the publishers' own count of the dead or missing of the side in one whole week."""
    period = claim.period
    if (
        period is None
        or not period.is_interval
        or claim.accumulation is not Accumulation.WITHIN_PERIOD
        or claim.group != _GROUP
        or claim.provenance.speaker != _MEDUZA.id
        or (claim.place, claim.event, claim.unit) != (None, None, None)
        or not _column_of(claim)
    ):
        return False
    start, end = period.earliest, period.latest
    return start is not None and end is not None and start.weekday() == 0 and (end - start).days == 6


def _column_of(claim: CasualtyEstimate) -> str:
    """The column that tells a claim; empty if there is none."""
    provenance = claim.provenance
    if claim.category is CasualtyCategory.DEAD and provenance.basis is Basis.NAMED_LIST:
        year = None if provenance.stated is None else provenance.stated.latest
        return _NOW if year is None else f"Bmz{year.year:04}"
    named = "" if provenance.locator is None else provenance.locator.column or ""
    figure = _BY_COLUMN.get(named) or _BY_CATEGORY.get(claim.category)
    return "" if figure is None else figure.column


def _out_row(row: Mapping[str, CasualtyEstimate]) -> OutRow:
    columns = [*(name for name in _BY_COLUMN if name in row), *sorted(name for name in row if name not in _BY_COLUMN)]
    claims = [row[column] for column in columns]
    period = claims[0].period
    assert period is not None and period.earliest is not None  # noqa: S101, PT018 - only claims of a week come here
    year, week, _ = period.earliest.isocalendar()
    cells = {"Year": str(year), "Week": str(week)}
    for column, claim in zip(columns, claims, strict=True):
        cells.update(_cells(column, claim.count))
    told = tuple(claim.id for claim in claims)
    return OutRow(claims=told, cells={name: cell for name, cell in cells.items() if name and cell})


def _cells(column: str, count: ReportedCount) -> dict[str, str]:
    figure = _BY_COLUMN.get(column)
    if figure is None:
        is_none = count.status in (CountStatus.NONE_REPORTED, CountStatus.NOT_COVERED)
        return {column: "0" if is_none else _text(count.range.low)}
    if count.status is not CountStatus.STATED:
        return {}
    low, best, high = count.range.low, count.range.best, count.range.high
    if count.as_reported is not None:
        cells = count.as_reported
        return {figure.low: _text(cells.low), figure.best: _text(cells.best), figure.high: _text(cells.high)}
    lowest = _text(low) if low or not figure.best else ""
    return {figure.low: lowest, figure.best: _text(best), figure.high: _text(high)}


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


WEEKLY = Format(
    name="meduza-weekly",
    title="Weekly Russian dead and missing by Meduza and Mediazona: model and named lists",
    licence="CC BY 4.0, The Economist, which publishes the table; the figures are Meduza's and Mediazona's",
    homepage="https://github.com/TheEconomist/the-economist-ukraine-war-dead-and-wounded-estimates",
    columns=COLUMNS,
    required=("Year", "Week", _NOW, "ED", "EDAssembled"),
    reader=WeeklyReader,
    rows_of=rows_of,
)

FORMATS = (WEEKLY,)
