"""How an answer came about, by day, by rule and in words, as parts for people and as plain objects for tools."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from conflictdata.cli.asking import Question
from conflictdata.cli.parts import Part, Rows
from conflictdata.cli.words import numbered
from conflictdata.reasoning.aggregation import Sensitivity
from conflictdata.reasoning.explanations import Explanation
from conflictdata.reasoning.history import Change
from conflictdata.reasoning.repairs import RepairedBounds

__all__ = [
    "change_parts",
    "plain_change",
    "plain_explanation",
    "plain_sensitivity",
    "sensitivity_parts",
    "timeline_parts",
]


def timeline_parts(asked: Question, changes: Sequence[Change], left: Mapping[date, RepairedBounds]) -> Iterator[Part]:
    """One row for each day on which the answer had other claims behind it.

    Args:
        asked: What was asked.
        changes: The days.
        left: What the cheapest repairs leave, on days of contradiction.
    """
    yield f"{asked.query}: {numbered(len(changes), 'day')} of change"
    if changes:
        yield ""
        rows = [
            (
                change.day.isoformat(),
                _bounds(change, left.get(change.day)),
                _ids(change.arrived),
                _ids(change.gone),
            )
            for change in changes
        ]
        yield Rows(("day", "bounds", "arrived", "fell away"), rows)


def change_parts(asked: Question, first: str, change: Change, left: RepairedBounds | None) -> Iterator[Part]:
    """What changed between two days, each claim on a line of its own. The arguments are as for `timeline_parts`."""
    yield f"{asked.query}: {_bounds(change, left)}, on {change.day}"
    for word, ids in (("arrived", change.arrived), ("fell away", change.gone)):
        yield ""
        yield f"{word} since {first}: {numbered(len(ids), 'claim')}"
        yield from (f"  #{id_}" for id_ in ids)


def _bounds(change: Change, left: RepairedBounds | None) -> str:
    if not change.bounds.is_empty:
        return str(change.bounds)
    return "contradiction" if left is None else f"contradiction;\nrepaired: {left}"


def _ids(ids: Sequence[str]) -> str:
    return ",\n".join(f"#{id_}" for id_ in ids)


def plain_change(change: Change, left: RepairedBounds | None) -> dict[str, Any]:
    """A change as a plain object. The arguments are as for `change_parts`."""
    bounds = change.bounds
    return {
        "day": change.day.isoformat(),
        "low": bounds.low,
        "high": bounds.high,
        "contradiction": bounds.is_empty,
        "repaired": None if left is None else {"low": left.low, "high": left.high, "complete": left.is_complete},
        "arrived": list(change.arrived),
        "gone": list(change.gone),
    }


def sensitivity_parts(asked: Question, found: Sensitivity) -> Iterator[Part]:
    """One row for each rule, with the claims that it goes by, and the notes below."""
    yield str(asked.query)
    yield ""
    rows = [
        (row.rule, "" if row.is_empty else str(row), "" if row.best is None else f"{row.best:,}", _ids(row.claims))
        for row in found.rows
    ]
    yield Rows(("rule", "answer", "number", "claims"), rows)
    notes: dict[str, list[str]] = {}
    for row in found.rows:
        if row.note:
            notes.setdefault(row.note, []).append(row.rule)
    if notes:
        yield ""
        yield from (f"{', '.join(rules)}: {note}" for note, rules in notes.items())
    left_out = dict.fromkeys((one.claim, one.reason) for row in found.rows for one in row.left_out)
    if left_out:
        yield ""
        yield Rows(("not taken in", "by", "because"), list(_left_out(found, list(left_out))))


def _left_out(found: Sensitivity, left_out: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    for claim, reason in left_out:
        rules = [
            row.rule for row in found.rows if any((one.claim, one.reason) == (claim, reason) for one in row.left_out)
        ]
        yield f"#{claim}", "every rule" if len(rules) == len(found.rows) else ", ".join(rules), reason


def plain_sensitivity(found: Sensitivity) -> dict[str, Any]:
    """The answers of all rules as plain objects."""
    rows = [
        {
            "rule": row.rule,
            "low": row.low,
            "high": row.high,
            "best": row.best,
            "claims": list(row.claims),
            "taken": list(row.taken),
            "left_out": [{"claim": one.claim, "reason": one.reason} for one in row.left_out],
            "note": row.note,
        }
        for row in found.rows
    ]
    return {"low": found.low, "high": found.high, "ratio": found.ratio, "rules": rows}


def plain_explanation(found: Explanation) -> dict[str, Any]:
    """An explanation as plain objects, with the documents as items of CSL-JSON."""
    sentences = [
        {"about": each.about, "text": each.text, "claims": list(each.claims), "documents": list(each.documents)}
        for each in found.sentences
    ]
    bounds = {"low": found.bounds.low, "high": found.bounds.high, "contradiction": found.bounds.is_empty}
    return {"text": found.text, **bounds, "sentences": sentences, "bibliography": found.csl_json()}
