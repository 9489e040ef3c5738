"""Citations: numbers for the documents that a text goes by, in the order in which it cites them."""

from collections.abc import Iterable, Iterator

from conflictdata.model.dataset import Dataset
from conflictdata.model.records import Claim
from conflictdata.provenance.documents import Document
from conflictdata.wording.phrasing import located

__all__ = ["Citations"]


class Citations:
    """Gives each document the next number when it is first cited."""

    def __init__(self, data: Dataset) -> None:
        self._data = data
        self._numbers: dict[str, int] = {}
        self._since: dict[str, None] = {}

    def cite(self, claims: Iterable[Claim]) -> str:
        """The documents of claims, such as ``" [1, page 4][2]"``; empty where none is recorded."""
        cited: set[tuple[int, str]] = set()
        for claim in claims:
            for document, where in _places(claim):
                cited.add((self._numbers.setdefault(document, len(self._numbers) + 1), where))
                self._since[document] = None
        marks = (f"[{number}, {where}]" if where else f"[{number}]" for number, where in sorted(cited))
        return f" {''.join(marks)}" if cited else ""

    def taken(self) -> tuple[str, ...]:
        """The ids of the documents that were cited since this was last asked."""
        cited, self._since = tuple(self._since), {}
        return cited

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents that were cited, in the order of their numbers."""
        return tuple(self._data[id_] for id_ in self._numbers)


def _places(claim: Claim) -> Iterator[tuple[str, str]]:
    """The documents in which a claim can be found, the one at hand first, and where in it."""
    provenance = claim.provenance
    if provenance.document is not None:
        yield provenance.document, "" if provenance.locator is None else located(provenance.locator)
    for relay in provenance.relays:
        if relay.document not in {None, provenance.document}:
            yield str(relay.document), ""
