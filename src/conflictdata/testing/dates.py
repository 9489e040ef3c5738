"""Hypothesis strategies for dates, periods and windows of time. Requires hypothesis."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import reject
from hypothesis import strategies as st

from conflictdata.errors import InvariantError
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab.times import WindowMeaning

__all__ = ["edtf_texts", "periods", "time_windows", "uncertain_dates"]

_ZONES = ("UTC", "+02:00", "-03:30", "Europe/Kyiv", "Asia/Pyongyang", "Africa/Khartoum", "America/Bogota")


def uncertain_dates(
    *, moments: bool = True, sets: bool = True, long_years: bool = True
) -> st.SearchStrategy[UncertainDate]:
    """Draw dates of every shape of EDTF levels 0 to 2.

    Days, months and years, with unspecified digits and with qualifiers on each component; seasons and other parts of a
    year; years of up to 18 digits, and with significant digits; one-of sets; date-times. Requires hypothesis.

    Args:
        moments: Whether to draw date-times.
        sets: Whether to draw one-of sets, which may be open on either side.
        long_years: Whether to draw years outside 1 to 9999, which have no `datetime.date`.
    """
    return edtf_texts(moments=moments, sets=sets, long_years=long_years).map(UncertainDate)


def edtf_texts(*, moments: bool = True, sets: bool = True, long_years: bool = True) -> st.SearchStrategy[str]:
    """Draw texts that `UncertainDate` reads, in canonical and in other spellings. Requires hypothesis.

    Args:
        moments: Whether to draw date-times.
        sets: Whether to draw one-of sets, which may be open on either side.
        long_years: Whether to draw years outside 1 to 9999, which have no `datetime.date`.
    """
    elements = _element_texts(long_years=long_years)
    shapes = [elements]
    if sets:
        listed = st.one_of(
            elements,
            st.builds(_range_text, elements, elements),
            elements.map(lambda text: f"..{text}"),
            elements.map(lambda text: f"{text}.."),
        )
        texts = st.lists(listed, min_size=1, max_size=4).map(lambda parts: f"[{','.join(parts)}]")
        # A set is refused if it leaves out nothing, or has become too long.
        shapes.append(texts.filter(_is_date))
    if moments:
        minutes = st.none() | st.integers(-899, 899)
        shapes.append(st.builds(_moment_text, st.datetimes(), minutes))
    return st.one_of(shapes)


def periods(*, long_years: bool = True) -> st.SearchStrategy[Period]:
    """Draw periods: single dates as of `uncertain_dates`, and intervals with known, unknown and open ends.

    Requires hypothesis.

    Args:
        long_years: Whether to draw years outside 1 to 9999, which have no `datetime.date`.
    """
    ends = edtf_texts(moments=False, long_years=long_years).filter(lambda text: len(text) < 100)
    absent = st.sampled_from(["", ".."])
    return st.one_of(
        uncertain_dates(long_years=long_years).map(Period.of),
        st.builds(_interval, ends, ends),
        st.tuples(ends, st.just("/"), absent).map("".join).map(Period),
        st.tuples(absent, st.just("/"), ends).map("".join).map(Period),
    )


def time_windows(*, meanings: st.SearchStrategy[WindowMeaning] | None = None) -> st.SearchStrategy[TimeWindow]:
    """Draw windows of clock time: closed, instants, and with one end only; with a zone, an offset, or none.

    Requires hypothesis.

    Args:
        meanings: What the windows say; any meaning unless told.
    """
    return _windows(st.sampled_from(WindowMeaning) if meanings is None else meanings)


@st.composite
def _windows(draw: st.DrawFn, meanings: st.SearchStrategy[WindowMeaning]) -> TimeWindow:
    first = draw(st.datetimes(min_value=datetime(1970, 1, 1), max_value=datetime(2060, 1, 1)))  # noqa: DTZ001 - local time
    last = first + draw(st.timedeltas(min_value=timedelta(0), max_value=timedelta(days=3)))
    timespec = draw(st.sampled_from(["minutes", "seconds"]))
    start, end = (clock.isoformat(timespec=timespec) for clock in (first, last))
    ends = draw(st.sampled_from([(start, end), (start, start), (start, None), (None, end)]))
    zone = draw(st.none() | st.sampled_from(_ZONES))
    try:
        return TimeWindow(start=ends[0], end=ends[1], zone=zone, meaning=draw(meanings))
    except InvariantError:
        # One of the few hours that the clocks of the zone skipped.
        reject()


def _element_texts(*, long_years: bool) -> st.SearchStrategy[str]:
    marks = st.sampled_from(["", "?", "~", "%"])
    signs = st.sampled_from(["", "-"]) if long_years else st.just("")
    # The year 0 fits a year without a known digit, and the winter of 9999 ends in the year 10000.
    first_year, last_year = (1, 9999) if long_years else (1000, 9998)
    days = st.builds(
        _calendar_text,
        st.dates(min_value=date(first_year, 1, 1)),
        signs,
        st.sampled_from([1, 2, 3]),
        st.sets(st.integers(0 if long_years else 1, 7), max_size=8),
        st.lists(marks, min_size=6, max_size=6),
    )
    numbers = st.integers(first_year, last_year).map("{:04}".format)
    groupings = st.integers(21, 41).map("-{}".format)
    seasons = st.tuples(signs, numbers, groupings, marks).map("".join)
    shortened = st.tuples(
        signs, st.integers(1000, 9999).map(str), st.sampled_from(["S1", "S2", "S3", "S4"]), marks
    ).map("".join)
    if not long_years:
        return st.one_of(days, seasons, shortened)
    long_numbers = st.integers(10_000, 10**15) | st.integers(-(10**15), -10_000)
    suffixes = st.sampled_from(["", "E1", "E2", "S1", "S3", "E2S4"])
    prefixed = st.tuples(st.just("Y"), long_numbers.map(str), suffixes, marks).map("".join)
    return st.one_of(days, seasons, shortened, prefixed, st.just("0000"))


def _calendar_text(day: date, sign: str, count: int, masked: set[int], marks: list[str]) -> str:
    """Mask digits of a day that exists, so that at least that day fits the text."""
    parts = [
        "".join("X" if first + n in masked else digit for n, digit in enumerate(part))
        for first, part in _parts(day, count)
    ]
    parts[0] = sign + parts[0]
    return "-".join(f"{marks[2 * n]}{part}{marks[2 * n + 1]}" for n, part in enumerate(parts))


def _parts(day: date, count: int) -> list[tuple[int, str]]:
    return [(0, f"{day.year:04}"), (4, f"{day.month:02}"), (6, f"{day.day:02}")][:count]


def _moment_text(moment: datetime, minutes: int | None) -> str:
    zone = None if minutes is None else timezone(timedelta(minutes=minutes))
    text = moment.replace(microsecond=0, tzinfo=zone).isoformat()
    return text if zone != UTC else text.replace("+00:00", "Z")


def _range_text(one: str, other: str) -> str:
    """Join two dates by a range, or leave it at one of them where neither comes first."""
    return next((text for text in (f"{one}..{other}", f"{other}..{one}") if _is_date(f"[{text}]")), one)


def _is_date(text: str) -> bool:
    try:
        UncertainDate(text)
    except InvariantError:
        return False
    return True


def _interval(one: str, other: str) -> Period:
    try:
        return Period(f"{one}/{other}")
    except InvariantError:
        return Period(f"{other}/{one}")
