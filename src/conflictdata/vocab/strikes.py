"""Strikes: what was launched, at what, and what was damaged.

The lists describe reports of attacks that have happened. They classify; they give no performance of any weapon.
"""

from conflictdata.vocab._codelist import CodeList

__all__ = ["DamageLevel", "DamageScale", "EquipmentState", "MunitionClass", "TargetCategory"]

_AOAV = "https://aoav.org.uk/explosiveviolence/methodology/"
_AIRWARS = "https://airwars.org/about/methodology"
_UNOSAT = (
    "https://reliefweb.int/map/ukraine/unosat-damage-assessment-overview-map-ukraine-sievierodonetsk-luhansk-oblast-"
    "imagery-analysis-25-july-2022-published-17-november-2022-v1"
)
_COPERNICUS = "https://emergency.copernicus.eu/mapping/book/export/html/138130"
_EMS98 = "G. Gruenthal (ed.), European Macroseismic Scale 1998 (EMS-98), Cahiers du Centre Europeen de Geodynamique 15"


class MunitionClass(CodeList, scheme="conflictdata-munition-class", source=_AOAV):
    """The class of a munition or uncrewed system, as reported.

    Classes nest: a report of missiles covers ballistic and cruise missiles alike, see `family` and `is_kind_of`. Decoys
    are apart from attack drones. One number for several classes that cannot be told apart is mixed.
    """

    MISSILE_UNSPECIFIED = ("missile_unspecified", "missile", "A guided missile whose kind is not stated.")
    BALLISTIC_MISSILE = ("ballistic_missile", "ballistic missile", "Follows an unpowered arc for most of its flight.")
    AEROBALLISTIC_MISSILE = (
        "aeroballistic_missile",
        "aeroballistic missile",
        "A ballistic missile launched from an aircraft.",
    )
    CRUISE_MISSILE = ("cruise_missile", "cruise missile", "Flies under power on wings; where from is not stated.")
    AIR_LAUNCHED_CRUISE_MISSILE = (
        "air_launched_cruise_missile",
        "air-launched cruise missile",
        "A cruise missile launched from an aircraft.",
    )
    SEA_LAUNCHED_CRUISE_MISSILE = (
        "sea_launched_cruise_missile",
        "sea-launched cruise missile",
        "A cruise missile launched from a ship or submarine.",
    )
    GROUND_LAUNCHED_CRUISE_MISSILE = (
        "ground_launched_cruise_missile",
        "ground-launched cruise missile",
        "A cruise missile launched from land.",
    )
    HYPERSONIC_MISSILE = ("hypersonic_missile", "hypersonic missile", "Reported as hypersonic and not otherwise.")
    ANTI_SHIP_MISSILE = ("anti_ship_missile", "anti-ship missile", "Built against ships, at whatever it was used.")
    SURFACE_TO_AIR_MISSILE = (
        "surface_to_air_missile",
        "surface-to-air missile",
        "Built for air defence, including where it was used or fell on targets on the ground.",
    )
    AIR_TO_SURFACE_MISSILE = (
        "air_to_surface_missile",
        "guided air-to-surface missile",
        "A guided missile from an aircraft that is neither a cruise nor a ballistic missile.",
    )
    ANTI_RADIATION_MISSILE = ("anti_radiation_missile", "anti-radiation missile", "Homes on radar emissions.")
    ANTI_TANK_MISSILE = ("anti_tank_missile", "anti-tank guided missile", "Built against armoured vehicles.")
    DRONE_UNSPECIFIED = ("drone_unspecified", "drone", "An uncrewed aircraft whose kind is not stated.")
    ONE_WAY_ATTACK_UAV = (
        "one_way_attack_uav",
        "one-way attack drone",
        "Flies a set route and is lost in the attack, such as the Shahed types. Decoys are apart.",
    )
    DECOY_UAV = ("decoy_uav", "decoy drone", "Flown to draw air defence, with little or no warhead.")
    LOITERING_MUNITION = ("loitering_munition", "loitering munition", "Circles and is then steered to what it attacks.")
    FPV_DRONE = ("fpv_drone", "FPV drone", "Small, flown by video by its pilot into what it attacks.")
    ARMED_UAV = ("armed_uav", "armed drone", "Releases munitions and returns; small bomb-dropping drones included.")
    RECONNAISSANCE_UAV = ("reconnaissance_uav", "reconnaissance drone", "Flown to observe.")
    BOMB_UNSPECIFIED = ("bomb_unspecified", "air-dropped bomb", "A bomb from a crewed aircraft, kind not stated.")
    GUIDED_BOMB = ("guided_bomb", "guided bomb", "A bomb with guidance, glide kits included.")
    UNGUIDED_BOMB = ("unguided_bomb", "unguided bomb", "A bomb without guidance.")
    ROCKET_UNSPECIFIED = ("rocket_unspecified", "rocket", "An unguided or guided rocket, launcher not stated.")
    MULTIPLE_ROCKET = ("multiple_rocket", "rocket from a multiple launcher", "Fired by rocket artillery from land.")
    AIRCRAFT_ROCKET = ("aircraft_rocket", "aircraft rocket", "Unguided, fired from an aircraft or helicopter.")
    SHELL_UNSPECIFIED = ("shell_unspecified", "shell", "Shelling with tube weapons, kind not stated.")
    ARTILLERY_SHELL = ("artillery_shell", "artillery shell", "Fired by a gun or howitzer.")
    MORTAR_BOMB = ("mortar_bomb", "mortar bomb", "Fired by a mortar.")
    TANK_SHELL = ("tank_shell", "tank shell", "Fired by the main gun of a tank or fighting vehicle.")
    NAVAL_SHELL = ("naval_shell", "naval shell", "Fired by the gun of a ship.")
    EMPLACED_UNSPECIFIED = (
        "emplaced_unspecified",
        "planted explosive",
        "A mine or device put in place, kind not stated.",
    )
    LANDMINE = ("landmine", "landmine", "Manufactured, against people or vehicles, scattered ones included.")
    NAVAL_MINE = ("naval_mine", "naval mine", "Manufactured, against ships.")
    IED = ("ied", "improvised explosive device", "Home-made or adapted, set off from a distance or by the victim.")
    CAR_BOMB = ("car_bomb", "vehicle bomb", "An improvised device in a vehicle.")
    SUICIDE_BOMB = ("suicide_bomb", "suicide bomb", "Set off by a person who dies with it.")
    GRENADE = ("grenade", "grenade", "Thrown by hand or fired from a launcher, rocket-propelled grenades included.")
    SMALL_ARMS = ("small_arms", "small arms", "Rifles, machine guns and pistols.")
    AIRCRAFT_GUN = ("aircraft_gun", "aircraft gun", "Cannon fire from an aircraft or helicopter.")
    UNCREWED_VESSEL = ("uncrewed_vessel", "uncrewed surface or underwater vessel", "A sea drone.")
    UNCREWED_GROUND_VEHICLE = ("uncrewed_ground_vehicle", "uncrewed ground vehicle", "A land drone.")
    TORPEDO = ("torpedo", "torpedo", "A self-propelled underwater munition.")
    CLUSTER_MUNITION = ("cluster_munition", "cluster munition", "Scatters submunitions; carrier not stated.")
    INCENDIARY = ("incendiary", "incendiary weapon", "Meant to burn; carrier not stated.")
    THERMOBARIC = ("thermobaric", "thermobaric weapon", "Fuel-air or thermobaric; carrier not stated.")
    CHEMICAL = ("chemical", "chemical weapon", "Toxic or irritant agents; carrier not stated.")
    MIXED = ("mixed", "several classes together", "One number for several classes that the source does not tell apart.")
    OTHER = ("other", "other", "A known class that the list does not hold.")
    UNKNOWN = ("unknown", "unknown", "The class is not reported.")

    @property
    def family(self) -> "MunitionClass | None":
        """The next wider class, or `None` where there is none."""
        return _MUNITION_FAMILIES.get(self)

    def is_kind_of(self, other: "MunitionClass") -> bool:
        """Whether every munition of this class is one of the other class; a class is a kind of itself."""
        wider: MunitionClass | None = self
        while wider is not None and wider is not other:
            wider = wider.family
        return wider is other


