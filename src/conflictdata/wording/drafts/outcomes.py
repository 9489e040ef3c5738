"""What became of the munitions that a number counts, by the words before it and behind it."""

from collections.abc import Sequence

from conflictdata.vocab.counting import MunitionOutcome
from conflictdata.vocab.strikes import MunitionClass
from conflictdata.wording.drafts.clauses import (
    BEFORE,
    BEHIND,
    BREAKS,
    Clause,
    Meaning,
    are_beside,
    first_form,
    inset,
    is_unreal,
    joined,
)
from conflictdata.wording.drafts.words import DraftWords
from conflictdata.wording.lexicon import Token
from conflictdata.wording.things import category_of, group_of, munition_of

__all__ = ["meaning_of_munitions", "munitions_of", "outcome_of"]

_REACH = 16
"""How many tokens before a number of munitions are searched for what became of them."""

_DONE_TO = frozenset({MunitionOutcome.LAUNCHED, MunitionOutcome.INTERCEPTED, MunitionOutcome.SUPPRESSED})
"""What somebody does to munitions, so that the verb may stand some way before them."""


def munitions_of(clause: Clause, index: int, results: Sequence[Meaning | None]) -> MunitionClass | None:
    """The munitions that a number counts, if any: by its own words, or by those of a number before."""
    things = clause.found[index].phrase.things
    own = munition_of(things)
    return own if own is not None or category_of(things) is not None else _munition_meant(clause, index, results)


def meaning_of_munitions(
    clause: Clause, index: int, munition: MunitionClass, earlier: Meaning | None, *, is_whole: bool
) -> Meaning | None:
    """What became of the munitions that a number counts; `None` for a mere mention, such as "a missile"."""
    phrase = clause.found[index].phrase
    outcome, why = outcome_of(clause, index, is_whole=is_whole)
    has_neighbour = earlier is not None and index > 0 and are_beside(clause, index - 1)
    if outcome is None and has_neighbour and earlier is not None and earlier.munition and BEFORE in earlier.reason:
        outcome, why = earlier.outcome, f", beside {earlier.reason}"
    if outcome is None and (phrase.first.article or munition_of(phrase.things) is None):
        return None
    return Meaning(None, munition, outcome, group_of(phrase.things), f"it counts {munition.label}s{why}")


def _munition_meant(clause: Clause, index: int, results: Sequence[Meaning | None]) -> MunitionClass | None:
    """The munitions of a number before, where a number without a noun says what became of some: *80* were downed."""
    tokens, words = clause.tokens, clause.words
    earlier = next((meaning.munition for meaning in reversed(results) if meaning and meaning.munition), None)
    end = clause.found[index].end
    if earlier is None or clause.found[index].phrase.things:
        return None
    reference = words.references.find(tokens, end)
    auxiliary = words.auxiliaries.find(tokens, end if reference is None else reference[1])
    if auxiliary is None or words.outcomes.find(tokens, auxiliary[1]) is None:
        return None
    return earlier


def outcome_of(clause: Clause, index: int, *, is_whole: bool) -> tuple[MunitionOutcome | None, str]:
    """What became of the munitions that a number counts, and the words that say so.

    Of a whole ("81 of the *93 missiles*") only what stands behind it is said.
    """
    tokens, words, mention = clause.tokens, clause.words, clause.found[index]
    _, following = inset(clause, index)
    behind = _outcome_behind(words, tokens, mention.end, following)
    first = index
    while first and are_beside(clause, first - 1):
        first -= 1
    earliest = clause.found[first - 1].end if first else 0
    before = None if is_whole else _outcome_before(words, tokens, mention.start, earliest)
    if behind is not None and (before is None or behind[0] is not MunitionOutcome.LAUNCHED):
        return behind[0], f", and {behind[1]!r} {BEHIND}"
    if before is not None:
        return before[0], f", and {before[1]!r} {BEFORE}"
    return None, ""


def _outcome_behind(
    words: DraftWords, tokens: Sequence[Token], begin: int, following: int
) -> tuple[MunitionOutcome, str] | None:
    place = begin
    while place < following:
        outcome = words.outcomes.find(tokens, place)
        if outcome is not None:
            return (outcome[0], joined(tokens, place, outcome[1])) if outcome[1] <= following else None
        passed = first_form(tokens, place, words.references, words.auxiliaries, words.adverbs)
        if passed is None:
            return None
        place = passed[1]
    return None


def _outcome_before(
    words: DraftWords, tokens: Sequence[Token], start: int, earliest: int
) -> tuple[MunitionOutcome, str] | None:
    for begin in range(start - 1, max(start - _REACH, earliest) - 1, -1):
        if tokens[begin].text in BREAKS:
            return None
        outcome = words.outcomes.find(tokens, begin)
        if outcome is not None and outcome[1] <= start and (outcome[0] in _DONE_TO or outcome[1] == start):
            is_done = not is_unreal(words, tokens, begin)
            return (outcome[0], joined(tokens, begin, outcome[1])) if is_done else None
    return None
