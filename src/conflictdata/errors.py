"""One tree of exceptions and one of warnings.

Everything that the library raises on purpose derives from `ConflictDataError`. The data stands on the exception, in
typed attributes; the message is built from it in ``__str__``, and its wording is not part of the public contract.
All exceptions here survive `pickle` and `copy`.
"""

from attrs import frozen

__all__ = [
    "AmbiguousUnitError",
    "ConflictDataError",
    "ConflictDataWarning",
    "DanglingReferenceError",
    "DataError",
    "DoubleCountingWarning",
    "DuplicateIdError",
    "IncomparableEstimatesWarning",
    "InvariantError",
    "LimitExceededError",
    "LossyConversionWarning",
    "MergeConflictError",
    "MissingExtraError",
    "ParseError",
    "Problem",
    "UnsupportedVersionError",
    "WordingError",
]

_SHOWN_PROBLEMS = 20
_SHOWN_CHARACTERS = 40


@frozen
class Problem:
    """One fault, or one doubt, found in data: where it is, which kind it is, and what to do about it."""

    pointer: str
    """Where: a JSON Pointer (RFC 6901) into the document, ``LINE:POINTER`` in JSON Lines, ``ROW:COLUMN`` in a table.

    In a wording ``START:END``, the first of the characters meant and the one after the last, counted from 0. The empty
    string is the whole document.
    """

    code: str
    """A stable word for the kind of problem, such as ``unknown-key`` or ``dangling-reference``."""

    message: str
    """What is wrong and what to do, for a person to read. The wording may change between releases."""

    def __str__(self) -> str:
        return f"{self.pointer or '(document)'}: {self.code}: {self.message}"


class ConflictDataError(Exception):
    """The root of all errors that this library raises on purpose."""

    problems: tuple[Problem, ...] = ()
    """Each single fault, where the error gathers several; empty otherwise."""


class InvariantError(ConflictDataError, ValueError):
    """A value was to be constructed that breaks a rule of its type."""

    def __init__(self, cls: type, fields: tuple[str, ...], rule: str) -> None:
        super().__init__(cls, fields, rule)
        self.cls = cls
        self.fields = fields
        self.rule = rule

    def __str__(self) -> str:
        return f"{self.cls.__name__}({', '.join(self.fields)}): {self.rule}"


class _ProblemsError(ConflictDataError):
    """Shared by the errors that gather problems: ``source`` names the file, or is `None` for data in memory."""

    def __init__(self, problems: tuple[Problem, ...], source: str | None = None) -> None:
        super().__init__(problems, source)
        self.problems = problems
        self.source = source

    def __str__(self) -> str:
        prefix = f"{self.source}:" if self.source else ""
        lines = [f"{prefix}{problem}" for problem in self.problems[:_SHOWN_PROBLEMS]]
        hidden = len(self.problems) - len(lines)
        if hidden:
            lines.append(f"... and {hidden} more (see .problems)")
        return "\n".join(lines)


class DataError(_ProblemsError, ValueError):
    """Input is not valid data. ``.problems`` lists every fault that was found, each with its place."""


class ParseError(DataError):
    """Input is not even well-formed JSON, MessagePack, YAML, or whatever it was said to be."""


class UnsupportedVersionError(DataError):
    """Input states a data-format version that this release cannot read."""


class LimitExceededError(DataError):
    """Input is larger, or more deeply nested, than the reader was allowed to take in."""


class DanglingReferenceError(_ProblemsError, LookupError):
    """Records refer to ids that the dataset does not hold. ``.problems`` lists every such reference."""


class DuplicateIdError(_ProblemsError, ValueError):
    """Two records of one dataset have the same id. ``.problems`` lists every such id."""


class MergeConflictError(_ProblemsError, ValueError):
    """Two datasets hold different records under one id. ``.problems`` lists every id and field that differs."""


class AmbiguousUnitError(ConflictDataError, ValueError):
    """A measure unit was written in a way that has several meanings, or none that is known."""

    def __init__(self, text: str, choices: tuple[str, ...]) -> None:
        super().__init__(text, choices)
        self.text = text
        self.choices = choices

    def __str__(self) -> str:
        if not self.choices:
            return f"{self.text!r} is not a measure unit that conflictdata knows; see MeasureUnit for all of them"
        return f"{self.text!r} can mean several measure units; write one of: {', '.join(self.choices)}"


class WordingError(ConflictDataError, ValueError):
    """Words of a source could not be read, or can be read in several ways.

    Attributes:
        text: All the words that were to be read.
        span: Where in ``text`` that stands which could not be read: the first character, counted from 0, and the one
            after the last.
        reason: What is wrong with it.
        choices: What could be written instead, where the words have several meanings; empty otherwise.
    """

    def __init__(self, text: str, span: tuple[int, int], reason: str, choices: tuple[str, ...] = ()) -> None:
        super().__init__(text, span, reason, choices)
        self.text = text
        self.span = span
        self.reason = reason
        self.choices = choices
        code = "ambiguous" if choices else "not-read"
        self.problems = (Problem(pointer=f"{span[0]}:{span[1]}", code=code, message=str(self)),)

    def __str__(self) -> str:
        start, end = self.span
        unread = _shortened(self.text[start:end], _SHOWN_CHARACTERS, _SHOWN_CHARACTERS)
        place = _shortened(self.text[:start], 0, _SHOWN_CHARACTERS) + unread
        place += _shortened(self.text[end:], _SHOWN_CHARACTERS, 0)
        advice = f"; write one of: {', '.join(self.choices)}" if self.choices else ""
        return f"cannot read {unread!r} (characters {start} to {end}) in {place!r}: {self.reason}{advice}"


def _shortened(text: str, first: int, last: int) -> str:
    """The text, with its middle left out where it is longer than ``first`` and ``last`` characters together."""
    return text if len(text) <= first + last else f"{text[:first]}...{text[len(text) - last :]}"


class MissingExtraError(ConflictDataError, ImportError):
    """A feature needs an optional dependency that is not installed."""

    def __init__(self, package: str, extra: str) -> None:
        super().__init__(package, extra)
        self.package = package
        self.extra = extra

    def __str__(self) -> str:
        return f'this needs the package {self.package!r}; install it with: pip install "conflictdata[{self.extra}]"'


class ConflictDataWarning(UserWarning):
    """The root of all warnings that this library gives."""


class LossyConversionWarning(ConflictDataWarning):
    """A conversion could not carry everything over."""


class DoubleCountingWarning(ConflictDataWarning):
    """Figures were combined whose scopes may overlap."""


class IncomparableEstimatesWarning(ConflictDataWarning):
    """Figures were compared that do not count the same thing."""
