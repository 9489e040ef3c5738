"""Values in words."""

from typing import Any

import pytest
from hypothesis import given

from conflictdata.cli.words import (
    counted,
    joined,
    numbered,
    people,
    place_in_words,
    records_in_words,
    span,
    when,
    within,
)
from conflictdata.model import PersonGroup
from conflictdata.model.dataset import Dataset
from conflictdata.testing.dates import periods, time_windows, uncertain_dates
from conflictdata.values.counts import CountRange, ReportedBounds, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab import CountStatus


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024", "2024"),
        ("2024-12", "2024-12"),
        ("2024-12-25", "2024-12-25"),
        ("2024-12-25T09:00:00Z", "2024-12-25 09:00:00Z"),
        ("2024-12~", "about 2024-12"),
        ("2024-12?", "2024-12 (uncertain)"),
        ("2024%", "about 2024 (uncertain)"),
        ("[2024-12-23..2024-12-31]", "between 2024-12-23 and 2024-12-31"),
        ("[..2024-12-17]", "2024-12-17 or before"),
        ("[2024-12-17..]", "2024-12-17 or after"),
        ("2024-12-2X", "between 2024-12-20 and 2024-12-29 (2024-12-2X)"),
        ("2024-22", "between 2024-06-01 and 2024-08-31 (2024-22)"),
        ("[2024-12-01,2024-12-05]", "between 2024-12-01 and 2024-12-05 ([2024-12-01,2024-12-05])"),
        ("Y170000002", "Y170000002"),
    ],
)
def test_dates_are_told_without_edtf_where_they_can_be(edtf: str, words: str) -> None:
    assert when(UncertainDate(edtf)) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-12", "2024-12"),
        ("2024-10/2024-12", "from 2024-10 to 2024-12"),
        ("2024-08/..", "since 2024-08"),
        ("2024-08/", "from 2024-08, end not stated"),
        ("../2024-12", "until 2024-12"),
        ("/2024-12", "until 2024-12, start not stated"),
    ],
)
def test_periods_tell_open_ends_from_unknown_ones(edtf: str, words: str) -> None:
    assert span(Period(edtf)) == words


@pytest.mark.parametrize(
    ("window", "words"),
    [
        (TimeWindow.at("2024-12-25T09:00", zone="Europe/Kyiv"), "2024-12-25 09:00 Europe/Kyiv"),
        (TimeWindow(start="2024-12-25T09:00"), "from 2024-12-25 09:00"),
        (TimeWindow(end="2024-12-25T09:00"), "until 2024-12-25 09:00"),
        (TimeWindow(start="2024-12-24T23:00", end="2024-12-25T05:00"), "2024-12-24 23:00 to 2024-12-25 05:00"),
    ],
)
def test_windows_of_time_name_their_ends(window: TimeWindow, words: str) -> None:
    assert within(window) == words


@given(uncertain_dates())
def test_every_date_has_words(date: UncertainDate) -> None:
    assert when(date).strip()


@given(periods())
def test_every_period_has_words(period: Period) -> None:
    assert span(period).strip()


@given(time_windows())
def test_every_window_has_words(window: TimeWindow) -> None:
    assert within(window).strip()


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (ReportedCount.stated(CountRange.exactly(0)), ("0", "")),
        (ReportedCount.stated(CountRange.between(5, 9), wording="a few"), ("5 to 9", "“a few”")),
        (ReportedCount.stated(CountRange.exactly(1000), wording="1,000"), ("1,000", "")),
        (ReportedCount(), ("no number given", "")),
        (ReportedCount(status=CountStatus.NONE_REPORTED), ("none reported", "")),
        (
            ReportedCount(status=CountStatus.NONE_REPORTED, range=CountRange.up_to(3)),
            ("none reported (0 to 3)", ""),
        ),
        (ReportedCount(status=CountStatus.NOT_COVERED), ("not covered by the source", "")),
        (ReportedCount(status=CountStatus.WITHHELD), ("number withheld", "")),
        (
            ReportedCount(
                range=CountRange.between(2, 9), status=CountStatus.STATED, as_reported=ReportedBounds(low=9, high=2)
            ),
            ("2 to 9 (cells as reported: low 9, high 2)", ""),
        ),
    ],
)
def test_the_five_ways_not_to_give_a_number_are_told_apart(count: ReportedCount, words: tuple[str, str]) -> None:
    assert counted(count) == words


def test_nobody_is_described_where_nothing_is_said(everything: Dataset) -> None:
    assert people(everything, PersonGroup()) == ""


def test_the_nationality_is_left_out_where_it_is_that_of_the_side(everything: Dataset) -> None:
    assert people(everything, PersonGroup(side="red", nationality="rr")) == "Redland"
    assert people(everything, PersonGroup(nationality="rr")) == "of nationality rr"


@pytest.mark.parametrize(
    ("ids", "words"),
    [((), ""), (("red",), "Redland"), (("red", "blue", "army"), "Redland, Blueland and Redland Army")],
)
def test_lists_of_names_end_in_and(everything: Dataset, ids: tuple[str, ...], words: str) -> None:
    assert joined(everything, ids) == words


def test_a_place_is_told_with_the_next_larger_one(everything: Dataset) -> None:
    assert place_in_words(everything, "town") == "Town, Province"
    assert place_in_words(everything, "province") == "Province"


@pytest.mark.parametrize(("number", "words"), [(0, "0 doubts"), (1, "1 doubt"), (1200, "1,200 doubts")])
def test_nouns_agree_with_their_numbers(number: int, words: str) -> None:
    assert numbered(number, "doubt") == words


def test_records_are_counted_by_type(everything: Dataset) -> None:
    words = records_in_words(everything)
    assert words.startswith("4 agents, 2 documents, 3 actors, 2 places, 1 unit, 1 command relation, 1 deployment,")


def test_an_empty_dataset_has_no_records(everything: Dataset) -> None:
    empty: dict[str, Any] = dict.fromkeys(everything.collections(), ())
    assert records_in_words(Dataset(**empty)) == ""
