from typing import Any

import pytest

from conflictdata.errors import InvariantError
from conflictdata.provenance import Agent
from conflictdata.values.names import Name
from conflictdata.vocab.sources import AgentKind

GUR = (Name(text="GUR", language="en"), Name(text="ГУР", language="uk"))


def test_the_first_name_is_the_usual_one() -> None:
    assert Agent(id="gur", names=GUR).name == "GUR"


def test_defaults_say_nothing_of_the_agent() -> None:
    agent = Agent(id="gur", names=GUR)

    assert (agent.kind, agent.part_of, agent.country, agent.allegiance) == (AgentKind.UNKNOWN, None, None, None)


@pytest.mark.parametrize(
    ("changes", "fields", "rule"),
    [
        ({"id": ""}, ("id",), "1 to 200 characters"),
        ({"id": "g ur"}, ("id",), "no white space"),
        ({"id": "g\x00ur"}, ("id",), "no white space"),
        ({"id": "g" * 201}, ("id",), "1 to 200 characters"),
        ({"names": ()}, ("names",), "at least one name"),
        ({"country": "UA"}, ("country",), "lower-case"),
        ({"country": "ukr"}, ("country",), "alpha-2"),
        ({"note": ""}, ("note",), "not blank"),
        ({"part_of": "gur"}, ("part_of",), "no part of itself"),
    ],
)
def test_an_agent_that_breaks_a_rule_is_refused(changes: dict[str, Any], fields: tuple[str, ...], rule: str) -> None:
    with pytest.raises(InvariantError, match=rule) as caught:
        Agent(**{"id": "gur", "names": GUR, **changes})
    assert (caught.value.cls, caught.value.fields) == (Agent, fields)
