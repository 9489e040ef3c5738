"""Readings of single cells that report what they cannot read."""

from functools import lru_cache

from conflictdata.errors import InvariantError
from conflictdata.interchange.sources import Row
from conflictdata.interchange.texts import number_of
from conflictdata.values.geography import Coordinates

__all__ = ["point_in", "whole_number"]

_NOT_A_NUMBER = "not-a-number"
_WRONG = {_NOT_A_NUMBER: "are no coordinates", "impossible-coordinates": "lie outside the Earth"}


def whole_number(
    row: Row, column: str, *, of: str = " of people", otherwise: str = "no figure was made of it"
) -> int | None:
    """The number of a cell; `None` where it is blank or, which is reported, no whole number.

    Args:
        row: The row.
        column: The column of the cell.
        of: What it counts, for the report, with the space before it.
        otherwise: What comes of a cell that is no number, for the report.
    """
    cell = row[column].strip()
    number = number_of(cell) if cell else None
    if cell and number is None:
        row.problem(column, _NOT_A_NUMBER, f"this is no whole number{of}; {otherwise}")
    return number


def point_in(row: Row, column: str, latitude: str, longitude: str) -> Coordinates | None:
    """The point of two cells; `None` where both are blank or, which is reported, they are no point on the Earth.

    Args:
        row: The row.
        column: The column under which a problem is reported.
        latitude: The cell of the latitude.
        longitude: The cell of the longitude.
    """
    if not latitude and not longitude:
        return None
    point = _point(latitude, longitude)
    if isinstance(point, Coordinates):
        return point
    row.problem(column, point, f"{(latitude, longitude)} {_WRONG[point]}; the place has none")
    return None


@lru_cache(65_536)
def _point(latitude: str, longitude: str) -> Coordinates | str:
    """A point, or the code of what is wrong with it."""
    try:
        return Coordinates(latitude=float(latitude), longitude=float(longitude))
    except InvariantError:
        return "impossible-coordinates"
    except ValueError:
        return _NOT_A_NUMBER
