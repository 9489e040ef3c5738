"""Language files: what has to hold in every one of them, and how one is added."""

import re
from collections.abc import Iterator
from importlib.resources import files
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from conflictdata.errors import DataError
from conflictdata.model.parties import PersonGroup
from conflictdata.values.counts import CountRange
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import CountQualifier, CountStatus
from conflictdata.vocab.strikes import MunitionClass
from conflictdata.wording import languages as module
from conflictdata.wording.counts import read_count
from conflictdata.wording.languages import Thing, known_languages, language_of, register_language
from conflictdata.wording.lexicon import Lexicon, fold
from conflictdata.wording.things import category_of, group_of, munition_of
from conflictdata.wording.writing import write_count

PACKAGED = ["en", "ko", "ru", "uk"]
GUIDE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "add-a-language.md"
CORE = ["numbers", "ranges", "before", "after", "vague", "statuses", "things"]
LEXICONS = [
    "words", "article", "add_half", "joiners", "multipliers", "scales", "inverted", "endings", "one_forms",
    "one_after", "between", "from_", "to", "closing", "and_", "or_", "both", "plus_minus", "best", "before", "after",
    "vague", "statuses", "of", "modifiers", "links", "things",
]  # fmt: skip


def lexicon(lang: str, name: str) -> Lexicon[Any]:
    found = getattr(language_of(lang), name)
    assert isinstance(found, Lexicon)
    return found


def forms(lang: str, name: str) -> dict[str, Any]:
    return dict(lexicon(lang, name).forms())


# What holds in every file


@pytest.mark.parametrize("lang", PACKAGED)
def test_every_file_has_the_tables_of_english(lang: str) -> None:
    tables, english = language_of(lang).tables, language_of("en").tables

    for name in ("numbers", "ranges"):
        assert set(tables[name]) == set(english[name])
    assert {name for name in tables["things"] if not isinstance(tables["things"][name], dict)} == {
        "of", "modifiers", "links",
    }  # fmt: skip
    assert set(tables["statuses"]) == set(english["statuses"])
    assert set(CORE) <= set(tables)


@pytest.mark.parametrize("lang", PACKAGED)
@pytest.mark.parametrize("name", LEXICONS)
def test_every_form_is_found_where_it_stands_in_a_text(lang: str, name: str) -> None:
    language = language_of(lang)

    for form, meaning in lexicon(lang, name).forms():
        tokens = language.tokens(fold(form))
        assert (form, lexicon(lang, name).find(tokens, 0)) == (form, (meaning, len(tokens)))


def written_forms(table: object) -> Iterator[str]:
    if isinstance(table, dict):
        for inner in table.values():
            yield from written_forms(inner)
    elif isinstance(table, list):
        yield from table


@pytest.mark.parametrize("lang", PACKAGED)
def test_every_form_is_written_as_it_is_read(lang: str) -> None:
    for name in CORE:
        for form in written_forms(language_of(lang).tables[name]):
            assert form == fold(form).strip()


@pytest.mark.parametrize("lang", PACKAGED)
def test_no_form_is_listed_twice_in_one_list(lang: str) -> None:
    def check(table: object) -> None:
        if isinstance(table, dict):
            for inner in table.values():
                check(inner)
        elif isinstance(table, list):
            assert sorted(table) == sorted(set(table))

    for name in CORE:
        check(language_of(lang).tables[name])


# Pairs of tables in which a form may mean two things, with the forms, and why the reader can tell them apart.
SHARED: dict[tuple[str, str, str], set[str]] = {
    # after a number a multiplier, alone a vague word; after "more than" one of them (`one_forms`)
    ("uk", "vague", "multipliers"): {"десятки", "десятків", "дюжин", "дюжини", "сотень", "сотні"},
    ("uk", "vague", "scales"): {
        "тисячі", "тисяч", "тисячами", "мільйони", "мільйонів", "мільйонами", "мільярди", "мільярдів",
    },
    ("ru", "vague", "multipliers"): {"десятков", "дюжин", "дюжины", "сотен", "сотни"},
    ("ru", "vague", "scales"): {"тысячи", "тысяч", "тысячами", "миллионов", "миллионами", "миллиардов"},
}  # fmt: skip


