"""The public table of missile and drone attacks on Ukraine, one row for each attack, model and report.

Nobody counts all attacks: a row is what one body reported of the munitions of one model. A national and a regional body
report the same night in rows of their own, which are linked and must not be added up. A blank is no zero.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import sha256

from attrs import evolve

from conflictdata.interchange.cells import whole_number
from conflictdata.interchange.datasets.salvo_table.details import count_of, crossings, pairs_in
from conflictdata.interchange.datasets.salvo_table.models import class_of, event_type_of
from conflictdata.interchange.datasets.salvo_table.parts import FRAGMENTS, HITS, parts_in
from conflictdata.interchange.datasets.salvo_table.places import place_named, places_in
from conflictdata.interchange.datasets.salvo_table.rows import rows_of
from conflictdata.interchange.datasets.salvo_table.sources import (
    AIR_FORCE,
    ATTACKED,
    ATTACKER,
    SPEAKERS,
    Report,
    Reports,
    account_in,
    post_of,
)
from conflictdata.interchange.datasets.salvo_table.times import Span, span_in
from conflictdata.interchange.formats import Column, Format, Treatment
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import number_of
from conflictdata.model.records import Record
from conflictdata.model.strikes import Damage, Salvo, StrikeEvent, Target
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance, Relay
from conflictdata.provenance.documents import Locator
from conflictdata.values.counts import ReportedCount
from conflictdata.vocab.events import EventType
from conflictdata.vocab.sources import Stance
from conflictdata.vocab.strikes import MunitionClass

__all__ = ["FORMATS", "SALVO_TABLE"]

_KEPT, _APPROXIMATED, _CARRIED = Treatment.KEPT, Treatment.APPROXIMATED, Treatment.CARRIED
_PART = "a claim of its own, linked as overlapping"
_NUMBERS = ("launched", "destroyed", "not_reach_goal", "still_attacking", "num_hit_location")
_IDENTITY = ("model", "launch_place", "target", "target_main", "carrier", "source")

COLUMNS = (
    Column(
        name="time_start",
        treatment=_KEPT,
        path="strike_events.window.start",
        note="a day, or a clock time of Kyiv; the table does not say the zone",
    ),
    Column(
        name="time_end",
        treatment=_KEPT,
        path="strike_events.window.end",
        note="as time_start; the same clock time twice is an instant",
    ),
    Column(
        name="model",
        treatment=_KEPT,
        path="strike_events.salvos.model",
        note="A/B is one of two, A and B are both with one number; the class follows from a list of names",
    ),
    Column(
        name="launch_place",
        treatment=_KEPT,
        path="strike_events.salvos.launched_from.name",
        note="places between and; a comma belongs to a place",
    ),
    Column(name="target", treatment=_KEPT, path="strike_events.places.name", note="places or directions between and"),
    Column(name="target_main", treatment=_KEPT, path="strike_events.targets.wording"),
    Column(name="launched", treatment=_KEPT, path="strike_events.salvos.launched"),
    Column(name="destroyed", treatment=_KEPT, path="strike_events.salvos.intercepted"),
    Column(
        name="not_reach_goal",
        treatment=_KEPT,
        path="strike_events.salvos.suppressed",
        note="lost to jamming or lost from view without effect",
    ),
    Column(name="still_attacking", treatment=_KEPT, path="strike_events.salvos.airborne"),
    Column(
        name="border_crossing",
        treatment=_APPROXIMATED,
        path="strike_events.salvos.left_area",
        note="a number, or numbers by country; by country they give bounds, as one munition can cross two borders",
    ),
    Column(name="cross_border_belarus", treatment=_APPROXIMATED, path="strike_events.salvos.left_area"),
    Column(name="back_russia", treatment=_APPROXIMATED, path="strike_events.salvos.left_area"),
    Column(
        name="is_shahed",
        treatment=_KEPT,
        path="strike_events.salvos.launched",
        note=f"how many of the launched were attack drones and no decoys: {_PART}",
    ),
    Column(
        name="num_hit_location",
        treatment=_KEPT,
        path="strike_events.damage.count",
        note="places, not munitions that hit",
    ),
    Column(name="num_fall_fragment_location", treatment=_KEPT, path="strike_events.damage.count", note="places"),
    Column(name="carrier", treatment=_CARRIED, note="aircraft or ships from which they were launched"),
    Column(name="turbojet", treatment=_KEPT, path="strike_events.salvos.launched", note=f"jet drones: {_PART}"),
    Column(
        name="turbojet_destroyed", treatment=_KEPT, path="strike_events.salvos.intercepted", note=f"jet drones: {_PART}"
    ),
    Column(
        name="affected region",
        treatment=_CARRIED,
        aliases=("affected_region",),
        note="the table does not say in what way a region was affected",
    ),
    Column(
        name="destroyed_details",
        treatment=_APPROXIMATED,
        path="strike_events.salvos.intercepted",
        note=f"a dictionary, NaN for no number; by region or model, each {_PART}",
    ),
    Column(
        name="launched_details",
        treatment=_APPROXIMATED,
        path="strike_events.salvos.launched",
        note=f"a dictionary, NaN for no number; by model: {_PART}",
    ),
    Column(
        name="launch_place_details",
        treatment=_APPROXIMATED,
        path="strike_events.salvos.launched",
        note=f"a dictionary, NaN for no number; by place: {_PART}",
    ),
    Column(
        name="source",
        treatment=_KEPT,
        path="strike_events.provenance.relays.document",
        note="the address of a post without its host; listed accounts are speakers, others may be private persons",
    ),
)


class SalvoReader:
    """Makes a strike of each row, with one line of munitions, and claims of their own for parts of it."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._reports = Reports()
        self._unlisted: set[str] = set()

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row."""
        if not any(row[column.name].strip() for column in COLUMNS):
            row.problem(None, "blank-row", "no known column says anything; the row was carried, nothing was made of it")
            return
        span = span_in(row)
        id_, earlier = self._source.claim_id(_id_of(row, span))
        if earlier is not None:
            message = f"an earlier row says this of the same attack; it was read as {id_} and linked as overlapping"
            row.problem(None, "same-report", message)
        account = account_in(row["source"])
        overlaps = self._overlaps(row, Report(id_, span, row["model"], account))
        links = dict.fromkeys((*(() if earlier is None else (earlier,)), *overlaps))
        yield from (ATTACKER, ATTACKED)
        places, salvo = places_in(row["target"]), _salvo_of(row)
        yield from places
        yield from places_in(row["launch_place"])
        speaker = self._speaker(row, account)
        if speaker is not None:
            yield from dict.fromkeys((AIR_FORCE, speaker))
        post = post_of(row["source"])
        if post is not None:
            yield post
        provenance = Provenance(
            speaker=None if speaker is None else speaker.id,
            relays=() if post is None else (Relay(document=post.id),),
            document=self._source.document,
            locator=Locator(row=row.number),
            stance=Stance.ASSERTS,
            overlaps=tuple(links),
        )
        whole = StrikeEvent(
            id=id_,
            kind=_kind_of(salvo),
            period=span.period,
            window=span.window,
            places=tuple(place.id for place in places),
            attacker=ATTACKER.id,
            target_side=ATTACKED.id,
            targets=_targets_of(row),
            salvos=(salvo,),
            damage=tuple(_damage_of(row)),
            provenance=provenance,
        )
        parts, named = parts_in(row, whole)
        yield from map(place_named, named)
        yield whole
        yield from parts

    def _overlaps(self, row: Row, report: Report) -> tuple[str, ...]:
        """The earlier rows that may count some of the same. They are reported."""
        found = self._reports.add(report)
        if found:
            message = (
                f"a national and another report of the same time may count the same munitions: {', '.join(found)}; "
                "they were linked as overlapping"
            )
            row.problem("source", "overlapping-reports", message)
        return found

    def _speaker(self, row: Row, account: str | None) -> Agent | None:
        """The body that runs an account. An account that is not listed may be that of a private person."""
        if not row["source"].strip():
            row.problem("source", "missing-source", "it is not said who reported it; the strike has no speaker")
            return None
        speaker = None if account is None else SPEAKERS.get(account)
        name = account or "source without an account"
        if speaker is None and name not in self._unlisted:
            self._unlisted.add(name)
            message = "it is not listed which body reports here, and it may be a person: the strike has no speaker"
            row.problem("source", "unlisted-source", message)
        return speaker


def _id_of(row: Row, span: Span) -> str:
    cells = [" ".join(row[column].split()) for column in _IDENTITY]
    key = repr([str(span.period), str(span.window), *cells])
    return f"salvo-table-{sha256(key.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def _salvo_of(row: Row) -> Salvo:
    model = " ".join(row["model"].split())
    munition, strangers = class_of(model)
    if not model:
        row.problem("model", "missing-model", "no model is given; the class of munition is unknown")
    elif strangers:
        message = f"{', '.join(map(repr, strangers))} is no model that is known; the class was read as {munition.label}"
        row.problem("model", "unknown-model", message)
    launched, destroyed, lost, airborne = (count_in(row, column) for column in _NUMBERS[:4])
    salvo = Salvo(
        munition=munition,
        model=model or None,
        launched=launched,
        intercepted=destroyed,
        suppressed=lost,
        left_area=_left_of(row),
        airborne=airborne,
        launched_from=tuple(place.id for place in places_in(row["launch_place"])),
    )
    if not salvo.balances():
        message = "more were accounted for than launched; all numbers were kept as they are"
        row.problem("launched", "more-than-launched", message)
    return _without_decoys(row, salvo)


def _without_decoys(row: Row, salvo: Salvo) -> Salvo:
    """The line with the wider class where it is said that not all of the launched were attack drones."""
    number, launched = number_of(row["is_shahed"]), number_of(row["launched"])
    has_others = number is not None and launched is not None and number < launched
    if has_others and salvo.munition is MunitionClass.ONE_WAY_ATTACK_UAV:
        return evolve(salvo, munition=MunitionClass.DRONE_UNSPECIFIED)
    return salvo


def count_in(row: Row, column: str) -> ReportedCount | None:
    """The number of a cell; `None` for a blank one, which is no zero."""
    number = whole_number(row, column, of="", otherwise="no count was made of it")
    return None if number is None else count_of(number)


def _left_of(row: Row) -> ReportedCount | None:
    """How many left the area, of a number, of numbers by country, or of the two columns of earlier tables."""
    cell = row["border_crossing"]
    if cell.strip():
        if number_of(cell) is not None:
            return count_of(number_of(cell))
        pairs = pairs_in(cell)
        if pairs is None:
            message = "this is neither a whole number nor numbers by country; it was carried and no count was made"
            row.problem("border_crossing", "not-a-number", message)
        return crossings(pairs) if pairs else None
    counts = ((column, count_in(row, column)) for column in ("cross_border_belarus", "back_russia"))
    known = {column: count.range.best for column, count in counts if count is not None}
    return crossings(known) if known else None


def _kind_of(salvo: Salvo) -> EventType:
    kind = event_type_of(salvo.munition)
    shot = salvo.intercepted is not None and salvo.intercepted.range.low > 0
    return EventType.OTHER if kind is EventType.INTERCEPTION and not shot else kind


def _targets_of(row: Row) -> tuple[Target, ...]:
    words = " ".join(row["target_main"].split())
    return (Target(wording=words),) if words else ()


def _damage_of(row: Row) -> Iterator[Damage]:
    for column, wording in (("num_hit_location", HITS), ("num_fall_fragment_location", FRAGMENTS)):
        count = count_in(row, column)
        if count is not None:
            yield _places_damaged(count, wording)


@lru_cache(1024)
def _places_damaged(count: ReportedCount, wording: str) -> Damage:
    return Damage(count=count, wording=wording)


SALVO_TABLE = Format(
    name="salvo-table",
    title="Massive Missile Attacks on Ukraine: missile and drone attacks, one row for each attack, model and report",
    licence="as stated with the dataset; not to be passed on with this library",
    homepage="https://www.kaggle.com/datasets/piterfm/massive-missile-attacks-on-ukraine",
    columns=COLUMNS,
    required=("time_start", "time_end", "model", "launched", "destroyed"),
    reader=SalvoReader,
    rows_of=rows_of,
)

FORMATS = (SALVO_TABLE,)
