"""Reading a table of UCDP GED to a whole dataset, beside what others make of the same file."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from ged_table import write_table
from timing import Row, at_most, microseconds

_READER = Path(__file__).with_name("table_reader.py")
_WAYS = ("csv.DictReader", "ours", "ours, without cells", "polars", "pandas", "DuckDB")


def reading_tables(rows: int, repetitions: int) -> Iterator[Row]:
    """Time and peak memory for each row, in a fresh process each, in turn."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "ged.csv")
        write_table(path, rows)
        write_table(Path(folder, "ged-few.csv"), 100)
        runs: dict[str, list[dict[str, float]]] = {way: [] for way in _WAYS}
        for _ in range(repetitions):
            for way, measured in runs.items():
                done = subprocess.run([sys.executable, _READER, way, path], check=True, capture_output=True)
                measured.append(json.loads(done.stdout))
    seconds, peak = ({way: median(run[what] for run in runs[way]) for way in _WAYS} for what in ("seconds", "peak"))
    for way in ("ours", "ours, without cells"):
        what = f"read {rows:,} rows of UCDP GED to a dataset{way.removeprefix('ours')}"
        for other in _WAYS:
            if not other.startswith("ours"):
                ratio = seconds[way] / seconds[other]
                target = at_most(4)(ratio) if other == "csv.DictReader" else ()
                ours, theirs = microseconds(seconds[way], rows), microseconds(seconds[other], rows)
                yield Row(f"{what}, a row, beside {other}", ours, theirs, ratio, *target)
        ours, theirs = (f"{peak[each] / rows / 1024:.1f} KiB" for each in (way, "csv.DictReader"))
        yield Row(f"{what}, memory for a row", ours, theirs, peak[way] / peak["csv.DictReader"])
