"""Formats of somebody else, installed for a test."""

from collections.abc import Iterator
from importlib import import_module
from importlib.metadata import EntryPoint
from typing import Any

import pytest
from toys import Install

# The package gives the function of this name, not the module.
registry = import_module("conflictdata.interchange.formats")

@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Makes formats known as if packages had brought them, each as ``module:name`` of an entry point."""

    def offer(*targets: str) -> None:
        entries = [EntryPoint(name=target, value=target, group="conflictdata.formats") for target in targets]

        def found(**selection: Any) -> list[EntryPoint]:
            assert selection == {"group": "conflictdata.formats"}
            return entries

        monkeypatch.setattr(registry, "entry_points", found)
        registry.formats.cache_clear()

    yield offer
    registry.formats.cache_clear()
