"""Repair: the cheapest sets of claims to set aside so that the others can hold together."""

from collections.abc import Mapping, Sequence
from itertools import islice, product
from math import isfinite

from attrs import evolve, frozen

from conflictdata.errors import InvariantError
from conflictdata.model.dataset import Dataset
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.bearing import Group, groups_of
from conflictdata.reasoning.bounds import Bounds, bounds
from conflictdata.reasoning.contradictions import Contradictions
from conflictdata.reasoning.programmes import HittingSets
from conflictdata.reasoning.queries import AnyQuery

__all__ = ["Repair", "RepairedBounds", "repair", "repaired_bounds"]

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


def repair(
    data: Dataset,
    query: AnyQuery | None = None,
    *,
    weights: Mapping[str, float] | None = None,
    assuming: Assumptions | None = None,
    most: int = 20,
) -> tuple[Repair, ...]:
    """The cheapest ways to make claims agree by setting some of them aside, up to ``most`` of them.

    Setting aside is no verdict: it says which claims stand in the way of the others, if each has the weight given.

    Args:
        data: The claims.
        query: What they have to bear on; all claims that count people or munitions, without it.
        weights: By claim id, what it costs to set the claim aside, above 0. A claim that is not listed costs 1.
        assuming: What is taken for granted.
        most: How many ways are enough, at least 1.

    Raises:
        InvariantError: If the query, the weights or the assumptions name a record that is not there, a weight is not
            above 0, or ``most`` is below 1.
        MissingExtraError: If the solver is not installed.
    """
    if most < 1:
        raise InvariantError(Repair, ("most",), "at least 1")
    given = dict(weights or {})
    for id_, weight in given.items():
        if not (weight > 0 and isfinite(weight)):
            raise InvariantError(Repair, ("weights",), f"a weight is above 0 and finite; that of {id_!r} is {weight}")
        if id_ not in data:
            raise InvariantError(Repair, ("weights",), f"the dataset has no such record: {id_!r}")
    groups = groups_of(data, query, assuming or Assumptions())
    used = {claim: given.get(claim, 1.0) for group in groups for claim in group.claims}
    choices = [_cheapest(group, [used[claim] for claim in group.claims], most) for group in groups]
    repairs: list[Repair] = []
    for chosen in islice(product(*choices), most):
        ids = tuple(sorted(id_ for part in chosen for id_ in part))
        repairs.append(Repair(set_aside=ids, cost=sum(used[id_] for id_ in ids), weights=used))
    return tuple(repairs)


@frozen(kw_only=True)
class RepairedBounds:
    """What is left of a question once the claims that stand in the way of the others have been set aside.

    Raises:
        InvariantError: If there is no way, or the claims that are left in one of them still contradict each other.
    """

    ways: tuple[tuple[Repair, Bounds], ...]
    """Each of the cheapest ways to set claims aside, with the bounds that the other claims then put."""

    is_complete: bool
    """Whether these are all of the cheapest ways. If not, others may leave a wider range."""

    def __attrs_post_init__(self) -> None:
        if not self.ways or any(found.is_empty for _, found in self.ways):
            raise InvariantError(RepairedBounds, ("ways",), "at least one, and each leaves claims that can all hold")

    @property
    def low(self) -> int:
        """The least number that any of the ways allows."""
        return min(found.low for _, found in self.ways if found.low is not None)

    @property
    def high(self) -> int | None:
        """The greatest number that any of the ways allows; `None` for no upper bound."""
        highs = [found.high for _, found in self.ways]
        return None if None in highs else max(high for high in highs if high is not None)

    def __str__(self) -> str:
        return str(Bounds(low=self.low, high=self.high))


def repaired_bounds(
    data: Dataset,
    query: AnyQuery,
    *,
    weights: Mapping[str, float] | None = None,
    assuming: Assumptions | None = None,
    most: int = 20,
) -> RepairedBounds:
    """The bounds that are left in each of the cheapest ways to make the claims on a question agree.

    Where they agree already there is one way, which sets nothing aside, and the bounds are those of `bounds`. The
    arguments and the errors are those of `repair`.
    """
    assuming = assuming or Assumptions()
    found = repair(data, query, weights=weights, assuming=assuming, most=most + 1)
    ways = [
        (way, bounds(data, query, assuming=evolve(assuming, set_aside=(*assuming.set_aside, *way.set_aside))))
        for way in found[:most]
    ]
    return RepairedBounds(ways=tuple(ways), is_complete=len(found) <= most)


def _cheapest(group: Group, costs: Sequence[float], most: int) -> list[tuple[str, ...]]:
    """The claims of each cheapest way to make the statements of a group agree."""
    claims = group.claims
    search = Contradictions(group.cells(), group.rows())
    hitting = HittingSets(costs)
    found: list[tuple[str, ...]] = []
    best: float | None = None
    while len(found) < most and (aside := hitting.cheapest()) is not None:
        cost = sum(costs[number] for number in aside)
        if best is not None and cost > best + _ROUNDING:
            break
        kept = set(range(len(claims))) - set(aside)
        if (contradiction := search.within(kept)) is not None:
            # As many as there are that share no claim: each of them has to be hit, and the next set hits them all.
            while contradiction is not None:
                hitting.hit(contradiction)
                kept -= set(contradiction)
                contradiction = search.within(kept)
            continue
        best = cost
        found.append(tuple(claims[number] for number in aside))
        if not aside:
            break
        hitting.forbid(aside)
    return sorted(found)
