"""What needs a fresh process for each measurement: loading a big file, and importing."""

import json
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from conflictdata import serial
from records import generated
from timing import Row, Target, at_least, at_most

_LOADER = Path(__file__).with_name("loader.py")
_MIB = 2**20


def loading(number: int, repetitions: int) -> Iterator[Row]:
    """Time and peak memory of loading one big JSON file."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "big.json")
        serial.dump(generated(number), path)
        runs: dict[str, list[dict[str, Any]]] = {"ours": [], "default collector": [], "orjson": []}
        for _ in range(repetitions):
            for way, measured in runs.items():
                done = subprocess.run([sys.executable, _LOADER, way, path], check=True, capture_output=True)
                measured.append(json.loads(done.stdout))
    seconds, peak = ({way: median(run[what] for run in runs[way]) for way in runs} for what in ("seconds", "peak"))
    ours, other = seconds["ours"], seconds["default collector"]
    what = f"load a file of {number:,} records, beside the same under the default collector"
    yield Row(what, f"{ours:.1f} s", f"{other:.1f} s", other / ours, *at_least(3.5)(other / ours))
    ours, other = peak["ours"], peak["orjson"]
    what = f"peak memory of loading {number:,} records, beside dicts by orjson"
    yield Row(what, f"{ours / _MIB:.0f} MiB", f"{other / _MIB:.0f} MiB", ours / other, *at_most(0.6)(ours / other))


def importing(repetitions: int) -> Iterator[Row]:
    """Processor time of an import, less that of an interpreter that does nothing."""
    statements = {
        "nothing": "pass",
        "attrs": "import attrs",
        "ours": "import conflictdata",
        "ours, in use": "from conflictdata import CasualtyEstimate, loads",
    }
    taken: dict[str, list[float]] = {name: [] for name in statements}
    for _ in range(repetitions):
        for name, statement in statements.items():
            before = getrusage(RUSAGE_CHILDREN)
            subprocess.run([sys.executable, "-c", statement], check=True)
            after = getrusage(RUSAGE_CHILDREN)
            taken[name].append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    nothing, other, ours, in_use = (median(taken[name]) for name in statements)
    row = partial(_import_row, other=other - nothing)
    yield row("`import conflictdata`, beside `import attrs`", ours - nothing, target=at_most(2))
    yield row("the same, with the record types and `loads` brought in", in_use - nothing)


def _import_row(what: str, ours: float, other: float, target: Target | None = None) -> Row:
    ratio = ours / other
    return Row(what, f"{ours * 1e3:.1f} ms", f"{other * 1e3:.1f} ms", ratio, *(target(ratio) if target else ()))
