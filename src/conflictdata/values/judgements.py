"""Judgements: what somebody thinks of a source, a claim or an event, on a named scale.

Each judgement keeps its scale and the word that was chosen. **No conversion between scales is offered.** Scales
disagree about the same words ("likely" ends at 80 percent in ICD 203 and at 75 on the British yardstick), they judge
different things (a source, an item, an event, a course of reasoning), and published tables of conversion contradict
the scales and each other. "Cannot be judged" is a missing value, never a middle one.
"""

import re
from typing import Self, TypeVar

from attrs import frozen

from conflictdata.errors import DataError, InvariantError, Problem
from conflictdata.values._check import check_text
from conflictdata.vocab._codelist import CodeList
from conflictdata.vocab.judgements import (
    ConfidenceLevel,
    ConfidenceScale,
    GradingScheme,
    Icd203Term,
    InformationCredibility,
    LikelihoodScale,
    PhiaTerm,
    SourceReliability,
)

__all__ = ["Admiralty", "Confidence", "Grading", "Likelihood"]

_ADMIRALTY = re.compile(r"(?P<letter>[A-F]?)(?P<digit>[1-6]?)")


_Code = TypeVar("_Code", bound=CodeList)


def _member(cls: type, field: str, code: str, codes: type[_Code]) -> _Code:
    for member in codes:
        if member.code == code:
            return member
    choices = ", ".join(member.code for member in codes)
    raise InvariantError(cls, (field,), f"{code!r} is not of that scale; choose one of: {choices}")


@frozen(kw_only=True, weakref_slot=False)
class Admiralty:
    """A grade of the NATO (Admiralty) system, such as B2: the source by a letter, the item by a digit.

    The two are judged apart from each other, and one of them may be absent. F and 6 say that somebody looked and could
    not judge; absence says that nobody did. NATO AJP-2.1, STANAG 2511.

    Raises:
        InvariantError: If both parts are absent.
    """

    reliability: SourceReliability | None = None
    """How reliable the source is, A to F. `None` where only the item was judged."""

    credibility: InformationCredibility | None = None
    """How credible the item is, 1 to 6. `None` where only the source was judged."""

    def __attrs_post_init__(self) -> None:
        if self.reliability is None and self.credibility is None:
            raise InvariantError(Admiralty, ("reliability", "credibility"), "at least one of the two is present")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a grade written as a capital letter and a digit, or as one of the two.

        Raises:
            DataError: If the text is anything else, with the code ``not-an-admiralty-grade``.
        """
        found = _ADMIRALTY.fullmatch(text)
        if found is None or not text:
            message = f"{text[:20]!r} is not a letter from A to F and a digit from 1 to 6; write it like 'B2'"
            raise DataError((Problem("", "not-an-admiralty-grade", message),))
        return cls(
            reliability=SourceReliability(found["letter"]) if found["letter"] else None,
            credibility=InformationCredibility(found["digit"]) if found["digit"] else None,
        )

    @property
    def code(self) -> str:
        """The letter and the digit, such as ``B2``; what `parse` reads."""
        return (self.reliability or "") + (self.credibility or "")

    def __str__(self) -> str:
        return self.code


@frozen(kw_only=True, weakref_slot=False)
class Likelihood:
    """A word for how probable something is, on a named scale.

    Likelihoods of different scales are never compared, and nothing here orders two of them. Do not confuse likelihood
    with confidence: ICD 203 forbids the two in one sentence.

    Raises:
        InvariantError: If the term is not one of the scale's, or is blank.
    """

    scale: LikelihoodScale
    """Whose words these are; ``unstated`` where the author named no scale."""

    term: str
    """The code of the term in `Icd203Term` or `PhiaTerm`; the word as written where the scale is unstated."""

    def __attrs_post_init__(self) -> None:
        check_text(self, "term", self.term)
        member = _term(self)
        if member is not None:
            # A member of a code list equals its code, but a decoded value holds the plain str.
            object.__setattr__(self, "term", member.code)

    @property
    def low(self) -> float | None:
        """The least probability that the term stands for, from 0 to 1, inclusive; `None` without a scale."""
        member = _term(self)
        return None if member is None else member.low_percent / 100

    @property
    def high(self) -> float | None:
        """The greatest probability that the term stands for, from 0 to 1, inclusive; `None` without a scale."""
        member = _term(self)
        return None if member is None else member.high_percent / 100


def _term(likelihood: Likelihood) -> Icd203Term | PhiaTerm | None:
    if likelihood.scale is LikelihoodScale.ICD_203:
        return _member(Likelihood, "term", likelihood.term, Icd203Term)
    if likelihood.scale is LikelihoodScale.UK_PHIA:
        return _member(Likelihood, "term", likelihood.term, PhiaTerm)
    return None


@frozen(kw_only=True, weakref_slot=False)
class Confidence:
    """How well a judgement is founded, on a named scale.

    Do not confuse confidence with likelihood: one can be highly confident that something is unlikely.
    """

    level: ConfidenceLevel
    """Low, moderate or high."""

    scale: ConfidenceScale = ConfidenceScale.UNSTATED
    """Who defines the level."""


@frozen(kw_only=True, weakref_slot=False)
class Grading:
    """A grade from a scheme of the field, such as the civilian harm status of Airwars.

    Grades of different schemes are never compared, even where they share a word: "confirmed" means that a belligerent
    admitted harm in one and that an attack is certain in another.

    Raises:
        InvariantError: If the grade is not one of the scheme's.
    """

    scheme: GradingScheme
    """Who grades, and what."""

    grade: str
    """The code of the grade in the scheme's list."""

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "grade", _member(Grading, "grade", self.grade, self.scheme.grades).code)

    @property
    def label(self) -> str:
        """The name of the grade, for people."""
        return self.scheme.grades(self.grade).label

    @property
    def definition(self) -> str:
        """What the grade means in its scheme."""
        return self.scheme.grades(self.grade).definition
