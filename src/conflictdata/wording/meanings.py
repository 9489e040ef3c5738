"""What the number phrases of a sentence count, by the words in them, directly before them, and behind them."""

from collections.abc import Sequence
from typing import NamedTuple

from attrs import evolve

from conflictdata.model.parties import PersonGroup
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import MunitionOutcome
from conflictdata.vocab.strikes import MunitionClass
from conflictdata.wording.draft_words import DraftWords
from conflictdata.wording.languages import Language, Thing
from conflictdata.wording.lexicon import FIGURES, Lexicon, Token
from conflictdata.wording.numerals import NotReadError
from conflictdata.wording.phrases import Phrase, parse_phrase, parse_things
from conflictdata.wording.things import category_of, group_of, munition_of

__all__ = ["Meaning", "Mention", "meanings", "mentions"]

_LONGEST_PHRASE = 40
"""The most tokens that a count phrase of running text has."""

_REACH = 9
"""How many tokens behind a number of people are searched for what became of them."""

_TOLL_REACH = 10
"""How many tokens before a number are searched for a word such as toll."""

_OUTCOME_REACH = 16
"""How many tokens before a number of munitions are searched for what became of them."""

_LONGEST_MODEL = 8
"""How many tokens the model of a munition has at most: Kh-101/Kh-555 are seven."""

_LONGEST_FORM = 6

_COUNTED = frozenset({"categories", "groups", "nationalities", "peoples", "strength"})
_FORCES = ("status=armed_forces", "status=armed_group_member")
_PUNCTUATION = frozenset(",;:.!?()[]\"\u00ab\u00bb\u201c\u201d\u201e|~<>\u2264\u2265+\u2248")
_BREAKS = frozenset(";:()[]")
_DONE_TO = frozenset({MunitionOutcome.LAUNCHED, MunitionOutcome.INTERCEPTED, MunitionOutcome.SUPPRESSED})
"""What somebody does to munitions, so that the verb may stand some way before them."""
_TOGETHER = {
    frozenset({CasualtyCategory.KILLED, CasualtyCategory.WOUNDED}): CasualtyCategory.KILLED_OR_WOUNDED,
    frozenset({CasualtyCategory.KILLED, CasualtyCategory.INJURED}): CasualtyCategory.KILLED_OR_WOUNDED,
    frozenset({CasualtyCategory.KILLED, CasualtyCategory.MISSING}): CasualtyCategory.KILLED_OR_MISSING,
    frozenset({CasualtyCategory.MISSING, CasualtyCategory.CAPTURED}): CasualtyCategory.MISSING_OR_CAPTURED,
}
_BEFORE, _BEHIND = "stands before it", "stands behind it"


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


class Mention(NamedTuple):
    """A count phrase in a sentence."""

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


class _Sentence(NamedTuple):
    tokens: Sequence[Token]
    language: Language
    words: DraftWords
    found: Sequence[Mention]


def mentions(text: str, tokens: Sequence[Token], language: Language, words: DraftWords) -> list[Mention]:
    """The count phrases of a sentence, in order."""
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
            found.append(mention if mention.phrase.things else _with_model(text, tokens, mention, language))
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
    if (_is_glued(tokens, place + phrase.number_end) and not is_counter) or _is_cut_out(tokens, place, phrase, language):
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


def _with_model(text: str, tokens: Sequence[Token], mention: Mention, language: Language) -> Mention:
    """The phrase with the munitions whose model stands before them: 8 *ATACMS missiles*, 12 *Kh-101 missiles*."""
    place = mention.end
    for end in range(place, min(place + _LONGEST_MODEL, len(tokens))):
        things, behind = parse_things(language, tokens, end)
        if end > place and munition_of(things) is not None:
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


