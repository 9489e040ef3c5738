"""Scales on which sources, claims and events are judged. Each scale keeps its own words; none converts to another."""

from conflictdata.vocab._codelist import CodeList

__all__ = [
    "AirwarsBelligerentAssessment",
    "AirwarsCivilianHarm",
    "AirwarsStrikeStatus",
    "BijUsAttribution",
    "ConfidenceLevel",
    "ConfidenceScale",
    "GradingScheme",
    "Icd203Term",
    "InformationCredibility",
    "LikelihoodScale",
    "PhiaTerm",
    "SourceReliability",
    "UcdpEventClarity",
    "WhoSsaCertainty",
]

_NATO = "NATO AJP-2.1, STANAG 2511; https://en.wikipedia.org/wiki/Admiralty_code"
_ICD_203 = "Intelligence Community Directive 203; https://github.com/wesinator/ICD203-intel-analysis"
_PHIA = (
    "https://www.gov.uk/government/publications/explaining-uncertainty-in-uk-intelligence-assessment/"
    "explaining-uncertainty-in-uk-intelligence-assessment"
)
_AIRWARS = "https://airwars.org/about/methodology"
_OWN = "Defined by conflictdata, to name the scales in use."


class SourceReliability(CodeList, scheme="nato-source-reliability", source=_NATO):
    """The letter of the NATO (Admiralty) system: how far the source has earned trust, whatever it says this time."""

    COMPLETELY_RELIABLE = "A", "completely reliable", "No doubt about the source, and a record of full reliability."
    USUALLY_RELIABLE = "B", "usually reliable", "Minor doubt, and mostly valid information in the past."
    FAIRLY_RELIABLE = "C", "fairly reliable", "Some doubt, but valid information in the past."
    NOT_USUALLY_RELIABLE = "D", "not usually reliable", "Serious doubt, but valid information now and then."
    UNRELIABLE = "E", "unreliable", "No trust, and a record of invalid information."
    CANNOT_BE_JUDGED = "F", "reliability cannot be judged", "There is no basis for a judgement: not a low one, none."

    @property
    def is_judged(self) -> bool:
        """Whether the letter states a judgement. F does not: it is a missing value, not the worst one."""
        return self is not SourceReliability.CANNOT_BE_JUDGED


class InformationCredibility(CodeList, scheme="nato-information-credibility", source=_NATO):
    """The digit of the NATO (Admiralty) system: how likely this item is to be true, whoever says so."""

    CONFIRMED = "1", "confirmed by other sources", "Independent sources confirm it, and it fits what is known."
    PROBABLY_TRUE = "2", "probably true", "Not confirmed, but it fits what is known."
    POSSIBLY_TRUE = "3", "possibly true", "Not confirmed, and it fits what is known in part."
    DOUBTFUL = "4", "doubtful", "Not confirmed, and possible, but nothing else is known about it."
    IMPROBABLE = "5", "improbable", "Not confirmed, and other information contradicts it."
    CANNOT_BE_JUDGED = "6", "truth cannot be judged", "There is no basis for a judgement: not a low one, none."

    @property
    def is_judged(self) -> bool:
        """Whether the digit states a judgement. 6 does not: it is a missing value, not the worst one."""
        return self is not InformationCredibility.CANNOT_BE_JUDGED


class LikelihoodScale(CodeList, scheme="conflictdata-likelihood-scale", source=_OWN):
    """Scales of words for how probable something is."""

    ICD_203 = "icd-203", "ICD 203", "The terms of the intelligence community of the United States.", _ICD_203
    UK_PHIA = "uk-phia", "PHIA probability yardstick", "The terms of intelligence assessment in the UK.", _PHIA
    UNSTATED = "unstated", "unstated", "A word of likelihood whose author named no scale. It has no numbers."


class Icd203Term(CodeList, scheme="icd-203-likelihood", source=_ICD_203):
    """The terms of likelihood of ICD 203, in two rows of seven. Terms of one column share a range of probability.

    Neighbouring ranges share their borders. The ranges stop short of 0 and 100 percent.
    """

    ALMOST_NO_CHANCE = "almost-no-chance", "almost no chance", "1 to 5 percent, first row."
    VERY_UNLIKELY = "very-unlikely", "very unlikely", "5 to 20 percent, first row."
    UNLIKELY = "unlikely", "unlikely", "20 to 45 percent, first row."
    ROUGHLY_EVEN_CHANCE = "roughly-even-chance", "roughly even chance", "45 to 55 percent, first row."
    LIKELY = "likely", "likely", "55 to 80 percent, first row."
    VERY_LIKELY = "very-likely", "very likely", "80 to 95 percent, first row."
    ALMOST_CERTAIN = "almost-certain", "almost certain", "95 to 99 percent, first row."
    REMOTE = "remote", "remote", "1 to 5 percent, second row."
    HIGHLY_IMPROBABLE = "highly-improbable", "highly improbable", "5 to 20 percent, second row."
    IMPROBABLE = "improbable", "improbable", "20 to 45 percent, second row."
    ROUGHLY_EVEN_ODDS = "roughly-even-odds", "roughly even odds", "45 to 55 percent, second row."
    PROBABLE = "probable", "probable", "55 to 80 percent, second row."
    HIGHLY_PROBABLE = "highly-probable", "highly probable", "80 to 95 percent, second row."
    NEARLY_CERTAIN = "nearly-certain", "nearly certain", "95 to 99 percent, second row."

    @property
    def low_percent(self) -> int:
        """The least probability that the term stands for, in percent, inclusive."""
        return _ICD_203_PERCENT[self][0]

    @property
    def high_percent(self) -> int:
        """The greatest probability that the term stands for, in percent, inclusive."""
        return _ICD_203_PERCENT[self][1]


