"""What a record is about: its places, its parties, its time, and the day by which it had been said."""

from collections.abc import Iterator, Mapping
from datetime import date
from operator import attrgetter

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.equipment import EquipmentLoss
from conflictdata.model.happenings import Agreement, Capture, GroundOperation
from conflictdata.model.incidents import Incident
from conflictdata.model.records import Claim
from conflictdata.model.reports import Characterisation, ConditionReport
from conflictdata.model.strikes import StrikeEvent
from conflictdata.model.units import CommandRelation, Deployment, StrengthReport, Unit
from conflictdata.provenance.documents import Document
from conflictdata.values.dates import UncertainDate

__all__ = ["descendants", "known_by", "places_of", "sides_of"]

_PARTIES: dict[type[Claim], tuple[str, ...]] = {
    CommandRelation: ("unit", "superior"),
    Deployment: ("unit", "force", "alongside"),
    StrengthReport: ("unit", "force"),
    CasualtyEstimate: ("group.side", "unit"),
    EquipmentLoss: ("side", "unit"),
    Incident: ("parties",),
    StrikeEvent: ("attacker", "target_side"),
    GroundOperation: ("attacker", "defender"),
    Capture: ("captor", "group.side", "unit"),
    Agreement: ("parties",),
    ConditionReport: ("force",),
    Characterisation: ("subject",),
}
"""Where each type of claim names actors and units."""


def descendants(parents: Mapping[str, str | None], root: str) -> frozenset[str]:
    """The id itself and all ids that lie below it, given each id's parent. Unknown parents are ends."""
    inside = {root: True}
    for start in parents:
        path: list[str] = []
        current: str | None = start
        while current is not None and current not in inside:
            path.append(current)
            inside[current] = False
            current = parents.get(current)
        if current is not None and inside[current]:
            inside.update(dict.fromkeys(path, True))
    return frozenset(id_ for id_, below in inside.items() if below)


def places_of(claim: Claim) -> frozenset[str]:
    """The ids of all places that the claim is about."""
    match claim:
        case StrikeEvent():
            parts = [*(target.place for target in claim.targets), *(damage.place for damage in claim.damage)]
            return frozenset([*claim.places, *(place for place in parts if place is not None)])
        case GroundOperation() | Incident():
            return frozenset(claim.places)
        case CommandRelation() | Agreement() | Characterisation():
            return frozenset()
        case _:
            return frozenset() if claim.place is None else frozenset([claim.place])


def sides_of(claim: Claim, units: Mapping[str, Unit]) -> frozenset[str]:
    """The ids of all actors that the claim is about, a unit counting as the actor that it belongs to."""
    parties = [party for party in _parties(claim) if party is not None]
    sides = [units[party].allegiance if party in units else party for party in parties]
    return frozenset(side for side in sides if side is not None)


def _parties(claim: Claim) -> Iterator[str | None]:
    for path in _PARTIES[type(claim)]:
        party: str | tuple[str, ...] | None = attrgetter(path)(claim)
        if isinstance(party, tuple):
            yield from party
        else:
            yield party


def known_by(claim: Claim, documents: Mapping[str, Document]) -> date | None:
    """The first day by which the claim had certainly been stated, or `None` where nothing dates it.

    A claim had been stated when its speaker stated it, and no later than it was relayed, published or recorded.
    """
    provenance = claim.provenance
    moments: list[UncertainDate | None] = [provenance.stated, provenance.recorded_at]
    moments += [relay.stated for relay in provenance.relays]
    sources = [provenance.document, *(relay.document for relay in provenance.relays)]
    moments += [documents[source].published for source in sources if source is not None]
    days = [moment.latest for moment in moments if moment is not None and moment.latest is not None]
    return min(days, default=None)
