from typing import Any

import pytest

from conflictdata.errors import InvariantError
from conflictdata.provenance.agents import Agent
from conflictdata.values.dates import Period
from conflictdata.values.names import Name, check_names


def test_a_name_says_nothing_of_language_and_time_unless_told() -> None:
    name = Name(text="Kyiv")

    assert (name.language, name.period) == (None, None)


def test_names_of_different_times_differ() -> None:
    former = Name(text="11th Corps", period=Period("2016/2024"))

    assert former != Name(text="11th Corps")


@pytest.mark.parametrize("field", ["text", "language"])
@pytest.mark.parametrize("blank", ["", " ", "\n\t"])
def test_texts_are_not_blank(field: str, blank: str) -> None:
    arguments: dict[str, Any] = {"text": "Kyiv", field: blank}
    with pytest.raises(InvariantError, match="not blank") as caught:
        Name(**arguments)
    assert (caught.value.cls, caught.value.fields) == (Name, (field,))


def test_at_least_one_name_is_needed() -> None:
    agent = Agent(id="a", names=(Name(text="A"),))
    with pytest.raises(InvariantError, match="at least one name") as caught:
        check_names(agent, ())
    assert (caught.value.cls, caught.value.fields) == (Agent, ("names",))
