"""ACLED: what is written back, what a changed claim changes, and how claims of other origin are told."""

import csv
from io import StringIO
from pathlib import Path

import attrs
import pytest
from acled_rows import FIXTURE, USUAL, of, table
from hypothesis import given
from hypothesis import strategies as st
from roundtrip import (
    cells_of,
    keeps_what_it_says_it_keeps,
    reads_and_writes_back,
    survives,
    without_cells,
    written,
)

from conflictdata.interchange.datasets.acled.columns import COLUMNS
from conflictdata.interchange.reading import read
from conflictdata.interchange.writing import write
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.incidents import Incident
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.model.places import Place
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance
from conflictdata.provenance.documents import Document
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.geography import Coordinates, GeoPrecision
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.events import EventType
from conflictdata.vocab.persons import PersonStatus
from conflictdata.vocab.precision import UcdpWherePrecision
from conflictdata.vocab.society import PlaceKind

COUNTS = st.sampled_from(["", "NA", "0", "1", "3", "4", "12", "3.0", "1,234", "-1", "many", "9" * 30])
DAYS = [
    *("", "NA", "28 December 2022", "16/03/2023 00:00:00", "03/16/2023", "04/03/2023", "3/3/2023"),
    *("2023-03-16", "2023-03-16T00:00:00", "31/02/2023", "0025-01-01", "soon"),
]
NOTES = [
    *("", "NA", "Casualties unknown.", "They clashed. No fatalities.", "Fatalities coded at least 3.", "Coded to A."),
    *("[4 fatalities split across 2 events]", "[coded at least 12]", "On 4 March 2023 (as reported), they met."),
    *("Around 15 March 2022 (month of).", "(week of) May (week of)", 'A "quoted",\nword; fatalities unknown'),
    *("Those fatalities split over many days. Coded to Hilltown. Around 1 May 2021 (week of).",),
]
NAMES = st.sampled_from(
    ["", "NA", "Northern Front", "NORTHERN FRONT", "Military Forces of Examplia (2019-)", "=A; B", "A;A ; NA", "@b; C"]
) | st.text(max_size=6)
ROWS = st.fixed_dictionaries(
    {
        "event_id_cnty": st.sampled_from(["XYZ1", "XYZ2", "xyz1", "XYZ1-2", "", "NA"]) | st.text(max_size=4),
        "event_date": st.sampled_from(DAYS),
        "event_type": st.sampled_from(["Battles", "Riots", "explosions/remote violence", "Battle-Old", ""]),
        "actor1": NAMES,
        "fatalities": COUNTS,
        "notes": st.sampled_from(NOTES),
    },
    optional={
        "year": st.sampled_from(["2023", "25", "NA", "x"]),
        "time_precision": st.sampled_from(["1", "2", "3", "4", "NA", ""]),
        "disorder_type": st.sampled_from(["Political violence; Demonstrations", "Demostrations", ";"]),
        "sub_event_type": st.sampled_from(["Armed clash", "Air/drone strike", "Mob violence", "Old", ""]),
        "actor2": NAMES,
        "assoc_actor_1": NAMES,
        "assoc_actor_2": NAMES,
        "inter1": st.sampled_from(["0", "1", "8", "Rebel Groups", "External/Other forces", "Other", ""]),
        "inter2": st.sampled_from(["0", "7", "Civilians", "NA", "9"]),
        "interaction": st.sampled_from(["17", "80", "External/Other forces-Civilians", "Rioters only", "Other only"]),
        "civilian_targeting": st.sampled_from(["Civilians targeted", ""]),
        "iso": st.sampled_from(["999", "NA", ""]),
        "region": NAMES,
        "country": NAMES,
        "admin1": NAMES,
        "admin2": NAMES,
        "location": NAMES,
        "latitude": st.sampled_from(["", "1.50", "95", "nan", "x", "1e400"]),
        "longitude": st.sampled_from(["", "-0.0", "20", "181", "NA"]),
        "geo_precision": st.sampled_from(["1", "2", "3", "9", "", "NA"]),
        "source": NAMES,
        "source_scale": st.sampled_from(["National", "Other-National"]),
        "tags": st.sampled_from(["crowd size=no report", "a; b;; c", "NA"]),
        "timestamp": st.sampled_from(["1650000000", "0", "99999999999999", "2020-01-01", ""]),
        "data_id": st.sampled_from(["7000001", ""]),
        "population_best": st.sampled_from(["1200", ""]),
    },
)


