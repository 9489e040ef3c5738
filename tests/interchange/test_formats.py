"""Formats: what they say of themselves, and how those that are installed are found."""

from collections.abc import Iterator

import pytest
from roundtrip import written
from toys import COLUMNS, TABLE, Install, installing

import conflictdata as cd
from conflictdata.errors import DataError, InvariantError
from conflictdata.interchange.formats import Column, Treatment, format_named, formats
from conflictdata.interchange.sheets import Sample
from conflictdata.vocab.sources import SourceLayout


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Formats of other packages."""
    yield from installing(monkeypatch)


def sample(*header: str, layout: SourceLayout = SourceLayout.DELIMITED) -> Sample:
    return Sample(name="data", layout=layout, header=header, rows=())


def test_formats_are_in_the_order_of_their_names_and_each_name_stands_once() -> None:
    names = [format.name for format in formats()]
    assert names == sorted(set(names))
    assert {"acled", "hxl", "ucdp-brd", "ucdp-ged", "ucdp-ged-hxl"} <= set(names)
    assert all(format_named(name).name == name for name in names)


def test_every_format_says_under_which_licence_its_data_are_and_where_they_come_from() -> None:
    for format in formats():
        assert format.title
        assert format.licence
        assert format.homepage.startswith("https://") or format.licence.startswith("that of the ")


def test_columns_and_their_other_spellings_are_told_apart_in_every_format() -> None:
    for format in formats():
        spellings = [name for column in format.columns for name in (column.name, *column.aliases)]
        assert len(spellings) == len(set(spellings)), format.name
        assert set(format.required) <= {column.name for column in format.columns}


def test_a_format_that_is_not_there_is_refused_with_the_names_of_those_that_are() -> None:
    with pytest.raises(DataError, match="there is no format 'ged'; formats are: acled, ") as caught:
        cd.read(b"a,b\n", "ged")
    assert [problem.code for problem in caught.value.problems] == ["unknown-format"]


def test_another_package_offers_a_format_by_an_entry_point(install: Install) -> None:
    install("toys:TABLE")
    assert format_named("toy-table") is TABLE
    result = cd.read(b"key,dead\na,3\n")
    assert result.format == "toy-table"
    assert [claim.id for claim in result.dataset.casualty_estimates] == ["toy-a"]


def test_a_format_that_is_not_installed_stands_for_itself() -> None:
    assert format_named(TABLE) is TABLE
    result = cd.read(b"key,dead\na,3\n", TABLE)
    (piece,) = cd.iter_read(b"key,dead\na,3\n", TABLE)
    assert result.format == "toy-table"
    assert piece.dataset == result.dataset
    assert written(result.dataset, TABLE)[0] == b"key,dead\na,3\n"


def test_two_formats_of_one_name_are_refused(install: Install) -> None:
    install("toys:TABLE", "toys:NAMESAKE")
    with pytest.raises(DataError, match="two formats are called 'toy-table'") as caught:
        formats()
    assert [problem.code for problem in caught.value.problems] == ["duplicate-format"]


def test_a_column_is_known_by_its_name_and_by_its_earlier_ones() -> None:
    assert TABLE.canonical("killed") == TABLE.canonical("dead") == "dead"
    assert TABLE.canonical("injured") == "injured"
    assert TABLE.column("killed") is COLUMNS[1]
    assert TABLE.column("injured") is None


@pytest.mark.parametrize(
    ("header", "share"),
    [
        (("key", "dead"), 1),
        (("key", "killed"), 1),
        (("key", "dead", "x", "y"), 0.5),
        (("key", "remark", "side"), 0),
        ((), 0),
    ],
)
def test_a_file_is_like_a_format_by_the_share_of_columns_that_are_known(header: tuple[str, ...], share: float) -> None:
    assert TABLE.likeness(sample(*header)) == share
    assert TABLE.likeness(sample(*header, layout=SourceLayout.JSON_OBJECTS)) == 0


@pytest.mark.parametrize(("treatment", "path"), [(Treatment.CARRIED, "places.names"), (Treatment.KEPT, "")])
def test_a_column_has_a_path_unless_it_is_carried(treatment: Treatment, path: str) -> None:
    with pytest.raises(InvariantError, match="a column has a path, unless it is carried"):
        Column(name="x", treatment=treatment, path=path)


def test_a_format_says_whether_it_writes_what_came_from_elsewhere() -> None:
    carried_only = {format.name for format in formats() if not format.writes_new}
    assert {"table", "objects", "lines"} <= carried_only
    assert carried_only.isdisjoint({"ucdp-ged", "acled", "airwars", "economist-tracker", "oryx", "salvo-table"})
