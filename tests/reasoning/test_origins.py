"""Origins: who said it first, however many repeat it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictdata.errors import DanglingReferenceError, InvariantError
from conflictdata.examples import load
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance, Relay
from conflictdata.provenance.documents import Document
from conflictdata.reasoning.origins import Loop, Origin, origins
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.sources import Stance

AGENTS = ("ministry", "spokesman", "office", "paper", "radio", "agency", "rival")
PARENTS = {"spokesman": "office", "office": "ministry"}


def claim(id: str, provenance: Provenance) -> CasualtyEstimate:
    count = ReportedCount.stated(CountRange.exactly(3))
    return CasualtyEstimate(id=id, category=CasualtyCategory.KILLED, count=count, provenance=provenance)


def dataset(*claims: CasualtyEstimate) -> Dataset:
    return Dataset.of(
        [
            *(Agent(id=id, names=(Name(text=id),), part_of=PARENTS.get(id)) for id in AGENTS),
            *(Document(id=f"{id}-article", publisher=id) for id in ("paper", "radio", "agency")),
            Document(id="leaflet"),
            *claims,
        ]
    )


def articles(number: int) -> list[CasualtyEstimate]:
    """Articles that quote one spokesman."""
    relay = Relay(agent="paper", document="paper-article")
    said = Provenance(speaker="spokesman", relays=(relay,), document="paper-article")
    return [claim(f"article-{one}", said) for one in range(number)]


def test_forty_articles_that_quote_one_spokesman_are_one_origin() -> None:
    found = origins(dataset(*articles(40)))
    (origin,) = found.found
    assert len(found) == 1
    assert (origin.body, origin.speakers, len(origin.claims)) == ("ministry", ("spokesman",), 40)


def test_speakers_of_one_body_are_one_origin_and_those_of_two_are_two() -> None:
    data = dataset(
        claim("a", Provenance(speaker="spokesman")),
        claim("b", Provenance(speaker="ministry")),
        claim("c", Provenance(speaker="rival")),
    )
    assert origins(data).found == (
        Origin(body="ministry", speakers=("ministry", "spokesman"), roots=("a", "b"), claims=("a", "b")),
        Origin(body="rival", speakers=("rival",), roots=("c",), claims=("c",)),
    )


def test_a_claim_goes_back_over_all_that_it_was_derived_from() -> None:
    data = dataset(
        claim("said", Provenance(speaker="rival")),
        claim("written", Provenance(speaker="paper", stance=Stance.REPEATS, derived_from=("said",))),
        claim("broadcast", Provenance(speaker="radio", stance=Stance.REPEATS, derived_from=("written",))),
    )
    (origin,) = origins(data, ["broadcast"]).found
    assert (origin.body, origin.roots, origin.claims) == ("rival", ("said",), ("broadcast",))


def test_a_claim_can_have_several_origins() -> None:
    data = dataset(
        claim("one", Provenance(speaker="rival")),
        claim("two", Provenance(speaker="ministry")),
        claim("both", Provenance(speaker="paper", derived_from=("one", "two"))),
    )
    assert [origin.body for origin in origins(data, ["both"]).found] == ["ministry", "rival"]


def test_what_a_document_says_by_itself_is_its_publishers() -> None:
    (origin,) = origins(dataset(claim("own", Provenance(document="paper-article")))).found
    assert origin.body == "paper"


@pytest.mark.parametrize(
    "provenance",
    [Provenance(document="leaflet"), Provenance(document="paper-article", stance=Stance.REPEATS)],
)
def test_what_reports_say_has_an_origin_that_is_not_known(provenance: Provenance) -> None:
    found = origins(dataset(claim("reports", provenance)))
    (origin,) = found.found
    assert (origin.is_known, origin.body, origin.speakers, len(found)) == (False, None, (), 0)


def test_reports_without_a_name_are_not_one_origin() -> None:
    nobody = Provenance(document="leaflet")
    assert len(origins(dataset(claim("a", nobody), claim("b", nobody))).found) == 2


def test_a_report_that_came_back_is_shown_as_a_loop() -> None:
    data = dataset(
        claim("first", Provenance(speaker="paper", document="paper-article")),
        claim("second", Provenance(speaker="radio", document="radio-article", derived_from=("first",))),
        claim("third", Provenance(speaker="agency", document="agency-article", derived_from=("second",))),
        claim("fourth", Provenance(speaker="paper", document="paper-article", derived_from=("third",))),
    )
    found = origins(data, ["fourth"])
    assert found.loops == (Loop(agents=("agency", "paper", "radio"), claims=("fourth", "second", "third")),)
    assert [origin.body for origin in found.found] == ["paper"]


def test_relays_that_hand_a_report_round_are_a_loop() -> None:
    relays = (Relay(agent="radio"), Relay(agent="agency"), Relay(agent="radio"))
    (loop,) = origins(dataset(claim("round", Provenance(speaker="rival", relays=relays)))).loops
    assert loop.agents == ("agency", "radio")


def test_only_claims_have_origins() -> None:
    with pytest.raises(InvariantError, match="is no claim"):
        origins(dataset(), ["paper"])
    with pytest.raises(DanglingReferenceError):
        origins(dataset(), ["nothing"])


@given(st.sets(st.integers(0, 9)))
def test_more_claims_never_have_fewer_origins(numbers: set[int]) -> None:
    claims = [claim(f"c{number}", Provenance(speaker=AGENTS[number % 7])) for number in range(10)]
    data = dataset(*claims)
    some = origins(data, [f"c{number}" for number in numbers])
    assert len(some) <= len(origins(data))
    assert {id_ for origin in some.found for id_ in origin.claims} == {f"c{number}" for number in numbers}


def test_a_source_that_a_selection_leaves_out_leaves_the_origin_unknown() -> None:
    data = dataset(
        claim("said", Provenance(speaker="rival")),
        claim("written", Provenance(speaker="paper", derived_from=("said",))),
    ).select(speaker="paper")
    assert [origin.is_known for origin in origins(data).found] == [False]


def test_the_relayed_figures_of_the_example_go_back_to_five_bodies() -> None:
    data = load("kursk-dprk-losses")
    found = origins(data, [estimate.id for estimate in data.casualty_estimates])
    bodies = ["jcs", "nis", "ua-authorities", "uk-mod", "western-officials"]
    assert [origin.body for origin in found.found] == [*bodies, None]
    assert sum(len(origin.claims) for origin in found.found) == 38
