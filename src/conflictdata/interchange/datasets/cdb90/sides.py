"""CDB90, table of belligerents: the strength and the losses of each side of a battle.

An error is given as the greatest deviation that is judged possible, in percent above and below. Zero does not mean
exact: the codebook says that it generally means that the deviation is not known, so that side has no bound.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from conflictdata.interchange.datasets.cdb90.shared import (
    CAA,
    HOMEPAGE,
    LICENCE,
    actors_in,
    battle_id,
    carried,
    isqno_of,
    known_number,
    provenance_of,
)
from conflictdata.interchange.figures import best_only, of_bounds
from conflictdata.interchange.formats import Column, Format, OutRow, Treatment
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import number_of, slug
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.equipment import EquipmentLoss
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.model.records import Record
from conflictdata.model.units import StrengthReport, Unit
from conflictdata.provenance.attribution import Provenance
from conflictdata.values.counts import MAX_COUNT, CountRange, ReportedCount
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.equipment import EquipmentKind
from conflictdata.vocab.military import Reinforcement, StrengthKind

__all__ = ["BELLIGERENTS"]

_KEPT, _APPROXIMATED = Treatment.KEPT, Treatment.APPROXIMATED
_STRENGTHS, _CASUALTIES, _LOSSES = "strength_reports", "casualty_estimates", "equipment_losses"
_ERROR = "percent, 0 is not known and sets no bound; the percentage itself is carried"
_UNKNOWN = "blank, or -1 in the original, is not known"
_UNNAMED = "unnamed"
_NO_NAME = {"", "?"}
_PERCENT = re.compile(r"(?P<sign>[-+]?)(?P<size>\d{1,6})", re.ASCII)

COLUMNS = (
    Column(name="isqno", treatment=_KEPT, path=f"{_CASUALTIES}.event", note="the battle, behind cdb90-battle-"),
    Column(name="attacker", treatment=_KEPT, path=f"{_STRENGTHS}.unit", note="1 or 0; in the id of the unit"),
    Column(name="nam", treatment=_KEPT, path="units.names", note="(+) and (-) are also read as reinforced and reduced"),
    *carried("co", note="names of commanders"),
    Column(name="str", treatment=_KEPT, path=f"{_STRENGTHS}.count.range.best", note=_UNKNOWN),
    Column(name="code", treatment=_KEPT, path=f"{_STRENGTHS}.kind", note="1 initial, 2 average daily, 3 total engaged"),
    Column(name="intst", treatment=_KEPT, path=f"{_STRENGTHS}.count.range.best", note="initial strength"),
    Column(name="rerp", treatment=_KEPT, path=f"{_STRENGTHS}.count.range.best", note="reinforcements, replacements"),
    Column(name="cas", treatment=_KEPT, path=f"{_CASUALTIES}.count.range.best", note=_UNKNOWN),
    *carried("finst", note="strength at the end"),
    *carried("cav", note="horse cavalry"),
    Column(name="tank", treatment=_KEPT, path=f"{_STRENGTHS}.count.range.best", note=_UNKNOWN),
    *carried("lt", "mbt", note="light and main battle tanks, counted in tank"),
    Column(name="arty", treatment=_KEPT, path=f"{_STRENGTHS}.count.range.best", note="artillery tubes"),
    *carried("fly", note="sorties of close air support, which are no aircraft"),
    Column(name="ctank", treatment=_KEPT, path=f"{_LOSSES}.count.range.best", note="armour lost, read as tanks"),
    Column(name="carty", treatment=_KEPT, path=f"{_LOSSES}.count.range.best", note="artillery lost"),
    Column(name="cfly", treatment=_KEPT, path=f"{_LOSSES}.count.range.best", note="aircraft of close air support lost"),
    *carried("pri1", "pri2", "pri3", "sec1", "sec2", "sec3", note="tactical schemes"),
    *carried("reso1", "reso2", "reso3", note="how it was resolved"),
    Column(name="strpl", treatment=_APPROXIMATED, path=f"{_STRENGTHS}.count.range.high", note=_ERROR),
    Column(name="strmi", treatment=_APPROXIMATED, path=f"{_STRENGTHS}.count.range.low", note=_ERROR),
    Column(name="caspl", treatment=_APPROXIMATED, path=f"{_CASUALTIES}.count.range.high", note=_ERROR),
    Column(name="casmi", treatment=_APPROXIMATED, path=f"{_CASUALTIES}.count.range.low", note=_ERROR),
    *carried("ach", note="score of the mission from 1 to 10; 0 is not known"),
    Column(
        name="actors",
        treatment=_KEPT,
        path=f"{_CASUALTIES}.group.side",
        aliases=("cdb13_actors",),
        note="several stand together, with & between them",
    ),
)

_ROLES = {"1": "attacker", "0": "defender"}
_ROLE_CODES = {role: code for code, role in _ROLES.items()}
_KINDS = {
    "1": StrengthKind.PERSONNEL_INITIAL,
    "2": StrengthKind.PERSONNEL_AVERAGE,
    "3": StrengthKind.PERSONNEL_ENGAGED,
    "0": StrengthKind.UNSPECIFIED,
    "": StrengthKind.UNSPECIFIED,
}
_KIND_CODES = {kind: code for code, kind in _KINDS.items()}
_BESIDE = {
    "intst": StrengthKind.PERSONNEL_INITIAL,
    "rerp": StrengthKind.REPLACEMENTS,
    "tank": StrengthKind.TANKS,
    "arty": StrengthKind.ARTILLERY_PIECES,
}
"""The columns of strengths that have no error."""
_BESIDE_COLUMNS = {kind: column for column, kind in _BESIDE.items() if column != "intst"}
_LOST = {"ctank": EquipmentKind.TANK, "carty": EquipmentKind.ARTILLERY, "cfly": EquipmentKind.AIRCRAFT}
_LOST_COLUMNS = {kind: column for column, kind in _LOST.items()}
_ORDER = ("str", *_BESIDE, "cas", *_LOST)
"""The figures of a row, in the order in which its claims are made."""
_OWN = re.compile(
    rf"(?P<side>cdb90-(?P<isqno>.+)-(?P<role>attacker|defender|side))-(?P<figure>{'|'.join(_ORDER)})(?:-\d+)?"
)
_SIGNS = re.compile(r"(?:\(([+-])\))+$")

_Figure = StrengthReport | CasualtyEstimate | EquipmentLoss


class BelligerentReader:
    """Makes claims of the figures of one side of a battle. Its force in that battle is a unit of its own."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._units: set[str] = set()

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row."""
        actors = actors_in(row["actors"])
        unit = self._unit(row, actors)
        yield CAA
        yield from actors
        yield unit
        yield from self._strengths(row, unit)
        yield from self._harm(row, unit, battle_id(self._source, row["isqno"]))

    def _unit(self, row: Row, actors: tuple[Actor, ...]) -> Unit:
        role, isqno, name = _ROLES.get(row["attacker"]), row["isqno"].strip(), row["nam"]
        if role is None:
            row.problem("attacker", "unknown-code", "this is neither 1 (attacker) nor 0 (defender); the role is open")
        if not isqno:
            row.problem("isqno", "missing-id", "the row has no battle; its figures refer to none")
        unit = Unit(
            id=f"cdb90-{slug(isqno) if isqno else f'row-{row.number}'}-{role or 'side'}",
            names=(Name(text=name if name.strip() not in _NO_NAME else _UNNAMED),),
            reinforcement=_reinforcement(name),
            allegiance=actors[0].id if actors else None,
        )
        if unit.id in self._units:
            row.problem("isqno", "same-id", "an earlier row tells of this side; its figures were linked as overlapping")
        self._units.add(unit.id)
        return unit

    def _strengths(self, row: Row, unit: Unit) -> Iterator[StrengthReport]:
        strength, whole = known_number(row, "str"), None
        if strength is not None:
            whole, provenance = self._claim(row, unit, "str")
            count = _with_error(row, strength, "strpl", "strmi")
            yield StrengthReport(id=whole, unit=unit.id, kind=_kind(row), count=count, provenance=provenance)
        for column, kind in _BESIDE.items():
            number = known_number(row, column)
            if number is not None:
                id_, provenance = self._claim(row, unit, column, whole if column == "intst" else None)
                yield StrengthReport(id=id_, unit=unit.id, kind=kind, count=best_only(number), provenance=provenance)

    def _harm(self, row: Row, unit: Unit, event: str | None) -> Iterator[CasualtyEstimate | EquipmentLoss]:
        casualties = known_number(row, "cas")
        if casualties is not None:
            _compare_strength(row, casualties)
            id_, provenance = self._claim(row, unit, "cas")
            yield CasualtyEstimate(
                id=id_,
                category=CasualtyCategory.BATTLE_CASUALTIES,
                group=PersonGroup(side=unit.allegiance),
                count=_with_error(row, casualties, "caspl", "casmi"),
                event=event,
                unit=unit.id,
                accumulation=Accumulation.WITHIN_PERIOD,
                provenance=provenance,
            )
        for column, kind in _LOST.items():
            number = known_number(row, column)
            if number is not None:
                id_, provenance = self._claim(row, unit, column)
                yield EquipmentLoss(
                    id=id_,
                    kind=kind,
                    side=unit.allegiance,
                    count=best_only(number),
                    event=event,
                    unit=unit.id,
                    accumulation=Accumulation.WITHIN_PERIOD,
                    provenance=provenance,
                )

    def _claim(self, row: Row, unit: Unit, column: str, overlaps: str | None = None) -> tuple[str, Provenance]:
        id_, earlier = self._source.claim_id(f"{unit.id}-{column}")
        return id_, provenance_of(self._source, row, earlier, overlaps)


def _compare_strength(row: Row, casualties: int) -> None:
    strength = number_of(row["str"])
    if strength is not None and casualties > strength:
        message = f"more than the strength of {strength:,}, as where reinforcements came; both were kept"
        row.problem("cas", "above-strength", message)


def _reinforcement(name: str) -> Reinforcement:
    found = _SIGNS.search(name.replace(" ", ""))
    signs = "" if found is None else found[0]
    if "+" in signs:
        return Reinforcement.REINFORCED_AND_REDUCED if "-" in signs else Reinforcement.REINFORCED
    return Reinforcement.REDUCED if "-" in signs else Reinforcement.NONE


def _kind(row: Row) -> StrengthKind:
    kind = _KINDS.get(row["code"])
    if kind is None:
        row.problem("code", "unknown-code", "this is no meaning of the strength; it is not stated what was counted")
    return kind or StrengthKind.UNSPECIFIED


def _with_error(row: Row, number: int, plus: str, minus: str) -> ReportedCount:
    """A figure with the bounds that its errors set, which are whole numbers within the percentages."""
    above, below = _percent(row, plus, "+"), _percent(row, minus, "-")
    high = None if above is None else number + number * above // 100
    low = None if below is None else number - number * below // 100
    if high is not None and high > MAX_COUNT:
        row.problem(plus, "impossible-error", "the bound is larger than any count can be; it set none")
        high = None
    return of_bounds(low, number, high)


def _percent(row: Row, column: str, sign: str) -> int | None:
    """The size of an error in percent; `None` where it is not known, or no percentage on this side."""
    cell = row[column].strip()
    found = _PERCENT.fullmatch(cell)
    if cell and found is None:
        row.problem(column, "not-a-number", "this is no whole percentage; the figure was left without this bound")
    if found is None or int(found["size"]) == 0:
        return None
    size = int(found["size"])
    if (found["sign"] or "+") != sign or (sign == "-" and size > 100):
        row.problem(column, "impossible-error", f"an error on the {sign} side cannot be this; it set no bound")
        return None
    return size


class _Place(NamedTuple):
    """Where a figure is written: which row, and which column."""

    side: str
    isqno: str
    role: str
    column: str


def rows_of(data: Dataset) -> Iterator[OutRow]:
    """A row for each side of a battle, with its figures; a row of its own for a figure of other origin."""
    rows: dict[tuple[str, str], list[tuple[_Place, _Figure]]] = {}
    figures: Iterator[_Figure] = chain(data.strength_reports, data.casualty_estimates, data.equipment_losses)
    for figure in figures:
        place = _place_of(figure)
        if place is not None:
            copy = figure.id.removeprefix(f"{place.side}-{place.column}")
            rows.setdefault((place.side, copy), []).append((place, figure))
    for found in rows.values():
        found.sort(key=lambda told: _ORDER.index(told[0].column))
        cells: dict[str, str] = {}
        for place, figure in found:
            cells.update(_cells(data, place, figure))
        told = tuple(figure.id for _, figure in found)
        yield OutRow(claims=told, cells={name: cell for name, cell in cells.items() if cell})


def _place_of(figure: _Figure) -> _Place | None:
    column = _column_of(figure)
    if column is None:
        return None
    own = _OWN.fullmatch(figure.id)
    if own is not None and (own["figure"] == column or {own["figure"], column} == {"intst", "str"}):
        return _Place(own["side"], own["isqno"], own["role"], own["figure"])
    event = None if isinstance(figure, StrengthReport) else figure.event
    return _Place(figure.id, isqno_of(event), "", column)


def _column_of(figure: _Figure) -> str | None:
    """The column for a figure of this kind; `None` if there is none."""
    if isinstance(figure, CasualtyEstimate):
        return "cas" if figure.category is CasualtyCategory.BATTLE_CASUALTIES else None
    if isinstance(figure, EquipmentLoss):
        return _LOST_COLUMNS.get(figure.kind)
    return _BESIDE_COLUMNS.get(figure.kind) or ("str" if figure.kind in _KIND_CODES else None)


def _cells(data: Dataset, place: _Place, figure: _Figure) -> Mapping[str, str]:
    range = figure.count.range
    best = range.best
    cells = {
        "isqno": "" if place.isqno.startswith("row-") else place.isqno,
        "attacker": _ROLE_CODES.get(place.role, ""),
        place.column: "" if best is None else str(best),
        **_names(data, figure),
    }
    if isinstance(figure, StrengthReport) and place.column == "str":
        cells["code"] = _KIND_CODES.get(figure.kind, "")
        cells["strpl"], cells["strmi"] = _errors(range)
    elif place.column == "cas":
        cells["caspl"], cells["casmi"] = _errors(range)
    return cells


def _names(data: Dataset, figure: _Figure) -> Mapping[str, str]:
    unit: Unit | None = None if figure.unit is None else data[figure.unit]
    if isinstance(figure, StrengthReport):
        side = figure.force
    else:
        side = figure.group.side if isinstance(figure, CasualtyEstimate) else figure.side
    if side is None and unit is not None:
        side = unit.allegiance
    named = "" if unit is None or unit.name == _UNNAMED else unit.name
    return {"nam": named, "actors": "" if side is None else data[side].name}


def _errors(range: CountRange) -> tuple[str, str]:
    """The least percentages that set these bounds: 0 for a bound that is not there."""
    best = range.best
    if best is None:
        return "", ""
    plus = None if range.high is None else _least_percent(range.high - best, best)
    minus = None if range.low == 0 else _least_percent(best - range.low, best)
    return str(plus or 0), str(-(minus or 0))


def _least_percent(deviation: int, best: int) -> int:
    return max(1, -(-deviation * 100 // best)) if best else 1


BELLIGERENTS = Format(
    name="cdb90-belligerents",
    title="CDB90, battles from 1600 to 1973: strengths and losses of the sides",
    licence=LICENCE,
    homepage=HOMEPAGE,
    columns=COLUMNS,
    required=("isqno", "attacker", "nam", "str", "cas", "strpl", "caspl"),
    reader=BelligerentReader,
    rows_of=rows_of,
)
