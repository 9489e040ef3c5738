"""Military units: size, branch, state, who commands whom, why they are where they are, and what strength counts.

Unit always means a military unit. The lists follow the NATO and US symbology standards; national usage differs, and a
unit keeps the echelon and branch that its source gives it.
"""

from conflictdata.vocab._codelist import CodeList

__all__ = ["Branch", "CommandRelationType", "DeploymentRole", "Echelon", "Reinforcement", "StrengthKind"]

_SYMBOLS = "MIL-STD-2525D, Joint Military Symbology, 2014; NATO APP-6"
_COMMAND = "https://alu.army.mil/alog/issues/NovDec07/cmmd_relat_difference.html"
_AAP6 = "NATO AAP-06, NATO Glossary of Terms and Definitions"
_CDB90 = "CAA Database of Battles, Version 1990 (CDB90), codebook"


class Echelon(CodeList, scheme="conflictdata-echelon", source=_SYMBOLS):
    """The size of a unit by its place in the order of battle, not by its head count.

    A member's amplifier is the two-digit code of the symbology standards. Compare sizes by `rank`; like any text,
    members themselves sort by the alphabet.
    """

    UNSPECIFIED = ("unspecified", "not stated", "The size is not stated, or the unit has none.")
    TEAM = ("team", "team or crew", "The smallest element, such as the crew of one vehicle.")
    SQUAD = ("squad", "squad", "Several teams; the smallest unit with its own leader in most armies.")
    SECTION = ("section", "section", "Larger than a squad, smaller than a platoon.")
    PLATOON = ("platoon", "platoon or detachment", "Several squads or sections.")
    COMPANY = ("company", "company, battery or troop", "Several platoons.")
    BATTALION = ("battalion", "battalion or squadron", "Several companies; battalion tactical groups belong here.")
    REGIMENT = ("regiment", "regiment or group", "Between battalion and brigade, or a brigade's equal in some armies.")
    BRIGADE = ("brigade", "brigade", "Several battalions with their own support.")
    DIVISION = ("division", "division", "Several brigades or regiments.")
    CORPS = ("corps", "corps", "Several divisions, or in some armies several brigades.")
    ARMY = ("army", "army", "A field army: several corps or divisions.")
    ARMY_GROUP = ("army_group", "army group or front", "Several armies; a grouping of forces under one command.")
    REGION = ("region", "region or theatre", "All forces in a theatre of war or military district.")
    COMMAND = ("command", "command", "A command above theatres, or one for a whole service or function.")

    @property
    def amplifier(self) -> str:
        """The echelon amplifier of MIL-STD-2525D and APP-6, two digits; ``00`` where the size is not stated."""
        return _AMPLIFIERS[self]

    @property
    def rank(self) -> int | None:
        """Place in the order of sizes, 1 for a team upwards; `None` where the size is not stated."""
        return None if self is Echelon.UNSPECIFIED else list(Echelon).index(self)


