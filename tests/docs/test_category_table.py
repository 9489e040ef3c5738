"""The table of casualty categories in the documentation says what the data files say."""

from pathlib import Path

import pytest

from conflictdata.reasoning.atoms import atoms_of
from conflictdata.reasoning.categories import Category, schemes
from conflictdata.vocab.casualties import Fate

_PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "casualty-categories.md"
_COLUMNS = {
    "killed": (Fate.KILLED_OUTRIGHT, Fate.DIED_OTHER),
    "died of wounds": (Fate.DIED_OF_WOUNDS,),
    "executed": (Fate.EXECUTED,),
    "died captive": (Fate.DIED_IN_CAPTIVITY,),
    "died, non-hostile": (Fate.DIED_NON_HOSTILE,),
    "died indirectly": (Fate.DIED_INDIRECTLY,),
    "wounded": (Fate.WOUNDED_RETURNED, Fate.WOUNDED_EVACUATED, Fate.WOUNDED_DISABLED),
    "injured, sick": (Fate.INJURED_NON_HOSTILE, Fate.SICK),
    "missing": (Fate.MISSING,),
    "captured": (Fate.CAPTURED, Fate.CAPTURED_WOUNDED, Fate.SURRENDERED),
    "detained": (Fate.DETAINED, Fate.INTERNED),
}

pytestmark = pytest.mark.skipif(not _PAGE.is_file(), reason="the documentation is not beside the tests")


def _mark(category: Category, fates: tuple[Fate, ...]) -> str:
    """`●` all for certain, `◐` some for certain, `○` perhaps some, nothing where nobody is counted."""
    atoms = atoms_of(fates)
    if atoms <= category.atoms:
        return "●"
    if atoms & category.atoms:
        return "◐"
    return "○" if atoms & category.open_atoms else ""


def _table() -> str:
    lines = ["| | " + " | ".join(_COLUMNS) + " |", "|---" + "|:-:" * len(_COLUMNS) + "|"]
    for scheme in schemes():
        lines.append(f"| **{scheme.code}** |" + " |" * len(_COLUMNS))
        for category in scheme.categories:
            marks = (_mark(category, fates) for fates in _COLUMNS.values())
            lines.append(f"| `{category.code}` | " + " | ".join(marks) + " |")
    return "\n".join(lines)


def test_the_table_shows_what_each_category_counts() -> None:
    assert _table() in _PAGE.read_text("utf-8"), f"put this table into the page:\n{_table()}"
