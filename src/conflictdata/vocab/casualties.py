"""What became of people, what a casualty figure counts, and how it was counted.

`Fate` is the list of atoms. They do not overlap: at the time a figure speaks of, each person has one fate. A
`CasualtyCategory` is a set of fates, and from the sets follows which category is part of which. The word "casualty"
itself has several meanings; where a speaker does not say which one is meant, the category stays unspecified and nothing
is concluded from it.
"""

from conflictdata.vocab._codelist import CodeList

__all__ = ["Accumulation", "CasualtyCategory", "Fate"]

_AAP6 = "NATO AAP-06, NATO Glossary of Terms and Definitions, entries 'casualty' and 'battle casualty'"
_DODI = "US Department of Defense Instruction 1300.18, Personnel Casualty Matters, Policies, and Procedures"
_KRIVOSHEEV = "G. F. Krivosheev (ed.), Soviet Casualties and Combat Losses in the Twentieth Century, 1997"
_OHCHR = "OHCHR, Guidance on Casualty Recording, HR/PUB/19/1, 2019"
_SDG = "OHCHR, Technical Guidance Note on SDG Indicator 16.1.2: Number of conflict-related deaths, 2019"


class Fate(
    CodeList,
    scheme="conflictdata-fate",
    source="https://everycasualty.org/knowledge-base/what-data-should-casualty-recorders-collect/",
):
    """What became of one person, at the time a figure speaks of: exactly one fate for each person.

    Fates are the atoms from which every casualty category is built. Missing is a state of knowledge, never a kind of
    death. Who the person was (civilian, soldier, child) is not a fate: see `PersonStatus`, `AgeBand` and `PersonRole`.
    """

    KILLED_OUTRIGHT = (
        "killed_outright",
        "killed outright",
        "Died from a hostile act at once, or before reaching a place of medical treatment.",
        _DODI,
    )
    DIED_OF_WOUNDS = (
        "died_of_wounds",
        "died of wounds",
        "Died from a hostile act after reaching a place of medical treatment. No longer counted among the wounded.",
        _DODI,
    )
    EXECUTED = (
        "executed",
        "executed",
        "Deliberately put to death by a party that had the person in its power, with or without a trial.",
    )
    DIED_OTHER = (
        "died_other",
        "died otherwise from hostile action",
        "Died from hostile action in a way that no other fate covers, or in a way that is not known.",
        _DODI,
    )
    DIED_IN_CAPTIVITY = (
        "died_in_captivity",
        "died in captivity",
        "Died while held by another party, other than by execution, whatever the cause.",
    )
    DIED_NON_HOSTILE = (
        "died_non_hostile",
        "died, non-hostile",
        "Died while serving or in the area of fighting, but from accident, illness, self-harm or the weather.",
        _DODI,
    )
    DIED_INDIRECTLY = (
        "died_indirectly",
        "died indirectly",
        "Died from conditions that the conflict brought about, such as hunger, disease or lost medical care.",
        _SDG,
    )
    WOUNDED_RETURNED = (
        "wounded_returned",
        "wounded, stayed or returned",
        "Wounded by hostile action and treated without evacuation: stayed at, or soon went back to, duty or home.",
        _DODI,
    )
    WOUNDED_EVACUATED = (
        "wounded_evacuated",
        "wounded and evacuated",
        "Wounded by hostile action, alive, and taken out of the area of fighting for treatment.",
        _KRIVOSHEEV,
    )
    WOUNDED_DISABLED = (
        "wounded_disabled",
        "wounded and permanently disabled",
        "Wounded by hostile action, alive, and for good unfit for service or left with a lasting disability.",
    )
    INJURED_NON_HOSTILE = (
        "injured_non_hostile",
        "injured, non-hostile",
        "Injured by accident, self-harm or the weather rather than by hostile action, and alive.",
        _DODI,
    )
    SICK = ("sick", "sick", "Unfit through illness, and alive. Injury is not illness.", _AAP6)
    MISSING = (
        "missing",
        "missing",
        "Whereabouts and fate not known, forced disappearance included. Neither dead nor alive until resolved.",
        _DODI,
    )
    CAPTURED = (
        "captured",
        "captured, not wounded",
        "Taken prisoner in fighting, alive, and not known to be wounded.",
        _DODI,
    )
    CAPTURED_WOUNDED = (
        "captured_wounded",
        "captured and wounded",
        "Taken prisoner in fighting, alive, and wounded: counted both by figures of wounded and of captured.",
    )
    SURRENDERED = (
        "surrendered",
        "surrendered",
        "Gave themselves up to the opposing party and are held by it, alive.",
    )
    DETAINED = (
        "detained",
        "detained",
        "Deprived of liberty outside fighting, alive, in known custody: arrested civilians, hostages.",
        _DODI,
    )
    INTERNED = (
        "interned",
        "interned",
        "Held by a neutral power, or held for reasons of security without a charge, alive.",
        _DODI,
    )
    DESERTED = (
        "deserted",
        "deserted",
        "Left their force without leave and did not join or surrender to the opposing party. Not a casualty.",
    )
    DISPLACED = (
        "displaced",
        "displaced",
        "Made to leave home, otherwise unharmed. Not a casualty.",
    )
    UNHARMED = ("unharmed", "unharmed", "Known to be alive, free and without injury.")
    UNKNOWN = (
        "unknown",
        "unknown",
        "The source counts the person but does not say what became of them. Not the same as missing.",
    )


