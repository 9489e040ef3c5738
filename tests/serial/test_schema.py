"""The JSON Schema is shipped, fresh, and agrees with what is written and read."""

import json
from typing import Any

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

import conflictdata as cd
from conflictdata.model.records import RECORD_TYPES
from conflictdata.serial.schema_build import build_schema, field_docs
from conflictdata.serial.wire import wire_classes, wire_fields
from conflictdata.testing.strategies import datasets

VALIDATOR = Draft202012Validator(cd.json_schema())


def test_the_shipped_schema_is_the_one_that_the_classes_give() -> None:
    hint = "run: python -m conflictdata.serial.schema_build > src/conflictdata/serial/schema.json"
    assert cd.json_schema() == build_schema(), hint


def test_it_is_a_valid_schema() -> None:
    Draft202012Validator.check_schema(cd.json_schema())


@given(data=datasets())
def test_every_written_dataset_is_valid(data: cd.Dataset) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(json.loads(cd.dumps(data)))] == []


def test_the_packaged_examples_are_valid() -> None:
    for name in cd.examples.names():
        assert VALIDATOR.is_valid(json.loads(cd.examples.raw(name)))


EMPTY: dict[str, Any] = {"format": "conflictdata", "version": 1}
RECORD = {"id": "a", "names": [{"text": "A"}]}


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"format": "conflictdata"},
        {**EMPTY, "version": 2},
        {**EMPTY, "colour": 1},
        {**EMPTY, "actors": {}},
        {**EMPTY, "actors": [{**RECORD, "colour": 1}]},
        {**EMPTY, "actors": [{**RECORD, "kind": "pirate"}]},
        {**EMPTY, "actors": [{**RECORD, "country": "Korea"}]},
        {**EMPTY, "actors": [{"id": "a"}]},
        {**EMPTY, "actors": [{**RECORD, "id": "a b"}]},
        {**EMPTY, "actors": [{**RECORD, "names": "A"}]},
        {**EMPTY, "actors": [{**RECORD, "note": ""}]},
        {**EMPTY, "actors": [{**RECORD, "alliances": [{"ally": "b", "period": "last week"}]}]},
    ],
)
def test_what_the_schema_refuses_the_reader_refuses(document: dict[str, Any]) -> None:
    assert not VALIDATOR.is_valid(document)
    with pytest.raises(cd.ConflictDataError):
        cd.loads(json.dumps(document))


def test_every_field_of_every_class_is_described() -> None:
    for cls in wire_classes():
        assert set(field_docs(cls)) == set(wire_fields(cls)), cls.__name__
    assert set(RECORD_TYPES) < set(field_docs(cd.Dataset))
