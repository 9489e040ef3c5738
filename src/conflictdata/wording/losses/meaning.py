"""What each line of a statement of losses counts: people, munitions or equipment, and what became of them."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import groupby, takewhile

from attrs import Factory, define

from conflictdata.model.parties import PersonGroup
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import Countable, MunitionOutcome
from conflictdata.vocab.strikes import MunitionClass
from conflictdata.wording.languages import Thing
from conflictdata.wording.losses.lines import VERBS, WITHIN, Line, is_general
from conflictdata.wording.losses.marks import Mark
from conflictdata.wording.numerals import NotReadError
from conflictdata.wording.things import group_of

__all__ = ["Meaning", "Place", "contradicts", "meanings"]

Place = tuple[int, int]
"""The first token, and the one after the last."""

_FAMILIES = {
    "groups": Countable.PERSONS,
    "strength": Countable.PERSONS,
    "munitions": Countable.MUNITIONS,
    "equipment": Countable.EQUIPMENT,
    "places": Countable.PLACES,
    "events": Countable.EVENTS,
}
_WHERE = frozenset({Countable.PLACES, Countable.EVENTS})
_FILLING = frozenset({"weak", "counters", "joiners"})


@define(eq=False)
class Meaning:
    """What a line means. Places are those of tokens."""

    line: Line
    counted: Countable = Countable.UNSPECIFIED
    category: CasualtyCategory | None = None
    group: PersonGroup = PersonGroup()  # noqa: RUF009 - frozen, so it can be shared
    munition: MunitionClass | None = None
    equipment: Place | None = None
    outcome: MunitionOutcome | None = None
    side: Place | None = None
    scope: list[Place] = Factory(list[Place])
    unread: list[Place] = Factory(list[Place])
    """Words that are not understood. Most of them are in the scope as well."""

    is_total: bool = False
    is_subset: bool = False
    """Whether words such as "including" say that it is counted within another figure."""

    whole: "Meaning | None" = None
    """The figure within which this one is counted, by words such as "including"."""

    is_unclear: bool = False
    """Whether it is counted within one of several figures, and the words leave open which."""

    has_verb: bool = False
    """Whether its own words say what became of those counted."""

    is_bare: bool = False
    """Whether it has no words of its own at all."""


@define
class _Carried:
    """What words before a number of a sentence say of the numbers that follow in it."""

    side: Place | None = None
    verbs: Sequence[Mark] = ()
    scope: Sequence[Place] = ()
    whole: Meaning | None = None
    whole_by_verbs: bool = False
    is_unclear: bool = False
    launched: Meaning | None = None
    """The last munitions that were launched."""

    last: Meaning | None = None
    """The last figure of all."""


def meanings(lines: Sequence[Line]) -> list[Meaning]:
    """What each line means, in order.

    Raises:
        NotReadError: If it is not said what a number counts.
    """
    found: list[Meaning] = []
    by_line: dict[int, Meaning] = {}
    carried: dict[int, _Carried] = {}
    shared = _shared_verbs(lines)
    for line in lines:
        sentence = carried.setdefault(line.sentence, _Carried())
        owner = None if line.frame.owner is None else by_line[id(line.frame.owner)]
        meaning = Meaning(line)
        by_line[id(line)] = meaning
        _Reader(meaning, sentence, owner, found).read(shared.get(id(line), ()))
        found.append(meaning)
    return found


def _shared_verbs(lines: Sequence[Line]) -> dict[int, Sequence[Mark]]:
    """The words behind the last number of a list that are about all of it: "20 tanks, 3 guns and 150 men lost"."""
    shared: dict[int, Sequence[Mark]] = {}
    verbs: Sequence[Mark] = ()
    following: Line | None = None
    for line in reversed(lines):
        own = [mark for mark in (*line.before, *line.after) if mark.kind in VERBS and not is_general(mark)]
        kinds = {mark.kind for mark in (*line.before, *line.after)} | {thing.kind for thing in line.number.inside}
        has_noun = not kinds.isdisjoint(_FAMILIES)
        if following is None or following.sentence != line.sentence or following.is_cut:
            verbs = ()
        if own or not has_noun:
            ends_list = (
                "joiners" in line.joins
                and has_noun
                and not any(mark.kind in VERBS and not is_general(mark) for mark in line.before)
            )
            verbs = own if ends_list else ()
        elif verbs:
            shared[id(line)] = verbs
        following = line
    return shared


class _Reader:
    """Reads one line: each method fills in some fields of its meaning."""

    def __init__(self, meaning: Meaning, carried: _Carried, owner: Meaning | None, earlier: Sequence[Meaning]) -> None:
        self.meaning = meaning
        self.carried = carried
        self.owner = owner
        self.earlier = earlier
        number = meaning.line.number
        inside = [Mark(thing.kind, number.start, number.end, thing.code) for thing in number.inside]
        self.before = list(meaning.line.before)
        self.after = [*inside, *meaning.line.after]

    def read(self, shared: Sequence[Mark]) -> None:
        meaning, carried = self.meaning, self.carried
        self._keep_joined()
        self._keep_left()
        self._sort_nouns()
        marks = [*self.before, *self.after]
        meaning.is_total = any(mark.kind == "totals" for mark in marks)
        verbs = [mark for mark in marks if mark.kind in VERBS]
        meaning.has_verb = bool(verbs)
        self._read_side()
        self._read_scope()
        self._read_whole(marks)
        meaning.is_bare = all(mark.kind in _FILLING for mark in marks)
        if any(not is_general(verb) for verb in verbs):
            carried.verbs = [mark for mark in self.before if mark.kind in VERBS]
        elif not meaning.is_total:
            verbs += [*carried.verbs, *shared]
        self._read_verbs(verbs)
        self._inherit(verbs)
        self._check_attributed()
        carried.last = meaning
        if meaning.outcome is MunitionOutcome.LAUNCHED:
            carried.launched = meaning

    # ---- nouns -------------------------------------------------------------------------------------------------------

    def _sort_nouns(self) -> None:
        """Find what is counted. Nouns that are not counted become strange words."""
        self._drop_counter()
        nouns = [mark for mark in (*self.after, *reversed(self.before)) if mark.kind in _FAMILIES]
        family = _FAMILIES[nouns[0].kind] if nouns else Countable.UNSPECIFIED
        if family in _WHERE:
            first = next((mark for mark in self.after if mark.kind not in _FILLING), None)
            if first is None or _FAMILIES.get(first.kind) is not family:
                nouns = [mark for mark in nouns if _FAMILIES[mark.kind] not in _WHERE]
                family = _FAMILIES[nouns[0].kind] if nouns else Countable.UNSPECIFIED
        counted = _first_run([mark for mark in nouns if _FAMILIES[mark.kind] is family], self.before, self.after)
        kept = frozenset(counted)
        self.before = [_strange_unless(mark, kept) for mark in self.before]
        self.after = [_strange_unless(mark, kept) for mark in self.after]
        self.meaning.counted = family
        if family is Countable.PERSONS:
            self._read_group(counted)
        elif family is Countable.MUNITIONS:
            self.meaning.munition = self._munition(counted)
        elif family is Countable.EQUIPMENT:
            self.meaning.equipment = counted[0].start, counted[-1].end

    def _drop_counter(self) -> None:
        """Take a word for people as a mere counter where a noun stands directly before the number: "soldiers 5 men"."""
        beside = next((mark for mark in reversed(self.before) if mark.kind not in _FILLING), None)
        first = next((mark for mark in self.after if mark.kind not in _FILLING), None)
        if beside is None or first is None or beside.kind not in {"groups", "strength"}:
            return
        if first.kind == "groups" and not first.code:
            self.after[self.after.index(first)] = first._replace(kind="counters")

    def _read_group(self, nouns: Sequence[Mark]) -> None:
        beside = [mark for mark in (*self.before, *self.after) if mark.kind == "nationalities"]
        starts = {noun.start for noun in nouns}
        used = {mark for mark in beside if mark.end in starts}
        things = [Thing(mark.kind, mark.code) for mark in (*sorted(used, key=_start), *nouns)]
        attributes = [code for thing in things for code in thing.code.split(",") if thing.kind == "groups" and code]
        names = [name for attribute in attributes if (name := attribute.partition("=")[0]) != "roles"]
        if len(set(names)) < len(names):
            self._not_read((nouns[0].start, nouns[-1].end))
            return
        self.meaning.group = group_of(things)
        self.before = [mark for mark in self.before if mark not in used]
        self.after = [mark for mark in self.after if mark not in used]

    def _munition(self, nouns: Sequence[Mark]) -> MunitionClass | None:
        munition: MunitionClass | None = None
        for noun in nouns:
            another = MunitionClass(noun.code)
            if munition is None or another.is_kind_of(munition):
                munition = another
            elif not munition.is_kind_of(another):
                self._not_read((nouns[0].start, nouns[-1].end))
                return None
        return munition

    def _keep_joined(self) -> None:
        """Words joined by "and" or a comma that have no number: one figure for both, or something else about it."""
        for run in self.meaning.line.joined:
            if all(mark.kind in {"totals", "weak"} for mark in run):
                self.after += run
                continue
            words, verbs = list(run), list[Mark]()
            if VERBS.isdisjoint(mark.kind for mark in self.after):
                if all(mark.kind in VERBS or mark.kind == "weak" for mark in run):
                    self.after += run
                    continue
                while words[-1].kind in VERBS and all(mark.kind in _FAMILIES for mark in words[:-1]):
                    verbs.insert(0, words.pop())
            kinds = {mark.kind for mark in words if mark.kind in _FAMILIES or mark.kind in VERBS}
            own = {mark for mark in self.after if mark.kind in kinds}
            start = min(mark.start for mark in (*own, *words))
            self.after = [*(mark for mark in self.after if mark not in own), *verbs]
            if kinds == {"munitions"} and own and not any(mark.kind == "strange" for mark in words):
                self.after.append(Mark("munitions", start, words[-1].end, MunitionClass.MIXED))
            else:
                self._not_read((start, words[-1].end))

    def _keep_left(self) -> None:
        """Words that belong to nothing, and what is included without a number: "3,684 including prisoners"."""
        if left := self.meaning.line.left:
            self._not_read((left[0].start, left[-1].end))
        place = next((place for place, mark in enumerate(self.after) if mark.kind == "including"), None)
        if place is not None:
            self._not_read((self.after[place].start, self.after[-1].end))
            del self.after[place:]

    # ---- sides, scopes, wholes ---------------------------------------------------------------------------------------

    def _read_side(self) -> None:
        meaning, carried = self.meaning, self.carried
        before, after = _labels(self.before), _labels(self.after)
        if before:
            carried.side = before[0].start, before[-1].end
            for mark in after:
                self._not_read((mark.start, mark.end))
        if after and not before:
            meaning.side = after[0].start, after[-1].end
        elif meaning.is_total and not before and (others := self._since_total()):
            sides = {one.side for one in others}
            meaning.side = sides.pop() if len(sides) == 1 else None
        elif carried.side is not None:
            meaning.side = carried.side
        elif self.owner is not None and self.owner.line.heading == meaning.line.heading:
            meaning.side = self.owner.side
        elif labels := _labels(meaning.line.heading):
            meaning.side = labels[0].start, labels[-1].end

    def _since_total(self) -> list[Meaning]:
        """The figures of the frame since the last total."""
        frame = self.meaning.line.frame
        same_frame = (one for one in reversed(self.earlier) if one.line.frame is frame)
        return list(takewhile(lambda one: not one.is_total, same_frame))

    def _read_scope(self) -> None:
        before = list(_scopes(self.before))
        if before:
            self.carried.scope = before
        own = [*self.carried.scope, *_scopes(self.after)]
        if self.meaning.counted in _WHERE and self.meaning.line.is_cut:
            self.earlier[-1].scope.append((self._place_start(), self.after[-1].end))
        self.meaning.scope += own
        self.meaning.unread += own

    def _place_start(self) -> int:
        return self.before[0].start if self.before else self.meaning.line.number.start

    def _read_whole(self, marks: Sequence[Mark]) -> None:
        """Whether the figure is counted within another: "12 killed, including 3 children and 2 women"."""
        meaning, carried = self.meaning, self.carried
        if any(mark.kind in WITHIN for mark in marks):
            same_frame = [one for one in reversed(self.earlier) if one.line.frame is meaning.line.frame]
            wholes = [one for one in same_frame if one.whole is None]
            carried.is_unclear = not meaning.has_verb and self._are_rivals(wholes[:2])
            meaning.is_subset = not carried.is_unclear
            carried.whole = next(iter(wholes), self.owner) if meaning.is_subset else None
            carried.whole_by_verbs = meaning.has_verb
        elif carried.whole is not None and meaning.has_verb and not carried.whole_by_verbs:
            carried.whole = None
        if not meaning.is_total:
            meaning.whole = carried.whole
            meaning.is_subset = meaning.is_subset or carried.whole is not None
            meaning.is_unclear = carried.is_unclear and not meaning.has_verb

    def _are_rivals(self, wholes: Sequence[Meaning]) -> bool:
        """Whether words such as "including" may be about either figure: "12 killed and 30 wounded, including 5 men"."""
        categories = {one.category for one in wholes if one.line.sentence == self.meaning.line.sentence}
        return len(categories - {None}) > 1

    # ---- verbs -------------------------------------------------------------------------------------------------------

    def _read_verbs(self, verbs: Sequence[Mark]) -> None:
        meaning = self.meaning
        context = meaning.whole or self.owner
        context = context or self.carried.launched or self.carried.last
        kinds = {verb.kind for verb in verbs}
        if meaning.counted is Countable.UNSPECIFIED:
            if "categories" in kinds:
                meaning.counted = Countable.PERSONS
            elif "outcomes" in kinds:
                meaning.counted = Countable.MUNITIONS
            elif kinds and context is not None:
                meaning.counted = context.counted
        if meaning.counted is Countable.MUNITIONS:
            whole = meaning.whole or self.owner or self.carried.launched
            is_part = whole is not None and whole.outcome in {None, MunitionOutcome.LAUNCHED}
            self._read_outcome(verbs, is_part=is_part)
        elif meaning.counted is Countable.EQUIPMENT:
            outcomes = [verb for verb in verbs if verb.kind == "outcomes"]
            self._read_outcome(outcomes, is_part=False)
            self._leave([verb for verb in verbs if verb.kind == "categories" and not is_general(verb)])
        elif meaning.counted in _WHERE:
            self._leave([verb for verb in verbs if verb.kind == "categories"])
        else:
            self._read_category(verbs)

    def _read_category(self, verbs: Sequence[Mark]) -> None:
        meaning = self.meaning
        categories = [verb for verb in verbs if verb.kind == "categories"]
        specific = [verb for verb in categories if not is_general(verb)] or categories
        destroyed = [verb for verb in verbs if verb.kind == "destroyed" and verb.code and not categories]
        if len({verb.code for verb in specific}) > 1:
            self._leave([verb for verb in verbs if verb.kind == "categories"])
        elif specific:
            meaning.category = CasualtyCategory(specific[0].code)
        elif destroyed:
            meaning.category = CasualtyCategory(destroyed[0].code)
        elif any(verb.kind == "lost" for verb in verbs):
            meaning.category = CasualtyCategory.CASUALTIES_UNSPECIFIED
        elif not verbs and (general := [mark for mark in meaning.line.heading if mark.kind == "categories"]):
            meaning.category = CasualtyCategory(general[-1].code)
            meaning.counted = Countable.PERSONS
        self._leave([verb for verb in verbs if verb.kind in {"outcomes", "destroyed"} and verb not in destroyed])

    def _read_outcome(self, verbs: Sequence[Mark], *, is_part: bool) -> None:
        outcomes = [verb for verb in verbs if verb.kind == "outcomes"]
        kinds = {verb.kind for verb in verbs}
        if len({verb.code for verb in outcomes}) > 1:
            self._leave(outcomes)
        elif outcomes:
            self.meaning.outcome = MunitionOutcome(outcomes[0].code)
        elif "destroyed" in kinds:
            self.meaning.outcome = MunitionOutcome.INTERCEPTED
        elif "lost" in kinds and is_part:
            self.meaning.outcome = MunitionOutcome.SUPPRESSED
        elif "lost" in kinds:
            self._leave([verb for verb in verbs if verb.kind == "lost"])
        self._leave([verb for verb in verbs if verb.kind == "categories" and not is_general(verb)])

    def _leave(self, verbs: Sequence[Mark]) -> None:
        if verbs:
            self._not_read((min(verb.start for verb in verbs), max(verb.end for verb in verbs)))

    def _not_read(self, place: Place) -> None:
        self.meaning.scope.append(place)
        self.meaning.unread.append(place)

    # ---- what the figure around it says ------------------------------------------------------------------------------

    def _inherit(self, verbs: Sequence[Mark]) -> None:
        """Take from the figure around it what the line does not say: of 106 drones, 57 were shot down."""
        meaning = self.meaning
        whole = meaning.whole or self.owner
        if whole is None or meaning.is_total or meaning.is_bare or meaning.unread:
            return
        if meaning.counted is Countable.UNSPECIFIED:
            meaning.counted = whole.counted
        if meaning.counted is not whole.counted:
            return
        meaning.munition = meaning.munition or whole.munition
        meaning.equipment = meaning.equipment or whole.equipment
        if meaning.group == PersonGroup() and not contradicts(meaning.category, whole.category):
            meaning.group = whole.group
        if not verbs:
            meaning.category = meaning.category or whole.category
            meaning.outcome = meaning.outcome or whole.outcome

    def _check_attributed(self) -> None:
        meaning = self.meaning
        line = meaning.line
        follows = any(one.line.frame is line.frame for one in self.earlier[-1:])
        if meaning.is_bare and follows and not meaning.unread:
            raise NotReadError(line.number.start, "it is not said what this number counts")


def contradicts(part: CasualtyCategory | None, whole: CasualtyCategory | None) -> bool:
    """Whether the one category is said to be no part of the other."""
    return part is not None and whole is not None and whole.is_specified and not part.is_part_of(whole)


def _labels(marks: Sequence[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.kind in {"sides", "nationalities"}]


def _scopes(marks: Sequence[Mark]) -> Iterator[Place]:
    """Stretches of words that are not understood, small words before and between them included."""
    for is_filling, run in groupby(marks, lambda mark: mark.kind in {"weak", "strange"}):
        words = list(run)
        while is_filling and words and words[-1].kind == "weak":
            words.pop()
        if is_filling and words:
            yield words[0].start, words[-1].end


def _first_run(nouns: Sequence[Mark], before: Sequence[Mark], after: Sequence[Mark]) -> list[Mark]:
    """The nouns that stand together and closest to the number: of "12 civilians killed by soldiers" the first."""
    if not nouns:
        return []
    marks = after if nouns[0] in after else before[::-1]
    start = marks.index(nouns[0])
    chosen = set(nouns)
    return sorted(takewhile(chosen.__contains__, marks[start:]), key=_start)


def _start(mark: Mark) -> int:
    return mark.start


def _strange_unless(mark: Mark, counted: AbstractSet[Mark]) -> Mark:
    return mark._replace(kind="strange") if mark.kind in _FAMILIES and mark not in counted else mark
