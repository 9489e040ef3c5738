"""What follows from claims, as lines for people and as plain objects for tools."""

from collections.abc import Iterator
from typing import Any

from conflictdata.cli.output import aligned
from conflictdata.cli.words import UNNAMED, joined, name_of, numbered, quoted
from conflictdata.model.dataset import Dataset
from conflictdata.reasoning.bounds import Bounds
from conflictdata.reasoning.conflicts import Conflicts
from conflictdata.reasoning.origins import Origins
from conflictdata.reasoning.queries import Query

__all__ = ["bounds_lines", "conflicts_lines", "origins_lines", "plain_bounds", "plain_conflicts", "plain_origins"]


def bounds_lines(data: Dataset, query: Query, found: Bounds) -> Iterator[str]:
    """The range, and the claims that bind each end of it."""
    yield f"{query.counted.label}: {found}"
    if found.is_empty:
        yield "conflictdata conflicts lists the smallest sets of claims that cannot all hold"
    rows = [
        (
            f"{binding.end} end",
            UNNAMED if binding.speaker is None else name_of(data, binding.speaker),
            "" if binding.wording is None else quoted(binding.wording),
            str(data[binding.claim].count.range),
            f"#{binding.claim}",
        )
        for binding in found.binding
    ]
    if rows:
        yield ""
        yield from aligned([("BOUND BY", "WHO SAYS SO", "WORDING", "READ AS", "CLAIM"), *rows])


def plain_bounds(found: Bounds) -> dict[str, Any]:
    """The range and the claims that bind it, as plain objects."""
    binding = [
        {"end": each.end, "claim": each.claim, "wording": each.wording, "speaker": each.speaker}
        for each in found.binding
    ]
    return {"low": found.low, "high": found.high, "contradiction": found.is_empty, "binding": binding}


def conflicts_lines(found: Conflicts) -> Iterator[str]:
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


def origins_lines(data: Dataset, found: Origins) -> Iterator[str]:
    """Each origin with those who spoke for it and how many claims go back to it, then the loops."""
    claims = {id_ for origin in found.found for id_ in origin.claims}
    yield f"{numbered(len(claims), 'claim')}, {numbered(len(found), 'known origin')}"
    rows = [
        (
            "not known" if origin.body is None else name_of(data, origin.body),
            joined(data, origin.speakers),
            str(len(origin.claims)),
            ", ".join(f"#{root}" for root in origin.roots),
        )
        for origin in found.found
    ]
    if rows:
        yield ""
        yield from aligned([("ORIGIN", "SPEAKERS", "CLAIMS", "BEGAN WITH"), *rows])
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
