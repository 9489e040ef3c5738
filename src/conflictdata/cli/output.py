"""Where output goes, what may stand in it, and which exit status an error ends in."""

import os
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from typing import Any, ParamSpec

import typer
from rich.cells import cell_len
from rich.console import Console, RenderableType

from conflictdata.errors import ConflictDataError, MissingExtraError

__all__ = ["PROBLEMS", "USAGE", "UsageError", "aligned", "clean", "complain", "guarded", "page", "stdout", "write_json"]

PROBLEMS = 1
"""Exit status: there are problems in the data."""

USAGE = 2
"""Exit status: the command was given something that it cannot work with."""

_BROKEN_PIPE = 141

# Codes that move the cursor, ring bells or turn the direction of writing have no business in words of a source.
_SPACES = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")

_P = ParamSpec("_P")


class UsageError(Exception):
    """The command was given something that it cannot work with; the message says what to do."""


def guarded(command: Callable[_P, int]) -> Callable[_P, None]:
    """A command that ends in its exit status, whatever happens in it, and never in a traceback for bad input."""

    @wraps(command)
    def run(*args: _P.args, **kwargs: _P.kwargs) -> None:
        try:
            status = command(*args, **kwargs)
            sys.stdout.flush()
        except BrokenPipeError:
            # The interpreter flushes once more at its end, which must not fail as well.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            status = _BROKEN_PIPE
        except (UsageError, ConflictDataError, OSError) as error:
            status = complain(error)
        raise typer.Exit(status)

    return run


def complain(error: UsageError | ConflictDataError | OSError) -> int:
    """Say on stderr what went wrong. The answer is the exit status that goes with it."""
    if isinstance(error, UsageError | MissingExtraError):
        typer.echo(f"conflictdata: {clean(str(error))}", err=True)
        return USAGE
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        where = f"{error.filename}: " if error.filename is not None else ""
        typer.echo(f"conflictdata: {clean(where + reason)}", err=True)
        return USAGE
    for line in str(error).splitlines():
        typer.echo(clean(line), err=True)
    return PROBLEMS


def clean(text: str) -> str:
    """The text on one line, with control characters escaped so that they show and do nothing."""
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", _SPACES.sub(" ", text))


def stdout() -> Console:
    """A console on stdout. It takes no text for markup: what stands in data is shown as it stands."""
    return Console(markup=False, highlight=False, emoji=False)


def page(console: Console, parts: Iterable[RenderableType]) -> None:
    """Print part by part, off the terminal as plain text without spaces at the ends of lines."""
    for part in parts:
        if console.is_terminal:
            console.print(part)
            continue
        with console.capture() as captured:
            console.print(part)
        for line in captured.get().splitlines():
            typer.echo(line.rstrip())


def aligned(rows: Sequence[Sequence[str]]) -> Iterable[str]:
    """Rows as lines of plain text: one line each, never wrapped, with columns two spaces apart."""
    cleaned = [[clean(cell) for cell in row] for row in rows]
    widths = [max(map(cell_len, column)) for column in zip(*cleaned, strict=True)]
    for row in cleaned:
        padded = (cell + " " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip()


def write_json(plain: Any) -> None:  # noqa: ANN401 - any plain objects
    """Print plain objects as JSON for tools, indented for people who look on."""
    import json  # noqa: PLC0415 - most commands print no JSON

    typer.echo(json.dumps(plain, indent=2, ensure_ascii=False).encode())
