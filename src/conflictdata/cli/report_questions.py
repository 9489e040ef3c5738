"""The questions that a dataset answers itself: those on which several of its claims give a figure."""

from collections.abc import Sequence
from typing import NamedTuple

from attrs import evolve, frozen

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import PersonGroup
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.bearing import Group, groups_of
from conflictdata.reasoning.queries import Query
from conflictdata.reasoning.scopes import stock_day
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory

__all__ = ["Question", "Questions", "questions_of"]

_FEWEST = 2


@frozen(kw_only=True)
class Question:
    """A question, and the claims that give a figure on it."""

    query: Query
    """What is asked about: what the claims speak of, over all the days that they cover."""

    claims: tuple[str, ...]
    """The ids of the claims, in the order of the dataset."""

    is_running: bool
    """Whether all of them give running totals, so that the last of each speaker answers for all days."""


@frozen(kw_only=True)
class Questions:
    """The questions that the claims of a dataset are about."""

    asked: tuple[Question, ...]
    """Those on which the most claims give a figure, most first, then in the order of the dataset."""

    left_out: int
    """How many others there are on which at least two claims give a figure."""

    groups: tuple[Group, ...]
    """All statements that count, in groups that have nothing to do with each other."""


class _Subject(NamedTuple):
    """What claims speak of, but for the days; claims that agree in it give figures on the same question."""

    category: CasualtyCategory
    group: PersonGroup
    place: str | None
    unit: str | None
    event: str | None
    stock_on: str | None


def questions_of(data: Dataset, *, most: int) -> Questions:
    """The questions on which at least two claims give a figure that counts, no more than ``most`` of them."""
    groups = groups_of(data, None, Assumptions())
    counting = {id_ for group in groups for id_ in group.claims}
    by_subject: dict[_Subject, list[CasualtyEstimate]] = {}
    for claim in data.casualty_estimates:
        subject = _subject_of(claim)
        if claim.id in counting and subject is not None:
            by_subject.setdefault(subject, []).append(claim)
    several = [(subject, found) for subject, found in by_subject.items() if len(found) >= _FEWEST]
    several.sort(key=lambda each: -len(each[1]))
    asked = tuple(
        Question(
            query=_query(subject, found),
            claims=tuple(claim.id for claim in found),
            is_running=all(claim.accumulation is Accumulation.CUMULATIVE_SINCE for claim in found),
        )
        for subject, found in several[:most]
    )
    return Questions(asked=asked, left_out=len(several) - len(asked), groups=groups)


def _subject_of(claim: CasualtyEstimate) -> _Subject | None:
    """What a claim speaks of; `None` for a stock of a day that is not certain, which no other claim speaks of."""
    day = None
    if claim.accumulation is Accumulation.STOCK_AS_OF:
        day = stock_day(claim.period)
        if day is None:
            return None
    held = None if day is None else day.isoformat()
    return _Subject(claim.category, claim.group, claim.place, claim.unit, claim.event, held)


def _query(subject: _Subject, claims: Sequence[CasualtyEstimate]) -> Query:
    return Query(
        category=subject.category,
        side=subject.group.side,
        place=subject.place,
        unit=subject.unit,
        event=subject.event,
        stock_on=subject.stock_on,
        period=None if subject.stock_on is not None else _all_days(claims),
        group=evolve(subject.group, side=None),
    )


def _all_days(claims: Sequence[CasualtyEstimate]) -> str | None:
    """All the days that some claims cover; `None` where one of them does not say which it covers."""
    if any(claim.period is None for claim in claims):
        return None
    periods = [claim.period for claim in claims if claim.period is not None]
    starts = [period.earliest for period in periods if period.earliest is not None]
    ends = [period.latest for period in periods if period.latest is not None]
    start = min(starts).isoformat() if len(starts) == len(periods) else ".."
    end = max(ends).isoformat() if len(ends) == len(periods) else ".."
    return None if start == end == ".." else f"{start}/{end}"
