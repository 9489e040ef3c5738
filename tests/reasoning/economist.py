"""The Economist's table of estimates of dead and wounded, read as claims.

Everything that the table leaves to its reader is decided here, in the open: which spellings are one body, who belongs
to whom, and what is counted. Nothing is guessed from the text of a cell beyond the relay in "(via ...)".

Data: The Economist, Russia-Ukraine war dead and wounded estimates, CC BY 4.0.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance, Relay
from conflictdata.provenance.documents import Document
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.sources import AgentKind, Basis, Stance
from conflictdata.wording.counts import read_count

TABLE = Path(__file__).resolve().parents[3] / "shared/data/economist/estimates.csv"
START = date(2022, 2, 24)
WARRING_PARTIES = "ignore for chart, data from warring parties"
SIDES = {"russia": "Russia", "ukraine": "Ukraine"}

Points = Literal["exact", "rounded"]


class Body(NamedTuple):
    """An agent, with all spellings of it that the table has."""

    id: str
    spellings: tuple[str, ...]
    kind: AgentKind
    part_of: str | None = None
    allegiance: str | None = None
    basis: Basis = Basis.UNSPECIFIED
    name: str | None = None
    """What it is called, where the table gives the name of a person without a public office."""


_STATE, _OFFICIAL, _MEDIA = AgentKind.STATE_BODY, AgentKind.OFFICIAL, AgentKind.MEDIA
_RESEARCH, _INVESTIGATORS = AgentKind.RESEARCH_BODY, AgentKind.OPEN_SOURCE_INVESTIGATOR

SPEAKERS = (
    Body("uk-mod", ("UK MoD", "UK Ministry of Defence"), _STATE, part_of="uk"),
    Body("uk-foreign-ministry", ("UK Foreign ministry",), _STATE, part_of="uk"),
    Body("us-dod", ("US DoD",), _STATE, part_of="us"),
    Body("us-secretary-of-defense", ("US Sec of Def",), AgentKind.PUBLIC_OFFICE, part_of="us-dod"),
    Body("pentagon-leak", ("Pentagon leak",), _STATE, part_of="us-dod", basis=Basis.CAPTURED_DOCUMENTS),
    Body("cia", ("CIA",), _STATE, part_of="us"),
    Body("us-intelligence", ("US intelligence services",), _STATE, part_of="us"),
    Body("us-officials", ("US officials",), _OFFICIAL, part_of="us"),
    Body("nato-officials", ("NATO officials",), _OFFICIAL),
    Body("nato-nations", ("NATO nations",), _OFFICIAL),
    Body("western-intelligence", ("Western intelligence agencies",), _OFFICIAL),
    Body("french-foreign-minister", ("French foreign minister",), AgentKind.PUBLIC_OFFICE),
    Body("norwegian-intelligence", ("Norwegian Defense Intelligence",), _STATE),
    Body(
        "mivd",
        (
            "Dutch Military Intelligence and Security Service (MIVD)",
            "Dutch Military Intelligence and Security Service (MIVD; note, timing clarified via email)",
        ),
        _STATE,
    ),
    Body("ukraine-armed-forces", ("Armed Forces of Ukraine",), _STATE, part_of="ukraine-state", allegiance="ukraine"),
    Body(
        "ukraine-president",
        ("Office of the President of Ukraine",),
        _STATE,
        part_of="ukraine-state",
        allegiance="ukraine",
    ),
    Body(
        "ukraine-leak",
        ("Ukrainian estimate (leak)",),
        AgentKind.UNKNOWN,
        allegiance="ukraine",
        basis=Basis.CAPTURED_DOCUMENTS,
    ),
    Body("russia-mod", ("Russian Ministry of Defense",), _STATE, allegiance="russia"),
    Body("csis", ("CSIS", "The Centre for Strategic and International Studies"), _RESEARCH),
    Body("iiss", ("IISS",), _RESEARCH),
    Body(
        "excess-deaths",
        ("fd92e22118e3a724",),
        _RESEARCH,
        basis=Basis.MODEL,
        name="Excess deaths estimate",
    ),
    Body("mediazona-meduza", ("Mediazona; Meduza", "Mediazona; Meduza (cumulative)"), _MEDIA),
    Body("bbc-russian", ("BBC Russia",), _MEDIA),
    Body("memory-book", ("The Memory Book",), AgentKind.NGO),
    Body("ualosses", ("UAlosses",), _INVESTIGATORS),
    Body("lostarmour", ("Lostarmour",), _INVESTIGATORS),
    Body("journalist", ("5f4db9d16459c31d",), _MEDIA, name="A journalist"),
)
"""Who speaks. Spellings without the relay; the two that hold a remark on the figure are spelt out."""

RELAYS = (
    Body("nyt", ("NYT",), _MEDIA),
    Body("wsj", ("WSJ",), _MEDIA),
    Body("washington-post", ("WP",), _MEDIA),
    Body("the-economist", ("The Economist",), _MEDIA),
    Body("united24", ("media24",), _MEDIA),
)

GOVERNMENTS = (
    Body("uk", ("United Kingdom",), _STATE),
    Body("us", ("United States",), _STATE),
    Body("ukraine-state", ("Ukraine",), _STATE, allegiance="ukraine"),
)
"""Bodies that do not speak themselves: those who belong to one do not speak independently of each other."""

_VIA = re.compile(r"(?P<speaker>.+?) \((?P<leak>leak )?via (?P<relay>[^)]+)\)")
_BY_SPELLING = {spelling: body for body in (*SPEAKERS, *RELAYS) for spelling in body.spellings}


def _body(spelling: str) -> Body:
    """Whose spelling it is. Those that name a person are listed by a digest, so that no name stands here."""
    digest = sha256(spelling.encode()).hexdigest()[:16]
    return _BY_SPELLING[digest] if digest in _BY_SPELLING else _BY_SPELLING[spelling]


def rows() -> list[dict[str, str]]:
    """The rows as they stand in the table."""
    with TABLE.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def is_there() -> bool:
    return TABLE.is_file()


def read(
    table: Sequence[dict[str, str]],
    *,
    deaths: CasualtyCategory = CasualtyCategory.DEAD,
    casualties: CasualtyCategory = CasualtyCategory.CASUALTIES,
    points: Points = "exact",
) -> Dataset:
    """All rows as claims, each a running total since the first day of the invasion.

    The table says "deaths" and "casualties" and not which fates they count. A source may have meant the killed alone,
    or the killed and the missing; the two categories are the reading, the same for all rows.
    """
    categories = {"deaths": deaths, "casualties": casualties}
    documents = {row["source_url"]: _document(number, row) for number, row in enumerate(table, start=1)}
    claims = [
        _claim(f"row-{number:03}", row, categories, documents[row["source_url"]].id, points)
        for number, row in enumerate(table, start=1)
    ]
    actors = [Actor(id=id_, names=(Name(text=name),)) for id_, name in SIDES.items()]
    return Dataset.of([*actors, *_agents(), *documents.values(), *claims])


def from_warring_parties(data: Dataset) -> list[str]:
    """The ids of the claims whose speaker speaks for a side of the war."""
    sides = {agent.id for agent in data.agents if agent.allegiance is not None}
    return [claim.id for claim in data.casualty_estimates if claim.provenance.speaker in sides]


def _agents() -> Iterator[Agent]:
    for body in (*GOVERNMENTS, *SPEAKERS, *RELAYS):
        names = tuple(Name(text=spelling) for spelling in (body.spellings if body.name is None else (body.name,)))
        yield Agent(id=body.id, names=names, kind=body.kind, part_of=body.part_of, allegiance=body.allegiance)


def _document(number: int, row: dict[str, str]) -> Document:
    # Where there is no address, the cell says how the figure came in, with the name of a person: that is left out.
    address = row["source_url"]
    return Document(id=f"document-{number:03}", url=address if address.startswith("http") else None)


def _claim(
    id_: str, row: dict[str, str], categories: dict[str, CasualtyCategory], document: str, points: Points
) -> CasualtyEstimate:
    speaker, relay = speaker_and_relay(row["source"])
    return CasualtyEstimate(
        id=id_,
        category=categories[row["type"]],
        group=PersonGroup(side=row["country"]),
        count=ReportedCount.stated(_range(row, points)),
        period=Period.between(START, _day(row["date"])),
        accumulation=Accumulation.CUMULATIVE_SINCE,
        provenance=Provenance(
            speaker=speaker.id,
            relays=() if relay is None else (Relay(agent=relay.id, document=document),),
            document=document,
            stance=Stance.ESTIMATES,
            basis=speaker.basis,
        ),
    )


def speaker_and_relay(source: str) -> tuple[Body, Body | None]:
    """Who speaks and who passed it on; a spelling that the tables above do not hold is an error."""
    via = _VIA.fullmatch(source.strip())
    if via is None:
        return _body(source.strip()), None
    return _body(f"{via['speaker']}{' (leak)' if via['leak'] else ''}"), _body(via["relay"])


def _range(row: dict[str, str], points: Points) -> CountRange:
    """The range of a row. A number without words is that number, or, where points are rounded, what rounds to it."""
    low, high, best = (_number(row[column]) for column in ("estimate_low", "estimate_high", "estimate"))
    if best is not None and low is None and high is None:
        return CountRange.exactly(best) if points == "exact" else read_count(f"about {best:,}").range
    return CountRange(low=low or 0, high=high, best=best)


def _number(cell: str) -> int | None:
    return int(cell.replace(",", "")) if cell else None


def _day(cell: str) -> date:
    return datetime.strptime(cell, "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no time zone
