"""Casualties of battles of the American Civil War from several sources, read as claims.

Data: J. Arnold, American Civil War battle data, CC BY 4.0.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import attrs

from conflictdata.interchange.reading import read as read_file
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.reasoning.queries import Query
from conflictdata.vocab.casualties import CasualtyCategory

TABLE = Path(__file__).resolve().parents[3] / "shared/data/acw/multisource-casualties.csv"

PARTS = ("killed", "wounded", "missing", "captured")
"""The columns of the table beside that of the total, each a category by its name."""

BattleSide = tuple[str | None, str | None]
Figures = Sequence[CasualtyEstimate]


def is_there() -> bool:
    return TABLE.is_file()


@cache
def table() -> Dataset:
    """The whole table as the library reads it, a claim for each figure."""
    return read_file(TABLE, "acw-multisource", keep_cells=False).dataset


@cache
def battle_sides() -> dict[BattleSide, Figures]:
    """The figures on each side of each battle that at least two sources speak of."""
    found: defaultdict[BattleSide, list[CasualtyEstimate]] = defaultdict(list)
    for claim in table().casualty_estimates:
        found[claim.event, claim.group.side].append(claim)
    return {
        side: figures for side, figures in found.items() if len({figure.provenance.speaker for figure in figures}) > 1
    }


def read(figures: Figures, *, missing: CasualtyCategory = CasualtyCategory.MISSING) -> Dataset:
    """The figures of all sources on one side of one battle, and nothing else.

    With ``missing`` another sense can be given to the missing of a row that has no figure of its own for the captured.
    """
    whole = table()
    with_captured = {_row(claim) for claim in figures if claim.category is CasualtyCategory.CAPTURED}
    claims = [
        attrs.evolve(claim, category=missing)
        if claim.category is CasualtyCategory.MISSING and _row(claim) not in with_captured
        else claim
        for claim in figures
        if not is_inverted(claim)
    ]
    kept = {claim.id for claim in claims}
    left_out = {other for claim in claims for other in claim.provenance.overlaps} - kept
    events = [whole[event] for event in {claim.event for claim in claims} if event is not None]
    return Dataset.of([*whole.agents, *whole.actors, *whole.documents, *events, *claims], left_out=left_out)


def asked(claim: CasualtyEstimate) -> Query:
    """The question that a figure answers."""
    return Query(category=claim.category, event=claim.event, side=claim.group.side)


def column_of(claim: CasualtyEstimate) -> str:
    """The column in which a figure stands."""
    return next(column for column in ("casualties", *PARTS) if f"-{column}" in claim.id)


def is_inverted(claim: CasualtyEstimate) -> bool:
    """Whether the least number of a figure is above its greatest: such a figure bounds nothing, and is left out."""
    return claim.count.as_reported is not None


def _row(claim: CasualtyEstimate) -> int | None:
    return None if claim.provenance.locator is None else claim.provenance.locator.row
