"""The fast path and the contract accept the same, give the same values, and refuse the same."""

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from mutations import spoilt
from trees import typed

import conflictdata as cd
from conflictdata.model.records import RECORD_TYPES
from conflictdata.serial.contract import structure, unstructure
from conflictdata.serial.fast_reading import NotPlain, RecordDecoder, same_colons, skeleton_of
from conflictdata.serial.wire import check_wire_class, wire_classes
from conflictdata.serial.writing import json_record

ANY_RECORD = st.one_of([st.from_type(cls) for cls in RECORD_TYPES.values()])


def fast(raw: bytes, cls: type, *, binary: bool = False) -> Any:
    """What the fast path makes of a record, or `None` if it refuses."""
    try:
        return RecordDecoder(cls, binary=binary)(raw)
    except NotPlain:
        return None


def slow(plain: Any, cls: type) -> Any:
    """What the contract makes of a record, or `None` if it refuses."""
    try:
        return structure(plain, cls, strict=True)
    except cd.DataError:
        return None


@given(ANY_RECORD)
def test_both_paths_give_back_every_record_with_the_same_types(record: cd.Record) -> None:
    plain = unstructure(record)
    assert typed(fast(msgspec.json.encode(plain), type(record))) == typed(record)
    assert typed(fast(msgspec.msgpack.encode(plain), type(record), binary=True)) == typed(record)
    assert typed(slow(plain, type(record))) == typed(record)


@given(ANY_RECORD)
def test_both_paths_write_every_record_the_same(record: cd.Record) -> None:
    assert json_record(record) == msgspec.json.encode(unstructure(record))


@given(st.data())
def test_both_paths_accept_and_refuse_the_same_spoilt_records(data: st.DataObject) -> None:
    record = data.draw(ANY_RECORD)
    plain = data.draw(spoilt(unstructure(record)))
    by_contract = slow(plain, type(record))
    assert typed(fast(json.dumps(plain).encode(), type(record))) == typed(by_contract)


@given(st.data())
def test_both_paths_accept_and_refuse_the_same_spoilt_binary_records(data: st.DataObject) -> None:
    record = data.draw(ANY_RECORD)
    plain = data.draw(spoilt(unstructure(record)))
    try:
        raw = msgspec.msgpack.encode(plain)
    except OverflowError:
        return  # MessagePack has no spelling for an integer of more than 64 bits
    assert typed(fast(raw, type(record), binary=True)) == typed(slow(plain, type(record)))


HEAD = b'{"id":"c","category":"killed","provenance":{"document":"d"}'


