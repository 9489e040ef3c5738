"""CDB90: battles, active periods, dyads and the carried tables, and how they merge."""

from collections.abc import Mapping, Sequence
from functools import reduce
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from roundtrip import SHARED, keeps_what_it_says_it_keeps, reads_and_writes_back, survives, without_cells, written

from conflictdata.interchange.reading import ReadResult, iter_read, read, sniff
from conflictdata.model.dataset import Dataset
from conflictdata.model.happenings import GroundOperation
from conflictdata.model.incidents import Incident
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance
from conflictdata.values.dates import Period
from conflictdata.values.names import Name
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab.events import EventType, OperationOutcome
from conflictdata.vocab.times import WindowMeaning

FIXTURES = Path(__file__).parent / "fixtures"
REAL = SHARED / "cdb90/data"
MERGED = ("cdb90-belligerents", "cdb90-battles", "cdb90-active-periods", "cdb90-dyads")
FILES = ("belligerents.csv", "battles.csv", "active_periods.csv", "battle_dyads.csv")


def fixture(format: str) -> bytes:
    return (FIXTURES / f"{format}.csv").read_bytes()


def data_of(format: str) -> Dataset:
    return read(fixture(format), format).dataset


def found(result: ReadResult) -> list[tuple[str, str]]:
    return [(problem.pointer, problem.code) for problem in result.problems]


def header_of(format: str) -> list[str]:
    return fixture(format).decode().splitlines()[0].replace('"', "").split(",")


def table(format: str, rows: Sequence[Mapping[str, str]]) -> bytes:
    header = header_of(format)
    lines = [header, *([row.get(name, "") for name in header] for row in rows)]
    return "".join(",".join(line) + "\n" for line in lines).encode()


@pytest.mark.parametrize("format", MERGED)
def test_each_fixture_is_known_and_comes_back(format: str) -> None:
    raw = fixture(format)
    assert sniff(raw).name == format
    reads_and_writes_back(raw, format)
    keeps_what_it_says_it_keeps(raw, format)


def test_a_battle_is_an_operation_with_a_name_a_place_and_an_outcome() -> None:
    data = data_of("cdb90-battles")
    battle: GroundOperation = data["cdb90-battle-1"]
    assert battle.title == "FIRST EXAMPLE"
    assert [data[place].name for place in battle.places] == ["EXAMPLIA"]
    assert battle.provenance.speaker == "us-army-caa"
    assert battle.attacker is None
    nameless: GroundOperation = data["cdb90-battle-4"]
    assert (nameless.title, nameless.places) == (None, ())


def test_a_blank_winner_is_not_known_and_minus_one_is_a_loss() -> None:
    outcomes = {battle.id: battle.outcome for battle in data_of("cdb90-battles").ground_operations}
    assert outcomes["cdb90-battle-1"] is OperationOutcome.SUCCEEDED
    assert outcomes["cdb90-battle-2"] is OperationOutcome.UNKNOWN
    assert outcomes["cdb90-battle-3"] is OperationOutcome.INCONCLUSIVE
    assert outcomes["cdb90-battle-4"] is OperationOutcome.FAILED
    assert outcomes["cdb90-battle-5"] is OperationOutcome.UNKNOWN


def test_battles_told_twice_are_linked_and_reported() -> None:
    result = read(fixture("cdb90-battles"))
    links = {battle.id: battle.provenance.overlaps for battle in result.dataset.ground_operations}
    assert links["cdb90-battle-3"] == ("cdb90-battle-1",)
    assert links["cdb90-battle-5-2"] == ("cdb90-battle-5",)
    assert links["cdb90-battle-6"] == ()
    assert found(result) == [
        ("3:parent", "told-twice"),
        ("6:isqno", "same-id"),
        ("6:wina", "unknown-code"),
        ("7:parent", "own-parent"),
        ("8:isqno", "missing-id"),
    ]


def test_a_battle_that_repeats_one_of_another_piece_is_read_in_pieces() -> None:
    rows = [{"isqno": "1", "parent": "2"}, {"isqno": "2"}]
    first, second = (piece.dataset for piece in iter_read(table("cdb90-battles", rows), "cdb90-battles", rows=1))
    assert first.left_out == {"cdb90-battle-2"}
    assert first.merge(second).left_out == frozenset()


def test_moments_are_kept_to_the_minute() -> None:
    period: Incident = data_of("cdb90-active-periods")["cdb90-battle-1-active-1"]
    assert period.kind is EventType.BATTLE
    assert period.coded == ("cdb90-active-period:1",)
    assert period.period == Period("1701-07-02")
    assert period.window == TimeWindow(
        start="1701-07-02T14:30:00", end="1701-07-02T19:30:00", meaning=WindowMeaning.DURATION
    )
    assert period.provenance.overlaps == ("cdb90-battle-1",)


def test_a_midnight_that_ends_a_window_is_of_the_day_before() -> None:
    data = data_of("cdb90-active-periods")
    assert data["cdb90-battle-1-active-2"].period == Period("1701-07-03/1701-07-05")
    assert data["cdb90-battle-1-active-2"].window is None


