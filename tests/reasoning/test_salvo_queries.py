"""Salvos: munitions by class, model and outcome, and questions about them."""

from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest
from attrs import frozen
from hypothesis import given
from hypothesis import strategies as st

from conflictdata.errors import InvariantError
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import Actor
from conflictdata.model.places import Place
from conflictdata.model.strikes import Salvo, StrikeEvent
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.bounds import bounds
from conflictdata.reasoning.conflicts import conflicts
from conflictdata.reasoning.queries import SalvoQuery
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period
from conflictdata.values.names import Name
from conflictdata.vocab.counting import MunitionOutcome
from conflictdata.vocab.strikes import MunitionClass

pytest.importorskip("highspy")

NIGHT = date(2024, 12, 25)
DAYS = [NIGHT, NIGHT + timedelta(days=1)]
PLACES = {"country": None, "city": "country"}
KINDS = [MunitionClass.CRUISE_MISSILE, MunitionClass.SEA_LAUNCHED_CRUISE_MISSILE, MunitionClass.HYPERSONIC_MISSILE]
CLASSES = [
    MunitionClass.MISSILE_UNSPECIFIED,
    MunitionClass.CRUISE_MISSILE,
    MunitionClass.SEA_LAUNCHED_CRUISE_MISSILE,
]
MODELS = {"Kalibr": MunitionClass.SEA_LAUNCHED_CRUISE_MISSILE, "Zircon": MunitionClass.ANTI_SHIP_MISSILE}
LINES = [
    (MunitionClass.MISSILE_UNSPECIFIED, None),
    (MunitionClass.CRUISE_MISSILE, None),
    (MunitionClass.SEA_LAUNCHED_CRUISE_MISSILE, "Kalibr"),
    (MunitionClass.CRUISE_MISSILE, "Kalibr"),
    (MunitionClass.HYPERSONIC_MISSILE, "Zircon"),
    (MunitionClass.ANTI_SHIP_MISSILE, "Zircon"),
    (MunitionClass.UNKNOWN, "Kalibr"),
    (MunitionClass.MIXED, "Kalibr/Zircon"),
]
OUTCOMES = [MunitionOutcome.INTERCEPTED, MunitionOutcome.HIT, MunitionOutcome.UNKNOWN]


class Missile(NamedTuple):
    kind: MunitionClass
    model: str
    outcome: MunitionOutcome
    attacker: str
    place: str
    day: date


@frozen
class Meant:
    """What is counted, in truth."""

    munition: MunitionClass | None
    model: str | None
    outcome: MunitionOutcome
    attacker: str | None
    place: str | None
    days: tuple[date, ...]

    def counts(self, missile: Missile) -> bool:
        return (
            is_named(missile, self.munition, self.model)
            and self.outcome in {MunitionOutcome.LAUNCHED, missile.outcome}
            and self.attacker in {None, missile.attacker}
            and self.place in {None, missile.place, PLACES[missile.place]}
            and missile.day in self.days
        )


def is_named(missile: Missile, munition: MunitionClass | None, model: str | None) -> bool:
    """Whether a line counts a missile: by the model, where it names one, in whatever class it puts it."""
    if model is not None:
        return missile.model in model.split("/")
    return munition is None or missile.kind.is_kind_of(munition)


@st.composite
def missiles(draw: st.DrawFn) -> Missile:
    model = draw(st.sampled_from(["", *MODELS]))
    return Missile(
        kind=MODELS[model] if model else draw(st.sampled_from(KINDS)),
        model=model,
        outcome=draw(st.sampled_from(OUTCOMES)),
        attacker=draw(st.sampled_from(["state", "militia"])),
        place=draw(st.sampled_from(sorted(PLACES))),
        day=draw(st.sampled_from(DAYS)),
    )


worlds = st.lists(missiles(), max_size=8)


def stated(draw: st.DrawFn, count: int) -> ReportedCount:
    low = max(count - draw(st.integers(0, 1)), 0)
    return ReportedCount.stated(CountRange(low=low, high=draw(st.none() | st.integers(count, count + 1))))


