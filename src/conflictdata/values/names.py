"""Names, which have a language and hold for a time."""

from attrs import frozen

from conflictdata.errors import InvariantError
from conflictdata.values._check import check_text
from conflictdata.values.dates import Period

__all__ = ["Name", "check_names"]


@frozen(kw_only=True, weakref_slot=False)
class Name:
    """One name of an agent, actor, place or unit, in one language, for as long as it was in use."""

    text: str
    """The name as written."""

    language: str | None = None
    """A BCP 47 tag such as ``en`` or ``uk-Latn``; `None` where it is not known."""

    period: Period | None = None
    """When the name was in use; `None` where nothing is said about it."""

    def __attrs_post_init__(self) -> None:
        check_text(self, "text", self.text)
        check_text(self, "language", self.language)


def check_names(instance: object, names: tuple[Name, ...]) -> None:
    """Refuse a record that has no name at all."""
    if not names:
        raise InvariantError(type(instance), ("names",), "at least one name is needed; the first is the usual one")
