"""Casualties of battles of the American Civil War in words, as the Civil War Sites Advisory Commission gave them.

One row is one side of a battle, beside the statement on the whole battle: "88 total (US 23; CS 65)". The words are what
was said, and claims are made of them. The numbers beside them are another reading of the same words: they are compared
and carried.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

import attrs

from conflictdata.errors import WordingError
from conflictdata.interchange.cells import whole_number
from conflictdata.interchange.datasets.acw.shared import (
    COMMISSION,
    HOMEPAGE,
    LICENCE,
    Battles,
    battle_of,
    rows_with_battles,
    side_in,
)
from conflictdata.interchange.formats import Column, Format, OutRow, Treatment
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import slug
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import Actor
from conflictdata.model.records import Record
from conflictdata.provenance.attribution import Provenance
from conflictdata.provenance.documents import Locator
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.counting import Countable, CountStatus, LossRole
from conflictdata.wording.losses import Loss, read_losses

__all__ = ["CASUALTY_TEXT"]

_KEPT, _APPROXIMATED = Treatment.KEPT, Treatment.APPROXIMATED
_COUNT = "casualty_estimates.count"
_LANGUAGE = "en"
_LABELS: Mapping[str, tuple[str, ...]] = {
    "US": ("US", "Union"),
    "Confederate": ("CS", "Confederate"),
    "Native American": ("I",),
}
"""The labels of each side in the statements. ``I`` is how they abbreviate Indians."""
_SIDE_OF = {label: side for side, labels in _LABELS.items() for label in labels}
_CATEGORIES = {
    "killed": CasualtyCategory.KILLED,
    "wounded": CasualtyCategory.WOUNDED,
    "missing": CasualtyCategory.MISSING,
    "captured": CasualtyCategory.CAPTURED,
}
_COLUMN_OF = {category: column for column, category in _CATEGORIES.items()}
_UNSPECIFIED = CasualtyCategory.CASUALTIES_UNSPECIFIED
_PEOPLE = {Countable.PERSONS, Countable.UNSPECIFIED}
_UNSAFE = {"words-not-read", "unclear-part"}
_COMPARED = "another reading of the words; reported where it differs"

COLUMNS = (
    Column(name="battle", treatment=_KEPT, path="casualty_estimates.event", note="a number of the CWSAC survey"),
    Column(
        name="casualties_text",
        treatment=_APPROXIMATED,
        path=f"{_COUNT}.wording",
        note="each figure under its own words; words that are not understood are reported and make no claim",
    ),
    Column(name="total", treatment=_APPROXIMATED, path=f"{_COUNT}.range.best", note=_COMPARED),
    Column(
        name="side",
        treatment=_APPROXIMATED,
        path="casualty_estimates.group.side",
        note="a side of which the words say nothing has no claim",
    ),
    Column(name="side_total", treatment=_APPROXIMATED, path=f"{_COUNT}.range.best", note=_COMPARED),
    Column(name="killed", treatment=_APPROXIMATED, path=f"{_COUNT}.range.best", note=_COMPARED),
    Column(name="wounded", treatment=_APPROXIMATED, path=f"{_COUNT}.range.best", note=_COMPARED),
    Column(name="missing", treatment=_APPROXIMATED, path=f"{_COUNT}.range.best", note=_COMPARED),
    Column(name="captured", treatment=_APPROXIMATED, path=f"{_COUNT}.range.best", note=_COMPARED),
)


class TextReader:
    """Makes a claim of each figure of a statement: those of one side with its row, others with the first row."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._battles = Battles()
        self._statements: dict[tuple[str, str], str] = {}
        self._seen: set[str] = set()
        self._made: set[str] = set()
        self._told: dict[tuple[object, ...], str] = {}

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row."""
        event, battle = self._battles.of(row, "battle")
        side, losses = side_in(row), _losses(row)
        statement = self._statement(row) if losses else ""
        if losses:
            _compare(row, losses)
        yield COMMISSION
        if side is not None:
            yield side
        for number, loss in enumerate(losses, start=1):
            own = _SIDE_OF.get(loss.side or "")
            if own is not None and (side is None or own != side.name):
                continue
            id_ = f"{statement}-{number}"
            if id_ in self._seen:
                continue
            self._seen.add(id_)
            if self._is_safe(row, loss):
                self._made.add(id_)
                yield self._claim(row, id_, loss, event, side if own is not None else None)
        yield from battle

    def _statement(self, row: Row) -> str:
        """The first part of the ids of the figures of a statement, the same for both rows that have it."""
        key = row["battle"].strip(), row["casualties_text"]
        if key not in self._statements:
            battle = slug(key[0]) if key[0] else f"row-{row.number}"
            self._statements[key], earlier = self._source.claim_id(f"acw-text-{battle}")
            if earlier is not None:
                row.problem("casualties_text", "other-statement", "an earlier row has other words on this battle")
        return self._statements[key]

    def _is_safe(self, row: Row, loss: Loss) -> bool:
        """Whether a figure is understood well enough to be a claim; what is doubtful is reported, once."""
        for problem in loss.problems:
            row.problem("casualties_text", problem.code, f"{loss.count.wording!r}: {problem.message}")
        if loss.counted not in _PEOPLE:
            row.problem("casualties_text", "not-people", f"{loss.count.wording!r} counts no people; it was carried")
            return False
        if loss.side is not None and loss.side not in _SIDE_OF:
            row.problem("casualties_text", "unknown-side", f"{loss.side!r} is no side that is known; it was carried")
            return False
        return _UNSAFE.isdisjoint(problem.code for problem in loss.problems)

    def _claim(self, row: Row, id_: str, loss: Loss, event: str | None, side: Actor | None) -> CasualtyEstimate:
        statement = id_.rpartition("-")[0]
        others = loss.overlaps if loss.part_of is None else (loss.part_of, *loss.overlaps)
        told = self._told.setdefault((event or statement, None if side is None else side.id, loss.category), id_)
        overlaps = dict.fromkeys([*(f"{statement}-{other + 1}" for other in others), *([told] if told != id_ else [])])
        return CasualtyEstimate(
            id=id_,
            category=loss.category or _UNSPECIFIED,
            group=attrs.evolve(loss.group, side=None if side is None else side.id),
            count=loss.count,
            event=event,
            accumulation=Accumulation.WITHIN_PERIOD,
            provenance=Provenance(
                speaker=COMMISSION.id,
                document=self._source.document,
                locator=Locator(row=row.number, column="casualties_text"),
                overlaps=tuple(other for other in overlaps if other in self._made),
            ),
        )


@lru_cache(1024)
def _read(text: str) -> tuple[Loss, ...] | str:
    """The figures of a statement, or the reason why there are none."""
    try:
        return read_losses(text, _LANGUAGE)
    except WordingError as error:
        return str(error)


def _losses(row: Row) -> tuple[Loss, ...]:
    text = row["casualties_text"]
    if not text.strip():
        row.problem("casualties_text", "missing-text", "there are no words; the numbers beside them were carried")
        return ()
    found = _read(text)
    if isinstance(found, str):
        row.problem("casualties_text", "not-read", f"{found}; the statement was carried and no claim was made")
        return ()
    return found


def _compare(row: Row, losses: Sequence[Loss]) -> None:
    """Report the numbers beside the words that do not follow from them."""
    for column, read in _columns(losses, row["side"]).items():
        given = whole_number(row, column)
        if given != read and not (column in _CATEGORIES and not given and not read):
            said = "give no number" if read is None else f"give {read:,}"
            row.problem(column, "differs-from-text", f"the words {said} here; the claims follow the words")


def _columns(losses: Sequence[Loss], side: str) -> Mapping[str, int | None]:
    """The numbers that follow from the words, for one side."""
    own = [loss for loss in losses if _SIDE_OF.get(loss.side or "") == side]
    whole = [loss for loss in losses if loss.side is None and loss.part_of is None]
    columns = {"total": _number(whole), "side_total": _side_total(losses, own)}
    for column, category in _CATEGORIES.items():
        columns[column] = _number([loss for loss in own if loss.category is category])
    return columns


def _side_total(losses: Sequence[Loss], own: Sequence[Loss]) -> int | None:
    """The number for a side: its own total, or the sum of its parts where they are all given."""
    whole = [loss for loss in own if loss.category is None]
    if whole:
        return _number(whole)
    if own and all(loss.role is LossRole.PART for loss in own):
        return sum(_number([loss]) or 0 for loss in own)
    return 0 if [loss.count.status for loss in losses] == [CountStatus.NONE_REPORTED] else None


def _number(losses: Sequence[Loss]) -> int | None:
    if not losses:
        return None
    count = losses[0].count
    return 0 if count.status is CountStatus.NONE_REPORTED else count.range.best


def rows_of(data: Dataset) -> Iterator[OutRow]:
    """A row for the figures of each side of a statement, and one for each figure of other origin."""
    rows: dict[tuple[object, ...], list[CasualtyEstimate]] = {}
    for estimate in data.casualty_estimates:
        if estimate.category is _UNSPECIFIED or estimate.category in _COLUMN_OF:
            locator = estimate.provenance.locator
            is_own = estimate.id.startswith("acw-text-")
            key = (estimate.provenance.document, locator.row) if is_own and locator else (estimate.id,)
            rows.setdefault(key, []).append(estimate)
    return rows_with_battles(data, ((found, _cells(data, found)) for found in rows.values()))


def _cells(data: Dataset, found: Sequence[CasualtyEstimate]) -> Mapping[str, str]:
    sides = [estimate.group.side for estimate in found if estimate.group.side is not None]
    side = data[sides[0]].name if sides else ""
    cells = {"battle": battle_of(data, found[0].event), "side": side}
    for estimate in found:
        column = _COLUMN_OF.get(estimate.category, "total" if estimate.group.side is None else "side_total")
        best = estimate.count.range.best
        cells.setdefault(column, "" if best is None else str(best))
    words = "; ".join(_words(estimate, side, is_alone=len(found) == 1) for estimate in found)
    return {**cells, "casualties_text": words}


def _words(estimate: CasualtyEstimate, side: str, *, is_alone: bool) -> str:
    """A figure in words that read as it does, as far as words can say it."""
    best = estimate.count.range.best
    figure = estimate.count.wording or ("unknown" if best is None else f"{best:,}")
    label = _LABELS.get(side, ("",))[0] if estimate.group.side is not None else ""
    meaning = _COLUMN_OF.get(estimate.category, "" if is_alone or label or best is None else "total")
    return " ".join(filter(None, (label, figure, meaning if meaning not in figure else "")))


CASUALTY_TEXT = Format(
    name="acw-casualty-text",
    title="Battles of the American Civil War: casualties in words",
    licence=LICENCE,
    homepage=HOMEPAGE,
    columns=COLUMNS,
    required=("battle", "casualties_text", "side", "side_total"),
    reader=TextReader,
    rows_of=rows_of,
)
