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
    A claim was stated before the time that it is about, and is no prediction.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from conflictdata.errors import Problem
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.records import CLAIM_TYPES, Claim, Record
from conflictdata.model.strikes import StrikeEvent
from conflictdata.model.units import Deployment, StrengthReport, Unit
from conflictdata.values.counts import ReportedCount
from conflictdata.vocab.military import StrengthKind
from conflictdata.vocab.persons import PersonStatus
from conflictdata.vocab.sources import Stance

__all__ = ["find"]

Placed = tuple[str, CasualtyEstimate]

_HEAPING_UNIT = 100


def find(collections: Mapping[str, Sequence[Any]]) -> Iterator[Problem]:
    """All doubts about a dataset, in the order of its records and then across records."""
    for name in CLAIM_TYPES:
        for position, claim in enumerate(collections[name]):
            yield from _doubts_about(f"/{name}/{position}", claim)
    estimates = _standing(collections["casualty_estimates"])
    yield from _parts_and_wholes(estimates)
    yield from _above_strength(estimates, collections)


def _doubts_about(pointer: str, claim: Claim) -> Iterator[Problem]:
    for inner, count in _counts_in(claim):
        at = pointer + inner
        if count.as_reported is not None and not count.as_reported.is_ordered:
            cells = ", ".join(f"{cell} {getattr(count.as_reported, cell)}" for cell in ("low", "best", "high"))
            yield Problem(at, "range-disorder", f"the source gives {cells}; the range encloses them all")
        number = count.range.low
        if count.range.is_exact and number >= _HEAPING_UNIT and number % _HEAPING_UNIT == 0:
            message = f"{number:,} is a round number held as exact; if it was rounded, give the range that it stands for"
            yield Problem(at, "heaped-count", message)
    if isinstance(claim, StrikeEvent):
        for position, salvo in enumerate(claim.salvos):
            if not salvo.balances():
                least, most = salvo.accounted_for()
                accounted = f"{least:,}" if least == most else f"{least:,} or more"
                message = f"{salvo.launched and salvo.launched.range} launched, but {accounted} accounted for"
                yield Problem(f"{pointer}/salvos/{position}", "salvo-imbalance", message)
    stated, begins = claim.provenance.stated, claim.period and claim.period.earliest
    if stated is not None and stated.latest is not None and begins is not None and stated.latest < begins:
        if claim.provenance.stance is not Stance.PREDICTS:
            message = f"stated {stated} about {claim.period}; a claim about the future has the stance 'predicts'"
            yield Problem(f"{pointer}/period", "stated-before-period", message)


def _counts_in(part: Any, pointer: str = "") -> Iterator[tuple[str, ReportedCount]]:  # noqa: ANN401 - any attrs value
    if isinstance(part, ReportedCount):
        yield pointer, part
    elif isinstance(part, tuple):
        for position, item in enumerate(part):
            yield from _counts_in(item, f"{pointer}/{position}")
    elif attrs.has(type(part)):
        for field in attrs.fields(type(part)):
            yield from _counts_in(getattr(part, field.name), f"{pointer}/{field.name}")


def _standing(estimates: Sequence[CasualtyEstimate]) -> list[Placed]:
    """The estimates that assert a number and have not been superseded or retracted, with their pointers."""
    gone = {id_ for claim in estimates for id_ in (*claim.provenance.supersedes, *claim.provenance.retracts)}
    return [
        (f"/casualty_estimates/{position}", claim)
        for position, claim in enumerate(estimates)
        if claim.provenance.stance.asserts_content and claim.id not in gone
    ]


def _parts_and_wholes(estimates: Sequence[Placed]) -> Iterator[Problem]:
    scopes: defaultdict[object, list[Placed]] = defaultdict(list)
    for placed in estimates:
        claim = placed[1]
        if claim.provenance.speaker is not None:
            where = (claim.period, claim.place, claim.event, claim.unit)
            scopes[claim.provenance.speaker, claim.group, claim.accumulation, *where].append(placed)
    for claims in scopes.values():
        for pointer, part in claims:
            for _, whole in claims:
                limit = whole.count.range.high
                if limit is None or part.count.range.low <= limit or _stated_after(part, whole):
                    continue
                if part.category is not whole.category and part.category.is_part_of(whole.category):
                    message = (
                        f"{part.count.range} {part.category.label}, but {whole.id!r} of the same speaker has only "
                        f"{whole.count.range} {whole.category.label}"
                    )
                    yield Problem(f"{pointer}/count", "part-exceeds-whole", message)


def _stated_after(claim: Claim, other: Claim) -> bool:
    """Whether the claim is certainly the later of the two, so that a growing total explains the difference."""
    mine, theirs = claim.provenance.stated, other.provenance.stated
    if mine is None or theirs is None or mine.earliest is None or theirs.latest is None:
        return False
    return mine.earliest > theirs.latest


def _above_strength(estimates: Sequence[Placed], collections: Mapping[str, Sequence[Record]]) -> Iterator[Problem]:
    units: dict[str, Unit] = {unit.id: unit for unit in collections["units"] if isinstance(unit, Unit)}
    strengths = _greatest_strengths(collections, units)
    for pointer, claim in estimates:
        if claim.group.status is PersonStatus.CIVILIAN:
            continue
        force = claim.unit if claim.unit is not None else claim.group.side
        limit = strengths.get(force) if force is not None else None
        if limit is not None and claim.count.range.low > limit:
            message = f"{claim.count.range} {claim.category.label}, but the reported strength of {force!r} is {limit:,}"
            yield Problem(f"{pointer}/count", "casualties-exceed-strength", message)


def _greatest_strengths(
    collections: Mapping[str, Sequence[Record]], units: Mapping[str, Unit]
) -> dict[str, int | None]:
    """For each unit and actor the greatest strength that one speaker's reports allow; `None` if unbounded.

    The reports of one speaker are added up, since they may be about different troops; those of several are not.
    """
    totals: defaultdict[tuple[str, str | None], list[int | None]] = defaultdict(list)
    for claim, strength in _strengths(collections):
        holders = [claim.unit, claim.force, units[claim.unit].allegiance if claim.unit is not None else None]
        for holder in holders:
            if holder is not None:
                totals[holder, claim.provenance.speaker].append(strength.range.high)
    greatest: dict[str, int | None] = {}
    for (holder, _), highs in totals.items():
        known = [high for high in highs if high is not None]
        total = sum(known) if len(known) == len(highs) else None
        previous = greatest.get(holder, 0)
        greatest[holder] = None if total is None or previous is None else max(previous, total)
    return greatest


def _strengths(collections: Mapping[str, Sequence[Any]]) -> Iterator[tuple[Deployment | StrengthReport, ReportedCount]]:
    """All claims that say how many people a force had."""
    for deployment in collections["deployments"]:
        if deployment.strength is not None:
            yield deployment, deployment.strength
    for report in collections["strength_reports"]:
        if report.kind is not StrengthKind.BATTALION_TACTICAL_GROUPS:
            yield report, report.count
