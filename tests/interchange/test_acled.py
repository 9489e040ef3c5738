"""ACLED: what becomes of each cell of an event."""

import json

import pytest
from acled_rows import FIXTURE, OLDER, USUAL, codes_of, of, table
from roundtrip import keeps_what_it_says_it_keeps, reads_and_writes_back

from conflictdata.interchange.reading import ReadResult, iter_read, read, sniff
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.incidents import Incident
from conflictdata.model.places import Place
from conflictdata.values.counts import CountRange, ReportedBounds, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.events import EventType
from conflictdata.vocab.precision import GeoPrecisionLevel
from conflictdata.vocab.society import ActorKind, PlaceKind
from conflictdata.vocab.sources import Basis, Stance


@pytest.fixture(name="result", scope="module")
def _result() -> ReadResult:
    return reads_and_writes_back(FIXTURE, "acled")


@pytest.fixture(name="data", scope="module")
def _data(result: ReadResult) -> Dataset:
    return result.dataset


def event(data: Dataset, name: str = "xyz1") -> Incident:
    found: Incident = data[f"acled-event-{name}"]
    return found


def killed(data: Dataset, name: str = "xyz1") -> CasualtyEstimate:
    found: CasualtyEstimate = data[f"acled-killed-{name}"]
    return found


def names_of(data: Dataset, ids: tuple[str, ...]) -> list[str]:
    return [data[id_].name for id_ in ids]


@pytest.mark.parametrize("raw", [FIXTURE, OLDER, table({}), table({}, delimiter=";")])
def test_new_and_old_exports_are_known_by_their_columns(raw: bytes) -> None:
    assert sniff(raw).name == "acled"


def test_a_list_of_objects_is_known_as_well() -> None:
    raw = json.dumps([{**USUAL, "fatalities": 3, "notes": None}], indent=1).encode()
    assert sniff(raw).name == "acled"
    result = reads_and_writes_back(raw, "acled")
    assert killed(result.dataset).count.range.best == 3
    assert not result.problems


@pytest.mark.parametrize("raw", [b"event_date,actor1\n2023-01-01,A\n", b"event_id_cnty\n"])
def test_a_file_without_the_required_columns_is_not_taken_for_acled(raw: bytes) -> None:
    assert sniff(raw).name != "acled"


def test_a_file_with_a_row_of_tags_is_not_taken_for_acled() -> None:
    header, _ = table({}).decode().splitlines()
    tags = ",".join("#meta" for _ in header.split(","))
    assert sniff(f"{header}\n{tags}\n".encode()).name != "acled"


@pytest.mark.parametrize("raw", [FIXTURE, OLDER])
def test_kept_columns_need_no_carried_cells(raw: bytes) -> None:
    reads_and_writes_back(raw, "acled")
    keeps_what_it_says_it_keeps(raw, "acled")


def test_a_row_becomes_an_incident_and_a_figure(data: Dataset) -> None:
    battle, figure = event(data, "xyz101"), killed(data, "xyz101")
    assert battle.kind is EventType.BATTLE
    assert battle.period == figure.period == Period("2022-12-28")
    assert figure.event == battle.id
    assert (figure.place,) == battle.places
    assert figure.count.range == CountRange(best=3)
    provenance = battle.provenance
    assert (provenance.speaker, provenance.stance, provenance.basis) == ("acled", Stance.ESTIMATES, Basis.OPEN_SOURCES)
    assert provenance.recorded_at == UncertainDate("2023-01-06T10:13:20Z")
    assert provenance.locator is not None
    assert provenance.locator.row == 1
    publishers = tuple(data[report].publisher for report in provenance.sources)
    assert names_of(data, publishers) == ["Example Daily", "River Radio"]


def test_actors_come_first_and_then_those_associated_with_them(data: Dataset) -> None:
    battle = event(data, "xyz101")
    army, front, *associated = battle.parties
    assert names_of(data, (army, front)) == ["Military Forces of Examplia (2019-)", "Northern Front"]
    assert names_of(data, tuple(associated)) == ["Northern Front: River Brigade", "Women (Examplia)"]
    assert data[army].kind is ActorKind.GOVERNMENT_FORCES
    assert data[army].names[0].period == Period("2019/..")
    assert "acled-assoc-actor-2:Women (Examplia)" in battle.coded


@pytest.mark.parametrize(
    ("name", "period"),
    [
        ("Police Forces of Examplia (1994-2011)", Period("1994/2011")),
        ("Police Forces of Examplia (2011-2019, Example Era)", Period("2011/2019")),
        ("Police Forces of Examplia (2019-1994)", None),
        ("Police Forces of Examplia", None),
    ],
)
def test_years_in_the_name_of_an_actor_are_its_period_and_the_name_stays(name: str, period: Period | None) -> None:
    data = of({"actor1": name}).dataset
    actor = data[event(data).parties[0]]
    assert (actor.names[0].text, actor.names[0].period) == (name, period)


