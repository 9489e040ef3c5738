"""How the figures of a statement of losses relate: totals, their parts, subsets, and figures that may overlap."""

from collections.abc import Sequence
from itertools import combinations

from attrs import Factory, define

from conflictdata.values.counts import CountRange
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import Countable, LossRole, MunitionOutcome
from conflictdata.vocab.persons import AgeBand, PersonRole, PersonStatus, Sex
from conflictdata.vocab.strikes import MunitionClass
from conflictdata.wording.lexicon import fold
from conflictdata.wording.losses.figures import Statement
from conflictdata.wording.losses.lines import WITHIN, Frame
from conflictdata.wording.losses.meaning import Meaning, Place, contradicts

__all__ = ["Relation", "relations"]

_CHILDREN = frozenset({AgeBand.INFANT, AgeBand.CHILD, AgeBand.TEENAGER})
_ADULTS = frozenset({AgeBand.ADULT, AgeBand.ELDER})
_OF_ANY_AGE = frozenset(
    {PersonRole.STUDENT, PersonRole.DISPLACED_PERSON, PersonRole.DETAINEE, PersonRole.FOREIGN_FIGHTER}
    | {PersonRole.CHILD_SOLDIER, PersonRole.FARMER, PersonRole.VOLUNTEER, PersonRole.OTHER}
)
"""Roles that children have as well. People of the others are taken to be adults."""


@define(eq=False)
class Relation:
    """How one figure relates to the others, which are named by their places in the statement."""

    side: str | None
    """The label of its side, folded."""

    equipment: str | None
    """The word for its class of equipment, folded."""

    counted: Countable
    scope: list[Place]
    unread: list[Place]
    role: LossRole = LossRole.SOLE
    part_of: int | None = None
    overlaps: tuple[int, ...] = ()
    is_open: bool = False
    """Whether figures beside its parts are not understood, so that the parts need not add up to it."""

    problems: list[tuple[str, str]] = Factory(list[tuple[str, str]])
    """Codes and messages."""


def relations(found: Sequence[Meaning], ranges: Sequence[CountRange], source: Statement) -> list[Relation]:
    """The relation of each figure, of which ``ranges`` says what it bounds, to the others."""

    def words(place: Place | None) -> str | None:
        return None if place is None else fold(source.written(*place))

    result = [
        Relation(words(one.side), words(one.equipment), one.counted, [*one.scope], [*one.unread]) for one in found
    ]
    index = {id(one): place for place, one in enumerate(found)}
    by_line = {id(one.line): one for one in found}
    frames: dict[int, tuple[Frame, list[int]]] = {}
    for place, one in enumerate(found):
        frames.setdefault(id(one.line.frame), (one.line.frame, []))[1].append(place)
    _relate_subsets(found, index, result)
    for frame, places in frames.values():
        owner = None if frame.owner is None else index[id(by_line[id(frame.owner)])]
        if owner is not None and not found[places[0]].is_total:
            _relate_bracket(found, places, owner, result)
    for frame, places in frames.values():
        _relate_totals(found, _with_totals_in_brackets(found, frame, places, frames), result)
    children = _children(result)
    for place, relation in enumerate(result):
        if relation.role is LossRole.SOLE and (place in children or found[place].is_total):
            relation.role = LossRole.TOTAL
    for whole, places in children.items():
        _compare(whole, places, found, ranges, result)
    _find_overlaps(found, ranges, result)
    return result


def _relate_subsets(found: Sequence[Meaning], index: dict[int, int], result: Sequence[Relation]) -> None:
    for place, one in enumerate(found):
        if not one.is_subset:
            continue
        whole = None if one.whole is None else index[id(one.whole)]
        if whole is None:
            same_frame = (at for at in range(place + 1, len(found)) if found[at].line.frame is one.line.frame)
            whole = next((at for at in same_frame if not found[at].is_subset), None)
            if whole is not None and one.category is None and one.counted is found[whole].counted:
                one.category = found[whole].category
        is_said = not WITHIN.isdisjoint(one.line.kinds)
        if whole is not None and _fits(one, found[whole], whatever_became=is_said):
            result[place].role, result[place].part_of = LossRole.SUBSET, whole


