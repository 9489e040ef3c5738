"""What every format owes: a file that was read is written back as it was, and kept columns need no carried cells."""

from pathlib import Path
from tempfile import TemporaryDirectory

import attrs

from conflictdata.errors import DataError
from conflictdata.interchange.encodings import Input
from conflictdata.interchange.formats import Format, Treatment, format_named
from conflictdata.interchange.losses import LossReport
from conflictdata.interchange.reading import ReadResult, read
from conflictdata.interchange.sheets import open_sheet
from conflictdata.interchange.writing import write
from conflictdata.model.dataset import Dataset

SHARED = Path(__file__).resolve().parents[3] / "shared/data"


def written(dataset: Dataset, format: str | Format) -> tuple[bytes, LossReport]:
    """The bytes of a dataset in a format, and the report."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "written"
        report = write(dataset, path, format)
        return path.read_bytes(), report


def reads_and_writes_back(raw: bytes, format: str) -> ReadResult:
    """Read bytes, and check that writing the dataset gives the same bytes, and loses nothing."""
    result = read(raw, format)
    again, report = written(result.dataset, format)
    assert again == raw
    assert report.is_lossless, str(report)
    return result


def without_cells(dataset: Dataset) -> Dataset:
    """The dataset without the rows that it was made of."""
    return attrs.evolve(dataset, source_files=(), source_rows=())


def keeps_what_it_says_it_keeps(raw: bytes, format: str) -> None:
    """Check the field map: what is said to be kept can be written and read again from the model alone."""
    stripped = without_cells(read(raw, format).dataset)
    _, report = written(stripped, format)
    kept = {column.path for column in format_named(format).columns if column.treatment is Treatment.KEPT}
    for count in (*report.lost, *report.approximated):
        broken = [path for path in kept if _meet(path, count.field)]
        assert not broken, f"{count} did not come back, though {broken} are said to be kept"


def _meet(path: str, field: str) -> bool:
    return path == field or path.startswith(f"{field}.") or field.startswith(f"{path}.")


def survives(raw: bytes, format: str | None) -> None:
    """Check that any bytes are read, or refused with one of our own errors, and written back as they were."""
    try:
        result = read(raw, format)
    except DataError as error:
        assert error.problems
        return
    again, _ = written(result.dataset, result.format)
    assert again == raw


def cells_of(raw: bytes) -> list[tuple[str, ...]]:
    """All cells of a file, its header included."""
    return [row.cells for row in open_sheet(Input.of(raw)).raw_rows()]
