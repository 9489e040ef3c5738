"""Fills the pages of the data dictionary from the classes and the code lists, so that they cannot go stale.

A page says where with a comment of its own on a line: ``% fill: fields`` or ``% fill: code lists``.
"""

import inspect
import re
import sys
import typing
from collections import defaultdict
from collections.abc import Iterator
from enum import Enum
from typing import Any

import attrs
from sphinx.application import Sphinx

from conflictdata.model import CLAIM_TYPES, ENTITY_TYPES, RECORD_TYPES, SOURCE_TYPES, Dataset
from conflictdata.model.sources import Verbatim
from conflictdata.serial.schema_build import field_docs
from conflictdata.serial.wire import TEXT_TYPES, wire_classes
from conflictdata.values.references import Refers
from conflictdata.vocab import CodeList, all_codelists

_COLUMNS_OF_THE_BASE = {"label", "definition", "scheme", "code", "source"}
_SCALARS = {str: "text", int: "integer", float: "number", bool: "true or false", Any: "nested lists of numbers"}


def setup(app: Sphinx) -> dict[str, bool]:
    """Connect to Sphinx."""
    app.connect("source-read", _fill)
    return {"parallel_read_safe": True}


def _fill(_app: Sphinx, _document: str, content: list[str]) -> None:
    for comment, make in (("% fill: fields", _field_pages), ("% fill: code lists", _code_list_pages)):
        if comment in content[0]:
            content[0] = content[0].replace(comment, "\n".join(make()))


def _field_pages() -> Iterator[str]:
    yield from ("## The document", "", *_document_table(), "")
    yield from ("## Entities", "", "Records that claims refer to. They assert nothing by themselves.", "")
    for name in ENTITY_TYPES:
        yield from _class_section(RECORD_TYPES[name], f"Stands in `{name}`.")
    yield from ("## Claims", "", "Records that say what somebody said. Each has a `provenance`.", "")
    for name in CLAIM_TYPES:
        yield from _class_section(RECORD_TYPES[name], f"Stands in `{name}`.")
    remark = "Records that keep what foreign files say, as it was written. No claim refers to them."
    yield from ("## Foreign files", "", remark, "")
    for name in SOURCE_TYPES:
        yield from _class_section(RECORD_TYPES[name], f"Stands in `{name}`.")
    yield from ("## Parts of records", "", "Values that stand inside records.", "")
    records = set(RECORD_TYPES.values())
    for part in sorted(set(wire_classes()) - records, key=lambda cls: cls.__name__):
        yield from _class_section(part, "")
    for text in TEXT_TYPES:
        yield from _heading(text, f"Stands in files as one text in EDTF. {_link(text)} describes it.")


def _document_table() -> Iterator[str]:
    docs = field_docs(Dataset)
    yield from ("| Key | Type | Default | Meaning |", "|---|---|---|---|")
    yield "| `format` | text | **required** | Always `conflictdata`. |"
    yield "| `version` | integer | **required** | The version of the data format. |"
    for name in ("title", "description", "licence"):
        yield f"| `{name}` | text | absent | {_cell(docs[name])} |"
    yield f"| `left_out` | list of ids | empty | {_cell(docs['left_out'])} |"
    for name, cls in RECORD_TYPES.items():
        yield f"| `{name}` | list of {_link_to_section(cls)} | empty | {_cell(docs[name])} |"


def _heading(cls: type, remark: str) -> Iterator[str]:
    yield from (f"(fields-{cls.__name__.lower()})=", f"### {cls.__name__}", "", _summary(cls), remark, "")


def _class_section(cls: type, remark: str) -> Iterator[str]:
    yield from _heading(cls, f"{remark} In Python: {_link(cls)}.".strip())
    yield from ("| Field | Type | Default | Meaning |", "|---|---|---|---|")
    hints = typing.get_type_hints(cls, include_extras=True)
    docs = field_docs(cls)
    for field in attrs.fields(cls):
        kind = "id" if field.name == "id" else _type_in_words(hints[field.name])
        yield f"| `{field.name}` | {kind} | {_default_in_words(field)} | {_cell(docs[field.name])} |"
    yield ""


