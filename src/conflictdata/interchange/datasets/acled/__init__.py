"""Armed Conflict Location and Event Data (ACLED)."""

from conflictdata.interchange.datasets.acled.reading import FORMATS

__all__ = ["FORMATS"]
