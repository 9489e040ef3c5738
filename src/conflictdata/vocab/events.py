"""What kind of event happened, what kind of operation it was, and how it came out.

`EventType` is neutral between the schemes of the field and says what happened, not who did it. It names its
counterparts in UCDP, ACLED and CAMEO wherever these do not depend on anything else, such as on who took part.
"""

from typing import NamedTuple

from conflictdata.vocab._codelist import CodeList
from conflictdata.vocab.event_schemes import AcledEventType, AcledSubEventType, CameoRoot, UcdpTypeOfViolence

__all__ = ["EventType", "OperationKind", "OperationOutcome"]

_ACLED = "https://www.acleddata.com/2019/03/14/acled-introduces-new-event-types-and-sub-event-types/"
_AAP6 = "NATO AAP-06, NATO Glossary of Terms and Definitions"
_CWSAC = "CWSAC Report on the Nation's Civil War Battlefields, US National Park Service, 1993"


class EventType(CodeList, scheme="conflictdata-event-type", source=_ACLED):
    """What kind of event happened.

    A counterpart in another scheme is `None` where the scheme has none, or needs to know more than the type to choose.
    """

    BATTLE = ("battle", "battle", "Fighting on the ground between armed forces or groups.")
    OFFENSIVE = ("offensive", "offensive", "A ground attack of some duration with an aim beyond one clash.")
    CAPTURE = ("capture", "capture of a place", "Control of a place changes hands by force.")
    TRANSFER = ("transfer", "transfer without a fight", "Control of a place changes hands without fighting.")
    WITHDRAWAL = ("withdrawal", "withdrawal", "A force leaves a place or area on its own decision.")
    SURRENDER = ("surrender", "surrender", "A force lays down arms.")
    SIEGE = ("siege", "siege or blockade", "A place or port is cut off.")
    AIR_STRIKE = ("air_strike", "air strike", "A strike from crewed aircraft.")
    DRONE_STRIKE = ("drone_strike", "drone strike", "A strike by or from uncrewed aircraft, one-way attack included.")
    MISSILE_STRIKE = ("missile_strike", "missile strike", "A strike by cruise, ballistic or other missiles.")
    STRIKE = ("strike", "strike", "A strike from the air or from afar whose means are of several kinds or not stated.")
    SHELLING = ("shelling", "shelling", "Fire of artillery, mortars or rockets.")
    NAVAL_ATTACK = ("naval_attack", "attack at sea", "An attack on or by ships, sea drones included.")
    EXPLOSIVE_DEVICE = ("explosive_device", "explosive device", "A mine or improvised device goes off.")
    SUICIDE_BOMBING = ("suicide_bombing", "suicide bombing", "A bomb set off by a person who dies with it.")
    GRENADE_ATTACK = ("grenade_attack", "grenade attack", "An attack with hand-thrown explosives.")
    CHEMICAL_ATTACK = ("chemical_attack", "chemical attack", "Reported use of toxic chemicals as a weapon.")
    SABOTAGE = ("sabotage", "sabotage", "Covert damage to infrastructure or materiel.")
    CYBER_ATTACK = ("cyber_attack", "cyber attack", "Damage or disruption through computer networks.")
    INTERCEPTION = (
        "interception",
        "interception",
        "Munitions shot down, or a device made safe, with no strike counted.",
    )
    ATTACK_ON_CIVILIANS = (
        "attack_on_civilians",
        "attack on civilians",
        "Deliberate violence against civilians. Civilians harmed in other events do not make it one.",
    )
    MASS_KILLING = ("mass_killing", "mass killing", "Deliberate killing of many people in the killers' power.")
    EXECUTION = ("execution", "execution", "Killing of prisoners or other people in a party's power.")
    SEXUAL_VIOLENCE = ("sexual_violence", "sexual violence", "Reported sexual violence connected with the conflict.")
    ABDUCTION = ("abduction", "abduction", "People are taken away or made to disappear.")
    FORCED_DISPLACEMENT = ("forced_displacement", "forced displacement", "People are expelled or deported.")
    ARREST = ("arrest", "arrests", "People are arrested by an authority.")
    LOOTING = ("looting", "looting or destruction", "Property is taken or destroyed, people are not attacked.")
    PROTEST = ("protest", "protest", "A demonstration that is not violent itself.")
    VIOLENT_DEMONSTRATION = ("violent_demonstration", "violent demonstration", "A demonstration that turns violent.")
    MOB_VIOLENCE = ("mob_violence", "mob violence", "A crowd attacks people or property.")
    AGREEMENT = ("agreement", "agreement", "Parties agree on something, a ceasefire apart.")
    CEASEFIRE = ("ceasefire", "ceasefire", "A truce is declared or takes effect.")
    CEASEFIRE_VIOLATION = ("ceasefire_violation", "ceasefire violation", "A breach of a truce is reported.")
    PRISONER_EXCHANGE = ("prisoner_exchange", "prisoner exchange", "Prisoners or remains are handed over.")
    TROOP_MOVEMENT = ("troop_movement", "troop movement", "Forces are deployed, rotated, reinforced or mobilised.")
    BASE_ESTABLISHED = ("base_established", "base established", "A headquarters or base is set up without a fight.")
    GROUP_CHANGE = ("group_change", "change to a group", "An armed group forms, splits, merges or ends.")
    EVACUATION = ("evacuation", "evacuation", "People are brought out of danger.")
    ACCIDENT = ("accident", "accident or friendly fire", "Harm that nobody intended, or to a force's own side.")
    OTHER = ("other", "other", "A known kind that the list does not hold.")
    UNKNOWN = ("unknown", "unknown", "What happened is not reported.")

    @property
    def ucdp(self) -> UcdpTypeOfViolence | None:
        """The UCDP type of violence. Mostly `None`, since UCDP decides it by who took part."""
        return _CROSSWALK[self].ucdp

    @property
    def acled_event(self) -> AcledEventType | None:
        """The ACLED event type."""
        return _CROSSWALK[self].acled_event

    @property
    def acled_sub_event(self) -> AcledSubEventType | None:
        """The ACLED sub-event type; it belongs to `acled_event`."""
        return _CROSSWALK[self].acled_sub_event

    @property
    def cameo_root(self) -> CameoRoot | None:
        """The CAMEO root code."""
        return _CROSSWALK[self].cameo_root


