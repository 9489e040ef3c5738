from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import attrs
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from world import ENTITIES, by, casualties, count, deployment, named, period, retraction, world

from conflictdata.errors import (
    DanglingReferenceError,
    DataError,
    DuplicateIdError,
    InvariantError,
    MergeConflictError,
)
from conflictdata.model import Actor, Dataset, PersonGroup, Place, SourceFile, StrikeEvent, Target, UnknownKey
from conflictdata.model.records import CLAIM_TYPES, ENTITY_TYPES, RECORD_TYPES, Claim, Record, type_name
from conflictdata.model.scopes import known_by
from conflictdata.provenance import Agent, Provenance
from conflictdata.testing.laws import check_order_independence
from conflictdata.testing.strategies import datasets, unknown_keys
from conflictdata.vocab import Stance

X = casualties("x", count(1))


def ids(records: Any) -> list[str]:
    return [record.id for record in records]


# A value


def test_the_empty_dataset_is_empty() -> None:
    assert (len(Dataset()), list(Dataset()), list(Dataset().claims())) == (0, [], [])


@given(datasets())
def test_every_record_is_found_by_its_id(data: Dataset) -> None:
    for name, records in data.collections().items():
        for record in records:
            assert data[record.id] is record
            assert data.get(record.id) is record
            assert record.id in data
            assert type(record) is RECORD_TYPES[name]


@given(datasets())
def test_iteration_gives_each_record_once(data: Dataset) -> None:
    found: list[str] = ids(data)

    assert len(found) == len(set(found)) == len(data)
    assert [record for record in data if type(record) in CLAIM_TYPES.values()] == list(data.claims())


def test_an_id_that_is_not_there_is_a_lookup_error() -> None:
    with pytest.raises(LookupError, match="no record with the id 'nobody'") as caught:
        world()["nobody"]
    assert isinstance(caught.value, DanglingReferenceError)
    assert world().get("nobody") is None
    assert "nobody" not in world()


@given(datasets())
def test_order_does_not_matter(data: Dataset) -> None:
    check_order_independence(lambda records: Dataset.of(records, left_out=data.left_out), data)
    check_order_independence(lambda records: hash(Dataset.of(records, left_out=data.left_out)), data)


@given(datasets(), datasets())
def test_datasets_are_equal_if_their_records_are(one: Dataset, other: Dataset) -> None:
    same = {record.id: record for record in one} == {record.id: record for record in other}
    rest = (one.title, one.description, one.licence, one.left_out) == (
        other.title,
        other.description,
        other.licence,
        other.left_out,
    )

    assert (one == other) == (same and rest)


def test_a_dataset_equals_nothing_else() -> None:
    assert Dataset() != ()
    assert Dataset() != Dataset(title="T")
    assert Dataset() != Dataset(left_out=frozenset({"x"}))


def test_lists_and_generators_become_tuples() -> None:
    def one_agent() -> Iterator[Agent]:
        yield Agent(id="x", names=named("X"))

    assert type(Dataset(agents=one_agent()).agents) is tuple  # type: ignore[arg-type] # any iterable will do


@pytest.mark.parametrize("field", ["title", "description", "licence"])
@pytest.mark.parametrize("blank", ["", " "])
def test_texts_are_not_blank(field: str, blank: str) -> None:
    arguments: dict[str, Any] = {field: blank}
    with pytest.raises(InvariantError, match="not blank") as caught:
        Dataset(**arguments)
    assert (caught.value.cls, caught.value.fields) == (Dataset, (field,))


def test_repr_counts_the_records_of_each_type() -> None:
    assert repr(Dataset(title="T", actors=(Actor(id="x", names=named("X")),))) == "<Dataset 'T': actors=1>"
    assert repr(Dataset()) == "<Dataset None: empty>"


def test_of_refuses_what_is_no_record() -> None:
    with pytest.raises(InvariantError, match="Provenance is no record type"):
        Dataset.of([by()])  # type: ignore[list-item] # that is the point


