"""Plain objects: the dicts, lists and scalars that parsers make of a file and that writers turn into bytes."""

from collections.abc import Sequence
from typing import Any, TypeGuard

__all__ = ["is_array", "is_object"]


def is_object(value: object) -> TypeGuard[dict[Any, Any]]:
    """Whether a plain value is an object. Its keys may be of any type: MessagePack and YAML allow more than strings."""
    return isinstance(value, dict)


def is_array(value: object) -> TypeGuard[Sequence[Any]]:
    """Whether a plain value is an array."""
    return isinstance(value, list | tuple)
