"""Repair: the cheapest sets of claims to set aside so that the others can hold together."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, product
from math import isfinite
from typing import Literal

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.model.dataset import Dataset
from conflictdata.reasoning.cells import cells_of
from conflictdata.reasoning.programmes import ElasticProgramme, HittingSets
from conflictdata.reasoning.queries import Query, related_statements, rows_of
from conflictdata.reasoning.scopes import Statement, Unstated

__all__ = ["Repair", "repair"]

_ROUNDING = 1e-9


@frozen(kw_only=True)
class Repair:
    """Claims that can be set aside so that all others can hold together, at the least cost there is."""

    set_aside: tuple[str, ...]
    """Their ids, sorted; empty where all claims can hold together."""

    cost: float
    """The sum of their weights."""

    weights: Mapping[str, float]
    """The weight of every claim that was looked at: none is hidden."""


def repair(  # noqa: PLR0913 - what is looked at, and at what price
    data: Dataset,
    query: Query | None = None,
    *,
    weights: Mapping[str, float] | None = None,
    speakers: Iterable[str] | None = None,
    unstated: Unstated | Literal["whole", "unknown"] = Unstated.WHOLE,
    most: int = 20,
) -> tuple[Repair, ...]:
    """The cheapest ways to make claims agree by setting some of them aside, up to ``most`` of them.

    Setting aside is no verdict: it says which claims stand in the way of the others, if each has the weight given.

    Args:
        data: The claims.
        query: What they have to bear on; all claims on people who came to harm, without it.
        weights: By claim id, what it costs to set the claim aside, above 0. A claim that is not listed costs 1.
        speakers: The ids of the agents whose claims are looked at; those of all unless told.
        unstated: How a claim is read that does not say of which side, place or time it is.
        most: How many ways are enough, at least 1.

    Raises:
        InvariantError: If the query names a record that is not there, a weight is not above 0, or ``most`` is below 1.
        MissingExtraError: If the solver is not installed.
    """
    if most < 1:
        raise InvariantError(Repair, ("most",), "at least 1")
    given = dict(weights or {})
    for id_, weight in given.items():
        if not (weight > 0 and isfinite(weight)):
            raise InvariantError(Repair, ("weights",), f"a weight is above 0 and finite; that of {id_!r} is {weight}")
    groups = related_statements(data, query, speakers=speakers, unstated=unstated)
    used = {statement.claim: given.get(statement.claim, 1.0) for group in groups for statement in group}
    choices = [_cheapest(group, [used[statement.claim] for statement in group], most) for group in groups]
    repairs: list[Repair] = []
    for chosen in islice(product(*choices), most):
        ids = tuple(sorted(id_ for part in chosen for id_ in part))
        repairs.append(Repair(set_aside=ids, cost=sum(used[id_] for id_ in ids), weights=used))
    return tuple(repairs)


def _cheapest(statements: Sequence[Statement], costs: Sequence[float], most: int) -> list[tuple[str, ...]]:
    """The claims of each cheapest way to make some statements agree."""
    programme = ElasticProgramme(cells_of([statement.scope for statement in statements]), rows_of(statements))
    everything = set(range(len(statements)))
    hitting = HittingSets(costs)
    found: list[tuple[str, ...]] = []
    best: float | None = None
    while len(found) < most and (aside := hitting.cheapest()) is not None:
        cost = sum(costs[number] for number in aside)
        if best is not None and cost > best + _ROUNDING:
            break
        kept = everything - set(aside)
        if programme.broken_beside(kept) is None:
            hitting.hit(_contradiction(programme, kept))
            continue
        best = cost
        found.append(tuple(statements[number].claim for number in aside))
        if not aside:
            break
        hitting.forbid(aside)
    return found


def _contradiction(programme: ElasticProgramme, numbers: set[int]) -> set[int]:
    """Some of the rows that cannot hold together, as few as dropping them one by one leaves."""
    left = set(numbers)
    for number in sorted(numbers):
        if programme.broken_beside(left - {number}) is None:
            left.discard(number)
    return left
