"""Unknown keys are refused, or kept and written back; never ignored."""

import json
from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import conflictdata as cd
from conflictdata.testing.strategies import datasets

JSON_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
STRANGE_KEYS = st.text(min_size=1, max_size=8).map(lambda text: f"x-{text}")


@pytest.mark.parametrize("format", ["json", "jsonl", "msgpack", "yaml"])
@given(data=datasets(), key=STRANGE_KEYS, value=JSON_VALUES, picks=st.randoms(use_true_random=False))
def test_a_tolerant_reader_keeps_every_unknown_key(
    format: str, data: cd.Dataset, key: str, value: object, picks: Random
) -> None:
    document = json.loads(cd.dumps(data))
    targets = [document]
    for records in document.values():
        if isinstance(records, list):
            for record in records:
                if isinstance(record, dict):
                    targets += [record, *(part for part in record.values() if isinstance(part, dict))]
    picks.choice(targets)[key] = value
    raw = json.dumps(document)
    with pytest.raises(cd.DataError) as caught:
        cd.loads(raw)
    assert {problem.code for problem in caught.value.problems} == {"unknown-key"}

    tolerant = cd.loads(raw, strict=False)
    assert len(tolerant.unknown_keys) == 1
    assert json.loads(cd.dumps(tolerant)) == document
    assert cd.loads(cd.dumps(tolerant, format=format), format=format, strict=False) == tolerant


def tolerant_example() -> cd.Dataset:
    return cd.loads(
        json.dumps(
            {
                "format": "conflictdata",
                "version": 1,
                "reviewed": True,
                "agents": [{"id": "a", "names": [{"text": "A", "script": "Latn"}], "colour": "red"}],
                "characterisations": [
                    {
                        "id": "c",
                        "subject": "a",
                        "wording": "w",
                        "provenance": {"speaker": "a", "relays": [{"agent": "a"}, {"agent": "a", "via/x~": [1]}]},
                    }
                ],
            }
        ),
        strict=False,
    )


def test_unknown_keys_are_told_by_record_and_pointer() -> None:
    assert [(key.record, key.pointer, key.value) for key in tolerant_example().unknown_keys] == [
        ("", "/reviewed", "true"),
        ("a", "/colour", '"red"'),
        ("a", "/names/0/script", '"Latn"'),
        ("c", "/provenance/relays/1/via~1x~0", "[1]"),
    ]


def test_unknown_keys_stay_with_their_records() -> None:
    data = tolerant_example()
    added = data.add(cd.Actor(id="kp", names=(cd.Name(text="North Korea"),)))
    assert added.unknown_keys == data.unknown_keys
    assert [key.record for key in data.select(type="deployments").unknown_keys] == [""]


def test_an_unknown_key_without_a_place_any_more_is_lost_with_a_warning() -> None:
    data = tolerant_example()
    claim = data["c"]
    replaced = data.replace(
        cd.Characterisation(id="c", subject="a", wording="w", provenance=cd.Provenance(speaker="a"))
    )
    assert replaced["c"] != claim
    with pytest.warns(cd.LossyConversionWarning, match="relays"):
        raw = cd.dumps(replaced)
    assert len(cd.loads(raw, strict=False).unknown_keys) == 3


@pytest.mark.parametrize("blob", [float("nan"), b"bytes", {1: 2}, [[float("inf")]], msgspec.msgpack.Ext(5, b"x")])
def test_an_unknown_value_that_json_cannot_spell_is_refused(blob: object) -> None:
    raw = msgspec.msgpack.encode({"format": "conflictdata", "version": 1, "blob": blob})
    with pytest.raises(cd.DataError) as caught:
        cd.loads(raw, format="msgpack", strict=False)
    assert [(problem.pointer, problem.code) for problem in caught.value.problems] == [("/blob", "not-json")]


def test_an_unknown_key_of_an_unknown_record_cannot_be_kept() -> None:
    with pytest.raises(cd.InvariantError, match="not in the dataset"):
        cd.Dataset(unknown_keys=[cd.UnknownKey(record="x", pointer="/y", value="1")])


@pytest.mark.parametrize("value", ["", "{", "nul", "'x'", "[" * 100_000])
def test_the_value_of_an_unknown_key_is_json_text(value: str) -> None:
    with pytest.raises(cd.InvariantError, match="JSON"):
        cd.UnknownKey(record="", pointer="/y", value=value)
