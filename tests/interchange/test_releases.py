"""Releases merged into one dataset: what was known on each day, and what stands for what."""

from datetime import date, timedelta

import attrs
import pytest
from hypothesis import given
from release_worlds import (
    AGENCY,
    ARTICLE,
    FILE,
    FIRST,
    RECORDER,
    SECOND,
    TABLE,
    THIRD,
    content,
    killed,
    known,
    name_of,
    release,
    releases,
    standing,
)

from conflictdata.errors import DanglingReferenceError, InvariantError, MergeConflictError
from conflictdata.interchange.releases import merge_releases
from conflictdata.interchange.revisions import compare
from conflictdata.model import Place, UnknownKey
from conflictdata.model.dataset import Dataset
from conflictdata.provenance import Document
from conflictdata.serial import dumps, loads
from conflictdata.testing.strategies import datasets
from conflictdata.values.dates import UncertainDate
from conflictdata.values.names import Name
from conflictdata.vocab import Stance

DAY = timedelta(days=1)


class TestLaws:
    @given(releases(), releases())
    def test_before_the_later_release_its_claims_are_not_known(self, old: Dataset, new: Dataset) -> None:
        merged = merge_releases(old, new, released=SECOND, released_old=FIRST)
        assert known(merged, FIRST) == known(merged, SECOND - DAY) == standing(old)
        before = {claim.id for claim in old.as_known_at(FIRST - DAY).claims()}
        assert {claim.id for claim in merged.as_known_at(FIRST - DAY).claims()} == before

    @given(releases(), releases())
    def test_from_the_later_release_on_what_it_says_is_known(self, old: Dataset, new: Dataset) -> None:
        merged = merge_releases(old, new, released=SECOND, released_old=FIRST)
        assert known(merged, SECOND) == known(merged, date(2099, 1, 1)) == standing(new)

    @given(releases(), releases())
    def test_nothing_dates_the_earlier_release_and_the_later_one_is_known_all_the_same(
        self, old: Dataset, new: Dataset
    ) -> None:
        assert known(merge_releases(old, new, released=SECOND), SECOND) == standing(new)

    @given(releases(), releases(), releases())
    def test_three_releases_are_merged_one_by_one(self, one: Dataset, two: Dataset, three: Dataset) -> None:
        merged = merge_releases(one, two, released=SECOND, released_old=FIRST)
        merged = merge_releases(merged, three, released=THIRD)
        assert known(merged, FIRST) == standing(one)
        assert known(merged, SECOND) == known(merged, THIRD - DAY) == standing(two)
        assert known(merged, THIRD) == standing(three)

    @given(releases(), releases(), releases())
    def test_the_last_release_is_compared_as_if_it_stood_alone(
        self, one: Dataset, two: Dataset, three: Dataset
    ) -> None:
        merged = merge_releases(one, two, released=SECOND, released_old=FIRST)
        same = compare(merged, two)
        assert (same.added, same.changed, same.vanished, same.reappeared) == ((), (), (), ())
        assert same.unchanged == len(list(two.claims()))
        alone, together = compare(two, three, earlier=[one]), compare(merged, three)
        for field in ("added", "vanished", "reappeared"):
            assert sorted(getattr(together, field)) == sorted(getattr(alone, field))
        assert {change.id for change in together.changed} == {change.id for change in alone.changed}
        assert together.unchanged == alone.unchanged

    @given(releases(), releases(), releases())
    def test_nothing_is_lost(self, one: Dataset, two: Dataset, three: Dataset) -> None:
        merged = merge_releases(one, two, released=SECOND, released_old=FIRST)
        merged = merge_releases(merged, three, released=THIRD)
        told = {content(claim) for claim in merged.claims()}
        for data in (one, two, three):
            assert {content(claim) for claim in data.claims()} <= told
            texts = {(name_of(row.file), row.text) for row in data.source_rows}
            assert texts <= {(name_of(row.file), row.text) for row in merged.source_rows}
        assert loads(dumps(merged)) == merged

    @given(releases(), releases())
    def test_what_is_new_may_keep_its_dates(self, old: Dataset, new: Dataset) -> None:
        merged = merge_releases(old, new, released=SECOND, released_old=FIRST, added_when_stated=True)
        assert known(merged, SECOND) == standing(new)
        for claim in new.claims():
            if claim.id not in old and claim.id in new.as_known_at(FIRST):
                assert merged[claim.id].provenance.stated == claim.provenance.stated

    @given(datasets(), datasets())
    def test_any_two_datasets_are_merged_or_refused(self, old: Dataset, new: Dataset) -> None:
        try:
            merged = merge_releases(old, new, released=SECOND)
        except MergeConflictError:
            return
        found = compare(merged, new)
        assert (found.added, found.changed, found.vanished, found.reappeared) == ((), (), (), ())


