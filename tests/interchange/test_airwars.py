"""Airwars: what becomes of each cell of an incident."""

import pytest
from airwars_tables import FIXTURE, NUMBERS, one, table
from roundtrip import reads_and_writes_back

from conflictdata.interchange.reading import ReadResult, read, sniff
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import PersonGroup
from conflictdata.model.places import Place
from conflictdata.model.strikes import StrikeEvent
from conflictdata.values.counts import CountRange, ReportedBounds
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.events import EventType
from conflictdata.vocab.judgements import GradingScheme
from conflictdata.vocab.persons import AgeBand, PersonRole, PersonStatus, Sex
from conflictdata.vocab.precision import GeoPrecisionLevel
from conflictdata.vocab.sources import Basis, Stance
from conflictdata.vocab.strikes import TargetCategory


@pytest.fixture(name="result", scope="module")
def _result() -> ReadResult:
    return reads_and_writes_back(FIXTURE, "airwars")


@pytest.fixture(name="data", scope="module")
def _data(result: ReadResult) -> Dataset:
    return result.dataset


def codes_of(result: ReadResult) -> list[tuple[str | None, str]]:
    return [(getattr(problem, "column", None), problem.code) for problem in result.problems]


def figure(data: Dataset, id_: str) -> CasualtyEstimate:
    found: CasualtyEstimate = data[id_]
    return found


def strike_of(data: Dataset, id_: str) -> StrikeEvent:
    found: StrikeEvent = data[id_]
    return found


@pytest.mark.parametrize("raw", [FIXTURE, table({"Unique Reference Code": "XX1"}, header=NUMBERS)])
def test_both_layouts_are_known_by_their_columns(raw: bytes) -> None:
    assert sniff(raw).name == "airwars"


def test_a_list_of_people_killed_without_gradings_is_not_taken_for_airwars() -> None:
    assert sniff(b"code,civilians_killed\nXX1,3\n").name == "table"
    assert sniff(b'[{"code": "XX1", "civilians_killed": 3, "strike_status": ""}]').name == "objects"


def test_a_row_becomes_a_strike_with_its_parties(data: Dataset) -> None:
    strike = strike_of(data, "airwars-XXPT0001")
    assert strike.kind is EventType.AIR_STRIKE
    assert strike.attacker == "airwars-actor-examplian-military"
    assert strike.target_side == "airwars-actor-example-militia"
    assert [(target.category, target.wording) for target in strike.targets] == [
        (TargetCategory.RESIDENTIAL, "Residential building"),
        (TargetCategory.EDUCATION, "School"),
    ]
    assert (strike.provenance.speaker, strike.provenance.basis) == ("airwars", Basis.OPEN_SOURCES)
    assert strike.provenance.stated == UncertainDate("2024-07-09")


def test_a_suspected_belligerent_is_estimated_and_a_known_one_asserted(data: Dataset) -> None:
    assert strike_of(data, "airwars-XXPT0001").provenance.stance is Stance.ESTIMATES
    assert strike_of(data, "airwars-XXPT0004").provenance.stance is Stance.ASSERTS
    assert strike_of(data, "airwars-XXPT0004").attacker == "airwars-actor-examplian-coalition"


def test_several_belligerents_make_no_attacker_and_stand_in_the_note(data: Dataset) -> None:
    strike = strike_of(data, "airwars-XXPT0002")
    assert strike.attacker is None
    assert strike.note == "suspected belligerents: Examplian Military, Example Militia"
    assert {"airwars-actor-examplian-military", "airwars-actor-example-militia"} <= {actor.id for actor in data.actors}


def test_an_unknown_belligerent_is_no_party(data: Dataset) -> None:
    assert strike_of(data, "airwars-XXPT0003").attacker is None
    assert "Unknown" not in {actor.name for actor in data.actors}


def test_the_harm_and_the_strike_are_graded_apart(data: Dataset) -> None:
    def grades(id_: str) -> dict[str, str]:
        gradings = [judged.grading for judged in data[id_].provenance.assessments]
        return {grading.scheme.code: grading.label for grading in gradings if grading is not None}

    assert grades("airwars-XXPT0002") == {
        GradingScheme.AIRWARS_CIVILIAN_HARM.code: "Contested",
        GradingScheme.AIRWARS_STRIKE_STATUS.code: "Contested strike",
    }
    assert grades("airwars-XXPT0002-killed") == {GradingScheme.AIRWARS_CIVILIAN_HARM.code: "Contested"}
    assert grades("airwars-XXPT0004") == {
        GradingScheme.AIRWARS_CIVILIAN_HARM.code: "Confirmed",
        GradingScheme.AIRWARS_STRIKE_STATUS.code: "Declared strike",
        GradingScheme.AIRWARS_BELLIGERENT_ASSESSMENT.code: "Credible / substantiated",
    }
    assert data["airwars-XXPT0004"].provenance.assessments[2].assessor == "airwars-agent-examplian-coalition"