# Unknown keys


def test_unknown_keys_belong_to_the_document_or_to_a_record() -> None:
    of_document = UnknownKey(record="", pointer="/new", value="1")
    of_record = UnknownKey(record="x", pointer="/new", value="1")

    assert world(X, unknown_keys=[of_record, of_document]).unknown_keys == (of_document, of_record)
    with pytest.raises(InvariantError, match="'/new' belongs to 'x', which is not in the dataset"):
        world(unknown_keys=[of_record])


@pytest.mark.parametrize("pointer", ["", "new"])
def test_the_pointer_of_an_unknown_key_begins_with_a_slash(pointer: str) -> None:
    with pytest.raises(InvariantError, match="begins with a slash") as caught:
        UnknownKey(record="", pointer=pointer, value="1")
    assert (caught.value.cls, caught.value.fields) == (UnknownKey, ("pointer",))


def test_unknown_keys_stay_with_their_records() -> None:
    key = UnknownKey(record="x", pointer="/new", value="1")
    of_document = UnknownKey(record="", pointer="/new", value="1")
    data = world(X, casualties("y"), unknown_keys=[key, of_document])

    assert data.add(casualties("z")).unknown_keys == (of_document, key)
    assert data.replace(casualties("x", count(2))).unknown_keys == (of_document, key)
    assert data.select(type="deployments").unknown_keys == (of_document,)


# Add and replace


def test_add_adds_and_leaves_the_old_dataset_as_it_was() -> None:
    old = world(title="T")
    new = old.add(X, casualties("y"))

    assert ids(new.casualty_estimates) == ["x", "y"]
    assert new.title == "T"
    assert not old.casualty_estimates


def test_add_refuses_an_id_in_use_even_for_an_equal_record() -> None:
    with pytest.raises(DuplicateIdError):
        world(X).add(X)


def test_add_refuses_references_that_lead_nowhere() -> None:
    with pytest.raises(DanglingReferenceError):
        world().add(casualties("x", place="nowhere"))


def test_adding_what_was_left_out_brings_it_back() -> None:
    assert world(left_out={"x", "y"}).add(X).left_out == {"y"}


def test_replace_puts_the_new_record_in_the_place_of_the_old() -> None:
    data = world(casualties("a"), X, casualties("b")).replace(casualties("x", count(2)))

    assert ids(data.casualty_estimates) == ["a", "x", "b"]
    assert data["x"].count == count(2)


def test_replace_refuses_an_id_that_is_not_there() -> None:
    with pytest.raises(DanglingReferenceError, match="'x'"):
        world().replace(X)


def test_replace_refuses_a_record_of_another_type() -> None:
    with pytest.raises(InvariantError, match="'x' is a CasualtyEstimate, not a Deployment") as caught:
        world(X).replace(deployment("x", force="kp"))
    assert caught.value.fields == ("deployments",)


def test_replace_refuses_two_records_for_one_id() -> None:
    with pytest.raises(InvariantError, match="two records are to replace 'x'"):
        world(X).replace(casualties("x", count(2)), casualties("x", count(3)))


def test_replace_refuses_what_is_no_record() -> None:
    with pytest.raises(InvariantError, match="no record type"):
        world(X).replace(by())  # type: ignore[arg-type] # that is the point


@given(datasets())
def test_replacing_records_by_themselves_changes_nothing(data: Dataset) -> None:
    assert data.replace(*data) == data


# Retract


def test_a_retracted_claim_stays_and_is_no_longer_known() -> None:
    data = world(casualties("x", count(1), provenance=by(stated="2024-12-20")))
    after = data.retract("x", id="x-withdrawn", provenance=by(stated="2024-12-26"))

    assert after["x"] == data["x"]
    assert after["x-withdrawn"].provenance == by(stated="2024-12-26", stance=Stance.RETRACTS, retracts=("x",))
    assert after["x-withdrawn"].count == count(1)
    assert ids(after.as_known_at("2024-12-25").claims()) == ["x"]
    assert ids(after.as_known_at("2024-12-26").claims()) == ["x-withdrawn"]


