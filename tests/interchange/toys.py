"""Small formats for tests of the frame: figures of people killed, as a table, as objects, and as lines."""

from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from importlib.metadata import EntryPoint
from typing import Any

import pytest
from attrs import evolve

from conflictdata.interchange.formats import Column, Format, OutRow, Treatment
from conflictdata.interchange.sources import Row, Source
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import Actor
from conflictdata.model.records import Record
from conflictdata.provenance.attribution import Provenance
from conflictdata.provenance.documents import Locator
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.sources import SourceLayout

Install = Callable[..., None]
"""What the fixture ``install`` gives: it takes the targets of entry points, such as ``toys:TABLE``."""

# The package gives the function of this name, not the module.
_REGISTRY = import_module("conflictdata.interchange.formats")


def installing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """What makes formats known as if packages had brought them; at the end they are forgotten."""

    def install(*targets: str) -> None:
        entries = [EntryPoint(name=target, value=target, group="conflictdata.formats") for target in targets]

        def found(**selection: Any) -> list[EntryPoint]:
            assert selection == {"group": "conflictdata.formats"}
            return entries

        monkeypatch.setattr(_REGISTRY, "entry_points", found)
        _REGISTRY.formats.cache_clear()

    yield install
    _REGISTRY.formats.cache_clear()


COLUMNS = (
    Column(name="key", treatment=Treatment.KEPT, path="casualty_estimates.id"),
    Column(name="dead", treatment=Treatment.KEPT, path="casualty_estimates.count.range", aliases=("killed",)),
    Column(name="remark", treatment=Treatment.KEPT, path="casualty_estimates.note"),
    Column(name="side", treatment=Treatment.APPROXIMATED, path="casualty_estimates.group.side"),
    Column(name="weather", treatment=Treatment.CARRIED),
)


class ToyReader:
    """A figure of each row; the key ``twice`` gives two claims one id, and ``-`` for the dead breaks a rule."""

    def __init__(self, source: Source) -> None:
        self.source = source

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row."""
        if row["side"]:
            yield Actor(id="side", names=(Name(text=row["side"]),))
        dead = row["dead"]
        if dead == "-":
            yield CasualtyEstimate(id="", category=CasualtyCategory.KILLED, provenance=Provenance())
        id_, earlier = self.source.claim_id(f"toy-{row['key'] or row.number}")
        if dead and not dead.isdecimal():
            row.problem("dead", "not-a-number", "no figure was made of it")
        yield CasualtyEstimate(
            id="toy-twice" if row["key"].startswith("twice") else id_,
            category=CasualtyCategory.KILLED,
            count=ReportedCount.stated(CountRange.exactly(int(dead))) if dead.isdecimal() else ReportedCount(),
            note=row["remark"] or None,
            provenance=Provenance(
                document=self.source.document,
                locator=Locator(row=row.number),
                overlaps=() if earlier is None else (earlier,),
            ),
        )


def rows_of(data: Dataset) -> Iterator[OutRow]:
    """A row for each figure of people killed."""
    for claim in data.casualty_estimates:
        if claim.category is CasualtyCategory.KILLED:
            known = claim.count.range.is_exact
            cells = {
                "key": claim.id.removeprefix("toy-"),
                "dead": str(claim.count.range.low) if known else "",
                "remark": claim.note or "",
                "mood": "none",
            }
            yield OutRow(claims=(claim.id,), cells={name: cell for name, cell in cells.items() if cell})


TABLE = Format(
    name="toy-table",
    title="Toy table",
    licence="none",
    homepage="https://example.org",
    columns=COLUMNS,
    required=("key", "dead"),
    reader=ToyReader,
    rows_of=rows_of,
)
OBJECTS = evolve(TABLE, name="toy-objects", layout=SourceLayout.JSON_OBJECTS)
LINES = evolve(TABLE, name="toy-lines", layout=SourceLayout.LINES, required=())
NAMESAKE = evolve(TABLE, title="Another one")
