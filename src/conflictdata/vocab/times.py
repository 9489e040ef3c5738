"""Code lists about time: how finely a date is known, and what a window of time says."""

from conflictdata.vocab._codelist import CodeList

__all__ = ["DatePrecision", "WindowMeaning"]


class DatePrecision(CodeList, scheme="conflictdata-date-precision", source="https://www.loc.gov/standards/datetime/"):
    """How finely a date is known, as its text states it; qualifiers such as ``~`` do not count.

    A date with unspecified digits is read from the year down to its first ``X``, and digits after a gap do not count:
    ``2024-12-XX`` is known to the month, ``2024-XX-25`` to the year, ``15XX-12-25`` to the century.
    """

    SECOND = "second", "second", "A calendar day with a clock time."
    DAY = "day", "day", "A calendar day."
    MONTH = "month", "month", "A calendar month."
    SEASON = "season", "season", "Spring, summer, autumn or winter. Its borders are conventional."
    QUARTER = "quarter", "quarter", "Three months: January to March, and so on."
    QUADRIMESTER = "quadrimester", "quadrimester", "Four months: January to April, and so on."
    HALF_YEAR = "half-year", "half-year", "Six months: January to June, or July to December."
    YEAR = "year", "year", "A calendar year."
    DECADE = "decade", "decade", "Ten years that differ in the last digit only."
    CENTURY = "century", "century", "A hundred years that differ in the last two digits only."
    MILLENNIUM = "millennium", "millennium", "A thousand years that differ in the last three digits only."
    LONGER = "longer", "longer than a millennium", "Ten thousand years or more, or no digit of the year is known."
    SET = "set", "one of a set", "One of several listed dates, or one date out of a range."


class WindowMeaning(CodeList, scheme="conflictdata-window-meaning", source="https://www.loc.gov/standards/datetime/"):
    """What a window of time says about the thing that is reported in it."""

    UNCERTAINTY = "uncertainty", "at some time within", "It happened at some time within the window; not stated when."
    DURATION = "duration", "throughout", "It began with the start of the window and lasted to its end."
