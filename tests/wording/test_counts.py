"""What English phrases are read as by the policy ``verbatim``, and what is refused."""

import pickle

import pytest

from conflictdata.errors import DataError, WordingError
from conflictdata.values.counts import MAX_COUNT, CountRange
from conflictdata.vocab.counting import CountQualifier as Q
from conflictdata.vocab.counting import CountStatus
from conflictdata.wording.counts import read_count

exactly, at_least, up_to, between = (
    CountRange.exactly,
    CountRange.at_least,
    CountRange.up_to,
    CountRange.between,
)


def spans(error: WordingError) -> str:
    return error.text[slice(*error.span)]


# Numbers


@pytest.mark.parametrize(
    ("text", "number", "figures"),
    [
        ("0", 0, 1),
        ("7", 7, 1),
        ("1,100", 1_100, 2),
        ("1.100", 1_100, 2),
        ("1 100", 1_100, 2),
        ("1\u00a0100", 1_100, 2),
        ("1\u202f100", 1_100, 2),
        ("1'100", 1_100, 2),
        ("1\u2019100", 1_100, 2),
        ("37,000", 37_000, 2),
        ("1,234,567", 1_234_567, 7),
        ("100 000", 100_000, 1),
        ("\uff11\uff12", 12, 2),
        ("3k", 3_000, 1),
        ("3 k", 3_000, 1),
        ("3K", 3_000, 1),
        ("39e3", 39_000, 2),
        ("3.9e4", 39_000, 2),
        ("30e3", 30_000, 2),
        ("5e0", 5, 1),
        ("1.5 million", 1_500_000, 2),
        ("1.50 million", 1_500_000, 3),
        ("1,500 thousand", 1_500_000, 2),
        ("1,234.5 thousand", 1_234_500, 5),
        ("1.500 thousand", 1_500, 4),
        ("2m", 2_000_000, 1),
        ("half a million", 500_000, 1),
        ("a quarter of a million", 250_000, 2),
        ("half a dozen", 6, 1),
        ("two and a half thousand", 2_500, 2),
        ("2 and a half million", 2_500_000, 2),
        ("a dozen", 12, 1),
        ("two dozen", 24, 1),
        ("dozen", 12, 1),
        ("a hundred", 100, 1),
        ("hundred", 100, 1),
        ("a hundred thousand", 100_000, 1),
        ("eleven hundred", 1_100, 2),
        ("twenty-five", 25, 2),
        ("twenty five", 25, 2),
        ("two-hundred", 200, 1),
        ("two-thousand", 2_000, 1),
        ("one hundred and five", 105, 3),
        ("one hundred five", 105, 3),
        ("three million", 3_000_000, 1),
        ("two hundred thousand", 200_000, 1),
        ("one million two hundred thousand", 1_200_000, 2),
        ("five hundred and twenty-three thousand four hundred and one", 523_401, 6),
        ("2 million 300 thousand", 2_300_000, 2),
        ("zero", 0, 1),
        (str(MAX_COUNT), MAX_COUNT, 19),
    ],
)
def test_numbers(text: str, number: int, figures: int) -> None:
    read = read_count(text)

    assert (read.range, read.qualifiers, read.significant_figures) == (exactly(number), (), figures)
    assert read.status is CountStatus.STATED


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("2.5", "2.5"),
        ("12,34", "12,34"),
        ("1,2345", "1,2345"),
        ("1,234.5", "1,234.5"),
        ("1.234,567", "1.234,567"),
        ("1.2.3", "1.2.3"),
        ("007", "007"),
        ("0,500", "0,500"),
        ("0 500", "0 500"),
        ("1.2345 thousand", "1.2345"),
        ("00.5 thousand", "00.5"),
        ("1." + "5" * 25 + " thousand", "1." + "5" * 25),
        ("two hundred 300", "300"),
        ("3.95e1", "3.95e1"),
        ("1e99", "1e99"),
        ("9" * 19, "9" * 19),
        ("9" * 25, "9" * 25),
        ("9223372036854775808", "9223372036854775808"),
        ("10 billion billion", "billion"),
        ("thousand thousand", "thousand"),
        ("twenty thirty", "thirty"),
        ("hundred two hundred", "hundred"),
        ("twenty zero", "zero"),
        ("thousand million", "million"),
        ("dozen hundred", "hundred"),
        ("two thousand three thousand", "thousand"),
        ("one thousand 5 000", "5 000"),
    ],
)
def test_numbers_that_are_none_are_refused(text: str, unread: str) -> None:
    with pytest.raises(WordingError) as error:
        read_count(text)

    assert (error.value.text, spans(error.value)) == (text, unread)


