"""What follows from the claims, on paper: the question stands on the left, what the claims say on it on the right."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from attrs import evolve
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from conflictdata.cli.output import clean
from conflictdata.cli.report_parts import heading, side_by_side, styled
from conflictdata.cli.report_reasoning import Answer, Conclusions
from conflictdata.cli.words import UNNAMED, counted, name_of, numbered, people, place_in_words, span
from conflictdata.model.dataset import Dataset
from conflictdata.reasoning.aggregation import Sensitivity
from conflictdata.reasoning.bounds import Binding
from conflictdata.reasoning.conflicts import Conflict
from conflictdata.reasoning.history import Change
from conflictdata.reasoning.origins import Loop, Origins
from conflictdata.reasoning.queries import Query
from conflictdata.reasoning.repairs import RepairedBounds
from conflictdata.vocab.persons import AgeBand, PersonStatus, Sex

__all__ = ["conclusions_page"]

_CAUTION = (
    "Worked out from all claims that count, each trusted and read alike. A range is what they allow together; it says "
    "nothing about where in it the number is."
)
_MOST_CONFLICTS = 10
_MOST_CHANGES = 6
_MOST_WAYS = 5
_MOST_RULES = 3
_ASIDE = (
    "Without any one of these sets, the other claims can hold together. Setting claims aside is no verdict on them: "
    "each weighs the same here, and other weights give other sets."
)


def conclusions_page(data: Dataset, found: Conclusions, console: Console) -> Iterator[RenderableType]:
    """The answers, the conflicts and the reports that went in a circle; nothing of what there is none of."""
    if found.claims:
        yield from heading("What follows from the claims", console)
        yield Text(_CAUTION, style="italic")
        yield Text()
        rows = [(_asked(data, answer), styled(_answered(data, answer))) for answer in found.answers]
        yield from side_by_side(rows, console)
        for line in _about_questions(found):
            yield Text(clean(line), style="dim")
        if found.explanation is not None:
            yield from heading(f"In words: {found.answers[0].question.query.counted.label}", console)
            yield from (Text(clean(line)) for line in str(found.explanation).splitlines())
        yield from _conflicts(found, console)
        yield from _ways(found, console)
    if found.loops:
        yield from heading(f"Circular reports ({len(found.loops):,})", console)
        yield _numbered(_loop(data, loop) for loop in found.loops)


def _about_questions(found: Conclusions) -> Iterator[str]:
    if found.missing is not None:
        yield f"Bounds, timelines and conflicts are left out: {found.missing}"
    if found.questions_left_out:
        others = numbered(found.questions_left_out, "other question")
        yield f"{others} with figures from two claims or more left out; conflictdata bounds FILE answers them."
    elif not found.answers:
        yield "There is no question on which two claims give a figure."


def _asked(data: Dataset, answer: Answer) -> Text:
    query = answer.question.query
    who = people(data, evolve(query.group, side=query.side))
    where = [place_in_words(data, query.place)] if query.place is not None else []
    units = [name_of(data, query.unit)] if query.unit is not None else []
    events = [f"in {name_of(data, query.event)}"] if query.event is not None else []
    days = [] if query.days is None else [span(query.days)]
    days = days if query.stock_on is None else [f"still so on {query.stock_on}"]
    scope = [(part, "") for part in (who, *units, *where, *events, *days) if part]
    claims = numbered(len(answer.question.claims), "claim")
    return styled([(query.counted.label, "bold cyan"), *scope, (f"{claims} on it", "dim")])


def _answered(data: Dataset, answer: Answer) -> Iterator[tuple[str, str]]:
    if answer.bounds is not None:
        yield str(answer.bounds), "bold yellow" if answer.bounds.is_empty else "bold green"
        binding: Iterable[Binding] = answer.bounds.binding
        if answer.repaired is not None:
            yield _left(answer.repaired), "bold green"
            binding = _binding_left(answer.repaired)
        elif answer.bounds.is_empty:
            yield "the fewest to set aside were not looked for: too many bear on each other", "dim"
        yield from ((line, "") for line in _bound_by(data, binding))
    yield _origins(data, answer.origins), ""
    if answer.sensitivity is not None:
        yield _by_rule(answer.sensitivity), ""
    if answer.timeline is not None:
        yield from ((line, "dim") for line in _changes(answer.timeline))
    elif answer.bounds is not None:
        yield "the rules and the timeline are left out: there are many claims", "dim"
    yield f"more: conflictdata explain FILE {_options(answer.question.query)}", "dim"


def _options(query: Query) -> str:
    """A question as the options of a command."""
    group = query.group
    given: list[tuple[str, object]] = [
        ("category", query.category),
        ("side", query.side),
        ("place", query.place),
        ("unit", query.unit),
        ("event", query.event),
        ("period", query.period),
        ("stock-on", query.stock_on),
        ("nationality", group.nationality),
        ("status", None if group.status is PersonStatus.UNDETERMINED else group.status),
        ("sex", None if group.sex is Sex.UNKNOWN else group.sex),
        ("age-band", None if group.age_band is AgeBand.UNKNOWN else group.age_band),
        *(("role", role) for role in sorted(group.roles)),
    ]
    return " ".join(f"--{name} {value}" for name, value in given if value is not None)


def _left(repaired: RepairedBounds) -> str:
    ways = len(repaired.ways)
    aside = numbered(len(repaired.ways[0][0].set_aside), "claim")
    how = "" if ways == 1 else f", in one of {ways}{'' if repaired.is_complete else ' or more'} ways"
    return f"{repaired} once the fewest are set aside ({aside}{how})"


def _binding_left(repaired: RepairedBounds) -> Iterator[Binding]:
    """The claims that bind the ends in those ways of setting claims aside that leave these ends."""
    for end, value in (("low", repaired.low), ("high", repaired.high)):
        for _, found in repaired.ways:
            if getattr(found, end) == value:
                yield from (each for each in found.binding if each.end == end)


def _bound_by(data: Dataset, binding: Iterable[Binding]) -> Iterator[str]:
    """Each claim that binds, with the ends that it binds."""
    ends: dict[Binding, list[str]] = {}
    for each in binding:
        ends.setdefault(evolve(each, end="low"), []).append(each.end)
    for each, bound in ends.items():
        speaker = UNNAMED if each.speaker is None else name_of(data, each.speaker)
        words = " ".join(part for part in counted(each.count)[::-1] if part)
        yield f"{' and '.join(dict.fromkeys(bound))} end: {speaker}, {words} #{each.claim}"


def _origins(data: Dataset, found: Origins) -> str:
    known = [origin for origin in found.found if origin.body is not None]
    named = ", ".join(f"{name_of(data, origin.body or '')} ({len(origin.claims):,})" for origin in known)
    unknown = len(found.found) - len(known)
    words = f"{numbered(len(known), 'known origin')}{f': {named}' if named else ''}"
    return words + (f"; {numbered(unknown, 'claim')} of unknown origin" if unknown else "")


def _by_rule(found: Sensitivity) -> str:
    """The least and the greatest number that a rule gives, and which rules give it."""
    rules: dict[int, list[str]] = {}
    for row in found.rows:
        if row.best is not None:
            rules.setdefault(row.best, []).append(row.rule)
    if not rules:
        return "by rule: no rule gives one number"
    ends = [f"{number:,} ({_some(rules[number])})" for number in dict.fromkeys([min(rules), max(rules)])]
    return f"by rule: {' to '.join(ends)}"


def _some(rules: list[str]) -> str:
    more = len(rules) - _MOST_RULES
    return ", ".join(rules[:_MOST_RULES]) + (f" and {numbered(more, 'other')}" if more > 0 else "")


def _changes(timeline: tuple[Change, ...]) -> Iterator[str]:
    """The days on which the answer changed, and what it was from then on; the last few where there are many."""
    answers = groupby(timeline, key=lambda change: str(change.bounds))
    changes = [(next(days).day, words) for words, days in answers]
    if len(changes) > _MOST_CHANGES:
        yield f"{numbered(len(changes) - _MOST_CHANGES, 'earlier change')} left out"
    for day, words in changes[-_MOST_CHANGES:]:
        yield f"as known on {day}: {words}"


def _conflicts(found: Conclusions, console: Console) -> Iterator[RenderableType]:
    if found.conflicts is None:
        return
    listed = found.conflicts.found
    yield from heading(f"Conflicts ({len(listed):,}{'' if found.conflicts.is_complete else ' or more'})", console)
    if listed:
        yield _numbered(_conflict(conflict) for conflict in listed[:_MOST_CONFLICTS])
    notes: list[str] = []
    if len(listed) > _MOST_CONFLICTS:
        notes.append(f"{len(listed) - _MOST_CONFLICTS:,} more were found; conflictdata conflicts FILE lists them.")
    if not found.conflicts.is_complete:
        notes.append("Larger ones may be left out.")
    if found.not_searched:
        claims = numbered(len(found.not_searched), "claim")
        notes.append(
            f"Not looked for among {claims}, since too many bear on each other; conflictdata conflicts FILE does."
        )
    elif not listed:
        notes.append("All claims that count can hold together.")
    for note in notes:
        yield Text(clean(note), style="dim")


def _conflict(conflict: Conflict) -> Text:
    return styled([(conflict.sentence, ""), (_ids(conflict.claims), "dim")])


def _ways(found: Conclusions, console: Console) -> Iterator[RenderableType]:
    repairs = (way.set_aside for answer in found.answers if answer.repaired for way, _ in answer.repaired.ways)
    ways = list(dict.fromkeys(repairs))
    if ways:
        yield from heading("The fewest claims to set aside", console)
        yield Text(_ASIDE, style="italic")
        yield _numbered(Text(clean(_ids(way))) for way in ways[:_MOST_WAYS])
    if len(ways) > _MOST_WAYS:
        yield Text(f"{len(ways) - _MOST_WAYS:,} more ways; --json lists them all.", style="dim")


def _loop(data: Dataset, loop: Loop) -> Text:
    way = " to ".join(name_of(data, agent) for agent in (*loop.agents, loop.agents[0]))
    return styled([(f"From {way}: no confirmation of each other.", ""), (_ids(loop.claims), "dim")])


def _ids(claims: tuple[str, ...]) -> str:
    return ", ".join(f"#{id_}" for id_ in claims)


def _numbered(entries: Iterable[Text]) -> RenderableType:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True, justify="right")
    grid.add_column(overflow="fold")
    for number, entry in enumerate(entries, 1):
        grid.add_row(f"{number}.", entry)
    return grid
