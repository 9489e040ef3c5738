"""The public table of missile and drone attacks on Ukraine."""

from conflictdata.interchange.datasets.salvo_table.attacks import FORMATS

__all__ = ["FORMATS"]
