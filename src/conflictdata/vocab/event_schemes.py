"""Event codes of UCDP, ACLED and CAMEO, exactly as those schemes write them.

These are lists of other bodies, and their codes stand in foreign files. Our own events carry an `EventType`, which
names its counterparts here.
"""

from conflictdata.vocab._codelist import CodeList

__all__ = [
    "AcledDisorderType",
    "AcledEventType",
    "AcledInteraction",
    "AcledSubEventType",
    "CameoRoot",
    "UcdpTypeOfViolence",
]

_ACLED_TYPES = "https://www.acleddata.com/2019/03/14/acled-introduces-new-event-types-and-sub-event-types/"
_ACLED_CODEBOOK = "ACLED Codebook, Armed Conflict Location & Event Data, 7 October 2024"


class UcdpTypeOfViolence(
    CodeList, scheme="ucdp-type-of-violence", source="https://www.pcr.uu.se/research/ucdp/definitions/"
):
    """The column ``type_of_violence`` of UCDP data: it is decided by who took part, not by how they fought."""

    STATE_BASED = ("1", "state-based conflict", "Armed force between two parties of which a state government is one.")
    NON_STATE = ("2", "non-state conflict", "Armed force between two organised groups, neither a state government.")
    ONE_SIDED = (
        "3",
        "one-sided violence",
        "Deliberate killing of unarmed civilians by a government or organised group.",
    )


class AcledDisorderType(CodeList, scheme="acled-disorder-type", source=_ACLED_CODEBOOK):
    """The column ``disorder_type`` of ACLED data. A cell may hold two of them, joined by a semicolon."""

    POLITICAL_VIOLENCE = (
        "Political violence",
        "political violence",
        "Use of force by a group with a political purpose; mob violence and excessive force on protesters are in it.",
    )
    DEMONSTRATIONS = ("Demonstrations", "demonstrations", "Protests, and riots that are violent demonstrations.")
    STRATEGIC_DEVELOPMENTS = (
        "Strategic developments",
        "strategic developments",
        "Selected events that are not violence themselves but bear on it. Not collected systematically.",
    )


class AcledEventType(CodeList, scheme="acled-event-type", source=_ACLED_TYPES):
    """The column ``event_type`` of ACLED data."""

    BATTLES = ("Battles", "battles", "Violent exchanges between two organised armed groups at one place and time.")
    EXPLOSIONS_REMOTE_VIOLENCE = (
        "Explosions/Remote violence",
        "explosions and remote violence",
        "One side uses a weapon to which the other cannot respond: bombs, shelling, air strikes, planted devices.",
    )
    VIOLENCE_AGAINST_CIVILIANS = (
        "Violence against civilians",
        "violence against civilians",
        "An organised armed group deliberately harms unarmed people who are not fighting.",
    )
    PROTESTS = ("Protests", "protests", "Public demonstrations whose participants are not violent themselves.")
    RIOTS = ("Riots", "riots", "Demonstrators or mobs use violence or destroy things.")
    STRATEGIC_DEVELOPMENTS = (
        "Strategic developments",
        "strategic developments",
        "Events around the violence that help to understand it, such as agreements, arrests and new bases.",
    )


