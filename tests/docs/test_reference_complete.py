"""The reference has an entry for each public name, and none for a name that is not there."""

import re
from collections import Counter
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

import conflictdata as cd

_ENTRY = re.compile(r"^\.\. (currentmodule|auto(?:class|exception|function|data|module)):: (\S+)$", re.MULTILINE)
_REFERENCE = Path(__file__).parents[2] / "docs" / "reference"

pytestmark = pytest.mark.skipif(not _REFERENCE.is_dir(), reason="the documentation is not beside the tests")


def _entries() -> list[str]:
    """The full names that the pages of the reference document."""
    names: list[str] = []
    for page in sorted(_REFERENCE.glob("*.md")):
        module = ""
        for directive, name in _ENTRY.findall(page.read_text("utf-8")):
            if directive in ("currentmodule", "automodule"):
                module = name
            if directive != "currentmodule":
                names.append(name if name.startswith("conflictdata") else f"{module}.{name}")
    return names


def _found(name: str) -> object:
    home, _, last = name.rpartition(".")
    return getattr(import_module(home), last)


def _members(module: str) -> list[object]:
    public = import_module(module)
    return [getattr(public, name) for name in public.__all__]


def test_every_public_name_of_the_package_has_an_entry() -> None:
    documented = set(_entries())
    expected = {f"conflictdata.{name}" for name in cd.__all__ if not isinstance(getattr(cd, name), ModuleType)}
    assert expected - documented == {"conflictdata.__version__"}


@pytest.mark.parametrize(
    "module", ["values", "values.references", "vocab", "provenance", "model", "serial", "errors", "cli"]
)
def test_every_public_name_of_a_layer_has_an_entry(module: str) -> None:
    if module == "cli":
        pytest.importorskip("typer")
    documented = [_found(name) for name in _entries()]
    missing = [member for member in _members(f"conflictdata.{module}") if not any(member is one for one in documented)]
    assert missing == []


@pytest.mark.parametrize("module", ["examples", "testing.strategies", "testing.laws"])
def test_a_layer_that_is_documented_as_a_whole_names_its_members(module: str) -> None:
    if module.startswith("testing"):
        pytest.importorskip("hypothesis")
    assert f"conflictdata.{module}" in _entries()
    assert all(getattr(member, "__doc__", None) for member in _members(f"conflictdata.{module}"))


def test_no_name_has_two_entries() -> None:
    assert [name for name, count in Counter(_entries()).items() if count > 1] == []
