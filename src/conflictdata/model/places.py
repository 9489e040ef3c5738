"""Places: where something is reported to have happened."""

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.values._check import check_country, check_id, check_text
from conflictdata.values.geography import Coordinates, Geometry, GeoPrecision
from conflictdata.values.names import Name, check_names
from conflictdata.values.references import PlaceRef
from conflictdata.vocab.society import PlaceKind

__all__ = ["Place"]


@frozen(kw_only=True, weakref_slot=False)
class Place:
    """A named place, or an area that stands for "somewhere in here".

    A point without a precision looks exact and rarely is: give ``precision`` with every point.

    Raises:
        InvariantError: If the id is malformed, there is no name, the place lies within itself, a precision is given
            without a point, or a text is blank.
    """

    id: str
    """Unique among all records of the dataset."""

    names: tuple[Name, ...]
    """The usual name first. Names hold for a time."""

    kind: PlaceKind = PlaceKind.UNKNOWN
    """What sort of place it is."""

    country: str | None = None
    """Lower-case ISO 3166-1 alpha-2 code of the country that it is internationally recognised to belong to."""

    within: PlaceRef | None = None
    """The next larger place that contains it."""

    coordinates: Coordinates | None = None
    """A point that stands for the place."""

    precision: GeoPrecision | None = None
    """What the point stands for, and within what distance; `None` where it is not known."""

    geometry: Geometry | None = None
    """Its outline, or its course."""

    note: str | None = None
    """Anything else worth knowing."""

    def __attrs_post_init__(self) -> None:
        check_id(self, self.id)
        check_names(self, self.names)
        check_country(self, "country", self.country)
        check_text(self, "note", self.note)
        if self.within == self.id:
            raise InvariantError(Place, ("within",), "a place does not lie within itself")
        if self.precision is not None and self.coordinates is None:
            raise InvariantError(Place, ("precision", "coordinates"), "a precision belongs to coordinates")

    @property
    def name(self) -> str:
        """The usual name."""
        return self.names[0].text
