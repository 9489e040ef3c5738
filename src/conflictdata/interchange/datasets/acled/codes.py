"""The codes of ACLED: event types and what they are in our own list, and both spellings of the kinds of actors."""

import re
from functools import lru_cache

from conflictdata.interchange.texts import number_of
from conflictdata.vocab._codelist import CodeList
from conflictdata.vocab.event_schemes import AcledDisorderType, AcledEventType, AcledInteraction, AcledSubEventType
from conflictdata.vocab.events import EventType

__all__ = [
    "disorder_of",
    "event_of",
    "inter_of",
    "interaction_of",
    "kind_of",
    "label_of",
    "pair_label_of",
    "sub_event_of",
]

_BETWEEN = re.compile(r"\s*[-\u2013]\s*")
_ONLY = " only"

_LABELS = {
    "1": "State forces",
    "2": "Rebel group",
    "3": "Political militia",
    "4": "Identity militia",
    "5": "Rioters",
    "6": "Protesters",
    "7": "Civilians",
    "8": "External/Other forces",
}
"""The kinds of actors as newer files write them, by the numbers of older ones."""

_EXTERNAL_AND_CIVILIANS = "78"
"""The one pair whose label names the higher number first."""


def _fold(text: str) -> str:
    return " ".join(text.casefold().split()).removesuffix("s")


_NUMBERS = {
    **{_fold(label): number for number, label in _LABELS.items()},
    **{_fold(kind.label): kind.code for kind in AcledInteraction},
}


@lru_cache(4096)
def inter_of(cell: str) -> str | None:
    """The number of a kind of actor, from ``8`` or ``External/Other forces``; `None` if it is none."""
    number = number_of(cell)
    code = _NUMBERS.get(_fold(cell)) if number is None else str(number)
    return code if code in _LABELS else None


@lru_cache(4096)
def interaction_of(cell: str) -> str | None:
    """The number of a pair of kinds of actors, from ``78`` or ``External/Other forces-Civilians``.

    The lower number stands first, and a 0 stands for an actor that is alone: ``80`` is ``External/Other forces only``.
    """
    number = number_of(cell)
    if number is not None:
        text = str(number)
        return text if len(text) == 2 and text[0] in _LABELS and (text[1] == "0" or text[1] in _LABELS) else None
    folded = cell.casefold().strip()
    if folded.endswith(_ONLY):
        alone = inter_of(folded.removesuffix(_ONLY))
        return None if alone is None else f"{alone}0"
    codes = [inter_of(part) for part in _BETWEEN.split(folded)]
    return "".join(sorted(code for code in codes if code)) if len(codes) == 2 and None not in codes else None


def label_of(code: str) -> str:
    """A kind of actor as newer files write it; what is no code stays as it is."""
    return _LABELS.get(code, code)


def pair_label_of(code: str) -> str:
    """A pair of kinds of actors as newer files write it; what is no code stays as it is."""
    if interaction_of(code) != code:
        return code
    first, second = code[0], code[1]
    if second == "0":
        return f"{_LABELS[first]}{_ONLY}"
    if code == _EXTERNAL_AND_CIVILIANS:
        first, second = second, first
    return f"{_LABELS[first]}-{_LABELS[second]}"


def _spelt(codes: type[CodeList]) -> dict[str, str]:
    return {code.value.casefold(): code.value for code in codes}


_DISORDERS, _EVENTS, _SUB_EVENTS = map(_spelt, (AcledDisorderType, AcledEventType, AcledSubEventType))


def disorder_of(cell: str) -> AcledDisorderType | None:
    """A disorder type; `None` if it is none. Small and capital letters are not told apart, here and below."""
    found = _DISORDERS.get(cell.casefold())
    return None if found is None else AcledDisorderType(found)


def event_of(cell: str) -> AcledEventType | None:
    """An event type; `None` if it is none of the list."""
    found = _EVENTS.get(cell.casefold())
    return None if found is None else AcledEventType(found)


def sub_event_of(cell: str) -> AcledSubEventType | None:
    """A sub-event type; `None` if it is none of the list."""
    found = _SUB_EVENTS.get(cell.casefold())
    return None if found is None else AcledSubEventType(found)


_SETTLED = {
    AcledSubEventType.GOVERNMENT_REGAINS_TERRITORY: EventType.CAPTURE,
    AcledSubEventType.NON_STATE_ACTOR_OVERTAKES_TERRITORY: EventType.CAPTURE,
    AcledSubEventType.AIR_DRONE_STRIKE: EventType.STRIKE,
    AcledSubEventType.SHELLING_ARTILLERY_MISSILE: EventType.STRIKE,
    AcledSubEventType.PEACEFUL_PROTEST: EventType.PROTEST,
    AcledSubEventType.PROTEST_WITH_INTERVENTION: EventType.PROTEST,
    AcledSubEventType.EXCESSIVE_FORCE: EventType.PROTEST,
    AcledSubEventType.AGREEMENT: EventType.AGREEMENT,
    AcledSubEventType.OTHER: EventType.OTHER,
}
"""Kinds that the crosswalk leaves open, since several of ours have one counterpart or none has."""

_KINDS = {kind.acled_sub_event: kind for kind in EventType if kind.acled_sub_event is not None} | _SETTLED
_WHOLE_KINDS = {AcledEventType.BATTLES: EventType.BATTLE, AcledEventType.PROTESTS: EventType.PROTEST}


def kind_of(event: AcledEventType | None, sub_event: AcledSubEventType | None) -> EventType:
    """What kind of event it is, by the narrower of both types.

    It is unknown where the wider one covers several kinds, or where the two do not belong together. An air or drone
    strike is a strike, as is shelling or a missile attack, since the type does not say which.
    """
    if sub_event is not None:
        return _KINDS[sub_event] if event in {None, sub_event.event_type} else EventType.UNKNOWN
    return EventType.UNKNOWN if event is None else _WHOLE_KINDS.get(event, EventType.UNKNOWN)
