"""Oryx: equipment that is documented lost by photographs or films, one row for each item.

The day on which a row was recorded is the day on which the list was read, not that of the loss, which the list does not
give. States are a sequence: an item that was damaged and captured was both. A photograph that shows several items has
several rows, which count different things.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256

from conflictdata.interchange.datasets.oryx.words import kind_named, name_without_number, status_in, words_of
from conflictdata.interchange.formats import Column, Format, OutRow, Treatment
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import day_of, slug
from conflictdata.model.dataset import Dataset
from conflictdata.model.equipment import EquipmentLoss
from conflictdata.model.parties import Actor
from conflictdata.model.records import Record
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance
from conflictdata.provenance.documents import Document, Locator
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import UncertainDate
from conflictdata.values.names import Name
from conflictdata.vocab.society import ActorKind
from conflictdata.vocab.sources import AgentKind, Basis, DocumentKind, Stance
from conflictdata.vocab.strikes import EquipmentState

__all__ = ["FORMATS", "ORYX"]

_KEPT, _APPROXIMATED, _CARRIED = Treatment.KEPT, Treatment.APPROXIMATED, Treatment.CARRIED
_URL = re.compile(r"https?://[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/\S*)?")
_PLAIN_ID = re.compile(r"\w+(?:-\w+)*", re.ASCII)
_ESCAPED = re.compile(r"<U\+[0-9A-Fa-f]{4,6}>")
_HEADING = re.compile(r"losses\s+of\b|.*[\[\]\d]", re.IGNORECASE | re.DOTALL)

COLUMNS = (
    Column(
        name="country",
        treatment=_KEPT,
        path="equipment_losses.side",
        note="whose equipment it was; headings that slipped into the column are reported and make no side",
    ),
    Column(name="origin", treatment=_CARRIED, note="the country where it was made"),
    Column(
        name="system",
        treatment=_APPROXIMATED,
        path="equipment_losses.model",
        note="without a number that the heading of the list put before it, which is reported; the last words tell the "
        "kind, where they say it",
    ),
    Column(
        name="status",
        treatment=_KEPT,
        path="equipment_losses.states",
        note="states in order; as many items as running numbers; a cell that says more stands in the note",
    ),
    Column(name="url", treatment=_KEPT, path="equipment_losses.provenance.sources"),
    Column(
        name="date_recorded",
        treatment=_KEPT,
        path="equipment_losses.provenance.recorded_at",
        note="the day on which the list was read, not that of the loss",
    ),
    Column(name="sysID", treatment=_CARRIED, note="a number for the name of the system"),
    Column(name="imageID", treatment=_CARRIED, note="a number for the address of the photograph"),
    Column(name="statusID", treatment=_CARRIED, note="a number for the status"),
    Column(name="matID", treatment=_KEPT, path="equipment_losses.id", note="the id of the item, behind oryx-"),
)

LIST = Agent(id="oryx", names=(Name(text="Oryx"),), kind=AgentKind.OPEN_SOURCE_INVESTIGATOR)
_STATES_AT_WAR = {"Russia": "ru", "Ukraine": "ua"}


class OryxReader:
    """Makes a loss of each row, with the side that lost it and the photograph that shows it."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row."""
        if not any(row[column.name].strip() for column in COLUMNS):
            row.problem(None, "blank-row", "no known column says anything; the row was carried, nothing was made of it")
            return
        id_, earlier = self._source.claim_id(_id_of(row))
        if not row["matID"].strip():
            row.problem("matID", "missing-id", f"the item has no id and was read as {id_}")
        if earlier is not None:
            row.problem("matID", "same-id", f"an earlier row has this id; it was read as {id_} and linked as the same")
        yield LIST
        side, image = _side_of(row), _image_of(row)
        yield from (record for record in (side, image) if record is not None)
        model = _model_of(row)
        states, count, note = _states_of(row)
        yield EquipmentLoss(
            id=id_,
            kind=kind_named(model or ""),
            model=model,
            side=None if side is None else side.id,
            count=count,
            states=states,
            provenance=Provenance(
                speaker=LIST.id,
                document=self._source.document,
                locator=Locator(row=row.number),
                stance=Stance.ASSERTS,
                basis=Basis.IMAGERY,
                recorded_at=_recorded_in(row),
                sources=() if image is None else (image.id,),
                overlaps=() if earlier is None else (earlier,),
            ),
            note=note,
        )


def _id_of(row: Row) -> str:
    text = row["matID"].strip()
    if not text:
        return f"oryx-row-{row.number}"
    return f"oryx-{text if _is_plain_id(text) else slug(text)}"


