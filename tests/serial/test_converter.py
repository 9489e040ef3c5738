"""`make_converter` hands out the contract, for a downstream project to extend with types of its own."""

from enum import Enum
from typing import Any

import pytest
from attrs import frozen
from cattrs import BaseValidationError, Converter

import conflictdata as cd


@frozen(kw_only=True)
class Outbreak:
    """A record type that some project adds."""

    id: str
    disease: str
    cases: cd.ReportedCount = cd.ReportedCount()  # noqa: RUF009 - frozen, so it can be shared
    period: cd.Period | None = None
    sexes: frozenset[cd.Sex] = frozenset()
    provenance: cd.Provenance


OUTBREAK = Outbreak(
    id="o",
    disease="cholera",
    cases=cd.ReportedCount.stated(cd.CountRange.at_least(50)),
    period=cd.Period("2024-12"),
    sexes=frozenset([cd.Sex.MALE, cd.Sex.FEMALE]),
    provenance=cd.Provenance(speaker="moh"),
)
PLAIN = {
    "id": "o",
    "disease": "cholera",
    "cases": {"range": {"low": 50}, "status": "stated"},
    "period": "2024-12",
    "sexes": ["female", "male"],
    "provenance": {"speaker": "moh"},
}


def test_a_users_own_type_is_written_like_ours() -> None:
    assert cd.make_converter().unstructure(OUTBREAK) == PLAIN


def test_a_users_own_type_is_read_like_ours() -> None:
    assert cd.make_converter().structure(PLAIN, Outbreak) == OUTBREAK


@pytest.mark.parametrize("change", [{"colour": 1}, {"disease": 7}, {"sexes": "male"}, {"id": None}, {"cases": []}])
def test_a_users_own_type_is_as_strict_as_ours(change: dict[str, object]) -> None:
    with pytest.raises((BaseValidationError, ExceptionGroup)):
        cd.make_converter().structure({**PLAIN, **change}, Outbreak)


def test_a_tolerant_converter_drops_unknown_keys_and_nothing_else() -> None:
    converter = cd.make_converter(forbid_extra_keys=False)
    assert converter.structure({**PLAIN, "colour": 1}, Outbreak) == OUTBREAK
    with pytest.raises(BaseValidationError):
        converter.structure({**PLAIN, "disease": 7}, Outbreak)


class Colour(Enum):
    RED = "red"


def test_each_converter_is_fresh_and_can_be_extended() -> None:
    converter: Converter = cd.make_converter()
    converter.register_unstructure_hook(Colour, lambda colour: colour.name)
    assert converter.unstructure(Colour.RED) == "RED"
    assert cd.make_converter().unstructure(Colour.RED) == "red"
    assert converter is not cd.make_converter()


@pytest.mark.parametrize(
    ("value", "cls"),
    [("7", int), (7.0, int), (True, int), (1, bool), ("x", float), (True, float), (7, str), (10**400, float)],
)
def test_scalars_are_never_coerced(value: object, cls: type) -> None:
    with pytest.raises(Exception, match=r"expected|too large"):
        cd.make_converter().structure(value, cls)


def test_an_integer_is_read_where_a_number_is_needed() -> None:
    number = cd.make_converter().structure(7, float)
    assert (number, type(number)) == (7.0, float)


@pytest.mark.parametrize("format", ["json", "jsonl", "msgpack", "yaml"])
@pytest.mark.parametrize("kind", [7, "ngo", None, object()])
def test_a_value_of_a_wrong_type_is_not_written(format: str, kind: object) -> None:
    claim = cd.Characterisation(id="c", subject="a", wording="w", provenance=cd.Provenance(speaker="a"))
    agent = cd.Agent(id="a", names=(cd.Name(text="A"),), kind=kind)  # type: ignore[arg-type]
    with pytest.raises(cd.DataError) as caught:
        cd.dumps(cd.Dataset(agents=(agent,), characterisations=(claim,)), format=format)
    assert caught.value.problems[0].code == "cannot-encode"


@pytest.mark.parametrize("format", ["json", "jsonl", "msgpack", "yaml"])
@pytest.mark.parametrize("qualifiers", [("about",), "about", (cd.CountQualifier.ABOUT, 7), 7])
def test_a_list_of_codes_that_holds_something_else_is_not_written(format: str, qualifiers: Any) -> None:
    count = cd.ReportedCount(qualifiers=qualifiers)
    claim = cd.StrengthReport(id="s", force="a", count=count, provenance=cd.Provenance(speaker="b"))
    data = cd.Dataset(
        actors=(cd.Actor(id="a", names=(cd.Name(text="A"),)),),
        agents=(cd.Agent(id="b", names=(cd.Name(text="B"),)),),
        strength_reports=(claim,),
    )
    with pytest.raises(cd.DataError) as caught:
        cd.dumps(data, format=format)
    assert caught.value.problems[0].code == "cannot-encode"


@pytest.mark.parametrize("format", ["json", "jsonl", "msgpack", "yaml"])
@pytest.mark.parametrize("note", [object(), "\ud800"])
def test_a_value_that_has_no_spelling_is_not_written(format: str, note: object) -> None:
    actor = cd.Actor(id="a", names=(cd.Name(text="A"),))
    object.__setattr__(actor, "note", note)
    with pytest.raises(cd.DataError) as caught:
        cd.dumps(cd.Dataset(actors=(actor,)), format=format)
    assert caught.value.problems[0].code == "cannot-encode"
