"""The words of one language that drafting knows beside those of counts: its tables ``[drafts]`` and ``[losses]``."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from attrs import evolve, frozen

from conflictdata.errors import DataError, Problem
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import MunitionOutcome
from conflictdata.wording.languages import Language
from conflictdata.wording.lexicon import Lexicon, Vocabulary, fold_all, plain

__all__ = ["DraftWords", "draft_words", "understood"]


@frozen(eq=False)
class DraftWords:
    """The words of one language for drafting. The data file of English says what each table is for."""

    vocabulary: Vocabulary | None
    """The words into which a run of letters is cut, where words are not set apart by spaces; else `None`."""

    abbreviations: frozenset[str]
    """Words before a full stop that ends no sentence."""

    has_particles: bool
    """Whether particles show who the speaker is, and the verb of saying ends the clause, as in Korean."""

    boundaries: frozenset[str]
    """Words that begin something new, and are nothing that is counted."""

    befell: Lexicon[CasualtyCategory]
    """Verbs and nouns directly before a number of people: killing, the death of."""

    unreal: Lexicon[bool]
    """Words that say that it did not, or not yet, happen; `False` for forms that do not say so: may have."""

    auxiliaries: Lexicon[bool]
    """Words between a number and what became of it: were."""

    needs_auxiliary: bool
    """Whether a participle that is not directly behind the number needs one."""

    active: Lexicon[bool]
    """Verbs that need none: died."""

    adverbs: Lexicon[bool]
    """Words between these words: seriously."""

    determiners: frozenset[str]
    """Words behind a verb that show that the people counted did it, and did not suffer it: captured *the* village."""

    tolls: Lexicon[CasualtyCategory | None]
    """Nouns for a number of casualties; `None` for those that need the category behind them: number of dead."""

    reached: Lexicon[bool]
    """Words between such a noun and the number: rose to."""

    outcomes: Lexicon[MunitionOutcome]
    """What became of munitions."""

    parts: Lexicon[bool]
    """Words between a number and a part of it: including."""

    parts_behind: Lexicon[bool]
    """Words behind a part and before the number that includes it, as in Korean."""

    topics: frozenset[str]
    """Particles behind the topic of a sentence, which is not what is counted, as in Korean."""

    references: Lexicon[bool]
    """Words behind a number for what was counted before: of them."""

    coordinators: Lexicon[bool]
    """Words between numbers of which the same is said: and."""

    not_counts: Lexicon[bool]
    """Words before a number that counts nobody: aged."""

    questions: Lexicon[bool]
    """Words that ask for a number: how many."""

    ratios: Lexicon[bool]
    """Words between two numbers that are a ratio: one in five."""

    before_years: frozenset[str]
    """Words before a number of four figures that is a year: in."""

    open_dates: frozenset[str]
    """Words that do not end a date phrase: weeks after."""

    unsure_dates: frozenset[str]
    """Words that are dates only with a capital, or beside other date words: may."""


@contextmanager
def understood(language: Language) -> Generator[None]:
    """Refuse the data file of a language in which a table or a value for drafting is missing, or of another kind."""
    try:
        yield
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        message = f"the words for drafting of the language {language.code!r} are not all there: {error}"
        raise DataError((Problem("/drafts", "bad-language-file", message),)) from error


@lru_cache
def draft_words(language: Language) -> DraftWords:
    """The words of a language for drafting.

    Raises:
        DataError: If its data file has none, or they are not understood.
    """
    drafts, attribution = language.table("drafts"), language.table("attribution")
    with understood(language):
        words = _draft_words(drafts, attribution, language.tables.get("losses", {}))
    if language.vocabulary is None:
        return words
    lexicons = (
        words.befell,
        words.unreal,
        words.adverbs,
        words.tolls,
        words.reached,
        words.outcomes,
        words.parts,
        words.parts_behind,
    )
    known = language.vocabulary.words.union(*(lexicon.words() for lexicon in lexicons))
    return evolve(words, vocabulary=Vocabulary.of(known))


def _draft_words(drafts: Mapping[str, Any], attribution: Mapping[str, Any], losses: Mapping[str, Any]) -> DraftWords:
    outcomes: Mapping[str, list[str]] = losses.get("outcomes", {})
    return DraftWords(
        vocabulary=None,
        abbreviations=fold_all(drafts["abbreviations"]),
        has_particles=attribution["order"] == "particles",
        boundaries=fold_all([*attribution["boundaries"], *attribution["prepositions"]]),
        befell=Lexicon((form, CasualtyCategory(code)) for code, form in _forms(drafts["befell"])),
        unreal=Lexicon([*((form, True) for form in drafts["unreal"]), *((form, False) for form in drafts["real"])]),
        auxiliaries=plain(drafts["auxiliaries"]),
        needs_auxiliary=drafts["needs_auxiliary"],
        active=plain(drafts["active"]),
        adverbs=plain(drafts["adverbs"]),
        determiners=fold_all(drafts["determiners"]),
        tolls=Lexicon((form, CasualtyCategory(code) if code else None) for code, form in _forms(drafts["tolls"])),
        reached=plain(drafts["reached"]),
        outcomes=Lexicon(
            [
                *((form, MunitionOutcome.INTERCEPTED) for form in losses.get("destroyed", [])),
                *((form, MunitionOutcome(code)) for code, form in _forms(outcomes)),
            ]
        ),
        parts=plain(drafts["parts"]),
        parts_behind=plain(drafts["parts_behind"]),
        topics=fold_all(drafts["topics"]),
        references=plain(drafts["references"]),
        coordinators=plain([*drafts["coordinators"], ","]),
        not_counts=plain(drafts["not_counts"]),
        questions=plain(drafts["questions"]),
        ratios=plain(drafts["ratios"]),
        before_years=fold_all(drafts["before_years"]),
        open_dates=fold_all(drafts["open_dates"]),
        unsure_dates=fold_all(drafts["unsure_dates"]),
    )


def _forms(table: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    return [(code, form) for code, forms in table.items() for form in forms]
