"""Figures: which claims answer exactly what is asked, and the question that a claim answers."""

from datetime import date

import pytest
from attrs import evolve
from small_worlds import Asked, claim, dataset, query

from conflictdata.errors import DanglingReferenceError, InvariantError
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.happenings import Capture
from conflictdata.model.parties import PersonGroup
from conflictdata.model.strikes import Salvo, StrikeEvent
from conflictdata.provenance.attribution import Provenance, Relay
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.figures import Figures, figures_on, question_of
from conflictdata.reasoning.queries import Query, SalvoQuery
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.counting import MunitionOutcome
from conflictdata.vocab.persons import PersonStatus
from conflictdata.vocab.sources import Stance
from conflictdata.vocab.strikes import MunitionClass

KILLED: Asked = (CasualtyCategory.KILLED, None, None, None)
NORTH: Asked = (CasualtyCategory.KILLED, "north", None, None)
AS_OF = Query(category="killed", as_of="2024-12-10")


def running(name: str, period: str, count: int = 5, speaker: str | None = "speaker") -> CasualtyEstimate:
    return evolve(
        claim(name, KILLED, CountRange.exactly(count)),
        accumulation=Accumulation.CUMULATIVE_SINCE,
        period=Period(period),
        provenance=Provenance(speaker=speaker, relays=(Relay(agent="speaker"),)),
    )


def ids(figures: Figures) -> list[str]:
    return [figure.claim for figure in figures.found]


def test_a_claim_on_exactly_what_is_asked_gives_a_figure() -> None:
    found = figures_on(dataset([claim("figure", NORTH, CountRange.exactly(3))]), query(NORTH))
    assert [(one.claim, one.count.range, one.speaker) for one in found.found] == [
        ("figure", CountRange.exactly(3), "speaker")
    ]
    assert (found.left_out, found.note) == ((), "")


@pytest.mark.parametrize(
    "other",
    [
        KILLED,
        (CasualtyCategory.KILLED, "town", None, None),
        (CasualtyCategory.KILLED, "north", "army", None),
        (CasualtyCategory.CASUALTIES, "north", None, None),
        (CasualtyCategory.KILLED, "north", None, (date(2024, 12, 1), date(2024, 12, 2))),
    ],
)
def test_a_claim_on_a_wider_or_narrower_scope_gives_none(other: Asked) -> None:
    assert ids(figures_on(dataset([claim("other", other, CountRange.exactly(3))]), query(NORTH))) == []


def test_where_there_is_no_figure_it_is_said_in_what_the_nearest_claims_differ() -> None:
    claims = [
        claim("in-town", (CasualtyCategory.KILLED, "town", None, None), CountRange.exactly(3)),
        claim("casualties", (CasualtyCategory.CASUALTIES, "country", "army", None), CountRange.exactly(3)),
    ]
    found = figures_on(dataset(claims), query(NORTH))
    assert found.note == "no claim gives a figure on exactly this; those nearest to it differ in: place"
    assert figures_on(dataset([]), query(NORTH)).note == "no claim gives a figure on exactly this"


def test_a_figure_of_some_people_is_none_of_all() -> None:
    soldiers = evolve(
        claim("soldiers", KILLED, CountRange.exactly(3)), group=PersonGroup(status=PersonStatus.ARMED_FORCES)
    )
    asked = Query(category="killed", group=PersonGroup(status=PersonStatus.ARMED_FORCES))
    assert ids(figures_on(dataset([soldiers]), asked)) == ["soldiers"]
    assert figures_on(dataset([soldiers]), query(KILLED)).note.endswith("differ in: status")


def test_a_period_that_leaves_its_first_day_open_is_the_same_as_one_that_leaves_it_open_alike() -> None:
    data = dataset([running("total", "2024-10/2024-12-10")])
    assert ids(figures_on(data, Query(category="killed", period="2024-10/2024-12-10"))) == ["total"]
    assert ids(figures_on(data, Query(category="killed", period="2024-09/2024-12-10"))) == []


def test_the_running_totals_of_a_day_are_figures_as_of_it_from_whatever_day_they_count() -> None:
    claims = [running("october", "2024-10/2024-12-10"), running("all", "../2024-12-10")]
    found = figures_on(dataset([*claims, running("later", "2024-10/2024-12-11")]), AS_OF)
    assert ids(found) == ["october", "all"]
    assert found.note == "they do not all count from the same day, but from 2024-10 or a day that is not stated"
    assert figures_on(dataset(claims[:1]), AS_OF).note == "all count from 2024-10"
    assert figures_on(dataset(claims[1:]), AS_OF).note == ""


def test_a_figure_within_a_period_is_none_as_of_its_last_day() -> None:
    month = evolve(running("month", "2024-11-10/2024-12-10"), accumulation=Accumulation.WITHIN_PERIOD)
    assert ids(figures_on(dataset([month]), AS_OF)) == []