class TestWhatIsWritten:
    def test_a_changed_claim_is_a_correction_beside_the_old_one(self) -> None:
        old, new = release(killed("a", 1)), release(killed("a", 2))
        merged = merge_releases(old, new, released="2024-03-01", released_old="2024-02")
        claim = merged["a@2024-03-01"]
        assert claim.provenance.stance is Stance.CORRECTS
        assert claim.provenance.supersedes == claim.provenance.responds_to == ("a",)
        assert claim.provenance.recorded_at == UncertainDate("2024-03-01")
        assert claim.provenance.document == "file-table@2024-03-01"
        assert merged["file-table@2024-03-01"].published == UncertainDate("2024-03-01")
        assert "is not known" in claim.provenance.note
        assert merged["a"].provenance.recorded_at == UncertainDate("2024-02-29")

    def test_a_denial_that_changed_is_still_a_denial(self) -> None:
        old, new = (release(killed("a", number, stance=Stance.DENIES)) for number in (1, 2))
        assert merge_releases(old, new, released=SECOND)["a@2024-03-01"].provenance.stance is Stance.DENIES

    def test_a_claim_that_vanished_is_withdrawn_and_not_denied(self) -> None:
        old, new = release(killed("a", 1), killed("b", 1)), release(killed("b", 1))
        merged = merge_releases(old, new, released=SECOND, maker=RECORDER.id)
        withdrawal = merged["a@2024-03-01"]
        assert withdrawal.count == merged["a"].count
        assert withdrawal.provenance.stance is Stance.RETRACTS
        assert withdrawal.provenance.retracts == ("a",)
        assert (withdrawal.provenance.speaker, withdrawal.provenance.document) == (RECORDER.id, "file-table@2024-03-01")
        assert withdrawal.provenance.note.startswith("absent from the release of 2024-03-01; that is no denial")

    def test_a_claim_that_is_there_again_takes_the_place_of_its_withdrawal(self) -> None:
        with_it, without = release(killed("a", 1)), release()
        merged = merge_releases(with_it, without, released=SECOND, released_old=FIRST)
        assert compare(merged, with_it).reappeared == ("a",)
        merged = merge_releases(merged, with_it, released=THIRD)
        assert merged["a@2024-04-01"].provenance.supersedes == ("a@2024-03-01",)
        assert merged["a@2024-04-01"].provenance.stance is Stance.ASSERTS
        assert [claim.id for claim in merged.as_known_at(THIRD).claims()] == ["a@2024-04-01"]

    def test_a_claim_whose_withdrawal_vanished_is_put_forward_again(self) -> None:
        withdrawal = killed("b", 1, stance=Stance.RETRACTS, retracts=("a",))
        old, new = release(killed("a", 1), withdrawal), release(killed("a", 1))
        merged = merge_releases(old, new, released=SECOND, released_old=FIRST)
        assert known(merged, FIRST) == {}
        assert known(merged, SECOND) == standing(new)
        assert merged["a@2024-03-01"].provenance.supersedes == ("a",)
        assert "put forward again" in merged["a@2024-03-01"].provenance.note

    def test_a_claim_that_refers_to_a_changed_one_refers_to_the_new_one_from_then_on(self) -> None:
        part = killed("b", 1, overlaps=("a",), stance=Stance.ASSERTS)
        merged = merge_releases(release(killed("a", 1), part), release(killed("a", 2), part), released=SECOND)
        assert merged["b@2024-03-01"].provenance.overlaps == ("a@2024-03-01",)
        assert merged["b@2024-03-01"].provenance.stance is Stance.ASSERTS
        assert merged["b"] == attrs.evolve(part, provenance=merged["b"].provenance)

    def test_dates_before_the_release_become_spans_up_to_it(self) -> None:
        said = killed("a", 1, stated=UncertainDate("2024-01-03"), document=ARTICLE.id)
        merged = merge_releases(release(), release(said), released=SECOND)
        assert merged["a"].provenance.stated == UncertainDate("[2024-01-03..2024-03-01]")
        assert merged["a"].provenance.document == "article@2024-03-01"
        assert merged["article@2024-03-01"].published == UncertainDate("[2024-01-05..2024-03-01]")
        assert merged["article"] == ARTICLE
        kept = merge_releases(release(), release(said), released=SECOND, added_when_stated=True)
        assert kept["a"].provenance == said.provenance

    def test_a_date_without_a_first_day_stays_without_one(self) -> None:
        said = killed("a", 1, stated=UncertainDate("[..2024-01-03]"))
        merged = merge_releases(release(), release(said), released=SECOND)
        assert merged["a"].provenance.stated == UncertainDate("[..2024-03-01]")

    def test_an_entity_is_that_of_the_later_release_but_for_when_it_was_published(self) -> None:
        later = attrs.evolve(ARTICLE, title="The article", published=UncertainDate("2024-01-09"))
        old, new = (Dataset.of([AGENCY, document]) for document in (ARTICLE, later))
        merged = merge_releases(old, new, released=SECOND)
        assert merged["article"] == attrs.evolve(later, published=ARTICLE.published)

    def test_a_release_without_a_file_is_a_document_of_its_own(self) -> None:
        old = Dataset.of([AGENCY, killed("a", 1, document=None)], title="The dataset")
        new = Dataset.of([AGENCY], title="The dataset", licence="CC0-1.0")
        merged = merge_releases(old, new, released=SECOND)
        document = merged[merged["a@2024-03-01"].provenance.document]
        assert isinstance(document, Document)
        assert (document.title, document.published) == ("The dataset", UncertainDate("2024-03-01"))
        assert (merged.title, merged.licence) == ("The dataset", "CC0-1.0")

    def test_ids_that_are_too_long_for_a_day_are_cut(self) -> None:
        long = "x" * 200
        merged = merge_releases(release(killed(long, 1)), release(killed(long, 2)), released=SECOND, released_old=FIRST)
        (claim,) = merged.as_known_at(SECOND).claims()
        assert claim.id.endswith("@2024-03-01")
        assert claim.provenance.supersedes == (long,)
        assert merge_releases(merged, release(killed(long, 3)), released=THIRD).get(f"{claim.id[:-11]}@2024-04-01")

    def test_rows_are_those_of_both_each_with_its_file(self) -> None:
        old, new = release(killed("a", 1), rows=True), release(killed("a", 2), rows=True)
        merged = merge_releases(old, new, released=SECOND)
        assert merged[f"{FILE.id}@2024-03-01"].document == f"{TABLE.id}@2024-03-01"
        assert [row.claims for row in merged.source_rows] == [("a",), ("a@2024-03-01",)]

    def test_unknown_keys_stay_with_their_records(self) -> None:
        old = attrs.evolve(release(killed("a", 1)), unknown_keys=[UnknownKey(record="a", pointer="/x", value="1")])
        new = attrs.evolve(release(killed("a", 2)), unknown_keys=[UnknownKey(record="a", pointer="/x", value="2")])
        keys = merge_releases(old, new, released=SECOND).unknown_keys
        assert [(key.record, key.value) for key in keys] == [("a", "1"), ("a@2024-03-01", "2")]

    def test_a_claim_left_out_of_a_selection_is_not_withdrawn(self) -> None:
        whole = release(killed("a", 1), killed("b", 1))
        merged = merge_releases(whole, attrs.evolve(release(killed("a", 1)), left_out=["b"]), released=SECOND)
        assert {claim.id for claim in merged.as_known_at(SECOND).claims()} == {"a"}
        assert "b@2024-03-01" not in merged

    def test_an_id_that_looks_like_a_version_of_nothing_is_no_version(self) -> None:
        data = release(killed("a@2024-01-01", 1), killed("b@2024-13-01", 1))
        assert compare(data, data).unchanged == 2


