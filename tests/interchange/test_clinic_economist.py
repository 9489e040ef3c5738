"""The clinic on the real table of estimates that people typed by hand."""

import pytest
from roundtrip import SHARED

from conflictdata.interchange.clinic import Examination, Finding, examine

ESTIMATES = SHARED / "economist/estimates.csv"
EXPECTED = {
    "mixed-date-formats",
    "text-numbers",
    "heaped-numbers",
    "one-sided-ranges",
    "alias-spellings",
    "relay-in-speaker",
    "several-names-in-a-cell",
    "notes-in-names",
    "mixed-categories",
    "cumulative-falls",
    "dated-after-source",
    "spaces-at-the-ends",
}

pytestmark = pytest.mark.skipif(not ESTIMATES.exists(), reason="the file is not beside the project")


@pytest.fixture(scope="module")
def found() -> Examination:
    return examine(ESTIMATES)


def only(found: Examination, code: str) -> Finding:
    (finding,) = [finding for finding in found.findings if finding.code == code]
    return finding


def test_at_least_nine_kinds_of_defect_are_found(found: Examination) -> None:
    assert set(found.codes) == EXPECTED
    assert len(EXPECTED) >= 9
    assert (found.rows, len(found.columns)) == (124, 9)


def test_dates_without_zeros_in_front_are_told_apart(found: Examination) -> None:
    finding = only(found, "mixed-date-formats")
    assert finding.columns == ("date",)
    assert [example.text for example in finding.examples] == ["17/9/2024", "1/12/2025", "30/6/2026"]


def test_numbers_with_commas_are_found_in_three_columns(found: Examination) -> None:
    texts = [finding for finding in found.findings if finding.code == "text-numbers"]
    assert {finding.columns[0]: finding.count for finding in texts} == {
        "estimate_low": 5,
        "estimate_high": 3,
        "estimate": 3,
    }


def test_most_ends_of_ranges_are_multiples_of_thousands(found: Examination) -> None:
    heaped = {finding.columns[0]: finding.reason for finding in found.findings if finding.code == "heaped-numbers"}
    assert set(heaped) == {"estimate_low", "estimate_high", "estimate"}
    assert "79% of 47 are multiples of 1,000, where 0.1% are expected" in heaped["estimate_low"]


def test_sixteen_rows_have_one_end_only(found: Examination) -> None:
    finding = only(found, "one-sided-ranges")
    assert (finding.count, finding.of) == (16, 50)
    assert finding.reason.startswith("14 rows with estimate_low only, 2 with estimate_high only")


def test_initials_and_full_names_are_put_together(found: Examination) -> None:
    reason = only(found, "alias-spellings").reason
    assert "UK MoD = UK Ministry of Defence" in reason
    assert "The Centre for Strategic and International Studies = CSIS" in reason
    assert "UK Foreign ministry" not in reason


def test_relays_and_notes_stand_in_the_names_of_sources(found: Examination) -> None:
    assert only(found, "relay-in-speaker").count == 21
    notes = [finding for finding in found.findings if finding.code == "notes-in-names"]
    assert [(finding.columns, finding.count) for finding in notes] == [(("source",), 2), (("source_url",), 4)]


def test_deaths_and_casualties_share_a_column(found: Examination) -> None:
    assert only(found, "mixed-categories").columns == ("type",)


def test_two_rows_are_dated_a_month_after_their_source(found: Examination) -> None:
    assert only(found, "dated-after-source").count == 2
