"""Hypothesis strategies for judgements. Requires hypothesis."""

from hypothesis import strategies as st

from conflictdata.values.judgements import Admiralty, Confidence, Grading, Likelihood
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

__all__ = ["admiralty_grades", "confidences", "gradings", "likelihoods"]


def admiralty_grades() -> st.SearchStrategy[Admiralty]:
    """Draw grades with a letter, a digit, or both. Requires hypothesis."""
    letters, digits = st.sampled_from(SourceReliability), st.sampled_from(InformationCredibility)
    return st.one_of(
        st.builds(Admiralty, reliability=letters, credibility=digits),
        st.builds(Admiralty, reliability=letters),
        st.builds(Admiralty, credibility=digits),
    )


def likelihoods() -> st.SearchStrategy[Likelihood]:
    """Draw terms of every scale, and words of no scale. Requires hypothesis."""
    words = st.text(st.characters(categories=("L", "Zs")), min_size=1).filter(lambda word: not word.isspace())
    return st.one_of(
        st.builds(Likelihood, scale=st.just(LikelihoodScale.ICD_203), term=st.sampled_from(Icd203Term)),
        st.builds(Likelihood, scale=st.just(LikelihoodScale.UK_PHIA), term=st.sampled_from(PhiaTerm)),
        st.builds(Likelihood, scale=st.just(LikelihoodScale.UNSTATED), term=words),
    )


def confidences() -> st.SearchStrategy[Confidence]:
    """Draw every level of every scale. Requires hypothesis."""
    return st.builds(Confidence, level=st.sampled_from(ConfidenceLevel), scale=st.sampled_from(ConfidenceScale))


def gradings() -> st.SearchStrategy[Grading]:
    """Draw every grade of every scheme. Requires hypothesis."""
    return st.sampled_from([Grading(scheme=scheme, grade=grade) for scheme in GradingScheme for grade in scheme.grades])
