"""The Economist's table: all rows enter, relays are told from speakers, and the page lists the conflicts found."""

from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import economist
import pytest

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.bearing import left_out
from conflictdata.reasoning.bounds import bounds
from conflictdata.reasoning.conflicts import conflicts
from conflictdata.reasoning.origins import origins
from conflictdata.reasoning.queries import Query
from conflictdata.reasoning.repairs import repair, repaired_bounds
from conflictdata.vocab.casualties import CasualtyCategory

pytest.importorskip("highspy")
pytestmark = pytest.mark.skipif(not economist.is_there(), reason="the table is not here")

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "economist-estimates.md"
UNSPECIFIED = CasualtyCategory.CASUALTIES_UNSPECIFIED

Pair = tuple[CasualtyEstimate, CasualtyEstimate]
Four = tuple[CasualtyEstimate, CasualtyEstimate, CasualtyEstimate, CasualtyEstimate]


@cache
def data(**reading: Any) -> Dataset:
    return economist.read(**reading)


def low(claim: CasualtyEstimate) -> int:
    return claim.count.range.low


def high(claim: CasualtyEstimate) -> float:
    return float("inf") if claim.count.range.high is None else claim.count.range.high


def day(claim: CasualtyEstimate) -> str:
    assert claim.period is not None
    return str(claim.period).partition("/")[2]


def is_dead(claim: CasualtyEstimate) -> bool:
    return claim.category is not CasualtyCategory.CASUALTIES


def on_side(claims: list[CasualtyEstimate], side: str) -> list[CasualtyEstimate]:
    return [claim for claim in claims if claim.group.side == side]


def pairs(claims: list[CasualtyEstimate]) -> Iterator[Pair]:
    """A total that is above a later one of the same people, or of more of them."""
    for least in claims:
        for most in claims:
            is_within = day(least) <= day(most) and (is_dead(least) or not is_dead(most))
            if is_within and least.group.side == most.group.side and low(least) > high(most):
                yield least, most


def fours(claims: list[CasualtyEstimate]) -> Iterator[Four]:
    """At least so many casualties, at most so many of them dead; and later too many dead for all casualties."""
    apart = [{least.id, most.id} for least, most in pairs(claims)]
    casualties = [claim for claim in claims if not is_dead(claim)]
    dead = [claim for claim in claims if is_dead(claim)]
    for first in casualties:
        for last in casualties:
            if day(first) > day(last) or high(last) == float("inf"):
                continue
            for most in (claim for claim in dead if day(claim) >= day(first)):
                for least in (claim for claim in dead if day(claim) <= day(last)):
                    chosen = {first.id, last.id, most.id, least.id}
                    is_too_many = low(first) - high(most) + low(least) > high(last)
                    if is_too_many and len(chosen) == 4 and not any(pair <= chosen for pair in apart):
                        yield first, most, least, last


def found_by_hand(claims: list[CasualtyEstimate]) -> tuple[list[Pair], list[Four]]:
    sides = [on_side(claims, side) for side in economist.SIDES]
    return [pair for side in sides for pair in pairs(side)], [four for side in sides for four in fours(side)]


def test_all_rows_enter_and_none_is_left_out() -> None:
    assert len(data().casualty_estimates) == len(economist.rows()) == 124
    assert left_out(data(), Query(category="casualties")) == ()


def test_one_sided_rows_stay_one_sided() -> None:
    ranges = [claim.count.range for claim in data().casualty_estimates]
    wide = [one for one in ranges if one.low != one.high]
    kinds = Counter((bool(one.low), one.high is not None, one.best is not None) for one in wide)
    assert kinds == {(True, True, False): 30, (True, False, False): 14, (True, True, True): 4, (False, True, False): 2}
    assert len(ranges) - len(wide) == 74


def test_relays_are_told_from_speakers() -> None:
    relays = Counter(
        (claim.provenance.speaker, relay.agent)
        for claim in data().casualty_estimates
        for relay in claim.provenance.relays
        if relay.agent is not None
    )
    assert relays == {
        ("us-officials", "nyt"): 11,
        ("us-officials", "the-economist"): 1,
        ("nato-nations", "nyt"): 1,
        ("nato-officials", "washington-post"): 2,
        ("nato-officials", "united24"): 2,
        ("ukraine-leak", "wsj"): 2,
        ("western-intelligence", "wsj"): 2,
    }


def test_a_remark_with_the_word_via_is_no_relay() -> None:
    (remark,) = (number for number, row in enumerate(economist.rows(), start=1) if "via email" in row["source"])
    (claim,) = (claim for claim in data().casualty_estimates if economist.row_of(data(), claim.id) == remark)
    assert claim.provenance.speaker == "mivd"
    assert [relay.agent for relay in claim.provenance.relays] == [None]


def test_33_spellings_are_27_speakers_of_20_origins() -> None:
    speakers = {claim.provenance.speaker for claim in data().casualty_estimates}
    assert (len({row["source"] for row in economist.rows()}), len(speakers)) == (33, 27)
    assert len(origins(data())) == len(origins(data()).found) == 20
    assert origins(data()).loops == ()


@pytest.mark.parametrize("reading", [{}, {"points": "rounded"}])
def test_the_pairs_found_are_those_of_a_total_above_a_later_one(reading: dict[str, str]) -> None:
    expected = {frozenset((least.id, most.id)) for least, most in pairs(list(data(**reading).casualty_estimates))}
    found = {
        frozenset(conflict.claims)
        for conflict in conflicts(data(**reading), all_up_to=2, most=1)
        if len(conflict.claims) == 2
    }
    assert found == expected


