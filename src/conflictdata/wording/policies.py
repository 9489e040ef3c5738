"""Policies: how the words of a source are read as a range. Each is data, and each has a name.

ACLED codes "dozens" as 12, Action on Armed Violence does not record the word, and what it logically bounds is 24 or
more. All three are policies and none is the truth, so a count keeps its wording and the name of the policy that read
it, and can be read again by another. See ``data/policies/verbatim.toml`` for the layout of the files.
"""

import tomllib
from collections.abc import Mapping
from enum import Enum
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from attrs import field, frozen

from conflictdata.errors import DataError, InvariantError, Problem
from conflictdata.vocab.counting import CountQualifier

__all__ = ["Action", "Rule", "WordingPolicy", "known_policies", "policy_of", "register_policy"]

STATUS_KEYS = frozenset({"exact", "none", "unknown"})
"""The keys of a policy's rules that are no `CountQualifier`: a bare number, none reported, and an unknown number."""

_registered: dict[str, "WordingPolicy"] = {}


class Action(Enum):
    """What a rule does with the words that it is for."""

    WORDS = "words"
    """Reads what the words logically bound."""

    NUMBER = "number"
    """Drops the words: the number or range inside them as it stands."""

    LOW = "low"
    """Takes the least number that the words allow, as exact."""

    HIGH = "high"
    """Takes the greatest number that the words allow, as exact."""

    REFUSE = "refuse"
    """Records no such words: reading them raises `WordingError`."""

    FIXED = "fixed"
    """Reads the bounds that the rule gives."""

    WIDEN = "widen"
    """Widens the number on both sides."""

    PREFER = "prefer"
    """Reads what the words logically bound, and prefers the written number."""


@frozen(kw_only=True)
class Rule:
    """How a policy reads one kind of words.

    Raises:
        InvariantError: If the bounds are out of order or the share is not above 0.
    """

    action: Action
    """What is done."""

    low: int = 0
    """For `FIXED`: the least number, inclusive. Multiplied where a multiplier follows the word."""

    high: int | None = None
    """For `FIXED`: the greatest number, inclusive; `None` for no bound. "Tens of thousands" has the high 99,999."""

    best: int | None = None
    """For `FIXED`: the preferred number, if there is one."""

    high_times: int | None = None
    """For `FIXED`: the greatest number where a multiplier follows, if it differs from ``high``: "several hundred"."""

    share: float | None = None
    """For `WIDEN`: by which share of the number; `None` for half the unit of its last significant figure."""

    def __attrs_post_init__(self) -> None:
        least = self.low if self.best is None else self.best
        if not 0 <= self.low <= least or (self.high is not None and self.high < least):
            raise InvariantError(Rule, ("low", "best", "high"), "0 <= low <= best <= high")
        if self.share is not None and not 0 < self.share < 1:
            raise InvariantError(Rule, ("share",), "the share is above 0 and below 1")

    @classmethod
    def of(cls, stated: str | Mapping[str, Any]) -> "Rule":
        """The rule as a policy file states it: a word such as ``low``, or a table such as ``{ low = 24, high = 99 }``.

        Raises:
            ValueError: If it is neither.
        """
        if isinstance(stated, str):
            return cls(action=Action(stated))
        match stated:
            case {"exactly": int(number), **rest} if not rest:
                return cls(action=Action.FIXED, low=number, high=number, best=number)
            case {"widen": "half_unit", **rest} if not rest:
                return cls(action=Action.WIDEN)
            case {"widen": float(share), **rest} if not rest:
                return cls(action=Action.WIDEN, share=share)
            case {"best": "number", **rest} if not rest:
                return cls(action=Action.PREFER)
            case {"low": int(), **rest} if set(rest) <= {"high", "best", "high_times"}:
                return cls(action=Action.FIXED, **stated)
            case _:
                raise ValueError(f"{stated!r} is no rule")


