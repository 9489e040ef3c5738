"""Who reported an attack of the salvo table: accounts, the bodies that run them, and reports that overlap.

The ``source`` column holds the address of a post without the host: ``ACCOUNT/posts/NUMBER``. A national body counts the
whole country, so what a regional one reports of the same night is a part of it, whichever row stands first.
"""

import re
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from conflictdata.interchange.datasets.salvo_table.models import may_be_the_same
from conflictdata.interchange.datasets.salvo_table.times import Span
from conflictdata.model.parties import Actor
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.documents import Document
from conflictdata.values.names import Name
from conflictdata.vocab.society import ActorKind
from conflictdata.vocab.sources import AgentKind, DocumentKind

__all__ = ["ATTACKED", "ATTACKER", "SCOPES", "SPEAKERS", "Report", "Reports", "account_in", "post_of", "source_cell"]

ATTACKER = Actor(id="salvo-table-russia", names=(Name(text="Russia"),), kind=ActorKind.STATE, country="ru")
ATTACKED = Actor(id="salvo-table-ukraine", names=(Name(text="Ukraine"),), kind=ActorKind.STATE, country="ua")

_HOST = "https://www.facebook.com/"
_SLUG = re.compile(r"(?P<account>[\w.-]+)/\S+")
_URL = re.compile(r"https?://(?:(?:www|m|web)\.)?(?P<host>[\w.-]+)/(?P<path>\S*)", re.IGNORECASE)
_LONGEST = 31
"""A row that spans more days than this is compared with all others, and not found by its days."""


def _body(name: str, title: str, part_of: str | None = None) -> Agent:
    whole = None if part_of is None else f"salvo-table-{part_of}"
    return Agent(
        id=f"salvo-table-{name}",
        names=(Name(text=title),),
        kind=AgentKind.STATE_BODY,
        part_of=whole,
        country="ua",
        allegiance=ATTACKED.id,
    )


AIR_FORCE = _body("air-force", "Air Force Command of the Armed Forces of Ukraine")
SPEAKERS = {
    "kpszsu": AIR_FORCE,
    "generalstaff.ua": _body("general-staff", "General Staff of the Armed Forces of Ukraine"),
    "pvkpivden": _body("air-command-south", "Air Command South", "air-force"),
    "pvkshid": _body("air-command-east", "Air Command East", "air-force"),
}
"""The bodies that run accounts, by the account in lower case. Other accounts can be those of private persons."""

SCOPES = {"kpszsu": "national", "generalstaff.ua": "national", "pvkpivden": "regional", "pvkshid": "regional"}
"""Whether an account reports for the whole country."""


@lru_cache(4096)
def account_in(cell: str) -> str | None:
    """The account of a source cell, in lower case; `None` if it names none."""
    text = cell.strip()
    url = _URL.fullmatch(text)
    if url is not None and url["host"].lower() != "facebook.com":
        return None
    found = _SLUG.fullmatch(text if url is None else url["path"])
    return None if found is None else found["account"].lower()


@lru_cache(4096)
def post_of(cell: str) -> Document | None:
    """The post that a source cell leads to, or a document of that title; `None` for a blank cell."""
    text = " ".join(cell.split())
    if not text:
        return None
    url = text if _URL.fullmatch(text) else f"{_HOST}{text}" if _SLUG.fullmatch(text) else None
    account = account_in(text)
    speaker = None if account is None else SPEAKERS.get(account)
    return Document(
        id=f"salvo-table-post-{sha256((url or text).encode('utf-8', 'surrogatepass')).hexdigest()[:16]}",
        title=text if url is None else None,
        kind=DocumentKind.UNKNOWN if url is None else DocumentKind.SOCIAL_MEDIA_POST,
        publisher=None if speaker is None else speaker.id,
        url=url,
    )


def source_cell(post: Document) -> str:
    """The cell for a post: its address, without the host of the table's posts."""
    return (post.url or post.title or "").removeprefix(_HOST)


class Report(NamedTuple):
    """What is needed of a row to tell which others count some of the same."""

    claim: str
    """The id of its claim."""

    span: Span
    """When the attack was."""

    model: str
    """The models, as written."""

    account: str | None
    """The account; `None` if it is not known."""

    def overlaps(self, other: "Report") -> bool:
        """Whether one reports for the whole country what another body may have reported as well."""
        ours, theirs = self.account, other.account
        if ours is None or theirs is None or ours == theirs:
            return False
        if "national" not in (SCOPES.get(ours), SCOPES.get(theirs)):
            return False
        return self.span.may_meet(other.span) and may_be_the_same(self.model, other.model)


class Reports:
    """The reports of a file so far, by day."""

    def __init__(self) -> None:
        self._all: list[Report] = []
        self._long: list[Report] = []
        self._by_day: dict[int, list[Report]] = {}

    def add(self, report: Report) -> tuple[str, ...]:
        """Add a report, and say which earlier ones it overlaps."""
        days = _days(report.span)
        candidates = self._all if days is None else [*self._long, *(of for day in days for of in self._on(day))]
        found = dict.fromkeys(earlier.claim for earlier in candidates if earlier.overlaps(report))
        for reports in (self._all, *([self._long] if days is None else map(self._on, days))):
            reports.append(report)
        return tuple(found)

    def _on(self, day: int) -> list[Report]:
        return self._by_day.setdefault(day, [])


def _days(span: Span) -> range | None:
    """The days of a span, by number; none for a time that is not known; `None` if they are too many."""
    if span.first is None or span.last is None:
        return range(0)
    days = range(span.first.toordinal(), span.last.toordinal() + 1)
    return days if len(days) <= _LONGEST else None
