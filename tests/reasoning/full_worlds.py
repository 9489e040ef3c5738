"""Worlds in which everything is known of everybody that claims may speak of, and true claims that say less."""

from datetime import date, timedelta
from typing import Any, NamedTuple

from attrs import frozen
from hypothesis import strategies as st

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.model.places import Place
from conflictdata.model.strikes import StrikeEvent
from conflictdata.model.units import CommandRelation, Deployment, Unit
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance
from conflictdata.reasoning.assumptions import Assumptions, StrengthCap, Unstated
from conflictdata.reasoning.queries import Query
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory, Fate

FIRST = date(2024, 12, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(4)]
PLACES = {"country": None, "north": "country", "south": "country"}
SIDES = {"state": None, "militia": None}
ALLEGIANCE = {"corps": "state", "brigade": "state", "guests": "militia", "other": "state", "wanderers": "state"}
SUPERIORS = [("brigade", "corps"), ("guests", "brigade"), ("wanderers", "corps"), ("wanderers", "other")]
EVENTS = {"strike-1": "north", "strike-2": "north", "strike-3": "south"}
TOGETHER = [(), ("strike-1",), ("strike-2",), ("strike-1", "strike-2"), ("strike-3",)]
FATES = [Fate.KILLED_OUTRIGHT, Fate.WOUNDED_RETURNED, Fate.CAPTURED, Fate.SICK, Fate.UNHARMED]
CATEGORIES = [
    CasualtyCategory.KILLED,
    CasualtyCategory.CAPTURED,
    CasualtyCategory.KILLED_OR_WOUNDED,
    CasualtyCategory.CASUALTIES,
]
ARRIVAL = DAYS[1]
PROVENANCE = Provenance(speaker="speaker")

CAP = StrengthCap(side="state", contingents=[["first-strength"], ["second-strength"]])


class Soldier(NamedTuple):
    """One person, with all that a claim may say of them."""

    fate: Fate
    place: str
    unit: str | None
    side: str
    day: date
    held_on: frozenset[date]
    events: tuple[str, ...]
    contingent: int


@frozen
class World:
    """Everybody, and under whose command the wanderers are."""

    people: tuple[Soldier, ...]
    wandering_under: str


@frozen
class Meant:
    """What somebody counts, in truth."""

    category: CasualtyCategory
    place: str | None = None
    side: str | None = None
    unit: str | None = None
    event: str | None = None
    span: tuple[date, date] | None = None
    stock_on: date | None = None

    def counts(self, soldier: Soldier, world: World) -> bool:
        return (
            soldier.fate in self.category.fates
            and self.place in {None, soldier.place, PLACES[soldier.place]}
            and self.side in {None, soldier.side}
            and (self.unit is None or self.unit in above(soldier.unit, world))
            and (self.event is None or self.event in soldier.events)
            and (self.span is None or self.span[0] <= soldier.day <= self.span[1])
            and (self.stock_on is None or (soldier.day <= self.stock_on and self.stock_on in soldier.held_on))
        )

    def true_count(self, world: World) -> int:
        return sum(self.counts(soldier, world) for soldier in world.people)


def above(unit: str | None, world: World) -> list[str | None]:
    superiors = dict(SUPERIORS) | {"wanderers": world.wandering_under}
    chain = [unit]
    while unit in superiors:
        unit = superiors[unit]
        chain.append(unit)
    return chain


@st.composite
def soldiers(draw: st.DrawFn) -> Soldier:
    unit = draw(st.none() | st.sampled_from(sorted(ALLEGIANCE)))
    side = draw(st.sampled_from(sorted(SIDES))) if unit is None else ALLEGIANCE[unit]
    contingent = draw(st.integers(0, 1))
    day = draw(st.sampled_from(DAYS[1:] if contingent == 1 else DAYS))
    place = draw(st.sampled_from(sorted(PLACES)))
    return Soldier(
        fate=draw(st.sampled_from(FATES)),
        place=place,
        unit=unit,
        side=side,
        day=day,
        held_on=draw(st.frozensets(st.sampled_from(DAYS))),
        events=draw(st.sampled_from([some for some in TOGETHER if {EVENTS[event] for event in some} <= {place}])),
        contingent=contingent,
    )


worlds = st.builds(
    World, people=st.lists(soldiers(), max_size=10).map(tuple), wandering_under=st.sampled_from(["corps", "other"])
)
spans = st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(lambda span: (min(span), max(span)))


