"""The monthly series: three figures of a row that count the same people, and a running total held against its sum."""

from calendar import monthrange
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from roundtrip import SHARED, keeps_what_it_says_it_keeps, reads_and_writes_back, survives, written

from conflictdata.errors import DataError
from conflictdata.interchange.datasets.economist.uk_mod import MONTHLY
from conflictdata.interchange.reading import ReadResult, iter_read, read, sniff
from conflictdata.interchange.rows import write_cells
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory

NAME = "uk-mod-monthly"
FIXTURE = (Path(__file__).parent / "fixtures" / "uk-mod-monthly.csv").read_bytes()
REAL = SHARED / "economist" / "uk-mod-monthly.csv"
COLUMNS = tuple(column.name for column in MONTHLY.columns)
MONTH, YEAR, AVERAGE, DAYS, TOTAL, RUNNING, NEXT, SOURCE, URL, NOTE = COLUMNS
ROW = {MONTH: "march", YEAR: "2022", AVERAGE: "100", TOTAL: "3100", RUNNING: "3100", SOURCE: "UK MoD"}


def table(*rows: dict[str, str]) -> bytes:
    lines = [COLUMNS, *([row.get(name, "") for name in COLUMNS] for row in rows)]
    return "".join(write_cells(line, ",") + "\r\n" for line in lines).encode()


def of(*rows: dict[str, str]) -> ReadResult:
    return read(table(*({**ROW, **row} for row in rows)), NAME)


def codes(result: ReadResult) -> list[tuple[str, str | None]]:
    return [(problem.code, getattr(problem, "column", None)) for problem in result.problems]


def test_a_row_is_a_total_an_average_and_a_running_total() -> None:
    result = of({})
    assert result.problems == ()
    told = [(claim.accumulation, claim.count.range.best) for claim in result.dataset.casualty_estimates]
    assert told == [
        (Accumulation.WITHIN_PERIOD, 3100),
        (Accumulation.AVERAGE_PER_DAY, 100),
        (Accumulation.CUMULATIVE_SINCE, 3100),
    ]
    for claim in result.dataset.casualty_estimates:
        assert claim.category is CasualtyCategory.KILLED_OR_WOUNDED
        assert claim.group == PersonGroup(side="russia")
        assert claim.provenance.speaker == "uk-mod"
        assert claim.period == Period("2022-03-01/2022-03-31")


def test_the_figures_of_a_row_are_linked_as_overlapping() -> None:
    total, average, running = of({}).dataset.casualty_estimates
    assert total.provenance.overlaps == ()
    assert average.provenance.overlaps == (total.id,)
    assert running.provenance.overlaps == (total.id, average.id)


def test_a_blank_cell_is_no_figure_and_no_zero() -> None:
    result = of({TOTAL: "", AVERAGE: " "})
    assert result.problems == ()
    (running,) = result.dataset.casualty_estimates
    assert (running.id, running.provenance.overlaps) == ("uk-mod-2022-03-cumulative", ())


def test_text_numbers_are_read() -> None:
    total, *_ = of({TOTAL: "3,100"}).dataset.casualty_estimates
    assert (total.count.range, total.count.wording) == (CountRange.exactly(3100), "3,100")


def test_a_cell_that_is_no_number_gives_no_figure() -> None:
    result = of({AVERAGE: "n/a"})
    assert codes(result) == [("not-a-number", AVERAGE)]
    assert len(result.dataset.casualty_estimates) == 2


def running_period(result: ReadResult, row: int) -> str:
    return str([claim.period for claim in result.dataset.casualty_estimates if claim.id.endswith("cumulative")][row])


APRIL = {MONTH: "April ", AVERAGE: "200", TOTAL: "6000", RUNNING: "9100"}


def test_the_running_total_starts_where_its_sum_begins() -> None:
    result = of({}, APRIL)
    assert result.problems == ()
    assert running_period(result, 1) == "2022-03-01/2022-04-30"


def test_rows_in_another_order_are_held_against_the_month_before() -> None:
    result = of(APRIL, {})
    assert result.problems == ()
    assert running_period(result, 0) == "2022-03-01/2022-04-30"


@pytest.mark.parametrize("first", [{RUNNING: "9000"}, {RUNNING: ""}, {TOTAL: ""}])
def test_where_the_sum_begins_before_the_table_its_start_is_not_known(first: dict[str, str]) -> None:
    result = of(first, {MONTH: "april", AVERAGE: "", TOTAL: "", RUNNING: "15000"})
    assert running_period(result, -1) == "/2022-04-30"


