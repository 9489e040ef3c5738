"""Bounds: the least and the greatest number that any world allows in which the claims hold."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import PersonGroup
from conflictdata.model.records import Claim
from conflictdata.reasoning.cells import cells_of, components, is_inner, is_outer
from conflictdata.reasoning.programmes import Programme, Row, Solution
from conflictdata.reasoning.scopes import Scope, Scoper, Statement, Unstated, fates_of, statements_of
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.sources import Stance

__all__ = ["Binding", "Bounds", "Query", "bounds"]


@frozen(kw_only=True)
class Query:
    """What is asked about: how many people, of whom, where, when.

    Everything that is left out is not restricted: without a place, everywhere.

    Raises:
        InvariantError: If the category is no `CasualtyCategory`, if a date or period is no EDTF text, or if both
            ``period`` and ``as_of`` are given.
    """

    category: CasualtyCategory | str
    """What became of them."""

    side: str | None = None
    """The id of the actor whose people they were; actors that belong to it count."""

    place: str | None = None
    """The id of the place; places within it count."""

    unit: str | None = None
    """The id of the unit; units under its command count."""

    event: str | None = None
    """The id of the event in which they came to harm."""

    period: Period | str | None = None
    """The days in which they came to harm, the first and the last inclusive."""

    as_of: date | UncertainDate | str | None = None
    """The last day, inclusive, of all the time up to it."""

    group: PersonGroup = PersonGroup()  # noqa: RUF009 - frozen, so it can be shared
    """Who they were. Its side is that of the query, where this gives one."""

    def __attrs_post_init__(self) -> None:
        if self.category not in set(CasualtyCategory):
            raise InvariantError(Query, ("category",), f"{self.category!r} is no casualty category")
        if self.period is not None and self.as_of is not None:
            raise InvariantError(Query, ("period", "as_of"), "at most one of them is given")
        _ = self.days

    @property
    def days(self) -> Period | None:
        """The time asked about; `None` for all time."""
        if self.as_of is not None:
            text = self.as_of.isoformat() if isinstance(self.as_of, date) else str(self.as_of)
            return Period(f"../{text}")
        return Period(self.period) if isinstance(self.period, str) else self.period


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
    scoper = Scoper(data, Unstated(unstated))
    scoper.mention(query.side or query.group.side, query.place, query.unit)
    statements = _standing(statements_of(_claims(data, speakers), scoper))
    asked = _scope(query, scoper)
    scopes = [asked, *(statement.scope for statement in statements)]
    related = next(group for group in components(scopes) if group[0] == 0)
    chosen = [statements[place - 1] for place in related[1:]]
    return _solve(data, asked, chosen)


def _solve(data: Dataset, asked: Scope, statements: list[Statement]) -> Bounds:
    cells = cells_of([asked, *(statement.scope for statement in statements)])
    rows = [
        Row(place, statement.count.range.low, statement.count.range.high)
        for place, statement in enumerate(statements, start=1)
    ]
    programme = Programme(cells, rows)
    least = programme.least([is_inner(cell, 0) for cell in cells])
    greatest = programme.greatest([is_outer(cell, 0) for cell in cells])
    if least is None or greatest is None:
        return Bounds(low=None, high=None)
    binding = (*_binding(data, "low", least, statements), *_binding(data, "high", greatest, statements))
    return Bounds(low=least.value, high=greatest.value, binding=binding)


def _binding(
    data: Dataset, end: Literal["low", "high"], solution: Solution, statements: list[Statement]
) -> Iterable[Binding]:
    for place in solution.binding:
        statement = statements[place - 1]
        claim: Claim = data[statement.claim]
        yield Binding(end=end, claim=claim.id, wording=statement.count.wording, speaker=claim.provenance.speaker)


def _claims(data: Dataset, speakers: Iterable[str] | None) -> list[Claim]:
    """The claims that put their content forward, and have neither been superseded nor retracted."""
    trusted = None if speakers is None else frozenset(speakers)
    claims = list(data.claims())
    gone = {id_ for claim in claims for id_ in (*claim.provenance.supersedes, *claim.provenance.retracts)}
    return [
        claim
        for claim in claims
        if claim.id not in gone
        and claim.provenance.stance.asserts_content
        and claim.provenance.stance is not Stance.PREDICTS
        and (trusted is None or claim.provenance.speaker in trusted)
    ]


def _standing(statements: list[Statement]) -> list[Statement]:
    """The statements that bound anything."""
    return [
        statement
        for statement in statements
        if statement.count.status in {CountStatus.STATED, CountStatus.NONE_REPORTED}
        and (statement.count.range.low or statement.count.range.high is not None)
    ]


def _scope(query: Query, scoper: Scoper) -> Scope:
    return scoper.scope(
        fates_of(CasualtyCategory(query.category)),
        query.group,
        side=query.side or query.group.side,
        place=query.place,
        unit=query.unit,
        event=query.event,
        period=query.days,
        accumulation=Accumulation.WITHIN_PERIOD,
        whole=True,
    )
