"""Rules of this project that no linter knows."""

import ast
from pathlib import Path

import pytest

import conflictdata

PACKAGE = Path(str(conflictdata.__file__)).parent
SOURCES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 450


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_annotations_are_not_put_off(path: Path) -> None:
    """`from __future__ import annotations` would turn them into texts, which hypothesis cannot read."""
    imports = [node for node in ast.walk(ast.parse(path.read_bytes())) if isinstance(node, ast.ImportFrom)]
    assert [node.lineno for node in imports if node.module == "__future__"] == []


@pytest.mark.parametrize("path", SOURCES, ids=name_of)
def test_modules_are_short(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines <= LONGEST, f"{name_of(path)} has {lines} lines; split it by what its parts are about"
