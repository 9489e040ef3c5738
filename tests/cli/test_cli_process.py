"""The command line as a process: statuses, pipes, signals, and what is not installed."""

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from conflictdata import cli

PROGRAM = (sys.executable, "-c", "from conflictdata.cli import main; main()")
EXAMPLE = "example:kursk-2024"


def run(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run([*PROGRAM, *arguments], check=False, capture_output=True, env={**os.environ, **environment})


def test_all_is_well_with_status_0() -> None:
    assert run("validate", EXAMPLE).returncode == 0


def test_problems_in_the_data_have_status_1(tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text("{")
    ran = run("validate", str(path))
    assert ran.returncode == 1
    assert ran.stdout.decode().startswith(f"{path}:(document): malformed: ")


def test_wrong_usage_has_status_2_and_no_traceback(tmp_path: Path) -> None:
    ran = run("show", str(tmp_path / "missing.json"))
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.decode() == f"conflictdata: {tmp_path / 'missing.json'}: No such file or directory\n"


def test_piped_output_has_no_colours_and_no_boxes() -> None:
    for command in ("show", "report"):
        text = run(command, EXAMPLE).stdout.decode()
        assert "\x1b" not in text
        assert set("─│┌┐└┘├┤╭╮╰╯━┃").isdisjoint(text)


def test_the_width_of_a_piped_report_is_that_of_the_environment() -> None:
    for width in (60, 100):
        lines = run("report", EXAMPLE, COLUMNS=str(width)).stdout.decode().splitlines()
        assert width - 10 < max(map(len, lines)) <= width


def test_a_locale_without_the_characters_escapes_them() -> None:
    ran = run("report", EXAMPLE, PYTHONIOENCODING="latin-1")
    assert ran.returncode == 0
    assert b"\\u201croughly" in ran.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break in another way there")
def test_a_pipe_that_breaks_is_no_error_to_speak_of() -> None:
    process = subprocess.Popen([*PROGRAM, "schema"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 141


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
def test_a_full_disk_is_told_without_a_traceback() -> None:
    with Path("/dev/full").open("wb") as full:
        ran = subprocess.run([*PROGRAM, "schema"], check=False, stdout=full, stderr=subprocess.PIPE)
    assert (ran.returncode, ran.stderr) == (2, b"conflictdata: No space left on device\n")


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals there")
def test_an_interrupt_ends_in_status_130_without_a_traceback(tmp_path: Path) -> None:
    fifo = tmp_path / "never.json"
    os.mkfifo(fifo)
    with subprocess.Popen([*PROGRAM, "report", str(fifo)], stderr=subprocess.PIPE) as process:
        # Opening returns once the program has opened the other end; it then waits for what never comes.
        with fifo.open("wb"):
            process.send_signal(signal.SIGINT)
            assert process.wait() == 130
        assert process.stderr is not None
        assert process.stderr.read() == b""


@pytest.mark.parametrize("package", ["typer", "rich"])
def test_without_the_extra_it_says_how_to_install_it(
    package: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    hide(monkeypatch, package)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 2
    assert capsys.readouterr().err == (
        f'conflictdata: this needs the package {package!r}; install it with: pip install "conflictdata[cli]"\n'
    )


def test_another_missing_module_is_not_taken_for_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    hide(monkeypatch, "conflictdata.cli.codes")
    with pytest.raises(ModuleNotFoundError, match="codes"):
        cli.main()


def test_streams_of_another_kind_are_left_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    printed = io.StringIO()
    monkeypatch.setattr(sys, "stdout", printed)
    monkeypatch.setattr(sys, "argv", ["conflictdata", "--version"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert (ended.value.code, printed.getvalue().split()[0]) == (0, "conflictdata")


def test_an_interrupt_while_modules_are_imported_ends_in_status_130(monkeypatch: pytest.MonkeyPatch) -> None:
    hide(monkeypatch, "rich", KeyboardInterrupt())
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 130


def hide(monkeypatch: pytest.MonkeyPatch, module: str, error: BaseException | None = None) -> None:
    """Make the import of a module, and of all that the command line is made of, fail."""

    class Hidden:
        @staticmethod
        def find_spec(name: str, *_: object) -> None:
            if name == module or name.startswith(f"{module}."):
                raise error or ModuleNotFoundError(f"No module named {name!r}", name=name)

    for name in list(sys.modules):
        if name.startswith("conflictdata.cli.") or name.partition(".")[0] in ("rich", "typer"):
            monkeypatch.delitem(sys.modules, name)
    for name in ("app", "codes", "output"):
        monkeypatch.delattr(cli, name, raising=False)
    monkeypatch.setattr(sys, "meta_path", [Hidden, *sys.meta_path])