class AcledSubEventType(CodeList, scheme="acled-sub-event-type", source=_ACLED_CODEBOOK):
    """The column ``sub_event_type`` of ACLED data. Each belongs to one `event_type`."""

    ARMED_CLASH = ("Armed clash", "armed clash", "A battle in which no control of a place changes hands.")
    GOVERNMENT_REGAINS_TERRITORY = (
        "Government regains territory",
        "government regains territory",
        "A battle by which government or allied forces take back control of a place.",
    )
    NON_STATE_ACTOR_OVERTAKES_TERRITORY = (
        "Non-state actor overtakes territory",
        "non-state actor overtakes territory",
        "A battle by which a non-state group, or a foreign state's force, takes control of a place.",
    )
    CHEMICAL_WEAPON = ("Chemical weapon", "chemical weapon", "Use of a chemical weapon.")
    AIR_DRONE_STRIKE = ("Air/drone strike", "air or drone strike", "A strike from an aircraft, crewed or not.")
    SUICIDE_BOMB = ("Suicide bomb", "suicide bomb", "An explosion in which the person who carries the bomb dies.")
    SHELLING_ARTILLERY_MISSILE = (
        "Shelling/artillery/missile attack",
        "shelling, artillery or missile attack",
        "Fire of artillery, rockets, mortars or missiles.",
    )
    REMOTE_EXPLOSIVE = (
        "Remote explosive/landmine/IED",
        "remote explosive, landmine or IED",
        "A device set off from afar, by a timer or by the victim.",
    )
    GRENADE = ("Grenade", "grenade", "A grenade or similar hand-thrown explosive.")
    SEXUAL_VIOLENCE = ("Sexual violence", "sexual violence", "Sexual violence against a civilian.")
    ATTACK = ("Attack", "attack", "Any other attack on civilians.")
    ABDUCTION = ("Abduction/forced disappearance", "abduction or forced disappearance", "Taking away a civilian.")
    PEACEFUL_PROTEST = ("Peaceful protest", "peaceful protest", "A protest that meets no force.")
    PROTEST_WITH_INTERVENTION = (
        "Protest with intervention",
        "protest with intervention",
        "A peaceful protest that is dispersed or suppressed without grave or lethal injuries.",
    )
    EXCESSIVE_FORCE = (
        "Excessive force against protesters",
        "excessive force against protesters",
        "A peaceful protest whose participants are killed or gravely injured.",
    )
    VIOLENT_DEMONSTRATION = (
        "Violent demonstration",
        "violent demonstration",
        "A demonstration whose participants use violence or destroy things.",
    )
    MOB_VIOLENCE = ("Mob violence", "mob violence", "A crowd attacks people or property outside a demonstration.")
    AGREEMENT = ("Agreement", "agreement", "An agreement between parties, or a release under one.")
    ARRESTS = ("Arrests", "arrests", "Arrests of note.")
    CHANGE_TO_GROUP = ("Change to group/activity", "change to group or activity", "A group forms, splits, moves, ends.")
    DISRUPTED_WEAPONS_USE = (
        "Disrupted weapons use",
        "disrupted weapons use",
        "An explosion prevented, a munition intercepted, or a weapons store found.",
    )
    HEADQUARTERS_OR_BASE = (
        "Headquarters or base established",
        "headquarters or base established",
        "A group sets up a headquarters or base without a fight.",
    )
    LOOTING = (
        "Looting/property destruction",
        "looting or property destruction",
        "Property is taken or destroyed without harm to people.",
    )
    NON_VIOLENT_TRANSFER = (
        "Non-violent transfer of territory",
        "non-violent transfer of territory",
        "Control of a place changes hands without a fight.",
    )
    OTHER = ("Other", "other strategic development", "Any other development of note.")

    @property
    def event_type(self) -> AcledEventType:
        """The event type that the sub-event type belongs to."""
        return _EVENT_TYPES[self]


class AcledInteraction(CodeList, scheme="acled-inter", source=_ACLED_CODEBOOK):
    """The columns ``inter1`` and ``inter2`` of older ACLED data: the kind of actor. Newer files write the label."""

    STATE_FORCES = ("1", "State forces", "Military, police and other organs of a government in its own country.")
    REBEL_GROUPS = ("2", "Rebel groups", "Groups that fight to replace a government or to leave its state.")
    POLITICAL_MILITIAS = ("3", "Political militias", "Armed groups that serve political ends without fighting to rule.")
    IDENTITY_MILITIAS = ("4", "Identity militias", "Armed groups formed around community, ethnicity, faith or place.")
    RIOTERS = ("5", "Rioters", "Demonstrators or mobs who use violence.")
    PROTESTERS = ("6", "Protesters", "Peaceful demonstrators.")
    CIVILIANS = ("7", "Civilians", "Unarmed people who are the object of violence.")
    EXTERNAL_OTHER_FORCES = (
        "8",
        "External/Other forces",
        "Foreign state forces, international missions, private security.",
    )


