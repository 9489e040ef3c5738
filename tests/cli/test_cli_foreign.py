"""Foreign files as arguments of commands, and the list of formats."""

import json
from pathlib import Path

import pytest
from rich.text import Text
from typer.testing import CliRunner, Result

import conflictdata as cd
from conflictdata.cli.app import app
from conflictdata.serial import dumps, load

FINE, PROBLEMS, WRONG_USAGE = 0, 1, 2
FIXTURES = Path(__file__).parents[1] / "interchange/fixtures"
GED, SERIES = FIXTURES / "ucdp-ged.csv", FIXTURES / "t4p-daily.json"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments], prog_name="conflictdata")


class TestConvert:
    @pytest.mark.parametrize("path", sorted(FIXTURES.iterdir()), ids=lambda path: path.name)
    def test_every_foreign_file_becomes_a_dataset_and_comes_back(self, path: Path, tmp_path: Path) -> None:
        own, again = tmp_path / "own.json", tmp_path / "again"
        result = run("convert", path, own)
        assert result.exit_code == FINE
        format = cd.sniff(path).name
        assert result.stderr.startswith(f"conflictdata: {path} was read as {format} in utf-8, ")
        assert load(own) == cd.read(path).dataset
        result = run("convert", own, again, "--to", format)
        assert (result.exit_code, result.stdout) == (FINE, "")
        assert again.read_bytes() == path.read_bytes()
        assert f"rows of {format}: nothing was lost" in result.stderr

    def test_problems_are_counted_on_stderr_with_the_command_that_lists_them(self, tmp_path: Path) -> None:
        result = run("convert", GED, tmp_path / "own.jsonl")
        assert result.stderr == (
            f"conflictdata: {GED} was read as ucdp-ged in utf-8, 5 problems; conflictdata validate {GED} lists them\n"
        )
        clean = FIXTURES / "ucdp-ged-candidate.csv"
        assert run("convert", clean, tmp_path / "other.json").stderr.endswith("in utf-8, 0 problems\n")

    def test_the_format_of_the_input_can_be_named(self, tmp_path: Path) -> None:
        result = run("convert", GED, tmp_path / "own.json", "--from", "table")
        assert f"{GED} was read as table" in result.stderr
        assert list(load(tmp_path / "own.json").claims()) == []

    @pytest.mark.parametrize("target", ["-", "out.csv"])
    def test_a_format_that_there_is_not_is_wrong_usage(self, target: str, tmp_path: Path) -> None:
        target = target if target == "-" else str(tmp_path / target)
        result = run("convert", GED, target, "--to", "ged")
        assert result.exit_code == WRONG_USAGE
        assert result.stderr == (
            "conflictdata: there is no format 'ged'; give --to one of: json, jsonl, msgpack, yaml, or a foreign "
            "format, which conflictdata formats lists\n"
        )
        result = run("convert", GED, tmp_path / "own.json", "--from", "ged")
        assert result.exit_code == WRONG_USAGE
        assert "give --from one of: json, jsonl, msgpack, yaml, acled, " in result.stderr

    def test_a_suffix_does_not_name_a_foreign_format(self, tmp_path: Path) -> None:
        result = run("convert", GED, tmp_path / "out.csv")
        assert result.exit_code == WRONG_USAGE
        assert "or a foreign format" in result.stderr

    def test_a_foreign_file_is_not_written_to_the_standard_output(self) -> None:
        result = run("convert", GED, "-", "--to", "ucdp-ged")
        assert result.exit_code == WRONG_USAGE
        assert "is written to a file" in result.stderr

    def test_nothing_is_replaced_unasked(self, tmp_path: Path) -> None:
        path = tmp_path / "ged.csv"
        path.write_bytes(b"before")
        assert run("convert", GED, path, "--to", "ucdp-ged").exit_code == WRONG_USAGE
        assert path.read_bytes() == b"before"
        assert run("convert", GED, path, "--to", "ucdp-ged", "--force").exit_code == FINE
        assert path.read_bytes() == GED.read_bytes()

    def test_what_a_format_does_not_keep_is_said_on_stderr(self, tmp_path: Path) -> None:
        result = run("convert", "example:kursk-2024", tmp_path / "out.csv", "--to", "salvo-table")
        assert result.exit_code == FINE
        assert "not all was kept" in result.stderr
        assert "\nlost: " in result.stderr

    def test_claims_that_a_format_cannot_tell_are_a_problem_and_no_file_is_written(self, tmp_path: Path) -> None:
        result = run("convert", "example:kursk-2024", tmp_path / "out.csv", "--to", "ucdp-brd")
        assert result.exit_code == PROBLEMS
        assert "nothing-to-write" in result.stderr
        assert list(tmp_path.iterdir()) == []

    def test_a_file_that_is_not_there_and_one_that_is_packed_are_refused(self, tmp_path: Path) -> None:
        assert run("convert", tmp_path / "no.csv", tmp_path / "out.json").exit_code == WRONG_USAGE
        (tmp_path / "packed.csv").write_bytes(b"PK\x03\x04")
        result = run("convert", tmp_path / "packed.csv", tmp_path / "out.json")
        assert result.exit_code == PROBLEMS
        assert "unpack it first" in result.stderr


