"""Agents: the bodies and offices that make statements, and pass them on."""

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.values._check import check_country, check_id, check_text
from conflictdata.values.names import Name, check_names
from conflictdata.values.references import ActorRef, AgentRef
from conflictdata.vocab.sources import AgentKind

__all__ = ["Agent"]


@frozen(kw_only=True, weakref_slot=False)
class Agent:
    """Whoever says something: a state body, an armed group, an official, a medium, an NGO, a UN body.

    An agent speaks; an `Actor` fights. A ministry of defence that publishes figures is an agent whose ``allegiance``
    is the state's actor. A person is an agent only in a public office, and is named by the office: the names of
    victims, witnesses and private persons have no place here.

    Raises:
        InvariantError: If the id is malformed, there is no name, the agent is part of itself, or a text is blank.
    """

    id: str
    """Unique among all records of the dataset."""

    names: tuple[Name, ...]
    """The usual name first, then other spellings and languages. One body has one agent, whatever it is called."""

    kind: AgentKind = AgentKind.UNKNOWN
    """What sort of body it is."""

    part_of: AgentRef | None = None
    """The body that this one belongs to, such as the ministry of an agency."""

    country: str | None = None
    """Lower-case ISO 3166-1 alpha-2 code; `None` where it has none or it is not known."""

    allegiance: ActorRef | None = None
    """The side of the conflict that it speaks for; `None` for none, or not known."""

    note: str | None = None
    """Anything else worth knowing."""

    def __attrs_post_init__(self) -> None:
        check_id(self, self.id)
        check_names(self, self.names)
        check_country(self, "country", self.country)
        check_text(self, "note", self.note)
        if self.part_of == self.id:
            raise InvariantError(Agent, ("part_of",), "an agent is no part of itself")

    @property
    def name(self) -> str:
        """The usual name."""
        return self.names[0].text
