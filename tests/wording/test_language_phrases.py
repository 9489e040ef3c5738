# ruff: noqa: RUF001 - Cyrillic letters and dashes are what is tested
"""Phrases of Ukrainian, Russian and Korean, each with the range and the qualifiers that a reader of it sees."""

import pytest

from conflictdata.errors import WordingError
from conflictdata.values.counts import CountRange
from conflictdata.vocab.counting import CountQualifier, CountStatus
from conflictdata.wording.counts import read_count

Case = tuple[str, int, int | None, int | None, str]
"""The words; the least and the greatest number, and the preferred one; the qualifiers, outermost first."""

UKRAINIAN: list[Case] = [
    ("двадцять п'ять", 25, 25, 25, ""),
    ("двадцять п’ять солдатів", 25, 25, 25, ""),
    ("двоє дітей", 2, 2, 2, ""),
    ("сто п'ятдесят", 150, 150, 150, ""),
    ("тисяча", 1000, 1000, 1000, ""),
    ("дві тисячі", 2000, 2000, 2000, ""),
    ("двома тисячами", 2000, 2000, 2000, ""),
    ("півтори тисячі", 1500, 1500, 1500, ""),
    ("пів мільйона", 500_000, 500_000, 500_000, ""),
    ("півтора мільйона", 1_500_000, 1_500_000, 1_500_000, ""),
    ("два з половиною мільйони", 2_500_000, 2_500_000, 2_500_000, ""),
    ("півсотні людей", 50, 50, 50, ""),
    ("два десятки", 20, 20, 20, ""),
    ("три сотні", 300, 300, 300, ""),
    ("дюжина", 12, 12, 12, ""),
    ("1,5 тис.", 1500, 1500, 1500, ""),
    ("3 тис. осіб", 3000, 3000, 3000, ""),
    ("5к", 5000, 5000, 5000, ""),
    ("2,35 млн", 2_350_000, 2_350_000, 2_350_000, ""),
    ("1 тис. 200", 1200, 1200, 1200, ""),
    ("більше ста", 101, None, None, "more_than"),
    ("більше тисячі", 1001, None, None, "more_than"),
    ("понад тисячу", 1001, None, None, "more_than"),
    ("понад двадцять п'ять тисяч", 25_001, None, None, "more_than"),
    ("більш ніж 3 тис. осіб", 3001, None, None, "more_than"),
    ("щонайменше 50", 50, None, None, "at_least"),
    ("не менше ніж 50 осіб", 50, None, None, "at_least"),
    ("не менш як дві сотні", 200, None, None, "at_least"),
    ("принаймні двоє цивільних", 2, None, None, "at_least"),
    ("як мінімум 7", 7, None, None, "at_least"),
    ("50 і більше", 50, None, None, "at_least"),
    ("50 осіб щонайменше", 50, None, None, "at_least"),
    ("до п'ятдесяти", 0, 50, None, "up_to"),
    ("до тисячі", 0, 1000, None, "up_to"),
    ("до 3-х тисяч", 0, 3000, None, "up_to"),
    ("щонайбільше 50", 0, 50, None, "up_to"),
    ("не більше ніж 50", 0, 50, None, "up_to"),
    ("менше десяти", 0, 9, None, "fewer_than"),
    ("менш як 10", 0, 9, None, "fewer_than"),
    ("близько трьох тисяч", 2500, 3500, 3000, "about"),
    ("приблизно 3100", 3050, 3150, 3100, "about"),
    ("осіб двадцять", 15, 25, 20, "about"),
    ("тисяч п'ять", 4500, 5500, 5000, "about"),
    ("загинуло осіб двадцять", 15, 25, 20, "about"),
    ("3 тисячі або близько того", 2500, 3500, 3000, "about"),
    ("майже 3000", 2500, 2999, None, "almost"),
    ("трохи менше ніж 100", 50, 99, None, "almost"),
    ("трохи більше 100", 101, 150, None, "just_over"),
    ("30 з гаком", 30, 39, None, "odd"),
    ("20 з лишком тисяч осіб", 20_000, 29_999, None, "odd"),
    ("рівно 12", 12, 12, 12, "exactly"),
    ("усього 12 осіб", 12, 12, 12, "exactly"),
    ("від 10 до 12 тис.", 10_000, 12_000, None, "range"),
    ("від сотні до тисячі", 100, 1000, None, "range"),
    ("між 10 і 12 тисячами", 10_000, 12_000, None, "range"),
    ("10–12 тисяч", 10_000, 12_000, None, "range"),
    ("п'ять-шість тисяч", 5000, 6000, None, "range"),
    ("троє або четверо", 3, 4, None, "range"),
    ("двоє чи троє дітей", 2, 3, None, "range"),
    ("тисяч п'ять-шість", 4500, 6500, None, "about range"),
    ("щонайменше від 10 до 12", 10, None, None, "at_least range"),
    ("до близько 50", 0, 55, None, "up_to about"),
    ("не менше 50 і не більше 60", 50, 60, None, "at_least up_to"),
    ("500 ± 50", 450, 550, 500, "range"),
    ("тисячі", 2000, 9999, None, "thousands"),
    ("тисячі людей", 2000, 9999, None, "thousands"),
    ("десятки тисяч", 20_000, 99_999, None, "tens"),
    ("сотні поранених", 200, 999, None, "hundreds"),
    ("до тисяч", 0, 9999, None, "up_to thousands"),
    ("кілька сотень", 200, 999, None, "a_few"),
    ("кілька десятків тисяч", 20_000, 99_999, None, "a_few"),
    ("декілька осіб", 2, None, None, "a_few"),
    ("чимало", 3, None, None, "many"),
    ("десятки або сотні", 20, 999, None, "range tens hundreds"),
    ("загиблих: 20", 20, 20, 20, ""),
    ("загинуло 20", 20, 20, 20, ""),
    ("поранених щонайменше 20", 20, None, None, "at_least"),
]

