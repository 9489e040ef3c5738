# ruff: noqa: RUF001, SIM905 - apostrophes of all kinds are what is tested; lists of words are easier to read as text
"""Numbers that are spelled here, by rules that know nothing of the reader, are read as what they are."""

from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conflictdata.values.counts import CountRange
from conflictdata.wording.counts import read_count

Speller = Callable[[int], str]

NUMBERS = st.integers(0, 999_999_999) | st.integers(0, 999) | st.integers(0, 99_999)
GROUPS = [",", ".", "'", "’", " ", "\u00a0", "\u202f", "\u2009", ""]


def english(number: int) -> str:
    small = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen"
    ).split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()

    def below_thousand(rest: int) -> list[str]:
        words = [small[rest // 100], "hundred"] if rest >= 100 else []
        rest %= 100
        if rest >= 20:
            words.append(tens[rest // 10 - 2] + (f"-{small[rest % 10]}" if rest % 10 else ""))
        elif rest:
            words.append(small[rest])
        return words

    if not number:
        return small[0]
    words: list[str] = []
    for scale, name in ((10**6, "million"), (10**3, "thousand"), (1, "")):
        if rest := number // scale % 1000:
            words += [*below_thousand(rest), name]
    return " ".join(words).rstrip()


class Slavic:
    """A speller of Russian or Ukrainian in one case: its words, and the words of its scales by number."""

    def __init__(
        self, words: dict[int, str], feminine: dict[int, str], scales: dict[int, tuple[str, str, str]]
    ) -> None:
        self.words, self.feminine, self.scales = words, feminine, scales

    def below_thousand(self, rest: int, *, feminine: bool) -> list[str]:
        words = []
        if rest >= 100:
            words.append(self.words[rest // 100 * 100])
            rest %= 100
        if rest > 20:
            words.append(self.words[rest // 10 * 10])
            rest %= 10
        if rest:
            words.append(self.feminine.get(rest, self.words[rest]) if feminine else self.words[rest])
        return words

    def __call__(self, number: int) -> str:
        if not number:
            return self.words[0]
        words: list[str] = []
        for scale, (one, few, many) in self.scales.items():
            rest = number // scale % 1000
            if not rest:
                continue
            words += self.below_thousand(rest, feminine=scale == 1000)
            if rest % 10 == 1 and rest % 100 != 11:
                words.append(one)
            elif rest % 10 in {2, 3, 4} and rest % 100 not in {12, 13, 14}:
                words.append(few)
            else:
                words.append(many)
        return " ".join(word for word in words if word)


def by_number(units: str, teens: str, tens: str, hundreds: str) -> dict[int, str]:
    """The words of 0 to 9, 10 to 19, 20 to 90 and 100 to 900."""
    return {
        **dict(enumerate(units.split())),
        **dict(enumerate(teens.split(), start=10)),
        **{number * 10: word for number, word in enumerate(tens.split(), start=2)},
        **{number * 100: word for number, word in enumerate(hundreds.split(), start=1)},
    }


NOTHING = ("", "", "")

SPELLERS: dict[str, tuple[str, Speller]] = {
    "en": ("en", english),
    "ru nominative": (
        "ru",
        Slavic(
            by_number(
                "ноль один два три четыре пять шесть семь восемь девять",
                "десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать "
                "девятнадцать",
                "двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто",
                "сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот",
            ),
            {1: "одна", 2: "две"},
            {10**6: ("миллион", "миллиона", "миллионов"), 1000: ("тысяча", "тысячи", "тысяч"), 1: NOTHING},
        ),
    ),
    "ru genitive": (
        "ru",
        Slavic(
            by_number(
                "нуля одного двух трёх четырёх пяти шести семи восьми девяти",
                "десяти одиннадцати двенадцати тринадцати четырнадцати пятнадцати шестнадцати семнадцати восемнадцати "
                "девятнадцати",
                "двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста",
                "ста двухсот трёхсот четырёхсот пятисот шестисот семисот восьмисот девятисот",
            ),
            {1: "одной"},
            {10**6: ("миллиона", "миллионов", "миллионов"), 1000: ("тысячи", "тысяч", "тысяч"), 1: NOTHING},
        ),
    ),
    "uk nominative": (
        "uk",
        Slavic(
            by_number(
                "нуль один два три чотири п’ять шість сім вісім дев’ять",
                "десять одинадцять дванадцять тринадцять чотирнадцять п’ятнадцять шістнадцять сімнадцять вісімнадцять "
                "дев’ятнадцять",
                "двадцять тридцять сорок п’ятдесят шістдесят сімдесят вісімдесят дев’яносто",
                "сто двісті триста чотириста п’ятсот шістсот сімсот вісімсот дев’ятсот",
            ),
            {1: "одна", 2: "дві"},
            {10**6: ("мільйон", "мільйони", "мільйонів"), 1000: ("тисяча", "тисячі", "тисяч"), 1: NOTHING},
        ),
    ),
    "uk genitive": (
        "uk",
        Slavic(
            by_number(
                "нуля одного двох трьох чотирьох п'яти шести семи восьми дев'яти",
                "десяти одинадцяти дванадцяти тринадцяти чотирнадцяти п'ятнадцяти шістнадцяти сімнадцяти вісімнадцяти "
                "дев'ятнадцяти",
                "двадцяти тридцяти сорока п'ятдесяти шістдесяти сімдесяти вісімдесяти дев'яноста",
                "ста двохсот трьохсот чотирьохсот п'ятисот шестисот семисот восьмисот дев'ятисот",
            ),
            {1: "однієї"},
            {10**6: ("мільйона", "мільйонів", "мільйонів"), 1000: ("тисячі", "тисяч", "тисяч"), 1: NOTHING},
        ),
    ),
}


def sino_korean(number: int) -> str:
    digits = " 일 이 삼 사 오 육 칠 팔 구".split(" ")

    def below_myriad(rest: int) -> str:
        spelled = ""
        for power, name in ((1000, "천"), (100, "백"), (10, "십"), (1, "")):
            digit = rest // power % 10
            if digit:
                spelled += ("" if digit == 1 and name else digits[digit]) + name
        return spelled

    if not number:
        return "영"
    spelled = ""
    for scale, name in ((10**8, "억"), (10**4, "만"), (1, "")):
        if rest := number // scale % 10**4:
            spelled += ("" if rest == 1 and name == "만" and not spelled else below_myriad(rest)) + name
    return spelled


def korean_in_figures(number: int) -> str:
    """Figures and myriads, as the press writes: 1억 2,345만 6,789."""
    parts = [(number // 10**8, "억"), (number // 10**4 % 10**4, "만"), (number % 10**4, "")]
    return " ".join(f"{rest:,}{name}" for rest, name in parts if rest) or "0"


SPELLERS["ko"] = ("ko", sino_korean)
SPELLERS["ko figures"] = ("ko", korean_in_figures)


@pytest.mark.parametrize("name", SPELLERS)
def test_a_number_in_words_is_read_as_the_number(name: str) -> None:
    lang, spell = SPELLERS[name]

    @given(NUMBERS)
    @example(0)
    @example(1000)
    @example(21_000)
    @example(1_001_101)
    @example(999_999_999)
    def law(number: int) -> None:
        # A bare genitive of one thousand is also the plural, and means thousands: it needs the word that governs it.
        before = {"ru genitive": "не больше ", "uk genitive": "не більше "}.get(name, "")

        read = read_count(before + spell(number), lang)

        assert read.range == (CountRange.up_to(number) if before else CountRange.exactly(number))

    law()


@pytest.mark.parametrize("number", range(1, 100))
def test_native_korean_numbers_are_read(number: int) -> None:
    tens = " 열 스물 서른 마흔 쉰 예순 일흔 여든 아흔".split(" ")
    ones = " 한 두 세 네 다섯 여섯 일곱 여덟 아홉".split(" ")
    spelled = "스무" if number == 20 else tens[number // 10] + ones[number % 10]

    assert read_count(f"{spelled} 명", "ko").range == CountRange.exactly(number)


@pytest.mark.parametrize("lang", ["en", "uk", "ru", "ko"])
def test_figures_are_read_with_any_sign_between_their_groups(lang: str) -> None:
    @given(NUMBERS, st.sampled_from(GROUPS))
    def law(number: int, sign: str) -> None:
        read = read_count(f"{number:,}".replace(",", sign), lang)

        assert read.range == CountRange.exactly(number)
        assert read.significant_figures == (len(str(number).rstrip("0")) or 1)

    law()


@pytest.mark.parametrize(
    ("lang", "form", "value"),
    [
        ("uk", form, value)
        for value, forms in {
            3: "три трьох трьом трьома троє",
            5: "п'ять п'яти п'ятьох п'ятьом п'ятьма п'ятеро",
            12: "дванадцять дванадцяти дванадцятьох дванадцятьом дванадцятьма",
            40: "сорок сорока",
            50: "п'ятдесят п'ятдесяти п'ятдесятьох п'ятдесятьма півсотні",
            90: "дев'яносто дев'яноста",
            200: "двісті двохсот двомстам двомастами двохстах",
            500: "п'ятсот п'ятисот п'ятистам п'ятьмастами п'ятистах півтисячі",
        }.items()
        for form in forms.split()
    ]
    + [
        ("ru", form, value)
        for value, forms in {
            3: "три трёх трём тремя трое",
            8: "восемь восьми восемью восьмью восьмеро",
            12: "двенадцать двенадцати двенадцатью",
            40: "сорок сорока",
            50: "пятьдесят пятидесяти пятьюдесятью полсотни",
            90: "девяносто девяноста",
            200: "двести двухсот двумстам двумястами двухстах",
            500: "пятьсот пятисот пятистам пятьюстами пятистах полтысячи",
        }.items()
        for form in forms.split()
    ],
)
def test_number_words_are_read_in_all_cases(lang: str, form: str, value: int) -> None:
    assert read_count(form, lang).range == CountRange.exactly(value)
