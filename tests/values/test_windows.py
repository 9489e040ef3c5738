import copy
import pickle
from datetime import UTC, datetime, timedelta

import pytest
from attrs import evolve
from attrs.exceptions import FrozenInstanceError
from hypothesis import given
from hypothesis import strategies as st

from conflictdata.errors import InvariantError
from conflictdata.testing import dates as strategies
from conflictdata.testing.dates import time_windows
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab.times import WindowMeaning


def test_window_says_uncertainty_unless_told() -> None:
    overnight = TimeWindow(start="2024-12-24T20:00", end="2024-12-25T09:00", zone="Europe/Kyiv")

    assert overnight.meaning is WindowMeaning.UNCERTAINTY
    assert overnight != evolve(overnight, meaning=WindowMeaning.DURATION)


def test_ends_are_reckoned_in_utc_by_the_clocks_of_the_zone() -> None:
    winter = TimeWindow(start="2024-12-24T20:00", end="2024-12-25T09:00:30", zone="Europe/Kyiv")
    summer = TimeWindow.at("2024-06-24T20:00", zone="Europe/Kyiv")

    assert winter.start_utc == datetime(2024, 12, 24, 18, 0, tzinfo=UTC)
    assert winter.end_utc == datetime(2024, 12, 25, 7, 0, 30, tzinfo=UTC)
    assert summer.start_utc == summer.end_utc == datetime(2024, 6, 24, 17, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "hour"), [("UTC", 9), ("+02:00", 7), ("-02:00", 11), ("+14:59", None), ("Asia/Pyongyang", 0)]
)
def test_zone_is_utc_an_offset_or_a_place(zone: str, hour: int | None) -> None:
    start = TimeWindow.at("2024-12-25T09:00", zone=zone).start_utc

    assert start is not None
    assert start == datetime(2024, 12, 25, hour, tzinfo=UTC) if hour is not None else start.day == 24


def test_without_a_zone_nothing_is_known_in_utc() -> None:
    window = TimeWindow(start="2024-12-24T20:00", end="2024-12-25T09:00")

    assert (window.start_utc, window.end_utc) == (None, None)


def test_end_that_is_not_stated_has_no_utc_time() -> None:
    until = TimeWindow(end="2024-12-25T09:00", zone="UTC")
    since = TimeWindow(start="2024-12-25T09:00", zone="UTC")

    assert (until.start_utc, until.end_utc) == (None, datetime(2024, 12, 25, 9, tzinfo=UTC))
    assert (since.start_utc, since.end_utc) == (datetime(2024, 12, 25, 9, tzinfo=UTC), None)


def test_instant_starts_when_it_ends() -> None:
    instant = TimeWindow.at("2024-12-25T09:00", zone="Europe/Kyiv")

    assert instant == TimeWindow(start="2024-12-25T09:00", end="2024-12-25T09:00", zone="Europe/Kyiv")
    assert instant.is_instant
    assert TimeWindow(start="2024-12-25T09:00", end="2024-12-25T09:00:00").is_instant
    assert not TimeWindow(start="2024-12-25T09:00", end="2024-12-25T09:01").is_instant
    assert not TimeWindow(start="2024-12-25T09:00").is_instant


def test_clock_time_that_occurs_twice_is_resolved_outward() -> None:
    # Clocks in Kyiv went back from 04:00 to 03:00 on 27 October 2024, at 01:00 UTC.
    window = TimeWindow.at("2024-10-27T03:30", zone="Europe/Kyiv")

    assert window.start_utc == datetime(2024, 10, 27, 0, 30, tzinfo=UTC)
    assert window.end_utc == datetime(2024, 10, 27, 1, 30, tzinfo=UTC)


