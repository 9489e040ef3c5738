"""Drafting claims from running text, for a person to review.

Rules, and no model: a number phrase is a draft if the words beside it say what it counts. Each draft shows the sentence
that it was found in and why it was read as it was. Nothing enters a dataset by itself: `DraftClaim.accept` makes the
record, and takes the speaker, the side and the place from whoever reviewed it.

The words for a speaker are taken from the text as they stand, and may be the name of a private person. Datasets hold
agents, and no such names: record witnesses, doctors and relatives as a group ("residents of the town").
"""

from conflictdata.wording.drafts.drafting import DraftClaim, draft

__all__ = ["DraftClaim", "draft"]
