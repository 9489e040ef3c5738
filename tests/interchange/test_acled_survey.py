"""What all rows of an ACLED file are looked at for: the order of day and month, and totals that rows share."""

import pytest
from acled_rows import codes_of, of

from conflictdata.interchange.reading import ReadResult
from conflictdata.values.dates import Period

SHARED = "[4 fatalities split across {} events]"


def periods(result: ReadResult) -> list[str | None]:
    return [None if incident.period is None else incident.period.edtf for incident in result.dataset.incidents]


def test_dates_are_read_in_all_their_spellings_in_one_column() -> None:
    cells = ("28 December 2022", "28/12/2022 00:00:00", "2022-12-28", "28-Dec-2022", "December 28, 2022")
    result = of(*({"event_date": cell} for cell in cells))
    assert periods(result) == ["2022-12-28"] * len(cells)
    assert not result.problems


@pytest.mark.parametrize(
    ("evidence", "period"),
    [
        ({"event_date": "16/03/2023"}, "2023-03-04"),
        ({"event_date": "03/16/2023"}, "2023-04-03"),
        ({"event_date": "05/06/2023", "notes": "On 5 June 2023, they clashed."}, "2023-03-04"),
        ({"event_date": "05/06/2023", "notes": "On 6 May 2023, they clashed."}, "2023-04-03"),
    ],
)
def test_the_order_of_day_and_month_is_that_of_dates_with_one_reading(evidence: dict[str, str], period: str) -> None:
    result = of({"event_date": "04/03/2023"}, evidence)
    assert periods(result)[0] == period
    assert not result.problems


def test_an_order_that_nothing_decides_is_reported_and_not_guessed() -> None:
    result = of(
        {"event_date": "04/03/2023", "notes": "Not on 14 March 2023 or 4 March 20231."}, {"event_date": "3/3/2023"}
    )
    assert codes_of(result) == [(None, "event_date", "date-order-undecided"), (1, "event_date", "ambiguous-date")]
    assert periods(result) == [None, "2023-03-03"]


def test_in_a_mixed_column_dates_are_read_that_have_one_reading_or_are_named_in_the_notes() -> None:
    result = of(
        {"event_date": "16/03/2023"},
        {"event_date": "03/16/2023"},
        {"event_date": "04/03/2023", "notes": "On 4 March 2023, they clashed."},
        {"event_date": "04/03/2023"},
    )
    assert codes_of(result) == [(None, "event_date", "mixed-date-orders"), (4, "event_date", "ambiguous-date")]
    assert periods(result) == ["2023-03-16", "2023-03-16", "2023-03-04", None]


@pytest.mark.parametrize("cell", ["yesterday", "May 2023", "31 February 2023", "99/99/2023", "28 Xyz 2022"])
def test_what_is_no_day_is_reported(cell: str) -> None:
    assert codes_of(of({"event_date": cell})) == [(1, "event_date", "not-a-date")]


def linked(result: ReadResult) -> list[str | None]:
    """For each row the last of the total that it was linked to, if any."""
    ends = [estimate.provenance.overlaps for estimate in result.dataset.casualty_estimates if estimate.event]
    return [overlaps[-1].removeprefix("acled-shared-") if overlaps else None for overlaps in ends]


def share(parts: int, number: int = 1, **cells: str) -> dict[str, str]:
    return {"notes": SHARED.format(parts), "fatalities": str(number), **cells}


def test_shares_of_several_days_are_one_group_if_they_are_as_many_as_the_notes_say() -> None:
    result = of(share(2, 3), share(2, 1, event_date="2023-03-18"))
    assert linked(result) == ["xyz1", "xyz1"]
    (total,) = (estimate for estimate in result.dataset.casualty_estimates if estimate.event is None)
    assert total.period == Period("2023-03-16/2023-03-18")
    assert [problem.code for problem in result.problems] == ["shared-total"] * 2


def test_more_rows_than_one_total_has_are_told_apart_by_their_day() -> None:
    later = share(2, event_date="2023-03-18")
    assert linked(of(share(2), share(2), later, later)) == ["xyz1", "xyz1", "xyz3", "xyz3"]


def test_some_of_the_shares_of_one_day_are_a_group_whose_days_and_place_are_not_known() -> None:
    result = of(share(3), share(3))
    (total,) = (estimate for estimate in result.dataset.casualty_estimates if estimate.event is None)
    assert linked(result) == ["xyz1", "xyz1"]
    assert (total.period, total.place) == (None, None)
    assert total.note == "divided between 3 events, 2 of which are in the file"


def test_a_whole_total_has_no_period_where_a_day_could_not_be_read() -> None:
    (total, *_) = of(share(2, event_date=""), share(2)).dataset.casualty_estimates
    assert (total.period, total.note) == (None, "divided between 2 events, 2 of which are in the file")


@pytest.mark.parametrize("cells", [{"source": "Other"}, {"country": "Other"}, {"notes": SHARED.format(3)}])
def test_shares_in_other_words_or_of_another_source_or_country_are_another_group(cells: dict[str, str]) -> None:
    assert linked(of(share(2), {**share(2), **cells})) == ["xyz1", "xyz2"]


def test_a_row_that_is_there_twice_is_one_share() -> None:
    same = share(2, event_id_cnty="XYZ1")
    result = of(same, same, share(2, 3))
    assert linked(result) == ["xyz1", "xyz1", "xyz1"]
    assert result.dataset["acled-killed-xyz1-2"].provenance.overlaps == ("acled-killed-xyz1", "acled-shared-xyz1")


@pytest.mark.parametrize(
    "rows",
    [
        [share(2), share(2), share(2)],
        [share(2, 3), share(2, 2)],
        [{"notes": "These fatalities were split across 2 events", "fatalities": "1"}],
        [{"notes": "4 fatalities were split across many events", "fatalities": "1"}],
    ],
)
def test_shares_that_cannot_be_told_apart_are_not_linked_and_reported(rows: list[dict[str, str]]) -> None:
    result = of(*rows)
    assert linked(result) == [None] * len(rows)
    assert {problem.code for problem in result.problems} == {"shared-total"}
    assert "could not be told" in result.problems[0].message
    assert all(estimate.count.range.is_unknown for estimate in result.dataset.casualty_estimates)
