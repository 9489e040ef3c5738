"""Reading counts: from the words of a source to a `ReportedCount`."""

from functools import lru_cache

from conflictdata.errors import WordingError
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.vocab.counting import CountQualifier, CountStatus
from conflictdata.wording.bounding import bound
from conflictdata.wording.languages import Language, language_of
from conflictdata.wording.lexicon import FIGURES, Token, fold, split_figures
from conflictdata.wording.numerals import NotReadError, Spelling
from conflictdata.wording.phrases import Phrase, parse_phrase
from conflictdata.wording.policies import Action, WordingPolicy, policy_of

__all__ = ["count_of", "read_count"]

_LONGEST_KEPT = 120
"""Patterns longer than this, in characters, are not kept for the next phrase of the same pattern."""

# Members of an enumeration are slow to get at in Python 3.11, and these are needed for each count.
_STATED, _DOUBTED, _RANGE = CountStatus.STATED, CountQualifier.DOUBTED, CountQualifier.RANGE

_STATUSES = {
    "none": CountStatus.NONE_REPORTED,
    "none_reported": CountStatus.NONE_REPORTED,
    "withheld": CountStatus.WITHHELD,
    "not_covered": CountStatus.NOT_COVERED,
    "unknown": CountStatus.UNKNOWN,
    "unquantified": CountStatus.UNKNOWN,
}


def read_count(text: str, lang: str = "en", policy: str | WordingPolicy = "verbatim") -> ReportedCount:
    """Read a count as a source wrote it: ``"at least two dozen"``, ``"10-12 thousand"``, ``"none reported"``.

    The whole text is one count, which may be followed by what is counted ("roughly 3,000 soldiers"). The range is what
    the words bound by the policy: by ``verbatim``, "at least 50" has no upper bound, and "about 3,000" is as wide as
    half the unit of its last significant figure. What cannot be read is refused, never guessed.

    Example:
        >>> read_count("between 10,000 to 12,000").range
        CountRange(low=10000, high=12000, best=None)

    Args:
        text: The words of the source.
        lang: The language as a BCP 47 tag; see `known_languages`.
        policy: The name of a policy, or a policy; see `known_policies`.

    Raises:
        WordingError: If the text is no count, or the policy does not record such words; the error names the span.
        DataError: If the language or the policy is not known.
    """
    language, chosen = language_of(lang), policy_of(policy)
    folded = fold(text)
    pieces = split_figures(folded)
    pattern = FIGURES.join(pieces[::2])
    if len(pattern) > _LONGEST_KEPT:
        return _read_closely(text, folded, language, chosen, lang)
    try:
        phrase, places = _kept_phrase(language, pattern)
        # One number is what most phrases have, and a display is several times as fast as a call.
        figures = {places[0]: pieces[1]} if len(places) == 1 else dict(zip(places, pieces[1::2], strict=True))
        return count_of(phrase, figures, language, chosen, text, lang)
    except NotReadError:
        # Once more, with the places in the text, which the pattern does not have.
        return _read_closely(text, folded, language, chosen, lang)


@lru_cache(maxsize=8192)
def _kept_phrase(language: Language, pattern: str) -> tuple[Phrase, tuple[int, ...]]:
    tokens = language.tokens(pattern)
    return _whole_phrase(language, tokens), tuple(place for place, token in enumerate(tokens) if token.text == FIGURES)


def _whole_phrase(language: Language, tokens: list[Token]) -> Phrase:
    phrase = parse_phrase(language, tokens)
    left = len(tokens) - phrase.end
    if left > 1 or (left == 1 and tokens[-1].text != "."):
        raise NotReadError(phrase.end, "it does not belong to the count before it")
    return phrase


def _read_closely(text: str, folded: str, language: Language, policy: WordingPolicy, lang: str) -> ReportedCount:
    tokens = language.tokens(folded)
    if not tokens:
        raise WordingError(text, (0, len(text)), "there are no words; leave a count out where there is none")
    try:
        phrase = _whole_phrase(language, tokens)
        figures = {place: folded[token.start : token.end] for place, token in enumerate(tokens)}
        return count_of(phrase, figures, language, policy, text, lang)
    except NotReadError as error:
        token = tokens[error.token]
        raise WordingError(text, (token.start, token.end), error.reason, error.choices) from None


def count_of(  # noqa: PLR0913, PLR0917 - a phrase with all that it is read by
    phrase: Phrase, figures: dict[int, str], language: Language, policy: WordingPolicy, wording: str, lang: str
) -> ReportedCount:
    """The count that a phrase states, by a policy.

    Raises:
        NotReadError: If the numbers do not fit together, or the policy does not record such words.
    """
    if phrase.status is not None:
        return _unnumbered(phrase.status, policy, wording, lang)
    amount = bound(phrase, figures, _spelling(language), policy)
    qualifiers = _qualifiers(phrase)
    doubted = _DOUBTED in qualifiers
    return ReportedCount(
        range=CountRange() if doubted else CountRange(low=amount.low, high=amount.high, best=amount.best),
        status=CountStatus.UNKNOWN if doubted else _STATED,
        wording=wording,
        language=lang,
        policy=policy.name,
        qualifiers=qualifiers,
        significant_figures=amount.figures or None,
    )


@lru_cache
def _spelling(language: Language) -> Spelling:
    return Spelling(language.decimal, language.group)


def _qualifiers(phrase: Phrase) -> tuple[CountQualifier, ...]:
    qualifiers, first, last = phrase.qualifiers, phrase.first, phrase.last
    if last is not None or phrase.margin is not None:
        qualifiers = (*qualifiers, _RANGE)
    if first.vague is not None:
        qualifiers = (*qualifiers, first.vague.word)
    if last is not None and last.vague is not None:
        qualifiers = (*qualifiers, last.vague.word)
    return qualifiers if phrase.also is None else (*qualifiers, *_qualifiers(phrase.also))


def _unnumbered(status: str, policy: WordingPolicy, wording: str, lang: str) -> ReportedCount:
    key = "none" if status in {"none", "none_reported"} else "unknown"
    if policy.rule(key).action is Action.REFUSE:
        raise NotReadError(0, f"the policy {policy.name!r} records no such words")
    count_range = CountRange()
    if status == "none":
        count_range = CountRange(low=0, high=0)
    elif status == "none_reported":
        count_range = CountRange(best=0)
    return ReportedCount(
        range=count_range, status=_STATUSES[status], wording=wording, language=lang, policy=policy.name
    )
