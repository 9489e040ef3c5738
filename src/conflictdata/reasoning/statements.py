"""Statements: what claims count, each count with its scope.

A claim on casualties makes one statement, a strike event one for each count of its salvos, and a claim on strength one
or two where it is taken to say how many people were there at all.
"""

from collections.abc import Collection, Iterable
from functools import cache
from typing import NamedTuple

from attrs import Factory, field, frozen

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.happenings import Capture
from conflictdata.model.records import Claim
from conflictdata.model.strikes import Salvo, StrikeEvent
from conflictdata.model.units import Deployment, StrengthReport
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.categories import Category, category
from conflictdata.reasoning.scopes import FIRST_DAY, SOMEWHERE, Extent, Scope
from conflictdata.reasoning.scoping import Scoper
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.counting import CountStatus, MunitionOutcome
from conflictdata.wording.policies import policy_of

__all__ = ["Cap", "Statement", "bounds_nothing", "cap_of", "counts_of", "own_category"]


@frozen(kw_only=True)
class Statement:
    """One count of one claim, with its scope."""

    claim: str
    """The id of the claim."""

    count: ReportedCount
    """How many, as reported."""

    scope: Scope
    """Of what."""

    range: CountRange = field(default=Factory(lambda self: self.count.range, takes_self=True))
    """What it demands of the scope: the range that the words were read as, except where the claim implies another."""


class Cap(NamedTuple):
    """All people who were there at all."""

    everyone: Scope
    """All people of whom the cap speaks."""
    contingents: tuple[Scope, ...]
    """The contingents; each of the people belongs to one."""


@cache
def own_category(code: CasualtyCategory) -> Category:
    """The category that this library's code stands for."""
    return category(f"conflictdata:{code.code}")


def bounds_nothing(count: ReportedCount, assuming: Assumptions) -> str:
    """Why a count bounds nothing; empty if it does."""
    if count.status not in {CountStatus.STATED, CountStatus.NONE_REPORTED}:
        return "no number is given"
    if assuming.policy is not None and count.wording and count.policy not in {None, policy_of(assuming.policy).name}:
        return "the policy does not record its words"
    return "" if count.range.low > 0 or count.range.high is not None else "its number bounds nothing"


def counts_of(claim: Claim, scoper: Scoper) -> list[Statement]:
    """What a claim counts. Means for each day are no totals, and are left out."""
    match claim:
        case CasualtyEstimate(accumulation=Accumulation.AVERAGE_PER_DAY):
            return []
        case CasualtyEstimate():
            return [_of_people(claim, claim.category, claim.accumulation, scoper)]
        case Capture():
            return [_of_people(claim, CasualtyCategory.CAPTURED, Accumulation.UNSPECIFIED, scoper)]
        case StrikeEvent():
            return _of_munitions(claim, scoper)
        case _:
            return []


def _of_people(
    claim: CasualtyEstimate | Capture, counted: CasualtyCategory, accumulation: Accumulation, scoper: Scoper
) -> Statement:
    scope = scoper.people(
        own_category(counted),
        claim.group,
        side=claim.group.side,
        place=claim.place,
        unit=claim.unit,
        # A capture is an event, and what it counts is never a total of all who were captured.
        event=claim.id if isinstance(claim, Capture) else claim.event,
        period=claim.period,
        accumulation=accumulation,
    )
    return Statement(claim=claim.id, count=claim.count, scope=scope)


def _of_munitions(strike: StrikeEvent, scoper: Scoper) -> list[Statement]:
    """The counts of all salvos of a strike.

    Where two lines may count the same munitions, such as a class and a model of it, the source leaves open whether the
    one is part of the other. Each then bounds from above only what the other does not count.
    """
    named = [scoper.munitions_named(salvo.munition, salvo.model) for salvo in strike.salvos]
    statements: list[Statement] = []
    for place, salvo in enumerate(strike.salvos):
        others = (points for other, points in enumerate(named) if other != place)
        lines = Extent(named[place].difference(*others), named[place]) if named[place] else SOMEWHERE
        for outcome, count in _outcomes(salvo):
            scope = scoper.munitions(
                lines,
                outcome,
                attacker=strike.attacker,
                target_side=strike.target_side,
                places=strike.places,
                period=strike.period,
            )
            statements.append(Statement(claim=strike.id, count=count, scope=scope))
    return statements


def _outcomes(salvo: Salvo) -> Iterable[tuple[MunitionOutcome, ReportedCount]]:
    for outcome in MunitionOutcome:
        count: ReportedCount | None = getattr(salvo, outcome.code)
        if count is not None:
            yield outcome, count


def cap_of(
    number: int, data: Dataset, counting: Collection[str], scoper: Scoper, assuming: Assumptions
) -> tuple[list[Statement], Cap | None]:
    """What the claims that count say of the contingents of the cap with this number, and the cap.

    It caps nothing where they state no number for one of the contingents: then there is none.
    """
    cap = assuming.strength_caps[number]
    statements: list[Statement] = []
    is_stated = True
    for contingent, ids in enumerate(cap.contingents):
        listed = [claim for id_ in ids if isinstance(claim := data.get(id_), Deployment | StrengthReport)]
        stated = [
            (claim.id, count)
            for claim in listed
            if claim.id in counting and (count := strength_of(claim)) and not bounds_nothing(count, assuming)
        ]
        is_stated = is_stated and bool(stated)
        everyone = scoper.strength(cap, number, contingent)
        statements += [Statement(claim=id_, count=count, scope=everyone) for id_, count in stated]
        # The earliest day of all claims, whether or not they count: to trust fewer is never to know more.
        arrival = min((_arrival(claim) for claim in listed), default=FIRST_DAY)
        if arrival > FIRST_DAY:
            early, nobody = scoper.strength(cap, number, contingent, before=arrival), CountRange.exactly(0)
            statements += [Statement(claim=id_, count=count, scope=early, range=nobody) for id_, count in stated]
    contingents = tuple(scoper.strength(cap, number, contingent) for contingent in range(len(cap.contingents)))
    return statements, Cap(scoper.strength(cap, number), contingents) if is_stated else None


def strength_of(claim: Deployment | StrengthReport) -> ReportedCount | None:
    """How many people a claim on strength states; `None` if it does not."""
    return claim.strength if isinstance(claim, Deployment) else claim.count


def _arrival(claim: Deployment | StrengthReport) -> int:
    """The first day on which a contingent may have been there; a report on strength does not say since when it was."""
    period = claim.period if isinstance(claim, Deployment) else None
    return FIRST_DAY if period is None or period.earliest is None else period.earliest.toordinal()
