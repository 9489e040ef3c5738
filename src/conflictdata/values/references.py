"""How records refer to each other: by id, in plain strings that carry their target in the annotation.

A reference is typed as `str`, so that ids are written as they are read. The `Refers` marker in its annotation names
the collections of a dataset in which the id has to be found; the dataset checks every one of them.
"""

from typing import Annotated

from attrs import frozen

__all__ = [
    "ActorRef",
    "AgentRef",
    "ClaimMention",
    "ClaimRef",
    "DocumentRef",
    "EventRef",
    "ForceRef",
    "PlaceRef",
    "Refers",
    "SourceFileRef",
    "SubjectRef",
    "UnitRef",
]


@frozen
class Refers:
    """Marks an annotated `str` as the id of a record in one of the named collections of the dataset."""

    collections: tuple[str, ...]
    """Names of `Dataset` fields, such as ``places``."""

    checked: bool = True
    """Whether the id has to be there. A row of a foreign file still names the claims that have been removed since."""


EVENT_COLLECTIONS = ("incidents", "strike_events", "ground_operations", "captures", "agreements")
CLAIM_COLLECTIONS = (
    "command_relations",
    "deployments",
    "strength_reports",
    "casualty_estimates",
    "equipment_losses",
    *EVENT_COLLECTIONS,
    "condition_reports",
    "characterisations",
)

AgentRef = Annotated[str, Refers(("agents",))]
"""The id of an agent: who says so."""

DocumentRef = Annotated[str, Refers(("documents",))]
"""The id of a document."""

ActorRef = Annotated[str, Refers(("actors",))]
"""The id of an actor: who fights, or on whose side."""

PlaceRef = Annotated[str, Refers(("places",))]
"""The id of a place."""

UnitRef = Annotated[str, Refers(("units",))]
"""The id of a military unit."""

ForceRef = Annotated[str, Refers(("actors", "units"))]
"""The id of an actor or of one of its units."""

SubjectRef = Annotated[str, Refers(("actors", "units", "agents"))]
"""The id of whatever was characterised."""

EventRef = Annotated[str, Refers(EVENT_COLLECTIONS)]
"""The id of an event that a claim is about: an incident, a strike, a ground operation, a capture or an agreement."""

ClaimRef = Annotated[str, Refers(CLAIM_COLLECTIONS)]
"""The id of another claim."""

ClaimMention = Annotated[str, Refers(CLAIM_COLLECTIONS, checked=False)]
"""The id of a claim that may not be there any more."""

SourceFileRef = Annotated[str, Refers(("source_files",))]
"""The id of a foreign file that was read."""
