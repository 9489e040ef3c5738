"""Reading rows of WHO SSA: an attack on health care, with its codes and its counts."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache
from hashlib import sha256

from attrs import evolve

from conflictdata.interchange.cells import whole_number
from conflictdata.interchange.dates import DayOrder, day_in, order_of, readings_of
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import slug
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.incidents import Incident
from conflictdata.model.parties import PersonGroup
from conflictdata.model.places import Place
from conflictdata.model.records import Record
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Assessment, Provenance
from conflictdata.provenance.documents import Locator
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.judgements import Grading
from conflictdata.values.names import Name
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.events import EventType
from conflictdata.vocab.judgements import GradingScheme, WhoSsaCertainty
from conflictdata.vocab.persons import PersonRole
from conflictdata.vocab.society import PlaceKind
from conflictdata.vocab.sources import AgentKind

__all__ = ["AFFECTED", "CATEGORIES", "FACILITY", "NO_TIME", "TAKING", "TYPE", "SsaReader", "survey"]

WHO = Agent(id="who", names=(Name(text="World Health Organization"), Name(text="WHO")), kind=AgentKind.UN_BODY)

_TYPES: Mapping[str, EventType] = {
    "Violence with heavy weapons": EventType.OTHER,
    "Violence with individual weapons": EventType.OTHER,
    "Abduction/Arrest/Detention of health personnel or patients": EventType.OTHER,
    "Psychological violence/threat of violence/intimidation": EventType.OTHER,
    "Obstruction to health care delivery": EventType.OTHER,
    "Armed or violent search of health care personnel, facility or transport": EventType.OTHER,
    "Militarization of a health care asset": EventType.OTHER,
    "Criminalization of health care": EventType.OTHER,
    "Removal of health care assets": EventType.LOOTING,
    "Setting fire": EventType.LOOTING,
    "Sexual assault": EventType.SEXUAL_VIOLENCE,
    "Assault": EventType.OTHER,
    "Chemical agent": EventType.CHEMICAL_ATTACK,
    "Other": EventType.OTHER,
    "Unknown": EventType.UNKNOWN,
}
"""The types of attack, without what stands in brackets behind them, and the kind of event that each alone makes."""
_NEXT = re.compile(rf",\s*(?=(?:{'|'.join(map(re.escape, sorted(_TYPES, key=len, reverse=True)))})\s*(?:\(|,|$))")

TYPE = "who-ssa-attack-type"
"""The list of the types of attack, in the codes of an event."""
FACILITY = "who-ssa-facility-type"
"""The list of the types of facility."""
AFFECTED = {
    column: f"who-ssa-{slug(column)}"
    for column in (
        *("HC Facilities", "HC Transport", "HC Personnel"),
        *("HC Supplies Assets", "HC Warehouse Storage", "HC Patients"),
    )
}
"""The columns of what was affected, and the list of each."""
_STATES = ("YES", "NO", "Unknown")
_FACILITIES = ("Primary", "Secondary", "Tertiary", "Other", "Unknown")
CATEGORIES = {"Total Injured": CasualtyCategory.WOUNDED, "Total Death": CasualtyCategory.KILLED}
"""What the two columns for people count."""
_PARTS = {"Total Injured": "injured", "Total Death": "dead"}
_GROUPS = {
    "HW": PersonGroup(roles=frozenset({PersonRole.HEALTH_WORKER})),
    "Patient": PersonGroup(roles=frozenset({PersonRole.OTHER})),
}
TAKING = {
    f"{who} {what}": f"{slug(who)}-{slug(what)}" for who in _GROUPS for what in ("Abduction", "Arrest", "Detention")
}
"""The columns for people taken, and what stands at the end of the id of their figure."""
NO_TIME = "Time Unknown"
"""What stands for a time that is not known."""
_CLOCK = r"([01]?\d|2[0-3]):([0-5]\d)"
_TIME = re.compile(rf"{_CLOCK}(?:\s*[-\u2013]\s*{_CLOCK})?", re.ASCII)
_LONGEST = 120
_OF_FIGURES = tuple(f"-{part}" for part in (*_PARTS.values(), *TAKING.values()))
_ORDER = "who-ssa date order"


def survey(source: Source, rows: Iterator[Row]) -> None:
    """Settle the order of day and month by the dates that can be read in one way only."""
    order = order_of(row["Attack Date"] for row in rows)
    source.facts[_ORDER] = order
    if order is DayOrder.UNDECIDED:
        message = "no date shows whether the day or the month stands first; dates with two readings are one of two days"
        source.problem("date-order-undecided", message, column="Attack Date")
    elif order is DayOrder.MIXED:
        message = "some dates have the day first, others the month; dates with two readings are one of two days"
        source.problem("mixed-date-orders", message, column="Attack Date")


class SsaReader:
    """Makes an incident of each row, with its country and its counts."""

    def __init__(self, source: Source) -> None:
        self._source = source
        order = source.facts.get(_ORDER)
        self._order = order if isinstance(order, DayOrder) else DayOrder.UNDECIDED

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row."""
        number = row["Attack ID"].strip()
        id_, earlier = self._source.claim_id(f"who-ssa-{_part_of_id(number) or f'row-{row.number}'}")
        if not number:
            row.problem("Attack ID", "missing-id", f"the attack has no id and was read as {id_}")
        elif earlier is not None:
            message = f"an earlier row has this id; it was read as {id_} and linked as overlapping"
            row.problem("Attack ID", "same-id", message)
        period, place = self._period(row), _country(row)
        types = _types_in(row["Attack Type"])
        incident = Incident(
            id=id_,
            kind=_kind(types),
            coded=tuple(_coded(row, types)),
            period=period,
            window=_window(row, period),
            places=() if place is None else (place.id,),
            provenance=Provenance(
                speaker=WHO.id,
                document=self._source.document,
                locator=Locator(row=row.number),
                assessments=_certainty(row),
                overlaps=() if earlier is None else (earlier,),
            ),
        )
        yield WHO
        if place is not None:
            yield place
        yield incident
        yield from _figures(row, incident)

    def _period(self, row: Row) -> Period | None:
        cell = row["Attack Date"].strip()
        if not cell:
            return None
        order = DayOrder.UNDECIDED if self._order is DayOrder.MIXED else self._order
        day = day_in(cell, order)
        if day is not None:
            return Period.of(day)
        days = sorted(day for day in readings_of(cell) if day is not None)
        if len(days) == 2 and order is DayOrder.UNDECIDED:
            return Period.of(UncertainDate(f"[{days[0]},{days[1]}]"))
        row.problem("Attack Date", "not-a-date", "this is no date in the order of the column; no day was read")
        return None


