"""History: bounds as claims arrive, are corrected and are withdrawn, and the last day with an upper end."""

from datetime import date, timedelta

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from small_worlds import DAYS, Asked, Person, asked, claim, dataset, query, true_count, worlds

from conflictdata.errors import InvariantError
from conflictdata.examples import load
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.provenance.attribution import Provenance
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.bounds import bounds
from conflictdata.reasoning.history import change_between, last_bounded, timeline
from conflictdata.reasoning.queries import Query
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.sources import Stance

pytest.importorskip("highspy")

KILLED = (CasualtyCategory.KILLED, None, None, None)


def said(id: str, day: str, count_range: CountRange, provenance: Provenance | None = None) -> CasualtyEstimate:
    stated = UncertainDate(day)
    return evolve(
        claim(id, KILLED, count_range), provenance=evolve(provenance or Provenance(speaker="speaker"), stated=stated)
    )


def story() -> Dataset:
    """Two claims, what was derived from the first, and the first withdrawn."""
    derived = Provenance(speaker="speaker", derived_from=("first",))
    withdrawn = Provenance(speaker="speaker", stance=Stance.RETRACTS, retracts=("first",))
    retraction = said("withdrawn", "2024-12-07", CountRange.unknown(), withdrawn)
    return dataset(
        [
            said("first", "2024-12-01", CountRange.at_least(10)),
            said("second", "2024-12-03", CountRange.up_to(90)),
            said("derived", "2024-12-05", CountRange.at_least(20), derived),
            evolve(retraction, count=ReportedCount()),
        ]
    )


def test_the_timeline_tells_what_arrived_and_what_fell_with_its_ground() -> None:
    changes = timeline(story(), query(KILLED))
    assert [(str(one.day), one.arrived, one.gone, str(one.bounds)) for one in changes] == [
        ("2024-12-01", ("first",), (), "10 or more"),
        ("2024-12-03", ("second",), (), "10 to 90"),
        ("2024-12-05", ("derived",), (), "20 to 90"),
        ("2024-12-07", (), ("derived", "first"), "0 to 90"),
    ]


def test_the_last_of_the_timeline_is_what_is_known_in_the_end() -> None:
    data = story()
    assert timeline(data, query(KILLED))[-1].bounds == bounds(data, query(KILLED))


def test_the_change_between_two_days_names_the_claims() -> None:
    change = change_between(story(), query(KILLED), date(2024, 12, 2), date(2024, 12, 31))
    assert (change.arrived, change.gone, str(change.bounds)) == (("second",), ("first",), "0 to 90")


def test_speakers_who_are_not_heard_change_nothing() -> None:
    assert timeline(story(), query(KILLED), assuming=Assumptions(speakers=[])) == ()


def test_the_example_has_the_service_double_its_figure() -> None:
    data = load("kursk-dprk-losses")
    changes = timeline(data, Query(category="killed", side="kp"), assuming=Assumptions(speakers=["nis"]))
    assert [id_ for one in changes for id_ in one.arrived if id_.startswith("nis-killed-2")] == [
        "nis-killed-2024-12-19",
        "nis-killed-2025-01-13",
        "nis-killed-2025-04-30",
    ]


def total(id: str, until: str, count_range: CountRange, category: CasualtyCategory = KILLED[0]) -> CasualtyEstimate:
    """A running total since December."""
    return evolve(
        claim(id, (category, None, None, None), count_range),
        period=Period(f"2024-12/{until}"),
        accumulation=Accumulation.CUMULATIVE_SINCE,
    )


ALL_KILLED = query(KILLED)


def test_the_last_day_with_an_upper_end_is_that_of_the_last_total_that_has_one() -> None:
    claims = [
        total("early", "2024-12-10", CountRange(low=10, high=20)),
        total("middle", "2024-12-20", CountRange(low=15, high=30)),
        total("late", "2024-12-30", CountRange.at_least(40)),
    ]
    found = last_bounded(dataset(claims), ALL_KILLED)
    assert found is not None
    assert str(found) == "as of 2024-12-20: 15 to 30"
    ((way, bounded),) = found.bounds.ways
    assert way.set_aside == ()
    assert [(one.end, one.claim) for one in bounded.binding] == [("low", "middle"), ("high", "middle")]


def test_where_claims_contradict_each_other_it_is_the_day_that_all_repairs_have() -> None:
    claims = [
        total("few", "2024-12-20", CountRange.exactly(10)),
        total("many", "2024-12-20", CountRange.exactly(90)),
        total("early", "2024-12-10", CountRange.up_to(90)),
    ]
    found = last_bounded(dataset(claims), ALL_KILLED)
    assert found is not None
    assert [(way.set_aside, str(bounded)) for way, bounded in found.bounds.ways] == [
        (("few",), "90"),
        (("many",), "10"),
    ]
    assert str(found) == "as of 2024-12-20: 10 to 90"
    assert found.bounds.is_complete
    weighed = last_bounded(dataset(claims), ALL_KILLED, weights={"few": 2})
    assert str(weighed) == "as of 2024-12-20: 10"


