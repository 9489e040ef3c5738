"""Tech for Palestine: daily reports of casualties."""

from conflictdata.interchange.datasets.t4p.daily import FORMATS

__all__ = ["FORMATS"]
