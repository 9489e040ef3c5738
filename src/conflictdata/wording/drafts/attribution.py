"""Who says so, in a sentence: "the ministry said", "according to officials", "reports indicate".

Rules over words, no more: the reader looks for a verb of saying and takes the words before it, or behind it, for the
speaker. What it finds is a proposal for a person to check, who also keeps private persons out of the data.
"""

from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from attrs import frozen

from conflictdata.vocab.sources import Stance
from conflictdata.wording.drafts.words import understood
from conflictdata.wording.languages import Language
from conflictdata.wording.lexicon import FIGURES, Lexicon, Token, fold, fold_all, plain

__all__ = ["Attribution", "attributions", "governing"]

_STOPS = frozenset(',;:.!?()[]"\u00ab\u00bb\u201c\u201d\u201e')
_LONGEST_SPEAKER = 12
_LONGEST_FORM = 4


@frozen(kw_only=True)
class Attribution:
    """Words that say who says what."""

    speaker: str | None
    """The words for the speaker as they stand in the text; `None` where nobody is named, as in "reports indicate"."""

    stance: Stance
    """What the speaker does with the content."""

    place: int
    """Where in the sentence it begins: the place of the first token of the verb, or of "according to"."""

    end: int
    """The place after the verb, or after "according to"."""

    words: str
    """The verb, or the words like it, as written."""

    is_origin: bool = False
    """Whether it names whom the speaker beside it relies on: citing."""


@frozen(eq=False)
class _Says:
    """The words of one language that attribute. The data file of English says what each table is for."""

    verbs: Lexicon[Stance]
    participles: Lexicon[Stance]
    sources: Lexicon[Stance]
    origins: Lexicon[Stance]
    unnamed: Lexicon[Stance]
    boundaries: frozenset[str]
    prepositions: frozenset[str]
    relatives: frozenset[tuple[str, ...]]
    passed_over: Lexicon[bool]
    nouns: frozenset[str]
    nouns_after: frozenset[str]
    denied_by: frozenset[str]
    addressing: frozenset[str]
    appositions: frozenset[str]
    leading: frozenset[str]
    speaker_behind: bool


class _Sentence(NamedTuple):
    text: str
    tokens: Sequence[Token]
    says: _Says
    taken: Collection[int]
    """Places of tokens that are no part of a speaker: those of counts and dates."""


def attributions(
    text: str, tokens: Sequence[Token], language: Language, taken: Collection[int] = ()
) -> list[Attribution]:
    """All attributions of a sentence, in order.

    Args:
        text: The whole text.
        tokens: The sentence.
        language: Its language.
        taken: Places of tokens that are no part of a speaker: those of counts and dates.
    """
    says = _says(language)
    sentence = _Sentence(text, tokens, says, taken)
    found: list[Attribution] = []
    place = 0
    while place < len(tokens):
        attribution = None if place in taken else _attribution(sentence, place, found)
        if attribution is not None:
            found.append(attribution)
        place = place + 1 if attribution is None else attribution.end
    return found


def governing(found: Sequence[Attribution], place: int) -> Attribution | None:
    """The attribution under which the words at a place of the sentence stand: the nearest before, or else behind.

    Where a speaker relies on somebody else ("the agency said, citing the ministry"), it is that somebody.
    """
    index = max(sum(attribution.place <= place for attribution in found) - 1, 0)
    for chosen, following in zip(found[index:], found[index + 1 :], strict=False):
        return following if following.is_origin and following.place <= chosen.end + 2 else chosen
    return found[index] if found else None


def _attribution(sentence: _Sentence, begin: int, found: Sequence[Attribution]) -> Attribution | None:
    tokens, says = sentence.tokens, sentence.says
    tables = (says.unnamed, says.sources, says.origins, says.verbs, says.participles)
    forms = [(form[1], table, form[0]) for table in tables if (form := table.find(tokens, begin)) is not None]
    if not forms:
        return None
    end, table, stance = max(forms, key=lambda form: form[0])
    before = tokens[begin - 1].text if begin else ""
    is_noun = end == begin + 1 and tokens[begin].text in says.nouns and before in says.nouns_after
    is_other = is_noun or before in says.denied_by or (found and found[-1].end == begin)
    if table is says.verbs and is_other:
        return None
    speaker = None
    if table is says.sources or table is says.origins:
        speaker = _behind(sentence, end)[0]
    elif table is says.verbs:
        speaker = _speaker(sentence, begin, end)
    elif table is says.participles:
        speaker = next((earlier.speaker for earlier in reversed(found) if earlier.speaker), None)
        speaker = speaker or _before(sentence, begin)[0]
    return Attribution(
        speaker=speaker,
        stance=stance,
        place=begin,
        end=end,
        words=sentence.text[tokens[begin].start : tokens[end - 1].end],
        is_origin=table is says.origins,
    )


