"""The rules by which one answer is made of several figures."""

import pytest

from conflictdata.errors import DataError
from conflictdata.reasoning.figures import Figure
from conflictdata.reasoning.rules import Answer, aggregation_rule, aggregation_rules
from conflictdata.values.counts import CountRange, ReportedCount

Numbers = tuple[int | None, int | None, int | None]

ABOUT_100 = CountRange.between(50, 150, 100)
ABOUT_300 = CountRange.between(250, 350, 300)
RANGE = CountRange.between(200, 240)
AT_LEAST_120 = CountRange.at_least(120)
UP_TO_90 = CountRange.up_to(90)


def answer(rule: str, *ranges: CountRange) -> Answer:
    make = aggregation_rule(rule).answer
    assert make is not None
    figures = [
        Figure(claim=f"claim-{n}", count=ReportedCount.stated(each), speaker=None) for n, each in enumerate(ranges)
    ]
    return make(figures)


def exactly(*numbers: int) -> list[CountRange]:
    return [CountRange.exactly(number) for number in numbers]


@pytest.mark.parametrize(
    ("rule", "ranges", "numbers"),
    [
        ("min", [ABOUT_100, ABOUT_300], (50, 50, 50)),
        ("min", [ABOUT_100, UP_TO_90], (0, 0, 0)),
        ("max", [ABOUT_100, ABOUT_300], (350, 350, 350)),
        ("max", [ABOUT_300, AT_LEAST_120], (350, None, None)),
        ("max", [ABOUT_100, CountRange.at_least(200)], (200, None, None)),
        ("median", exactly(1, 9, 4), (4, 4, 4)),
        ("median", exactly(1, 9, 4, 6), (4, 6, None)),
        ("median", [ABOUT_100, RANGE], (100, 100, 100)),
        ("median", [RANGE], (None, None, None)),
        ("mode", exactly(9, 4, 9), (9, 9, 9)),
        ("mode", exactly(9, 4, 9, 4, 1), (4, 4, 4)),
        ("mode", [RANGE, AT_LEAST_120], (None, None, None)),
        ("most-precise", [ABOUT_100, RANGE, AT_LEAST_120], (200, 240, None)),
        ("most-precise", exactly(9, 4, 9), (9, 9, 9)),
        ("most-precise", exactly(9, 4), (4, 9, None)),
        ("most-precise", [ABOUT_300], (250, 350, 300)),
        ("least-precise", [ABOUT_100, RANGE], (50, 150, 100)),
        ("least-precise", [ABOUT_100, AT_LEAST_120], (120, None, None)),
        ("conservative", [ABOUT_100, ABOUT_300], (50, 150, 100)),
        ("conservative", [ABOUT_300, AT_LEAST_120], (120, 350, 300)),
        ("conservative", [AT_LEAST_120], (120, None, None)),
        ("conservative", [ABOUT_300, RANGE], (200, 240, None)),
        ("informative", [ABOUT_100, ABOUT_300], (250, 350, 300)),
        ("informative", [ABOUT_300, AT_LEAST_120], (250, None, 300)),
        ("informative", [ABOUT_100, RANGE], (200, 240, None)),
        ("representative", [ABOUT_100, ABOUT_300, ABOUT_300], (250, 350, 300)),
        ("representative", [ABOUT_100, AT_LEAST_120, AT_LEAST_120], (120, None, None)),
        ("representative", [CountRange.between(1, 9, 5), CountRange.between(1, 3, 2)], (1, 3, 2)),
        ("ucdp", [ABOUT_100, ABOUT_300], (50, 350, None)),
        ("ucdp", [ABOUT_100, CountRange.between(80, 400, 100)], (50, 400, 100)),
        ("ucdp", [ABOUT_100, RANGE], (50, 240, None)),
        ("ucdp", [CountRange(low=50, best=50)], (50, None, 50)),
        ("acled", [ABOUT_100, ABOUT_300], (100, 100, 100)),
        ("acled", [ABOUT_300, AT_LEAST_120, UP_TO_90], (120, 120, 120)),
        ("acled", [CountRange.exactly(0), ABOUT_100], (0, 0, 0)),
        ("acled", [UP_TO_90], (None, None, None)),
        ("airwars", [ABOUT_100, ABOUT_300], (50, 350, None)),
        ("airwars", [ABOUT_100, AT_LEAST_120], (50, None, None)),
    ],
)
def test_a_rule_makes_of_figures_what_it_says(rule: str, ranges: list[CountRange], numbers: Numbers) -> None:
    found = answer(rule, *ranges)
    assert (found.low, found.high, found.best) == numbers


