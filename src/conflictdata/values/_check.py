"""Checks shared by the types of all layers. They raise `InvariantError`; callers pass ``type(self)``.

Constructors are called by people and by decoders alike, so the checks stand in ``__attrs_post_init__`` and cost little.
"""

import math
import re

from conflictdata.errors import InvariantError

__all__ = ["check_country", "check_id", "check_text", "set_number"]

MAX_ID_LENGTH = 200
_is_id = re.compile(r"[^\s\x00-\x1f\x7f]{1,200}").fullmatch
_COUNTRY = re.compile(r"[a-z]{2}")


def check_id(instance: object, value: str, field: str = "id") -> None:
    """Refuse an id that is empty, longer than 200 characters, or holds white space or control characters."""
    if _is_id(value) is None:
        raise InvariantError(type(instance), (field,), "an id has 1 to 200 characters and no white space")


def check_text(instance: object, field: str, value: str | None) -> None:
    """Refuse a text that is present but blank: absent text is `None`."""
    if value is not None and (not value or value.isspace()):
        raise InvariantError(type(instance), (field,), "a text is not blank; leave it out where there is none")


def check_country(instance: object, field: str, value: str | None) -> None:
    """Refuse a country that is not written as a lower-case ISO 3166-1 alpha-2 code."""
    if value is not None and _COUNTRY.fullmatch(value) is None:
        raise InvariantError(type(instance), (field,), "a country is a lower-case ISO 3166-1 alpha-2 code such as 'kp'")


def set_number(instance: object, field: str, value: float) -> float:
    """Check that a number is finite and store it as a float with one spelling (no ``-0.0``, no `int`)."""
    if type(value) is not float and type(value) is not int:
        raise InvariantError(type(instance), (field,), f"a number is needed, not {type(value).__name__}")
    try:
        number = float(value) + 0.0
    except OverflowError:
        raise InvariantError(type(instance), (field,), "the number is too large for a 64-bit float") from None
    if not math.isfinite(number):
        raise InvariantError(type(instance), (field,), "the number is finite")
    object.__setattr__(instance, field, number)
    return number
