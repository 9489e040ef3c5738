"""The laws of reading counts, each a test."""

import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from steps import counted_steps

from conflictdata.errors import ConflictDataError, WordingError
from conflictdata.testing.wordings import CountWording, count_wordings
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.vocab.counting import CountQualifier as Q
from conflictdata.wording.counts import read_count
from conflictdata.wording.languages import known_languages
from conflictdata.wording.policies import WordingPolicy, known_policies

LANGUAGES = known_languages()
WORDINGS = {lang: count_wordings(lang=lang) for lang in LANGUAGES}
ENGLISH = WORDINGS["en"]
POLICIES = {policy.name: policy for policy in known_policies()}

# What widens whatever it stands around, in each language.
WIDENING = {
    "en": ["about {}", "at least {}", "up to {}", "{} or so", "{} or more", "{} or fewer", "{}+", "~{}"],
    "uk": ["близько {}", "щонайменше {}", "до {}", "{} чи більше"],
    "ru": ["около {}", "не менее {}", "до {}", "{} или более"],
    "ko": ["약 {}", "최소 {}", "최대 {}", "{} 이상", "{} 이하"],
}


def read_or_refused(text: str, lang: str = "en", policy: str | WordingPolicy = "verbatim") -> ReportedCount | None:
    """The reading of a text; `None` where it is refused."""
    try:
        return read_count(text, lang, policy)
    except WordingError:
        return None


# What is read


@pytest.mark.parametrize("lang", LANGUAGES)
def test_words_are_read_as_the_range_that_they_were_made_from(lang: str) -> None:
    @given(WORDINGS[lang])
    def law(drawn: CountWording) -> None:
        read = read_count(drawn.text, lang)

        assert (read.range, read.qualifiers) == (drawn.range, drawn.qualifiers)

    law()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_wording_is_kept_untouched(lang: str) -> None:
    @given(WORDINGS[lang])
    def law(drawn: CountWording) -> None:
        read = read_count(drawn.text, lang, "ibc")

        assert (read.wording, read.language, read.policy) == (drawn.text, lang, "ibc")

    law()


@pytest.mark.parametrize(("lang", "pattern"), [(lang, pattern) for lang in WIDENING for pattern in WIDENING[lang]])
def test_widening_never_narrows(lang: str, pattern: str) -> None:
    @given(WORDINGS[lang])
    def law(drawn: CountWording) -> None:
        read = read_or_refused(pattern.format(drawn.text), lang)

        assert read is None or read.range.encloses(drawn.range)

    law()


def test_every_language_has_words_that_widen() -> None:
    assert set(LANGUAGES) == WIDENING.keys()


@given(ENGLISH, st.sampled_from([("at least", Q.AT_LEAST), ("about", Q.ABOUT), ("up to", Q.UP_TO)]))
def test_the_outermost_word_is_the_first_qualifier(drawn: CountWording, outer: tuple[str, Q]) -> None:
    words, code = outer
    read = read_or_refused(f"{words} {drawn.text}")

    # What is said twice is said once.
    inner = drawn.qualifiers[1:] if drawn.qualifiers[:1] == (code,) else drawn.qualifiers
    assert read is None or read.qualifiers == (code, *inner)


@given(st.integers(1, 10**9))
def test_about_a_bound_widens_the_bound_and_a_bound_on_about_has_the_wider_end(number: int) -> None:
    near = read_count(f"about {number}").range

    assert read_count(f"at least about {number}").range == CountRange.at_least(near.low)
    assert read_count(f"about {number} or more").range == CountRange.at_least(near.low)
    assert read_count(f"up to about {number}").range == CountRange.up_to(near.high or 0)
    assert read_count(f"up to {number} or so").range == CountRange.up_to(near.high or 0)


@given(ENGLISH, st.sampled_from("\u2010\u2011\u2012\u2013\u2014\u2212\uff0d"))
def test_all_dashes_are_read_alike(drawn: CountWording, dash: str) -> None:
    assert read_count(drawn.text.replace("-", dash)).range == drawn.range


