"""Claims and questions in words."""

from typing import Any

import pytest

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.happenings import Capture
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.model.places import Place
from conflictdata.model.records import Claim
from conflictdata.model.strikes import Salvo, StrikeEvent
from conflictdata.model.units import CommandRelation, Deployment, StrengthReport, Unit
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance
from conflictdata.provenance.documents import Document
from conflictdata.reasoning.queries import AnyQuery, Query, SalvoQuery
from conflictdata.reasoning.telling import (
    claim_in_words,
    contradiction_in_words,
    count_in_words,
    figure_in_words,
    figures_of,
    question_in_words,
    shared_borders,
)
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.military import StrengthKind
from conflictdata.vocab.persons import PersonStatus, Sex
from conflictdata.vocab.sources import AgentKind, Stance
from conflictdata.vocab.strikes import MunitionClass

DATA = Dataset.of(
    [
        Agent(id="ministry", names=(Name(text="The ministry"),)),
        Agent(id="officials", names=(Name(text="Officials"),), kind=AgentKind.OFFICIAL),
        Document(id="article"),
        Actor(id="kp", names=(Name(text="North Korea"),), country="kp"),
        Actor(id="ua", names=(Name(text="Ukraine"),)),
        Place(id="town", names=(Name(text="Town"),)),
        Unit(id="corps", names=(Name(text="11th Corps"),)),
    ]
)
MINISTRY = Provenance(speaker="ministry")
TEN = ReportedCount.stated(CountRange.exactly(10))
ONE = ReportedCount.stated(CountRange.exactly(1))
ABOUT = ReportedCount.stated(CountRange.between(50, 150, 100), wording="around 100")


def killed(**fields: Any) -> CasualtyEstimate:
    given = {"category": CasualtyCategory.KILLED, "count": TEN, "provenance": MINISTRY}
    return CasualtyEstimate(id="claim", **{**given, **fields})


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (TEN, "10"),
        (ReportedCount.stated(CountRange.between(50, 150, 100)), "50 to 150 (best 100)"),
        (ABOUT, "\u201caround 100\u201d (read as 50 to 150)"),
        (ReportedCount.stated(CountRange.exactly(3000), wording="3000"), "\u201c3000\u201d"),
        (ReportedCount.stated(CountRange.exactly(3000), wording="3,000"), "\u201c3,000\u201d"),
        (ReportedCount.unquantified("heavy"), "\u201cheavy\u201d (no number)"),
        (ReportedCount.unquantified(), "an unstated number of"),
        (ReportedCount(status=CountStatus.NONE_REPORTED), "none reported as"),
        (ReportedCount(status=CountStatus.WITHHELD), "a withheld number of"),
    ],
)
def test_a_count_is_told_in_the_words_of_its_source_with_the_range_that_was_read(
    count: ReportedCount, words: str
) -> None:
    assert count_in_words(count) == words


@pytest.mark.parametrize(
    ("what", "count", "words"),
    [
        ("battle casualties", ONE, "1 battle casualty"),
        ("irrecoverable losses", ONE, "1 irrecoverable loss"),
        ("indirect deaths", ONE, "1 indirect death"),
        ("battle casualties", TEN, "10 battle casualties"),
        ("killed", ReportedCount.unquantified("heavy"), "\u201cheavy\u201d (no number) for killed"),
    ],
)
def test_a_figure_agrees_with_its_number(what: str, count: ReportedCount, words: str) -> None:
    assert figure_in_words(what, count) == words


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (killed(), "The ministry asserts 10 killed"),
        (killed(provenance=Provenance(document="article")), "speaker not named asserts 10 killed"),
        (
            killed(provenance=Provenance(speaker="officials", stated=UncertainDate("2024-12~"))),
            "Officials (about 2024-12) assert 10 killed",
        ),
        (
            killed(provenance=Provenance(speaker="officials", stance=Stance.DENIES)),
            "Officials deny 10 killed",
        ),
        (
            killed(provenance=Provenance(speaker="officials", stance=Stance.CANNOT_CONFIRM)),
            "Officials cannot confirm 10 killed",
        ),
        (
            killed(group=PersonGroup(side="kp", nationality="kp", status=PersonStatus.CIVILIAN), place="town"),
            "The ministry asserts 10 killed on the side of North Korea (civilian) in Town",
        ),
        (
            killed(group=PersonGroup(sex=Sex.FEMALE), unit="corps", event="strike"),
            "The ministry asserts 10 killed (female) in the unit 11th Corps in the event #strike",
        ),
        (killed(period=Period("2024-12-25")), "The ministry asserts 10 killed on 2024-12-25"),
        (killed(period=Period("2024-12")), "The ministry asserts 10 killed in 2024-12"),
        (
            killed(period=Period("[2024-12-03..2024-12-09]")),
            "The ministry asserts 10 killed some time between 2024-12-03 and 2024-12-09",
        ),
        (
            killed(period=Period("2024-10/2024-12"), accumulation=Accumulation.CUMULATIVE_SINCE),
            "The ministry asserts 10 killed from 2024-10 to 2024-12",
        ),
        (
            killed(period=Period("2024-12"), accumulation=Accumulation.CUMULATIVE_SINCE),
            "The ministry asserts 10 killed until 2024-12",
        ),
        (
            killed(
                category=CasualtyCategory.CAPTURED, period=Period("2024-12-25"), accumulation=Accumulation.STOCK_AS_OF
            ),
            "The ministry asserts 10 captured as of 2024-12-25",
        ),
        (
            killed(accumulation=Accumulation.AVERAGE_PER_DAY, period=Period("2024-10/..")),
            "The ministry asserts 10 killed a day since 2024-10",
        ),
        (
            Capture(id="claim", count=ONE, group=PersonGroup(side="kp"), provenance=MINISTRY),
            "The ministry asserts 1 captured on the side of North Korea",
        ),
        (
            Deployment(id="claim", force="kp", place="town", strength=TEN, provenance=MINISTRY),
            "The ministry asserts 10 deployed on the side of North Korea in Town",
        ),
        (Deployment(id="claim", force="kp", provenance=MINISTRY), "The ministry asserts on the side of North Korea"),
        (
            StrengthReport(id="claim", unit="corps", count=TEN, provenance=MINISTRY),
            "The ministry asserts 10 in strength in the unit 11th Corps",
        ),
        (
            StrengthReport(id="claim", force="kp", kind=StrengthKind.PERSONNEL_TOTAL, count=TEN, provenance=MINISTRY),
            "The ministry asserts 10 in strength (all personnel) on the side of North Korea",
        ),
        (CommandRelation(id="claim", unit="corps", superior="kp", provenance=MINISTRY), "The ministry asserts"),
    ],
)
def test_a_claim_is_one_clause(claim: Claim, words: str) -> None:
    assert claim_in_words(DATA, claim) == words


