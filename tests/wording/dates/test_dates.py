"""What each kind of phrase in English is read as, and what is refused."""

from datetime import date, datetime

import pytest

from conflictdata.errors import InvariantError, WordingError
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab.times import WindowMeaning
from conflictdata.wording.dates import read_date

FRIDAY = "2024-12-27"


def read(text: str, relative_to: str | None = FRIDAY, order: str | None = None) -> str:
    """What a phrase is read as, in one text."""
    found = read_date(text, relative_to, order=order)
    if isinstance(found, TimeWindow):
        return f"{found.start or ''} to {found.end or ''}"
    assert isinstance(found, Period) is ("/" in found.edtf)
    return found.edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("24 December 2024", "2024-12-24"),
        ("24th of December 2024", "2024-12-24"),
        ("December 24, 2024", "2024-12-24"),
        ("Tuesday, Dec. 24, 2024", "2024-12-24"),
        ("24 December 2024 (Tuesday)", "2024-12-24"),
        ("24-Dec-2024", "2024-12-24"),
        ("December 2024", "2024-12"),
        ("the year 2024", "2024"),
        ("1998", "1998"),
        ("2024-12~", "2024-12~"),
        ("[2024-12-03,2024-12-05]", "[2024-12-03,2024-12-05]"),
        ("2024-10/2024-12", "2024-10/2024-12"),
        ("2024-12-25T07:00:00Z", "2024-12-25T07:00:00Z"),
        ("since 2024-12-24", "2024-12-24/.."),
        ("2024-12-24 to 2024-12", "2024-12-24/2024-12"),
        ("24 or 25 December 2024", "[2024-12-24..2024-12-25]"),
        ("late 2023 or early 2024", "[2023-09..2024-04]"),
        ("spring 2024", "2024-21"),
        ("winter 2024", "[2023-24,2024-24]"),
        ("winter 2023-24", "2023-24"),
        ("the winter of 2023/2024", "2023-24"),
        ("first half of 2024", "2024-40"),
        ("Q1 2024", "2024-33"),
        ("the fourth quarter of 2024", "2024-36"),
        ("first half of December 2024", "[2024-12-01..2024-12-15]"),
        ("second half of February 2024", "[2024-02-16..2024-02-29]"),
        ("the second week of December 2024", "[2024-12-08..2024-12-14]"),
        ("the last week of December 2024", "[2024-12-25..2024-12-31]"),
        ("the 1990s", "199X"),
        ("early December 2024", "[2024-12-01..2024-12-10]"),
        ("mid-December 2024", "[2024-12-11..2024-12-20]"),
        ("late December 2024", "[2024-12-21..2024-12-31]"),
        ("mid to late December 2024", "[2024-12-11..2024-12-31]"),
        ("early 2024", "[2024-01..2024-04]"),
        ("mid-2023", "[2023-05..2023-08]"),
        ("the end of 2024", "[2024-09..2024-12]"),
        ("late spring 2024", "2024-05"),
        ("mid 1990s", "[1993..1996]"),
        ("the week of 24 December 2024", "[2024-12-23..2024-12-29]"),
        ("around 15 March 2022", "2022-03-15~"),
        ("circa 1916", "1916~"),
        ("about late December 2024", "[2024-12-21~..2024-12-31~]"),
        ("possibly 24 December 2024", "2024-12-24?"),
        ("possibly around 24 December 2024", "2024-12-24%"),
        ("24 December 2024?", "2024-12-24?"),
        ("Christmas 2024", "2024-12-25"),
        ("New Year's Eve 2024", "2024-12-31"),
        ("between June and August 2024", "[2024-06..2024-08]"),
        ("between 24 and 26 December 2024", "[2024-12-24..2024-12-26]"),
        ("between late June and 3 August 2024", "[2024-06-21..2024-08-03]"),
        ("by 1 January 2025", "[..2025-01-01]"),
        ("before 24 December 2024", "[..2024-12-23]"),
        ("before December 2024", "[..2024-11-30]"),
        ("before late December 2024", "[..2024-12-30]"),
        ("after 24 December 2024", "[2024-12-25..]"),
        ("after December 2024", "[2025-01-01..]"),
        ("after late December 2024", "[2024-12-22..]"),
        ("24-25 December 2024", "2024-12-24/2024-12-25"),
        ("October 9\u201310, 2023", "2023-10-09/2023-10-10"),
        ("24/25 December 2024", "2024-12-24/2024-12-25"),
        ("from 24 December 2024 to 3 January", "2024-12-24/2025-01-03"),
        ("24 December to 3 January 2025", "2024-12-24/2025-01-03"),
        ("from October to December 2024", "2024-10/2024-12"),
        ("2014-2021", "2014/2021"),
        ("since August 2024", "2024-08/.."),
        ("since late August 2024", "[2024-08-21..2024-08-31]/.."),
        ("until March 2024", "/2024-03"),
        ("since the start of the full-scale invasion", "2022-02-24/.."),
        ("weeks after the full-scale invasion", "[2022-03-10..]"),
        ("days before the full-scale invasion", "[..2022-02-22]"),
        ("three days after Christmas 2024", "2024-12-28"),
        ("the day before 1 March 2024", "2024-02-29"),
    ],
)
def test_dates_with_a_year_need_no_date_of_the_text(text: str, edtf: str) -> None:
    assert read(text, None) == edtf
    assert read(text, FRIDAY) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("Dec. 24", "2024-12-24"),
        ("28 December", "2023-12-28"),
        ("29 February", "2024-02-29"),
        ("the 24th", "2024-12-24"),
        ("the 31st", "2024-10-31"),
        ("in August", "2024-08"),
        ("December", "2024-12"),
        ("in spring", "2024-21"),
        ("late December", "[2024-12-21..2024-12-31]"),
        ("Christmas", "2024-12-25"),
        ("New Year", "[2023-12-31..2024-01-01]"),
        ("from 24 December to 3 January", "2024-12-24/2025-01-03"),
        ("from Monday to Wednesday", "2024-12-23/2024-12-25"),
        ("since August", "2024-08/.."),
        ("until March", "/[2024-03,2025-03]"),
        ("until Monday", "/[2024-12-23,2024-12-30]"),
        ("by 1 January", "[..2025-01-01]"),
        ("24.12", "2024-12-24"),
    ],
)
def test_a_date_without_a_year_is_the_latest_that_is_not_after_the_text(text: str, edtf: str) -> None:
    assert read(text) == edtf


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("24 December", "XXXX-12-24"),
        ("in August", "XXXX-08"),
        ("Christmas", "XXXX-12-25"),
        ("24.12", "XXXX-12-24"),
        ("around 24 December", "XXXX-12-24~"),
    ],
)
def test_without_a_date_of_the_text_the_year_stays_unspecified(text: str, edtf: str) -> None:
    assert read(text, None) == edtf


