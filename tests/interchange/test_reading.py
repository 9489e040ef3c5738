"""Reading foreign files: what becomes of rows that are not as they should be, and of files larger than memory."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from roundtrip import survives, written
from toys import Install, installing

import conflictdata as cd
from conflictdata.errors import DataError, InvariantError
from conflictdata.interchange.encodings import Encoding, Input
from conflictdata.interchange.formats import format_named
from conflictdata.interchange.reading import Reading
from conflictdata.interchange.rows import RawRow
from conflictdata.interchange.sheets import Sheet, sample_of
from conflictdata.vocab.sources import SourceLayout

FIXTURES = sorted((Path(__file__).parent / "fixtures").iterdir())
RAW = {path.name: path.read_bytes() for path in FIXTURES}
ODD = [*(bytes([byte]) for byte in b'\x00\x92\xff",;|\t\n\r{}[]-/ 019'), "²".encode(), b"1e999", b"unknown"]
TOY = b"key,dead,remark,side,weather\n"


def codes(result: cd.ReadResult) -> list[tuple[str, str]]:
    """The place and the code of each problem."""
    return [(problem.pointer, problem.code) for problem in result.problems]


def merged(pieces: list[cd.ReadResult]) -> cd.Dataset:
    """The dataset of all pieces."""
    data = pieces[0].dataset
    for piece in pieces[1:]:
        data = data.merge(piece.dataset)
    return data


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Formats of other packages."""
    yield from installing(monkeypatch)


@pytest.fixture
def toy(install: Install) -> None:
    """The toy table among the formats."""
    install("toys:TABLE", "toys:OBJECTS", "toys:LINES")


class TestEveryFixture:
    @pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
    def test_its_format_is_told_from_what_stands_in_it(self, path: Path) -> None:
        format = cd.sniff(path)
        assert path.stem == format.name or path.stem.startswith(f"{format.name}-")
        assert cd.sniff(path.read_bytes()) is format

    @pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
    @pytest.mark.parametrize("rows", [1, 3])
    def test_its_pieces_make_the_whole(self, path: Path, rows: int) -> None:
        whole = cd.read(path)
        pieces = list(cd.iter_read(path, rows=rows))
        assert all(len(piece.dataset.source_rows) <= rows for piece in pieces)
        assert merged(pieces) == whole.dataset
        assert [problem for piece in pieces for problem in piece.problems] == list(whole.problems)
        assert {(piece.format, piece.encoding) for piece in pieces} == {(whole.format, whole.encoding)}

    @pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
    def test_without_cells_the_claims_are_the_same(self, path: Path) -> None:
        whole, claims = cd.read(path), cd.read(path, keep_cells=False)
        assert (claims.dataset.source_rows, claims.dataset.source_files) == ((), ())
        assert list(claims.dataset.claims()) == list(whole.dataset.claims())
        assert claims.problems == whole.problems

    @pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.name)
    def test_reading_it_strictly_stops_at_its_first_problem(self, path: Path) -> None:
        problems = cd.read(path).problems
        if not problems:
            assert cd.read(path, strict=True) == cd.read(path)
            return
        with pytest.raises(DataError) as caught:
            cd.read(path, strict=True)
        assert caught.value.problems == problems[:1]

    @given(st.data())
    @settings(max_examples=200)
    def test_whatever_is_done_to_its_bytes_it_is_read_or_refused_and_written_back(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(RAW)))
        raw = mutated(RAW[name], data)
        survives(raw, data.draw(st.sampled_from([None, cd.sniff(RAW[name]).name])))

    @given(st.data())
    @settings(max_examples=40)
    def test_whatever_is_done_to_its_bytes_its_pieces_have_its_rows_and_its_problems(self, data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(sorted(RAW)))
        raw, format = mutated(RAW[name], data), cd.sniff(RAW[name]).name
        whole = cd.read(raw, format)
        pieces = list(cd.iter_read(raw, format, rows=data.draw(st.integers(1, 4))))
        assert [row for piece in pieces for row in piece.dataset.source_rows] == list(whole.dataset.source_rows)
        assert {claim for piece in pieces for claim in piece.dataset.claims()} == set(whole.dataset.claims())


def mutated(raw: bytes, data: st.DataObject) -> bytes:
    """Bytes of which some were taken away, repeated or put in."""
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(raw)))
        stop = min(len(raw), start + data.draw(st.integers(0, 20)))
        middle = data.draw(st.sampled_from([b"", raw[start:stop] * 2, *ODD]))
        raw = raw[:start] + middle + raw[stop:]
    return raw


