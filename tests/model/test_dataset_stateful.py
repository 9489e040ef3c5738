"""A dataset does what a plain dict of records would do, step by step."""

from typing import Any

import attrs
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, multiple, rule
from world import ENTITIES, by, casualties

from conflictdata.errors import DanglingReferenceError, DuplicateIdError, MergeConflictError
from conflictdata.model import Dataset
from conflictdata.model.records import Record
from conflictdata.testing.counts import reported_counts
from conflictdata.vocab import Stance

NEW_IDS = st.integers(0, 10**6).map("claim-{}".format)


class DatasetAsADict(RuleBasedStateMachine):
    """The model is a dict of all records, and the ids that were left out."""

    claims: Bundle[str] = Bundle("claims")

    def __init__(self) -> None:
        super().__init__()
        self.model: dict[str, Record] = {record.id: record for record in ENTITIES}
        self.left_out: frozenset[str] = frozenset()
        self.data = Dataset.of(ENTITIES)

    def _fresh(self, claim_id: str) -> bool:
        return claim_id not in self.model and claim_id not in self.left_out

    @rule(target=claims, claim_id=NEW_IDS, count=reported_counts())
    def add(self, claim_id: str, count: Any) -> Any:
        if not self._fresh(claim_id):
            return multiple()
        claim = casualties(claim_id, count, place="sudzha")
        self.data = self.data.add(claim)
        self.model[claim_id] = claim
        return claim_id

    @rule(target=claims, claim_id=NEW_IDS, earlier=claims)
    def supersede(self, claim_id: str, earlier: str) -> Any:
        if not self._fresh(claim_id):
            return multiple()
        claim = casualties(claim_id, provenance=by("jcs", supersedes=(earlier,)))
        self.data = self.data.add(claim)
        self.model[claim_id] = claim
        return claim_id

    @rule(claim_id=claims)
    def add_again(self, claim_id: str) -> None:
        if claim_id in self.model:
            with pytest.raises(DuplicateIdError):
                self.data.add(casualties(claim_id))

    @rule(claim_id=NEW_IDS)
    def add_what_refers_to_nothing(self, claim_id: str) -> None:
        if self._fresh(claim_id):
            with pytest.raises(DanglingReferenceError):
                self.data.add(casualties(claim_id, place="nowhere"))

    @rule(claim_id=claims, count=reported_counts())
    def replace(self, claim_id: str, count: Any) -> None:
        if claim_id in self.model:
            claim: Any = attrs.evolve(self.data[claim_id], count=count)
            self.data = self.data.replace(claim)
            self.model[claim_id] = claim
        else:
            with pytest.raises(DanglingReferenceError):
                self.data.replace(casualties(claim_id, count))

    @rule(target=claims, claim_id=claims, new_id=NEW_IDS)
    def retract(self, claim_id: str, new_id: str) -> Any:
        if claim_id not in self.model or not self._fresh(new_id):
            return multiple()
        self.data = self.data.retract(claim_id, id=new_id, provenance=by())
        withdrawn: Any = self.model[claim_id]
        withdrawal = by(stance=Stance.RETRACTS, retracts=(claim_id,))
        self.model[new_id] = attrs.evolve(withdrawn, id=new_id, provenance=withdrawal)
        return new_id

    @rule(speaker=st.sampled_from(["gur", "jcs"]))
    def select(self, speaker: str) -> None:
        selected = self.data.select(speaker=speaker)
        expected = {claim.id for claim in self.data.claims() if claim.provenance.speaker == speaker}

        assert {claim.id for claim in selected.claims()} == expected
        assert selected.left_out | expected == self.left_out | {claim.id for claim in self.data.claims()}
        assert self.data.merge(selected) == self.data

    @rule(claim_id=consumes(claims))
    def leave_out(self, claim_id: str) -> None:
        if claim_id in self.model:
            del self.model[claim_id]
            self.left_out |= {claim_id}
            self.data = Dataset.of(self.model.values(), left_out=self.left_out)

    @rule(claim_id=claims, count=reported_counts())
    def merge(self, claim_id: str, count: Any) -> None:
        if claim_id in self.model:
            own: Any = self.model[claim_id]
            other = self.data.replace(attrs.evolve(own, count=count))
            if count == own.count:
                assert self.data.merge(other) == self.data
            else:
                with pytest.raises(MergeConflictError, match="differs in count"):
                    self.data.merge(other)

    @invariant()
    def holds_what_the_dict_holds(self) -> None:
        assert {record.id: record for record in self.data} == self.model
        assert len(self.data) == len(self.model)
        assert self.data.left_out == self.left_out
        assert all(self.data[record_id] == record for record_id, record in self.model.items())

    @invariant()
    def is_what_it_would_be_if_made_at_once(self) -> None:
        assert self.data == Dataset.of(self.model.values(), left_out=self.left_out)


TestDatasetAsADict = DatasetAsADict.TestCase
TestDatasetAsADict.settings = settings(max_examples=30, stateful_step_count=20, deadline=None)
