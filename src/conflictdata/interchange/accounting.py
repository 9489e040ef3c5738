"""Accounting: what became of each cell of a file that was read."""

from attrs import frozen

from conflictdata.interchange.formats import Format, Treatment, format_named
from conflictdata.interchange.reading import ReadResult
from conflictdata.interchange.sheets import unique_names
from conflictdata.interchange.sources import CellProblem
from conflictdata.interchange.written import cells_of_row, header_of
from conflictdata.model.sources import SourceFile, SourceRow

__all__ = ["CellCounts", "cell_counts"]


@frozen(kw_only=True)
class CellCounts:
    """How many cells of a file were kept, approximated, carried, or reported. Blank cells and the header are apart."""

    rows: int
    """The rows, the header not counted."""

    kept: int = 0
    """Cells of which the model says all."""

    approximated: int = 0
    """Cells of which the model says a part; they are carried as well."""

    carried: int = 0
    """Cells that the model has no place for, and cells of rows of which no claim was made."""

    reported: int = 0
    """Cells that have a problem, whatever their column is."""

    blank: int = 0
    """Cells that hold nothing."""

    @property
    def cells(self) -> int:
        """All cells: the sum of the other numbers but the rows."""
        return self.kept + self.approximated + self.carried + self.reported + self.blank


def cell_counts(result: ReadResult) -> CellCounts:
    """Account for the cells of a file that was read with its cells.

    Each cell counts once: as reported if it has a problem, else by the field map of its column.
    """
    format = format_named(result.format)
    files = {file.id: file for file in result.dataset.source_files}
    reported = {(p.row, format.canonical(p.column)) for p in result.problems if isinstance(p, CellProblem) and p.column}
    headers = {id_: unique_names(header_of(file)) for id_, file in files.items()}
    counted: dict[str, int] = {"rows": 0}
    for row in result.dataset.source_rows:
        counted["rows"] += 1
        for name, cell in _named_cells(row, files[row.file], headers[row.file]):
            word = _fate(format, row, name, cell, is_reported=(row.number, format.canonical(name)) in reported)
            counted[word] = counted.get(word, 0) + 1
    return CellCounts(**counted)


def _named_cells(row: SourceRow, file: SourceFile, header: tuple[str, ...]) -> list[tuple[str, str]]:
    names, cells = cells_of_row(row, file)
    names = names or header
    names += tuple(f"column {position + 1}" for position in range(len(names), len(cells)))
    return list(zip(names, cells, strict=False))


def _fate(format: Format, row: SourceRow, name: str, cell: str, *, is_reported: bool) -> str:
    if not cell.strip():
        return "blank"
    if is_reported:
        return "reported"
    column = format.column(name)
    return Treatment.CARRIED.value if column is None or not row.claims else column.treatment.value
