"""What stands where in a statement of losses: numbers, the words that say what they count, and signs between them."""

from collections.abc import Iterator, Sequence
from re import compile as pattern
from typing import NamedTuple

from conflictdata.vocab.counting import CountQualifier
from conflictdata.wording._loss_words import CAPITALS, LossWords
from conflictdata.wording.languages import Language, Thing
from conflictdata.wording.lexicon import FIGURES, Token
from conflictdata.wording.numerals import NotReadError, read_terms
from conflictdata.wording.phrases import Phrase, parse_phrase

__all__ = ["Mark", "Marked", "mark_statement"]

_SIGNS = {
    **dict.fromkeys("([{", "open"),
    **dict.fromkeys(")]}", "close"),
    **dict.fromkeys(".!|\u2022\u00b7", "stop"),
    **dict.fromkeys(",", "comma"),
    **{";": "semicolon", "/": "slash", ":": "colon", "=": "equals", "-": "dash"},
}
_NO_COUNT = "\x01"  # the text of a token that was a number in figures, and counts nothing
_LETTER = "\x02"  # begins the text of a token that stands for a casualty category
_YEAR = pattern(r"1[5-9][0-9]{2}|20[0-9]{2}")
_DAY = pattern(r"[1-9]|[12][0-9]|3[01]")


_MOST_WORDS = 6
"""How many qualifying words, or words for what is counted, may stand before a number."""


class Mark(NamedTuple):
    """A stretch of a statement that has one meaning. Places are those of tokens."""

    kind: str
    """``numbers``, a table of the language file, ``weak`` or ``strange`` for other words, or the name of a sign."""
    start: int
    end: int
    code: str = ""
    phrase: Phrase | None = None
    """For ``numbers``."""
    inside: tuple[Thing, ...] = ()
    """For ``numbers``: what is said by the words inside the count phrase: a *soldier*, 88 *total*."""


class Marked(NamedTuple):
    """A statement as marks, in order and without gaps."""

    tokens: Sequence[Token]
    marks: Sequence[Mark]
    unsure: frozenset[int]
    """The places of letters that may be a thousand or a category, as in "lost 3k"."""


def mark_statement(language: Language, words: LossWords, text: str, folded: str) -> Marked:
    """The marks of a statement. Takes time linear in its length.

    Raises:
        NotReadError: If a number is written in a way that is not understood.
    """
    tokens = _without_other_numbers(words, folded, words.tokens(folded))
    found, unsure = _letters(language, words, text, tokens)
    place, lettered = 0, list[Token]()
    while place < len(tokens):
        letter = found.get(place)
        end = place + 1 if letter is None else letter[1]
        first = tokens[place]
        lettered.append(first if letter is None else Token(_LETTER + letter[0], first.start, tokens[end - 1].end))
        place = end
    shifted = {tokens[place].start for place in unsure}
    return Marked(
        lettered,
        list(_marks(language, words, text, lettered)),
        frozenset(place for place, token in enumerate(lettered) if token.start in shifted),
    )


# ---- numbers that count nothing --------------------------------------------------------------------------------------


