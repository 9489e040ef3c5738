"""The words of statements of losses in one language: those of every count, and the tables ``losses`` of the file."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from attrs import frozen

from conflictdata.wording.languages import Language, Thing
from conflictdata.wording.lexicon import Lexicon, Token, Vocabulary, fold, fold_all, plain, tokens_of

__all__ = ["CAPITALS", "LossWords", "loss_words"]

CAPITALS = "capitals"
"""The code of a side whose label has to be written in capitals: US is a side, and us is not."""

_PLAIN = ("totals", "including", "among", "included", "lost", "joiners", "weak", "places", "events", "equipment")
_CODED = ("categories", "groups", "munitions", "strength", "outcomes")


@frozen(eq=False)
class LossWords:
    """The words of one language. Compared by identity."""

    marks: Lexicon[Thing]
    """What a word says in a statement: a table of the language file, and a key in it."""

    letters: Lexicon[str]
    """Letters that stand for a casualty category behind a figure."""

    measures: Lexicon[bool]
    """Words behind a number that measures something."""

    before_measures: Lexicon[bool]
    """Words before a number that is a name, a price or an age."""

    only: Lexicon[bool]
    """Words behind those that narrow a figure, and before the figure: "April 9 only 3,529"."""

    months: frozenset[str]
    """Names of months, each a single word."""

    known: frozenset[str]
    """Every single word that is known."""

    vocabulary: Vocabulary | None
    """As in `Language`, with the words of this class."""

    def tokens(self, folded: str) -> list[Token]:
        """The words, signs and numbers of a text that was folded before."""
        return tokens_of(folded, self.vocabulary)


@lru_cache
def loss_words(language: Language) -> LossWords:
    """The words of a language.

    Raises:
        DataError: If the data file of the language has no words for losses, with the code ``unknown-language``.
    """
    tables = language.table("losses")
    marks = Lexicon([*language.things.forms(), *_forms(language, tables)])
    letters = Lexicon((form, code) for code, forms in tables["letters"].items() for form in forms)
    measures, before_measures, only = map(plain, (tables["measures"], tables["before_measures"], tables["only"]))
    months = fold_all(tables["months"])
    own = marks.words() | letters.words() | measures.words() | before_measures.words() | months
    vocabulary = None
    if language.vocabulary is not None:
        vocabulary = Vocabulary.of(language.vocabulary.words | own)
    return LossWords(
        marks=marks,
        letters=letters,
        measures=measures,
        before_measures=before_measures,
        only=only,
        months=months,
        known=frozenset(own),
        vocabulary=vocabulary,
    )


def _forms(language: Language, tables: Mapping[str, Any]) -> Iterator[tuple[str, Thing]]:
    for kind in _PLAIN:
        for form in tables[kind]:
            yield form, Thing(kind, "")
    for form in tables["destroyed"]:
        # Where the language file holds the word for people as well, it says what became of them.
        people = language.things.find(tokens_of(fold(form)), 0)
        yield form, Thing("destroyed", "" if people is None else people[0].code)
    for form in tables["sides"]:
        yield form, Thing("sides", CAPITALS if form.isupper() else "")
    for kind in _CODED:
        for code, forms in tables.get(kind, {}).items():
            for form in forms:
                yield form, Thing(kind, code)