class OperationKind(CodeList, scheme="conflictdata-operation-kind", source=_AAP6):
    """What kind of ground operation a force carried out, seen from that force."""

    OFFENSIVE = ("offensive", "offensive", "An attack of some duration to take ground or destroy forces.")
    COUNTER_OFFENSIVE = ("counter_offensive", "counter-offensive", "An offensive in answer to an opponent's.")
    INCURSION = ("incursion", "incursion", "Entering another state's or party's territory by force.")
    ASSAULT = ("assault", "assault", "A single attack on a position or settlement.")
    RAID = ("raid", "raid", "A short attack with a planned withdrawal.")
    AMBUSH = ("ambush", "ambush", "A surprise attack from hiding on a moving or halted force.")
    INFILTRATION = ("infiltration", "infiltration", "Small groups pass through the opponent's positions.")
    RECONNAISSANCE = ("reconnaissance", "reconnaissance in force", "An attack to find out the opponent's strength.")
    ENCIRCLEMENT = ("encirclement", "encirclement", "Cutting off a force from all sides.")
    SIEGE = ("siege", "siege", "Surrounding a place to make it fall.")
    LANDING = ("landing", "landing", "Troops landed by sea, river or air.")
    CROSSING = ("crossing", "river crossing", "Crossing a water obstacle against opposition.")
    CLEARING = ("clearing", "clearing", "Removing remaining opponents from an area already held.")
    DEFENCE = ("defence", "defence", "Holding ground against attack.")
    COUNTER_ATTACK = ("counter_attack", "counter-attack", "A local attack by a defender to regain ground.")
    WITHDRAWAL = ("withdrawal", "withdrawal", "Leaving ground by decision, under pressure or not.")
    BREAKOUT = ("breakout", "breakout", "Fighting a way out of encirclement.")
    SECURITY = ("security", "security operation", "Searches, checkpoints or counter-insurgency in an area held.")
    OTHER = ("other", "other", "A known kind that the list does not hold.")
    UNKNOWN = ("unknown", "unknown", "The kind is not reported.")


class OperationOutcome(CodeList, scheme="conflictdata-operation-outcome", source=_CWSAC):
    """How an operation came out for the force that carried it out, according to the speaker."""

    SUCCEEDED = ("succeeded", "succeeded", "Reported to have reached its aim.")
    PARTLY = ("partly", "partly succeeded", "Reported to have reached part of its aim.")
    FAILED = ("failed", "failed", "Reported to have been repelled or given up.")
    INCONCLUSIVE = ("inconclusive", "inconclusive", "Over, and reported as won by neither side.")
    ONGOING = ("ongoing", "ongoing", "Not over at the time of the report.")
    UNKNOWN = ("unknown", "unknown", "The outcome is not reported.")


class _Counterparts(NamedTuple):
    ucdp: UcdpTypeOfViolence | None
    acled_event: AcledEventType | None
    acled_sub_event: AcledSubEventType | None
    cameo_root: CameoRoot | None


def _counterparts(
    sub_event: AcledSubEventType | None = None,
    cameo: CameoRoot | None = None,
    *,
    event: AcledEventType | None = None,
    ucdp: UcdpTypeOfViolence | None = None,
) -> _Counterparts:
    return _Counterparts(ucdp, event if sub_event is None else sub_event.event_type, sub_event, cameo)


