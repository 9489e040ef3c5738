"""Reasons: what an answer rests on, in sentences, each with the claims that it is about."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from conflictdata.model.dataset import Dataset
from conflictdata.model.records import Claim
from conflictdata.provenance.attribution import Assessment
from conflictdata.reasoning.assumptions import Assumptions, StrengthCap, Unstated
from conflictdata.reasoning.bearing import LeftOut
from conflictdata.reasoning.bounds import Binding, Bounds
from conflictdata.reasoning.citations import Citations
from conflictdata.reasoning.conflicts import Conflict, Conflicts
from conflictdata.reasoning.origins import Origin, Origins
from conflictdata.reasoning.repairs import RepairedBounds
from conflictdata.reasoning.telling import contradiction_in_words, figure_in_words, figures_of, said_when, speaker_of
from conflictdata.values.counts import CountRange
from conflictdata.values.judgements import Admiralty, Confidence, Grading, Likelihood
from conflictdata.vocab.judgements import ConfidenceScale, Icd203Term, LikelihoodScale, PhiaTerm
from conflictdata.wording.phrasing import joined, listed, name_of, numbered, quoted, when
from conflictdata.wording.policies import policy_of

__all__ = [
    "About",
    "Reason",
    "on_assumptions",
    "on_bounds",
    "on_conflicts",
    "on_judgements",
    "on_left_out",
    "on_origins",
    "on_repair",
]

About = Literal["question", "answer", "conflict", "repair", "origins", "claims", "judgement", "left out", "assumption"]
"""What a sentence is about."""

_MANY = 4
"""From this many claims on, those to set aside are told by their speakers and citations alone."""


class Reason(NamedTuple):
    """One sentence."""

    about: About
    text: str
    claims: tuple[str, ...] = ()
    """The ids of the claims that it tells of."""


def on_bounds(data: Dataset, found: Bounds, claims: Sequence[str], cites: Citations) -> Iterator[Reason]:
    """What the claims allow, and which of them bind each end."""
    if not claims:
        yield Reason("answer", "No claim that counts bears on it.")
        return
    yield Reason("answer", _allowed(found, len(claims)), tuple(claims))
    for end, name in (("low", "lower"), ("high", "upper")):
        binding = [each for each in found.binding if each.end == end]
        if binding:
            told = "; ".join(dict.fromkeys(_bound(data, each, cites) for each in binding))
            yield Reason("answer", f"The {name} end rests on {told}.", _unique(each.claim for each in binding))


def _allowed(found: Bounds, claims: int) -> str:
    one = claims == 1
    bear = f"{numbered(claims, 'claim')} {'bears' if one else 'bear'} on it"
    if found.is_empty:
        return f"{bear}, and no number fits {'it' if one else 'all of them'}."
    verb = "allows" if one else "together allow"
    if found.high is None:
        below = "" if found.low else " or from below"
        return f"{bear} and {verb} {found}: no claim bounds it from above{below}."
    open_below = "" if found.low else " No claim bounds it from below."
    where = "" if found.low == found.high else " Where between the two it lies is not said."
    return f"{bear} and {verb} {found}.{open_below}{where}"


def _bound(data: Dataset, binding: Binding, cites: Citations) -> str:
    claim: Claim = data[binding.claim]
    what = next((what for what, count in figures_of(claim) if count == binding.count), "")
    return f"{_saying(data, claim)} {figure_in_words(what, binding.count)}{cites.cite([claim])}"


def _saying(data: Dataset, claim: Claim) -> str:
    return f"{speaker_of(data, claim)}{said_when(claim)}:"


def _brief(data: Dataset, claim: Claim, cites: Citations) -> str:
    told = listed([figure_in_words(what, count) for what, count in figures_of(claim)])
    return f"{_saying(data, claim)} {told}{cites.cite([claim])}"


def on_conflicts(data: Dataset, found: Conflicts, cites: Citations) -> Iterator[Reason]:
    """How many contradictions there are, and one of the smallest in words, with as few repeated claims as can be."""
    if not found.found:
        return
    smallest = min(found, key=lambda conflict: (len(conflict.claims), _derived(data, conflict)))
    told = contradiction_in_words(data, [data[id_] for id_ in smallest.claims], cites.cite)
    alike = sum(len(conflict.claims) == len(smallest.claims) for conflict in found)
    number = f"{'' if found.is_complete else 'at least '}{numbered(len(found), 'conflict')}"
    verb = "is" if len(found) == 1 else "are"
    which = "It is" if len(found) == 1 else "One of the smallest is" if alike > 1 else "The smallest is"
    yield Reason("conflict", f"There {verb} {number} among them. {which} this: {told}", smallest.claims)


def _derived(data: Dataset, conflict: Conflict) -> int:
    return sum(bool(data[id_].provenance.derived_from) for id_ in conflict.claims)


def on_repair(data: Dataset, found: RepairedBounds, cites: Citations) -> Iterator[Reason]:
    """How few of the claims that contradict each other have to be set aside, which, and what is then left."""
    ways = [way.set_aside for way, _ in found.ways]
    ids = _unique(id_ for way in ways for id_ in way)
    one = len(ways[0]) == 1
    how = f"The others can hold together if {numbered(len(ways[0]), 'claim')} {'is' if one else 'are'} set aside"
    if len(ways) == 1:
        left = f", which leaves {found}"
    else:
        at_least = "" if found.is_complete else "at least "
        left = f", in any of {at_least}{len(ways)} ways, which together leave {found}"
    claims: list[Claim] = [data[id_] for id_ in ids]
    if len(claims) < _MANY:
        told = "; ".join(_brief(data, claim, cites) for claim in claims)
    else:
        speakers = listed(list(dict.fromkeys(speaker_of(data, claim) for claim in claims)))
        told = f"{numbered(len(claims), 'claim')} of {speakers}{cites.cite(claims)}"
    yield Reason(
        "repair", f"{how}{left}. To be set aside{'' if len(ways) == 1 else ' in one or another'}: {told}.", ids
    )


def on_origins(data: Dataset, found: Origins, cites: Citations) -> Iterator[Reason]:
    """How many independent origins stand behind the claims, and the reports that went in a circle."""
    known = [origin for origin in found.found if origin.is_known]
    unknown = _unique(id_ for origin in found.found if not origin.is_known for id_ in origin.claims)
    if known:
        told = "; ".join(_origin(data, origin) for origin in known)
        verb = "stands" if len(known) == 1 else "stand"
        ids = _unique(id_ for origin in known for id_ in origin.claims)
        yield Reason("origins", f"Behind them {verb} {numbered(len(known), 'known origin')}: {told}.", ids)
    if unknown:
        cited = cites.cite(data[id_] for id_ in unknown)
        yield Reason(
            "origins", f"Who first said it is not known for {numbered(len(unknown), 'claim')}{cited}.", unknown
        )
    for loop in found.loops:
        way = " to ".join(name_of(data, agent) for agent in (*loop.agents, loop.agents[0]))
        cited = cites.cite(data[id_] for id_ in loop.claims)
        yield Reason("origins", f"A report went from {way}, which confirms nothing{cited}.", loop.claims)


def _origin(data: Dataset, origin: Origin) -> str:
    body = name_of(data, origin.body or "")
    spoke = f", by {joined(data, origin.speakers)}" if origin.speakers != (origin.body,) else ""
    return f"{body}{spoke} ({numbered(len(origin.claims), 'claim')})"


def on_judgements(data: Dataset, claims: Iterable[Claim], cites: Citations) -> Iterator[Reason]:
    """What is thought of claims: likelihood and confidence, which are different things, never in one sentence."""
    for claim in claims:
        for assessment in claim.provenance.assessments:
            for judged in _judged(assessment):
                dated = "" if assessment.assessed is None else f" ({when(assessment.assessed)})"
                by = "Whoever recorded it" if assessment.assessor is None else name_of(data, assessment.assessor)
                text = f"{by}{dated} {judged} the figure of {_figure(data, claim)}{cites.cite([claim])}."
                yield Reason("judgement", text, (claim.id,))


def _figure(data: Dataset, claim: Claim) -> str:
    """A claim by its speaker and its numbers, without its words: they may hold words of likelihood themselves."""
    told = listed(
        [f"{CountRange(low=count.range.low, high=count.range.high)} {what}" for what, count in figures_of(claim)]
    )
    return f"{speaker_of(data, claim)}{f', {told}' if told else ''}"


def _judged(assessment: Assessment) -> Iterator[str]:
    if assessment.likelihood is not None:
        yield f"calls {_term(assessment.likelihood)}"
    if assessment.confidence is not None:
        yield f"states {_level(assessment.confidence)} in"
    if assessment.admiralty is not None:
        yield f"grades {assessment.admiralty} (NATO system)"
    if assessment.grading is not None:
        yield f"grades {quoted(assessment.grading.label)} ({assessment.grading.scheme.label})"


def _term(likelihood: Likelihood) -> str:
    terms = {LikelihoodScale.ICD_203: Icd203Term, LikelihoodScale.UK_PHIA: PhiaTerm}
    scale = terms.get(likelihood.scale)
    if scale is None:
        return f"{quoted(likelihood.term)} (on a scale that is not named)"
    return f"{scale(likelihood.term).label} ({likelihood.scale.label})"


def _level(confidence: Confidence) -> str:
    is_named = confidence.scale is not ConfidenceScale.UNSTATED
    return f"{confidence.level.label} ({confidence.scale.label if is_named else 'on a scale that is not named'})"


def on_left_out(data: Dataset, found: Iterable[LeftOut], cites: Citations) -> Iterator[Reason]:
    """What bears on the question and does not count, by the reason for it."""
    by_reason: dict[str, list[Claim]] = {}
    for each in found:
        by_reason.setdefault(each.reason, []).append(data[each.claim])
    for reason, claims in by_reason.items():
        told = "; ".join(_brief(data, claim, cites) for claim in claims)
        yield Reason("left out", f"Not counted, since {reason}: {told}.", _unique(claim.id for claim in claims))


def on_assumptions(data: Dataset, assuming: Assumptions, claims: Sequence[Claim], cites: Citations) -> Iterator[Reason]:
    """What was taken for granted beyond what the claims say, and by which policy words were read."""
    for text in _assumed(data, assuming):
        yield Reason("assumption", text)
    for cap in assuming.strength_caps:
        yield Reason("assumption", *_capped(data, cap, cites))
    if assuming.policy is None:
        policies = {count.policy for claim in claims for _, count in figures_of(claim) if count.policy is not None}
        if policies:
            read = listed([quoted(policy) for policy in sorted(policies)])
            yield Reason(
                "assumption", f"Words were read by the {'policy' if len(policies) == 1 else 'policies'} {read}."
            )


def _assumed(data: Dataset, assuming: Assumptions) -> Iterator[str]:
    if assuming.speakers is not None:
        yield f"Only what {joined(data, assuming.speakers) or 'nobody'} says counts."
    if assuming.gradings is not None:
        grades = listed([_grade(grading) for grading in assuming.gradings])
        yield f"Only claims with the grade {grades or 'of no scheme'} count."
    if assuming.set_aside:
        yield f"Set aside by whoever asked: {', '.join(f'#{id_}' for id_ in assuming.set_aside)}."
    if assuming.originals_only:
        yield "A claim that was made from others does not count where one of these does."
    if assuming.unstated is Unstated.UNKNOWN:
        yield "A claim that does not say of which side, place or time it is may be about any part."
    if assuming.policy is not None:
        yield f"Words were read again by the policy {quoted(policy_of(assuming.policy).name)}."
    if assuming.reported_only:
        yield "Only those are asked about of whom some claim speaks."
    if assuming.events_apart:
        yield "Events with different ids are taken to be different events."
    if not assuming.salvo_accounting:
        yield "What was launched is not taken to be the sum of what became of it."


def _grade(grading: Grading | Admiralty) -> str:
    return str(grading) if isinstance(grading, Admiralty) else f"{quoted(grading.label)} ({grading.scheme.label})"


def _capped(data: Dataset, cap: StrengthCap, cites: Citations) -> tuple[str, tuple[str, ...]]:
    whose = " of ".join(name_of(data, id_) for id_ in (cap.unit, cap.side) if id_ is not None)
    where = "" if cap.place is None else f" in {name_of(data, cap.place)}"
    contingents = [[data[id_] for id_ in contingent] for contingent in cap.contingents]
    told = "; and ".join("; ".join(_brief(data, claim, cites) for claim in claims) for claims in contingents)
    text = f"Nobody of {whose}{where} came to harm who was not of those sent: {told}."
    return text, _unique(id_ for contingent in cap.contingents for id_ in contingent)


def _unique(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids))
