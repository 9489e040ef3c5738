"""Explanations: complete, cited, and never mixing likelihood with confidence."""

import re
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_worlds import any_claims, claim, dataset

from conflictdata.errors import InvariantError
from conflictdata.examples import load
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import PersonGroup
from conflictdata.model.strikes import Salvo, StrikeEvent
from conflictdata.model.units import StrengthReport
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Assessment, Provenance, Relay
from conflictdata.provenance.documents import Document, Locator
from conflictdata.reasoning.assumptions import Assumptions, StrengthCap
from conflictdata.reasoning.bounds import bounds
from conflictdata.reasoning.explanations import Explanation, explain
from conflictdata.reasoning.queries import Query, SalvoQuery
from conflictdata.testing.strategies import assessments
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import UncertainDate
from conflictdata.values.judgements import Admiralty, Confidence, Grading, Likelihood
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.judgements import ConfidenceLevel, ConfidenceScale, GradingScheme, LikelihoodScale
from conflictdata.vocab.sources import Basis, Stance
from conflictdata.vocab.strikes import MunitionClass

pytest.importorskip("highspy")

KILLED = (CasualtyCategory.KILLED, None, None, None)
WOUNDED = (CasualtyCategory.WOUNDED, None, None, None)
BOTH = (CasualtyCategory.KILLED_OR_WOUNDED, None, None, None)
ASKED = Query(category="killed")
RANGE = CountRange.between(10, 20)


def world(*claims: CasualtyEstimate | StrengthReport | StrikeEvent) -> Dataset:
    return dataset([]).add(
        Agent(id="ministry", names=(Name(text="The ministry"),)),
        Agent(id="office", names=(Name(text="Its office"),), part_of="ministry"),
        Agent(id="paper", names=(Name(text="A paper"),)),
        Agent(id="station", names=(Name(text="A station"),)),
        Document(id="article", publisher="paper"),
        Document(id="broadcast", publisher="station"),
        *claims,
    )


def by(name: str, what: Any, count: CountRange, **provenance: Any) -> CasualtyEstimate:
    return attrs.evolve(claim(name, what, count), provenance=Provenance(**{"speaker": "ministry", **provenance}))


def told(found: Explanation, about: str) -> list[str]:
    return [sentence.text for sentence in found.sentences if sentence.about == about]


def check_audit(data: Dataset, found: Explanation) -> None:
    """Every mark stands for a document, and the documents of a sentence are those of its claims."""
    numbers = {document.id: number for number, document in enumerate(found.documents, start=1)}
    assert {number for sentence in found.sentences for number in sentence.documents} == set(numbers)
    for sentence in found.sentences:
        marks = {int(mark) for mark in re.findall(r"\[(\d+)(?:, [^\]]*)?\]", sentence.text)}
        assert marks == {numbers[id_] for id_ in sentence.documents}
        provenances = [data[id_].provenance for id_ in sentence.claims]
        own = {provenance.document for provenance in provenances}
        assert set(sentence.documents) <= own | {relay.document for each in provenances for relay in each.relays}


@given(any_claims(), st.data())
@settings(max_examples=30)
def test_every_claim_that_counts_is_told_and_the_answer_is_that_of_bounds(
    claims: list[CasualtyEstimate], data: st.DataObject
) -> None:
    documented = [
        attrs.evolve(
            one, provenance=attrs.evolve(one.provenance, document=data.draw(st.sampled_from([None, "article"])))
        )
        for one in claims
    ]
    asked = world(*documented)
    found = explain(asked, ASKED)
    assert found.bounds == bounds(asked, ASKED)
    assert {id_ for sentence in found.sentences for id_ in sentence.claims if sentence.about == "claims"} == {
        id_ for origin in found.origins.found for id_ in origin.claims
    }
    assert found.bounds.is_empty is bool(len(found.conflicts)) is (found.repaired is not None)
    check_audit(asked, found)


@given(st.lists(assessments(), min_size=1, max_size=3))
@settings(max_examples=50)
def test_likelihood_and_confidence_never_stand_in_one_sentence(judged: list[Assessment]) -> None:
    ours = [attrs.evolve(one, assessor=None) for one in judged]
    found = explain(world(by("one", KILLED, RANGE, assessments=tuple(ours))), ASKED)
    sentences = told(found, "judgement")
    assert len(sentences) == sum(
        judgement is not None
        for one in ours
        for judgement in (one.likelihood, one.confidence, one.admiralty, one.grading)
    )
    assert sum(" calls " in text for text in sentences) == sum(one.likelihood is not None for one in ours)
    assert sum(" confidence " in text for text in sentences) == sum(one.confidence is not None for one in ours)
    assert not any(" calls " in text and " confidence " in text for text in sentences)


