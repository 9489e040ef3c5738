"""Names of sources: several spellings of one, several names in one cell, those who passed a statement on."""

import re
from collections.abc import Iterable, Iterator

from conflictdata.interchange.clinic.cells import is_missing
from conflictdata.interchange.clinic.findings import Finding, Kind
from conflictdata.interchange.clinic.roles import Examined, Role
from conflictdata.interchange.clinic.tables import Column

__all__ = ["ALIASES", "RELAYS", "aliases", "relays"]

_ALIASES = Kind(
    code="alias-spellings",
    title="names that may mean the same source",
    rule="Two names in a column of sources or parties are the same but for case, punctuation, 'the', or brackets that "
    "one of them has; one has the initials of words of the other (MoD, Ministry of Defence); or one word of eight "
    "letters or more differs in one letter that is not the first. Looked for among up to "
    "5,000 names.",
    remedy="Decide which names mean one body and list them as its aliases; counting sources by their names counts it "
    "more than once. Names that look alike may be of different bodies.",
)
_SPELLINGS = Kind(
    code="spelling-variants",
    title="texts that differ in case or spaces only",
    rule="A column of categories or places has texts that are the same but for case, or for spaces.",
    remedy="Use one spelling; groups that are made by this column fall apart otherwise.",
)
ALIASES = (_ALIASES, _SPELLINGS)

_RELAY = Kind(
    code="relay-in-speaker",
    title="who passed it on stands in the name of who said it",
    rule="A cell of a column of sources says '(via ...)', 'according to', 'as reported by', 'citing' or the like.",
    remedy="Take the cell apart: one column for who said it, one for who passed it on.",
)
_SEVERAL = Kind(
    code="several-names-in-a-cell",
    title="several sources in one cell",
    rule="A cell of a column of sources has parts between semicolons, bars or line breaks.",
    remedy="Take the cell apart where the sign is no part of a name; a joint statement has several speakers.",
)
_NOTE = Kind(
    code="notes-in-names",
    title="notes in a column of names or links",
    rule="A cell of a column of sources has a note in brackets ('note, ...', 'cumulative'); or a cell of a column of "
    "links, of which at least half are links, is none, or has other words beside it.",
    remedy="Move the note to a column of its own.",
)
RELAYS = (_RELAY, _SEVERAL, _NOTE)

_MOST_NAMES = 5_000
_LONGEST_NAME = 200
_LONGEST_CELL = 4_000
_LONGEST_RUN = 9
_LEAST_LETTERS = 8
_LEAST_GIVEN = 3
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*")
_GIVEN = re.compile(r"\(([^\W_]{2,})\)\s*\Z")
_AFTER = re.compile(r"[;,][^()]*\)")
_TOKEN = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_SMALL = frozenset({"the", "a", "an", "of", "for", "and", "in", "on", "de", "la", "le", "et", "du", "des"})
_RELAYED = re.compile(
    r"\b(?:via(?! e-?mail\b)|according to|(?:as )?(?:reported|cited|quoted|relayed|told) (?:by|in|to)|citing|quoting"
    r"|leaked? to)\b",
    re.IGNORECASE,
)
_NOTED = re.compile(
    r"\((?:[^()]*\b(?:note|cumulative|sic|see|revised|updated|timing|unverified)\b[^()]*)\)", re.IGNORECASE
)
_PARTED = re.compile(r"[;|\n](?![^()]*\))")
_LINK = re.compile(r"(?:https?|ftp)://\S+|www\.\S+", re.IGNORECASE)


_PLURAL = {Role.SOURCE: "sources", Role.PARTY: "parties"}


def aliases(examined: Examined) -> Iterator[Finding]:
    """Several spellings of one name."""
    for column in examined.of(Role.SOURCE, Role.PARTY):
        names = _names(column, parted=examined.role(column) is Role.SOURCE)
        if not 1 < len(names) <= _MOST_NAMES:
            continue
        groups = list(_alike(list(names)))
        if groups:
            told = "; ".join(" = ".join(group) for group in groups[:5]) + ("; ..." if len(groups) > 5 else "")
            yield _ALIASES.found(
                [column.name],
                count=sum(map(len, groups)),
                of=len(names),
                counted="names",
                reason=f"taken for names of {_PLURAL[examined.role(column)]}; may be the same: {told}",
                examples=(column.example(names[name]) for group in groups for name in group[:2]),
            )
    for column in examined.of(Role.CATEGORY, Role.PLACE):
        folded = dict[str, list[int]]()
        for code in column.filled_codes:
            folded.setdefault(" ".join(column.texts[code].split()).casefold(), []).append(code)
        codes = sorted(code for same in folded.values() if len(same) > 1 for code in same)
        if codes:
            yield _SPELLINGS.found(
                [column.name],
                count=len(codes),
                of=len(column.filled_codes),
                counted="texts",
                reason=f"taken for a column of the role {examined.role(column).value!r}",
                examples=column.examples(codes),
            )


def _names(column: Column, *, parted: bool) -> dict[str, int]:
    """The names in a column, without who passed the statement on, and the first row that has each."""
    names = dict[str, int]()
    for code in column.filled_codes:
        text = column.texts[code]
        if is_missing(text):
            continue
        for part in _PARTED.split(text[:_LONGEST_CELL]) if parted else [text]:
            name = part.strip()
            relay = _RELAYED.search(name)
            if relay is not None:
                name = name[: relay.start()].rstrip(" (,")
            if 0 < len(name) <= _LONGEST_NAME and name not in names:
                names[name] = next(column.positions(code))
    return names


