"""Wording: from what a source wrote to numbers, dates and measures, and back."""

from conflictdata.wording.counts import read_count
from conflictdata.wording.dates import read_date
from conflictdata.wording.departures import departures_of
from conflictdata.wording.drafts import DraftClaim, draft
from conflictdata.wording.languages import known_languages, register_language
from conflictdata.wording.losses import Loss, read_losses
from conflictdata.wording.measures import read_measure
from conflictdata.wording.policies import Action, Rule, WordingPolicy, known_policies, register_policy
from conflictdata.wording.rereading import reread
from conflictdata.wording.writing import write_count

__all__ = [
    "Action",
    "DraftClaim",
    "Loss",
    "Rule",
    "WordingPolicy",
    "departures_of",
    "draft",
    "known_languages",
    "known_policies",
    "read_count",
    "read_date",
    "read_losses",
    "read_measure",
    "register_language",
    "register_policy",
    "reread",
    "write_count",
]
