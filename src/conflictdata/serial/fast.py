"""The fast path: msgspec decodes bytes into a skeleton, which checks the keys, and the skeleton into our class.

Decoding straight into an attrs class, msgspec ignores keys that the class does not have, and is slow where many fields
are left out. So a record is decoded into a struct of the same shape, which refuses unknown keys and holds the defaults;
the record is made from its attributes, and its values are checked on the way. Of two equal keys msgspec takes the last:
written again, the skeleton then has fewer colons than the record. Whatever is not plainly in order goes to the slow
path, which decides and gives the reasons.
"""

import gc
import typing
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import cache
from typing import Any, Generic, TypeVar

import attrs
import msgspec

from conflictdata.serial.parsing import repeated_keys
from conflictdata.serial.wire import check_wire_class, default_of, item_type, wire_fields

__all__ = ["NotPlain", "RecordDecoder", "paused_gc", "same_colons"]

_T = TypeVar("_T")

_ESCAPED_COLON = b"\\u003"


class NotPlain(Exception):  # noqa: N818 - a signal, caught by the slow path
    """The record is not plainly in order: the slow path has to look at it."""


def _read_text(cls: Any, value: Any) -> Any:  # noqa: ANN401 - what msgspec found
    return cls.parse(value)


@cache
def skeleton_of(cls: type, *, tagged: bool = False) -> type[msgspec.Struct]:
    """A struct with the keys and defaults of ``cls`` that takes any value, and refuses unknown keys.

    Args:
        cls: A wire class.
        tagged: Whether a key ``type`` may stand beside the fields, as in JSON Lines.
    """
    check_wire_class(cls)
    annotations = wire_fields(cls)
    if tagged and "type" in annotations:
        message = f"{cls.__name__} has a field 'type', which is the tag of lines; give the field another name"
        raise TypeError(message)
    fields: list[Any] = [("type", Any, None)] if tagged else []
    for field in attrs.fields(cls):
        kind = _shape(annotations[field.name])
        fields.append((field.name, kind) if field.default is attrs.NOTHING else (field.name, kind, default_of(field)))
    return msgspec.defstruct(
        f"{cls.__name__}Skeleton", fields, forbid_unknown_fields=True, omit_defaults=True, kw_only=True, gc=False
    )


def _shape(annotation: Any) -> Any:  # noqa: ANN401 - annotations are any objects
    inner = item_type(annotation)
    if not attrs.has(inner):
        return Any
    shape: Any = skeleton_of(inner)
    return list[shape] if typing.get_origin(annotation) is tuple else shape | None


class RecordDecoder(Generic[_T]):
    """Decodes one record at a time from JSON or MessagePack, or raises `NotPlain`."""

    def __init__(self, cls: type[_T], *, binary: bool, tagged: bool = False) -> None:
        skeleton = skeleton_of(cls, tagged=tagged)  # type: ignore[arg-type] # mypy: no hash; but classes have one
        decoder = msgspec.msgpack.Decoder if binary else msgspec.json.Decoder
        self._decode: Callable[[bytes], object] = decoder(skeleton).decode
        self._cls = cls
        self._binary = binary

    def __call__(self, raw: bytes) -> _T:
        """The record, if it is valid in every way.

        Raises:
            NotPlain: If it is not, or if that cannot be told at speed.
        """
        try:
            skeleton = self._decode(raw)
            record = msgspec.convert(skeleton, self._cls, from_attributes=True, dec_hook=_read_text)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise NotPlain from error
        if not self._binary and not same_colons(raw, msgspec.json.encode(skeleton)) and repeated_keys(raw):
            raise NotPlain
        return record


def same_colons(raw: bytes, encoded: bytes) -> bool:
    """Whether a record of JSON text has as many colons as its skeleton written again, which proves no key repeated.

    Each key brings one colon, and the colons in strings are the same on both sides unless one is written as an escape.
    So equal counts prove that no key was repeated; unequal ones prove nothing: a default that was written out has its
    colon on one side only.
    """
    return raw.count(b":") == encoded.count(b":") and _ESCAPED_COLON not in raw


@contextmanager
def paused_gc() -> Generator[None]:
    """Pause the cyclic garbage collector while many records, which hold no cycles, come into being.

    Keep the block short: between two of them the collector gets its turn, for the sake of other threads.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
