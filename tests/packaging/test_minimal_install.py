"""With the required dependencies only: what works, and what says how to install the rest.

The optional packages are hidden from a fresh interpreter. The main job of continuous integration does the same with a
fresh environment in which they were never installed.
"""

import subprocess
import sys
from pathlib import Path

import pytest

HIDE_OPTIONAL_PACKAGES = """
import sys

class Hidden:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name.partition(".")[0] in {"backports", "hypothesis", "rich", "typer", "yaml"} or name == "compression.zstd":
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Hidden)
import conflictdata as cd
"""


def run(code: str, *, folder: Path) -> "subprocess.CompletedProcess[str]":
    script = HIDE_OPTIONAL_PACKAGES + code
    return subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True, cwd=folder)


def test_every_notation_but_yaml_is_written_and_read_back(tmp_path: Path) -> None:
    code = """
data = cd.examples.load("kursk-2024")
assert cd.dumps(data) == cd.examples.raw("kursk-2024")
for notation in ("json", "jsonl", "msgpack"):
    assert cd.loads(cd.dumps(data, format=notation), format=notation) == data
    for suffix in (notation, f"{notation}.gz"):
        cd.dump(data, f"data.{suffix}")
        assert cd.load(f"data.{suffix}") == data
print("the same")
"""
    assert run(code, folder=tmp_path).stdout == "the same\n"


@pytest.mark.parametrize(
    ("code", "extra"),
    [
        ("cd.dumps(cd.Dataset(), format='yaml')", "yaml"),
        ("cd.loads(b'format: conflictdata', format='yaml')", "yaml"),
        ("cd.dump(cd.Dataset(), 'data.json.zst')", "zstd"),
        ("cd.load('data.json.zst')", "zstd"),
    ],
)
def test_what_needs_an_extra_says_how_to_install_it(code: str, extra: str, tmp_path: Path) -> None:
    (tmp_path / "data.json.zst").write_bytes(b"")
    result = run(f"try:\n    {code}\nexcept cd.MissingExtraError as error:\n    print(error)", folder=tmp_path)
    assert f'pip install "conflictdata[{extra}]"' in result.stdout


def test_the_command_line_says_how_to_install_it_and_ends_with_the_status_for_wrong_usage(tmp_path: Path) -> None:
    result = run("from conflictdata.cli import main\nmain()", folder=tmp_path)
    assert 'pip install "conflictdata[cli]"' in result.stderr
    assert "Traceback" not in result.stderr
    assert result.returncode == 2
