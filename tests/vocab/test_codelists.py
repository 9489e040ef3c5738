"""Rules that hold for every code list of the package, and the base class itself."""

import copy
import importlib
import pickle
import pkgutil
import re
from types import ModuleType

import pytest

from conflictdata import vocab
from conflictdata.vocab import CodeList, all_codelists

OWN_CODE = re.compile(r"[a-z0-9]+(?:[_-][a-z0-9]+)*")
SCHEME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
ADDRESS = re.compile(r"https?://[a-z0-9.-]+/\S*(?: \(.+\))?")
CITATION = re.compile(r"[A-Z]\S*(?: \S+){2,}")

every_list = pytest.mark.parametrize("codelist", all_codelists(), ids=lambda codelist: codelist.__name__)


class Colour(CodeList, scheme="test-colour", source="https://example.org/colours"):
    """A list for these tests."""

    RED = "red", "red", "Like blood."
    BLUE = "blue", "blue", "Like the sky.", "https://example.org/blue"


def modules() -> list[ModuleType]:
    return [
        importlib.import_module(f"conflictdata.vocab.{module.name}")
        for module in pkgutil.iter_modules(vocab.__path__)
        if not module.name.startswith("_")
    ]


def test_a_member_is_its_code() -> None:
    text: str = Colour.RED
    assert text == "red"
    assert Colour.RED.code == "red"
    assert str(Colour.RED) == "red"
    assert Colour("red") is Colour.RED


def test_a_member_has_a_label_and_a_definition() -> None:
    assert (Colour.RED.label, Colour.RED.definition) == ("red", "Like blood.")


def test_a_member_has_the_scheme_of_its_list() -> None:
    assert Colour.RED.scheme == "test-colour"


def test_a_member_has_the_source_of_its_list_unless_it_names_its_own() -> None:
    assert [member.source for member in Colour] == ["https://example.org/colours", "https://example.org/blue"]


def test_an_unknown_code_is_refused() -> None:
    with pytest.raises(ValueError, match="'green' is not a valid Colour"):
        Colour("green")


def test_all_codelists_misses_none() -> None:
    defined = {
        value
        for module in modules()
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, CodeList) and value is not CodeList
    }
    assert set(all_codelists()) == defined


def test_all_codelists_lists_none_twice_and_sorts_by_scheme() -> None:
    schemes = [next(iter(codelist)).scheme for codelist in all_codelists()]
    assert schemes == sorted(set(schemes))


def test_the_package_exports_what_its_modules_export() -> None:
    exported = {name for module in modules() for name in module.__all__}
    assert set(vocab.__all__) == exported | {"CodeList", "all_codelists"}


@every_list
def test_codes_are_unique(codelist: type[CodeList]) -> None:
    assert list(codelist.__members__.values()) == list(codelist)


@every_list
def test_a_list_is_documented(codelist: type[CodeList]) -> None:
    assert re.fullmatch(r"[A-Z`].*[.]\s*", codelist.__doc__ or "", re.DOTALL)


@every_list
def test_the_scheme_follows_the_convention(codelist: type[CodeList]) -> None:
    assert {bool(SCHEME.fullmatch(member.scheme)) for member in codelist} == {True}


@every_list
def test_codes_of_our_own_lists_are_lower_case_words(codelist: type[CodeList]) -> None:
    own = [member.code for member in codelist if member.scheme.startswith("conflictdata-")]
    assert [code for code in own if OWN_CODE.fullmatch(code) is None] == []


@every_list
def test_every_label_is_a_short_text(codelist: type[CodeList]) -> None:
    assert [member for member in codelist if not 0 < len(member.label.strip()) <= 60] == []


@every_list
def test_every_definition_is_made_of_sentences(codelist: type[CodeList]) -> None:
    assert [member for member in codelist if not re.fullmatch(r"\S.*[.]", member.definition)] == []


@every_list
def test_every_source_is_an_address_or_a_citation(codelist: type[CodeList]) -> None:
    sources = {member.source for member in codelist}
    assert {source for source in sources if not (ADDRESS.fullmatch(source) or CITATION.fullmatch(source))} == set()


@every_list
def test_members_survive_pickle_and_copy_as_themselves(codelist: type[CodeList]) -> None:
    for member in codelist:
        assert pickle.loads(pickle.dumps(member)) is member  # noqa: S301  we wrote the bytes ourselves
        assert copy.deepcopy(member) is member
