"""Who speaks in the tables that The Economist keeps on the war in Ukraine: which spellings are one body.

Everything that the tables leave to their reader is decided here, in the open. Nothing is guessed from the text of a
cell beyond the relay in "(via ...)".
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from datetime import date
from hashlib import sha256

from attrs import evolve, frozen

from conflictdata.errors import InvariantError, WordingError
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import number_of, slug
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import Actor
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance, Relay
from conflictdata.provenance.documents import Document
from conflictdata.values.counts import ReportedCount
from conflictdata.values.names import Name
from conflictdata.vocab.society import ActorKind
from conflictdata.vocab.sources import AgentKind, Basis
from conflictdata.wording.counts import read_count

__all__ = [
    "GOVERNMENTS",
    "RELAYS",
    "SIDES",
    "SPEAKERS",
    "START",
    "Body",
    "Voice",
    "Voices",
    "address_of",
    "count_of",
    "in_rows",
    "number_text",
    "records_of",
    "relays_of",
    "spelling_of",
]

START = date(2022, 2, 24)
"""The first day of the invasion, since which the tables count."""

SIDES = {
    "russia": Actor(id="russia", names=(Name(text="Russia"),), kind=ActorKind.STATE, country="ru"),
    "ukraine": Actor(id="ukraine", names=(Name(text="Ukraine"),), kind=ActorKind.STATE, country="ua"),
}
"""Whose losses are counted, by the word of the tables."""

_STATE, _OFFICIAL, _MEDIA = AgentKind.STATE_BODY, AgentKind.OFFICIAL, AgentKind.MEDIA
_RESEARCH, _INVESTIGATORS = AgentKind.RESEARCH_BODY, AgentKind.OPEN_SOURCE_INVESTIGATOR
_LEAKED = Basis.CAPTURED_DOCUMENTS


@frozen(kw_only=True)
class Body:
    """A body or an office, with all spellings of it that the tables have."""

    id: str
    """The id of its agent."""

    spellings: tuple[str, ...]
    """How cells spell it, without the relay, the usual one first."""

    kind: AgentKind
    """What sort of body it is."""

    part_of: str | None = None
    """The id of the body that it belongs to."""

    allegiance: str | None = None
    """The side that it speaks for, of `SIDES`."""

    basis: Basis = Basis.UNSPECIFIED
    """What its figures rest on, where that goes with the name."""

    digests: tuple[str, ...] = ()
    """Spellings that name a private person: the first 16 digits of their SHA-256, so that no name stands here."""

    @property
    def agent(self) -> Agent:
        """The body as an agent."""
        names = tuple(Name(text=spelling) for spelling in self.spellings)
        return Agent(id=self.id, names=names, kind=self.kind, part_of=self.part_of, allegiance=self.allegiance)


def _body(  # noqa: PLR0913 - one for each field, so that a table of bodies has one line each
    id: str,
    kind: AgentKind,
    *spellings: str,
    part_of: str | None = None,
    allegiance: str | None = None,
    basis: Basis = Basis.UNSPECIFIED,
    digests: tuple[str, ...] = (),
) -> Body:
    return Body(
        id=id, spellings=spellings, kind=kind, part_of=part_of, allegiance=allegiance, basis=basis, digests=digests
    )


SPEAKERS = (
    _body("uk-mod", _STATE, "UK MoD", "UK Ministry of Defence", part_of="uk"),
    _body("uk-foreign-ministry", _STATE, "UK Foreign ministry", part_of="uk"),
    _body("us-dod", _STATE, "US DoD", part_of="us"),
    _body("us-secretary-of-defense", AgentKind.PUBLIC_OFFICE, "US Sec of Def", part_of="us-dod"),
    _body("pentagon-leak", _STATE, "Pentagon leak", part_of="us-dod", basis=_LEAKED),
    _body("cia", _STATE, "CIA", part_of="us"),
    _body("us-intelligence", _STATE, "US intelligence services", part_of="us"),
    _body("us-officials", _OFFICIAL, "US officials", part_of="us"),
    _body("nato-officials", _OFFICIAL, "NATO officials"),
    _body("nato-nations", _OFFICIAL, "NATO nations"),
    _body("western-intelligence", _OFFICIAL, "Western intelligence agencies"),
    _body("french-foreign-minister", AgentKind.PUBLIC_OFFICE, "French foreign minister"),
    _body("norwegian-intelligence", _STATE, "Norwegian Defense Intelligence"),
    _body(
        "mivd",
        _STATE,
        "Dutch Military Intelligence and Security Service (MIVD)",
        "Dutch Military Intelligence and Security Service (MIVD; note, timing clarified via email)",
    ),
    _body("ukraine-armed-forces", _STATE, "Armed Forces of Ukraine", part_of="ukraine-state", allegiance="ukraine"),
    _body(
        "ukraine-president",
        _STATE,
        "Office of the President of Ukraine",
        part_of="ukraine-state",
        allegiance="ukraine",
    ),
    _body("ukraine-leak", AgentKind.UNKNOWN, "Ukrainian estimate (leak)", allegiance="ukraine", basis=_LEAKED),
    _body("russia-mod", _STATE, "Russian Ministry of Defense", allegiance="russia"),
    _body("csis", _RESEARCH, "CSIS", "The Centre for Strategic and International Studies"),
    _body("iiss", _RESEARCH, "IISS"),
    _body("excess-deaths", _RESEARCH, "Excess deaths estimate", basis=Basis.MODEL, digests=("fd92e22118e3a724",)),
    _body("mediazona-meduza", _MEDIA, "Mediazona; Meduza", "Mediazona; Meduza (cumulative)"),
    _body("bbc-russian", _MEDIA, "BBC Russia"),
    _body("memory-book", AgentKind.NGO, "The Memory Book"),
    _body("ualosses", _INVESTIGATORS, "UAlosses"),
    _body("lostarmour", _INVESTIGATORS, "Lostarmour"),
    _body("journalist", _MEDIA, "A journalist", digests=("5f4db9d16459c31d",)),
)
"""Who speaks."""

RELAYS = (
    _body("nyt", _MEDIA, "NYT"),
    _body("wsj", _MEDIA, "WSJ"),
    _body("washington-post", _MEDIA, "WP"),
    _body("the-economist", _MEDIA, "The Economist"),
    _body("united24", _MEDIA, "media24"),
)
"""Who passes on what others say."""

GOVERNMENTS = (
    _body("uk", _STATE, "United Kingdom"),
    _body("us", _STATE, "United States"),
    _body("ukraine-state", _STATE, "Ukraine", allegiance="ukraine"),
)
"""Bodies that do not speak themselves: those who belong to one do not speak independently of each other."""

_BY_ID = {body.id: body for body in (*SPEAKERS, *RELAYS, *GOVERNMENTS)}
_BY_SPELLING = {spelling: body for body in (*SPEAKERS, *RELAYS) for spelling in body.spellings}
_BY_DIGEST = {digest: body for body in SPEAKERS for digest in body.digests}
_VIA = re.compile(r"(?P<speaker>.+?) \((?P<leak>leak )?via (?P<relay>[^)]+)\)")
_LEAK = "(leak)"
_URL = re.compile(r"https?://\S+")


@frozen(kw_only=True)
class Voice:
    """Who speaks in a cell, and who passed it on."""

    speaker: Agent
    """Who speaks."""

    relay: Agent | None = None
    """Who passed it on; `None` where the cell names nobody."""

    basis: Basis = Basis.UNSPECIFIED
    """What the figures of the speaker rest on, where that goes with the name."""

    is_person: bool = False
    """Whether the cell names a private person, of whom no agent is made."""

    has_remark: bool = False
    """Whether "via" begins a remark, such as "(via email)", and no relay."""

    strangers: tuple[str, ...] = ()
    """What the cell holds that no list knows."""


class Voices:
    """Reads the cells of one file that say who speaks, and where."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._voices: dict[str, Voice] = {}
        self._told: set[str] = set()

    def of(self, row: Row) -> Voice | None:
        """Who speaks in the cell ``source`` of a row; `None` if it is blank. What is doubtful is reported."""
        cell = row["source"].strip()
        if not cell:
            row.problem("source", "missing-source", "nobody is named; the figure has no speaker")
            return None
        voice = self._voices.get(cell)
        if voice is None:
            voice = self._voices[cell] = _voice(cell)
        # Cells that may name persons are not repeated, so that no name spreads with the report.
        if voice.is_person:
            message = f"the cell names a person; it was carried and the agent is {voice.speaker.name!r}"
            self._source.problem("person-named", message, row=row.number, column="source")
        if voice.has_remark:
            message = f"a remark follows {voice.speaker.name!r}; the cell was carried and the remark is no relay"
            self._source.problem("remark-in-source", message, row=row.number, column="source")
        for stranger in voice.strangers:
            if stranger not in self._told:
                self._told.add(stranger)
                row.problem("source", "unlisted-source", f"{stranger!r} is on no list; it became an agent of that name")
        return voice

    def document(self, row: Row) -> Document | None:
        """The document at the address in ``source_url``; `None` if there is no address. A remark is reported."""
        cell = row["source_url"].strip()
        found = _URL.match(cell)
        if cell and (found is None or found.end() < len(cell)):
            what = "this is no address" if found is None else "a remark follows the address"
            message = f"{what}; the cell was carried (it is not repeated here, since remarks may name persons)"
            self._source.problem("not-an-address", message, row=row.number, column="source_url")
        if found is None:
            return None
        url = found.group()
        digest = sha256(url.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        return Document(id=f"economist-article-{digest}", url=url)


def records_of(voice: Voice | None) -> Iterator[Agent | Actor]:
    """The agents of a cell, the bodies that they belong to, and the sides that they speak for."""
    if voice is None:
        return
    for named in (voice.speaker, voice.relay):
        agent = named
        while agent is not None:
            yield agent
            if agent.allegiance is not None:
                yield SIDES[agent.allegiance]
            agent = None if agent.part_of is None else _BY_ID[agent.part_of].agent


def relays_of(voice: Voice | None, document: Document | None) -> tuple[Relay, ...]:
    """The way of a figure into the table: who passed it on, and the document where it was found."""
    agent = None if voice is None or voice.relay is None else voice.relay.id
    where = None if document is None else document.id
    return () if agent is None and where is None else (Relay(agent=agent, document=where),)


def spelling_of(data: Dataset, provenance: Provenance) -> str:
    """The cell that says who speaks and who passed it on."""
    if provenance.speaker is None:
        return ""
    name: str = data[provenance.speaker].name
    relay = next((relay.agent for relay in provenance.relays if relay.agent is not None), None)
    if relay is None:
        return name
    via = f"via {data[relay].name}"
    return name.replace(_LEAK, f"(leak {via})") if name.endswith(_LEAK) else f"{name} ({via})"


def address_of(data: Dataset, provenance: Provenance) -> str:
    """The address where a claim was found, nearest to the table first."""
    documents = [*(relay.document for relay in reversed(provenance.relays)), provenance.document]
    addresses = (data[document].url for document in documents if document is not None)
    return next((address for address in addresses if address), "")


def count_of(cell: str) -> ReportedCount | None:
    """The count of a cell that stands by itself: a bare number is that number. `None` if it cannot be read."""
    try:
        return read_count(cell)
    except (WordingError, InvariantError):
        return None


def number_text(count: ReportedCount) -> str:
    """The cell of a count that is one number: as it was written, if that is in digits, or else its best number."""
    best = count.range.best
    if best is None:
        return ""
    return count.wording if count.wording is not None and number_of(count.wording) == best else str(best)


def in_rows(claims: Iterable[tuple[Hashable, str, CasualtyEstimate]]) -> Iterator[dict[str, CasualtyEstimate]]:
    """Claims that belong in one row of a table, by column: those that one row said, or else those that share a key.

    Args:
        claims: Each with a key of its row, for those that no row said, and with its column. Of claims that share both
            each gets a row of its own.
    """
    rows: dict[Hashable, list[dict[str, CasualtyEstimate]]] = {}
    taken: Counter[Hashable] = Counter()
    for key, column, claim in claims:
        provenance = claim.provenance
        number = None if provenance.locator is None else provenance.locator.row
        place = key if number is None else (provenance.document, number)
        own = rows.setdefault(place, [])
        if taken[place, column] == len(own):
            own.append({})
        own[taken[place, column]][column] = claim
        taken[place, column] += 1
    for own in rows.values():
        yield from own


def _voice(cell: str) -> Voice:
    via = _VIA.fullmatch(cell)
    if via is None:
        return _spoken(cell)
    spoken = _spoken(f"{via['speaker']}{f' {_LEAK}' if via['leak'] else ''}")
    relay = _BY_SPELLING.get(via["relay"])
    if relay is not None:
        return evolve(spoken, relay=relay.agent)
    if via["relay"][0].islower():
        return evolve(spoken, has_remark=True)
    return evolve(spoken, relay=_stranger(via["relay"]), strangers=(*spoken.strangers, via["relay"]))


def _spoken(spelling: str) -> Voice:
    named = _BY_DIGEST.get(sha256(spelling.encode("utf-8", "surrogatepass")).hexdigest()[:16])
    body = named or _BY_SPELLING.get(spelling)
    if body is None:
        return Voice(speaker=_stranger(spelling), strangers=(spelling,))
    return Voice(speaker=body.agent, basis=body.basis, is_person=named is not None)


def _stranger(spelling: str) -> Agent:
    return Agent(id=f"economist-source-{slug(spelling)}", names=(Name(text=spelling),))