_ICD_203_PERCENT = {
    Icd203Term.ALMOST_NO_CHANCE: (1, 5),
    Icd203Term.VERY_UNLIKELY: (5, 20),
    Icd203Term.UNLIKELY: (20, 45),
    Icd203Term.ROUGHLY_EVEN_CHANCE: (45, 55),
    Icd203Term.LIKELY: (55, 80),
    Icd203Term.VERY_LIKELY: (80, 95),
    Icd203Term.ALMOST_CERTAIN: (95, 99),
    Icd203Term.REMOTE: (1, 5),
    Icd203Term.HIGHLY_IMPROBABLE: (5, 20),
    Icd203Term.IMPROBABLE: (20, 45),
    Icd203Term.ROUGHLY_EVEN_ODDS: (45, 55),
    Icd203Term.PROBABLE: (55, 80),
    Icd203Term.HIGHLY_PROBABLE: (80, 95),
    Icd203Term.NEARLY_CERTAIN: (95, 99),
}


class PhiaTerm(CodeList, scheme="uk-phia-likelihood", source=_PHIA):
    """The terms of the probability yardstick of the UK's Professional Head of Intelligence Assessment.

    All bounds are approximate, and the gaps between the ranges are deliberate.
    """

    REMOTE_CHANCE = "remote-chance", "remote chance", "Up to about 5 percent."
    HIGHLY_UNLIKELY = "highly-unlikely", "highly unlikely", "About 10 to 20 percent."
    UNLIKELY = "unlikely", "unlikely", "About 25 to 35 percent."
    REALISTIC_POSSIBILITY = "realistic-possibility", "realistic possibility", "About 40 to just under 50 percent."
    LIKELY = "likely", "likely", "About 55 to 75 percent."
    PROBABLE = "probable", "probable", "About 55 to 75 percent; the yardstick gives it as the same as likely."
    HIGHLY_LIKELY = "highly-likely", "highly likely", "About 80 to 90 percent."
    ALMOST_CERTAIN = "almost-certain", "almost certain", "About 95 percent and more."

    @property
    def low_percent(self) -> int:
        """The least probability that the term stands for, in percent, inclusive."""
        return _PHIA_PERCENT[self][0]

    @property
    def high_percent(self) -> int:
        """The greatest probability that the term stands for, in percent, inclusive."""
        return _PHIA_PERCENT[self][1]


_PHIA_PERCENT = {
    PhiaTerm.REMOTE_CHANCE: (0, 5),
    PhiaTerm.HIGHLY_UNLIKELY: (10, 20),
    PhiaTerm.UNLIKELY: (25, 35),
    PhiaTerm.REALISTIC_POSSIBILITY: (40, 50),
    PhiaTerm.LIKELY: (55, 75),
    PhiaTerm.PROBABLE: (55, 75),
    PhiaTerm.HIGHLY_LIKELY: (80, 90),
    PhiaTerm.ALMOST_CERTAIN: (95, 100),
}


class ConfidenceScale(CodeList, scheme="conflictdata-confidence-scale", source=_OWN):
    """Who defines the levels of confidence. The levels have the same three names and are not the same."""

    ICD_203 = "icd-203", "ICD 203", "The levels of the intelligence community of the United States.", _ICD_203
    UK_PHIA = "uk-phia", "analytical confidence rating", "The ratings of intelligence assessment in the UK.", _PHIA
    UNSTATED = "unstated", "unstated", "A level of confidence whose author named no scale."


class ConfidenceLevel(CodeList, scheme="confidence-level", source=_ICD_203):
    """How well a judgement is founded. It is another axis than how likely its content is."""

    LOW = "low", "low confidence", "Few, fragmentary or doubtful sources, or weak reasoning."
    MODERATE = "moderate", "moderate confidence", "Credible and plausible, but not well enough corroborated."
    HIGH = "high", "high confidence", "Good information from several sources, and sound reasoning. It is no certainty."


class AirwarsCivilianHarm(CodeList, scheme="airwars-civilian-harm", source=_AIRWARS):
    """The grading that Airwars gives to an allegation of civilian harm."""

    CONFIRMED = "confirmed", "Confirmed", "A belligerent has accepted responsibility for civilian harm."
    FAIR = "fair", "Fair", "Two or more credible sources report it, and a belligerent was likely or known to act there."
    WEAK = "weak", "Weak", "A single source reports it, if at times with much detail."
    CONTESTED = "contested", "Contested", "Sources disagree about who was responsible."
    DISCOUNTED = "discounted", "Discounted", "Those reported killed were fighters, or another party was responsible."


