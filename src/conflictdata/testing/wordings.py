"""Hypothesis strategies for the words of sources. Requires hypothesis.

What is drawn is put together from the lists of forms in the data file of a language, and so is what it means: no reader
takes part. A test may therefore ask a reader for what was drawn beside the words.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from hypothesis import strategies as st

from conflictdata.values.counts import CountRange
from conflictdata.vocab.counting import CountQualifier as Q
from conflictdata.wording.languages import language_of
from conflictdata.wording.policies import policy_of

__all__ = ["CountWording", "count_wordings"]

_GROUPS = ("", ",", ".", " ", "\u00a0", "\u202f", "\u2009", "'", "\u2019")
_DASHES = ("-", "\u2013", "\u2014", "\u2212", " - ", " \u2013 ")
_LOWER = frozenset({Q.AT_LEAST, Q.MORE_THAN})
_UPPER = frozenset({Q.UP_TO, Q.FEWER_THAN})
_NEEDS_NUMBER = frozenset({Q.ALMOST, Q.JUST_OVER, Q.ODD})
_NESTING = frozenset({Q.AT_LEAST, Q.MORE_THAN, Q.UP_TO, Q.ABOUT})


class CountWording(NamedTuple):
    """Words for a count, and what they are to be read as by the policy ``verbatim``."""

    text: str
    """The words."""

    range: CountRange
    """What they bound."""

    qualifiers: tuple[Q, ...]
    """The words around the number, or in its place, outermost first."""


class _Said(NamedTuple):
    """Words, what they bound so far, and the place value of the last significant figure; 0 where there is none."""

    text: str
    low: int
    high: int | None
    best: int | None
    unit: int
    qualifiers: tuple[Q, ...] = ()


def count_wordings(*, lang: str = "en") -> st.SearchStrategy[CountWording]:
    """Draw counts in words and figures of a language, each with the range that it means. Requires hypothesis.

    Numbers, ranges and vague words are drawn, with up to three qualifying words around them, and sometimes with what
    is counted. Words that say that there is no number are not.

    Args:
        lang: The language as a BCP 47 tag.
    """
    return _said(language_of(lang).tables).map(
        lambda said: CountWording(said.text, CountRange(low=said.low, high=said.high, best=said.best), said.qualifiers)
    )


@st.composite
def _said(draw: st.DrawFn, tables: Mapping[str, Any]) -> _Said:
    said = draw(_numbers(tables) | _ranges(tables) | _vague_words(tables))
    things = [form for name in ("groups", "categories") for forms in tables["things"][name].values() for form in forms]
    thing = draw(st.just("") | st.sampled_from(things).map(" {}".format))
    code, form = draw(st.sampled_from([(None, ""), *_coded(tables["after"])]))
    behind = f"{form}{thing}", f"{thing}{form}"
    if form[:1].isalnum():
        behind = f" {form}{thing}", f"{thing} {form}"
    if code is None or not _fits(code, said):
        said = said._replace(text=said.text + thing)
    else:
        said = _qualified(code, said, said.text + draw(st.sampled_from(behind)))
    known = _beginnings(tables)
    for codes in (frozenset(Q), _NESTING):
        code, form = draw(
            st.sampled_from([(None, ""), *(pair for pair in _coded(tables["before"]) if pair[0] in codes)])
        )
        text = f"{form} {said.text}" if form[-1:].isalnum() or form.endswith(".") else form + said.text
        if code is not None and _fits(code, said) and not any(map(text.startswith, known.get(form, ()))):
            said = _qualified(code, said, text)
    return said


def _coded(table: Mapping[str, list[str]]) -> list[tuple[Q, str]]:
    return [(Q(code), form) for code, forms in table.items() for form in forms]


def _beginnings(tables: Mapping[str, Any]) -> dict[str, list[str]]:
    """For each form before a number, the longer forms that begin with it: words that follow it may complete them."""
    forms = [form for name in ("before", "vague", "statuses") for forms in tables[name].values() for form in forms]
    befores = [form for forms in tables["before"].values() for form in forms]
    return {form: [longer for longer in forms if longer.startswith(f"{form} ")] for form in befores}


def _fits(code: Q, said: _Said) -> bool:
    """Whether the word can stand around what is said, and leaves it possible."""
    outermost = said.qualifiers[:1]
    if code is Q.DOUBTED or (code in _NEEDS_NUMBER and not said.unit):
        return False
    if code in {Q.FEWER_THAN, Q.ALMOST} and said.high == 0:
        return False
    return not (code in _LOWER and _UPPER.issuperset(outermost) and outermost) and not (
        code in _UPPER and _LOWER.issuperset(outermost) and outermost
    )


def _qualified(code: Q, said: _Said, text: str) -> _Said:
    low, high, best, half = said.low, said.high, said.best, (said.unit + 1) // 2
    match code:
        case Q.AT_LEAST:
            high = best = None
        case Q.MORE_THAN:
            low, high, best = low + 1, None, None
        case Q.UP_TO:
            low, best = 0, None
        case Q.FEWER_THAN:
            low, high, best = 0, None if high is None else high - 1, None
        case Q.ABOUT:
            low, high = max(low - half, 0), None if high is None else high + half
        case Q.ALMOST:
            high = None if high is None else high - 1
            low, best = max(low - half, 0), None
        case Q.JUST_OVER:
            low, high, best = low + 1, None if high is None else high + half, None
        case Q.ODD:
            high, best = None if high is None else high + max(said.unit - 1, 0), None
        case _:
            pass
    return said._replace(text=text, low=low, high=high, best=best, qualifiers=(code, *said.qualifiers))


def _unit(number: int) -> int:
    return 10 ** (len(str(number)) - len(str(number).rstrip("0"))) if number else 1


def _number(text: str, value: int, unit: int) -> _Said:
    return _Said(text, value, value, value, unit)


def _figures(most: int) -> st.SearchStrategy[_Said]:
    """Draw a number in figures, with any sign between its groups."""
    rounded = st.builds(lambda digits, zeros: min(digits * 10**zeros, most), st.integers(0, 999), st.integers(0, 6))
    return st.builds(
        lambda number, group: _number(f"{number:,}".replace(",", group), number, _unit(number)),
        st.integers(0, most) | rounded,
        st.sampled_from(_GROUPS),
    )


def _numbers(tables: Mapping[str, Any]) -> st.SearchStrategy[_Said]:
    """Draw a number in figures, in words, and in both."""
    numbers = tables["numbers"]
    words = [(int(key), form) for key, forms in numbers["words"].items() if key.isdecimal() for form in forms]
    scales = [(int(key), form) for key, forms in numbers["scales"].items() for form in forms]
    suffixes = [(int(key), form) for key, forms in numbers["suffixes"].items() for form in forms]
    multipliers = [(int(key), form) for key, forms in numbers["multipliers"].items() for form in forms]
    small = st.integers(1, 999)
    kinds = [
        _figures(10**7),
        st.builds(lambda word: _number(word[1], word[0], _unit(word[0])), st.sampled_from(words)),
        st.builds(
            lambda digits, power: _number(f"{digits}e{power}", digits * 10**power, 10**power),
            small,
            st.integers(0, 9),
        ),
        st.builds(
            lambda digits, scale: _number(f"{digits} {scale[1]}", digits * scale[0], _unit(digits) * scale[0]),
            small,
            st.sampled_from(scales),
        ),
        st.builds(
            lambda whole, tenth, scale: _number(
                f"{whole}{numbers['decimal']}{tenth} {scale[1]}",
                (10 * whole + tenth) * scale[0] // 10,
                scale[0] // 10,
            ),
            small,
            st.integers(0, 9),
            st.sampled_from(scales),
        ),
        st.builds(
            lambda word, scale: _number(f"{word[1]} {scale[1]}", word[0] * scale[0], _unit(word[0]) * scale[0]),
            st.sampled_from([word for word in words if word[0]]),
            st.sampled_from(scales),
        ),
    ]
    if suffixes:
        kinds.append(
            st.builds(
                lambda digits, scale: _number(f"{digits}{scale[1]}", digits * scale[0], _unit(digits) * scale[0]),
                small,
                st.sampled_from(suffixes),
            )
        )
    if multipliers:
        kinds.append(
            st.builds(
                lambda word, times: _number(f"{word[1]} {times[1]}", word[0] * times[0], _unit(word[0]) * times[0]),
                st.sampled_from([word for word in words if 0 < word[0] < 10]),
                st.sampled_from(multipliers),
            )
        )
    return st.one_of(kinds)


@st.composite
def _ranges(draw: st.DrawFn, tables: Mapping[str, Any]) -> _Said:
    """Draw two numbers that a range begins and ends with, or a number and a margin."""
    ranges = tables["ranges"]
    links = [*_DASHES, *map(_link, ranges["to"]), *map(_link, ranges["or"])]
    patterns = [f"{{0}}{link}{{1}}" for link in links]
    patterns += [f"{opening} {{0}}{_link(link)}{{1}}" for opening in ranges["between"] for link in ranges["and"]]
    patterns += [f"{opening} {{0}}{_link(link)}{{1}}" for opening in ranges["from"] for link in ranges["to"]]
    one, two = draw(st.tuples(_figures(10**7), _figures(10**7)).filter(lambda pair: pair[0].low != pair[1].low))
    first, last = (one, two) if one.low < two.low else (two, one)
    unit = min(first.unit, last.unit)
    kind = draw(st.sampled_from(["range", "shared scale", "margin"]))
    if kind == "margin":
        text = f"{last.text} {draw(st.sampled_from(ranges['plus_minus']))} {first.text}"
        return _Said(text, last.low - first.low, last.low + first.low, last.low, last.unit, (Q.RANGE,))
    text, times = draw(st.sampled_from(patterns)), 1
    if kind == "shared scale" and 0 < first.low < last.low < 1000:
        scales = [(int(key), form) for key, forms in tables["numbers"]["scales"].items() for form in forms]
        times, form = draw(st.sampled_from(scales))
        text = f"{text} {form}"
    text = text.format(first.text, last.text)
    return _Said(text, first.low * times, last.low * times, None, unit * times, (Q.RANGE,))


def _link(form: str) -> str:
    """The form with the spaces that set it apart from the numbers at its sides."""
    return f"{form} " if form.startswith(",") else f" {form} "


@st.composite
def _vague_words(draw: st.DrawFn, tables: Mapping[str, Any]) -> _Said:
    """Draw a vague word, alone or with a scale that it multiplies."""
    words = [(key.partition("*"), form) for key, forms in tables["vague"].items() for form in forms]
    (code, _, own), text = draw(st.sampled_from(words))
    times = int(own) if own else 1
    scales = [(int(key), form) for key, forms in tables["numbers"]["scales"].items() for form in forms]
    scale, form = draw(st.sampled_from([(1, ""), *(pair for pair in scales if pair[0] * times < 10**10)]))
    if scale > 1:
        text, times = f"{text} {form}", times * scale
    rule = policy_of("verbatim").rule(code)
    high = rule.high_times if times > 1 and rule.high_times is not None else rule.high
    best = None if rule.best is None else rule.best * times
    return _Said(text, rule.low * times, None if high is None else (high + 1) * times - 1, best, 0, (Q(code),))
