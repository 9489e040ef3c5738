"""Strategies for single values, whose references lead to ids that need not exist anywhere."""

from typing import Any, TypeVar

import attrs
from hypothesis import strategies as st

from conflictdata.testing._making import Maker
from conflictdata.testing.texts import ids as any_ids

__all__ = ["values_of"]

_T = TypeVar("_T")


def values_of(cls: type[_T], ids: st.SearchStrategy[str] | None) -> st.SearchStrategy[_T]:
    """Draw values of a class, whose own id and references come from ``ids``, or are any ids."""
    return _values(cls, any_ids() if ids is None else ids)


@st.composite
def _values(draw: st.DrawFn, cls: type[Any], ids: st.SearchStrategy[str]) -> Any:  # noqa: ANN401 - a value of the class
    def link(draw: st.DrawFn, collections: tuple[str, ...], but: frozenset[str]) -> str:  # noqa: ARG001 - any id will do
        drawn = draw(ids)
        return draw(ids.filter(lambda other: other not in but)) if drawn in but else drawn

    maker = Maker(draw, link)
    if "id" in attrs.fields_dict(cls):
        return maker.record(cls, draw(ids))
    return maker.part(cls)
