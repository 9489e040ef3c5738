"""The Civil War table of casualties in words: what the words say, what is not understood, and what stands beside."""

import csv
from io import StringIO
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from roundtrip import SHARED, keeps_what_it_says_it_keeps, reads_and_writes_back, survives, without_cells, written

from conflictdata.interchange.reading import ReadResult, read, sniff
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import CountStatus

FORMAT = "acw-casualty-text"
FIXTURE = (Path(__file__).parent / "fixtures/acw-casualty-text.csv").read_bytes()
REAL = SHARED / "acw"
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


def figures(data: Dataset, battle: str) -> list[tuple[str | None, CasualtyCategory, int | None]]:
    """The side, the category and the number of each figure on a battle, in the order of the statement."""
    found = [claim for claim in data.casualty_estimates if claim.event == f"cwsac-{battle}"]
    found.sort(key=lambda claim: claim.id)
    return [(claim.group.side, claim.category, claim.count.range.best) for claim in found]


def test_the_fixture_is_known_by_its_columns_and_kept() -> None:
    assert sniff(FIXTURE).name == FORMAT
    keeps_what_it_says_it_keeps(FIXTURE, FORMAT)


def test_the_words_give_a_total_and_its_parts_by_side(data: Dataset) -> None:
    unspecified = CasualtyCategory.CASUALTIES_UNSPECIFIED
    assert figures(data, "xx001") == [
        (None, unspecified, 88),
        ("acw-side-us", unspecified, 23),
        ("acw-side-confederate", unspecified, 65),
    ]
    part: CasualtyEstimate = data["acw-text-xx001-3"]
    assert part.provenance.overlaps == ("acw-text-xx001-1",)
    assert part.provenance.speaker == "acw-source-cwsac1993"
    assert part.count.wording == "65"


def test_letters_behind_figures_say_what_became_of_the_people(data: Dataset) -> None:
    killed, wounded, missing = CasualtyCategory.KILLED, CasualtyCategory.WOUNDED, CasualtyCategory.MISSING
    us, confederate = "acw-side-us", "acw-side-confederate"
    assert figures(data, "xx004")[1:] == [
        (us, killed, 37),
        (us, wounded, 214),
        (us, missing, 13),
        (confederate, killed, 23),
        (confederate, wounded, 58),
        (confederate, missing, 62),
        (confederate, CasualtyCategory.CAPTURED, 1_500),
    ]


def test_a_statement_on_the_whole_battle_is_one_claim_of_the_first_row(data: Dataset) -> None:
    assert [claim.id for claim in data.casualty_estimates if claim.event == "cwsac-xx003"] == ["acw-text-xx003-1"]
    rows = {row.number: row.claims for row in data.source_rows}
    assert rows[5] == ("acw-text-xx003-1", "cwsac-xx003")
    assert rows[6] == ()


def test_unknown_and_none_reported_are_different(data: Dataset) -> None:
    assert data["acw-text-xx002-1"].count.status is CountStatus.UNKNOWN
    assert data["acw-text-xx003-1"].count.status is CountStatus.NONE_REPORTED


def test_figures_whose_words_are_not_understood_make_no_claim(data: Dataset) -> None:
    assert figures(data, "xx005") == []
    assert [claim.count.range.best for claim in data.casualty_estimates if claim.event is None] == [12, 5]


def test_other_words_on_one_battle_overlap_with_the_first(data: Dataset) -> None:
    second: CasualtyEstimate = data["acw-text-xx008-2-1"]
    assert second.count.range == CountRange.exactly(60)
    assert second.provenance.overlaps == ("acw-text-xx008-1",)


def test_what_is_doubtful_is_reported_where_it_stands(result: ReadResult) -> None:
    assert [(problem.pointer, problem.code) for problem in result.problems] == [
        ("2:side_total", "differs-from-text"),
        ("9:casualties_text", "words-not-read"),
        ("12:casualties_text", "missing-text"),
        ("13:side", "missing-side"),
        ("13:total", "differs-from-text"),
        ("13:killed", "differs-from-text"),
        ("13:casualties_text", "not-people"),
        ("14:battle", "missing-id"),
        ("14:killed", "not-a-number"),
        ("14:casualties_text", "words-not-read"),
        ("16:casualties_text", "other-statement"),
    ]


def test_a_statement_that_cannot_be_read_makes_no_claim() -> None:
    result = read(table({"battle": "XX1", "casualties_text": "lost 3k", "side": "US"}), FORMAT)
    assert [problem.code for problem in result.problems] == ["not-read"]
    assert result.dataset.casualty_estimates == ()


def test_a_side_that_is_not_known_makes_no_claim() -> None:
    result = read(
        table({"battle": "XX1", "casualties_text": "9 total (Russian 9)", "side": "US", "total": "9"}), FORMAT
    )
    assert "acw-text-xx1-1" in result.dataset
    assert [claim.group.side for claim in result.dataset.casualty_estimates] == [None]


