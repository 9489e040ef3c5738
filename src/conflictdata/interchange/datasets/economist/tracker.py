"""The Economist's table of estimates of the dead and wounded in the Russia-Ukraine war, typed by hand.

One row is one figure for one side: a running total since the invasion began. The table says "deaths" and "casualties"
and not which fates they count; a source may mean the killed alone, or the killed and the missing.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from io import StringIO

from conflictdata.interchange.cells import whole_number
from conflictdata.interchange.datasets.economist.sources import (
    SIDES,
    START,
    Voice,
    Voices,
    address_of,
    count_of,
    number_text,
    records_of,
    relays_of,
    spelling_of,
)
from conflictdata.interchange.dates import DayOrder, day_in, order_of, readings_of
from conflictdata.interchange.figures import of_bounds
from conflictdata.interchange.formats import Column, Format, OutRow, Treatment
from conflictdata.interchange.rows import delimited_rows
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import slug
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.model.records import Record
from conflictdata.provenance.attribution import Provenance
from conflictdata.provenance.documents import Locator
from conflictdata.values.counts import ReportedCount
from conflictdata.values.dates import Period
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.sources import Basis, SourceLayout, Stance

__all__ = ["FORMATS", "TRACKER"]

_NAME = "economist-tracker"
_KEPT, _APPROXIMATED, _CARRIED = Treatment.KEPT, Treatment.APPROXIMATED, Treatment.CARRIED
_ORDER = "economist-date-order"
_TYPES = {"deaths": CasualtyCategory.DEAD, "casualties": CasualtyCategory.CASUALTIES}
_WRITTEN = {
    CasualtyCategory.DEAD: "deaths",
    CasualtyCategory.KILLED: "deaths",
    CasualtyCategory.CASUALTIES: "casualties",
    CasualtyCategory.BATTLE_CASUALTIES: "casualties",
    CasualtyCategory.CASUALTIES_UNSPECIFIED: "casualties",
    CasualtyCategory.KILLED_OR_WOUNDED: "casualties",
}
"""The type of a figure from elsewhere. The killed and missing are not called deaths: missing is never dead."""

COLUMNS = (
    Column(
        name="date",
        treatment=_KEPT,
        path="casualty_estimates.period",
        note="the end of a period that starts on 24 February 2022; the day stands first, as the publisher reads it, "
        "unless the column shows otherwise",
    ),
    Column(
        name="estimate_low",
        treatment=_KEPT,
        path="casualty_estimates.count.range.low",
        note="alone it is a lower bound, and no upper one is made",
    ),
    Column(
        name="estimate_high",
        treatment=_KEPT,
        path="casualty_estimates.count.range.high",
        note="alone it is an upper bound, and no lower one is made",
    ),
    Column(
        name="estimate",
        treatment=_KEPT,
        path="casualty_estimates.count",
        note="alone it is exactly that number; beside bounds it is the best estimate within them",
    ),
    Column(
        name="type",
        treatment=_KEPT,
        path="casualty_estimates.category",
        note="deaths are read as dead, casualties as casualties; the table does not say which fates a source counts",
    ),
    Column(
        name="source",
        treatment=_APPROXIMATED,
        path="casualty_estimates.provenance.speaker",
        note='spellings of one body are one agent; "(via NYT)" is a relay; a cell that names a person is carried',
    ),
    Column(
        name="source_url",
        treatment=_APPROXIMATED,
        path="casualty_estimates.provenance.relays.document",
        note="an address becomes a document; remarks in the place of one, or behind one, are carried",
    ),
    Column(name="country", treatment=_KEPT, path="casualty_estimates.group.side", note="whose losses are counted"),
    Column(
        name="ignore for chart, data from warring parties",
        treatment=_CARRIED,
        note="a mark for the publisher's chart; who speaks for a side stands in the allegiance of the agent",
    ),
)


def survey(source: Source, rows: Iterable[Row]) -> None:
    """Settle which of day and month stands first, by all dates of the column."""
    cells = [row["date"] for row in rows]
    order = source.facts[_ORDER] = order_of(cells)
    doubtful = sum(one != other and None not in (one, other) for one, other in map(readings_of, cells))
    if order is DayOrder.MIXED:
        message = f"dates stand day first and month first; {doubtful} that can be read both ways were not read"
        source.problem("mixed-date-orders", message, column="date")
    elif order is DayOrder.UNDECIDED and doubtful:
        message = f"{doubtful} dates can be read both ways; they were read day first, as the publisher reads the table"
        source.problem("date-order-undecided", message, column="date")


class TrackerReader:
    """Makes an estimate of each row, with the body that gave it and those who passed it on."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._voices = Voices(source)
        order = source.facts.get(_ORDER, DayOrder.UNDECIDED)
        self._order = DayOrder.DAY_FIRST if order is DayOrder.UNDECIDED else DayOrder(order)

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row."""
        category = _TYPES.get(row["type"].strip())
        if category is None:
            row.problem("type", "unknown-code", "this is neither deaths nor casualties; no figure was made of the row")
            return
        voice, document, side = self._voices.of(row), self._voices.document(row), self._side(row)
        day = self._day(row)
        id_, earlier = self._id(row, voice, side, day)
        yield from records_of(voice)
        if document is not None:
            yield document
        if side is not None:
            yield side
        yield CasualtyEstimate(
            id=id_,
            category=category,
            group=PersonGroup(side=None if side is None else side.id),
            count=_count(row),
            period=_since_the_start(day),
            accumulation=Accumulation.CUMULATIVE_SINCE,
            provenance=Provenance(
                speaker=None if voice is None else voice.speaker.id,
                relays=relays_of(voice, document),
                document=self._source.document,
                locator=Locator(row=row.number),
                stance=Stance.ESTIMATES,
                basis=Basis.UNSPECIFIED if voice is None else voice.basis,
                overlaps=() if earlier is None else (earlier,),
            ),
        )

    def _id(self, row: Row, voice: Voice | None, side: Actor | None, day: date | None) -> tuple[str, str | None]:
        """An id made of what the row counts, so that it holds where rows are added or moved."""
        if voice is None or side is None or day is None:
            return self._source.claim_id(f"economist-tracker-row-{row.number}")
        speaker = voice.speaker.id.removeprefix("economist-source-")
        id_, earlier = self._source.claim_id(
            f"economist-tracker-{speaker}-{slug(side.name)}-{row['type'].strip()}-{day}"
        )
        if earlier is not None:
            message = f"an earlier row is of the same source, side, type and day; it was read as {id_} and linked"
            row.problem(None, "same-id", message)
        return id_, earlier

    def _side(self, row: Row) -> Actor | None:
        cell = row["country"].strip()
        if not cell:
            row.problem("country", "missing-side", "it is not said whose losses these are")
            return None
        side = SIDES.get(cell)
        if side is None:
            message = "this is neither russia nor ukraine; it became an actor of that name"
            row.problem("country", "unlisted-side", message)
            side = Actor(id=f"economist-side-{slug(cell)}", names=(Name(text=cell),))
        return side

    def _day(self, row: Row) -> date | None:
        cell = row["date"]
        day = day_in(cell, self._order)
        if day is None:
            what = "this can be read both ways" if any(readings_of(cell)) else "this is no date"
            row.problem("date", "not-a-date", f"{what}; the end of the period is not known")
        elif day < START:
            row.problem("date", "before-the-start", f"the day is before {START}, when counting begins; it was kept")
        return day


def _count(row: Row) -> ReportedCount:
    low_cell, high_cell, best_cell = (row[name].strip() for name in ("estimate_low", "estimate_high", "estimate"))
    if best_cell and not low_cell and not high_cell:
        count = count_of(best_cell)
        if count is None:
            row.problem("estimate", "not-a-number", "this cannot be read as a number of people; the count is unknown")
        return count or ReportedCount()
    numbers = [_number(row, name) for name in ("estimate_low", "estimate", "estimate_high")]
    if not any((low_cell, high_cell, best_cell)):
        row.problem(None, "missing-number", "the row has no number; the count is unknown")
    count = of_bounds(*numbers)
    if count.as_reported is not None:
        low, best, high = numbers
        row.problem("estimate", "out-of-order", f"low {low}, best {best}, high {high} are out of order; all were kept")
    return count


def _number(row: Row, column: str) -> int | None:
    return whole_number(row, column, otherwise="the bound is not known")


def _since_the_start(day: date | None) -> Period:
    if day is None:
        return Period.between(START, None)
    return Period.between(None if day < START else START, day)


def rows_of(data: Dataset) -> Iterator[OutRow]:
    """A row for each running total of deaths or casualties since the invasion that counts all of a side."""
    order = _order_in(data)
    for claim in data.casualty_estimates:
        if not _belongs(claim):
            continue
        end = None if claim.period is None or claim.period.end is None else claim.period.latest
        cells = {
            **_count_cells(claim.count),
            "date": "" if end is None else _date_text(end, order),
            "type": _WRITTEN[claim.category],
            "source": spelling_of(data, claim.provenance),
            "source_url": address_of(data, claim.provenance),
            "country": "" if claim.group.side is None else _side_text(data, claim.group.side),
        }
        yield OutRow(claims=(claim.id,), cells={name: cell for name, cell in cells.items() if cell})


def _belongs(claim: CasualtyEstimate) -> bool:
    """Whether a row of the table would say of a claim no more than it says itself."""
    period = claim.period
    return (
        claim.category in _WRITTEN
        and claim.accumulation is Accumulation.CUMULATIVE_SINCE
        and claim.group == PersonGroup(side=claim.group.side)
        and (claim.place, claim.event, claim.unit) == (None, None, None)
        and period is not None
        and period.is_interval
        and (period.earliest == START or (period.earliest is None and _ends_before(period, START)))
    )


def _ends_before(period: Period, day: date) -> bool:
    return period.latest is not None and period.latest < day


def _count_cells(count: ReportedCount) -> dict[str, str]:
    if count.as_reported is not None:
        cells = count.as_reported
        return {"estimate_low": _text(cells.low), "estimate": _text(cells.best), "estimate_high": _text(cells.high)}
    if count.range.is_exact:
        return {"estimate": number_text(count)}
    if count.status is not CountStatus.STATED:
        return {}
    low, high, best = count.range.low, count.range.high, count.range.best
    is_bounded_below = low > 0 or high is None
    return {"estimate_low": str(low) if is_bounded_below else "", "estimate": _text(best), "estimate_high": _text(high)}


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def _side_text(data: Dataset, side: str) -> str:
    return side if side in SIDES else str(data[side].name)


def _date_text(day: date, order: DayOrder) -> str:
    """A day in the order of the file that is written again; year first where the file has both orders."""
    if order is DayOrder.MIXED:
        return day.isoformat()
    first, second = (day.month, day.day) if order is DayOrder.MONTH_FIRST else (day.day, day.month)
    return f"{first:02}/{second:02}/{day.year:04}"


def _order_in(data: Dataset) -> DayOrder:
    """The order of the dates in the tables that the dataset was read from."""
    position: dict[str, tuple[str, int]] = {}
    for file in data.source_files:
        header = next(delimited_rows([file.before], file.delimiter), None)
        if file.format == _NAME and file.layout is SourceLayout.DELIMITED and header and "date" in header.cells:
            position[file.id] = file.delimiter, header.cells.index("date")
    cells: list[str] = []
    for row in data.source_rows:
        if row.file in position:
            delimiter, place = position[row.file]
            raw = next(delimited_rows(StringIO(row.text, newline=""), delimiter), None)
            cells += () if raw is None else raw.cells[place : place + 1]
    return order_of(cells)


TRACKER = Format(
    name=_NAME,
    title="The Economist's table of estimates of dead and wounded in the Russia-Ukraine war",
    licence="CC BY 4.0, The Economist",
    homepage="https://github.com/TheEconomist/the-economist-ukraine-war-dead-and-wounded-estimates",
    columns=COLUMNS,
    required=("date", "estimate_low", "estimate_high", "estimate", "type", "source", "country"),
    reader=TrackerReader,
    rows_of=rows_of,
    survey=survey,
    line_end="\r\n",
)

FORMATS = (TRACKER,)
