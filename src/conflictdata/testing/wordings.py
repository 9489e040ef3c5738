"""Hypothesis strategies for the words of sources. Requires hypothesis.

What is drawn is put together from the lists of forms in the data file of a language, and so is what it means: no reader
takes part. A test may therefore ask a reader for what was drawn beside the words.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from hypothesis import strategies as st

from conflictdata.values.counts import MAX_COUNT, CountRange
from conflictdata.vocab.counting import CountQualifier as Q
from conflictdata.wording.languages import language_of
from conflictdata.wording.policies import policy_of

__all__ = ["CountWording", "count_wordings"]

_GROUPS = ("", ",", ".", " ", "\u00a0", "\u202f", "\u2009", "'", "\u2019")
_DASHES = ("-", "\u2013", "\u2014", "\u2212", " - ", " \u2013 ")
_LOWER = frozenset({Q.AT_LEAST, Q.MORE_THAN})
_UPPER = frozenset({Q.UP_TO, Q.FEWER_THAN})
_LARGE = frozenset({"thousands", "millions", "billions"})
_NEEDS_NUMBER = frozenset({Q.ALMOST, Q.JUST_OVER, Q.ODD})


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


class _Forms(NamedTuple):
    """The lists of a language file, each as pairs of what a form means and the form itself."""

    decimal: str
    words: list[tuple[int, str]]
    scales: list[tuple[int, str]]
    suffixes: list[tuple[int, str]]
    multipliers: list[tuple[int, str]]
    ranges: list[str]
    """With two places for numbers."""
    margins: list[str]
    vague: list[tuple[str, str]]
    """Without forms that after some words are no plural: the "тысячи" of "больше тысячи" is one thousand."""
    things: list[str]
    before: list[tuple[Q, str]]
    after: list[tuple[Q, str]]
    """Without forms that behind a range belong to it."""
    longer: dict[str, tuple[str, ...]]
    """For each form before a number, the longer forms that begin with it: words that follow may complete them."""

    def __repr__(self) -> str:
        return "forms"  # hypothesis shows it in the name of each strategy


def count_wordings(*, lang: str = "en") -> st.SearchStrategy[CountWording]:
    """Draw counts in words and figures of a language, each with the range that it means. Requires hypothesis.

    Numbers, ranges and vague words are drawn, with up to three qualifying words around them, and sometimes with what
    is counted. Words that say that there is no number are not.

    Args:
        lang: The language as a BCP 47 tag.
    """
    forms = _forms(language_of(lang).tables)
    inside = _numbers(forms) | _ranges(forms) | _vague_words(forms)
    return _with_words_around(_with_words_behind(inside, forms), forms).filter(_is_countable).map(_drawn)


def _is_countable(said: _Said) -> bool:
    return (said.low if said.high is None else said.high) <= MAX_COUNT


def _drawn(said: _Said) -> CountWording:
    return CountWording(said.text, CountRange(low=said.low, high=said.high, best=said.best), said.qualifiers)


def _forms(tables: Mapping[str, Any]) -> _Forms:
    numbers, ranges, things = tables["numbers"], tables["ranges"], tables["things"]
    befores = [form for _, form in _pairs(tables["before"])]
    # "At least 5 up to 9" has two bounds on one number, and no range.
    links = [*_DASHES, *(_link(form) for form in [*ranges["to"], *ranges["or"]] if form not in befores)]
    around = [*_pairs(tables["before"]), *_pairs(tables["vague"]), *_pairs(tables["statuses"])]
    before = [(Q(code), form) for code, form in _pairs(tables["before"])]
    return _Forms(
        decimal=numbers["decimal"],
        words=[(int(key), form) for key, form in _pairs(numbers["words"]) if key.isdecimal() and key != "0"],
        scales=[(int(key), form) for key, form in _pairs(numbers["scales"])],
        suffixes=[(int(key), form) for key, form in _pairs(numbers["suffixes"])],
        multipliers=[(int(key), form) for key, form in _pairs(numbers["multipliers"])],
        ranges=[
            *(f"{{}}{link}{{}}" for link in links),
            *(f"{opening} {{}}{_link(link)}{{}}" for opening in ranges["between"] for link in ranges["and"]),
            *(f"{opening} {{}}{_link(link)}{{}}" for opening in ranges["from"] for link in ranges["to"]),
        ],
        margins=ranges["plus_minus"],
        vague=[pair for pair in _pairs(tables["vague"]) if pair[1] not in numbers.get("one_forms", ())],
        things=[
            form
            for _, form in [*_pairs(things["groups"]), *_pairs(things["categories"])]
            if not form.startswith(tuple(f"{after} " for _, after in _pairs(tables["after"])))
        ],
        before=before,
        after=[(Q(code), form) for code, form in _pairs(tables["after"]) if form not in ranges.get("closing", ())],
        longer={form: tuple(longer for _, longer in around if longer.startswith(f"{form} ")) for _, form in before},
    )


def _pairs(table: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    return [(key, form) for key, forms in table.items() for form in forms]


def _link(form: str) -> str:
    """The form with the spaces that set it apart from the numbers at its sides."""
    return f"{form} " if form.startswith(",") else f" {form} "


def _unit(number: int) -> int:
    """The place value of the last digit that is not a trailing zero."""
    return 10 ** (len(str(number)) - len(str(number).rstrip("0"))) if number else 1


def _number(text: str, digits: int, times: int = 1) -> _Said:
    value = digits * times
    return _Said(text, value, value, value, _unit(digits) * times)


@st.composite
def _figures(draw: st.DrawFn) -> _Said:
    """Draw a number in figures, with any sign between its groups."""
    number = draw(st.integers(0, 10**7) | st.sampled_from([10, 100, 1000, 10**6]).flatmap(_multiples))
    return _number(f"{number:,}".replace(",", draw(st.sampled_from(_GROUPS))), number)


def _multiples(unit: int) -> st.SearchStrategy[int]:
    return st.integers(1, 999).map(unit.__mul__)


@st.composite
def _scaled(draw: st.DrawFn, forms: _Forms) -> _Said:
    """Draw a number in figures that something multiplies."""
    digits = draw(st.integers(1, 999))
    scale, form = draw(st.sampled_from(forms.scales))
    kind = draw(st.sampled_from(["scale", "decimal", "power", *(["suffix"] if forms.suffixes else [])]))
    if kind == "decimal":
        tenth = draw(st.integers(0, 9))
        # A zero after the point is written on purpose, and so significant.
        return _number(f"{digits}{forms.decimal}{tenth} {form}", 10 * digits + tenth, scale // 10)._replace(
            unit=scale // 10
        )
    if kind == "power":
        power = draw(st.integers(0, 9))
        return _number(f"{digits}e{power}", digits, 10**power)._replace(unit=10**power)
    if kind == "suffix":
        scale, form = draw(st.sampled_from(forms.suffixes))
        return _number(f"{digits}{form}", digits, scale)
    return _number(f"{digits} {form}", digits, scale)


@st.composite
def _worded(draw: st.DrawFn, forms: _Forms) -> _Said:
    """Draw a number word, alone or with another that multiplies it."""
    value, word = draw(st.sampled_from(forms.words))
    multipliers = forms.multipliers if value < 10 else []
    times, form = draw(st.sampled_from([(1, ""), *multipliers, *forms.scales]))
    return _number(f"{word} {form}".rstrip(), value, times)


def _numbers(forms: _Forms) -> st.SearchStrategy[_Said]:
    return _figures() | _scaled(forms) | _worded(forms)


@st.composite
def _ranges(draw: st.DrawFn, forms: _Forms) -> _Said:
    """Draw two numbers that a range begins and ends with, sometimes of one scale, or a number and a margin."""
    pattern = draw(st.sampled_from(forms.ranges))
    if draw(st.booleans()):
        low, width = draw(st.integers(1, 500)), draw(st.integers(1, 499))
        scale, form = draw(st.sampled_from(forms.scales))
        unit = min(_unit(low), _unit(low + width)) * scale
        text = f"{pattern.format(low, low + width)} {form}"
        return _Said(text, low * scale, (low + width) * scale, None, unit, (Q.RANGE,))
    one, two = draw(_figures()), draw(_figures())
    first, last = (one, two) if one.low <= two.low else (two, one)
    if draw(st.booleans()):
        text = f"{last.text} {draw(st.sampled_from(forms.margins))} {first.text}"
        return _Said(text, last.low - first.low, last.low + first.low, last.low, last.unit, (Q.RANGE,))
    text = pattern.format(first.text, last.text)
    return _Said(text, first.low, last.low, None, min(first.unit, last.unit), (Q.RANGE,))


@st.composite
def _vague_words(draw: st.DrawFn, forms: _Forms) -> _Said:
    """Draw a vague word, alone or with a scale that it multiplies."""
    key, text = draw(st.sampled_from(forms.vague))
    code, _, own = key.partition("*")
    scale, form = draw(st.sampled_from([(1, ""), *(forms.scales if code not in _LARGE else [])]))
    times = int(own or 1) * scale
    rule = policy_of("verbatim").rule(code)
    high = rule.high if times == 1 or rule.high_times is None else rule.high_times
    return _Said(
        f"{text} {form}".rstrip(),
        low=rule.low * times,
        high=None if high is None else (high + 1) * times - 1,
        best=None if rule.best is None else rule.best * times,
        unit=0,
        qualifiers=(Q(code),),
    )


@st.composite
def _with_words_behind(draw: st.DrawFn, inside: st.SearchStrategy[_Said], forms: _Forms) -> _Said:
    """Draw something with a qualifying word behind it, or with what is counted, or both in either order."""
    said = draw(inside)
    thing = draw(st.sampled_from(["", *(f" {form}" for form in forms.things)]))
    code, form = draw(st.sampled_from(forms.after))
    if draw(st.booleans()) or not _fits(code, said):
        return said._replace(text=said.text + thing)
    form = f" {form}" if form[0].isalnum() else form
    return _qualified(code, said, said.text + draw(st.sampled_from([form + thing, thing + form])))


@st.composite
def _with_words_around(draw: st.DrawFn, inside: st.SearchStrategy[_Said], forms: _Forms) -> _Said:
    """Draw something with up to two qualifying words before it."""
    said = draw(inside)
    for _ in range(draw(st.integers(0, 2))):
        code, form = draw(st.sampled_from(forms.before))
        is_sign = not form[-1].isalnum() and form[-1] != "."
        text = form + said.text if is_sign else f"{form} {said.text}"
        if is_sign and not said.text[0].isalnum():
            continue  # two signs may be a third: "<" and "=<"
        if _fits(code, said) and not text.startswith(forms.longer[form]):
            said = _qualified(code, said, text)
    return said


def _fits(code: Q, said: _Said) -> bool:
    """Whether a word can stand around what is said, adds something to it, and leaves some number possible."""
    inner = said.qualifiers[:1]
    if code in {Q.DOUBTED, *inner} or (code in _NEEDS_NUMBER and not said.unit):
        return False
    if code in {Q.FEWER_THAN, Q.ALMOST} and said.high == 0:
        return False
    return not (code in _LOWER and _UPPER.intersection(inner)) and not (code in _UPPER and _LOWER.intersection(inner))


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
            low, high, best = 0, _plus(high, -1), None
        case Q.ABOUT:
            low, high = max(low - half, 0), _plus(high, half)
        case Q.ALMOST:
            low, high, best = max(low - half, 0), _plus(high, -1), None
        case Q.JUST_OVER:
            low, high, best = low + 1, _plus(high, half), None
        case Q.ODD:
            high, best = _plus(high, max(said.unit - 1, 0)), None
        case _:  # exactly
            pass
    return _Said(text, low, high, best, said.unit, (code, *said.qualifiers))


def _plus(bound: int | None, number: int) -> int | None:
    return None if bound is None else bound + number
