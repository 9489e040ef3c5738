"""Casualties of battles of the American Civil War from several sources, read as claims.

Data: J. Arnold, American Civil War battle data, CC BY 4.0.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.sources import AgentKind

TABLE = Path(__file__).resolve().parents[3] / "shared/data/acw/multisource-casualties.csv"

PARTS = {
    "killed": CasualtyCategory.KILLED,
    "wounded": CasualtyCategory.WOUNDED,
    "missing": CasualtyCategory.MISSING,
    "captured": CasualtyCategory.CAPTURED,
}
"""The columns of the table, each as the category that its name says."""

Row = Mapping[str, str]
BattleSide = tuple[str, str]


def battle_sides() -> dict[BattleSide, list[Row]]:
    """The rows of each side of each battle that at least two sources speak of."""
    found: defaultdict[BattleSide, list[Row]] = defaultdict(list)
    with TABLE.open(encoding="utf-8", newline="") as table:
        for row in csv.DictReader(table):
            found[row["cwsac_id"], row["side"]].append(row)
    return {side: rows for side, rows in found.items() if len({row["source"] for row in rows}) > 1}


def is_there() -> bool:
    return TABLE.is_file()


def read(rows: Sequence[Row], *, missing: CasualtyCategory = CasualtyCategory.MISSING) -> Dataset:
    """The figures of all sources on one side of one battle as claims; the source is the speaker.

    The dataset holds nothing else, so the claims need no place, side or time. With ``missing`` another sense can be
    given to that column where a row has no figure of its own for the captured.
    """
    sources = sorted({row["source"] for row in rows})
    agents = [Agent(id=source, names=(Name(text=source),), kind=AgentKind.UNKNOWN) for source in sources]
    claims = [claim for number, row in enumerate(rows) for claim in _claims(number, row, missing)]
    return Dataset.of([*agents, *claims])


def is_inverted(row: Row) -> bool:
    """Whether the least number of a row is above its greatest: such a figure bounds nothing, and is left out."""
    low, high = row["casualties_min"], row["casualties_max"]
    return bool(low and high) and int(low) > int(high)


def _claims(number: int, row: Row, missing: CasualtyCategory) -> Iterator[CasualtyEstimate]:
    low, high = row["casualties_min"], row["casualties_max"]
    if (low or high) and not is_inverted(row):
        total = CountRange(low=int(low or 0), high=int(high) if high else None)
        yield _claim(number, row, "casualties", CasualtyCategory.CASUALTIES, total)
    for column, category in PARTS.items():
        if row[column]:
            means = missing if column == "missing" and not row["captured"] else category
            yield _claim(number, row, column, means, CountRange.exactly(int(row[column])))


def _claim(number: int, row: Row, column: str, category: CasualtyCategory, count: CountRange) -> CasualtyEstimate:
    return CasualtyEstimate(
        id=f"{row['source']}-{number}-{column}",
        category=category,
        count=ReportedCount.stated(count),
        provenance=Provenance(speaker=row["source"]),
    )
