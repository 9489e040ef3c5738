"""Duplicates: rows that are there twice, and ids that are."""

from collections.abc import Iterator

from conflictdata.interchange.clinic.cells import is_missing
from conflictdata.interchange.clinic.findings import Example, Finding, Kind
from conflictdata.interchange.clinic.roles import Examined, Role
from conflictdata.interchange.clinic.tables import Column, Table

__all__ = ["KINDS", "duplicates"]

_ROWS = Kind(
    code="repeated-rows",
    title="rows that are the same as an earlier one",
    rule="All cells of a row are those of an earlier row.",
    remedy="Ask whether it is one event entered twice or two that are alike; a sum counts it twice.",
)
_IDS = Kind(
    code="repeated-ids",
    title="ids that stand in more than one row",
    rule="A column of ids, of whose at least 10 filled cells at least 90 % differ, has an id twice, rows that are the "
    "same altogether not counted.",
    remedy="Look which of the rows is the newest; do not join other tables by this column before.",
)
KINDS = (_ROWS, _IDS)

_LEAST = 10
_UNIQUE = 0.9
_SHOWN_CELLS = 6


def duplicates(examined: Examined) -> Iterator[Finding]:
    """Whole rows, and ids, that are there more than once."""
    table = examined.table
    if table.repeats:
        yield _ROWS.found(
            [],
            count=len(table.repeats),
            of=examined.rows,
            counted="rows",
            reason="all cells were compared as written",
            examples=(_row(table, *repeat) for repeat in table.repeats),
        )
    again = {position for position, _ in table.repeats}
    for column in examined.of(Role.ID):
        yield from _ids(column, again)


def _row(table: Table, position: int, first: int) -> Example:
    cells = [column.texts[column.codes[position]] for column in table.columns[:_SHOWN_CELLS]]
    more = ", ..." if len(table.columns) > _SHOWN_CELLS else ""
    return Example(
        row=table.rows[position], column="", text=f"{', '.join(cells)}{more} (as in row {table.rows[first]:,})"
    )


def _ids(column: Column, again: set[int]) -> Iterator[Finding]:
    if column.filled < _LEAST or len(column.filled_codes) < _UNIQUE * column.filled:
        return
    twice = [code for code in column.filled_codes if column.counts[code] > 1 and not is_missing(column.texts[code])]
    rows = {code: [position for position in column.positions(code) if position not in again] for code in twice}
    later = [position for positions in rows.values() for position in positions[1:]]
    if later:
        yield _IDS.found(
            [column.name],
            count=len(later),
            of=column.filled,
            reason="taken for ids by its name, and since nearly all of its cells differ",
            examples=map(column.example, later),
        )
