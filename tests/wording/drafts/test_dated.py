"""The date phrases of a sentence."""

from datetime import date

import pytest

from conflictdata.wording.drafts.dated import dates_in, nearest
from conflictdata.wording.drafts.words import draft_words
from conflictdata.wording.languages import language_of
from conflictdata.wording.lexicon import fold, tokens_of

PUBLISHED = date(2024, 12, 27)


def found(text: str, published: date | None = PUBLISHED, lang: str = "en") -> list[tuple[str, str | None]]:
    words = draft_words(language_of(lang))
    tokens = tokens_of(fold(text))
    dates = dates_in(text, tokens, lang, published, words.open_dates, words.unsure_dates)
    return [(text[date.start : date.end], None if date.when is None else str(date.when)) for date in dates]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("They left on Christmas, and came last August.", [("on Christmas", "2024-12-25"), ("last August", "2024-08")]),
        ("It was, since February 2022, calm.", [("since February 2022", "2022-02/..")]),
        ("Weeks after the talks, they may march.", []),
        ("In May 5 men fell.", [("In May 5", "2024-05-05")]),
        ("In March they left.", [("In March", "2024-03")]),
        ("He came second, after 30 men.", []),
        ("", []),
    ],
)
def test_date_phrases_are_found_at_their_full_length(text: str, dates: list[tuple[str, str]]) -> None:
    assert found(text) == dates


def test_relative_dates_are_shown_but_not_read_without_the_date_of_the_text() -> None:
    assert found("They left last August, in June 2023.", None) == [("last August", None), ("in June 2023", "2023-06")]


def test_a_language_without_date_words_has_no_dates() -> None:
    assert dates_in("2024-12-24", tokens_of("2024-12-24"), "tlh", PUBLISHED, (), ()) == []


def test_tokens_that_are_taken_are_no_part_of_a_date() -> None:
    text = "In May 5 men fell."
    dates = dates_in(text, tokens_of(fold(text)), "en", PUBLISHED, (), (), {2, 3})
    assert [text[date.start : date.end] for date in dates] == ["In May"]


def test_the_nearest_date_is_that_with_the_fewest_characters_between() -> None:
    text = "On Monday 12 men fell, and 7 on Tuesday; the 3 of Sunday rose."
    dates = dates_in(text, tokens_of(fold(text)), "en", PUBLISHED, (), (), {2, 7})
    near = [nearest(dates, text.index(number), text.index(number) + len(number)) for number in ("12", "7", "3")]
    assert [None if date is None else text[date.start : date.end] for date in near] == [
        "On Monday",
        "on Tuesday",
        "of Sunday",
    ]


def test_a_date_that_overlaps_the_number_is_not_the_one_it_leans_on() -> None:
    text = "In May 5 men fell."
    dates = dates_in(text, tokens_of(fold(text)), "en", PUBLISHED, (), ())
    assert nearest(dates, text.index("5"), text.index("5") + 1) is None
    assert nearest([], 0, 1) is None
