"""Rows of The Economist's table, written by hand, and what they read as."""

from conflictdata.interchange.datasets.economist.tracker import TRACKER
from conflictdata.interchange.reading import ReadResult, read
from conflictdata.interchange.rows import write_cells
from conflictdata.model.casualties import CasualtyEstimate

NAME = "economist-tracker"
COLUMNS = tuple(column.name for column in TRACKER.columns)
ROW = {"date": "17/05/2022", "estimate": "100", "type": "deaths", "source": "CIA", "country": "russia"}


def table(*rows: dict[str, str]) -> bytes:
    """A file of these rows; cells that are not given are blank."""
    lines = [COLUMNS, *([row.get(name, "") for name in COLUMNS] for row in rows)]
    return "".join(write_cells(line, ",") + "\r\n" for line in lines).encode()


def of(**cells: str) -> ReadResult:
    """What a table of one row reads as."""
    return read(table({**ROW, **cells}), NAME)


def claim_of(**cells: str) -> CasualtyEstimate:
    """The claim of a table of one row."""
    (claim,) = of(**cells).dataset.casualty_estimates
    return claim


def codes(result: ReadResult) -> list[str]:
    """The codes of the problems, in their order."""
    return [problem.code for problem in result.problems]
