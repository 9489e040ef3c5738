"""Laws of aggregation, for any figures on one question."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from small_worlds import Asked, claim, dataset, query

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.provenance.attribution import Provenance
from conflictdata.reasoning.aggregation import aggregate
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.rules import aggregation_rules
from conflictdata.values.counts import CountRange
from conflictdata.vocab.casualties import CasualtyCategory

pytest.importorskip("highspy")

KILLED: Asked = (CasualtyCategory.KILLED, None, None, None)
RULES = [rule.name for rule in aggregation_rules()]
OF_FIGURES = [rule.name for rule in aggregation_rules() if rule.answer is not None]
"""All but the bounds, which depart from the figures by definition: other claims narrow them."""


@st.composite
def ranges(draw: st.DrawFn) -> CountRange:
    """Ranges of all sorts that bound something, one-sided ones as well."""
    low = draw(st.integers(0, 6))
    high = draw(st.integers(low, low + 3) | (st.none() if low else st.nothing()))
    best = draw(st.none() | st.integers(low, low + 3 if high is None else high))
    return CountRange(low=low, high=high, best=best)


@st.composite
def figures(draw: st.DrawFn) -> list[CasualtyEstimate]:
    return [claim(f"claim-{n}", KILLED, one) for n, one in enumerate(draw(st.lists(ranges(), min_size=1, max_size=5)))]


@given(st.data(), figures(), st.sampled_from(RULES))
def test_the_order_of_claims_changes_no_answer(data: st.DataObject, claims: list[CasualtyEstimate], rule: str) -> None:
    shuffled = data.draw(st.permutations(claims))
    first = aggregate(dataset(claims), query(KILLED), rule=rule)
    second = aggregate(dataset(shuffled), query(KILLED), rule=rule)
    assert (first.range, first.note, set(first.claims)) == (second.range, second.note, set(second.claims))


@given(figures(), st.sampled_from(OF_FIGURES))
def test_every_answer_lies_between_the_least_and_the_greatest_figure(claims: list[CasualtyEstimate], rule: str) -> None:
    found = aggregate(dataset(claims), query(KILLED), rule=rule)
    whole = aggregate(dataset(claims), query(KILLED), rule="airwars").range
    assert whole is not None
    assert found.range is None or whole.encloses(found.range)


@given(ranges(), st.integers(1, 4), st.sampled_from(OF_FIGURES))
def test_figures_that_agree_are_the_answer_of_every_rule_that_gives_one(one: CountRange, times: int, rule: str) -> None:
    claims = [claim(f"claim-{number}", KILLED, one) for number in range(times)]
    found = aggregate(dataset(claims), query(KILLED), rule=rule)
    assert found.range is None or one.encloses(found.range)
    assert found.best in {None, one.best, one.low, one.high}


@given(st.data(), figures(), st.sampled_from(RULES))
def test_a_repeat_changes_no_answer_where_only_originals_count(
    data: st.DataObject, claims: list[CasualtyEstimate], rule: str
) -> None:
    source = data.draw(st.sampled_from(claims))
    provenance = Provenance(speaker="speaker", derived_from=(source.id,))
    repeat = evolve(claim("repeat", KILLED, data.draw(ranges())), provenance=provenance)
    originals = Assumptions(originals_only=True)
    before = aggregate(dataset(claims), query(KILLED), rule=rule, assuming=originals)
    after = aggregate(dataset([*claims, repeat]), query(KILLED), rule=rule, assuming=originals)
    assert (before.range, before.taken) == (after.range, after.taken)


@given(figures(), st.sampled_from(OF_FIGURES))
def test_every_figure_is_taken_in_or_named_as_left_out(claims: list[CasualtyEstimate], rule: str) -> None:
    found = aggregate(dataset(claims), query(KILLED), rule=rule)
    left_out = {one.claim for one in found.left_out}
    assert left_out.isdisjoint(found.taken)
    assert {*found.taken, *left_out} == {one.id for one in claims}
    assert set(found.claims) <= set(found.taken)


@given(figures(), ranges())
def test_another_figure_never_raises_the_least_nor_lowers_the_greatest(
    claims: list[CasualtyEstimate], more: CountRange
) -> None:
    fewer = aggregate(dataset(claims), query(KILLED), rule="airwars").range
    all_of_them = aggregate(dataset([*claims, claim("more", KILLED, more)]), query(KILLED), rule="airwars").range
    assert fewer is not None
    assert all_of_them is not None
    assert all_of_them.encloses(fewer)