def test_ends_within_bounds_are_kept_as_bounds() -> None:
    period: Incident = data_of("cdb90-active-periods")["cdb90-battle-4-active-1"]
    assert period.period == Period("[1701-09-01..1701-09-30]/[1701-10-01..1701-10-31]")


def test_a_known_length_without_hours_is_told_in_words() -> None:
    period: Incident = data_of("cdb90-active-periods")["cdb90-battle-2-active-1"]
    assert period.period == Period("1701-08-09")
    assert period.note == "lasted 120 minutes; the hours are not known"


def test_one_end_alone_may_be_known() -> None:
    data = data_of("cdb90-active-periods")
    later: Incident = data["cdb90-battle-5-active-1"]
    assert later.period == Period("/1702-02-09")
    assert later.window == TimeWindow(end="1702-02-09T13:00:00", meaning=WindowMeaning.DURATION)
    half: Incident = data["cdb90-battle-3-active-1"]
    assert half.period == Period("1701-08-12/1701-08-14")
    assert half.window == TimeWindow(start="1701-08-12T00:01:00", meaning=WindowMeaning.DURATION)
    hour: Incident = data["cdb90-battle-5-active-1-2"]
    assert hour.window == TimeWindow(end="1702-03-01T09:00:00", meaning=WindowMeaning.DURATION)


def test_times_that_cannot_be_are_reported() -> None:
    result = read(fixture("cdb90-active-periods"))
    assert found(result) == [
        ("7:atp_number", "same-id"),
        ("8:start_time_max", "out-of-order"),
        ("8:end_time_max", "incomplete-bounds"),
        ("9:end_time_max", "out-of-order"),
        ("10:isqno", "missing-id"),
        ("10:start_time_min", "not-a-time"),
        ("10:start_time_max", "incomplete-bounds"),
        ("10:end_time_min", "not-a-time"),
        ("10:duration_only", "unknown-code"),
    ]
    assert result.dataset["cdb90-battle-7-active-1"].period is None


def test_a_dyad_says_who_attacked_whom_in_a_battle() -> None:
    data = data_of("cdb90-dyads")
    dyads = [
        (dyad.id, *(party and data[party].name for party in (dyad.attacker, dyad.defender)), dyad.provenance.overlaps)
        for dyad in data.ground_operations
    ]
    assert dyads[:3] == [
        ("cdb90-battle-1-dyad-1", "Examplia", "Sampleland", ("cdb90-battle-1",)),
        ("cdb90-battle-1-dyad-2", "Examplia", "Testonia", ("cdb90-battle-1",)),
        ("cdb90-battle-2-dyad-1", "Sampleland", "Examplia", ("cdb90-battle-2",)),
    ]
    assert dyads[3][1:] == ("Examplia", None, ())