class Branch(CodeList, scheme="conflictdata-branch", source=_SYMBOLS):
    """What a unit mainly is or does, by its designation."""

    COMBINED_ARMS = ("combined_arms", "combined arms", "Several arms under one command, none of them leading.")
    INFANTRY = ("infantry", "infantry", "Infantry of no more particular kind.")
    MOTORISED_INFANTRY = (
        "motorised_infantry",
        "motorised infantry",
        "Infantry moved by wheeled vehicles; motor rifle.",
    )
    MECHANISED_INFANTRY = ("mechanised_infantry", "mechanised infantry", "Infantry that fights from armoured vehicles.")
    LIGHT_INFANTRY = ("light_infantry", "light infantry", "Infantry without organic fighting vehicles; jaeger.")
    MOUNTAIN_INFANTRY = ("mountain_infantry", "mountain infantry", "Infantry trained for mountains.")
    AIRBORNE = ("airborne", "airborne", "Parachute troops.")
    AIR_ASSAULT = ("air_assault", "air assault", "Troops landed by helicopter.")
    MARINES = ("marines", "marines or naval infantry", "Troops of a navy that fight ashore.")
    ASSAULT_TROOPS = ("assault_troops", "assault troops", "Units formed to storm positions, penal units included.")
    ARMOUR = ("armour", "armour", "Tanks.")
    RECONNAISSANCE = ("reconnaissance", "reconnaissance", "Scouts and reconnaissance units.")
    SPECIAL_OPERATIONS = ("special_operations", "special operations", "Special forces.")
    ARTILLERY = ("artillery", "artillery", "Guns, howitzers and mortars.")
    ROCKET_ARTILLERY = ("rocket_artillery", "rocket artillery", "Multiple rocket launchers.")
    MISSILE = ("missile", "missile", "Surface-to-surface missiles, coastal ones included.")
    AIR_DEFENCE = ("air_defence", "air defence", "Surface-to-air missiles and anti-aircraft guns.")
    ANTI_TANK = ("anti_tank", "anti-tank", "Units armed against armour.")
    UNCREWED_SYSTEMS = ("uncrewed_systems", "uncrewed systems", "Drones in the air, on land or at sea.")
    ARMY_AVIATION = ("army_aviation", "army aviation", "Helicopters and aircraft of a land force.")
    AIR_FORCE = ("air_force", "air force", "Flying units of an air force.")
    NAVY = ("navy", "navy", "Ships and their formations.")
    ENGINEERS = ("engineers", "engineers", "Combat engineers, sappers, bridging, construction.")
    SIGNALS = ("signals", "signals", "Communications.")
    ELECTRONIC_WARFARE = ("electronic_warfare", "electronic warfare", "Jamming and signals intelligence.")
    CYBER = ("cyber", "cyber", "Operations in computer networks.")
    INTELLIGENCE = ("intelligence", "intelligence", "Collection and assessment other than reconnaissance units.")
    CBRN = ("cbrn", "CBRN defence", "Chemical, biological, radiological and nuclear defence.")
    MEDICAL = ("medical", "medical", "Medical units, protected as such.")
    LOGISTICS = ("logistics", "logistics", "Supply, transport, maintenance and railway troops.")
    MILITARY_POLICE = ("military_police", "military police", "Police of the armed forces.")
    INTERNAL_SECURITY = ("internal_security", "internal security", "National guard, gendarmerie, interior troops.")
    BORDER_GUARD = ("border_guard", "border guard", "Border troops and coast guard.")
    TERRITORIAL_DEFENCE = ("territorial_defence", "territorial defence", "Local reserve and home defence units.")
    IRREGULAR = ("irregular", "irregular", "Volunteer, militia or partisan formations outside the regular branches.")
    TRAINING = ("training", "training", "Schools and training units.")
    HEADQUARTERS = ("headquarters", "headquarters", "A staff or command without line units of its own.")
    OTHER = ("other", "other", "A known branch that the list does not hold.")
    UNKNOWN = ("unknown", "unknown", "The branch is not reported.")


class Reinforcement(CodeList, scheme="conflictdata-reinforcement", source=_SYMBOLS):
    """Whether a unit has more or less than its own elements: the plus and minus signs of orders of battle."""

    NONE = ("none", "as organised, or not stated", "Nothing is said of added or absent elements.")
    REINFORCED = ("reinforced", "reinforced (+)", "Elements of other units are added.")
    REDUCED = ("reduced", "reduced (-)", "Some of its own elements are absent.")
    REINFORCED_AND_REDUCED = ("reinforced_and_reduced", "reinforced and reduced", "Both are true at once.")


class CommandRelationType(CodeList, scheme="conflictdata-command-relation-type", source=_AAP6):
    """Under which kind of authority, or in which kind of support, a unit stands to its superior."""

    FULL_COMMAND = ("full_command", "full command", "Complete authority, administration included; stays national.")
    OPCOM = ("opcom", "operational command", "May assign missions, deploy, reassign forces; not administration.")
    OPCON = (
        "opcon",
        "operational control",
        "May direct forces for set missions and deploy them; not logistics or administration.",
        _COMMAND,
    )
    TACOM = ("tacom", "tactical command", "May assign tasks for a mission given by higher authority.")
    TACON = ("tacon", "tactical control", "Directs local movements and manoeuvres for a mission.", _COMMAND)
    ADCON = ("adcon", "administrative control", "Personnel, supply and discipline; no authority to employ.", _COMMAND)
    ORGANIC = ("organic", "organic", "Belongs to the superior by its table of organisation.")
    ASSIGNED = ("assigned", "assigned", "Placed under the superior for good or for long.")
    ATTACHED = ("attached", "attached", "Placed under the superior for a time.")
    DIRECT_SUPPORT = (
        "direct_support",
        "direct support",
        "Answers that unit's requests and stays under its own command.",
    )
    GENERAL_SUPPORT = ("general_support", "general support", "Supports a whole force, no part of it in particular.")
    UNKNOWN = ("unknown", "unknown", "Said to be part of or under the superior; how is not stated.")


