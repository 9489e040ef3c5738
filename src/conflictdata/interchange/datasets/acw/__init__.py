"""Battles of the American Civil War: casualties from several works, and in words."""

from conflictdata.interchange.datasets.acw.tables import FORMATS

__all__ = ["FORMATS"]