@pytest.mark.parametrize("cell", ["Likely strike", "Likely", "likely_strike", "likely-strike", " LIKELY STRIKE "])
def test_a_grade_is_known_in_any_spelling(cell: str) -> None:
    (strike,) = read(table(one(Strike_status=cell)), "airwars").dataset.strike_events
    (judged,) = strike.provenance.assessments
    assert judged.grading is not None
    assert judged.grading.grade == "likely_strike"


def test_a_range_of_dates_is_one_of_its_days(data: Dataset) -> None:
    assert strike_of(data, "airwars-XXPT0001").period == Period("[2023-10-09..2023-10-10]")
    assert strike_of(data, "airwars-XXPT0002").period == Period("[2023-10-31..2023-11-01]")
    assert strike_of(data, "airwars-XXPT0003").period == Period("2023-10-12")


@pytest.mark.parametrize(
    ("cell", "period", "problems"),
    [
        ("2023-10-09", Period("2023-10-09"), []),
        ("2023-10-09 00:00:00", Period("2023-10-09"), []),
        ("October 2023", Period("2023-10"), []),
        ("2023-10-09/2023-10-12", Period("2023-10-09/2023-10-12"), []),
        ("since October 2023", Period("2023-10/.."), []),
        ("", None, []),
        ("3/4/2023", None, [("Incident Date", "not-a-date")]),
        ("overnight 9-10 October 2023", None, [("Incident Date", "not-a-date")]),
    ],
)
def test_a_date_is_read_as_far_as_it_has_one_reading(
    cell: str, period: Period | None, problems: list[tuple[str, str]]
) -> None:
    result = reads_and_writes_back(table(one(Incident_Date=cell)), "airwars")
    assert result.dataset.strike_events[0].period == period
    assert codes_of(result) == problems


@pytest.mark.parametrize(
    ("start", "end", "period", "problems"),
    [
        ("2023-10-09", "2023-10-11", Period("[2023-10-09..2023-10-11]"), []),
        ("2023-10-09", "2023-10-09", Period("2023-10-09"), []),
        ("2023-10-09", "2023-10-01", None, [("Incident Date end", "out-of-order")]),
        ("2023-10", "2023-10-11", Period("2023-10"), []),
    ],
)
def test_the_end_of_a_range_may_have_a_column_of_its_own(
    start: str, end: str, period: Period | None, problems: list[tuple[str, str]]
) -> None:
    header = ["code", "date", "date_end", "civilian_non_combatants_killed_min", "strike_status_name"]
    result = read(table({"code": "XX1", "date": start, "date_end": end}, header=header))
    assert result.format == "airwars"
    assert result.dataset.strike_events[0].period == period
    assert codes_of(result) == problems


def test_a_place_keeps_its_words_its_point_and_the_accuracy(data: Dataset) -> None:
    place: Place = data[strike_of(data, "airwars-XXPT0001").places[0]]
    assert place.name.endswith("Harbour Street, Northtown, Examplia")
    assert place.coordinates is not None
    assert (place.coordinates.latitude, place.coordinates.longitude) == (31.5, 34.25)
    assert place.precision is not None
    assert (place.precision.level, place.precision.coded) == (GeoPrecisionLevel.STREET, "airwars:street")


def test_a_place_without_a_point_has_no_precision(data: Dataset) -> None:
    place: Place = data[strike_of(data, "airwars-XXPT0003").places[0]]
    assert (place.coordinates, place.precision) == (None, None)


def test_a_point_without_words_is_a_place_too(data: Dataset) -> None:
    place: Place = data[strike_of(data, "airwars-row-6").places[0]]
    assert place.name == "unnamed"
    assert place.precision is not None
    assert place.precision.coded == "airwars:exact-airwars"


@pytest.mark.parametrize(
    ("latitude", "longitude", "code"),
    [("31.5", "", "not-a-number"), ("north", "34", "not-a-number"), ("31.5", "181", "impossible-coordinates")],
)
def test_what_is_no_point_is_reported(latitude: str, longitude: str, code: str) -> None:
    result = read(table(one(Latitude=latitude, Longitude=longitude)), "airwars")
    assert result.dataset.places == ()
    assert codes_of(result) == [("Latitude", code)]


