"""Writing foreign files: rows that were read come out as they came in, changed ones with the changed cells alone."""

import codecs
import re
from collections.abc import Mapping, Sequence
from io import BytesIO, StringIO
from pathlib import Path

from attrs import evolve, frozen

from conflictdata.errors import DataError, Problem
from conflictdata.interchange.encodings import Encoding, Input
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
from conflictdata.interchange.sheets import Sheet, objects_in, sample_of
from conflictdata.model.dataset import Dataset
from conflictdata.model.records import Claim, SourceRecord
from conflictdata.model.sources import SourceFile
from conflictdata.serial.storage import write_atomically
from conflictdata.vocab.sources import SourceLayout

__all__ = ["write"]

_RISKY = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20].*", re.DOTALL)
_PLAIN_NUMBER = re.compile(r"[-+]?\d[\d,]*(?:\.\d+)?", re.ASCII)
_MARKS = {"utf-8": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}


def write(
    dataset: Dataset,
    path: str | Path,
    format: str | Format,
    *,
    file: str | None = None,
    for_spreadsheet: bool = False,
) -> LossReport:
    """Write a dataset as a foreign file, and report what the file does not keep.

    Rows that were read from a file of this format come out as they were written there, if their claims are unchanged;
    in a row whose claims were changed only the cells that say so are. Rows whose claims have all been removed are left
    out, and claims that came from elsewhere get new rows, as far as the format can tell them. The file is written whole
    or not at all.

    Args:
        dataset: What to write.
        path: Where to.
        format: The name of the format, or the format itself.
        file: The id of one of ``dataset.source_files``, where several are of this format.
        for_spreadsheet: Whether cells that a spreadsheet would take for a formula get an apostrophe in front: those
            that begin with ``=``, ``+``, ``-``, ``@``, a tab or a line break and are no number. The report says how
            many there were. Such a file does not read back as the same cells. Files of JSON stay as they are.

    Raises:
        DataError: If there is no such format or file, if several files of the format were read and none is named, if
            the format cannot write any claim of the dataset, or if the encoding of the file lacks a letter.
        OSError: If the file cannot be written.
    """
    chosen = format_named(format)
    origin = _origin(dataset, chosen, file)
    output, read = _again(dataset, chosen, origin) if origin is not None else (_anew(dataset, chosen), None)
    report = _report(dataset, output, _read_again(output)[1] if read is None else read)
    text = output.text()
    if for_spreadsheet and output.file.layout is not SourceLayout.JSON_OBJECTS:
        text, changed = _for_spreadsheet(text, output.file.delimiter)
        note = f"{changed:,} cells got an apostrophe, so that a spreadsheet takes them for no formula"
        report = evolve(report, notes=(*report.notes, note))
    write_atomically(Path(path), None, [output.encoded(text)])
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
    notes: tuple[str, ...] = ()

    def text(self) -> str:
        """The whole text. An object of a list is followed by a comma unless it is the last."""
        file, last = self.file, len(self.lines) - 1
        in_list = file.layout is SourceLayout.JSON_OBJECTS and "," in file.between
        is_open = file.layout is SourceLayout.DELIMITED and file.before and not file.before.endswith(("\r", "\n"))
        parts = [file.before, file.between if is_open and self.lines else ""]
        for position, line in enumerate(self.lines):
            end = file.between if line.end is None else line.end
            if in_list:
                end = "" if position == last else end or file.between
            elif position < last:
                end = end or file.between
            parts += [line.text, end]
        return "".join([*parts, file.after])

    def encoded(self, text: str) -> bytes:
        """A text as the bytes of the file."""
        encoding = self.file.encoding
        try:
            return self._mark() + text.encode(encoding)
        except UnicodeEncodeError as error:
            message = (
                f"{text[error.start : error.end]!r} cannot be written in {encoding}, the encoding of the "
                "file that was read; set the encoding of its record in source_files to utf-8"
            )
            raise DataError((Problem("", "cannot-encode", message),)) from None
        except LookupError:
            message = f"there is no encoding {encoding!r}; set the encoding of {self.file.id!r} to utf-8"
            raise DataError((Problem("", "unknown-encoding", message),)) from None

    def sheet(self) -> Sheet:
        """The file as a sheet, in the layout and the encoding in which it is written."""
        text = self.text()
        raw = self.encoded(text)
        return Sheet(
            source=Input(name=self.file.name or "data", open=lambda: BytesIO(raw)),
            layout=self.file.layout,
            encoding=Encoding(name=self.file.encoding, mark=self._mark()),
            delimiter=self.file.delimiter,
            objects=objects_in(text) if self.file.layout is SourceLayout.JSON_OBJECTS else None,
        )

    def _mark(self) -> bytes:
        return _MARKS.get(self.file.encoding, b"") if self.file.has_bom else b""


