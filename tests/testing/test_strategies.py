from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis import strategies as st

import conflictdata as cd
from conflictdata.model.integrity import references_of
from conflictdata.model.records import CLAIM_TYPES, RECORD_TYPES
from conflictdata.serial.wire import TEXT_TYPES, wire_classes
from conflictdata.testing import strategies
from conflictdata.testing._register import STRATEGIES
from conflictdata.testing.laws import check_evolve_revalidates, check_pickle_and_copy, check_round_trip
from conflictdata.values.counts import MAX_COUNT

STRATEGY_OF = {
    getattr(cd, type_name): getattr(strategies, name)
    for types in STRATEGIES.values()
    for type_name, name in types.items()
}
PARTS = [cls for cls in STRATEGY_OF if cls not in (cd.Dataset, *TEXT_TYPES)]
FEW = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
FIND = settings(max_examples=2000, database=None, phases=[Phase.generate, Phase.shrink])


def test_each_type_in_files_has_a_strategy() -> None:
    assert {*wire_classes(), *TEXT_TYPES, cd.Dataset, cd.UnknownKey} == STRATEGY_OF.keys()


def test_each_strategy_is_exported() -> None:
    exported = {name for types in STRATEGIES.values() for name in types.values()}

    assert exported | {"count_wordings", "countries", "edtf_texts", "ids", "texts"} == set(strategies.__all__)
    assert strategies.__all__ == sorted(strategies.__all__)


@pytest.mark.parametrize("cls", STRATEGY_OF, ids=lambda cls: cls.__name__)
def test_a_strategy_draws_its_type(cls: type) -> None:
    @FEW
    @given(STRATEGY_OF[cls]())
    def law(value: object) -> None:
        assert type(value) is cls

    law()


@pytest.mark.parametrize("cls", STRATEGY_OF, ids=lambda cls: cls.__name__)
def test_hypothesis_draws_the_type_without_being_told_how(cls: type) -> None:
    @settings(max_examples=5)
    @given(st.from_type(cls))
    def law(value: object) -> None:
        assert type(value) is cls

    law()


@pytest.mark.parametrize("cls", STRATEGY_OF, ids=lambda cls: cls.__name__)
def test_every_drawn_value_survives_pickle_and_copy(cls: type) -> None:
    @FEW
    @given(STRATEGY_OF[cls]())
    def law(value: object) -> None:
        check_pickle_and_copy(value)

    law()


@pytest.mark.parametrize("cls", PARTS, ids=lambda cls: cls.__name__)
def test_every_drawn_value_survives_evolve(cls: type) -> None:
    @FEW
    @given(STRATEGY_OF[cls]())
    def law(value: object) -> None:
        check_evolve_revalidates(value)

    law()


@pytest.mark.parametrize("cls", PARTS, ids=lambda cls: cls.__name__)
def test_every_drawn_value_survives_the_converter(cls: type) -> None:
    @FEW
    @given(STRATEGY_OF[cls]())
    def law(value: object) -> None:
        check_round_trip(value)

    law()


@pytest.mark.parametrize("cls", STRATEGY_OF, ids=lambda cls: cls.__name__)
def test_repr_of_every_drawn_value_names_its_type(cls: type) -> None:
    @FEW
    @given(STRATEGY_OF[cls]())
    def law(value: object) -> None:
        assert cls.__name__ in repr(value)

    law()


@FEW
@given(strategies.datasets())
def test_drawn_datasets_survive_files(data: cd.Dataset) -> None:
    check_round_trip(data)


@given(strategies.datasets(max_size=3))
def test_drawn_datasets_are_no_larger_than_asked(data: cd.Dataset) -> None:
    assert len(data) <= 3


def features(data: cd.Dataset) -> set[str]:
    """What can be said of a dataset that every dataset could be expected to be without."""
    links = [(claim, target) for claim in data.claims() for _, target, _ in references_of(claim)]
    fields = ("sources", "supersedes", "derived_from", "retracts", "responds_to", "overlaps")
    seen = {name for name, records in data.collections().items() if records}
    seen |= {name for claim in data.claims() for name in fields if getattr(claim.provenance, name)}
    seen |= {f"within {type(place.within).__name__}" for place in data.places}
    seen |= {"refers to a claim left out" for _, target in links if target in data.left_out}
    seen |= {"a row of a claim" for row in data.source_rows if row.claims}
    seen |= {"refers to a claim" for _, target in links if type(data.get(target)) in CLAIM_TYPES.values()}
    return seen


