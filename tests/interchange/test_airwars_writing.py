"""Airwars: rows come back as they were, changed claims change their cells, and other claims get rows."""

import csv
from io import StringIO

import attrs
import pytest
from airwars_tables import FIXTURE, NUMBERS, one, table
from hypothesis import given
from hypothesis import strategies as st
from roundtrip import keeps_what_it_says_it_keeps, reads_and_writes_back, survives, without_cells, written

from conflictdata.interchange.datasets.airwars.counts import Part, count_in, count_text, parts_in, written_part
from conflictdata.interchange.figures import best_only, of_bounds
from conflictdata.interchange.reading import read
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.model.places import Place
from conflictdata.model.strikes import StrikeEvent
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Assessment, Provenance
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period
from conflictdata.values.geography import Coordinates, GeoPrecision
from conflictdata.values.judgements import Grading
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.events import EventType
from conflictdata.vocab.judgements import GradingScheme
from conflictdata.vocab.persons import AgeBand, PersonRole, PersonStatus, Sex
from conflictdata.vocab.precision import GeoPrecisionLevel
from conflictdata.vocab.sources import Stance

DASH = "\N{EN DASH}"
KILLED = CasualtyCategory.KILLED
CIVILIANS = PersonGroup(status=PersonStatus.CIVILIAN)
WOMEN = PersonGroup(status=PersonStatus.CIVILIAN, sex=Sex.FEMALE, age_band=AgeBand.ADULT)


@pytest.fixture(name="data", scope="module")
def _data() -> Dataset:
    return read(FIXTURE, "airwars").dataset


def exactly(number: int) -> ReportedCount:
    return ReportedCount.stated(CountRange.exactly(number))


def cells_of_new(
    *strikes: StrikeEvent, estimates: tuple[CasualtyEstimate, ...] = (), **others: tuple[object, ...]
) -> list[dict[str, str]]:
    """The cells that are filled in a new file with these claims."""
    office = Agent(id="office", names=(Name(text="Office"),))
    data = Dataset(agents=(office,), strike_events=strikes, casualty_estimates=estimates, **others)  # type: ignore[arg-type] # by name
    raw, _ = written(data, "airwars")
    return [
        {name: cell for name, cell in row.items() if cell} for row in csv.DictReader(StringIO(raw.decode(), newline=""))
    ]


BY_OFFICE = Provenance(speaker="office")


def strike(**fields: object) -> StrikeEvent:
    return StrikeEvent(id="one", **{"provenance": BY_OFFICE, **fields})  # type: ignore[arg-type] # by name


def dead(id_: str, count: ReportedCount, group: PersonGroup = CIVILIANS, **fields: object) -> CasualtyEstimate:
    given: dict[str, object] = {"category": KILLED, "provenance": BY_OFFICE, **fields}
    return CasualtyEstimate(id=id_, event="one", count=count, group=group, **given)  # type: ignore[arg-type] # by name


def test_kept_columns_need_no_cells() -> None:
    keeps_what_it_says_it_keeps(FIXTURE, "airwars")


def test_a_changed_count_changes_its_cell_alone(data: Dataset) -> None:
    figure: CasualtyEstimate = data["airwars-XXPT0001-killed"]
    count = ReportedCount.stated(CountRange.between(20, 21))
    raw, report = written(data.replace(attrs.evolve(figure, count=count)), "airwars")
    assert raw == FIXTURE.replace(f"3 {DASH} 7".encode(), f"20 {DASH} 21".encode(), 1)
    assert not report.lost


def test_a_count_whose_words_say_otherwise_is_written_by_its_range(data: Dataset) -> None:
    figure: CasualtyEstimate = data["airwars-XXPT0001-injured"]
    count = attrs.evolve(figure.count, range=CountRange.exactly(9))
    raw, _ = written(data.replace(attrs.evolve(figure, count=count)), "airwars")
    assert raw == FIXTURE.replace(f"12{DASH}24".encode(), b"9")


