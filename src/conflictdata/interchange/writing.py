"""Writing foreign files: rows that were read come out as they came in, changed ones with the changed cells alone."""

import codecs
import re
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO, StringIO
from pathlib import Path

from attrs import evolve, frozen

from conflictdata.errors import DataError, Problem
from conflictdata.interchange.encodings import Input
from conflictdata.interchange.formats import Format, OutRow, format_named
from conflictdata.interchange.losses import LossReport, compare_rows
from conflictdata.interchange.reading import Reading
from conflictdata.interchange.rows import (
    delimited_rows,
    json_rows,
    replace_cells,
    replace_members,
    write_cells,
    write_members,
)
from conflictdata.interchange.sheets import open_sheet, sample_of
from conflictdata.model.dataset import Dataset
from conflictdata.model.records import CLAIM_TYPES, SOURCE_TYPES
from conflictdata.model.sources import SourceFile
from conflictdata.serial.storage import write_atomically
from conflictdata.vocab.sources import SourceLayout

__all__ = ["write"]

_RISKY = re.compile(r"[=+\-@\t\r].*", re.DOTALL)
_PLAIN_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?")
_MARKS = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


def write(
    dataset: Dataset, path: str | Path, format: str, *, file: str | None = None, for_spreadsheet: bool = False
) -> LossReport:
    """Write a dataset as a foreign file, and report what the file does not keep.

    Rows that were read from a file of this format come out as they were written there, if their claims are unchanged;
    in a row whose claims were changed only the cells that say so are. Rows whose claims have all been removed are left
    out, and claims that came from elsewhere get new rows, as far as the format can tell them. The file is written whole
    or not at all.

    Args:
        dataset: What to write.
        path: Where to.
        format: The name of the format.
        file: The id of one of ``dataset.source_files``, where several are of this format.
        for_spreadsheet: Whether cells that a spreadsheet would take for a formula (those that begin with ``=``, ``+``,
            ``-``, ``@``, a tab or a carriage return and are no number) get an apostrophe in front. The report says how
            many there were. Such a file does not read back as the same cells.

    Raises:
        DataError: If there is no such format or file, if several files of the format were read and none is named, or
            if the format cannot write any claim of the dataset.
        OSError: If the file cannot be written.
    """
    chosen = format_named(format)
    origin = _origin(dataset, chosen, file)
    output = _again(dataset, chosen, origin) if origin is not None else _anew(dataset, chosen)
    raw = output.encoded(safe=for_spreadsheet)
    report = _report(dataset, output)
    if for_spreadsheet:
        note = f"{output.risky():,} cells got an apostrophe, so that a spreadsheet takes them for no formula"
        report = evolve(report, notes=(*report.notes, note))
    write_atomically(Path(path), None, [raw])
    return report


@frozen(kw_only=True)
class _Line:
    """A row of the output, and the claims that it is to tell."""

    text: str
    end: str | None
    claims: tuple[str, ...]


@frozen(kw_only=True)
class _Output:
    """A file to be written."""

    format: Format
    file: SourceFile
    lines: tuple[_Line, ...]

    def text(self) -> str:
        """The whole text. An object is followed by a comma unless it is the last."""
        parts = [self.file.before]
        last = len(self.lines) - 1
        objects = self.file.layout is SourceLayout.JSON_OBJECTS
        for position, line in enumerate(self.lines):
            end = self.file.between if line.end is None else line.end
            if objects:
                end = "" if position == last else end or self.file.between
            elif position < last:
                end = end or self.file.between
            parts += [line.text, end]
        return "".join([*parts, self.file.after])

    def encoded(self, *, safe: bool = False) -> bytes:
        """The bytes of the file."""
        text = self._safe_text() if safe else self.text()
        mark = _MARKS.get(self.file.encoding, b"") if self.file.has_bom else b""
        try:
            return mark + text.encode(self.file.encoding)
        except UnicodeEncodeError as error:
            message = (
                f"{text[error.start : error.end]!r} cannot be written in {self.file.encoding}, the encoding of the "
                "file that was read; set the encoding of its record in source_files to utf-8"
            )
            raise DataError((Problem("", "cannot-encode", message),)) from None

    def risky(self) -> int:
        """How many cells a spreadsheet would take for formulas."""
        return sum(_is_risky(cell) for cells in self._cells() for cell in cells)

    def _cells(self) -> Iterator[tuple[str, ...]]:
        for row in delimited_rows(StringIO(self.text(), newline=""), self.file.delimiter):
            yield row.cells

    def _safe_text(self) -> str:
        rows = ([f"'{cell}" if _is_risky(cell) else cell for cell in cells] for cells in self._cells())
        return "".join(write_cells(cells, self.file.delimiter) + self.file.between for cells in rows)


def _is_risky(cell: str) -> bool:
    return _RISKY.fullmatch(cell) is not None and _PLAIN_NUMBER.fullmatch(cell) is None


def _origin(dataset: Dataset, format: Format, file: str | None) -> SourceFile | None:
    """The file that is to be written again; `None` if none of this format was read."""
    found = [source for source in dataset.source_files if source.format == format.name]
    if file is not None:
        found = [source for source in found if source.id == file]
        if not found:
            message = f"no {format.name} file with the id {file!r} is kept in this dataset"
            raise DataError((Problem("", "no-such-file", message),))
    if len(found) > 1:
        names = ", ".join(source.id for source in found)
        message = f"several files of this format were read; say with file= which one is meant: {names}"
        raise DataError((Problem("", "several-files", message),))
    return found[0] if found else None


