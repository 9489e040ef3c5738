"""The notes of ACLED: what they say about the figure beside them, and about the day and the place of the event.

The column ``fatalities`` holds one number, and 0 where nothing is known. Only the notes tell a number that is unknown
from one that is a lower bound, or from a share of a total that was divided between several events.
"""

import re
from datetime import date
from enum import Enum
from functools import lru_cache

from attrs import frozen

from conflictdata.errors import WordingError
from conflictdata.interchange.figures import best_only
from conflictdata.values.counts import ReportedBounds, ReportedCount
from conflictdata.vocab.counting import CountStatus
from conflictdata.wording.counts import read_count

__all__ = ["Mark", "NotedCount", "Shared", "marks_in", "note_for", "noted_count", "shared_in", "words_for_day"]

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DEAD = r"(?:casualties|fatalities|deaths)"
_UNKNOWN = re.compile(
    rf"\b(?:number of )?{_DEAD}:?(?: (?:are|is|were|was|remain))? (?:unknown|not known|unclear)\b"
    rf"|\bunknown (?:number of )?{_DEAD}\b",
    re.IGNORECASE,
)
_NONE = re.compile(
    rf"(?:^|[.;:\[(])\s*(?P<words>no (?:reported )?{_DEAD}(?: (?:were )?reported)?)\s*(?=[.;)\]]|$)", re.IGNORECASE
)
_BOUND = re.compile(r"\bcoded(?: as)? (?P<words>at least (?:\d[\d,]{0,20}\d|\w{1,20}))", re.IGNORECASE)
_SHARED = re.compile(
    r"(?P<total>(?:(?:at least|more than|over|up to|about|around|approximately|nearly) )?\b[\w,]{1,20})"
    r"(?: reported| total)? fatalit(?:y|ies) (?:were |was |are )?(?:split|divided|distributed|spread)"
    r"(?: evenly)? (?:across|between|among|over) (?P<parts>[\w,]{1,20}) (?:\w{1,20} )?(?:events|days|locations)\b",
    re.IGNORECASE,
)
_PROXY = re.compile(r"(?<!fatality )(?<!fatalities )\bcoded to (?!this\b|the event\b|each\b)\w", re.IGNORECASE)
_DATED = re.compile(rf"\b(?:\d{{4}}|{'|'.join(_MONTHS)}) \((?P<what>month of|week of|as reported)\)", re.IGNORECASE)


class Mark(Enum):
    """A word in the notes that says that a cell stands for something else. The value is what is put in our notes."""

    PROXY = "the location stands for another place (coded to)"
    MONTH = "the day stands for a month (month of)"
    WEEK = "the day stands for a week (week of)"
    AS_REPORTED = "the day is that of a report (as reported)"


_DATE_MARKS = {"month of": Mark.MONTH, "week of": Mark.WEEK, "as reported": Mark.AS_REPORTED}


def marks_in(notes: str) -> tuple[Mark, ...]:
    """What the notes say about the place and the day, each once."""
    found = [Mark.PROXY] if _PROXY.search(notes) else []
    if "(" in notes:
        found += [_DATE_MARKS[mark["what"].lower()] for mark in _DATED.finditer(notes)]
    return tuple(dict.fromkeys(found))


@frozen(kw_only=True)
class Shared:
    """A total that was divided between the rows of several events: ``4 fatalities split across 22 events``."""

    words: str
    """The words of the notes."""

    total: ReportedCount | None
    """The total of all events; `None` where its words are no number."""

    parts: int | None
    """Between how many events, or days, it was divided; `None` where that is no number."""


def shared_in(notes: str) -> Shared | None:
    """The total that the row has a share of; `None` if the notes speak of none."""
    found = _SHARED.search(notes) if "fatalit" in notes.casefold() else None
    if found is None:
        return None
    parts = _read(found["parts"])
    return Shared(
        words=found[0], total=_read(found["total"]), parts=None if parts is None else parts.range.best or None
    )


@lru_cache(4096)
def _read(words: str) -> ReportedCount | None:
    try:
        return read_count(words)
    except WordingError:
        return None


@frozen(kw_only=True)
class NotedCount:
    """The count of a row, read together with its notes."""

    count: ReportedCount
    """How many were reported killed."""

    shared: Shared | None = None
    """The total of which the number is a share."""

    doubt: tuple[str, str] | None = None
    """The code of what is doubtful, and what it is."""


def noted_count(number: int, notes: str) -> NotedCount:
    """The number of the column as its notes have it be read.

    A share of a total is unknown, and the number stands beside it. "Coded at least 3" is a lower bound. 0 is unknown
    where the notes say so, and none reported otherwise. Any other number is ACLED's estimate, with no bounds.
    """
    shared = shared_in(notes)
    if shared is not None:
        cells = ReportedBounds(best=number)
        return NotedCount(count=ReportedCount(wording=shared.words, language="en", as_reported=cells), shared=shared)
    bound = _BOUND.search(notes)
    if bound is not None:
        return _bounded(number, bound["words"])
    unknown, none = _UNKNOWN.search(notes), _NONE.search(notes)
    if number:
        doubt = None
        if unknown or none:
            words = unknown[0] if unknown else none["words"] if none else ""
            doubt = "notes-differ", f"the notes say {words!r} beside it; the number was kept as the estimate"
        return NotedCount(count=best_only(number), doubt=doubt)
    if unknown is not None:
        return NotedCount(count=ReportedCount.unquantified(unknown[0], language="en"))
    said = None if none is None else _read(none["words"])
    return NotedCount(count=_NONE_REPORTED if said is None else said)


_NONE_REPORTED = ReportedCount(status=CountStatus.NONE_REPORTED)


def _bounded(number: int, words: str) -> NotedCount:
    count = _read(words)
    if count is not None and count.range.low == number:
        return NotedCount(count=count)
    kept = best_only(number) if number else ReportedCount()
    rest = "the number was kept as the estimate" if number else "the count is unknown"
    return NotedCount(count=kept, doubt=("notes-differ", f"the notes say {words!r} beside it; {rest}"))


def note_for(count: ReportedCount, number: int) -> str:
    """Notes beside a number, from which the count is read again, or what is nearest to it; empty if it needs none."""
    standard = ""
    if count.status is CountStatus.UNKNOWN:
        standard = "Casualties unknown."
    elif count.range.high == 0:
        standard = "No fatalities."
    elif count.range.best is None and count.range.low > 0:
        standard = f"Fatalities coded at least {count.range.low}."
    said = () if count.wording is None else (f"{count.wording}.", f"Fatalities coded {count.wording}.")
    return next((text for text in ("", *said) if noted_count(number, text).count == count), standard)


def words_for_day(day: date) -> str:
    """A day as notes write it: ``16 March 2023``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year:04}"
