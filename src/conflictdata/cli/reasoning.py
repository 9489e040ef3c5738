"""Bounds, conflicts and origins, as parts for people and as plain objects for tools."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from conflictdata.cli.asking import Question
from conflictdata.cli.describing import describe
from conflictdata.cli.parts import Part, Rows
from conflictdata.cli.words import UNNAMED, counted, joined, name_of, numbered, span
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.records import Claim
from conflictdata.reasoning.bounds import Binding, Bounds
from conflictdata.reasoning.conflicts import Conflicts
from conflictdata.reasoning.history import LastBounded
from conflictdata.reasoning.origins import Origins
from conflictdata.reasoning.repairs import Repair, RepairedBounds
from conflictdata.values.counts import ReportedCount

__all__ = [
    "bounds_parts",
    "conflicts_parts",
    "origins_parts",
    "plain_bounds",
    "plain_conflicts",
    "plain_origins",
    "plain_repairs",
    "repairs_parts",
]

_CLAIM = ("who says so", "of what", "when", "wording", "read as", "claim")
_TOGETHER = (("who says so", "claim"), ("of what", "when"), ("read as", "wording"))


def bounds_parts(
    asked: Question, found: Bounds, repaired: RepairedBounds | None, last: LastBounded | None
) -> Iterator[Part]:
    """The range and the claims that bind each end of it; what is left where they contradict each other.

    Args:
        asked: What was asked.
        found: The answer.
        repaired: What is left in each of the cheapest ways to set claims aside, where the claims contradict each other.
        last: The bounds up to the last day for which there is an upper end, where there is none for all time.
    """
    data = asked.data
    yield f"{asked.query}: {found}"
    yield from _bound_by(data, found)
    if repaired is not None:
        yield "conflictdata conflicts lists the smallest sets of claims that cannot all hold"
        yield ""
        yield f"left in the cheapest ways to set claims aside: {repaired}"
        yield from repairs_parts(data, [way for way, _ in repaired.ways], is_complete=repaired.is_complete)
        yield from _left(data, repaired)
    if last is not None:
        yield ""
        yield (
            f"as of {last.day}, the last day for which the claims give an upper end to those of whom they speak: "
            f"{last.bounds}"
        )
        yield from _left(data, last.bounds)


def repairs_parts(data: Dataset, repairs: Sequence[Repair], *, is_complete: bool) -> Iterator[Part]:
    """The cheapest ways to set claims aside, each claim with the ways in which it is."""
    weights, ways = repairs[0].weights, len(repairs)
    if not repairs[0].set_aside:
        yield "no claim has to be set aside"
        return
    yield (
        f"{'' if is_complete else 'at least '}{numbered(ways, 'cheapest way')} to make "
        f"{numbered(len(weights), 'claim')} agree, at a cost of {repairs[0].cost:g}; {_weighed(weights)}"
    )
    in_ways: dict[str, list[int]] = {}
    for number, repair in enumerate(repairs, start=1):
        for id_ in repair.set_aside:
            in_ways.setdefault(id_, []).append(number)
    rows = [
        (_ways(numbers, ways), f"{weights[id_]:g}", *_claim_row(data, data[id_], _figures(data, data[id_])))
        for id_, numbers in sorted(in_ways.items(), key=lambda each: (each[1][0], -len(each[1]), each[0]))
    ]
    yield ""
    yield Rows(("set aside in", "weight", *_CLAIM), rows, _TOGETHER)


def _weighed(weights: Mapping[str, float]) -> str:
    others = [f"{weight:g} for #{id_}" for id_, weight in sorted(weights.items()) if weight != 1]
    return f"each claim weighs 1{', but ' if others else ''}{', '.join(others)}"


def _ways(numbers: Sequence[int], all_of_them: int) -> str:
    if len(numbers) == all_of_them > 1:
        return "every way"
    return f"way {', '.join(map(str, numbers))}"


def _left(data: Dataset, repaired: RepairedBounds) -> Iterator[Part]:
    """What binds in each way, once for all ways in which that is the same."""
    answers: list[tuple[Bounds, list[int]]] = []
    for number, (_, found) in enumerate(repaired.ways, start=1):
        same = [numbers for other, numbers in answers if other == found]
        if same:
            same[0].append(number)
        else:
            answers.append((found, [number]))
    for found, numbers in answers:
        if len(answers) > 1:
            yield ""
            yield f"{_ways(numbers, len(repaired.ways))}: {found}"
        yield from _bound_by(data, found)


def _bound_by(data: Dataset, found: Bounds) -> Iterator[Part]:
    if found.binding:
        yield ""
        rows = [(f"{one.end} end", *_claim_row(data, data[one.claim], _figure(one.count))) for one in found.binding]
        yield Rows(("bound by", *_CLAIM), rows, _TOGETHER)


def _claim_row(data: Dataset, claim: Claim, figure: tuple[str, str]) -> tuple[str, ...]:
    speaker = claim.provenance.speaker
    period = getattr(claim, "period", None)
    return (
        UNNAMED if speaker is None else name_of(data, speaker),
        claim.category.label if isinstance(claim, CasualtyEstimate) else describe(data, claim).what,
        "" if period is None else span(period),
        *figure,
        f"#{claim.id}",
    )


def _figure(count: ReportedCount) -> tuple[str, str]:
    numbers, wording = counted(count)
    return wording, numbers


def _figures(data: Dataset, claim: Claim) -> tuple[str, str]:
    figures = describe(data, claim).figures
    if len(figures) == 1:
        return _figure(figures[0].count)
    return "", "; ".join(map(str, figures))


def plain_bounds(found: Bounds, repaired: RepairedBounds | None, last: LastBounded | None) -> dict[str, Any]:
    """The range and the claims that bind it, as plain objects. The arguments are those of `bounds_parts`."""
    return {
        **_plain_bounds(found),
        "contradiction": found.is_empty,
        "repaired": None if repaired is None else _plain_repaired(repaired),
        "last_bounded": None if last is None else {"day": last.day.isoformat(), **_plain_repaired(last.bounds)},
    }


def _plain_bounds(found: Bounds) -> dict[str, Any]:
    return {"low": found.low, "high": found.high, "binding": list(map(_plain_binding, found.binding))}


def _plain_binding(binding: Binding) -> dict[str, Any]:
    count = binding.count.range
    return {
        "end": binding.end,
        "claim": binding.claim,
        "speaker": binding.speaker,
        "wording": binding.wording,
        "count": {"low": count.low, "high": count.high, "best": count.best},
    }


def _plain_repaired(repaired: RepairedBounds) -> dict[str, Any]:
    ways = [
        {"set_aside": list(way.set_aside), "cost": way.cost, **_plain_bounds(found)} for way, found in repaired.ways
    ]
    weights = dict(repaired.ways[0][0].weights)
    return {
        "low": repaired.low,
        "high": repaired.high,
        "complete": repaired.is_complete,
        "ways": ways,
        "weights": weights,
    }


def conflicts_parts(found: Conflicts) -> Iterator[Part]:
    """Each conflict as a sentence, with the ids of its claims below."""
    more = "" if found.is_complete else "; larger ones may be left out"
    yield f"{numbered(len(found), 'conflict')}{more}"
    for number, conflict in enumerate(found, start=1):
        yield ""
        yield f"{number}. {conflict.sentence}"
        yield f"   {', '.join(f'#{id_}' for id_ in conflict.claims)}"


def plain_conflicts(found: Conflicts) -> dict[str, Any]:
    """The conflicts as plain objects."""
    listed = [{"claims": list(conflict.claims), "sentence": conflict.sentence} for conflict in found]
    return {"conflicts": listed, "complete": found.is_complete}


def plain_repairs(repairs: Sequence[Repair], *, is_complete: bool) -> dict[str, Any]:
    """The cheapest ways to set claims aside as plain objects, with the weight of every claim."""
    ways = [{"set_aside": list(repair.set_aside), "cost": repair.cost} for repair in repairs]
    return {"ways": ways, "complete": is_complete, "weights": dict(repairs[0].weights)}


def origins_parts(data: Dataset, found: Origins) -> Iterator[Part]:
    """Each origin with those who spoke for it and how many claims go back to it, then the loops."""
    claims = {id_ for origin in found.found for id_ in origin.claims}
    yield f"{numbered(len(claims), 'claim')}, {numbered(len(found), 'known origin')}"
    rows = [
        (
            "not known" if origin.body is None else name_of(data, origin.body),
            joined(data, origin.speakers),
            str(len(origin.claims)),
            ",\n".join(f"#{root}" for root in origin.roots),
        )
        for origin in found.found
    ]
    if rows:
        yield ""
        yield Rows(("origin", "speakers", "claims", "began with"), rows)
    for loop in found.loops:
        yield ""
        way = " to ".join(name_of(data, agent) for agent in (*loop.agents, loop.agents[0]))
        yield f"circular: from {way}, by {', '.join(f'#{id_}' for id_ in loop.claims)}"


def plain_origins(found: Origins) -> dict[str, Any]:
    """The origins and loops as plain objects."""
    origins = [
        {
            "body": origin.body,
            "speakers": list(origin.speakers),
            "roots": list(origin.roots),
            "claims": list(origin.claims),
        }
        for origin in found.found
    ]
    loops = [{"agents": list(loop.agents), "claims": list(loop.claims)} for loop in found.loops]
    return {"known": len(found), "origins": origins, "loops": loops}
