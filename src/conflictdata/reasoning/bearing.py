"""Bearing: which claims count, and which of them have to do with a question and with each other."""

from collections.abc import Iterator
from typing import NamedTuple

from attrs import frozen

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.happenings import Capture
from conflictdata.model.records import Claim
from conflictdata.model.scopes import descendants
from conflictdata.model.strikes import StrikeEvent
from conflictdata.model.units import Deployment, StrengthReport
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.cells import cells_of, components, has_gap, is_outer
from conflictdata.reasoning.programmes import Row
from conflictdata.reasoning.queries import AnyQuery, asked_scope, check_query, mention_query
from conflictdata.reasoning.scopes import Scope
from conflictdata.reasoning.statements import Scoper, Statement, counts_of, strength_of
from conflictdata.values.counts import ReportedCount
from conflictdata.values.judgements import Admiralty, Grading
from conflictdata.vocab.casualties import Accumulation
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.sources import Stance
from conflictdata.wording.policies import policy_of
from conflictdata.wording.rereading import reread

__all__ = ["Bearing", "Group", "LeftOut", "bearing_on", "groups_of", "known_bearing", "left_out"]

_COUNTING = CasualtyEstimate | Capture | StrikeEvent


class Cap(NamedTuple):
    """All people who were there at all, and the statements that say how many they were."""

    everyone: Scope
    contingents: tuple[Statement, ...]


@frozen(kw_only=True)
class Group:
    """Statements that have to do with each other, by way of others as well, and the facts that hold among them."""

    statements: tuple[Statement, ...]
    """The statements."""

    caps: tuple[Cap, ...] = ()
    """The caps whose contingents are among the statements."""

    def cells(self, asked: Scope | None = None) -> list[int]:
        """The cells that the statements tell apart; the scope that is asked about, if there is one, is the first."""
        scopes = [*([] if asked is None else [asked]), *(statement.scope for statement in self.statements)]
        if not self.caps:
            return cells_of(scopes)
        kept = (1 << 2 * len(scopes)) - 1
        found = cells_of([*scopes, *(scope for cap in self.caps for scope in _scopes(cap))])
        return sorted({cell & kept for cell in found if self._may_be_peopled(cell, len(scopes))} - {0})

    def rows(self, *, first: int = 0) -> list[Row]:
        """What the statements demand, by the places of their scopes, the first of which is given."""
        numbers: dict[str, int] = {}
        return [
            Row(
                numbers.setdefault(statement.claim, len(numbers)),
                place,
                statement.count.range.low,
                statement.count.range.high,
            )
            for place, statement in enumerate(self.statements, start=first)
        ]

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that make the statements, in the order of the owners of their rows."""
        return tuple(dict.fromkeys(statement.claim for statement in self.statements))

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

    asked: Scope
    """What is asked about."""

    groups: tuple[Group, ...]
    """The statements, in groups that have nothing to do with each other but through the question."""

    is_covered: bool
    """Whether all that is asked about lies within what some statement speaks of."""

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
    check_query(data, query)
    assuming.check(data)
    return known_bearing(data, query, assuming)


def known_bearing(data: Dataset, query: AnyQuery, assuming: Assumptions) -> Bearing:
    """The same of a dataset that need not yet hold all that the query and the assumptions name."""
    scoper, statements, caps = _stated(data, query, assuming)
    asked = asked_scope(data, query, scoper)
    groups = tuple(
        group for group in _groups(statements, caps) if any(_meet(asked, one.scope) for one in group.statements)
    )
    scopes = [statement.scope for group in groups for statement in group.statements]
    everyone = [cap.everyone for group in groups for cap in group.caps]
    return Bearing(asked=asked, groups=groups, is_covered=not has_gap(asked, [*scopes, *everyone]))


def groups_of(data: Dataset, query: AnyQuery | None, assuming: Assumptions) -> tuple[Group, ...]:
    """The statements that bear on a query, or all of them, in groups that have nothing to do with each other.

    Raises:
        InvariantError: If the query or the assumptions name a record that is not there.
    """
    if query is not None:
        return bearing_on(data, query, assuming).groups
    assuming.check(data)
    _, statements, caps = _stated(data, None, assuming)
    return tuple(_groups(statements, caps))


def left_out(data: Dataset, query: AnyQuery, *, assuming: Assumptions | None = None) -> tuple[LeftOut, ...]:
    """The claims that speak of what is asked about and do not count, with the reasons, in the order of the dataset.

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
    data = _read(data, assuming)
    reasons = {claim.id: reason for claim, reason in _judged(data, assuming) if reason}
    scoper = _scoper(data, query, assuming, list(data.claims()))
    asked = asked_scope(data, query, scoper)
    found: list[LeftOut] = []
    for claim in data.claims():
        stated = counts_of(claim, scoper)
        if any(_meet(asked, statement.scope) for statement in stated):
            reason = reasons.get(claim.id) or _nothing_bounded(stated, assuming)
            if reason:
                found.append(LeftOut(claim=claim.id, reason=reason))
        elif isinstance(claim, CasualtyEstimate) and claim.accumulation is Accumulation.AVERAGE_PER_DAY:
            found.append(LeftOut(claim=claim.id, reason="a mean for each day is no total"))
    return tuple(found)


