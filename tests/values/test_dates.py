import copy
import pickle
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from attrs.exceptions import FrozenInstanceError
from hypothesis import assume, given
from hypothesis import strategies as st

from conflictdata.errors import InvariantError
from conflictdata.testing.dates import edtf_texts, periods, uncertain_dates
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.edtf import parse_date
from conflictdata.vocab.times import DatePrecision

OFFSETS = st.integers(-899, 899).map(lambda minutes: timezone(timedelta(minutes=minutes)))


# Known defects of other readers of the format


def test_uncertain_day_is_not_padded() -> None:
    when = UncertainDate("2024-12-23?")

    assert (when.earliest, when.latest) == (date(2024, 12, 23), date(2024, 12, 23))


def test_approximate_month_is_not_padded() -> None:
    when = UncertainDate("2024-12~")

    assert (when.earliest, when.latest) == (date(2024, 12, 1), date(2024, 12, 31))


def test_percent_sign_is_both_uncertain_and_approximate() -> None:
    when = UncertainDate("2024-12%")

    assert (when.is_uncertain, when.is_approximate) == (True, True)


def test_open_interval_is_read() -> None:
    period = Period("2024-12/..")

    assert (period.earliest, period.latest) == (date(2024, 12, 1), None)
    assert (period.is_open_start, period.is_open_end) == (False, True)


def test_partly_qualified_day_has_its_date() -> None:
    when = UncertainDate("2004-06~-11")

    assert (when.earliest, when.latest) == (date(2004, 6, 11), date(2004, 6, 11))


def test_qualifier_on_the_left_is_read() -> None:
    when = UncertainDate("2004-?06-11")

    assert (when.edtf, when.is_uncertain, when.is_approximate) == ("2004-?06-11", True, False)


def test_date_equals_neither_its_text_nor_a_date_object() -> None:
    when = UncertainDate("2024-12-03")

    assert when != "2024-12-03"
    assert when != date(2024, 12, 3)
    assert when != Period("2024-12-03")
    assert Period("2024-12-03") != when


# The value


@pytest.mark.parametrize("cls", [UncertainDate, Period])
@pytest.mark.parametrize("wrong", [20241203, None, b"2024", date(2024, 12, 3), ["2024"], DatePrecision.YEAR])
def test_text_is_a_str_and_nothing_else(cls: type[UncertainDate] | type[Period], wrong: str) -> None:
    for construct in (cls, cls.parse):
        with pytest.raises(InvariantError, match="an EDTF text is a str") as caught:
            construct(wrong)
        assert (caught.value.cls, caught.value.fields) == (cls, ("edtf",))


@pytest.mark.parametrize("cls", [UncertainDate, Period])
def test_refusal_names_the_type_and_its_field(cls: type[UncertainDate] | type[Period]) -> None:
    for construct in (cls, cls.parse):
        with pytest.raises(InvariantError) as caught:
            construct("2024-13")
        assert (caught.value.cls, caught.value.fields) == (cls, ("edtf",))
        assert caught.value.__suppress_context__


@pytest.mark.parametrize("value", [UncertainDate("2024-12~"), Period("2024-12~")])
def test_value_is_immutable(value: UncertainDate | Period) -> None:
    for name in ("edtf", "_text", "other"):
        with pytest.raises(FrozenInstanceError):
            setattr(value, name, "2025")
        with pytest.raises(FrozenInstanceError):
            delattr(value, name)
    assert not hasattr(value, "__dict__")


@pytest.mark.parametrize("value", [UncertainDate("2024-12~"), Period("2024-12~/..")])
def test_value_has_no_order(value: UncertainDate | Period) -> None:
    with pytest.raises(TypeError, match="not supported"):
        value < value  # type: ignore[operator]  # noqa: B015, PLR0124 - that it fails is the point


def test_texts_and_repr() -> None:
    when, period = UncertainDate("?2024-?12"), Period("?2024-?12/")

    assert (str(when), repr(when)) == ("2024-12?", "UncertainDate('2024-12?')")
    assert (str(period), repr(period)) == ("2024-12?/", "Period('2024-12?/')")


@given(uncertain_dates() | periods())
def test_copies_and_pickles_are_equal(value: UncertainDate | Period) -> None:
    for twin in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):  # noqa: S301 - our own
        assert twin == value
        assert type(twin) is type(value)
        assert hash(twin) == hash(value)


@given(edtf_texts())
def test_dates_are_equal_exactly_if_their_canonical_texts_are(text: str) -> None:
    when = UncertainDate(text)

    assert when == UncertainDate(when.edtf)
    assert hash(when) == hash(UncertainDate(when.edtf))
    assert when != UncertainDate("[1492-01-01,1493-01-01]")


