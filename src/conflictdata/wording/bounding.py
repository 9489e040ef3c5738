"""What a phrase bounds, by a policy.

The logical meaning of each word around a number stands here; which of them a policy takes as said, and what vague words
stand for, is data (see `conflictdata.wording.policies`). Amounts are whole: counts of people and things, or, for
measures, of the last decimal that is carried.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import ceil, prod
from typing import NamedTuple

from conflictdata.values.counts import MAX_COUNT
from conflictdata.vocab.counting import CountQualifier as Q
from conflictdata.wording.numerals import Kind, NotReadError, Spelling, work_out
from conflictdata.wording.phrases import Part, Phrase
from conflictdata.wording.policies import Action, Rule, WordingPolicy, policy_of

__all__ = ["Amount", "bound"]

_MULTIPLIERS = (Kind.TIMES, Kind.SCALE)
# Members of an enumeration are slow to get at in Python 3.11, and these are needed for each count.
_AS_SAID, _NUMBER, _WIDEN = Action.WORDS, Action.NUMBER, Action.WIDEN
_FINE = 9
"""The decimals that are enough to tell which of two written numbers is the greater."""


class Amount(NamedTuple):
    """What words bound."""

    low: int
    high: int | None
    best: int | None
    unit: int
    """The place value of the last significant figure; 0 where no number is written."""
    figures: int
    """How many significant figures the number is written with; 0 where none is written."""


def bound(phrase: Phrase, figures: Mapping[int, str], spelling: Spelling, policy: WordingPolicy) -> Amount:
    """What a phrase that has a number, or a word in place of one, bounds.

    Args:
        phrase: The phrase.
        figures: The folded text of each number in figures, by the place of its token.
        spelling: How figures are to be read. Where it carries decimals, a strict bound ("more than 5 km") includes its
            end, since there is no next number.
        policy: The policy.

    Raises:
        NotReadError: If the numbers do not fit together, or the policy does not record such words.
    """
    step = 0 if spelling.places else 1
    place = phrase.first.token
    if phrase.last is None and phrase.margin is None:
        amount = _part(phrase.first, figures, spelling, policy)
        if not phrase.qualifiers and amount.unit:
            amount = _ruled(policy.rule("exact"), policy, amount, amount, place)
    else:
        amount = _range(phrase, figures, spelling, policy)
    for qualifier in reversed(phrase.qualifiers):
        rule = policy.rule(qualifier)
        if rule.action is _WIDEN and amount.unit:
            amount = _widened(amount, rule.share)
        elif rule.action is not _NUMBER:
            amount = _ruled(rule, policy, amount, _WORDS[qualifier](amount, step, place), place)
    if phrase.also is not None:
        amount = _both(amount, bound(phrase.also, figures, spelling, policy), phrase.also.first.token)
    if phrase.best is not None:
        amount = _preferring(phrase, phrase.best, amount, figures, spelling, policy)
    greatest = amount.low if amount.high is None else amount.high
    if greatest > MAX_COUNT and greatest > MAX_COUNT * 10**spelling.places:
        raise NotReadError(place, f"a count is at most {MAX_COUNT:,}")
    return amount


def _preferring(  # noqa: PLR0913, PLR0917 - what bounds the phrase, and what it came to
    phrase: Phrase, best: Part, amount: Amount, figures: Mapping[int, str], spelling: Spelling, policy: WordingPolicy
) -> Amount:
    """The amount with the number that the words prefer, unless the policy has read them as another one."""
    number = _part(best, figures, spelling, policy).low
    if amount.low <= number and (amount.high is None or number <= amount.high):
        return amount._replace(best=number)
    if policy.name == "verbatim":
        raise NotReadError(best.token, "the preferred number lies outside the bounds")
    bound(phrase, figures, spelling, policy_of("verbatim"))  # refuses a number that the words themselves rule out
    return amount


def _range(phrase: Phrase, figures: Mapping[int, str], spelling: Spelling, policy: WordingPolicy) -> Amount:
    first, last = phrase.first, phrase.last
    if last is None:
        number = _part(first, figures, spelling, policy)
        margin = _part(phrase.margin or first, figures, spelling, policy).low
        inside = Amount(max(number.low - margin, 0), number.low + margin, number.low, number.unit, number.figures)
    else:
        upper = _part(last, figures, spelling, policy)
        lower = _part(first, figures, spelling, policy, scaled_by=_shared_scale(first, last, figures, spelling))
        if upper.high is not None and upper.high < lower.low:
            raise NotReadError(last.token, "the range ends below where it begins")
        unit = min(lower.unit, upper.unit)
        inside = Amount(lower.low, upper.high, None, unit, max(lower.figures, upper.figures))
    return _ruled(policy.rule("range"), policy, inside, inside, first.token)


def _part(
    part: Part, figures: Mapping[int, str], spelling: Spelling, policy: WordingPolicy, *, scaled_by: int = 1
) -> Amount:
    if part.vague is not None:
        return _vague(part, policy, part.times * 10**spelling.places)
    value, unit, significant, _ = work_out(part.terms, figures, spelling, scaled_by=scaled_by)
    return Amount(value, value, value, unit, significant)


def _vague(part: Part, policy: WordingPolicy, times: int) -> Amount:
    word = part.vague.word if part.vague is not None else ""
    rule = policy.rule(word)
    stated = rule if rule.action is Action.FIXED else policy_of("verbatim").rule(word)
    high = stated.high
    if part.times > 1:
        high = stated.high if stated.high_times is None else stated.high_times
    if high is not None:
        high = high * times if stated.low == stated.high else (high + 1) * times - 1
    words = Amount(stated.low * times, high, None if stated.best is None else stated.best * times, 0, 0)
    return words if rule is stated else _ruled(rule, policy, words, words, part.token)


def _shared_scale(first: Part, last: Part, figures: Mapping[int, str], spelling: Spelling) -> int:
    """What multiplies the first number of "10 to 12 thousand"; 1 where it stands for itself: 100 to 1 thousand."""
    if len(last.terms) < 2 or not first.terms or any(term.kind in _MULTIPLIERS for term in first.terms):
        return 1
    plain = [term.kind in _MULTIPLIERS for term in last.terms]
    if plain[0] or not any(plain) or sorted(plain) != plain:
        return 1
    where = plain.index(True)
    fine = spelling._replace(places=_FINE)
    if work_out(first.terms, figures, fine).value >= work_out(last.terms[:where], figures, fine).value:
        return 1
    return prod(term.value for term in last.terms[where:])


def _ruled(rule: Rule, policy: WordingPolicy, inside: Amount, words: Amount, place: int) -> Amount:
    if rule.action is _AS_SAID or rule.action is _NUMBER:
        return words if rule.action is _AS_SAID else inside
    match rule.action:
        case Action.WIDEN:
            return inside if not inside.unit else _widened(inside, rule.share)
        case Action.LOW:
            return words._replace(high=words.low, best=words.low)
        case Action.HIGH:
            if words.high is None:
                raise NotReadError(place, f"the policy {policy.name!r} takes the upper end, and the words have none")
            return words._replace(low=words.high, best=words.high)
        case Action.REFUSE:
            raise NotReadError(place, f"the policy {policy.name!r} records no such words")
        case Action.PREFER:
            number = inside.low if inside.low == inside.high else inside.best
            allowed = number is not None and words.low <= number and (words.high is None or number <= words.high)
            return words._replace(best=number if allowed and inside.unit else None)
        case _:
            return inside._replace(low=rule.low, high=rule.high, best=rule.best)


def _widened(amount: Amount, share: float | None) -> Amount:
    """The amount, widened on both sides and rounded outward."""
    below = above = _half(amount)
    if share is not None:
        part = Fraction(str(share))
        below, above = ceil(amount.low * part), ceil((amount.high or 0) * part)
    high = None if amount.high is None else amount.high + above
    return Amount(max(amount.low - below, 0), high, amount.best, amount.unit, amount.figures)


def _half(amount: Amount) -> int:
    return (amount.unit + 1) // 2


def _both(amount: Amount, other: Amount, place: int) -> Amount:
    highs = [high for high in (amount.high, other.high) if high is not None]
    low, high = max(amount.low, other.low), min(highs, default=None)
    if high is not None and high < low:
        raise NotReadError(place, "the upper bound is below the lower one")
    return Amount(low, high, None, min(amount.unit, other.unit), max(amount.figures, other.figures))


def _at_least(amount: Amount, step: int, place: int) -> Amount:  # noqa: ARG001 - all have one signature
    return Amount(amount.low, None, None, amount.unit, amount.figures)


def _more_than(amount: Amount, step: int, place: int) -> Amount:  # noqa: ARG001
    return Amount(amount.low + step, None, None, amount.unit, amount.figures)


def _up_to(amount: Amount, step: int, place: int) -> Amount:  # noqa: ARG001
    return Amount(0, amount.high, None, amount.unit, amount.figures)


def _fewer_than(amount: Amount, step: int, place: int) -> Amount:
    if amount.high is not None and amount.high < step:
        raise NotReadError(place, "nothing is fewer than 0")
    return Amount(0, None if amount.high is None else amount.high - step, None, amount.unit, amount.figures)


def _about(amount: Amount, step: int, place: int) -> Amount:  # noqa: ARG001
    return amount if not amount.unit else _widened(amount, None)


def _almost(amount: Amount, step: int, place: int) -> Amount:
    if not amount.unit:
        raise NotReadError(place, "'almost' and the like need a number to come near to")
    fewer = _fewer_than(amount, step, place)
    return Amount(max(amount.low - _half(amount), 0), fewer.high, None, amount.unit, amount.figures)


def _just_over(amount: Amount, step: int, place: int) -> Amount:
    if not amount.unit:
        raise NotReadError(place, "'just over' and the like need a number to come near to")
    high = None if amount.high is None else amount.high + _half(amount)
    return amount._replace(low=amount.low + step, high=high, best=None)


def _odd(amount: Amount, step: int, place: int) -> Amount:  # noqa: ARG001
    high = None if amount.high is None else amount.high + max(amount.unit - 1, 0)
    return amount._replace(high=high, best=None)


def _same(amount: Amount, step: int, place: int) -> Amount:  # noqa: ARG001
    return amount


_WORDS: dict[Q, Callable[[Amount, int, int], Amount]] = {
    **dict.fromkeys(Q, _same),
    Q.AT_LEAST: _at_least,
    Q.MORE_THAN: _more_than,
    Q.UP_TO: _up_to,
    Q.FEWER_THAN: _fewer_than,
    Q.ABOUT: _about,
    Q.ALMOST: _almost,
    Q.JUST_OVER: _just_over,
    Q.ODD: _odd,
}