class TargetCategory(CodeList, scheme="conflictdata-target-category", source=_AIRWARS):
    """What kind of object was hit or, by a speaker's account, aimed at.

    Categories nest, see `family` and `is_kind_of`. They say nothing of whether an attack was lawful.
    """

    ENERGY = ("energy", "energy", "Energy infrastructure of a kind that is not stated.")
    POWER_GENERATION = ("power_generation", "power generation", "Power stations other than hydroelectric and nuclear.")
    HYDROPOWER = ("hydropower", "hydroelectric plant", "Power stations at dams, dam included.")
    NUCLEAR = ("nuclear", "nuclear facility", "Nuclear power stations and other nuclear sites.")
    POWER_GRID = ("power_grid", "power grid", "Substations, lines and transformers.")
    HEATING = ("heating", "heating", "District heating plants and networks.")
    GAS = ("gas", "gas infrastructure", "Gas production, storage and pipelines.")
    OIL = ("oil", "oil infrastructure", "Refineries, depots, terminals and pipelines.")
    COAL = ("coal", "coal mining", "Coal mines and their plant.")
    WATER = ("water", "water and sanitation", "Supply, treatment and sewage.")
    DAM = ("dam", "dam", "Dams and dykes without a power station.")
    RESIDENTIAL = ("residential", "residential", "Homes and their surroundings.")
    HEALTH = ("health", "health", "Hospitals, clinics, ambulances.")
    EDUCATION = ("education", "education", "Schools, universities, nurseries.")
    RELIGIOUS = ("religious", "religious", "Places of worship and burial.")
    CULTURAL = ("cultural", "cultural property", "Museums, monuments, archives, theatres.")
    COMMERCIAL = ("commercial", "commercial", "Shops, markets, offices, hotels.")
    AGRICULTURE = ("agriculture", "food and agriculture", "Farms, granaries, food plants.")
    INDUSTRY = ("industry", "industry", "Factories not known to be of the arms industry.")
    GOVERNMENT = ("government", "government", "Administration, courts, police and emergency services.")
    HUMANITARIAN = ("humanitarian", "humanitarian", "Relief convoys, warehouses, shelters and camps.")
    MEDIA = ("media", "media", "Broadcasters, newsrooms, transmitters of broadcasts.")
    TELECOMMUNICATIONS = ("telecommunications", "telecommunications", "Telephone, mobile and internet networks.")
    DETENTION = ("detention", "place of detention", "Prisons and camps of prisoners of war.")
    TRANSPORT = ("transport", "transport", "Transport infrastructure of a kind that is not stated.")
    RAILWAY = ("railway", "railway", "Lines, stations, depots, trains.")
    ROAD = ("road", "road", "Roads and vehicles in civilian traffic.")
    BRIDGE = ("bridge", "bridge", "Road and railway bridges.")
    PORT = ("port", "port", "Sea and river ports.")
    CIVIL_AVIATION = ("civil_aviation", "civil aviation", "Civilian airports and aircraft.")
    SHIPPING = ("shipping", "merchant shipping", "Civilian ships.")
    MILITARY = ("military", "military", "Military objects of a kind that is not stated.")
    MILITARY_PERSONNEL = ("military_personnel", "military personnel", "Troops and their positions.")
    MILITARY_HEADQUARTERS = ("military_headquarters", "military headquarters", "Command posts and staffs.")
    MILITARY_DEPOT = ("military_depot", "military depot", "Ammunition, fuel and supply stores of armed forces.")
    MILITARY_BASE = ("military_base", "military base", "Barracks and training grounds.")
    MILITARY_AIRFIELD = ("military_airfield", "military airfield", "Air bases and aircraft on the ground.")
    MILITARY_EQUIPMENT = ("military_equipment", "military equipment", "Vehicles, guns and launchers.")
    AIR_DEFENCE = ("air_defence", "air defence", "Surface-to-air systems and radars.")
    WARSHIP = ("warship", "warship", "Naval vessels and naval bases.")
    ARMS_INDUSTRY = ("arms_industry", "arms industry", "Plants reported to make or repair military goods.")
    MIXED = ("mixed", "several categories together", "Several objects that the source does not tell apart.")
    OTHER = ("other", "other", "A known kind that the list does not hold.")
    UNKNOWN = ("unknown", "unknown", "What was hit or aimed at is not reported.")

    @property
    def family(self) -> "TargetCategory | None":
        """The next wider category, or `None` where there is none."""
        return _TARGET_FAMILIES.get(self)

    def is_kind_of(self, other: "TargetCategory") -> bool:
        """Whether every object of this category is one of the other; a category is a kind of itself."""
        wider: TargetCategory | None = self
        while wider is not None and wider is not other:
            wider = wider.family
        return wider is other


