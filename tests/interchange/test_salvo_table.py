"""The table of missile and drone attacks: what becomes of each row, and that it comes back."""

import pytest
from roundtrip import reads_and_writes_back
from salvo_tables import FIXTURE, HEADER, exactly, of_row, one, table

from conflictdata.interchange.reading import ReadResult, iter_read, read, sniff
from conflictdata.model.dataset import Dataset
from conflictdata.model.strikes import StrikeEvent
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.documents import Document
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.events import EventType
from conflictdata.vocab.strikes import MunitionClass
from conflictdata.vocab.times import WindowMeaning


@pytest.fixture(name="result", scope="module")
def _result() -> ReadResult:
    return reads_and_writes_back(FIXTURE, "salvo-table")


@pytest.fixture(name="data", scope="module")
def _data(result: ReadResult) -> Dataset:
    return result.dataset


def strikes_of(*rows: dict[str, str], header: list[str] = HEADER) -> tuple[StrikeEvent, ...]:
    return read(table(*rows, header=header), "salvo-table").dataset.strike_events


def codes_of(*rows: dict[str, str]) -> list[tuple[str, str | None]]:
    problems = read(table(*rows), "salvo-table").problems
    return [(problem.code, getattr(problem, "column", None)) for problem in problems]


def test_the_fixture_is_known_by_its_columns() -> None:
    assert sniff(FIXTURE).name == "salvo-table"


def test_a_row_becomes_a_strike_with_one_line_of_munitions(data: Dataset) -> None:
    strike, *_ = of_row(data, 1)
    (line,) = strike.salvos
    assert strike.kind is EventType.DRONE_STRIKE
    assert data[strike.attacker or ""].name == "Russia"
    assert data[strike.target_side or ""].name == "Ukraine"
    assert [data[place].name for place in strike.places] == ["Ukraine"]
    assert [target.wording for target in strike.targets] == ["power stations"]
    assert (line.launched, line.intercepted, line.suppressed) == (exactly(90), exactly(51), exactly(30))
    assert line.airborne == exactly(2)
    assert line.hit is None


def test_a_comma_belongs_to_a_launch_place(data: Dataset) -> None:
    strike, *_ = of_row(data, 1)
    names = [data[place].name for place in strike.salvos[0].launched_from]
    assert names == ["Kursk", "Orel", "Chauda, Crimea"]


def test_places_that_were_hit_are_no_munitions_that_hit(data: Dataset) -> None:
    strike, *_ = of_row(data, 1)
    assert [(damage.wording, damage.count) for damage in strike.damage] == [
        ("locations hit", exactly(4)),
        ("locations where fragments fell", exactly(2)),
    ]


def test_the_body_that_runs_a_listed_account_speaks(data: Dataset) -> None:
    strike, *_ = of_row(data, 2)
    speaker: Agent = data[strike.provenance.speaker or ""]
    post: Document = data[strike.provenance.relays[0].document or ""]
    assert speaker.name == "Air Command South"
    assert data[speaker.part_of or ""].name == "Air Force Command of the Armed Forces of Ukraine"
    assert post.url == "https://www.facebook.com/PvKPivden/posts/pfbid0two"
    assert post.publisher == speaker.id


def test_an_account_that_is_not_listed_is_no_agent_and_is_reported_once() -> None:
    rows = (one(source="some.body/posts/a"), one(source="Some.Body/posts/b"), one(source="a poster on a wall"))
    result = read(table(*rows), "salvo-table")
    assert [problem.pointer for problem in result.problems if problem.code == "unlisted-source"] == [
        "1:source",
        "3:source",
    ]
    assert result.dataset.agents == ()
    assert "a poster on a wall" in {document.title for document in result.dataset.documents}


def test_a_blank_is_no_zero(data: Dataset) -> None:
    (strike,) = of_row(data, 7)
    (line,) = strike.salvos
    assert line.launched is None
    assert line.intercepted == exactly(0)


