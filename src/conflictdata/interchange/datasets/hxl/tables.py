"""HXL: tables with a row of hashtags under the header, by the Humanitarian Exchange Language 1.1.

The tag row is found as libhxl finds it: among the first 25 rows, with hashtags in at least half of the cells that are
filled. Case and the order of attributes do not matter. Two formats are known by it: UCDP GED as the Humanitarian Data
Exchange publishes it, in which less than half of the columns have a tag, and any other table, whose tags say what can
be read.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import evolve

from conflictdata.errors import InvariantError
from conflictdata.interchange.datasets.hxl.tags import SEARCHED, TAGS, HxlTag, positions_of, tag_row
from conflictdata.interchange.datasets.ucdp.ged import COLUMNS as GED_COLUMNS
from conflictdata.interchange.datasets.ucdp.ged import GED
from conflictdata.interchange.datasets.ucdp.ged_reading import GedReader
from conflictdata.interchange.datasets.ucdp.ged_writing import rows_of as ged_rows
from conflictdata.interchange.dates import DayOrder, day_in, order_of, readings_of
from conflictdata.interchange.formats import Column, Format, OutRow, Treatment
from conflictdata.interchange.sheets import Sample
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import number_of, slug
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.incidents import Incident
from conflictdata.model.parties import PersonGroup
from conflictdata.model.places import Place
from conflictdata.model.records import Record
from conflictdata.provenance.attribution import Provenance
from conflictdata.provenance.documents import Locator
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period
from conflictdata.values.geography import Coordinates
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.sources import SourceLayout

__all__ = ["FORMATS"]

_KEPT, _APPROXIMATED, _CARRIED = Treatment.KEPT, Treatment.APPROXIMATED, Treatment.CARRIED


def _is_tagged(sample: Sample) -> bool:
    if sample.layout is not SourceLayout.DELIMITED:
        return False
    return any(tag_row(cells) for cells in (sample.header, *sample.rows[: SEARCHED - 1]))


# --- UCDP GED as the Humanitarian Data Exchange publishes it ---

_GED_TAGS = {
    "year": "#date+year",
    "start_year": "#date+year+start",
    "end_year": "#date+year+end",
    "side_a": "#group+name+first",
    "side_b": "#group+name+second",
    "source_article": "#meta+source",
    "source_headline": "#description",
    "where_coordinates": "#loc+name",
    "adm_1": "#adm1+name",
    "adm_2": "#adm2+name",
    "latitude": "#geo+lat",
    "iso3": "#country+code",
    "longitude": "#geo+lon",
    "country": "#country+name",
    "region": "#region+name",
    "date_start": "#date+start",
    "date_end": "#date+end",
    "best": "#affected+killed",
}


class _GedHxlReader(GedReader):
    """The reader of UCDP GED, which passes over the tag row."""

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row; none of a tag row."""
        return () if row.number < SEARCHED and tag_row(row.cells) else super().read(row)


def _ged_hxl_rows(data: Dataset) -> Iterator[OutRow]:
    yield OutRow(claims=(), cells=_GED_TAGS)
    yield from ged_rows(data)


def _like_tagged_ged(format: Format, sample: Sample) -> float:
    return format.known_share(sample.header) if _is_tagged(sample) else 0


def _with_years(columns: tuple[Column, ...]) -> Iterator[Column]:
    for column in columns:
        yield column
        if column.name == "year":
            yield Column(name="start_year", treatment=_CARRIED)
            yield Column(name="end_year", treatment=_CARRIED)
        if column.name == "latitude":
            yield Column(name="iso3", treatment=_CARRIED, note="the country as an ISO 3166-1 alpha-3 code")


GED_HXL = evolve(
    GED,
    name="ucdp-ged-hxl",
    title="UCDP GED with a row of HXL tags, as on the Humanitarian Data Exchange",
    homepage="https://data.humdata.org/organization/ucdp",
    columns=tuple(_with_years(GED_COLUMNS)),
    reader=_GedHxlReader,
    rows_of=_ged_hxl_rows,
    headerless=None,
    recognises=_like_tagged_ged,
)

# --- any other table with tags ---

_COUNTED = {
    "killed": CasualtyCategory.KILLED,
    "injured": CasualtyCategory.INJURED,
    "missing": CasualtyCategory.MISSING,
}
_DATES = ("date", "date_start", "date_end")
_ORDER, _AT = "hxl-date-order", "hxl-columns"
_EVENT = "hxl-event"

COLUMNS = (
    Column(name="event", treatment=_KEPT, path="incidents.coded", note="a part of the id; rows without are numbered"),
    Column(name="date", treatment=_KEPT, path="incidents.period", note="carried where a start or an end is given"),
    Column(name="date_start", treatment=_KEPT, path="incidents.period", note="with date_end the time that it lasted"),
    Column(name="date_end", treatment=_KEPT, path="incidents.period"),
    Column(name="place", treatment=_KEPT, path="incidents.places.name", note="the nearest place with a tag"),
    Column(name="latitude", treatment=_KEPT, path="incidents.places.coordinates.latitude"),
    Column(name="longitude", treatment=_KEPT, path="incidents.places.coordinates.longitude"),
    Column(name="killed", treatment=_KEPT, path="casualty_estimates.count.range"),
    Column(name="injured", treatment=_KEPT, path="casualty_estimates.count.range"),
    Column(name="missing", treatment=_KEPT, path="casualty_estimates.count.range"),
)


