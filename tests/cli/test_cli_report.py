"""The report."""

import io
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from conflictdata import examples
from conflictdata.cli.report import make_report, plain_report
from conflictdata.cli.report_page import report_page
from conflictdata.model.dataset import Dataset
from conflictdata.testing.datasets import datasets


def printed(data: Dataset, width: int = 80, *, terminal: bool = False) -> str:
    file = io.StringIO()
    console = Console(file=file, width=width, force_terminal=terminal, no_color=True, markup=False, highlight=False)
    for part in report_page(make_report(data), console):
        console.print(part)
    return file.getvalue()


def words(text: str) -> str:
    """The text without line breaks and columns."""
    return " ".join(text.split())


def left_column(text: str) -> str:
    return words(" ".join(line[: boundary(text)] for line in text.splitlines()))


def right_column(text: str) -> str:
    return words(" ".join(line[boundary(text) :] for line in text.splitlines()))


def boundary(text: str) -> int:
    """Where the right column begins."""
    return next(line.index("asserts") for line in text.splitlines() if "asserts" in line)


def test_every_claim_stands_in_exactly_one_section(everything: Dataset) -> None:
    told = [statement.claim.id for section in make_report(everything).sections for statement in section.statements]
    assert sorted(told) == sorted(claim.id for claim in everything.claims())


def test_what_became_of_the_captured_stands_after_their_capture(everything: Dataset) -> None:
    captures = next(section for section in make_report(everything).sections if section.title.startswith("Captures"))
    assert [statement.claim.id for statement in captures.statements] == ["taken", "died-in-custody", "taken-too"]


def test_doubts_stand_at_the_claim_that_they_are_about(everything: Dataset) -> None:
    sections = make_report(everything).sections
    doubts = {
        statement.claim.id: [(doubt.pointer, doubt.code) for doubt in statement.doubts]
        for section in sections
        for statement in section.statements
        if statement.doubts
    }
    assert doubts == {"sent": [("/strength", "heaped-count")], "strike": [("/salvos/0", "salvo-imbalance")]}


def test_claims_that_were_replaced_or_withdrawn_say_by_what(everything: Dataset) -> None:
    statements = {s.claim.id: s for section in make_report(everything).sections for s in section.statements}
    assert statements["attached"].superseded_by == ("killed",)
    assert statements["attached"].retracted_by == ("withdrawal",)
    assert statements["killed"].superseded_by == ()


def test_a_selection_says_that_claims_are_left_out(everything: Dataset) -> None:
    selection = everything.select(type="casualty_estimates")
    assert "left out 19 claims: this is a selection" in words(printed(selection))
    assert "taken" in selection.left_out


def test_a_fate_whose_capture_is_left_out_stays_among_the_casualties(everything: Dataset) -> None:
    selection = everything.select(type="casualty_estimates")
    assert [section.title for section in make_report(selection).sections] == ["Casualties"]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_example_tells_who_said_what_at_every_width(width: int) -> None:
    text = printed(examples.load("kursk-2024"), width)
    right = right_column(text)
    assert max(map(len, text.splitlines())) <= width
    assert "2,500 to 3,500 (best 3,000) “roughly 3,000”" in right
    assert "10,000 to 12,000 “between 10,000 to 12,000”" in right
    assert "estimates: killed or wounded (North Korea, member of armed forces)" in right
    assert "North Korea, described as “expendable front-line assault units”" in right
    assert "missile, launched: 78 drone, launched: 106" in right
    assert "President of Ukraine" in text
    assert "…" not in text


def test_a_denial_is_told_as_one(everything: Dataset) -> None:
    assert "denies: killed 10 to 12 responds to #killed" in right_column(printed(everything))


def test_relays_are_told_with_their_documents_dates_and_words(everything: Dataset) -> None:
    assert "via Agency, [2], 2024-12-25, “a dozen” in [1] page iv" in left_column(printed(everything))
    assert "in [1] page iv, paragraph 2, row 3, column dead, at 00:01:00" in left_column(printed(everything))


def test_the_documents_that_a_speaker_drew_on_are_told_and_listed(everything: Dataset) -> None:
    text = printed(everything.select(type="incidents"))
    assert "in [1] drawing on [2] and [1]" in left_column(text)
    assert "[2] News agency report" in words(text)


def test_claims_that_overlap_say_with_which(everything: Dataset) -> None:
    assert "overlaps with #tank" in right_column(printed(everything))


def test_assessments_keep_their_scales(everything: Dataset) -> None:
    told = (
        "judged by Monitor, 2024-12-30: graded B4, likelihood “plausible” (unstated), low confidence (unstated), "
        "“Weak” (Airwars civilian harm status): One source only."
    )
    assert told in right_column(printed(everything, 300))


def test_sources_are_listed_with_their_addresses(everything: Dataset) -> None:
    assert "[1] “Morning briefing”, Agency, published 2024-12-26 https://example.org/briefing Read aloud." in words(
        printed(everything)
    )


def test_the_rules_between_sections_are_plain_characters_off_the_terminal(everything: Dataset) -> None:
    assert "─" not in printed(everything)
    assert "─" in printed(everything, terminal=True)


def test_a_dataset_without_claims_has_a_report() -> None:
    assert "Untitled dataset claims 0 records none checks nothing suspect" in words(printed(Dataset()))


def test_words_of_a_source_are_no_markup_and_move_no_cursor() -> None:
    data = Dataset(title="[bold]\x1b[2J:boom:\u202e")
    assert printed(data).startswith("[bold]\\u001b[2J:boom:\\u202e\n")


def test_the_plain_report_is_json_with_wording_range_speaker_and_place_of_every_claim(everything: Dataset) -> None:
    plain: dict[str, Any] = json.loads(json.dumps(plain_report(make_report(everything))))
    statements = {one["id"]: one for section in plain["sections"] for one in section["statements"]}
    killed = statements["killed"]
    assert plain["names"]["ministry"] == "Ministry of Redland"
    assert plain["records"]["casualty_estimates"] == 4
    assert plain["speakers"][0] == {"id": "ministry", "claims": 17}
    assert killed["figures"] == [
        {"of": "", "range": {"low": 10, "high": 12}, "status": "stated", "wording": "10 to 12"}
    ]
    assert killed["provenance"]["speaker"] == "ministry"
    assert (killed["type"], killed["stance"], killed["period"]) == ("casualty_estimate", "asserts", "2024-12-25")
    assert statements["sent"]["doubts"][0]["code"] == "heaped-count"
    assert [document["id"] for document in plain["documents"]] == ["briefing", "wire"]


@given(datasets(max_size=4), st.integers(40, 160))
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_every_dataset_has_a_report_that_fits(data: Dataset, width: int) -> None:
    assert max(map(cell_len, printed(data, width).splitlines())) <= width
    assert json.dumps(plain_report(make_report(data)))