def test_a_retraction_may_withdraw_others_too() -> None:
    after = world(X, casualties("y")).retract("x", id="z", provenance=by(retracts=("y", "x")))

    assert after["z"].provenance.retracts == ("y", "x")


def test_only_claims_are_withdrawn() -> None:
    with pytest.raises(InvariantError, match="'kp' is no claim") as caught:
        world().retract("kp", id="z", provenance=by())
    assert caught.value.cls is Actor


def test_what_is_not_there_is_not_withdrawn() -> None:
    with pytest.raises(DanglingReferenceError):
        world().retract("x", id="z", provenance=by())


@given(datasets(), st.data())
def test_every_claim_can_be_withdrawn(data: Dataset, choice: st.DataObject) -> None:
    claims = list(data.claims())
    assume(claims)
    claim = choice.draw(st.sampled_from(claims))
    withdrawal = next(f"withdrawn-{n}" for n in range(99) if f"withdrawn-{n}" not in data)
    after = data.retract(claim.id, id=withdrawal, provenance=claim.provenance)

    assert after[claim.id] is claim
    assert claim.id in after[withdrawal].provenance.retracts
    assert len(after) == len(data) + 1


# Merge


def parts(draw: st.DrawFn, data: Dataset, number: int) -> list[Dataset]:
    """Selections of one dataset, which never contradict each other."""
    claims = ids(data.claims())
    chosen = [draw(st.frozensets(st.sampled_from(claims))) if claims else frozenset() for _ in range(number)]
    return [data._only([claim for claim in data.claims() if claim.id in some]) for some in chosen]


@st.composite
def compatible(draw: st.DrawFn, number: int) -> list[Dataset]:
    return parts(draw, draw(datasets()), number)


@given(compatible(2))
def test_merging_commutes(pair: list[Dataset]) -> None:
    one, other = pair

    assert one.merge(other) == other.merge(one)


@given(compatible(3))
def test_merging_associates(three: list[Dataset]) -> None:
    one, two, last = three

    assert one.merge(two).merge(last) == one.merge(two.merge(last))


@given(datasets())
def test_merging_with_itself_changes_nothing(data: Dataset) -> None:
    assert data.merge(data) == data


@given(datasets())
def test_merging_with_the_empty_dataset_changes_nothing(data: Dataset) -> None:
    assert data.merge(Dataset()) == data
    assert Dataset().merge(data) == data


@given(datasets(), datasets())
def test_merging_gives_the_same_or_is_refused_both_ways(one: Dataset, other: Dataset) -> None:
    def merged(first: Dataset, second: Dataset) -> object:
        try:
            return first.merge(second)
        except MergeConflictError as error:
            return {problem.code for problem in error.problems}
        except DataError:
            return "circle"

    assert merged(one, other) == merged(other, one)


@given(datasets())
def test_merging_all_selections_restores_the_dataset(data: Dataset) -> None:
    metadata = {"title": data.title, "description": data.description, "licence": data.licence}
    kinds = (*ENTITY_TYPES.values(), SourceFile)
    merged = Dataset.of([record for record in data if isinstance(record, kinds)], **metadata)
    for name in CLAIM_TYPES:
        merged = merged.merge(data.select(type=name))
    claims = set(ids(data.claims()))
    without = {row.id for row in data.source_rows if claims.isdisjoint(row.claims)}

    assert merged == Dataset.of(
        [record for record in data if record.id not in without], left_out=data.left_out, **metadata
    )


def test_metadata_comes_from_whichever_has_it() -> None:
    merged = world(title="T").merge(world(licence="CC-BY-4.0"))

    assert (merged.title, merged.description, merged.licence) == ("T", None, "CC-BY-4.0")


