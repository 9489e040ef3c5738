"""Questions and assumptions from options, the same for all commands that conclude something from claims."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from functools import wraps
from inspect import Signature, signature
from typing import Annotated, Any, TypeVar

import typer
from attrs import evolve, field, frozen

from conflictdata.cli.grades import grade_named
from conflictdata.cli.options import File, Format, KeepUnknown
from conflictdata.cli.output import UsageError
from conflictdata.cli.sources import read_one
from conflictdata.errors import DataError, InvariantError
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import PersonGroup
from conflictdata.model.units import Deployment, StrengthReport
from conflictdata.reasoning.assumptions import Assumptions, StrengthCap, Unstated
from conflictdata.reasoning.queries import AnyQuery, Query, SalvoQuery
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.vocab.persons import AgeBand, PersonRole, PersonStatus, Sex

__all__ = ["Question", "asks", "parsed_time", "parsed_weights"]


def _option(told: str, *names: str) -> Any:  # noqa: ANN401 - what typer's own function gives
    return typer.Option(*names, help=told)


_Text = str | None
_Texts = list[str] | None

_Code = TypeVar("_Code", bound=StrEnum)
_Time = TypeVar("_Time")

_KINDS: dict[str, type[StrEnum]] = {"status": PersonStatus, "sex": Sex, "age_band": AgeBand}


@frozen(kw_only=True)
class Question:
    """What a command is asked: of which claims, about what, and taking what for granted."""

    data: Dataset
    """The claims that were known on the day asked about."""

    about: AnyQuery | None
    """What is asked about; `None` for everything."""

    assuming: Assumptions = field(factory=Assumptions)
    """What is taken for granted."""

    @property
    def query(self) -> AnyQuery:
        """What is asked about.

        Raises:
            UsageError: If it is not said.
        """
        if self.about is None:
            raise UsageError("give --category, such as --category killed; for munitions --munition or --outcome")
        return self.about

    def known_at(self, day: date | str) -> "Question":
        """The same, asked of the claims that were known on a day.

        Claims that were not known count no more as set aside, and what nobody had said yet capped nothing.

        Raises:
            UsageError: If the event that is asked about was not known.
        """
        data = self.data.as_known_at(day)
        if self.about is not None and self.about.event is not None and self.about.event not in data:
            raise UsageError(f"the event {self.about.event!r} was not known on {day}; give a later day")
        caps: list[StrengthCap] = []
        for cap in self.assuming.strength_caps:
            contingents = [[id_ for id_ in ids if id_ in data] for ids in cap.contingents]
            if all(contingents):
                caps.append(evolve(cap, contingents=contingents))
        known = tuple(id_ for id_ in self.assuming.set_aside if id_ in data)
        assuming = evolve(self.assuming, set_aside=known, strength_caps=tuple(caps))
        return Question(data=data, about=self.about, assuming=assuming)


def asks(command: Callable[..., int]) -> Callable[..., int]:
    """The command with the file and the options of a question in the place of its first parameter, a `Question`."""
    shared = signature(_question).parameters
    own = list(signature(command).parameters.values())[1:]

    @wraps(command)
    def run(**given: Any) -> int:  # noqa: ANN401 - values of all options
        asked = _question(**{name: given.pop(name) for name in shared})
        return command(asked, **given)

    parameters = [*shared.values(), *own]
    vars(run)["__signature__"] = Signature(parameters)
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return run


def _question(  # noqa: PLR0913 - one parameter for each option
    file: File,
    *,
    category: Annotated[
        _Text,
        _option("What became of people: a code such as killed, or a key of a scheme such as nato-aap6:wia."),
    ] = None,
    side: Annotated[_Text, _option("The id of the actor whose people they were.")] = None,
    place: Annotated[_Text, _option("The id of a place; places within it count.")] = None,
    unit: Annotated[_Text, _option("The id of a unit; units under its command count.")] = None,
    event: Annotated[
        _Text, _option("The id of the event in which they came to harm; of munitions, of the strike.")
    ] = None,
    period: Annotated[_Text, _option("An EDTF period, such as 2024-10/2024-12.")] = None,
    as_of: Annotated[_Text, _option("The last day of all the time up to it.", "--as-of")] = None,
    stock_on: Annotated[_Text, _option("The day on which it still held, such as for prisoners.", "--stock-on")] = None,
    nationality: Annotated[_Text, _option("The country code of people, such as kp.")] = None,
    status: Annotated[_Text, _option("The status of people, such as civilian or armed_forces.")] = None,
    sex: Annotated[_Text, _option("The sex of people, such as female.")] = None,
    age_band: Annotated[_Text, _option("The age of people, such as child or adult.", "--age-band")] = None,
    role: Annotated[_Texts, _option("The role of people, such as journalist; may be repeated.")] = None,
    munition: Annotated[_Text, _option("Count munitions: a class, such as cruise_missile.")] = None,
    model: Annotated[_Text, _option("Count munitions: a model, as the claims name it.")] = None,
    outcome: Annotated[_Text, _option("Count munitions: what became of them; launched unless told.")] = None,
    attacker: Annotated[_Text, _option("Count munitions: the id of the actor who launched them.")] = None,
    target_side: Annotated[_Text, _option("Count munitions: the id of the actor struck.", "--target-side")] = None,
    known_at: Annotated[_Text, _option("Only claims that were known on this day.", "--known-at")] = None,
    speaker: Annotated[_Texts, _option("The id of an agent whose claims count; may be repeated.")] = None,
    grading: Annotated[
        _Texts, _option("A grade whose claims count, such as B2 or airwars:fair; may be repeated.")
    ] = None,
    set_aside: Annotated[
        _Texts, _option("The id of a claim that does not count; may be repeated.", "--set-aside")
    ] = None,
    originals_only: Annotated[
        bool, _option("Leave out claims that were made from others that count.", "--originals-only")
    ] = False,
    unstated: Annotated[
        str, _option("How a claim is read that does not say of which side, place or time it is: whole or unknown.")
    ] = Unstated.WHOLE.value,
    policy: Annotated[_Text, _option("The policy by which wordings are read again.")] = None,
    contingent: Annotated[
        _Texts,
        _option(
            "Losses are no more than who was there: the ids of the claims, with commas between them, on the strength "
            "of one contingent of the side, unit and place asked about; repeated for each further contingent."
        ),
    ] = None,
    reported_only: Annotated[
        bool, _option("Ask only about those of whom some claim speaks: silence is taken for none.", "--reported-only")
    ] = False,
    events_apart: Annotated[
        bool, _option("Take events with different ids for different events.", "--events-apart")
    ] = False,
    no_salvo_accounting: Annotated[
        bool,
        _option(
            "Do not take all munitions launched for those intercepted, that hit, and so on, together.",
            "--no-salvo-accounting",
        ),
    ] = False,
    format: Format = None,
    keep_unknown: KeepUnknown = False,
) -> Question:
    """What is asked.

    Raises:
        UsageError: If an option has no value that it can have in this dataset.
    """
    people = {"category": category, "unit": unit, "as_of": as_of, "stock_on": stock_on, "side": side}
    kind = {"nationality": nationality, "status": status, "sex": sex, "age_band": age_band}
    arms = {"munition": munition, "model": model, "outcome": outcome, "attacker": attacker, "target_side": target_side}
    both = {"place": place, "event": event, "period": period}
    about = _query(_given(people), _given(arms), _given(both), _group(_given(kind), role or ()))
    whole = read_one(file, format=format, keep_unknown=keep_unknown)
    _check_query(whole, about)
    caps = _caps(whole, contingent or (), side=side, unit=unit, place=place)
    assuming = _assumptions(
        whole,
        speakers=speaker or None,
        gradings=tuple(map(grade_named, grading)) if grading else None,
        set_aside=tuple(set_aside or ()),
        originals_only=originals_only,
        unstated=unstated,
        policy=policy,
        strength_caps=caps,
        reported_only=reported_only,
        events_apart=events_apart,
        salvo_accounting=not no_salvo_accounting,
    )
    asked = Question(data=whole, about=about, assuming=assuming)
    return asked if known_at is None else asked.known_at(_date("--known-at", known_at))


def _given(options: dict[str, str | None]) -> dict[str, str]:
    return {name: value for name, value in options.items() if value is not None}


def _spelt(name: str) -> str:
    return f"--{name.replace('_', '-')}"


def _group(kind: dict[str, str], roles: Sequence[str]) -> dict[str, PersonGroup]:
    """The people as the only entry; none where nothing is said of them."""
    if not kind and not roles:
        return {}
    codes: dict[str, Any] = {name: _code(name, kind[name], codes) for name, codes in _KINDS.items() if name in kind}
    try:
        found = frozenset(_code("role", role, PersonRole) for role in roles)
        return {"group": PersonGroup(nationality=kind.get("nationality"), roles=found, **codes)}
    except InvariantError as error:
        raise UsageError(f"{_spelt(error.fields[0])}: {error.rule}") from None


def _code(option: str, text: str, codes: type[_Code]) -> _Code:
    if text not in set(codes):
        raise UsageError(f"{_spelt(option)}: {text!r} is none of: {', '.join(codes)}")
    return codes(text)


def _query(
    people: dict[str, str], arms: dict[str, str], both: dict[str, str], group: dict[str, PersonGroup]
) -> AnyQuery | None:
    of_people = [*map(_spelt, people), *(["a kind of people"] if group else [])]
    if of_people and arms:
        clash = f"{of_people[0]} asks about people and {_spelt(next(iter(arms)))} about munitions"
        raise UsageError(f"{clash}; give the options of one of the two")
    if not arms and "category" not in people:
        if of_people or both:
            raise UsageError(f"give --category with {' and '.join([*of_people, *map(_spelt, both)])}")
        return None
    times = [name for name in ("period", "as_of", "stock_on") if name in people or name in both]
    if len(times) > 1:
        raise UsageError(f"give only one of {' and '.join(map(_spelt, times))}")
    for name in times:
        parsed_time(_spelt(name), (people | both)[name], UncertainDate if name in people else Period)
    options: dict[str, Any] = {**people, **arms, **both, **group}
    try:
        return SalvoQuery(**options) if arms else Query(**options)
    except InvariantError as error:
        raise UsageError(f"{_spelt(error.fields[0])}: {_rule(error, people.get('category', ''))}") from None


def _rule(error: InvariantError, category: str) -> str:
    if error.fields != ("category",) or ":" in category:
        return error.rule
    listed = "conflictdata schema --vocab lists them under conflictdata-casualty-category"
    return f"{category!r} is no casualty category; {listed}"


def parsed_time(option: str, text: str, of: Callable[[str], _Time]) -> _Time:
    """A time that an option gives.

    Raises:
        UsageError: If it is none.
    """
    try:
        return of(text)
    except InvariantError as error:
        raise UsageError(f"{option}: {error.rule}") from None


def _date(option: str, text: str) -> str:
    parsed_time(option, text, UncertainDate)
    return text


def _check_query(data: Dataset, about: AnyQuery | None) -> None:
    if about is None:
        return
    for name in ("side", "attacker", "target_side"):
        _check_id(_spelt(name), getattr(about, name, None), (actor.id for actor in data.actors), "actors")
    _check_id("--place", about.place, (place.id for place in data.places), "places")
    _check_id("--unit", getattr(about, "unit", None), (unit.id for unit in data.units), "units")
    if isinstance(about, SalvoQuery):
        _check_id("--event", about.event, (strike.id for strike in data.strike_events), "strike_events")
    else:
        _check_claim(data, "--event", about.event)


def _check_id(option: str, value: str | None, known: Iterable[str], type: str) -> None:
    if value is not None and value not in set(known):
        raise UsageError(f"{option}: the file has no {value!r}; conflictdata show FILE --type {type} lists the ids")


def _check_claim(data: Dataset, option: str, value: str | None) -> None:
    if value is not None and value not in {claim.id for claim in data.claims()}:
        raise UsageError(f"{option}: the file has no claim {value!r}; conflictdata show FILE lists the ids")


def _caps(
    data: Dataset, contingents: Sequence[str], *, side: str | None, unit: str | None, place: str | None
) -> tuple[StrengthCap, ...]:
    if not contingents:
        return ()
    listed = [[id_.strip() for id_ in contingent.split(",") if id_.strip()] for contingent in contingents]
    stating = {claim.id for claim in data.claims() if isinstance(claim, Deployment | StrengthReport)}
    for id_ in (id_ for ids in listed for id_ in ids):
        if id_ not in stating:
            types = "--type deployments or --type strength_reports"
            raise UsageError(
                f"--contingent: {id_!r} is no claim on strength; conflictdata show FILE {types} lists them"
            )
    try:
        return (StrengthCap(side=side, unit=unit, place=place, contingents=listed),)
    except InvariantError:
        raise UsageError("--contingent needs the ids of claims, and --side or --unit to say whose they were") from None


def _assumptions(data: Dataset, **chosen: Any) -> Assumptions:  # noqa: ANN401 - the fields of Assumptions
    for speaker in chosen["speakers"] or ():
        _check_id("--speaker", speaker, (agent.id for agent in data.agents), "agents")
    for claim in chosen["set_aside"]:
        _check_claim(data, "--set-aside", claim)
    try:
        return Assumptions(**chosen)
    except InvariantError as error:
        raise UsageError(f"{_spelt(error.fields[0])}: {error.rule}") from None
    except DataError as error:
        raise UsageError(f"--policy: {error.problems[0].message}") from None


def parsed_weights(data: Dataset, texts: Sequence[str]) -> dict[str, float]:
    """What it costs to set claims aside, by their ids, from texts such as ``some-claim=2``.

    Raises:
        UsageError: If one of them is none, or names no claim.
    """
    weights: dict[str, float] = {}
    for text in texts:
        claim, _, number = text.rpartition("=")
        try:
            weights[claim] = float(number)
        except ValueError:
            raise UsageError(f"--weight: {text!r} is no weight; write it like some-claim=2") from None
        _check_claim(data, "--weight", claim)
        if not 0 < weights[claim] < float("inf"):
            raise UsageError(f"--weight: a weight is above 0 and finite, not {number}")
    return weights
