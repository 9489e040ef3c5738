"""A dataset is checked as a whole: ids, references, and relations that must not lead round in a circle."""

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from world import ENTITIES, by, casualties, deployment, named, retraction, strength, world

from conflictdata.errors import DanglingReferenceError, DataError, DuplicateIdError, InvariantError, Problem
from conflictdata.model import (
    Actor,
    Alliance,
    Characterisation,
    CommandRelation,
    Damage,
    Dataset,
    EquipmentLoss,
    GroundOperation,
    Incident,
    PersonGroup,
    Place,
    Salvo,
    SourceFile,
    SourceRow,
    StrikeEvent,
    Target,
)
from conflictdata.model.integrity import references_of
from conflictdata.model.records import RECORD_TYPES, Record
from conflictdata.provenance import Agent, Assessment, Document, Provenance, Relay
from conflictdata.testing.strategies import datasets
from conflictdata.values import Confidence, ReportedCount
from conflictdata.vocab import ConfidenceLevel, MunitionClass


def where(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.pointer, problem.code) for problem in problems]


def referring(field: str, claim_id: str) -> Provenance:
    arguments: dict[str, Any] = {field: (claim_id,)}
    return by(**arguments)


# Ids


def test_an_id_is_used_once_across_all_types() -> None:
    with pytest.raises(DuplicateIdError, match="already used at /agents/0") as caught:
        Dataset(agents=(Agent(id="x", names=named("X")),), actors=(Actor(id="x", names=named("X")),))
    assert where(caught.value.problems) == [("/actors/0/id", "duplicate-id")]


def test_all_duplicates_are_told_at_once() -> None:
    agent = Agent(id="x", names=named("X"))
    with pytest.raises(DuplicateIdError) as caught:
        Dataset(agents=(agent, agent, agent))
    assert where(caught.value.problems) == [("/agents/1/id", "duplicate-id"), ("/agents/2/id", "duplicate-id")]


@pytest.mark.parametrize("name", RECORD_TYPES)
def test_a_collection_holds_records_of_its_type(name: str) -> None:
    stranger = Place(id="x", names=named("X")) if name != "places" else Agent(id="x", names=named("X"))
    wrong: dict[str, Any] = {name: (stranger,)}
    with pytest.raises(InvariantError, match=f"holds records of type {RECORD_TYPES[name].__name__} only") as caught:
        Dataset(**wrong)
    assert (caught.value.cls, caught.value.fields) == (Dataset, (name,))


# References


