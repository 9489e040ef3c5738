# ruff: noqa: RUF001 - words of languages with letters that look like Latin ones
"""Laws of reading dates, on phrases that are made from dates and on any text."""

import time
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictdata.errors import ConflictDataError
from conflictdata.testing.dates import edtf_texts, periods
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.windows import TimeWindow
from conflictdata.wording.dates import read_date
from conflictdata.wording.dates.language import date_language

LANGUAGES = ("en", "uk", "ru", "ko")
MONTHS = {
    "en": "January February March April May June July August September October November December".split(),  # noqa: SIM905
    "uk": "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня".split(),  # noqa: SIM905
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split(),  # noqa: SIM905
    "ko": [f"{number}월" for number in range(1, 13)],
}
DAY = {"en": "{d} {m} {y}", "uk": "{d} {m} {y} року", "ru": "{d} {m} {y} года", "ko": "{y}년 {m} {d}일"}
DAY_WITHOUT_YEAR = {"en": "{m} {d}", "uk": "{d} {m}", "ru": "{d} {m}", "ko": "{m} {d}일"}
RANGE = {"en": "from {} to {}", "uk": "з {} до {}", "ru": "с {} по {}", "ko": "{}부터 {}까지"}
SINCE = {"en": "since {}", "uk": "з {}", "ru": "с {}", "ko": "{} 이후"}
AROUND = {"en": "around {}", "uk": "близько {}", "ru": "около {}", "ko": "{}경"}
RELATIVE = {
    "en": [
        "yesterday", "on Monday", "last Thursday", "this Thursday", "next Thursday", "last week", "this past week",
        "earlier this week", "later this month", "last August", "this June", "this winter", "last Christmas",
        "in August", "24 December", "29 February", "the 31st", "late December", "in spring", "two days ago",
        "three weeks ago", "two months later", "a year ago", "weeks after", "several days ago", "since August",
        "until March", "by 1 January", "before Christmas", "after Monday", "between Monday and Wednesday",
        "from 24 December to 3 January", "in the past week", "overnight", "at dawn", "as of 09:00", "since 20:00",
        "overnight on Tuesday", "a week after Christmas", "the end of last year", "24-25 December",
    ],
    "uk": ["вчора", "минулого четверга", "на Різдво", "три тижні тому", "з 24 грудня до 3 січня", "в ніч на середу"],
    "ru": ["вчера", "в прошлый четверг", "Рождество", "три недели назад", "с 24 декабря по 3 января", "ночью в среду"],
    "ko": ["어제", "지난 목요일", "성탄절", "3주 전", "12월 24일부터 1월 3일까지", "24일 밤"],
}  # fmt: skip

languages = st.sampled_from(LANGUAGES)
days = st.dates(min_value=date(1000, 1, 1), max_value=date(9000, 1, 1))
modern_days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1))


def written(day: date, lang: str, template: str) -> str:
    return template.format(d=day.day, m=MONTHS[lang][day.month - 1], y=day.year)


def bounds(found: UncertainDate | Period | TimeWindow) -> tuple[str, str]:
    """The first and the last time as texts that sort; what has no bound is before or after all others."""
    if isinstance(found, TimeWindow):
        return found.start or "", found.end or "~"
    return str(found.earliest or ""), str(found.latest or "~")


@given(edtf_texts())
def test_edtf_dates_read_as_themselves(text: str) -> None:
    assert read_date(text) == UncertainDate(text)


@given(periods().filter(lambda period: period.is_interval))
def test_edtf_intervals_read_as_themselves(period: Period) -> None:
    assert read_date(period.edtf) == period


@given(days, languages)
def test_a_written_day_reads_back(day: date, lang: str) -> None:
    assert read_date(written(day, lang, DAY[lang]), lang=lang) == UncertainDate.of(day)


@given(days, st.sampled_from(["{m} {d}, {y}", "{m} {d}th, {y}", "the {d}th of {m} {y}", "{d}-{m}-{y}"]))
def test_all_english_orders_of_a_day_read_back(day: date, template: str) -> None:
    assert read_date(written(day, "en", template)) == UncertainDate.of(day)


@given(modern_days, st.integers(0, 365), languages)
def test_a_day_without_a_year_reads_back_for_a_year(day: date, later: int, lang: str) -> None:
    text = written(day, lang, DAY_WITHOUT_YEAR[lang])
    today = min(day + timedelta(days=later), date(day.year + 1, day.month, min(day.day, 28)) - timedelta(days=1))
    assert read_date(text, max(day, today), lang) == UncertainDate.of(day)


@given(days, st.integers(0, 500), languages)
def test_a_written_range_reads_back(first: date, length: int, lang: str) -> None:
    last = first + timedelta(days=length)
    text = RANGE[lang].format(written(first, lang, DAY[lang]), written(last, lang, DAY[lang]))
    assert read_date(text, lang=lang) == Period.between(first, last)


@given(modern_days, st.integers(1, 300), languages)
def test_a_range_without_years_reads_back(first: date, length: int, lang: str) -> None:
    last = first + timedelta(days=length)
    texts = (written(day, lang, DAY_WITHOUT_YEAR[lang]) for day in (first, last))
    if (2, 29) not in {(first.month, first.day), (last.month, last.day)}:
        assert read_date(RANGE[lang].format(*texts), first, lang) == Period.between(first, last)


