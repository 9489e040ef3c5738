import math
import pickle
import subprocess
import sys
from decimal import Decimal
from typing import Any

import pint
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from conflictdata.errors import AmbiguousUnitError, ConflictDataError, DataError, InvariantError, LimitExceededError
from conflictdata.testing.measures import measure_ranges, measures
from conflictdata.values._unit_words import _AMBIGUOUS, _SIGNS, _WORDS, read_unit
from conflictdata.values.measures import MAX_MEASURE_TEXT, Measure, MeasureRange
from conflictdata.vocab.measure_units import Dimension, MeasureUnit

KM, M, MM, MI = MeasureUnit.KILOMETER, MeasureUnit.METER, MeasureUnit.MILLIMETER, MeasureUnit.MILE
PAIRS = [(a, b) for a in MeasureUnit for b in MeasureUnit if a.dimension is b.dimension]
TEMPERATURES = [unit for unit in MeasureUnit if unit.dimension is Dimension.TEMPERATURE]

moderate = st.floats(-1e12, 1e12).filter(lambda value: value == 0 or abs(value) > 1e-12)
in_kilometers = measure_ranges(values=st.integers(-1000, 1000).map(float), units=st.just(KM))


def pint_conversion(value: float, source: MeasureUnit, target: MeasureUnit) -> float:
    registry: Any = pint.get_application_registry()  # type: ignore[no-untyped-call]  # pint leaves it without types
    unit = source.pint_factor * registry.Unit(source.pint_name)
    if source.dimension is Dimension.TEMPERATURE:
        return float(registry.Quantity(value, source.pint_name).to(target.pint_name).magnitude)
    return float((value * unit).to(target.pint_name).magnitude) / target.pint_factor


class TestMeasure:
    @pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, True, "7", None])
    def test_refuses_what_is_no_finite_number(self, value: Any) -> None:
        with pytest.raises(InvariantError, match="value"):
            Measure(value=value, unit=KM)

    def test_stores_a_float_with_one_spelling(self) -> None:
        assert type(Measure(value=3, unit=KM).value) is float
        assert math.copysign(1, Measure(value=-0.0, unit=KM).value) == 1

    def test_is_equal_by_structure_and_not_by_size(self) -> None:
        assert Measure(value=1, unit=KM) == Measure(value=1.0, unit=KM)
        assert Measure(value=1, unit=KM) != Measure(value=1000, unit=M)

    @given(measures())
    def test_survives_pickle_and_hashes_alike(self, measure: Measure) -> None:
        copy = pickle.loads(pickle.dumps(measure))  # noqa: S301 - our own bytes
        assert copy == measure
        assert hash(copy) == hash(measure)


