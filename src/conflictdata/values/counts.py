"""Counts of people and things: what a figure bounds, and how it was reported.

A count in a report is rarely one number. `CountRange` holds what a figure bounds; `ReportedCount` holds what was
written and how it was read as a range. Neither is a credible interval: nothing is said about where inside the range
the true number is likely to lie.
"""

from typing import Self

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.values._check import check_text
from conflictdata.vocab.counting import CountQualifier, CountStatus

__all__ = ["MAX_COUNT", "CountRange", "ReportedBounds", "ReportedCount"]

MAX_COUNT = 2**63 - 1
"""The largest number that a count can hold: what fits the signed 64-bit integers of Arrow, Parquet and SQL."""

_STATED = CountStatus.STATED  # members of an enumeration are slow to get at in Python 3.11


def _check_count(cls: type, field: str, value: int) -> None:
    if type(value) is not int or not 0 <= value <= MAX_COUNT:
        raise _not_a_count(cls, field, value)


def _not_a_count(cls: type, field: str, value: object) -> InvariantError:
    if type(value) is not int:
        return InvariantError(cls, (field,), f"a count is an int, not {type(value).__name__}")
    return InvariantError(cls, (field,), "a count is at least 0 and at most 2**63 - 1")


@frozen(kw_only=True, weakref_slot=False)
class CountRange:
    """A whole number known within bounds, both inclusive, with ``low <= best <= high``.

    The range without arguments is the unknown one: nothing below it but zero, nothing above. Ranges have an algebra
    but no order: of "10 to 20" and "15 to 16" neither is the smaller. Do not confuse a range with a credible interval,
    nor a missing preferred value with the middle of the range.

    Example:
        >>> CountRange.between(10_000, 12_000) + CountRange.at_least(50)
        CountRange(low=10050, high=None, best=None)

    Raises:
        InvariantError: If a bound is no `int`, is negative, or is out of order.
    """

    low: int = 0
    """The least number that the figure allows, inclusive. 0 where no lower bound is known."""

    high: int | None = None
    """The greatest number that the figure allows, inclusive. `None` where there is no upper bound."""

    best: int | None = None
    """The value that the source prefers, if it prefers one. Where both bounds are equal it is that number."""

    def __attrs_post_init__(self) -> None:
        # The checks are spelled out: calls would take as long as the whole constructor.
        low, high, best = self.low, self.high, self.best
        if type(low) is not int or not 0 <= low <= MAX_COUNT:
            raise _not_a_count(CountRange, "low", low)
        if high is not None:
            if type(high) is not int or not 0 <= high <= MAX_COUNT:
                raise _not_a_count(CountRange, "high", high)
            if high < low:
                raise InvariantError(CountRange, ("low", "high"), f"low <= high, but {low} > {high}")
            if best is None and low == high:
                object.__setattr__(self, "best", low)
        if best is not None:
            if type(best) is not int or not 0 <= best <= MAX_COUNT:
                raise _not_a_count(CountRange, "best", best)
            if best < low or (high is not None and best > high):
                raise InvariantError(CountRange, ("low", "best", "high"), f"low <= best <= high, but best is {best}")

    @classmethod
    def unknown(cls) -> Self:
        """Nothing is known: from zero without an upper bound."""
        return cls()

    @classmethod
    def exactly(cls, number: int) -> Self:
        """This number and no other."""
        return cls(low=number, high=number)

    @classmethod
    def between(cls, low: int, high: int, best: int | None = None) -> Self:
        """From ``low`` to ``high``, both inclusive."""
        return cls(low=low, high=high, best=best)

    @classmethod
    def at_least(cls, number: int) -> Self:
        """``number`` or more."""
        return cls(low=number)

    @classmethod
    def more_than(cls, number: int) -> Self:
        """At least one more than ``number``."""
        _check_count(cls, "low", number)
        return cls(low=number + 1)

    @classmethod
    def up_to(cls, number: int) -> Self:
        """``number`` or fewer, down to zero."""
        _check_count(cls, "high", number)
        return cls(high=number)

    @classmethod
    def fewer_than(cls, number: int) -> Self:
        """At most one fewer than ``number``, which is above 0."""
        _check_count(cls, "high", number)
        return cls(high=number - 1)

    @property
    def is_unknown(self) -> bool:
        """Whether the range bounds nothing and prefers nothing."""
        return self.low == 0 and self.high is None and self.best is None

    @property
    def is_exact(self) -> bool:
        """Whether the range allows exactly one number."""
        return self.low == self.high

    def contains(self, number: int) -> bool:
        """Whether the range allows this number."""
        return self.low <= number and (self.high is None or number <= self.high)

    def __contains__(self, number: int) -> bool:
        return self.contains(number)

    def encloses(self, other: "CountRange") -> bool:
        """Whether every number that ``other`` allows is allowed here too."""
        if self.high is None:
            return self.low <= other.low
        return self.low <= other.low and other.high is not None and other.high <= self.high

    def overlaps(self, other: "CountRange") -> bool:
        """Whether some number is allowed by both ranges."""
        return (other.high is None or self.low <= other.high) and (self.high is None or other.low <= self.high)

    def __add__(self, other: "CountRange") -> "CountRange":
        """The sum over two groups that share no member.

        The sum of *overlapping* groups has other bounds. The preferred value of the sum is the sum of the preferred
        values, where both ranges have one.

        Raises:
            InvariantError: If the sum is greater than `MAX_COUNT`.
        """
        if not isinstance(other, CountRange):  # pyright: ignore[reportUnnecessaryIsInstance] - Python asks for any type
            return NotImplemented
        return CountRange(
            low=self.low + other.low,
            high=None if self.high is None or other.high is None else self.high + other.high,
            best=None if self.best is None or other.best is None else self.best + other.best,
        )

    def hull(self, other: "CountRange") -> "CountRange":
        """The smallest range that encloses both. A preferred value survives where both ranges prefer it."""
        return CountRange(
            low=min(self.low, other.low),
            high=None if self.high is None or other.high is None else max(self.high, other.high),
            best=self.best if self.best == other.best else None,
        )

    def intersect(self, other: "CountRange") -> "CountRange | None":
        """The numbers that both ranges allow, or `None` where there is none.

        A preferred value survives where both ranges prefer it.
        """
        if not self.overlaps(other):
            return None
        highs = [high for high in (self.high, other.high) if high is not None]
        return CountRange(
            low=max(self.low, other.low),
            high=min(highs, default=None),
            best=self.best if self.best == other.best else None,
        )

    def __str__(self) -> str:
        preferred = "" if self.best is None or self.is_exact else f" (best {self.best:,})"
        if self.high is None:
            bounds = "unknown" if self.is_unknown else f"{self.low:,} or more"
        elif self.is_exact:
            bounds = f"{self.low:,}"
        else:
            bounds = f"{self.low:,} to {self.high:,}"
        return bounds + preferred


