"""The notes of ACLED: what they make of the figure beside them, and of the day and the place."""

from datetime import date

import pytest

from conflictdata.interchange.datasets.acled.notes import (
    Mark,
    marks_in,
    note_for,
    noted_count,
    shared_in,
    words_for_day,
)
from conflictdata.values.counts import CountRange, ReportedBounds, ReportedCount
from conflictdata.vocab.counting import CountStatus


@pytest.mark.parametrize(
    ("notes", "words"),
    [
        ("On 1 May 2023, shells fell. Casualties unknown.", "Casualties unknown"),
        ("The number of casualties is unknown.", "number of casualties is unknown"),
        ("They clashed; fatalities: not known", "fatalities: not known"),
        ("With an unknown number of fatalities.", "unknown number of fatalities"),
    ],
)
def test_zero_is_unknown_where_the_notes_say_so(notes: str, words: str) -> None:
    assert noted_count(0, notes).count == ReportedCount.unquantified(words, language="en")


@pytest.mark.parametrize(
    "notes", ["", "They clashed.", "No civilian casualties.", "The number of injuries is unknown."]
)
def test_any_other_zero_says_that_none_were_reported_and_bounds_nothing(notes: str) -> None:
    noted = noted_count(0, notes)
    assert noted.count == ReportedCount(status=CountStatus.NONE_REPORTED)
    assert noted.doubt is None


@pytest.mark.parametrize(
    ("notes", "words"),
    [
        ("They clashed. No fatalities.", "No fatalities"),
        ("[no casualties reported]", "no casualties reported"),
        ("No reported fatalities", "No reported fatalities"),
    ],
)
def test_words_that_none_were_killed_are_kept(notes: str, words: str) -> None:
    count = noted_count(0, notes).count
    assert (count.status, count.wording, count.policy) == (CountStatus.NONE_REPORTED, words, "verbatim")


def test_a_number_without_remark_is_an_estimate_without_bounds() -> None:
    assert noted_count(3, "Three people were killed.").count.range == CountRange(best=3)


@pytest.mark.parametrize("notes", ["Casualties unknown.", "They clashed. No casualties."])
def test_a_number_stays_against_notes_that_know_of_none_and_is_doubtful(notes: str) -> None:
    noted = noted_count(3, notes)
    assert noted.count.range == CountRange(best=3)
    assert noted.doubt is not None
    assert noted.doubt[0] == "notes-differ"


@pytest.mark.parametrize(
    ("notes", "words"),
    [
        ("Fatalities coded at least 3.", "at least 3"),
        ("[coded as at least three]", "at least three"),
        ("Fatalities coded at least 3 (1 confirmed), casualties unknown.", "at least 3"),
    ],
)
def test_coded_at_least_is_a_lower_bound_in_its_own_words(notes: str, words: str) -> None:
    count = noted_count(3, notes).count
    assert (count.range, count.wording, count.policy) == (CountRange.at_least(3), words, "verbatim")


@pytest.mark.parametrize(("number", "count"), [(3, ReportedCount.stated(CountRange(best=3))), (0, ReportedCount())])
@pytest.mark.parametrize("notes", ["Fatalities coded at least 5.", "Fatalities coded at least one in each place"])
def test_a_bound_of_another_number_is_doubtful(number: int, count: ReportedCount, notes: str) -> None:
    noted = noted_count(number, notes)
    assert noted.count == count
    assert noted.doubt is not None


def test_a_bound_that_cannot_be_read_is_doubtful() -> None:
    assert noted_count(3, "Fatalities coded at least somewhere.").doubt is not None


@pytest.mark.parametrize(
    ("notes", "total", "parts"),
    [
        ("[4 fatalities split across 22 events]", CountRange.exactly(4), 22),
        (
            "[Coded as 10 fatalities split across 6 events. 2 fatalities coded to this event].",
            CountRange.exactly(10),
            6,
        ),
        ("Twelve fatalities divided between three days.", CountRange.exactly(12), 3),
        ("At least 5 reported fatalities were split evenly over 2 shelling events", CountRange.at_least(5), 2),
    ],
)
def test_a_shared_total_is_read_with_the_number_of_its_parts(notes: str, total: CountRange, parts: int) -> None:
    shared = shared_in(notes)
    assert shared is not None
    assert shared.total is not None
    assert (shared.total.range, shared.parts) == (total, parts)


def test_a_share_is_unknown_with_the_number_beside_it() -> None:
    count = noted_count(2, "[4 fatalities split across 22 events]").count
    assert count == ReportedCount(
        wording="4 fatalities split across 22 events", language="en", as_reported=ReportedBounds(best=2)
    )


@pytest.mark.parametrize(
    "notes", ["These fatalities were split across many events", "those fatalities split over all days"]
)
def test_a_total_in_words_that_are_no_number_is_left_open(notes: str) -> None:
    shared = shared_in(notes)
    assert shared is not None
    assert shared.total is None
    assert shared.parts is None


@pytest.mark.parametrize(
    ("notes", "marks"),
    [
        ("Coded to Hilltown.", [Mark.PROXY]),
        ("The event was coded to the provincial capital; coded to Hilltown", [Mark.PROXY]),
        ("2 fatalities coded to this event. 3 fatalities coded to Hilltown", []),
        ("Around 15 March 2022 (month of), and April (week of)", [Mark.MONTH, Mark.WEEK]),
        ("On 15 March 2022 (as reported), in the other town (as reported)", [Mark.AS_REPORTED]),
        ("300 wounded (as reported)", []),
    ],
)
def test_marks_are_found_once_each(notes: str, marks: list[Mark]) -> None:
    assert list(marks_in(notes)) == marks


@pytest.mark.parametrize(
    ("number", "notes"),
    [
        (0, ""),
        (3, ""),
        (0, "Casualties unknown."),
        (0, "No casualties reported."),
        (3, "Fatalities coded at least 3."),
        (3, "[coded as at least three]"),
        (1, "[4 fatalities split across 22 events]"),
    ],
)
def test_notes_can_be_written_from_which_a_count_is_read_again(number: int, notes: str) -> None:
    count = noted_count(number, notes).count
    assert noted_count(number, note_for(count, number)).count == count


@pytest.mark.parametrize(
    ("count", "number", "notes"),
    [
        (ReportedCount(), 0, "Casualties unknown."),
        (ReportedCount.stated(CountRange.exactly(0)), 0, "No fatalities."),
        (ReportedCount.stated(CountRange.at_least(3)), 3, "Fatalities coded at least 3."),
        (ReportedCount.stated(CountRange.between(3, 5)), 3, "Fatalities coded at least 3."),
        (ReportedCount.stated(CountRange.between(3, 5, 4)), 4, ""),
    ],
)
def test_counts_of_other_origin_get_the_nearest_notes(count: ReportedCount, number: int, notes: str) -> None:
    assert note_for(count, number) == notes


def test_days_are_written_as_notes_write_them() -> None:
    assert words_for_day(date(2023, 12, 3)) == "3 December 2023"