@st.composite
def true_strikes(draw: st.DrawFn, world: list[Missile]) -> list[StrikeEvent]:
    """Reports that hold. A line for a class counts those of another line as well, or those beside it alone."""
    strikes: list[StrikeEvent] = []
    for number in range(draw(st.integers(0, 3))):
        attacker = draw(st.none() | st.sampled_from(["state", "militia"]))
        place = draw(st.none() | st.sampled_from(sorted(PLACES)))
        days = tuple(draw(st.sampled_from([DAYS, DAYS[:1], DAYS[1:]])))
        lines = draw(st.lists(st.sampled_from(LINES), min_size=1, max_size=2, unique=True))
        left = [one for one in world if Meant(None, None, MunitionOutcome.LAUNCHED, attacker, place, days).counts(one)]
        salvos: list[Salvo] = []
        for munition, model in draw(st.permutations(lines)):
            counted = [one for one in left if is_named(one, munition, model)]
            if draw(st.booleans()):
                left = [one for one in left if one not in counted]
            mentioned = draw(st.sets(st.sampled_from([MunitionOutcome.LAUNCHED, *OUTCOMES])))
            totals: dict[str, Any] = {
                outcome.code: stated(draw, sum(outcome in {MunitionOutcome.LAUNCHED, one.outcome} for one in counted))
                for outcome in sorted(mentioned)
            }
            salvos.append(Salvo(munition=munition, model=model, **totals))
        strikes.append(strike(f"strike-{number}", *salvos, attacker=attacker, place=place, days=days))
    return strikes


def strike(
    name: str,
    *salvos: Salvo,
    attacker: str | None = "state",
    place: str | None = "city",
    days: tuple[date, ...] = (NIGHT,),
) -> StrikeEvent:
    return StrikeEvent(
        id=name,
        attacker=attacker,
        places=() if place is None else (place,),
        period=Period.between(days[0], days[-1]),
        salvos=salvos,
        provenance=Provenance(speaker="speaker"),
    )


def dataset(*strikes: StrikeEvent) -> Dataset:
    names = (Name(text="A name"),)
    return Dataset.of(
        [
            Agent(id="speaker", names=names),
            *(Place(id=place, names=names, within=within) for place, within in PLACES.items()),
            *(Actor(id=side, names=names) for side in ("state", "militia")),
            *strikes,
        ]
    )


def exactly(number: int) -> ReportedCount:
    return ReportedCount.stated(CountRange.exactly(number))


asked = st.builds(
    Meant,
    munition=st.none() | st.sampled_from(CLASSES),
    model=st.none(),
    outcome=st.sampled_from([MunitionOutcome.LAUNCHED, *OUTCOMES]),
    attacker=st.none() | st.sampled_from(["state", "militia"]),
    place=st.none() | st.sampled_from(sorted(PLACES)),
    days=st.sampled_from([tuple(DAYS), tuple(DAYS[:1])]),
) | st.builds(
    Meant,
    munition=st.none(),
    model=st.sampled_from(sorted(MODELS)),
    outcome=st.sampled_from([MunitionOutcome.LAUNCHED, *OUTCOMES]),
    attacker=st.none(),
    place=st.none(),
    days=st.just(tuple(DAYS)),
)


@given(st.data(), worlds, asked, st.booleans())
def test_every_world_lies_within_the_bounds_on_munitions(
    data: st.DataObject, world: list[Missile], meant: Meant, accounting: bool
) -> None:
    query = SalvoQuery(
        munition=meant.munition,
        model=meant.model,
        outcome=meant.outcome,
        attacker=meant.attacker,
        place=meant.place,
        period=Period.between(meant.days[0], meant.days[-1]),
    )
    claims = data.draw(true_strikes(world))
    found = bounds(dataset(*claims), query, assuming=Assumptions(salvo_accounting=accounting))
    count = sum(meant.counts(one) for one in world)
    assert found.low is not None
    assert found.low <= count
    assert found.high is None or count <= found.high


def test_those_launched_are_those_that_had_some_outcome() -> None:
    data = dataset(
        strike("night", Salvo(munition=MunitionClass.CRUISE_MISSILE, launched=exactly(10), intercepted=exactly(7)))
    )
    hit = SalvoQuery(munition="cruise_missile", outcome="hit", event="night")
    assert str(bounds(data, hit)) == "0 to 3"
    assert str(bounds(data, hit, assuming=Assumptions(salvo_accounting=False))) == "0 or more"


