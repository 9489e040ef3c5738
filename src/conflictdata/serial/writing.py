"""Writing: records and datasets in canonical form.

Canonical form is a promise: the same dataset gives the same bytes, in every process. Records stand in the order of
their ids, keys in the order of the fields, sets sorted; fields that hold their default are left out; each date and
number has one spelling. In JSON each record has a line of its own, so that files can be read and compared by people.
"""

import typing
import warnings
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import Any

import msgspec

from conflictdata.errors import DataError, LossyConversionWarning, Problem
from conflictdata.model.dataset import Dataset, UnknownKey
from conflictdata.model.records import Record
from conflictdata.serial.contract import unstructure
from conflictdata.serial.fast_writing import form_maker
from conflictdata.serial.migrations import FORMAT, VERSION
from conflictdata.serial.parsing import yaml_module
from conflictdata.serial.plain import is_object
from conflictdata.serial.wire import item_type, wire_fields

__all__ = [
    "header_of",
    "json_chunks",
    "json_record",
    "json_records",
    "plain_document",
    "plain_record",
    "to_json",
    "to_msgpack",
    "to_yaml",
]

_by_id = attrgetter("id")


def to_json(plain: object) -> bytes:
    """A plain object as compact JSON.

    Raises:
        DataError: If it holds something that JSON has no spelling for.
    """
    return _encoded(msgspec.json.encode, plain)


def to_msgpack(plain: object) -> bytes:
    """A plain object as MessagePack.

    Raises:
        DataError: If it holds something that MessagePack has no spelling for.
    """
    return _encoded(msgspec.msgpack.encode, plain)


def to_yaml(plain: object) -> bytes:
    """A plain object as YAML.

    Raises:
        DataError: If it holds something that YAML has no spelling for.
        MissingExtraError: If PyYAML is not installed.
    """
    return _encoded(yaml_module().dump, plain)


def _encoded(encode: Any, plain: object) -> bytes:  # noqa: ANN401 - an encoder of msgspec
    try:
        encoded: bytes = encode(plain)
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        record = plain.get("id", "the document") if is_object(plain) else "the document"
        raise _unwritable(record, error) from None
    return encoded


def _unwritable(record: object, error: Exception) -> DataError:
    message = f"{record!r} holds a value that cannot be written: {error}"
    return DataError((Problem("", "cannot-encode", message),))


def plain_record(record: Record, unknown_keys: Iterable[UnknownKey] = ()) -> dict[str, Any]:
    """A record as plain objects, with the unknown keys that were read with it put back."""
    try:
        plain: dict[str, Any] = unstructure(record)
    except (TypeError, AttributeError, ValueError) as error:
        raise _unwritable(record.id, error) from None
    for key in unknown_keys:
        if not _put(plain, key, type(record)):
            message = f"{key.pointer!r} of {record.id!r} has no place any more, since the record was replaced"
            warnings.warn(message, LossyConversionWarning, stacklevel=2)
    return plain


def json_record(record: Record, unknown_keys: Sequence[UnknownKey] = ()) -> bytes:
    """A record as canonical JSON."""
    if unknown_keys:
        return to_json(plain_record(record, unknown_keys))
    try:
        return msgspec.json.encode(form_maker(type(record))(record))  # type: ignore[arg-type] # mypy: no hash; but classes have one
    except (TypeError, AttributeError, ValueError, OverflowError) as error:
        raise _unwritable(record.id, error) from None


def _put(plain: dict[str, Any], key: UnknownKey, cls: type) -> bool:
    """Put an unknown key back into the object of its class, or say that its place is gone."""
    *parents, last = (token.replace("~1", "/").replace("~0", "~") for token in key.pointer.split("/")[1:])
    steps = iter(parents)
    for name in steps:
        annotation = wire_fields(cls)[name]
        if typing.get_origin(annotation) is tuple:
            items, position = plain.get(name, []), int(next(steps))
            if position >= len(items):
                return False
            plain = items[position]
        else:
            # An object that holds nothing but defaults was left out, and so has to be made again.
            plain = plain.setdefault(name, {})
        cls = item_type(annotation)
    plain[last] = msgspec.json.decode(key.value)
    return True


def header_of(data: Dataset) -> dict[str, Any]:
    """The fields of the document that are no collections of records."""
    texts = {"title": data.title, "description": data.description, "licence": data.licence}
    header: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        **{name: text for name, text in texts.items() if text is not None},
    }
    if data.left_out:
        header["left_out"] = sorted(data.left_out)
    for key in data.unknown_keys:
        if not key.record:
            _put(header, key, Dataset)
    return header


def _in_order(data: Dataset) -> Iterator[tuple[str, Iterator[tuple[Record, Sequence[UnknownKey]]]]]:
    """The collections that are not empty, and the records of each with their unknown keys, in canonical order."""
    unknown: defaultdict[str, list[UnknownKey]] = defaultdict(list)
    for key in data.unknown_keys:
        unknown[key.record].append(key)
    for name, records in data.collections().items():
        if records:
            yield name, ((record, unknown.get(record.id, ())) for record in sorted(records, key=_by_id))


def json_records(data: Dataset) -> Iterator[tuple[str, Iterator[bytes]]]:
    """The collections that are not empty, and the records of each as JSON in canonical order."""
    for name, records in _in_order(data):
        yield name, (json_record(record, keys) for record, keys in records)


def plain_document(data: Dataset) -> dict[str, Any]:
    """The whole dataset as one plain object."""
    collections = {name: [plain_record(record, keys) for record, keys in records] for name, records in _in_order(data)}
    return {**header_of(data), **collections}


def json_chunks(data: Dataset) -> Iterator[bytes]:
    """The canonical JSON text, piece by piece."""
    yield to_json(header_of(data))[:-1]
    for name, records in json_records(data):
        yield b',\n"' + name.encode() + b'":['
        separator = b"\n"
        for record in records:
            yield separator + record
            separator = b",\n"
        yield b"\n]"
    yield b"}\n"
