"""The commands that conclude something from claims. What they ask comes from the same options for all of them."""

from collections.abc import Callable
from datetime import date
from typing import Annotated, Any

import typer
from attrs import asdict
from rich.text import Text

from conflictdata.cli.asking import Question, asks, parsed_time, parsed_weights
from conflictdata.cli.histories import (
    change_parts,
    plain_change,
    plain_explanation,
    plain_sensitivity,
    sensitivity_parts,
    timeline_parts,
)
from conflictdata.cli.options import File, Format, Json, KeepUnknown
from conflictdata.cli.output import PROBLEMS, UsageError, clean, page, stdout, write_json
from conflictdata.cli.parts import print_parts
from conflictdata.cli.reasoning import (
    bounds_parts,
    conflicts_parts,
    origins_parts,
    plain_bounds,
    plain_conflicts,
    plain_origins,
    plain_repairs,
    repairs_parts,
)
from conflictdata.cli.sources import read_one
from conflictdata.errors import DanglingReferenceError, InvariantError
from conflictdata.reasoning.aggregation import sensitivity as find_sensitivity
from conflictdata.reasoning.bounds import bounds as find_bounds
from conflictdata.reasoning.conflicts import conflicts as find_conflicts
from conflictdata.reasoning.explanations import explain as find_explanation
from conflictdata.reasoning.history import Change, change_between, last_bounded
from conflictdata.reasoning.history import timeline as find_timeline
from conflictdata.reasoning.origins import origins as find_origins
from conflictdata.reasoning.queries import Query
from conflictdata.reasoning.repairs import RepairedBounds, repaired_bounds
from conflictdata.reasoning.repairs import repair as find_repairs
from conflictdata.values.dates import UncertainDate
from conflictdata.values.judgements import Grading

__all__ = ["COMMANDS"]

_MOST_WAYS = 20
_BIBLIOGRAPHIES = ("csl-json", "bibtex")
_Weights = Annotated[
    list[str] | None,
    typer.Option("--weight", help="CLAIM=NUMBER: what it costs to set a claim aside, 1 unless told; may be repeated."),
]


@asks
def bounds(asked: Question, *, weight: _Weights = None, json: Json = False) -> int:
    """Tell the least and the greatest number that the claims allow.

    The claims that bind each end are named. Where the claims contradict each other, the exit status is 1, and what is
    left is told for each of the cheapest ways to set some of them aside. Where nothing bounds the number from above for
    all time, the last day is told for which it is bounded.
    """
    query, data, assuming = asked.query, asked.data, asked.assuming
    weights = parsed_weights(data, weight or ())
    found = find_bounds(data, query, assuming=assuming)
    repaired = repaired_bounds(data, query, weights=weights, assuming=assuming) if found.is_empty else None
    last = None
    if isinstance(query, Query) and query.days is None and (repaired or found).high is None:
        last = last_bounded(data, query, weights=weights, assuming=assuming)
    if json:
        write_json({**_plain_question(asked), **plain_bounds(found, repaired, last)})
    else:
        print_parts(bounds_parts(asked, found, repaired, last))
    return PROBLEMS if found.is_empty else 0


@asks
def conflicts(
    asked: Question,
    *,
    repair: Annotated[bool, typer.Option("--repair", help="List the cheapest sets of claims to set aside.")] = False,
    weight: _Weights = None,
    all_up_to: Annotated[
        int, typer.Option("--all-up-to", min=1, help="Find all conflicts of up to so many claims; more take longer.")
    ] = 5,
    json: Json = False,
) -> int:
    """List the smallest sets of claims that cannot all hold.

    All claims that count people or munitions are looked at, or those that bear on what is asked. The exit status is 1
    if there are any conflicts.
    """
    if weight and not repair:
        raise UsageError("give --repair with --weight")
    data, assuming = asked.data, asked.assuming
    weights = parsed_weights(data, weight or ())
    found = find_conflicts(data, asked.about, assuming=assuming, all_up_to=all_up_to)
    ways = find_repairs(data, asked.about, weights=weights, assuming=assuming, most=_MOST_WAYS + 1) if repair else ()
    is_complete, ways = len(ways) <= _MOST_WAYS, ways[:_MOST_WAYS]
    if json:
        repairs = {"repairs": plain_repairs(ways, is_complete=is_complete)} if repair else {}
        write_json({**_plain_question(asked), **plain_conflicts(found), **repairs})
    else:
        print_parts(conflicts_parts(found))
        if repair:
            print_parts(["", *repairs_parts(data, ways, is_complete=is_complete)])
    return PROBLEMS if len(found) else 0


def origins(
    file: File,
    claims: Annotated[list[str] | None, typer.Argument(metavar="CLAIM...", help="Ids of claims; all of them.")] = None,
    *,
    format: Format = None,
    keep_unknown: KeepUnknown = False,
    json: Json = False,
) -> int:
    """Tell how many independent origins stand behind claims."""
    data = read_one(file, format=format, keep_unknown=keep_unknown)
    try:
        found = find_origins(data, claims or None)
    except DanglingReferenceError as error:
        raise UsageError(f"{error.problems[0].message}; conflictdata show FILE lists the ids") from None
    except InvariantError as error:
        raise UsageError(error.rule) from None
    if json:
        write_json(plain_origins(found))
    else:
        print_parts(origins_parts(data, found))
    return 0


