"""Reading UCDP GED: an incident of each row, with its place, its sides, its articles and its figures."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from hashlib import blake2b

from attrs import frozen

from conflictdata.interchange.cells import point_in
from conflictdata.interchange.figures import best_only, of_bounds
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import day_of, number_of, slug
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.incidents import Incident
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.model.places import Place
from conflictdata.model.records import Record
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Assessment, Provenance
from conflictdata.provenance.documents import Document, Locator
from conflictdata.serial.fast_reading import unchecked
from conflictdata.values.counts import ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.geography import GeoPrecision
from conflictdata.values.judgements import Grading
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.judgements import GradingScheme
from conflictdata.vocab.persons import PersonStatus
from conflictdata.vocab.precision import UcdpWherePrecision
from conflictdata.vocab.society import ActorKind, PlaceKind
from conflictdata.vocab.sources import AgentKind, Stance

__all__ = ["ANYBODY", "CODED", "NO_DATE", "OF_CIVILIANS", "UCDP", "GedReader", "deaths_in"]

_CIVILIANS = "Civilians"
_ARTICLE = re.compile(r"(?P<office>.*?),(?P<day>\d{4}-\d{2}-\d{2}),(?P<headline>.*)", re.DOTALL)
_AMERICAN = "%m/%d/%Y %I:%M:%S %p"

NO_DATE = "1753-01-01"
"""What stands in the place of the date of an article that has none."""

UCDP = Agent(id="ucdp", names=(Name(text="Uppsala Conflict Data Program"),), kind=AgentKind.RESEARCH_BODY)

"""Who speaks in the datasets of UCDP."""

CODED = {
    "type_of_violence": "ucdp-type-of-violence",
    "date_prec": "ucdp-date-precision",
    "code_status": "ucdp-code-status",
    "conflict_new_id": "ucdp-conflict",
    "dyad_new_id": "ucdp-dyad",
}
"""The columns of codes, and the name of the list of each."""

_EVENT = ("id", "source_article", "event_clarity", "date_start", "date_end", "year")
_PARTIES = ("side_a_new_id", "side_a", "side_b_new_id", "side_b")
_COUNTS = ("low", "best", "high", "deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown")
_PLACED = ("where_coordinates", "where_prec", "latitude", "longitude", "adm_2", "adm_1", "country")


@frozen
class _Sides:
    """The sides of an event, and the groups of the dead of each."""

    actors: tuple[Actor, ...]
    ids: tuple[str, ...]
    dead_of_a: PersonGroup | None
    dead_of_b: PersonGroup | None


class GedReader:
    """Makes an incident of each row, with its place, its sides, its articles and its figures."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._cells_of = source.picker(*_EVENT, *_PARTIES, *CODED, *_PLACED, *_COUNTS)
        self._places: dict[tuple[str, ...], tuple[Place, ...]] = {}
        self._larger: dict[str, Place] = {}
        self._codes: dict[tuple[str, ...], tuple[str, ...]] = {}
        self._sides_of: dict[tuple[str, ...], _Sides] = {}
        self._offices: dict[str, Agent] = {}
        self._told: set[int] = set()
        self._piece = 0

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row."""
        cells = self._cells_of(row)
        own, listed, clarity, first, last, year = cells[:6]
        wanted = f"ucdp-ged-{own}" if own.isdecimal() and len(own) < 20 else self._unusual_id(row)
        id_, earlier = self._source.claim_id(wanted)
        if earlier is not None:
            row.problem("id", "same-id", f"an earlier row has this id; it was read as {id_} and linked as overlapping")
        records: list[Record] = []
        articles = self._add_articles(records, row, listed) if listed else ()
        sides = self._sides_of.get(parties := cells[6:10])
        if sides is None:
            sides = self._sides_of[parties] = _sides(*parties)
        codes = self._codes.get(coded := cells[10:15])
        if codes is None:
            codes = self._codes[coded] = _codes(coded)
        places = self._places.get(placed := cells[15:22])
        if places is None:
            places = self._places[placed] = self._make_places(row, placed)
        incident = _make_incident(
            id=id_,
            coded=codes,
            period=self._period(row, first, last, year, clarity),
            places=(places[0].id,) if places else (),
            parties=sides.ids,
            provenance=self._provenance(row, clarity, articles, earlier),
        )
        if self._source.piece != self._piece:
            self._piece, self._told = self._source.piece, set()
            records.append(UCDP)
        told = self._told
        for entities in (places, sides.actors):
            if id(entities) not in told:
                told.add(id(entities))
                records += entities
        records.append(incident)
        self._add_figures(records, row, cells[22:], incident, sides)
        return records

    def _unusual_id(self, row: Row) -> str:
        if row["id"].strip():
            return f"ucdp-ged-id-{slug(row['id'])}"
        row.problem("id", "missing-id", f"the event has no id and was read as ucdp-ged-row-{row.number}")
        return f"ucdp-ged-row-{row.number}"

    def _add_figures(
        self, records: list[Record], row: Row, cells: Sequence[str], incident: Incident, sides: _Sides
    ) -> None:
        numbers = [*map(_NUMBERS.get, cells)]
        if None in numbers:
            numbers = [deaths_in(row, column) for column in _COUNTS]
        low, best, high, of_a, of_b, civilians, rest = numbers
        count = of_bounds(low, best, high)
        if count.as_reported is not None:
            row.problem("best", "out-of-order", f"low {low}, best {best}, high {high} are out of order; all were kept")
        records.append(_figure(incident, "-total", count, ANYBODY))
        if of_a is not None and sides.dead_of_a is not None:
            records.append(_figure(incident, "-side-a", best_only(of_a), sides.dead_of_a))
        if of_b is not None and sides.dead_of_b is not None:
            records.append(_figure(incident, "-side-b", best_only(of_b), sides.dead_of_b))
        if civilians is not None:
            records.append(_figure(incident, "-civilians", best_only(civilians), OF_CIVILIANS))
        if best is None or of_a is None or of_b is None or civilians is None or rest is None:
            return
        if of_a + of_b + civilians + rest != best:
            row.problem("best", "parts-do-not-add-up", "the parts do not add up to it; all were kept as they are")

    def _period(self, row: Row, first: str, last: str, year: str, clarity: str) -> Period | None:
        found = _spans(first, last, clarity == "2")
        if found is not None:
            starting, period = found
            if year and str(starting) != year:
                row.problem("year", "year-differs", f"the year is not that of the dates, {starting}; both were kept")
            return period
        for column, cell in (("date_start", first), ("date_end", last)):
            if cell and _day(cell) is None:
                row.problem(column, "not-a-date", "this is no date of UCDP GED; no day was read")
        start, end = _day(first), _day(last)
        if start is not None and end is not None:
            row.problem("date_end", "out-of-order", f"the event ends on {end}, before it starts; no period was made")
            return None
        only = start or end
        return None if only is None else Period.of(only)

    def _add_articles(self, records: list[Record], row: Row, cell: str) -> Sequence[str]:
        """The ids of the articles, which are added with their publishers."""
        found: list[str] = []
        for item in cell.strip().removeprefix('"').removesuffix('"').split('";"'):
            name, day, headline = _parts_of(item)
            if not name or name.isspace():
                message = 'this is no list of "office,date,headline" in quotes; it was carried, no document was made'
                row.problem("source_article", "not-a-list", message)
                return ()
            office = self._offices.get(name)
            if office is None:
                office = self._offices[name] = Agent(id=f"ucdp-source-{slug(name)}", names=(Name(text=name),))
            published = None if day == NO_DATE else _published(day)
            if published is None and day != NO_DATE:
                row.problem("source_article", "not-a-date", f"{day} is no day; the article has no date")
            article = _make_document(
                id=f"ucdp-article-{blake2b(item.encode(), digest_size=8).hexdigest()}",
                title=headline if headline and not headline.isspace() else None,
                publisher=office.id,
                published=published,
            )
            found.append(article.id)
            records += (office, article)
        return found

    def _make_places(self, row: Row, key: tuple[str, ...]) -> tuple[Place, ...]:
        name, _, _, _, *larger = key
        places: list[Place] = []
        within = None
        for kind, text in zip((PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.REGION), reversed(larger), strict=True):
            if text.strip():
                id_ = f"ucdp-place-{slug('/'.join(filter(None, (text, within))))}"
                larger_place = self._larger.get(id_)
                if larger_place is None:
                    larger_place = Place(id=id_, names=(Name(text=text),), kind=kind, within=within)
                    self._larger[id_] = larger_place
                places.insert(0, larger_place)
                within = id_
        coordinates = point_in(row, "latitude", row["latitude"], row["longitude"])
        if not name.strip() and coordinates is None:
            return tuple(places)
        id_ = f"ucdp-place-{slug(name)}-{blake2b(repr(key).encode(), digest_size=4).hexdigest()}"
        precision = None if coordinates is None else self._precision(row)
        names = (Name(text=name if name.strip() else "unnamed"),)
        place = Place(id=id_, names=names, within=within, coordinates=coordinates, precision=precision)
        return (place, *places)

    def _precision(self, row: Row) -> GeoPrecision | None:
        cell = row["where_prec"]
        if cell in _WHERE_PRECISIONS:
            return _WHERE_PRECISIONS[cell]
        if cell:
            row.problem("where_prec", "unknown-code", "this is no code of where_prec; the precision is not known")
        return None

    def _provenance(self, row: Row, clarity: str, articles: Sequence[str], earlier: str | None) -> Provenance:
        assessments = _CLARITY.get(clarity, ())
        if clarity and not assessments:
            row.problem("event_clarity", "unknown-code", "this is no code of event_clarity; the event is not graded")
        return _make_provenance(
            speaker=UCDP.id,
            document=self._source.document,
            locator=_make_locator(row=row.number),
            stance=_ESTIMATES,
            assessments=assessments,
            sources=tuple(articles),
            overlaps=() if earlier is None else (earlier,),
        )


# The checks of constructors cost more than all else here, and what is made below cannot fail them: ids begin with that
# of an incident or a fixed word and end in a short one, and texts are those of cells that are not blank.
_make_figure = unchecked(CasualtyEstimate)
_make_document = unchecked(Document)
_make_incident = unchecked(Incident)
_make_locator = unchecked(Locator)
_make_provenance = unchecked(Provenance)


def deaths_in(row: Row, column: str) -> int | None:
    """The number of a cell; `None` where it is empty or, which is reported, no whole number."""
    cell = row[column]
    number = number_of(cell)
    if cell and number is None:
        row.problem(column, "not-a-number", "this is no whole number of people; no figure was made of it")
    return number


_KILLED, _WITHIN, _ESTIMATES = CasualtyCategory.KILLED, Accumulation.WITHIN_PERIOD, Stance.ESTIMATES
_NUMBERS = {str(number): number for number in range(10_000)}


def _figure(incident: Incident, part: str, count: ReportedCount, group: PersonGroup) -> CasualtyEstimate:
    place = incident.places[0] if incident.places else None
    id_ = incident.id
    return _make_figure(
        id_ + part, _KILLED, incident.provenance, group, count, incident.period, place, id_, None, _WITHIN
    )


ANYBODY = PersonGroup()
OF_CIVILIANS = PersonGroup(status=PersonStatus.CIVILIAN)
_WHERE_PRECISIONS = {code.value: GeoPrecision.of_code(code) for code in UcdpWherePrecision}
_CLARITY: dict[str, tuple[Assessment, ...]] = {
    grade: (Assessment(assessor=UCDP.id, grading=Grading(scheme=GradingScheme.UCDP_EVENT_CLARITY, grade=grade)),)
    for grade in ("1", "2")
}


def _codes(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{scheme}:{cell.strip()}" for scheme, cell in zip(CODED.values(), cells, strict=True) if cell.strip())


def _parts_of(item: str) -> tuple[str, str, str]:
    """The office, the date and the headline of an article; blank if it is none."""
    if item.count(",") > 1:
        office, day, headline = item.split(",", 2)
        if len(day) == 10 and day[4] == day[7] == "-" and day.replace("-", "").isdecimal():
            return office, day, headline
    found = _ARTICLE.fullmatch(item)
    return ("", "", "") if found is None else (found["office"], found["day"], found["headline"])


def _sides(number_a: str, name_a: str, number_b: str, name_b: str) -> _Sides:
    actors = [
        Actor(id=f"ucdp-actor-{slug(number or name)}", names=(Name(text=name),), kind=_actor_kind(name))
        if name.strip()
        else None
        for number, name in ((number_a, name_a), (number_b, name_b))
    ]
    groups = [None if actor is None else PersonGroup(side=actor.id) for actor in actors]
    told = tuple(actor for actor in actors if actor is not None)
    return _Sides(told, tuple(dict.fromkeys(actor.id for actor in told)), *groups)


@lru_cache(4096)
def _published(day: str) -> UncertainDate | None:
    return None if day_of(day) is None else UncertainDate.parse(day)


@lru_cache(16_384)
def _day(cell: str) -> date | None:
    """A day written year first, or as in American spreadsheets, with a clock time that says nothing."""
    day = day_of(cell.replace("T", " "))
    if day is None:
        try:
            day = datetime.strptime(cell.strip(), _AMERICAN).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            return None
    return day


@lru_cache(65_536)
def _spans(first: str, last: str, combined: bool) -> tuple[int, Period] | None:  # noqa: FBT001 - a key of the cache
    """The first year and the period of an event: one day of a span, or, of several incidents, the whole span.

    `None` if the cells are no two days in order.
    """
    start, end = _day(first), _day(last)
    if start is None or end is None or start > end:
        return None
    if start == end:
        return start.year, Period.parse(start.isoformat())
    return start.year, Period.between(start, end) if combined else Period.one_day(start, end)


def _actor_kind(name: str) -> ActorKind:
    if name.startswith("Government of "):
        return ActorKind.STATE
    return ActorKind.CIVILIANS if name == _CIVILIANS else ActorKind.UNKNOWN
