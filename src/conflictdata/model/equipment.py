"""Equipment that is reported lost."""

from attrs import frozen

from conflictdata.provenance.attribution import Provenance
from conflictdata.values._check import check_id, check_text
from conflictdata.values.counts import ReportedCount
from conflictdata.values.dates import Period
from conflictdata.values.references import ActorRef, EventRef, PlaceRef, UnitRef
from conflictdata.vocab.casualties import Accumulation
from conflictdata.vocab.equipment import EquipmentKind
from conflictdata.vocab.strikes import EquipmentState

__all__ = ["EquipmentLoss"]


@frozen(kw_only=True, weakref_slot=False)
class EquipmentLoss:
    """The claim that equipment was destroyed, damaged, left behind or taken: one item, or a figure for many.

    What one list counts as lost another does not: the states say which, as far as the source does. Figures that one
    side gives for the other side's losses are claims of that side.

    Raises:
        InvariantError: If the id is malformed or a text is blank.
    """

    id: str
    """Unique among all records of the dataset."""

    kind: EquipmentKind = EquipmentKind.UNKNOWN
    """What kind of equipment."""

    model: str | None = None
    """The model as written; ``A/B`` is one of two, and a figure counts both together."""

    side: ActorRef | None = None
    """Whose equipment it was; `None` where it is not said."""

    count: ReportedCount = ReportedCount()  # noqa: RUF009 - frozen, so it can be shared
    """How many; the default is that no number is given."""

    states: tuple[EquipmentState, ...] = ()
    """What became of it, in order: damaged, then captured. Empty where the source says no more than lost."""

    period: Period | None = None
    """When it was lost; `None` where it is not said. The day of a list is not the day of a loss."""

    place: PlaceRef | None = None
    """Where; `None` where it is not said."""

    event: EventRef | None = None
    """The event in which it was lost."""

    unit: UnitRef | None = None
    """The unit that it belonged to."""

    accumulation: Accumulation = Accumulation.UNSPECIFIED
    """Whether the figure counts within the period, since its start, or as of its end."""

    provenance: Provenance
    """Who says so."""

    note: str | None = None
    """Doubts, in words."""

    def __attrs_post_init__(self) -> None:
        check_id(self, self.id)
        check_text(self, "model", self.model)
        check_text(self, "note", self.note)
