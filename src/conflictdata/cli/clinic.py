"""The import clinic on the command line: what may be wrong with a table, as lines, as a table, as JSON, as a page."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated, Any

import typer
from attrs import asdict
from rich import box
from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from conflictdata.cli.clinic_page import CAUTION, clinic_page
from conflictdata.cli.options import Json
from conflictdata.cli.output import PROBLEMS, UsageError, clean, page, stdout, write_json
from conflictdata.cli.report_parts import styled
from conflictdata.cli.words import numbered
from conflictdata.interchange.clinic import Examination, Finding, examine

__all__ = ["clinic"]


def clinic(
    file: Annotated[str, typer.Argument(metavar="FILE", help="A table: CSV, JSON objects; - for the standard input.")],
    *,
    html: Annotated[
        str | None, typer.Option("--html", metavar="OUT", help="Write a page for a browser, without scripts.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace OUT if it is there already.")] = False,
    json: Json = False,
) -> int:
    """Look through a table for what may be wrong with it, whatever its format.

    Dates in several formats, numbers that are text or round, zeros and other signs that may mean unknown, ranges out of
    order, several spellings of one source, running totals that fall, rows that are there twice, coordinates, damage by
    encodings, and more. Each finding has counts, examples and a remedy; none is a verdict.

    The exit status is 1 if there are findings.
    """
    if html is not None and not force and Path(html).exists():
        raise UsageError(f"{html} is there already; give --force to replace it")
    found = examine(sys.stdin.buffer.read() if file == "-" else file)
    if html is not None:
        Path(html).write_text(clinic_page(found), encoding="utf-8")
    console = stdout()
    if json:
        write_json(_plain(found))
    elif console.is_terminal:
        page(console, _parts(found))
    else:
        for line in _lines(found):
            typer.echo(clean(line))
    return PROBLEMS if found.findings else 0


def _plain(found: Examination) -> dict[str, Any]:
    return asdict(found)


def _head(found: Examination) -> str:
    size = f"{numbered(found.rows, 'row')}, {numbered(len(found.columns), 'column')}, {found.encoding}"
    return f"{found.file}: {size}: {numbered(len(found.findings), 'finding')}"


def _lines(found: Examination) -> Iterator[str]:
    """A line for each finding, with what belongs to it indented below."""
    yield _head(found)
    for finding in found.findings:
        where = f"{', '.join(finding.columns)}: " if finding.columns else ""
        yield f"{finding.code}: {where}{finding.title}: {_counted(finding)}"
        yield f"    {finding.reason}"
        for example in finding.examples:
            yield f"    {example}"
        yield f"    {finding.remedy}"


def _counted(finding: Finding) -> str:
    return f"{finding.count:,} of {finding.of:,} {finding.counted}"


def _parts(found: Examination) -> Iterable[RenderableType]:
    yield Text(clean(_head(found)), style="bold")
    if not found.findings:
        return
    yield Text(CAUTION, style="italic")
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, leading=1, expand=True)
    for name, ratio in (("finding", 3), ("how many", 2), ("why, where, and what to do", 6)):
        table.add_column(name, overflow="fold", ratio=ratio)
    for finding in found.findings:
        what = [(finding.title, "bold"), *((column, "cyan") for column in finding.columns), (finding.code, "dim")]
        about = [
            (finding.reason, "dim"),
            *((str(example), "yellow") for example in finding.examples),
            (finding.remedy, "green"),
        ]
        table.add_row(styled(what), clean(_counted(finding)), styled(about))
    yield table
