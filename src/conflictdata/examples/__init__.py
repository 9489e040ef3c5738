"""Packaged datasets, to learn from and to test with."""

from importlib.resources import files
from importlib.resources.abc import Traversable

from conflictdata.errors import DataError, Problem
from conflictdata.model.dataset import Dataset
from conflictdata.serial.facade import loads

__all__ = ["load", "names", "raw"]

_SUFFIX = ".json"


def names() -> tuple[str, ...]:
    """The names of the packaged datasets."""
    return tuple(sorted(item.name.removesuffix(_SUFFIX) for item in _folder().iterdir() if item.name.endswith(_SUFFIX)))


def load(name: str) -> Dataset:
    """One of the packaged datasets.

    Raises:
        DataError: If there is none of this name.
    """
    return loads(raw(name))


def raw(name: str) -> bytes:
    """The file of one of the packaged datasets: canonical JSON.

    Raises:
        DataError: If there is none of this name.
    """
    if name not in names():
        message = f"there is no example {name!r}; examples are: {', '.join(names())}"
        raise DataError((Problem("", "unknown-example", message),))
    return (_folder() / f"{name}{_SUFFIX}").read_bytes()


def _folder() -> Traversable:
    return files(__name__)
