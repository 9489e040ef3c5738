"""What follows from the claims, in the report."""

import io
import json
import sys
from typing import Any

import pytest

pytest.importorskip("rich")
pytest.importorskip("typer")

from rich.console import Console
from typer.testing import CliRunner

from conflictdata import examples
from conflictdata.cli import report_reasoning
from conflictdata.cli.app import app
from conflictdata.cli.report import make_report, plain_report
from conflictdata.cli.report_page import report_page
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.happenings import GroundOperation
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.model.places import Place
from conflictdata.model.units import Unit
from conflictdata.provenance import Agent, Document, Provenance, Relay
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.names import Name
from conflictdata.vocab import Accumulation, AgeBand, CasualtyCategory, PersonRole, PersonStatus, Sex

ENTITIES = (
    Actor(id="red", names=(Name(text="Redland"),)),
    Actor(id="blue", names=(Name(text="Blueland"),)),
    Place(id="province", names=(Name(text="Province"),)),
    Unit(id="first", names=(Name(text="1st Brigade"),), allegiance="red"),
    Agent(id="ministry", names=(Name(text="Ministry"),)),
    Agent(id="army", names=(Name(text="Army"),), part_of="ministry"),
    Agent(id="monitor", names=(Name(text="Monitor"),)),
    Document(id="page"),
)


def estimate(id: str, low: int, high: int | None = None, *, by: str | None = "ministry", **fields: Any) -> Any:
    stated = fields.pop("stated", None)
    provenance = fields.pop("provenance", None) or Provenance(
        speaker=by, document=None if by else "page", stated=None if stated is None else UncertainDate(stated)
    )
    side = fields.pop("side", "red")
    return CasualtyEstimate(
        **{
            "id": id,
            "category": CasualtyCategory.KILLED,
            "group": PersonGroup(side=side),
            "count": ReportedCount.stated(CountRange(low=low, high=high), wording=fields.pop("wording", None)),
            "provenance": provenance,
            **fields,
        }
    )


def running(id: str, low: int, high: int | None, last: str, **fields: Any) -> Any:
    period = Period(f"2024-10-01/{last}")
    return estimate(id, low, high, period=period, accumulation=Accumulation.CUMULATIVE_SINCE, stated=last, **fields)


def printed(data: Dataset) -> str:
    """What the report says, without line breaks and columns."""
    file = io.StringIO()
    console = Console(file=file, width=500, no_color=True, markup=False, highlight=False)
    for part in report_page(make_report(data), console):
        console.print(part)
    return " ".join(file.getvalue().split())


def plain(data: Dataset) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(json.dumps(plain_report(make_report(data))))["conclusions"]
    return told


def questions(data: Dataset) -> list[dict[str, Any]]:
    return [each["question"] for each in plain(data)["questions"]]


@pytest.fixture
def agreeing() -> Dataset:
    """Running totals of one side that can hold together, and one figure that stands alone."""
    return Dataset.of(
        [
            *ENTITIES,
            running("early", 90, 110, "2024-12-01", wording="about 100"),
            running("late", 200, None, "2024-12-31", by="monitor"),
            running("again", 150, 260, "2024-12-31", by="army"),
            estimate("alone", 5, 5, side="blue"),
        ]
    )


@pytest.fixture
def disagreeing() -> Dataset:
    """Two claims that cannot both hold."""
    return Dataset.of([*ENTITIES, estimate("few", 10, 12, stated="2024-12-01"), estimate("many", 20, 30, by="monitor")])


def test_the_questions_are_those_on_which_two_claims_give_a_figure(agreeing: Dataset) -> None:
    (question,) = questions(agreeing)
    assert {name: value for name, value in question.items() if name != "words"} == {
        "category": "killed",
        "side": "red",
        "period": "2024-10-01/2024-12-31",
    }
    assert plain(agreeing)["questions"][0]["claims"] == ["early", "late", "again"]


def test_figures_on_other_people_places_units_and_events_are_other_questions() -> None:
    group = PersonGroup(
        side="red",
        nationality="rr",
        status=PersonStatus.CIVILIAN,
        sex=Sex.FEMALE,
        age_band=AgeBand.CHILD,
        roles=frozenset({PersonRole.JOURNALIST, PersonRole.AID_WORKER}),
    )
    battle = GroundOperation(id="battle", provenance=Provenance(speaker="army"))
    scopes: list[dict[str, Any]] = [{"group": group}, {"place": "province"}, {"unit": "first"}, {"event": "battle"}]
    pairs = [estimate(f"c{place}-{one}", 1, 2, **scope) for place, scope in enumerate(scopes) for one in (1, 2)]
    data = Dataset.of([*ENTITIES, battle, *pairs])
    text = printed(data)
    assert len(questions(data)) == 4
    assert (
        "--category killed --side red --nationality rr --status civilian --sex female --age-band child "
        "--role aid_worker --role journalist"
    ) in text
    assert "--category killed --side red --place province" in text
    assert "--category killed --side red --unit first" in text
    assert "in #battle" in text