def test_each_judgement_names_its_scale() -> None:
    judged = Assessment(
        assessor="paper",
        likelihood=Likelihood(scale=LikelihoodScale.UK_PHIA, term="highly-likely"),
        confidence=Confidence(level=ConfidenceLevel.LOW, scale=ConfidenceScale.ICD_203),
        admiralty=Admiralty.parse("B2"),
        grading=Grading(scheme=GradingScheme.AIRWARS_CIVILIAN_HARM, grade="fair"),
        assessed=UncertainDate("2024-12-23"),
    )
    unnamed = Assessment(
        likelihood=Likelihood(scale=LikelihoodScale.UNSTATED, term="plausible"),
        confidence=Confidence(level=ConfidenceLevel.HIGH),
    )
    found = explain(world(by("one", KILLED, RANGE, assessments=(judged, unnamed), document="article")), ASKED)
    figure = "the figure of The ministry, 10 to 20 killed [1]."
    assert told(found, "judgement") == [
        f"A paper (2024-12-23) calls highly likely (PHIA probability yardstick) {figure}",
        f"A paper (2024-12-23) states low confidence (ICD 203) in {figure}",
        f"A paper (2024-12-23) grades B2 (NATO system) {figure}",
        f"A paper (2024-12-23) grades \u201cFair\u201d (Airwars civilian harm status) {figure}",
        f"Whoever recorded it calls \u201cplausible\u201d (on a scale that is not named) {figure}",
        f"Whoever recorded it states high confidence (on a scale that is not named) in {figure}",
    ]


def test_a_claim_is_told_with_its_day_its_basis_its_way_and_its_place_in_the_document() -> None:
    one = by(
        "one",
        KILLED,
        RANGE,
        stance=Stance.ESTIMATES,
        stated=UncertainDate("2024-12-23"),
        basis=Basis.OWN_COUNT,
        relays=(Relay(agent="paper"), Relay(agent="station", document="broadcast")),
        document="article",
        locator=Locator(page="4"),
    )
    found = explain(world(one), ASKED)
    assert told(found, "claims") == [
        (
            "The ministry (2024-12-23) estimates 10 to 20 killed (stated basis: own count), as passed on by A paper "
            "and A station [1, page 4][2]."
        )
    ]
    assert [document.id for document in found.documents] == ["article", "broadcast"]


def test_what_one_speaker_says_at_once_is_told_at_once() -> None:
    data = world(
        by("one", KILLED, RANGE, document="article"), by("two", BOTH, CountRange.at_least(30), document="article")
    )
    assert told(explain(data, ASKED), "claims") == [
        "The ministry asserts 10 to 20 killed and 30 or more killed or wounded [1]."
    ]


def test_repeats_are_told_together_and_what_they_change_apart() -> None:
    source = {"stance": Stance.REPEATS, "derived_from": ("one",)}
    data = world(
        by("one", KILLED, RANGE, document="article"),
        by("two", KILLED, RANGE, speaker="paper", document="article", **source),
        by("three", KILLED, RANGE, speaker="station", document="broadcast", **source),
        by("four", KILLED, CountRange.at_least(10), speaker="station", document="broadcast", **source),
        by("five", KILLED, RANGE, speaker="office", derived_from=("two",)),
        by("six", KILLED, RANGE, speaker="paper", stance=Stance.ESTIMATES, derived_from=("one",)),
        by("seven", KILLED, RANGE, derived_from=("one",), relays=(Relay(agent="station"),)),
    )
    found = explain(data, ASKED)
    assert told(found, "claims") == [
        "The ministry asserts 10 to 20 killed [2].",
        (
            "Repeated by Its office, A station and A paper [1][2]; by A station as 10 or more killed [1]; "
            "by A paper, who estimates 10 to 20 killed."
        ),
    ]
    assert told(found, "origins") == ["Behind them stands 1 known origin: The ministry (7 claims)."]


def test_a_report_that_came_back_to_its_paper_is_shown_as_the_loop_that_it_is() -> None:
    data = world(
        by("one", KILLED, RANGE, speaker="paper", document="article"),
        by("two", KILLED, RANGE, speaker="station", stance=Stance.REPEATS, derived_from=("one",), document="article"),
    )
    found = explain(data, ASKED)
    assert told(found, "claims") == ["A paper asserts 10 to 20 killed [1].", "Repeated by A station [1]."]
    assert told(found, "origins") == [
        "Behind them stands 1 known origin: A paper (2 claims).",
        "A report went from A paper to A station to A paper, which confirms nothing [1].",
    ]
    check_audit(data, found)


