"""Who speaks in The Economist's tables: spellings, relays, addresses, and cells that name persons."""

from collections import Counter
from hashlib import sha256

import pytest
from economist_rows import NAME, ROW, claim_of, codes, of, table
from roundtrip import reads_and_writes_back

from conflictdata.interchange.datasets.economist import sources as economist_sources
from conflictdata.interchange.reading import read
from conflictdata.vocab.sources import Basis


@pytest.mark.parametrize(
    ("source", "speaker", "relay"),
    [
        ("UK MoD", "uk-mod", None),
        ("UK Ministry of Defence", "uk-mod", None),
        ("US officials (via NYT)", "us-officials", "nyt"),
        ("Ukrainian estimate (leak via WSJ)", "ukraine-leak", "wsj"),
        ("Mediazona; Meduza (cumulative) ", "mediazona-meduza", None),
    ],
)
def test_spellings_of_one_body_are_one_agent_and_relays_are_told_apart(
    source: str, speaker: str, relay: str | None
) -> None:
    result = of(source=source)
    assert result.problems == ()
    provenance = result.dataset.casualty_estimates[0].provenance
    assert provenance.speaker == speaker
    assert [step.agent for step in provenance.relays] == ([] if relay is None else [relay])


def test_bodies_come_with_those_that_they_belong_to_and_the_side_they_speak_for() -> None:
    data = of(source="Armed Forces of Ukraine").dataset
    assert {agent.id for agent in data.agents} == {"ukraine-armed-forces", "ukraine-state"}
    assert data["ukraine-armed-forces"].allegiance == "ukraine"
    assert {actor.id for actor in data.actors} == {"russia", "ukraine"}


def test_what_figures_rest_on_goes_with_the_body() -> None:
    assert claim_of(source="Pentagon leak").provenance.basis is Basis.CAPTURED_DOCUMENTS


def test_a_spelling_on_no_list_becomes_an_agent_of_its_own_name_and_is_reported_once() -> None:
    spellings = ("Institute of Invented Studies", "Institute of Invented Studies (via Invented Herald)")
    result = read(table(*({**ROW, "source": spelling} for spelling in (*spellings, *spellings))), NAME)
    assert Counter(codes(result)) == {"unlisted-source": 2, "same-id": 3}
    assert {agent.name for agent in result.dataset.agents} == {"Institute of Invented Studies", "Invented Herald"}


def test_a_remark_behind_via_is_no_relay_and_is_not_repeated() -> None:
    result = of(source="CSIS (via email from somebody)")
    (problem,) = result.problems
    assert problem.code == "remark-in-source"
    assert "somebody" not in str(problem)
    assert result.dataset.casualty_estimates[0].provenance.relays == ()
    assert [agent.id for agent in result.dataset.agents] == ["csis"]


def test_a_cell_that_names_a_person_is_carried_and_makes_no_agent_of_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    spelling = "Count of somebody invented"
    digest = sha256(spelling.encode()).hexdigest()[:16]
    monkeypatch.setitem(economist_sources._BY_DIGEST, digest, economist_sources.SPEAKERS[-1])
    raw = table({**ROW, "source": spelling})
    result = reads_and_writes_back(raw, NAME)
    (problem,) = result.problems
    assert problem.code == "person-named"
    assert spelling not in str(problem)
    assert result.dataset.casualty_estimates[0].provenance.speaker == "journalist"
    assert all(spelling not in name.text for agent in result.dataset.agents for name in agent.names)


def test_a_row_without_source_or_side_says_so() -> None:
    result = of(source="", country=" ")
    assert codes(result) == ["missing-source", "missing-side"]
    (claim,) = result.dataset.casualty_estimates
    assert (claim.provenance.speaker, claim.group.side) == (None, None)


def test_the_address_is_the_document_in_which_the_figure_stood() -> None:
    result = of(source_url="https://example.org/a")
    data = result.dataset
    (relay,) = data.casualty_estimates[0].provenance.relays
    assert relay.document is not None
    assert data[relay.document].url == "https://example.org/a"


@pytest.mark.parametrize(
    ("cell", "url"),
    [("(sent by somebody)", None), ("https://example.org/a (as somebody says)", "https://example.org/a")],
)
def test_a_remark_in_the_place_of_an_address_is_carried_and_not_repeated(cell: str, url: str | None) -> None:
    result = of(source_url=cell)
    (problem,) = result.problems
    assert problem.code == "not-an-address"
    assert "somebody" not in str(problem)
    assert [document.url for document in result.dataset.documents if document.url] == ([] if url is None else [url])
