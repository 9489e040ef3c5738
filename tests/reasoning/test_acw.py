"""The Civil War table: what all sources but one bound, and where the figures of the one that was left out lie."""

from collections import Counter
from functools import cache
from itertools import combinations, groupby
from pathlib import Path
from typing import Literal

import acw
import pytest

from conflictdata.model.dataset import Dataset
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.bounds import Bounds, bounds
from conflictdata.reasoning.conflicts import conflicts
from conflictdata.values.counts import CountRange
from conflictdata.vocab.casualties import CasualtyCategory

pytest.importorskip("highspy")
pytestmark = pytest.mark.skipif(not acw.is_there(), reason="the table is not here")

PAGE = Path(__file__).parents[2] / "docs" / "explanation" / "leave-one-out.md"

KENNEDY = "acw-source-kennedy1997"

Verdict = Literal["inside", "partly", "outside", "no bounds", "contradictory"]
VERDICTS: tuple[Verdict, ...] = ("inside", "partly", "outside", "no bounds", "contradictory")


def verdict(figure: CountRange, others: Bounds) -> Verdict:
    """Where a figure lies in what the others bound."""
    if others.low is None:
        return "contradictory"
    if others.low == 0 and others.high is None:
        return "no bounds"
    bound = CountRange(low=others.low, high=others.high)
    if bound.low <= figure.low and (bound.high is None or (figure.high is not None and figure.high <= bound.high)):
        return "inside"
    apart = (bound.high is not None and figure.low > bound.high) or (
        figure.high is not None and figure.high < bound.low
    )
    return "outside" if apart else "partly"


def left_out_figures(data: Dataset) -> list[tuple[str, Verdict, bool]]:
    """For each figure its column, where it lies in what the other sources bound, and whether a conflict names it."""
    found = conflicts(data)
    assert found.is_complete
    named = {id_ for conflict in found for id_ in conflict.claims}
    figures: list[tuple[str, Verdict, bool]] = []
    claims = sorted(data.casualty_estimates, key=lambda claim: claim.provenance.speaker or "")
    for _, own in groupby(claims, key=lambda claim: claim.provenance.speaker):
        chosen = list(own)
        others = Assumptions(set_aside=[claim.id for claim in chosen])
        for claim in chosen:
            bound = bounds(data, acw.asked(claim), assuming=others)
            figures.append((acw.column_of(claim), verdict(claim.count.range, bound), claim.id in named))
    return figures


@cache
def figures(missing: CasualtyCategory) -> list[tuple[str, Verdict, bool]]:
    sides = acw.battle_sides().values()
    return [figure for side in sides for figure in left_out_figures(acw.read(side, missing=missing))]


def table(missing: CasualtyCategory) -> str:
    lines = [
        "| figure | in all | " + " | ".join(VERDICTS) + " | in a conflict |",
        "|---|" + "--:|" * (len(VERDICTS) + 2),
    ]
    for column in ("casualties", *acw.PARTS):
        of_column = [(found, is_named) for what, found, is_named in figures(missing) if what == column]
        counted = Counter(found for found, _ in of_column)
        cells = [len(of_column), *(counted[each] for each in VERDICTS), sum(is_named for _, is_named in of_column)]
        lines.append(f"| {column} | " + " | ".join(f"{cell:,}" for cell in cells) + " |")
    return "\n".join(lines)


def test_all_battle_sides_of_two_sources_or_more_enter() -> None:
    assert len(acw.battle_sides()) == 299


def test_a_total_whose_least_is_above_its_greatest_is_left_out() -> None:
    inverted = [claim for side in acw.battle_sides().values() for claim in side if acw.is_inverted(claim)]
    assert [(claim.event, claim.provenance.speaker) for claim in inverted] == [("cwsac-ga011", KENNEDY)]
    (side,) = [side for side in acw.battle_sides().values() if inverted[0] in side]
    assert KENNEDY not in {claim.provenance.speaker for claim in acw.read(side).casualty_estimates}


@pytest.mark.parametrize("missing", [CasualtyCategory.MISSING, CasualtyCategory.MISSING_OR_CAPTURED])
def test_a_figure_outside_what_the_others_bound_is_in_a_conflict(missing: CasualtyCategory) -> None:
    outside = [is_named for _, found, is_named in figures(missing) if found == "outside"]
    assert outside
    assert all(outside)


def test_conflicts_are_in_204_battle_sides() -> None:
    assert sum(bool(len(conflicts(acw.read(side), most=1))) for side in acw.battle_sides().values()) == 204


def test_two_sources_give_the_same_total_in_620_of_1763_comparisons() -> None:
    same: list[bool] = []
    for side in acw.battle_sides().values():
        totals = [claim for claim in side if acw.column_of(claim) == "casualties" and not acw.is_inverted(claim)]
        for one, other in combinations(totals, 2):
            if one.provenance.speaker != other.provenance.speaker:
                same.append(one.count.range == other.count.range)
    assert (sum(same), len(same)) == (620, 1763)


@pytest.mark.skipif(not PAGE.is_file(), reason="the documentation is not beside the tests")
@pytest.mark.parametrize("missing", [CasualtyCategory.MISSING, CasualtyCategory.MISSING_OR_CAPTURED])
def test_the_page_shows_where_the_figures_lie(missing: CasualtyCategory) -> None:
    assert table(missing) in PAGE.read_text("utf-8"), f"put this table into the page:\n{table(missing)}"
