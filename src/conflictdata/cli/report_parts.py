"""What the parts of the report on paper are made of."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from conflictdata.cli.output import clean

__all__ = ["heading", "side_by_side", "styled"]

_LEFT_SHARE = 3
_LEFT_MOST = 36


def heading(title: str, console: Console) -> Iterator[RenderableType]:
    """The title of a part, with a rule of plain characters where there is no terminal."""
    yield Text()
    yield Rule(
        Text(title, style="bold"), align="left", style="dim", characters="\u2500" if console.is_terminal else "-"
    )


def styled(parts: Iterable[tuple[str, str]]) -> Text:
    """Lines of text with their styles."""
    return Text("\n").join(Text(clean(text), style=style) for text, style in parts)


def side_by_side(rows: Sequence[tuple[Text, Text]], console: Console) -> Iterator[RenderableType]:
    """Entries with who or what they are about on the left, and a blank line between them."""
    left = min(console.width // _LEFT_SHARE, _LEFT_MOST)
    for position, (who, what) in enumerate(rows):
        if position:
            yield Text()
        grid = Table.grid(padding=(0, 2), expand=True)
        grid.add_column(width=left, overflow="fold")
        grid.add_column(ratio=1, overflow="fold")
        grid.add_row(who, what)
        yield grid