def _part_of_id(number: str) -> str:
    is_plain = len(number) <= _LONGEST and number.isprintable() and " " not in number
    if not number or (is_plain and not number.endswith(_OF_FIGURES)):
        return number
    return f"{slug(number)}-{sha256(number.encode(errors='surrogatepass')).hexdigest()[:8]}"


def _country(row: Row) -> Place | None:
    name = row["Country / Territory"].strip()
    if not name:
        return None
    return Place(id=f"who-ssa-place-{slug(name)}", names=(Name(text=name),), kind=PlaceKind.COUNTRY)


@lru_cache(1024)
def _types_in(cell: str) -> tuple[str, ...]:
    """The types of a list, whose commas stand between items and inside them, in brackets and without."""
    return tuple(item for piece in _NEXT.split(cell) for item in _items(piece))


def _items(text: str) -> Iterator[str]:
    """The items of a text that begins with a type, or with something that is none of the list."""
    known = next((name for name in _TYPES if text.strip().startswith(name)), "")
    depth, start, opened = 0, 0, len(text) - len(text.lstrip()) + len(known)
    for at, character in enumerate(text):
        depth = max(0, depth + (character == "(") - (character == ")"))
        if character == "," and depth == 0 and at >= opened:
            yield from filter(None, (text[start:at].strip(),))
            start = at + 1
    yield from filter(None, (text[start:].strip(),))


def _name_of(item: str) -> str:
    return item.partition("(")[0].strip()


def _kind(types: tuple[str, ...]) -> EventType:
    """The kind of the event: that of its only type, apart from Unknown."""
    names = {_name_of(item) for item in types} - {"Unknown"}
    if len(names) > 1:
        return EventType.OTHER
    return _TYPES.get(names.pop(), EventType.OTHER) if names else EventType.UNKNOWN