class DamageScale(CodeList, scheme="conflictdata-damage-scale", source=_UNOSAT):
    """A scale of damage. Levels of different scales are not equal, even where their words are."""

    UNSPECIFIED = ("unspecified", "no scale", "The source's own words, on no scale.")
    UNOSAT = ("unosat", "UNOSAT", "Damage to structures seen in satellite imagery, by the UN Satellite Centre.")
    COPERNICUS_EMS = (
        "copernicus_ems",
        "Copernicus EMS",
        "Damage grading of the rapid mapping service of Copernicus Emergency Management.",
        _COPERNICUS,
    )
    EMS_98 = ("ems_98", "EMS-98", "Grades 1 to 5 of damage to buildings of the European Macroseismic Scale.", _EMS98)

    @property
    def levels(self) -> "tuple[DamageLevel, ...]":
        """The levels of the scale, least first."""
        return tuple(level for level in DamageLevel if level.scale is self)


class DamageLevel(CodeList, scheme="conflictdata-damage-level", source=_UNOSAT):
    """How badly an object is damaged. A member of a scale names the scale; the others are the words of a source."""

    UNKNOWN = ("unknown", "unknown", "Whether or how badly it is damaged is not reported.")
    NO_VISIBLE_DAMAGE = ("no_visible_damage", "no visible damage", "None was seen, which does not show there is none.")
    POSSIBLY_DAMAGED = ("possibly_damaged", "possibly damaged", "Signs that could be damage. Not a degree of damage.")
    DAMAGED = ("damaged", "damaged", "Damaged to a degree that is not stated.")
    SLIGHTLY_DAMAGED = ("slightly_damaged", "slightly damaged", "Superficial damage: windows, cladding, minor parts.")
    MODERATELY_DAMAGED = (
        "moderately_damaged",
        "moderately damaged",
        "Plain damage, with most of it standing and usable.",
    )
    SEVERELY_DAMAGED = (
        "severely_damaged",
        "severely damaged",
        "Large parts are damaged; not usable without rebuilding.",
    )
    DESTROYED = ("destroyed", "destroyed", "Collapsed, burnt out or gone, in whole or nearly so.")
    UNOSAT_NO_VISIBLE_DAMAGE = (
        "unosat_no_visible_damage",
        "no visible damage (UNOSAT)",
        "No damage is seen in the imagery.",
    )
    UNOSAT_POSSIBLY_DAMAGED = (
        "unosat_possibly_damaged",
        "possibly damaged (UNOSAT)",
        "Damage is suspected and the imagery does not settle it.",
    )
    UNOSAT_MODERATELY_DAMAGED = (
        "unosat_moderately_damaged",
        "moderately damaged (UNOSAT)",
        "Limited damage is seen.",
    )
    UNOSAT_SEVERELY_DAMAGED = (
        "unosat_severely_damaged",
        "severely damaged (UNOSAT)",
        "A large part of the structure is seen damaged.",
    )
    UNOSAT_DESTROYED = ("unosat_destroyed", "destroyed (UNOSAT)", "All or most of the structure is seen collapsed.")
    COPERNICUS_NO_VISIBLE_DAMAGE = (
        "copernicus_no_visible_damage",
        "no visible damage (Copernicus EMS)",
        "No damage is seen in the imagery.",
        _COPERNICUS,
    )
    COPERNICUS_POSSIBLY_DAMAGED = (
        "copernicus_possibly_damaged",
        "possibly damaged (Copernicus EMS)",
        "Damage is suspected and the imagery does not settle it.",
        _COPERNICUS,
    )
    COPERNICUS_DAMAGED = (
        "copernicus_damaged",
        "damaged (Copernicus EMS)",
        "Damage is seen, short of destruction.",
        _COPERNICUS,
    )
    COPERNICUS_DESTROYED = (
        "copernicus_destroyed",
        "destroyed (Copernicus EMS)",
        "The structure is seen collapsed or gone.",
        _COPERNICUS,
    )
    EMS98_GRADE_1 = ("ems98_grade_1", "EMS-98 grade 1", "Negligible to slight: no damage to the structure.", _EMS98)
    EMS98_GRADE_2 = ("ems98_grade_2", "EMS-98 grade 2", "Moderate: slight damage to the structure.", _EMS98)
    EMS98_GRADE_3 = ("ems98_grade_3", "EMS-98 grade 3", "Heavy: moderate damage to the structure.", _EMS98)
    EMS98_GRADE_4 = ("ems98_grade_4", "EMS-98 grade 4", "Very heavy: heavy damage to the structure.", _EMS98)
    EMS98_GRADE_5 = ("ems98_grade_5", "EMS-98 grade 5", "Destruction: collapse or nearly so.", _EMS98)

    @property
    def scale(self) -> DamageScale:
        """The scale that the level belongs to."""
        return _SCALED[self][0] if self in _SCALED else DamageScale.UNSPECIFIED

    @property
    def unscaled(self) -> "DamageLevel":
        """The plain level nearest to it. Two levels of one scale may share it: the way back is not given."""
        return _SCALED[self][1] if self in _SCALED else self


