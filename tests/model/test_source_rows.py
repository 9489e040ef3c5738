"""Foreign files and their rows: what they stay with, and what cannot be done with them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from world import ENTITIES, by, casualties, world

from conflictdata.errors import DanglingReferenceError, InvariantError
from conflictdata.model import Dataset, SourceFile, SourceRow
from conflictdata.provenance import Document
from conflictdata.testing.strategies import datasets

TABLE = SourceFile(id="table", format="somebodys-table", name="table.csv", document="release", before="what,who\n")
ROWS = (
    SourceRow(id="row-1", file="table", number=1, text="x,gur", claims=("x", "y")),
    SourceRow(id="row-2", file="table", number=2, text="z,jcs", claims=("z",)),
    SourceRow(id="row-3", file="table", number=3, text="", end=""),
)
CLAIMS = (
    casualties("x", place="kyiv", provenance=by(stated="2024-12-20")),
    casualties("y", provenance=by(stated="2024-12-25")),
    casualties("z", provenance=by("jcs", stated="2024-12-25")),
)


def tables(*more: SourceFile | SourceRow) -> Dataset:
    """Three claims that were made of two of the three rows of a table."""
    return world(Document(id="release", publisher="jcs"), TABLE, *ROWS, *CLAIMS, *more)


def rows_of(data: Dataset) -> list[str]:
    return [row.id for row in data.source_rows]


def test_a_selection_keeps_the_rows_of_the_claims_that_it_keeps() -> None:
    selected = tables().select(place="kyiv")

    assert rows_of(selected) == ["row-1"]
    assert selected["row-1"].claims == ("x", "y")
    assert selected.left_out == {"y", "z"}


def test_a_row_brings_its_file_and_the_document_and_publisher_of_that() -> None:
    selected = tables().select(place="kyiv")

    assert selected.source_files == (TABLE,)
    assert {"release", "jcs"} <= {record.id for record in selected}


def test_a_file_of_which_no_claim_is_kept_goes() -> None:
    selected = tables().select(side="kp")

    assert list(selected) == []
    assert selected.left_out == {"x", "y", "z"}


def test_what_was_known_keeps_the_rows_of_what_was_known() -> None:
    data = tables()

    assert rows_of(data.as_known_at("2024-12-19")) == []
    assert rows_of(data.as_known_at("2024-12-20")) == ["row-1"]
    assert rows_of(data.as_known_at("2024-12-25")) == ["row-1", "row-2"]
    assert len(data.as_known_at("2024-12-19")) == len(ENTITIES) + 1


@given(datasets(), st.none() | st.dates())
def test_rows_are_kept_with_their_claims_and_files_with_their_rows(data: Dataset, day: date | None) -> None:
    part = data.select(type="incidents") if day is None else data.as_known_at(day)
    claims = {claim.id for claim in part.claims()}

    assert rows_of(part) == [row.id for row in data.source_rows if not claims.isdisjoint(row.claims)]
    assert {file.id for file in part.source_files} == {row.file for row in part.source_rows}


@pytest.mark.parametrize("record_id", ["table", "row-1"])
def test_files_and_rows_are_not_withdrawn(record_id: str) -> None:
    with pytest.raises(InvariantError, match=f"'{record_id}' is no claim") as caught:
        tables().retract(record_id, id="w", provenance=by())
    assert caught.value.fields == ("id",)


@pytest.mark.parametrize("record_id", ["table", "row-1"])
def test_claims_refer_to_no_file_and_no_row(record_id: str) -> None:
    with pytest.raises(DanglingReferenceError, match="it is one of source_"):
        tables().add(casualties("w", provenance=by(derived_from=(record_id,))))


def test_a_row_may_stand_for_claims_that_are_not_there_any_more() -> None:
    row = SourceRow(id="row", file="table", number=4, text="?", claims=("gone",))
    data = Dataset.of([TABLE, row, *ENTITIES, Document(id="release")])

    assert data["row"].claims == ("gone",)


def test_a_row_is_no_claim_of_a_type_to_select() -> None:
    with pytest.raises(InvariantError, match="there is no claim type 'source_rows'"):
        tables().select(type="source_rows")


def test_the_rows_of_a_claim_are_found() -> None:
    assert [record.id for record in tables().referring_to("x")] == ["row-1"]