class TestConversion:
    @pytest.mark.parametrize(("source", "target"), PAIRS)
    def test_agrees_with_pint_for_all_pairs_of_units(self, source: MeasureUnit, target: MeasureUnit) -> None:
        expected = pint_conversion(12.5, source, target)
        assert Measure(value=12.5, unit=source).to(target).value == pytest.approx(expected, rel=1e-12)

    @given(st.sampled_from(PAIRS), moderate)
    def test_there_and_back_is_the_identity(self, pair: tuple[MeasureUnit, MeasureUnit], value: float) -> None:
        source, target = pair
        measure = Measure(value=value, unit=source)
        back = measure.to(target).to(source)
        # A temperature near zero loses what its distance from absolute zero cannot hold.
        tolerance = 1e-9 if source.dimension is Dimension.TEMPERATURE else 0.0
        assert math.isclose(back.value, value, rel_tol=1e-9, abs_tol=tolerance)
        assert back.unit is source

    @pytest.mark.parametrize(
        ("written", "unit", "expected"),
        [
            ("1 nautical mile", "meter", 1852),
            ("1 mile", "meter", 1609.344),
            ("1 short ton", "kilogram", 907.18474),
            ("1 long ton", "kilogram", 1016.0469088),
            ("1 kg TNT", "MJ", 4.184),
            ("1 kt TNT", "GJ", 4184),
            ("1 hectare", "square meters", 10_000),
            ("1 oil barrel", "litres", 158.987294928),
            ("1 US gallon", "L", 3.785411784),
            ("6400 mil_nato", "degree", 360),
            ("6000 mil_warsaw_pact", "degree", 360),
            ("1 MWh", "kWh", 1000),
            ("-40 °C", "°F", -40),
            ("0 °C", "K", 273.15),
            ("86400 m3/d", "m3/s", 1),
            ("1 kn", "km/h", 1.852),
            ("1 week", "hours", 168),
            ("2 megatonne", "tonne", 2e6),
        ],
    )
    def test_gives_known_sizes(self, written: str, unit: str, expected: float) -> None:
        assert Measure.parse(written).to(unit).value == pytest.approx(expected, rel=1e-9)

    def test_the_nato_mil_is_not_the_mil_of_pint(self) -> None:
        registry: Any = pint.get_application_registry()  # type: ignore[no-untyped-call]  # pint leaves it without types
        theirs = registry.Quantity(1.0, "mil").to("radian").magnitude
        assert Measure(value=1, unit=MeasureUnit.MIL_NATO).to("radian").value != pytest.approx(theirs, rel=1e-3)

    def test_to_the_same_unit_is_the_same_measure(self) -> None:
        measure = Measure(value=5, unit=KM)
        assert measure.to(KM) is measure

    def test_refuses_another_dimension_by_name(self) -> None:
        with pytest.raises(InvariantError, match=r"kilometer \(length\) does not convert to hour \(duration\)"):
            Measure(value=5, unit=KM).to("hour")

    def test_refuses_a_number_that_leaves_the_floats(self) -> None:
        with pytest.raises(InvariantError, match="finite"):
            Measure(value=1e308, unit=KM).to(MM)

    def test_works_in_an_application_whose_registry_holds_decimals(self, monkeypatch: pytest.MonkeyPatch) -> None:
        registry: Any = pint.UnitRegistry(non_int_type=Decimal)
        monkeypatch.setattr(pint, "get_application_registry", lambda: registry)
        measure = Measure(value=1.5, unit=KM)
        assert measure.to(M) == Measure(value=1500, unit=M)
        assert Measure.of(measure.quantity) == measure

    def test_pint_is_imported_only_when_asked_for(self) -> None:
        code = (
            "import sys; from conflictdata.values.measures import Measure as M; m = M.parse('5 km'); "
            "before = 'pint' in sys.modules; m.to('m'); print(before, 'pint' in sys.modules)"
        )
        run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert run.stdout.split() == ["False", "True"]


class TestQuantity:
    @given(measures(units=st.sampled_from([unit for unit in MeasureUnit if unit.pint_factor == 1.0])))
    def test_of_inverts_quantity(self, measure: Measure) -> None:
        assert Measure.of(measure.quantity) == measure

    def test_mils_are_given_in_degrees(self) -> None:
        quantity = Measure(value=1600, unit=MeasureUnit.MIL_NATO).quantity
        assert (quantity.magnitude, str(quantity.units)) == (90.0, "degree")

    @pytest.mark.parametrize("unit", ["km/h", "kph"])
    def test_of_reads_the_quantities_of_other_registries(self, unit: str) -> None:
        registry: Any = pint.UnitRegistry()
        assert Measure.of(registry.Quantity(3, unit)) == Measure(value=3, unit=MeasureUnit.KILOMETER_PER_HOUR)

    def test_of_refuses_a_unit_that_is_not_listed(self) -> None:
        with pytest.raises(AmbiguousUnitError, match="furlong"):
            Measure.of(pint.UnitRegistry().Quantity(3, "furlong"))

    def test_of_refuses_a_difference_of_temperatures(self) -> None:
        with pytest.raises(AmbiguousUnitError):
            Measure.of(pint.UnitRegistry().Quantity(3, "delta_degree_Celsius"))

    @pytest.mark.parametrize("magnitude", [math.nan, True, [1.0, 2.0]])
    def test_of_refuses_a_magnitude_that_is_no_finite_number(self, magnitude: Any) -> None:
        class Quantity:
            units = "meter"

            def unit_items(self) -> list[tuple[str, int]]:
                return [("meter", 1)]

        quantity = Quantity()
        quantity.magnitude = magnitude  # type: ignore[attr-defined]  # a stand-in for any quantity of lengths
        with pytest.raises(InvariantError, match="value"):
            Measure.of(quantity)


