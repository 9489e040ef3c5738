"""From the words for what is counted to code lists and groups."""

from conflictdata.model.parties import PersonGroup
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.persons import AgeBand, PersonRole, PersonStatus, Sex
from conflictdata.vocab.strikes import MunitionClass
from conflictdata.wording.languages import Thing
from conflictdata.wording.things import category_of, group_of, munition_of


def test_the_last_category_counts() -> None:
    assert category_of((Thing("categories", "wounded"), Thing("categories", "dead"))) is CasualtyCategory.DEAD
    assert category_of((Thing("groups", "status=civilian"),)) is None


def test_the_last_munition_counts() -> None:
    assert munition_of((Thing("munitions", "cruise_missile"),)) is MunitionClass.CRUISE_MISSILE
    assert munition_of((Thing("categories", "dead"),)) is None


def test_words_for_people_make_one_group() -> None:
    things = (
        Thing("nationalities", "kp"),
        Thing("groups", ""),
        Thing("groups", "roles=officer,status=armed_forces"),
        Thing("groups", "sex=female,age_band=adult"),
        Thing("categories", "dead"),
    )
    assert group_of(things) == PersonGroup(
        nationality="kp",
        status=PersonStatus.ARMED_FORCES,
        sex=Sex.FEMALE,
        age_band=AgeBand.ADULT,
        roles=frozenset({PersonRole.OFFICER}),
    )


def test_a_noun_for_people_of_a_nationality_gives_it() -> None:
    assert group_of((Thing("peoples", "kp"),)) == PersonGroup(nationality="kp")


def test_what_is_not_said_stays_undetermined() -> None:
    assert group_of(()) == PersonGroup()
