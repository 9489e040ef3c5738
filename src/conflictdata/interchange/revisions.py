"""Revisions: what a release of a dataset says otherwise than an earlier one, claim by claim and field by field."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain
from typing import Any

import attrs
from attrs import frozen

from conflictdata.interchange.carried_cells import CarriedCells
from conflictdata.interchange.release_versions import State, day_of_release, forms_of, release_of, said, state_of
from conflictdata.model.dataset import Dataset
from conflictdata.model.merging import METADATA
from conflictdata.model.records import ENTITY_TYPES, Claim, Record, collection_of
from conflictdata.model.sources import SourceRow
from conflictdata.serial.contract import make_converter
from conflictdata.values.dates import UncertainDate

__all__ = ["CellChange", "Comparison", "FieldChange", "RecordChange", "compare"]

_SHOWN = 10


@frozen(kw_only=True)
class FieldChange:
    """A field that says something else than before."""

    path: str
    """Its path: ``count.range.low``, ``provenance.relays.0.agent``; ``type`` if the record is of another type."""

    old: object
    """What it held: a value of the model, `None` for nothing."""

    new: object
    """What it holds now; `None` for nothing."""

    def __str__(self) -> str:
        return f"{self.path}: {_shown(self.old)} -> {_shown(self.new)}"


@frozen(kw_only=True)
class RecordChange:
    """A record that says something else than before."""

    id: str
    """Its id in the release; empty for what describes the dataset as a whole."""

    fields: tuple[FieldChange, ...]
    """The fields that differ, at least one."""

    def __str__(self) -> str:
        return f"{self.id or '(dataset)'}: {'; '.join(map(str, self.fields))}"


@frozen(kw_only=True)
class CellChange:
    """A cell of a carried row that was written otherwise before, whether or not the model has a field for it."""

    row: str
    """The id of the first claim that both rows tell; empty for a row of which no claim is made, in one of them only."""

    column: str
    """The name of the column; empty for a row as a whole."""

    old: str | None
    """What stood in it; `None` if there was no such cell."""

    new: str | None
    """What stands in it; `None` if there is no such cell."""

    def __str__(self) -> str:
        return f"{self.row or '(a row of no claim)'}, {self.column or 'row'}: {_shown(self.old)} -> {_shown(self.new)}"


@frozen(kw_only=True)
class Comparison:
    """What differs between two releases of one dataset. Absence from a release is no denial of a claim.

    In which file and row a claim stands makes no difference, nor what an earlier merging of releases wrote beside it.
    Ids are those of the releases.
    """

    released: date | None = None
    """The day of the later release; `None` if it was not given."""

    added: tuple[str, ...] = ()
    """Claims that only the later release has, and no earlier one that is known."""

    changed: tuple[RecordChange, ...] = ()
    """Claims that say something else."""

    vanished: tuple[str, ...] = ()
    """Claims that only the earlier release has."""

    reappeared: tuple[str, ...] = ()
    """Claims that the later release has, the earlier one has not or had withdrawn, and one before it had."""

    unchanged: int = 0
    """How many claims say the same in both."""

    entities_added: tuple[str, ...] = ()
    """Entities that only the later release has."""

    entities_changed: tuple[RecordChange, ...] = ()
    """Entities that are told otherwise."""

    entities_vanished: tuple[str, ...] = ()
    """Entities that only the earlier release has."""

    about: tuple[FieldChange, ...] = ()
    """What is said otherwise about the dataset as a whole: title, description, licence."""

    cells: tuple[CellChange, ...] = ()
    """Cells of rows that both releases have, and rows without claims that one has; empty without carried rows."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (
            self.added
            or self.changed
            or self.vanished
            or self.reappeared
            or self.entities_added
            or self.entities_changed
            or self.entities_vanished
            or self.about
            or self.cells
        )

    def plain(self) -> dict[str, Any]:
        """All of it as plain objects, for JSON. Values of the model are as in files."""
        plain: dict[str, Any] = _plain(self)
        return plain

    def __str__(self) -> str:
        return "\n".join(self._lines())

    def _lines(self) -> Iterator[str]:
        claims = (
            (len(self.added), "added"),
            (len(self.changed), "changed"),
            (len(self.vanished), "vanished"),
            (len(self.reappeared), "reappeared"),
            (self.unchanged, "unchanged"),
        )
        day = "" if self.released is None else f" in the release of {self.released}"
        yield f"claims{day}: {', '.join(f'{number:,} {word}' for number, word in claims)}"
        entities = (
            (len(self.entities_added), "added"),
            (len(self.entities_changed), "changed"),
            (len(self.entities_vanished), "vanished"),
        )
        if any(number for number, _ in entities):
            yield f"entities: {', '.join(f'{number:,} {word}' for number, word in entities)}"
        parts: tuple[tuple[str, Sequence[object]], ...] = (
            ("about the dataset", self.about),
            ("changed", self.changed),
            ("reappeared", self.reappeared),
            ("vanished", self.vanished),
            ("added", self.added),
            ("entities changed", self.entities_changed),
            ("cells", self.cells),
        )
        for heading, items in parts:
            if items:
                yield f"{heading}:"
                yield from (f"  {item}" for item in items[:_SHOWN])
            if len(items) > _SHOWN:
                yield f"  and {len(items) - _SHOWN:,} more"


