"""Paragraphs and sentences of running text, as tokens with their places."""

from collections.abc import Collection, Iterator, Sequence

from attrs import frozen

from conflictdata.wording.lexicon import Token, Vocabulary, fold, tokens_of

__all__ = ["Sentence", "sentences"]

_ENDS = frozenset(".!?\u2026\u3002")
_MOST_TOKENS = 400
"""A longer sentence is cut, so that whatever is asked about its words takes a time linear in the length of the text."""
_CLOSING = frozenset("\"')]\u00bb\u201d")


@frozen(kw_only=True)
class Sentence:
    """One sentence of a text."""

    tokens: Sequence[Token]
    """Its words, signs and numbers, with their places in the whole text; at least one."""

    paragraph: int
    """The paragraph that it stands in, counted from 1. A line break ends a paragraph."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it begins and, exclusively, where it ends in the text, in characters from 0."""
        return self.tokens[0].start, self.tokens[-1].end


def sentences(text: str, abbreviations: Collection[str], vocabulary: Vocabulary | None = None) -> Iterator[Sentence]:
    """The sentences of a text, in order; runs of letters are cut by a ``vocabulary`` where one is given.

    A sign at the end of a sentence ends one if white space and no lower-case letter follow it. A full stop does so only
    if the word before it is neither one of ``abbreviations`` nor a single letter.
    """
    paragraph = 0
    offset = 0
    for line in fold(text).splitlines(keepends=True):
        tokens = [Token(token.text, token.start + offset, token.end + offset) for token in tokens_of(line, vocabulary)]
        offset += len(line)
        if not tokens:
            continue
        paragraph += 1
        begin = 0
        for place, token in enumerate(tokens):
            if place - begin == _MOST_TOKENS:
                yield Sentence(tokens=tokens[begin:place], paragraph=paragraph)
                begin = place
            if token.text in _ENDS and _ends(text, tokens, place, abbreviations):
                end = place + 1
                while end < len(tokens) and tokens[end].start == tokens[end - 1].end and tokens[end].text in _CLOSING:
                    end += 1
                yield Sentence(tokens=tokens[begin:end], paragraph=paragraph)
                begin = end
        if begin < len(tokens):
            yield Sentence(tokens=tokens[begin:], paragraph=paragraph)


def _ends(text: str, tokens: Sequence[Token], place: int, abbreviations: Collection[str]) -> bool:
    after = tokens[place].end
    while after < len(text) and text[after] in _CLOSING:
        after += 1
    if after < len(text) and not text[after].isspace():
        return False
    if tokens[place].text == "." and place and tokens[place - 1].end == tokens[place].start:
        word = tokens[place - 1].text
        if word in abbreviations or (len(word) == 1 and word.isalpha()):
            return False
    following = text[after : after + 80].lstrip()
    return not following or not following[0].islower()
