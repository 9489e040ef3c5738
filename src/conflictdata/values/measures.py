"""Measures: a number with a unit, and a range of numbers with a unit.

Units come from the closed list `MeasureUnit`. The `pint` package does the conversions, through the registry of the
application, and is imported only when a conversion is asked for. Text is looked up in a closed table; pint never
sees it.
"""

import math
import re
from decimal import Decimal
from typing import Any, Self

from attrs import frozen

from conflictdata.errors import AmbiguousUnitError, DataError, InvariantError, LimitExceededError, Problem
from conflictdata.values._check import set_number
from conflictdata.values._unit_words import read_unit
from conflictdata.vocab.measure_units import Dimension, MeasureUnit

__all__ = ["MAX_MEASURE_TEXT", "Measure", "MeasureRange"]

MAX_MEASURE_TEXT = 100
"""The greatest number of characters in a text that `Measure.parse` takes."""

# Groups of three after a comma, or no comma at all, so that the comma of "12,5 km" is not taken for either.
_TEXT = re.compile(
    r"(?P<number>[-\u2212]?(?:[1-9][0-9]{0,2}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?)(?:\s*|-)(?P<unit>(?:[^\W\d_]|[°℃℉]).*)"
)


def _quantity(value: float, unit: MeasureUnit) -> Any:  # noqa: ANN401 - pint makes its classes anew for each registry
    import pint  # noqa: PLC0415 - slow to import, and needed by few

    registry: Any = pint.get_application_registry()  # type: ignore[no-untyped-call]  # pint leaves it without types
    # An application may have set its registry to Decimal, which does not mix with float.
    return registry.Quantity(registry.non_int_type(value * unit.pint_factor), unit.pint_name)


def _convert(value: float, source: MeasureUnit, target: MeasureUnit) -> float:
    return float(_quantity(value, source).to(target.pint_name).magnitude) / target.pint_factor


def _target(cls: type, source: MeasureUnit, unit: MeasureUnit | str) -> MeasureUnit:
    target = unit if isinstance(unit, MeasureUnit) else read_unit(unit)
    if target.dimension is not source.dimension:
        rule = f"{source.code} ({source.dimension.label}) does not convert to {target.code} ({target.dimension.label})"
        raise InvariantError(cls, ("unit",), rule)
    return target


def _show(value: float) -> str:
    return f"{value:,}".removesuffix(".0")


