"""What became of the people that a number counts, by the words before it, in its phrase, and behind it."""

from collections.abc import Sequence

from conflictdata.model.parties import PersonGroup
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.wording.drafts.clauses import (
    BEFORE,
    BEHIND,
    BREAKS,
    Clause,
    Meaning,
    ends_at,
    first_form,
    inset,
    is_unreal,
    joined,
    length_ending_at,
)
from conflictdata.wording.drafts.mentions import Mention
from conflictdata.wording.languages import Thing
from conflictdata.wording.phrases import parse_things
from conflictdata.wording.things import category_of, group_of

__all__ = ["meaning_of_people", "strength"]

_REACH = 9
"""How many tokens behind a number of people are searched for what became of them."""

_TOLL_REACH = 10
"""How many tokens before a number are searched for a word such as toll."""

_LONGEST_FORM = 6
_COUNTED = frozenset({"categories", "groups", "nationalities", "peoples", "strength"})
_FORCES = ("status=armed_forces", "status=armed_group_member")
_TOGETHER = {
    frozenset({CasualtyCategory.KILLED, CasualtyCategory.WOUNDED}): CasualtyCategory.KILLED_OR_WOUNDED,
    frozenset({CasualtyCategory.KILLED, CasualtyCategory.INJURED}): CasualtyCategory.KILLED_OR_WOUNDED,
    frozenset({CasualtyCategory.KILLED, CasualtyCategory.MISSING}): CasualtyCategory.KILLED_OR_MISSING,
    frozenset({CasualtyCategory.MISSING, CasualtyCategory.CAPTURED}): CasualtyCategory.MISSING_OR_CAPTURED,
}


def meaning_of_people(clause: Clause, index: int) -> Meaning | None:
    """What became of the people that a number counts; a strength where they are under arms and nothing is said."""
    mention = clause.found[index]
    phrase, things = mention.phrase, mention.phrase.things
    if phrase.status is not None and not things:
        return _nobody(clause, mention)
    if things and all(thing.kind not in _COUNTED for thing in things):
        return None
    return (
        _before(clause, index)
        or _toll_before(clause, index)
        or _behind(clause, index)
        or (strength(things) if phrase.status is None else None)
    )


def _before(clause: Clause, index: int) -> Meaning | None:
    """What the words directly before a number and those in its phrase say: *killed* 12, 12 *dead*."""
    mention = clause.found[index]
    things = mention.phrase.things
    before = _befell_before(clause, mention.start)
    category = None if _acted(clause, index) else category_of(things)
    if category is not None and (before is None or not before[2]):
        category = _either(clause, category, mention.end)
        return Meaning(category, None, None, group_of(things), f"it counts {category.label}")
    if before is not None and (things or _stands_alone(clause, mention.end)):
        return Meaning(before[0], None, None, group_of(things), f"{before[1]!r} {BEFORE}")
    return None


def _nobody(clause: Clause, mention: Mention) -> Meaning | None:
    """What a phrase says that nobody suffered, which holds the verb: no one was *killed*."""
    for begin in range(mention.start, mention.end):
        thing = clause.language.things.find(clause.tokens, begin)
        if thing is not None and thing[0].kind == "categories":
            category = CasualtyCategory(thing[0].code)
            return Meaning(category, None, None, PersonGroup(), f"it counts {category.label}")
    return None


def strength(things: Sequence[Thing]) -> Meaning | None:
    """A strength, if the words are for people under arms."""
    if not any(thing.kind == "strength" or thing.code.endswith(_FORCES) for thing in things):
        return None
    reason = "it counts people under arms, and nothing says what became of them"
    return Meaning(None, None, None, group_of(things), reason)


def _acted(clause: Clause, index: int) -> bool:
    """Whether the word behind the people counted says what they did to others: 12 soldiers *captured* the village."""
    tokens, found = clause.tokens, clause.found
    things, end = found[index].phrase.things, found[index].end
    if not clause.words.needs_auxiliary or end == len(tokens) or len(things) < 2:
        return False
    is_verb = things[-1].kind == "categories" and things[0].kind != "categories"
    has_object = tokens[end].text in clause.words.determiners or (
        index + 1 < len(found) and found[index + 1].lead == end
    )
    return is_verb and has_object


