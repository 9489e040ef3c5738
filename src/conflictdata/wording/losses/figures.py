"""Figures in statements of losses that need a second look: those that count nothing, and those with a letter behind."""

from collections.abc import Iterator, Sequence
from re import compile as pattern
from typing import NamedTuple

from conflictdata.wording.languages import Language
from conflictdata.wording.lexicon import FIGURES, Token
from conflictdata.wording.losses.words import LossWords

__all__ = ["LETTER", "NO_COUNT", "Statement", "statement"]

NO_COUNT = " figures"
"""The text of a token that was made of figures, and counts nothing. No word of a text has a space in it."""

LETTER = " letter "
"""What the text of a token begins with that was a letter, and stands for the casualty category that follows."""

_YEAR = pattern(r"1[5-9][0-9]{2}|20[0-9]{2}")
_DAY = pattern(r"[1-9]|[12][0-9]|3[01]")


class Statement(NamedTuple):
    """A statement as tokens, with the words of its language."""

    language: Language
    words: LossWords
    text: str
    folded: str
    tokens: Sequence[Token]
    unsure: frozenset[int] = frozenset()
    """The places of letters that may be a thousand or a category, as in "lost 3k"."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where the words at a place begin and end in the text."""
        return self.tokens[start].start, self.tokens[end - 1].end

    def written(self, start: int, end: int) -> str:
        """The words at a place, as written."""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]


def statement(language: Language, words: LossWords, text: str, folded: str) -> Statement:
    """The tokens of a statement: figures that count nothing are `NO_COUNT`, letters for a category are `LETTER`s."""
    plain = Statement(language, words, text, folded, words.tokens(folded))
    counting = plain._replace(tokens=_without_other_numbers(plain))
    codes, unsure = _letters(counting)
    tokens: list[Token] = []
    left: set[int] = set()
    place = 0
    while place < len(counting.tokens):
        token = counting.tokens[place]
        code, end = codes.get(place, ("", place + 1))
        if place in unsure:
            left.add(len(tokens))
        tokens.append(Token(LETTER + code, token.start, counting.tokens[end - 1].end) if code else token)
        place = end
    return counting._replace(tokens=tokens, unsure=frozenset(left))


# ---- figures that count nothing --------------------------------------------------------------------------------------


def _without_other_numbers(source: Statement) -> list[Token]:
    """The tokens, with figures of dates, clock times and names of types made into tokens that count nothing."""
    result: list[Token] = []
    for place, token in enumerate(source.tokens):
        result.append(token)
        if token.text == FIGURES:
            merged = _merged(source, result)
            if merged > 1 or _is_other(source, result, source.tokens[place + 1 : place + 3]):
                result[-merged:] = [Token(NO_COUNT, result[-merged].start, token.end)]
    return result


def _merged(source: Statement, tokens: Sequence[Token]) -> int:
    """How many tokens, up to figures that stand last, count nothing together; 1 where those before do not say so.

    T72 and T-72 are names of types, 24/02/2022 and "December 24, 2024" are dates.
    """
    before, further = (tokens[-at] if len(tokens) >= at else Token("", -1, -1) for at in (2, 3))
    figures = tokens[-1]
    touches = before.end == figures.start
    if touches and before.text.isalpha() and source.words.vocabulary is None and not _is_counted(source, before):
        return 2
    touches = touches and further.end == before.start
    if touches and before.text == "-" and further.text.isalpha() and not _is_counted(source, further):
        of_number = len(tokens) > 3 and tokens[-4].text == FIGURES and tokens[-4].end == further.start
        return 1 if of_number else 3
    if further.text != NO_COUNT:
        return 1
    digits = source.folded[figures.start : figures.end]
    is_date = (before.text == "-" and _DAY.fullmatch(digits)) or (before.text == "," and _YEAR.fullmatch(digits))
    return 3 if is_date or (touches and before.text in {"/", ":"}) else 1


