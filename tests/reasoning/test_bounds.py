"""Bounds and queries: what is asked, what binds, what is refused."""

from datetime import date
from typing import Any

import pytest
from attrs import evolve
from small_worlds import claim, dataset, query

from conflictdata.errors import InvariantError
from conflictdata.model.parties import PersonGroup
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.bounds import Binding, bounds
from conflictdata.reasoning.queries import Query
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.sources import Stance

pytest.importorskip("highspy")

EVERYTHING = (CasualtyCategory.CASUALTIES, None, None, None)
KILLED = (CasualtyCategory.KILLED, None, None, None)
UNKNOWN = Assumptions(unstated="unknown")


def test_the_claims_that_bind_each_end_are_named() -> None:
    data = dataset([claim("killed", KILLED, CountRange.at_least(3)), claim("all", EVERYTHING, CountRange.up_to(9))])
    found = bounds(data, query(KILLED))
    assert (found.low, found.high) == (3, 9)
    assert found.binding == (
        Binding(end="low", claim="killed", count=ReportedCount.stated(CountRange.at_least(3)), speaker="speaker"),
        Binding(end="high", claim="all", count=ReportedCount.stated(CountRange.up_to(9)), speaker="speaker"),
    )
    assert str(found) == "3 to 9"


def test_no_upper_bound_is_said_as_such() -> None:
    found = bounds(dataset([claim("killed", KILLED, CountRange.at_least(3))]), query(EVERYTHING))
    assert (found.low, found.high, str(found)) == (3, None, "3 or more")


def test_without_claims_nothing_is_bounded() -> None:
    found = bounds(dataset([]), query(EVERYTHING))
    assert (found.low, found.high, found.binding) == (0, None, ())


def test_an_exact_answer_is_one_number() -> None:
    assert str(bounds(dataset([claim("killed", KILLED, CountRange.exactly(3))]), query(KILLED))) == "3"


def test_claims_that_contradict_each_other_allow_no_number() -> None:
    data = dataset([claim("three", KILLED, CountRange.exactly(3)), claim("four", KILLED, CountRange.exactly(4))])
    found = bounds(data, query(KILLED))
    assert found.is_empty
    assert str(found) == "none: the claims contradict each other"


@pytest.mark.parametrize("stance", [Stance.DENIES, Stance.DISPUTES, Stance.PREDICTS, Stance.CANNOT_CONFIRM])
def test_claims_that_put_nothing_forward_bound_nothing(stance: Stance) -> None:
    killed = claim("killed", KILLED, CountRange.exactly(3))
    denied = evolve(killed, provenance=evolve(killed.provenance, stance=stance))
    assert bounds(dataset([denied]), query(KILLED)).low == 0


def test_a_stock_bounds_the_total_from_below_only() -> None:
    held = evolve(
        claim("held", (CasualtyCategory.CAPTURED, None, None, None), CountRange.exactly(5)),
        accumulation=Accumulation.STOCK_AS_OF,
        period=Period("2024-12-02"),
    )
    found = bounds(dataset([held]), Query(category="captured", as_of="2024-12-31"))
    assert (found.low, found.high) == (5, None)


def test_a_mean_for_each_day_is_no_total() -> None:
    mean = evolve(claim("mean", KILLED, CountRange.exactly(5)), accumulation=Accumulation.AVERAGE_PER_DAY)
    assert bounds(dataset([mean]), query(KILLED)).low == 0


def test_a_running_total_of_a_later_day_bounds_an_earlier_one_from_above() -> None:
    total = evolve(
        claim("total", KILLED, CountRange.exactly(5)),
        accumulation=Accumulation.CUMULATIVE_SINCE,
        period=Period("2024-10/2024-12-10"),
    )
    found = bounds(dataset([total]), Query(category="killed", period="2024-11-01/2024-11-30"))
    assert (found.low, found.high) == (0, 5)


def test_losses_whose_sense_is_not_stated_bound_no_category() -> None:
    losses = claim("losses", (CasualtyCategory.CASUALTIES_UNSPECIFIED, None, None, None), CountRange.exactly(5))
    data = dataset([losses])
    assert str(bounds(data, query(KILLED))) == "0 or more"
    assert str(bounds(data, query(EVERYTHING))) == "0 or more"


def test_what_is_not_stated_can_be_taken_for_unknown() -> None:
    data = dataset([claim("killed", KILLED, CountRange.exactly(3))])
    north = (CasualtyCategory.KILLED, "north", None, None)
    assert str(bounds(data, query(north))) == "0 to 3"
    assert str(bounds(data, query(north), assuming=UNKNOWN)) == "0 or more"
    assert str(bounds(data, query(KILLED), assuming=UNKNOWN)) == "3 or more"


def test_silence_is_not_zero_unless_only_the_reported_are_asked_about() -> None:
    since_november = (CasualtyCategory.KILLED, None, "state", (date(2024, 11, 1), date(2024, 12, 10)))
    data = dataset([claim("since-november", since_november, CountRange.between(3, 5))])
    asked = Query(category="killed", as_of="2024-12-10")
    assert str(bounds(data, asked)) == "3 or more"
    assert str(bounds(data, asked, assuming=Assumptions(reported_only=True))) == "3 to 5"


def test_those_of_whom_a_claim_speaks_may_still_be_any_number() -> None:
    data = dataset([claim("at-least", KILLED, CountRange.at_least(3))])
    assert str(bounds(data, query(KILLED), assuming=Assumptions(reported_only=True))) == "3 or more"


@pytest.mark.parametrize(
    "asked",
    [
        Query(category="killed", as_of=date(2024, 12, 1)),
        Query(category=CasualtyCategory.KILLED, as_of="2024-12-01"),
        Query(category="killed", as_of=UncertainDate("2024-12-01")),
    ],
)
def test_the_last_day_is_a_date_an_uncertain_date_or_a_text(asked: Query) -> None:
    assert asked.days == Period("../2024-12-01")


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"category": "slain"}, "category"),
        ({"category": "killed", "period": "2024", "as_of": "2024"}, "period"),
        ({"category": "killed", "group": PersonGroup(side="state")}, "group"),
        ({"category": "killed", "as_of": "yesterday"}, "edtf"),
    ],
)
def test_a_query_that_asks_nothing_sensible_is_refused(asked: dict[str, Any], field: str) -> None:
    with pytest.raises(InvariantError) as error:
        Query(**asked)
    assert error.value.fields[0] == field


@pytest.mark.parametrize("field", ["side", "place", "unit", "event"])
def test_a_query_about_a_record_that_is_not_there_is_refused(field: str) -> None:
    names: dict[str, Any] = {field: "nowhere"}
    with pytest.raises(InvariantError, match="no such record: 'nowhere'") as error:
        bounds(dataset([]), Query(category="killed", **names))
    assert error.value.fields == (field,)


def test_a_reading_of_what_is_unstated_that_does_not_exist_is_refused() -> None:
    with pytest.raises(InvariantError, match="whole, unknown"):
        Assumptions(unstated="guess")
