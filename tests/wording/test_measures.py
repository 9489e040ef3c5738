import re
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictdata.errors import AmbiguousUnitError, ConflictDataError, DataError, WordingError
from conflictdata.values._unit_words import SPELLINGS
from conflictdata.values.measures import MAX_MEASURE_TEXT, Measure, MeasureRange
from conflictdata.vocab.measure_units import MeasureUnit
from conflictdata.wording import languages as languages_module
from conflictdata.wording.languages import language_of, register_language
from conflictdata.wording.measures import _words_of, read_measure
from conflictdata.wording.policies import Rule, WordingPolicy

LANGUAGES = ("en", "uk", "ru", "ko")
MM, KM, M, C = MeasureUnit.MILLIMETER, MeasureUnit.KILOMETER, MeasureUnit.METER, MeasureUnit.DEGREE_CELSIUS
KG, L, MW, T = MeasureUnit.KILOGRAM, MeasureUnit.LITER, MeasureUnit.MEGAWATT, MeasureUnit.TONNE
KM2, MWH, KPH, HOUR = (
    MeasureUnit.SQUARE_KILOMETER,
    MeasureUnit.MEGAWATT_HOUR,
    MeasureUnit.KILOMETER_PER_HOUR,
    MeasureUnit.HOUR,
)


def measure(value: float, unit: MeasureUnit) -> Measure:
    return Measure(value=value, unit=unit)


def bounded(low: float | None, high: float | None, unit: MeasureUnit, best: float | None = None) -> MeasureRange:
    return MeasureRange(low=low, high=high, best=best, unit=unit)


BARE = [
    ("en", "155 mm", measure(155, MM)),
    ("en", "155mm", measure(155, MM)),
    ("en", "155-mm", measure(155, MM)),
    ("en", "155\u00a0mm.", measure(155, MM)),
    ("en", "1,100 km", measure(1100, KM)),
    ("en", "1,234.5 km", measure(1234.5, KM)),
    ("en", "1.500 km", measure(1.5, KM)),
    ("en", "12,5 km", measure(12.5, KM)),
    ("en", "5e3 km", measure(5000, KM)),
    ("en", "1.5 million liters", measure(1_500_000, L)),
    ("en", "1.5m liters", measure(1_500_000, L)),
    ("en", "5m", measure(5, M)),
    ("en", "5 mil liters", measure(5_000_000, L)),
    ("en", "5 thousand tonnes", measure(5, MeasureUnit.KILOTONNE)),
    ("en", "two kilometres", measure(2, KM)),
    ("en", "a kilometer", measure(1, KM)),
    ("en", "half a kilometer", measure(0.5, KM)),
    ("en", "two and a half km", measure(2.5, KM)),
    ("en", "60 km/h", measure(60, KPH)),
    ("en", "5 km²", measure(5, KM2)),
    ("en", "100 kg of TNT", measure(100, MeasureUnit.KILOGRAM_TNT)),
    ("en", "300,000 bbl/d (oil)", measure(300_000, MeasureUnit.BARREL_OIL_PER_DAY)),
    ("en", "5 min", measure(5, MeasureUnit.MINUTE)),
    ("en", "300K", measure(300, MeasureUnit.KELVIN)),
    ("en", "-5 °C", measure(-5, C)),
    ("en", "\u22125.5°C", measure(-5.5, C)),
    ("en", "minus 5 degrees Celsius", measure(-5, C)),
    ("en", "minus five degrees Celsius", measure(-5, C)),
    ("uk", "155 мм", measure(155, MM)),
    ("uk", "1,5 МВт", measure(1.5, MW)),
    ("uk", "1 234,5 км", measure(1234.5, KM)),
    ("uk", "тисячу тонн", measure(1000, T)),
    ("uk", "5 тис. т", measure(5000, T)),
    ("uk", "півтора кілометра", measure(1.5, KM)),
    ("uk", "25 МВт·год", measure(25, MWH)),
    ("uk", "мінус 5 °С", measure(-5, C)),  # noqa: RUF001 - Cyrillic
    ("uk", "п'ять годин", measure(5, HOUR)),
    ("ru", "155-мм", measure(155, MM)),
    ("ru", "трёх километров", measure(3, KM)),
    ("ru", "60 км/ч", measure(60, KPH)),
    ("ru", "5 мин", measure(5, MeasureUnit.MINUTE)),
    ("ru", "5 с", measure(5, MeasureUnit.SECOND)),  # noqa: RUF001 - Cyrillic
    ("ru", "25 км²", measure(25, KM2)),
    ("ko", "155mm", measure(155, MM)),
    ("ko", "1만 2천 톤", measure(12_000, T)),
    ("ko", "100메가와트", measure(100, MW)),
    ("ko", "십일 km", measure(11, KM)),
    ("ko", "1,100㎞", measure(1100, KM)),
    ("ko", "3시간", measure(3, HOUR)),
]