def _nothing_bounded(stated: list[Statement], assuming: Assumptions) -> str:
    reasons = [_bounds_nothing(statement.count, assuming) for statement in stated]
    return reasons[0] if all(reasons) else ""


def _stated(data: Dataset, query: AnyQuery | None, assuming: Assumptions) -> tuple[Scoper, list[Statement], list[Cap]]:
    """The statements of all claims that count, and the caps; those of claims on strength only where they make a cap."""
    data = _read(data, assuming)
    claims = [claim for claim, reason in _judged(data, assuming) if not reason]
    scoper = _scoper(data, query, assuming, claims)
    by_id = {claim.id: claim for claim in claims}
    stated = (strength_of(cap, by_id, scoper) for cap in assuming.strength_caps)
    caps = [Cap(*one) for one in stated if one is not None]
    statements = [statement for claim in claims for statement in counts_of(claim, scoper)]
    statements = [statement for statement in statements if not _bounds_nothing(statement.count, assuming)]
    return scoper, [*statements, *(statement for cap in caps for statement in cap.contingents)], caps


def _scoper(data: Dataset, query: AnyQuery | None, assuming: Assumptions, claims: list[Claim]) -> Scoper:
    scoper = Scoper(data, assuming)
    for claim in claims:
        scoper.mention_claim(claim)
    for cap in assuming.strength_caps:
        scoper.mention([cap.side], [cap.place], [cap.unit])
    if query is not None:
        mention_query(data, query, scoper)
    return scoper


def _read(data: Dataset, assuming: Assumptions) -> Dataset:
    return data if assuming.policy is None else reread(data, policy=assuming.policy, refused="keep")


def _groups(statements: list[Statement], caps: list[Cap]) -> Iterator[Group]:
    for places in components([*(statement.scope for statement in statements), *(cap.everyone for cap in caps)]):
        chosen = tuple(statements[place] for place in places if place < len(statements))
        if chosen:
            facts = tuple(caps[place - len(statements)] for place in places if place >= len(statements))
            yield Group(statements=chosen, caps=facts)


def _scopes(cap: Cap) -> list[Scope]:
    return [cap.everyone, *(statement.scope for statement in cap.contingents)]


def _meet(one: Scope, other: Scope) -> bool:
    return len(components([one, other])) == 1


