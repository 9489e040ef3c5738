"""Documents as CSL-JSON and BibTeX: every one of them, and nothing more precise than its source."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictdata.model.dataset import Dataset
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.documents import Document
from conflictdata.reasoning.bibliography import bibtex, csl_items, reference_in_words
from conflictdata.testing.strategies import documents
from conflictdata.values.dates import UncertainDate
from conflictdata.values.names import Name
from conflictdata.vocab.sources import DocumentKind
from conflictdata.wording.phrasing import when

MINISTRY = Agent(id="ministry", names=(Name(text="Ministry of Defence"),))
DATA = Dataset.of([MINISTRY])
EMPTY = Dataset.of([])

STRINGS = {
    "id",
    "type",
    "title",
    "container-title",
    "publisher",
    "URL",
    "archive_location",
    "genre",
    "language",
    "note",
}
TYPES = {
    *("article-journal", "article-newspaper", "book", "broadcast", "dataset", "document", "graphic", "interview"),
    *("map", "motion_picture", "post", "report", "song", "speech", "webpage"),
}
"""Those of the types of CSL 1.0.2 that are used."""


def document(**fields: Any) -> Document:
    return Document(id="paper", **fields)


def check_date(date: dict[str, Any]) -> None:
    assert date.keys() <= {"date-parts", "circa", "literal"}
    assert ("date-parts" in date) != ("literal" in date)
    assert 1 <= len(date.get("date-parts", [[]])) <= 2
    for parts in date.get("date-parts", []):
        assert 1 <= len(parts) <= 3
        assert all(type(part) is int and part > 0 for part in parts)


@given(st.lists(documents(), unique_by=lambda one: one.id))
def test_every_document_is_one_item_of_the_schema_with_its_own_id(found: list[Document]) -> None:
    items = csl_items(found, EMPTY)
    assert [item["id"] for item in items] == [one.id for one in found]
    assert json.loads(json.dumps(items)) == items
    for item in items:
        assert item["type"] in TYPES
        assert item.keys() <= {*STRINGS, "author", "issued", "accessed"}
        assert all(isinstance(item[name], str) and item[name] for name in item.keys() & STRINGS)
        assert all(name.keys() == {"literal"} for name in item.get("author", []))
        for name in item.keys() & {"issued", "accessed"}:
            check_date(item[name])


@given(st.lists(documents(), unique_by=lambda one: one.id))
def test_every_document_is_one_entry_with_a_key_of_its_own(found: list[Document]) -> None:
    keys = re.findall(r"^@[a-z]+\{([^,\s{}]+),$", bibtex(found, EMPTY), re.MULTILINE)
    assert len(keys) == len({key.lower() for key in keys}) == len(found)


def depth_at_end(text: str) -> int:
    """The depth of the braces that are not escaped; never below the ground on the way."""
    depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", text.replace(r"\textbackslash", "").replace(r"\\", "")):
        depth += 1 if brace == "{" else -1
        assert depth >= 0
    return depth


@given(st.text(min_size=1).filter(lambda text: not text.isspace()))
def test_no_title_breaks_out_of_its_braces(title: str) -> None:
    text = bibtex([document(title=title, note=title, url=title)], EMPTY)
    assert depth_at_end(text) == 0
    assert text.endswith("\n}\n")
    assert text.count("\n") == len(re.findall(r"^(?:@misc|  (?:title|url|note) = |\})", text, re.MULTILINE))


@given(st.lists(documents(), unique_by=lambda one: one.id))
def test_a_parser_of_bibtex_reads_every_entry_back(found: list[Document]) -> None:
    parser = pytest.importorskip("bibtexparser")
    library = parser.parse_string(bibtex(found, EMPTY))
    assert not library.failed_blocks
    assert len(library.entries) == len(found)


@pytest.mark.parametrize(
    ("edtf", "date"),
    [
        ("2024", {"date-parts": [[2024]]}),
        ("2024-12", {"date-parts": [[2024, 12]]}),
        ("2024-12-23", {"date-parts": [[2024, 12, 23]]}),
        ("2024-12-23T09:00:00Z", {"date-parts": [[2024, 12, 23]]}),
        ("2024-12~", {"date-parts": [[2024, 12]], "circa": True}),
        ("2024-12-2X", {"date-parts": [[2024, 12, 20], [2024, 12, 29]], "circa": True}),
        ("[2024-12-23..2024-12-31]", {"date-parts": [[2024, 12, 23], [2024, 12, 31]], "circa": True}),
        ("[..2024-12-26]", {"literal": "2024-12-26 or before"}),
    ],
)
def test_a_date_is_no_more_precise_than_it_is_known(edtf: str, date: dict[str, Any]) -> None:
    (item,) = csl_items([document(published=UncertainDate(edtf), retrieved_at=UncertainDate(edtf))], EMPTY)
    assert item["issued"] == item["accessed"] == date


def test_an_article_stands_in_its_medium_and_a_statement_is_by_its_body() -> None:
    article, statement = csl_items(
        [
            document(kind=DocumentKind.NEWS_ARTICLE, publisher="ministry"),
            document(kind=DocumentKind.OFFICIAL_STATEMENT, publisher="ministry"),
        ],
        DATA,
    )
    assert (article["type"], article["container-title"]) == ("article-newspaper", "Ministry of Defence")
    assert "author" not in article
    assert (statement["type"], statement["genre"]) == ("document", "official statement")
    assert statement["author"] == [{"literal": "Ministry of Defence"}]


def test_an_archived_copy_stands_in_for_an_address_that_is_not_known() -> None:
    (item,) = csl_items([document(archive_url="https://archive.example/1")], EMPTY)
    assert item == {
        "id": "paper",
        "type": "document",
        "URL": "https://archive.example/1",
        "archive_location": "https://archive.example/1",
    }


def test_an_entry_of_bibtex_in_full() -> None:
    report = document(
        title="Losses & gains: 100% {sic}",
        kind=DocumentKind.REPORT,
        publisher="ministry",
        published=UncertainDate("2024-12-23"),
        retrieved_at=UncertainDate("2025-01-02"),
        url="https://example.org/a_b?c=100%25",
        language="en",
    )
    assert bibtex([report], DATA) == (
        "@techreport{paper,\n"
        "  title = {{Losses \\& gains: 100\\% \\{sic\\}}},\n"
        "  author = {{Ministry of Defence}},\n"
        "  institution = {Ministry of Defence},\n"
        "  year = {2024},\n"
        "  month = dec,\n"
        "  day = {23},\n"
        "  url = {https://example.org/a_b?c=100%25},\n"
        "  urldate = {2025-01-02},\n"
        "  language = {en},\n"
        "}\n"
    )


def test_a_date_that_is_not_plainly_known_stands_in_words_in_the_note() -> None:
    text = bibtex([document(published=UncertainDate("2024-12~"), note="The page bears no date.")], EMPTY)
    assert text == "@misc{paper,\n  note = {Published about 2024-12. The page bears no date.},\n}\n"


@pytest.mark.parametrize(
    ("edtf", "fields"),
    [
        ("[2024-12-23..2024-12-31]", "  year = {2024},\n  month = dec,\n"),
        ("[2024-11-23..2024-12-31]", "  year = {2024},\n"),
        ("[2024-12-23..2025-01-02]", ""),
        ("[..2024-12-26]", ""),
    ],
)
def test_what_is_known_of_an_uncertain_date_is_kept(edtf: str, fields: str) -> None:
    text = bibtex([document(published=UncertainDate(edtf))], EMPTY)
    assert text == f"@misc{{paper,\n{fields}  note = {{Published {when(UncertainDate(edtf))}.}},\n}}\n"


def test_keys_that_would_be_the_same_are_numbered() -> None:
    text = bibtex([Document(id="a_b"), Document(id="a-b"), Document(id="A-B")], EMPTY)
    assert re.findall(r"@misc\{(.*),", text) == ["a-b", "a-b-2", "A-B-3"]


def test_a_line_of_a_list_of_sources() -> None:
    article = document(
        title="Over 3,000",
        publisher="ministry",
        published=UncertainDate("2024-12-23"),
        url="https://example.org/1",
        archive_url="https://archive.example/1",
    )
    assert reference_in_words(article, DATA) == (
        "\u201cOver 3,000\u201d, Ministry of Defence, published 2024-12-23, https://example.org/1, "
        "archived at https://archive.example/1"
    )
