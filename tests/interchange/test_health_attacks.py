"""WHO SSA: what becomes of each cell of the export, and that it comes back."""

import csv
from io import StringIO
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from roundtrip import SHARED, keeps_what_it_says_it_keeps, reads_and_writes_back, survives, without_cells, written

from conflictdata.interchange.reading import ReadResult, read, sniff
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.incidents import Incident
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period
from conflictdata.values.names import Name
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.events import EventType
from conflictdata.vocab.persons import PersonRole

FIXTURE = (Path(__file__).parent / "fixtures/who-ssa.csv").read_bytes()
REAL = SHARED / "hxl/healthcare_attacks.csv"
HEADER = FIXTURE.decode().splitlines()[0].split(",")


@pytest.fixture(name="result", scope="module")
def _result() -> ReadResult:
    return reads_and_writes_back(FIXTURE, "who-ssa")


@pytest.fixture(name="data", scope="module")
def _data(result: ReadResult) -> Dataset:
    return result.dataset


def table(*rows: dict[str, str], header: list[str] = HEADER) -> bytes:
    text = StringIO(newline="")
    writer = csv.DictWriter(text, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def one(**cells: str) -> dict[str, str]:
    usual = {"Attack ID": "XXA1", "Attack Date": "3/21/2022", "Certainty Level": "Confirmed", "Attack Type": "Assault"}
    return {**usual, **{name.replace("_", " "): cell for name, cell in cells.items()}}


def codes_of(result: ReadResult) -> list[tuple[str, str | None]]:
    return [(problem.code, getattr(problem, "column", None)) for problem in result.problems]


def test_the_fixture_is_known_by_its_columns() -> None:
    assert sniff(FIXTURE).name == "who-ssa"


def test_a_row_becomes_an_incident_in_a_country(data: Dataset) -> None:
    incident: Incident = data["who-ssa-XXA000001"]
    assert incident.period == Period("2022-03-21")
    assert incident.window == TimeWindow.at("2022-03-21T15:00")
    assert [data[place].name for place in incident.places] == ["Examplia"]
    assert incident.parties == ()
    assert incident.provenance.speaker == "who"
    (judged,) = incident.provenance.assessments
    assert judged.grading is not None
    assert judged.grading.label == "Confirmed"


def test_two_clock_times_bound_the_moment(data: Dataset) -> None:
    assert data["who-ssa-XXA000002"].window == TimeWindow(start="2022-03-04T12:00", end="2022-03-04T18:00")


def test_a_window_that_crosses_midnight_ends_on_the_next_day(data: Dataset) -> None:
    assert data["who-ssa-XXA000003"].window == TimeWindow(start="2022-03-05T22:00", end="2022-03-06T02:30")


def test_a_time_that_is_unknown_makes_no_window(data: Dataset) -> None:
    assert data["who-ssa-XXA000003-2"].window is None


def test_commas_inside_a_type_of_attack_do_not_split_it(data: Dataset) -> None:
    def types(id_: str) -> list[str]:
        incident: Incident = data[id_]
        return [code.partition(":")[2] for code in incident.coded if code.startswith("who-ssa-attack-type:")]

    assert len(types("who-ssa-XXA000001")) == 1
    weapons, taken = types("who-ssa-XXA000002")
    assert weapons.startswith("Violence with individual weapons (knives, bricks")
    assert taken == "Abduction/Arrest/Detention of health personnel or patients"
    assert types("who-ssa-XXA000003") == [
        "Armed or violent search of health care personnel, facility or transport",
        "Unknown",
    ]
    assert types("who-ssa-row-5") == ["Sorcery", "Setting fire"]


def test_the_kind_of_event_is_that_of_its_only_type(data: Dataset) -> None:
    assert data["who-ssa-XXA000003-2"].kind is EventType.SEXUAL_VIOLENCE
    assert data["who-ssa-XXA000002"].kind is EventType.OTHER
    assert data.incidents[-1].kind is EventType.UNKNOWN


def test_what_was_affected_is_kept_as_codes(data: Dataset) -> None:
    incident: Incident = data["who-ssa-XXA000001"]
    assert "who-ssa-hc-facilities:YES" in incident.coded
    assert "who-ssa-hc-supplies-assets:Unknown" in incident.coded
    assert "who-ssa-facility-type:Secondary" in incident.coded


def test_a_zero_beside_an_unknown_is_none_reported(data: Dataset) -> None:
    unknown: CasualtyEstimate = data["who-ssa-XXA000002-dead"]
    stated: CasualtyEstimate = data["who-ssa-XXA000003-dead"]
    assert (unknown.count.status, unknown.count.range.high) == (CountStatus.NONE_REPORTED, None)
    assert (stated.count.status, stated.count.range) == (CountStatus.STATED, CountRange.exactly(0))


def test_a_blank_count_makes_no_figure(data: Dataset) -> None:
    assert "who-ssa-XXA000003-2-injured" not in data
    dead: CasualtyEstimate = data["who-ssa-XXA000003-2-dead"]
    assert (dead.category, dead.count.range.best) == (CasualtyCategory.KILLED, 2)


def test_people_taken_may_be_counted_twice(data: Dataset) -> None:
    abducted: CasualtyEstimate = data["who-ssa-XXA000002-hw-abduction"]
    arrested: CasualtyEstimate = data["who-ssa-XXA000002-hw-arrest"]
    patients: CasualtyEstimate = data["who-ssa-XXA000002-patient-abduction"]
    assert abducted.category is CasualtyCategory.DETAINED
    assert abducted.group.roles == {PersonRole.HEALTH_WORKER}
    assert abducted.provenance.overlaps == ()
    assert arrested.provenance.overlaps == (abducted.id,)
    assert patients.provenance.overlaps == ()


def test_the_problems_of_the_fixture_have_their_row_and_column(result: ReadResult) -> None:
    assert [(getattr(found, "row", None), getattr(found, "column", None), found.code) for found in result.problems] == [
        (4, "Attack ID", "same-id"),
        (5, "Attack ID", "missing-id"),
        (5, "Attack Type", "unknown-code"),
        (5, "HC Facilities", "unknown-code"),
        (5, "Type of Facility", "unknown-code"),
        (5, "Attack Time", "not-a-time"),
        (5, "Certainty Level", "unknown-code"),
        (5, "Total Injured", "not-a-number"),
        (6, "Attack Date", "not-a-date"),
        (6, "Attack Time", "time-without-day"),
    ]


def test_the_same_id_twice_is_linked_and_not_merged(data: Dataset) -> None:
    assert data["who-ssa-XXA000003-2"].provenance.overlaps == ("who-ssa-XXA000003",)


def test_a_date_with_two_readings_is_one_of_two_days() -> None:
    result = reads_and_writes_back(table(one(Attack_Date="3/4/2022")), "who-ssa")
    assert result.dataset.incidents[0].period == Period("[2022-03-04,2022-04-03]")
    assert codes_of(result) == [("date-order-undecided", "Attack Date")]


def test_two_orders_in_one_column_are_reported_and_not_mixed_up() -> None:
    rows = (
        one(Attack_ID=str(number), Attack_Date=cell)
        for number, cell in enumerate(("3/21/2022", "21/3/2022", "3/4/2022", ""))
    )
    result = reads_and_writes_back(table(*rows), "who-ssa")
    assert [str(incident.period) for incident in result.dataset.incidents] == [
        "2022-03-21",
        "2022-03-21",
        "[2022-03-04,2022-04-03]",
        "None",
    ]
    assert codes_of(result) == [("mixed-date-orders", "Attack Date")]


def test_a_date_of_the_other_order_is_not_read_where_the_order_is_known() -> None:
    result = read(table(one(), one(Attack_ID="2", Attack_Date="yesterday")), "who-ssa")
    assert codes_of(result) == [("not-a-date", "Attack Date")]


def test_an_id_that_looks_like_that_of_a_figure_gets_another() -> None:
    result = reads_and_writes_back(table(one(Total_Death="1"), one(Attack_ID="XXA1-dead")), "who-ssa")
    dead, incident = result.dataset.casualty_estimates[0], result.dataset.incidents[1]
    assert dead.id == "who-ssa-XXA1-dead"
    assert incident.id.startswith("who-ssa-xxa1-dead-")


@pytest.mark.parametrize("date", ["12/31/9999", "1/13/0001"])
def test_the_first_and_the_last_day_of_the_calendar_are_survived(date: str) -> None:
    survives(table(one(Attack_Date=date, Attack_Time="23:00-1:00")), "who-ssa")


def test_kept_columns_need_no_cells() -> None:
    keeps_what_it_says_it_keeps(FIXTURE, "who-ssa")


def test_a_changed_count_changes_its_cell_alone(data: Dataset) -> None:
    figure: CasualtyEstimate = data["who-ssa-XXA000001-dead"]
    changed = data.replace(attrs.evolve(figure, count=ReportedCount.stated(CountRange.exactly(9))))
    raw, report = written(changed, "who-ssa")
    assert report.is_lossless
    assert raw == FIXTURE.replace(b'mortars)",3,1,', b'mortars)",3,9,')


def test_one_of_two_days_is_written_month_first() -> None:
    data = read(table(one(Attack_Date="4/3/2022")), "who-ssa").dataset
    raw, report = written(without_cells(data), "who-ssa")
    assert b"XXA1,3/4/2022,Time Unknown,,Confirmed,Assault," in raw
    assert report.is_lossless


def test_a_changed_time_changes_its_cell_alone(data: Dataset) -> None:
    incident: Incident = data["who-ssa-XXA000001"]
    raw, _ = written(data.replace(attrs.evolve(incident, window=TimeWindow.at("2022-03-21T16:30"))), "who-ssa")
    assert raw == FIXTURE.replace(b",15:00,", b",16:30,")


def test_an_incident_of_other_origin_is_told_as_far_as_the_format_can() -> None:
    provenance = Provenance(speaker="office")
    data = Dataset(
        agents=(Agent(id="office", names=(Name(text="Office"),)),),
        incidents=(
            Incident(
                id="one", period=Period("2022-03"), window=TimeWindow(start="2022-03-01T10:00"), provenance=provenance
            ),
        ),
        casualty_estimates=(
            CasualtyEstimate(
                id="dead",
                category=CasualtyCategory.KILLED,
                event="one",
                count=ReportedCount.stated(CountRange.between(2, 5)),
                provenance=provenance,
            ),
            CasualtyEstimate(id="lost", category=CasualtyCategory.MISSING, event="one", provenance=provenance),
            CasualtyEstimate(id="apart", category=CasualtyCategory.KILLED, provenance=provenance),
        ),
    )
    raw, report = written(data, "who-ssa")
    (row,) = csv.DictReader(StringIO(raw.decode()))
    assert {name: cell for name, cell in row.items() if cell} == {"Attack ID": "one"}
    assert "incidents.period" in {count.field for count in report.lost}


CELLS = {
    "Attack ID": st.sampled_from(["XXA1", "XXA2", " XXA3 ", "XX 4", "", "é", "4.1E+8", "XXA1-dead", "XXA1-2"]),
    "Attack Date": st.sampled_from(
        ["3/21/2022", "3/4/2022", "12/12/2022", " 4/3/2022", "2022-03-05", "", "n/a", "0/0/2022"]
    ),
    "Attack Time": st.sampled_from(
        ["15:00", "9:05", "12:00-18:00", "22:00 - 02:00", "Time Unknown", "", "25:00", "noon"]
    ),
    "Country / Territory": st.sampled_from(["Examplia", "Côte, d'Exemple", "", " "]),
    "Certainty Level": st.sampled_from(["Confirmed", "possible", "Rumour", ""]),
    "Attack Type": st.lists(
        st.sampled_from(
            [
                "Violence with individual weapons (knives (and more), clubs",
                "Armed or violent search of health care personnel, facility or transport",
                "Chemical agent",
                "Unknown",
                "Mischief (of, all) kinds",
                "",
            ]
        ),
        max_size=3,
        unique=True,
    ).map(", ".join),
    **dict.fromkeys(
        ["Total Injured", "Total Death", "HW Arrest", "Patient Detention"],
        st.sampled_from(["0", "3", "1,200", "", "-1", "2.0", "x"]),
    ),
    **dict.fromkeys(
        ["HC Facilities", "HC Personnel", "HC Patients"], st.sampled_from(["YES", "NO", "Unknown", "", "Yes\nno"])
    ),
    "Type of Facility": st.sampled_from(["Primary", "Other", "", "a  b"]),
    "HC Other": st.text(max_size=5),
}


@given(st.lists(st.fixed_dictionaries(CELLS), min_size=1, max_size=4))
def test_law_any_rows_of_the_layout_come_back(rows: list[dict[str, str]]) -> None:
    reads_and_writes_back(table(*rows), "who-ssa")


@given(st.lists(st.fixed_dictionaries(CELLS), min_size=1, max_size=4))
def test_law_kept_columns_need_no_cells(rows: list[dict[str, str]]) -> None:
    keeps_what_it_says_it_keeps(table(*rows, one(Attack_ID="last")), "who-ssa")


@given(st.binary(max_size=200))
def test_law_any_bytes_after_a_row_are_survived(tail: bytes) -> None:
    survives(table(one()) + tail, "who-ssa")


def test_the_real_file_comes_back_and_loses_nothing() -> None:
    if not REAL.is_file():
        pytest.skip("the real file is not here")
    raw = REAL.read_bytes()
    assert sniff(REAL).name == "who-ssa"
    result = reads_and_writes_back(raw, "who-ssa")
    assert result.problems == ()
    assert (len(result.dataset.incidents), len(result.dataset.casualty_estimates)) == (72, 146)
    keeps_what_it_says_it_keeps(raw, "who-ssa")
    _, report = written(without_cells(result.dataset), "who-ssa")
    assert report.is_lossless
