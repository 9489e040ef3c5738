"""The fast path: msgspec decodes bytes straight into the frozen classes, and a skeleton checks the keys.

msgspec ignores keys that an attrs class does not have, and takes the last of two equal keys. So each record is decoded
twice: into its class, which checks the values, and into a skeleton, a struct of the same shape that refuses unknown keys
and keeps any value as it is written. Written again, the skeleton has as many colons as the record, unless a key was
repeated. Whatever is not plainly in order goes to the slow path, which decides and gives the reasons.
"""

import gc
import typing
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import cache
from typing import Any, Generic, TypeVar

import attrs
import msgspec

from conflictdata.serial.wire import check_wire_class, item_type, wire_fields

__all__ = ["NotPlain", "RecordDecoder", "paused_gc", "same_colons"]

_T = TypeVar("_T")


class NotPlain(Exception):  # noqa: N818 - a signal, caught by the slow path
    """The record is not plainly in order: the slow path has to look at it."""


def _read_text(cls: Any, value: Any) -> Any:  # noqa: ANN401 - what msgspec found
    return cls.parse(value)


@cache
def skeleton_of(cls: type, *, tagged: bool = False) -> type[msgspec.Struct]:
    """A struct with the keys of ``cls`` that keeps any value as it is written, and refuses unknown keys.

    Args:
        cls: A wire class.
        tagged: Whether a key ``type`` may stand beside the fields, as in JSON Lines.
    """
    check_wire_class(cls)
    if tagged and "type" in wire_fields(cls):
        message = f"{cls.__name__} has a field 'type', which is the tag of lines; give the field another name"
        raise TypeError(message)
    fields: list[tuple[str, Any, Any]] = [("type", msgspec.Raw, msgspec.UNSET)] if tagged else []
    for name, annotation in wire_fields(cls).items():
        inner: Any = item_type(annotation)
        if attrs.has(inner):
            shape = skeleton_of(inner)
            kind = list[shape] if typing.get_origin(annotation) is tuple else shape | None  # type: ignore[valid-type]
            fields.append((name, kind, msgspec.UNSET))
        else:
            fields.append((name, msgspec.Raw, msgspec.UNSET))
    return msgspec.defstruct(f"{cls.__name__}Skeleton", fields, forbid_unknown_fields=True, kw_only=True, gc=False)


class RecordDecoder(Generic[_T]):
    """Decodes one record at a time from JSON or MessagePack, or raises `NotPlain`."""

    def __init__(self, cls: type[_T], *, binary: bool, tagged: bool = False) -> None:
        skeleton = skeleton_of(cls, tagged=tagged)  # type: ignore[arg-type] # mypy: no hash; but classes have one
        if binary:
            self._decode: Callable[[Any], _T] = msgspec.msgpack.Decoder(cls, dec_hook=_read_text).decode
            self._keys: Callable[[Any], object] = msgspec.msgpack.Decoder(skeleton).decode
        else:
            self._decode = msgspec.json.Decoder(cls, dec_hook=_read_text).decode
            self._keys = msgspec.json.Decoder(skeleton).decode
        self._binary = binary

    def __call__(self, raw: bytes) -> _T:
        """The record, if it is valid in every way.

        Raises:
            NotPlain: If it is not, or if that cannot be told at speed.
        """
        try:
            record = self._decode(raw)
            keys = self._keys(raw)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
            raise NotPlain from error
        if not self._binary and not same_colons(raw, msgspec.json.encode(keys)):
            raise NotPlain
        return record


def same_colons(raw: bytes, encoded: bytes) -> bool:
    """Whether a record of JSON text has as many colons as its skeleton written again, which proves no key repeated.

    The skeleton has the values as they were and one of each key. So nothing but white space gets lost, unless a key was
    repeated: that takes its colon with it. Texts of the same length have lost nothing at all.
    """
    return len(raw) == len(encoded) or raw.count(b":") == encoded.count(b":")


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
