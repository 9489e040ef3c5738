"""Runs the examples of the documentation: Python blocks, and commands with the output that they show."""

import doctest
import os
import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from sybil import Example, Sybil
from sybil.parsers.myst import CodeBlockParser, PythonCodeBlockParser, SkipParser

from conflictdata.wording import languages, policies

_COMMAND = "import sys; from conflictdata.cli import main; sys.argv[0] = 'conflictdata'; main()"


def _run_commands(example: Example) -> str | None:
    """Run each command of a ``console`` block and compare its output with what stands below it."""
    if find_spec("typer") is None or find_spec("rich") is None:
        pytest.skip("the command line needs the extra cli")
    status = 0
    for part in f"\n{example.parsed}".split("\n$ ")[1:]:
        command, _, expected = part.partition("\n")
        if command == "echo $?":
            printed = f"{status}\n"
        else:
            program, *arguments = shlex.split(command)
            if program != "conflictdata":
                return f"only conflictdata can be run in a console block, not {program}"
            ran = subprocess.run(  # noqa: S603 - the commands stand in our own documentation
                [sys.executable, "-c", _COMMAND, *arguments],
                check=False,
                capture_output=True,
                env={**os.environ, "COLUMNS": "90", "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"},
                encoding="utf-8",
            )
            status, printed = ran.returncode, ran.stdout + ran.stderr
        checker = doctest.OutputChecker()
        wanted = expected.rstrip("\n") + "\n" if expected.strip() else ""
        if not checker.check_output(wanted, printed, doctest.ELLIPSIS):
            return f"$ {command}\nwants:\n{wanted}\nprinted:\n{printed}"
    return None


class _Page(ModuleType):
    """A page as a module, so that what it defines can be pickled."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        super().__init__("page")
        self.namespace = namespace

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - anything that the page defines
        try:
            return self.namespace[name]
        except KeyError:
            raise AttributeError(name) from None


def _set_up(namespace: dict[str, Any]) -> None:
    """Give each page a folder of its own to write to."""
    folder = tempfile.TemporaryDirectory()
    namespace.update(
        __name__="page", _folder=folder, _back=Path.cwd(), missing=lambda package: find_spec(package) is None
    )
    namespace["_registries"] = _registries_restored()
    namespace["_registries"].__enter__()
    sys.modules["page"] = _Page(namespace)
    os.chdir(folder.name)
    if find_spec("hypothesis") is not None:
        from hypothesis import settings  # noqa: PLC0415 - it may be missing

        # The examples show how to write a test; the same laws are tried hard by the tests.
        namespace["_profile"] = settings.get_current_profile_name()
        settings.register_profile("docs", max_examples=20, deadline=None, database=None)
        settings.load_profile("docs")


@contextmanager
def _registries_restored() -> Iterator[None]:
    """Forget the languages and policies that were added in between: they would be known to all that runs later."""
    registries: list[dict[str, Any]] = [languages._added, policies._registered]  # noqa: SLF001 - nobody else forgets
    before = [dict(registry) for registry in registries]
    yield
    for registry, known in zip(registries, before, strict=True):
        if registry != known:
            registry.clear()
            registry.update(known)
            languages.language_of.cache_clear()


@pytest.fixture(autouse=True)
def _registries() -> Iterator[None]:
    with _registries_restored():
        yield


def _tear_down(namespace: dict[str, Any]) -> None:
    namespace["_registries"].__exit__(None, None, None)
    del sys.modules["page"]
    os.chdir(namespace["_back"])
    namespace["_folder"].cleanup()
    if "_profile" in namespace:
        from hypothesis import settings  # noqa: PLC0415 - it may be missing

        settings.load_profile(namespace["_profile"])


pytest_collect_file = Sybil(
    parsers=[
        PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS),
        CodeBlockParser("console", _run_commands),
        SkipParser(),
    ],
    patterns=["*.md"],
    setup=_set_up,
    teardown=_tear_down,
).pytest()
