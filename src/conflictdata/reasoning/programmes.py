"""Linear programmes over cells, solved with HiGHS.

A variable is the number of people in a cell. Each statement is a row for what its outer part holds at least, and a row
for what its inner part holds at most. Everything that needs the solver stands here.
"""

from collections.abc import Collection, Sequence
from math import ceil, floor, inf
from typing import TYPE_CHECKING, Any, NamedTuple

from conflictdata.errors import MissingExtraError
from conflictdata.reasoning.cells import inner_bit, is_outer, outer_bit, split_by_parts

if TYPE_CHECKING:
    from numpy import float64, int32
    from numpy.typing import NDArray

__all__ = ["ElasticProgramme", "HittingSets", "Programme", "Row", "Solution"]

_TOLERANCE = 1e-6
"""How far the solver may be off. Answers are rounded outward by it, so that no whole number is cut off."""


_ROWS_AT_ONCE = 256
"""How many rows of a matrix are written out at once, the noughts as well."""


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
        self._solver = _linear_solver()
        self._cells = len(cells)
        split = split_by_parts(cells)
        self._demands: list[_Demand] = []
        for row in rows:
            self._demands += _one_sided(row) if is_outer(split, row.place) else _two_sided(row)
        _pass(self._solver, len(cells), self._demands, _matrix(cells, self._demands))

    @property
    def is_feasible(self) -> bool:
        """Whether any numbers of people satisfy all rows."""
        return self._solve([False] * self._cells, 0.0) is not None

    def least(self, columns: Sequence[bool]) -> Solution | None:
        """The least number of people in some cells; `None` if the rows contradict each other."""
        solved = self._solve(columns, 1.0)
        if solved is None:
            return None
        value, binding = solved
        return Solution(max(ceil(value - _TOLERANCE), 0), binding)

    def greatest(self, columns: Sequence[bool]) -> Solution | None:
        """The greatest number of people in some cells; `None` if the rows contradict each other."""
        solved = self._solve(columns, -1.0)
        if solved is None:
            return None
        value, binding = solved
        return Solution(None if value == -inf else floor(-value + _TOLERANCE), binding)

    def _solve(self, columns: Sequence[bool], cost: float) -> tuple[float, tuple[tuple[int, int], ...]] | None:
        import highspy  # noqa: PLC0415 - slow to import, and needed by few
        import numpy as np  # noqa: PLC0415 - see above

        if not columns:  # the solver does not look at the rows then
            return None if any(demand.low > 0 for demand in self._demands) else (0.0, ())
        solver = self._solver
        solver.changeColsCost(len(columns), np.arange(len(columns), dtype=np.int32), cost * np.array(columns, float))
        solver.run()
        status = solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return None
        if status in {highspy.HighsModelStatus.kUnbounded, highspy.HighsModelStatus.kUnboundedOrInfeasible}:
            return (-inf, ()) if cost and self.is_feasible else None
        duals = solver.getSolution().row_dual
        rows = (self._demands[number].row for number, dual in enumerate(duals) if abs(dual) > _TOLERANCE)
        binding = {(row.owner, row.place) for row in rows}
        return solver.getInfo().objective_function_value, tuple(sorted(binding))


class ElasticProgramme:
    """Rows that may be broken, at a cost: tells whose are broken while those of some owners have to hold."""

    def __init__(self, cells: Sequence[int], rows: Sequence[Row]) -> None:
        self._solver = _linear_solver()
        import numpy as np  # noqa: PLC0415 - slow to import, and needed by few

        self._cells = len(cells)
        demands = [demand for row in rows for demand in _one_sided(row)]
        self._owners = [demand.row.owner for demand in demands]
        self._slacks = np.arange(len(cells), len(cells) + len(demands), dtype=np.int32)
        signs = np.array([1.0 if demand.low > -inf else -1.0 for demand in demands])
        matrix = _matrix(cells, demands).with_last(self._slacks, signs)
        _pass(self._solver, len(cells) + len(demands), demands, matrix)
        self._solver.changeColsCost(len(demands), self._slacks, np.ones(len(demands)))

    def broken_beside(self, held: Collection[int]) -> list[int] | None:
        """The owners whose rows to break so that the others, ``held`` among them, hold; `None` if these cannot."""
        if not self._holds(held):
            return None
        values = self._solver.getSolution().col_value[self._cells :]
        return sorted({owner for owner, value in zip(self._owners, values, strict=True) if value > _TOLERANCE})

    def against(self, held: Collection[int]) -> set[int] | None:
        """Owners among these whose rows cannot all hold, as few as the solver needs to prove it.

        `None` if they hold. By Farkas' lemma, rows that cannot hold have a sum, each taken some times, that no numbers
        satisfy; the solver gives such a sum, and rows that it does not take are not needed for it.
        """
        if self._holds(held):
            return None
        _, has_proof, times = self._solver.getDualRay()
        taken = zip(self._owners, times, strict=True) if has_proof else ()
        needed = {owner for owner, time in taken if abs(time) > _TOLERANCE and owner in held}
        return set(held) if self._holds(needed) else needed

    def _holds(self, held: Collection[int]) -> bool:
        import highspy  # noqa: PLC0415 - slow to import, and needed by few
        import numpy as np  # noqa: PLC0415 - see above

        highs = np.array([0.0 if owner in held else inf for owner in self._owners])
        self._solver.changeColsBounds(len(highs), self._slacks, np.zeros(len(highs)), highs)
        self._solver.run()
        is_solved: bool = self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        return is_solved


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


