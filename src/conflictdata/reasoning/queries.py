"""Queries: what is asked about."""

from collections.abc import Mapping
from datetime import date

from attrs import frozen

from conflictdata.errors import DataError, InvariantError
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import PersonGroup
from conflictdata.model.strikes import StrikeEvent
from conflictdata.reasoning.categories import Category, category
from conflictdata.reasoning.scopes import Scope, stock_day
from conflictdata.reasoning.scoping import Scoper
from conflictdata.reasoning.statements import own_category
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.references import EVENT_COLLECTIONS
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.counting import MunitionOutcome
from conflictdata.vocab.strikes import MunitionClass

__all__ = ["AnyQuery", "Query", "SalvoQuery", "asked_scope", "check_query", "mention_query"]


def _period(period: Period | str | None) -> Period | None:
    return Period(period) if isinstance(period, str) else period


def _day(day: date | UncertainDate | str) -> str:
    return day.isoformat() if isinstance(day, date) else str(day)


@frozen(kw_only=True)
class Query:
    """What is asked about: how many people, of whom, where, when.

    Everything that is left out is not restricted: without a place, everywhere.

    Raises:
        InvariantError: If the category is not known, if a date or period is no EDTF text, if more than one of
            ``period``, ``as_of`` and ``stock_on`` is given, if the stock is not that of one day, or if the group has a
            side of its own.
    """

    category: CasualtyCategory | Category | str
    """What became of them: a code of `CasualtyCategory`, or a category of any scheme, such as ``nato-aap6:wia``."""

    side: str | None = None
    """The id of the actor whose people they were; actors that belong to it count."""

    place: str | None = None
    """The id of the place; places within it count."""

    unit: str | None = None
    """The id of the unit; units under its command count."""

    event: str | None = None
    """The id of the event in which they came to harm."""

    period: Period | str | None = None
    """The days in which they came to harm, the first and the last inclusive."""

    as_of: date | UncertainDate | str | None = None
    """The last day, inclusive, of all the time up to it.

    Running totals that count from a stated day leave the time before it open, and so the upper end: ask for the period
    instead, or see `Assumptions.reported_only`.
    """

    stock_on: date | UncertainDate | str | None = None
    """The day on which it still held, such as for prisoners who had not been released or exchanged by then."""

    group: PersonGroup = PersonGroup()  # noqa: RUF009 - frozen, so it can be shared
    """Who they were. It has no side of its own: ``side`` says it."""

    def __attrs_post_init__(self) -> None:
        if sum(given is not None for given in (self.period, self.as_of, self.stock_on)) > 1:
            raise InvariantError(Query, ("period", "as_of", "stock_on"), "at most one of them is given")
        if self.group.side is not None:
            raise InvariantError(Query, ("group", "side"), "the side is given by 'side'")
        _ = self.counted, self.days
        if self.stock_on is not None and stock_day(self.days) is None:
            raise InvariantError(
                Query, ("stock_on",), f"one day is needed, and {_day(self.stock_on)!r} is more than one"
            )

    @property
    def counted(self) -> Category:
        """The category as a set of atoms."""
        if isinstance(self.category, Category):
            return self.category
        if self.category in set(CasualtyCategory):
            return own_category(CasualtyCategory(self.category))
        try:
            return category(self.category)
        except DataError as error:
            rule = f"{self.category!r} is no casualty category: {error.problems[0].message}"
            raise InvariantError(Query, ("category",), rule) from None

    @property
    def days(self) -> Period | None:
        """The time asked about; `None` for all time."""
        if self.stock_on is not None:
            return Period(_day(self.stock_on))
        if self.as_of is not None:
            return Period(f"../{_day(self.as_of)}")
        return _period(self.period)

    def __str__(self) -> str:
        group = self.group
        described = {
            "nationality": group.nationality,
            "status": "" if group.status is PersonGroup().status else group.status.label,
            "sex": "" if group.sex is PersonGroup().sex else group.sex.label,
            "age": "" if group.age_band is PersonGroup().age_band else group.age_band.label,
            "role": ", ".join(role.label for role in group.roles),
        }
        asked = {"side": self.side, "place": self.place, "unit": self.unit, "event": self.event, **described}
        return _in_words(self.counted.label, asked, self.period, self.as_of, self.stock_on)