def _speaker(sentence: _Sentence, verb: int, end: int) -> str | None:
    before, is_set_apart = _before(sentence, verb)
    behind, is_whole_clause = _behind(sentence, end)
    # "..., said the mayor" and not "The mayor, a former soldier, said people were hurt".
    is_inverted = verb > 0 and sentence.tokens[verb - 1].text in _STOPS and is_whole_clause and not is_set_apart
    is_addressed = sentence.tokens[verb].text in sentence.says.addressing
    if behind is not None and (sentence.says.speaker_behind or (is_inverted and not is_addressed)):
        return behind
    return before or behind


def _before(sentence: _Sentence, verb: int) -> tuple[str | None, bool]:
    """The words before a verb, and whether a relative clause or an apposition stands between."""
    tokens, says = sentence.tokens, sentence.says
    end = verb
    while (passed := _length_ending_at(says.passed_over, end, tokens)) > 0:
        end -= passed
    is_set_apart = False
    if end and tokens[end - 1].text == ",":
        end -= 1
        inset = _begin(sentence, end)
        if inset > 1 and tokens[inset - 1].text == "," and tokens[inset].text in says.appositions:
            end, is_set_apart = inset - 1, True  # "The governor, a former officer, said"
    begin = _begin(sentence, end)
    # "The service, which is the spy agency of the capital, said": the speaker stands before the relative clause.
    relative = begin - 3
    if relative > 0 and (tokens[relative + 1].text, tokens[relative + 2].text) in says.relatives:
        return _before(sentence, relative)[0], True
    return _words(sentence, begin, end), is_set_apart


def _begin(sentence: _Sentence, end: int) -> int:
    """Where the speaker begins whose words end at a place."""
    tokens, says = sentence.tokens, sentence.says
    begin = end
    while begin and end - begin < _LONGEST_SPEAKER and not _is_boundary(sentence, begin - 1):
        begin -= 1
    # "Officials in the capital said" keeps its "in", and "In the capital officials said" loses it.
    if begin < end and tokens[begin].text in says.prepositions:
        begin = next(place for place in range(end, begin, -1) if tokens[place - 1].text in says.prepositions)
    return begin


def _behind(sentence: _Sentence, begin: int) -> tuple[str | None, bool]:
    """The words behind a verb, and whether they end where a clause or a phrase does."""
    tokens, says = sentence.tokens, sentence.says
    if begin < len(tokens) and tokens[begin].text in says.leading:
        begin += 1
    end = begin
    while end < len(tokens) and end - begin < _LONGEST_SPEAKER and not _is_boundary(sentence, end):
        if tokens[end].text in says.prepositions or _starts_saying(sentence, end):
            break
        end += 1
    is_whole = end == len(tokens) or tokens[end].text in _STOPS or tokens[end].text in says.prepositions
    return _words(sentence, begin, end), is_whole


def _starts_saying(sentence: _Sentence, place: int) -> bool:
    return sentence.says.verbs.find(sentence.tokens, place) is not None


def _is_boundary(sentence: _Sentence, place: int) -> bool:
    tokens = sentence.tokens
    word = tokens[place].text
    if word == "-":  # a dash, and not the hyphen of a name
        return place > 0 and tokens[place - 1].end < tokens[place].start
    if word == FIGURES:  # the 24th Brigade, and not "in 2024 the army"
        return not (place + 1 < len(tokens) and tokens[place].end == tokens[place + 1].start)
    if word == "." and place and len(tokens[place - 1].text) == 1:  # U.S. officials
        return False
    return place in sentence.taken or word in _STOPS or word in sentence.says.boundaries


def _words(sentence: _Sentence, begin: int, end: int) -> str | None:
    return sentence.text[sentence.tokens[begin].start : sentence.tokens[end - 1].end] if begin < end else None


def _length_ending_at(lexicon: Lexicon[bool], place: int, tokens: Sequence[Token]) -> int:
    for begin in range(max(place - _LONGEST_FORM, 0), place):
        form = lexicon.find(tokens, begin)
        if form is not None and form[1] == place:
            return place - begin
    return 0


@lru_cache
def _says(language: Language) -> _Says:
    tables: Mapping[str, Any] = language.table("attribution")
    with understood(language):
        return _Says(
            verbs=_stances(tables["verbs"]),
            participles=_stances(tables["participles"]),
            sources=_stances(tables["sources"]),
            origins=_stances(tables["origins"]),
            unnamed=_stances(tables["unnamed"]),
            boundaries=fold_all(tables["boundaries"]),
            prepositions=fold_all(tables["prepositions"]),
            relatives=frozenset(tuple(fold(form).split()) for form in tables["relatives"]),
            passed_over=plain(tables["passed_over"]),
            nouns=fold_all(tables["nouns"]),
            nouns_after=fold_all(tables["nouns_after"]),
            denied_by=fold_all(tables["denied_by"]),
            addressing=fold_all(tables["addressing"]),
            appositions=fold_all(tables["appositions"]),
            leading=fold_all(tables["leading"]),
            speaker_behind=tables["order"] == "behind",
        )


def _stances(table: dict[str, list[str]]) -> Lexicon[Stance]:
    return Lexicon((form, Stance(code)) for code, forms in table.items() for form in forms)
