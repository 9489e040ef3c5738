"""What a number phrase in running text counts, by the words in it, directly before it, and behind it."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from attrs import frozen

from conflictdata.model.parties import PersonGroup
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import MunitionOutcome
from conflictdata.vocab.strikes import MunitionClass
from conflictdata.wording.languages import Language
from conflictdata.wording.lexicon import FIGURES, Lexicon, Token
from conflictdata.wording.numerals import NotReadError
from conflictdata.wording.phrases import Phrase, parse_phrase
from conflictdata.wording.things import category_of, group_of, munition_of

__all__ = ["DraftWords", "Meaning", "Mention", "draft_words", "meanings", "mentions"]

_LONGEST_PHRASE = 40
"""The most tokens that a count phrase of running text has."""

_REACH = 9
"""How many tokens behind a number of people are searched for what became of them."""

_SHORT_REACH = 4
"""The same where nothing says that people are counted."""

_OUTCOME_REACH = 16
"""How many tokens before a number of munitions are searched for what became of them."""

_LONGEST_VERB = 6

_FORCES = ("status=armed_forces", "status=armed_group_member")
_PUNCTUATION = frozenset(",;:.!?()[]\"\u00ab\u00bb\u201c\u201d|~<>\u2264\u2265+\u2248")
_BREAKS = frozenset(";:()[]")


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


@frozen(eq=False)
class DraftWords:
    """The words of one language that drafting knows beside those of counts."""

    abbreviations: frozenset[str]
    boundaries: frozenset[str]
    befell: Lexicon[CasualtyCategory]
    outcomes: Lexicon[MunitionOutcome]
    auxiliaries: Lexicon[bool]
    """Words between munitions and what became of them: were."""
    parts: Lexicon[bool]
    """Words between a number and a part of it: including."""
    open_dates: frozenset[str]
    """Words that do not end a date phrase: weeks after."""
    unsure_dates: frozenset[str]
    """Words that are dates only with a capital, or beside other date words: may."""


@lru_cache
def draft_words(language: Language) -> DraftWords:
    tables: Mapping[str, Any] = language.tables["drafts"]
    outcomes: Mapping[str, list[str]] = language.tables["losses"]["outcomes"]
    return DraftWords(
        abbreviations=frozenset(tables["abbreviations"]),
        boundaries=frozenset(language.tables["attribution"]["boundaries"]),
        befell=Lexicon(
            (form, CasualtyCategory(code)) for code, forms in tables["befell"].items() for form in forms
        ),
        outcomes=Lexicon((form, MunitionOutcome(code)) for code, forms in outcomes.items() for form in forms),
        auxiliaries=Lexicon((form, True) for form in tables["auxiliaries"]),
        parts=Lexicon((form, True) for form in tables["parts"]),
        open_dates=frozenset(tables["open_dates"]),
        unsure_dates=frozenset(tables["unsure_dates"]),
    )


class Mention(NamedTuple):
    """A count phrase in a sentence."""

    start: int
    """The place of its first token in the sentence."""
    phrase: Phrase
    """The phrase, its places counted from ``start``."""

    @property
    def end(self) -> int:
        """The place after it, what is counted included."""
        return self.start + self.phrase.end


def mentions(tokens: Sequence[Token], language: Language) -> list[Mention]:
    """The count phrases of a sentence, in order."""
    found: list[Mention] = []
    place = 0
    while place < len(tokens):
        phrase = None
        if not _is_glued(tokens, place):
            try:
                # A window bounds the time that a place takes, whatever stands behind it.
                phrase = parse_phrase(language, tokens[place : place + _LONGEST_PHRASE])
            except NotReadError:
                phrase = None
        if phrase is None or _is_glued(tokens, place + phrase.number_end):
            place += 1
        else:
            found.append(Mention(place, phrase))
            place += phrase.end
    return found


def _is_glued(tokens: Sequence[Token], place: int) -> bool:
    """Whether a token follows the one before without a space, as in T-90, 155th, 5% and $7."""
    if not 0 < place < len(tokens) or tokens[place - 1].end < tokens[place].start:
        return False
    pair = {tokens[place - 1].text, tokens[place].text}
    return FIGURES in pair and pair.isdisjoint(_PUNCTUATION)


def meanings(
    found: Sequence[Mention], tokens: Sequence[Token], language: Language, words: DraftWords
) -> list[Meaning | None]:
    """What each count phrase of a sentence counts; `None` where it makes no claim that is known."""
    results: list[Meaning | None] = []
    following = [*[mention.start for mention in found], len(tokens)][1:]
    for mention, limit in zip(found, following, strict=True):
        meaning = _meaning(mention, limit, tokens, language, words)
        earlier = results[-1] if results else None
        if meaning is None and earlier is not None and _ends_at(words.parts, mention.start, tokens):
            group = group_of(mention.phrase.things)
            meaning = earlier._replace(group=group, reason=f"it is part of the number before: {earlier.reason}")
        whole = language.of.find(tokens, found[len(results) - 1].end) if results else None
        if whole is not None and whole[1] in {mention.start, mention.start + 1} and meaning is not None:
            # Some 1,000 of the 11,000 troops are dead: the first number are the dead.
            results[-1] = meaning
            is_force = _is_force(mention.phrase)
            meaning = _strength(mention.phrase) if is_force else None
        results.append(meaning)
    return results


def _meaning(
    mention: Mention, following: int, tokens: Sequence[Token], language: Language, words: DraftWords
) -> Meaning | None:
    phrase, things = mention.phrase, mention.phrase.things
    group = group_of(things)
    munition = munition_of(things)
    if munition is not None:
        outcome, why = _outcome(mention, following, tokens, words)
        return Meaning(None, munition, outcome, group, f"it counts {munition.label}s{why}")
    before = _befell_before(mention.start, tokens, language, words)
    category = category_of(things)
    if category is not None and before is None:
        return Meaning(category, None, None, group, f"it counts {category.label}")
    if before is not None and (things or _stands_alone(mention.end, tokens, words)):
        return Meaning(before[0], None, None, group, f"{before[1]!r} stands before it")
    behind = _befell_behind(mention.end, following, tokens, language, _REACH if things else _SHORT_REACH)
    if behind is not None:
        return Meaning(behind[0], None, None, group, f"{behind[1]!r} stands behind it")
    return _strength(phrase) if _is_force(phrase) and phrase.status is None else None


def _is_force(phrase: Phrase) -> bool:
    return any(thing.kind == "strength" or thing.code.endswith(_FORCES) for thing in phrase.things)


def _strength(phrase: Phrase) -> Meaning:
    reason = "it counts people under arms, and nothing says what became of them"
    return Meaning(None, None, None, group_of(phrase.things), reason)


def _befell_before(
    start: int, tokens: Sequence[Token], language: Language, words: DraftWords
) -> tuple[CasualtyCategory, str] | None:
    """What the words directly before a number say: *killed or wounded* 12, the *death of* a soldier."""
    for begin in range(max(start - _LONGEST_VERB, 0), start):
        verb = words.befell.find(tokens, begin)
        if verb is not None and verb[1] == start:
            return verb[0], _joined(tokens, begin, start)
        thing = language.things.find(tokens, begin)
        if thing is not None and thing[1] == start and thing[0].kind == "categories":
            return CasualtyCategory(thing[0].code), _joined(tokens, begin, start)
    return None


def _befell_behind(
    end: int, following: int, tokens: Sequence[Token], language: Language, reach: int
) -> tuple[CasualtyCategory, str] | None:
    """What the words behind a number say: 3,000 soldiers have been *killed or wounded*."""
    for begin in range(end, min(end + reach, following)):
        if tokens[begin].text in _BREAKS:
            return None
        thing = language.things.find(tokens, begin)
        # Directly before the next number, the word belongs to that: 12 soldiers killed 3 civilians.
        if thing is not None and thing[0].kind == "categories" and not thing[1] == following < len(tokens):
            return CasualtyCategory(thing[0].code), _joined(tokens, begin, thing[1])
    return None


def _outcome(
    mention: Mention, following: int, tokens: Sequence[Token], words: DraftWords
) -> tuple[MunitionOutcome | None, str]:
    start, end = mention.start, mention.end
    passive = words.auxiliaries.find(tokens, end)
    behind = None if passive is None else words.outcomes.find(tokens, passive[1])
    if passive is not None and behind is not None and behind[1] <= following:
        return behind[0], f", and {_joined(tokens, passive[1], behind[1])!r} stands behind it"
    for begin in range(start - 1, max(start - _OUTCOME_REACH, -1), -1):
        outcome = words.outcomes.find(tokens, begin)
        if outcome is not None and outcome[1] <= start:
            return outcome[0], f", and {_joined(tokens, begin, outcome[1])!r} stands before it"
    return None, ""


def _ends_at(lexicon: Lexicon[bool], place: int, tokens: Sequence[Token]) -> bool:
    """Whether a form ends directly before a place."""
    for begin in range(max(place - _LONGEST_VERB, 0), place):
        form = lexicon.find(tokens, begin)
        if form is not None and form[1] == place:
            return True
    return False


def _stands_alone(end: int, tokens: Sequence[Token], words: DraftWords) -> bool:
    """Whether no noun follows that could be what is counted: "killing 12 and ..." and not "lost 12 km"."""
    return end == len(tokens) or not tokens[end].text[0].isalpha() or tokens[end].text in words.boundaries


def _joined(tokens: Sequence[Token], begin: int, end: int) -> str:
    return " ".join(token.text for token in tokens[begin:end])
