"""The words of Oryx's lists: what became of an item, which items of a heading a row counts, and kinds of equipment.

Oryx writes ``(1, destroyed)``, ``(2 and 3, damaged and captured)``: the numbers are running numbers below a heading,
so there are as many items as numbers, and the words are states in the order in which they came about.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from conflictdata.vocab.equipment import EquipmentKind
from conflictdata.vocab.strikes import EquipmentState

__all__ = ["Status", "kind_named", "name_without_number", "status_in", "words_of"]

_STATES = {
    "destroyed": EquipmentState.DESTROYED,
    "damaged": EquipmentState.DAMAGED,
    "abandoned": EquipmentState.ABANDONED,
    "captured": EquipmentState.CAPTURED,
    "recovered": EquipmentState.RECOVERED,
}
_NUMBER = r"\d{1,5}(?:\s*(?:-|–|to)\s*\d{1,5})?"  # noqa: RUF001 - an en dash, as the lists have it
_NUMBERS = re.compile(rf"(?P<numbers>{_NUMBER}(?:\s*(?:,\s*and|,|and|&)\s*{_NUMBER})*)\s*,?\s*(?=[^\W\d])")
_DIGITS = re.compile(r"\d+")
_BETWEEN_NUMBERS = re.compile(r"\s*(?:,\s*and|,|and|&)\s*")
_BETWEEN_STATES = re.compile(r"\s*(?:,|\band\b|\bthen\b|\blater\b)\s*")
_LONGEST = 10_000
_GLUED = re.compile(r"(\d+) (?=\S)")
_ASIDE = re.compile(r"\s*\([^()]*\)| (?:for|with|based on) .*")

_KINDS = {
    EquipmentKind.TANK: ("tank", "mbt"),
    EquipmentKind.ARMOURED_VEHICLE: (
        "afv",
        "ifv",
        "aifv",
        "apc",
        "imv",
        "mrap",
        "armoured fighting vehicle",
        "infantry fighting vehicle",
        "armoured personnel carrier",
        "armored personnel carrier",
    ),
    EquipmentKind.ARTILLERY: ("howitzer", "field gun", "mortar", "self-propelled gun"),
    EquipmentKind.ROCKET_ARTILLERY: ("mrl", "mlrs", "multiple rocket launcher"),
    EquipmentKind.AIR_DEFENCE: ("tlar", "telar", "anti-aircraft gun", "surface-to-air missile system", "manpads"),
    EquipmentKind.RADAR: ("radar", "jammer", "electronic warfare system", "jamming station"),
    EquipmentKind.AIRCRAFT: ("transport aircraft", "attack aircraft", "strike aircraft", "fighter"),
    EquipmentKind.HELICOPTER: ("helicopter",),
    EquipmentKind.UNCREWED_AIRCRAFT: ("uav", "ucav", "drone"),
    EquipmentKind.WARSHIP: ("boat", "boats", "gunboat", "cruiser", "frigate", "corvette", "landing ship", "vessel"),
    EquipmentKind.SUBMARINE: ("submarine",),
    EquipmentKind.VEHICLE: ("truck", "jeep", "van", "pickup"),
    EquipmentKind.FUEL_TANK: ("tanker",),
    EquipmentKind.ENGINEERING: (
        "bridge",
        "pontoon",
        "bridge layer",
        "avlb",
        "arv",
        "excavator",
        "minelayer",
        "mine-clearing tank",
        "mine clearing roller tank",
        "recovery vehicle",
        "engineering vehicle",
        "mine clearing vehicle",
        "mine-clearing vehicle",
        "towing and motor boat",
    ),
    EquipmentKind.ANTI_TANK: ("anti-tank gun", "atgm", "atgm carrier", "anti-tank guided missile"),
    EquipmentKind.TRAIN: ("train", "locomotive"),
}
_BY_WORDS = {words: kind for kind, phrases in _KINDS.items() for words in phrases}
_MOST_WORDS = max(len(words.split()) for words in _BY_WORDS)


class Status(NamedTuple):
    """A cell such as ``1 and 2, damaged and captured``."""

    states: tuple[EquipmentState, ...]
    """What became of the items, in order."""

    items: int
    """How many items: as many as there are running numbers, or one where there are none."""

    unread: tuple[str, ...]
    """Parts that begin with no known state."""

    is_plain: bool
    """Whether the cell says nothing but states."""


@lru_cache(4096)
def status_in(cell: str) -> Status:
    """The states and the number of items of a cell."""
    text = " ".join(cell.split())
    found = _NUMBERS.match(text) if len(text) <= _LONGEST else None
    words = text if found is None else text[found.end() :]
    items = 1 if found is None else _items(found["numbers"])
    states, unread, plain = list[EquipmentState](), list[str](), found is None
    for part in filter(None, _BETWEEN_STATES.split(words)):
        first, _, rest = part.partition(" ")
        state = _STATES.get(first.lower())
        if state is None:
            unread.append(part)
        else:
            states.append(state)
        plain = plain and state is not None and not rest
    return Status(tuple(states), items, tuple(unread), plain)


def _items(numbers: str) -> int:
    """How many different running numbers there are; 0 if a span runs backwards."""
    found = set[int]()
    for item in _BETWEEN_NUMBERS.split(numbers):
        ends = [int(number) for number in _DIGITS.findall(item)]
        if ends[-1] < ends[0]:
            return 0
        found.update(range(ends[0], ends[-1] + 1))
    return len(found)


def words_of(states: tuple[EquipmentState, ...]) -> str:
    """States as Oryx writes them."""
    return " and ".join(str(state) for state in states if state is not EquipmentState.UNKNOWN)


@lru_cache(4096)
def name_without_number(cell: str) -> tuple[str, str | None]:
    """The name of a system, and the number before it that was no part of it: how many the heading counted."""
    text = " ".join(cell.split())
    found = _GLUED.match(text)
    return (text, None) if found is None else (text[found.end() :], found[1])


@lru_cache(4096)
def kind_named(name: str) -> EquipmentKind:
    """The kind that the last words of a name say: "KamAZ 6x6 tanker" is a fuel tank. Unknown where they say none.

    What is in brackets, and what follows "for", "with" or "based on", is no part of what the thing is.
    """
    words = _ASIDE.sub("", name).lower().split()
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        kind = _BY_WORDS.get(" ".join(words[-length:]))
        if kind is not None:
            return kind
    return EquipmentKind.UNKNOWN