@frozen(kw_only=True, weakref_slot=False)
class ReportedBounds:
    """The low, best and high columns of a dataset exactly as they stand there, in whatever order they are.

    Official data break ``low <= best <= high``. This type keeps the cells; `CountRange` says what they bound.
    """

    low: int | None = None
    """The cell for the low estimate; `None` where it is empty or absent."""

    best: int | None = None
    """The cell for the best estimate; `None` where it is empty or absent."""

    high: int | None = None
    """The cell for the high estimate; `None` where it is empty or absent."""

    def __attrs_post_init__(self) -> None:
        for field, value in (("low", self.low), ("best", self.best), ("high", self.high)):
            if value is not None:
                _check_count(ReportedBounds, field, value)

    @property
    def numbers(self) -> tuple[int, ...]:
        """The cells that are filled, in the order low, best, high."""
        return tuple(value for value in (self.low, self.best, self.high) if value is not None)

    @property
    def is_ordered(self) -> bool:
        """Whether the filled cells stand in the order ``low <= best <= high``."""
        return list(self.numbers) == sorted(self.numbers)


@frozen(kw_only=True, weakref_slot=False)
class ReportedCount:
    """A count as a source reported it: the words, what they were read as, and by which policy.

    Absent, unknown, none reported, zero and withheld are five different values. Zero is ``STATED`` with the range
    exactly 0; a field that holds no `ReportedCount` at all is absent; the others are told apart by ``status``.

    Example:
        >>> ReportedCount.stated(CountRange.between(10_000, 12_000), wording="between 10,000 to 12,000").range.low
        10000

    Raises:
        InvariantError: If the range bounds something that the status says nobody stated, if ``as_reported`` holds a
            number outside the range, if a text is blank, or if ``significant_figures`` is no `int` above 0.
    """

    range: CountRange = CountRange()
    """What the wording bounds, as read by ``policy``. Unknown unless something was read."""

    status: CountStatus = CountStatus.UNKNOWN
    """Whether a number was stated at all."""

    wording: str | None = None
    """The words of the source, untouched; `None` where the record was not made from words."""

    language: str | None = None
    """The language of ``wording`` as a BCP 47 tag such as ``en`` or ``uk``; `None` where it is not known."""

    policy: str | None = None
    """The name of the policy that read the wording as ``range``; `None` where the source gives bare numbers."""

    qualifiers: tuple[CountQualifier, ...] = ()
    """The words around the number, or in its place, outermost first: "at least about 50" has at least, then about."""

    significant_figures: int | None = None
    """How many digits of the written number are not trailing zeros: 3,000 has 1, 12,500 has 3, and 0 has 1.

    Zeros after a decimal point count, as they were written on purpose. For a range it is the figure of the number that
    has the most; `None` for a vague word, and where no number is written.
    """

    as_reported: ReportedBounds | None = None
    """The low, best and high cells of a dataset where they are out of order, or where they are no figure by themselves.

    ``range`` encloses all of them. A share of a total that a dataset wrote into several rows is of the second kind.
    """

    def __attrs_post_init__(self) -> None:
        status = self.status
        if status is not _STATED:
            if status is CountStatus.NONE_REPORTED:
                if self.range.low:
                    raise InvariantError(ReportedCount, ("range", "status"), "none reported cannot have a low above 0")
            elif not self.range.is_unknown:
                rule = (
                    f"a range needs the status 'stated', or 'none_reported' for up to some number, not {str(status)!r}"
                )
                raise InvariantError(ReportedCount, ("range", "status"), rule)
        wording, language, policy = self.wording, self.language, self.policy
        # The check is spelled out: three calls would take as long as the constructor.
        for text in (wording, language, policy):
            if text is not None and (not text or text.isspace()):
                check_text(self, "wording", wording)
                check_text(self, "language", language)
                check_text(self, "policy", policy)
        figures = self.significant_figures
        if figures is not None and (type(figures) is not int or not 1 <= figures <= MAX_COUNT):
            raise InvariantError(ReportedCount, ("significant_figures",), "an int, at least 1 and at most 2**63 - 1")
        if self.as_reported is not None and not all(map(self.range.contains, self.as_reported.numbers)):
            raise InvariantError(ReportedCount, ("range", "as_reported"), "the range encloses all reported numbers")

    @classmethod
    def stated(  # noqa: PLR0913 - one for each field that a stated count fills
        cls,
        range: CountRange,
        *,
        wording: str | None = None,
        language: str | None = None,
        policy: str | None = None,
        qualifiers: tuple[CountQualifier, ...] = (),
        significant_figures: int | None = None,
    ) -> Self:
        """A count that the source states as a number, or in words that bound one."""
        return cls(
            range=range,
            status=CountStatus.STATED,
            wording=wording,
            language=language,
            policy=policy,
            qualifiers=qualifiers,
            significant_figures=significant_figures,
        )

    @classmethod
    def unquantified(cls, wording: str | None = None, *, language: str | None = None) -> Self:
        """A count of which the source gives no number, such as "significant casualties"."""
        return cls(wording=wording, language=language)