@pytest.mark.parametrize(
    "text",
    [
        "yesterday",
        "on Monday",
        "the 24th",
        "last August",
        "in spring",
        "late December",
        "since August",
        "until March",
        "by 1 January",
        "before 24 December",
        "from 24 December to 3 January",
        "Tuesday 24 December",
        "two days ago",
        "weeks later",
        "this week",
        "earlier this week",
        "at dawn",
        "as of 09:00",
        "overnight",
        "in the past week",
        "the end of the month",
        "dawn on 24 December",
    ],
)
def test_relative_words_are_refused_without_a_date_of_the_text(text: str) -> None:
    with pytest.raises(WordingError, match="relative_to"):
        read_date(text)


@pytest.mark.parametrize(
    ("text", "today", "edtf"),
    [
        ("last August", "2024-12-27", "2024-08"),
        ("last August", "2024-08-15", "[2023-08,2024-08]"),
        ("last August", "2024-07-31", "2023-08"),
        ("this past June", "2024-12-27", "2024-06"),
        ("this June", "2024-03-01", "2024-06"),
        ("next June", "2024-06-10", "2025-06"),
        ("last Thursday", "2024-12-27", "[2024-12-19,2024-12-26]"),
        ("last Thursday", "2024-12-25", "2024-12-19"),
        ("this past Thursday", "2024-12-27", "2024-12-26"),
        ("this Thursday", "2024-12-27", "[2024-12-26,2025-01-02]"),
        ("this Thursday", "2024-12-25", "2024-12-26"),
        ("next Thursday", "2024-12-27", "2025-01-02"),
        ("next Thursday", "2024-12-25", "[2024-12-26,2025-01-02]"),
        ("on Friday", "2024-12-27", "2024-12-27"),
        ("last spring", "2024-12-27", "2024-21"),
        ("last winter", "2024-12-27", "[2023-24,2024-24]"),
        ("this winter", "2024-12-27", "2024-24"),
        ("this winter", "2024-10-01", "[2023-24,2024-24]"),
        ("this summer", "2024-12-27", "2024-22"),
        ("next summer", "2024-12-27", "2025-22"),
        ("last Christmas", "2024-06-01", "2023-12-25"),
        ("last Christmas", "2024-12-27", "[2023-12-25,2024-12-25]"),
        ("this Christmas", "2024-06-01", "2024-12-25"),
        ("next Christmas", "2024-12-25", "2025-12-25"),
        ("last year", "2024-12-27", "2023"),
        ("last month", "2024-03-31", "2024-02"),
        ("this month", "2024-12-27", "2024-12"),
        ("this day", "2024-12-27", "2024-12-27"),
        ("next week", "2024-12-27", "[2024-12-30..2025-01-05]"),
        ("this past week", "2024-12-27", "[2024-12-16..2024-12-27]"),
        ("Monday of last week", "2024-12-27", "2024-12-16"),
        ("August last year", "2024-12-27", "2023-08"),
        ("early last year", "2024-12-27", "[2023-01..2023-04]"),
        ("late last week", "2024-12-27", "[2024-12-19..2024-12-22]"),
        ("the end of the month", "2024-12-27", "[2024-12-21..2024-12-31]"),
        ("earlier this week", "2024-12-27", "[2024-12-23..2024-12-26]"),
        ("earlier this week", "2024-12-23", "2024-12-23"),
        ("later this month", "2024-12-27", "[2024-12-28..2024-12-31]"),
        ("later this month", "2024-12-31", "2024-12-31"),
        ("earlier in the week", "2024-12-27", "[2024-12-23..2024-12-26]"),
        ("earlier in March", "2024-12-27", "2024-03"),
        ("yesterday", "2024-03-01", "2024-02-29"),
        ("the day after tomorrow", "2024-12-30", "2025-01-01"),
        ("two days ago", "2024-12-27", "2024-12-25"),
        ("a day later", "2024-12-27", "2024-12-28"),
        ("three weeks earlier", "2024-12-27", "[2024-11-30..2024-12-09]"),
        ("in two weeks", "2024-12-27", "[2025-01-06..2025-01-16]"),
        ("two months ago", "2024-12-27", "[2024-09-28..2024-11-11]"),
        ("two years ago", "2024-12-27", "[2021-12-28..2023-06-27]"),
        ("a year later", "2024-12-27", "[2025-01-01..2026-12-26]"),
        ("36 hours ago", "2024-12-27", "[2024-12-25..2024-12-26]"),
        ("24 hours later", "2024-12-27", "2024-12-28"),
        ("hours later", "2024-12-27", "[2024-12-27..]"),
        ("hours ago", "2024-12-27", "[..2024-12-27]"),
        ("weeks after", "2024-12-27", "[2025-01-10..]"),
        ("several days ago", "2024-12-27", "[..2024-12-25]"),
        ("weeks ago", "2024-12-31", "[..2024-12-17]"),
        ("a week after Christmas", "2024-12-27", "[2024-12-29..2025-01-07]"),
        ("in the past 24 hours", "2024-12-27", "2024-12-26/2024-12-27"),
        ("over the past three weeks", "2024-12-27", "2024-12-06/2024-12-27"),
    ],
)
def test_relative_words_are_read_by_the_conventions(text: str, today: str, edtf: str) -> None:
    assert read(text, today) == edtf


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("overnight 24-25 December", "2024-12-24T18:00 to 2024-12-25T09:00"),
        ("overnight 24/25 December 2024", "2024-12-24T18:00 to 2024-12-25T09:00"),
        ("overnight from Tuesday to Wednesday", "2024-12-24T18:00 to 2024-12-25T09:00"),
        ("overnight into Thursday", "2024-12-25T18:00 to 2024-12-26T09:00"),
        ("on the night of 24 December", "2024-12-24T18:00 to 2024-12-25T09:00"),
        ("Monday night", "2024-12-23T18:00 to 2024-12-24T09:00"),
        ("overnight 25 December", "2024-12-24T18:00 to 2024-12-26T09:00"),
        ("overnight", "2024-12-26T18:00 to 2024-12-27T09:00"),
        ("tonight", "2024-12-27T18:00 to 2024-12-28T09:00"),
        ("at dawn on 25 December", "2024-12-25T03:00 to 2024-12-25T09:00"),
        ("yesterday morning", "2024-12-26T03:00 to 2024-12-26T12:00"),
        ("this evening", "2024-12-27T16:00 to 2024-12-28T00:00"),
        ("midnight on 24 December", "2024-12-24T00:00 to 2024-12-25T00:00"),
        ("in the early hours of Wednesday", "2024-12-25T00:00 to 2024-12-25T07:00"),
        ("early on 24 December", "2024-12-24T00:00 to 2024-12-24T12:00"),
        ("late Monday", "2024-12-23T16:00 to 2024-12-24T00:00"),
        ("last Thursday morning", "2024-12-19T03:00 to 2024-12-26T12:00"),
        ("as of 09:00", "2024-12-27T09:00 to 2024-12-27T09:00"),
        ("at 9:05 on 25 December", "2024-12-25T09:05 to 2024-12-25T09:05"),
        ("2024-12-24T09:00", "2024-12-24T09:00 to 2024-12-24T09:00"),
        ("2024-12-24 09:00:30", "2024-12-24T09:00:30 to 2024-12-24T09:00:30"),
        ("9 a.m. on 25 December", "2024-12-25T09:00 to 2024-12-25T09:00"),
        ("12 pm", "2024-12-27T12:00 to 2024-12-27T12:00"),
        ("12 am", "2024-12-27T00:00 to 2024-12-27T00:00"),
        ("by 09:00 on 25 December", " to 2024-12-25T09:00"),
        ("since 20:00 on 24 December", "2024-12-24T20:00 to "),
        ("after 20:00 on 24 December", "2024-12-24T20:00 to "),
        ("from 20:00 on 24 December to 09:00 on 25 December", "2024-12-24T20:00 to 2024-12-25T09:00"),
        ("from 20:00 on 24 December to 09:00", "2024-12-24T20:00 to 2024-12-25T09:00"),
        ("between 22:00 and 04:00 on 25 December", "2024-12-24T22:00 to 2024-12-25T04:00"),
        ("02:10-04:40", "2024-12-27T02:10 to 2024-12-27T04:40"),
    ],
)
def test_hours_and_parts_of_a_day_are_windows_of_clock_time(text: str, hours: str) -> None:
    assert read(text) == hours


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("overnight", WindowMeaning.UNCERTAINTY),
        ("from 02:10 to 04:40", WindowMeaning.DURATION),
        ("between 02:10 and 04:40", WindowMeaning.UNCERTAINTY),
        ("since 02:10", WindowMeaning.DURATION),
        ("after 02:10", WindowMeaning.UNCERTAINTY),
    ],
)
def test_windows_say_whether_it_lasted(text: str, meaning: WindowMeaning) -> None:
    window = read_date(text, FRIDAY)
    assert isinstance(window, TimeWindow)
    assert window.meaning is meaning