def _anew(dataset: Dataset, format: Format) -> _Output:
    """A new file in the format's own dialect."""
    file = SourceFile(
        id="new-file", format=format.name, layout=format.layout, delimiter=format.delimiter, between=format.line_end
    )
    rows = list(format.rows_of(dataset))
    if not rows:
        message = f"{format.name} has no rows for the claims of this dataset; see its field map in the documentation"
        raise DataError((Problem("", "nothing-to-write", message),))
    if format.layout is SourceLayout.JSON_OBJECTS:
        file = evolve(file, before="[\n", between=",\n", after="\n]\n")
    elif format.layout is SourceLayout.DELIMITED:
        names = [column.name for column in format.columns]
        header = write_cells(names, format.delimiter, quote_all=format.quote_all)
        file = evolve(file, before=header + format.line_end)
    columns = tuple(column.name for column in format.columns)
    return _Output(format=format, file=file, lines=tuple(_new_line(row, format, file, columns) for row in rows))


def _new_line(row: OutRow, format: Format, file: SourceFile, columns: Sequence[str]) -> _Line:
    if file.layout is SourceLayout.JSON_OBJECTS:
        names = dict.fromkeys((*columns, *(column.name for column in format.columns)))
        text = write_members({name: row.cells[name] for name in names if name in row.cells})
    elif file.layout is SourceLayout.DELIMITED:
        cells = [row.cells.get(name, "") for name in columns]
        text = write_cells(cells, file.delimiter, quote_all=format.quote_all)
    else:
        text = next(iter(row.cells.values()), "")
    return _Line(text=text, end=None, claims=row.claims)


def _again(dataset: Dataset, format: Format, origin: SourceFile) -> _Output:
    """The file that was read, with what has changed since."""
    rows = sorted((row for row in dataset.source_rows if row.file == origin.id), key=lambda row: row.number)
    lines = [_Line(text=row.text, end=row.end, claims=row.claims) for row in rows]
    as_read = _Output(format=format, file=origin, lines=tuple(lines))
    reading, before = _read_again(as_read)
    told = {claim for row in rows for claim in row.claims}
    if _has_changed(dataset, before):
        edits = _edits(dataset, before, format)
        lines = [
            _edited(line, _changes(line, edits), as_read, reading.positions)
            for line in lines
            if not line.claims or any(claim in dataset for claim in line.claims)
        ]
    if any(claim.id not in told for claim in dataset.claims()):
        fresh = (row for row in format.rows_of(dataset) if row.claims and told.isdisjoint(row.claims))
        lines += [_new_line(row, format, origin, tuple(reading.positions)) for row in fresh]
    return evolve(as_read, lines=tuple(lines))


def _read_again(output: _Output) -> tuple[Reading, Dataset]:
    """What a file reads as, row by row, and the reading, which knows its columns."""
    raw = output.encoded()
    sheet = open_sheet(Input(name=output.file.name or "data", open=lambda: BytesIO(raw)))
    reading = Reading(sheet, sample_of(sheet), output.format, strict=False, keep_cells=True)
    (result,) = reading.results(None)
    return reading, result.dataset


def _has_changed(dataset: Dataset, before: Dataset) -> bool:
    """Whether a claim is not what it was read as or is not there any more, or an entity is not what it was."""
    own = tuple(SOURCE_TYPES.values())
    for record in before:
        now = dataset.get(record.id)
        if now != record and not isinstance(record, own) and (now is not None or isinstance(record, _CLAIMS)):
            return True
    return False


_CLAIMS = tuple(CLAIM_TYPES.values())


def _edits(dataset: Dataset, before: Dataset, format: Format) -> dict[str, dict[str, str]]:
    """For each claim of a row, the cells of the row that are not what they were."""
    old = {claim: row for row in format.rows_of(before) for claim in row.claims}
    edits: dict[str, dict[str, str]] = {}
    for row in format.rows_of(dataset):
        origin = next((old[claim] for claim in row.claims if claim in old), None)
        if origin is not None:
            cells = origin.cells
            names = [name for name in {**cells, **row.cells} if cells.get(name, "") != row.cells.get(name, "")]
            changes = {name: row.cells.get(name, "") for name in names}
            edits.update((claim, changes) for claim in origin.claims)
    return edits


def _changes(line: _Line, edits: Mapping[str, Mapping[str, str]]) -> Mapping[str, str]:
    for claim in line.claims:
        if claim in edits:
            return edits[claim]
    return {}


def _edited(line: _Line, edits: Mapping[str, str], output: _Output, positions: Mapping[str, int]) -> _Line:
    """A row with other cells. What the file has no column for cannot be told."""
    if not edits:
        return line
    if output.file.layout is SourceLayout.JSON_OBJECTS:
        spelled = {output.format.canonical(name): name for name in json_rows(line.text).rows[0].names or ()}
        return evolve(line, text=replace_members(line.text, {spelled.get(name, name): edits[name] for name in edits}))
    changes = {positions[name]: cell for name, cell in edits.items() if name in positions}
    return evolve(line, text=replace_cells(line.text, changes, output.file.delimiter))


def _report(dataset: Dataset, output: _Output) -> LossReport:
    _, read = _read_again(output)
    told = [tuple(claim for claim in line.claims if claim in dataset) for line in output.lines]
    found = [row.claims for row in read.source_rows]
    return compare_rows(output.format.name, dataset, read, list(zip(told, found, strict=True)))
