"""Accounts: what each speaker says, told once, with those who repeat it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date

from attrs import frozen

from conflictdata.model.dataset import Dataset
from conflictdata.model.records import Claim
from conflictdata.model.scopes import known_by
from conflictdata.reasoning.origins import body_of
from conflictdata.reasoning.telling import (
    Cite,
    borders_in_words,
    figure_in_words,
    said_when,
    speaker_of,
    stance_of,
)
from conflictdata.values.counts import ReportedCount
from conflictdata.vocab.sources import Basis, Stance
from conflictdata.wording.phrasing import joined, listed, name_of

__all__ = ["Account", "Figures", "accounts_of", "told"]

Figures = Callable[[Claim], Sequence[tuple[str, ReportedCount]]]
"""What of a claim is told."""


@frozen(kw_only=True)
class Account:
    """Claims that one speaker made on one occasion, and the claims that were made from them."""

    claims: tuple[Claim, ...]
    """Those of the speaker."""

    repeats: tuple[Claim, ...]
    """Those that were made from them, directly or by way of others."""


def accounts_of(data: Dataset, claims: Sequence[Claim]) -> list[Account]:
    """The claims by who said them and when: the accounts of one body after each other, the earliest first."""
    documents = {document.id: document for document in data.documents}
    days = {claim.id: known_by(claim, documents) or date.max for claim in claims}
    in_order = sorted(claims, key=lambda claim: (days[claim.id], claim.id))
    sources = {claim.id: _source(data, claim, days) for claim in in_order}
    roots = {claim.id: _root(claim.id, sources) for claim in in_order}
    own: dict[tuple[object, ...], list[Claim]] = {}
    for claim in in_order:
        if roots[claim.id] == claim.id:
            own.setdefault(_occasion(data, claim), []).append(claim)
    by_body: dict[str, list[Account]] = {}
    for group in own.values():
        account = Account(claims=tuple(group), repeats=tuple(_repeats(group, in_order, roots)))
        by_body.setdefault(_body(data, group[0]), []).append(account)
    return [account for accounts in by_body.values() for account in accounts]


def _source(data: Dataset, claim: Claim, listed_ids: Mapping[str, object]) -> str | None:
    """The nearest of the listed claims that this one was made from, however far back; `None` if there is none."""
    pending, seen = list(claim.provenance.derived_from), {claim.id}
    for id_ in pending:
        if id_ in seen or id_ not in data:
            continue
        if id_ in listed_ids:
            return id_
        seen.add(id_)
        pending += data[id_].provenance.derived_from
    return None


def _root(start: str, sources: Mapping[str, str | None]) -> str:
    """The claim at the end of the way back; no dataset holds claims that were made from each other in a circle."""
    root = start
    while (source := sources[root]) is not None:
        root = source
    return root


def _occasion(data: Dataset, claim: Claim) -> tuple[object, ...]:
    provenance = claim.provenance
    way = tuple((relay.agent, relay.document) for relay in provenance.relays)
    said = (provenance.speaker, provenance.stance, provenance.basis, provenance.stated, way, provenance.document)
    # Nobody who is not named is known to be the same as somebody else who is not.
    return (*said, borders_in_words(data, claim), claim.id if provenance.speaker is None else "")


def _repeats(group: Sequence[Claim], claims: Sequence[Claim], roots: Mapping[str, str]) -> Iterator[Claim]:
    ids = {claim.id for claim in group}
    return (claim for claim in claims if roots[claim.id] in ids and claim.id not in ids)


def _body(data: Dataset, claim: Claim) -> str:
    """The id of the body for which the speaker speaks; empty where nobody is named."""
    speaker = claim.provenance.speaker
    return "" if speaker is None else body_of(data, speaker)


def told(
    data: Dataset, account: Account, figures: Figures, cite: Cite, *, without: Sequence[str]
) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """An account in sentences, each with the claims that it tells: what was said, then who repeats it.

    Args:
        data: The dataset.
        account: The account.
        figures: What of each claim is told.
        cite: How claims are cited.
        without: Borders that are said elsewhere.
    """
    yield _said(data, account.claims, figures, without) + cite(account.claims) + ".", account.claims
    if account.repeats:
        borders = borders_in_words(data, account.claims[0])
        parts = _repeated(data, account, figures, cite, {*without, *borders})
        yield f"Repeated {'; '.join(parts)}.", account.repeats


def _said(data: Dataset, claims: Sequence[Claim], figures: Figures, without: Sequence[str]) -> str:
    first, provenance = claims[0], claims[0].provenance
    counted = listed([figure_in_words(what, count) for claim in claims for what, count in figures(claim)])
    borders = [border for border in borders_in_words(data, first) if border not in without]
    basis = "" if provenance.basis is Basis.UNSPECIFIED else f" (stated basis: {provenance.basis.label})"
    way = [relay.agent for relay in provenance.relays if relay.agent is not None]
    passed_on = f", as passed on by {joined(data, way)}" if way else ""
    sources = [data[id_] for claim in claims for id_ in claim.provenance.derived_from if id_ in data]
    tellers = list(dict.fromkeys(speaker_of(data, source) for source in sources))
    made = f", made from what was said by {listed(tellers)}" if tellers else ""
    speaker = "A speaker who is not named" if provenance.speaker is None else speaker_of(data, first)
    return (
        f"{speaker}{said_when(first)} {' '.join([stance_of(data, first), counted, *borders])}{basis}{passed_on}{made}"
    )


def _repeated(data: Dataset, account: Account, figures: Figures, cite: Cite, known: Collection[str]) -> Iterator[str]:
    """Those who say the same, all at once, and then each of the others with what it became."""
    said = {figure for claim in account.claims for figure in _read(figures(claim))}
    speaker, body = account.claims[0].provenance.speaker, _body(data, account.claims[0])

    def passes_on(claim: Claim) -> bool:
        return claim.provenance.stance is Stance.REPEATS or _body(data, claim) == body

    alike: dict[str, list[Claim]] = {}
    differing: dict[tuple[str, tuple[str, ...], str | None, Stance], list[Claim]] = {}
    for claim in account.repeats:
        teller = _teller(data, claim, speaker)
        new = tuple(border for border in borders_in_words(data, claim) if border not in known)
        if not new and passes_on(claim) and said.issuperset(_read(figures(claim))):
            alike.setdefault(teller, []).append(claim)
        else:
            differing.setdefault((teller, new, claim.provenance.document, claim.provenance.stance), []).append(claim)
    if alike:
        yield f"by {listed(list(alike))}{cite(claim for claims in alike.values() for claim in claims)}"
    for (teller, new, _, _), claims in differing.items():
        became = listed([figure_in_words(what, count) for claim in claims for what, count in figures(claim)])
        verb = " as" if passes_on(claims[0]) else f", who {stance_of(data, claims[0])}"
        yield f"by {teller}{verb} {' '.join([became, *new])}{cite(claims)}"


def _read(figures: Sequence[tuple[str, ReportedCount]]) -> Iterator[tuple[str, int, int | None]]:
    return ((what, count.range.low, count.range.high) for what, count in figures)


def _teller(data: Dataset, claim: Claim, repeated: str | None) -> str:
    """Who repeats a claim: the speaker, or, where that is the one who is repeated, who passed it on last."""
    provenance = claim.provenance
    relays = [relay.agent for relay in provenance.relays if relay.agent is not None]
    return name_of(data, relays[-1]) if provenance.speaker == repeated and relays else speaker_of(data, claim)