def test_a_joint_count_is_of_mixed_munitions(data: Dataset) -> None:
    strike, *_ = of_row(data, 4)
    (line,) = strike.salvos
    assert line.munition is MunitionClass.MIXED
    assert line.model == "X-101/X-555 and Kalibr and Iskander-K"
    assert strike.kind is EventType.STRIKE


def test_attack_drones_among_the_launched_are_a_part_and_the_rest_bounds_the_decoys(data: Dataset) -> None:
    whole, shaheds, *_ = of_row(data, 1)
    attack, decoys = shaheds.salvos
    assert whole.salvos[0].munition is MunitionClass.DRONE_UNSPECIFIED
    assert (attack.munition, attack.launched) == (MunitionClass.ONE_WAY_ATTACK_UAV, exactly(60))
    assert decoys.munition is MunitionClass.DECOY_UAV
    assert decoys.launched is not None
    assert decoys.launched.range == CountRange.up_to(30)
    assert shaheds.provenance.overlaps == (whole.id,)


def test_where_all_were_attack_drones_there_are_no_decoys(data: Dataset) -> None:
    whole, shaheds, _ = of_row(data, 12)
    assert whole.salvos[0].munition is MunitionClass.ONE_WAY_ATTACK_UAV
    assert len(shaheds.salvos) == 1


def test_numbers_in_dictionaries_are_parts_that_overlap_the_whole(data: Dataset) -> None:
    whole, _, jets, origins, *regions = of_row(data, 1)
    assert (jets.salvos[0].launched, jets.salvos[0].intercepted) == (exactly(5), exactly(1))
    launched = {data[line.launched_from[0]].name: line.launched for line in origins.salvos}
    assert launched == {"Kursk": exactly(40), "Orel": ReportedCount()}
    shot_down = {data[region.places[0]].name: region.salvos[0].intercepted for region in regions}
    assert shot_down == {"south": exactly(30), "east": ReportedCount(), "north": exactly(20)}
    assert all(part.provenance.overlaps == (whole.id,) for part in (jets, origins, *regions))


def test_a_number_that_is_missing_in_a_dictionary_is_unknown(data: Dataset) -> None:
    east = next(strike for strike in of_row(data, 1) if strike.id.endswith("shot-down-in-east"))
    count = east.salvos[0].intercepted
    assert count is not None
    assert count.status is CountStatus.UNKNOWN


def test_numbers_by_model_are_lines_of_those_models(data: Dataset) -> None:
    _, models, *shot_down = of_row(data, 4)
    assert [(line.model, line.munition, line.launched) for line in models.salvos] == [
        ("X-101/X-555", MunitionClass.AIR_LAUNCHED_CRUISE_MISSILE, exactly(30)),
        ("Kalibr", MunitionClass.SEA_LAUNCHED_CRUISE_MISSILE, exactly(6)),
        ("Iskander-K", MunitionClass.GROUND_LAUNCHED_CRUISE_MISSILE, exactly(4)),
    ]
    assert [(part.salvos[0].model, part.salvos[0].intercepted) for part in shot_down] == [
        ("X-101/X-555", exactly(28)),
        ("Kalibr", exactly(5)),
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("3.0", CountRange.exactly(3)),
        ("{'Belarus': 3}", CountRange.exactly(3)),
        ("{'Belarus': 3.0, 'Romania':   2}", CountRange.between(3, 5)),
        ("{'Belarus': 3, 'Romania': NaN}", CountRange.at_least(3)),
        ("{'Belarus': NaN}", CountRange.unknown()),
    ],
)
def test_one_munition_can_cross_two_borders(cell: str, expected: CountRange) -> None:
    (strike,) = strikes_of(one(border_crossing=cell))
    assert strike.salvos[0].left_area is not None
    assert strike.salvos[0].left_area.range == expected


def test_an_empty_dictionary_says_nothing() -> None:
    (strike,) = strikes_of(one(border_crossing="{}", destroyed_details="{ }"))
    assert strike.salvos[0].left_area is None


def test_columns_of_earlier_tables_are_crossings_too() -> None:
    header = [*HEADER, "cross_border_belarus", "back_russia"]
    (strike,) = strikes_of(one(cross_border_belarus="2", back_russia=""), header=header)
    assert strike.salvos[0].left_area == exactly(2)


