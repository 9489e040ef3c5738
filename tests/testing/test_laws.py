"""Each law holds for types that obey it, those of a user included, and tells those that do not."""

from enum import StrEnum
from typing import Any

import attrs
import pytest
from attrs import frozen
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import conflictdata as cd
from conflictdata.errors import InvariantError
from conflictdata.model.records import RECORD_TYPES
from conflictdata.serial import make_converter
from conflictdata.testing import laws, strategies
from conflictdata.values import CountRange, ReportedCount

DATA = cd.examples.load("kursk-2024")


class Ward(StrEnum):
    SURGERY = "surgery"
    BURNS = "burns"


@frozen(kw_only=True)
class HospitalReport:
    """A type of a user's own, with what our own types have."""

    id: str
    count: ReportedCount
    wards: frozenset[Ward] = frozenset()
    transfers: tuple[CountRange, ...] = ()
    occupancy: float | None = None

    def __attrs_post_init__(self) -> None:
        if self.occupancy is not None and self.occupancy < 0:
            raise InvariantError(HospitalReport, ("occupancy",), "not negative")


def hospital_reports() -> st.SearchStrategy[HospitalReport]:
    return st.builds(
        HospitalReport,
        id=strategies.ids(),
        count=strategies.reported_counts(),
        wards=st.frozensets(st.sampled_from(Ward)),
        transfers=st.lists(strategies.count_ranges(), max_size=2).map(tuple),
        occupancy=st.none() | st.floats(0, 2),
    )


REPORT = HospitalReport(
    id="x",
    count=ReportedCount.stated(CountRange.exactly(7)),
    wards=frozenset(Ward),
    transfers=(CountRange.exactly(1),),
    occupancy=0.5,
)


# The laws hold


@given(hospital_reports())
def test_a_users_type_obeys_the_laws(report: HospitalReport) -> None:
    laws.check_round_trip(report, make_converter())
    laws.check_canonical_bytes(report)
    laws.check_evolve_revalidates(report, {"occupancy": -1.0})
    laws.check_pickle_and_copy(report)


@pytest.mark.parametrize("format_", laws.FORMATS)
def test_the_example_obeys_the_laws_in_each_format(format_: str) -> None:
    laws.check_round_trip(DATA, formats=[format_])
    laws.check_canonical_bytes(DATA, formats=[format_])


def test_the_example_obeys_the_other_laws() -> None:
    laws.check_pickle_and_copy(DATA)
    laws.check_evolve_revalidates(DATA, {"actors": ()}, error=cd.DanglingReferenceError)
    laws.check_schema_agreement(DATA, cd.json_schema())
    laws.check_order_independence(cd.Dataset.of, DATA)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.datasets(max_size=5))
def test_drawn_datasets_have_canonical_bytes_and_agree_with_the_schema(data: cd.Dataset) -> None:
    laws.check_canonical_bytes(data)
    laws.check_schema_agreement(data, cd.json_schema())


@settings(max_examples=30)
@given(st.one_of([st.from_type(cls) for cls in RECORD_TYPES.values()]))
def test_drawn_records_have_canonical_bytes(record: object) -> None:
    laws.check_canonical_bytes(record)


# The laws tell


@frozen(kw_only=True)
class Broken:
    """A type whose faults the tests choose."""

    value: Any = None


def converter(*, written: object, read: object) -> Any:
    """A converter that always writes and reads the same."""
    made = make_converter()
    made.register_unstructure_hook(Broken, lambda _: written() if callable(written) else written)
    made.register_structure_hook(Broken, lambda *_: read)
    return made


def test_a_value_that_comes_back_another_is_told() -> None:
    with pytest.raises(AssertionError, match=r"read back from 1: Broken\(value=2\) is not equal to Broken\(value=1\)"):
        laws.check_round_trip(Broken(value=1), converter(written=1, read=Broken(value=2)))


@pytest.mark.parametrize(
    ("inside", "back", "message"),
    [
        (Ward.BURNS, "burns", "at /value is a str, not a Ward"),
        (1, 1.0, "at /value is a float, not a int"),
        (1, True, "at /value is a bool, not a int"),
        ((1, Ward.BURNS), (1, "burns"), "at /value/1 is a str, not a Ward"),
        ([Ward.BURNS], ["burns"], "at /value/0 is a str, not a Ward"),
        (frozenset({1, 2}), frozenset({1, 2.0}), "at /value/1 is a float, not a int"),
        (Broken(value=1), Broken(value=1.0), "at /value/value is a float, not a int"),
    ],
)
def test_a_value_that_comes_back_equal_with_other_types_is_told(inside: object, back: object, message: str) -> None:
    with pytest.raises(AssertionError, match=message):
        laws.check_round_trip(Broken(value=inside), converter(written=1, read=Broken(value=back)))


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ((1,), "at / stands a tuple"),
        ({"a": [1, {2}]}, "at /a/1 stands a set"),
        (Ward.BURNS, "at / stands a Ward"),
        ({"a": b"1"}, "at /a stands a bytes"),
    ],
)
def test_what_is_written_must_be_plain(written: object, message: str) -> None:
    with pytest.raises(AssertionError, match=message):
        laws.check_round_trip(Broken(), converter(written=written, read=Broken()))


