"""Conflicts: the smallest sets of claims that cannot all hold."""

from collections.abc import Iterator

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.model.dataset import Dataset
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.bearing import as_read, groups_of
from conflictdata.reasoning.contradictions import Contradictions
from conflictdata.reasoning.queries import AnyQuery
from conflictdata.reasoning.telling import contradiction_in_words

__all__ = ["Conflict", "Conflicts", "conflicts"]


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
    """Whether these are all there are. If not, all of up to as many claims as was asked for are among them."""

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
    all_up_to: int = 5,
) -> Conflicts:
    """The smallest sets of claims that cannot all hold, smallest first.

    All sets of up to ``all_up_to`` claims are found, however many there are, and after them larger ones until there
    are ``most`` in all, or until looking on has not led to another for long.

    Args:
        data: The claims.
        query: What they have to bear on; all claims that count people or munitions, without it.
        assuming: What is taken for granted.
        most: How many conflicts are enough, at least 1.
        all_up_to: Up to how many claims a conflict is found even if there are enough.

    Raises:
        InvariantError: If the query or the assumptions name a record that is not there, or ``most`` is below 1.
        MissingExtraError: If the solver is not installed.
    """
    if most < 1:
        raise InvariantError(Conflicts, ("most",), "at least 1")
    assuming = assuming or Assumptions()
    found: list[Conflict] = []
    is_complete = True
    told = as_read(data, assuming)
    for group in groups_of(data, query, assuming):
        claims = group.claims
        search = Contradictions(group.cells(), group.rows(), in_order=all_up_to)
        for owners in search:
            if len(found) >= most and len(owners) > all_up_to:
                is_complete = False
                break
            found.append(_conflict(told, [claims[owner] for owner in owners]))
        is_complete = is_complete and search.is_complete
    found.sort(key=lambda conflict: (len(conflict.claims), conflict.claims))
    return Conflicts(found=tuple(found), is_complete=is_complete)


def _conflict(data: Dataset, claims: list[str]) -> Conflict:
    ids = tuple(sorted(claims))
    return Conflict(claims=ids, sentence=contradiction_in_words(data, [data[id_] for id_ in ids]))
