"""Hypothesis strategies for whole datasets, whose references lead somewhere. Requires hypothesis."""

import json

from hypothesis import strategies as st

from conflictdata.model.dataset import Dataset, UnknownKey
from conflictdata.model.records import CLAIM_TYPES, ENTITY_TYPES, RECORD_TYPES, SOURCE_TYPES, Record
from conflictdata.testing._making import Maker
from conflictdata.testing.texts import ids, texts

__all__ = ["datasets", "unknown_keys"]


def datasets(*, max_size: int = 8) -> st.SearchStrategy[Dataset]:
    """Draw consistent datasets: entities, and claims that refer to them and to each other, never in a circle.

    Some of them hold foreign files and their rows, with claims that were made of the rows.
    Some of them are selections, whose claims may refer to claims that were left out. None has unknown keys.
    Requires hypothesis.

    Args:
        max_size: How many records there are at most, half of them entities.
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


_ENTITIES = st.sampled_from([*ENTITY_TYPES, "agents", "actors", "places"])
_CLAIMS = st.sampled_from(tuple(CLAIM_TYPES))
_SOURCES = st.sampled_from(tuple(SOURCE_TYPES))
_IDS = ids()
_SOME_IDS = st.frozensets(_IDS, max_size=2)
_OPTIONAL_TEXTS = st.none() | texts()


@st.composite
def _datasets(draw: st.DrawFn, max_size: int) -> Dataset:
    title, description, licence = (draw(_OPTIONAL_TEXTS) for _ in range(3))
    growing = _Growing(left_out=draw(_SOME_IDS))
    # A number that is drawn first, with the records after it, is what Hypothesis knows how to shrink.
    for _ in range(draw(st.integers(0, (max_size + 1) // 2))):
        draw(_one_more(growing, _ENTITIES))
    # Without an agent or a document there is nobody to attribute claims to.
    if growing.ids["agents"] or growing.ids["documents"]:
        for _ in range(draw(st.integers(0, max_size - len(growing.records)))):
            draw(_one_more(growing, _CLAIMS))
    for _ in range(draw(st.integers(0, max_size - len(growing.records)))):
        draw(_one_more(growing, _SOURCES))
    return Dataset.of(
        growing.records.values(), left_out=growing.left_out, title=title, description=description, licence=licence
    )


class _Growing:
    """The records drawn so far. The next one refers to them only, so that nothing leads round in a circle."""

    def __init__(self, left_out: frozenset[str]) -> None:
        self.records: dict[str, Record] = {}
        self.ids: dict[str, list[str]] = {name: [] for name in RECORD_TYPES}
        self.left_out = left_out

    def link(self, draw: st.DrawFn, collections: tuple[str, ...], but: frozenset[str]) -> str | None:
        choices = [record_id for name in collections for record_id in self.ids[name] if record_id not in but]
        if CLAIM_TYPES.keys() >= set(collections):
            choices += sorted(self.left_out)
        return draw(st.sampled_from(choices)) if choices else None


@st.composite
def _one_more(draw: st.DrawFn, growing: _Growing, collections: st.SearchStrategy[str]) -> None:
    """Draw a record and add it, if its id is new and what it has to refer to is there."""
    collection = draw(collections)
    record_id = draw(_IDS)
    if record_id not in growing.records and record_id not in growing.left_out:
        record = Maker(draw, growing.link).record(RECORD_TYPES[collection], record_id)
        if record is not None:
            growing.records[record_id] = record
            growing.ids[collection].append(record_id)
