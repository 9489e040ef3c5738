"""Comparing values by content and by type: equal bytes or equal values can hide a `str` where a code should be."""

from typing import Any

import attrs


def typed(value: Any) -> Any:
    """A value as nested tuples in which every part stands with its exact type."""
    if attrs.has(type(value)):
        parts = [(field.name, typed(getattr(value, field.name))) for field in attrs.fields(type(value))]
        return (type(value), tuple(parts))
    if isinstance(value, tuple | list):
        return (type(value), tuple(typed(item) for item in value))
    if isinstance(value, frozenset):
        return (type(value), frozenset(typed(item) for item in value))
    return (type(value), value)
