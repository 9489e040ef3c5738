"""Cuts: tables that end, and cells that end, where a program may have cut them."""

from collections.abc import Iterator

from conflictdata.interchange.clinic.findings import Finding, Kind
from conflictdata.interchange.clinic.roles import Examined

__all__ = ["KINDS", "cuts"]

_ROW_LIMITS = (1_000, 2_000, 5_000, 10_000, 50_000, 65_535, 65_536, 100_000, 1_000_000, 1_048_575, 1_048_576)
_CELL_LIMITS = (255, 256, 1_000, 1_024, 4_000, 4_096, 32_767, 65_535)
_LEAST = 3
_ROWS = Kind(
    code="rows-cut",
    title="as many rows as programs cut at",
    rule=f"There are exactly {', '.join(f'{limit:,}' for limit in _ROW_LIMITS[:-1])} or {_ROW_LIMITS[-1]:,} rows.",
    remedy="Ask for the next page of the interface, or for the whole file; spreadsheets hold 65,536 or 1,048,576 rows.",
)
_CELLS = Kind(
    code="cells-cut",
    title="texts as long as programs cut at",
    rule=f"At least {_LEAST} different texts of a column have its greatest length, which is "
    f"{', '.join(f'{limit:,}' for limit in _CELL_LIMITS[:-1])} or {_CELL_LIMITS[-1]:,} characters.",
    remedy="Take these texts from the original; what stood behind the cut is not in this file.",
)
KINDS = (_ROWS, _CELLS)


def cuts(examined: Examined) -> Iterator[Finding]:
    """Rows and cells that may have been cut."""
    if examined.rows in _ROW_LIMITS:
        yield _ROWS.found(
            [], count=examined.rows, of=examined.rows, counted="rows", reason="the header and blank rows not counted"
        )
    for column in examined.table.columns:
        longest = max(map(len, column.texts), default=0)
        codes = [code for code, text in enumerate(column.texts) if len(text) == longest]
        if longest in _CELL_LIMITS and len(codes) >= _LEAST:
            yield _CELLS.found(
                [column.name],
                count=column.total(codes),
                of=column.filled,
                reason=f"{longest:,} characters is the greatest length in the column",
                examples=column.examples(codes),
            )