def meanings(
    found: Sequence[Mention], tokens: Sequence[Token], language: Language, words: DraftWords
) -> list[Meaning | None]:
    """What each count phrase of a sentence counts; `None` where it makes no claim that is known."""
    sentence = _Sentence(tokens, language, words, found)
    results: list[Meaning | None] = []
    is_whole = False
    for index, mention in enumerate(found):
        beside = index > 0 and _are_beside(sentence, index - 1)
        is_whole = index > 0 and (_is_whole(sentence, index) or (is_whole and beside))
        earlier = results[-1] if results else None
        meaning = _meaning(sentence, index, results, is_whole=is_whole)
        if meaning is None or meaning.is_strength:
            if earlier is not None and _ends_at(words.parts, mention.lead, tokens):
                meaning = _like(earlier, mention, "it is part of the number before")
            elif beside and earlier is not None and earlier.category and mention.phrase.things and _BEFORE in earlier.reason:
                meaning = _like(earlier, mention, "it stands beside the number before")
        if is_whole and not beside and meaning is not None and meaning.category is not None:
            # Some 1,000 of the 11,000 troops are dead: the first number are the dead.
            results[-1] = meaning
            meaning = _strength(mention.phrase.things)
        elif is_whole and not beside and meaning is not None and earlier is None and meaning.munition is not None:
            outcome, why = _outcome(sentence, index - 1, is_whole=False)
            results[-1] = meaning._replace(outcome=outcome, reason=f"it is part of the number behind{why}")
        results.append(meaning)
    for index in reversed(range(len(found) - 1)):
        _take_over(sentence, index, results)
    return results


def _take_over(sentence: _Sentence, index: int, results: list[Meaning | None]) -> None:
    """Let a number share what became of the one beside it: *3 soldiers* and 5 civilians were killed."""
    meaning, behind = results[index], results[index + 1]
    mention = sentence.found[index]
    if behind is not None and (meaning is None or meaning.is_strength) and _is_included(sentence, index):
        results[index] = _like(behind, mention, "it is part of the number behind")
    if behind is None or not _are_beside(sentence, index):
        return
    if meaning is not None and meaning.munition is not None:
        if meaning.outcome is None and behind.munition is not None:
            results[index] = meaning._replace(outcome=behind.outcome, reason=f"{meaning.reason}, beside {behind.reason}")
    elif behind.category is not None and mention.phrase.things and (meaning is None or meaning.is_strength):
        if _BEHIND in behind.reason:
            results[index] = _like(behind, mention, "it stands beside the number behind")


def _is_included(sentence: _Sentence, index: int) -> bool:
    """Whether the words behind a number say that it is part of the next: 어린이 2명을 *포함해* 12명."""
    place, following = sentence.found[index].end, sentence.found[index + 1].lead
    while (passed := sentence.words.adverbs.find(sentence.tokens, place)) is not None:
        place = passed[1]
    included = sentence.words.parts_behind.find(sentence.tokens, place)
    return included is not None and included[1] == following


def _like(other: Meaning, mention: Mention, why: str) -> Meaning:
    return other._replace(group=group_of(mention.phrase.things), reason=f"{why}: {other.reason}")


def _is_whole(sentence: _Sentence, index: int) -> bool:
    """Whether a number is the whole that the number before is a part of: 81 *of the 93* missiles."""
    of = sentence.language.of.find(sentence.tokens, sentence.found[index - 1].end)
    start = sentence.found[index].start
    return of is not None and of[1] in {start, start + 1}


def _are_beside(sentence: _Sentence, index: int) -> bool:
    """Whether nothing but "and" or a comma stands between a number with its noun and the next."""
    place, following = sentence.found[index].end, sentence.found[index + 1].lead
    while place < following:
        joined = sentence.words.coordinators.find(sentence.tokens, place)
        if joined is None:
            return False
        place = joined[1]
    return place == following


def _is_ratio(sentence: _Sentence, index: int) -> bool:
    """Whether a number is one of two that are a ratio: *one* in *five* soldiers."""
    for first in (index - 1, index):
        if 0 <= first < len(sentence.found) - 1:
            ratio = sentence.words.ratios.find(sentence.tokens, sentence.found[first].end)
            if ratio is not None and ratio[1] == sentence.found[first + 1].start:
                return True
    return False


