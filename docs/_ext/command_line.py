"""Writes the reference of the command line from the commands themselves, where a page says ``% fill: commands``."""

import inspect
import re
from collections.abc import Iterator

import typer
from sphinx.application import Sphinx

from conflictdata.cli.app import app as commands


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("source-read", _fill)
    return {"parallel_read_safe": True}


def _fill(_app: Sphinx, _document: str, content: list[str]) -> None:
    if "% fill: commands" in content[0]:
        content[0] = content[0].replace("% fill: commands", "\n".join(_sections()))


def _sections() -> Iterator[str]:
    group = typer.main.get_group(commands)
    for name, command in group.commands.items():
        arguments = [param for param in command.params if param.param_type_name == "argument"]
        options = [param for param in command.params if param.param_type_name == "option"]
        usage = " ".join(["conflictdata", name, *(str(argument.metavar) for argument in arguments), "[OPTIONS]"])
        yield from (
            f"## `{name}`",
            "",
            _with_code(inspect.cleandoc(command.help or "")),
            "",
            "```text",
            usage,
            "```",
            "",
        )
        yield from ("| Argument or option | |", "|---|---|")
        for param in [*arguments, *options]:
            spelling = str(param.metavar) if param in arguments else ", ".join(param.opts)
            value = "" if param in arguments or getattr(param, "is_flag", False) else " TEXT"
            yield f"| `{spelling}{value}` | {_with_code(getattr(param, 'help', None) or '')} |"
        yield ""


def _with_code(text: str) -> str:
    """Set options and file arguments as code, so that two hyphens do not become a dash."""
    return re.sub(r"--[a-z-]+|example:NAME", r"`\g<0>`", text)