class CasualtyCategory(
    CodeList,
    scheme="conflictdata-casualty-category",
    source="https://everycasualty.org/knowledge-base/what-is-casualty-recording/",
):
    """What a figure counts: a set of fates.

    Killed is part of killed or wounded, which is part of casualties; missing is never part of dead. Do not confuse
    casualties with deaths: most casualties are wounded.
    """

    KILLED = (
        "killed",
        "killed",
        "Died from hostile action, at once or later of wounds, executions included. Missing people are not in it.",
        _OHCHR,
    )
    KILLED_IN_ACTION = (
        "killed_in_action",
        "killed in action",
        "Died from hostile action before reaching a place of medical treatment; those who died of wounds are apart.",
        _DODI,
    )
    DIED_OF_WOUNDS = (
        "died_of_wounds",
        "died of wounds",
        "Died from hostile action after reaching a place of medical treatment.",
        _DODI,
    )
    DIED_IN_CAPTIVITY = (
        "died_in_captivity",
        "died in captivity",
        "Died in the hands of another party, by execution or otherwise.",
    )
    DEAD = (
        "dead",
        "dead, all direct causes",
        "All deaths of people in the fighting or its area: killed, died in captivity, and non-hostile deaths.",
    )
    INDIRECT_DEATHS = (
        "indirect_deaths",
        "indirect deaths",
        "Deaths from hunger, disease or lost care that the conflict brought about; always an estimate.",
        _SDG,
    )
    CONFLICT_DEATHS = (
        "conflict_deaths",
        "conflict deaths, direct and indirect",
        "Direct and indirect deaths together. Do not compare it with figures of direct deaths.",
        _SDG,
    )
    WOUNDED = (
        "wounded",
        "wounded",
        "Hurt by hostile action and alive at the time of the figure. Those who died of wounds have left it.",
        _DODI,
    )
    INJURED = (
        "injured",
        "injured, any cause",
        "Wounded by hostile action or hurt by accident. For people hurt by an attack alone, use wounded.",
    )
    SICK = ("sick", "sick", "Unfit through illness. Some armies report it together with the wounded.", _AAP6)
    KILLED_OR_WOUNDED = (
        "killed_or_wounded",
        "killed or wounded",
        "Killed and wounded together: what OHCHR and AOAV call casualties.",
        _OHCHR,
    )
    MISSING = (
        "missing",
        "missing",
        "Whereabouts and fate not known. Never counted as dead, even where the source presumes death.",
        _DODI,
    )
    KILLED_OR_MISSING = (
        "killed_or_missing",
        "killed or missing",
        "Killed and missing together, as in 'killed or missing presumed dead'.",
    )
    CAPTURED = (
        "captured",
        "captured",
        "In the hands of the opposing party as prisoners, wounded or not, those who surrendered included.",
        _DODI,
    )
    SURRENDERED = ("surrendered", "surrendered", "Prisoners who gave themselves up: part of captured.")
    DETAINED = (
        "detained",
        "detained or interned",
        "Deprived of liberty other than as prisoners taken in fighting.",
        _DODI,
    )
    MISSING_OR_CAPTURED = (
        "missing_or_captured",
        "missing or captured",
        "Missing and captured together, as by a force that cannot tell which of its absent people are prisoners.",
    )
    CASUALTIES = (
        "casualties",
        "casualties (NATO sense)",
        "Everyone lost to the organisation: dead, wounded, injured, sick, missing, captured, detained, interned.",
        _AAP6,
    )
    BATTLE_CASUALTIES = (
        "battle_casualties",
        "battle casualties",
        "Casualties by hostile action alone: without illness, accident and non-hostile or indirect deaths.",
        _AAP6,
    )
    CASUALTIES_UNSPECIFIED = (
        "casualties_unspecified",
        "casualties or losses, sense not stated",
        "The source writes casualties, losses or victims and does not say which fates it counts.",
    )
    IRRECOVERABLE = (
        "irrecoverable",
        "irrecoverable losses",
        "Dead, missing and captured: those a force will not get back. Some recent usage adds the disabled.",
        _KRIVOSHEEV,
    )
    SANITARY = (
        "sanitary",
        "sanitary losses",
        "Wounded, injured and sick who were evacuated for treatment, and alive; the disabled among them.",
        _KRIVOSHEEV,
    )
    DESERTED = ("deserted", "deserted", "Absent from their force without leave. Not part of casualties.")
    DISPLACED = ("displaced", "displaced", "Made to leave home. Not part of casualties.")
    FATE_UNSPECIFIED = (
        "fate_unspecified",
        "fate not stated",
        "The source counts people as affected and does not say how.",
    )

    @property
    def fates(self) -> frozenset[Fate]:
        """The fates that the category counts. Empty where the source does not say what it counts."""
        return _FATES[self]

    @property
    def is_specified(self) -> bool:
        """Whether it is known which fates the category counts."""
        return bool(self.fates)

    def is_part_of(self, other: "CasualtyCategory") -> bool:
        """Whether everyone counted here is counted by the other category as well.

        A category is part of itself. An unspecified category is part of no other and has no other as its part.
        """
        return self is other or (self.is_specified and self.fates <= other.fates)

    def is_disjoint_from(self, other: "CasualtyCategory") -> bool:
        """Whether nobody can be counted by both categories at one time; `False` where either is unspecified."""
        return self.is_specified and other.is_specified and self.fates.isdisjoint(other.fates)