class TestEquivalence:
    @given(st.sampled_from(PAIRS), moderate)
    def test_a_converted_measure_is_equivalent(self, pair: tuple[MeasureUnit, MeasureUnit], value: float) -> None:
        source, target = pair
        # Below absolute zero the distance from it may be lost in rounding.
        assume(source.dimension is not Dimension.TEMPERATURE or value > 0)
        measure = Measure(value=value, unit=source)
        assert measure.is_equivalent(measure.to(target))

    @given(measures(values=moderate), measures(values=moderate))
    def test_is_symmetric(self, one: Measure, other: Measure) -> None:
        assert one.is_equivalent(other) == other.is_equivalent(one)

    def test_compares_temperatures_from_absolute_zero(self) -> None:
        freezing = Measure(value=0, unit=MeasureUnit.DEGREE_CELSIUS)
        assert freezing.is_equivalent(Measure(value=32, unit=MeasureUnit.DEGREE_FAHRENHEIT))
        assert not freezing.is_equivalent(Measure(value=33, unit=MeasureUnit.DEGREE_FAHRENHEIT))

    def test_never_holds_across_dimensions(self) -> None:
        assert not Measure(value=0, unit=KM).is_equivalent(Measure(value=0, unit=MeasureUnit.HOUR))


class TestParse:
    @pytest.mark.parametrize(
        ("text", "value", "unit"),
        [
            ("155 mm", 155, MM),
            ("155mm", 155, MM),
            ("155-mm", 155, MM),
            ("  155\u00a0mm ", 155, MM),
            ("1234.5 km", 1234.5, KM),
            ("1,234.5 km", 1234.5, KM),
            ("1,234,567 km", 1234567, KM),
            ("-5 °C", -5, MeasureUnit.DEGREE_CELSIUS),
            ("\u22125 ℃", -5, MeasureUnit.DEGREE_CELSIUS),
            ("5 Kilometres", 5, KM),
            ("5 square  kilometres", 5, MeasureUnit.SQUARE_KILOMETER),
            ("5 square_kilometer", 5, MeasureUnit.SQUARE_KILOMETER),
            ("5 km²", 5, MeasureUnit.SQUARE_KILOMETER),
            ("300 m³/day", 300, MeasureUnit.CUBIC_METER_PER_DAY),
            ("90 MW", 90, MeasureUnit.MEGAWATT),
            ("2 t", 2, MeasureUnit.TONNE),
            ("2 metric tons", 2, MeasureUnit.TONNE),
            ("12 NM", 12, MeasureUnit.NAUTICAL_MILE),
            ("20 kilotons of TNT", 20, MeasureUnit.KILOTONNE_TNT),
        ],
    )
    def test_reads_a_number_and_a_unit(self, text: str, value: float, unit: MeasureUnit) -> None:
        assert Measure.parse(text) == Measure(value=value, unit=unit)

    @pytest.mark.parametrize(
        ("word", "choices"),
        [
            ("kt", ("knot", "kilotonne", "kilotonne_tnt")),
            ("Mt", ("tonne", "megatonne", "megatonne_tnt")),
            ("ton", ("tonne", "short_ton", "long_ton", "tonne_tnt")),
            ("Tons", ("tonne", "short_ton", "long_ton", "tonne_tnt")),
            ("mil", ("mil_nato", "mil_warsaw_pact", "milliradian")),
            ("nm", ("nautical_mile",)),
            ("barrels", ("barrel_oil",)),
            ("gallons", ("us_gallon", "imperial_gallon")),
            ("°", ("degree", "degree_celsius", "degree_fahrenheit")),
            ("KM", ("kilometer",)),
            ("mW", ("megawatt",)),
            ("L/S", ("liter_per_second",)),
            ("furlong", ()),
            ("km km", ()),
        ],
    )
    def test_refuses_ambiguous_and_unknown_units_and_names_the_choices(
        self, word: str, choices: tuple[str, ...]
    ) -> None:
        with pytest.raises(AmbiguousUnitError) as caught:
            Measure.parse(f"5 {word}")
        assert (caught.value.text, caught.value.choices) == (word, choices)

    @pytest.mark.parametrize("word", _AMBIGUOUS)
    def test_every_choice_of_an_ambiguous_word_can_be_written(self, word: str) -> None:
        with pytest.raises(AmbiguousUnitError) as caught:
            read_unit(word)
        assert tuple(read_unit(choice) for choice in caught.value.choices) == _AMBIGUOUS[word]

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "km",
            "155",
            "9**9**9",
            "12,5 km",
            "1,23 km",
            "0,500 km",
            "1.234.567 km",
            "1 234 km",
            "5 _km",
            "٣ km",
            ".",
        ],
    )
    def test_refuses_what_is_not_one_number_and_one_unit(self, text: str) -> None:
        with pytest.raises(DataError) as caught:
            Measure.parse(text)
        assert [problem.code for problem in caught.value.problems] == ["not-a-measure"]

    @pytest.mark.parametrize("text", ["5 km**9**9**9", "5 __import__('os')", "1e400 km", "5 km + 3 km", "5 km\nkm"])
    def test_refuses_hostile_text(self, text: str) -> None:
        with pytest.raises(ConflictDataError):
            Measure.parse(text)

    def test_refuses_a_text_that_is_too_long(self) -> None:
        with pytest.raises(LimitExceededError, match="at most 100 characters, not 101"):
            Measure.parse("9" * (MAX_MEASURE_TEXT - 2) + " km")

    @given(st.text())
    def test_any_text_is_read_or_refused_with_an_error_of_ours(self, text: str) -> None:
        try:
            measure = Measure.parse(text)
        except ConflictDataError:
            return
        assert isinstance(measure.unit, MeasureUnit)

    @pytest.mark.parametrize("unit", MeasureUnit)
    def test_every_unit_is_read_by_its_code_and_its_label(self, unit: MeasureUnit) -> None:
        assert (read_unit(unit.code), read_unit(unit.label)) == (unit, unit)

    @given(measures(values=st.floats(-1e15, 1e15).filter(lambda value: value == 0 or abs(value) > 1e-4)))
    def test_reads_back_what_str_writes(self, measure: Measure) -> None:
        assume(measure.unit is not MeasureUnit.DEGREE)
        assert Measure.parse(str(measure)) == measure

    @pytest.mark.parametrize("table", [_SIGNS, _WORDS])
    def test_no_spelling_stands_for_two_units(self, table: dict[MeasureUnit, tuple[str, ...]]) -> None:
        spellings = [spelling for spellings in table.values() for spelling in spellings]
        assert len(set(spellings)) == len(spellings)
        assert all(read_unit(spelling) is unit for unit, spellings in table.items() for spelling in spellings)