@pytest.fixture(name="merged", scope="module")
def _merged(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    folder = tmp_path_factory.mktemp("cdb90")
    parts: list[Dataset] = []
    for format in MERGED:
        (folder / f"{format}.csv").write_bytes(fixture(format))
        parts.append(read(folder / f"{format}.csv").dataset)
    return reduce(Dataset.merge, parts)


def test_the_tables_merge_and_claims_find_their_battle(merged: Dataset) -> None:
    assert merged["cdb90-1-attacker-cas"].event == "cdb90-battle-1"
    assert merged["cdb90-battle-1"].title == "FIRST EXAMPLE"
    assert merged.left_out == {"cdb90-battle-7"}


@pytest.mark.parametrize("format", MERGED)
def test_each_table_is_written_again_from_the_merged_ones(merged: Dataset, format: str) -> None:
    raw, _ = written(merged, format)
    assert raw == fixture(format)


def test_a_changed_outcome_changes_one_cell() -> None:
    data = data_of("cdb90-battles")
    raw, _ = written(
        data.replace(attrs.evolve(data["cdb90-battle-2"], outcome=OperationOutcome.FAILED)), "cdb90-battles"
    )
    before, after = (text.decode().split("\n") for text in (fixture("cdb90-battles"), raw))
    assert [number for number, row in enumerate(before) if row != after[number]] == [2]
    assert read(raw).dataset["cdb90-battle-2"].outcome is OperationOutcome.FAILED


def test_a_changed_time_changes_one_row() -> None:
    data = data_of("cdb90-active-periods")
    period: Incident = data["cdb90-battle-1-active-2"]
    raw, _ = written(data.replace(attrs.evolve(period, period=Period("1701-07-03/1701-07-04"))), "cdb90-active-periods")
    again: Incident = read(raw).dataset[period.id]
    assert again.period == Period("1701-07-03/1701-07-04")


def test_events_of_others_are_written_as_far_as_the_columns_go() -> None:
    by = Provenance(speaker="someone")
    someone = Agent(id="someone", names=(Name(text="Someone"),))
    raid = GroundOperation(id="raid", outcome=OperationOutcome.PARTLY, title="THE RAID", provenance=by)
    clash = Incident(id="clash", kind=EventType.BATTLE, period=Period("1701-04"), provenance=by)
    endless = Incident(id="endless", kind=EventType.BATTLE, period=Period("1701-04-03/.."), provenance=by)
    last = Incident(id="last", kind=EventType.BATTLE, period=Period("9999-12-31"), provenance=by)
    protest = Incident(id="protest", provenance=by)
    data = Dataset.of([someone, raid, clash, endless, last, protest])
    battles, _ = written(data, "cdb90-battles")
    assert [battle.title for battle in read(battles, "cdb90-battles").dataset.ground_operations] == ["THE RAID"]
    periods, _ = written(data, "cdb90-active-periods")
    again = read(periods, "cdb90-active-periods").dataset.incidents
    assert [incident.period for incident in again] == [Period("[1701-04-01..1701-04-30]"), Period("1701-04-03/"), None]


def test_the_other_tables_are_carried_whole(tmp_path: Path) -> None:
    widths = b'"isqno","front_number","wofa","wofd","time_min","time_max"\n1,1,0.9,-1,,\n'
    assert sniff(widths).name == "cdb90-table"
    assert list(reads_and_writes_back(widths, "cdb90-table").dataset.claims()) == []
    codes = tmp_path / "enum_wina.csv"
    codes.write_bytes(b'"value","description"\n"0","draw"\n"1","attacker win"\n')
    assert sniff(codes).name == "cdb90-table"
    assert sniff(codes.read_bytes()).name == "table"
    assert sniff(b'[{"value": 1, "description": 2}]').name != "cdb90-table"


@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not here")
def test_every_real_table_is_known_and_comes_back() -> None:
    for path in sorted(REAL.glob("*.csv")):
        format = sniff(path).name
        assert format.startswith("cdb90-") or path.name == "version.csv"
        result = read(path)
        raw, report = written(result.dataset, format)
        assert raw == path.read_bytes()
        assert report.is_lossless
        if format in MERGED:
            keeps_what_it_says_it_keeps(raw, format)


@pytest.mark.skipif(not REAL.is_dir(), reason="the real files are not here")
def test_the_real_tables_merge() -> None:
    results = [read(REAL / name) for name in FILES]
    assert [len(result.problems) for result in results] == [5, 36, 0, 0]
    assert {problem.code for problem in results[1].problems} == {"told-twice"}
    merged = reduce(Dataset.merge, (result.dataset for result in results))
    assert merged.left_out == frozenset()
    assert len(merged.ground_operations) == 660 + 678
    assert len(merged.incidents) == 830
    unknown = [battle for battle in results[1].dataset.ground_operations if battle.outcome is OperationOutcome.UNKNOWN]
    assert len(unknown) == 219


midnights = st.sampled_from(
    ["", "1701-01-01T00:00:00", "1701-01-02T00:00:00", "1701-02-01T00:00:00", "9999-12-31T00:00:00"]
)
times = midnights | st.sampled_from(["1701-01-01T12:30:00", "1701-01-01T13:30:00", "1701-13-01T00:00:00", "noon"])
periods = st.fixed_dictionaries(
    {
        "isqno": st.sampled_from(["1", "2", "", "x"]),
        "atp_number": st.sampled_from(["1", "2", "", "?"]),
        **dict.fromkeys(("start_time_min", "start_time_max", "end_time_min", "end_time_max"), times),
        "duration_min": st.sampled_from(["", "20", "x"]),
        "duration_only": st.sampled_from(["0", "1", "", "9"]),
    }
)
battles = st.fixed_dictionaries(
    {
        "isqno": st.sampled_from(["1", "2", "3", ""]),
        "name": st.sampled_from(["FIRST", "SECOND", "", " "]),
        "locn": st.sampled_from(["EXAMPLIA", ""]),
        "wina": st.sampled_from(["1", "0", "-1", "-9", "", "2"]),
        "parent": st.sampled_from(["", "1", "7"]),
    }
)


@given(st.lists(periods, min_size=1, max_size=4))
def test_periods_with_any_quirks_come_back(drawn: list[dict[str, str]]) -> None:
    raw = table("cdb90-active-periods", drawn)
    survives(raw, "cdb90-active-periods")
    keeps_what_it_says_it_keeps(raw, "cdb90-active-periods")


@given(st.lists(battles, min_size=1, max_size=4))
def test_battles_with_any_quirks_come_back(drawn: list[dict[str, str]]) -> None:
    raw = table("cdb90-battles", drawn)
    survives(raw, "cdb90-battles")
    keeps_what_it_says_it_keeps(raw, "cdb90-battles")


@given(st.lists(periods, min_size=1, max_size=3))
def test_a_period_of_days_or_moments_needs_no_cells(drawn: list[dict[str, str]]) -> None:
    data = read(table("cdb90-active-periods", drawn), "cdb90-active-periods").dataset
    again, _ = written(without_cells(data), "cdb90-active-periods")
    for old, new in zip(data.incidents, read(again, "cdb90-active-periods").dataset.incidents, strict=True):
        assert new.window == old.window
        assert (new.period is None) == (old.period is None) or "9999" in str(old.period)
