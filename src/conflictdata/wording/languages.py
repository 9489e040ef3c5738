"""Languages: the words that the readers know, one data file for each language.

A language is data. `language_of` loads the file of a packaged language, or one that `register_language` was given, and
turns its lists of forms into tables that find the longest form at a place in a text. The file of English,
``data/languages/en.toml``, says what each table is for; the how-to guide on adding a language starts from it.
"""

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from attrs import frozen

from conflictdata.errors import DataError, Problem
from conflictdata.vocab.counting import CountQualifier
from conflictdata.wording.lexicon import Lexicon, Token, Vocabulary, fold, plain, tokens_of

__all__ = ["Language", "NumberWord", "Thing", "known_languages", "language_of", "register_language"]

T = TypeVar("T")

_BASES = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 10**2,
    "thousands": 10**3,
    "millions": 10**6,
    "billions": 10**9,
}

_added: dict[str, "Language"] = {}


class NumberWord(NamedTuple):
    """A number word: 12 is ``(12, 0, None)``, one and a half is ``(15, 1, None)``, two or three is ``(2, 0, 3)``."""

    mantissa: int
    decimals: int
    high: int | None


class Vague(NamedTuple):
    """A word instead of a number, and what it is multiplied by: "tens of thousands" as one word is tens x 1000."""

    word: CountQualifier
    times: int
    base: int
    """What it stands for as a multiplier after another such word: "dozens of *thousands*"; 0 where it is none."""


class Thing(NamedTuple):
    """What a word counts: a casualty category, a group of people, a class of munition, or something else."""

    kind: str
    """The table of the language file: ``categories``, ``groups``, ``munitions``, ``nationalities`` and so on."""

    code: str
    """The key in that table."""


@frozen(eq=False)
class Language:
    """A language as the readers use it. Compared by identity; `language_of` always gives the same one."""

    code: str
    """BCP 47 tag, such as ``en``."""

    name: str
    """Its name in English."""

    decimal: str
    """The sign before decimals."""

    group: str
    """Signs between groups of three digits, beside spaces and apostrophes."""

    noun_before_number: bool
    """Whether what is counted may stand before the number, or before the words that say that there is none."""

    noun_before_number_is_about: bool
    """Whether a word for people directly before the number says that it is approximate, as in Russian."""

    vocabulary: Vocabulary | None
    """The words into which a run of letters is cut, where words are not set apart by spaces; else `None`."""

    words: Lexicon[NumberWord]
    article: Lexicon[bool]
    add_half: Lexicon[bool]
    joiners: Lexicon[bool]
    multipliers: Lexicon[int]
    scales: Lexicon[int]
    inverted: Lexicon[int]
    suffixes: Mapping[str, int]
    endings: Lexicon[bool]
    one_forms: Lexicon[bool]
    one_after: Lexicon[bool]
    between: Lexicon[bool]
    from_: Lexicon[bool]
    to: Lexicon[bool]
    closing: Lexicon[bool]
    and_: Lexicon[bool]
    or_: Lexicon[bool]
    both: Lexicon[bool]
    plus_minus: Lexicon[bool]
    best: Lexicon[bool]
    before: Lexicon[CountQualifier]
    after: Lexicon[CountQualifier]
    vague: Lexicon[Vague]
    statuses: Lexicon[str]
    of: Lexicon[bool]
    modifiers: Lexicon[bool]
    links: Lexicon[bool]
    things: Lexicon[Thing]

    tables: Mapping[str, Any]
    """The whole data file, for the readers that have tables of their own."""

    def tokens(self, folded: str) -> list[Token]:
        """The words, signs and numbers of a text that was folded before."""
        return tokens_of(folded, self.vocabulary)

    def table(self, name: str) -> Mapping[str, Any]:
        """A table of the data file that only one of the readers needs.

        Raises:
            DataError: If the file has none, with the code ``no-words``.
        """
        if name not in self.tables:
            message = f"the data file of the language {self.code!r} has no table [{name}]; add one like that of English"
            raise DataError((Problem(f"/{name}", "no-words", message),))
        table: Mapping[str, Any] = self.tables[name]
        return table


def known_languages() -> tuple[str, ...]:
    """The codes of all languages that can be read, packaged ones and added ones, sorted."""
    packaged = (item.name.removesuffix(".toml") for item in _folder().iterdir())
    return tuple(sorted({*packaged, *_added}))


def register_language(file: str | Path) -> str:
    """Add a language from a data file laid out like the packaged ones, and return its code.

    A language that is packaged, or was added before, is replaced.

    Raises:
        DataError: If the file is no TOML, or a table or a value is missing or not understood.
    """
    language = _build(Path(file).read_bytes(), str(file))
    _added[language.code] = language
    language_of.cache_clear()
    return language.code


