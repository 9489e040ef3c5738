"""Rows in the layout of the salvo table, for its tests."""

import csv
from io import StringIO
from pathlib import Path

from conflictdata.model.dataset import Dataset
from conflictdata.model.strikes import StrikeEvent
from conflictdata.values.counts import CountRange, ReportedCount

FIXTURE = (Path(__file__).parent / "fixtures/salvo-table.csv").read_bytes()
HEADER = next(csv.reader(StringIO(FIXTURE.decode(), newline="")))


def table(*rows: dict[str, str], header: list[str] = HEADER) -> bytes:
    text = StringIO(newline="")
    writer = csv.DictWriter(text, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def one(**cells: str) -> dict[str, str]:
    usual = {
        "time_start": "2031-03-01 20:00",
        "time_end": "2031-03-02 06:00",
        "model": "Shahed-136/131",
        "launched": "10",
        "destroyed": "8",
        "source": "kpszsu/posts/a",
    }
    return {**usual, **cells}


def of_row(data: Dataset, number: int) -> tuple[StrikeEvent, ...]:
    row = next(row for row in data.source_rows if row.number == number)
    return tuple(data[claim] for claim in row.claims)


def exactly(number: int) -> ReportedCount:
    return ReportedCount.stated(CountRange.exactly(number))
