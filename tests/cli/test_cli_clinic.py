"""The import clinic on the command line."""

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from rich.text import Text
from typer.testing import CliRunner, Result

from conflictdata.cli.app import app

FINE, FINDINGS, WRONG_USAGE = 0, 1, 2
TABLE = """date,"<b>source</b>",deaths
2022-03-01,Post (via Wire),"1,200"
2022-03-02,<script>x</script>,14
2022-03-03,Post,18
"""


def run(*arguments: str | Path, given: bytes | None = None) -> Result:
    return CliRunner().invoke(
        app, ["clinic", *(str(argument) for argument in arguments)], prog_name="conflictdata", input=given
    )


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "table.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_clean_table_ends_in_status_0(tmp_path: Path) -> None:
    path = tmp_path / "clean.csv"
    path.write_text("date,deaths\n2022-03-01,4\n2022-03-02,7\n")
    result = run(path)
    assert (result.exit_code, result.stdout) == (FINE, "clean.csv: 2 rows, 2 columns, utf-8: 0 findings\n")


def test_piped_findings_are_plain_lines_with_what_belongs_to_them_below(table: Path) -> None:
    result = run(table)
    assert result.exit_code == FINDINGS
    assert "\x1b" not in result.stdout
    head, *lines = result.stdout.splitlines()
    assert head == "table.csv: 3 rows, 3 columns, utf-8: 2 findings"
    assert [line for line in lines if not line.startswith("    ")] == [
        "text-numbers: deaths: numbers written as text: 1 of 3 cells",
        "relay-in-speaker: <b>source</b>: who passed it on stands in the name of who said it: 1 of 3 cells",
    ]
    assert "    row 1, deaths: '1,200'" in lines


@pytest.mark.usefixtures("terminal")
def test_a_terminal_shows_a_table(table: Path) -> None:
    result = run(table)
    assert result.exit_code == FINDINGS
    text = Text.from_ansi(result.stdout).plain
    assert "None is a verdict" in text
    assert max(map(len, text.splitlines())) <= 80
    assert "1 of 3 cells" in " ".join(text.split())


@pytest.mark.usefixtures("terminal")
def test_a_terminal_shows_no_table_of_nothing(tmp_path: Path) -> None:
    path = tmp_path / "clean.csv"
    path.write_text("date,deaths\n2022-03-01,4\n")
    assert Text.from_ansi(run(path).stdout).plain == "clean.csv: 1 row, 2 columns, utf-8: 0 findings\n"


def test_json_has_all_that_was_found(table: Path) -> None:
    result = run(table, "--json")
    found = json.loads(result.stdout)
    assert result.exit_code == FINDINGS
    assert set(found) == {"file", "layout", "encoding", "rows", "columns", "findings"}
    assert found["columns"][0] == {"name": "date", "role": "date", "filled": 3, "distinct": 3}
    assert set(found["findings"][0]) == {
        "code",
        "title",
        "columns",
        "count",
        "of",
        "counted",
        "reason",
        "examples",
        "remedy",
    }
    assert found["findings"][0]["examples"] == [{"row": 1, "column": "deaths", "text": "1,200"}]


def test_the_standard_input_is_a_file_as_well() -> None:
    result = run("-", given=TABLE.encode())
    assert result.stdout.startswith("data: 3 rows")


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.open: list[str] = []
        self.links: set[str] = set()
        self.ids: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag != "meta":
            self.open.append(tag)
        self.links |= {value or "" for name, value in attrs if name in ("href", "src")}
        self.ids |= {value or "" for name, value in attrs if name == "id"}

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_a_page_stands_alone_has_no_scripts_and_escapes_what_the_file_says(tmp_path: Path) -> None:
    table = tmp_path / "<i>.csv"
    table.write_text(f"{TABLE}2022-03-04,Post (via <script>\u202ex</script>),11\n", encoding="utf-8")
    out = tmp_path / "page.html"
    result = run(table, "--html", out)
    assert result.exit_code == FINDINGS
    page = out.read_text("utf-8")
    tags = Tags()
    tags.feed(page)
    tags.close()
    assert tags.open == []
    assert {"script", "i", "b", "link", "img"}.isdisjoint(tags.seen)
    assert tags.links == {f"#{id_}" for id_ in tags.ids} == {f"#finding-{number}" for number in (1, 2, 3)}
    assert "default-src 'none'" in page
    assert "Examination of &lt;i&gt;.csv" in page
    assert "\u202e" not in page
    assert "&lt;script&gt;" in page


def test_a_page_of_a_header_alone_and_of_nothing(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    assert run("-", "--html", out, given=b"").exit_code == FINDINGS
    assert "What the columns were taken for" not in out.read_text("utf-8")
    assert run("-", "--html", out, "--force", given=b"a,\n1,2\n").exit_code == FINDINGS
    assert '<td class="number">header</td><td>column 2</td>' in out.read_text("utf-8")
    assert run("-", "--html", out, "--force", given=b"a,b\n1,2\n").exit_code == FINE
    assert "None is a verdict" not in out.read_text("utf-8")


def test_a_file_is_replaced_only_on_demand(table: Path, tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    out.write_text("mine")
    result = run(table, "--html", out)
    assert (result.exit_code, out.read_text()) == (WRONG_USAGE, "mine")
    assert result.stderr == f"conflictdata: {out} is there already; give --force to replace it\n"
    assert run(table, "--html", out, "--force").exit_code == FINDINGS
    assert out.read_text() != "mine"


def test_a_file_that_is_not_there_is_wrong_usage(tmp_path: Path) -> None:
    assert run(tmp_path / "none.csv").exit_code == WRONG_USAGE


def test_a_packed_file_is_told_to_be_one(tmp_path: Path) -> None:
    path = tmp_path / "table.zip"
    path.write_bytes(b"PK\x03\x04")
    result = run(path)
    assert (result.exit_code, result.stdout) == (FINDINGS, "")
    assert "unpack it first" in result.stderr


def test_characters_that_are_not_written_alone_do_not_stop_it(tmp_path: Path) -> None:
    out = tmp_path / "page.html"
    given = b'[{"source": "\\ud800 via Wire"}]'
    assert run("-", "--json", "--html", out, given=given).exit_code == FINDINGS
    assert "via Wire" in out.read_text("utf-8")
