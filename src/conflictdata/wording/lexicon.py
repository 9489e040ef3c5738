"""Taking text apart: folding, tokens, and tables that find the longest form at a place."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from attrs import frozen

__all__ = [
    "FIGURES",
    "Lexicon",
    "Token",
    "Vocabulary",
    "cut",
    "fold",
    "fold_all",
    "plain",
    "split_figures",
    "tokens_of",
]

T = TypeVar("T")

FIGURES = "\x00"
"""The text of every token that is a number written in figures; the figures stand in the text at its place."""

# One character for one, so that places in the folded text are places in the text.
_FOLDED = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d", "-"),
    **dict.fromkeys("\u2019\u2018\u02bc\u02b9\u00b4`", "'"),
    **dict.fromkeys("\u301c\uff5e\u223c", "~"),
    **{chr(0xFF10 + digit): str(digit) for digit in range(10)},
    "\uff0c": ",",
    "\u3001": ",",
    "\uff0e": ".",
    "\uff1f": "?",
    "\uff0b": "+",
    "\uff08": "(",
    "\uff09": ")",
    **dict.fromkeys("\u2a7e\u2267", "\u2265"),
    **dict.fromkeys("\u2a7d\u2266", "\u2264"),
    "\u0451": "\u0435",  # the Russian yo, mostly printed without its dots
    FIGURES: " ",
}
_FOLD = str.maketrans(_FOLDED)
_is_to_be_folded = re.compile(f"[{re.escape(''.join(_FOLDED))}]").search

# Groups set apart by plain spaces are taken together; whether a number is well formed is asked when it is read. That
# both kinds begin with the same digit lets the engine skip what is none.
_FIGURES = re.compile(
    r"([0-9](?:[0-9]{0,2}(?:[ ][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]*(?:[.,'\u00a0\u202f\u2009\u2007][0-9]+)*(?:e[0-9]{1,2}(?![^\W_]))?))"
)
_TOKEN = re.compile(r"\x00|[^\W\d_]+(?:'[^\W\d_]+)*|\S")

split_figures = _FIGURES.split
"""Cut a folded text at its numbers: the pieces at odd places are the numbers."""


def fold(text: str) -> str:
    """The text in lower case with one kind of dash, apostrophe and figures, each character at its old place."""
    lower = text.lower()
    if len(lower) != len(text):  # some capitals become two characters in lower case
        lower = "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)
    return lower if _is_to_be_folded(lower) is None else lower.translate(_FOLD)


@frozen
class Token:
    """A word, a sign, or a number in figures, and where it stands in the text."""

    text: str
    """The folded word or sign; `FIGURES` for a number in figures."""

    start: int
    """Where it begins, counted from 0."""

    end: int
    """Where it ends, exclusive."""


class Vocabulary(NamedTuple):
    """The words into which runs of letters are cut, in a language that does not set words apart by spaces."""

    words: frozenset[str]
    longest: int
    """The length of the longest word, in characters."""

    @classmethod
    def of(cls, words: frozenset[str]) -> "Vocabulary":
        """The vocabulary of some words, at least one."""
        return cls(words, max(map(len, words)))


def tokens_of(folded: str, vocabulary: Vocabulary | None = None) -> list[Token]:
    """The words, signs and numbers of a folded text.

    With a vocabulary, runs of letters are cut into the longest words that it holds, from left to right.
    """
    tokens: list[Token] = []
    offset = 0
    for place, piece in enumerate(split_figures(folded)):
        if place % 2:
            tokens.append(Token(FIGURES, offset, offset + len(piece)))
        else:
            for found in _TOKEN.finditer(piece):
                tokens += cut(found[0], offset + found.start(), vocabulary)
        offset += len(piece)
    return tokens


def cut(word: str, start: int, vocabulary: Vocabulary | None) -> Iterator[Token]:
    """The longest words that a run of letters is made of, from left to right; letters of no word stay together."""
    if vocabulary is None or not word[0].isalpha():
        yield Token(word, start, start + len(word))
        return
    place = unknown = 0
    while place < len(word):
        for end in range(min(len(word), place + vocabulary.longest), place, -1):
            if word[place:end] in vocabulary.words:
                if unknown < place:
                    yield Token(word[unknown:place], start + unknown, start + place)
                yield Token(word[place:end], start + place, start + end)
                place = unknown = end
                break
        else:
            place += 1
    if unknown < place:
        yield Token(word[unknown:], start + unknown, start + place)


class Lexicon(Generic[T]):
    """Forms of one or more words, each with what it means; finds the longest that begins at a place."""

    __slots__ = ("_tree",)

    def __init__(self, forms: Iterable[tuple[str, T]]) -> None:
        self._tree: dict[str, Any] = {}
        for form, meaning in forms:
            branch = self._tree
            for token in tokens_of(fold(form)):
                branch = branch.setdefault(token.text, {})
            branch[""] = meaning

    def find(self, tokens: Sequence[Token], start: int) -> tuple[T, int] | None:
        """The meaning of the longest form at ``tokens[start]``, and the place after it; `None` where there is none."""
        branch, found, place = self._tree, None, start
        while place < len(tokens) and tokens[place].text in branch:
            branch = branch[tokens[place].text]
            place += 1
            if "" in branch:
                found = branch[""], place
        return found

    def forms(self) -> Iterator[tuple[str, T]]:
        """All forms in their folded spelling, words set apart by spaces, each with its meaning."""
        pending: list[tuple[str, dict[str, Any]]] = [("", self._tree)]
        while pending:
            before, branch = pending.pop()
            for text, deeper in branch.items():
                if text:
                    pending.append((f"{before} {text}" if before else text, deeper))
                else:
                    yield before, deeper

    def words(self) -> set[str]:
        """Every single word that stands in a form."""
        return {word for form, _ in self.forms() for word in form.split(" ")}


def plain(forms: Iterable[str]) -> Lexicon[bool]:
    """The table of forms of which it only matters that they stand there."""
    return Lexicon((form, True) for form in forms)


def fold_all(forms: Iterable[str]) -> frozenset[str]:
    """Single words, folded."""
    return frozenset(map(fold, forms))
