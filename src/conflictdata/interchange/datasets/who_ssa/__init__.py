"""WHO's Surveillance System for Attacks on Health Care."""

from conflictdata.interchange.datasets.who_ssa.attacks import FORMATS

__all__ = ["FORMATS"]
