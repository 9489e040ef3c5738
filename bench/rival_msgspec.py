"""The casualty estimate as msgspec structs, with our rules."""

from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from conflictdata.values.counts import MAX_COUNT
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.persons import AgeBand, PersonRole, PersonStatus, Sex
from conflictdata.vocab.sources import Basis, Stance

Count = Annotated[int, Meta(ge=0, le=MAX_COUNT)]
Ordinal = Annotated[int, Meta(ge=1, le=MAX_COUNT)]
Id = Annotated[str, Meta(pattern=r"\A[^\s\x00-\x1f\x7f]{1,200}\Z")]
Country = Annotated[str, Meta(pattern=r"\A[a-z]{2}\Z")]
Text = Annotated[str, Meta(pattern=r"\S")]


def structs(*, forbid: bool) -> type[Struct]:  # noqa: C901 - the same classes, with unknown keys refused or not
    """The struct of a casualty estimate. References are any text, as in ours: the dataset checks them."""

    class Rule(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=forbid):
        pass

    class CountRange(Rule, frozen=True, kw_only=True):
        low: Count = 0
        high: Count | None = None
        best: Count | None = None

        def __post_init__(self) -> None:
            low, high, best = self.low, self.high, self.best
            if high is not None:
                if high < low:
                    raise ValueError("low <= high")
                if best is None and low == high:
                    msgspec.structs.force_setattr(self, "best", low)
            if best is not None and (best < low or (high is not None and best > high)):
                raise ValueError("low <= best <= high")

    class ReportedBounds(Rule, frozen=True, kw_only=True):
        low: Count | None = None
        best: Count | None = None
        high: Count | None = None

    class ReportedCount(Rule, frozen=True, kw_only=True):
        range: CountRange = CountRange()
        status: CountStatus = CountStatus.UNKNOWN
        wording: Text | None = None
        language: Text | None = None
        policy: Text | None = None
        as_reported: ReportedBounds | None = None

        def __post_init__(self) -> None:
            known, status = self.range, self.status
            if status is not CountStatus.STATED:
                if status is CountStatus.NONE_REPORTED:
                    if known.low:
                        raise ValueError("none reported cannot have a low above 0")
                elif known.low or known.high is not None or known.best is not None:
                    raise ValueError("a range needs the status 'stated'")
            if self.as_reported is not None:
                for number in (self.as_reported.low, self.as_reported.best, self.as_reported.high):
                    if number is not None and (number < known.low or (known.high is not None and number > known.high)):
                        raise ValueError("the range encloses all reported numbers")

    class PersonGroup(Rule, frozen=True, kw_only=True):
        side: str | None = None
        nationality: Country | None = None
        status: PersonStatus = PersonStatus.UNDETERMINED
        sex: Sex = Sex.UNKNOWN
        age_band: AgeBand = AgeBand.UNKNOWN
        roles: frozenset[PersonRole] = frozenset()

    class Locator(Rule, frozen=True, kw_only=True):
        page: Text | None = None
        paragraph: Ordinal | None = None
        row: Ordinal | None = None
        column: Text | None = None
        time_code: Text | None = None

        def __post_init__(self) -> None:
            if self.paragraph is None and (self.page, self.row, self.column, self.time_code) == (None,) * 4:
                raise ValueError("at least one is needed")

    class Relay(Rule, frozen=True, kw_only=True):
        agent: str | None = None
        document: str | None = None
        stated: UncertainDate | None = None
        wording: Text | None = None

        def __post_init__(self) -> None:
            if self.agent is None and self.document is None:
                raise ValueError("at least one is needed")

    class Provenance(Rule, frozen=True, kw_only=True):
        speaker: str | None = None
        relays: tuple[Relay, ...] = ()
        document: str | None = None
        locator: Locator | None = None
        stance: Stance = Stance.ASSERTS
        basis: Basis = Basis.UNSPECIFIED
        stated: UncertainDate | None = None
        recorded_at: UncertainDate | None = None
        derived_from: tuple[str, ...] = ()
        supersedes: tuple[str, ...] = ()
        retracts: tuple[str, ...] = ()
        responds_to: tuple[str, ...] = ()
        note: Text | None = None

        def __post_init__(self) -> None:
            if self.speaker is None and self.document is None and not self.relays:
                raise ValueError("at least one is needed")
            if not self.retracts and self.stance is Stance.RETRACTS:
                raise ValueError("a retraction names the claims that it withdraws")

    class CasualtyEstimate(Rule, frozen=True, kw_only=True):
        id: Id
        category: CasualtyCategory
        group: PersonGroup = PersonGroup()
        count: ReportedCount = ReportedCount()
        period: Period | None = None
        place: str | None = None
        event: str | None = None
        unit: str | None = None
        accumulation: Accumulation = Accumulation.UNSPECIFIED
        provenance: Provenance
        note: Text | None = None

    return CasualtyEstimate


def read_date(cls: type[UncertainDate | Period], value: str) -> UncertainDate | Period:
    """A date, by the parser of the library."""
    return cls.parse(value)
