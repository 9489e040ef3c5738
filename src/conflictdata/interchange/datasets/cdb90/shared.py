"""What the tables of CDB90 share: who speaks, and the ids by which they refer to each other.

Every table names its battle by ``isqno``. A claim of one table refers to the battle by its id, which the table of
battles tells; until both are merged, the battle is among ``left_out`` of the dataset.
"""

from collections.abc import Iterable

from conflictdata.interchange.cells import whole_number
from conflictdata.interchange.formats import Column, Treatment
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import slug
from conflictdata.model.parties import Actor, Alliance
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance
from conflictdata.provenance.documents import Locator
from conflictdata.values.names import Name
from conflictdata.vocab.society import ActorKind, AllianceKind
from conflictdata.vocab.sources import AgentKind, Stance

__all__ = [
    "BATTLE",
    "CAA",
    "HOMEPAGE",
    "LICENCE",
    "actors_in",
    "battle_id",
    "carried",
    "isqno_among",
    "isqno_of",
    "known_number",
    "provenance_of",
]

LICENCE = "Open Data Commons Attribution License; the database of the US Army is in the public domain"
HOMEPAGE = "https://github.com/jrnold/CDB90"
BATTLE = "cdb90-battle-"
_NOT_KNOWN = {"", "-1"}
_JOINT = " & "

CAA = Agent(
    id="us-army-caa",
    names=(Name(text="US Army Concepts Analysis Agency"),),
    kind=AgentKind.STATE_BODY,
    country="us",
)


def carried(*names: str, note: str = "") -> tuple[Column, ...]:
    """Columns that the model has no place for."""
    return tuple(Column(name=name, treatment=Treatment.CARRIED, note=note) for name in names)


def battle_id(source: Source, isqno: str) -> str | None:
    """The id of the battle of this number, which any file may tell; `None` where the cell is blank."""
    if not isqno.strip():
        return None
    id_ = f"{BATTLE}{slug(isqno)}"
    source.elsewhere.add(id_)
    return id_


def isqno_of(battle: str | None) -> str:
    """The number of a battle as a cell; empty if it is no battle of CDB90."""
    return battle.removeprefix(BATTLE) if battle is not None and battle.startswith(BATTLE) else ""


def isqno_among(ids: Iterable[str]) -> str:
    """The number of the first battle of CDB90 among claims, as a cell; empty if there is none."""
    return next((isqno for id_ in ids if (isqno := isqno_of(id_))), "")


def provenance_of(source: Source, row: Row, *overlaps: str | None) -> Provenance:
    """The agency gives its own estimates; what it drew on is not in the tables."""
    return Provenance(
        speaker=CAA.id,
        document=source.document,
        locator=Locator(row=row.number),
        stance=Stance.ESTIMATES,
        overlaps=tuple(id_ for id_ in overlaps if id_ is not None),
    )


def actors_in(cell: str) -> tuple[Actor, ...]:
    """The actor of a cell; of several that stand together, one for all of them, and then each."""
    if not cell.strip():
        return ()
    members = tuple(_actor(name) for name in cell.split(_JOINT) if name.strip()) if _JOINT in cell else ()
    if len(members) < 2:
        return (_actor(cell),)
    kind = AllianceKind.COALITION_MEMBER
    joint = Actor(
        id=_actor_id(cell),
        names=(Name(text=cell),),
        kind=ActorKind.COALITION,
        alliances=tuple(Alliance(ally=member.id, kind=kind) for member in members),
    )
    return (joint, *members)


def known_number(row: Row, column: str) -> int | None:
    """The number of a cell; `None` where it is blank, -1, or, which is reported, no whole number."""
    return None if row[column].strip() in _NOT_KNOWN else whole_number(row, column, of="")


def _actor(name: str) -> Actor:
    return Actor(id=_actor_id(name), names=(Name(text=name),))


def _actor_id(name: str) -> str:
    return f"cdb90-actor-{slug(name)}"
