"""Reasoning, beside the solver alone on the very same programmes.

The solver alone is measured by playing back what the library asked of it: the same matrices, the same costs, in the
same order, with the solver's own settings.
"""

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import count, islice
from pathlib import Path
from typing import Any

import highspy
from attrs import evolve

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.model.places import Place
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance
from conflictdata.reasoning import programmes
from conflictdata.reasoning.bounds import bounds
from conflictdata.reasoning.conflicts import conflicts
from conflictdata.reasoning.queries import Query
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from timing import Row, at_most, interleaved

_FIRST_DAY = date(1950, 1, 1)
_DAYS = 90
"""How long a campaign lasts."""

_CLAIMS = 300
"""How many claims are made on a campaign."""

_REPORTS = 15
"""How many claims a series has, if the campaign lasts for as many."""

_SIDES = {"alliance": None, "first-army": "alliance", "second-army": "alliance", "other-side": None}
_ARMIES = ("first-army", "second-army", "other-side")
_REGIONS = tuple(f"region-{number}" for number in range(3))
_PLACES = {
    "country": None,
    **dict.fromkeys(_REGIONS, "country"),
    **{f"district-{number:02}": region for number, region in enumerate(4 * _REGIONS)},
}
_SPEAKERS = tuple(f"speaker-{number}" for number in range(10))
_PARTS = {
    CasualtyCategory.KILLED: (0,),
    CasualtyCategory.WOUNDED: (1,),
    CasualtyCategory.MISSING: (2,),
    CasualtyCategory.KILLED_OR_WOUNDED: (0, 1),
    CasualtyCategory.CASUALTIES: (0, 1, 2),
}
"""Which of the numbers of an incident a category counts: killed, wounded, missing."""

_EVERYBODY = Query(category=CasualtyCategory.CASUALTIES, place="country")
_MIB = 2**20

Incident = tuple[int, str, str, tuple[int, int, int]]


def claimed(number: int, *, wrong: float = 0.0) -> Dataset:
    """A dataset of that many claims on campaigns that have nothing to do with each other.

    Half of them are single reports, half belong to series of running totals or of figures for so many days each.

    Args:
        number: How many claims.
        wrong: How many of them are not true of the world that was made up for them.
    """
    dice = random.Random(20240806)
    claims: list[CasualtyEstimate] = []
    for campaign in count():
        if len(claims) >= number:
            break
        claims += _campaign(dice, campaign, min(_CLAIMS, number - len(claims)), wrong)
    return Dataset(
        title="Generated claims",
        agents=tuple(Agent(id=id, names=(Name(text=id),)) for id in _SPEAKERS),
        actors=tuple(Actor(id=id, names=(Name(text=id),), part_of=above) for id, above in _SIDES.items()),
        places=tuple(Place(id=id, names=(Name(text=id),), within=above) for id, above in _PLACES.items()),
        casualty_estimates=tuple(claims),
    )


def _campaign(dice: random.Random, campaign: int, claims: int, wrong: float) -> Iterator[CasualtyEstimate]:
    """A claim on the whole campaign, and more on parts of it."""
    districts = [place for place in _PLACES if place.startswith("district")]
    incidents: list[Incident] = [
        (
            dice.randrange(_DAYS),
            dice.choice(districts),
            dice.choice(_ARMIES),
            (dice.randint(0, 40), dice.randint(0, 120), dice.randint(0, 20)),
        )
        for _ in range(200)
    ]
    start = _FIRST_DAY + campaign * timedelta(days=_DAYS)
    for made, (category, side, place, accumulation, first, last) in enumerate(islice(_asked(dice), claims)):
        counted = sum(
            sum(numbers[part] for part in _PARTS[category])
            for day, district, army, numbers in incidents
            if first <= day <= last and _is_within(_PLACES, district, place) and _is_within(_SIDES, army, side)
        )
        if made and dice.random() < wrong:
            counted = int(counted * dice.choice((0.5, 0.7, 1.5, 2.0)))
        yield CasualtyEstimate(
            id=f"claim-{campaign:03}-{made:03}",
            category=category,
            group=PersonGroup(side=side),
            count=ReportedCount.stated(_range(dice, counted) if made else _about(counted)),
            period=Period.between(start + timedelta(days=first), start + timedelta(days=last)),
            place=place,
            accumulation=accumulation,
            provenance=Provenance(speaker=dice.choice(_SPEAKERS)),
        )


Asked = tuple[CasualtyCategory, str | None, str, Accumulation, int, int]


def _asked(dice: random.Random) -> Iterator[Asked]:
    """What claims count: all of the campaign, then single reports and series without end."""
    yield CasualtyCategory.CASUALTIES, None, "country", Accumulation.WITHIN_PERIOD, 0, _DAYS - 1
    while True:
        category, side, place = dice.choice(list(_PARTS)), dice.choice(list(_SIDES)), dice.choice(list(_PLACES))
        running, step = dice.random() < 0.6, dice.choice((1, 3, 7, 7))
        is_single = dice.random() < 0.93
        last = dice.randrange(_DAYS if is_single else step)
        for _ in range(1 if is_single else _REPORTS):
            if last < _DAYS:
                first = 0 if running else max(last - step + 1, 0)
                kind = Accumulation.CUMULATIVE_SINCE if running else Accumulation.WITHIN_PERIOD
                yield category, side, place, kind, first, last
            last += step