def test_an_uncertain_last_day_is_the_same_as_itself() -> None:
    data = dataset([running("total", "2024-10/[2024-12-09..2024-12-10]")])
    assert ids(figures_on(data, AS_OF)) == []
    assert ids(figures_on(data, Query(category="killed", as_of="[2024-12-09..2024-12-10]"))) == ["total"]


def test_the_latest_total_of_each_speaker_can_stand_for_the_day() -> None:
    claims = [
        running("old", "2024-10/2024-11-30"),
        running("newer", "2024-10/2024-12-05"),
        running("too-late", "2024-10/2024-12-11"),
        running("nobody", "2024-10/2024-11-01", speaker=None),
        running("nobody-else", "2024-10/2024-11-02", speaker=None),
        running("endless", "2024-10/.."),
    ]
    found = figures_on(dataset(claims), AS_OF, latest=True)
    assert ids(found) == ["newer", "nobody", "nobody-else"]
    assert [(one.claim, one.reason) for one in found.left_out] == [("old", "its speaker gave a later figure")]
    assert ids(figures_on(dataset(claims), AS_OF)) == []


@pytest.mark.parametrize("asked", [query(KILLED), SalvoQuery()])
def test_only_a_question_as_of_a_day_has_latest_figures(asked: Query | SalvoQuery) -> None:
    with pytest.raises(InvariantError, match="only a question as of a day has latest figures") as error:
        figures_on(dataset([]), asked, latest=True)
    assert error.value.fields == ("latest",)


def test_claims_on_the_question_that_do_not_count_are_named_with_the_reasons() -> None:
    killed = claim("killed", KILLED, CountRange.exactly(3))
    claims = [
        evolve(killed, id="denied", provenance=Provenance(speaker="speaker", stance=Stance.DENIES)),
        evolve(killed, id="some", count=ReportedCount.unquantified("some")),
        evolve(killed, id="aside"),
        evolve(killed, id="elsewhere", place="north", provenance=Provenance(speaker="speaker", stance=Stance.DENIES)),
    ]
    found = figures_on(dataset([killed, *claims]), query(KILLED), assuming=Assumptions(set_aside=["aside"]))
    assert ids(found) == ["killed"]
    assert [one.claim for one in found.left_out] == ["denied", "some", "aside"]
    assert [one.reason for one in found.left_out][1:] == ["no number is given", "it was set aside"]


def test_a_strike_gives_figures_on_munitions() -> None:
    strike = StrikeEvent(
        id="strike",
        attacker="militia",
        period=Period("2024-12-01"),
        salvos=(
            Salvo(
                munition=MunitionClass.ONE_WAY_ATTACK_UAV,
                launched=ReportedCount.stated(CountRange.exactly(20)),
                intercepted=ReportedCount(),
            ),
        ),
        provenance=Provenance(speaker="speaker"),
    )
    data = Dataset.of([*dataset([]), strike])
    launched = SalvoQuery(munition=MunitionClass.ONE_WAY_ATTACK_UAV, event="strike")
    assert [one.count.range for one in figures_on(data, launched).found] == [CountRange.exactly(20)]
    intercepted = figures_on(data, evolve(launched, outcome=MunitionOutcome.INTERCEPTED))
    assert [(one.claim, one.reason) for one in intercepted.left_out] == [("strike", "no number is given")]
    assert intercepted.found == ()


@pytest.mark.parametrize(
    ("accumulation", "period", "asked"),
    [
        (Accumulation.WITHIN_PERIOD, "2024-10-01/2024-12-10", Query(category="killed", period="2024-10-01/2024-12-10")),
        (Accumulation.CUMULATIVE_SINCE, "2024-10-01/2024-12-10", AS_OF),
        (Accumulation.STOCK_AS_OF, "2024-12-10", Query(category="killed", stock_on="2024-12-10")),
    ],
)
def test_a_claim_gives_a_figure_on_the_question_that_it_answers(
    accumulation: Accumulation, period: str, asked: Query
) -> None:
    data = dataset([evolve(running("claim", period), accumulation=accumulation)])
    assert question_of(data, "claim").days == asked.days
    assert ids(figures_on(data, question_of(data, "claim"))) == ["claim"]


def test_the_question_of_a_capture_is_how_many_were_captured() -> None:
    capture = Capture(
        id="capture", group=PersonGroup(side="army"), place="north", provenance=Provenance(speaker="speaker")
    )
    asked = question_of(Dataset.of([*dataset([]), capture]), "capture")
    assert (asked.category, asked.side, asked.place, asked.period) == (CasualtyCategory.CAPTURED, "army", "north", None)


def test_a_record_that_counts_no_people_has_no_question() -> None:
    mean = evolve(claim("mean", KILLED, CountRange.exactly(3)), accumulation=Accumulation.AVERAGE_PER_DAY)
    data = dataset([mean])
    with pytest.raises(InvariantError, match="'north' counts no people"):
        question_of(data, "north")
    with pytest.raises(InvariantError, match="a mean for each day, and no total"):
        question_of(data, "mean")
    with pytest.raises(DanglingReferenceError):
        question_of(data, "nowhere")