class _Groups:
    """Names in groups; at first each is a group of its own."""

    def __init__(self, names: list[str]) -> None:
        self._names = names
        self._of = list(range(len(names)))

    def join(self, one: int, other: int) -> None:
        """Put two names, and all that are with them, in one group."""
        first, second = sorted((self._root(one), self._root(other)))
        self._of[second] = first

    def _root(self, one: int) -> int:
        while self._of[one] != one:
            one = self._of[one]
        return one

    def found(self) -> Iterator[list[str]]:
        """The groups of two names or more."""
        found = dict[int, list[str]]()
        for number, name in enumerate(self._names):
            found.setdefault(self._root(number), []).append(name)
        return (same for same in found.values() if len(same) > 1)


def _alike(names: list[str]) -> Iterator[list[str]]:
    """Groups of names that may mean the same."""
    groups = _Groups(names)
    tokens = [_tokens(name) for name in names]
    first = dict[tuple[str, ...], int]()
    for number, own in enumerate(tokens):
        if own:
            groups.join(number, first.setdefault(own, number))
    for number, name in enumerate(names):
        plain = _tokens(_BRACKETS.sub(" ", name))
        if plain in first:
            groups.join(number, first[plain])
        for short in _shortened(name):
            other = first.get(short)
            if other is not None and _is_acronymic(names[other], tokens[other], plain):
                groups.join(number, other)
    for one, other in _misspelt(tokens):
        groups.join(one, other)
    return groups.found()


def _words(name: str) -> list[str]:
    return [word for word in _TOKEN.findall(name) if word.casefold() != "the"]


def _tokens(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without the article, and without notes behind a semicolon in brackets."""
    return tuple(word.casefold() for word in _words(_AFTER.sub(")", name)))


def _shortened(name: str) -> Iterator[tuple[str, ...]]:
    """The name with each run of words replaced by their initials, with and without small words, or by its brackets."""
    words = _words(_BRACKETS.sub(" ", name))
    for start in range(len(words)):
        for stop in range(start + 2, min(len(words), start + _LONGEST_RUN) + 1):
            run = words[start:stop]
            large = [word for word in run if word.casefold() not in _SMALL]
            if all(word[0].isupper() for word in large):
                for kept in (run, large):
                    initials = "".join(word[0] for word in kept).casefold()
                    yield tuple(word.casefold() for word in (*words[:start], initials, *words[stop:]))
    given = _GIVEN.search(_AFTER.sub(")", name))
    if given is not None and len(words) >= _LEAST_GIVEN:
        yield (given[1].casefold(),)


def _is_acronymic(name: str, short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the word of a name that the longer one lacks is written as initials are: MoD, CSIS, UN."""
    lacking = [word for word in _TOKEN.findall(name) if word.casefold() in short and word.casefold() not in long]
    return any(sum(letter.isupper() for letter in word) >= 2 for word in lacking)


def _misspelt(tokens: list[tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Pairs of names in which one long word differs in one letter."""
    others = dict[tuple[int, tuple[str, ...]], list[int]]()
    for number, words in enumerate(tokens):
        for at, word in enumerate(words):
            if len(word) >= _LEAST_LETTERS and word.isalpha():
                others.setdefault((at, (*words[:at], word[0], *words[at + 1 :])), []).append(number)
    for (at, _), numbers in others.items():
        for place, one in enumerate(numbers):
            for other in numbers[place + 1 : place + 200]:
                if _differ_in_a_letter(tokens[one][at], tokens[other][at]):
                    yield one, other


def _differ_in_a_letter(one: str, other: str) -> bool:
    """Whether one letter is another, is there in one only, or has changed places with its neighbour."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, more = one[start:], other[start:]
    swapped = rest[1::-1] + rest[2:] == more
    return rest[1:] == more[1:] or rest[1:] == more or rest == more[1:] or swapped


def relays(examined: Examined) -> Iterator[Finding]:
    """Names of sources that hold more than a name."""
    for column in examined.of(Role.SOURCE):
        texts = [(code, column.texts[code][:_LONGEST_CELL]) for code in column.filled_codes]
        for kind, sign in ((_RELAY, _RELAYED), (_SEVERAL, _PARTED), (_NOTE, _NOTED)):
            yield from _found(kind, column, "sources by its name", (code for code, text in texts if sign.search(text)))
    for column in examined.of(Role.URL):
        odd = [code for code in column.filled_codes if not all(map(_LINK.fullmatch, _links_in(column.texts[code])))]
        if column.total(odd) * 2 <= column.filled:
            yield from _found(_NOTE, column, "links by its name and its cells", odd)


def _links_in(text: str) -> list[str]:
    return re.split(r"[;|,\s]+(?=https?:|www\.)|[;|\s]+", text[:_LONGEST_CELL].strip())


def _found(kind: Kind, column: Column, what: str, codes: Iterable[int]) -> Iterator[Finding]:
    codes = [code for code in codes if not is_missing(column.texts[code])]
    if codes:
        yield kind.found(
            [column.name],
            count=column.total(codes),
            of=column.filled,
            reason=f"taken for a column of {what}",
            examples=column.examples(codes),
        )