RUSSIAN: list[Case] = [
    ("двадцать один", 21, 21, 21, ""),
    ("трое", 3, 3, 3, ""),
    ("пятеро военных", 5, 5, 5, ""),
    ("тысяча двести", 1200, 1200, 1200, ""),
    ("двух тысяч двадцати пяти", 2025, 2025, 2025, ""),
    ("полтора десятка", 15, 15, 15, ""),
    ("полторы тысячи", 1500, 1500, 1500, ""),
    ("полмиллиона", 500_000, 500_000, 500_000, ""),
    ("два с половиной миллиона", 2_500_000, 2_500_000, 2_500_000, ""),
    ("два десятка человек", 20, 20, 20, ""),
    ("две сотни", 200, 200, 200, ""),
    ("полторы сотни", 150, 150, 150, ""),
    ("1,5 тыс.", 1500, 1500, 1500, ""),
    ("1,500 тыс.", 1500, 1500, 1500, ""),
    ("3 тыс. чел.", 3000, 3000, 3000, ""),
    ("12 млн", 12_000_000, 12_000_000, 12_000_000, ""),
    ("1,100", 1100, 1100, 1100, ""),
    ("1.100", 1100, 1100, 1100, ""),
    ("больше ста", 101, None, None, "more_than"),
    ("больше тысячи", 1001, None, None, "more_than"),
    ("больше десятка", 11, None, None, "more_than"),
    ("более чем 200 человек", 201, None, None, "more_than"),
    ("свыше трёхсот", 301, None, None, "more_than"),
    ("свыше 30-ти", 31, None, None, "more_than"),
    ("не менее 50", 50, None, None, "at_least"),
    ("не менее двух десятков человек", 20, None, None, "at_least"),
    ("не меньше, чем 7", 7, None, None, "at_least"),
    ("как минимум 7", 7, None, None, "at_least"),
    ("по меньшей мере двое", 2, None, None, "at_least"),
    ("50 и более", 50, None, None, "at_least"),
    ("50 человек и более", 50, None, None, "at_least"),
    ("100+", 100, None, None, "at_least"),
    ("до пятидесяти", 0, 50, None, "up_to"),
    ("до тысячи", 0, 1000, None, "up_to"),
    ("до 3-х тысяч", 0, 3000, None, "up_to"),
    ("не более 50", 0, 50, None, "up_to"),
    ("максимум 50", 0, 50, None, "up_to"),
    ("менее десяти", 0, 9, None, "fewer_than"),
    ("меньше сотни", 0, 99, None, "fewer_than"),
    ("около трёх тысяч", 2500, 3500, 3000, "about"),
    ("около тысячи", 500, 1500, 1000, "about"),
    ("порядка 150 человек", 145, 155, 150, "about"),
    ("примерно 50", 45, 55, 50, "about"),
    ("человек двадцать", 15, 25, 20, "about"),
    ("погибло человек двадцать", 15, 25, 20, "about"),
    ("тысяч пять", 4500, 5500, 5000, "about"),
    ("более или менее 50", 45, 55, 50, "about"),
    ("почти 3000", 2500, 2999, None, "almost"),
    ("под сотню", 50, 99, None, "almost"),
    ("чуть менее 100", 50, 99, None, "almost"),
    ("чуть более 100", 101, 150, None, "just_over"),
    ("30 с небольшим", 31, 35, None, "just_over"),
    ("двадцать с лишним человек", 20, 29, None, "odd"),
    ("20 с лишним тысяч", 20_000, 29_999, None, "odd"),
    ("ровно 12", 12, 12, 12, "exactly"),
    ("от 10 до 12 тысяч", 10_000, 12_000, None, "range"),
    ("с 10 до 20", 10, 20, None, "range"),
    ("от сотни до тысячи", 100, 1000, None, "range"),
    ("от двухсот до трёхсот", 200, 300, None, "range"),
    ("между 10 и 12", 10, 12, None, "range"),
    ("в пределах 10-12", 10, 12, None, "range"),
    ("2-3 тысячи", 2000, 3000, None, "range"),
    ("пять-шесть тысяч", 5000, 6000, None, "range"),
    ("двое или трое", 2, 3, None, "range"),
    ("50, а то и 60", 50, 60, None, "range"),
    ("тысяч пять-шесть человек", 4500, 6500, None, "about range"),
    ("не менее 12 человек, но не более 20", 12, 20, None, "at_least up_to"),
    ("минимум 10, максимум 20", 10, 20, None, "at_least up_to"),
    ("тысячи", 2000, 9999, None, "thousands"),
    ("десятки тысяч", 20_000, 99_999, None, "tens"),
    ("сотни тысяч человек", 200_000, 999_999, None, "hundreds"),
    ("до нескольких сотен", 0, 999, None, "up_to a_few"),
    ("несколько сотен тысяч", 200_000, 999_999, None, "a_few"),
    ("как минимум тысячи", 2000, None, None, "at_least thousands"),
    ("немало", 3, None, None, "many"),
    ("десятки или сотни", 20, 999, None, "range tens hundreds"),
    ("убитых — 20", 20, 20, 20, ""),
    ("погибло 20 человек", 20, 20, 20, ""),
    ("погибло около 20 человек", 15, 25, 20, "about"),
    ("солдат: 20", 20, 20, 20, ""),
    ("погибло от 5 до 7 человек", 5, 7, None, "range"),
    ("без вести пропавших 12", 12, 12, 12, ""),
]

