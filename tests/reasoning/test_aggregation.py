"""Aggregation: one answer by a rule that is named, and the answers of all rules side by side."""

import pytest
from attrs import evolve
from small_worlds import Asked, claim, dataset, query

from conflictdata.errors import DataError, InvariantError
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.provenance.attribution import Provenance
from conflictdata.reasoning.aggregation import Aggregate, Sensitivity, aggregate, sensitivity
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.bearing import LeftOut
from conflictdata.reasoning.queries import Query
from conflictdata.reasoning.rules import aggregation_rules
from conflictdata.values.counts import CountRange
from conflictdata.values.dates import Period
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory

pytest.importorskip("highspy")

KILLED: Asked = (CasualtyCategory.KILLED, None, None, None)
EVERYTHING: Asked = (CasualtyCategory.CASUALTIES, None, None, None)


def killed(name: str, count: CountRange, *sources: str) -> CasualtyEstimate:
    made = claim(name, KILLED, count)
    return evolve(made, provenance=Provenance(speaker="speaker", derived_from=sources))


THREE = [
    killed("about-100", CountRange.between(50, 150, 100)),
    killed("about-300", CountRange.between(250, 350, 300)),
    killed("at-least-120", CountRange.at_least(120)),
]


def test_an_answer_names_the_claims_it_is_made_of_those_taken_in_and_those_left_out() -> None:
    assert aggregate(dataset(THREE), query(KILLED), rule="mode") == Aggregate(
        rule="mode",
        low=100,
        high=100,
        best=100,
        claims=("about-100",),
        taken=("about-100", "about-300"),
        left_out=(LeftOut(claim="at-least-120", reason="it prefers no one number: 120 or more"),),
        note="given as often: 300",
    )


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("min", "50"),
        ("max", "350 or more"),
        ("conservative", "50 to 150 (best 100)"),
        ("informative", "250 or more (best 300)"),
        ("bounds", "none: the claims contradict each other"),
    ],
)
def test_an_answer_is_written_as_a_range(rule: str, text: str) -> None:
    assert str(aggregate(dataset(THREE), query(KILLED), rule=rule)) == text


def test_bounds_make_use_of_claims_on_other_scopes_and_rules_do_not() -> None:
    data = dataset([THREE[2], claim("all", EVERYTHING, CountRange.up_to(400))])
    found = aggregate(data, query(KILLED), rule="bounds")
    assert (str(found), found.claims, found.taken) == ("120 to 400", ("at-least-120", "all"), ("at-least-120", "all"))
    assert aggregate(data, query(KILLED), rule="airwars").taken == ("at-least-120",)


def test_where_no_claim_gives_a_figure_there_is_no_answer() -> None:
    found = aggregate(dataset([]), query(KILLED), rule="min")
    assert (found.is_empty, found.range, found.low, found.high) == (True, None, None, None)
    assert str(found) == "none: no claim gives a figure on exactly this"
    assert str(aggregate(dataset([]), query(KILLED), rule="bounds")) == "0 or more"


def test_where_the_rule_can_use_no_figure_there_is_no_answer() -> None:
    found = aggregate(dataset(THREE[2:]), query(KILLED), rule="median")
    assert str(found) == "none: no figure can be used by the rule"
    assert [one.claim for one in found.left_out] == ["at-least-120"]


def test_from_which_day_totals_count_is_noted() -> None:
    totals = [
        evolve(one, accumulation=Accumulation.CUMULATIVE_SINCE, period=Period("2024-10/2024-12-10")) for one in THREE
    ]
    asked = Query(category="killed", as_of="2024-12-12")
    assert aggregate(dataset(totals), asked, rule="max").is_empty
    latest = aggregate(dataset(totals), asked, rule="max", latest=True)
    assert latest.note == "1 of 3 figures have no upper end; all count from 2024-10"


def test_repeats_of_one_origin_count_once_where_only_originals_count() -> None:
    repeats = [killed(f"repeat-{number}", CountRange.exactly(300), "about-300") for number in range(40)]
    data = dataset([*THREE[:2], killed("other", CountRange.exactly(100)), *repeats])
    originals = Assumptions(originals_only=True)
    assert aggregate(data, query(KILLED), rule="mode").best == 300
    found = aggregate(data, query(KILLED), rule="mode", assuming=originals)
    assert (found.best, len(found.taken), len(found.left_out)) == (100, 3, 40)


def test_the_answers_of_all_rules_stand_side_by_side() -> None:
    found = sensitivity(dataset(THREE[:2]), query(KILLED))
    assert [row.rule for row in found.rows] == [rule.name for rule in aggregation_rules()]
    assert (found.low, found.high, found.bests, found.ratio) == (50, 350, (50, 100, 300, 350), 7)
    assert str(found).splitlines()[0] == "min             50"
    assert str(found).splitlines()[-1] == "bounds          none: the claims contradict each other"


def test_an_answer_without_an_upper_end_is_as_far_away_as_its_least_number() -> None:
    found = sensitivity(dataset([THREE[0], killed("at-least-300", CountRange.at_least(300))]), query(KILLED))
    assert (found.low, found.high, found.bests, found.ratio) == (50, None, (50, 100), 6)


def test_without_an_upper_end_or_an_answer_there_is_no_spread() -> None:
    found = sensitivity(dataset([]), query(KILLED))
    assert (found.low, found.high, found.bests, found.ratio) == (0, None, (), None)
    empty = Sensitivity(rows=found.rows[:1])
    assert (empty.low, empty.high) == (None, None)
    nobody = sensitivity(dataset([killed("none", CountRange.exactly(0))]), query(KILLED))
    assert (nobody.high, nobody.bests, nobody.ratio) == (0, (0,), None)


def test_a_rule_that_is_not_known_is_refused() -> None:
    with pytest.raises(DataError, match="there is no rule 'mean'"):
        aggregate(dataset([]), query(KILLED), rule="mean")


def test_a_question_about_a_record_that_is_not_there_is_refused() -> None:
    with pytest.raises(InvariantError, match="no such record: 'nowhere'"):
        sensitivity(dataset([]), Query(category="killed", place="nowhere"))
