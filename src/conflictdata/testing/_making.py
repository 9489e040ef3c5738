"""Makes values of the model for strategies: field by field, as the annotations of the class say.

Following the annotations means that a field that is added to a class is drawn from that day on. What an annotation does
not say, such as that one of two fields is needed, stands in the settlers at the end.
"""

import typing
from collections.abc import Callable, Iterable
from enum import Enum
from functools import cache
from typing import Any, Protocol

import attrs
from hypothesis import strategies as st

from conflictdata.model.places import Place
from conflictdata.model.sources import Verbatim
from conflictdata.model.strikes import Damage
from conflictdata.model.units import CommandRelation, Deployment, StrengthReport
from conflictdata.provenance.attribution import Assessment, Provenance, Relay
from conflictdata.provenance.documents import Locator
from conflictdata.testing.counts import count_ranges, reported_bounds, reported_counts
from conflictdata.testing.dates import periods, time_windows, uncertain_dates
from conflictdata.testing.geography import coordinates, geo_precisions, geometries
from conflictdata.testing.judgements import admiralty_grades, confidences, gradings, likelihoods
from conflictdata.testing.measures import measure_ranges, measures
from conflictdata.testing.texts import countries, ids, texts
from conflictdata.values.counts import MAX_COUNT, CountRange, ReportedBounds, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.geography import Coordinates, Geometry, GeoPrecision
from conflictdata.values.judgements import Admiralty, Confidence, Grading, Likelihood
from conflictdata.values.measures import Measure, MeasureRange
from conflictdata.values.references import Refers
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab.sources import Stance
from conflictdata.vocab.strikes import DamageLevel

__all__ = ["Links", "Maker"]

_Fields = dict[str, Any]

_MOST_ITEMS = 3
_TEXTS = texts()

_LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: _TEXTS,
    bool: st.booleans(),
    int: st.integers(1, MAX_COUNT),
    Admiralty: admiralty_grades(),
    Confidence: confidences(),
    Coordinates: coordinates(),
    CountRange: count_ranges(),
    GeoPrecision: geo_precisions(),
    Geometry: geometries(),
    Grading: gradings(),
    Likelihood: likelihoods(),
    Measure: measures(),
    MeasureRange: measure_ranges(),
    Period: periods(),
    ReportedBounds: reported_bounds(),
    ReportedCount: reported_counts(),
    TimeWindow: time_windows(),
    UncertainDate: uncertain_dates(),
}

