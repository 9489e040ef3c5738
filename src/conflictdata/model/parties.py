"""Who takes part: actors, and the groups of people that figures count."""

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.values._check import check_country, check_id, check_text
from conflictdata.values.dates import Period
from conflictdata.values.names import Name, check_names
from conflictdata.values.references import ActorRef
from conflictdata.vocab.persons import AgeBand, PersonRole, PersonStatus, Sex
from conflictdata.vocab.society import ActorKind, AllianceKind

__all__ = ["Actor", "Alliance", "PersonGroup"]


@frozen(kw_only=True, weakref_slot=False)
class Alliance:
    """What one actor is to another for a time. Alliances begin, end, and are not always mutual.

    Raises:
        InvariantError: If a text is blank.
    """

    ally: ActorRef
    """The other actor."""

    kind: AllianceKind = AllianceKind.ALLY
    """What the other actor is to this one."""

    period: Period | None = None
    """When it holds; `None` where nothing is said about it."""

    note: str | None = None
    """Anything else worth knowing."""

    def __attrs_post_init__(self) -> None:
        check_text(self, "note", self.note)


@frozen(kw_only=True, weakref_slot=False)
class Actor:
    """A party to the conflict: a state, its forces, an armed group, a coalition. Do not confuse it with an `Agent`.

    Raises:
        InvariantError: If the id is malformed, there is no name, the actor is part of itself or its own ally, or a text
            is blank.
    """

    id: str
    """Unique among all records of the dataset."""

    names: tuple[Name, ...]
    """The usual name first. Names hold for a time."""

    kind: ActorKind = ActorKind.UNKNOWN
    """What sort of party it is."""

    country: str | None = None
    """Lower-case ISO 3166-1 alpha-2 code; `None` where it has none or it is not known."""

    part_of: ActorRef | None = None
    """The actor that this one belongs to, such as the state of an army."""

    alliances: tuple[Alliance, ...] = ()
    """With whom it was allied, and when."""

    note: str | None = None
    """Anything else worth knowing."""

    def __attrs_post_init__(self) -> None:
        check_id(self, self.id)
        check_names(self, self.names)
        check_country(self, "country", self.country)
        check_text(self, "note", self.note)
        if self.part_of == self.id:
            raise InvariantError(Actor, ("part_of",), "an actor is no part of itself")
        if any(alliance.ally == self.id for alliance in self.alliances):
            raise InvariantError(Actor, ("alliances",), "an actor is not its own ally")

    @property
    def name(self) -> str:
        """The usual name."""
        return self.names[0].text


@frozen(kw_only=True, weakref_slot=False)
class PersonGroup:
    """The people whom a figure counts, as far as the source tells them apart.

    Everything is undetermined unless the source says it: status is never inferred from sex, age, place or side.

    Raises:
        InvariantError: If the nationality is no country code.
    """

    side: ActorRef | None = None
    """The party on whose side they were; `None` where it is not said."""

    nationality: str | None = None
    """Lower-case ISO 3166-1 alpha-2 code; `None` where it is not said."""

    status: PersonStatus = PersonStatus.UNDETERMINED
    """Their status under the law of armed conflict, as the source gives it."""

    sex: Sex = Sex.UNKNOWN
    """Their sex, as the source gives it."""

    age_band: AgeBand = AgeBand.UNKNOWN
    """Their age band, as the source gives it."""

    roles: frozenset[PersonRole] = frozenset()
    """What they were besides. Roles overlap with each other and with sex and age, so parts need not add up."""

    def __attrs_post_init__(self) -> None:
        if self.nationality is not None:
            check_country(self, "nationality", self.nationality)