def rows_in(raw: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(raw.decode(), newline="")))


@given(rows=st.lists(ROWS, min_size=1, max_size=4))
def test_law_rows_with_any_quirks_survive_with_and_without_their_cells(rows: list[dict[str, str]]) -> None:
    raw = table(*rows)
    reads_and_writes_back(raw, "acled")
    keeps_what_it_says_it_keeps(raw, "acled")


@given(raw=st.binary(max_size=60))
def test_law_any_bytes_are_read_or_refused(raw: bytes) -> None:
    survives(raw, "acled")
    survives(table({}).splitlines()[0] + b"\n" + raw, "acled")


def test_a_changed_count_changes_its_own_cell_and_never_the_notes() -> None:
    data = read(FIXTURE).dataset
    figure = data["acled-killed-xyz102"]
    changed = data.replace(attrs.evolve(figure, count=ReportedCount.stated(CountRange(best=7))))
    raw, report = written(changed, "acled")
    before, after = cells_of(FIXTURE), cells_of(raw)
    changes = [
        (row, column)
        for row, (old, new) in enumerate(zip(before, after, strict=True))
        for column, (one, other) in enumerate(zip(old, new, strict=True))
        if one != other
    ]
    assert changes == [(2, before[0].index("fatalities"))]
    assert after[2][before[0].index("fatalities")] == "7"
    assert report.is_lossless


