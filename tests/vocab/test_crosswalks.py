"""Links between lists, and the codes of other bodies' schemes."""

from collections import Counter
from typing import Any

import pytest

from conflictdata.vocab.event_schemes import (
    AcledDisorderType,
    AcledEventType,
    AcledInteraction,
    AcledSubEventType,
    CameoRoot,
    UcdpTypeOfViolence,
)
from conflictdata.vocab.events import EventType
from conflictdata.vocab.military import Echelon
from conflictdata.vocab.sources import Stance
from conflictdata.vocab.strikes import DamageLevel, DamageScale, MunitionClass, TargetCategory

every_event_type = pytest.mark.parametrize("event_type", EventType)


def test_cameo_has_the_roots_01_to_20() -> None:
    assert [root.code for root in CameoRoot] == [f"{number:02}" for number in range(1, 21)]


def test_ucdp_has_the_types_of_violence_1_to_3() -> None:
    assert [kind.code for kind in UcdpTypeOfViolence] == ["1", "2", "3"]


def test_acled_has_the_interaction_codes_1_to_8() -> None:
    assert [kind.code for kind in AcledInteraction] == ["1", "2", "3", "4", "5", "6", "7", "8"]


def test_acled_has_three_disorder_types() -> None:
    assert [kind.code for kind in AcledDisorderType] == [
        "Political violence",
        "Demonstrations",
        "Strategic developments",
    ]


def test_every_acled_event_type_has_its_number_of_sub_event_types() -> None:
    assert Counter(sub_event.event_type for sub_event in AcledSubEventType) == {
        AcledEventType.BATTLES: 3,
        AcledEventType.EXPLOSIONS_REMOTE_VIOLENCE: 6,
        AcledEventType.VIOLENCE_AGAINST_CIVILIANS: 3,
        AcledEventType.PROTESTS: 3,
        AcledEventType.RIOTS: 2,
        AcledEventType.STRATEGIC_DEVELOPMENTS: 8,
    }


@every_event_type
def test_the_acled_counterparts_of_an_event_type_agree(event_type: EventType) -> None:
    sub_event = event_type.acled_sub_event
    assert event_type.acled_event is (event_type.acled_event if sub_event is None else sub_event.event_type)


@every_event_type
def test_every_counterpart_comes_from_its_own_scheme(event_type: EventType) -> None:
    counterparts = {
        event_type.ucdp: UcdpTypeOfViolence,
        event_type.acled_event: AcledEventType,
        event_type.acled_sub_event: AcledSubEventType,
        event_type.cameo_root: CameoRoot,
    }
    assert [one for one, scheme in counterparts.items() if one is not None and type(one) is not scheme] == []


@pytest.mark.parametrize(
    ("event_type", "sub_event", "root"),
    [
        ("BATTLE", "Armed clash", "19"),
        ("DRONE_STRIKE", "Air/drone strike", "19"),
        ("SHELLING", "Shelling/artillery/missile attack", "19"),
        ("SUICIDE_BOMBING", "Suicide bomb", "18"),
        ("CHEMICAL_ATTACK", "Chemical weapon", "20"),
        ("AGREEMENT", "Agreement", "05"),
    ],
)
def test_an_event_type_names_its_counterparts(event_type: str, sub_event: str, root: str) -> None:
    assert (EventType[event_type].acled_sub_event, EventType[event_type].cameo_root) == (sub_event, root)


def test_only_attacks_on_civilians_have_one_ucdp_type_whoever_took_part() -> None:
    assert {one: one.ucdp for one in EventType if one.ucdp is not None} == {
        EventType.ATTACK_ON_CIVILIANS: UcdpTypeOfViolence.ONE_SIDED
    }


def test_a_capture_has_an_acled_event_type_but_no_sub_event_type() -> None:
    assert (EventType.CAPTURE.acled_event, EventType.CAPTURE.acled_sub_event) == (AcledEventType.BATTLES, None)


def test_echelons_have_the_amplifiers_of_the_symbology_standards() -> None:
    assert [echelon.amplifier for echelon in Echelon] == (
        ["00", "11", "12", "13", "14", "15", "16", "17", "18", "21", "22", "23", "24", "25", "26"]
    )


