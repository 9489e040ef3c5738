"""Attribution: who says so, who passed it on, when, how, and how it was judged."""

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.provenance.documents import Locator
from conflictdata.values._check import check_text
from conflictdata.values.dates import UncertainDate
from conflictdata.values.judgements import Admiralty, Confidence, Grading, Likelihood
from conflictdata.values.references import AgentRef, ClaimRef, DocumentRef
from conflictdata.vocab.sources import Basis, Stance

__all__ = ["Assessment", "Provenance", "Relay"]


@frozen(kw_only=True, weakref_slot=False)
class Relay:
    """One station on the way from the speaker to the document at hand, such as a paper that quotes a ministry.

    Raises:
        InvariantError: If neither an agent nor a document is given, or a text is blank.
    """

    agent: AgentRef | None = None
    """Who passed it on."""

    document: DocumentRef | None = None
    """Where they did so."""

    stated: UncertainDate | None = None
    """When they did so."""

    wording: str | None = None
    """Their words, where they differ from the speaker's."""

    def __attrs_post_init__(self) -> None:
        if self.agent is None and self.document is None:
            raise InvariantError(Relay, ("agent", "document"), "at least one is needed")
        check_text(self, "wording", self.wording)


@frozen(kw_only=True, weakref_slot=False)
class Assessment:
    """What somebody thinks of a claim. Likelihood, confidence and grading are separate axes and are never converted.

    Raises:
        InvariantError: If it holds no judgement at all, or a text is blank.
    """

    assessor: AgentRef | None = None
    """Who judges; `None` where it is whoever made the record."""

    admiralty: Admiralty | None = None
    """Reliability of the source and credibility of the information, judged apart from each other."""

    likelihood: Likelihood | None = None
    """How likely it is, in the words of one estimative scale."""

    confidence: Confidence | None = None
    """How good the ground for the judgement is."""

    grading: Grading | None = None
    """The grade in a recorder's own scheme."""

    assessed: UncertainDate | None = None
    """When it was judged."""

    note: str | None = None
    """The reasons."""

    def __attrs_post_init__(self) -> None:
        if self.admiralty is None and self.likelihood is None and self.confidence is None and self.grading is None:
            rule = "at least one judgement is needed"
            raise InvariantError(Assessment, ("admiralty", "likelihood", "confidence", "grading"), rule)
        check_text(self, "note", self.note)


@frozen(kw_only=True, weakref_slot=False)
class Provenance:
    """Who says so: the speaker of a claim, the way it took, and the stance that the speaker takes.

    A report that quotes a report has one speaker and one or more relays: the speaker is whoever is answerable for the
    content, the relays passed it on, in the order from the speaker to ``document``.

    Raises:
        InvariantError: If neither a speaker nor a document nor a relay is given, if the stance retracts but names no
            retracted claim, or if a text is blank.
    """

    speaker: AgentRef | None = None
    """Whoever is answerable for the content; `None` where the document names nobody."""

    relays: tuple[Relay, ...] = ()
    """Those who passed it on, nearest to the speaker first."""

    document: DocumentRef | None = None
    """The document in which whoever made the record found it."""

    locator: Locator | None = None
    """Where in the document."""

    stance: Stance = Stance.ASSERTS
    """How the speaker puts it. A plain statement unless said otherwise."""

    basis: Basis = Basis.UNSPECIFIED
    """What the speaker goes by."""

    stated: UncertainDate | None = None
    """When the speaker said it; `None` where it is not known."""

    recorded_at: UncertainDate | None = None
    """When the record was made."""

    assessments: tuple[Assessment, ...] = ()
    """What the speaker, the recorder or others think of the claim."""

    sources: tuple[DocumentRef, ...] = ()
    """The documents that the speaker drew on, such as the articles behind a coded event. They are no relays."""

    derived_from: tuple[ClaimRef, ...] = ()
    """The claims that this one was made from: it stands on no ground of its own beside them."""

    supersedes: tuple[ClaimRef, ...] = ()
    """Earlier claims whose place this one takes."""

    retracts: tuple[ClaimRef, ...] = ()
    """Earlier claims that this one withdraws."""

    responds_to: tuple[ClaimRef, ...] = ()
    """The claims that this one denies, disputes, corrects, confirms or cannot confirm."""

    overlaps: tuple[ClaimRef, ...] = ()
    """Claims that count, or tell of, some of the same: a total and its part, a national and a regional report."""

    note: str | None = None
    """Doubts about the attribution, in words."""

    def __attrs_post_init__(self) -> None:
        if self.speaker is None and self.document is None and not self.relays:
            raise InvariantError(Provenance, ("speaker", "relays", "document"), "at least one is needed")
        if not self.retracts and self.stance is Stance.RETRACTS:
            raise InvariantError(Provenance, ("stance", "retracts"), "a retraction names the claims that it withdraws")
        if self.note is not None:
            check_text(self, "note", self.note)
