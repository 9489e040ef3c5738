"""The commands timeline, sensitivity and explain."""

import json

import pytest

pytest.importorskip("typer")
pytest.importorskip("rich")
pytest.importorskip("highspy")

from asked import FINE, WRONG_USAGE, run

KILLED = ("--category", "killed")
EXACT = (*KILLED, "--side", "red", "--place", "town", "--as-of", "2024-12-10")


class TestTimeline:
    def test_there_is_a_row_for_each_day_of_change(self, disagreeing: str) -> None:
        status, text = run("timeline", disagreeing, *KILLED)
        lines = text.splitlines()
        assert (status, lines[0]) == (FINE, "killed: 3 days of change")
        assert lines[2].split() == ["DAY", "BOUNDS", "ARRIVED", "FELL", "AWAY"]
        assert lines[3].split() == ["2024-12-10", "10", "or", "more", "#few-killed,", "#many-harmed,", "#women-killed"]
        assert lines[4].split() == ["2024-12-12", "contradiction", "#hardly-any"]

    def test_what_repairs_leave_is_told_on_demand(self, disagreeing: str) -> None:
        text = run("timeline", disagreeing, *KILLED, "--repair")[1]
        assert "2024-12-20  contradiction; repaired: 30 or more  #more-killed\n" in text

    def test_for_tools(self, disagreeing: str) -> None:
        changes = json.loads(run("timeline", disagreeing, *KILLED, "--repair", "--json")[1])["changes"]
        assert [change["day"] for change in changes] == ["2024-12-10", "2024-12-12", "2024-12-20"]
        assert [change["contradiction"] for change in changes] == [False, True, True]
        assert [change["repaired"] and change["repaired"]["low"] for change in changes] == [None, 10, 30]
        assert changes[1]["arrived"] == ["hardly-any"]

    def test_nothing_known_is_no_change(self, agreeing: str) -> None:
        assert run("timeline", agreeing, *KILLED, "--set-aside", "few-killed", "--known-at", "2024-12-01") == (
            FINE,
            "killed: 0 days of change\n",
        )

    def test_the_change_between_two_days_names_the_claims(self, disagreeing: str) -> None:
        status, text = run("timeline", disagreeing, *KILLED, "--since", "2024-12-10", "--until", "2024-12-20")
        assert status == FINE
        assert text.startswith("killed: contradiction, on 2024-12-20\n\narrived since 2024-12-10: 2 claims\n")
        assert "  #hardly-any\n  #more-killed\n" in text
        assert "fell away since 2024-12-10: 0 claims\n" in text

    def test_the_change_between_two_days_for_tools(self, disagreeing: str) -> None:
        days = ("--since", "2024-12-10", "--until", "2024-12-20", "--repair", "--json")
        found = json.loads(run("timeline", disagreeing, *KILLED, *days)[1])
        assert (found["since"], found["day"], found["arrived"]) == (
            "2024-12-10",
            "2024-12-20",
            ["hardly-any", "more-killed"],
        )
        assert found["repaired"] == {"low": 30, "high": None, "complete": True}

    @pytest.mark.parametrize(
        ("days", "message"),
        [
            (("--since", "2024-12-10"), "give --since and --until together"),
            (("--since", "2024-12", "--until", "2024-12-20"), "--since: '2024-12' is not one day"),
            (("--since", "then", "--until", "2024-12-20"), "--since: 'then' is not a date"),
            (("--since", "2024-12-20", "--until", "2024-12-10"), "--until 2024-12-10 is before --since 2024-12-20"),
        ],
    )
    def test_days_that_are_none_are_wrong_usage(self, agreeing: str, days: tuple[str, ...], message: str) -> None:
        status, text = run("timeline", agreeing, *KILLED, *days)
        assert (status, text.startswith(f"conflictdata: {message}")) == (WRONG_USAGE, True)


class TestSensitivity:
    def test_there_is_a_row_for_each_rule(self, agreeing: str) -> None:
        status, text = run("sensitivity", agreeing, *EXACT)
        lines = text.splitlines()
        assert (status, lines[0]) == (FINE, "killed (side red, place town, until 2024-12-10)")
        rows = {line.split()[0]: line for line in lines[3:] if line}
        assert rows["min"].split() == ["min", "10", "10", "#few-killed"]
        assert "bounds" in rows
        assert "it prefers no one number" in text

    def test_for_tools(self, agreeing: str) -> None:
        found = json.loads(run("sensitivity", agreeing, *EXACT, "--latest", "--json")[1])
        (least,) = [row for row in found["rules"] if row["rule"] == "min"]
        assert (least["low"], least["high"], least["best"], least["claims"]) == (10, 10, 10, ["few-killed"])
        (median,) = [row for row in found["rules"] if row["rule"] == "median"]
        assert [each["claim"] for each in median["left_out"]] == ["few-killed"]

    def test_latest_figures_need_a_day(self, agreeing: str) -> None:
        found = run("sensitivity", agreeing, *KILLED, "--latest")
        assert found == (WRONG_USAGE, "conflictdata: give --as-of with --latest\n")


class TestExplain:
    def test_it_is_told_in_words_with_the_documents(self, disagreeing: str) -> None:
        status, text = run("explain", disagreeing, *KILLED)
        assert status == FINE
        assert "Ministry of Redland" in text
        assert "[1] “Briefing”, Monitor\n" in text

    def test_for_tools_each_sentence_has_its_claims(self, disagreeing: str) -> None:
        found = json.loads(run("explain", disagreeing, *KILLED, "--json")[1])
        assert (found["query"], found["contradiction"]) == ("killed", True)
        assert any("hardly-any" in sentence["claims"] for sentence in found["sentences"])
        assert [item["id"] for item in found["bibliography"]] == ["briefing"]

    def test_only_the_bibliography_is_printed_on_demand(self, agreeing: str) -> None:
        assert run("explain", agreeing, *KILLED, "--bibliography", "bibtex")[1].startswith("@")
        items = json.loads(run("explain", agreeing, *KILLED, "--bibliography", "csl-json")[1])
        assert [item["id"] for item in items] == ["briefing"]

    @pytest.mark.parametrize(
        ("options", "message"),
        [
            (("--bibliography", "ris"), "there is no bibliography 'ris'; give --bibliography one of: csl-json, bibtex"),
            (("--bibliography", "bibtex", "--json"), "BibTeX is no JSON; give --bibliography csl-json"),
        ],
    )
    def test_a_bibliography_that_there_is_not_is_wrong_usage(
        self, agreeing: str, options: tuple[str, ...], message: str
    ) -> None:
        status, text = run("explain", agreeing, *KILLED, *options)
        assert (status, text.startswith(f"conflictdata: {message}")) == (WRONG_USAGE, True)
