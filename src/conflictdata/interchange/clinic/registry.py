"""The checks of the clinic, in the order in which findings are told."""

from collections.abc import Callable, Iterator

from attrs import frozen

from conflictdata.interchange.clinic import (
    categories,
    coordinates,
    cuts,
    damage,
    dating,
    duplicates,
    headers,
    naming,
    numerals,
    ranges,
    sentinels,
    series,
    zeros,
)
from conflictdata.interchange.clinic.findings import Finding, Kind
from conflictdata.interchange.clinic.roles import Examined

__all__ = ["CHECKS", "Check"]


@frozen(kw_only=True)
class Check:
    """A family of kinds of finding that are looked for together."""

    title: str
    """What it looks for, in a few words."""

    kinds: tuple[Kind, ...]
    """What it can find."""

    run: Callable[[Examined], Iterator[Finding]]
    """Looks for it in a table."""


CHECKS: tuple[Check, ...] = (
    Check(title="dates", kinds=dating.KINDS, run=dating.dates),
    Check(title="text numbers", kinds=numerals.TEXT, run=numerals.text_numbers),
    Check(title="heaping", kinds=numerals.HEAPING, run=numerals.heaping),
    Check(title="zero that may mean unknown", kinds=zeros.KINDS, run=zeros.zeros),
    Check(title="sentinels", kinds=sentinels.KINDS, run=sentinels.sentinels),
    Check(title="ranges out of order", kinds=ranges.DISORDER, run=ranges.disorder),
    Check(title="ranges with one end", kinds=ranges.ONE_SIDED, run=ranges.one_sided),
    Check(title="spellings of one name", kinds=naming.ALIASES, run=naming.aliases),
    Check(title="names that hold more than a name", kinds=naming.RELAYS, run=naming.relays),
    Check(title="mixed categories", kinds=categories.KINDS, run=categories.categories),
    Check(title="series", kinds=series.KINDS, run=series.series),
    Check(title="duplicates", kinds=duplicates.KINDS, run=duplicates.duplicates),
    Check(title="impossible coordinates", kinds=coordinates.IMPOSSIBLE, run=coordinates.impossible),
    Check(title="shared coordinates", kinds=coordinates.SHARED, run=coordinates.shared),
    Check(title="cuts", kinds=cuts.KINDS, run=cuts.cuts),
    Check(title="damage by encodings", kinds=damage.KINDS, run=damage.damage),
    Check(title="the shape of the table", kinds=headers.KINDS, run=headers.shape),
)
"""All checks."""
