"""Casualties of battles of the American Civil War, as several works give them for each side.

One row is what one work says of one side of one battle. The compiler of the table made the total of killed, wounded,
missing and captured where a work gives these. The older works do not say whether their missing include prisoners.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from conflictdata.interchange.cells import whole_number
from conflictdata.interchange.datasets.acw.shared import (
    HOMEPAGE,
    LICENCE,
    Battles,
    battle_of,
    is_listed,
    rows_with_battles,
    side_in,
    source_in,
)
from conflictdata.interchange.datasets.acw.text import CASUALTY_TEXT
from conflictdata.interchange.figures import of_bounds
from conflictdata.interchange.formats import Column, Format, OutRow, Treatment
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import slug
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import PersonGroup
from conflictdata.model.records import Record
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance
from conflictdata.provenance.documents import Locator
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.counting import CountStatus

__all__ = ["CASUALTY_TEXT", "FORMATS", "MULTISOURCE"]

_KEPT = Treatment.KEPT
_COUNT = "casualty_estimates.count.range"
_TOTAL = "casualties"
_PARTS = {
    "killed": CasualtyCategory.KILLED,
    "wounded": CasualtyCategory.WOUNDED,
    "missing": CasualtyCategory.MISSING,
    "captured": CasualtyCategory.CAPTURED,
}
_COLUMN_OF = {CasualtyCategory.CASUALTIES: _TOTAL, **{category: column for column, category in _PARTS.items()}}
_OWN = re.compile(rf"(?P<row>acw-.+)-(?:{'|'.join(_COLUMN_OF.values())})(?P<copy>(?:-\d+)?)")

COLUMNS = (
    Column(name="cwsac_id", treatment=_KEPT, path="casualty_estimates.event", note="a number of the CWSAC survey"),
    Column(name="side", treatment=_KEPT, path="casualty_estimates.group.side"),
    Column(name="source", treatment=_KEPT, path="casualty_estimates.provenance.speaker", note="a work and its year"),
    Column(name="casualties_min", treatment=_KEPT, path=f"{_COUNT}.low", note="may stand above the greatest number"),
    Column(name="casualties_max", treatment=_KEPT, path=f"{_COUNT}.high"),
    Column(name="killed", treatment=_KEPT, path=f"{_COUNT}.best"),
    Column(name="wounded", treatment=_KEPT, path=f"{_COUNT}.best"),
    Column(name="missing", treatment=_KEPT, path=f"{_COUNT}.best", note="older works may count prisoners in it"),
    Column(name="captured", treatment=_KEPT, path=f"{_COUNT}.best"),
)


class MultisourceReader:
    """Makes a claim of each figure that a work gives for a side; the parts overlap with the total."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._battles = Battles()
        self._rows: set[str] = set()
        self._unlisted: set[str] = set()

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row."""
        event, battle = self._battles.of(row, "cwsac_id")
        side, speaker = side_in(row), self._speaker(row)
        base = "-".join(("acw", *(_part(row[name]) for name in ("cwsac_id", "side", "source"))))
        if base in self._rows:
            row.problem(None, "same-id", "an earlier row is of this work and side; their figures were linked")
        self._rows.add(base)
        yield from (record for record in (speaker, side) if record is not None)
        whole = None
        for column, category, count in _figures(row):
            id_, earlier = self._source.claim_id(f"{base}-{column}")
            yield CasualtyEstimate(
                id=id_,
                category=category,
                group=PersonGroup(side=None if side is None else side.id),
                count=count,
                event=event,
                accumulation=Accumulation.WITHIN_PERIOD,
                provenance=Provenance(
                    speaker=None if speaker is None else speaker.id,
                    document=self._source.document,
                    locator=Locator(row=row.number),
                    overlaps=tuple(other for other in (earlier, whole) if other is not None),
                ),
            )
            whole = id_ if column == _TOTAL else whole
        yield from battle

    def _speaker(self, row: Row) -> Agent | None:
        cell = row["source"]
        if not cell.strip():
            row.problem("source", "missing-source", "no work is named; the figures have no speaker")
            return None
        if not is_listed(cell) and cell not in self._unlisted:
            self._unlisted.add(cell)
            row.problem("source", "unlisted-source", "this is no known work; it speaks under this name")
        return source_in(cell)


def _part(cell: str) -> str:
    return slug(cell) if cell.strip() else "none"


def _figures(row: Row) -> Iterator[tuple[str, CasualtyCategory, ReportedCount]]:
    """The figures of a row: the total first, where it has one, then the parts."""
    low, high = whole_number(row, "casualties_min"), whole_number(row, "casualties_max")
    parts = {column: whole_number(row, column) for column in _PARTS}
    if low is not None or high is not None:
        total = of_bounds(low, None, high)
        if total.as_reported is not None:
            row.problem("casualties_min", "out-of-order", f"the least, {low}, is above {high}; both were kept")
        elif high is not None and _is_unlike(parts, low, high):
            row.problem("casualties_max", "parts-do-not-add-up", "the parts do not make the total; all were kept")
        yield _TOTAL, CasualtyCategory.CASUALTIES, total
    for column, number in parts.items():
        if number is not None:
            yield column, _PARTS[column], ReportedCount.stated(CountRange.exactly(number))


def _is_unlike(parts: Mapping[str, int | None], low: int | None, high: int) -> bool:
    """Whether the parts are more than the total, or, where none can be absent, other than it."""
    added = sum(number or 0 for number in parts.values())
    is_whole = all(parts[column] is not None for column in ("killed", "wounded", "missing"))
    return added > high or (is_whole and low is not None and added < low)


def rows_of(data: Dataset) -> Iterator[OutRow]:
    """A row for each side that a work speaks of, and one for each figure of other origin."""
    rows: dict[tuple[str, str], list[CasualtyEstimate]] = {}
    for estimate in data.casualty_estimates:
        if estimate.category in _COLUMN_OF:
            own = _OWN.fullmatch(estimate.id)
            rows.setdefault((own["row"], own["copy"]) if own else (estimate.id, ""), []).append(estimate)
    order = list(_COLUMN_OF)
    for found in rows.values():
        found.sort(key=lambda estimate: order.index(estimate.category))
    return rows_with_battles(data, ((found, _row_cells(data, found)) for found in rows.values()))


def _row_cells(data: Dataset, found: Sequence[CasualtyEstimate]) -> Mapping[str, str]:
    first = found[0]
    side, speaker = first.group.side, first.provenance.speaker
    cells = {
        "cwsac_id": battle_of(data, first.event),
        "side": "" if side is None else data[side].name,
        "source": "" if speaker is None else data[speaker].name,
    }
    for estimate in found:
        cells.update(_cells(estimate))
    return cells


def _cells(estimate: CasualtyEstimate) -> Mapping[str, str]:
    bounds = estimate.count.as_reported or estimate.count.range
    low, best, high = bounds.low, bounds.best, bounds.high
    column = _COLUMN_OF[estimate.category]
    if column != _TOTAL:
        return {column: _text(best)}
    if estimate.count.status is not CountStatus.STATED:
        return {}
    if best is not None and not low and high is None:
        low = high = best
    return {"casualties_min": _text(low), "casualties_max": _text(high)}


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


MULTISOURCE = Format(
    name="acw-multisource",
    title="Battles of the American Civil War: casualties of each side from several works",
    licence=LICENCE,
    homepage=HOMEPAGE,
    columns=COLUMNS,
    required=("cwsac_id", "side", "source", "casualties_min", "casualties_max"),
    reader=MultisourceReader,
    rows_of=rows_of,
)

FORMATS = (CASUALTY_TEXT, MULTISOURCE)
