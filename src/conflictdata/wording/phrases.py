"""The grammar of count phrases: which words stand around which numbers. What they bound is said by the policies.

A phrase has words around it ("at least", "or so"), and inside them a number, a range, a vague word ("dozens"), or
words that say that there is no number ("none reported"). `parse_phrase` looks at each token a bounded number of times
and never goes back, so that it takes time linear in the length of the phrase.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from attrs import evolve, frozen

from conflictdata.values.counts import MAX_COUNT
from conflictdata.vocab.counting import CountQualifier as Q
from conflictdata.wording.languages import Language, Thing, Vague
from conflictdata.wording.lexicon import FIGURES, Token
from conflictdata.wording.numerals import Kind, NotReadError, Term, Terms, read_multiplier, read_terms

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
    article: bool = False
    """Whether the article alone says that it is one: *a* soldier."""


@frozen(kw_only=True)
class Phrase:
    """A count phrase, taken apart. Places are those of tokens."""

    status: str | None = None
    """For words that say that there is no number: the table of the language file that they stand in."""

    qualifiers: tuple[Q, ...] = ()
    """The words around the number, outermost first."""

    first: Part = Part()  # noqa: RUF009 - a named tuple cannot change
    """The number or vague word; for a range its lower end."""

    last: Part | None = None
    """The upper end of a range."""

    margin: Part | None = None
    """What stands after a plus-minus sign."""

    also: "Phrase | None" = None
    """A second bound: and at most 60."""

    best: Part | None = None
    """The number that is preferred: between 10 and 20, best 12."""

    things: tuple[Thing, ...] = ()
    """What the words behind the number say is counted."""

    number_end: int = 0
    """The place after the number and the words around it; what is counted is included where it cannot be told apart."""

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
    link = language.both.find(tokens, phrase.end)
    second = phrase.end if link is None else link[1]
    bound = language.before.find(tokens, second)
    if bound is not None and _opposed(phrase.qualifiers, bound[0]):
        also = _counted(language, tokens, second)
        # "At least 12 killed and up to 40 injured" are two counts.
        if not _differ(phrase.things, also.things):
            things = phrase.things or also.things
            phrase = evolve(phrase, also=also, things=things, number_end=also.number_end, end=also.end)
    preferring = language.best.find(tokens, phrase.end)
    if preferring is not None:
        terms, end = read_terms(language, tokens, preferring[1])
        if terms:
            return evolve(phrase, best=Part(terms, token=preferring[1]), number_end=end, end=end)
    return phrase


def parse_things(
    language: Language, tokens: Sequence[Token], start: int, *, first_only: bool = False
) -> tuple[tuple[Thing, ...], int]:
    """What the words at a token say is counted, and the place after them; nothing where they say nothing of the kind.

    Adjectives are passed over: "of the other North Korean soldiers" is soldiers, with their nationality. With
    ``first_only`` the words end after the first noun.
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
                if first_only:
                    break
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
        return _status_behind(language, tokens, start) if language.noun_before_number else None
    table, place = status
    for lexicon in (language.before, language.vague):
        longer = lexicon.find(tokens, start)
        if longer is not None and longer[1] >= place:
            return None
    things, end = parse_things(language, tokens, place)
    if table == "reported" or (table in _NEEDS_THING and not things):
        return None
    return _no_number(language, tokens, table, things, end)


def _status_behind(language: Language, tokens: Sequence[Token], start: int) -> Phrase | None:
    """Words for none, or for an unknown number, behind what is counted."""
    things, behind = parse_things(language, tokens, start)
    status = language.statuses.find(tokens, _linked(language, tokens, behind)) if things else None
    if status is None or status[0] in {"reported", "unquantified"} or parse_things(language, tokens, status[1])[0]:
        return None
    return _no_number(language, tokens, status[0], things, status[1])


def _no_number(language: Language, tokens: Sequence[Token], table: str, things: tuple[Thing, ...], end: int) -> Phrase:
    reported = language.statuses.find(tokens, end)
    if reported is not None and reported[0] == "reported":
        end = reported[1]
        table = "none_reported" if table in {"none", "none_of"} else table
    return Phrase(status="none" if table == "none_of" else table, things=things, number_end=end, end=end)


def _linked(language: Language, tokens: Sequence[Token], start: int) -> int:
    link = language.links.find(tokens, start)
    return start if link is None else link[1]


def _counted(language: Language, tokens: Sequence[Token], start: int) -> Phrase:
    outer, place = _qualifiers(language, tokens, start)
    phrase = _noun_first(language, tokens, place, outer) if language.noun_before_number else None
    return phrase or _scale_first(language, tokens, place, outer) or _core(language, tokens, place, outer)