class TestRows:
    pytestmark = pytest.mark.usefixtures("toy")

    def test_a_row_of_another_width_is_read_in_the_order_of_the_header_and_reported(self) -> None:
        result = cd.read(TOY + b"a,3\nb,4,x,,,,\nc,5,,,\n")
        assert codes(result) == [("1:", "uneven-row"), ("2:", "uneven-row")]
        assert [str(claim.count.range) for claim in result.dataset.casualty_estimates] == ["3", "4", "5"]
        assert result.dataset.casualty_estimates[1].note == "x"
        assert "the row has 2 cells, the header 5" in result.problems[0].message

    def test_nothing_is_made_of_a_blank_row(self) -> None:
        result = cd.read(TOY + b"a,3,,,\n\nb,4,,,\n")
        assert codes(result) == [("2:", "blank-row")]
        assert [row.claims for row in result.dataset.source_rows] == [("toy-a",), (), ("toy-b",)]

    def test_nothing_is_made_of_a_row_that_cannot_be_split(self) -> None:
        result = cd.read(TOY + b"a,3,,,\nb,\xff" + b"x" * 140_000 + b",,,\n", "toy-table")
        assert ("2:", "bad-row") in codes(result)
        assert result.dataset.source_rows[1].claims == ()

    def test_a_quote_that_is_never_closed_is_reported_in_a_header_as_well(self) -> None:
        result = cd.read(b'key,"dead\na,3\n', "toy-table")
        assert codes(result)[0] == ("", "bad-header")
        assert cd.read(TOY + b'a,"3\nb,4,,,\n').problems[0].code == "bad-row"

    def test_a_row_that_breaks_a_rule_of_the_model_is_a_problem(self) -> None:
        result = cd.read(TOY + b"a,-,,,\nb,4,,,\n")
        assert codes(result) == [("1:", "not-representable")]
        assert "the rest of the row was not read" in result.problems[0].message
        assert [claim.id for claim in result.dataset.casualty_estimates] == ["toy-b"]

    def test_of_two_accounts_of_one_entity_the_first_is_kept(self) -> None:
        result = cd.read(TOY + b"a,3,,Red,\nb,4,,Red,\nc,4,,Blue,\n")
        assert codes(result) == [("3:", "told-otherwise")]
        assert [actor.name for actor in result.dataset.actors] == ["Red"]

    def test_of_two_claims_with_one_id_the_first_is_kept_with_all_rows(self) -> None:
        raw = TOY + b"twice,3,,,\ntwice again,4,,,\n"
        result = cd.read(raw)
        assert codes(result) == [("", "same-id")]
        assert [str(claim.count.range) for claim in result.dataset.casualty_estimates] == ["3"]
        assert len(result.dataset.source_rows) == 2
        assert written(result.dataset, "toy-table")[0] == raw

    def test_a_file_of_nothing_but_problems_is_read(self) -> None:
        raw = TOY + b"\nx\n,many,,,\n,-,,,\n"
        result = cd.read(raw, "toy-table")
        assert [code for _, code in codes(result)] == ["blank-row", "uneven-row", "not-a-number", "not-representable"]
        assert written(result.dataset, "toy-table")[0] == raw

    def test_a_problem_tells_file_row_column_and_the_cell_of_which_a_part_is_shown(self, tmp_path: Path) -> None:
        path = tmp_path / "figures.csv"
        path.write_bytes(TOY + b"a," + b"many " * 30 + b",,,\n")
        (problem,) = cd.read(path).problems
        assert isinstance(problem, cd.CellProblem)
        assert (problem.file, problem.row, problem.column, problem.text) == ("figures.csv", 1, "dead", "many " * 30)
        shown = ("many " * 30)[:80]
        assert str(problem) == f"figures.csv:1:dead: not-a-number: {shown!r}...: no figure was made of it"

    def test_a_problem_of_the_file_has_no_row(self) -> None:
        (problem,) = cd.read(b"a,b\n1,2\n").problems
        assert str(problem).startswith("data:(file): format-not-known: no known format has these columns")

    @pytest.mark.parametrize("raw", [TOY, TOY[:-1]])
    def test_a_header_alone_has_no_rows_and_comes_back(self, raw: bytes) -> None:
        result = cd.read(raw)
        assert (result.format, result.dataset.source_rows, result.problems) == ("toy-table", (), ())
        assert written(result.dataset, "toy-table")[0] == raw

    def test_a_row_knows_its_cells_by_the_names_of_the_newest_layout(self) -> None:
        seen: list[tuple[str, ...]] = []

        class Looking:
            def __init__(self, source: cd.interchange.Source) -> None:
                self.pick = source.picker("dead", "key"), source.picker("dead", "absent")

            def read(self, row: cd.interchange.Row) -> Iterator[cd.Record]:
                assert "dead" in row
                assert "killed" not in row
                assert not row.is_named
                seen.append((row["dead"], row["absent"], *row.names, *self.pick[0](row), *self.pick[1](row)))
                return iter(())

        sheet = sheet_of([("key", "killed"), ("a", "3")])
        format = cd.interchange.Format(
            **{
                name: getattr(format_named("toy-table"), name)
                for name in ("name", "title", "licence", "homepage", "columns")
            },
            reader=Looking,
        )
        list(Reading(sheet, sample_of(sheet), format, strict=False, keep_cells=True).results(None))
        assert seen == [("3", "", "key", "dead", "3", "a", "3", "")]

    def test_of_two_spellings_of_one_column_the_newest_is_read(self) -> None:
        result = cd.read(b"key,killed,dead\na,3,4\n")
        assert codes(result) == [("", "column-twice")]
        assert str(result.dataset.casualty_estimates[0].count.range) == "4"

    def test_objects_may_have_the_older_spelling_or_the_newer_but_not_both(self) -> None:
        raw = b'[{"key": "a", "killed": 3}, {"key": "b", "dead": 4}, {"key": "c", "dead": 5, "killed": 6}]'
        result = cd.read(raw, "toy-objects")
        assert codes(result) == [("3:", "column-twice")]
        assert [str(claim.count.range) for claim in result.dataset.casualty_estimates] == ["3", "4", "5"]

    @pytest.mark.parametrize("raw", [b"", b"\n", b"Three were killed.\n", b"day,hurt\n1,2\n", b'[{"day": 1}]'])
    def test_nothing_is_made_of_a_file_that_has_no_column_of_the_format_that_was_named(self, raw: bytes) -> None:
        result = cd.read(raw, "toy-table")
        assert codes(result) == [("", "other-columns")]
        assert list(result.dataset.claims()) == []
        assert written(result.dataset, "toy-table")[0] == raw

    def test_the_objects_of_a_list_name_their_cells_themselves(self) -> None:
        raw = b'[{"killed": 3, "key": "a"}, {"key": "b", "dead": "4", "remark": "at dawn"}]'
        result = cd.read(raw, "toy-objects")
        assert [(claim.id, str(claim.count.range)) for claim in result.dataset.casualty_estimates] == [
            ("toy-a", "3"),
            ("toy-b", "4"),
        ]
        assert written(result.dataset, "toy-objects")[0] == raw


