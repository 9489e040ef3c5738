"""The commands. Each is a thin layer over the library; what it prints is made by the other modules of this package."""

from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from conflictdata.cli.checking import Finding, check
from conflictdata.cli.clinic import clinic
from conflictdata.cli.codes import plain_codes, vocabulary_rows, vocabulary_tables
from conflictdata.cli.comparing import compare
from conflictdata.cli.concluding import COMMANDS
from conflictdata.cli.drafting import draft_lines, draft_tables, plain_drafts
from conflictdata.cli.foreign import formats as list_formats
from conflictdata.cli.options import File, Format, Json, KeepUnknown
from conflictdata.cli.output import PROBLEMS, UsageError, clean, complain, guarded, page, stdout, write_json
from conflictdata.cli.report import make_report, plain_report
from conflictdata.cli.report_page import report_page
from conflictdata.cli.selecting import collection_named, select
from conflictdata.cli.show import plain_tables, tables
from conflictdata.cli.sources import kind_of, progress_over, read_one, read_text
from conflictdata.cli.words import numbered
from conflictdata.errors import DataError, InvariantError, MissingExtraError
from conflictdata.interchange.formats import formats as installed_formats
from conflictdata.interchange.writing import write
from conflictdata.model.dataset import Dataset
from conflictdata.serial.facade import dump, dumps
from conflictdata.serial.migrations import VERSION
from conflictdata.serial.schema import json_schema
from conflictdata.wording.drafts import draft as draft_claims

__all__ = ["app"]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    # Help and errors are plain text: boxes around them break when they are piped, and long paths in them wrap.
    rich_markup_mode=None,
)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - typer calls it so
    if wanted:
        typer.echo(f"conflictdata {version('conflictdata')} (data format {VERSION})")
        raise typer.Exit


