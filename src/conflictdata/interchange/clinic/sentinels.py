"""Sentinels: numbers, dates and words that stand for what is not known."""

import re
from collections.abc import Iterator

from conflictdata.interchange.clinic.cells import is_missing
from conflictdata.interchange.clinic.findings import Finding, Kind
from conflictdata.interchange.clinic.roles import Examined, Role, words_of
from conflictdata.interchange.clinic.tables import Column

__all__ = ["KINDS", "SENTINELS", "sentinels"]

_NEGATIVE = Kind(
    code="negative-sentinels",
    title="negative numbers that may stand for what is not known",
    rule="A column of numbers, of which one is 2 or more, has -1, -9, -88, -99, -999 or -9999 and no other number "
    "below zero.",
    remedy="Look them up in the codebook, column by column (-1 may be a value in the next one); read them as unknown.",
)
_NINES = Kind(
    code="sentinel-numbers",
    title="numbers of nines that may stand for what is not known",
    rule="99, 999 or 9999 stands at least three times in a column of numbers, and is at least twice the next largest "
    "number.",
    remedy="Look it up in the codebook, and read it as unknown, not as a number.",
)
_DATES = Kind(
    code="sentinel-dates",
    title="dates that may stand for a date that is not known",
    rule="A cell has 0001-01-01, 1753-01-01, 1899-12-30, 1899-12-31, 1900-01-01, 1970-01-01 or 9999-12-31, also with "
    "slashes, and no other date of the column is of that year.",
    remedy="These are the first or last days that programs know; read them as no date.",
)
_WORDS = Kind(
    code="sentinel-words",
    title="words or signs that may stand for what is not known",
    rule="Cells of a column with other content say NA, n/a, Unknown, None, null, -, ? or the like.",
    remedy="Tell apart what is not known, what does not apply and what is not covered; do not read them as names.",
)
KINDS = (_NEGATIVE, _NINES, _DATES, _WORDS)

SENTINELS = frozenset({-1, -9, -88, -99, -999, -9999})
"""Numbers below zero that tables write for what is not known."""
_LEAST = 3
_NAMIBIA = "NA is also the country code of Namibia."
_DAY = re.compile(
    r"(?<!\d)(?:0001-01-01|1753-01-01|1899-12-3[01]|1900-01-01|1970-01-01|9999-12-31"
    r"|0?1[/.]0?1[/.](?:1753|1900|1970)|31[/.]12[/.]9999|12/31/9999)(?!\d)"
)
_DAY_HINTS = ("1753", "1899", "1900", "1970", "9999", "0001")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def sentinels(examined: Examined) -> Iterator[Finding]:
    """Sentinels, column by column."""
    for column in examined.table.columns:
        if column.holds_numbers:
            yield from _numbers(examined, column)
        elif column.filled:
            yield from _dates(column)
        yield from _words(column)


def _numbers(examined: Examined, column: Column) -> Iterator[Finding]:
    numbers = column.numbers
    negative = [code for code, number in numbers.items() if number < 0]
    if negative and all(numbers[code] in SENTINELS for code in negative) and max(numbers.values()) >= 2:
        which = ", ".join(sorted({column.texts[code].strip() for code in negative}))
        yield _found(_NEGATIVE, column, negative, f"taken for numbers; {which} only, all others are 0 or more")
    if examined.role(column) is Role.ID:
        return
    top = max(numbers.values())
    codes = [code for code, number in numbers.items() if number == top]
    rest = max((number for number in numbers.values() if number < top), default=None)
    if top in (99, 999, 9999) and rest is not None and rest * 2 <= top and column.total(codes) >= _LEAST:
        yield _found(_NINES, column, codes, f"taken for numbers; the next largest is {rest:,}")


def _dates(column: Column) -> Iterator[Finding]:
    found = dict[int, str]()
    for code in column.filled_codes:
        text = column.texts[code]
        if any(hint in text for hint in _DAY_HINTS) and (day := _DAY.search(text)):
            (year,) = _YEAR.findall(day[0])
            found[code] = year
    if not found:
        return
    years = set(found.values())
    other = {
        year
        for code in column.filled_codes
        if code not in found
        for year in _YEAR.findall(column.texts[code])
        if year in years
    }
    codes = [code for code, year in found.items() if year not in other]
    if codes:
        which = ", ".join(sorted(years - other))
        yield _found(_DATES, column, codes, f"no other date of the column is of the year {which}")


def _words(column: Column) -> Iterator[Finding]:
    codes = [code for code in column.filled_codes if is_missing(column.texts[code])]
    count = column.total(codes)
    if not codes or count == column.filled:
        return
    which = ", ".join(repr(column.texts[code]) for code in codes[:6])
    also = _NAMIBIA if _may_be_country(column, codes) else ""
    blank = len(column.codes) - column.filled
    reason = f"{which}; beside {blank:,} blank cells" if blank else which
    yield _found(_WORDS, column, codes, reason, also)


def _may_be_country(column: Column, codes: list[int]) -> bool:
    coded = not {"country", "iso", "iso2", "nationality"}.isdisjoint(words_of(column.name))
    return coded and any(column.texts[code].strip().lower() == "na" for code in codes)


def _found(kind: Kind, column: Column, codes: list[int], reason: str, also: str = "") -> Finding:
    return kind.found(
        [column.name],
        count=column.total(codes),
        of=column.filled,
        reason=reason,
        examples=column.examples(codes),
        also=also,
    )
