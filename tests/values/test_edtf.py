import calendar
import contextlib
import re
import time
from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conflictdata.errors import InvariantError
from conflictdata.testing.dates import edtf_texts, uncertain_dates
from conflictdata.values._calendar import Day
from conflictdata.values.dates import UncertainDate
from conflictdata.values.edtf import parse_date, parse_period
from conflictdata.vocab.times import DatePrecision

BOUNDS = {
    # level 0
    "1985": ((1985, 1, 1), (1985, 12, 31)),
    "1985-04": ((1985, 4, 1), (1985, 4, 30)),
    "1985-04-12": ((1985, 4, 12), (1985, 4, 12)),
    "0000": ((0, 1, 1), (0, 12, 31)),
    "2023-02": ((2023, 2, 1), (2023, 2, 28)),
    "2024-02": ((2024, 2, 1), (2024, 2, 29)),
    "1900-02": ((1900, 2, 1), (1900, 2, 28)),
    "2000-02": ((2000, 2, 1), (2000, 2, 29)),
    # level 1
    "Y170000002": ((170000002, 1, 1), (170000002, 12, 31)),
    "Y-170000002": ((-170000002, 1, 1), (-170000002, 12, 31)),
    "-1985": ((-1985, 1, 1), (-1985, 12, 31)),
    "-0004-02": ((-4, 2, 1), (-4, 2, 29)),
    "2001-21": ((2001, 3, 1), (2001, 5, 31)),
    "2001-22": ((2001, 6, 1), (2001, 8, 31)),
    "2001-23": ((2001, 9, 1), (2001, 11, 30)),
    "2001-24": ((2001, 12, 1), (2002, 2, 28)),
    "2003-24": ((2003, 12, 1), (2004, 2, 29)),
    "201X": ((2010, 1, 1), (2019, 12, 31)),
    "20XX": ((2000, 1, 1), (2099, 12, 31)),
    "2004-XX": ((2004, 1, 1), (2004, 12, 31)),
    "1985-04-XX": ((1985, 4, 1), (1985, 4, 30)),
    "1985-XX-XX": ((1985, 1, 1), (1985, 12, 31)),
    "-201X": ((-2019, 1, 1), (-2010, 12, 31)),
    "-000X": ((-9, 1, 1), (-1, 12, 31)),
    # level 2
    "1950S2": ((1900, 1, 1), (1999, 12, 31)),
    "1952S3": ((1950, 1, 1), (1959, 12, 31)),
    "-1859S2": ((-1899, 1, 1), (-1800, 12, 31)),
    "0000S1": ((0, 1, 1), (0, 12, 31)),
    "0050S1": ((50, 1, 1), (59, 12, 31)),
    "Y171010000S3": ((171000000, 1, 1), (171999999, 12, 31)),
    "Y3388E2S3": ((338000, 1, 1), (338999, 12, 31)),
    "2001-25": ((2001, 3, 1), (2001, 5, 31)),
    "2001-28": ((2001, 12, 1), (2002, 2, 28)),
    "2001-29": ((2001, 9, 1), (2001, 11, 30)),
    "2001-30": ((2001, 12, 1), (2002, 2, 28)),
    "2001-31": ((2001, 3, 1), (2001, 5, 31)),
    "2001-32": ((2001, 6, 1), (2001, 8, 31)),
    "2001-33": ((2001, 1, 1), (2001, 3, 31)),
    "2001-36": ((2001, 10, 1), (2001, 12, 31)),
    "2001-37": ((2001, 1, 1), (2001, 4, 30)),
    "2001-39": ((2001, 9, 1), (2001, 12, 31)),
    "2001-40": ((2001, 1, 1), (2001, 6, 30)),
    "2001-41": ((2001, 7, 1), (2001, 12, 31)),
    "156X-12-25": ((1560, 12, 25), (1569, 12, 25)),
    "15XX-12-XX": ((1500, 12, 1), (1599, 12, 31)),
    "XXXX-12-XX": ((0, 12, 1), (9999, 12, 31)),
    "1XXX-XX": ((1000, 1, 1), (1999, 12, 31)),
    "1984-1X": ((1984, 10, 1), (1984, 12, 31)),
    "1984-0X": ((1984, 1, 1), (1984, 9, 30)),
    "2024-06-3X": ((2024, 6, 30), (2024, 6, 30)),
    "190X-02-29": ((1904, 2, 29), (1908, 2, 29)),
    "2024-X2-31": ((2024, 12, 31), (2024, 12, 31)),
    "[1667,1670..1672]": ((1667, 1, 1), (1672, 12, 31)),
}

