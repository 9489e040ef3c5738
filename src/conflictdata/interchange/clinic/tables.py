"""Tables: a file in memory, column by column, each different text once."""

import json
import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from attrs import evolve

from conflictdata.errors import ParseError, Problem
from conflictdata.interchange.clinic.cells import is_missing, number_in, shape_of
from conflictdata.interchange.clinic.findings import Example
from conflictdata.interchange.dates import DayOrder
from conflictdata.interchange.rows import RawRow, json_rows
from conflictdata.interchange.sheets import Sheet, is_tagged, sample_of, unique_names
from conflictdata.vocab.sources import SourceLayout

__all__ = ["Column", "Table", "load_table"]

_SAMPLED = 2_000
_AT_ONCE = 4_096
_SAMPLED_ROWS = 60
_DELIMITERS = (",", ";", "\t", "|")
_MOSTLY = 0.5
_YEARS = range(1000, 2200)
_HALVES = re.compile("[\ud800-\udfff]")


class _Codes(dict[str, int]):
    """The number of each different text, in the order in which they were first seen."""

    def __missing__(self, text: str) -> int:
        code = self[text] = len(self)
        return code


class Column:
    """One column: the different texts in it, and which row has which."""

    def __init__(self, name: str, position: int) -> None:
        self.name = name
        self.position = position
        self.rows: Sequence[int] = ()
        """The number of each row in the file."""
        self.codes = array("I")
        """For each row, the position of its text in `texts`."""
        self.quoted: list[int] = []
        """Positions of the rows in which a number is a JSON string."""
        self._index = _Codes()

    def extend(self, cells: Iterable[str]) -> None:
        """Add cells of further rows."""
        self.codes.extend(map(self._index.__getitem__, cells))

    @cached_property
    def texts(self) -> list[str]:
        """The different texts, in the order in which they first stand in the file."""
        return list(self._index)

    @cached_property
    def counts(self) -> list[int]:
        """How often each of the texts stands in the column."""
        tally = Counter(self.codes)
        return [tally[code] for code in range(len(self.texts))]

    @cached_property
    def filled_codes(self) -> list[int]:
        """The codes of the texts that are not blank."""
        return [code for code, text in enumerate(self.texts) if text and not text.isspace()]

    @cached_property
    def filled(self) -> int:
        """How many cells are not blank."""
        return self.total(self.filled_codes)

    @cached_property
    def _shares(self) -> tuple[float, float]:
        """The shares of numbers and of dates among cells that say something, by the first 2,000 different texts."""
        said = numbers = dates = 0
        for code in self.filled_codes[:_SAMPLED]:
            text, count = self.texts[code], self.counts[code]
            if is_missing(text):
                continue
            said += count
            if number_in(text) is not None:
                numbers += count
            elif shape_of(text) is not None:
                dates += count
        return (numbers / said, dates / said) if said else (0.0, 0.0)

    @property
    def holds_numbers(self) -> bool:
        """Whether at least half of the cells that say something are numbers."""
        return self._shares[0] >= _MOSTLY

    @property
    def holds_dates(self) -> bool:
        """Whether at least half of the cells that say something are dates."""
        return self._shares[1] >= _MOSTLY

    @cached_property
    def numbers(self) -> dict[int, float]:
        """The number of each text that is one, by its code."""
        found = ((code, number_in(self.texts[code])) for code in self.filled_codes)
        return {code: number for code, number in found if number is not None}

    @cached_property
    def order(self) -> DayOrder:
        """The order of day and month in the dates that do not tell it themselves."""
        ways = set[bool]()
        for code in self.filled_codes:
            shape = shape_of(self.texts[code])
            if shape is not None and (shape.days[0] is None) != (shape.days[1] is None):
                ways.add(shape.days[0] is not None)
        if len(ways) > 1:
            return DayOrder.MIXED
        return {True: DayOrder.DAY_FIRST, False: DayOrder.MONTH_FIRST}[ways.pop()] if ways else DayOrder.UNDECIDED

    @cached_property
    def days(self) -> dict[int, int]:
        """The day of each text that is a date, as a number, by its code; those that can be read both ways left out."""
        found = dict[int, int]()
        for code in self.filled_codes:
            shape = shape_of(self.texts[code])
            if shape is None:
                continue
            day_first, month_first = shape.days
            if self.order is DayOrder.MONTH_FIRST:
                day = month_first
            elif self.order is DayOrder.DAY_FIRST or day_first == month_first or month_first is None:
                day = day_first
            else:
                day = month_first if day_first is None else None
            if day is not None:
                found[code] = day.toordinal()
        return found

    def total(self, codes: Iterable[int]) -> int:
        """How many cells have one of these codes."""
        counts = self.counts
        return sum(counts[code] for code in codes)

    def positions(self, code: int) -> Iterator[int]:
        """The positions of the rows with this code."""
        start = 0
        while True:
            try:
                start = self.codes.index(code, start)
            except ValueError:
                return
            yield start
            start += 1

    def example(self, position: int) -> Example:
        """The cell of a row as an example."""
        return Example(row=self.rows[position], column=self.name, text=self.texts[self.codes[position]])

    def examples(self, codes: Iterable[int]) -> Iterator[Example]:
        """The first cell with each of these codes."""
        return (self.example(next(self.positions(code))) for code in codes)