def test_a_changed_incident_changes_its_own_cells() -> None:
    data = read(FIXTURE).dataset
    incident: Incident = data["acled-event-xyz101"]
    changed = data.replace(attrs.evolve(incident, period=Period("2022-12-29"), places=()))
    raw, _ = written(changed, "acled")
    (first, *_), (old, *_) = rows_in(raw), rows_in(FIXTURE)
    assert first["event_date"] == "2022-12-29"
    assert {name for name in first if first[name] != old[name]} == {
        *("event_date", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude"),
        "geo_precision",
    }


def test_new_files_have_the_columns_of_the_newest_layout() -> None:
    raw, report = written(without_cells(read(FIXTURE).dataset), "acled")
    assert list(cells_of(raw)[0]) == [column.name for column in COLUMNS]
    assert report.is_lossless


SPEAKER = Agent(id="ministry", names=(Name(text="Example ministry"),))
SOURCES = (
    Document(id="article", title="An article"),
    Document(id="report", publisher="ministry"),
    Document(id="unknown"),
)
TOWN = Place(
    id="town",
    names=(Name(text="Hilltown"),),
    kind=PlaceKind.SETTLEMENT,
    within="land",
    coordinates=Coordinates(latitude=1.5, longitude=2.0),
    precision=GeoPrecision.of_code(UcdpWherePrecision.NEAR),
)
LAND = Place(
    id="land",
    names=(Name(text="Examplia"),),
    kind=PlaceKind.COUNTRY,
    coordinates=Coordinates(latitude=1.0, longitude=2.5),
)
SAID = Provenance(speaker="ministry")


def told(count: ReportedCount | None = None, **fields: object) -> dict[str, str]:
    """The cells of an incident that another dataset tells of, with a figure if there is a count."""
    values = {"kind": EventType.BATTLE, "provenance": SAID, **fields}
    incident = Incident(id="clash", **values)  # type: ignore[arg-type] # as the caller sees to
    figures: list[CasualtyEstimate] = []
    if count is not None:
        killed = CasualtyEstimate(
            id="dead", category=CasualtyCategory.KILLED, event="clash", count=count, provenance=SAID
        )
        figures = [
            attrs.evolve(killed, id="civilians", group=PersonGroup(status=PersonStatus.CIVILIAN)),
            attrs.evolve(killed, id="wounded", category=CasualtyCategory.WOUNDED),
            killed,
        ]
    actors = [Actor(id=id_, names=(Name(text=id_.title()),)) for id_ in ("army", "front", "third")]
    data = Dataset(
        agents=(SPEAKER,),
        documents=SOURCES,
        places=(TOWN, LAND),
        actors=tuple(actors),
        incidents=(incident,),
        casualty_estimates=tuple(figures),
    )
    raw, _ = written(data, "acled")
    (row,) = rows_in(raw)
    return {name: cell for name, cell in row.items() if cell}


def test_an_incident_of_other_origin_is_told_with_types_precision_actors_and_place() -> None:
    edited = UncertainDate("2023-03-17T00:00:00Z")
    provenance = Provenance(speaker="ministry", sources=("article", "report", "unknown"), recorded_at=edited)
    parties = ("army", "front", "third")
    assert told(period=Period("2023-03-16"), parties=parties, places=("town",), provenance=provenance) == {
        "event_id_cnty": "clash",
        "event_date": "2023-03-16",
        "year": "2023",
        "time_precision": "1",
        "event_type": "Battles",
        "sub_event_type": "Armed clash",
        "actor1": "Army",
        "actor2": "Front",
        "country": "Examplia",
        "location": "Hilltown",
        "latitude": "1.5",
        "longitude": "2.0",
        "source": "An article; Example ministry",
        "timestamp": "1679011200",
    }


@pytest.mark.parametrize(
    ("edtf", "day", "precision"),
    [
        ("2023-03-16~", "2023-03-16", "2"),
        ("[2023-03-14..2023-03-18]", "2023-03-16", "2"),
        ("2023-03", "2023-03-16", "3"),
        ("2023", None, None),
        ("2023-03-14/2023-03-18", None, None),
        ("[..2023-03-14]", None, None),
    ],
)
def test_a_week_or_a_month_is_told_by_the_day_in_its_middle_and_more_is_not_told(
    edtf: str, day: str | None, precision: str | None
) -> None:
    cells = told(period=Period(edtf))
    assert (cells.get("event_date"), cells.get("time_precision")) == (day, precision)


@pytest.mark.parametrize(
    ("count", "fatalities", "notes"),
    [
        (ReportedCount.stated(CountRange.exactly(4)), "4", None),
        (ReportedCount.stated(CountRange.at_least(4)), "4", "Fatalities coded at least 4."),
        (ReportedCount(), "0", "Casualties unknown."),
        (ReportedCount(status=CountStatus.NONE_REPORTED), "0", None),
        (ReportedCount(status=CountStatus.WITHHELD), None, None),
    ],
)
def test_counts_of_other_origin_are_told_with_notes_to_read_them_by(
    count: ReportedCount, fatalities: str | None, notes: str | None
) -> None:
    cells = told(count)
    assert (cells.get("fatalities"), cells.get("notes")) == (fatalities, notes)


def test_kinds_without_counterpart_and_edits_of_unknown_zone_are_left_blank() -> None:
    provenance = Provenance(speaker="ministry", recorded_at=UncertainDate("2023-03-17"))
    assert told(kind=EventType.UNKNOWN, provenance=provenance) == {"event_id_cnty": "clash"}


def test_a_claim_of_other_origin_is_added_to_a_file_that_was_read(tmp_path: Path) -> None:
    data = of({}).dataset
    incident = Incident(id="clash", kind=EventType.PROTEST, period=Period("2023-05-01"), provenance=SAID)
    more = data.merge(Dataset(agents=(SPEAKER,), incidents=(incident,)))
    path = tmp_path / "acled.csv"
    write(more, path, "acled")
    raw = path.read_bytes()
    assert raw.startswith(table({}))
    assert rows_in(raw)[1] == {
        **dict.fromkeys(USUAL, ""),
        "event_id_cnty": "clash",
        "event_date": "2023-05-01",
        "time_precision": "1",
        "event_type": "Protests",
    }