CANONICAL = {
    "2004-06?": "2004-06?",
    "?2004-?06": "2004-06?",
    "2004?-06?": "2004-06?",
    "?2004-06": "2004?-06",
    "%2001": "2001%",
    "?2001~": "2001%",
    "2004?-06~": "2004%-~06",
    "?2004-06-~11": "2004?-06-~11",
    "2004-%06-11": "2004-%06-11",
    "2004-06~-11": "2004-06~-11",
    "2004-06-11%": "2004-06-11%",
    "~2004-~06-~11": "2004-06-11~",
    "?-2004-06": "-2004?-06",
    "2011-23~": "2011-23~",
    "?2001-34": "2001?-34",
    "Y-17E7": "Y-170000000",
    "Y20E2": "2000",
    "Y5E1?": "0050?",
    "Y-5E1": "-0050",
    "1950S4": "1950",
    "1950S2~": "1950S2~",
    "Y3388E2S3": "Y338800S3",
    "1985-04-12T23:20:30": "1985-04-12T23:20:30",
    "1985-04-12T23:20:30Z": "1985-04-12T23:20:30Z",
    "1985-04-12T23:20:30+00": "1985-04-12T23:20:30Z",
    "1985-04-12T23:20:30+00:00": "1985-04-12T23:20:30Z",
    "1985-04-12T23:20:30-04": "1985-04-12T23:20:30-04:00",
    "1985-04-12T23:20:30+04:30": "1985-04-12T23:20:30+04:30",
    "1985-04-12T23:20:30-00:30": "1985-04-12T23:20:30-00:30",
    "-1985-04-12T23:20:30Z": "-1985-04-12T23:20:30Z",
    "[1984]": "1984",
    "[1984,1984]": "1984",
    "[1984..1984]": "1984",
    "[1984?..1984?]": "1984?",
    "[1668,1667,1670..1672]": "[1667..1668,1670..1672]",
    "[1667..1670,1669..1672]": "[1667..1672]",
    "[1667..1672,1669]": "[1667..1672]",
    "[2024-12-31,2025-01-01]": "[2024-12-31..2025-01-01]",
    "[2024-02-28,2024-03-01]": "[2024-02-28,2024-03-01]",
    "[2023-02-28,2023-03-01]": "[2023-02-28..2023-03-01]",
    "[2024-12,2025-01]": "[2024-12..2025-01]",
    "[..1760-12-03]": "[..1760-12-03]",
    "[1760-12..]": "[1760-12..]",
    "[1760-12..,1761]": "[1760-12..,1761]",
    "[1760..,1761]": "[1760..]",
    "[..1760,1758,1762]": "[..1760,1762]",
    "[1760-01,1760-02,1760-12..]": "[1760-01..1760-02,1760-12..]",
    "[1667,1760-12]": "[1667,1760-12]",
    "[1760-12,1667]": "[1667,1760-12]",
    "[1984?,1985]": "[1984?,1985]",
    "[1984-?06,1984-07]": "[1984-?06,1984-07]",
    "[1984-0X,1984-1X]": "[1984-0X,1984-1X]",
    "[1984-1X,1984-1X]": "1984-1X",
    "[2001-21,2001-22]": "[2001-21,2001-22]",
    "[2024..2025-03]": "[2024..2025-03]",
}

