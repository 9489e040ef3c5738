"""Casualty categories of all schemes as sets of atoms, and what follows from the sets.

"Killed in action" of one army and "killed" of a recorder are different sets of people. Written as sets of atoms, they
can be compared: which is part of which, which exclude each other, what a figure of one scheme means in another. Where
a scheme does not say whether it counts some people, these atoms are open: the category then has an inner set, which it
counts for certain, and an outer set, which it counts at most. The schemes are data files in ``data/schemes``.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from attrs import frozen

from conflictdata.errors import DataError, InvariantError, Problem
from conflictdata.reasoning.atoms import ALL_ATOMS, Atom, atoms_of
from conflictdata.vocab.casualties import CasualtyCategory, Fate
from conflictdata.vocab.outcomes import Cause, Custody

__all__ = ["Category", "Scheme", "categories", "category", "schemes"]

OWN_SCHEME = "conflictdata"
"""The scheme that holds the members of `CasualtyCategory`."""


@frozen(kw_only=True)
class Category:
    """What a figure counts, as a set of atoms: a category of a scheme, or one that was combined from others.

    Who is counted, such as civilians or one side, is no part of it: several columns of a dataset that differ only in
    that are one category. Do not confuse a combined category with a sum of figures: figures of categories that overlap
    must not be added.

    Raises:
        InvariantError: If an atom is both certain and open.
    """

    scheme: str = ""
    """The scheme, such as ``nato-aap6``; empty for a combination from several schemes."""

    code: str
    """The code within the scheme, such as ``wia``; for a combined category the combination."""

    label: str
    """The scheme's name for it, in English."""

    definition: str = ""
    """What is counted, and where the borders lie."""

    source: str = ""
    """The address, or the citation, of the definition."""

    atoms: frozenset[Atom]
    """The inner set: what is counted for certain. Empty if the source does not say what it counts."""

    open_atoms: frozenset[Atom] = frozenset()
    """What may or may not be counted, because the scheme leaves it open."""

    open_reason: str = ""
    """Why these are open."""

    unverified: str = ""
    """What could not be checked in the scheme's own text; empty if everything could."""

    def __attrs_post_init__(self) -> None:
        if not self.atoms.isdisjoint(self.open_atoms):
            raise InvariantError(Category, ("atoms", "open_atoms"), "an atom is certain or open, not both")

    @property
    def key(self) -> str:
        """The name under which `category` finds it, such as ``nato-aap6:wia``."""
        return f"{self.scheme}:{self.code}" if self.scheme else self.code

    @property
    def outer(self) -> frozenset[Atom]:
        """The outer set: what is counted at most."""
        return self.atoms | self.open_atoms

    @property
    def fates(self) -> frozenset[Fate]:
        """The fates of those who are counted for certain."""
        return frozenset(atom.fate for atom in self.atoms)

    def is_part_of(self, other: "Category") -> bool:
        """Whether everyone counted here is for certain counted by the other category as well.

        A category is part of itself. Within a scheme, what is open is taken to be settled in the same way for all
        categories, so open atoms may be open in both. In another scheme, the open atoms must be counted for certain. A
        category whose source does not say what it counts is part of no other.
        """
        same_scheme = self.scheme != "" and self.scheme == other.scheme
        if same_scheme and self.atoms:
            return self.atoms <= other.atoms and self.outer <= other.outer
        return self == other or self.outer <= other.atoms

    def is_disjoint_from(self, other: "Category") -> bool:
        """Whether for certain nobody is counted by both categories at one time."""
        return self.outer.isdisjoint(other.outer)

    def __or__(self, other: "Category") -> "Category":
        """Those whom one of the two counts, or both."""
        return _combined(self, "|", other, self.atoms | other.atoms, self.outer | other.outer)

    def __and__(self, other: "Category") -> "Category":
        """Those whom both count."""
        return _combined(self, "&", other, self.atoms & other.atoms, self.outer & other.outer)

    def __sub__(self, other: "Category") -> "Category":
        """Those whom this category counts and the other does not. What the other leaves open stays open."""
        return _combined(self, "-", other, self.atoms - other.outer, self.outer - other.atoms)


def _combined(one: Category, sign: str, other: Category, inner: frozenset[Atom], outer: frozenset[Atom]) -> Category:
    word = {"|": "or", "&": "and", "-": "without"}[sign]
    same_scheme = one.scheme == other.scheme
    return Category(
        scheme=one.scheme if same_scheme else "",
        code=f"({one.code} {sign} {other.code})" if same_scheme else f"({one.key} {sign} {other.key})",
        label=f"({one.label} {word} {other.label})",
        atoms=inner,
        open_atoms=outer - inner,
    )


@frozen(kw_only=True)
class Scheme:
    """A published way of dividing casualties into categories. Its categories may overlap and need not cover all."""

    code: str
    """The name that stands before the colon in the key of a category."""

    title: str
    """A name for people."""

    source: str
    """Publisher, title and year."""

    url: str = ""
    """The address of the source, or of a copy that could be read."""

    note: str = ""
    """What the scheme has and this description of it leaves out, and why."""

    categories: tuple[Category, ...]
    """In the order of the scheme."""


