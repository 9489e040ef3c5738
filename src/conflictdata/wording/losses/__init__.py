"""Reading statements of losses: which numbers they give, what each counts, and which are parts of which."""

from conflictdata.wording.losses.reading import Loss, read_losses

__all__ = ["Loss", "read_losses"]