def _header_tags(header: Sequence[str]) -> tuple[HxlTag | None, ...] | None:
    """The tags of a table that has no other header. The second of two equal ones got a number behind it."""
    return tag_row([name.partition(" (")[0] for name in header])


def _columns_of(sample: Sample) -> tuple[str, ...]:
    """The names of columns, those that are known by their tags by the name that they have here."""
    tags = next(filter(None, (_header_tags(sample.header), *map(tag_row, sample.rows[: SEARCHED - 1]))), ())
    names = [name if name not in TAGS else f"{name} (header)" for name in sample.header]
    for column, position in positions_of(tags).items():
        if position < len(names):
            names[position] = column
    return tuple(names)


def _tags_at(row: Row) -> tuple[HxlTag | None, ...] | None:
    return tag_row(row.cells) if row.number < SEARCHED and not row.is_named else None


class _TagReader:
    """Reads what the tags of a table say, row by row, once the tag row has been passed."""

    def __init__(self, source: Source) -> None:
        self._source = source
        order = source.facts.get(_ORDER)
        self._order = order if isinstance(order, DayOrder) else DayOrder.UNDECIDED
        tags = _header_tags(source.header)
        self._is_tagged = tags is not None
        if tags is not None:
            self._use(tags)

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row; none of the tag row, and of those before it."""
        if self._is_tagged:
            return self._records(row)
        tags = _tags_at(row)
        if tags is not None:
            self._is_tagged = True
            self._use(tags)
        return ()

    def _use(self, tags: Sequence[HxlTag | None]) -> None:
        """Find the columns by their tags, whatever the header calls them."""
        index = self._source.index
        for column in TAGS:
            index.pop(column, None)
        index.update(positions_of(tags))

    def _problem(self, row: Row, column: str, code: str, message: str) -> None:
        """Report a problem under the name that the column has in the file, unless the tags give it to another one."""
        header, index = self._source.header, self._source.index
        name = header[index[column]] if index[column] < len(header) else column
        row.problem(name if index.get(name) == index[column] else column, code, message)

    def _records(self, row: Row) -> Iterator[Record]:
        name = row["event"].strip()
        part = f"event-{slug(name)}" if name else f"row-{row.number}"
        id_, earlier = self._source.claim_id(f"hxl-{part}")
        if earlier is not None:
            message = f"an earlier row has this id; it was read as {id_} and linked as overlapping"
            self._problem(row, "event", "same-id", message)
        period, place = self._period(row), self._place(row)
        provenance = Provenance(
            document=self._source.document,
            locator=Locator(row=row.number),
            overlaps=() if earlier is None else (earlier,),
        )
        if place is not None:
            yield place
        yield Incident(
            id=id_,
            coded=(f"{_EVENT}:{name}",) if name else (),
            period=period,
            places=() if place is None else (place.id,),
            provenance=provenance,
        )
        for column, category in _COUNTED.items():
            number = self._number(row, column)
            if number is not None:
                yield CasualtyEstimate(
                    id=f"hxl-{column}-{id_.removeprefix('hxl-')}",
                    category=category,
                    count=ReportedCount.stated(CountRange.exactly(number)),
                    period=period,
                    place=None if place is None else place.id,
                    event=id_,
                    accumulation=Accumulation.WITHIN_PERIOD,
                    provenance=provenance,
                )

    def _number(self, row: Row, column: str) -> int | None:
        cell = row[column].strip()
        number = number_of(cell)
        if cell and number is None:
            message = "this is no whole number of people; no figure was made of it"
            self._problem(row, column, "not-a-number", message)
        return number

    def _period(self, row: Row) -> Period | None:
        day, start, end = (self._day(row, column) for column in _DATES)
        if start is not None and end is not None and start > end:
            self._problem(row, "date_end", "out-of-order", "the event ends before it starts; the start was taken")
            end = None
        first, last = start or end or day, end or start or day
        if first is None or last is None:
            return None
        if day is not None and not first <= day <= last:
            message = "the day is not between the start and the end, which were taken"
            self._problem(row, "date", "date-differs", message)
        return Period.of(first) if first == last else Period.between(first, last)

    def _day(self, row: Row, column: str) -> date | None:
        cell = row[column]
        day = day_in(cell, self._order)
        if day is not None or not cell.strip():
            return day
        if all(readings_of(cell)):
            self._problem(row, column, "ambiguous-date", "this can be read as two days; none of them was read")
        else:
            self._problem(row, column, "not-a-date", "this is no date in the order of the table; no day was read")
        return None

    def _place(self, row: Row) -> Place | None:
        name, coordinates = row["place"].strip(), self._coordinates(row)
        if not name and coordinates is None:
            return None
        point = "" if coordinates is None else f"{coordinates.latitude} {coordinates.longitude}"
        id_ = f"hxl-place-{slug(f'{name} {point}')}"
        return Place(id=id_, names=(Name(text=name or _UNNAMED),), coordinates=coordinates)

    def _coordinates(self, row: Row) -> Coordinates | None:
        cells = row["latitude"].strip(), row["longitude"].strip()
        if not any(cells):
            return None
        try:
            return Coordinates(latitude=float(cells[0]), longitude=float(cells[1]))
        except (ValueError, InvariantError):
            column = "latitude" if cells[0] else "longitude"
            self._problem(row, column, "impossible-coordinates", f"{cells} are no coordinates; the place has none")
            return None


_UNNAMED = "unnamed"


def _survey(source: Source, rows: Iterator[Row]) -> None:
    """Find the tag row, and whether days or months come first in the dates of the table."""
    tags = _header_tags(source.header)
    while tags is None and (row := next(rows, None)) is not None and row.number < SEARCHED:
        tags = _tags_at(row)
    if tags is None:
        message = f"none of the first {SEARCHED} rows has HXL tags, so everything was carried and no claim was made"
        source.problem("no-tag-row", message)
        return
    at = positions_of(tags)
    columns = [at[column] for column in _DATES if column in at]
    two_ways: deque[str] = deque(maxlen=1)

    def cells() -> Iterator[str]:
        for row in rows:
            for position in columns:
                cell = row.cells[position] if position < len(row.cells) else ""
                day_first, month_first = readings_of(cell)
                if day_first and month_first and day_first != month_first:
                    two_ways.append(cell)
                yield cell

    order = order_of(cells())
    source.facts[_ORDER] = order
    if order is DayOrder.MIXED:
        message = "some dates have the day first and others the month; those that can be read both ways were not read"
        source.problem("mixed-date-orders", message)
    elif order is DayOrder.UNDECIDED and two_ways:
        message = "no date shows whether the day or the month stands first; those that can be read both ways were not"
        source.problem("date-order-undecided", f"{message} read")


def _tagged_rows(data: Dataset) -> Iterator[OutRow]:
    """The tag row, and a row for each incident with its figures."""
    yield OutRow(claims=(), cells=TAGS)
    figures: dict[str, list[CasualtyEstimate]] = {}
    for estimate in data.casualty_estimates:
        if estimate.event is not None and estimate.provenance.stance.asserts_content:
            figures.setdefault(estimate.event, []).append(estimate)
    columns = {category: column for column, category in _COUNTED.items()}
    for incident in data.incidents:
        cells = {"event": _event_of(incident)}
        cells |= _place_cells(data, incident)
        cells |= _date_cells(incident.period)
        told = [incident.id]
        for figure in figures.get(incident.id, ()):
            column = columns.get(figure.category)
            whole = figure.group == PersonGroup() and figure.count.range.is_exact
            if column is not None and column not in cells and whole:
                cells[column] = str(figure.count.range.low)
                told.append(figure.id)
        yield OutRow(claims=tuple(told), cells={column: cell for column, cell in cells.items() if cell})


def _event_of(incident: Incident) -> str:
    """The id in the table: that of the file that was read, or the incident's own; none for a numbered row."""
    codes = (code.removeprefix(f"{_EVENT}:") for code in incident.coded if code.startswith(f"{_EVENT}:"))
    return next(codes, "" if incident.id.startswith("hxl-row-") else incident.id)


def _place_cells(data: Dataset, incident: Incident) -> dict[str, str]:
    place: Place | None = data[incident.places[0]] if incident.places else None
    if place is None:
        return {}
    cells = {"place": "" if place.name == _UNNAMED else place.name}
    if place.coordinates is not None:
        cells |= {"latitude": repr(place.coordinates.latitude), "longitude": repr(place.coordinates.longitude)}
    return cells


def _date_cells(period: Period | None) -> dict[str, str]:
    start, end = (None, None) if period is None else (period.earliest, period.latest)
    if start is not None and start == end:
        return {"date": start.isoformat()}
    days = {"date_start": start, "date_end": end}
    return {column: day.isoformat() for column, day in days.items() if day is not None}


def _like_tagged_table(format: Format, sample: Sample) -> float:
    del format
    return 0.01 if _is_tagged(sample) else 0


HXL = Format(
    name="hxl",
    title="Any table with a row of HXL tags",
    licence="that of the file",
    homepage="https://hxlstandard.org/standard/1-1final/",
    columns=COLUMNS,
    reader=_TagReader,
    rows_of=_tagged_rows,
    survey=_survey,
    recognises=_like_tagged_table,
    columns_of=_columns_of,
)

FORMATS = (GED_HXL, HXL)