def compare(
    old: Dataset,
    new: Dataset,
    *,
    released: UncertainDate | date | str | None = None,
    earlier: Iterable[Dataset] = (),
) -> Comparison:
    """Compare two releases of one dataset, claim by claim.

    Claims are the same if they have one id. So this is of use where ids are stable, as those that `read` makes of a
    dataset's own ids or days are. Either may hold several releases, as `merge_releases` makes them; then the latest is
    meant.

    Args:
        old: The earlier release.
        new: The later release.
        released: When the later one was released, for the record.
        earlier: Releases before the earlier one, to tell what reappeared from what is new.

    Raises:
        InvariantError: If ``released`` has no last day in the years 1 to 9999.
    """
    before, after = state_of(old), state_of(new)
    known = {*before.withdrawn, *(name for data in earlier for name in _names_in(data))}
    # A claim that a selection left out is there all the same.
    fresh = [name for name in after.claims if name not in before.claims and name not in old.left_out]
    changed, unchanged = list[RecordChange](), 0
    for name, claim in after.claims.items():
        earlier_claim = before.claims.get(name)
        if earlier_claim is not None:
            fields = claim_changes(earlier_claim, before, claim, after)
            unchanged += not fields
            changed += [RecordChange(id=name, fields=fields)] if fields else []
    mine, theirs = _entities(old, before), _entities(new, after)
    both = [(id_, mine[id_], record) for id_, record in theirs.items() if id_ in mine and mine[id_] != record]
    return Comparison(
        released=None if released is None else day_of_release(released),
        added=tuple(name for name in fresh if name not in known),
        changed=tuple(changed),
        vanished=tuple(name for name in before.claims if name not in after.claims and name not in new.left_out),
        reappeared=tuple(name for name in fresh if name in known),
        unchanged=unchanged,
        entities_added=tuple(id_ for id_ in theirs if id_ not in mine),
        entities_changed=tuple(RecordChange(id=id_, fields=tuple(_changes(o, n, ""))) for id_, o, n in both),
        entities_vanished=tuple(id_ for id_ in mine if id_ not in theirs),
        about=tuple(change for name in METADATA for change in _changes(getattr(old, name), getattr(new, name), name)),
        cells=tuple(_cell_changes(old, before, new, after)),
    )


def _names_in(data: Dataset) -> Iterator[str]:
    state = state_of(data)
    yield from state.claims
    yield from state.withdrawn


def claim_changes(old: Claim, before: State, new: Claim, after: State) -> tuple[FieldChange, ...]:
    """The fields in which two claims differ, but for what merging releases wrote into one of them."""
    if old == new and not before.days and not after.days:
        return ()
    mine, theirs = said(old, before), said(new, after)
    forms = chain(
        [(mine, theirs)],
        ((mine, form) for form in forms_of(theirs, mine, before.days)),
        ((form, theirs) for form in forms_of(mine, theirs, after.days)),
    )
    pairs: list[tuple[Claim, Claim]] = []
    for pair in forms:
        if pair[0] == pair[1]:
            return ()
        pairs.append(pair)
    return min((tuple(_changes(one, other, "")) for one, other in pairs), key=len)


