"""The commands: what they print, and the status that they end in."""

import json
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.text import Text
from typer.testing import CliRunner, Result

from conflictdata import examples
from conflictdata.cli import show, sources
from conflictdata.cli.app import app
from conflictdata.model.dataset import Dataset
from conflictdata.model.records import CLAIM_TYPES, ENTITY_TYPES
from conflictdata.serial import dump, dumps, json_schema, load, loads
from conflictdata.vocab import all_codelists

EXAMPLE = "example:kursk-2024"
FORMATS = ("json", "jsonl", "msgpack", "yaml")
COLUMNS = "ID WHAT HOW MANY WHO SAYS SO STANCE STATED WHEN WHERE SOURCE"
PAIRS = [*product([*FORMATS, "json.gz"], [*FORMATS, "yaml.gz", "msgpack.zst"])]
FINE, PROBLEMS, WRONG_USAGE = 0, 1, 2


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], prog_name="conflictdata")


def unstyled(result: Result) -> str:
    assert result.exit_code == FINE
    return Text.from_ansi(result.stdout).plain


class TestValidate:
    def test_a_valid_file_has_no_lines_on_stdout(self) -> None:
        result = run("validate", EXAMPLE)
        assert (result.exit_code, result.stdout) == (FINE, "")
        assert result.stderr == f"{EXAMPLE}: valid, 33 records, 19 claims, 0 doubts\n"

    def test_each_problem_is_a_line_with_file_pointer_code_and_message(self, tmp_path: Path) -> None:
        path = tmp_path / "bad.json"
        path.write_text('{"format": "conflictdata", "version": 1, "agents": [{"id": "a b"}], "extra": 1}')
        result = run("validate", path)
        assert result.exit_code == PROBLEMS
        assert [line.split(": ")[:2] for line in result.stdout.splitlines()] == [
            [f"{path}:/agents/0/names", "missing-key"],
            [f"{path}:/extra", "unknown-key"],
        ]

    def test_problems_of_lines_have_the_number_of_the_line(self, tmp_path: Path) -> None:
        path = tmp_path / "bad.jsonl"
        path.write_text('{"format":"conflictdata","version":1}\n{"type":"agent","id":"a"}\n')
        assert run("validate", path).stdout.startswith(f"{path}:2:/names: missing-key: ")

    def test_doubts_are_marked_and_change_the_status_only_on_demand(self, everything_file: Path) -> None:
        result = run("validate", everything_file)
        assert result.exit_code == FINE
        assert [line.split(": ")[1:3] for line in result.stdout.splitlines()] == [
            ["doubt", "heaped-count"],
            ["doubt", "salvo-imbalance"],
        ]
        assert run("validate", "--fail-on-doubts", everything_file).exit_code == PROBLEMS
        assert run("validate", "--fail-on-doubts", EXAMPLE).exit_code == FINE

    def test_json_has_one_object_for_each_finding(self, everything_file: Path, tmp_path: Path) -> None:
        bad = tmp_path / "bad.json"
        bad.write_text("{")
        result = run("validate", "--json", everything_file, bad)
        findings = json.loads(result.stdout)
        assert result.exit_code == PROBLEMS
        assert [(finding["file"], finding["code"], finding["doubt"]) for finding in findings] == [
            (str(everything_file), "heaped-count", True),
            (str(everything_file), "salvo-imbalance", True),
            (str(bad), "malformed", False),
        ]
        assert [set(finding) for finding in findings] == [{"file", "pointer", "code", "message", "doubt"}] * 3

    def test_the_worst_of_several_files_decides(self, tmp_path: Path) -> None:
        bad = tmp_path / "bad.json"
        bad.write_text("[]")
        missing = tmp_path / "missing.json"
        assert run("validate", bad, EXAMPLE).exit_code == PROBLEMS
        result = run("validate", missing, bad, EXAMPLE)
        assert result.exit_code == WRONG_USAGE
        assert f"conflictdata: {missing}: No such file or directory\n" in result.stderr
        assert f"{EXAMPLE}: valid" in result.stderr
        assert result.stdout.startswith(f"{bad}:(document): ")

    def test_unknown_keys_pass_on_demand(self, tmp_path: Path) -> None:
        path = tmp_path / "newer.json"
        path.write_text('{"format": "conflictdata", "version": 1, "of_tomorrow": 1}')
        assert run("validate", path).exit_code == PROBLEMS
        assert run("validate", "--keep-unknown", path).exit_code == FINE

    def test_an_option_names_the_format_where_the_suffix_does_not(self, tmp_path: Path) -> None:
        path = tmp_path / "data.txt"
        path.write_bytes(examples.raw("kursk-2024"))
        result = run("validate", path)
        assert result.exit_code == PROBLEMS
        assert result.stdout.startswith(f"{path}:(document): format-not-known: ")
        assert run("validate", "--format", "json", path).exit_code == FINE
        result = run("validate", "--format", "xml", path)
        assert (result.exit_code, result.stderr.startswith("conflictdata: there is no format 'xml'")) == (2, True)

    @pytest.mark.parametrize("suffix", [*FORMATS, "json.gz", "jsonl.zst"])
    @given(data=st.data())
    @settings(
        max_examples=15,
        deadline=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    )
    def test_damaged_files_end_in_problems_with_places(self, data: st.DataObject, suffix: str, tmp_path: Path) -> None:
        path = tmp_path / f"damaged.{suffix}"
        dump(examples.load("kursk-2024"), path)
        raw = bytearray(path.read_bytes())
        for position in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=4)):
            raw[position] = data.draw(st.integers(0, 255))
        del raw[data.draw(st.integers(0, len(raw))) :]
        path.write_bytes(raw)
        result = run("validate", path)
        assert not isinstance(result.exception, Exception)
        assert result.exit_code in (FINE, PROBLEMS)
        if result.exit_code == PROBLEMS:
            assert result.stdout
        for line in result.stdout.splitlines():
            place, code, message = line.removeprefix(f"{path}:").replace(": doubt: ", ": ").split(": ", 2)
            assert line.startswith(f"{path}:")
            assert place
            assert code.replace("-", "").isalpha()
            assert message


