"""What users write, type-checked by mypy and pyright in strict mode, and run: see test_baseline.py."""

from pathlib import Path
from typing import Any, assert_type

from attrs import evolve
from cattrs import Converter

import conflictdata as cd
from conflictdata.vocab import CasualtyCategory


def construct() -> cd.Dataset:
    claim = cd.CasualtyEstimate(
        id="claim",
        category=CasualtyCategory.KILLED,
        group=cd.PersonGroup(side="side"),
        count=cd.ReportedCount.stated(cd.CountRange.at_least(10), wording="at least ten", language="en"),
        period=cd.Period("2024-12"),
        provenance=cd.Provenance(speaker="agent", stance=cd.Stance.ESTIMATES, stated=cd.UncertainDate("2024-12-27")),
    )
    assert_type(claim.count.range.high, int | None)
    assert_type(claim.period, cd.Period | None)
    assert_type(claim.provenance.relays, tuple[cd.Relay, ...])
    assert_type(claim.category, cd.CasualtyCategory)
    return cd.Dataset(
        agents=(cd.Agent(id="agent", names=(cd.Name(text="Agent"),)),),
        actors=(cd.Actor(id="side", names=(cd.Name(text="Side"),)),),
        casualty_estimates=(claim,),
    )


def read_and_write(data: cd.Dataset, folder: Path) -> cd.Dataset:
    assert_type(cd.dumps(data, format="jsonl"), bytes)
    assert_type(cd.loads(cd.dumps(data)), cd.Dataset)
    path = folder / "data.jsonl"
    cd.dump(data, path)
    for record in cd.iter_records(path):
        assert_type(record, cd.Record)
    assert_type(cd.content_hash(data), str)
    return cd.load(path, strict=False)


def ask(data: cd.Dataset) -> list[str]:
    assert_type(data.casualty_estimates, tuple[cd.CasualtyEstimate, ...])
    assert_type(data.problems(), tuple[cd.Problem, ...])
    assert_type(data.select(side="side"), cd.Dataset)
    known = data.as_known_at("2024-12-31")
    return [claim.category.label for claim in known.casualty_estimates]


def change(data: cd.Dataset) -> cd.Dataset:
    claim = evolve(data.casualty_estimates[0], note="Read anew.")
    assert_type(claim, cd.CasualtyEstimate)
    return data.replace(claim)


def fail() -> tuple[cd.Problem, ...]:
    try:
        cd.loads(b"{}")
    except cd.DataError as error:
        return error.problems
    return ()


def extend() -> Converter:
    converter = cd.make_converter()
    assert_type(converter, Converter)
    assert_type(cd.json_schema(), dict[str, Any])
    return converter
