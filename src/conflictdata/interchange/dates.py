"""Dates as foreign files write them. Which of day and month stands first is settled by the column, never guessed."""

import re
from collections.abc import Iterable
from datetime import date
from enum import Enum
from functools import lru_cache

from conflictdata.interchange.texts import calendar_day, day_of

__all__ = ["DayOrder", "day_in", "order_of", "readings_of"]

_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})(?:[ T]+\d{1,2}:\d{2}(?::\d{2})?(?: ?[AP]M)?)?", re.ASCII)


class DayOrder(Enum):
    """The order of the day and the month in dates such as 3/4/2022."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"
    UNDECIDED = "undecided"
    """Every date of the column can be read both ways."""
    MIXED = "mixed"
    """Some dates can only be read with the day first, others only with the month first."""


@lru_cache(16_384)
def readings_of(cell: str) -> tuple[date | None, date | None]:
    """The day with the day first, and with the month first; `None` where there is no such day."""
    found = _SLASHED.fullmatch(cell.strip())
    if found is None:
        return None, None
    one, two, year = map(int, found.groups())
    return calendar_day(year, two, one), calendar_day(year, one, two)


def order_of(cells: Iterable[str]) -> DayOrder:
    """The order that the dates of a column are written in, by those that can be read in one way only."""
    orders = {
        _ONE_WAY[day_first is not None]
        for day_first, month_first in map(readings_of, cells)
        if (day_first is None) != (month_first is None)
    }
    if len(orders) > 1:
        return DayOrder.MIXED
    return orders.pop() if orders else DayOrder.UNDECIDED


def day_in(cell: str, order: DayOrder) -> date | None:
    """The day of a cell, written year first, or with slashes in the order of its column.

    `None` if it is no such date, or if it can be read both ways with different days and the order is not settled.
    """
    day = day_of(cell)
    if day is not None:
        return day
    day_first, month_first = readings_of(cell)
    if order is DayOrder.DAY_FIRST:
        return day_first
    if order is DayOrder.MONTH_FIRST:
        return month_first
    if day_first is None or month_first is None or day_first == month_first:
        return day_first or month_first
    return None


_ONE_WAY = {True: DayOrder.DAY_FIRST, False: DayOrder.MONTH_FIRST}