class TestMeasureRange:
    @pytest.mark.parametrize(
        ("low", "high", "best", "fields"),
        [
            (2, 1, None, ("low", "high")),
            (1, 2, 3, ("low", "best", "high")),
            (1, 2, 0, ("low", "best", "high")),
            (1, None, 0, ("low", "best", "high")),
            (None, 1, 2, ("low", "best", "high")),
            (math.nan, None, None, ("low",)),
            (None, math.inf, None, ("high",)),
            (None, None, True, ("best",)),
        ],
    )
    def test_refuses_bounds_out_of_order(self, low: Any, high: Any, best: Any, fields: tuple[str, ...]) -> None:
        with pytest.raises(InvariantError) as caught:
            MeasureRange(low=low, high=high, best=best, unit=KM)
        assert caught.value.fields == fields

    def test_constructors_set_the_bounds(self) -> None:
        assert MeasureRange.unknown(KM) == MeasureRange(unit=KM)
        assert MeasureRange.exactly(5, KM) == MeasureRange(low=5, high=5, best=5, unit=KM)
        assert MeasureRange.at_least(5, KM) == MeasureRange(low=5, unit=KM)
        assert MeasureRange.at_most(5, KM) == MeasureRange(high=5, unit=KM)
        assert MeasureRange.between(5, 9, KM, best=6) == MeasureRange(low=5, high=9, best=6, unit=KM)

    def test_says_what_is_unknown_and_what_is_exact(self) -> None:
        assert MeasureRange.unknown(KM).is_unknown
        assert not MeasureRange(best=3, unit=KM).is_unknown
        assert MeasureRange.exactly(5, KM).is_exact
        assert not MeasureRange.unknown(KM).is_exact

    @pytest.mark.parametrize(
        ("range_", "text"),
        [
            (MeasureRange.unknown(KM), "unknown km"),
            (MeasureRange.exactly(1234.5, KM), "1,234.5 km"),
            (MeasureRange.at_least(5, KM), "at least 5 km"),
            (MeasureRange.at_most(5, KM), "at most 5 km"),
            (MeasureRange.between(5, 9, KM, best=6), "5 to 9 (best 6) km"),
        ],
    )
    def test_str_is_for_people(self, range_: MeasureRange, text: str) -> None:
        assert str(range_) == text

    @given(measure_ranges(values=moderate), st.data())
    def test_conversion_keeps_what_is_known_and_the_order(self, range_: MeasureRange, data: st.DataObject) -> None:
        targets = [unit for unit in MeasureUnit if unit.dimension is range_.unit.dimension]
        converted = range_.to(data.draw(st.sampled_from(targets)))
        assert (converted.low is None, converted.high is None) == (range_.low is None, range_.high is None)
        if range_.unit.dimension is not Dimension.TEMPERATURE:
            assert converted.is_equivalent(range_) or range_.best is None

    def test_conversion_refuses_another_dimension(self) -> None:
        with pytest.raises(InvariantError, match="does not convert"):
            MeasureRange.exactly(5, KM).to("kg")

    def test_conversion_to_the_same_unit_is_the_same_range(self) -> None:
        range_ = MeasureRange.exactly(5, KM)
        assert range_.to("km") is range_

    @given(in_kilometers, in_kilometers)
    def test_hull_encloses_both_and_commutes(self, one: MeasureRange, other: MeasureRange) -> None:
        hull = one.hull(other)
        assert hull.encloses(one)
        assert hull.encloses(other)
        assert hull == other.hull(one)

    @given(in_kilometers, in_kilometers, in_kilometers)
    def test_hull_is_associative(self, one: MeasureRange, two: MeasureRange, three: MeasureRange) -> None:
        assert one.hull(two).hull(three) == one.hull(two.hull(three))

    @given(in_kilometers)
    def test_hull_and_intersection_with_itself_change_nothing(self, range_: MeasureRange) -> None:
        assert range_.hull(range_) == range_
        assert range_.intersect(range_) == range_

    @given(in_kilometers, in_kilometers)
    def test_intersection_is_enclosed_by_both_and_commutes(self, one: MeasureRange, other: MeasureRange) -> None:
        both = one.intersect(other)
        assert both == other.intersect(one)
        assert (both is not None) == one.overlaps(other) == other.overlaps(one)
        if both is not None:
            assert one.encloses(both)
            assert other.encloses(both)

    def test_disjoint_ranges_have_no_intersection(self) -> None:
        assert MeasureRange.at_most(1, KM).intersect(MeasureRange.at_least(2, KM)) is None
        assert MeasureRange.at_least(2, KM).intersect(MeasureRange.between(0, 1, KM)) is None

    @given(in_kilometers, in_kilometers, st.integers(-1000, 1000))
    def test_intersection_contains_what_both_contain(self, one: MeasureRange, other: MeasureRange, value: int) -> None:
        measure = Measure(value=value, unit=KM)
        both = one.intersect(other)
        assert (both is not None and measure in both) == (measure in one and measure in other)

    @given(in_kilometers, in_kilometers, st.integers(-1000, 1000), st.integers(-1000, 1000))
    def test_sum_contains_the_sums_of_members(self, one: MeasureRange, other: MeasureRange, a: int, b: int) -> None:
        assume(Measure(value=a, unit=KM) in one and Measure(value=b, unit=KM) in other)
        assert Measure(value=a + b, unit=KM) in one + other

    @given(in_kilometers, in_kilometers)
    def test_sum_commutes_and_sums_preferred_values(self, one: MeasureRange, other: MeasureRange) -> None:
        total = one + other
        assert total == other + one
        if one.best is not None and other.best is not None:
            assert total.best == one.best + other.best

    @pytest.mark.parametrize(
        "operation", ["__add__", "hull", "intersect", "overlaps", "encloses", "contains", "__contains__"]
    )
    @pytest.mark.parametrize("unit", [M, MeasureUnit.HOUR])
    def test_ranges_of_different_units_do_not_combine(self, operation: str, unit: MeasureUnit) -> None:
        other = Measure(value=1, unit=unit) if "contains" in operation else MeasureRange.exactly(1, unit)
        with pytest.raises(InvariantError, match="do not combine"):
            getattr(MeasureRange.exactly(1, KM), operation)(other)

    @pytest.mark.parametrize("unit", TEMPERATURES)
    def test_temperatures_have_no_sum(self, unit: MeasureUnit) -> None:
        with pytest.raises(InvariantError, match="no sum"):
            MeasureRange.exactly(1, unit) + MeasureRange.exactly(1, unit)

    def test_a_range_and_a_number_have_no_sum(self) -> None:
        with pytest.raises(TypeError):
            MeasureRange.exactly(1, KM) + 1  # type: ignore[operator]  # what an untyped caller may write

    def test_equivalence_compares_each_bound(self) -> None:
        assert MeasureRange.between(1, 2, KM).is_equivalent(MeasureRange.between(1000, 2000, M))
        assert not MeasureRange.between(1, 2, KM).is_equivalent(MeasureRange.between(1000, 2001, M))
        assert not MeasureRange.between(1, 2, KM).is_equivalent(MeasureRange.at_least(1, KM))
        assert not MeasureRange.at_least(1, KM).is_equivalent(MeasureRange.between(1, 2, KM))
        assert not MeasureRange.unknown(KM).is_equivalent(MeasureRange.unknown(MeasureUnit.HOUR))