def _relate_bracket(found: Sequence[Meaning], places: Sequence[int], owner: int, result: Sequence[Relation]) -> None:
    """Relate what stands in brackets, or behind a colon, to the figure before it."""
    for place in places:
        result[place].scope += found[owner].unread
        result[place].unread += found[owner].unread
    free = [place for place in places if result[place].role is LossRole.SOLE]
    clear = [place for place in free if not found[place].unread and _fits(found[place], found[owner])]
    if len(places) == 1 and found[places[0]].is_bare:
        return
    result[owner].is_open = len(clear) < len(free)
    role = LossRole.PART if len(free) > 1 and _all_apart(found, clear, result) else LossRole.SUBSET
    for place in clear:
        result[place].role, result[place].part_of = role, owner


def _with_totals_in_brackets(
    found: Sequence[Meaning], frame: Frame, places: Sequence[int], frames: dict[int, tuple[Frame, list[int]]]
) -> list[int]:
    inner = (others[0] for other, others in frames.values() if other.outer is frame)
    return sorted({*places, *(place for place in inner if found[place].is_total)})


def _relate_totals(found: Sequence[Meaning], places: Sequence[int], result: Sequence[Relation]) -> None:
    """Relate the figures since the last total to the next one: 4 killed, 20 wounded. Total, 24."""
    whole_places = {relation.part_of for relation in result}
    since: list[int] = []
    for place in places:
        if not found[place].is_total:
            if result[place].role is LossRole.SOLE:
                since.append(place)
            continue
        if place not in whole_places:
            side = result[place].side
            free = [at for at in since if side is None or result[at].side == side]
            clear = [at for at in free if not found[at].unread and _fits(found[at], found[place])]
            result[place].is_open = len(clear) < len(free)
            role = LossRole.PART if len(free) > 1 and _all_apart(found, clear, result) else LossRole.SUBSET
            for at in clear:
                result[at].role, result[at].part_of = role, place
            counted = {found[at].counted for at in clear}
            if found[place].counted is Countable.UNSPECIFIED and len(counted) == 1:
                result[place].counted = counted.pop()
        since = []


def _fits(part: Meaning, whole: Meaning, *, whatever_became: bool = False) -> bool:
    """Whether the one can be counted within the other; with ``whatever_became`` whatever the categories are."""
    if Countable.UNSPECIFIED not in {part.counted, whole.counted} and part.counted is not whole.counted:
        return False
    return whatever_became or not (contradicts(part.category, whole.category) or _groups_apart(part, whole))


def _children(result: Sequence[Relation]) -> dict[int, list[int]]:
    children: dict[int, list[int]] = {}
    for place, relation in enumerate(result):
        if relation.part_of is not None:
            children.setdefault(relation.part_of, []).append(place)
    return children


# ---- sums ------------------------------------------------------------------------------------------------------------


def _compare(
    whole: int,
    places: Sequence[int],
    found: Sequence[Meaning],
    ranges: Sequence[CountRange],
    result: Sequence[Relation],
) -> None:
    total = ranges[whole]
    parts = [place for place in places if result[place].role is LossRole.PART]
    subsets = [place for place in places if result[place].role is LossRole.SUBSET]
    least, most = _sum([ranges[place] for place in parts])
    if parts and total.high is not None and least > total.high:
        code = "parts-exceed-total" if most is None or result[whole].is_open else "parts-do-not-sum"
        result[whole].problems.append((code, _message(least, most, total)))
    elif parts and most is not None and most < total.low and not result[whole].is_open:
        result[whole].problems.append(("parts-do-not-sum", _message(least, most, total)))
    highest = max((ranges[place].low for place in subsets), default=0)
    if _all_apart(found, subsets, result, for_certain=True):
        highest, _ = _sum([ranges[place] for place in subsets])
    if total.high is not None and highest > total.high:
        result[whole].problems.append(("parts-exceed-total", _message(highest, None, total)))


