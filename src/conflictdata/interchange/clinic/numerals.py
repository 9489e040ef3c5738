"""Numbers: written as text, rounded by heaping, or with signs of a program that changed them."""

from collections.abc import Iterator
from math import exp, log

from conflictdata.interchange.clinic.cells import (
    has_number,
    is_missing,
    is_plain,
    is_scientific,
    number_in,
    shape_of,
)
from conflictdata.interchange.clinic.findings import Finding, Kind
from conflictdata.interchange.clinic.roles import Examined, Role
from conflictdata.interchange.clinic.tables import Column

__all__ = ["HEAPING", "TEXT", "heaping", "tail", "text_numbers"]

_TEXT = Kind(
    code="text-numbers",
    title="numbers written as text",
    rule="A column in which at least half of the cells are numbers has cells with digits that programs do not read as "
    "one: separators between thousands, signs such as < or ?, ranges, words; or, in JSON, numbers in quotes beside "
    "numbers without.",
    remedy="Keep the cell as written, and read it as a count with a low and a high end; a sort or a sum of the column "
    "as it is may leave these cells out without a word.",
)
_WORDS = Kind(
    code="words-among-numbers",
    title="words in a column of numbers",
    rule="A column in which at least half of the cells are numbers has cells with words and no digit. Words for what "
    "is absent are told apart.",
    remedy="Read words such as 'few' or 'dozens' by a stated policy, and keep them beside the number.",
)
_DECIMALS = Kind(
    code="whole-numbers-as-decimals",
    title="whole numbers written with a decimal point",
    rule="A column of whole numbers has at least three cells such as 93.0, and none with other decimals.",
    remedy="Programs write whole numbers so where a column has blanks; check that blanks were not lost on the way.",
)
_SCIENTIFIC = Kind(
    code="scientific-notation",
    title="whole numbers in scientific notation",
    rule="A column of whole numbers, or of ids, has cells such as 4.1E+8.",
    remedy="A spreadsheet may have cut digits; take the column from the file before it was opened there, as text.",
)
TEXT = (_TEXT, _WORDS, _DECIMALS, _SCIENTIFIC)

_UNITS = (5, 10, 100, 1_000, 5_000)
_LEAST = 20
_LEAST_EXCESS = 0.05
_LIKELIHOOD = 1e-6
_LIKELIHOOD_DISTINCT = 1e-3
_HEAPED = Kind(
    code="heaped-numbers",
    title="more round numbers than expected",
    rule="Of the whole numbers of a column that are at least ten times 5, 10, 100, 1,000 or 5,000, one in 5, 10, ... "
    "is expected to be a multiple of it. Reported where at least 20 numbers are that large, multiples are at least "
    "twice as many as expected, and by 5 % of the numbers more, and a binomial tail (by the Chernoff bound) is below "
    "one in a million for all cells, and below one in a thousand for different numbers.",
    remedy="Round numbers may be estimates; hold each as the range that it stands for (1,000 as 500 to 1,499, say), "
    "not as exact.",
)
HEAPING = (_HEAPED,)

_NUMERIC = (Role.COUNT, Role.MEASURE, Role.CODE, Role.CALENDAR, Role.LATITUDE, Role.LONGITUDE)


def text_numbers(examined: Examined) -> Iterator[Finding]:
    """Numbers that programs may take for text, or for other numbers."""
    for column in examined.of(*_NUMERIC, Role.ID):
        if not column.holds_numbers:
            continue
        share = f"taken for numbers, since {column.total(column.numbers):,} of {column.filled:,} cells read as one"
        yield from _texts(column, share)
        yield from _spellings(column, share)