class TestRefusals:
    def test_releases_are_merged_in_their_order(self) -> None:
        old, new = release(killed("a", 1)), release(killed("a", 2))
        with pytest.raises(InvariantError, match="merge releases in their order"):
            merge_releases(old, new, released=SECOND, released_old=SECOND)
        merged = merge_releases(old, new, released=SECOND)
        with pytest.raises(InvariantError, match="merge releases in their order"):
            merge_releases(merged, old, released=SECOND)

    def test_the_later_one_is_one_release(self) -> None:
        merged = merge_releases(release(killed("a", 1)), release(killed("a", 2)), released=SECOND)
        with pytest.raises(InvariantError, match="one by one"):
            merge_releases(release(), merged, released=THIRD)

    def test_a_release_has_a_day(self) -> None:
        with pytest.raises(InvariantError, match="no last day"):
            merge_releases(release(), release(), released="[2024-01-01..]")

    def test_an_id_of_two_kinds_of_records_is_a_conflict(self) -> None:
        place = Place(id="a", names=(Name(text="A"),))
        with pytest.raises(MergeConflictError, match="is a CasualtyEstimate here and a Place there"):
            merge_releases(release(killed("a", 1)), Dataset.of([place]), released=SECOND)

    def test_the_maker_is_in_the_dataset(self) -> None:
        with pytest.raises(DanglingReferenceError):
            merge_releases(release(killed("a", 1)), release(), released=SECOND, maker="nobody")
