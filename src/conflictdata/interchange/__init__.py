"""Foreign formats: the datasets that the field uses, in and out, without losing a cell.

`read` and `write` are the way in and out; `sniff` tells a format from a file, `formats` lists what is installed. The
formats themselves stand in ``datasets``, one module or package each. ``clinic`` examines a table before it is read;
``revisions``, ``release_versions`` and ``releases`` compare releases and put them together.

From the bytes up: ``encodings`` finds the encoding; ``rows`` splits text into rows that keep what was written;
``sheets`` opens a file as rows of named cells; ``sources`` is what a reader works with; ``formats`` says what a format
declares of itself; ``reading`` makes datasets of files, ``writing`` files of datasets, and ``losses`` tells what a file
does not keep; ``carried_cells`` and ``accounting`` look at cells again, ``conformance`` at what formats say. ``cells``,
``texts``, ``dates`` and ``figures`` are small readings of cells that many formats share.
"""

from conflictdata.interchange.formats import Column, Format, OutRow, RowReader, Treatment, format_named, formats
from conflictdata.interchange.losses import FieldCount, LossReport
from conflictdata.interchange.reading import ReadResult, iter_read, read, sniff
from conflictdata.interchange.sheets import Sample
from conflictdata.interchange.sources import CellProblem, Row, Source
from conflictdata.interchange.writing import write

__all__ = [
    "CellProblem",
    "Column",
    "FieldCount",
    "Format",
    "LossReport",
    "OutRow",
    "ReadResult",
    "Row",
    "RowReader",
    "Sample",
    "Source",
    "Treatment",
    "format_named",
    "formats",
    "iter_read",
    "read",
    "sniff",
    "write",
]
