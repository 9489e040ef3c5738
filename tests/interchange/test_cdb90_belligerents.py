"""CDB90, the table of belligerents: errors in percent, what strengths mean, sentinels, and the way back."""

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
from conflictdata.model.equipment import EquipmentLoss
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.model.units import StrengthReport, Unit
from conflictdata.provenance.attribution import Provenance
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.equipment import EquipmentKind
from conflictdata.vocab.military import Reinforcement, StrengthKind
from conflictdata.vocab.society import ActorKind

FORMAT = "cdb90-belligerents"
FIXTURE = (Path(__file__).parent / "fixtures/cdb90-belligerents.csv").read_bytes()
REAL = SHARED / "cdb90/data/belligerents.csv"
HEADER = FIXTURE.decode().splitlines()[0].replace('"', "").split(",")


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


def counted(data: Dataset, id_: str) -> CountRange:
    claim: CasualtyEstimate | StrengthReport | EquipmentLoss = data[id_]
    return claim.count.range


def test_the_fixture_is_known_by_its_columns() -> None:
    assert sniff(FIXTURE).name == FORMAT


def test_errors_in_percent_bound_the_figure_on_both_sides(data: Dataset) -> None:
    assert counted(data, "cdb90-1-attacker-str") == CountRange(low=18_000, best=20_000, high=24_000)


def test_an_error_of_zero_is_not_known_and_sets_no_bound(data: Dataset) -> None:
    assert counted(data, "cdb90-1-attacker-cas") == CountRange(low=2_250, best=3_000)
    assert counted(data, "cdb90-3-defender-cas-2") == CountRange(best=120)


def test_bounds_are_whole_people_within_the_percentages(data: Dataset) -> None:
    assert counted(data, "cdb90-1-defender-cas") == CountRange(low=8, best=9, high=10)
    assert counted(data, "cdb90-1-defender-str") == CountRange(best=7, high=7)


def test_an_error_on_the_wrong_side_sets_no_bound(data: Dataset) -> None:
    assert counted(data, "cdb90-3-attacker-cas") == CountRange(best=1_250)


def test_the_code_says_what_the_strength_counts(data: Dataset) -> None:
    kinds = {report.id: report.kind for report in data.strength_reports}
    assert kinds["cdb90-1-attacker-str"] is StrengthKind.PERSONNEL_INITIAL
    assert kinds["cdb90-1-defender-str"] is StrengthKind.PERSONNEL_ENGAGED
    assert kinds["cdb90-2-attacker-str"] is StrengthKind.PERSONNEL_AVERAGE
    assert kinds["cdb90-3-defender-str"] is StrengthKind.UNSPECIFIED


def test_the_initial_strength_overlaps_with_the_total(data: Dataset) -> None:
    report: StrengthReport = data["cdb90-1-attacker-intst"]
    assert report.kind is StrengthKind.PERSONNEL_INITIAL
    assert report.provenance.overlaps == ("cdb90-1-attacker-str",)


def test_what_is_blank_or_minus_one_makes_no_claim(data: Dataset) -> None:
    own = {claim.id for claim in data.claims() if claim.id.startswith("cdb90-2-defender-")}
    assert own == {"cdb90-2-defender-intst"}
    assert "cdb90-2-attacker-cas" not in data


def test_losses_of_equipment_have_kinds_and_a_side(data: Dataset) -> None:
    kinds = {loss.id: (loss.kind, loss.count.range.best) for loss in data.equipment_losses}
    assert kinds == {
        "cdb90-1-attacker-carty": (EquipmentKind.ARTILLERY, 0),
        "cdb90-2-attacker-ctank": (EquipmentKind.TANK, 40),
        "cdb90-2-attacker-cfly": (EquipmentKind.AIRCRAFT, 2),
    }


def test_casualties_are_battle_casualties_of_a_side_in_a_battle_that_another_table_tells(data: Dataset) -> None:
    estimate: CasualtyEstimate = data["cdb90-1-attacker-cas"]
    assert estimate.category is CasualtyCategory.BATTLE_CASUALTIES
    assert estimate.event == "cdb90-battle-1"
    assert estimate.provenance.speaker == "us-army-caa"
    assert data[estimate.group.side or ""].name == "Examplia"
    assert data.left_out == {f"cdb90-battle-{number}" for number in (1, 3, 2)}