KOREAN: list[Case] = [
    ("만이천", 12_000, 12_000, 12_000, ""),
    ("이천삼백만", 23_000_000, 23_000_000, 23_000_000, ""),
    ("십이만삼천사백오십육", 123_456, 123_456, 123_456, ""),
    ("3천5백", 3500, 3500, 3500, ""),
    ("1만 2천 명", 12_000, 12_000, 12_000, ""),
    ("3만5천명", 35_000, 35_000, 35_000, ""),
    ("3.5만 명", 35_000, 35_000, 35_000, ""),
    ("1억2천만", 120_000_000, 120_000_000, 120_000_000, ""),
    ("3,000명", 3000, 3000, 3000, ""),
    ("천 명", 1000, 1000, 1000, ""),
    ("백스물세 명", 123, 123, 123, ""),
    ("스무 명", 20, 20, 20, ""),
    ("열두 발", 12, 12, 12, ""),
    ("한 명", 1, 1, 1, ""),
    ("두 사람", 2, 2, 2, ""),
    ("석 대", 3, 3, 3, ""),
    ("시신 다섯 구", 5, 5, 5, ""),
    ("민간인 3명", 3, 3, 3, ""),
    ("민간인 이백 명", 200, 200, 200, ""),
    ("드론 5대", 5, 5, 5, ""),
    ("5대의 드론", 5, 5, 5, ""),
    ("사망 3명", 3, 3, 3, ""),
    ("사망자 수 3명", 3, 3, 3, ""),
    ("사망자는 3명", 3, 3, 3, ""),
    ("3명이 사망", 3, 3, 3, ""),
    ("북한군 3000명", 3000, 3000, 3000, ""),
    ("50명 이상", 50, None, None, "at_least"),
    ("50명 이상의 민간인", 50, None, None, "at_least"),
    ("최소 50명", 50, None, None, "at_least"),
    ("적어도 세 명", 3, None, None, "at_least"),
    ("50명 초과", 51, None, None, "more_than"),
    ("100명이 넘는", 101, None, None, "more_than"),
    ("100명 넘게", 101, None, None, "more_than"),
    ("2만 명이 넘는 병력", 20_001, None, None, "more_than"),
    ("50명 이하", 0, 50, None, "up_to"),
    ("최대 1만 명", 0, 10_000, None, "up_to"),
    ("50명까지", 0, 50, None, "up_to"),
    ("50명 미만", 0, 49, None, "fewer_than"),
    ("약 3천 명", 2500, 3500, 3000, "about"),
    ("3천 명가량", 2500, 3500, 3000, "about"),
    ("50명쯤", 45, 55, 50, "about"),
    ("100명 안팎의 군인", 50, 150, 100, "about"),
    ("50명 정도", 45, 55, 50, "about"),
    ("북한군 약 1만2천 명", 11_500, 12_500, 12_000, "about"),
    ("거의 100명", 50, 99, None, "almost"),
    ("100명 가까이", 50, 99, None, "almost"),
    ("3천 명에 가까운 병력", 2500, 2999, None, "almost"),
    ("100명 남짓", 101, 150, None, "just_over"),
    ("백여 명", 100, 199, None, "odd"),
    ("십여 명", 10, 19, None, "odd"),
    ("열몇 명", 10, 19, None, "odd"),
    ("1만2000여 명", 12_000, 12_999, None, "odd"),
    ("미사일 20여 발", 20, 29, None, "odd"),
    ("100여만 명", 1_000_000, 1_999_999, None, "odd"),
    ("총 50명", 50, 50, 50, "exactly"),
    ("약 3,000명 정도", 2500, 3500, 3000, "about"),  # said twice, and meant once
    ("최대 50명까지", 0, 50, None, "up_to"),
    ("최소 10명에서 최대 20명까지", 10, 20, None, "at_least up_to"),
    ("10~20명", 10, 20, None, "range"),
    ("10명에서 20명", 10, 20, None, "range"),
    ("10명부터 20명까지", 10, 20, None, "range"),
    ("10명에서 20명까지의 민간인", 10, 20, None, "range"),
    ("10 내지 20명", 10, 20, None, "range"),
    ("세 명 또는 네 명", 3, 4, None, "range"),
    ("1만~1만2천 명", 10_000, 12_000, None, "range"),
    ("2~3천 명", 2000, 3000, None, "range"),
    ("두세 명", 2, 3, None, "range"),
    ("서너 명", 3, 4, None, "range"),
    ("대여섯 명", 5, 6, None, "range"),
    ("이삼십 명", 20, 30, None, "range"),
    ("오륙백 명", 500, 600, None, "range"),
    ("두세 명 이상", 2, None, None, "at_least range"),
    ("최소 10명에서 최대 20명", 10, 20, None, "at_least up_to"),
    ("적게는 10명에서 많게는 20명", 10, 20, None, "at_least up_to"),
    ("수십 명", 20, 99, None, "tens"),
    ("수백 명의 민간인", 200, 999, None, "hundreds"),
    ("수천 명", 2000, 9999, None, "thousands"),
    ("수만 명", 20_000, 99_999, None, "tens"),
    ("수십만 명", 200_000, 999_999, None, "hundreds"),
    ("수백만 명", 2_000_000, 9_999_999, None, "millions"),
    ("수십여 명", 20, 99, None, "odd tens"),
    ("최소 수십 명", 20, None, None, "at_least tens"),
    ("몇 명", 2, None, None, "a_few"),
    ("몇백 명", 200, 999, None, "a_few"),
    ("여러 명", 3, None, None, "several"),
    ("다수의 민간인", 3, None, None, "many"),
]

