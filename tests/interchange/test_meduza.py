"""The weekly figures: decimals of a model read as whole people, vintages of named lists, ISO weeks."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from roundtrip import SHARED, keeps_what_it_says_it_keeps, reads_and_writes_back, survives, without_cells, written

from conflictdata.errors import DataError
from conflictdata.interchange.datasets.economist.meduza import WEEKLY
from conflictdata.interchange.reading import ReadResult, iter_read, read, sniff
from conflictdata.interchange.rows import write_cells
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.parties import PersonGroup
from conflictdata.provenance.attribution import Provenance
from conflictdata.values.counts import CountRange, ReportedBounds, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.sources import Basis, Stance

NAME = "meduza-weekly"
FIXTURE = (Path(__file__).parent / "fixtures" / "meduza-weekly.csv").read_bytes()
REAL = SHARED / "economist" / "meduza-weekly.csv"
COLUMNS = tuple(column.name for column in WEEKLY.columns)
ROW = {"Year": "2024", "Week": "10"}


def table(*rows: dict[str, str], header: tuple[str, ...] = COLUMNS) -> bytes:
    lines = [header, *([row.get(name, "") for name in header] for row in rows)]
    return "".join(write_cells(line, ",") + "\n" for line in lines).encode()


def of(**cells: str) -> ReadResult:
    return read(table({**ROW, **cells}), NAME)


def claims(**cells: str) -> dict[str, CasualtyEstimate]:
    """The claims of a row, by what stands behind the id of the week."""
    found = of(**cells).dataset.casualty_estimates
    return {claim.id.removeprefix("meduza-2024-w10-"): claim for claim in found}


def codes(result: ReadResult) -> list[tuple[str, str | None]]:
    return [(problem.code, getattr(problem, "column", None)) for problem in result.problems]


def test_a_week_is_a_period_of_seven_days() -> None:
    (claim,) = claims(ED="10").values()
    assert claim.period == Period("2024-03-04/2024-03-10")
    assert claim.accumulation is Accumulation.WITHIN_PERIOD
    assert claim.group == PersonGroup(side="russia")


@pytest.mark.parametrize("cells", [{"Week": "53"}, {"Week": "0"}, {"Year": ""}, {"Year": "99999"}, {"Week": "ten"}])
def test_what_is_no_week_leaves_the_figures_without_a_period(cells: dict[str, str]) -> None:
    result = of(ED="10", Bmz2022="0", **cells)
    assert codes(result) == [("not-a-week", "Week")]
    assert {claim.period for claim in result.dataset.casualty_estimates} == {None}


def test_decimals_become_whole_people_low_down_high_up_best_to_the_nearest() -> None:
    (claim,) = claims(ED="100.6", EDLow="80.9", EDHigh="120.1").values()
    assert claim.count.range == CountRange.between(80, 121, 101)
    assert (claim.provenance.basis, claim.provenance.stance) == (Basis.MODEL, Stance.ESTIMATES)


@pytest.mark.parametrize(
    ("column", "part", "category", "count"),
    [
        ("ED", "killed", CasualtyCategory.KILLED, CountRange(best=10)),
        ("EDPrediction", "killed-predicted", CasualtyCategory.KILLED, CountRange(best=10)),
        ("EDAssembled", "assembled", CasualtyCategory.KILLED_OR_MISSING, CountRange(best=10)),
        ("EDSuperlatesFromCoeffs", "missing", CasualtyCategory.MISSING, CountRange(best=10)),
        ("EDSuperlatesCourts", "missing-courts", CasualtyCategory.MISSING, CountRange(best=10)),
        ("ECSuperlates", "missing-floor", CasualtyCategory.MISSING, CountRange.at_least(9)),
    ],
)
def test_each_figure_counts_what_the_publisher_says(
    column: str, part: str, category: CasualtyCategory, count: CountRange
) -> None:
    found = claims(**{column: "9.7"})
    assert list(found) == [part]
    assert (found[part].category, found[part].count.range) == (category, count)


def test_the_assembled_figure_is_made_from_its_parts_and_overlaps_them() -> None:
    found = claims(ED="10", EDSuperlatesFromCoeffs="2", EDAssembled="12")
    parts = (found["killed"].id, found["missing"].id)
    assert found["assembled"].provenance.derived_from == found["assembled"].provenance.overlaps == parts


def test_where_there_is_no_estimate_the_prediction_is_the_part() -> None:
    result = of(EDPrediction="10.5", EDSuperlatesFromCoeffs="-2.5", EDAssembled="8")
    assert codes(result) == [("negative-number", "EDSuperlatesFromCoeffs")]
    total, part = result.dataset.casualty_estimates
    assert total.provenance.derived_from == (part.id,)


def test_parts_that_do_not_add_up_are_kept_and_reported() -> None:
    result = of(ED="10", EDSuperlatesFromCoeffs="2", EDAssembled="13")
    assert codes(result) == [("parts-do-not-add-up", "EDAssembled")]
    assert len(result.dataset.casualty_estimates) == 3


@pytest.mark.parametrize("cell", ["some", "1e30", "9223372036854775808", "NaN", "-", "1_000"])
def test_what_is_no_number_gives_no_figure(cell: str) -> None:
    result = of(ED=cell)
    assert codes(result) == [("not-a-number", "ED")]
    assert not result.dataset.casualty_estimates


def test_a_negative_end_is_not_read_and_the_rest_is() -> None:
    result = of(ED="10", EDLow="-3.5")
    assert codes(result) == [("negative-number", "EDLow")]
    assert result.dataset.casualty_estimates[0].count.range == CountRange(best=10)


def test_ends_out_of_order_are_kept_and_reported() -> None:
    result = of(ED="20.5", EDLow="8", EDHigh="10")
    assert codes(result) == [("out-of-order", "ED")]
    assert result.dataset.casualty_estimates[0].count.as_reported == ReportedBounds(low=8, best=20, high=10)


def test_a_named_list_is_a_lower_bound_of_the_dead() -> None:
    (claim,) = claims(BmzNow="427").values()
    assert claim.category is CasualtyCategory.DEAD
    assert claim.count.range == CountRange.at_least(427)
    assert (claim.provenance.basis, claim.provenance.stated) == (Basis.NAMED_LIST, None)


def test_each_vintage_takes_the_place_of_the_one_before() -> None:
    found = claims(Bmz2024="40", Bmz2025="45", BmzNow="50")
    assert list(found) == ["named-2024", "named-2025", "named-now"]
    assert found["named-2024"].provenance.stated == UncertainDate("2024")
    assert found["named-2025"].provenance.supersedes == (found["named-2024"].id,)
    assert found["named-now"].provenance.supersedes == (found["named-2025"].id,)


def test_the_dataset_as_known_at_a_vintage_holds_that_vintage() -> None:
    data = of(Bmz2024="40", Bmz2025="45", BmzNow="50").dataset
    assert [claim.id for claim in data.as_known_at("2024-12-31").casualty_estimates] == ["meduza-2024-w10-named-2024"]


def test_vintages_of_later_files_are_read_too() -> None:
    raw = table({**ROW, "Bmz2031": "7", "BmzNow": "9"}, header=(*COLUMNS, "Bmz2031"))
    data = reads_and_writes_back(raw, NAME).dataset
    assert [claim.id for claim in data.casualty_estimates] == [
        "meduza-2024-w10-named-2031",
        "meduza-2024-w10-named-now",
    ]
    changed = evolve(data.casualty_estimates[0], count=ReportedCount.stated(CountRange.at_least(8)))
    assert written(data.replace(changed), NAME)[0] == raw.replace(b",7\n", b",8\n")


def test_a_file_without_the_newest_list_is_of_this_format_when_told_so() -> None:
    raw = table({**ROW, "ED": "10"}, header=("Year", "Week", "ED"))
    assert [claim.id for claim in read(raw, NAME).dataset.casualty_estimates] == ["meduza-2024-w10-killed"]


def test_zero_is_none_reported_and_in_weeks_after_the_list_not_covered() -> None:
    found = claims(Bmz2023="0", Bmz2024="0", BmzNow="0")
    assert [claim.count.status for claim in found.values()] == [
        CountStatus.NOT_COVERED,
        CountStatus.NONE_REPORTED,
        CountStatus.NONE_REPORTED,
    ]


def test_a_week_that_begins_in_the_year_of_the_list_is_covered() -> None:
    (claim,) = of(Year="2025", Week="1", Bmz2024="3").dataset.casualty_estimates
    assert (claim.period, claim.count.range) == (Period("2024-12-30/2025-01-05"), CountRange.at_least(3))


def test_deaths_that_a_list_dates_after_itself_are_kept_and_reported() -> None:
    result = of(Bmz2022="2")
    assert codes(result) == [("dated-after-vintage", "Bmz2022")]
    assert result.dataset.casualty_estimates[0].count.range == CountRange.at_least(2)


def test_records_that_are_no_number_give_no_figure() -> None:
    result = of(BmzNow="many")
    assert codes(result) == [("not-a-number", "BmzNow")]
    assert not result.dataset.casualty_estimates


def test_two_rows_of_one_week_are_linked() -> None:
    result = read(table({**ROW, "ED": "10"}, {**ROW, "ED": "11", "BmzNow": "3"}), NAME)
    assert codes(result) == [("same-id", "Week")]
    first, *second = result.dataset.casualty_estimates
    assert [claim.provenance.overlaps for claim in second] == [(first.id,), (first.id,)]


def test_the_fixture_comes_back_as_it_was_and_is_sniffed() -> None:
    assert sniff(FIXTURE).name == NAME
    result = reads_and_writes_back(FIXTURE, NAME)
    assert len(result.dataset.casualty_estimates) == 59
    assert Counter(code for code, _ in codes(result)) == {
        "dated-after-vintage": 1,
        "negative-number": 4,
        "parts-do-not-add-up": 1,
        "out-of-order": 2,
        "not-a-week": 1,
        "same-id": 1,
        "not-a-number": 3,
    }


@pytest.mark.skipif(not REAL.is_file(), reason="the real file is not here")
def test_the_real_file_comes_back_as_it_was_and_is_sniffed() -> None:
    raw = REAL.read_bytes()
    assert sniff(raw).name == NAME
    result = reads_and_writes_back(raw, NAME)
    keeps_what_it_says_it_keeps(raw, NAME)
    assert len(result.dataset.casualty_estimates) == 1947
    assert Counter(code for code, _ in codes(result)) == {
        "dated-after-vintage": 71,
        "negative-number": 63,
        "out-of-order": 2,
    }


def test_pieces_of_the_file_join_to_the_whole() -> None:
    joined: Any = None
    for piece in iter_read(FIXTURE, NAME, rows=1):
        joined = piece.dataset if joined is None else joined.merge(piece.dataset)
    assert joined == read(FIXTURE, NAME).dataset


def test_a_changed_claim_changes_only_its_cells_and_leaves_the_decimals_of_the_rest() -> None:
    data = read(FIXTURE, NAME).dataset
    count = ReportedCount.stated(CountRange.between(80, 121, 99))
    raw, _ = written(data.replace(evolve(data["meduza-2022-w10-killed"], count=count)), NAME)
    assert raw == FIXTURE.replace(b",100.4,120.1,80.9,", b",99,120.1,80.9,")


def test_a_count_that_is_taken_away_leaves_blank_cells() -> None:
    data = read(FIXTURE, NAME).dataset
    raw, _ = written(data.replace(evolve(data["meduza-2022-w10-killed"], count=ReportedCount())), NAME)
    assert raw == FIXTURE.replace(b",100.4,120.1,80.9,", b",,,,")


OWN = Provenance(speaker="mediazona-meduza")


@pytest.mark.parametrize(
    ("fields", "column"),
    [
        ({"category": CasualtyCategory.KILLED}, "ED"),
        ({"category": CasualtyCategory.MISSING}, "EDSuperlatesFromCoeffs"),
        ({"category": CasualtyCategory.KILLED_OR_MISSING}, "EDAssembled"),
        ({"category": CasualtyCategory.DEAD, "provenance": evolve(OWN, basis=Basis.NAMED_LIST)}, "BmzNow"),
        ({"category": CasualtyCategory.DEAD}, None),
        ({"category": CasualtyCategory.WOUNDED}, None),
        ({"provenance": Provenance(document="file-data")}, None),
        ({"period": None}, None),
        ({"period": Period("2024-03-04")}, None),
        ({"period": Period("2024-03-04/2024-03-11")}, None),
        ({"period": Period("2024-03-05/2024-03-11")}, None),
        ({"accumulation": Accumulation.CUMULATIVE_SINCE}, None),
        ({"group": PersonGroup()}, None),
    ],
)
def test_a_claim_of_another_origin_is_told_in_the_column_of_its_kind_if_there_is_one(
    fields: dict[str, Any], column: str | None
) -> None:
    data = without_cells(of(ED="10").dataset)
    (claim,) = data.casualty_estimates
    data = data.replace(evolve(claim, **{"provenance": OWN, **fields}))
    if column is None:
        with pytest.raises(DataError):
            written(data, NAME)
    else:
        ((_, cells),) = ((row.claims, row.cells) for row in WEEKLY.rows_of(data))
        assert set(cells) == {"Year", "Week", column}


WEEKS = st.builds(lambda days: date(2022, 2, 21) + timedelta(days), st.integers(0, 3000))
DECIMALS = st.decimals(0, 5000, places=6)
QUIRKS = st.sampled_from(["", "NaN", "-3.25", "1e30", "1e-300", "53", "0", "1,234", '"', "=1+1", "\u00a0", "1e5"])
MODELLED = ("ED", "EDPrediction", "EDAssembled")


@st.composite
def rows(draw: st.DrawFn) -> dict[str, str]:
    year, week, _ = draw(WEEKS).isocalendar()
    cells = {"Year": str(year), "Week": str(week)}
    for name in ("ECSuperlates", "EDSuperlatesFromCoeffs", "EDSuperlatesCourts"):
        cells[name] = str(draw(DECIMALS))
    for name in draw(st.sets(st.sampled_from(MODELLED))):
        ends = sorted(draw(st.lists(DECIMALS, min_size=3, max_size=3)))
        cells.update(zip((f"{name}Low", name, f"{name}High"), map(str, ends), strict=True))
    for name in draw(st.sets(st.sampled_from(("Bmz2022", "Bmz2023", "Bmz2025", "BmzNow")))):
        cells[name] = str(draw(st.integers(0, 5000)))
    return cells


@given(st.lists(rows(), min_size=1, max_size=4))
def test_law_rows_in_the_layout_survive_and_kept_columns_need_no_cells(weeks: list[dict[str, str]]) -> None:
    raw = table(*weeks)
    reads_and_writes_back(raw, NAME)
    keeps_what_it_says_it_keeps(raw, NAME)


@given(rows())
def test_law_ranges_enclose_the_decimals(week: dict[str, str]) -> None:
    for claim in read(table(week), NAME).dataset.casualty_estimates:
        column = claim.provenance.locator.column if claim.provenance.locator else None
        if column in MODELLED:
            assert claim.count.range.low <= float(week[f"{column}Low"])
            assert claim.count.range.high is not None
            assert claim.count.range.high >= float(week[f"{column}High"])


@given(st.lists(rows(), min_size=1, max_size=4), st.data())
def test_law_rows_with_quirks_survive(weeks: list[dict[str, str]], data: st.DataObject) -> None:
    odd = st.dictionaries(st.sampled_from(COLUMNS), QUIRKS | st.text(max_size=8), max_size=3)
    survives(table(*({**week, **data.draw(odd)} for week in weeks)), NAME)
