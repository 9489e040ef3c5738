"""Carried cells: the cells of rows that a dataset keeps of a foreign file."""

from collections.abc import Mapping
from io import StringIO

from conflictdata.errors import DataError
from conflictdata.interchange.formats import format_named
from conflictdata.interchange.rows import RawRow, delimited_rows, json_rows
from conflictdata.interchange.sheets import unique_names
from conflictdata.model.sources import SourceFile, SourceRow
from conflictdata.vocab.sources import SourceLayout

__all__ = ["CarriedCells", "cells_of_row", "header_of"]


def header_of(file: SourceFile) -> tuple[str, ...]:
    """The cells of the header of a file of delimited text, as written; none where it has no header."""
    if file.layout is not SourceLayout.DELIMITED or not file.before:
        return ()
    return _first(file.before, file).cells


def cells_of_row(row: SourceRow, file: SourceFile) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names that the row itself gives its cells, as an object does, and the cells."""
    if file.layout is SourceLayout.LINES:
        return (), (row.text,)
    found = _first(row.text, file)
    return found.names or (), found.cells


def _first(text: str, file: SourceFile) -> RawRow:
    if file.layout is SourceLayout.JSON_OBJECTS:
        return json_rows(text).rows[0]
    rows = delimited_rows(StringIO(text, newline=""), file.delimiter if len(file.delimiter) == 1 else ",")
    return next(rows, RawRow((), "", ""))


class CarriedCells:
    """Makes cells of the rows of a file, by name. Columns are spelled as the newest layout of the format has them."""

    def __init__(self, file: SourceFile) -> None:
        self._file = file
        self._names = [self._canonical(name) for name in unique_names(header_of(file))]

    def of(self, row: SourceRow) -> Mapping[str, str]:
        """The cells of a row by name; those that have none by number, and a row that is no object as a whole."""
        objects = self._file.layout is SourceLayout.JSON_OBJECTS
        if self._file.layout is SourceLayout.LINES or (objects and not row.text.startswith("{")):
            return {"": row.text}
        try:
            own, cells = cells_of_row(row, self._file)
        except DataError:
            return {"": row.text}
        names = [*map(self._canonical, own)] if objects else self._names
        others = (f"column {place}" for place in range(len(names) + 1, len(cells) + 1))
        return dict(zip((*names, *others), cells, strict=False))

    def _canonical(self, name: str) -> str:
        try:
            return format_named(self._file.format).canonical(name)
        except DataError:
            return name
