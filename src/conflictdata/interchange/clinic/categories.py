"""Categories: one column of numbers that counts different things."""

import re
from collections.abc import Iterator

from conflictdata.interchange.clinic.findings import Finding, Kind
from conflictdata.interchange.clinic.roles import Examined, Role
from conflictdata.interchange.clinic.tables import Column

__all__ = ["KINDS", "categories"]

_MIXED = Kind(
    code="mixed-categories",
    title="rows that count different things, one within the other",
    rule="A column of categories beside a column of counts has a word for a whole (casualties, losses, victims, "
    "total, killed or wounded) and one for a part of it (deaths, killed, wounded, missing, captured).",
    remedy="Do not add the rows up or compare them; take each category by itself, and ask what 'casualties' holds.",
)
_SYNONYMS = Kind(
    code="category-synonyms",
    title="categories that may mean the same",
    rule="A column of categories has two words for one fate, such as deaths and killed, or wounded and injured.",
    remedy="Ask whether a difference is meant (fatalities may leave out those who died later); if not, use one word.",
)
KINDS = (_MIXED, _SYNONYMS)

_FATES = {
    "dead": re.compile(r"\b(?:deaths?|dead|killed|fatalit(?:y|ies)|kia|died)\b", re.IGNORECASE),
    "wounded": re.compile(r"\b(?:wounded|injur(?:y|ies|ed)|wia)\b", re.IGNORECASE),
    "missing": re.compile(r"\b(?:missing|mia|disappeared)\b", re.IGNORECASE),
    "captured": re.compile(r"\b(?:captured|prisoners?|pows?|detained|surrendered)\b", re.IGNORECASE),
}
_WHOLE = re.compile(r"\b(?:casualt(?:y|ies)|loss(?:es)?|victims?|affected|total|all)\b", re.IGNORECASE)


def categories(examined: Examined) -> Iterator[Finding]:
    """Categories of which one holds another, or that may mean the same."""
    if not examined.of(Role.COUNT, Role.MEASURE):
        return
    for column in examined.of(Role.CATEGORY):
        meant = {code: fates for code in column.filled_codes if (fates := _fates(column.texts[code]))}
        wholes = [code for code, fates in meant.items() if any(other < fates for other in meant.values())]
        if wholes:
            parts = [code for code, fates in meant.items() if any(fates < meant[whole] for whole in wholes)]
            yield _found(_MIXED, column, sorted({*wholes, *parts}))
        same = [
            code
            for code, fates in meant.items()
            if any(fates == other and _folded(column, code) != _folded(column, one) for one, other in meant.items())
        ]
        if same:
            yield _found(_SYNONYMS, column, same)


def _fates(text: str) -> frozenset[str]:
    """What may have become of the people that a category counts; of casualties, anything."""
    if _WHOLE.search(text):
        return frozenset({*_FATES, "any"})
    return frozenset(fate for fate, words in _FATES.items() if words.search(text))


def _folded(column: Column, code: int) -> str:
    return " ".join(column.texts[code].split()).casefold()


def _found(kind: Kind, column: Column, codes: list[int]) -> Finding:
    told = ", ".join(f"{column.texts[code].strip()} {column.counts[code]:,}" for code in codes[:8])
    return kind.found(
        [column.name],
        count=column.total(codes),
        of=column.filled,
        counted="rows",
        reason=f"taken for categories of what is counted; {told}",
        examples=column.examples(codes),
    )
