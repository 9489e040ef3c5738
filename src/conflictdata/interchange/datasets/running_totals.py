"""Figures of daily series: cells that hold whole numbers, and running totals that fall."""

import re
from collections.abc import Hashable
from datetime import date

from conflictdata.interchange.sources import Row
from conflictdata.interchange.texts import number_of

__all__ = ["RunningTotals", "figure_in", "is_column_oriented", "is_empty"]

_NEGATIVE = re.compile(r"-\d[\d,]*(?:\.0+)?", re.ASCII)
_EMPTY = frozenset({"", "null"})
_NOT_JSON = frozenset({"NaN", "nan"})


def is_empty(cell: str) -> bool:
    """Whether a cell says nothing: blank, ``null``, or ``NaN``, which is no JSON and stands for no value."""
    return cell.strip() in _EMPTY or cell.strip() in _NOT_JSON


def figure_in(row: Row, column: str) -> int | None:
    """The whole number in a cell; `None` if there is none. Anything else but a blank or ``null`` is reported."""
    cell = row[column].strip()
    if cell in _EMPTY:
        return None
    number = number_of(cell)
    if number is not None:
        return number
    if cell in _NOT_JSON:
        row.problem(column, "not-a-number", "this is no number, and no JSON either; no figure was made of it")
    elif _NEGATIVE.fullmatch(cell):
        row.problem(column, "negative-number", "a count is never below zero; no figure was made of it")
    else:
        row.problem(column, "not-a-number", "this is no whole number; no figure was made of it")
    return None


def is_column_oriented(row: Row, column: str) -> bool:
    """Whether one object holds a whole table, column by column, which is reported: its rows cannot be told apart."""
    if not row[column].lstrip().startswith(("[", "{")):
        return False
    message = "the table is written column by column; it was carried and no claim was made. Write one object a row"
    row.problem(column, "column-oriented", message)
    return True


class RunningTotals:
    """Remembers the last figure of each running total, and reports where one falls from a day to a later one."""

    def __init__(self) -> None:
        self._last: dict[Hashable, tuple[date, int]] = {}

    def add(self, row: Row, column: str, day: date, number: int, since: date | None = None) -> None:
        """Compare a figure with the one before it in the file, which may be that of an earlier or a later day."""
        before = self._last.get((column, since))
        self._last[(column, since)] = day, number
        if before is None or before[0] == day:
            return
        (first, more), (second, less) = sorted((before, (day, number)))
        if less < more:
            message = f"the running total falls from {more:,} on {first} to {less:,} on {second}; both were kept"
            row.problem(column, "cumulative-falls", message)
