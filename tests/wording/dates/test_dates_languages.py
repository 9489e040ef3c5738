# ruff: noqa: RUF001 - words of languages with letters that look like Latin ones
"""Phrases for dates in Ukrainian, Russian and Korean, and in languages that are read by dateparser."""

import sys
from datetime import date, datetime
from types import SimpleNamespace
from typing import Any

import pytest

from conflictdata.errors import MissingExtraError, WordingError
from conflictdata.values.windows import TimeWindow
from conflictdata.wording.dates import foreign, read_date
from conflictdata.wording.dates.grammar import DATES, EXTENTS, WINDOWS
from conflictdata.wording.dates.language import build, date_language

LANGUAGES = ("en", "uk", "ru", "ko")
FRIDAY = "2024-12-27"


def read(text: str, lang: str) -> str:
    found = read_date(text, FRIDAY, lang)
    return f"{found.start or ''} to {found.end or ''}" if isinstance(found, TimeWindow) else found.edtf


UKRAINIAN = {
    "24 грудня 2024 року": "2024-12-24",
    "у вівторок, 24 грудня": "2024-12-24",
    "24-го грудня": "2024-12-24",
    "у грудні 2024 року": "2024-12",
    "у серпні": "2024-08",
    "минулого серпня": "2024-08",
    "у минулому році": "2023",
    "торік": "2023",
    "раніше цього тижня": "[2024-12-23..2024-12-26]",
    "позавчора": "2024-12-25",
    "два дні тому": "2024-12-25",
    "тиждень тому": "[2024-12-14..2024-12-23]",
    "кілька тижнів тому": "[..2024-12-13]",
    "минулого четверга": "[2024-12-19,2024-12-26]",
    "у п\u2019ятницю": "2024-12-27",
    "на Різдво": "[2024-01-07,2024-12-25]",
    "Різдво 2016": "2016-01-07",
    "католицьке Різдво 2016": "2016-12-25",
    "в ніч на 25 грудня": "2024-12-24T18:00 to 2024-12-25T09:00",
    "у ніч з 24 на 25 грудня": "2024-12-24T18:00 to 2024-12-25T09:00",
    "у ніч з 31 грудня на 1 січня 2025 року": "2024-12-31T18:00 to 2025-01-01T09:00",
    "вночі 25 грудня": "2024-12-24T18:00 to 2024-12-26T09:00",
    "вранці 25 грудня": "2024-12-25T03:00 to 2024-12-25T12:00",
    "24-25 грудня 2024 року": "2024-12-24/2024-12-25",
    "з 24 грудня до 3 січня": "2024-12-24/2025-01-03",
    "між червнем і серпнем 2024 року": "[2024-06..2024-08]",
    "на початку грудня 2024 року": "[2024-12-01..2024-12-10]",
    "в середині 2023 року": "[2023-05..2023-08]",
    "наприкінці грудня": "[2024-12-21..2024-12-31]",
    "навесні 2024 року": "2024-21",
    "у першій половині 2024 року": "2024-40",
    "у 1990-х роках": "199X",
    "через тижні після повномасштабного вторгнення": "[2022-03-10..]",
    "з початку повномасштабного вторгнення": "2022-02-24/..",
    "до 24 грудня 2024 року": "[..2024-12-24]",
    "після 24 грудня 2024 року": "[2024-12-25..]",
    "близько 15 березня 2022 року": "2022-03-15~",
    "станом на 25 грудня": "2024-12-25",
    "станом на 09:00 за київським часом 25 грудня": "2024-12-25T09:00 to 2024-12-25T09:00",
    "о 9 вечора": "2024-12-27T21:00 to 2024-12-27T21:00",
    "24.12.2024": "2024-12-24",
}
RUSSIAN = {
    "24 декабря 2024 г.": "2024-12-24",
    "в августе": "2024-08",
    "в прошлом году": "2023",
    "на прошлой неделе": "[2024-12-16..2024-12-22]",
    "ранее на этой неделе": "[2024-12-23..2024-12-26]",
    "вчера": "2024-12-26",
    "неделю назад": "[2024-12-14..2024-12-23]",
    "в прошлый четверг": "[2024-12-19,2024-12-26]",
    "Рождество": "[2024-01-07,2024-12-25]",
    "православное Рождество": "2024-01-07",
    "в ночь на 25 декабря": "2024-12-24T18:00 to 2024-12-25T09:00",
    "в ночь с 24 на 25 декабря": "2024-12-24T18:00 to 2024-12-25T09:00",
    "ночью 25 декабря": "2024-12-24T18:00 to 2024-12-26T09:00",
    "днём 25 декабря": "2024-12-25T12:00 to 2024-12-25T19:00",
    "9 часов утра 25 декабря": "2024-12-25T09:00 to 2024-12-25T09:00",
    "24/25 декабря 2024 года": "2024-12-24/2024-12-25",
    "с 24 декабря по 3 января": "2024-12-24/2025-01-03",
    "между июнем и августом 2024 года": "[2024-06..2024-08]",
    "в конце декабря": "[2024-12-21..2024-12-31]",
    "весной 2024 года": "2024-21",
    "четвёртый квартал 2024 года": "2024-36",
    "в 1990-х годах": "199X",
    "спустя недели после полномасштабного вторжения": "[2022-03-10..]",
    "с начала полномасштабного вторжения": "2022-02-24/..",
    "не позднее 1 января 2025 года": "[..2025-01-01]",
    "за последние три недели": "2024-12-06/2024-12-27",
}
KOREAN = {
    "2024년 12월 24일": "2024-12-24",
    "2024년 12월 24일(화요일)": "2024-12-24",
    "24일(현지시간)": "2024-12-24",
    "지난 8월": "2024-08",
    "지난해 8월": "2023-08",
    "작년": "2023",
    "지난달": "2024-11",
    "지난주 목요일": "2024-12-19",
    "지난 목요일": "[2024-12-19,2024-12-26]",
    "이틀 전": "2024-12-25",
    "3주 전": "[2024-11-30..2024-12-09]",
    "몇 주 뒤": "[2025-01-10..]",
    "성탄절": "2024-12-25",
    "12월 24일 밤": "2024-12-24T18:00 to 2024-12-25T09:00",
    "12월 24~25일 밤사이": "2024-12-24T18:00 to 2024-12-25T09:00",
    "12월 25일 새벽": "2024-12-25T00:00 to 2024-12-25T07:00",
    "12월 25일 키이우 시간 오전 9시 30분": "2024-12-25T09:30 to 2024-12-25T09:30",
    "12월 24~25일": "2024-12-24/2024-12-25",
    "12월 24일부터 1월 3일까지": "2024-12-24/2025-01-03",
    "2024년 6월과 8월 사이": "[2024-06..2024-08]",
    "2024년 12월 중순": "[2024-12-11..2024-12-20]",
    "2023년 중반": "[2023-05..2023-08]",
    "2024년 상반기": "2024-40",
    "1990년대": "199X",
    "전면 침공 이후": "2022-02-24/..",
    "전면 침공 몇 주 뒤": "[2022-03-10..]",
    "2024년 3월까지": "/2024-03",
    "2024년 12월 24일 이전": "[..2024-12-24]",
    "2022년 3월 15일경": "2022-03-15~",
}


