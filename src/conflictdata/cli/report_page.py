"""The report on paper: who speaks stands on the left, what they say, and with which doubts, on the right."""

from collections.abc import Iterator

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from conflictdata.cli.output import clean
from conflictdata.cli.report import Report, Section, Statement
from conflictdata.cli.report_parts import heading, side_by_side, styled
from conflictdata.cli.report_reasoning_page import conclusions_page
from conflictdata.cli.words import (
    UNNAMED,
    counted,
    document_in_words,
    joined,
    judged,
    located,
    name_of,
    numbered,
    quoted,
    records_in_words,
    said,
    span,
    when,
)
from conflictdata.model.dataset import Dataset
from conflictdata.wording.phrasing import listed

__all__ = ["report_page"]

_CAUTION = (
    "Each entry is what its speaker is reported to have said. Nothing here is established as fact. Numbers are read "
    "from the words in quotation marks; where the source is vague, the range is wide."
)


def report_page(report: Report, console: Console) -> Iterator[RenderableType]:
    """The report, part by part, for a console of any width from 40 columns on."""
    data = report.data
    numbers = {document.id: number for number, document in enumerate(report.documents, 1)}
    yield Text(clean(data.title or "Untitled dataset"), style="bold")
    if data.description is not None:
        yield Text(clean(data.description))
    yield Text()
    facts = Table.grid(padding=(0, 2))
    facts.add_column(style="dim", no_wrap=True)
    facts.add_column(overflow="fold")
    for name, fact in _facts(report):
        facts.add_row(name, Text(clean(fact)))
    yield facts
    yield Text()
    yield Text(_CAUTION, style="italic")
    for section in report.sections:
        yield from _section(data, section, numbers, console)
    yield from conclusions_page(data, report.conclusions, console)
    if report.documents:
        yield from heading("Sources", console)
        yield _sources(report)


def _facts(report: Report) -> Iterator[tuple[str, str]]:
    data = report.data
    claims = sum(number for _, number in report.speakers)
    yield "claims", f"{claims:,}"
    named = [f"{name_of(data, speaker)} ({number:,})" for speaker, number in report.speakers if speaker is not None]
    unnamed = [f"{UNNAMED} ({number:,})" for speaker, number in report.speakers if speaker is None]
    if claims:
        yield "by", ", ".join([*named, *unnamed])
    yield "records", records_in_words(data) or "none"
    doubts = sum(len(statement.doubts) for section in report.sections for statement in section.statements)
    yield "checks", f"{numbered(doubts, 'doubt')}, marked below" if doubts else "nothing suspect"
    if data.left_out:
        yield "left out", f"{numbered(len(data.left_out), 'claim')}: this is a selection"
    if data.licence is not None:
        yield "licence", data.licence


def _section(data: Dataset, section: Section, numbers: dict[str, int], console: Console) -> Iterator[RenderableType]:
    yield from heading(f"{section.title} ({len(section.statements):,})", console)
    rows = [(_who(data, statement, numbers), _what(data, statement)) for statement in section.statements]
    yield from side_by_side(rows, console)


def _who(data: Dataset, statement: Statement, numbers: dict[str, int]) -> Text:
    return styled(_who_lines(data, statement, numbers))


def _who_lines(data: Dataset, statement: Statement, numbers: dict[str, int]) -> Iterator[tuple[str, str]]:
    provenance = statement.claim.provenance
    if provenance.speaker is None:
        yield UNNAMED, "bold italic"
    else:
        yield name_of(data, provenance.speaker), "bold cyan"
    if provenance.stated is not None:
        yield f"said {when(provenance.stated)}", "dim"
    for relay in provenance.relays:
        agent = "" if relay.agent is None else name_of(data, relay.agent)
        # The document at hand is named below, with the place in it.
        other = relay.document if relay.document != provenance.document else None
        document = "" if other is None else f"[{numbers[other]}]"
        stated = "" if relay.stated is None else when(relay.stated)
        wording = "" if relay.wording is None else quoted(relay.wording)
        words = ", ".join(filter(None, [agent, document, stated, wording]))
        if words:
            yield f"via {words}", "dim"
    if provenance.document is not None:
        where = "" if provenance.locator is None else f" {located(provenance.locator)}"
        yield f"in [{numbers[provenance.document]}]{where}", "dim"
    if provenance.sources:
        yield f"drawing on {listed([f'[{numbers[source]}]' for source in provenance.sources])}", "dim"


def _what(data: Dataset, statement: Statement) -> Text:
    claim, content = statement.claim, statement.content
    stance = "yellow" if claim.provenance.stance.asserts_content else "bold red"
    head = Text.assemble((f"{said(claim.provenance)}: ", stance), (clean(content.what), "bold"))
    lines = [head]
    for figure in content.figures:
        numbers, wording = counted(figure.count)
        label = f"{figure.of}: " if figure.of else ""
        parts = (
            clean(label),
            (clean(numbers), "" if figure.count.range.is_unknown else "bold green"),
            (clean(f"  {wording}" if wording else ""), "italic"),
        )
        lines.append(Text.assemble(*parts))
    rest = styled(_what_lines(data, statement))
    return Text("\n").join([*lines, rest] if rest else lines)


def _what_lines(data: Dataset, statement: Statement) -> Iterator[tuple[str, str]]:
    claim, content, provenance = statement.claim, statement.content, statement.claim.provenance
    period = "" if claim.period is None else span(claim.period)
    scope = "; ".join(filter(None, [*content.places, period]))
    if scope:
        yield scope, ""
    yield from ((detail, "") for detail in content.details)
    links = {
        "derived from": provenance.derived_from,
        "takes the place of": provenance.supersedes,
        "withdraws": provenance.retracts,
        "responds to": provenance.responds_to,
        "overlaps with": provenance.overlaps,
        "replaced by": statement.superseded_by,
        "withdrawn by": statement.retracted_by,
    }
    yield from ((f"{link} {joined(data, ids)}", "yellow") for link, ids in links.items() if ids)
    yield from ((judged(data, assessment), "") for assessment in provenance.assessments)
    notes = [*content.notes, *([provenance.note] if provenance.note is not None else [])]
    yield from ((f"note: {note}", "dim") for note in notes)
    yield from ((f"doubt: {doubt.code}: {doubt.message}", "magenta") for doubt in statement.doubts)
    yield f"#{claim.id}", "dim"


def _sources(report: Report) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for number, document in enumerate(report.documents, 1):
        lines = [document_in_words(report.data, document), document.url, document.archive_url, document.note]
        grid.add_row(f"[{number}]", styled((line, "") for line in lines if line is not None))
    return grid