def _is_plain_id(text: str) -> bool:
    return len(text) <= 60 and _PLAIN_ID.fullmatch(text) is not None and not text.startswith("row-")


def _side_of(row: Row) -> Actor | None:
    text = " ".join(row["country"].split())
    if not text:
        row.problem("country", "missing-side", "it is not said whose equipment it was; the loss has no side")
        return None
    if _HEADING.match(text):
        row.problem("country", "not-a-country", "this is a heading and no country; the loss has no side")
        return None
    return _side(text)


@lru_cache(256)
def _side(name: str) -> Actor:
    country = _STATES_AT_WAR.get(name)
    kind = ActorKind.UNKNOWN if country is None else ActorKind.STATE
    return Actor(id=f"oryx-side-{slug(name)}", names=(Name(text=name),), kind=kind, country=country)


def _image_of(row: Row) -> Document | None:
    text = row["url"].strip()
    if not text:
        row.problem("url", "missing-image", "no photograph is given; the loss has no source")
        return None
    if _URL.fullmatch(text) is None:
        row.problem("url", "not-a-url", "this is no web address; it was carried and no document was made of it")
        return None
    id_ = f"oryx-image-{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"
    return Document(id=id_, kind=DocumentKind.IMAGERY, url=text)


def _model_of(row: Row) -> str | None:
    name, number = name_without_number(row["system"])
    if number is not None:
        message = f"{number} is a count of the heading and no part of the name, which was read as {name!r}"
        row.problem("system", "heading-count", message)
    if _ESCAPED.search(name):
        row.problem("system", "escaped-character", "a letter was replaced by its code; the name was kept as it stands")
    return name or None


def _states_of(row: Row) -> tuple[tuple[EquipmentState, ...], ReportedCount, str | None]:
    cell = " ".join(row["status"].split())
    if not cell:
        row.problem("status", "missing-state", "it is not said what became of the item; no state was read")
        return (), _ONE, None
    status = status_in(cell)
    if status.unread:
        message = f"{', '.join(map(repr, status.unread))} is no state that is known; the cell stands in the note"
        row.problem("status", "unknown-state", message)
    if not status.items:
        row.problem("status", "not-a-number", "the running numbers cannot be counted; the number of items is unknown")
        return status.states, ReportedCount(), cell
    count = _ONE if status.items == 1 else ReportedCount.stated(CountRange.exactly(status.items))
    return status.states, count, None if status.is_plain else cell


_ONE = ReportedCount.stated(CountRange.exactly(1))


def _recorded_in(row: Row) -> UncertainDate | None:
    cell = row["date_recorded"]
    if not cell.strip():
        return None
    day = day_of(cell)
    if day is None:
        row.problem("date_recorded", "not-a-date", "this is no day written year first; no day was read")
        return None
    return UncertainDate.parse(day.isoformat())


def rows_of(data: Dataset) -> Iterator[OutRow]:
    """A row for each loss of one item. A figure for several has no row, unless Oryx's own words for it are known."""
    for loss in data.equipment_losses:
        status = _status_cell(loss)
        if status is None:
            continue
        id_ = loss.id.removeprefix("oryx-")
        recorded = loss.provenance.recorded_at
        urls = (data[source].url for source in loss.provenance.sources)
        cells = {
            "country": "" if loss.side is None else data[loss.side].name,
            "system": loss.model or "",
            "status": status,
            "url": next((url for url in urls if url), ""),
            "date_recorded": "" if recorded is None else recorded.edtf,
            "matID": id_ if id_ != loss.id and _is_plain_id(id_) else "",
        }
        yield OutRow(claims=(loss.id,), cells={name: cell for name, cell in cells.items() if cell})


def _status_cell(loss: EquipmentLoss) -> str | None:
    """The words for the states and the number of items; `None` where there are no words for the number."""
    note = loss.note
    if note is not None:
        status = status_in(note)
        count = CountRange.exactly(status.items) if status.items else CountRange.unknown()
        if status.states == loss.states and count == loss.count.range:
            return note
    return words_of(loss.states) if loss.count.range == _ONE.range else None


ORYX = Format(
    name="oryx",
    title="Oryx, visually documented equipment losses, one row for each item",
    licence="CC BY 4.0",
    homepage="https://www.oryxspioenkop.com/2022/02/attack-on-europe-documenting-equipment.html",
    columns=COLUMNS,
    required=("country", "system", "status", "url", "date_recorded"),
    reader=OryxReader,
    rows_of=rows_of,
)

FORMATS = (ORYX,)
