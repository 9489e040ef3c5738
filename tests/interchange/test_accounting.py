"""What became of each cell is counted once, whatever the file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roundtrip import cells_of
from toys import Install, installing

import conflictdata as cd
from conflictdata.errors import DataError
from conflictdata.interchange.carried_cells import cells_of_row, header_of

FIXTURES = sorted((Path(__file__).parent / "fixtures").iterdir())


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Formats of other packages."""
    yield from installing(monkeypatch)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
def test_every_cell_of_every_fixture_is_counted_once(path: Path) -> None:
    result = cd.read(path)
    counts = cd.cell_counts(result)
    (file,) = result.dataset.source_files
    rows = cells_of(path.read_bytes())[bool(header_of(file)) :]
    assert counts.cells == sum(map(len, rows))
    assert counts.rows == len(rows)
    assert counts.kept or counts.approximated or counts.carried


def test_a_cell_is_kept_approximated_carried_reported_or_blank(install: Install) -> None:
    install("toys:TABLE")
    raw = b"key,killed,side,weather,mood\na,3,Red,fair,low\nb,many,,,\n\nc,4,Red,fair,low,more\n"
    counts = cd.cell_counts(cd.read(raw))
    assert counts == cd.CellCounts(rows=4, kept=5, approximated=2, carried=5, reported=1, blank=3)
    assert counts.cells == 16


def test_the_cells_of_objects_are_counted_by_their_own_names(install: Install) -> None:
    install("toys:OBJECTS")
    counts = cd.cell_counts(cd.read(b'[{"key": "a", "dead": "x"}, {"weather": "fair", "key": "b"}]'))
    assert counts == cd.CellCounts(rows=2, kept=2, carried=1, reported=1)


def test_the_columns_of_a_table_with_tags_are_known_by_their_tags() -> None:
    raw = b"Dead,When,Mood\n#affected+killed,#date,\n3,2031-03-16,low\nmany,,\n"
    counts = cd.cell_counts(cd.read(raw))
    assert counts == cd.CellCounts(rows=3, kept=2, carried=3, reported=1, blank=3)


def test_a_table_without_a_header_is_counted_by_the_columns_it_is_known_to_have() -> None:
    counts = cd.cell_counts(cd.read(Path(__file__).parent / "fixtures/ucdp-ged-candidate.csv"))
    assert counts.kept > counts.carried > 0
    assert cd.cell_counts(cd.read(b'1,"a b"\n2,c\n')) == cd.CellCounts(rows=1, carried=2)


def test_lines_are_cells() -> None:
    assert cd.cell_counts(cd.read(b"It rained.\n\n")) == cd.CellCounts(rows=2, carried=1, blank=1)


@given(st.lists(st.lists(st.text(alphabet='a",\n ', max_size=5), min_size=1, max_size=4), min_size=1, max_size=5))
def test_the_cells_of_any_rows_are_those_of_the_file(rows: list[list[str]]) -> None:
    raw = "".join(",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) + "\n" for row in rows).encode()
    try:
        data = cd.read(raw).dataset
    except DataError:
        return
    (file,) = data.source_files
    found = [cells_of_row(row, file)[1] for row in data.source_rows]
    assert [each for each in (header_of(file), *found) if each] == cells_of(raw)
