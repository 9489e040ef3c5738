"""What a foreign file keeps of the records that were written to it, found by reading it again."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from enum import Enum
from typing import Any, cast

import attrs
from attrs import frozen

from conflictdata.model.dataset import Dataset
from conflictdata.model.integrity import references_of
from conflictdata.model.records import Claim, collection_of

__all__ = ["FieldCount", "LossReport", "compare_rows"]

_SHOWN = 12


@frozen(kw_only=True, order=True)
class FieldCount:
    """A field of the model, and in how many claims it shared a fate."""

    field: str
    """Its path: ``casualty_estimates.count.range.low``, or ``incidents.places.name`` for what a reference leads to."""

    claims: int
    """In how many claims, at least 1."""

    def __str__(self) -> str:
        return f"{self.field} ({self.claims:,})"


@frozen(kw_only=True)
class LossReport:
    """What became of each field that held something when a dataset was written to a foreign format.

    The file was read again to find out: nothing here is a promise of the format.
    """

    format: str
    """The name of the format."""

    rows: int
    """How many rows were written."""

    kept: tuple[FieldCount, ...] = ()
    """Fields that read back as they were."""

    approximated: tuple[FieldCount, ...] = ()
    """Fields that read back with another content."""

    lost: tuple[FieldCount, ...] = ()
    """Fields that do not read back at all."""

    notes: tuple[str, ...] = ()
    """What else has to be known, such as cells that were changed to be safe in spreadsheets."""

    @property
    def is_lossless(self) -> bool:
        """Whether every field reads back as it was."""
        return not self.approximated and not self.lost

    def __str__(self) -> str:
        lines = [
            f"{self.rows:,} rows of {self.format}: {'nothing was lost' if self.is_lossless else 'not all was kept'}"
        ]
        for word, fields in (("kept", self.kept), ("approximated", self.approximated), ("lost", self.lost)):
            if fields:
                more = f" and {len(fields) - _SHOWN} more" if len(fields) > _SHOWN else ""
                lines.append(f"{word}: {', '.join(map(str, fields[:_SHOWN]))}{more}")
        return "\n".join([*lines, *self.notes])


def compare_rows(
    format: str, written: Dataset, read: Dataset, rows: Sequence[tuple[Sequence[str], Sequence[str]]]
) -> LossReport:
    """The fate of every field of the claims that were written.

    Args:
        format: The name of the format.
        written: The dataset that was written.
        read: The dataset that the file reads as.
        rows: For each row the ids of the claims that it was to tell, and of those that it reads as.
    """
    fates: dict[_Fate, Counter[str]] = {fate: Counter() for fate in _Fate}
    told: set[str] = set()
    for before, after in rows:
        left = {id_: _fields(read, read[id_]) for id_ in after}
        # Those that have a claim of their own id come first, so that it is not taken for another.
        for id_ in sorted(before, key=lambda id_: id_ not in left):
            told.add(id_)
            fields = _fields(written, written[id_])
            _compare(fields, _counterpart(id_, fields, left), fates)
    for claim in written.claims():
        if claim.id not in told:
            fates[_Fate.LOST].update(_fields(written, claim).keys())
    kept, approximated, lost = (
        tuple(FieldCount(field=field, claims=number) for field, number in sorted(fates[fate].items()))
        for fate in (_Fate.KEPT, _Fate.APPROXIMATED, _Fate.LOST)
    )
    return LossReport(format=format, rows=len(rows), kept=kept, approximated=approximated, lost=lost)


class _Fate(Enum):
    KEPT = "kept"
    APPROXIMATED = "approximated"
    LOST = "lost"


_Fields = Mapping[str, frozenset[str]]


def _counterpart(id_: str, fields: _Fields, left: dict[str, _Fields]) -> _Fields:
    """The claim that stands for this one after reading: the one with its id, or the one most like it."""
    if id_ in left:
        return left.pop(id_)
    if not left:
        return {}
    best = max(left, key=lambda other: sum(left[other].get(path) == values for path, values in fields.items()))
    return left.pop(best)


def _compare(before: _Fields, after: _Fields, fates: dict[_Fate, Counter[str]]) -> None:
    for path, values in before.items():
        found = after.get(path)
        fate = _Fate.LOST if found is None else _Fate.KEPT if found == values else _Fate.APPROXIMATED
        fates[fate][path] += 1


def _fields(data: Dataset, claim: Claim) -> _Fields:
    """All that a claim says, path by path, the names of what it refers to in the place of ids."""
    found: dict[str, set[str]] = {}
    names = {target: _name_of(data, target) for _, target, _ in references_of(claim)}
    for path, value in _leaves(claim, collection_of(type(claim))):
        found.setdefault(path, set()).add(names.get(value, value))
    return {path: frozenset(values) for path, values in found.items()}


def _name_of(data: Dataset, target: str) -> str:
    record: Any = data.get(target)
    if record is None or isinstance(record, Claim):
        return "a claim"
    return str(getattr(record, "name", None) or getattr(record, "url", None) or getattr(record, "title", None))


def _leaves(value: object, path: str) -> Iterator[tuple[str, str]]:
    cls = type(value)
    for field in attrs.fields(cls):  # type: ignore[arg-type] # an attrs class, as the caller sees to
        inner: Any = getattr(value, field.name)
        if field.name == "id" or inner is None or inner == field.default:
            continue
        items = cast("Iterable[Any]", inner) if isinstance(inner, tuple | frozenset) else (inner,)
        for item in items:
            if attrs.has(item.__class__):
                yield from _leaves(item, f"{path}.{field.name}")
            else:
                yield f"{path}.{field.name}", str(item)