@pytest.mark.parametrize(
    ("text", "zone", "found"),
    [
        ("as of 09:00 Kyiv time on 25 December", None, "Europe/Kyiv"),
        ("as of 09:00 UTC", "Europe/Kyiv", "UTC"),
        ("as of 09:00 local time", "Europe/Kyiv", "Europe/Kyiv"),
        ("overnight", "Asia/Seoul", "Asia/Seoul"),
        ("between 02:10 and 04:40 Kyiv time", None, "Europe/Kyiv"),
        ("as of 09:00", None, None),
    ],
)
def test_the_zone_is_the_one_that_is_named_or_that_of_the_caller(
    text: str, zone: str | None, found: str | None
) -> None:
    window = read_date(text, FRIDAY, zone=zone)
    assert isinstance(window, TimeWindow)
    assert window.zone == found


@pytest.mark.parametrize(
    ("text", "order", "edtf"),
    [
        ("25/12/2024", None, "2024-12-25"),
        ("12/25/2024", None, "2024-12-25"),
        ("05.05.2024", None, "2024-05-05"),
        ("2024/05/06", None, "2024-05-06"),
        ("12/2024", None, "2024-12"),
        ("01/11/2022", "dmy", "2022-11-01"),
        ("01/11/2022", "mdy", "2022-01-11"),
        ("since 01.11.2022", "dmy", "2022-11-01/.."),
        ("1/11", "ymd", "2024-01-11"),
    ],
)
def test_dates_in_figures_are_read_where_one_order_is_possible(text: str, order: str | None, edtf: str) -> None:
    assert read(text, order=order) == edtf


