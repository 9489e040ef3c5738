"""Fills the pages on foreign formats from the field maps, so that they cannot go stale.

The pages say where with a comment of their own on a line: ``% fill: conformance``, ``% fill: field-maps``.
"""

from collections.abc import Iterator

from sphinx.application import Sphinx

from conflictdata.interchange.conformance import CONCEPTS, conformance
from conflictdata.interchange.formats import Column, Format, formats


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("source-read", _fill)
    return {"parallel_read_safe": True}


def _fill(_app: Sphinx, _document: str, content: list[str]) -> None:
    for comment, make in (("% fill: conformance", _conformance), ("% fill: field-maps", _field_maps)):
        if comment in content[0]:
            content[0] = content[0].replace(comment, "\n".join(make()))


def _conformance() -> Iterator[str]:
    """One row for each format, one column for each concept."""
    yield "| Format | " + " | ".join(CONCEPTS) + " |"
    yield "|---|" + ":-:|" * len(CONCEPTS)
    for name, cells in conformance():
        if any(cells):
            yield f"| `{name}` | " + " | ".join(cells) + " |"


def _field_maps() -> Iterator[str]:
    """A section for each format that has columns of its own."""
    for format in formats():
        if format.columns:
            yield from _field_map(format)


def _field_map(format: Format) -> Iterator[str]:
    yield f"## {format.name}"
    yield ""
    yield f"{format.title}. Licence of the data: {format.licence}. See <{format.homepage}>."
    yield ""
    yield "| Column | Becomes | Where | Remarks |"
    yield "|---|---|---|---|"
    for column in format.columns:
        yield f"| `{_cell(column.name)}` | {column.treatment.value} | {_path(column)} | {_remarks(column)} |"
    yield ""


def _path(column: Column) -> str:
    return f"`{column.path}`" if column.path else ""


def _remarks(column: Column) -> str:
    spelt = f"also spelt {', '.join(f'`{_cell(alias)}`' for alias in column.aliases)}" if column.aliases else ""
    return "; ".join(filter(None, [_cell(column.note), spelt]))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