def test_everything_that_differs_is_told_at_once() -> None:
    mine = world(casualties("x", count(1), note="n"), casualties("y"), title="T")
    theirs = world(casualties("x", count(2)), deployment("y", force="kp"), title="U")
    with pytest.raises(MergeConflictError) as caught:
        mine.merge(theirs)
    assert [(problem.pointer, problem.message.partition(";")[0]) for problem in caught.value.problems] == [
        ("/title", "'T' here and 'U' there"),
        ("/casualty_estimates/y", "'y' is a CasualtyEstimate here and a Deployment there"),
        ("/casualty_estimates/x", "'x' differs in count, note"),
    ]
    assert {problem.code for problem in caught.value.problems} == {"merge-conflict"}


def test_unknown_keys_are_merged_and_conflict_where_their_values_differ() -> None:
    one = UnknownKey(record="", pointer="/new", value="1")
    other = attrs.evolve(one, value="2")
    third = UnknownKey(record="x", pointer="/new", value="1")

    assert world(unknown_keys=[one]).merge(world(X, unknown_keys=[one, third])).unknown_keys == (one, third)
    with pytest.raises(MergeConflictError, match="the unknown key of the document has different values"):
        world(unknown_keys=[one]).merge(world(unknown_keys=[other]))


@given(st.lists(unknown_keys(), unique_by=lambda key: (key.record, key.pointer), max_size=4))
def test_unknown_keys_do_not_depend_on_order(keys: list[UnknownKey]) -> None:
    actors = {key.record: Actor(id=key.record, names=named("X")) for key in keys if key.record}
    straight = Dataset(actors=tuple(actors.values()), unknown_keys=tuple(keys))

    assert straight == Dataset(actors=tuple(actors.values()), unknown_keys=tuple(keys[::-1]))
    assert set(straight.unknown_keys) == set(keys)


def test_merging_brings_back_what_was_left_out() -> None:
    whole = world(casualties("a"), deployment("b", force="kp"))
    one, other = whole.select(type="casualty_estimates"), whole.select(type="deployments")

    assert [one.left_out, other.left_out] == [frozenset({"b"}), frozenset({"a"})]
    assert one.merge(other).left_out == frozenset()


def test_claims_that_lead_round_only_after_merging_are_refused() -> None:
    one = world(casualties("a", provenance=by(supersedes=("b",))), left_out={"b"})
    other = world(casualties("b", provenance=by(supersedes=("a",))), left_out={"a"})
    with pytest.raises(DataError, match="leads back to itself"):
        one.merge(other)


# Select

STRIKE = StrikeEvent(
    id="strike",
    places=("kyiv",),
    targets=(Target(place="sudzha"),),
    attacker="ru",
    period=period("2024-12-25"),
    provenance=by("mod"),
)
CLAIMS: tuple[Record, ...] = (
    STRIKE,
    casualties("of-unit", unit="11-corps", place="sudzha", period=period("2024-12-20/2024-12-27")),
    casualties("of-kp", group=PersonGroup(side="kp"), place="kursk-oblast", provenance=by("jcs")),
    casualties("of-nobody"),
    deployment("force", force="kpa", alongside=("ru",), period=period("2024-10/..")),
)


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({}, ["force", "of-unit", "of-kp", "of-nobody", "strike"]),
        ({"type": "casualty_estimates"}, ["of-unit", "of-kp", "of-nobody"]),
        ({"type": "casualty_estimate"}, ["of-unit", "of-kp", "of-nobody"]),
        ({"type": "captures"}, []),
        ({"place": "sudzha"}, ["of-unit", "strike"]),
        ({"place": "kursk-oblast"}, ["of-unit", "of-kp", "strike"]),
        ({"place": "russia"}, ["of-unit", "of-kp", "strike"]),
        ({"place": "kyiv"}, ["strike"]),
        ({"period": "2024-12-25"}, ["force", "of-unit", "strike"]),
        ({"period": period("2024-12-26/2024-12-31")}, ["force", "of-unit"]),
        ({"period": "2023"}, []),
        ({"side": "kp"}, ["force", "of-unit", "of-kp"]),
        ({"side": "kpa"}, ["force", "of-unit"]),
        ({"side": "ru"}, ["force", "strike"]),
        ({"speaker": "gur"}, ["force", "of-unit", "of-nobody"]),
        ({"speaker": "mod"}, ["strike"]),
        ({"speaker": "gur", "side": "kp", "type": "deployment"}, ["force"]),
        ({"place": "kursk-oblast", "speaker": "jcs", "period": "2024"}, []),
    ],
)
def test_selection_by_condition(conditions: dict[str, Any], expected: list[str]) -> None:
    selected = world(*CLAIMS).select(**conditions)

    assert ids(selected.claims()) == expected
    assert selected.left_out == set(ids(CLAIMS)) - set(expected)