def test_parse_returns_equal_and_shared_objects() -> None:
    assert UncertainDate.parse("2024-12~") == UncertainDate("2024-12~")
    assert UncertainDate.parse("2024-12~") is UncertainDate.parse("2024-12~")
    assert Period.parse("2024-12~/..") == Period("2024-12~/..")
    assert Period.parse("2024-12~/..") is Period.parse("2024-12~/..")


# Dates


@given(st.dates())
def test_day_survives_as_both_bounds(day: date) -> None:
    when = UncertainDate.of(day)

    assert (when.edtf, when.earliest, when.latest, when.moment) == (day.isoformat(), day, day, None)
    assert when.contains(day)


@given(st.datetimes(timezones=st.none() | OFFSETS))
def test_moment_survives(moment: datetime) -> None:
    moment = moment.replace(microsecond=0)
    when = UncertainDate.of(moment)

    assert when.moment == moment
    assert when.precision is DatePrecision.SECOND
    assert when.earliest == moment.date()
    assert when.moment is not None
    assert when.moment.utcoffset() == moment.utcoffset()


def test_moment_in_utc_is_written_with_z() -> None:
    assert UncertainDate.of(datetime(2024, 12, 25, 9, tzinfo=UTC)).edtf == "2024-12-25T09:00:00Z"


def test_moment_before_the_year_1_has_no_datetime() -> None:
    when = UncertainDate("-0044-03-15T12:00:00")

    assert (when.moment, when.earliest, when.precision) == (None, None, DatePrecision.SECOND)


@pytest.mark.parametrize(
    ("wrong", "rule"),
    [
        (datetime(2024, 12, 25, 9, 0, 0, 1, tzinfo=UTC), "whole seconds"),
        (datetime(2024, 12, 25, tzinfo=timezone(timedelta(seconds=1))), "then Z, or an offset"),
        (datetime(2024, 12, 25, tzinfo=timezone(timedelta(hours=15))), "then Z, or an offset"),
        ("2024-12-25", "a date or a datetime is needed, not str"),
    ],
)
def test_of_refuses_what_has_no_text(wrong: date, rule: str) -> None:
    with pytest.raises(InvariantError, match=rule):
        UncertainDate.of(wrong)


@given(st.dates(), st.dates(), st.dates())
def test_between_is_one_day_from_the_first_to_the_last(one: date, other: date, asked: date) -> None:
    first, last = min(one, other), max(one, other)
    when = UncertainDate.between(first, last)

    assert (when.earliest, when.latest) == (first, last)
    assert when.contains(asked) == (first <= asked <= last)


@given(st.dates(), st.dates())
def test_quick_ways_to_periods_of_days_give_what_the_text_gives(one: date, other: date) -> None:
    first, last = sorted((one, other))
    assert Period.one_day(first, last) == Period.of(UncertainDate.between(first, last))
    assert Period.one_day(first, last) == Period(f"[{first}..{last}]")
    assert Period.between(first, last) == Period(f"{first}/{last}")


def test_one_day_refuses_days_in_the_wrong_order_and_clock_times() -> None:
    with pytest.raises(InvariantError):
        Period.one_day(date(2024, 12, 4), date(2024, 12, 3))
    with pytest.raises(InvariantError):
        Period.one_day(datetime(2024, 12, 3, 9), datetime(2024, 12, 4, 9))  # noqa: DTZ001 - refused


def test_between_writes_a_one_of_set() -> None:
    assert UncertainDate.between(date(2024, 12, 3), date(2024, 12, 9)).edtf == "[2024-12-03..2024-12-09]"
    assert UncertainDate.between(date(2024, 12, 3), date(2024, 12, 3)).edtf == "2024-12-03"


def test_between_refuses_days_in_the_wrong_order_and_clock_times() -> None:
    with pytest.raises(InvariantError, match="runs backwards"):
        UncertainDate.between(date(2024, 12, 9), date(2024, 12, 3))
    with pytest.raises(InvariantError, match="TimeWindow"):
        UncertainDate.between(datetime(2024, 12, 3, tzinfo=UTC), date(2024, 12, 9))


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("[..1760-12-03]", (None, date(1760, 12, 3))),
        ("[1760-12..]", (date(1760, 12, 1), None)),
        ("[..1667,1760-12..]", (None, None)),
        ("Y17E7", (None, None)),
        ("-0001", (None, None)),
        ("000X", (None, date(9, 12, 31))),
        ("9999-24", (date(9999, 12, 1), None)),
    ],
)
def test_bounds_beyond_the_calendar_and_open_ends_are_none(text: str, bounds: tuple[date | None, date | None]) -> None:
    when = UncertainDate(text)

    assert (when.earliest, when.latest) == bounds