def _meaning(
    sentence: _Sentence, index: int, results: Sequence[Meaning | None], *, is_whole: bool
) -> Meaning | None:
    tokens, words, mention = sentence.tokens, sentence.words, sentence.found[index]
    phrase, things = mention.phrase, mention.phrase.things
    group = group_of(things)
    munition = munition_of(things)
    if munition is None and (not things or category_of(things) is None):
        munition = _munition_meant(sentence, index, results)
    if munition is not None:
        outcome, why = _outcome(sentence, index, is_whole=is_whole)
        earlier = results[-1] if index and _are_beside(sentence, index - 1) else None
        if outcome is None and earlier is not None and earlier.munition is not None and _BEFORE in earlier.reason:
            outcome, why = earlier.outcome, f", beside {earlier.reason}"
        if outcome is None and (phrase.first.article or munition_of(things) is None):
            return None
        return Meaning(None, munition, outcome, group, f"it counts {munition.label}s{why}")
    if _is_ratio(sentence, index) or _ends_at(words.questions, mention.start, tokens) or (not things and _ends_at(words.not_counts, mention.start, tokens)):
        return None
    if phrase.status is not None and not things:
        return _nobody(sentence, mention)
    if things and all(thing.kind not in _COUNTED for thing in things):
        return None
    before = _befell_before(sentence, mention.start)
    category = None if _acted(sentence, mention) else category_of(things)
    if category is not None and (before is None or not before[2]):
        category = _either(sentence, category, mention.end)
        return Meaning(category, None, None, group, f"it counts {category.label}")
    if before is not None and (things or _stands_alone(sentence, mention.end)):
        return Meaning(before[0], None, None, group, f"{before[1]!r} {_BEFORE}")
    toll = _toll_before(sentence, mention.start)
    if toll is not None and (things or _stands_alone(sentence, mention.end)):
        return toll._replace(group=group) if things else toll
    behind = _befell_behind(sentence, index)
    if behind is not None:
        return Meaning(behind[0], None, None, group, f"{behind[1]!r} {_BEHIND}")
    return _strength(things) if phrase.status is None else None


def _nobody(sentence: _Sentence, mention: Mention) -> Meaning | None:
    """What a phrase says that nobody suffered, which holds the verb: no one was *killed*."""
    for begin in range(mention.start, mention.end):
        thing = sentence.language.things.find(sentence.tokens, begin)
        if thing is not None and thing[0].kind == "categories":
            category = CasualtyCategory(thing[0].code)
            return Meaning(category, None, None, PersonGroup(), f"it counts {category.label}")
    return None


def _strength(things: Sequence[Thing]) -> Meaning | None:
    if not any(thing.kind == "strength" or thing.code.endswith(_FORCES) for thing in things):
        return None
    reason = "it counts people under arms, and nothing says what became of them"
    return Meaning(None, None, None, group_of(things), reason)


def _acted(sentence: _Sentence, mention: Mention) -> bool:
    """Whether the word behind the people counted says what they did to others: 12 soldiers *captured* the village."""
    tokens, things, end = sentence.tokens, mention.phrase.things, mention.end
    behind_people = len(things) > 1 and things[-1].kind == "categories" and things[0].kind != "categories"
    return (
        behind_people and sentence.words.needs_auxiliary and end < len(tokens) and tokens[end].text in sentence.words.determiners
    )


def _befell_before(sentence: _Sentence, start: int) -> tuple[CasualtyCategory, str, bool] | None:
    """What the words directly before a number say: *killed or wounded* 12, the *death of* a soldier.

    And whether they say more than the words behind: "killed 3 wounded" does, and "lost 3 wounded" does not.
    """
    tokens, words = sentence.tokens, sentence.words
    for begin in range(max(start - _LONGEST_FORM, 0), start):
        verb = words.befell.find(tokens, begin)
        thing = sentence.language.things.find(tokens, begin)
        if verb is not None and verb[1] == start:
            category = verb[0]
        elif thing is not None and thing[1] == start and thing[0].kind == "categories":
            category, verb = CasualtyCategory(thing[0].code), None
        else:
            continue
        says_more = verb is not None and category is not CasualtyCategory.CASUALTIES_UNSPECIFIED
        return None if _is_unreal(words, tokens, begin) else (category, _joined(tokens, begin, start), says_more)
    return None


