"""Reading a date: the whole way from words to a value."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import NoReturn

from attrs import evolve

from conflictdata.errors import ConflictDataError, InvariantError, WordingError
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab.times import WindowMeaning
from conflictdata.wording.dates.calendar import Element, text_of
from conflictdata.wording.dates.context import Clock, Context, Extent
from conflictdata.wording.dates.figures import ORDERS
from conflictdata.wording.dates.foreign import read_foreign
from conflictdata.wording.dates.grammar import DATES, EXTENTS, WINDOWS, Grammar, Node
from conflictdata.wording.dates.hours import clock_of
from conflictdata.wording.dates.language import NO_WORDS, DateLanguage, Token, date_language, folded, tokens_of
from conflictdata.wording.dates.meaning import dates_of, extent_of

__all__ = ["read_date"]

Anchors = Mapping[str, UncertainDate | Period | str]
Meaning = tuple[Element, ...] | Extent | Clock

_MOST_CHARACTERS = 300
_MOST_TOKENS = 24
_MOST_DAYS = 3_700
_EDTF = re.compile(r"[0-9XY?~%\[./-][0-9A-Z?~%\[\],./:+-]*")
_HALF = 95


def read_date(  # noqa: PLR0913, PLR0917 - all but the text are rarely given, and by name
    text: str,
    relative_to: date | UncertainDate | str | None = None,
    lang: str = "en",
    order: str | None = None,
    anchors: Anchors | None = None,
    zone: str | None = None,
) -> UncertainDate | Period | TimeWindow:
    """Read the words for one date, one stretch of time, or clock times.

    A day, a month, or any other time that is known within bounds gives an `UncertainDate`; words that claim an extent
    ("since August", "24-25 December") give a `Period`; hours and parts of a day give a `TimeWindow`. The conventions
    are listed at the top of `conflictdata.wording.dates`. Nothing is guessed: what has two readings is covered by a set
    or a window, or refused with the choices.

    Args:
        text: The words, at most 300 characters, or an ISO or EDTF text, which is read as it stands.
        relative_to: The date of the document, for words such as "yesterday" and for dates without a year. If it is
            known within bounds only, what is answered holds for every day within them. Without it, words that need it
            are refused, and a day or a month without a year has an unspecified year: ``XXXX-12-24``.
        lang: BCP 47 tag of the language. Languages without date words of their own are read by dateparser, which needs
            the extra ``dates`` and knows single dates only.
        order: How dates in figures stand: ``dmy``, ``mdy`` or ``ymd``. Without it, ``01/11/2022`` is refused, and
            ``25/12/2024`` is read. A year of two digits is always refused.
        anchors: Dates for phrases such as "the ceasefire", which then stand wherever a date can. They come before those
            of the language.
        zone: The IANA zone of clock times that name none, such as ``Europe/Kyiv``.

    Raises:
        WordingError: The words are not understood, or have several meanings, or need ``relative_to``, or mean a day
            that the calendar does not have.
        InvariantError: ``relative_to`` or an anchor is no EDTF text.
        MissingExtraError: The language is read by dateparser, which is not installed.
    """
    if order is not None and order not in ORDERS:
        _refuse(text, f"the order {order!r} is none: give 'dmy', 'mdy' or 'ymd'")
    if not text.strip() or len(text) > _MOST_CHARACTERS:
        _refuse(text, f"a phrase for a date has 1 to {_MOST_CHARACTERS} characters")
    as_it_stands = _read_edtf(text.strip())
    if as_it_stands is not None:
        return as_it_stands
    code = lang.partition("-")[0].lower()
    language = date_language(code)
    words = language or NO_WORDS
    known = _anchors(words, anchors or {})
    tokens = tokens_of(text, words, (word for phrase in known for word in phrase.split()))
    days = _days_of(text, relative_to)
    node = _phrase(text, words, tokens, known)
    try:
        if node is None and language is None:
            return UncertainDate(text_of(read_foreign(text, code, order, days)))
        if node is None:
            _refuse_words(text, words, tokens, known)
        if node.rule == "anchor":
            return known[node.need("anchor").word]
        context = Context(text, tuple(tokens), words, known, order, zone, today=None, limit=None)
        contexts = [evolve(context, today=day, limit=day) for day in days] or [context]
        return _together([_meaning(node, each) for each in contexts])
    except InvariantError as error:
        _refuse(text, error.rule)
    except (OverflowError, ValueError) as error:
        if isinstance(error, ConflictDataError):
            raise
        _refuse(text, "it leads out of the years 1 to 9999")


def _refuse(text: str, reason: str) -> NoReturn:
    raise WordingError(text, (0, len(text)), reason)


def _read_edtf(text: str) -> UncertainDate | Period | None:
    """Read an ISO or EDTF text; `None` if it is none."""
    if _EDTF.fullmatch(text) is None:
        return None
    try:
        return Period(text) if "/" in text else UncertainDate(text)
    except InvariantError:
        return None


def _anchors(words: DateLanguage, added: Anchors) -> dict[str, UncertainDate | Period]:
    """Return all phrases that stand for a date, folded."""
    own: Anchors = {folded(phrase): when for phrase, when in added.items()}
    given = {**words.words["anchor"], **own}
    return {
        phrase: when if not isinstance(when, str) else Period(when) if "/" in when else UncertainDate(when)
        for phrase, when in given.items()
    }


def _days_of(text: str, relative_to: date | UncertainDate | str | None) -> list[date]:
    """Return every day that words can be relative to; none if that is not known."""
    if relative_to is None:
        return []
    if isinstance(relative_to, datetime):
        return [relative_to.date()]
    if isinstance(relative_to, date):
        return [relative_to]
    when = UncertainDate(relative_to) if isinstance(relative_to, str) else relative_to
    first, last = when.earliest, when.latest
    if first is None or last is None or (last - first).days >= _MOST_DAYS:
        _refuse(text, f"relative_to is {when}: give one that is known within ten years")
    days = [first + timedelta(days=count) for count in range((last - first).days + 1)]
    return days if len(days) == 1 or not set("X,") & set(when.edtf) else [day for day in days if when.contains(day)]


def _phrase(text: str, words: DateLanguage, tokens: list[Token], anchors: Iterable[str]) -> Node | None:
    """Return the tree of the whole phrase; `None` if no templates fit it."""
    if len(tokens) > _MOST_TOKENS:
        _refuse(text, f"a phrase for a date has at most {_MOST_TOKENS} words and figures")
    grammar = Grammar(words, tokens, frozenset(anchors))
    found = (grammar.find(kinds, 0, len(tokens)) for kinds in (WINDOWS, EXTENTS, DATES))
    return next((node for node in found if node is not None), None)


def _refuse_words(text: str, words: DateLanguage, tokens: list[Token], anchors: Iterable[str]) -> NoReturn:
    """Raise the error for words that fit no template: it shows the first that is not known at all."""
    vocabulary = words.vocabulary | {word for phrase in anchors for word in phrase.split()}
    for token in tokens:
        if token.word not in vocabulary and not token.word[0].isdecimal():
            raise WordingError(text, (token.start, token.end), "the word is not among the date words of the language")
    _refuse(text, "the words are known, but they do not make a date in this order")


def _meaning(node: Node, context: Context) -> Meaning:
    if node.rule in WINDOWS:
        return clock_of(node, context)
    return extent_of(node, context) if node.rule in EXTENTS else dates_of(node, context)


def _together(meanings: list[Meaning]) -> UncertainDate | Period | TimeWindow:
    """Return what covers all that a phrase means on the days that it may be relative to."""
    clocks = [each for each in meanings if isinstance(each, Clock)]
    if clocks:
        return _window(clocks)
    extents = [each for each in meanings if isinstance(each, Extent)]
    if extents:
        start = _merged(extent.start for extent in extents)
        end = _merged(extent.end for extent in extents)
        open_end = ".." if extents[0].goes_on else ""
        return Period(f"{text_of(start, _HALF) if start else ''}/{text_of(end, _HALF) if end else open_end}")
    return UncertainDate(text_of(_merged(each for each in meanings if isinstance(each, tuple))))


def _window(clocks: list[Clock]) -> TimeWindow:
    """Return the window that covers several; it is then one of uncertainty."""
    start = min((clock.start for clock in clocks if clock.start), default=None)
    end = max((clock.end for clock in clocks if clock.end), default=None)
    meaning = clocks[0].meaning if len(set(clocks)) == 1 else WindowMeaning.UNCERTAINTY
    return TimeWindow(start=start, end=end, zone=clocks[0].zone, meaning=meaning)


def _merged(several: Iterable[tuple[Element, ...]]) -> tuple[Element, ...]:
    return tuple(dict.fromkeys(each for elements in several for each in elements))
