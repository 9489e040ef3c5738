"""The code lists, printed."""

from collections.abc import Iterator

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from conflictdata.cli.output import aligned
from conflictdata.vocab import all_codelists

__all__ = ["plain_codes", "vocabulary_rows", "vocabulary_tables"]

_COLUMNS = ("scheme", "code", "label", "definition", "source")


def vocabulary_rows() -> list[dict[str, str]]:
    """Every code of every list."""
    return [
        {name: str(getattr(member, name)) for name in _COLUMNS} for codelist in all_codelists() for member in codelist
    ]


def plain_codes() -> Iterator[str]:
    """Lines for files and pipes: one line for each code, with nothing wrapped."""
    heading = tuple(column.upper() for column in _COLUMNS)
    yield from aligned([heading, *(tuple(row.values()) for row in vocabulary_rows())])


def vocabulary_tables() -> Iterator[RenderableType]:
    """Tables for a terminal, one for each list."""
    for position, codelist in enumerate(all_codelists()):
        if position:
            yield Text()
        table = Table(title=next(iter(codelist)).scheme, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD)
        table.add_column("code", overflow="fold", ratio=3)
        table.add_column("label", overflow="fold", ratio=3)
        table.add_column("definition", overflow="fold", ratio=6)
        for member in codelist:
            table.add_row(Text(member.code), Text(member.label), Text(member.definition))
        sources = dict.fromkeys(member.source for member in codelist)
        table.caption = Text("\n".join(f"source: {source}" for source in sources), style="dim")
        table.caption_justify = "left"
        yield table