@given(days, languages)
def test_since_a_day_reads_back(day: date, lang: str) -> None:
    text = SINCE[lang].format(written(day, lang, DAY[lang]))
    assert read_date(text, lang=lang) == Period(f"{day}/..")


@given(days, languages)
def test_around_a_day_reads_back(day: date, lang: str) -> None:
    text = AROUND[lang].format(written(day, lang, DAY[lang]))
    assert read_date(text, lang=lang) == UncertainDate(f"{day}~")


@given(days, st.sampled_from("/.-"), st.sampled_from(["dmy", "mdy"]))
def test_a_day_in_figures_reads_back_in_its_order(day: date, separator: str, order: str) -> None:
    parts = {"d": f"{day.day:02}", "m": f"{day.month:02}", "y": f"{day.year}"}
    text = separator.join(parts[part] for part in order)
    assert read_date(text, order=order) == UncertainDate.of(day)


@given(modern_days, st.integers(1, 400))
def test_days_ago_are_counted_exactly(today: date, count: int) -> None:
    assert read_date(f"{count} days ago", today) == UncertainDate.of(today - timedelta(days=count))


@given(modern_days, st.integers(1, 40), st.sampled_from(["weeks", "months", "years"]), st.integers(0, 6))
def test_so_many_units_ago_holds_every_day_that_rounds_or_is_cut_to_it(
    today: date, count: int, unit: str, over: int
) -> None:
    size = {"weeks": 7, "months": 30, "years": 365}[unit]
    when = today - timedelta(days=count * size + over * size // 8)
    found = read_date(f"{count} {unit} ago", today)
    assert isinstance(found, UncertainDate)
    # Months and years differ in length: over many of them the mean length is a little off.
    slack = timedelta(days=0 if unit == "weeks" else count)
    assert found.earliest is not None
    assert found.latest is not None
    assert found.earliest - slack <= when <= found.latest + slack


@given(st.data(), languages, modern_days, st.integers(0, 40))
def test_a_wider_date_of_the_text_never_narrows_what_is_read(
    data: st.DataObject, lang: str, first: date, length: int
) -> None:
    text = data.draw(st.sampled_from(RELATIVE[lang]))
    last = first + timedelta(days=length)
    day = first + timedelta(days=data.draw(st.integers(0, length)))
    low, high = bounds(read_date(text, UncertainDate.between(first, last), lang))
    inner_low, inner_high = bounds(read_date(text, day, lang))
    assert low <= inner_low <= inner_high <= high


@given(modern_days, st.sampled_from(["last", "this", "next", "this past"]), st.integers(0, 6))
def test_weekdays_are_always_that_weekday(today: date, shift: str, weekday: int) -> None:
    name = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[weekday]  # noqa: SIM905
    found = read_date(f"{shift} {name}", today)
    assert isinstance(found, UncertainDate)
    options = found.edtf.strip("[]").split(",")
    assert {date.fromisoformat(option).weekday() for option in options} == {weekday}
    assert all(abs(date.fromisoformat(option) - today) <= timedelta(days=14) for option in options)


def words_of(lang: str) -> list[str]:
    language = date_language(lang)
    assert language is not None
    return [*sorted(language.vocabulary), "24", "3", "2024", "09:00", "2024-12-24", "01/11/2022", "31.12", "-", "?"]


@given(st.data(), languages)
def test_any_words_give_a_result_or_an_error_of_the_library(data: st.DataObject, lang: str) -> None:
    words = data.draw(st.lists(st.sampled_from(words_of(lang)), max_size=12))
    today = data.draw(st.sampled_from([None, "2024-12-27", "[2024-12-26..2024-12-31]", "0001-01-01", "9999-12-31"]))
    text = " ".join(words)
    try:
        found = read_date(text, today, lang)
    except ConflictDataError as error:
        assert str(error)
    else:
        assert isinstance(found, UncertainDate | Period | TimeWindow)


@given(st.text(max_size=60), st.sampled_from([*LANGUAGES, "de", "xx"]))
def test_any_text_gives_a_result_or_an_error_of_the_library(text: str, lang: str) -> None:
    try:
        found = read_date(text, "2024-12-27", lang)
    except ConflictDataError as error:
        assert str(error)
    else:
        assert isinstance(found, UncertainDate | Period | TimeWindow)


@pytest.mark.parametrize(
    "text",
    [
        "before " * 24,
        "between december and " * 8,
        "december or " * 12,
        "weeks after december " * 8,
        "overnight in the of on " * 4,
        "of december on before in 2024 mid of december between december from from overnight late late by last week",
        "1" * 300,
        "1/" * 150,
        "(" * 300,
        "-" * 300,
        "월" * 300,
    ],
)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_phrase_takes_long(text: str, lang: str) -> None:
    start = time.perf_counter()
    with pytest.raises(ConflictDataError):
        read_date(text, "2024-12-27", lang)
    assert time.perf_counter() - start < 2