class DeploymentRole(CodeList, scheme="conflictdata-deployment-role", source=_AAP6):
    """What a unit or force is reported to do, or to be meant to do, where it is."""

    COMBAT = ("combat", "combat", "Fighting, or there to fight, where attack or defence is not stated.")
    ATTACK = ("attack", "attack", "Taking part in an attack or offensive.")
    DEFENCE = ("defence", "defence", "Holding positions or territory against attack.")
    FIRE_SUPPORT = ("fire_support", "fire support", "Artillery, missiles or drones in support of others.")
    AIR_DEFENCE = ("air_defence", "air defence", "Protecting a place or force against attack from the air.")
    SUPPORT = ("support", "support", "Supply, transport, repair, medical or other service for the force.")
    ENGINEERING = ("engineering", "engineering", "Fortification, mine clearance, bridging or reconstruction.")
    SECURITY = ("security", "security", "Guarding rear areas, borders, convoys or prisoners.")
    OCCUPATION = ("occupation", "occupation", "Controlling territory of another party.")
    TRAINING = ("training", "training", "Receiving training or acclimatising.")
    ADVISORY = ("advisory", "advising and instructing", "Instructing, advising or observing another force.")
    EXERCISE = ("exercise", "exercise", "Taking part in a military exercise.")
    STAGING = ("staging", "staging or transit", "On the way, or assembled before going on.")
    RESERVE = ("reserve", "reserve", "Held back, ready to be committed.")
    RECOVERY = ("recovery", "recovery", "Withdrawn to rest, refit or replace losses.")
    GARRISON = ("garrison", "garrison", "At its home station, not deployed.")
    PEACE_OPERATION = ("peace_operation", "peace operation", "Serving in a peace operation.")
    DIVERTED = ("diverted", "diverted", "Moved here, or kept away from elsewhere, because of another event.")
    OTHER = ("other", "other", "A known role that the list does not hold.")
    UNSPECIFIED = ("unspecified", "not stated", "What it is there for is not reported.")


class StrengthKind(CodeList, scheme="conflictdata-strength-kind", source=_CDB90):
    """What a strength figure counts. Figures of different kinds cannot be compared, and people are not battalions."""

    PERSONNEL_TOTAL = ("personnel_total", "all personnel", "Everyone in the force, support included.")
    PERSONNEL_COMBAT = ("personnel_combat", "combat personnel", "Those in combat units or roles alone.")
    PERSONNEL_PRESENT = ("personnel_present", "personnel present", "Those with the unit, without sick and absent.")
    PERSONNEL_INITIAL = ("personnel_initial", "personnel at the start", "People present when the action began.")
    PERSONNEL_AVERAGE = ("personnel_average", "average personnel", "Mean daily number through the action.")
    PERSONNEL_ENGAGED = (
        "personnel_engaged",
        "personnel ever engaged",
        "All who took part at any time, reinforcements included. Casualties can exceed the initial number, not this.",
    )
    REPLACEMENTS = ("replacements", "replacements", "People sent to make up losses or enlarge the force.")
    AUTHORISED = ("authorised", "authorised personnel", "The establishment on paper, filled or not.")
    BATTALION_TACTICAL_GROUPS = ("battalion_tactical_groups", "battalion tactical groups", "A number of such groups.")
    COMPANIES = ("companies", "companies", "A number of companies or batteries.")
    BATTALIONS = ("battalions", "battalions", "A number of battalions.")
    BRIGADES = ("brigades", "brigades or regiments", "A number of brigades or regiments.")
    DIVISIONS = ("divisions", "divisions", "A number of divisions.")
    TANKS = ("tanks", "tanks", "A number of tanks.")
    ARMOURED_VEHICLES = ("armoured_vehicles", "armoured vehicles", "Armoured vehicles other than tanks.")
    ARTILLERY_PIECES = ("artillery_pieces", "artillery pieces", "Guns, howitzers, mortars and rocket launchers.")
    AIRCRAFT = ("aircraft", "aircraft", "Crewed aeroplanes and helicopters.")
    SHIPS = ("ships", "ships", "Naval vessels.")
    UNSPECIFIED = ("unspecified", "not stated", "The source gives a strength and does not say of what.")


_AMPLIFIERS: dict[Echelon, str] = {
    Echelon.UNSPECIFIED: "00",
    Echelon.TEAM: "11",
    Echelon.SQUAD: "12",
    Echelon.SECTION: "13",
    Echelon.PLATOON: "14",
    Echelon.COMPANY: "15",
    Echelon.BATTALION: "16",
    Echelon.REGIMENT: "17",
    Echelon.BRIGADE: "18",
    Echelon.DIVISION: "21",
    Echelon.CORPS: "22",
    Echelon.ARMY: "23",
    Echelon.ARMY_GROUP: "24",
    Echelon.REGION: "25",
    Echelon.COMMAND: "26",
}
