"""CDB90: battles from 1600 to 1973, by the US Army's Concepts Analysis Agency."""

from conflictdata.interchange.datasets.cdb90.tables import FORMATS

__all__ = ["FORMATS"]
