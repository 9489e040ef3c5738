"""An examination as a page for a browser: one file, without scripts, and with nothing fetched from elsewhere."""

from collections.abc import Iterable, Iterator
from html import escape

from conflictdata.cli.output import clean
from conflictdata.interchange.clinic import Examination, Example, Finding

__all__ = ["CAUTION", "clinic_page"]

CAUTION = "Each finding says what was counted and what that may mean. None is a verdict; the data may be right."

_STYLE = """
:root { color-scheme: light dark; }
body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.15rem; margin-top: 2.5rem; }
table { border-collapse: collapse; width: 100%; margin: 0.5rem 0; }
th, td { border-bottom: 1px solid #8886; padding: 0.25rem 0.75rem 0.25rem 0; text-align: left; vertical-align: top; }
td { overflow-wrap: anywhere; }
td.number, th.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
code { font-size: 0.9em; }
.aside { opacity: 0.75; }
"""


def clinic_page(found: Examination) -> str:
    """The examination as HTML."""
    return "\n".join(_page(found)) + "\n"


def _page(found: Examination) -> Iterator[str]:
    title = f"Examination of {found.file}"
    yield "<!DOCTYPE html>"
    yield '<html lang="en">'
    yield "<head>"
    yield '<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
    yield f"<title>{_text(title)}</title>"
    yield f"<style>{_STYLE}</style>"
    yield "</head>"
    yield "<body>"
    yield f"<h1>{_text(title)}</h1>"
    size = f"{found.rows:,} rows, {len(found.columns):,} columns, read as {found.encoding}"
    yield f"<p>{_text(size)}. Findings: {len(found.findings):,}.</p>"
    if found.findings:
        yield f"<p>{_text(CAUTION)}</p>"
        yield from _overview(found.findings)
    for number, finding in enumerate(found.findings, start=1):
        yield from _section(number, finding)
    if found.columns:
        yield "<h2>What the columns were taken for</h2>"
        columns = ((each.name, each.role, f"{each.filled:,}", f"{each.distinct:,}") for each in found.columns)
        yield from _table(("Column", "Taken for", "Filled cells", "Different texts"), columns, numbers=(2, 3))
    yield "</body>"
    yield "</html>"


def _overview(findings: Iterable[Finding]) -> Iterator[str]:
    yield "<ol>"
    for number, finding in enumerate(findings, start=1):
        where = f" in {', '.join(finding.columns)}" if finding.columns else ""
        counts = f"{finding.count:,} of {finding.of:,} {finding.counted}"
        yield f'<li><a href="#finding-{number}">{_text(finding.title + where)}</a>: {_text(counts)}</li>'
    yield "</ol>"


def _section(number: int, finding: Finding) -> Iterator[str]:
    yield f'<section id="finding-{number}">'
    yield f"<h2>{number}. {_text(finding.title)}</h2>"
    columns = ", ".join(f"<code>{_text(column)}</code>" for column in finding.columns)
    counts = _text(f"{finding.count:,} of {finding.of:,} {finding.counted}")
    yield f"<p>{columns}{': ' if columns else ''}<strong>{counts}</strong>; {_text(finding.reason)}.</p>"
    if finding.examples:
        yield from _table(("Row", "Column", "Text"), map(_example, finding.examples), numbers=(0,))
    yield f"<p>{_text(finding.remedy)}</p>"
    yield f'<p class="aside"><code>{_text(finding.code)}</code></p>'
    yield "</section>"


def _example(example: Example) -> tuple[str, str, str]:
    # As Python writes it, so that spaces at the ends and characters that are not seen show.
    return "header" if example.row is None else f"{example.row:,}", example.column, repr(example.text)


def _table(header: Iterable[str], rows: Iterable[Iterable[str]], *, numbers: tuple[int, ...]) -> Iterator[str]:
    yield "<table>"
    yield f"<thead><tr>{_cells('th', header, numbers)}</tr></thead>"
    yield "<tbody>"
    yield from (f"<tr>{_cells('td', row, numbers)}</tr>" for row in rows)
    yield "</tbody>"
    yield "</table>"


def _cells(tag: str, texts: Iterable[str], numbers: tuple[int, ...]) -> str:
    kinds = ((' class="number"' if position in numbers else "", text) for position, text in enumerate(texts))
    return "".join(f"<{tag}{kind}>{_text(text)}</{tag}>" for kind, text in kinds)


def _text(text: str) -> str:
    """A text of the file on a page: no markup, no characters that do something to what stands around them."""
    return escape(clean(text))