_SYMBOLS = st.one_of(
    st.integers(0, 10**20 - 1).map("{:020}".format),
    st.integers(0, 10**30 - 1).map("{:030}".format),
    st.text("-*ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=9, max_size=14).map("S{}".format),
)
_SCHEMES = st.text("abcdefghijklmnopqrstuvwxyz0123456789-", max_size=9).map("s{}".format)
# Texts that are more than a text, by the name of the field.
_FORMS: dict[str, st.SearchStrategy[str]] = {
    "id": ids(),
    "coded": st.builds("{}:{}".format, _SCHEMES, st.lists(ids(), min_size=1, max_size=2).map(" ".join)),
    "country": countries(),
    "nationality": countries(),
    "sha256": st.binary(min_size=32, max_size=32).map(bytes.hex),
    "sidc": _SYMBOLS,
}


class Links(Protocol):
    """Says to which records a field may refer."""

    def __call__(self, draw: st.DrawFn, collections: tuple[str, ...], but: frozenset[str]) -> str | None:
        """Draw an id, or answer `None` where there is none.

        Args:
            draw: What a composite strategy draws with.
            collections: The collections in which the id may be.
            but: Ids that must not be drawn.
        """
        ...


class Maker:
    """Makes values whose references lead where ``links`` says."""

    def __init__(self, draw: st.DrawFn, links: Links) -> None:
        self.draw = draw
        self.links = links
        self.own_id: frozenset[str] = frozenset()

    def record(self, cls: Any, record_id: str) -> Any:  # noqa: ANN401 - a class, and a record of it or None
        """A record with this id, or `None` where a record that it has to refer to is missing."""
        self.own_id = frozenset([record_id])
        return self.part(cls, id=record_id)

    def part(self, cls: Any, **given: Any) -> Any:  # noqa: ANN401 - a class, and a value of it or None
        """A value of the class, or `None` where a record that it has to refer to is missing."""
        plan = _plan(cls)
        # One draw says which of the fields that may be absent are there: many small draws are slow.
        present = self.draw(plan.presences)
        fields = dict(given)
        for name, draw, bit in plan.steps:
            if name not in given:
                fields[name] = draw(self) if bit is None or present & bit else None
        if cls in _SETTLERS:
            _SETTLERS[cls](self, fields)
        if any(fields[name] is None for name in plan.required):
            return None
        return cls(**fields)

    def link(self, *collections: str, but: Iterable[str] = ()) -> str | None:
        """The id of another record, or `None` where there is none."""
        return self.links(self.draw, collections, self.own_id.union(but))


_Drawer = Callable[[Maker], Any]


@attrs.frozen
class _Plan:
    steps: tuple[tuple[str, _Drawer, int | None], ...]
    """For each field its name, how it is drawn, and its bit among the presences if it may be `None`."""

    presences: st.SearchStrategy[int]
    required: tuple[str, ...]


@cache
def _plan(cls: Any) -> _Plan:  # noqa: ANN401 - a class
    hints = typing.get_type_hints(cls, include_extras=True)
    steps: list[tuple[str, _Drawer, int | None]] = []
    next_bit = 1
    for field in attrs.fields(cls):
        annotation = hints[field.name]
        arguments = typing.get_args(annotation)
        if type(None) in arguments:
            steps.append((field.name, _drawer(field.name, arguments[0]), next_bit))
            next_bit *= 2
        else:
            steps.append((field.name, _drawer(field.name, annotation), None))
    required = tuple(field.name for field in attrs.fields(cls) if field.default is attrs.NOTHING)
    return _Plan(tuple(steps), st.integers(0, next_bit - 1), required)


def _drawer(field: str, annotation: Any) -> _Drawer:  # noqa: ANN401 - annotations are any objects
    arguments = typing.get_args(annotation)
    for marker in getattr(annotation, "__metadata__", ()):
        if isinstance(marker, Refers):
            return lambda maker: maker.link(*marker.collections)
        if isinstance(marker, Verbatim):
            return _leaf(st.text())
    if typing.get_origin(annotation) is frozenset:
        return _leaf(st.frozensets(st.sampled_from(arguments[0]), max_size=_MOST_ITEMS))
    if typing.get_origin(annotation) is tuple:
        return _several(_drawer(field, arguments[0]), least=1 if field == "names" else 0)
    if issubclass(annotation, Enum):
        return _leaf(st.sampled_from(annotation))
    leaf = _FORMS.get(field, _LEAVES.get(annotation))
    return (lambda maker: maker.part(annotation)) if leaf is None else _leaf(leaf)


def _leaf(strategy: st.SearchStrategy[Any]) -> _Drawer:
    return lambda maker: maker.draw(strategy)


def _several(draw_one: _Drawer, *, least: int) -> _Drawer:
    sizes = st.integers(least, least + _MOST_ITEMS - 1)

    def draw(maker: Maker) -> tuple[Any, ...]:
        items = [draw_one(maker) for _ in range(maker.draw(sizes))]
        return tuple(item for item in items if item is not None)

    return draw


def _choose(maker: Maker, fields: _Fields, **references: str) -> None:
    """Fill the first field for which there is a record to refer to."""
    for field, collection in references.items():
        fields[field] = maker.link(collection)
        if fields[field] is not None:
            return


def _settle_assessment(maker: Maker, fields: _Fields) -> None:
    if all(fields[name] is None for name in ("admiralty", "likelihood", "confidence", "grading")):
        fields["confidence"] = maker.draw(_LEAVES[Confidence])


def _settle_command_relation(maker: Maker, fields: _Fields) -> None:
    if fields["superior"] == fields["unit"]:
        fields["superior"] = maker.link("actors", "units", but=[fields["unit"]])


def _settle_damage(maker: Maker, fields: _Fields) -> None:
    if fields["level"] is DamageLevel.UNKNOWN and fields["count"] is None and fields["extent"] is None:
        fields["wording"] = fields["wording"] or maker.draw(_TEXTS)


def _settle_force(maker: Maker, fields: _Fields) -> None:
    if fields["unit"] is not None:
        fields["force"] = None
    elif fields["force"] is None:
        _choose(maker, fields, force="actors", unit="units")
    if fields["unit"] is None and fields["force"] is None:
        # Without something that it is about there can be no such claim.
        fields["provenance"] = None


def _settle_locator(maker: Maker, fields: _Fields) -> None:
    if all(value is None for value in fields.values()):
        fields["page"] = maker.draw(_TEXTS)


def _settle_place(_: Maker, fields: _Fields) -> None:
    if fields["coordinates"] is None:
        fields["precision"] = None


def _settle_provenance(maker: Maker, fields: _Fields) -> None:
    if fields["speaker"] is None and fields["document"] is None and not fields["relays"]:
        _choose(maker, fields, speaker="agents", document="documents")
    if fields["stance"] is Stance.RETRACTS and not fields["retracts"]:
        fields["stance"] = Stance.ASSERTS


def _settle_relay(maker: Maker, fields: _Fields) -> None:
    if fields["agent"] is None and fields["document"] is None:
        _choose(maker, fields, agent="agents", document="documents")


_SETTLERS: dict[type[Any], Callable[[Maker, _Fields], None]] = {
    Assessment: _settle_assessment,
    CommandRelation: _settle_command_relation,
    Damage: _settle_damage,
    Deployment: _settle_force,
    Locator: _settle_locator,
    Place: _settle_place,
    Provenance: _settle_provenance,
    Relay: _settle_relay,
    StrengthReport: _settle_force,
}
