"""The contract of the wire: one configured cattrs converter, strict about scalars, with a reason for each refusal.

cattrs says what is accepted and why something is not. The fast path of `conflictdata.serial.fast_reading` accepts and
refuses the same; where it finds fault, the converter runs again for the full list of problems.
"""

import typing
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from enum import Enum, StrEnum
from functools import cache
from itertools import dropwhile
from operator import attrgetter, itemgetter
from types import GenericAlias
from typing import Any, TypeVar

import attrs
from cattrs import (
    AttributeValidationNote,
    BaseValidationError,
    Converter,
    ForbiddenExtraKeysError,
    IterableValidationNote,
)
from cattrs.cols import list_structure_factory
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn

from conflictdata.errors import DataError, InvariantError, Problem
from conflictdata.serial.plain import is_array, is_object
from conflictdata.serial.wire import TEXT_TYPES, item_type, wire_fields
from conflictdata.values.counts import CountRange
from conflictdata.values.measures import MeasureRange

__all__ = ["has_implied_best", "make_converter", "pointer_token", "structure", "unknown_keys_in", "unstructure"]

_T = TypeVar("_T")
_Hook = Callable[[Any, Any], Any]
_Writer = Callable[[Any], Any]

_JSON_NAMES: dict[type, str] = {
    bool: "a boolean",
    int: "an integer",
    float: "a number",
    str: "a string",
    list: "an array",
    tuple: "an array",
    dict: "an object",
    type(None): "null",
}


