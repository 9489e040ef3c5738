"""Reports on conditions, and on what somebody called somebody."""

from attrs import frozen

from conflictdata.provenance.attribution import Provenance
from conflictdata.values._check import check_id, check_text
from conflictdata.values.counts import ReportedCount
from conflictdata.values.dates import Period
from conflictdata.values.measures import MeasureRange
from conflictdata.values.references import EventRef, ForceRef, PlaceRef, SubjectRef
from conflictdata.vocab.society import ConditionKind, ConditionStatus

__all__ = ["Characterisation", "ConditionReport"]


@frozen(kw_only=True, weakref_slot=False)
class ConditionReport:
    """The claim that people or a place lack something, or have it again: water, food, power, heating.

    Raises:
        InvariantError: If the id is malformed or a text is blank.
    """

    id: str
    """Unique among all records of the dataset."""

    kind: ConditionKind
    """What it is about."""

    status: ConditionStatus = ConditionStatus.UNKNOWN
    """How things stand."""

    force: ForceRef | None = None
    """The actor or unit concerned, where it is one."""

    place: PlaceRef | None = None
    """Where; `None` where it is not said."""

    period: Period | None = None
    """When; `None` where it is not said."""

    event: EventRef | None = None
    """The event that is said to have caused it."""

    amount: MeasureRange | None = None
    """How much is lacking or available, as the wording says; `None` where it is not said."""

    people: ReportedCount | None = None
    """How many people are affected; `None` where it is not said."""

    wording: str | None = None
    """The words of the source for it."""

    provenance: Provenance
    """Who says so."""

    note: str | None = None
    """Doubts, in words."""

    def __attrs_post_init__(self) -> None:
        check_id(self, self.id)
        check_text(self, "wording", self.wording)
        check_text(self, "note", self.note)


@frozen(kw_only=True, weakref_slot=False)
class Characterisation:
    """The claim that somebody called somebody something. It reports the words and does not adopt them.

    Raises:
        InvariantError: If the id is malformed, or a text is blank.
    """

    id: str
    """Unique among all records of the dataset."""

    subject: SubjectRef
    """The actor, unit or agent that was characterised."""

    wording: str
    """The words, in quotation."""

    language: str | None = None
    """The language of ``wording`` as a BCP 47 tag; `None` where it is not known."""

    period: Period | None = None
    """When; `None` where it is not said."""

    provenance: Provenance
    """Who says so."""

    note: str | None = None
    """Doubts, in words."""

    def __attrs_post_init__(self) -> None:
        check_id(self, self.id)
        check_text(self, "wording", self.wording)
        check_text(self, "language", self.language)
        check_text(self, "note", self.note)