def test_one_actor_may_stand_on_both_sides() -> None:
    parties = event(of({"actor1": "Northern Front"}).dataset).parties
    assert parties == ("acled-actor-northern-front",) * 2


def test_names_that_differ_in_capital_letters_are_two_actors_and_two_sources() -> None:
    result = of({"actor1": "Northern front", "source": "RADIO; Radio"})
    assert not result.problems
    assert len(set(event(result.dataset).parties)) == 2
    assert sorted(agent.name for agent in result.dataset.agents)[1:] == ["RADIO", "Radio"]


def test_places_lie_within_larger_ones(data: Dataset) -> None:
    place: Place = data[event(data, "xyz101").places[0]]
    chain = [place]
    while chain[-1].within is not None:
        chain.append(data[chain[-1].within])
    kinds = [PlaceKind.UNKNOWN, PlaceKind.ADMIN3, PlaceKind.ADMIN2, PlaceKind.ADMIN1, PlaceKind.COUNTRY]
    assert [place.kind for place in chain] == [*kinds, PlaceKind.REGION]
    names = ["Hilltown", "Old Hill", "Upper North", "North", "Examplia", "Example Region"]
    assert [place.name for place in chain] == names
    assert place.precision is not None
    assert (place.precision.coded, place.precision.level) == ("acled:1", GeoPrecisionLevel.SETTLEMENT)


def test_numbers_and_words_for_the_kinds_of_actors_are_one(data: Dataset) -> None:
    for name, codes in (("xyz101", {"1", "2", "12"}), ("xyz102", {"8", "7", "78"}), ("xyz103", {"8", "80"})):
        found = {code.partition(":")[2] for code in event(data, name).coded if code.startswith("acled-inter")}
        assert found == codes


def test_nobody_is_no_kind_of_actor() -> None:
    meeting = event(reads_and_writes_back(OLDER, "acled").dataset, "xyz2")
    assert [code for code in meeting.coded if code.startswith("acled-inter")] == [
        "acled-inter1:2",
        "acled-interaction:20",
    ]


def test_two_disorder_types_and_all_tags_are_kept_apart(data: Dataset) -> None:
    protest = event(data, "xyz107")
    assert [code for code in protest.coded if code.startswith(("acled-disorder", "acled-tag"))] == [
        "acled-disorder-type:Political violence",
        "acled-disorder-type:Demonstrations",
        "acled-tag:crowd size=about 200",
        "acled-tag:women targeted: politicians",
    ]


def test_old_exports_have_ids_of_rows_and_letters_of_countries() -> None:
    capture = event(reads_and_writes_back(OLDER, "acled").dataset)
    assert {"acled-data-id:7000001", "iso-3166-alpha-3:XYZ", "iso-3166-numeric:999"} <= set(capture.coded)
    assert capture.kind is EventType.CAPTURE
    assert capture.period == Period("2020-02-01")


def test_zero_with_unknown_casualties_is_unknown(data: Dataset) -> None:
    assert killed(data, "xyz102").count == ReportedCount.unquantified("Casualties unknown", language="en")


def test_zero_by_itself_says_that_none_were_reported(data: Dataset) -> None:
    assert killed(data, "xyz107").count == ReportedCount(status=CountStatus.NONE_REPORTED)


def test_coded_at_least_is_a_lower_bound(data: Dataset) -> None:
    count = killed(data, "xyz103").count
    assert (count.range, count.wording) == (CountRange.at_least(3), "at least 3")


def test_a_share_of_a_total_is_no_count_and_is_linked_to_the_total(data: Dataset) -> None:
    total = data["acled-shared-xyz104"]
    assert total.count.range == CountRange.exactly(4)
    assert total.period == Period("2023-03-04/2023-03-05")
    assert data[total.place].name == "Examplia"
    assert total.event is None
    for name, share in (("xyz104", 2), ("xyz105", 1), ("xyz106", 1)):
        figure = killed(data, name)
        assert figure.count.status is CountStatus.UNKNOWN
        assert figure.count.range.is_unknown
        assert figure.count.as_reported == ReportedBounds(best=share)
        assert figure.provenance.overlaps == (total.id,)


def test_a_cell_without_a_figure_makes_none() -> None:
    result = of({"fatalities": "NA"}, {"fatalities": ""}, {"fatalities": "many"})
    assert not result.dataset.casualty_estimates
    assert codes_of(result) == [(3, "fatalities", "not-a-number")]