@cache
def language_of(tag: str) -> Language:
    """The language of a BCP 47 tag; of ``en-GB`` only ``en`` counts.

    Raises:
        DataError: If there is no data file for it, with the code ``unknown-language``.
    """
    code = tag.split("-", maxsplit=1)[0].lower()
    if code not in known_languages():
        message = f"there are no words for the language {tag!r}; languages are: {', '.join(known_languages())}"
        raise DataError((Problem("", "unknown-language", message),))
    if code != tag:
        return language_of(code)
    if code in _added:
        return _added[code]
    return _build((_folder() / f"{code}.toml").read_bytes(), f"{code}.toml")


def _folder() -> Any:  # noqa: ANN401 - Traversable has lived in three modules
    return files("conflictdata.wording") / "data" / "languages"


def _build(content: bytes, source: str) -> Language:
    try:
        return _language(tomllib.loads(content.decode()))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"no table or value named {error}" if isinstance(error, KeyError) else str(error)
        raise DataError((Problem("", "bad-language-file", reason),), source) from error


def _language(tables: Mapping[str, Any]) -> Language:
    numbers, ranges, things = tables["numbers"], tables["ranges"], tables["things"]
    qualifiers = {side: _coded(CountQualifier, tables[side]) for side in ("before", "after")}
    lexicons: dict[str, Lexicon[Any]] = {
        "words": _once(_pairs(numbers["words"], _number_word)),
        "article": plain(numbers["article"]),
        "add_half": plain(numbers["add_half"]),
        "joiners": plain(numbers["joiners"]),
        "multipliers": _once(_pairs(numbers["multipliers"], int)),
        "scales": _once(_pairs(numbers["scales"], int)),
        "inverted": _once(_pairs(numbers["inverted"], int)),
        "endings": plain(numbers["endings"]),
        "one_forms": plain(numbers["one_forms"]),
        "one_after": plain(numbers["one_after"]),
        "between": plain(ranges["between"]),
        "from_": plain(ranges["from"]),
        "to": plain([*ranges["to"], "-", "~"]),
        "closing": plain(ranges["closing"]),
        "and_": plain(ranges["and"]),
        "or_": plain(ranges["or"]),
        "both": plain(ranges["both"]),
        "plus_minus": plain(ranges["plus_minus"]),
        "best": plain(ranges.get("best", [])),
        "before": qualifiers["before"],
        "after": qualifiers["after"],
        "vague": _once(_pairs(tables["vague"], _vague)),
        "statuses": _once(_pairs(tables["statuses"], str)),
        "of": plain(things["of"]),
        "modifiers": plain(things["modifiers"]),
        "links": plain(things["links"]),
        "things": _once(_things(things)),
    }
    known = frozenset(word for lexicon in lexicons.values() for word in lexicon.words())
    return Language(
        code=tables["code"],
        name=tables["name"],
        decimal=numbers["decimal"],
        group=numbers["group"],
        noun_before_number=tables["noun_before_number"],
        noun_before_number_is_about=tables["noun_before_number_is_about"],
        vocabulary=Vocabulary.of(known) if tables["segmentation"] == "longest" else None,
        suffixes={form: int(value) for value, forms in numbers["suffixes"].items() for form in forms},
        tables=tables,
        **lexicons,
    )


def _things(tables: Mapping[str, Any]) -> list[tuple[str, Thing]]:
    """The forms of all tables that say what is counted; the lists beside them are of other words."""
    kinds = {kind: table for kind, table in tables.items() if not isinstance(table, list)}
    return [(form, Thing(kind, code)) for kind, table in kinds.items() for code in table for form in table[code]]


def _once(pairs: Sequence[tuple[str, T]]) -> Lexicon[T]:
    """The table of forms that mean one thing each; in one table a form cannot mean two."""
    lexicon = Lexicon(pairs)
    for form, meaning in pairs:
        found = lexicon.find(tokens_of(fold(form)), 0)
        if found is None or found[0] != meaning:
            raise ValueError(f"{form!r} is empty, or stands twice with two meanings")
    return lexicon


def _pairs(table: Mapping[str, list[str]], read: Any) -> list[tuple[str, Any]]:  # noqa: ANN401 - any meaning
    return [(form, read(key)) for key, forms in table.items() for form in forms]


def _coded(codes: type[CountQualifier], table: Mapping[str, list[str]]) -> Lexicon[CountQualifier]:
    return _once(_pairs(table, codes))


def _number_word(key: str) -> NumberWord:
    low, _, high = key.partition("-")
    whole, _, decimals = low.partition(".")
    return NumberWord(int(whole + decimals), len(decimals), int(high) if high else None)


def _vague(key: str) -> Vague:
    word, _, times = key.partition("*")
    factor = int(times) if times else 1
    return Vague(CountQualifier(word), factor, _BASES.get(word, 0) * factor)