def _type_in_words(annotation: Any) -> str:  # noqa: ANN401 - annotations are any objects
    for marker in getattr(annotation, "__metadata__", ()):
        if isinstance(marker, Refers):
            return "id in " + " or ".join(f"`{name}`" for name in _short(marker.collections))
        if isinstance(marker, Verbatim):
            return "text as written"
    if annotation in _SCALARS:
        return _SCALARS[annotation]
    if isinstance(annotation, type) and issubclass(annotation, CodeList):
        return f"code of {_link_to_list(annotation)}"
    if annotation in TEXT_TYPES or attrs.has(annotation):
        return _link_to_section(annotation)
    inner = [argument for argument in typing.get_args(annotation) if argument not in (type(None), ...)]
    kind = _type_in_words(inner[0])
    many = {tuple: "list of", frozenset: "set of"}.get(typing.get_origin(annotation))
    return f"{many} {kind}" if many and inner[0] is not Any else kind


def _short(collections: tuple[str, ...]) -> tuple[str, ...]:
    """One word for all claims, where all of them are meant."""
    return ("any claim",) if set(collections) == set(CLAIM_TYPES) else collections


def _default_in_words(field: "attrs.Attribute[Any]") -> str:
    if field.default is attrs.NOTHING:
        return "**required**"
    if field.default is None:
        return "absent"
    if isinstance(field.default, Enum):
        return f"`{field.default.value}`"
    if field.default == "" or isinstance(field.default, tuple | frozenset):
        return "empty"
    if isinstance(field.default, str):
        return f"`{field.default.encode('unicode_escape').decode()}`"
    return f"`{field.default}`" if isinstance(field.default, int | float) else "all its defaults"


def _code_list_pages() -> Iterator[str]:
    by_module: defaultdict[str, list[type[CodeList]]] = defaultdict(list)
    for codelist in all_codelists():
        by_module[codelist.__module__].append(codelist)
    for module in sorted(by_module):
        title = module.rpartition(".")[2].replace("_", " ").capitalize()
        yield from (f"## {title}", "", _summary(sys.modules[module]), "")
        for codelist in by_module[module]:
            yield from _list_section(codelist)


def _list_section(codelist: type[CodeList]) -> Iterator[str]:
    first = next(iter(codelist))
    source = inspect.getattr_static(codelist, "_list_source")
    others = list(dict.fromkeys(member.source for member in codelist if member.source != source))
    yield from (f"(codes-{codelist.__name__.lower()})=", f"### {codelist.__name__}", "", _summary(codelist), "")
    yield from (f"Scheme: `{first.scheme}`. In Python: {_link(codelist)}. Source: {_source(source)}.", "")
    yield from ("| Code | Label | Definition |", "|---|---|---|")
    for member in codelist:
        raised = f"<sup>{others.index(member.source) + 1}</sup>" if member.source in others else ""
        relations = "".join(f"<br>*{name}*: {_value(value)}" for name, value in _relations(member))
        yield f"| `{member.code}` | {_cell(member.label)} | {_cell(member.definition)}{raised}{relations} |"
    yield ""
    for number, other in enumerate(others, 1):
        yield f"<sup>{number}</sup> {_source(other)}.<br>"
    yield ""


def _relations(member: CodeList) -> Iterator[tuple[str, object]]:
    """What a member has beyond the attributes of every list: its counterparts elsewhere, or numbers."""
    names = [name for name, value in vars(type(member)).items() if isinstance(value, property)]
    names += [name for name in inspect.get_annotations(type(member)) if name not in _COLUMNS_OF_THE_BASE]
    for name in names:
        value = None if name.startswith("_") else getattr(member, name)
        if value not in (None, "", (), frozenset()) and not isinstance(value, bool):
            yield name, value


def _value(value: object) -> str:
    if isinstance(value, type) and issubclass(value, CodeList):
        return _link_to_list(value)
    if isinstance(value, frozenset | tuple):
        return ", ".join(f"`{item}`" for item in (sorted(value) if isinstance(value, frozenset) else value))
    return f"`{value}`"


def _source(text: str) -> str:
    return f"<{text}>" if re.fullmatch(r"https?://\S+", text) else _cell(text).rstrip(".")


def _summary(documented: object) -> str:
    first, _, _ = (inspect.getdoc(documented) or "").partition("\n\n")
    return " ".join(first.split()).replace("``", "`")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;").replace("*", "\\*")


def _link(cls: type) -> str:
    return f"{{any}}`{cls.__name__}`"


def _link_to_section(cls: type) -> str:
    return f"[{cls.__name__}](#fields-{cls.__name__.lower()})"


def _link_to_list(codelist: type[CodeList]) -> str:
    return f"[{codelist.__name__}](#codes-{codelist.__name__.lower()})"
