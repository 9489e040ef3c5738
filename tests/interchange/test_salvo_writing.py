"""The table of missile and drone attacks: writing, and laws of the round trip."""

import csv
from io import StringIO

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from roundtrip import keeps_what_it_says_it_keeps, reads_and_writes_back, survives, written
from salvo_tables import FIXTURE, exactly, of_row, one, table

from conflictdata.interchange.reading import read
from conflictdata.model.dataset import Dataset
from conflictdata.model.places import Place
from conflictdata.model.strikes import Salvo, StrikeEvent
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance
from conflictdata.values.dates import Period
from conflictdata.values.names import Name
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab.strikes import MunitionClass


@pytest.fixture(name="data", scope="module")
def _data() -> Dataset:
    return read(FIXTURE, "salvo-table").dataset


def test_kept_columns_need_no_cells() -> None:
    keeps_what_it_says_it_keeps(FIXTURE, "salvo-table")


def test_a_changed_strike_changes_its_cells_alone(data: Dataset) -> None:
    (strike,) = of_row(data, 2)
    line = attrs.evolve(strike.salvos[0], intercepted=exactly(29))
    raw, report = written(data.replace(attrs.evolve(strike, salvos=(line,))), "salvo-table")
    old = b"Shahed-136/131,,south,,30,30,"
    assert raw == FIXTURE.replace(old, b"Shahed-136/131,,south,,30,29,")
    assert report.is_lossless


def test_a_changed_part_changes_the_cell_of_its_part(data: Dataset) -> None:
    east = next(strike for strike in of_row(data, 1) if strike.id.endswith("shot-down-in-east"))
    line = attrs.evolve(east.salvos[0], intercepted=exactly(1))
    raw, _ = written(data.replace(attrs.evolve(east, salvos=(line,))), "salvo-table")
    assert raw == FIXTURE.replace(
        b"{'south': 30,   'east': NaN, 'north': 20.0}", b"{'south': 30, 'east': 1, 'north': 20}"
    )


def test_a_part_that_counts_nothing_any_more_leaves_its_cell(data: Dataset) -> None:
    east = next(strike for strike in of_row(data, 1) if strike.id.endswith("shot-down-in-east"))
    raw, _ = written(data.replace(attrs.evolve(east, salvos=())), "salvo-table")
    assert raw == FIXTURE.replace(b"{'south': 30,   'east': NaN, 'north': 20.0}", b"{'south': 30, 'north': 20}")


def test_a_second_line_in_a_strike_that_was_read_is_not_written_and_reported(data: Dataset) -> None:
    (strike,) = of_row(data, 2)
    more = attrs.evolve(strike, salvos=(*strike.salvos, Salvo(munition=MunitionClass.GUIDED_BOMB, model="KAB")))
    raw, report = written(data.replace(more), "salvo-table")
    assert raw == FIXTURE
    assert not report.is_lossless


def test_a_strike_of_other_origin_has_a_row_for_each_line() -> None:
    places = tuple(Place(id=name, names=(Name(text=name.title()),)) for name in ("kursk", "kyiv"))
    strike = StrikeEvent(
        id="strike",
        period=Period("2031-03-01"),
        window=TimeWindow(start="2031-03-01T01:00", end="2031-03-01T02:00", zone="UTC"),
        places=("kyiv",),
        salvos=(
            Salvo(munition=MunitionClass.ONE_WAY_ATTACK_UAV, model="Geran-2", launched=exactly(5)),
            Salvo(munition=MunitionClass.BALLISTIC_MISSILE, model="Iskander-M", launched_from=("kursk",)),
        ),
        provenance=Provenance(speaker="someone"),
    )
    empty = StrikeEvent(
        id="other", window=TimeWindow(start="2031-03-03T01:00"), provenance=Provenance(speaker="someone")
    )
    someone = Agent(id="someone", names=(Name(text="Some recorder"),))
    data = Dataset(agents=(someone,), places=places, strike_events=(strike, empty))
    raw, report = written(data, "salvo-table")
    rows = [
        {name: cell for name, cell in row.items() if cell} for row in csv.DictReader(StringIO(raw.decode(), newline=""))
    ]
    common = {"time_start": "2031-03-01 03:00", "time_end": "2031-03-01 04:00", "target": "Kyiv"}
    assert rows == [
        {**common, "model": "Geran-2", "launched": "5"},
        {**common, "model": "Iskander-M", "launch_place": "Kursk"},
        {},
    ]
    assert not report.is_lossless


CELLS = {
    "time_start": st.sampled_from(["2031-03-01", "2031-03-01 3:30", "2031-03-01 23:10 ", "2024-03-31 03:30", "", "x"]),
    "time_end": st.sampled_from(["2031-03-02", "2031-03-02 07:00", "2031-03-01", "2031-03-01 3:30", "", "9999-12-31"]),
    "model": st.lists(
        st.sampled_from(["Shahed-136/131", "Kalibr", "X-22/X-31P", "Молнія", "Comet-5", "Unknown UAV", "/"]), max_size=3
    ).map(" and ".join),
    "launch_place": st.lists(st.sampled_from(["Kursk", "Chauda, Crimea", "Black  Sea", "and", ""]), max_size=3).map(
        " and ".join
    ),
    "target": st.sampled_from(["Ukraine", "south and east", "Odesa oblast, Black Sea", " ", ""]),
    "target_main": st.sampled_from(["", "a  power station", '"quoted"']),
    **dict.fromkeys(
        ("launched", "destroyed", "is_shahed", "turbojet"), st.sampled_from(["0", "3", "93.0", "", "1.5", "-1", "nan"])
    ),
    **dict.fromkeys(
        ("not_reach_goal", "num_hit_location", "turbojet_destroyed", "still_attacking"),
        st.sampled_from(["", "2.0", "x"]),
    ),
    **dict.fromkeys(
        ("border_crossing", "destroyed_details", "launched_details", "launch_place_details"),
        st.one_of(
            st.sampled_from(["", "{'south': 3,   'east': NaN}", '{"Kalibr": 2.0}', "{}", "{'a': 1, 'A': 2}", "1"]),
            st.text("{}'\": ,aN1.\\", max_size=12),
        ),
    ),
    "carrier": st.sampled_from(["", "11 x Tu-95MS"]),
    "source": st.sampled_from(
        [
            "kpszsu/posts/a",
            "pvkshid/posts/b",
            "https://www.facebook.com/kpszsu/posts/c",
            "https://example.org/x",
            "",
            "?",
        ]
    ),
}


@given(st.lists(st.fixed_dictionaries(CELLS), min_size=1, max_size=4))
def test_law_any_rows_of_the_layout_come_back(rows: list[dict[str, str]]) -> None:
    reads_and_writes_back(table(*rows), "salvo-table")


@given(st.lists(st.fixed_dictionaries(CELLS), min_size=1, max_size=4))
def test_law_kept_columns_need_no_cells(rows: list[dict[str, str]]) -> None:
    keeps_what_it_says_it_keeps(table(*rows), "salvo-table")


@given(st.binary(max_size=200))
def test_law_any_bytes_after_a_row_are_survived(tail: bytes) -> None:
    survives(table(one()) + tail, "salvo-table")
