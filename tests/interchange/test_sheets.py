"""Sheets: delimiters, headers, and what is no table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictdata.interchange.encodings import Input
from conflictdata.interchange.sheets import is_tagged, open_sheet, sample_of, unique_names
from conflictdata.vocab.sources import SourceLayout


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_the_one_that_splits_the_rows_alike(delimiter: str) -> None:
    rows = [["a", "b", "c"], ["1", "x,y;z", "3"], ["4", "5", "6"]]
    text = "\n".join(delimiter.join(f'"{cell}"' for cell in row) for row in rows)
    sheet = open_sheet(Input.of(text.encode()))
    assert (sheet.layout, sheet.delimiter) == (SourceLayout.DELIMITED, delimiter)
    assert [list(row.cells) for row in sheet.raw_rows()] == rows


def test_prose_is_lines_and_broken_json_is_reported() -> None:
    assert open_sheet(Input.of(b"# Title\n\nSome words, and more.\n")).layout is SourceLayout.LINES
    sheet = open_sheet(Input.of(b'[{"a": 1},\n'))
    assert sheet.layout is not SourceLayout.JSON_OBJECTS
    assert [problem.code for problem in sheet.problems] == ["not-json"]


def test_json_lines_are_objects_and_one_that_is_none_makes_them_text() -> None:
    raw = b'{"a": 1}\n{"a": 2, "b": 3} \n'
    sheet = open_sheet(Input.of(raw))
    assert sheet.layout is SourceLayout.JSON_OBJECTS
    assert [row.cells for row in sheet.raw_rows()] == [("1",), ("2", "3")]
    assert "".join(row.text + row.end for row in sheet.raw_rows()) == raw.decode()
    for broken in (b'{"a": 1}\n[2]\n', b'{"a": 1}\n{"a"\n', b'{"a": 1}\n {"a": 2}\n'):
        assert open_sheet(Input.of(broken)).layout is not SourceLayout.JSON_OBJECTS


def test_a_header_that_is_narrower_than_the_rows_is_that_of_a_table() -> None:
    sheet = open_sheet(Input.of(b"a,b,c\n" + b"1,2,3,4\n" * 30))
    assert (sheet.layout, sheet.delimiter) == (SourceLayout.DELIMITED, ",")


def test_a_sample_has_the_header_apart_and_the_keys_of_all_objects() -> None:
    table = sample_of(open_sheet(Input.of(b"a,b\n1,2\n")))
    assert (table.header, table.rows) == (("a", "b"), (("1", "2"),))
    objects = sample_of(open_sheet(Input.of(b'[{"a": 1}, {"b": 2, "a": 3}]')))
    assert (objects.header, objects.rows) == (("a", "b"), (("1",), ("2", "3")))
    assert sample_of(open_sheet(Input.of(b""))).header == ()


def test_a_sheet_can_be_read_more_than_once() -> None:
    sheet = open_sheet(Input.of(b"a,b\n1,2\n"))
    assert list(sheet.raw_rows()) == list(sheet.raw_rows())


def test_a_tag_row_has_nothing_but_tags() -> None:
    assert is_tagged(sample_of(open_sheet(Input.of(b"a,b\n#date,\n1,2\n"))))
    assert not is_tagged(sample_of(open_sheet(Input.of(b"a,b\n#1,x\n1,2\n"))))
    assert not is_tagged(sample_of(open_sheet(Input.of(b"a,b\n"))))


def test_blank_and_repeated_names_are_told_apart() -> None:
    assert unique_names(["a", "", "a", " b \n c", "a"]) == ("a", "column 2", "a (2)", "b c", "a (3)")


@given(st.lists(st.sampled_from(["a", "a (2)", "", "column 1", " "]), max_size=8))
def test_names_of_columns_are_unique(header: list[str]) -> None:
    names = unique_names(header)
    assert len(set(names)) == len(header)
