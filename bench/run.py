"""Measure the library beside others in one run, and print a table of ratios.

Usage: python bench/run.py [--records 100000] [--big 300000] [--texts FILE] [--quick] [--markdown]
"""

import platform
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from importlib.metadata import version
from itertools import chain
from os import cpu_count
from pathlib import Path

from in_process import constructing, decoding, encoding
from interchange import reading_tables
from processes import importing, loading
from reasoning import reasoning
from records import generated
from timing import Row
from wording import reading

_HEAD = ("what", "ours", "the other", "ratio", "target", "met")
_OTHERS = ("attrs", "cattrs", "duckdb", "highspy", "msgspec", "orjson", "pandas", "polars", "pydantic")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = ArgumentParser(description="Measure the library beside others, and print a table of ratios.")
    parser.add_argument("--records", type=int, default=100_000, help="how many records to decode and encode")
    parser.add_argument("--big", type=int, default=300_000, help="how many records, or rows, the big files hold")
    parser.add_argument(
        "--texts", type=Path, help="a CSV file with statements of losses, in the column casualties_text"
    )
    parser.add_argument("--quick", action="store_true", help="a tenth of the records, three times: a rough idea")
    parser.add_argument("--markdown", action="store_true", help="print the table as it stands in the documentation")
    options = parser.parse_args(arguments)
    records, big, repetitions = options.records, options.big, 7
    if options.quick:
        records, big, repetitions = records // 10, big // 10, 3
    rows = measured(records, big, repetitions, options.texts)
    print(_setting(records, repetitions))
    print()
    if options.markdown:
        for cells in (_HEAD, ("---",) * len(_HEAD), *(row.cells() for row in rows)):
            print(f"| {' | '.join(cells)} |", flush=True)
    else:
        for cells in chain([_HEAD], (row.cells() for row in rows)):
            print(f"{cells[0]:88}{''.join(f'{cell:>14}' for cell in cells[1:])}", flush=True)


def measured(records: int, big: int, repetitions: int, texts: Path | None) -> Iterator[Row]:
    yield from importing(3 * repetitions)
    yield from loading(big, 3)
    data = generated(records)
    yield from constructing(data, repetitions)
    yield from decoding(data, repetitions)
    yield from encoding(data, repetitions)
    yield from reading(records, repetitions, texts)
    yield from reasoning(repetitions)
    yield from reading_tables(big, 3)


def _setting(records: int, repetitions: int) -> str:
    others = ", ".join(f"{name} {version(name)}" for name in _OTHERS)
    return (
        f"{platform.python_implementation()} {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{cpu_count()} cores; {others}. {records:,} records, medians of {repetitions} interleaved repetitions, "
        "processor time, garbage collector off (but for the big file)."
    )


if __name__ == "__main__":
    main()