@pytest.mark.parametrize(
    ("salvo", "words"),
    [
        (
            Salvo(munition=MunitionClass.DRONE_UNSPECIFIED, launched=TEN, hit=ONE),
            ["10 drones launched", "1 drone that hit"],
        ),
        (Salvo(munition=MunitionClass.DRONE_UNSPECIFIED, model="Shahed", intercepted=TEN), ["10 Shahed intercepted"]),
        (Salvo(munition=MunitionClass.TORPEDO, unknown=TEN), ["10 torpedoes of unknown fate"]),
        (Salvo(munition=MunitionClass.SMALL_ARMS, failed=TEN), ["10 small arms that failed"]),
        (Salvo(munition=MunitionClass.UNKNOWN, airborne=ONE), ["1 munition of unknown class still in the air"]),
        (Salvo(munition=MunitionClass.MIXED, left_area=TEN), ["10 munitions of several classes that left the area"]),
    ],
)
def test_the_lines_of_a_salvo_say_what_became_of_how_many(salvo: Salvo, words: list[str]) -> None:
    strike = StrikeEvent(id="strike", salvos=(salvo,), provenance=MINISTRY)
    assert [figure_in_words(what, count) for what, count in figures_of(strike)] == words


def test_a_strike_says_whose_it_was_and_against_whom() -> None:
    salvo = Salvo(munition=MunitionClass.DRONE_UNSPECIFIED, launched=TEN, intercepted=ABOUT)
    strike = StrikeEvent(
        id="strike", attacker="kp", target_side="ua", places=("town",), salvos=(salvo,), provenance=MINISTRY
    )
    assert claim_in_words(DATA, strike) == (
        "The ministry asserts 10 drones launched and \u201caround 100\u201d (read as 50 to 150) drones intercepted "
        "by North Korea against Ukraine in Town"
    )


def test_what_contradicting_claims_share_is_said_once() -> None:
    first = killed(group=PersonGroup(side="kp"), place="town", period=Period("2024-12"))
    second = killed(group=PersonGroup(side="kp"), period=Period("2024-12"), count=ONE)
    assert shared_borders(DATA, [first, second]) == ("on the side of North Korea",)
    assert contradiction_in_words(DATA, [first, second]) == (
        "The ministry asserts 10 killed in Town in 2024-12; The ministry asserts 1 killed in 2024-12; "
        "both on the side of North Korea. Both cannot hold."
    )
    assert contradiction_in_words(DATA, [first, second, first]).endswith(
        "; all on the side of North Korea. All 3 cannot hold together."
    )


def test_a_claim_that_contradicts_itself_is_said_to_do_so() -> None:
    told = contradiction_in_words(DATA, [killed(place="town")], lambda _: " [1]")
    assert told == "The ministry asserts 10 killed in Town [1] cannot hold by itself."


def test_no_claims_share_nothing() -> None:
    assert shared_borders(DATA, []) == ()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (Query(category="killed"), "killed"),
        (
            Query(category="killed", side="kp", place="town", unit="corps", as_of="2024-12-31"),
            "killed on the side of North Korea in the unit 11th Corps in Town until 2024-12-31",
        ),
        (Query(category="captured", stock_on="2024-12-31"), "captured and still so on 2024-12-31"),
        (Query(category="killed", period="2024-12"), "killed in 2024-12"),
        (Query(category="killed", group=PersonGroup(status=PersonStatus.CIVILIAN)), "killed (civilian)"),
        (SalvoQuery(), "munitions launched"),
        (SalvoQuery(model="Shahed", outcome="hit"), "Shahed that hit"),
        (
            SalvoQuery(munition="drone_unspecified", attacker="kp", place="town", event="strike", period="2024-12-25"),
            "drones launched by North Korea in Town in the event #strike on 2024-12-25",
        ),
    ],
)
def test_a_question_is_told_with_names(query: AnyQuery, words: str) -> None:
    assert question_in_words(DATA, query) == words
