"""Reading rows of Airwars: a strike as Airwars assesses it, with its figures, parts, gradings and concessions."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from hashlib import sha256

from conflictdata.errors import ConflictDataError
from conflictdata.interchange.cells import point_in
from conflictdata.interchange.datasets.airwars.counts import FIGURES
from conflictdata.interchange.datasets.airwars.figures import AIRWARS, Speech, figures_of
from conflictdata.interchange.datasets.airwars.lists import infrastructure, items_of, member_of, strike_kind
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import day_of, slug
from conflictdata.model.parties import Actor
from conflictdata.model.places import Place
from conflictdata.model.records import Record
from conflictdata.model.strikes import StrikeEvent, Target
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Assessment, Provenance, Relay
from conflictdata.provenance.documents import Document, Locator
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.geography import GeoPrecision
from conflictdata.values.judgements import Grading
from conflictdata.values.names import Name
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab.events import EventType
from conflictdata.vocab.judgements import (
    AirwarsBelligerentAssessment,
    AirwarsCivilianHarm,
    AirwarsStrikeStatus,
    GradingScheme,
)
from conflictdata.vocab.precision import AirwarsGeolocation
from conflictdata.vocab.sources import Basis, DocumentKind, Stance
from conflictdata.wording.dates import read_date

__all__ = ["SUSPECTS", "UNNAMED", "AirwarsReader", "survey"]

UNNAMED = "unnamed"
"""The name of a place of which only the point is given."""

SUSPECTS = "suspected belligerents: "
"""What stands before the belligerents in the note of a strike for which several are named."""

_ADDRESS = re.compile(r"https?://[^\s|<>\"]*[^\s|<>\",;]")
_LONGEST = 120
_OF_FIGURES = tuple(f"-{figure.part}" for figure in FIGURES)
_OF_BELLIGERENTS = (
    "Belligerent assessment",
    *(f"{figure.column}{end}" for figure in FIGURES if figure.is_conceded for end in ("", " min", " max")),
)
_SHARED = 5
"""So many incidents at one point are reported: the point may stand for a whole camp or town."""


def survey(source: Source, rows: Iterator[Row]) -> None:
    """Report points that several incidents share."""
    seen: dict[tuple[str, str], tuple[int, int]] = {}
    for row in rows:
        point = row["Latitude"].strip(), row["Longitude"].strip()
        if all(point):
            count, first = seen.get(point, (0, row.number))
            seen[point] = count + 1, first
    for point, (count, first) in seen.items():
        if count >= _SHARED:
            what = f"{count} incidents share the point {', '.join(point)}, which may stand for a whole town or camp"
            source.problem("shared-coordinates", f"{what}; it was kept", row=first, column="Latitude", text=point[0])


class AirwarsReader:
    """Makes a strike of each row, with its place, its belligerents, its sources and its figures."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row."""
        id_, earlier = self._source.claim_id(_wanted_id(row))
        if not row["Incident Code"].strip():
            row.problem("Incident Code", "missing-id", f"the incident has no code and was read as {id_}")
        elif earlier is not None:
            message = f"an earlier row has this code; it was read as {id_} and linked as overlapping"
            row.problem("Incident Code", "same-id", message)
        speech = self._speech(row, earlier)
        place, target = _place(row), _target_side(row)
        strike = _strike(row, id_, speech, place, target)
        parties = tuple({actor.id: actor for actor in (*speech.named, *filter(None, (target,)))}.values())
        found = (AIRWARS, speech.page, *speech.sources, *parties, speech.agent, place, strike)
        yield from filter(None, found)
        yield from figures_of(row, strike, speech)

    def _speech(self, row: Row, earlier: str | None) -> Speech:
        known = items_of(_cell(row, "Known belligerent"))
        suspected = items_of(_cell(row, "Suspected belligerent"))
        named = tuple(map(_actor, (*known, *suspected)))
        if len(named) > 1:
            column = "Known belligerent" if known else "Suspected belligerent"
            message = f"{len(named)} belligerents are named; the strike has no attacker, and its note names them"
            row.problem(column, "several-attackers", message)
        agent = (
            _agent(named[0]) if len(named) == 1 and any(row[column].strip() for column in _OF_BELLIGERENTS) else None
        )
        sources = _documents(row)
        is_known = bool(known) and not suspected
        page = self._page(row)
        provenance = Provenance(
            speaker=AIRWARS.id,
            relays=() if page is None else (Relay(document=page.id),),
            document=self._source.document,
            locator=Locator(row=row.number),
            stance=Stance.ASSERTS if is_known else Stance.ESTIMATES,
            basis=Basis.OPEN_SOURCES,
            stated=_stated(row),
            assessments=_gradings(row, agent),
            sources=tuple(document.id for document in sources),
            overlaps=() if earlier is None else (earlier,),
        )
        return Speech(page=page, sources=sources, named=named, agent=agent, provenance=provenance)

    def _page(self, row: Row) -> Document | None:
        cell = row["Link"].strip()
        if not cell:
            return None
        if _ADDRESS.fullmatch(cell) is None:
            row.problem("Link", "not-an-address", "this is no address of a page; it was carried")
            return None
        id_ = f"airwars-page-{sha256(cell.encode()).hexdigest()[:16]}"
        return Document(id=id_, kind=DocumentKind.WEB_PAGE, publisher=AIRWARS.id, url=cell)


