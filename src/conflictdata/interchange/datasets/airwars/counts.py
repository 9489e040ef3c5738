"""Counts of Airwars tables, read and written: ranges, breakdowns of a total, pairs of a minimum and a maximum."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from attrs import evolve, frozen

from conflictdata.errors import ConflictDataError
from conflictdata.interchange.figures import of_bounds
from conflictdata.interchange.texts import number_of
from conflictdata.model.parties import PersonGroup
from conflictdata.values.counts import ReportedCount
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.persons import AgeBand, PersonRole, PersonStatus, Sex
from conflictdata.wording.counts import read_count
from conflictdata.wording.losses import read_losses

__all__ = ["FIGURES", "Figure", "Part", "count_in", "count_text", "numbers_of", "parts_in", "written_part"]

_POLICY = "airwars"
_PAIR = re.compile(r"(?P<low>[0-9][0-9,]*)\s*[\u2013\u2014-]\s*(?P<high>[0-9][0-9,]*)")
_PIECES = re.compile(r"[|\n]")
_PART = re.compile(
    r"\s*(?P<count>[0-9][0-9,]*(?:\s*[\u2013\u2014-]\s*[0-9][0-9,]*)?)\s*(?P<words>[^\W\d_](?:[^\d(),;]*[^\W\d])?)[\s,;]*"
)


@frozen(kw_only=True)
class Figure:
    """A number of people that has columns of its own: one for the words, and a minimum and a maximum."""

    part: str
    """What stands at the end of the id of the claim."""

    column: str
    """The column for the words; those for the numbers have ``min`` and ``max`` behind it."""

    category: CasualtyCategory
    """What is counted."""

    group: PersonGroup
    """Who is counted."""

    is_conceded: bool = False
    """Whether the belligerent says so."""

    gap: str = "\N{EN DASH}"
    """What stands between the two numbers of a range."""


_OF_CIVILIANS = PersonGroup(status=PersonStatus.CIVILIAN)
_OF_FIGHTERS = PersonGroup(status=PersonStatus.COMBATANT)
_KILLED, _WOUNDED = CasualtyCategory.KILLED, CasualtyCategory.WOUNDED

FIGURES = (
    Figure(
        part="killed", column="Civilians reported killed", category=_KILLED, group=_OF_CIVILIANS, gap=" \N{EN DASH} "
    ),
    Figure(part="injured", column="Civilians reported injured", category=_WOUNDED, group=_OF_CIVILIANS),
    Figure(part="belligerents-killed", column="Belligerents reported killed", category=_KILLED, group=_OF_FIGHTERS),
    Figure(part="belligerents-injured", column="Belligerents reported injured", category=_WOUNDED, group=_OF_FIGHTERS),
    Figure(
        part="conceded-killed",
        column="Civilian deaths conceded",
        category=_KILLED,
        group=_OF_CIVILIANS,
        is_conceded=True,
    ),
    Figure(
        part="conceded-injured",
        column="Civilian injuries conceded",
        category=_WOUNDED,
        group=_OF_CIVILIANS,
        is_conceded=True,
    ),
)


@frozen(kw_only=True)
class Part:
    """One part of a breakdown, such as ``6-7 children``."""

    text: str
    """As written."""

    count: ReportedCount
    """How many."""

    group: PersonGroup
    """Who."""


def _civilians(sex: Sex = Sex.UNKNOWN, age: AgeBand = AgeBand.UNKNOWN, role: PersonRole | None = None) -> PersonGroup:
    roles = frozenset[PersonRole]() if role is None else frozenset({role})
    return PersonGroup(status=PersonStatus.CIVILIAN, sex=sex, age_band=age, roles=roles)


_LABELS: tuple[tuple[str, str, PersonGroup], ...] = (
    ("child", "children", _civilians(age=AgeBand.CHILD)),
    ("woman", "women", _civilians(Sex.FEMALE, AgeBand.ADULT)),
    ("man", "men", _civilians(Sex.MALE, AgeBand.ADULT)),
    ("human rights defender", "human rights defenders", _civilians(role=PersonRole.HUMAN_RIGHTS_DEFENDER)),
    ("journalist", "journalists", _civilians(role=PersonRole.JOURNALIST)),
    ("trade unionist", "trade unionists", _civilians(role=PersonRole.TRADE_UNIONIST)),
    ("healthcare personnel", "healthcare personnel", _civilians(role=PersonRole.HEALTH_WORKER)),
    ("other civilian non-combatant", "other civilian non-combatants", _civilians(role=PersonRole.OTHER)),
    ("other protected person", "other protected persons", PersonGroup(roles=frozenset({PersonRole.OTHER}))),
    ("undetermined", "undetermined", PersonGroup()),
)
"""The words of the breakdown for one and for several, and whom they count. All but the last two are civilians."""
_GROUPS: Mapping[str, PersonGroup] = {word: group for one, many, group in _LABELS for word in (one, many)}
_NOUNS: Mapping[PersonGroup, tuple[str, str]] = {group: (one, many) for one, many, group in _LABELS}


@lru_cache(16_384)
def count_in(cell: str) -> ReportedCount | None:
    """The count of a cell such as ``3 - 7``, ``12``, ``0`` or ``Unknown``; `None` if it is none.

    Of a range that ends below where it begins, both numbers are kept as they are, and the range encloses them.
    """
    text = cell.strip()
    try:
        return read_count(text, policy=_POLICY)
    except ConflictDataError:
        found = _PAIR.fullmatch(text)
    if found is None:
        return None
    low, high = number_of(found["low"]), number_of(found["high"])
    return None if low is None or high is None else evolve(of_bounds(low, None, high), wording=text)


def parts_in(cell: str) -> Iterator[Part | str]:
    """The parts of a breakdown, and as text what is no part. Parts may stand together without a mark between them."""
    text = cell.strip().removeprefix("(").removesuffix(")")
    for piece in _PIECES.split(text):
        at = 0
        while found := _PART.match(piece, at):
            yield _part(found["count"], found["words"].strip()) or found[0].strip(" \t,;")
            at = found.end()
        if rest := piece[at:].strip():
            yield rest


@lru_cache(16_384)
def _part(number: str, words: str) -> Part | None:
    count, group = count_in(number), _group(words)
    if count is None or group is None:
        return None
    text = f"{number} {words}"
    return Part(text=text, count=evolve(count, wording=text), group=group)


@lru_cache(1024)
def _group(words: str) -> PersonGroup | None:
    """Whom a word of the breakdown counts; `None` if it is not known."""
    label = words.lower().replace("_", " ")
    if label in _GROUPS:
        return _GROUPS[label]
    try:
        losses = read_losses(f"2 {words}")
    except ConflictDataError:
        return None
    if len(losses) != 1 or losses[0].problems or losses[0].category not in {None, CasualtyCategory.KILLED}:
        return None
    group = evolve(losses[0].group, status=PersonStatus.CIVILIAN)
    tells_apart = group != _OF_CIVILIANS and losses[0].group.status in {PersonStatus.UNDETERMINED, group.status}
    return group if tells_apart else None


def count_text(count: ReportedCount, gap: str = "\N{EN DASH}") -> str:
    """The cell of a count: its own words if they still say the same, or else its range."""
    if count.wording is not None and count_in(count.wording) == count:
        return count.wording.strip()
    if count.status is CountStatus.NONE_REPORTED:
        return "None"
    if count.status is CountStatus.UNKNOWN:
        return "Unknown"
    if count.status is not CountStatus.STATED:
        return ""
    low, high = numbers_of(count)
    if high is None:
        return f"at least {low}" if low or count.range.best is None else str(count.range.best)
    return str(low) if low == high else f"{low}{gap}{high}"


def numbers_of(count: ReportedCount) -> tuple[int, int | None]:
    """The minimum and the maximum, as reported where they are out of order; `None` for no maximum."""
    reported = count.as_reported
    if reported is not None and reported.low is not None and reported.high is not None:
        return reported.low, reported.high
    return count.range.low, count.range.high


def written_part(part: ReportedCount, group: PersonGroup) -> str | None:
    """The text of a part: its own words if they still say the same; `None` if the breakdown has no word for it."""
    if part.wording is not None:
        again = list(parts_in(part.wording))
        if len(again) == 1 and isinstance(again[0], Part) and (again[0].count, again[0].group) == (part, group):
            return part.wording
    number, nouns = count_text(evolve(part, wording=None)), _NOUNS.get(group)
    if nouns is None or not number[:1].isdigit():
        return None
    return f"{number} {nouns[number != '1']}"