def test_a_sign_that_may_be_decimal_or_a_group_is_refused_with_the_choices() -> None:
    with pytest.raises(WordingError) as error:
        read_count("1.500 тыс.", "ru")

    assert error.value.choices == ("1500", "1.5")
    assert [problem.code for problem in error.value.problems] == ["ambiguous"]


# Ranges


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10-12", 10, 12),
        ("10\u201312", 10, 12),
        ("10 - 12", 10, 12),
        ("10 to 12", 10, 12),
        ("10 through 12", 10, 12),
        ("between 10 and 12", 10, 12),
        ("between 10,000 to 12,000", 10_000, 12_000),
        ("somewhere between 10 and 12", 10, 12),
        ("from 5 to 9", 5, 9),
        ("from 5 up to 9", 5, 9),
        ("3 or 4", 3, 4),
        ("one or two", 1, 2),
        ("five - twenty", 5, 20),
        ("10, possibly 12", 10, 12),
        ("10-12 thousand", 10_000, 12_000),
        ("ten-twelve thousand", 10_000, 12_000),
        ("1.5-2 thousand", 1_500, 2_000),
        ("10-12k", 10_000, 12_000),
        ("100 to 1 thousand", 100, 1_000),
        ("500 to 1,000 thousand", 500_000, 1_000_000),
        ("10 thousand to 12 thousand", 10_000, 12_000),
        ("twenty to two hundred", 20, 200),
        ("between one hundred and two hundred", 100, 200),
        ("between one hundred and five hundred", 100, 500),
        ("two to three dozen", 24, 36),
        ("10 soldiers to 12 soldiers", 10, 12),
        ("5 to 5", 5, 5),
        ("0 to 3", 0, 3),
    ],
)
def test_ranges(text: str, low: int, high: int) -> None:
    read = read_count(text)

    assert (read.range, read.qualifiers) == (between(low, high), (Q.RANGE,))


@pytest.mark.parametrize(
    ("text", "expected", "qualifiers"),
    [
        ("500 ± 50", between(450, 550, 500), (Q.RANGE,)),
        ("500 plus or minus 600", between(0, 1_100, 500), (Q.RANGE,)),
        ("dozens or hundreds", between(24, 999), (Q.RANGE, Q.DOZENS, Q.HUNDREDS)),
        ("10 to several dozen", between(10, 119), (Q.RANGE, Q.SEVERAL)),
        ("several to 50", between(3, 50), (Q.RANGE, Q.SEVERAL)),
        ("50 to many", at_least(50), (Q.RANGE, Q.MANY)),
        ("between about 20 and 30", between(15, 35), (Q.ABOUT, Q.RANGE)),
        ("at least 50 and at most 60", between(50, 60), (Q.AT_LEAST, Q.UP_TO)),
        ("at least 10 up to 20", between(10, 20), (Q.AT_LEAST, Q.UP_TO)),
        ("up to 60 but at least 50", between(50, 60), (Q.UP_TO, Q.AT_LEAST)),
        ("between 10 and 20, best 12", between(10, 20, 12), (Q.RANGE,)),
        ("at least 50, most likely 60", CountRange(low=50, best=60), (Q.AT_LEAST,)),
        ("12, best 12", exactly(12), ()),
    ],
)
def test_ranges_of_other_kinds(text: str, expected: CountRange, qualifiers: tuple[Q, ...]) -> None:
    read = read_count(text)

    assert (read.range, read.qualifiers) == (expected, qualifiers)


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("1500 to 1000", "1000"),
        ("hundreds to 50", "50"),
        ("between 10", "10"),
        ("between 10 soldiers", "soldiers"),
        ("from 10", "10"),
        ("between 10 and", "and"),
        ("10 to", "to"),
        ("10 to 12 to 14", "to"),
        ("±5", "±"),
        ("at least 60 and at most 50", "50"),
        ("between 10 and 20, best 30", "30"),
        ("10, best", ","),
        ("10 to 12 thousand thousand", "thousand"),
    ],
)
def test_ranges_that_are_none_are_refused(text: str, unread: str) -> None:
    with pytest.raises(WordingError) as error:
        read_count(text)

    assert spans(error.value) == unread