def _texts(column: Column, share: str) -> Iterator[Finding]:
    odd = [code for code in column.filled_codes if not is_plain(column.texts[code])]
    odd = [code for code in odd if not is_missing(column.texts[code]) and shape_of(column.texts[code]) is None]
    texts = [code for code in odd if has_number(column.texts[code])]
    words = [code for code in odd if not has_number(column.texts[code])]
    if texts:
        grouped = column.total(code for code in texts if number_in(column.texts[code]) is not None)
        reason = f"{share}; {grouped:,} with separators between thousands, {column.total(texts) - grouped:,} otherwise"
        yield _found(_TEXT, column, texts, reason)
    quoted = len(column.quoted)
    if 0 < quoted < column.total(column.numbers):
        reason = f"{share}; some stand in quotes"
        examples = (column.example(position) for position in column.quoted)
        yield _TEXT.found([column.name], count=quoted, of=column.filled, reason=reason, examples=examples)
    if words:
        yield _found(_WORDS, column, words, share)


def _spellings(column: Column, share: str) -> Iterator[Finding]:
    pointed = [code for code in column.numbers if "." in column.texts[code] and not is_scientific(column.texts[code])]
    # Numbers too large for a float cannot be told from whole ones, and need not be.
    whole = all(float(number).is_integer() for number in column.numbers.values())
    if whole and len(pointed) >= 3:
        yield _found(_DECIMALS, column, pointed, share)
    scientific = [code for code in column.numbers if is_scientific(column.texts[code])]
    if whole and scientific:
        yield _found(_SCIENTIFIC, column, scientific, share)


def _found(kind: Kind, column: Column, codes: list[int], reason: str) -> Finding:
    return kind.found(
        [column.name], count=column.total(codes), of=column.filled, reason=reason, examples=column.examples(codes)
    )


def heaping(examined: Examined) -> Iterator[Finding]:
    """Columns with more round numbers than a count that nobody rounded would have."""
    for column in examined.of(Role.COUNT):
        whole = {code: int(number) for code, number in column.numbers.items() if number == int(number)}
        found = [unit for unit in _UNITS if _is_heaped(column, whole, unit)]
        if not found:
            continue
        unit = found[-1]
        told = "; ".join(_told(column, whole, each) for each in found)
        round_codes = [code for code, number in whole.items() if number >= 10 * unit and number % unit == 0]
        yield _HEAPED.found(
            [column.name],
            count=column.total(round_codes),
            of=column.total(code for code, number in whole.items() if number >= 10 * unit),
            reason=f"taken for a count; {told}",
            examples=column.examples(round_codes),
            counted=f"numbers of {10 * unit:,} or more",
        )


def _is_heaped(column: Column, whole: dict[int, int], unit: int) -> bool:
    large = [code for code, number in whole.items() if number >= 10 * unit]
    heaped = [code for code in large if whole[code] % unit == 0]
    cells, multiples = column.total(large), column.total(heaped)
    return (
        cells >= _LEAST
        and multiples >= 2 * cells / unit
        and multiples >= (1 / unit + _LEAST_EXCESS) * cells
        and tail(multiples, cells, 1 / unit) < _LIKELIHOOD
        and tail(len({whole[code] for code in heaped}), len({whole[code] for code in large}), 1 / unit)
        < _LIKELIHOOD_DISTINCT
    )


def _told(column: Column, whole: dict[int, int], unit: int) -> str:
    large = [code for code, number in whole.items() if number >= 10 * unit]
    share = column.total(code for code in large if whole[code] % unit == 0) / column.total(large)
    return f"{share:.0%} of {column.total(large):,} are multiples of {unit:,}, where {100 / unit:g}% are expected"


def tail(count: int, of: int, chance: float) -> float:
    """An upper bound of the likelihood that so many of so many, or more, come about with this chance each.

    It is the bound of Chernoff, exp(-n D), where D is the divergence of the share from the chance.
    """
    share = count / of
    if share <= chance:
        return 1.0
    rest = 0.0 if count == of else (1 - share) * log((1 - share) / (1 - chance))
    return exp(-of * (share * log(share / chance) + rest))
