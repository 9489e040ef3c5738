# ruff: noqa: RUF001 - Cyrillic letters and dashes are what is tested
"""The laws of reading statements of losses, each a test."""

from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from steps import counted_steps

from conflictdata.errors import ConflictDataError
from conflictdata.vocab.casualties import CasualtyCategory as C
from conflictdata.vocab.counting import LossRole
from conflictdata.wording.languages import language_of
from conflictdata.wording.losses import Loss, read_losses
from conflictdata.wording.losses.words import loss_words

# How each language says it; the number stands in braces.
SAID = {
    "en": {C.KILLED: "{} killed", C.WOUNDED: "{} wounded", C.MISSING: "{} missing", C.CAPTURED: "{} captured"},
    "uk": {
        C.KILLED: "{} убитих",
        C.WOUNDED: "{} поранених",
        C.MISSING: "{} зниклих безвісти",
        C.CAPTURED: "{} полонених",
    },
    "ru": {
        C.KILLED: "{} убитых",
        C.WOUNDED: "{} раненых",
        C.MISSING: "{} пропавших без вести",
        C.CAPTURED: "{} пленных",
    },
    "ko": {C.KILLED: "{}명 사망", C.WOUNDED: "{}명 부상", C.MISSING: "{}명 실종", C.CAPTURED: "{}명 생포"},
}
LABELLED = {
    "en": {C.KILLED: "killed: {}", C.WOUNDED: "wounded: {}", C.MISSING: "missing: {}", C.CAPTURED: "captured: {}"},
    "uk": {
        C.KILLED: "убито {}",
        C.WOUNDED: "поранено {}",
        C.MISSING: "зникло безвісти {}",
        C.CAPTURED: "взято в полон {}",
    },
    "ru": {
        C.KILLED: "убито {}",
        C.WOUNDED: "ранено {}",
        C.MISSING: "пропало без вести {}",
        C.CAPTURED: "взято в плен {}",
    },
    "ko": {C.KILLED: "사망 {}명", C.WOUNDED: "부상 {}명", C.MISSING: "실종 {}명", C.CAPTURED: "포로 {}명"},
}
TOTALS = {"en": "Total, {}", "uk": "Усього {}", "ru": "Всего {}", "ko": "총 {}명"}
LETTERS = {C.KILLED: "{}K", C.WOUNDED: "{}W", C.MISSING: "{}M", C.CAPTURED: "{}C"}
PIECES = [
    *("5", "20", "1,100", "3k", "37K", "2022", "6-7", "about", "killed", "wounded", "soldiers", "US", "CS", "drones"),
    *(
        "total",
        "including",
        "of",
        "of whom",
        "and",
        "no",
        "unknown",
        "lost",
        "shot down",
        "tanks",
        "villages",
        "x",
        " ",
    ),
    *("(", ")", ",", ";", ".", "/", "|", ":", "=", "-", "+", "?", "%", "$", "April", "T-", "k", "a", "not", "\n"),
]
numbers = st.integers(min_value=0, max_value=999_999)
writing = st.sampled_from(["{}", "{:,}"])


class Stated(NamedTuple):
    """A statement that was put together, and what it says."""

    text: str
    counts: list[tuple[C, int]]


@st.composite
def stated(draw: st.DrawFn, forms: dict[C, str], *, least: int = 1, joints: tuple[str, ...] = (", ", "; ")) -> Stated:
    categories = draw(st.lists(st.sampled_from(sorted(forms)), min_size=least, unique=True))
    counts = [(category, draw(numbers)) for category in categories]
    figures = draw(writing)
    joint = draw(st.sampled_from(joints))
    return Stated(joint.join(forms[category].format(figures.format(number)) for category, number in counts), counts)


def read(losses: tuple[Loss, ...]) -> list[tuple[C | None, int | None]]:
    return [(loss.category, loss.count.range.best) for loss in losses]


every_language = pytest.mark.parametrize("lang", sorted(SAID))


@every_language
@pytest.mark.parametrize("forms", [SAID, LABELLED])
@given(data=st.data())
def test_a_statement_reads_back_to_what_it_was_made_from(
    lang: str, forms: dict[str, dict[C, str]], data: st.DataObject
) -> None:
    statement = data.draw(stated(forms[lang]))

    losses = read_losses(statement.text, lang)

    assert read(losses) == statement.counts
    assert [loss.problems for loss in losses] == [()] * len(losses)


