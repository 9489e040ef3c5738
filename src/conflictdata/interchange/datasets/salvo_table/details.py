"""The parts that some cells of the salvo table list, such as ``{'south': 30, 'east': NaN}``.

They are written as Python writes a dictionary, with a bare ``NaN`` where a number is missing. The grammar by which they
are read knows texts and numbers and nothing else; nothing is ever evaluated.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from conflictdata.interchange.texts import number_of
from conflictdata.values.counts import CountRange, ReportedCount

__all__ = ["count_of", "crossings", "pairs_in", "written_pairs"]

_ITEM = re.compile(
    r"""\s*(?:'(?P<single>[^'\\]*)'|"(?P<double>[^"\\]*)")\s*:\s*(?P<value>\d[\d.]*|[Nn]a[Nn]|None)\s*(?P<end>,|\}|\Z)""",
    re.ASCII,
)


@lru_cache(4096)
def pairs_in(cell: str) -> Mapping[str, int | None] | None:
    """What each name of a dictionary counts, `None` where the number is missing.

    `None` altogether if the cell is no such dictionary, names something twice, in whatever case, or holds a number that
    is not whole.
    """
    text = cell.strip()
    if not text.startswith("{") or not text.endswith("}"):
        return None
    pairs: dict[str, int | None] = {}
    seen: set[str] = set()
    at = 1
    while text[at:].strip() != "}":
        found = _ITEM.match(text, at)
        if found is None or not found["end"]:
            return None
        name = " ".join((found["single"] or found["double"] or "").split())
        value = found["value"]
        number = number_of(value) if value[0].isdigit() else None
        if not name or name.lower() in seen or (number is None and value[0].isdigit()):
            return None
        pairs[name] = number
        seen.add(name.lower())
        if found["end"] == "}":
            return MappingProxyType(pairs) if found.end() == len(text) else None
        at = found.end()
    return MappingProxyType(pairs)


def written_pairs(pairs: Mapping[str, int | None]) -> str:
    """A dictionary as the table writes it; blank if there is nothing in it."""
    items = (f"{name!r}: {'NaN' if number is None else number}" for name, number in pairs.items())
    return f"{{{', '.join(items)}}}" if pairs else ""


@lru_cache(4096)
def count_of(number: int | None) -> ReportedCount:
    """The count of a number; unknown where the source names the thing and gives no number."""
    return ReportedCount() if number is None else ReportedCount.stated(CountRange.exactly(number))


def crossings(pairs: Mapping[str, int | None]) -> ReportedCount:
    """How many left, of those that crossed into each country: one may have crossed two borders.

    So there are at least as many as crossed the one border, and at most as many as crossed all of them together.
    """
    known = [number for number in pairs.values() if number is not None]
    if not known:
        return ReportedCount()
    complete = len(known) == len(pairs)
    return ReportedCount.stated(CountRange(low=max(known), high=sum(known) if complete else None))
