"""Atoms: which combinations of fate, cause and custody exist."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictdata.errors import InvariantError
from conflictdata.reasoning.atoms import ALL_ATOMS, Atom, atoms_of, describe
from conflictdata.vocab.casualties import CasualtyCategory, Fate
from conflictdata.vocab.outcomes import Cause, Custody

some_atoms = st.frozensets(st.sampled_from(sorted(ALL_ATOMS)))


def exists(fate: Fate, cause: Cause, custody: Custody) -> bool:
    try:
        Atom(fate=fate, cause=cause, custody=custody)
    except InvariantError:
        return False
    return True


def test_every_combination_that_can_be_made_is_listed_and_no_other() -> None:
    made = {
        Atom(fate=fate, cause=cause, custody=custody)
        for fate, cause, custody in product(Fate, Cause, Custody)
        if exists(fate, cause, custody)
    }
    assert made == ALL_ATOMS


def test_every_fate_cause_and_custody_is_used() -> None:
    assert {atom.fate for atom in ALL_ATOMS} == set(Fate)
    assert {atom.cause for atom in ALL_ATOMS} == set(Cause)
    assert {atom.custody for atom in ALL_ATOMS} == set(Custody)


@pytest.mark.parametrize(
    ("fate", "cause", "custody", "rule"),
    [
        (Fate.WOUNDED_EVACUATED, Cause.DISEASE, Custody.FREE, "wounded_evacuated comes from hostile or friendly_fire"),
        (Fate.DIED_NON_HOSTILE, Cause.HOSTILE, Custody.FREE, "died_non_hostile comes from accident"),
        (Fate.CAPTURED, Cause.HOSTILE, Custody.FREE, "custody with captured is prisoner"),
        (Fate.MISSING, Cause.UNKNOWN, Custody.PRISONER, "custody with missing is unknown"),
        (Fate.DIED_IN_CAPTIVITY, Cause.DISEASE, Custody.FREE, "custody with died_in_captivity is prisoner or detained"),
    ],
)
def test_a_contradiction_is_refused_with_what_is_possible(
    fate: Fate, cause: Cause, custody: Custody, rule: str
) -> None:
    with pytest.raises(InvariantError, match=rule):
        Atom(fate=fate, cause=cause, custody=custody)


def test_those_whom_violence_killed_or_hurt_have_a_violent_cause() -> None:
    violent = {Cause.HOSTILE, Cause.FRIENDLY_FIRE}
    fates = CasualtyCategory.KILLED_OR_WOUNDED.fates
    assert {atom.cause for atom in ALL_ATOMS if atom.fate in fates} == violent


def test_an_atom_is_written_as_its_three_codes() -> None:
    assert str(Atom(fate=Fate.SICK, cause=Cause.DISEASE, custody=Custody.FREE)) == "sick/disease/free"


def test_atoms_are_selected_by_all_three_coordinates() -> None:
    assert atoms_of() == ALL_ATOMS
    assert atoms_of([Fate.EXECUTED], causes=[Cause.HOSTILE], custodies=[Custody.FREE]) == {
        Atom(fate=Fate.EXECUTED, cause=Cause.HOSTILE, custody=Custody.FREE)
    }
    assert atoms_of([Fate.SICK], causes=[Cause.HOSTILE]) == frozenset()


@pytest.mark.parametrize(
    ("atoms", "words"),
    [
        (frozenset[Atom](), "nobody"),
        (atoms_of([Fate.SICK, Fate.KILLED_OUTRIGHT]), "killed outright; sick"),
        (atoms_of([Fate.KILLED_OUTRIGHT], causes=[Cause.HOSTILE]), "killed outright (hostile action)"),
        (atoms_of([Fate.EXECUTED], custodies=[Custody.PRISONER]), "executed (prisoner)"),
        (
            atoms_of([Fate.DIED_IN_CAPTIVITY], causes=[Cause.DISEASE], custodies=[Custody.PRISONER]),
            "died in captivity (disease, prisoner)",
        ),
        (
            atoms_of([Fate.DIED_IN_CAPTIVITY], causes=[Cause.DISEASE], custodies=[Custody.PRISONER])
            | atoms_of([Fate.DIED_IN_CAPTIVITY], causes=[Cause.HOSTILE], custodies=[Custody.DETAINED]),
            "died in captivity (disease and prisoner, hostile action and detained or interned)",
        ),
    ],
)
def test_atoms_are_described_by_what_sets_them_apart(atoms: frozenset[Atom], words: str) -> None:
    assert describe(atoms) == words


@given(one=some_atoms, other=some_atoms)
def test_different_atoms_have_different_descriptions(one: frozenset[Atom], other: frozenset[Atom]) -> None:
    assert (describe(one) == describe(other)) is (one == other)
