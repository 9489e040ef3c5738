"""The filters of the command line."""

from collections import deque

from conflictdata.cli.output import UsageError
from conflictdata.errors import DanglingReferenceError, InvariantError
from conflictdata.model.dataset import Dataset
from conflictdata.model.integrity import references_of
from conflictdata.model.records import CLAIM_TYPES, RECORD_TYPES, Record, type_name

__all__ = ["collection_named", "select"]


def collection_named(name: str) -> str:
    """The collection that ``units`` or ``unit`` stands for.

    Raises:
        UsageError: If there is none.
    """
    for collection, cls in RECORD_TYPES.items():
        if name in (collection, type_name(cls)):
            return collection
    raise UsageError(f"there is no record type {name!r}; give --type one of: {', '.join(RECORD_TYPES)}")


def select(  # noqa: PLR0913 - one parameter for each filter
    data: Dataset,
    *,
    type: str | None,
    place: str | None,
    period: str | None,
    side: str | None,
    speaker: str | None,
    as_of: str | None,
) -> Dataset:
    """The part of a dataset that matches all filters; all of it where there are none.

    Args:
        data: The dataset.
        type: The name of a collection. Of entities, foreign files and their rows, only those that the other filters
            leave are kept.
        place: As for ``Dataset.select``, and so are period, side and speaker.
        period: A period.
        side: The id of an actor.
        speaker: The id of an agent.
        as_of: The last day of what is known: see ``Dataset.as_known_at``.

    Raises:
        UsageError: If an id is not in the dataset, or a period or day is not EDTF.
    """
    claims = type if type in CLAIM_TYPES else None
    try:
        if as_of is not None:
            data = data.as_known_at(as_of)
        if any(condition is not None for condition in (claims, place, period, side, speaker)):
            data = data.select(type=claims, place=place, period=period, side=side, speaker=speaker)
    except InvariantError as error:
        raise UsageError(error.rule) from None
    except DanglingReferenceError as error:
        message = f"{error.problems[0].message}; show --type places, actors or agents lists the ids"
        raise UsageError(message) from None
    return data if type is None or type in CLAIM_TYPES else _without_claims(data, type)


def _without_claims(data: Dataset, collection: str) -> Dataset:
    """The records of one type, which are no claims, and those that they refer to; claims among these are left out."""
    kept: dict[str, Record] = {}
    left_out: set[str] = set()
    waiting: deque[Record] = deque(getattr(data, collection))
    while waiting:
        record = waiting.popleft()
        if record.id not in kept:
            kept[record.id] = record
            for _, target, refers in references_of(record):
                if CLAIM_TYPES.keys() >= set(refers.collections):
                    left_out.add(target)
                else:
                    waiting.append(data[target])
    return Dataset.of(
        kept.values(),
        left_out=left_out,
        title=data.title,
        description=data.description,
        licence=data.licence,
        unknown_keys=[key for key in data.unknown_keys if key.record in kept or not key.record],
    )
