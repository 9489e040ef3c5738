"""Parties, places, agreements between parties, and the conditions people and units live under."""

from conflictdata.vocab._codelist import CodeList

__all__ = ["ActorKind", "AgreementKind", "AllianceKind", "ConditionKind", "ConditionStatus", "PlaceKind"]

_UCDP = "https://www.pcr.uu.se/research/ucdp/definitions/"
_ACLED = "ACLED Codebook, Armed Conflict Location & Event Data, 7 October 2024"
_PAX = "https://pax.peaceagreements.org/"
_ATOP = (
    "B. A. Leeds et al., Alliance Treaty Obligations and Provisions, 1815-1944, International Interactions 28(3), 2002"
)
_SPHERE = "The Sphere Handbook: Humanitarian Charter and Minimum Standards in Humanitarian Response, 4th edition, 2018"


class ActorKind(CodeList, scheme="conflictdata-actor-kind", source=_UCDP):
    """What kind of party to a conflict an actor is. Neutral as to who is right and who is recognised by whom."""

    STATE = ("state", "state", "A state as a whole, or its government acting for it.")
    GOVERNMENT_FORCES = (
        "government_forces",
        "government forces",
        "Armed or security forces of a state, as an actor apart from the state itself.",
    )
    NON_STATE_ARMED_GROUP = (
        "non_state_armed_group",
        "non-state armed group",
        "An organised armed group that no recognised state commands.",
    )
    PRO_GOVERNMENT_MILITIA = (
        "pro_government_militia",
        "pro-government militia",
        "An armed group that fights for a government without being part of its regular forces.",
    )
    PRIVATE_MILITARY_COMPANY = (
        "private_military_company",
        "private military company",
        "A company that sells armed service.",
    )
    DE_FACTO_AUTHORITY = (
        "de_facto_authority",
        "de facto authority",
        "A body that governs a territory without general recognition as its state.",
    )
    COALITION = ("coalition", "coalition or alliance", "Several states or groups acting together under one name.")
    PEACE_OPERATION = (
        "peace_operation",
        "peace operation",
        "A force or mission deployed by an international organisation to keep or enforce peace.",
    )
    INTERNATIONAL_ORGANISATION = (
        "international_organisation",
        "international organisation",
        "An intergovernmental body other than a force it deploys.",
    )
    POLITICAL_ORGANISATION = (
        "political_organisation",
        "political organisation",
        "A party or movement, apart from any armed wing.",
    )
    IDENTITY_GROUP = (
        "identity_group",
        "communal or identity group",
        "A group formed along ethnic, religious, local or other common identity.",
        _ACLED,
    )
    CRIMINAL_GROUP = ("criminal_group", "criminal group", "An armed group reported to act for gain.")
    CIVILIANS = ("civilians", "civilians", "Unarmed people taken together, as the subject or object of an event.")
    NATION = ("nation", "nationals", "People of one nationality or origin taken together, whoever they serve.")
    OTHER = ("other", "other", "A known kind that the list does not hold.")
    UNKNOWN = ("unknown", "unknown", "Not known, such as an unidentified armed group.")


class AllianceKind(CodeList, scheme="conflictdata-alliance-kind", source=_ATOP):
    """What another actor is to this one. The relation is not always mutual, and none implies legal responsibility."""

    ALLY = ("ally", "ally", "Bound to this actor by treaty or declared alliance, whether or not it fights.")
    CO_BELLIGERENT = (
        "co_belligerent",
        "co-belligerent",
        "Fights on this actor's side with its own forces: what UCDP calls a secondary warring party.",
        _UCDP,
    )
    COALITION_MEMBER = ("coalition_member", "coalition member", "Acts together with this actor in a named coalition.")
    SUPPORTER = (
        "supporter",
        "supporter",
        "Helps this actor with arms, money, training or intelligence without fighting.",
    )
    PROXY = ("proxy", "proxy", "Reported to fight for this actor and at its direction.")
    SPONSOR = ("sponsor", "sponsor", "Reported to direct this actor, which fights for it: the converse of proxy.")
    HOST = ("host", "host", "Lets this actor use its territory.")
    UNSPECIFIED = ("unspecified", "not stated", "Said to stand by this actor; how is not stated.")


class PlaceKind(CodeList, scheme="conflictdata-place-kind", source="https://www.geonames.org/export/codes.html"):
    """What kind of place a place is. How precisely something is located there is another question."""

    COUNTRY = ("country", "country", "A state or a territory with a country code.")
    TERRITORY = ("territory", "territory", "A part of a country, or more than one, under separate or disputed control.")
    ADMIN1 = ("admin1", "first-order division", "A division right below the country: oblast, province, state.")
    ADMIN2 = ("admin2", "second-order division", "A division of a first-order one: raion, district, county.")
    ADMIN3 = ("admin3", "third-order division", "A division of a second-order one: hromada, municipality, ward.")
    REGION = ("region", "region", "A named area without fixed administrative borders, such as the Donbas.")
    SECTOR = ("sector", "sector of a front", "A stretch of front or a direction, as armies name them.")
    SETTLEMENT = ("settlement", "settlement", "A city, town, village or camp.")
    NEIGHBOURHOOD = ("neighbourhood", "neighbourhood", "A named part of a settlement.")
    STREET = ("street", "street or address", "A street, square or address.")
    FACILITY = ("facility", "facility", "A site or building with a purpose: plant, hospital, school, depot.")
    MILITARY_BASE = ("military_base", "military base", "A barracks, training ground, headquarters or naval base.")
    AIRFIELD = ("airfield", "airfield", "An airport or air base.")
    PORT = ("port", "port", "A sea or river port.")
    LINE = ("line", "linear feature", "A road, railway, river, border or pipeline.")
    LANDFORM = ("landform", "natural feature on land", "A hill, forest, valley, desert or island.")
    WATERS = ("waters", "waters", "A sea, strait, lake or stretch of open water.")
    AIRSPACE = ("airspace", "airspace", "The air above a place, apart from the ground.")
    POINT = ("point", "unnamed point", "A position known only by its coordinates.")
    UNKNOWN = ("unknown", "unknown", "The kind is not recorded.")


