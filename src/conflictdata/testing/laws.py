"""Laws that our types obey, as checks for types of your own. None of them requires Hypothesis.

Each check raises `AssertionError` with what went wrong, and says nothing otherwise. They combine with strategies::

    from hypothesis import given
    from conflictdata.serial import make_converter
    from conflictdata.testing.laws import check_round_trip


    @given(hospital_reports())
    def test_hospital_reports_survive_a_file(report):
        check_round_trip(report, make_converter())

"Your own types" are frozen attrs classes with fields as our converter knows them. A `Dataset` is checked in the formats
that it has.
"""

import copy
import json
import pickle
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import Enum
from importlib import import_module
from typing import Any, cast

import attrs
from cattrs import Converter

from conflictdata.errors import InvariantError
from conflictdata.model.dataset import Dataset
from conflictdata.serial.contract import make_converter
from conflictdata.serial.facade import dumps, loads

__all__ = [
    "FORMATS",
    "check_canonical_bytes",
    "check_evolve_revalidates",
    "check_order_independence",
    "check_pickle_and_copy",
    "check_round_trip",
    "check_schema_agreement",
]

FORMATS = ("json", "jsonl", "msgpack", "yaml")
"""The formats in which a dataset is checked, unless told otherwise."""

_PLAIN = (dict, list, str, int, float, bool, type(None))


def check_round_trip(value: object, converter: Converter | None = None, *, formats: Sequence[str] = FORMATS) -> None:
    """Check that a value survives being written and read: it comes back equal, with the same types all through.

    Args:
        value: A `Dataset`, or a value of any class that the converter knows.
        converter: What writes and reads values other than datasets; a fresh one of ours unless told.
        formats: The formats in which a dataset is written and read. ``yaml`` requires the extra of that name.
    """
    if isinstance(value, Dataset):
        for format_ in formats:
            _check_same(loads(dumps(value, format=format_), format=format_), value, f"read back from {format_}")
        return
    used = make_converter() if converter is None else converter
    plain = used.unstructure(value)
    _check_plain(plain, "")
    text = json.dumps(plain, allow_nan=False)
    _check_same(used.structure(json.loads(text), type(value)), value, f"read back from {text}")


def check_canonical_bytes(
    value: object, converter: Converter | None = None, *, formats: Sequence[str] = FORMATS
) -> None:
    """Check that equal values give the same bytes: twice over, after a copy, after being read back, in another order.

    Args:
        value: A `Dataset`, or a value of any class that the converter knows.
        converter: What writes and reads values other than datasets; a fresh one of ours unless told.
        formats: The formats in which a dataset is written and read. ``yaml`` requires the extra of that name.
    """
    if isinstance(value, Dataset):
        backwards: dict[str, Any] = {name: records[::-1] for name, records in value.collections().items()}
        reordered = attrs.evolve(value, **backwards)
        for format_ in formats:
            raw = dumps(value, format=format_)
            _check_equal(dumps(value, format=format_), raw, f"{format_} written twice")
            _check_equal(dumps(_copied(value), format=format_), raw, f"{format_} of a copy")
            _check_equal(dumps(loads(raw, format=format_), format=format_), raw, f"{format_} read and written again")
            _check_equal(dumps(reordered, format=format_), raw, f"{format_} of the records in another order")
        return
    used = make_converter() if converter is None else converter
    text = json.dumps(used.unstructure(value))
    _check_equal(json.dumps(used.unstructure(_copied(value))), text, "a copy, written")
    back = used.structure(json.loads(text), type(value))
    _check_equal(json.dumps(used.unstructure(back)), text, "read and written again")


def check_order_independence(function: Callable[[list[Any]], object], items: Iterable[Any]) -> None:
    """Check that a function gives an equal result for the same items in other orders.

    Args:
        function: Takes a list of items, such as `Dataset.of`.
        items: What to give to it, such as records.
    """
    straight = list(items)
    expected = function(list(straight))
    middle = len(straight) // 2
    for order, moved in (
        ("backwards", straight[::-1]),
        ("from the middle on", straight[middle:] + straight[:middle]),
        ("each second one first", straight[1::2] + straight[::2]),
    ):
        _check_equal(function(moved), expected, f"the result for the items {order}")