def _noun_first(language: Language, tokens: Sequence[Token], start: int, outer: tuple[Q, ...]) -> Phrase | None:
    """What is counted, and then the number."""
    things, behind = parse_things(language, tokens, start)
    inner, number = _qualifiers(language, tokens, _linked(language, tokens, behind))
    opening = language.between.find(tokens, number) or language.from_.find(tokens, number)
    first = number if opening is None else opening[1]
    if not things or _begins(language, tokens, start) or not _begins(language, tokens, first):
        return None
    if language.noun_before_number_is_about and number == behind and things[-1].kind != "categories":
        # "Killed twenty" is twenty and "men twenty" is about twenty, but "children twenty" may be either.
        if things[-1].code:
            return None
        inner = (Q.ABOUT,)
    phrase = _core(language, tokens, number, _checked((*outer, *inner), start))
    return evolve(phrase, things=(*things, *phrase.things))


def _scale_first(language: Language, tokens: Sequence[Token], start: int, outer: tuple[Q, ...]) -> Phrase | None:
    """A scale, and then the number or range that it multiplies, which is approximate: "thousands five"."""
    scale = language.inverted.find(tokens, start)
    if scale is None or not read_terms(language, tokens, scale[1])[0]:
        return None
    phrase = _core(language, tokens, scale[1], (*outer, Q.ABOUT))
    parts = [part for part in (phrase.first, phrase.last) if part is not None]
    if any(part.vague or {term.kind for term in part.terms} - {Kind.FIGURES, Kind.WORD} for part in parts):
        return None
    first, *last = (part._replace(terms=(*part.terms, Term(Kind.SCALE, start, scale[0]))) for part in parts)
    return evolve(phrase, first=first, last=last[0] if last else None)


def _qualifiers(language: Language, tokens: Sequence[Token], start: int) -> tuple[tuple[Q, ...], int]:
    qualifiers: list[Q] = []
    place = start
    while len(qualifiers) <= _MOST_QUALIFIERS and (qualifier := language.before.find(tokens, place)) is not None:
        inside = (lexicon.find(tokens, place) for lexicon in (language.vague, language.between, language.from_))
        if any(found is not None and found[1] > qualifier[1] for found in inside):
            break
        qualifiers.append(qualifier[0])
        place = qualifier[1]
    return _checked(tuple(qualifiers), start), place


def _checked(qualifiers: tuple[Q, ...], start: int) -> tuple[Q, ...]:
    """The qualifiers, with what is said twice in a row ("about 50 or so") taken once."""
    if len(qualifiers) > _MOST_QUALIFIERS:
        raise NotReadError(start, f"more than {_MOST_QUALIFIERS} qualifying words stand together")
    for outer, inner in pairwise(qualifiers):
        if (outer in _LOWER and inner in _UPPER) or (outer in _UPPER and inner in _LOWER):
            raise NotReadError(start, "a lower and an upper bound on one number contradict each other")
    return tuple(kind for place, kind in enumerate(qualifiers) if not place or kind is not qualifiers[place - 1])


def _core(language: Language, tokens: Sequence[Token], start: int, outer: tuple[Q, ...]) -> Phrase:
    between = language.between.find(tokens, start)
    opening = between or language.from_.find(tokens, start)
    place = start if opening is None else opening[1]
    inside, number = _qualifiers(language, tokens, place)
    if opening is not None and inside == (Q.ABOUT,):  # between about 20 and 30
        outer, place = (*outer, Q.ABOUT), number
    first, place = _part(language, tokens, place, joiners=between is None)
    phrase = Phrase(qualifiers=outer, first=first, end=place)
    if first.terms and any(term.high is not None for term in first.terms):
        higher = tuple(term if term.high is None else term._replace(value=term.high) for term in first.terms)
        return _behind(language, tokens, evolve(phrase, last=first._replace(terms=higher)))
    things, behind = parse_things(language, tokens, place)
    margin = language.plus_minus.find(tokens, behind)
    if margin is not None and _begins(language, tokens, margin[1]):
        part, place = _part(language, tokens, margin[1])
        return _behind(language, tokens, evolve(phrase, margin=part, things=things, end=place))
    link = language.and_.find(tokens, behind) if between else None
    link = link or language.to.find(tokens, behind) or (language.or_.find(tokens, behind) if opening is None else None)
    if opening is None and not _LOWER.isdisjoint(outer) and _bounds_above(language, tokens, behind):
        link = None  # at least 10 up to 20: a second bound, and not the end of a range
    if link is not None and _begins(language, tokens, link[1]):
        last, end = _part(language, tokens, link[1])
        if not _differ(things, parse_things(language, tokens, end)[0]):
            return _behind(language, tokens, evolve(phrase, last=last, things=things, end=end))
    if opening is not None:
        raise NotReadError(min(behind, len(tokens) - 1), "the second number of the range is missing")
    return _behind(language, tokens, phrase)


