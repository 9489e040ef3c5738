"""Tables in the layout of ACLED, written by hand; every event, actor and place is invented."""

import csv
from io import StringIO
from pathlib import Path

from conflictdata.interchange.reading import ReadResult, read

_FIXTURES = Path(__file__).parent / "fixtures"
FIXTURE = (_FIXTURES / "acled.csv").read_bytes()
OLDER = (_FIXTURES / "acled-2020.csv").read_bytes()

USUAL = {
    "event_id_cnty": "XYZ1",
    "event_date": "2023-03-16",
    "time_precision": "1",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Examplia (2019-)",
    "actor2": "Northern Front",
    "country": "Examplia",
    "location": "Hilltown",
    "source": "Example Daily",
    "notes": "",
    "fatalities": "0",
}


def table(*rows: dict[str, str], delimiter: str = ",") -> bytes:
    """Rows with the usual cells and those that are given."""
    columns = list(dict.fromkeys([*USUAL, *(name for row in rows for name in row)]))
    text = StringIO(newline="")
    writer = csv.DictWriter(text, columns, restval="", delimiter=delimiter, lineterminator="\n")
    writer.writeheader()
    for number, row in enumerate(rows, start=1):
        writer.writerow({**USUAL, "event_id_cnty": f"XYZ{number}", **row})
    return text.getvalue().encode()


def of(*rows: dict[str, str]) -> ReadResult:
    """What rows with the usual cells and those that are given read as."""
    return read(table(*rows), "acled")


def codes_of(result: ReadResult) -> list[tuple[int | None, str | None, str]]:
    """The row, the column and the code of each problem."""
    return [
        (getattr(problem, "row", None), getattr(problem, "column", None), problem.code) for problem in result.problems
    ]
