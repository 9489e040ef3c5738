"""Source files: what a foreign file said, cell by cell, so that writing it back loses nothing."""

from typing import Annotated

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.values._check import check_id, check_text
from conflictdata.values.counts import MAX_COUNT
from conflictdata.values.references import ClaimMention, DocumentRef, SourceFileRef
from conflictdata.vocab.sources import SourceLayout

__all__ = ["SourceFile", "SourceRow", "Verbatim", "VerbatimText"]


class Verbatim:
    """Marks a text that is kept as it was written: it may be empty or blank."""

    __slots__ = ()


VerbatimText = Annotated[str, Verbatim()]
"""A text as it was written."""


@frozen(kw_only=True, weakref_slot=False)
class SourceFile:
    """A foreign file that was read: its format, its encoding, and what stands around its rows.

    The file is ``before``, the text of each row with what follows it, and ``after``, in that encoding.

    Raises:
        InvariantError: If the id is malformed or a name is blank.
    """

    id: str
    """Unique among all records of the dataset."""

    format: str
    """The name of the format, such as ``ucdp-ged``."""

    name: str | None = None
    """The name of the file, without its folder."""

    document: DocumentRef | None = None
    """The document that stands for the file in the provenance of claims."""

    layout: SourceLayout = SourceLayout.DELIMITED
    """How rows are written."""

    encoding: str = "utf-8"
    """The encoding of the text, by its Python name: ``utf-8``, ``utf-16-le``, ``cp1252``."""

    has_bom: bool = False
    """Whether the file begins with a byte order mark."""

    delimiter: VerbatimText = ","
    """What stands between two cells of a row. Without meaning in other layouts than delimited text."""

    before: VerbatimText = ""
    """The text before the first row: the header with its line end, or the bracket that opens a list."""

    between: VerbatimText = "\n"
    """What follows a row, unless the row says otherwise: the line end, or the comma between two objects."""

    after: VerbatimText = ""
    """The text after the last row."""

    def __attrs_post_init__(self) -> None:
        check_id(self, self.id)
        check_text(self, "format", self.format)
        check_text(self, "name", self.name)
        check_text(self, "encoding", self.encoding)


@frozen(kw_only=True, weakref_slot=False)
class SourceRow:
    """One row of a foreign file, as it was written there, with the claims that were made of it.

    Raises:
        InvariantError: If the id is malformed or the number is below 1.
    """

    id: str
    """Unique among all records of the dataset."""

    file: SourceFileRef
    """The file in which it stands."""

    number: int
    """Which row it is, counted from 1, the header not counted."""

    text: VerbatimText
    """The row as written, without what follows it."""

    end: VerbatimText | None = None
    """What follows the row, where it is not what follows the others, such as nothing after a last line."""

    claims: tuple[ClaimMention, ...] = ()
    """The claims that were made of it, in order, whether or not they are still there; empty if none could be made."""

    def __attrs_post_init__(self) -> None:
        check_id(self, self.id)
        if type(self.number) is not int or not 1 <= self.number <= MAX_COUNT:
            raise InvariantError(SourceRow, ("number",), "an int, counted from 1")
