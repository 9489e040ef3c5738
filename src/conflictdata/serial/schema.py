"""The JSON Schema (2020-12) of the format, as shipped."""

import json
from importlib.resources import files
from typing import Any

__all__ = ["json_schema"]


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a conflictdata document, as shipped with this release."""
    schema: dict[str, Any] = json.loads((files("conflictdata.serial") / "schema.json").read_bytes())
    return schema
