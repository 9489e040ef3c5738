"""How a count was given, what it counts, and how it relates to the counts beside it."""

from conflictdata.vocab._codelist import CodeList

__all__ = ["CountQualifier", "CountStatus", "Countable", "LossRole", "MunitionOutcome"]


class CountStatus(
    CodeList,
    scheme="conflictdata-count-status",
    source="https://everycasualty.org/knowledge-base/how-do-casualty-recorders-deal-with-disagreement-between-sources/",
):
    """Whether, and in which way, a number was given. Absent, unknown, none reported, zero and withheld all differ."""

    STATED = (
        "stated",
        "stated",
        "The source gives a number, or words that bound one. A stated zero belongs here.",
    )
    NONE_REPORTED = (
        "none_reported",
        "none reported",
        "The source says that none are reported, which is less than saying that there were none.",
    )
    UNKNOWN = ("unknown", "unknown", "The source gives no number, or says that the number is not known.")
    NOT_COVERED = (
        "not_covered",
        "not covered",
        "The figure lies outside what the source covers: its silence means nothing.",
    )
    WITHHELD = ("withheld", "withheld", "The source has a number and does not publish it, or it was removed on export.")


class CountQualifier(
    CodeList,
    scheme="conflictdata-count-qualifier",
    source="J. Channell, Vague Language, Oxford University Press, 1994",
):
    """A word around a number, or in the place of one: what it bounds, and what it leaves open.

    A definition holds for the word in any language. Where it leaves something open, the policy that reads the count
    decides: how near "about" is, or where "dozens" end. The scale of a vague word is not part of its code.
    """

    AT_LEAST = (
        "at_least",
        "at least",
        "The number or more: a lower bound that includes the number. How many more is not said.",
    )
    MORE_THAN = (
        "more_than",
        "more than",
        "Above the number: a lower bound that leaves the number out. How far above is not said.",
    )
    UP_TO = (
        "up_to",
        "up to",
        "The number or fewer: an upper bound that includes the number. Nothing is bounded below.",
    )
    FEWER_THAN = (
        "fewer_than",
        "fewer than",
        "Below the number: an upper bound that leaves the number out. Nothing is bounded below.",
    )
    RANGE = (
        "range",
        "range",
        "From one number to another, or one of two: both are included, and which is likelier is not said.",
    )
    ABOUT = ("about", "about", "Near the number, below it or above it. How near is not said.")
    ALMOST = ("almost", "almost", "Below the number and near it. How near is not said.")
    JUST_OVER = ("just_over", "just over", "Above the number and near it. How near is not said.")
    ODD = (
        "odd",
        "odd",
        "The number and something more that falls short of the next unit: thirty-odd is less than forty.",
    )
    EXACTLY = (
        "exactly",
        "exactly",
        "The number and no other, as the words say. A number with no words around it has no qualifier.",
    )
    COUPLE = ("couple", "a couple", "Two, strictly; loosely a few. Which of both is meant is not said.")
    FEW = (
        "few",
        "few",
        "A small number, perhaps none: the word says that there are not many, and bounds nothing below.",
    )
    A_FEW = (
        "a_few",
        "a few",
        "A small number, and more than one: the word says that there are some. Nothing is bounded above.",
    )
    SEVERAL = ("several", "several", "More than a couple, and not many. Where it ends is not said.")
    HANDFUL = ("handful", "a handful", "A small number, about as many as a hand has fingers. Neither end is said.")
    MANY = ("many", "many", "Many, numerous: a large number. Neither what counts as large nor an upper bound is said.")
    TENS = (
        "tens",
        "tens",
        "Two tens or more, of ones or of a scale ('tens of thousands'). Bounded above by usage alone.",
    )
    DOZENS = (
        "dozens",
        "dozens",
        "Two dozen or more, of ones or of a scale. Often said loosely, and bounded above by usage alone.",
    )
    SCORES = (
        "scores",
        "scores",
        "Two score (40) or more. Often said loosely, and bounded above by usage alone.",
    )
    HUNDREDS = (
        "hundreds",
        "hundreds",
        "Two hundred or more, of ones or of a scale. Bounded above by usage alone.",
    )
    THOUSANDS = (
        "thousands",
        "thousands",
        "Two thousand or more, of ones or of a scale. Bounded above by usage alone.",
    )
    MILLIONS = ("millions", "millions", "Two million or more. Bounded above by usage alone.")
    BILLIONS = ("billions", "billions", "Two billion (thousand million) or more. Nothing is bounded above.")
    DOUBTED = (
        "doubted",
        "doubted",
        "A number with a question mark: the source itself is not sure of it. It bounds nothing.",
    )


class Countable(CodeList, scheme="conflictdata-countable", source="https://aoav.org.uk/explosiveviolence/methodology/"):
    """What kind of thing a figure counts."""

    PERSONS = ("persons", "persons", "People, whatever became of them.")
    MUNITIONS = ("munitions", "munitions", "Munitions and uncrewed systems used in attacks, drones among them.")
    EQUIPMENT = ("equipment", "equipment", "Vehicles, guns, ships, crewed aircraft and other material.")
    PLACES = ("places", "places", "Locations, settlements, buildings and other objects in a place.")
    EVENTS = ("events", "events", "Attacks, clashes and other things that happen.")
    UNSPECIFIED = ("unspecified", "not stated", "The source gives a figure and does not say of what.")


class MunitionOutcome(
    CodeList, scheme="conflictdata-munition-outcome", source="https://aoav.org.uk/explosiveviolence/methodology/"
):
    """What became of munitions: one code for each count of a `Salvo`, with the same name.

    Launched is the sum of the others, which do not overlap. A lack of any report is none of them.
    """

    LAUNCHED = ("launched", "launched", "All that were launched, whatever became of them.")
    INTERCEPTED = ("intercepted", "intercepted", "Shot down, or otherwise destroyed by the defence.")
    SUPPRESSED = ("suppressed", "suppressed", "Lost to jamming, or lost from view without effect.")
    HIT = ("hit", "hit", "Reached a target. Not the number of places hit.")
    FAILED = ("failed", "failed", "Crashed or malfunctioned by themselves.")
    LEFT_AREA = ("left_area", "left the area", "Left the area, or turned back.")
    AIRBORNE = ("airborne", "airborne", "Still in the air when the report was made.")
    UNKNOWN = ("unknown", "unknown", "Reported to have an unknown fate.")


class LossRole(
    CodeList,
    scheme="conflictdata-loss-role",
    source="https://everycasualty.org/knowledge-base/having-a-transparent-methodology/",
):
    """How a figure of a statement relates to the other figures of the same statement."""

    TOTAL = (
        "total",
        "total",
        "Said to be a total, or followed by figures of which the statement says that they are parts or subsets of it.",
    )
    PART = ("part", "part", "One of the figures that are meant to make up a total together: they should add up to it.")
    SUBSET = (
        "subset",
        "subset",
        "Counted within another figure, which counts others besides: 'including', 'of whom'. Never added to it.",
    )
    SOLE = ("sole", "by itself", "No relation to another figure of the statement is stated. Such figures may overlap.")
