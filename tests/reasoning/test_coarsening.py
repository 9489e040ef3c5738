"""Coarsening: what becomes of a category in another scheme, and that the report of it is exact."""

from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conflictdata.errors import DataError
from conflictdata.reasoning.atoms import ALL_ATOMS, Atom, atoms_of
from conflictdata.reasoning.categories import Category, categories, category, schemes
from conflictdata.reasoning.coarsening import coarsen
from conflictdata.vocab.casualties import Fate
from conflictdata.vocab.outcomes import Cause

published = st.sampled_from(categories())
some_atoms = st.frozensets(st.sampled_from(sorted(ALL_ATOMS)), max_size=8)


@st.composite
def combined(draw: st.DrawFn) -> Category:
    one, other = draw(published), draw(published)
    return draw(st.sampled_from([one | other, one & other, one - other]))


any_category = st.one_of(published, combined())
scheme_codes = st.sampled_from([scheme.code for scheme in schemes()])


def told_apart(one: Atom, other: Atom, among: tuple[Category, ...]) -> bool:
    """Whether one of the categories treats the two atoms differently."""
    return any((one in each.atoms, one in each.outer) != (other in each.atoms, other in each.outer) for each in among)


@given(one=any_category, scheme=scheme_codes)
def test_the_coarser_category_holds_the_first(one: Category, scheme: str) -> None:
    coarser = coarsen(one, scheme).coarser
    assume(coarser is not None)
    assert coarser is not None
    assert one.outer <= coarser.outer
    assert coarser in categories(scheme)


@given(one=any_category, scheme=scheme_codes)
def test_no_smaller_category_of_the_scheme_holds_it(one: Category, scheme: str) -> None:
    coarser = coarsen(one, scheme).coarser
    holding = [len(each.outer) for each in categories(scheme) if each.atoms and one.outer <= each.outer]
    if coarser is None:
        assert holding == []
    elif coarser != one:
        assert len(coarser.outer) == min(holding)


@given(one=any_category, scheme=scheme_codes)
def test_the_coarser_category_is_the_first_and_what_was_added(one: Category, scheme: str) -> None:
    report = coarsen(one, scheme)
    outer = report.coarser.outer if report.coarser else one.outer
    assert outer == one.outer | report.added
    assert report.added.isdisjoint(one.outer)


@given(one=any_category, scheme=scheme_codes)
def test_what_is_certain_stays_certain_unless_reported_as_doubtful(one: Category, scheme: str) -> None:
    report = coarsen(one, scheme)
    if report.coarser is not None:
        assert one.atoms & report.coarser.atoms == one.atoms - report.doubtful


@given(one=published, scheme=scheme_codes)
def test_the_lost_distinctions_are_exactly_those_that_the_other_scheme_lacks(one: Category, scheme: str) -> None:
    report = coarsen(one, scheme)
    if report.coarser is None:
        assert report.lost == frozenset()
        return
    before, after = (*categories(one.scheme), one), categories(scheme)
    expected = {
        atom
        for atom, other in product(one.outer, report.coarser.outer)
        if told_apart(atom, other, before) and not told_apart(atom, other, after)
    }
    assert report.lost == expected


@given(one=any_category, scheme=scheme_codes)
def test_what_is_never_counted_is_reported_only_where_nothing_holds_the_category(one: Category, scheme: str) -> None:
    report = coarsen(one, scheme)
    counted = {atom for each in categories(scheme) if each.atoms for atom in each.outer}
    assert report.uncovered == (one.outer - counted if report.coarser is None else frozenset())


@pytest.mark.parametrize("one", categories(), ids=lambda one: one.key)
def test_in_its_own_scheme_a_category_becomes_itself_and_nothing_is_lost_or_added(one: Category) -> None:
    report = coarsen(one, one.scheme)
    assert report.coarser == one
    assert report.is_exact
    assert str(report) == f"{one.key} is held by {one.key}\nnothing is lost or added"


def test_killed_in_action_becomes_killed_and_is_no_longer_told_from_died_of_wounds() -> None:
    report = coarsen(category("dod-1300.18:kia"), "ohchr")
    assert report.coarser == category("ohchr:killed")
    assert atoms_of([Fate.DIED_OF_WOUNDS]) <= report.added
    assert atoms_of([Fate.KILLED_OUTRIGHT]) <= report.lost
    assert not report.is_exact


def test_friendly_fire_is_in_doubt_where_the_other_scheme_leaves_it_open() -> None:
    report = coarsen(category("dod-1300.18:dwria"), "nato-aap6")
    assert report.coarser == category("nato-aap6:dwria")
    assert report.doubtful == atoms_of([Fate.DIED_OF_WOUNDS], causes=[Cause.FRIENDLY_FIRE])
    assert str(report) == ("dod-1300.18:dwria is held by nato-aap6:dwria\nin doubt: died of wounds (friendly fire)")


def test_casualties_have_no_place_in_a_scheme_of_deaths() -> None:
    report = coarsen(category("ohchr:casualties"), "acled")
    assert report.coarser is None
    assert atoms_of([Fate.WOUNDED_EVACUATED]) <= report.uncovered
    assert str(report).startswith("no category of acled holds ohchr:casualties\nnever counted: wounded, stayed")


def test_there_may_be_no_single_category_though_all_atoms_are_counted() -> None:
    deaths_and_captives = category("dod-1300.18:captured") | category("dod-1300.18:detained")
    report = coarsen(category("conflictdata:sick") | deaths_and_captives, "conflictdata")
    assert report.coarser == category("conflictdata:casualties")
    split = coarsen(category("conflictdata:sick") | category("conflictdata:deserted"), "conflictdata")
    assert split.coarser is None
    assert split.uncovered == frozenset()
    assert str(split) == "no category of conflictdata holds conflictdata:(sick | deserted)"


def test_an_unspecified_category_holds_no_other() -> None:
    report = coarsen(category("conflictdata:fate_unspecified"), "nato-aap6")
    assert report.coarser is None
    assert atoms_of([Fate.UNHARMED]) <= report.uncovered


def test_an_unknown_scheme_is_refused() -> None:
    with pytest.raises(DataError, match="unknown-scheme"):
        coarsen(category("ohchr:killed"), "nato")
