"""What an import costs, told by what is loaded rather than by a clock."""

import subprocess
import sys

import pytest

HEAVY = {"cattrs", "hypothesis", "msgspec", "pint", "rich", "typer", "yaml"}
ONLY_ON_DEMAND = {"hypothesis", "pint", "rich", "typer", "yaml"}


def loaded_by(code: str) -> set[str]:
    """The modules that a fresh interpreter loads for this code, beyond those that it starts with."""

    def modules_after(statements: str) -> set[str]:
        script = f"{statements}\nimport sys\nprint(*sys.modules)"
        run = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True, text=True)
        return set(run.stdout.split())

    return modules_after(code) - modules_after("pass")


def top_level(modules: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in modules}


def test_importing_the_package_loads_nothing_that_attrs_does_not_load() -> None:
    assert loaded_by("import conflictdata") - loaded_by("import attrs") == {"conflictdata"}


@pytest.mark.parametrize(
    "code",
    [
        "import conflictdata.errors",
        "import conflictdata.vocab",
        "import conflictdata.values",
        "import conflictdata.provenance",
        "import conflictdata.model",
        "import conflictdata as cd; cd.CountRange.between(10, 12)",
    ],
)
def test_models_load_no_dependency_but_attrs(code: str) -> None:
    assert top_level(loaded_by(code)) & HEAVY == set()


@pytest.mark.parametrize(
    "code",
    [
        "import conflictdata as cd; cd.dumps(cd.examples.load('kursk-2024'))",
        "import conflictdata as cd; cd.make_converter(); cd.json_schema()",
    ],
)
def test_reading_and_writing_load_no_optional_dependency_and_no_unit_registry(code: str) -> None:
    assert top_level(loaded_by(code)) & ONLY_ON_DEMAND == set()


def test_pint_is_loaded_by_the_first_conversion() -> None:
    measure = "import conflictdata as cd; m = cd.Measure(value=1, unit=cd.MeasureUnit.KILOMETER)"
    assert "pint" not in loaded_by(measure)
    assert "pint" in loaded_by(f"{measure}; m.to('meter')")


def test_the_command_line_entry_point_loads_no_terminal_library_until_it_runs() -> None:
    assert top_level(loaded_by("import conflictdata.cli")) & HEAVY == set()
