"""Cells: the smallest groups of people that a set of scopes tells apart.

Two people who are covered by the same scopes need not be told apart. A cell is the set of scopes that cover it, so
there are no more cells than the scopes need, whatever the number of places, days and fates. In a cell's signature two
bits stand for each scope: whether its outer part covers the cell, and whether its inner part does.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from conflictdata.reasoning.scopes import FIRST_DAY, LAST_DAY, Scope

__all__ = ["cells_of", "components", "has_gap", "inner_bit", "is_inner", "is_outer", "outer_bit", "split_by_parts"]


def outer_bit(place: int) -> int:
    """The number of the bit for the outer part of the scope at this place."""
    return 2 * place


def inner_bit(place: int) -> int:
    """The number of the bit for the inner part of the scope at this place."""
    return 2 * place + 1


def is_outer(signature: int, place: int) -> bool:
    """Whether the outer part of the scope at this place covers the cell."""
    return bool(signature >> outer_bit(place) & 1)


def is_inner(signature: int, place: int) -> bool:
    """Whether the inner part of the scope at this place covers the cell."""
    return bool(signature >> inner_bit(place) & 1)


def split_by_parts(cells: Sequence[int]) -> int:
    """A signature with the outer bit of each scope of which the outer part covers other cells than the inner part."""
    split = 0
    for cell in cells:
        split |= cell ^ cell >> 1
    return split


def cells_of(scopes: Sequence[Scope]) -> list[int]:
    """The signatures of all cells that at least one scope covers, sorted."""
    cells = {(1 << 2 * len(scopes)) - 1}
    dimensions = sorted({dimension for scope in scopes for dimension in scope.extents})
    classes = [_classes(scopes, dimension) for dimension in dimensions]
    if any(scope.days is not None for scope in scopes):
        classes.append(_classes_of_days(scopes))
    for masks in sorted(classes, key=len):
        cells = {cell & mask for cell in cells for mask in masks} - {0}
    return sorted(cells - {0})


def _classes(scopes: Sequence[Scope], dimension: str) -> set[int]:
    """The sets of scopes that cover some point of a dimension together."""
    everywhere = 0
    covering: defaultdict[str, int] = defaultdict(int)
    for place, scope in enumerate(scopes):
        extent = scope.extents.get(dimension)
        outer, inner = 1 << 2 * place, 2 << 2 * place
        if extent is None:
            everywhere |= outer | inner
            continue
        for point in extent.inner:
            covering[point] |= inner
        if extent.outer is None:
            everywhere |= outer
        else:
            for point in extent.outer:
                covering[point] |= outer
    return {everywhere} | {everywhere | mask for mask in covering.values()}


def _classes_of_days(scopes: Sequence[Scope]) -> set[int]:
    always = 0
    changes: defaultdict[int, int] = defaultdict(int)
    for place, scope in enumerate(scopes):
        outer, inner = 1 << 2 * place, 2 << 2 * place
        if scope.days is None:
            always |= outer | inner
            continue
        for bit, (start, end) in ((outer, scope.days.outer), (inner, scope.days.inner)):
            if start < end:
                changes[start] ^= bit
                changes[end] ^= bit
    # Nothing is before the first day, or after the last.
    current = always ^ changes.pop(FIRST_DAY, 0)
    changes.pop(LAST_DAY, None)
    classes = {current}
    for day in sorted(changes):
        current ^= changes[day]
        classes.add(current)
    return classes


def components(scopes: Sequence[Scope]) -> list[list[int]]:
    """The places of the scopes, in groups that share no point with each other; groups and places in order."""
    leaders = list(range(len(scopes)))

    def leader(place: int) -> int:
        while leaders[place] != place:
            leaders[place] = place = leaders[leaders[place]]
        return place

    dimensions = sorted({dimension for scope in scopes for dimension in scope.extents})
    pending = [(list(range(len(scopes))), 0)] if scopes else []
    while pending:
        places, depth = pending.pop()
        if depth < len(dimensions):
            pending += [(bucket, depth + 1) for bucket in _buckets(scopes, places, dimensions[depth])]
            continue
        for first, second in _meeting(scopes, places):
            leaders[leader(second)] = leader(first)
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for place in range(len(scopes)):
        groups[leader(place)].append(place)
    return list(groups.values())


def has_gap(asked: Scope, scopes: Sequence[Scope]) -> bool:
    """Whether something of what is asked about lies in none of the other scopes, not even in their outer parts."""
    dimensions = sorted({dimension for scope in scopes for dimension in scope.extents})
    pending = [(list(range(len(scopes))), 0)]
    while pending:
        places, depth = pending.pop()
        if depth < len(dimensions):
            pending += [(bucket, depth + 1) for bucket in _asked_buckets(asked, scopes, places, dimensions[depth])]
        elif _has_free_day(_span(asked), [_span(scopes[place]) for place in places]):
            return True
    return False


def _by_point(scopes: Sequence[Scope], places: list[int], dimension: str) -> tuple[list[int], dict[str, list[int]]]:
    """The scopes that are at every point of a dimension, and those at some points, by the point."""
    anywhere: list[int] = []
    at: defaultdict[str, list[int]] = defaultdict(list)
    for place in places:
        extent = scopes[place].extents.get(dimension)
        if extent is None or extent.outer is None:
            anywhere.append(place)
        else:
            for point in extent.outer:
                at[point].append(place)
    return anywhere, at


def _asked_buckets(asked: Scope, scopes: Sequence[Scope], places: list[int], dimension: str) -> Iterator[list[int]]:
    """The scopes at each point that is asked about in a dimension; the points that no scope names are as one."""
    anywhere, at = _by_point(scopes, places, dimension)
    extent = asked.extents.get(dimension)
    wanted = None if extent is None else extent.outer
    distinct = {tuple(at.get(point, ())) for point in (at if wanted is None else wanted)}
    if wanted is None:
        distinct.add(())
    yield from ([*anywhere, *shared] for shared in sorted(distinct, reverse=True))


def _has_free_day(asked: tuple[int, int], spans: list[tuple[int, int]]) -> bool:
    free, end = asked
    for start, after in sorted(spans):
        if start > free:
            break
        free = max(free, after)
    return free < end


def _buckets(scopes: Sequence[Scope], places: list[int], dimension: str) -> Iterator[list[int]]:
    """The scopes that share a point of a dimension, for each point; one scope alone meets no other."""
    anywhere, at = _by_point(scopes, places, dimension)
    distinct = {tuple(bucket) for bucket in at.values()} or {()}
    yield from (bucket for shared in distinct if len(bucket := [*anywhere, *shared]) > 1)


def _meeting(scopes: Sequence[Scope], places: list[int]) -> Iterator[tuple[int, int]]:
    """Pairs of scopes that share a day, enough of them to connect all that do."""
    spans = sorted((_span(scopes[place]), place) for place in places)
    reach, last = spans[0][0][1], spans[0][1]
    for (start, end), place in spans[1:]:
        if start < reach:
            yield last, place
        if end > reach:
            reach, last = end, place


def _span(scope: Scope) -> tuple[int, int]:
    return (FIRST_DAY, LAST_DAY) if scope.days is None else scope.days.outer
