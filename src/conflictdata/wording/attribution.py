"""Who says so, in a sentence: "the ministry said", "according to officials", "reports indicate".

Rules over words, no more: the reader looks for a verb of saying and takes the words before it, or behind it, for the
speaker. What it finds is a proposal for a person to check.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from attrs import frozen

from conflictdata.vocab.sources import Stance
from conflictdata.wording.languages import Language
from conflictdata.wording.lexicon import FIGURES, Lexicon, Token, fold

__all__ = ["Attribution", "attributions", "governing"]

_STOPS = frozenset(",;:.!?()[]\"\u00ab\u00bb\u201c\u201d\u201e")
_LONGEST_SPEAKER = 12


@frozen(kw_only=True)
class Attribution:
    """Words that say who says what."""

    speaker: str | None
    """The words for the speaker as they stand in the text; `None` where nobody is named, as in "reports indicate"."""

    stance: Stance
    """What the speaker does with the content."""

    place: int
    """Where in the sentence it stands: the place of the first token of the verb, or of "according to"."""

    words: str
    """The verb, or the words like it, as written."""


@frozen(eq=False)
class _Says:
    """The words of one language that attribute."""

    verbs: Lexicon[Stance]
    """Verbs of saying, with their subject beside them."""
    participles: Lexicon[Stance]
    """Forms whose subject is that of the verb of saying before: "..., stating that"."""
    sources: Lexicon[Stance]
    """Words before a speaker: according to."""
    unnamed: Lexicon[Stance]
    """Words that say that somebody says so, and not who: reportedly."""
    boundaries: frozenset[str]
    """Words that the name of a speaker does not hold."""
    relatives: frozenset[tuple[str, ...]]
    """The two words with which a relative clause begins that says who the speaker is: which is."""
    passed_over: frozenset[str]
    """Words between a speaker and the verb: has, also, later."""
    speaker_behind: bool
    """Whether the speaker mostly stands behind the verb."""


def attributions(text: str, tokens: Sequence[Token], language: Language) -> list[Attribution]:
    """All attributions of a sentence, in order."""
    says = _says(language)
    found: list[Attribution] = []
    place = 0
    while place < len(tokens):
        begin = place
        if (unnamed := says.unnamed.find(tokens, place)) is not None:
            stance, place = unnamed
            speaker = None
        elif (source := says.sources.find(tokens, place)) is not None:
            stance, place = source
            speaker = _behind(text, tokens, place, says)
        elif (verb := says.verbs.find(tokens, place)) is not None:
            stance, place = verb
            before, behind = _before(text, tokens, begin, says), _behind(text, tokens, place, says)
            speaker = (behind or before) if says.speaker_behind else (before or behind)
        elif (participle := says.participles.find(tokens, place)) is not None:
            stance, place = participle
            speaker = next((earlier.speaker for earlier in reversed(found) if earlier.speaker), None)
            speaker = speaker or _before(text, tokens, begin, says)
        else:
            place += 1
            continue
        words = text[tokens[begin].start : tokens[place - 1].end]
        found.append(Attribution(speaker=speaker, stance=stance, place=begin, words=words))
    return found


def governing(found: Sequence[Attribution], place: int) -> Attribution | None:
    """The attribution under which the words at a place of the sentence stand: the nearest before, or else behind."""
    before = [attribution for attribution in found if attribution.place <= place]
    return before[-1] if before else next(iter(found), None)


def _before(text: str, tokens: Sequence[Token], verb: int, says: _Says) -> str | None:
    end = verb
    while end and tokens[end - 1].text in says.passed_over:
        end -= 1
    if end and tokens[end - 1].text == ",":
        end -= 1
    begin = end
    while begin and end - begin < _LONGEST_SPEAKER and not _is_boundary(tokens, begin - 1, says):
        begin -= 1
    # "The service, which is the spy agency of the capital, said": the speaker stands before the relative clause.
    relative = begin - 3
    if relative > 0 and (tokens[relative + 1].text, tokens[relative + 2].text) in says.relatives:
        return _before(text, tokens, relative, says)
    return _words(text, tokens, begin, end)


def _behind(text: str, tokens: Sequence[Token], begin: int, says: _Says) -> str | None:
    end = begin
    while end < len(tokens) and end - begin < _LONGEST_SPEAKER and not _is_boundary(tokens, end, says):
        end += 1
    return _words(text, tokens, begin, end)


def _is_boundary(tokens: Sequence[Token], place: int, says: _Says) -> bool:
    word = tokens[place].text
    if word == "-":  # a dash, and not the hyphen of a name
        return place > 0 and tokens[place - 1].end < tokens[place].start
    if word == FIGURES:  # the 24th Brigade, and not "in 2024 the army"
        return not (place + 1 < len(tokens) and tokens[place].end == tokens[place + 1].start)
    if word == "." and place and len(tokens[place - 1].text) == 1:  # U.S. officials
        return False
    return word in _STOPS or word in says.boundaries


def _words(text: str, tokens: Sequence[Token], begin: int, end: int) -> str | None:
    return text[tokens[begin].start : tokens[end - 1].end] if begin < end else None


@lru_cache
def _says(language: Language) -> _Says:
    tables: dict[str, Any] = language.tables["attribution"]
    return _Says(
        verbs=_stances(tables["verbs"]),
        participles=_stances(tables["participles"]),
        sources=_stances(tables["sources"]),
        unnamed=_stances(tables["unnamed"]),
        boundaries=frozenset(map(fold, tables["boundaries"])),
        passed_over=frozenset(map(fold, tables["passed_over"])),
        relatives=frozenset(tuple(fold(form).split()) for form in tables["relatives"]),
        speaker_behind=tables["speaker_behind"],
    )


def _stances(table: dict[str, list[str]]) -> Lexicon[Stance]:
    return Lexicon((form, Stance(code)) for code, forms in table.items() for form in forms)
