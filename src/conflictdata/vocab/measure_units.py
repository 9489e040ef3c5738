"""Units of measure and their dimensions. A "unit" in the rest of the library is a military unit; these are not."""

from typing import Self

from conflictdata.vocab._codelist import CodeList

__all__ = ["Dimension", "MeasureUnit"]


class Dimension(CodeList, scheme="conflictdata-dimension", source="https://www.bipm.org/en/publications/si-brochure"):
    """What a measure unit measures. Measures convert within one dimension and never across two."""

    LENGTH = "length", "length", "Distances, ranges, depths, calibres, and radii."
    AREA = "area", "area", "Surfaces, such as territory taken or land burnt."
    VOLUME = "volume", "volume", "Volumes of water, fuel, oil and other goods."
    MASS = "mass", "mass", "Masses of warheads, ammunition, grain and other goods. Explosive yield is an energy."
    ENERGY = "energy", "energy", "Electric energy and explosive yield."
    POWER = "power", "power", "Electric power: generation, load, and capacity lost."
    VOLUME_FLOW = "volume-flow", "volume flow", "Volume for each unit of time, such as water supply or oil output."
    SPEED = "speed", "speed", "Speeds of vehicles, aircraft, missiles and wind."
    ANGLE = "angle", "angle", "Plane angles, such as bearings and artillery settings."
    TEMPERATURE = "temperature", "temperature", "Points on a temperature scale, not differences between two points."
    DURATION = "duration", "duration", "Lengths of time of fixed size. Months and years are not: their size varies."


_NIST = "https://www.nist.gov/pml/special-publication-811"
_MIL = "https://en.wikipedia.org/wiki/Milliradian"