@pytest.mark.parametrize(
    ("text", "choices"),
    [
        ("01/11/2022", ("2022-11-01", "2022-01-11")),
        ("1.2", ("XXXX-02-01", "XXXX-01-02")),
        ("25/12/24", ("1924-12-25", "2024-12-25", "1925-12-24", "2025-12-24")),
        ("24 Dec '24", ("1924", "2024")),
        ("the 2000s", ("200X", "20XX")),
    ],
)
def test_what_has_several_readings_is_refused_with_the_choices(text: str, choices: tuple[str, ...]) -> None:
    with pytest.raises(WordingError) as caught:
        read_date(text, FRIDAY)
    assert caught.value.choices == choices


def test_a_two_digit_year_is_refused_even_if_the_order_is_given() -> None:
    with pytest.raises(WordingError) as caught:
        read_date("01/11/22", order="dmy")
    assert caught.value.choices == ("1922-11-01", "2022-11-01")


@pytest.mark.parametrize(
    ("text", "part", "reason"),
    [
        ("24 December foo", "foo", "not among the date words"),
        ("December of between", "December of between", "not make a date in this order"),
        ("30 February 2024", "30 February 2024", "no day of the calendar"),
        ("since 31 April", "31 April", "no day of the calendar"),
        ("2024-02-30", "2024-02-30", "no day of the calendar"),
        ("32/13/2024", "32/13/2024", "no day of the calendar"),
        ("13/2024", "13/2024", "no day of the calendar"),
        ("1/1/123", "1/1/123", "four digits"),
        ("123/1/2024", "123/1/2024", "four digits"),
        ("Monday, 24 December 2024", "Monday, 24 December 2024", "another day of the week"),
        ("25-24 December 2024", "25-24 December 2024", "second day"),
        ("from 3 March 2024 to 1 March 2024", "from 3 March 2024 to 1 March 2024", "ends before"),
        ("between 3 March 2024 and 1 March 2024", "between 3 March 2024 and 1 March 2024", "ends before"),
        ("from 09:00 on 3 March to 08:00 on 2 March", "from 09:00 on 3 March to 08:00 on 2 March", "ends before"),
        ("from 09:00 UTC to 10:00 Kyiv time", "from 09:00 UTC to 10:00 Kyiv time", "different zones"),
        ("the 1995s", "1995s", "ends in 0"),
        ("summer 2023-24", "summer 2023-24", "winter"),
        ("winter 2023-25", "winter 2023-25", "one after the other"),
        ("early 24 December", "early 24 December", "early, a middle"),
        ("early summer of 2024 or first half of Christmas", "first half of Christmas", "halves"),
        ("first quarter of December", "first quarter of December", "quarters"),
        ("Monday of last month", "Monday of last month", "weekdays"),
        ("August of last week", "August of last week", "months"),
        ("Ukraine's Independence Day 1980", "Ukraine's Independence Day 1980", "not kept"),
        ("24:00", "24:00", "clock time"),
        ("09:61", "09:61", "clock time"),
        ("13 pm", "13 pm", "1 to 12"),
        ("dawn in December 2024", "December 2024", "belong to a day"),
        ("last hour", "last hour", "hour of the text"),
        ("earlier in the hour", "earlier in the hour", "hour of the text"),
        ("in the past few days", "in the past few days", "how many"),
        ("three days after by 1 March 2024", "three days after by 1 March 2024", "no bound"),
        ("weeks before after 1 March 2024", "weeks before after 1 March 2024", "no bound"),
        ("before after 1 March 2024", "before after 1 March 2024", "no bound"),
    ],
)
def test_what_cannot_be_read_is_shown_with_the_reason(text: str, part: str, reason: str) -> None:
    with pytest.raises(WordingError, match=reason) as caught:
        read_date(text, FRIDAY)
    start, end = caught.value.span
    assert text[start:end] == part
    assert caught.value.text == text


