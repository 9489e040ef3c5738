"""The actors, places and sources that ACLED names."""

import re
from functools import lru_cache
from hashlib import sha256

from conflictdata.interchange.cells import point_in
from conflictdata.interchange.datasets.acled.cells import cell_of, items_of
from conflictdata.interchange.sources import Row
from conflictdata.interchange.texts import slug
from conflictdata.model.parties import Actor
from conflictdata.model.places import Place
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.documents import Document
from conflictdata.values.dates import Period
from conflictdata.values.geography import Coordinates, GeoPrecision
from conflictdata.values.names import Name
from conflictdata.vocab.precision import AcledGeoPrecision
from conflictdata.vocab.society import ActorKind, PlaceKind
from conflictdata.vocab.sources import AgentKind

__all__ = ["ACLED", "LEVELS", "UNNAMED", "actors_of", "places_of", "reports_of"]

ACLED = Agent(id="acled", names=(Name(text="Armed Conflict Location & Event Data"),), kind=AgentKind.RESEARCH_BODY)
UNNAMED = "unnamed"
"""The name of a point that has none."""

LEVELS = {
    "region": PlaceKind.REGION,
    "country": PlaceKind.COUNTRY,
    "admin1": PlaceKind.ADMIN1,
    "admin2": PlaceKind.ADMIN2,
    "admin3": PlaceKind.ADMIN3,
}
"""The columns of places that contain the location, largest first."""

_YEARS = re.compile(r"\((\d{4})-(\d{4})?(?:,[^()]*)?\)\Z", re.ASCII)
_KINDS = (
    ("Military Forces of ", ActorKind.GOVERNMENT_FORCES),
    ("Police Forces of ", ActorKind.GOVERNMENT_FORCES),
    ("Government of ", ActorKind.STATE),
    ("Civilians (", ActorKind.CIVILIANS),
)
_CACHED = 65_536


def _id(prefix: str, name: str) -> str:
    """An id made of a name. Names that differ in capital letters only have different ids."""
    words, digest = slug(name), _digest(name)
    usual = words.endswith(digest) or name == words.replace("-", " ").title()
    return f"{prefix}{words}" if usual else f"{prefix}{words}-{digest}"


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


@lru_cache(_CACHED)
def _actor(name: str) -> Actor:
    """An actor, whose name holds for the years that stand behind it."""
    kind = next((kind for start, kind in _KINDS if name.startswith(start)), ActorKind.UNKNOWN)
    return Actor(id=_id("acled-actor-", name), names=(Name(text=name, period=_years(name)),), kind=kind)


def _years(name: str) -> Period | None:
    found = _YEARS.search(name)
    if found is None:
        return None
    first, last = found.groups()
    return Period.parse(f"{first}/{last or '..'}") if last is None or first <= last else None


def actors_of(row: Row) -> tuple[Actor, ...]:
    """The two main actors, as far as they are there, and then the associated ones of both."""
    names = [cell_of(row, column) for column in ("actor1", "actor2")]
    names += [name for column in ("assoc_actor_1", "assoc_actor_2") for name in items_of(cell_of(row, column))]
    return tuple(_actor(name) for name in names if name)


def reports_of(row: Row, event: str) -> tuple[tuple[Document, Agent], ...]:
    """A document for each source that a row names, of which nothing is known but who published it.

    An account of a single person on a social network is carried and no agent is made of it.
    """
    found: list[tuple[Document, Agent]] = []
    for position, name in enumerate(items_of(cell_of(row, "source")), start=1):
        if name.startswith("@"):
            row.problem(
                "source", "person-named", "an account may be that of a person; it was carried and no agent was made"
            )
        else:
            agent = _reporter(name)
            found.append((Document(id=f"acled-report-{event}-{position}", publisher=agent.id), agent))
    return tuple(found)


@lru_cache(_CACHED)
def _reporter(name: str) -> Agent:
    return Agent(id=_id("acled-source-", name), names=(Name(text=name),))


def places_of(row: Row) -> tuple[Place, ...]:
    """The place of the event, as narrow as it is known, and then those that contain it, the narrowest first."""
    levels = tuple(cell_of(row, column) for column in LEVELS)
    point = point_in(row, "latitude", cell_of(row, "latitude"), cell_of(row, "longitude"))
    precision = cell_of(row, "geo_precision") if point is not None else ""
    return _places(levels, cell_of(row, "location"), point, precision)


@lru_cache(_CACHED)
def _places(levels: tuple[str, ...], name: str, point: Coordinates | None, precision: str) -> tuple[Place, ...]:
    places: list[Place] = []
    within, path = None, ""
    for kind, text in zip(LEVELS.values(), levels, strict=True):
        if text:
            path += f"{kind}:{text}/"
            id_ = f"acled-place-{slug(text)}-{_digest(path)}"
            places.insert(0, Place(id=id_, names=(Name(text=text),), kind=kind, within=within))
            within = id_
    if not name and point is None:
        return tuple(places)
    place = Place(
        id=f"acled-place-{slug(name or UNNAMED)}-{_digest(repr((path, name, point, precision)))}",
        names=(Name(text=name or UNNAMED),),
        kind=PlaceKind.UNKNOWN if name else PlaceKind.POINT,
        within=within,
        coordinates=point,
        precision=GeoPrecision.of_code(AcledGeoPrecision(precision)) if precision in _PRECISIONS else None,
    )
    return (place, *places)


_PRECISIONS = frozenset(AcledGeoPrecision)