def test_more_repairs_than_are_looked_at_are_said_to_be_there() -> None:
    claims = [total(f"of-{number}", "2024-12-20", CountRange.exactly(number)) for number in (1, 2)]
    found = last_bounded(dataset(claims), ALL_KILLED, most=1)
    assert found is not None
    assert (len(found.bounds.ways), found.bounds.is_complete) == (1, False)


def test_one_repair_without_an_upper_end_leaves_no_last_day() -> None:
    claims = [
        total("few", "2024-12-20", CountRange.up_to(10)),
        total("many", "2024-12-20", CountRange.at_least(90)),
    ]
    assert last_bounded(dataset(claims), ALL_KILLED) is None


def test_claims_without_an_upper_end_have_no_last_day() -> None:
    assert last_bounded(dataset([total("some", "2024-12-20", CountRange.at_least(5))]), ALL_KILLED) is None
    assert last_bounded(dataset([]), ALL_KILLED) is None


def test_what_is_bounded_for_all_time_has_no_last_day() -> None:
    claims = [claim("ever", KILLED, CountRange.up_to(50)), total("early", "2024-12-10", CountRange.up_to(20))]
    assert last_bounded(dataset(claims), ALL_KILLED) is None


def test_a_total_of_others_that_goes_on_gives_no_later_day() -> None:
    harmed = total("harmed", "2024-12-10", CountRange.up_to(50), CasualtyCategory.KILLED_OR_WOUNDED)
    killed = total("killed", "2024-12-20", CountRange.up_to(50))
    wounded = (CasualtyCategory.WOUNDED, None, None, None)
    assert str(last_bounded(dataset([harmed, killed]), query(wounded))) == "as of 2024-12-10: 0 to 50"


def test_what_is_claimed_of_one_day_needs_nothing_to_go_on() -> None:
    found = last_bounded(
        dataset(
            [
                claim("once", (KILLED[0], None, None, (DAYS[0], DAYS[0])), CountRange.exactly(3)),
                total("all", "2024-12-20", CountRange.up_to(50)),
            ]
        ),
        ALL_KILLED,
    )
    assert str(found) == "as of 2024-12-20: 3 to 50"


def test_a_claim_that_begins_later_may_end_the_time_with_an_upper_end() -> None:
    until = evolve(total("before", "2024-12-10", CountRange.up_to(20)), period=Period("../2024-12-10"))
    found = last_bounded(dataset([until]), ALL_KILLED)
    assert str(found) == "as of 2024-12-10: 0 to 20"


def test_a_time_that_is_stated_has_no_last_day() -> None:
    with pytest.raises(InvariantError, match="a time that is stated"):
        last_bounded(dataset([]), Query(category="killed", as_of="2024-12-10"))


@given(world=worlds, what=st.lists(st.tuples(asked, st.integers(0, 2), st.booleans()), max_size=4))
@settings(max_examples=60)
def test_every_world_lies_inside_the_bounds_of_the_last_day(
    world: list[Person], what: list[tuple[Asked, int, bool]]
) -> None:
    claims: list[CasualtyEstimate] = []
    for number, (scope, margin, is_open) in enumerate(what):
        count = true_count(world, scope)
        high = None if is_open else count + margin
        claims.append(claim(f"claim-{number}", scope, CountRange(low=max(count - margin, 0), high=high)))
    found = last_bounded(dataset(claims), ALL_KILLED)
    if found is None:
        return
    spoken_of = [
        person for person in world if person[3] <= found.day and any(true_count([person], scope) for scope, *_ in what)
    ]
    assert found.bounds.low <= true_count(world, (KILLED[0], None, None, (DAYS[0], max(found.day, DAYS[0]))))
    assert found.bounds.high is not None
    assert true_count(spoken_of, KILLED) <= found.bounds.high


@given(st.lists(st.tuples(st.sampled_from(DAYS), st.none() | st.integers(5, 9)), min_size=1, max_size=5))
@settings(max_examples=40)
def test_after_the_last_day_there_is_no_upper_end(totals: list[tuple[date, int | None]]) -> None:
    claims = [
        total(f"total-{number}", day.isoformat(), CountRange(low=0 if high is not None else 1, high=high))
        for number, (day, high) in enumerate(totals)
    ]
    data = dataset(claims)
    found = last_bounded(data, ALL_KILLED)
    bounded = [day for day, high in totals if high is not None]
    assert (None if found is None else found.day) == max(bounded, default=None)
    if found is not None:
        after = Query(category="killed", as_of=found.day + timedelta(days=1))
        assert bounds(data, after).high is None