@pytest.mark.parametrize(("text", "found"), UKRAINIAN.items())
def test_ukrainian_phrases(text: str, found: str) -> None:
    assert read(text, "uk") == found


@pytest.mark.parametrize(("text", "found"), RUSSIAN.items())
def test_russian_phrases(text: str, found: str) -> None:
    assert read(text, "ru") == found


@pytest.mark.parametrize(("text", "found"), KOREAN.items())
def test_korean_phrases(text: str, found: str) -> None:
    assert read(text, "ko") == found


@pytest.mark.parametrize(
    ("text", "lang", "part"),
    [
        ("24 грудня завжди", "uk", "завжди"),
        ("24일쾅밤", "ko", "쾅"),
        ("12월쾅쾅", "ko", "쾅쾅"),
        ("쾅 12월", "ko", "쾅"),
    ],
)
def test_the_error_shows_the_word_that_is_not_known(text: str, lang: str, part: str) -> None:
    with pytest.raises(WordingError) as caught:
        read_date(text, FRIDAY, lang)
    start, end = caught.value.span
    assert text[start:end] == part


def test_a_region_of_a_language_does_not_matter() -> None:
    assert read_date("24 December 2024", lang="en-GB") == read_date("24 December 2024", lang="EN")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_data_of_a_language_name_only_phrases_slots_and_classes_that_are_read(lang: str) -> None:
    language = date_language(lang)
    assert language is not None
    assert set(language.phrases) <= {*DATES, *EXTENTS, *WINDOWS, "time", "moment"}
    slots = {
        options[0].strip("{2")
        for sequences in language.phrases.values()
        for items in sequences
        for options in items
        if options[0].startswith("{")
    }
    figures = {"day", "hour", "minute", "year", "short_year", "ordinal", "number", "iso", "numeric", "clock", "pair"}
    assert slots <= {*language.words, *figures, "date", "moment", "time"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_all_months_and_weekdays(lang: str) -> None:
    language = date_language(lang)
    assert language is not None
    assert set(language.words["month"].values()) == {str(number) for number in range(1, 13)}
    assert set(language.words["weekday"].values()) == {str(number) for number in range(7)}


def test_a_language_file_without_dates_has_no_date_words() -> None:
    assert build("en", {"code": "en"}) is None


@pytest.mark.parametrize(
    ("text", "lang", "edtf"),
    [
        ("24. Dezember 2024", "de", "2024-12-24"),
        ("Dezember 2024", "de", "2024-12"),
        ("24. Dezember", "de", "2024-12-24"),
        ("gestern", "de", "2024-12-26"),
        ("im August", "de", "2024-08"),
        ("vor zwei Tagen", "de", "2024-12-25"),
        ("Donnerstag", "de", "2024-12-26"),
        ("Freitag", "de", "[2024-12-20,2024-12-27]"),
        ("le 24 décembre 2024", "fr", "2024-12-24"),
        ("\u06f2\u06f4 دسامبر \u06f2\u06f0\u06f2\u06f4", "fa", "2024-12-24"),
        ("25.12.2024", "de", "2024-12-25"),
        ("24.12.2024 - 26.12.2024", "de", "2024-12-24/2024-12-26"),
        ("2024-12-24", "xx", "2024-12-24"),
    ],
)
def test_other_languages_are_read_as_exactly_as_the_text_is(text: str, lang: str, edtf: str) -> None:
    assert read(text, lang) == edtf


@pytest.mark.parametrize(
    ("text", "lang", "reason"),
    [
        ("quatsch", "de", "reads no day"),
        ("30. Februar 2024", "de", "reads no day"),
        ("24. Dezember 2024 09:00", "de", "reads no day"),
        ("vor drei Wochen", "de", "reads no day"),
        ("letztes Jahr", "de", "a distance in weeks"),
        ("letzten Monat", "de", "(a distance in weeks|reads no day)"),
        ("24. Dez 98", "de", "two digits"),
        ("24 ธันวาคม 2567", "th", "Gregorian"),
        ("24. Dezember 2024", "xx", "reads no day"),
        ("01.11.2022", "de", "either order"),
        ("01.11.2022 um", "de", "(either order|reads no day)"),
        ("Donnerstag 01.11.2022", "de", "(either order|reads no day)"),
    ],
)
def test_other_languages_are_refused_where_they_would_be_guessed(text: str, lang: str, reason: str) -> None:
    with pytest.raises(WordingError, match=reason):
        read_date(text, FRIDAY, lang)


def test_other_languages_need_the_date_of_the_text_for_relative_words() -> None:
    with pytest.raises(WordingError, match="relative_to"):
        read_date("gestern", lang="de")
    with pytest.raises(WordingError, match="62 days"):
        read_date("gestern", "2024", lang="de")


def test_other_languages_are_read_for_every_day_that_the_text_may_be_of() -> None:
    assert str(read_date("gestern", "[2024-12-26..2024-12-31]", "de")) == "[2024-12-25..2024-12-30]"
    assert str(read_date("29. Februar", "[2024-02-28..2024-03-10]", "de")) == "[2020-02-29,2024-02-29]"


def test_a_day_that_some_day_of_the_text_makes_no_date_of_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    readings = {date(2024, 12, 26): date(2024, 12, 25)}

    class Parser:
        def __init__(self, *, settings: dict[str, Any], **_: object) -> None:
            self.base = settings["RELATIVE_BASE"]

        def get_date_data(self, _: str) -> SimpleNamespace:
            read = readings.get(self.base.date())
            when = None if read is None else datetime.combine(read, datetime.min.time())
            return SimpleNamespace(date_obj=when, period="day")

    monkeypatch.setattr(foreign, "_parser", lambda: Parser)
    with pytest.raises(WordingError, match="reads no day"):
        read_date("gestern", "[2024-12-26..2024-12-31]", "de")


def test_other_languages_say_which_package_they_need(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dateparser.date", None)
    with pytest.raises(MissingExtraError) as caught:
        read_date("24. Dezember 2024", lang="de")
    assert (caught.value.package, caught.value.extra) == ("dateparser", "dates")
