"""The date words of a language, and a text taken apart by them.

A language is data: the tables ``[dates...]`` of its file. ``words`` lists the forms of months, weekdays, units and so
on, ``phrases`` lists for each kind of phrase how the language builds it, as templates of words and slots:

- ``{month}`` is a slot. A digit at its end tells two slots of a kind apart: ``{day} - {day2} {month}``.
- ``of?`` may be there or not, ``to|until`` is either of the words.

``leads`` and ``trails`` are words that may stand before and after any date and change nothing. Commas, full stops and
brackets are not looked at.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import product
from typing import Any, NamedTuple

from conflictdata.wording.languages import Language, known_languages, language_of
from conflictdata.wording.lexicon import Vocabulary, cut, fold

__all__ = ["NO_WORDS", "DateLanguage", "Holiday", "Sequence", "Token", "build", "date_language", "folded", "tokens_of"]

Sequence = tuple[tuple[str, ...], ...]
"""What stands after each other: each element is one of several words, or a slot with a brace in front."""

_BASE = {
    "iso": ["{iso}"],
    "numeric": ["{numeric}"],
    "anchor": ["{anchor}"],
    "range": ["{date} - {date2}"],
    "time": ["{clock}"],
    "moment": ["{date} t {time}"],
    "moments": ["{moment} - {moment2}"],
    "at": ["{moment}"],
}
"""What is the same in all languages."""

_TOKEN = re.compile(
    r"[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?![0-9:])"
    r"|[0-9]{4}-(?:0[1-9]|1[0-2])(?:-[0-9]{2})?(?![0-9-])"
    r"|[0-9]{1,4}([./-])[0-9]{1,2}\1[0-9]{1,4}(?![0-9])"
    r"|[0-9]{1,2}[./](?:[0-9]{4}|[0-9]{1,2})(?![0-9./])"
    r"|[0-9]+|[^\W\d_]+(?:'[^\W\d_]+)*|\S"
)
_UNSEEN = frozenset(".,()")


class Token(NamedTuple):
    """A word, a sign or a number, and where it stands in the text."""

    word: str
    start: int
    end: int


class Holiday(NamedTuple):
    """A day of each year that has a name: month, day, and the first year in which it was kept."""

    month: int
    day: int
    since: int


class DateLanguage(NamedTuple):
    """The date words of a language, as the reader uses them."""

    code: str
    leads: frozenset[str]
    trails: frozenset[str]
    words: Mapping[str, Mapping[str, str]]
    """For each class of words, what each form means."""

    holidays: Mapping[str, tuple[Holiday, ...]]
    phrases: Mapping[str, tuple[Sequence, ...]]
    """For each kind of phrase, all sequences that its templates allow."""

    longest: int
    """How many words the longest form has."""

    vocabulary: frozenset[str]
    """All words that are known."""

    words_run_together: bool
    """Whether words are not set apart by spaces, so that a run of letters is cut into known words."""


def date_language(code: str) -> DateLanguage | None:
    """Return the date words of a language; `None` if it has no file, or no dates in it."""
    return _date_words(language_of(code)) if code in known_languages() else None


@lru_cache
def _date_words(language: Language) -> DateLanguage | None:
    return build(language.code, language.tables)


def build(code: str, tables: Mapping[str, Any]) -> DateLanguage | None:
    """Return the date words out of the tables of a language file; `None` if it has none."""
    dates = tables.get("dates")
    if dates is None:
        return None
    words = {name: _forms(table) for name, table in dates["words"].items()}
    holidays: dict[str, tuple[Holiday, ...]] = {}
    for table in dates["holidays"].values():
        days = tuple(Holiday(int(key[:2]), int(key[3:]), since) for key, since in table["days"].items())
        holidays |= dict.fromkeys(map(folded, table["forms"]), days)
    words["holiday"] = {form: form for form in holidays}
    words["anchor"] = _forms(dates["anchors"])
    phrases = _phrases(dates["phrases"])
    leads, trails = (frozenset(map(folded, dates[key])) for key in ("leads", "trails"))
    forms = [*leads, *trails, *(form for table in words.values() for form in table)]
    literals = {word for texts in phrases.values() for items in texts for options in items for word in options}
    vocabulary = {word for form in (*forms, *literals) for word in form.split()}
    return DateLanguage(
        code=code,
        leads=leads,
        trails=trails,
        words=words,
        holidays=holidays,
        phrases=phrases,
        longest=max(len(form.split()) for form in forms),
        vocabulary=frozenset(vocabulary),
        words_run_together=dates["words_run_together"],
    )


def tokens_of(text: str, language: DateLanguage, more_words: Iterable[str] = ()) -> list[Token]:
    """Take a text apart. ``more_words`` are words beside those of the language."""
    found = [Token(match[0], match.start(), match.end()) for match in _TOKEN.finditer(fold(text))]
    if language.words_run_together:
        words = language.vocabulary | frozenset(more_words)
        vocabulary = Vocabulary.of(words)
        found = [
            Token(part.text, part.start, part.end)
            for token in found
            for part in cut(token.word, token.start, vocabulary)
        ]
    return [token for token in found if token.word not in _UNSEEN]


def _phrases(templates: Mapping[str, list[str]]) -> dict[str, tuple[Sequence, ...]]:
    """Return the sequences of all templates, and those that every language has."""
    return {
        name: tuple(each for text in (*_BASE.get(name, ()), *templates.get(name, ())) for each in _sequences(text))
        for name in {**_BASE, **templates}
    }


def _forms(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {folded(form): key for key, forms in table.items() for form in forms}


def folded(words: str) -> str:
    """Return words as they look among the tokens of a text, with one space between them."""
    return " ".join(match[0] for match in _TOKEN.finditer(fold(words)) if match[0] not in _UNSEEN)


def _sequences(template: str) -> list[Sequence]:
    """Return every sequence that a template allows."""
    choices: list[tuple[tuple[str, ...] | None, ...]] = []
    for item in template.split():
        optional = len(item) > 1 and item.endswith("?")
        word = item[:-1] if optional else item
        options = (word.removesuffix("}"),) if word.startswith("{") else tuple(map(fold, word.split("|")))
        choices.append((options, None) if optional else (options,))
    return [tuple(options for options in chosen if options is not None) for chosen in product(*choices)]


NO_WORDS = DateLanguage(
    code="",
    leads=frozenset(),
    trails=frozenset(),
    words={"anchor": {}},
    holidays={},
    phrases=_phrases({}),
    longest=1,
    vocabulary=frozenset(),
    words_run_together=False,
)
"""What is read without knowing the language: dates in figures, and the caller's own phrases."""