def _befell_before(clause: Clause, start: int) -> tuple[CasualtyCategory, str, bool] | None:
    """What the words directly before a number say: *killed or wounded* 12, the *death of* a soldier.

    And whether they say more than the words behind: "killed 3 wounded" does, and "lost 3 wounded" does not.
    """
    tokens, words = clause.tokens, clause.words
    for begin in range(max(start - _LONGEST_FORM, 0), start):
        verb = words.befell.find(tokens, begin)
        thing = clause.language.things.find(tokens, begin)
        if verb is not None and verb[1] == start:
            category = verb[0]
        elif thing is not None and thing[1] == start and thing[0].kind == "categories":
            category, verb = CasualtyCategory(thing[0].code), None
        else:
            continue
        says_more = verb is not None and category is not CasualtyCategory.CASUALTIES_UNSPECIFIED
        return None if is_unreal(words, tokens, begin) else (category, joined(tokens, begin, start), says_more)
    return None


def _toll_before(clause: Clause, index: int) -> Meaning | None:
    """What a noun some way before a number says: the *toll* rose to 12, put the *number of troops* at 11,000."""
    tokens, words, mention = clause.tokens, clause.words, clause.found[index]
    own = mention.phrase.things
    if not ends_at(words.reached, mention.start, tokens) or not (own or _stands_alone(clause, mention.end)):
        return None
    last_end, found = 0, None
    for begin in range(max(mention.start - _TOLL_REACH, 0), mention.start):
        if tokens[begin].text in BREAKS:
            found = None
        toll = words.tolls.find(tokens, begin)
        if toll is None or not last_end < toll[1] <= mention.start:
            continue
        category, last_end = toll
        things: tuple[Thing, ...] = ()
        if category is None:
            things, last_end = parse_things(clause.language, tokens, last_end)
            category = category_of(things)
        reason = f"{joined(tokens, begin, last_end)!r} {BEFORE}"
        found = Meaning(category, None, None, group_of(own or things), reason) if category else strength(things)
    return found


def _behind(clause: Clause, index: int) -> Meaning | None:
    """What the words behind a number say: 3,000 soldiers have been *killed or wounded*."""
    tokens, words, mention = clause.tokens, clause.words, clause.found[index]
    begin, following = inset(clause, index)
    limit = min(begin + _REACH, following)
    is_near = True  # whether all words since the number are such as may stand between it and its verb
    while begin < limit and tokens[begin].text not in BREAKS:
        thing = clause.language.things.find(tokens, begin)
        if thing is not None and thing[0].kind == "categories":
            # Directly before the next number, the word belongs to that: 12 soldiers killed 3 civilians.
            belongs = not thing[1] == following < len(tokens)
            if belongs and (is_near or mention.phrase.things) and _suffered(clause, begin, thing[1], mention.end):
                category = _either(clause, CasualtyCategory(thing[0].code), thing[1])
                reason = f"{joined(tokens, begin, thing[1])!r} {BEHIND}"
                return Meaning(category, None, None, group_of(mention.phrase.things), reason)
            return None
        unreal = words.unreal.find(tokens, begin)
        if unreal is not None and unreal[0]:
            return None
        passed = unreal or first_form(tokens, begin, words.auxiliaries, words.adverbs, words.references)
        is_near = is_near and passed is not None
        begin = begin + 1 if passed is None else passed[1]
    return None


def _either(clause: Clause, category: CasualtyCategory, end: int) -> CasualtyCategory:
    """The category that also counts those of the one behind, joined by "or" or "and": убиты *или ранены*."""
    language, tokens = clause.language, clause.tokens
    link = language.or_.find(tokens, end) or language.and_.find(tokens, end)
    other = None if link is None else language.things.find(tokens, link[1])
    if other is None or other[0].kind != "categories":
        return category
    return _TOGETHER.get(frozenset({category, CasualtyCategory(other[0].code)}), category)


def _suffered(clause: Clause, begin: int, end: int, after: int) -> bool:
    """Whether a verb behind a number says what became of the people counted, and not what they did."""
    tokens, words = clause.tokens, clause.words
    if not words.needs_auxiliary or words.active.find(tokens, begin) is not None:
        return True
    place = begin
    while (length := length_ending_at(words.adverbs, place, tokens)) > 0:
        place -= length
    if ends_at(words.auxiliaries, place, tokens):
        return True
    is_object = end < len(tokens) and tokens[end].text in words.determiners
    return place <= after and not is_object


def _stands_alone(clause: Clause, end: int) -> bool:
    """Whether no noun follows that could be what is counted: "killing 12 and ..." and not "lost 12 km"."""
    tokens = clause.tokens
    return end == len(tokens) or not tokens[end].text[0].isalpha() or tokens[end].text in clause.words.boundaries
