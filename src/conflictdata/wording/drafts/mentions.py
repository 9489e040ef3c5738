"""The count phrases of a sentence of running text."""

from collections.abc import Sequence
from typing import NamedTuple

from attrs import evolve

from conflictdata.wording.drafts.words import DraftWords
from conflictdata.wording.languages import Language, Thing
from conflictdata.wording.lexicon import FIGURES, Token
from conflictdata.wording.numerals import NotReadError
from conflictdata.wording.phrases import Phrase, parse_phrase, parse_things

__all__ = ["Mention", "mentions"]

_LONGEST_PHRASE = 40
"""The most tokens that a count phrase of running text has."""

_LONGEST_NAME = 8
"""How many tokens the name of a model has at most: Kh-101/Kh-555 are seven."""

_PUNCTUATION = frozenset(',;:.!?()[]"\u00ab\u00bb\u201c\u201d\u201e|~<>\u2264\u2265+\u2248')


class Mention(NamedTuple):
    """A count phrase in a clause."""

    lead: int
    """Where what is counted begins, if it stands before the number; else the same as ``start``."""
    start: int
    """The place of the first token of the number, or of the words around it."""
    phrase: Phrase
    """The phrase, its places counted from ``start``."""

    @property
    def end(self) -> int:
        """The place after it, what is counted included."""
        return self.start + self.phrase.end


def mentions(text: str, tokens: Sequence[Token], language: Language, words: DraftWords) -> list[Mention]:
    """The count phrases of a clause, in order."""
    found: list[Mention] = []
    place = 0
    while place < len(tokens):
        reached = words.reached.find(tokens, place)
        bound = language.before.find(tokens, place)
        if reached is not None and (bound is None or bound[1] < reached[1]):  # "rose up to 12" is 12
            place = reached[1]
            continue
        mention = _mention(tokens, place, language, words)
        if mention is None:
            place += 1
        else:
            found.append(mention if mention.phrase.things else _behind_name(text, tokens, mention, language))
            place = found[-1].end
    return found


def _mention(tokens: Sequence[Token], place: int, language: Language, words: DraftWords) -> Mention | None:
    if _is_glued(tokens, place):
        return None
    try:
        # A window bounds the time that a place takes, whatever stands behind it.
        phrase = parse_phrase(language, tokens[place : place + _LONGEST_PHRASE])
    except NotReadError:
        return None
    is_counter = language.vocabulary is not None and bool(phrase.things)  # 300명: Korean sets no space there
    if (_is_glued(tokens, place + phrase.number_end) and not is_counter) or _is_cut_out(
        tokens, place, phrase, language
    ):
        return None
    if phrase.status is None and language.noun_before_number:
        things, begin = parse_things(language, tokens, place)
        if not words.topics.isdisjoint(token.text for token in tokens[place:begin]):
            return None  # "Russia, of soldiers 300": the number counts what stands behind the topic
        return _without_noun(tokens, place, things, begin, language) or Mention(place, place, phrase)
    return Mention(place, place, phrase)


def _without_noun(
    tokens: Sequence[Token], place: int, things: tuple[Thing, ...], begin: int, language: Language
) -> Mention | None:
    """The phrase without what is counted, where that stands before the number; `None` where it is needed to read it."""
    if not things or (language.noun_before_number_is_about and things[-1].kind != "categories"):
        return None
    link = language.links.find(tokens, begin)
    begin = begin if link is None else link[1]
    try:
        bare = parse_phrase(language, tokens[begin : begin + _LONGEST_PHRASE])
    except NotReadError:
        return None
    # What stands directly before a number is looked at again when it is asked what became of the people.
    verb_alone = things[-1].kind == "categories" and link is None
    return Mention(place, begin, bare if verb_alone else evolve(bare, things=(*things, *bare.things)))


def _is_cut_out(tokens: Sequence[Token], place: int, phrase: Phrase, language: Language) -> bool:
    """Whether a number was cut out of a longer word, in a language that does not set words apart."""
    if language.vocabulary is None or any(token.text == FIGURES for token in tokens[place : place + phrase.end]):
        return False
    glued_before = place > 0 and tokens[place - 1].end == tokens[place].start and tokens[place - 1].text.isalpha()
    return glued_before or not phrase.things


def _behind_name(text: str, tokens: Sequence[Token], mention: Mention, language: Language) -> Mention:
    """The phrase with what is counted behind a name: 12 *Kh-101 missiles*, 300 *Bordurian soldiers*."""
    place = mention.end
    for end in range(place, min(place + _LONGEST_NAME, len(tokens))):
        things, behind = parse_things(language, tokens, end)
        if end > place and things:
            return mention._replace(phrase=evolve(mention.phrase, things=things, end=behind - mention.start))
        is_glued = end > place and tokens[end - 1].end == tokens[end].start
        if not is_glued and not text[tokens[end].start].isupper():
            break
    return mention


def _is_glued(tokens: Sequence[Token], place: int) -> bool:
    """Whether a token follows the one before without a space, as in T-90, 155th, 5% and $7."""
    if not 0 < place < len(tokens) or tokens[place - 1].end < tokens[place].start:
        return False
    pair = {tokens[place - 1].text, tokens[place].text}
    return FIGURES in pair and pair.isdisjoint(_PUNCTUATION)