def test_actors_that_stand_together_are_one_side_with_members(data: Dataset) -> None:
    estimate: CasualtyEstimate = data["cdb90-1-defender-cas"]
    joint: Actor = data[estimate.group.side or ""]
    assert joint.name == "Sampleland & Testonia"
    assert joint.kind is ActorKind.COALITION
    assert [data[alliance.ally].name for alliance in joint.alliances] == ["Sampleland", "Testonia"]


def test_the_force_of_a_side_is_a_unit_of_that_battle_alone(data: Dataset) -> None:
    unit: Unit = data["cdb90-2-attacker"]
    assert unit.name == "7TH EX DIV (-)(+)"
    assert unit.reinforcement is Reinforcement.REINFORCED_AND_REDUCED
    signs = {unit.id: unit.reinforcement for unit in data.units}
    assert signs["cdb90-2-defender"] is Reinforcement.REINFORCED
    assert signs["cdb90-row-8-side"] is Reinforcement.REDUCED
    assert signs["cdb90-1-attacker"] is Reinforcement.NONE
    assert data["cdb90-3-attacker"].name == "unnamed"


def test_commanders_become_no_record(data: Dataset) -> None:
    assert [agent.id for agent in data.agents] == ["us-army-caa"]
    assert not any("A COMMANDER" in repr(record) for record in data if record not in data.source_rows)


def test_what_is_doubtful_is_reported_where_it_stands(result: ReadResult) -> None:
    found = [(problem.pointer, problem.code) for problem in result.problems]
    assert found == [
        ("2:cas", "above-strength"),
        ("5:str", "not-a-number"),
        ("5:caspl", "impossible-error"),
        ("5:casmi", "impossible-error"),
        ("6:strpl", "not-a-number"),
        ("6:strmi", "impossible-error"),
        ("6:code", "unknown-code"),
        ("7:isqno", "same-id"),
        ("8:attacker", "unknown-code"),
        ("8:isqno", "missing-id"),
    ]


def test_a_row_that_is_there_twice_overlaps_with_the_first(data: Dataset) -> None:
    estimate: CasualtyEstimate = data["cdb90-3-defender-cas-2"]
    assert estimate.provenance.overlaps == ("cdb90-3-defender-cas",)


def test_an_error_too_large_for_any_count_sets_no_bound() -> None:
    huge = str(2**62)
    result = read(table({"isqno": "1", "attacker": "1", "cas": huge, "caspl": "999999", "casmi": "-10"}), FORMAT)
    assert [problem.code for problem in result.problems] == ["impossible-error"]
    assert counted(result.dataset, "cdb90-1-attacker-cas").high is None


def test_a_changed_figure_changes_its_cells_alone(data: Dataset) -> None:
    old: CasualtyEstimate = data["cdb90-1-attacker-cas"]
    new = attrs.evolve(old, count=ReportedCount.stated(CountRange(low=2_700, best=3_000, high=3_600)))
    raw, _ = written(data.replace(new), FORMAT)
    before, after = (text.decode().splitlines() for text in (FIXTURE, raw))
    assert [number for number, row in enumerate(before) if row != after[number]] == [1]
    (cells,) = csv.DictReader(after[:2])
    (was,) = csv.DictReader(before[:2])
    assert {name: cell for name, cell in cells.items() if cell != was[name]} == {"caspl": "20", "casmi": "-10"}