@frozen(kw_only=True, eq=False)
class WordingPolicy:
    """A named way of reading counts from words, with its source, its gaps, and where it departs from the words.

    Raises:
        InvariantError: If a rule is for words that are no `CountQualifier`, nor ``exact``, ``none`` or ``unknown``.
    """

    name: str
    """What `ReportedCount.policy` says, such as ``acled``."""

    title: str
    """A name for people."""

    source: str = ""
    """Where the rules stand: publisher, title, year."""

    url: str = ""
    """The address of the source."""

    summary: str = ""
    """What the policy is for, in a sentence or two."""

    rules: Mapping[str, Rule] = field(factory=dict[str, Rule])
    """For each kind of words its rule. Words without a rule are read as ``verbatim`` reads them."""

    gaps: Mapping[str, str] = field(factory=dict[str, str])
    """What the source leaves open, and what the policy does instead, for each kind of words concerned."""

    departures: Mapping[str, str] = field(factory=dict[str, str])
    """For each kind of words whose reading can lie outside what the words bound: why."""

    def __attrs_post_init__(self) -> None:
        strangers = {*self.rules, *self.gaps, *self.departures} - STATUS_KEYS - {code.value for code in CountQualifier}
        if strangers:
            raise InvariantError(WordingPolicy, ("rules",), f"no kind of words: {', '.join(sorted(strangers))}")
        for key, rule in self.rules.items():
            if type(rule) is not Rule:
                raise InvariantError(
                    WordingPolicy, ("rules",), f"the rule for {key!r} is made by Rule.of, not {rule!r}"
                )

    @classmethod
    def from_toml(cls, file: str | Path) -> "WordingPolicy":
        """The policy that a file states, in the layout of the packaged ones.

        Raises:
            DataError: If the file is no TOML, or states no policy.
        """
        return _read(Path(file).read_bytes(), str(file))

    def rule(self, key: str) -> Rule:
        """The rule for a kind of words: that of the policy, or else that of ``verbatim``."""
        found = self.rules.get(key)
        return found if found is not None else _verbatim_rules().get(key, _WORDS)


_WORDS = Rule(action=Action.WORDS)


@cache
def _verbatim_rules() -> Mapping[str, Rule]:
    return policy_of("verbatim").rules


def known_policies() -> tuple[WordingPolicy, ...]:
    """All policies that are known, packaged and registered ones, by name."""
    return tuple(map(policy_of, _names()))


def _names() -> list[str]:
    return sorted({item.name.removesuffix(".toml") for item in _folder().iterdir()} | set(_registered))


def register_policy(policy: WordingPolicy) -> WordingPolicy:
    """Make a policy known by its name, and return it.

    Raises:
        DataError: If another policy has the name already, with the code ``known-policy``.
    """
    if policy.name in _registered or (_folder() / f"{policy.name}.toml").is_file():
        message = f"there is a policy {policy.name!r} already; counts that it read would change their meaning"
        raise DataError((Problem("", "known-policy", message),))
    _registered[policy.name] = policy
    return policy


def policy_of(policy: str | WordingPolicy) -> WordingPolicy:
    """The policy of a name; a policy itself is returned as it is.

    Raises:
        DataError: If no policy has the name, with the code ``unknown-policy``.
    """
    if isinstance(policy, WordingPolicy):
        return policy
    return _registered.get(policy) or _packaged(policy)


@cache
def _packaged(name: str) -> WordingPolicy:
    file = _folder() / f"{name}.toml"
    if not name.replace("-", "").isalnum() or not file.is_file():
        message = f"there is no policy {name!r}; policies are: {', '.join(_names())}"
        raise DataError((Problem("", "unknown-policy", message),))
    return _read(file.read_bytes(), file.name)


def _folder() -> Any:  # noqa: ANN401 - Traversable has lived in three modules
    return files("conflictdata.wording") / "data" / "policies"


def _read(content: bytes, source: str) -> WordingPolicy:
    try:
        stated = tomllib.loads(content.decode())
        rules = {key: Rule.of(rule) for key, rule in stated.pop("rules", {}).items()}
        return WordingPolicy(rules=rules, **stated)
    except (ValueError, TypeError, AttributeError) as error:
        raise DataError((Problem("", "bad-policy-file", str(error)),), source) from error