class TestValidate:
    def test_the_problems_of_a_foreign_file_are_listed_cell_by_cell(self) -> None:
        result = run("validate", GED)
        assert result.exit_code == PROBLEMS
        assert [line.split(": ")[:2] for line in result.stdout.splitlines()] == [
            [f"{GED}:3:best", "out-of-order"],
            [f"{GED}:4:id", "same-id"],
            [f"{GED}:4:high", "not-a-number"],
            [f"{GED}:5:latitude", "impossible-coordinates"],
            [f"{GED}:5:date_start", "not-a-date"],
            [f"{GED}:/casualty_estimates/8/count", "doubt"],
        ]
        assert result.stderr.startswith(f"{GED}: 5 problems, ")
        assert result.stderr.endswith(", 1 doubt\n")

    def test_a_foreign_file_without_problems_is_valid(self) -> None:
        path = FIXTURES / "ucdp-ged-candidate.csv"
        result = run("validate", path)
        assert (result.exit_code, result.stdout) == (FINE, "")
        assert result.stderr.startswith(f"{path}: valid, ")

    def test_doubts_about_its_claims_come_after_its_problems(self, tmp_path: Path) -> None:
        path = tmp_path / "estimates.csv"
        path.write_bytes((FIXTURES / "economist-tracker.csv").read_bytes())
        result = run("validate", "--json", path)
        found = [finding["doubt"] for finding in json.loads(result.stdout)]
        assert result.exit_code == PROBLEMS
        assert found == sorted(found)

    def test_a_format_that_there_is_not_is_wrong_usage(self) -> None:
        assert run("validate", GED, "--format", "ged").exit_code == WRONG_USAGE

    def test_a_packed_file_is_a_problem(self, tmp_path: Path) -> None:
        path = tmp_path / "packed.csv"
        path.write_bytes(b"\x1f\x8b")
        result = run("validate", path)
        assert result.exit_code == PROBLEMS
        assert result.stdout.startswith(f"{path}:(document): packed: ")


class TestTellingApart:
    def test_json_that_is_a_list_or_has_none_of_our_keys_is_foreign(self, tmp_path: Path) -> None:
        path = tmp_path / "some.json"
        for text in ("[]", ' [{"a": 1}]', '{"day": 1, "dead": 2}', "\ufeff[1]"):
            path.write_text(text, encoding="utf-8")
            assert "was read as objects" in run("show", path).stderr
        path.write_bytes(b'{"a": "\x92"}')
        assert "was read as objects in cp1252" in run("show", path).stderr
        path.write_bytes('[{"a": 1}]'.encode("utf-16"))
        assert "was read as objects in utf-16-le" in run("show", path).stderr

    @pytest.mark.parametrize("text", ["{}", '{"format": "other"}', '{"agents": 1}', '{"a": 1', "3", '{"\udc80": 1}'])
    def test_other_json_is_ours_and_what_is_wrong_with_it_is_said(self, text: str, tmp_path: Path) -> None:
        path = tmp_path / "own.json"
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        result = run("show", path)
        assert "was read as" not in result.stderr

    def test_our_own_files_are_never_taken_for_foreign_ones(self, everything: cd.Dataset, tmp_path: Path) -> None:
        path = tmp_path / "own.json"
        path.write_bytes(dumps(everything))
        assert run("validate", path).stderr.startswith(f"{path}: valid")


class TestOtherCommands:
    @pytest.mark.parametrize("path", [GED, SERIES], ids=lambda path: path.name)
    def test_a_foreign_file_is_shown_and_reported_like_any_other(self, path: Path) -> None:
        for command in ("show", "report"):
            result = run(command, path)
            assert result.exit_code == FINE
            assert result.stdout
            assert "was read as" in result.stderr

    def test_what_is_shown_can_be_chosen_and_loaded_again(self) -> None:
        result = run("show", GED, "--type", "incidents", "--json")
        assert len(cd.loads(result.stdout_bytes).incidents) == 5


class TestFormats:
    def test_they_are_listed_with_what_each_of_them_says(self) -> None:
        result = run("formats")
        assert result.exit_code == FINE
        lines = result.stdout.splitlines()
        assert lines[0].split() == ["FORMAT", "TITLE", "LICENCE"]
        names = [format.name for format in cd.formats()]
        assert [line.split()[0] for line in lines[1 : len(names) + 1]] == names
        assert lines[len(names) + 2].split()[:3] == ["format", "event", "time"]
        assert lines[-1].startswith("k kept, a approximated, c carried")

    def test_as_json_they_have_their_field_maps(self) -> None:
        plain = {each["name"]: each for each in json.loads(run("formats", "--json").stdout)}
        assert list(plain) == [format.name for format in cd.formats()]
        ged = plain["ucdp-ged"]
        assert ged["licence"].startswith("CC BY 4.0")
        assert ged["columns"][0] == {
            "name": "id",
            "treatment": "kept",
            "path": "incidents.id",
            "aliases": [],
            "note": "the id of the incident, behind ucdp-ged-",
        }

    @pytest.mark.usefixtures("terminal")
    def test_on_a_terminal_they_are_tables(self) -> None:
        result = run("formats")
        assert result.exit_code == FINE
        assert "licence of its" in Text.from_ansi(result.stdout).plain
