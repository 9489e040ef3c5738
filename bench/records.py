"""The data that is measured: casualty estimates as a body of reports has them, made from a fixed seed."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.model.places import Place
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance, Relay
from conflictdata.provenance.documents import Document, Locator
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.persons import PersonRole, PersonStatus
from conflictdata.vocab.sources import Basis, Stance

_FIRST_DAY = date(2022, 2, 24)
_DAYS = 1_000
_AGENTS = [f"agent-{number:03}" for number in range(200)]
_DOCUMENTS = [f"document-{number:05}" for number in range(5_000)]
_ACTORS = [f"actor-{number:02}" for number in range(20)]
_PLACES = [f"place-{number:04}" for number in range(2_000)]
_WORDINGS = (
    ("about {:,}", 0.9, 1.1),
    ("between {:,} and some more", 1.0, 1.5),
    ("at least {:,}", 1.0, None),
    ("up to {:,}", 0.0, 1.0),
    ("{:,}", 1.0, 1.0),
)


def generated(number: int) -> Dataset:
    """A dataset of that many casualty estimates, and of the agents, documents, actors and places that they refer to."""
    dice = random.Random(20240806)
    return Dataset(
        title="Generated casualty estimates",
        agents=tuple(Agent(id=id, names=(Name(text=f"Agent {id[-3:]}"),)) for id in _AGENTS),
        documents=tuple(Document(id=id, title=f"Report {id[-5:]}", published=_day(dice)) for id in _DOCUMENTS),
        actors=tuple(Actor(id=id, names=(Name(text=f"Actor {id[-2:]}"),)) for id in _ACTORS),
        places=tuple(Place(id=id, names=(Name(text=f"Place {id[-4:]}"),)) for id in _PLACES),
        casualty_estimates=tuple(_estimates(dice, number)),
    )


def _estimates(dice: random.Random, number: int) -> Iterator[CasualtyEstimate]:
    categories, statuses, roles = list(CasualtyCategory), list(PersonStatus), list(PersonRole)
    stances = [stance for stance in Stance if stance is not Stance.RETRACTS]
    bases, accumulations = list(Basis), list(Accumulation)
    for serial in range(number):
        start, last = _span(dice)
        yield CasualtyEstimate(
            id=f"estimate-{serial:07}",
            category=dice.choice(categories),
            group=PersonGroup(
                side=dice.choice(_ACTORS),
                nationality=dice.choice(("kp", "ru", "ua", None)),
                status=dice.choice(statuses),
                roles=frozenset(dice.sample(roles, dice.choice((0, 0, 1, 2)))),
            ),
            count=_count(dice),
            period=Period.between(start, last) if start < last else Period.of(start),
            place=dice.choice(_PLACES),
            accumulation=dice.choice(accumulations),
            provenance=Provenance(
                speaker=dice.choice(_AGENTS),
                relays=(Relay(agent=dice.choice(_AGENTS)),) if dice.random() < 0.3 else (),
                document=dice.choice(_DOCUMENTS),
                locator=Locator(paragraph=dice.randint(1, 40)),
                stance=dice.choice(stances),
                basis=dice.choice(bases),
                stated=UncertainDate.of(last),
                recorded_at=UncertainDate.of(last + timedelta(days=dice.randint(0, 30))),
            ),
            note="The report names no unit." if dice.random() < 0.1 else None,
        )


def _count(dice: random.Random) -> ReportedCount:
    wording, least, most = dice.choice(_WORDINGS)
    figure = dice.choice((1, 10, 100, 1_000)) * dice.randint(1, 99)
    high = None if most is None else int(figure * most)
    counted = CountRange(low=int(figure * least), high=high, best=figure if dice.random() < 0.5 else None)
    return ReportedCount.stated(counted, wording=wording.format(figure), language="en", policy="verbatim")


def _span(dice: random.Random) -> tuple[date, date]:
    start = _FIRST_DAY + timedelta(days=dice.randrange(_DAYS))
    return start, start + timedelta(days=dice.choice((0, 0, 0, 1, 6)))


def _day(dice: random.Random) -> UncertainDate:
    return UncertainDate.of(_FIRST_DAY + timedelta(days=dice.randrange(_DAYS)))