BOUNDED = [
    ("en", "about 155 mm", bounded(154.5, 155.5, MM, 155)),
    ("en", "about 1.50 km", bounded(1.495, 1.505, KM, 1.5)),
    ("en", "5 km or so", bounded(4.5, 5.5, KM, 5)),
    ("en", "nearly 1,000 km", bounded(500, 1000, KM)),
    ("en", "just over 2.5 km", bounded(2.5, 2.55, KM)),
    ("en", "thirty-odd kilometers", bounded(30, 39.999, KM)),
    ("en", "10-12 km", bounded(10, 12, KM)),
    ("en", "10 km - 12 km", bounded(10, 12, KM)),
    ("en", "10 km to 12 km", bounded(10, 12, KM)),
    ("en", "10-km to 12-km", bounded(10, 12, KM)),
    ("en", "between 5 and 10 km", bounded(5, 10, KM)),
    ("en", "300 to 500 kg", bounded(300, 500, KG)),
    ("en", "1.5-2 million liters", bounded(1_500_000, 2_000_000, L)),
    ("en", "10 km ± 2 km", bounded(8, 12, KM, 10)),
    ("en", "at least 5 km", bounded(5, None, KM)),
    ("en", "min. 5 km", bounded(5, None, KM)),
    ("en", "min 5 min", bounded(5, None, MeasureUnit.MINUTE)),
    ("en", "5+ km", bounded(5, None, KM)),
    ("en", "more than 1.5 MW", bounded(1.5, None, MW)),
    ("en", "up to 30 km", bounded(0, 30, KM)),
    ("en", "less than 30 km", bounded(0, 30, KM)),
    ("en", "at least 5 km and at most 10 km", bounded(5, 10, KM)),
    ("en", "exactly 5 km", bounded(5, 5, KM)),
    ("en", "several kilometers", bounded(3, None, KM)),
    ("en", "dozens of km", bounded(24, 99.999, KM)),
    ("en", "102? km", MeasureRange.unknown(KM)),
    ("en", "up to 30 °C", bounded(None, 30, C)),
    ("en", "up to 300 K", bounded(0, 300, MeasureUnit.KELVIN)),
    ("en", "at least 0 °C", bounded(0, None, C)),
    ("en", "0 to 10 °C", bounded(0, 10, C)),
    ("en", "-5 to 10 °C", bounded(-5, 10, C)),
    ("en", "between -5 and -10 °C", bounded(-10, -5, C)),
    ("en", "-10--5 °C", bounded(-10, -5, C)),
    ("uk", "близько 5 км", bounded(4.5, 5.5, KM, 5)),
    ("uk", "кілометрів п'ять", bounded(4.5, 5.5, KM, 5)),
    ("uk", "від 5 до 10 км", bounded(5, 10, KM)),
    ("uk", "понад 1,5 млн літрів", bounded(1_500_000, None, L)),
    ("uk", "5-10 тис. кв. км", bounded(5000, 10_000, KM2)),
    ("uk", "десятки кілометрів", bounded(20, 99.999, KM)),
    ("ru", "с 5 до 10 км", bounded(5, 10, KM)),  # noqa: RUF001 - Cyrillic
    ("ru", "тонн пять", bounded(4.5, 5.5, T, 5)),
    ("ru", "мин. 5 км", bounded(5, None, KM)),
    ("ru", "до 30 °С", bounded(None, 30, C)),  # noqa: RUF001 - Cyrillic
    ("ko", "약 5킬로미터", bounded(4.5, 5.5, KM, 5)),
    ("ko", "5㎞ 이상", bounded(5, None, KM)),
    ("ko", "10~12km", bounded(10, 12, KM)),
    ("ko", "최소 5km", bounded(5, None, KM)),
]

