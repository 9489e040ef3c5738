"""Models of munitions as the salvo table names them, and the class that each belongs to.

In a cell, ``A/B`` is one of two and ``A and B`` is both, with one number for all of them. Designations keep the letters
of the table: X for the Cyrillic letter that is also written Kh, C for the one that is also written S.
"""

import re
from functools import lru_cache, reduce

from conflictdata.vocab.events import EventType
from conflictdata.vocab.strikes import MunitionClass

__all__ = ["class_of", "event_type_of", "may_be_the_same", "parts_of"]

_AND = re.compile(r"\s+and\s+")

_NAMES: dict[MunitionClass, tuple[str, ...]] = {
    MunitionClass.ONE_WAY_ATTACK_UAV: ("Shahed-136/131", "Shahed-136", "Shahed-131", "Geran-1", "Geran-2", "Geran-3"),
    MunitionClass.LOITERING_MUNITION: ("Lancet", "Kub"),
    MunitionClass.FPV_DRONE: ("Молнія",),
    MunitionClass.ARMED_UAV: ("Mohajer-6", "Orion"),
    MunitionClass.DECOY_UAV: ("Gerbera", "Parodiya"),
    MunitionClass.RECONNAISSANCE_UAV: (
        "Orlan-10",
        "Orlan-30",
        "ZALA",
        "Supercam",
        "Merlin-VR",
        "Eleron",
        "Granat-4",
        "Forpost",
        "Картограф",
        "Фенікс",
        "Reconnaissance UAV",
    ),
    MunitionClass.DRONE_UNSPECIFIED: ("Привет-82", "Unknown UAV"),
    MunitionClass.AIR_LAUNCHED_CRUISE_MISSILE: (
        "X-101/X-555",
        "X-101",
        "X-555",
        "X-59/X-69",
        "X-59",
        "X-59MK2",
        "X-69",
    ),
    MunitionClass.SEA_LAUNCHED_CRUISE_MISSILE: ("Kalibr",),
    MunitionClass.GROUND_LAUNCHED_CRUISE_MISSILE: ("Iskander-K",),
    MunitionClass.CRUISE_MISSILE: ("Banderol",),
    MunitionClass.ANTI_SHIP_MISSILE: ("X-22", "X-32", "X-35", "P-800 Oniks"),
    MunitionClass.ANTI_RADIATION_MISSILE: ("X-31P", "X-31PD"),
    MunitionClass.HYPERSONIC_MISSILE: ("3M22 Zircon",),
    MunitionClass.BALLISTIC_MISSILE: (
        "Iskander-M",
        "KN-23",
        "Tochka-U",
        "Oreshnik",
        "Intercontinental ballistic missile",
    ),
    MunitionClass.AEROBALLISTIC_MISSILE: ("X-47 Kinzhal", "X-47M2 Kinzhal", "Kinzhal"),
    MunitionClass.SURFACE_TO_AIR_MISSILE: ("C-300", "C-400", "S-300", "S-400"),
    MunitionClass.MISSILE_UNSPECIFIED: ("X-31", "Unknown Missile"),
    MunitionClass.GUIDED_BOMB: ("KAB",),
    MunitionClass.BOMB_UNSPECIFIED: ("Aerial Bomb",),
    MunitionClass.MULTIPLE_ROCKET: ("Grad/Urgan Rockets",),
}
_CLASSES = {name.casefold(): munition for munition, names in _NAMES.items() for name in names}
_GENERIC = frozenset({"unknown uav", "reconnaissance uav", "unknown missile", "aerial bomb"})
"""Names that stand for any model of their class."""

_MIXED, _UNKNOWN = MunitionClass.MIXED, MunitionClass.UNKNOWN


@lru_cache(4096)
def parts_of(model: str) -> tuple[tuple[str, ...], ...]:
    """The models of a cell, each with the names that it may be of: ``A/B and C`` is (A or B) and C."""
    parts = (" ".join(part.split()) for part in _AND.split(model.strip()))
    return tuple((part,) if part.casefold() in _CLASSES else _alternatives(part) for part in parts if part)


def _alternatives(part: str) -> tuple[str, ...]:
    names = tuple(name.strip() for name in part.split("/") if name.strip())
    return names or (part,)


@lru_cache(4096)
def class_of(model: str) -> tuple[MunitionClass, tuple[str, ...]]:
    """The class that one number for all models of a cell belongs to, and the names that are not known.

    Of two alternatives it is the narrowest class that holds both. Several classes together are mixed.
    """
    parts = parts_of(model)
    strangers = tuple(name for names in parts for name in names if name.casefold() not in _CLASSES)
    classes = {reduce(_common, (_CLASSES.get(name.casefold(), _UNKNOWN) for name in names)) for names in parts}
    return (classes.pop() if len(classes) == 1 else _MIXED if classes else _UNKNOWN), strangers


def _common(one: MunitionClass, other: MunitionClass) -> MunitionClass:
    wider: MunitionClass | None = one
    while wider is not None and not other.is_kind_of(wider):
        wider = wider.family
    return wider or _UNKNOWN


def event_type_of(munition: MunitionClass) -> EventType:
    """What kind of event an attack with munitions of a class is. Reconnaissance is none: at most, it is intercepted."""
    if munition is MunitionClass.RECONNAISSANCE_UAV:
        return EventType.INTERCEPTION
    for family, event in _EVENTS.items():
        if munition.is_kind_of(family):
            return event
    return EventType.STRIKE


_EVENTS = {
    MunitionClass.DRONE_UNSPECIFIED: EventType.DRONE_STRIKE,
    MunitionClass.MISSILE_UNSPECIFIED: EventType.MISSILE_STRIKE,
    MunitionClass.BOMB_UNSPECIFIED: EventType.AIR_STRIKE,
    MunitionClass.ROCKET_UNSPECIFIED: EventType.SHELLING,
}


@lru_cache(4096)
def may_be_the_same(one: str, other: str) -> bool:
    """Whether two cells may name some of the same munitions: they share a model, or one names a class at large."""
    ours = {name.casefold() for names in parts_of(one) for name in names}
    theirs = {name.casefold() for names in parts_of(other) for name in names}
    return not ours.isdisjoint(theirs) or _covers(ours, theirs) or _covers(theirs, ours)


def _covers(wide: set[str], narrow: set[str]) -> bool:
    return any(
        _CLASSES.get(name, _UNKNOWN).is_kind_of(_CLASSES[generic]) for generic in wide & _GENERIC for name in narrow
    )
