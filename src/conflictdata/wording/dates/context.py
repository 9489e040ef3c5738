"""What the meaning of a phrase depends on beside its words."""

from collections.abc import Mapping
from datetime import date
from typing import NoReturn

from attrs import frozen

from conflictdata.errors import WordingError
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.vocab.times import WindowMeaning
from conflictdata.wording.dates.calendar import Element
from conflictdata.wording.dates.grammar import Node
from conflictdata.wording.dates.language import DateLanguage, Token

__all__ = ["Clock", "Context", "Extent"]


@frozen(eq=False)
class Context:
    """The text, and what it is read by."""

    text: str
    tokens: tuple[Token, ...]
    language: DateLanguage
    anchors: Mapping[str, UncertainDate | Period]
    order: str | None
    zone: str | None

    today: date | None
    """What relative words refer to; `None` if that is not known."""

    limit: date | None
    """A date without a year is the latest one not after this day; `None` if that is not known."""

    floor: date | None = None
    """Where it is given, a date without a year is the first one not before this day instead."""

    def refuse(self, node: Node, reason: str, choices: tuple[str, ...] = ()) -> NoReturn:
        """Raise the error that a phrase cannot be read."""
        span = self.tokens[node.start].start, self.tokens[node.end - 1].end
        raise WordingError(self.text, span, reason, choices)

    def day(self, node: Node) -> date:
        """Return the day that the words are relative to."""
        if self.today is None:
            self.refuse(node, "it is relative to the date of the text: give relative_to")
        return self.today


@frozen
class Extent:
    """A stretch of time: what may become a `Period` with a start and an end."""

    start: tuple[Element, ...] = ()
    """When it began; empty if that is not stated."""

    end: tuple[Element, ...] = ()
    """When it ended; empty if that is not stated, or it goes on."""

    goes_on: bool = False
    """Whether it has an open end."""


@frozen
class Clock:
    """Clock times: what may become a `TimeWindow`."""

    start: str | None
    end: str | None
    zone: str | None
    meaning: WindowMeaning = WindowMeaning.UNCERTAINTY
