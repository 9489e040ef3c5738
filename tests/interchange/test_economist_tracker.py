"""The Economist's table: one-sided rows, text numbers, dates, and the file as a whole."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from economist_rows import COLUMNS, NAME, ROW, claim_of, codes, of, table
from hypothesis import given
from hypothesis import strategies as st
from roundtrip import SHARED, keeps_what_it_says_it_keeps, reads_and_writes_back, survives, without_cells, written

from conflictdata.interchange.datasets.economist import sources as economist_sources
from conflictdata.interchange.reading import iter_read, read, sniff
from conflictdata.model.parties import PersonGroup
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.sources import Stance

FIXTURE = (Path(__file__).parent / "fixtures" / "economist-tracker.csv").read_bytes()
REAL = SHARED / "economist" / "estimates.csv"


def test_a_row_is_a_running_total_since_the_invasion() -> None:
    claim = claim_of()
    assert claim.id == "economist-tracker-cia-russia-deaths-2022-05-17"
    assert claim.period == Period("2022-02-24/2022-05-17")
    assert claim.accumulation is Accumulation.CUMULATIVE_SINCE
    assert claim.group == PersonGroup(side="russia")
    assert (claim.provenance.speaker, claim.provenance.stance) == ("cia", Stance.ESTIMATES)


def test_deaths_are_read_as_dead_and_casualties_as_casualties() -> None:
    assert claim_of(type="deaths").category is CasualtyCategory.DEAD
    assert claim_of(type="casualties").category is CasualtyCategory.CASUALTIES


def test_any_other_type_gives_no_figure() -> None:
    result = of(type="wounded")
    assert not result.dataset.casualty_estimates
    assert codes(result) == ["unknown-code"]


@pytest.mark.parametrize(
    ("low", "best", "high", "expected"),
    [
        ("", "500", "", CountRange.exactly(500)),
        ("500", "", "", CountRange.at_least(500)),
        ("", "", "500", CountRange.up_to(500)),
        ("500", "", "600", CountRange.between(500, 600)),
        ("500", "550", "600", CountRange.between(500, 600, 550)),
        ("", "1,500", "", CountRange.exactly(1500)),
        ("1,500", "", "2,500", CountRange.between(1500, 2500)),
        ("", "0", "", CountRange.exactly(0)),
        ("", "about 20,000", "", CountRange.between(15_000, 25_000, 20_000)),
    ],
)
def test_one_sided_rows_stay_one_sided(low: str, best: str, high: str, expected: CountRange) -> None:
    result = of(estimate_low=low, estimate=best, estimate_high=high)
    assert result.problems == ()
    (claim,) = result.dataset.casualty_estimates
    assert claim.count.range == expected
    assert claim.count.status is CountStatus.STATED


def test_a_number_alone_keeps_its_wording_and_can_be_read_again_by_another_policy() -> None:
    count = claim_of(estimate="700,000").count
    assert (count.wording, count.policy, count.significant_figures) == ("700,000", "verbatim", 1)


def test_numbers_out_of_order_are_kept_and_reported() -> None:
    result = of(estimate_low="500", estimate="450", estimate_high="400")
    assert codes(result) == ["out-of-order"]
    count = result.dataset.casualty_estimates[0].count
    assert (count.range, count.as_reported is not None) == (CountRange.between(400, 500), True)


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"estimate": "n/a"}, "not-a-number"),
        ({"estimate": ""}, "missing-number"),
        ({"estimate": "99999999999999999999999"}, "not-a-number"),
        ({"estimate": "", "estimate_low": "many"}, "not-a-number"),
    ],
)
def test_a_row_without_a_number_that_can_be_read_is_of_unknown_count(cells: dict[str, str], code: str) -> None:
    result = of(**cells)
    assert codes(result) == [code]
    assert result.dataset.casualty_estimates[0].count == ReportedCount()


def test_a_bound_that_cannot_be_read_leaves_the_rest_of_the_row() -> None:
    result = of(estimate_low="many", estimate="9000")
    assert codes(result) == ["not-a-number"]
    assert result.dataset.casualty_estimates[0].count.range == CountRange(best=9000)


def test_the_order_of_day_and_month_is_settled_by_the_column() -> None:
    rows = [{**ROW, "date": "03/04/2022"}, {**ROW, "date": "04/17/2022"}]
    assert [claim.period and claim.period.latest for claim in read(table(*rows), NAME).dataset.casualty_estimates] == [
        date(2022, 3, 4),
        date(2022, 4, 17),
    ]


def test_where_nothing_decides_the_day_stands_first_and_it_is_reported_once() -> None:
    rows = [{**ROW, "date": "03/04/2022"}, {**ROW, "date": "05/06/2022"}]
    result = read(table(*rows), NAME)
    (problem,) = result.problems
    assert (problem.code, problem.message.split()[0]) == ("date-order-undecided", "2")
    assert str(result.dataset.casualty_estimates[0].period) == "2022-02-24/2022-04-03"


def test_dates_that_read_the_same_both_ways_are_no_doubt() -> None:
    assert of(date="04/04/2022").problems == of(date="2022-05-06").problems == ()


def test_in_a_column_of_both_orders_doubtful_dates_are_not_read() -> None:
    rows = [{**ROW, "date": day} for day in ("17/04/2022", "04/17/2022", "03/04/2022")]
    result = read(table(*rows), NAME)
    assert codes(result) == ["mixed-date-orders", "same-id", "not-a-date"]
    assert str(result.dataset.casualty_estimates[2].period) == "2022-02-24/"


@pytest.mark.parametrize(
    ("day", "code", "period"),
    [
        ("31/31/2022", "not-a-date", "2022-02-24/"),
        ("", "not-a-date", "2022-02-24/"),
        ("01/01/2021", "before-the-start", "/2021-01-01"),
    ],
)
def test_a_day_that_bounds_no_period_leaves_one_end_unknown(day: str, code: str, period: str) -> None:
    result = of(date=day)
    assert codes(result)[-1] == code
    assert str(result.dataset.casualty_estimates[0].period) == period


def test_another_side_becomes_an_actor_of_that_name() -> None:
    result = of(country="ruritania")
    assert codes(result) == ["unlisted-side"]
    assert [actor.name for actor in result.dataset.actors] == ["ruritania"]


def test_two_rows_of_one_source_side_type_and_day_are_linked() -> None:
    result = read(table(ROW, {**ROW, "estimate": "200"}), NAME)
    assert codes(result) == ["same-id"]
    first, second = result.dataset.casualty_estimates
    assert second.provenance.overlaps == (first.id,)


def test_the_fixture_comes_back_as_it_was_and_is_sniffed() -> None:
    assert sniff(FIXTURE).name == NAME
    result = reads_and_writes_back(FIXTURE, NAME)
    assert len(result.dataset.casualty_estimates) == 21
    assert Counter(codes(result)) == {
        "unlisted-source": 2,
        "remark-in-source": 1,
        "not-an-address": 2,
        "same-id": 1,
        "unknown-code": 1,
        "not-a-date": 1,
        "before-the-start": 1,
        "out-of-order": 1,
        "not-a-number": 2,
        "missing-number": 1,
        "missing-source": 1,
        "missing-side": 1,
        "unlisted-side": 1,
    }


@pytest.mark.skipif(not REAL.is_file(), reason="the real file is not here")
def test_the_real_file_comes_back_as_it_was_and_is_sniffed() -> None:
    raw = REAL.read_bytes()
    assert sniff(raw).name == NAME
    result = reads_and_writes_back(raw, NAME)
    keeps_what_it_says_it_keeps(raw, NAME)
    assert len(result.dataset.casualty_estimates) == 124
    assert Counter(codes(result)) == {"not-an-address": 4, "person-named": 3}


def test_pieces_of_the_file_join_to_the_whole() -> None:
    joined: Any = None
    for piece in iter_read(FIXTURE, NAME, rows=5):
        joined = piece.dataset if joined is None else joined.merge(piece.dataset)
    assert joined == read(FIXTURE, NAME).dataset


NUMBERS = st.integers(0, 2_000_000)
SPELLINGS = [spelling for body in economist_sources.SPEAKERS for spelling in body.spellings]
RELAYS = [spelling for body in economist_sources.RELAYS for spelling in body.spellings]
DAYS = st.builds(lambda days: economist_sources.START + timedelta(days), st.integers(0, 2000))
QUIRKS = st.sampled_from(
    ["", "n/a", "about 5,000", "31/31/2022", "4/17/2022", "2023-01-01", '"', "=1+1", "\u00a0", "-1"]
)


@st.composite
def number_cells(draw: st.DrawFn) -> dict[str, str]:
    names = ("estimate_low", "estimate", "estimate_high")
    numbers = dict(zip(names, sorted(draw(st.lists(NUMBERS, min_size=3, max_size=3))), strict=True))
    given_ = draw(st.sets(st.sampled_from(names), min_size=1))
    is_spelled = draw(st.booleans())
    return {name: f"{numbers[name]:,}" if is_spelled else str(numbers[name]) for name in given_}


@st.composite
def clean_rows(draw: st.DrawFn) -> dict[str, str]:
    source = draw(st.sampled_from(SPELLINGS))
    if draw(st.booleans()) and "(" not in source:
        source = f"{source} (via {draw(st.sampled_from(RELAYS))})"
    return {
        **draw(number_cells()),
        "date": draw(DAYS).strftime("%d/%m/%Y"),
        "type": draw(st.sampled_from(["deaths", "casualties"])),
        "source": source,
        "source_url": f"https://example.org/{draw(st.integers(0, 9))}",
        "country": draw(st.sampled_from(["russia", "ukraine"])),
        COLUMNS[-1]: draw(st.sampled_from(["", "yes"])),
    }


@st.composite
def odd_rows(draw: st.DrawFn) -> dict[str, str]:
    row = draw(clean_rows())
    return {**row, **draw(st.dictionaries(st.sampled_from(COLUMNS), QUIRKS | st.text(max_size=8), max_size=3))}


@given(st.lists(clean_rows(), min_size=1, max_size=5))
def test_law_rows_in_the_layout_survive_and_kept_columns_need_no_cells(rows: list[dict[str, str]]) -> None:
    raw = table(*rows)
    reads_and_writes_back(raw, NAME)
    keeps_what_it_says_it_keeps(raw, NAME)


@given(st.lists(clean_rows(), min_size=1, max_size=3))
def test_law_what_is_written_without_cells_reads_as_the_same_claims(rows: list[dict[str, str]]) -> None:
    data = read(table(*rows), NAME).dataset
    raw, _ = written(without_cells(data), NAME)
    again = read(raw, NAME).dataset
    assert [claim.provenance.speaker for claim in again.casualty_estimates] == [
        claim.provenance.speaker for claim in data.casualty_estimates
    ]


@given(st.lists(odd_rows(), min_size=1, max_size=5))
def test_law_rows_with_quirks_survive(rows: list[dict[str, str]]) -> None:
    survives(table(*rows), NAME)
