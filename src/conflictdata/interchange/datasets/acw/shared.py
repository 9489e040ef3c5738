"""What the tables of the American Civil War share: the battles, the sides, and the works that speak."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from conflictdata.interchange.formats import OutRow
from conflictdata.interchange.sources import Row
from conflictdata.interchange.texts import slug
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.incidents import Incident
from conflictdata.model.parties import Actor
from conflictdata.model.records import Record
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance
from conflictdata.values.names import Name
from conflictdata.vocab.events import EventType
from conflictdata.vocab.sources import AgentKind

__all__ = [
    "COMMISSION",
    "HOMEPAGE",
    "LICENCE",
    "Battles",
    "battle_of",
    "is_listed",
    "rows_with_battles",
    "side_in",
    "source_in",
]

LICENCE = "CC BY 4.0, J. Arnold"
HOMEPAGE = "https://github.com/jrnold/acw_battle_data"
_SCHEME = "cwsac"

_WORKS: Mapping[str, str] = {
    "bodart1908": "Militär-historisches Kriegs-Lexikon, 1908",
    "clodfelter2008": "Warfare and Armed Conflicts, 2008",
    "cwsac1993": "Civil War Sites Advisory Commission, 1993",
    "fox1898": "Regimental Losses in the American Civil War, 1898",
    "kennedy1997": "The Civil War Battlefield Guide, 1997",
    "livermore1900": "Numbers and Losses in the Civil War in America, 1900",
    "phisterer1883": "Statistical Record of the Armies of the United States, 1883",
    "wikipedia": "Wikipedia",
}
"""The works by the word that stands for each in the table. A work speaks for whoever wrote it."""


def source_in(cell: str) -> Agent:
    """The speaker of a cell, which is not blank: a work, under the word for it and its title."""
    title = _WORKS.get(cell)
    return Agent(
        id=f"acw-source-{slug(cell)}",
        names=(Name(text=cell),) if title is None else (Name(text=cell), Name(text=title)),
        kind=AgentKind.STATE_BODY if cell == "cwsac1993" else AgentKind.OTHER if title else AgentKind.UNKNOWN,
    )


def is_listed(cell: str) -> bool:
    """Whether the cell stands for a known work."""
    return cell in _WORKS


COMMISSION = source_in("cwsac1993")


def side_in(row: Row) -> Actor | None:
    """The side of a row, as it is called there; `None`, which is reported, where it is blank."""
    name = row["side"]
    if not name.strip():
        row.problem("side", "missing-side", "no side is named; the figures are of no side in particular")
        return None
    return Actor(id=f"acw-side-{slug(name)}", names=(Name(text=name),))


class Battles:
    """The battles of a file, each told once, by the first row that names it.

    The Civil War Sites Advisory Commission numbered them, so that it is the speaker, whatever the file.
    """

    def __init__(self) -> None:
        self._told: set[str] = set()

    def of(self, row: Row, column: str) -> tuple[str | None, tuple[Record, ...]]:
        """The id of the battle that a row names, and what is to be told of it."""
        number = row[column].strip()
        if not number:
            row.problem(column, "missing-id", "no battle is named; the figures refer to none")
            return None, ()
        id_ = f"{_SCHEME}-{slug(number)}"
        if id_ in self._told:
            return id_, ()
        self._told.add(id_)
        coded = (f"{_SCHEME}:{number}",)
        battle = Incident(id=id_, kind=EventType.BATTLE, coded=coded, provenance=Provenance(speaker=COMMISSION.id))
        return id_, (COMMISSION, battle)


def battle_of(data: Dataset, event: str | None) -> str:
    """The number of a battle as a cell; empty if it has none of the Commission's."""
    battle = None if event is None else data.get(event)
    codes = battle.coded if isinstance(battle, Incident) else ()
    return next((code.partition(":")[2] for code in codes if code.startswith(f"{_SCHEME}:")), "")


def rows_with_battles(
    data: Dataset, rows: Iterable[tuple[Sequence[CasualtyEstimate], Mapping[str, str]]]
) -> Iterator[OutRow]:
    """Rows of figures, the first that names a battle of the Commission with the battle among its claims."""
    told: set[str] = set()
    for figures, cells in rows:
        claims = [figure.id for figure in figures]
        event = figures[0].event
        if event is not None and event not in told and battle_of(data, event):
            told.add(event)
            claims.append(event)
        yield OutRow(claims=tuple(claims), cells={name: cell for name, cell in cells.items() if cell})
