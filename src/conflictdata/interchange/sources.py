"""What a reader works with: rows whose cells have names, and a place to report problems."""

from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter

from attrs import frozen

from conflictdata.errors import DataError, Problem

__all__ = ["CellProblem", "Row", "Source"]

_SHOWN = 80


@frozen
class CellProblem(Problem):
    """A problem in one cell, or one row, of a foreign file. Its ``pointer`` is ``ROW:COLUMN``."""

    file: str = ""
    """The name of the file."""

    row: int | None = None
    """The row, counted from 1, the header not counted; `None` for the file as a whole."""

    column: str | None = None
    """The column, by its name in the file; `None` for the row as a whole."""

    text: str = ""
    """The cell as written."""

    def __str__(self) -> str:
        return f"{self.file}:{self.pointer or '(file)'}: {self.code}: {self.message}"


class Row:
    """One row of a foreign file. ``row["best"]`` is the text of a cell, empty where the file has no such column."""

    __slots__ = ("_index", "_source", "cells", "number")

    def __init__(self, source: "Source", number: int, cells: tuple[str, ...], index: Mapping[str, int]) -> None:
        self._source = source
        self._index = index
        self.number = number
        self.cells = cells

    def __getitem__(self, name: str) -> str:
        position = self._index.get(name)
        return "" if position is None or position >= len(self.cells) else self.cells[position]

    def __contains__(self, name: str) -> bool:
        return name in self._index

    @property
    def is_named(self) -> bool:
        """Whether the row names its cells itself, as an object does."""
        return self._index is not self._source.index

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the cells, in their order, as the newest layout of the format spells them."""
        return tuple(self._index)

    def problem(self, column: str | None, code: str, message: str) -> None:
        """Report what is wrong with a cell, or with ``None`` in the row as a whole, and what was done about it.

        Raises:
            DataError: If reading is strict.
        """
        text = "" if column is None else self[column]
        self._source.problem(code, message, row=self.number, column=column, text=text)


class Source:
    """The file that a reader reads: its columns, the document that stands for it, and the problems found so far."""

    def __init__(self, name: str, header: Sequence[str], document: str, *, strict: bool = False) -> None:
        self.name = name
        self.header = tuple(header)
        """The names of the columns, as the newest layout of the format spells them."""
        self.index: dict[str, int] = {column: position for position, column in enumerate(header)}
        """The position of each column."""
        self.document = document
        """The id of the document that stands for the file in the provenance of claims."""
        self.problems: list[Problem] = []
        """All problems so far."""
        self.facts: dict[str, object] = {}
        """What a survey of all rows found out for the reader, under names of the format's own."""
        self.piece = 0
        """Which piece of the file is being read, counted from 1: entities have to be given once in each."""
        self.elsewhere: set[str] = set()
        """The ids of claims that rows refer to and that other files of the dataset tell, such as the battle of a loss.

        Those that the rows do not tell are among ``left_out`` of the dataset, until it is merged with the other file.
        """
        self._strict = strict
        self._taken: dict[str, int] = {}

    def picker(self, *names: str) -> Callable[[Row], tuple[str, ...]]:
        """A quick way to the cells of two or more columns of each row of delimited text, in this order."""
        if not all(name in self.index for name in names):
            return lambda row: tuple(row[name] for name in names)
        cells_at = itemgetter(*(self.index[name] for name in names))
        return lambda row: cells_at(row.cells)

    def problem(
        self, code: str, message: str, *, row: int | None = None, column: str | None = None, text: str = ""
    ) -> None:
        """Report a problem.

        Raises:
            DataError: If reading is strict.
        """
        pointer = "" if row is None else f"{row}:{column or ''}"
        shown = f"{text[:_SHOWN]!r}{'...' if len(text) > _SHOWN else ''}: " if text else ""
        problem = CellProblem(pointer, code, f"{shown}{message}", self.name, row, column, text)
        self.problems.append(problem)
        if self._strict:
            raise DataError((problem,), self.name)

    def claim_id(self, wanted: str) -> tuple[str, str | None]:
        """An id for a claim that no earlier row has taken, and the id of the claim that took the wanted one first.

        The second ``ged-17`` becomes ``ged-17-2``, and the answer names ``ged-17`` beside it, so that the two can be
        linked as overlapping.
        """
        count = self._taken.get(wanted, 0) + 1
        if count == 1:
            self._taken[wanted] = 1
            return wanted, None
        while (fresh := f"{wanted}-{count}") in self._taken:
            count += 1
        self._taken[wanted] = count
        self._taken[fresh] = 1
        return fresh, wanted
