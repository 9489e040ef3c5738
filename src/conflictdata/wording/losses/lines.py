"""Which words of a statement of losses belong to which number.

The marks of a statement are divided at signs and at "and". A stretch that has a number is a line. One that has none is
a heading of what follows ("Union loss, 4 killed"), or goes on with the line before it ("20 wounded and missing"). A
stretch with several numbers is cut between them.
"""

from collections.abc import Iterator, Sequence

from attrs import Factory, define

from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.wording.losses.marks import OF, Mark
from conflictdata.wording.numerals import NotReadError

__all__ = ["VERBS", "WITHIN", "Frame", "Line", "divide", "is_general"]

VERBS = frozenset({"categories", "outcomes", "lost", "destroyed"})
"""Words for what became of those counted."""

_MOST_LINES = 100
"""Which numbers may count the same people is asked of each two of them, so there is an end to them."""

_MOST_JOINED = 8
"""How many stretches without a number, behind one that has one, are looked at by themselves."""

_STOPS = frozenset({"stop", "semicolon"})
_SIGNS = _STOPS | {"open", "close", "comma", "slash", "colon", "dash", "equals", "joiners"}
WITHIN = frozenset({"including", "among", "included"})
"""Words that say that a figure is counted within another one."""

_OPENING = frozenset({"including", "among"})
_HEADING = frozenset({"totals", "sides"}) | _OPENING
_PLAIN_NOUNS = frozenset({"places", "events", "strange"})


@define(eq=False)
class Frame:
    """The inside of brackets, or what stands behind a colon; the whole statement is one as well."""

    owner: "Line | None" = None
    """The figure that the brackets stand behind."""

    outer: "Frame | None" = None
    """The frame around it."""

    heading: tuple[Mark, ...] = ()
    """Sides and general categories of the last heading in it: "Union loss"."""

    is_colon: bool = False
    """Whether it began with a colon, and so ends with the sentence."""


@define(eq=False)
class Line:
    """A number, and the words that belong to it."""

    number: Mark
    before: Sequence[Mark]
    after: list[Mark]
    kinds: set[str]
    """The kinds of these words."""

    joins: frozenset[str]
    """The signs between it and the stretch before it; empty where no sign stands there."""

    frame: Frame
    sentence: int
    """A number shared by the lines of one sentence, or part of a sentence up to a semicolon, in one frame."""

    heading: tuple[Mark, ...]
    """The heading of the frame as it was where the line stands."""

    is_cut: bool
    """Whether the number before it stands in the same stretch, without a sign between them."""

    joined: list[list[Mark]] = Factory(list[list[Mark]])
    """Stretches without a number behind it, each after a comma or an "and". The last one may be several."""

    left: list[Mark] = Factory(list[Mark])
    """Words at the end of the statement that belong to nothing."""

    def go_on(self, run: Sequence[Mark]) -> None:
        """Take words that belong to it as if no sign stood between."""
        self.after += run
        self.kinds.update(mark.kind for mark in run)

    def join(self, run: Sequence[Mark]) -> None:
        """Take words behind a comma or an "and"."""
        if len(self.joined) < _MOST_JOINED:
            self.joined.append(list(run))
        else:
            self.joined[-1] += run


def is_general(mark: Mark) -> bool:
    """Whether a category is one that does not say what became of people: losses."""
    return mark.kind == "categories" and not CasualtyCategory(mark.code).is_specified


def divide(marks: Sequence[Mark]) -> list[Line]:
    """The lines of a statement, in order.

    Raises:
        NotReadError: If a word may belong to the number before it or to the one behind it.
    """
    divider = _Divider()
    begin = 0
    for place, mark in enumerate(marks):
        if mark.kind in _SIGNS:
            run = marks[begin:place]
            bare_next = _is_bare(marks[place + 1 : place + 3])
            divider.take(run, mark.kind, bare_next=bare_next)
            divider.sign(mark, after_number=any(word.kind == "numbers" for word in run))
            begin = place + 1
    divider.take(marks[begin:], "stop", bare_next=False)
    divider.attach()
    if divider.lines:
        divider.lines[-1].left += divider.pending
    return divider.lines


def _is_bare(marks: Sequence[Mark]) -> bool:
    """Whether a number comes next that has no words of its own."""
    return bool(marks) and marks[0].kind == "numbers" and (len(marks) == 1 or marks[1].kind in _SIGNS)


