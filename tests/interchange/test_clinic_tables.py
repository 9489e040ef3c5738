"""How the clinic takes a file for a table, and its columns for what they are."""

from pathlib import Path

import pytest

from conflictdata.errors import DataError
from conflictdata.interchange.clinic import Examination, examine


def roles(found: Examination) -> dict[str, str]:
    return {column.name: column.role for column in found.columns}


def test_columns_are_taken_for_what_their_names_and_cells_say() -> None:
    header = (
        "relid,event_date,year,lat,lng,deaths_a,prec,share,Source,source_url,actor1,adm_1,notes,kind,blank,headline\n"
    )
    row = "X-{0},2022-01-{0:02},2022,48.{0},31.{0},{0},1,0.{0},Post {0},https://example.org,A{0},B,Text {0},c,,H{0}\n"
    found = examine((header + "".join(row.format(number) for number in range(1, 29))).encode())
    assert roles(found) == {
        "relid": "id",
        "event_date": "date",
        "year": "part of a date",
        "lat": "latitude",
        "lng": "longitude",
        "deaths_a": "count",
        "prec": "code",
        "share": "measure",
        "Source": "source",
        "source_url": "link",
        "actor1": "party",
        "adm_1": "place",
        "notes": "text",
        "kind": "category",
        "blank": "empty",
        "headline": "text",
    }
    assert (found.columns[0].filled, found.columns[0].distinct) == (28, 28)
    assert (found.columns[14].filled, found.columns[14].distinct) == (0, 0)


def test_long_names_of_sources_are_text_and_long_texts_too() -> None:
    found = examine(f"source,about\n{'a ' * 80},{'b ' * 40}\n".encode())
    assert roles(found) == {"source": "text", "about": "text"}


def test_a_path_is_examined_and_the_file_not_changed(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(b"a,b\n1, x\n")
    found = examine(str(path))
    assert (found.file, found.codes) == ("table.csv", ("spaces-at-the-ends",))
    assert path.read_bytes() == b"a,b\n1, x\n"


def test_a_packed_file_is_refused_with_what_to_do() -> None:
    with pytest.raises(DataError, match="unpack it first"):
        examine(b"PK\x03\x04")


def test_a_table_of_one_column_has_a_header_and_no_quotes() -> None:
    found = examine(b'deaths\n"1,200"\n14\n18\n')
    assert (found.layout, found.rows, roles(found)) == ("lines", 3, {"deaths": "count"})
    (finding,) = found.findings
    assert (finding.code, finding.examples[0].text) == ("text-numbers", "1,200")


def test_nothing_at_all_has_no_rows() -> None:
    assert examine(b"").codes == ("no-rows",)
    assert examine(b"a,b\n").codes == ("no-rows",)


class TestJson:
    def test_null_and_absent_members_are_blank(self) -> None:
        found = examine(b'[{"deaths": null, "place": "A"}, {"place": "B"}, {"deaths": 3}]')
        assert (found.layout, found.findings) == ("json_objects", ())
        assert {column.name: column.filled for column in found.columns} == {"deaths": 1, "place": 2}

    def test_a_number_in_quotes_beside_numbers_is_text(self) -> None:
        found = examine(b'[{"day": 1}, {"day": "2"}, {"day": 3}]')
        (finding,) = found.findings
        assert (finding.code, finding.count, finding.of, str(finding.examples[0])) == (
            "text-numbers",
            1,
            3,
            "row 2, day: '2'",
        )

    def test_numbers_that_are_all_in_quotes_are_a_choice(self) -> None:
        assert examine(b'[{"day": "1"}, {"day": "2"}]').findings == ()

    def test_objects_on_lines_of_their_own_are_rows(self) -> None:
        found = examine(b'{"deaths": 1}\n{"deaths": "2"}\n\n{"deaths": \n{"deaths": 4}\n')
        assert (found.layout, found.rows) == ("json_objects", 3)
        assert found.codes == ("text-numbers", "unreadable-rows", "blank-rows")
        assert [finding.examples[0].row for finding in found.findings[:2]] == [2, 4]

    def test_nested_cells_and_values_that_are_no_objects_are_kept_as_written(self) -> None:
        found = examine(b'[{"a": [1, 2]}, 7, {}]')
        assert {column.name: column.filled for column in found.columns} == {"a": 1, "value": 1}
        assert found.codes == ("blank-rows",)

    def test_a_key_that_stands_twice_is_a_row_that_cannot_be_taken_apart(self) -> None:
        assert examine(b'[{"a": 1, "a": 2}]').codes == ("unreadable-rows",)

    def test_what_is_not_well_formed_is_said_to_be_so_and_nothing_else(self) -> None:
        found = examine(b'[{"a": 1,]\n')
        assert (found.codes, found.columns) == (("not-json",), ())

    def test_halves_of_characters_are_shown_as_they_were_escaped(self) -> None:
        (column,) = examine(b'[{"\\ud800": "\\udfff"}]').columns
        assert column.name == "\\ud800"


class TestShape:
    def test_years_may_be_names_of_columns(self) -> None:
        assert "no-header" not in examine(b"place,2021,2022\nA,1,2\n").codes

    def test_rows_longer_than_the_header_have_a_column_without_a_name(self) -> None:
        found = examine(b"a,b\n1,2,3\n4,5,6\n")
        assert [column.name for column in found.columns] == ["a", "b", "column 3"]
        assert found.codes == ("blank-names",)

    def test_an_uneven_row_is_counted_and_its_first_cells_are_read(self) -> None:
        found = examine(b"a,b\n1,2\n3\n4,5,6\n7,8\n")
        (finding,) = found.findings
        assert (finding.code, finding.count, finding.of) == ("uneven-rows", 2, 4)
        assert [str(example) for example in finding.examples] == ["row 2: '1 cells'", "row 3: '3 cells'"]

    def test_a_name_with_a_no_break_space_is_found_in_the_header(self) -> None:
        (finding,) = examine("deaths\u00a0low,x\n1,a\n".encode()).findings
        assert finding.code == "no-break-spaces"
        assert str(finding.examples[0]) == "header, deaths low: 'deaths\\xa0low'"

    def test_a_fault_in_one_row_leaves_the_others(self) -> None:
        found = examine(b'a,b\n1,2\n3,"4\n5,6\n')
        assert found.codes == ("unreadable-rows",)
        assert found.rows == 1


def test_an_examination_tells_itself() -> None:
    found = examine(b"date,deaths\n2022-02-30,1\n2022-03-01,1\n")
    assert str(found) == (
        "data: 2 rows, 2 columns, 1 findings\n"
        "  impossible-dates: dates that are not in the calendar in date: 1 of 2 cells; "
        "taken for dates, since 2 of 2 cells read as one"
    )