def _is_other(source: Statement, tokens: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Whether figures, the last of ``tokens``, stand beside a month, or are the first ones of a date or clock time."""
    figures = tokens[-1]
    months = source.words.months
    digits = source.folded[figures.start : figures.end]
    names = [token.text for token in tokens[-3:-1]]
    if names and (names[-1] in months or (names[-1] == "." and names[0] in months)):
        return bool(_DAY.fullmatch(digits) or _YEAR.fullmatch(digits))
    if behind and behind[0].text in months:
        return _DAY.fullmatch(digits) is not None
    if len(behind) < 2 or behind[0].text not in {"/", ":"} or behind[1].text != FIGURES:
        return False
    return figures.end == behind[0].start and behind[0].end == behind[1].start


def _is_counted(source: Statement, word: Token) -> bool:
    """Whether a word says what is counted, so that figures directly behind it are a number: US-23, children7."""
    found = source.words.marks.find([word], 0)
    return found is not None and found[0].kind not in {"munitions", "equipment"} and len(word.text) > 1


# ---- letters behind figures ------------------------------------------------------------------------------------------


class _Letter(NamedTuple):
    place: int
    end: int
    code: str
    where: tuple[int, int, bool]
    """The bracket that it stands in, outside of brackets the sentence, and whether it stands behind its figures."""


def _letters(source: Statement) -> tuple[dict[int, tuple[str, int]], set[int]]:
    """Letters that stand for a category, by place, each with the place after it; and letters that may or may not.

    K and M mean thousand and million as well. They stand for killed and missing beside another letter: in 37K/214W, and
    anywhere in the same bracket.
    """
    found = list(_lettered(source))
    codes: dict[tuple[int, int, bool], set[str]] = {}
    for letter in found:
        codes.setdefault(letter.where, set()).add(letter.code)
    certain: dict[int, tuple[str, int]] = {}
    unsure: set[int] = set()
    for letter in found:
        is_behind = letter.where[-1]
        is_scale = letter.end == letter.place + 1 and source.tokens[letter.place].text in source.language.suffixes
        if len(codes[letter.where]) > 1 or (is_behind and not is_scale):
            certain[letter.place] = letter.code, letter.end
        elif is_behind:
            unsure.add(letter.place)
    return certain, unsure


def _lettered(source: Statement) -> Iterator[_Letter]:
    brackets = [0]
    opened = sentence = 0
    for place, token in enumerate(source.tokens):
        if token.text in {"(", "["}:
            opened += 1
            brackets.append(opened)
        elif token.text in {")", "]"} and len(brackets) > 1:
            brackets.pop()
        elif token.text in {".", "|"}:
            sentence += 1
        letter = source.words.letters.find(source.tokens, place)
        if letter is None:
            continue
        code, end = letter
        where = (brackets[-1], 0 if len(brackets) > 1 else sentence)
        if place and source.tokens[place - 1].text == FIGURES and token.start - source.tokens[place - 1].end <= 1:
            if not _has_noun(source, end):
                yield _Letter(place, end, code, (*where, True))
        elif _before_figures(source, place, end):
            yield _Letter(place, end, code, (*where, False))


def _has_noun(source: Statement, place: int) -> bool:
    """Whether a word follows that says what is counted: 3k soldiers. "And" does not."""
    if place == len(source.tokens) or not source.tokens[place].text.isalpha():
        return False
    mark = source.words.marks.find(source.tokens, place)
    return mark is None or mark[0].kind != "joiners"


def _before_figures(source: Statement, place: int, end: int) -> bool:
    """Whether a letter stands before a figure, as in "K 37, W 214"; it has to be a capital."""
    tokens = source.tokens
    following = end + 1 if end < len(tokens) and tokens[end].text in {":", "-", "="} else end
    is_figure = following < len(tokens) and tokens[following].text == FIGURES
    return is_figure and source.written(place, end).isupper()
