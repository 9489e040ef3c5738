"""Versions: how claims of several releases of one dataset stand in one, and what the latest release says there.

A claim keeps its id as long as it says the same. What a later release has in its place stands under the id with the
day of that release behind it, ``killed-1@2024-03-01``, and supersedes it.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from hashlib import sha256
from typing import Any, TypeVar

import attrs
from attrs import evolve, frozen

from conflictdata.errors import InvariantError
from conflictdata.model.dataset import Dataset
from conflictdata.model.integrity import references_of
from conflictdata.model.records import Claim, Record
from conflictdata.values.dates import UncertainDate
from conflictdata.vocab.sources import Stance

__all__ = [
    "RELEASE",
    "Reason",
    "State",
    "by_day",
    "dated",
    "day_of_release",
    "forms_of",
    "release_of",
    "restated",
    "said",
    "state_of",
    "version_id",
    "with_references",
]

RELEASE = "release-of-this-dataset"
"""The id, without the day, of the document that stands for a release as a whole."""

_VERSION = re.compile(r"(?P<stem>.+)@(?P<day>\d{4}-\d{2}-\d{2})", re.ASCII)
_LONGEST_STEM = 189
_FILE = "-"
_R = TypeVar("_R", bound=Record)


class Reason(Enum):
    """Why a claim of a release stands for one of the release before, in the words of the note that says so."""

    CHANGED = "not as in the release before; who changed it, the speaker or whoever made the dataset, is not known"
    """It says something else."""

    REFERS = "as in the release before, but for what it refers to"
    """A claim that it refers to has another id now."""

    AGAIN = "not in the release before, or withdrawn there, and put forward again"
    """It had been withdrawn, or was not there."""


@frozen(kw_only=True)
class State:
    """What the latest release in a dataset says. Ids are those of the release, without days."""

    claims: Mapping[str, Claim]
    """The record that stands for each claim."""

    withdrawn: Mapping[str, Claim]
    """The record of the withdrawal of each claim that an earlier release has and the latest one does not."""

    names: Mapping[str, str]
    """The id in the release, for every id of the dataset that is another."""

    files: frozenset[str]
    """The documents that stand for files, or for whole releases."""

    days: frozenset[date]
    """The days of the releases, as far as they are known; empty for one release that was read."""

    @property
    def latest(self) -> date | None:
        """The day of the latest release."""
        return max(self.days, default=None)


def day_of_release(released: UncertainDate | date | str, name: str = "released") -> date:
    """The day by which a release was out.

    Raises:
        InvariantError: If the text is no date, or one without a last day in the years 1 to 9999.
    """
    if isinstance(released, str):
        released = UncertainDate(released)
    day = released.latest if isinstance(released, UncertainDate) else date(released.year, released.month, released.day)
    if day is None:
        raise InvariantError(Dataset, (name,), f"{released} has no last day in the years 1 to 9999; give one")
    return day


def version_id(name: str, day: date) -> str:
    """The id of what stands for an id of the release of a day. Long ids are cut, and told apart by a digest."""
    return f"{_stem(name)}@{day.isoformat()}"


def release_of(record_id: str) -> tuple[str, date] | None:
    """The id, as `version_id` cuts it, and the day, for an id that may be that of a version; `None` for any other."""
    found = _VERSION.fullmatch(record_id)
    try:
        return None if found is None else (found["stem"], date.fromisoformat(found["day"]))
    except ValueError:
        return None


def _stem(name: str) -> str:
    return name if len(name) <= _LONGEST_STEM else f"{name[:171]}~{sha256(name.encode()).hexdigest()[:16]}"


def state_of(data: Dataset) -> State:
    """What the latest release in a dataset says: the last version of each claim, if several releases are in it."""
    names = dict(_names(data))
    versions: dict[str, tuple[date, Claim]] = {}
    for claim in data.claims():
        name = names.get(claim.id, claim.id)
        day = date.min if claim.id == name else _version_day(claim.id)
        if name not in versions or day > versions[name][0]:
            versions[name] = day, claim
    last = {name: claim for name, (_, claim) in versions.items()}
    withdrawn = {name: claim for name, claim in last.items() if _is_withdrawal(claim, name, names)}
    return State(
        claims={name: claim for name, claim in last.items() if name not in withdrawn},
        withdrawn=withdrawn,
        names=names,
        files=frozenset(
            {file.document for file in data.source_files if file.document is not None}
            | {id_ for id_, name in names.items() if name == RELEASE}
        ),
        days=frozenset(map(_version_day, names)),
    )


def _names(data: Dataset) -> Iterator[tuple[str, str]]:
    """The ids of versions, each with that which it stands for."""
    marked = [record.id for record in data if "@" in record.id]
    stems = {_stem(record.id): record.id for record in data} if marked else {}
    stems[RELEASE] = RELEASE
    for record_id in marked:
        version = release_of(record_id)
        if version is not None and version[0] in stems:
            yield record_id, stems[version[0]]


def _version_day(record_id: str) -> date:
    version = release_of(record_id)
    return date.min if version is None else version[1]


def _is_withdrawal(claim: Claim, name: str, names: Mapping[str, str]) -> bool:
    """Whether a version takes back the one before it and puts nothing in its place."""

    def earlier(ids: Iterable[str]) -> bool:
        return any(names.get(id_, id_) == name for id_ in ids)

    source = claim.provenance
    return claim.id != name and earlier(source.retracts) and not earlier(source.supersedes)


def said(claim: Claim, state: State) -> Claim:
    """What a claim says, whatever the file and the row, and the versions of what it refers to."""
    source, names = claim.provenance, state.names
    if source.document in state.files:
        source = evolve(source, document=_FILE, locator=None)
    if names:
        name = names.get(claim.id, claim.id)
        others = {field: _but(getattr(source, field), name, names) for field in ("supersedes", "responds_to")}
        source = evolve(source, **others)  # type: ignore[arg-type] # tuples of ids
        return with_references(evolve(claim, id=name, provenance=source), names)
    return claim if source is claim.provenance else evolve(claim, provenance=source)


def _but(ids: Iterable[str], name: str, names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(id_ for id_ in ids if names.get(id_, id_) != name)


def forms_of(claim: Claim, other: Claim, days: Container[date]) -> Iterator[Claim]:
    """What a claim would say had it been merged in with a release of these days when the other was."""
    recorded = other.provenance.recorded_at
    day = None if recorded is None else recorded.latest
    if day is not None and day in days:
        yield dated(claim, day)
        yield from (restated(claim, day, reason) for reason in Reason)


def dated(claim: Claim, day: date) -> Claim:
    """A claim that a release gives: recorded on its day, and said on that day or, not known when, before it."""
    source = claim.provenance
    recorded = UncertainDate.of(day) if source.recorded_at is None else _up_to(source.recorded_at, day)
    relays = tuple(evolve(relay, stated=by_day(relay.stated, day)) for relay in source.relays)
    source = evolve(source, stated=by_day(source.stated, day), recorded_at=recorded, relays=relays)
    return evolve(claim, provenance=source)


def by_day(when: UncertainDate | None, day: date) -> UncertainDate | None:
    """The days from a date to a later day, one of them, not known which. Dates that may be as late stay as they are."""
    if when is None or when.latest is None or when.latest >= day:
        return when
    return _up_to(when, day)


def _up_to(when: UncertainDate, day: date) -> UncertainDate:
    first = when.earliest
    return UncertainDate(f"[..{day}]") if first is None or first > day else UncertainDate.between(first, day)


def restated(claim: Claim, day: date, reason: Reason) -> Claim:
    """A claim that a release gives, for a reason that is noted. What was plainly asserted is a correction if changed.

    Any other stance stays: a denial that was changed is still a denial.
    """
    claim = dated(claim, day)
    source = claim.provenance
    note = reason.value if source.note is None else f"{source.note}; {reason.value}"
    corrects = reason is Reason.CHANGED and source.stance is Stance.ASSERTS
    stance = Stance.CORRECTS if corrects else source.stance
    return evolve(claim, provenance=evolve(source, note=note, stance=stance))


def with_references(record: _R, names: Mapping[str, str]) -> _R:
    """A record that refers to other ids in the place of those named."""
    found = [(at, names[target]) for at, target, _ in references_of(record) if target in names]
    changed: Any = record
    for pointer, target in found:
        changed = _put(changed, pointer.split("/")[1:], target)
    return changed  # type: ignore[no-any-return] # of the class that it was


def _put(value: Any, path: list[str], target: str) -> Any:  # noqa: ANN401 - any part of a record
    if not path:
        return target
    head, rest = path[0], path[1:]
    if isinstance(value, tuple):
        place = int(head)
        return (*value[:place], _put(value[place], rest, target), *value[place + 1 :])
    return attrs.evolve(value, **{head: _put(getattr(value, head), rest, target)})
