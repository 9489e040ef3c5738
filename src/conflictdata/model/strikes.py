"""Strike events, and the salvos in them."""

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.provenance.attribution import Provenance
from conflictdata.values._check import check_id, check_text
from conflictdata.values.counts import ReportedCount
from conflictdata.values.dates import Period
from conflictdata.values.measures import MeasureRange
from conflictdata.values.references import ActorRef, PlaceRef
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab.events import EventType
from conflictdata.vocab.strikes import DamageLevel, MunitionClass, TargetCategory

__all__ = ["Damage", "Salvo", "StrikeEvent", "Target"]


@frozen(kw_only=True, weakref_slot=False)
class Salvo:
    """All munitions of one class in one strike, and what is reported to have become of them.

    The accounting identity: ``launched`` is the sum of intercepted, suppressed, hit, failed, left_area, airborne and
    unknown. Each is `None` where the source does not mention it, which is not zero. Locations hit are not munitions
    that hit; decoys are a munition class of their own.

    Raises:
        InvariantError: If a text is blank.
    """

    munition: MunitionClass
    """The class of munition that the line counts."""

    model: str | None = None
    """The model as written, such as a designation; ``A/B`` is one of two, and the line counts both together."""

    launched: ReportedCount | None = None
    """How many were launched."""

    intercepted: ReportedCount | None = None
    """How many were reported shot down."""

    suppressed: ReportedCount | None = None
    """How many were reported lost to jamming, or lost from view without effect."""

    hit: ReportedCount | None = None
    """How many reached a target. Not the number of places hit."""

    failed: ReportedCount | None = None
    """How many crashed or malfunctioned by themselves."""

    left_area: ReportedCount | None = None
    """How many left the area, or turned back."""

    airborne: ReportedCount | None = None
    """How many were still in the air when the report was made."""

    unknown: ReportedCount | None = None
    """How many are reported to have an unknown fate."""

    launched_from: tuple[PlaceRef, ...] = ()
    """The places from which they were reported launched."""

    note: str | None = None
    """Doubts, in words."""

    def __attrs_post_init__(self) -> None:
        check_text(self, "model", self.model)
        check_text(self, "note", self.note)

    def accounted_for(self) -> tuple[int, int | None]:
        """The least and the greatest sum of all outcomes that the source mentions; `None` for no upper bound."""
        ranges = [count.range for count in self._outcomes() if count is not None]
        highs = [count_range.high for count_range in ranges if count_range.high is not None]
        return sum(count_range.low for count_range in ranges), sum(highs) if len(highs) == len(ranges) else None

    def balances(self) -> bool:
        """Whether some reading of the counts satisfies the accounting identity.

        Outcomes that the source does not mention may be any number, so an incomplete line balances unless the
        outcomes that it does mention exceed what was launched.
        """
        if self.launched is None:
            return True
        least, most = self.accounted_for()
        launched = self.launched.range
        too_many = launched.high is not None and least > launched.high
        too_few = None not in self._outcomes() and most is not None and most < launched.low
        return not too_many and not too_few

    def _outcomes(self) -> tuple[ReportedCount | None, ...]:
        return (
            self.intercepted,
            self.suppressed,
            self.hit,
            self.failed,
            self.left_area,
            self.airborne,
            self.unknown,
        )


@frozen(kw_only=True, weakref_slot=False)
class Target:
    """What was reported to be aimed at, or struck.

    Raises:
        InvariantError: If a text is blank.
    """

    category: TargetCategory = TargetCategory.UNKNOWN
    """The kind of object."""

    place: PlaceRef | None = None
    """Where it is; `None` where it is not said."""

    wording: str | None = None
    """The words of the source for it."""

    def __attrs_post_init__(self) -> None:
        check_text(self, "wording", self.wording)


@frozen(kw_only=True, weakref_slot=False)
class Damage:
    """Damage that was reported to objects of one kind.

    Raises:
        InvariantError: If nothing at all is said about the damage, or a text is blank.
    """

    level: DamageLevel = DamageLevel.UNKNOWN
    """How bad it is, on the scale that the member names."""

    category: TargetCategory = TargetCategory.UNKNOWN
    """The kind of object."""

    place: PlaceRef | None = None
    """Where it is; `None` where it is not said."""

    count: ReportedCount | None = None
    """How many objects; `None` where it is not said."""

    extent: MeasureRange | None = None
    """How much: an area burnt, a power lost; `None` where it is not said."""

    wording: str | None = None
    """The words of the source for it."""

    def __attrs_post_init__(self) -> None:
        check_text(self, "wording", self.wording)
        if self.level is DamageLevel.UNKNOWN and (self.count, self.extent, self.wording) == (None, None, None):
            raise InvariantError(Damage, ("level", "count", "extent", "wording"), "at least one is needed")


@frozen(kw_only=True, weakref_slot=False)
class StrikeEvent:
    """The claim that a strike took place: one attack, or one wave of attacks, reported as a whole.

    Raises:
        InvariantError: If the id is malformed or a text is blank.
    """

    id: str
    """Unique among all records of the dataset."""

    kind: EventType = EventType.STRIKE
    """What kind of strike."""

    period: Period | None = None
    """When; `None` where it is not said."""

    window: TimeWindow | None = None
    """The clock times, where they are given."""

    as_of: TimeWindow | None = None
    """The moment for which the counts were given, such as "as of 09:00 Kyiv time"."""

    places: tuple[PlaceRef, ...] = ()
    """Where, one place or several."""

    attacker: ActorRef | None = None
    """Who is reported to have struck."""

    target_side: ActorRef | None = None
    """Who is reported to have been struck."""

    targets: tuple[Target, ...] = ()
    """What is reported to have been aimed at or struck."""

    salvos: tuple[Salvo, ...] = ()
    """The munitions, one line for each class or model."""

    damage: tuple[Damage, ...] = ()
    """The damage."""

    provenance: Provenance
    """Who says so."""

    note: str | None = None
    """Doubts, in words."""

    def __attrs_post_init__(self) -> None:
        check_id(self, self.id)
        check_text(self, "note", self.note)
