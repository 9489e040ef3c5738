from typing import Any

import pint
import pytest

from conflictdata.vocab.measure_units import Dimension, MeasureUnit

DIMENSIONALITY = {
    Dimension.LENGTH: "[length]",
    Dimension.AREA: "[length] ** 2",
    Dimension.VOLUME: "[length] ** 3",
    Dimension.MASS: "[mass]",
    Dimension.ENERGY: "[mass] * [length] ** 2 / [time] ** 2",
    Dimension.POWER: "[mass] * [length] ** 2 / [time] ** 3",
    Dimension.VOLUME_FLOW: "[length] ** 3 / [time]",
    Dimension.SPEED: "[length] / [time]",
    Dimension.ANGLE: "[]",
    Dimension.TEMPERATURE: "[temperature]",
    Dimension.DURATION: "[time]",
}

REGISTRY: Any = pint.UnitRegistry()


@pytest.mark.parametrize("unit", MeasureUnit)
def test_every_unit_has_in_pint_the_dimension_that_it_states(unit: MeasureUnit) -> None:
    assert REGISTRY.Quantity(1, unit.pint_name).check(DIMENSIONALITY[unit.dimension])


NAMED_IN_PINT = [unit for unit in MeasureUnit if unit.code in REGISTRY]


@pytest.mark.parametrize("unit", NAMED_IN_PINT)
def test_a_unit_that_pint_knows_by_the_same_name_has_the_same_size(unit: MeasureUnit) -> None:
    ours = REGISTRY.Quantity(unit.pint_factor, unit.pint_name)
    assert ours.to(unit.code).magnitude == pytest.approx(1, rel=1e-12)


def test_pint_knows_most_units_by_the_same_name() -> None:
    assert len(NAMED_IN_PINT) > 40


@pytest.mark.parametrize("dimension", Dimension)
def test_every_dimension_has_units(dimension: Dimension) -> None:
    assert [unit for unit in MeasureUnit if unit.dimension is dimension] != []


def test_symbols_are_distinct() -> None:
    assert len({unit.symbol for unit in MeasureUnit}) == len(MeasureUnit)


def test_a_unit_is_its_code_and_has_label_definition_and_source() -> None:
    unit = MeasureUnit.NAUTICAL_MILE
    assert (unit, unit.code, unit.label) == ("nautical_mile", "nautical_mile", "nautical mile")
    assert unit.definition == "1,852 meters."
    assert unit.source == "https://www.nist.gov/pml/special-publication-811"
    assert unit.scheme == "conflictdata-measure-unit"


def test_the_mils_name_their_own_source() -> None:
    assert MeasureUnit.MIL_NATO.source == "https://en.wikipedia.org/wiki/Milliradian"
