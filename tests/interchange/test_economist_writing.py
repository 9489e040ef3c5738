"""The Economist's table, written: changed claims, dates in the order of the file, claims from elsewhere."""

from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from economist_rows import NAME, ROW, table
from roundtrip import written

from conflictdata.errors import DataError
from conflictdata.interchange.datasets.economist.tracker import TRACKER
from conflictdata.interchange.reading import read
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance, Relay
from conflictdata.provenance.documents import Document
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.persons import Sex
from conflictdata.vocab.sources import Stance

FIXTURES = Path(__file__).parent / "fixtures"
FIXTURE = (FIXTURES / "economist-tracker.csv").read_bytes()


def claim_in_row(data: Dataset, row: int) -> CasualtyEstimate:
    (made,) = (source.claims for source in data.source_rows if source.number == row)
    claim: CasualtyEstimate = data[made[0]]
    return claim


def test_a_changed_claim_changes_only_its_cells() -> None:
    data = read(FIXTURE, NAME).dataset
    third = claim_in_row(data, 3)
    changed = evolve(third, count=ReportedCount.stated(CountRange.between(9500, 9900)))
    raw, _ = written(data.replace(changed), NAME)
    assert raw == FIXTURE.replace(b'20/05/2022,"9,500",,,', b'20/05/2022,"9,500",9900,,')


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (("17/04/2022", "03/04/2022"), b"05/06/2022"),
        (("04/17/2022", "04/18/2022"), b"06/05/2022"),
        (("04/17/2022", "17/04/2022"), b"2022-06-05"),
    ],
)
def test_a_changed_date_is_written_in_the_order_of_the_file(days: tuple[str, ...], expected: bytes) -> None:
    raw = table(*({**ROW, "date": day, "source": "CSIS" if number else "CIA"} for number, day in enumerate(days)))
    data = read(raw, NAME).dataset
    changed = evolve(data.casualty_estimates[0], period=Period("2022-02-24/2022-06-05"))
    again, report = written(data.replace(changed), NAME)
    assert again == raw.replace(days[0].encode(), expected)
    assert report.is_lossless


def test_tables_that_share_a_speaker_merge_and_each_comes_back_as_it_was() -> None:
    paths = {name: FIXTURES / f"{name}.csv" for name in (NAME, "uk-mod-monthly", "meduza-weekly")}
    read_apart = [read(path, name).dataset for name, path in paths.items()]
    data = read_apart[0].merge(read_apart[1]).merge(read_apart[2])
    for name, path in paths.items():
        assert written(data, name)[0] == path.read_bytes()


def test_a_row_without_a_date_cell_leaves_the_order_to_the_others() -> None:
    raw = table({**ROW, "date": "04/17/2022"}) + b"\r\n"
    data = read(raw, NAME).dataset
    changed = evolve(data.casualty_estimates[0], period=Period("2022-02-24/2022-06-25"))
    assert written(data.replace(changed), NAME)[0] == raw.replace(b"04/17/2022", b"06/25/2022")


def elsewhere(**fields: Any) -> Dataset:
    """A claim that came from no table."""
    provenance = Provenance(
        speaker="ministry",
        relays=(Relay(agent="herald"),),
        document="article",
        stance=Stance.ESTIMATES,
    )
    claim = CasualtyEstimate(
        id="a-claim",
        category=CasualtyCategory.DEAD,
        group=PersonGroup(side="russia"),
        count=ReportedCount.stated(CountRange.at_least(20)),
        period=Period("2022-02-24/2022-12-31"),
        accumulation=Accumulation.CUMULATIVE_SINCE,
        provenance=provenance,
    )
    records = (
        Agent(id="ministry", names=(Name(text="Ministry of Invention (leak)"),)),
        Agent(id="herald", names=(Name(text="Invented Herald"),)),
        Document(id="article", url="https://example.org/article"),
        Actor(id="russia", names=(Name(text="Russia"),)),
    )
    return Dataset.of((*records, evolve(claim, **fields)))


def row_of(data: Dataset) -> dict[str, str]:
    (row,) = TRACKER.rows_of(data)
    return dict(row.cells)


def test_a_claim_of_another_origin_is_told_as_far_as_the_table_can() -> None:
    assert row_of(elsewhere()) == {
        "date": "31/12/2022",
        "estimate_low": "20",
        "type": "deaths",
        "source": "Ministry of Invention (leak via Invented Herald)",
        "source_url": "https://example.org/article",
        "country": "russia",
    }
    raw, report = written(elsewhere(), NAME)
    assert not report.lost
    assert read(raw, NAME).dataset.casualty_estimates[0].count.range == CountRange.at_least(20)


@pytest.mark.parametrize(
    ("count", "cells"),
    [
        (CountRange.exactly(20), {"estimate": "20"}),
        (CountRange.up_to(20), {"estimate_high": "20"}),
        (CountRange(best=20), {"estimate_low": "0", "estimate": "20"}),
        (CountRange(), {"estimate_low": "0"}),
    ],
)
def test_bounds_go_to_their_columns(count: CountRange, cells: dict[str, str]) -> None:
    row = row_of(elsewhere(count=ReportedCount.stated(count)))
    assert {name: cell for name, cell in row.items() if name.startswith("estimate")} == cells


def test_a_count_that_is_not_known_has_no_cell() -> None:
    assert not [name for name in row_of(elsewhere(count=ReportedCount())) if name.startswith("estimate")]


def test_a_claim_without_speaker_or_side_is_told_without_them() -> None:
    row = row_of(elsewhere(group=PersonGroup(), provenance=Provenance(document="article")))
    assert {"source", "country"}.isdisjoint(row)


@pytest.mark.parametrize(
    "fields",
    [
        {"category": CasualtyCategory.KILLED_OR_MISSING},
        {"category": CasualtyCategory.WOUNDED},
        {"accumulation": Accumulation.WITHIN_PERIOD},
        {"group": PersonGroup(side="russia", sex=Sex.FEMALE)},
        {"period": None},
        {"period": Period("2022-12-31")},
        {"period": Period("2022-06-01/2022-12-31")},
        {"period": Period("/2022-12-31")},
    ],
)
def test_what_a_row_would_misstate_is_not_told(fields: dict[str, Any]) -> None:
    with pytest.raises(DataError):
        written(elsewhere(**fields), NAME)
