"""Errors carry data, build their message from it, and survive being sent elsewhere."""

import copy
import pickle

import pytest

import conflictdata as cd

PROBLEM = cd.Problem("/units/0/id", "missing-key", "this key is required")
GATHERING = [
    cd.DataError,
    cd.ParseError,
    cd.UnsupportedVersionError,
    cd.LimitExceededError,
    cd.DanglingReferenceError,
    cd.DuplicateIdError,
    cd.MergeConflictError,
]
ERRORS: list[cd.ConflictDataError] = [
    cd.InvariantError(cd.CountRange, ("low", "high"), "low <= high"),
    cd.AmbiguousUnitError("kt", ("knot", "kilotonne")),
    cd.MissingExtraError("pyyaml", "yaml"),
    cd.WordingError("at leest 50", (0, 8), "no word that is known here"),
    cd.WordingError("on 01/11/2022", (3, 13), "day and month may be swapped", ("1 November 2022", "11 January 2022")),
    *(error((PROBLEM,), "data.json") for error in GATHERING),
]


def name_of(error: object) -> str:
    return type(error).__name__


@pytest.mark.parametrize("error", ERRORS, ids=name_of)
def test_an_error_is_the_same_after_pickling(error: cd.ConflictDataError) -> None:
    received = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own bytes
    assert (type(received), str(received), vars(received)) == (type(error), str(error), vars(error))


@pytest.mark.parametrize("error", ERRORS, ids=name_of)
def test_an_error_is_the_same_after_copying(error: cd.ConflictDataError) -> None:
    copied = copy.deepcopy(error)
    assert (type(copied), str(copied), vars(copied)) == (type(error), str(error), vars(error))


@pytest.mark.parametrize("error", ERRORS, ids=name_of)
def test_every_error_can_be_asked_for_its_problems(error: cd.ConflictDataError) -> None:
    if isinstance(error, cd.WordingError):
        assert [problem.message for problem in error.problems] == [str(error)]
    else:
        assert error.problems == ((PROBLEM,) if isinstance(error, tuple(GATHERING)) else ())


@pytest.mark.parametrize(
    ("error", "builtin"),
    [
        (cd.InvariantError, ValueError),
        (cd.DataError, ValueError),
        (cd.ParseError, cd.DataError),
        (cd.UnsupportedVersionError, cd.DataError),
        (cd.LimitExceededError, cd.DataError),
        (cd.DanglingReferenceError, LookupError),
        (cd.DuplicateIdError, ValueError),
        (cd.MergeConflictError, ValueError),
        (cd.AmbiguousUnitError, ValueError),
        (cd.WordingError, ValueError),
        (cd.MissingExtraError, ImportError),
    ],
)
def test_errors_are_caught_by_those_who_know_only_the_built_in_ones(
    error: type[Exception], builtin: type[Exception]
) -> None:
    assert issubclass(error, builtin)


def test_a_problem_names_the_place_the_kind_and_the_remedy() -> None:
    assert str(PROBLEM) == "/units/0/id: missing-key: this key is required"
    assert str(cd.Problem("", "malformed", "no JSON")) == "(document): malformed: no JSON"


def test_the_message_names_the_file_on_each_line() -> None:
    assert str(cd.DataError((PROBLEM,) * 2, "data.json")).splitlines() == [f"data.json:{PROBLEM}"] * 2
    assert str(cd.DataError((PROBLEM,))) == str(PROBLEM)


def test_a_long_list_of_problems_is_cut_in_the_message_but_not_in_the_data() -> None:
    error = cd.DataError((PROBLEM,) * 23)
    assert str(error).splitlines() == [str(PROBLEM)] * 20 + ["... and 3 more (see .problems)"]
    assert len(error.problems) == 23


def test_a_broken_rule_names_the_class_and_the_fields() -> None:
    assert str(ERRORS[0]) == "CountRange(low, high): low <= high"


def test_an_ambiguous_unit_names_the_choices() -> None:
    assert str(ERRORS[1]) == "'kt' can mean several measure units; write one of: knot, kilotonne"


def test_an_unknown_unit_says_where_all_of_them_are() -> None:
    assert "see MeasureUnit" in str(cd.AmbiguousUnitError("cubit", ()))


def test_a_missing_extra_names_the_command() -> None:
    assert str(ERRORS[2]).endswith('pip install "conflictdata[yaml]"')


def test_a_wording_that_is_not_read_names_the_part_its_place_and_the_reason() -> None:
    error = cd.WordingError("at leest 50", (0, 8), "no word that is known here")
    assert str(error) == "cannot read 'at leest' (characters 0 to 8) in 'at leest 50': no word that is known here"
    assert [(problem.pointer, problem.code) for problem in error.problems] == [("0:8", "not-read")]


def test_an_ambiguous_wording_names_the_choices() -> None:
    error = cd.WordingError("on 1/2/2022", (3, 11), "two orders", ("1 February 2022", "2 January 2022"))
    assert str(error).endswith("two orders; write one of: 1 February 2022, 2 January 2022")
    assert [(problem.pointer, problem.code) for problem in error.problems] == [("3:11", "ambiguous")]


def test_of_a_long_wording_the_part_that_is_not_read_is_shown_with_what_stands_around_it() -> None:
    text = "a" * 100 + "?" + "z" * 100
    error = cd.WordingError(text, (100, 101), "no number")
    assert str(error) == f"cannot read '?' (characters 100 to 101) in '...{'a' * 40}?{'z' * 40}...': no number"
    assert error.text == text


def test_of_a_long_part_that_is_not_read_both_ends_are_shown() -> None:
    error = cd.WordingError("a" * 1000 + "z" * 1000, (0, 2000), "no number")
    assert f"cannot read '{'a' * 40}...{'z' * 40}' (characters 0 to 2000)" in str(error)
