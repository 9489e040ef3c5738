"""The commands bounds, conflicts and origins."""

import json
from pathlib import Path

import pytest

pytest.importorskip("typer")
pytest.importorskip("rich")
pytest.importorskip("highspy")

from typer.testing import CliRunner

from conflictdata.cli.app import app
from conflictdata.examples import load
from conflictdata.model.dataset import Dataset
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance, Relay
from conflictdata.serial.facade import dump
from conflictdata.values.names import Name

EXAMPLE = "example:kursk-dprk-losses"


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, list(arguments))
    return result.exit_code, result.output


def test_bounds_name_the_claims_that_bind_them() -> None:
    options = ("--category", "wounded", "--speaker", "nis", "--as-of", "2025-01-13", "--known-at", "2025-01-31")
    status, text = run("bounds", EXAMPLE, *options)
    lines = text.splitlines()
    assert status == 0
    assert lines[0].startswith("wounded: ")
    assert any("National Intelligence Service" in line and "#nis-" in line for line in lines[2:])


def test_claims_that_contradict_each_other_are_said_to_do_so() -> None:
    status, text = run("bounds", EXAMPLE, "--category", "wounded")
    assert (status, text.splitlines()[0]) == (1, "wounded: none: the claims contradict each other")


def test_bounds_for_tools() -> None:
    status, text = run("bounds", EXAMPLE, "--category", "killed", "--speaker", "nis", "--json")
    found = json.loads(text)
    assert status == 0
    assert found["contradiction"] is False
    assert {each["speaker"] for each in found["binding"]} == {"nis"}


def test_conflicts_are_told_in_sentences_with_the_ids_of_their_claims() -> None:
    status, text = run("conflicts", EXAMPLE, "--known-at", "2024-12-31", "--category", "killed_or_wounded")
    assert status == 1
    assert text.startswith("4 conflicts\n\n1. ")
    assert (
        "Both cannot hold.\n   #jcs-killed-or-wounded-2024-12-23, #ua-president-killed-or-wounded-2024-12-23\n" in text
    )


def test_conflicts_for_tools() -> None:
    found = json.loads(run("conflicts", EXAMPLE, "--known-at", "2024-12-31", "--json")[1])
    assert (len(found["conflicts"]), found["complete"]) == (4, True)


def test_without_conflicts_the_status_is_0() -> None:
    assert run("conflicts", "example:kursk-2024") == (0, "0 conflicts\n")


def test_a_side_without_a_category_is_wrong_usage() -> None:
    status, text = run("conflicts", EXAMPLE, "--side", "kp")
    assert (status, text) == (2, "conflictdata: give --category with --side or --place\n")


def test_a_category_that_there_is_not_is_a_problem() -> None:
    status, text = run("bounds", EXAMPLE, "--category", "slain")
    assert (status, text) == (1, "Query(category): 'slain' is no casualty category\n")


def test_origins_are_counted_and_listed() -> None:
    data = load("kursk-dprk-losses")
    status, text = run("origins", EXAMPLE, *(claim.id for claim in data.casualty_estimates))
    assert (status, text.splitlines()[0]) == (0, "36 claims, 5 known origins")


def test_origins_for_tools() -> None:
    found = json.loads(run("origins", EXAMPLE, "--json")[1])
    assert found["known"] == 6
    assert found["loops"] == []


def test_a_report_that_went_in_a_circle_is_shown(tmp_path: Path) -> None:
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


def test_a_file_without_claims_has_no_origins(tmp_path: Path) -> None:
    dump(Dataset(), tmp_path / "empty.json")
    assert run("origins", str(tmp_path / "empty.json")) == (0, "0 claims, 0 known origins\n")
