"""Our own formats: JSON, JSON Lines, MessagePack and YAML; the converter that defines them; the JSON Schema."""

from conflictdata.serial.contract import make_converter
from conflictdata.serial.facade import content_hash, dump, dumps, iter_records, load, loads, write_records
from conflictdata.serial.migrations import VERSION
from conflictdata.serial.schema import json_schema

__all__ = [
    "VERSION",
    "content_hash",
    "dump",
    "dumps",
    "iter_records",
    "json_schema",
    "load",
    "loads",
    "make_converter",
    "write_records",
]
