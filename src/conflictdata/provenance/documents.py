"""Documents: where a statement can be read, heard or seen."""

import re

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.values._check import check_id, check_text
from conflictdata.values.counts import MAX_COUNT
from conflictdata.values.dates import UncertainDate
from conflictdata.values.references import AgentRef
from conflictdata.vocab.sources import DocumentKind

__all__ = ["Document", "Locator"]

_SHA256 = re.compile(r"[0-9a-f]{64}")


@frozen(kw_only=True, weakref_slot=False)
class Document:
    """A published or archived item: an article, a statement, a post, a dataset, a satellite image.

    Raises:
        InvariantError: If the id is malformed, a text is blank, or the digest is not 64 lower-case hex digits.
    """

    id: str
    """Unique among all records of the dataset."""

    title: str | None = None
    """The title in its own language; `None` where it has none."""

    kind: DocumentKind = DocumentKind.UNKNOWN
    """What sort of item it is."""

    publisher: AgentRef | None = None
    """The body that published it."""

    published: UncertainDate | None = None
    """When it was published."""

    url: str | None = None
    """Where it was published."""

    archive_url: str | None = None
    """Where a capture of it is kept."""

    retrieved_at: UncertainDate | None = None
    """When it was captured by whoever made the record."""

    sha256: str | None = None
    """The SHA-256 digest of the captured bytes, in lower-case hex."""

    language: str | None = None
    """A BCP 47 tag; `None` where it is not known."""

    licence: str | None = None
    """An SPDX identifier, or the words of the licence."""

    note: str | None = None
    """Anything else worth knowing."""

    def __attrs_post_init__(self) -> None:
        check_id(self, self.id)
        for field in ("title", "url", "archive_url", "language", "licence", "note"):
            text = getattr(self, field)
            if text is not None:
                check_text(self, field, text)
        if self.sha256 is not None and _SHA256.fullmatch(self.sha256) is None:
            raise InvariantError(Document, ("sha256",), "a SHA-256 digest is 64 lower-case hex digits")


@frozen(kw_only=True, weakref_slot=False)
class Locator:
    """The place inside a document where a statement stands.

    Raises:
        InvariantError: If it locates nothing, a number is below 1, or a text is blank.
    """

    page: str | None = None
    """The page as printed, which may be a Roman numeral."""

    paragraph: int | None = None
    """The paragraph, counted from 1."""

    row: int | None = None
    """The row of a table, counted from 1, its header not counted."""

    column: str | None = None
    """The header of the column."""

    time_code: str | None = None
    """The position in a recording, such as ``00:12:30``."""

    def __attrs_post_init__(self) -> None:
        page, paragraph, row, column, time_code = self.page, self.paragraph, self.row, self.column, self.time_code
        if paragraph is not None and (type(paragraph) is not int or not 1 <= paragraph <= MAX_COUNT):
            raise InvariantError(Locator, ("paragraph",), "an int, counted from 1")
        if row is not None and (type(row) is not int or not 1 <= row <= MAX_COUNT):
            raise InvariantError(Locator, ("row",), "an int, counted from 1")
        if page is not None or column is not None or time_code is not None:
            check_text(self, "page", page)
            check_text(self, "column", column)
            check_text(self, "time_code", time_code)
        elif paragraph is None and row is None:
            raise InvariantError(Locator, ("page", "paragraph", "row", "column", "time_code"), "at least one is needed")
