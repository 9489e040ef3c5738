"""Formats: what a foreign format says of itself, and where to find those that are installed."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from typing import Protocol

from attrs import field, frozen

from conflictdata.errors import DataError, InvariantError, Problem
from conflictdata.interchange.sheets import Sample
from conflictdata.interchange.sources import Row, Source
from conflictdata.model.dataset import Dataset
from conflictdata.model.records import Record
from conflictdata.vocab.sources import SourceLayout

__all__ = ["Carrying", "Column", "Format", "OutRow", "RowReader", "Treatment", "format_named", "formats"]

_GROUP = "conflictdata.formats"
_BUILT_IN = (
    "acled",
    "acw",
    "airwars",
    "cdb90",
    "claimed_losses",
    "economist",
    "hxl",
    "oryx",
    "plain",
    "revision_logs",
    "salvo_table",
    "t4p",
    "ucdp",
    "who_ssa",
)
"""The modules of ``conflictdata.interchange.datasets`` that define a tuple ``FORMATS``."""


class Treatment(Enum):
    """What becomes of a column when a file is read."""

    KEPT = "kept"
    """The model says all that the cell says, and the cell can be written again from the model alone."""

    APPROXIMATED = "approximated"
    """The model says what the cell means as far as it can; the cell itself is carried beside it."""

    CARRIED = "carried"
    """The model has no place for it; the cell is carried with the record."""


@frozen(kw_only=True)
class Column:
    """One column of a foreign format, and where its content goes."""

    name: str
    """The column, as the newest layout spells it."""

    treatment: Treatment
    """What becomes of it."""

    path: str = ""
    """Where it goes in the model: ``casualty_estimates.count.range.low``. Empty for what is carried."""

    aliases: tuple[str, ...] = ()
    """Other spellings, such as those of earlier releases."""

    note: str = ""
    """What has to be known to read it: sentinels, code lists, what is approximated."""

    def __attrs_post_init__(self) -> None:
        if bool(self.path) == (self.treatment is Treatment.CARRIED):
            rule = "a column has a path, unless it is carried"
            raise InvariantError(Column, ("path", "treatment"), rule)


@frozen(kw_only=True)
class OutRow:
    """A row to be written, made from records."""

    claims: tuple[str, ...]
    """The ids of the claims that it tells, the one that the row stands for first."""

    cells: Mapping[str, str]
    """The cells that are not blank, by the name of the column."""


class RowReader(Protocol):
    """Makes records of rows. One is made for each file, and may keep what it needs between rows."""

    def read(self, row: Row) -> Iterable[Record]:
        """The records that a row speaks of.

        Entities may be given again for each row that needs them; a claim is given once. What cannot be read is
        reported with ``row.problem`` and never raised.
        """
        ...


class Carrying:
    """The reader of a format of which no claim is made: all rows are carried."""

    def __init__(self, source: Source) -> None:
        del source

    def read(self, row: Row) -> Iterable[Record]:
        """Nothing: the row is carried."""
        del row
        return ()


def _no_rows(_: Dataset) -> Iterator[OutRow]:
    return iter(())


@frozen(kw_only=True)
class Format:
    """A foreign format: how to know it, how to read it, how to write it."""

    name: str
    """The name that `read` and `write` take: ``ucdp-ged``."""

    title: str
    """What it is, for people."""

    licence: str
    """Under which licence its data are published, and whether they may be passed on."""

    homepage: str
    """Where the data or the codebook are found."""

    columns: tuple[Column, ...]
    """The field map: every column that is known, and where it goes."""

    required: tuple[str, ...] = ()
    """Columns that a file of this format always has, by which it is known."""

    layout: SourceLayout = SourceLayout.DELIMITED
    """How rows are written."""

    reader: Callable[[Source], RowReader]
    """Makes the reader of a file."""

    rows_of: Callable[[Dataset], Iterator[OutRow]] = _no_rows
    """The rows that tell the claims of a dataset, as far as the format can."""

    survey: Callable[[Source, Iterator[Row]], None] | None = None
    """Looks at all rows before the first is read, as for the order of days and months; `None` if there is no need."""

    recognises: Callable[["Format", Sample], float] | None = None
    """How surely a file is of this format, from 0 to 1; `None` for the rule that all required columns are there."""

    headerless: Callable[[Sample], tuple[str, ...] | None] | None = None
    """The names of the columns of a file whose first row is data. `None`, as an answer too, if there is a header."""

    columns_of: Callable[[Sample], tuple[str, ...]] | None = None
    """The columns of a file that are known by more than its header, as by tags; `None` if the header says it all."""

    extras: tuple[str, ...] = ()
    """The extras of the package that it needs."""

    delimiter: str = ","
    """What stands between two cells of a new file."""

    line_end: str = "\n"
    """What ends a row of a new file."""

    quote_all: bool = False
    """Whether all cells of a new file are quoted."""

    _spellings: Mapping[str, str] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        spellings = {alias: column.name for column in self.columns for alias in (column.name, *column.aliases)}
        object.__setattr__(self, "_spellings", spellings)

    @property
    def writes_new(self) -> bool:
        """Whether claims of other origin can be written; a file that was read is written again in any case."""
        return self.rows_of is not _no_rows

    def canonical(self, name: str) -> str:
        """The name of a column as the newest layout spells it; the name itself if the format does not know it."""
        return self._spellings.get(name, name)

    def column(self, name: str) -> Column | None:
        """The column of this name or alias, or `None` if the format does not know it."""
        canonical = self.canonical(name)
        return next((column for column in self.columns if column.name == canonical), None)

    def likeness(self, sample: Sample) -> float:
        """How surely a file is of this format, from 0 (it is not) to 1."""
        if self.recognises is not None:
            return self.recognises(self, sample)
        if sample.layout is not self.layout:
            return 0
        return self.known_share(sample.header)

    def known_share(self, header: Iterable[str]) -> float:
        """The share of the columns that the format knows; 0 if a required one is not there."""
        names = [self.canonical(name) for name in header]
        if not names or not self.required or not set(self.required) <= set(names):
            return 0
        return sum(name in self._spellings for name in names) / len(names)


@cache
def formats() -> tuple[Format, ...]:
    """All formats that are installed, by name: those of this package, and those of others by entry point.

    A package offers a format of its own with an entry point of the group ``conflictdata.formats`` that leads to a
    `Format`.

    Raises:
        DataError: If two formats have one name, with the code ``duplicate-format``.
    """
    found: dict[str, Format] = {}
    own = (
        format
        for module in _BUILT_IN
        for format in import_module(f"conflictdata.interchange.datasets.{module}").FORMATS
    )
    for format in (*own, *(entry.load() for entry in entry_points(group=_GROUP))):
        if format.name in found:
            message = f"two formats are called {format.name!r}; remove one of the packages that bring them"
            raise DataError((Problem("", "duplicate-format", message),))
        found[format.name] = format
    return tuple(sorted(found.values(), key=lambda format: format.name))


def format_named(name: str | Format) -> Format:
    """The format of this name. A format stands for itself, whether or not it is installed.

    Raises:
        DataError: If there is none, with the code ``unknown-format``.
    """
    if isinstance(name, Format):
        return name
    for format in formats():
        if format.name == name:
            return format
    known = ", ".join(format.name for format in formats())
    raise DataError((Problem("", "unknown-format", f"there is no format {name!r}; formats are: {known}"),))