@frozen(kw_only=True, weakref_slot=False)
class Measure:
    """A number with a unit of measure, such as a distance, a calibre, a yield or a supply of water.

    Equality is structural: 1 kilometer is not equal to 1,000 meters, but is equivalent to it. The sign is not
    restricted, since temperatures and differences in height can be negative. Do not confuse a measure with a count:
    people, munitions and buildings are counted, not measured.

    Example:
        >>> Measure.parse("155 mm")
        Measure(value=155.0, unit=<MeasureUnit.MILLIMETER: 'millimeter'>)

    Raises:
        InvariantError: If the value is no number, or is not finite.
    """

    value: float
    """How many of the unit. Stored as a float."""

    unit: MeasureUnit
    """The unit that the source used, not one converted to."""

    def __attrs_post_init__(self) -> None:
        set_number(self, "value", self.value)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a measure that is written as one number and one unit, such as ``155 mm`` or ``1,234.5 km``.

        Numbers are read as English writes them: a point before decimals, and commas, if any, between groups of three
        digits. ``12,5`` and ``1.234.567`` are refused, and so are exponents and arithmetic. Signs such as ``MW`` are
        told apart by case, words such as ``kilometres`` are not.

        Some units are refused although one reading is the usual one, because a wrong reading is off by a tenth or by a
        factor of a trillion: ton, kt, kiloton, Mt, megaton, mil, nm, barrel, gallon, degrees.
        ``t`` is the tonne, ``m`` the meter, ``NM`` the nautical mile, and ``lb`` the pound of mass.

        Raises:
            AmbiguousUnitError: If the unit has several meanings, or none that is known.
            DataError: If the text is not one number and one unit, with the code ``not-a-measure``.
            LimitExceededError: If the text is longer than `MAX_MEASURE_TEXT` characters.
        """
        if len(text) > MAX_MEASURE_TEXT:
            message = f"a measure is written in at most {MAX_MEASURE_TEXT} characters, not {len(text)}"
            raise LimitExceededError((Problem("", "too-long", message),))
        found = _TEXT.fullmatch(text.strip())
        if found is None:
            message = f"{text!r} is not one number and one unit; write it like '155 mm' or '1,234.5 km'"
            raise DataError((Problem("", "not-a-measure", message),))
        number = found["number"].replace(",", "").replace("\u2212", "-")
        return cls(value=float(number), unit=read_unit(found["unit"]))

    @classmethod
    def of(cls, quantity: Any) -> Self:  # noqa: ANN401 - see _quantity
        """The measure that a pint quantity states.

        Raises:
            AmbiguousUnitError: If its unit is not one of `MeasureUnit`: convert it to one with pint before.
            InvariantError: If its magnitude is no single finite number.
        """
        units = dict(quantity.unit_items())
        for unit in MeasureUnit:
            # pint has names of one word for some speeds, which it tells apart from the quotients that they stand for.
            if unit.pint_factor == 1.0 and units in ({unit.code: 1}, dict(_quantity(1.0, unit).unit_items())):
                magnitude = quantity.magnitude
                # Registries of Decimal, and numpy's float64, which is a float by inheritance only.
                return cls(value=float(magnitude) if isinstance(magnitude, float | Decimal) else magnitude, unit=unit)
        raise AmbiguousUnitError(str(quantity.units), ())

    @property
    def quantity(self) -> Any:  # noqa: ANN401 - see _quantity
        """The measure as a quantity of pint's application registry.

        A unit that pint lacks becomes the nearest that it has: mils are given in degrees.
        """
        return _quantity(self.value, self.unit)

    def to(self, unit: MeasureUnit | str) -> "Measure":
        """The same measure in another unit, given as a member, a name or a sign.

        Raises:
            AmbiguousUnitError: If the text has several meanings, or none that is known.
            InvariantError: If the unit has another dimension, or the number becomes too large for a float.
        """
        target = _target(Measure, self.unit, unit)
        return self if target is self.unit else Measure(value=_convert(self.value, self.unit, target), unit=target)

    def is_equivalent(self, other: "Measure", rel_tol: float = 1e-9) -> bool:
        """Whether both state the same size, within a relative tolerance; measures of other dimensions never do.

        Temperatures are compared from absolute zero.
        """
        if self.unit.dimension is not other.unit.dimension:
            return False
        # The same common unit whichever measure is asked, so that the answer is the same too.
        is_temperature = self.unit.dimension is Dimension.TEMPERATURE
        common = MeasureUnit.KELVIN if is_temperature else min(self.unit, other.unit)
        return math.isclose(self.to(common).value, other.to(common).value, rel_tol=rel_tol)

    def __str__(self) -> str:
        return f"{_show(self.value)} {self.unit.symbol}"


@frozen(kw_only=True, weakref_slot=False)
class MeasureRange:
    """A measure known within bounds, both inclusive, with ``low <= best <= high``.

    The range that bounds nothing is the unknown one. Ranges have an algebra but no order. Do not confuse a range with
    a credible interval, nor a missing preferred value with the middle of the range. Ranges combine only where their
    units are the same: convert one with `to` before.

    Raises:
        InvariantError: If a bound is no number, is not finite, or is out of order.
    """

    low: float | None = None
    """The least value that the figure allows, inclusive. `None` where there is no lower bound."""

    high: float | None = None
    """The greatest value that the figure allows, inclusive. `None` where there is no upper bound."""

    best: float | None = None
    """The value that the source prefers, if it prefers one. Where both bounds are equal it is that value."""

    unit: MeasureUnit
    """The unit of all three."""

    def __attrs_post_init__(self) -> None:
        low = None if self.low is None else set_number(self, "low", self.low)
        high = None if self.high is None else set_number(self, "high", self.high)
        best = None if self.best is None else set_number(self, "best", self.best)
        if low is not None and high is not None and high < low:
            raise InvariantError(MeasureRange, ("low", "high"), f"low <= high, but {low} > {high}")
        if best is None:
            if low is not None and low == high:
                object.__setattr__(self, "best", low)
        elif (low is not None and best < low) or (high is not None and best > high):
            raise InvariantError(MeasureRange, ("low", "best", "high"), f"low <= best <= high, but best is {best}")

    @classmethod
    def unknown(cls, unit: MeasureUnit) -> Self:
        """Nothing is known but the unit."""
        return cls(unit=unit)

    @classmethod
    def exactly(cls, value: float, unit: MeasureUnit) -> Self:
        """This value and no other."""
        return cls(low=value, high=value, unit=unit)

    @classmethod
    def at_least(cls, value: float, unit: MeasureUnit) -> Self:
        """``value`` or more."""
        return cls(low=value, unit=unit)

    @classmethod
    def at_most(cls, value: float, unit: MeasureUnit) -> Self:
        """``value`` or less."""
        return cls(high=value, unit=unit)

    @classmethod
    def between(cls, low: float, high: float, unit: MeasureUnit, best: float | None = None) -> Self:
        """From ``low`` to ``high``, both inclusive."""
        return cls(low=low, high=high, best=best, unit=unit)

    @property
    def is_unknown(self) -> bool:
        """Whether the range bounds nothing and prefers nothing."""
        return self.low is None and self.high is None and self.best is None

    @property
    def is_exact(self) -> bool:
        """Whether the range allows exactly one value."""
        return self.low is not None and self.low == self.high

    def to(self, unit: MeasureUnit | str) -> "MeasureRange":
        """The same range in another unit, given as a member, a name or a sign.

        Raises:
            AmbiguousUnitError: If the text has several meanings, or none that is known.
            InvariantError: If the unit has another dimension, or a number becomes too large for a float.
        """
        target = _target(MeasureRange, self.unit, unit)
        if target is self.unit:
            return self
        low, high, best = (
            None if value is None else _convert(value, self.unit, target) for value in (self.low, self.high, self.best)
        )
        return MeasureRange(low=low, high=high, best=best, unit=target)

    def _check_same_unit(self, other: "Measure | MeasureRange") -> None:
        if other.unit is not self.unit:
            rule = f"{self.unit.code} and {other.unit.code} do not combine; convert one of them with .to() before"
            raise InvariantError(MeasureRange, ("unit",), rule)

    def contains(self, measure: Measure) -> bool:
        """Whether the range allows this measure.

        Raises:
            InvariantError: If the units differ.
        """
        self._check_same_unit(measure)
        value = measure.value
        return (self.low is None or self.low <= value) and (self.high is None or value <= self.high)

    def __contains__(self, measure: Measure) -> bool:
        return self.contains(measure)

    def encloses(self, other: "MeasureRange") -> bool:
        """Whether every value that ``other`` allows is allowed here too.

        Raises:
            InvariantError: If the units differ.
        """
        self._check_same_unit(other)
        above = self.low is None or (other.low is not None and self.low <= other.low)
        return above and (self.high is None or (other.high is not None and other.high <= self.high))

    def overlaps(self, other: "MeasureRange") -> bool:
        """Whether some value is allowed by both ranges.

        Raises:
            InvariantError: If the units differ.
        """
        self._check_same_unit(other)
        ends_before = self.high is not None and other.low is not None and self.high < other.low
        return not ends_before and (self.low is None or other.high is None or self.low <= other.high)

    def __add__(self, other: "MeasureRange") -> "MeasureRange":
        """The sum of two parts that do not overlap, such as the areas of two districts.

        Temperatures are points on a scale and have no sum.
        """
        if not isinstance(other, MeasureRange):  # pyright: ignore[reportUnnecessaryIsInstance] - for untyped callers
            return NotImplemented
        self._check_same_unit(other)
        if self.unit.dimension is Dimension.TEMPERATURE:
            raise InvariantError(MeasureRange, ("unit",), "temperatures are points on a scale and have no sum")
        return MeasureRange(
            low=None if self.low is None or other.low is None else self.low + other.low,
            high=None if self.high is None or other.high is None else self.high + other.high,
            best=None if self.best is None or other.best is None else self.best + other.best,
            unit=self.unit,
        )

    def hull(self, other: "MeasureRange") -> "MeasureRange":
        """The smallest range that encloses both. A preferred value survives where both ranges prefer it.

        Raises:
            InvariantError: If the units differ.
        """
        self._check_same_unit(other)
        return MeasureRange(
            low=None if self.low is None or other.low is None else min(self.low, other.low),
            high=None if self.high is None or other.high is None else max(self.high, other.high),
            best=self.best if self.best == other.best else None,
            unit=self.unit,
        )

    def intersect(self, other: "MeasureRange") -> "MeasureRange | None":
        """The values that both ranges allow, or `None` where there is none.

        A preferred value survives where both ranges prefer it.

        Raises:
            InvariantError: If the units differ.
        """
        if not self.overlaps(other):
            return None
        return MeasureRange(
            low=max((low for low in (self.low, other.low) if low is not None), default=None),
            high=min((high for high in (self.high, other.high) if high is not None), default=None),
            best=self.best if self.best == other.best else None,
            unit=self.unit,
        )

    def is_equivalent(self, other: "MeasureRange", rel_tol: float = 1e-9) -> bool:
        """Whether both state the same bounds and the same preferred value, within a relative tolerance."""
        pairs = ((self.low, other.low), (self.high, other.high), (self.best, other.best))
        return self.unit.dimension is other.unit.dimension and all(
            (ours is None and theirs is None)
            or (
                ours is not None
                and theirs is not None
                and Measure(value=ours, unit=self.unit).is_equivalent(Measure(value=theirs, unit=other.unit), rel_tol)
            )
            for ours, theirs in pairs
        )

    def __str__(self) -> str:
        preferred = "" if self.best is None or self.is_exact else f" (best {_show(self.best)})"
        if self.low is None:
            bounds = "unknown" if self.high is None else f"at most {_show(self.high)}"
        elif self.high is None:
            bounds = f"at least {_show(self.low)}"
        else:
            bounds = _show(self.low) if self.is_exact else f"{_show(self.low)} to {_show(self.high)}"
        return f"{bounds}{preferred} {self.unit.symbol}"