def test_a_source_that_does_not_count_is_passed_over_on_the_way_back() -> None:
    early = {"stated": UncertainDate("2024-12-01"), "stance": Stance.REPEATS}
    data = world(
        by("one", KILLED, RANGE, stated=UncertainDate("2024-12-01")),
        by("gone", KILLED, RANGE, stated=UncertainDate("2025-01-01")),
        by("two", KILLED, RANGE, **early, speaker="paper", derived_from=("gone", "one")),
        by("three", KILLED, RANGE, **early, speaker="station", derived_from=("two", "two", "gone")),
    )
    found = explain(data.as_known_at("2024-12-31"), ASKED, assuming=Assumptions(set_aside=["two"]))
    assert told(found, "claims") == ["The ministry (2024-12-01) asserts 10 to 20 killed.", "Repeated by A station."]
    assert told(found, "left out") == ["Not counted, since it was set aside: A paper (2024-12-01): 10 to 20 killed."]


def test_a_range_that_is_open_is_said_to_be_open() -> None:
    def answer(count: CountRange) -> str:
        return told(explain(world(by("one", KILLED, count)), ASKED), "answer")[0]

    assert answer(RANGE) == "1 claim bears on it and allows 10 to 20. Where between the two it lies is not said."
    assert (
        answer(CountRange.at_least(10)) == "1 claim bears on it and allows 10 or more: no claim bounds it from above."
    )
    assert answer(CountRange.up_to(9)).startswith(
        "1 claim bears on it and allows 0 to 9. No claim bounds it from below."
    )
    assert answer(CountRange.exactly(3)) == "1 claim bears on it and allows 3."


def test_who_changes_a_figure_is_told_even_if_nobody_repeats_it_unchanged() -> None:
    data = world(
        by("one", KILLED, RANGE),
        by("two", WOUNDED, RANGE, speaker="paper", stance=Stance.REPEATS, derived_from=("one",)),
    )
    found = explain(data, Query(category="killed_or_wounded"))
    assert told(found, "claims")[1:] == ["Repeated by A paper as 10 to 20 wounded."]


def test_a_claim_whose_source_is_not_told_says_whose_it_was() -> None:
    data = world(
        by("one", KILLED, CountRange.at_least(10)),
        by("two", BOTH, RANGE, speaker="paper", stance=Stance.REPEATS, derived_from=("one",)),
    )
    assert told(explain(data, Query(category="wounded")), "claims")[:2] == [
        "The ministry asserts 10 or more killed.",
        "Repeated by A paper as 10 to 20 killed or wounded.",
    ]
    assert told(explain(data, ASKED, assuming=Assumptions(set_aside=["one"])), "claims") == [
        "A paper repeats 10 to 20 killed or wounded, made from what was said by The ministry."
    ]


def test_claims_on_other_things_that_bear_on_it_are_counted_and_cited() -> None:
    data = world(by("one", BOTH, CountRange.up_to(50)), by("two", WOUNDED, CountRange.at_least(20), document="article"))
    found = explain(data, ASKED)
    assert str(found.bounds) == "0 to 30"
    assert [binding.claim for binding in found.bounds.binding] == ["one", "two"]
    assert (
        "The upper end rests on The ministry: 0 to 50 killed or wounded; The ministry: 20 or more wounded [1]."
        in told(found, "answer")
    )
    open_above = explain(data.replace(by("one", BOTH, CountRange.at_least(50))), ASKED)
    assert told(open_above, "claims")[-1] == "1 other claim bears on it by way of these [1]."


def test_without_a_claim_nothing_is_answered() -> None:
    found = explain(world(), ASKED)
    assert str(found) == found.text == "Asked for: killed. No claim that counts bears on it."
    assert (found.csl_json(), found.bibtex()) == ([], "")


def test_a_contradiction_is_told_with_the_fewest_claims_to_set_aside() -> None:
    data = world(by("one", KILLED, RANGE), by("two", KILLED, RANGE), by("three", KILLED, CountRange.exactly(5)))
    found = explain(data, ASKED)
    assert told(found, "answer") == ["3 claims bear on it, and no number fits all of them."]
    assert told(found, "conflict") == [
        (
            "There are 2 conflicts among them. One of the smallest is this: The ministry asserts 10 to 20 killed; "
            "The ministry asserts 5 killed. Both cannot hold."
        )
    ]
    assert told(found, "repair") == [
        (
            "The others can hold together if 1 claim is set aside, which leaves 10 to 20. "
            "To be set aside: The ministry: 5 killed."
        )
    ]


def test_of_several_ways_to_set_claims_aside_all_are_counted() -> None:
    names = ("one", "two", "three", "four")
    data = world(*(by(name, KILLED, CountRange.exactly(number)) for number, name in enumerate(names)))
    assert " ".join(told(explain(data, ASKED), "repair")) == (
        "The others can hold together if 3 claims are set aside, in any of 4 ways, which together leave 0 to 3. "
        "To be set aside in one or another: 4 claims of The ministry."
    )


