"""The cells of ACLED: which of them hold nothing, lists, and codes, which are checked against their lists."""

from collections.abc import Iterator

from conflictdata.interchange.datasets.acled.codes import disorder_of, event_of, inter_of, interaction_of, sub_event_of
from conflictdata.interchange.datasets.acled.columns import CODED, GEO_PRECISION, INTERS, LISTED
from conflictdata.interchange.sources import Row
from conflictdata.vocab.precision import AcledGeoPrecision, AcledTimePrecision

__all__ = ["cell_of", "codes_in", "items_of"]

_ABSENT = frozenset({"", "NA", "null"})
"""What stands in a cell that holds nothing: blank, the ``NA`` of R, the ``null`` of JSON."""

_PRECISIONS = {"time_precision": frozenset(AcledTimePrecision), "geo_precision": frozenset(AcledGeoPrecision)}
_LISTS = {"disorder_type": disorder_of, "event_type": event_of, "sub_event_type": sub_event_of}
_KINDS = {"inter1": inter_of, "inter2": inter_of, "interaction": interaction_of}
_NOBODY = "0"
_UNKNOWN = "unknown-code", "this is no code of the column; it was kept as written"


def cell_of(row: Row, column: str) -> str:
    """A cell without the space around it; empty if it holds nothing."""
    text = row[column].strip()
    return "" if text in _ABSENT else text


def items_of(cell: str) -> tuple[str, ...]:
    """The items of a cell with semicolons between them."""
    items = (" ".join(item.split()) for item in cell.split(";")) if cell else ()
    return tuple(item for item in items if item not in _ABSENT)


def codes_in(row: Row, *, has_precision: bool) -> tuple[str, ...]:
    """The codes of a row, each behind the name of its list. Those that are on no list are kept, and reported.

    Args:
        row: The row.
        has_precision: Whether ``geo_precision`` has found its place with the coordinates.
    """
    return tuple(_codes(row, has_precision=has_precision))


def _codes(row: Row, *, has_precision: bool) -> Iterator[str]:
    for column, scheme in CODED.items():
        cell = " ".join(cell_of(row, column).split())
        if cell:
            yield f"{scheme}:{_checked(row, column, cell)}"
    for column, scheme in LISTED.items():
        for item in items_of(cell_of(row, column)):
            yield f"{scheme}:{_checked(row, column, item)}"
    event, sub_event = event_of(cell_of(row, "event_type")), sub_event_of(cell_of(row, "sub_event_type"))
    if event is not None and sub_event is not None and sub_event.event_type is not event:
        message = f"this is a kind of {sub_event.event_type.value!r}, not of {event.value!r}; both were kept"
        row.problem("sub_event_type", "types-differ", message)
    yield from _kinds_of_actors(row)
    precision = " ".join(cell_of(row, "geo_precision").split())
    if precision and not has_precision:
        yield f"{GEO_PRECISION}:{_checked(row, 'geo_precision', precision)}"


def _checked(row: Row, column: str, cell: str) -> str:
    """A code as its list spells it; one that is on no list as written."""
    if column in _PRECISIONS and cell not in _PRECISIONS[column]:
        row.problem(column, *_UNKNOWN)
    if column not in _LISTS:
        return cell
    found = _LISTS[column](cell)
    if found is None:
        row.problem(column, *_UNKNOWN)
        return cell
    return found.value


def _kinds_of_actors(row: Row) -> Iterator[str]:
    """The kinds of the two actors and of the pair, as numbers, however the file writes them."""
    found: dict[str, str] = {}
    for column, scheme in INTERS.items():
        cell = " ".join(cell_of(row, column).split())
        if cell and cell != _NOBODY:
            code = _KINDS[column](cell)
            if code is None:
                row.problem(column, *_UNKNOWN)
            else:
                found[column] = code
            yield f"{scheme}:{code or cell}"
    pair, first = found.get("interaction"), found.get("inter1")
    if pair is not None and first is not None:
        expected = "".join(sorted((first, found["inter2"]))) if "inter2" in found else f"{first}{_NOBODY}"
        if pair != expected and not (cell_of(row, "inter2") and "inter2" not in found):
            row.problem("interaction", "interaction-differs", f"inter1 and inter2 make {expected}; all were kept")
