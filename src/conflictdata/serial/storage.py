"""Files: which notation and compression a name stands for, reading within limits, and writing all or nothing."""

import gzip
import io
import os
import stat
import tempfile
import zlib
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import IO, Any

from attrs import frozen

from conflictdata.errors import DataError, LimitExceededError, MissingExtraError, ParseError, Problem

__all__ = [
    "MAX_BYTES",
    "NOTATIONS",
    "FileKind",
    "file_kind",
    "read_bytes",
    "read_line_by_line",
    "too_large",
    "write_atomically",
]

MAX_BYTES = 4 * 2**30
"""How many bytes a reader takes in, after decompression, unless it is told otherwise."""

_SUFFIXES = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".msgpack": "msgpack",
    ".mpk": "msgpack",
    ".yaml": "yaml",
    ".yml": "yaml",
}
NOTATIONS = tuple(dict.fromkeys(_SUFFIXES.values()))
"""The notations that can be read and written."""

_COMPRESSIONS = {".gz": "gzip", ".zst": "zstd"}


@frozen
class FileKind:
    """What a file holds: the notation, and how it is compressed."""

    notation: str
    """One of ``json``, ``jsonl``, ``msgpack`` and ``yaml``."""

    compression: str | None
    """``gzip``, ``zstd``, or `None`."""


def file_kind(path: Path, notation: str | None) -> FileKind:
    """What the name of a file says about it; ``notation`` takes the place of its suffix.

    Raises:
        DataError: If the name has no suffix that is known, or there is no such notation.
    """
    suffixes = [suffix.lower() for suffix in path.suffixes]
    compression = _COMPRESSIONS.get(suffixes[-1]) if suffixes else None
    if compression is not None:
        suffixes.pop()
    if notation is None:
        notation = _SUFFIXES.get(suffixes[-1]) if suffixes else None
    if notation not in NOTATIONS:
        message = f"the format of {path.name!r} is not known; give format= one of: {', '.join(NOTATIONS)}"
        raise DataError((Problem("", "unknown-format", message),))
    return FileKind(notation, compression)


def read_bytes(path: Path, compression: str | None, max_bytes: int) -> bytes:
    """The whole content of a file, decompressed.

    Raises:
        LimitExceededError: If there is more of it than ``max_bytes``.
        ParseError: If the compressed data is damaged.
    """
    with _opened(path, compression) as stream:
        content = stream.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise too_large(max_bytes)
    return content


def read_line_by_line(path: Path, compression: str | None, max_bytes: int) -> Iterator[bytes]:
    """The lines of a file, decompressed. It raises what `read_bytes` does."""
    left = max_bytes
    with _opened(path, compression) as stream:
        while line := stream.readline(left + 1):
            left -= len(line)
            if left < 0:
                raise too_large(max_bytes)
            yield line


def too_large(max_bytes: int) -> LimitExceededError:
    """The error for content beyond the limit."""
    message = f"there are more than {max_bytes:,} bytes; raise max_bytes if the file is to be trusted"
    return LimitExceededError((Problem("", "too-large", message),))


@contextmanager
def _opened(path: Path, compression: str | None) -> Generator[io.BufferedIOBase]:
    try:
        with path.open("rb") as file:
            if compression is None:
                yield file
            elif compression == "gzip":
                with gzip.GzipFile(fileobj=file) as stream:
                    yield stream
            else:
                with _zstd().open(file) as stream:
                    yield stream
    except (gzip.BadGzipFile, zlib.error, EOFError) as error:
        raise ParseError((Problem("", "malformed", f"the compressed data is damaged: {error}"),)) from None
    except Exception as error:
        if compression == "zstd" and isinstance(error, _zstd().ZstdError):
            raise ParseError((Problem("", "malformed", f"the compressed data is damaged: {error}"),)) from None
        raise


def _zstd() -> Any:  # noqa: ANN401 - a module of the standard library from 3.14, and its backport before
    for name in ("compression.zstd", "backports.zstd"):
        with suppress(ImportError):
            return import_module(name)
    raise MissingExtraError("backports.zstd", "zstd")


def write_atomically(path: Path, compression: str | None, chunks: Iterable[bytes]) -> None:
    """Write a file so that its name stands for the old content or the new, whole, whenever the process is killed.

    The content goes to a temporary file in the same folder, is flushed to disk, and takes over the name at the end. A
    file that was there keeps its permissions; a link keeps pointing to the file.
    """
    target = Path(os.path.realpath(path))
    handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            _write(file, compression, chunks)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode_for(target))
        os.replace(temporary, target)  # noqa: PTH105 - the one call that is atomic everywhere
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)


def _write(file: IO[bytes], compression: str | None, chunks: Iterable[bytes]) -> None:
    if compression is None:
        file.writelines(chunks)
    elif compression == "gzip":
        # No name and no time in the header: the same content gives the same bytes.
        with gzip.GzipFile(filename="", mode="wb", fileobj=file, mtime=0) as stream:
            stream.writelines(chunks)
    else:
        with _zstd().open(file, "wb") as stream:
            stream.writelines(chunks)


def _mode_for(target: Path) -> int:
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    """Flush the entry of the new name to disk, where the system lets folders be opened."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
