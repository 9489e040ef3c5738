"""Explanations: an answer as a text that can be audited, each sentence with its claims and its sources."""

from collections.abc import Iterator
from typing import Any

from attrs import field, frozen

from conflictdata.model.dataset import Dataset
from conflictdata.model.records import Claim
from conflictdata.provenance.documents import Document
from conflictdata.reasoning.accounts import accounts_of, told
from conflictdata.reasoning.assumptions import Assumptions
from conflictdata.reasoning.bearing import Bearing, LeftOut, as_read, bearing_on, left_out
from conflictdata.reasoning.bibliography import bibtex, csl_items, reference_in_words
from conflictdata.reasoning.bounds import Bounds, bounds_by
from conflictdata.reasoning.citations import Citations
from conflictdata.reasoning.conflicts import Conflicts, conflicts
from conflictdata.reasoning.origins import Origins, origins
from conflictdata.reasoning.queries import AnyQuery
from conflictdata.reasoning.reasons import (
    About,
    Reason,
    on_assumptions,
    on_bounds,
    on_conflicts,
    on_judgements,
    on_left_out,
    on_origins,
    on_repair,
)
from conflictdata.reasoning.repairs import RepairedBounds, repaired_bounds
from conflictdata.reasoning.telling import figures_of, question_in_words, shared_borders
from conflictdata.values.counts import ReportedCount
from conflictdata.wording.phrasing import numbered

__all__ = ["Explanation", "Sentence", "explain"]

_PARAGRAPHS: tuple[frozenset[About], ...] = (
    frozenset({"question", "answer", "conflict", "repair", "origins"}),
    frozenset({"claims", "judgement"}),
    frozenset({"left out", "assumption"}),
)

_ENOUGH_CONFLICTS = 20


@frozen(kw_only=True)
class Sentence:
    """One sentence of an explanation, or a few that belong together, with what it goes by."""

    text: str
    """The words, with the numbers of the documents in brackets."""

    about: About
    """What it is about."""

    claims: tuple[str, ...] = ()
    """The ids of the claims that it tells of; empty where it tells of none."""

    documents: tuple[str, ...] = ()
    """The ids of the documents that it cites."""


@frozen(kw_only=True)
class Explanation:
    """An answer and what it rests on: who claims what, what binds, what conflicts, and where it can be read.

    It repeats what was claimed, in the words of the sources, and adds no judgement of its own. Words of likelihood and
    levels of confidence, where somebody gave them, stand in different sentences, as ICD 203 demands.
    """

    query: AnyQuery
    """What was asked."""

    sentences: tuple[Sentence, ...]
    """The sentences in the order of the text."""

    bounds: Bounds
    """What the claims allow."""

    conflicts: Conflicts
    """Contradictions among the claims, if there are any: all pairs, and as many others as make twenty in all."""

    repaired: RepairedBounds | None
    """What is left when the fewest claims are set aside; `None` where the claims do not contradict each other."""

    origins: Origins
    """The origins of the claims that bear on the question."""

    left_out: tuple[LeftOut, ...]
    """The claims that bear on the question and do not count."""

    documents: tuple[Document, ...]
    """The documents that are cited, in the order of their numbers."""

    data: Dataset = field(repr=False, eq=False)
    """The claims that were asked, with their counts as they were read for the answer."""

    @property
    def text(self) -> str:
        """The sentences: first the answer, then the claims, then what does not count and what was assumed."""
        parts = (" ".join(each.text for each in self.sentences if each.about in about) for about in _PARAGRAPHS)
        return "\n\n".join(filter(None, parts))

    def csl_json(self) -> list[dict[str, Any]]:
        """The documents as items of CSL-JSON, in the order of their numbers."""
        return csl_items(self.documents, self.data)

    def bibtex(self) -> str:
        """The documents as entries of BibTeX, in the order of their numbers."""
        return bibtex(self.documents, self.data)

    def __str__(self) -> str:
        cited = enumerate(self.documents, start=1)
        references = (f"[{number}] {reference_in_words(document, self.data)}" for number, document in cited)
        return "\n".join([self.text, *([""] if self.documents else []), *references])