def _sum(ranges: Sequence[CountRange]) -> tuple[int, int | None]:
    highs = [one.high for one in ranges if one.high is not None]
    return sum(one.low for one in ranges), sum(highs) if len(highs) == len(ranges) else None


def _message(least: int, most: int | None, total: CountRange) -> str:
    written = f"{least:,}" if most == least else f"{least:,} to {most:,}" if most is not None else f"{least:,} or more"
    return f"what is counted within it comes to {written}, and the figure itself is {total}: look into the source"


# ---- overlaps --------------------------------------------------------------------------------------------------------


def _find_overlaps(found: Sequence[Meaning], ranges: Sequence[CountRange], result: Sequence[Relation]) -> None:
    overlaps: list[list[int]] = [[] for _ in found]
    wholes = [_wholes(place, result) for place in range(len(found))]
    for one, other in combinations(range(len(found)), 2):
        if ranges[one].high == 0 or ranges[other].high == 0 or one in wholes[other] or other in wholes[one]:
            continue
        are_parts = result[one].role is LossRole.PART and result[other].role is LossRole.PART
        if are_parts and result[one].part_of == result[other].part_of:
            continue
        if not _apart(found, one, other, result, for_certain=True):
            overlaps[one].append(other)
            overlaps[other].append(one)
    for relation, others in zip(result, overlaps, strict=True):
        relation.overlaps = tuple(others)


def _wholes(place: int, result: Sequence[Relation]) -> set[int]:
    wholes: set[int] = set()
    at = result[place].part_of
    while at is not None and at not in wholes:
        wholes.add(at)
        at = result[at].part_of
    return wholes


def _all_apart(
    found: Sequence[Meaning], places: Sequence[int], result: Sequence[Relation], *, for_certain: bool = False
) -> bool:
    return all(_apart(found, one, other, result, for_certain=for_certain) for one, other in combinations(places, 2))


def _apart(
    found: Sequence[Meaning], one: int, other: int, result: Sequence[Relation], *, for_certain: bool = False
) -> bool:
    """Whether two figures count different people or things.

    Without ``for_certain`` it is enough that their words name different categories: a wounded prisoner could be counted
    by both "58W" and "2,500 captured", but not where these are parts of one total.
    """
    first, second = found[one], found[other]
    return (
        _named_apart(result[one].side, result[other].side)
        or _named_apart(result[one].equipment, result[other].equipment)
        or _counted_apart(result[one].counted, result[other].counted)
        or _categories_apart(first.category, second.category, for_certain=for_certain)
        or _munitions_apart(first.munition, second.munition)
        or _outcomes_apart(first.outcome, second.outcome)
        or _groups_apart(first, second)
    )


def _named_apart(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def _counted_apart(one: Countable, other: Countable) -> bool:
    return one is not other and Countable.UNSPECIFIED not in {one, other}


def _categories_apart(one: CasualtyCategory | None, other: CasualtyCategory | None, *, for_certain: bool) -> bool:
    if one is None or other is None:
        return False
    return one.is_disjoint_from(other) if for_certain else not (one.is_part_of(other) or other.is_part_of(one))


def _munitions_apart(one: MunitionClass | None, other: MunitionClass | None) -> bool:
    return one is not None and other is not None and not (one.is_kind_of(other) or other.is_kind_of(one))


def _outcomes_apart(one: MunitionOutcome | None, other: MunitionOutcome | None) -> bool:
    return one is not other and {one, other}.isdisjoint({None, MunitionOutcome.LAUNCHED})


def _groups_apart(first: Meaning, second: Meaning) -> bool:
    sexes = {first.group.sex, second.group.sex}
    statuses = {first.group.status, second.group.status}
    if len(statuses) == 2 and PersonStatus.CIVILIAN in statuses and PersonStatus.UNDETERMINED not in statuses:
        return True
    if len(sexes) == 2 and Sex.UNKNOWN not in sexes:
        return True
    return {_age(first), _age(second)} == {"child", "adult"}


def _age(meaning: Meaning) -> str:
    group = meaning.group
    if group.age_band in _CHILDREN:
        return "child"
    return "adult" if group.age_band in _ADULTS or group.roles - _OF_ANY_AGE else "any"
