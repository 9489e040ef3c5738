"""Numbers as they are written: in figures, in words, and in both: 1,100; eleven hundred; 3k; 2.5 million; 39e3.

A number is taken apart into terms when a phrase is parsed, and worked out when the phrase is read: the parse of "at
least 50" serves for "at least 60,000" as well. Arithmetic is exact throughout.
"""

import re
from collections.abc import Mapping, Sequence
from enum import Enum, auto
from math import inf
from typing import NamedTuple

from conflictdata.values.counts import MAX_COUNT
from conflictdata.wording.languages import Language, NumberWord
from conflictdata.wording.lexicon import FIGURES, Token

__all__ = ["Kind", "NotReadError", "Number", "Spelling", "Term", "Terms", "read_multiplier", "read_terms", "work_out"]

_MOST_DIGITS = 24
_TOO_GREAT = f"a count is at most {MAX_COUNT:,}"
_SIDE_BY_SIDE = "two numbers stand side by side"
_LEADING_ZERO = "a number does not begin with 0"
_GROUPS = re.compile(r"[0-9]{1,3}(?:([.,' \u00a0\u202f\u2009\u2007])[0-9]{3})(?:\1[0-9]{3})*")
_DECIMALS = re.compile(r"([0-9]+)([.,])([0-9]+)")
_GROUPS_AND_DECIMALS = re.compile(
    r"[1-9][0-9]{0,2}([.,' \u00a0\u202f\u2009\u2007])[0-9]{3}(?:\1[0-9]{3})*([.,])([0-9]+)"
)
_EXPONENT = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?e([0-9]{1,2})")
_NOT_DIGITS = str.maketrans("", "", ".,' \u00a0\u202f\u2009\u2007")


