"""The laws of counts, each a test. Ranges are sets of whole numbers with, perhaps, a preferred member."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictdata.errors import InvariantError
from conflictdata.testing.counts import count_ranges, reported_bounds, reported_counts
from conflictdata.values.counts import MAX_COUNT, CountRange, ReportedBounds, ReportedCount
from conflictdata.vocab.counting import CountQualifier, CountStatus

NUMBERS = st.integers(0, 40)
# Small enough for ranges to meet, and for three of them to be added.
RANGES = count_ranges(max_value=30)
UNKNOWN = CountRange.unknown()


# Construction


def test_the_range_without_arguments_is_unknown() -> None:
    assert CountRange() == UNKNOWN
    assert (UNKNOWN.low, UNKNOWN.high, UNKNOWN.best, UNKNOWN.is_unknown) == (0, None, None, True)


@given(NUMBERS)
def test_exact_ranges_are_equal_however_they_were_built(number: int) -> None:
    built = {
        CountRange.exactly(number),
        CountRange.between(number, number),
        CountRange.between(number, number, number),
        CountRange(low=number, high=number),
        CountRange(low=number, high=number, best=number),
    }

    assert built == {CountRange.exactly(number)}
    assert CountRange.exactly(number).is_exact
    assert CountRange.exactly(number).best == number


@given(NUMBERS, NUMBERS)
def test_at_least_allows_the_number_and_all_above(bound: int, number: int) -> None:
    assert CountRange.at_least(bound).contains(number) == (number >= bound)


@given(NUMBERS, NUMBERS)
def test_more_than_allows_only_what_is_above(bound: int, number: int) -> None:
    assert CountRange.more_than(bound).contains(number) == (number > bound)


@given(NUMBERS, NUMBERS)
def test_up_to_allows_the_number_and_all_below(bound: int, number: int) -> None:
    assert CountRange.up_to(bound).contains(number) == (number <= bound)


@given(st.integers(1, 40), NUMBERS)
def test_fewer_than_allows_only_what_is_below(bound: int, number: int) -> None:
    assert CountRange.fewer_than(bound).contains(number) == (number < bound)


@given(RANGES)
def test_both_bounds_are_inclusive(one: CountRange) -> None:
    assert one.low in one
    assert one.low - 1 not in one
    if one.high is not None:
        assert one.high in one
        assert one.high + 1 not in one


@given(count_ranges())
def test_the_preferred_value_stays_inside(one: CountRange) -> None:
    assert one.best is None or one.best in one


@pytest.mark.parametrize(
    ("arguments", "fields", "rule"),
    [
        ({"low": -1}, ("low",), "at least 0"),
        ({"low": MAX_COUNT + 1}, ("low",), "at most"),
        ({"low": None}, ("low",), "an int, not NoneType"),
        ({"low": True}, ("low",), "an int, not bool"),
        ({"low": 7.0}, ("low",), "an int, not float"),
        ({"low": "7"}, ("low",), "an int, not str"),
        ({"high": -1}, ("high",), "at least 0"),
        ({"high": 7.0}, ("high",), "an int, not float"),
        ({"low": 2, "high": 1}, ("low", "high"), "2 > 1"),
        ({"best": "7"}, ("best",), "an int, not str"),
        ({"best": True}, ("best",), "an int, not bool"),
        ({"low": 5, "best": 4}, ("low", "best", "high"), "best is 4"),
        ({"low": 5, "high": 6, "best": 7}, ("low", "best", "high"), "best is 7"),
        ({"low": 5, "high": 5, "best": 6}, ("low", "best", "high"), "best is 6"),
    ],
)
def test_a_range_that_breaks_a_rule_is_refused(arguments: dict[str, Any], fields: tuple[str, ...], rule: str) -> None:
    with pytest.raises(InvariantError, match=rule) as caught:
        CountRange(**arguments)
    assert (caught.value.cls, caught.value.fields) == (CountRange, fields)


@pytest.mark.parametrize("build", [CountRange.exactly, CountRange.at_least, CountRange.more_than, CountRange.up_to])
@pytest.mark.parametrize("wrong", ["7", 7.0, True, None, -1, MAX_COUNT + 1])
def test_builders_refuse_what_is_no_count(build: Callable[[Any], CountRange], wrong: object) -> None:
    with pytest.raises(InvariantError, match="a count is"):
        build(wrong)


@pytest.mark.parametrize("wrong", ["7", 7.0, True, None, 0, -1, MAX_COUNT + 1])
def test_fewer_than_refuses_what_has_no_count_below_it(wrong: Any) -> None:
    with pytest.raises(InvariantError, match="a count is"):
        CountRange.fewer_than(wrong)


# No order


@pytest.mark.parametrize("compare", ["__lt__", "__le__", "__gt__", "__ge__"])
def test_ranges_have_no_order(compare: str) -> None:
    assert getattr(CountRange.exactly(1), compare)(CountRange.exactly(2)) is NotImplemented


def test_sorting_ranges_is_an_error() -> None:
    with pytest.raises(TypeError, match="not supported"):
        sorted([CountRange.exactly(2), CountRange.exactly(1)])


# Containment and overlap


@given(RANGES, NUMBERS)
def test_in_is_contains(one: CountRange, number: int) -> None:
    assert (number in one) == one.contains(number)


@given(RANGES)
def test_every_range_encloses_itself(one: CountRange) -> None:
    assert one.encloses(one)


@given(RANGES, RANGES)
def test_ranges_that_enclose_each_other_have_the_same_bounds(one: CountRange, other: CountRange) -> None:
    both = one.encloses(other) and other.encloses(one)

    assert both == ((one.low, one.high) == (other.low, other.high))


@given(RANGES, RANGES, RANGES)
def test_enclosing_carries_over(outer: CountRange, middle: CountRange, inner: CountRange) -> None:
    outer, inner = outer.hull(middle), inner.intersect(middle) or middle

    assert outer.encloses(middle)
    assert middle.encloses(inner)
    assert outer.encloses(inner)


@given(RANGES, RANGES)
def test_a_range_encloses_another_if_it_allows_all_its_numbers(one: CountRange, other: CountRange) -> None:
    # Beyond 60 ranges that end at 30 differ only in whether they end at all.
    assert one.encloses(other) == all(number in one for number in range(61) if number in other)


@given(RANGES)
def test_the_unknown_range_encloses_all(one: CountRange) -> None:
    assert UNKNOWN.encloses(one)


@given(RANGES, RANGES)
def test_ranges_overlap_if_some_number_is_in_both(one: CountRange, other: CountRange) -> None:
    assert one.overlaps(other) == any(number in one and number in other for number in range(31))


@given(RANGES, RANGES)
def test_overlapping_is_mutual(one: CountRange, other: CountRange) -> None:
    assert one.overlaps(other) == other.overlaps(one)


# Sums


@given(RANGES, RANGES)
def test_sums_commute(one: CountRange, other: CountRange) -> None:
    assert one + other == other + one


@given(RANGES, RANGES, RANGES)
def test_sums_associate(one: CountRange, two: CountRange, three: CountRange) -> None:
    assert (one + two) + three == one + (two + three)


@given(RANGES)
def test_adding_zero_changes_nothing(one: CountRange) -> None:
    assert one + CountRange.exactly(0) == one


@given(RANGES, RANGES, st.data())
def test_a_sum_allows_each_sum_of_allowed_numbers(one: CountRange, other: CountRange, data: st.DataObject) -> None:
    mine = data.draw(st.integers(one.low, 30 if one.high is None else one.high))
    theirs = data.draw(st.integers(other.low, 30 if other.high is None else other.high))

    assert mine + theirs in one + other


@given(RANGES, RANGES)
def test_a_sum_allows_no_other_numbers(one: CountRange, other: CountRange) -> None:
    total = one + other

    assert total.low == one.low + other.low
    assert (total.high is None) == (one.high is None or other.high is None)
    if total.high is not None:
        assert total.high == (one.high or 0) + (other.high or 0)


@given(RANGES, RANGES, RANGES)
def test_sums_of_wider_ranges_are_wider(one: CountRange, other: CountRange, more: CountRange) -> None:
    assert (one.hull(more) + other).encloses(one + other)


@given(RANGES, RANGES)
def test_a_sum_prefers_a_value_where_both_do(one: CountRange, other: CountRange) -> None:
    expected = None if one.best is None or other.best is None else one.best + other.best

    assert (one + other).best == expected


@given(RANGES)
def test_a_sum_with_an_unbounded_range_is_unbounded(one: CountRange) -> None:
    assert (one + CountRange.at_least(1)).high is None


def test_a_sum_beyond_the_greatest_count_is_refused() -> None:
    with pytest.raises(InvariantError, match="at most"):
        CountRange.exactly(MAX_COUNT) + CountRange.exactly(1)


@pytest.mark.parametrize("other", [1, None, "1"])
def test_only_ranges_are_added(other: Any) -> None:
    with pytest.raises(TypeError, match="unsupported operand"):
        CountRange.exactly(1) + other


# Hulls


@given(RANGES, RANGES)
def test_hulls_commute(one: CountRange, other: CountRange) -> None:
    assert one.hull(other) == other.hull(one)


@given(RANGES, RANGES, RANGES)
def test_hulls_associate(one: CountRange, two: CountRange, three: CountRange) -> None:
    assert one.hull(two).hull(three) == one.hull(two.hull(three))


@given(RANGES)
def test_the_hull_with_itself_is_the_range(one: CountRange) -> None:
    assert one.hull(one) == one


@given(RANGES, RANGES)
def test_a_hull_encloses_both(one: CountRange, other: CountRange) -> None:
    assert one.hull(other).encloses(one)
    assert one.hull(other).encloses(other)


@given(RANGES, RANGES, RANGES)
def test_no_smaller_range_encloses_both(one: CountRange, other: CountRange, third: CountRange) -> None:
    assert third.encloses(one.hull(other)) == (third.encloses(one) and third.encloses(other))


@given(RANGES, RANGES, RANGES)
def test_hulls_of_wider_ranges_are_wider(one: CountRange, other: CountRange, more: CountRange) -> None:
    assert one.hull(more).hull(other).encloses(one.hull(other))


# Intersections


def meet(one: CountRange | None, other: CountRange | None) -> CountRange | None:
    return None if one is None or other is None else one.intersect(other)


@given(RANGES, RANGES)
def test_intersections_commute(one: CountRange, other: CountRange) -> None:
    assert one.intersect(other) == other.intersect(one)


@given(RANGES, RANGES, RANGES)
def test_intersections_associate(one: CountRange, two: CountRange, three: CountRange) -> None:
    assert meet(meet(one, two), three) == meet(one, meet(two, three))


@given(RANGES)
def test_the_intersection_with_itself_is_the_range(one: CountRange) -> None:
    assert one.intersect(one) == one


@given(RANGES, RANGES)
def test_there_is_an_intersection_where_ranges_overlap(one: CountRange, other: CountRange) -> None:
    assert (one.intersect(other) is not None) == one.overlaps(other)


@given(RANGES, RANGES)
def test_an_intersection_allows_what_both_allow(one: CountRange, other: CountRange) -> None:
    both = one.intersect(other)
    allowed = set() if both is None else {number for number in range(61) if number in both}

    assert allowed == {number for number in range(61) if number in one and number in other}


@given(RANGES, RANGES)
def test_a_range_absorbs_its_intersection(one: CountRange, other: CountRange) -> None:
    both = one.intersect(other)

    assert both is None or (one.hull(both).low, one.hull(both).high) == (one.low, one.high)


@given(RANGES, RANGES)
def test_a_preferred_value_survives_where_both_prefer_it(one: CountRange, other: CountRange) -> None:
    expected = one.best if one.best == other.best else None
    hull, both = one.hull(other), one.intersect(other)

    assert hull.best == expected
    assert both is None or both.is_exact or both.best == expected


# Texts


@pytest.mark.parametrize(
    ("one", "text"),
    [
        (UNKNOWN, "unknown"),
        (CountRange.exactly(0), "0"),
        (CountRange.exactly(12_000), "12,000"),
        (CountRange.between(10_000, 12_000), "10,000 to 12,000"),
        (CountRange.between(10_000, 12_000, 11_000), "10,000 to 12,000 (best 11,000)"),
        (CountRange.at_least(3_000), "3,000 or more"),
        (CountRange.up_to(5), "0 to 5"),
        (CountRange(best=5), "0 or more (best 5)"),
    ],
)
def test_str_is_for_people(one: CountRange, text: str) -> None:
    assert str(one) == text


# Reported bounds


@given(reported_bounds())
def test_cells_are_kept_in_whatever_order(cells: ReportedBounds) -> None:
    filled = [cell for cell in (cells.low, cells.best, cells.high) if cell is not None]

    assert list(cells.numbers) == filled
    assert cells.is_ordered == all(one <= other for one, other in pairwise(filled))


def test_cells_out_of_order_are_told() -> None:
    assert ReportedBounds(low=3, high=3).is_ordered
    assert not ReportedBounds(low=4, high=3).is_ordered
    assert not ReportedBounds(low=1, best=0, high=3).is_ordered


@pytest.mark.parametrize("field", ["low", "best", "high"])
@pytest.mark.parametrize("wrong", [-1, 7.0, "7", True, MAX_COUNT + 1])
def test_cells_are_counts(field: str, wrong: object) -> None:
    with pytest.raises(InvariantError, match="a count is") as caught:
        ReportedBounds(**{field: wrong})  # type: ignore[arg-type] # that is the point
    assert (caught.value.cls, caught.value.fields) == (ReportedBounds, (field,))


# Reported counts


def test_a_count_without_arguments_says_nothing() -> None:
    count = ReportedCount()

    assert (count.range, count.status, count.wording, count.policy) == (UNKNOWN, CountStatus.UNKNOWN, None, None)


def test_stated_keeps_the_words() -> None:
    count = ReportedCount.stated(
        CountRange.between(30, 40),
        wording="30 bis 40",
        language="de",
        policy="verbatim",
        qualifiers=(CountQualifier.RANGE,),
        significant_figures=1,
    )

    assert count == ReportedCount(
        range=CountRange(low=30, high=40),
        status=CountStatus.STATED,
        wording="30 bis 40",
        language="de",
        policy="verbatim",
        qualifiers=(CountQualifier.RANGE,),
        significant_figures=1,
    )


def test_unquantified_bounds_nothing() -> None:
    assert ReportedCount.unquantified("heavy losses", language="en") == ReportedCount(
        wording="heavy losses", language="en", status=CountStatus.UNKNOWN
    )


def test_zero_and_none_reported_and_unknown_and_withheld_and_not_covered_differ() -> None:
    zero = ReportedCount.stated(CountRange.exactly(0))
    others = [ReportedCount(status=status) for status in CountStatus]

    assert len({zero, *others}) == 6


def test_none_reported_may_be_up_to_a_number() -> None:
    count = ReportedCount(range=CountRange.up_to(3), status=CountStatus.NONE_REPORTED)

    assert count.range.high == 3


@given(reported_counts())
def test_only_stated_counts_have_a_lower_bound(count: ReportedCount) -> None:
    assert count.status is CountStatus.STATED or count.range.low == 0


@given(reported_counts())
def test_ranges_enclose_the_cells_of_the_source(count: ReportedCount) -> None:
    assert count.as_reported is None or all(number in count.range for number in count.as_reported.numbers)


@pytest.mark.parametrize(
    ("arguments", "fields", "rule"),
    [
        ({"range": CountRange.at_least(1), "status": CountStatus.NONE_REPORTED}, ("range", "status"), "low above 0"),
        ({"range": CountRange.exactly(0)}, ("range", "status"), "not 'unknown'"),
        ({"range": CountRange(best=1)}, ("range", "status"), "not 'unknown'"),
        ({"range": CountRange.up_to(1), "status": CountStatus.NOT_COVERED}, ("range", "status"), "not 'not_covered'"),
        ({"range": CountRange.up_to(1), "status": CountStatus.WITHHELD}, ("range", "status"), "not 'withheld'"),
        ({"wording": ""}, ("wording",), "not blank"),
        ({"language": " "}, ("language",), "not blank"),
        ({"policy": "\t"}, ("policy",), "not blank"),
        ({"significant_figures": 0}, ("significant_figures",), "at least 1"),
        ({"significant_figures": MAX_COUNT + 1}, ("significant_figures",), "at most"),
        ({"significant_figures": 2.0}, ("significant_figures",), "an int"),
        ({"significant_figures": True}, ("significant_figures",), "an int"),
        (
            {
                "range": CountRange.between(1, 3),
                "status": CountStatus.STATED,
                "as_reported": ReportedBounds(low=4, high=3),
            },
            ("range", "as_reported"),
            "encloses all",
        ),
    ],
)
def test_a_count_that_breaks_a_rule_is_refused(arguments: dict[str, Any], fields: tuple[str, ...], rule: str) -> None:
    with pytest.raises(InvariantError, match=rule) as caught:
        ReportedCount(**arguments)
    assert (caught.value.cls, caught.value.fields) == (ReportedCount, fields)
