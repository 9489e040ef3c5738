"""The Economist's table of estimates of dead and wounded, read by the library, and read in other senses.

Data: The Economist, Russia-Ukraine war dead and wounded estimates, CC BY 4.0.
"""

import csv
from functools import cache
from pathlib import Path
from typing import Literal

from attrs import evolve

from conflictdata.interchange.datasets.economist import sources as economist_sources
from conflictdata.interchange.reading import read as read_file
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.values.counts import ReportedCount
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.wording.counts import read_count

TABLE = Path(__file__).resolve().parents[3] / "shared/data/economist/estimates.csv"
SIDES = {id_: actor.name for id_, actor in economist_sources.SIDES.items()}

Points = Literal["exact", "rounded"]


def rows() -> list[dict[str, str]]:
    """The rows as they stand in the table."""
    with TABLE.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def is_there() -> bool:
    return TABLE.is_file()


def read(
    *,
    deaths: CasualtyCategory = CasualtyCategory.DEAD,
    casualties: CasualtyCategory = CasualtyCategory.CASUALTIES,
    points: Points = "exact",
) -> Dataset:
    """All rows as claims, with other senses of the two words, and of numbers without words, where they are asked for.

    The table says "deaths" and "casualties" and not which fates they count. A source may have meant the killed alone,
    or the killed and the missing; the two categories are the reading, the same for all rows.
    """
    senses = {CasualtyCategory.DEAD: deaths, CasualtyCategory.CASUALTIES: casualties}
    data = _as_read()
    return data.replace(
        *(
            evolve(
                claim, category=senses[claim.category], count=_rounded(claim) if points == "rounded" else claim.count
            )
            for claim in data.casualty_estimates
        )
    )


def row_of(data: Dataset, claim: str) -> int:
    """The row of the table that made a claim."""
    locator = data[claim].provenance.locator
    assert locator is not None
    row: int = locator.row
    return row


def from_warring_parties(data: Dataset) -> list[str]:
    """The ids of the claims whose speaker speaks for a side of the war."""
    sides = {agent.id for agent in data.agents if agent.allegiance is not None}
    return [claim.id for claim in data.casualty_estimates if claim.provenance.speaker in sides]


@cache
def _as_read() -> Dataset:
    return read_file(TABLE, "economist-tracker").dataset


def _rounded(claim: CasualtyEstimate) -> ReportedCount:
    """A number without words as all that rounds to it."""
    count = claim.count
    return evolve(count, range=read_count(f"about {count.range.best:,}").range) if count.range.is_exact else count