# Qualifiers


@pytest.mark.parametrize(
    ("text", "expected", "qualifiers"),
    [
        ("at least 50", at_least(50), (Q.AT_LEAST,)),
        ("no fewer than 7", at_least(7), (Q.AT_LEAST,)),
        ("50 or more", at_least(50), (Q.AT_LEAST,)),
        ("100+", at_least(100), (Q.AT_LEAST,)),
        ("100-plus", at_least(100), (Q.AT_LEAST,)),
        ("50 people or more", at_least(50), (Q.AT_LEAST,)),
        ("at least two dozen", at_least(24), (Q.AT_LEAST,)),
        ("more than 50", at_least(51), (Q.MORE_THAN,)),
        ("over 3,000", at_least(3_001), (Q.MORE_THAN,)),
        (">5", at_least(6), (Q.MORE_THAN,)),
        ("more than 1.5 million", at_least(1_500_001), (Q.MORE_THAN,)),
        ("up to 50", up_to(50), (Q.UP_TO,)),
        ("as many as 50", up_to(50), (Q.UP_TO,)),
        ("fewer than 5", up_to(4), (Q.FEWER_THAN,)),
        ("<1", exactly(0), (Q.FEWER_THAN,)),
        ("about 3,000", between(2_500, 3_500, 3_000), (Q.ABOUT,)),
        ("about 3,100", between(3_050, 3_150, 3_100), (Q.ABOUT,)),
        ("some 3,000", between(2_500, 3_500, 3_000), (Q.ABOUT,)),
        ("~50", between(45, 55, 50), (Q.ABOUT,)),
        ("approx. 344", between(343, 345, 344), (Q.ABOUT,)),
        ("c. 500", between(450, 550, 500), (Q.ABOUT,)),
        ("50 or so", between(45, 55, 50), (Q.ABOUT,)),
        ("more or less 50", between(45, 55, 50), (Q.ABOUT,)),
        ("around a dozen", between(6, 18, 12), (Q.ABOUT,)),
        ("about 12", between(11, 13, 12), (Q.ABOUT,)),
        ("about 1.5 million", between(1_450_000, 1_550_000, 1_500_000), (Q.ABOUT,)),
        ("about 10 to 12", between(9, 13), (Q.ABOUT, Q.RANGE)),
        ("about 10 to 20", between(5, 25), (Q.ABOUT, Q.RANGE)),
        ("about 3", between(2, 4, 3), (Q.ABOUT,)),
        ("about 1", between(0, 2, 1), (Q.ABOUT,)),
        ("nearly 3,000", between(2_500, 2_999), (Q.ALMOST,)),
        ("almost 100", between(50, 99), (Q.ALMOST,)),
        ("almost 1", exactly(0), (Q.ALMOST,)),
        ("just over 3,000", between(3_001, 3_500), (Q.JUST_OVER,)),
        ("thirty-odd", between(30, 39), (Q.ODD,)),
        ("300-odd people", between(300, 399), (Q.ODD,)),
        ("exactly 50", exactly(50), (Q.EXACTLY,)),
        ("a total of 50", exactly(50), (Q.EXACTLY,)),
        # Nested: the outer word stands around what the inner one has made of the number.
        ("at least 10 to 12", at_least(10), (Q.AT_LEAST, Q.RANGE)),
        ("up to 10 to 12", up_to(12), (Q.UP_TO, Q.RANGE)),
        ("up to about 50", up_to(55), (Q.UP_TO, Q.ABOUT)),
        ("at least about 50", at_least(45), (Q.AT_LEAST, Q.ABOUT)),
        ("more than about 50", at_least(46), (Q.MORE_THAN, Q.ABOUT)),
        ("at least 50 or so", at_least(45), (Q.AT_LEAST, Q.ABOUT)),
        ("almost 50 or more", at_least(45), (Q.ALMOST, Q.AT_LEAST)),
    ],
)
def test_qualifiers(text: str, expected: CountRange, qualifiers: tuple[Q, ...]) -> None:
    read = read_count(text)

    assert (read.range, read.qualifiers, read.status) == (expected, qualifiers, CountStatus.STATED)


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("at least", "least"),
        ("at leest 50", "at"),
        ("fewer than 0", "0"),
        ("almost 0", "0"),
        ("nearly hundreds", "hundreds"),
        ("just over several", "several"),
        ("at least up to 50", "at"),
        ("up to 50 or more", "50"),
        ("more than 9223372036854775807", "9223372036854775807"),
        ("exactly about the total of at least roughly exactly 50", "exactly"),
        ("-5", "-"),
        ("$5", "$"),
        ("20%", "%"),
        ("1/2", "/"),
        ("3rd", "rd"),
        ("24/02/2022", "/"),
        ("3 killed and 5 wounded", "and"),
        ("20 killed - 30 wounded", "-"),
        ("5 killed, plus 20 wounded", ","),
        ("20 killed and more than 50 wounded", "and"),
        ("at least 12 killed and up to 40 injured", "and"),
        ("50 ..", "."),
    ],
)
def test_what_does_not_belong_to_a_count_is_refused(text: str, unread: str) -> None:
    with pytest.raises(WordingError) as error:
        read_count(text)

    assert spans(error.value) == unread