CASES = [(lang, *case) for lang, cases in (("uk", UKRAINIAN), ("ru", RUSSIAN), ("ko", KOREAN)) for case in cases]


@pytest.mark.parametrize(("lang", "text", "low", "high", "best", "qualifiers"), CASES)
def test_a_phrase_bounds_what_it_says(  # noqa: PLR0913, PLR0917 - a table
    lang: str, text: str, low: int, high: int | None, best: int | None, qualifiers: str
) -> None:
    read = read_count(text, lang)

    assert read.range == CountRange(low=low, high=high, best=best)
    assert read.status is CountStatus.STATED
    assert read.qualifiers == tuple(map(CountQualifier, qualifiers.split()))


NONE, NONE_SAID, UNKNOWN = CountRange.exactly(0), CountRange(best=0), CountRange()
NO_NUMBER = {
    CountStatus.NONE_REPORTED: {
        "uk": {
            NONE: ["немає", "втрат немає", "немає загиблих", "без втрат", "ніхто не постраждав", "жодного загиблого"],
            NONE_SAID: ["не повідомляється", "про загиблих не повідомляється", "загиблих не зафіксовано"],
        },
        "ru": {
            NONE: ["нет", "потерь нет", "нет погибших", "без жертв", "не пострадал никто", "ни одного погибшего"],
            NONE_SAID: ["не сообщается", "о погибших не сообщается", "погибших не зафиксировано", "погибших нет пока"],
        },
        "ko": {
            NONE: ["없음", "사망자 없음", "사상자는 없다", "인명 피해 없음"],
            NONE_SAID: ["보고 없음", "사망자 보고 없음"],
        },
    },
    CountStatus.UNKNOWN: {
        "uk": {UNKNOWN: ["невідомо", "кількість загиблих невідома", "?", "102?", "значні втрати", "втрати: невідомо"]},
        "ru": {UNKNOWN: ["неизвестно", "число погибших неизвестно", "?", "102?", "большие потери", "нет данных"]},
        "ko": {UNKNOWN: ["미상", "사망자 미상", "?", "102명?", "막대한 피해자", "확인되지 않음"]},
    },
    CountStatus.WITHHELD: {
        "uk": {UNKNOWN: ["не розголошується", "втрати не розголошуються"]},
        "ru": {UNKNOWN: ["не разглашается", "потери не разглашаются"]},
        "ko": {UNKNOWN: ["비공개", "사망자 비공개"]},
    },
    CountStatus.NOT_COVERED: {
        "uk": {UNKNOWN: ["не враховано"]},
        "ru": {UNKNOWN: ["не учтено"]},
        "ko": {UNKNOWN: ["집계 제외"]},
    },
}