@pytest.mark.parametrize("text", ["", "  ", "...", "x" * 301, "in " * 25])
def test_texts_that_are_empty_or_long_are_refused(text: str) -> None:
    with pytest.raises(WordingError):
        read_date(text)


@pytest.mark.parametrize("text", ["Ukraine's Independence Day", "last Ukraine's Independence Day"])
def test_a_holiday_that_was_not_kept_yet_is_refused(text: str) -> None:
    with pytest.raises(WordingError, match="no such date near"):
        read_date(text, "1980-01-01")


def test_an_order_that_is_none_is_refused() -> None:
    with pytest.raises(WordingError, match="'dmy', 'mdy' or 'ymd'"):
        read_date("01/11/2022", order="DMY")


def test_a_zone_that_is_none_is_refused() -> None:
    with pytest.raises(WordingError, match="zone"):
        read_date("overnight", FRIDAY, zone="Kyiv")


@pytest.mark.parametrize(
    "text", ["two years ago", "9999 years later", "9999 days ago", "last year", "before 1 January 0001"]
)
def test_dates_outside_the_years_1_to_9999_are_refused(text: str) -> None:
    with pytest.raises(WordingError, match="years 1 to 9999"):
        read_date(text, "0001-01-01")


def test_the_date_of_the_text_is_a_date_a_date_time_an_uncertain_date_or_a_text() -> None:
    days = (date(2024, 12, 27), datetime(2024, 12, 27, 9, 0), UncertainDate(FRIDAY), FRIDAY)  # noqa: DTZ001 - local time
    assert {read_date("yesterday", day) for day in days} == {UncertainDate("2024-12-26")}