def test_the_days_asked_about_are_all_that_the_claims_cover() -> None:
    def days(*periods: str | None) -> str | None:
        claims = [
            estimate(f"c{place}", 1, 9, period=None if period is None else Period(period))
            for place, period in enumerate(periods)
        ]
        period: str | None = questions(Dataset.of([*ENTITIES, *claims]))[0].get("period")
        return period

    assert days("2024-12-01", "2024-12-24/2024-12-31") == "2024-12-01/2024-12-31"
    assert days("../2024-12-01", "2024-12-24") == "../2024-12-24"
    assert days("2024-12-01/..", "2024-12-24") == "2024-12-01/.."
    assert days("../2024-12-01", "2024-12-24/..") is None
    assert days("2024-12-01", None) is None


def test_stocks_of_one_day_are_a_question_and_those_of_an_uncertain_day_are_none() -> None:
    def held(id: str, low: int, day: str) -> Any:
        stock = Accumulation.STOCK_AS_OF
        return estimate(id, low, low, category=CasualtyCategory.CAPTURED, period=Period(day), accumulation=stock)

    stocks = [held("s1", 5, "2024-12-01"), held("s2", 5, "2024-12-01"), held("s3", 4, "2024-12-02")]
    vague = [held("v1", 7, "2024-11"), held("v2", 7, "2024-11")]
    data = Dataset.of([*ENTITIES, *stocks, *vague])
    (question,) = questions(data)
    assert (question["stock_on"], "period" in question) == ("2024-12-01", False)
    assert "still so on 2024-12-01" in printed(data)


def test_the_most_claimed_questions_come_first_and_the_rest_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(report_reasoning, "_MOST_QUESTIONS", 1)
    claims = [estimate(f"r{n}", 1, 9) for n in range(2)] + [estimate(f"b{n}", 1, 9, side="blue") for n in range(3)]
    data = Dataset.of([*ENTITIES, *claims])
    assert [question["side"] for question in questions(data)] == ["blue"]
    assert plain(data)["questions_left_out"] == 1
    assert "1 other question with figures from two claims or more left out" in printed(data)


def test_an_answer_names_what_binds_it_where_it_comes_from_and_when_it_was_known(agreeing: Dataset) -> None:
    pytest.importorskip("highspy")
    text = printed(agreeing)
    assert "killed 200 to 260" in text
    assert "low end: Monitor, 200 or more #late" in text
    assert "high end: Army, 150 to 260 #again" in text
    assert "2 known origins: Ministry (2), Monitor (1)" in text
    assert "as known on 2024-12-01: 90 or more" in text
    assert "as known on 2024-12-31: 200 to 260" in text
    assert "All claims that count can hold together." in text


def test_the_answer_to_the_most_claimed_question_is_told_in_words(agreeing: Dataset) -> None:
    text = printed(agreeing)
    assert "In words: killed" in text
    assert "3 claims bear on it and together allow 200 to 260." in text
    assert plain(agreeing)["explanation"]["text"].startswith("Asked for: killed on the side of Redland")


def test_where_too_many_claims_bear_on_it_an_answer_is_not_told_in_words(
    agreeing: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_reasoning, "_MOST_TOGETHER", 1)
    assert "In words" not in printed(agreeing)
    assert plain(agreeing)["explanation"] is None


def test_one_claim_may_bind_both_ends() -> None:
    pytest.importorskip("highspy")
    data = Dataset.of([*ENTITIES, estimate("wide", 1, 9), estimate("narrow", 4, 5, by=None)])
    assert "low and high end: speaker not named, 4 to 5 #narrow" in printed(data)


def test_claims_of_unknown_origin_are_counted_apart() -> None:
    data = Dataset.of([*ENTITIES, estimate("one", 1, 9), estimate("other", 1, 9, by=None)])
    assert "1 known origin: Ministry (1); 1 claim of unknown origin" in printed(data)


def test_the_least_and_the_greatest_number_by_rule_are_named_with_their_rules(agreeing: Dataset) -> None:
    pytest.importorskip("highspy")
    data = Dataset.of([*ENTITIES, estimate("few", 10, 10), estimate("many", 20, 20, by="monitor")])
    assert "by rule: 10 (min" in printed(data)
    assert "20 (max" in printed(data)
    (answer,) = plain(agreeing)["questions"]
    assert {row["rule"] for row in answer["sensitivity"]["rules"]} >= {"min", "max", "bounds"}


def test_where_no_claim_speaks_of_all_the_days_no_rule_gives_a_number() -> None:
    pytest.importorskip("highspy")
    days = [estimate(f"day-{day}", 1, 2, period=Period(f"2024-12-{day}")) for day in (10, 20)]
    assert "by rule: no rule gives one number" in printed(Dataset.of([*ENTITIES, *days]))