@pytest.mark.parametrize(
    ("name", "tail", "code", "pointer"),
    [
        ("a wrong type", b',"place":7', "wrong-type", "/place"),
        (
            "a boolean for an integer",
            b',"count":{"range":{"low":true},"status":"stated"}',
            "wrong-type",
            "/count/range/low",
        ),
        (
            "a float for an integer",
            b',"count":{"range":{"low":7.0},"status":"stated"}',
            "wrong-type",
            "/count/range/low",
        ),
        (
            "a string for an integer",
            b',"count":{"range":{"low":"7"},"status":"stated"}',
            "wrong-type",
            "/count/range/low",
        ),
        ("a string for a list", b',"group":{"roles":"journalist"}', "wrong-type", "/group/roles"),
        ("an object for a list", b',"group":{"roles":{}}', "wrong-type", "/group/roles"),
        ("a list for an object", b',"group":[]', "wrong-type", "/group"),
        ("null where a value is needed", b',"group":null', "wrong-type", "/group"),
        ("an unknown key", b',"colour":1', "unknown-key", "/colour"),
        ("an unknown key inside", b',"group":{"sidee":"x"}', "unknown-key", "/group/sidee"),
        ("a bad code", b',"accumulation":"sometimes"', "unknown-code", "/accumulation"),
        ("a bad code in a list", b',"count":{"qualifiers":["about","ish"]}', "unknown-code", "/count/qualifiers/1"),
        ("a code for a list of codes", b',"count":{"qualifiers":"about"}', "wrong-type", "/count/qualifiers"),
        ("no figures", b',"count":{"significant_figures":0}', "invariant", "/count/significant_figures"),
        ("a bad date", b',"period":"yesterday"', "bad-date", "/period"),
        ("a number for a date", b',"period":2024', "wrong-type", "/period"),
        (
            "bounds out of order",
            b',"count":{"range":{"low":7,"high":3},"status":"stated"}',
            "invariant",
            "/count/range",
        ),
        (
            "a huge integer",
            b',"count":{"range":{"low":1' + b"0" * 400 + b'},"status":"stated"}',
            "invariant",
            "/count/range/low",
        ),
        ("a repeated key", b',"place":"x","place":"y"', "duplicate-key", "/place"),
        ("a repeated key whose last value is wrong", b',"place":"x","place":7', "duplicate-key", "/place"),
        ("a repeated key written with white space", b',"place" : "x","place":"y"', "duplicate-key", "/place"),
        ("a repeated key hidden by an escaped colon", b',"note":"a\\u003ab","note":"c"', "duplicate-key", "/note"),
    ],
)
def test_each_fault_is_refused_by_the_fast_path_and_explained_by_the_contract(
    name: str, tail: bytes, code: str, pointer: str
) -> None:
    raw = HEAD + tail + b"}"
    assert fast(raw, cd.CasualtyEstimate) is None, name
    document = b'{"format":"conflictdata","version":1,"documents":[{"id":"d"}],"casualty_estimates":[' + raw + b"]}"
    with pytest.raises(cd.DataError) as caught:
        cd.loads(document)
    assert [(problem.code, problem.pointer) for problem in caught.value.problems] == [
        (code, f"/casualty_estimates/0{pointer}")
    ], name


def test_a_missing_key_is_refused_by_both_paths() -> None:
    raw = b'{"id":"c","provenance":{"document":"d"}}'
    assert fast(raw, cd.CasualtyEstimate) is None
    with pytest.raises(cd.DataError) as caught:
        structure(json.loads(raw), cd.CasualtyEstimate, strict=True)
    assert [(problem.code, problem.pointer) for problem in caught.value.problems] == [("missing-key", "/category")]


def test_all_faults_of_a_document_are_told_at_once() -> None:
    faulty = HEAD + b',"place":7,"period":"x","colour":1}'
    good = HEAD.replace(b'"c"', b'"ok"') + b"}"
    with pytest.raises(cd.DataError) as caught:
        cd.loads(
            b'{"format":"conflictdata","version":1,"documents":[{"id":"d"},{}],"casualty_estimates":['
            + b",".join([good, faulty])
            + b'],"colour":2}'
        )
    assert sorted(problem.pointer for problem in caught.value.problems) == [
        "/casualty_estimates/1/colour",
        "/casualty_estimates/1/period",
        "/casualty_estimates/1/place",
        "/colour",
        "/documents/1/id",
    ]


@given(ANY_RECORD, st.booleans())
def test_colons_agree_exactly_when_no_key_was_repeated(record: cd.Record, repeat: bool) -> None:
    raw = msgspec.json.encode(unstructure(record))
    keys = msgspec.json.decode(raw, type=skeleton_of(type(record)))  # type: ignore[arg-type] # mypy: no hash; but classes have one
    written = b'{"id":"first",' + raw[1:] if repeat else raw
    assert same_colons(written, msgspec.json.encode(keys)) is not repeat


def test_every_class_on_the_wire_can_be_built_by_both_decoders() -> None:
    for cls in wire_classes():
        check_wire_class(cls)
    assert {cd.CountRange, cd.Provenance, cd.Relay, cd.Salvo, cd.Geometry} < set(wire_classes())