def test_each_four_is_a_conflict_of_four() -> None:
    _, expected = found_by_hand(list(data().casualty_estimates))
    for four in expected:
        ids = {claim.id for claim in four}
        others = [claim.id for claim in data().casualty_estimates if claim.id not in ids]
        (conflict,) = conflicts(data(), assuming=Assumptions(set_aside=others))
        assert set(conflict.claims) == ids


def test_all_conflicts_about_the_dead_and_the_casualties_of_ukraine_are_four_pairs() -> None:
    found = conflicts(data(), Query(category="casualties", side="ukraine"))
    assert found.is_complete
    rows = sorted(sorted(economist.row_of(data(), claim) for claim in conflict.claims) for conflict in found)
    assert rows == [[2, 73], [38, 43], [38, 53], [70, 73]]


def test_without_a_sense_of_casualties_only_pairs_of_deaths_contradict_each_other() -> None:
    reading = data(casualties=UNSPECIFIED)
    dead = [claim for claim in data().casualty_estimates if is_dead(claim)]
    expected = {frozenset((least.id, most.id)) for least, most in pairs(dead)}
    found = {frozenset(conflict.claims) for conflict in conflicts(reading, all_up_to=2, most=1)}
    assert {conflict for conflict in found if len(conflict) == 2} == expected


def test_other_senses_with_deaths_among_casualties_lead_to_the_same_repairs() -> None:
    killed = data(deaths=CasualtyCategory.KILLED, casualties=CasualtyCategory.KILLED_OR_WOUNDED)
    missing = data(deaths=CasualtyCategory.KILLED_OR_MISSING)
    costs = {repair(read, most=1)[0].cost for read in (data(), killed, missing)}
    assert costs == {25.0}


def test_one_pair_is_of_one_speaker() -> None:
    two, _ = found_by_hand(list(data().casualty_estimates))
    own = [pair for pair in two if pair[0].provenance.speaker == pair[1].provenance.speaker]
    assert [[economist.row_of(data(), claim.id) for claim in pair] for pair in own] == [[36, 75]]


def test_originals_only_changes_nothing_where_no_row_says_what_it_was_made_from() -> None:
    query = Query(category="dead", side="ukraine", period="2022-02-24/2024-01-01")
    originals = Assumptions(originals_only=True)
    assert repair(data(), query, assuming=originals) == repair(data(), query)


def test_bounds_of_one_speaker_come_out_as_by_hand() -> None:
    uk = Assumptions(speakers=("uk-mod",))
    query = Query(category="dead", side="russia", period="2022-02-24/2024-01-01")
    # 294,075 casualties by 1 November and 70,000 dead by 30 November: 224,075 casualties are not dead. Of the 352,612
    # by 1 January, that leaves 128,537.
    assert str(bounds(data(), query, assuming=uk)) == "70,000 to 128,537"


def test_nothing_is_left_of_all_rows_until_some_are_set_aside() -> None:
    query = Query(category="dead", side="ukraine", period="2022-02-24/2024-01-01")
    assert bounds(data(), query).is_empty
    assert str(repaired_bounds(data(), query)) == "30,000 to 42,152"


def label(claim: CasualtyEstimate) -> str:
    agent = data()[claim.provenance.speaker or ""]
    return f"{agent.name}, {day(claim)}: {claim.count.range} {'dead' if is_dead(claim) else 'casualties'}"


def summary() -> str:
    lines = ["| reading | pairs | fours | to set aside |", "|---|--:|--:|--:|"]
    readings: list[tuple[str, dict[str, Any], bool]] = [
        ("as typed", {}, False),
        ("without speakers of the warring parties", {}, True),
        ("points as rounded numbers", {"points": "rounded"}, False),
        ("both", {"points": "rounded"}, True),
    ]
    for name, reading, apart in readings:
        read = data(**reading)
        aside = economist.from_warring_parties(read) if apart else []
        claims = [claim for claim in read.casualty_estimates if claim.id not in aside]
        two, four = found_by_hand(claims)
        cost = repair(read, assuming=Assumptions(set_aside=aside), most=1)[0].cost
        lines.append(f"| {name} | {len(two)} | {len(four)} | {cost:.0f} |")
    dead = [claim for claim in data().casualty_estimates if is_dead(claim)]
    cost = repair(data(casualties=UNSPECIFIED), most=1)[0].cost
    lines.append(f"| casualties of no stated sense | {len(list(pairs(dead)))} | 0 | {cost:.0f} |")
    return "\n".join(lines)


def tables() -> Iterator[str]:
    two, four = found_by_hand(list(data().casualty_estimates))
    yield summary()
    for side, name in economist.SIDES.items():
        lines = [f"| losses of {name}: one total | a later total, or one of more |", "|---|---|"]
        chosen = sorted((pair for pair in two if pair[0].group.side == side), key=lambda pair: [day(x) for x in pair])
        yield "\n".join([*lines, *(f"| {label(least)} | {label(most)} |" for least, most in chosen)])
    lines = ["| casualties, at least | dead, at most | dead, at least | casualties, at most |", "|---|---|---|---|"]
    chosen_fours = sorted(four, key=lambda claims: [day(claim) for claim in claims])
    yield "\n".join([*lines, *(f"| {' | '.join(map(label, claims))} |" for claims in chosen_fours)])


@pytest.mark.skipif(not PAGE.is_file(), reason="the documentation is not beside the tests")
def test_the_page_lists_what_was_found() -> None:
    page = PAGE.read_text("utf-8")
    for table in tables():
        assert table in page, f"put this table into the page:\n{table}"
