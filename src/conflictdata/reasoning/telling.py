"""Claims in words: who says what, of when."""

from collections.abc import Iterator

from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.happenings import Capture
from conflictdata.model.records import Claim
from conflictdata.model.strikes import StrikeEvent
from conflictdata.model.units import Deployment, StrengthReport
from conflictdata.provenance.agents import Agent
from conflictdata.values.counts import ReportedCount
from conflictdata.vocab.casualties import CasualtyCategory
from conflictdata.vocab.counting import MunitionOutcome

__all__ = ["claim_in_words", "count_in_words", "speaker_of"]


def speaker_of(data: Dataset, claim: Claim) -> str:
    """The name of the speaker, or that nobody is named."""
    speaker = claim.provenance.speaker
    if speaker is None:
        return "speaker not named"
    agent: Agent = data[speaker]
    return agent.name


def count_in_words(count: ReportedCount) -> str:
    """The words of the source and the range that they were read as, or the range alone where there are no words."""
    return str(count.range) if count.wording is None else f"\u201c{count.wording}\u201d, read as {count.range},"


def claim_in_words(data: Dataset, claim: Claim) -> str:
    """The claim in one clause: speaker, day, stance, words, what is counted, and the period."""
    stated = claim.provenance.stated
    said = f"{speaker_of(data, claim)}{'' if stated is None else f' ({stated})'} {claim.provenance.stance.label}"
    counted = "; ".join(f"{count_in_words(count)} {what}" for what, count in _counted(claim))
    period = getattr(claim, "period", None)
    return f"{said} {counted}{'' if period is None else f' in {period}'}"


def _counted(claim: Claim) -> Iterator[tuple[str, ReportedCount]]:
    match claim:
        case CasualtyEstimate():
            yield claim.category.label, claim.count
        case Capture():
            yield CasualtyCategory.CAPTURED.label, claim.count
        case Deployment(strength=ReportedCount() as strength):
            yield "deployed", strength
        case StrengthReport():
            yield claim.kind.label, claim.count
        case StrikeEvent():
            for salvo in claim.salvos:
                for outcome in MunitionOutcome:
                    count: ReportedCount | None = getattr(salvo, outcome.code)
                    if count is not None:
                        yield f"{salvo.model or salvo.munition.label} {outcome.label}", count
        case _:
            return
