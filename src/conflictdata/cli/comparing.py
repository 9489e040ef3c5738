"""Two releases of one dataset side by side."""

from contextlib import closing
from typing import Annotated

import typer

from conflictdata.cli.asking import parsed_time
from conflictdata.cli.options import Format, Json, KeepUnknown
from conflictdata.cli.output import UsageError, clean, write_json
from conflictdata.cli.sources import progress_over, read
from conflictdata.errors import InvariantError
from conflictdata.interchange.revisions import compare as find_differences
from conflictdata.values.dates import UncertainDate

__all__ = ["compare"]


def compare(  # noqa: PLR0913 - one parameter for each option
    old: Annotated[str, typer.Argument(metavar="OLD", help="The earlier release: a path, or example:NAME.")],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The later release.")],
    *,
    released: Annotated[
        str | None, typer.Option("--released", help="The day of the later release, to name it.")
    ] = None,
    earlier: Annotated[
        list[str] | None, typer.Option("--earlier", help="A release before OLD, to tell what reappeared; repeatable.")
    ] = None,
    format: Format = None,
    keep_unknown: KeepUnknown = False,
    json: Json = False,
) -> int:
    """Tell what differs between two releases of one dataset.

    Claims that were added, changed, vanished and reappeared, entities, and cells that the model has no field for. Ten
    of each are shown; --json has all of them. A claim that is absent from a release is not denied by it.

    Releases differ, which is no problem: the exit status is 0 whatever was found.
    """
    day = None if released is None else parsed_time("--released", released, UncertainDate)
    with closing(progress_over([old, new, *(earlier or ())])) as files:
        first, second, *others = (read(file, format=format, keep_unknown=keep_unknown) for file in files)
    try:
        found = find_differences(first, second, released=day, earlier=others)
    except InvariantError as error:
        raise UsageError(f"--released: {error.rule}") from None
    if json:
        write_json(found.plain())
    else:
        for line in str(found).split("\n"):
            typer.echo(clean(line))
    return 0