def test_datasets_hold_everything_that_datasets_can_hold() -> None:
    seen: set[str] = set()

    @settings(max_examples=300, database=None, derandomize=True, phases=[Phase.generate])
    @given(strategies.datasets(max_size=16))
    def look(data: cd.Dataset) -> None:
        seen.update(features(data))

    look()
    assert seen == {
        *RECORD_TYPES,
        *("sources", "supersedes", "derived_from", "retracts", "responds_to", "overlaps", "a row of a claim"),
        *("within NoneType", "within str", "refers to a claim left out", "refers to a claim"),
    }


def test_a_dataset_shrinks_to_what_is_needed() -> None:
    data = find(strategies.datasets(max_size=4), lambda data: bool(data.places), settings=FIND)

    assert [place.names for place in data.places] == [(cd.Name(text="0"),)]
    assert list(data.claims()) == []


def test_a_dataset_shrinks_to_the_empty_one() -> None:
    assert find(strategies.datasets(), lambda _: True, settings=FIND) == cd.Dataset()


def test_a_claim_shrinks_to_its_required_fields() -> None:
    claim = find(strategies.casualty_estimates(), lambda _: True, settings=FIND)
    speaker = claim.provenance.speaker

    assert len(speaker or "") in (1, 2)
    assert claim == cd.CasualtyEstimate(
        id="0",
        category=next(iter(cd.CasualtyCategory)),
        group=cd.PersonGroup(
            status=next(iter(cd.PersonStatus)), sex=next(iter(cd.Sex)), age_band=next(iter(cd.AgeBand))
        ),
        count=cd.ReportedCount.stated(cd.CountRange.unknown()),
        accumulation=next(iter(cd.Accumulation)),
        provenance=cd.Provenance(speaker=speaker, stance=next(iter(cd.Stance)), basis=next(iter(cd.Basis))),
    )


def test_a_range_shrinks_to_small_numbers() -> None:
    found = find(strategies.count_ranges(), lambda found: found.low > 0 and found.high is not None, settings=FIND)

    assert found == cd.CountRange(low=1, high=1)


@given(strategies.count_ranges(max_value=10))
def test_ranges_are_no_greater_than_asked(drawn: cd.CountRange) -> None:
    assert max(drawn.low, drawn.high or 0, drawn.best or 0) <= 10


def test_ranges_reach_up_to_the_greatest_count() -> None:
    assert find(strategies.count_ranges(), lambda drawn: drawn.high == MAX_COUNT, settings=FIND).high == MAX_COUNT


@given(strategies.reported_counts(ranges=st.just(cd.CountRange.exactly(7))))
def test_stated_counts_have_the_ranges_asked_for(drawn: cd.ReportedCount) -> None:
    if drawn.status is cd.CountStatus.STATED:
        assert drawn.range == cd.CountRange.exactly(7)


@given(strategies.provenances(ids=st.sampled_from(["a", "b"])))
def test_references_come_from_the_ids_asked_for(drawn: cd.Provenance) -> None:
    assert {target for _, target, _ in references_of(drawn)} <= {"a", "b"}


@pytest.mark.parametrize("cls", RECORD_TYPES.values(), ids=lambda cls: cls.__name__)
def test_no_drawn_record_refers_to_itself(cls: type) -> None:
    @FEW
    @given(STRATEGY_OF[cls](ids=st.sampled_from(["a", "b", "c"])))
    def law(record: Any) -> None:
        assert record.id not in {target for _, target, _ in references_of(record)}

    law()


@pytest.mark.parametrize("cls", RECORD_TYPES.values(), ids=lambda cls: cls.__name__)
def test_each_optional_field_is_drawn_present_and_absent(cls: type[attrs.AttrsInstance]) -> None:
    optional = [field.name for field in attrs.fields(cls) if field.default is None]
    seen: set[tuple[str, bool]] = set()

    @settings(max_examples=150, database=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
    @given(STRATEGY_OF[cls]())
    def look(record: object) -> None:
        seen.update((name, getattr(record, name) is None) for name in optional)

    look()
    assert seen == {(name, absent) for name in optional for absent in (True, False)}


def test_claims_are_the_records_with_a_provenance() -> None:
    assert {name for name, cls in RECORD_TYPES.items() if "provenance" in attrs.fields_dict(cls)} == CLAIM_TYPES.keys()
