"""The command line: validate, show, report, convert and schema. It needs the extra ``cli``."""

import io
import sys
from typing import NoReturn

from conflictdata.errors import MissingExtraError

__all__ = ["main"]

_INTERRUPTED = 130
_NEEDED = ("typer", "rich")


def main() -> NoReturn:
    """Run the command line on the arguments of the process, and exit.

    The exit status is 0 if all is well, 1 if there are problems in the data, 2 after wrong usage (a file that is not
    there, an extra that is not installed), 130 after Ctrl-C, and 141 if the reader of a pipe went away.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Names and words of any script are written in any locale, escaped where its encoding lacks them.
            stream.reconfigure(errors="backslashreplace")
    try:
        from conflictdata.cli.app import app  # noqa: PLC0415 - the extra may be missing
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in _NEEDED:
            raise
        sys.exit(_refuse(MissingExtraError(package, "cli")))
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    try:
        app(prog_name="conflictdata")
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    sys.exit(0)


def _refuse(error: Exception) -> int:
    sys.stderr.write(f"conflictdata: {error}\n")
    return 2
