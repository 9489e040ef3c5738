"""Revision logs: which cell of a published table was changed when, one row a change.

Such a log is made of the history of a file in version control. ``record_key`` is the day of the row that was changed.
The rows are carried, and no claim is made of them: a log says that a cell was changed, and not who says what. With the
table itself, the log gives back earlier releases, which can be read and compared.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from attrs import frozen

from conflictdata.errors import DataError, Problem
from conflictdata.interchange.carried_cells import CarriedCells
from conflictdata.interchange.encodings import Input
from conflictdata.interchange.formats import Carrying, Column, Format, Treatment
from conflictdata.interchange.reading import read
from conflictdata.interchange.revisions import CellChange, Comparison
from conflictdata.interchange.rows import json_rows
from conflictdata.interchange.sources import Row
from conflictdata.interchange.texts import day_of
from conflictdata.model.records import Record

__all__ = ["FORMATS", "Revision", "Undone", "compare_by_log", "read_revisions", "undo_revisions"]


@frozen(kw_only=True)
class Revision:
    """One change of one cell."""

    record_key: str
    """What tells the row from others: the day that it is about."""

    field: str
    """The column."""

    old: str
    """What stood in the cell; empty where there was nothing."""

    new: str
    """What stands in it instead. It may be the same text, where a number was written as a text before."""

    day: date
    """The day of the change."""

    commit: str
    """The change of the file that it is part of, by its id in version control."""


@frozen(kw_only=True)
class Undone:
    """An earlier release of a table, as far as its log gives it back."""

    raw: bytes
    """The table, as JSON. Its cells are those of the earlier release; how they were laid out is not known."""

    undone: tuple[Revision, ...]
    """The revisions that were undone, the last first."""

    misfits: tuple[Revision, ...]
    """Those that could not be: what they made of a cell is not there, as where the column has another name since."""


def read_revisions(path: str | Path | bytes) -> tuple[Revision, ...]:
    """The revisions of a log, in its order.

    Args:
        path: The file, or its bytes.

    Raises:
        DataError: If the file has none of the columns of a log, or a day of a change cannot be read; all such rows are
            listed.
        OSError: If the file cannot be read.
    """
    result = read(path, _LOG.name)
    cells = {file.id: CarriedCells(file) for file in result.dataset.source_files}
    rows = [cells[row.file].of(row) for row in result.dataset.source_rows]
    faults = tuple(problem for problem in result.problems if problem.code in _FAULTS)
    if rows and not set(_COLUMNS) <= rows[0].keys():
        message = f"a revision log has the columns {', '.join(_COLUMNS)}"
        faults = (Problem("", "not-a-revision-log", message),)
    if faults:
        raise DataError(faults)
    return tuple(_revision(row, day) for row in rows if (day := day_of(row["commit_date"])) is not None)


def _revision(row: Mapping[str, str], day: date) -> Revision:
    return Revision(
        record_key=row["record_key"],
        field=row["field"],
        old=row["old"],
        new=row["new"],
        day=day,
        commit=row["commit"],
    )


def compare_by_log(
    revisions: Iterable[Revision], *, after: date | None = None, until: date | None = None
) -> Comparison:
    """What a log says that differs between the releases of two days, cell by cell.

    Several revisions of one cell are one change, from what stood there first to what stands there last; there is none
    if that is the same. A log does not tell which rows were added.

    Args:
        revisions: The revisions, in the order of the log.
        after: The day of the earlier release, whose own revisions do not count; `None` for all from the first on.
        until: The day of the later release, whose own revisions count; `None` for all to the last.
    """
    cells: dict[tuple[str, str], tuple[str, str]] = {}
    for one in revisions:
        if (after is None or one.day > after) and (until is None or one.day <= until):
            key = one.record_key, one.field
            cells[key] = cells.get(key, (one.old, ""))[0], one.new
    changes = (
        CellChange(row=row, column=column, old=old or None, new=new or None)
        for (row, column), (old, new) in cells.items()
        if old != new
    )
    return Comparison(released=until, cells=tuple(changes))


def undo_revisions(path: str | Path | bytes, revisions: Iterable[Revision], *, to: date, key: str) -> Undone:
    """The release of a table as it was at the end of a day, made of a later release and the log.

    Revisions after the day are undone, the last first. The log does not tell which rows have been added since: they
    stay, and those about later days can be left out by the day of the row.

    Args:
        path: The table, a JSON list of objects, or its bytes.
        revisions: The revisions, in the order of the log.
        to: The day at the end of which the table is wanted.
        key: The column that holds the ``record_key``.

    Raises:
        DataError: If the table is no JSON list of objects.
        OSError: If it cannot be read.
    """
    with Input.of(path).open() as stream:
        text = stream.read().decode("utf-8-sig", "replace")
    objects = json_rows(text)
    if not text.lstrip().startswith("[") or not all(row.text.startswith("{") for row in objects.rows):
        raise DataError((Problem("", "no-objects", "a table that a log is about is a JSON list of objects"),))
    return _undone(json.loads(text), [one for one in revisions if one.day > to], key)


def _undone(table: list[dict[str, Any]], later: Sequence[Revision], key: str) -> Undone:
    by_key: dict[str, list[dict[str, Any]]] = {}
    for row in table:
        by_key.setdefault(str(row.get(key)), []).append(row)
    undone, misfits = list[Revision](), list[Revision]()
    for one in reversed(later):
        rows = by_key.get(one.record_key, [])
        fits = len(rows) == 1 and _text(rows[0].get(one.field)) == one.new
        (undone if fits else misfits).append(one)
        if fits:
            _put_back(rows[0], one)
    raw = json.dumps(table, ensure_ascii=False, indent=2).encode()
    return Undone(raw=raw, undone=tuple(undone), misfits=tuple(misfits))


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _put_back(row: dict[str, Any], revision: Revision) -> None:
    if not revision.old:
        del row[revision.field]
        return
    try:
        number = json.loads(revision.old)
    except ValueError:
        number = None
    is_number = isinstance(number, int | float) and str(number) == revision.old
    row[revision.field] = number if is_number else revision.old


class _Reader(Carrying):
    def read(self, row: Row) -> Iterable[Record]:
        """Nothing: the row is carried. Days that cannot be read, and changes that change no text, are reported."""
        if day_of(row["commit_date"]) is None:
            row.problem("commit_date", "not-a-date", "this is no day written year first; the row was carried")
        if row["old"] == row["new"]:
            message = "the old cell reads the same: a number that was a text before, or nothing; the row was carried"
            row.problem("new", "same-text", message)
        return super().read(row)


_FAULTS = frozenset({"not-a-date"})
_COLUMNS = ("record_key", "field", "old", "new", "commit_date", "commit")
_LOG = Format(
    name="revision-log",
    title="A log of the revisions of a table, cell by cell",
    licence="that of the table",
    homepage="",
    columns=tuple(Column(name=name, treatment=Treatment.CARRIED) for name in _COLUMNS),
    required=_COLUMNS,
    reader=_Reader,
)
FORMATS = (_LOG,)