class TestShow:
    def test_piped_tables_have_one_line_for_each_record(self) -> None:
        result = run("show", EXAMPLE, "--type", "casualty_estimate")
        lines = result.stdout.splitlines()
        assert result.exit_code == FINE
        assert lines[0] == "Casualty estimates (5)"
        assert lines[1].split() == COLUMNS.split()
        assert len(lines) == 7
        (line,) = [line for line in lines if line.startswith("president-killed-or-wounded")]
        assert "2,500 to 3,500 (best 3,000) “roughly 3,000”" in line
        assert "President of Ukraine estimates between 2024-12-23 and 2024-12-31 until 2024-12" in " ".join(
            line.split()
        )
        assert line.endswith("article, paragraph 2")

    def test_every_collection_has_a_table(self, everything: Dataset, everything_file: Path) -> None:
        *titles, last = [block.partition("\n")[0] for block in run("show", everything_file).stdout.split("\n\n")]
        counts = {name: len(getattr(everything, name)) for name in (*ENTITY_TYPES, *CLAIM_TYPES)}
        assert titles == [f"{name.replace('_', ' ').capitalize()} ({count})" for name, count in counts.items()]
        assert last == "2 rows of 1 foreign file kept as written; --type source_rows or source_files lists them"

    def test_foreign_files_and_their_rows_have_tables_where_they_are_asked_for(self, everything_file: Path) -> None:
        files = run("show", everything_file, "--type", "source_files").stdout.splitlines()
        rows = run("show", everything_file, "--type", "source_row").stdout.splitlines()
        assert [" ".join(line.split()) for line in files] == [
            "Source files (1)",
            "ID FORMAT NAME LAYOUT ENCODING DOCUMENT",
            "table somebodys-table table.csv delimited text utf-8 wire",
        ]
        assert [" ".join(line.split()) for line in rows] == [
            "Source rows (2)",
            "ID FILE NUMBER TEXT CLAIMS",
            "table-1 table 1 20 Dec,clash clash, tank",
            "table-2 table 2",
        ]

    @pytest.mark.usefixtures("terminal")
    def test_a_terminal_says_how_many_rows_of_foreign_files_are_kept(self, everything_file: Path) -> None:
        text = unstyled(run("show", everything_file))
        assert "Source rows" not in text
        assert "2 rows of 1 foreign file kept as written;" in text
        assert "20 Dec,clash" in unstyled(run("show", everything_file, "--type", "source_rows"))

    def test_rows_are_those_of_the_claims_that_the_other_filters_leave(self, everything_file: Path) -> None:
        of_a_type = ("--type", "source_rows", "--json")
        selection = loads(run("show", everything_file, *of_a_type, "--speaker", "monitor").stdout_bytes)
        assert [row.id for row in selection.source_rows] == ["table-1"]
        assert [file.id for file in selection.source_files] == ["table"]
        assert [*selection.claims()] == []
        assert selection.left_out == {"clash", "tank"}
        assert loads(run("show", everything_file, *of_a_type, "--place", "province").stdout_bytes) == selection
        nobody = run("show", everything_file, "--type", "source_rows", "--speaker", "cabinet")
        assert nobody.stderr == "conflictdata: no records match\n"

    def test_entities_are_shown_with_what_they_belong_to(self, everything_file: Path) -> None:
        text = run("show", everything_file).stdout
        assert "Ministry of Redland  unknown  rr       Cabinet of Redland  speaks for Redland" in text
        assert "Town      unknown           Province    latitude 51.5, longitude 35.25, near the point" in text
        assert "1st Brigade  brigade  rr       Redland     infantry" in text
        assert "published 2024-12-26, https://example.org/briefing" in text
        assert "ally: Blueland" in text

    @pytest.mark.usefixtures("terminal")
    def test_terminal_tables_fit_and_lose_nothing(self, everything_file: Path) -> None:
        text = unstyled(run("show", everything_file))
        assert max(map(len, text.splitlines())) <= 80
        assert "Casualty estimates (4)" in text
        assert "…" not in text
        assert "10 to 12" in text

    @pytest.mark.usefixtures("terminal")
    def test_long_terminal_tables_come_in_parts_under_one_title(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(show, "_ROWS_AT_ONCE", 2)
        text = unstyled(run("show", EXAMPLE, "--type", "agents"))
        assert text.count("Agents (6)") == 1
        assert text.count("belongs to") == 3
        firsts = [line.split()[0] for line in text.splitlines() if line.startswith("  ") and line.split()]
        assert [first for first in firsts if first in examples.load("kursk-2024")] == [
            agent.id for agent in examples.load("kursk-2024").agents
        ]

    @pytest.mark.usefixtures("terminal")
    def test_terminal_tables_leave_out_columns_that_are_empty(self) -> None:
        heading = unstyled(run("show", EXAMPLE, "--type", "places")).splitlines()[2]
        assert heading.split() == ["id", "name", "kind", "country", "belongs", "to"]

    @pytest.mark.parametrize(
        ("filters", "ids"),
        [
            (("--type", "captures"), ["first-capture"]),
            (("--speaker", "gur"), ["gur-novoivanovka-casualties", "strikes-near-novoivanovka"]),
            (("--speaker", "gur", "--type", "strike_events"), ["strikes-near-novoivanovka"]),
            (("--place", "ukraine", "--period", "2024-12-25"), ["christmas-strike"]),
            (("--side", "ru", "--type", "agreements"), ["defence-pact"]),
            (("--as-of", "2024-12-17", "--speaker", "ua-authorities"), ["announced-deployment"]),
        ],
    )
    def test_filters_add_up_and_json_is_the_selection(self, filters: tuple[str, ...], ids: list[str]) -> None:
        result = run("show", EXAMPLE, "--json", *filters)
        selection = loads(result.stdout_bytes)
        assert result.exit_code == FINE
        assert [claim.id for claim in selection.claims()] == ids

    def test_json_without_filters_is_the_canonical_file(self) -> None:
        assert run("show", EXAMPLE, "--json").stdout_bytes == examples.raw("kursk-2024")

    def test_the_entities_of_one_type_come_with_those_that_they_refer_to(self) -> None:
        selection = loads(run("show", EXAMPLE, "--json", "--type", "agents").stdout_bytes)
        assert len(selection.agents) == 6
        assert {actor.id for actor in selection.actors} == {"ua"}
        assert [*selection.claims()] == []
        assert selection.title == examples.load("kursk-2024").title

    def test_the_entities_of_one_type_keep_their_unknown_keys(self, tmp_path: Path) -> None:
        path = tmp_path / "newer.json"
        path.write_text(
            '{"format":"conflictdata","version":1,"of_tomorrow":1,'
            '"places":[{"id":"p","names":[{"text":"P"}],"of_tomorrow":2}],'
            '"actors":[{"id":"a","names":[{"text":"A"}],"of_tomorrow":3}]}'
        )
        plain = json.loads(run("show", path, "--json", "--keep-unknown", "--type", "place").stdout)
        assert (plain["of_tomorrow"], plain["places"][0]["of_tomorrow"], "actors" in plain) == (1, 2, False)

    def test_nothing_to_show_is_said_on_stderr(self) -> None:
        result = run("show", EXAMPLE, "--type", "units")
        assert (result.exit_code, result.stdout, result.stderr) == (FINE, "", "conflictdata: no records match\n")

    @pytest.mark.parametrize(
        ("filters", "message"),
        [
            (("--type", "tanks"), "there is no record type 'tanks'; give --type one of: agents, documents,"),
            (("--place", "atlantis"), "there is no record with the id 'atlantis'; show --type places,"),
            (("--period", "last week"), "'last week' is not a date of the Extended Date/Time Format"),
            (("--as-of", "yesterday"), "'yesterday' is not a date of the Extended Date/Time Format"),
        ],
    )
    def test_filters_that_cannot_match_are_wrong_usage(self, filters: tuple[str, str], message: str) -> None:
        result = run("show", EXAMPLE, *filters)
        assert result.exit_code == WRONG_USAGE
        assert result.stderr.startswith(f"conflictdata: {message}")


class TestReport:
    def test_it_names_the_dataset_and_its_speakers_first(self) -> None:
        result = run("report", EXAMPLE)
        assert result.exit_code == FINE
        assert result.stdout.startswith("North Korean troops in the Kursk region, December 2024\n")
        assert "by       National Intelligence Service (5), GUR (2)," in result.stdout

    def test_piped_lines_have_no_spaces_at_their_ends_and_no_codes(self) -> None:
        text = run("report", EXAMPLE).stdout
        assert [line for line in text.splitlines() if line != line.rstrip()] == []
        assert "\x1b" not in text

    @pytest.mark.usefixtures("terminal")
    def test_a_terminal_gets_the_same_words(self) -> None:
        assert "2,500 to 3,500 (best 3,000)" in run("report", EXAMPLE).stdout

    def test_json_has_a_section_for_each_subject(self) -> None:
        plain = json.loads(run("report", EXAMPLE, "--json").stdout)
        assert [section["title"] for section in plain["sections"]] == [
            "Strength and deployments",
            "Casualties",
            "Strikes",
            "Ground operations",
            "Captures, and what became of the captured",
            "Agreements",
            "Conditions",
            "Characterisations",
        ]

    def test_a_broken_file_is_told_on_stderr(self, tmp_path: Path) -> None:
        path = tmp_path / "bad.json"
        path.write_text("{}")
        result = run("report", path)
        assert (result.exit_code, result.stdout) == (PROBLEMS, "")
        assert result.stderr.startswith(f"{path}:/")


class TestConvert:
    @pytest.mark.parametrize(("source", "target"), PAIRS)
    def test_every_format_converts_to_every_other(
        self, source: str, target: str, everything: Dataset, tmp_path: Path
    ) -> None:
        old, new = tmp_path / f"old.{source}", tmp_path / f"new.{target}"
        dump(everything, old)
        result = run("convert", old, new)
        assert (result.exit_code, result.output) == (FINE, "")
        assert load(new) == everything

    @pytest.mark.parametrize("notation", FORMATS)
    def test_the_standard_output_gets_the_bytes_themselves(self, notation: str) -> None:
        result = run("convert", EXAMPLE, "-", "--to", notation)
        assert result.stdout_bytes == dumps(examples.load("kursk-2024"), format=notation)

    def test_the_standard_output_needs_a_format(self) -> None:
        result = run("convert", EXAMPLE, "-")
        assert result.exit_code == WRONG_USAGE
        assert result.stderr == "conflictdata: name the format for the standard output with --to\n"

    def test_options_name_the_formats_where_suffixes_do_not(self, tmp_path: Path) -> None:
        (tmp_path / "in").write_bytes(examples.raw("kursk-2024"))
        assert run("convert", tmp_path / "in", tmp_path / "out").exit_code == WRONG_USAGE
        assert run("convert", tmp_path / "in", tmp_path / "out", "--to", "xml").exit_code == WRONG_USAGE
        assert run("convert", tmp_path / "in", tmp_path / "out", "--from", "json", "--to", "yaml").exit_code == FINE
        assert load(tmp_path / "out", format="yaml") == examples.load("kursk-2024")

    def test_the_option_for_the_format_of_the_input_is_named_as_it_is_called_here(self, tmp_path: Path) -> None:
        (tmp_path / "in").write_bytes(examples.raw("kursk-2024"))
        result = run("convert", tmp_path / "in", tmp_path / "out.json", "--from", "xml")
        assert result.exit_code == WRONG_USAGE
        assert "give --from one of" in result.stderr

    def test_an_unknown_format_for_the_standard_output_is_wrong_usage(self) -> None:
        result = run("convert", EXAMPLE, "-", "--to", "xml")
        assert result.exit_code == WRONG_USAGE
        assert result.stderr.startswith("conflictdata: there is no format 'xml'; give --to one of: json,")

    def test_nothing_is_replaced_unasked(self, everything_file: Path) -> None:
        before = everything_file.read_bytes()
        result = run("convert", EXAMPLE, everything_file)
        assert result.exit_code == WRONG_USAGE
        assert result.stderr == f"conflictdata: {everything_file} is there already; give --force to replace it\n"
        assert everything_file.read_bytes() == before

    def test_a_file_can_replace_itself_when_asked(self, everything: Dataset, everything_file: Path) -> None:
        assert run("convert", everything_file, everything_file).exit_code == WRONG_USAGE
        assert run("convert", "--force", everything_file, everything_file).exit_code == FINE
        assert load(everything_file) == everything

    def test_unknown_keys_are_carried_over_on_demand(self, tmp_path: Path) -> None:
        path = tmp_path / "newer.json"
        path.write_text('{"format": "conflictdata", "version": 1, "of_tomorrow": [1]}')
        assert run("convert", path, "-", "--to", "yaml").exit_code == PROBLEMS
        assert "of_tomorrow" in run("convert", path, "-", "--to", "yaml", "--keep-unknown").stdout

    def test_a_folder_that_is_not_there_is_wrong_usage(self, tmp_path: Path) -> None:
        result = run("convert", EXAMPLE, tmp_path / "no" / "such" / "folder.json")
        assert result.exit_code == WRONG_USAGE
        assert "No such file or directory" in result.stderr


class TestSchema:
    def test_it_is_the_json_schema_of_the_format(self) -> None:
        assert json.loads(run("schema").stdout) == json_schema()

    def test_the_vocabulary_has_a_line_for_each_code(self) -> None:
        codes = sum(len(codelist) for codelist in all_codelists())
        lines = run("schema", "--vocab").stdout.splitlines()
        assert len(lines) == codes + 1
        assert lines[0].split() == ["SCHEME", "CODE", "LABEL", "DEFINITION", "SOURCE"]

    def test_the_vocabulary_as_json_has_an_object_for_each_code(self) -> None:
        rows = json.loads(run("schema", "--vocab", "--json").stdout)
        assert {
            "scheme": "conflictdata-stance",
            "code": "denies",
            "label": "denies",
            "definition": "Says that the content is false.",
        }.items() <= next(row for row in rows if row["code"] == "denies").items()

    @pytest.mark.usefixtures("terminal")
    def test_the_vocabulary_has_a_table_for_each_list_on_a_terminal(self) -> None:
        text = unstyled(run("schema", "--vocab"))
        assert max(map(len, text.splitlines())) <= 80
        for codelist in all_codelists():
            assert next(iter(codelist)).scheme in text


class TestFiles:
    @pytest.mark.parametrize("command", [("validate",), ("show",), ("report",)])
    def test_an_unknown_example_is_refused_with_the_names_of_the_others(self, command: tuple[str, ...]) -> None:
        result = run(*command, "example:waterloo")
        assert result.exit_code == WRONG_USAGE
        assert (
            result.stderr
            == "conflictdata: there is no example 'waterloo'; examples are: kursk-2024, kursk-dprk-losses\n"
        )

    @pytest.mark.parametrize("command", [("validate",), ("show",), ("report",)])
    def test_a_folder_is_no_file(self, command: tuple[str, ...], tmp_path: Path) -> None:
        folder = tmp_path / "folder.json"
        folder.mkdir()
        result = run(*command, folder)
        assert result.exit_code == WRONG_USAGE
        assert result.stderr == f"conflictdata: {folder}: Is a directory\n"

    @pytest.mark.usefixtures("terminal")
    def test_a_bar_shows_the_progress_of_long_reading(
        self, everything_file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        assert "reading" not in run("report", everything_file).stderr
        monkeypatch.setattr(sources, "_MANY_BYTES", 1)
        assert "reading everything.json" in run("report", everything_file).stderr

    def test_there_is_no_bar_where_there_is_no_terminal(
        self, everything_file: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sources, "_MANY_BYTES", 1)
        assert run("report", everything_file).stderr == ""

    @pytest.mark.parametrize("command", ["validate", "report"])
    def test_a_missing_package_is_wrong_usage(
        self, command: str, tmp_path: Path, missing_yaml: Callable[[], None]
    ) -> None:
        path = tmp_path / "data.yaml"
        dump(Dataset(), path)
        missing_yaml()
        result = run(command, path)
        assert result.exit_code == WRONG_USAGE
        assert 'pip install "conflictdata[yaml]"' in result.stderr


class TestUsage:
    def test_the_version_is_that_of_the_package_and_of_the_format(self) -> None:
        assert run("--version").stdout.startswith("conflictdata 0.")
        assert run("--version").stdout.endswith("(data format 1)\n")

    def test_help_names_every_command(self) -> None:
        text = run("--help").stdout
        assert [line.split()[0] for line in text.partition("Commands:\n")[2].splitlines()] == [
            "validate",
            "show",
            "report",
            "clinic",
            "compare",
            "bounds",
            "conflicts",
            "origins",
            "timeline",
            "sensitivity",
            "explain",
            "draft",
            "convert",
            "formats",
            "schema",
        ]

    @pytest.mark.parametrize("arguments", [(), ("destroy",), ("show",), ("show", "--colour", EXAMPLE), ("validate",)])
    def test_wrong_usage_has_its_status(self, arguments: tuple[str, ...]) -> None:
        assert run(*arguments).exit_code == WRONG_USAGE