@pytest.mark.parametrize(
    ("lang", "text", "status", "expected"),
    [
        (lang, text, status, expected)
        for status, by_lang in NO_NUMBER.items()
        for lang, by_range in by_lang.items()
        for expected, texts in by_range.items()
        for text in texts
    ],
)
def test_words_for_no_number_say_why_there_is_none(
    lang: str, text: str, status: CountStatus, expected: CountRange
) -> None:
    read = read_count(text, lang)

    assert (read.status, read.range) == (status, expected)


@pytest.mark.parametrize(
    ("lang", "text", "unread"),
    [
        ("ru", "1.500 тыс.", "1.500"),  # one and a half, or fifteen hundred
        ("uk", "1.500 тис.", "1.500"),
        ("ru", "детей двое", "детей"),  # two, or about two
        ("ru", "тысяч пять тысяч", "пять"),
        ("ru", "от 50", "50"),
        ("ru", "двадцать двенадцать", "двенадцать"),
        ("ru", "пять шесть", "шесть"),
        ("ru", "3-й", "-"),
        ("ru", "не менее чем не более 5", "не"),
        ("uk", "двадцять тридцять", "тридцять"),
        ("uk", "погибло 20", "погибло"),  # Russian
        ("ko", "이천시", "시"),  # the city of Icheon is not two thousand
        ("ko", "30세", "세"),  # an age
        ("ko", "천만천만", "만"),
        ("ko", "3명 군인 5명", "5"),
    ],
)
def test_what_is_no_count_is_refused_at_the_word_that_is_not_understood(lang: str, text: str, unread: str) -> None:
    with pytest.raises(WordingError) as caught:
        read_count(text, lang)

    start, end = caught.value.span
    assert text[start:end] == unread