def test_a_selection_keeps_the_entities_that_it_needs_and_no_others() -> None:
    selected = world(*CLAIMS, title="T").select(type="casualty_estimates", place="sudzha")

    assert set(ids(selected)) == {"of-unit", "gur", "mod", "sudzha", "kursk-oblast", "russia", "11-corps", "kpa", "kp"}
    assert selected.title == "T"


@pytest.mark.parametrize("condition", ["place", "side", "speaker"])
def test_a_condition_on_what_is_not_there_is_refused(condition: str) -> None:
    conditions: dict[str, Any] = {condition: "nobody"}
    with pytest.raises(DanglingReferenceError, match="no record with the id 'nobody'"):
        world().select(**conditions)


def test_there_is_no_type_of_that_name() -> None:
    with pytest.raises(InvariantError, match="no claim type 'agents'; choose one of: command_relations"):
        world().select(type="agents")


def test_a_period_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(InvariantError):
        world().select(period="Christmas")


@given(datasets(), st.sampled_from(list(CLAIM_TYPES)))
def test_selecting_by_type_partitions_the_claims(data: Dataset, name: str) -> None:
    selected = data.select(type=name)

    assert list(selected.claims()) == list(getattr(data, name))
    assert selected.left_out == data.left_out | (set(ids(data.claims())) - set(ids(selected.claims())))
    assert selected == data.select(type=type_name(CLAIM_TYPES[name]))


@given(datasets())
def test_selecting_twice_is_selecting_once(data: Dataset) -> None:
    selected = data.select(type="casualty_estimates")

    assert selected.select(type="casualty_estimates") == selected


@given(datasets())
def test_a_side_selects_what_its_parts_select(data: Dataset) -> None:
    for actor in data.actors:
        selected = set(ids(data.select(side=actor.id).claims()))
        for part in data.actors:
            if part.part_of == actor.id:
                assert set(ids(data.select(side=part.id).claims())) <= selected


# As known at


def test_a_claim_counts_from_the_day_by_which_it_had_certainly_been_said() -> None:
    data = world(
        casualties("said", provenance=by(stated="2024-12-20")),
        casualties("said-in-december", provenance=by(stated="2024-12")),
        casualties("published", provenance=by(document="article")),
        casualties("never-dated", provenance=by(document="undated")),
    )
    known = {day: ids(data.as_known_at(day).claims()) for day in ("2024-12-19", "2024-12-20", "2024-12-27", "2024")}

    assert known == {
        "2024-12-19": [],
        "2024-12-20": ["said"],
        "2024-12-27": ["said", "published"],
        "2024": ["said", "said-in-december", "published"],
    }


def test_a_superseded_claim_is_known_until_it_is_superseded() -> None:
    data = world(
        casualties("old", provenance=by(stated="2024-12-20")),
        casualties("new", provenance=by(stated="2024-12-25", supersedes=("old",))),
    )

    assert ids(data.as_known_at("2024-12-24").claims()) == ["old"]
    assert ids(data.as_known_at("2024-12-25").claims()) == ["new"]
    assert data.as_known_at("2024-12-25").left_out == {"old"}


