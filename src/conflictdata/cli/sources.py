"""File arguments: a path, or ``example:NAME``; reading them, with a progress bar where it takes long."""

import sys
from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeElapsedColumn

from conflictdata import examples
from conflictdata.cli.foreign import is_foreign, read_foreign, tell_problems
from conflictdata.cli.output import UsageError, clean
from conflictdata.errors import DataError
from conflictdata.model.dataset import Dataset
from conflictdata.serial.facade import load
from conflictdata.serial.storage import NOTATIONS, FileKind, file_kind

__all__ = ["is_example", "kind_of", "progress_over", "read", "read_one", "read_text"]

_EXAMPLE = "example:"
_MANY_BYTES = 20_000_000
_MANY_FILES = 20


def read(argument: str, *, format: str | None, keep_unknown: bool, option: str = "--format") -> Dataset:
    """The dataset of a file argument, of our own formats or of a foreign one, which is told from what stands in it.

    Args:
        argument: A path, or ``example:`` and the name of a packaged dataset.
        format: The notation, or the foreign format, where the file does not say it itself.
        keep_unknown: Whether keys that this release does not know are kept, not refused.
        option: What the option for the format is called, for the message.

    Raises:
        ConflictDataError: If the content is not a valid dataset.
        OSError: If the file cannot be read.
        UsageError: If there is no such example, or the format is not known.
    """
    if is_example(argument):
        name = argument.removeprefix(_EXAMPLE)
        if name not in examples.names():
            raise UsageError(f"there is no example {name!r}; examples are: {', '.join(examples.names())}")
        return examples.load(name)
    if is_foreign(argument, format):
        result = read_foreign(argument, format, option)
        tell_problems(argument, result)
        return result.dataset
    kind = kind_of(argument, format, option)
    return load(argument, format=kind.notation, strict=not keep_unknown)


def is_example(argument: str) -> bool:
    """Whether a file argument names a packaged dataset."""
    return argument.startswith(_EXAMPLE)


def read_one(argument: str, *, format: str | None, keep_unknown: bool, option: str = "--format") -> Dataset:
    """The dataset of the only file argument, with a progress bar if it is large. The rest is as for `read`."""
    with closing(progress_over([argument])) as arguments:
        (data,) = [read(each, format=format, keep_unknown=keep_unknown, option=option) for each in arguments]
    return data


def read_text(argument: str) -> str:
    """The text of a file argument, or of the standard input for ``-``. A byte order mark at its beginning is left out.

    Raises:
        OSError: If the file cannot be read.
        UsageError: If it is not text in UTF-8.
    """
    content = sys.stdin.buffer.read() if argument == "-" else Path(argument).read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{argument} is not text in UTF-8 (byte {error.start}); convert it first") from None


def kind_of(path: str, notation: str | None, option: str) -> FileKind:
    """What a file holds, by its name or by the option that was given.

    Raises:
        UsageError: If neither says it; the message names the option.
    """
    try:
        return file_kind(Path(path), notation)
    except DataError:
        subject = f"the format of {path!r} is not known" if notation is None else f"there is no format {notation!r}"
        raise UsageError(f"{subject}; give {option} one of: {_known()}") from None


def _known() -> str:
    return f"{', '.join(NOTATIONS)}, or a foreign format, which conflictdata formats lists"


def progress_over(arguments: Sequence[str]) -> Generator[str]:
    """The arguments, one after the other, with a progress bar on stderr if they are many or large.

    The bar shows on terminals only and is gone when the work is done.
    """
    sizes = [_size(argument) for argument in arguments]
    console = Console(stderr=True, markup=False)
    if not console.is_terminal or (len(arguments) < _MANY_FILES and sum(sizes) < _MANY_BYTES):
        yield from arguments
        return
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("reading", total=sum(sizes))
        for argument, size in zip(arguments, sizes, strict=True):
            progress.update(task, description=f"reading {clean(Path(argument).name)}")
            yield argument
            progress.advance(task, size)


def _size(argument: str) -> int:
    try:
        return Path(argument).stat().st_size
    except OSError:
        return 0