def _linear_solver() -> Any:  # noqa: ANN401 - see above
    """A solver for a programme that is solved again and again, with other costs or other bounds."""
    solver = _quiet_solver()
    # Presolving these programmes takes longer than it saves. The simplex method is the one that can go on from the last
    # solution: the primal one after a change of costs, the dual one after a change of bounds.
    solver.setOptionValue("presolve", "off")
    solver.setOptionValue("simplex_strategy", 0)
    return solver


class _Demand(NamedTuple):
    """A row of the matrix: the least and the greatest number in all cells that have a bit."""

    row: Row
    bit: int
    low: float
    high: float


def _two_sided(row: Row) -> list[_Demand]:
    """What is demanded of a scope whose parts cover the same cells."""
    high = inf if row.high is None else float(row.high)
    return [_Demand(row, outer_bit(row.place), float(row.low), high)] if row.low > 0 or high < inf else []


def _one_sided(row: Row) -> list[_Demand]:
    """What is demanded of the outer part of a scope, and what of the inner part."""
    demands: list[_Demand] = []
    if row.low > 0:
        demands.append(_Demand(row, outer_bit(row.place), float(row.low), inf))
    if row.high is not None:
        demands.append(_Demand(row, inner_bit(row.place), -inf, float(row.high)))
    return demands


class _Matrix(NamedTuple):
    """A sparse matrix, row by row."""

    starts: "NDArray[int32]"
    columns: "NDArray[int32]"
    values: "NDArray[float64]"

    def with_last(self, columns: "NDArray[int32]", values: "NDArray[float64]") -> "_Matrix":
        """The same with another entry at the end of each row."""
        import numpy as np  # noqa: PLC0415 - slow to import, and needed by few

        ends = self.starts[1:]
        starts = (self.starts + np.arange(len(self.starts))).astype(np.int32)
        return _Matrix(starts, np.insert(self.columns, ends, columns), np.insert(self.values, ends, values))


def _matrix(cells: Sequence[int], demands: Sequence[_Demand]) -> _Matrix:
    """A row for each demand, and in it a one for each cell that has its bit."""
    import numpy as np  # noqa: PLC0415 - slow to import, and needed by few

    bits = np.array([demand.bit for demand in demands], np.intp)
    width = max([*(cell.bit_length() for cell in cells), *(demand.bit for demand in demands)], default=0) // 8 + 1
    packed = np.frombuffer(b"".join(cell.to_bytes(width, "little") for cell in cells), np.uint8)
    by_byte = np.ascontiguousarray(packed.reshape(len(cells), width).T)
    starts = np.zeros(len(demands) + 1, np.int32)
    columns: list[NDArray[int32]] = []
    for first in range(0, len(bits), _ROWS_AT_ONCE):
        part = bits[first : first + _ROWS_AT_ONCE]
        has_bit = by_byte[part >> 3] & (1 << (part & 7)).astype(np.uint8)[:, None] != 0
        starts[first + 1 : first + 1 + len(part)] = np.count_nonzero(has_bit, axis=1)
        columns.append(np.nonzero(has_bit)[1].astype(np.int32))
    np.cumsum(starts, out=starts)
    return _Matrix(starts, np.concatenate([np.zeros(0, np.int32), *columns]), np.ones(starts[-1]))


def _pass(solver: Any, columns: int, demands: Sequence[_Demand], matrix: _Matrix) -> None:  # noqa: ANN401 - see above
    """Give a programme to the solver. No number is below 0, and none costs anything yet."""
    import highspy  # noqa: PLC0415 - slow to import, and needed by few
    import numpy as np  # noqa: PLC0415 - see above

    solver.passModel(
        columns,
        len(demands),
        len(matrix.columns),
        int(highspy.MatrixFormat.kRowwise),
        int(highspy.ObjSense.kMinimize),
        0.0,
        np.zeros(columns),
        np.zeros(columns),
        np.full(columns, inf),
        np.array([demand.low for demand in demands]),
        np.array([demand.high for demand in demands]),
        matrix.starts,
        matrix.columns,
        matrix.values,
        np.zeros(columns, np.int32),  # any real number of people: whole numbers would take much longer
    )
