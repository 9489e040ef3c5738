"""Foreign files as arguments: telling them from our own, reading them, and listing the formats."""

import codecs
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
import typer
from rich import box
from rich.table import Table

from conflictdata.cli.output import UsageError, aligned, clean, page, stdout, write_json
from conflictdata.cli.words import numbered
from conflictdata.errors import DataError
from conflictdata.interchange.conformance import CONCEPTS, conformance
from conflictdata.interchange.formats import formats as installed_formats
from conflictdata.interchange.reading import ReadResult
from conflictdata.interchange.reading import read as read_file
from conflictdata.model.records import RECORD_TYPES
from conflictdata.serial.storage import NOTATIONS, file_kind

__all__ = ["formats", "is_foreign", "read_foreign", "tell_problems"]

_OWN_KEYS = frozenset({"format", "version", "title", "description", "licence", "left_out", *RECORD_TYPES})


def is_foreign(argument: str, format: str | None) -> bool:
    """Whether a file is of a foreign format: by the name that was given, by its suffix, or by what stands in it."""
    if format is not None:
        return format not in NOTATIONS
    try:
        kind = file_kind(Path(argument), None)
    except DataError:
        return True
    return kind.notation == "json" and kind.compression is None and _is_foreign_json(Path(argument))


def _is_foreign_json(path: Path) -> bool:
    """Whether a file of JSON is a list, or an object that has no key of our documents."""
    with path.open("rb") as stream:
        head = stream.read(4096)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        # Our own documents are UTF-8.
        return True
    head = head.removeprefix(codecs.BOM_UTF8).lstrip()
    if not head.startswith(b"{") or b'"format"' in head:
        return head.startswith(b"[")
    try:
        keys = msgspec.json.decode(path.read_bytes(), type=dict[str, msgspec.Raw])
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    return bool(keys) and _OWN_KEYS.isdisjoint(keys)


def read_foreign(argument: str, format: str | None, option: str = "--format") -> ReadResult:
    """Read a foreign file.

    Raises:
        DataError: If the file is packed.
        OSError: If it cannot be read.
        UsageError: If there is no such format.
    """
    known = [known.name for known in installed_formats()]
    if format is not None and format not in known:
        raise UsageError(f"there is no format {format!r}; give {option} one of: {', '.join([*NOTATIONS, *known])}")
    return read_file(argument, format)


def tell_problems(argument: str, result: ReadResult) -> None:
    """Say on stderr in which format a file was read, and how many problems it has."""
    found = numbered(len(result.problems), "problem")
    advice = f"; conflictdata validate {clean(argument)} lists them" if result.problems else ""
    typer.echo(
        f"conflictdata: {clean(argument)} was read as {result.format} in {result.encoding}, {found}{advice}", err=True
    )


def formats(*, json: bool) -> int:
    """List the foreign formats, and what each of them says."""
    if json:
        write_json(list(_plain_formats()))
        return 0
    console = stdout()
    rows = [(each.name, each.title, each.licence) for each in installed_formats()]
    grid = [["format", *CONCEPTS], *([name, *cells] for name, cells in conformance())]
    if console.is_terminal:
        page(console, [_table(("format", "title", "licence of its data"), rows), _table(grid[0], grid[1:])])
    else:
        for line in [*aligned([("FORMAT", "TITLE", "LICENCE"), *rows]), "", *aligned(grid)]:
            typer.echo(line)
    typer.echo("k kept, a approximated, c carried: see the field map of each format in the documentation")
    return 0


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Table:
    table = Table(*header, box=box.SIMPLE_HEAD)
    for row in rows:
        table.add_row(*map(clean, row))
    return table


def _plain_formats() -> Iterator[dict[str, object]]:
    for each in installed_formats():
        yield {
            "name": each.name,
            "title": each.title,
            "licence": each.licence,
            "homepage": each.homepage,
            "extras": list(each.extras),
            "writes_new": each.writes_new,
            "columns": [
                {
                    "name": column.name,
                    "treatment": column.treatment.value,
                    "path": column.path,
                    "aliases": list(column.aliases),
                    "note": column.note,
                }
                for column in each.columns
            ],
        }