def test_the_figures_whose_numbers_these_are_are_told() -> None:
    found = answer("min", ABOUT_300, ABOUT_100)
    assert [one.claim for one in found.of] == ["claim-1"]
    assert [one.claim for one in answer("max", ABOUT_300, ABOUT_100).of] == ["claim-0"]
    assert [one.claim for one in answer("median", *exactly(1, 4, 9)).of] == ["claim-1"]


@pytest.mark.parametrize("rule", ["median", "mode"])
def test_a_rule_about_single_numbers_names_the_figures_that_give_none(rule: str) -> None:
    found = answer(rule, ABOUT_100, AT_LEAST_120)
    assert [(one.claim, why) for one, why in found.unused] == [("claim-1", "it prefers no one number: 120 or more")]


def test_figures_without_an_upper_end_are_told() -> None:
    assert answer("max", ABOUT_100, AT_LEAST_120).note == "1 of 2 figures have no upper end"
    assert answer("airwars", ABOUT_100, AT_LEAST_120).note == "1 of 2 figures have no upper end"
    assert answer("conservative", ABOUT_100, AT_LEAST_120).note.startswith("1 of 2 figures have no upper end, and give")


def test_numbers_that_are_given_as_often_are_told() -> None:
    assert answer("mode", *exactly(9, 4, 1)).note == "given as often: 4, 9"
    assert answer("most-precise", *exactly(9, 4, 1)).note == "3 ranges are equally precise and given as often"


def test_a_best_outside_of_the_ends_is_told_and_left_out() -> None:
    assert answer("conservative", ABOUT_300, RANGE).note == "the best so found, 300, lies outside and is left out"


def test_the_most_frequent_ends_may_be_out_of_order_and_are_then_left_out() -> None:
    wide, narrow, low = CountRange.between(3, 9, 5), CountRange.between(3, 10, 5), CountRange.between(0, 2)
    found = answer("representative", wide, narrow, low, CountRange.between(1, 2))
    assert (found.low, found.high, found.best) == (5, 5, 5)
    assert found.note == "the most frequent ends, 3 and 2, are out of order and left out"
    unknown = answer(
        "representative", CountRange.between(3, 9), CountRange.between(3, 10), low, CountRange.between(1, 2)
    )
    assert (unknown.low, unknown.high, unknown.best, unknown.of) == (None, None, None, ())


def test_ucdp_makes_no_best_of_figures_that_differ() -> None:
    assert answer("ucdp", ABOUT_100, ABOUT_300).note == "no best: which is the most likely is a judgement"


def test_every_rule_says_what_it_does_and_whose_it_is() -> None:
    rules = aggregation_rules()
    assert len({rule.name for rule in rules}) == len(rules)
    assert all(rule.summary.endswith(".") and rule.source for rule in rules)
    assert {rule.name for rule in rules if rule.answer is None} == {"bounds"}


def test_an_unknown_rule_is_refused_and_the_known_ones_are_named() -> None:
    with pytest.raises(DataError, match="there is no rule 'mean'; rules are: min, max, median") as error:
        aggregation_rule("mean")
    assert [problem.code for problem in error.value.problems] == ["unknown-rule"]
