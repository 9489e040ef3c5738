"""Reading foreign files: the format is sniffed, rows become records, and what cannot be read becomes problems."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from pathlib import Path

from attrs import frozen

from conflictdata.errors import DuplicateIdError, InvariantError, Problem
from conflictdata.interchange.encodings import Input
from conflictdata.interchange.formats import Carrying, Format, RowReader, format_named, formats
from conflictdata.interchange.rows import RawRow
from conflictdata.interchange.sheets import Sample, Sheet, open_sheet, sample_of, unique_names
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import slug
from conflictdata.model.dataset import Dataset
from conflictdata.model.integrity import references_of
from conflictdata.model.records import CLAIM_TYPES, Record, collection_of
from conflictdata.model.sources import SourceFile, SourceRow
from conflictdata.provenance.documents import Document
from conflictdata.serial.fast_reading import paused_gc, unchecked
from conflictdata.vocab.sources import DocumentKind, SourceLayout

__all__ = ["ReadResult", "Reading", "iter_read", "read", "sniff"]

_PASSED = "the row is kept as it stands and nothing was made of it"
_CARRIED = "everything was carried and no claim was made"


@frozen(kw_only=True)
class ReadResult:
    """What a foreign file says, and what could not be read in it."""

    dataset: Dataset
    """The records, with the rows that they were made of."""

    problems: tuple[Problem, ...] = ()
    """Everything that was found wrong or doubtful, each with its row and column, and what was done."""

    format: str
    """The name of the format in which the file was read."""

    encoding: str = "utf-8"
    """The encoding in which it was read."""


def sniff(path: str | Path | bytes) -> Format:
    """The format that a file is most likely in. Files of no known format are tables, objects or lines of text.

    Raises:
        DataError: If the file is packed.
        OSError: If it cannot be read.
    """
    return _sniffed(sample_of(open_sheet(Input.of(path))))


def read(
    path: str | Path | bytes, format: str | Format | None = None, *, strict: bool = False, keep_cells: bool = True
) -> ReadResult:
    """Read a foreign file.

    Nothing is dropped: what the model has no field for is carried, row by row, in ``dataset.source_rows``, so that
    `write` gives the same file again. Nothing is repaired: a cell that cannot be read is a problem, and the rest of
    its row is read. Rows that count the same twice are linked by ``provenance.overlaps``, never summed.

    Args:
        path: The file, or its bytes.
        format: The name of the format, or the format itself; `None` to tell it from the columns.
        strict: Whether to stop at the first problem.
        keep_cells: Whether rows are kept as they were written. Without them the file cannot be written again, and a
            dataset takes less memory.

    Raises:
        DataError: If there is no such format, if the file is packed, or with ``strict`` at the first problem.
        OSError: If the file cannot be read.
    """
    (result,) = _read(path, format, strict=strict, keep_cells=keep_cells, at_once=None)
    return result


def iter_read(
    path: str | Path | bytes,
    format: str | Format | None = None,
    *,
    rows: int = 10_000,
    strict: bool = False,
    keep_cells: bool = True,
) -> Iterator[ReadResult]:
    """Read a foreign file piece by piece, for files larger than memory.

    Each piece is a dataset of its own, with the entities that its claims need; `Dataset.merge` joins pieces to what
    `read` gives. A claim that refers to one of an earlier piece has that one among ``left_out``. What grows with the
    file is the list of ids that are taken. Files of JSON are held in memory as text.

    Args:
        path: The file, or its bytes.
        format: The name of the format, or the format itself; `None` to tell it from the columns.
        rows: How many rows a piece has at most; at least 1.
        strict: As for `read`.
        keep_cells: As for `read`.

    Raises:
        InvariantError: If ``rows`` is below 1.
        DataError: As for `read`.
        OSError: If the file cannot be read.
    """
    if rows < 1:
        raise InvariantError(ReadResult, ("rows",), "a piece has at least one row")
    return _read(path, format, strict=strict, keep_cells=keep_cells, at_once=rows)


def _read(
    path: str | Path | bytes, name: str | Format | None, *, strict: bool, keep_cells: bool, at_once: int | None
) -> Iterator[ReadResult]:
    chosen = None if name is None else format_named(name)
    sheet = open_sheet(Input.of(path))
    sample = sample_of(sheet)
    reading = Reading(sheet, sample, chosen or _sniffed(sample), strict=strict, keep_cells=keep_cells)
    yield from reading.results(at_once)


def _sniffed(sample: Sample) -> Format:
    return max(formats(), key=lambda format: format.likeness(sample))


class Reading:
    """The reading of one file in one format."""

    def __init__(self, sheet: Sheet, sample: Sample, format: Format, *, strict: bool, keep_cells: bool) -> None:
        self._sheet = sheet
        self._format = format
        self._keep_cells = keep_cells
        self._headers, header = _columns(format, sample)
        self.header = unique_names(header)
        document = f"file-{slug(sheet.name)}"
        self._source = Source(sheet.name, _known_names(format, self.header), document, strict=strict)
        self._is_strange = bool(format.required) and all(format.column(name) is None for name in header)
        if self._is_strange:
            self._source.problem("other-columns", f"the file has none of the columns of {format.name}; {_CARRIED}")
        for message in _twice(format, self.header) if sheet.layout is SourceLayout.DELIMITED else ():
            self._source.problem("column-twice", message)
        for problem in sheet.problems:
            self._source.problem(problem.code, problem.message)
        objects = sheet.objects
        raw = next(sheet.raw_rows(), None)
        first = raw if self._headers else None
        if first is not None and first.fault:
            self._source.problem("bad-header", f"{first.fault}; its cells were taken for the names of columns")
        self.file = SourceFile(
            id=f"{document}-cells",
            format=format.name,
            name=sheet.name if sheet.name.strip() else None,
            document=document,
            layout=sheet.layout,
            encoding=sheet.encoding.name,
            has_bom=bool(sheet.encoding.mark),
            delimiter=sheet.delimiter,
            before=objects.before if objects else (first.text + first.end if first else ""),
            between=(raw.end if raw else "") or (",\n" if objects else format.line_end),
            after=objects.after if objects else "",
        )
        self.positions = self._source.index
        """The position of each column, by its name in the newest layout."""
        self._document = Document(id=document, title=sheet.name.strip() or None, kind=DocumentKind.DATASET)

    def results(self, at_once: int | None) -> Iterator[ReadResult]:
        """The records of all rows, so many rows at once; of no rows as well."""
        if self._format.survey is not None and not self._is_strange:
            self._format.survey(self._source, (row for row, _ in self._rows()))
        reader = (Carrying if self._is_strange else self._format.reader)(self._source)
        rows = self._rows()
        if at_once is None:
            yield self._result(reader, rows, None)
            return
        known: set[str] = set()
        following = next(rows, None)
        while True:
            piece = chain([] if following is None else [following], islice(rows, at_once - 1))
            yield self._result(reader, piece, known)
            following = next(rows, None)
            if following is None:
                return

    def _rows(self) -> Iterator[tuple[Row, RawRow]]:
        source, index, width = self._source, self._source.index, len(self.header)
        rows = islice(self._sheet.raw_rows(), self._headers, None)
        for number, raw in enumerate(rows, start=1):
            if raw.names is None:
                cells = raw.cells if len(raw.cells) >= width else raw.cells + ("",) * (width - len(raw.cells))
                yield Row(source, number, cells, index), raw
            else:
                yield Row(source, number, raw.cells, _index(_known_names(self._format, raw.names))), raw

    def _result(self, reader: RowReader, rows: Iterable[tuple[Row, RawRow]], known: set[str] | None) -> ReadResult:
        with paused_gc():
            return self._made(reader, rows, known)

    def _made(self, reader: RowReader, rows: Iterable[tuple[Row, RawRow]], known: set[str] | None) -> ReadResult:
        self._source.piece += 1
        gathered = _Gathered(self._source)
        gathered.add(self._document)
        if self._keep_cells:
            gathered.add(self.file)
        kept: list[SourceRow] = []
        width = len(self.header) if self._sheet.layout is SourceLayout.DELIMITED else None
        file, usual, keep_cells = self.file.id, self.file.between, self._keep_cells
        for row, raw in rows:
            is_plain = len(raw.cells) == width and not raw.fault
            claims = gathered.of_row(reader, row) if is_plain or self._is_whole(row, raw, width) else ()
            if keep_cells:
                end = None if raw.end == usual else raw.end
                kept.append(_make_row(f"{file}-{row.number}", file, row.number, raw.text, end, claims))
        dataset = gathered.dataset(kept, known)
        problems = tuple(self._source.problems)
        self._source.problems.clear()
        return ReadResult(
            dataset=dataset, problems=problems, format=self._format.name, encoding=self._sheet.encoding.name
        )

    def _is_whole(self, row: Row, raw: RawRow, width: int | None) -> bool:
        """Whether a row can be read at all; what is wrong with it is reported."""
        if raw.fault:
            row.problem(None, "bad-row", f"{raw.fault}; {_PASSED}")
            return False
        for message in _twice(self._format, raw.names or ()):
            row.problem(None, "column-twice", message)
        if width is None or len(raw.cells) == width:
            return True
        if not any(raw.cells):
            row.problem(None, "blank-row", f"the row is blank; {_PASSED}")
            return False
        what = f"the row has {len(raw.cells)} cells, the header {width}"
        row.problem(None, "uneven-row", f"{what}; cells were taken in the order of the header")
        return True


class _Gathered:
    """The records of a piece of a file, each once."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._entities: dict[str, Record] = {}
        self._claims: dict[type, list[Record]] = {cls: [] for cls in CLAIM_TYPES.values()}

    def add(self, entity: Record) -> None:
        """Add an entity, unless one with its id is there already."""
        self._entities.setdefault(entity.id, entity)

    def of_row(self, reader: RowReader, row: Row) -> tuple[str, ...]:
        """Add the records of a row, and say which of them are claims."""
        entities, claims_of, made = self._entities, self._claims, list[str]()
        try:
            for record in reader.read(row):
                claims = claims_of.get(type(record))
                if claims is not None:
                    claims.append(record)
                    made.append(record.id)
                    continue
                own = entities.setdefault(record.id, record)
                if own is not record and own != record:
                    message = f"{record.id!r} was told otherwise by an earlier row; the earlier account was kept"
                    row.problem(None, "told-otherwise", message)
        except InvariantError as error:
            row.problem(None, "not-representable", f"{error}; the rest of the row was not read")
        return tuple(made)

    def dataset(self, rows: Sequence[SourceRow], known: set[str] | None) -> Dataset:
        """The dataset of all that was gathered. Claims of earlier pieces are ``known``; `None` if there is one only."""
        collections: dict[str, list[Record]] = {"source_rows": list(rows)}
        for entity in self._entities.values():
            collections.setdefault(collection_of(type(entity)), []).append(entity)
        for cls, claims in self._claims.items():
            collections[collection_of(cls)] = claims
        left_out = self._left_out(known or set()) if known or self._source.elsewhere else frozenset[str]()
        if known is not None:
            known.update(claim.id for claims in self._claims.values() for claim in claims)
        try:
            return Dataset(**collections, left_out=left_out)  # type: ignore[arg-type] # by name
        except DuplicateIdError:
            return Dataset(**self._each_once(collections), left_out=left_out)  # type: ignore[arg-type] # by name

    def _each_once(self, collections: Mapping[str, Sequence[Record]]) -> Mapping[str, Sequence[Record]]:
        """The first record of each id. A reader that gives two claims one id is at fault, and the row is kept."""
        first: dict[str, Record] = {}
        for record in chain.from_iterable(collections.values()):
            if first.setdefault(record.id, record) is not record:
                message = f"two records would be called {record.id!r}; the first was kept, and all rows"
                self._source.problem("same-id", message)
        return {
            name: [record for record in records if first[record.id] is record] for name, records in collections.items()
        }

    def _left_out(self, known: set[str]) -> frozenset[str]:
        """The claims that are referred to and stand in earlier pieces, or in other files."""
        claims = [claim for claims in self._claims.values() for claim in claims]
        targets = {target for claim in claims for _, target, _ in references_of(claim)}
        own = {claim.id for claim in claims}
        return frozenset(target for target in targets - own if target in known or target in self._source.elsewhere)


_make_row = unchecked(SourceRow)  # the ids are that of the file, which is checked, and a number


def _columns(format: Format, sample: Sample) -> tuple[int, Sequence[str]]:
    """How many rows at the beginning are no data, and the names of the columns."""
    if sample.layout is not SourceLayout.DELIMITED:
        return 0, sample.header
    names = None if format.headerless is None else format.headerless(sample)
    return (1, sample.header) if names is None else (0, names)


def _known_names(format: Format, header: Sequence[str]) -> tuple[str, ...]:
    """The names of columns as the newest layout spells them; of two spellings of one column, the first, or newest."""
    names: list[str] = []
    for name in header:
        known = format.canonical(name)
        names.append(name if known != name and (known in header or known in names) else known)
    return tuple(names)


def _twice(format: Format, header: Sequence[str]) -> Iterator[str]:
    """What to say of each column that is there in two spellings."""
    for name, known in zip(header, _known_names(format, header), strict=True):
        known_as = format.canonical(name)
        if known != known_as:
            yield f"{name!r} and {known_as!r} are one column in two spellings; the first was carried"


def _index(names: Iterable[str]) -> Mapping[str, int]:
    return {name: position for position, name in enumerate(names)}
