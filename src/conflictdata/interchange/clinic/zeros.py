"""Zeros that may mean that a number is not known."""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import compress
from math import log

from conflictdata.interchange.clinic.findings import Finding, Kind
from conflictdata.interchange.clinic.roles import Examined, Role, words_of
from conflictdata.interchange.clinic.tables import Column

__all__ = ["KINDS", "zeros"]

_TOLD = Kind(
    code="zero-told-unknown",
    title="zeros in rows whose text says that the number is not known",
    rule="A count is 0, and none is above 0, in rows in which a column of free text says that casualties, fatalities "
    "or the like are unknown, unclear or not reported.",
    remedy="Read these zeros as unknown, and not as none; keep the text beside them.",
)
_GROUP = Kind(
    code="zero-for-all-of-a-group",
    title="nothing but zeros for a whole year or place",
    rule="In all rows of one year or place, five at least, all counts are 0, while by the share of such rows elsewhere "
    "the likelihood of that is below one in a million.",
    remedy="Ask whether the year or place was covered at all; what was not covered is not zero.",
)
_COLUMN = Kind(
    code="zero-for-all-rows",
    title="a count that is 0 in all rows",
    rule="A column whose name says that it counts people or losses has at least 20 filled cells, and all are 0.",
    remedy="Ask whether it was recorded at all; what was not recorded is not zero.",
)
KINDS = (_TOLD, _GROUP, _COLUMN)

_LEAST_COLUMN = 20
_LEAST_GROUP = 5
_LIKELIHOOD = log(1e-6)
_MOST_GROUPS = 500
_WHAT = r"(?:casualt(?:y|ies)|fatalit(?:y|ies)|deaths?|dead|killed|victims?|injur(?:y|ies|ed)|wounded|loss(?:es)?|toll)"
_NOT_KNOWN = r"(?:unknown|unclear|not (?:known|clear|reported|available|specified)|unspecified|undetermined)"
_SAID = re.compile(
    rf"\b{_WHAT}\b[^.;\n]{{0,40}}\b{_NOT_KNOWN}\b"
    rf"|\b{_NOT_KNOWN}\b(?: number| count| amount| how many)?(?: of)? ?(?:the )?[^.;\n]{{0,20}}\b{_WHAT}\b",
    re.IGNORECASE,
)
_HINTS = ("nknown", "nclear", "not ", "nspecified", "ndetermined", "NKNOWN", "NOT ", "NCLEAR")


def zeros(examined: Examined) -> Iterator[Finding]:
    """Zeros beside words that say otherwise, in a whole group, in a whole column."""
    counts = [(column, _zero_codes(column)) for column in examined.named_counts]
    none = [column for column, codes in counts if column.total(codes) == column.filled]
    some = [(column, codes) for column, codes in counts if codes and column not in none]
    yield from _told(examined, some)
    yield from _groups(examined, [(column, codes) for column, codes in counts if column not in none])
    for column in none:
        if column.filled >= _LEAST_COLUMN:
            yield _COLUMN.found(
                [column.name],
                count=column.filled,
                of=column.filled,
                reason="taken for a count by its name",
                examples=column.examples(column.filled_codes),
            )


def _zero_codes(column: Column) -> set[int]:
    return {code for code, number in column.numbers.items() if number == 0}


def _told(examined: Examined, counts: list[tuple[Column, set[int]]]) -> Iterator[Finding]:
    for notes in examined.of(Role.TEXT):
        said = {code for code in notes.filled_codes if _says_unknown(notes.texts[code])}
        if not said:
            continue
        rows = (position for position, code in enumerate(notes.codes) if code in said)
        at = [position for position in rows if _counts_nobody(counts, position)]
        for column, codes in counts:
            found = [position for position in at if column.codes[position] in codes]
            if found:
                yield _TOLD.found(
                    [column.name, notes.name],
                    count=len(found),
                    of=column.total(codes),
                    counted="zeros",
                    reason=f"{column.name} was taken for a count, {notes.name} for free text",
                    examples=(notes.example(position) for position in found),
                )


def _counts_nobody(counts: list[tuple[Column, set[int]]], position: int) -> bool:
    """Whether no count of a row is above 0."""
    return all(
        column.codes[position] in zero or column.codes[position] not in column.numbers for column, zero in counts
    )


def _says_unknown(text: str) -> bool:
    return any(hint in text for hint in _HINTS) and _SAID.search(text) is not None


def _groups(examined: Examined, counts: list[tuple[Column, set[int]]]) -> Iterator[Finding]:
    if not counts:
        return
    is_zero = [True] * examined.rows
    for column, codes in counts:
        zero = [code in codes for code in range(len(column.texts))]
        is_zero = [was and zero[code] for was, code in zip(is_zero, column.codes, strict=True)]
    years = [column for column in examined.of(Role.CALENDAR) if words_of(column.name)[-1] in {"year", "yr"}]
    for column in [*years, *examined.of(Role.PLACE)]:
        if len(column.texts) <= _MOST_GROUPS:
            yield from _empty_groups(column, is_zero, [count.name for count, _ in counts])


def _empty_groups(column: Column, is_zero: list[bool], counts: list[str]) -> Iterator[Finding]:
    zero = Counter(compress(column.codes, is_zero))
    rows, zeros_in_all = len(is_zero), sum(is_zero)
    found = list[int]()
    for code in column.filled_codes:
        size = column.counts[code]
        if zero[code] == size >= _LEAST_GROUP and size < rows:
            # One is added so that a share of nought, seen in few rows, is not taken for certain.
            share = (zeros_in_all - size + 1) / (rows - size + 1)
            if size * log(share) < _LIKELIHOOD:
                found.append(code)
    if found:
        yield _GROUP.found(
            [column.name, *counts],
            count=len(found),
            of=len(column.filled_codes),
            counted="groups",
            reason=f"rows were grouped by {column.name}; {zeros_in_all:,} of all {rows:,} rows have nothing but zeros",
            examples=column.examples(found),
        )
