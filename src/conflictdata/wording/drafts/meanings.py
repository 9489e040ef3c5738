"""What the number phrases of a sentence count, each by its own words and by those of its neighbours."""

from collections.abc import Sequence

from conflictdata.wording.drafts.befell import meaning_of_people, strength
from conflictdata.wording.drafts.clauses import BEFORE, BEHIND, Clause, Meaning, are_beside, ends_at
from conflictdata.wording.drafts.mentions import Mention
from conflictdata.wording.drafts.outcomes import meaning_of_munitions, munitions_of, outcome_of
from conflictdata.wording.drafts.words import DraftWords
from conflictdata.wording.languages import Language
from conflictdata.wording.lexicon import Token
from conflictdata.wording.things import group_of

__all__ = ["meanings"]


def meanings(
    found: Sequence[Mention], tokens: Sequence[Token], language: Language, words: DraftWords
) -> list[Meaning | None]:
    """What each count phrase of a sentence counts; `None` where it makes no claim that is known."""
    clause = Clause(tokens, language, words, found)
    results: list[Meaning | None] = []
    is_whole = False
    for index in range(len(found)):
        beside = index > 0 and are_beside(clause, index - 1)
        begins_whole = index > 0 and not beside and _is_whole(clause, index)
        is_whole = begins_whole or (is_whole and beside)
        meaning = _meaning(clause, index, results, is_whole=is_whole)
        if meaning is None or meaning.is_strength:
            meaning = _from_before(clause, index, results) or meaning
        if begins_whole and meaning is not None:
            meaning = _part_and_whole(clause, index, meaning, results)
        results.append(meaning)
    for index in reversed(range(len(found) - 1)):
        results[index] = _from_behind(clause, index, results)
    return results


def _meaning(clause: Clause, index: int, results: Sequence[Meaning | None], *, is_whole: bool) -> Meaning | None:
    mention = clause.found[index]
    munition = munitions_of(clause, index, results)
    if munition is not None:
        return meaning_of_munitions(clause, index, munition, results[-1] if results else None, is_whole=is_whole)
    is_none = (
        _is_ratio(clause, index)
        or ends_at(clause.words.questions, mention.start, clause.tokens)
        or (not mention.phrase.things and ends_at(clause.words.not_counts, mention.start, clause.tokens))
    )
    return None if is_none else meaning_of_people(clause, index)


def _from_before(clause: Clause, index: int, results: Sequence[Meaning | None]) -> Meaning | None:
    """What is said of the number before, where it holds for this one too: 12 people, *including 3 children*."""
    mention = clause.found[index]
    earlier = results[-1] if results else None
    if earlier is None:
        return None
    if ends_at(clause.words.parts, mention.lead, clause.tokens):
        return _like(earlier, mention, "it is part of the number before")
    if earlier.category and mention.phrase.things and BEFORE in earlier.reason and are_beside(clause, index - 1):
        return _like(earlier, mention, "it stands beside the number before")
    return None


def _part_and_whole(clause: Clause, index: int, meaning: Meaning, results: list[Meaning | None]) -> Meaning | None:
    """What a whole counts, once what is said behind it was given to its part: *1,000* of the 11,000 are dead."""
    if meaning.category is not None:
        results[-1] = meaning
        return strength(clause.found[index].phrase.things)
    if meaning.munition is not None and results[-1] is None:
        outcome, why = outcome_of(clause, index - 1, is_whole=False)
        results[-1] = meaning._replace(outcome=outcome, reason=f"it is part of the number behind{why}")
    return meaning


def _from_behind(clause: Clause, index: int, results: Sequence[Meaning | None]) -> Meaning | None:
    """What a number counts once the one behind it is known: *3 soldiers* and 5 civilians were killed."""
    meaning, behind = results[index], results[index + 1]
    mention, following = clause.found[index], clause.found[index + 1]
    is_open = meaning is None or meaning.is_strength
    if behind is None:
        return meaning
    if is_open and _is_included(clause, index):
        return _like(behind, mention, "it is part of the number behind")
    if not are_beside(clause, index):
        return meaning
    if meaning is not None and meaning.munition and meaning.outcome is None and behind.munition:
        return meaning._replace(outcome=behind.outcome, reason=f"{meaning.reason}, beside {behind.reason}")
    if is_open and behind.category and BEHIND in behind.reason and mention.phrase.things and following.phrase.things:
        return _like(behind, mention, "it stands beside the number behind")
    return meaning


def _is_included(clause: Clause, index: int) -> bool:
    """Whether the words behind a number say that it is part of the next: 어린이 2명을 *포함해* 12명."""
    place, following = clause.found[index].end, clause.found[index + 1].lead
    while (passed := clause.words.adverbs.find(clause.tokens, place)) is not None:
        place = passed[1]
    included = clause.words.parts_behind.find(clause.tokens, place)
    return included is not None and included[1] == following


def _like(other: Meaning, mention: Mention, why: str) -> Meaning:
    return other._replace(group=group_of(mention.phrase.things), reason=f"{why}: {other.reason}")


def _is_whole(clause: Clause, index: int) -> bool:
    """Whether a number is the whole that the number before is a part of: 81 *of the 93* missiles."""
    of = clause.language.of.find(clause.tokens, clause.found[index - 1].end)
    start = clause.found[index].start
    return of is not None and of[1] in {start, start + 1}


def _is_ratio(clause: Clause, index: int) -> bool:
    """Whether a number is one of two that are a ratio: *one* in *five* soldiers."""
    for first in (index - 1, index):
        if 0 <= first < len(clause.found) - 1:
            ratio = clause.words.ratios.find(clause.tokens, clause.found[first].end)
            if ratio is not None and ratio[1] == clause.found[first + 1].start:
                return True
    return False
