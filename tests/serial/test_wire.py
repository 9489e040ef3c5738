"""Classes that the decoders would misread are refused before they reach the wire."""

import attrs
import pytest

from conflictdata.serial.fast_reading import builder_of, skeleton_of
from conflictdata.serial.wire import check_wire_class


@attrs.frozen(kw_only=True)
class Converted:
    numbers: tuple[int, ...] = attrs.field(converter=tuple)


@attrs.frozen(kw_only=True)
class Private:
    _hidden: int


@attrs.frozen(kw_only=True)
class Aliased:
    shown: int = attrs.field(alias="other")


@attrs.frozen(kw_only=True)
class SelfMade:
    low: int
    high: int = attrs.field(default=attrs.Factory(lambda self: self.low, takes_self=True))


@attrs.frozen(kw_only=True, cache_hash=True)
class Cached:
    low: int


@attrs.frozen(kw_only=True)
class Derived:
    low: int = attrs.field(init=False, default=0)


@attrs.frozen(kw_only=True)
class Union:
    either: int | str


@attrs.frozen(kw_only=True)
class Mapping:
    pairs: dict[str, int]


class Plain:
    pass


@pytest.mark.parametrize(
    ("cls", "reason"),
    [
        (Converted, "converter"),
        (Private, "private"),
        (Aliased, "alias"),
        (SelfMade, "needs the instance"),
        (Cached, "caches its hash"),
        (Derived, "not set by the constructor"),
        (Union, "annotation"),
        (Mapping, "annotation"),
        (Plain, "no attrs class"),
    ],
)
def test_a_class_that_a_decoder_would_misread_is_refused_with_the_reason(cls: type, reason: str) -> None:
    with pytest.raises(TypeError, match=reason):
        check_wire_class(cls)


@attrs.frozen(kw_only=True)
class Tagged:
    type: str


def test_a_record_with_a_field_named_like_the_tag_of_lines_is_refused() -> None:
    skeleton_of(Tagged)
    with pytest.raises(TypeError, match="tag of lines"):
        skeleton_of(Tagged, tagged=True)


@attrs.frozen(kw_only=True)
class Referable:
    low: int


def test_a_class_with_a_slot_for_weak_references_cannot_be_filled_as_a_blank() -> None:
    with pytest.raises(TypeError, match="layout"):
        builder_of(Referable)
