"""The guide to the clinic tells when each kind of finding is reported, in the words of the checks themselves."""

from pathlib import Path

import pytest

from conflictdata.interchange.clinic import CHECKS, Kind

_GUIDE = Path(__file__).parents[2] / "docs" / "how-to" / "examine-a-table.md"

pytestmark = pytest.mark.skipif(not _GUIDE.exists(), reason="the documentation is not beside the tests")


@pytest.mark.parametrize("kind", [kind for check in CHECKS for kind in check.kinds], ids=lambda kind: kind.code)
def test_the_guide_has_each_rule(kind: Kind) -> None:
    assert f"| `{kind.code}` | {kind.rule} |" in _GUIDE.read_text("utf-8")
