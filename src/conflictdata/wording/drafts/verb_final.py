"""Who says so, in a language whose verb ends the clause and whose particles show who the speaker is, such as Korean.

The verb of saying is known by how its word begins (밝혔다, 밝혔으며), the speaker by the particle at the end of its
last word (국방부는): directly before the verb, or at the beginning of the clause, in front of what is said.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from attrs import frozen

from conflictdata.vocab.sources import Stance
from conflictdata.wording.drafts.attribution import Attribution
from conflictdata.wording.drafts.words import understood
from conflictdata.wording.languages import Language
from conflictdata.wording.lexicon import Token, fold

__all__ = ["verb_final_attributions"]

_STOPS = frozenset(",;:.!?()[]\"'\u00ab\u00bb\u201c\u201d\u201e")
_LONGEST_SPEAKER = 6
"""The most words that a speaker has, as they are set apart by spaces."""


class _Word(NamedTuple):
    """What stands between two spaces."""

    text: str
    start: int
    """The place of its first token in the sentence."""
    end: int
    """The place behind its last token."""
    begin: int
    """Where it begins in the text."""
    closed: bool
    """Whether a sign such as a comma ends it."""


@frozen(eq=False)
class _Says:
    verbs: tuple[tuple[str, Stance], ...]
    unnamed: tuple[tuple[str, Stance], ...]
    sources: tuple[tuple[str, Stance], ...]
    subjects: tuple[str, ...]
    quoting: tuple[str, ...]
    origin_ends: tuple[str, ...]


def verb_final_attributions(text: str, tokens: Sequence[Token], language: Language) -> list[Attribution]:
    """All attributions of a sentence, in order of where the words that they govern begin."""
    says = _says(language)
    words = _words(text, tokens)
    found: list[Attribution] = []
    clause = 0
    for index in range(len(words)):
        attribution = _attribution(text, words, index, clause, says)
        if attribution is not None:
            found.append(attribution)
            clause = index + 1
    return found


def _attribution(text: str, words: Sequence[_Word], index: int, clause: int, says: _Says) -> Attribution | None:
    word = words[index]
    last_two = f"{words[index - 1].text} {word.text}" if index > clause else word.text
    source = _stance(word.text, says.sources)
    if source is not None and index > clause and words[index - 1].text.endswith(says.origin_ends):
        first = _first(words, index, clause, says)
        return _made(text, words, (first, index), index, source, says.origin_ends)
    stance = _stance(last_two, says.verbs) or _stance(word.text, says.verbs)
    if stance is None:
        unnamed = _stance(word.text, says.unnamed)
        return None if unnamed is None else _made(text, words, None, index, unnamed, ())
    # "... 다고 국정원이 국회에 보고했다": behind what is said, or else at the beginning of the clause.
    said = next((place for place in range(index, clause, -1) if words[place - 1].text.endswith(says.quoting)), clause)
    for last in (*range(index - 1, said - 1, -1), *range(clause, min(clause + _LONGEST_SPEAKER, said))):
        if _is_subject(words[last], says):
            first = _first(words, last + 1, clause, says)
            return _made(text, words, (first, last + 1), index, stance, says.subjects)
    return _made(text, words, None, index, stance, ())


def _made(  # noqa: PLR0913, PLR0917 - what an attribution is made of
    text: str,
    words: Sequence[_Word],
    speaker: tuple[int, int] | None,
    verb: int,
    stance: Stance,
    particles: tuple[str, ...],
) -> Attribution:
    place, said = words[verb].start, None
    if speaker is not None:
        place, last = words[speaker[0]].start, words[speaker[1] - 1]
        particle = max((len(end) for end in particles if last.text.endswith(end)), default=0)
        said = text[words[speaker[0]].begin : last.begin + len(last.text) - particle]
    return Attribution(speaker=said or None, stance=stance, place=place, end=words[verb].end, words=words[verb].text)


def _is_subject(word: _Word, says: _Says) -> bool:
    return word.text.endswith(says.subjects) and len(word.text) > 1 and not word.text.endswith(says.quoting)


def _first(words: Sequence[_Word], end: int, clause: int, says: _Says) -> int:
    """The first word of the speaker whose words end at a place."""
    first = end - 1
    while first > max(clause, end - _LONGEST_SPEAKER):
        before = words[first - 1]
        if before.closed or before.text.endswith(says.quoting) or _is_subject(before, says):
            break
        first -= 1
    return first


def _stance(word: str, forms: Sequence[tuple[str, Stance]]) -> Stance | None:
    return next((stance for form, stance in forms if word.startswith(form)), None)


def _words(text: str, tokens: Sequence[Token]) -> list[_Word]:
    words: list[_Word] = []
    first = 0
    for place in range(1, len(tokens) + 1):
        if place == len(tokens) or tokens[place].start > tokens[place - 1].end:
            begin, end = first, place
            while end > begin and tokens[end - 1].text in _STOPS:
                end -= 1
            while begin < end and tokens[begin].text in _STOPS:
                begin += 1
            if begin < end:
                start = tokens[begin].start
                words.append(_Word(text[start : tokens[end - 1].end], begin, end, start, end < place))
            first = place
    return words


@lru_cache
def _says(language: Language) -> _Says:
    tables: Mapping[str, Any] = language.table("attribution")
    with understood(language):
        return _Says(
            verbs=_stances(tables["verbs"]),
            unnamed=_stances(tables["unnamed"]),
            sources=_stances(tables["sources"]),
            subjects=tuple(map(fold, tables["subjects"])),
            quoting=tuple(map(fold, tables["quoting"])),
            origin_ends=tuple(map(fold, tables["origin_ends"])),
        )


def _stances(table: Mapping[str, Sequence[str]]) -> tuple[tuple[str, Stance], ...]:
    pairs = [(fold(form), Stance(code)) for code, forms in table.items() for form in forms]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))