@app.callback()
def conflictdata(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Claim-level data about armed conflict: who said what, when, and how sure they were.

    The exit status is 0 if all is well, 1 if there are problems in the data, and 2 after wrong usage.
    """


@app.command()
@guarded
def validate(
    files: Annotated[list[str], typer.Argument(metavar="FILE...", help="Paths, or example:NAME.")],
    *,
    format: Format = None,
    keep_unknown: KeepUnknown = False,
    fail_on_doubts: Annotated[bool, typer.Option("--fail-on-doubts", help="Exit with 1 for doubts as well.")] = False,
    json: Json = False,
) -> int:
    """Check files for problems and doubts.

    Each is printed on a line of its own as FILE:POINTER: CODE: MESSAGE. Doubts are about what is valid but suspect.
    They are marked as doubts and do not change the exit status, unless --fail-on-doubts is given.
    """
    findings: list[Finding] = []
    status = 0
    with closing(progress_over(files)) as each:
        for file in each:
            try:
                data, found = check(file, format=format, keep_unknown=keep_unknown)
            except (MissingExtraError, OSError, UsageError) as error:
                status = complain(error)
                continue
            findings += found
            doubts = sum(finding.is_doubt for finding in found)
            problems = len(found) - doubts
            if data is None or problems or (doubts and fail_on_doubts):
                status = max(status, PROBLEMS)
            if data is not None:
                verdict = numbered(problems, "problem") if problems else "valid"
                typer.echo(f"{clean(file)}: {verdict}, {_counts(data)}, {numbered(doubts, 'doubt')}", err=True)
    if json:
        write_json([_plain(finding) for finding in findings])
    else:
        for finding in findings:
            typer.echo(finding)
    return status


def _counts(data: Dataset) -> str:
    claims = sum(1 for _ in data.claims())
    return f"{numbered(len(data), 'record')}, {numbered(claims, 'claim')}"


def _plain(finding: Finding) -> dict[str, str | bool]:
    problem = finding.problem
    return {
        "file": finding.file,
        "pointer": problem.pointer,
        "code": problem.code,
        "message": problem.message,
        "doubt": finding.is_doubt,
    }


@app.command()
@guarded
def show(  # noqa: PLR0913 - one parameter for each option
    file: File,
    *,
    type: Annotated[str | None, typer.Option("--type", help="A record type, such as casualty_estimates.")] = None,
    place: Annotated[str | None, typer.Option(help="The id of a place; places within it count.")] = None,
    period: Annotated[str | None, typer.Option(help="An EDTF period, such as 2024-12 or 2024-10/2024-12.")] = None,
    side: Annotated[str | None, typer.Option(help="The id of an actor.")] = None,
    speaker: Annotated[str | None, typer.Option(help="The id of an agent.")] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Only what was known on this day, such as 2024-12-31.")
    ] = None,
    format: Format = None,
    keep_unknown: KeepUnknown = False,
    json: Json = False,
) -> int:
    """Show records as tables, all or filtered.

    Filters add up: only records that match all of them are shown.

    With --json the selection is printed as a dataset of its own, which can be loaded again.
    """
    collection = None if type is None else collection_named(type)
    data = read_one(file, format=format, keep_unknown=keep_unknown)
    chosen = select(data, type=collection, place=place, period=period, side=side, speaker=speaker, as_of=as_of)
    if json:
        typer.echo(dumps(chosen), nl=False)
        return 0
    console = stdout()
    if not any(chosen.collections()[name] for name in chosen.collections() if collection in (None, name)):
        typer.echo("conflictdata: no records match", err=True)
    elif console.is_terminal:
        page(console, tables(chosen, collection))
    else:
        for line in plain_tables(chosen, collection):
            typer.echo(line)
    return 0


@app.command()
@guarded
def report(file: File, *, format: Format = None, keep_unknown: KeepUnknown = False, json: Json = False) -> int:
    """Summarise a file: who claims what, and what follows from it.

    Every claim is told with its range and words, with who said it and passed it on, and with its doubts.

    Then come the questions on which most claims give a figure, five at most. Each is told with its bounds and the
    claims that bind them, the origins of its figures, the least and the greatest number that a rule makes of them, and
    the days on which the answer changed; the first is also told in words, with its sources. Conflicts, the fewest
    claims to set aside, and circular reports follow. All claims are trusted and read alike. What is left out, since it
    would take long, is said to be.
    """
    data = read_one(file, format=format, keep_unknown=keep_unknown)
    made = make_report(data)
    if json:
        write_json(plain_report(made))
    else:
        console = stdout()
        page(console, report_page(made, console))
    return 0


app.command()(guarded(clinic))
app.command()(guarded(compare))
for command in COMMANDS:
    app.command()(guarded(command))


@app.command()
@guarded
def draft(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A text in UTF-8, or - for the standard input.")],
    *,
    lang: Annotated[str, typer.Option("--lang", help="The language of the text, as a BCP 47 tag.")] = "en",
    published: Annotated[
        str | None,
        typer.Option("--published", help="When it was published, such as 2024-12-27; relative dates need it."),
    ] = None,
    policy: Annotated[str, typer.Option("--policy", help="The policy by which counts are read.")] = "verbatim",
    json: Json = False,
) -> int:
    """Find the claims with numbers that a text seems to make, for review.

    Each is shown with the sentence that it was found in, the words that attribute it, and the reason why it was read
    so. Nothing enters a dataset.
    """
    text = read_text(file)
    try:
        drafts = draft_claims(text, lang=lang, published=published, policy=policy)
    except InvariantError as error:
        raise UsageError(f"--published needs a date such as 2024-12-27, not {published!r}: {error.rule}") from None
    except DataError as error:
        raise UsageError(error.problems[0].message) from None
    console = stdout()
    if json:
        write_json(plain_drafts(drafts))
    elif not drafts:
        typer.echo("conflictdata: no claims with numbers were found", err=True)
    elif console.is_terminal:
        page(console, draft_tables(drafts))
    else:
        for line in draft_lines(drafts):
            typer.echo(line)
    return 0


@app.command()
@guarded
def convert(  # noqa: PLR0913 - one parameter for each option
    source: Annotated[str, typer.Argument(metavar="IN", help="A path, or example:NAME.")],
    target: Annotated[str, typer.Argument(metavar="OUT", help="A path, or - for the standard output.")],
    *,
    from_: Annotated[
        str | None, typer.Option("--from", help="The format of IN, where its suffix does not say it.")
    ] = None,
    to: Annotated[str | None, typer.Option("--to", help="The format of OUT, where its suffix does not say it.")] = None,
    keep_unknown: KeepUnknown = False,
    force: Annotated[bool, typer.Option("--force", help="Replace OUT if it is there already.")] = False,
) -> int:
    """Convert a file to another format.

    The formats are json, jsonl, msgpack and yaml, in canonical form, and the foreign ones that conflictdata formats
    lists: IN is told by its columns, OUT is named with --to. What OUT does not keep is said on stderr.

    A suffix .gz or .zst after that of our own formats compresses. OUT is written whole or not at all.
    """
    if target == "-" and to is None:
        raise UsageError("name the format for the standard output with --to")
    if to in {each.name for each in installed_formats()}:
        return _convert_to_foreign(source, target, from_=from_, to=to, keep_unknown=keep_unknown, force=force)
    notation = kind_of(target, to, "--to").notation
    _refuse_to_replace(target, force=force)
    data = read_one(source, format=from_, keep_unknown=keep_unknown, option="--from")
    if target == "-":
        typer.echo(dumps(data, format=notation), nl=False)
    else:
        dump(data, target, format=notation)
    return 0


def _convert_to_foreign(  # noqa: PLR0913 - the options of convert
    source: str, target: str, *, from_: str | None, to: str, keep_unknown: bool, force: bool
) -> int:
    if target == "-":
        raise UsageError("a foreign format is written to a file, not to the standard output")
    _refuse_to_replace(target, force=force)
    data = read_one(source, format=from_, keep_unknown=keep_unknown, option="--from")
    for line in str(write(data, target, to)).splitlines():
        typer.echo(clean(line), err=True)
    return 0


def _refuse_to_replace(target: str, *, force: bool) -> None:
    if target != "-" and not force and Path(target).exists():
        raise UsageError(f"{target} is there already; give --force to replace it")


@app.command()
@guarded
def formats(*, json: Json = False) -> int:
    """List the foreign formats, and what each of them says.

    The table has a column for each concept: k for kept, a for approximated, c for carried.
    """
    return list_formats(json=json)


@app.command()
@guarded
def schema(
    *,
    vocab: Annotated[
        bool, typer.Option("--vocab", help="Print the code lists, with label, definition and source.")
    ] = False,
    json: Json = False,
) -> int:
    """Print the JSON Schema, or the code lists."""
    console = stdout()
    if not vocab:
        write_json(json_schema())
    elif json:
        write_json(vocabulary_rows())
    elif console.is_terminal:
        page(console, vocabulary_tables())
    else:
        for line in plain_codes():
            typer.echo(line)
    return 0
