"""What happens in every project that imports hypothesis with conflictdata installed."""

import subprocess
import sys
from importlib.metadata import entry_points

from hypothesis import strategies as st

import conflictdata as cd
from conflictdata.testing import strategies
from conflictdata.testing._register import STRATEGIES, register


def run(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def test_the_entry_point_is_declared() -> None:
    (entry,) = [point for point in entry_points(group="hypothesis") if point.value.startswith("conflictdata.")]

    assert entry.load() is register


def test_importing_hypothesis_loads_the_classes_and_nothing_heavy() -> None:
    heavy = "cattrs msgspec pint yaml typer rich conflictdata.serial conflictdata.testing.strategies"
    code = f"import sys, hypothesis; print(*[name for name in {heavy.split()} if name in sys.modules])"

    assert run(code) == ""


def test_importing_hypothesis_is_enough_for_from_type() -> None:
    code = (
        "from hypothesis import strategies as st; import conflictdata as cd; "
        "print(type(st.from_type(cd.StrikeEvent).example()).__name__)"
    )

    assert run(f"import warnings; warnings.simplefilter('ignore'); {code}") == "StrikeEvent"


def test_every_name_in_the_list_is_a_public_type_with_a_strategy() -> None:
    for types in STRATEGIES.values():
        for type_name, strategy in types.items():
            assert type_name in cd.__all__
            assert strategy in strategies.__all__


def test_registering_again_does_no_harm() -> None:
    register()

    assert not st.from_type(cd.CountRange).is_empty


def test_code_lists_are_drawn_without_our_help() -> None:
    assert not st.from_type(cd.Stance).is_empty