def test_a_changed_figure_changes_the_words_and_the_number_of_its_row(data: Dataset) -> None:
    old: CasualtyEstimate = data["acw-text-xx001-2"]
    new = attrs.evolve(old, count=ReportedCount.stated(CountRange.exactly(24)))
    raw, _ = written(data.replace(new), FORMAT)
    before, after = (text.decode().splitlines() for text in (FIXTURE, raw))
    assert [number for number, row in enumerate(before) if row != after[number]] == [2]
    assert after[2] == "XX001,US 24,88,US,24,,,,"


def test_what_others_say_is_written_in_words() -> None:
    def claim(id_: str, category: CasualtyCategory, count: ReportedCount, side: str | None) -> CasualtyEstimate:
        by = Provenance(speaker="someone")
        return CasualtyEstimate(id=id_, category=category, count=count, group=PersonGroup(side=side), provenance=by)

    twelve = ReportedCount.stated(CountRange.exactly(1_200))
    data = Dataset.of(
        [
            Agent(id="someone", names=(Name(text="Someone"),)),
            Actor(id="side", names=(Name(text="Confederate"),)),
            Actor(id="other", names=(Name(text="Testonia"),)),
            claim("a", CasualtyCategory.WOUNDED, twelve, "side"),
            claim("b", CasualtyCategory.CASUALTIES_UNSPECIFIED, ReportedCount(), None),
            claim("c", CasualtyCategory.KILLED, twelve, "other"),
            claim("d", CasualtyCategory.SICK, twelve, None),
        ]
    )
    raw, report = written(data, FORMAT)
    assert raw.decode().splitlines()[1:] == [
        ',"CS 1,200 wounded",,Confederate,,,1200,,',
        ",unknown,,,,,,,",
        ',"1,200 killed",,Testonia,,1200,,,',
    ]
    assert "casualty_estimates.category" in {count.field for count in report.lost}


def test_claims_come_back_from_words_alone(data: Dataset) -> None:
    raw, _ = written(without_cells(data), FORMAT)
    again = read(raw, FORMAT).dataset
    assert sorted(figures(again, "xx004"), key=str) == sorted(figures(data, "xx004"), key=str)


@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not here")
def test_the_real_file_comes_back_and_its_problems_are_counted() -> None:
    raw = (REAL / "casualty-text.csv").read_bytes()
    result = reads_and_writes_back(raw, FORMAT)
    assert sniff(raw).name == FORMAT
    codes = sorted(problem.code for problem in result.problems)
    assert codes == [*["differs-from-text"] * 10, *["words-not-read"] * 11]
    assert len(result.dataset.casualty_estimates) == 423
    keeps_what_it_says_it_keeps(raw, FORMAT)


@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not here")
def test_both_tables_speak_of_the_same_battles_and_merge() -> None:
    words, works = (read(REAL / name).dataset for name in ("casualty-text.csv", "multisource-casualties.csv"))
    merged = words.merge(works)
    assert len(merged.incidents) < len(words.incidents) + len(works.incidents)
    for format, name in ((FORMAT, "casualty-text.csv"), ("acw-multisource", "multisource-casualties.csv")):
        raw, _ = written(merged, format)
        assert raw.startswith((REAL / name).read_bytes())


texts = st.sampled_from(
    [
        "88 total (US 23; CS 65)",
        "Total unknown (US approx. 344; CS unknown)",
        "(US 37K/214W/13M; CS 23K/58W/62M/1,500 captured)",
        "None known",
        "Few",
        "1,200 for entire raid",
        "4 killed, 20 wounded. Total, 24.",
        "3 guns",
        "lost 3k",
        "",
        "\u2014",
    ]
)
rows = st.fixed_dictionaries(
    {
        "battle": st.sampled_from(["XX001", "XX002", ""]),
        "casualties_text": texts,
        "side": st.sampled_from(["US", "Confederate", "Native American", "", "Other"]),
        **dict.fromkeys(("total", "side_total", "killed"), st.sampled_from(["", "0", "23", "x"])),
    }
)


@given(st.lists(rows, min_size=1, max_size=4))
def test_rows_with_any_quirks_come_back(drawn: list[dict[str, str]]) -> None:
    survives(table(*drawn), FORMAT)


@given(st.lists(rows, max_size=4))
def test_what_is_kept_needs_no_cells(drawn: list[dict[str, str]]) -> None:
    one = {"battle": "XX009", "casualties_text": "US 5", "side": "US"}
    keeps_what_it_says_it_keeps(table(one, *drawn), FORMAT)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    survives(FIXTURE + raw, FORMAT)
