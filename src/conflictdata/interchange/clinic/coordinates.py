"""Coordinates: impossible ones, and points that stand for something else than a place."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from attrs import frozen

from conflictdata.interchange.clinic.findings import Example, Finding, Kind
from conflictdata.interchange.clinic.roles import Examined, Role, words_of
from conflictdata.interchange.clinic.tables import Column

__all__ = ["IMPOSSIBLE", "SHARED", "impossible", "shared"]

_OUTSIDE = Kind(
    code="impossible-coordinates",
    title="coordinates outside the globe",
    rule="A latitude is outside -90 to 90, or a longitude outside -180 to 180.",
    remedy="Look whether latitude and longitude were swapped, a decimal point was lost, or the grid is not in degrees.",
)
_NULL = Kind(
    code="zero-coordinates",
    title="points at or near 0, 0",
    rule="A point is at latitude 0 and longitude 0; or all of at least 20 points are within 1.5 degrees of there.",
    remedy="0, 0 mostly stands for a place that is not known; numbers that small may be no degrees at all.",
)
IMPOSSIBLE = (_OUTSIDE, _NULL)

_SHARED = Kind(
    code="shared-coordinates",
    title="one point for many rows, or for several places",
    rule="At least 10 rows, and 2 % of those with a point, have exactly the same one; with a column of places, they "
    "have at least 3 different names there.",
    remedy="It may be the middle of a region or a point by default; lower its precision before you measure distances.",
)
_COARSE = Kind(
    code="coarse-coordinates",
    title="points that are coarser than the others",
    rule="At least 3 points have one decimal or none in both coordinates, while most have three or more.",
    remedy="They may have been made coarse on purpose; one decimal is about 11 km. Give them a precision of their own.",
)
SHARED = (_SHARED, _COARSE)

_LEAST_ROWS = 10
_LEAST_SHARE = 0.02
_LEAST_NAMES = 3
_LEAST_POINTS = 20
_NEAR = 1.5
_COARSE_LEAST = 3
_FINE = 3


@frozen(kw_only=True)
class _Points:
    """Two columns that give points."""

    latitude: Column
    longitude: Column

    @property
    def names(self) -> list[str]:
        return [self.latitude.name, self.longitude.name]

    def located(self) -> Iterator[tuple[int, tuple[int, int]]]:
        """The position of each row with two numbers, and the codes of these."""
        latitudes, longitudes = self.latitude.numbers, self.longitude.numbers
        for position, (one, other) in enumerate(zip(self.latitude.codes, self.longitude.codes, strict=True)):
            if one in latitudes and other in longitudes:
                yield position, (one, other)

    def example(self, position: int, more: str = "") -> Example:
        latitude, longitude = (each.texts[each.codes[position]].strip() for each in (self.latitude, self.longitude))
        return Example(row=self.latitude.rows[position], column="", text=f"{latitude}, {longitude}{more}")


def _points(examined: Examined) -> Iterator[_Points]:
    """Pairs of latitude and longitude, by the order of their columns."""
    latitudes, longitudes = examined.of(Role.LATITUDE), examined.of(Role.LONGITUDE)
    yield from (_Points(latitude=one, longitude=other) for one, other in zip(latitudes, longitudes, strict=False))


def impossible(examined: Examined) -> Iterator[Finding]:
    """Coordinates that are no place on the globe, or not the one that is meant."""
    for column, limit in [
        *((column, 90) for column in examined.of(Role.LATITUDE)),
        *((column, 180) for column in examined.of(Role.LONGITUDE)),
    ]:
        codes = [code for code, number in column.numbers.items() if not -limit <= number <= limit]
        if codes:
            yield _OUTSIDE.found(
                [column.name],
                count=column.total(codes),
                of=column.filled,
                reason=f"taken for a {examined.role(column).value} by its name; -{limit} to {limit} are possible",
                examples=column.examples(codes),
            )
    for points in _points(examined):
        yield from _near_zero(points)


def _near_zero(points: _Points) -> Iterator[Finding]:
    latitudes, longitudes = points.latitude.numbers, points.longitude.numbers
    located = [(position, latitudes[one], longitudes[other]) for position, (one, other) in points.located()]
    found = [position for position, latitude, longitude in located if latitude == longitude == 0]
    reason = "taken for coordinates by their names"
    if len(located) >= _LEAST_POINTS and all(max(abs(one), abs(other)) <= _NEAR for _, one, other in located):
        found = [position for position, _, _ in located]
        reason = f"{reason}; all are within {_NEAR} degrees of 0, 0"
    if found:
        examples = map(points.example, found)
        yield _NULL.found(
            points.names, count=len(found), of=len(located), counted="points", reason=reason, examples=examples
        )


def shared(examined: Examined) -> Iterator[Finding]:
    """Points by default, and coarse ones."""
    places = [
        column
        for column in examined.of(Role.PLACE)
        if {"country", "region"}.isdisjoint(words_of(column.name)) and len(column.filled_codes) >= _LEAST_NAMES
    ]
    for points in _points(examined):
        located = list(points.located())
        yield from _shared(points, located, places)
        yield from _coarse(points, located)


def _shared(
    points: _Points, located: Sequence[tuple[int, tuple[int, int]]], places: Sequence[Column]
) -> Iterator[Finding]:
    tally = Counter(point for _, point in located)
    least = max(_LEAST_ROWS, _LEAST_SHARE * len(located))
    often = {point for point, count in tally.items() if count >= least}
    rows = dict[tuple[int, int], list[int]]()
    for position, point in located:
        if point in often:
            rows.setdefault(point, []).append(position)
    named = {point: _most_names(positions, places) for point, positions in rows.items()}
    found = [point for point in rows if not places or named[point] >= _LEAST_NAMES]
    if found:
        found.sort(key=lambda point: -len(rows[point]))
        names = ", ".join(column.name for column in places)
        yield _SHARED.found(
            points.names,
            count=sum(len(rows[point]) for point in found),
            of=len(located),
            counted="points",
            reason=f"{len(found):,} points stand in many rows each; "
            + (f"places by {names}" if names else "no column of places"),
            examples=(
                points.example(rows[point][0], f" ({len(rows[point]):,} rows, {_in_names(named[point])})")
                for point in found
            ),
        )


def _most_names(positions: Iterable[int], places: Iterable[Column]) -> int:
    positions = list(positions)
    return max((len({column.codes[position] for position in positions}) for column in places), default=0)


def _in_names(count: int) -> str:
    return f"{count:,} names of places" if count else "no names of places"


def _coarse(points: _Points, located: Sequence[tuple[int, tuple[int, int]]]) -> Iterator[Finding]:
    one, other = (
        [_decimals(text) if code in column.numbers else 0 for code, text in enumerate(column.texts)]
        for column in (points.latitude, points.longitude)
    )
    decimals = [(position, max(one[first], other[second])) for position, (first, second) in located]
    fine = sum(count >= _FINE for _, count in decimals)
    coarse = [position for position, count in decimals if count <= 1]
    if fine * 2 > len(decimals) and len(coarse) >= _COARSE_LEAST:
        yield _COARSE.found(
            points.names,
            count=len(coarse),
            of=len(decimals),
            counted="points",
            reason=f"taken for coordinates by their names; {fine:,} have three decimals or more",
            examples=map(points.example, coarse),
        )


def _decimals(text: str) -> int:
    """How many decimals a number is written with, zeros at its end not counted."""
    return len(text.strip().partition(".")[2].rstrip("0"))