REFUSED = {
    "": "empty",
    "-0000": "year -0000",
    "?-0000-06": "year -0000",
    "-0000S2": "year -0000",
    "2023-02-29": "no day of the calendar",
    "2023-02-30": "no day of the calendar",
    "2023-02-3X": "no day of the calendar",
    "2024-02-3X": "no day of the calendar",
    "XXX1-02-29": "no day of the calendar",
    "2024-00": "no day of the calendar",
    "2024-12-00": "no day of the calendar",
    "2024-12-32": "no day of the calendar",
    "2024-2X": "no day of the calendar",
    "2024-13": "no such month",
    "2024-20": "no such month",
    "2024-42": "no such month",
    "2024-21-05": "with no day",
    "202X-21": "after a full year",
    "Y2024": "more than four digits",
    "Y02024": "not a date",
    "Y1E18": "more than 18 digits",
    "Y1E99999999999": "more than 18 digits",
    "Y1234567890123456789": "more than 18 digits",
    "1950S5": "at most S4",
    "0050S3": "at most S2",
    "1950S0": "not a date",
    "1950S2-06": "not a date",
    "{1667,1668}": "all-of set",
    "2024/2025": "use Period",
    "[2024": "closing bracket",
    "[]": "empty element",
    "[2024,]": "empty element",
    "[..]": "no date on either side",
    "[..2023,2024..]": "leaves out no date",
    "[2025..2024]": "runs backwards",
    "[2024..2024-06]": "runs backwards",
    "[2024...2025]": "not a date",
    "[2024..2025..2026]": "not a date",
    "[[2024]]": "not a date",
    "[2024-12-03T09:00:00]": "put it in no set",
    "2024-12-03T09:00": "09:00:00",
    "2024-12-03T09:00:00.5": "09:00:00",
    "2024-12-03T09:00:00+15:00": "09:00:00",
    "2024-12-03T09:00:00?": "09:00:00",
    "2024-12-03T24:00:00": "clock time",
    "2024-12-03T23:59:60": "clock time",
    "2024-12-03T09:00:00-00:00": "write Z",
    "2024-12-03T09:00:00-00": "write Z",
    "2023-02-30T09:00:00Z": "no day of the calendar",
    "20241203": "not a date",
    "2024-12-3": "not a date",
    "2024-W49": "not a date",
    "24-12-03": "not a date",
    "03.12.2024": "not a date",
    "2024-12-03 ": "not a date",
    " 2024": "not a date",
    "2024\n": "not a date",
    "2024x": "not a date",
    "202x": "not a date",
    "2024??": "not a date",
    "2024?~": "not a date",
    "+2024": "not a date",
    "\u0662\u0660\u0662\u0664": "not a date",
    "2024\u221212": "not a date",
    "\ud800": "not a date",
    "2024\x00": "not a date",
    "9" * 201: "longer than 200",
    f"[{','.join(f'Y{n}E16?' for n in range(11, 30))}]": "longer than 200",
}

PRECISIONS = {
    "2024-12-03T09:00:00": DatePrecision.SECOND,
    "2024-12-03": DatePrecision.DAY,
    "2024-12": DatePrecision.MONTH,
    "2024-12-XX": DatePrecision.MONTH,
    "2024-12-0X": DatePrecision.MONTH,
    "2024-21": DatePrecision.SEASON,
    "2024-33": DatePrecision.QUARTER,
    "2024-37": DatePrecision.QUADRIMESTER,
    "2024-40": DatePrecision.HALF_YEAR,
    "2024": DatePrecision.YEAR,
    "2024-XX": DatePrecision.YEAR,
    "2024-1X": DatePrecision.YEAR,
    "2024-XX-25": DatePrecision.YEAR,
    "Y17E7": DatePrecision.YEAR,
    "202X": DatePrecision.DECADE,
    "2024S3": DatePrecision.DECADE,
    "20XX": DatePrecision.CENTURY,
    "15XX-12-25": DatePrecision.CENTURY,
    "-15XX": DatePrecision.CENTURY,
    "2XXX": DatePrecision.MILLENNIUM,
    "2X24": DatePrecision.MILLENNIUM,
    "XXXX": DatePrecision.LONGER,
    "Y171010000S3": DatePrecision.LONGER,
    "[2024..2025]": DatePrecision.SET,
    "[2024]": DatePrecision.YEAR,
}


