"""Linear programmes over cells, solved with HiGHS.

A variable is the number of people in a cell. Each statement is a row for what its outer part holds at least, and a row
for what its inner part holds at most. Everything that needs the solver stands here.
"""

from collections.abc import Sequence
from math import ceil, floor, inf, isfinite
from typing import Any, NamedTuple

from conflictdata.errors import MissingExtraError
from conflictdata.reasoning.cells import is_inner, is_outer

__all__ = ["Programme", "Row", "Solution"]

_TOLERANCE = 1e-6
"""How far the solver may be off. Answers are rounded outward by it, so that no whole number is cut off."""


class Row(NamedTuple):
    """What one statement demands, by its place among the scopes of the cells."""

    place: int
    low: int
    """The least number in its outer part."""
    high: int | None
    """The greatest number in its inner part; `None` for no bound."""


class Solution(NamedTuple):
    """One end of a bound."""

    value: int | None
    """The bound; `None` if there is none."""
    binding: tuple[int, ...]
    """The places of the rows without which the bound would be another."""


class Programme:
    """The rows of statements over cells; solved for the least and the greatest number in a part of the cells."""

    def __init__(self, cells: Sequence[int], rows: Sequence[Row]) -> None:
        self._cells = cells
        self._bounds: list[tuple[int, float, float]] = []
        entries: list[list[int]] = []
        for row in rows:
            outer = [column for column, cell in enumerate(cells) if is_outer(cell, row.place)]
            inner = [column for column, cell in enumerate(cells) if is_inner(cell, row.place)]
            high = inf if row.high is None else float(row.high)
            if outer == inner:
                self._add(entries, row.place, outer, float(row.low), high)
            else:
                self._add(entries, row.place, outer, float(row.low), inf)
                self._add(entries, row.place, inner, 0.0, high)
        self._solver = _model(len(cells), entries, self._bounds)

    def _add(self, entries: list[list[int]], place: int, columns: list[int], low: float, high: float) -> None:
        if low > 0 or isfinite(high):
            entries.append(columns)
            self._bounds.append((place, low, high))

    @property
    def is_feasible(self) -> bool:
        """Whether any numbers of people satisfy all rows."""
        return self._solve([0.0] * len(self._cells)) is not None

    def least(self, columns: Sequence[bool]) -> Solution | None:
        """The least number of people in some cells; `None` if the rows contradict each other."""
        solved = self._solve([float(chosen) for chosen in columns])
        if solved is None:
            return None
        value, binding = solved
        return Solution(max(ceil(value - _TOLERANCE), 0), binding)

    def greatest(self, columns: Sequence[bool]) -> Solution | None:
        """The greatest number of people in some cells; `None` if the rows contradict each other."""
        solved = self._solve([-float(chosen) for chosen in columns])
        if solved is None:
            return None
        value, binding = solved
        return Solution(None if value == -inf else floor(-value + _TOLERANCE), binding)

    def _solve(self, costs: list[float]) -> tuple[float, tuple[int, ...]] | None:
        import highspy  # noqa: PLC0415 - slow to import, and needed by few

        solver = self._solver
        solver.changeColsCost(len(costs), range(len(costs)), costs)
        solver.run()
        status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status in {highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible}:
            return (-inf, ()) if any(costs) and self.is_feasible else None
        duals = solver.getSolution().row_dual
        binding = {self._bounds[row][0] for row, dual in enumerate(duals) if abs(dual) > _TOLERANCE}
        return solver.getInfo().objective_function_value, tuple(sorted(binding))


def _model(columns: int, entries: list[list[int]], bounds: list[tuple[int, float, float]]) -> Any:  # noqa: ANN401
    try:
        import highspy  # noqa: PLC0415 - slow to import, and needed by few
    except ModuleNotFoundError as error:
        raise MissingExtraError("highspy", "reasoning") from error
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # highspy leaves it without types
    solver.setOptionValue("output_flag", False)  # noqa: FBT003 - the solver's own signature
    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = columns, len(entries)
    programme.col_cost_ = [0.0] * columns
    programme.col_lower_, programme.col_upper_ = [0.0] * columns, [highspy.kHighsInf] * columns
    programme.row_lower_ = [low for _, low, _ in bounds]
    programme.row_upper_ = [high if isfinite(high) else highspy.kHighsInf for *_, high in bounds]
    programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    starts = [0]
    for row in entries:
        starts.append(starts[-1] + len(row))
    programme.a_matrix_.start_ = starts
    programme.a_matrix_.index_ = [column for row in entries for column in row]
    programme.a_matrix_.value_ = [1.0] * starts[-1]
    solver.passModel(programme)
    return solver
