"""YAML is another spelling of JSON here: nothing is a date, a boolean or a number that JSON would not call so."""

import builtins
import sys
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import conflictdata as cd
from conflictdata.serial import plain_yaml

PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)


@given(PLAIN)
def test_every_json_value_survives(value: Any) -> None:
    assert repr(plain_yaml.load(plain_yaml.dump(value))) == repr(value)


@pytest.mark.parametrize(
    "text",
    ["no", "NO", "yes", "on", "~", "2024-12-25", "1:30", "0x1F", "017", "1_000", ".inf", ".nan", "1e5", "5.", "+1"],
)
def test_words_that_yaml_1_1_would_reinterpret_stay_what_they_are(text: str) -> None:
    spelled = plain_yaml.load(f"key: {text}".encode())["key"]
    assert spelled == (100_000.0 if text == "1e5" else text)
    assert plain_yaml.load(plain_yaml.dump({"key": text})) == {"key": text}


@pytest.mark.parametrize(
    "raw",
    [
        b"a: &x [1]\nb: *x",
        b"a: &x 1",
        b"a: !!python/object:os.system {}",
        b"a: !custom 1",
        b"a: 1\na: 2",
        b"a: [1",
        b"a: \xff",
        b"--- 1\n--- 2",
        b"? [1, 2]\n: 3",
        b'a: "\\ud800"',
        b'"\\ud800": a',
    ],
)
def test_anchors_tags_repeated_keys_and_broken_text_are_refused(raw: bytes) -> None:
    with pytest.raises(cd.ParseError):
        cd.loads(raw, format="yaml")


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x]\n" + "\n".join(f"{c}: &{c} [{', '.join([f'*{p}'] * 9)}]" for p, c in pairwise("abcdefghi"))
    with pytest.raises(cd.ParseError, match="anchors"):
        cd.loads(bomb, format="yaml")


def test_deep_nesting_is_refused() -> None:
    with pytest.raises(cd.LimitExceededError):
        cd.loads("[" * 10_000, format="yaml")


def test_without_pyyaml_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    imported = builtins.__import__

    def refuse(name: str, *arguments: Any, **keywords: Any) -> Any:
        if name == "yaml":
            raise ImportError(name)
        return imported(name, *arguments, **keywords)

    monkeypatch.setattr(builtins, "__import__", refuse)
    monkeypatch.delitem(sys.modules, "conflictdata.serial.plain_yaml")
    monkeypatch.delattr("conflictdata.serial.plain_yaml")
    with pytest.raises(cd.MissingExtraError, match=r'pip install "conflictdata\[yaml\]"'):
        cd.loads("{}", format="yaml")
    with pytest.raises(cd.MissingExtraError, match="pyyaml"):
        cd.dumps(cd.Dataset(), format="yaml")
