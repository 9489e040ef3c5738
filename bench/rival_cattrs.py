"""The casualty estimate as attrs classes with attrs validators, for cattrs as it comes: the rules are ours."""

from attrs import Attribute, field, frozen
from attrs.validators import and_, ge, le, matches_re, optional
from cattrs.preconf.orjson import OrjsonConverter, make_converter

from conflictdata.values.counts import MAX_COUNT
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.persons import AgeBand, PersonRole, PersonStatus, Sex
from conflictdata.vocab.sources import Basis, Stance

_count = and_(ge(0), le(MAX_COUNT))
_ordinal = and_(ge(1), le(MAX_COUNT))
_id = matches_re(r"[^\s\x00-\x1f\x7f]{1,200}")
_country = optional(matches_re(r"[a-z]{2}"))


def _text(_: object, attribute: "Attribute[str | None]", value: str | None) -> None:
    if value is not None and (not value or value.isspace()):
        raise ValueError(f"{attribute.name} is not blank")


@frozen(kw_only=True)
class CountRange:
    low: int = field(default=0, validator=_count)
    high: int | None = field(default=None, validator=optional(_count))
    best: int | None = field(default=None, validator=optional(_count))

    @best.validator
    def _check(self, _: object, best: int | None) -> None:
        low, high = self.low, self.high
        if high is not None:
            if high < low:
                raise ValueError("low <= high")
            if best is None and low == high:
                object.__setattr__(self, "best", low)
        if best is not None and (best < low or (high is not None and best > high)):
            raise ValueError("low <= best <= high")


@frozen(kw_only=True)
class ReportedBounds:
    low: int | None = field(default=None, validator=optional(_count))
    best: int | None = field(default=None, validator=optional(_count))
    high: int | None = field(default=None, validator=optional(_count))


@frozen(kw_only=True)
class ReportedCount:
    range: CountRange = CountRange()
    status: CountStatus = CountStatus.UNKNOWN
    wording: str | None = field(default=None, validator=_text)
    language: str | None = field(default=None, validator=_text)
    policy: str | None = field(default=None, validator=_text)
    as_reported: ReportedBounds | None = field(default=None)

    @as_reported.validator
    def _check(self, _: object, as_reported: ReportedBounds | None) -> None:
        known, status = self.range, self.status
        if status is not CountStatus.STATED:
            if status is CountStatus.NONE_REPORTED:
                if known.low:
                    raise ValueError("none reported cannot have a low above 0")
            elif known.low or known.high is not None or known.best is not None:
                raise ValueError("a range needs the status 'stated'")
        if as_reported is not None:
            for number in (as_reported.low, as_reported.best, as_reported.high):
                if number is not None and (number < known.low or (known.high is not None and number > known.high)):
                    raise ValueError("the range encloses all reported numbers")


@frozen(kw_only=True)
class PersonGroup:
    side: str | None = None
    nationality: str | None = field(default=None, validator=_country)
    status: PersonStatus = PersonStatus.UNDETERMINED
    sex: Sex = Sex.UNKNOWN
    age_band: AgeBand = AgeBand.UNKNOWN
    roles: frozenset[PersonRole] = frozenset()


@frozen(kw_only=True)
class Locator:
    page: str | None = field(default=None, validator=_text)
    paragraph: int | None = field(default=None, validator=optional(_ordinal))
    row: int | None = field(default=None, validator=optional(_ordinal))
    column: str | None = field(default=None, validator=_text)
    time_code: str | None = field(default=None, validator=_text)

    @time_code.validator
    def _check(self, _: object, time_code: str | None) -> None:
        if self.paragraph is None and (self.page, self.row, self.column, time_code) == (None,) * 4:
            raise ValueError("at least one is needed")


@frozen(kw_only=True)
class Relay:
    agent: str | None = None
    document: str | None = field(default=None)
    stated: UncertainDate | None = None
    wording: str | None = field(default=None, validator=_text)

    @document.validator
    def _check(self, _: object, document: str | None) -> None:
        if self.agent is None and document is None:
            raise ValueError("at least one is needed")


@frozen(kw_only=True)
class Provenance:
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
    retracts: tuple[str, ...] = field(default=())
    responds_to: tuple[str, ...] = ()
    note: str | None = field(default=None, validator=_text)

    @retracts.validator
    def _check(self, _: object, retracts: tuple[str, ...]) -> None:
        if self.speaker is None and self.document is None and not self.relays:
            raise ValueError("at least one is needed")
        if not retracts and self.stance is Stance.RETRACTS:
            raise ValueError("a retraction names the claims that it withdraws")


@frozen(kw_only=True)
class CasualtyEstimate:
    id: str = field(validator=_id)
    category: CasualtyCategory
    group: PersonGroup = PersonGroup()
    count: ReportedCount = ReportedCount()
    period: Period | None = None
    place: str | None = None
    event: str | None = None
    unit: str | None = None
    accumulation: Accumulation = Accumulation.UNSPECIFIED
    provenance: Provenance
    note: str | None = field(default=None, validator=_text)


def converter() -> OrjsonConverter:
    """The orjson converter of cattrs, told to refuse unknown keys and to leave defaults out, and how to read dates."""
    made = make_converter(forbid_extra_keys=True, omit_if_default=True)
    made.register_structure_hook(UncertainDate, lambda value, _: UncertainDate.parse(value))
    made.register_structure_hook(Period, lambda value, _: Period.parse(value))
    made.register_unstructure_hook(UncertainDate, str)
    made.register_unstructure_hook(Period, str)
    return made