def explain(data: Dataset, query: AnyQuery, *, assuming: Assumptions | None = None) -> Explanation:
    """Say in words what claims allow, and why: who claims what, what binds, what conflicts, and what was left out.

    Args:
        data: The claims.
        query: What is asked about.
        assuming: What is taken for granted.

    Raises:
        InvariantError: If the query or the assumptions name a record that is not there.
        MissingExtraError: If the solver is not installed.
    """
    assuming = assuming or Assumptions()
    data = as_read(data, assuming)
    bearing = bearing_on(data, query, assuming)
    found = bounds_by(data, bearing)
    contradictions = Conflicts(found=(), is_complete=True)
    repaired = None
    if found.is_empty:
        # One of the smallest is told, and how many there are at least: to find them all can take minutes.
        contradictions = conflicts(data, query, assuming=assuming, most=_ENOUGH_CONFLICTS, all_up_to=2)
        repaired = repaired_bounds(data, query, assuming=assuming)
    claims = [claim.id for claim in data.claims() if claim.id in bearing.claims]
    behind = origins(data, claims)
    aside = left_out(data, query, assuming=assuming)
    cites = Citations(data)

    def reasons() -> Iterator[Reason]:
        yield Reason("question", f"Asked for: {question_in_words(data, query)}.")
        yield from on_bounds(data, found, claims, cites)
        yield from on_conflicts(data, contradictions, cites)
        if repaired is not None:
            yield from on_repair(data, repaired, cites)
        yield from on_origins(data, behind, cites)
        yield from _on_claims(data, bearing, found, cites)
        yield from on_left_out(data, aside, cites)
        yield from on_assumptions(data, assuming, [data[id_] for id_ in claims], cites)

    sentences = [
        Sentence(text=reason.text, about=reason.about, claims=reason.claims, documents=cites.taken())
        for reason in reasons()
    ]
    return Explanation(
        query=query,
        sentences=tuple(sentences),
        bounds=found,
        conflicts=contradictions,
        repaired=repaired,
        origins=behind,
        left_out=aside,
        documents=cites.documents,
        data=data,
    )


def _on_claims(data: Dataset, bearing: Bearing, found: Bounds, cites: Citations) -> Iterator[Reason]:
    """Who claims what: the claims on what is asked, those that bind it, and how many others there are."""
    told_of = _figures_asked(bearing, found)
    direct = [data[id_] for id_ in told_of]
    shared = shared_borders(data, direct) if len(direct) > 1 else ()
    if shared:
        yield Reason("claims", f"All figures that follow count {' '.join(shared)}.", tuple(told_of))

    def figures(claim: Claim) -> list[tuple[str, ReportedCount]]:
        # Lines of a salvo may have equal counts; those that were read again are no longer the same objects.
        own, asked = list(figures_of(claim)), told_of[claim.id]
        same = [figure for figure in own if any(figure[1] is count for count in asked)]
        return same or [figure for figure in own if figure[1] in asked]

    for account in accounts_of(data, direct):
        for text, claims in told(data, account, figures, cites.cite, without=shared):
            yield Reason("claims", text, tuple(claim.id for claim in claims))
    others = [claim for claim in data.claims() if claim.id in bearing.claims and claim.id not in told_of]
    if others:
        one = len(others) == 1
        text = f"{numbered(len(others), 'other claim')} {'bears' if one else 'bear'} on it by way of these"
        yield Reason("claims", f"{text}{cites.cite(others)}.", tuple(claim.id for claim in others))
    yield from on_judgements(data, [*direct, *others], cites)


def _figures_asked(bearing: Bearing, found: Bounds) -> dict[str, list[ReportedCount]]:
    """By the id of each claim on what is asked, and of each that binds it, its counts that do so."""
    figures: dict[str, list[ReportedCount]] = {}
    for statement in bearing.statements:
        if any(asked.meets(statement.scope) for asked in bearing.asked):
            figures.setdefault(statement.claim, []).append(statement.count)
    for binding in found.binding:
        figures.setdefault(binding.claim, []).append(binding.count)
    return figures
