"""Hypothesis strategies for whole datasets, whose references lead somewhere. Requires hypothesis."""

import json
from operator import itemgetter

from hypothesis import strategies as st

from conflictdata.model.dataset import Dataset, UnknownKey
from conflictdata.model.records import CLAIM_TYPES, ENTITY_TYPES, RECORD_TYPES, Record
from conflictdata.testing._making import Maker
from conflictdata.testing.texts import ids, texts

__all__ = ["datasets", "unknown_keys"]

# Fields that must not lead round in a circle refer to records that were drawn before.
_BACKWARD = frozenset({"part_of", "within"})


def datasets(*, max_size: int = 8) -> st.SearchStrategy[Dataset]:
    """Draw consistent datasets: entities, and claims that refer to them and to each other.

    Some of them are selections, whose claims may refer to claims that were left out. None has unknown keys.
    Requires hypothesis.

    Args:
        max_size: How many records there are at most.
    """
    return _datasets(max_size)


def unknown_keys() -> st.SearchStrategy[UnknownKey]:
    """Draw keys that no release knows, of a document or of a record. Requires hypothesis."""
    values = st.one_of(st.none(), st.booleans(), st.integers(-(2**53), 2**53), st.text())
    return st.builds(
        UnknownKey,
        record=st.just("") | ids(),
        pointer=texts().map(lambda key: "/" + key.replace("~", "~0").replace("/", "~1")),
        value=values.map(json.dumps),
    )


_IDS = ids()
_OPTIONAL_TEXTS = st.none() | texts()
_NAMED = st.tuples(st.sampled_from([*ENTITY_TYPES, *ENTITY_TYPES, *CLAIM_TYPES]), _IDS)
# Every claim is attributed to one of these.
_SOURCES = ("agents", "documents")


@st.composite
def _datasets(draw: st.DrawFn, max_size: int) -> Dataset:
    named = _with_a_source(draw(st.lists(_NAMED, max_size=max_size, unique_by=itemgetter(1))))
    entities = [(name, entity_id) for name, entity_id in named if name in ENTITY_TYPES]
    claims = [(name, claim_id) for name, claim_id in named if name in CLAIM_TYPES]
    left_out = draw(st.frozensets(_IDS, max_size=2)) - {record_id for _, record_id in named}
    known: dict[str, list[str]] = {name: [] for name in RECORD_TYPES}
    for name, entity_id in entities:
        known[name].append(entity_id)
    before: dict[str, list[str]] = {name: [] for name in ENTITY_TYPES}

    def link(draw: st.DrawFn, collections: tuple[str, ...], field: str, but: frozenset[str]) -> str | None:
        held = before if field in _BACKWARD else known
        choices = [record_id for name in collections for record_id in held[name] if record_id not in but]
        if CLAIM_TYPES.keys() >= set(collections):
            choices += sorted(left_out)
        return draw(st.sampled_from(choices)) if choices else None

    maker = Maker(draw, link)
    records: list[Record] = []
    for name, entity_id in entities:
        records.append(maker.record(RECORD_TYPES[name], entity_id))
        before[name].append(entity_id)
    for name, claim_id in claims:
        record = maker.record(RECORD_TYPES[name], claim_id)
        if record is not None:
            records.append(record)
            known[name].append(claim_id)
    title, description, licence = (draw(_OPTIONAL_TEXTS) for _ in range(3))
    return Dataset.of(records, left_out=left_out, title=title, description=description, licence=licence)


def _with_a_source(named: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Make the first record an agent if there is nobody else to attribute claims to."""
    if any(name in _SOURCES for name, _ in named):
        return named
    return [("agents", named[0][1]), *named[1:]] if named else []
