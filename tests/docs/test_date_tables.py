"""The dates in the tables of the guide are dates."""

import re
from pathlib import Path

import pytest

from conflictdata import Period, TimeWindow, UncertainDate, WindowMeaning

_GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "write-dates.md"

pytestmark = pytest.mark.skipif(not _GUIDE.is_file(), reason="the documentation is not beside the tests")


def _written_in(section: str) -> list[str]:
    """What stands as code in the last column of the table in a section."""
    _, _, after = _GUIDE.read_text("utf-8").partition(f"\n## {section}\n")
    text, _, _ = after.partition("\n## ")
    cells = [line.rstrip("| ").rpartition("| ")[2] for line in text.splitlines() if line.startswith("| ")]
    return [found for cell in cells for found in re.findall(r"^`([^`]+)`$", cell)]


@pytest.mark.parametrize("section", ["One date", "Relative words"])
def test_dates_in_the_guide_are_in_canonical_form(section: str) -> None:
    written = _written_in(section)
    assert [str(UncertainDate(text)) for text in written] == written
    assert len(written) >= 4


def test_periods_in_the_guide_are_in_canonical_form() -> None:
    written = _written_in("A stretch of time")
    assert [str(Period(text)) for text in written] == written
    assert len(written) >= 4


def test_windows_in_the_guide_can_be_built() -> None:
    names = {"TimeWindow": TimeWindow, "WindowMeaning": WindowMeaning}
    windows = [eval(text, names) for text in _written_in("Clock times")]  # noqa: S307 - our own documentation
    assert [type(window) for window in windows] == [TimeWindow, TimeWindow]
