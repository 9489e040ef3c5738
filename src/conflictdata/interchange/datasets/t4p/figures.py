"""What the daily reports of Tech for Palestine hold: their columns, and who speaks in them."""

from datetime import date

from attrs import frozen

from conflictdata.model.parties import PersonGroup
from conflictdata.model.places import Place
from conflictdata.provenance.agents import Agent
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.persons import AgeBand, PersonRole, Sex
from conflictdata.vocab.society import PlaceKind
from conflictdata.vocab.sources import AgentKind

__all__ = ["DATASET", "GAZA", "GAZA_FIGURES", "LEBANON", "LEBANON_FIGURES", "PHASES", "SOURCES", "Figure", "Told"]

GAZA = Place(id="t4p-gaza-strip", names=(Name(text="Gaza Strip"),), kind=PlaceKind.TERRITORY, country="ps")
LEBANON = Place(id="t4p-lebanon", names=(Name(text="Lebanon"),), kind=PlaceKind.COUNTRY, country="lb")

DATASET = Agent(id="t4p", names=(Name(text="Tech for Palestine"),), kind=AgentKind.NGO)
_MOH = Agent(
    id="t4p-mohtel",
    names=(Name(text="Ministry of Health in Gaza"),),
    kind=AgentKind.DE_FACTO_AUTHORITY,
    country="ps",
)
_MEDIA_OFFICE = Agent(
    id="t4p-gmotel",
    names=(Name(text="Government Media Office in Gaza"),),
    kind=AgentKind.DE_FACTO_AUTHORITY,
    country="ps",
)
_OCHA = Agent(
    id="t4p-ocha",
    names=(Name(text="United Nations Office for the Coordination of Humanitarian Affairs"), Name(text="OCHA")),
    kind=AgentKind.UN_BODY,
)
_WHO = Agent(id="t4p-who", names=(Name(text="World Health Organization"), Name(text="WHO")), kind=AgentKind.UN_BODY)
_MOPH = Agent(
    id="t4p-moph-lb",
    names=(Name(text="Ministry of Public Health of Lebanon"),),
    kind=AgentKind.STATE_BODY,
    country="lb",
)


@frozen(kw_only=True)
class Told:
    """Who speaks behind a code of ``report_source``, and who passes it on before the dataset does."""

    speaker: Agent | None = None
    relays: tuple[Agent, ...] = ()
    place: Place = GAZA

    @property
    def speaker_id(self) -> str | None:
        """The id of the speaker; `None` where the code names none."""
        return None if self.speaker is None else self.speaker.id


SOURCES = {
    "mohtel": Told(speaker=_MOH),
    "gmotel": Told(speaker=_MEDIA_OFFICE),
    "unocha": Told(speaker=_OCHA),
    "missing": Told(),
    "moph_lb": Told(speaker=_MOPH, place=LEBANON),
    "ocha": Told(speaker=_MOPH, relays=(_OCHA,), place=LEBANON),
    "who": Told(speaker=_MOPH, relays=(_WHO,), place=LEBANON),
}
"""The codes of ``report_source``."""

_GAZA_START, _LEBANON_START = date(2023, 10, 7), date(2023, 10, 8)
PHASES = {"1": _LEBANON_START, "2": date(2026, 3, 2)}
"""The first day that a counting phase in Lebanon counts."""


@frozen(kw_only=True)
class Figure:
    """One column of figures."""

    column: str
    category: CasualtyCategory
    group: PersonGroup = PersonGroup()  # noqa: RUF009 - frozen, so it can be shared
    since: date | None = None
    """The first day of a running total; `None` where it is not stated, or the figure is none."""
    is_total: bool = False
    """Whether it is a running total."""
    is_timed: bool = True
    """Whether the report says when the people came to harm."""
    by_phase: bool = False
    """Whether the running total begins anew with each phase."""
    of: tuple[str, ...] = ()
    """Columns that count some of the same people."""
    copies: str | None = None
    """The column as reported that this one fills the gaps of, or goes by; `None` for what is reported itself."""
    is_extrapolated: bool = False
    aliases: tuple[str, ...] = ()
    note: str | None = None
    """What sets it apart from others of its category and group, kept with each claim."""
    about: str = ""
    """What else has to be known to read it."""


_KILLED, _WOUNDED = CasualtyCategory.KILLED, CasualtyCategory.WOUNDED
_CHILDREN = PersonGroup(age_band=AgeBand.CHILD)
_WOMEN = PersonGroup(sex=Sex.FEMALE, age_band=AgeBand.ADULT)
_AID_SEEKERS = PersonGroup(roles=frozenset({PersonRole.OTHER}))
_AID = "people who sought aid"
_INJURED = "the source's word is injured; it counts what it connects with acts of war"


