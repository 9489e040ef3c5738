"""Kinds of equipment, as lists of losses tell them apart."""

from conflictdata.vocab._codelist import CodeList

__all__ = ["EquipmentKind"]


class EquipmentKind(
    CodeList,
    scheme="conflictdata-equipment-kind",
    source="https://www.unroca.org/categories (UN Register of Conventional Arms, and headings of published lists)",
):
    """What kind of equipment was lost. Lists differ in where they draw the borders, and some change them over time."""

    TANK = ("tank", "tank", "Main battle tanks and other tanks.")
    ARMOURED_VEHICLE = (
        "armoured_vehicle",
        "armoured fighting vehicle",
        "Infantry fighting vehicles, armoured personnel carriers and other armour that is no tank.",
    )
    ARTILLERY = ("artillery", "artillery", "Guns, howitzers and mortars, towed or self-propelled.")
    ROCKET_ARTILLERY = ("rocket_artillery", "rocket artillery", "Multiple rocket launchers.")
    AIR_DEFENCE = ("air_defence", "air defence", "Anti-aircraft guns, surface-to-air systems and their launchers.")
    RADAR = ("radar", "radar or jammer", "Radars, jammers and other electronic equipment on a carrier of its own.")
    AIRCRAFT = ("aircraft", "aircraft", "Crewed aircraft with fixed wings.")
    HELICOPTER = ("helicopter", "helicopter", "Crewed helicopters.")
    UNCREWED_AIRCRAFT = ("uncrewed_aircraft", "uncrewed aircraft", "Drones of every kind, whether or not they return.")
    CRUISE_MISSILE = ("cruise_missile", "cruise missile", "Cruise missiles, counted where a list counts them as lost.")
    MISSILE_SYSTEM = ("missile_system", "missile system", "Launchers of ballistic or cruise missiles.")
    WARSHIP = ("warship", "ship or boat", "Warships, cutters and naval auxiliaries.")
    SUBMARINE = ("submarine", "submarine", "Submarines.")
    VEHICLE = ("vehicle", "vehicle", "Lorries, cars and other vehicles without armour.")
    FUEL_TANK = ("fuel_tank", "fuel tank", "Tankers and tanks for fuel.")
    VEHICLE_OR_FUEL_TANK = (
        "vehicle_or_fuel_tank",
        "vehicle or fuel tank",
        "Vehicles and fuel tanks in one figure that does not tell them apart.",
    )
    ENGINEERING = ("engineering", "engineering equipment", "Bridge layers, recovery vehicles and mine clearers.")
    GROUND_ROBOT = ("ground_robot", "uncrewed ground system", "Robots on the ground.")
    SPECIAL = ("special", "special equipment", "What a list calls special equipment, without saying what is in it.")
    ANTI_TANK = ("anti_tank", "anti-tank weapon", "Anti-tank missiles and guns that no other kind covers.")
    SMALL_ARMS = ("small_arms", "small arms", "Rifles, machine guns and the like.")
    TRAIN = ("train", "train", "Locomotives, wagons and armoured trains.")
    OTHER = ("other", "other", "A known kind that the list does not hold.")
    UNKNOWN = ("unknown", "unknown", "The kind is not reported, or cannot be told from the name.")
