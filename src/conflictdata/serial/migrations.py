"""Versions of the data format: older ones are lifted to the newest as plain dicts, before any class sees them.

The version belongs to the data format, not to the package. Only the newest is written. A change of format adds one
function here, from the version before it, and a frozen file of that version to the tests.
"""

from collections.abc import Callable
from typing import Any

from conflictdata.errors import DataError, Problem, UnsupportedVersionError
from conflictdata.serial.plain import is_object

__all__ = ["FORMAT", "MIGRATIONS", "VERSION", "migrate"]

FORMAT = "conflictdata"
"""What ``format`` says in every file."""

VERSION = 1
"""The data-format version that this release writes."""

MIGRATIONS: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""For each older version that can be read, the function that makes the next version of a document out of it."""


def migrate(document: Any) -> dict[str, Any]:  # noqa: ANN401 - whatever a parser made of a file
    """The document in the newest version of the format. It is lifted one version at a time.

    Raises:
        DataError: If it is no conflictdata document.
        UnsupportedVersionError: If its version is newer than this release, or older than any it can read.
    """
    if not is_object(document):
        raise DataError((Problem("", "wrong-type", "a conflictdata document is an object"),))
    if document.get("format") != FORMAT:
        message = f'a conflictdata document begins with "format": "{FORMAT}"; is this another kind of file?'
        raise DataError((Problem("/format", "not-conflictdata", message),))
    version = document.get("version")
    if type(version) is not int:
        raise DataError((Problem("/version", "wrong-type", "the version of the data format is an integer"),))
    while version != VERSION:
        if version not in MIGRATIONS:
            advice = "install a newer release of conflictdata" if version > VERSION else "it was never published"
            message = f"this release reads versions up to {VERSION}, the file is version {version}: {advice}"
            raise UnsupportedVersionError((Problem("/version", "unsupported-version", message),))
        document = MIGRATIONS[version](document)
        version += 1
    return {**document, "version": VERSION}