def _toll_before(sentence: _Sentence, start: int) -> Meaning | None:
    """What a noun some way before a number says: the *toll* rose to 12, put the *number of troops* at 11,000."""
    tokens, words = sentence.tokens, sentence.words
    if not _ends_at(words.reached, start, tokens):
        return None
    last_end, found = 0, None
    for begin in range(max(start - _TOLL_REACH, 0), start):
        if tokens[begin].text in _BREAKS:
            found = None
        toll = words.tolls.find(tokens, begin)
        if toll is None or not last_end < toll[1] <= start:
            continue
        category, last_end = toll
        things: tuple[Thing, ...] = ()
        if category is None:
            things, last_end = parse_things(sentence.language, tokens, last_end)
            category = category_of(things)
        reason = f"{_joined(tokens, begin, last_end)!r} {_BEFORE}"
        found = Meaning(category, None, None, group_of(things), reason) if category else _strength(things)
    return found


def _is_unreal(words: DraftWords, tokens: Sequence[Token], end: int) -> bool:
    """Whether the words directly before a place say that it did not, or not yet, happen."""
    length = _length_ending_at(words.unreal, end, tokens)
    unreal = words.unreal.find(tokens, end - length) if length else None
    return unreal is not None and unreal[0]


def _befell_behind(sentence: _Sentence, index: int) -> tuple[CasualtyCategory, str] | None:
    """What the words behind a number say: 3,000 soldiers have been *killed or wounded*."""
    tokens, words = sentence.tokens, sentence.words
    mention = sentence.found[index]
    begin, following = _inset(sentence, index)
    limit = min(begin + _REACH, following)
    is_near = True
    """Whether all words since the number are such as may stand between it and its verb."""
    while begin < limit and tokens[begin].text not in _BREAKS:
        thing = sentence.language.things.find(tokens, begin)
        if thing is not None and thing[0].kind == "categories":
            # Directly before the next number, the word belongs to that: 12 soldiers killed 3 civilians.
            belongs = not thing[1] == following < len(tokens)
            if belongs and (is_near or mention.phrase.things) and _suffered(sentence, begin, thing[1], mention.end):
                category = CasualtyCategory(thing[0].code)
                return _either(sentence, category, thing[1]), _joined(tokens, begin, thing[1])
            return None
        unreal = words.unreal.find(tokens, begin)
        if unreal is not None and unreal[0]:
            return None
        passed = unreal or _first(tokens, begin, words.auxiliaries, words.adverbs, words.references)
        is_near = is_near and passed is not None
        begin = begin + 1 if passed is None else passed[1]
    return None


def _either(sentence: _Sentence, category: CasualtyCategory, end: int) -> CasualtyCategory:
    """The category that also counts those of the one behind, joined by "or" or "and": убиты *или ранены*."""
    language, tokens = sentence.language, sentence.tokens
    joined = language.or_.find(tokens, end) or language.and_.find(tokens, end)
    other = None if joined is None else language.things.find(tokens, joined[1])
    if other is None or other[0].kind != "categories":
        return category
    return _TOGETHER.get(frozenset({category, CasualtyCategory(other[0].code)}), category)


def _suffered(sentence: _Sentence, begin: int, end: int, after: int) -> bool:
    """Whether a verb behind a number says what became of the people counted, and not what they did."""
    tokens, words = sentence.tokens, sentence.words
    if not words.needs_auxiliary or words.active.find(tokens, begin) is not None:
        return True
    place = begin
    while (length := _length_ending_at(words.adverbs, place, tokens)) > 0:
        place -= length
    if _ends_at(words.auxiliaries, place, tokens):
        return True
    is_object = end < len(tokens) and tokens[end].text in words.determiners
    return place <= after and not is_object


def _inset(sentence: _Sentence, index: int) -> tuple[int, int]:
    """Where the words behind a number begin, and where the next number does; parts of the number are passed over.

    So that in "12 people, including three children, were killed" the twelve are known to be killed.
    """
    found, tokens = sentence.found, sentence.tokens
    begin, following = found[index].end, index + 1
    parts_at = begin + 1 if begin < len(tokens) and tokens[begin].text in {",", "("} else begin
    parts = sentence.words.parts.find(tokens, parts_at)
    if following < len(found) and parts is not None and parts[1] == found[following].lead:
        following += 1
        while following < len(found) and _are_beside(sentence, following - 1):
            following += 1
        begin = found[following - 1].end
        if begin < len(tokens) and tokens[begin].text in {",", ")"}:
            begin += 1
    return begin, found[following].lead if following < len(found) else len(tokens)


