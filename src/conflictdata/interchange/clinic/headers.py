"""The shape of the table: its header, rows of other lengths, rows that are no data."""

from collections.abc import Iterator

from conflictdata.interchange.clinic.findings import Example, Finding, Kind
from conflictdata.interchange.clinic.roles import Examined
from conflictdata.interchange.clinic.tables import Table

__all__ = ["KINDS", "shape"]

_NOT_JSON = Kind(
    code="not-json",
    title="JSON that is not well-formed",
    rule="The file begins as JSON and cannot be read as such.",
    remedy="Mend it at the place that is named, or fetch it again; nothing else was looked at.",
)
_NO_ROWS = Kind(
    code="no-rows",
    title="no rows",
    rule="There is nothing below the header, or nothing at all.",
    remedy="Look whether it is the right file, and whether it was fetched whole.",
)
_NO_HEADER = Kind(
    code="no-header",
    title="a first row that may be data",
    rule="At least two cells, and a quarter, of the first row are dates or numbers other than years.",
    remedy="Add a row with the names of the columns; the columns were called 'column 1' and so on here.",
)
_BLANK_NAMES = Kind(
    code="blank-names",
    title="columns without a name",
    rule="A cell of the header is blank, or rows are longer than the header.",
    remedy="Name them; where rows are longer than the header, look whether all names have moved by one.",
)
_SAME_NAMES = Kind(
    code="repeated-names",
    title="columns with the same name",
    rule="Two cells of the header are the same but for spaces.",
    remedy="Rename one; programs keep the last of them, or none.",
)
_BROKEN_NAMES = Kind(
    code="line-breaks-in-names",
    title="line breaks in names of columns",
    rule="A cell of the header has a line break.",
    remedy="Put a space in its place.",
)
_TAGS = Kind(
    code="tag-row",
    title="a row of HXL tags below the header",
    rule="All filled cells of the first row below the header begin with #.",
    remedy="Read it as tags and not as data; it makes all numbers of its columns texts otherwise.",
)
_UNEVEN = Kind(
    code="uneven-rows",
    title="rows with more or fewer cells than the others",
    rule="A row that is not blank has another number of cells than there are columns.",
    remedy="Look for a delimiter inside a cell without quotes; cells behind it stand in the wrong column.",
)
_FAULTS = Kind(
    code="unreadable-rows",
    title="rows that cannot be taken apart",
    rule="A row has a quote that is never closed, a cell too large to read, a key twice, or is no JSON.",
    remedy="Mend the row at the place that is named; cells of it may be missing here.",
)
_BLANK_ROWS = Kind(
    code="blank-rows",
    title="blank rows",
    rule="A row inside the table, or at its end, has no cell that is filled.",
    remedy="Remove them; they may have divided two tables.",
)
KINDS = (
    _NOT_JSON,
    _NO_ROWS,
    _NO_HEADER,
    _BLANK_NAMES,
    _SAME_NAMES,
    _BROKEN_NAMES,
    _TAGS,
    _UNEVEN,
    _FAULTS,
    _BLANK_ROWS,
)


def shape(examined: Examined) -> Iterator[Finding]:
    """What may be wrong with the header, and with rows as a whole."""
    table = examined.table
    for problem in table.problems:
        if problem.code == _NOT_JSON.code:
            yield _NOT_JSON.found([], count=1, of=1, counted="files", reason=problem.message)
            return
    if not examined.rows:
        yield _NO_ROWS.found([], count=1, of=1, counted="files", reason="all rows were looked at")
    if table.first:
        examples = [Example(row=1, column="", text=", ".join(table.first))]
        yield _NO_HEADER.found(
            [], count=1, of=1, counted="headers", reason="the first row has numbers or dates", examples=examples
        )
    else:
        yield from _names(table)
    if table.tags:
        examples = [Example(row=1, column="", text=", ".join(filter(None, table.tags)))]
        yield _TAGS.found([], count=1, of=1, counted="rows", reason="it was left out here", examples=examples)
    yield from _rows(table)


def _names(table: Table) -> Iterator[Finding]:
    columns = table.columns
    header = [*table.header, *[""] * (len(columns) - len(table.header))]
    plain = [" ".join(name.split()) for name in header]
    blank = [column for column, name in zip(columns, plain, strict=True) if not name]
    first = dict(zip(reversed(plain), reversed(columns), strict=True))
    same = [column for column, name in zip(columns, plain, strict=True) if name and first[name] is not column]
    broken = [column for column, name in zip(columns, header, strict=True) if "\n" in name or "\r" in name]
    for kind, found in ((_BLANK_NAMES, blank), (_SAME_NAMES, same), (_BROKEN_NAMES, broken)):
        if found:
            yield kind.found(
                [column.name for column in found],
                count=len(found),
                of=len(columns),
                counted="columns",
                reason=f"the header has {len(table.header):,} cells",
                examples=(Example(row=None, column=column.name, text=header[column.position]) for column in found),
            )


def _rows(table: Table) -> Iterator[Finding]:
    whole = len(table) + table.blank + len(table.faults)
    for kind, found, reason in (
        (_UNEVEN, table.uneven, f"there are {len(table.columns):,} columns"),
        (_FAULTS, table.faults, "the rest of the table was looked at without them"),
    ):
        if found:
            yield kind.found([], count=len(found), of=whole, counted="rows", reason=reason, examples=found)
    if table.blank:
        yield _BLANK_ROWS.found([], count=table.blank, of=whole, counted="rows", reason="they were left out here")
