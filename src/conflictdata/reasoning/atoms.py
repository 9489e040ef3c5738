"""Atoms: the smallest groups of people that any casualty category tells apart.

At the time that a figure speaks of, each person belongs to exactly one atom: one fate, one cause, one custody. A
category is a set of atoms (see `conflictdata.reasoning.categories`). The table below says which combinations exist;
all others are contradictions, such as a captured person who is free.
"""

from collections.abc import Iterable
from itertools import product
from typing import Final

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.vocab.casualties import Fate
from conflictdata.vocab.outcomes import Cause, Custody

__all__ = ["ALL_ATOMS", "Atom", "atoms_of", "describe"]

_VIOLENT = (Cause.HOSTILE, Cause.FRIENDLY_FIRE)
_OTHER = (Cause.ACCIDENT, Cause.DISEASE, Cause.ENVIRONMENT, Cause.SELF_INFLICTED, Cause.UNKNOWN)
_HELD = (Custody.PRISONER, Custody.DETAINED)

# One line for each fate: its possible causes, then the custodies. Each pair of the two is an atom.
_VALID: Final[dict[Fate, tuple[tuple[Cause, ...], tuple[Custody, ...]]]] = {
    Fate.KILLED_OUTRIGHT: (_VIOLENT, (Custody.FREE,)),
    Fate.DIED_OF_WOUNDS: (_VIOLENT, (Custody.FREE,)),
    Fate.DIED_OTHER: (_VIOLENT, (Custody.FREE,)),
    Fate.EXECUTED: ((Cause.HOSTILE,), (Custody.FREE, *_HELD)),
    Fate.DIED_IN_CAPTIVITY: ((*_VIOLENT, *_OTHER), _HELD),
    Fate.DIED_NON_HOSTILE: (_OTHER, (Custody.FREE,)),
    Fate.DIED_INDIRECTLY: (_OTHER, (Custody.FREE,)),
    Fate.WOUNDED_RETURNED: (_VIOLENT, (Custody.FREE,)),
    Fate.WOUNDED_EVACUATED: (_VIOLENT, (Custody.FREE,)),
    Fate.WOUNDED_DISABLED: (_VIOLENT, (Custody.FREE,)),
    Fate.INJURED_NON_HOSTILE: (
        (Cause.ACCIDENT, Cause.ENVIRONMENT, Cause.SELF_INFLICTED, Cause.UNKNOWN),
        (Custody.FREE,),
    ),
    Fate.SICK: ((Cause.DISEASE,), (Custody.FREE,)),
    Fate.MISSING: ((Cause.HOSTILE, Cause.ACCIDENT, Cause.ENVIRONMENT, Cause.UNKNOWN), (Custody.UNKNOWN,)),
    Fate.CAPTURED: ((Cause.HOSTILE,), (Custody.PRISONER,)),
    Fate.CAPTURED_WOUNDED: (_VIOLENT, (Custody.PRISONER,)),
    Fate.SURRENDERED: ((Cause.HOSTILE,), (Custody.PRISONER,)),
    Fate.DETAINED: ((Cause.HOSTILE,), (Custody.DETAINED,)),
    Fate.INTERNED: ((Cause.HOSTILE, Cause.NONE), (Custody.DETAINED,)),
    Fate.DESERTED: ((Cause.NONE,), (Custody.FREE,)),
    Fate.DISPLACED: ((Cause.HOSTILE, Cause.ENVIRONMENT, Cause.UNKNOWN), (Custody.FREE,)),
    Fate.UNHARMED: ((Cause.NONE,), (Custody.FREE,)),
    Fate.UNKNOWN: ((Cause.UNKNOWN,), (Custody.UNKNOWN,)),
}


@frozen(kw_only=True, order=True)
class Atom:
    """A group of people that have one fate from one cause in one custody.

    The order of atoms has no meaning beyond being always the same.

    Raises:
        InvariantError: If the combination contradicts itself.
    """

    fate: Fate
    """What became of them."""

    cause: Cause
    """What brought it about. For the captured and wounded it is the cause of the wound."""

    custody: Custody
    """Who held them at the time of the figure, or at death."""

    def __attrs_post_init__(self) -> None:
        causes, custodies = _VALID[self.fate]
        if self.cause not in causes:
            raise InvariantError(Atom, ("fate", "cause"), f"{self.fate} comes from {' or '.join(causes)}")
        if self.custody not in custodies:
            raise InvariantError(Atom, ("fate", "custody"), f"custody with {self.fate} is {' or '.join(custodies)}")

    def __str__(self) -> str:
        return f"{self.fate}/{self.cause}/{self.custody}"


ALL_ATOMS: Final[frozenset[Atom]] = frozenset(
    Atom(fate=fate, cause=cause, custody=custody)
    for fate, (causes, custodies) in _VALID.items()
    for cause, custody in product(causes, custodies)
)
"""All combinations that exist. Nobody is in two of them, and everybody is in one."""


def atoms_of(
    fates: Iterable[Fate] = tuple(Fate),
    *,
    causes: Iterable[Cause] = tuple(Cause),
    custodies: Iterable[Custody] = tuple(Custody),
) -> frozenset[Atom]:
    """The atoms that have one of the fates, one of the causes and one of the custodies; all of them by default."""
    wanted = frozenset(fates), frozenset(causes), frozenset(custodies)
    return frozenset(
        atom for atom in ALL_ATOMS if atom.fate in wanted[0] and atom.cause in wanted[1] and atom.custody in wanted[2]
    )


def describe(atoms: Iterable[Atom]) -> str:
    """The atoms in words: fates in the order of `Fate`, with causes and custodies where not all of them are meant."""
    wanted = frozenset(atoms)
    return "; ".join(_describe(fate, some) for fate in Fate if (some := wanted & atoms_of([fate]))) or "nobody"


def _describe(fate: Fate, some: frozenset[Atom]) -> str:
    every = atoms_of([fate])
    if some == every:
        return fate.label
    causes, custodies = {atom.cause for atom in some}, {atom.custody for atom in some}
    if some != atoms_of([fate], causes=causes, custodies=custodies):
        return f"{fate.label} ({', '.join(f'{atom.cause.label} and {atom.custody.label}' for atom in sorted(some))})"
    limits: list[str] = []
    if causes < {atom.cause for atom in every}:
        limits += [cause.label for cause in Cause if cause in causes]
    if custodies < {atom.custody for atom in every}:
        limits += [custody.label for custody in Custody if custody in custodies]
    return f"{fate.label} ({', '.join(limits)})"