class EquipmentState(
    CodeList,
    scheme="conflictdata-equipment-state",
    source="Oryx, Attack on Europe: Documenting Russian Equipment Losses During the Russian Invasion of Ukraine",
):
    """What became of a piece of equipment: the four that Oryx counts, and two more. They can follow each other."""

    DESTROYED = ("destroyed", "destroyed", "Beyond repair.")
    DAMAGED = ("damaged", "damaged", "Hit, and not known to be beyond repair.")
    ABANDONED = ("abandoned", "abandoned", "Left behind by its crew and in nobody's hands.")
    CAPTURED = ("captured", "captured", "Taken by the opposing party; later loss by it counts as the captor's.")
    RECOVERED = ("recovered", "recovered", "Got back by its owner after loss or capture.")
    UNKNOWN = ("unknown", "unknown", "Reported lost; how is not stated.")


_MUNITION_FAMILIES: dict[MunitionClass, MunitionClass] = {
    MunitionClass.BALLISTIC_MISSILE: MunitionClass.MISSILE_UNSPECIFIED,
    MunitionClass.CRUISE_MISSILE: MunitionClass.MISSILE_UNSPECIFIED,
    MunitionClass.HYPERSONIC_MISSILE: MunitionClass.MISSILE_UNSPECIFIED,
    MunitionClass.ANTI_SHIP_MISSILE: MunitionClass.MISSILE_UNSPECIFIED,
    MunitionClass.SURFACE_TO_AIR_MISSILE: MunitionClass.MISSILE_UNSPECIFIED,
    MunitionClass.AIR_TO_SURFACE_MISSILE: MunitionClass.MISSILE_UNSPECIFIED,
    MunitionClass.ANTI_RADIATION_MISSILE: MunitionClass.MISSILE_UNSPECIFIED,
    MunitionClass.ANTI_TANK_MISSILE: MunitionClass.MISSILE_UNSPECIFIED,
    MunitionClass.AEROBALLISTIC_MISSILE: MunitionClass.BALLISTIC_MISSILE,
    MunitionClass.AIR_LAUNCHED_CRUISE_MISSILE: MunitionClass.CRUISE_MISSILE,
    MunitionClass.SEA_LAUNCHED_CRUISE_MISSILE: MunitionClass.CRUISE_MISSILE,
    MunitionClass.GROUND_LAUNCHED_CRUISE_MISSILE: MunitionClass.CRUISE_MISSILE,
    MunitionClass.ONE_WAY_ATTACK_UAV: MunitionClass.DRONE_UNSPECIFIED,
    MunitionClass.DECOY_UAV: MunitionClass.DRONE_UNSPECIFIED,
    MunitionClass.LOITERING_MUNITION: MunitionClass.DRONE_UNSPECIFIED,
    MunitionClass.FPV_DRONE: MunitionClass.DRONE_UNSPECIFIED,
    MunitionClass.ARMED_UAV: MunitionClass.DRONE_UNSPECIFIED,
    MunitionClass.RECONNAISSANCE_UAV: MunitionClass.DRONE_UNSPECIFIED,
    MunitionClass.GUIDED_BOMB: MunitionClass.BOMB_UNSPECIFIED,
    MunitionClass.UNGUIDED_BOMB: MunitionClass.BOMB_UNSPECIFIED,
    MunitionClass.MULTIPLE_ROCKET: MunitionClass.ROCKET_UNSPECIFIED,
    MunitionClass.AIRCRAFT_ROCKET: MunitionClass.ROCKET_UNSPECIFIED,
    MunitionClass.ARTILLERY_SHELL: MunitionClass.SHELL_UNSPECIFIED,
    MunitionClass.MORTAR_BOMB: MunitionClass.SHELL_UNSPECIFIED,
    MunitionClass.TANK_SHELL: MunitionClass.SHELL_UNSPECIFIED,
    MunitionClass.NAVAL_SHELL: MunitionClass.SHELL_UNSPECIFIED,
    MunitionClass.LANDMINE: MunitionClass.EMPLACED_UNSPECIFIED,
    MunitionClass.NAVAL_MINE: MunitionClass.EMPLACED_UNSPECIFIED,
    MunitionClass.IED: MunitionClass.EMPLACED_UNSPECIFIED,
    MunitionClass.CAR_BOMB: MunitionClass.IED,
}

