"""Findings: what an examination says about a table."""

from collections.abc import Iterable, Sequence
from itertools import islice

from attrs import frozen

__all__ = ["Examination", "ExaminedColumn", "Example", "Finding", "Kind"]

_EXAMPLES = 3
_SHOWN = 160


@frozen(kw_only=True)
class Example:
    """One cell, or one row, that a finding is about."""

    row: int | None
    """The row, counted from 1, the header not counted; `None` for the header, or for the file as a whole."""

    column: str
    """The column, by its name in the file; empty for the row as a whole."""

    text: str
    """What stands there, shortened to 160 characters."""

    def __str__(self) -> str:
        row = "header" if self.row is None else f"row {self.row:,}"
        return f"{row}{f', {self.column}' if self.column else ''}: {self.text!r}"


@frozen(kw_only=True)
class Finding:
    """One kind of possible defect, in one column or in several that belong together.

    A finding is no verdict: it says what was counted, and what that may mean.
    """

    code: str
    """A stable word for the kind of finding, such as ``heaped-numbers``."""

    title: str
    """The kind of finding in a few words, for people. The wording may change between releases."""

    columns: tuple[str, ...] = ()
    """The columns that it is about, by their names in the file; none for the table as a whole."""

    count: int
    """How many of them were found."""

    of: int
    """Among how many they were found."""

    counted: str
    """What is counted: ``cells``, ``rows``, ``names``."""

    reason: str
    """What the columns were taken for and why, and what was compared."""

    examples: tuple[Example, ...] = ()
    """A few of them, the first ones of the file first."""

    remedy: str
    """What can be done about it."""

    def __str__(self) -> str:
        where = f" in {', '.join(self.columns)}" if self.columns else ""
        return f"{self.code}: {self.title}{where}: {self.count:,} of {self.of:,} {self.counted}; {self.reason}"


@frozen(kw_only=True)
class Kind:
    """A kind of finding: what it is called, when it is reported, and what can be done about it."""

    code: str
    """As in `Finding`."""

    title: str
    """As in `Finding`."""

    rule: str
    """When it is reported, with its thresholds."""

    remedy: str
    """As in `Finding`."""

    def found(  # noqa: PLR0913 - one parameter for each field that differs
        self,
        columns: Sequence[str],
        *,
        count: int,
        of: int,
        reason: str,
        examples: Iterable[Example] = (),
        counted: str = "cells",
        also: str = "",
    ) -> Finding:
        """A finding of this kind. What is ``also`` advised stands behind the remedy."""
        return Finding(
            code=self.code,
            title=self.title,
            columns=tuple(columns),
            count=count,
            of=of,
            counted=counted,
            reason=reason,
            examples=tuple(map(_shortened, islice(examples, _EXAMPLES))),
            remedy=f"{self.remedy} {also}".rstrip(),
        )


def _shortened(example: Example) -> Example:
    if len(example.text) <= _SHOWN:
        return example
    return Example(row=example.row, column=example.column, text=f"{example.text[: _SHOWN - 3]}...")


@frozen(kw_only=True)
class ExaminedColumn:
    """A column of a table that was examined."""

    name: str
    """Its name in the file. A blank one is called ``column 3``, the second ``x`` is called ``x (2)``."""

    role: str
    """What it was taken for by its name and its cells, such as ``count``, ``date`` or ``source``."""

    filled: int
    """How many of its cells are not blank."""

    distinct: int
    """How many different texts stand in its cells, blanks not counted."""


@frozen(kw_only=True)
class Examination:
    """What was found out about a table."""

    file: str
    """The name of the file, without its folder."""

    layout: str
    """How its rows are written: ``delimited``, ``json_objects``, ``lines``."""

    encoding: str
    """The encoding that was chosen, by its Python name."""

    rows: int
    """How many rows there are; the header and blank rows are not counted."""

    columns: tuple[ExaminedColumn, ...]
    """The columns, in their order."""

    findings: tuple[Finding, ...]
    """What was found, in the order of the checks."""

    @property
    def codes(self) -> tuple[str, ...]:
        """The kinds of finding that were found, each once, in the order of the checks."""
        return tuple(dict.fromkeys(finding.code for finding in self.findings))

    def __str__(self) -> str:
        head = f"{self.file}: {self.rows:,} rows, {len(self.columns):,} columns, {len(self.findings):,} findings"
        return "\n".join([head, *(f"  {finding}" for finding in self.findings)])
