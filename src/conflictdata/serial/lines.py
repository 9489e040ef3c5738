"""JSON Lines: a header line, then one record a line with its ``type`` first. Memory does not grow with the file."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import attrs

from conflictdata.errors import DanglingReferenceError, DataError, DuplicateIdError, Problem
from conflictdata.model.dataset import Dataset
from conflictdata.model.records import RECORD_TYPES, Record, type_name
from conflictdata.serial.contract import pointer_token
from conflictdata.serial.fast_reading import NotPlain, paused_gc
from conflictdata.serial.migrations import FORMAT, VERSION, migrate
from conflictdata.serial.parsing import parse_json
from conflictdata.serial.plain import is_object
from conflictdata.serial.reading import Collector, read_plain, record_decoder
from conflictdata.serial.writing import header_of, json_record, json_records, to_json

__all__ = ["line_chunks", "read_lines", "record_lines", "stream_records"]

_CHUNK = 10_000
_COLLECTIONS = {type_name(cls): name for name, cls in RECORD_TYPES.items()}
_TYPE_FIRST = re.compile(rb'\{"type":"([a-z_]+)"')


def line_chunks(data: Dataset) -> Iterator[bytes]:
    """The canonical JSON Lines text of a dataset, line by line. Its header says how many records follow."""
    header = header_of(data)
    format_and_version = {name: header.pop(name) for name in ("format", "version")}
    yield to_json({**format_and_version, "records": len(data), **header}) + b"\n"
    for name, records in json_records(data):
        for record in records:
            yield _tagged(type_name(RECORD_TYPES[name]), record)


def record_lines(records: Iterable[Record], header: dict[str, str]) -> Iterator[bytes]:
    """The JSON Lines text of records that come one after the other, in the order in which they come."""
    yield to_json({"format": FORMAT, "version": VERSION, **header}) + b"\n"
    for record in records:
        yield _tagged(type_name(type(record)), json_record(record))


def _tagged(tag: str, record: bytes) -> bytes:
    return b'{"type":"' + tag.encode() + b'",' + record[1:] + b"\n"


def read_lines(lines: Iterable[bytes], *, strict: bool) -> Dataset:
    """The dataset of a JSON Lines text. Pointers of problems begin with the number of the line.

    Raises:
        DataError: With every problem of every line.
    """
    collector = Collector(strict=strict, header_prefix="1:")
    numbered = enumerate(lines, 1)
    header = _header(numbered)
    expected = header.pop("records", None)
    if header["version"] != VERSION:
        return read_plain(_whole_document(header, numbered), strict=strict)
    for name, value in header.items():
        if name not in ("format", "version"):
            collector.add_header(name, value, f"1:/{pointer_token(name)}")
    places: dict[str, list[int]] = {name: [] for name in RECORD_TYPES}
    while chunk := list(islice(numbered, _CHUNK)):
        with paused_gc():
            for number, line in chunk:
                collection = _add_line(collector, number, line)
                if collection is not None:
                    places[collection].append(number)
    found = sum(map(len, places.values()))
    if not collector.problems:
        collector.problems += _missing(expected, found)
    try:
        return collector.dataset()
    except (DanglingReferenceError, DuplicateIdError) as error:
        raise type(error)(tuple(_at_line(problem, places) for problem in error.problems)) from None


def stream_records(lines: Iterable[bytes]) -> Iterator[Record]:
    """The records of a JSON Lines text, one by one, in the order of the lines.

    Raises:
        DataError: At the first line that is not in order.
    """
    collector = Collector(strict=True)
    numbered = enumerate(lines, 1)
    header = _header(numbered)
    if header["version"] != VERSION:
        message = "a file of an older version of the format cannot be streamed; load() and dump() it first"
        raise DataError((Problem("1:/version", "unsupported-version", message),))
    found = 0
    for number, line in numbered:
        name = _add_line(collector, number, line)
        if name is None:
            raise DataError(tuple(collector.problems))
        found += 1
        yield collector.records[name].pop()
    missing = _missing(header.get("records"), found)
    if missing:
        raise DataError(tuple(missing))


def _header(numbered: Iterator[tuple[int, bytes]]) -> dict[str, Any]:
    _, line = next(numbered, (1, b""))
    try:
        header = parse_json(line)
        migrate(header)
    except DataError as error:
        raise type(error)(tuple(_on_line(1, problem) for problem in error.problems)) from None
    return dict(header)


def _add_line(collector: Collector, number: int, line: bytes) -> str | None:
    """Add the record of a line. The answer is its collection, or `None` if there were problems."""
    pointer = f"{number}:"
    known = len(collector.problems)
    match = _TYPE_FIRST.match(line)
    name = _COLLECTIONS.get(match[1].decode()) if match else None
    if name is not None:
        try:
            collector.records[name].append(record_decoder(name, tagged=True)(line))
        except NotPlain:
            collector.add_raw(name, line, _parse_untagged, pointer)
    else:
        name = _add_unusual(collector, line, pointer)
    return name if len(collector.problems) == known else None


def _add_unusual(collector: Collector, line: bytes, pointer: str) -> str | None:
    """Add the record of a line whose type does not stand first, or is not known."""
    try:
        tag, plain = _untagged(line)
    except DataError as error:
        collector.problems += [attrs.evolve(problem, pointer=pointer + problem.pointer) for problem in error.problems]
        return None
    if tag not in _COLLECTIONS:
        message = f"{tag!r} is no record type; types are: {', '.join(_COLLECTIONS)}"
        collector.problems.append(Problem(f"{pointer}/type", "unknown-code", message))
        return None
    collector.add_plain(_COLLECTIONS[tag], plain, pointer)
    return _COLLECTIONS[tag]


def _parse_untagged(line: bytes) -> Any:  # noqa: ANN401 - any JSON value
    return _untagged(line)[1]


def _untagged(line: bytes) -> tuple[str, dict[Any, Any]]:
    plain = parse_json(line)
    if not is_object(plain):
        raise DataError((Problem("", "wrong-type", "a line of JSON Lines is an object"),))
    if "type" not in plain:
        raise DataError((Problem("/type", "missing-key", "this key is required"),))
    tag = plain.pop("type")
    return tag if isinstance(tag, str) else repr(tag), plain


def _whole_document(header: dict[str, Any], numbered: Iterator[tuple[int, bytes]]) -> dict[str, Any]:
    """The document of a file of an older version, whose record types may be others than today's."""
    document = dict(header)
    for number, line in numbered:
        try:
            tag, plain = _untagged(line)
        except DataError as error:
            raise type(error)(tuple(_on_line(number, problem) for problem in error.problems)) from None
        document.setdefault(f"{tag}s", []).append(plain)
    return document


def _missing(expected: object, found: int) -> list[Problem]:
    if expected is None or expected == found:
        return []
    message = f"the header says that {expected!r} records follow, but there are {found}: has the file been cut?"
    return [Problem("1:/records", "truncated", message)]


def _on_line(number: int, problem: Problem) -> Problem:
    return attrs.evolve(problem, pointer=f"{number}:{problem.pointer}")


def _at_line(problem: Problem, places: dict[str, list[int]]) -> Problem:
    """The problem with the number of its line, in the place of its position in the collection."""
    _, name, position, *rest = problem.pointer.split("/")
    inner = "".join(f"/{token}" for token in rest)
    return attrs.evolve(problem, pointer=f"{places[name][int(position)]}:{inner}")
