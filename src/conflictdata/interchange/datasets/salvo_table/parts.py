"""Parts of a row of the salvo table: claims of their own, which count some of what the whole row counts.

A part has the id of the whole with a suffix that says what it is a part by, and names the whole as overlapping, so that
nothing adds the two up.
"""

from collections.abc import Iterator, Mapping, Sequence

from attrs import evolve

from conflictdata.interchange.cells import whole_number
from conflictdata.interchange.datasets.salvo_table.details import count_of, pairs_in
from conflictdata.interchange.datasets.salvo_table.models import class_of
from conflictdata.interchange.datasets.salvo_table.places import place_named
from conflictdata.interchange.sources import Row
from conflictdata.interchange.texts import number_of, slug
from conflictdata.model.strikes import Salvo, StrikeEvent
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.vocab.strikes import MunitionClass

__all__ = ["FRAGMENTS", "FROM", "HITS", "JETS", "MODELS", "SHAHEDS", "SHOT_DOWN_IN", "SHOT_DOWN_OF", "parts_in"]

SHAHEDS, JETS, MODELS, FROM = "shaheds", "jets", "by-model", "by-launch-place"
SHOT_DOWN_IN, SHOT_DOWN_OF = "shot-down-in-", "shot-down-of-"
HITS, FRAGMENTS = "locations hit", "locations where fragments fell"
_ATTACK = MunitionClass.ONE_WAY_ATTACK_UAV
_NONE: Mapping[str, int | None] = {}


def parts_in(row: Row, whole: StrikeEvent) -> tuple[Sequence[StrikeEvent], Sequence[str]]:
    """The claims on parts of a row, and the names of places that they need."""
    launched = _details(row, "launched_details", "launched")
    origins = _details(row, "launch_place_details", "launched")
    shot_down = _details(row, "destroyed_details", "destroyed")
    parts = [
        *_shaheds(row, whole),
        *_jets(row, whole),
        *_by_model(row, whole, launched),
        *_by_origin(whole, origins),
        *_shot_down(whole, shot_down),
    ]
    regions = [name for name in shot_down if not _is_model(name)]
    return parts, [*origins, *regions]


def _part(whole: StrikeEvent, suffix: str, *salvos: Salvo) -> StrikeEvent:
    return evolve(
        whole,
        id=f"{whole.id}-{suffix}",
        salvos=salvos,
        targets=(),
        damage=(),
        provenance=evolve(whole.provenance, overlaps=(whole.id,)),
    )


def _shaheds(row: Row, whole: StrikeEvent) -> Iterator[StrikeEvent]:
    """The attack drones among the launched. Of the rest it is only known that no more than all of them are decoys."""
    number = _number(row, "is_shahed", "launched")
    if number is None:
        return
    model, launched = whole.salvos[0].model, number_of(row["launched"])
    lines = [Salvo(munition=_ATTACK, model=model, launched=count_of(number))]
    if launched is not None and launched > number:
        rest = ReportedCount.stated(CountRange.up_to(launched - number))
        lines.append(Salvo(munition=MunitionClass.DECOY_UAV, launched=rest))
    yield _part(whole, SHAHEDS, *lines)


def _jets(row: Row, whole: StrikeEvent) -> Iterator[StrikeEvent]:
    numbers = _number(row, "turbojet", "launched"), _number(row, "turbojet_destroyed", "destroyed")
    if numbers != (None, None):
        launched, destroyed = (None if number is None else count_of(number) for number in numbers)
        yield _part(whole, JETS, Salvo(munition=_ATTACK, model="turbojet", launched=launched, intercepted=destroyed))


def _number(row: Row, column: str, whole: str) -> int | None:
    number = whole_number(row, column, of="", otherwise="no count was made of it")
    total = number_of(row[whole])
    if number is not None and total is not None and number > total:
        row.problem(column, "part-exceeds-total", f"this is part of {whole}, {total}; both were kept as they are")
    return number


def _details(row: Row, column: str, whole: str) -> Mapping[str, int | None]:
    cell = row[column]
    pairs = pairs_in(cell) if cell.strip() else _NONE
    if pairs is None:
        message = "this is no dictionary of names and whole numbers; it was carried and no claims were made of it"
        row.problem(column, "not-a-dictionary", message)
        return _NONE
    known, total = sum(number or 0 for number in pairs.values()), number_of(row[whole])
    if total is not None and known > total:
        message = f"the parts add up to {known}, {whole} is {total}; all were kept as they are"
        row.problem(column, "part-exceeds-total", message)
    return pairs


def _by_model(row: Row, whole: StrikeEvent, pairs: Mapping[str, int | None]) -> Iterator[StrikeEvent]:
    for name in pairs:
        strangers = class_of(name)[1]
        if strangers:
            message = f"{', '.join(map(repr, strangers))} is no model that is known; its class is unknown"
            row.problem("launched_details", "unknown-model", message)
    lines = (Salvo(munition=class_of(name)[0], model=name, launched=count_of(n)) for name, n in pairs.items())
    if pairs:
        yield _part(whole, MODELS, *lines)


def _by_origin(whole: StrikeEvent, pairs: Mapping[str, int | None]) -> Iterator[StrikeEvent]:
    line = _bare(whole)
    lines = (
        evolve(line, launched=count_of(number), launched_from=(place_named(name).id,)) for name, number in pairs.items()
    )
    if pairs:
        yield _part(whole, FROM, *lines)


def _shot_down(whole: StrikeEvent, pairs: Mapping[str, int | None]) -> Iterator[StrikeEvent]:
    line = _bare(whole)
    for name, number in pairs.items():
        if _is_model(name):
            other = Salvo(munition=class_of(name)[0], model=name, intercepted=count_of(number))
            yield _part(whole, f"{SHOT_DOWN_OF}{slug(name)}", other)
        else:
            part = _part(whole, f"{SHOT_DOWN_IN}{slug(name)}", evolve(line, intercepted=count_of(number)))
            yield evolve(part, places=(place_named(name).id,))


def _bare(whole: StrikeEvent) -> Salvo:
    """The line of the whole without its counts."""
    return Salvo(munition=whole.salvos[0].munition, model=whole.salvos[0].model)


def _is_model(name: str) -> bool:
    return not class_of(name)[1]
