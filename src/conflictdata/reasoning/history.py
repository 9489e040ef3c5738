"""History: what could be concluded on a day, and what changed it."""

from datetime import date

from attrs import frozen

from conflictdata.model.dataset import Dataset
from conflictdata.model.scopes import known_by
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.bearing import Bearing, known_bearing
from conflictdata.reasoning.bounds import Bounds, bounds_by
from conflictdata.reasoning.queries import AnyQuery, check_query

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


def timeline(data: Dataset, query: AnyQuery, *, assuming: Assumptions | None = None) -> tuple[Change, ...]:
    """The bounds on each day on which claims on the question became known or fell away, in the order of the days.

    A claim is known from the day by which it had certainly been stated, relayed, published or recorded; claims that
    nothing dates are left out. The arguments and the errors are those of `conflictdata.reasoning.bounds.bounds`.
    """
    assuming = _checked(data, query, assuming)
    documents = {document.id: document for document in data.documents}
    days = {day for claim in data.claims() if (day := known_by(claim, documents)) is not None}
    changes: list[Change] = []
    before: frozenset[str] = frozenset()
    for day in sorted(days):
        known = data.as_known_at(day)
        bearing = known_bearing(known, query, assuming)
        after = bearing.claims
        if after != before:
            changes.append(_change(known, day, before, bearing))
        before = after
    return tuple(changes)


def change_between(
    data: Dataset, query: AnyQuery, first: date, last: date, *, assuming: Assumptions | None = None
) -> Change:
    """What changed an answer between the ends of two days.

    The other arguments and the errors are those of `conflictdata.reasoning.bounds.bounds`.
    """
    assuming = _checked(data, query, assuming)
    known = data.as_known_at(last)
    before = known_bearing(data.as_known_at(first), query, assuming)
    return _change(known, last, before.claims, known_bearing(known, query, assuming))


def _checked(data: Dataset, query: AnyQuery, assuming: Assumptions | None) -> Assumptions:
    """The assumptions. What they and the query name is in the dataset in the end, if not yet on every day."""
    assuming = assuming or Assumptions()
    check_query(data, query)
    assuming.check(data)
    return assuming


def _change(known: Dataset, day: date, before: frozenset[str], bearing: Bearing) -> Change:
    after = bearing.claims
    found = bounds_by(known, bearing)
    return Change(day=day, arrived=tuple(sorted(after - before)), gone=tuple(sorted(before - after)), bounds=found)
