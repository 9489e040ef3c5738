"""Dates in figures, such as ``01/11/2022``: read where only one order of day, month and year is possible."""

import re
from datetime import date
from typing import NamedTuple

__all__ = ["ORDERS", "FiguresRead", "read_figures"]

ORDERS = ("dmy", "mdy", "ymd")
_NUMBERS = re.compile("[0-9]+")


class FiguresRead(NamedTuple):
    """What a date in figures can be: exactly one text, or the reason why there is not exactly one."""

    texts: tuple[str, ...]
    """ISO dates; ``XXXX-12-24`` without a year, ``2024-12`` without a day."""

    reason: str = ""


def read_figures(written: str, order: str | None) -> FiguresRead:
    """Read two or three numbers with a separator between them."""
    numbers = _NUMBERS.findall(written)
    if len(numbers) == 2 and len(numbers[1]) == 4:
        return _chosen([f"{numbers[1]}-{numbers[0]:>02}"] if 1 <= int(numbers[0]) <= 12 else [])
    if len(numbers) == 2:
        # Of a date without a year only the places of the day and the month count; 2024 has all days.
        orders = {"dmy": "dm", "mdy": "md", "ymd": "md", None: None}[order]
        return _chosen([_text(*numbers, way) for way in ("dm", "md") if orders in {None, way}])
    if len(numbers[0]) == 4 and len(numbers[2]) <= 2:
        return _chosen([_text(*numbers, "ymd")] if order in {None, "ymd"} else [])
    if len(numbers[0]) > 2 or len(numbers[2]) not in {2, 4}:
        return FiguresRead((), "a date in figures has a year of four digits, and one or two digits for day and month")
    orders_left = [way for way in ORDERS if order in {None, way}]
    if len(numbers[2]) == 4:
        return _chosen([_text(*numbers, way) for way in orders_left if way != "ymd"])
    texts = [_text(*_with_century(numbers, way, century), way) for way in orders_left for century in ("19", "20")]
    return FiguresRead(_known(texts), "a year of two digits does not say which century")


def _chosen(texts: list[str]) -> FiguresRead:
    known = _known(texts)
    if not known:
        return FiguresRead((), "that is no day of the calendar in the order that is given or possible")
    reason = "" if len(known) == 1 else "day and month could stand in either order; say which with order="
    return FiguresRead(known, reason)


def _known(texts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for text in texts if text))


def _with_century(numbers: list[str], order: str, century: str) -> list[str]:
    at = order.index("y")
    return [*numbers[:at], century + numbers[at], *numbers[at + 1 :]]


def _text(*numbers_and_order: str) -> str:
    """Return the ISO date of numbers in an order; nothing if it is no day."""
    *numbers, order = numbers_and_order
    parts = dict(zip(order, map(int, numbers), strict=True))
    try:
        when = date(parts.get("y", 2024), parts["m"], parts["d"])
    except ValueError:
        return ""
    return when.isoformat() if "y" in parts else f"XXXX{when.isoformat()[4:]}"
