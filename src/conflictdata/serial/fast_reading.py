"""The fast path: msgspec decodes bytes into a skeleton, and a generated function makes the record of it.

A skeleton is a msgspec struct with the fields and defaults of a wire class. It checks types and codes, and unlike an
attrs class it can refuse unknown keys. Of two equal keys msgspec takes the last: written again, the skeleton is then
shorter than the record, by a colon among others. Whatever is not plainly in order goes to the slow path, which decides
and gives the reasons.

Frozen classes are slow to fill from outside, since each field has to get past their ``__setattr__``. So the record is
filled while it is still a blank, an object of the same layout that is not frozen, and only then becomes a record.
"""

import gc
import typing
from collections.abc import Callable, Generator
from contextlib import contextmanager
from functools import cache
from typing import Any, Generic, TypeVar

import attrs
import msgspec

from conflictdata.errors import InvariantError
from conflictdata.serial.parsing import repeated_keys
from conflictdata.serial.wire import (
    TEXT_TYPES,
    check_wire_class,
    default_of,
    is_wire_object,
    item_type,
    wire_fields,
)

__all__ = ["NotPlain", "RecordDecoder", "builder_of", "paused_gc", "same_colons", "skeleton_of", "unchecked"]

_T = TypeVar("_T")

_ESCAPED_COLON = b"\\u003"


class NotPlain(Exception):  # noqa: N818 - a signal, caught by the slow path
    """The record is not plainly in order: the slow path has to look at it."""


@cache
def skeleton_of(cls: type, *, tagged: bool = False) -> type[msgspec.Struct]:
    """A struct with the fields and defaults of ``cls`` that refuses unknown keys.

    Dates are strings in it, and a nested object that is left out is `msgspec.UNSET`.

    Args:
        cls: A wire class.
        tagged: Whether a key ``type`` may stand beside the fields, as in JSON Lines.
    """
    check_wire_class(cls)
    annotations = wire_fields(cls)
    if tagged and "type" in annotations:
        message = f"{cls.__name__} has a field 'type', which is the tag of lines; give the field another name"
        raise TypeError(message)
    fields: list[Any] = [("type", str, "")] if tagged else []
    for field in attrs.fields(cls):
        shape, default = _shape(annotations[field.name]), default_of(field)
        if default is attrs.NOTHING:
            fields.append((field.name, shape))
        else:
            fields.append((field.name, shape, msgspec.UNSET if is_wire_object(default) else default))
    return msgspec.defstruct(
        f"{cls.__name__}Skeleton", fields, forbid_unknown_fields=True, omit_defaults=True, kw_only=True, gc=False
    )


def _shape(annotation: Any) -> Any:  # noqa: ANN401 - annotations are any objects
    """The annotation with skeletons in the place of wire classes, and strings in the place of dates."""
    inner = item_type(annotation)
    if inner in TEXT_TYPES:
        shape: Any = str
    elif attrs.has(inner):
        shape = skeleton_of(inner)
    else:
        return annotation
    if typing.get_origin(annotation) is tuple:
        return tuple[shape, ...]
    return annotation if shape is inner else (shape if annotation is inner else shape | None)


@cache
def builder_of(cls: type) -> Callable[[Any], Any]:
    """The function that makes an instance of ``cls`` of its skeleton, checks included.

    It reads, for a class with a date ``period`` and a nested ``group``::

        def build(read):
            made = Blank()
            made.id = read.id
            made.period = None if read.period is None else make_period(read.period)
            made.group = default_group if read.group is UNSET else make_group(read.group)
            made.__class__ = Record
            made.__attrs_post_init__()
            return made
    """
    names: dict[str, Any] = {"Blank": _blank_of(cls), "Record": cls, "UNSET": msgspec.UNSET}
    lines = ["def build(read):", " made = Blank()"]
    for field in attrs.fields(cls):
        value = _expression(field.name, wire_fields(cls)[field.name], names)
        default = default_of(field)
        if is_wire_object(default):
            names[f"default_{field.name}"] = default
            value = f"default_{field.name} if read.{field.name} is UNSET else {value}"
        lines.append(f" made.{field.name} = {value}")
    lines.append(" made.__class__ = Record")
    if hasattr(cls, "__attrs_post_init__"):
        lines.append(" made.__attrs_post_init__()")
    lines.append(" return made")
    exec("\n".join(lines), names)  # noqa: S102 - made of the names of fields, nothing that was read
    build: Callable[[Any], Any] = names["build"]
    return build


def _expression(field: str, annotation: Any, names: dict[str, Any]) -> str:  # noqa: ANN401 - as above
    """What makes the value of a field out of the skeleton ``read``; the functions it needs are put into ``names``."""
    inner = item_type(annotation)
    if inner in TEXT_TYPES:
        make = inner.parse
    elif attrs.has(inner):
        make = builder_of(inner)
    else:
        return f"read.{field}"
    names[f"make_{field}"] = make
    if typing.get_origin(annotation) is tuple:
        return f"tuple(map(make_{field}, read.{field})) if read.{field} else ()"
    value = f"make_{field}(read.{field})"
    return value if annotation is inner else f"None if read.{field} is None else {value}"


