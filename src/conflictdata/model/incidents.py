"""Incidents: events as datasets code them, of any kind and without a direction."""

import re

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.provenance.attribution import Provenance
from conflictdata.values._check import check_id, check_text
from conflictdata.values.dates import Period
from conflictdata.values.references import ActorRef, PlaceRef
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab.events import EventType

__all__ = ["Incident"]

_CODED = re.compile(r"[a-z][a-z0-9-]*:\S(?:.*\S)?", re.DOTALL)


@frozen(kw_only=True, weakref_slot=False)
class Incident:
    """The claim that something happened, as event datasets code it: a clash, an attack, a protest.

    Datasets such as UCDP GED and ACLED name the parties of an event and state no direction between them. Where a
    source says who struck whom with what, use `StrikeEvent`; for movements on the ground, `GroundOperation`.

    Raises:
        InvariantError: If the id is malformed, a code has no scheme, or a text is blank.
    """

    id: str
    """Unique among all records of the dataset."""

    kind: EventType = EventType.UNKNOWN
    """What kind of event."""

    coded: tuple[str, ...] = ()
    """The codes of the dataset, each behind the name of its list and a colon: ``ucdp-type-of-violence:1``."""

    period: Period | None = None
    """When; `None` where it is not said."""

    window: TimeWindow | None = None
    """The clock times, where they are given."""

    places: tuple[PlaceRef, ...] = ()
    """Where, one place or several."""

    parties: tuple[ActorRef, ...] = ()
    """Who took part or was harmed, in the order of the source, which is no direction."""

    provenance: Provenance
    """Who says so."""

    note: str | None = None
    """Doubts, in words."""

    def __attrs_post_init__(self) -> None:
        check_id(self, self.id)
        for code in self.coded:
            if _CODED.fullmatch(code) is None:
                rule = f"a code is written scheme:code, such as 'ucdp-type-of-violence:1', not {code!r}"
                raise InvariantError(Incident, ("coded",), rule)
        if self.note is not None:
            check_text(self, "note", self.note)
