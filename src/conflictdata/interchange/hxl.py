"""HXL: tables with a row of hashtags under the header, by the Humanitarian Exchange Language 1.1.

The tag row is found as libhxl finds it: among the first 25 rows, with hashtags in at least half of the cells that are
filled. Case and the order of attributes do not matter. Two formats are known by it: UCDP GED as the Humanitarian Data
Exchange publishes it, in which less than half of the columns have a tag, and any other table, whose tags say what can
be read.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from attrs import evolve, frozen

from conflictdata.errors import InvariantError
from conflictdata.interchange.dates import DayOrder, day_in, order_of
from conflictdata.interchange.formats import Column, Format, OutRow, Treatment
from conflictdata.interchange.sheets import Sample
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import number_of, slug
from conflictdata.interchange.ucdp_ged import COLUMNS as GED_COLUMNS
from conflictdata.interchange.ucdp_ged import GED
from conflictdata.interchange.ucdp_ged_reading import GedReader
from conflictdata.interchange.ucdp_ged_writing import rows_of as ged_rows
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

__all__ = ["FORMATS", "HxlTag", "parse_tag", "tag_row"]

_SEARCHED = 25
_TAG = re.compile(r"\s*#\s*(?P<tag>[a-z][a-z0-9_]*)(?P<attributes>(?:\s*\+\s*[a-z][a-z0-9_]*)*)\s*", re.IGNORECASE)
_KEPT, _APPROXIMATED, _CARRIED = Treatment.KEPT, Treatment.APPROXIMATED, Treatment.CARRIED


@frozen
class HxlTag:
    """A hashtag with its attributes, such as ``#affected+killed``."""

    tag: str
    """The tag in lower case, with its ``#``."""

    attributes: frozenset[str] = frozenset()
    """The attributes in lower case, without their ``+``. Their order says nothing."""

    def matches(self, pattern: "HxlTag") -> bool:
        """Whether it has the tag of a pattern, and all of its attributes."""
        return self.tag == pattern.tag and self.attributes >= pattern.attributes


def parse_tag(cell: str) -> HxlTag | None:
    """The tag of a cell of the tag row; `None` if it is none."""
    found = _TAG.fullmatch(cell)
    if found is None:
        return None
    attributes = (attribute.strip().lower() for attribute in found["attributes"].split("+"))
    return HxlTag(f"#{found['tag'].lower()}", frozenset(filter(None, attributes)))


def tag_row(cells: Sequence[str]) -> tuple[HxlTag | None, ...] | None:
    """The tags of a row, column by column; `None` if it is no tag row."""
    filled = [cell for cell in cells if cell.strip()]
    tags = tuple(parse_tag(cell) for cell in cells)
    found = sum(tag is not None for tag in tags)
    return tags if found and found * 2 >= len(filled) else None


def _is_tagged(sample: Sample) -> bool:
    return sample.layout is SourceLayout.DELIMITED and any(tag_row(cells) for cells in sample.rows[:_SEARCHED])


# --- UCDP GED as the Humanitarian Data Exchange publishes it ---

