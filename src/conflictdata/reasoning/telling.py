"""Claims in words: who says what, of whom, where and when; and what is asked about."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from attrs import evolve

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.happenings import Capture
from conflictdata.model.parties import PersonGroup
from conflictdata.model.records import Claim
from conflictdata.model.strikes import Salvo, StrikeEvent
from conflictdata.model.units import Deployment, StrengthReport
from conflictdata.provenance.agents import Agent
from conflictdata.reasoning.queries import AnyQuery, Query, SalvoQuery
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.counting import CountStatus, MunitionOutcome
from conflictdata.vocab.military import StrengthKind
from conflictdata.vocab.sources import AgentKind
from conflictdata.vocab.strikes import MunitionClass
from conflictdata.vocab.times import DatePrecision
from conflictdata.wording.phrasing import joined, listed, name_of, people, quoted, span, when

__all__ = [
    "Cite",
    "borders_in_words",
    "claim_in_words",
    "contradiction_in_words",
    "count_in_words",
    "figure_in_words",
    "figures_of",
    "question_in_words",
    "said_when",
    "shared_borders",
    "speaker_of",
    "stance_of",
]

Cite = Callable[[Iterable[Claim]], str]
"""The citations of claims, with a space before them; empty where no document is recorded."""

_WITHOUT_NUMBER = {
    CountStatus.STATED: "an unstated number of",
    CountStatus.NONE_REPORTED: "none reported as",
    CountStatus.UNKNOWN: "an unstated number of",
    CountStatus.NOT_COVERED: "a number that the source does not cover of",
    CountStatus.WITHHELD: "a withheld number of",
}

_OF_NO_CLASS = {
    MunitionClass.MIXED: "munitions of several classes",
    MunitionClass.OTHER: "other munitions",
    MunitionClass.UNKNOWN: "munitions of unknown class",
}

_BECAME = {
    MunitionOutcome.HIT: "that hit",
    MunitionOutcome.FAILED: "that failed",
    MunitionOutcome.LEFT_AREA: "that left the area",
    MunitionOutcome.AIRBORNE: "still in the air",
    MunitionOutcome.UNKNOWN: "of unknown fate",
}

_PLURAL_KINDS = {AgentKind.OFFICIAL, AgentKind.RESIDENTS}
_SINGULAR = {"casualties": "casualty", "losses": "loss", "deaths": "death"}
_PLURAL_WORD = re.compile(r"\b(?:casualties|losses|deaths)\b")


def speaker_of(data: Dataset, claim: Claim) -> str:
    """The name of the speaker, or that nobody is named."""
    speaker = claim.provenance.speaker
    if speaker is None:
        return "speaker not named"
    agent: Agent = data[speaker]
    return agent.name


def said_when(claim: Claim) -> str:
    """When the speaker said it, in brackets with a space before them; empty where that is not known."""
    stated = claim.provenance.stated
    return "" if stated is None else f" ({when(stated)})"


def stance_of(data: Dataset, claim: Claim) -> str:
    """How the speaker puts it, as a verb; in the plural for officials and residents, who speak as a group."""
    speaker = claim.provenance.speaker
    agent: Agent | None = None if speaker is None else data[speaker]
    verb: str = claim.provenance.stance.label
    if agent is None or agent.kind not in _PLURAL_KINDS or not verb.endswith("s"):
        return verb
    return f"{verb.removesuffix('ies')}y" if verb.endswith("ies") else verb.removesuffix("s")


def count_in_words(count: ReportedCount) -> str:
    """The words of the source and the range that they were read as, or the range alone where there are no words."""
    if count.wording is None:
        return _WITHOUT_NUMBER[count.status] if count.range.is_unknown else str(count.range)
    words = quoted(count.wording)
    if count.range.is_unknown:
        return f"{words} (no number)"
    read = str(CountRange(low=count.range.low, high=count.range.high))
    return words if count.wording.replace(",", "") == read.replace(",", "") else f"{words} (read as {read})"


def figure_in_words(what: str, count: ReportedCount) -> str:
    """A count with what it counts, in the singular where it is one."""
    if count.range == CountRange.exactly(1):
        what = _PLURAL_WORD.sub(lambda found: _SINGULAR[found[0]], what)
    is_vague = count.wording is not None and count.range.is_unknown
    return f"{count_in_words(count)}{' for' if is_vague else ''} {what}"


def figures_of(claim: Claim) -> Iterator[tuple[str, ReportedCount]]:
    """What a claim counts, in words, each with its count."""
    match claim:
        case CasualtyEstimate():
            daily = " a day" if claim.accumulation is Accumulation.AVERAGE_PER_DAY else ""
            yield claim.category.label + daily, claim.count
        case Capture():
            yield CasualtyCategory.CAPTURED.label, claim.count
        case Deployment(strength=ReportedCount() as strength):
            yield "deployed", strength
        case StrengthReport():
            kind = "" if claim.kind is StrengthKind.UNSPECIFIED else f" ({claim.kind.label})"
            yield f"in strength{kind}", claim.count
        case StrikeEvent():
            for salvo in claim.salvos:
                yield from _lines(salvo)
        case _:
            return


def _lines(salvo: Salvo) -> Iterator[tuple[str, ReportedCount]]:
    for outcome in MunitionOutcome:
        count: ReportedCount | None = getattr(salvo, outcome.code)
        if count is not None:
            munitions = _munitions(salvo.munition, salvo.model, one=count.range == CountRange.exactly(1))
            yield f"{munitions} {_BECAME.get(outcome, outcome.label)}", count


def _munitions(munition: MunitionClass, model: str | None, *, one: bool = False) -> str:
    if model is not None:
        return model
    if munition in _OF_NO_CLASS:
        return _OF_NO_CLASS[munition].replace("munitions", "munition" if one else "munitions")
    if one:
        return munition.label
    kind, preposition, rest = munition.label.partition(" from ")
    ending = "" if kind.endswith("s") else "es" if kind.endswith("o") else "s"
    return f"{kind}{ending}{preposition}{rest}"


def claim_in_words(data: Dataset, claim: Claim, *, without: Sequence[str] = ()) -> str:
    """The claim in one clause: speaker, day, stance, words, what is counted, and within which borders.

    Args:
        data: The dataset.
        claim: The claim.
        without: Borders that are said elsewhere, as `borders_in_words` gives them.
    """
    said = f"{speaker_of(data, claim)}{said_when(claim)} {stance_of(data, claim)}"
    figures = listed([figure_in_words(what, count) for what, count in figures_of(claim)])
    borders = (border for border in borders_in_words(data, claim) if border not in without)
    return " ".join(filter(None, [said, figures, *borders]))


def contradiction_in_words(data: Dataset, claims: Sequence[Claim], cite: Cite = lambda _: "") -> str:
    """Claims that cannot all hold, and that they cannot. What all of them share is said once.

    Args:
        data: The dataset.
        claims: The claims.
        cite: Gives the citations of some claims, with a space before them.
    """
    shared = shared_borders(data, claims) if len(claims) > 1 else ()
    told = "; ".join(claim_in_words(data, claim, without=shared) + cite([claim]) for claim in claims)
    if len(claims) == 1:
        return f"{told} cannot hold by itself."
    common = f"; {'both' if len(claims) == 2 else 'all'} {' '.join(shared)}" if shared else ""
    together = "Both cannot hold." if len(claims) == 2 else f"All {len(claims)} cannot hold together."
    return f"{told}{common}. {together}"


def shared_borders(data: Dataset, claims: Sequence[Claim]) -> tuple[str, ...]:
    """The borders that all claims have in common, times left out, since each time is part of what its claim says."""
    if not claims:
        return ()
    first, *others = (list(_places_and_people(data, claim)) for claim in claims)
    return tuple(border for border in first if all(border in other for other in others))


def borders_in_words(data: Dataset, claim: Claim) -> tuple[str, ...]:
    """Within which borders a claim counts: whose people, where, in which unit and event, and when."""
    accumulation = claim.accumulation if isinstance(claim, CasualtyEstimate) else Accumulation.UNSPECIFIED
    period: Period | None = getattr(claim, "period", None)
    return (*_places_and_people(data, claim), *([] if period is None else [_time(period, accumulation)]))


def _places_and_people(data: Dataset, claim: Claim) -> Iterator[str]:
    match claim:
        case CasualtyEstimate() | Capture():
            yield from _borders(data, claim.group, claim.place, claim.unit, claim.event)
        case Deployment() | StrengthReport():
            yield from _borders(data, PersonGroup(side=claim.force), claim.place, claim.unit, None)
        case StrikeEvent():
            yield from _strike_borders(data, claim.attacker, claim.target_side, claim.places)
        case _:
            return


def _borders(
    data: Dataset, group: PersonGroup, place: str | None, unit: str | None, event: str | None
) -> Iterator[str]:
    described = people(data, group)
    if group.side is not None:
        side = name_of(data, group.side)
        yield f"on the side of {side}"
        described = described.removeprefix(side).removeprefix(", ")
    if described:
        yield f"({described})"
    if unit is not None:
        yield f"in the unit {name_of(data, unit)}"
    if event is not None:
        yield f"in the event #{event}"
    if place is not None:
        yield f"in {name_of(data, place)}"


def _strike_borders(
    data: Dataset, attacker: str | None, target_side: str | None, places: Sequence[str]
) -> Iterator[str]:
    if attacker is not None:
        yield f"by {name_of(data, attacker)}"
    if target_side is not None:
        yield f"against {name_of(data, target_side)}"
    if places:
        yield f"in {joined(data, places)}"


def _time(period: Period, accumulation: Accumulation) -> str:
    end = period.end
    if accumulation is Accumulation.STOCK_AS_OF and end is not None:
        return f"as of {when(end)}"
    if period.is_interval:
        return span(period)
    if accumulation is Accumulation.CUMULATIVE_SINCE and end is not None:
        return f"until {when(end)}"
    return _at(UncertainDate(period.edtf))


def _at(date: UncertainDate) -> str:
    words = when(date)
    if words.startswith("between"):
        return f"some time {words}"
    return f"{'on' if date.precision in {DatePrecision.DAY, DatePrecision.SECOND} else 'in'} {words}"


def question_in_words(data: Dataset, query: AnyQuery) -> str:
    """What is asked about, with the names of those whom the query gives by their ids."""
    if isinstance(query, Query):
        group = evolve(query.group, side=query.side)
        borders = _borders(data, group, query.place, query.unit, query.event)
        return " ".join([query.counted.label, *borders, *_time_asked(query)])
    return " ".join([_munitions_asked(query), *_salvo_borders(data, query)])


def _time_asked(query: Query) -> Iterator[str]:
    days = query.days
    if query.stock_on is not None and days is not None and days.end is not None:
        yield f"and still so on {when(days.end)}"
    elif days is not None:
        yield _time(days, Accumulation.WITHIN_PERIOD)


def _munitions_asked(query: SalvoQuery) -> str:
    outcome = MunitionOutcome(query.outcome)
    if query.munition is None:
        munitions = "munitions" if query.model is None else query.model
    else:
        munitions = _munitions(MunitionClass(query.munition), query.model)
    return f"{munitions} {_BECAME.get(outcome, outcome.label)}"


def _salvo_borders(data: Dataset, query: SalvoQuery) -> Iterator[str]:
    yield from _strike_borders(data, query.attacker, query.target_side, [] if query.place is None else [query.place])
    if query.event is not None:
        yield f"in the event #{query.event}"
    if query.days is not None:
        yield _time(query.days, Accumulation.WITHIN_PERIOD)
