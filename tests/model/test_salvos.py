from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictdata.model import Salvo
from conflictdata.testing.counts import count_ranges, reported_counts
from conflictdata.testing.records import salvos
from conflictdata.values import CountRange, ReportedCount
from conflictdata.vocab import MunitionClass

OUTCOMES = ("intercepted", "suppressed", "hit", "failed", "left_area", "airborne", "unknown")


def salvo(launched: CountRange | None = None, **outcomes: int | CountRange) -> Salvo:
    ranges = {name: CountRange.exactly(one) if isinstance(one, int) else one for name, one in outcomes.items()}
    counts: dict[str, Any] = {name: ReportedCount.stated(one) for name, one in ranges.items()}
    return Salvo(
        munition=MunitionClass.DECOY_UAV,
        launched=None if launched is None else ReportedCount.stated(launched),
        **counts,
    )


def test_a_line_of_which_nothing_is_told_balances() -> None:
    assert salvo().balances()
    assert salvo().accounted_for() == (0, 0)


def test_outcomes_are_added() -> None:
    line = salvo(intercepted=59, suppressed=CountRange.between(40, 45), hit=1)

    assert line.accounted_for() == (100, 105)


def test_an_outcome_without_an_upper_bound_leaves_the_sum_without_one() -> None:
    assert salvo(intercepted=59, hit=CountRange.at_least(1)).accounted_for() == (60, None)


def test_a_line_with_every_outcome_balances_or_does_not() -> None:
    told = dict.fromkeys(OUTCOMES, 1)

    assert salvo(CountRange.exactly(7), **told).balances()
    assert not salvo(CountRange.exactly(6), **told).balances()
    assert not salvo(CountRange.exactly(8), **told).balances()


def test_outcomes_that_are_not_told_may_make_up_the_rest() -> None:
    assert salvo(CountRange.exactly(106), intercepted=59).balances()
    assert not salvo(CountRange.exactly(58), intercepted=59).balances()


def test_an_unbounded_launch_takes_any_outcomes() -> None:
    assert salvo(CountRange.at_least(5), **dict.fromkeys(OUTCOMES, 100)).balances()


def test_an_unbounded_outcome_makes_up_the_rest() -> None:
    told: dict[str, int | CountRange] = {**dict.fromkeys(OUTCOMES, 0), "unknown": CountRange.at_least(1)}

    assert salvo(CountRange.exactly(500), **told).balances()


def test_without_a_launch_there_is_nothing_to_balance() -> None:
    assert salvo(intercepted=59).balances()


@given(salvos())
def test_the_least_sum_is_not_above_the_greatest(line: Salvo) -> None:
    least, most = line.accounted_for()

    assert most is None or least <= most


@given(st.lists(st.integers(0, 20), min_size=7, max_size=7), st.data())
def test_a_line_that_encloses_a_true_one_balances(numbers: list[int], data: st.DataObject) -> None:
    def around(number: int) -> CountRange:
        return data.draw(count_ranges(max_value=30)).hull(CountRange.exactly(number))

    told: dict[str, int | CountRange] = {name: around(one) for name, one in zip(OUTCOMES, numbers, strict=True)}

    assert salvo(around(sum(numbers)), **told).balances()


@given(salvos(), reported_counts())
def test_telling_less_never_upsets_the_balance(line: Salvo, launched: ReportedCount) -> None:
    full = Salvo(munition=line.munition, launched=launched, intercepted=line.intercepted, hit=line.hit)
    less = Salvo(munition=line.munition, launched=launched, intercepted=line.intercepted)

    assert less.balances() or not full.balances()


@pytest.mark.parametrize("outcome", OUTCOMES)
def test_each_outcome_counts(outcome: str) -> None:
    assert not salvo(CountRange.exactly(1), **{outcome: 2}).balances()
