"""The Uppsala Conflict Data Program: events (GED) and battle-related deaths (BRD)."""

from conflictdata.interchange.datasets.ucdp import brd, ged

__all__ = ["FORMATS"]

FORMATS = (*brd.FORMATS, *ged.FORMATS)
