"""Finding the date phrases of a sentence."""

from collections.abc import Collection, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from conflictdata.errors import ConflictDataError
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.windows import TimeWindow
from conflictdata.wording.dates import read_date
from conflictdata.wording.dates.language import date_language
from conflictdata.wording.lexicon import FIGURES, Token

__all__ = ["DateMention", "dates_in", "nearest"]

_LONGEST = 10
"""The most tokens that a date phrase of running text has."""

_SOME_DAY = date(2000, 1, 1)
"""Shows whether a phrase is a relative date at all."""

_MARKS = frozenset(",-:./")
_SIGNS = _MARKS | {FIGURES}


class DateMention(NamedTuple):
    """A date phrase in a text, in characters from 0."""

    start: int
    end: int
    places: tuple[int, int]
    """Its first token in the sentence, and the one behind it."""
    when: UncertainDate | Period | TimeWindow | None
    """What it means; `None` where it needs the date of the text, which is not known."""


def dates_in(  # noqa: PLR0913, PLR0917 - a sentence with its setting
    text: str,
    tokens: Sequence[Token],
    lang: str,
    published: date | UncertainDate | None,
    leading: Collection[str],
    also_words: Collection[str],
    taken: Collection[int] = (),
) -> list[DateMention]:
    """The date phrases of a sentence, in order, each as long as it can be.

    Args:
        text: The whole text.
        tokens: The sentence.
        lang: Its language.
        published: The date of the text, where it is known.
        leading: Words that do not end a date phrase: "weeks *after*" needs to know after what.
        also_words: Words that are dates only where they are written with a capital, or beside other date words: may.
        taken: Places of tokens that are no part of a date.
    """
    language = date_language(lang.partition("-")[0].lower())
    if language is None:
        return []
    found: list[DateMention] = []
    place = 0
    known = language.vocabulary | _SIGNS
    while place < len(tokens):
        if tokens[place].text in _MARKS:
            place += 1
            continue
        run = place
        while run < min(len(tokens), place + _LONGEST) and run not in taken and tokens[run].text in known:
            run += 1
        for end in range(run, place, -1):
            last = tokens[end - 1]
            if last.text in leading or last.text in _MARKS:
                continue
            phrase = text[tokens[place].start : last.end]
            if end == place + 1 and (last.text == FIGURES or (last.text in also_words and phrase.islower())):
                continue
            read = _read(phrase, lang, published)
            if read is not None:
                found.append(DateMention(tokens[place].start, last.end, (place, end), read[0]))
                place = end - 1
                break
        place += 1
    return found


def nearest(dates: Sequence[DateMention], start: int, end: int) -> DateMention | None:
    """The date phrase that stands nearest to a number phrase and does not overlap it; the first of two as near."""
    apart = [mention for mention in dates if mention.end <= start or end <= mention.start]
    return min(apart, key=lambda mention: max(start - mention.end, mention.start - end), default=None)


@lru_cache(maxsize=4096)
def _read(
    phrase: str, lang: str, published: date | UncertainDate | None
) -> tuple[UncertainDate | Period | TimeWindow | None] | None:
    """What a phrase means, which is `None` if it needs the date of the text; `None` itself if it is no date."""
    try:
        return (read_date(phrase, relative_to=published, lang=lang),)
    except ConflictDataError:
        if published is not None:
            return None
    try:
        read_date(phrase, relative_to=_SOME_DAY, lang=lang)
    except ConflictDataError:
        return None
    return (None,)
