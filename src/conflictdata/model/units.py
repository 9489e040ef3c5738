"""Military units: what they are called, how they are subordinated, where they were and how strong."""

import re

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.provenance.attribution import Provenance
from conflictdata.values._check import check_country, check_id, check_text
from conflictdata.values.counts import ReportedCount
from conflictdata.values.dates import Period
from conflictdata.values.names import Name, check_names
from conflictdata.values.references import ActorRef, EventRef, ForceRef, PlaceRef, UnitRef
from conflictdata.vocab.military import (
    Branch,
    CommandRelationType,
    DeploymentRole,
    Echelon,
    Reinforcement,
    StrengthKind,
)

__all__ = ["CommandRelation", "Deployment", "StrengthReport", "Unit"]

_SIDC = re.compile(r"[0-9]{20}|[0-9]{30}|[A-Z*-][A-Z0-9*-]{9,14}")


@frozen(kw_only=True, weakref_slot=False)
class Unit:
    """A military unit: a formation, a headquarters, a detachment. Not a measure unit.

    Where a unit is, whose command it is under and how strong it is are claims of their own: see `Deployment`,
    `CommandRelation` and `StrengthReport`.

    Raises:
        InvariantError: If the id or the symbol code is malformed, there is no name, or a text is blank.
    """

    id: str
    """Unique among all records of the dataset."""

    names: tuple[Name, ...]
    """The usual designation first. Designations hold for a time."""

    echelon: Echelon = Echelon.UNSPECIFIED
    """Its size class in the APP-6 and MIL-STD-2525 list."""

    reinforcement: Reinforcement = Reinforcement.NONE
    """Whether it is reported as reinforced (+), reduced (-), or both."""

    branch: Branch = Branch.UNKNOWN
    """Its arm or service."""

    allegiance: ActorRef | None = None
    """Whose unit it is. Friend and hostile depend on who looks and are never stored."""

    country: str | None = None
    """Lower-case ISO 3166-1 alpha-2 code; `None` where it has none or it is not known."""

    sidc: str | None = None
    """Symbol identification code: 20 or 30 digits (2525D/E, APP-6D/E), or 10 to 15 characters (2525C)."""

    note: str | None = None
    """Anything else worth knowing, such as doubt about the designation."""

    def __attrs_post_init__(self) -> None:
        check_id(self, self.id)
        check_names(self, self.names)
        check_country(self, "country", self.country)
        check_text(self, "note", self.note)
        if self.sidc is not None and _SIDC.fullmatch(self.sidc) is None:
            raise InvariantError(Unit, ("sidc",), "20 or 30 digits, or 10 to 15 characters of the letter code")

    @property
    def name(self) -> str:
        """The usual designation."""
        return self.names[0].text


@frozen(kw_only=True, weakref_slot=False)
class CommandRelation:
    """The claim that a unit stood in a command or support relation to a superior for a time.

    Raises:
        InvariantError: If the id is malformed, a unit is its own superior, or a text is blank.
    """

    id: str
    """Unique among all records of the dataset."""

    unit: UnitRef
    """The subordinate, or the supporting, unit."""

    superior: ForceRef
    """The unit or actor that it answers to, or supports."""

    kind: CommandRelationType = CommandRelationType.UNKNOWN
    """The degree of command or support."""

    period: Period | None = None
    """When it held; `None` where nothing is said about it."""

    provenance: Provenance
    """Who says so."""

    note: str | None = None
    """Doubts, in words."""

    def __attrs_post_init__(self) -> None:
        check_id(self, self.id)
        check_text(self, "note", self.note)
        if self.unit == self.superior:
            raise InvariantError(CommandRelation, ("unit", "superior"), "a unit is not its own superior")


@frozen(kw_only=True, weakref_slot=False)
class Deployment:
    """The claim that a unit, or some force of an actor, was sent to or stayed in a place.

    Positions are dated and as coarse as the source gives them.

    Raises:
        InvariantError: If the id is malformed, neither or both of ``unit`` and ``force`` are given, or a text is blank.
    """

    id: str
    """Unique among all records of the dataset."""

    unit: UnitRef | None = None
    """The unit, where the source names one."""

    force: ActorRef | None = None
    """The actor whose troops they were, where no unit is named."""

    place: PlaceRef | None = None
    """Where they were; `None` where it is not said."""

    period: Period | None = None
    """When they were there; `None` where it is not said."""

    strength: ReportedCount | None = None
    """How many people; `None` where it is not said."""

    role: DeploymentRole = DeploymentRole.UNSPECIFIED
    """What they were there for."""

    alongside: tuple[ForceRef, ...] = ()
    """The actors and units at whose side they were."""

    event: EventRef | None = None
    """The event that prompted it, where the source says so."""

    provenance: Provenance
    """Who says so."""

    note: str | None = None
    """Doubts, in words."""

    def __attrs_post_init__(self) -> None:
        check_id(self, self.id)
        check_text(self, "note", self.note)
        if (self.unit is None) == (self.force is None):
            raise InvariantError(Deployment, ("unit", "force"), "exactly one is needed")


@frozen(kw_only=True, weakref_slot=False)
class StrengthReport:
    """The claim that a unit, or the troops of an actor, had a certain strength.

    Raises:
        InvariantError: If the id is malformed, neither or both of ``unit`` and ``force`` are given, or a text is blank.
    """

    id: str
    """Unique among all records of the dataset."""

    unit: UnitRef | None = None
    """The unit, where the source names one."""

    force: ActorRef | None = None
    """The actor whose troops they were, where no unit is named."""

    kind: StrengthKind = StrengthKind.UNSPECIFIED
    """What was counted."""

    count: ReportedCount
    """How many."""

    place: PlaceRef | None = None
    """Where; `None` where it is not said, or where all of them are meant."""

    period: Period | None = None
    """When; `None` where it is not said."""

    provenance: Provenance
    """Who says so."""

    note: str | None = None
    """Doubts, in words."""

    def __attrs_post_init__(self) -> None:
        check_id(self, self.id)
        check_text(self, "note", self.note)
        if (self.unit is None) == (self.force is None):
            raise InvariantError(StrengthReport, ("unit", "force"), "exactly one is needed")
