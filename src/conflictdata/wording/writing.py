"""Writing counts: from a range to words that are read back as the same range."""

from collections.abc import Mapping

from conflictdata.errors import WordingError
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.vocab.counting import CountStatus
from conflictdata.wording.counts import read_count
from conflictdata.wording.languages import language_of

__all__ = ["write_count"]


def write_count(count: CountRange | ReportedCount, lang: str = "en") -> str:
    """Say a count in words, such as ``"at least 50"``, which `read_count` reads as the same range.

    The words say the range and the status; the wording of a `ReportedCount` and the words around its number are not
    repeated. That holds for the policy ``verbatim``, for every range, in every packaged language. Of a count with the
    status "none reported" only that is said, or that there is none where the range is exactly 0.

    Example:
        >>> write_count(CountRange.between(10_000, 12_000))
        'between 10,000 and 12,000'
        >>> write_count(CountRange(low=2_500, high=3_500, best=3_000))
        'about 3,000'

    Args:
        count: What is said. A range that bounds nothing is ``"unknown"``; stated as a count, it is ``"at least 0"``.
        lang: The language as a BCP 47 tag; see `known_languages`.

    Raises:
        DataError: If the language is not known, or its data file has no words for writing.
    """
    templates: Mapping[str, str] = language_of(lang).table("writing")
    if isinstance(count, CountRange):
        return templates["unknown"] if count.is_unknown else _say(count, lang, templates)
    if count.status is CountStatus.STATED:
        return _say(count.range, lang, templates)
    if count.status is CountStatus.NONE_REPORTED and count.range.is_exact:
        return templates["none"]
    return templates[count.status.value]


def _say(count_range: CountRange, lang: str, templates: Mapping[str, str]) -> str:
    low, high, best = (
        None if number is None else f"{number:,}".replace(",", templates["group"])
        for number in (count_range.low, count_range.high, count_range.best)
    )
    if count_range.is_exact:
        return templates["exactly"].format(low=low)
    if high is None:
        bounds = templates["at_least"].format(low=low)
    else:
        bounds = templates["between" if count_range.low else "up_to"].format(low=low, high=high)
    if best is None:
        return bounds
    about = templates["about"].format(best=best)
    return about if _means(about, lang, count_range) else templates["best"].format(range=bounds, best=best)


def _means(words: str, lang: str, count_range: CountRange) -> bool:
    try:
        return read_count(words, lang).range == count_range
    except WordingError:  # near the greatest number that a count can hold, "about" leads beyond it
        return False
