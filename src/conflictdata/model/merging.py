"""What stands in the way of merging two datasets."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import attrs

from conflictdata.errors import Problem
from conflictdata.model.records import Record, collection_of

if TYPE_CHECKING:
    from conflictdata.model.dataset import Dataset

__all__ = ["METADATA", "merge_conflicts"]

METADATA = ("title", "description", "licence")
"""The fields of a dataset that describe it as a whole."""

_CODE = "merge-conflict"


def merge_conflicts(mine: "Dataset", theirs: "Dataset") -> Iterator[Problem]:
    """Everything that the two say differently: metadata, records of one id, values of one unknown key."""
    for name in METADATA:
        here, there = getattr(mine, name), getattr(theirs, name)
        if here is not None and there is not None and here != there:
            yield Problem(f"/{name}", _CODE, f"{here!r} here and {there!r} there; make them equal first")
    for record in theirs:
        own = mine.get(record.id)
        if own is not None and own != record:
            yield _record_conflict(own, record)
    values = {(key.record, key.pointer): key.value for key in mine.unknown_keys}
    for key in theirs.unknown_keys:
        if values.get((key.record, key.pointer), key.value) != key.value:
            owner = key.record or "the document"
            message = f"the unknown key of {owner} has different values; make them equal first"
            yield Problem(key.pointer, _CODE, message)


def _record_conflict(mine: Record, theirs: Record) -> Problem:
    if type(mine) is not type(theirs):
        message = f"{mine.id!r} is a {type(mine).__name__} here and a {type(theirs).__name__} there; rename one of them"
    else:
        names = [f.name for f in attrs.fields(type(mine)) if getattr(mine, f.name) != getattr(theirs, f.name)]
        message = f"{mine.id!r} differs in {', '.join(names)}; settle it with replace() before merging"
    return Problem(f"/{collection_of(type(mine))}/{mine.id}", _CODE, message)