class AgreementKind(CodeList, scheme="conflictdata-agreement-kind", source=_PAX):
    """What parties agreed on. Whether an agreement was signed, in force or kept is told apart from its kind."""

    DEFENCE_PACT = (
        "defence_pact",
        "defence pact",
        "An undertaking to help each other militarily if attacked.",
        _ATOP,
    )
    MILITARY_COOPERATION = (
        "military_cooperation",
        "military cooperation",
        "Training, basing, industry or intelligence, without a duty to fight.",
    )
    ARMS_SUPPLY = ("arms_supply", "arms supply", "Transfer of weapons, ammunition or dual-use goods.")
    TROOP_DEPLOYMENT = ("troop_deployment", "troop deployment", "Sending forces to serve with another party.")
    CEASEFIRE = ("ceasefire", "ceasefire", "Stopping hostilities, for a time or without a term.")
    LOCAL_TRUCE = (
        "local_truce",
        "local or humanitarian truce",
        "A pause limited to a place or a humanitarian purpose.",
    )
    TARGET_MORATORIUM = (
        "target_moratorium",
        "moratorium on targets",
        "Refraining from attacks on a kind of object, such as energy facilities.",
    )
    PEACE_AGREEMENT = ("peace_agreement", "peace agreement", "Settling all or part of what the conflict is about.")
    FRAMEWORK = ("framework", "framework or talks", "Principles, agenda or rules for further negotiation.")
    IMPLEMENTATION = ("implementation", "implementation", "Carrying out, or renewing, an earlier agreement.")
    PRISONER_EXCHANGE = ("prisoner_exchange", "prisoner exchange", "Mutual release of prisoners or detainees.")
    BODY_EXCHANGE = ("body_exchange", "return of remains", "Handing over the bodies of the dead.")
    EVACUATION = ("evacuation", "evacuation or corridor", "Safe passage for civilians or fighters.")
    HUMANITARIAN_ACCESS = ("humanitarian_access", "humanitarian access", "Letting relief reach people.")
    SURRENDER = ("surrender", "surrender", "Capitulation of a force or place.")
    TRADE_OR_TRANSIT = ("trade_or_transit", "trade or transit", "Exports, shipping or transit during the conflict.")
    SANCTIONS = ("sanctions", "sanctions", "Joint restrictive measures, or their lifting.")
    OTHER = ("other", "other", "A known kind that the list does not hold.")
    UNKNOWN = ("unknown", "unknown", "An agreement whose subject is not reported.")


class ConditionKind(CodeList, scheme="conflictdata-condition-kind", source=_SPHERE):
    """Which supply, service or circumstance a condition report is about, for civilians or for units."""

    WATER = ("water", "water", "Drinking or household water.")
    SANITATION = ("sanitation", "sanitation", "Sewage and waste.")
    FOOD = ("food", "food", "Food and rations.")
    POWER = ("power", "electric power", "Electricity supply or generation.")
    HEATING = ("heating", "heating", "District or household heating.")
    GAS = ("gas", "gas", "Gas supply to users.")
    FUEL = ("fuel", "fuel", "Motor and generator fuel.")
    SHELTER = ("shelter", "shelter", "Housing and shelter, fit for the season.")
    HEALTH_CARE = ("health_care", "health care", "Working hospitals, staff and treatment.")
    MEDICAL_SUPPLY = ("medical_supply", "medical supply", "Medicines, blood and dressings.")
    EDUCATION = ("education", "education", "Schooling.")
    COMMUNICATIONS = ("communications", "communications", "Telephone, internet, radio and satellite links.")
    TRANSPORT = ("transport", "transport", "Roads, railways, bridges and crossings open to traffic.")
    HUMANITARIAN_ACCESS = ("humanitarian_access", "humanitarian access", "Ability of relief to reach people.")
    AMMUNITION = ("ammunition", "ammunition", "Shells, missiles and small-arms ammunition of a force.")
    EQUIPMENT = ("equipment", "equipment", "Weapons, vehicles and clothing of a force.")
    MANPOWER = ("manpower", "manpower", "People available to a force: replacements, rotation, leave.")
    MORALE = ("morale", "morale", "Reported will to fight. Always an opinion of the speaker.")
    WEATHER = ("weather", "weather and ground", "Cold, mud or flooding as it bears on people or operations.")
    OTHER = ("other", "other", "A known kind that the list does not hold.")


class ConditionStatus(CodeList, scheme="conflictdata-condition-status", source=_SPHERE):
    """How a supply, service or circumstance is reported to stand."""

    ADEQUATE = ("adequate", "adequate", "Reported as sufficient or normal.")
    DEGRADED = ("degraded", "degraded", "Reported as worse than normal but working, such as rationing.")
    SHORTAGE = ("shortage", "shortage", "Reported as less than is needed.")
    OUTAGE = ("outage", "outage", "Reported as cut off or not available at all.")
    RESTORED = ("restored", "restored", "Reported as working again after an outage, fully or in part.")
    UNKNOWN = ("unknown", "unknown", "How it stands is not reported.")
