"""The codes of ACLED in both spellings, and what they are in our own list."""

from itertools import combinations_with_replacement

import pytest

from conflictdata.interchange.datasets.acled.codes import (
    disorder_of,
    event_of,
    inter_of,
    interaction_of,
    kind_of,
    label_of,
    pair_label_of,
    sub_event_of,
)
from conflictdata.vocab.event_schemes import AcledDisorderType, AcledEventType, AcledInteraction, AcledSubEventType
from conflictdata.vocab.events import EventType

CODES = [kind.code for kind in AcledInteraction]
PAIRS = [f"{code}0" for code in CODES] + ["".join(pair) for pair in combinations_with_replacement(CODES, 2)]


@pytest.mark.parametrize("kind", AcledInteraction)
def test_a_kind_of_actor_is_known_by_its_number_and_its_words(kind: AcledInteraction) -> None:
    assert inter_of(kind.code) == inter_of(kind.label) == inter_of(label_of(kind.code).upper()) == kind.code


@pytest.mark.parametrize("code", PAIRS)
def test_a_pair_is_known_by_its_number_and_its_words(code: str) -> None:
    assert interaction_of(code) == interaction_of(f"{code}.0") == interaction_of(pair_label_of(code)) == code


def test_the_order_of_a_pair_and_the_dash_between_do_not_matter() -> None:
    assert pair_label_of("78") == "External/Other forces-Civilians"
    assert interaction_of("Civilians - External/Other Forces") == "78"
    assert interaction_of("Rebel Groups \u2013 Civilians") == "27"


@pytest.mark.parametrize("cell", ["0", "9", "12", "Somebody", ""])
def test_what_is_no_kind_of_actor_is_none(cell: str) -> None:
    assert inter_of(cell) is None
    assert label_of(cell) == cell


@pytest.mark.parametrize("cell", ["8", "09", "19", "91", "180", "Somebody only", "Civilians", "Civilians-Somebody", ""])
def test_what_is_no_pair_is_none(cell: str) -> None:
    assert interaction_of(cell) is None
    assert pair_label_of(cell) == cell


def test_types_are_known_in_capital_and_small_letters() -> None:
    assert event_of("explosions/remote violence") is AcledEventType.EXPLOSIONS_REMOTE_VIOLENCE
    assert sub_event_of("ARMED CLASH") is AcledSubEventType.ARMED_CLASH
    assert disorder_of("political Violence") is AcledDisorderType.POLITICAL_VIOLENCE
    assert event_of("Battle-No change of territory") is None
    assert sub_event_of("") is None
    assert disorder_of("Demostrations") is None


@pytest.mark.parametrize("sub_event", AcledSubEventType)
def test_every_sub_event_type_has_a_kind_that_agrees_with_the_crosswalk(sub_event: AcledSubEventType) -> None:
    kind = kind_of(sub_event.event_type, sub_event)
    assert kind is not EventType.UNKNOWN
    assert kind.acled_event in {sub_event.event_type, None}
    assert kind.acled_sub_event in {sub_event, None}


@pytest.mark.parametrize(
    ("event", "kind"),
    [
        (AcledEventType.BATTLES, EventType.BATTLE),
        (AcledEventType.PROTESTS, EventType.PROTEST),
        (AcledEventType.RIOTS, EventType.UNKNOWN),
        (None, EventType.UNKNOWN),
    ],
)
def test_an_event_type_alone_has_a_kind_if_all_its_sub_types_have_one(
    event: AcledEventType | None, kind: EventType
) -> None:
    assert kind_of(event, None) is kind