class NotReadError(Exception):
    """A phrase, or a part of it, is not understood: at which token, why, and what it could mean."""

    def __init__(self, token: int, reason: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(token, reason, choices)
        self.token = token
        self.reason = reason
        self.choices = choices


class Kind(Enum):
    """What a term of a number is."""

    FIGURES = auto()
    WORD = auto()
    ADD_HALF = auto()
    """Adds one half of what comes next: two *and a half* thousand."""
    TIMES = auto()
    """Multiplies the term before it: hundred, dozen."""
    SCALE = auto()
    """Multiplies all terms since the last greater scale: thousand, million."""


_IN_FIGURES = Kind.FIGURES  # members of an enumeration are slow to get at in Python 3.11


class Term(NamedTuple):
    """One word, or one group of figures, of a number."""

    kind: Kind
    token: int
    """The place of its token."""
    value: int = 0
    """Its value, without the point where it has decimals; 0 for figures, which are read from the text."""
    decimals: int = 0
    """How many digits of the value stand after the point."""
    high: int | None = None
    """The greater value of a word that means "two or three"."""


Terms = tuple[Term, ...]


class Number(NamedTuple):
    """A number that was worked out, or one of its terms."""

    value: int
    """The number; for a term all its digits, those after the point among them."""
    unit: int
    """The place value of its last significant figure: 1,000 for 3,000, and 12 for two dozen."""
    figures: int
    """How many significant figures it is written with. Trailing zeros are none, but after a point they are."""
    decimals: int = 0
    """For a term: how many of its digits stand after the point."""


class Spelling(NamedTuple):
    """How figures are to be read."""

    decimal: str
    """The sign before decimals, as the language has it."""
    group: str
    """The signs between groups of three digits, beside spaces and apostrophes, as the language has them."""
    places: int = 0
    """How many decimals the results carry: counts are whole, so none."""


def read_terms(language: Language, tokens: Sequence[Token], start: int, *, joiners: bool = True) -> tuple[Terms, int]:
    """The terms of the number that begins at a token, and the place after it; no terms where no number begins there.

    Without ``joiners`` the number ends before an "and", as it has to after "between".
    """
    terms: list[Term] = []
    place = start
    while place < len(tokens):
        last = terms[-1].kind if terms else None
        if tokens[place].text == FIGURES:
            if last in {Kind.FIGURES, Kind.WORD, Kind.ADD_HALF}:
                break
            terms.append(Term(Kind.FIGURES, place))
            place += 1
            if place < len(tokens) and tokens[place].start == tokens[place - 1].end:
                scale = language.suffixes.get(tokens[place].text)
                if scale is not None:
                    terms.append(Term(Kind.SCALE, place, scale))
                    place += 1
                elif (ending := language.endings.find(tokens, place)) is not None:
                    place = ending[1]
        elif (found := _word(language, tokens, place, terms, joiners=joiners)) is not None:
            term, place = found
            terms.append(term)
        else:
            break
    return tuple(terms), place


def _word(
    language: Language, tokens: Sequence[Token], start: int, terms: Sequence[Term], *, joiners: bool
) -> tuple[Term, int] | None:
    last = terms[-1] if terms else None
    if (multiplier := read_multiplier(language, tokens, start)) is not None:
        return multiplier
    if last is not None and (half := language.add_half.find(tokens, start)) is not None:
        return Term(Kind.ADD_HALF, start), half[1]
    whole_form = language.words.find(tokens, start)
    if last is None and whole_form is None and (article := language.article.find(tokens, start)) is not None:
        multiplied = read_multiplier(language, tokens, article[1]) is not None
        return (Term(Kind.WORD, start, 1), article[1]) if multiplied else None
    if last is None or last.kind is not Kind.FIGURES:
        ends = last is not None and (_is_complete(last) or _is_behind(language, tokens, start))
        if whole_form is not None and not ends:
            return _term(whole_form, start)
    if last is not None and tokens[start].text == "-":
        return _after_hyphen(language, tokens, start, last)
    joined = joiners and last is not None and last.kind in {Kind.TIMES, Kind.SCALE}
    joiner = language.joiners.find(tokens, start) if joined else None
    word = None if joiner is None else language.words.find(tokens, joiner[1])
    return None if word is None else _term(word, start)


def read_multiplier(language: Language, tokens: Sequence[Token], start: int) -> tuple[Term, int] | None:
    """The multiplier at a token, and the place after it; `None` where none stands there."""
    for kind, lexicon in ((Kind.SCALE, language.scales), (Kind.TIMES, language.multipliers)):
        found = lexicon.find(tokens, start)
        if found is not None:
            return Term(kind, start, found[0]), found[1]
    return None


def _term(word: tuple[NumberWord, int], start: int) -> tuple[Term, int]:
    return Term(Kind.WORD, start, word[0].mantissa, word[0].decimals, word[0].high), word[1]


def _is_behind(language: Language, tokens: Sequence[Token], start: int) -> bool:
    """Whether a word that qualifies a number stands there, longer than any number word: a Korean particle is "two"."""
    qualifier, word = language.after.find(tokens, start), language.words.find(tokens, start)
    return qualifier is not None and word is not None and qualifier[1] > word[1]


def _is_complete(last: Term) -> bool:
    """Whether no further number word can follow, as after a digit other than 0. The word may then be another one."""
    return last.kind is Kind.WORD and (last.value % 10 != 0 or last.value == 0)


def _after_hyphen(language: Language, tokens: Sequence[Token], hyphen: int, last: Term) -> tuple[Term, int] | None:
    """Twenty-five and two-hundred are one number; ten-twelve and 10-12 are a range."""
    if tokens[hyphen].start != tokens[hyphen - 1].end:
        return None
    start = hyphen + 1
    if (multiplier := read_multiplier(language, tokens, start)) is not None:
        return multiplier
    word = language.words.find(tokens, start)
    if word is None or last.kind is not Kind.WORD or last.decimals or word[0].decimals:
        return None
    if 20 <= last.value < 100 and last.value % 10 == 0 and 0 < word[0].mantissa < 10:
        return Term(Kind.WORD, start, word[0].mantissa), word[1]
    return None


def work_out(terms: Terms, figures: Mapping[int, str], spelling: Spelling, *, scaled_by: int = 1) -> Number:
    """The number that terms stand for, in units of the last decimal that ``spelling`` carries.

    Args:
        terms: The terms, at least one.
        figures: The folded text of each number in figures, by the place of its token.
        spelling: How figures are to be read.
        scaled_by: A multiplier that stands further on in the phrase: the 1,000 of "10" in "10 to 12 thousand".

    Raises:
        NotReadError: If the terms make no number.
    """
    places, first = spelling.places, terms[0]
    if len(terms) == 1 and not places and first.kind is _IN_FIGURES:
        only = _read_figures(figures[first.token], first.token, spelling, multiplied=scaled_by > 1)
        if not only.decimals:
            return only if scaled_by == 1 else Number(only.value * scaled_by, only.unit * scaled_by, only.figures)
    multiplied = scaled_by > 1 or len(terms) > 1
    sources: list[Number] = []
    for term in terms:
        if term.kind is Kind.FIGURES:
            sources.append(_read_figures(figures[term.token], term.token, spelling, multiplied=multiplied))
        elif term.kind is Kind.WORD:
            sources.append(_source(term.value, term.decimals))
    # All values are held in units of the last decimal that any term has.
    decimals = max(places, 1, *(source.decimals for source in sources))
    one = 10**decimals
    value = _add_up(terms, [source.value * 10 ** (decimals - source.decimals) for source in sources], one) * scaled_by
    number, rest = divmod(value, 10 ** (decimals - places))
    if rest:
        raise NotReadError(first.token, "a count is a whole number")
    factor = scaled_by
    for term in terms:
        if term.kind is Kind.TIMES or term.kind is Kind.SCALE:
            factor *= term.value
    only = sources[0] if sources else _source(1, 0)
    if len(sources) <= 1 and value == only.value * factor * 10 ** (decimals - only.decimals):
        return Number(number, max(only.unit * factor * 10**places // 10**only.decimals, 1), only.figures)
    unit, significant = _trailing(number)
    return Number(number, unit, significant)


def _source(mantissa: int, decimals: int) -> Number:
    unit, figures = (1, len(str(mantissa))) if decimals else _trailing(mantissa)
    return Number(mantissa, unit, figures, decimals)


def _trailing(number: int) -> tuple[int, int]:
    """The place value of the last digit that is not a trailing zero, and the number of digits up to it."""
    digits = str(number)
    significant = len(digits.rstrip("0")) or 1
    return 10 ** (len(digits) - significant), significant


def _add_up(terms: Terms, values: Sequence[int], one: int) -> int:
    total = section = 0
    pending = last_times = last_scale = None
    remaining = iter(values)
    for term in terms:
        if term.kind is Kind.FIGURES or term.kind is Kind.WORD:
            value = next(remaining)
            fits = _has_room(pending, value, one) if pending is not None else value < (last_times or inf) * one
            if not fits:
                raise NotReadError(term.token, _SIDE_BY_SIDE)
            pending = (pending or 0) + value
        elif term.kind is Kind.ADD_HALF:
            pending = (pending or 0) + one // 2
        elif term.kind is Kind.TIMES:
            is_power = str(term.value).strip("0") == "1"
            if (last_times is not None and term.value >= last_times) or (section and not is_power):
                raise NotReadError(term.token, "the multipliers do not fit together")
            section += (one if pending is None else pending) * term.value
            pending, last_times = None, term.value
        else:
            if last_scale is not None and term.value >= last_scale:
                raise NotReadError(term.token, "the multipliers do not fit together")
            bare = pending is None and last_times is None
            total += (one if bare else section + (pending or 0)) * term.value
            section, pending, last_times, last_scale = 0, None, None, term.value
    rest = section + (pending or 0)
    if last_scale is not None and rest >= last_scale * one:
        raise NotReadError(terms[-1].token, _SIDE_BY_SIDE)
    return total + rest


def _has_room(number: int, value: int, one: int) -> bool:
    """Whether a number ends in zeros where the digits of a further word go: twenty and five, not five and two."""
    return value >= one and number % (one * 10 ** len(str(value // one))) == 0


def _read_figures(text: str, token: int, spelling: Spelling, *, multiplied: bool) -> Number:
    digits = text
    if not text.isdigit():
        may_have_decimals = multiplied or spelling.places > 0
        groups = _GROUPS.fullmatch(text)
        if groups is None or (may_have_decimals and _is_decimal(text, token, spelling)):
            return _read_with_point(text, token, spelling, may_have_decimals=may_have_decimals)
        digits = text.replace(groups[1], "")
    if len(digits) > _MOST_DIGITS:
        raise NotReadError(token, _TOO_GREAT)
    if digits[0] == "0" and len(digits) > 1:
        raise NotReadError(token, _LEADING_ZERO)
    significant = len(digits.rstrip("0")) or 1
    return Number(int(digits), 10 ** (len(digits) - significant), significant)


def _read_with_point(text: str, token: int, spelling: Spelling, *, may_have_decimals: bool) -> Number:
    digits = text.translate(_NOT_DIGITS)
    if len(digits) > _MOST_DIGITS:
        raise NotReadError(token, _TOO_GREAT)
    if text[0] == "0" and text[1].isdigit():
        raise NotReadError(token, _LEADING_ZERO)
    decimal = _DECIMALS.fullmatch(text)
    if decimal is not None:
        if not may_have_decimals:
            raise NotReadError(token, "a count is a whole number")
        mantissa = int(digits)
        return Number(mantissa, 1, len(str(mantissa)), len(decimal[3]))
    both = _GROUPS_AND_DECIMALS.fullmatch(text) if may_have_decimals else None
    if both is not None and both[1] != both[2] == spelling.decimal:
        return Number(int(digits), 1, len(digits), len(both[3]))
    exponent = _EXPONENT.fullmatch(text)
    if exponent is None:
        raise NotReadError(token, "its figures are not grouped as a number's are")
    after, power = exponent[2] or "", int(exponent[3])
    if not len(after) <= power < _MOST_DIGITS:
        raise NotReadError(token, f"a count is a whole number of at most {MAX_COUNT:,}")
    unit = 10 ** (power - len(after))
    mantissa = int(exponent[1] + after)
    return Number(mantissa * unit, unit, len(str(mantissa)))


def _is_decimal(text: str, token: int, spelling: Spelling) -> bool:
    """Whether the sign of figures such as 1.500 stands before decimals, as it may before a multiplier or a unit."""
    decimal = _DECIMALS.fullmatch(text)
    if decimal is None or decimal[2] == spelling.decimal:
        return decimal is not None
    if decimal[2] in spelling.group:
        return False
    choices = (str(int(decimal[1] + decimal[3])), str(float(f"{decimal[1]}.{decimal[3]}")))
    raise NotReadError(token, "the sign can stand before decimals or between groups", choices)
