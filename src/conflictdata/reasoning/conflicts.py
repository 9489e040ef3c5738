"""Conflicts: the smallest sets of claims that cannot all hold."""

from collections.abc import Iterator

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.model.dataset import Dataset
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.bearing import Group, groups_of
from conflictdata.reasoning.contradictions import smallest_contradictions
from conflictdata.reasoning.queries import AnyQuery
from conflictdata.reasoning.telling import claim_in_words

__all__ = ["Conflict", "Conflicts", "conflicts"]

_CERTAIN_SIZE = 5
"""Up to this many claims, every conflict is found."""


@frozen(kw_only=True)
class Conflict:
    """Claims that cannot all hold, although any of them can be left out and the others hold together."""

    claims: tuple[str, ...]
    """Their ids, sorted."""

    sentence: str
    """Who says what, in words."""


@frozen(kw_only=True)
class Conflicts:
    """All conflicts that were found, the smallest first."""

    found: tuple[Conflict, ...]
    """The conflicts. None of them holds another."""

    is_complete: bool
    """Whether these are all there are. If not, all of up to five claims are among them."""

    def __iter__(self) -> Iterator[Conflict]:
        return iter(self.found)

    def __len__(self) -> int:
        return len(self.found)


def conflicts(
    data: Dataset,
    query: AnyQuery | None = None,
    *,
    assuming: Assumptions | None = None,
    most: int = 100,
) -> Conflicts:
    """The smallest sets of claims that cannot all hold, smallest first.

    All sets of up to five claims are found, however many there are, and after them larger ones until there are
    ``most`` in all.

    Args:
        data: The claims.
        query: What they have to bear on; all claims that count people or munitions, without it.
        assuming: What is taken for granted.
        most: How many conflicts are enough, at least 1.

    Raises:
        InvariantError: If the query or the assumptions name a record that is not there, or ``most`` is below 1.
        MissingExtraError: If the solver is not installed.
    """
    if most < 1:
        raise InvariantError(Conflicts, ("most",), "at least 1")
    found: list[Conflict] = []
    is_complete = True
    for group in groups_of(data, query, assuming or Assumptions()):
        for size, conflict in _within(data, group):
            if len(found) >= most and size > _CERTAIN_SIZE:
                is_complete = False
                break
            found.append(conflict)
    found.sort(key=lambda conflict: (len(conflict.claims), conflict.claims))
    return Conflicts(found=tuple(found), is_complete=is_complete)


def _within(data: Dataset, group: Group) -> Iterator[tuple[int, Conflict]]:
    claims = group.claims
    for owners in smallest_contradictions(group.cells(), group.rows()):
        ids = tuple(sorted(claims[owner] for owner in owners))
        yield len(ids), Conflict(claims=ids, sentence=_sentence(data, ids))


def _sentence(data: Dataset, ids: tuple[str, ...]) -> str:
    claims = [claim_in_words(data, data[id_]) for id_ in ids]
    if len(claims) == 1:
        return f"{claims[0]} cannot hold by itself."
    together = "Both cannot hold." if len(claims) == 2 else f"All {len(claims)} cannot hold together."
    return f"{'; '.join(claims)}. {together}"