NOT_READ = [
    ("en", "", (0, 0)),
    ("en", "5", (0, 1)),
    ("en", "km", (0, 2)),
    ("en", "5 mmm", (2, 5)),
    ("en", "5 \x01", (0, 1)),
    ("en", "1,100 killed", (6, 12)),
    ("en", "5 km mm", (5, 7)),
    ("en", "5 km to 10 miles", (11, 16)),
    ("en", "5 ft 6 in", (5, 6)),
    ("en", "5 in total", (5, 10)),
    ("en", "007 km", (0, 3)),
    ("en", "unknown", (0, 7)),
    ("en", "about 0 °C", (6, 7)),
    ("en", "3 ± 5 °C", (0, 1)),
    ("en", "about -5 °C", (7, 8)),
    ("en", "-5 to several °C", (1, 2)),
    ("en", "-5 to 10 thousand m", (1, 2)),
    ("en", "minus at least 5 km", (0, 5)),
    ("en", "10 km to 5 km", (9, 10)),
    ("en", "5 -", (2, 3)),
    ("uk", "1.500 км", (0, 5)),
]

AMBIGUOUS = [
    ("en", "5 KM", ("kilometer",)),
    ("en", "at least 5 barrels", ("barrel_oil",)),
    ("en", "5 mil", ("mil_nato", "mil_warsaw_pact", "milliradian")),
    ("uk", "1,5 мВт", ("megawatt",)),
    ("uk", "близько 5 миль", ("mile", "nautical_mile")),
    ("ru", "5 градусов", ("degree", "degree_celsius", "degree_fahrenheit")),
    ("ko", "5킬로", ("kilometer", "kilogram")),
]


@pytest.mark.parametrize(("lang", "text", "expected"), BARE)
def test_a_number_with_a_unit_is_a_measure(lang: str, text: str, expected: Measure) -> None:
    assert read_measure(text, lang) == expected


@pytest.mark.parametrize(("lang", "text", "expected"), BOUNDED)
def test_words_around_a_number_make_a_range(lang: str, text: str, expected: MeasureRange) -> None:
    assert read_measure(text, lang) == expected


@pytest.mark.parametrize(("lang", "text", "span"), NOT_READ)
def test_what_is_no_measure_is_refused_and_its_span_named(lang: str, text: str, span: tuple[int, int]) -> None:
    with pytest.raises(WordingError) as caught:
        read_measure(text, lang)
    assert caught.value.span == span


@pytest.mark.parametrize(("lang", "text", "choices"), AMBIGUOUS)
def test_an_ambiguous_unit_is_refused_with_its_choices(lang: str, text: str, choices: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousUnitError) as caught:
        read_measure(text, lang)
    assert caught.value.choices == choices


def test_a_sign_before_decimals_or_groups_is_refused_with_both_readings() -> None:
    with pytest.raises(WordingError) as caught:
        read_measure("1.500 км", "uk")
    assert caught.value.choices == ("1500", "1.5")


def test_a_policy_is_asked_what_the_words_mean() -> None:
    policy = WordingPolicy(name="no-guesses", title="No guesses", rules={"about": Rule.of("refuse")})
    with pytest.raises(WordingError, match="'no-guesses' records no such words"):
        read_measure("about 5 km", policy=policy)


# ---- laws ------------------------------------------------------------------------------------------------------------

_AT_LEAST = {"en": "at least {}", "uk": "щонайменше {}", "ru": "не менее {}", "ko": "최소 {}"}
_ABOUT = {"en": "about {}", "uk": "близько {}", "ru": "около {}", "ko": "약 {}"}