def test_window_across_the_hour_that_occurs_twice_may_run_backwards_on_the_clock() -> None:
    window = TimeWindow(start="2024-10-27T03:50", end="2024-10-27T03:10", zone="Europe/Kyiv")

    assert window.start_utc == datetime(2024, 10, 27, 0, 50, tzinfo=UTC)
    assert window.end_utc == datetime(2024, 10, 27, 1, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "end", "zone", "fields", "rule"),
    [
        (None, None, None, ("start", "end"), "a start, an end, or both"),
        ("2024-12-25T09:00", "2024-12-25T08:59", None, ("start", "end"), "does not end before"),
        ("2024-12-25T09:00:01", "2024-12-25T09:00", "UTC", ("start", "end"), "does not end before"),
        ("2024-03-31T03:30", None, "Europe/Kyiv", ("start",), "skipped"),
        (None, "2024-03-31T03:30", "Europe/Kyiv", ("end",), "skipped"),
        ("0001-01-01T00:00", None, "+02:00", ("start",), "years 1 to 9999"),
        (None, "9999-12-31T23:59", "-02:00", ("end",), "years 1 to 9999"),
        ("2023-02-29T09:00", None, None, ("start",), "YYYY-MM-DDTHH:MM"),
        (None, "2024-12-25T24:00", None, ("end",), "YYYY-MM-DDTHH:MM"),
        ("2024-12-25T09:60", None, None, ("start",), "YYYY-MM-DDTHH:MM"),
        ("0000-12-25T09:00", None, None, ("start",), "YYYY-MM-DDTHH:MM"),
        ("2024-12-25", None, None, ("start",), "YYYY-MM-DDTHH:MM"),
        ("2024-12-25 09:00", None, None, ("start",), "YYYY-MM-DDTHH:MM"),
        ("2024-12-25T9:00", None, None, ("start",), "YYYY-MM-DDTHH:MM"),
        ("2024-12-25T09", None, None, ("start",), "YYYY-MM-DDTHH:MM"),
        ("2024-12-25T09:00Z", None, None, ("start",), "YYYY-MM-DDTHH:MM"),
        ("2024-12-25T09:00\n", None, None, ("start",), "YYYY-MM-DDTHH:MM"),
        ("2024-12-25T09:00:00.5", None, None, ("start",), "YYYY-MM-DDTHH:MM"),
        ("20241225T0900", None, None, ("start",), "YYYY-MM-DDTHH:MM"),
        ("\u0662024-12-25T09:00", None, None, ("start",), "YYYY-MM-DDTHH:MM"),
        (datetime(2024, 12, 25, 9, tzinfo=UTC), None, None, ("start",), "YYYY-MM-DDTHH:MM"),
    ],
)
def test_what_is_no_window_is_refused_with_field_and_reason(
    start: str | None, end: str | None, zone: str | None, fields: tuple[str, ...], rule: str
) -> None:
    with pytest.raises(InvariantError, match=rule) as caught:
        TimeWindow(start=start, end=end, zone=zone)
    assert (caught.value.cls, caught.value.fields) == (TimeWindow, fields)


@pytest.mark.parametrize(
    "zone",
    [
        "",
        "Z",
        "utc",
        "EET",
        "Kyiv",
        "+00:00",
        "-00:00",
        "+2:00",
        "+0200",
        "+15:00",
        "+02:60",
        "localtime",
        "posix/Europe/Kyiv",
        "Etc/GMT+2",
        "US/Eastern",
        "Europe",
        "Europe/",
        "Europe/Nowhere",
        "Europe/../UTC",
        "Europe//Kyiv",
        "/Europe/Kyiv",
        "Europe/Kyiv\n",
        "Europe/Kyiv\x00",
        "Europe/" + "x" * 1000,
        2,
    ],
)
def test_zone_that_is_not_known_is_refused(zone: str) -> None:
    with pytest.raises(InvariantError, match="write a zone") as caught:
        TimeWindow(start="2024-12-25T09:00", zone=zone)
    assert caught.value.fields == ("zone",)


def test_window_is_immutable() -> None:
    window = TimeWindow.at("2024-12-25T09:00")

    with pytest.raises(FrozenInstanceError):
        window.start = "2024-12-25T10:00"  # type: ignore[misc]


@given(time_windows())
def test_copies_and_pickles_of_windows_are_equal(window: TimeWindow) -> None:
    for twin in (copy.copy(window), copy.deepcopy(window), pickle.loads(pickle.dumps(window))):  # noqa: S301 - our own
        assert twin == window
        assert hash(twin) == hash(window)


@given(time_windows())
def test_window_starts_before_it_ends_in_utc(window: TimeWindow) -> None:
    start, end = window.start_utc, window.end_utc

    assert (start is None) == (window.zone is None or window.start is None)
    assert (end is None) == (window.zone is None or window.end is None)
    if start is not None and end is not None:
        assert start <= end


@given(time_windows(meanings=st.just(WindowMeaning.DURATION)))
def test_strategy_draws_the_meanings_that_it_is_given(window: TimeWindow) -> None:
    assert window.meaning is WindowMeaning.DURATION


def test_strategy_draws_again_what_is_no_window(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strategies, "_ZONES", ("Europe/Nowhere",))

    @given(time_windows())
    def check(window: TimeWindow) -> None:
        assert window.zone is None

    check()


@given(st.datetimes(min_value=datetime(1970, 1, 2), max_value=datetime(2060, 1, 1)), st.integers(-899, 899))  # noqa: DTZ001
def test_offset_shifts_by_what_it_says(local: datetime, minutes: int) -> None:
    local = local.replace(second=0, microsecond=0)
    sign, (hours, rest) = "-" if minutes < 0 else "+", divmod(abs(minutes), 60)
    zone = f"{sign}{hours:02}:{rest:02}" if minutes else "UTC"
    window = TimeWindow.at(local.isoformat(timespec="minutes"), zone=zone)

    assert window.start_utc == (local - timedelta(minutes=minutes)).replace(tzinfo=UTC)


@given(st.text(), st.text(), st.text())
def test_no_text_in_a_window_raises_anything_but_an_invariant_error(start: str, end: str, zone: str) -> None:
    with pytest.raises(InvariantError):
        TimeWindow(start=start, end=end)
    with pytest.raises(InvariantError):
        TimeWindow(start="2024-12-25T09:00", zone=zone)
