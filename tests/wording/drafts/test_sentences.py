"""Sentences of running text."""

from hypothesis import given
from hypothesis import strategies as st

from conflictdata.wording.drafts.sentences import sentences


def texts_of(text: str, abbreviations: frozenset[str] = frozenset({"gen", "approx"})) -> list[tuple[int, str]]:
    return [(found.paragraph, text[slice(*found.span)]) for found in sentences(text, abbreviations)]


def test_a_sentence_ends_at_its_sign() -> None:
    assert texts_of("One fell. Two rose! Who? They.") == [(1, "One fell."), (1, "Two rose!"), (1, "Who?"), (1, "They.")]


def test_a_line_break_ends_a_paragraph_and_blank_lines_count_for_nothing() -> None:
    assert texts_of("First\n\n  \nsecond. Third") == [(1, "First"), (2, "second."), (2, "Third")]


def test_abbreviations_and_initials_end_no_sentence() -> None:
    text = "Gen. Smith of the U.S. Army met approx. 20 men of J. Doe."
    assert texts_of(text) == [(1, text)]


def test_a_small_letter_behind_a_sign_goes_on_with_the_sentence() -> None:
    text = '"Where are they?" he asked … and left.'
    assert texts_of(text) == [(1, text)]


def test_a_sign_inside_a_number_or_a_name_ends_no_sentence() -> None:
    assert texts_of("About 1.5 million at example.org left.") == [(1, "About 1.5 million at example.org left.")]


def test_quotation_marks_and_brackets_behind_the_sign_belong_to_the_sentence() -> None:
    assert texts_of("\u201cWe lost.\u201d (They won.) All") == [
        (1, "\u201cWe lost.\u201d"),
        (1, "(They won.)"),
        (1, "All"),
    ]


def test_a_sentence_without_end_is_cut() -> None:
    found = list(sentences("word " * 1000, frozenset()))
    assert [len(sentence.tokens) for sentence in found] == [400, 400, 200]


@given(st.text())
def test_sentences_follow_each_other_and_leave_out_white_space_only(text: str) -> None:
    end = 0
    for sentence in sentences(text, frozenset()):
        assert not text[end : sentence.span[0]].replace("\x00", "").strip()
        assert end <= sentence.span[0] < sentence.span[1]
        end = sentence.span[1]
