"""Events other than strikes: operations on the ground, captures, agreements."""

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.model.parties import PersonGroup
from conflictdata.provenance.attribution import Provenance
from conflictdata.values._check import check_id, check_text
from conflictdata.values.counts import ReportedCount
from conflictdata.values.dates import Period
from conflictdata.values.references import ActorRef, EventRef, PlaceRef, UnitRef
from conflictdata.vocab.casualties import Fate
from conflictdata.vocab.events import OperationKind, OperationOutcome
from conflictdata.vocab.society import AgreementKind

__all__ = ["Agreement", "Capture", "GroundOperation"]


@frozen(kw_only=True, weakref_slot=False)
class GroundOperation:
    """The claim that forces moved, held or fought on the ground: an incursion, an offensive, a withdrawal.

    Raises:
        InvariantError: If the id is malformed or a text is blank.
    """

    id: str
    """Unique among all records of the dataset."""

    kind: OperationKind = OperationKind.UNKNOWN
    """What kind of operation."""

    title: str | None = None
    """What it is called, such as the name of a battle; `None` where it has no name."""

    period: Period | None = None
    """When it lasted; an open end means that it went on when it was reported."""

    places: tuple[PlaceRef, ...] = ()
    """Where, one place or several."""

    attacker: ActorRef | None = None
    """Who is reported to have advanced or attacked."""

    defender: ActorRef | None = None
    """Who is reported to have defended."""

    outcome: OperationOutcome = OperationOutcome.UNKNOWN
    """What came of it, measured by the aim that the source gives."""

    prompted_by: EventRef | None = None
    """The event that it answers, such as the incursion that a counter-offensive answers."""

    provenance: Provenance
    """Who says so."""

    note: str | None = None
    """Doubts, in words."""

    def __attrs_post_init__(self) -> None:
        check_id(self, self.id)
        check_text(self, "title", self.title)
        check_text(self, "note", self.note)
        if self.prompted_by == self.id:
            raise InvariantError(GroundOperation, ("prompted_by",), "an operation does not answer itself")


@frozen(kw_only=True, weakref_slot=False)
class Capture:
    """The claim that people were taken prisoner.

    What became of them later is a claim of its own, a `CasualtyEstimate` whose ``event`` is this capture: a death of
    wounds in captivity does not undo the capture.

    Raises:
        InvariantError: If the id is malformed or a text is blank.
    """

    id: str
    """Unique among all records of the dataset."""

    captor: ActorRef | None = None
    """Who is reported to hold them."""

    group: PersonGroup = PersonGroup()  # noqa: RUF009 - frozen, so it can be shared
    """Who was captured."""

    count: ReportedCount = ReportedCount()  # noqa: RUF009 - frozen, so it can be shared
    """How many; the default is that no number is given."""

    condition: Fate = Fate.UNKNOWN
    """The state in which they were captured, such as wounded."""

    unit: UnitRef | None = None
    """The unit that they belonged to."""

    place: PlaceRef | None = None
    """Where; `None` where it is not said."""

    period: Period | None = None
    """When; `None` where it is not said."""

    event: EventRef | None = None
    """The operation in which it happened."""

    provenance: Provenance
    """Who says so."""

    note: str | None = None
    """Doubts, in words."""

    def __attrs_post_init__(self) -> None:
        check_id(self, self.id)
        check_text(self, "note", self.note)


@frozen(kw_only=True, weakref_slot=False)
class Agreement:
    """The claim that parties agreed on something: a defence pact, a ceasefire, an exchange of prisoners.

    Raises:
        InvariantError: If the id is malformed or a text is blank.
    """

    id: str
    """Unique among all records of the dataset."""

    kind: AgreementKind = AgreementKind.UNKNOWN
    """What kind of agreement."""

    title: str | None = None
    """What it is called."""

    parties: tuple[ActorRef, ...] = ()
    """Who agreed."""

    period: Period | None = None
    """When it was concluded, or the time for which it holds."""

    provenance: Provenance
    """Who says so."""

    note: str | None = None
    """Doubts, in words."""

    def __attrs_post_init__(self) -> None:
        check_id(self, self.id)
        check_text(self, "title", self.title)
        check_text(self, "note", self.note)
