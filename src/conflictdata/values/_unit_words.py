"""The words and signs by which measure units are written, in English. Text is looked up here and never evaluated."""

from conflictdata.errors import AmbiguousUnitError
from conflictdata.vocab.measure_units import MeasureUnit as U

__all__ = ["SPELLINGS", "read_unit"]

# Signs are told apart by case: MW is a megawatt, mW would be a milliwatt, M means nothing.
_SIGNS: dict[U, tuple[str, ...]] = {
    U.MILLIMETER: ("mm",),
    U.CENTIMETER: ("cm",),
    U.METER: ("m",),
    U.KILOMETER: ("km", "kms"),
    U.INCH: ("in",),
    U.FOOT: ("ft",),
    U.YARD: ("yd", "yds"),
    U.MILE: ("mi",),
    U.NAUTICAL_MILE: ("nmi", "NM"),
    U.SQUARE_METER: ("m2", "m^2", "sq m", "sqm"),
    U.SQUARE_KILOMETER: ("km2", "km^2", "sq km", "sqkm"),
    U.HECTARE: ("ha",),
    U.SQUARE_MILE: ("mi2", "mi^2", "sq mi"),
    U.ACRE: ("ac",),
    U.LITER: ("L", "l"),
    U.CUBIC_METER: ("m3", "m^3", "cu m"),
    U.BARREL_OIL: ("bbl (oil)",),
    U.US_GALLON: ("US gal",),
    U.IMPERIAL_GALLON: ("imp gal",),
    U.GRAM: ("g",),
    U.KILOGRAM: ("kg", "kgs"),
    U.TONNE: ("t",),
    U.OUNCE: ("oz",),
    U.POUND: ("lb", "lbs"),
    U.JOULE: ("J",),
    U.KILOJOULE: ("kJ",),
    U.MEGAJOULE: ("MJ",),
    U.GIGAJOULE: ("GJ",),
    U.KILOWATT_HOUR: ("kWh",),
    U.MEGAWATT_HOUR: ("MWh",),
    U.GIGAWATT_HOUR: ("GWh",),
    U.KILOGRAM_TNT: ("kg TNT", "kg of TNT"),
    U.TONNE_TNT: ("t TNT", "t of TNT"),
    U.KILOTONNE_TNT: ("kt TNT", "kt of TNT"),
    U.MEGATONNE_TNT: ("Mt TNT", "Mt of TNT"),
    U.WATT: ("W",),
    U.KILOWATT: ("kW",),
    U.MEGAWATT: ("MW",),
    U.GIGAWATT: ("GW",),
    U.CUBIC_METER_PER_SECOND: ("m3/s",),
    U.CUBIC_METER_PER_HOUR: ("m3/h",),
    U.CUBIC_METER_PER_DAY: ("m3/d", "m3/day"),
    U.LITER_PER_SECOND: ("L/s", "l/s"),
    U.LITER_PER_DAY: ("L/d", "L/day", "l/d", "l/day"),
    U.BARREL_OIL_PER_DAY: ("bbl/d (oil)",),
    U.METER_PER_SECOND: ("m/s",),
    U.KILOMETER_PER_HOUR: ("km/h", "kmh", "kph"),
    U.MILE_PER_HOUR: ("mph", "mi/h"),
    U.KNOT: ("kn", "kts"),
    U.RADIAN: ("rad",),
    U.MILLIRADIAN: ("mrad",),
    U.MIL_NATO: ("mil (NATO)",),
    U.MIL_WARSAW_PACT: ("mil (Warsaw Pact)",),
    U.DEGREE_CELSIUS: ("°C", "° C", "℃"),
    U.DEGREE_FAHRENHEIT: ("°F", "° F", "℉"),
    U.KELVIN: ("K",),
    U.SECOND: ("s", "sec"),
    U.MINUTE: ("min", "mins"),
    U.HOUR: ("h", "hr", "hrs"),
    U.DAY: ("d",),
    U.WEEK: ("wk",),
}

