"""Queries, and the claims that bear on them."""

from collections.abc import Iterable, Sequence
from datetime import date

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import PersonGroup
from conflictdata.model.records import Claim
from conflictdata.reasoning.cells import components
from conflictdata.reasoning.programmes import Row
from conflictdata.reasoning.scopes import Scope, Scoper, Statement, Unstated, fates_of, statements_of
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.sources import Stance

__all__ = ["Query", "bearing_on", "related_statements", "rows_of"]


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
    """Who they were. It has no side of its own: ``side`` says it."""

    def __attrs_post_init__(self) -> None:
        if self.category not in set(CasualtyCategory):
            raise InvariantError(Query, ("category",), f"{self.category!r} is no casualty category")
        if self.period is not None and self.as_of is not None:
            raise InvariantError(Query, ("period", "as_of"), "at most one of them is given")
        if self.group.side is not None:
            raise InvariantError(Query, ("group", "side"), "the side is given by 'side'")
        _ = self.days

    @property
    def days(self) -> Period | None:
        """The time asked about; `None` for all time."""
        if self.as_of is not None:
            text = self.as_of.isoformat() if isinstance(self.as_of, date) else str(self.as_of)
            return Period(f"../{text}")
        return Period(self.period) if isinstance(self.period, str) else self.period


def _asked_and_stated(
    data: Dataset, query: Query | None, *, speakers: Iterable[str] | None, unstated: Unstated | str
) -> tuple[Scope, list[Statement]]:
    """What is asked about, and the counts that claims state: those that hold something to be so, now.

    Without a query, everything is asked about. Claims that deny, dispute or predict, or were superseded or retracted,
    are left out, and so are counts that bound nothing.
    """
    if unstated not in set(Unstated):
        raise InvariantError(Unstated, ("unstated",), f"one of: {', '.join(Unstated)}")
    scoper = Scoper(data, Unstated(unstated))
    if query is not None:
        _check_ids(data, query)
        scoper.mention(query.side, query.place, query.unit)
    statements = statements_of(_claims(data, speakers), scoper)
    asked = Scope() if query is None else _scope(query, scoper)
    return asked, [statement for statement in statements if _bounds_something(statement)]


def bearing_on(
    data: Dataset, query: Query, *, speakers: Iterable[str] | None, unstated: Unstated | str
) -> tuple[Scope, list[Statement]]:
    """What is asked about, and the counts that have to do with it, by way of others as well.

    Raises:
        InvariantError: If the query names a record that is not there, or ``unstated`` is no `Unstated`.
    """
    asked, statements = _asked_and_stated(data, query, speakers=speakers, unstated=unstated)
    related = components([asked, *(statement.scope for statement in statements)])[0]
    return asked, [statements[place - 1] for place in related[1:]]


def related_statements(
    data: Dataset, query: Query | None, *, speakers: Iterable[str] | None, unstated: Unstated | str
) -> list[list[Statement]]:
    """The counts that claims state, in groups that have nothing to do with each other.

    With a query, the one group that bears on it. The arguments are those of `bearing_on`, and so are the errors.
    """
    if query is not None:
        return [bearing_on(data, query, speakers=speakers, unstated=unstated)[1]]
    statements = _asked_and_stated(data, query, speakers=speakers, unstated=unstated)[1]
    groups = components([statement.scope for statement in statements])
    return [[statements[place] for place in group] for group in groups]


def rows_of(statements: Sequence[Statement], *, first: int = 0) -> list[Row]:
    """What statements demand, by their places among the scopes of the cells, the first of which is given."""
    return [
        Row(place, statement.count.range.low, statement.count.range.high)
        for place, statement in enumerate(statements, start=first)
    ]


def _check_ids(data: Dataset, query: Query) -> None:
    ids = {
        "side": {actor.id for actor in data.actors},
        "place": {place.id for place in data.places},
        "unit": {unit.id for unit in data.units},
        "event": {claim.id for claim in data.claims()},
    }
    for field, known in ids.items():
        wanted = getattr(query, field)
        if wanted is not None and wanted not in known:
            raise InvariantError(Query, (field,), f"the dataset has no such record: {wanted!r}")


def _claims(data: Dataset, speakers: Iterable[str] | None) -> list[Claim]:
    """The claims that put their content forward, and have neither been superseded nor lost their ground."""
    trusted = None if speakers is None else frozenset(speakers)
    claims = list(data.claims())
    gone = {id_ for claim in claims for id_ in claim.provenance.supersedes} | _without_ground(claims)
    return [
        claim
        for claim in claims
        if claim.id not in gone
        and claim.provenance.stance.asserts_content
        and claim.provenance.stance is not Stance.PREDICTS
        and (trusted is None or claim.provenance.speaker in trusted)
    ]


def _without_ground(claims: Sequence[Claim]) -> set[str]:
    """The claims that were retracted, and all that were derived from one of them, however far."""
    fallen = {id_ for claim in claims for id_ in claim.provenance.retracts}
    size = -1
    while size != len(fallen):
        size = len(fallen)
        fallen |= {claim.id for claim in claims if not fallen.isdisjoint(claim.provenance.derived_from)}
    return fallen


def _bounds_something(statement: Statement) -> bool:
    count = statement.count
    is_said = count.status in {CountStatus.STATED, CountStatus.NONE_REPORTED}
    return is_said and (count.range.low > 0 or count.range.high is not None)


def _scope(query: Query, scoper: Scoper) -> Scope:
    return scoper.scope(
        fates_of(CasualtyCategory(query.category)),
        query.group,
        side=query.side,
        place=query.place,
        unit=query.unit,
        event=query.event,
        period=query.days,
        accumulation=Accumulation.WITHIN_PERIOD,
        whole=True,
    )
