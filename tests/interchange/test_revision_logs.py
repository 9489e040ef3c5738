"""Revision logs: read, undone, and held against what a comparison of the releases finds."""

import json
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from roundtrip import SHARED, reads_and_writes_back, survives

from conflictdata.errors import DataError
from conflictdata.interchange.datasets.revision_logs import Revision, compare_by_log, read_revisions, undo_revisions
from conflictdata.interchange.reading import read, sniff
from conflictdata.interchange.releases import merge_releases
from conflictdata.interchange.revisions import CellChange, compare
from conflictdata.model.dataset import Dataset

HEADER = "record_key,field,old,new,commit_date,commit\n"
LOG = (
    HEADER
    + "2022-03-03,tank,10,11,2022-03-05,aaa\n"
    + "2022-03-03,tank,11,12,2022-03-08,bbb\n"
    + "2022-03-04,day,9,9,2022-03-08,bbb\n"
    + "2022-03-04,APC,,30,2022-03-09,ccc\n"
).encode()
TABLE = json.dumps(
    [
        {"date": "2022-03-03", "day": 8, "tank": 12, "APC": 20},
        {"date": "2022-03-04", "day": 9, "tank": 14, "APC": 30},
    ]
).encode()

FILES = {
    "claimed-losses/russia_losses_personnel": "date",
    "claimed-losses/russia_losses_equipment": "date",
    "gaza/casualties_daily": "report_date",
}
DAYS = (date(2022, 3, 8), date(2022, 3, 19), date(2023, 1, 15), date(2024, 1, 20), date(2024, 6, 30), date(2025, 1, 3))
LATEST = date(2026, 8, 30)
real = pytest.mark.parametrize("name", [name for name in FILES if (SHARED / f"{name}.json").exists()])


@cache
def log_of(name: str) -> tuple[Revision, ...]:
    return read_revisions(SHARED / f"{name}.revisions.csv")


@cache
def release_of(name: str, day: date) -> tuple[Dataset, frozenset[Revision]]:
    """The table at the end of a day, without rows about later days, and the revisions that could not be undone."""
    undone = undo_revisions(SHARED / f"{name}.json", log_of(name), to=day, key=FILES[name])
    rows: list[dict[str, Any]] = json.loads(undone.raw)
    rows = [row for row in rows if row[FILES[name]] <= day.isoformat()]
    return read(json.dumps(rows, indent=1).encode()).dataset, frozenset(undone.misfits)


class TestReading:
    def test_a_log_is_carried_and_no_claim_is_made_of_it(self) -> None:
        result = reads_and_writes_back(LOG, "revision-log")
        assert sniff(LOG).name == "revision-log"
        assert list(result.dataset.claims()) == []
        assert [(problem.pointer, problem.code) for problem in result.problems] == [("3:new", "same-text")]

    def test_its_rows_are_revisions(self) -> None:
        first, *_, last = read_revisions(LOG)
        assert first == Revision(
            record_key="2022-03-03", field="tank", old="10", new="11", day=date(2022, 3, 5), commit="aaa"
        )
        assert (last.old, last.new) == ("", "30")

    def test_a_day_that_cannot_be_read_is_reported_and_no_revision(self) -> None:
        raw = f"{HEADER}2022-03-03,tank,10,11,05/03/2022,aaa\n".encode()
        assert [problem.code for problem in reads_and_writes_back(raw, "revision-log").problems] == ["not-a-date"]
        with pytest.raises(DataError, match="05/03/2022"):
            read_revisions(raw)

    def test_another_table_is_no_log(self) -> None:
        with pytest.raises(DataError, match="a revision log has the columns record_key, field"):
            read_revisions(b"record_key,field,commit_date\na,b,2022-03-03\n")
        assert read_revisions(HEADER.encode()) == ()

    @given(st.binary() | st.lists(st.text(',"\n2022-03\x00', max_size=30)).map(lambda rows: "\n".join(rows).encode()))
    def test_anything_under_the_header_survives(self, raw: bytes) -> None:
        survives(HEADER.encode() + raw, "revision-log")

    @pytest.mark.skipif(not SHARED.exists(), reason="the shared files are not here")
    @pytest.mark.parametrize(("name", "revisions"), [*zip(FILES, (75, 386, 1262), strict=True)])
    def test_the_real_logs_come_back_as_they_were(self, name: str, revisions: int) -> None:
        raw = (SHARED / f"{name}.revisions.csv").read_bytes()
        assert sniff(raw).name == "revision-log"
        reads_and_writes_back(raw, "revision-log")
        assert len(read_revisions(raw)) == revisions