class _Divider:
    def __init__(self) -> None:
        self.lines: list[Line] = []
        self.frame = Frame()
        self.pending: list[Mark] = []
        self.joins: set[str] = set()
        self.last: Line | None = None
        self.sentence = self.last_sentence = 0
        self.outside: list[int] = []

    def take(self, run: Sequence[Mark], sign: str, *, bare_next: bool) -> None:
        """Make lines of a stretch between two signs."""
        if all(mark.kind == "weak" for mark in run):
            return
        if any(mark.kind == "numbers" for mark in run):
            for order, (before, number, after) in enumerate(_cut(run)):
                words = [*self.pending, *before]
                line = Line(
                    number, words, after, {mark.kind for mark in (*words, *after)}, frozenset(self.joins), self.frame,
                    self.sentence, self.frame.heading, order > 0,
                )  # fmt: skip
                if len(self.lines) == _MOST_LINES:
                    raise NotReadError(number.start, f"a statement has at most {_MOST_LINES} numbers")
                self.lines.append(line)
                self.last = line
                self.pending.clear()
                self.joins.clear()
            return
        last = self.last
        if last is not None and self.joins == {"close"}:
            last.go_on(run)
        elif last is None or self._is_heading(run, sign, bare_next=bare_next):
            self._head(run)
        elif (whole := self._whole(run)) is not None:
            whole.go_on(run)
        else:
            last.join(run)
        self.joins.clear()

    def _whole(self, run: Sequence[Mark]) -> Line | None:
        """The figure that words go on with after a subset: "12 people, including 3 children, were killed"."""
        if not all(mark.kind in VERBS or mark.kind == "weak" for mark in run):
            return None
        for place in range(len(self.lines) - 1, 0, -1):
            line, before = self.lines[place], self.lines[place - 1]
            if before.sentence != line.sentence or not VERBS.isdisjoint(line.kinds | before.kinds):
                return None
            if not WITHIN.isdisjoint(line.kinds):
                return before
        return None

    def _is_heading(self, run: Sequence[Mark], sign: str, *, bare_next: bool) -> bool:
        return (
            sign in {"colon", "dash", "equals"}
            or not self.joins.isdisjoint(_STOPS)
            or (bare_next and "joiners" not in self.joins)
            or any(mark.kind in _HEADING for mark in run)
        )

    def _head(self, run: Sequence[Mark]) -> None:
        self.pending += run
        sides = tuple(mark for mark in run if mark.kind in {"sides", "nationalities"})
        general = tuple(mark for mark in run if is_general(mark))
        if sides:
            self.frame.heading = (*sides, *general)
        elif general:
            kept = (mark for mark in self.frame.heading if mark.kind != "categories")
            self.frame.heading = (*kept, *general)

    def sign(self, mark: Mark, *, after_number: bool) -> None:
        """Go on behind a sign."""
        sign = mark.kind
        if sign == "equals" and after_number:
            self.pending.append(mark._replace(kind="totals"))
        elif sign == "open" or (sign == "colon" and after_number):
            self._open(is_colon=sign == "colon")
        elif sign == "close":
            while self.frame.is_colon:
                self._close()
            self._close()
            self.joins = {"close"}
        else:
            if sign == "stop" and self.frame.is_colon:
                self._close()
            if sign in _STOPS:
                self._new_sentence()
            self.joins.add(sign)

    def _new_sentence(self) -> None:
        self.last_sentence += 1
        self.sentence = self.last_sentence

    def _open(self, *, is_colon: bool) -> None:
        owner = self.last if not self.pending and self.joins.isdisjoint(_STOPS) else None
        heading = self.frame.heading if owner is None else owner.heading
        self.frame = Frame(owner, self.frame, heading, is_colon)
        self.outside.append(self.sentence)
        self._new_sentence()
        self.last = None
        self.joins.clear()

    def _close(self) -> None:
        self.attach()
        if self.frame.outer is not None:
            self.last = self.frame.owner
            self.frame = self.frame.outer
            self.sentence = self.outside.pop()

    def attach(self) -> None:
        """Give a heading that nothing follows to the line before it."""
        line = self.last or self.frame.owner
        if self.pending and line is not None:
            line.join(self.pending)
            self.pending.clear()


def _cut(run: Sequence[Mark]) -> Iterator[tuple[Sequence[Mark], Mark, list[Mark]]]:
    """Each number of a stretch with the words before it and behind it."""
    numbers = [place for place, mark in enumerate(run) if mark.kind == "numbers"]
    begin, size = 0, len(run)
    for place, following, beyond in zip(numbers, [*numbers[1:], size], [*numbers[2:], size, size], strict=False):
        end = size
        if following < size:
            end = place + 1 + _cut_at(run[begin:place], run[place + 1 : following], run[following + 1 : beyond])
        yield run[begin:place], run[place], list(run[place + 1 : end])
        begin = end


def _cut_at(before: Sequence[Mark], between: Sequence[Mark], behind: Sequence[Mark]) -> int:
    """How many of the words between two numbers belong to the first one.

    Raises:
        NotReadError: If that cannot be told, as in "2 gunmen killed 20 civilians", or one is a share of the other.
    """
    if between and between[-1].code == OF:
        raise NotReadError(between[-1].start, "it is not understood how many of these")
    end = len(between)
    while end and between[end - 1].kind == "weak":
        end -= 1
    opening = next((place for place, mark in enumerate(between) if mark.kind in _OPENING), None)
    if opening is not None or not end:
        return opening or 0
    last = between[end - 1]
    used = {mark.kind for mark in before}
    if last.kind == "totals" or (last.kind == "sides" and "sides" in used):
        return end - 1
    if last.kind not in VERBS:
        return end
    first = next(mark for mark in between if mark.kind != "weak")
    if not used.isdisjoint(VERBS) or first.kind in _PLAIN_NOUNS:
        return end - 1
    words = [mark.kind for mark in behind if mark.kind != "weak"]
    if VERBS.isdisjoint(words) and words[:1] not in (["places"], ["events"]):
        raise NotReadError(last.start, "it may belong to the number before it or to the one behind it")
    return end
