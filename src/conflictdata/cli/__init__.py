"""The command line: reading, checking, concluding from and converting files. It needs the extra ``cli``."""

import io
import sys

from conflictdata.errors import MissingExtraError

__all__ = ["main"]

_WRONG_USAGE = 2
_INTERRUPTED = 130
_NEEDED = ("typer", "rich")


def main() -> None:
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

        app(prog_name="conflictdata")
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package not in _NEEDED:
            raise
        sys.stderr.write(f"conflictdata: {MissingExtraError(package, 'cli')}\n")
        sys.exit(_WRONG_USAGE)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
