"""Files: suffixes, compression, limits, and writes that happen wholly or not at all."""

import gzip
import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

import conflictdata as cd
from conflictdata.serial import storage


@pytest.fixture(scope="module")
def data() -> cd.Dataset:
    return cd.examples.load("kursk-2024")


SUFFIXES = [".json", ".jsonl", ".ndjson", ".msgpack", ".mpk", ".yaml", ".yml", ".JSON"]


@pytest.mark.parametrize("compression", ["", ".gz", ".zst"])
@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_suffix_names_the_notation_and_the_compression(
    tmp_path: Path, data: cd.Dataset, suffix: str, compression: str
) -> None:
    path = tmp_path / f"a.b{suffix}{compression}"
    cd.dump(data, path)
    assert cd.load(str(path)) == data
    assert [item.name for item in tmp_path.iterdir()] == [path.name]


@pytest.mark.parametrize("format", storage.NOTATIONS)
def test_format_takes_the_place_of_the_suffix(tmp_path: Path, data: cd.Dataset, format: str) -> None:
    path = tmp_path / "data.dat"
    cd.dump(data, path, format=format)
    assert cd.load(path, format=format) == data
    assert path.read_bytes() == cd.dumps(data, format=format)


@pytest.mark.parametrize("name", ["data", "data.dat", "data.gz", ".json"])
def test_a_name_that_says_nothing_is_refused(tmp_path: Path, data: cd.Dataset, name: str) -> None:
    with pytest.raises(cd.DataError, match="unknown-format"):
        cd.dump(data, tmp_path / name)
    with pytest.raises(cd.DataError, match="unknown-format"):
        cd.load(tmp_path / name)


def test_an_unknown_format_is_refused(data: cd.Dataset) -> None:
    with pytest.raises(cd.DataError, match="unknown-format"):
        cd.dumps(data, format="xml")
    with pytest.raises(cd.DataError, match="unknown-format"):
        cd.loads(b"<xml/>", format="xml")


def test_a_missing_file_is_the_systems_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        cd.load(tmp_path / "none.json")


@pytest.mark.parametrize("suffix", [".json.gz", ".jsonl.gz", ".json.zst", ".jsonl.zst"])
@pytest.mark.parametrize("damage", ["cut", "noise", "plain"])
def test_damaged_compression_is_a_problem_of_the_data(
    tmp_path: Path, data: cd.Dataset, suffix: str, damage: str
) -> None:
    path = tmp_path / f"data{suffix}"
    cd.dump(data, path)
    whole = path.read_bytes()
    broken = {"cut": whole[: len(whole) // 2], "noise": whole[:40] + b"\0" * 40 + whole[80:], "plain": b"{}"}
    path.write_bytes(broken[damage])
    with pytest.raises(cd.DataError) as caught:
        cd.load(path)
    assert caught.value.source == str(path)


def test_compressed_files_are_the_same_bytes_each_time(tmp_path: Path, data: cd.Dataset) -> None:
    for suffix in (".gz", ".zst"):
        first, second = tmp_path / f"first.json{suffix}", tmp_path / f"second.json{suffix}"
        cd.dump(data, first)
        cd.dump(data, second)
        assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize("suffix", [".json", ".json.gz", ".jsonl", ".jsonl.zst", ".yaml", ".msgpack"])
def test_more_bytes_than_allowed_are_refused(tmp_path: Path, data: cd.Dataset, suffix: str) -> None:
    path = tmp_path / f"data{suffix}"
    cd.dump(data, path)
    with pytest.raises(cd.LimitExceededError, match="too-large"):
        cd.load(path, max_bytes=1_000)
    size = len(cd.dumps(data, format=storage.file_kind(path, None).notation))
    assert cd.load(path, max_bytes=size) == data


def test_a_small_file_that_unpacks_to_a_large_one_is_stopped_at_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "bomb.json.gz"
    path.write_bytes(gzip.compress(b" " * 50_000_000))
    assert path.stat().st_size < 100_000
    with pytest.raises(cd.LimitExceededError, match="too-large"):
        cd.load(path, max_bytes=1_000_000)


def test_loads_has_the_same_limit(data: cd.Dataset) -> None:
    with pytest.raises(cd.LimitExceededError, match="too-large"):
        cd.loads(cd.dumps(data), max_bytes=1_000)


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path, data: cd.Dataset) -> None:
    path = tmp_path / "data.json"
    path.write_bytes(b"old")
    spoilt = data.add(cd.Actor(id="bad", names=(cd.Name(text="\ud800"),)))
    with pytest.raises(cd.DataError, match="bad"):
        cd.dump(spoilt, path)
    assert path.read_bytes() == b"old"
    assert [item.name for item in tmp_path.iterdir()] == ["data.json"]


KILLED_WRITER = """
import sys, time
from pathlib import Path
from conflictdata.serial.storage import write_atomically
def chunks():
    for i in range(10_000):
        yield b"new" * 10_000
        print(i, flush=True)
        time.sleep(0.001)
write_atomically(Path(sys.argv[1]), None, chunks())
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that cannot be caught")
@pytest.mark.parametrize("after", [0, 3, 20])
def test_a_kill_in_the_middle_of_a_write_leaves_the_old_file_whole(tmp_path: Path, after: int) -> None:
    path = tmp_path / "data.json"
    path.write_bytes(b"old")
    with subprocess.Popen([sys.executable, "-c", KILLED_WRITER, str(path)], stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        for _ in range(after + 1):
            assert writer.stdout.readline()
        writer.kill()
        writer.wait()
    assert path.read_bytes() == b"old"


def test_a_new_file_gets_the_usual_permissions_and_an_old_one_keeps_its_own(tmp_path: Path, data: cd.Dataset) -> None:
    path = tmp_path / "data.json"
    plain = tmp_path / "plain"
    plain.touch()
    cd.dump(data, path)
    assert stat.S_IMODE(path.stat().st_mode) == stat.S_IMODE(plain.stat().st_mode)
    path.chmod(0o640)
    cd.dump(data, path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_link_keeps_pointing_to_the_file_that_is_written(tmp_path: Path, data: cd.Dataset) -> None:
    target, link = tmp_path / "target.json", tmp_path / "link.json"
    target.write_bytes(b"old")
    link.symlink_to(target)
    cd.dump(data, link)
    assert link.is_symlink()
    assert cd.load(target) == data


def test_without_a_zstd_module_the_extra_is_named(
    tmp_path: Path, data: cd.Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(storage, "import_module", missing)
    with pytest.raises(cd.MissingExtraError, match=r'pip install "conflictdata\[zstd\]"'):
        cd.dump(data, tmp_path / "data.json.zst")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_opened_for_flushing_is_no_error(
    tmp_path: Path, data: cd.Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def refuse_folders(path: str, flags: int, mode: int = 0o777) -> int:
        if Path(path).is_dir():
            raise PermissionError(path)
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "open", refuse_folders)
    cd.dump(data, tmp_path / "data.json")
    assert cd.load(tmp_path / "data.json") == data