def test_what_others_say_is_written_as_far_as_the_columns_go() -> None:
    side = Actor(id="side", names=(Name(text="Testonia"),))
    unit = Unit(id="guard", names=(Name(text="GUARD"),), allegiance="side")
    by = Provenance(document=None, speaker="us-army-caa")
    strength = StrengthReport(
        id="s", force="side", kind=StrengthKind.TANKS, count=ReportedCount.stated(CountRange.exactly(5)), provenance=by
    )
    ships = attrs.evolve(strength, id="t", kind=StrengthKind.SHIPS)
    unknown = attrs.evolve(strength, id="u", kind=StrengthKind.PERSONNEL_INITIAL, count=ReportedCount())
    zero = ReportedCount.stated(CountRange(low=0, best=0, high=0))
    harmed = CasualtyEstimate(
        id="c", category=CasualtyCategory.BATTLE_CASUALTIES, group=PersonGroup(side="side"), count=zero, provenance=by
    )
    killed = attrs.evolve(harmed, id="k", category=CasualtyCategory.KILLED)
    lost = EquipmentLoss(
        id="l", kind=EquipmentKind.TANK, unit="guard", count=ReportedCount.stated(CountRange(best=3)), provenance=by
    )
    stray = attrs.evolve(lost, id="m", kind=EquipmentKind.TRAIN, unit=None)
    agent = read(FIXTURE, FORMAT).dataset.agents[0]
    data = Dataset.of([agent, side, unit, strength, ships, unknown, harmed, killed, lost, stray])
    raw, report = written(data, FORMAT)
    again = read(raw, FORMAT).dataset
    assert report.rows == 4
    assert {"casualty_estimates.category", "equipment_losses.kind"} <= {count.field for count in report.lost}
    assert [(claim.kind, claim.count.range.best) for claim in again.strength_reports] == [(StrengthKind.TANKS, 5)]
    assert [claim.count.range for claim in again.casualty_estimates] == [CountRange.exactly(0)]
    assert [(claim.count.range.best, again[claim.unit or ""].name) for claim in again.equipment_losses] == [
        (3, "GUARD")
    ]


@pytest.mark.skipif(not REAL.is_file(), reason="the real file is not here")
def test_the_real_file_comes_back_and_its_problems_are_counted() -> None:
    raw = REAL.read_bytes()
    result = reads_and_writes_back(raw, FORMAT)
    assert sniff(raw).name == FORMAT
    assert [problem.code for problem in result.problems] == ["above-strength"] * 5
    assert len(result.dataset.casualty_estimates) == 1_310
    assert len(result.dataset.units) == 1_320
    keeps_what_it_says_it_keeps(raw, FORMAT)


numbers = st.sampled_from(["", "-1", "0", "7", "130", "20000", "1,200", "many", "?"])
errors = st.sampled_from(["", "0", "5", "15", "122", "-5", "-15", "-100", "-101", "x"])
rows = st.fixed_dictionaries(
    {
        "isqno": st.integers(1, 4).map(str),
        "attacker": st.sampled_from(["0", "1"]),
        "nam": st.sampled_from(["EX ARMY", "EX DIV (+)", "", "?"]),
        "code": st.sampled_from(["", "0", "1", "2", "3", "x"]),
        "actors": st.sampled_from(["Examplia", "Examplia & Sampleland", ""]),
        **dict.fromkeys(("str", "intst", "rerp", "cas", "tank", "arty", "ctank", "carty", "cfly"), numbers),
        **dict.fromkeys(("strpl", "strmi", "caspl", "casmi"), errors),
    }
)


@given(st.lists(rows, min_size=1, max_size=4))
def test_rows_with_any_quirks_come_back(drawn: list[dict[str, str]]) -> None:
    survives(table(*drawn), FORMAT)


@given(st.lists(rows, max_size=4, unique_by=lambda row: (row["isqno"], row["attacker"])))
def test_what_is_kept_needs_no_cells(drawn: list[dict[str, str]]) -> None:
    keeps_what_it_says_it_keeps(table({"isqno": "9", "attacker": "1", "cas": "5"}, *drawn), FORMAT)


@given(st.integers(0, 30_000), st.integers(0, 130), st.integers(0, 100))
def test_errors_come_back_as_the_same_bounds(best: int, plus: int, minus: int) -> None:
    raw = table({"isqno": "1", "attacker": "1", "cas": str(best), "caspl": str(plus), "casmi": str(-minus)})
    data = read(raw, FORMAT).dataset
    again, _ = written(without_cells(data), FORMAT)
    assert counted(read(again, FORMAT).dataset, "cdb90-1-attacker-cas") == counted(data, "cdb90-1-attacker-cas")


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    survives(FIXTURE + raw, FORMAT)