_TARGET_FAMILIES: dict[TargetCategory, TargetCategory] = {
    TargetCategory.POWER_GENERATION: TargetCategory.ENERGY,
    TargetCategory.HYDROPOWER: TargetCategory.ENERGY,
    TargetCategory.NUCLEAR: TargetCategory.ENERGY,
    TargetCategory.POWER_GRID: TargetCategory.ENERGY,
    TargetCategory.HEATING: TargetCategory.ENERGY,
    TargetCategory.GAS: TargetCategory.ENERGY,
    TargetCategory.OIL: TargetCategory.ENERGY,
    TargetCategory.COAL: TargetCategory.ENERGY,
    TargetCategory.RAILWAY: TargetCategory.TRANSPORT,
    TargetCategory.ROAD: TargetCategory.TRANSPORT,
    TargetCategory.BRIDGE: TargetCategory.TRANSPORT,
    TargetCategory.PORT: TargetCategory.TRANSPORT,
    TargetCategory.CIVIL_AVIATION: TargetCategory.TRANSPORT,
    TargetCategory.SHIPPING: TargetCategory.TRANSPORT,
    TargetCategory.MILITARY_PERSONNEL: TargetCategory.MILITARY,
    TargetCategory.MILITARY_HEADQUARTERS: TargetCategory.MILITARY,
    TargetCategory.MILITARY_DEPOT: TargetCategory.MILITARY,
    TargetCategory.MILITARY_BASE: TargetCategory.MILITARY,
    TargetCategory.MILITARY_AIRFIELD: TargetCategory.MILITARY,
    TargetCategory.MILITARY_EQUIPMENT: TargetCategory.MILITARY,
    TargetCategory.AIR_DEFENCE: TargetCategory.MILITARY,
    TargetCategory.WARSHIP: TargetCategory.MILITARY,
}

