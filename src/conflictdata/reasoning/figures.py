"""Figures: the numbers that claims give for exactly what is asked.

`bounds` makes use of every claim that has to do with a question. A rule such as "take the least" does not: it compares
answers to one question. A figure is such an answer, a count whose scope is what is asked: the same category, side,
place, unit, event, kind of people, and the same days.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import evolve, frozen

from conflictdata.errors import InvariantError
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.happenings import Capture
from conflictdata.model.records import Claim
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.bearing import LeftOut, bearing_on, left_out, scoper_for
from conflictdata.reasoning.queries import AnyQuery, Query, asked_scope
from conflictdata.reasoning.scopes import FIRST_DAY, Days, Scope
from conflictdata.reasoning.statements import Statement, counts_of
from conflictdata.values.counts import ReportedCount
from conflictdata.values.dates import Period
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory

__all__ = ["Figure", "Figures", "figures_on", "question_of"]


@frozen(kw_only=True)
class Figure:
    """A count that a claim gives for exactly what is asked."""

    claim: str
    """The id of the claim."""

    count: ReportedCount
    """The words, and the range that they were read as."""

    speaker: str | None
    """The id of the speaker; `None` where nobody is named."""


@frozen(kw_only=True)
class Figures:
    """The figures on a question."""

    found: tuple[Figure, ...]
    """The figures, in the order of the dataset."""

    left_out: tuple[LeftOut, ...] = ()
    """The claims on exactly what is asked that do not count, with the reasons, in the order of the dataset."""

    note: str = ""
    """What has to be known to compare the figures, or why there are none; empty if there is nothing."""


def figures_on(data: Dataset, query: AnyQuery, *, assuming: Assumptions | None = None, latest: bool = False) -> Figures:
    """The figures that claims give for exactly what is asked.

    Claims of which the scope is wider, narrower, or not certain give no figure: no part of a number is worked out here.
    If the question is ``as_of`` a day, the running totals that end on that day are figures, from whatever day they
    count; the note says from which. With ``latest``, those that end before it are figures as well, for each speaker the
    latest; they answer for an earlier day, so they may be too small for this one.

    Args:
        data: The claims.
        query: What is asked about.
        assuming: What is taken for granted.
        latest: Whether the latest running total of each speaker stands for the day asked about.

    Raises:
        InvariantError: If the query or the assumptions name a record that is not there, or if ``latest`` is asked for
            and the query is not ``as_of`` a day.
    """
    assuming = assuming or Assumptions()
    if latest and not _is_as_of(query):
        raise InvariantError(Figures, ("latest",), "only a question as of a day has latest figures")
    bearing = bearing_on(data, query, assuming)
    apart = [_differences(data, query, bearing.asked[0], one, earlier=latest) for one in bearing.statements]
    counting = [one for one, differences in zip(bearing.statements, apart, strict=True) if not differences]
    outdated = _outdated(data, counting) if latest else set[str]()
    order = {claim.id: place for place, claim in enumerate(data.claims())}
    chosen = sorted((one for one in counting if one.claim not in outdated), key=lambda one: order[one.claim])
    found = tuple(Figure(claim=one.claim, count=one.count, speaker=_speaker(data[one.claim])) for one in chosen)
    aside = {one.claim: one.reason for one in left_out(data, query, assuming=assuming)}
    aside |= dict.fromkeys(outdated, "its speaker gave a later figure")
    on_question = _claims_on(data, query, assuming, earlier=latest) - {one.claim for one in chosen}
    return Figures(
        found=found,
        left_out=tuple(
            LeftOut(claim=id_, reason=aside.get(id_, "no number is given")) for id_ in order if id_ in on_question
        ),
        note=_note(query, [data[one.claim] for one in chosen], apart),
    )


def question_of(data: Dataset, claim: str) -> Query:
    """The question that a claim on people answers, so that others can be asked it as well.

    A running total answers the question as of its last day.

    Args:
        data: The dataset.
        claim: The id of the claim.

    Raises:
        DanglingReferenceError: If there is no record with the id.
        InvariantError: If it is no claim that counts people, or it gives a mean for each day.
    """
    record: object = data[claim]
    if not isinstance(record, CasualtyEstimate | Capture):
        raise InvariantError(type(record), ("id",), f"{claim!r} counts no people in a category")
    counted = record.category if isinstance(record, CasualtyEstimate) else CasualtyCategory.CAPTURED
    accumulation = record.accumulation if isinstance(record, CasualtyEstimate) else Accumulation.UNSPECIFIED
    if accumulation is Accumulation.AVERAGE_PER_DAY:
        raise InvariantError(CasualtyEstimate, ("accumulation",), f"{claim!r} gives a mean for each day, and no total")
    asked = Query(
        category=counted,
        side=record.group.side,
        place=record.place,
        unit=record.unit,
        event=record.event,
        group=evolve(record.group, side=None),
    )
    end = None if record.period is None else record.period.end
    if accumulation is Accumulation.CUMULATIVE_SINCE and end is not None:
        return evolve(asked, as_of=end)
    if accumulation is Accumulation.STOCK_AS_OF and end is not None:
        return evolve(asked, stock_on=end)
    return evolve(asked, period=record.period)


def _is_as_of(query: AnyQuery) -> bool:
    return isinstance(query, Query) and query.as_of is not None


def _speaker(claim: Claim) -> str | None:
    return claim.provenance.speaker


def _claims_on(data: Dataset, query: AnyQuery, assuming: Assumptions, *, earlier: bool) -> set[str]:
    """The ids of all claims on exactly what is asked, whether or not they count."""
    scoper = scoper_for(data, [query], assuming, list(data.claims()))
    asked = asked_scope(data, query, scoper)
    stated = (one for claim in data.claims() for one in counts_of(claim, scoper))
    return {one.claim for one in stated if not _differences(data, query, asked, one, earlier=earlier)}


def _differences(data: Dataset, query: AnyQuery, asked: Scope, statement: Statement, *, earlier: bool) -> list[str]:
    """In which dimensions a statement is not on exactly what is asked, sorted; none of them if it is."""
    given, wanted = statement.scope.extents, asked.extents
    found = {name for name in {*given, *wanted} if given.get(name) != wanted.get(name)}
    if not _is_of_the_days(data, query, asked, statement, earlier=earlier):
        found.add("days")
    return sorted("category" if name == "atom" else name for name in found)


def _is_of_the_days(data: Dataset, query: AnyQuery, asked: Scope, statement: Statement, *, earlier: bool) -> bool:
    """Whether a statement is of exactly the days asked about, or, if wanted, of those up to an earlier one."""
    given = statement.scope.days
    period: Period | None = getattr(data[statement.claim], "period", None)
    if given == asked.days:
        return True
    if given is None or period is None or query.days is None:
        return False
    if not _is_as_of(query):
        # A date such as "2024-10" leaves open on which of its days a period begins; here both leave it open alike.
        return period == query.days and period.is_interval
    if not _is_running(data[statement.claim], given):
        return False
    ends, day = _ends(period), _ends(query.days)
    return ends == day or (earlier and None not in (*ends, *day) and ends < day)


def _is_running(claim: Claim, days: Days) -> bool:
    """Whether a figure counts all up to its last day, from a stated day or from the first."""
    accumulation = getattr(claim, "accumulation", None)
    return accumulation is Accumulation.CUMULATIVE_SINCE or (days.inner == days.outer and days.outer[0] == FIRST_DAY)


def _ends(period: Period) -> tuple[date | None, date | None]:
    """The last day of a period, the latest that it may be first."""
    end = period.end
    return (None, None) if end is None else (end.latest, end.earliest)


def _outdated(data: Dataset, statements: list[Statement]) -> set[str]:
    """The ids of the claims whose speaker made another that ends later."""
    last: dict[str | None, tuple[date | None, date | None]] = {}
    for claim in (data[one.claim] for one in statements):
        speaker, ends = _speaker(claim), _ends(claim.period)
        if speaker is not None:
            last[speaker] = max(last.get(speaker, ends), ends)
    claims = (data[one.claim] for one in statements)
    return {one.id for one in claims if _speaker(one) is not None and _ends(one.period) != last[_speaker(one)]}


def _note(query: AnyQuery, claims: list[Claim], apart: list[list[str]]) -> str:
    if claims:
        return _beginnings(claims) if _is_as_of(query) else ""
    fewest = min(map(len, apart), default=0)
    nearest = sorted({name for names in apart if len(names) == fewest for name in names})
    others = f"; those nearest to it differ in: {', '.join(nearest)}" if nearest else ""
    return f"no claim gives a figure on exactly this{others}"


def _beginnings(claims: Iterable[Claim]) -> str:
    """From which days running totals count, where one of them says so."""
    found = sorted(set(_starts(claims)))
    if found in ([], [""]):
        return ""
    stated = [start for start in found if start] + (["a day that is not stated"] if "" in found else [])
    which = "all count" if len(found) == 1 else "they do not all count from the same day, but"
    return f"{which} from {' or '.join(stated)}"


def _starts(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        period: Period | None = getattr(claim, "period", None)
        is_stated = period is not None and period.is_interval and period.start is not None
        yield str(period.start) if period is not None and is_stated else ""
