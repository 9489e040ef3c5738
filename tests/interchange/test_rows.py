"""Rows keep what was written, and can be changed cell by cell."""

import csv
import json
from io import StringIO
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conflictdata.errors import ParseError
from conflictdata.interchange.rows import (
    delimited_rows,
    json_rows,
    line_rows,
    replace_cells,
    replace_members,
    write_cells,
    write_members,
)

TEXTS = st.text(alphabet='ab",;\n\r é', max_size=12)
ROWS = st.lists(TEXTS, min_size=1, max_size=5)
VALUES = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()


def lines_of(text: str) -> StringIO:
    return StringIO(text, newline="")


@given(st.text(alphabet='ab",\n\r', max_size=60))
def test_the_rows_of_any_text_are_those_of_csv_and_put_together_are_the_text(text: str) -> None:
    rows = list(delimited_rows(lines_of(text), ","))
    assert "".join(row.text + row.end for row in rows) == text
    assert [list(row.cells) for row in rows] == list(csv.reader(lines_of(text)))


def test_a_quote_that_is_never_closed_is_a_fault_of_its_row() -> None:
    *whole, last = delimited_rows(lines_of('a,b\n"c,d\ne,f\n'), ",")
    assert [row.fault for row in whole] == [""]
    assert "never closed" in last.fault


def test_a_cell_beyond_the_limit_is_a_fault_of_its_row() -> None:
    huge = "x" * (csv.field_size_limit() + 1)
    first, second = delimited_rows(lines_of(f"{huge},1\na,b\n"), ",")
    assert "cannot be split" in first.fault
    assert first.text == f"{huge},1"
    assert second.cells == ("a", "b")


@given(st.text(alphabet="ab\n\r,", max_size=40))
def test_lines_put_together_are_the_text(text: str) -> None:
    assert "".join(row.text + row.end for row in line_rows(lines_of(text))) == text


@given(ROWS, st.sampled_from([",", ";", "\t"]), st.booleans())
def test_cells_that_are_written_are_read_again(cells: list[str], delimiter: str, quote_all: bool) -> None:
    text = write_cells(cells, delimiter, quote_all=quote_all)
    (row,) = delimited_rows(lines_of(text), delimiter)
    assert list(row.cells) == cells


@given(st.text(alphabet='ab",', min_size=1, max_size=20), st.data())
def test_replacing_a_cell_leaves_the_others_as_they_were(text: str, data: st.DataObject) -> None:
    (row,) = delimited_rows(lines_of(text), ",")
    assume(not row.fault)
    at = data.draw(st.integers(0, len(row.cells) + 1))
    new = data.draw(TEXTS)
    (again,) = delimited_rows(lines_of(replace_cells(text, {at: new}, ",")), ",")
    expected = [*row.cells, *[""] * (at + 1 - len(row.cells))]
    expected[at] = new
    assert list(again.cells) == expected


@given(st.lists(st.dictionaries(st.text(max_size=5), VALUES, max_size=4), max_size=4), st.sampled_from([None, 2, 4]))
def test_the_objects_of_a_list_put_together_are_the_text(objects: list[dict[str, Any]], indent: int | None) -> None:
    text = json.dumps(objects, indent=indent)
    found = json_rows(text)
    assert found.before + "".join(row.text + row.end for row in found.rows) + found.after == text
    assert [json.loads(row.text) for row in found.rows] == objects
    assert [row.names for row in found.rows] == [tuple(each) for each in objects]


def test_cells_of_objects_keep_numbers_and_other_values_as_they_are_written() -> None:
    (row,) = json_rows('[{"a": 93.0, "b": "93.0", "c": NaN, "d": [1, 2], "e": null}]').rows
    assert row.cells == ("93.0", "93.0", "NaN", "[1, 2]", "null")


def test_any_other_value_is_one_row() -> None:
    assert json_rows(' {"a": 1} ').rows[0].cells == ("1",)
    assert json_rows("[1, {}]").rows[0].names == ("value",)
    assert json_rows("3").rows[0].cells == ("3",)
    assert json_rows("[]").rows == ()


def test_a_key_that_stands_twice_is_a_fault_of_its_row() -> None:
    assert "twice" in json_rows('[{"a": 1, "a": 2}]').rows[0].fault


@pytest.mark.parametrize("text", ["[", "[1 2]", "[1] 2", "{} {}", '[{"a"}]', "[" * 100_000])
def test_text_that_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(ParseError, match="not well-formed"):
        json_rows(text)


@given(
    st.dictionaries(st.text(max_size=4), VALUES, max_size=4),
    st.dictionaries(st.text(max_size=4), st.none() | st.text(max_size=6) | st.integers().map(str), max_size=3),
    st.sampled_from([None, 2]),
)
def test_members_are_replaced_added_and_left_out_and_the_rest_stays(
    plain: dict[str, Any], changes: dict[str, str | None], indent: int | None
) -> None:
    text = json.dumps(plain, indent=indent)
    again = json.loads(replace_members(text, changes))
    assert {name: value for name, value in again.items() if name not in changes} == {
        name: value for name, value in plain.items() if name not in changes
    }
    (row,) = json_rows(replace_members(text, changes)).rows
    cells = dict(zip(row.names or (), row.cells, strict=True))
    assert {name: cells.get(name) for name in changes} == changes


@given(st.dictionaries(st.text(max_size=4), st.text(max_size=6), max_size=4))
def test_an_object_that_is_written_has_the_cells(cells: dict[str, str]) -> None:
    (row,) = json_rows(f"[{write_members(cells)}]").rows
    assert dict(zip(row.names or (), row.cells, strict=True)) == cells
