"""Grades as options name them."""

from conflictdata.cli.output import UsageError
from conflictdata.errors import DataError
from conflictdata.values.judgements import Admiralty, Grading
from conflictdata.vocab.judgements import GradingScheme

__all__ = ["grade_named"]


def grade_named(text: str) -> Admiralty | Grading:
    """The grade that a text such as ``B2`` or ``airwars:fair`` stands for.

    Before the colon stands a scheme, or the beginning of its name up to a hyphen.

    Raises:
        UsageError: If there is no such grade, or several schemes have it.
    """
    name, colon, grade = text.partition(":")
    if not colon:
        try:
            return Admiralty.parse(text)
        except DataError as error:
            raise UsageError(f"--grading: {error.problems[0].message}, or like airwars:fair") from None
    schemes = [scheme for scheme in GradingScheme if f"{scheme.code}-".startswith(f"{name}-")]
    if not schemes:
        raise UsageError(f"--grading: there is no scheme {name!r}; schemes are: {', '.join(GradingScheme)}")
    fitting = [scheme for scheme in schemes if grade in {each.code for each in scheme.grades}]
    if len(fitting) == 1:
        return Grading(scheme=fitting[0], grade=grade)
    if fitting:
        raise UsageError(f"--grading: {text!r} may be of {' or '.join(fitting)}; write the whole name of the scheme")
    grades = ", ".join(f"{scheme.code}:{each.code}" for scheme in schemes for each in scheme.grades)
    raise UsageError(f"--grading: there is no grade {text!r}; grades are: {grades}")
