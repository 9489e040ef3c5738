"""Rereading: what follows a new policy, and what stays."""

from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflictdata import examples
from conflictdata.errors import ConflictDataError, DanglingReferenceError, DataError, InvariantError
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.equipment import EquipmentLoss
from conflictdata.model.parties import Actor
from conflictdata.model.reports import ConditionReport
from conflictdata.model.strikes import Damage, Salvo, StrikeEvent
from conflictdata.model.units import StrengthReport
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance
from conflictdata.testing.datasets import datasets
from conflictdata.testing.wordings import CountWording, count_wordings
from conflictdata.values.counts import CountRange, ReportedBounds, ReportedCount
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.military import StrengthKind
from conflictdata.vocab.society import ConditionKind
from conflictdata.vocab.sources import AgentKind
from conflictdata.vocab.strikes import MunitionClass
from conflictdata.wording.counts import read_count
from conflictdata.wording.policies import Action, Rule, WordingPolicy, known_policies
from conflictdata.wording.rereading import reread

KURSK = examples.load("kursk-2024")
POLICIES = [policy.name for policy in known_policies()]
SPEAKER = Agent(id="speaker", names=(Name(text="Speaker"),), kind=AgentKind.MEDIA)
SAID = Provenance(speaker="speaker")
HALVES = WordingPolicy(name="halves", title="Tens are five", rules={"tens": Rule(action=Action.FIXED, low=5, high=5)})


def dataset_of(*records: Any) -> Dataset:
    return Dataset.of([SPEAKER, *records])


def estimate(claim_id: str, count: ReportedCount) -> CasualtyEstimate:
    return CasualtyEstimate(id=claim_id, category=CasualtyCategory.KILLED, count=count, provenance=SAID)


def estimates_of(*texts: str) -> Dataset:
    """A dataset with one estimate for each text, as the policy ``verbatim`` reads it."""
    return dataset_of(*(estimate(str(place), read_count(text)) for place, text in enumerate(texts)))


def dataset_strategy() -> st.SearchStrategy[Dataset]:
    texts = st.lists(count_wordings(), max_size=4)
    return texts.map(lambda drawn: estimates_of(*(each.text for each in drawn)))


# What follows the policy


def test_ranges_follow_the_policy() -> None:
    read = reread(estimates_of("dozens", "at least 50"), policy="acled")

    assert [claim.count for claim in read.casualty_estimates] == [
        read_count("dozens", policy="acled"),
        read_count("at least 50", policy="acled"),
    ]


def test_a_policy_that_is_not_registered_can_be_given_itself() -> None:
    read = reread(estimates_of("tens of thousands"), policy=HALVES)

    assert read["0"].count.range == CountRange.exactly(5_000)
    assert read["0"].count.policy == "halves"


def test_qualifiers_and_figures_follow_the_wording() -> None:
    stale = ReportedCount.stated(CountRange.exactly(7), wording="about 3,000", language="en", policy="by hand")
    read = reread(dataset_of(estimate("a", stale)), policy="verbatim")

    assert read["a"].count == read_count("about 3,000")


def test_the_cells_of_a_dataset_stay() -> None:
    cells = ReportedBounds(low=40, best=30)
    count = attrs.evolve(read_count("dozens"), as_reported=cells)
    read = reread(dataset_of(estimate("a", count)), policy="ibc")

    assert read["a"].count.as_reported == cells


def test_each_count_is_read_in_its_language() -> None:
    count = read_count("щонайменше 50", "uk")
    read = reread(dataset_of(estimate("a", count)), policy="acled")

    assert read["a"].count == read_count("щонайменше 50", "uk", "acled")


def test_counts_are_found_wherever_they_stand() -> None:
    dozens = read_count("dozens")
    salvos = (Salvo(munition=MunitionClass.DRONE_UNSPECIFIED, launched=dozens, hit=dozens),)
    damage = (Damage(wording="houses"), Damage(count=dozens))
    data = dataset_of(
        estimate("a", dozens),
        StrengthReport(id="b", kind=StrengthKind.PERSONNEL_TOTAL, count=dozens, force="x", provenance=SAID),
        ConditionReport(id="c", kind=next(iter(ConditionKind)), people=dozens, provenance=SAID),
        StrikeEvent(id="d", salvos=salvos, damage=damage, provenance=SAID),
        EquipmentLoss(id="e", count=dozens, provenance=SAID),
        Actor(id="x", names=(Name(text="x"),)),
    )
    read = reread(data, policy="acled")
    strike: StrikeEvent = read["d"]

    found = [read["a"].count, read["b"].count, read["c"].people, read["e"].count]
    found += [strike.salvos[0].launched, strike.salvos[0].hit, strike.damage[1].count]
    assert found == [read_count("dozens", policy="acled")] * 7
    assert strike.damage[0] is damage[0]


# What stays


def test_the_example_is_read_as_it_stands_by_verbatim() -> None:
    assert reread(KURSK, policy="verbatim") is KURSK