@pytest.mark.parametrize(
    ("text", "uncertain", "approximate"),
    [
        ("2024", False, False),
        ("2024-1X", False, False),
        ("[2024-12-03..2024-12-09]", False, False),
        ("2024?", True, False),
        ("2024-~12", False, True),
        ("2024-%12", True, True),
        ("[2023~,2024?]", True, True),
    ],
)
def test_qualifiers_anywhere_count_and_nothing_else(text: str, *, uncertain: bool, approximate: bool) -> None:
    for value in (UncertainDate(text), Period(text), Period(f"{text}/..")):
        assert (value.is_uncertain, value.is_approximate) == (uncertain, approximate)


def test_precision_is_that_of_the_text() -> None:
    assert UncertainDate("2024-12-XX").precision is DatePrecision.MONTH


def test_set_does_not_contain_its_gaps() -> None:
    when = UncertainDate("[2024-12-03,2024-12-06..]")

    assert [when.contains(date(2024, 12, day)) for day in range(2, 8)] == [False, True, False, False, True, True]


def test_contains_takes_the_day_of_a_datetime() -> None:
    assert UncertainDate("2024-12-03").contains(datetime(2024, 12, 3, 23, 59, tzinfo=UTC))


@given(uncertain_dates(long_years=False), st.integers(-40, 40))
def test_what_is_out_of_bounds_is_not_contained(when: UncertainDate, distance: int) -> None:
    bound = when.earliest or when.latest or date(2000, 1, 1)
    day = date.fromordinal(max(1, min(bound.toordinal() + distance, date.max.toordinal())))
    within = (when.earliest is None or when.earliest <= day) and (when.latest is None or day <= when.latest)

    assert within or not when.contains(day)


@given(uncertain_dates())
def test_bounds_are_contained(when: UncertainDate) -> None:
    assert when.earliest is None or when.contains(when.earliest)
    assert when.latest is None or when.contains(when.latest)


@given(uncertain_dates(long_years=False, sets=False))
def test_dates_of_the_calendar_have_bounds(when: UncertainDate) -> None:
    assert when.earliest is not None
    assert when.latest is not None
    assert when.earliest <= when.latest


@given(uncertain_dates(), uncertain_dates())
def test_overlap_of_dates_is_symmetric(one: UncertainDate, other: UncertainDate) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(uncertain_dates())
def test_date_overlaps_itself(when: UncertainDate) -> None:
    assert when.overlaps(when)


@given(uncertain_dates(), st.dates())
def test_contains_is_overlap_with_the_day(when: UncertainDate, day: date) -> None:
    assert when.contains(day) == when.overlaps(UncertainDate.of(day))


# Periods


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2024-12", "2024-12", "2024-12"),
        ("2024-10/2024-12", "2024-10", "2024-12"),
        ("2004-06-~01/2004-06-~20", "2004-06-~01", "2004-06-~20"),
        ("2004-06-XX/2004-07-03", "2004-06-XX", "2004-07-03"),
        ("2024-12-03/2024-12-03", "2024-12-03", "2024-12-03"),
        ("2024/2024-06", "2024", "2024-06"),
        ("1985-04-12/..", "1985-04-12", None),
        ("1985-04-12/", "1985-04-12", None),
        ("../1985-04-12", None, "1985-04-12"),
        ("/1985-04-12", None, "1985-04-12"),
        ("[2024-01..2024-03]/[2024-05..]", "[2024-01..2024-03]", "[2024-05..]"),
        ("Y-17E7/2024", "Y-170000000", "2024"),
    ],
)
def test_period_has_the_start_and_the_end_of_its_text(text: str, start: str | None, end: str | None) -> None:
    period = Period(text)

    assert (str(period.start), str(period.end)) == (str(start), str(end))
    assert period.is_interval == ("/" in text)


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("2024", (False, False)),
        ("/2024", (False, False)),
        ("2024/", (False, False)),
        ("../2024", (True, False)),
        ("2024/..", (False, True)),
        ("[..2023]/[2025..]", (False, False)),
        ("[..2023]", (False, False)),
    ],
)
def test_open_ends_are_told_from_unknown_ones(text: str, ends: tuple[bool, bool]) -> None:
    period = Period(text)

    assert (period.is_open_start, period.is_open_end) == ends


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("/", "neither a start nor an end"),
        ("../..", "neither a start nor an end"),
        ("/..", "neither a start nor an end"),
        ("../", "neither a start nor an end"),
        ("2025/2024", "ends before it can have started"),
        ("2024-12-04/2024-12-03", "ends before it can have started"),
        ("2024/12/03", "more than one slash"),
        ("2024-12-03T09:00:00/2024-12-04", "use TimeWindow"),
        ("2024-12-03/2024-12-04T09:00:00Z", "use TimeWindow"),
        ("2024/{2025}", "all-of set"),
        ("2024/2025-13", "no such month"),
        ("2024-12-03--2024-12-04", "not a date"),
        ("", "empty"),
        ("2024/" + "2" * 200, "longer than 200"),
    ],
)
def test_what_is_no_period_is_refused_with_the_reason(text: str, rule: str) -> None:
    with pytest.raises(InvariantError, match=rule) as caught:
        Period(text)
    assert caught.value.cls is Period


