"""The grammar of count phrases: which words stand around which numbers. What they bound is said by the policies.

A phrase has words around it ("at least", "or so"), and inside them a number, a range, a vague word ("dozens"), or
words that say that there is no number ("none reported"). `parse_phrase` looks at each token a bounded number of times
and never goes back, so that it takes time linear in the length of the phrase.
"""

from collections.abc import Sequence
from typing import NamedTuple

from attrs import evolve, frozen

from conflictdata.values.counts import MAX_COUNT
from conflictdata.vocab.counting import CountQualifier as Q
from conflictdata.wording.languages import Language, Thing, Vague
from conflictdata.wording.lexicon import Token
from conflictdata.wording.numerals import Kind, NotReadError, Term, Terms, read_terms

__all__ = ["Part", "Phrase", "parse_phrase", "parse_things"]

_MOST_QUALIFIERS = 5
_LOWER = frozenset({Q.AT_LEAST, Q.MORE_THAN})
_UPPER = frozenset({Q.UP_TO, Q.FEWER_THAN})
_NEEDS_THING = frozenset({"none_of", "unquantified"})


class Part(NamedTuple):
    """A number, or a vague word with what multiplies it. Exactly one of the two is given."""

    terms: Terms = ()
    vague: Vague | None = None
    times: int = 1
    token: int = 0
    """The place of its first token."""


@frozen(kw_only=True)
class Phrase:
    """A count phrase, taken apart. Places are those of tokens."""

    status: str | None = None
    """For words that say that there is no number: the table of the language file that they stand in."""

    qualifiers: tuple[Q, ...] = ()
    """The words around the number, outermost first."""

    first: Part = Part()
    """The number or vague word; for a range its lower end."""

    last: Part | None = None
    """The upper end of a range."""

    margin: Part | None = None
    """What stands after a plus-minus sign."""

    also: "Phrase | None" = None
    """A second bound: and at most 60."""

    things: tuple[Thing, ...] = ()
    """What the words behind the number say is counted."""

    end: int = 0
    """The place after the phrase, what is counted included."""


def parse_phrase(language: Language, tokens: Sequence[Token], start: int = 0) -> Phrase:
    """The longest count phrase that begins at a token.

    Raises:
        NotReadError: If no count phrase begins there.
    """
    phrase = _status(language, tokens, start)
    if phrase is not None:
        return phrase
    phrase = _counted(language, tokens, start)
    second = language.both.find(tokens, phrase.end)
    if second is not None:
        bound = language.before.find(tokens, second[1])
        if bound is not None and _opposed(phrase.qualifiers, bound[0]):
            also = _counted(language, tokens, second[1])
            return evolve(phrase, also=also, things=phrase.things or also.things, end=also.end)
    return phrase


def parse_things(language: Language, tokens: Sequence[Token], start: int) -> tuple[tuple[Thing, ...], int]:
    """What the words at a token say is counted, and the place after them; nothing where they say nothing of the kind.

    Adjectives are passed over: "of the other North Korean soldiers" is soldiers, with their nationality.
    """
    of = language.of.find(tokens, start)
    place = end = start if of is None else of[1]
    things: list[Thing] = []
    settled = 0
    while place < len(tokens):
        if (thing := language.things.find(tokens, place)) is not None:
            things.append(thing[0])
            place = thing[1]
            if thing[0].kind != "nationalities":
                settled, end = len(things), place
        elif (modifier := language.modifiers.find(tokens, place)) is not None:
            place = modifier[1]
        else:
            break
    return tuple(things[:settled]), end if settled else start


def _opposed(qualifiers: tuple[Q, ...], bound: Q) -> bool:
    return (bound in _UPPER and not _LOWER.isdisjoint(qualifiers)) or (
        bound in _LOWER and not _UPPER.isdisjoint(qualifiers)
    )


def _status(language: Language, tokens: Sequence[Token], start: int) -> Phrase | None:
    status = language.statuses.find(tokens, start)
    if status is None:
        return None
    table, place = status
    for lexicon in (language.before, language.vague):
        longer = lexicon.find(tokens, start)
        if longer is not None and longer[1] >= place:
            return None
    things, end = parse_things(language, tokens, place)
    if table in _NEEDS_THING and not things:
        return None
    reported = language.statuses.find(tokens, end)
    if reported is not None and reported[0] == "reported":
        end = reported[1]
        if table in {"none", "none_of"}:
            table = "none_reported"
    return Phrase(status="none" if table == "none_of" else table, things=things, end=end) if table != "reported" else None


def _counted(language: Language, tokens: Sequence[Token], start: int) -> Phrase:
    outer, place = _qualifiers(language, tokens, start)
    if language.noun_before_number_is_about:
        things, behind = parse_things(language, tokens, place)
        if things and read_terms(language, tokens, behind)[0]:
            return evolve(_core(language, tokens, behind, (*outer, Q.ABOUT)), things=things)
        scale = language.inverted.find(tokens, place)
        terms, behind = ((), place) if scale is None else read_terms(language, tokens, scale[1])
        if scale is not None and terms and all(term.kind in {Kind.FIGURES, Kind.WORD} for term in terms):
            first = Part((*terms, Term(Kind.SCALE, place, scale[0])), token=place)
            return _behind(language, tokens, Phrase(qualifiers=(*outer, Q.ABOUT), first=first, end=behind))
    return _core(language, tokens, place, outer)