@pytest.mark.parametrize(
    ("second", "expected"),
    [
        ({RUNNING: "3000"}, ("cumulative-falls", RUNNING)),
        ({RUNNING: "9101"}, ("not-the-running-sum", RUNNING)),
        ({TOTAL: "6001", RUNNING: "9101"}, ("parts-do-not-add-up", TOTAL)),
        ({DAYS: "31"}, ("days-differ", DAYS)),
        ({NEXT: "01/06/2022"}, ("date-differs", NEXT)),
        ({NEXT: "soon"}, ("date-differs", NEXT)),
    ],
)
def test_what_does_not_fit_is_kept_and_reported(second: dict[str, str], expected: tuple[str, str]) -> None:
    result = of({}, {**APRIL, **second})
    assert codes(result) == [expected]
    assert len(result.dataset.casualty_estimates) == 6


@pytest.mark.parametrize("cell", ["01/05/2022", "05/01/2022", "2022-05-01"])
def test_the_next_month_settles_the_order_of_day_and_month(cell: str) -> None:
    assert of({}, {**APRIL, NEXT: cell}).problems == ()


@pytest.mark.parametrize(
    "second",
    [
        {MONTH: "may", AVERAGE: "", TOTAL: "310", RUNNING: "9999"},
        {**APRIL, RUNNING: ""},
    ],
)
def test_across_a_gap_no_sum_is_expected(second: dict[str, str]) -> None:
    assert of({}, second).problems == ()


def test_a_series_with_a_gap_still_must_not_fall() -> None:
    assert codes(of({}, {MONTH: "may", AVERAGE: "", TOTAL: "", RUNNING: "2"})) == [("cumulative-falls", RUNNING)]


@pytest.mark.parametrize("cells", [{MONTH: "Smarch"}, {YEAR: "MMXXII"}, {YEAR: "0"}, {YEAR: "9999"}])
def test_what_is_no_month_leaves_the_figures_without_a_period(cells: dict[str, str]) -> None:
    result = of(cells)
    assert codes(result) == [("not-a-month", MONTH)]
    assert {claim.period for claim in result.dataset.casualty_estimates} == {None}
    assert result.dataset.casualty_estimates[0].id == "uk-mod-row-1-total"


def test_two_rows_of_one_month_are_linked() -> None:
    result = of({}, {AVERAGE: "", TOTAL: "3100", RUNNING: ""})
    assert codes(result) == [("same-id", MONTH)]
    *first, second = result.dataset.casualty_estimates
    assert second.provenance.overlaps == tuple(claim.id for claim in first)


def test_the_source_and_the_address_are_read_as_in_the_table_of_estimates() -> None:
    result = of({SOURCE: "Institute of Invented Studies", URL: "(from a chart)"})
    assert codes(result) == [("unlisted-source", SOURCE), ("not-an-address", URL)]
    data = of({SOURCE: "UK Ministry of Defence", URL: "https://example.org/a"}).dataset
    assert {document.url for document in data.documents} == {None, "https://example.org/a"}
    assert codes(of({SOURCE: ""})) == [("missing-source", SOURCE)]


def test_the_fixture_comes_back_as_it_was_and_is_sniffed() -> None:
    assert sniff(FIXTURE).name == NAME
    result = reads_and_writes_back(FIXTURE, NAME)
    assert len(result.dataset.casualty_estimates) == 21
    assert Counter(code for code, _ in codes(result)) == {
        "days-differ": 1,
        "date-differs": 1,
        "parts-do-not-add-up": 1,
        "cumulative-falls": 1,
        "not-the-running-sum": 2,
        "same-id": 1,
        "not-an-address": 1,
        "not-a-month": 1,
        "not-a-number": 1,
    }


@pytest.mark.skipif(not REAL.is_file(), reason="the real file is not here")
def test_the_real_file_comes_back_as_it_was_and_is_sniffed() -> None:
    raw = REAL.read_bytes()
    assert sniff(raw).name == NAME
    result = reads_and_writes_back(raw, NAME)
    keeps_what_it_says_it_keeps(raw, NAME)
    assert (len(result.dataset.casualty_estimates), result.problems) == (3 * 47, ())


def test_pieces_of_the_file_join_to_the_whole() -> None:
    joined: Any = None
    for piece in iter_read(FIXTURE, NAME, rows=1):
        joined = piece.dataset if joined is None else joined.merge(piece.dataset)
    assert joined == read(FIXTURE, NAME).dataset


