"""Constructors that check nothing make what the constructors make."""

from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictdata import CasualtyCategory, CasualtyEstimate, Document, Locator, Provenance
from conflictdata.model.records import RECORD_TYPES
from conflictdata.model.sources import SourceRow
from conflictdata.serial.fast_reading import unchecked


@given(st.one_of([st.from_type(cls) for cls in RECORD_TYPES.values()]))
def test_what_is_made_unchecked_equals_what_the_constructor_makes(record: Any) -> None:
    fields = {field.name: getattr(record, field.name) for field in attrs.fields(type(record))}
    made = unchecked(type(record))(**fields)
    assert type(made) is type(record)
    assert made == record
    assert hash(made) == hash(record)


def test_what_is_left_out_has_its_default() -> None:
    provenance = Provenance(speaker="somebody")
    made = unchecked(Provenance)(speaker="somebody")
    assert made == provenance
    assert unchecked(Locator)(row=3) == Locator(row=3)
    assert unchecked(Document)(id="d") == Document(id="d")
    assert unchecked(SourceRow)(id="r", file="f", number=1, text="") == SourceRow(id="r", file="f", number=1, text="")


def test_arguments_are_in_the_order_of_fields_required_ones_first() -> None:
    provenance = Provenance(speaker="somebody")
    made = unchecked(CasualtyEstimate)("c", CasualtyCategory.KILLED, provenance)
    assert made == CasualtyEstimate(id="c", category=CasualtyCategory.KILLED, provenance=provenance)


def test_what_is_required_has_to_be_given() -> None:
    with pytest.raises(TypeError, match="provenance"):
        unchecked(CasualtyEstimate)(id="c", category="killed")
