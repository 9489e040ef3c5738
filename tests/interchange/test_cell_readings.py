"""Cells that many formats read alike, and what is reported where they cannot be read."""

import pytest

from conflictdata.interchange.cells import point_in, whole_number
from conflictdata.interchange.sources import Row, Source
from conflictdata.values.geography import Coordinates


@pytest.fixture(name="source")
def _source() -> Source:
    return Source("table.csv", ["count", "latitude", "longitude"], "file-table")


def row_of(source: Source, *cells: str) -> Row:
    return Row(source, 1, cells, source.index)


def told(source: Source) -> list[tuple[str, str, str]]:
    return [(problem.pointer, problem.code, problem.message) for problem in source.problems]


@pytest.mark.parametrize(("cell", "number"), [("1,200", 1200), (" 3 ", 3), ("93.0", 93), ("", None), ("  ", None)])
def test_a_whole_number_or_a_blank_is_no_problem(source: Source, cell: str, number: int | None) -> None:
    assert whole_number(row_of(source, cell), "count") == number
    assert told(source) == []


def test_what_is_no_number_is_told_with_what_it_counts_and_what_comes_of_it(source: Source) -> None:
    row = row_of(source, "few")
    assert whole_number(row, "count") is None
    assert whole_number(row, "count", of="", otherwise="it was left out") is None
    assert told(source) == [
        ("1:count", "not-a-number", "'few': this is no whole number of people; no figure was made of it"),
        ("1:count", "not-a-number", "'few': this is no whole number; it was left out"),
    ]


def test_a_point_or_two_blanks_are_no_problem(source: Source) -> None:
    row = row_of(source, "", "10.25", "-3.5")
    assert point_in(row, "latitude", "10.25", "-3.5") == Coordinates(latitude=10.25, longitude=-3.5)
    assert point_in(row, "latitude", "", "") is None
    assert told(source) == []


@pytest.mark.parametrize(
    ("latitude", "longitude", "code"),
    [("north", "3", "not-a-number"), ("10", "", "not-a-number"), ("91", "0", "impossible-coordinates")],
)
def test_what_is_no_point_is_told(source: Source, latitude: str, longitude: str, code: str) -> None:
    assert point_in(row_of(source, "", latitude, longitude), "latitude", latitude, longitude) is None
    assert [(pointer, found) for pointer, found, _ in told(source)] == [("1:latitude", code)]
