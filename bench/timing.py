"""Measuring side by side: candidates take turns, so that whatever else the machine does falls on all of them."""

import gc
import time
from collections.abc import Callable, Mapping
from statistics import median

from attrs import frozen

Seconds = dict[str, float]
Target = Callable[[float], tuple[str, bool]]


@frozen
class Row:
    """One line of the table: what was measured, ours and the other's, and the ratio that was aimed at."""

    what: str
    ours: str
    other: str
    ratio: float
    target: str = ""
    met: bool | None = None

    def cells(self) -> tuple[str, ...]:
        met = {None: "", True: "yes", False: "**no**"}[self.met]
        return self.what, self.ours, self.other, f"{self.ratio:.2f}", self.target, met


def at_least(limit: float) -> Target:
    return lambda ratio: (f"at least {limit}", ratio >= limit)


def at_most(limit: float) -> Target:
    return lambda ratio: (f"at most {limit}", ratio <= limit)


def interleaved(candidates: Mapping[str, Callable[[], object]], repetitions: int) -> Seconds:
    """The median processor time of each candidate, in seconds, with the cyclic garbage collector off.

    Processor time leaves out what other processes take, but not the state in which they leave the caches.
    """
    taken: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(repetitions):
        for name, run in candidates.items():
            gc.collect()
            gc.disable()
            start = time.process_time()
            result = run()
            taken[name].append(time.process_time() - start)
            gc.enable()
            del result
    return {name: median(seconds) for name, seconds in taken.items()}


def microseconds(seconds: float, number: int) -> str:
    return f"{seconds / number * 1e6:.2f} µs"
