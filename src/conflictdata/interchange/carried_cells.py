"""Carried cells: the cells of rows that a dataset keeps of a foreign file, by name."""

from collections.abc import Mapping
from contextlib import suppress
from io import StringIO

from conflictdata.errors import DataError
from conflictdata.interchange.formats import format_named
from conflictdata.interchange.rows import delimited_rows, json_rows
from conflictdata.interchange.sheets import unique_names
from conflictdata.model.sources import SourceFile, SourceRow
from conflictdata.vocab.sources import SourceLayout

__all__ = ["CarriedCells"]


class CarriedCells:
    """Makes cells of the rows of a file. Columns are spelled as the newest layout of the format has them."""

    def __init__(self, file: SourceFile) -> None:
        self._format = file.format
        self._delimiter = file.delimiter if len(file.delimiter) == 1 else ","
        self._layout = file.layout
        header = self._split(file.before) if file.layout is SourceLayout.DELIMITED else ()
        self._names = [self._canonical(name) for name in unique_names(header)]

    def of(self, row: SourceRow) -> Mapping[str, str]:
        """The cells of a row by name; those that have none by number, and a row that is no object as a whole."""
        if self._layout is SourceLayout.DELIMITED:
            cells = self._split(row.text)
            others = (f"column {place}" for place in range(len(self._names) + 1, len(cells) + 1))
            return dict(zip((*self._names, *others), cells, strict=False))
        if self._layout is SourceLayout.JSON_OBJECTS and row.text.startswith("{"):
            with suppress(DataError):
                found = json_rows(row.text).rows[0]
                return dict(zip(map(self._canonical, found.names or ()), found.cells, strict=True))
        return {"": row.text}

    def _split(self, text: str) -> tuple[str, ...]:
        row = next(delimited_rows(StringIO(text, newline=""), self._delimiter), None)
        return () if row is None else row.cells

    def _canonical(self, name: str) -> str:
        try:
            return format_named(self._format).canonical(name)
        except DataError:
            return name
