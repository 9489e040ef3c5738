"""Our own formats: JSON, JSON Lines, MessagePack and YAML; the converter that defines them; the JSON Schema."""

from conflictdata.serial.contract import make_converter
from conflictdata.serial.facade import content_hash, dump, dumps, iter_records, load, loads, write_records
from conflictdata.serial.migrations import VERSION

__all__ = [
    "VERSION",
    "content_hash",
    "dump",
    "dumps",
    "iter_records",
    "load",
    "loads",
    "make_converter",
    "write_records",
]