def _judged(data: Dataset, assuming: Assumptions) -> Iterator[tuple[Claim, str]]:
    """All claims that count people or munitions, or say how many were there, and why they do not count if so."""
    claims = [claim for claim in data.claims() if isinstance(claim, _COUNTING | Deployment | StrengthReport)]
    everything = list(data.claims())
    superseded = {id_ for claim in everything for id_ in claim.provenance.supersedes}
    retracted = {id_ for claim in everything for id_ in claim.provenance.retracts}
    groundless = _without_ground(everything, retracted)
    heard = None if assuming.speakers is None else _heard(data, assuming.speakers)
    judged: dict[str, str] = {}
    for claim in claims:
        provenance = claim.provenance
        if not provenance.stance.asserts_content or provenance.stance is Stance.PREDICTS:
            reason = f"its speaker {provenance.stance.label} it"
        elif claim.id in superseded:
            reason = "a later claim takes its place"
        elif claim.id in retracted:
            reason = "it was withdrawn"
        elif claim.id in groundless:
            reason = "what it was derived from was withdrawn"
        elif claim.id in assuming.set_aside:
            reason = "it was set aside"
        elif heard is not None and provenance.speaker not in heard:
            reason = "its speaker is none of those to be trusted"
        elif assuming.gradings is not None and not _is_graded(claim, assuming.gradings):
            reason = "its grade is none of those to be trusted"
        else:
            reason = ""
        judged[claim.id] = reason
    repeated = _repeated(data, {id_ for id_, reason in judged.items() if not reason}) if assuming.originals_only else ()
    for claim in claims:
        yield claim, judged[claim.id] or ("it was made from claims that count" if claim.id in repeated else "")


def _repeated(data: Dataset, counting: set[str]) -> set[str]:
    """Those of the counting claims that were made from others of them; claims that went in a circle all stay."""
    sources = {claim.id: _sources(data, claim.id) for claim in data.claims()}
    return {id_ for id_ in counting if any(id_ not in sources[source] for source in sources[id_] & counting)}


def _sources(data: Dataset, claim: str) -> set[str]:
    """The ids of all claims that one was made from, however far back, as far as the dataset holds them."""
    found: set[str] = set()
    pending = [claim]
    while pending:
        derived: tuple[str, ...] = data[pending.pop()].provenance.derived_from
        new = [source for source in derived if source in data and source not in found]
        found.update(new)
        pending += new
    return found


def _without_ground(claims: list[Claim], withdrawn: set[str]) -> set[str]:
    """The claims that were withdrawn, and all that were derived from one of them, however far."""
    fallen = set(withdrawn)
    size = -1
    while size != len(fallen):
        size = len(fallen)
        fallen |= {claim.id for claim in claims if not fallen.isdisjoint(claim.provenance.derived_from)}
    return fallen


def _heard(data: Dataset, speakers: tuple[str, ...]) -> frozenset[str]:
    parents = {agent.id: agent.part_of for agent in data.agents}
    return frozenset(id_ for speaker in speakers for id_ in (speaker, *descendants(parents, speaker)))


def _is_graded(claim: Claim, trusted: tuple[Grading | Admiralty, ...]) -> bool:
    return any(
        judgement.grading in trusted
        or any(isinstance(one, Admiralty) and _covers(one, judgement.admiralty) for one in trusted)
        for judgement in claim.provenance.assessments
    )


def _covers(trusted: Admiralty, given: Admiralty | None) -> bool:
    return given is not None and all(
        wanted in (None, has)
        for wanted, has in ((trusted.reliability, given.reliability), (trusted.credibility, given.credibility))
    )


def _bounds_nothing(count: ReportedCount, assuming: Assumptions) -> str:
    """Why a count bounds nothing; empty if it does."""
    if count.status not in {CountStatus.STATED, CountStatus.NONE_REPORTED}:
        return "no number is given"
    if assuming.policy is not None and count.wording and count.policy not in {None, policy_of(assuming.policy).name}:
        return "the policy does not record its words"
    return "" if count.range.low > 0 or count.range.high is not None else "its number bounds nothing"
