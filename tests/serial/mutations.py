"""Ways to spoil a plain record: each gives what a careless or hostile writer would put in its place."""

import copy
from collections.abc import Iterator
from typing import Any

from hypothesis import strategies as st

Path = tuple[str | int, ...]

REPLACEMENTS: st.SearchStrategy[Any] = st.sampled_from(
    [
        "7",
        7,
        7.0,
        7.5,
        -1,
        True,
        None,
        "",
        " ",
        "abc",
        [],
        ["abc"],
        {},
        {"low": 1},
        [[]],
        10**30,
        2**63,
        -(2**63),
        1e300,
        "2024-12-25",
        "2024-13",
        "killed",
        "a b",
    ]
).map(copy.deepcopy)


def paths(value: Any, prefix: Path = ()) -> Iterator[Path]:
    """Every place in a plain object, the root left out."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield (*prefix, key)
            yield from paths(item, (*prefix, key))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield (*prefix, position)
            yield from paths(item, (*prefix, position))


def objects(value: Any, prefix: Path = ()) -> Iterator[Path]:
    """Every place where an object stands, the root included."""
    if isinstance(value, dict):
        yield prefix
        for key, item in value.items():
            yield from objects(item, (*prefix, key))
    elif isinstance(value, list):
        for position, item in enumerate(value):
            yield from objects(item, (*prefix, position))


def at(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


@st.composite
def spoilt(draw: st.DrawFn, plain: dict[str, Any]) -> dict[str, Any]:
    """A plain record with one to three changes: a value replaced, a key removed, a stranger added."""
    result = copy.deepcopy(plain)
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["replace", "remove", "add"]))
        if kind == "add":
            target = at(result, draw(st.sampled_from(list(objects(result)))))
            target[draw(st.sampled_from(["colour", "lo", "ID", "x:y", "", "type", "low", "note"]))] = draw(REPLACEMENTS)
            continue
        places = list(paths(result))
        if not places:
            continue
        *parents, last = draw(st.sampled_from(places))
        if kind == "replace":
            at(result, tuple(parents))[last] = draw(REPLACEMENTS)
        else:
            del at(result, tuple(parents))[last]
    return result