class Table:
    """A file in memory, with what is uneven about it."""

    def __init__(self, sheet: Sheet) -> None:
        self.use(sheet)
        self.problems: tuple[Problem, ...] = sheet.problems
        """What is doubtful about the file as a whole."""
        self.header: tuple[str, ...] = ()
        """The names of the columns as written; empty if the first row is data."""
        self.first: tuple[str, ...] = ()
        """The cells of the first row, where they were taken for data and not for a header."""
        self.tags: tuple[str, ...] = ()
        """The row of HXL tags, if there is one."""
        self.columns: list[Column] = []
        self.rows = array("L")
        """The number of each row in the file."""
        self.uneven: list[Example] = []
        """Rows with more or fewer cells than there are columns, as the number of their cells."""
        self.faults: list[Example] = []
        """Rows that could not be split into cells, and what is wrong with them."""
        self.blank = 0
        """How many rows are blank."""
        self.repeats: list[tuple[int, int]] = []
        """The positions of rows that are the same as an earlier row, and of that row."""
        self._seen: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self.rows)

    def use(self, sheet: Sheet) -> None:
        """Take a sheet for the file."""
        self.sheet = sheet
        self.layout = sheet.layout

    def begin(self, names: Sequence[str]) -> None:
        """Make a column for each name."""
        self.columns = [Column(name, position) for position, name in enumerate(unique_names(names))]
        for column in self.columns:
            column.rows = self.rows

    def extend(self, numbered: Iterable[tuple[int, Sequence[str]]]) -> None:
        """Add rows, each with its number in the file and as many cells as there are columns."""
        numbered = iter(numbered)
        while chunk := list(islice(numbered, _AT_ONCE)):
            for number, cells in chunk:
                position = len(self.rows)
                first = self._seen.setdefault(hash(cells), position)
                if first != position:
                    self.repeats.append((position, first))
                self.rows.append(number)
            for column, cells in zip(self.columns, zip(*(cells for _, cells in chunk), strict=True), strict=True):
                column.extend(cells)


def load_table(sheet: Sheet) -> Table:
    """A sheet as a table. Text that cannot be read as a table has no columns."""
    table = Table(sheet)
    if sheet.objects is not None:
        _load_objects(table, sheet.objects.rows)
    elif any(problem.code == "not-json" for problem in sheet.problems):
        _load_json_lines(table)
    else:
        _load_text(table)
    return table


def _load_text(table: Table) -> None:
    table.use(_split(table.sheet))
    sample = sample_of(table.sheet)
    first = sample.header
    if sample.layout is SourceLayout.LINES:
        first = tuple(map(_unquoted, sample.rows[0])) if sample.rows else ()
    headless = _is_data(first)
    table.header, table.first = ((), first) if headless else (first, ())
    if sample.layout is SourceLayout.DELIMITED and is_tagged(sample):
        table.tags = sample.rows[0]
    widths = Counter(len(cells) for cells in sample.rows if any(cells))
    width = max(len(first), widths.most_common(1)[0][0] if widths else 0)
    table.begin([*table.header, *[""] * (width - len(table.header))])
    rows = islice(table.sheet.raw_rows(), 0 if headless else 1, None)
    table.extend(_even_rows(table, enumerate(rows, start=1), width))


