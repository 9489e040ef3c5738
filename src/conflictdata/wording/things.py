"""What a number counts: from the words of a language file to code lists and groups of people."""

from collections.abc import Sequence

from conflictdata.model.parties import PersonGroup
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.persons import AgeBand, PersonRole, PersonStatus, Sex
from conflictdata.vocab.strikes import MunitionClass
from conflictdata.wording.languages import Thing

__all__ = ["category_of", "group_of", "munition_of"]


def category_of(things: Sequence[Thing]) -> CasualtyCategory | None:
    """The casualty category that the words name last, if any: "dead soldiers" and "soldiers dead" are both dead."""
    codes = [thing.code for thing in things if thing.kind == "categories"]
    return CasualtyCategory(codes[-1]) if codes else None


def munition_of(things: Sequence[Thing]) -> MunitionClass | None:
    """The class of munition that the words name, if any."""
    codes = [thing.code for thing in things if thing.kind == "munitions"]
    return MunitionClass(codes[-1]) if codes else None


def group_of(things: Sequence[Thing]) -> PersonGroup:
    """The group of people that the words tell apart. What they do not say stays undetermined."""
    attributes: dict[str, str] = {}
    roles: set[PersonRole] = set()
    nationality = None
    for thing in things:
        if thing.kind in {"nationalities", "peoples"}:
            nationality = thing.code
        elif thing.kind == "groups" and thing.code:
            for attribute in thing.code.split(","):
                name, _, code = attribute.partition("=")
                if name == "roles":
                    roles.add(PersonRole(code))
                else:
                    attributes[name] = code
    return PersonGroup(
        nationality=nationality,
        status=PersonStatus(attributes.get("status", PersonStatus.UNDETERMINED)),
        sex=Sex(attributes.get("sex", Sex.UNKNOWN)),
        age_band=AgeBand(attributes.get("age_band", AgeBand.UNKNOWN)),
        roles=frozenset(roles),
    )