def _without_other_numbers(words: LossWords, folded: str, tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with figures of dates, clock times, fractions and names of types made into tokens that count nothing."""
    result: list[Token] = []
    for place, token in enumerate(tokens):
        result.append(token)
        if token.text == FIGURES:
            merged = _other_before(words, folded, result)
            if merged == 1 and not _is_other(words, folded, result, tokens[place + 1 : place + 3]):
                continue
            result[-merged:] = [Token(_NO_COUNT, result[-merged].start, token.end)]
    return result


def _other_before(words: LossWords, folded: str, tokens: Sequence[Token]) -> int:
    """How many tokens, up to the figures that stand last, count nothing together; 1 where it is not said by those before.

    T72 and T-72 are names of types, 24/02/2022 and "December 24, 2024" are dates.
    """
    figures = tokens[-1]
    before, further = (tokens[-at] if len(tokens) >= at else None for at in (2, 3))
    if before is None:
        return 1
    touches = before.end == figures.start
    if touches and before.text.isalpha() and words.vocabulary is None and not _is_counted(words, tokens, -2):
        return 2
    if further is None:
        return 1
    touches = touches and further.end == before.start
    if touches and before.text == "-" and further.text.isalpha() and not _is_counted(words, tokens, -3):
        return 3
    if further.text != _NO_COUNT:
        return 1
    digits = folded[figures.start : figures.end]
    is_date = (before.text == "-" and _DAY.fullmatch(digits)) or (before.text == "," and _YEAR.fullmatch(digits))
    return 3 if is_date or (touches and before.text in {"/", ":"}) else 1


def _is_other(words: LossWords, folded: str, tokens: Sequence[Token], behind: Sequence[Token]) -> bool:
    """Whether figures, the last of ``tokens``, stand beside a month, or are the first ones of a date or a clock time."""
    figures = tokens[-1]
    digits = folded[figures.start : figures.end]
    names = [token.text for token in tokens[-3:-1]]
    if names and (names[-1] in words.months or (names[-1] == "." and names[0] in words.months)):
        return bool(_DAY.fullmatch(digits) or _YEAR.fullmatch(digits))
    if behind and behind[0].text in words.months:
        return _DAY.fullmatch(digits) is not None
    if len(behind) < 2 or behind[0].text not in {"/", ":"} or behind[1].text != FIGURES:
        return False
    return figures.end == behind[0].start and behind[0].end == behind[1].start


def _is_counted(words: LossWords, tokens: Sequence[Token], place: int) -> bool:
    """Whether a word says what is counted, so that figures directly behind it are a number: US-23, children7."""
    found = words.marks.find(tokens, len(tokens) + place)
    return found is not None and found[0].kind not in {"munitions", "equipment"} and len(tokens[place].text) > 1


# ---- letters behind figures ------------------------------------------------------------------------------------------


class _Lettered(NamedTuple):
    place: int
    """The place of the letter."""
    end: int
    code: str
    group: tuple[int, int]
    """The bracket that it stands in, and outside of brackets the sentence."""
    behind: bool
    """Whether it stands behind the figure, not before it."""


def _letters(
    language: Language, words: LossWords, text: str, tokens: Sequence[Token]
) -> tuple[dict[int, tuple[str, int]], set[int]]:
    """Letters that stand for a category, by place, each with the place after it; and letters that may or may not.

    K and M mean thousand and million as well. They stand for killed and missing beside another letter: in 37K/214W, and
    anywhere in the same bracket.
    """
    found = list(_lettered(language, words, text, tokens))
    codes: dict[tuple[tuple[int, int], bool], set[str]] = {}
    for one in found:
        codes.setdefault((one.group, one.behind), set()).add(one.code)
    certain: dict[int, tuple[str, int]] = {}
    unsure: set[int] = set()
    for one in found:
        if len(codes[one.group, one.behind]) > 1 or (one.behind and tokens[one.place].text not in language.suffixes):
            certain[one.place] = one.code, one.end
        elif one.behind:
            unsure.add(one.place)
    return certain, unsure


def _lettered(language: Language, words: LossWords, text: str, tokens: Sequence[Token]) -> Iterator[_Lettered]:
    brackets = [0]
    last_bracket = sentence = 0
    for place, token in enumerate(tokens):
        sign = _SIGNS.get(token.text)
        if sign == "open":
            last_bracket += 1
            brackets.append(last_bracket)
        elif sign == "close" and len(brackets) > 1:
            brackets.pop()
        elif token.text in ".|" and len(brackets) == 1:
            sentence += 1
        group = brackets[-1], sentence if len(brackets) == 1 else 0
        letter = words.letters.find(tokens, place)
        if letter is None or not place:
            first_letter = letter is not None and _before_figures(words, text, tokens, place)
            if letter is not None and first_letter:
                yield _Lettered(place, letter[1], letter[0], group, behind=False)
            continue
        code, end = letter
        previous = tokens[place - 1]
        if previous.text == FIGURES and token.start - previous.end <= 1:
            following = tokens[end] if end < len(tokens) else None
            if following is None or not following.text.isalpha() or _joins(words, tokens, end):
                yield _Lettered(place, end, code, group, behind=True)
        elif _before_figures(words, text, tokens, place):
            yield _Lettered(place, place + 1, code, group, behind=False)


def _joins(words: LossWords, tokens: Sequence[Token], place: int) -> bool:
    mark = words.marks.find(tokens, place)
    return mark is not None and mark[0].kind == "joiners"


def _before_figures(words: LossWords, text: str, tokens: Sequence[Token], place: int) -> bool:
    """Whether a letter stands before a figure, as in "K 37, W 214"; it has to be a capital."""
    letter = words.letters.find(tokens, place)
    following = place + 1
    if following < len(tokens) and tokens[following].text in {":", "-", "="}:
        following += 1
    return (
        letter is not None
        and letter[1] == place + 1
        and text[tokens[place].start : tokens[place].end].isupper()
        and following < len(tokens)
        and tokens[following].text == FIGURES
    )


# ---- marks -----------------------------------------------------------------------------------------------------------


def _marks(language: Language, words: LossWords, text: str, tokens: Sequence[Token]) -> Iterator[Mark]:
    place = 0
    while place < len(tokens):
        mark = _mark(language, words, text, tokens, place)
        yield mark
        place = mark.end


def _mark(language: Language, words: LossWords, text: str, tokens: Sequence[Token], place: int) -> Mark:
    word = tokens[place].text
    if word.startswith(_LETTER):
        return Mark("categories", place, place + 1, word.removeprefix(_LETTER))
    if word.startswith(_NO_COUNT):
        return _strange(words, tokens, place, place + 1)
    name = words.before_measures.find(tokens, place)
    if name is not None and name[1] < len(tokens) and tokens[name[1]].text == FIGURES:
        return Mark("strange", place, name[1] + 1)
    known = words.marks.find(tokens, place)
    if known is not None and not _is_written_so(text, tokens, place, known[0].kind, known[0].code, known[1]):
        known = None
    if _number_end(language, tokens, place) >= (place + 1 if known is None else known[1]):
        number = _number(language, words, tokens, place)
        if number is not None:
            return number
    if known is not None:
        if language.noun_before_number and known[0].kind in language.tables["things"]:
            number = _number_behind(language, words, tokens, place)
            if number is not None:
                return number
        return Mark(known[0].kind, place, known[1], known[0].code)
    sign = _SIGNS.get(word)
    if sign is not None:
        return Mark(sign, place, place + 1)
    return _other(language, words, tokens, place)


def _is_written_so(text: str, tokens: Sequence[Token], place: int, kind: str, code: str, end: int) -> bool:
    """Whether labels are in capitals that have to be: US is a side, and us is not."""
    if kind != "nationalities" and code != CAPITALS:
        return True
    written = text[tokens[place].start : tokens[end - 1].end]
    return written.isupper() if code == CAPITALS else not written.islower() or len(written) > 2


def _number_end(language: Language, tokens: Sequence[Token], place: int) -> int:
    """The place after the first word of a count phrase that may begin here; ``place`` where none may."""
    if tokens[place].text == FIGURES:
        return place + 1
    lexicons = (
        language.before, language.statuses, language.vague, language.words, language.between, language.from_,
        language.article, language.multipliers, language.scales, language.inverted,
    )  # fmt: skip
    return max((found[1] for lexicon in lexicons if (found := lexicon.find(tokens, place)) is not None), default=place)


def _number(language: Language, words: LossWords, tokens: Sequence[Token], place: int) -> Mark | None:
    """The count phrase that begins here; `None` where no number does, for "about" and "the" stand before other words too.

    Raises:
        NotReadError: If a number is written in a way that is not understood.
    """
    try:
        phrase = parse_phrase(language, tokens, place)
    except NotReadError:
        number = place
        for _ in range(_MOST_WORDS):
            qualifier = language.before.find(tokens, number)
            number = number if qualifier is None else qualifier[1]
        if read_terms(language, tokens, number)[0]:
            raise
        return None
    end = phrase.number_end
    beyond = _beyond_number(words, tokens, place, end)
    if beyond > end:
        return Mark("strange", place, beyond)
    return Mark("numbers", place, end, phrase=phrase, inside=_inside(words, tokens, place, end))


def _number_behind(language: Language, words: LossWords, tokens: Sequence[Token], place: int) -> Mark | None:
    """The count phrase that begins with what is counted, where it cannot be read without it: "men twenty", "dead: none"."""
    number = place
    for _ in range(_MOST_WORDS):
        found = language.things.find(tokens, number) or language.modifiers.find(tokens, number)
        number = number if found is None else found[1]
    if language.things.find(tokens, number) is not None:
        return None
    try:
        phrase = parse_phrase(language, tokens, place)
    except NotReadError:
        return None
    kinds = {thing.kind for thing in phrase.things}
    if phrase.status is None and (CountQualifier.ABOUT not in phrase.qualifiers or "categories" in kinds):
        return None
    end = phrase.number_end
    return Mark("numbers", place, end, phrase=phrase, inside=_inside(words, tokens, place, end))


def _inside(words: LossWords, tokens: Sequence[Token], start: int, end: int) -> tuple[Thing, ...]:
    things: list[Thing] = []
    place = start
    while place < end:
        found = words.marks.find(tokens, place)
        if found is not None and found[1] <= end and found[0].kind not in {"weak", "sides", "joiners"}:
            things.append(found[0])
        place = place + 1 if found is None else found[1]
    return tuple(things)


def _beyond_number(words: LossWords, tokens: Sequence[Token], start: int, place: int) -> int:
    """The place after what makes a number no count: 155 mm, 3rd, 12-year-old; ``place`` where there is none."""
    measure = words.measures.find(tokens, place)
    if measure is not None:
        return measure[1]
    end = place
    while end < len(tokens) and tokens[end].start == tokens[end - 1].end:
        hyphened = tokens[end].text == "-" and end + 1 < len(tokens) and tokens[end + 1].start == tokens[end].end
        if hyphened and tokens[end + 1].text.isalpha():
            end += 2
        elif tokens[end].text.isalpha() and _is_foreign(words, tokens, start, end):
            end += 1
        else:
            break
    return end


def _is_foreign(words: LossWords, tokens: Sequence[Token], start: int, place: int) -> bool:
    """Whether letters directly behind a number make another word of it."""
    if tokens[place].text in words.known:
        return False
    return words.vocabulary is None or tokens[start].text != FIGURES


def _other(language: Language, words: LossWords, tokens: Sequence[Token], place: int) -> Mark:
    word = tokens[place].text
    if not word[0].isalnum():
        return Mark("weak", place, place + 1)
    status = language.statuses.find(tokens, place)
    if status is not None:
        if status[0] == "none_of":
            raise NotReadError(place, "it is not said of what there is none")
        if status[0] == "unquantified" and (status[1] == len(tokens) or tokens[status[1]].text in _SIGNS):
            phrase = Phrase(status="unquantified", number_end=status[1], end=status[1])
            return Mark("numbers", place, status[1], phrase=phrase)
        if status[0] == "reported":
            return Mark("weak", place, status[1])
        return _strange(words, tokens, place, status[1])
    for lexicon in (language.before, language.of, language.modifiers, language.article, language.from_):
        found = lexicon.find(tokens, place)
        if found is not None:
            return Mark("weak", place, found[1])
    return _strange(words, tokens, place, place + 1)


def _strange(words: LossWords, tokens: Sequence[Token], start: int, end: int) -> Mark:
    """Words that are not understood, with an "only" behind them."""
    only = words.only.find(tokens, end)
    return Mark("strange", start, end if only is None else only[1])
