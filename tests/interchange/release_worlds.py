"""Releases of one invented dataset: claims that come, change, vanish and return, and refer to each other."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from conflictdata.model import CasualtyEstimate, EquipmentLoss, Incident, SourceFile, SourceRow
from conflictdata.model.dataset import Dataset
from conflictdata.model.integrity import references_of
from conflictdata.model.records import Claim
from conflictdata.provenance import Agent, Document, Locator, Provenance, Relay
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import UncertainDate
from conflictdata.values.names import Name
from conflictdata.vocab import CasualtyCategory, EquipmentKind, Stance

FIRST, SECOND, THIRD = date(2024, 2, 1), date(2024, 3, 1), date(2024, 4, 1)
RECORDER = Agent(id="recorder", names=(Name(text="The recorder"),))
AGENCY = Agent(id="agency", names=(Name(text="The agency"),))
ARTICLE = Document(id="article", publisher="agency", published=UncertainDate("2024-01-05"))
TABLE = Document(id="file-table", title="table.csv")
FILE = SourceFile(id="file-table-cells", format="table", document=TABLE.id, before="id,number\n")
NAMES = ("a", "b", "c", "d")
EVENT = "battle"


def killed(id: str, number: int, **provenance: Any) -> CasualtyEstimate:
    """A claim that a number of people were killed, from the table unless told otherwise."""
    return CasualtyEstimate(
        id=id,
        category=CasualtyCategory.KILLED,
        count=ReportedCount.stated(CountRange.exactly(number)),
        provenance=Provenance(**{"speaker": AGENCY.id, "document": TABLE.id, **provenance}),
    )


def release(*claims: Claim, rows: bool = False) -> Dataset:
    """A release that makes these claims, with the row of each if wanted."""
    lines = [
        SourceRow(id=f"row-{n}", file=FILE.id, number=n, text=f"{claim.id},{n}", claims=(claim.id,))
        for n, claim in enumerate(claims, start=1)
    ]
    return Dataset.of([RECORDER, AGENCY, ARTICLE, TABLE, FILE, *claims, *(lines if rows else ())])


_DATES = st.sampled_from((None, "2024-01-03", "2024-01~", "2024", "2031-05"))
# No two that begin on one day: merging tells when at the earliest, and not how that was written.
_RECORDED = st.sampled_from((None, "2024-01-03", "2024", "2031-05"))
_STANCES = st.sampled_from((Stance.ASSERTS, Stance.ASSERTS, Stance.ESTIMATES, Stance.DENIES))


@st.composite
def releases(draw: st.DrawFn) -> Dataset:
    """A release of the dataset: some of its claims, each as it stands there."""
    names = [name for name in NAMES if draw(st.booleans())]
    has_event = draw(st.booleans())
    claims: list[Claim] = []
    if has_event:
        claims.append(Incident(id=EVENT, note=draw(st.sampled_from((None, "note"))), provenance=draw(_provenances())))
    for place, name in enumerate(names):
        earlier, others = names[:place], [other for other in names if other != name]
        links = {
            "supersedes": _some(draw, earlier),
            "retracts": _some(draw, earlier),
            "overlaps": _some(draw, others),
        }
        source = draw(_provenances(**links))
        event = EVENT if has_event and draw(st.booleans()) else None
        count = ReportedCount.stated(CountRange.exactly(draw(st.integers(0, 1))))
        if draw(st.integers(0, 5)):
            category = CasualtyCategory.KILLED
            claims.append(CasualtyEstimate(id=name, category=category, count=count, event=event, provenance=source))
        else:
            kind = EquipmentKind.TANK
            claims.append(EquipmentLoss(id=name, kind=kind, count=count, event=event, provenance=source))
    return release(*claims, rows=draw(st.booleans()))


def _some(draw: st.DrawFn, names: list[str]) -> tuple[str, ...]:
    return (draw(st.sampled_from(names)),) if names and not draw(st.integers(0, 2)) else ()


@st.composite
def _provenances(draw: st.DrawFn, /, **links: Any) -> Provenance:
    stated, recorded, relayed = draw(_DATES), draw(_RECORDED), draw(_DATES)
    relay = Relay(agent=AGENCY.id, document=draw(st.sampled_from((None, ARTICLE.id))), stated=_date(relayed))
    document = draw(st.sampled_from((ARTICLE.id, TABLE.id, TABLE.id)))
    return Provenance(
        document=document,
        locator=Locator(row=draw(st.integers(1, 9))) if document == TABLE.id else None,
        relays=(relay,) if draw(st.booleans()) else (),
        stance=draw(_STANCES),
        stated=_date(stated),
        recorded_at=_date(recorded),
        note=draw(st.sampled_from((None, "a note"))),
        **links,
    )


def _date(text: str | None) -> UncertainDate | None:
    return None if text is None else UncertainDate(text)


def name_of(record_id: str) -> str:
    """The id in the release."""
    return record_id.partition("@")[0]


def content(claim: Claim) -> tuple[object, ...]:
    """What a claim says, of whatever version, and which claims it refers to as they stand in its release."""
    said = [getattr(claim, field, None) for field in ("category", "kind", "count", "note")]
    source = claim.provenance
    name, stance = name_of(claim.id), source.stance
    stance = Stance.ASSERTS if stance is Stance.CORRECTS else stance
    targets = {name_of(target) for _, target, refers in references_of(claim) if "incidents" in refers.collections}
    relays = tuple((relay.agent, relay.document and name_of(relay.document)) for relay in source.relays)
    return (name, type(claim), *said, stance, frozenset(targets - {name}), relays)


def standing(data: Dataset) -> dict[str, tuple[object, ...]]:
    """What the claims of a release say that no other claim of it supersedes or retracts."""
    gone = {id_ for claim in data.claims() for id_ in (*claim.provenance.supersedes, *claim.provenance.retracts)}
    return {claim.id: content(claim) for claim in data.claims() if claim.id not in gone}


def known(merged: Dataset, day: date) -> dict[str, tuple[object, ...]]:
    """What is known on a day, but for records of withdrawals."""
    claims = [claim for claim in merged.as_known_at(day).claims() if claim.provenance.stance is not Stance.RETRACTS]
    assert len({name_of(claim.id) for claim in claims}) == len(claims)
    return {name_of(claim.id): content(claim) for claim in claims}
