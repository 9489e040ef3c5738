"""Makes the JSON Schema (2020-12) of the format from the classes.

The schema says what a document may look like; rules between fields, such as ``low <= best <= high``, are told in words.
The result is shipped as a file. After a change of a class write it anew::

    python -m conflictdata.serial.schema_build > src/conflictdata/serial/schema.json
"""

import ast
import inspect
import json
import sys
import textwrap
import typing
from collections.abc import Mapping
from enum import Enum
from typing import Any

import attrs

from conflictdata.model.dataset import Dataset
from conflictdata.model.records import RECORD_TYPES
from conflictdata.model.sources import Verbatim
from conflictdata.serial.contract import unstructure
from conflictdata.serial.migrations import FORMAT, VERSION
from conflictdata.serial.wire import TEXT_TYPES, item_type, wire_classes, wire_fields
from conflictdata.values.counts import MAX_COUNT
from conflictdata.values.references import Refers
from conflictdata.vocab import CodeList

__all__ = ["build_schema", "field_docs"]

_ID = {"type": "string", "pattern": r"^[^\s\u0000-\u001f\u007f]{1,200}$", "description": "The id of a record."}
_COUNTRY = {"type": "string", "pattern": "^[a-z]{2}$", "description": "An ISO 3166-1 alpha-2 code in lower case."}
_ID_REF = {"$ref": "#/$defs/id"}
_COUNTRY_REF = {"anyOf": [{"$ref": "#/$defs/country"}, {"type": "null"}]}
_SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string", "minLength": 1},
    int: {"type": "integer", "minimum": 0, "maximum": MAX_COUNT},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    Any: {},
}
_MARKED: dict[type, dict[str, Any]] = {Refers: _ID_REF, Verbatim: {"type": "string"}}
_TEXTS = ("title", "description", "licence")


def build_schema() -> dict[str, Any]:
    """The JSON Schema of a conflictdata document, made anew from the classes. Needs their source code."""
    definitions: dict[str, Any] = {"id": _ID, "country": _COUNTRY}
    for cls in wire_classes():
        for annotation in wire_fields(cls).values():
            inner = item_type(annotation)
            if inner in TEXT_TYPES:
                definitions[inner.__name__] = _text_schema(inner)
            elif isinstance(inner, type) and issubclass(inner, CodeList):
                definitions[inner.__name__] = _code_list_schema(inner)
        definitions[cls.__name__] = _class_schema(cls)
    docs = field_docs(Dataset)
    properties: dict[str, Any] = {
        "format": {"const": FORMAT},
        "version": {"const": VERSION},
        **{name: {**_nullable(_SCALARS[str]), "description": docs[name]} for name in _TEXTS},
        "left_out": {"type": "array", "items": {"$ref": "#/$defs/id"}, "description": docs["left_out"]},
    }
    for name, cls in RECORD_TYPES.items():
        properties[name] = {"type": "array", "items": {"$ref": f"#/$defs/{cls.__name__}"}, "description": docs[name]}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:conflictdata:schema:{VERSION}",
        "title": "conflictdata document",
        "type": "object",
        "properties": properties,
        "required": ["format", "version"],
        "additionalProperties": False,
        "$defs": dict(sorted(definitions.items())),
    }


def field_docs(cls: type) -> Mapping[str, str]:
    """What the source code of a class says under each of its fields, on one line."""
    body = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    assert isinstance(body, ast.ClassDef)  # noqa: S101 - what the source of a class is
    docs: dict[str, str] = {}
    for statement, following in zip(body.body, body.body[1:], strict=False):
        match statement, following:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                docs[name] = _one_line(text)
            case _:
                pass
    return docs


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("``", "`")


def _text_schema(cls: type) -> dict[str, Any]:
    return {
        "type": "string",
        "pattern": r"^[-0-9XYESTZ?~%/.,:+\[\]]{1,200}$",
        "description": f"EDTF (ISO 8601-2). {_one_line((inspect.getdoc(cls) or '').splitlines()[0])}",
    }


def _code_list_schema(cls: type[CodeList]) -> dict[str, Any]:
    return {
        "description": _one_line((inspect.getdoc(cls) or "").splitlines()[0]),
        "oneOf": [{"const": member.value, "title": member.label, "description": member.definition} for member in cls],
    }


def _class_schema(cls: type) -> dict[str, Any]:
    hints = typing.get_type_hints(cls, include_extras=True)
    docs = field_docs(cls)
    properties: dict[str, Any] = {}
    required: list[str] = []
    for field in attrs.fields(cls):
        schema = _COUNTRY_REF if field.name in ("country", "nationality") else _annotation_schema(hints[field.name])
        if field.name == "id":
            schema = _ID_REF
        if field.default is attrs.NOTHING:
            required.append(field.name)
        elif (default := _default_of(field)) not in (None, [], {}):
            schema = {**schema, "default": default}
        properties[field.name] = {**schema, "description": docs[field.name]}
    return {
        "type": "object",
        "description": _one_line((inspect.getdoc(cls) or "").split("\n\n")[0]),
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _default_of(field: "attrs.Attribute[Any]") -> Any:  # noqa: ANN401 - a plain object
    plain = unstructure(field.default)
    return sorted(plain) if isinstance(field.default, frozenset) else plain


def _annotation_schema(annotation: Any) -> dict[str, Any]:  # noqa: ANN401 - annotations are any objects
    for marker in getattr(annotation, "__metadata__", ()):
        if type(marker) in _MARKED:
            return _MARKED[type(marker)]
    if (
        annotation in TEXT_TYPES
        or attrs.has(annotation)
        or (isinstance(annotation, type) and issubclass(annotation, Enum))
    ):
        return {"$ref": f"#/$defs/{annotation.__name__}"}
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    inner = [argument for argument in typing.get_args(annotation) if argument not in (type(None), ...)]
    schema = _annotation_schema(inner[0])
    match typing.get_origin(annotation):
        case origin if origin is tuple:
            return {"type": "array", "items": schema}
        case origin if origin is frozenset:
            return {"type": "array", "items": schema, "uniqueItems": True}
        case _:
            return _nullable(schema)


def _nullable(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(build_schema(), indent=1, ensure_ascii=False) + "\n")