@pytest.mark.parametrize("policy", POLICIES)
def test_the_example_comes_back(policy: str) -> None:
    read = reread(KURSK, policy=policy, refused="keep")

    assert reread(read, policy="verbatim") == KURSK


@given(dataset_strategy(), st.sampled_from(POLICIES))
def test_rereading_is_idempotent(data: Dataset, policy: str) -> None:
    once = reread(data, policy=policy, refused="keep")

    assert reread(once, policy=policy, refused="keep") is once


@given(dataset_strategy(), st.sampled_from(POLICIES))
def test_rereading_by_verbatim_restores_what_verbatim_read(data: Dataset, policy: str) -> None:
    assert reread(reread(data, policy=policy, refused="keep"), policy="verbatim") == data


@given(dataset_strategy(), st.sampled_from(POLICIES))
def test_only_counts_change(data: Dataset, policy: str) -> None:
    def without_counts(record: Any) -> Any:
        return attrs.evolve(record, count=ReportedCount())

    read = reread(data, policy=policy, refused="keep")

    assert list(map(without_counts, read.claims())) == list(map(without_counts, data.claims()))


@settings(max_examples=40)
@given(datasets(), st.sampled_from(POLICIES))
def test_any_dataset_is_reread_or_refused(data: Dataset, policy: str) -> None:
    try:
        read = reread(data, policy=policy)
    except DataError as error:
        assert {problem.code for problem in error.problems} <= {
            "no-language",
            "unknown-language",
            "not-read",
            "ambiguous",
        }
    else:
        assert [record.id for record in read] == [record.id for record in data]


def test_counts_without_a_wording_or_a_policy_stay() -> None:
    entered = ReportedCount.stated(CountRange.exactly(12), wording="dozens", language="en")
    bare = ReportedCount.stated(CountRange.exactly(12), policy="verbatim")
    data = dataset_of(estimate("a", entered), estimate("b", bare))

    assert reread(data, policy="acled") is data


@given(st.lists(count_wordings(), min_size=1, max_size=4), st.data())
def test_claims_with_other_ids_stay(drawn: list[CountWording], choice: st.DataObject) -> None:
    data = estimates_of(*(each.text for each in drawn))
    ids = choice.draw(st.sets(st.sampled_from([claim.id for claim in data.claims()])))
    read = reread(data, policy="acled", ids=ids, refused="keep")

    everywhere = reread(data, policy="acled", refused="keep")
    assert [read[claim.id] for claim in data.claims()] == [
        everywhere[claim.id] if claim.id in ids else claim for claim in data.claims()
    ]


# What is refused


def test_refused_counts_are_all_listed() -> None:
    with pytest.raises(DataError) as error:
        reread(estimates_of("dozens", "50", "several"), policy="aoav")

    assert [(problem.pointer, problem.code) for problem in error.value.problems] == [
        ("/casualty_estimates/0/count", "not-read"),
        ("/casualty_estimates/2/count", "not-read"),
    ]


def test_refused_counts_inside_a_record_have_a_pointer_into_it() -> None:
    salvo = Salvo(munition=MunitionClass.DRONE_UNSPECIFIED, hit=read_count("dozens"))
    data = dataset_of(StrikeEvent(id="d", salvos=(salvo,), provenance=SAID))

    with pytest.raises(DataError) as error:
        reread(data, policy="aoav")

    assert [problem.pointer for problem in error.value.problems] == ["/strike_events/d/salvos/0/hit"]


def test_refused_counts_are_kept_on_request_and_the_others_read() -> None:
    read = reread(estimates_of("dozens", "at least 50"), policy="aoav", refused="keep")

    assert [claim.count.policy for claim in read.casualty_estimates] == ["verbatim", "aoav"]


@pytest.mark.parametrize(
    ("count", "code"),
    [
        (ReportedCount.stated(CountRange(), wording="dozens", policy="by hand"), "no-language"),
        (ReportedCount.stated(CountRange(), wording="dozens", language="xx", policy="by hand"), "unknown-language"),
        (ReportedCount.stated(CountRange(), wording="no count", language="en", policy="by hand"), "not-read"),
        (attrs.evolve(read_count("dozens"), as_reported=ReportedBounds(low=40)), "invariant"),
    ],
)
def test_counts_that_cannot_be_read_again_are_refused(count: ReportedCount, code: str) -> None:
    data = dataset_of(estimate("a", count))

    with pytest.raises(DataError) as error:
        reread(data, policy="acled")

    assert [problem.code for problem in error.value.problems] == [code]
    assert reread(data, policy="acled", refused="keep") is data


@pytest.mark.parametrize(
    ("ids", "error"), [(["nobody"], DanglingReferenceError), (["kursk-oblast"], InvariantError)], ids=["none", "place"]
)
def test_ids_are_those_of_claims(ids: list[str], error: type[ConflictDataError]) -> None:
    with pytest.raises(error):
        reread(KURSK, policy="acled", ids=ids)


def test_an_unknown_policy_is_refused() -> None:
    with pytest.raises(DataError) as error:
        reread(Dataset(), policy="nobody")

    assert [problem.code for problem in error.value.problems] == ["unknown-policy"]
