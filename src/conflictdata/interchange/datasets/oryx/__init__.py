"""Oryx: visually documented losses of equipment."""

from conflictdata.interchange.datasets.oryx.items import FORMATS

__all__ = ["FORMATS"]
