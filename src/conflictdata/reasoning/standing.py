"""Standing: which claims count, and why the others do not."""

from collections.abc import Iterable

from conflictdata.model.dataset import Dataset
from conflictdata.model.records import Claim
from conflictdata.model.scopes import descendants
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.values.judgements import Admiralty, Grading
from conflictdata.vocab.sources import Stance

__all__ = ["fallen", "not_counting"]


def not_counting(data: Dataset, assuming: Assumptions) -> dict[str, str]:
    """The ids of the claims that do not count, with the reasons."""
    reasons = fallen(data)
    standing = {claim.id for claim in data.claims()} - reasons.keys()
    heard = None if assuming.speakers is None else _heard(data, assuming.speakers)
    for claim in data.claims():
        if claim.id not in reasons and (reason := _refused(claim, assuming, heard)):
            reasons[claim.id] = reason
    if assuming.originals_only:
        # An original that is set aside or not trusted takes its copies along: they have no other ground.
        copies = [id_ for id_ in standing - reasons.keys() if not standing.isdisjoint(_sources(data, id_))]
        reasons.update(dict.fromkeys(copies, "it was made from other claims that stand"))
    return reasons


def fallen(data: Dataset) -> dict[str, str]:
    """The ids of the claims that nobody puts forward, or not any more, with the reasons."""
    claims = list(data.claims())
    superseded = {id_ for claim in claims for id_ in claim.provenance.supersedes}
    withdrawn = {id_ for claim in claims for id_ in claim.provenance.retracts}
    groundless = _derived_from(claims, withdrawn)
    reasons: dict[str, str] = {}
    for claim in claims:
        stance = claim.provenance.stance
        if not stance.asserts_content or stance is Stance.PREDICTS:
            reasons[claim.id] = f"its speaker {stance.label} it"
        elif claim.id in superseded:
            reasons[claim.id] = "a later claim takes its place"
        elif claim.id in withdrawn:
            reasons[claim.id] = "it was withdrawn"
        elif claim.id in groundless:
            reasons[claim.id] = "what it was derived from was withdrawn"
    return reasons


def _refused(claim: Claim, assuming: Assumptions, heard: frozenset[str] | None) -> str:
    """Why the assumptions do not let a claim count; empty if they do."""
    if claim.id in assuming.set_aside:
        return "it was set aside"
    if heard is not None and claim.provenance.speaker not in heard:
        return "its speaker is none of those to be trusted"
    if assuming.gradings is not None and not _is_graded(claim, assuming.gradings):
        return "its grade is none of those to be trusted"
    return ""


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


def _derived_from(claims: Iterable[Claim], origins: set[str]) -> set[str]:
    """The ids of some claims, and of all that were derived from one of them, however far."""
    takers: dict[str, list[str]] = {}
    for claim in claims:
        for source in claim.provenance.derived_from:
            takers.setdefault(source, []).append(claim.id)
    found = set(origins)
    pending = list(origins)
    while pending:
        new = [taker for taker in takers.get(pending.pop(), ()) if taker not in found]
        found.update(new)
        pending += new
    return found


def _heard(data: Dataset, speakers: tuple[str, ...]) -> frozenset[str]:
    parents = {agent.id: agent.part_of for agent in data.agents}
    return frozenset(id_ for speaker in speakers for id_ in descendants(parents, speaker))


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
