"""Integrity of a dataset: unique ids, references that lead somewhere, and no record that contains itself."""

import typing
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from graphlib import CycleError, TopologicalSorter
from itertools import chain, islice
from operator import attrgetter
from typing import Any, cast

import attrs

from conflictdata.errors import DanglingReferenceError, DataError, DuplicateIdError, Problem
from conflictdata.model.records import CLAIM_TYPES, RECORD_TYPES, Claim, Record, collection_of
from conflictdata.provenance.attribution import Provenance
from conflictdata.values.references import Refers

__all__ = ["check_integrity", "references_of"]

Collections = Mapping[str, Sequence[Record]]

_SAMPLED = 1000
_ACYCLIC_ENTITIES = {"places": "within", "agents": "part_of", "actors": "part_of"}


@attrs.frozen
class _Link:
    """A field through which references are reached: ``target`` is a `Refers`, or a class with links of its own."""

    field: str
    many: bool
    target: Refers | type


@cache
def _links(cls: type) -> tuple[_Link, ...]:
    hints = typing.get_type_hints(cls, include_extras=True)
    return tuple(
        link for field in attrs.fields(cls) if (link := _link(field.name, hints[field.name], many=False)) is not None
    )


def _link(field: str, annotation: Any, *, many: bool) -> _Link | None:  # noqa: ANN401 - an annotation is any object
    if attrs.has(annotation):
        return _Link(field, many, annotation) if _links(annotation) else None
    markers = [marker for marker in getattr(annotation, "__metadata__", ()) if isinstance(marker, Refers)]
    if markers:
        return _Link(field, many, markers[0])
    arguments = [argument for argument in typing.get_args(annotation) if argument not in (type(None), ...)]
    is_tuple = typing.get_origin(annotation) is tuple
    return _link(field, arguments[0], many=many or is_tuple) if len(arguments) == 1 else None


def references_of(record: object) -> Iterator[tuple[str, str, Refers]]:
    """Every reference that a record makes: its JSON Pointer inside the record, the id, and where it may lead."""
    cls: Any = type(record)
    for link in _links(cls):
        value = getattr(record, link.field)
        if value is None:
            continue
        pointer = f"/{link.field}"
        items = [(f"{pointer}/{i}", item) for i, item in enumerate(value)] if link.many else [(pointer, value)]
        for at, item in items:
            if isinstance(link.target, Refers):
                yield at, item, link.target
            else:
                for inner, target_id, refers in references_of(item):
                    yield at + inner, target_id, refers


def _columns(
    cls: type, objects: Iterable[object], seen: dict[int, object]
) -> Iterator[tuple[Refers, Callable[[], Iterable[Any]]]]:
    """All references of the objects, column by column, which keeps the loops out of Python; `None` is no reference.

    Claims of one row share their provenance: each object within records is looked at once, by what was ``seen``.
    """
    pool = list(objects)
    for link in _links(cls) if pool else ():
        column = partial(_many if link.many else _single, link.field, pool)
        if isinstance(link.target, Refers):
            if link.target.checked:
                yield link.target, column
        else:
            fresh = {id(value): value for value in column() if value is not None and id(value) not in seen}
            seen.update(fresh)
            yield from _columns(link.target, fresh.values(), seen)


def _single(field: str, pool: Sequence[object]) -> Iterable[Any]:
    return map(attrgetter(field), pool)


def _many(field: str, pool: Sequence[object]) -> Iterable[Any]:
    return chain.from_iterable(filter(None, map(attrgetter(field), pool)))


