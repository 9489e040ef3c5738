from typing import Any

import pytest

from conflictdata.errors import InvariantError
from conflictdata.provenance import Assessment, Provenance, Relay
from conflictdata.values.judgements import Admiralty, Confidence
from conflictdata.vocab.judgements import ConfidenceLevel
from conflictdata.vocab.sources import Basis, Stance

HIGH = Confidence(level=ConfidenceLevel.HIGH)


@pytest.mark.parametrize("origin", [{"speaker": "a"}, {"document": "d"}, {"relays": (Relay(agent="a"),)}])
def test_a_speaker_or_a_document_or_a_relay_is_enough(origin: dict[str, Any]) -> None:
    provenance = Provenance(**origin)

    assert [getattr(provenance, name) for name in origin] == list(origin.values())


def test_defaults_are_a_plain_statement_on_no_stated_ground() -> None:
    provenance = Provenance(speaker="a")

    assert (provenance.stance, provenance.basis, provenance.stated) == (Stance.ASSERTS, Basis.UNSPECIFIED, None)
    assert provenance.derived_from == provenance.supersedes == provenance.retracts == provenance.responds_to == ()
    assert provenance.sources == provenance.overlaps == ()
    assert provenance.assessments == ()


def test_a_claim_that_nobody_makes_is_refused() -> None:
    with pytest.raises(InvariantError, match="at least one") as caught:
        Provenance()
    assert (caught.value.cls, caught.value.fields) == (Provenance, ("speaker", "relays", "document"))


def test_a_retraction_names_what_it_withdraws() -> None:
    with pytest.raises(InvariantError, match="names the claims") as caught:
        Provenance(speaker="a", stance=Stance.RETRACTS)
    assert caught.value.fields == ("stance", "retracts")
    assert Provenance(speaker="a", stance=Stance.RETRACTS, retracts=("c",)).retracts == ("c",)


def test_another_stance_may_withdraw_as_well() -> None:
    assert Provenance(speaker="a", stance=Stance.CORRECTS, retracts=("c",)).stance is Stance.CORRECTS


def test_the_note_on_an_attribution_is_not_blank() -> None:
    with pytest.raises(InvariantError, match="not blank"):
        Provenance(speaker="a", note=" ")
    assert Provenance(speaker="a", note="perhaps").note == "perhaps"


def test_a_relay_has_an_agent_or_a_document() -> None:
    assert Relay(document="d").agent is None
    with pytest.raises(InvariantError, match="at least one") as caught:
        Relay()
    assert (caught.value.cls, caught.value.fields) == (Relay, ("agent", "document"))


def test_the_words_of_a_relay_are_not_blank() -> None:
    with pytest.raises(InvariantError, match="not blank"):
        Relay(agent="a", wording="")


def test_an_assessment_holds_a_judgement() -> None:
    assert Assessment(admiralty=Admiralty.parse("B2")).confidence is None
    with pytest.raises(InvariantError, match="at least one judgement") as caught:
        Assessment(assessor="a", note="a note judges nothing")
    assert caught.value.fields == ("admiralty", "likelihood", "confidence", "grading")


def test_the_reasons_of_an_assessment_are_not_blank() -> None:
    with pytest.raises(InvariantError, match="not blank"):
        Assessment(confidence=HIGH, note=" ")
