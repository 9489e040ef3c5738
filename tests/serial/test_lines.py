"""JSON Lines: one record a line, told apart by type, streamed both ways, with line numbers in problems."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given

import conflictdata as cd
from conflictdata.testing.strategies import datasets

HEADER = b'{"format":"conflictdata","version":1}\n'
ACTOR = b'{"type":"actor","id":"kp","names":[{"text":"North Korea"}]}\n'


def problems_of(raw: bytes) -> list[tuple[str, str]]:
    with pytest.raises(cd.ConflictDataError) as caught:
        cd.loads(raw, format="jsonl")
    return [(problem.pointer, problem.code) for problem in caught.value.problems]


@given(data=datasets())
def test_every_line_says_its_type_first(data: cd.Dataset) -> None:
    _, *lines = cd.dumps(data, format="jsonl").splitlines()
    assert len(lines) == len(data)
    assert all(line.startswith(b'{"type":"') for line in lines)


def test_the_type_may_stand_anywhere_in_a_line() -> None:
    moved = b' {"id":"kp", "names":[{"text":"North Korea"}], "type":"actor"}\n'
    assert cd.loads(HEADER + moved, format="jsonl") == cd.loads(HEADER + ACTOR, format="jsonl")


@pytest.mark.parametrize(
    ("line", "pointer", "code"),
    [
        (b"\n", "2:", "malformed"),
        (b'{"type":"actor"\n', "2:", "malformed"),
        (b"[]\n", "2:", "wrong-type"),
        (b'{"id":"kp"}\n', "2:/type", "missing-key"),
        (b'{"type":"ship","id":"kp"}\n', "2:/type", "unknown-code"),
        (b'{"type":7,"id":"kp"}\n', "2:/type", "unknown-code"),
        (b'{"type":"actor","names":[]}\n', "2:/id", "missing-key"),
        (b'{"type":"actor","id":"kp","names":[{"text":7}]}\n', "2:/names/0/text", "wrong-type"),
        (b'{"type":"actor","type":"actor","id":"kp","names":[{"text":"x"}]}\n', "2:/type", "duplicate-key"),
        (b'{"id":"kp","id":"kp","type":"actor","names":[{"text":"x"}]}\n', "2:/id", "duplicate-key"),
        (b'{"type":"actor","id":"kp","names":[{"text":"x"}],"part_of":"no"}\n', "2:/part_of", "dangling-reference"),
        (ACTOR + b'{"type":"place","id":"kp","names":[{"text":"x"}]}\n', "3:/id", "duplicate-id"),
        (
            (
                b'{"type":"actor","id":"a","names":[{"text":"x"}],"part_of":"b"}\n'
                b'{"type":"actor","id":"b","names":[{"text":"x"}],"part_of":"a"}\n'
            ),
            "/actors",
            "cycle",
        ),
    ],
)
def test_problems_begin_with_the_number_of_their_line(line: bytes, pointer: str, code: str) -> None:
    assert (pointer, code) in problems_of(HEADER + line)


@pytest.mark.parametrize(
    ("header", "pointer", "code"),
    [
        (b"", "1:", "malformed"),
        (b"[]\n", "1:", "wrong-type"),
        (b'{"version":1}\n', "1:/format", "not-conflictdata"),
        (b'{"format":"conflictdata","version":9}\n', "1:/version", "unsupported-version"),
        (b'{"format":"conflictdata","version":1,"colour":1}\n', "1:/colour", "unknown-key"),
        (b'{"format":"conflictdata","version":1,"title":7}\n', "1:/title", "wrong-type"),
        (b'{"format":"conflictdata","version":1,"left_out":"x"}\n', "1:/left_out", "wrong-type"),
        (b'{"format":"conflictdata","version":1,"left_out":["a b"]}\n', "1:/left_out", "invariant"),
        (b'{"format":"conflictdata","version":1,"title":""}\n', "1:/title", "invariant"),
        (b'{"format":"conflictdata","version":1,"records":2}\n' + ACTOR, "1:/records", "truncated"),
    ],
)
def test_problems_of_the_header_stand_on_line_1(header: bytes, pointer: str, code: str) -> None:
    assert problems_of(header) == [(pointer, code)]


@given(data=datasets())
def test_a_text_that_lost_its_end_is_refused(data: cd.Dataset) -> None:
    lines = cd.dumps(data, format="jsonl").splitlines(keepends=True)
    for kept in range(len(lines)):
        with pytest.raises(cd.DataError):
            cd.loads(b"".join(lines[:kept]), format="jsonl")


def test_records_stream_in_the_order_of_the_lines(tmp_path: Path) -> None:
    records = list(cd.examples.load("kursk-2024"))
    path = tmp_path / "stream.jsonl.gz"
    cd.write_records(path, reversed(records), title="t", description="d", licence="l")
    assert list(cd.iter_records(path)) == records[::-1]
    loaded = cd.load(path)
    assert (loaded.title, loaded.description, loaded.licence) == ("t", "d", "l")
    assert set(loaded) == set(records)


def test_a_stream_gives_the_good_records_before_the_first_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_bytes(HEADER + ACTOR + b'{"type":"actor","id":"x"}\n' + ACTOR)
    stream = cd.iter_records(path)
    assert next(stream).id == "kp"
    with pytest.raises(cd.DataError) as caught:
        next(stream)
    assert str(caught.value).startswith(f"{path}:3:/names: missing-key")


def test_a_stream_that_lost_its_end_is_refused_at_its_end(tmp_path: Path) -> None:
    path = tmp_path / "cut.jsonl"
    path.write_bytes(b'{"format":"conflictdata","version":1,"records":2}\n' + ACTOR)
    stream = cd.iter_records(path)
    assert next(stream).id == "kp"
    with pytest.raises(cd.DataError, match="truncated"):
        next(stream)


@pytest.mark.parametrize("name", ["x.json", "x.yaml"])
def test_only_json_lines_are_streamed(tmp_path: Path, name: str) -> None:
    with pytest.raises(cd.DataError, match="unknown-format"):
        next(cd.iter_records(tmp_path / name))
    with pytest.raises(cd.DataError, match="unknown-format"):
        cd.write_records(tmp_path / name, [])


def test_a_stream_of_an_older_version_is_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from conflictdata.serial import migrations

    monkeypatch.setitem(migrations.MIGRATIONS, 0, lambda document: document)
    path = tmp_path / "old.jsonl"
    path.write_bytes(b'{"format":"conflictdata","version":0}\n')
    with pytest.raises(cd.DataError, match="load"):
        next(cd.iter_records(path))
    path.write_bytes(b'{"format":"conflictdata","version":0}\n[]\n')
    with pytest.raises(cd.DataError) as caught:
        cd.load(path)
    assert caught.value.problems[0].pointer == "2:"


MEASURE = """
import resource, sys
import conflictdata as cd
def actors(number):
    for i in range(number):
        yield cd.Actor(id=f"actor-{i}", names=(cd.Name(text=f"Actor number {i}"),), note="x" * 200)
def peak():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
path = sys.argv[1]
cd.write_records(path, actors(100)); sum(1 for _ in cd.iter_records(path))
before = peak()
cd.write_records(path, actors(60_000))
assert sum(1 for _ in cd.iter_records(path)) == 60_000
print(peak() - before)
"""


def test_streaming_both_ways_takes_no_memory_for_the_length_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl"
    result = subprocess.run([sys.executable, "-c", MEASURE, str(path)], capture_output=True, text=True, check=True)
    kilobytes = int(result.stdout) // (1024 if sys.platform == "darwin" else 1)
    assert path.stat().st_size > 15_000_000
    assert kilobytes < 6_000


def test_lines_of_a_dataset_match_its_json() -> None:
    data = cd.examples.load("kursk-2024")
    document = json.loads(cd.dumps(data))

    def lines() -> Iterator[dict[str, object]]:
        for line in cd.dumps(data, format="jsonl").splitlines()[1:]:
            yield json.loads(line)

    for line in lines():
        kind = line.pop("type")
        assert line in document[f"{kind}s"]
