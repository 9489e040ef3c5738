"""Dates of foreign files: the order of day and month is settled by the column, or it is left open."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictdata.interchange.dates import DayOrder, day_in, order_of, readings_of

DAYS = st.dates(date(1800, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("cell", "readings"),
    [
        ("16/03/2023 00:00:00", (date(2023, 3, 16), None)),
        ("3/16/2023", (None, date(2023, 3, 16))),
        (" 3.4.2022 ", (date(2022, 4, 3), date(2022, 3, 4))),
        ("1/22/2014 12:00:00 AM", (None, date(2014, 1, 22))),
        ("31/31/2022", (None, None)),
        ("3/4/22", (None, None)),
        ("2022-04-03", (None, None)),
        ("", (None, None)),
    ],
)
def test_a_cell_has_a_reading_with_the_day_first_and_one_with_the_month_first(
    cell: str, readings: tuple[date | None, date | None]
) -> None:
    assert readings_of(cell) == readings


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["3/4/2022", "16/3/2022"], DayOrder.DAY_FIRST),
        (["3/4/2022", "3/16/2022"], DayOrder.MONTH_FIRST),
        (["3/4/2022", "3/3/2022", "soon"], DayOrder.UNDECIDED),
        ([], DayOrder.UNDECIDED),
        (["16/3/2022", "3/16/2022"], DayOrder.MIXED),
    ],
)
def test_the_dates_that_can_be_read_in_one_way_only_settle_the_order(cells: list[str], order: DayOrder) -> None:
    assert order_of(cells) is order


@pytest.mark.parametrize(
    ("cell", "order", "day"),
    [
        ("3/4/2022", DayOrder.DAY_FIRST, date(2022, 4, 3)),
        ("3/4/2022", DayOrder.MONTH_FIRST, date(2022, 3, 4)),
        ("3/4/2022", DayOrder.UNDECIDED, None),
        ("3/4/2022", DayOrder.MIXED, None),
        ("16/4/2022", DayOrder.MIXED, date(2022, 4, 16)),
        ("4/16/2022", DayOrder.UNDECIDED, date(2022, 4, 16)),
        ("3/3/2022", DayOrder.UNDECIDED, date(2022, 3, 3)),
        ("2022-04-03", DayOrder.MONTH_FIRST, date(2022, 4, 3)),
        ("soon", DayOrder.DAY_FIRST, None),
    ],
)
def test_a_date_that_can_be_read_both_ways_needs_the_order_of_its_column(
    cell: str, order: DayOrder, day: date | None
) -> None:
    assert day_in(cell, order) == day


@given(st.lists(DAYS), st.sampled_from(["{0.day}/{0.month}/{0.year}", "{0.month}/{0.day}/{0.year}", "{0}"]))
def test_a_column_is_read_as_it_was_written_or_left_open_and_never_otherwise(days: list[date], form: str) -> None:
    cells = [form.format(day) for day in days]
    order = order_of(cells)
    assert order is not DayOrder.MIXED
    assert all(day_in(cell, order) in (day, None) for cell, day in zip(cells, days, strict=True))


@given(st.text(max_size=20), st.sampled_from(DayOrder))
def test_any_text_is_a_day_or_none(text: str, order: DayOrder) -> None:
    assert day_in(text, order) is None or isinstance(day_in(text, order), date)
