"""Which casualty category is part of which."""

from itertools import product

import pytest

from conflictdata.vocab.casualties import CasualtyCategory, Fate

UNSPECIFIED = {CasualtyCategory.CASUALTIES_UNSPECIFIED, CasualtyCategory.FATE_UNSPECIFIED}
DEATHS = [category for category in CasualtyCategory if category.is_part_of(CasualtyCategory.CONFLICT_DEATHS)]

every_category = pytest.mark.parametrize("category", CasualtyCategory)


@every_category
def test_every_category_has_an_immutable_set_of_fates(category: CasualtyCategory) -> None:
    assert type(category.fates) is frozenset


@every_category
def test_only_unspecified_categories_have_no_fates(category: CasualtyCategory) -> None:
    assert category.is_specified is (category not in UNSPECIFIED)


@every_category
def test_part_of_is_reflexive(category: CasualtyCategory) -> None:
    assert category.is_part_of(category)


def test_part_of_is_antisymmetric() -> None:
    both = {
        (one, other)
        for one, other in product(CasualtyCategory, repeat=2)
        if one.is_part_of(other) and other.is_part_of(one)
    }
    assert both == {(category, category) for category in CasualtyCategory}


def test_part_of_is_transitive() -> None:
    broken = [
        (one, two, three)
        for one, two, three in product(CasualtyCategory, repeat=3)
        if one.is_part_of(two) and two.is_part_of(three) and not one.is_part_of(three)
    ]
    assert broken == []


@pytest.mark.parametrize("unspecified", sorted(UNSPECIFIED))
@every_category
def test_nothing_is_claimed_of_an_unspecified_category(
    category: CasualtyCategory, unspecified: CasualtyCategory
) -> None:
    same = category is unspecified
    assert unspecified.is_part_of(category) is same
    assert category.is_part_of(unspecified) is same
    assert not category.is_disjoint_from(unspecified)
    assert not unspecified.is_disjoint_from(category)


@pytest.mark.parametrize(
    ("part", "whole"),
    [
        ("KILLED", "KILLED_OR_WOUNDED"),
        ("WOUNDED", "KILLED_OR_WOUNDED"),
        ("KILLED_OR_WOUNDED", "CASUALTIES"),
        ("KILLED_OR_WOUNDED", "BATTLE_CASUALTIES"),
        ("BATTLE_CASUALTIES", "CASUALTIES"),
        ("KILLED_IN_ACTION", "KILLED"),
        ("DIED_OF_WOUNDS", "KILLED"),
        ("KILLED", "DEAD"),
        ("DIED_IN_CAPTIVITY", "DEAD"),
        ("DEAD", "CONFLICT_DEATHS"),
        ("DEAD", "IRRECOVERABLE"),
        ("DEAD", "CASUALTIES"),
        ("INDIRECT_DEATHS", "CONFLICT_DEATHS"),
        ("WOUNDED", "INJURED"),
        ("KILLED", "KILLED_OR_MISSING"),
        ("MISSING", "KILLED_OR_MISSING"),
        ("MISSING", "MISSING_OR_CAPTURED"),
        ("CAPTURED", "MISSING_OR_CAPTURED"),
        ("SURRENDERED", "CAPTURED"),
        ("MISSING_OR_CAPTURED", "IRRECOVERABLE"),
        ("IRRECOVERABLE", "CASUALTIES"),
        ("SANITARY", "CASUALTIES"),
    ],
)
def test_the_part_is_in_the_whole_and_not_the_reverse(part: str, whole: str) -> None:
    assert CasualtyCategory[part].is_part_of(CasualtyCategory[whole])
    assert not CasualtyCategory[whole].is_part_of(CasualtyCategory[part])


@pytest.mark.parametrize("deaths", DEATHS)
def test_missing_is_never_dead(deaths: CasualtyCategory) -> None:
    assert CasualtyCategory.MISSING.is_disjoint_from(deaths)


@pytest.mark.parametrize("deaths", DEATHS)
def test_the_wounded_are_alive(deaths: CasualtyCategory) -> None:
    assert CasualtyCategory.WOUNDED.is_disjoint_from(deaths)


def test_the_wounded_and_the_captured_overlap() -> None:
    assert not CasualtyCategory.WOUNDED.is_disjoint_from(CasualtyCategory.CAPTURED)


@pytest.mark.parametrize("apart", ["DESERTED", "DISPLACED", "INDIRECT_DEATHS"])
def test_what_no_force_counts_as_casualties_is_apart_from_them(apart: str) -> None:
    assert CasualtyCategory[apart].is_disjoint_from(CasualtyCategory.CASUALTIES)


def test_disjointness_is_symmetric() -> None:
    one_way = [
        (one, other)
        for one, other in product(CasualtyCategory, repeat=2)
        if one.is_disjoint_from(other) is not other.is_disjoint_from(one)
    ]
    assert one_way == []


def test_every_fate_but_unharmed_and_unknown_is_counted_by_some_category() -> None:
    counted = {fate for category in CasualtyCategory for fate in category.fates}
    assert set(Fate) - counted == {Fate.UNHARMED, Fate.UNKNOWN}
