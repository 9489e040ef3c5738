"""Values in words: dates, counts, people, places, judgements, and who says so."""

from conflictdata.model.dataset import Dataset
from conflictdata.model.places import Place
from conflictdata.model.records import RECORD_TYPES, type_name
from conflictdata.provenance.attribution import Assessment, Provenance
from conflictdata.values.counts import ReportedCount
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.sources import Basis
from conflictdata.wording.phrasing import (
    document_in_words,
    joined,
    located,
    name_of,
    numbered,
    people,
    quoted,
    span,
    when,
)

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

_WITHOUT_NUMBER = {
    CountStatus.STATED: "no number given",
    CountStatus.NONE_REPORTED: "none reported",
    CountStatus.UNKNOWN: "no number given",
    CountStatus.NOT_COVERED: "not covered by the source",
    CountStatus.WITHHELD: "number withheld",
}


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


def place_in_words(data: Dataset, place_id: str) -> str:
    """The name of a place, and of the next larger one."""
    place: Place = data[place_id]
    names = [place.name, *([name_of(data, place.within)] if place.within is not None else [])]
    return ", ".join(names)


def said(provenance: Provenance) -> str:
    """How the speaker puts it, and on what basis."""
    basis = "" if provenance.basis is Basis.UNSPECIFIED else f" ({provenance.basis.label})"
    return provenance.stance.label + basis


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


def records_in_words(data: Dataset) -> str:
    """How many records there are, by type, in one sentence."""
    counts = {name: len(records) for name, records in data.collections().items() if records}
    one = {name: type_name(RECORD_TYPES[name]).replace("_", " ") for name in counts}
    return ", ".join(numbered(count, one[name], name.replace("_", " ")) for name, count in counts.items())
