"""Read one table in a process of its own: print the processor time, and the growth of the peak memory in bytes."""

import csv
import json
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

from conflictdata.interchange.reading import read
from loader import peak


def _dicts(path: str) -> object:
    with Path(path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _duckdb(path: str) -> object:
    duckdb: Any = import_module("duckdb")
    connection = duckdb.connect()
    connection.execute("create table rows as select * from read_csv(?)", [path])
    return connection


def _framed(package: str, path: str) -> object:
    frames: Any = import_module(package)
    return frames.read_csv(path)


_WAYS = {
    "csv.DictReader": _dicts,
    "ours": lambda path: read(path, "ucdp-ged"),
    "ours, without cells": lambda path: read(path, "ucdp-ged", keep_cells=False),
    "polars": lambda path: _framed("polars", path),
    "pandas": lambda path: _framed("pandas", path),
    "DuckDB": _duckdb,
}

way, path = sys.argv[1:]
_WAYS[way](path.replace(".csv", "-few.csv"))  # what is brought in at first use is no part of the measurement
before, start = peak(), time.process_time()
loaded = _WAYS[way](path)
print(json.dumps({"seconds": time.process_time() - start, "peak": peak() - before}))
