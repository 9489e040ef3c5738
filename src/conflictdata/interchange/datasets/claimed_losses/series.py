"""What the table of claimed losses holds: its columns, who speaks in it, and how its cells are read as counts."""

from datetime import date
from functools import lru_cache

from attrs import frozen

from conflictdata.errors import WordingError
from conflictdata.model.parties import Actor
from conflictdata.provenance.agents import Agent
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.equipment import EquipmentKind
from conflictdata.vocab.society import ActorKind
from conflictdata.vocab.sources import AgentKind
from conflictdata.wording.counts import read_count

__all__ = [
    "BY_CATEGORY",
    "BY_KIND",
    "CELLS",
    "GENERAL_STAFF",
    "LIST",
    "PLACE_IN_ROW",
    "QUALIFIERS",
    "RUSSIA",
    "SERIES",
    "START",
    "UKRAINE",
    "Series",
    "as_written",
    "day_number",
    "since_start",
    "stated_on",
]

START = date(2022, 2, 24)
"""The first day that is counted, which is day 1."""

RUSSIA = Actor(id="claimed-losses-russia", names=(Name(text="Russia"),), kind=ActorKind.STATE, country="ru")
UKRAINE = Actor(id="claimed-losses-ukraine", names=(Name(text="Ukraine"),), kind=ActorKind.STATE, country="ua")
GENERAL_STAFF = Agent(
    id="claimed-losses-general-staff",
    names=(Name(text="General Staff of the Armed Forces of Ukraine"),),
    kind=AgentKind.STATE_BODY,
    country="ua",
    allegiance=UKRAINE.id,
)
LIST = Agent(
    id="claimed-losses-list",
    names=(Name(text="2022 Ukraine Russia War Dataset"),),
    kind=AgentKind.OPEN_SOURCE_INVESTIGATOR,
    note="A public list that takes the figures from the statements of each day.",
)


@frozen(kw_only=True)
class Series:
    """One column of figures."""

    column: str
    kind: EquipmentKind | None = None
    """The kind of equipment; `None` for people."""
    category: CasualtyCategory | None = None
    """What is counted of people; `None` for equipment."""
    contains: tuple[str, ...] = ()
    """Earlier columns that it took in."""
    note: str = ""

    @property
    def id_part(self) -> str:
        """The column as part of an id."""
        return self.column.lower().replace(" ", "-")


_JOINED = "what it counts is in {} from 2022-05-01 on"
SERIES = (
    Series(
        column="personnel",
        category=CasualtyCategory.CASUALTIES_UNSPECIFIED,
        note="losses of people; neither the file nor its description says that it counts the killed alone",
    ),
    Series(
        column="POW",
        category=CasualtyCategory.CAPTURED,
        note="a running total by the description, so those exchanged stay in it; not given after 2022-04-27; the "
        "description names a public list of prisoners beside the armed forces, so it has no speaker",
    ),
    Series(column="aircraft", kind=EquipmentKind.AIRCRAFT),
    Series(column="helicopter", kind=EquipmentKind.HELICOPTER),
    Series(column="tank", kind=EquipmentKind.TANK),
    Series(column="APC", kind=EquipmentKind.ARMOURED_VEHICLE, note="armoured personnel carriers and other armour"),
    Series(column="field artillery", kind=EquipmentKind.ARTILLERY),
    Series(column="MRL", kind=EquipmentKind.ROCKET_ARTILLERY, note="multiple rocket launchers"),
    Series(column="anti-aircraft warfare", kind=EquipmentKind.AIR_DEFENCE),
    Series(column="military auto", kind=EquipmentKind.VEHICLE, note=_JOINED.format("vehicles and fuel tanks")),
    Series(column="fuel tank", kind=EquipmentKind.FUEL_TANK, note=_JOINED.format("vehicles and fuel tanks")),
    Series(
        column="vehicles and fuel tanks",
        kind=EquipmentKind.VEHICLE_OR_FUEL_TANK,
        contains=("military auto", "fuel tank"),
        note="from 2022-05-01; overlaps with the last figures of military auto and fuel tank",
    ),
    Series(column="mobile SRBM system", kind=EquipmentKind.MISSILE_SYSTEM, note=_JOINED.format("cruise missiles")),
    Series(
        column="cruise missiles",
        kind=EquipmentKind.CRUISE_MISSILE,
        contains=("mobile SRBM system",),
        note="from 2022-05-01; overlaps with the last figure of mobile SRBM system",
    ),
    Series(column="ground robotic systems", kind=EquipmentKind.GROUND_ROBOT, note="from 2026-05-03"),
    Series(column="drone", kind=EquipmentKind.UNCREWED_AIRCRAFT),
    Series(column="naval ship", kind=EquipmentKind.WARSHIP, note="warships and boats"),
    Series(column="submarines", kind=EquipmentKind.SUBMARINE, note="from 2023-09-14"),
    Series(column="special equipment", kind=EquipmentKind.SPECIAL, note="from 2022-03-16"),
)
BY_KIND = {series.kind: series for series in SERIES if series.kind is not None}
"""The column of each kind of equipment."""
BY_CATEGORY = {series.category: series for series in SERIES if series.category is not None}
"""The column of each category of people."""
PLACE_IN_ROW = {series.column: place for place, series in enumerate(SERIES)}
"""The order in which a row tells its columns."""
QUALIFIERS = {"": "", "about": "about", "almost": "almost", "more": "more than", "more than": "more than"}
"""The words beside a number, as the list writes them, and what they say in front of it."""
CELLS = {words: cell for cell, words in QUALIFIERS.items() if cell != "more than"}
"""What the list writes for words in front of a number."""


@lru_cache(4096)
def since_start(day: date | None) -> Period:
    """The period of a running total: from the first day that is counted; the end is unknown for `None`."""
    return Period.between(START, day)


@lru_cache(4096)
def stated_on(day: date | None) -> UncertainDate | None:
    """The day of a row as a date."""
    return None if day is None else UncertainDate.of(day)


@lru_cache(16_384)
def as_written(qualifier: str, number: int) -> ReportedCount:
    """The count of a number and the word beside it, which is kept and bounds nothing where it is not known."""
    if not qualifier:
        return ReportedCount.stated(CountRange.exactly(number))
    wording = f"{QUALIFIERS.get(qualifier, qualifier)} {number:,}"
    if qualifier in QUALIFIERS:
        try:
            return read_count(wording)
        except WordingError:
            pass
    return ReportedCount.stated(CountRange(best=number), wording=wording)


def day_number(day: date) -> int:
    """The number of a day, as the list counts them."""
    return (day - START).days + 1