def _wanted_id(row: Row) -> str:
    code = "+".join(row["Incident Code"].split())
    if not code:
        return f"airwars-row-{row.number}"
    is_plain = len(code) <= _LONGEST and code.isprintable() and "+" not in row["Incident Code"]
    if is_plain and "-part-" not in code and not code.endswith(_OF_FIGURES):
        return f"airwars-{code}"
    return f"airwars-{slug(code)}-{sha256(code.encode(errors='surrogatepass')).hexdigest()[:8]}"


def _cell(row: Row, column: str) -> str:
    """The cell of a column whose heading is in the singular or the plural."""
    return row[column].strip() or row[f"{column}s"].strip()


def _strike(row: Row, id_: str, speech: Speech, place: Place | None, target: Actor | None) -> StrikeEvent:
    named = speech.named
    return StrikeEvent(
        id=id_,
        kind=_kind(row),
        period=_period(row),
        places=() if place is None else (place.id,),
        attacker=named[0].id if len(named) == 1 else None,
        target_side=None if target is None else target.id,
        targets=tuple(
            Target(category=infrastructure(item), wording=item) for item in items_of(row["Civilian infrastructure"])
        ),
        provenance=speech.provenance,
        note=SUSPECTS + ", ".join(actor.name for actor in named) if len(named) > 1 else None,
    )


def _kind(row: Row) -> EventType:
    cell = row["Strike type"].strip()
    kind = strike_kind(cell) if cell else EventType.STRIKE
    if kind is None:
        message = "a type of strike is not in the list; the strike is of no stated kind and the cell was carried"
        row.problem("Strike type", "unknown-code", message)
    return kind or EventType.STRIKE


def _target_side(row: Row) -> Actor | None:
    known = _cell(row, "Known target")
    items = (*items_of(known), *items_of(_cell(row, "Suspected target")))
    if len(items) > 1:
        column = "Known target" if known else "Suspected target"
        row.problem(column, "several-targets", f"{len(items)} targets are named; the cell was carried")
    return _actor(items[0]) if len(items) == 1 else None


def _actor(name: str) -> Actor:
    return Actor(id=f"airwars-actor-{slug(name)}", names=(Name(text=name),))


def _agent(actor: Actor) -> Agent:
    return Agent(id=actor.id.replace("-actor-", "-agent-", 1), names=actor.names, allegiance=actor.id)


