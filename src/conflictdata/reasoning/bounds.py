"""Bounds: the least and the greatest number that any world allows in which the claims hold."""

from collections.abc import Iterator
from typing import Literal

from attrs import frozen

from conflictdata.model.dataset import Dataset
from conflictdata.model.records import Claim
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.bearing import Bearing, Group, bearing_on
from conflictdata.reasoning.cells import is_inner, is_outer
from conflictdata.reasoning.programmes import Programme, Solution
from conflictdata.reasoning.queries import AnyQuery
from conflictdata.reasoning.scopes import Scope
from conflictdata.values.counts import ReportedCount

__all__ = ["Binding", "Bounds", "bounds", "bounds_by"]


@frozen(kw_only=True)
class Binding:
    """A claim on which an end rests: those named for an end give it by themselves, without any other claim.

    Where others say the same, it may be that the end would be no other without it.
    """

    end: Literal["low", "high"]
    """Which end it binds."""

    claim: str
    """The id of the claim."""

    count: ReportedCount
    """What it counts: the words, and the range that they were read as."""

    speaker: str | None
    """The id of its speaker; `None` where nobody is named."""

    @property
    def wording(self) -> str | None:
        """The words of its count; `None` where it was entered as a bare number."""
        return self.count.wording


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


def bounds(data: Dataset, query: AnyQuery, *, assuming: Assumptions | None = None) -> Bounds:
    """The least and the greatest number that any world allows in which the claims hold.

    A claim holds if the number in its scope is within its range. Claims that deny, dispute, predict or were superseded
    or retracted do not count; `left_out` lists them.

    Args:
        data: The claims.
        query: What is asked about.
        assuming: What is taken for granted.

    Raises:
        InvariantError: If the query or the assumptions name a record that is not there.
        MissingExtraError: If the solver is not installed.
    """
    return bounds_by(data, bearing_on(data, query, assuming or Assumptions()))


def bounds_by(data: Dataset, bearing: Bearing) -> Bounds:
    """The bounds that statements put on what is asked, both as `bearing_on` gives them."""
    low, high = 0, 0 if bearing.is_covered else None
    lower: list[Binding] = []
    upper: list[Binding] = []
    for group in bearing.groups:
        ends = _ends(group, bearing.asked)
        if ends is None:
            return Bounds(low=None, high=None)
        least, greatest = ends
        low += least.value or 0
        high = None if high is None or greatest.value is None else high + greatest.value
        lower += _binding(data, "low", least, group, len(bearing.asked))
        upper += _binding(data, "high", greatest, group, len(bearing.asked))
    binding = dict.fromkeys([*lower, *(() if high is None else upper)])
    return Bounds(low=low, high=high, binding=tuple(binding))


def _ends(group: Group, asked: tuple[Scope, ...]) -> tuple[Solution, Solution] | None:
    """The ends of what is asked that a group speaks of; `None` if its statements contradict each other."""
    # A cell that is asked about and of which no statement speaks: nothing bounds it, whether or not there is one.
    cells = [cell for cell in group.cells(asked) if cell >> 2 * len(asked)]
    programme = Programme(cells, group.rows(first=len(asked)))
    least = programme.least([any(is_inner(cell, place) for place in range(len(asked))) for cell in cells])
    greatest = programme.greatest([any(is_outer(cell, place) for place in range(len(asked))) for cell in cells])
    return None if least is None or greatest is None else (least, greatest)


def _binding(
    data: Dataset, end: Literal["low", "high"], solution: Solution, group: Group, first: int
) -> Iterator[Binding]:
    """The claims of the rows that bind an end; ``first`` is the place of the first statement, after what is asked."""
    claims = group.claims
    for owner, row in solution.binding:
        claim: Claim = data[claims[owner]]
        count = group.statements[row - first].count
        yield Binding(end=end, claim=claim.id, count=count, speaker=claim.provenance.speaker)
