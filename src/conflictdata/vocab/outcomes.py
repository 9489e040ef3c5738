"""What brought a fate about, and in whose hands the person was: two of the three coordinates of an atom.

The third is `Fate`. Not every combination exists: nobody is wounded and evacuated by illness. Those that do are listed
in `conflictdata.reasoning.atoms`.
"""

from conflictdata.vocab._codelist import CodeList

__all__ = ["Cause", "Custody"]

_DODI = "US Department of Defense Instruction 1300.18, Personnel Casualty Matters, Policies, and Procedures"


class Cause(
    CodeList,
    scheme="conflictdata-cause",
    source="https://everycasualty.org/knowledge-base/what-data-should-casualty-recorders-collect/",
):
    """What brought the fate of a person about. Who did it is not a cause: a claim names the actor elsewhere.

    Do not confuse the cause with the weapon or with the nature of the injury.
    """

    HOSTILE = (
        "hostile",
        "hostile action",
        "An act of violence meant for those whom it hit or for people near them, or capture or detention by a party.",
        _DODI,
    )
    FRIENDLY_FIRE = (
        "friendly_fire",
        "friendly fire",
        "Weapons of the person's own or an allied side that were meant for an opponent. Not a deliberate killing.",
        _DODI,
    )
    ACCIDENT = (
        "accident",
        "accident",
        "A mishap without hostile intent: a crash, a fall, drowning, or the careless handling of a weapon.",
        _DODI,
    )
    DISEASE = ("disease", "disease", "Illness of the body or the mind, epidemics included.", _DODI)
    ENVIRONMENT = (
        "environment",
        "environment and want",
        "Cold, heat, storm, or the lack of food, water or shelter.",
        _DODI,
    )
    SELF_INFLICTED = (
        "self_inflicted",
        "self-inflicted",
        "Suicide or wounds by the person's own hand and will.",
        _DODI,
    )
    NONE = (
        "none",
        "no cause",
        "Nothing was done to the person, as with the unharmed, deserters, and those whom a neutral power interned.",
    )
    UNKNOWN = (
        "unknown",
        "unknown",
        "Nobody knows what brought the fate about, as with most missing people.",
    )


class Custody(
    CodeList,
    scheme="conflictdata-custody",
    source="https://everycasualty.org/knowledge-base/what-data-should-casualty-recorders-collect/",
):
    """Who held the person at the time of the figure, or at death."""

    FREE = (
        "free",
        "not held",
        "Held by nobody; killed on surrender or in a massacre, before anyone was taken away, included.",
    )
    PRISONER = (
        "prisoner",
        "prisoner",
        "Held by the opposing party after being taken in fighting or giving themselves up.",
        _DODI,
    )
    DETAINED = (
        "detained",
        "detained or interned",
        "Held other than as a prisoner taken in fighting: arrested, taken hostage, or interned by a neutral power.",
        _DODI,
    )
    UNKNOWN = ("unknown", "unknown", "Nobody knows whether the person is held, as with missing people.")