def unchecked(cls: type[_T]) -> Callable[..., _T]:
    """A constructor of ``cls`` that checks nothing and takes a fifth of the time.

    Arguments are in the order of fields, those that are required first.

    For readers of large foreign files alone, and for values that cannot break a rule of the class: what is wrong in
    them is found nowhere else.

    Raises:
        TypeError: If the layouts differ, as they do if ``cls`` has a slot for weak references.
    """
    names: dict[str, Any] = {"Blank": _blank_of(cls), "Record": cls}
    parameters: list[str] = []
    lines: list[str] = []
    for field in attrs.fields(cls):  # type: ignore[arg-type] # an attrs class, or there is no blank of it
        names[f"default_{field.name}"] = default = default_of(field)
        parameters.append(field.name if default is attrs.NOTHING else f"{field.name}=default_{field.name}")
        lines.append(f" made.{field.name} = {field.name}")
    parameters.sort(key=lambda parameter: "=" in parameter)
    head = f"def make({', '.join(parameters)}):"
    exec("\n".join([head, " made = Blank()", *lines, " made.__class__ = Record", " return made"]), names)  # noqa: S102 - made of the names of fields
    make: Callable[..., _T] = names["make"]
    return make


def _blank_of(cls: type) -> type:
    """A class whose instances can become instances of ``cls``: the same slots, and no check on what is put there.

    Raises:
        TypeError: If the layouts differ, as they do if ``cls`` has a slot for weak references.
    """
    blank: Any = type(f"Blank{cls.__name__}", (), {"__slots__": tuple(wire_fields(cls))})
    blank().__class__ = cls
    return blank  # type: ignore[no-any-return] # the class made above


class RecordDecoder(Generic[_T]):
    """Decodes one record at a time from JSON or MessagePack, or raises `NotPlain`."""

    def __init__(self, cls: type[_T], *, binary: bool, tagged: bool = False) -> None:
        skeleton = skeleton_of(cls, tagged=tagged)  # type: ignore[arg-type] # mypy: no hash; but classes have one
        decoder = msgspec.msgpack.Decoder if binary else msgspec.json.Decoder
        self._decode: Callable[[bytes], object] = decoder(skeleton).decode
        self._build: Callable[[object], _T] = builder_of(cls)  # type: ignore[arg-type] # as above
        self._binary = binary
        self._lengths_tell = not _holds_floats(cls)

    def __call__(self, raw: bytes) -> _T:
        """The record, if it is valid in every way.

        Raises:
            NotPlain: If it is not, or if that cannot be told at speed.
        """
        try:
            skeleton = self._decode(raw)
            record = self._build(skeleton)
        except (msgspec.MsgspecError, InvariantError, UnicodeDecodeError, RecursionError) as error:
            raise NotPlain from error
        if not self._binary and not _same_keys(raw, msgspec.json.encode(skeleton), lengths_tell=self._lengths_tell):
            raise NotPlain
        return record


def _same_keys(raw: bytes, encoded: bytes, *, lengths_tell: bool) -> bool:
    """Whether no key stands twice in a record of JSON text, given its skeleton written again.

    A repeated key would make the text longer than its skeleton, since nothing but a float has a shorter spelling than
    msgspec's. Where the lengths differ, as by white space, the colons are counted, and at last the keys.
    """
    return (lengths_tell and len(raw) == len(encoded)) or same_colons(raw, encoded) or not repeated_keys(raw)


def same_colons(raw: bytes, encoded: bytes) -> bool:
    """Whether a record of JSON text has as many colons as its skeleton written again, which proves no key repeated.

    Each key brings one colon, and the colons in strings are the same on both sides unless one is written as an escape.
    So equal counts prove that no key was repeated; unequal ones prove nothing: a default that was written out has its
    colon on one side only.
    """
    return raw.count(b":") == encoded.count(b":") and _ESCAPED_COLON not in raw


def _holds_floats(cls: type) -> bool:
    """Whether a number that is no integer can stand in an object of this class."""
    items = [item_type(annotation) for annotation in wire_fields(cls).values()]
    return any(item in (float, Any) or (attrs.has(item) and _holds_floats(item)) for item in items)


@contextmanager
def paused_gc() -> Generator[None]:
    """Pause the cyclic garbage collector while many records, which hold no cycles, come into being.

    Keep the block short: between two of them the collector gets its turn, for the sake of other threads. What has come
    into being counts as old afterwards, so that the collector does not go through all of it at once.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if not gc.get_freeze_count():  # what the program has frozen stays frozen
                gc.freeze()
                gc.unfreeze()
            gc.enable()
