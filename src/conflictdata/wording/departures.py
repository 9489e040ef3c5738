"""Where a policy departs from the words: found by reading, not by trusting what the policy says of itself."""

from collections.abc import Iterator

from conflictdata.values.counts import CountRange
from conflictdata.vocab.counting import CountQualifier
from conflictdata.wording.bounding import bound
from conflictdata.wording.languages import Vague
from conflictdata.wording.numerals import Kind, NotReadError, Spelling, Term
from conflictdata.wording.phrases import Part, Phrase
from conflictdata.wording.policies import Action, WordingPolicy, policy_of

__all__ = ["departures_of"]

_NUMBERS = (1, 7, 12, 50, 344, 3_000, 12_500)
_SCALES = (1, 10, 1_000)
_SPELLING = Spelling(".", ",")


def departures_of(policy: str | WordingPolicy) -> tuple[str, ...]:
    """The kinds of words that a policy reads, for some number, as a range outside what the words bound.

    They are the ones that `WordingPolicy.departures` has to give a reason for. What the words bound is what the policy
    ``verbatim`` reads; refusing words is no departure.

    Example:
        >>> "dozens" in departures_of("acled")
        True
        >>> departures_of("verbatim")
        ()

    Args:
        policy: The name of a policy, or a policy.

    Raises:
        DataError: If the policy is not known.
    """
    chosen = policy_of(policy)
    keys = ("exact", *(code.value for code in CountQualifier))
    return tuple(key for key in keys if any(_departs(phrase, chosen) for phrase in _phrases(key)))


def _phrases(key: str) -> Iterator[Phrase]:
    if policy_of("verbatim").rule(key).action is Action.FIXED:
        for times in _SCALES:
            yield Phrase(first=Part(vague=Vague(CountQualifier(key), 1, 0), times=times))
        return
    qualifiers = () if key in {"exact", "range"} else (CountQualifier(key),)
    for number in _NUMBERS:
        yield Phrase(qualifiers=qualifiers, first=_part(number), last=_part(2 * number) if key == "range" else None)


def _part(number: int) -> Part:
    return Part((Term(Kind.WORD, 0, number),))


def _departs(phrase: Phrase, policy: WordingPolicy) -> bool:
    try:
        read = _range(phrase, policy)
    except NotReadError:
        return False
    return not _range(phrase, policy_of("verbatim")).encloses(read)


def _range(phrase: Phrase, policy: WordingPolicy) -> CountRange:
    amount = bound(phrase, {}, _SPELLING, policy)
    return CountRange(low=amount.low, high=amount.high)