@pytest.mark.parametrize(("text", "bounds"), BOUNDS.items())
def test_date_has_the_bounds_that_its_text_states(text: str, bounds: tuple[Day, Day]) -> None:
    parsed = parse_date(text)

    assert (parsed.earliest, parsed.latest) == bounds


@pytest.mark.parametrize(("text", "canonical"), CANONICAL.items())
def test_date_has_one_spelling(text: str, canonical: str) -> None:
    assert parse_date(text).text == canonical


@pytest.mark.parametrize(("text", "rule"), REFUSED.items())
def test_what_is_no_date_is_refused_with_the_reason(text: str, rule: str) -> None:
    with pytest.raises(InvariantError, match=re.escape(rule)):
        parse_date(text)


@pytest.mark.parametrize(("text", "precision"), PRECISIONS.items())
def test_precision_is_read_up_to_the_first_unknown_digit(text: str, precision: DatePrecision) -> None:
    assert parse_date(text).precision is precision


def test_refusal_shows_a_long_text_in_part_and_in_ascii() -> None:
    with pytest.raises(InvariantError) as caught:
        parse_date("\u0442" * 100)

    assert str(caught.value).isascii()
    assert "\\u0442..." in caught.value.rule
    assert caught.value.rule.count("\\u0442") == 37


@pytest.mark.parametrize(
    "text",
    [
        "X" * 200,
        "[" * 200,
        "[" + "..," * 66 + "]",
        "[" + "2024," * 39 + "]",
        "[" + ",".join(["XXX1-02-29"] * 18) + "]",
        "[" + ",".join(["XXXX-02-29"] * 18) + "]",
        "?" * 200,
        "Y" + "9" * 199,
        "Y1E" + "9" * 197,
        "1950S" + "9" * 195,
        "/" * 200,
        "9" * 10_000_000,
    ],
)
def test_hostile_text_ends_soon(text: str) -> None:
    begun = time.perf_counter()
    with contextlib.suppress(InvariantError):
        parse_period(text)
    assert time.perf_counter() - begun < 1


def fits(text: str, day: date) -> bool:
    """The definition of unspecified digits, digit by digit."""
    return all(mask in ("X", digit) for mask, digit in zip(text, day.isoformat(), strict=False))


def masks(day: date) -> st.SearchStrategy[str]:
    text = day.isoformat()
    return st.tuples(st.sampled_from([4, 7, 10]), st.lists(st.booleans(), min_size=len(text), max_size=len(text))).map(
        lambda drawn: "".join(
            "X" if hide and digit != "-" else digit for digit, hide in zip(text, drawn[1], strict=True)
        )[: drawn[0]]
    )


@given(st.data(), st.dates(), st.dates())
def test_contains_agrees_with_the_digits_one_by_one(data: st.DataObject, hidden: date, asked: date) -> None:
    text = data.draw(masks(hidden))

    assert UncertainDate(text).contains(hidden)
    assert UncertainDate(text).contains(asked) == fits(text, asked)


@given(st.data(), st.dates(min_value=date(1990, 1, 1), max_value=date(2010, 12, 31)))
def test_bounds_of_unspecified_month_and_day_agree_with_a_walk_over_the_year(data: st.DataObject, hidden: date) -> None:
    tail = data.draw(masks(hidden))[4:]
    text = f"{hidden.year}{tail}"
    days = [date(hidden.year, 1, 1) + timedelta(days=n) for n in range(366)]
    inside = [day for day in days if day.year == hidden.year and fits(text, day)]
    found = UncertainDate(text)

    assert (found.earliest, found.latest) == (inside[0], inside[-1])


@given(st.data(), st.dates(), st.integers(0, 7))
def test_hiding_one_more_digit_never_narrows(data: st.DataObject, hidden: date, position: int) -> None:
    text = data.draw(masks(hidden))
    places = [index for index, digit in enumerate(text) if digit != "-"]
    place = places[position % len(places)]
    wider, narrower = parse_date(f"{text[:place]}X{text[place + 1 :]}"), parse_date(text)

    assert wider.earliest <= narrower.earliest
    assert narrower.latest <= wider.latest
    assert wider.overlaps(narrower)


