"""From bytes to plain objects, one parser for each notation, with errors that say where."""

import json
from collections.abc import Callable, Iterator
from importlib import import_module
from types import ModuleType
from typing import Any

import msgspec

from conflictdata.errors import DataError, LimitExceededError, MissingExtraError, ParseError, Problem
from conflictdata.serial.contract import pointer_token
from conflictdata.serial.plain import is_array, is_object

__all__ = ["as_bytes", "parse_json", "parse_msgpack", "parse_yaml", "repeated_keys", "yaml_module"]

_BOM = b"\xef\xbb\xbf"


def as_bytes(raw: bytes | bytearray | memoryview | str) -> bytes:
    """The bytes of what a caller gave, a `str` being encoded as UTF-8."""
    try:
        return raw.encode() if isinstance(raw, str) else bytes(raw)
    except UnicodeEncodeError as error:
        raise _malformed("text", str(error)) from None


def parse_json(raw: bytes) -> Any:  # noqa: ANN401 - any JSON value
    """The value of a JSON text: UTF-8 without a byte-order mark, no NaN, no repeated keys."""
    if raw.startswith(_BOM):
        message = "the text begins with a byte-order mark; save it as UTF-8 without one"
        raise ParseError((Problem("", "byte-order-mark", message),))
    value = _guarded("JSON", msgspec.json.decode, raw)
    repeated = _guarded("JSON", repeated_keys, raw)
    if repeated:
        raise DataError(tuple(repeated))
    return value


def parse_msgpack(raw: bytes) -> Any:  # noqa: ANN401 - any MessagePack value
    """The value of a MessagePack text. Of repeated keys the last counts."""
    return _guarded("MessagePack", msgspec.msgpack.decode, raw)


def parse_yaml(raw: bytes) -> Any:  # noqa: ANN401 - any value of the JSON schema of YAML
    """The value of a YAML document in YAML's JSON schema: no tags, no anchors, no dates, no repeated keys.

    Raises:
        MissingExtraError: If PyYAML is not installed.
    """
    return _guarded("YAML", yaml_module().load, raw)


def yaml_module() -> ModuleType:
    """The module that reads and writes YAML.

    Raises:
        MissingExtraError: If PyYAML is not installed.
    """
    try:
        return import_module("conflictdata.serial.plain_yaml")
    except ImportError:
        raise MissingExtraError("pyyaml", "yaml") from None


def _guarded(notation: str, parse: Callable[[bytes], Any], raw: bytes) -> Any:  # noqa: ANN401 - what the parser gives
    try:
        return parse(raw)
    except RecursionError:
        message = f"the {notation} is nested too deeply to be a conflictdata document"
        raise LimitExceededError((Problem("", "too-deep", message),)) from None
    except (msgspec.MsgspecError, ValueError) as error:
        raise _malformed(notation, str(error)) from None


def _malformed(notation: str, reason: str) -> ParseError:
    return ParseError((Problem("", "malformed", f"this is not well-formed {notation}: {reason}"),))


class _Repeats(dict[str, Any]):
    """A JSON object in which keys were repeated."""

    keys_repeated: frozenset[str]


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    marked = _Repeats(plain)
    keys = [key for key, _ in pairs]
    marked.keys_repeated = frozenset(key for key in keys if keys.count(key) > 1)
    return marked


def repeated_keys(raw: bytes) -> list[Problem]:
    """A problem for each key that stands more than once in its object."""
    return list(_repeats_in(json.loads(raw, object_pairs_hook=_object), ""))


def _repeats_in(value: Any, pointer: str) -> Iterator[Problem]:  # noqa: ANN401 - any JSON value
    if isinstance(value, _Repeats):
        for key in sorted(value.keys_repeated):
            message = f"the key {key!r} stands here more than once; keep one of them"
            yield Problem(f"{pointer}/{pointer_token(key)}", "duplicate-key", message)
    if is_object(value):
        for key, item in value.items():
            yield from _repeats_in(item, f"{pointer}/{pointer_token(key)}")
    elif is_array(value):
        for position, item in enumerate(value):
            yield from _repeats_in(item, f"{pointer}/{position}")