def _split(sheet: Sheet) -> Sheet:
    """The sheet; where it was taken for lines since only its header has another number of cells, with a delimiter."""
    if sheet.layout is not SourceLayout.LINES:
        return sheet
    for delimiter in _DELIMITERS:
        split = evolve(sheet, layout=SourceLayout.DELIMITED, delimiter=delimiter)
        header, *rows = [len(row.cells) for row in islice(split.raw_rows(), _SAMPLED_ROWS)] or [0]
        if len(rows) > 1 and rows[0] > 1 and abs(rows[0] - header) <= 1 and rows.count(rows[0]) > 0.9 * len(rows):
            return split
    return sheet


def _is_data(cells: Sequence[str]) -> bool:
    """Whether the first row seems to be data: at least two of its cells, and a quarter, are numbers or dates.

    Years may be names of columns.
    """
    filled = [cell for cell in cells if cell.strip()]
    data = [cell for cell in filled if shape_of(cell) or number_in(cell) not in (None, *_YEARS)]
    return len(data) >= 2 and len(data) * 4 >= len(filled)


def _even_rows(table: Table, numbered: Iterable[tuple[int, RawRow]], width: int) -> Iterator[tuple[int, Sequence[str]]]:
    lines = table.sheet.layout is SourceLayout.LINES
    for number, raw in numbered:
        cells = raw.cells
        if raw.fault:
            table.faults.append(Example(row=number, column="", text=raw.fault))
            continue
        if number == 1 and table.tags:
            continue
        if not any(cells):
            table.blank += 1
            continue
        if len(cells) != width:
            table.uneven.append(Example(row=number, column="", text=f"{len(cells)} cells"))
            cells = (*cells[:width], *[""] * (width - len(cells)))
        yield number, (_unquoted(cells[0]),) if lines else cells


def _unquoted(line: str) -> str:
    """The cell of a table of one column, which is not split."""
    return line[1:-1].replace('""', '"') if len(line) > 1 and line[0] == line[-1] == '"' else line


class _Token(str):
    """A number as JSON writes it, told apart from a string with the same characters."""

    __slots__ = ()


def _load_json_lines(table: Table) -> None:
    """Objects on lines of their own; nothing if the first line is no object."""
    rows = list[RawRow]()
    for line in evolve(table.sheet, layout=SourceLayout.LINES).raw_rows():
        try:
            found = json_rows(line.text).rows if line.text.strip() else (line._replace(cells=()),)
        except ParseError as error:
            found = (line._replace(cells=(), fault=error.problems[0].message),)
        if not rows and not found[0].names:
            return
        rows += found
    table.problems = tuple(problem for problem in table.problems if problem.code != "not-json")
    table.layout = SourceLayout.JSON_OBJECTS
    _load_objects(table, rows)


def _load_objects(table: Table, rows: Sequence[RawRow]) -> None:
    names = tuple(dict.fromkeys(name for raw in rows for name in raw.names or ()))
    table.header = tuple(map(_sound, names))
    table.begin(table.header)
    columns = dict(zip(names, table.columns, strict=True))
    blank = dict.fromkeys(names, "")
    numbered = list[tuple[int, Sequence[str]]]()
    for number, raw in enumerate(rows, start=1):
        if raw.fault:
            table.faults.append(Example(row=number, column="", text=raw.fault))
        cells = dict(zip(raw.names or (), map(_sound, raw.cells), strict=True))
        if not cells:
            table.blank += not raw.fault
            continue
        for name, value in _values(raw):
            if value is None:
                cells[name] = ""
            elif type(value) is str and number_in(value) is not None:
                columns[name].quoted.append(len(numbered))
        numbered.append((number, tuple((blank | cells).values())))
    table.extend(numbered)


def _sound(text: str) -> str:
    """A text that can be written: halves of characters, which JSON can escape, are left as they were escaped."""
    return _HALVES.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _values(raw: RawRow) -> list[tuple[str, object]]:
    """The members of an object, numbers as they are written."""
    if not raw.text.startswith("{"):
        return []
    try:
        decoded = json.loads(
            raw.text, parse_int=_Token, parse_float=_Token, parse_constant=_Token, object_pairs_hook=_Pairs
        )
    except RecursionError:
        # It was decoded before, a few calls less deep; its cells are as they were written.
        return []
    return list(decoded)


class _Pairs(list[tuple[str, object]]):
    """The members of an object, in order, repeated ones too."""