def _for_spreadsheet(text: str, delimiter: str) -> tuple[str, int]:
    """A table in which no cell is a formula, and how many cells were changed for it."""
    parts: list[str] = []
    changed = 0
    for number, row in enumerate(delimited_rows(StringIO(text, newline=""), delimiter), start=1):
        if row.fault and not row.cells:
            message = f"{row.fault}, so it cannot be made safe for spreadsheets; mend the row, or leave it out"
            raise DataError((Problem(f"{number}:", "bad-row", message),))
        risky = {at: f"'{cell}" for at, cell in enumerate(row.cells) if _is_risky(cell)}
        parts += [replace_cells(row.text, risky, delimiter) if risky else row.text, row.end]
        changed += len(risky)
    return "".join(parts), changed


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
    if not any(row.claims for row in rows):
        message = f"{format.name} has no rows for the claims of this dataset; see its field map in the documentation"
        raise DataError((Problem("", "nothing-to-write", message),))
    if format.layout is SourceLayout.JSON_OBJECTS:
        file = evolve(file, before="[\n", between=",\n", after="\n]\n")
    elif format.layout is SourceLayout.DELIMITED:
        names = [column.name for column in format.columns]
        header = write_cells(names, format.delimiter, quote_all=format.quote_all)
        file = evolve(file, before=header + format.line_end)
    positions = {column.name: position for position, column in enumerate(format.columns)}
    return _Output(format=format, file=file, lines=tuple(_new_line(row, format, file, positions) for row in rows))


def _new_line(row: OutRow, format: Format, file: SourceFile, positions: Mapping[str, int]) -> _Line:
    if file.layout is SourceLayout.JSON_OBJECTS:
        names = dict.fromkeys((*positions, *(column.name for column in format.columns)))
        text = write_members({name: row.cells[name] for name in names if name in row.cells})
    elif file.layout is SourceLayout.DELIMITED:
        cells = [""] * (max(positions.values()) + 1)
        for name, cell in row.cells.items():
            if name in positions:
                cells[positions[name]] = cell
        text = write_cells(cells, file.delimiter, quote_all=format.quote_all)
    else:
        text = next(iter(row.cells.values()), "")
    return _Line(text=text, end=None, claims=row.claims)


def _again(dataset: Dataset, format: Format, origin: SourceFile) -> tuple[_Output, Dataset | None]:
    """The file that was read, with what has changed since; and what it reads as, if nothing has."""
    rows = sorted((row for row in dataset.source_rows if row.file == origin.id), key=lambda row: row.number)
    lines = [_Line(text=row.text, end=row.end, claims=row.claims) for row in rows]
    as_read = _Output(format=format, file=origin, lines=tuple(lines))
    reading, before = _read_again(as_read)
    _check_rows(origin, before, len(rows))
    told = {claim for row in rows for claim in row.claims}
    is_changed, has_more = _has_changed(dataset, before), any(claim.id not in told for claim in dataset.claims())
    if not is_changed and not has_more:
        return as_read, before
    if is_changed:
        edits = _edits(dataset, before, format)
        lines = [
            _edited(line, _changes(line, edits), as_read, reading.positions)
            for line in lines
            if not line.claims or any(claim in dataset for claim in line.claims)
        ]
    if has_more:
        fresh = [row for row in format.rows_of(dataset) if row.claims and told.isdisjoint(row.claims)]
        _check_layout(origin, format, fresh)
        lines += [_new_line(row, format, origin, reading.positions) for row in fresh]
    changed = evolve(as_read, lines=tuple(lines))
    return (_as_list(changed) if len(rows) == 1 else changed), None


