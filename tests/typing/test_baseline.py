"""The code of the baseline does what its types promise."""

from pathlib import Path

import baseline

import conflictdata as cd


def test_a_dataset_is_built_written_read_and_asked(tmp_path: Path) -> None:
    data = baseline.construct()
    assert baseline.read_and_write(data, tmp_path) == data
    assert baseline.ask(data) == [cd.CasualtyCategory.KILLED.label]
    assert baseline.change(data).casualty_estimates[0].note == "Read anew."


def test_faults_come_as_problems() -> None:
    assert [problem.pointer for problem in baseline.fail()] == ["/format"]


def test_the_converter_takes_types_of_the_library() -> None:
    assert baseline.extend().structure({"low": 1}, cd.CountRange) == cd.CountRange.at_least(1)
