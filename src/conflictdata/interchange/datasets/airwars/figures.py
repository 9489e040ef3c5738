"""Reading the figures of a row of Airwars: totals, parts of them, and what a belligerent concedes."""

from collections.abc import Iterator, Sequence

from attrs import evolve, frozen

from conflictdata.interchange.cells import whole_number
from conflictdata.interchange.datasets.airwars.counts import FIGURES, Figure, Part, count_in, numbers_of, parts_in
from conflictdata.interchange.figures import of_bounds
from conflictdata.interchange.sources import Row
from conflictdata.interchange.texts import slug
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.parties import Actor
from conflictdata.model.strikes import StrikeEvent
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance, Relay
from conflictdata.provenance.documents import Document
from conflictdata.values.counts import ReportedCount
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.judgements import GradingScheme
from conflictdata.vocab.persons import AgeBand, Sex
from conflictdata.vocab.sources import AgentKind, Stance

__all__ = ["AIRWARS", "Speech", "figures_of"]

AIRWARS = Agent(id="airwars", names=(Name(text="Airwars"),), kind=AgentKind.NGO)


@frozen(kw_only=True)
class Speech:
    """Who says what a row says, and the belligerents that it names."""

    page: Document | None
    """The page of the incident."""

    sources: tuple[Document, ...]
    """The documents that Airwars drew on."""

    named: tuple[Actor, ...]
    """The belligerents, known ones first."""

    agent: Agent | None
    """The belligerent as one who speaks, where only one is named."""

    provenance: Provenance
    """That of the strike."""


def figures_of(row: Row, strike: StrikeEvent, speech: Speech) -> Iterator[CasualtyEstimate]:
    """The figures of a row. What cannot be read is reported."""
    by_airwars = evolve(
        speech.provenance,
        stance=Stance.ESTIMATES,
        assessments=tuple(
            judged
            for judged in speech.provenance.assessments
            if judged.grading is not None and judged.grading.scheme is GradingScheme.AIRWARS_CIVILIAN_HARM
        ),
    )
    told: dict[str, CasualtyEstimate] = {}
    for figure in FIGURES:
        count = _count(row, figure)
        if count is None:
            continue
        provenance = by_airwars
        if figure.is_conceded:
            provenance = _conceded(row, figure, speech, told.get(figure.part.removeprefix("conceded-")))
        estimate = _estimate(strike, figure, count, provenance)
        told[figure.part] = estimate
        yield estimate
    yield from _parts(row, strike, told.get("killed"), by_airwars)


def _estimate(strike: StrikeEvent, figure: Figure, count: ReportedCount, provenance: Provenance) -> CasualtyEstimate:
    return CasualtyEstimate(
        id=f"{strike.id}-{figure.part}",
        category=figure.category,
        group=figure.group,
        count=count,
        period=strike.period,
        place=strike.places[0] if strike.places else None,
        event=strike.id,
        accumulation=Accumulation.WITHIN_PERIOD,
        provenance=provenance,
    )


def _conceded(row: Row, figure: Figure, speech: Speech, total: CasualtyEstimate | None) -> Provenance:
    if speech.agent is None:
        row.problem(figure.column, "whose-statement", "it is not told who concedes it; the claim has no speaker")
    page = None if speech.page is None else speech.page.id
    return Provenance(
        speaker=None if speech.agent is None else speech.agent.id,
        relays=(Relay(agent=AIRWARS.id, document=page),),
        document=speech.provenance.document,
        locator=speech.provenance.locator,
        stance=Stance.CONCEDES,
        overlaps=(*speech.provenance.overlaps, *(() if total is None else (total.id,))),
    )


def _count(row: Row, figure: Figure) -> ReportedCount | None:
    """The count of a figure, in words or as a minimum and a maximum."""
    cell, pair = row[figure.column].strip(), _pair(row, figure)
    if not cell:
        if pair is not None and set(pair) <= {0}:
            message = "minimum and maximum are both 0, which is also written for a blank; no figure was made of it"
            row.problem(f"{figure.column} min", "zero-may-be-unknown", message)
            return None
        count = None if pair is None else of_bounds(pair[0], None, pair[1])
    else:
        count = count_in(cell)
        if count is None:
            row.problem(figure.column, "not-a-number", "this is no number of people; no figure was made of it")
        elif pair is not None and (pair[0] or 0, pair[1]) != numbers_of(count):
            row.problem(figure.column, "numbers-differ", f"the columns for the numbers say {pair}; the words were read")
    if count is not None and count.as_reported is not None:
        row.problem(figure.column, "out-of-order", "the range ends below where it begins; both numbers were kept")
    return count


def _pair(row: Row, figure: Figure) -> tuple[int | None, int | None] | None:
    columns = (f"{figure.column} min", f"{figure.column} max")
    low, high = (whole_number(row, column, otherwise="it was left out") for column in columns)
    return None if low is None and high is None else (low, high)


def _parts(
    row: Row, strike: StrikeEvent, total: CasualtyEstimate | None, provenance: Provenance
) -> Iterator[CasualtyEstimate]:
    column = "Civilian breakdown"
    if total is not None:
        provenance = evolve(provenance, overlaps=(*provenance.overlaps, total.id))
    taken: dict[str, Part] = {}
    for part in parts_in(row[column]):
        if isinstance(part, str):
            row.problem(column, "not-a-part", f"{part!r} is no part of a breakdown; no figure was made of it")
            continue
        suffix = f"part-{slug(part.text)}"
        if suffix in taken:
            row.problem(column, "part-twice", f"{part.text!r} stands here twice; one figure was made of it")
            continue
        taken[suffix] = part
        figure = Figure(part=suffix, column=column, category=CasualtyCategory.KILLED, group=part.group)
        yield _estimate(strike, figure, part.count, provenance)
    if total is not None:
        _check_parts(row, column, total.count, tuple(taken.values()))


def _check_parts(row: Row, column: str, total: ReportedCount, parts: Sequence[Part]) -> None:
    """Report parts that are more than the total: children, women and men together, or one of the others."""
    apart = sum(part.count.range.low for part in parts if _is_apart(part))
    most = max((apart, *(part.count.range.low for part in parts)))
    if total.range.high is not None and most > total.range.high:
        message = f"the parts come to {most} at least, more than the {total.range.high} of the total; all were kept"
        row.problem(column, "parts-exceed-total", message)


def _is_apart(part: Part) -> bool:
    """Whether a part shares nobody with the others of its kind: children, women, men."""
    return part.group.age_band is AgeBand.CHILD or part.group.sex is not Sex.UNKNOWN
