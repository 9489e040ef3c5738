"""Wording: from what a source wrote to numbers, dates and measures, and back."""
