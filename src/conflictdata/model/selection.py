"""Which claims of a dataset match a condition, which had been stated by a day, and what claims need beside them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING

from conflictdata.errors import DanglingReferenceError, InvariantError, Problem
from conflictdata.model.integrity import references_of
from conflictdata.model.records import CLAIM_TYPES, ENTITY_TYPES, Claim, Record, type_name
from conflictdata.model.scopes import descendants, known_by, places_of, sides_of
from conflictdata.values.dates import Period

if TYPE_CHECKING:
    from conflictdata.model.dataset import Dataset

__all__ = ["known_at", "matching", "no_such_record", "with_their_needs"]


def matching(  # noqa: PLR0913 - one for each condition of Dataset.select
    data: "Dataset",
    *,
    type: str | None,
    place: str | None,
    period: Period | None,
    side: str | None,
    speaker: str | None,
) -> list[Claim]:
    """The claims that match all conditions that are given, as `Dataset.select` explains them."""
    claims = list(data.claims())
    if type is not None:
        wanted = _claim_type(data, type)
        claims = [claim for claim in claims if isinstance(claim, wanted)]
    if place is not None:
        inside = _within(data, "places", "within", place)
        claims = [claim for claim in claims if inside & places_of(claim)]
    if period is not None:
        claims = [claim for claim in claims if claim.period is not None and claim.period.overlaps(period)]
    if side is not None:
        parties = _within(data, "actors", "part_of", side)
        units = {unit.id: unit for unit in data.units}
        claims = [claim for claim in claims if parties & sides_of(claim, units)]
    if speaker is not None:
        _within(data, "agents", "part_of", speaker)
        claims = [claim for claim in claims if claim.provenance.speaker == speaker]
    return claims


def known_at(data: "Dataset", day: date) -> list[Claim]:
    """The claims that had been stated by the end of a day, and neither superseded nor retracted."""
    documents = {document.id: document for document in data.documents}
    dated = [(claim, known_by(claim, documents)) for claim in data.claims()]
    known = [claim for claim, since in dated if since is not None and since <= day]
    gone = {id_ for claim in known for id_ in (*claim.provenance.supersedes, *claim.provenance.retracts)}
    return [claim for claim in known if claim.id not in gone]


def with_their_needs(data: "Dataset", claims: Iterable[Claim], *, entities: bool) -> frozenset[str]:
    """The ids of the claims, of the rows of which they were made, and of all that these and the claims refer to.

    Other claims are no need. With ``entities``, all entities are there as well.
    """
    kept = {claim.id for claim in claims}
    if entities:
        kept.update(record.id for name in ENTITY_TYPES for record in getattr(data, name))
    rows = [row for row in data.source_rows if not kept.isdisjoint(row.claims)]
    kept.update(row.file for row in rows)
    waiting: list[Record] = [data[record_id] for record_id in kept]
    kept.update(row.id for row in rows)
    while waiting:
        for _, target, refers in references_of(waiting.pop()):
            record = data.get(target)
            if record is not None and target not in kept and not CLAIM_TYPES.keys() >= set(refers.collections):
                kept.add(target)
                waiting.append(record)
    return frozenset(kept)


def no_such_record(pointer: str, record_id: str) -> DanglingReferenceError:
    """The error for an id that is not in the dataset."""
    message = f"there is no record with the id {record_id!r}"
    return DanglingReferenceError((Problem(pointer, "dangling-reference", message),))


def _claim_type(data: "Dataset", name: str) -> "type[Claim]":
    for collection, cls in CLAIM_TYPES.items():
        if name in (collection, type_name(cls)):
            return cls
    rule = f"there is no claim type {name!r}; choose one of: {', '.join(CLAIM_TYPES)}"
    raise InvariantError(data.__class__, ("type",), rule)


def _within(data: "Dataset", collection: str, parent: str, root: str) -> frozenset[str]:
    """The id and all ids below it, in the hierarchy that the field ``parent`` makes of a collection."""
    parents: Mapping[str, str | None] = {record.id: getattr(record, parent) for record in getattr(data, collection)}
    if root not in parents:
        raise no_such_record(f"/{collection}", root)
    return descendants(parents, root)