# Words are read whatever their case, and in British spelling too. The name of each unit is added below.
_WORDS: dict[U, tuple[str, ...]] = {
    U.MILLIMETER: ("millimeters",),
    U.CENTIMETER: ("centimeters",),
    U.METER: ("meters",),
    U.KILOMETER: ("kilometers",),
    U.INCH: ("inches",),
    U.FOOT: ("feet",),
    U.YARD: ("yards",),
    U.MILE: ("miles", "statute mile", "statute miles"),
    U.NAUTICAL_MILE: ("nautical miles",),
    U.SQUARE_METER: ("square meters",),
    U.SQUARE_KILOMETER: ("square kilometers", "square km"),
    U.HECTARE: ("hectares",),
    U.SQUARE_MILE: ("square miles",),
    U.ACRE: ("acres",),
    U.LITER: ("liters",),
    U.CUBIC_METER: ("cubic meters",),
    U.BARREL_OIL: ("barrel of oil", "barrels of oil", "oil barrel", "oil barrels"),
    U.US_GALLON: ("us gallons",),
    U.IMPERIAL_GALLON: ("imperial gallons",),
    U.GRAM: ("grams",),
    U.KILOGRAM: ("kilograms", "kilogramme", "kilogrammes"),
    U.TONNE: ("tonnes", "metric ton", "metric tons", "metric tonne", "metric tonnes"),
    U.KILOTONNE: ("thousand tonnes",),
    U.MEGATONNE: ("million tonnes",),
    U.OUNCE: ("ounces",),
    U.POUND: ("pounds",),
    U.SHORT_TON: ("short tons",),
    U.LONG_TON: ("long tons",),
    U.JOULE: ("joules",),
    U.KILOJOULE: ("kilojoules",),
    U.MEGAJOULE: ("megajoules",),
    U.GIGAJOULE: ("gigajoules",),
    U.KILOWATT_HOUR: ("kilowatt hours",),
    U.MEGAWATT_HOUR: ("megawatt hours",),
    U.GIGAWATT_HOUR: ("gigawatt hours",),
    U.KILOGRAM_TNT: ("kilograms of tnt",),
    U.TONNE_TNT: ("tonnes of tnt", "tons of tnt"),
    U.KILOTONNE_TNT: ("kilotonnes of tnt", "kilotons of tnt"),
    U.MEGATONNE_TNT: ("megatonnes of tnt", "megatons of tnt"),
    U.WATT: ("watts",),
    U.KILOWATT: ("kilowatts",),
    U.MEGAWATT: ("megawatts",),
    U.GIGAWATT: ("gigawatts",),
    U.CUBIC_METER_PER_SECOND: ("cubic meters per second",),
    U.CUBIC_METER_PER_HOUR: ("cubic meters per hour",),
    U.CUBIC_METER_PER_DAY: ("cubic meters per day", "cubic meters a day"),
    U.LITER_PER_SECOND: ("liters per second",),
    U.LITER_PER_DAY: ("liters per day", "liters a day"),
    U.BARREL_OIL_PER_DAY: ("barrels of oil per day", "barrels of oil a day"),
    U.METER_PER_SECOND: ("meters per second",),
    U.KILOMETER_PER_HOUR: ("kilometers per hour", "kilometers an hour"),
    U.MILE_PER_HOUR: ("miles per hour", "miles an hour"),
    U.KNOT: ("knots",),
    U.RADIAN: ("radians",),
    U.MILLIRADIAN: ("milliradians",),
    U.DEGREE_CELSIUS: ("degrees celsius", "celsius"),
    U.DEGREE_FAHRENHEIT: ("degrees fahrenheit", "fahrenheit"),
    U.SECOND: ("seconds",),
    U.MINUTE: ("minutes",),
    U.HOUR: ("hours",),
    U.DAY: ("days",),
    U.WEEK: ("weeks",),
}

_TONS = (U.TONNE, U.SHORT_TON, U.LONG_TON, U.TONNE_TNT)
_THOUSAND_TONS = (U.KILOTONNE, U.KILOTONNE_TNT)
_MILLION_TONS = (U.MEGATONNE, U.MEGATONNE_TNT)
_MILS = (U.MIL_NATO, U.MIL_WARSAW_PACT, U.MILLIRADIAN)
_DEGREES = (U.DEGREE, U.DEGREE_CELSIUS, U.DEGREE_FAHRENHEIT)
_GALLONS = (U.US_GALLON, U.IMPERIAL_GALLON)

# Refused, whatever their case: each is in use for the units named, and some for units that are not on the list.
_AMBIGUOUS: dict[str, tuple[U, ...]] = {
    "ton": _TONS,
    "tons": _TONS,
    "mt": (U.TONNE, *_MILLION_TONS),
    "kt": (U.KNOT, *_THOUSAND_TONS),
    "kiloton": _THOUSAND_TONS,
    "kilotons": _THOUSAND_TONS,
    "kilotonnes": _THOUSAND_TONS,
    "megaton": _MILLION_TONS,
    "megatons": _MILLION_TONS,
    "megatonnes": _MILLION_TONS,
    "mil": _MILS,
    "mils": _MILS,
    "nm": (U.NAUTICAL_MILE,),
    "deg": _DEGREES,
    "degrees": _DEGREES,
    "°": _DEGREES,
    "gal": _GALLONS,
    "gallon": _GALLONS,
    "gallons": _GALLONS,
    "bbl": (U.BARREL_OIL,),
    "barrel": (U.BARREL_OIL,),
    "barrels": (U.BARREL_OIL,),
}

_BY_SIGN = {sign: unit for unit, signs in _SIGNS.items() for sign in signs}
_BY_WORD = {word: unit for unit in U for word in (unit.code, unit.label, *_WORDS.get(unit, ()))}
_SPELLINGS = str.maketrans({"²": "2", "³": "3"})

_LOWER = {spelling.lower() for spelling in (*_BY_SIGN, *_BY_WORD, *_AMBIGUOUS)}
SPELLINGS = frozenset(_LOWER | {word.replace("meter", "metre").replace("liter", "litre") for word in _LOWER})
"""All that `read_unit` knows, what it refuses included; in lower case, and with plain figures for raised ones."""


def read_unit(text: str) -> U:
    """The unit that a word or sign stands for.

    Raises:
        AmbiguousUnitError: If it stands for several units, or for none; a sign in the wrong case gets the right one as
            its choice.
    """
    sign = " ".join(text.translate(_SPELLINGS).split())
    if sign in _BY_SIGN:
        return _BY_SIGN[sign]
    word = sign.lower()
    if word in _AMBIGUOUS:
        raise AmbiguousUnitError(text, tuple(unit.code for unit in _AMBIGUOUS[word]))
    american = word.replace("metre", "meter").replace("litre", "liter")
    if american in _BY_WORD:
        return _BY_WORD[american]
    near = dict.fromkeys(unit.code for other, unit in _BY_SIGN.items() if other.lower() == word)
    raise AmbiguousUnitError(text, tuple(near))