@given(st.data(), st.dates(), st.dates())
def test_overlap_of_masked_dates_agrees_with_a_walk_over_the_year(data: st.DataObject, one: date, other: date) -> None:
    year = one.replace(month=1, day=1)
    first, second = f"{one.isoformat()[:4]}{data.draw(masks(one))[4:]}", data.draw(masks(other))
    days = [year + timedelta(days=n) for n in range(365 + calendar.isleap(one.year))]
    expected = any(fits(first, day) and fits(second, day) for day in days)

    assert UncertainDate(first).overlaps(UncertainDate(second)) == expected
    assert UncertainDate(second).overlaps(UncertainDate(first)) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("XX00-02-29", "X1XX-02-29", False),
        ("XX00-02-29", "X2XX-02-29", True),
        ("2XXX-12-XX", "1999-12-31", False),
        ("2XXX-12-XX", "[2024-01..2024-11]", False),
        ("2XXX-12-XX", "[2024-01..2025-01]", True),
        ("2XXX-12-XX", "[..1999,2024-12-05]", True),
        ("-20XX-12", "20XX-12", False),
        ("-20XX-12", "-2001-12", True),
        ("Y10000", "[9999..]", True),
        ("Y10000", "[..9999]", False),
    ],
)
def test_overlap_heeds_digits_gaps_and_years_of_any_length(one: str, other: str, *, expected: bool) -> None:
    assert parse_date(one).overlaps(parse_date(other)) == expected
    assert parse_date(other).overlaps(parse_date(one)) == expected


@given(edtf_texts(moments=False, sets=False), st.sampled_from("?~%"))
def test_qualifiers_change_no_bounds(text: str, mark: str) -> None:
    bare = re.sub(r"[?~%]", "", text)
    plain, qualified = parse_date(bare), parse_date(bare + mark)

    assert (plain.earliest, plain.latest, plain.precision) == (
        qualified.earliest,
        qualified.latest,
        qualified.precision,
    )


@given(edtf_texts())
def test_canonical_text_is_canonical(text: str) -> None:
    canonical = parse_date(text).text

    assert parse_date(canonical).text == canonical


@given(edtf_texts())
def test_canonical_text_means_the_same_days(text: str) -> None:
    written, canonical = parse_date(text), parse_date(parse_date(text).text)

    assert written == canonical


@given(st.lists(edtf_texts(moments=False, sets=False), min_size=1, max_size=5), st.dates())
def test_set_contains_what_its_elements_contain(texts: list[str], day: date) -> None:
    whole, elements = UncertainDate(f"[{','.join(texts)}]"), [UncertainDate(text) for text in texts]
    days = [day, *(bound for element in elements for bound in (element.earliest, element.latest) if bound)]

    assert [whole.contains(asked) for asked in days] == [
        any(element.contains(asked) for element in elements) for asked in days
    ]


@given(st.lists(st.dates(min_value=date(2024, 1, 1), max_value=date(2024, 1, 20)), min_size=1, max_size=12))
def test_sets_of_the_same_days_have_the_same_text(days: list[date]) -> None:
    forwards = ",".join(day.isoformat() for day in days)
    sorted_once = ",".join(day.isoformat() for day in sorted(set(days)))

    assert parse_date(f"[{forwards}]").text == parse_date(f"[{sorted_once}]").text


@given(uncertain_dates())
def test_earliest_is_not_after_latest(when: UncertainDate) -> None:
    parsed = parse_date(when.edtf)

    assert parsed.earliest <= parsed.latest
    assert all(span.earliest <= span.latest for span in parsed.spans)


@given(st.text() | st.text("0123456789-X?~%/.[]{},YESTZ:+ ", max_size=30))
@example("\ud800")
@example("-0000-0X")
def test_no_text_raises_anything_but_an_invariant_error(text: str) -> None:
    for parse in (parse_date, parse_period):
        try:
            canonical = parse(text).text
        except InvariantError:
            continue
        assert parse(canonical).text == canonical