def check_evolve_revalidates(
    value: Any,  # noqa: ANN401 - an attrs value of any class
    broken: Mapping[str, object] | None = None,
    *,
    error: type[Exception] = InvariantError,
) -> None:
    """Check that `attrs.evolve` without a change gives an equal value, and that it refuses changes that break a rule.

    Args:
        value: A value of an attrs class.
        broken: New values for fields, which together break a rule of the class.
        error: What has to be raised for them.
    """
    _check_same(attrs.evolve(value), value, "evolved without a change")
    if broken is None:
        return
    try:
        evolved: object = attrs.evolve(value, **broken)
    except error:
        return
    message = f"{evolved!r} breaks a rule, but evolve() did not raise {error.__name__}"
    raise AssertionError(message)


def check_pickle_and_copy(value: object) -> None:
    """Check that a value survives `pickle` in every protocol that slotted classes have, `copy` and `deepcopy`.

    What comes back is equal, with the same types all through and the same hash.

    Args:
        value: A value of any class with a hash.
    """
    copies = {f"pickled in protocol {n}": _copied(value, n) for n in range(2, pickle.HIGHEST_PROTOCOL + 1)}
    copies |= {"copied": copy.copy(value), "copied in depth": copy.deepcopy(value)}
    for how, copied in copies.items():
        _check_same(copied, value, how)
        _check_equal(hash(copied), hash(value), f"the hash of the value {how}")


def check_schema_agreement(value: object, schema: Mapping[str, Any], converter: Converter | None = None) -> None:
    """Check that what is written of a value is valid by a JSON Schema. Requires the package jsonschema.

    Args:
        value: A `Dataset`, or a value of any class that the converter knows.
        schema: A JSON Schema of the draft that it names, or of 2020-12.
        converter: What writes values other than datasets; a fresh one of ours unless told.
    """
    if isinstance(value, Dataset):
        plain = json.loads(dumps(value))
    else:
        plain = (make_converter() if converter is None else converter).unstructure(value)
    jsonschema: Any = import_module("jsonschema")
    validator = jsonschema.validators.validator_for(schema, default=jsonschema.Draft202012Validator)(schema)
    faults = sorted(f"{fault.json_path}: {fault.message}" for fault in validator.iter_errors(plain))
    if faults:
        message = "what was written is not valid by the schema:\n" + "\n".join(faults)
        raise AssertionError(message)


def _copied(value: Any, protocol: int | None = None) -> Any:  # noqa: ANN401 - a value, and a value equal to it
    return pickle.loads(pickle.dumps(value, protocol))  # noqa: S301 - pickled one step before


def _check_equal(actual: object, expected: object, what: str) -> None:
    if actual != expected:
        message = f"{what}: {actual!r} is not equal to {expected!r}"
        raise AssertionError(message)


def _check_same(actual: object, expected: object, what: str) -> None:
    """Check that two values are equal and made of the same types: a code and its text are equal but not the same."""
    _check_equal(actual, expected, what)
    _check_types(actual, expected, what, "")


def _check_types(actual: Any, expected: Any, what: str, pointer: str) -> None:  # noqa: ANN401 - any two values
    if type(actual) is not type(expected):
        message = f"{what}: at {pointer or '/'} is a {type(actual).__name__}, not a {type(expected).__name__}"
        raise AssertionError(message)
    if isinstance(expected, Enum):
        return
    if isinstance(expected, Dataset):
        for record in expected:
            _check_types(actual[record.id], record, what, f"{pointer}/{record.id}")
    elif isinstance(expected, tuple | list):
        members = cast("Sequence[Any]", expected)
        for position, (mine, theirs) in enumerate(zip(cast("Sequence[Any]", actual), members, strict=True)):
            _check_types(mine, theirs, what, f"{pointer}/{position}")
    elif isinstance(expected, frozenset):
        members = sorted(cast("Iterable[Any]", expected), key=repr)
        _check_types(sorted(cast("Iterable[Any]", actual), key=repr), members, what, pointer)
    elif hasattr(expected, "__attrs_attrs__"):
        for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(expected))):
            _check_types(getattr(actual, field.name), getattr(expected, field.name), what, f"{pointer}/{field.name}")


def _check_plain(plain: Any, pointer: str) -> None:  # noqa: ANN401 - anything that a converter may write
    if type(plain) not in _PLAIN:
        message = f"at {pointer or '/'} stands a {type(plain).__name__}, which is no plain object"
        raise AssertionError(message)
    items: Iterable[tuple[object, Any]] = ()
    if type(plain) is dict:
        items = cast("dict[object, Any]", plain).items()
    elif type(plain) is list:
        items = enumerate(cast("Sequence[Any]", plain))
    for key, item in items:
        _check_plain(item, f"{pointer}/{key}")
