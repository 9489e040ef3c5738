"""What is asked of the words of a sentence around its numbers."""

from collections.abc import Sequence
from typing import NamedTuple

from conflictdata.model.parties import PersonGroup
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import MunitionOutcome
from conflictdata.vocab.strikes import MunitionClass
from conflictdata.wording.drafts.mentions import Mention
from conflictdata.wording.drafts.words import DraftWords
from conflictdata.wording.languages import Language
from conflictdata.wording.lexicon import Lexicon, Token

__all__ = [
    "BEFORE",
    "BEHIND",
    "BREAKS",
    "Clause",
    "Meaning",
    "are_beside",
    "ends_at",
    "first_form",
    "inset",
    "is_unreal",
    "joined",
    "length_ending_at",
]

BEFORE, BEHIND = "stands before it", "stands behind it"
"""Where the words stand that say what became of what is counted, in the reason for a meaning."""

BREAKS = frozenset(";:()[]")
"""Signs across which no words are looked for."""

_LONGEST_FORM = 6


class Meaning(NamedTuple):
    """What a number phrase counts, and why it is read so. With neither category nor munition: people under arms."""

    category: CasualtyCategory | None
    munition: MunitionClass | None
    outcome: MunitionOutcome | None
    group: PersonGroup
    reason: str

    @property
    def is_strength(self) -> bool:
        """Whether people under arms are counted, of whom nothing is said to have become."""
        return self.category is None and self.munition is None


class Clause(NamedTuple):
    """A sentence, the words of its language, and the numbers found in it."""

    tokens: Sequence[Token]
    language: Language
    words: DraftWords
    found: Sequence[Mention]


def are_beside(clause: Clause, index: int) -> bool:
    """Whether nothing but "and" or a comma stands between a number with its noun and the next."""
    place, following = clause.found[index].end, clause.found[index + 1].lead
    while place < following:
        link = clause.words.coordinators.find(clause.tokens, place)
        if link is None:
            return False
        place = link[1]
    return place == following


def inset(clause: Clause, index: int) -> tuple[int, int]:
    """Where the words behind a number begin, and where the next number does; parts of the number are passed over.

    So that in "12 people, including three children, were killed" the twelve are known to be killed.
    """
    found, tokens = clause.found, clause.tokens
    begin, following = found[index].end, index + 1
    parts_at = begin + 1 if begin < len(tokens) and tokens[begin].text in {",", "("} else begin
    parts = clause.words.parts.find(tokens, parts_at)
    if following < len(found) and parts is not None and parts[1] == found[following].lead:
        following += 1
        while following < len(found) and are_beside(clause, following - 1):
            following += 1
        begin = found[following - 1].end
        if begin < len(tokens) and tokens[begin].text in {",", ")"}:
            begin += 1
    return begin, found[following].lead if following < len(found) else len(tokens)


def is_unreal(words: DraftWords, tokens: Sequence[Token], end: int) -> bool:
    """Whether the words directly before a place say that it did not, or not yet, happen."""
    length = length_ending_at(words.unreal, end, tokens)
    unreal = words.unreal.find(tokens, end - length) if length else None
    return unreal is not None and unreal[0]


def first_form(tokens: Sequence[Token], place: int, *lexicons: Lexicon[bool]) -> tuple[bool, int] | None:
    """What the first of the tables finds that finds anything at a place."""
    return next((form for lexicon in lexicons if (form := lexicon.find(tokens, place)) is not None), None)


def ends_at(lexicon: Lexicon[bool], place: int, tokens: Sequence[Token]) -> bool:
    """Whether a form ends directly before a place."""
    return length_ending_at(lexicon, place, tokens) > 0


def length_ending_at(lexicon: Lexicon[bool], place: int, tokens: Sequence[Token]) -> int:
    """How many tokens the longest form has that ends directly before a place; 0 where none does."""
    for begin in range(max(place - _LONGEST_FORM, 0), place):
        form = lexicon.find(tokens, begin)
        if form is not None and form[1] == place:
            return place - begin
    return 0


def joined(tokens: Sequence[Token], begin: int, end: int) -> str:
    """The words from one place to another."""
    return " ".join(token.text for token in tokens[begin:end])