class TestUndoing:
    def test_the_last_revisions_are_undone_first(self) -> None:
        undone = undo_revisions(TABLE, read_revisions(LOG), to=date(2022, 3, 4), key="date")
        assert json.loads(undone.raw) == [
            {"date": "2022-03-03", "day": 8, "tank": 10, "APC": 20},
            {"date": "2022-03-04", "day": 9, "tank": 14},
        ]
        assert [one.commit for one in undone.undone] == ["ccc", "bbb", "bbb", "aaa"]
        assert undone.misfits == ()

    def test_those_of_the_day_itself_stay(self) -> None:
        undone = undo_revisions(TABLE, read_revisions(LOG), to=date(2022, 3, 8), key="date")
        assert json.loads(undone.raw)[0]["tank"] == 12

    def test_what_does_not_fit_is_told_and_left_alone(self) -> None:
        log = read_revisions(
            f"{HEADER}2022-03-03,tank,10,11,2022-03-05,aaa\n2031-01-01,tank,1,2,2022-03-05,aaa\n".encode()
        )
        undone = undo_revisions(TABLE, log, to=date(2022, 3, 4), key="date")
        assert json.loads(undone.raw) == json.loads(TABLE)
        assert set(undone.misfits) == set(log)

    def test_texts_stay_texts_and_numbers_numbers(self) -> None:
        log = read_revisions(
            f"{HEADER}k,a,about,1,2022-03-05,x\nk,b,1.5,2,2022-03-05,x\nk,c,007,3,2022-03-05,x\n".encode()
        )
        raw = b'[{"key": "k", "a": 1, "b": 2, "c": 3}]'
        undone = undo_revisions(raw, log, to=date(2022, 3, 4), key="key")
        assert json.loads(undone.raw) == [{"key": "k", "a": "about", "b": 1.5, "c": "007"}]

    @pytest.mark.parametrize("raw", [b'{"date": 1}', b"[1]", b"no json"])
    def test_a_table_is_a_list_of_objects(self, raw: bytes) -> None:
        with pytest.raises(DataError):
            undo_revisions(raw, (), to=date(2022, 3, 4), key="date")


class TestComparingByTheLog:
    def test_revisions_of_one_cell_are_one_change(self) -> None:
        found = compare_by_log(read_revisions(LOG))
        assert found.cells == (
            CellChange(row="2022-03-03", column="tank", old="10", new="12"),
            CellChange(row="2022-03-04", column="APC", old=None, new="30"),
        )

    def test_the_days_say_which_revisions_count(self) -> None:
        found = compare_by_log(read_revisions(LOG), after=date(2022, 3, 5), until=date(2022, 3, 8))
        assert found.released == date(2022, 3, 8)
        assert found.cells == (CellChange(row="2022-03-03", column="tank", old="11", new="12"),)


def row_day(claim: str) -> str:
    """The day of the row that a claim stands for, which its id holds."""
    return next(part for part in (claim[at : at + 10] for at in range(len(claim))) if part[4:5] == part[7:8] == "-")


class TestRealTables:
    """The tables and their logs. Column names that have changed since are misfits: the log does not tell of them."""

    @real
    def test_a_comparison_finds_the_cells_that_the_log_tells_of_and_no_others(self, name: str) -> None:
        told = 0
        for first, second in zip(DAYS, (*DAYS[1:], LATEST), strict=True):
            (old, missed), (new, _) = release_of(name, first), release_of(name, second)
            log = [one for one in log_of(name) if one not in missed]
            wanted = {
                (cell.row, cell.column, cell.old, cell.new)
                for cell in compare_by_log(log, after=first, until=second).cells
                if cell.row <= first.isoformat()
            }
            found = {(row_day(cell.row), cell.column, cell.old, cell.new) for cell in compare(old, new).cells}
            assert found == wanted
            told += len(wanted)
        assert told >= {"personnel": 5, "equipment": 25, "daily": 80}[name.rpartition("_")[2]]

    @real
    def test_every_changed_figure_is_a_changed_claim(self, name: str) -> None:
        for first, second in zip(DAYS, (*DAYS[1:], LATEST), strict=True):
            (old, _), (new, _) = release_of(name, first), release_of(name, second)
            found = compare(old, new)
            counts = {
                (row_day(change.id), str(one.old), str(one.new))
                for change in found.changed
                for one in change.fields
                # A word such as "more than" leaves no best number.
                if one.path == "count.range.best" and None not in (one.old, one.new)
            }
            figures = {
                (row_day(cell.row), cell.old, cell.new)
                for cell in found.cells
                if cell.old is not None and (cell.new or "").isdigit() and cell.column not in _NO_FIGURES
            }
            assert counts == figures
            assert found.vanished == found.reappeared == ()

    @real
    def test_what_was_known_on_a_day_is_what_the_table_said(self, name: str) -> None:
        days = [day for day in (*DAYS, LATEST) if list(release_of(name, day)[0].claims())][-4:]
        merged = release_of(name, days[0])[0]
        released: date | None = days[0]
        for day in days[1:]:
            new = release_of(name, day)[0]
            merged, released = merge_releases(merged, new, released=day, released_old=released), None
        for day, following in zip(days, (*days[1:], LATEST + timedelta(days=9)), strict=True):
            figures = {(claim.id, claim.count) for claim in _counted(release_of(name, day)[0])}
            for moment in (day, following - timedelta(days=1)):
                known = merged.as_known_at(moment)
                assert {(claim.id.partition("@")[0], claim.count) for claim in _counted(known)} == figures


_NO_FIGURES = frozenset({"day", "report_period", "famine_cum", "child_famine_cum", "ext_massacres_cum"})


def _counted(data: Dataset) -> list[Any]:
    return [*data.casualty_estimates, *data.equipment_losses]
