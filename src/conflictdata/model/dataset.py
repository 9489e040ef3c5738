"""The dataset: all records of one body of claims, by type and by id, checked as a whole and immutable."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Self, TypeVar

import attrs
from attrs import field, frozen

from conflictdata.errors import InvariantError, MergeConflictError, Problem
from conflictdata.model import doubts
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.equipment import EquipmentLoss
from conflictdata.model.happenings import Agreement, Capture, GroundOperation
from conflictdata.model.incidents import Incident
from conflictdata.model.integrity import check_integrity, references_of
from conflictdata.model.merging import METADATA, merge_conflicts
from conflictdata.model.parties import Actor
from conflictdata.model.places import Place
from conflictdata.model.records import CLAIM_TYPES, RECORD_TYPES, Claim, Record, collection_of
from conflictdata.model.reports import Characterisation, ConditionReport
from conflictdata.model.selection import known_at, matching, no_such_record, with_their_needs
from conflictdata.model.sources import SourceFile, SourceRow
from conflictdata.model.strikes import StrikeEvent
from conflictdata.model.units import CommandRelation, Deployment, StrengthReport, Unit
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance
from conflictdata.provenance.documents import Document
from conflictdata.values._check import check_id, check_text
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.vocab.sources import Stance

__all__ = ["Dataset", "UnknownKey"]

_R = TypeVar("_R", bound=Record)


@frozen(kw_only=True, order=True)
class UnknownKey:
    """A key of a file that this release does not know, kept so that writing the file again loses nothing.

    Raises:
        InvariantError: If the pointer does not begin with a slash, or the value is no JSON text.
    """

    record: str
    """The id of the record in which it stands; the empty string is the document itself."""

    pointer: str
    """The JSON Pointer of the key inside that record."""

    value: str
    """Its value as JSON text."""

    def __attrs_post_init__(self) -> None:
        if not self.pointer.startswith("/"):
            raise InvariantError(UnknownKey, ("pointer",), "a pointer to a key begins with a slash")
        try:
            json.loads(self.value)
        except (ValueError, RecursionError) as error:
            raise InvariantError(UnknownKey, ("value",), f"the value is JSON text: {error}") from None


def _records(name: str, cls: type[_R]) -> Any:  # noqa: ANN401 - a field definition is typed by its annotation
    def check(instance: "Dataset", _: object, records: tuple[_R, ...]) -> None:
        strangers = [record for record in records if type(record) is not cls]
        if strangers:
            rule = f"holds records of type {cls.__name__} only, not {type(strangers[0]).__name__}"
            raise InvariantError(type(instance), (name,), rule)

    return field(default=(), converter=tuple, validator=check)


def _set_of_ids(ids: Iterable[str]) -> frozenset[str]:
    return frozenset(ids)


def _sorted_keys(keys: Iterable[UnknownKey]) -> tuple[UnknownKey, ...]:
    return tuple(sorted(keys))


@frozen(kw_only=True, eq=False, repr=False)
class Dataset:
    """Everything that is claimed, by whom, about whom and where: one tuple of records for each type.

    A dataset is a value: it never changes, and the methods that would change it give a new one. Records refer to each
    other by id; ids are unique across all types. Two datasets are equal if they hold the same records, in any order.

    Example:
        >>> actor = Actor(id="kp", names=(Name(text="North Korea"),), country="kp")
        >>> Dataset(title="Example", actors=[actor])["kp"].name
        'North Korea'

    Raises:
        DuplicateIdError: If an id is used twice.
        DanglingReferenceError: If records refer to ids that are not there; every such reference is listed.
        DataError: If a place, agent or actor contains itself, or claims supersede each other in turn.
        InvariantError: If a collection holds a record of another type, or a text is blank.
    """

    title: str | None = None
    """What the dataset is called."""

    description: str | None = None
    """What it covers: the method, and what is included and excluded."""

    licence: str | None = None
    """An SPDX identifier, or the words of the licence."""

    agents: tuple[Agent, ...] = _records("agents", Agent)
    """Who speaks."""

    documents: tuple[Document, ...] = _records("documents", Document)
    """Where it can be read."""

    actors: tuple[Actor, ...] = _records("actors", Actor)
    """Who fights."""

    places: tuple[Place, ...] = _records("places", Place)
    """Where it happens."""

    units: tuple[Unit, ...] = _records("units", Unit)
    """The military units."""

    command_relations: tuple[CommandRelation, ...] = _records("command_relations", CommandRelation)
    """Which unit was reported under whose command."""

    deployments: tuple[Deployment, ...] = _records("deployments", Deployment)
    """Who was reported sent where."""

    strength_reports: tuple[StrengthReport, ...] = _records("strength_reports", StrengthReport)
    """How strong units were reported to be."""

    casualty_estimates: tuple[CasualtyEstimate, ...] = _records("casualty_estimates", CasualtyEstimate)
    """How many people were reported harmed."""

    equipment_losses: tuple[EquipmentLoss, ...] = _records("equipment_losses", EquipmentLoss)
    """What equipment was reported lost."""

    incidents: tuple[Incident, ...] = _records("incidents", Incident)
    """Reported events, as datasets code them."""

    strike_events: tuple[StrikeEvent, ...] = _records("strike_events", StrikeEvent)
    """Reported strikes."""

    ground_operations: tuple[GroundOperation, ...] = _records("ground_operations", GroundOperation)
    """Reported operations on the ground."""

    captures: tuple[Capture, ...] = _records("captures", Capture)
    """Reported captures of people."""

    agreements: tuple[Agreement, ...] = _records("agreements", Agreement)
    """Reported agreements."""

    condition_reports: tuple[ConditionReport, ...] = _records("condition_reports", ConditionReport)
    """Reported shortages and outages."""

    characterisations: tuple[Characterisation, ...] = _records("characterisations", Characterisation)
    """What somebody called somebody."""

    source_files: tuple[SourceFile, ...] = _records("source_files", SourceFile)
    """Foreign files that were read into this dataset."""

    source_rows: tuple[SourceRow, ...] = _records("source_rows", SourceRow)
    """The rows of those files, as written."""

    left_out: frozenset[str] = field(default=frozenset(), converter=_set_of_ids)
    """Ids of claims that exist but are not in this dataset because it is a selection. Claims may refer to them."""

    unknown_keys: tuple[UnknownKey, ...] = field(default=(), converter=_sorted_keys)
    """Keys of the file that this release does not know. Empty unless the file was read with ``strict=False``."""

    _index: dict[str, Record] = field(init=False)

    def __attrs_post_init__(self) -> None:
        for claim_id in self.left_out:
            check_id(self, claim_id, "left_out")
        index = check_integrity(self.collections(), self.left_out)
        object.__setattr__(self, "_index", index)
        for name in METADATA:
            check_text(self, name, getattr(self, name))
        object.__setattr__(self, "left_out", self.left_out - index.keys())
        strangers = [key for key in self.unknown_keys if key.record and key.record not in index]
        if strangers:
            rule = f"{strangers[0].pointer!r} belongs to {strangers[0].record!r}, which is not in the dataset"
            raise InvariantError(Dataset, ("unknown_keys",), rule)

    @classmethod
    def of(cls, records: Iterable[Record], **metadata: Any) -> Self:  # noqa: ANN401 - the fields of the class
        """A dataset of records in any order and of any types, with ``title`` and the like as keywords."""
        collections: dict[str, Any] = {}
        for record in records:
            name = _collection_of(record)
            collections.setdefault(name, []).append(record)
        return cls(**collections, **metadata)

    def collections(self) -> dict[str, tuple[Record, ...]]:
        """The records of each type, by the name of the field, in the order of files."""
        return {name: getattr(self, name) for name in RECORD_TYPES}

    def claims(self) -> Iterator[Claim]:
        """All records that say what somebody said."""
        for name in CLAIM_TYPES:
            yield from getattr(self, name)

    def __iter__(self) -> Iterator[Record]:
        for records in self.collections().values():
            yield from records

    def __len__(self) -> int:
        return len(self._index)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._index

    def __getitem__(self, record_id: str) -> Any:  # noqa: ANN401 - the caller knows which type the id has
        """The record with this id.

        Raises:
            DanglingReferenceError: If there is none; it is a `LookupError`.
        """
        try:
            return self._index[record_id]
        except KeyError:
            raise no_such_record("", record_id) from None

    def get(self, record_id: str) -> Record | None:
        """The record with this id, or `None`."""
        return self._index.get(record_id)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Dataset):
            return NotImplemented
        return self._content() == other._content()

    def __hash__(self) -> int:
        return hash((self.title, frozenset(self._index)))

    def _content(self) -> tuple[object, ...]:
        return (*(getattr(self, name) for name in METADATA), self._index, self.left_out, self.unknown_keys)

    def __repr__(self) -> str:
        counts = ", ".join(f"{name}={len(records)}" for name, records in self.collections().items() if records)
        return f"<Dataset {self.title!r}: {counts or 'empty'}>"

    def add(self, *records: Record) -> Self:
        """A dataset with these records besides its own. Add many at once: each call checks the whole dataset.

        Raises:
            DuplicateIdError: If an id is already in use, even for an equal record.
            DanglingReferenceError: If a new record refers to an id that is not there.
            DataError: If references now lead round in a circle.
        """
        return self._with([*self, *records])

    def replace(self, *records: Record) -> Self:
        """A dataset with these records in the place of those with the same ids.

        Use it to mend a mistake of your own. A source that changes its mind makes a new claim, which ``supersedes`` or
        ``retracts`` the old one.

        Raises:
            DanglingReferenceError: If there is no record with that id, or a new record refers to one that is not there.
            InvariantError: If the record with that id is of another type, or two of the new records have one id.
            DataError: If references now lead round in a circle.
        """
        new: dict[str, Record] = {}
        for record in records:
            collection = _collection_of(record)
            own: Record = self[record.id]
            if type(own) is not type(record):
                rule = f"{record.id!r} is a {type(own).__name__}, not a {type(record).__name__}"
                raise InvariantError(Dataset, (collection,), rule)
            if record.id in new:
                raise InvariantError(Dataset, (collection,), f"two records are to replace {record.id!r}; give one")
            new[record.id] = record
        return self._with(new.get(record.id, record) for record in self)

    def retract(self, claim_id: str, *, id: str, provenance: Provenance) -> Self:
        """A dataset in which somebody has withdrawn a claim.

        The claim stays; a record of the withdrawal is added, which repeats what is withdrawn, with the stance
        ``retracts``. `as_known_at` leaves the claim out from the day of the withdrawal.

        Args:
            claim_id: The claim that is withdrawn.
            id: The id of the record of the withdrawal.
            provenance: Who withdraws it, where and when. Its stance and ``retracts`` are set.

        Raises:
            DanglingReferenceError: If there is no such claim.
            InvariantError: If the id is that of an entity or of a foreign file or row, which claim nothing and cannot
                be withdrawn.
        """
        claim: Record = self[claim_id]
        if not isinstance(claim, Claim):
            raise InvariantError(type(claim), ("id",), f"{claim_id!r} is no claim; only claims can be withdrawn")
        retracts = tuple(dict.fromkeys([*provenance.retracts, claim_id]))
        withdrawal = attrs.evolve(provenance, stance=Stance.RETRACTS, retracts=retracts)
        return self.add(attrs.evolve(claim, id=id, provenance=withdrawal))

    def merge(self, other: "Dataset") -> Self:
        """A dataset with the records of both. Merging is commutative, associative and idempotent.

        Raises:
            MergeConflictError: If the two hold different records, or different metadata, under one id. All of them are
                listed; settle each with `replace`.
            DataError: If claims left out of one dataset and held by the other lead round in a circle.
        """
        conflicts = tuple(merge_conflicts(self, other))
        if conflicts:
            raise MergeConflictError(conflicts)
        metadata = {name: getattr(other if getattr(self, name) is None else self, name) for name in METADATA}
        return type(self).of(
            {record.id: record for record in (*self, *other)}.values(),
            left_out=self.left_out | other.left_out,
            unknown_keys={*self.unknown_keys, *other.unknown_keys},
            **metadata,
        )

    def select(
        self,
        *,
        type: str | None = None,
        place: str | None = None,
        period: Period | str | None = None,
        side: str | None = None,
        speaker: str | None = None,
    ) -> Self:
        """The claims that match all of the given conditions, with the entities that they refer to.

        Rows of foreign files stay with the claims that were made of them; those of which no kept claim was made go.

        Claims that do not match are left out, and their ids are kept in ``left_out``. A claim that says nothing of a
        condition, such as one without a place, does not match it.

        Args:
            type: A record type, as ``casualty_estimates`` or ``casualty_estimate``.
            place: The id of a place; matches claims about it and about all places within it.
            period: A `Period` or its EDTF text; matches claims whose period may overlap it.
            side: The id of an actor; matches claims that concern it, its units, or actors that are part of it.
            speaker: The id of an agent; matches claims of that agent itself.

        Raises:
            DanglingReferenceError: If a place, side or speaker is not in the dataset.
            InvariantError: If there is no such type, or the period is not valid EDTF.
        """
        span = Period(period) if isinstance(period, str) else period
        return self._only(matching(self, type=type, place=place, period=span, side=side, speaker=speaker))

    def as_known_at(self, day: date | str) -> Self:
        """What had been stated by the end of a day, without the claims that had been superseded or retracted by then.

        A claim counts from the first day by which it had certainly been stated, relayed, published or recorded; claims
        that nothing dates are left out. A withdrawn correction does not bring the corrected claim back. All entities
        stay, and the rows of foreign files stay with the claims that were made of them.

        Raises:
            InvariantError: If the text is no EDTF date, or one without a last day in the years 1 to 9999.
        """
        last = UncertainDate(day).latest if isinstance(day, str) else date(day.year, day.month, day.day)
        if last is None:
            raise InvariantError(Dataset, ("day",), f"{day} has no last day in the years 1 to 9999; give one")
        return self._only(known_at(self, last), entities=True)

    def problems(self) -> tuple[Problem, ...]:
        """What is legal but suspect: each with a pointer into this dataset, a stable code, and what to look at."""
        return tuple(doubts.find(self.collections()))

    def referring_to(self, record_id: str) -> tuple[Record, ...]:
        """All records that refer to this id, such as the claims about what became of the captured."""
        return tuple(record for record in self if any(target == record_id for _, target, _ in references_of(record)))

    def _only(self, claims: Iterable[Claim], *, entities: bool = False) -> Self:
        """These claims with all entities, or with those that they need; all other claims are left out."""
        kept = with_their_needs(self, claims, entities=entities)
        others = [claim.id for claim in self.claims() if claim.id not in kept]
        return self._with((record for record in self if record.id in kept), left_out=self.left_out.union(others))

    def _with(self, records: Iterable[Record], left_out: frozenset[str] | None = None) -> Self:
        """This dataset with other records; unknown keys stay with the records that stay."""
        kept = list(records)
        ids = {"", *(record.id for record in kept)}
        return type(self).of(
            kept,
            left_out=self.left_out if left_out is None else left_out,
            unknown_keys=[key for key in self.unknown_keys if key.record in ids],
            **{name: getattr(self, name) for name in METADATA},
        )


def _collection_of(record: Record) -> str:
    try:
        return collection_of(type(record))
    except KeyError:
        raise InvariantError(Dataset, ("records",), f"{type(record).__name__} is no record type") from None
