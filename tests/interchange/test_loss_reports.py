"""The report says what a file keeps of the claims that were written to it, and what it does not."""

from collections import Counter

import attrs
from hypothesis import given
from hypothesis import strategies as st

import conflictdata as cd
from conflictdata.interchange.losses import FieldCount, LossReport, compare_rows
from conflictdata.model.records import CLAIM_TYPES
from conflictdata.testing import strategies

KILLED = cd.CasualtyCategory.KILLED
PRESS = cd.Agent(id="press", names=(cd.Name(text="Press"),))


def claim(id_: str, low: int | None = None, **fields: object) -> cd.CasualtyEstimate:
    count = cd.ReportedCount() if low is None else cd.ReportedCount.stated(cd.CountRange(low=low))
    given = {"provenance": cd.Provenance(speaker="press"), "category": KILLED, "count": count, **fields}
    return cd.CasualtyEstimate(id=id_, **given)  # type: ignore[arg-type] # by name


def dataset(*records: cd.Record, left_out: tuple[str, ...] = ()) -> cd.Dataset:
    return cd.Dataset.of([PRESS, *records], left_out=left_out)


def fates(report: LossReport) -> dict[str, dict[str, int]]:
    return {
        word: {
            count.field.removeprefix("casualty_estimates."): count.claims
            for count in counts
            if count.field != "casualty_estimates.provenance.speaker"
        }
        for word, counts in (("kept", report.kept), ("approximated", report.approximated), ("lost", report.lost))
    }


def test_a_field_is_kept_approximated_or_lost() -> None:
    before = dataset(claim("a", 3, note="of ten"), claim("b", 4))
    after = dataset(claim("a", 5))
    report = compare_rows("toy", before, after, [(["a"], ["a"]), (["b"], [])])
    assert fates(report) == {
        "kept": {"category": 1, "count.status": 1},
        "approximated": {"count.range.low": 1},
        "lost": {"category": 1, "count.range.low": 1, "count.status": 1, "note": 1},
    }
    assert not report.is_lossless
    assert report.rows == 2


def test_a_claim_without_a_row_is_lost() -> None:
    before = dataset(claim("a", note="of ten"))
    assert fates(compare_rows("toy", before, dataset(), []))["lost"] == {"category": 1, "note": 1}


def test_a_claim_is_compared_with_its_own_and_else_with_the_one_most_like_it() -> None:
    before = dataset(claim("a", 3), claim("b", 4), claim("c", 5))
    after = dataset(claim("c", 5), claim("x", 4), claim("y", 3))
    report = compare_rows("toy", before, after, [(["a", "b", "c"], ["c", "x", "y"])])
    assert report.is_lossless


def test_what_a_reference_leads_to_is_compared_by_its_name() -> None:
    def told(actor: str, name: str) -> cd.Dataset:
        return dataset(cd.Actor(id=actor, names=(cd.Name(text=name),)), claim("a", group=cd.PersonGroup(side=actor)))

    rows = [(["a"], ["a"])]
    assert compare_rows("toy", told("red", "Redland"), told("r", "Redland"), rows).is_lossless
    report = compare_rows("toy", told("red", "Redland"), told("red", "Blueland"), rows)
    assert fates(report)["approximated"] == {"group.side": 1}


def test_a_claim_that_is_left_out_has_no_name_to_compare() -> None:
    data = dataset(claim("a", event="gone"), left_out=("gone",))
    assert compare_rows("toy", data, data, [(["a"], ["a"])]).is_lossless


def test_the_report_names_up_to_twelve_fields_and_says_how_many_more_there_are() -> None:
    fields = tuple(FieldCount(field=f"f{number}", claims=1000 + number) for number in range(14))
    text = str(LossReport(format="toy", rows=1200, kept=fields, lost=fields[:1], notes=("Mind the gap.",)))
    first, kept, lost, note = text.splitlines()
    assert first == "1,200 rows of toy: not all was kept"
    assert kept.startswith("kept: f0 (1,000), f1 (1,001), ")
    assert kept.endswith("f11 (1,011) and 2 more")
    assert lost == "lost: f0 (1,000)"
    assert note == "Mind the gap."
    assert str(LossReport(format="toy", rows=0)) == "0 rows of toy: nothing was lost"


@given(strategies.datasets(), st.data())
def test_every_field_of_every_claim_has_one_fate(data: cd.Dataset, draw: st.DataObject) -> None:
    claims = list(data.claims())
    rows = [([claim.id], [claim.id] if draw.draw(st.booleans()) else []) for claim in claims]
    rows = draw.draw(st.lists(st.sampled_from(rows), unique_by=lambda row: row[0][0])) if rows else []
    report = compare_rows("toy", data, data, rows)
    kept, lost = (Counter({count.field: count.claims for count in counts}) for counts in (report.kept, report.lost))
    whole = compare_rows("toy", data, data, [([claim.id], [claim.id]) for claim in claims])
    assert report.approximated == whole.approximated == whole.lost == ()
    assert kept + lost == Counter({count.field: count.claims for count in whole.kept})
    assert {count.field.split(".")[0] for count in whole.kept} <= set(CLAIM_TYPES)
    assert attrs.evolve(report, lost=()).is_lossless
