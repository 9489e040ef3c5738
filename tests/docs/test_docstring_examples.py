"""The examples in docstrings give what they show."""

import doctest
import pkgutil
from importlib import import_module

import pytest

import conflictdata as cd

_MODULES = [module.name for module in pkgutil.walk_packages(cd.__path__, "conflictdata.")]
_EXTRAS = {"conflictdata.cli": "typer", "conflictdata.testing": "hypothesis", "conflictdata.serial.plain_yaml": "yaml"}
_PUBLIC = {name: getattr(cd, name) for name in cd.__all__} | {"cd": cd}


def _examples(module: str) -> list[doctest.DocTest]:
    for package, extra in _EXTRAS.items():
        if module.startswith(package):
            pytest.importorskip(extra)
    # Examples know the names of the package, and those of their module.
    found = doctest.DocTestFinder(exclude_empty=True).find(import_module(module), extraglobs=_PUBLIC)
    return [test for test in found if test.examples]


@pytest.mark.parametrize("module", _MODULES)
def test_examples_of_a_module_give_what_they_show(module: str) -> None:
    output: list[str] = []
    runner = doctest.DocTestRunner(verbose=False)
    failed = sum(runner.run(test, out=output.append).failed for test in _examples(module))
    assert failed == 0, "".join(output)


def test_there_are_examples() -> None:
    assert sum(len(test.examples) for test in _examples("conflictdata.values.counts")) >= 2