# Vague words


@pytest.mark.parametrize(
    ("text", "expected", "qualifiers"),
    [
        ("several", at_least(3), (Q.SEVERAL,)),
        ("several hundred", between(300, 999), (Q.SEVERAL,)),
        ("a few", at_least(2), (Q.A_FEW,)),
        ("a few dozen", between(24, 119), (Q.A_FEW,)),
        ("Few", at_least(0), (Q.FEW,)),
        ("a couple", CountRange(low=2, best=2), (Q.COUPLE,)),
        ("a couple of hundred", between(200, 999, 200), (Q.COUPLE,)),
        ("a handful", at_least(2), (Q.HANDFUL,)),
        ("many", at_least(3), (Q.MANY,)),
        ("many thousand", at_least(3_000), (Q.MANY,)),
        ("tens", between(20, 99), (Q.TENS,)),
        ("dozens", between(24, 99), (Q.DOZENS,)),
        ("dozens of soldiers", between(24, 99), (Q.DOZENS,)),
        ("scores", between(40, 99), (Q.SCORES,)),
        ("hundreds", between(200, 999), (Q.HUNDREDS,)),
        ("thousands", between(2_000, 9_999), (Q.THOUSANDS,)),
        ("tens of thousands", between(20_000, 99_999), (Q.TENS,)),
        ("hundreds of thousands", between(200_000, 999_999), (Q.HUNDREDS,)),
        ("tens of millions", between(20_000_000, 99_999_999), (Q.TENS,)),
        ("dozens of hundreds of soldiers", between(2_400, 9_999), (Q.DOZENS,)),
        ("billions", at_least(2_000_000_000), (Q.BILLIONS,)),
        ("at least dozens", at_least(24), (Q.AT_LEAST, Q.DOZENS)),
        ("at least several dozen civilians", at_least(36), (Q.AT_LEAST, Q.SEVERAL)),
        ("up to several hundred", up_to(999), (Q.UP_TO, Q.SEVERAL)),
        ("more than a few", at_least(3), (Q.MORE_THAN, Q.A_FEW)),
        ("fewer than dozens", up_to(98), (Q.FEWER_THAN, Q.DOZENS)),
        ("about several", at_least(3), (Q.ABOUT, Q.SEVERAL)),
    ],
)
def test_vague_words(text: str, expected: CountRange, qualifiers: tuple[Q, ...]) -> None:
    read = read_count(text)

    assert (read.range, read.qualifiers) == (expected, qualifiers)
    assert read.significant_figures is None
    assert read.status is CountStatus.STATED


def test_a_vague_word_can_be_multiplied_beyond_what_a_count_holds() -> None:
    with pytest.raises(WordingError) as error:
        read_count("tens of billions of billions of billions")

    assert "at most" in error.value.reason


# No number