@pytest.mark.parametrize(
    ("record", "pointer"),
    [
        (Agent(id="x", names=named("X"), part_of="?"), "/agents/3/part_of"),
        (Agent(id="x", names=named("X"), allegiance="?"), "/agents/3/allegiance"),
        (Document(id="x", publisher="?"), "/documents/2/publisher"),
        (Actor(id="x", names=named("X"), part_of="?"), "/actors/3/part_of"),
        (
            Actor(id="x", names=named("X"), alliances=(Alliance(ally="kp"), Alliance(ally="?"))),
            "/actors/3/alliances/1/ally",
        ),
        (Place(id="x", names=named("X"), within="?"), "/places/4/within"),
        (CommandRelation(id="x", unit="?", superior="kp", provenance=by()), "/command_relations/0/unit"),
        (CommandRelation(id="x", unit="11-corps", superior="?", provenance=by()), "/command_relations/0/superior"),
        (deployment("x", unit="?"), "/deployments/0/unit"),
        (deployment("x", force="?"), "/deployments/0/force"),
        (deployment("x", force="kp", alongside=("ru", "?")), "/deployments/0/alongside/1"),
        (deployment("x", force="kp", event="?"), "/deployments/0/event"),
        (strength("x", ReportedCount(), force="kp", place="?"), "/strength_reports/0/place"),
        (casualties("x", group=PersonGroup(side="?")), "/casualty_estimates/0/group/side"),
        (StrikeEvent(id="x", places=("kyiv", "?"), provenance=by()), "/strike_events/0/places/1"),
        (StrikeEvent(id="x", targets=(Target(place="?"),), provenance=by()), "/strike_events/0/targets/0/place"),
        (
            StrikeEvent(id="x", damage=(Damage(wording="w", place="?"),), provenance=by()),
            "/strike_events/0/damage/0/place",
        ),
        (
            StrikeEvent(
                id="x", salvos=(Salvo(munition=MunitionClass.DECOY_UAV, launched_from=("?",)),), provenance=by()
            ),
            "/strike_events/0/salvos/0/launched_from/0",
        ),
        (GroundOperation(id="x", prompted_by="?", provenance=by()), "/ground_operations/0/prompted_by"),
        (Characterisation(id="x", subject="?", wording="w", provenance=by()), "/characterisations/0/subject"),
        (EquipmentLoss(id="x", side="?", provenance=by()), "/equipment_losses/0/side"),
        (EquipmentLoss(id="x", event="?", provenance=by()), "/equipment_losses/0/event"),
        (Incident(id="x", places=("kyiv", "?"), provenance=by()), "/incidents/0/places/1"),
        (Incident(id="x", parties=("?",), provenance=by()), "/incidents/0/parties/0"),
        (SourceFile(id="x", format="f", document="?"), "/source_files/0/document"),
        (SourceRow(id="x", file="?", number=1, text=""), "/source_rows/0/file"),
        (casualties("x", provenance=by("?")), "/casualty_estimates/0/provenance/speaker"),
        (casualties("x", provenance=by(document="?")), "/casualty_estimates/0/provenance/document"),
        (
            casualties("x", provenance=by(relays=(Relay(agent="gur"), Relay(document="?")))),
            "/casualty_estimates/0/provenance/relays/1/document",
        ),
        (
            casualties(
                "x",
                provenance=by(
                    assessments=(Assessment(assessor="?", confidence=Confidence(level=ConfidenceLevel.LOW)),)
                ),
            ),
            "/casualty_estimates/0/provenance/assessments/0/assessor",
        ),
        (casualties("x", provenance=by(supersedes=("?",))), "/casualty_estimates/0/provenance/supersedes/0"),
        (casualties("x", provenance=by(responds_to=("?",))), "/casualty_estimates/0/provenance/responds_to/0"),
        (casualties("x", provenance=by(sources=("article", "?"))), "/casualty_estimates/0/provenance/sources/1"),
        (casualties("x", provenance=by(overlaps=("?",))), "/casualty_estimates/0/provenance/overlaps/0"),
        # An id of the wrong type leads nowhere either, and nor does an empty text.
        (casualties("x", place="gur"), "/casualty_estimates/0/place"),
        (casualties("x", event="gur"), "/casualty_estimates/0/event"),
        (casualties("x", provenance=by(derived_from=("gur",))), "/casualty_estimates/0/provenance/derived_from/0"),
        (casualties("x", place=""), "/casualty_estimates/0/place"),
        (casualties("x", provenance=Provenance(speaker="")), "/casualty_estimates/0/provenance/speaker"),
    ],
)
def test_a_reference_that_leads_nowhere_is_told_with_its_place(record: Record, pointer: str) -> None:
    with pytest.raises(DanglingReferenceError) as caught:
        world(record)
    assert where(caught.value.problems) == [(pointer, "dangling-reference")]


def test_all_references_that_lead_nowhere_are_told_at_once() -> None:
    with pytest.raises(DanglingReferenceError) as caught:
        world(casualties("x", place="p", unit="u"), deployment("y", force="f"))
    assert where(caught.value.problems) == [
        ("/deployments/0/force", "dangling-reference"),
        ("/casualty_estimates/0/place", "dangling-reference"),
        ("/casualty_estimates/0/unit", "dangling-reference"),
    ]


def test_a_reference_to_another_type_is_told_where_the_id_is() -> None:
    with pytest.raises(DanglingReferenceError, match="not among places; it is one of agents"):
        world(casualties("x", place="gur"))


@pytest.mark.parametrize("subject", ["kp", "11-corps", "gur"])
def test_a_subject_is_an_actor_or_a_unit_or_an_agent(subject: str) -> None:
    assert "x" in world(Characterisation(id="x", subject=subject, wording="w", provenance=by()))


def test_claims_may_refer_to_claims_that_were_left_out() -> None:
    data = world(casualties("x", event="e", provenance=by(supersedes=("y",))), left_out={"e", "y"})

    assert data.left_out == {"e", "y"}


def test_entities_are_never_left_out() -> None:
    with pytest.raises(DanglingReferenceError) as caught:
        world(casualties("x", place="p"), left_out={"p"})
    assert where(caught.value.problems) == [("/casualty_estimates/0/place", "dangling-reference")]


def test_what_is_there_is_not_left_out() -> None:
    assert world(casualties("x"), left_out={"x", "y"}).left_out == {"y"}


