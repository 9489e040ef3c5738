"""What may stand in output, and how."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from conflictdata.cli.output import aligned, clean


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain words", "plain words"),
        ("two\r\n\tlines", "two lines"),
        ("\x1b[31mred", "\\u001b[31mred"),
        ("left\u202eright", "left\\u202eright"),
        ("Курськ 쿠르스크", "Курськ 쿠르스크"),
    ],
)
def test_control_characters_are_shown_and_do_nothing(text: str, shown: str) -> None:
    assert clean(text) == shown


@given(st.text())
def test_cleaned_text_is_one_line_without_control_characters(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned.splitlines()) <= 1
    assert all(character >= " " and not "\x7f" <= character <= "\x9f" for character in cleaned)


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.lists(st.tuples(st.text(max_size=9), st.text(max_size=9)), min_size=1, max_size=5))
def test_each_row_is_one_line_whose_columns_stand_below_each_other(rows: list[tuple[str, str]]) -> None:
    lines = list(aligned(rows))
    widest = max(cell_len(clean(first)) for first, _ in rows)
    assert len(lines) == len(rows)
    for (first, second), line in zip(rows, lines, strict=True):
        gap = " " * (widest - cell_len(clean(first)) + 2)
        assert line == f"{clean(first)}{gap}{clean(second)}".rstrip()
