"""The fast path of writing: a generated function makes a form of a record, and msgspec encodes the form.

A form is a msgspec struct with the fields of a wire class, in the order of files, that leaves out what holds its
default. What comes out is, byte for byte, what the contract of `conflictdata.serial.contract` gives.
"""

import typing
from collections.abc import Callable
from enum import Enum
from functools import cache
from typing import Any

import attrs
import msgspec

from conflictdata.serial.contract import has_implied_best
from conflictdata.serial.wire import (
    TEXT_TYPES,
    check_wire_class,
    default_of,
    is_wire_object,
    item_type,
    wire_fields,
)

__all__ = ["form_maker"]


@cache
def form_maker(cls: type) -> Callable[[Any], msgspec.Struct]:
    """The function that makes the form of an instance of ``cls``, to be encoded as JSON or MessagePack.

    It reads, for a class with a code ``kind``, a date ``period`` and a nested ``group``::

        def make(record):
            return Form(
                record.id,
                code(kind) if type(kind := record.kind) is Kind else ...,
                None if record.period is None else str(record.period),
                UNSET if record.group == default_group else make_group(record.group),
            )
    """
    check_wire_class(cls)
    names: dict[str, Any] = {"UNSET": msgspec.UNSET, "check_code": _check_code}
    fields: list[tuple[str, Any, Any]] = []
    values: list[str] = []
    for field in attrs.fields(cls):
        name, default = field.name, default_of(field)
        annotation = wire_fields(cls)[name]
        value = _expression(name, annotation, names)
        is_set = typing.get_origin(annotation) is frozenset
        if is_wire_object(default) or is_set:
            names[f"default_{name}"] = default
            value = f"UNSET if record.{name} == default_{name} else {value}"
        plain = default is attrs.NOTHING or is_wire_object(default) or is_set
        fields.append((name, Any, msgspec.UNSET if plain else default))
        values.append(value)
    if has_implied_best(cls):
        implied = "record.low is not None and record.low == record.high"
        values[list(wire_fields(cls)).index("best")] = f"None if {implied} else record.best"
    names["Form"] = msgspec.defstruct(f"{cls.__name__}Form", fields, omit_defaults=True, gc=False)
    exec(f"def make(record): return Form({', '.join(values)})", names)  # noqa: S102 - made of the names of fields
    make: Callable[[Any], msgspec.Struct] = names["make"]
    return make


def _expression(field: str, annotation: Any, names: dict[str, Any]) -> str:  # noqa: ANN401 - annotations are any objects
    """What makes the value of a field of the form; the functions and classes it needs are put into ``names``."""
    inner, value = item_type(annotation), f"record.{field}"
    if inner in TEXT_TYPES:
        names[f"make_{field}"] = str
    elif attrs.has(inner):
        names[f"make_{field}"] = form_maker(inner)
    elif isinstance(inner, type) and issubclass(inner, Enum):
        names[f"Code_{field}"] = inner
    else:
        return value
    origin = typing.get_origin(annotation)
    if origin is frozenset:
        return f"sorted([check_code(item, Code_{field}) for item in {value}])"
    if f"Code_{field}" in names and origin is tuple:
        return f"tuple([check_code(item, Code_{field}) for item in {value}]) if {value} else ()"
    if f"Code_{field}" in names:
        may_be_none = "" if annotation is inner else " or value is None"
        return f"value if type(value := {value}) is Code_{field}{may_be_none} else check_code(value, Code_{field})"
    if origin is tuple:
        return f"tuple(map(make_{field}, {value})) if {value} else ()"
    made = f"make_{field}({value})"
    return made if annotation is inner else f"None if {value} is None else {made}"


def _check_code(value: Any, codes: type[Enum]) -> Any:  # noqa: ANN401 - a code, if all is well
    """Refuse what a caller without a type checker put in the place of a code."""
    if type(value) is not codes:
        message = f"{value!r} is no {codes.__name__}"
        raise TypeError(message)
    return value
