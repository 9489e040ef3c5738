"""Reading measures: from the words of a source to a `Measure` or a `MeasureRange`.

Each unit of measure in the text becomes one token, and the grammar of counts reads the rest: for it, kilometers are
what is counted. Signs and words of English are known in every language; a language file adds its own, and the word for
minus, in its table ``measures``.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from attrs import evolve

from conflictdata.errors import AmbiguousUnitError, DataError, Problem, WordingError
from conflictdata.values._unit_words import SPELLINGS, read_unit
from conflictdata.values.measures import Measure, MeasureRange
from conflictdata.vocab.counting import CountQualifier
from conflictdata.vocab.measure_units import Dimension, MeasureUnit
from conflictdata.wording.bounding import bound
from conflictdata.wording.languages import Language, Thing, language_of
from conflictdata.wording.lexicon import FIGURES, Lexicon, Token, Vocabulary, fold, tokens_of
from conflictdata.wording.numerals import Kind, NotReadError, Spelling, work_out
from conflictdata.wording.phrases import Part, Phrase, parse_phrase
from conflictdata.wording.policies import WordingPolicy, policy_of

__all__ = ["read_measure"]

_UNIT = "\x01"
"""The text of every token that is a unit."""

_WORD_DECIMALS = 2
"""The decimals that number words can have: a quarter."""

_RAISED = str.maketrans({"²": "2", "³": "3"})
_ABOUT = frozenset({CountQualifier.ABOUT, CountQualifier.ALMOST})
_UPPER = frozenset({CountQualifier.UP_TO, CountQualifier.FEWER_THAN})


class _Words(NamedTuple):
    """The words for measures in a language."""

    language: Language
    """The language, for which what can be counted is units alone."""

    signs: Mapping[str, MeasureUnit]
    """Told apart by case, beside those of `read_unit`."""

    words: Mapping[str, MeasureUnit]
    """Folded, beside those of `read_unit`."""

    ambiguous: Mapping[str, tuple[str, ...]]
    """Folded, with what each can mean."""

    spellings: frozenset[str]
    """All that is known, folded."""

    longest: int
    """How many tokens the longest of them has."""

    minus: Lexicon[bool]


class _Scanned(NamedTuple):
    """A text in which each unit is one token, and signs before numbers are taken out."""

    tokens: Sequence[Token]
    units: Mapping[int, MeasureUnit]
    """The units, by the places of their tokens."""

    negative: frozenset[int]
    """The places of the numbers with a minus sign."""


def read_measure(text: str, lang: str = "en", policy: str | WordingPolicy = "verbatim") -> Measure | MeasureRange:
    """Read a measure as a source wrote it: ``"155 mm"``, ``"about 1.5 million liters"``, ``"10 km to 12 km"``.

    A number with a unit and no words around it is a `Measure`; whatever bounds a number is a `MeasureRange`. A strict
    bound includes its end: "more than 5 km" is 5 km or more, since no number is the next one. "About 155 mm" is as wide
    as half the unit of the last significant figure on both sides, from 154.5 to 155.5, and so is every other phrase
    read as `read_count` reads it. "Up to 30 km" begins at 0, but "up to 30 °C" has no lower bound.

    Negative numbers are read by themselves and as the ends of a range, without words around them. The numbers of a
    range have one unit; two units are refused, even where they convert. Where `Measure.parse` reads a text too, both
    give the same, but for more than 24 digits and numbers that begin with a needless 0: they are refused here.

    Example:
        >>> read_measure("between 5 and 10 km")
        MeasureRange(low=5.0, high=10.0, best=None, unit=<MeasureUnit.KILOMETER: 'kilometer'>)

    Args:
        text: The words of the source.
        lang: The language as a BCP 47 tag; see `known_languages`. It says how decimals are written.
        policy: The name of a policy, or a policy; see `known_policies`.

    Raises:
        AmbiguousUnitError: If a unit has several meanings, or is written in the wrong case.
        WordingError: If the text is no measure, or the policy does not record such words; the error names the span.
        DataError: If the language or the policy is not known.
    """
    words, chosen = _words_of(language_of(lang)), policy_of(policy)
    folded = fold(text).replace(_UNIT, " ")
    scanned = _scan(words, text, folded)
    if not scanned.tokens:
        raise WordingError(text, (0, len(text)), "there are no words; leave a measure out where there is none")
    try:
        return _measure(words.language, scanned, folded, chosen)
    except NotReadError as error:
        token = scanned.tokens[error.token]
        raise WordingError(text, (token.start, token.end), error.reason, error.choices) from None


@lru_cache
def _words_of(language: Language) -> _Words:
    table: Mapping[str, Any] = language.tables.get("measures", {})
    try:
        signs = {sign: MeasureUnit(code) for code, signs in table.get("signs", {}).items() for sign in signs}
        words = {fold(word): MeasureUnit(code) for code, words in table.get("words", {}).items() for word in words}
        ambiguous = {fold(word): tuple(map(str, codes)) for word, codes in table.get("ambiguous", {}).items()}
        minus = Lexicon[bool]((word, True) for word in table.get("minus", ()))
    except (ValueError, TypeError, AttributeError) as error:
        raise DataError((Problem("", "bad-language-file", f"[measures]: {error}"),)) from error
    spellings = SPELLINGS.union((fold(sign) for sign in signs), words, ambiguous)
    split = [[token.text for token in tokens_of(spelling)] for spelling in spellings]
    vocabulary = language.vocabulary
    if vocabulary is not None:
        known = vocabulary.words.union(minus.words(), *split)
        vocabulary = Vocabulary(known, max(map(len, known)))
    units = Lexicon([(_UNIT, Thing("units", ""))])
    counting = evolve(language, vocabulary=vocabulary, things=units, modifiers=Lexicon[bool](()))
    return _Words(counting, signs, words, ambiguous, spellings, max(map(len, split)), minus)


def _scan(words: _Words, text: str, folded: str) -> _Scanned:
    language = words.language
    tokens = language.tokens(folded)
    kept: list[Token] = []
    units: dict[int, MeasureUnit] = {}
    negative: set[int] = set()
    after_number = False
    place = 0
    while place < len(tokens):
        end = _unit_end(words, folded, tokens, place, after_number=after_number)
        if end is not None and not (kept and kept[-1].text == _UNIT):
            span = tokens[place].start, tokens[end - 1].end
            units[len(kept)] = _unit(words, text[slice(*span)])
            kept.append(Token(_UNIT, *span))
            place = end
        elif (minus := _minus(words, tokens, place, kept)) is not None:
            negative.add(len(kept))
            place = minus
        elif _joins(words, folded, tokens, place):
            place += 1
        else:
            after_number = after_number or _is_number(language, tokens, place)
            kept.append(tokens[place])
            place += 1
    return _Scanned(kept, units, frozenset(negative))


def _unit_end(words: _Words, folded: str, tokens: Sequence[Token], start: int, *, after_number: bool) -> int | None:
    """The place after the unit that begins at a token; `None` where none begins there, or the word means another thing.

    A unit stands behind a number, or in some languages before it: the "min" of "min 5 km" is no minute. The "m" of
    "1.5m liters" is a million, since a unit stands behind it.
    """
    language = words.language
    end = _longest(words, folded, tokens, start)
    if end is None:
        return None
    if not after_number:
        others = (language.before, language.between, language.from_)
        is_unit = language.noun_before_number_is_about and not any(other.find(tokens, start) for other in others)
        return end if is_unit else None
    qualifier = language.after.find(tokens, start)
    if qualifier is not None and qualifier[1] > end:
        return None
    multiplies = tokens[start].text in language.suffixes or language.scales.find(tokens, start) is not None
    return None if multiplies and _longest(words, folded, tokens, end) is not None else end


def _longest(words: _Words, folded: str, tokens: Sequence[Token], start: int) -> int | None:
    for end in range(min(len(tokens), start + words.longest), start, -1):
        if _plain(folded[tokens[start].start : tokens[end - 1].end]) in words.spellings:
            return end
    return None


def _plain(text: str) -> str:
    return " ".join(text.translate(_RAISED).split())


def _unit(words: _Words, written: str) -> MeasureUnit:
    sign = _plain(written)
    if sign in words.signs:
        return words.signs[sign]
    folded = fold(sign)
    if folded in words.words:
        return words.words[folded]
    near = words.ambiguous.get(folded) or tuple(
        unit.code for other, unit in words.signs.items() if fold(other) == folded
    )
    if near:
        raise AmbiguousUnitError(written, near)
    return read_unit(sign)


def _minus(words: _Words, tokens: Sequence[Token], start: int, kept: Sequence[Token]) -> int | None:
    """The place of the number that has a minus, of which the sign or word begins at a token; `None` where none does."""
    word = words.minus.find(tokens, start)
    end = start + 1 if word is None else word[1]
    if end == len(tokens) or (kept and kept[-1].text in {FIGURES, _UNIT}):
        return None
    if word is not None:
        return end if _is_number(words.language, tokens, end) else None
    is_sign = tokens[start].text == "-" and tokens[end].text == FIGURES and tokens[start].end == tokens[end].start
    return end if is_sign else None


def _joins(words: _Words, folded: str, tokens: Sequence[Token], place: int) -> bool:
    """Whether a token is the hyphen of "155-mm"."""
    if tokens[place].text != "-" or not 0 < place < len(tokens) - 1:
        return False
    touches = tokens[place - 1].end == tokens[place].start and tokens[place].end == tokens[place + 1].start
    return touches and _longest(words, folded, tokens, place + 1) is not None


def _is_number(language: Language, tokens: Sequence[Token], place: int) -> bool:
    lexicons = (language.words, language.vague, language.article, language.multipliers, language.scales)
    return tokens[place].text == FIGURES or any(lexicon.find(tokens, place) is not None for lexicon in lexicons)


def _measure(language: Language, scanned: _Scanned, folded: str, policy: WordingPolicy) -> Measure | MeasureRange:
    tokens = scanned.tokens
    phrase = parse_phrase(language, tokens)
    unit = _common_unit(phrase, scanned)
    figures = {place: folded[token.start : token.end] for place, token in enumerate(tokens) if token.text == FIGURES}
    # One more, for the half unit by which "about" widens.
    places = 1 + max([_WORD_DECIMALS, *map(_decimals, figures.values())])
    spelling = Spelling(language.decimal, language.group, places)
    if scanned.negative:
        return _signed(phrase, scanned.negative, figures, spelling, unit)
    amount = bound(phrase, figures, spelling, policy)
    low, high, best = (
        None if value is None else value / 10**places for value in (amount.low, amount.high, amount.best)
    )
    if CountQualifier.DOUBTED in phrase.qualifiers:
        return MeasureRange.unknown(unit)
    if low is not None and low == high and _is_bare(phrase):
        return Measure(value=low, unit=unit)
    if unit.dimension is Dimension.TEMPERATURE and unit is not MeasureUnit.KELVIN and low == 0:
        low = _least_degree(phrase)
    return MeasureRange(low=low, high=high, best=best, unit=unit)


def _common_unit(phrase: Phrase, scanned: _Scanned) -> MeasureUnit:
    tokens, left = scanned.tokens, len(scanned.tokens) - phrase.end
    if phrase.status is not None:
        raise NotReadError(0, "the words state no size; leave a measure out where there is none")
    if left > 1 or (left == 1 and tokens[-1].text != "."):
        reason = "it does not belong to the measure before it" if scanned.units else "it is no unit that is known"
        raise NotReadError(phrase.end, reason)
    if not scanned.units:
        raise NotReadError(phrase.end - 1, "no unit of measure stands behind the number")
    (_, unit), *others = scanned.units.items()
    for place, other in others:
        if other is not unit:
            raise NotReadError(place, f"one measure has one unit, not {unit.code} and {other.code}; convert one before")
    return unit


def _decimals(figures: str) -> int:
    """At least as many decimals as the figures have, however the sign before them is read."""
    return max(len(figures.partition(sign)[2]) for sign in ".,")


def _is_bare(phrase: Phrase) -> bool:
    around = (phrase.last, phrase.margin, phrase.also, phrase.best, phrase.first.vague)
    return not phrase.qualifiers and all(part is None for part in around)


def _least_degree(phrase: Phrase) -> float | None:
    """The lower bound of a temperature that the grammar, which knows no number below 0, has bound at 0."""
    if not _UPPER.isdisjoint(phrase.qualifiers):
        return None
    if phrase.margin is not None or not _ABOUT.isdisjoint(phrase.qualifiers):
        raise NotReadError(phrase.first.token, "near 0 degrees, only plain numbers and ranges are read")
    return 0.0


def _signed(
    phrase: Phrase, negative: frozenset[int], figures: Mapping[int, str], spelling: Spelling, unit: MeasureUnit
) -> Measure | MeasureRange:
    parts = (phrase.first,) if phrase.last is None else (phrase.first, phrase.last)
    is_plain = _is_bare(evolve(phrase, last=None)) and all(
        part.terms and all(term.kind in {Kind.FIGURES, Kind.WORD} for term in part.terms) for part in parts
    )
    if not is_plain or not negative <= {part.token for part in parts}:
        raise NotReadError(min(negative), "negative numbers are read as plain numbers and as the ends of a range")
    values = sorted(_value(part, negative, figures, spelling) for part in parts)
    if len(values) == 1:
        return Measure(value=values[0], unit=unit)
    return MeasureRange(low=values[0], high=values[-1], unit=unit)


def _value(part: Part, negative: frozenset[int], figures: Mapping[int, str], spelling: Spelling) -> float:
    value: float = work_out(part.terms, figures, spelling).value / 10**spelling.places
    return -value if part.token in negative else value
