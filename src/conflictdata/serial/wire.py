"""The classes that stand in files, and the check that both decoders can build them.

msgspec builds our attrs classes without calling ``__init__``. What it would get wrong without a word (converters are
not run, aliases are ignored, private fields are dropped) is refused here, at import, for every class on the wire.
"""

import typing
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any

import attrs

from conflictdata.model.records import RECORD_TYPES
from conflictdata.values.dates import Period, UncertainDate

__all__ = ["TEXT_TYPES", "check_wire_class", "default_of", "is_wire_object", "item_type", "wire_classes", "wire_fields"]

TEXT_TYPES: tuple[type[UncertainDate] | type[Period], ...] = (UncertainDate, Period)
"""Value classes that stand in files as one string, read by their ``parse`` and written by `str`."""

_SCALARS = (str, int, float, bool)
# A class; the stubs of attrs call it a function, so that defaults have the type of their field.
_FACTORY: Any = attrs.Factory


@cache
def wire_fields(cls: type) -> dict[str, Any]:
    """The annotation of each field, with markers such as references taken off, in the order of files."""
    hints = typing.get_type_hints(cls)
    return {field.name: hints[field.name] for field in attrs.fields(cls)}


def item_type(annotation: Any) -> Any:  # noqa: ANN401 - annotations are any objects
    """What an annotation holds once optionality and collections are taken off it."""
    arguments = [argument for argument in typing.get_args(annotation) if argument not in (type(None), ...)]
    return item_type(arguments[0]) if arguments else annotation


def default_of(field: "attrs.Attribute[Any]") -> Any:  # noqa: ANN401 - defaults are any values
    """The default of a field, made anew where a factory makes it; `attrs.NOTHING` if the field is required."""
    default: Any = field.default
    return default.factory() if isinstance(default, _FACTORY) else default


def is_wire_object(value: object) -> bool:
    """Whether a value is written as an object: an instance of an attrs class."""
    return attrs.has(value.__class__)


def wire_classes() -> tuple[type, ...]:
    """All attrs classes that stand in files: the record types, and every class reached from them."""
    found: dict[type, None] = {}

    def visit(cls: type) -> None:
        if cls not in found:
            for annotation in wire_fields(cls).values():
                if attrs.has(item_type(annotation)):
                    visit(item_type(annotation))
            found[cls] = None

    for record_type in RECORD_TYPES.values():
        visit(record_type)
    return tuple(found)


def check_wire_class(cls: type) -> None:
    """Refuse a class that one of the decoders would misread.

    Raises:
        TypeError: If a field has a converter, an alias, a private name, or a default that needs the instance, if the
            class caches its hash, or if an annotation is one that cannot stand in files.
    """
    faults = list(_faults(cls))
    if faults:
        raise TypeError(f"{cls.__name__} cannot stand in files: {'; '.join(faults)}")


def _faults(cls: type) -> Iterator[str]:
    if not attrs.has(cls):
        yield "it is no attrs class"
        return
    if hasattr(cls, "_attrs_cached_hash"):
        yield "it caches its hash"
    for field in attrs.fields(cls):
        if field.converter is not None:
            yield f"{field.name} has a converter, which decoders do not run"
        if field.name.startswith("_") or field.alias != field.name:
            yield f"{field.name} is private or has an alias"
        if getattr(field.default, "takes_self", False):
            yield f"{field.name} has a default that needs the instance"
        if not field.init:
            yield f"{field.name} is not set by the constructor"
        if not _is_plain(wire_fields(cls)[field.name]):
            yield f"{field.name} has the annotation {wire_fields(cls)[field.name]}"


def _is_plain(annotation: Any) -> bool:  # noqa: ANN401 - annotations are any objects
    arguments = typing.get_args(annotation)
    if not arguments:
        return (
            annotation in (Any, *_SCALARS, *TEXT_TYPES)
            or attrs.has(annotation)
            or (isinstance(annotation, type) and issubclass(annotation, Enum))
        )
    inner = [argument for argument in arguments if argument not in (type(None), ...)]
    return len(inner) == 1 and _is_plain(inner[0])
