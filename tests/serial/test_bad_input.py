"""Whatever comes in, a dataset or a `ConflictDataError` comes out, in bounded time: never a bare traceback."""

import importlib.util
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import conflictdata as cd

FORMATS = ["json", "jsonl", "msgpack", "yaml"]
EXAMPLE = cd.examples.load("kursk-2024")
WRITTEN = {format: cd.dumps(EXAMPLE, format=format) for format in FORMATS}


def read(raw: bytes | str, format: str, *, strict: bool = True) -> cd.Dataset | None:
    """The dataset, or `None` if the input was refused with problems that say where and what."""
    try:
        return cd.loads(raw, format=format, strict=strict)
    except cd.ConflictDataError as error:
        assert error.problems
        assert all(problem.code and problem.message for problem in error.problems)
        assert str(error)
        return None


@pytest.mark.parametrize("format", FORMATS)
@given(raw=st.binary(max_size=200), strict=st.booleans())
@example(raw=b"", strict=True)
@example(raw=b"\xff\xfe{\x00}\x00", strict=True)
@example(raw=b"\x00", strict=False)
def test_any_bytes_are_read_or_refused(format: str, raw: bytes, strict: bool) -> None:
    assert read(raw, format, strict=strict) in (None, cd.Dataset())


@pytest.mark.parametrize("format", FORMATS)
@given(text=st.text(max_size=200))
@example(text="\ud800")
def test_any_text_is_read_or_refused(format: str, text: str) -> None:
    assert read(text, format) in (None, cd.Dataset())


@pytest.mark.parametrize("format", FORMATS)
@given(data=st.data())
def test_a_file_with_some_bytes_changed_is_read_or_refused(format: str, data: st.DataObject) -> None:
    raw = bytearray(WRITTEN[format])
    for _ in range(data.draw(st.integers(1, 4))):
        position = data.draw(st.integers(0, len(raw) - 1))
        raw[position] = data.draw(st.integers(0, 255))
    result = read(bytes(raw), format, strict=data.draw(st.booleans()))
    assert result is None or isinstance(result, cd.Dataset)


@pytest.mark.parametrize("format", ["json", "msgpack"])
@given(data=st.data())
def test_a_truncated_file_is_refused(format: str, data: st.DataObject) -> None:
    raw = WRITTEN[format].rstrip()
    assert read(raw[: data.draw(st.integers(0, len(raw) - 1))], format) is None


@pytest.mark.parametrize("format", ["json", "msgpack"])
@given(tail=st.binary(min_size=1, max_size=5).filter(lambda tail: tail.strip(b" \t\r\n")))
def test_trailing_garbage_is_refused(format: str, tail: bytes) -> None:
    assert read(WRITTEN[format] + tail, format) is None


def code_of(raw: bytes | str, format: str = "json") -> str:
    with pytest.raises(cd.ConflictDataError) as caught:
        cd.loads(raw, format=format)
    return caught.value.problems[0].code


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("nothing", b"", "malformed"),
        ("a byte-order mark", b"\xef\xbb\xbf" + WRITTEN["json"], "byte-order-mark"),
        ("UTF-16", WRITTEN["json"].decode().encode("utf-16"), "malformed"),
        ("no UTF-8", WRITTEN["json"].replace(b"Novoivanovka", b"Nov\xffivanovka"), "malformed"),
        ("NaN", b'{"format":"conflictdata","version":NaN}', "malformed"),
        ("a lone surrogate", b'{"format":"conflictdata","version":1,"title":"\\ud800"}', "malformed"),
        ("10 000 brackets", b"[" * 10_000, "too-deep"),
        ("10 000 brackets closed", b"[" * 10_000 + b"]" * 10_000, "too-deep"),
        ("10 000 objects", b'{"a":' * 10_000, "too-deep"),
        (
            "10 000 brackets in a record",
            b'{"format":"conflictdata","version":1,"actors":[{"id":' + b"[" * 10_000 + b"]" * 10_000 + b"}]}",
            "too-deep",
        ),
        ("a huge integer", b'{"format":"conflictdata","version":' + b"9" * 5_000 + b"}", "malformed"),
        ("a huge exponent", b'{"format":"conflictdata","version":1e999}', "malformed"),
        ("a repeated collection", b'{"format":"conflictdata","version":1,"actors":[],"actors":[]}', "duplicate-key"),
        ("a collection that is no array", b'{"format":"conflictdata","version":1,"actors":{}}', "wrong-type"),
        ("a record that is no object", b'{"format":"conflictdata","version":1,"actors":[7]}', "wrong-type"),
        ("a blank title", b'{"format":"conflictdata","version":1,"title":" "}', "invariant"),
        ("an id left out that is none", b'{"format":"conflictdata","version":1,"left_out":["a b"]}', "invariant"),
        ("a repeated title", b'{"format":"conflictdata","version":1,"title":"a","title":"b"}', "duplicate-key"),
        (
            "a key repeated in an unknown value",
            b'{"format":"conflictdata","version":1,"x":{"a":1,"a":2}}',
            "duplicate-key",
        ),
    ],
)
def test_each_kind_of_bad_json_has_its_code(name: str, raw: bytes, code: str) -> None:
    assert code_of(raw) == code, name


@pytest.mark.parametrize(
    ("name", "raw", "code"),
    [
        ("10 000 arrays", b"\x91" * 10_000, "too-deep"),
        ("a key that is no string", b"\x81\x01\x02", "not-conflictdata"),
        ("bytes for a string", b"\x81\xc4\x06format\x01", "not-conflictdata"),
        ("a map that promises too much", b"\xdf\xff\xff\xff\xff", "malformed"),
        ("an array that promises too much", b"\xdd\xff\xff\xff\xff", "malformed"),
    ],
)
def test_each_kind_of_bad_messagepack_has_its_code(name: str, raw: bytes, code: str) -> None:
    assert code_of(raw, "msgpack") == code, name


def test_problems_inside_a_record_of_a_damaged_kind_have_the_place_of_the_record() -> None:
    raw = b'{"format":"conflictdata","version":1,"actors":[{"id":"a","names":[{"text":"A"}],"x":{"y":1,"y":2}}]}'
    with pytest.raises(cd.DataError) as caught:
        cd.loads(raw, strict=False)
    assert [(p.pointer, p.code) for p in caught.value.problems] == [("/actors/0/x/y", "duplicate-key")]


@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris has no wheel for this platform")
@pytest.mark.parametrize("format", FORMATS)
def test_a_coverage_guided_fuzzer_finds_nothing_in_its_time(format: str, tmp_path: Path) -> None:
    seed = tmp_path / "corpus" / "example"
    seed.parent.mkdir()
    seed.write_bytes(WRITTEN[format])
    script = Path(__file__).with_name("fuzz_loads.py")
    result = subprocess.run(
        [
            sys.executable,
            str(script),
            format,
            "-max_total_time=8",
            "-timeout=10",
            "-rss_limit_mb=2048",
            str(seed.parent),
        ],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        # Two tools that watch the same lines would get into each other's way.
        env={name: value for name, value in os.environ.items() if not name.startswith("COV")},
    )
    assert result.returncode == 0, result.stderr[-4000:]
    assert "DONE" in result.stderr or "Done" in result.stderr
