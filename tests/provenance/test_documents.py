from typing import Any

import pytest

from conflictdata.errors import InvariantError
from conflictdata.provenance import Document, Locator
from conflictdata.values.counts import MAX_COUNT
from conflictdata.vocab.sources import DocumentKind


def test_defaults_say_nothing_of_the_document() -> None:
    document = Document(id="d")

    assert (document.kind, document.publisher, document.published) == (DocumentKind.UNKNOWN, None, None)


@pytest.mark.parametrize("field", ["title", "url", "archive_url", "language", "licence", "note"])
def test_texts_of_a_document_are_not_blank(field: str) -> None:
    arguments: dict[str, Any] = {"id": "d", field: " "}
    with pytest.raises(InvariantError, match="not blank") as caught:
        Document(**arguments)
    assert (caught.value.cls, caught.value.fields) == (Document, (field,))


def test_the_id_of_a_document_is_checked() -> None:
    with pytest.raises(InvariantError, match="an id has"):
        Document(id=" ")


def test_a_digest_is_kept() -> None:
    assert Document(id="d", sha256="0f" * 32).sha256 == "0f" * 32


@pytest.mark.parametrize("wrong", ["", "0F" * 32, "0f" * 31, "0f" * 33, "0g" * 32, "0f" * 32 + "\n"])
def test_a_digest_is_64_lower_case_hex_digits(wrong: str) -> None:
    with pytest.raises(InvariantError, match="64 lower-case hex digits") as caught:
        Document(id="d", sha256=wrong)
    assert (caught.value.cls, caught.value.fields) == (Document, ("sha256",))


@pytest.mark.parametrize(
    "fields", [{"page": "iv"}, {"paragraph": 1}, {"row": 300_000}, {"column": "best"}, {"time_code": "00:12:30"}]
)
def test_one_field_is_enough_to_locate(fields: dict[str, Any]) -> None:
    locator = Locator(**fields)

    assert [getattr(locator, name) for name in fields] == list(fields.values())


@pytest.mark.parametrize("field", ["page", "column", "time_code"])
def test_texts_of_a_locator_are_not_blank(field: str) -> None:
    arguments: dict[str, Any] = {field: ""}
    with pytest.raises(InvariantError, match="not blank"):
        Locator(**arguments)


@pytest.mark.parametrize("field", ["paragraph", "row"])
@pytest.mark.parametrize("wrong", [0, -1, True, 1.0, "1", MAX_COUNT + 1])
def test_paragraphs_and_rows_are_counted_from_1(field: str, wrong: object) -> None:
    arguments: dict[str, Any] = {field: wrong}
    with pytest.raises(InvariantError, match="counted from 1") as caught:
        Locator(**arguments)
    assert (caught.value.cls, caught.value.fields) == (Locator, (field,))


def test_a_locator_locates_something() -> None:
    with pytest.raises(InvariantError, match="at least one"):
        Locator()