@pytest.mark.parametrize(
    ("text", "status", "expected"),
    [
        ("none", CountStatus.NONE_REPORTED, exactly(0)),
        ("no casualties", CountStatus.NONE_REPORTED, exactly(0)),
        ("unharmed", CountStatus.NONE_REPORTED, exactly(0)),
        ("none reported", CountStatus.NONE_REPORTED, CountRange(best=0)),
        ("None known", CountStatus.NONE_REPORTED, CountRange(best=0)),
        ("no casualties reported", CountStatus.NONE_REPORTED, CountRange(best=0)),
        ("no casualties were reported.", CountStatus.NONE_REPORTED, CountRange(best=0)),
        ("no reported casualties", CountStatus.NONE_REPORTED, CountRange(best=0)),
        ("unknown", CountStatus.UNKNOWN, CountRange()),
        ("Unclear", CountStatus.UNKNOWN, CountRange()),
        ("unspecified", CountStatus.UNKNOWN, CountRange()),
        ("?", CountStatus.UNKNOWN, CountRange()),
        ("an unknown number of soldiers", CountStatus.UNKNOWN, CountRange()),
        ("heavy losses", CountStatus.UNKNOWN, CountRange()),
        ("significant casualties", CountStatus.UNKNOWN, CountRange()),
        ("withheld", CountStatus.WITHHELD, CountRange()),
        ("an undisclosed number", CountStatus.WITHHELD, CountRange()),
        ("not covered", CountStatus.NOT_COVERED, CountRange()),
    ],
)
def test_words_that_say_that_there_is_no_number(text: str, status: CountStatus, expected: CountRange) -> None:
    read = read_count(text)

    assert (read.status, read.range, read.qualifiers) == (status, expected, ())
    assert read.significant_figures is None


@pytest.mark.parametrize("text", ["102?", "102 (?)", "about 102?"])
def test_a_number_in_doubt_bounds_nothing(text: str) -> None:
    read = read_count(text)

    assert (read.status, read.range) == (CountStatus.UNKNOWN, CountRange())
    assert read.qualifiers[-1] is Q.DOUBTED
    assert read.significant_figures == 3


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("no", "no"),
        ("heavy", "heavy"),
        ("reported", "reported"),
        ("a", "a"),
        ("hello", "hello"),
        ("none at all", "at"),
    ],
)
def test_words_that_say_nothing_are_refused(text: str, unread: str) -> None:
    with pytest.raises(WordingError) as error:
        read_count(text)

    assert spans(error.value) == unread


@pytest.mark.parametrize("text", ["", " ", "\n\t", "\x00"])
def test_a_text_without_words_is_refused_as_a_whole(text: str) -> None:
    with pytest.raises(WordingError) as error:
        read_count(text)

    assert error.value.span == (0, len(text))


def test_unknown_letters_are_kept_together_where_words_run_together() -> None:
    with pytest.raises(WordingError) as error:
        read_count("\uc040\uc041\uba85 50", "ko")

    assert spans(error.value) == "\uc040\uc041"


# What is counted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a North Korean soldier", exactly(1)),
        ("an Afghan", None),
        ("roughly 3,000 North Korean soldiers", between(2_500, 3_500, 3_000)),
        ("50 of the other North Korean soldiers", exactly(50)),
        ("12 soldiers", exactly(12)),
        ("5 North Korean", None),
        ("two of which", None),
    ],
)
def test_what_is_counted_may_follow(text: str, expected: CountRange | None) -> None:
    if expected is None:
        with pytest.raises(WordingError):
            read_count(text)
    else:
        assert read_count(text).range == expected


# The rest of the reading


def test_the_place_of_an_error_is_told_in_long_texts_too() -> None:
    text = "at least 50 " + "other " * 40 + "soldiers besides"

    with pytest.raises(WordingError) as error:
        read_count(text)

    assert error.value.span == (len(text) - len("besides"), len(text))


def test_a_long_phrase_is_read_like_a_short_one() -> None:
    assert read_count("at least 50 " + "other " * 40 + "soldiers").range == at_least(50)


def test_capitals_that_are_longer_in_small_letters_move_no_span() -> None:
    with pytest.raises(WordingError) as error:
        read_count("\u0130\u0130 50")

    assert spans(error.value) == "\u0130\u0130"


def test_the_region_of_a_language_tag_is_kept_but_not_looked_at() -> None:
    read = read_count("at least 50", "en-GB")

    assert (read.range, read.language) == (at_least(50), "en-GB")


@pytest.mark.parametrize("lang", ["xx", "", "english", "../en", "en.dates"])
def test_an_unknown_language_is_refused(lang: str) -> None:
    with pytest.raises(DataError) as error:
        read_count("50", lang)

    assert [problem.code for problem in error.value.problems] == ["unknown-language"]


def test_errors_survive_pickle() -> None:
    with pytest.raises(WordingError) as error:
        read_count("at leest 50")

    assert str(pickle.loads(pickle.dumps(error.value))) == str(error.value)  # noqa: S301 - our own