def check_integrity(collections: Collections, left_out: frozenset[str]) -> dict[str, Record]:
    """Check a dataset as a whole and return its records by id. Pointers count records as they were given.

    Raises:
        DuplicateIdError: If an id is used twice.
        DanglingReferenceError: If a reference leads nowhere. References from claim to claim may lead to ``left_out``.
        DataError: If a place, agent or actor contains itself by way of others, or if claims supersede each other,
            retract each other, or are derived from each other in turn.
    """
    index: dict[str, Record] = {}
    for records in collections.values():
        index.update(zip(map(attrgetter("id"), records), records, strict=True))
    if len(index) != sum(map(len, collections.values())):
        raise DuplicateIdError(tuple(_duplicates(collections)))
    left_out = left_out - index.keys()
    seen: dict[int, object] = {}
    for name, records in collections.items():
        for refers, column in _columns(RECORD_TYPES[name], records, seen):
            if _types_led_to(column, index) <= _types_of(refers):
                continue
            # An empty text refers to something too, and in vain: only None is no reference.
            targets = set(column())
            targets.discard(None)
            if _unknown(targets, refers, index, left_out):
                raise DanglingReferenceError(tuple(_dangling(collections, index, left_out)))
    provenances = [part for part in seen.values() if type(part) is Provenance]
    problems = tuple(_cycles(collections, provenances))
    if problems:
        raise DataError(problems)
    return index


def _types_led_to(column: Callable[[], Iterable[Any]], index: Mapping[str, Record]) -> set[type]:
    """Which types of records the references of a column lead to, for all of them at once.

    Where the first ones repeat, as places do, each is looked up once; where they do not, a set would only cost.
    """
    first = list(islice(column(), _SAMPLED))
    targets = set(column()) if len(set(first)) * 2 < len(first) else column()
    return set(map(type, map(index.get, targets)))


@cache
def _types_of(refers: Refers) -> frozenset[type]:
    return frozenset(RECORD_TYPES[name] for name in refers.collections)


def _unknown(
    targets: set[str], refers: Refers, index: Mapping[str, Record], left_out: frozenset[str]
) -> frozenset[str]:
    """The targets that lead nowhere, or to a record of another type."""
    types = _types_of(refers)
    found = set(map(type, map(index.get, targets)))
    unknown = frozenset[str]() if found <= types else frozenset(t for t in targets if type(index.get(t)) not in types)
    return unknown - left_out if CLAIM_TYPES.keys() >= set(refers.collections) else unknown


def _duplicates(collections: Collections) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for name, records in collections.items():
        for position, record in enumerate(records):
            pointer = f"/{name}/{position}"
            if record.id in first:
                message = f"the id {record.id!r} is already used at {first[record.id]}; give one of them another id"
                yield Problem(f"{pointer}/id", "duplicate-id", message)
            else:
                first[record.id] = pointer


def _dangling(collections: Collections, index: Mapping[str, Record], left_out: frozenset[str]) -> Iterator[Problem]:
    for name, records in collections.items():
        for position, record in enumerate(records):
            for pointer, target, refers in references_of(record):
                if refers.checked and _unknown({target}, refers, index, left_out):
                    places = " or ".join(refers.collections)
                    other = index.get(target)
                    found = "" if other is None else f"it is one of {collection_of(type(other))}"
                    hint = found or "add that record or correct the id"
                    message = f"{record.id!r} refers to {target!r}, which is not among {places}; {hint}"
                    yield Problem(f"/{name}/{position}{pointer}", "dangling-reference", message)


def _cycles(collections: Collections, provenances: Sequence[Provenance]) -> Iterator[Problem]:
    """One cycle of each kind of relation that must have none, given the provenances that claims have."""
    for name, field in _ACYCLIC_ENTITIES.items():
        parents = [(record.id, attrgetter(field)(record)) for record in collections[name]]
        yield from _cycle(f"/{name}", field, {child: (parent,) for child, parent in parents if parent is not None})
    for field in ("supersedes", "retracts", "derived_from"):
        earlier = attrgetter(field)
        if any(map(earlier, provenances)):
            claims = chain.from_iterable(cast("Sequence[Claim]", collections[name]) for name in CLAIM_TYPES)
            yield from _cycle("", field, {c.id: targets for c in claims if (targets := earlier(c.provenance))})


def _cycle(pointer: str, field: str, edges: Mapping[str, Sequence[str]]) -> Iterator[Problem]:
    try:
        TopologicalSorter(edges).prepare()
    except CycleError as error:
        loop = " -> ".join(reversed(error.args[1]))
        yield Problem(pointer, "cycle", f"{field}: {loop} leads back to itself; remove one of these references")
