"""Claims in words: who says what, of when."""

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.happenings import Capture
from conflictdata.provenance.agents import Agent
from conflictdata.vocab.casualties import CasualtyCategory

__all__ = ["claim_in_words", "speaker_of"]


def speaker_of(data: Dataset, claim: CasualtyEstimate | Capture) -> str:
    """The name of the speaker, or that nobody is named."""
    speaker = claim.provenance.speaker
    if speaker is None:
        return "speaker not named"
    agent: Agent = data[speaker]
    return agent.name


def claim_in_words(data: Dataset, claim: CasualtyEstimate | Capture) -> str:
    """The claim in one clause: speaker, day, stance, words, category and period."""
    category = claim.category if isinstance(claim, CasualtyEstimate) else CasualtyCategory.CAPTURED
    stated = claim.provenance.stated
    said = f"{speaker_of(data, claim)}{'' if stated is None else f' ({stated})'} {claim.provenance.stance.label}"
    wording = claim.count.wording
    number = str(claim.count.range) if wording is None else f"\u201c{wording}\u201d, read as {claim.count.range},"
    period = "" if claim.period is None else f" in {claim.period}"
    return f"{said} {number} {category.label}{period}"