def _changes(old: object, new: object, path: str) -> Iterator[FieldChange]:
    """The fields in which two values differ, as deep inside as they are of one class."""
    if old == new:
        return
    cls = type(old)
    if cls is not type(new):
        yield _change(path, old, new) if path else _change("type", _type(old), _type(new))
    elif attrs.has(cls):
        for field in attrs.fields(cls):
            inner = f"{path}.{field.name}" if path else field.name
            yield from _changes(getattr(old, field.name), getattr(new, field.name), inner)
    elif cls is tuple and len(items := _items(old)) == len(others := _items(new)):
        for place, (one, other) in enumerate(zip(items, others, strict=True)):
            yield from _changes(one, other, f"{path}.{place}")
    else:
        yield _change(path, old, new)


def _items(value: Any) -> tuple[object, ...]:  # noqa: ANN401 - a tuple, as the caller sees to
    return tuple(value)


def _change(path: str, old: object, new: object) -> FieldChange:
    return FieldChange(path=path, old=old, new=new)


def _type(record: object) -> str:
    return collection_of(type(record))  # type: ignore[arg-type] # a record, as the caller sees to


def _entities(data: Dataset, state: State) -> Mapping[str, Record]:
    """The entities, but for documents that only say which file or release is meant."""
    records: Iterator[Record] = (record for name in ENTITY_TYPES for record in data.collections()[name])
    return {record.id: record for record in records if record.id not in state.files and record.id not in state.names}


def _cell_changes(old: Dataset, before: State, new: Dataset, after: State) -> Iterator[CellChange]:
    mine, theirs = _rows(old, before), _rows(new, after)
    if not mine or not theirs:
        return
    by_claim: dict[str, list[tuple[SourceRow, CarriedCells]]] = {}
    for row, cells in mine:
        for claim in row.claims:
            by_claim.setdefault(before.names.get(claim, claim), []).append((row, cells))
    for row, cells in theirs:
        claims = (after.names.get(claim, claim) for claim in row.claims)
        claim = next((name for name in claims if name in by_claim), "")
        earlier = by_claim.get(claim, [])
        if earlier and all(other.text != row.text for other, _ in earlier):
            was, now = earlier[0][1].of(earlier[0][0]), cells.of(row)
            for column in dict.fromkeys((*was, *now)):
                if was.get(column) != now.get(column):
                    yield CellChange(row=claim, column=column, old=was.get(column), new=now.get(column))
    gone, came = (Counter(row.text for row, _ in rows if not row.claims) for rows in (mine, theirs))
    for text in (gone - came).elements():
        yield CellChange(row="", column="", old=text, new=None)
    for text in (came - gone).elements():
        yield CellChange(row="", column="", old=None, new=text)


def _rows(data: Dataset, state: State) -> list[tuple[SourceRow, CarriedCells]]:
    """The rows of the files of the latest release, with what makes cells of them."""
    days = {file.id: release_of(file.id) if file.id in state.names else None for file in data.source_files}
    last = {id_ for id_, version in days.items() if state.latest is None or (version and version[1] == state.latest)}
    cells = {file.id: CarriedCells(file) for file in data.source_files if file.id in last}
    return [(row, cells[row.file]) for row in data.source_rows if row.file in last]


def _plain(value: object) -> Any:  # noqa: ANN401 - plain objects
    if isinstance(value, Comparison | RecordChange | FieldChange | CellChange):
        return {field.name: _plain(getattr(value, field.name)) for field in attrs.fields(type(value))}
    if isinstance(value, tuple):
        return [_plain(item) for item in _items(value)]
    if isinstance(value, frozenset):
        return sorted(map(_plain, _items(value)))
    return value.isoformat() if isinstance(value, date) else make_converter().unstructure(value)


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    return repr(value) if isinstance(value, str) and not value.isprintable() else str(value)