def _is_within(parents: dict[str, str | None], node: str | None, above: str | None) -> bool:
    while node is not None and node != above:
        node = parents[node]
    return node == above or above is None


def _range(dice: random.Random, number: int) -> CountRange:
    slack = dice.randint(0, number // 10)
    return dice.choice(
        (
            CountRange.exactly(number),
            CountRange.at_least(number - slack),
            CountRange.up_to(number + slack),
            _about(number),
            _about(number),
        )
    )


def _about(number: int) -> CountRange:
    return CountRange(low=number - number // 10, high=number + number // 10)


class _Recorder:
    """A solver that takes down what is asked of it."""

    def __init__(self, solver: Any, calls: list[tuple[str, tuple[Any, ...]]]) -> None:  # noqa: ANN401 - it has no types
        self._solver = solver
        self._calls = calls

    def __getattr__(self, name: str) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:  # noqa: ANN401 - see above
            if name in {"passModel", "changeColsCost", "run"}:
                self._calls.append((name, arguments))
            return getattr(self._solver, name)(*arguments)

        return call


def _recorded(solve: Callable[[], object]) -> list[tuple[str, tuple[Any, ...]]]:
    """What is asked of the solver, in order; a matrix stands for a new one."""
    calls: list[tuple[str, tuple[Any, ...]]] = []
    original = vars(programmes)["_linear_solver"]
    vars(programmes)["_linear_solver"] = lambda: _Recorder(original(), calls)
    try:
        solve()
    finally:
        vars(programmes)["_linear_solver"] = original
    return calls


def _played(calls: Sequence[tuple[str, tuple[Any, ...]]], settings: dict[str, Any]) -> None:
    solver: Any = None
    for name, arguments in calls:
        if name == "passModel":
            solver = highspy.Highs()  # type: ignore[no-untyped-call]  # it has no types
            for option, value in ({"output_flag": False} | settings).items():
                solver.setOptionValue(option, value)
        getattr(solver, name)(*arguments)


def reasoning(repetitions: int) -> Iterator[Row]:
    """Rows for bounds of 1,000 and of 20,000 claims, for their memory, and for conflicts."""
    for number, limit in ((1_000, 1), (20_000, 20)):
        data = claimed(number)
        ask = partial(bounds, data, _EVERYBODY)
        calls = _recorded(ask)
        alone = partial(_played, calls, {})
        tuned = partial(_played, calls, {"presolve": "off", "simplex_strategy": 0})
        taken = interleaved({"ours": ask, "alone": alone, "tuned": tuned}, repetitions)
        what = f"`bounds` from {number:,} claims, beside HiGHS alone"
        target, is_close = at_most(2)(taken["ours"] / taken["alone"])
        met = is_close and taken["ours"] <= limit
        yield evolve(_row(what, taken["ours"], taken["alone"]), target=f"{target}, and {limit} s", met=met)
        yield _row(f"{what} with our settings", taken["ours"], taken["tuned"])
    yield from _memory()
    ask = partial(bounds, claimed(20_000), _EVERYBODY)
    for wrong in (0.0, 0.01):
        data = claimed(20_000, wrong=wrong)
        found = conflicts(data)
        many = f"{len(found)} found" if found.is_complete else f"{len(found)} found, larger ones left out"
        taken = interleaved({"conflicts": partial(conflicts, data), "bounds": ask}, 1)
        what = f"`conflicts` of 20,000 claims, {wrong:.0%} wrong ({many}), beside `bounds` of true ones"
        yield _row(what, taken["conflicts"], taken["bounds"])


def _row(what: str, ours: float, other: float) -> Row:
    return Row(what, _seconds(ours), _seconds(other), ours / other)


def _seconds(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1e3:.0f} ms"


def _memory() -> Iterator[Row]:
    """Peak memory for each claim, in processes of their own, beside that of a quarter as many claims."""
    peaks: dict[int, float] = {}
    for number in (5_000, 10_000, 20_000):
        done = subprocess.run([sys.executable, __file__, str(number)], check=True, capture_output=True)
        peaks[number] = json.loads(done.stdout)
    fewest = min(peaks)
    for number, peak in peaks.items():
        if number > fewest:
            what = f"peak memory of `bounds` from {number:,} claims, beside {fewest:,}"
            limit = 1.1 * number / fewest
            ours, other = f"{peak / _MIB:.0f} MiB", f"{peaks[fewest] / _MIB:.0f} MiB"
            yield Row(what, ours, other, peak / peaks[fewest], *at_most(limit)(peak / peaks[fewest]))


def _grown(number: int) -> int:
    """How much the peak of the resident memory grows when bounds are found from so many claims."""
    bounds(claimed(10), _EVERYBODY)  # what is imported and set up once
    data = claimed(number)
    before = _peak()
    bounds(data, _EVERYBODY)
    return _peak() - before


def _peak() -> int:
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return 1024 * int(status.split("VmHWM:")[1].split()[0])


if __name__ == "__main__":
    print(_grown(int(sys.argv[1])))