def test_more_intercepted_than_launched_cannot_hold_by_itself() -> None:
    data = dataset(
        strike("night", Salvo(munition=MunitionClass.CRUISE_MISSILE, launched=exactly(5), intercepted=exactly(7)))
    )
    assert [one.claims for one in conflicts(data)] == [("night",)]
    assert not conflicts(data, assuming=Assumptions(salvo_accounting=False)).found


def test_two_reports_on_one_strike_are_not_added_up() -> None:
    cruise = Salvo(munition=MunitionClass.CRUISE_MISSILE, launched=exactly(5))
    named = Salvo(munition=MunitionClass.SEA_LAUNCHED_CRUISE_MISSILE, model="Kalibr", launched=exactly(4))
    data = dataset(strike("one", cruise), strike("other", named))
    assert str(bounds(data, SalvoQuery(munition="cruise_missile", event="one"))) == "5"


def test_a_model_that_is_put_in_two_classes_is_counted_once() -> None:
    data = dataset(
        strike("one", Salvo(munition=MunitionClass.HYPERSONIC_MISSILE, model="Zircon", launched=exactly(2))),
        strike("other", Salvo(munition=MunitionClass.ANTI_SHIP_MISSILE, model="Zircon", launched=exactly(2))),
    )
    assert str(bounds(data, SalvoQuery(model="Zircon", event="one"))) == "2"
    assert bounds(data, SalvoQuery(event="one")).low == 2
    assert str(bounds(data, SalvoQuery(munition="hypersonic_missile", model="Zircon", event="one"))) == "0 to 2"


def test_a_line_of_a_model_in_no_class_counts_that_model() -> None:
    data = dataset(
        strike("one", Salvo(munition=MunitionClass.UNKNOWN, model="Kalibr", launched=exactly(3))),
        strike("other", Salvo(munition=MunitionClass.CRUISE_MISSILE, model="Kalibr", launched=exactly(2))),
    )
    assert [one.claims for one in conflicts(data)] == [("one", "other")]
    assert str(bounds(data, SalvoQuery(model="Kalibr", event="one"), assuming=Assumptions(set_aside=["other"]))) == "3"


def test_a_class_and_a_model_of_it_may_be_beside_each_other_or_not() -> None:
    data = dataset(
        strike(
            "night",
            Salvo(munition=MunitionClass.CRUISE_MISSILE, launched=exactly(20)),
            Salvo(munition=MunitionClass.SEA_LAUNCHED_CRUISE_MISSILE, model="Kalibr", launched=exactly(12)),
        )
    )
    found = bounds(data, SalvoQuery(munition="cruise_missile", event="night"))
    assert (found.low, found.high) == (20, None)


def test_a_number_for_several_classes_together_bounds_all_of_them_from_below_only() -> None:
    data = dataset(strike("night", Salvo(munition=MunitionClass.MIXED, launched=exactly(90))))
    assert str(bounds(data, SalvoQuery(event="night"))) == "90 or more"
    assert str(bounds(data, SalvoQuery(munition="cruise_missile", event="night"))) == "0 or more"


def test_what_is_asked_about_beside_the_event_goes_before_the_event() -> None:
    salvo = Salvo(munition=MunitionClass.CRUISE_MISSILE, launched=exactly(5))
    data = dataset(strike("night", salvo), strike("next", salvo, days=(DAYS[1],)))
    assert str(bounds(data, SalvoQuery(munition="cruise_missile", event="night"))) == "5"
    both = SalvoQuery(munition="cruise_missile", event="night", period="2024-12-25/2024-12-26")
    assert str(bounds(data, both)) == "10"
    assert str(both) == "cruise missile: launched (event night, in 2024-12-25/2024-12-26)"


@pytest.mark.parametrize(
    ("query", "field"),
    [({"munition": "arrow"}, "munition"), ({"outcome": "lost"}, "outcome"), ({"period": "some day"}, "edtf")],
)
def test_a_query_about_munitions_that_asks_nothing_sensible_is_refused(query: dict[str, Any], field: str) -> None:
    with pytest.raises(InvariantError) as error:
        SalvoQuery(**query)
    assert error.value.fields[0] == field


@pytest.mark.parametrize("field", ["attacker", "target_side", "place", "event"])
def test_a_query_about_munitions_names_what_is_there(field: str) -> None:
    names: dict[str, Any] = {field: "nowhere"}
    with pytest.raises(InvariantError, match="no such record: 'nowhere'"):
        bounds(dataset(), SalvoQuery(**names))
