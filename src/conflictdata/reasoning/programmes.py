"""Linear programmes over cells, solved with HiGHS.

A variable is the number of people in a cell. Each statement is a row for what its outer part holds at least, and a row
for what its inner part holds at most. Everything that needs the solver stands here.
"""

from collections.abc import Collection, Sequence
from math import ceil, floor, inf, isfinite
from typing import Any, NamedTuple

from conflictdata.errors import MissingExtraError
from conflictdata.reasoning.cells import is_inner, is_outer

__all__ = ["ElasticProgramme", "HittingSets", "Programme", "Row", "Solution"]

_TOLERANCE = 1e-6
"""How far the solver may be off. Answers are rounded outward by it, so that no whole number is cut off."""


class Row(NamedTuple):
    """What one statement demands."""

    owner: int
    """The number of the claim that makes the statement."""
    place: int
    """The place of its scope among those of the cells."""
    low: int
    """The least number in its outer part."""
    high: int | None
    """The greatest number in its inner part; `None` for no bound."""


class Solution(NamedTuple):
    """One end of a bound."""

    value: int | None
    """The bound; `None` if there is none."""
    binding: tuple[tuple[int, int], ...]
    """The owner and the place of each row without which the bound would be another."""


class Programme:
    """The rows of statements over cells; solved for the least and the greatest number in a part of the cells."""

    def __init__(self, cells: Sequence[int], rows: Sequence[Row]) -> None:
        self._cells = cells
        self._bounds: list[tuple[Row, float, float]] = []
        entries: list[list[int]] = []
        for row in rows:
            outer = [column for column, cell in enumerate(cells) if is_outer(cell, row.place)]
            inner = [column for column, cell in enumerate(cells) if is_inner(cell, row.place)]
            high = inf if row.high is None else float(row.high)
            if outer == inner:
                self._add(entries, row, outer, float(row.low), high)
            else:
                self._add(entries, row, outer, float(row.low), inf)
                self._add(entries, row, inner, 0.0, high)
        self._solver = _model(len(cells), entries, self._bounds)

    def _add(self, entries: list[list[int]], row: Row, columns: list[int], low: float, high: float) -> None:
        if low > 0 or isfinite(high):
            entries.append(columns)
            self._bounds.append((row, low, high))

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

    def _solve(self, costs: list[float]) -> tuple[float, tuple[tuple[int, int], ...]] | None:
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
        rows = (self._bounds[number][0] for number, dual in enumerate(duals) if abs(dual) > _TOLERANCE)
        binding = {(row.owner, row.place) for row in rows}
        return solver.getInfo().objective_function_value, tuple(sorted(binding))


class ElasticProgramme:
    """Rows that may be broken, at a cost: tells whose are broken while those of some owners have to hold."""

    def __init__(self, cells: Sequence[int], rows: Sequence[Row]) -> None:
        entries: list[list[int]] = []
        bounds: list[tuple[Row, float, float]] = []
        for row in rows:
            if row.low > 0:
                entries.append([column for column, cell in enumerate(cells) if is_outer(cell, row.place)])
                bounds.append((row, float(row.low), inf))
            if row.high is not None:
                entries.append([column for column, cell in enumerate(cells) if is_inner(cell, row.place)])
                bounds.append((row, -inf, float(row.high)))
        self._first_slack = len(cells)
        self._owners = [row.owner for row, *_ in bounds]
        slacks = [(len(cells) + place, 1.0 if low > -inf else -1.0) for place, (_, low, _) in enumerate(bounds)]
        self._solver = _model(len(cells) + len(slacks), entries, bounds, slacks)
        costs = [0.0] * len(cells) + [1.0] * len(slacks)
        self._solver.changeColsCost(len(costs), range(len(costs)), costs)

    def broken_beside(self, held: Collection[int]) -> list[int] | None:
        """The owners whose rows to break so that the others, ``held`` among them, hold; `None` if these cannot."""
        import highspy  # noqa: PLC0415 - slow to import, and needed by few

        columns = [self._first_slack + place for place in range(len(self._owners))]
        highs = [0.0 if owner in held else highspy.kHighsInf for owner in self._owners]
        self._solver.changeColsBounds(len(columns), columns, [0.0] * len(columns), highs)
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        values = self._solver.getSolution().col_value[self._first_slack :]
        return sorted({owner for owner, value in zip(self._owners, values, strict=True) if value > _TOLERANCE})


class HittingSets:
    """The cheapest sets that share a member with each of some sets, and hold none of some others."""

    def __init__(self, costs: Sequence[float]) -> None:
        self._solver = _quiet_solver()
        self._members = [self._solver.addBinary() for _ in costs]
        self._costs = costs

    def hit(self, members: Collection[int]) -> None:
        """Demand a member of these."""
        self._solver.addConstr(self._solver.qsum([self._members[member] for member in members]) >= 1)

    def forbid(self, members: Collection[int]) -> None:
        """Rule out all sets that hold all of these."""
        self._solver.addConstr(self._solver.qsum([self._members[member] for member in members]) <= len(members) - 1)

    def cheapest(self) -> list[int] | None:
        """One of the cheapest sets; `None` if there is none."""
        import highspy  # noqa: PLC0415 - slow to import, and needed by few

        weighed = [cost * member for cost, member in zip(self._costs, self._members, strict=True)]
        self._solver.minimize(self._solver.qsum(weighed))
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        values = self._solver.getSolution().col_value
        return [member for member, variable in enumerate(self._members) if values[variable.index] > 1 / 2]


def _quiet_solver() -> Any:  # noqa: ANN401 - highspy leaves its classes without types
    try:
        import highspy  # noqa: PLC0415 - slow to import, and needed by few
    except ModuleNotFoundError as error:
        raise MissingExtraError("highspy", "reasoning") from error
    solver: Any = highspy.Highs()  # type: ignore[no-untyped-call]  # see above
    solver.setOptionValue("output_flag", False)  # noqa: FBT003 - the solver's own signature
    return solver


def _model(
    columns: int,
    entries: list[list[int]],
    bounds: list[tuple[Row, float, float]],
    slacks: Sequence[tuple[int, float]] = (),
) -> Any:  # noqa: ANN401 - see above
    """A solver with rows of ones, each with a column of its own beside them if there are slacks."""
    solver = _quiet_solver()
    import highspy  # noqa: PLC0415 - slow to import, and needed by few

    programme = highspy.HighsLp()
    programme.num_col_, programme.num_row_ = columns, len(entries)
    programme.col_cost_ = [0.0] * columns
    programme.col_lower_, programme.col_upper_ = [0.0] * columns, [highspy.kHighsInf] * columns
    programme.row_lower_ = [low if isfinite(low) else -highspy.kHighsInf for _, low, _ in bounds]
    programme.row_upper_ = [high if isfinite(high) else highspy.kHighsInf for *_, high in bounds]
    programme.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    starts = [0]
    indices: list[int] = []
    values: list[float] = []
    for place, row in enumerate(entries):
        own = slacks[place : place + 1]
        indices += [*row, *(column for column, _ in own)]
        values += [1.0] * len(row) + [value for _, value in own]
        starts.append(len(indices))
    programme.a_matrix_.start_, programme.a_matrix_.index_, programme.a_matrix_.value_ = starts, indices, values
    solver.passModel(programme)
    return solver