@pytest.mark.parametrize("lang", PACKAGED)
def test_no_form_means_two_things_but_those_that_are_told_apart(lang: str) -> None:
    names = ("before", "vague", "statuses", "words", "multipliers", "scales")

    for one, other in combinations(names, 2):
        shared = set(forms(lang, one)) & set(forms(lang, other))
        assert (one, other, shared) == (one, other, SHARED.get((lang, one, other), set()))


@pytest.mark.parametrize("lang", PACKAGED)
def test_a_form_before_and_behind_a_number_means_the_same(lang: str) -> None:
    before, after = forms(lang, "before"), forms(lang, "after")

    for form in set(before) & set(after):
        assert (form, before[form]) == (form, after[form])


# What a language has no word of its own for: Russian and Ukrainian say one word for a few and several, only English
# counts in scores, Korean has no dozens that are vague, and for billions it has hundreds of millions.
UNSAID = {
    "en": set(),
    "ru": {CountQualifier.SEVERAL, CountQualifier.SCORES},
    "uk": {CountQualifier.SEVERAL, CountQualifier.SCORES},
    "ko": {CountQualifier.COUPLE, CountQualifier.DOZENS, CountQualifier.SCORES, CountQualifier.BILLIONS},
}


@pytest.mark.parametrize("lang", PACKAGED)
def test_every_qualifier_that_the_language_has_can_be_said(lang: str) -> None:
    said = {*forms(lang, "before").values(), *forms(lang, "after").values()}
    said |= {vague.word for vague in forms(lang, "vague").values()}

    assert set(CountQualifier) - said - {CountQualifier.RANGE} == UNSAID[lang]


@pytest.mark.parametrize("lang", PACKAGED)
def test_every_thing_stands_in_a_code_list_or_makes_a_group_of_people(lang: str) -> None:
    kinds = set()
    for thing in forms(lang, "things").values():
        kinds.add(thing.kind)
        if thing.kind == "categories":
            assert category_of([thing]) in set(CasualtyCategory)
        elif thing.kind == "munitions":
            assert munition_of([thing]) in set(MunitionClass)
        elif thing.kind in {"groups", "nationalities"}:
            assert (group_of([thing]) == PersonGroup()) == (thing.code == "")

    assert {"categories", "munitions", "groups", "nationalities"} <= kinds


@pytest.mark.parametrize("lang", PACKAGED)
def test_forms_that_mean_one_are_vague_words_and_multipliers(lang: str) -> None:
    multipliers = {*forms(lang, "multipliers"), *forms(lang, "scales")}

    assert set(forms(lang, "one_forms")) <= set(forms(lang, "vague")) & multipliers


def test_numbers_of_people_and_things_are_told_apart_from_what_they_count() -> None:
    assert forms("ko", "things")["대"] == Thing("counters", "machines")


# Finding a language


def test_the_packaged_languages_are_known() -> None:
    assert set(PACKAGED) <= set(known_languages())


def test_there_is_a_data_file_for_each_packaged_language() -> None:
    folder = files("conflictdata.wording") / "data" / "languages"

    assert all((folder / f"{lang}.toml").is_file() for lang in PACKAGED)


@pytest.mark.parametrize("tag", ["en", "EN", "en-GB", "en-Latn-US"])
def test_of_a_tag_only_the_language_counts(tag: str) -> None:
    assert language_of(tag) is language_of("en")


@pytest.mark.parametrize("tag", ["xx", "", "en.writing", "../en"])
def test_an_unknown_language_is_refused_with_those_that_are_known(tag: str) -> None:
    with pytest.raises(DataError) as caught:
        language_of(tag)

    (problem,) = caught.value.problems
    assert problem.code == "unknown-language"
    assert "en, ko, " in problem.message


# Adding a language, with the file of the guide


