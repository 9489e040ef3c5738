"""The four verbs, and what belongs to them: load, loads, dump, dumps; records one by one; the content hash."""

import hashlib
from collections.abc import Iterable, Iterator
from io import BytesIO
from os import PathLike
from pathlib import Path

from conflictdata.errors import DanglingReferenceError, DataError, DuplicateIdError, Problem
from conflictdata.model.dataset import Dataset
from conflictdata.model.records import Record
from conflictdata.serial import lines, parsing, reading, storage, writing
from conflictdata.serial.storage import MAX_BYTES

__all__ = ["content_hash", "dump", "dumps", "iter_records", "load", "loads", "write_records"]


def load(
    path: str | PathLike[str], *, format: str | None = None, strict: bool = True, max_bytes: int = MAX_BYTES
) -> Dataset:
    """Read a dataset from a file.

    Args:
        path: The file. Its suffix names the notation (``.json``, ``.jsonl``, ``.msgpack``, ``.yaml``), with ``.gz`` or
            ``.zst`` after it if it is compressed.
        format: The notation, where the suffix does not name it.
        strict: Whether a key that this release does not know is an error. Otherwise it is kept in
            ``Dataset.unknown_keys`` and written back by `dump`.
        max_bytes: How many bytes to take in at most, after decompression.

    Raises:
        DataError: If the content is not a valid dataset; every problem that was found is listed with its place.
        DanglingReferenceError: If records refer to ids that are not in the file.
        DuplicateIdError: If an id is used twice.
        MissingExtraError: If the notation or the compression needs a package that is not installed.
        OSError: If the file cannot be opened or read.
    """
    file = Path(path)
    kind = storage.file_kind(file, format)
    try:
        if kind.notation == "jsonl":
            return lines.read_lines(storage.read_line_by_line(file, kind.compression, max_bytes), strict=strict)
        return _read(storage.read_bytes(file, kind.compression, max_bytes), kind.notation, strict=strict)
    except (DataError, DanglingReferenceError, DuplicateIdError) as error:
        raise type(error)(error.problems, str(path)) from None


def loads(
    raw: bytes | bytearray | memoryview | str, *, format: str = "json", strict: bool = True, max_bytes: int = MAX_BYTES
) -> Dataset:
    """Read a dataset from bytes or text.

    Args:
        raw: The content; a `str` counts as its UTF-8 bytes.
        format: ``json``, ``jsonl``, ``msgpack`` or ``yaml``.
        strict: As for `load`.
        max_bytes: How many bytes to take in at most.

    Raises:
        DataError: If the content is not a valid dataset; every problem that was found is listed with its place.
        DanglingReferenceError: If records refer to ids that are not there.
        DuplicateIdError: If an id is used twice.
        MissingExtraError: If the notation needs a package that is not installed.
    """
    content = parsing.as_bytes(raw)
    if len(content) > max_bytes:
        raise storage.too_large(max_bytes)
    if format == "jsonl":
        return lines.read_lines(BytesIO(content), strict=strict)
    return _read(content, format, strict=strict)


def _read(content: bytes, notation: str, *, strict: bool) -> Dataset:
    match notation:
        case "json":
            return reading.read_json(content, parsing.parse_json, strict=strict)
        case "msgpack":
            return reading.read_msgpack(content, parsing.parse_msgpack, strict=strict)
        case "yaml":
            return reading.read_plain(parsing.parse_yaml(content), strict=strict)
        case _:
            raise _unknown_format(notation)


def dump(data: Dataset, path: str | PathLike[str], *, format: str | None = None) -> None:
    """Write a dataset to a file in canonical form: the old file or the new one, whole, whatever happens meanwhile.

    Args:
        data: The dataset.
        path: The file; its suffix names the notation and the compression, as for `load`.
        format: The notation, where the suffix does not name it.

    Raises:
        DataError: If the format is not known, or the dataset holds something that it has no spelling for.
        MissingExtraError: If the notation or the compression needs a package that is not installed.
        OSError: If the file cannot be written.
    """
    file = Path(path)
    kind = storage.file_kind(file, format)
    storage.write_atomically(file, kind.compression, _chunks(data, kind.notation))


def dumps(data: Dataset, *, format: str = "json") -> bytes:
    """Write a dataset as bytes in canonical form: the same dataset gives the same bytes, in every process.

    Args:
        data: The dataset.
        format: ``json``, ``jsonl``, ``msgpack`` or ``yaml``.

    Raises:
        DataError: If the format is not known, or the dataset holds something that it has no spelling for.
        MissingExtraError: If the notation needs a package that is not installed.
    """
    return b"".join(_chunks(data, format))


def _chunks(data: Dataset, notation: str) -> Iterator[bytes]:
    match notation:
        case "json":
            return writing.json_chunks(data)
        case "jsonl":
            return lines.line_chunks(data)
        case "msgpack":
            return iter([writing.to_msgpack(writing.plain_document(data))])
        case "yaml":
            return iter([writing.to_yaml(writing.plain_document(data))])
        case _:
            raise _unknown_format(notation)


def iter_records(path: str | PathLike[str], *, max_bytes: int = MAX_BYTES) -> Iterator[Record]:
    """The records of a JSON Lines file, one by one, in constant memory. References are not checked.

    Args:
        path: The file, with the suffix ``.jsonl``, and ``.gz`` or ``.zst`` after it if it is compressed.
        max_bytes: How many bytes to take in at most, after decompression.

    Raises:
        DataError: At the first line that is not in order; the records before it have been given by then.
        OSError: If the file cannot be opened or read.
    """
    file = Path(path)
    kind = storage.file_kind(file, None)
    if kind.notation != "jsonl":
        message = f"{file.name!r} is no JSON Lines file; use load() for other formats"
        raise DataError((Problem("", "unknown-format", message),), str(path))
    try:
        yield from lines.stream_records(storage.read_line_by_line(file, kind.compression, max_bytes))
    except DataError as error:
        raise type(error)(error.problems, str(path)) from None


def write_records(
    path: str | PathLike[str],
    records: Iterable[Record],
    *,
    title: str | None = None,
    description: str | None = None,
    licence: str | None = None,
) -> None:
    """Write records to a JSON Lines file as they come, in constant memory. References are not checked.

    Args:
        path: The file, with the suffix ``.jsonl``, and ``.gz`` or ``.zst`` after it to compress it.
        records: The records, in any order.
        title: What the dataset is called.
        description: What it covers.
        licence: An SPDX identifier, or the words of the licence.

    Raises:
        DataError: If the suffix is another, or a record holds something that JSON has no spelling for.
        OSError: If the file cannot be written.
    """
    file = Path(path)
    kind = storage.file_kind(file, None)
    if kind.notation != "jsonl":
        message = f"records are streamed as JSON Lines only; name the file {file.stem}.jsonl, or use dump()"
        raise DataError((Problem("", "unknown-format", message),), str(path))
    texts = {"title": title, "description": description, "licence": licence}
    header = {name: text for name, text in texts.items() if text is not None}
    storage.write_atomically(file, kind.compression, lines.record_lines(records, header))


def content_hash(data: Dataset) -> str:
    """The SHA-256 digest of the canonical JSON, as ``sha256:`` and 64 hex digits: equal for equal datasets."""
    digest = hashlib.sha256()
    for chunk in writing.json_chunks(data):
        digest.update(chunk)
    return f"sha256:{digest.hexdigest()}"


def _unknown_format(notation: str) -> DataError:
    message = f"there is no format {notation!r}; formats are: {', '.join(storage.NOTATIONS)}"
    return DataError((Problem("", "unknown-format", message),))
