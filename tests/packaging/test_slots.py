"""Every class that holds data is frozen and slotted, all the way up."""

import inspect
import pkgutil
from importlib import import_module

import attrs
import pytest

import conflictdata

# Filled in while a statement of losses is read, and never handed out.
WORKING = {"Frame", "Line", "Meaning", "Relation", "_Carried"}


def data_classes() -> list[type]:
    modules = [import_module(info.name) for info in pkgutil.walk_packages(conflictdata.__path__, "conflictdata.")]
    found = {
        cls
        for module in modules
        for _, cls in inspect.getmembers(module, inspect.isclass)
        if cls.__module__ == module.__name__ and attrs.has(cls)
    }
    return sorted(found, key=lambda cls: cls.__qualname__)


def test_the_search_finds_records_values_and_internals_alike() -> None:
    assert {"Dataset", "CountRange", "FileKind", "Problem"} <= {cls.__name__ for cls in data_classes()}


@pytest.mark.parametrize("cls", data_classes())
def test_instances_have_no_dict(cls: type) -> None:
    assert cls.__dictoffset__ == 0


def test_only_working_classes_of_the_reader_of_losses_can_be_changed() -> None:
    thawed = [cls for cls in data_classes() if "__setattr__" not in vars(cls)]
    assert {cls.__name__ for cls in thawed} == WORKING
    assert all(cls.__module__.startswith("conflictdata.wording.losses.") for cls in thawed)


@pytest.mark.parametrize("cls", [cls for cls in data_classes() if cls.__name__ not in WORKING])
def test_instances_are_frozen(cls: type) -> None:
    instance: object = object.__new__(cls)
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(instance, attrs.fields(cls)[0].name, None)
