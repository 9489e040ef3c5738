"""A small world for the tests of the model: a few entities, and claims made with as few words as possible."""

from typing import Any

from conflictdata.model import (
    Actor,
    CasualtyEstimate,
    Dataset,
    Deployment,
    Place,
    StrengthReport,
    Unit,
)
from conflictdata.model.records import Record
from conflictdata.provenance import Agent, Document, Provenance
from conflictdata.values import CountRange, Name, Period, ReportedCount, UncertainDate
from conflictdata.vocab import CasualtyCategory, Stance


def named(name: str) -> tuple[Name, ...]:
    return (Name(text=name),)


ENTITIES: tuple[Record, ...] = (
    Agent(id="gur", names=named("GUR"), part_of="mod"),
    Agent(id="mod", names=named("Ministry of Defence")),
    Agent(id="jcs", names=named("Joint Chiefs of Staff")),
    Document(id="article", publisher="jcs", published=UncertainDate("2024-12-27")),
    Document(id="undated"),
    Actor(id="kp", names=named("North Korea")),
    Actor(id="kpa", names=named("Korean People's Army"), part_of="kp"),
    Actor(id="ru", names=named("Russia")),
    Place(id="russia", names=named("Russia")),
    Place(id="kursk-oblast", names=named("Kursk Oblast"), within="russia"),
    Place(id="sudzha", names=named("Sudzha"), within="kursk-oblast"),
    Place(id="kyiv", names=named("Kyiv")),
    Unit(id="11-corps", names=named("11th Corps"), allegiance="kpa"),
    Unit(id="nameless", names=named("A unit")),
)


def by(speaker: str | None = "gur", stated: str | None = None, **more: Any) -> Provenance:
    """A provenance; ``stated`` is EDTF."""
    when = None if stated is None else UncertainDate(stated)
    return Provenance(speaker=speaker, stated=when, **more)


def count(low: int, high: int | None = None) -> ReportedCount:
    """A stated count: exact, or from ``low`` to ``high``."""
    return ReportedCount.stated(CountRange(low=low, high=low if high is None else high))


def casualties(claim_id: str, number: ReportedCount | None = None, **fields: Any) -> CasualtyEstimate:
    fields.setdefault("category", CasualtyCategory.KILLED)
    fields.setdefault("provenance", by())
    return CasualtyEstimate(id=claim_id, count=number or ReportedCount(), **fields)


def strength(claim_id: str, number: ReportedCount, **fields: Any) -> StrengthReport:
    fields.setdefault("provenance", by())
    return StrengthReport(id=claim_id, count=number, **fields)


def deployment(claim_id: str, **fields: Any) -> Deployment:
    fields.setdefault("provenance", by())
    return Deployment(id=claim_id, **fields)


def world(*claims: Record, **metadata: Any) -> Dataset:
    """All entities, and these claims."""
    return Dataset.of([*ENTITIES, *claims], **metadata)


def period(edtf: str) -> Period:
    return Period(edtf)


def retraction(*claim_ids: str, stated: str | None = None) -> Provenance:
    return by(stated=stated, stance=Stance.RETRACTS, retracts=claim_ids)
