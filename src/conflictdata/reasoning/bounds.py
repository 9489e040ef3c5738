"""Bounds: the least and the greatest number that any world allows in which the claims hold."""

from collections.abc import Iterable, Iterator
from typing import Literal

from attrs import frozen

from conflictdata.model.dataset import Dataset
from conflictdata.model.records import Claim
from conflictdata.reasoning.cells import cells_of, is_inner, is_outer
from conflictdata.reasoning.programmes import Programme, Solution
from conflictdata.reasoning.queries import Query, bearing_on, rows_of
from conflictdata.reasoning.scopes import Scope, Statement, Unstated

__all__ = ["Binding", "Bounds", "bounds", "bounds_by"]


@frozen(kw_only=True)
class Binding:
    """A claim without which a bound would be wider."""

    end: Literal["low", "high"]
    """Which end it binds."""

    claim: str
    """The id of the claim."""

    wording: str | None
    """The words of its count; `None` where it was entered as a bare number."""

    speaker: str | None
    """The id of its speaker; `None` where nobody is named."""


@frozen(kw_only=True)
class Bounds:
    """The least and the greatest number that the claims allow together, both inclusive.

    They are no interval of likelihood: nothing is said about where between them the number is.
    """

    low: int | None
    """The least; `None` if the claims contradict each other, so that there is no such number."""

    high: int | None
    """The greatest; `None` if there is no upper bound, or if the claims contradict each other."""

    binding: tuple[Binding, ...] = ()
    """The claims that bind each end, those of the lower end first."""

    @property
    def is_empty(self) -> bool:
        """Whether no number is left, since the claims contradict each other: see `conflicts`."""
        return self.low is None

    def __str__(self) -> str:
        if self.low is None:
            return "none: the claims contradict each other"
        if self.high is None:
            return f"{self.low:,} or more"
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,} to {self.high:,}"


def bounds(
    data: Dataset,
    query: Query,
    *,
    speakers: Iterable[str] | None = None,
    unstated: Unstated | Literal["whole", "unknown"] = Unstated.WHOLE,
) -> Bounds:
    """The least and the greatest number of people that any world allows in which the claims hold.

    A claim holds if the number of people in its scope is within its range. Claims that deny, dispute, predict or were
    superseded or retracted are left out.

    Args:
        data: The claims.
        query: What is asked about.
        speakers: The ids of the agents whose claims are taken as holding; those of all unless told.
        unstated: How a claim is read that does not say of which side, place or time it is.

    Raises:
        InvariantError: If the query names a record that is not there.
        MissingExtraError: If the solver is not installed.
    """
    return bounds_by(data, *bearing_on(data, query, speakers=speakers, unstated=unstated))


def bounds_by(data: Dataset, asked: Scope, statements: list[Statement]) -> Bounds:
    """The bounds that statements put on what is asked, both as `bearing_on` gives them."""
    cells = cells_of([asked, *(statement.scope for statement in statements)])
    programme = Programme(cells, rows_of(statements, first=1))
    least = programme.least([is_inner(cell, 0) for cell in cells])
    greatest = programme.greatest([is_outer(cell, 0) for cell in cells])
    if least is None or greatest is None:
        return Bounds(low=None, high=None)
    binding = (*_binding(data, "low", least, statements), *_binding(data, "high", greatest, statements))
    return Bounds(low=least.value, high=greatest.value, binding=binding)


def _binding(
    data: Dataset, end: Literal["low", "high"], solution: Solution, statements: list[Statement]
) -> Iterator[Binding]:
    for place in solution.binding:
        statement = statements[place - 1]
        claim: Claim = data[statement.claim]
        yield Binding(end=end, claim=claim.id, wording=statement.count.wording, speaker=claim.provenance.speaker)
