"""Which templates of a language fit a text: from tokens to a tree of phrases, without asking what it means."""

from attrs import frozen

from conflictdata.wording.dates.language import DateLanguage, Sequence, Token

__all__ = ["DATES", "EXTENTS", "WINDOWS", "Grammar", "Node"]

# In the order in which they are tried: the first that fits is taken.
DATES = (
    "iso",
    "numeric",
    "calendar",
    "holiday",
    "anchor",
    "offset",
    "either",
    "either_days",
    "season",
    "decade",
    "section",
    "shifted",
    "inside",
    "earlier",
    "part",
    "week_of",
    "ago",
    "later",
    "before_by",
    "after_by",
    "between_days",
    "between",
    "about",
    "maybe",
    "by",
    "before",
    "after",
)
EXTENTS = ("days", "range", "recent", "since", "until")
WINDOWS = (
    "night_now",
    "night_next",
    "night_days",
    "night_into",
    "night_from",
    "night_on",
    "edge",
    "daypart",
    "moments",
    "between_moments",
    "by_moment",
    "since_moment",
    "after_moment",
    "at",
)

_KINDS = {"date": DATES, "moment": ("moment",), "time": ("time",)}
# How many figures a number in a slot can have.
_SIZES = {
    "day": (1, 2),
    "hour": (1, 2),
    "minute": (1, 2),
    "year": (4,),
    "short_year": (2,),
    "number": (1, 2, 3, 4),
}
_ORDINALS = {"day", "ordinal"}
_FIGURES = {*_SIZES, *_ORDINALS, "clock", "iso", "numeric", "pair"}


@frozen
class Node:
    """A phrase that was found: of which kind, from which token to which (exclusive), and what fills its slots."""

    rule: str
    start: int
    end: int
    slots: "tuple[tuple[str, Node], ...]" = ()
    word: str = ""
    """The words themselves, or what they mean in the class of words of the slot."""

    def slot(self, name: str) -> "Node | None":
        """Return what fills a slot; `None` if the phrase has no such slot."""
        return next((node for slot, node in self.slots if slot == name), None)

    def need(self, name: str) -> "Node":
        """Return what fills a slot that all templates of the kind have."""
        return next(node for slot, node in self.slots if slot == name)


class Grammar:
    """Finds phrases among the tokens of one text.

    Every kind of phrase is looked for between two tokens once, so that a hostile text costs no more than the number of
    such pairs, which is bounded since texts of many tokens are refused before.
    """

    def __init__(self, language: DateLanguage, tokens: list[Token], anchors: frozenset[str]) -> None:
        self._language = language
        self._words = [token.word for token in tokens]
        self._anchors = anchors
        self._longest = max([language.longest, *(len(anchor.split()) for anchor in anchors)])
        self._slots: dict[tuple[str, int, int], Node | None] = {}
        self._phrases: dict[tuple[str, int, int], Node | None] = {}
        present = set(self._words)
        self._sequences = {
            rule: [items for items in sequences if _could_fit(items, present)]
            for rule, sequences in language.phrases.items()
        }

    def find(self, kinds: tuple[str, ...], start: int, end: int) -> Node | None:
        """Return the first phrase of one of the kinds from one token to another; `None` if none fits."""
        key = (kinds[0], start, end)
        if key not in self._phrases:
            self._phrases[key] = self._read(kinds, start, end) or self._without_extras(kinds, start, end)
        return self._phrases[key]

    def _read(self, kinds: tuple[str, ...], start: int, end: int) -> Node | None:
        for rule in kinds:
            for items in self._sequences.get(rule, ()):
                slots = self._fit(items, 0, start, end)
                if slots is not None:
                    return Node(rule, start, end, tuple(slots))
        return None

    def _without_extras(self, kinds: tuple[str, ...], start: int, end: int) -> Node | None:
        """Leave out words at either side that change nothing."""
        for size in range(1, min(self._longest, end - start - 1) + 1):
            if " ".join(self._words[start : start + size]) in self._language.leads:
                return self.find(kinds, start + size, end)
            if " ".join(self._words[end - size : end]) in self._language.trails:
                return self.find(kinds, start, end - size)
        return None

    def _fit(self, items: Sequence, at: int, start: int, end: int) -> list[tuple[str, Node]] | None:
        """Return what fills the slots, from an item to the last, if they fill all from one token to another."""
        rest = len(items) - at - 1
        if end - start <= rest or start >= end:
            return None
        if not items[at][0].startswith("{"):
            if self._words[start] not in items[at]:
                return None
            if rest == 0:
                return [] if end == start + 1 else None
            return self._fit(items, at + 1, start + 1, end)
        name = items[at][0][1:]
        for stop in range(end, end - 1, -1) if rest == 0 else range(start + 1, end - rest + 1):
            if rest and not self._can_begin(items[at + 1], stop):
                continue
            node = self._slot(name.rstrip("2"), start, stop)
            if node is None:
                continue
            after = self._fit(items, at + 1, stop, end) if rest else []
            if after is not None:
                return [(name, node), *after]
        return None

    def _can_begin(self, item: tuple[str, ...], place: int) -> bool:
        return item[0].startswith("{") or self._words[place] in item

    def _slot(self, name: str, start: int, end: int) -> Node | None:
        key = (name, start, end)
        if key not in self._slots:
            self._slots[key] = self._read_slot(name, start, end)
        return self._slots[key]

    def _read_slot(self, name: str, start: int, end: int) -> Node | None:
        if name in _KINDS:
            return self.find(_KINDS[name], start, end)
        if end - start > self._longest:
            return None
        words = " ".join(self._words[start:end])
        if name == "anchor" and words in self._anchors:
            return Node(name, start, end, word=words)
        meaning = self._language.words.get(name, {}).get(words)
        if meaning is None and name in _FIGURES:
            meaning = self._figures(name, start, end)
        return None if meaning is None else Node(name, start, end, word=meaning)

    def _figures(self, name: str, start: int, end: int) -> str | None:
        """Return figures as they stand, if they can be what the slot is for."""
        word = self._words[start]
        if end - start > 1:
            ending = " ".join(self._words[start + 1 : end])
            is_ordinal = name in _ORDINALS and ending in self._language.words.get("ordinal_ending", {})
            return word if is_ordinal and word.isdecimal() and len(word) <= 2 else None
        if name == "pair":
            return word if _kind_of_figures(word) == "numeric" and word.count("/") == 1 else None
        if name in _SIZES:
            return word if word.isdecimal() and len(word) in _SIZES[name] else None
        return word if name == _kind_of_figures(word) else None


def _kind_of_figures(word: str) -> str:
    """Tell a clock time, an ISO date and a date in figures apart, which the tokens hold whole."""
    if ":" in word:
        return "clock" if len(word) > 1 else ""
    if len(word) < 3 or not word[0].isdecimal() or word.isdecimal():
        return ""
    return "iso" if word[4:5] == "-" and word[5:7].isdecimal() and len(word) in {7, 10} else "numeric"


def _could_fit(items: Sequence, present: set[str]) -> bool:
    """Tell whether the text has all words that a sequence asks for."""
    return all(options[0].startswith("{") or not present.isdisjoint(options) for options in items)