def test_a_withdrawn_correction_does_not_bring_the_corrected_claim_back() -> None:
    data = world(
        casualties("old", provenance=by(stated="2024-12-20")),
        casualties("new", provenance=by(stated="2024-12-21", supersedes=("old",))),
        casualties("none", provenance=retraction("new", stated="2024-12-22")),
    )

    assert ids(data.as_known_at("2024-12-22").claims()) == ["none"]


def test_what_is_known_keeps_all_entities() -> None:
    data = world(casualties("x", provenance=by(stated="2024-12-20"))).as_known_at("2020")

    assert len(data) == len(ENTITIES)
    assert data.left_out == {"x"}


def test_days_are_texts_or_dates_or_datetimes() -> None:
    data = world(casualties("x", provenance=by(stated="2024-12-20")))
    days: list[date | str] = ["2024-12-20", date(2024, 12, 20), datetime(2024, 12, 20, 1, 2, 3, 4)]  # noqa: DTZ001 - only the day counts

    assert [ids(data.as_known_at(day).claims()) for day in days] == [["x"]] * 3


@pytest.mark.parametrize("day", ["yesterday", "2024/2025", "[2024..]", "-0044-03-15", "Y17000"])
def test_a_text_without_a_last_day_is_refused(day: str) -> None:
    with pytest.raises(InvariantError):
        world().as_known_at(day)


def _without_supersession(data: Dataset) -> Dataset:
    def kept(claim: Claim) -> Claim:
        stance = Stance.ASSERTS if claim.provenance.stance is Stance.RETRACTS else claim.provenance.stance
        return attrs.evolve(claim, provenance=attrs.evolve(claim.provenance, supersedes=(), retracts=(), stance=stance))

    return data.replace(*map(kept, data.claims()))


@given(datasets(), st.dates(), st.dates())
def test_knowledge_only_grows_where_nothing_is_taken_back(data: Dataset, one: date, other: date) -> None:
    plain = _without_supersession(data)
    before, after = (set(ids(plain.as_known_at(day).claims())) for day in sorted([one, other]))

    assert before <= after


@given(datasets(), st.dates())
def test_what_was_known_is_what_had_been_said(data: Dataset, day: date) -> None:
    known = data.as_known_at(day)
    documents = {document.id: document for document in data.documents}

    assert set(ids(known.claims())) <= set(ids(data.claims()))
    assert all((since := known_by(claim, documents)) is not None and since <= day for claim in known.claims())
    assert known.as_known_at(day) == known


# Who refers to whom


def test_referring_to_finds_every_record_that_refers() -> None:
    data = world(X, casualties("y", provenance=by(supersedes=("x",))), casualties("z", place="kyiv"))

    assert ids(data.referring_to("x")) == ["y"]
    assert ids(data.referring_to("kyiv")) == ["z"]
    assert ids(data.referring_to("jcs")) == ["article"]
    assert ids(data.referring_to("nobody")) == []


# Places


@given(st.lists(st.integers(0, 5), min_size=6, max_size=6))
def test_a_place_is_inside_all_that_it_lies_within(parents: list[int]) -> None:
    above = {n: parent for n, parent in enumerate(parents) if parent < n}
    places = [Place(id=f"p{n}", names=named("P"), within=f"p{above[n]}" if n in above else None) for n in range(6)]
    claims = [casualties(f"c{n}", place=f"p{n}") for n in range(6)]
    data = world(*places, *claims)

    def line(n: int) -> set[int]:
        return {n} | (line(above[n]) if n in above else set())

    for n in range(6):
        expected = [f"c{inner}" for inner in range(6) if n in line(inner)]
        assert ids(data.select(place=f"p{n}").claims()) == expected


def test_provenance_alone_dates_a_claim_that_needs_no_document() -> None:
    claim = casualties("x", provenance=Provenance(speaker="gur"))

    assert known_by(claim, {}) is None
