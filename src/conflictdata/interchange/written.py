"""The cells of rows that a dataset carries."""

from io import StringIO

from conflictdata.interchange.rows import RawRow, delimited_rows, json_rows
from conflictdata.model.sources import SourceFile, SourceRow
from conflictdata.vocab.sources import SourceLayout

__all__ = ["cells_of_row", "header_of"]


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
    rows = delimited_rows(StringIO(text, newline=""), file.delimiter)
    return next(rows, RawRow((), "", ""))
