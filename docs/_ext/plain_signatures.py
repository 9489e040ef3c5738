"""Shows records as they are written: references by the name of their type, defaults without their own defaults."""

import typing
from enum import Enum
from types import NoneType
from typing import Any

import attrs
from sphinx.application import Sphinx
from sphinx.util.typing import stringify_annotation

from conflictdata.model import Dataset
from conflictdata.serial.wire import wire_classes
from conflictdata.values import references
from conflictdata.values.references import Refers


def setup(app: Sphinx) -> dict[str, bool]:
    """Put names in the place of annotated types, and connect to Sphinx."""
    stand_ins = {
        alias: type(name, (), {"__module__": references.__name__, "__metadata__": alias.__metadata__})
        for name, alias in vars(references).items()
        if any(isinstance(marker, Refers) for marker in getattr(alias, "__metadata__", ()))
    }
    for cls in (*wire_classes(), Dataset):
        cls.__annotations__ = {name: _renamed(hint, stand_ins) for name, hint in cls.__annotations__.items()}
    app.connect("autodoc-process-signature", _signature)
    return {"parallel_read_safe": True}


def _renamed(annotation: Any, stand_ins: dict[Any, type]) -> Any:  # noqa: ANN401 - annotations are any objects
    if annotation in stand_ins:
        return stand_ins[annotation]
    arguments = typing.get_args(annotation)
    if not any(argument in stand_ins for argument in arguments):
        return annotation
    inner = stand_ins[arguments[0]]
    return inner | None if NoneType in arguments else tuple[inner, ...]  # type: ignore[valid-type] # made at runtime


def _signature(
    _app: Sphinx, what: str, _name: str, documented: type, _options: object, signature: str, _returns: str
) -> tuple[str, str] | None:
    if what != "class" or not attrs.has(documented) or signature is None:
        return None
    fields = [field for field in attrs.fields(documented) if field.init]
    hints = typing.get_type_hints(documented)
    parts = [f"{field.name}: {stringify_annotation(hints[field.name], 'smart')}{_default(field)}" for field in fields]
    return f"({', '.join(['*', *parts] if fields[0].kw_only else parts)})", ""


def _default(field: "attrs.Attribute[Any]") -> str:
    if field.default is attrs.NOTHING:
        return ""
    if isinstance(field.default, Enum):
        return f" = {type(field.default).__name__}.{field.default.name}"
    if attrs.has(type(field.default)):
        return f" = {type(field.default).__name__}()"
    return f" = {field.default!r}"
