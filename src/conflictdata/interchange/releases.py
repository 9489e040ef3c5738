"""Releases: several releases of one dataset in one, so that it can be asked what was known on a day."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from attrs import evolve, frozen

from conflictdata.errors import InvariantError, MergeConflictError, Problem
from conflictdata.interchange.release_versions import (
    RELEASE,
    Reason,
    State,
    by_day,
    dated,
    day_of_release,
    restated,
    state_of,
    version_id,
    with_references,
)
from conflictdata.interchange.revisions import claim_changes
from conflictdata.model.dataset import Dataset, UnknownKey
from conflictdata.model.integrity import references_of
from conflictdata.model.merging import METADATA
from conflictdata.model.records import ENTITY_TYPES, Claim, Entity, Record, collection_of
from conflictdata.model.scopes import known_by
from conflictdata.provenance.attribution import Provenance
from conflictdata.provenance.documents import Document
from conflictdata.values.dates import UncertainDate
from conflictdata.vocab.sources import DocumentKind, Stance

__all__ = ["merge_releases"]

_ABSENT = "absent from the release of {}; that is no denial, and why it is absent is not known"


def merge_releases(  # noqa: PLR0913 - what there is to say of two releases
    old: Dataset,
    new: Dataset,
    *,
    released: UncertainDate | date | str,
    released_old: UncertainDate | date | str | None = None,
    maker: str | None = None,
    added_when_stated: bool = False,
) -> Dataset:
    """Both releases of one dataset in one, with what changed written as later claims.

    `Dataset.as_known_at` then gives what the earlier release says for days before the later one was released, and what
    the later one says from that day on. For a third release, merge it into the result.

    - A claim that says the same stands once, as the earlier release has it.
    - A claim that changed gets a new one beside it, under its id with the day behind it (``killed-1@2024-03-01``),
      which supersedes it, and corrects it if it is plainly asserted. So does a claim that refers to one that changed.
    - A claim that vanished is withdrawn: a record with the stance ``retracts`` repeats it.
    - A claim that is there again after it was withdrawn gets a new one, which takes the place of the withdrawal.
    - A claim that is new in the later release is put in as it is, but for its dates.

    What the later release is the first to say had been said by then, and it is not known when: ``recorded_at`` is its
    day, a date of statement or of publication before it becomes one of the days between the two,
    ``[2024-01-05..2024-03-01]``.

    Each release is a document of its own, published on its day. An entity that differs is taken from the later release;
    `compare` tells what it was. Rows of foreign files are those of both, each with its own file.

    Args:
        old: The earlier release, or several that were merged.
        new: The later release, as it was read.
        released: The day on which the later release was out, or a date whose last day is meant.
        released_old: The same for the earlier one. Claims that nothing dates to that day or before it then count as
            recorded on it; without it, they are known from no day before the later release.
        maker: The id of the agent that makes the dataset, who withdraws claims. Without it nobody is said to.
        added_when_stated: Whether claims that are new keep their dates, so that they count from the day on which they
            were stated and not from the release on. A daily series is then known day by day between two releases.

    Raises:
        InvariantError: If a day is not known, or the releases are not given in their order.
        DanglingReferenceError: If the maker is in neither release.
        MergeConflictError: If an id stands for records of different types, one of which is no claim.
    """
    day = day_of_release(released)
    first = None if released_old is None else day_of_release(released_old, "released_old")
    before, after = state_of(old), state_of(new)
    latest = max((known for known in (first, before.latest) if known is not None), default=None)
    if latest is not None and latest >= day:
        rule = f"the later release is of {day}, which is not after {latest}; merge releases in their order"
        raise InvariantError(Dataset, ("released",), rule)
    if after.names:
        raise InvariantError(Dataset, ("new",), "several releases were merged into it; merge them one by one")
    _check_types(old, new)
    return _Merging(old, new, before, after, first, day, maker, added_when_stated=added_when_stated).merged()


def _check_types(old: Dataset, new: Dataset) -> None:
    pairs = ((old.get(record.id), record) for record in new)
    problems = tuple(
        Problem(
            f"/{collection_of(type(mine))}/{mine.id}",
            "merge-conflict",
            f"{mine.id!r} is a {type(mine).__name__} here and a {type(theirs).__name__} there; rename one of them",
        )
        for mine, theirs in pairs
        if mine is not None
        and type(mine) is not type(theirs)
        and not (isinstance(mine, Claim) and isinstance(theirs, Claim))
    )
    if problems:
        raise MergeConflictError(problems)


def _undated(data: Dataset, claims: Iterable[Claim], day: date) -> Iterator[Claim]:
    """Claims that nothing dates to a day or before it, with the day on which a release had them."""
    documents = {document.id: document for document in data.documents}
    for claim in claims:
        known = known_by(claim, documents)
        if known is None or known > day:
            yield dated(claim, day)


@frozen
class _Merging:
    """The merging of a release into what was known before it."""

    old: Dataset
    new: Dataset
    before: State
    after: State
    first: date | None
    day: date
    maker: str | None
    added_when_stated: bool

    def merged(self) -> Dataset:
        reasons = self._reasons()
        ids = {name: version_id(name, self.day) for name in reasons}
        kept = {name: claim for name, claim in self.before.claims.items() if name in self.after.claims}
        ids.update({name: claim.id for name, claim in kept.items() if name not in ids and claim.id != name})
        documents = dict(self._documents(reasons))
        ids.update({name: document.id for name, document in documents.items()})
        records: dict[str, Record] = {record.id: record for record in self.old}
        records.update({entity.id: entity for entity in self._entities()})
        records.update({claim.id: claim for claim in self._dated_at_last(kept, reasons)})
        fresh: list[Record] = [
            *documents.values(),
            *self._releases(),
            *self._fresh(reasons, ids),
            *self._withdrawals(),
        ]
        fresh += self._rows(ids)
        records.update({record.id: record for record in fresh})
        return Dataset.of(
            records.values(),
            left_out=self.old.left_out | self.new.left_out,
            unknown_keys=self._unknown_keys(ids),
            **{name: getattr(self.new, name) or getattr(self.old, name) for name in METADATA},
        )

    def _dated_at_last(self, kept: Mapping[str, Claim], reasons: Mapping[str, Reason]) -> Iterator[Claim]:
        """Claims of the earlier release that nothing dates, with the first day on which a release had them.

        If its day is not known, that of the later one will do for claims that are in both.
        """
        if self.first is not None:
            return _undated(self.old, self.before.claims.values(), self.first)
        return _undated(self.old, (claim for name, claim in kept.items() if name not in reasons), self.day)

    def _reasons(self) -> dict[str, Reason]:
        """The claims of the release that need a version of their own, and why."""
        before, after = self.before, self.after
        reasons: dict[str, Reason] = dict.fromkeys(before.withdrawn.keys() & after.claims.keys(), Reason.AGAIN)
        gone, gone_now = _gone(self.old), _gone(self.new)
        for name, claim in after.claims.items():
            earlier = before.claims.get(name)
            if earlier is not None and claim_changes(earlier, before, claim, after):
                reasons[name] = Reason.CHANGED
            elif earlier is not None and earlier.id in gone and name not in gone_now:
                reasons[name] = Reason.AGAIN
        # What is the same but refers to what is not the same refers to the new version from then on.
        referring: dict[str, list[str]] = {}
        for name in before.claims.keys() & after.claims.keys():
            for _, target, _ in references_of(after.claims[name]):
                referring.setdefault(target, []).append(name)
        pending = sorted(reasons)
        while pending:
            for name in referring.get(pending.pop(), ()):
                if name not in reasons:
                    reasons[name] = Reason.REFERS
                    pending.append(name)
        return {name: reasons[name] for name in after.claims if name in reasons}

    def _fresh(self, reasons: Mapping[str, Reason], ids: Mapping[str, str]) -> Iterator[Claim]:
        """The claims that the release is the first to make."""
        documents = {document.id: document for document in self.new.documents}
        for name, claim in self.after.claims.items():
            if name in reasons:
                yield self._version(claim, reasons[name], ids)
            elif name not in self.before.claims:
                known = known_by(claim, documents)
                if not self.added_when_stated or known is None or known > self.day:
                    yield dated(with_references(claim, ids), self.day)
                else:
                    yield with_references(claim, self._claims_and_files(ids))

    def _version(self, claim: Claim, reason: Reason, ids: Mapping[str, str]) -> Claim:
        earlier = self.before.claims.get(claim.id) or self.before.withdrawn[claim.id]
        version = restated(with_references(claim, ids), self.day, reason)
        source = version.provenance
        responds = (*source.responds_to, earlier.id) if reason is Reason.CHANGED else source.responds_to
        source = evolve(source, supersedes=(earlier.id, *source.supersedes), responds_to=responds)
        return evolve(version, id=ids[claim.id], provenance=source)

    def _claims_and_files(self, ids: Mapping[str, str]) -> dict[str, str]:
        """The new ids but for those of documents that were published before, which keep their dates."""
        documents = {document.id for document in self.new.documents} - self.after.files
        return {name: id_ for name, id_ in ids.items() if name not in documents}

    def _withdrawals(self) -> Iterator[Claim]:
        for name, claim in self.before.claims.items():
            if name not in self.after.claims and name not in self.new.left_out:
                source = Provenance(
                    speaker=self.maker,
                    document=self._release_document(),
                    stance=Stance.RETRACTS,
                    recorded_at=UncertainDate.of(self.day),
                    retracts=(claim.id,),
                    note=_ABSENT.format(self.day),
                )
                yield evolve(claim, id=version_id(name, self.day), provenance=source)

    def _release_document(self) -> str:
        """The document that stands for the release: its file if it is one."""
        files = sorted(self.after.files)
        return version_id(files[0] if len(files) == 1 else RELEASE, self.day)

    def _releases(self) -> Iterator[Document]:
        """The documents that stand for the releases as a whole, by which their days are known later on."""
        for day, title in ((self.first, self.old.title), (self.day, self.new.title)):
            if day is not None:
                published = UncertainDate.of(day)
                id_ = version_id(RELEASE, day)
                yield Document(id=id_, title=title, kind=DocumentKind.DATASET, published=published)

    def _documents(self, reasons: Mapping[str, Reason]) -> Iterator[tuple[str, Document]]:
        """Versions of documents: of files, and of those published before the release that its new claims are found in.

        What the release is the first to find in a document is not known from the day on which that was published.
        """
        yield (
            RELEASE,
            Document(
                id=version_id(RELEASE, self.day),
                title=self.new.title,
                kind=DocumentKind.DATASET,
                published=UncertainDate.of(self.day),
            ),
        )
        claims = (
            claim for name, claim in self.after.claims.items() if name in reasons or name not in self.before.claims
        )
        sources = [claim.provenance for claim in claims]
        found_in = {source.document for source in sources}
        found_in |= {relay.document for source in sources for relay in source.relays}
        for document in self.new.documents:
            published = document.published
            if document.id in self.after.files:
                published = UncertainDate.of(self.day) if published is None else by_day(published, self.day)
            elif document.id not in found_in or by_day(published, self.day) == published:
                continue
            else:
                published = by_day(published, self.day)
            yield document.id, evolve(document, id=version_id(document.id, self.day), published=published)

    def _entities(self) -> Iterator[Entity]:
        for name in ENTITY_TYPES:
            for entity in getattr(self.new, name):
                earlier = self.old.get(entity.id)
                # By the day on which it was known to be published, claims of the earlier release were known.
                if isinstance(entity, Document) and isinstance(earlier, Document) and earlier.published is not None:
                    yield evolve(entity, published=earlier.published)
                else:
                    yield entity

    def _rows(self, ids: Mapping[str, str]) -> Iterator[Record]:
        files = {file.id: version_id(file.id, self.day) for file in self.new.source_files}
        names = {**ids, **files}
        for file in self.new.source_files:
            yield evolve(with_references(file, names), id=files[file.id])
        for row in self.new.source_rows:
            yield evolve(with_references(row, names), id=version_id(row.id, self.day))

    def _unknown_keys(self, ids: Mapping[str, str]) -> list[UnknownKey]:
        """The keys of both; of a record that both have alike, the later value."""
        keys = (
            *self.old.unknown_keys,
            *(evolve(key, record=ids.get(key.record, key.record)) for key in self.new.unknown_keys),
        )
        return list({(key.record, key.pointer): key for key in keys}.values())


def _gone(data: Dataset) -> set[str]:
    """The ids of all claims that others supersede or retract."""
    sources = (claim.provenance for claim in data.claims())
    return {id_ for source in sources for id_ in (*source.supersedes, *source.retracts)}
