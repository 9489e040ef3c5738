"""The base of all code lists."""

from enum import StrEnum
from typing import Self

__all__ = ["CodeList"]


class CodeList(StrEnum):
    """A closed list of codes, each with its label, definition and source.

    A member is a `str` equal to its code, which is also what stands in files. A list is declared as::

        class Sex(CodeList, scheme="conflictdata-sex", source="https://..."):
            FEMALE = "female", "female", "Recorded as female."

    A member may name its own source as a fourth element.
    """

    label: str
    """A short name for people, in English."""

    definition: str
    """What the code means, and where its borders lie."""

    _member_source: str
    _list_scheme: str
    _list_source: str

    # The defaults are for type checkers, which read ``Sex("female")`` as a call of this method. No member uses them.
    def __new__(cls, code: str, label: str = "", definition: str = "", source: str = "") -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        member.definition = definition
        member._member_source = source  # noqa: SLF001  the member is ours, being made
        return member

    def __init_subclass__(cls, scheme: str, source: str) -> None:
        super().__init_subclass__()
        cls._list_scheme = scheme
        cls._list_source = source

    @property
    def scheme(self) -> str:
        """The name of the list that the code belongs to."""
        return self._list_scheme

    @property
    def code(self) -> str:
        """The code itself, as it stands in files."""
        return self._value_

    @property
    def source(self) -> str:
        """The address, or the citation, of the definition."""
        return self._member_source or self._list_source
