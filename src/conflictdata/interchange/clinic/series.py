"""Series: running totals that fall, and claims that are dated after their source."""

import re
from collections.abc import Iterable, Iterator, Sequence

from conflictdata.interchange.clinic.findings import Example, Finding, Kind
from conflictdata.interchange.clinic.roles import Examined, Role, words_of
from conflictdata.interchange.clinic.tables import Column
from conflictdata.interchange.texts import calendar_day

__all__ = ["KINDS", "series"]

_FALLS = Kind(
    code="cumulative-falls",
    title="a running total that falls",
    rule="In the order of dates, or of rows without dates, a number is below the one before it in the same group of "
    "categories and sources; rows of one day are not compared. Reported for columns whose names say that they are "
    "cumulative, and for columns with at least 20 steps up or down of which at most 5 % go down, and not to the lowest "
    "tenth of the numbers.",
    remedy="Look for a correction, a change of what is counted, or a slip; a difference across it is no loss of a day.",
)
_LATER = Kind(
    code="dated-after-source",
    title="dates after the date of their source",
    rule="A row's date is at least two days after the date in its link (/2024/12/27/ or 2024-12-27). Days on which a "
    "row was recorded or updated are left out.",
    remedy="Look the date up in the source; the month may be wrong.",
)
KINDS = (_FALLS, _LATER)

_CUMULATIVE = frozenset({"cum", "cumulative", "cumulated", "running"})
_FILED = frozenset({"recorded", "retrieved", "accessed", "scraped", "updated", "added", "created", "edited"})
_LEAST_STEPS = 20
_MOST_FALLING = 0.05
_LEAST_RISING = 0.25
_MOST_GROUPS = 200
_MOST_GROUPING = 4
_LINKED_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?!\d)")


class _Steps:
    """The steps of a column from row to row, in the groups that one way of grouping makes."""

    def __init__(self, groups: tuple[Column, ...]) -> None:
        self.groups = groups
        self.falls: list[tuple[int, int]] = []
        """The positions of rows with a lower number than the row before, and of that row."""
        self.rises = 0
        self.level = 0

    @property
    def moving(self) -> int:
        return len(self.falls) + self.rises


def series(examined: Examined) -> Iterator[Finding]:
    """Running totals that fall, and dates after those of the source."""
    dates = examined.of(Role.DATE)
    days = _days(dates[0]) if dates else None
    groupings = list(_groupings(examined))
    for column in examined.of(Role.COUNT):
        named = not _CUMULATIVE.isdisjoint(words_of(column.name))
        if not named and len(column.numbers) < _LEAST_STEPS / 2:
            continue
        ways = [_steps(column, groups, days) for groups in groupings]
        # The coarsest groups in which it is a running total: finer ones may have a fall between two of them.
        chosen = next((steps for steps in ways if _is_cumulative(column, steps)), None)
        if named and chosen is None:
            chosen = min(ways, key=lambda steps: len(steps.falls) / steps.moving if steps.moving else 1.0)
        if chosen is not None and chosen.falls:
            yield _fallen(column, chosen, dates, named=named)
    for column in dates:
        if not _FILED.isdisjoint(words_of(column.name)):
            continue
        yield from _later(column, examined.of(Role.URL))


def _days(column: Column) -> list[int | None]:
    known = column.days
    return [known.get(code) for code in column.codes]


def _groupings(examined: Examined) -> Iterator[tuple[Column, ...]]:
    """No groups, and the groups that all categories make, with and without those of sources."""
    few = [
        column
        for column in examined.of(Role.CATEGORY, Role.SOURCE, Role.PARTY, Role.PLACE)
        if 1 < len(column.texts) <= _MOST_GROUPS and len(column.texts) * 2 <= examined.rows
    ]
    kinds = tuple(column for column in few if examined.role(column) is Role.CATEGORY)
    yield from dict.fromkeys(groups for groups in ((), kinds, tuple(few)) if len(groups) <= _MOST_GROUPING)


def _steps(column: Column, groups: Sequence[Column], days: list[int | None] | None) -> _Steps:
    numbers = column.numbers
    steps = _Steps(tuple(groups))
    positions: Iterable[int] = range(len(column.codes))
    if days is not None:
        dated = [(day, position) for position, day in enumerate(days) if day is not None]
        positions = [position for _, position in sorted(dated)]
    before = dict[tuple[int, ...], int]()
    for position in positions:
        number = numbers.get(column.codes[position])
        if number is None:
            continue
        key = tuple(group.codes[position] for group in groups)
        earlier = before.get(key)
        before[key] = position
        if earlier is None or (days is not None and days[earlier] == days[position]):
            continue
        change = number - numbers[column.codes[earlier]]
        if change < 0:
            steps.falls.append((position, earlier))
        elif change > 0:
            steps.rises += 1
        else:
            steps.level += 1
    return steps


def _is_cumulative(column: Column, steps: _Steps) -> bool:
    """Whether a column rises nearly always, and its falls are not those of months or days that begin anew."""
    if steps.moving < _LEAST_STEPS or len(steps.falls) > _MOST_FALLING * steps.moving:
        return False
    if steps.moving < _LEAST_RISING * (steps.moving + steps.level):
        return False
    ranked = sorted(column.numbers.values())
    low = ranked[len(ranked) // 10]
    anew = sum(column.numbers[column.codes[position]] <= low for position, _ in steps.falls)
    return anew * 2 <= len(steps.falls)


def _fallen(column: Column, steps: _Steps, dates: Sequence[Column], *, named: bool) -> Finding:
    order = f"in the order of {dates[0].name}" if dates else "in the order of rows"
    by = f" by {', '.join(group.name for group in steps.groups)}" if steps.groups else ""
    why = "by its name" if named else f"since {steps.rises:,} of {steps.moving:,} changes go up"
    return _FALLS.found(
        [column.name],
        count=len(steps.falls),
        of=steps.moving + steps.level,
        counted="steps",
        reason=f"taken for a running total {why}, {order}{by}",
        examples=(_fall(column, later, earlier) for later, earlier in sorted(steps.falls)),
    )


def _fall(column: Column, later: int, earlier: int) -> Example:
    after, before = (column.texts[column.codes[position]].strip() for position in (later, earlier))
    return Example(
        row=column.rows[later], column=column.name, text=f"{after}, after {before} in row {column.rows[earlier]:,}"
    )


def _later(column: Column, links: Sequence[Column]) -> Iterator[Finding]:
    for link in links:
        linked = {code: day for code in link.filled_codes if (day := _linked_day(link.texts[code])) is not None}
        rows = [
            (position, linked[code])
            for position, code in enumerate(link.codes)
            if code in linked and column.codes[position] in column.days
        ]
        found = [position for position, day in rows if column.days[column.codes[position]] >= day + 2]
        if found:
            yield _LATER.found(
                [column.name, link.name],
                count=len(found),
                of=len(rows),
                counted="rows with a date in the link",
                reason=f"{column.name} was taken for the date of what is said, {link.name} for the link of its source",
                examples=(_both(column, link, position) for position in found),
            )


def _both(column: Column, link: Column, position: int) -> Example:
    texts = (each.texts[each.codes[position]].strip() for each in (column, link))
    return Example(row=column.rows[position], column=column.name, text=", ".join(texts))


def _linked_day(link: str) -> int | None:
    found = _LINKED_DAY.search(link)
    day = None if found is None else calendar_day(*map(int, found.groups()))
    return None if day is None else day.toordinal()
