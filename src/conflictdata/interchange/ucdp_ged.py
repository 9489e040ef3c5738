"""UCDP GED: the Georeferenced Event Dataset of the Uppsala Conflict Data Program, versions 17 to 25.

One row is one event of lethal violence. The dates bound the day of the event and are no duration, unless the source had
already combined several incidents (``event_clarity`` 2). The deaths are UCDP's estimates; low, best and high do not
always stand in this order, and the codebook says so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any

from conflictdata.interchange.figures import best_only, of_bounds
from conflictdata.interchange.formats import Column, Format, OutRow, Treatment
from conflictdata.interchange.sheets import Sample, is_tagged
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import day_of, number_of, slug
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.incidents import Incident
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.model.places import Place
from conflictdata.model.records import Record
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Assessment, Provenance
from conflictdata.provenance.documents import Document, Locator
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.geography import Coordinates, GeoPrecision
from conflictdata.values.judgements import Grading
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.judgements import GradingScheme
from conflictdata.vocab.persons import PersonStatus
from conflictdata.vocab.precision import UcdpWherePrecision
from conflictdata.vocab.society import ActorKind, PlaceKind
from conflictdata.vocab.sources import AgentKind, Stance

__all__ = ["FORMATS", "GED"]

_KEPT, _APPROXIMATED, _CARRIED = Treatment.KEPT, Treatment.APPROXIMATED, Treatment.CARRIED
_NO_DATE = "1753-01-01"
_NOT_COUNTED = "-1"
_CIVILIANS = "Civilians"
_ARTICLE = re.compile(r"(?P<office>.*?),(?P<day>\d{4}-\d{2}-\d{2}),(?P<headline>.*)", re.DOTALL)
_AMERICAN = "%m/%d/%Y %I:%M:%S %p"

COLUMNS = (
    Column(name="id", treatment=_KEPT, path="incidents.id", note="the id of the incident, behind ucdp-ged-"),
    Column(name="relid", treatment=_CARRIED, note="an id of earlier releases"),
    Column(name="year", treatment=_KEPT, path="incidents.period", note="reported where the dates are of another year"),
    Column(name="active_year", treatment=_CARRIED, note="whether the dyad reached 25 deaths in the year"),
    Column(name="code_status", treatment=_KEPT, path="incidents.coded"),
    Column(name="type_of_violence", treatment=_KEPT, path="incidents.coded"),
    Column(name="conflict_dset_id", treatment=_CARRIED, aliases=("conflict_old_id",)),
    Column(name="conflict_new_id", treatment=_KEPT, path="incidents.coded"),
    Column(name="conflict_name", treatment=_CARRIED),
    Column(name="dyad_dset_id", treatment=_CARRIED, aliases=("dyad_old_id",)),
    Column(name="dyad_new_id", treatment=_KEPT, path="incidents.coded"),
    Column(name="dyad_name", treatment=_CARRIED),
    Column(name="side_a_dset_id", treatment=_CARRIED, aliases=("side_a_old_id",)),
    Column(name="side_a_new_id", treatment=_KEPT, path="incidents.parties"),
    Column(name="side_a", treatment=_KEPT, path="incidents.parties", note="the sides have no direction"),
    Column(name="side_b_dset_id", treatment=_CARRIED, aliases=("side_b_old_id",)),
    Column(name="side_b_new_id", treatment=_KEPT, path="incidents.parties"),
    Column(name="side_b", treatment=_KEPT, path="incidents.parties"),
    Column(name="number_of_sources", treatment=_CARRIED, note="-1 means not counted, before 2013"),
    Column(name="source_article", treatment=_KEPT, path="incidents.provenance.sources"),
    Column(name="source_office", treatment=_APPROXIMATED, path="incidents.provenance.sources.publisher"),
    Column(name="source_date", treatment=_APPROXIMATED, path="incidents.provenance.sources.published"),
    Column(name="source_headline", treatment=_APPROXIMATED, path="incidents.provenance.sources.title"),
    Column(name="source_original", treatment=_CARRIED, note="who said it, in free text, which may name witnesses"),
    Column(name="where_prec", treatment=_KEPT, path="incidents.places.precision"),
    Column(name="where_coordinates", treatment=_KEPT, path="incidents.places.name"),
    Column(name="where_description", treatment=_CARRIED),
    Column(name="adm_1", treatment=_KEPT, path="incidents.places.within"),
    Column(name="adm_2", treatment=_KEPT, path="incidents.places.within"),
    Column(name="latitude", treatment=_KEPT, path="incidents.places.coordinates.latitude"),
    Column(name="longitude", treatment=_KEPT, path="incidents.places.coordinates.longitude"),
    Column(name="geom_wkt", treatment=_CARRIED, note="the same point as text"),
    Column(name="priogrid_gid", treatment=_CARRIED),
    Column(name="country", treatment=_KEPT, path="incidents.places.within"),
    Column(name="country_id", treatment=_CARRIED, note="a Gleditsch and Ward code"),
    Column(name="region", treatment=_CARRIED),
    Column(name="event_clarity", treatment=_KEPT, path="incidents.provenance.assessments.grading"),
    Column(name="date_prec", treatment=_KEPT, path="incidents.coded"),
    Column(name="date_start", treatment=_KEPT, path="incidents.period", note="the first day that it can have been"),
    Column(name="date_end", treatment=_KEPT, path="incidents.period", note="the last day that it can have been"),
    Column(name="deaths_a", treatment=_KEPT, path="casualty_estimates.count.range.best", note="side a, best estimate"),
    Column(name="deaths_b", treatment=_KEPT, path="casualty_estimates.count.range.best", note="side b, best estimate"),
    Column(name="deaths_civilians", treatment=_KEPT, path="casualty_estimates.count.range.best"),
    Column(name="deaths_unknown", treatment=_CARRIED, note="best without the three parts; reported if it is not"),
    Column(name="best", treatment=_KEPT, path="casualty_estimates.count.range.best", aliases=("best_est",)),
    Column(name="high", treatment=_KEPT, path="casualty_estimates.count.range.high", aliases=("high_est",)),
    Column(name="low", treatment=_KEPT, path="casualty_estimates.count.range.low", aliases=("low_est",)),
    Column(name="gwnoa", treatment=_CARRIED, note="Gleditsch and Ward code of side a"),
    Column(name="gwnob", treatment=_CARRIED, note="Gleditsch and Ward code of side b"),
)

UCDP = Agent(id="ucdp", names=(Name(text="Uppsala Conflict Data Program"),), kind=AgentKind.RESEARCH_BODY)

_CODED = {
    "type_of_violence": "ucdp-type-of-violence",
    "date_prec": "ucdp-date-precision",
    "code_status": "ucdp-code-status",
    "conflict_new_id": "ucdp-conflict",
    "dyad_new_id": "ucdp-dyad",
}
_PLACED = ("where_coordinates", "where_prec", "latitude", "longitude", "adm_2", "adm_1", "country")


class GedReader:
    """Makes an incident of each row, with its place, its sides, its articles and its figures."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._places: dict[tuple[str, ...], tuple[Place, ...]] = {}
        self._actors: dict[tuple[str, str], Actor] = {}

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row."""
        id_, earlier = self._source.claim_id(
            f"ucdp-ged-{slug(row['id'])}" if row["id"] else f"ucdp-ged-row-{row.number}"
        )
        if earlier is not None:
            row.problem("id", "same-id", f"an earlier row has this id; it was read as {id_} and linked as overlapping")
        if not row["id"]:
            row.problem("id", "missing-id", f"the event has no id and was read as {id_}")
        articles = self._articles(row)
        places = self._places_of(row)
        sides = self._sides(row)
        period = self._period(row)
        provenance = self._provenance(row, articles, earlier)
        parties = tuple(side.id for side in sides if side is not None)
        place = places[0].id if places else None
        incident = Incident(
            id=id_,
            coded=_coded_in(row),
            period=period,
            places=() if place is None else (place,),
            parties=tuple(dict.fromkeys(parties)),
            provenance=provenance,
        )
        yield UCDP
        for article, office in articles:
            yield office
            yield article
        yield from places
        for side in sides:
            if side is not None:
                yield side
        yield incident
        yield from self._figures(row, incident, sides)

    def _figures(self, row: Row, incident: Incident, sides: Sequence[Actor | None]) -> Iterator[CasualtyEstimate]:
        low, best, high = (self._number(row, column) for column in ("low", "best", "high"))
        count = of_bounds(low, best, high)
        if count.as_reported is not None:
            row.problem("best", "out-of-order", f"low {low}, best {best}, high {high} are out of order; all were kept")
        yield _figure(incident, "total", count, PersonGroup())
        parts = 0
        for part, column, group in _parts(sides):
            number = self._number(row, column)
            if number is not None:
                parts += number
                yield _figure(incident, part, best_only(number), group)
        rest = self._number(row, "deaths_unknown")
        if best is not None and rest is not None and parts + rest != best:
            row.problem("best", "parts-do-not-add-up", f"the parts add up to {parts + rest}; all were kept as they are")

    def _number(self, row: Row, column: str) -> int | None:
        cell = row[column]
        if not cell:
            return None
        number = number_of(cell)
        if number is None:
            row.problem(column, "not-a-number", "this is no whole number of people; no figure was made of it")
        return number

    def _period(self, row: Row) -> Period | None:
        start, end = self._day(row, "date_start"), self._day(row, "date_end")
        if start is not None and row["year"] and number_of(row["year"]) != start.year:
            row.problem("year", "year-differs", f"the year is not that of date_start, {start}; both were kept")
        if start is not None and end is not None and start > end:
            row.problem("date_end", "out-of-order", f"the event ends on {end}, before it starts; no period was made")
            return None
        return _period(start, end, row["event_clarity"] == "2")

    def _day(self, row: Row, column: str) -> date | None:
        cell = row[column]
        day = _day(cell) if cell else None
        if cell and day is None:
            row.problem(column, "not-a-date", "this is no date of UCDP GED; no day was read")
        return day

    def _articles(self, row: Row) -> Sequence[tuple[Document, Agent]]:
        cell = row["source_article"]
        articles = _articles_in(cell) if cell else ()
        if articles is None:
            message = 'this is no list of "office,date,headline" in quotes; it was carried and no document was made'
            row.problem("source_article", "not-a-list", message)
            return ()
        return articles

    def _places_of(self, row: Row) -> tuple[Place, ...]:
        """The place of the event, and the larger ones that contain it."""
        key = tuple(row[column] for column in _PLACED)
        places = self._places.get(key)
        if places is None:
            places = self._places[key] = self._make_places(row, key)
        return places

    def _make_places(self, row: Row, key: tuple[str, ...]) -> tuple[Place, ...]:
        name, _, _, _, *larger = key
        places: list[Place] = []
        within = None
        for kind, text in zip((PlaceKind.COUNTRY, PlaceKind.REGION, PlaceKind.REGION), reversed(larger), strict=True):
            if text.strip():
                id_ = f"ucdp-place-{slug('/'.join(filter(None, (text, within))))}"
                places.insert(0, Place(id=id_, names=(Name(text=text),), kind=kind, within=within))
                within = id_
        coordinates = self._coordinates(row)
        if not name.strip() and coordinates is None:
            return tuple(places)
        id_ = f"ucdp-place-{slug(name)}-{sha256(repr(key).encode()).hexdigest()[:8]}"
        precision = None if coordinates is None else self._precision(row)
        names = (Name(text=name if name.strip() else "unnamed"),)
        place = Place(id=id_, names=names, within=within, coordinates=coordinates, precision=precision)
        return (place, *places)

    def _precision(self, row: Row) -> GeoPrecision | None:
        cell = row["where_prec"]
        if cell in set(UcdpWherePrecision):
            return GeoPrecision.of_code(UcdpWherePrecision(cell))
        if cell:
            row.problem("where_prec", "unknown-code", "this is no code of where_prec; the precision is not known")
        return None

    def _coordinates(self, row: Row) -> Coordinates | None:
        cells = row["latitude"], row["longitude"]
        if not any(cells):
            return None
        try:
            latitude, longitude = map(float, cells)
        except ValueError:
            row.problem("latitude", "not-a-number", f"{cells} are no coordinates; the place has none")
            return None
        if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
            row.problem("latitude", "impossible-coordinates", f"{cells} lie outside the Earth; the place has none")
            return None
        return Coordinates(latitude=latitude, longitude=longitude)

    def _sides(self, row: Row) -> tuple[Actor | None, Actor | None]:
        return self._side(row, "side_a"), self._side(row, "side_b")

    def _side(self, row: Row, column: str) -> Actor | None:
        key = row[f"{column}_new_id"], row[column]
        if not key[1].strip():
            return None
        actor = self._actors.get(key)
        if actor is None:
            number, name = key
            id_ = f"ucdp-actor-{slug(number or name)}"
            actor = self._actors[key] = Actor(id=id_, names=(Name(text=name),), kind=_actor_kind(name))
        return actor

    def _provenance(self, row: Row, articles: Sequence[tuple[Document, Agent]], earlier: str | None) -> Provenance:
        clarity = row["event_clarity"]
        assessment = _CLARITY.get(clarity)
        if clarity and assessment is None:
            row.problem("event_clarity", "unknown-code", "this is no code of event_clarity; the event is not graded")
        return Provenance(
            speaker=UCDP.id,
            document=self._source.document,
            locator=Locator(row=row.number),
            stance=Stance.ESTIMATES,
            assessments=() if assessment is None else assessment,
            sources=tuple(article.id for article, _ in articles),
            overlaps=() if earlier is None else (earlier,),
        )


def _figure(incident: Incident, part: str, count: Any, group: PersonGroup) -> CasualtyEstimate:  # noqa: ANN401
    return CasualtyEstimate(
        id=f"{incident.id}-{part}",
        category=CasualtyCategory.KILLED,
        group=group,
        count=count,
        period=incident.period,
        place=incident.places[0] if incident.places else None,
        event=incident.id,
        accumulation=Accumulation.WITHIN_PERIOD,
        provenance=incident.provenance,
    )


def _parts(sides: Sequence[Actor | None]) -> Iterator[tuple[str, str, PersonGroup]]:
    """The parts of the deaths that have a column: the dead of each side that is no civilians, and civilians."""
    for part, column, side in (("side-a", "deaths_a", sides[0]), ("side-b", "deaths_b", sides[1])):
        if side is not None:
            yield part, column, _group_of(side.id)
    yield "civilians", "deaths_civilians", _OF_CIVILIANS


@lru_cache(4096)
def _group_of(side: str) -> PersonGroup:
    return PersonGroup(side=side)


_OF_CIVILIANS = PersonGroup(status=PersonStatus.CIVILIAN)
_CLARITY = {
    grade: (Assessment(assessor=UCDP.id, grading=Grading(scheme=GradingScheme.UCDP_EVENT_CLARITY, grade=grade)),)
    for grade in ("1", "2")
}


def _coded_in(row: Row) -> tuple[str, ...]:
    return tuple(f"{scheme}:{cell}" for column, scheme in _CODED.items() if (cell := row[column].strip()))


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


@lru_cache(16_384)
def _period(start: date | None, end: date | None, combined: bool) -> Period | None:  # noqa: FBT001 - a key of the cache
    """The period of an event: one day of a span, or, of several incidents together, the whole span."""
    if start is None or end is None or start == end:
        only = start or end
        return None if only is None else Period.of(only)
    return Period.between(start, end) if combined else Period.of(UncertainDate.between(start, end))


def _articles_in(cell: str) -> tuple[tuple[Document, Agent], ...] | None:
    """The articles of a cell; `None` if it is no list of them."""
    items = cell.strip().removeprefix('"').removesuffix('"').split('";"')
    articles = tuple(_article(item) for item in items)
    return None if None in articles else tuple(article for article in articles if article is not None)


@lru_cache(16_384)
def _article(item: str) -> tuple[Document, Agent] | None:
    found = _ARTICLE.fullmatch(item)
    if found is None or not found["office"].strip():
        return None
    office = Agent(id=f"ucdp-source-{slug(found['office'])}", names=(Name(text=found["office"]),))
    day = None if found["day"] == _NO_DATE else day_of(found["day"])
    document = Document(
        id=f"ucdp-article-{sha256(item.encode()).hexdigest()[:16]}",
        title=found["headline"] if found["headline"].strip() else None,
        publisher=office.id,
        published=None if day is None else UncertainDate.parse(day.isoformat()),
    )
    return document, office


def _actor_kind(name: str) -> ActorKind:
    if name.startswith("Government of "):
        return ActorKind.STATE
    return ActorKind.CIVILIANS if name == _CIVILIANS else ActorKind.UNKNOWN


def rows_of(data: Dataset) -> Iterator[OutRow]:
    """A row for each incident, with its figures of people killed."""
    figures: dict[str, list[CasualtyEstimate]] = {}
    for estimate in data.casualty_estimates:
        if estimate.event is not None and estimate.category is CasualtyCategory.KILLED:
            figures.setdefault(estimate.event, []).append(estimate)
    for incident in data.incidents:
        cells = {**_event_cells(data, incident), **_place_cells(data, incident), **_side_cells(data, incident)}
        own = [(column, figure) for figure in figures.get(incident.id, ()) if (column := _column_of(incident, figure))]
        for column, figure in own:
            cells.update(_count_cells(column, figure))
        told = (incident.id, *(figure.id for _, figure in own))
        yield OutRow(claims=told, cells={name: cell for name, cell in cells.items() if cell})


def _event_cells(data: Dataset, incident: Incident) -> Mapping[str, str]:
    period = incident.period
    start, end = (None, None) if period is None else (period.earliest, period.latest)
    codes = dict(code.split(":", 1) for code in incident.coded)
    grades = (
        assessment.grading.grade
        for assessment in incident.provenance.assessments
        if assessment.grading is not None and assessment.grading.scheme is GradingScheme.UCDP_EVENT_CLARITY
    )
    articles: list[Document] = [data[id_] for id_ in incident.provenance.sources]
    offices = [data[article.publisher].name if article.publisher else "" for article in articles]
    days = [_NO_DATE if article.published is None else article.published.edtf for article in articles]
    titles = [article.title or "" for article in articles]
    return {
        "id": incident.id.removeprefix("ucdp-ged-"),
        "year": "" if start is None else str(start.year),
        **{column: codes.get(scheme, "") for column, scheme in _CODED.items()},
        "event_clarity": next(grades, ""),
        "date_start": "" if start is None else start.isoformat(),
        "date_end": "" if end is None else end.isoformat(),
        "source_article": ";".join(
            f'"{office},{day},{title}"' for office, day, title in zip(offices, days, titles, strict=True)
        ),
        "source_office": ";".join(offices),
        "source_date": ";".join(days),
        "source_headline": ";".join(titles),
    }


def _place_cells(data: Dataset, incident: Incident) -> Mapping[str, str]:
    chain: list[Place] = []
    current = incident.places[0] if incident.places else None
    while current is not None:
        place: Place = data[current]
        chain.append(place)
        current = place.within
    cells: dict[str, str] = {}
    if chain and chain[0].coordinates is not None:
        point = chain.pop(0)
        assert point.coordinates is not None  # noqa: S101 - asked above
        coded = "" if point.precision is None else point.precision.coded or ""
        cells = {
            "where_coordinates": point.name,
            "where_prec": coded.removeprefix("ucdp:") if coded.startswith("ucdp:") else "",
            "latitude": repr(point.coordinates.latitude),
            "longitude": repr(point.coordinates.longitude),
        }
    elif chain and chain[0].kind is PlaceKind.UNKNOWN:
        cells = {"where_coordinates": chain.pop(0).name}
    names = [place.name for place in reversed(chain)]
    return {**cells, **dict(zip(("country", "adm_1", "adm_2"), names, strict=False))}


def _side_cells(data: Dataset, incident: Incident) -> Mapping[str, str]:
    cells: dict[str, str] = {}
    for column, party in zip(("side_a", "side_b"), incident.parties, strict=False):
        cells[column] = data[party].name
        if party.startswith("ucdp-actor-"):
            cells[f"{column}_new_id"] = party.removeprefix("ucdp-actor-")
    return cells


def _column_of(incident: Incident, figure: CasualtyEstimate) -> str | None:
    """The column that a figure belongs in: the whole, one of the parts, or `None` for a group that has none."""
    if figure.group == PersonGroup():
        return "best"
    if figure.group == _OF_CIVILIANS:
        return "deaths_civilians"
    for column, party in zip(("deaths_a", "deaths_b"), incident.parties, strict=False):
        if figure.group == PersonGroup(side=party):
            return column
    return None


def _count_cells(column: str, figure: CasualtyEstimate) -> Mapping[str, str]:
    count = figure.count
    if column != "best":
        return {column: _text(count.range.best)}
    cells = count.as_reported or count.range
    return {"low": _text(cells.low), "best": _text(cells.best), "high": _text(cells.high)}


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def _headerless(sample: Sample) -> tuple[str, ...] | None:
    """The columns of a candidate release, which has no header: its first cell is a number, and it is as wide."""
    first = sample.header
    if len(first) == len(COLUMNS) and number_of(first[0]) is not None and number_of(first[2]) is not None:
        return tuple(column.name for column in COLUMNS)
    return None


def _recognises(format: Format, sample: Sample) -> float:
    if sample.layout is not format.layout or is_tagged(sample):
        return 0
    return 0.9 if _headerless(sample) else format.known_share(sample.header)


GED = Format(
    name="ucdp-ged",
    title="UCDP Georeferenced Event Dataset, versions 17 to 25",
    licence="CC BY 4.0, Uppsala Conflict Data Program",
    homepage="https://ucdp.uu.se/downloads/",
    columns=COLUMNS,
    required=("id", "type_of_violence", "side_a", "side_b", "date_start", "best", "low", "high"),
    reader=GedReader,
    rows_of=rows_of,
    headerless=_headerless,
    recognises=_recognises,
)

FORMATS = (GED,)
