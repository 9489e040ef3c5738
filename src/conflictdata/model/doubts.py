"""What is legal in a dataset but suspect, each kind with a stable code.

``range-disorder``
    The low, best and high cells of a source are not in that order.
``heaped-count``
    A round number is held as if it were exact.
``salvo-imbalance``
    The outcomes of a salvo cannot add up to what was launched.
``part-exceeds-whole``
    One speaker reports more in a part (killed) than in the whole (killed or wounded) of the same scope.
``casualties-exceed-strength``
    More casualties are reported for a force than its reported strength allows.
``stated-before-period``
    A claim puts something forward that was then still to come, and is no prediction.

Predictions, denials, and claims that have been superseded or retracted count neither as parts or wholes nor as
strengths.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import permutations
from typing import Any, cast

import attrs

from conflictdata.errors import Problem
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.records import CLAIM_TYPES, Claim
from conflictdata.model.strikes import StrikeEvent
from conflictdata.model.units import Deployment, StrengthReport, Unit
from conflictdata.values.counts import ReportedCount
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.military import StrengthKind
from conflictdata.vocab.persons import PersonStatus
from conflictdata.vocab.sources import Stance

__all__ = ["find"]

Placed = tuple[str, CasualtyEstimate]

_HEAPING_UNIT = 100
_STRENGTHS = ("deployments", "strength_reports")
_PEOPLE = frozenset(
    {
        StrengthKind.PERSONNEL_TOTAL,
        StrengthKind.PERSONNEL_COMBAT,
        StrengthKind.PERSONNEL_PRESENT,
        StrengthKind.PERSONNEL_INITIAL,
        StrengthKind.PERSONNEL_AVERAGE,
        StrengthKind.PERSONNEL_ENGAGED,
        StrengthKind.REPLACEMENTS,
        StrengthKind.AUTHORISED,
        StrengthKind.UNSPECIFIED,
    }
)


def find(collections: Mapping[str, Sequence[Any]]) -> Iterator[Problem]:
    """All doubts about a dataset, in the order of its records and then across records."""
    for name in CLAIM_TYPES:
        for position, claim in enumerate(collections[name]):
            yield from _doubts_about(f"/{name}/{position}", claim)
    gone = _gone(collections)
    estimates = [
        (f"/casualty_estimates/{position}", claim)
        for position, claim in enumerate(collections["casualty_estimates"])
        if _stands(claim, gone)
    ]
    yield from _parts_and_wholes(estimates)
    strengths = [claim for name in _STRENGTHS for claim in collections[name] if _stands(claim, gone)]
    yield from _above_strength(estimates, strengths, {unit.id: unit for unit in collections["units"]})


def _gone(collections: Mapping[str, Sequence[Any]]) -> set[str]:
    provenances = [claim.provenance for name in CLAIM_TYPES for claim in collections[name]]
    return {id_ for provenance in provenances for id_ in (*provenance.supersedes, *provenance.retracts)}


def _stands(claim: Claim, gone: set[str]) -> bool:
    """Whether the claim puts its content forward as something that has come about, and has not been taken back."""
    return claim.id not in gone and _puts_forward(claim.provenance.stance)


def _puts_forward(stance: Stance) -> bool:
    return stance.asserts_content and stance is not Stance.PREDICTS


def _doubts_about(pointer: str, claim: Claim) -> Iterator[Problem]:
    for inner, count in _counts_in(claim):
        at = pointer + inner
        if count.as_reported is not None and not count.as_reported.is_ordered:
            cells = ", ".join(f"{cell} {getattr(count.as_reported, cell)}" for cell in ("low", "best", "high"))
            yield Problem(at, "range-disorder", f"the source gives {cells}; the range encloses them all")
        number = count.range.low
        if count.range.is_exact and number >= _HEAPING_UNIT and number % _HEAPING_UNIT == 0:
            message = f"{number:,} is round and held as exact; if it was rounded, give the range that it stands for"
            yield Problem(at, "heaped-count", message)
    if isinstance(claim, StrikeEvent):
        for position, salvo in enumerate(claim.salvos):
            if not salvo.balances():
                least, most = salvo.accounted_for()
                outcomes = f"{least:,} or more" if most is None else f"{least:,} to {most:,}"
                accounted = f"{least:,}" if least == most else outcomes
                message = f"{salvo.launched and salvo.launched.range} launched, but {accounted} accounted for"
                yield Problem(f"{pointer}/salvos/{position}", "salvo-imbalance", message)
    stated, begins = claim.provenance.stated, claim.period and claim.period.earliest
    day = stated and stated.latest
    if day is not None and begins is not None and day < begins and _puts_forward(claim.provenance.stance):
        message = f"stated {stated} about {claim.period}; a claim about the future has the stance 'predicts'"
        yield Problem(f"{pointer}/period", "stated-before-period", message)


def _counts_in(part: attrs.AttrsInstance, pointer: str = "") -> Iterator[tuple[str, ReportedCount]]:
    if isinstance(part, ReportedCount):
        yield pointer, part
        return
    for field in attrs.fields(type(part)):
        value: Any = getattr(part, field.name)
        at = f"{pointer}/{field.name}"
        if isinstance(value, tuple):
            for position, item in enumerate(cast("Sequence[Any]", value)):
                if hasattr(item, "__attrs_attrs__"):
                    yield from _counts_in(item, f"{at}/{position}")
        elif hasattr(value, "__attrs_attrs__"):
            yield from _counts_in(value, at)


def _parts_and_wholes(estimates: Sequence[Placed]) -> Iterator[Problem]:
    scopes: defaultdict[object, defaultdict[CasualtyCategory, list[Placed]]] = defaultdict(lambda: defaultdict(list))
    for placed in estimates:
        claim = placed[1]
        if claim.provenance.speaker is not None:
            where = (claim.period, claim.place, claim.event, claim.unit)
            scope = (claim.provenance.speaker, claim.group, claim.accumulation, *where)
            scopes[scope][claim.category].append(placed)
    for categories in scopes.values():
        for part, whole in permutations(categories, 2):
            if part.is_part_of(whole):
                yield from _parts_above(categories[part], categories[whole])


def _parts_above(parts: Sequence[Placed], wholes: Sequence[Placed]) -> Iterator[Problem]:
    limits = sorted((high, whole.id) for _, whole in wholes if (high := whole.count.range.high) is not None)
    by_id = {whole.id: whole for _, whole in wholes}
    for pointer, part in parts:
        for high, whole_id in limits:
            if high >= part.count.range.low:
                break
            whole = by_id[whole_id]
            if not _stated_after(part, whole):
                message = (
                    f"{part.count.range} {part.category.label}, but {whole_id!r} of the same speaker has only "
                    f"{whole.count.range} {whole.category.label}"
                )
                yield Problem(f"{pointer}/count", "part-exceeds-whole", message)
                break


def _stated_after(claim: Claim, other: Claim) -> bool:
    """Whether the claim is certainly the later of the two, so that a growing total explains the difference."""
    mine, theirs = claim.provenance.stated, other.provenance.stated
    if mine is None or theirs is None or mine.earliest is None or theirs.latest is None:
        return False
    return mine.earliest > theirs.latest


def _above_strength(
    estimates: Sequence[Placed], strengths: Sequence[Deployment | StrengthReport], units: Mapping[str, Unit]
) -> Iterator[Problem]:
    greatest = _greatest_strengths(strengths, units)
    for pointer, claim in estimates:
        if claim.group.status is PersonStatus.CIVILIAN:
            continue
        force = claim.unit if claim.unit is not None else claim.group.side
        limit = greatest.get(force) if force is not None else None
        if limit is not None and claim.count.range.low > limit:
            message = f"{claim.count.range} {claim.category.label}, but the reported strength of {force!r} is {limit:,}"
            yield Problem(f"{pointer}/count", "casualties-exceed-strength", message)


def _greatest_strengths(
    strengths: Sequence[Deployment | StrengthReport], units: Mapping[str, Unit]
) -> dict[str, int | None]:
    """For each unit and actor the greatest strength that one speaker's reports allow; `None` if unbounded.

    The reports of one speaker are added up, since they may be about different troops; those of several are not.
    """
    totals: defaultdict[tuple[str, str | None], list[int | None]] = defaultdict(list)
    for claim in strengths:
        people = _people_in(claim)
        side = units[claim.unit].allegiance if claim.unit is not None else claim.force
        for holder in (claim.unit, side):
            if holder is not None and people is not None:
                totals[holder, claim.provenance.speaker].append(people.range.high)
    greatest: dict[str, int | None] = {}
    for (holder, _), highs in totals.items():
        known = [high for high in highs if high is not None]
        total = sum(known) if len(known) == len(highs) else None
        previous = greatest.get(holder, 0)
        greatest[holder] = None if total is None or previous is None else max(previous, total)
    return greatest


def _people_in(claim: Deployment | StrengthReport) -> ReportedCount | None:
    """How many people the claim says that the force had; `None` where it counts something else."""
    if isinstance(claim, Deployment):
        return claim.strength
    return claim.count if claim.kind in _PEOPLE else None
