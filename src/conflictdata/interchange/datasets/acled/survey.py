"""What all rows of an ACLED file have to be seen for: the order of day and month, and totals shared between events."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache

from attrs import field, frozen

from conflictdata.errors import WordingError
from conflictdata.interchange.datasets.acled.cells import cell_of, items_of
from conflictdata.interchange.datasets.acled.notes import Shared, shared_in, words_for_day
from conflictdata.interchange.dates import DayOrder, day_in, readings_of
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import number_of
from conflictdata.values.counts import ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.wording.dates import read_date

__all__ = ["Facts", "Group", "day_of_cell", "facts_of", "survey"]

_FACTS = "acled"
_IN_WORDS = re.compile(r"\d{1,2}[ -][A-Za-z]{3,9}[ -]\d{4}|[A-Za-z]{3,9} \d{1,2},? \d{4}", re.ASCII)


@frozen(kw_only=True, eq=False)
class Group:
    """The rows that have a share of one total, as far as they are in the file."""

    total: ReportedCount
    """The total of all events."""

    parts: int
    """Between how many events it was divided."""

    days: tuple[date | None, ...]
    """The days of those events that are in the file, each event once; `None` for one that could not be read."""

    @property
    def is_whole(self) -> bool:
        """Whether all events are in the file."""
        return len(self.days) == self.parts

    @property
    def period(self) -> Period | None:
        """The days of the total; `None` unless all its events are in the file and have a day."""
        known = [day for day in self.days if day is not None]
        if len(known) < self.parts:
            return None
        first, last = min(known), max(known)
        return Period.of(first) if first == last else Period.between(first, last)


@frozen(kw_only=True)
class Facts:
    """What a survey of all rows found out."""

    order: DayOrder = DayOrder.UNDECIDED
    """The order of day and month in dates with slashes."""

    groups: Mapping[int, Group] = field(factory=dict[int, Group])
    """For the number of each row that has a share of a total, the group, where it could be told."""


def facts_of(source: Source) -> Facts:
    """What the survey of a file found out."""
    found = source.facts.get(_FACTS)
    return found if isinstance(found, Facts) else Facts()


def survey(source: Source, rows: Iterable[Row]) -> None:
    """Look at all rows, and keep what was found for `facts_of`. The order of dates is reported where it is in doubt."""
    dates, shares = _Dates(), _Shares()
    for row in rows:
        notes = cell_of(row, "notes")
        dates.add(cell_of(row, "event_date"), notes)
        shared = shared_in(notes)
        if shared is not None:
            shares.add(row, shared, notes)
    order = dates.settled(source)
    source.facts[_FACTS] = Facts(order=order, groups=dict(shares.groups(order)))


class _Dates:
    """The order of day and month, by the dates that have one reading and those whose notes name the day."""

    def __init__(self) -> None:
        self._orders: set[DayOrder] = set()
        self._open = 0

    def add(self, cell: str, notes: str) -> None:
        day_first, month_first = readings_of(cell)
        if day_first == month_first:
            return
        if day_first is None or month_first is None:
            self._orders.add(DayOrder.MONTH_FIRST if day_first is None else DayOrder.DAY_FIRST)
            return
        named = _named_order(cell, notes)
        if named is None:
            self._open += 1
        else:
            self._orders.add(named)

    def settled(self, source: Source) -> DayOrder:
        if len(self._orders) > 1:
            message = "some dates have the day first and others the month; those that could be either were not read"
            source.problem("mixed-date-orders", message, column="event_date")
            return DayOrder.MIXED
        if self._orders:
            return next(iter(self._orders))
        if self._open:
            message = f"nothing tells which of day and month stands first; {self._open:,} dates were not read"
            source.problem("date-order-undecided", message, column="event_date")
        return DayOrder.UNDECIDED


def _named_order(cell: str, notes: str) -> DayOrder | None:
    """The order in which a cell gives the one day of both that its notes name, as in ``On 3 April 2023, ...``."""
    if not notes:
        return None
    days = zip((DayOrder.DAY_FIRST, DayOrder.MONTH_FIRST), readings_of(cell), strict=True)
    named = [order for order, day in days if day is not None and _names(notes, day)]
    return named[0] if len(named) == 1 else None


def _names(notes: str, day: date) -> bool:
    return re.search(rf"(?<!\d){words_for_day(day)}(?!\d)", notes) is not None


def day_of_cell(cell: str, order: DayOrder, notes: str) -> date | None:
    """The day of a cell in any of the spellings that are in use; `None` if it has none, or more than one."""
    day = day_in(cell, order) or _day_in_words(cell)
    if day is not None:
        return day
    named = _named_order(cell, notes)
    return None if named is None else day_in(cell, named)


@lru_cache(16_384)
def _day_in_words(cell: str) -> date | None:
    if _IN_WORDS.fullmatch(cell) is None:
        return None
    try:
        found = read_date(cell)
    except WordingError:
        return None
    return found.earliest if isinstance(found, UncertainDate) and found.earliest == found.latest else None


@frozen(kw_only=True)
class _Share:
    row: int
    event: str
    date: str
    notes: str
    number: int


class _Shares:
    """The rows that have a share of a total, by all that rows of one total have in common."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, ...], tuple[Shared, list[_Share]]] = {}

    def add(self, row: Row, shared: Shared, notes: str) -> None:
        sources = (name for name in items_of(cell_of(row, "source")) if not name.startswith("@"))
        key = (" ".join(shared.words.casefold().split()), cell_of(row, "country"), *sources)
        share = _Share(
            row=row.number,
            event=cell_of(row, "event_id_cnty") or f"row {row.number}",
            date=cell_of(row, "event_date"),
            notes=notes,
            number=number_of(cell_of(row, "fatalities")) or 0,
        )
        self._found.setdefault(key, (shared, []))[1].append(share)

    def groups(self, order: DayOrder) -> Iterator[tuple[int, Group]]:
        """For each row whose group can be told its group."""
        for shared, shares in self._found.values():
            if shared.total is None or shared.parts is None:
                continue
            days = {share.row: day_of_cell(share.date, order, share.notes) for share in shares}
            for members in _told_apart(shares, days, shared.total, shared.parts):
                events = {share.event: days[share.row] for share in members}
                group = Group(total=shared.total, parts=shared.parts, days=tuple(events.values()))
                yield from ((share.row, group) for share in members)


def _told_apart(
    shares: Sequence[_Share], days: Mapping[int, date | None], total: ReportedCount, parts: int
) -> Iterator[Sequence[_Share]]:
    """The rows of each total: all of them if they are as many as the notes say, or else those of each day."""
    if _fit(shares, total, parts) and len({share.event for share in shares}) == parts:
        yield shares
        return
    by_day: dict[date, list[_Share]] = {}
    for share in shares:
        day = days[share.row]
        if day is not None:
            by_day.setdefault(day, []).append(share)
    yield from (members for members in by_day.values() if _fit(members, total, parts))


def _fit(shares: Sequence[_Share], total: ReportedCount, parts: int) -> bool:
    """Whether rows can be shares of one total: they are not too many, and do not come to more than it."""
    numbers = {share.event: share.number for share in shares}
    most = total.range.high
    return len(numbers) <= parts and (most is None or sum(numbers.values()) <= most)