def test_a_point_that_five_incidents_share_is_reported_once(result: ReadResult) -> None:
    shared = [found for found in result.problems if found.code == "shared-coordinates"]
    assert [getattr(found, "row", None) for found in shared] == [2]
    assert shared[0].message.startswith("'31.45': 5 incidents share the point 31.45, 34.4")


def test_the_killed_are_civilians_and_the_injured_were_wounded(data: Dataset) -> None:
    killed, injured = figure(data, "airwars-XXPT0001-killed"), figure(data, "airwars-XXPT0001-injured")
    assert (killed.category, injured.category) == (CasualtyCategory.KILLED, CasualtyCategory.WOUNDED)
    assert killed.group == injured.group == PersonGroup(status=PersonStatus.CIVILIAN)
    assert (killed.count.range, injured.count.range) == (CountRange.between(3, 7), CountRange.between(12, 24))
    assert killed.event == "airwars-XXPT0001"
    fighters = figure(data, "airwars-XXPT0001-belligerents-killed")
    assert fighters.group.status is PersonStatus.COMBATANT
    assert fighters.count.range == CountRange.between(0, 3)


def test_unknown_zero_and_blank_differ(data: Dataset) -> None:
    unknown, zero = figure(data, "airwars-XXPT0003-killed"), figure(data, "airwars-XXPT0004-killed")
    assert (unknown.count.status, unknown.count.range) == (CountStatus.UNKNOWN, CountRange.unknown())
    assert (zero.count.status, zero.count.range) == (CountStatus.STATED, CountRange.exactly(0))
    assert "airwars-XXPT0003-injured" not in data


def test_a_range_that_ends_below_where_it_begins_is_kept(data: Dataset) -> None:
    count = figure(data, "airwars-row-6-killed").count
    assert count.as_reported == ReportedBounds(low=9, high=4)
    assert (count.range, count.wording) == (CountRange.between(4, 9), "9 \N{EN DASH} 4")


def test_parts_are_figures_that_overlap_with_the_total(data: Dataset) -> None:
    children = next(
        each for each in data.casualty_estimates if each.id.startswith("airwars-XXPT0001-part-6-7-children")
    )
    journalist = figure(data, "airwars-XXPT0001-part-1-journalist")
    assert children.group == PersonGroup(status=PersonStatus.CIVILIAN, age_band=AgeBand.CHILD)
    assert children.count.range == CountRange.between(6, 7)
    assert journalist.group.roles == {PersonRole.JOURNALIST}
    assert children.provenance.overlaps == journalist.provenance.overlaps == ("airwars-XXPT0001-killed",)


def test_a_glued_breakdown_is_taken_apart(data: Dataset) -> None:
    parts = [each for each in data.casualty_estimates if each.id.startswith("airwars-XXPT0002-part-")]
    assert [(part.count.wording, part.group.sex) for part in parts] == [
        ("6\N{EN DASH}7 children", Sex.UNKNOWN),
        ("7 women", Sex.FEMALE),
        ("7 men", Sex.MALE),
    ]


@pytest.mark.parametrize(
    ("cell", "group"),
    [
        ("2 aid workers", PersonGroup(status=PersonStatus.CIVILIAN, roles=frozenset({PersonRole.AID_WORKER}))),
        ("1 other protected person", PersonGroup(roles=frozenset({PersonRole.OTHER}))),
        ("3 undetermined", PersonGroup()),
        ("4 civilians", None),
        ("5 militants", None),
        ("6 of the 7 beekeepers", None),
        ("9999999999999999999999999 men", None),
        ("men", None),
        ("2 wounded women", None),
        ("40 percent", None),
    ],
)
def test_only_words_that_tell_people_apart_make_a_part(cell: str, group: PersonGroup | None) -> None:
    result = reads_and_writes_back(table(one(Civilian_type=cell)), "airwars")
    assert [each.group for each in result.dataset.casualty_estimates] == ([] if group is None else [group])
    assert {column for column, _ in codes_of(result)} == (set() if group is not None else {"Civilian breakdown"})


def test_what_a_belligerent_concedes_is_its_own_claim(data: Dataset) -> None:
    conceded = figure(data, "airwars-XXPT0004-conceded-killed")
    assert conceded.count.range == CountRange.between(1, 2)
    assert conceded.provenance.stance is Stance.CONCEDES
    assert conceded.provenance.speaker == "airwars-agent-examplian-coalition"
    assert data["airwars-agent-examplian-coalition"].allegiance == "airwars-actor-examplian-coalition"
    assert [relay.agent for relay in conceded.provenance.relays] == ["airwars"]
    assert conceded.provenance.overlaps == ("airwars-XXPT0004-killed",)
    assert conceded.provenance.assessments == ()


