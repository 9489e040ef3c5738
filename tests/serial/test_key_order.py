"""Keys stand in the order of the fields, in every object, wherever the required fields are."""

from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

import conflictdata as cd
from conflictdata.model.records import RECORD_TYPES
from conflictdata.serial import make_converter
from conflictdata.serial.contract import unstructure


def objects_in(value: Any, plain: Any) -> list[tuple[type, list[str]]]:
    """The class and the keys of each object that was written."""
    if isinstance(plain, dict):
        inner = [pair for key in plain for pair in objects_in(getattr(value, key), plain[key])]
        return [(type(value), list(plain)), *inner]
    if isinstance(plain, list) and isinstance(value, tuple):
        return [pair for item, part in zip(value, plain, strict=True) for pair in objects_in(item, part)]
    return []


@given(st.one_of([st.from_type(cls) for cls in RECORD_TYPES.values()]))
def test_every_object_of_a_record_has_its_keys_in_the_order_of_the_fields(record: cd.Record) -> None:
    for cls, keys in objects_in(record, unstructure(record)):
        assert keys == [field.name for field in attrs.fields(cls) if field.name in keys]


@attrs.frozen(kw_only=True)
class Mixed:
    first: int
    second: int | None = None
    third: int
    fourth: int = 4
    fifth: int


def test_required_fields_keep_their_place_among_optional_ones() -> None:
    plain = make_converter().unstructure(Mixed(first=1, second=2, third=3, fourth=5, fifth=6))
    assert list(plain) == ["first", "second", "third", "fourth", "fifth"]


def test_a_unit_stands_after_the_bounds_of_its_range() -> None:
    measure = cd.MeasureRange(low=1.0, high=2.0, unit=cd.MeasureUnit.METER)
    assert list(unstructure(measure)) == ["low", "high", "unit"]