def _check_rows(origin: SourceFile, before: Dataset, rows: int) -> None:
    """Refuse rows that were changed by hand, so that they do not read as rows any more."""
    if len(before.source_rows) != rows:
        found = len(before.source_rows)
        message = f"the {rows} rows that are kept of {origin.id!r} read as {found}; read the file itself again"
        raise DataError((Problem("", "rows-differ", message),))


def _check_layout(origin: SourceFile, format: Format, fresh: Sequence[OutRow]) -> None:
    """Refuse new rows for a file without columns to put their cells in."""
    if fresh and origin.layout is SourceLayout.LINES and format.layout is not SourceLayout.LINES:
        message = (
            f"the file that was read as {format.name} has no columns, so it can take no new rows; leave its records "
            "out of source_files and source_rows to write a new file"
        )
        raise DataError((Problem("", "no-columns", message),))


def _as_list(output: _Output) -> _Output:
    """A file that held a single object as a list, unless it still holds one."""
    file = output.file
    if file.layout is not SourceLayout.JSON_OBJECTS or len(output.lines) == 1 or "[" in file.before:
        return output
    file = evolve(file, before=f"{file.before}[\n", between=",\n", after=f"\n]{file.after}")
    return evolve(output, file=file, notes=("the file held a single object and holds a list now",))


def _read_again(output: _Output) -> tuple[Reading, Dataset]:
    """What a file reads as, row by row, and the reading, which knows its columns."""
    sheet = output.sheet()
    reading = Reading(sheet, sample_of(sheet), output.format, strict=False, keep_cells=True)
    (result,) = reading.results(None)
    return reading, result.dataset


def _has_changed(dataset: Dataset, before: Dataset) -> bool:
    """Whether a claim is not what it was read as or is not there any more, or an entity is not what it was."""
    for record in before:
        now = dataset.get(record.id)
        if now != record and not isinstance(record, SourceRecord) and (now is not None or isinstance(record, Claim)):
            return True
    return False


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
    return next((edits[claim] for claim in line.claims if claim in edits), _NO_CHANGES)


_NO_CHANGES: Mapping[str, str] = {}


def _edited(line: _Line, edits: Mapping[str, str], output: _Output, positions: Mapping[str, int]) -> _Line:
    """A row with other cells. What the file has no column for cannot be told."""
    if not edits:
        return line
    if output.file.layout is SourceLayout.JSON_OBJECTS:
        spelled = {output.format.canonical(name): name for name in json_rows(line.text).rows[0].names or ()}
        members = {spelled.get(name, name): cell or None for name, cell in edits.items()}
        return evolve(line, text=replace_members(line.text, members))
    changes = {positions[name]: cell for name, cell in edits.items() if name in positions}
    return evolve(line, text=replace_cells(line.text, changes, output.file.delimiter))


def _report(dataset: Dataset, output: _Output, read: Dataset) -> LossReport:
    """The fate of every field, given what the output reads as."""
    told = [tuple(claim for claim in line.claims if claim in dataset) for line in output.lines]
    found = [row.claims for row in read.source_rows]
    report = compare_rows(output.format.name, dataset, read, list(zip(told, found, strict=True)))
    return evolve(report, notes=output.notes)