def test_interval_is_no_date() -> None:
    with pytest.raises(InvariantError, match="use Period"):
        UncertainDate("2024/2025")


def test_period_takes_dates_and_date_objects() -> None:
    month = UncertainDate("2024-12~")
    day = date(2024, 12, 3)

    assert Period.of(month) == Period("2024-12~")
    assert Period.of(day) == Period("2024-12-03")
    assert Period.of(datetime(2024, 12, 3, 9, tzinfo=UTC)) == Period("2024-12-03T09:00:00Z")
    assert Period.between(day, month) == Period("2024-12-03/2024-12~")
    assert Period.between(day, None) == Period("2024-12-03/")
    assert Period.between(None, month) == Period("/2024-12~")


def test_period_refuses_other_objects_and_two_unknown_ends() -> None:
    with pytest.raises(InvariantError, match="neither a start nor an end"):
        Period.between(None, None)
    with pytest.raises(InvariantError, match="a date or a datetime is needed, not str") as caught:
        Period.of("2024")  # type: ignore[arg-type]
    assert caught.value.cls is Period


@given(uncertain_dates())
def test_period_of_a_date_has_its_bounds(when: UncertainDate) -> None:
    period = Period.of(when)

    assert (period.earliest, period.latest) == (when.earliest, when.latest)
    assert (period.start, period.end, period.is_interval) == (when, when, False)


@given(periods())
def test_period_round_trips_and_contains_itself(period: Period) -> None:
    assert Period(period.edtf) == period
    assert period.contains(period)
    assert period.overlaps(period)


@given(periods())
def test_outer_bounds_are_those_of_the_start_and_the_end(period: Period) -> None:
    start, end = period.start, period.end

    assert period.earliest == (start and start.earliest)
    assert period.latest == (end and end.latest)
    assert all(period.overlaps(Period.of(when)) for when in (start, end) if when is not None)


@given(uncertain_dates(moments=False), uncertain_dates(moments=False))
def test_interval_contains_both_ends_if_they_are_in_order(one: UncertainDate, other: UncertainDate) -> None:
    first, last = parse_date(one.edtf), parse_date(other.edtf)
    assume(first.earliest <= last.earliest and first.latest <= last.latest and len(one.edtf + other.edtf) < 200)
    period = Period.between(one, other)

    assert period.contains(Period.of(one))
    assert period.contains(Period.of(other))


@given(periods(), periods())
def test_overlap_of_periods_is_symmetric(one: Period, other: Period) -> None:
    assert one.overlaps(other) == other.overlaps(one)


@given(periods(), periods(), periods())
def test_containment_is_transitive_and_implies_overlap(one: Period, two: Period, three: Period) -> None:
    if one.contains(two):
        assert one.overlaps(two)
        assert one.contains(three) or not two.contains(three)


@pytest.mark.parametrize(
    ("one", "other", "overlaps", "contains"),
    [
        ("2024", "2024-12", True, True),
        ("2024-12", "2024", True, False),
        ("2024-10/2024-12", "2024-11", True, True),
        ("2024-10/2024-12", "2024-12/2025-01", True, False),
        ("2024-10/2024-12", "2025-01", False, False),
        ("2024-12/..", "2030", True, True),
        ("2024-12/", "2030", True, True),
        ("2024-12/..", "2024-11", False, False),
        ("2024-12/..", "2025/", True, True),
        ("2024-12", "2024-12/..", True, False),
        ("../2024", "Y-17E7", True, True),
        ("-0050/-0040", "-0044-03-15", True, True),
        ("-0050/-0040", "-0039", False, False),
    ],
)
def test_periods_are_compared_by_their_outer_bounds(one: str, other: str, *, overlaps: bool, contains: bool) -> None:
    assert Period(one).overlaps(Period(other)) == overlaps
    assert Period(one).contains(Period(other)) == contains
