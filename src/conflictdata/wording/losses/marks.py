"""What stands where in a statement of losses: numbers, the words that say what they count, and signs between them."""

from collections.abc import Iterator
from typing import NamedTuple

from conflictdata.vocab.counting import CountQualifier
from conflictdata.wording.languages import Thing
from conflictdata.wording.lexicon import FIGURES
from conflictdata.wording.losses.figures import LETTER, NO_COUNT, Statement
from conflictdata.wording.losses.words import CAPITALS
from conflictdata.wording.numerals import NotReadError, read_terms
from conflictdata.wording.phrases import Phrase, parse_phrase

__all__ = ["OF", "Mark", "marks_of"]

OF = "of"
"""The code of the weak words that stand between a share and the whole: 50 *of* 70 drones."""


_SIGNS = {
    **dict.fromkeys("([{", "open"),
    **dict.fromkeys(")]}", "close"),
    **dict.fromkeys(".!|\u2022\u00b7", "stop"),
    ",": "comma",
    ";": "semicolon",
    "/": "slash",
    ":": "colon",
    "=": "equals",
    "-": "dash",
}
_MOST_WORDS = 6
"""How many qualifying words, or words for what is counted, may stand before a number."""

_NOTHING = Phrase()


class Mark(NamedTuple):
    """A stretch of a statement that has one meaning. Places are those of tokens."""

    kind: str
    """``numbers``, a table of the language file, ``weak`` or ``strange`` for other words, or the name of a sign."""
    start: int
    end: int
    code: str = ""
    phrase: Phrase = _NOTHING
    """For ``numbers``."""
    inside: tuple[Thing, ...] = ()
    """For ``numbers``: what is said by the words inside the count phrase: a *soldier*, 88 *total*."""


def marks_of(source: Statement) -> Iterator[Mark]:
    """The marks of a statement, in order and without gaps. Takes time linear in its length.

    Raises:
        NotReadError: If a number is written in a way that is not understood.
    """
    place = 0
    while place < len(source.tokens):
        mark = _fixed(source, place) or _word_or_number(source, place)
        yield mark
        place = mark.end


def _fixed(source: Statement, place: int) -> Mark | None:
    """The mark of what was recognised before, and of names with a number in them."""
    word = source.tokens[place].text
    if word.startswith(LETTER):
        return Mark("categories", place, place + 1, word.removeprefix(LETTER))
    if word.startswith(NO_COUNT):
        return _strange(source, place, place + 1)
    name = source.words.before_measures.find(source.tokens, place)
    if name is not None and name[1] < len(source.tokens) and source.tokens[name[1]].text == FIGURES:
        return Mark("strange", place, name[1] + 1)
    if source.words.vocabulary is not None and place and source.tokens[place - 1].text != FIGURES:
        particle = source.language.modifiers.find(source.tokens, place)
        if particle is not None and source.tokens[place - 1].end == source.tokens[place].start:
            return Mark("weak", place, particle[1])
    return None


def _word_or_number(source: Statement, place: int) -> Mark:
    known = source.words.marks.find(source.tokens, place)
    if known is not None and not _is_written_so(source, known[0], place, known[1]):
        known = None
    if _number_end(source, place) >= (place + 1 if known is None else known[1]):
        number = _number(source, place)
        if number is not None:
            return number
    if known is None:
        sign = _SIGNS.get(source.tokens[place].text)
        return _other(source, place) if sign is None else Mark(sign, place, place + 1)
    if source.language.noun_before_number and known[0].kind in source.language.tables["things"]:
        number = _number_behind(source, place)
        if number is not None:
            return number
    return Mark(known[0].kind, place, known[1], known[0].code)


def _is_written_so(source: Statement, thing: Thing, start: int, end: int) -> bool:
    """Whether labels are in capitals that have to be: US is a side, and us is not."""
    written = source.written(start, end)
    if thing.kind == "nationalities":
        return len(written) > 2 or not written.islower()
    return thing.code != CAPITALS or written.isupper()


# ---- numbers ---------------------------------------------------------------------------------------------------------


def _number_end(source: Statement, place: int) -> int:
    """The place after the first word of a count phrase that may begin here; ``place`` where none may."""
    if source.tokens[place].text == FIGURES:
        return place + 1
    language = source.language
    found = (
        language.before.find(source.tokens, place),
        language.statuses.find(source.tokens, place),
        language.vague.find(source.tokens, place),
        language.words.find(source.tokens, place),
        language.between.find(source.tokens, place),
        language.from_.find(source.tokens, place),
        language.article.find(source.tokens, place),
        language.multipliers.find(source.tokens, place),
        language.scales.find(source.tokens, place),
        language.inverted.find(source.tokens, place),
    )
    return max((one[1] for one in found if one is not None), default=place)


