"""The same dataset gives the same bytes: in any order of records, in any process, after any round trip."""

import os
import subprocess
import sys
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import conflictdata as cd
from conflictdata.testing.strategies import datasets

FORMATS = ["json", "jsonl", "msgpack", "yaml"]


@pytest.mark.parametrize("format", FORMATS)
@given(data=datasets())
def test_reading_what_was_written_gives_the_same_dataset(format: str, data: cd.Dataset) -> None:
    assert cd.loads(cd.dumps(data, format=format), format=format) == data


@pytest.mark.parametrize("format", FORMATS)
@given(data=datasets())
def test_writing_what_was_read_gives_the_same_bytes(format: str, data: cd.Dataset) -> None:
    raw = cd.dumps(data, format=format)
    assert cd.dumps(cd.loads(raw, format=format), format=format) == raw


@given(data=datasets(), random=st.randoms(use_true_random=False))
def test_the_order_of_records_does_not_matter(data: cd.Dataset, random: Random) -> None:
    records = list(data)
    random.shuffle(records)
    metadata = {name: getattr(data, name) for name in ("title", "description", "licence", "left_out", "unknown_keys")}
    shuffled = cd.Dataset.of(records, **metadata)
    assert shuffled == data
    assert cd.content_hash(shuffled) == cd.content_hash(data)


@given(data=datasets(), changed=datasets())
def test_equal_hashes_mean_equal_datasets(data: cd.Dataset, changed: cd.Dataset) -> None:
    assert (cd.content_hash(data) == cd.content_hash(changed)) is (data == changed)


@pytest.mark.parametrize("seed", ["0", "1", "4711"])
def test_bytes_and_hash_are_equal_across_processes_and_hash_seeds(seed: str) -> None:
    script = (
        "import conflictdata as cd, hashlib\n"
        "data = cd.examples.load('kursk-2024')\n"
        "group = cd.PersonGroup(roles=frozenset(cd.PersonRole))\n"
        "claim = cd.CasualtyEstimate(id='x', category=cd.CasualtyCategory.KILLED, group=group,\n"
        "                            provenance=cd.Provenance(speaker='gur'))\n"
        "data = data.add(claim)\n"
        "print(cd.content_hash(data))\n"
        "for format in ('json', 'jsonl', 'msgpack', 'yaml'):\n"
        "    print(hashlib.sha256(cd.dumps(data, format=format)).hexdigest())\n"
    )

    def run(hash_seed: str) -> str:
        environment = {**os.environ, "PYTHONHASHSEED": hash_seed}
        return subprocess.run(
            [sys.executable, "-c", script], env=environment, capture_output=True, text=True, check=True
        ).stdout

    assert run(seed) == run("42")


def test_canonical_json_leaves_defaults_out_and_keeps_the_order_of_fields() -> None:
    first, second = (cd.Actor(id=name, names=(cd.Name(text=name.upper()),)) for name in "ab")
    data = cd.Dataset(actors=(second, first))
    assert cd.dumps(data).decode() == (
        '{"format":"conflictdata","version":1,\n'
        '"actors":[\n'
        '{"id":"a","names":[{"text":"A"}]},\n'
        '{"id":"b","names":[{"text":"B"}]}\n'
        "]}\n"
    )


def test_the_empty_dataset_has_the_shortest_form() -> None:
    assert cd.dumps(cd.Dataset()) == b'{"format":"conflictdata","version":1}\n'


def test_numbers_have_one_spelling() -> None:
    def at(latitude: float) -> bytes:
        place = cd.Place(
            id="p", names=(cd.Name(text="P"),), coordinates=cd.Coordinates(latitude=latitude, longitude=-0.0)
        )
        return cd.dumps(cd.Dataset(places=(place,)))

    assert at(0) == at(0.0) == at(-0.0)
    assert at(51) == at(51.0)


def test_an_exact_range_is_written_without_its_implied_preferred_value() -> None:
    plain = cd.make_converter().unstructure(cd.CountRange.exactly(78))
    assert plain == {"low": 78, "high": 78}
    assert cd.make_converter().structure(plain, cd.CountRange).best == 78


def test_a_preferred_value_without_bounds_is_written() -> None:
    measure = cd.MeasureRange(unit=cd.MeasureUnit.METER, best=3.0)
    assert cd.make_converter().unstructure(measure) == {"best": 3.0, "unit": "meter"}
