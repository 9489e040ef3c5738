"""Figures that are bound to events: where they count, and which events may be one."""

import pytest
from attrs import evolve
from small_worlds import claim, dataset, query

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.happenings import Capture
from conflictdata.model.incidents import Incident
from conflictdata.model.strikes import StrikeEvent
from conflictdata.provenance.attribution import Provenance
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.bounds import bounds
from conflictdata.reasoning.queries import Query
from conflictdata.reasoning.totals import total
from conflictdata.values.counts import CountRange
from conflictdata.values.dates import Period
from conflictdata.vocab.casualties import CasualtyCategory

pytest.importorskip("highspy")

KILLED = CasualtyCategory.KILLED
SAID = Provenance(speaker="speaker")


def killed_in(event: str, count: int, place: str | None = None) -> CasualtyEstimate:
    return evolve(claim(f"killed-in-{event}", (KILLED, place, None, None), CountRange.exactly(count)), event=event)


def struck(*figures: CasualtyEstimate, number: int = 2) -> Dataset:
    """Strikes on one day in the north, and figures on them."""
    strikes = [
        StrikeEvent(id=f"strike-{name}", places=("north",), period=Period("2024-12-01"), provenance=SAID)
        for name in range(number)
    ]
    return dataset([]).add(*strikes, *figures)


def in_event(event: str) -> Query:
    return Query(category=KILLED, event=event)


def test_a_figure_on_a_strike_counts_in_the_places_of_the_strike() -> None:
    data = struck(killed_in("strike-0", 5))
    assert str(bounds(data, query((KILLED, "north", None, None)))) == "5 or more"
    assert str(bounds(data, query((KILLED, "country", None, None)))) == "5 or more"
    assert str(bounds(data, query((KILLED, "south", None, None)))) == "0 or more"
    assert str(bounds(data, in_event("strike-0"))) == "5"


@pytest.mark.parametrize(("place", "found"), [("town", "5 or more"), ("country", "5"), ("south", "0 or more")])
def test_a_place_that_the_figure_names_narrows_that_of_the_strike_or_departs_from_it(place: str, found: str) -> None:
    data = struck(killed_in("strike-0", 5, place))
    assert str(bounds(data, in_event("strike-0"))) == found
    assert str(bounds(data, query((KILLED, place, None, None)))) == "5 or more"


def test_a_figure_on_an_incident_counts_in_the_places_of_the_incident() -> None:
    clash = Incident(id="clash", places=("town", "south"), period=Period("2024-12-01"), provenance=SAID)
    data = dataset([]).add(clash, killed_in("clash", 5))
    assert str(bounds(data, in_event("clash"))) == "5"
    assert str(bounds(data, query((KILLED, "country", None, None)))) == "5 or more"
    assert str(bounds(data, query((KILLED, "north", None, None)))) == "0 or more"
    only_north = data.replace(evolve(clash, places=("town",)))
    assert str(bounds(only_north, query((KILLED, "north", None, None)))) == "5 or more"


def test_an_incident_and_a_strike_on_one_day_in_one_place_may_be_one() -> None:
    clash = Incident(id="clash", places=("north",), period=Period("2024-12-01"), provenance=SAID)
    data = struck(killed_in("strike-0", 5), number=1).add(clash, killed_in("clash", 3))
    both = [in_event("strike-0"), in_event("clash")]
    assert (total(data, both).low, total(data, both).high) == (5, 8)
    other_day = data.replace(evolve(clash, period=Period("2024-12-02")))
    assert (total(other_day, both).low, total(other_day, both).is_sum) == (8, True)


def test_a_capture_does_not_say_where_the_captured_came_to_harm() -> None:
    capture = Capture(id="capture", place="north", provenance=SAID)
    data = dataset([]).add(capture, killed_in("capture", 5))
    assert str(bounds(data, query((KILLED, "north", None, None)))) == "0 or more"
    assert str(bounds(data, in_event("capture"))) == "5"


def test_two_ids_may_stand_for_one_strike_unless_they_are_taken_to_be_apart() -> None:
    data = struck(killed_in("strike-0", 5), killed_in("strike-1", 3))
    both = [in_event("strike-0"), in_event("strike-1")]
    assert (total(data, both).low, total(data, both).high) == (5, 8)
    apart = total(data, both, assuming=Assumptions(events_apart=True))
    assert (apart.low, apart.high, apart.is_sum) == (8, 8, True)


def test_many_strikes_that_may_be_one_keep_their_own_figures_where_they_are_apart() -> None:
    figures = [killed_in(f"strike-{name}", name) for name in range(1, 12)]
    data = struck(*figures, number=12)
    apart = Assumptions(events_apart=True)
    assert str(bounds(data, in_event("strike-7"), assuming=apart)) == "7"
    assert str(bounds(data, query((KILLED, "north", None, None)), assuming=apart)) == "66 or more"
    assert str(bounds(data, query((KILLED, "north", None, None)))) == "11 or more"
