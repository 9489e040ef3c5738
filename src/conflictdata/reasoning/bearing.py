"""Bearing: which claims count, and which of them have to do with a question and with each other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import evolve, frozen

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.records import Claim
from conflictdata.model.units import Deployment, StrengthReport
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.cells import cells_of, components, has_gap, is_outer
from conflictdata.reasoning.programmes import Row
from conflictdata.reasoning.queries import AnyQuery, asked_scope, check_query, mention_query
from conflictdata.reasoning.scopes import Scope
from conflictdata.reasoning.scoping import Scoper
from conflictdata.reasoning.standing import not_counting
from conflictdata.reasoning.statements import Cap, Statement, bounds_nothing, cap_of, counts_of, strength_of
from conflictdata.vocab.casualties import Accumulation
from conflictdata.wording.rereading import reread

__all__ = [
    "Bearing",
    "Group",
    "LeftOut",
    "as_read",
    "bearing_on",
    "bearing_on_any",
    "groups_of",
    "known_bearing",
    "left_out",
    "scoper_for",
]


@frozen(kw_only=True)
class Group:
    """Statements that have to do with each other, by way of others as well, and the facts that hold among them."""

    statements: tuple[Statement, ...]
    """The statements."""

    caps: tuple[Cap, ...] = ()
    """The caps whose contingents are among the statements."""

    def cells(self, asked: Sequence[Scope] = ()) -> list[int]:
        """The cells that the statements tell apart; the scopes that are asked about, if there are any, come first."""
        scopes = [*asked, *(statement.scope for statement in self.statements)]
        if not self.caps:
            return cells_of(scopes)
        kept = (1 << 2 * len(scopes)) - 1
        found = cells_of([*scopes, *(scope for cap in self.caps for scope in (cap.everyone, *cap.contingents))])
        return sorted({cell & kept for cell in found if self._may_be_peopled(cell, len(scopes))} - {0})

    def rows(self, *, first: int = 0) -> list[Row]:
        """What the statements demand, by the places of their scopes, the first of which is given."""
        numbers: dict[str, int] = {}
        return [
            Row(
                numbers.setdefault(statement.claim, len(numbers)),
                place,
                statement.range.low,
                statement.range.high,
            )
            for place, statement in enumerate(self.statements, start=first)
        ]

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that make the statements, in the order of the owners of their rows."""
        return tuple(dict.fromkeys(statement.claim for statement in self.statements))

    @property
    def spoken_of(self) -> tuple[Scope, ...]:
        """The scopes of what is known of: nobody was there of whom a cap speaks and no contingent."""
        return (*(statement.scope for statement in self.statements), *(cap.everyone for cap in self.caps))

    def _may_be_peopled(self, cell: int, first: int) -> bool:
        """Whether the cell lies in a contingent of each cap that speaks of it."""
        for cap in self.caps:
            contingents = range(first + 1, first + 1 + len(cap.contingents))
            if is_outer(cell, first) and not any(is_outer(cell, place) for place in contingents):
                return False
            first = contingents.stop
        return True


