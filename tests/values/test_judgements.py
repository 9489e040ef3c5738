import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflictdata.errors import ConflictDataError, DataError, InvariantError
from conflictdata.testing.judgements import admiralty_grades, confidences, gradings, likelihoods
from conflictdata.values.judgements import Admiralty, Confidence, Grading, Likelihood
from conflictdata.vocab.judgements import (
    AirwarsCivilianHarm,
    ConfidenceLevel,
    ConfidenceScale,
    GradingScheme,
    Icd203Term,
    InformationCredibility,
    LikelihoodScale,
    PhiaTerm,
    SourceReliability,
)


class TestAdmiralty:
    @given(admiralty_grades())
    def test_parse_inverts_code_and_str(self, grade: Admiralty) -> None:
        assert Admiralty.parse(grade.code) == grade
        assert str(grade) == grade.code

    def test_reads_both_parts(self) -> None:
        assert Admiralty.parse("B2") == Admiralty(
            reliability=SourceReliability.USUALLY_RELIABLE, credibility=InformationCredibility.PROBABLY_TRUE
        )

    @pytest.mark.parametrize("text", ["", "b2", "2B", "B7", "G1", "B 2", "B2\n", "B22", "B2" * 1000])
    def test_refuses_other_texts(self, text: str) -> None:
        with pytest.raises(DataError) as caught:
            Admiralty.parse(text)
        assert [problem.code for problem in caught.value.problems] == ["not-an-admiralty-grade"]
        assert len(str(caught.value)) < 200

    @given(st.text(max_size=3))
    def test_any_text_is_read_or_refused_with_an_error_of_ours(self, text: str) -> None:
        try:
            grade = Admiralty.parse(text)
        except ConflictDataError:
            return
        assert grade.code == text

    def test_needs_one_of_the_two(self) -> None:
        with pytest.raises(InvariantError, match="at least one of the two"):
            Admiralty()

    def test_cannot_be_judged_is_not_the_same_as_absent(self) -> None:
        assert Admiralty.parse("F2") != Admiralty.parse("2")


class TestLikelihood:
    def test_has_the_range_of_its_scale(self) -> None:
        american = Likelihood(scale=LikelihoodScale.ICD_203, term="likely")
        british = Likelihood(scale=LikelihoodScale.UK_PHIA, term="likely")
        assert (american.low, american.high) == (0.55, 0.8)
        assert (british.low, british.high) == (0.55, 0.75)

    @given(likelihoods())
    def test_probabilities_are_in_order_or_absent_together(self, likelihood: Likelihood) -> None:
        if likelihood.scale is LikelihoodScale.UNSTATED:
            assert (likelihood.low, likelihood.high) == (None, None)
        else:
            assert likelihood.low is not None
            assert likelihood.high is not None
            assert 0 <= likelihood.low < likelihood.high <= 1

    @pytest.mark.parametrize(
        ("scale", "term"),
        [
            (LikelihoodScale.ICD_203, "realistic-possibility"),
            (LikelihoodScale.UK_PHIA, "very-unlikely"),
            (LikelihoodScale.ICD_203, "Likely"),
        ],
    )
    def test_refuses_a_term_of_another_scale_and_names_its_own(self, scale: LikelihoodScale, term: str) -> None:
        with pytest.raises(InvariantError, match=r"choose one of: .*almost-certain"):
            Likelihood(scale=scale, term=term)

    @pytest.mark.parametrize("scale", LikelihoodScale)
    @pytest.mark.parametrize("term", ["", "  "])
    def test_refuses_a_blank_term(self, scale: LikelihoodScale, term: str) -> None:
        with pytest.raises(InvariantError, match="not blank"):
            Likelihood(scale=scale, term=term)

    @pytest.mark.parametrize("term", [Icd203Term.LIKELY, PhiaTerm.LIKELY])
    def test_stores_the_plain_code_of_a_member(self, term: str) -> None:
        assert type(Likelihood(scale=LikelihoodScale.ICD_203, term=term).term) is str

    @given(likelihoods())
    def test_survives_pickle(self, likelihood: Likelihood) -> None:
        assert pickle.loads(pickle.dumps(likelihood)) == likelihood  # noqa: S301 - our own bytes

    def test_has_no_order(self) -> None:
        one = Likelihood(scale=LikelihoodScale.ICD_203, term="likely")
        with pytest.raises(TypeError):
            one < one  # noqa: B015, PLR0124 - what must not work


class TestConfidence:
    def test_names_no_scale_unless_told(self) -> None:
        assert Confidence(level=ConfidenceLevel.LOW).scale is ConfidenceScale.UNSTATED

    @given(confidences(), confidences())
    def test_is_equal_only_on_the_same_scale(self, one: Confidence, other: Confidence) -> None:
        assert (one == other) == ((one.level, one.scale) == (other.level, other.scale))


class TestGrading:
    @given(gradings())
    def test_a_grade_has_the_label_and_definition_of_its_scheme(self, grading: Grading) -> None:
        members = {member.code: member for member in grading.scheme.grades}
        assert grading.label == members[grading.grade].label
        assert grading.definition == members[grading.grade].definition

    @given(gradings(), st.sampled_from(GradingScheme))
    def test_a_grade_belongs_to_its_scheme_only(self, grading: Grading, scheme: GradingScheme) -> None:
        if grading.grade in {member.code for member in scheme.grades}:
            assert Grading(scheme=scheme, grade=grading.grade).grade == grading.grade
        else:
            with pytest.raises(InvariantError, match="is not of that scale; choose one of"):
                Grading(scheme=scheme, grade=grading.grade)

    def test_stores_the_plain_code_of_a_member(self) -> None:
        grading = Grading(scheme=GradingScheme.AIRWARS_CIVILIAN_HARM, grade=AirwarsCivilianHarm.FAIR)
        assert type(grading.grade) is str

    def test_the_same_word_of_two_schemes_is_not_the_same_grade(self) -> None:
        airwars = Grading(scheme=GradingScheme.AIRWARS_CIVILIAN_HARM, grade="confirmed")
        assert airwars != Grading(scheme=GradingScheme.WHO_SSA_CERTAINTY, grade="confirmed")
