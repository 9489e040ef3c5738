"""Small readings of cells: parts of ids, whole numbers, days."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

import conflictdata as cd
from conflictdata.interchange.texts import day_of, number_of, slug

MARKS = st.characters(codec="utf-8")


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Long Bridge", "long-bridge"), ("long bridge", "long-bridge"), ("Grün", "grün"), ("Київ", "київ")],
)
def test_words_become_a_part_of_an_id(text: str, expected: str) -> None:
    assert slug(text) == expected


@pytest.mark.parametrize("text", ["", "?", "a, b", "a  b", "x" * 61, " a", "a-b"])
def test_what_is_lost_is_told_apart_by_a_digest(text: str) -> None:
    assert len(slug(text)) >= 8
    assert slug(text) != slug(f"{text}!")


@given(st.text(MARKS, max_size=90), st.text(MARKS, max_size=90))
def test_texts_that_differ_in_more_than_capital_letters_have_different_slugs(one: str, other: str) -> None:
    if one.lower() != other.lower():
        assert slug(one) != slug(other)


@given(st.text(max_size=90))
def test_any_slug_is_a_part_of_an_id(text: str) -> None:
    part = slug(text)
    assert cd.Agent(id=f"x-{part}", names=(cd.Name(text="x"),)).id.endswith(part)
    assert len(part) <= 70


@pytest.mark.parametrize(
    ("cell", "number"),
    [
        ("0", 0),
        ("007", 7),
        (" 1,234 ", 1234),
        ("93.0", 93),
        ("1,234,567.00", 1234567),
        ("9" * 18, int("9" * 18)),
        ("9" * 19, None),
        ("0" * 30 + "7", 7),
        ("9" * 5000, None),
        ("", None),
        ("-1", None),
        ("1.5", None),
        ("12,34", None),
        ("1e3", None),
        ("²", None),
        ("٣", None),
        ("1_000", None),
    ],
)
def test_a_whole_number_is_read_and_nothing_else(cell: str, number: int | None) -> None:
    assert number_of(cell) == number


@given(st.integers(0, 2**63 - 1))
def test_any_number_is_read_as_it_is_written(number: int) -> None:
    assert number_of(str(number)) == number_of(f"{number:,}") == number_of(f"{number}.0") == number


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2024-12-27", date(2024, 12, 27)),
        (" 2024-1-7 ", date(2024, 1, 7)),
        ("2014-01-27 00:00:00.000", date(2014, 1, 27)),
        ("2014-01-27T00:00Z", date(2014, 1, 27)),
        ("2024-02-30", None),
        ("2024-13-01", None),
        ("0000-01-01", None),
        ("27-12-2024", None),
        ("2024-12", None),
        ("", None),
    ],
)
def test_a_day_is_written_year_first(cell: str, day: date | None) -> None:
    assert day_of(cell) == day


@given(st.dates())
def test_any_day_is_read_as_it_is_written(day: date) -> None:
    assert day_of(day.isoformat()) == day
