"""Queries: what they ask, in words."""

from datetime import date
from typing import Any

import pytest
from small_worlds import claim, dataset

from conflictdata.errors import InvariantError
from conflictdata.model.parties import PersonGroup
from conflictdata.reasoning.bounds import bounds
from conflictdata.reasoning.categories import category
from conflictdata.reasoning.queries import Query, SalvoQuery
from conflictdata.values.counts import CountRange
from conflictdata.values.dates import UncertainDate
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.persons import AgeBand, PersonRole, PersonStatus, Sex

KILLED = (CasualtyCategory.KILLED, None, None, None)
GROUP = PersonGroup(
    nationality="kp",
    status=PersonStatus.ARMED_FORCES,
    sex=Sex.FEMALE,
    age_band=AgeBand.ADULT,
    roles=frozenset({PersonRole.OFFICER}),
)


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (Query(category="killed"), "killed"),
        (Query(category=category("nato-aap6:wia"), side="state"), "wounded in action (side state)"),
        (Query(category="killed", place="north", period="2024-12"), "killed (place north, in 2024-12)"),
        (Query(category="killed", unit="corps", as_of=date(2024, 12, 1)), "killed (unit corps, until 2024-12-01)"),
        (Query(category="captured", stock_on="2024-12-01"), "captured (still so on 2024-12-01)"),
        (Query(category="killed", as_of=UncertainDate("2024-12")), "killed (until 2024-12)"),
        (
            Query(category="killed", group=GROUP),
            "killed (nationality kp, status member of armed forces, sex female, age adult, role officer)",
        ),
        (SalvoQuery(), "munitions: launched"),
        (SalvoQuery(model="Kh-101", attacker="state", outcome="hit"), "munitions Kh-101: hit (attacker state)"),
        (SalvoQuery(target_side="state", place="north"), "munitions: launched (target side state, place north)"),
    ],
)
def test_a_query_says_in_words_what_it_asks(query: Query | SalvoQuery, words: str) -> None:
    assert str(query) == words


@pytest.mark.parametrize("times", [("period", "as_of"), ("as_of", "stock_on"), ("period", "stock_on")])
def test_only_one_time_is_asked_about(times: tuple[str, str]) -> None:
    given: dict[str, Any] = dict.fromkeys(times, "2024-12-01")
    with pytest.raises(InvariantError, match="at most one"):
        Query(category="killed", **given)


def test_a_claim_on_casualties_is_no_event() -> None:
    data = dataset([claim("killed", KILLED, CountRange.exactly(3))])
    with pytest.raises(InvariantError, match="no such record: 'killed'"):
        bounds(data, Query(category="killed", event="killed"))
