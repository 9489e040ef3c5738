"""Bibliography: documents as CSL-JSON, as BibTeX, and as a line in a list of sources.

CSL-JSON is what Zotero, Pandoc and citeproc read; the items follow its schema of version 1.0.2. Nothing is made up: a
document without a title has none here, and an uncertain date is never told as a certain one.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from conflictdata.model.dataset import Dataset
from conflictdata.provenance.documents import Document
from conflictdata.values.dates import UncertainDate
from conflictdata.vocab.sources import DocumentKind
from conflictdata.wording.phrasing import document_in_words, name_of, when

__all__ = ["bibtex", "csl_items", "reference_in_words"]

_CSL_TYPES = {
    DocumentKind.NEWS_ARTICLE: "article-newspaper",
    DocumentKind.NEWS_AGENCY_REPORT: "article-newspaper",
    DocumentKind.BROADCAST: "broadcast",
    DocumentKind.PRESS_BRIEFING: "speech",
    DocumentKind.SPEECH: "speech",
    DocumentKind.INTERVIEW: "interview",
    DocumentKind.SOCIAL_MEDIA_POST: "post",
    DocumentKind.REPORT: "report",
    DocumentKind.JOURNAL_ARTICLE: "article-journal",
    DocumentKind.BOOK: "book",
    DocumentKind.DATASET: "dataset",
    DocumentKind.IMAGERY: "graphic",
    DocumentKind.VIDEO: "motion_picture",
    DocumentKind.AUDIO: "song",
    DocumentKind.MAP: "map",
    DocumentKind.WEB_PAGE: "webpage",
}
"""The types of CSL by kind; every other kind is a "document". Sound recordings of any sort are its "song"."""

_IN_A_CONTAINER = {
    DocumentKind.NEWS_ARTICLE,
    DocumentKind.NEWS_AGENCY_REPORT,
    DocumentKind.BROADCAST,
    DocumentKind.INTERVIEW,
    DocumentKind.JOURNAL_ARTICLE,
    DocumentKind.WEB_PAGE,
}
"""Kinds whose publisher is the medium that they stand in. The publisher of any other is its author as well."""

_BIBTEX_TYPES = {
    DocumentKind.NEWS_ARTICLE: "article",
    DocumentKind.NEWS_AGENCY_REPORT: "article",
    DocumentKind.JOURNAL_ARTICLE: "article",
    DocumentKind.REPORT: "techreport",
    DocumentKind.BOOK: "book",
}

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_PLAIN = re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-9]{2})(?:T.*)?)?)?(?P<doubt>[~?%]?)")

_ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\{",
        "}": r"\}",
        "%": r"\%",
        "&": r"\&",
        "#": r"\#",
        "_": r"\_",
        "$": r"\$",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
    }
)
_NOT_IN_A_KEY = re.compile(r"[^a-z0-9:.+/-]", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


def csl_items(documents: Iterable[Document], data: Dataset) -> list[dict[str, Any]]:
    """The documents as items of CSL-JSON: plain objects that ``json.dumps`` writes, each with the document's own id.

    Args:
        documents: The documents.
        data: The dataset that they are of, for the names of their publishers.
    """
    return [{name: value for name, value in _csl(document, data) if value} for document in documents]


def _csl(document: Document, data: Dataset) -> Iterator[tuple[str, Any]]:
    publisher = _publisher(document, data)
    is_contained = document.kind in _IN_A_CONTAINER
    yield "id", document.id
    yield "type", _CSL_TYPES.get(document.kind, "document")
    yield "title", document.title
    yield "author", [] if is_contained or publisher is None else [{"literal": publisher}]
    yield "container-title", publisher if is_contained else None
    yield "publisher", None if is_contained else publisher
    yield "issued", _csl_date(document.published)
    yield "accessed", _csl_date(document.retrieved_at)
    yield "URL", document.url or document.archive_url
    yield "archive_location", document.archive_url
    yield "genre", None if document.kind is DocumentKind.UNKNOWN else document.kind.label
    yield "language", document.language
    yield "note", document.note


def _csl_date(date: UncertainDate | None) -> dict[str, Any] | None:
    """A date, no more precise than it is known: its parts, both ends of a range, or words where an end is open."""
    if date is None:
        return None
    plain = _PLAIN.fullmatch(date.edtf)
    if plain is not None and int(plain["year"]) > 0:
        parts = [int(part) for part in plain.group("year", "month", "day") if part is not None]
        return {"date-parts": [parts], **({"circa": True} if plain["doubt"] else {})}
    first, last = date.earliest, date.latest
    if first is None or last is None:
        return {"literal": when(date)}
    return {"date-parts": [[end.year, end.month, end.day] for end in (first, last)], "circa": True}


def bibtex(documents: Iterable[Document], data: Dataset) -> str:
    """The documents as entries of BibTeX, in UTF-8, with the ids of the documents as keys.

    A character that a key cannot hold becomes a hyphen, and keys that would then be the same are numbered. A date that
    is not plainly known stands in words in the note, and beside it only those of its parts that are. Titles keep their
    capitals.

    Args:
        documents: The documents.
        data: The dataset that they are of, for the names of their publishers.
    """
    taken: set[str] = set()
    return "\n".join(_entry(document, data, taken) for document in documents)


def _entry(document: Document, data: Dataset, taken: set[str]) -> str:
    entry_type = _BIBTEX_TYPES.get(document.kind, "misc")
    fields = [f"  {name} = {value},\n" for name, value in _bibtex_fields(document, data, entry_type) if value]
    return f"@{entry_type}{{{_key(document.id, taken)},\n{''.join(fields)}}}\n"


def _key(id_: str, taken: set[str]) -> str:
    key = wanted = _NOT_IN_A_KEY.sub("-", id_)
    number = 1
    while key.lower() in taken:
        number += 1
        key = f"{wanted}-{number}"
    taken.add(key.lower())
    return key


def _bibtex_fields(document: Document, data: Dataset, entry_type: str) -> Iterator[tuple[str, str | None]]:
    publisher = _publisher(document, data)
    holder = {"article": "journal", "techreport": "institution", "book": "publisher"}.get(entry_type, "organization")
    yield "title", _verbatim(document.title)
    yield "author", None if document.kind in _IN_A_CONTAINER else _verbatim(publisher)
    yield holder, _braced(publisher)
    yield "howpublished", _braced(document.kind.label) if _says_kind(document, entry_type) else None
    year, month, day = _certain_parts(document.published)
    yield "year", _braced(year)
    yield "month", _MONTHS[int(month) - 1] if month else None
    yield "day", _braced(day)
    yield "url", _address(document.url or document.archive_url)
    yield "urldate", _braced(None if document.retrieved_at is None else document.retrieved_at.edtf)
    yield "language", _braced(document.language)
    yield "note", _braced(_note(document))


def _says_kind(document: Document, entry_type: str) -> bool:
    return entry_type == "misc" and document.kind is not DocumentKind.UNKNOWN


def _certain_parts(date: UncertainDate | None) -> tuple[str | None, str | None, str | None]:
    """The year, the month and the day, as far as they are plainly known."""
    if date is None or date.is_approximate or date.is_uncertain:
        return None, None, None
    plain = _PLAIN.fullmatch(date.edtf)
    if plain is not None:
        return plain["year"], plain["month"], plain["day"]
    first, last = date.earliest, date.latest
    if first is None or last is None or first.year != last.year:
        return None, None, None
    return f"{first.year:04}", f"{first.month:02}" if first.month == last.month else None, None


def _note(document: Document) -> str | None:
    published = document.published
    is_plain = published is None or re.fullmatch(r"[0-9T:Z+-]+", published.edtf) is not None
    dated = None if published is None or is_plain else f"Published {when(published)}."
    return " ".join(filter(None, [dated, document.note])) or None


def _braced(text: str | None) -> str | None:
    return None if text is None else f"{{{_escaped(text)}}}"


def _verbatim(text: str | None) -> str | None:
    """In a second pair of braces: capitals stay, and a name is not taken apart."""
    return None if text is None else f"{{{{{_escaped(text)}}}}}"


def _escaped(text: str) -> str:
    return _printable(text).translate(_ESCAPES)


def _address(url: str | None) -> str | None:
    """An address as it is: what would need an escape elsewhere is written as its percent code, or left alone."""
    if url is None:
        return None
    coded = (f"%{ord(character):02X}" if character in "{}\\^ " else character for character in _printable(url))
    return f"{{{''.join(coded)}}}"


def _printable(text: str) -> str:
    """On one line and without control characters, which no bibliography can hold."""
    spaced = _SPACE.sub(" ", text)
    return "".join(character for character in spaced if unicodedata.category(character) != "Cc").strip()


def reference_in_words(document: Document, data: Dataset) -> str:
    """A document as a line in a list of sources: title, publisher, day, and where it can be read."""
    addresses = [document.url, None if document.archive_url is None else f"archived at {document.archive_url}"]
    return ", ".join(filter(None, [document_in_words(data, document), *addresses]))


def _publisher(document: Document, data: Dataset) -> str | None:
    return None if document.publisher is None else name_of(data, document.publisher)