@pytest.mark.parametrize("what", ["written twice", "of a copy", "read and written again", "in another order"])
def test_a_dataset_with_other_bytes_is_told(what: str, monkeypatch: pytest.MonkeyPatch) -> None:
    before = {"written twice": 1, "of a copy": 2, "read and written again": 3, "in another order": 4}
    answers = iter([b"{}"] * before[what] + [b"other"])
    monkeypatch.setattr(laws, "dumps", lambda *_, **__: next(answers))
    monkeypatch.setattr(laws, "loads", lambda *_, **__: DATA)
    with pytest.raises(AssertionError, match=f"json.* {what}"):
        laws.check_canonical_bytes(DATA, formats=["json"])


def test_a_dataset_that_comes_back_another_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(laws, "loads", lambda *_, **__: cd.Dataset())
    with pytest.raises(AssertionError, match="read back from json: <Dataset None: empty> is not equal"):
        laws.check_round_trip(DATA)


def test_a_dataset_whose_records_come_back_with_other_types_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    plain: Any = str(DATA.actors[0].kind)
    actor = attrs.evolve(DATA.actors[0], kind=plain)
    monkeypatch.setattr(laws, "loads", lambda *_, **__: DATA.replace(actor))
    with pytest.raises(AssertionError, match=f"at /{actor.id}/kind is a str, not a ActorKind"):
        laws.check_round_trip(DATA)


@pytest.mark.parametrize("what", ["a copy, written", "read and written again"])
def test_a_value_with_other_bytes_is_told(what: str) -> None:
    answers = iter([1, 1, 2] if what == "read and written again" else [1, 2])
    with pytest.raises(AssertionError, match=what):
        laws.check_canonical_bytes(Broken(), converter(written=lambda: next(answers), read=Broken()))


@pytest.mark.parametrize("order", [lambda items: items[0], lambda items: items[-1], tuple])
def test_a_function_that_depends_on_order_is_told(order: Any) -> None:
    with pytest.raises(AssertionError, match="the result for the items"):
        laws.check_order_independence(order, [1, 2, 3])


def test_a_function_that_changes_its_argument_is_given_another_each_time() -> None:
    def largest(items: list[int]) -> int:
        items.sort()
        return items.pop()

    laws.check_order_independence(largest, [3, 1, 2])


def test_a_class_that_does_not_check_again_is_told() -> None:
    with pytest.raises(
        AssertionError, match=r"Broken\(value=2\) breaks a rule, but evolve\(\) did not raise ValueError"
    ):
        laws.check_evolve_revalidates(Broken(value=1), {"value": 2}, error=ValueError)


def test_a_class_that_evolves_into_another_value_is_told() -> None:
    @frozen(kw_only=True)
    class Growing:
        value: int

        def __attrs_post_init__(self) -> None:
            object.__setattr__(self, "value", self.value + 1)

    with pytest.raises(AssertionError, match="evolved without a change"):
        laws.check_evolve_revalidates(Growing(value=1))


class Forgetful:
    """Equal to its copies, which have another hash."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Forgetful)

    def __hash__(self) -> int:
        return id(self)


class Unequal:
    """Not equal to its copies."""


@pytest.mark.parametrize(("value", "message"), [(Unequal(), "is not equal"), (Forgetful(), "the hash of the value")])
def test_a_value_that_does_not_survive_pickle_is_told(value: object, message: str) -> None:
    with pytest.raises(AssertionError, match=message):
        laws.check_pickle_and_copy(value)


def test_a_value_that_the_schema_does_not_allow_is_told() -> None:
    schema = {"properties": {"id": {"type": "integer"}, "occupancy": {"maximum": 0}}}
    with pytest.raises(AssertionError, match=r"\$\.id: 'x' is not of type 'integer'\n\$\.occupancy: 0\.5 is greater"):
        laws.check_schema_agreement(REPORT, schema)
    laws.check_schema_agreement(REPORT, {"type": "object"}, make_converter())
