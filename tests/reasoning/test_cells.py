"""Cells, components and gaps, held against a list of all points of a small space."""

from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from conflictdata.reasoning.cells import (
    cells_of,
    components,
    has_gap,
    inner_bit,
    is_inner,
    is_outer,
    outer_bit,
    split_by_parts,
)
from conflictdata.reasoning.scopes import FIRST_DAY, LAST_DAY, SOMEWHERE, Days, Extent, Scope

DIMENSIONS = {"place": "xyz", "side": "ab"}
NEVER = (FIRST_DAY, FIRST_DAY)
Point = tuple[str, str, int]

# The last point of each dimension is one that no scope names; the days go on before and after those of all scopes.
POINTS: list[Point] = list(product("xyz-", "ab-", range(6)))


@st.composite
def extents(draw: st.DrawFn, points: str) -> Extent:
    outer = frozenset(draw(st.sets(st.sampled_from(points), min_size=1)))
    inner = frozenset(draw(st.sets(st.sampled_from(sorted(outer)))))
    return draw(st.sampled_from([Extent(outer, outer), Extent(inner, outer), SOMEWHERE]))


@st.composite
def days(draw: st.DrawFn) -> Days:
    start, end = sorted(draw(st.lists(st.integers(1, 5), min_size=2, max_size=2, unique=True)))
    outer = draw(st.sampled_from([(start, end), (FIRST_DAY, end), (start, LAST_DAY)]))
    return Days(draw(st.sampled_from([outer, (start, end), NEVER])), outer)


@st.composite
def scopes(draw: st.DrawFn) -> Scope:
    named = {name: draw(st.none() | extents(points)) for name, points in DIMENSIONS.items()}
    return Scope(
        extents={name: extent for name, extent in named.items() if extent is not None}, days=draw(st.none() | days())
    )


several = st.lists(scopes(), max_size=5)


def covers(scope: Scope, point: Point, *, inner: bool) -> bool:
    for value, name in zip(point, DIMENSIONS, strict=False):
        extent = scope.extents.get(name)
        covered = None if extent is None else (extent.inner if inner else extent.outer)
        if covered is not None and value not in covered:
            return False
    if scope.days is None:
        return True
    first, after = scope.days.inner if inner else scope.days.outer
    return first <= point[-1] < after


def signature(chosen: list[Scope], point: Point) -> int:
    return sum(
        covers(scope, point, inner=False) << outer_bit(place) | covers(scope, point, inner=True) << inner_bit(place)
        for place, scope in enumerate(chosen)
    )


@given(several)
def test_the_cells_are_those_in_which_some_point_lies(chosen: list[Scope]) -> None:
    assert cells_of(chosen) == sorted({signature(chosen, point) for point in POINTS} - {0})


@given(several)
def test_components_are_the_groups_of_scopes_that_are_linked_by_common_points(chosen: list[Scope]) -> None:
    groups = [{place} for place in range(len(chosen))]
    for one, other in combinations(range(len(chosen)), 2):
        if any(all(covers(chosen[place], point, inner=False) for place in (one, other)) for point in POINTS):
            linked = [group for group in groups if group & {one, other}]
            groups = [group for group in groups if group not in linked] + [set().union(*linked)]
    assert components(chosen) == sorted(sorted(group) for group in groups)


@given(scopes(), several)
def test_there_is_a_gap_where_a_point_that_is_asked_about_lies_in_no_other_scope(
    asked: Scope, chosen: list[Scope]
) -> None:
    free = [point for point in POINTS if not any(covers(scope, point, inner=False) for scope in chosen)]
    assert has_gap(asked, chosen) is any(covers(asked, point, inner=False) for point in free)


@given(several)
def test_a_scope_is_split_where_its_parts_cover_different_cells(chosen: list[Scope]) -> None:
    cells = cells_of(chosen)
    for place in range(len(chosen)):
        differs = any(is_outer(cell, place) is not is_inner(cell, place) for cell in cells)
        assert is_outer(split_by_parts(cells), place) is differs


def test_without_scopes_there_is_no_cell_and_no_component() -> None:
    assert (cells_of([]), components([])) == ([], [])
