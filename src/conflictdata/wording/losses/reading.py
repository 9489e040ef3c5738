"""Reading statements of losses: which numbers they give, what each counts, and which are parts of which."""

from enum import StrEnum

import attrs
from attrs import frozen

from conflictdata.errors import InvariantError, Problem, WordingError
from conflictdata.model.parties import PersonGroup
from conflictdata.values._check import check_text
from conflictdata.values.counts import ReportedCount
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import Countable, LossRole, MunitionOutcome
from conflictdata.vocab.strikes import MunitionClass
from conflictdata.wording.counts import count_of
from conflictdata.wording.languages import language_of
from conflictdata.wording.lexicon import fold
from conflictdata.wording.losses.figures import Statement, statement
from conflictdata.wording.losses.lines import divide
from conflictdata.wording.losses.marks import marks_of
from conflictdata.wording.losses.meaning import Meaning, Place, meanings
from conflictdata.wording.losses.relations import Relation, relations
from conflictdata.wording.losses.words import loss_words
from conflictdata.wording.numerals import NotReadError
from conflictdata.wording.policies import WordingPolicy, policy_of

__all__ = ["Loss", "read_losses"]


@frozen(kw_only=True, repr=False)
class Loss:
    """One figure of a statement of losses, and how it relates to the others.

    Raises:
        InvariantError: If what is counted and what is said of it do not fit together, the role and ``part_of`` do not,
            the span is empty, or a text is blank.
    """

    count: ReportedCount
    """The number as written, with the words around it, and as read."""

    counted: Countable = Countable.UNSPECIFIED
    """What kind of thing the figure counts."""

    category: CasualtyCategory | None = None
    """What became of the people; `None` where it is not said, or several words say it that no category covers."""

    group: PersonGroup = PersonGroup()  # noqa: RUF009 - frozen, so it can be shared
    """The people, as far as the words tell them apart. The side is given by ``side``."""

    munition: MunitionClass | None = None
    """The class of the munitions; `None` where it is not said."""

    equipment: str | None = None
    """The class of equipment as written, such as ``tanks``."""

    outcome: MunitionOutcome | None = None
    """What became of the munitions; `None` where it is not said."""

    side: str | None = None
    """The label of the side whose loss it is, as written: ``US``, ``Union``. Which actor is meant is not decided."""

    scope: str | None = None
    """Words that narrow the figure, as written: ``entire siege``. Several are set apart by semicolons."""

    role: LossRole = LossRole.SOLE
    """Whether it is a total, a part of one, a subset of another figure, or stands by itself."""

    part_of: int | None = None
    """Which of the figures it is a part or a subset of, counted from 0; `None` where it is of none."""

    overlaps: tuple[int, ...] = ()
    """Which other figures may count the same people or things, apart from its own total and its own parts."""

    problems: tuple[Problem, ...] = ()
    """What is doubtful about it. The codes are ``words-not-read``, ``unclear-part``, ``parts-do-not-sum`` and
    ``parts-exceed-total``.
    """

    span: tuple[int, int]
    """Where the wording of the count stands in the statement: its first character, from 0, and the one after it."""

    def __attrs_post_init__(self) -> None:
        for field in ("equipment", "side", "scope"):
            check_text(self, field, getattr(self, field))
        if (self.role in {LossRole.PART, LossRole.SUBSET}) is not (self.part_of is not None):
            raise InvariantError(
                Loss, ("role", "part_of"), "a part or subset, and nothing else, says of which figure it is one"
            )
        if self.category is not None and self.counted not in {Countable.PERSONS, Countable.UNSPECIFIED}:
            raise InvariantError(Loss, ("category", "counted"), "a casualty category is one of people")
        if self.munition is not None and self.counted is not Countable.MUNITIONS:
            raise InvariantError(Loss, ("munition", "counted"), "a class of munition needs munitions to be counted")
        if self.equipment is not None and self.counted is not Countable.EQUIPMENT:
            raise InvariantError(Loss, ("equipment", "counted"), "a class of equipment needs equipment to be counted")
        if not 0 <= self.span[0] < self.span[1]:
            raise InvariantError(Loss, ("span",), "the span has a beginning, and an end behind it")

    def __repr__(self) -> str:
        # Only what is said: with all the fields that hold their default, a tuple of these could not be read by people.
        fields = (field for field in attrs.fields(Loss) if field.name != "count")
        told = [
            (field.name, getattr(self, field.name)) for field in fields if getattr(self, field.name) != field.default
        ]
        shown = ", ".join(f"{name}={value.value if isinstance(value, StrEnum) else value!r}" for name, value in told)
        return f"Loss({self.count.wording!r} as {self.count.range}, {shown})"


