"""Reading the counts of a dataset again, by another policy."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal, cast

import attrs

from conflictdata.errors import ConflictDataError, DataError, InvariantError, Problem
from conflictdata.model.dataset import Dataset
from conflictdata.model.records import CLAIM_TYPES, Claim
from conflictdata.values.counts import ReportedCount
from conflictdata.wording.counts import read_count
from conflictdata.wording.policies import WordingPolicy, policy_of

__all__ = ["reread"]


def reread(
    dataset: Dataset,
    *,
    policy: str | WordingPolicy,
    ids: Iterable[str] | None = None,
    refused: Literal["raise", "keep"] = "raise",
) -> Dataset:
    """A dataset whose counts have been read again from their wordings, by another policy.

    Counts that have a wording and were read by some policy follow the new one, wherever they stand in a claim; all
    else stays as it is. Counts without a wording, or that no policy has read, are what somebody entered, and stay.

    Example:
        >>> from conflictdata import examples
        >>> data = reread(examples.load("kursk-2024"), policy="acled")
        >>> data["president-killed-or-wounded"].count.range
        CountRange(low=3000, high=3000, best=3000)

    Args:
        dataset: The dataset, which is not changed.
        policy: The name of a policy, or a policy.
        ids: The claims whose counts are read again; all of them unless told.
        refused: What becomes of counts that the policy does not record, or that cannot be read: ``"raise"`` reads none
            at all, ``"keep"`` leaves them as they were read before.

    Raises:
        DataError: If the policy is not known, or counts cannot be read by it; each of them is listed.
        DanglingReferenceError: If there is no record with one of the ids.
        InvariantError: If one of the ids is that of an entity, which claims nothing.
    """
    chosen = policy_of(policy)
    problems: list[Problem] = []
    changed: list[Any] = []
    wanted = None if ids is None else _claim_ids(dataset, ids)
    for name in CLAIM_TYPES:
        for claim in getattr(dataset, name):
            if wanted is None or claim.id in wanted:
                again = _again(claim, chosen, f"/{name}/{claim.id}", problems)
                if again is not claim:
                    changed.append(again)
    if problems and refused != "keep":
        raise DataError(tuple(problems))
    return dataset.replace(*changed) if changed else dataset


def _claim_ids(dataset: Dataset, ids: Iterable[str]) -> frozenset[str]:
    wanted = frozenset(ids)
    for claim_id in sorted(wanted):
        record: object = dataset[claim_id]
        if not isinstance(record, Claim):
            raise InvariantError(type(record), ("id",), f"{claim_id!r} is no claim; only claims have counts")
    return wanted


def _again(part: Any, policy: WordingPolicy, pointer: str, problems: list[Problem]) -> Any:  # noqa: ANN401 - of any type
    """The same value with all counts in it read again; itself where none of them changes."""
    if isinstance(part, ReportedCount):
        return _count_again(part, policy, pointer, problems)
    if isinstance(part, tuple):
        items = cast("Sequence[Any]", part)
        read = tuple(_again(item, policy, f"{pointer}/{place}", problems) for place, item in enumerate(items))
        return read if any(new is not old for new, old in zip(read, items, strict=True)) else items
    if not attrs.has(part.__class__):
        return part
    changes: dict[str, Any] = {}
    for field in attrs.fields(part.__class__):
        value = getattr(part, field.name)
        again = _again(value, policy, f"{pointer}/{field.name}", problems)
        if again is not value:
            changes[field.name] = again
    return attrs.evolve(part, **changes) if changes else part


def _count_again(count: ReportedCount, policy: WordingPolicy, pointer: str, problems: list[Problem]) -> ReportedCount:
    if count.wording is None or count.policy is None:
        return count
    if count.language is None:
        problems.append(Problem(pointer, "no-language", "the language of the wording is not given; add it"))
        return count
    try:
        again = attrs.evolve(read_count(count.wording, count.language, policy), as_reported=count.as_reported)
    except ConflictDataError as error:
        code = error.problems[0].code if error.problems else "invariant"
        problems.append(Problem(pointer, code, str(error)))
        return count
    return count if again == count else again
