"""The Civil War table of several works: speakers, sides, bounds the wrong way round, and the way back."""

import csv
from io import StringIO
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from roundtrip import SHARED, keeps_what_it_says_it_keeps, reads_and_writes_back, survives, written

from conflictdata.interchange.reading import ReadResult, read, sniff
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.incidents import Incident
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance
from conflictdata.values.counts import CountRange, ReportedBounds, ReportedCount
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.events import EventType
from conflictdata.vocab.sources import AgentKind

FORMAT = "acw-multisource"
FIXTURE = (Path(__file__).parent / "fixtures/acw-multisource.csv").read_bytes()
REAL = SHARED / "acw/multisource-casualties.csv"
HEADER = FIXTURE.decode().splitlines()[0].split(",")


@pytest.fixture(name="result", scope="module")
def _result() -> ReadResult:
    return reads_and_writes_back(FIXTURE, FORMAT)


@pytest.fixture(name="data", scope="module")
def _data(result: ReadResult) -> Dataset:
    return result.dataset


def table(*rows: dict[str, str]) -> bytes:
    text = StringIO(newline="")
    writer = csv.DictWriter(text, HEADER, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def test_the_fixture_is_known_by_its_columns_and_kept() -> None:
    assert sniff(FIXTURE).name == FORMAT
    keeps_what_it_says_it_keeps(FIXTURE, FORMAT)


def test_a_work_is_the_speaker_of_its_figures(data: Dataset) -> None:
    claim: CasualtyEstimate = data["acw-xx001-confederate-fox1898-killed"]
    speaker: Agent = data[claim.provenance.speaker or ""]
    assert [name.text for name in speaker.names] == [
        "fox1898",
        "Regimental Losses in the American Civil War, 1898",
    ]
    assert data["acw-source-cwsac1993"].kind is AgentKind.STATE_BODY
    assert data["acw-source-newwork2031"].kind is AgentKind.UNKNOWN


def test_a_figure_is_of_one_side_of_a_battle(data: Dataset) -> None:
    claim: CasualtyEstimate = data["acw-xx002-native-american-bodart1908-captured"]
    assert claim.category is CasualtyCategory.CAPTURED
    assert claim.count.range == CountRange.exactly(3_500)
    assert data[claim.group.side or ""].name == "Native American"
    battle: Incident = data[claim.event or ""]
    assert (battle.kind, battle.coded) == (EventType.BATTLE, ("cwsac:XX002",))


def test_the_least_and_the_greatest_number_bound_a_total(data: Dataset) -> None:
    totals = {claim.id: claim.count.range for claim in data.casualty_estimates if claim.id.endswith("casualties")}
    assert totals["acw-xx001-us-livermore1900-casualties"] == CountRange(low=90, high=120)
    assert totals["acw-xx001-us-wikipedia-casualties"] == CountRange.exactly(0)
    assert totals["acw-xx002-us-newwork2031b-casualties"] == CountRange(high=80)


def test_bounds_the_wrong_way_round_are_kept_beside_the_range_that_holds_both(data: Dataset) -> None:
    count = data["acw-xx001-us-kennedy1997-casualties"].count
    assert count.as_reported == ReportedBounds(low=1_500, high=1_000)
    assert count.range == CountRange(low=1_000, high=1_500)


def test_parts_overlap_with_the_total_of_their_row(data: Dataset) -> None:
    claim: CasualtyEstimate = data["acw-xx001-confederate-fox1898-wounded"]
    assert claim.provenance.overlaps == ("acw-xx001-confederate-fox1898-casualties",)


def test_a_second_row_of_one_work_overlaps_with_the_first(data: Dataset) -> None:
    claim: CasualtyEstimate = data["acw-xx001-confederate-fox1898-casualties-2"]
    assert claim.count.range == CountRange.exactly(15)
    assert claim.provenance.overlaps == ("acw-xx001-confederate-fox1898-casualties",)


def test_what_is_doubtful_is_reported_where_it_stands(result: ReadResult) -> None:
    assert [(problem.pointer, problem.code) for problem in result.problems] == [
        ("3:", "same-id"),
        ("4:casualties_min", "out-of-order"),
        ("8:source", "unlisted-source"),
        ("8:casualties_max", "parts-do-not-add-up"),
        ("9:source", "unlisted-source"),
        ("9:killed", "not-a-number"),
        ("10:cwsac_id", "missing-id"),
        ("10:side", "missing-side"),
        ("10:source", "missing-source"),
    ]


def test_parts_that_are_all_given_and_fall_short_of_the_total_are_reported() -> None:
    row = {"cwsac_id": "XX1", "side": "US", "source": "fox1898", "casualties_min": "50", "casualties_max": "60"}
    short = read(table({**row, "killed": "10", "wounded": "20", "missing": "5"}), FORMAT)
    assert [problem.code for problem in short.problems] == ["parts-do-not-add-up"]
    assert read(table({**row, "killed": "10", "wounded": "20"}), FORMAT).problems == ()


def test_a_work_that_is_not_known_is_reported_once() -> None:
    row = {"cwsac_id": "XX1", "side": "US", "source": "novel2031", "casualties_min": "5", "casualties_max": "5"}
    result = read(table(row, {**row, "cwsac_id": "XX2"}), FORMAT)
    assert [problem.code for problem in result.problems] == ["unlisted-source"]


def test_a_row_without_battle_side_and_work_is_read_all_the_same(data: Dataset) -> None:
    claim: CasualtyEstimate = data["acw-none-none-none-casualties"]
    assert (claim.event, claim.group.side, claim.provenance.speaker) == (None, None, None)


def test_a_changed_figure_changes_its_cells_alone(data: Dataset) -> None:
    old: CasualtyEstimate = data["acw-xx001-us-livermore1900-casualties"]
    raw, _ = written(data.replace(attrs.evolve(old, count=ReportedCount.stated(CountRange.between(90, 110)))), FORMAT)
    assert raw == FIXTURE.replace(b",livermore1900,90,120,", b",livermore1900,90,110,")


def test_what_others_say_is_written_as_far_as_the_columns_go() -> None:
    def claim(id_: str, category: CasualtyCategory, count: ReportedCount) -> CasualtyEstimate:
        return CasualtyEstimate(id=id_, category=category, count=count, provenance=Provenance(speaker="someone"))

    about = ReportedCount.stated(CountRange(best=50))
    data = Dataset.of(
        [
            Agent(id="someone", names=(Name(text="wikipedia"),)),
            claim("a", CasualtyCategory.CASUALTIES, about),
            claim("b", CasualtyCategory.CASUALTIES, ReportedCount()),
            claim("c", CasualtyCategory.WOUNDED, ReportedCount.stated(CountRange.at_least(5))),
            claim("d", CasualtyCategory.DISPLACED, about),
        ]
    )
    raw, report = written(data, FORMAT)
    assert report.rows == 3
    (only,) = read(raw, FORMAT).dataset.casualty_estimates
    assert (only.category, only.count.range.best) == (CasualtyCategory.CASUALTIES, 50)
    assert "casualty_estimates.category" in {count.field for count in report.lost}


@pytest.mark.skipif(not REAL.is_file(), reason="the real file is not here")
def test_the_real_file_comes_back_and_its_problems_are_counted() -> None:
    raw = REAL.read_bytes()
    result = reads_and_writes_back(raw, FORMAT)
    assert sniff(raw).name == FORMAT
    codes = sorted(problem.code for problem in result.problems)
    assert codes == ["out-of-order", *["parts-do-not-add-up"] * 3, *["same-id"] * 4]
    assert len(result.dataset.casualty_estimates) == 2_384
    keeps_what_it_says_it_keeps(raw, FORMAT)


numbers = st.sampled_from(["", "0", "7", "130", "1,500", "a few", "-1"])
rows = st.fixed_dictionaries(
    {
        "cwsac_id": st.sampled_from(["XX001", "XX002", ""]),
        "side": st.sampled_from(["US", "Confederate", "Native American", "", "Other"]),
        "source": st.sampled_from(["fox1898", "wikipedia", "unheard of", ""]),
        **dict.fromkeys(HEADER[3:], numbers),
    }
)


@given(st.lists(rows, min_size=1, max_size=4))
def test_rows_with_any_quirks_come_back(drawn: list[dict[str, str]]) -> None:
    survives(table(*drawn), FORMAT)


@given(st.lists(rows, max_size=4, unique_by=lambda row: (row["cwsac_id"], row["side"], row["source"])))
def test_what_is_kept_needs_no_cells(drawn: list[dict[str, str]]) -> None:
    one = {"cwsac_id": "XX009", "side": "US", "source": "wikipedia", "killed": "5"}
    keeps_what_it_says_it_keeps(table(one, *drawn), FORMAT)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    survives(FIXTURE + raw, FORMAT)
