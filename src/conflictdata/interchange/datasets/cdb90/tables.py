"""CDB90: the US Army's database of battles from 1600 to 1973, in the tables of its edition as a data package.

The tables name their battle by ``isqno``, and each is a file and a format of its own: battles, belligerents, active
periods and dyads make claims, the others are carried. Read each, and merge the datasets.

In this edition every negative score of the original was made blank, so that a blank ``wina`` is a battle that the
attacker lost as well as one whose winner is not known. The original has -1 and -9 for them; both are read.
"""

from collections.abc import Iterable, Iterator, Mapping

from conflictdata.interchange.datasets.cdb90.shared import (
    BATTLE,
    CAA,
    HOMEPAGE,
    LICENCE,
    actors_in,
    battle_id,
    carried,
    isqno_among,
    isqno_of,
    provenance_of,
)
from conflictdata.interchange.datasets.cdb90.sides import BELLIGERENTS
from conflictdata.interchange.datasets.cdb90.times import ACTIVE_PERIODS
from conflictdata.interchange.formats import Carrying, Column, Format, OutRow, Treatment
from conflictdata.interchange.sheets import Sample
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import slug
from conflictdata.model.dataset import Dataset
from conflictdata.model.happenings import GroundOperation
from conflictdata.model.places import Place
from conflictdata.model.records import Record
from conflictdata.values.names import Name
from conflictdata.vocab.events import OperationOutcome

__all__ = ["ACTIVE_PERIODS", "BATTLES", "BELLIGERENTS", "DYADS", "FORMATS", "TABLE"]

_KEPT, _APPROXIMATED = Treatment.KEPT, Treatment.APPROXIMATED
_DYAD = "-dyad-"
_SCORE = "a score on the attacker's side; blank is unknown or, in this edition, below zero"

_BATTLE_COLUMNS = (
    Column(name="isqno", treatment=_KEPT, path="ground_operations.id", note="behind cdb90-battle-"),
    *carried("war"),
    Column(name="name", treatment=_KEPT, path="ground_operations.title", note="what the battle is called"),
    Column(name="locn", treatment=_KEPT, path="ground_operations.places.name"),
    *carried("campgn", "postype", "post1", "post2", "front", "depth", "time", note="campaign, the defender's posture"),
    *carried("aeroa", "surpa", "cea", "leada", "trnga", "morala", "logsa", "momnta", "intela", "techa", "inita"),
    Column(
        name="wina",
        treatment=_APPROXIMATED,
        path="ground_operations.outcome",
        note="1 the attacker won, 0 drawn, -1 lost, -9 unknown; blank is unknown or, in this edition, lost",
    ),
    *carried("kmda", note="kilometres that the attacker advanced; blank or -9999 is unknown or, here, a retreat"),
    *carried("crit", note="how clear-cut the outcome was; 0 is not available"),
    *carried("quala", "resa", "mobila", "aira", "fprepa", "wxa", "terra", "leadaa", "plana", "surpaa", note=_SCORE),
    *carried("mana", "logsaa", "fortsa", "deepa", note=_SCORE),
    *carried("is_hero", "war2", "war3", "war4", "war4_theater", "dbpedia", "cow_warno", "cow_warname"),
    *carried("war_initiator"),
    Column(
        name="parent",
        treatment=_KEPT,
        path="ground_operations.provenance.overlaps",
        note="a battle of the table that tells of the same",
    ),
)

_DYAD_COLUMNS = (
    Column(name="isqno", treatment=_KEPT, path="ground_operations.provenance.overlaps", note="the battle"),
    Column(name="attacker", treatment=_KEPT, path="ground_operations.attacker"),
    Column(name="defender", treatment=_KEPT, path="ground_operations.defender"),
    *carried("wt", "primary", note="the weight of the dyad among those of the battle"),
    *carried("dyad", "direction", note="the same two by alphabet; -1 where the second attacked"),
)

_LAYOUTS = (
    ("isqno", "attacker", "n", "actor"),
    ("isqno", "datetime_min", "datetime_max", "datetime", "duration1", "duration2"),
    ("isqno", "attacker", "actors", "commanders", "uri"),
    ("isqno", "front_number", "wofa", "wofd", "time_min", "time_max"),
    ("isqno", "terrano", "terra1", "terra2", "terra3"),
    ("isqno", "wxno", "wx1", "wx2", "wx3", "wx4", "wx5"),
)
_CODES = ("value", "description")

_OUTCOMES = {
    "1": OperationOutcome.SUCCEEDED,
    "0": OperationOutcome.INCONCLUSIVE,
    "-1": OperationOutcome.FAILED,
    "-9": OperationOutcome.UNKNOWN,
    "": OperationOutcome.UNKNOWN,
}
_OUTCOME_CODES = {outcome: code for code, outcome in _OUTCOMES.items()}


