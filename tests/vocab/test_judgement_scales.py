from itertools import pairwise

import pytest

from conflictdata.vocab.judgements import (
    GradingScheme,
    Icd203Term,
    InformationCredibility,
    LikelihoodScale,
    PhiaTerm,
    SourceReliability,
)


def test_letters_and_digits_are_the_codes_of_the_nato_system() -> None:
    assert "".join(SourceReliability) == "ABCDEF"
    assert "".join(InformationCredibility) == "123456"


def test_f_and_6_are_no_judgements() -> None:
    assert [letter for letter in SourceReliability if not letter.is_judged] == ["F"]
    assert [digit for digit in InformationCredibility if not digit.is_judged] == ["6"]


@pytest.mark.parametrize("term", [*Icd203Term, *PhiaTerm])
def test_every_term_has_a_range_within_0_and_100_percent(term: Icd203Term | PhiaTerm) -> None:
    assert 0 <= term.low_percent < term.high_percent <= 100


def test_the_two_rows_of_icd_203_have_the_same_ranges_without_gaps() -> None:
    ranges = [(term.low_percent, term.high_percent) for term in Icd203Term]
    assert ranges[:7] == ranges[7:]
    assert all(one[1] == other[0] for one, other in pairwise(ranges[:7]))


def test_the_ranges_of_the_yardstick_have_gaps() -> None:
    ranges = sorted({(term.low_percent, term.high_percent) for term in PhiaTerm})
    assert len(ranges) == 7
    assert all(one[1] < other[0] for one, other in pairwise(ranges))


@pytest.mark.parametrize("scheme", GradingScheme)
def test_a_grading_scheme_is_the_name_of_the_list_of_its_grades(scheme: GradingScheme) -> None:
    assert {grade.scheme for grade in scheme.grades} == {scheme.code}


def test_each_scale_has_its_own_source() -> None:
    assert LikelihoodScale.ICD_203.source == Icd203Term.LIKELY.source
    assert LikelihoodScale.UK_PHIA.source == PhiaTerm.LIKELY.source