def decimals() -> st.SearchStrategy[Decimal]:
    """Numbers of up to nine digits, up to three of them after the point."""
    return st.builds(
        lambda digits, places: Decimal(digits).scaleb(-places), st.integers(0, 10**9 - 1), st.integers(0, 3)
    )


def written(number: Decimal, lang: str) -> str:
    return f"{number:f}".replace(".", language_of(lang).tables["numbers"]["decimal"])


def unit_words(lang: str) -> st.SearchStrategy[tuple[str, MeasureUnit]]:
    words = _words_of(language_of(lang))
    return st.sampled_from([*words.signs.items(), *words.words.items(), *((unit.label, unit) for unit in MeasureUnit)])


@st.composite
def phrases(draw: st.DrawFn) -> tuple[str, str, Decimal, Decimal, MeasureUnit]:
    lang = draw(st.sampled_from(LANGUAGES))
    word, unit = draw(unit_words(lang))
    low, high = sorted((draw(decimals()), draw(decimals())))
    return lang, word, low, high, unit


@given(phrases())
def test_a_generated_measure_reads_back(phrase: tuple[str, str, Decimal, Decimal, MeasureUnit]) -> None:
    lang, word, value, _, unit = phrase
    assert read_measure(f"{written(value, lang)} {word}", lang) == measure(float(value), unit)


@given(phrases())
def test_a_generated_range_reads_back(phrase: tuple[str, str, Decimal, Decimal, MeasureUnit]) -> None:
    lang, word, low, high, unit = phrase
    text = f"{written(low, lang)}\u2013{written(high, lang)} {word}"
    assert read_measure(text, lang) == bounded(float(low), float(high), unit)


@given(phrases())
def test_a_generated_lower_bound_reads_back(phrase: tuple[str, str, Decimal, Decimal, MeasureUnit]) -> None:
    lang, word, value, _, unit = phrase
    text = _AT_LEAST[lang].format(f"{written(value, lang)} {word}")
    assert read_measure(text, lang) == bounded(float(value), None, unit)


@given(phrases())
def test_about_never_narrows_the_measure(phrase: tuple[str, str, Decimal, Decimal, MeasureUnit]) -> None:
    lang, word, _, value, unit = phrase
    if value == 0 or unit.dimension == "temperature":
        return
    widened = read_measure(_ABOUT[lang].format(f"{written(value, lang)} {word}"), lang)
    assert isinstance(widened, MeasureRange)
    assert widened.contains(measure(float(value), unit))
    assert not widened.is_exact


def parsed_texts() -> st.SearchStrategy[str]:
    """Texts as `Measure.parse` reads them, but for needless zeros at the beginning."""
    whole = st.integers(0, 10**15).flatmap(lambda number: st.sampled_from((str(number), f"{number:,}")))
    after = st.just("") | st.text("0123456789", min_size=1, max_size=6).map(".{}".format)
    units = st.sampled_from(sorted(SPELLINGS | {unit.symbol for unit in MeasureUnit}))
    return st.builds(
        "{}{}{}{}{}".format, st.sampled_from(("", "-", "\u2212")), whole, after, st.sampled_from(("", " ", "-")), units
    )


@given(parsed_texts())
def test_where_parse_reads_a_text_both_agree(text: str) -> None:
    try:
        expected = Measure.parse(text)
    except AmbiguousUnitError:
        with pytest.raises(ConflictDataError):
            read_measure(text)
    else:
        assert read_measure(text) == expected