def _munition_meant(sentence: _Sentence, index: int, results: Sequence[Meaning | None]) -> MunitionClass | None:
    """The munitions of a number before, where a number without a noun says what became of some: *80* were downed."""
    tokens, words = sentence.tokens, sentence.words
    earlier = next((meaning.munition for meaning in reversed(results) if meaning and meaning.munition), None)
    end = sentence.found[index].end
    if earlier is None or sentence.found[index].phrase.things:
        return None
    reference = words.references.find(tokens, end)
    auxiliary = words.auxiliaries.find(tokens, end if reference is None else reference[1])
    if auxiliary is None or words.outcomes.find(tokens, auxiliary[1]) is None:
        return None
    return earlier


def _outcome(sentence: _Sentence, index: int, *, is_whole: bool) -> tuple[MunitionOutcome | None, str]:
    tokens, words, mention = sentence.tokens, sentence.words, sentence.found[index]
    _, following = _inset(sentence, index)
    behind = _outcome_behind(words, tokens, mention.end, following)
    first = index
    while first and _are_beside(sentence, first - 1):
        first -= 1
    earliest = sentence.found[first - 1].end if first else 0
    before = None if is_whole else _outcome_before(words, tokens, mention.start, earliest)
    if behind is not None and (before is None or behind[0] is not MunitionOutcome.LAUNCHED):
        return behind[0], f", and {behind[1]!r} {_BEHIND}"
    if before is not None:
        return before[0], f", and {before[1]!r} {_BEFORE}"
    return None, ""


def _outcome_behind(
    words: DraftWords, tokens: Sequence[Token], begin: int, following: int
) -> tuple[MunitionOutcome, str] | None:
    place = begin
    while place < following:
        outcome = words.outcomes.find(tokens, place)
        if outcome is not None:
            return (outcome[0], _joined(tokens, place, outcome[1])) if outcome[1] <= following else None
        passed = _first(tokens, place, words.references, words.auxiliaries, words.adverbs)
        if passed is None:
            return None
        place = passed[1]
    return None


def _outcome_before(
    words: DraftWords, tokens: Sequence[Token], start: int, earliest: int
) -> tuple[MunitionOutcome, str] | None:
    for begin in range(start - 1, max(start - _OUTCOME_REACH, earliest) - 1, -1):
        if tokens[begin].text in _BREAKS:
            return None
        outcome = words.outcomes.find(tokens, begin)
        if outcome is not None and outcome[1] <= start and (outcome[0] in _DONE_TO or outcome[1] == start):
            is_unreal = _is_unreal(words, tokens, begin)
            return None if is_unreal else (outcome[0], _joined(tokens, begin, outcome[1]))
    return None


def _first(tokens: Sequence[Token], place: int, *lexicons: Lexicon[bool]) -> tuple[bool, int] | None:
    return next((form for lexicon in lexicons if (form := lexicon.find(tokens, place)) is not None), None)


def _ends_at(lexicon: Lexicon[bool], place: int, tokens: Sequence[Token]) -> bool:
    """Whether a form ends directly before a place."""
    return _length_ending_at(lexicon, place, tokens) > 0


def _length_ending_at(lexicon: Lexicon[bool], place: int, tokens: Sequence[Token]) -> int:
    """How many tokens the longest form has that ends directly before a place; 0 where none does."""
    for begin in range(max(place - _LONGEST_FORM, 0), place):
        form = lexicon.find(tokens, begin)
        if form is not None and form[1] == place:
            return place - begin
    return 0


def _stands_alone(sentence: _Sentence, end: int) -> bool:
    """Whether no noun follows that could be what is counted: "killing 12 and ..." and not "lost 12 km"."""
    tokens = sentence.tokens
    return end == len(tokens) or not tokens[end].text[0].isalpha() or tokens[end].text in sentence.words.boundaries


def _joined(tokens: Sequence[Token], begin: int, end: int) -> str:
    return " ".join(token.text for token in tokens[begin:end])