def test_a_changed_part_changes_the_breakdown(data: Dataset) -> None:
    part: CasualtyEstimate = data["airwars-XXPT0001-part-1-journalist"]
    count = attrs.evolve(part.count, range=CountRange.exactly(2))
    raw, _ = written(data.replace(attrs.evolve(part, count=count)), "airwars")
    assert raw == FIXTURE.replace(b"1 journalist", b"2 journalists")


def test_a_changed_grade_changes_its_cell_alone(data: Dataset) -> None:
    event: StrikeEvent = data["airwars-XXPT0003"]
    harm, status = event.provenance.assessments
    assert status.grading is not None
    likely = attrs.evolve(status, grading=attrs.evolve(status.grading, grade="likely_strike"))
    provenance = attrs.evolve(event.provenance, assessments=(harm, likely))
    raw, _ = written(data.replace(attrs.evolve(event, provenance=provenance)), "airwars")
    assert raw == FIXTURE.replace(b"Single source claim", b"Likely strike")


def test_a_removed_strike_takes_its_row_with_it(data: Dataset) -> None:
    gone = {"airwars-XXPT0003", "airwars-XXPT0003-killed"}
    kept = tuple(event for event in data.strike_events if event.id not in gone)
    figures = tuple(figure for figure in data.casualty_estimates if figure.id not in gone)
    less = attrs.evolve(data, strike_events=kept, casualty_estimates=figures, left_out=gone)
    raw, _ = written(less, "airwars")
    assert raw == b"\n".join(line for line in FIXTURE.split(b"\n") if not line.startswith(b"XXPT0003"))


def test_two_numbers_change_in_their_own_columns() -> None:
    raw = table({"Unique Reference Code": "XX1", "Civilians Reported Killed Min": "3"}, header=NUMBERS)
    data = read(raw, "airwars").dataset
    (figure,) = data.casualty_estimates
    count = ReportedCount.stated(CountRange.between(0, 4))
    again, report = written(data.replace(attrs.evolve(figure, count=count)), "airwars")
    assert again == raw.replace(b",3,,", b",0,4,")
    assert not report.lost


def test_a_strike_of_other_origin_is_told_as_far_as_the_format_can() -> None:
    place = Place(
        id="port",
        names=(Name(text="Port"),),
        coordinates=Coordinates(latitude=1, longitude=2),
        precision=GeoPrecision(level=GeoPrecisionLevel.NEAR),
    )
    actors = (Actor(id="navy", names=(Name(text="Navy"),)), Actor(id="guard", names=(Name(text="Guard"),)))
    grading = Grading(scheme=GradingScheme.BIJ_US_ATTRIBUTION, grade="possible")
    event = strike(
        provenance=attrs.evolve(BY_OFFICE, assessments=(Assessment(grading=grading),)),
        kind=EventType.SHELLING,
        period=Period("2023-10-09"),
        places=("port",),
        attacker="navy",
        target_side="guard",
    )
    (cells,) = cells_of_new(event, places=(place,), actors=actors)
    assert cells == {
        "Incident Code": "one",
        "Incident Date": "October 9, 2023",
        "Strike type": "Artillery",
        "Location": "Port",
        "Latitude": "1.0",
        "Longitude": "2.0",
        "Known belligerent": "Navy",
        "Suspected target": "Guard",
    }


@pytest.mark.parametrize(
    ("period", "cell"),
    [
        ("[2023-10-09..2023-10-11]", f"October 9{DASH}11, 2023"),
        ("[2023-12-31..2024-01-01]", f"December 31, 2023{DASH}January 1, 2024"),
        ("2023-10", "2023-10"),
        ("2023-10-01/2023-10-04", "2023-10-01/2023-10-04"),
        ("0999-10-01", "0999-10-01"),
    ],
)
def test_periods_are_written_so_that_they_read_the_same(period: str, cell: str) -> None:
    (cells,) = cells_of_new(strike(period=Period(period)))
    assert cells["Incident Date"] == cell
    assert read(table(one(Incident_Date=cell)), "airwars").dataset.strike_events[0].period == Period(period)