def test_a_changed_claim_changes_only_its_cell() -> None:
    data = read(FIXTURE, NAME).dataset
    changed = evolve(data["uk-mod-2022-04-average"], count=ReportedCount.stated(CountRange.exactly(201)))
    raw, _ = written(data.replace(changed), NAME)
    assert raw == FIXTURE.replace(b"april,2022,200,", b"april,2022,201,")


def elsewhere(*claims: dict[str, Any]) -> Dataset:
    """Claims that came from no table."""
    basis = CasualtyEstimate(
        id="a-claim",
        category=CasualtyCategory.KILLED_OR_WOUNDED,
        group=PersonGroup(side="russia"),
        count=ReportedCount.stated(CountRange.between(10, 20, 15)),
        period=Period("2023-02-01/2023-02-28"),
        accumulation=Accumulation.WITHIN_PERIOD,
        provenance=Provenance(speaker="ministry"),
    )
    agent = Agent(id="ministry", names=(Name(text="Ministry of Invention"),))
    russia = Actor(id="russia", names=(Name(text="Russia"),))
    made = (evolve(basis, **{"id": f"claim-{number}", **fields}) for number, fields in enumerate(claims))
    return Dataset.of((agent, russia, *made))


def test_claims_of_another_origin_share_a_row_where_they_are_of_one_month_and_speaker() -> None:
    running = {"accumulation": Accumulation.CUMULATIVE_SINCE, "period": Period("2022-02-24/2023-02-28")}
    rows = list(MONTHLY.rows_of(elsewhere({}, running, {"count": ReportedCount()})))
    assert [row.claims for row in rows] == [("claim-0", "claim-1"), ("claim-2",)]
    assert rows[0].cells == {
        MONTH: "february",
        YEAR: "2023",
        DAYS: "28",
        TOTAL: "15",
        RUNNING: "15",
        NEXT: "01/03/2023",
        SOURCE: "Ministry of Invention",
    }
    assert TOTAL not in rows[1].cells


@pytest.mark.parametrize(
    "fields",
    [
        {"category": CasualtyCategory.KILLED},
        {"category": CasualtyCategory.CASUALTIES},
        {"group": PersonGroup()},
        {"period": None},
        {"period": Period("2023-02")},
        {"period": Period("2023-02-01/2023-02-27")},
        {"period": Period("2023-02-02/2023-02-28")},
        {"period": Period("2023-02-01/")},
        {"accumulation": Accumulation.STOCK_AS_OF},
    ],
)
def test_what_the_table_has_no_row_for_is_not_told(fields: dict[str, Any]) -> None:
    with pytest.raises(DataError):
        written(elsewhere(fields), NAME)


@st.composite
def series(draw: st.DrawFn) -> list[dict[str, str]]:
    """Rows of months that follow each other, as the ministry gives them."""
    first = draw(st.dates(date(2022, 1, 1), date(2030, 1, 1))).replace(day=1)
    running = draw(st.sampled_from([0, 1000]))
    rows: list[dict[str, str]] = []
    for average in draw(st.lists(st.integers(0, 3000), min_size=1, max_size=5)):
        days = monthrange(first.year, first.month)[1]
        following = first + timedelta(days)
        running += average * days
        rows.append(
            {
                MONTH: first.strftime("%B").lower(),
                YEAR: str(first.year),
                AVERAGE: str(average),
                DAYS: str(days),
                TOTAL: str(average * days),
                RUNNING: f"{running:,}",
                NEXT: following.strftime("%d/%m/%Y"),
                SOURCE: "UK MoD",
                URL: f"https://example.org/{average}",
            }
        )
        first = following
    return rows


QUIRKS = st.sampled_from(["", "n/a", "about 5,000", "march", "2022", "31/31/2022", "9999", '"', "=1+1", "\u00a0", "-1"])


@given(series())
def test_law_a_series_reads_without_problems_and_kept_columns_need_no_cells(rows: list[dict[str, str]]) -> None:
    raw = table(*rows)
    assert reads_and_writes_back(raw, NAME).problems == ()
    keeps_what_it_says_it_keeps(raw, NAME)


@given(series(), st.data())
def test_law_rows_with_quirks_survive(rows: list[dict[str, str]], data: st.DataObject) -> None:
    odd = st.dictionaries(st.sampled_from(COLUMNS), QUIRKS | st.text(max_size=8), max_size=3)
    survives(table(*({**row, **data.draw(odd)} for row in rows)), NAME)
