"""Encodings: which one a file is in, and how sure that is."""

import codecs
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from attrs import frozen

from conflictdata.errors import DataError, Problem

__all__ = ["Encoding", "Input", "detect"]

_BLOCK = 1 << 20
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_PACKED = {b"PK\x03\x04": "a zip archive", b"\x1f\x8b": "compressed with gzip", b"(\xb5/\xfd": "compressed with zstd"}


@frozen(kw_only=True)
class Input:
    """Bytes that can be read more than once: a file, or bytes in memory."""

    name: str
    """The name of the file, without its folder."""

    open: Callable[[], BinaryIO]
    """Opens it at its beginning."""

    @classmethod
    def of(cls, source: "str | Path | bytes") -> "Input":
        """The input of a path, or of bytes in memory, which are called ``data``."""
        if isinstance(source, bytes):
            return cls(name="data", open=lambda: BytesIO(source))
        path = Path(source)
        return cls(name=path.name, open=lambda: path.open("rb"))


@frozen(kw_only=True)
class Encoding:
    """The encoding that was chosen for a file."""

    name: str
    """Its Python name."""

    mark: bytes = b""
    """The byte order mark at the beginning of the file."""

    problems: tuple[Problem, ...] = ()
    """What is doubtful about the choice."""


def detect(source: Input) -> Encoding:
    """The encoding of a file, which is read once, block by block.

    A byte order mark decides. Without one, text that is valid UTF-8 is UTF-8; text with a zero in every other byte is
    UTF-16; anything else is taken for Windows-1252 (cp1252), or, with bytes that it lacks, for Latin-1, and the choice
    is reported with the code ``encoding-guessed``.

    Raises:
        DataError: If the file is packed, with the code ``packed``.
    """
    with source.open() as stream:
        head = stream.read(4096)
    for magic, what in _PACKED.items():
        if head.startswith(magic):
            raise DataError((Problem("", "packed", f"{source.name} is {what}; unpack it first"),))
    for mark, name in _MARKS:
        if head.startswith(mark) and _fault(source, name, len(mark)) is None:
            return Encoding(name=name, mark=mark)
    wide = _wide(head)
    if wide is not None and _fault(source, wide, 0) is None:
        return Encoding(name=wide, problems=(_guess(wide, "zeros in every other byte, and no byte order mark"),))
    fault = _fault(source, "utf-8", 0)
    if fault is None:
        return Encoding(name="utf-8")
    name = "cp1252" if _fault(source, "cp1252", 0) is None else "latin-1"
    return Encoding(name=name, problems=(_guess(name, f"byte {fault} is not valid UTF-8"),))


def _guess(name: str, reason: str) -> Problem:
    message = f"the encoding is not stated and was taken for {name}: {reason}; look at letters with accents"
    return Problem("", "encoding-guessed", message)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark, as far as text in Latin letters shows it."""
    evens, odds = head[::2], head[1::2]
    if len(odds) < 2:
        return None
    if odds.count(0) > len(odds) * 0.7 and evens.count(0) == 0:
        return "utf-16-le"
    if evens.count(0) > len(evens) * 0.7 and odds.count(0) == 0:
        return "utf-16-be"
    return None


def _fault(source: Input, name: str, start: int) -> int | None:
    """The position of the first byte that is not valid in this encoding; `None` if all are."""
    decoder = codecs.getincrementaldecoder(name)()
    position = start
    with source.open() as stream:
        stream.seek(start)
        while True:
            block = stream.read(_BLOCK)
            pending = len(decoder.getstate()[0])
            try:
                decoder.decode(block, final=not block)
            except UnicodeDecodeError as error:
                return position - pending + error.start
            if not block:
                return None
            position += len(block)