@pytest.mark.parametrize(
    ("text", "relative_to", "found"),
    [
        ("yesterday", "[2024-12-26..2024-12-31]", "[2024-12-25..2024-12-30]"),
        ("yesterday", "[2024-12-03,2024-12-26]", "[2024-12-02,2024-12-25]"),
        ("last August", "[2024-12-26..2024-12-31]", "2024-08"),
        ("24 December", "[2024-12-20..2024-12-26]", "[2023-12-24,2024-12-24]"),
        ("since Monday", "[2024-12-26..2024-12-31]", "[2024-12-23,2024-12-30]/.."),
        ("overnight", "[2024-12-26..2024-12-31]", "2024-12-25T18:00 to 2024-12-31T09:00"),
        ("weeks ago", "[2024-12-26..2024-12-31]", "[..2024-12-17]"),
        ("two days ago", "2024", "[2023-12-30..2024-12-29]"),
    ],
)
def test_a_date_of_the_text_that_is_not_fully_known_widens_what_is_read(
    text: str, relative_to: str, found: str
) -> None:
    assert read(text, relative_to) == found


@pytest.mark.parametrize("relative_to", ["[..2024-12-27]", "2024-12-27/..", "20XX", "soon"])
def test_a_date_of_the_text_without_near_bounds_is_refused(relative_to: str) -> None:
    with pytest.raises((WordingError, InvariantError)):
        read_date("yesterday", relative_to)


def test_anchors_of_the_caller_come_before_those_of_the_language() -> None:
    anchors: dict[str, UncertainDate | Period | str] = {
        "the Ceasefire": UncertainDate("2024-11-27"),
        "full-scale invasion": "2022-02-24T05:00:00",
        "the siege": "2022-02-24/2022-05-20",
        "Christmas": "2024-01-07",
        "the long war": "../2024-05",
        "the open war": "2014/..",
    }
    phrases = {
        "the ceasefire": "2024-11-27",
        "three days after the ceasefire": "2024-11-30",
        "full-scale invasion": "2022-02-24T05:00:00",
        "since the full-scale invasion": "2022-02-24/..",
        "the siege": "2022-02-24/2022-05-20",
        "days after the siege": "[2022-02-26..]",
        "before the siege": "[..2022-05-19]",
        "since the siege": "[2022-02-24..2022-05-20]/..",
        "before the long war": "[..2024-05-30]",
        "after the open war": "[2014-01-02..]",
    }
    read_as = {phrase: str(read_date(phrase, anchors=anchors)) for phrase in phrases}
    assert read_as == phrases


def test_an_anchor_without_an_end_has_no_late_part() -> None:
    with pytest.raises(WordingError, match="early, a middle"):
        read_date("late in the war", anchors={"the war": "2014/.."})


def test_an_anchor_that_is_no_date_is_refused() -> None:
    with pytest.raises(InvariantError):
        read_date("the ceasefire", anchors={"the ceasefire": "soon"})