@pytest.fixture
def tables(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The file that the guide writes; what a test registers is forgotten afterwards."""
    monkeypatch.setattr(module, "_added", {})
    found = re.search(r'tables = """\\\n(.*?)"""', GUIDE.read_text("utf-8"), re.DOTALL)
    assert found is not None
    yield found[1]
    language_of.cache_clear()


def register(tables: str, folder: Path) -> str:
    file = folder / "language.toml"
    file.write_text(tables, "utf-8")
    code = register_language(file)
    file.unlink()
    return code


def test_an_added_language_is_known_and_outlives_its_file(tables: str, tmp_path: Path) -> None:
    code = register(tables, tmp_path)

    assert code in known_languages()
    assert language_of("pl-PL").name == "Polish"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("dwadzieścia pięć", CountRange.exactly(25)),
        ("dwieście tysięcy", CountRange.exactly(200_000)),
        ("półtora tysiąca", None),  # the example does not list that form
        ("1,5 tys.", CountRange.exactly(1500)),
        ("ponad stu rannych", CountRange.at_least(101)),
        ("do trzydziestu osób", CountRange.up_to(30)),
        ("od dziesięciu do dwunastu tysięcy", CountRange.between(10_000, 12_000)),
        ("trzy-cztery", CountRange.between(3, 4)),
        ("około 3 tys. żołnierzy", CountRange(low=2500, best=3000, high=3500)),
        ("co najmniej 50, ale nie więcej niż 60", CountRange.between(50, 60)),
        ("dziesiątki tysięcy", CountRange.between(20_000, 99_999)),
        ("kilkaset", CountRange.between(200, 999)),
        ("brak rannych", CountRange.exactly(0)),
    ],
)
def test_an_added_language_is_read_without_any_other_change(
    tables: str, tmp_path: Path, text: str, expected: CountRange | None
) -> None:
    register(tables, tmp_path)

    if expected is None:
        with pytest.raises(ValueError, match="tysiąca"):
            read_count(text, "pl")
    else:
        assert read_count(text, "pl").range == expected


def test_an_added_language_is_read_by_every_policy(tables: str, tmp_path: Path) -> None:
    register(tables, tmp_path)

    assert read_count("dziesiątki", "pl", "acled").range == read_count("tens", "en", "acled").range


@pytest.mark.parametrize(
    "count_range", [CountRange.exactly(1_234_567), CountRange.at_least(50), CountRange(low=5, best=7, high=12)]
)
def test_an_added_language_is_written(tables: str, tmp_path: Path, count_range: CountRange) -> None:
    register(tables, tmp_path)

    assert read_count(write_count(count_range, "pl"), "pl").range == count_range


def test_an_added_language_can_take_the_place_of_a_packaged_one(tables: str, tmp_path: Path) -> None:
    register(tables.replace('code = "pl"', 'code = "uk"'), tmp_path)

    assert language_of("uk").name == "Polish"


def test_a_language_whose_words_run_together_is_cut_into_the_words_of_its_file(tables: str, tmp_path: Path) -> None:
    register(tables.replace('segmentation = "spaces"', 'segmentation = "longest"'), tmp_path)

    read = read_count("conajmniejdwadzieściatysięcyosób".replace("conajmniej", "co najmniej"), "pl")

    assert (read.range, read.status) == (CountRange.at_least(20_000), CountStatus.STATED)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('name = "Polish"', "name =", "Invalid value"),
        ("[statuses]", "[status]", "no table or value named 'statuses'"),
        ("joiners = []\n", "", "no table or value named 'joiners'"),
        ("at_least = [", "at_leest = [", "'at_leest' is not a valid CountQualifier"),
        ('"1000" = ["tysiąc"', '"1OOO" = ["tysiąc"', "1OOO"),
        ('"a_few*10" =', '"a_few*ten" =', "ten"),
        ('"3" = ["trzy"', '"3" = ["dwa"', "'dwa' is empty, or stands twice with two meanings"),
        ('["około"', '[""', "'' is empty, or stands twice with two meanings"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_the_reason(
    tables: str, tmp_path: Path, old: str, new: str, reason: str
) -> None:
    assert old in tables
    with pytest.raises(DataError) as caught:
        register(tables.replace(old, new), tmp_path)

    (problem,) = caught.value.problems
    assert problem.code == "bad-language-file"
    assert reason in problem.message
    assert "pl" not in known_languages()
