"""History: bounds as claims arrive, are corrected and are withdrawn."""

from datetime import date

import pytest
from attrs import evolve
from small_worlds import claim, dataset, query

from conflictdata.examples import load
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.provenance.attribution import Provenance
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.bounds import bounds
from conflictdata.reasoning.history import change_between, timeline
from conflictdata.reasoning.queries import Query
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import UncertainDate
from conflictdata.vocab.casualties import CasualtyCategory
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
    assert [one.arrived for one in changes if one.arrived] == [
        ("nis-killed-2024-12-19",),
        ("nis-killed-2025-01-13", "nis-killed-or-wounded-2025-01-13", "nis-wounded-2025-01-13"),
        ("nis-killed-2025-04-30", "nis-killed-or-wounded-2025-04-30", "nis-wounded-2025-04-30"),
    ]