class TestEncodings:
    @pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    @pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
    def test_a_file_is_read_in_its_encoding_and_with_its_delimiter(
        self, install: Install, encoding: str, delimiter: str, end: str
    ) -> None:
        install("toys:TABLE")
        text = "key,dead,remark\na,3,Grün\nb,4,\n".replace(",", delimiter).replace("\n", end)
        raw = text.encode(encoding)
        result = cd.read(raw)
        assert result.format == "toy-table"
        assert result.dataset.casualty_estimates[0].note == "Grün"
        assert written(result.dataset, "toy-table")[0] == raw

    @pytest.mark.parametrize("raw", [b"", b"\n", b"\xef\xbb\xbf", b" "])
    def test_a_file_without_content_is_text_without_claims(self, raw: bytes) -> None:
        result = cd.read(raw)
        assert result.format == "lines"
        assert written(result.dataset, "lines")[0] == raw
        assert list(cd.read(raw, "ucdp-ged").dataset.claims()) == []

    def test_a_packed_file_is_refused(self) -> None:
        with pytest.raises(DataError, match="unpack it first"):
            cd.read(b"PK\x03\x04")

    def test_a_file_that_is_not_there_is_an_error_of_the_system(self, tmp_path: Path) -> None:
        with pytest.raises(FileNotFoundError):
            cd.read(tmp_path / "no.csv")


def sheet_of(rows: list[tuple[str, ...]]) -> Sheet:
    """A sheet of these rows."""

    class Rows(Sheet):
        def raw_rows(self) -> Iterator[RawRow]:
            return (RawRow(cells, ",".join(cells), "\n") for cells in rows)

    return Rows(source=Input.of(b""), layout=SourceLayout.DELIMITED, encoding=Encoding(name="utf-8"))


class TestPieces:
    pytestmark = pytest.mark.usefixtures("toy")

    def test_a_claim_of_an_earlier_piece_is_left_out_of_a_later_one(self) -> None:
        first, second = cd.iter_read(TOY + b"a,3,,,\na,4,,,\n", rows=1)
        assert first.dataset.left_out == frozenset()
        assert second.dataset.left_out == {"toy-a"}
        assert second.dataset.casualty_estimates[0].provenance.overlaps == ("toy-a",)
        assert first.dataset.merge(second.dataset).left_out == frozenset()

    def test_a_file_without_rows_is_one_piece(self) -> None:
        (piece,) = cd.iter_read(TOY)
        assert len(piece.dataset.documents) == 1

    def test_a_piece_has_at_least_one_row(self) -> None:
        with pytest.raises(InvariantError, match="a piece has at least one row"):
            cd.iter_read(TOY, rows=0)

    def test_no_more_than_two_pieces_of_a_file_are_held_at_once(self) -> None:
        consumed = 0

        class Counting(Sheet):
            def raw_rows(self) -> Iterator[RawRow]:
                nonlocal consumed
                yield RawRow(("key", "dead"), "key,dead", "\n")
                for number in range(10_000):
                    consumed += 1
                    yield RawRow((str(number), "3"), f"{number},3", "\n")

        sheet = Counting(source=Input.of(b""), layout=SourceLayout.DELIMITED, encoding=Encoding(name="utf-8"))
        format = format_named("toy-table")
        reading = Reading(sheet, sample_of(sheet), format, strict=False, keep_cells=True)
        pieces = reading.results(10)
        consumed = 0
        for number in range(1, 6):
            piece = next(pieces)
            assert len(piece.dataset.source_rows) == 10
            assert consumed <= (number + 1) * 10
