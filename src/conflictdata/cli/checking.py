"""Validation of files: the problems that keep a file from being read, and the doubts about what it says."""

from attrs import frozen

from conflictdata.cli.foreign import is_foreign, read_foreign
from conflictdata.cli.output import clean
from conflictdata.cli.sources import is_example, read
from conflictdata.errors import ConflictDataError, MissingExtraError, Problem
from conflictdata.model.dataset import Dataset

__all__ = ["Finding", "check"]


@frozen
class Finding:
    """One problem, or one doubt, in one file."""

    file: str
    """The file argument as it was given."""

    problem: Problem
    """Where it is, and what it is."""

    is_doubt: bool
    """Whether the file is valid all the same."""

    def __str__(self) -> str:
        doubt = "doubt: " if self.is_doubt else ""
        where = self.problem.pointer or "(document)"
        return clean(f"{self.file}:{where}: {doubt}{self.problem.code}: {self.problem.message}")


def check(argument: str, *, format: str | None, keep_unknown: bool) -> tuple[Dataset | None, tuple[Finding, ...]]:
    """The dataset of a file argument, or `None` if it does not load, with all findings.

    What could not be read in a foreign file is a problem, although the rest of it loads.

    Args:
        argument: A path, or ``example:`` and the name of a packaged dataset.
        format: The notation, where the suffix of the path does not name it.
        keep_unknown: Whether keys that this release does not know pass.

    Raises:
        MissingExtraError: If a package that the file needs is not installed.
        OSError: If the file cannot be read.
        UsageError: If there is no such example, or the format is not known.
    """
    try:
        if not is_example(argument) and is_foreign(argument, format):
            result = read_foreign(argument, format)
            found = tuple(Finding(argument, problem, is_doubt=False) for problem in result.problems)
            doubts = tuple(Finding(argument, problem, is_doubt=True) for problem in result.dataset.problems())
            return result.dataset, found + doubts
        data = read(argument, format=format, keep_unknown=keep_unknown)
    except MissingExtraError:
        raise
    except ConflictDataError as error:
        return None, tuple(Finding(argument, problem, is_doubt=False) for problem in error.problems)
    return data, tuple(Finding(argument, problem, is_doubt=True) for problem in data.problems())