@pytest.mark.parametrize("kind", [EventType.MISSILE_STRIKE, EventType.STRIKE, EventType.OTHER, EventType.NAVAL_ATTACK])
def test_a_kind_of_strike_without_a_word_of_its_own_is_left_out(kind: EventType) -> None:
    assert cells_of_new(strike(kind=kind)) == [{"Incident Code": "one"}]


def test_figures_without_a_column_are_not_told() -> None:
    estimates = (
        dead("first", exactly(3)),
        dead("second", exactly(4)),
        dead("of-no-kind", exactly(5), PersonGroup()),
        dead("drivers", exactly(6), PersonGroup(roles=frozenset({PersonRole.TRANSPORT_WORKER}))),
        dead("missing", exactly(7), category=CasualtyCategory.MISSING),
        dead("some-women", ReportedCount.stated(CountRange.at_least(2)), WOMEN),
        attrs.evolve(dead("apart", exactly(9)), event=None),
    )
    (cells,) = cells_of_new(strike(), estimates=estimates)
    assert cells == {
        "Incident Code": "one",
        "Civilians reported killed": "3",
        "Civilians reported killed min": "3",
        "Civilians reported killed max": "3",
    }


def test_parts_are_told_in_the_words_of_the_breakdown() -> None:
    estimates = (
        dead("women", exactly(2), WOMEN),
        dead("woman", exactly(1), WOMEN),
        dead("conceded", exactly(8), WOMEN, provenance=Provenance(speaker="office", stance=Stance.CONCEDES)),
    )
    (cells,) = cells_of_new(strike(), estimates=estimates)
    assert cells["Civilian breakdown"] == "2 women | 1 woman"


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (ReportedCount.stated(CountRange.at_least(4)), "at least 4"),
        (ReportedCount.stated(CountRange.up_to(4)), f"0{DASH}4"),
        (best_only(4), "4"),
        (of_bounds(9, None, 4), f"9{DASH}4"),
        (of_bounds(9, 4, None), f"4{DASH}9"),
        (ReportedCount(), "Unknown"),
        (ReportedCount(status=CountStatus.NONE_REPORTED), "None"),
        (ReportedCount(status=CountStatus.WITHHELD), ""),
    ],
)
def test_counts_without_words_are_written_as_ranges(count: ReportedCount, text: str) -> None:
    assert count_text(count) == text


def test_what_is_no_count_is_none() -> None:
    assert count_in("some") is None
    assert count_in(f"99999999999999999999999 {DASH} 3") is None


def test_a_part_that_is_only_a_bound_has_no_words_in_the_breakdown() -> None:
    assert written_part(ReportedCount.stated(CountRange.at_least(2)), WOMEN) is None
    assert written_part(exactly(2), PersonGroup(roles=frozenset({PersonRole.FARMER}))) is None


