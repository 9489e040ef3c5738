"""Files of no known format: tables, lists of objects and lines of text, carried whole.

No claim is made of them. They can be looked at, examined and written back, cell by cell.
"""

from conflictdata.interchange.formats import Carrying, Format
from conflictdata.interchange.sheets import Sample
from conflictdata.interchange.sources import Source
from conflictdata.vocab.sources import SourceLayout

__all__ = ["FORMATS"]

_LAST_RESORT = 1e-6


class _Reader(Carrying):
    def __init__(self, source: Source) -> None:
        super().__init__(source)
        source.problem(
            "format-not-known",
            "no known format has these columns, so everything was carried and no claim was made; name one with format=",
        )


def _of_layout(format: Format, sample: Sample) -> float:
    return _LAST_RESORT if sample.layout is format.layout else 0


def _plain(name: str, title: str, layout: SourceLayout) -> Format:
    return Format(
        name=name,
        title=title,
        licence="that of the file",
        homepage="https://www.rfc-editor.org/rfc/rfc4180" if layout is SourceLayout.DELIMITED else "",
        columns=(),
        layout=layout,
        reader=_Reader,
        recognises=_of_layout,
    )


FORMATS = (
    _plain("table", "Delimited text of no known format", SourceLayout.DELIMITED),
    _plain("objects", "JSON of no known format", SourceLayout.JSON_OBJECTS),
    _plain("lines", "Plain text", SourceLayout.LINES),
)