class CameoRoot(
    CodeList,
    scheme="cameo-root",
    source="https://www.gdeltproject.org/data/lookups/CAMEO.eventcodes.txt",
):
    """The twenty root codes of CAMEO, as used by GDELT and ICEWS. From 01 to 20 they run from talk to mass violence."""

    MAKE_PUBLIC_STATEMENT = ("01", "make public statement", "Comments and announcements that fit no other root.")
    APPEAL = ("02", "appeal", "Requests and proposals to another party.")
    EXPRESS_INTENT_TO_COOPERATE = ("03", "express intent to cooperate", "Offers and promises of cooperation.")
    CONSULT = ("04", "consult", "Meetings, visits, mediation and negotiation.")
    DIPLOMATIC_COOPERATION = ("05", "engage in diplomatic cooperation", "Praise, recognition, signing agreements.")
    MATERIAL_COOPERATION = ("06", "engage in material cooperation", "Economic, military or judicial cooperation.")
    PROVIDE_AID = ("07", "provide aid", "Economic, military, humanitarian aid, and asylum.")
    YIELD = ("08", "yield", "Concessions, releases, easing of measures, truces, retreat and surrender.")
    INVESTIGATE = ("09", "investigate", "Inquiries into crimes, abuses or military action.")
    DEMAND = ("10", "demand", "Demands and orders to another party.")
    DISAPPROVE = ("11", "disapprove", "Criticism, accusation, complaint.")
    REJECT = ("12", "reject", "Refusals of requests, proposals and talks.")
    THREATEN = ("13", "threaten", "Threats and ultimatums.")
    PROTEST = ("14", "protest", "Demonstrations, strikes, blockades of roads, riots.")
    EXHIBIT_FORCE_POSTURE = ("15", "exhibit force posture", "Alerts, mobilisation, shows of force.")
    REDUCE_RELATIONS = ("16", "reduce relations", "Breaking off ties, talks or aid; embargoes.")
    COERCE = ("17", "coerce", "Seizing property, restrictions, arrests, expulsion, repression, attacks on networks.")
    ASSAULT = ("18", "assault", "Abduction, bodily harm, bombings other than by conventional military force, killings.")
    FIGHT = ("19", "fight", "Conventional military force, blockade, occupation, breaches of ceasefire.")
    MASS_VIOLENCE = (
        "20",
        "use unconventional mass violence",
        "Mass expulsion and killing, weapons of mass destruction.",
    )


_EVENT_TYPES: dict[AcledSubEventType, AcledEventType] = {
    AcledSubEventType.ARMED_CLASH: AcledEventType.BATTLES,
    AcledSubEventType.GOVERNMENT_REGAINS_TERRITORY: AcledEventType.BATTLES,
    AcledSubEventType.NON_STATE_ACTOR_OVERTAKES_TERRITORY: AcledEventType.BATTLES,
    AcledSubEventType.CHEMICAL_WEAPON: AcledEventType.EXPLOSIONS_REMOTE_VIOLENCE,
    AcledSubEventType.AIR_DRONE_STRIKE: AcledEventType.EXPLOSIONS_REMOTE_VIOLENCE,
    AcledSubEventType.SUICIDE_BOMB: AcledEventType.EXPLOSIONS_REMOTE_VIOLENCE,
    AcledSubEventType.SHELLING_ARTILLERY_MISSILE: AcledEventType.EXPLOSIONS_REMOTE_VIOLENCE,
    AcledSubEventType.REMOTE_EXPLOSIVE: AcledEventType.EXPLOSIONS_REMOTE_VIOLENCE,
    AcledSubEventType.GRENADE: AcledEventType.EXPLOSIONS_REMOTE_VIOLENCE,
    AcledSubEventType.SEXUAL_VIOLENCE: AcledEventType.VIOLENCE_AGAINST_CIVILIANS,
    AcledSubEventType.ATTACK: AcledEventType.VIOLENCE_AGAINST_CIVILIANS,
    AcledSubEventType.ABDUCTION: AcledEventType.VIOLENCE_AGAINST_CIVILIANS,
    AcledSubEventType.PEACEFUL_PROTEST: AcledEventType.PROTESTS,
    AcledSubEventType.PROTEST_WITH_INTERVENTION: AcledEventType.PROTESTS,
    AcledSubEventType.EXCESSIVE_FORCE: AcledEventType.PROTESTS,
    AcledSubEventType.VIOLENT_DEMONSTRATION: AcledEventType.RIOTS,
    AcledSubEventType.MOB_VIOLENCE: AcledEventType.RIOTS,
    AcledSubEventType.AGREEMENT: AcledEventType.STRATEGIC_DEVELOPMENTS,
    AcledSubEventType.ARRESTS: AcledEventType.STRATEGIC_DEVELOPMENTS,
    AcledSubEventType.CHANGE_TO_GROUP: AcledEventType.STRATEGIC_DEVELOPMENTS,
    AcledSubEventType.DISRUPTED_WEAPONS_USE: AcledEventType.STRATEGIC_DEVELOPMENTS,
    AcledSubEventType.HEADQUARTERS_OR_BASE: AcledEventType.STRATEGIC_DEVELOPMENTS,
    AcledSubEventType.LOOTING: AcledEventType.STRATEGIC_DEVELOPMENTS,
    AcledSubEventType.NON_VIOLENT_TRANSFER: AcledEventType.STRATEGIC_DEVELOPMENTS,
    AcledSubEventType.OTHER: AcledEventType.STRATEGIC_DEVELOPMENTS,
}
