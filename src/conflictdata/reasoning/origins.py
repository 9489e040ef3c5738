"""Origins: how many independent sources stand behind claims, however many repeat them.

Forty articles that quote one spokesman are one origin. What a claim was derived from, who said it and who passed it on
is followed back to whoever said it first; a report that went in a circle is shown as the loop that it is.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.model.dataset import Dataset
from conflictdata.model.records import Claim
from conflictdata.vocab.sources import Stance

__all__ = ["Loop", "Origin", "Origins", "body_of", "origins"]


@frozen(kw_only=True)
class Origin:
    """Somebody to whom claims go back, as far as the dataset tells."""

    body: str | None
    """The id of the agent: the body at the top, where the speaker belongs to one. `None` where nobody is named."""

    speakers: tuple[str, ...]
    """The ids of those who spoke for the body, sorted."""

    roots: tuple[str, ...]
    """The ids of the claims with which it began, sorted."""

    claims: tuple[str, ...]
    """The ids of the claims asked about that go back to it, sorted."""

    @property
    def is_known(self) -> bool:
        """Whether it is known whose claim it is. What "reports" say may be one origin more, or none."""
        return self.body is not None


@frozen(kw_only=True)
class Loop:
    """A report that came back to where it had been: no confirmation, although it looks like one."""

    agents: tuple[str, ...]
    """The ids of the agents in the order in which the report went round; from the last it came back to the first."""

    claims: tuple[str, ...]
    """The ids of the claims that carried it, sorted."""


@frozen(kw_only=True)
class Origins:
    """The origins of some claims."""

    found: tuple[Origin, ...]
    """The origins, those that are known first, by their ids."""

    loops: tuple[Loop, ...]
    """The loops among the claims and what they were derived from."""

    def __len__(self) -> int:
        """How many independent origins are known."""
        return sum(origin.is_known for origin in self.found)


def origins(data: Dataset, ids: Iterable[str] | None = None) -> Origins:
    """The independent origins behind claims.

    A claim that was derived from others goes back to theirs. Any other is its speaker's own, or, where the document
    names nobody, its publisher's; if it repeats what others said and does not say whom, its origin is not known.
    Speakers who belong to one body are one origin, since they do not speak independently of each other.

    Args:
        data: The dataset.
        ids: The ids of the claims; all claims unless told.

    Raises:
        DanglingReferenceError: If there is no record with one of the ids.
        InvariantError: If one of the ids is that of an entity.
    """
    asked = [claim.id for claim in data.claims()] if ids is None else list(dict.fromkeys(ids))
    for id_ in asked:
        record: object = data[id_]
        if not isinstance(record, Claim):
            raise InvariantError(type(record), ("id",), f"{id_!r} is no claim; only claims have origins")
    behind: dict[tuple[str | None, str], tuple[set[str], set[str], set[str]]] = {}
    followed: set[str] = set()
    for id_ in asked:
        for root in _roots(data, id_, followed):
            speaker = _first_speaker(data, root)
            body = None if speaker is None else body_of(data, speaker)
            key = (body, root.id if body is None else "")
            speakers, roots, claims = behind.setdefault(key, (set(), set(), set()))
            roots.add(root.id)
            claims.add(id_)
            if speaker is not None:
                speakers.add(speaker)
    found = [
        Origin(body=body, speakers=_sorted(speakers), roots=_sorted(roots), claims=_sorted(claims))
        for (body, _), (speakers, roots, claims) in behind.items()
    ]
    found.sort(key=lambda origin: (origin.body is None, origin.body or "", origin.roots))
    return Origins(found=tuple(found), loops=tuple(_loops(data, followed)))


def _roots(data: Dataset, start: str, followed: set[str]) -> Iterator[Claim]:
    """The claims to which one goes back, itself if it was derived from none. ``followed`` takes in all on the way."""
    pending, seen = [start], {start}
    while pending:
        claim: Claim = data[pending.pop()]
        followed.add(claim.id)
        sources = [source for source in claim.provenance.derived_from if source in data]
        if not claim.provenance.derived_from or not sources:
            yield claim
        pending += [source for source in sources if source not in seen]
        seen.update(sources)


def _first_speaker(data: Dataset, root: Claim) -> str | None:
    provenance = root.provenance
    if provenance.stance is Stance.REPEATS or provenance.derived_from:
        return None
    if provenance.speaker is not None or provenance.document is None:
        return provenance.speaker
    publisher: str | None = data[provenance.document].publisher
    return publisher


def body_of(data: Dataset, agent: str) -> str:
    """The body at the top of those that an agent belongs to; itself where it belongs to none."""
    above: str | None = agent
    while above is not None:
        agent, above = above, data[above].part_of
    return agent


def _loops(data: Dataset, claims: set[str]) -> Iterator[Loop]:
    """The shortest way round for each step of a report that leads back to where it came from."""
    steps: dict[str, dict[str, set[str]]] = {}
    for id_ in sorted(claims):
        for giver, taker in _steps(data, data[id_]):
            steps.setdefault(giver, {}).setdefault(taker, set()).add(id_)
    seen: set[frozenset[str]] = set()
    for giver in sorted(steps):
        for taker in sorted(steps[giver]):
            way = _shortest_way(steps, taker, giver)
            if way is None or frozenset(way) in seen:
                continue
            seen.add(frozenset(way))
            first = way.index(min(way))
            agents = (*way[first:], *way[:first])
            carried = {id_ for one, other in zip(way, (*way[1:], way[0]), strict=True) for id_ in steps[one][other]}
            yield Loop(agents=agents, claims=_sorted(carried))


def _steps(data: Dataset, claim: Claim) -> Iterator[tuple[str, str]]:
    """From whom to whom a claim took the report: from the speakers of its sources, over its own, to its relays."""
    provenance = claim.provenance
    chain = [provenance.speaker, *(relay.agent for relay in provenance.relays)]
    if provenance.document is not None:
        chain.append(data[provenance.document].publisher)
    agents = [agent for agent in chain if agent is not None]
    for source in provenance.derived_from:
        teller = data[source].provenance.speaker if source in data else None
        if agents and teller is not None and teller != agents[0]:
            yield teller, agents[0]
    for giver, taker in pairwise(agents):
        if giver != taker:
            yield giver, taker


def _shortest_way(steps: Mapping[str, Mapping[str, set[str]]], start: str, end: str) -> list[str] | None:
    """The agents from one to another, both included; `None` if no report went that way."""
    came_from: dict[str, str | None] = {start: None}
    pending = deque([start])
    while pending:
        agent = pending.popleft()
        if agent == end:
            way: list[str] = []
            at: str | None = agent
            while at is not None:
                way.append(at)
                at = came_from[at]
            return way[::-1]
        for taker in sorted(steps.get(agent, {})):
            if taker not in came_from:
                came_from[taker] = agent
                pending.append(taker)
    return None


def _sorted(ids: set[str]) -> tuple[str, ...]:
    return tuple(sorted(ids))