def test_a_claim_whose_speaker_is_not_named_has_an_origin_that_is_not_known() -> None:
    nobody = {"speaker": None, "stance": Stance.REPEATS, "document": "article"}
    found = explain(world(by("one", KILLED, RANGE, **nobody), by("two", KILLED, RANGE, **nobody)), ASKED)
    assert told(found, "claims") == ["A speaker who is not named repeats 10 to 20 killed [1]."] * 2
    assert told(found, "origins") == ["Who first said it is not known for 2 claims [1]."]


def test_munitions_are_told_by_the_lines_that_are_asked_about() -> None:
    ten, six, as_many = (ReportedCount.stated(CountRange.exactly(number)) for number in (10, 6, 6))
    strike = StrikeEvent(
        id="strike",
        salvos=(
            Salvo(munition=MunitionClass.DRONE_UNSPECIFIED, launched=ten, intercepted=six),
            Salvo(munition=MunitionClass.CRUISE_MISSILE, launched=as_many),
        ),
        provenance=Provenance(speaker="ministry"),
    )
    found = explain(world(strike), SalvoQuery(munition="drone_unspecified", outcome="hit"))
    assert told(found, "question") == ["Asked for: drones that hit."]
    assert told(found, "claims") == ["The ministry asserts 10 drones launched and 6 drones intercepted."]
    assert str(found.bounds) == "0 to 4"


def test_every_assumption_is_said() -> None:
    strength = StrengthReport(
        id="strength",
        force="state",
        count=ReportedCount.stated(CountRange.up_to(100)),
        provenance=Provenance(speaker="ministry", document="article"),
    )
    data = world(by("one", (CasualtyCategory.KILLED, None, "state", None), CountRange.at_least(1)), strength)
    assuming = Assumptions(
        speakers=["ministry"],
        set_aside=["one"],
        originals_only=True,
        unstated="unknown",
        policy="acled",
        strength_caps=(StrengthCap(side="state", place="town", contingents=[["strength"]]),),
        salvo_accounting=False,
    )
    found = explain(data, Query(category="killed", side="state", place="town"), assuming=assuming)
    assert told(found, "assumption") == [
        "Only what The ministry says counts.",
        "Set aside by whoever asked: #one.",
        "A claim that was made from others does not count where one of these does.",
        "A claim that does not say of which side, place or time it is may be about any part.",
        "Words were read again by the policy \u201cacled\u201d.",
        "What was launched is not taken to be the sum of what became of it.",
        "Nobody of state in town came to harm who was not of those sent: The ministry: 0 to 100 in strength [1].",
    ]
    assert found.bounds.high == 100
    check_audit(data, found)
    trusted = (Admiralty.parse("A1"), Grading(scheme=GradingScheme.AIRWARS_CIVILIAN_HARM, grade="fair"))
    graded = explain(data, ASKED, assuming=Assumptions(speakers=[], gradings=trusted))
    assert told(graded, "assumption") == [
        "Only what nobody says counts.",
        "Only claims with the grade A1 and \u201cFair\u201d (Airwars civilian harm status) count.",
    ]


def test_words_are_told_as_they_were_read_for_the_answer() -> None:
    count = ReportedCount.stated(
        CountRange.between(2500, 3500), wording="about 3,000", language="en", policy="verbatim"
    )
    data = world(attrs.evolve(by("one", KILLED, RANGE), count=count))
    assert told(explain(data, ASKED), "assumption") == ["Words were read by the policy \u201cverbatim\u201d."]
    again = explain(data, ASKED, assuming=Assumptions(policy="acled"))
    assert told(again, "claims") == ["The ministry asserts \u201cabout 3,000\u201d (read as 3,000) killed."]


def test_what_all_figures_share_is_said_once() -> None:
    side = PersonGroup(side="state")
    data = world(
        attrs.evolve(by("one", KILLED, RANGE), group=side),
        attrs.evolve(by("two", KILLED, RANGE, speaker="paper"), group=side),
    )
    assert told(explain(data, ASKED), "claims") == [
        "All figures that follow count on the side of state.",
        "The ministry asserts 10 to 20 killed.",
        "A paper asserts 10 to 20 killed.",
    ]


def test_a_question_about_somebody_unknown_is_refused() -> None:
    with pytest.raises(InvariantError, match="no such record"):
        explain(world(), Query(category="killed", side="nobody"))


def test_the_example_is_explained_with_its_sources() -> None:
    data = load("kursk-dprk-losses").as_known_at("2024-12-31")
    found = explain(data, Query(category="wounded", side="kp"))
    check_audit(data, found)
    assert found.bounds.is_empty
    assert "Both cannot hold." in found.text
    assert [item["id"] for item in found.csl_json()] == [document.id for document in found.documents]
    assert found.bibtex().count("\n}\n") == len(found.documents)
    assert str(found).splitlines()[-1].startswith(f"[{len(found.documents)}] ")
    assert len(found.text.split("\n\n")) == 3
