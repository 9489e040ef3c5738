"""Aggregation: one answer from several figures, by a rule that is named, and how much of the answer is the rule."""

from attrs import frozen

from conflictdata.model.dataset import Dataset
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.bearing import LeftOut, bearing_on
from conflictdata.reasoning.bounds import bounds_by
from conflictdata.reasoning.figures import Figures, figures_on
from conflictdata.reasoning.queries import AnyQuery
from conflictdata.reasoning.rules import AggregationRule, aggregation_rule, aggregation_rules
from conflictdata.values.counts import CountRange

__all__ = ["Aggregate", "Sensitivity", "aggregate", "sensitivity"]


@frozen(kw_only=True)
class Aggregate:
    """What a rule makes of the figures on a question."""

    rule: str
    """The name of the rule."""

    low: int | None
    """The least, inclusive; `None` if there is no answer."""

    high: int | None
    """The greatest, inclusive; `None` if there is no upper end, or no answer."""

    best: int | None = None
    """The one number that the rule gives; `None` if it gives none. It is between the other two."""

    claims: tuple[str, ...] = ()
    """The ids of the claims whose numbers these are, in the order of the dataset; for ``bounds``, those that bind."""

    taken: tuple[str, ...] = ()
    """The ids of all claims that the rule took in, in the order of the dataset."""

    left_out: tuple[LeftOut, ...] = ()
    """The claims on the question that it did not take in, with the reasons."""

    note: str = ""
    """What has to be known to read the answer; empty if there is nothing."""

    @property
    def range(self) -> CountRange | None:
        """The answer as a range; `None` if there is none."""
        return None if self.low is None else CountRange(low=self.low, high=self.high, best=self.best)

    @property
    def is_empty(self) -> bool:
        """Whether the rule gives no answer; the note says why."""
        return self.low is None

    def __str__(self) -> str:
        if self.low is None:
            return f"none: {self.note}"
        return f"{self.low:,} or more" if self.range == CountRange() else str(self.range)


@frozen(kw_only=True)
class Sensitivity:
    """The answers of all rules to one question: how much of an answer is the rule.

    How far the rules lie apart is no measure of how far the figures lie from the truth.
    """

    rows: tuple[Aggregate, ...]
    """What each rule answers, in the order of `aggregation_rules`; those without an answer as well."""

    @property
    def low(self) -> int | None:
        """The least number that any of the answers allows; `None` if there is no answer."""
        return min((row.low for row in self.rows if row.low is not None), default=None)

    @property
    def high(self) -> int | None:
        """The greatest number that any of the answers allows; `None` if one has no upper end, or there is none."""
        highs = [row.high for row in self.rows if row.low is not None]
        return max((high for high in highs if high is not None), default=None) if None not in highs else None

    @property
    def bests(self) -> tuple[int, ...]:
        """The numbers that the rules give which give one, each once, the least first."""
        return tuple(sorted({row.best for row in self.rows if row.best is not None}))

    @property
    def ratio(self) -> float | None:
        """How many times the least answer the greatest one is, at the least: the greatest low by the least high.

        `None` if no answer has an upper end, or the least high is 0.
        """
        greatest_low = max((row.low for row in self.rows if row.low is not None), default=0)
        least_high = min((row.high for row in self.rows if row.high is not None), default=0)
        return greatest_low / least_high if least_high else None

    def __str__(self) -> str:
        width = max(len(row.rule) for row in self.rows)
        return "\n".join(f"{row.rule:{width}}  {row}" for row in self.rows)


def aggregate(
    data: Dataset, query: AnyQuery, *, rule: str, assuming: Assumptions | None = None, latest: bool = False
) -> Aggregate:
    """What a rule makes of the figures that claims give for exactly what is asked.

    Claims on other scopes do not come in, except in ``bounds``. To count repeats once, assume ``originals_only``.

    Args:
        data: The claims.
        query: What is asked about.
        rule: The name of one of `aggregation_rules`. There is no default: no rule goes without saying.
        assuming: What is taken for granted.
        latest: Whether the latest running total of each speaker stands for the day asked about, as in `figures_on`;
            makes no difference to ``bounds``, which makes use of all running totals.

    Raises:
        DataError: If there is no such rule, with the problem code ``unknown-rule``.
        InvariantError: If the query or the assumptions name a record that is not there, or if ``latest`` is asked for
            and the query is not ``as_of`` a day.
        MissingExtraError: If the rule is ``bounds`` and the solver is not installed.
    """
    chosen = aggregation_rule(rule)
    figures = figures_on(data, query, assuming=assuming, latest=latest)
    return _apply(data, query, chosen, figures, assuming or Assumptions())


def sensitivity(
    data: Dataset, query: AnyQuery, *, assuming: Assumptions | None = None, latest: bool = False
) -> Sensitivity:
    """What each rule makes of the figures on a question, beside what the claims bound.

    The arguments and the errors are those of `aggregate`.
    """
    figures = figures_on(data, query, assuming=assuming, latest=latest)
    given = assuming or Assumptions()
    return Sensitivity(rows=tuple(_apply(data, query, rule, figures, given) for rule in aggregation_rules()))


def _apply(data: Dataset, query: AnyQuery, rule: AggregationRule, figures: Figures, assuming: Assumptions) -> Aggregate:
    if rule.answer is None:
        return _of_bounds(data, query, rule.name, assuming)
    if not figures.found:
        return Aggregate(rule=rule.name, low=None, high=None, left_out=figures.left_out, note=figures.note)
    answer = rule.answer(figures.found)
    unused = {one.claim: reason for one, reason in answer.unused}
    note = answer.note if answer.low is not None else answer.note or "no figure can be used by the rule"
    return Aggregate(
        rule=rule.name,
        low=answer.low,
        high=answer.high,
        best=answer.best,
        claims=tuple(dict.fromkeys(one.claim for one in answer.of)),
        taken=tuple(dict.fromkeys(one.claim for one in figures.found if one.claim not in unused)),
        left_out=(*figures.left_out, *(LeftOut(claim=id_, reason=reason) for id_, reason in unused.items())),
        note="; ".join(filter(None, [note, figures.note])),
    )


def _of_bounds(data: Dataset, query: AnyQuery, rule: str, assuming: Assumptions) -> Aggregate:
    bearing = bearing_on(data, query, assuming)
    found = bounds_by(data, bearing)
    binding = {one.claim for one in found.binding}
    order = [claim.id for claim in data.claims()]
    return Aggregate(
        rule=rule,
        low=found.low,
        high=found.high,
        claims=tuple(id_ for id_ in order if id_ in binding),
        taken=tuple(id_ for id_ in order if id_ in bearing.claims),
        note="the claims contradict each other" if found.is_empty else "",
    )
