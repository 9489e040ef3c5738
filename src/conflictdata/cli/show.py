"""Records as tables: one table for each record type, with who says so beside every claim.

Foreign files and their rows have tables only where these are asked for: they are the same again, as it was written.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from attrs import frozen
from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from conflictdata.cli.describing import describe
from conflictdata.cli.output import aligned, clean
from conflictdata.cli.words import UNNAMED, located, name_of, numbered, place_in_words, said, span, when
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import Actor
from conflictdata.model.places import Place
from conflictdata.model.records import CLAIM_TYPES, SOURCE_TYPES, Claim
from conflictdata.model.sources import SourceFile, SourceRow
from conflictdata.model.units import Unit
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.documents import Document

__all__ = ["plain_tables", "tables"]

_CLAIM_COLUMNS = ("id", "what", "how many", "who says so", "stance", "stated", "when", "where", "source")
_ENTITY_COLUMNS = ("id", "name", "kind", "country", "belongs to", "more")
_FILE_COLUMNS = ("id", "format", "name", "layout", "encoding", "document")
_ROW_COLUMNS = ("id", "file", "number", "text", "claims")

# Nine columns do not fit on a terminal: those that belong together share one, each on lines of its own.
_SHARED_COLUMNS = {
    "claim": ("what", "id"),
    "how many": ("how many",),
    "who says so": ("who says so", "stance", "stated", "source"),
    "when and where": ("when", "where"),
}
_QUIET = {"id", "stance", "stated", "source"}
_WHOLE_ID = 24

# A table is laid out as a whole before its first line is printed: people should not wait for the last row.
_ROWS_AT_ONCE = 200

_Row = dict[str, str]


@frozen(kw_only=True)
class _Sheet:
    """All records of one type, in words."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[_Row, ...]


def tables(data: Dataset, only: str | None) -> Iterator[RenderableType]:
    """Tables for a terminal, as wide as it is, in which long texts wrap.

    Args:
        data: The dataset.
        only: The name of the one collection to show, or `None` for all that hold records, but for foreign files and
            their rows, of which it is then said how many there are.
    """
    for sheet in _sheets(data, only):
        claims = sheet.columns is _CLAIM_COLUMNS
        layout = _SHARED_COLUMNS if claims else {name: (name,) for name in sheet.columns}
        filled = {heading: names for heading, names in layout.items() if any(map(_filled(names), sheet.rows))}
        title: str | None = f"{_title(sheet.name)} ({len(sheet.rows):,})"
        longest = max(len(row["id"]) for row in sheet.rows)
        for start in range(0, len(sheet.rows), _ROWS_AT_ONCE):
            table = Table(title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, show_lines=claims)
            for heading in filled:
                whole = min(longest, _WHOLE_ID) if heading == "id" else None
                table.add_column(heading, overflow="fold", min_width=whole, ratio=1 if claims else None)
            for row in sheet.rows[start : start + _ROWS_AT_ONCE]:
                table.add_row(*(_cell(row, names) for names in filled.values()))
            yield table
            title = None
    if remark := _kept_rows(data, only):
        yield Text(remark)


def _filled(names: Sequence[str]) -> Callable[[_Row], bool]:
    return lambda row: any(row[name] for name in names)


def plain_tables(data: Dataset, only: str | None) -> Iterator[str]:
    """Lines for files and pipes: one line for each record, never wrapped. The arguments are those of `tables`."""
    separator: tuple[str, ...] = ()
    for sheet in _sheets(data, only):
        yield from separator
        separator = ("",)
        yield f"{_title(sheet.name)} ({len(sheet.rows):,})"
        heading = tuple(column.upper() for column in sheet.columns)
        yield from aligned([heading, *(tuple(row.values()) for row in sheet.rows)])
    if remark := _kept_rows(data, only):
        yield from (*separator, remark)


def _kept_rows(data: Dataset, only: str | None) -> str:
    """How much of foreign files the dataset keeps; empty where it keeps nothing, or one type was asked for."""
    if only is not None or not data.source_files:
        return ""
    rows, files = numbered(len(data.source_rows), "row"), numbered(len(data.source_files), "foreign file")
    return f"{rows} of {files} kept as written; --type source_rows or source_files lists them"


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _cell(row: _Row, names: Sequence[str]) -> Text:
    lines = [
        Text(clean(row[name]), style="dim" if name in _QUIET and len(names) > 1 else "") for name in names if row[name]
    ]
    return Text("\n").join(lines)


