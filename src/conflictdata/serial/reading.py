"""Reading whole documents: the dataset of one JSON, MessagePack or YAML value."""

from collections.abc import Callable
from functools import cache
from typing import Any

import attrs
import msgspec

from conflictdata.errors import DataError, InvariantError, Problem
from conflictdata.model.dataset import Dataset, UnknownKey
from conflictdata.model.records import RECORD_TYPES, Record
from conflictdata.serial.contract import pointer_token, structure, unknown_keys_in
from conflictdata.serial.fast_reading import NotPlain, RecordDecoder, paused_gc
from conflictdata.serial.migrations import FORMAT, VERSION, migrate
from conflictdata.serial.plain import is_array

__all__ = ["Collector", "read_json", "read_msgpack", "read_plain"]

_CHUNK = 10_000
_TEXTS = ("title", "description", "licence")
_UNREADABLE = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)

_Parse = Callable[[bytes], Any]
_Parts = dict[str, msgspec.Raw]

_NOTHING = object()


class Collector:
    """Gathers records, unknown keys and problems of one document, and makes the dataset of them."""

    def __init__(self, *, strict: bool, header_prefix: str = "") -> None:
        self.strict = strict
        self.header_prefix = header_prefix
        self.header: dict[str, Any] = {}
        self.records: dict[str, list[Record]] = {name: [] for name in RECORD_TYPES}
        self.unknown_keys: list[UnknownKey] = []
        self.problems: list[Problem] = []

    def add_collection(self, name: str, raws: list[msgspec.Raw], parse: _Parse, *, binary: bool) -> None:
        """Add all records of a collection from bytes, or the problems that they have."""
        decode, records = record_decoder(name, binary=binary), self.records[name]
        for start in range(0, len(raws), _CHUNK):
            with paused_gc():
                for position, raw in enumerate(map(bytes, raws[start : start + _CHUNK]), start):
                    try:
                        records.append(decode(raw))
                    except NotPlain:
                        self.add_raw(name, raw, parse, f"/{name}/{position}")

    def add_raw(self, name: str, raw: bytes, parse: _Parse, pointer: str) -> None:
        """Add a record that is not plainly in order from bytes, or the problems that it has."""
        plain = self._parsed(raw, parse, pointer)
        if plain is not _NOTHING:
            self.add_plain(name, plain, pointer)

    def add_plain(self, name: str, plain: Any, pointer: str) -> None:  # noqa: ANN401 - what a parser made
        """Add a record from plain objects, or the problems that it has."""
        cls = RECORD_TYPES[name]
        try:
            record = structure(plain, cls, strict=self.strict, pointer=pointer)
        except DataError as error:
            self.problems += error.problems
            return
        self.records[name].append(record)
        if not self.strict:
            for inner, value in unknown_keys_in(plain, cls):
                self._keep(record.id, inner, value, pointer + inner)

    def add_header_raw(self, name: str, raw: bytes, parse: _Parse) -> None:
        """Add a field of the document that is no collection of records, from bytes."""
        pointer = f"/{pointer_token(name)}"
        value = self._parsed(raw, parse, pointer)
        if value is not _NOTHING:
            self.add_header(name, value, pointer)

    def add_header(self, name: str, value: Any, pointer: str) -> None:  # noqa: ANN401 - what a parser made
        """Add a field of the document that is no collection of records."""
        if name in _TEXTS:
            if type(value) is str:
                self.header[name] = value
            elif value is not None:
                self.problems.append(Problem(pointer, "wrong-type", "expected a string"))
        elif name == "left_out":
            if is_array(value) and all(type(item) is str for item in value):
                self.header[name] = value
            else:
                self.problems.append(Problem(pointer, "wrong-type", "expected an array of strings"))
        elif self.strict:
            known = ", ".join(["format", "version", *_TEXTS, "left_out", *RECORD_TYPES])
            self.problems.append(
                Problem(pointer, "unknown-key", f"{name!r} is not known here; a document has: {known}")
            )
        else:
            self._keep("", f"/{pointer_token(name)}", value, pointer)

    def _parsed(self, raw: bytes, parse: _Parse, pointer: str) -> Any:  # noqa: ANN401 - what the parser makes
        try:
            return parse(raw)
        except DataError as error:
            self.problems += [attrs.evolve(problem, pointer=pointer + problem.pointer) for problem in error.problems]
            return _NOTHING

    def _keep(self, record: str, inner: str, value: Any, pointer: str) -> None:  # noqa: ANN401 - any plain object
        text = _json_text(value)
        if text is None:
            message = "the value of this unknown key cannot be kept: JSON has no spelling for it"
            self.problems.append(Problem(pointer, "not-json", message))
        else:
            self.unknown_keys.append(UnknownKey(record=record, pointer=inner, value=text))

    def dataset(self) -> Dataset:
        """The dataset, once everything has been added.

        Raises:
            DataError: If there were problems.
        """
        if self.problems:
            raise DataError(tuple(self.problems))
        try:
            return Dataset(**self.header, **self.records, unknown_keys=self.unknown_keys)  # type: ignore[arg-type] # by name
        except InvariantError as error:
            pointer = f"{self.header_prefix}/{error.fields[0]}"
            raise DataError((Problem(pointer, "invariant", error.rule),)) from None