_CROSSWALK: dict[EventType, _Counterparts] = {
    EventType.BATTLE: _counterparts(AcledSubEventType.ARMED_CLASH, CameoRoot.FIGHT),
    EventType.OFFENSIVE: _counterparts(None, CameoRoot.FIGHT, event=AcledEventType.BATTLES),
    EventType.CAPTURE: _counterparts(None, CameoRoot.FIGHT, event=AcledEventType.BATTLES),
    EventType.TRANSFER: _counterparts(AcledSubEventType.NON_VIOLENT_TRANSFER),
    EventType.WITHDRAWAL: _counterparts(None, CameoRoot.YIELD, event=AcledEventType.STRATEGIC_DEVELOPMENTS),
    EventType.SURRENDER: _counterparts(None, CameoRoot.YIELD, event=AcledEventType.STRATEGIC_DEVELOPMENTS),
    EventType.SIEGE: _counterparts(None, CameoRoot.FIGHT),
    EventType.AIR_STRIKE: _counterparts(AcledSubEventType.AIR_DRONE_STRIKE, CameoRoot.FIGHT),
    EventType.DRONE_STRIKE: _counterparts(AcledSubEventType.AIR_DRONE_STRIKE, CameoRoot.FIGHT),
    EventType.MISSILE_STRIKE: _counterparts(AcledSubEventType.SHELLING_ARTILLERY_MISSILE, CameoRoot.FIGHT),
    EventType.STRIKE: _counterparts(None, CameoRoot.FIGHT, event=AcledEventType.EXPLOSIONS_REMOTE_VIOLENCE),
    EventType.SHELLING: _counterparts(AcledSubEventType.SHELLING_ARTILLERY_MISSILE, CameoRoot.FIGHT),
    EventType.NAVAL_ATTACK: _counterparts(None, CameoRoot.FIGHT),
    EventType.EXPLOSIVE_DEVICE: _counterparts(AcledSubEventType.REMOTE_EXPLOSIVE, CameoRoot.ASSAULT),
    EventType.SUICIDE_BOMBING: _counterparts(AcledSubEventType.SUICIDE_BOMB, CameoRoot.ASSAULT),
    EventType.GRENADE_ATTACK: _counterparts(AcledSubEventType.GRENADE),
    EventType.CHEMICAL_ATTACK: _counterparts(AcledSubEventType.CHEMICAL_WEAPON, CameoRoot.MASS_VIOLENCE),
    EventType.SABOTAGE: _counterparts(),
    EventType.CYBER_ATTACK: _counterparts(None, CameoRoot.COERCE),
    EventType.INTERCEPTION: _counterparts(AcledSubEventType.DISRUPTED_WEAPONS_USE),
    EventType.ATTACK_ON_CIVILIANS: _counterparts(
        AcledSubEventType.ATTACK, CameoRoot.ASSAULT, ucdp=UcdpTypeOfViolence.ONE_SIDED
    ),
    EventType.MASS_KILLING: _counterparts(None, CameoRoot.MASS_VIOLENCE),
    EventType.EXECUTION: _counterparts(),
    EventType.SEXUAL_VIOLENCE: _counterparts(AcledSubEventType.SEXUAL_VIOLENCE, CameoRoot.ASSAULT),
    EventType.ABDUCTION: _counterparts(AcledSubEventType.ABDUCTION, CameoRoot.ASSAULT),
    EventType.FORCED_DISPLACEMENT: _counterparts(),
    EventType.ARREST: _counterparts(AcledSubEventType.ARRESTS, CameoRoot.COERCE),
    EventType.LOOTING: _counterparts(AcledSubEventType.LOOTING, CameoRoot.COERCE),
    EventType.PROTEST: _counterparts(None, CameoRoot.PROTEST, event=AcledEventType.PROTESTS),
    EventType.VIOLENT_DEMONSTRATION: _counterparts(AcledSubEventType.VIOLENT_DEMONSTRATION, CameoRoot.PROTEST),
    EventType.MOB_VIOLENCE: _counterparts(AcledSubEventType.MOB_VIOLENCE),
    EventType.AGREEMENT: _counterparts(AcledSubEventType.AGREEMENT, CameoRoot.DIPLOMATIC_COOPERATION),
    EventType.CEASEFIRE: _counterparts(AcledSubEventType.AGREEMENT, CameoRoot.YIELD),
    EventType.CEASEFIRE_VIOLATION: _counterparts(None, CameoRoot.FIGHT),
    EventType.PRISONER_EXCHANGE: _counterparts(AcledSubEventType.AGREEMENT, CameoRoot.YIELD),
    EventType.TROOP_MOVEMENT: _counterparts(
        None, CameoRoot.EXHIBIT_FORCE_POSTURE, event=AcledEventType.STRATEGIC_DEVELOPMENTS
    ),
    EventType.BASE_ESTABLISHED: _counterparts(AcledSubEventType.HEADQUARTERS_OR_BASE),
    EventType.GROUP_CHANGE: _counterparts(AcledSubEventType.CHANGE_TO_GROUP),
    EventType.EVACUATION: _counterparts(),
    EventType.ACCIDENT: _counterparts(),
    EventType.OTHER: _counterparts(),
    EventType.UNKNOWN: _counterparts(),
}