def test_the_id_of_an_entity_among_those_left_out_is_no_claim() -> None:
    with pytest.raises(DanglingReferenceError):
        world(casualties("x", provenance=by(supersedes=("gur",))), left_out={"gur"})


@given(datasets())
def test_every_reference_of_a_dataset_leads_somewhere(data: Dataset) -> None:
    for record in data:
        for _, target, refers in references_of(record):
            held = {found.id for name in refers.collections for found in getattr(data, name)}
            assert target in held | data.left_out


@given(datasets(), st.data())
def test_taking_a_record_away_leaves_its_references_dangling(data: Dataset, choice: st.DataObject) -> None:
    referred = [record for record in data if data.referring_to(record.id)]
    if referred:
        gone = choice.draw(st.sampled_from(referred))
        with pytest.raises(DanglingReferenceError) as caught:
            Dataset.of([record for record in data if record is not gone], left_out=data.left_out)
        assert all(repr(gone.id) in problem.message for problem in caught.value.problems)


# Circles


@pytest.mark.parametrize(("collection", "field"), [("places", "within"), ("agents", "part_of"), ("actors", "part_of")])
def test_nothing_contains_itself_by_way_of_others(collection: str, field: str) -> None:
    cls: Any = RECORD_TYPES[collection]
    loop = [cls(id=one, names=named(one), **{field: other}) for one, other in (("a", "b"), ("b", "c"), ("c", "a"))]
    with pytest.raises(DataError, match="leads back to itself") as caught:
        Dataset.of(loop)
    assert where(caught.value.problems) == [(f"/{collection}", "cycle")]


@pytest.mark.parametrize("field", ["supersedes", "retracts", "derived_from"])
def test_claims_do_not_follow_each_other_in_a_circle(field: str) -> None:
    claims = [
        casualties(one, provenance=referring(field, other)) for one, other in (("a", "b"), ("b", "c"), ("c", "a"))
    ]
    with pytest.raises(DataError, match=f"{field}: .* leads back to itself") as caught:
        world(*claims)
    assert where(caught.value.problems) == [("", "cycle")]


@pytest.mark.parametrize("field", ["supersedes", "retracts", "derived_from"])
def test_a_claim_does_not_follow_itself(field: str) -> None:
    with pytest.raises(DataError, match=f"{field}: a -> a leads back"):
        world(casualties("a", provenance=referring(field, "a")))


def test_claims_of_different_types_do_not_follow_each_other_in_a_circle() -> None:
    with pytest.raises(DataError, match="supersedes"):
        world(
            casualties("a", provenance=by(supersedes=("b",))),
            deployment("b", force="kp", provenance=by(supersedes=("a",))),
        )


def test_claims_may_answer_each_other() -> None:
    answers = [casualties("a", provenance=by(responds_to=("b",))), casualties("b", provenance=by(responds_to=("a",)))]

    assert len(world(*answers).casualty_estimates) == 2


def test_claims_may_overlap_each_other() -> None:
    both = [casualties("a", provenance=by(overlaps=("b",))), casualties("b", provenance=by(overlaps=("a",)))]

    assert len(world(*both).casualty_estimates) == 2


def test_a_chain_is_no_circle() -> None:
    chain = [casualties("c0"), *(casualties(f"c{n}", provenance=retraction(f"c{n - 1}")) for n in range(1, 2000))]

    assert len(world(*chain).casualty_estimates) == 2000


def test_alliances_may_be_mutual() -> None:
    allies = [Actor(id=one, names=named(one), alliances=(Alliance(ally=other),)) for one, other in ("ab", "ba")]

    assert len(Dataset.of(allies)) == 2


def test_references_are_found_in_every_part_of_a_record() -> None:
    provenance = by(relays=(Relay(agent="jcs", document="article"),), supersedes=("y",))
    claim = casualties("x", place="kyiv", group=PersonGroup(side="kp"), provenance=provenance)

    assert [(pointer, target) for pointer, target, _ in references_of(claim)] == [
        ("/group/side", "kp"),
        ("/place", "kyiv"),
        ("/provenance/speaker", "gur"),
        ("/provenance/relays/0/agent", "jcs"),
        ("/provenance/relays/0/document", "article"),
        ("/provenance/supersedes/0", "y"),
    ]


def test_the_world_of_these_tests_is_whole() -> None:
    assert len(world()) == len(ENTITIES)
    assert attrs.evolve(world()) == world()
