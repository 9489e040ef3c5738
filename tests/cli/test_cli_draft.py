"""The command draft: what it prints, and the status that it ends in."""

import json
from pathlib import Path

import pytest
from rich.text import Text
from typer.testing import CliRunner, Result

from conflictdata.cli.app import app

ARTICLE = """\
Syldavian intelligence said on Monday that roughly 300 Bordurian soldiers had been killed or wounded near Zlip.
Borduria launched 12 missiles overnight. About 40 people died in the past week, and 5 were hurt since February 2031.
"""


def run(*arguments: str | Path, text: str | None = None) -> Result:
    return CliRunner().invoke(app, ["draft", *map(str, arguments)], prog_name="conflictdata", input=text)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, "utf-8")
    return path


def test_a_pipe_has_one_line_for_each_draft(article: Path) -> None:
    result = run(article, "--published", "2031-03-06")
    head, *lines = result.stdout.splitlines()
    assert (result.exit_code, len(lines)) == (0, 4)
    assert head.split("  ")[0] == "PARAGRAPH"
    assert [cell.strip() for cell in lines[0].split("  ") if cell.strip()] == [
        "1",
        "43-54",
        "“roughly 300”",
        "250 to 350 (best 300)",
        "killed or wounded",
        "Syldavian intelligence",
        "asserts",
        "2031-03-03 (“on Monday”)",
        "'killed or wounded' stands behind it; 'said' attributes it",
        ARTICLE.splitlines()[0],
    ]


def test_dates_that_need_the_date_of_the_text_are_shown_in_their_words(article: Path) -> None:
    assert "  “on Monday”  " in run(article).stdout


@pytest.mark.usefixtures("terminal")
def test_a_terminal_has_a_table_with_the_evidence(article: Path) -> None:
    shown = Text.from_ansi(run(article, "--published", "2031-03-06").stdout).plain
    assert "4 draft claims to review" in shown
    assert "paragraph 2, characters 130 to" in shown
    assert "missile launched" in shown


def test_json_is_the_drafts_for_tools(article: Path) -> None:
    result = run(article, "--json", "--published", "2031-03-06")
    drafts = json.loads(result.stdout)
    assert result.exit_code == 0
    assert [draft["counted"] for draft in drafts] == [
        "killed or wounded",
        "missile launched",
        "dead, all direct causes",
        "injured, any cause",
    ]
    assert drafts[0]["span"] == [43, 54]
    assert drafts[0]["count"]["wording"] == "roughly 300"


def test_a_text_can_come_from_the_standard_input() -> None:
    result = run("-", text="\ufeff12 people were killed.")
    assert (result.exit_code, result.stdout.splitlines()[1].split("  ")[0]) == (0, "1")


def test_a_text_without_claims_has_no_lines_on_stdout() -> None:
    result = run("-", text="Nothing happened.")
    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "conflictdata: no claims with numbers were found\n"


def test_a_text_without_claims_is_an_empty_list_in_json() -> None:
    assert json.loads(run("-", "--json", text="Nothing happened.").stdout) == []


@pytest.mark.parametrize(("option", "value"), [("--lang", "xx"), ("--policy", "no-such-policy")])
def test_an_unknown_language_or_policy_is_named(article: Path, option: str, value: str) -> None:
    result = run(article, option, value)
    assert (result.exit_code, result.stdout) == (2, "")
    assert value in result.stderr


def test_a_date_that_is_none_is_wrong_usage(article: Path) -> None:
    result = run(article, "--published", "last week")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--published" in result.stderr


def test_a_missing_file_is_wrong_usage(tmp_path: Path) -> None:
    assert run(tmp_path / "missing.txt").exit_code == 2


def test_a_file_that_is_no_text_is_wrong_usage(tmp_path: Path) -> None:
    path = tmp_path / "photo.jpg"
    path.write_bytes(b"ab\xff")
    result = run(path)
    assert result.exit_code == 2
    assert result.stderr == f"conflictdata: {path} is not text in UTF-8 (byte 2); convert it first\n"
