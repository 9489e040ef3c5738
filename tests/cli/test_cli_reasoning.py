"""The commands bounds, conflicts and origins."""

import json
import sys
from pathlib import Path

import pytest

pytest.importorskip("typer")
pytest.importorskip("rich")
pytest.importorskip("highspy")

from asked import AGREEING, DENIED, ENTITIES, FINE, PROBLEMS, WRONG_USAGE, asked_file, run
from attrs import evolve

from conflictdata.examples import load
from conflictdata.model.dataset import Dataset
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance, Relay
from conflictdata.serial.facade import dump
from conflictdata.values.names import Name

EXAMPLE = "example:kursk-dprk-losses"


class TestBounds:
    def test_they_name_the_claims_that_bind_them_with_speaker_and_wording(self, agreeing: str) -> None:
        status, text = run("bounds", agreeing, "--category", "wounded", "--as-of", "2024-12-10")
        lines = text.splitlines()
        assert (status, lines[0]) == (FINE, "wounded (until 2024-12-10): 70 or more")
        assert any("Monitor" in line and "“about a hundred”" in line and "#many-harmed" in line for line in lines)

    def test_where_all_time_is_open_the_last_day_with_an_upper_end_is_told(self, agreeing: str) -> None:
        status, text = run("bounds", agreeing, "--category", "killed")
        assert status == FINE
        assert text.startswith("killed: 30 or more\n")
        assert "as of 2024-12-10, the last day for which the claims give an upper end" in text
        assert "to those of whom they speak: 10 to 20\n" in text
        assert [line.split()[0] for line in text.splitlines() if "#few-killed" in line] == ["low", "high"]

    def test_where_claims_contradict_each_other_it_is_told_what_is_left(self, disagreeing: str) -> None:
        status, text = run("bounds", disagreeing, "--category", "killed")
        assert status == PROBLEMS
        assert text.startswith("killed: none: the claims contradict each other\n")
        assert "left in the cheapest ways to set claims aside: 30 or more\n" in text
        assert "1 cheapest way to make 5 claims agree, at a cost of 1; each claim weighs 1\n" in text
        (aside,) = [line for line in text.splitlines() if "#hardly-any" in line]
        assert aside.startswith("way 1 ")
        assert "Ministry of Redland" in aside
        assert "“under 10”" in aside

    def test_each_way_is_told_apart_where_they_leave_different_ranges(self, tmp_path: Path) -> None:
        other = evolve(DENIED, id="hardly-any-more", category=AGREEING["many-harmed"].category)
        path = asked_file(Dataset.of([*ENTITIES, AGREEING["many-harmed"], other]), tmp_path)
        text = run("bounds", path, "--category", "killed_or_wounded")[1]
        assert "2 cheapest ways to make 2 claims agree" in text
        assert "way 1: " in text
        assert "way 2: " in text

    def test_weights_decide_what_is_set_aside_and_are_told(self, disagreeing: str) -> None:
        options = ("--category", "killed", "--weight", "hardly-any=5")
        text = run("bounds", disagreeing, *options)[1]
        assert "at a cost of 2; each claim weighs 1, but 5 for #hardly-any\n" in text

    def test_for_tools_everything_is_there(self, disagreeing: str) -> None:
        status, text = run("bounds", disagreeing, "--category", "killed", "--speaker", "monitor", "--json")
        found = json.loads(text)
        assert (status, found["low"], found["high"], found["contradiction"]) == (FINE, 30, None, False)
        assert found["query"] == "killed"
        assert found["assuming"]["speakers"] == ["monitor"]
        assert found["binding"][0]["count"] == {"low": 30, "high": None, "best": None}
        assert found["repaired"] is None

    def test_for_tools_weights_and_ways_are_there(self, disagreeing: str) -> None:
        status, text = run("bounds", disagreeing, "--category", "killed", "--json")
        found = json.loads(text)
        assert (status, found["contradiction"]) == (PROBLEMS, True)
        assert [way["set_aside"] for way in found["repaired"]["ways"]] == [["hardly-any"]]
        assert set(found["repaired"]["weights"].values()) == {1.0}
        assert (found["last_bounded"]["day"], found["last_bounded"]["high"]) == ("2024-12-10", 20)

    def test_a_time_that_is_asked_about_has_no_last_day(self, agreeing: str) -> None:
        options = ("--category", "killed", "--as-of", "2024-12-10", "--json")
        assert json.loads(run("bounds", agreeing, *options)[1])["last_bounded"] is None

    def test_munitions_are_counted(self, agreeing: str) -> None:
        text = run("bounds", agreeing, "--munition", "cruise_missile", "--event", "strike")[1]
        assert text.startswith("cruise missile: launched (event strike): 9\n")
        assert "strike by Blueland on Redland" in text

    def test_without_the_solver_it_is_said_how_to_install_it(
        self, agreeing: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setitem(sys.modules, "highspy", None)
        status, text = run("bounds", agreeing, "--category", "killed")
        assert (status, 'pip install "conflictdata[reasoning]"' in text) == (WRONG_USAGE, True)

    @pytest.mark.usefixtures("terminal")
    def test_on_a_terminal_they_fit(self, disagreeing: str) -> None:
        text = run("bounds", disagreeing, "--category", "wounded")[1]
        assert max(len(line) for line in text.replace("\x1b[1m", "").replace("\x1b[0m", "").splitlines()) <= 80

    def test_the_example_says_what_is_left_and_what_binds_it(self) -> None:
        status, text = run("bounds", EXAMPLE, "--category", "wounded")
        assert status == PROBLEMS
        assert "\nleft in the cheapest ways to set claims aside: " in text
        assert "National Intelligence Service" in text
        assert "\nas of 2025-04-30, the last day for which the claims give an upper end" in text


class TestConflicts:
    def test_they_are_told_in_sentences_with_the_ids_of_their_claims(self, disagreeing: str) -> None:
        status, text = run("conflicts", disagreeing)
        assert status == PROBLEMS
        assert text.startswith("2 conflicts\n\n1. ")
        assert "Both cannot hold.\n   #few-killed, #hardly-any\n" in text

    def test_without_any_the_status_is_0(self, agreeing: str) -> None:
        assert run("conflicts", agreeing) == (FINE, "0 conflicts\n")
        assert run("conflicts", "example:kursk-2024") == (FINE, "0 conflicts\n")

    def test_only_those_on_a_question_are_told(self, disagreeing: str) -> None:
        assert run("conflicts", disagreeing, "--munition", "cruise_missile") == (FINE, "0 conflicts\n")
        assert run("conflicts", disagreeing, "--category", "killed", "--known-at", "2024-12-11")[0] == FINE

    def test_the_cheapest_repairs_are_listed_with_their_weights(self, disagreeing: str) -> None:
        text = run("conflicts", disagreeing, "--repair", "--weight", "hardly-any=1.5")[1]
        assert "at a cost of 1.5; each claim weighs 1, but 1.5 for #hardly-any\n" in text
        assert text.splitlines()[-1].split()[:3] == ["way", "1", "1.5"]

    def test_a_strike_that_is_set_aside_is_told_with_all_its_counts(self, tmp_path: Path) -> None:
        strike = AGREEING["strike"]
        (salvo,) = strike.salvos
        impossible = evolve(strike, salvos=(evolve(salvo, launched=salvo.intercepted, hit=salvo.launched),))
        path = asked_file(Dataset.of([*ENTITIES, impossible]), tmp_path)
        text = run("conflicts", path, "--repair")[1]
        assert "cannot hold by itself" in text
        (line,) = [line for line in text.splitlines() if line.startswith("way 1 ")]
        assert "launched: 4; cruise missile, intercepted: 4; cruise missile, hit: 9" in line

    def test_what_agrees_needs_no_repair(self, agreeing: str) -> None:
        assert run("conflicts", agreeing, "--repair") == (FINE, "0 conflicts\n\nno claim has to be set aside\n")

    def test_for_tools_all_weights_are_there(self, disagreeing: str) -> None:
        found = json.loads(run("conflicts", disagreeing, "--repair", "--weight", "few-killed=3", "--json")[1])
        assert (len(found["conflicts"]), found["complete"]) == (2, True)
        assert found["query"] is None
        assert found["repairs"]["ways"] == [{"set_aside": ["hardly-any"], "cost": 1.0}]
        assert found["repairs"]["weights"]["few-killed"] == 3
        assert found["repairs"]["weights"].keys() >= {"hardly-any", "many-harmed", "women-killed", "strike"}

    @pytest.mark.parametrize("weight", ["few-killed", "few-killed=much", "nobody=2", "few-killed=0", "few-killed=nan"])
    def test_a_weight_that_is_none_is_wrong_usage(self, disagreeing: str, weight: str) -> None:
        status, text = run("conflicts", disagreeing, "--repair", "--weight", weight)
        assert (status, text.startswith("conflictdata: --weight: ")) == (WRONG_USAGE, True)

    def test_weights_without_repair_are_wrong_usage(self, disagreeing: str) -> None:
        found = run("conflicts", disagreeing, "--weight", "few-killed=2")
        assert found == (WRONG_USAGE, "conflictdata: give --repair with --weight\n")


class TestOrigins:
    def test_they_are_counted_and_listed(self, agreeing: str) -> None:
        status, text = run("origins", agreeing, "few-killed", "many-harmed", "more-killed")
        assert (status, text.splitlines()[0]) == (FINE, "3 claims, 2 known origins")
        assert "#many-harmed, #more-killed" in text

    def test_for_tools(self, agreeing: str) -> None:
        found = json.loads(run("origins", agreeing, "--json")[1])
        assert (found["known"], found["loops"]) == (2, [])

    def test_a_report_that_went_in_a_circle_is_shown(self, tmp_path: Path) -> None:
        data = load("kursk-2024")
        claim = data["president-killed-or-wounded"]
        outlet = Agent(id="second-outlet", names=(Name(text="A second outlet"),))
        relays = (Relay(agent="outlet"), Relay(agent="second-outlet"), Relay(agent="outlet"))
        provenance = Provenance(speaker="ua-president", relays=relays)
        changed = Dataset.of([*data, outlet]).replace(
            type(claim)(id=claim.id, category=claim.category, provenance=provenance)
        )
        dump(changed, tmp_path / "round.json")
        text = run("origins", str(tmp_path / "round.json"), claim.id)[1]
        assert "circular: from " in text
        assert text.rstrip().endswith("by #president-killed-or-wounded")
        assert json.loads(run("origins", str(tmp_path / "round.json"), claim.id, "--json")[1])["loops"]

    def test_a_file_without_claims_has_none(self, tmp_path: Path) -> None:
        assert run("origins", asked_file(Dataset(), tmp_path)) == (FINE, "0 claims, 0 known origins\n")

    @pytest.mark.parametrize("claim", ["nobody", "town"])
    def test_what_is_no_claim_is_wrong_usage(self, agreeing: str, claim: str) -> None:
        status, text = run("origins", agreeing, claim)
        assert (status, claim in text) == (WRONG_USAGE, True)
