"""What follows from the claims of a dataset, for the report: answers, conflicts, and reports that went in a circle."""

from collections.abc import Iterator
from typing import Any

from attrs import evolve, frozen

from conflictdata.cli.histories import plain_change, plain_explanation, plain_sensitivity
from conflictdata.cli.reasoning import plain_bounds, plain_conflicts, plain_origins
from conflictdata.cli.report_questions import Question, questions_of
from conflictdata.errors import MissingExtraError
from conflictdata.model.dataset import Dataset
from conflictdata.model.scopes import known_by
from conflictdata.reasoning.aggregation import Sensitivity, sensitivity
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.bearing import Group
from conflictdata.reasoning.bounds import Bounds, bounds
from conflictdata.reasoning.conflicts import Conflicts, conflicts
from conflictdata.reasoning.explanations import Explanation, explain
from conflictdata.reasoning.history import Change, timeline
from conflictdata.reasoning.origins import Loop, Origins, origins
from conflictdata.reasoning.queries import Query
from conflictdata.reasoning.repairs import RepairedBounds, repaired_bounds
from conflictdata.serial.contract import unstructure

__all__ = ["Answer", "Conclusions", "conclude", "plain_conclusions"]

_MOST_QUESTIONS = 5

_MOST_CLAIMS_AND_DAYS = 50_000
"""Each day of a timeline looks at all claims; beyond this product, that takes more than about a second."""

_MOST_TOGETHER = 50
"""Conflicts, and the fewest claims to set aside, may take minutes to find where more claims bear on each other."""

_ENOUGH_CONFLICTS = 10
_ALL_CONFLICTS_UP_TO = 2
"""Pairs are found at once; each claim more takes several times as long."""


@frozen(kw_only=True)
class Answer:
    """What the claims say on a question, taken together."""

    question: Question
    """The question, and the claims that give a figure on it."""

    origins: Origins
    """The independent origins behind these claims."""

    bounds: Bounds | None
    """The least and the greatest number that all claims allow; `None` without the solver."""

    repaired: RepairedBounds | None
    """What is left when the fewest claims are set aside, where they contradict each other; `None` if too many do."""

    sensitivity: Sensitivity | None
    """What each rule makes of the figures; `None` without the solver, or where there is too much to look at."""

    timeline: tuple[Change, ...] | None
    """The bounds as claims became known; `None` without the solver, or where there is too much to look at."""


@frozen(kw_only=True)
class Conclusions:
    """What follows from the claims."""

    answers: tuple[Answer, ...]
    """What they say on the questions on which the most of them give a figure."""

    explanation: Explanation | None
    """The answer to the first question in words; `None` without the solver, or where too many claims bear on it."""

    questions_left_out: int
    """How many other questions there are on which at least two claims give a figure."""

    claims: int
    """How many claims count at all."""

    conflicts: Conflicts | None
    """The smallest sets of claims that cannot all hold; `None` without the solver."""

    not_searched: tuple[str, ...]
    """The ids of the claims among which no conflicts were looked for, since too many bear on each other."""

    loops: tuple[Loop, ...]
    """Reports that came back to where they had been."""

    missing: str | None
    """What is not installed, and how to install it; `None` if nothing is missing."""


def conclude(data: Dataset) -> Conclusions:
    """What follows from the claims, all of them trusted and read alike."""
    questions = questions_of(data, most=_MOST_QUESTIONS)
    documents = {document.id: document for document in data.documents}
    known = [known_by(claim, documents) for claim in data.claims()]
    is_small = len(known) * len(set(known)) <= _MOST_CLAIMS_AND_DAYS
    not_searched = frozenset(_in_large(questions.groups))
    missing = explanation = None
    try:
        found = conflicts(
            data,
            assuming=Assumptions(set_aside=sorted(not_searched)),
            most=_ENOUGH_CONFLICTS,
            all_up_to=_ALL_CONFLICTS_UP_TO,
        )
        answers = [_answer(data, question, not_searched, is_small=is_small) for question in questions.asked]
        first = next(iter(questions.asked), None)
        if first is not None and not_searched.isdisjoint(first.claims):
            explanation = explain(data, first.query)
    except MissingExtraError as error:
        missing, found = str(error), None
        answers = [_unsolved(data, question) for question in questions.asked]
    return Conclusions(
        answers=tuple(answers),
        explanation=explanation,
        questions_left_out=questions.left_out,
        claims=len({id_ for group in questions.groups for id_ in group.claims}),
        conflicts=found,
        not_searched=() if found is None else tuple(sorted(not_searched)),
        loops=origins(data).loops,
        missing=missing,
    )


def _in_large(groups: tuple[Group, ...]) -> Iterator[str]:
    yield from (id_ for group in groups if len(group.claims) > _MOST_TOGETHER for id_ in group.claims)


def _answer(data: Dataset, question: Question, not_searched: frozenset[str], *, is_small: bool) -> Answer:
    query = question.query
    found = bounds(data, query)
    is_repaired = found.is_empty and not_searched.isdisjoint(question.claims)
    return Answer(
        question=question,
        origins=origins(data, question.claims),
        bounds=found,
        repaired=repaired_bounds(data, query) if is_repaired else None,
        sensitivity=_by_rules(data, question) if is_small else None,
        timeline=timeline(data, query) if is_small else None,
    )


def _by_rules(data: Dataset, question: Question) -> Sensitivity:
    """What rules make of the figures; of running totals, they take the last that each speaker gave."""
    query = question.query
    last = query.days.latest if query.days is not None and question.is_running else None
    if last is None:
        return sensitivity(data, query)
    return sensitivity(data, evolve(query, period=None, as_of=last), latest=True)


def _unsolved(data: Dataset, question: Question) -> Answer:
    return Answer(
        question=question,
        origins=origins(data, question.claims),
        bounds=None,
        repaired=None,
        sensitivity=None,
        timeline=None,
    )


def plain_conclusions(found: Conclusions) -> dict[str, Any]:
    """The conclusions as plain objects, for tools."""
    return {
        "missing": found.missing,
        "claims": found.claims,
        "questions": [_plain_answer(answer) for answer in found.answers],
        "explanation": None if found.explanation is None else plain_explanation(found.explanation),
        "questions_left_out": found.questions_left_out,
        "conflicts": None if found.conflicts is None else plain_conflicts(found.conflicts),
        "not_searched_for_conflicts": list(found.not_searched),
        "circular": [{"agents": list(loop.agents), "claims": list(loop.claims)} for loop in found.loops],
    }


def _plain_answer(answer: Answer) -> dict[str, Any]:
    return {
        "question": _plain_query(answer.question.query),
        "claims": list(answer.question.claims),
        "bounds": None if answer.bounds is None else plain_bounds(answer.bounds, answer.repaired, None),
        "sensitivity": None if answer.sensitivity is None else plain_sensitivity(answer.sensitivity),
        "timeline": None if answer.timeline is None else [plain_change(change, None) for change in answer.timeline],
        "origins": plain_origins(answer.origins),
    }


def _plain_query(query: Query) -> dict[str, Any]:
    return {"words": str(query), **{name: value for name, value in unstructure(query).items() if value is not None}}
