"""The casualty estimate as pydantic models, with our rules."""

from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, PlainValidator, model_validator

from conflictdata.values.counts import MAX_COUNT
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.persons import AgeBand, PersonRole, PersonStatus, Sex
from conflictdata.vocab.sources import Basis, Stance

Count = Annotated[int, Field(ge=0, le=MAX_COUNT)]
Ordinal = Annotated[int, Field(ge=1, le=MAX_COUNT)]
Id = Annotated[str, Field(pattern=r"\A[^\s\x00-\x1f\x7f]{1,200}\z")]
Country = Annotated[str, Field(pattern=r"\A[a-z]{2}\z")]
Text = Annotated[str, Field(pattern=r"\S")]
DateText = Annotated[UncertainDate, PlainValidator(UncertainDate.parse), PlainSerializer(str)]
PeriodText = Annotated[Period, PlainValidator(Period.parse), PlainSerializer(str)]


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class CountRange(Model):
    low: Count = 0
    high: Count | None = None
    best: Count | None = None

    @model_validator(mode="after")
    def check(self) -> Self:
        low, high, best = self.low, self.high, self.best
        if high is not None:
            if high < low:
                raise ValueError("low <= high")
            if best is None and low == high:
                object.__setattr__(self, "best", low)
        if best is not None and (best < low or (high is not None and best > high)):
            raise ValueError("low <= best <= high")
        return self


class ReportedBounds(Model):
    low: Count | None = None
    best: Count | None = None
    high: Count | None = None


class ReportedCount(Model):
    range: CountRange = CountRange()
    status: CountStatus = CountStatus.UNKNOWN
    wording: Text | None = None
    language: Text | None = None
    policy: Text | None = None
    as_reported: ReportedBounds | None = None

    @model_validator(mode="after")
    def check(self) -> Self:
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
        return self


class PersonGroup(Model):
    side: str | None = None
    nationality: Country | None = None
    status: PersonStatus = PersonStatus.UNDETERMINED
    sex: Sex = Sex.UNKNOWN
    age_band: AgeBand = AgeBand.UNKNOWN
    roles: frozenset[PersonRole] = frozenset()


class Locator(Model):
    page: Text | None = None
    paragraph: Ordinal | None = None
    row: Ordinal | None = None
    column: Text | None = None
    time_code: Text | None = None

    @model_validator(mode="after")
    def check(self) -> Self:
        if self.paragraph is None and (self.page, self.row, self.column, self.time_code) == (None,) * 4:
            raise ValueError("at least one is needed")
        return self


class Relay(Model):
    agent: str | None = None
    document: str | None = None
    stated: DateText | None = None
    wording: Text | None = None

    @model_validator(mode="after")
    def check(self) -> Self:
        if self.agent is None and self.document is None:
            raise ValueError("at least one is needed")
        return self


class Provenance(Model):
    speaker: str | None = None
    relays: tuple[Relay, ...] = ()
    document: str | None = None
    locator: Locator | None = None
    stance: Stance = Stance.ASSERTS
    basis: Basis = Basis.UNSPECIFIED
    stated: DateText | None = None
    recorded_at: DateText | None = None
    derived_from: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    retracts: tuple[str, ...] = ()
    responds_to: tuple[str, ...] = ()
    note: Text | None = None

    @model_validator(mode="after")
    def check(self) -> Self:
        if self.speaker is None and self.document is None and not self.relays:
            raise ValueError("at least one is needed")
        if not self.retracts and self.stance is Stance.RETRACTS:
            raise ValueError("a retraction names the claims that it withdraws")
        return self


class CasualtyEstimate(Model):
    id: Id
    category: CasualtyCategory
    group: PersonGroup = PersonGroup()
    count: ReportedCount = ReportedCount()
    period: PeriodText | None = None
    place: str | None = None
    event: str | None = None
    unit: str | None = None
    accumulation: Accumulation = Accumulation.UNSPECIFIED
    provenance: Provenance
    note: Text | None = None