def _coded(row: Row, types: tuple[str, ...]) -> Iterator[str]:
    for item in types:
        if _name_of(item) not in _TYPES:
            row.problem(
                "Attack Type", "unknown-code", f"{item!r} is no type of attack of the list; it was kept as it is"
            )
        yield f"{TYPE}:{' '.join(item.split())}"
    for column, scheme in AFFECTED.items():
        yield from _code(row, column, scheme, _STATES)
    yield from _code(row, "Type of Facility", FACILITY, _FACILITIES)


def _code(row: Row, column: str, scheme: str, known: tuple[str, ...]) -> Iterator[str]:
    cell = " ".join(row[column].split())
    if cell and cell not in known:
        row.problem(column, "unknown-code", f"this is none of {', '.join(known)}; it was kept as it is")
    if cell:
        yield f"{scheme}:{cell}"


def _window(row: Row, period: Period | None) -> TimeWindow | None:
    """The moment, or the window that bounds it; a window that ends before it starts ends on the next day."""
    cell = row["Attack Time"].strip()
    if not cell or cell.lower() == NO_TIME.lower():
        return None
    found = _TIME.fullmatch(cell)
    if found is None:
        row.problem("Attack Time", "not-a-time", "this is no clock time, nor two; no time was read")
        return None
    day = None if period is None or period.earliest != period.latest else period.earliest
    if day is None:
        row.problem("Attack Time", "time-without-day", "the day is not known, so the time could not be told; carried")
        return None
    times = [f"{int(hour):02}:{minute}" for hour, minute in (found.groups()[:2], found.groups()[2:]) if hour]
    start, end = times[0], times[-1]
    last = day + timedelta(days=1) if end < start and day < date.max else day
    return TimeWindow(start=f"{day}T{start}", end=f"{last}T{end}")


def _certainty(row: Row) -> tuple[Assessment, ...]:
    cell = row["Certainty Level"].strip()
    member = next((member for member in WhoSsaCertainty if member.label.lower() == cell.lower()), None)
    if member is None:
        if cell:
            row.problem("Certainty Level", "unknown-code", "this is no published level of certainty; it was carried")
        return ()
    return (Assessment(assessor=WHO.id, grading=Grading(scheme=GradingScheme.WHO_SSA_CERTAINTY, grade=member.code)),)


def _figures(row: Row, incident: Incident) -> Iterator[CasualtyEstimate]:
    for column, category in CATEGORIES.items():
        number = whole_number(row, column)
        if number is not None:
            count = _NONE_REPORTED if number == 0 and _is_open(row) else _exactly(number)
            yield _figure(incident, _PARTS[column], category, PersonGroup(), count)
    others: list[str] = []
    for column, part in TAKING.items():
        number = whole_number(row, column)
        if number:
            group = _GROUPS[column.split(" ")[0]]
            kin = tuple(id_ for id_ in others if id_.startswith(f"{incident.id}-{part.partition('-')[0]}-"))
            figure = _figure(incident, part, CasualtyCategory.DETAINED, group, _exactly(number), kin)
            others.append(figure.id)
            yield figure


def _is_open(row: Row) -> bool:
    """Whether the system does not know if health personnel, or patients, were affected."""
    return "unknown" in (row["HC Personnel"].strip().lower(), row["HC Patients"].strip().lower())


_NONE_REPORTED = ReportedCount(range=CountRange(best=0), status=CountStatus.NONE_REPORTED)


@lru_cache(1024)
def _exactly(number: int) -> ReportedCount:
    return ReportedCount.stated(CountRange.exactly(number))


def _figure(  # noqa: PLR0913, PLR0917 - what tells one figure of a row from another
    incident: Incident,
    part: str,
    category: CasualtyCategory,
    group: PersonGroup,
    count: ReportedCount,
    overlaps: tuple[str, ...] = (),
) -> CasualtyEstimate:
    provenance = incident.provenance
    return CasualtyEstimate(
        id=f"{incident.id}-{part}",
        category=category,
        group=group,
        count=count,
        period=incident.period,
        place=incident.places[0] if incident.places else None,
        event=incident.id,
        accumulation=Accumulation.WITHIN_PERIOD,
        provenance=evolve(provenance, overlaps=(*provenance.overlaps, *overlaps)) if overlaps else provenance,
    )