def _documents(row: Row) -> tuple[Document, ...]:
    addresses = dict.fromkeys(_ADDRESS.findall(row["Sources"]))
    if row["Sources"].strip() and not addresses:
        row.problem("Sources", "not-an-address", "there is no address in it; no document was made of it")
    return tuple(Document(id=f"airwars-source-{sha256(url.encode()).hexdigest()[:16]}", url=url) for url in addresses)


def _gradings(row: Row, agent: Agent | None) -> tuple[Assessment, ...]:
    harm = member_of(AirwarsCivilianHarm, row["Airwars civilian harm grading"])
    status = member_of(AirwarsStrikeStatus, row["Strike status"])
    own = member_of(AirwarsBelligerentAssessment, row["Belligerent assessment"])
    for column, member in (
        ("Airwars civilian harm grading", harm),
        ("Strike status", status),
        ("Belligerent assessment", own),
    ):
        if member is None and row[column].strip():
            row.problem(column, "unknown-code", "this is no grade of the list; it was carried")
    if own is not None and agent is None:
        row.problem(
            "Belligerent assessment", "whose-statement", "it is not told whose assessment it is; it was carried"
        )
    grades = (
        (GradingScheme.AIRWARS_CIVILIAN_HARM, harm, AIRWARS.id),
        (GradingScheme.AIRWARS_STRIKE_STATUS, status, AIRWARS.id),
        (GradingScheme.AIRWARS_BELLIGERENT_ASSESSMENT, own, None if agent is None else agent.id),
    )
    return tuple(
        Assessment(assessor=assessor, grading=Grading(scheme=scheme, grade=member.code))
        for scheme, member, assessor in grades
        if member is not None and assessor is not None
    )


def _stated(row: Row) -> UncertainDate | None:
    """When Airwars last said so: when the page was last changed, or else when it was first published."""
    for column in ("Last updated", "First published"):
        period = _in_words(row, column)
        if period is not None and period.start is not None:
            return period.start
    return None


def _period(row: Row) -> Period | None:
    period, end = _in_words(row, "Incident Date"), _in_words(row, "Incident Date end")
    first, last = _day(period), _day(end)
    if end is None or first is None or last is None or first == last:
        return period
    if last < first:
        row.problem("Incident Date end", "out-of-order", f"it lies before {first}; no period was made")
        return None
    return Period.of(UncertainDate.between(first, last))


def _day(period: Period | None) -> date | None:
    return None if period is None or period.earliest != period.latest else period.earliest


def _in_words(row: Row, column: str) -> Period | None:
    cell = row[column].strip()
    period = _period_in(cell) if cell else None
    if cell and period is None:
        row.problem(column, "not-a-date", "this is no date, or one with two readings; no day was read")
    return period


@lru_cache(16_384)
def _period_in(cell: str) -> Period | None:
    """A day, or one of several days: Airwars gives a range where the day of an incident is not known."""
    day = day_of(cell)
    if day is not None:
        return Period.of(day)
    try:
        when = read_date(cell)
    except ConflictDataError:
        return None
    if isinstance(when, TimeWindow):
        return None
    if isinstance(when, UncertainDate):
        return Period.of(when)
    if "/" in cell or when.earliest is None or when.latest is None:
        return when
    return Period.of(UncertainDate.between(when.earliest, when.latest))


def _place(row: Row) -> Place | None:
    name = row["Location"].strip()
    coordinates = point_in(row, "Latitude", row["Latitude"].strip(), row["Longitude"].strip())
    accuracy = member_of(AirwarsGeolocation, row["Geolocation"])
    if row["Geolocation"].strip() and accuracy is None:
        row.problem("Geolocation", "unknown-code", "this is no accuracy of the list; the precision is not known")
    if not name and coordinates is None:
        return None
    precision = None if accuracy is None or coordinates is None else GeoPrecision.of_code(accuracy)
    key = sha256(repr((name, coordinates, precision)).encode()).hexdigest()[:8]
    names = (Name(text=name or UNNAMED),)
    return Place(id=f"airwars-place-{slug(name)}-{key}", names=names, coordinates=coordinates, precision=precision)
