"""Plain words for dates, periods, names, numbers and people, for sentences that are read and not parsed."""

import re
from collections.abc import Iterable, Sequence

from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.model.places import Place
from conflictdata.model.units import Unit
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.documents import Document, Locator
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.vocab.persons import AgeBand, PersonStatus, Sex

__all__ = [
    "document_in_words",
    "joined",
    "listed",
    "located",
    "name_of",
    "numbered",
    "people",
    "quoted",
    "span",
    "when",
]

_PLAIN_DATE = re.compile(r"-?[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-[0-9]{2}(?:T[0-9:Z+-]+)?)?)?")
_ONE_OF_A_RANGE = re.compile(r"\[([^,\[\]]*)\.\.([^,\[\]]*)\]")
_QUALIFIED = {"~": "about {}", "?": "{} (uncertain)", "%": "about {} (uncertain)"}


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


def quoted(text: str) -> str:
    """The words of a source, in quotation marks."""
    return f"\u201c{text}\u201d"


def name_of(data: Dataset, record_id: str) -> str:
    """The name of an entity, or ``#`` and the id of a record that has no name."""
    record = data.get(record_id)
    return record.name if isinstance(record, Agent | Actor | Place | Unit) else f"#{record_id}"


def listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def joined(data: Dataset, record_ids: Iterable[str]) -> str:
    """The names of entities, as a list in a sentence."""
    return listed([name_of(data, record_id) for record_id in record_ids])


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


def document_in_words(data: Dataset, document: Document) -> str:
    """A document as a list of sources names it."""
    title = document.kind.label.capitalize() if document.title is None else quoted(document.title)
    publisher = None if document.publisher is None else name_of(data, document.publisher)
    published = None if document.published is None else f"published {when(document.published)}"
    return ", ".join(part for part in (title, publisher, published) if part is not None)


def numbered(number: int, singular: str, plural: str | None = None) -> str:
    """A number with its noun."""
    return f"{number:,} {singular if number == 1 else plural or singular + 's'}"
