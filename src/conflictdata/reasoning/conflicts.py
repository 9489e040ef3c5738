"""Conflicts: the smallest sets of claims that cannot all hold."""

from collections.abc import Iterable, Iterator
from typing import Literal

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.model.dataset import Dataset
from conflictdata.reasoning.cells import cells_of
from conflictdata.reasoning.contradictions import smallest_contradictions
from conflictdata.reasoning.queries import Query, related_statements, rows_of
from conflictdata.reasoning.scopes import Statement, Unstated
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
    query: Query | None = None,
    *,
    speakers: Iterable[str] | None = None,
    unstated: Unstated | Literal["whole", "unknown"] = Unstated.WHOLE,
    most: int = 100,
) -> Conflicts:
    """The smallest sets of claims that cannot all hold, smallest first.

    All sets of up to five claims are found, however many there are, and after them larger ones until there are
    ``most`` in all.

    Args:
        data: The claims.
        query: What they have to bear on; all claims on people who came to harm, without it.
        speakers: The ids of the agents whose claims are looked at; those of all unless told.
        unstated: How a claim is read that does not say of which side, place or time it is.
        most: How many conflicts are enough, at least 1.

    Raises:
        InvariantError: If the query names a record that is not there, or ``most`` is below 1.
        MissingExtraError: If the solver is not installed.
    """
    if most < 1:
        raise InvariantError(Conflicts, ("most",), "at least 1")
    found: list[Conflict] = []
    is_complete = True
    for chosen in related_statements(data, query, speakers=speakers, unstated=unstated):
        for size, conflict in _within(data, chosen):
            if len(found) >= most and size > _CERTAIN_SIZE:
                is_complete = False
                break
            found.append(conflict)
    found.sort(key=lambda conflict: (len(conflict.claims), conflict.claims))
    return Conflicts(found=tuple(found), is_complete=is_complete)


def _within(data: Dataset, statements: list[Statement]) -> Iterator[tuple[int, Conflict]]:
    cells = cells_of([statement.scope for statement in statements])
    for places in smallest_contradictions(cells, rows_of(statements)):
        ids = tuple(sorted(statements[place].claim for place in places))
        yield len(places), Conflict(claims=ids, sentence=_sentence(data, ids))


def _sentence(data: Dataset, ids: tuple[str, ...]) -> str:
    claims = [claim_in_words(data, data[id_]) for id_ in ids]
    if len(claims) == 1:
        return f"{claims[0]} cannot hold by itself."
    together = "Both cannot hold." if len(claims) == 2 else f"All {len(claims)} cannot hold together."
    return f"{'; '.join(claims)}. {together}"
