"""Drafting claims from running text, for a person to review.

Rules, and no model: a number phrase is a draft if the words beside it say what it counts. Each draft shows the sentence
that it was found in and why it was read as it was. Nothing enters a dataset by itself: `DraftClaim.accept` makes the
record, and takes the speaker, the side and the place from whoever reviewed it.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from attrs import evolve, frozen

from conflictdata.errors import InvariantError
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.parties import PersonGroup
from conflictdata.model.strikes import Salvo, StrikeEvent
from conflictdata.model.units import StrengthReport
from conflictdata.provenance.attribution import Provenance
from conflictdata.provenance.documents import Locator
from conflictdata.values.counts import ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import MunitionOutcome
from conflictdata.vocab.sources import Stance
from conflictdata.vocab.strikes import MunitionClass
from conflictdata.wording.attribution import attributions, governing
from conflictdata.wording.counts import count_of
from conflictdata.wording.dated import dates_in, nearest
from conflictdata.wording.languages import Language, language_of
from conflictdata.wording.lexicon import Token, fold
from conflictdata.wording.draft_words import DraftWords, draft_words
from conflictdata.wording.meanings import Meaning, Mention, meanings, mentions
from conflictdata.wording.numerals import NotReadError
from conflictdata.wording.phrases import Phrase
from conflictdata.wording.policies import WordingPolicy, policy_of
from conflictdata.wording.sentences import Sentence, sentences

__all__ = ["DraftClaim", "draft"]

@frozen(kw_only=True)
class DraftClaim:
    """A claim that a text seems to make, for a person to check. It is in no dataset until it is accepted.

    What it counts is a casualty category, a class of munition, or people of whom the text says nothing further, such as
    troops; exactly one of ``category``, ``munition`` and ``is_strength`` is set.
    """

    count: ReportedCount
    """The number phrase as written, and as read."""

    category: CasualtyCategory | None = None
    """What became of the people counted; `None` for munitions, and where it is not said."""

    munition: MunitionClass | None = None
    """The class of the munitions counted; `None` for people."""

    outcome: MunitionOutcome | None = None
    """What became of the munitions counted; `None` where it is not said."""

    is_strength: bool = False
    """Whether people are counted as a strength: troops who joined, are deployed, or take part."""

    group: PersonGroup = PersonGroup()  # noqa: RUF009 - frozen, so it can be shared
    """Who is counted, as far as the words beside the number say it. The side is for the reviewer to say."""

    speaker: str | None = None
    """The words of the text for whoever says so; `None` where nobody is named."""

    stance: Stance = Stance.ASSERTS
    """How the speaker puts it."""

    when: UncertainDate | Period | TimeWindow | None = None
    """What the date phrase of the sentence means; `None` where there is none, or it could not be read."""

    when_wording: str | None = None
    """The date phrase as written."""

    span: tuple[int, int]
    """Where the number phrase stands in the text: the first character, counted from 0, and the one after the last."""

    sentence: str
    """The sentence that it stands in: the evidence."""

    sentence_span: tuple[int, int]
    """Where the sentence stands in the text."""

    paragraph: int
    """The paragraph that it stands in, counted from 1."""

    reason: str
    """Why it was read as it was, in words."""

    @property
    def counted(self) -> str:
        """What is counted, in words."""
        if self.category is not None:
            return self.category.label
        if self.munition is not None:
            outcome = "" if self.outcome is None else f" {self.outcome.label}"
            return f"{self.munition.label}{outcome}"
        return "strength"

    def provenance(self, *, speaker: str | None = None, document: str | None = None) -> Provenance:
        """The attribution of the claim, with the paragraph and the stance that were found.

        Args:
            speaker: The id of the agent whom the reviewer holds for the speaker.
            document: The id of the document that the text was taken from.

        Raises:
            InvariantError: If neither is given.
        """
        locator = Locator(paragraph=self.paragraph)
        return Provenance(speaker=speaker, document=document, locator=locator, stance=self.stance)

    def accept(  # noqa: PLR0913 - what a reviewer may have to say
        self,
        id: str,
        provenance: Provenance,
        *,
        side: str | None = None,
        place: str | None = None,
        period: Period | None = None,
        category: CasualtyCategory | None = None,
        note: str | None = None,
    ) -> CasualtyEstimate | StrengthReport | StrikeEvent:
        """The claim as a record, made by whoever reviewed the draft.

        A casualty category gives a `CasualtyEstimate`, munitions a `StrikeEvent` with one salvo line, troops a
        `StrengthReport`. Evolve the record for all that the draft does not know.

        Args:
            id: The id of the new record.
            provenance: Who says so; `provenance` proposes one.
            side: The id of the actor whose people, or whose munitions, they are.
            place: The id of the place.
            period: When it happened. The date phrase of the draft is not taken over by itself.
            category: The category, where the draft has a wrong one or none.
            note: Doubts, in words.

        Raises:
            InvariantError: If a strength is accepted without the side, or an id is malformed.
        """
        chosen = category or self.category
        if chosen is not None:
            return CasualtyEstimate(
                id=id,
                category=chosen,
                group=evolve(self.group, side=side),
                count=self.count,
                period=period,
                place=place,
                provenance=provenance,
                note=note,
            )
        if self.munition is not None:
            salvo = Salvo(munition=self.munition, **{str(self.outcome or "launched"): self.count})
            places = () if place is None else (place,)
            return StrikeEvent(
                id=id, period=period, places=places, attacker=side, salvos=(salvo,), provenance=provenance, note=note
            )
        if side is None:
            raise InvariantError(DraftClaim, ("side",), "a strength is that of somebody: give the id of the actor")
        return StrengthReport(
            id=id, force=side, count=self.count, period=period, place=place, provenance=provenance, note=note
        )


def draft(
    text: str,
    lang: str = "en",
    published: str | date | UncertainDate | None = None,
    policy: str | WordingPolicy = "verbatim",
) -> tuple[DraftClaim, ...]:
    """Find the claims with numbers that a text seems to make, for a person to review.

    A number phrase is a draft if the words beside it say that it counts casualties, people, missiles or drones. Dates,
    ages, ordinals, designations, percentages and sums of money are none.

    Args:
        text: Running text, such as an article. A line break ends a paragraph.
        lang: Its language as a BCP 47 tag.
        published: When it was published; relative dates ("last August") are read from there, and not read without it.
        policy: The policy by which counts are read.

    Raises:
        DataError: If the language or the policy is not known.
    """
    language, chosen = language_of(lang), policy_of(policy)
    words = draft_words(language)
    found: list[DraftClaim] = []
    for sentence in sentences(text, language, words.abbreviations):
        found += _drafts_of(text, sentence, language, words, lang, chosen, published)
    return tuple(found)


def _drafts_of(  # noqa: PLR0913 - a sentence with its setting
    text: str,
    sentence: Sentence,
    language: Language,
    words: DraftWords,
    lang: str,
    policy: WordingPolicy,
    published: str | date | UncertainDate | None,
) -> Iterator[DraftClaim]:
    tokens = sentence.tokens
    found = mentions(text, tokens, language, words)
    if not found:
        return
    # Numbers that say what they count are no dates; those that do not may be: on 24 December 12 people were hurt.
    counted = {place for mention in found if mention.phrase.things for place in range(mention.start, mention.end)}
    dates = dates_in(text, tokens, lang, published, words.open_dates, words.unsure_dates, counted)
    dated = {place for mention in dates for place in range(*mention.places)}
    found = [
        mention
        for mention in found
        if dated.isdisjoint(range(mention.start, mention.end)) and not _is_year(text, tokens, mention, words)
    ]
    counts = meanings(found, tokens, language, words)
    claims = [(mention, meaning) for mention, meaning in zip(found, counts, strict=True) if meaning is not None]
    taken = {place for mention, _ in claims for place in range(mention.start, mention.end)}
    who = attributions(text, tokens, language, dated | taken)
    begin, end = sentence.span
    for (start, phrase), meaning in claims:
        count = _count(text, phrase, tokens[start:], language, policy, lang)
        if count is None or (meaning.is_strength and count.range.high in {0, 1}):
            continue
        says = governing(who, start)
        span = tokens[start].start, tokens[start + phrase.number_end - 1].end
        date_phrase = nearest(dates, *span)
        yield DraftClaim(
            count=count,
            category=meaning.category,
            munition=meaning.munition,
            outcome=meaning.outcome,
            is_strength=meaning.is_strength,
            group=meaning.group,
            speaker=None if says is None else says.speaker,
            stance=Stance.ASSERTS if says is None else says.stance,
            when=None if date_phrase is None else date_phrase.when,
            when_wording=None if date_phrase is None else text[date_phrase.start : date_phrase.end],
            span=span,
            sentence=text[begin:end],
            sentence_span=(begin, end),
            paragraph=sentence.paragraph,
            reason=meaning.reason if says is None else f"{meaning.reason}; {says.words!r} attributes it",
        )


def _is_year(text: str, tokens: Sequence[Token], mention: Mention, words: DraftWords) -> bool:
    """Whether a number is a year although people stand behind it: in 2024 captured soldiers were exchanged."""
    token = tokens[mention.start]
    figures = text[token.start : token.end]
    follows = mention.start > 0 and tokens[mention.start - 1].text in words.before_years
    return follows and len(figures) == 4 and figures[:2] in {"19", "20"} and figures.isdecimal()


def _count(
    text: str, phrase: Phrase, tokens: Sequence[Token], language: Language, policy: WordingPolicy, lang: str
) -> ReportedCount | None:
    window = tokens[: phrase.end]
    figures = {place: fold(text[token.start : token.end]) for place, token in enumerate(window)}
    wording = text[window[0].start : window[phrase.number_end - 1].end]
    try:
        return count_of(phrase, figures, language, policy, wording, lang)
    except NotReadError:
        return None
