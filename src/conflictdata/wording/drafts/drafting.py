"""Drafts: from a text to the claims that it seems to make, and from a draft to a record."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from attrs import evolve, frozen

from conflictdata.errors import InvariantError
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.parties import PersonGroup
from conflictdata.model.strikes import Salvo, StrikeEvent
from conflictdata.model.units import StrengthReport
from conflictdata.provenance.attribution import Provenance
from conflictdata.provenance.documents import Locator
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import CountStatus, MunitionOutcome
from conflictdata.vocab.sources import Stance
from conflictdata.vocab.strikes import MunitionClass
from conflictdata.wording.counts import count_of
from conflictdata.wording.drafts.attribution import Attribution, attributions, governing
from conflictdata.wording.drafts.clauses import Meaning
from conflictdata.wording.drafts.dated import DateMention, dates_in, nearest
from conflictdata.wording.drafts.meanings import meanings
from conflictdata.wording.drafts.mentions import Mention, mentions
from conflictdata.wording.drafts.sentences import Sentence, sentences
from conflictdata.wording.drafts.verb_final import verb_final_attributions
from conflictdata.wording.drafts.words import DraftWords, draft_words
from conflictdata.wording.languages import Language, language_of
from conflictdata.wording.lexicon import Token, fold
from conflictdata.wording.numerals import NotReadError
from conflictdata.wording.policies import WordingPolicy, policy_of

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

    def salvo(self, *, outcome: MunitionOutcome | None = None) -> Salvo:
        """The line of a strike event that a draft of munitions makes.

        Drafts of one strike make lines of one event: ``StrikeEvent(..., salvos=(first.salvo(), second.salvo()))``.

        Args:
            outcome: What became of the munitions, where the draft has a wrong outcome or none.

        Raises:
            InvariantError: If no munitions are counted, or nobody says what became of them.
        """
        if self.munition is None:
            raise InvariantError(
                DraftClaim, ("munition",), "no munitions are counted: accept the draft as what it counts"
            )
        chosen = outcome or self.outcome
        if chosen is None:
            rule = "the text does not say what became of the munitions: give the outcome"
            raise InvariantError(DraftClaim, ("outcome",), rule)
        counts: dict[str, Any] = {chosen.value: self.count}
        return Salvo(munition=self.munition, **counts)

    def accept(  # noqa: PLR0913 - what a reviewer may have to say
        self,
        id: str,
        provenance: Provenance,
        *,
        side: str | None = None,
        place: str | None = None,
        period: Period | None = None,
        category: CasualtyCategory | None = None,
        outcome: MunitionOutcome | None = None,
        note: str | None = None,
    ) -> CasualtyEstimate | StrengthReport | StrikeEvent:
        """The record that the draft makes, once a person has checked it.

        People of whom something became make a casualty estimate, munitions a strike event with one salvo, and other
        people a strength report. The speaker, the side, the place and the period are those that are given here: none
        is taken over from the words of the text.

        Args:
            id: The id of the new record.
            provenance: Who says so; `DraftClaim.provenance` proposes one.
            side: The id of the actor whose people, or whose munitions, they are.
            place: The id of the place.
            period: When it happened.
            category: The category, where the draft has a wrong one or none.
            outcome: What became of munitions, where the draft has a wrong outcome or none.
            note: Doubts, in words.

        Raises:
            InvariantError: If a strength is accepted without the side, or munitions without what became of them, or an
                id is malformed.
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
            places = () if place is None else (place,)
            salvos = (self.salvo(outcome=outcome),)
            return StrikeEvent(
                id=id, period=period, places=places, attacker=side, salvos=salvos, provenance=provenance, note=note
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
        published: When it was published, as a date or an EDTF text; relative dates ("last August") are read from there,
            and not read without it.
        policy: The policy by which counts are read.

    Raises:
        DataError: If the language or the policy is not known, or the language has no words for drafting.
        InvariantError: If ``published`` is no EDTF text.
    """
    when = UncertainDate(published) if isinstance(published, str) else published
    setting = _Setting(text, lang, language_of(lang), policy_of(policy), when)
    words = draft_words(setting.language)
    found: list[DraftClaim] = []
    for sentence in sentences(text, words.abbreviations, words.vocabulary):
        found += _drafts_of(sentence, setting, words)
    return tuple(found)


class _Setting(NamedTuple):
    text: str
    lang: str
    language: Language
    policy: WordingPolicy
    published: date | UncertainDate | None


def _drafts_of(sentence: Sentence, setting: _Setting, words: DraftWords) -> Iterator[DraftClaim]:
    text, language, tokens = setting.text, setting.language, sentence.tokens
    found = mentions(text, tokens, language, words)
    if not found:
        return
    # Numbers that say what they count are no dates; those that do not may be: on 24 December 12 people were hurt.
    counting = {place for mention in found if mention.phrase.things for place in range(mention.lead, mention.end)}
    dates = dates_in(text, tokens, setting.lang, setting.published, words.open_dates, words.unsure_dates, counting)
    dated = {place for mention in dates for place in range(*mention.places)}
    found = [mention for mention in found if not _is_date(text, tokens, mention, dated, words)]
    counted = meanings(found, tokens, language, words)
    claims = [(mention, meaning) for mention, meaning in zip(found, counted, strict=True) if meaning is not None]
    claimed = {place for mention, _ in claims for place in range(mention.lead, mention.end)}
    if words.has_particles:
        who = verb_final_attributions(text, tokens, language)
    else:
        who = attributions(text, tokens, language, dated | claimed)
    for mention, meaning in claims:
        read = _count(tokens, mention, setting)
        if read is not None and not (meaning.is_strength and read[0].range.high in {0, 1}):
            yield _draft(sentence, mention, meaning, read, governing(who, mention.start), dates, text)


def _draft(  # noqa: PLR0913, PLR0917 - what a draft is made of
    sentence: Sentence,
    mention: Mention,
    meaning: Meaning,
    read: tuple[ReportedCount, str],
    says: Attribution | None,
    dates: Sequence[DateMention],
    text: str,
) -> DraftClaim:
    first, last = sentence.tokens[mention.start], sentence.tokens[mention.start + mention.phrase.number_end - 1]
    date_phrase = nearest(dates, first.start, last.end)
    begin, end = sentence.span
    reasons = (meaning.reason, None if says is None else f"{says.words!r} attributes it", read[1])
    return DraftClaim(
        count=read[0],
        category=meaning.category,
        munition=meaning.munition,
        outcome=meaning.outcome,
        is_strength=meaning.is_strength,
        group=meaning.group,
        speaker=None if says is None else says.speaker,
        stance=Stance.ASSERTS if says is None else says.stance,
        when=None if date_phrase is None else date_phrase.when,
        when_wording=None if date_phrase is None else text[date_phrase.start : date_phrase.end],
        span=(first.start, last.end),
        sentence=text[begin:end],
        sentence_span=(begin, end),
        paragraph=sentence.paragraph,
        reason="; ".join(reason for reason in reasons if reason),
    )


def _is_date(text: str, tokens: Sequence[Token], mention: Mention, dated: set[int], words: DraftWords) -> bool:
    """Whether a number is part of a date, or a year with people behind it: in 2024 captured soldiers were exchanged."""
    if not dated.isdisjoint(range(mention.start, mention.end)):
        return True
    token = tokens[mention.start]
    figures = text[token.start : token.end]
    follows = mention.start > 0 and tokens[mention.start - 1].text in words.before_years
    return follows and len(figures) == 4 and figures[:2] in {"19", "20"} and figures.isdecimal()


def _count(tokens: Sequence[Token], mention: Mention, setting: _Setting) -> tuple[ReportedCount, str] | None:
    """The count, and why it bounds nothing where the policy refuses such words; `None` if it is no count at all."""
    phrase = mention.phrase
    window = tokens[mention.start : mention.end]
    figures = {place: fold(setting.text[token.start : token.end]) for place, token in enumerate(window)}
    wording = setting.text[window[0].start : window[phrase.number_end - 1].end]
    try:
        return count_of(phrase, figures, setting.language, setting.policy, wording, setting.lang), ""
    except NotReadError as error:
        refusal = error.reason
    try:
        count_of(phrase, figures, setting.language, policy_of("verbatim"), wording, setting.lang)
    except NotReadError:
        return None
    unread = ReportedCount(
        range=CountRange(),
        status=CountStatus.UNKNOWN,
        wording=wording,
        language=setting.lang,
        policy=setting.policy.name,
    )
    return unread, f"its range is not read: {refusal}"
