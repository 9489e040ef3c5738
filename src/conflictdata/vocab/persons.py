"""Who people were: status under the law of armed conflict, sex, age band, and role.

The four are independent. A child can be a member of an armed group, a doctor can be a soldier, and a source that names
one says nothing of the others. What became of people is in `conflictdata.vocab.casualties`.
"""

from conflictdata.vocab._codelist import CodeList

__all__ = ["AgeBand", "PersonRole", "PersonStatus", "Sex"]

_DPH = "ICRC, Interpretive Guidance on the Notion of Direct Participation in Hostilities, 2009"
_AP1 = "Protocol I additional to the Geneva Conventions, 8 June 1977"
_AIRWARS = "https://airwars.org/about/methodology"


class PersonStatus(
    CodeList,
    scheme="conflictdata-person-status",
    source="https://everycasualty.org/knowledge-base/rules-that-casualty-recorders-apply-to-assigning-status/",
):
    """Whether people were civilians or fighters, as reported. Undetermined is the default, never combatant."""

    UNDETERMINED = (
        "undetermined",
        "undetermined",
        "Not reported, or reported in ways that do not settle it. Says nothing either way.",
    )
    CIVILIAN = (
        "civilian",
        "civilian",
        "Reported as not belonging to armed forces or an organised armed group.",
        _AP1,
    )
    COMBATANT = (
        "combatant",
        "combatant, kind not stated",
        "Reported as soldiers or fighters, without saying of a state's forces or of an armed group.",
    )
    ARMED_FORCES = (
        "armed_forces",
        "member of armed forces",
        "Reported as a member of the armed forces of a state, units incorporated into them included.",
        _AP1,
    )
    ARMED_GROUP_MEMBER = (
        "armed_group_member",
        "member of an armed group",
        "Reported as a fighting member of an organised armed group of a non-state party.",
        _DPH,
    )
    SECURITY_FORCES = (
        "security_forces",
        "member of police or security forces",
        "Reported as police, border or internal security, not known to be incorporated into the armed forces.",
    )
    CONTRACTOR = (
        "contractor",
        "private military contractor",
        "Reported as employed by a private military or security company.",
    )
    DIRECT_PARTICIPANT = (
        "direct_participant",
        "civilian taking a direct part in hostilities",
        "Reported as a civilian who took a direct part in hostilities at the time.",
        _DPH,
    )
    CIVILIAN_WITH_FORCES = (
        "civilian_with_forces",
        "civilian in a role with armed forces",
        "Reported as a civilian who works for or accompanies armed forces without fighting.",
        _AIRWARS,
    )
    HORS_DE_COMBAT = (
        "hors_de_combat",
        "hors de combat",
        "Reported as a fighter out of action at the time: surrendered, captured, or helpless from wounds.",
        _AP1,
    )
    PEACEKEEPER = ("peacekeeper", "peacekeeper", "Reported as uniformed personnel of a peace operation.")


class Sex(
    CodeList,
    scheme="conflictdata-sex",
    source="https://everycasualty.org/knowledge-base/what-data-should-casualty-recorders-collect/",
):
    """Sex or gender as the source records it."""

    UNKNOWN = ("unknown", "unknown", "Not recorded, or a group that is not told apart by sex.")
    FEMALE = ("female", "female", "Recorded as women or girls.")
    MALE = ("male", "male", "Recorded as men or boys.")
    OTHER = ("other", "other", "Recorded as neither female nor male.")


class AgeBand(
    CodeList,
    scheme="conflictdata-age-band",
    source="https://everycasualty.org/knowledge-base/what-data-should-casualty-recorders-collect/",
):
    """Age group at the time of the event, as the source draws it.

    Infants and teenagers are also children, and elders also adults, so figures by band are not parts of a whole unless
    the source says so.
    """

    UNKNOWN = ("unknown", "unknown", "Not recorded, or a group that is not told apart by age.")
    INFANT = ("infant", "infant", "Under about two years, or called a baby or an infant.")
    CHILD = ("child", "child", "Under 18, or called a child; infants and teenagers included.")
    TEENAGER = ("teenager", "teenager", "From 13 to 17, or called a teenager.")
    ADULT = ("adult", "adult", "18 or older, or called a man or a woman; elders included.")
    ELDER = ("elder", "elder", "About 60 or older, or called elderly.")


class PersonRole(CodeList, scheme="conflictdata-person-role", source=_AIRWARS):
    """What people did: an occupation, a protected function, or a kind of service.

    Roles overlap with each other and with every status, so figures by role never add up to a total.
    """

    HEALTH_WORKER = ("health_worker", "health worker", "Civilian doctors, nurses, paramedics, ambulance crews.")
    MILITARY_MEDICAL = (
        "military_medical",
        "military medical or religious personnel",
        "Medical or religious personnel of armed forces or an armed group, protected as such.",
        _AP1,
    )
    RELIGIOUS = ("religious", "religious personnel", "Clergy and others who work for a religious body.")
    JOURNALIST = ("journalist", "journalist", "Journalists and other media workers.")
    AID_WORKER = ("aid_worker", "aid worker", "Staff and volunteers of relief organisations, local ones included.")
    UN_STAFF = ("un_staff", "United Nations staff", "Civilian staff of the United Nations and its agencies.")
    HUMAN_RIGHTS_DEFENDER = (
        "human_rights_defender",
        "human rights defender",
        "People who act to promote or protect human rights.",
    )
    TRADE_UNIONIST = ("trade_unionist", "trade unionist", "Members acting for a trade union.")
    TEACHER = ("teacher", "teacher", "Teachers and other staff of schools and universities.")
    STUDENT = ("student", "student", "Pupils and students.")
    RESCUER = ("rescuer", "rescuer", "Firefighters, civil defence and rescue workers.")
    UTILITY_WORKER = ("utility_worker", "utility worker", "Crews that run or repair power, water, gas or telephones.")
    TRANSPORT_WORKER = ("transport_worker", "transport worker", "Crews of trains, buses, lorries and civilian ships.")
    FARMER = ("farmer", "farmer", "People at work in farming, herding or fishing.")
    PUBLIC_OFFICIAL = ("public_official", "public official", "Elected or appointed civilian office holders.")
    POLICE = ("police", "police", "Police officers. Whether they count as civilians is the status, not the role.")
    DISPLACED_PERSON = ("displaced_person", "displaced person or refugee", "People already displaced at the time.")
    DETAINEE = ("detainee", "detainee or prisoner", "People held in custody at the time.")
    OFFICER = ("officer", "officer", "Commissioned officers, commanders included.")
    COMMANDER = ("commander", "commander", "People in command of a unit or formation.")
    CONSCRIPT = ("conscript", "conscript", "Soldiers doing compulsory service.")
    MOBILISED = ("mobilised", "mobilised", "Reservists or others called up by mobilisation.")
    VOLUNTEER = ("volunteer", "volunteer", "Fighters in volunteer formations or on short contracts.")
    CONVICT_RECRUIT = ("convict_recruit", "convict recruit", "Fighters recruited from prisons.")
    FOREIGN_FIGHTER = ("foreign_fighter", "foreign fighter", "Fighters who are not nationals of the side they serve.")
    CHILD_SOLDIER = (
        "child_soldier",
        "child associated with a force or group",
        "People under 18 whom a force or group recruited or used in any capacity.",
        "The Paris Principles on Children Associated with Armed Forces or Armed Groups, 2007",
    )
    OTHER = ("other", "other", "A reported role that the list does not hold.")
