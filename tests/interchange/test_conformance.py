"""The field maps are true: their paths lead to fields of the model, and every column speaks of something."""

import typing

import attrs
import pytest

from conflictdata.interchange.conformance import CONCEPTS, concept_of, conformance
from conflictdata.interchange.formats import Column, Format, Treatment, format_named, formats
from conflictdata.model.records import RECORD_TYPES
from conflictdata.values.references import Refers


@pytest.mark.parametrize("format", formats(), ids=lambda format: format.name)
def test_every_column_that_is_not_carried_leads_to_a_field_of_the_model(format: Format) -> None:
    wrong = {column.name: column.path for column in format.columns if column.path and not leads_somewhere(column.path)}
    assert wrong == {}


@pytest.mark.parametrize("format", formats(), ids=lambda format: format.name)
def test_every_column_that_is_not_carried_speaks_of_something(format: Format) -> None:
    told = [column for column in format.columns if column.treatment is not Treatment.CARRIED]
    assert [column.name for column in told if concept_of(column) == "other"] == []


def leads_somewhere(path: str) -> bool:
    """Whether a path goes from a collection through fields, and through what they refer to."""
    first, *rest = path.split(".")
    classes = {RECORD_TYPES[first]} if first in RECORD_TYPES else set()
    for name in rest:
        owners = [cls for cls in classes if attrs.has(cls) and hasattr(cls, name)]
        fields = [(cls, name) for cls in owners if name in {field.name for field in attrs.fields(cls)}]
        if not owners:
            return False
        hints = [typing.get_type_hints(cls, include_extras=True)[name] for cls, name in fields]
        classes = {found for hint in hints for found in behind(hint)}
    return first in RECORD_TYPES


def behind(annotation: object) -> set[type]:
    """The classes that a field may hold, or refer to."""
    for marker in getattr(annotation, "__metadata__", ()):
        if isinstance(marker, Refers):
            return {RECORD_TYPES[name] for name in marker.collections}
    if isinstance(annotation, type):
        return {annotation}
    return {found for argument in typing.get_args(annotation) for found in behind(argument)}


@pytest.mark.parametrize(
    ("path", "real"),
    [
        ("casualty_estimates.count.range.low", True),
        ("incidents.places.coordinates.latitude", True),
        ("incidents.provenance.sources.publisher", True),
        ("incidents.places.name", True),
        ("incidents.period.begin", False),
        ("happenings.period", False),
        ("incidents.id.length", False),
    ],
)
def test_the_check_of_paths_knows_a_field_from_none(path: str, real: bool) -> None:
    assert leads_somewhere(path) is real


@pytest.mark.parametrize(
    ("path", "concept"),
    [
        ("", "other"),
        ("incidents.provenance.assessments.grading", "judgement"),
        ("incidents.places.coordinates.latitude", "point"),
        ("casualty_estimates.count.range.high", "range"),
        ("casualty_estimates.count.range", "count"),
        ("incidents.parties", "parties"),
        ("incidents.coded", "event"),
        ("strike_events.salvos.launched", "munitions"),
    ],
)
def test_a_column_speaks_of_what_its_path_leads_to(path: str, concept: str) -> None:
    treatment = Treatment.KEPT if path else Treatment.CARRIED
    assert concept_of(Column(name="x", treatment=treatment, path=path)) == concept


def test_the_table_has_a_cell_for_each_concept_of_each_format() -> None:
    table = dict(conformance())
    assert list(table) == [format.name for format in formats()]
    assert all(len(cells) == len(CONCEPTS) for cells in table.values())
    ged = dict(zip(CONCEPTS, table["ucdp-ged"], strict=True))
    assert (ged["time"], ged["sources"], ged["munitions"], ged["other"]) == ("k", "ka", "", "c")
    assert set(table["lines"]) == {""}
    assert list(conformance([format_named("ucdp-brd")])) == [("ucdp-brd", table["ucdp-brd"])]