NUMBERS_IN_WORDS = st.sampled_from(
    [
        f"3 {DASH} 7",
        f"12{DASH}24",
        "0-3",
        "7",
        "0",
        "",
        "Unknown",
        "None",
        f"9 {DASH} 4",
        "1,200",
        "at least 3",
        "some",
        "<1",
        "about 20",
    ]
)
PARTS = st.lists(
    st.tuples(
        st.sampled_from([f"6{DASH}7", "1", "12", "7 - 3"]),
        st.sampled_from(
            [
                "children",
                "woman",
                "men",
                "journalist",
                "healthcare_personnel",
                "aid workers",
                "beekeepers",
                "undetermined",
            ]
        ),
    ).map(" ".join),
    max_size=4,
)
ROWS = st.fixed_dictionaries(
    {
        "Incident Code": st.sampled_from(
            ["XX1", "XX2", "XX1 XX2", "A+B", "", " XX1 ", "\u0007", "XX1-killed", "XX1-2"]
        ),
        "Incident Date": st.sampled_from(
            [
                "October 9, 2023",
                f"October 9{DASH}10, 2023",
                f"October 31, 2023{DASH}November 1, 2023",
                "2023-10-09",
                "",
                "3/4/2023",
                "some day",
                "2023-10",
            ]
        ),
        "Location": st.sampled_from(["Northtown, Examplia", "\u0634\u0627\u0631\u0639, Examplia", "", "\u200b"]),
        "Latitude": st.sampled_from(["31.5", "31.45", "", "131", "x"]),
        "Longitude": st.sampled_from(["34.4", "34.4", ""]),
        "Geolocation": st.sampled_from(["Town", "Exact location (other)", "Within 100m (via Coalition)", "", "Guess"]),
        "Strike status": st.sampled_from(["Likely strike", "Declared", "", "Perhaps"]),
        "Strike type": st.sampled_from(["Airstrike", "Airstrike, Artillery", "Mine", "", "Fireworks"]),
        "Civilian infrastructure": st.sampled_from(["School, Mosque", "School,School", "", "Lighthouse"]),
        "Civilians reported killed": NUMBERS_IN_WORDS,
        "Civilians reported injured": NUMBERS_IN_WORDS,
        "Belligerents reported killed": NUMBERS_IN_WORDS,
        "Civilian deaths conceded": NUMBERS_IN_WORDS,
        "Civilian_type": st.tuples(PARTS, st.sampled_from([" | ", "", "\n"])).map(
            lambda drawn: drawn[1].join(drawn[0])
        ),
        "Airwars civilian harm grading": st.sampled_from(["Fair", "Weak\nin other words", "", "Rumoured"]),
        "Suspected belligerent": st.sampled_from(["Examplian Navy", "Examplian Navy, Example Militia", "Unknown", ""]),
        "Known belligerent": st.sampled_from(["Examplian Navy", "", ""]),
        "Belligerent assessment": st.sampled_from(["Credible", "", "Duplicate"]),
        "Sources": st.sampled_from(["https://example.org/1 | https://example.org/2", "Example Radio", ""]),
        "Link": st.sampled_from(["https://example.org/a", "", "page"]),
        "Last updated": st.sampled_from(["July 9, 2024", "2024-07", "", "lately"]),
        "Victims": st.text(max_size=3),
    }
)


@given(st.lists(ROWS, min_size=1, max_size=3))
def test_law_any_rows_of_the_layout_come_back(rows: list[dict[str, str]]) -> None:
    reads_and_writes_back(table(*rows), "airwars")


@given(st.lists(ROWS, min_size=1, max_size=3))
def test_law_kept_columns_need_no_cells(rows: list[dict[str, str]]) -> None:
    keeps_what_it_says_it_keeps(table(*rows), "airwars")


@given(st.binary(max_size=200))
def test_law_any_bytes_after_a_row_are_survived(tail: bytes) -> None:
    survives(table(one()) + tail, "airwars")


@given(PARTS, st.sampled_from(["", " ", " | ", ", "]))
def test_law_a_breakdown_loses_no_part_whatever_stands_between(parts: list[str], between: str) -> None:
    found = [part.text if isinstance(part, Part) else part for part in parts_in(between.join(parts))]
    assert [text.replace(" ", "") for text in found] == [part.replace(" ", "") for part in parts]


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_law_ranges_are_written_and_read_as_the_same(one_end: int, other_end: int) -> None:
    count = ReportedCount.stated(CountRange.between(min(one_end, other_end), max(one_end, other_end)))
    again = count_in(count_text(count))
    assert again is not None
    assert again.range == count.range


def test_the_model_alone_gives_the_same_strikes(data: Dataset) -> None:
    raw, _ = written(without_cells(data), "airwars")
    again = read(raw, "airwars").dataset
    assert [event.period for event in again.strike_events] == [event.period for event in data.strike_events]
    assert len(again.casualty_estimates) == len(data.casualty_estimates)
