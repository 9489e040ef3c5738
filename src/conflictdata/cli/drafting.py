"""Drafts of claims from running text: as a table for the person who reviews them, and as JSON for tools."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from conflictdata.cli.output import aligned, clean
from conflictdata.cli.words import UNNAMED, counted, numbered, quoted, span, when, within
from conflictdata.serial.contract import make_converter
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.windows import TimeWindow
from conflictdata.wording.drafts import DraftClaim

__all__ = ["draft_lines", "draft_tables", "plain_drafts"]

_COLUMNS = ("paragraph", "span", "wording", "how many", "counts", "who says so", "stance", "when", "why", "sentence")


def plain_drafts(drafts: Sequence[DraftClaim]) -> list[dict[str, Any]]:
    """The drafts as plain objects, with what holds its default left out."""
    converter = make_converter()
    return [{"counted": draft.counted, **converter.unstructure(draft)} for draft in drafts]


def draft_tables(drafts: Sequence[DraftClaim]) -> Iterator[RenderableType]:
    """A table for a terminal: each draft with its evidence, the number phrase marked in it."""
    title = f"{numbered(len(drafts), 'draft claim')} to review"
    table = Table(
        title=title, title_justify="left", title_style="bold", box=box.SIMPLE_HEAD, show_lines=True, expand=True
    )
    table.add_column("how many, of what", ratio=3, overflow="fold")
    table.add_column("who says so, when", ratio=3, overflow="fold")
    table.add_column("evidence and reason", ratio=6, overflow="fold")
    for draft in drafts:
        bounds, wording = counted(draft.count)
        what = _lines([(wording or bounds, "bold"), (bounds if wording else "", ""), (draft.counted, "")])
        who = [(draft.speaker or UNNAMED, ""), (draft.stance.label, "dim"), (_date(draft), "")]
        evidence = Text(clean(draft.sentence))
        evidence.stylize("bold underline", *(place - draft.sentence_span[0] for place in draft.span))
        where = f"paragraph {draft.paragraph}, characters {draft.span[0]} to {draft.span[1]}: {clean(draft.reason)}"
        table.add_row(what, _lines(who), Text("\n").join([evidence, Text(where, style="dim")]))
    yield table


def draft_lines(drafts: Sequence[DraftClaim]) -> Iterator[str]:
    """Lines for files and pipes: one line for each draft, never wrapped."""
    yield from aligned([tuple(column.upper() for column in _COLUMNS), *map(_row, drafts)])


def _row(draft: DraftClaim) -> tuple[str, ...]:
    return (
        str(draft.paragraph),
        f"{draft.span[0]}-{draft.span[1]}",
        quoted(draft.count.wording or ""),
        counted(draft.count)[0],
        draft.counted,
        draft.speaker or UNNAMED,
        draft.stance.label,
        _date(draft),
        draft.reason,
        draft.sentence,
    )


def _date(draft: DraftClaim) -> str:
    if draft.when is None:
        return "" if draft.when_wording is None else quoted(draft.when_wording)
    return f"{_in_words(draft.when)} ({quoted(draft.when_wording or '')})"


def _in_words(date: UncertainDate | Period | TimeWindow) -> str:
    if isinstance(date, UncertainDate):
        return when(date)
    return span(date) if isinstance(date, Period) else within(date)


def _lines(parts: Sequence[tuple[str, str]]) -> Text:
    return Text("\n").join(Text(clean(text), style=style) for text, style in parts if text)