@pytest.mark.parametrize(
    ("start", "end", "period", "clocks"),
    [
        ("2031-03-01", "2031-03-01", "2031-03-01", None),
        ("2031-03-01", "2031-03-02", "2031-03-01/2031-03-02", None),
        ("2031-03-01 ", "2031-03-01 3:30", "2031-03-01", (None, "2031-03-01T03:30")),
        ("2031-03-01 23:15:00", "2031-03-02", "2031-03-01/2031-03-02", ("2031-03-01T23:15:00", None)),
        (
            "2031-03-01 23:15",
            "2031-03-02 4:00",
            "2031-03-01/2031-03-02",
            ("2031-03-01T23:15", "2031-03-02T04:00"),
        ),
        ("2031-03-01", "", "2031-03-01/", None),
        ("", "2031-03-01 04:00", "/2031-03-01", (None, "2031-03-01T04:00")),
    ],
)
def test_days_and_clock_times_are_read_as_they_are_given(
    start: str, end: str, period: str, clocks: tuple[str | None, str | None] | None
) -> None:
    (strike,) = strikes_of(one(time_start=start, time_end=end))
    assert strike.period == Period(period)
    window = strike.window
    assert (None if window is None else (window.start, window.end)) == clocks
    if window is not None:
        assert (window.zone, window.meaning) == ("Europe/Kyiv", WindowMeaning.DURATION)


def test_the_same_clock_time_twice_is_an_instant() -> None:
    (strike,) = strikes_of(one(time_start="2031-03-05 3:30", time_end="2031-03-05 3:30"))
    assert strike.window == TimeWindow.at("2031-03-05T03:30", zone="Europe/Kyiv")


@pytest.mark.parametrize(
    ("start", "end", "code", "column"),
    [
        ("2031-03-02", "2031-03-01", "out-of-order", "time_end"),
        ("2031-03-02 05:00", "2031-03-02 04:00", "out-of-order", "time_end"),
        ("02/03/2031", "2031-03-02", "not-a-date", "time_start"),
        ("2031-03-01", "2031-03-01 25:00", "not-a-date", "time_end"),
        ("2024-03-31 03:30", "2024-03-31 05:00", "not-a-clock-time", "time_start"),
    ],
)
def test_a_time_that_cannot_be_is_reported(start: str, end: str, code: str, column: str) -> None:
    row = one(time_start=start, time_end=end)
    assert codes_of(row) == [(code, column)]
    (strike,) = strikes_of(row)
    assert strike.window is None
    assert (strike.period is None) == (code == "out-of-order")


def test_a_row_without_a_time_has_none() -> None:
    (strike,) = strikes_of(one(time_start="", time_end=""))
    assert (strike.period, strike.window) == (None, None)


def test_a_national_and_a_regional_report_of_one_night_are_linked_and_reported(result: ReadResult) -> None:
    national, *_ = of_row(result.dataset, 1)
    (regional,) = of_row(result.dataset, 2)
    assert regional.provenance.overlaps == (national.id,)
    assert [problem.pointer for problem in result.problems if problem.code == "overlapping-reports"] == ["2:source"]


@pytest.mark.parametrize(
    "other",
    [
        {"source": "pvkshid/posts/b"},
        {"source": "some.body/posts/b"},
        {"source": "pvkshid/posts/b", "model": "Unknown UAV"},
        {"source": "pvkshid/posts/b", "model": "Shahed-136/131 and Lancet"},
        {"source": "pvkshid/posts/b", "time_start": "2031-03-02", "time_end": "2031-03-02"},
        {"source": "pvkshid/posts/b", "time_start": "2031-03-02 06:00", "time_end": "2031-03-02 07:00"},
        {"source": "pvkshid/posts/b", "time_start": "2031-01-01", "time_end": "2031-12-31"},
    ],
)
def test_whichever_comes_first_overlapping_reports_are_linked(other: dict[str, str]) -> None:
    rows = (one(), one(**other))
    first, second = strikes_of(*rows)
    assert second.provenance.overlaps == (first.id,)
    second, first = strikes_of(*reversed(rows))
    assert first.provenance.overlaps == (second.id,)