def read_losses(text: str, lang: str = "en", policy: str | WordingPolicy = "verbatim") -> tuple[Loss, ...]:
    """Read a statement of losses, such as ``"4 killed, 20 wounded. Total, 24."``, into its figures.

    Every number is one figure, in the order of the statement, and so are words for none and for an unknown number.
    Nothing is added up and nothing is inferred: "88 total (US 23; CS 65)" has a total and two parts, which do not say
    whether people were killed or wounded. Words that are not understood are kept as the scope of the figure that they
    stand beside, which then has the problem ``words-not-read``: use such a figure only after reading them. Dates, clock
    times, names of types and measures are no figures.

    The letters K, W, M and C behind figures are killed, wounded, missing and captured where several of them stand
    together ("37K/214W", "(US 20W; CS 3K)"); elsewhere K is a thousand and M a million. Where it may be either, as in
    "lost 3k", the statement is refused.

    Example:
        >>> [(loss.category, loss.count.range.low, loss.role.code) for loss in read_losses("5 killed, 20 wounded")]
        [(<CasualtyCategory.KILLED: 'killed'>, 5, 'sole'), (<CasualtyCategory.WOUNDED: 'wounded'>, 20, 'sole')]

    Args:
        text: The words of the source.
        lang: The language as a BCP 47 tag; see `known_languages`.
        policy: The name of a policy, or a policy; see `known_policies`.

    Raises:
        WordingError: If there is no figure, if it cannot be told what a number counts, or if the policy does not record
            such words; the error names the span.
        DataError: If the language or the policy is not known.
    """
    language, chosen = language_of(lang), policy_of(policy)
    source = statement(language, loss_words(language), text, fold(text))
    figures = {place: source.folded[token.start : token.end] for place, token in enumerate(source.tokens)}

    def read(meaning: Meaning) -> ReportedCount:
        number = meaning.line.number
        wording = source.written(number.start, number.end)
        return count_of(number.phrase, figures, language, chosen, wording, lang)

    try:
        found = meanings(divide(list(marks_of(source))))
        for meaning in found:
            _check_letters(source, meaning)
        counts = [read(meaning) for meaning in found]
    except NotReadError as error:
        token = source.tokens[error.token]
        raise WordingError(text, (token.start, token.end), error.reason, error.choices) from None
    if not found:
        raise WordingError(text, (0, len(text)), "there is no number in it, nor words for none or for an unknown one")
    related = relations(found, [count.range for count in counts], source)
    return tuple(_loss(source, *one) for one in zip(found, counts, related, strict=True))


def _check_letters(source: Statement, meaning: Meaning) -> None:
    """Refuse "lost 3k", where K may be a thousand or killed."""
    number, suffixes = meaning.line.number, source.language.suffixes
    letters = [place for place in range(number.start, number.end) if source.tokens[place].text in suffixes]
    is_said = meaning.category is not None and meaning.category.is_specified
    if is_said or not letters or letters[-1] not in source.unsure:
        return
    place = letters[-1]
    digits = source.written(place - 1, place)
    thousands = f"{suffixes[source.tokens[place].text]:,}".removeprefix("1")
    found = source.words.letters.find(source.tokens, place)
    categories = () if found is None else (CasualtyCategory(found[0]),)
    choices = (digits + thousands, *(f"{digits} {category.label}" for category in categories))
    raise NotReadError(place, "the letter may multiply the number or say what is counted", choices)


def _loss(source: Statement, meaning: Meaning, count: ReportedCount, relation: Relation) -> Loss:
    def written(place: Place | None) -> str | None:
        return None if place is None else source.written(*place)

    number = meaning.line.number
    start, end = source.span(number.start, number.end)
    problems = [_not_read(source, place) for place in sorted(set(relation.unread))]
    problems += [Problem(f"{start}:{end}", code, message) for code, message in relation.problems]
    if meaning.is_unclear:
        message = "it is counted within one of the figures before it, or all of them; the words do not say which"
        problems.append(Problem(f"{start}:{end}", "unclear-part", message))
    scopes = [source.written(*place) for place in sorted(set(relation.scope))]
    return Loss(
        count=count,
        counted=relation.counted,
        category=meaning.category,
        group=meaning.group,
        munition=meaning.munition,
        equipment=written(meaning.equipment),
        outcome=meaning.outcome,
        side=written(meaning.side),
        scope="; ".join(scopes) or None,
        role=relation.role,
        part_of=relation.part_of,
        overlaps=relation.overlaps,
        problems=tuple(problems),
        span=(start, end),
    )


def _not_read(source: Statement, place: Place) -> Problem:
    start, end = source.span(*place)
    message = f"the words {source.written(*place)!r} are not understood: read them before you use the figure"
    return Problem(f"{start}:{end}", "words-not-read", message)