def _number(source: Statement, place: int) -> Mark | None:
    """The count phrase that begins here; `None` where no number does: "about" and "the" stand before other words too.

    Raises:
        NotReadError: If a number is written in a way that is not understood.
    """
    if source.tokens[place].text in source.language.suffixes:
        return None  # company K is not a thousand
    try:
        phrase = parse_phrase(source.language, source.tokens, place)
    except NotReadError:
        number = place
        for _ in range(_MOST_WORDS):
            qualifier = source.language.before.find(source.tokens, number)
            number = number if qualifier is None else qualifier[1]
        if read_terms(source.language, source.tokens, number)[0]:
            raise
        return None
    beyond = _beyond_number(source, place, phrase.number_end)
    if beyond > phrase.number_end:
        return Mark("strange", place, beyond)
    return _marked(source, place, phrase)


def _number_behind(source: Statement, place: int) -> Mark | None:
    """The count phrase that begins with what is counted, if it is not read without it: "men twenty", "dead: none"."""
    language = source.language
    number = place
    for _ in range(_MOST_WORDS):
        found = language.things.find(source.tokens, number) or language.modifiers.find(source.tokens, number)
        number = number if found is None else found[1]
    if language.things.find(source.tokens, number) is not None:
        return None
    try:
        phrase = parse_phrase(language, source.tokens, place)
    except NotReadError:
        return None
    is_about = CountQualifier.ABOUT in phrase.qualifiers and all(thing.kind != "categories" for thing in phrase.things)
    return _marked(source, place, phrase) if phrase.status is not None or is_about else None


def _marked(source: Statement, start: int, phrase: Phrase) -> Mark:
    inside: list[Thing] = []
    place = start
    while place < phrase.number_end:
        found = source.words.marks.find(source.tokens, place)
        if found is not None and found[1] <= phrase.number_end and found[0].kind not in {"weak", "sides", "joiners"}:
            inside.append(found[0])
        place = place + 1 if found is None else found[1]
    return Mark("numbers", start, phrase.number_end, phrase=phrase, inside=tuple(inside))


def _beyond_number(source: Statement, start: int, place: int) -> int:
    """The place after what makes a number no count: 155 mm, 3rd, 12-year-old; ``place`` where there is none."""
    tokens = source.tokens
    measure = source.words.measures.find(tokens, place)
    if measure is not None:
        return measure[1]
    end = place
    while end < len(tokens) and tokens[end].start == tokens[end - 1].end:
        hyphened = tokens[end].text == "-" and end + 1 < len(tokens) and tokens[end + 1].start == tokens[end].end
        if hyphened and tokens[end + 1].text.isalpha():
            end += 2
        elif tokens[end].text.isalpha() and _is_foreign(source, start, end):
            end += 1
        else:
            break
    return end


def _is_foreign(source: Statement, start: int, place: int) -> bool:
    """Whether letters directly behind a number make another word of it."""
    if source.tokens[place].text in source.words.known:
        return False
    return source.words.vocabulary is None or source.tokens[start].text != FIGURES


# ---- other words -----------------------------------------------------------------------------------------------------


def _other(source: Statement, place: int) -> Mark:
    """A word that neither counts nor says what is counted.

    Raises:
        NotReadError: If it says that there is none of something, and it is not understood of what.
    """
    tokens, language = source.tokens, source.language
    if not tokens[place].text[0].isalnum():
        return Mark("weak", place, place + 1)
    status = language.statuses.find(tokens, place)
    if status is not None:
        return _bare_status(source, place, *status)
    of = language.of.find(tokens, place)
    if of is not None:
        return Mark("weak", place, of[1], OF)
    for lexicon in (language.before, language.modifiers, language.article, language.from_):
        found = lexicon.find(tokens, place)
        if found is not None:
            return Mark("weak", place, found[1])
    return _strange(source, place, place + 1)


def _bare_status(source: Statement, start: int, table: str, end: int) -> Mark:
    if table == "none_of":
        raise NotReadError(start, "it is not said of what there is none")
    if table == "reported":
        return Mark("weak", start, end)
    if table == "unquantified" and (end == len(source.tokens) or source.tokens[end].text in _SIGNS):
        return Mark("numbers", start, end, phrase=Phrase(status=table, number_end=end, end=end))
    return _strange(source, start, end)


def _strange(source: Statement, start: int, end: int) -> Mark:
    """Words that are not understood, with an "only" behind them."""
    only = source.words.only.find(source.tokens, end)
    return Mark("strange", start, end if only is None else only[1])