class _Refusal(Exception):  # noqa: N818 - becomes a Problem; users of make_converter see its text
    """A value that the wire does not allow, with the code and message of the problem that it becomes."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return self.message


def make_converter(*, forbid_extra_keys: bool = True) -> Converter:
    """A fresh cattrs converter for all types of the library, for projects that extend it with types of their own.

    It structures from, and unstructures to, plain objects: dicts, lists, strings, numbers, booleans and `None`.
    Scalars are strict: ``"7"``, ``7.0`` and ``True`` are not the integer 7. Fields that hold their default are left
    out on the way out. Your own attrs classes follow the same rules without being registered.

    Args:
        forbid_extra_keys: Whether a key that the class does not have is an error. Otherwise cattrs drops it.
    """
    converter = Converter(forbid_extra_keys=forbid_extra_keys, omit_if_default=True)
    for scalar in (str, int, float, bool):
        converter.register_structure_hook(scalar, _strict_hook(scalar))
    # Members of code lists are strings, so without hooks of their own those for `str` would swallow them.
    converter.register_structure_hook(StrEnum, _structure_code)
    converter.register_structure_hook_factory(_is_collection, _collection_hook)
    converter.register_structure_hook_factory(attrs.has, _class_hook)
    converter.register_unstructure_hook(StrEnum, attrgetter("_value_"))
    converter.register_unstructure_hook_factory(_is_collection, _collection_writer)
    converter.register_unstructure_hook_factory(attrs.has, _class_writer)
    for text_type in TEXT_TYPES:
        converter.register_structure_hook(text_type, _structure_text)
        converter.register_unstructure_hook(text_type, str)
    return converter


@cache
def _shared_converter(*, forbid_extra_keys: bool = True) -> Converter:
    return make_converter(forbid_extra_keys=forbid_extra_keys)


def unstructure(value: Any) -> Any:  # noqa: ANN401 - any wire value to any plain object
    """A value as plain objects, in the order of its fields, without those that hold their default."""
    return _shared_converter().unstructure(value)


def structure(plain: Any, cls: type[_T], *, strict: bool, pointer: str = "") -> _T:  # noqa: ANN401 - any plain object
    """A value of ``cls`` from plain objects.

    Args:
        plain: What a parser made of a file.
        cls: The wire class to build.
        strict: Whether unknown keys are refused. Otherwise they are passed over: ask `unknown_keys_in` for them.
        pointer: Where ``plain`` stands in its document; problems are reported below it.

    Raises:
        DataError: With a problem for each fault.
    """
    try:
        return _shared_converter(forbid_extra_keys=strict).structure(plain, cls)
    except (BaseValidationError, _Refusal, InvariantError) as error:
        raise DataError(tuple(_problems(error, pointer))) from None


def unknown_keys_in(plain: Any, cls: type, pointer: str = "") -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - as above
    """The pointer and value of each key that ``cls``, or a class inside it, does not have."""
    if not is_object(plain):
        return
    fields = wire_fields(cls)
    for key, value in plain.items():
        at = f"{pointer}/{pointer_token(key)}"
        if key not in fields:
            yield at, value
        elif attrs.has(inner := item_type(fields[key])):
            if is_array(value):
                for position, item in enumerate(value):
                    yield from unknown_keys_in(item, inner, f"{at}/{position}")
            else:
                yield from unknown_keys_in(value, inner, at)


def pointer_token(key: object) -> str:
    """A key as one token of a JSON Pointer (RFC 6901)."""
    return str(key).replace("~", "~0").replace("/", "~1")


def _is_collection(cls: Any) -> bool:  # noqa: ANN401 - predicates see any annotation
    return typing.get_origin(cls) in (tuple, frozenset, list)


def _wrong_type(value: object, wanted: type) -> _Refusal:
    found = _JSON_NAMES.get(type(value), type(value).__name__)
    return _Refusal("wrong-type", f"expected {_JSON_NAMES[wanted]}, found {found}: {_excerpt(value)}")


def _excerpt(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _strict_hook(scalar: type) -> _Hook:
    def check(value: Any, _: Any) -> Any:  # noqa: ANN401 - the signature of a hook
        if type(value) is scalar:
            return value
        if scalar is float and type(value) is int:
            try:
                return float(value)
            except OverflowError:
                raise _Refusal("out-of-range", "the number is too large for a 64-bit float") from None
        raise _wrong_type(value, scalar)

    return check


def _structure_code(value: Any, cls: type[Enum]) -> Enum:  # noqa: ANN401 - the signature of a hook
    if type(value) is not str:
        raise _wrong_type(value, str)
    try:
        return cls(value)
    except ValueError:
        codes = [str(member.value) for member in cls]
        near = get_close_matches(value, codes, n=3) or codes
        hint = ", ".join(near[:20])
        raise _Refusal("unknown-code", f"{_excerpt(value)} is no {cls.__name__}; codes are: {hint}") from None


def _structure_text(value: Any, cls: Any) -> Any:  # noqa: ANN401 - the signature of a hook
    if type(value) is not str:
        raise _wrong_type(value, str)
    try:
        return cls.parse(value)
    except InvariantError as error:
        raise _Refusal("bad-date", error.rule) from None


def _collection_hook(cls: Any, converter: Converter) -> _Hook:  # noqa: ANN401 - the signature of a hook factory
    items: Any = GenericAlias(list, typing.get_args(cls)[:1])
    as_list = list_structure_factory(items, converter)
    container = typing.get_origin(cls)

    def structure_items(value: Any, _: Any) -> Any:  # noqa: ANN401 - the signature of a hook
        if not is_array(value):
            raise _wrong_type(value, list)
        return container(as_list(value, items))

    return structure_items


def _class_hook(cls: type[Any], converter: Converter) -> _Hook:
    from_dict = make_dict_structure_fn(cls, converter)

    def structure_object(value: Any, _: Any) -> Any:  # noqa: ANN401 - the signature of a hook
        if not is_object(value):
            raise _wrong_type(value, dict)
        return from_dict(value, cls)

    return structure_object


def _collection_writer(cls: Any, converter: Converter) -> _Writer:  # noqa: ANN401 - the signature of a hook factory
    write = converter.get_unstructure_hook(typing.get_args(cls)[0])
    if typing.get_origin(cls) is frozenset:
        return lambda members: sorted(map(write, members))
    return lambda items: [write(item) for item in items]


def _class_writer(cls: type, converter: Converter) -> _Writer:
    """Write the fields that do not hold their default, in the order of the class."""
    to_dict: _Writer = make_dict_unstructure_fn(cls, converter, _cattrs_omit_if_default=True)
    late = _after_optional(cls)

    def write(instance: Any) -> dict[str, Any]:  # noqa: ANN401 - the signature of a hook
        plain: dict[str, Any] = to_dict(instance)
        for name in late:
            if name in plain:
                plain[name] = plain.pop(name)
        return plain

    if has_implied_best(cls):
        return lambda value: _without_implied_best(value, write(value))
    return write if late else to_dict


def _after_optional(cls: type) -> tuple[str, ...]:
    """The fields from the first required one that follows an optional one: cattrs would write it before the latter."""
    fields = [(field.name, field.default is attrs.NOTHING) for field in attrs.fields(cls)]
    optional = dropwhile(itemgetter(1), fields)
    return tuple(name for name, _ in dropwhile(lambda field: not field[1], optional))


def has_implied_best(cls: type) -> bool:
    """Whether the class sets the preferred value of an exact range by itself, so that it need not be written."""
    return issubclass(cls, CountRange | MeasureRange)


def _without_implied_best(value: CountRange | MeasureRange, plain: dict[str, Any]) -> dict[str, Any]:
    """Leave out the preferred value of an exact range, which the class sets by itself."""
    if value.low is not None and value.low == value.high:
        plain.pop("best", None)
    return plain


def _problems(error: BaseException, pointer: str) -> Iterator[Problem]:
    if isinstance(error, BaseValidationError):
        for inner in error.exceptions:
            yield from _problems(inner, pointer + _step(inner))
    elif isinstance(error, ForbiddenExtraKeysError):
        known = list(wire_fields(error.cl))
        for key in sorted(map(str, error.extra_fields)):
            near = get_close_matches(key, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"{error.cl.__name__} has: {', '.join(known)}"
            yield Problem(
                f"{pointer}/{pointer_token(key)}", "unknown-key", f"{_excerpt(key)} is not known here; {hint}"
            )
    elif isinstance(error, KeyError):
        yield Problem(pointer, "missing-key", "this key is required")
    elif isinstance(error, InvariantError):
        at = f"{pointer}/{error.fields[0]}" if len(error.fields) == 1 else pointer
        yield Problem(at, "invariant", str(error))
    elif isinstance(error, _Refusal):
        yield Problem(pointer, error.code, error.message)
    else:
        raise error


def _step(error: BaseException) -> str:
    for note in getattr(error, "__notes__", ()):
        if isinstance(note, AttributeValidationNote):
            return f"/{pointer_token(note.name)}"
        if isinstance(note, IterableValidationNote):
            return f"/{note.index}"
    return ""
