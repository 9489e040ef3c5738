"""The conformance table: which format says what, generated from the field maps."""

from collections.abc import Iterator, Sequence

from conflictdata.interchange.formats import Column, Format, Treatment, formats

__all__ = ["CONCEPTS", "concept_of", "conformance"]

CONCEPTS = (
    "event",
    "time",
    "place",
    "point",
    "parties",
    "category",
    "group",
    "count",
    "range",
    "munitions",
    "equipment",
    "strength",
    "speaker",
    "sources",
    "judgement",
    "revision",
    "other",
)
"""What a format may speak of, in the order of the table."""

_BY_PATH = (
    ("provenance.assessments", "judgement"),
    ("provenance.speaker", "speaker"),
    ("provenance.relays", "speaker"),
    ("provenance.stance", "speaker"),
    ("provenance.basis", "speaker"),
    ("provenance.sources", "sources"),
    ("provenance.document", "sources"),
    ("provenance.locator", "sources"),
    ("documents", "sources"),
    ("provenance.stated", "revision"),
    ("provenance.recorded_at", "revision"),
    ("provenance.supersedes", "revision"),
    ("provenance", "sources"),
    ("coordinates", "point"),
    ("precision", "point"),
    ("places", "place"),
    ("place", "place"),
    ("targets", "place"),
    ("period", "time"),
    ("window", "time"),
    ("as_of", "time"),
    ("accumulation", "time"),
    ("parties", "parties"),
    ("attacker", "parties"),
    ("defender", "parties"),
    ("target_side", "parties"),
    ("side", "parties"),
    ("actors", "parties"),
    ("units", "parties"),
    ("agents", "speaker"),
    ("category", "category"),
    ("group", "group"),
    ("count.range.low", "range"),
    ("count.range.high", "range"),
    ("count.as_reported", "range"),
    ("salvos", "munitions"),
    ("damage", "munitions"),
    ("strength_reports", "strength"),
    ("equipment_losses", "equipment"),
    ("count", "count"),
    ("incidents", "event"),
    ("strike_events", "event"),
    ("ground_operations", "event"),
    ("captures", "event"),
    ("casualty_estimates", "event"),
)
"""The first of these that a path holds says what it speaks of."""

_LETTERS = {Treatment.KEPT: "k", Treatment.APPROXIMATED: "a", Treatment.CARRIED: "c"}
_ORDER = "kac"


def concept_of(column: Column) -> str:
    """What a column speaks of, by its path; ``other`` for what is carried."""
    path = f".{column.path}."
    for part, concept in _BY_PATH:
        if f".{part}." in path:
            return concept
    return "other"


def conformance(chosen: Sequence[Format] | None = None) -> Iterator[tuple[str, tuple[str, ...]]]:
    """For each format, in the order of `CONCEPTS`, the treatments of its columns: ``k``, ``a``, ``c``, or none.

    Args:
        chosen: The formats; `None` for all that are installed.
    """
    for format in formats() if chosen is None else chosen:
        found: dict[str, set[str]] = {concept: set() for concept in CONCEPTS}
        for column in format.columns:
            found[concept_of(column)].add(_LETTERS[column.treatment])
        yield format.name, tuple("".join(sorted(letters, key=_ORDER.index)) for letters in found.values())