@frozen(kw_only=True)
class SalvoQuery:
    """What is asked about: how many munitions, whose, where, when, and what became of them.

    Everything that is left out is not restricted.

    Raises:
        InvariantError: If the munition or the outcome is not known, or a period is no EDTF text.
    """

    munition: MunitionClass | str | None = None
    """The class of munition; classes that are kinds of it count. All classes without one."""

    model: str | None = None
    """The model, as lines of salvos name it."""

    outcome: MunitionOutcome | str = MunitionOutcome.LAUNCHED
    """What became of them; all that were launched, unless told."""

    attacker: str | None = None
    """The id of the actor who launched them; actors that belong to it count."""

    target_side: str | None = None
    """The id of the actor that was struck; actors that belong to it count."""

    place: str | None = None
    """The id of the place that was struck; places within it count."""

    event: str | None = None
    """The id of a strike event. Its places, its time and its sides are asked about where no others are given."""

    period: Period | str | None = None
    """The days, the first and the last inclusive."""

    def __attrs_post_init__(self) -> None:
        for name, codes in (("munition", MunitionClass), ("outcome", MunitionOutcome)):
            value = getattr(self, name)
            if value is not None and value not in set(codes):
                raise InvariantError(SalvoQuery, (name,), f"{value!r} is none of: {', '.join(codes)}")
        _ = self.days

    @property
    def days(self) -> Period | None:
        """The time asked about; `None` for all time, or that of the event."""
        return _period(self.period)

    def __str__(self) -> str:
        munition = "munitions" if self.munition is None else MunitionClass(self.munition).label
        what = f"{munition}{f' {self.model}' if self.model else ''}: {MunitionOutcome(self.outcome).label}"
        asked = {
            "attacker": self.attacker,
            "target side": self.target_side,
            "place": self.place,
            "event": self.event,
        }
        return _in_words(what, asked, self.period)


AnyQuery = Query | SalvoQuery
"""What can be asked about."""


def _in_words(
    what: str,
    asked: Mapping[str, str | None],
    period: object = None,
    as_of: date | UncertainDate | str | None = None,
    stock_on: date | UncertainDate | str | None = None,
) -> str:
    parts = [f"{name} {value}" for name, value in asked.items() if value]
    parts += [] if period is None else [f"in {period}"]
    parts += [] if as_of is None else [f"until {_day(as_of)}"]
    parts += [] if stock_on is None else [f"still so on {_day(stock_on)}"]
    return f"{what} ({', '.join(parts)})" if parts else what


def check_query(data: Dataset, query: AnyQuery) -> None:
    """Check that all that is named is there.

    Raises:
        InvariantError: If the dataset has no such actor, place, unit or event.
    """
    actors = {actor.id for actor in data.actors}
    places = {place.id for place in data.places}
    known = {
        "side": actors,
        "attacker": actors,
        "target_side": actors,
        "place": places,
        "unit": {unit.id for unit in data.units},
        "event": {event.id for collection in EVENT_COLLECTIONS for event in getattr(data, collection)},
    }
    for name, ids in known.items():
        wanted = getattr(query, name, None)
        if wanted is not None and wanted not in ids:
            raise InvariantError(type(query), (name,), f"the dataset has no such record: {wanted!r}")
    if isinstance(query, SalvoQuery) and query.event is not None and not isinstance(data[query.event], StrikeEvent):
        raise InvariantError(SalvoQuery, ("event",), f"{query.event!r} is no strike event")


def mention_query(data: Dataset, query: AnyQuery, scoper: Scoper) -> None:
    """Let all that a query names be told apart."""
    if isinstance(query, Query):
        scoper.mention([query.side], [query.place], [query.unit])
        if query.event is not None:
            scoper.mention_event(query.event)
        return
    scoper.mention([query.attacker, query.target_side], [query.place])
    if query.model is not None:
        scoper.mention_model(query.model)
    strike = _strike(data, query)
    if strike is not None:
        scoper.mention_claim(strike)


def asked_scope(data: Dataset, query: AnyQuery, scoper: Scoper) -> Scope:
    """What a query asks about, in every dimension."""
    if isinstance(query, SalvoQuery):
        return _munitions(data, query, scoper)
    return scoper.people(
        query.counted,
        query.group,
        side=query.side,
        place=query.place,
        unit=query.unit,
        event=query.event,
        period=_all_days(query.days),
        accumulation=Accumulation.WITHIN_PERIOD if query.stock_on is None else Accumulation.STOCK_AS_OF,
        whole=True,
    )


def _munitions(data: Dataset, query: SalvoQuery, scoper: Scoper) -> Scope:
    strike = _strike(data, query)
    munition = None if query.munition is None else MunitionClass(query.munition)
    places: tuple[str, ...] = () if query.place is None else (query.place,)
    attacker, target_side, period = query.attacker, query.target_side, query.days
    if strike is not None:
        places = places or strike.places
        attacker, target_side = attacker or strike.attacker, target_side or strike.target_side
        period = period or strike.period
    return scoper.munitions(
        scoper.munitions_asked(munition, query.model),
        MunitionOutcome(query.outcome),
        attacker=attacker,
        target_side=target_side,
        places=places,
        period=_all_days(period),
        whole=True,
    )


def _all_days(period: Period | None) -> Period | None:
    """All days that the ends of a period let in: who asks about October to December asks from its first to its last."""
    if period is None or not period.is_interval:
        return period
    first, last = (".." if day is None else day.isoformat() for day in (period.earliest, period.latest))
    return Period(f"{first}/{last}")


def _strike(data: Dataset, query: SalvoQuery) -> StrikeEvent | None:
    """The event asked about; `None` where none is, or where it is not known yet."""
    found = None if query.event is None else data.get(query.event)
    return found if isinstance(found, StrikeEvent) else None
