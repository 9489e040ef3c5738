"""The import clinic: what may be wrong with a table, before anything is made of it.

`examine` looks through any table. Each module has one family of checks; ``registry`` lists them in the order in which
findings are told. ``tables`` holds a file column by column, ``cells`` reads single cells, and ``roles`` tells what a
column is taken for. Nothing is changed, and no finding is a verdict.
"""

from conflictdata.interchange.clinic.examining import examine
from conflictdata.interchange.clinic.findings import Examination, ExaminedColumn, Example, Finding, Kind
from conflictdata.interchange.clinic.registry import CHECKS, Check

__all__ = ["CHECKS", "Check", "Examination", "ExaminedColumn", "Example", "Finding", "Kind", "examine"]