def test_rows_with_one_id_are_linked_whether_or_not_they_are_the_same(result: ReadResult) -> None:
    data = result.dataset
    for name, words in (("xyz107", "the same cells"), ("xyz101", "other cells")):
        assert event(data, f"{name}-2").provenance.overlaps == (f"acled-event-{name}",)
        assert killed(data, f"{name}-2").provenance.overlaps == (f"acled-killed-{name}",)
        assert any(problem.code == "same-id" and words in problem.message for problem in result.problems)


def test_a_second_row_overlaps_no_figure_where_the_first_has_none() -> None:
    data = of({"event_id_cnty": "XYZ1", "fatalities": ""}, {"event_id_cnty": "XYZ1", "fatalities": "2"}).dataset
    assert killed(data, "xyz1-2").provenance.overlaps == ()


@pytest.mark.parametrize(("precision", "edtf"), [("1", "2023-03-16"), ("2", "2023-03-16~"), ("3", "2023-03-16~")])
def test_the_day_is_kept_and_approximate_where_the_code_says_week_or_month(precision: str, edtf: str) -> None:
    incident = event(of({"time_precision": precision}).dataset)
    assert incident.period == Period(edtf)
    assert f"acled-time-precision:{precision}" in incident.coded


def test_notes_that_know_no_more_than_a_month_are_heeded_against_the_code() -> None:
    result = of({"notes": "Around 15 March 2023 (month of), they clashed."})
    assert codes_of(result) == [(1, "time_precision", "precision-differs")]
    assert event(result.dataset).period == Period("2023-03-16~")
    assert event(result.dataset).note == "the day stands for a month (month of)"


def test_the_day_of_a_report_is_uncertain(result: ReadResult) -> None:
    assert event(result.dataset, "xyz108").period == Period("2023-02-24%")
    assert (10, "event_date", "date-of-report") in codes_of(result)
    assert event(of({"notes": "On 16 March 2023 (as reported), ..."}).dataset).period == Period("2023-03-16?")


def test_a_location_that_stands_for_another_is_noted(result: ReadResult) -> None:
    assert event(result.dataset, "xyz103").note == "the location stands for another place (coded to)"
    assert (3, "location", "proxy-location") in codes_of(result)


def test_an_account_on_a_network_makes_no_agent(result: ReadResult) -> None:
    assert not any("someone" in agent.name for agent in result.dataset.agents)
    assert (10, "source", "person-named") in codes_of(result)


def test_what_cannot_be_read_is_reported_with_its_row_and_column(result: ReadResult) -> None:
    assert [found for found in codes_of(result) if (found[0] or 0) >= 11] == [
        (11, "latitude", "not-a-number"),
        (11, "time_precision", "unknown-code"),
        (11, "disorder_type", "unknown-code"),
        (11, "sub_event_type", "types-differ"),
        (11, "interaction", "interaction-differs"),
        (11, "geo_precision", "unknown-code"),
        (11, "event_date", "not-a-date"),
        (11, "fatalities", "notes-differ"),
        (12, "event_id_cnty", "missing-id"),
        (12, "latitude", "impossible-coordinates"),
        (12, "event_type", "unknown-code"),
        (12, "inter1", "unknown-code"),
        (12, "interaction", "unknown-code"),
        (12, "timestamp", "not-a-timestamp"),
        (12, "fatalities", "not-a-number"),
        (13, "event_id_cnty", "missing-id"),
    ]


def test_types_that_do_not_belong_together_leave_the_kind_unknown(data: Dataset) -> None:
    assert event(data, "xyz109").kind is EventType.UNKNOWN


@pytest.mark.parametrize(
    ("cells", "code"),
    [({"year": "2024"}, "year-differs"), ({"event_date": "0025-03-16", "year": "25"}, "impossible-year")],
)
def test_years_that_cannot_be_are_reported_and_the_date_is_kept(cells: dict[str, str], code: str) -> None:
    result = of(cells)
    assert [problem.code for problem in result.problems] == [code]
    assert event(result.dataset).period is not None


def test_a_point_without_a_name_is_a_place() -> None:
    raw = table({"location": "", "latitude": "1.5", "longitude": "-2"})
    keeps_what_it_says_it_keeps(raw, "acled")
    data = read(raw).dataset
    assert data[event(data).places[0]].kind is PlaceKind.POINT


def test_an_event_may_have_no_place() -> None:
    assert event(of({"location": "", "country": ""}).dataset).places == ()


def test_pieces_make_the_whole() -> None:
    pieces = list(iter_read(FIXTURE, rows=2))
    whole = read(FIXTURE)
    merged = pieces[0].dataset
    for piece in pieces[1:]:
        merged = merged.merge(piece.dataset)
    assert set(merged.claims()) == set(whole.dataset.claims())
    assert [problem for piece in pieces for problem in piece.problems] == list(whole.problems)
