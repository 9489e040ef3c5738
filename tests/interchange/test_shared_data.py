"""Real files: each reads, every cell is accounted for, and it is written back byte for byte."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from roundtrip import SHARED, written

from conflictdata.interchange.accounting import CellCounts, cell_counts
from conflictdata.interchange.encodings import Input
from conflictdata.interchange.reading import ReadResult, read
from conflictdata.interchange.sheets import open_sheet
from conflictdata.vocab.sources import SourceLayout

PAGE = Path(__file__).parents[2] / "docs/explanation/every-cell.md"
FILES = sorted(path for path in SHARED.rglob("*") if path.is_file()) if SHARED.is_dir() else []
READ: dict[Path, ReadResult] = {}

pytestmark = pytest.mark.skipif(not FILES, reason="the real files are not beside the project")


def result_of(path: Path) -> ReadResult:
    if path not in READ:
        READ[path] = read(path)
    return READ[path]


def cells_in(path: Path) -> int:
    """The cells of a file, its header left out, counted by themselves."""
    sheet = open_sheet(Input.of(path))
    rows = list(sheet.raw_rows())
    return sum(len(row.cells) for row in rows[sheet.layout is SourceLayout.DELIMITED :])


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SHARED)))
def test_every_cell_is_accounted_for_and_written_back(path: Path) -> None:
    result = result_of(path)
    counts = cell_counts(result)
    assert counts.cells == cells_in(path)
    assert counts.rows == len(result.dataset.source_rows)
    raw, report = written(result.dataset, result.format)
    assert raw == path.read_bytes()
    assert report.is_lossless
    result.dataset.problems()


def table() -> Iterator[str]:
    """The table that the documentation shows."""
    yield "| file | format | rows | cells | kept | approximated | carried | reported | blank |"
    yield "|---|---|---:|---:|---:|---:|---:|---:|---:|"
    for path in FILES:
        result = result_of(path)
        counts: CellCounts = cell_counts(result)
        numbers = (
            counts.rows,
            counts.cells,
            counts.kept,
            counts.approximated,
            counts.carried,
            counts.reported,
            counts.blank,
        )
        cells = " | ".join(f"{number:,}" for number in numbers)
        yield f"| {path.relative_to(SHARED)} | {result.format} | {cells} |"


def test_the_documentation_shows_what_became_of_the_cells() -> None:
    lines = list(table())
    sys.stdout.write("\n".join(lines))
    missing = [line for line in lines if line not in PAGE.read_text("utf-8").splitlines()]
    assert missing == []
