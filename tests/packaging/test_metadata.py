"""What the installed distribution says about itself, and the data files that come with it."""

import re
from importlib import metadata
from importlib.resources import files

import pytest

import conflictdata

REQUIRED = {"attrs", "cattrs", "msgspec", "pint"}
EXTRAS = {"all", "cli", "dates", "dev", "reasoning", "testing", "yaml", "zstd"}


def test_the_version_is_that_of_the_distribution() -> None:
    assert metadata.version("conflictdata") == conflictdata.__version__


def test_only_four_packages_are_required() -> None:
    requirements = metadata.requires("conflictdata") or []
    required = {re.split(r"[^\w.-]", text)[0] for text in requirements if "extra ==" not in text}
    assert required == REQUIRED


def test_the_extras_are_those_that_the_documentation_names() -> None:
    assert set(metadata.metadata("conflictdata").get_all("Provides-Extra", [])) == EXTRAS


def test_the_extra_all_has_everything_but_what_only_developers_need() -> None:
    requirements = [text.partition(";") for text in metadata.requires("conflictdata") or []]
    of_extra = {
        extra: {package for package, _, marker in requirements if re.search(rf"extra == .{extra}.$", marker)}
        for extra in ("all", "cli", "dates", "reasoning", "yaml", "zstd")
    }
    assert of_extra["all"] == set().union(*(of_extra[extra] for extra in ("cli", "dates", "reasoning", "yaml", "zstd")))
    assert of_extra["all"]


@pytest.mark.parametrize(
    "path",
    ["py.typed", "serial/schema.json", "examples/kursk-2024.json", "examples/kursk-dprk-losses.json"],
    ids=lambda path: path.rpartition("/")[2],
)
def test_data_files_are_installed_with_the_package(path: str) -> None:
    assert files("conflictdata").joinpath(path).is_file()


@pytest.mark.parametrize(
    ("group", "name"), [("console_scripts", "conflictdata"), ("hypothesis", "_")], ids=["console_scripts", "hypothesis"]
)
def test_entry_points_lead_to_functions(group: str, name: str) -> None:
    points = [
        point for point in metadata.entry_points(group=group, name=name) if point.value.startswith("conflictdata.")
    ]
    assert len(points) == 1
    assert callable(points[0].load())