class MeasureUnit(CodeList, scheme="conflictdata-measure-unit", source=_NIST):
    """The closed list of units in which a measure may stand, by full names in the singular.

    The codes are spelled as the `pint` package spells its units, joined by underscores. Where pint knows the unit,
    the factor between two units is pint's own.
    """

    dimension: Dimension
    """What the unit measures."""

    symbol: str
    """The usual short sign, for display; `Measure.parse` reads it, unless several units share it."""

    pint_name: str
    """The expression that names the unit in pint, or the unit of pint's in which ``pint_factor`` counts."""

    pint_factor: float
    """How many ``pint_name`` make one of this unit: 1.0 unless pint lacks the unit."""

    # The first defaults are for type checkers, which read ``MeasureUnit("hour")`` as a call of this method.
    def __new__(  # noqa: D102, PLR0913, PLR0917 - the columns of the table below
        cls,
        code: str,
        symbol: str = "",
        dimension: Dimension = Dimension.LENGTH,
        definition: str = "",
        pint_name: str = "",
        pint_factor: float = 1.0,
        source: str = "",
    ) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = code.replace("_", " ")
        member.definition = definition
        member._member_source = source  # noqa: SLF001 - a field of the base class
        member.symbol = symbol
        member.dimension = dimension
        member.pint_name = pint_name or code
        member.pint_factor = pint_factor
        return member

    MILLIMETER = "millimeter", "mm", Dimension.LENGTH, "0.001 meter. Calibres are lengths."
    CENTIMETER = "centimeter", "cm", Dimension.LENGTH, "0.01 meter."
    METER = "meter", "m", Dimension.LENGTH, "The SI unit of length."
    KILOMETER = "kilometer", "km", Dimension.LENGTH, "1,000 meters."
    INCH = "inch", "in", Dimension.LENGTH, "0.0254 meter."
    FOOT = "foot", "ft", Dimension.LENGTH, "0.3048 meter, the international foot."
    YARD = "yard", "yd", Dimension.LENGTH, "0.9144 meter."
    MILE = "mile", "mi", Dimension.LENGTH, "1,609.344 meters, the statute mile."
    NAUTICAL_MILE = "nautical_mile", "nmi", Dimension.LENGTH, "1,852 meters."

    SQUARE_METER = "square_meter", "m²", Dimension.AREA, "The SI unit of area.", "meter ** 2"
    SQUARE_KILOMETER = "square_kilometer", "km²", Dimension.AREA, "1,000,000 square meters.", "kilometer ** 2"
    HECTARE = "hectare", "ha", Dimension.AREA, "10,000 square meters."
    SQUARE_MILE = "square_mile", "sq mi", Dimension.AREA, "A square of one statute mile."
    ACRE = "acre", "ac", Dimension.AREA, "43,560 square survey feet, about 4,047 square meters."

    LITER = "liter", "L", Dimension.VOLUME, "0.001 cubic meter."
    CUBIC_METER = "cubic_meter", "m³", Dimension.VOLUME, "The SI unit of volume.", "meter ** 3"
    BARREL_OIL = "barrel_oil", "bbl (oil)", Dimension.VOLUME, "42 US gallons, about 159 liters.", "oil_barrel"
    US_GALLON = "us_gallon", "US gal", Dimension.VOLUME, "231 cubic inches, about 3.785 liters.", "gallon"
    IMPERIAL_GALLON = "imperial_gallon", "imp gal", Dimension.VOLUME, "4.54609 liters."

    GRAM = "gram", "g", Dimension.MASS, "0.001 kilogram."
    KILOGRAM = "kilogram", "kg", Dimension.MASS, "The SI unit of mass."
    TONNE = "tonne", "t", Dimension.MASS, "1,000 kilograms, the metric ton.", "metric_ton"
    KILOTONNE = "kilotonne", "kilotonne", Dimension.MASS, "1,000 tonnes of mass, not of yield."
    MEGATONNE = "megatonne", "megatonne", Dimension.MASS, "1,000,000 tonnes of mass, not of yield."
    OUNCE = "ounce", "oz", Dimension.MASS, "The avoirdupois ounce, a sixteenth of a pound."
    POUND = "pound", "lb", Dimension.MASS, "0.45359237 kilogram."
    SHORT_TON = "short_ton", "short ton", Dimension.MASS, "2,000 pounds, about 907 kilograms."
    LONG_TON = "long_ton", "long ton", Dimension.MASS, "2,240 pounds, about 1,016 kilograms."

    JOULE = "joule", "J", Dimension.ENERGY, "The SI unit of energy."
    KILOJOULE = "kilojoule", "kJ", Dimension.ENERGY, "1,000 joules."
    MEGAJOULE = "megajoule", "MJ", Dimension.ENERGY, "1,000,000 joules."
    GIGAJOULE = "gigajoule", "GJ", Dimension.ENERGY, "1,000,000,000 joules."
    KILOWATT_HOUR = "kilowatt_hour", "kWh", Dimension.ENERGY, "3.6 megajoules."
    MEGAWATT_HOUR = "megawatt_hour", "MWh", Dimension.ENERGY, "1,000 kilowatt hours."
    GIGAWATT_HOUR = "gigawatt_hour", "GWh", Dimension.ENERGY, "1,000 megawatt hours."
    KILOGRAM_TNT = (
        "kilogram_tnt",
        "kg TNT",
        Dimension.ENERGY,
        "The energy by convention of a kilogram of TNT, 4.184 megajoules.",
        "ton_TNT",
        1e-3,
    )
    TONNE_TNT = (
        "tonne_tnt",
        "t TNT",
        Dimension.ENERGY,
        "The energy by convention of a tonne of TNT, 4.184 gigajoules.",
        "ton_TNT",
    )
    KILOTONNE_TNT = (
        "kilotonne_tnt",
        "kt TNT",
        Dimension.ENERGY,
        "The energy by convention of 1,000 tonnes of TNT.",
        "kiloton_TNT",
    )
    MEGATONNE_TNT = (
        "megatonne_tnt",
        "Mt TNT",
        Dimension.ENERGY,
        "The energy by convention of 1,000,000 tonnes of TNT.",
        "megaton_TNT",
    )

    WATT = "watt", "W", Dimension.POWER, "The SI unit of power."
    KILOWATT = "kilowatt", "kW", Dimension.POWER, "1,000 watts."
    MEGAWATT = "megawatt", "MW", Dimension.POWER, "1,000,000 watts."
    GIGAWATT = "gigawatt", "GW", Dimension.POWER, "1,000,000,000 watts."

    CUBIC_METER_PER_SECOND = (
        "cubic_meter_per_second",
        "m³/s",
        Dimension.VOLUME_FLOW,
        "The SI unit of volume flow.",
        "meter ** 3 / second",
    )
    CUBIC_METER_PER_HOUR = (
        "cubic_meter_per_hour",
        "m³/h",
        Dimension.VOLUME_FLOW,
        "A cubic meter in each hour.",
        "meter ** 3 / hour",
    )
    CUBIC_METER_PER_DAY = (
        "cubic_meter_per_day",
        "m³/d",
        Dimension.VOLUME_FLOW,
        "A cubic meter in each day of 24 hours.",
        "meter ** 3 / day",
    )
    LITER_PER_SECOND = "liter_per_second", "L/s", Dimension.VOLUME_FLOW, "A liter in each second.", "liter / second"
    LITER_PER_DAY = "liter_per_day", "L/d", Dimension.VOLUME_FLOW, "A liter in each day of 24 hours.", "liter / day"
    BARREL_OIL_PER_DAY = (
        "barrel_oil_per_day",
        "bbl/d (oil)",
        Dimension.VOLUME_FLOW,
        "42 US gallons in each day of 24 hours.",
        "oil_barrel / day",
    )

    METER_PER_SECOND = "meter_per_second", "m/s", Dimension.SPEED, "The SI unit of speed.", "meter / second"
    KILOMETER_PER_HOUR = "kilometer_per_hour", "km/h", Dimension.SPEED, "A kilometer in each hour.", "kilometer / hour"
    MILE_PER_HOUR = "mile_per_hour", "mph", Dimension.SPEED, "A mile in each hour.", "mile / hour"
    KNOT = "knot", "kn", Dimension.SPEED, "A nautical mile in each hour."

    DEGREE = "degree", "°", Dimension.ANGLE, "1/360 of a turn. Temperatures have units of their own."
    RADIAN = "radian", "rad", Dimension.ANGLE, "The SI unit of plane angle."
    MILLIRADIAN = "milliradian", "mrad", Dimension.ANGLE, "0.001 radian, about 1/6283 of a turn."
    MIL_NATO = (
        "mil_nato",
        "mil (NATO)",
        Dimension.ANGLE,
        "1/6400 of a turn, the mil of NATO artillery. It is not the mil of pint.",
        "degree",
        360 / 6400,
        _MIL,
    )
    MIL_WARSAW_PACT = (
        "mil_warsaw_pact",
        "mil (Warsaw Pact)",
        Dimension.ANGLE,
        "1/6000 of a turn, the mil of Soviet and Warsaw Pact artillery.",
        "degree",
        360 / 6000,
        _MIL,
    )

    DEGREE_CELSIUS = "degree_celsius", "°C", Dimension.TEMPERATURE, "The Celsius scale.", "degree_Celsius"
    DEGREE_FAHRENHEIT = "degree_fahrenheit", "°F", Dimension.TEMPERATURE, "The Fahrenheit scale.", "degree_Fahrenheit"
    KELVIN = "kelvin", "K", Dimension.TEMPERATURE, "The SI scale of temperature, from absolute zero."

    SECOND = "second", "s", Dimension.DURATION, "The SI unit of time."
    MINUTE = "minute", "min", Dimension.DURATION, "60 seconds."
    HOUR = "hour", "h", Dimension.DURATION, "60 minutes."
    DAY = "day", "d", Dimension.DURATION, "24 hours, whatever the calendar day lasted."
    WEEK = "week", "wk", Dimension.DURATION, "7 days."
