"""Tables with a row of tags of the Humanitarian Exchange Language (HXL)."""

from conflictdata.interchange.datasets.hxl.tables import FORMATS

__all__ = ["FORMATS"]