@frozen(kw_only=True)
class Bearing:
    """What is asked about, and the statements that have to do with it."""

    asked: tuple[Scope, ...]
    """What is asked about: all that lies in at least one of these."""

    groups: tuple[Group, ...]
    """The statements, in groups that have nothing to do with each other but through the question."""

    is_covered: bool
    """Whether all that is asked about lies within what some statement speaks of, or is taken to."""

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements of all groups."""
        return tuple(statement for group in self.groups for statement in group.statements)

    @property
    def claims(self) -> frozenset[str]:
        """The ids of the claims that make the statements."""
        return frozenset(id_ for group in self.groups for id_ in group.claims)


@frozen(kw_only=True)
class LeftOut:
    """A claim that bears on a question and does not count."""

    claim: str
    """The id of the claim."""

    reason: str
    """Why it does not count."""


def bearing_on(data: Dataset, query: AnyQuery, assuming: Assumptions) -> Bearing:
    """What is asked about, and the statements that have to do with it, by way of others as well.

    Raises:
        InvariantError: If the query or the assumptions name a record that is not there.
    """
    return bearing_on_any(data, [query], assuming)


def bearing_on_any(data: Dataset, queries: Sequence[AnyQuery], assuming: Assumptions) -> Bearing:
    """What any of the queries asks about, and the statements that have to do with it, as `bearing_on` gives them.

    Raises:
        InvariantError: If a query or the assumptions name a record that is not there.
    """
    for query in queries:
        check_query(data, query)
    assuming.check(data)
    return _bearing(data, queries, assuming)


def known_bearing(data: Dataset, query: AnyQuery, assuming: Assumptions) -> Bearing:
    """The same of a dataset that need not yet hold all that the query and the assumptions name."""
    return _bearing(data, [query], assuming)


def _bearing(data: Dataset, queries: Sequence[AnyQuery], assuming: Assumptions) -> Bearing:
    scoper, statements, caps = _stated(data, queries, assuming)
    asked = tuple(asked_scope(data, query, scoper) for query in queries)
    groups = tuple(
        group
        for group in _groups(statements, caps)
        if any(one.meets(scope) for one in asked for scope in group.spoken_of)
    )
    spoken_of = [scope for group in groups for scope in group.spoken_of]
    is_covered = assuming.reported_only or not any(has_gap(one, spoken_of) for one in asked)
    return Bearing(asked=asked, groups=groups, is_covered=is_covered)


def groups_of(data: Dataset, query: AnyQuery | None, assuming: Assumptions) -> tuple[Group, ...]:
    """The statements that bear on a query, or all of them, in groups of which no two share a claim.

    Raises:
        InvariantError: If the query or the assumptions name a record that is not there.
    """
    if query is not None:
        return tuple(_joined(bearing_on(data, query, assuming).groups))
    assuming.check(data)
    _, statements, caps = _stated(data, (), assuming)
    return tuple(_joined(_groups(statements, caps)))


def left_out(data: Dataset, query: AnyQuery, *, assuming: Assumptions | None = None) -> tuple[LeftOut, ...]:
    """The claims that speak of what is asked about and do not count, with the reasons, in the order of the dataset.

    Claims on strength speak of it where a strength cap that does so names them.

    Args:
        data: The claims.
        query: What is asked about.
        assuming: What is taken for granted.

    Raises:
        InvariantError: If the query or the assumptions name a record that is not there.
    """
    assuming = assuming or Assumptions()
    check_query(data, query)
    assuming.check(data)
    data = as_read(data, assuming)
    reasons = not_counting(data, assuming)
    scoper = scoper_for(data, [query], assuming, list(data.claims()))
    asked = asked_scope(data, query, scoper)
    found: list[LeftOut] = []
    for claim in data.claims():
        why = list(dict.fromkeys(_unused(claim, asked, scoper, assuming, reasons)))
        if why and all(why):
            found.append(LeftOut(claim=claim.id, reason=reasons.get(claim.id) or why[0]))
    return tuple(found)


def _unused(
    claim: Claim, asked: Scope, scoper: Scoper, assuming: Assumptions, reasons: Mapping[str, str]
) -> Iterator[str]:
    """For all of a claim that speaks of what is asked about, why it does not count; empty where it does."""
    why = reasons.get(claim.id, "")
    if isinstance(claim, CasualtyEstimate) and claim.accumulation is Accumulation.AVERAGE_PER_DAY:
        as_total = evolve(claim, accumulation=Accumulation.WITHIN_PERIOD)
        if any(asked.meets(statement.scope) for statement in counts_of(as_total, scoper)):
            yield why or "a mean for each day is no total"
    for statement in counts_of(claim, scoper):
        if asked.meets(statement.scope):
            yield why or bounds_nothing(statement.count, assuming)
    if isinstance(claim, Deployment | StrengthReport):
        for number, cap in enumerate(assuming.strength_caps):
            if any(claim.id in ids for ids in cap.contingents) and asked.meets(scoper.strength(cap, number)):
                count = strength_of(claim)
                yield why or ("no number is given" if count is None else bounds_nothing(count, assuming))


def _stated(
    data: Dataset, queries: Sequence[AnyQuery], assuming: Assumptions
) -> tuple[Scoper, list[Statement], list[Cap]]:
    """The statements of all claims that count, and the caps; those of claims on strength only where they make a cap."""
    data = as_read(data, assuming)
    reasons = not_counting(data, assuming)
    # Always in one order: of several sets of claims that bind alike, the same is found whatever the order of the data.
    claims = sorted((claim for claim in data.claims() if claim.id not in reasons), key=lambda claim: claim.id)
    scoper = scoper_for(data, queries, assuming, claims)
    counting = {claim.id for claim in claims}
    statements = [statement for claim in claims for statement in counts_of(claim, scoper)]
    statements = [statement for statement in statements if not bounds_nothing(statement.count, assuming)]
    caps: list[Cap] = []
    for number in range(len(assuming.strength_caps)):
        stated, cap = cap_of(number, data, counting, scoper, assuming)
        statements += stated
        caps += [] if cap is None else [cap]
    return scoper, statements, caps


def scoper_for(data: Dataset, queries: Sequence[AnyQuery], assuming: Assumptions, claims: list[Claim]) -> Scoper:
    """What makes the scopes of some queries and claims, with all that they speak of told apart."""
    scoper = Scoper(data, assuming)
    for claim in claims:
        scoper.mention_claim(claim)
    for cap in assuming.strength_caps:
        scoper.mention([cap.side], [cap.place], [cap.unit])
    for query in queries:
        mention_query(data, query, scoper)
    return scoper


def as_read(data: Dataset, assuming: Assumptions) -> Dataset:
    """The dataset with its counts read by the policy that is assumed, if there is one."""
    return data if assuming.policy is None else reread(data, policy=assuming.policy, refused="keep")


def _groups(statements: list[Statement], caps: list[Cap]) -> Iterator[Group]:
    for places in components([*(statement.scope for statement in statements), *(cap.everyone for cap in caps)]):
        chosen = tuple(statements[place] for place in places if place < len(statements))
        facts = tuple(caps[place - len(statements)] for place in places if place >= len(statements))
        yield Group(statements=chosen, caps=facts)


def _joined(groups: Iterable[Group]) -> Iterator[Group]:
    """The groups, those together that share a claim: it stands or falls with all of its statements."""
    leaders: dict[str, str] = {}

    def leader(claim: str) -> str:
        while leaders.setdefault(claim, claim) != claim:
            leaders[claim] = claim = leaders[leaders[claim]]
        return claim

    known = [(group, group.claims) for group in groups if group.statements]
    for _, claims in known:
        for claim in claims:
            leaders[leader(claim)] = leader(claims[0])
    together: dict[str, list[Group]] = {}
    for group, claims in known:
        together.setdefault(leader(claims[0]), []).append(group)
    for some in together.values():
        statements = tuple(statement for group in some for statement in group.statements)
        yield Group(statements=statements, caps=tuple(cap for group in some for cap in group.caps))
