"""Rows of the salvo table, written from strikes and their parts."""

from collections.abc import Iterator, Mapping, Sequence

from conflictdata.interchange.datasets.salvo_table.details import written_pairs
from conflictdata.interchange.datasets.salvo_table.parts import (
    FRAGMENTS,
    FROM,
    HITS,
    JETS,
    MODELS,
    SHAHEDS,
    SHOT_DOWN_IN,
    SHOT_DOWN_OF,
)
from conflictdata.interchange.datasets.salvo_table.sources import source_cell
from conflictdata.interchange.datasets.salvo_table.times import time_cells
from conflictdata.interchange.formats import OutRow
from conflictdata.model.dataset import Dataset
from conflictdata.model.strikes import Salvo, StrikeEvent
from conflictdata.values.counts import ReportedCount

__all__ = ["rows_of"]

_READ = "salvo-table-"
_SUFFIXES = (SHAHEDS, JETS, MODELS, FROM, SHOT_DOWN_IN, SHOT_DOWN_OF)
_Part = tuple[str, StrikeEvent]


def rows_of(data: Dataset) -> Iterator[OutRow]:
    """A row for each line of each strike. Strikes that are part of another are told in the row of that one."""
    parts: dict[str, list[_Part]] = {}
    wholes: list[StrikeEvent] = []
    for strike in data.strike_events:
        found = _whole_of(data, strike)
        if found is None:
            wholes.append(strike)
        else:
            whole, suffix = found
            parts.setdefault(whole, []).append((suffix, strike))
    for strike in wholes:
        own = parts.get(strike.id, ())
        told = (strike.id, *(part.id for _, part in own))
        common = {**_event_cells(data, strike), **_part_cells(data, own)}
        # A row that was read has one line, and is known by its claim: it cannot become two rows.
        lines = strike.salvos[:1] if strike.id.startswith(_READ) else strike.salvos
        for cells in [_line_cells(data, line) for line in lines] or [{}]:
            full = {**common, **cells}
            yield OutRow(claims=told, cells={name: cell for name, cell in full.items() if cell})


def _whole_of(data: Dataset, strike: StrikeEvent) -> tuple[str, str] | None:
    """The id of the strike that this one is a part of, and what it is a part by, told by its id and its link."""
    for other in strike.provenance.overlaps:
        rest = strike.id.removeprefix(f"{other}-")
        if rest != strike.id and isinstance(data.get(other), StrikeEvent):
            for suffix in _SUFFIXES:
                if rest.startswith(suffix):
                    return other, suffix
    return None


def _event_cells(data: Dataset, strike: StrikeEvent) -> Mapping[str, str]:
    places = {damage.wording: _text(damage.count) for damage in strike.damage}
    posts = (data[relay.document] for relay in strike.provenance.relays if relay.document is not None)
    return {
        **time_cells(strike),
        "target": " and ".join(data[place].name for place in strike.places),
        "target_main": next((target.wording for target in strike.targets if target.wording), ""),
        "num_hit_location": places.get(HITS, ""),
        "num_fall_fragment_location": places.get(FRAGMENTS, ""),
        "source": next(map(source_cell, posts), ""),
    }


def _line_cells(data: Dataset, line: Salvo) -> Mapping[str, str]:
    return {
        "model": line.model or "",
        "launch_place": " and ".join(data[place].name for place in line.launched_from),
        "launched": _text(line.launched),
        "destroyed": _text(line.intercepted),
        "not_reach_goal": _text(line.suppressed),
        "still_attacking": _text(line.airborne),
        "border_crossing": _text(line.left_area),
    }


def _part_cells(data: Dataset, parts: Sequence[_Part]) -> Mapping[str, str]:
    cells: dict[str, str] = {}
    shot_down: dict[str, int | None] = {}
    for suffix, part in parts:
        lines = part.salvos
        if suffix == SHAHEDS and lines:
            cells["is_shahed"] = _text(lines[0].launched)
        elif suffix == JETS and lines:
            cells["turbojet"] = _text(lines[0].launched)
            cells["turbojet_destroyed"] = _text(lines[0].intercepted)
        elif suffix == MODELS:
            cells["launched_details"] = written_pairs({line.model or "": _number(line.launched) for line in lines})
        elif suffix == FROM:
            cells["launch_place_details"] = written_pairs(
                {data[line.launched_from[0]].name: _number(line.launched) for line in lines if line.launched_from}
            )
        elif lines:
            is_place = suffix == SHOT_DOWN_IN and bool(part.places)
            name = data[part.places[0]].name if is_place else lines[0].model or ""
            shot_down[name] = _number(lines[0].intercepted)
    return {**cells, "destroyed_details": written_pairs(shot_down)}


def _number(count: ReportedCount | None) -> int | None:
    """The number of a count, if it has one that is exact or preferred."""
    return None if count is None else count.range.best


def _text(count: ReportedCount | None) -> str:
    number = _number(count)
    return "" if number is None else str(number)