def _sheets(data: Dataset, only: str | None) -> Iterator[_Sheet]:
    for name, records in data.collections().items():
        if not records or only not in (None, name) or (only is None and name in SOURCE_TYPES):
            continue
        columns, in_words = _IN_WORDS[name]
        rows = tuple(_row(columns, in_words(data, record)) for record in getattr(data, name))
        yield _Sheet(name=name, columns=columns, rows=rows)


def _claim(data: Dataset, claim: Claim) -> tuple[str, ...]:
    content = describe(data, claim)
    provenance = claim.provenance
    source = [provenance.document or "", "" if provenance.locator is None else located(provenance.locator)]
    return (
        claim.id,
        "; ".join([content.what, *content.details]),
        "; ".join(str(figure) for figure in content.figures),
        UNNAMED if provenance.speaker is None else name_of(data, provenance.speaker),
        said(provenance),
        "" if provenance.stated is None else when(provenance.stated),
        "" if claim.period is None else span(claim.period),
        "; ".join(content.places),
        ", ".join(filter(None, source)),
    )


def _row(columns: Sequence[str], cells: Sequence[str]) -> _Row:
    return dict(zip(columns, cells, strict=True))


def _agent(data: Dataset, agent: Agent) -> tuple[str, ...]:
    part_of = "" if agent.part_of is None else name_of(data, agent.part_of)
    side = "" if agent.allegiance is None else f"speaks for {name_of(data, agent.allegiance)}"
    return agent.id, agent.name, agent.kind.label, agent.country or "", part_of, side


def _document(data: Dataset, document: Document) -> tuple[str, ...]:
    publisher = "" if document.publisher is None else name_of(data, document.publisher)
    published = "" if document.published is None else f"published {when(document.published)}"
    more = ", ".join(filter(None, [published, document.url]))
    return document.id, document.title or "", document.kind.label, "", publisher, more


def _actor(data: Dataset, actor: Actor) -> tuple[str, ...]:
    part_of = "" if actor.part_of is None else name_of(data, actor.part_of)
    allies = "; ".join(f"{alliance.kind.label}: {name_of(data, alliance.ally)}" for alliance in actor.alliances)
    return actor.id, actor.name, actor.kind.label, actor.country or "", part_of, allies


def _place(data: Dataset, place: Place) -> tuple[str, ...]:
    parent = "" if place.within is None else place_in_words(data, place.within)
    point = (
        ""
        if place.coordinates is None
        else f"latitude {place.coordinates.latitude}, longitude {place.coordinates.longitude}"
    )
    level = "" if place.precision is None else place.precision.level.label
    more = ", ".join(filter(None, [point, level]))
    return place.id, place.name, place.kind.label, place.country or "", parent, more


def _unit(data: Dataset, unit: Unit) -> tuple[str, ...]:
    allegiance = "" if unit.allegiance is None else name_of(data, unit.allegiance)
    return unit.id, unit.name, unit.echelon.label, unit.country or "", allegiance, unit.branch.label


def _source_file(_: Dataset, file: SourceFile) -> tuple[str, ...]:
    return file.id, file.format, file.name or "", file.layout.label, file.encoding, file.document or ""


def _source_row(_: Dataset, row: SourceRow) -> tuple[str, ...]:
    return row.id, row.file, str(row.number), row.text, ", ".join(row.claims)


_InWords = tuple[tuple[str, ...], Callable[[Dataset, Any], tuple[str, ...]]]

_IN_WORDS: dict[str, _InWords] = {
    "agents": (_ENTITY_COLUMNS, _agent),
    "documents": (_ENTITY_COLUMNS, _document),
    "actors": (_ENTITY_COLUMNS, _actor),
    "places": (_ENTITY_COLUMNS, _place),
    "units": (_ENTITY_COLUMNS, _unit),
    **dict.fromkeys(CLAIM_TYPES, (_CLAIM_COLUMNS, _claim)),
    "source_files": (_FILE_COLUMNS, _source_file),
    "source_rows": (_ROW_COLUMNS, _source_row),
}
