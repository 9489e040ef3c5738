"""Rows as they stand in foreign files: cells with the text that they were written as.

Delimited text follows RFC 4180, read leniently: what a quote in the wrong place makes of a cell is what `csv` makes of
it, and the text of the row is kept beside the cells.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from io import StringIO
from itertools import islice, tee
from typing import Literal, NamedTuple

from attrs import frozen

from conflictdata.errors import ParseError, Problem

__all__ = [
    "Objects",
    "RawRow",
    "delimited_rows",
    "json_line_rows",
    "json_rows",
    "line_rows",
    "replace_cells",
    "replace_members",
    "write_cells",
    "write_members",
]

_LINE_END = re.compile(r"(?:\r\n|\r|\n)\Z")
_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|null|true|false|NaN")
_DECODER = json.JSONDecoder()


class RawRow(NamedTuple):
    """One row: its cells, the text that it was written as, and what follows it."""

    cells: tuple[str, ...]
    """The cells, without quotes."""

    text: str
    """The row as written."""

    end: str
    """What follows: the line end, or the comma between two objects. Empty after the last row of a file without one."""

    names: tuple[str, ...] | None = None
    """The names of the cells, where the row itself has them, as an object has."""

    fault: str = ""
    """What is wrong with the row as a whole; empty if nothing is."""


def delimited_rows(lines: Iterable[str], delimiter: str) -> Iterator[RawRow]:
    """The rows of delimited text, given its lines with their ends. A row may take several lines."""
    read, written = tee(lines)
    reader = csv.reader(read, delimiter=delimiter)
    row: RawRow | None = None
    before = 0
    while True:
        fault = ""
        try:
            cells = tuple(next(reader))
        except StopIteration:
            break
        except csv.Error as error:
            cells, fault = (), f"the row cannot be split into cells: {error}"
        taken = reader.line_num - before
        before += taken
        text = next(written) if taken == 1 else "".join(islice(written, taken))
        if row is not None:
            yield row
        end = "\r\n" if text.endswith("\r\n") else text[-1:] if text.endswith(("\n", "\r")) else ""
        row = RawRow(cells, text[: len(text) - len(end)], end, None, fault)
    if row is not None:
        _, is_open = _split(row.text, delimiter)
        yield row._replace(fault="a quote is opened and never closed") if is_open else row


def line_rows(lines: Iterable[str]) -> Iterator[RawRow]:
    """The lines of a text, each a row of one cell."""
    for line in lines:
        found = _LINE_END.search(line)
        text = line if found is None else line[: found.start()]
        yield RawRow((text,), text, line[len(text) :])


@frozen(kw_only=True)
class Objects:
    """What stands in a JSON file: its rows, and the text around them."""

    before: str
    """The text before the first row."""

    rows: tuple[RawRow, ...]
    """The objects, in order."""

    after: str
    """The text after the last row."""


def json_rows(text: str) -> Objects:
    """The objects of a JSON array, each a row; any other JSON value is one row by itself.

    A cell that is a string is its text; a number, a nested value, or ``NaN`` is as written.

    Raises:
        ParseError: If it is not well-formed JSON.
    """
    try:
        return _array(text) if text.lstrip().startswith("[") else _single(text)
    except (ValueError, RecursionError) as error:
        raise ParseError((Problem("", "not-json", f"this is not well-formed JSON: {error}"),)) from None


def json_line_rows(lines: Iterable[str]) -> Objects | None:
    """The objects of JSON Lines, one a line; `None` if any line is something else."""
    rows: list[RawRow] = []
    for line in line_rows(lines):
        try:
            parsed = _DECODER.decode(line.text)
        except (ValueError, RecursionError):
            return None
        if not isinstance(parsed, dict) or not line.text.startswith("{"):
            return None
        rows.append(_object(line.text.rstrip(), line.text[len(line.text.rstrip()) :] + line.end))
    return Objects(before="", rows=tuple(rows), after="")


def _array(text: str) -> Objects:
    at = _skip(text, text.index("[") + 1)
    before, rows = text[:at], list[RawRow]()
    while not (text.startswith("]", at) and not rows):
        _, stop = _DECODER.raw_decode(text, at)
        following = _skip(text, stop)
        if text.startswith(",", following):
            end = text[stop : _skip(text, following + 1)]
            rows.append(_object(text[at:stop], end))
            at = stop + len(end)
        elif text.startswith("]", following):
            rows.append(_object(text[at:stop], ""))
            at = stop
            break
        else:
            raise json.JSONDecodeError("Expecting ',' delimiter", text, following)
    close = text.index("]", at)
    if text[close + 1 :].strip():
        raise json.JSONDecodeError("Extra data", text, close + 1)
    return Objects(before=before, rows=tuple(rows), after=text[at:])


def _single(text: str) -> Objects:
    start = _skip(text, 0)
    _, stop = _DECODER.raw_decode(text, start)
    if text[stop:].strip():
        raise json.JSONDecodeError("Extra data", text, stop)
    return Objects(before=text[:start], rows=(_object(text[start:stop], ""),), after=text[stop:])


def _object(text: str, end: str) -> RawRow:
    if not text.startswith("{"):
        return RawRow((text,), text, end, ("value",))
    spans = list(_values(text))
    names = tuple(name for name, _, _, _ in spans)
    cells = tuple(_cell(text[start:stop]) for _, _, start, stop in spans)
    repeated = len(set(names)) < len(names)
    return RawRow(cells, text, end, names, "a key stands twice in this object" if repeated else "")


def _cell(token: str) -> str:
    return str(json.loads(token)) if token.startswith('"') else token


def _values(text: str) -> Iterator[tuple[str, int, int, int]]:
    """The key of each member of an object, where it begins, and where its value begins and ends."""
    at = _skip(text, 1)
    while not text.startswith("}", at):
        begin = at
        key, at = _DECODER.raw_decode(text, at)
        start = _skip(text, _skip(text, at) + 1)
        _, stop = _DECODER.raw_decode(text, start)
        yield str(key), begin, start, stop
        at = _skip(text, stop)
        at = _skip(text, at + 1) if text.startswith(",", at) else at


def _skip(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return at if found is None else found.end()


def write_cells(cells: Sequence[str], delimiter: str, *, quote_all: bool = False) -> str:
    """A row of delimited text, without a line end. Cells are quoted where RFC 4180 needs it, or all of them."""
    line = StringIO(newline="")
    quoting: Literal[0, 1] = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    csv.writer(line, delimiter=delimiter, lineterminator="\r\n", quoting=quoting).writerow(cells)
    return line.getvalue()[:-2]


def replace_cells(text: str, changes: Mapping[int, str], delimiter: str) -> str:
    """A row of delimited text in which some cells, by position, are others. All else stays as it was written."""
    spans, _ = _split(text, delimiter)
    spans += [""] * (max(changes, default=0) + 1 - len(spans))
    for position, cell in changes.items():
        quoted = spans[position].startswith('"')
        spans[position] = write_cells([cell], delimiter, quote_all=quoted) if cell or quoted else ""
    return delimiter.join(spans) or '""'


def _split(text: str, delimiter: str) -> tuple[list[str], bool]:
    """The cells of a row as written, quotes included, split as `csv` splits them; and whether a quote is left open."""
    found, start, inside, after_quote = list[str](), 0, False, False
    for at, character in enumerate(text):
        if character == '"' and (at == start or inside or after_quote):
            # A quote in a quoted cell may close it; a second one right after it belongs to the cell.
            inside, after_quote = not inside, inside
        elif character == delimiter and not inside:
            found.append(text[start:at])
            start, after_quote = at + 1, False
        else:
            after_quote = False
    return [*found, text[start:]], inside


def write_members(cells: Mapping[str, str]) -> str:
    """An object on one line, with a member for each cell. Cells that read as JSON numbers are written as such."""
    members = (f"{json.dumps(name)}: {_token(cell, '')}" for name, cell in cells.items())
    return f"{{{', '.join(members)}}}"


def replace_members(text: str, changes: Mapping[str, str | None]) -> str:
    """An object in which some members have other values; those that become `None` are left out. The rest stays."""
    names, parts = list[str](), list[str]()
    at = 1
    for name, begin, start, stop in _values(text):
        # Whatever is first in the end stands where the first member stood.
        before = text[at:begin] if parts else text[1 : _skip(text, 1)]
        cell = changes.get(name, "")
        if cell is not None:
            value = _token(cell, text[start:stop]) if name in changes else text[start:stop]
            parts.append(f"{before}{text[begin:start]}{value}")
        names.append(name)
        at = stop
    added = {name: cell for name, cell in changes.items() if cell is not None and name not in names}
    if added:
        parts.append((", " if parts else "") + write_members(added)[1:-1])
    return f"{text[:1]}{''.join(parts)}{text[at:]}"


def _token(cell: str, old: str) -> str:
    return cell if not old.startswith('"') and _NUMBER.fullmatch(cell) else json.dumps(cell, ensure_ascii=False)
