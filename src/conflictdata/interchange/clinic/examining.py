"""Examining a table: opening it, looking at its columns, running the checks."""

from pathlib import Path

from conflictdata.interchange.clinic.findings import Examination, ExaminedColumn
from conflictdata.interchange.clinic.registry import CHECKS
from conflictdata.interchange.clinic.roles import Examined
from conflictdata.interchange.clinic.tables import load_table
from conflictdata.interchange.encodings import Input
from conflictdata.interchange.sheets import open_sheet

__all__ = ["examine"]


def examine(path: str | Path | bytes) -> Examination:
    """Look through a table for what may be wrong with it, whether or not its format is known.

    Delimited text in any encoding and with any usual delimiter is taken, a list of JSON objects, and JSON objects on
    lines of their own. The table is held in memory, each different text of a column once. Nothing is changed, and no
    finding is a verdict; `Examination.findings` has counts, examples and a remedy for each.

    Args:
        path: The file, or its bytes.

    Raises:
        DataError: If the file is packed.
        OSError: If the file cannot be read.
    """
    sheet = open_sheet(Input.of(path))
    table = load_table(sheet)
    examined = Examined(table)
    return Examination(
        # Names of files may have bytes that are no characters.
        file=sheet.name.encode("utf-8", "backslashreplace").decode(),
        layout=table.layout.value,
        encoding=sheet.encoding.name,
        rows=examined.rows,
        columns=tuple(
            ExaminedColumn(
                name=column.name,
                role=examined.role(column).value,
                filled=column.filled,
                distinct=len(column.filled_codes),
            )
            for column in table.columns
        ),
        findings=tuple(finding for check in CHECKS for finding in check.run(examined)),
    )
