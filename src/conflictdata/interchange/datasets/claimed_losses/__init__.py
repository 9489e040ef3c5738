"""Daily totals of Russian losses, as claimed by the General Staff of Ukraine."""

from conflictdata.interchange.datasets.claimed_losses.totals import FORMATS

__all__ = ["FORMATS"]
