"""HXL tags: what a tag row looks like, and which of its columns say what."""

import re
from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

__all__ = ["SEARCHED", "TAGS", "HxlTag", "parse_tag", "positions_of", "tag_row"]

SEARCHED = 25
"""In how many rows a tag row is looked for, the header among them."""

_TAG = re.compile(r"\s*#\s*(?P<tag>[a-z][a-z0-9_]*)(?P<attributes>(?:\s*\+\s*[a-z][a-z0-9_]*)*)\s*", re.IGNORECASE)


@frozen
class HxlTag:
    """A hashtag with its attributes, such as ``#affected+killed``."""

    tag: str
    """The tag in lower case, with its ``#``."""

    attributes: frozenset[str] = frozenset()
    """The attributes in lower case, without their ``+``. Their order says nothing."""


def parse_tag(cell: str) -> HxlTag | None:
    """The tag of a cell of the tag row; `None` if it is none."""
    found = _TAG.fullmatch(cell)
    if found is None:
        return None
    attributes = (attribute.strip().lower() for attribute in found["attributes"].split("+"))
    return HxlTag(f"#{found['tag'].lower()}", frozenset(filter(None, attributes)))


def tag_row(cells: Sequence[str]) -> tuple[HxlTag | None, ...] | None:
    """The tags of a row, column by column; `None` if it is no tag row.

    As in libhxl, a tag row has tags in at least half of the cells that are filled.
    """
    filled = [cell for cell in cells if cell.strip()]
    tags = tuple(parse_tag(cell) for cell in cells)
    found = sum(tag is not None for tag in tags)
    return tags if found and found * 2 >= len(filled) else None


@frozen
class _Pattern:
    """The tags that a column may have: one tag with some attributes, and others that change nothing."""

    tag: HxlTag
    harmless: frozenset[str] | None = frozenset()
    """The attributes that may be there as well; `None` for any."""

    def strangers(self, tag: HxlTag) -> int | None:
        """How many attributes a tag has beyond those that are wanted; `None` if it does not match."""
        more = tag.attributes - self.tag.attributes
        if tag.tag != self.tag.tag or not tag.attributes >= self.tag.attributes:
            return None
        return len(more) if self.harmless is None or more <= self.harmless else None


def _pattern(text: str, *harmless: str) -> _Pattern:
    tag = parse_tag(text)
    assert tag is not None  # noqa: S101 - the patterns stand below
    return _Pattern(tag, None if harmless == ("*",) else frozenset(harmless))


TAGS = {
    "event": "#event+id",
    "date": "#date+occurred",
    "date_start": "#date+start",
    "date_end": "#date+end",
    "place": "#loc+name",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "killed": "#affected+killed",
    "injured": "#affected+injured",
    "missing": "#affected+missing",
}
"""The columns of a new file, with their tags."""

_COUNTED = ("ind", "num", "total")
_PATTERNS: Mapping[str, tuple[_Pattern, ...]] = {
    "event": (_pattern("#event+id", "*"),),
    "date": (_pattern("#date+occurred"), _pattern("#date")),
    "date_start": (_pattern("#date+start", "occurred"),),
    "date_end": (_pattern("#date+end", "occurred"),),
    "place": (
        *(_pattern(f"#{tag}+name", "*") for tag in ("loc", "adm5", "adm4", "adm3", "adm2", "adm1", "country")),
        _pattern("#loc"),
    ),
    "latitude": (_pattern("#geo+lat", "*"),),
    "longitude": (_pattern("#geo+lon", "*"),),
    "killed": (_pattern("#affected+killed", *_COUNTED),),
    "injured": (_pattern("#affected+injured", *_COUNTED),),
    "missing": (_pattern("#affected+missing", *_COUNTED),),
}
"""By which tags a column is known, the best first.

A figure or a day with an attribute of any other kind, as those of women, of a lowest estimate, or of the day of the
report, is another figure or day.
"""


def positions_of(tags: Iterable[HxlTag | None]) -> dict[str, int]:
    """The position of each column that is known by its tag; of several the closest, then the first."""
    columns = list(tags)
    found: dict[str, int] = {}
    for column, patterns in _PATTERNS.items():
        ranks = [
            (rank, strangers, at)
            for rank, pattern in enumerate(patterns)
            for at, tag in enumerate(columns)
            if tag is not None and (strangers := pattern.strangers(tag)) is not None
        ]
        if ranks:
            found[column] = min(ranks)[2]
    return found
