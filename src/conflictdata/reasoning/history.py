"""History: what could be concluded on a day, and what changed it."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from attrs import frozen

from conflictdata.model.dataset import Dataset
from conflictdata.model.scopes import known_by
from conflictdata.reasoning.bounds import Bounds, bounds_by
from conflictdata.reasoning.queries import Query, bearing_on
from conflictdata.reasoning.scopes import Scope, Statement, Unstated

__all__ = ["Change", "change_between", "timeline"]


@frozen(kw_only=True)
class Change:
    """What changed an answer by a day."""

    day: date
    """The day by the end of which it had changed."""

    arrived: tuple[str, ...]
    """The ids of the claims on the question that had become known since, sorted."""

    gone: tuple[str, ...]
    """The ids of those that had been superseded, retracted, or had lost what they were derived from, sorted."""

    bounds: Bounds
    """What the claims allowed at the end of the day."""


def timeline(
    data: Dataset,
    query: Query,
    *,
    speakers: Iterable[str] | None = None,
    unstated: Unstated | Literal["whole", "unknown"] = Unstated.WHOLE,
) -> tuple[Change, ...]:
    """The bounds on each day on which claims on the question became known or fell away, in the order of the days.

    A claim is known from the day by which it had certainly been stated, relayed, published or recorded; claims that
    nothing dates are left out. The arguments and the errors are those of `conflictdata.reasoning.bounds.bounds`.
    """
    heard = None if speakers is None else frozenset(speakers)
    documents = {document.id: document for document in data.documents}
    days = {day for claim in data.claims() if (day := known_by(claim, documents)) is not None}
    changes: list[Change] = []
    before: frozenset[str] = frozenset()
    for day in sorted(days):
        known = data.as_known_at(day)
        bearing = bearing_on(known, query, speakers=heard, unstated=unstated)
        after = _claims(bearing[1])
        if after != before:
            changes.append(_change(known, day, before, bearing))
        before = after
    return tuple(changes)


def change_between(  # noqa: PLR0913 - a question, two days, and what is believed
    data: Dataset,
    query: Query,
    first: date,
    last: date,
    *,
    speakers: Iterable[str] | None = None,
    unstated: Unstated | Literal["whole", "unknown"] = Unstated.WHOLE,
) -> Change:
    """What changed an answer between the ends of two days.

    The other arguments and the errors are those of `conflictdata.reasoning.bounds.bounds`.
    """
    heard = None if speakers is None else frozenset(speakers)
    known = data.as_known_at(last)
    before = bearing_on(data.as_known_at(first), query, speakers=heard, unstated=unstated)[1]
    return _change(known, last, _claims(before), bearing_on(known, query, speakers=heard, unstated=unstated))


def _claims(statements: list[Statement]) -> frozenset[str]:
    return frozenset(statement.claim for statement in statements)


def _change(known: Dataset, day: date, before: frozenset[str], bearing: tuple[Scope, list[Statement]]) -> Change:
    after = _claims(bearing[1])
    found = bounds_by(known, *bearing)
    return Change(day=day, arrived=tuple(sorted(after - before)), gone=tuple(sorted(before - after)), bounds=found)
