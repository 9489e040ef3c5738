"""Single dates in languages that have no date words of their own here, read by dateparser.

dateparser answers with one day for whatever it is given, and says how exact it is. Taken over is only what does not
depend on how it fills gaps: a day, a month or a year that it reads alike on any day and in any order, and, relative to
the date of the text, single days and months.
"""

import re
import unicodedata
import warnings
from collections.abc import Callable
from datetime import date, datetime, timedelta
from importlib import import_module
from typing import Any, NoReturn

from conflictdata.errors import MissingExtraError, WordingError
from conflictdata.wording.dates.calendar import Element, day, month, year
from conflictdata.wording.dates.shifts import near

__all__ = ["read_foreign"]

_MOST_DAYS = 62
_EITHER_ORDER = "day and month could stand in either order; say which with order="
_NOT_READ = "dateparser reads no day, month or year in it for the language {!r}"
_NUMBER = re.compile("[0-9]+")
_YEARS = range(1600, 2200)
"""Years outside are those of other calendars: the Thai year 2567 is 2024."""

_SOME_DAYS = (date(1996, 2, 3), date(2013, 10, 20))
_UNITS: dict[str, Callable[[date], Element]] = {
    "day": day,
    "month": lambda when: month(when.year, when.month),
    "year": lambda when: year(when.year),
}


def read_foreign(text: str, lang: str, order: str | None, days: list[date]) -> tuple[Element, ...]:
    """Return what a phrase in another language can mean.

    Args:
        text: The phrase.
        lang: Its language.
        order: How dates in figures stand; `None` if that is not known.
        days: The days that it may be relative to; none if that is not known.

    Raises:
        WordingError: dateparser does not read it, or reads it in several ways.
        MissingExtraError: dateparser is not installed.
    """
    figures = "".join(str(unicodedata.decimal(sign, sign)) for sign in text)
    orders = ("dmy", "mdy") if order is None else (order,)
    anywhere = {_parsed(figures, lang, each, when) for each in orders for when in _SOME_DAYS}
    first = _parsed(figures, lang, orders[0], days[0] if days else _SOME_DAYS[0])
    if first is None:
        _refuse(text, _NOT_READ.format(lang))
    if anywhere == {first}:
        if f"{first.first}"[:4] not in figures or first.first is None or first.first.year not in _YEARS:
            _refuse(text, "it does not say the year of the Gregorian calendar in four figures")
        return (first,)
    readings = dict.fromkeys(_parsed(figures, lang, each, days[0] if days else _SOME_DAYS[0]) for each in orders)
    if len(readings) > 1:
        _refuse(text, _EITHER_ORDER, tuple(each.text for each in readings if each is not None))
    if not days or len(days) > _MOST_DAYS:
        _refuse(text, f"it is relative to the date of the text: give relative_to, known within {_MOST_DAYS} days")
    if len(_NUMBER.findall(figures)) > 1:
        _refuse(text, "one of its figures may be a year of two digits, which does not say which century")
    found = [each for when in days for each in _relative(text, figures, lang, orders[0], when)]
    return tuple(dict.fromkeys(found))


def _relative(text: str, figures: str, lang: str, order: str, today: date) -> tuple[Element, ...]:
    """Return the day, or the month with a name, that a phrase means relative to a day."""
    found = _parsed(figures, lang, order, today)
    if found is None or found.first is None:
        _refuse(text, _NOT_READ.format(lang))
    if found.first == found.last:
        week = timedelta(days=7)
        moves = found.first == today - week and _parsed(figures, lang, order, today + week) == day(today)
        # It reads a weekday on that very day as the one a week ago; whoever writes it may mean today.
        return (found, day(today)) if moves else (found,)
    latest = [each for each in near("month", found.text[5:], today) if each.first and each.first <= today][-1:]
    earlier = _parsed(figures, lang, order, today - timedelta(days=45))
    if found not in latest or earlier is None or earlier.text[5:] != found.text[5:]:
        _refuse(text, "a distance in weeks, months or years is read only in languages with date words of their own")
    return (found,)


def _parsed(text: str, lang: str, order: str, today: date) -> Element | None:
    """Return the day, the month or the year that dateparser reads; `None` if it reads none, or something else."""
    parser = _parser()
    settings = {
        "DATE_ORDER": order.upper(),
        "PREFER_LOCALE_DATE_ORDER": False,
        "PREFER_DATES_FROM": "past",
        "RELATIVE_BASE": datetime(today.year, today.month, today.day),  # noqa: DTZ001 - a day on the calendar
        "RETURN_TIME_AS_PERIOD": True,
        # The others read timestamps, and figures without any separator.
        "PARSERS": ["absolute-time", "relative-time"],
    }
    # Releases before 1.2.1 warn on Python 3.13 about a call of their own to strptime.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            read = parser(languages=[lang], settings=settings).get_date_data(text)
        except Exception:  # noqa: BLE001 - whatever goes wrong in there, it has read no date
            return None
    if read.date_obj is None or read.date_obj.tzinfo is not None or read.period not in _UNITS:
        return None
    return _UNITS[read.period](read.date_obj.date())


def _parser() -> Any:  # noqa: ANN401 - dateparser has no types
    try:
        # Only those who need it pay for its import.
        return import_module("dateparser.date").DateDataParser
    except ImportError as error:
        raise MissingExtraError("dateparser", "dates") from error


def _refuse(text: str, reason: str, choices: tuple[str, ...] = ()) -> NoReturn:
    raise WordingError(text, (0, len(text)), reason, choices)
