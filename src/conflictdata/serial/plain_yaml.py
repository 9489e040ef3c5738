"""YAML as another spelling of JSON: PyYAML's safe loader and dumper, cut down to YAML's JSON schema.

PyYAML follows YAML 1.1, in which ``no`` is a boolean, ``2024-12-25`` a date and ``1:30`` a number. Here only the JSON
spellings of null, booleans and numbers are anything but strings. Anchors, tags and repeated keys are refused.
"""

import re
from typing import Any

import yaml
from yaml.constructor import ConstructorError

__all__ = ["dump", "load"]

_RESOLVERS = [
    ("tag:yaml.org,2002:null", re.compile(r"null"), ["n"]),
    ("tag:yaml.org,2002:bool", re.compile(r"true|false"), ["t", "f"]),
    ("tag:yaml.org,2002:int", re.compile(r"-?(?:0|[1-9][0-9]*)"), list("-0123456789")),
    (
        "tag:yaml.org,2002:float",
        re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+(?:[eE][-+]?[0-9]+)?|[eE][-+]?[0-9]+)"),
        list("-0123456789"),
    ),
]


_LINE_BREAKS = re.compile("[\n\r\x85\u2028\u2029]")


class _Loader(yaml.SafeLoader):
    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 - PyYAML looks it up on the class

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        events: Any = self  # the stubs leave peek_event untyped
        # An alias has the anchor that it stands for.
        if getattr(event := events.peek_event(), "anchor", None):
            raise ConstructorError(None, None, "anchors and aliases are not read", event.start_mark)
        return super().compose_node(parent, index)

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:  # noqa: FBT001, FBT002 - PyYAML's signature
        keys = [key.value for key, _ in node.value]
        if len(set(map(str, keys))) != len(keys):
            raise ConstructorError(None, None, "a key stands here more than once", node.start_mark)
        return super().construct_mapping(node, deep=deep)

    def construct_scalar(self, node: yaml.ScalarNode | yaml.MappingNode) -> str:
        text: str = super().construct_scalar(node)
        try:
            text.encode()
        except UnicodeEncodeError:
            raise ConstructorError(None, None, "a lone surrogate is no text", node.start_mark) from None
        return text


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002 - PyYAML's signature
        return True


def _represent_text(dumper: Any, text: str) -> Any:  # noqa: ANN401 - the stubs leave represent_scalar untyped
    """Quote with escapes what YAML would fold to white space, and refuse lone surrogates."""
    text.encode()
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if _LINE_BREAKS.search(text) else None)


_Dumper.add_representer(str, _represent_text)
_BOTH: tuple[Any, ...] = (_Loader, _Dumper)  # the stubs leave add_implicit_resolver untyped
for _tag, _pattern, _first in _RESOLVERS:
    _whole = re.compile(rf"(?:{_pattern.pattern})\Z")
    for _class in _BOTH:
        _class.add_implicit_resolver(_tag, _whole, _first)


def load(raw: bytes) -> Any:  # noqa: ANN401 - any JSON value
    """The value of a YAML document.

    Raises:
        ValueError: If it is not well-formed, or uses what the JSON schema of YAML does not have.
    """
    try:
        return yaml.load(raw.decode("utf-8"), Loader=_Loader)  # noqa: S506 - a subclass of the safe loader
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from None


def dump(value: object) -> bytes:
    """A plain object as YAML, in the order of its keys; strings that could be read as anything else are quoted.

    Raises:
        ValueError: If it holds something that YAML has no spelling for.
    """
    try:
        return yaml.dump(value, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=120, encoding="utf-8")
    except yaml.YAMLError as error:
        raise ValueError(str(error)) from None