@pytest.mark.parametrize(
    "other",
    [
        {"source": "kpszsu/posts/b"},
        {"source": ""},
        {"source": "pvkshid/posts/b", "model": "Kalibr"},
        {"source": "pvkshid/posts/b", "model": "Unknown Missile"},
        {"source": "pvkshid/posts/b", "time_start": "2031-03-02 06:01", "time_end": "2031-03-02 07:00"},
        {"source": "pvkshid/posts/b", "time_start": "2031-03-03", "time_end": "2031-03-03"},
        {"source": "pvkshid/posts/b", "time_start": "", "time_end": ""},
    ],
)
def test_reports_that_cannot_count_the_same_are_not_linked(other: dict[str, str]) -> None:
    assert all(not strike.provenance.overlaps for strike in strikes_of(one(), one(**other)))


def test_a_report_of_no_time_is_not_linked_to_one_of_a_whole_year() -> None:
    year = one(source="pvkshid/posts/b", time_start="2031-01-01", time_end="2031-12-31")
    assert all(not strike.provenance.overlaps for strike in strikes_of(one(time_start="", time_end=""), year))


def test_two_regional_reports_are_not_linked() -> None:
    rows = one(source="pvkshid/posts/a"), one(source="PvKPivden/posts/b")
    assert all(not strike.provenance.overlaps for strike in strikes_of(*rows))


def test_a_report_is_linked_across_pieces() -> None:
    raw = table(one(), one(source="pvkshid/posts/b"))
    first, second = iter_read(raw, "salvo-table", rows=1)
    (strike,) = second.dataset.strike_events
    assert strike.provenance.overlaps == (first.dataset.strike_events[0].id,)


def test_the_same_report_twice_is_linked(data: Dataset) -> None:
    (first,) = of_row(data, 8)
    (second,) = of_row(data, 9)
    assert second.provenance.overlaps == (first.id,)
    assert second.id == f"{first.id}-2"


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"launched": "16", "destroyed": "15", "not_reach_goal": "11"}, ("more-than-launched", "launched")),
        ({"is_shahed": "11"}, ("part-exceeds-total", "is_shahed")),
        ({"turbojet_destroyed": "9"}, ("part-exceeds-total", "turbojet_destroyed")),
        ({"destroyed_details": "{'south': 5, 'east': 4}"}, ("part-exceeds-total", "destroyed_details")),
        ({"destroyed_details": "{'south': 5, 'South': 1}"}, ("not-a-dictionary", "destroyed_details")),
        ({"launched_details": "{'Comet-5': 5}"}, ("unknown-model", "launched_details")),
        ({"launch_place_details": "['Kursk']"}, ("not-a-dictionary", "launch_place_details")),
        ({"border_crossing": "some"}, ("not-a-number", "border_crossing")),
        ({"launched": "ten"}, ("not-a-number", "launched")),
        ({"is_shahed": "-1"}, ("not-a-number", "is_shahed")),
        ({"model": "Comet-5"}, ("unknown-model", "model")),
        ({"model": " "}, ("missing-model", "model")),
        ({"source": ""}, ("missing-source", "source")),
    ],
)
def test_what_cannot_be_or_is_not_known_is_reported(cells: dict[str, str], problem: tuple[str, str]) -> None:
    assert codes_of(one(**cells)) == [problem]


def test_numbers_that_do_not_add_up_are_kept(data: Dataset) -> None:
    (strike,) = of_row(data, 8)
    (line,) = strike.salvos
    assert (line.launched, line.intercepted, line.suppressed) == (exactly(16), exactly(15), exactly(11))


def test_a_blank_row_makes_no_strike() -> None:
    result = read(table(one(), dict.fromkeys(HEADER, " ")), "salvo-table")
    assert [problem.code for problem in result.problems] == ["blank-row"]
    assert len(result.dataset.strike_events) == 1