@st.composite
def meanings(draw: st.DrawFn) -> Meant:
    unit = draw(st.none() | st.none() | st.sampled_from(sorted(ALLEGIANCE)))
    stock = draw(st.none() | st.none() | st.sampled_from(DAYS))
    return Meant(
        category=draw(st.sampled_from(CATEGORIES)),
        place=draw(st.none() | st.sampled_from(sorted(PLACES))),
        side=draw(st.none() | st.sampled_from(sorted(SIDES))) if unit is None else None,
        unit=unit,
        event=draw(st.none() | st.none() | st.sampled_from(sorted(EVENTS))),
        span=draw(st.none() | spans) if stock is None else None,
        stock_on=stock,
    )


def query(meant: Meant) -> Query:
    return Query(
        category=meant.category,
        place=meant.place,
        side=meant.side,
        unit=meant.unit,
        event=meant.event,
        period=None if meant.span is None else Period.between(*meant.span),
        stock_on=meant.stock_on,
    )


@st.composite
def vague_dates(draw: st.DrawFn, day: date) -> UncertainDate:
    """A date that may be the day, or one near it."""
    before, after = draw(st.integers(0, 1)), draw(st.integers(0, 1))
    return UncertainDate.between(day - timedelta(days=before), day + timedelta(days=after))


@st.composite
def reported_times(draw: st.DrawFn, meant: Meant, unstated: Unstated) -> tuple[Period | None, Accumulation]:
    """A period that may be the true one, and what the figure counts in it."""
    if meant.stock_on is not None:
        return Period.of(draw(vague_dates(meant.stock_on))), Accumulation.STOCK_AS_OF
    if meant.span is None:
        return None, draw(st.sampled_from([Accumulation.WITHIN_PERIOD, Accumulation.CUMULATIVE_SINCE]))
    start, end = meant.span
    if unstated is Unstated.UNKNOWN and meant.event is None and draw(st.booleans()):
        return None, Accumulation.UNSPECIFIED
    if draw(st.booleans()):
        return Period.of(UncertainDate.between(start, end)), Accumulation.UNSPECIFIED
    vague = Period.between(draw(vague_dates(start)), draw(vague_dates(end)))
    exact_start = Period.between(start, draw(vague_dates(end)))
    return draw(st.sampled_from([(vague, Accumulation.WITHIN_PERIOD), (exact_start, Accumulation.CUMULATIVE_SINCE)]))


@st.composite
def ranges(draw: st.DrawFn, count: int) -> CountRange:
    low = max(count - draw(st.integers(0, 2)), 0)
    return CountRange(low=low, high=draw(st.none() | st.integers(count, count + 2)))


@st.composite
def true_claims(draw: st.DrawFn, world: World, unstated: Unstated, most: int = 5) -> list[CasualtyEstimate]:
    claims: list[CasualtyEstimate] = []
    for number in range(draw(st.integers(0, most))):
        meant = draw(meanings())
        period, accumulation = draw(reported_times(meant, unstated))
        silent = unstated is Unstated.UNKNOWN and meant.event is None and draw(st.booleans())
        claims.append(
            CasualtyEstimate(
                id=f"claim-{number}",
                category=meant.category,
                group=PersonGroup(side=None if silent else meant.side),
                place=None if silent else meant.place,
                unit=meant.unit,
                event=meant.event,
                period=period,
                accumulation=accumulation,
                count=ReportedCount.stated(draw(ranges(meant.true_count(world)))),
                provenance=PROVENANCE,
            )
        )
    return claims


@st.composite
def true_strengths(draw: st.DrawFn, world: World) -> list[Deployment]:
    """How many each contingent had, those to whom nothing happened included."""
    state = [soldier.contingent for soldier in world.people if soldier.side == "state"]
    first, second = (ReportedCount.stated(draw(ranges(state.count(number)))) for number in range(2))
    return [
        Deployment(id="first-strength", force="state", strength=first, provenance=PROVENANCE),
        Deployment(
            id="second-strength",
            force="state",
            strength=second,
            period=Period.between(ARRIVAL, None),
            provenance=PROVENANCE,
        ),
    ]


def dataset(claims: list[Any]) -> Dataset:
    names = (Name(text="A name"),)
    return Dataset.of(
        [
            Agent(id="speaker", names=names),
            *(Place(id=place, names=names, within=within) for place, within in PLACES.items()),
            *(Actor(id=side, names=names) for side in SIDES),
            *(Unit(id=unit, names=names, allegiance=side) for unit, side in ALLEGIANCE.items()),
            *(
                CommandRelation(id=f"{unit}-under-{superior}", unit=unit, superior=superior, provenance=PROVENANCE)
                for unit, superior in SUPERIORS
            ),
            *(
                StrikeEvent(id=event, places=(place,), period=Period.of(FIRST), provenance=PROVENANCE)
                for event, place in EVENTS.items()
            ),
            *claims,
        ]
    )


CAPPED = Assumptions(strength_caps=(CAP,))
