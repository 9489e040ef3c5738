"""Small readings of text that many formats share: ids of words, whole numbers, days."""

import re
import unicodedata
from datetime import date
from functools import lru_cache
from hashlib import sha256

__all__ = ["calendar_day", "day_of", "number_of", "slug"]

_LONGEST = 60
_DIGITS = 20
_OTHER = re.compile(r"[\W_]+")
_WHOLE = re.compile(r"(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?:\.0+)?", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?Z?", re.ASCII)


@lru_cache(16_384)
def slug(text: str) -> str:
    """A part of an id made of words: lower case, hyphens for all that is no letter or digit, short.

    Texts that differ in more than capital letters have different slugs: what is lost is told apart by a digest.
    """
    folded = unicodedata.normalize("NFC", text).lower()
    plain = _OTHER.sub("-", folded).strip("-")[:_LONGEST].strip("-")
    if plain and plain.replace("-", " ") == text.lower():
        return plain
    return f"{plain}{'-' if plain else ''}{sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def number_of(cell: str) -> int | None:
    """A whole number, written ``1234``, ``1,234`` or ``1234.0``; `None` for anything else, negative numbers too."""
    found = _WHOLE.fullmatch(cell.strip())
    if found is None:
        return None
    digits = found["digits"].replace(",", "").lstrip("0") or "0"
    number = int(digits) if len(digits) < _DIGITS else None
    return number if number is not None and number < 2**63 else None


def day_of(cell: str) -> date | None:
    """A day written year first, ``2024-12-27``, with or without a clock time; `None` for anything else."""
    found = _ISO.fullmatch(cell.strip())
    if found is None:
        return None
    return calendar_day(*map(int, found.groups()))


def calendar_day(year: int, month: int, day: int) -> date | None:
    """A day by its numbers; `None` if the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