@given(ENGLISH, st.sampled_from(["\u00a0", "\u202f", "\t", "\n", "  "]))
def test_all_spaces_between_words_are_read_alike(drawn: CountWording, space: str) -> None:
    # Inside a number in figures a space is a sign that groups digits.
    text = re.sub(r"(?<![0-9]) | (?![0-9])", space, drawn.text)

    assert read_count(text).range == drawn.range


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("change", [str.upper, str.capitalize, str.title], ids=["upper", "capital", "title"])
def test_capitals_are_read_like_small_letters(lang: str, change: "type[str]") -> None:
    @given(WORDINGS[lang])
    def law(drawn: CountWording) -> None:
        assert read_count(change(drawn.text), lang).range == drawn.range

    law()


@given(ENGLISH)
def test_a_full_stop_and_spaces_around_change_nothing(drawn: CountWording) -> None:
    assert read_count(f" {drawn.text} .").range == drawn.range


def test_the_strategy_has_a_short_name_however_many_words_it_draws_from() -> None:
    assert len(repr(ENGLISH)) < 1_000


# Policies


@pytest.mark.parametrize("name", POLICIES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_policy_reads_within_the_words_or_says_that_it_departs(name: str, lang: str) -> None:
    policy = POLICIES[name]

    @given(WORDINGS[lang])
    def law(drawn: CountWording) -> None:
        departs = not policy.departures.keys().isdisjoint({*drawn.qualifiers, "" if drawn.qualifiers else "exact"})
        read = read_or_refused(drawn.text, lang, policy)

        assert read is None or departs or drawn.range.encloses(read.range)

    law()


@pytest.mark.parametrize("name", POLICIES)
def test_a_policy_changes_nothing_but_the_range(name: str) -> None:
    @given(ENGLISH)
    def law(drawn: CountWording) -> None:
        read, verbatim = read_or_refused(drawn.text, policy=name), read_count(drawn.text)

        assert read is None or read == attrs.evolve(verbatim, range=read.range, policy=name)

    law()


# Any text


PIECES = st.sampled_from(
    [
        *("at least", "up to", "about", "or so", "between", "and", "to", "from", "or", "-", "+", "?", ",", ".", "a"),
        *("the", "dozen", "hundred", "thousand", "of", "soldiers", "none", "no", "several", "tens", "5", "1,100"),
        *("1.5", "3k", "1e9", "unknown", "reported", "but", "best", "±", "half", "twenty", "five", "and a half"),
        *("odd", "k", "'", "(", ")", "%", "/", "0", "007", "1,10", "\x00", "\u0130"),
    ]
)


@given(st.text())
def test_any_text_gives_a_count_or_an_error_of_ours(text: str) -> None:
    try:
        assert read_count(text).wording == text
    except ConflictDataError as error:
        assert error.problems


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", POLICIES)
def test_any_known_words_give_a_count_or_an_error_with_a_span(lang: str, name: str) -> None:
    @given(st.lists(PIECES | WORDINGS[lang].map(lambda drawn: drawn.text), max_size=8).map(" ".join))
    def law(text: str) -> None:
        try:
            assert read_count(text, lang, name).wording == text
        except WordingError as error:
            start, end = error.span
            assert 0 <= start <= end <= len(text)

    law()


# Cost


HOSTILE = [
    *("at least ", "about ", "or so ", "+ ", "- ", "? ", "a ", "the ", "half ", "and a half ", "hundred ", "thousand "),
    *("one hundred and ", "tens of ", "of ", "of the ", "other ", "soldiers ", "north ", "north korean soldiers "),
    *("hundreds of thousands of ", "between ", "5 ", "5 to ", "from 5 ", "5 or ", "no ", "none ", "twenty-", "± 5 "),
    *("at least 5 and at most ", "10 to 12 thousand ", ", best 5 ", "an unknown number of ", "several hundred "),
]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize("start", ["", "5 ", "at least 5 ", "between 5 and 5 ", "no "])
def test_twice_the_words_take_at_most_twice_the_steps(piece: str, start: str, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []
    for times in (200, 400):
        with counted_steps(monkeypatch) as steps:
            read_or_refused(start + piece * times)
        taken.append(steps[0])

    assert taken[1] <= 2 * taken[0] + 50
