"""Casualty estimates: how many people were reported killed, wounded, missing or captured."""

from attrs import frozen

from conflictdata.model.parties import PersonGroup
from conflictdata.provenance.attribution import Provenance
from conflictdata.values._check import check_id, check_text
from conflictdata.values.counts import ReportedCount
from conflictdata.values.dates import Period
from conflictdata.values.references import EventRef, PlaceRef, UnitRef
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory

__all__ = ["CasualtyEstimate"]


@frozen(kw_only=True, weakref_slot=False)
class CasualtyEstimate:
    """The claim that a number of people came to harm, in one category and one scope.

    Killed is not casualties, and missing is never dead: the category says what the speaker counts, the group says
    whom, and period, place, event and unit say within which borders. Estimates whose scopes overlap do not add up.

    Raises:
        InvariantError: If the id is malformed or a text is blank.
    """

    id: str
    """Unique among all records of the dataset."""

    category: CasualtyCategory
    """What is counted."""

    group: PersonGroup = PersonGroup()  # noqa: RUF009 - frozen, so it can be shared
    """Who is counted."""

    count: ReportedCount = ReportedCount()  # noqa: RUF009 - frozen, so it can be shared
    """How many; the default is that no number is given."""

    period: Period | None = None
    """When they came to harm; `None` where it is not said."""

    place: PlaceRef | None = None
    """Where; `None` where it is not said."""

    event: EventRef | None = None
    """The strike, operation or capture in which, or after which, they came to harm."""

    unit: UnitRef | None = None
    """The unit that they belonged to."""

    accumulation: Accumulation = Accumulation.UNSPECIFIED
    """Whether the figure counts within the period, since its start, or as of its end."""

    provenance: Provenance
    """Who says so."""

    note: str | None = None
    """Doubts, in words."""

    def __attrs_post_init__(self) -> None:
        check_id(self, self.id)
        if self.note is not None:
            check_text(self, "note", self.note)
