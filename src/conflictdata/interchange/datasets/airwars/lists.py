"""Words that Airwars uses for its codes, and what they stand for."""

from functools import cache
from typing import TypeVar

from conflictdata.vocab._codelist import CodeList
from conflictdata.vocab.events import EventType
from conflictdata.vocab.strikes import TargetCategory

__all__ = ["STRIKE_TYPES", "infrastructure", "items_of", "member_of", "strike_kind"]

STRIKE_TYPES = {
    "airstrike": EventType.AIR_STRIKE,
    "drone strike": EventType.DRONE_STRIKE,
    "artillery": EventType.SHELLING,
    "airstrike and/or artillery": EventType.STRIKE,
    "naval bombardment": EventType.NAVAL_ATTACK,
    "sea drone": EventType.NAVAL_ATTACK,
    "mine": EventType.EXPLOSIVE_DEVICE,
    "ground operation": EventType.OTHER,
    "counter-terrorism action (ground)": EventType.OTHER,
    "unknown": EventType.UNKNOWN,
}
"""The strike types. An airstrike has a type of its own beside drone strikes, and says no more of the aircraft."""

_OBJECTS = (
    ("school", TargetCategory.EDUCATION),
    ("universit", TargetCategory.EDUCATION),
    ("education", TargetCategory.EDUCATION),
    ("health", TargetCategory.HEALTH),
    ("hospital", TargetCategory.HEALTH),
    ("ambulance", TargetCategory.HEALTH),
    ("religious", TargetCategory.RELIGIOUS),
    ("mosque", TargetCategory.RELIGIOUS),
    ("church", TargetCategory.RELIGIOUS),
    ("residential", TargetCategory.RESIDENTIAL),
    ("market", TargetCategory.COMMERCIAL),
    ("shop", TargetCategory.COMMERCIAL),
    ("agricult", TargetCategory.AGRICULTURE),
    ("farm", TargetCategory.AGRICULTURE),
    ("camp", TargetCategory.HUMANITARIAN),
    ("humanitarian", TargetCategory.HUMANITARIAN),
    ("water", TargetCategory.WATER),
    ("power", TargetCategory.ENERGY),
    ("electric", TargetCategory.ENERGY),
    ("oil", TargetCategory.OIL),
    ("bridge", TargetCategory.BRIDGE),
    ("road", TargetCategory.ROAD),
    ("media", TargetCategory.MEDIA),
    ("government", TargetCategory.GOVERNMENT),
    ("industr", TargetCategory.INDUSTRY),
)


_Code = TypeVar("_Code", bound=CodeList)


def member_of(codes: type[_Code], cell: str) -> _Code | None:
    """The member that a cell names by its code or label, in any spelling; `None` if there is none.

    Only the first line counts: behind it a page may explain the word.
    """
    lines = cell.strip().splitlines()
    found = _members(codes).get(_plain(lines[0])) if lines else None
    return codes(found) if found is not None else None


@cache
def _members(codes: type[CodeList]) -> dict[str, str]:
    names = [(name, member.code) for member in codes for name in (member.code, member.label)]
    short = [(name.lower().removesuffix("strike"), code) for name, code in names]
    return {_plain(name): code for name, code in (*short, *names)}


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))


def items_of(cell: str) -> tuple[str, ...]:
    """The items of a list with commas, each once; none for ``Unknown``."""
    items = (item.strip() for item in cell.split(","))
    return tuple(dict.fromkeys(item for item in items if item and item.lower() != "unknown"))


def strike_kind(cell: str) -> EventType | None:
    """What kind of strike the types of a cell make together; `None` if one of them is not known."""
    kinds = {STRIKE_TYPES.get(item.strip().lower()) for item in cell.split(",")}
    if None in kinds:
        return None
    return kinds.pop() if len(kinds) == 1 else EventType.STRIKE


def infrastructure(item: str) -> TargetCategory:
    """The category of an object that was struck, by a word in its name; unknown if no word says it."""
    return next((kind for word, kind in _OBJECTS if word in item.lower()), TargetCategory.UNKNOWN)
