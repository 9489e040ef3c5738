"""Assumptions: what is taken for granted when something is concluded from claims.

None of them is hidden: each can be printed beside the answer. By default every claim counts alike, and no facts are
added.
"""

from collections.abc import Iterable
from enum import StrEnum

from attrs import field, frozen

from conflictdata.errors import InvariantError
from conflictdata.model.dataset import Dataset
from conflictdata.model.records import Claim
from conflictdata.model.units import Deployment, StrengthReport
from conflictdata.values.judgements import Admiralty, Grading
from conflictdata.vocab.military import StrengthKind
from conflictdata.wording.policies import WordingPolicy, policy_of

__all__ = ["Assumptions", "StrengthCap", "Unstated"]


_OF_PEOPLE = {
    StrengthKind.PERSONNEL_TOTAL,
    StrengthKind.PERSONNEL_INITIAL,
    StrengthKind.PERSONNEL_ENGAGED,
    StrengthKind.PERSONNEL_PRESENT,
    StrengthKind.REPLACEMENTS,
    StrengthKind.UNSPECIFIED,
}
"""What may say how many people there were; not those on paper, in some roles only, or on average."""


class Unstated(StrEnum):
    """How a claim is read that does not say of which side, place or time it is."""

    WHOLE = "whole"
    """It is about all of it: the reading of totals."""

    UNKNOWN = "unknown"
    """It may be about any part: it then bounds the whole from below, and nothing from above."""


def _ids(ids: Iterable[str] | None) -> tuple[str, ...] | None:
    return None if ids is None else _sure_ids(ids)


def _sure_ids(ids: Iterable[str]) -> tuple[str, ...]:
    if isinstance(ids, str):
        raise InvariantError(Assumptions, ("ids",), f"a list of ids is needed, not the text {ids!r}")
    return tuple(ids)


def _unstated(unstated: Unstated | str) -> Unstated:
    if unstated not in set(Unstated):
        raise InvariantError(Assumptions, ("unstated",), f"one of: {', '.join(Unstated)}")
    return Unstated(unstated)


def _contingents(contingents: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(_sure_ids(contingent) for contingent in contingents)


@frozen(kw_only=True)
class StrengthCap:
    """The fact that nobody came to harm who was not there: losses are no more than strength and reinforcements.

    The people of the side (or unit) in the place all belong to one of the contingents, each of them to one only. The
    first contingent is the strength to begin with; each other is a reinforcement. Nobody of a contingent came to harm
    there before the first day of its deployment, where the claims say when that was.

    Raises:
        InvariantError: If neither a side nor a unit is given, if there is no contingent, or one that no claim states,
            or if one claim is to state two of them.
    """

    side: str | None = None
    """The id of the actor whose people are meant."""

    unit: str | None = None
    """The id of the unit that they belong to."""

    place: str | None = None
    """The id of the place; everywhere without one."""

    contingents: tuple[tuple[str, ...], ...] = field(converter=_contingents)
    """For each contingent, the ids of the claims on strength and deployment that state how many people it had."""

    def __attrs_post_init__(self) -> None:
        if self.side is None and self.unit is None:
            raise InvariantError(StrengthCap, ("side", "unit"), "at least one is needed")
        if not self.contingents or not all(self.contingents):
            raise InvariantError(StrengthCap, ("contingents",), "at least one, each stated by at least one claim")
        stated = [id_ for contingent in self.contingents for id_ in set(contingent)]
        if len(stated) != len(set(stated)):
            raise InvariantError(StrengthCap, ("contingents",), "a claim states how many one contingent was, not two")


def _gradings(gradings: Iterable[Grading | Admiralty] | None) -> tuple[Grading | Admiralty, ...] | None:
    return None if gradings is None else tuple(gradings)


def _caps(caps: Iterable[StrengthCap]) -> tuple[StrengthCap, ...]:
    return tuple(caps)


@frozen(kw_only=True)
class Assumptions:
    """What is taken for granted. The defaults trust every claim and every reading alike, and add no facts.

    Raises:
        InvariantError: If ``unstated`` is no `Unstated`, or a text stands where a list of ids is meant.
        DataError: If the policy is not known.
    """

    speakers: tuple[str, ...] | None = field(default=None, converter=_ids)
    """The ids of the agents whose claims count, with those who belong to them; `None` for all."""

    gradings: tuple[Grading | Admiralty, ...] | None = field(default=None, converter=_gradings)
    """The grades whose claims count; `None` for all claims, graded or not.

    A claim counts if one of its assessments gives it one of them. An `Admiralty` grade of which one part is absent
    stands for all grades with the other part.
    """

    set_aside: tuple[str, ...] = field(default=(), converter=_sure_ids)
    """The ids of claims that do not count."""

    originals_only: bool = False
    """Whether a claim that was made from others does not count: it has no other ground than these.

    It counts where none of these stands any more. It does not where they are only set aside, or not trusted.
    """

    unstated: Unstated = field(default=Unstated.WHOLE, converter=_unstated)
    """How a claim is read that does not say of which side, place or time it is."""

    policy: str | WordingPolicy | None = None
    """The policy by which wordings are read again, such as what "about" means; `None` for the readings as recorded.

    Counts that the policy does not record do not count. Numbers without a wording stay as they are.
    """

    strength_caps: tuple[StrengthCap, ...] = field(default=(), converter=_caps)
    """Facts about who was there at all."""

    reported_only: bool = False
    """Whether only those of whom some claim speaks are asked about.

    Silence is not zero: by default, a claim that counts the soldiers of a side since October says nothing of anybody
    else of the side, nor of September.
    """

    events_apart: bool = False
    """Whether events with different ids are different events, which share nobody.

    By default two ids may stand for one event, unless their days or their places are known and apart.
    """

    salvo_accounting: bool = True
    """Whether all munitions launched are those intercepted, suppressed, that hit, and so on, together."""

    def __attrs_post_init__(self) -> None:
        if self.policy is not None:
            policy_of(self.policy)

    def check(self, data: Dataset) -> None:
        """Check that all that is named is there.

        Raises:
            InvariantError: If the dataset has no such agent, claim, side, place or unit, or a claim that is to state
                how many people there were is no claim on strength, or counts no people.
        """
        claims = {claim.id for claim in data.claims()}
        _check_ids(Assumptions, "speakers", self.speakers or (), {agent.id for agent in data.agents})
        _check_ids(Assumptions, "set_aside", self.set_aside, claims)
        for cap in self.strength_caps:
            _check_ids(StrengthCap, "side", [cap.side], {actor.id for actor in data.actors})
            _check_ids(StrengthCap, "unit", [cap.unit], {unit.id for unit in data.units})
            _check_ids(StrengthCap, "place", [cap.place], {place.id for place in data.places})
            for id_ in (id_ for contingent in cap.contingents for id_ in contingent):
                _check_ids(StrengthCap, "contingents", [id_], claims)
                _check_strength(data[id_])


def _check_ids(cls: type, field: str, ids: Iterable[str | None], known: set[str]) -> None:
    for id_ in ids:
        if id_ is not None and id_ not in known:
            raise InvariantError(cls, (field,), f"the dataset has no such record: {id_!r}")


def _check_strength(claim: Claim) -> None:
    if not isinstance(claim, Deployment | StrengthReport):
        raise InvariantError(StrengthCap, ("contingents",), f"{claim.id!r} is no claim on strength")
    if isinstance(claim, StrengthReport) and claim.kind not in _OF_PEOPLE:
        rule = f"{claim.id!r} states no number of people that caps losses, but {claim.kind.label}"
        raise InvariantError(StrengthCap, ("contingents",), rule)
