"""From a category of one scheme to a category of another, with a report of what that costs."""

from collections import defaultdict
from collections.abc import Callable, Iterable

from attrs import frozen

from conflictdata.reasoning.atoms import Atom, describe
from conflictdata.reasoning.categories import Category, categories

__all__ = ["Coarsening", "coarsen"]


@frozen(kw_only=True)
class Coarsening:
    """A category, the smallest category of another scheme that holds it, and what the change loses and adds.

    A figure of the first category is a lower bound for the second, as far as nothing is in doubt. It is no upper bound
    unless nothing is added.
    """

    category: Category
    """What was to be said in the other scheme."""

    scheme: str
    """The other scheme."""

    coarser: Category | None
    """The smallest category that counts, or may count, all atoms that the first may count; `None` if none does."""

    added: frozenset[Atom]
    """Atoms that the coarser category counts, or may count, and the first does not."""

    lost: frozenset[Atom]
    """Atoms of the first that can no longer be told apart from some others.

    The first scheme has a category that holds the atom and not the other, or the reverse; the other scheme has none.
    """

    doubtful: frozenset[Atom]
    """Atoms that the first category counts for certain, and that the coarser one leaves open."""

    uncovered: frozenset[Atom]
    """Atoms of the first that no category of the other scheme ever counts. If there are any, ``coarser`` is `None`."""

    @property
    def is_exact(self) -> bool:
        """Whether the coarser category counts the same people, for certain, and keeps all distinctions."""
        return self.coarser is not None and not (self.added or self.lost or self.doubtful)

    def __str__(self) -> str:
        if self.coarser is None:
            reason = f"\nnever counted: {describe(self.uncovered)}" if self.uncovered else ""
            return f"no category of {self.scheme} holds {self.category.key}{reason}"
        parts = [
            f"{words}: {describe(atoms)}"
            for words, atoms in (
                ("comes in", self.added),
                ("no longer told apart", self.lost),
                ("in doubt", self.doubtful),
            )
            if atoms
        ]
        return "\n".join(
            [f"{self.category.key} is held by {self.coarser.key}", *(parts or ["nothing is lost or added"])]
        )


def coarsen(category: Category, scheme: str) -> Coarsening:
    """The smallest category of a scheme that holds a category, and what is lost and added.

    A category of the scheme itself becomes itself. Of several that are equally small, the one with fewest atoms in
    doubt is taken, then the first in the scheme. A category whose source does not say what it counts holds no other.

    Raises:
        DataError: If no scheme has the code, with the problem code ``unknown-scheme``.
    """
    candidates = categories(scheme)
    specified = [each for each in candidates if each.atoms]
    coarser = min(
        [each for each in specified if category.outer <= each.outer],
        key=lambda each: (len(each.outer), len(category.atoms - each.atoms)),
        default=None,
    )
    if category in candidates:
        coarser = category
    return Coarsening(
        category=category,
        scheme=scheme,
        coarser=coarser,
        added=coarser.outer - category.outer if coarser else frozenset(),
        lost=_lost(category, coarser, candidates) if coarser else frozenset(),
        doubtful=category.atoms - coarser.atoms if coarser else frozenset(),
        uncovered=frozenset() if coarser else category.outer.difference(*(each.outer for each in specified)),
    )


def _lost(category: Category, coarser: Category, candidates: Iterable[Category]) -> frozenset[Atom]:
    before = _divider([*(categories(category.scheme) if category.scheme else ()), category])
    after = _divider(candidates)
    together: defaultdict[tuple[int, ...], set[Atom]] = defaultdict(set)
    for atom in coarser.outer:
        together[after(atom)].add(atom)
    blurred = (group for group in together.values() if len({before(atom) for atom in group}) > 1)
    return frozenset(atom for group in blurred for atom in group & category.outer)


def _divider(among: Iterable[Category]) -> Callable[[Atom], tuple[int, ...]]:
    """A function that gives the same answer for two atoms if, and only if, no category tells them apart."""
    known = tuple(among)
    return lambda atom: tuple((atom in each.atoms) + 2 * (atom in each.open_atoms) for each in known)
