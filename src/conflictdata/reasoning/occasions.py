"""Occasions: the events to which figures are bound, and which of them may be the same.

Two reports with two ids may be of one strike. The people who came to harm in it are then covered by both, and must not
be counted twice. Only events whose days or places are known, and apart, share nobody.
"""

from collections.abc import Iterator
from typing import Any

from conflictdata.model.dataset import Dataset
from conflictdata.model.happenings import GroundOperation
from conflictdata.model.incidents import Incident
from conflictdata.model.scopes import places_of
from conflictdata.model.strikes import StrikeEvent
from conflictdata.reasoning.scopes import FIRST_DAY, LAST_DAY, Extent, Hierarchy, days_of
from conflictdata.vocab.casualties import Accumulation

__all__ = ["Occasions"]

_MOST_TOGETHER = 8
"""Of more events than this that may be the same, not every combination is a point of its own."""


class Occasions:
    """The events that are mentioned, as points: each combination of events that may have been one."""

    def __init__(self, data: Dataset, places: Hierarchy, *, apart: bool) -> None:
        self._are_apart = apart
        self._data = data
        self._places = places
        self._within: dict[str, set[str]] = {}
        self._points: dict[str, set[frozenset[str]]] = {}
        self._shared: dict[str, str] = {}

    def mention(self, event: str, within: str | None = None) -> None:
        """Let an event be told apart from others, and from the rest of the one in which it lies."""
        self._within.setdefault(event, set()).update(() if within is None else [within])
        if within is not None:
            self._within.setdefault(within, set())

    def covered(self, event: str) -> Extent:
        """What lies in an event that was mentioned."""
        if not self._points:
            self._make_points()
        inner = frozenset(map(_name, self._points[event]))
        shared = self._shared.get(event)
        return Extent(inner, inner if shared is None else inner | {shared})

    def places_of(self, event: str) -> Extent | None:
        """Where those came to harm who did so in a strike, an operation or an incident; `None` where it does not say.

        A capture says where people were captured, and not what became of them where.
        """
        record = self._data.get(event)
        if not isinstance(record, StrikeEvent | GroundOperation | Incident) or not record.places:
            return None
        sites = [self._places.covered(place) for place in record.places]
        inner = frozenset(point for site in sites for point in site.inner)
        return Extent(inner, frozenset(point for site in sites for point in site.outer or ()))

    def _make_points(self) -> None:
        facing = self._maybe_one()
        for group in _groups(facing):
            if len(group) > _MOST_TOGETHER:
                points = {frozenset({event, *self._within[event]}) for event in group}
                self._shared.update(dict.fromkeys(group, f"several of {_name(frozenset(group))}"))
            else:
                points = {point for point in _together(group, facing) if self._is_whole(point)}
            self._points.update({event: {point for point in points if event in point} for event in group})

    def _is_whole(self, point: frozenset[str]) -> bool:
        """Whether the events in which those of a point lie are among them."""
        return all(self._within[event] <= point for event in point)

    def _maybe_one(self) -> dict[str, set[str]]:
        """For each event, those that may be the same, itself among them."""
        facing = {event: {event} for event in self._within}
        spans = {event: self._span(event) for event in facing}
        going_on: list[str] = []
        for event in [] if self._are_apart else sorted(facing, key=lambda event: (spans[event], event)):
            going_on = [other for other in going_on if spans[other][1] > spans[event][0]]
            for other in going_on:
                if self._may_share_a_place(event, other):
                    facing[event].add(other)
                    facing[other].add(event)
            going_on.append(event)
        for event, others in self._within.items():
            for other in others:
                facing[event].add(other)
                facing[other].add(event)
        return facing

    def _span(self, event: str) -> tuple[int, int]:
        days = days_of(getattr(self._data.get(event), "period", None), Accumulation.WITHIN_PERIOD, whole=True)
        return (FIRST_DAY, LAST_DAY) if days is None else days.outer

    def _may_share_a_place(self, one: str, other: str) -> bool:
        first, second = self._sites(one), self._sites(other)
        if not first or not second:
            return True
        return any(self._places.may_share(here, there) for here in first for there in second)

    def _sites(self, event: str) -> frozenset[str]:
        record: Any = self._data.get(event)
        return frozenset() if record is None else places_of(record)


def _together(group: set[str], facing: dict[str, set[str]]) -> list[frozenset[str]]:
    """The events by themselves, and all combinations of which any two may be one."""
    together = [frozenset[str]()]
    for event in sorted(group):
        together += [frozenset({*some, event}) for some in together if some <= facing[event]]
    return together


def _name(events: frozenset[str]) -> str:
    return " & ".join(sorted(events))


def _groups(facing: dict[str, set[str]]) -> Iterator[set[str]]:
    """The events, with all that may be the same by way of others as well."""
    left = set(facing)
    while left:
        group: set[str] = set()
        pending = {left.pop()}
        while pending:
            event = pending.pop()
            group.add(event)
            pending |= facing[event] - group
        left -= group
        yield group