def _json_text(value: Any) -> str | None:  # noqa: ANN401 - what a parser made
    """The value as canonical JSON text, or `None` where JSON would say something else, as of NaN and of bytes."""
    try:
        text = msgspec.json.encode(value, order="sorted")
        return text.decode() if msgspec.json.decode(text) == value else None
    except (TypeError, ValueError, msgspec.MsgspecError):
        return None


def read_plain(document: Any, *, strict: bool) -> Dataset:  # noqa: ANN401 - what a parser made of a file
    """The dataset of a document in plain objects, of any version that can be read."""
    collector = Collector(strict=strict)
    for name, value in migrate(document).items():
        pointer = f"/{pointer_token(name)}"
        if name in RECORD_TYPES:
            if not is_array(value):
                collector.problems.append(Problem(pointer, "wrong-type", "expected an array of records"))
                continue
            for position, plain in enumerate(value):
                collector.add_plain(name, plain, f"{pointer}/{position}")
        elif name not in ("format", "version"):
            collector.add_header(name, value, pointer)
    return collector.dataset()


def read_json(raw: bytes, parse: _Parse, *, strict: bool) -> Dataset:
    """The dataset of a JSON document: at speed where it is in order, with reasons where it is not.

    Args:
        raw: The text.
        parse: Makes plain objects of JSON text, or raises `DataError`.
        strict: Whether unknown keys are refused, or kept.
    """
    try:
        parts = _json_parts(raw)
        collections = _split(parts, msgspec.json.decode)
    except (NotPlain, *_UNREADABLE):
        return read_plain(parse(raw), strict=strict)
    return _read_parts(parts, collections, parse, binary=False, strict=strict)


def _json_parts(raw: bytes) -> _Parts:
    parts = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
    # A key that was repeated has lost its first value, and that value's colons, on the way.
    if raw.count(b":") != len(parts) + sum(bytes(part).count(b":") for part in parts.values()):
        raise NotPlain
    return parts


def read_msgpack(raw: bytes, parse: _Parse, *, strict: bool) -> Dataset:
    """The dataset of a MessagePack document. The arguments are those of `read_json`."""
    try:
        parts = msgspec.msgpack.decode(raw, type=dict[str, msgspec.Raw])
        collections = _split(parts, msgspec.msgpack.decode)
    except (NotPlain, *_UNREADABLE):
        return read_plain(parse(raw), strict=strict)
    return _read_parts(parts, collections, parse, binary=True, strict=strict)


def _split(parts: _Parts, decode: Callable[..., Any]) -> dict[str, list[msgspec.Raw]]:
    """The records of each collection, still undecoded, of a document in the current version of the format."""
    if "format" not in parts or "version" not in parts:
        raise NotPlain
    if (decode(parts["format"]), decode(parts["version"], type=int)) != (FORMAT, VERSION):
        raise NotPlain
    return {name: decode(part, type=list[msgspec.Raw]) for name, part in parts.items() if name in RECORD_TYPES}


def _read_parts(
    parts: _Parts, collections: dict[str, list[msgspec.Raw]], parse: _Parse, *, binary: bool, strict: bool
) -> Dataset:
    collector = Collector(strict=strict)
    for name, part in parts.items():
        if name in collections:
            collector.add_collection(name, collections[name], parse, binary=binary)
        elif name not in ("format", "version"):
            collector.add_header_raw(name, bytes(part), parse)
    return collector.dataset()


@cache
def record_decoder(name: str, *, binary: bool = False, tagged: bool = False) -> RecordDecoder[Record]:
    """The decoder for the records of one collection."""
    return RecordDecoder(RECORD_TYPES[name], binary=binary, tagged=tagged)
