"""Options that several commands share."""

from typing import Annotated

import typer

__all__ = ["File", "Format", "Json", "KeepUnknown"]

File = Annotated[str, typer.Argument(metavar="FILE", help="A path, or example:NAME for a packaged dataset.")]
"""The only file of a command."""

Format = Annotated[
    str | None,
    typer.Option("--format", help="json, jsonl, msgpack, yaml or a foreign format, where it cannot be told."),
]
"""The notation of the file."""

KeepUnknown = Annotated[bool, typer.Option("--keep-unknown", help="Let keys pass that this release does not know.")]
"""Whether the file may be of a newer release."""

Json = Annotated[bool, typer.Option("--json", help="Print JSON, for tools.")]
"""Whether tools are to read what is printed."""