def test_echelons_rank_in_the_order_of_their_amplifiers() -> None:
    by_amplifier = sorted(set(Echelon) - {Echelon.UNSPECIFIED}, key=lambda echelon: echelon.amplifier)
    assert [echelon.rank for echelon in by_amplifier] == list(range(1, 15))


def test_the_smallest_echelon_has_rank_1_and_an_unstated_one_has_none() -> None:
    assert (Echelon.TEAM.rank, Echelon.UNSPECIFIED.rank) == (1, None)


def test_denials_disputes_retractions_and_no_comment_put_no_content_forward() -> None:
    assert [stance for stance in Stance if not stance.asserts_content] == [
        Stance.DENIES,
        Stance.DISPUTES,
        Stance.RETRACTS,
        Stance.CANNOT_CONFIRM,
    ]


@pytest.mark.parametrize("member", [*MunitionClass, *TargetCategory])
def test_a_kind_is_a_kind_of_itself_and_of_its_family(member: Any) -> None:
    assert member.is_kind_of(member)
    assert member.family is None or member.is_kind_of(member.family)


@pytest.mark.parametrize("member", [*MunitionClass, *TargetCategory])
def test_no_family_is_a_kind_of_its_member(member: Any) -> None:
    assert member.family is None or not member.family.is_kind_of(member)


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [
        ("BALLISTIC_MISSILE", "MISSILE_UNSPECIFIED"),
        ("AEROBALLISTIC_MISSILE", "MISSILE_UNSPECIFIED"),
        ("SEA_LAUNCHED_CRUISE_MISSILE", "CRUISE_MISSILE"),
        ("ONE_WAY_ATTACK_UAV", "DRONE_UNSPECIFIED"),
        ("DECOY_UAV", "DRONE_UNSPECIFIED"),
        ("CAR_BOMB", "EMPLACED_UNSPECIFIED"),
    ],
)
def test_munition_classes_nest(narrow: str, wide: str) -> None:
    assert MunitionClass[narrow].is_kind_of(MunitionClass[wide])


@pytest.mark.parametrize("other", [MunitionClass.ONE_WAY_ATTACK_UAV, MunitionClass.MISSILE_UNSPECIFIED])
def test_a_decoy_is_neither_an_attack_drone_nor_a_missile(other: MunitionClass) -> None:
    assert not MunitionClass.DECOY_UAV.is_kind_of(other)


@pytest.mark.parametrize(
    ("narrow", "wide"),
    [("POWER_GRID", "ENERGY"), ("HYDROPOWER", "ENERGY"), ("RAILWAY", "TRANSPORT"), ("WARSHIP", "MILITARY")],
)
def test_target_categories_nest(narrow: str, wide: str) -> None:
    assert TargetCategory[narrow].is_kind_of(TargetCategory[wide])


def test_the_arms_industry_is_not_counted_as_a_military_object() -> None:
    assert not TargetCategory.ARMS_INDUSTRY.is_kind_of(TargetCategory.MILITARY)


@pytest.mark.parametrize("scale", DamageScale)
def test_the_levels_of_a_damage_scale_stand_from_least_to_worst(scale: DamageScale) -> None:
    order = list(DamageLevel)
    ranks = [order.index(level.unscaled) for level in scale.levels]
    assert ranks == sorted(ranks)


def test_every_damage_level_belongs_to_one_scale() -> None:
    assert Counter(level for scale in DamageScale for level in scale.levels) == Counter(DamageLevel)


def test_every_damage_scale_has_its_number_of_levels() -> None:
    assert {scale: len(scale.levels) for scale in DamageScale} == {
        DamageScale.UNSPECIFIED: 8,
        DamageScale.UNOSAT: 5,
        DamageScale.COPERNICUS_EMS: 4,
        DamageScale.EMS_98: 5,
    }


@pytest.mark.parametrize("level", DamageLevel)
def test_the_unscaled_level_is_on_no_scale(level: DamageLevel) -> None:
    assert level.unscaled.scale is DamageScale.UNSPECIFIED


@pytest.mark.parametrize("level", DamageScale.UNSPECIFIED.levels)
def test_a_level_on_no_scale_is_its_own_unscaled_level(level: DamageLevel) -> None:
    assert level.unscaled is level