def _bounds_above(language: Language, tokens: Sequence[Token], start: int) -> bool:
    bound = language.before.find(tokens, start)
    return bound is not None and bound[0] in _UPPER


def _begins(language: Language, tokens: Sequence[Token], start: int) -> bool:
    return bool(language.vague.find(tokens, start) or read_terms(language, tokens, start)[0])


def _part(language: Language, tokens: Sequence[Token], start: int, *, joiners: bool = True) -> tuple[Part, int]:
    vague = language.vague.find(tokens, start)
    if vague is not None and not _means_one(language, tokens, start):
        times, place = _times(language, tokens, vague[1])
        return Part(vague=vague[0], times=times * vague[0].times, token=start), place
    terms, place = read_terms(language, tokens, start, joiners=joiners)
    if not terms:
        article = language.article.find(tokens, start)
        if article is None or not parse_things(language, tokens, article[1])[0]:
            raise NotReadError(min(start, len(tokens) - 1), "no count begins here")
        return Part((Term(Kind.WORD, start, 1),), token=start, article=True), article[1]
    return Part(terms, token=start), place


def _means_one(language: Language, tokens: Sequence[Token], start: int) -> bool:
    """Whether a form that mostly means several of a multiplier means one, by the word before it."""
    if start == 0 or language.one_forms.find(tokens, start) is None:
        return False
    return language.one_after.find(tokens, start - 1) is not None


def _times(language: Language, tokens: Sequence[Token], start: int) -> tuple[int, int]:
    """What multiplies a vague word: tens *of thousands*, several *hundred thousand*."""
    times, place = 1, start
    while True:
        of = language.of.find(tokens, place)
        after = place if of is None else of[1]
        multiplier = read_multiplier(language, tokens, after)
        vague = language.vague.find(tokens, after) if multiplier is None else None
        if multiplier is not None:
            times, place = times * multiplier[0].value, multiplier[1]
        elif vague is not None and vague[0].base:
            times, place = times * vague[0].base, vague[1]
        else:
            return times, place
        if times > MAX_COUNT:
            raise NotReadError(start, f"a count is at most {MAX_COUNT:,}")


def _behind(language: Language, tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """The phrase with the words behind its number: qualifying ones, what is counted, and qualifying ones again."""
    start = _closed(language, tokens, phrase, phrase.end)
    inner, number_end = _after(language, tokens, start)
    if inner:
        phrase, number_end = _scaled(language, tokens, phrase, number_end)
    things, behind = parse_things(language, tokens, number_end)
    more, end = _after(language, tokens, _closed(language, tokens, phrase, behind))
    if phrase.first.article:
        number_end = parse_things(language, tokens, number_end, first_only=True)[1]
    if more:
        number_end = end
    further, end = parse_things(language, tokens, end)
    return evolve(
        phrase,
        qualifiers=_checked((*phrase.qualifiers, *reversed((*inner, *more))), phrase.end - 1),
        things=(*things, *further) or phrase.things,
        number_end=number_end,
        end=end,
    )


def _closed(language: Language, tokens: Sequence[Token], phrase: Phrase, start: int) -> int:
    closing = None if phrase.last is None else language.closing.find(tokens, start)
    return start if closing is None else closing[1]


def _scaled(language: Language, tokens: Sequence[Token], phrase: Phrase, start: int) -> tuple[Phrase, int]:
    """The phrase with a multiplier that stands behind a qualifying word: thirty-odd *thousand*."""
    part = phrase.last or phrase.first
    found = read_multiplier(language, tokens, start)
    if found is None or not part.terms:
        return phrase, start
    scaled = part._replace(terms=(*part.terms, found[0]._replace(kind=Kind.SCALE)))
    return (evolve(phrase, first=scaled) if phrase.last is None else evolve(phrase, last=scaled)), found[1]


def _after(language: Language, tokens: Sequence[Token], start: int) -> tuple[tuple[Q, ...], int]:
    found: list[Q] = []
    place = start
    while (qualifier := language.after.find(tokens, place)) is not None:
        behind = qualifier[1]
        if behind < len(tokens) and (tokens[behind].text == FIGURES or language.words.find(tokens, behind)):
            break  # it belongs to the next number: 5 killed, plus 20 wounded
        joined = language.and_.find(tokens, place)
        before = None if joined is None else language.before.find(tokens, joined[1])
        if before is not None and before[1] > behind:
            break  # so does this: 20 killed and more than 50 wounded
        found.append(qualifier[0])
        place = behind
    return tuple(found), place


def _differ(things: tuple[Thing, ...], others: tuple[Thing, ...]) -> bool:
    """Whether both are given, and count different things: 20 killed - 30 wounded is no range."""
    return bool(things and others and things != others)
