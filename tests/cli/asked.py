"""A small dataset of an invented war to ask about, and the means to ask."""

from pathlib import Path

from typer.testing import CliRunner

from conflictdata.cli.app import app
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.model.places import Place
from conflictdata.model.records import Record
from conflictdata.model.strikes import Salvo, StrikeEvent
from conflictdata.model.units import StrengthReport, Unit
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Assessment, Provenance
from conflictdata.provenance.documents import Document
from conflictdata.serial.facade import dump
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.judgements import Admiralty, Grading
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.judgements import GradingScheme
from conflictdata.vocab.persons import PersonStatus, Sex
from conflictdata.vocab.sources import DocumentKind
from conflictdata.vocab.strikes import MunitionClass

FINE, PROBLEMS, WRONG_USAGE = 0, 1, 2

GRADED = Assessment(
    admiralty=Admiralty.parse("B2"),
    grading=Grading(scheme=GradingScheme.AIRWARS_CIVILIAN_HARM, grade="fair"),
)


def named(text: str) -> tuple[Name, ...]:
    return (Name(text=text),)


def total(  # noqa: PLR0913 - a claim has that many sides to it
    id: str,
    category: CasualtyCategory,
    low: int,
    high: int | None,
    *,
    speaker: str | None,
    stated: str,
    wording: str | None = None,
    group: PersonGroup | None = None,
    assessments: tuple[Assessment, ...] = (),
) -> CasualtyEstimate:
    """A running total of December until the day it was stated."""
    return CasualtyEstimate(
        id=id,
        category=category,
        group=group or PersonGroup(side="red"),
        place="town",
        period=Period(f"2024-12-01/{stated}"),
        accumulation=Accumulation.CUMULATIVE_SINCE,
        count=ReportedCount.stated(CountRange(low=low, high=high), wording=wording),
        provenance=Provenance(
            speaker=speaker, document="briefing", stated=UncertainDate(stated), assessments=assessments
        ),
    )


ENTITIES: tuple[Record, ...] = (
    Agent(id="ministry", names=named("Ministry of Redland")),
    Agent(id="monitor", names=named("Monitor")),
    Document(id="briefing", title="Briefing", kind=DocumentKind.PRESS_BRIEFING, publisher="monitor"),
    Actor(id="red", names=named("Redland")),
    Actor(id="blue", names=named("Blueland")),
    Place(id="town", names=named("Town")),
    Unit(id="first", names=named("1st Brigade"), allegiance="red"),
)

AGREED: tuple[Record, ...] = (
    total("few-killed", CasualtyCategory.KILLED, 10, 20, speaker="ministry", stated="2024-12-10", wording="10 to 20"),
    total(
        "many-harmed",
        CasualtyCategory.KILLED_OR_WOUNDED,
        90,
        100,
        speaker="monitor",
        stated="2024-12-10",
        wording="about a hundred",
        assessments=(GRADED,),
    ),
    total("more-killed", CasualtyCategory.KILLED, 30, None, speaker="monitor", stated="2024-12-20", wording="over 30"),
    total(
        "women-killed",
        CasualtyCategory.KILLED,
        2,
        2,
        speaker=None,
        stated="2024-12-10",
        group=PersonGroup(side="red", nationality="rr", status=PersonStatus.CIVILIAN, sex=Sex.FEMALE),
    ),
    StrengthReport(
        id="strong",
        unit="first",
        count=ReportedCount.stated(CountRange(low=40, high=50)),
        provenance=Provenance(speaker="ministry", stated=UncertainDate("2024-12-15")),
    ),
    StrikeEvent(
        id="strike",
        period=Period("2024-12-05"),
        places=("town",),
        attacker="blue",
        target_side="red",
        salvos=(
            Salvo(
                munition=MunitionClass.CRUISE_MISSILE,
                launched=ReportedCount.stated(CountRange.exactly(9)),
                intercepted=ReportedCount.stated(CountRange.exactly(4)),
            ),
        ),
        provenance=Provenance(speaker="ministry", stated=UncertainDate("2024-12-06")),
    ),
)

DENIED = total(
    "hardly-any", CasualtyCategory.KILLED_OR_WOUNDED, 0, 9, speaker="ministry", stated="2024-12-12", wording="under 10"
)
"""It agrees with no other figure of its kind."""

AGREEING, DISAGREEING = Dataset.of([*ENTITIES, *AGREED]), Dataset.of([*ENTITIES, *AGREED, DENIED])


def asked_file(data: Dataset, folder: Path) -> str:
    """The path of a file of the dataset."""
    path = folder / "asked.json"
    dump(data, path)
    return str(path)


def run(*arguments: str) -> tuple[int, str]:
    """The exit status, and all that was printed."""
    result = CliRunner().invoke(app, list(arguments), prog_name="conflictdata")
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result.exit_code, result.output
