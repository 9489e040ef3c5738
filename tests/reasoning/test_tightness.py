"""Both ends of a bound are attained: no narrower range would hold every world in which the claims hold."""

from collections.abc import Iterator
from fractions import Fraction
from itertools import product
from math import ceil, floor
from typing import NamedTuple

import pytest
from attrs import evolve
from full_worlds import CAPPED, Meant, World, meanings, query, true_claims, true_strengths, worlds
from full_worlds import dataset as full_dataset
from hypothesis import given, settings
from hypothesis import strategies as st
from small_worlds import claim, dataset

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.reasoning.assumptions import Unstated
from conflictdata.reasoning.bearing import Group, bearing_on
from conflictdata.reasoning.bounds import bounds, bounds_by
from conflictdata.reasoning.queries import Query
from conflictdata.values.counts import CountRange
from conflictdata.vocab.casualties import CasualtyCategory, Fate
from conflictdata.vocab.persons import Sex

pytest.importorskip("highspy")

FATES = [Fate.KILLED_OUTRIGHT, Fate.WOUNDED_RETURNED]
PLACES = ["north", "south", "country"]
"""Those who came to harm in neither of the two parts of the country did so somewhere else in it."""
SEXES = [Sex.FEMALE, Sex.MALE, Sex.OTHER]
MOST = 3


class Part(NamedTuple):
    """A part of twelve cells: by fate, place and sex."""

    category: CasualtyCategory
    place: str | None
    sex: Sex

    def holds(self, cell: tuple[Fate, str, Sex]) -> bool:
        fate, place, sex = cell
        return fate in self.category.fates and self.place in {None, place} and self.sex in {Sex.UNKNOWN, sex}


ALL = Part(CasualtyCategory.KILLED_OR_WOUNDED, None, Sex.UNKNOWN)
categories = st.sampled_from([CasualtyCategory.KILLED, CasualtyCategory.WOUNDED, CasualtyCategory.KILLED_OR_WOUNDED])
places = st.sampled_from([None, "north", "south"])
flat_parts = st.builds(Part, categories, places, st.just(Sex.UNKNOWN))
parts = st.builds(Part, categories, st.sampled_from([None, "north"]), st.sampled_from([Sex.UNKNOWN, *SEXES]))
ranges = st.tuples(st.integers(0, MOST), st.integers(0, 1)).map(lambda ends: CountRange.between(ends[0], sum(ends)))


def claims_on(stated: list[tuple[Part, CountRange]]) -> list[CasualtyEstimate]:
    made: list[CasualtyEstimate] = []
    for number, (part, count) in enumerate([(ALL, CountRange.up_to(MOST)), *stated]):
        one = claim(f"claim-{number}", (part.category, part.place, None, None), count)
        made.append(evolve(one, group=evolve(one.group, sex=part.sex)))
    return made


def fillings(cells: int, most: int) -> Iterator[tuple[int, ...]]:
    """All numbers for so many cells that make up no more than ``most``."""
    if cells == 0:
        yield ()
        return
    for first in range(most + 1):
        for rest in fillings(cells - 1, most - first):
            yield first, *rest


def attained(
    cells: list[tuple[Fate, str, Sex]], stated: list[tuple[Part, CountRange]], asked: Part, shares: int
) -> set[Fraction]:
    """What is asked about, in every world of shares of people in which the claims hold."""
    columns = [([place for place, cell in enumerate(cells) if part.holds(cell)], count) for part, count in stated]
    wanted = [place for place, cell in enumerate(cells) if asked.holds(cell)]
    return {
        Fraction(sum(world[place] for place in wanted), shares)
        for world in fillings(len(cells), MOST * shares)
        if all(
            count.low * shares <= sum(world[place] for place in column) <= (count.high or 0) * shares
            for column, count in columns
        )
    }


def asked_of(stated: list[tuple[Part, CountRange]], asked: Part) -> tuple[int | None, int | None]:
    group = evolve(claims_on([])[0].group, sex=asked.sex)
    found = bounds(dataset(claims_on(stated)), Query(category=asked.category, place=asked.place, group=group))
    return found.low, found.high


@given(st.lists(st.tuples(flat_parts, ranges), max_size=4), flat_parts)
def test_whole_numbers_of_people_attain_both_ends_where_claims_tell_two_things_apart(
    stated: list[tuple[Part, CountRange]], asked: Part
) -> None:
    cells = [(fate, place, Sex.UNKNOWN) for fate, place in product(FATES, PLACES)]
    worlds = attained(cells, stated, asked, 1)
    assert asked_of(stated, asked) == ((min(worlds), max(worlds)) if worlds else (None, None))


@given(st.lists(st.tuples(parts, ranges), max_size=2), parts)
@settings(max_examples=30)
def test_halves_of_people_attain_both_ends_where_whole_numbers_do_not(
    stated: list[tuple[Part, CountRange]], asked: Part
) -> None:
    # Three claims and the solver's choice between their ends leave no smaller fractions than halves.
    worlds = attained(list(product(FATES, ["north", "country"], SEXES)), stated, asked, 2)
    expected = (ceil(min(worlds)), floor(max(worlds))) if worlds else (None, None)
    assert asked_of(stated, asked) == expected


@given(st.data(), worlds, meanings())
def test_groups_solved_apart_give_what_they_give_together(data: st.DataObject, world: World, asked: Meant) -> None:
    claims = [*data.draw(true_claims(world, Unstated.WHOLE)), *data.draw(true_strengths(world))]
    whole = full_dataset(claims)
    apart = bearing_on(whole, query(asked), CAPPED)
    statements = tuple(one for group in apart.groups for one in group.statements)
    caps = tuple(cap for group in apart.groups for cap in group.caps)
    together = evolve(apart, groups=(Group(statements=statements, caps=caps),))
    first, second = bounds_by(whole, apart), bounds_by(whole, together)
    assert (first.low, first.high) == (second.low, second.high)
