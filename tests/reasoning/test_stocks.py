"""Stocks and running totals: a stock may fall, a running total never does."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from small_worlds import claim, dataset

from conflictdata.errors import InvariantError
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.reasoning.bounds import bounds
from conflictdata.reasoning.conflicts import conflicts
from conflictdata.reasoning.queries import Query
from conflictdata.values.counts import CountRange
from conflictdata.values.dates import Period
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory

pytest.importorskip("highspy")

CAPTURED = (CasualtyCategory.CAPTURED, None, None, None)


def figure(name: str, count: CountRange, period: str, accumulation: Accumulation) -> CasualtyEstimate:
    return evolve(claim(name, CAPTURED, count), period=Period(period), accumulation=accumulation)


def stock(name: str, count: int, period: str) -> CasualtyEstimate:
    return figure(name, CountRange.exactly(count), period, Accumulation.STOCK_AS_OF)


def total(name: str, count: int, period: str) -> CasualtyEstimate:
    return figure(name, CountRange.exactly(count), period, Accumulation.CUMULATIVE_SINCE)


@given(st.integers(0, 20), st.integers(0, 20))
def test_a_running_total_that_falls_is_a_conflict_and_a_stock_that_falls_is_none(first: int, second: int) -> None:
    totals = dataset([total("first", first, "../2024-12-01"), total("second", second, "../2024-12-05")])
    assert bool(conflicts(totals).found) is (second < first)
    stocks = dataset([stock("first", first, "2024-12-01"), stock("second", second, "2024-12-05")])
    assert not conflicts(stocks).found


def test_a_stock_answers_the_question_about_its_day_and_no_other() -> None:
    data = dataset([stock("held", 5, "2024-12-02")])
    assert str(bounds(data, Query(category="captured", stock_on="2024-12-02"))) == "5"
    assert str(bounds(data, Query(category="captured", stock_on="2024-12-03"))) == "0 or more"
    assert str(bounds(data, Query(category="captured", as_of="2024-12-01"))) == "0 or more"


def test_those_still_held_are_no_more_than_those_ever_taken() -> None:
    data = dataset([stock("held", 9, "2024-12-05"), total("taken", 7, "../2024-12-05")])
    assert [one.claims for one in conflicts(data)] == [("held", "taken")]
    released = dataset([stock("held", 4, "2024-12-05"), total("taken", 7, "../2024-12-05")])
    assert str(bounds(released, Query(category="captured", stock_on="2024-12-10"))) == "0 or more"
    assert str(bounds(released, Query(category="captured", stock_on="2024-12-03"))) == "0 to 7"


def test_a_stock_of_an_uncertain_day_bounds_from_below_only() -> None:
    data = dataset([stock("held", 5, "2024-12-0X")])
    assert str(bounds(data, Query(category="captured", stock_on="2024-12-02"))) == "0 or more"
    assert str(bounds(data, Query(category="captured", as_of="2024-12-09"))) == "5 or more"


@pytest.mark.parametrize("day", ["2024-12", "2024-12-0X", "2024"])
def test_a_stock_is_asked_about_on_one_day(day: str) -> None:
    with pytest.raises(InvariantError, match="one day is needed") as error:
        Query(category="captured", stock_on=day)
    assert error.value.fields == ("stock_on",)