@given(stated(LETTERS, least=2, joints=("/", ", ", " ")), st.booleans())
def test_letters_read_back_to_categories(statement: Stated, lower: bool) -> None:
    text = statement.text.lower() if lower else statement.text

    assert read(read_losses(f"(US {text})")) == statement.counts


@every_language
@given(data=st.data(), off=st.integers(min_value=-2, max_value=2))
def test_parts_are_reported_exactly_when_they_do_not_sum(lang: str, data: st.DataObject, off: int) -> None:
    statement = data.draw(stated(SAID[lang], least=2, joints=(", ",)))
    total = sum(number for _, number in statement.counts) + off
    total = max(total, 0)
    text = f"{statement.text}. {TOTALS[lang].format(total)}."

    *parts, whole = read_losses(text, lang)

    assert {(part.role, part.part_of) for part in parts} == {(LossRole.PART, len(parts))}
    assert whole.role is LossRole.TOTAL
    is_off = total != sum(number for _, number in statement.counts)
    assert [problem.code for problem in whole.problems] == (["parts-do-not-sum"] if is_off else [])


@given(st.permutations(["US 1,101", "CS approx. 1,500", "I unknown"]))
def test_the_order_of_sides_does_not_matter(sides: list[str]) -> None:
    def by_side(order: list[str]) -> dict[str | None, object]:
        losses = read_losses(f"2,601 total ({'; '.join(order)})")
        return {loss.side: (loss.count, loss.category, loss.role, loss.part_of) for loss in losses}

    assert by_side(sides) == by_side(sorted(sides))


def result_of(text: str, lang: str) -> tuple[Loss, ...]:
    """The reading; nothing where the text is refused."""
    try:
        return read_losses(text, lang)
    except ConflictDataError:
        return ()


any_text = st.text() | st.lists(st.sampled_from(PIECES)).map(" ".join) | st.lists(st.sampled_from(PIECES)).map("".join)


@every_language
@given(text=any_text)
def test_any_text_gives_figures_or_an_error_of_ours_and_every_span_is_its_wording(lang: str, text: str) -> None:
    losses = result_of(text, lang)

    assert [text[slice(*loss.span)] for loss in losses] == [loss.count.wording for loss in losses]


@every_language
@given(data=st.data())
def test_words_of_the_language_in_any_order_give_figures_or_an_error_of_ours(lang: str, data: st.DataObject) -> None:
    forms = sorted(form for form, _ in loss_words(language_of(lang)).marks.forms())
    text = " ".join(data.draw(st.lists(st.sampled_from(forms) | st.sampled_from(PIECES), max_size=12)))

    for place, loss in enumerate(losses := result_of(text, lang)):
        assert all(place in losses[other].overlaps for other in loss.overlaps)
        assert loss.part_of is None or loss.part_of != place


@given(any_text)
def test_a_figure_and_its_total_never_overlap(text: str) -> None:
    losses = result_of(text, "en")

    assert [loss for loss in losses if loss.part_of is not None and loss.part_of in loss.overlaps] == []


# Cost


HOSTILE = [
    *(
        ("en", piece)
        for piece in ("soldiers ", "killed ", "(", "(5 ", "5k/", "5k/3w/", "about ", "in total ", "no ", "US ")
    ),
    *(
        ("en", piece)
        for piece in ("no casualties ", "a ", "5 killed, ", "5-", "T-5 ", "5/", "and ", ", ", "5 of ", "k&w ")
    ),
    *(
        ("en", piece)
        for piece in ("north korean ", "5 or more ", "= 5", "women and children ", "5:", "x ", "8 in 5 places ")
    ),
    *(("ru", piece) for piece in ("солдат ", "погибло солдат ", "человек ", "человек 5 ", "потерь нет ")),
    *(("ko", piece) for piece in ("명", "군인", "사망", "이천", "이", "중", "5명", "미국 ")),
]


@pytest.mark.parametrize(("lang", "piece"), HOSTILE)
def test_twice_the_words_take_at_most_twice_the_steps(lang: str, piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[int] = []
    for times in (200, 400):
        with counted_steps(monkeypatch) as steps:
            result_of(piece * times, lang)
        taken.append(steps[0])

    assert taken[1] <= 2 * taken[0] + 50