@asks
def timeline(
    asked: Question,
    *,
    since: Annotated[str | None, typer.Option(help="Tell what changed since the end of this day.")] = None,
    until: Annotated[str | None, typer.Option(help="The day up to which it is told; goes with --since.")] = None,
    repair: Annotated[
        bool,
        typer.Option("--repair", help="Where claims contradict each other, tell what the cheapest repairs leave."),
    ] = False,
    json: Json = False,
) -> int:
    """Tell how the answer changed as claims arrived, were corrected and were withdrawn.

    There is a row for each day on which a claim on what is asked arrived or fell away. With --since and --until it is
    told instead which claims did between the two days.
    """
    query, data, assuming = asked.query, asked.data, asked.assuming
    if (since is None) != (until is None):
        raise UsageError("give --since and --until together")
    if since is None or until is None:
        changes = find_timeline(data, query, assuming=assuming)
        left = {change.day: _left(asked, change) for change in changes if repair and change.bounds.is_empty}
        plain: dict[str, Any] = {"changes": [plain_change(change, left.get(change.day)) for change in changes]}
        parts = timeline_parts(asked, changes, left)
    else:
        first, last = _day("--since", since), _day("--until", until)
        if last < first:
            raise UsageError(f"--until {until} is before --since {since}; give the earlier day to --since")
        change = change_between(data, query, first, last, assuming=assuming)
        remains = _left(asked, change) if repair and change.bounds.is_empty else None
        plain = {"since": first.isoformat(), **plain_change(change, remains)}
        parts = change_parts(asked, since, change, remains)
    if json:
        write_json({**_plain_question(asked), **plain})
    else:
        print_parts(parts)
    return 0


def _left(asked: Question, change: Change) -> RepairedBounds:
    known = asked.known_at(change.day)
    return repaired_bounds(known.data, known.query, assuming=known.assuming)


@asks
def sensitivity(
    asked: Question,
    *,
    latest: Annotated[
        bool, typer.Option("--latest", help="With --as-of: the latest figure of each speaker up to that day.")
    ] = False,
    json: Json = False,
) -> int:
    """Tell how much of an answer is the rule by which one number is made of several.

    There is a row for each rule in use.
    """
    query = asked.query
    if latest and not (isinstance(query, Query) and query.as_of is not None):
        raise UsageError("give --as-of with --latest")
    found = find_sensitivity(asked.data, query, assuming=asked.assuming, latest=latest)
    if json:
        write_json({**_plain_question(asked), **plain_sensitivity(found)})
    else:
        print_parts(sensitivity_parts(asked, found))
    return 0


@asks
def explain(
    asked: Question,
    *,
    bibliography: Annotated[
        str | None, typer.Option("--bibliography", help="Print only the bibliography: csl-json or bibtex.")
    ] = None,
    json: Json = False,
) -> int:
    """Write out the answer and what it rests on, with the documents that it cites.

    It is told who claims what, what binds, what conflicts, how many origins there are, what does not count, and what
    was taken for granted.
    """
    if bibliography not in {None, *_BIBLIOGRAPHIES}:
        message = f"there is no bibliography {bibliography!r}; give --bibliography one of: {', '.join(_BIBLIOGRAPHIES)}"
        raise UsageError(message)
    if bibliography == "bibtex" and json:
        raise UsageError("BibTeX is no JSON; give --bibliography csl-json, or leave out --json")
    found = find_explanation(asked.data, asked.query, assuming=asked.assuming)
    if bibliography == "bibtex":
        typer.echo(found.bibtex(), nl=False)
    elif bibliography is not None:
        write_json(found.csl_json())
    elif json:
        write_json({**_plain_question(asked), **plain_explanation(found)})
    else:
        page(stdout(), (Text(clean(line)) for line in str(found).split("\n")))
    return 0


def _day(option: str, text: str) -> date:
    day = parsed_time(option, text, UncertainDate)
    if day.latest is None or day.latest != day.earliest:
        raise UsageError(f"{option}: {text!r} is not one day; write it like 2024-12-31")
    return day.latest


def _plain_question(asked: Question) -> dict[str, Any]:
    """What was asked and what was taken for granted, as plain objects."""
    assuming = asdict(asked.assuming, recurse=False)
    gradings, caps = asked.assuming.gradings, asked.assuming.strength_caps
    assuming["gradings"] = None if gradings is None else [_plain_grade(grade) for grade in gradings]
    assuming["strength_caps"] = [asdict(cap) for cap in caps]
    assuming["unstated"] = asked.assuming.unstated.value
    return {"query": None if asked.about is None else str(asked.about), "assuming": assuming}


def _plain_grade(grade: object) -> str:
    return f"{grade.scheme.code}:{grade.grade}" if isinstance(grade, Grading) else str(grade)


COMMANDS: tuple[Callable[..., int], ...] = (
    bounds,
    conflicts,
    origins,
    timeline,
    sensitivity,
    explain,
)
"""The commands, in the order of the help."""