class AirwarsStrikeStatus(CodeList, scheme="airwars-strike-status", source=_AIRWARS):
    """What Airwars says about the strike itself, apart from the harm. All but the first are alleged strikes."""

    DECLARED = "declared_strike", "Declared strike", "A belligerent has said that it struck there."
    LIKELY = "likely_strike", "Likely strike", "Sources make a strike by the belligerent likely."
    CONTESTED = "contested_strike", "Contested strike", "Sources disagree about who struck."
    SINGLE_SOURCE = "single_source_claim", "Single source claim", "One source reports the strike."


class AirwarsBelligerentAssessment(CodeList, scheme="airwars-belligerent-assessment", source=_AIRWARS):
    """What a belligerent itself concluded about an allegation, as Airwars records it. Later codes are longer."""

    NOT_YET_ASSESSED = "not_yet_assessed", "Not yet assessed", "The belligerent has published no conclusion."
    NON_CREDIBLE = "non_credible", "Non-credible", "The belligerent found too little to think civilian harm likely."
    NON_CREDIBLE_UNSUBSTANTIATED = (
        "non-credible-unsubstantiated",
        "Non-credible / unsubstantiated",
        "The later wording of non-credible.",
    )
    CREDIBLE = "credible", "Credible", "The belligerent found it more likely than not that civilians were harmed."
    CREDIBLE_SUBSTANTIATED = (
        "credible-substantiated",
        "Credible / substantiated",
        "The later wording of credible.",
    )
    DUPLICATE = "duplicate", "Duplicate", "The belligerent had assessed the same allegation before."


class WhoSsaCertainty(
    CodeList, scheme="who-ssa-certainty", source="https://iris.who.int/handle/10665/326222 (WHO/WHE/EMO/2019.2)"
):
    """The level of certainty in WHO's Surveillance System for Attacks on Health Care, as far as it is published."""

    CONFIRMED = "confirmed", "Confirmed", "The highest level of certainty of the system."
    PROBABLE = "probable", "Probable", "The middle one of the published levels."
    POSSIBLE = "possible", "Possible", "The lowest of the published levels."


class UcdpEventClarity(CodeList, scheme="ucdp-event-clarity", source="https://ucdp.uu.se/downloads/"):
    """The ``event_clarity`` column of UCDP GED."""

    CLEAR = "1", "clear", "The reports let the event be told apart as one incident."
    AGGREGATE = "2", "aggregate", "The source already combined several incidents; what was known of them is deducted."


class BijUsAttribution(
    CodeList,
    scheme="bij-us-attribution",
    source="https://airwars.org/wp-content/themes/airwars-new/archives/bij-drone-war/explainers/our-methodology.html",
):
    """Whether the Bureau of Investigative Journalism holds a strike to be one of the United States."""

    CONFIRMED = "confirmed", "Confirmed", "The attribution to the United States counts as confirmed."
    POSSIBLE = "possible", "Possible", "The attribution to the United States is possible and not confirmed."


class GradingScheme(CodeList, scheme="conflictdata-grading-scheme", source=_OWN):
    """Who grades, and what: each scheme has grades of its own. The code is the name of the list of its grades."""

    AIRWARS_CIVILIAN_HARM = (
        "airwars-civilian-harm",
        "Airwars civilian harm status",
        "How well an allegation of civilian harm is supported.",
    )
    AIRWARS_STRIKE_STATUS = (
        "airwars-strike-status",
        "Airwars strike status",
        "How well the strike itself is supported.",
    )
    AIRWARS_BELLIGERENT_ASSESSMENT = (
        "airwars-belligerent-assessment",
        "Airwars belligerent assessment",
        "What a belligerent concluded about an allegation against it.",
    )
    WHO_SSA_CERTAINTY = (
        "who-ssa-certainty",
        "WHO SSA certainty level",
        "How certain an attack on health care is.",
    )
    UCDP_EVENT_CLARITY = (
        "ucdp-event-clarity",
        "UCDP event clarity",
        "Whether the reports let an event be told apart.",
    )
    BIJ_US_ATTRIBUTION = (
        "bij-us-attribution",
        "BIJ attribution to the US",
        "Whether a strike was one of the United States.",
    )

    @property
    def grades(self) -> type[CodeList]:
        """The list of the scheme's grades."""
        return _GRADES[self]


_GRADES: dict[GradingScheme, type[CodeList]] = {
    GradingScheme.AIRWARS_CIVILIAN_HARM: AirwarsCivilianHarm,
    GradingScheme.AIRWARS_STRIKE_STATUS: AirwarsStrikeStatus,
    GradingScheme.AIRWARS_BELLIGERENT_ASSESSMENT: AirwarsBelligerentAssessment,
    GradingScheme.WHO_SSA_CERTAINTY: WhoSsaCertainty,
    GradingScheme.UCDP_EVENT_CLARITY: UcdpEventClarity,
    GradingScheme.BIJ_US_ATTRIBUTION: BijUsAttribution,
}
