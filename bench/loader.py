"""Load one file in a process of its own: print the processor time, and the growth of the peak memory in bytes."""

import json
import re
import sys
import time
from contextlib import nullcontext
from pathlib import Path

import orjson

from conflictdata import serial
from conflictdata.serial import reading


def peak() -> int:
    """The peak of the resident memory so far, in bytes.

    That of `resource.getrusage` would not do: on Linux it begins with the peak of the process that started this one.
    """
    found = re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text(encoding="ascii"))
    assert found is not None
    return int(found[1]) * 1024


def main() -> None:
    way, path = sys.argv[1:]
    if way == "default collector":
        vars(reading)["paused_gc"] = nullcontext  # the same code, with nothing paused
    before, start = peak(), time.process_time()
    loaded = orjson.loads(Path(path).read_bytes()) if way == "orjson" else serial.load(path)
    print(json.dumps({"seconds": time.process_time() - start, "peak": peak() - before}))
    del loaded  # not before the time has been taken


if __name__ == "__main__":
    main()
