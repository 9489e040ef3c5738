"""A corpus of statements of losses beside the numbers that they mean. It is not part of the package."""

import csv
from collections.abc import Sequence
from pathlib import Path

import pytest

from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import CountStatus, LossRole
from conflictdata.wording.losses import Loss, read_losses

CORPUS = Path(__file__).resolve().parents[4] / "shared/data/acw/casualty-text.csv"
LABELS = {"US": {"US"}, "Confederate": {"CS", "Confederate"}, "Native American": {"I"}}
CATEGORIES = ("killed", "wounded", "missing", "captured")

pytestmark = pytest.mark.skipif(not CORPUS.is_file(), reason="the corpus is not here")


def number(losses: Sequence[Loss]) -> int | None:
    """The number of the first figure; `None` where it is unknown, or there is no figure."""
    if not losses:
        return None
    count = losses[0].count
    return 0 if count.status is CountStatus.NONE_REPORTED else count.range.best


def side_total(losses: Sequence[Loss], side: Sequence[Loss]) -> int | None:
    """The number for a side: its own total, or the sum of its parts where they are all given."""
    whole = [loss for loss in side if loss.category is None]
    if whole:
        return number(whole)
    if side and all(loss.role is LossRole.PART for loss in side):
        return sum(number([loss]) or 0 for loss in side)
    return 0 if [loss.count.status for loss in losses] == [CountStatus.NONE_REPORTED] else None


def columns(text: str, label: str) -> dict[str, int | None]:
    """The columns of a row as they follow from the reading."""
    losses = read_losses(text)
    side = [loss for loss in losses if loss.side in LABELS[label]]
    found = {"total": number([loss for loss in losses if loss.side is None and loss.part_of is None])}
    found["side_total"] = side_total(losses, side)
    for category in CATEGORIES:
        found[category] = number([loss for loss in side if loss.category is CasualtyCategory(category)])
    return found


def rows() -> list[dict[str, str]]:
    with CORPUS.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def is_exact(row: dict[str, str]) -> bool:
    found = columns(row["casualties_text"], row["side"])
    # A category that the text does not mention has a 0 in the corpus, or nothing.
    known = {name: None if found[name] is None and row[name] == "0" else found[name] for name in CATEGORIES}
    read = {**found, **known}
    return all(
        read[name] == (int(row[name]) if row[name] else None)
        or (name in CATEGORIES and row[name] == "0" and not read[name])
        for name in read
    )


def test_nearly_all_statements_are_read_exactly() -> None:
    exact = [is_exact(row) for row in rows()]

    assert sum(exact) / len(exact) >= 0.97


def test_no_statement_is_read_wrongly_without_a_problem() -> None:
    wrong = [
        row["casualties_text"]
        for row in rows()
        if not is_exact(row) and not any(loss.problems for loss in read_losses(row["casualties_text"]))
    ]

    assert wrong == []