class Accumulation(
    CodeList,
    scheme="conflictdata-accumulation",
    source="https://everycasualty.org/knowledge-base/having-a-transparent-methodology/",
):
    """How a figure relates to its period. Figures of different kinds must not be added."""

    WITHIN_PERIOD = (
        "within_period",
        "within the period",
        "Counts what happened from the start to the end of the period, and nothing before it.",
    )
    CUMULATIVE_SINCE = (
        "cumulative_since",
        "cumulative since the start",
        "A running total from the start of the period to its end; the next total contains this one.",
    )
    STOCK_AS_OF = (
        "stock_as_of",
        "stock at a moment",
        "How many there are at the moment: people leave the count too, as prisoners do when exchanged.",
    )
    AVERAGE_PER_DAY = (
        "average_per_day",
        "average per day",
        "A mean for each day of the period. Multiplied by days it is an estimate, not a reported total.",
    )
    UNSPECIFIED = ("unspecified", "not stated", "The source does not say how the figure relates to time.")


_KILLED = frozenset({Fate.KILLED_OUTRIGHT, Fate.DIED_OF_WOUNDS, Fate.EXECUTED, Fate.DIED_OTHER})
_DEAD = _KILLED | {Fate.DIED_IN_CAPTIVITY, Fate.DIED_NON_HOSTILE}
_WOUNDED = frozenset(
    {Fate.WOUNDED_RETURNED, Fate.WOUNDED_EVACUATED, Fate.WOUNDED_DISABLED, Fate.CAPTURED_WOUNDED},
)
_CAPTURED = frozenset({Fate.CAPTURED, Fate.CAPTURED_WOUNDED, Fate.SURRENDERED})
_DETAINED = frozenset({Fate.DETAINED, Fate.INTERNED})
_BATTLE = _KILLED | {Fate.DIED_IN_CAPTIVITY, Fate.MISSING} | _WOUNDED | _CAPTURED | _DETAINED

_FATES: dict[CasualtyCategory, frozenset[Fate]] = {
    CasualtyCategory.KILLED: _KILLED,
    CasualtyCategory.KILLED_IN_ACTION: frozenset({Fate.KILLED_OUTRIGHT}),
    CasualtyCategory.DIED_OF_WOUNDS: frozenset({Fate.DIED_OF_WOUNDS}),
    CasualtyCategory.DIED_IN_CAPTIVITY: frozenset({Fate.DIED_IN_CAPTIVITY, Fate.EXECUTED}),
    CasualtyCategory.DEAD: _DEAD,
    CasualtyCategory.INDIRECT_DEATHS: frozenset({Fate.DIED_INDIRECTLY}),
    CasualtyCategory.CONFLICT_DEATHS: _DEAD | {Fate.DIED_INDIRECTLY},
    CasualtyCategory.WOUNDED: _WOUNDED,
    CasualtyCategory.INJURED: _WOUNDED | {Fate.INJURED_NON_HOSTILE},
    CasualtyCategory.SICK: frozenset({Fate.SICK}),
    CasualtyCategory.KILLED_OR_WOUNDED: _KILLED | _WOUNDED,
    CasualtyCategory.MISSING: frozenset({Fate.MISSING}),
    CasualtyCategory.KILLED_OR_MISSING: _KILLED | {Fate.MISSING},
    CasualtyCategory.CAPTURED: _CAPTURED,
    CasualtyCategory.SURRENDERED: frozenset({Fate.SURRENDERED}),
    CasualtyCategory.DETAINED: _DETAINED,
    CasualtyCategory.MISSING_OR_CAPTURED: _CAPTURED | {Fate.MISSING},
    CasualtyCategory.CASUALTIES: _BATTLE | _DEAD | {Fate.INJURED_NON_HOSTILE, Fate.SICK},
    CasualtyCategory.BATTLE_CASUALTIES: _BATTLE,
    CasualtyCategory.CASUALTIES_UNSPECIFIED: frozenset(),
    CasualtyCategory.IRRECOVERABLE: _DEAD | {Fate.MISSING} | _CAPTURED,
    CasualtyCategory.SANITARY: frozenset(
        {Fate.WOUNDED_EVACUATED, Fate.WOUNDED_DISABLED, Fate.INJURED_NON_HOSTILE, Fate.SICK},
    ),
    CasualtyCategory.DESERTED: frozenset({Fate.DESERTED}),
    CasualtyCategory.DISPLACED: frozenset({Fate.DISPLACED}),
    CasualtyCategory.FATE_UNSPECIFIED: frozenset(),
}