class BattleReader:
    """Makes a ground operation of each battle. Who fought stands in the tables of belligerents and dyads."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row."""
        wanted = battle_id(self._source, row["isqno"])
        if wanted is None:
            row.problem("isqno", "missing-id", "the battle has no number and was read with that of its row")
        id_, earlier = self._source.claim_id(wanted or f"{BATTLE}row-{row.number}")
        if earlier is not None:
            row.problem("isqno", "same-id", f"an earlier row has this number; it was read as {id_} and linked")
        places = _places(row["locn"])
        yield CAA
        yield from places
        yield GroundOperation(
            id=id_,
            places=tuple(place.id for place in places),
            outcome=self._outcome(row),
            provenance=provenance_of(self._source, row, earlier, self._parent(row, id_)),
            title=row["name"] if row["name"].strip() else None,
        )

    def _parent(self, row: Row, own: str) -> str | None:
        parent = battle_id(self._source, row["parent"])
        if parent == own:
            row.problem("parent", "own-parent", "the battle is said to repeat itself; it was not linked")
            return None
        if parent is not None:
            row.problem("parent", "told-twice", f"the battle is told as {parent} too; they were linked as overlapping")
        return parent

    def _outcome(self, row: Row) -> OperationOutcome:
        outcome = _OUTCOMES.get(row["wina"].strip())
        if outcome is None:
            row.problem("wina", "unknown-code", "this is no code of wina; the outcome is not known")
        return outcome or OperationOutcome.UNKNOWN


def _places(cell: str) -> tuple[Place, ...]:
    return (Place(id=f"cdb90-place-{slug(cell)}", names=(Name(text=cell),)),) if cell.strip() else ()


def battle_rows(data: Dataset) -> Iterator[OutRow]:
    """A row for each ground operation that is not one of two parties within a battle."""
    for operation in data.ground_operations:
        if _DYAD not in operation.id:
            cells = _battle_cells(data, operation)
            yield OutRow(claims=(operation.id,), cells={name: cell for name, cell in cells.items() if cell})


def _battle_cells(data: Dataset, operation: GroundOperation) -> Mapping[str, str]:
    first = next((id_ for id_ in operation.provenance.overlaps if operation.id.startswith(f"{id_}-")), None)
    overlaps = (id_ for id_ in operation.provenance.overlaps if id_ != first)
    return {
        "isqno": isqno_of(first or operation.id),
        "name": operation.title or "",
        "locn": data[operation.places[0]].name if operation.places else "",
        "wina": _OUTCOME_CODES.get(operation.outcome, ""),
        "parent": isqno_among(overlaps),
    }


class DyadReader:
    """Makes a ground operation of each two parties that fought in a battle, linked as overlapping with it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._numbers: dict[str, int] = {}

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row."""
        battle = battle_id(self._source, row["isqno"])
        if battle is None:
            row.problem("isqno", "missing-id", "the row has no battle; the two parties refer to none")
        whole = battle or f"{BATTLE}row-{row.number}"
        self._numbers[whole] = self._numbers.get(whole, 0) + 1
        attackers, defenders = actors_in(row["attacker"]), actors_in(row["defender"])
        yield CAA
        yield from attackers
        yield from defenders
        yield GroundOperation(
            id=f"{whole}{_DYAD}{self._numbers[whole]}",
            attacker=attackers[0].id if attackers else None,
            defender=defenders[0].id if defenders else None,
            provenance=provenance_of(self._source, row, battle),
        )


def dyad_rows(data: Dataset) -> Iterator[OutRow]:
    """A row for each ground operation of which both parties are known."""
    for operation in data.ground_operations:
        if _DYAD in operation.id or (operation.attacker is not None and operation.defender is not None):
            cells = {
                "isqno": isqno_among(operation.provenance.overlaps),
                "attacker": "" if operation.attacker is None else data[operation.attacker].name,
                "defender": "" if operation.defender is None else data[operation.defender].name,
            }
            yield OutRow(claims=(operation.id,), cells={name: cell for name, cell in cells.items() if cell})


def _is_table(format: Format, sample: Sample) -> float:
    if sample.layout is not format.layout:
        return 0
    if sample.header == _CODES:
        return float(sample.name.startswith("enum_"))
    return float(sample.header in _LAYOUTS)


BATTLES = Format(
    name="cdb90-battles",
    title="CDB90, battles from 1600 to 1973: the battles",
    licence=LICENCE,
    homepage=HOMEPAGE,
    columns=_BATTLE_COLUMNS,
    required=("isqno", "name", "locn", "wina", "postype"),
    reader=BattleReader,
    rows_of=battle_rows,
)

DYADS = Format(
    name="cdb90-dyads",
    title="CDB90, battles from 1600 to 1973: who attacked whom",
    licence=LICENCE,
    homepage=HOMEPAGE,
    columns=_DYAD_COLUMNS,
    required=("isqno", "attacker", "defender", "dyad", "direction"),
    reader=DyadReader,
    rows_of=dyad_rows,
)

TABLE = Format(
    name="cdb90-table",
    title="CDB90, battles from 1600 to 1973: the other tables and lists of codes, carried whole",
    licence=LICENCE,
    homepage=HOMEPAGE,
    columns=carried(*dict.fromkeys(name for layout in (*_LAYOUTS, _CODES) for name in layout)),
    reader=Carrying,
    recognises=_is_table,
)

FORMATS = (ACTIVE_PERIODS, BATTLES, BELLIGERENTS, DYADS, TABLE)
