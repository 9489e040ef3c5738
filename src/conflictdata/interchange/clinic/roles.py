"""Roles: what a column is taken for, by its name and by its cells."""

import re
from enum import Enum
from functools import cached_property, lru_cache
from statistics import median_low

from attrs import frozen

from conflictdata.interchange.clinic.tables import Column, Table

__all__ = ["Examined", "Role", "words_of"]

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+|[^\W\d_A-Za-z]+")
_FEW = 60
_SHORT = 60


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_IDS = _words("id ids uuid guid gid identifier key")
_CALENDAR = _words("year month day week hour minute yr quarter days weeks hours minutes duration")
_DATES = _words("date dates timestamp datetime when reported published")
_LATITUDES = _words("latitude lat")
_LONGITUDES = _words("longitude lon lng long")
_CODES = _words(
    "code codes prec precision type iso iso3 zip gwno gwnoa gwnob no nr num version level clarity status scheme phone "
    "interaction inter rank index phase"
)
_URLS = _words("url urls link links href")
_SOURCES = _words(
    "source sources speaker author outlet publisher reporter agency office organisation organization monitor"
)
_ABOUT_SOURCES = _words("headline title article text note notes description details original_text scale type kind")
_PARTIES = _words("actor actors side party belligerent belligerents perpetrator attacker group")
_PLACES = _words(
    "place location town village city settlement adm adm1 adm2 admin admin1 admin2 country region province governorate "
    "district oblast raion camp neighbourhood where"
)
_COUNTED = _words(
    "deaths death killed dead fatalities fatality casualties injured wounded missing captured victims losses count "
    "number total best low high min max estimate estimates strength personnel pow launched destroyed displaced "
    "civilians children women men"
)


class Role(Enum):
    """What a column is taken for."""

    ID = "id"
    DATE = "date"
    CALENDAR = "part of a date"
    LATITUDE = "latitude"
    LONGITUDE = "longitude"
    COUNT = "count"
    """Whole numbers of people, objects or events."""
    MEASURE = "measure"
    """Numbers that are not whole, or that may be below zero."""
    CODE = "code"
    """Numbers that stand for something, or a rank."""
    URL = "link"
    SOURCE = "source"
    """Who says so."""
    PARTY = "party"
    PLACE = "place"
    CATEGORY = "category"
    """Few different short texts."""
    TEXT = "text"
    EMPTY = "empty"


@lru_cache(4_096)
def words_of(name: str) -> tuple[str, ...]:
    """The words of the name of a column in small letters: ``deaths_low`` and ``DeathsLow`` have the same two."""
    return tuple(word.lower() for word in _WORD.findall(name))


@frozen(kw_only=True)
class _Named:
    """What the name of a column says."""

    words: frozenset[str]

    def has(self, known: frozenset[str]) -> bool:
        return not self.words.isdisjoint(known)


def _role(column: Column) -> Role:
    words = words_of(column.name)
    named = _Named(words=frozenset(words))
    if not column.filled:
        return Role.EMPTY
    if named.has(_URLS):
        return Role.URL
    if named.has(_IDS) or (words and words[-1].endswith("id") and is_nearly_unique(column)):
        return Role.ID
    if column.holds_dates or (column.holds_numbers and named.has(_DATES) and not named.has(_CODES)):
        return Role.DATE
    return _number_role(column, named) if column.holds_numbers else _text_role(column, named)


def _number_role(column: Column, named: _Named) -> Role:
    if named.has(_LATITUDES):
        return Role.LATITUDE
    if named.has(_LONGITUDES):
        return Role.LONGITUDE
    if named.has(_COUNTED) and _whole_share(column) >= 0.95:
        return Role.COUNT
    if named.has(_CALENDAR):
        return Role.CALENDAR
    if named.has(_CODES):
        return Role.CODE
    return Role.COUNT if _whole_share(column) >= 0.95 else Role.MEASURE


def _text_role(column: Column, named: _Named) -> Role:
    length = _length(column)
    if named.has(_SOURCES) and not named.has(_ABOUT_SOURCES) and length <= 2 * _SHORT:
        return Role.SOURCE
    if length > _SHORT:
        return Role.TEXT
    if named.has(_PARTIES):
        return Role.PARTY
    if named.has(_PLACES):
        return Role.PLACE
    distinct = len(column.filled_codes)
    return Role.CATEGORY if distinct <= _FEW and distinct * 2 <= column.filled else Role.TEXT


def _whole_share(column: Column) -> float:
    """The share of whole numbers, not below zero but for usual signs of absence, among the numbers of a column."""
    whole = column.total(code for code, number in column.numbers.items() if number == int(number) and number >= 0)
    absent = column.total(code for code, number in column.numbers.items() if number in (-1, -9, -88, -99, -999, -9999))
    return (whole + absent) / max(1, column.total(column.numbers)) if whole > absent else 0.0


def _length(column: Column) -> int:
    """The usual number of characters of a cell that is not blank."""
    return median_low(len(column.texts[code]) for code in column.filled_codes[:500])


def is_nearly_unique(column: Column) -> bool:
    """Whether at least 95 % of at least 20 filled cells differ from each other."""
    return column.filled >= 20 and len(column.filled_codes) >= 0.95 * column.filled


class Examined:
    """A table with the roles of its columns."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.rows = len(table)
        self.roles = {column.name: _role(column) for column in table.columns}

    def of(self, *roles: Role) -> list[Column]:
        """The columns with one of these roles, in their order."""
        return [column for column in self.table.columns if self.roles[column.name] in roles]

    def role(self, column: Column) -> Role:
        """The role of a column."""
        return self.roles[column.name]

    @cached_property
    def named_counts(self) -> list[Column]:
        """The columns whose names say that they count people or losses."""
        return [column for column in self.of(Role.COUNT) if not _COUNTED.isdisjoint(words_of(column.name))]
