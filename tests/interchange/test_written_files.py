"""Writing foreign files: what is unchanged stays as it is, and what is changed changes its own cells."""

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from roundtrip import without_cells, written
from toys import Install, installing

import conflictdata as cd
from conflictdata.errors import DataError
from conflictdata.interchange import writing
from conflictdata.interchange.rows import delimited_rows

HEAD = b"key,dead,remark,weather\n"
RAW = HEAD + b"a,3,,fair\nb,4,,\n"
LIST = b'[\n  {"key": "a", "dead": 3, "weather": "fair"},\n  {"key": "b", "dead": "4"}\n]\n'

pytestmark = pytest.mark.usefixtures("toy")


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Formats of other packages."""
    yield from installing(monkeypatch)


@pytest.fixture
def toy(install: Install) -> None:
    """The toy formats among the formats."""
    install("toys:TABLE", "toys:OBJECTS", "toys:LINES")


def figure(data: cd.Dataset, id_: str, **fields: object) -> cd.CasualtyEstimate:
    """The first figure of a dataset with another id, and other fields."""
    return attrs.evolve(data.casualty_estimates[0], id=id_, **fields)  # type: ignore[arg-type] # by name


def without(data: cd.Dataset, *ids: str) -> cd.Dataset:
    """The dataset without some claims."""
    return cd.Dataset.of([record for record in data if record.id not in ids], left_out={*ids, *data.left_out})


def counted(data: cd.Dataset, id_: str, number: int) -> cd.Dataset:
    """The dataset with another number in a claim."""
    return data.replace(attrs.evolve(data[id_], count=cd.ReportedCount.stated(cd.CountRange.exactly(number))))


def code_of(dataset: cd.Dataset, format: str, **options: object) -> str:
    """The code of the error that writing ends in."""
    with pytest.raises(DataError) as caught:
        cd.write(dataset, "never-written", format, **options)  # type: ignore[arg-type] # by name
    assert not Path("never-written").exists()
    return caught.value.problems[0].code


class TestTables:
    def test_a_changed_claim_changes_its_own_cell_and_a_removed_one_takes_its_row(self) -> None:
        data = cd.read(RAW).dataset
        assert written(counted(data, "toy-a", 7), "toy-table")[0] == HEAD + b"a,7,,fair\nb,4,,\n"
        assert written(without(data, "toy-a"), "toy-table")[0] == HEAD + b"b,4,,\n"

    def test_a_claim_of_another_origin_gets_a_row(self) -> None:
        data = cd.read(RAW).dataset
        raw, report = written(data.add(figure(data, "toy-c", note="at dawn, it is said")), "toy-table")
        assert raw == RAW + b'c,3,"at dawn, it is said",\n'
        assert report.lost == ()
        assert [count.field for count in report.approximated] == ["casualty_estimates.provenance.locator.row"]

    def test_a_column_that_the_file_does_not_have_cannot_be_told(self) -> None:
        data = cd.read(b"key,dead\na,3\n").dataset
        raw, report = written(data.replace(attrs.evolve(data["toy-a"], note="at dawn")), "toy-table")
        assert raw == b"key,dead\na,3\n"
        assert [count.field for count in report.lost] == ["casualty_estimates.note"]

    def test_cells_stand_under_their_own_names_in_whatever_order_the_file_has_them(self) -> None:
        data = cd.read(b"remark,x,killed,key\n,y,3,a\n").dataset
        raw, _ = written(data.add(figure(data, "toy-b")), "toy-table")
        assert raw == b"remark,x,killed,key\n,y,3,a\n,,3,b\n"

    @pytest.mark.parametrize("head", [HEAD, HEAD[:-1]])
    def test_the_first_row_is_not_written_into_the_header(self, head: bytes) -> None:
        data = cd.read(head).dataset
        claim = figure(cd.read(RAW).dataset, "toy-c")
        raw, _ = written(data.add(claim), "toy-table")
        assert raw == HEAD + b"c,3,,\n"

    def test_line_ends_stay_as_they_are_and_a_new_row_has_that_of_the_header(self) -> None:
        mixed = b"key,dead\r\na,3\nb,4\r\nc,5"
        data = cd.read(mixed).dataset
        assert written(data, "toy-table")[0] == mixed
        assert written(counted(data, "toy-b", 9), "toy-table")[0] == b"key,dead\r\na,3\nb,9\r\nc,5"
        assert written(data.add(figure(data, "toy-d")), "toy-table")[0] == mixed + b"\r\nd,3\r\n"
        assert written(without(data, "toy-c"), "toy-table")[0] == b"key,dead\r\na,3\nb,4\r\n"

    def test_what_is_said_of_an_entity_can_change_without_its_claims(self) -> None:
        raw = b"key,dead,side\na,3,Red\n"
        data = cd.read(raw).dataset
        renamed = data.replace(attrs.evolve(data["side"], names=(cd.Name(text="Blue"),)))
        assert written(renamed, "toy-table")[0] == raw

    def test_rows_of_which_no_claim_was_made_stay(self) -> None:
        raw = HEAD + b"a,3,,fair\n\nb,4,,\n"
        assert written(without(cd.read(raw).dataset, "toy-a"), "toy-table")[0] == HEAD + b"\nb,4,,\n"

    def test_a_new_file_has_all_columns_in_the_order_of_the_field_map(self) -> None:
        raw, report = written(without_cells(cd.read(RAW).dataset), "toy-table")
        assert raw == b"key,dead,remark,side,weather\na,3,,,\nb,4,,,\n"
        assert report.rows == 2


class TestObjects:
    def test_an_unchanged_list_stays_as_it_is(self) -> None:
        assert written(cd.read(LIST, "toy-objects").dataset, "toy-objects")[0] == LIST

    def test_a_changed_claim_changes_its_own_member(self) -> None:
        data = cd.read(LIST, "toy-objects").dataset
        assert written(counted(data, "toy-a", 7), "toy-objects")[0] == LIST.replace(b'"dead": 3', b'"dead": 7')
        assert written(counted(data, "toy-b", 7), "toy-objects")[0] == LIST.replace(b'"4"', b'"7"')

    def test_a_member_that_says_nothing_any_more_is_left_out_and_one_that_does_is_put_in(self) -> None:
        data = cd.read(LIST, "toy-objects").dataset
        changed = data.replace(attrs.evolve(data["toy-a"], count=cd.ReportedCount(), note="at dawn"))
        raw, report = written(changed, "toy-objects")
        assert json.loads(raw)[0] == {"key": "a", "weather": "fair", "remark": "at dawn"}
        assert report.is_lossless

    @pytest.mark.parametrize(("gone", "left"), [("toy-a", ["b"]), ("toy-b", ["a"])])
    def test_a_removed_claim_takes_its_object_with_its_comma(self, gone: str, left: list[str]) -> None:
        raw, _ = written(without(cd.read(LIST, "toy-objects").dataset, gone), "toy-objects")
        assert [each["key"] for each in json.loads(raw)] == left

    @pytest.mark.parametrize("raw", [LIST, b"[]", b" [ ] \n"])
    def test_a_claim_of_another_origin_gets_an_object(self, raw: bytes) -> None:
        data = cd.read(raw, "toy-objects").dataset
        again, _ = written(data.add(figure(cd.read(LIST, "toy-objects").dataset, "toy-c")), "toy-objects")
        assert json.loads(again) == [*json.loads(raw), {"key": "c", "dead": 3}]

    def test_a_single_object_becomes_a_list_when_rows_come_or_go(self) -> None:
        raw = b' {"key": "a", "dead": 3}\n'
        data = cd.read(raw, "toy-objects").dataset
        assert written(data, "toy-objects")[0] == raw
        assert json.loads(written(counted(data, "toy-a", 7), "toy-objects")[0]) == {"key": "a", "dead": 7}
        more, report = written(data.add(figure(data, "toy-c")), "toy-objects")
        assert json.loads(more) == [{"key": "a", "dead": 3}, {"key": "c", "dead": 3}]
        assert report.notes == ("the file held a single object and holds a list now",)
        assert "holds a list now" in str(report)
        assert json.loads(written(without(data, "toy-a"), "toy-objects")[0]) == []

    def test_lines_of_json_stay_lines(self) -> None:
        raw = b'{"key": "a", "dead": 3}\n{"key": "b", "dead": 4}\n'
        data = cd.read(raw, "toy-objects").dataset
        assert written(data, "toy-objects")[0] == raw
        assert written(without(data, "toy-b"), "toy-objects")[0] == raw[:24]
        assert written(without(data, "toy-a", "toy-b"), "toy-objects")[0] == b""
        more, _ = written(data.add(figure(data, "toy-c")), "toy-objects")
        assert more == raw + b'{"key": "c", "dead": 3}\n'

    def test_a_new_file_is_a_list_of_objects(self) -> None:
        raw, _ = written(without_cells(cd.read(LIST, "toy-objects").dataset), "toy-objects")
        assert raw == b'[\n{"key": "a", "dead": 3},\n{"key": "b", "dead": 4}\n]\n'


class TestLines:
    def test_a_new_row_of_a_file_of_lines_is_its_first_cell(self) -> None:
        data = without_cells(cd.read(RAW).dataset)
        assert written(data, "toy-lines")[0] == b"a\nb\n"

    def test_a_file_without_columns_takes_no_rows_of_a_table(self) -> None:
        data = cd.read(b"", "toy-table").dataset
        assert code_of(data.add(figure(cd.read(RAW).dataset, "toy-c")), "toy-table") == "no-columns"


class TestRefusals:
    def test_a_format_that_has_no_rows_for_the_claims_writes_nothing(self) -> None:
        data = cd.examples.load("kursk-2024")
        assert code_of(data, "ucdp-brd") == "nothing-to-write"
        assert code_of(cd.Dataset(), "hxl") == "nothing-to-write"
        assert code_of(data, "table") == "nothing-to-write"

    def test_of_several_files_one_is_named(self, tmp_path: Path) -> None:
        (tmp_path / "one.csv").write_bytes(RAW)
        (tmp_path / "two.csv").write_bytes(b"key,dead\nc,5\n")
        data = cd.read(tmp_path / "one.csv").dataset.merge(cd.read(tmp_path / "two.csv").dataset)
        assert code_of(data, "toy-table") == "several-files"
        assert code_of(data, "toy-table", file="three") == "no-such-file"
        (two,) = (file.id for file in data.source_files if file.name == "two.csv")
        cd.write(data, tmp_path / "again.csv", "toy-table", file=two)
        assert (tmp_path / "again.csv").read_bytes() == b"key,dead\nc,5\na,3\nb,4\n"

    def test_a_letter_that_the_encoding_lacks_is_refused_with_advice(self) -> None:
        data = cd.read(RAW.replace(b"fair", b"gr\xfcn")).dataset
        changed = data.replace(attrs.evolve(data["toy-b"], note="Київ"))
        assert code_of(changed, "toy-table") == "cannot-encode"
        (file,) = data.source_files
        raw, _ = written(changed.replace(attrs.evolve(file, encoding="utf-8")), "toy-table")
        assert raw.decode() == "key,dead,remark,weather\na,3,,grün\nb,4,Київ,\n"

    def test_an_encoding_that_does_not_exist_is_refused(self) -> None:
        data = cd.read(RAW).dataset
        (file,) = data.source_files
        assert code_of(data.replace(attrs.evolve(file, encoding="utf-0")), "toy-table") == "unknown-encoding"

    def test_rows_that_do_not_read_as_rows_any_more_are_refused(self) -> None:
        data = cd.read(RAW).dataset
        row = data.source_rows[0]
        assert code_of(data.replace(attrs.evolve(row, text="a,3,,\nx,4,,")), "toy-table") == "rows-differ"

    def test_the_file_that_was_there_stays_if_writing_fails(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "out.csv"
        path.write_bytes(b"before")

        def full(*_: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("os.fsync", full)
        with pytest.raises(OSError, match="No space left"):
            cd.write(cd.read(RAW).dataset, path, "toy-table")
        assert path.read_bytes() == b"before"
        assert list(tmp_path.iterdir()) == [path]


class TestSpreadsheets:
    @pytest.mark.parametrize(
        ("cell", "safe"),
        [
            ("=1+1", "'=1+1"),
            ("+cmd", "'+cmd"),
            ("-2+3", "'-2+3"),
            ("@sum", "'@sum"),
            ('"\t=1"', '"\'\t=1"'),
            ("\uff1d1", "'\uff1d1"),
            ("-12", "-12"),
            ("+1,200.5", "+1,200.5"),
            ("a=b", "a=b"),
            ("", ""),
        ],
    )
    def test_a_cell_that_begins_like_a_formula_gets_an_apostrophe(self, cell: str, safe: str, tmp_path: Path) -> None:
        cell, safe = (f'"{text}"' if "," in text else text for text in (cell, safe))
        data = cd.read(f"key,dead,remark\r\na,3,{cell}\nb,4,{cell}".encode()).dataset
        report = cd.write(data, tmp_path / "safe.csv", "toy-table", for_spreadsheet=True)
        raw = (tmp_path / "safe.csv").read_bytes().decode()
        assert raw == f"key,dead,remark\r\na,3,{safe}\nb,4,{safe}"
        number = 0 if cell == safe else 2
        assert report.notes == (f"{number} cells got an apostrophe, so that a spreadsheet takes them for no formula",)

    def test_a_row_that_cannot_be_split_cannot_be_made_safe(self) -> None:
        data = cd.read(RAW + b"c," + b"x" * 140_000 + b",,\n", "toy-table").dataset
        assert code_of(data, "toy-table", for_spreadsheet=True) == "bad-row"

    def test_files_of_json_stay_as_they_are(self, tmp_path: Path) -> None:
        raw = b'[{"key": "a", "dead": 3, "remark": "=1"}]'
        report = cd.write(cd.read(raw, "toy-objects").dataset, tmp_path / "x", "toy-objects", for_spreadsheet=True)
        assert (tmp_path / "x").read_bytes() == raw
        assert report.notes == ()

    @given(st.text(alphabet='=+-@\t\r\n ",;a1\uff0b', max_size=40), st.sampled_from([",", ";", "\t"]))
    def test_no_cell_of_any_text_is_a_formula_afterwards_and_all_others_are_as_they_were(
        self, text: str, delimiter: str
    ) -> None:
        safe, changed = writing._for_spreadsheet(text, delimiter)
        before, after = (
            [cell for row in delimited_rows(StringIO(each, newline=""), delimiter) for cell in row.cells]
            for each in (text, safe)
        )
        assert not any(map(writing._is_risky, after))
        assert sum(old != new for old, new in zip(before, after, strict=True)) == changed
        assert all(new in (old, f"'{old}") for old, new in zip(before, after, strict=True))
