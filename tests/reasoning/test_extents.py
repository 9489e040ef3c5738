"""Scopes: what covers what, and what may be the same."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_worlds import claim, dataset

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.happenings import Capture, GroundOperation
from conflictdata.model.strikes import StrikeEvent
from conflictdata.model.units import CommandRelation, Unit
from conflictdata.provenance.attribution import Provenance
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.bounds import bounds
from conflictdata.reasoning.cells import components
from conflictdata.reasoning.queries import Query
from conflictdata.reasoning.scopes import Days, Extent, Hierarchy, Scope, days_of
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.military import CommandRelationType
from conflictdata.vocab.sources import Stance

pytest.importorskip("highspy")

SPOKEN = Provenance(speaker="speaker")
ASKED = Query(category="killed", side="state")

extents = st.builds(Extent.of, st.sets(st.sampled_from("abc"), min_size=1)) | st.just(Extent(frozenset(), None))
days = st.tuples(st.integers(1, 5), st.integers(1, 3)).map(lambda span: (span[0], sum(span)))
scopes = st.builds(
    Scope,
    extents=st.dictionaries(st.sampled_from(["side", "place"]), extents),
    days=st.none() | days.map(lambda span: Days(span, span)),
)


@given(scopes, scopes)
def test_scopes_meet_exactly_where_they_have_to_do_with_each_other(one: Scope, other: Scope) -> None:
    assert one.meets(other) == other.meets(one) == (len(components([one, other])) == 1)


def killed(name: str, count: int, **scope: Any) -> CasualtyEstimate:
    return CasualtyEstimate(
        id=name,
        category=CasualtyCategory.KILLED,
        count=ReportedCount.stated(CountRange.exactly(count)),
        provenance=SPOKEN,
        **scope,
    )


def unit(name: str, side: str | None = "state") -> Unit:
    return Unit(id=name, names=(Name(text=name),), allegiance=side)


def under(name: str, superior: str, **said: Any) -> CommandRelation:
    return CommandRelation(id=f"{name}-{superior}", unit=name, superior=superior, provenance=SPOKEN, **said)


def with_units(*relations: CommandRelation) -> Dataset:
    units = [unit("corps"), unit("other"), unit("brigade"), unit("guests", "militia"), unit("unplaced", None)]
    claims = [killed("brigade-3", 3, unit="brigade"), killed("corps-5", 5, unit="corps")]
    return dataset([]).add(*units, *claims, *relations)


@pytest.mark.parametrize(
    ("relations", "low"),
    [
        ([under("brigade", "corps")], 5),
        ([under("brigade", "corps", kind=CommandRelationType.DIRECT_SUPPORT)], 8),
        ([under("brigade", "corps", kind=CommandRelationType.ATTACHED)], 5),
        ([under("brigade", "corps"), under("brigade", "other")], 5),
        ([under("brigade", "other"), under("other", "corps")], 5),
        ([under("brigade", "corps"), under("brigade", "state")], 5),
        ([under("brigade", "corps"), under("corps", "brigade")], 5),
        ([under("brigade", "other")], 8),
        ([], 8),
    ],
)
def test_the_losses_of_a_unit_are_added_to_those_of_another_only_if_it_is_not_under_it(
    relations: list[CommandRelation], low: int
) -> None:
    assert bounds(with_units(*relations), ASKED).low == low


def test_a_command_relation_that_is_denied_or_withdrawn_puts_a_unit_under_no_other() -> None:
    denied = Provenance(speaker="speaker", stance=Stance.DENIES)
    relation = CommandRelation(id="denied", unit="brigade", superior="corps", provenance=denied)
    assert bounds(with_units(relation), ASKED).low == 8
    withdrawn = with_units(under("brigade", "corps")).retract("brigade-corps", id="taken-back", provenance=SPOKEN)
    assert bounds(withdrawn, ASKED).low == 8


def test_of_two_reported_superiors_the_nearer_one_holds_the_unit() -> None:
    data = with_units(under("brigade", "other"), under("brigade", "corps"), under("other", "corps"))
    data = data.add(killed("other-1", 1, unit="other"))
    assert bounds(data, Query(category="killed", unit="other")).is_empty


def test_units_of_another_side_under_command_are_among_those_of_the_unit() -> None:
    data = with_units(under("guests", "corps")).add(killed("guests-4", 4, unit="guests"))
    found = bounds(data, Query(category="killed", unit="corps"))
    assert (found.low, found.high) == (5, 5)
    assert bounds(data, Query(category="killed", unit="guests")).low == 4
    assert bounds(data, Query(category="killed", unit="corps", side="state")).high == 1


def test_a_unit_under_command_whose_side_is_not_known_may_be_of_any() -> None:
    data = with_units(under("unplaced", "corps")).add(killed("unplaced-1", 1, unit="unplaced"))
    assert str(bounds(data, Query(category="killed", unit="corps"))) == "5"
    assert str(bounds(data, Query(category="killed", unit="unplaced"), assuming=Assumptions(unstated="unknown"))) == (
        "1 or more"
    )


def test_what_lies_in_a_node_is_covered_by_it() -> None:
    hierarchy = Hierarchy({"town": ["north"], "north": ["country"]})
    for node in ("town", "north", "town"):
        hierarchy.mention(node)
    assert hierarchy.covered("country") == Extent.of(["town", "north"])
    assert hierarchy.covered("elsewhere") == Extent.of(["elsewhere"])


def strike(name: str, **where: Any) -> StrikeEvent:
    return StrikeEvent(id=name, provenance=SPOKEN, **where)


NORTH = {"places": ("north",), "period": Period("2024-12-01")}


@pytest.mark.parametrize(
    ("where", "low"),
    [
        (NORTH, 3),
        ({}, 3),
        ({"places": ("town",)}, 3),
        ({"places": ("south",)}, 5),
        ({"period": Period("2024-12-01/2024-12-02")}, 3),
        ({"period": Period("2024-12-02")}, 5),
    ],
)
def test_two_events_that_may_be_one_are_not_added_up(where: dict[str, Any], low: int) -> None:
    data = dataset([]).add(
        strike("one", **NORTH),
        strike("other", **where),
        killed("three", 3, event="one"),
        killed("two", 2, event="other"),
    )
    assert bounds(data, Query(category="killed")).low == low
    assert str(bounds(data, Query(category="killed", event="one"))) == "3"


def test_of_many_events_that_may_be_one_nothing_is_added_up_either() -> None:
    events = [strike(f"strike-{number}") for number in range(9)]
    claims = [killed(f"killed-{number}", number, event=f"strike-{number}") for number in range(9)]
    data = dataset([]).add(*events, *claims)
    assert str(bounds(data, Query(category="killed"))) == "8 or more"
    assert str(bounds(data, Query(category="killed", event="strike-8"))) == "0 or more"


def test_two_reports_on_captures_may_be_of_the_same_people_and_are_no_totals() -> None:
    captures = [
        Capture(id=name, count=ReportedCount.stated(CountRange.exactly(count)), provenance=SPOKEN, event="operation")
        for name, count in (("two", 2), ("three", 3))
    ]
    data = dataset([]).add(GroundOperation(id="operation", provenance=SPOKEN), *captures)
    assert str(bounds(data, Query(category="captured"))) == "3 or more"
    assert str(bounds(data, Query(category="captured", event="operation"))) == "3 or more"
    assert str(bounds(data, Query(category="captured", event="two"))) == "2"


@pytest.mark.parametrize(
    ("period", "accumulation", "inner", "outer"),
    [
        ("2024-12-05", Accumulation.UNSPECIFIED, ("2024-12-05", "2024-12-05"), ("2024-12-05", "2024-12-05")),
        ("2024-12", Accumulation.WITHIN_PERIOD, ("2024-12-01", "2024-12-31"), ("2024-12-01", "2024-12-31")),
        ("2024-12", Accumulation.UNSPECIFIED, None, ("2024-12-01", "2024-12-31")),
        ("2024-11/2024-12", Accumulation.WITHIN_PERIOD, ("2024-11-30", "2024-12-01"), ("2024-11-01", "2024-12-31")),
        (
            "2024-12-01/2024-12-2X",
            Accumulation.WITHIN_PERIOD,
            ("2024-12-01", "2024-12-20"),
            ("2024-12-01", "2024-12-29"),
        ),
    ],
)
def test_a_period_covers_some_days_for_certain_and_others_at_most(
    period: str, accumulation: Accumulation, inner: tuple[str, str] | None, outer: tuple[str, str]
) -> None:
    found = days_of(Period(period), accumulation, whole=False)
    assert found is not None
    assert found.outer == ordinals(*outer)
    assert (found.inner if found.inner[0] < found.inner[1] else None) == (inner and ordinals(*inner))


def ordinals(first: str, last: str) -> tuple[int, int]:
    return date.fromisoformat(first).toordinal(), date.fromisoformat(last).toordinal() + 1


def test_a_question_is_about_all_days_that_the_ends_of_its_period_let_in() -> None:
    november = claim(
        "killed", (CasualtyCategory.KILLED, None, None, (date(2024, 11, 1), date(2024, 11, 30))), CountRange.exactly(4)
    )
    data = dataset([november])
    assert bounds(data, Query(category="killed", period="2024-11/2024-11")).low == 4
    assert bounds(data, Query(category="killed", as_of="2024-11")).low == 4
    assert bounds(data, Query(category="killed", period="../2024-11-29")).low == 0
