"""Sheets: foreign files as rows of named cells, whatever their encoding and layout."""

from collections import Counter
from collections.abc import Iterator, Sequence
from io import StringIO, TextIOWrapper
from itertools import chain, count, islice

from attrs import frozen

from conflictdata.errors import ParseError, Problem
from conflictdata.interchange.encodings import Encoding, Input, detect
from conflictdata.interchange.rows import Objects, RawRow, delimited_rows, json_line_rows, json_rows, line_rows
from conflictdata.vocab.sources import SourceLayout

__all__ = ["Sample", "Sheet", "is_tagged", "objects_in", "open_sheet", "sample_of", "unique_names"]

_SAMPLED_ROWS = 100
_SAMPLED_LINES = 60
_DELIMITERS = (",", ";", "\t", "|")
_ALIKE = 0.5
"""The share of the first rows that have to be of one width for a file to be a table."""


@frozen(kw_only=True)
class Sample:
    """The beginning of a file, from which its format is told."""

    name: str
    """The name of the file, without its folder."""

    layout: SourceLayout
    """How its rows are written."""

    header: tuple[str, ...]
    """The cells of the first row, or the names of all members of the first objects, as written."""

    rows: tuple[tuple[str, ...], ...]
    """The cells of up to 100 rows that follow; of delimited text without the first row."""


@frozen(kw_only=True)
class Sheet:
    """A foreign file whose rows can be read, from the beginning each time.

    Text is read anew for each pass, so that memory holds one row at a time; a file of JSON is held in memory.
    """

    source: Input
    """The file."""

    layout: SourceLayout
    """How its rows are written."""

    encoding: Encoding
    """The encoding that was chosen."""

    delimiter: str = ","
    """What stands between two cells."""

    objects: Objects | None = None
    """What stands in a file of JSON; `None` for other layouts."""

    problems: tuple[Problem, ...] = ()
    """What is doubtful about the file as a whole."""

    @property
    def name(self) -> str:
        """The name of the file, without its folder."""
        return self.source.name

    def raw_rows(self) -> Iterator[RawRow]:
        """All rows as they stand in the file, a header among them."""
        if self.objects is not None:
            yield from self.objects.rows
            return
        with self.source.open() as stream:
            stream.seek(len(self.encoding.mark))
            lines = TextIOWrapper(stream, encoding=self.encoding.name, newline="")
            if self.layout is SourceLayout.DELIMITED:
                yield from delimited_rows(lines, self.delimiter)
            else:
                yield from line_rows(lines)


def open_sheet(source: Input) -> Sheet:
    """A file as a sheet: its encoding is detected, then whether it is JSON, delimited text, or plain lines.

    Raises:
        DataError: If the file is packed.
        OSError: If the file cannot be read.
    """
    encoding = detect(source)
    problems = encoding.problems
    first = _first_lines(source, encoding)
    if first.lstrip().startswith(("[", "{")):
        try:
            objects = objects_in(_whole_text(source, encoding))
        except ParseError as error:
            problems += error.problems
        else:
            layout = SourceLayout.JSON_OBJECTS
            return Sheet(source=source, layout=layout, encoding=encoding, objects=objects, problems=problems)
    delimiter = _delimiter(first)
    return Sheet(
        source=source,
        layout=SourceLayout.LINES if delimiter is None else SourceLayout.DELIMITED,
        encoding=encoding,
        delimiter=delimiter or ",",
        problems=problems,
    )


def sample_of(sheet: Sheet) -> Sample:
    """The beginning of a sheet."""
    rows = list(islice(sheet.raw_rows(), _SAMPLED_ROWS + 1))
    if sheet.layout is SourceLayout.DELIMITED:
        header: tuple[str, ...] = rows[0].cells if rows else ()
        rows = rows[1:]
    else:
        header = tuple(dict.fromkeys(chain.from_iterable(row.names or () for row in rows)))
    return Sample(
        name=sheet.name, layout=sheet.layout, header=header, rows=tuple(row.cells for row in rows[:_SAMPLED_ROWS])
    )


def is_tagged(sample: Sample) -> bool:
    """Whether a row of HXL tags, such as ``#affected+killed``, follows the header."""
    first = sample.rows[0] if sample.rows else ()
    return any(cell.startswith("#") for cell in first) and all(not cell or cell.startswith("#") for cell in first)


def unique_names(header: Sequence[str]) -> tuple[str, ...]:
    """The names of columns, each once: blank ones become ``column 3``, the second ``x`` becomes ``x (2)``."""
    names: dict[str, None] = {}
    for position, cell in enumerate(header, start=1):
        name = " ".join(cell.split()) or f"column {position}"
        others = (f"{name} ({number})" for number in count(2))
        names[next(other for other in chain([name], others) if other not in names)] = None
    return tuple(names)


def _first_lines(source: Input, encoding: Encoding) -> str:
    with source.open() as stream:
        stream.seek(len(encoding.mark))
        lines = TextIOWrapper(stream, encoding=encoding.name, newline="")
        return "".join(islice(lines, _SAMPLED_LINES))


def _whole_text(source: Input, encoding: Encoding) -> str:
    with source.open() as stream:
        stream.seek(len(encoding.mark))
        return stream.read().decode(encoding.name)


def objects_in(text: str) -> Objects:
    """The objects of a JSON array, or of JSON Lines.

    Raises:
        ParseError: If it is neither.
    """
    try:
        return json_rows(text)
    except ParseError:
        lines = json_line_rows(StringIO(text, newline=""))
        if lines is None:
            raise
        return lines


def _delimiter(text: str) -> str | None:
    """The delimiter that splits most of the first rows into the same number of cells; `None` if none does."""
    best: tuple[float, int, str] | None = None
    for delimiter in _DELIMITERS:
        widths = [len(row.cells) for row in delimited_rows(StringIO(text, newline=""), delimiter) if row.cells]
        ((width, number),) = Counter(widths).most_common(1) or [(0, 0)]
        if width < 2 or number / len(widths) < _ALIKE:
            continue
        if best is None or (number / len(widths), width) > best[:2]:
            best = (number / len(widths), width, delimiter)
    return None if best is None else best[2]
