"""Accounting: what became of each cell of a file that was read."""

from collections.abc import Sequence

import attrs
from attrs import frozen

from conflictdata.interchange.carried_cells import cells_of_row, header_of
from conflictdata.interchange.formats import Format, Treatment, format_named
from conflictdata.interchange.reading import ReadResult
from conflictdata.interchange.sheets import Sample, unique_names
from conflictdata.interchange.sources import CellProblem
from conflictdata.model.sources import SourceFile, SourceRow
from conflictdata.vocab.sources import SourceLayout

__all__ = ["CellCounts", "cell_counts"]


_SAMPLED = 100


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
    rows: dict[str, list[SourceRow]] = {id_: [] for id_ in files}
    for row in result.dataset.source_rows:
        rows[row.file].append(row)
    counted: dict[str, int] = {"rows": len(result.dataset.source_rows)}
    for id_, file in files.items():
        names = _names(format, file, rows[id_])
        for row in rows[id_]:
            for name, known, cell in _named_cells(row, file, *names):
                places = {(row.number, format.canonical(name)), (row.number, known)}
                word = _fate(format, row, known, cell, is_reported=not places.isdisjoint(reported))
                counted[word] = counted.get(word, 0) + 1
    return CellCounts(**counted)


def _names(format: Format, file: SourceFile, rows: Sequence[SourceRow]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the columns of a table: as its header has them, and as the format knows them."""
    first = tuple(cells_of_row(row, file)[1] for row in rows[:_SAMPLED])
    header = header_of(file) or next(iter(first), ())
    if file.layout is not SourceLayout.DELIMITED:
        return (), ()
    names = unique_names(header)
    sample = Sample(name=file.name or "", layout=file.layout, header=header, rows=first)
    if format.headerless is not None and not header_of(file):
        names = format.headerless(sample) or names
    return names, names if format.columns_of is None else format.columns_of(attrs.evolve(sample, header=names))


def _named_cells(
    row: SourceRow, file: SourceFile, header: tuple[str, ...], known: tuple[str, ...]
) -> list[tuple[str, str, str]]:
    own, cells = cells_of_row(row, file)
    names, columns = (own, own) if own else (header, known)
    more = tuple(f"column {position + 1}" for position in range(len(names), len(cells)))
    return list(zip((*names, *more), (*columns, *more), cells, strict=False))


def _fate(format: Format, row: SourceRow, name: str, cell: str, *, is_reported: bool) -> str:
    if not cell.strip():
        return "blank"
    if is_reported:
        return "reported"
    column = format.column(name)
    return Treatment.CARRIED.value if column is None or not row.claims else column.treatment.value