_GED_TAGS = {
    "year": "#date+year",
    "start_year": "#date+year+start",
    "end_year": "#date+year+end",
    "side_a": "#group+name+first",
    "side_b": "#group+name+second",
    "source_article": "#meta+source",
    "where_description": "#description",
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
        return () if row.number <= _SEARCHED and tag_row(row.cells) else super().read(row)


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

_TAGS = {
    "event": "#event+id",
    "date": "#date+occurred",
    "date_start": "#date+start",
    "date_end": "#date+end",
    "place": "#loc+name",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "killed": "#affected+killed",
    "injured": "#affected+injured",
    "missing": "#affected+missing",
}
"""The columns of a new file, with the tags by which those of other files are known."""

_LOOSER = {"date": ("#date",), "place": ("#loc", "#adm3+name", "#adm2+name", "#adm1+name", "#country+name")}
"""Tags that are taken where the first choice is not there, the first that is."""

_COUNTED = {
    "killed": CasualtyCategory.KILLED,
    "injured": CasualtyCategory.INJURED,
    "missing": CasualtyCategory.MISSING,
}
_DATES = ("date", "date_start", "date_end")
_ORDER = "hxl-date-order"

COLUMNS = (
    Column(name="event", treatment=_KEPT, path="incidents.id", note="the id behind hxl-; rows without are numbered"),
    Column(name="date", treatment=_KEPT, path="incidents.period"),
    Column(name="date_start", treatment=_KEPT, path="incidents.period", note="with date_end the time that it lasted"),
    Column(name="date_end", treatment=_KEPT, path="incidents.period"),
    Column(name="place", treatment=_KEPT, path="incidents.places.name", note="the nearest place with a tag"),
    Column(name="latitude", treatment=_KEPT, path="incidents.places.coordinates.latitude"),
    Column(name="longitude", treatment=_KEPT, path="incidents.places.coordinates.longitude"),
    Column(name="killed", treatment=_KEPT, path="casualty_estimates.count.range"),
    Column(name="injured", treatment=_KEPT, path="casualty_estimates.count.range"),
    Column(name="missing", treatment=_KEPT, path="casualty_estimates.count.range"),
)


class _TagReader:
    """Reads what the tags of a table say, row by row, once the tag row has been passed."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._tagged = False

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row; none of the tag row, and of those before it."""
        tags = tag_row(row.cells) if not self._tagged and row.number <= _SEARCHED else None
        if tags is not None:
            self._tagged = True
            self._source.index.update(_positions(tags))
        return self._records(row) if self._tagged and tags is None else ()

    def _records(self, row: Row) -> Iterator[Record]:
        name = row["event"].strip()
        wanted = f"hxl-{slug(name)}" if name else f"hxl-row-{row.number}"
        id_, earlier = self._source.claim_id(wanted)
        if earlier is not None:
            row.problem(
                "event", "same-id", f"an earlier row has this id; it was read as {id_} and linked as overlapping"
            )
        period, place = self._period(row), _place(row)
        provenance = Provenance(
            document=self._source.document,
            locator=Locator(row=row.number),
            overlaps=() if earlier is None else (earlier,),
        )
        if place is not None:
            yield place
        places = () if place is None else (place.id,)
        yield Incident(id=id_, period=period, places=places, provenance=provenance)
        for column, category in _COUNTED.items():
            cell = row[column].strip()
            number = number_of(cell)
            if number is not None:
                yield CasualtyEstimate(
                    id=f"{id_}-{column}",
                    category=category,
                    count=ReportedCount.stated(CountRange.exactly(number)),
                    period=period,
                    place=None if place is None else place.id,
                    event=id_,
                    accumulation=Accumulation.WITHIN_PERIOD,
                    provenance=provenance,
                )
            elif cell:
                row.problem(column, "not-a-number", "this is no whole number of people; no figure was made of it")

    def _period(self, row: Row) -> Period | None:
        day, start, end = (self._day(row, column) for column in _DATES)
        if start is not None and end is not None and start > end:
            row.problem("date_end", "out-of-order", "the event ends before it starts; the start was taken")
            end = None
        if start is not None and end is not None and start < end:
            return Period.between(start, end)
        only = start or end or day
        return None if only is None else Period.of(only)

    def _day(self, row: Row, column: str) -> date | None:
        cell = row[column]
        order = self._source.facts.get(_ORDER)
        day = day_in(cell, order) if isinstance(order, DayOrder) else None
        if cell.strip() and day is None:
            row.problem(column, "not-a-date", "this is no date, or one that can be read in two ways; no day was read")
        return day


def _survey(source: Source, rows: Iterator[Row]) -> None:
    """Find out whether days or months come first in the dates of the table."""
    positions: dict[str, int] = {}
    cells: list[str] = []
    for row in rows:
        tags = tag_row(row.cells) if not positions and row.number <= _SEARCHED else None
        positions = _positions(tags) if tags else positions
        cells += {row.cells[positions[column]] for column in _DATES if column in positions}
    order = order_of(cells)
    source.facts[_ORDER] = order
    if order is DayOrder.MIXED:
        source.problem("mixed-date-orders", "some dates have the day first and others the month; none of them was read")


def _positions(tags: Sequence[HxlTag | None]) -> dict[str, int]:
    """The position of each column that is known by its tag; of several with one tag the first."""
    found: dict[str, int] = {}
    for column, tag in _TAGS.items():
        for wanted in filter(None, map(parse_tag, (tag, *_LOOSER.get(column, ())))):
            position = next((at for at, tag in enumerate(tags) if tag is not None and tag.matches(wanted)), None)
            if position is not None:
                found[column] = position
                break
    return found


def _place(row: Row) -> Place | None:
    name, coordinates = row["place"].strip(), _coordinates(row)
    if not name and coordinates is None:
        return None
    point = "" if coordinates is None else f"{coordinates.latitude} {coordinates.longitude}"
    id_ = f"hxl-place-{slug(f'{name} {point}')}"
    return Place(id=id_, names=(Name(text=name or "unnamed"),), coordinates=coordinates)


def _coordinates(row: Row) -> Coordinates | None:
    cells = row["latitude"].strip(), row["longitude"].strip()
    if not any(cells):
        return None
    try:
        return Coordinates(latitude=float(cells[0]), longitude=float(cells[1]))
    except (ValueError, InvariantError):
        row.problem("latitude", "impossible-coordinates", f"{cells} are no coordinates; the place has none")
        return None


def _tagged_rows(data: Dataset) -> Iterator[OutRow]:
    """The tag row, and a row for each incident with its figures."""
    yield OutRow(claims=(), cells=_TAGS)
    figures: dict[str, list[CasualtyEstimate]] = {}
    for estimate in data.casualty_estimates:
        if estimate.event is not None:
            figures.setdefault(estimate.event, []).append(estimate)
    columns = {category: column for column, category in _COUNTED.items()}
    for incident in data.incidents:
        cells = {"event": "" if incident.id.startswith("hxl-row-") else incident.id.removeprefix("hxl-")}
        cells |= _place_cells(data, incident)
        cells |= _date_cells(incident.period)
        told = [incident.id]
        for figure in figures.get(incident.id, ()):
            column = columns.get(figure.category)
            if column is not None and figure.group == PersonGroup() and figure.count.range.is_exact:
                cells[column] = str(figure.count.range.low)
                told.append(figure.id)
        yield OutRow(claims=tuple(told), cells={column: cell for column, cell in cells.items() if cell})


def _place_cells(data: Dataset, incident: Incident) -> dict[str, str]:
    place: Place | None = data[incident.places[0]] if incident.places else None
    if place is None:
        return {}
    cells = {"place": "" if place.name == "unnamed" else place.name}
    if place.coordinates is not None:
        cells |= {"latitude": repr(place.coordinates.latitude), "longitude": repr(place.coordinates.longitude)}
    return cells


def _date_cells(period: Period | None) -> dict[str, str]:
    start, end = (None, None) if period is None else (period.earliest, period.latest)
    if start is None or end is None or start == end:
        only = start or end
        return {} if only is None else {"date": only.isoformat()}
    return {"date_start": start.isoformat(), "date_end": end.isoformat()}


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
)

FORMATS = (GED_HXL, HXL)