_SCALED: dict[DamageLevel, tuple[DamageScale, DamageLevel]] = {
    DamageLevel.UNOSAT_NO_VISIBLE_DAMAGE: (DamageScale.UNOSAT, DamageLevel.NO_VISIBLE_DAMAGE),
    DamageLevel.UNOSAT_POSSIBLY_DAMAGED: (DamageScale.UNOSAT, DamageLevel.POSSIBLY_DAMAGED),
    DamageLevel.UNOSAT_MODERATELY_DAMAGED: (DamageScale.UNOSAT, DamageLevel.MODERATELY_DAMAGED),
    DamageLevel.UNOSAT_SEVERELY_DAMAGED: (DamageScale.UNOSAT, DamageLevel.SEVERELY_DAMAGED),
    DamageLevel.UNOSAT_DESTROYED: (DamageScale.UNOSAT, DamageLevel.DESTROYED),
    DamageLevel.COPERNICUS_NO_VISIBLE_DAMAGE: (DamageScale.COPERNICUS_EMS, DamageLevel.NO_VISIBLE_DAMAGE),
    DamageLevel.COPERNICUS_POSSIBLY_DAMAGED: (DamageScale.COPERNICUS_EMS, DamageLevel.POSSIBLY_DAMAGED),
    DamageLevel.COPERNICUS_DAMAGED: (DamageScale.COPERNICUS_EMS, DamageLevel.DAMAGED),
    DamageLevel.COPERNICUS_DESTROYED: (DamageScale.COPERNICUS_EMS, DamageLevel.DESTROYED),
    DamageLevel.EMS98_GRADE_1: (DamageScale.EMS_98, DamageLevel.SLIGHTLY_DAMAGED),
    DamageLevel.EMS98_GRADE_2: (DamageScale.EMS_98, DamageLevel.MODERATELY_DAMAGED),
    DamageLevel.EMS98_GRADE_3: (DamageScale.EMS_98, DamageLevel.SEVERELY_DAMAGED),
    DamageLevel.EMS98_GRADE_4: (DamageScale.EMS_98, DamageLevel.SEVERELY_DAMAGED),
    DamageLevel.EMS98_GRADE_5: (DamageScale.EMS_98, DamageLevel.DESTROYED),
}
