"""Encodings: a mark decides, then validity; a guess is reported."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictdata.errors import DataError
from conflictdata.interchange.encodings import Input, detect

WORDS = "Ort,Zahl\nKöln,3\n"


@pytest.mark.parametrize(
    ("raw", "name", "mark"),
    [
        (WORDS.encode(), "utf-8", b""),
        (codecs.BOM_UTF8 + WORDS.encode(), "utf-8", codecs.BOM_UTF8),
        (codecs.BOM_UTF16_LE + WORDS.encode("utf-16-le"), "utf-16-le", codecs.BOM_UTF16_LE),
        (codecs.BOM_UTF16_BE + WORDS.encode("utf-16-be"), "utf-16-be", codecs.BOM_UTF16_BE),
        (b"", "utf-8", b""),
    ],
)
def test_what_is_certain_is_no_problem(raw: bytes, name: str, mark: bytes) -> None:
    found = detect(Input.of(raw))
    assert (found.name, found.mark, found.problems) == (name, mark, ())


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        (WORDS.encode("cp1252"), "cp1252"),
        (WORDS.encode("latin-1") + b"\x81", "latin-1"),
        (WORDS.encode("utf-16-le"), "utf-16-le"),
        (WORDS.encode("utf-16-be"), "utf-16-be"),
    ],
)
def test_a_guess_is_reported(raw: bytes, name: str) -> None:
    found = detect(Input.of(raw))
    assert found.name == name
    assert [problem.code for problem in found.problems] == ["encoding-guessed"]
    assert name in found.problems[0].message


def test_the_byte_that_is_not_utf8_is_named() -> None:
    raw = b"a" * (1 << 20) + b"\xc3" + b"b"
    (problem,) = detect(Input.of(raw)).problems
    assert f"byte {1 << 20}" in problem.message


@pytest.mark.parametrize("magic", [b"PK\x03\x04", b"\x1f\x8b", b"(\xb5/\xfd"])
def test_a_packed_file_is_refused_with_advice(magic: bytes) -> None:
    with pytest.raises(DataError, match="unpack it first") as caught:
        detect(Input.of(magic + b"rest"))
    assert caught.value.problems[0].code == "packed"


@given(st.binary(max_size=200))
def test_any_bytes_decode_in_the_encoding_that_was_chosen_and_come_back(raw: bytes) -> None:
    try:
        found = detect(Input.of(raw))
    except DataError:
        return
    text = raw[len(found.mark) :].decode(found.name)
    assert found.mark + text.encode(found.name) == raw