def _qualifiers(language: Language, tokens: Sequence[Token], start: int) -> tuple[tuple[Q, ...], int]:
    found: list[Q] = []
    place = start
    while (qualifier := language.before.find(tokens, place)) is not None:
        vague = language.vague.find(tokens, place)
        if vague is not None and vague[1] > qualifier[1]:
            break
        found.append(qualifier[0])
        place = qualifier[1]
    return _checked(tuple(found), start), place


def _checked(qualifiers: tuple[Q, ...], start: int) -> tuple[Q, ...]:
    if len(qualifiers) > _MOST_QUALIFIERS:
        raise NotReadError(start, f"more than {_MOST_QUALIFIERS} qualifying words stand together")
    for outer, inner in zip(qualifiers, qualifiers[1:], strict=False):
        if (outer in _LOWER and inner in _UPPER) or (outer in _UPPER and inner in _LOWER):
            raise NotReadError(start, "a lower and an upper bound on one number contradict each other")
    return qualifiers


def _core(language: Language, tokens: Sequence[Token], start: int, outer: tuple[Q, ...]) -> Phrase:
    between = language.between.find(tokens, start)
    opening = between or language.from_.find(tokens, start)
    place = start if opening is None else opening[1]
    first, place = _part(language, tokens, place, joiners=between is None)
    phrase = Phrase(qualifiers=outer, first=first, end=place)
    if first.terms and any(term.high is not None for term in first.terms):
        higher = tuple(term if term.high is None else term._replace(value=term.high) for term in first.terms)
        return _behind(language, tokens, evolve(phrase, last=first._replace(terms=higher)))
    things, behind = parse_things(language, tokens, place)
    margin = language.plus_minus.find(tokens, place)
    if margin is not None and _begins(language, tokens, margin[1]):
        part, place = _part(language, tokens, margin[1])
        return _behind(language, tokens, evolve(phrase, margin=part, end=place))
    link = language.and_.find(tokens, behind) if between else None
    link = link or language.to.find(tokens, behind) or (language.or_.find(tokens, behind) if opening is None else None)
    if link is not None and _begins(language, tokens, link[1]):
        last, place = _part(language, tokens, link[1])
        return _behind(language, tokens, evolve(phrase, last=last, things=things, end=place))
    if opening is not None:
        raise NotReadError(min(behind, len(tokens) - 1), "the second number of the range is missing")
    return _behind(language, tokens, phrase)


def _begins(language: Language, tokens: Sequence[Token], start: int) -> bool:
    return bool(language.vague.find(tokens, start) or read_terms(language, tokens, start)[0])


def _part(language: Language, tokens: Sequence[Token], start: int, *, joiners: bool = True) -> tuple[Part, int]:
    vague = language.vague.find(tokens, start)
    if vague is not None:
        times, place = _times(language, tokens, vague[1])
        return Part(vague=vague[0], times=times * vague[0].times, token=start), place
    terms, place = read_terms(language, tokens, start, joiners=joiners)
    if not terms:
        article = language.article.find(tokens, start)
        if article is None or not parse_things(language, tokens, article[1])[0]:
            raise NotReadError(min(start, len(tokens) - 1), "no count begins here")
        return Part((Term(Kind.WORD, start, 1),), token=start), article[1]
    return Part(terms, token=start), place


def _times(language: Language, tokens: Sequence[Token], start: int) -> tuple[int, int]:
    """What multiplies a vague word: tens *of thousands*, several *hundred thousand*."""
    times, place = 1, start
    while True:
        of = language.of.find(tokens, place)
        after = place if of is None else of[1]
        found = language.scales.find(tokens, after) or language.multipliers.find(tokens, after)
        if found is None:
            vague = language.vague.find(tokens, after)
            if vague is None or not vague[0].base:
                return times, place
            found = vague[0].base, vague[1]
        times, place = times * found[0], found[1]
        if times > MAX_COUNT:
            raise NotReadError(start, f"a count is at most {MAX_COUNT:,}")


def _behind(language: Language, tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """The phrase with the words behind its number: qualifying ones, then what is counted, then qualifying ones again."""
    inner, place = _after(language, tokens, phrase.end)
    things, place = parse_things(language, tokens, place)
    more, place = _after(language, tokens, place)
    qualifiers = (*phrase.qualifiers, *reversed((*inner, *more)))
    return evolve(phrase, qualifiers=_checked(qualifiers, phrase.end - 1), things=things or phrase.things, end=place)


def _after(language: Language, tokens: Sequence[Token], start: int) -> tuple[tuple[Q, ...], int]:
    found: list[Q] = []
    place = start
    while (qualifier := language.after.find(tokens, place)) is not None:
        found.append(qualifier[0])
        place = qualifier[1]
    return tuple(found), place
