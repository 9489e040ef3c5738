"""Small worlds in which every person is known, and claims about them."""

from datetime import date, timedelta

from hypothesis import strategies as st

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.model.places import Place
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance
from conflictdata.reasoning.bounds import bounds
from conflictdata.reasoning.queries import Query
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory, Fate

NOON = date(2024, 12, 1)
DAYS = [NOON + timedelta(days=number) for number in range(4)]
PLACES = {"country": None, "north": "country", "south": "country", "town": "north"}
SIDES = {"state": None, "army": "state", "militia": None}
CATEGORIES = [
    CasualtyCategory.KILLED,
    CasualtyCategory.WOUNDED,
    CasualtyCategory.KILLED_OR_WOUNDED,
    CasualtyCategory.MISSING,
    CasualtyCategory.CASUALTIES,
]
FATES = [Fate.KILLED_OUTRIGHT, Fate.DIED_OF_WOUNDS, Fate.WOUNDED_RETURNED, Fate.MISSING, Fate.SICK]

Person = tuple[Fate, str, str, date]
people = st.tuples(
    st.sampled_from(FATES), st.sampled_from(sorted(PLACES)), st.sampled_from(sorted(SIDES)), st.sampled_from(DAYS)
)
worlds = st.lists(people, max_size=12)


def within(parents: dict[str, str | None], node: str, ancestor: str | None) -> bool:
    current: str | None = node
    while current is not None and current != ancestor:
        current = parents[current]
    return ancestor is None or current == ancestor


Asked = tuple[CasualtyCategory, str | None, str | None, tuple[date, date] | None]
spans = st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS)).map(lambda span: (min(span), max(span)))
asked = st.tuples(
    st.sampled_from(CATEGORIES),
    st.none() | st.sampled_from(sorted(PLACES)),
    st.none() | st.sampled_from(sorted(SIDES)),
    st.none() | spans,
)


def true_count(world: list[Person], what: Asked) -> int:
    category, place, side, span = what
    return sum(
        fate in category.fates
        and within(PLACES, where, place)
        and within(SIDES, whose, side)
        and (span is None or span[0] <= when <= span[1])
        for fate, where, whose, when in world
    )


def query(what: Asked) -> Query:
    category, place, side, span = what
    return Query(category=category, place=place, side=side, period=None if span is None else period(span))


def period(span: tuple[date, date]) -> Period:
    return Period.between(*span)


def claim(name: str, what: Asked, count_range: CountRange) -> CasualtyEstimate:
    category, place, side, span = what
    return CasualtyEstimate(
        id=name,
        category=category,
        group=PersonGroup(side=side),
        place=place,
        period=None if span is None else period(span),
        accumulation=Accumulation.WITHIN_PERIOD,
        count=ReportedCount.stated(count_range),
        provenance=Provenance(speaker="speaker"),
    )


def dataset(claims: list[CasualtyEstimate]) -> Dataset:
    return Dataset.of(
        [
            Agent(id="speaker", names=(Name(text="A speaker"),)),
            *(Place(id=place, names=(Name(text=place),), within=above) for place, above in PLACES.items()),
            *(Actor(id=side, names=(Name(text=side),), part_of=above) for side, above in SIDES.items()),
            *claims,
        ]
    )


@st.composite
def true_claims(draw: st.DrawFn, world: list[Person], most: int = 6) -> list[CasualtyEstimate]:
    """Claims that hold in a world, more or less precise."""
    claims: list[CasualtyEstimate] = []
    for number in range(draw(st.integers(0, most))):
        what = draw(asked)
        count = true_count(world, what)
        low = max(count - draw(st.integers(0, 3)), 0)
        high = draw(st.none() | st.integers(count, count + 3))
        claims.append(claim(f"claim-{number}", what, CountRange(low=low, high=high)))
    return claims


def can_hold(claims: list[CasualtyEstimate]) -> bool:
    return not bounds(dataset(claims), Query(category=CasualtyCategory.CASUALTIES)).is_empty


@st.composite
def any_claims(draw: st.DrawFn) -> list[CasualtyEstimate]:
    """Claims of all sorts, which may contradict each other."""
    claims: list[CasualtyEstimate] = []
    for number in range(draw(st.integers(0, 6))):
        low = draw(st.integers(0, 6))
        high = draw(st.none() | st.integers(low, low + 2))
        claims.append(claim(f"claim-{number}", draw(asked), CountRange(low=low, high=high)))
    return claims