def test_rules_take_the_last_running_total_of_each_speaker(agreeing: Dataset) -> None:
    pytest.importorskip("highspy")
    (answer,) = plain(agreeing)["questions"]
    (least,) = (row for row in answer["sensitivity"]["rules"] if row["rule"] == "min")
    assert set(least["taken"]) <= {"early", "late", "again"}
    assert "early" in least["taken"]


def test_where_claims_contradict_each_other_it_is_told_what_is_left(disagreeing: Dataset) -> None:
    pytest.importorskip("highspy")
    text = printed(disagreeing)
    assert "none: the claims contradict each other" in text
    assert "10 to 30 once the fewest are set aside (1 claim, in one of 2 ways)" in text
    assert "low end: Ministry, 10 to 12 #few high end: Monitor, 20 to 30 #many" in text
    assert "The fewest claims to set aside" in text
    assert "1. #few 2. #many" in text or "1. #many 2. #few" in text
    assert "Both cannot hold. #few, #many" in text
    repaired = plain(disagreeing)["questions"][0]["bounds"]["repaired"]
    assert (repaired["low"], repaired["high"], len(repaired["ways"])) == (10, 30, 2)


def test_only_so_many_conflicts_ways_and_changes_are_printed() -> None:
    pytest.importorskip("highspy")
    sides = [Actor(id=f"side-{n}", names=(Name(text=f"Side {n}"),)) for n in range(11)]
    apart = [estimate(f"{side.id}-{low}", low, low, side=side.id) for side in sides for low in (10, 20)]
    growing = [running(f"day-{day}", day, None, f"2024-12-{day}") for day in range(10, 20)]
    text = printed(Dataset.of([*ENTITIES, *sides, *apart, *growing]))
    assert "Conflicts (11)" in text
    assert "1 more were found; conflictdata conflicts FILE lists them." in text
    assert "4 earlier changes left out as known on 2024-12-14: 14 or more" in text
    assert "3 more ways; --json lists them all." in text


def test_conflicts_of_more_than_two_claims_are_left_out_once_there_are_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("highspy")
    monkeypatch.setattr(report_reasoning, "_ENOUGH_CONFLICTS", 1)
    parts = [
        estimate("killed", 10, 10),
        estimate("wounded", 10, 10, category=CasualtyCategory.WOUNDED),
        estimate("both", 30, 30, category=CasualtyCategory.KILLED_OR_WOUNDED),
        estimate("fewer", 8, 9),
    ]
    text = printed(Dataset.of([*ENTITIES, *parts]))
    assert "Conflicts (1 or more)" in text
    assert "Larger ones may be left out." in text


def test_where_too_many_claims_bear_on_each_other_it_is_said_what_was_not_looked_for(
    disagreeing: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("highspy")
    monkeypatch.setattr(report_reasoning, "_MOST_TOGETHER", 1)
    monkeypatch.setattr(report_reasoning, "_MOST_CLAIMS_AND_DAYS", 1)
    text = printed(disagreeing)
    assert "Not looked for among 2 claims, since too many bear on each other" in text
    assert "the fewest to set aside were not looked for" in text
    assert "the rules and the timeline are left out: there are many claims" in text
    assert plain(disagreeing)["not_searched_for_conflicts"] == ["few", "many"]


def test_a_report_that_went_in_a_circle_is_shown() -> None:
    relays = (Relay(agent="monitor"), Relay(agent="ministry"))
    round_trip = estimate("round", 1, 2, provenance=Provenance(speaker="ministry", relays=relays))
    text = printed(Dataset.of([*ENTITIES, round_trip]))
    assert "From Ministry to Monitor to Ministry: no confirmation of each other. #round" in text


def test_without_claims_that_count_nothing_follows() -> None:
    data = Dataset.of([*ENTITIES, estimate("nothing", 0)])
    assert "What follows" not in printed(data)
    assert plain(data)["claims"] == 0


def test_without_the_solver_the_rest_of_the_report_stays(disagreeing: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "highspy", None)
    text = printed(disagreeing)
    assert 'pip install "conflictdata[reasoning]"' in text
    assert "2 known origins: Ministry (1), Monitor (1)" in text
    assert "Casualties (2)" in text
    told = plain(disagreeing)
    assert (told["conflicts"], told["questions"][0]["bounds"]) == (None, None)


def test_the_command_prints_what_follows_for_people_and_for_tools() -> None:
    pytest.importorskip("highspy")
    runner = CliRunner()
    text = runner.invoke(app, ["report", "example:kursk-dprk-losses"])
    tools = runner.invoke(app, ["report", "example:kursk-dprk-losses", "--json"])
    assert (text.exit_code, tools.exit_code) == (0, 0)
    assert "What follows from the claims" in text.output
    assert 1 < len(json.loads(tools.output)["conclusions"]["questions"]) <= 5


def test_the_same_dataset_gives_the_same_conclusions() -> None:
    pytest.importorskip("highspy")
    data = examples.load("kursk-dprk-losses")
    assert plain(data) == plain(data)
