"""Values in words: dates, counts, people, places, judgements, and who says so."""

import re

from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.model.places import Place
from conflictdata.model.units import Unit
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Assessment, Provenance
from conflictdata.provenance.documents import Document, Locator
from conflictdata.values.counts import ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.persons import AgeBand, PersonStatus, Sex
from conflictdata.vocab.sources import Basis

__all__ = [
    "UNNAMED",
    "counted",
    "document_in_words",
    "joined",
    "judged",
    "located",
    "name_of",
    "numbered",
    "people",
    "place_in_words",
    "quoted",
    "records_in_words",
    "said",
    "span",
    "when",
    "within",
]

UNNAMED = "speaker not named"
"""What stands in the place of a speaker where the document names nobody."""

_PLAIN_DATE = re.compile(r"-?[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2}(?:T[0-9:Z+-]+)?)?)?")
_ONE_OF_A_RANGE = re.compile(r"\[([^,\[\]]*)\.\.([^,\[\]]*)\]")
_QUALIFIED = {"~": "about {}", "?": "{} (uncertain)", "%": "about {} (uncertain)"}

_WITHOUT_NUMBER = {
    CountStatus.STATED: "no number given",
    CountStatus.NONE_REPORTED: "none reported",
    CountStatus.UNKNOWN: "no number given",
    CountStatus.NOT_COVERED: "not covered by the source",
    CountStatus.WITHHELD: "number withheld",
}


def when(date: UncertainDate) -> str:
    """A date for people who do not read EDTF."""
    text = date.edtf
    if _PLAIN_DATE.fullmatch(text):
        return text.replace("T", " ")
    if text[-1] in _QUALIFIED and _PLAIN_DATE.fullmatch(text[:-1]):
        return _QUALIFIED[text[-1]].format(text[:-1])
    found = _ONE_OF_A_RANGE.fullmatch(text)
    if found is not None:
        first, last = (when(UncertainDate.parse(end)) if end else None for end in found.groups())
        if first is None:
            return f"{last} or before"
        return f"{first} or after" if last is None else f"between {first} and {last}"
    if date.earliest is None or date.latest is None:
        return text
    return f"between {date.earliest} and {date.latest} ({text})"


def span(period: Period) -> str:
    """A period for people who do not read EDTF."""
    start = None if period.start is None else when(period.start)
    end = None if period.end is None else when(period.end)
    if not period.is_interval:
        return start or period.edtf
    if start is None:
        return f"until {end}" if period.is_open_start else f"until {end}, start not stated"
    if end is None:
        return f"since {start}" if period.is_open_end else f"from {start}, end not stated"
    return f"from {start} to {end}"


def within(window: TimeWindow) -> str:
    """A window of clock time."""
    ends = [end.replace("T", " ") for end in (window.start, window.end) if end is not None]
    if window.is_instant:
        text = ends[0]
    elif window.start is None:
        text = f"until {ends[0]}"
    elif window.end is None:
        text = f"from {ends[0]}"
    else:
        text = f"{ends[0]} to {ends[1]}"
    return text if window.zone is None else f"{text} {window.zone}"


def quoted(text: str) -> str:
    """The words of a source, in quotation marks."""
    return f"\u201c{text}\u201d"


def counted(count: ReportedCount) -> tuple[str, str]:
    """What a count bounds, and the words that it was read from, which are empty where they add nothing."""
    numbers = str(count.range) if not count.range.is_unknown else _WITHOUT_NUMBER[count.status]
    if count.status is CountStatus.NONE_REPORTED and not count.range.is_unknown:
        numbers = f"none reported ({numbers})"
    if count.as_reported is not None:
        cells = (("low", count.as_reported.low), ("best", count.as_reported.best), ("high", count.as_reported.high))
        numbers += f" (cells as reported: {', '.join(f'{name} {cell}' for name, cell in cells if cell is not None)})"
    adds_nothing = count.wording is None or count.wording.replace(",", "") == numbers.replace(",", "")
    return numbers, "" if adds_nothing else quoted(count.wording or "")


def name_of(data: Dataset, record_id: str) -> str:
    """The name of an entity, or ``#`` and the id of a record that has no name."""
    record = data.get(record_id)
    return record.name if isinstance(record, Agent | Actor | Place | Unit) else f"#{record_id}"


def joined(data: Dataset, record_ids: tuple[str, ...]) -> str:
    """The names of entities, as a list in a sentence."""
    names = [name_of(data, record_id) for record_id in record_ids]
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def place_in_words(data: Dataset, place_id: str) -> str:
    """The name of a place, and of the next larger one."""
    place: Place = data[place_id]
    names = [place.name, *([name_of(data, place.within)] if place.within is not None else [])]
    return ", ".join(names)


def people(data: Dataset, group: PersonGroup) -> str:
    """Who is counted, as far as it is said; empty where nothing is."""
    side: Actor | None = None if group.side is None else data[group.side]
    words = [] if side is None else [side.name]
    if group.nationality is not None and (side is None or side.country != group.nationality):
        words.append(f"of nationality {group.nationality}")
    if group.status is not PersonStatus.UNDETERMINED:
        words.append(group.status.label)
    if group.sex is not Sex.UNKNOWN:
        words.append(group.sex.label)
    if group.age_band is not AgeBand.UNKNOWN:
        words.append(group.age_band.label)
    return ", ".join([*words, *sorted(role.label for role in group.roles)])


def said(provenance: Provenance) -> str:
    """How the speaker puts it, and on what basis."""
    basis = "" if provenance.basis is Basis.UNSPECIFIED else f" ({provenance.basis.label})"
    return provenance.stance.label + basis


def located(locator: Locator) -> str:
    """The place inside a document."""
    parts = {
        "page": locator.page,
        "paragraph": locator.paragraph,
        "row": locator.row,
        "column": locator.column,
        "at": locator.time_code,
    }
    return ", ".join(f"{name} {value}" for name, value in parts.items() if value is not None)


def judged(data: Dataset, assessment: Assessment) -> str:
    """What somebody thinks of a claim, each judgement with its scale."""
    words: list[str] = []
    if assessment.admiralty is not None:
        words.append(f"graded {assessment.admiralty}")
    if assessment.likelihood is not None:
        words.append(f"likelihood {quoted(assessment.likelihood.term)} ({assessment.likelihood.scale.label})")
    if assessment.confidence is not None:
        words.append(f"{assessment.confidence.level.label} ({assessment.confidence.scale.label})")
    if assessment.grading is not None:
        words.append(f"{quoted(assessment.grading.label)} ({assessment.grading.scheme.label})")
    by = "" if assessment.assessor is None else f" by {name_of(data, assessment.assessor)}"
    dated = "" if assessment.assessed is None else f", {when(assessment.assessed)}"
    note = "" if assessment.note is None else f": {assessment.note}"
    return f"judged{by}{dated}: {', '.join(words)}{note}"


def document_in_words(data: Dataset, document: Document) -> str:
    """A document as a list of sources names it."""
    title = document.kind.label.capitalize() if document.title is None else quoted(document.title)
    publisher = None if document.publisher is None else name_of(data, document.publisher)
    published = None if document.published is None else f"published {when(document.published)}"
    return ", ".join(part for part in (title, publisher, published) if part is not None)


def numbered(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"


def records_in_words(data: Dataset) -> str:
    """How many records there are, by type, in one sentence."""
    counts = {name: len(records) for name, records in data.collections().items() if records}
    names = {name: name.replace("_", " ") for name in counts}
    return ", ".join(numbered(count, names[name].removesuffix("s"), names[name]) for name, count in counts.items())