def schemes() -> tuple[Scheme, ...]:
    """All schemes, by code."""
    return tuple(_schemes().values())


def categories(scheme: str | None = None) -> tuple[Category, ...]:
    """The categories of one scheme, or of all.

    Raises:
        DataError: If no scheme has the code, with the problem code ``unknown-scheme``.
    """
    if scheme is None:
        return tuple(each for one in schemes() for each in one.categories)
    if scheme not in _schemes():
        message = f"there is no scheme {scheme!r}; schemes are: {', '.join(_schemes())}"
        raise DataError((Problem("", "unknown-scheme", message),))
    return _schemes()[scheme].categories


def category(key: str) -> Category:
    """The category of a key such as ``nato-aap6:wia``: the scheme, a colon, and the code.

    Raises:
        DataError: If there is none, with the problem code ``unknown-scheme`` or ``unknown-category``.
    """
    scheme = key.partition(":")[0]
    found = {each.key: each for each in categories(scheme)}
    if key not in found:
        message = f"there is no category {key!r}; categories of the scheme are: {', '.join(found)}"
        raise DataError((Problem("", "unknown-category", message),))
    return found[key]


@cache
def _schemes() -> Mapping[str, Scheme]:
    own = _own_scheme()
    folder = files("conflictdata.reasoning") / "data" / "schemes"
    read = [_read(item.read_text("utf-8"), own) for item in folder.iterdir() if item.name.endswith(".toml")]
    return {scheme.code: scheme for scheme in sorted([own, *read], key=lambda scheme: scheme.code)}


def _own_scheme() -> Scheme:
    # A source that does not say what it counts may count anything; losses and victims are hardly unharmed.
    unspecified = {
        CasualtyCategory.CASUALTIES_UNSPECIFIED: ALL_ATOMS - atoms_of([Fate.UNHARMED]),
        CasualtyCategory.FATE_UNSPECIFIED: ALL_ATOMS,
    }
    return Scheme(
        code=OWN_SCHEME,
        title="Categories of this library",
        source="The code list CasualtyCategory",
        note="Each category counts all atoms of its fates, whatever the cause and the custody.",
        categories=tuple(
            Category(
                scheme=OWN_SCHEME,
                code=each.code,
                label=each.label,
                definition=each.definition,
                source=each.source,
                atoms=atoms_of(each.fates),
                open_atoms=unspecified.get(each, frozenset()),
                open_reason="The source does not say what it counts." if each in unspecified else "",
            )
            for each in CasualtyCategory
        ),
    )


def _read(text: str, own: Scheme) -> Scheme:
    stated = tomllib.loads(text)
    known = {each.key: each for each in own.categories}
    found: list[Category] = []
    for entry in stated.pop("categories"):
        made = _category_of(entry, stated["code"], stated["source"], known)
        known[made.code] = made
        found.append(made)
    return Scheme(categories=tuple(found), **stated)


def _category_of(entry: dict[str, Any], scheme: str, source: str, known: Mapping[str, Category]) -> Category:
    """What a file states: the atoms of ``include``, of which ``open`` may be counted and ``exclude`` are not."""
    inner, outer = _union(entry.pop("include"), known)
    opened = _union(entry.pop("open", []), known)[1]
    excluded = _union(entry.pop("exclude", []), known)[1]
    atoms = inner - opened - excluded
    return Category(
        scheme=scheme,
        source=entry.pop("source", source),
        atoms=atoms,
        open_atoms=(outer | opened) - excluded - atoms,
        **entry,
    )


def _union(rules: Iterable[dict[str, Any]], known: Mapping[str, Category]) -> tuple[frozenset[Atom], frozenset[Atom]]:
    inner: frozenset[Atom] = frozenset()
    outer: frozenset[Atom] = frozenset()
    for rule in rules:
        more_inner, more_outer = _selected(known, **rule)
        inner, outer = inner | more_inner, outer | more_outer
    return inner, outer


def _selected(
    known: Mapping[str, Category],
    *,
    fates: Iterable[str] = tuple(Fate),
    causes: Iterable[str] = tuple(Cause),
    custodies: Iterable[str] = tuple(Custody),
    categories: Iterable[str] | None = None,
) -> tuple[frozenset[Atom], frozenset[Atom]]:
    """The inner and the outer set of a rule: atoms that fit all of its lists; a list that is left out allows all.

    ``categories`` names earlier ones of the same file by their codes, and this library's own by their keys.
    """
    fitting = atoms_of(
        [Fate(fate) for fate in fates],
        causes=[Cause(cause) for cause in causes],
        custodies=[Custody(custody) for custody in custodies],
    )
    if categories is None:
        return fitting, fitting
    named = [known[name] for name in categories]
    inner = frozenset(atom for each in named for atom in each.atoms)
    outer = frozenset(atom for each in named for atom in each.outer)
    return inner & fitting, outer & fitting
