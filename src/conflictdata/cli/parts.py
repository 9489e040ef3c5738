"""Output in parts, lines and tables, that fits a terminal and stays plain in a pipe."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import typer
from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from conflictdata.cli.output import aligned, clean, page, stdout

__all__ = ["Part", "Rows", "print_parts"]


class Rows(NamedTuple):
    """A table. A cell may have several lines."""

    headings: Sequence[str]
    """One for each column."""
    rows: Sequence[Sequence[str]]
    """One cell for each column."""
    together: Sequence[Sequence[str]] = ()
    """Headings of columns that share one on a terminal, where all of them would not fit."""


Part = str | Rows
"""A line, or a table."""


def print_parts(parts: Iterable[Part]) -> None:
    """Print part by part: on a terminal as wide as it is, where long texts wrap, and never wrapped in a pipe."""
    console = stdout()
    if console.is_terminal:
        page(console, (Text(clean(part)) if isinstance(part, str) else _table(part) for part in parts))
        return
    for line in _lines(parts):
        typer.echo(line)


def _lines(parts: Iterable[Part]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield clean(part).rstrip()
        else:
            yield from aligned([[heading.upper() for heading in part.headings], *part.rows])


def _table(part: Rows) -> RenderableType:
    shared = {heading: tuple(group) for group in part.together for heading in group}
    columns = list(dict.fromkeys(shared.get(heading, (heading,)) for heading in part.headings))
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for group in columns:
        table.add_column(group[0], overflow="fold")
    for row in part.rows:
        cells = dict(zip(part.headings, row, strict=True))
        table.add_row(*(_cell([cells[heading] for heading in group if cells[heading]]) for group in columns))
    return table


def _cell(texts: Sequence[str]) -> Text:
    return Text("\n".join(clean(line) for text in texts for line in text.split("\n")))
