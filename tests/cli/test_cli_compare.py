"""The command compare."""

import json
from pathlib import Path

import pytest

pytest.importorskip("typer")
pytest.importorskip("rich")

from asked import FINE, WRONG_USAGE, run

from conflictdata import examples
from conflictdata.serial import dump

EXAMPLE = "example:kursk-2024"


@pytest.fixture
def tables(tmp_path: Path) -> tuple[str, str]:
    """Two releases of a table of a known format."""
    paths = tmp_path / "old.json", tmp_path / "new.json"
    for path, number in zip(paths, (9000, 9100), strict=True):
        row = {"date": "2022-03-03", "day": 8, "personnel": number, "personnel*": "about", "POW": 1}
        path.write_text(json.dumps([row]))
    return str(paths[0]), str(paths[1])


def test_equal_releases_do_not_differ() -> None:
    status, text = run("compare", EXAMPLE, EXAMPLE)
    assert (status, text) == (FINE, "claims: 0 added, 0 changed, 0 vanished, 0 reappeared, 19 unchanged\n")


def test_differences_are_told_and_are_no_problem(tmp_path: Path) -> None:
    data = examples.load("kursk-2024")
    path = tmp_path / "later.json"
    dump(data.select(type="casualty_estimates"), path)
    status, text = run("compare", str(path), EXAMPLE, "--released", "2025-01")
    assert status == FINE
    assert text.startswith("claims in the release of 2025-01-31: 0 added, 0 changed, 0 vanished, 0 reappeared, ")


def test_tables_of_known_formats_are_read(tables: tuple[str, str]) -> None:
    status, text = run("compare", *tables)
    assert status == FINE
    assert "claims: 0 added, 1 changed, 0 vanished, 0 reappeared, 1 unchanged\n" in text
    assert "\n  claimed-losses-2022-03-03-personnel: count.range." in text
    assert "; count.wording: about 9,000 -> about 9,100; " in text
    assert "\n  claimed-losses-2022-03-03-personnel, personnel: 9000 -> 9100\n" in text


def test_for_tools(tables: tuple[str, str]) -> None:
    status, text = run("compare", *tables, "--earlier", EXAMPLE, "--released", "2022-03-05", "--json")
    found = json.loads(text[text.index("{") :])
    assert (status, found["released"], found["unchanged"]) == (FINE, "2022-03-05", 1)
    assert found["changed"][0]["id"] == "claimed-losses-2022-03-03-personnel"
    assert {"path": "count.wording", "old": "about 9,000", "new": "about 9,100"} in found["changed"][0]["fields"]


@pytest.mark.parametrize(("day", "reason"), [("soon", "--released: "), ("2024/..", "--released: ")])
def test_a_day_that_is_none_is_wrong_usage(day: str, reason: str) -> None:
    status, text = run("compare", EXAMPLE, EXAMPLE, "--released", day)
    assert (status, text.startswith(f"conflictdata: {reason}")) == (WRONG_USAGE, True)


def test_a_day_without_an_end_is_wrong_usage() -> None:
    status, text = run("compare", EXAMPLE, EXAMPLE, "--released", "[2024-01-01..]")
    assert (status, "has no last day" in text) == (WRONG_USAGE, True)
