"""Airwars: incidents of civilian harm."""

from conflictdata.interchange.datasets.airwars.incidents import FORMATS

__all__ = ["FORMATS"]
