# ruff: noqa: RUF001 - Cyrillic letters that look like Latin ones
"""Reading counts and losses from words, beside constructing what was read."""

import csv
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from conflictdata.errors import ConflictDataError
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.wording.counts import read_count
from conflictdata.wording.losses import read_losses
from timing import Row, interleaved, microseconds

_A_SECOND = 100_000
_GROUPS = {"en": ",", "uk": "\u00a0", "ru": "\u00a0", "ko": ","}
_NAMES = {"en": "English", "uk": "Ukrainian", "ru": "Russian", "ko": "Korean"}
_WORDINGS = {
    "en": (
        *("{}", "at least {}", "about {}", "up to {}", "more than {}", "fewer than {}", "nearly {}", "{} or more"),
        *("{}-{}", "{} to {}", "between {} and {}", "{} soldiers"),
    ),
    "uk": (
        *("{}", "щонайменше {}", "близько {}", "до {}", "понад {}", "менше {}", "майже {}"),
        *("{}-{}", "від {} до {}", "між {} та {}", "{} осіб"),
    ),
    "ru": (
        *("{}", "не менее {}", "около {}", "до {}", "более {}", "менее {}", "почти {}"),
        *("{}-{}", "от {} до {}", "между {} и {}", "{} человек"),
    ),
    "ko": ("{}", "최소 {}", "약 {}", "최대 {}", "{} 이상", "{} 미만", "거의 {}", "{}~{}", "{}명"),
}
_STATEMENTS = (
    "{} killed, {} wounded. Total, {}.",
    "{2} total (US {0}; CS {1})",
    "{2} ({0}k/{1}w)",
    "{} killed and {} wounded",
    "roughly {2} killed or wounded",
)


def phrases(lang: str, number: int) -> list[str]:
    """Short count phrases. No number stands in them twice, so that no phrase is known from before."""
    dice = random.Random(20240806)
    pairs = zip(*[iter(_numbers(dice, 2 * number))] * 2, strict=True)
    return [_filled(dice.choice(_WORDINGS[lang]), lang, *sorted(pair)) for pair in pairs]


def statements(number: int) -> list[str]:
    """Statements of losses, the third number of each the sum of the first two."""
    dice = random.Random(20240806)
    pairs = zip(*[iter(_numbers(dice, 2 * number))] * 2, strict=True)
    return [_filled(dice.choice(_STATEMENTS), "en", *pair, sum(pair)) for pair in pairs]


def _numbers(dice: random.Random, many: int) -> list[int]:
    """Numbers of up to six digits, each once."""
    return dice.sample(range(1, 1_000_000), many)


def _filled(wording: str, lang: str, *numbers: int) -> str:
    return wording.format(*(f"{number:,}".replace(",", _GROUPS[lang]) for number in numbers))


def reading(number: int, repetitions: int, texts: Path | None) -> Iterator[Row]:
    """Rows for each language, and for statements of losses.

    Args:
        number: How many phrases are read; of statements, a tenth of it.
        repetitions: How often each candidate takes its turn.
        texts: A CSV file of statements in a column named ``casualties_text``, if there is one.
    """
    for lang, name in _NAMES.items():
        what = f"`read_count`, short {name} phrases, beside `ReportedCount(...)` alone"
        aim = _A_SECOND if lang == "en" else None
        yield _counting(what, lang, phrases(lang, number), repetitions, aim)
    generated = statements(number // 10)
    yield _losing(
        "`read_losses`, generated English statements, beside `ReportedCount(...)` alone", generated, repetitions
    )
    if texts is not None:
        real = _statements_of(texts)
        yield _losing("`read_losses`, real English statements, beside `ReportedCount(...)` alone", real, repetitions)
        wordings = [count.wording or "" for count in _losses(real)]
        what = "`read_count`, the figures of these statements, beside `ReportedCount(...)` alone"
        yield _counting(what, "en", wordings, repetitions)


def _statements_of(file: Path) -> list[str]:
    with file.open(encoding="utf-8", newline="") as lines:
        return list(dict.fromkeys(row["casualties_text"] for row in csv.DictReader(lines)))


def _counting(what: str, lang: str, wordings: Sequence[str], repetitions: int, aim: int | None = None) -> Row:
    read = partial(read_count, lang=lang)
    counts = [read(wording) for wording in wordings]
    taken = interleaved({"read": partial(_each, read, wordings), "made": partial(_made, counts)}, repetitions)
    return _row(what, taken["read"], taken["made"], len(wordings), aim)


def _losing(what: str, texts: Sequence[str], repetitions: int) -> Row:
    made = partial(_made, list(_losses(texts)))
    taken = interleaved({"read": partial(_each, _read_or_refuse, texts), "made": made}, repetitions)
    return _row(what, taken["read"], taken["made"], len(texts))


def _losses(texts: Iterable[str]) -> Iterator[ReportedCount]:
    for text in texts:
        try:
            yield from (loss.count for loss in read_losses(text))
        except ConflictDataError:  # some real statements are refused
            continue


def _read_or_refuse(text: str) -> None:
    try:
        read_losses(text)
    except ConflictDataError:
        return


def _each(read: Callable[[str], object], texts: Iterable[str]) -> None:
    for text in texts:
        read(text)


def _made(counts: Iterable[ReportedCount]) -> None:
    """What reading makes at the least: the same counts once more."""
    for count in counts:
        ReportedCount(
            range=CountRange(low=count.range.low, high=count.range.high, best=count.range.best),
            status=count.status,
            wording=count.wording,
            language=count.language,
            policy=count.policy,
            qualifiers=count.qualifiers,
            significant_figures=count.significant_figures,
        )


def _row(what: str, read: float, made: float, number: int, aim: int | None = None) -> Row:
    """A row of how many times as much reading takes; where there is an aim, it is in phrases a second."""
    target = f"at least {aim:,} a second" if aim else ""
    met = number / read >= aim if aim else None
    return Row(what, microseconds(read, number), microseconds(made, number), read / made, target, met)
