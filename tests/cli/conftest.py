"""A dataset with something of everything, and the means to run commands on it."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from conflictdata.model import (
    Actor,
    Agreement,
    Alliance,
    Capture,
    CasualtyEstimate,
    Characterisation,
    CommandRelation,
    ConditionReport,
    Damage,
    Deployment,
    EquipmentLoss,
    GroundOperation,
    Incident,
    PersonGroup,
    Place,
    Salvo,
    SourceFile,
    SourceRow,
    StrengthReport,
    StrikeEvent,
    Target,
    Unit,
)
from conflictdata.model.dataset import Dataset
from conflictdata.provenance import Agent, Assessment, Document, Locator, Provenance, Relay
from conflictdata.serial import dump
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.geography import Coordinates, GeoPrecision
from conflictdata.values.judgements import Admiralty, Confidence, Grading, Likelihood
from conflictdata.values.measures import MeasureRange
from conflictdata.values.names import Name
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab import (
    Accumulation,
    AgeBand,
    AgreementKind,
    Basis,
    Branch,
    CasualtyCategory,
    CommandRelationType,
    ConditionKind,
    ConditionStatus,
    ConfidenceLevel,
    DamageLevel,
    DeploymentRole,
    DocumentKind,
    Echelon,
    EquipmentKind,
    EquipmentState,
    EventType,
    Fate,
    GeoPrecisionLevel,
    GradingScheme,
    InformationCredibility,
    LikelihoodScale,
    MeasureUnit,
    MunitionClass,
    OperationKind,
    OperationOutcome,
    PersonRole,
    PersonStatus,
    Sex,
    SourceReliability,
    Stance,
    StrengthKind,
    TargetCategory,
)


def named(text: str) -> tuple[Name, ...]:
    return (Name(text=text),)


def count(low: int, high: int | None, wording: str | None = None) -> ReportedCount:
    return ReportedCount.stated(CountRange(low=low, high=high), wording=wording)


def by(speaker: str | None = "ministry", **fields: Any) -> Provenance:
    return Provenance(**{"speaker": speaker, "document": "briefing", **fields})


ASSESSMENT = Assessment(
    assessor="monitor",
    admiralty=Admiralty(reliability=SourceReliability.USUALLY_RELIABLE, credibility=InformationCredibility.DOUBTFUL),
    likelihood=Likelihood(scale=LikelihoodScale.UNSTATED, term="plausible"),
    confidence=Confidence(level=ConfidenceLevel.LOW),
    grading=Grading(scheme=GradingScheme.AIRWARS_CIVILIAN_HARM, grade="weak"),
    assessed=UncertainDate("2024-12-30"),
    note="One source only.",
)

ENTITIES = (
    Agent(id="ministry", names=named("Ministry of Redland"), allegiance="red", country="rr", part_of="cabinet"),
    Agent(id="cabinet", names=named("Cabinet of Redland")),
    Agent(id="agency", names=named("Agency")),
    Agent(id="monitor", names=named("Monitor")),
    Document(
        id="briefing",
        title="Morning briefing",
        kind=DocumentKind.PRESS_BRIEFING,
        publisher="agency",
        published=UncertainDate("2024-12-26"),
        url="https://example.org/briefing",
        note="Read aloud.",
    ),
    Document(id="wire", kind=DocumentKind.NEWS_AGENCY_REPORT),
    Actor(id="red", names=named("Redland"), country="rr", alliances=(Alliance(ally="blue"),)),
    Actor(id="army", names=named("Redland Army"), part_of="red"),
    Actor(id="blue", names=named("Blueland"), country="bb"),
    Place(id="province", names=named("Province")),
    Place(
        id="town",
        names=named("Town"),
        within="province",
        coordinates=Coordinates(latitude=51.5, longitude=35.25),
        precision=GeoPrecision(level=GeoPrecisionLevel.NEAR),
    ),
    Unit(
        id="first",
        names=named("1st Brigade"),
        echelon=Echelon.BRIGADE,
        branch=Branch.INFANTRY,
        allegiance="red",
        country="rr",
    ),
)

CLAIMS = (
    CommandRelation(id="attached", unit="first", superior="army", kind=CommandRelationType.ATTACHED, provenance=by()),
    Deployment(
        id="sent",
        unit="first",
        place="town",
        period=Period("2024-12-01/.."),
        strength=count(1000, 1000, "1,000"),
        role=DeploymentRole.RESERVE,
        alongside=("blue", "army"),
        event="advance",
        provenance=by(basis=Basis.OWN_COUNT),
    ),
    StrengthReport(id="strong", force="army", kind=StrengthKind.TANKS, count=count(40, None, "40+"), provenance=by()),
    StrengthReport(id="stronger", force="army", count=ReportedCount(), provenance=by(None)),
    CasualtyEstimate(
        id="killed",
        category=CasualtyCategory.KILLED,
        group=PersonGroup(
            side="red",
            nationality="bb",
            status=PersonStatus.CIVILIAN,
            sex=Sex.FEMALE,
            age_band=AgeBand.ADULT,
            roles=frozenset({PersonRole.JOURNALIST, PersonRole.AID_WORKER}),
        ),
        count=count(10, 12, "10 to 12"),
        period=Period("2024-12-25"),
        place="town",
        event="strike",
        unit="first",
        accumulation=Accumulation.WITHIN_PERIOD,
        provenance=by(
            relays=(
                Relay(agent="agency", document="wire", stated=UncertainDate("2024-12-25"), wording="a dozen"),
                Relay(document="briefing"),
            ),
            locator=Locator(page="iv", paragraph=2, row=3, column="dead", time_code="00:01:00"),
            stated=UncertainDate("2024-12-25"),
            assessments=(ASSESSMENT, Assessment(confidence=Confidence(level=ConfidenceLevel.HIGH))),
            supersedes=("attached",),
            derived_from=("sent",),
        ),
    ),
    CasualtyEstimate(
        id="denial",
        category=CasualtyCategory.KILLED,
        count=count(10, 12),
        provenance=by("agency", stance=Stance.DENIES, responds_to=("killed",)),
    ),
    CasualtyEstimate(
        id="withdrawal",
        category=CasualtyCategory.KILLED,
        provenance=by(stance=Stance.RETRACTS, retracts=("killed", "attached")),
    ),
    CasualtyEstimate(
        id="died-in-custody",
        category=CasualtyCategory.DIED_IN_CAPTIVITY,
        count=count(1, 1, "one"),
        event="taken",
        provenance=by(),
    ),
    EquipmentLoss(
        id="tank",
        kind=EquipmentKind.TANK,
        model="T-1",
        side="red",
        count=count(1, 1, "1"),
        states=(EquipmentState.DAMAGED, EquipmentState.CAPTURED),
        place="town",
        event="clash",
        unit="first",
        accumulation=Accumulation.WITHIN_PERIOD,
        provenance=by(),
        note="Seen from one side.",
    ),
    EquipmentLoss(id="something", states=(EquipmentState.UNKNOWN,), provenance=by(overlaps=("tank",))),
    Incident(
        id="clash",
        kind=EventType.BATTLE,
        coded=("ucdp-type-of-violence:1",),
        period=Period("2024-12-20"),
        window=TimeWindow.at("2024-12-20T06:00"),
        places=("town", "province"),
        parties=("red", "blue"),
        provenance=by("monitor", sources=("wire", "briefing")),
        note="Coded by hand.",
    ),
    Incident(id="unclear", provenance=by("monitor")),
    StrikeEvent(
        id="strike",
        kind=EventType.DRONE_STRIKE,
        period=Period("2024-12-25"),
        window=TimeWindow(start="2024-12-24T23:00", end="2024-12-25T05:00", zone="Europe/Kyiv"),
        as_of=TimeWindow.at("2024-12-25T09:00"),
        places=("town",),
        attacker="blue",
        target_side="red",
        targets=(
            Target(category=TargetCategory.POWER_GRID, place="province"),
            Target(wording="a depot"),
            Target(),
        ),
        salvos=(
            Salvo(munition=MunitionClass.DRONE_UNSPECIFIED, launched=count(5, 5), hit=count(9, 9), unknown=count(1, 1)),
            Salvo(munition=MunitionClass.CRUISE_MISSILE, model="M-1", launched_from=("province",), note="One or more."),
            Salvo(munition=MunitionClass.DECOY_UAV),
        ),
        damage=(
            Damage(level=DamageLevel.DESTROYED, category=TargetCategory.BRIDGE, count=count(2, 2)),
            Damage(wording="a fire", extent=MeasureRange(low=1, high=2, unit=MeasureUnit.SQUARE_KILOMETER)),
        ),
        provenance=by(),
        note="At night.",
    ),
    StrikeEvent(id="other-strike", provenance=by(None)),
    GroundOperation(
        id="advance",
        kind=OperationKind.OFFENSIVE,
        outcome=OperationOutcome.PARTLY,
        attacker="red",
        defender="blue",
        places=("town", "province"),
        prompted_by="strike",
        provenance=by(),
    ),
    GroundOperation(id="raid", kind=OperationKind.RAID, provenance=by()),
    Capture(
        id="taken",
        captor="blue",
        group=PersonGroup(side="red", nationality="rr"),
        count=count(3, 3, "three"),
        condition=Fate.CAPTURED_WOUNDED,
        unit="first",
        event="advance",
        provenance=by(),
    ),
    Capture(id="taken-too", provenance=by()),
    Agreement(id="truce", kind=AgreementKind.LOCAL_TRUCE, title="The truce", parties=("red", "blue"), provenance=by()),
    Agreement(id="talks", provenance=by()),
    ConditionReport(
        id="dark",
        kind=ConditionKind.POWER,
        status=ConditionStatus.OUTAGE,
        place="town",
        event="strike",
        amount=MeasureRange(low=100, unit=MeasureUnit.MEGAWATT),
        people=count(0, 5000),
        wording="total darkness",
        provenance=by(),
    ),
    ConditionReport(id="hungry", kind=ConditionKind.FOOD, force="first", provenance=by()),
    Characterisation(id="called", subject="red", wording="the aggressor", provenance=by("agency")),
)

SOURCES = (
    SourceFile(id="table", format="somebodys-table", name="table.csv", document="wire", before="day,what\n"),
    SourceRow(id="table-1", file="table", number=1, text="20 Dec,clash", claims=("clash", "tank")),
    SourceRow(id="table-2", file="table", number=2, text="", end=""),
)


@pytest.fixture(scope="session")
def everything() -> Dataset:
    """A dataset of invented parties with all types of records, and two doubts."""
    return Dataset.of([*ENTITIES, *CLAIMS, *SOURCES], title="Redland and Blueland")


@pytest.fixture
def everything_file(everything: Dataset, tmp_path: Path) -> Path:
    """The file of that dataset."""
    path = tmp_path / "everything.json"
    dump(everything, path)
    return path


@pytest.fixture
def claim_of(everything: Dataset) -> Callable[[str], Any]:
    """The claim of that dataset that has an id."""
    return everything.__getitem__


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Output as on a terminal of 80 columns, without colours."""
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")


@pytest.fixture
def missing_yaml(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Makes PyYAML, and what is built on it, impossible to import from then on."""

    def hide() -> None:
        monkeypatch.delitem(sys.modules, "conflictdata.serial.plain_yaml", raising=False)
        monkeypatch.setitem(sys.modules, "yaml", None)

    return hide


@pytest.fixture
def agreeing(tmp_path: Path) -> str:
    """A file whose claims can all hold."""
    from asked import AGREEING, asked_file

    return asked_file(AGREEING, tmp_path)


@pytest.fixture
def disagreeing(tmp_path: Path) -> str:
    """A file with a claim that cannot hold beside the others."""
    from asked import DISAGREEING, asked_file

    return asked_file(DISAGREEING, tmp_path)