def test_a_concession_of_nobody_has_no_speaker(data: Dataset) -> None:
    assert figure(data, "airwars-row-6-conceded-killed").provenance.speaker is None


def test_two_numbers_are_read_where_there_are_no_words() -> None:
    row = {
        "Unique Reference Code": "XX1 XX2",
        "Date": "2023-10-09 00:00:00",
        "Civilians Reported Killed Min": "7",
        "Civilians Reported Killed Max": "3",
        "Civilian Deaths Conceded Min": "2",
        "Civilian Injuries Conceded Min": "0",
        "Civilian Injuries Conceded Max": "0",
        "Suspected belligerent": "Examplian Navy",
    }
    result = reads_and_writes_back(table(row, header=NUMBERS), "airwars")
    assert {each.id: str(each.count.range) for each in result.dataset.casualty_estimates} == {
        "airwars-XX1+XX2-killed": "3 to 7",
        "airwars-XX1+XX2-conceded-killed": "2 or more",
    }
    assert codes_of(result) == [
        ("Civilians reported killed", "out-of-order"),
        ("Civilian injuries conceded min", "zero-may-be-unknown"),
    ]


def test_words_go_before_numbers_that_say_otherwise() -> None:
    header = ["code", "date", "civilians_killed", "civilians_killed_min", "civilians_killed_max", "strike_status"]
    rows = [
        {"code": "XX1", "civilians_killed": "3", "civilians_killed_min": "4", "civilians_killed_max": "x"},
        {"code": "XX2", "civilians_killed": "0", "civilians_killed_min": "0", "civilians_killed_max": "0"},
    ]
    result = read(table(*rows, header=header), "airwars")
    assert [str(each.count.range) for each in result.dataset.casualty_estimates] == ["3", "0"]
    assert codes_of(result) == [
        ("Civilians reported killed max", "not-a-number"),
        ("Civilians reported killed", "numbers-differ"),
    ]


def test_sources_and_the_page_become_documents(data: Dataset) -> None:
    provenance = strike_of(data, "airwars-XXPT0001").provenance
    assert [data[id_].url for id_ in provenance.sources] == ["https://example.org/news/1", "https://example.org/news/2"]
    (relay,) = provenance.relays
    assert relay.document is not None
    assert data[relay.document].url == "https://example.org/incidents/xxpt0001"
    assert strike_of(data, "airwars-XXPT0002").provenance.sources == ()


def test_nobody_is_made_of_a_source_without_an_address(data: Dataset) -> None:
    assert "Example Radio" not in {agent.name for agent in data.agents}


def test_the_problems_of_the_fixture_have_their_row_and_column(result: ReadResult) -> None:
    assert [(getattr(found, "row", None), getattr(found, "column", None), found.code) for found in result.problems] == [
        (2, "Latitude", "shared-coordinates"),
        (2, "Suspected belligerent", "several-attackers"),
        (2, "Sources", "not-an-address"),
        (2, "Belligerent assessment", "whose-statement"),
        (2, "Civilian breakdown", "parts-exceed-total"),
        (5, "Incident Code", "same-id"),
        (6, "Incident Code", "missing-id"),
        (6, "Link", "not-an-address"),
        (6, "Airwars civilian harm grading", "unknown-code"),
        (6, "Civilians reported killed", "out-of-order"),
        (6, "Civilian deaths conceded", "whose-statement"),
        (6, "Civilian breakdown", "parts-exceed-total"),
        (7, "Strike status", "unknown-code"),
        (7, "Belligerent assessment", "whose-statement"),
        (7, "Latitude", "impossible-coordinates"),
        (7, "Geolocation", "unknown-code"),
        (7, "Suspected target", "several-targets"),
        (7, "Strike type", "unknown-code"),
        (7, "Incident Date", "not-a-date"),
        (7, "Civilians reported killed", "not-a-number"),
        (7, "Civilian breakdown", "not-a-part"),
        (7, "Civilian breakdown", "part-twice"),
    ]


def test_a_code_that_looks_like_the_id_of_a_figure_gets_another() -> None:
    rows = (one(Civilians_reported_killed="3"), {**one(), "Incident Code": "XXPT0001-killed"})
    data = reads_and_writes_back(table(*rows), "airwars").dataset
    assert data.casualty_estimates[0].id == "airwars-XXPT0001-killed"
    assert data.strike_events[1].id.startswith("airwars-xxpt0001-killed-")


def test_the_same_code_twice_is_linked_and_not_merged(data: Dataset) -> None:
    assert strike_of(data, "airwars-XXPT0004-2").provenance.overlaps == ("airwars-XXPT0004",)
