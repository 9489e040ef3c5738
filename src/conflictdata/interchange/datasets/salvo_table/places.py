"""Places of the salvo table, by name: what stands between two "and" is one place, with its commas."""

import re
from functools import lru_cache

from conflictdata.interchange.texts import slug
from conflictdata.model.places import Place
from conflictdata.values.names import Name

__all__ = ["place_named", "places_in"]

_AND = re.compile(r"\s+and\s+")


@lru_cache(4096)
def place_named(name: str) -> Place:
    """The place of a name. Directions such as "south" are places too, as the table has no others."""
    return Place(id=f"salvo-table-place-{slug(name)}", names=(Name(text=name),))


@lru_cache(4096)
def places_in(cell: str) -> tuple[Place, ...]:
    """The places of a cell, each once: "Kursk and Chauda, Crimea" are two."""
    names = (" ".join(part.split()) for part in _AND.split(cell.strip()))
    places = (place_named(name) for name in names if name)
    found: dict[str, Place] = {}
    for place in places:
        found.setdefault(place.id, place)
    return tuple(found.values())