def _total(  # noqa: PLR0913 - one for each way in which columns differ
    column: str,
    category: CasualtyCategory = _KILLED,
    group: PersonGroup | None = None,
    *,
    of: tuple[str, ...] = (),
    about: str = "",
    alias: str = "",
) -> tuple[Figure, Figure]:
    """A running total as reported, and the same without gaps."""
    group = PersonGroup() if group is None else group
    reported = Figure(
        column=column,
        category=category,
        group=group,
        since=_GAZA_START,
        is_total=True,
        of=of,
        about=about,
        aliases=(alias,) if alias else (),
    )
    filled = Figure(
        column=f"ext_{column}",
        category=category,
        group=group,
        since=_GAZA_START,
        is_total=True,
        is_extrapolated=True,
        of=tuple(f"ext_{other}" for other in of),
        copies=column,
        aliases=(f"ext_{alias}",) if alias else (),
        about="no gaps: where none is reported, the dataset fills it in by one of three stated rules",
    )
    return reported, filled


_TOTALS = (
    _total("killed_cum", alias="martyred_cum"),
    _total("injured_cum", _WOUNDED, about=_INJURED),
    _total("killed_children_cum", group=_CHILDREN, of=("killed_cum",), alias="martyred_children_cum"),
    _total("killed_women_cum", group=_WOMEN, of=("killed_cum",), alias="martyred_women_cum"),
    _total(
        "med_killed_cum",
        group=PersonGroup(roles=frozenset({PersonRole.HEALTH_WORKER})),
        of=("killed_cum",),
        alias="med_martyred_cum",
    ),
    _total(
        "press_killed_cum",
        group=PersonGroup(roles=frozenset({PersonRole.JOURNALIST})),
        of=("killed_cum",),
        alias="press_martyred_cum",
    ),
    _total(
        "civdef_killed_cum",
        group=PersonGroup(roles=frozenset({PersonRole.RESCUER})),
        of=("killed_cum",),
        about="emergency services",
        alias="civdef_martyred_cum",
    ),
)

GAZA_FIGURES = (
    *(reported for reported, _ in _TOTALS),
    Figure(
        column="aid_seeker_killed_cum",
        category=_KILLED,
        group=_AID_SEEKERS,
        is_total=True,
        of=("killed_cum",),
        note=_AID,
        about="at, or on the way to, a distribution of aid; the first day that is counted is not stated",
    ),
    Figure(
        column="aid_seeker_injured_cum",
        category=_WOUNDED,
        group=_AID_SEEKERS,
        is_total=True,
        of=("injured_cum",),
        note=_AID,
        about="as for aid_seeker_killed_cum",
    ),
    Figure(
        column="famine_cum",
        category=CasualtyCategory.INDIRECT_DEATHS,
        is_total=True,
        about="deaths by starvation, which the total of people killed does not count; the first day is not stated",
    ),
    Figure(
        column="child_famine_cum",
        category=CasualtyCategory.INDIRECT_DEATHS,
        group=_CHILDREN,
        is_total=True,
        of=("famine_cum",),
    ),
    Figure(
        column="killed",
        category=_KILLED,
        of=("killed_cum",),
        aliases=("martyred",),
        about="within the hours of the report; it may include people who died before",
    ),
    Figure(column="injured", category=_WOUNDED, of=("injured_cum",), about=_INJURED),
    Figure(
        column="killed_truce_new",
        category=_KILLED,
        of=("killed", "killed_cum"),
        note="killed within the hours of the report, others whom it counts left out",
        about="given during and after the truce of 2025",
    ),
    Figure(
        column="killed_recovered",
        category=_KILLED,
        is_timed=False,
        of=("killed", "killed_cum"),
        note="bodies recovered; when they died is not reported",
    ),
    Figure(column="killed_succumbed", category=CasualtyCategory.DIED_OF_WOUNDS, of=("killed", "killed_cum")),
    Figure(
        column="killed_committee",
        category=_KILLED,
        is_timed=False,
        of=("killed", "killed_cum"),
        note="recognised by a committee afterwards; when they died is not reported",
    ),
    *(filled for _, filled in _TOTALS),
    Figure(
        column="ext_killed",
        category=_KILLED,
        of=("ext_killed_cum",),
        copies="killed",
        is_extrapolated=True,
        aliases=("ext_martyred",),
        about="of the one day, whatever the hours of the report",
    ),
    Figure(
        column="ext_injured",
        category=_WOUNDED,
        of=("ext_injured_cum",),
        copies="injured",
        is_extrapolated=True,
        about="as for ext_killed",
    ),
)
"""The columns of the reports on the Gaza Strip, what is reported before what is extrapolated."""

_ANCHORED = "a running total across counting phases, which the dataset makes from what was reported"


def _lebanese(word: str, category: CasualtyCategory) -> tuple[Figure, ...]:
    reported = f"{word}_cum_reported"
    return (
        Figure(
            column=reported,
            category=category,
            is_total=True,
            by_phase=True,
            about="as published, from the first day of the phase",
        ),
        Figure(column=word, category=category, of=(reported,), about="within the hours of the report"),
        Figure(
            column=f"{word}_cum",
            category=category,
            is_total=True,
            since=_LEBANON_START,
            copies=reported,
            note=_ANCHORED,
        ),
    )


LEBANON_FIGURES = (*_lebanese("killed", _KILLED), *_lebanese("injured", _WOUNDED))
"""The columns of the reports on Lebanon."""