def hostile_texts(lang: str) -> st.SearchStrategy[str]:
    """Pieces of measures in any order, and anything else."""
    language = language_of(lang)
    words = _words_of(language)
    forms = [
        form for lexicon in (language.before, language.after, language.words, language.to) for form in lexicon.words()
    ]
    pieces = st.sampled_from(
        [*sorted({*forms, *words.spellings}), "5", "1,5", "0", "1.500", "-", "?", "", "±", "(", "e9"]
    )
    return st.lists(pieces | st.text(max_size=3), max_size=9).flatmap(
        lambda parts: st.sampled_from((" ", "", "-")).map(lambda between: between.join(parts))
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@given(data=st.data())
def test_any_text_gives_a_result_or_one_of_our_errors(lang: str, data: st.DataObject) -> None:
    text = data.draw(hostile_texts(lang))
    try:
        result = read_measure(text, lang)
    except AmbiguousUnitError as error:
        assert error.text in text
    except WordingError as error:
        assert 0 <= error.span[0] <= error.span[1] <= len(text)
    else:
        assert isinstance(result, Measure | MeasureRange)


def calls_of_reading(text: str) -> int:
    """How many calls of Python functions reading takes: a count of its work that no other process disturbs."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    earlier = sys.getprofile()
    sys.setprofile(count)
    try:
        read_measure(text)
    except ConflictDataError:
        pass
    finally:
        sys.setprofile(earlier)
    return calls


@pytest.mark.parametrize(
    "piece",
    [
        "5 ",
        "5 km ",
        "km ",
        "-",
        "-5",
        "m",
        "m ",
        "at least ",
        "hundred ",
        "sq ",
        "5 to ",
        "1,1",
        "of ",
        "a ",
        "thousand ",
    ],
)
def test_no_text_takes_longer_than_linear_in_its_length(piece: str) -> None:
    read_measure("5 km")
    short, long = (calls_of_reading(piece * times) for times in (500, 2000))
    assert long <= 4 * short + 100


# ---- languages -------------------------------------------------------------------------------------------------------


@pytest.fixture
def restored_languages() -> Iterator[None]:
    before = dict(languages_module._added)
    yield
    languages_module._added.clear()
    languages_module._added.update(before)
    language_of.cache_clear()


def other_language(folder: Path, measures: str) -> str:
    """English under another code, with another table of measures."""
    packaged = languages_module._folder() / "en.toml"
    text = packaged.read_text("utf-8").replace('code = "en"', 'code = "qq"')
    text = re.sub(r"(?ms)^\[measures\].*?(?=^\[(?!measures))", "", text)
    file = folder / "qq.toml"
    file.write_text(text + measures, "utf-8")
    return register_language(file)


@pytest.mark.usefixtures("restored_languages")
def test_a_language_without_words_for_measures_reads_the_units_of_english(tmp_path: Path) -> None:
    assert read_measure("about 155 mm", other_language(tmp_path, "")) == bounded(154.5, 155.5, MM, 155)


@pytest.mark.usefixtures("restored_languages")
def test_a_language_adds_its_own_units(tmp_path: Path) -> None:
    lang = other_language(tmp_path, '[measures.words]\nkilometer = ["klick", "klicks"]\n')
    assert read_measure("10 to 12 Klicks", lang) == bounded(10, 12, KM)


@pytest.mark.usefixtures("restored_languages")
@pytest.mark.parametrize(
    "table", ['[measures.words]\nfurlong = ["furlong"]\n', "[measures]\nsigns = 1\n", "[measures]\nminus = 1\n"]
)
def test_a_bad_table_of_measures_is_refused(tmp_path: Path, table: str) -> None:
    lang = other_language(tmp_path, table)
    with pytest.raises(DataError, match="bad-language-file"):
        read_measure("5 km", lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_unit_word_of_a_language_is_read_as_its_unit(lang: str) -> None:
    words = _words_of(language_of(lang))
    forms = {**words.words, **words.signs}
    assert {form: read_measure(f"7 {form}", lang) for form in forms} == {
        form: measure(7, unit) for form, unit in forms.items()
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_ambiguous_word_of_a_language_names_known_units(lang: str) -> None:
    choices = {code for codes in _words_of(language_of(lang)).ambiguous.values() for code in codes}
    assert choices <= set(MeasureUnit)


def test_measures_that_parse_takes_are_short_enough_for_the_laws() -> None:
    assert max(map(len, SPELLINGS)) < MAX_MEASURE_TEXT - 30
