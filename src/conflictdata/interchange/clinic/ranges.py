"""Ranges: low, best and high in columns of their own, and periods of two dates."""

from collections.abc import Callable, Iterator

from attrs import frozen

from conflictdata.interchange.clinic.findings import Example, Finding, Kind
from conflictdata.interchange.clinic.roles import Examined, Role, words_of
from conflictdata.interchange.clinic.sentinels import SENTINELS
from conflictdata.interchange.clinic.tables import Column

__all__ = ["DISORDER", "ONE_SIDED", "disorder", "one_sided"]

_BEST_OUTSIDE = Kind(
    code="range-out-of-order",
    title="low, best and high out of order",
    rule="In a row, low is above best or high, or best is above high. Rows with -1 or the like are left out.",
    remedy="Keep all three as they are and mark the row; published data have such rows on purpose. Do not swap them.",
)
_MIN_ABOVE_MAX = Kind(
    code="min-above-max",
    title="a lower end above the upper end",
    rule="In a row, the lower end of a pair of columns, by their names, is above the upper end.",
    remedy="Keep both as they are and mark the row; look in the source whether they were swapped.",
)
_END_BEFORE_START = Kind(
    code="end-before-start",
    title="an end before its start",
    rule="In a row, the date that by its column ends a period is before the one that starts it.",
    remedy="Look in the source which of the two is meant; day and month may have been swapped.",
)
DISORDER = (_BEST_OUTSIDE, _MIN_ABOVE_MAX, _END_BEFORE_START)

_ONE_SIDED = Kind(
    code="one-sided-ranges",
    title="ranges with one end only",
    rule="In a row, the lower end of a pair of columns is filled and the upper end is not, or the other way round.",
    remedy="Read them as 'at least' and 'up to'; rules that need both ends, or a best number, leave these rows out.",
)
ONE_SIDED = (_ONE_SIDED,)

_LOW = {"low", "lower", "min", "minimum", "lo", "lowest"}
_HIGH = {"high", "higher", "upper", "max", "maximum", "hi", "highest"}
_BEST = {"best", "mid", "central", "point", "mean", "median", "likely"}
_START = {"start", "begin", "begins", "beginning", "from", "since", "first"}
_END = {"end", "ends", "to", "until", "till", "last"}


@frozen(kw_only=True)
class _Pair:
    """Two columns that are the ends of one range, with that of the best number if there is one."""

    low: Column
    high: Column
    best: Column | None = None

    @property
    def names(self) -> list[str]:
        return [column.name for column in (self.low, self.best, self.high) if column is not None]

    def rows(self, values: Callable[[Column], dict[int, float]]) -> Iterator[tuple[int, list[float]]]:
        """The values of a row that has at least two of them, in the order low, best, high."""
        columns = [column for column in (self.low, self.best, self.high) if column is not None]
        known = [values(column) for column in columns]
        for position, codes in enumerate(zip(*(column.codes for column in columns), strict=True)):
            found = [value for each, code in zip(known, codes, strict=True) if (value := each.get(code)) is not None]
            if len(found) > 1:
                yield position, found

    def example(self, position: int) -> Example:
        """The cells of a row."""
        columns = [column for column in (self.low, self.best, self.high) if column is not None]
        text = ", ".join(f"{column.name} {column.texts[column.codes[position]]}" for column in columns)
        return Example(row=self.low.rows[position], column="", text=text)


def _pairs(lows: set[str], highs: set[str], columns: list[Column]) -> Iterator[_Pair]:
    """The columns whose names differ in one word only, which is one for a lower and one for an upper end."""
    ends = dict[tuple[str, ...], dict[str, Column]]()
    plain = {words_of(column.name): column for column in columns}
    for column in columns:
        words = words_of(column.name)
        for known, end in ((lows, "low"), (highs, "high"), (_BEST, "best")):
            if sum(word in known for word in words) == 1:
                ends.setdefault(tuple(word for word in words if word not in known), {}).setdefault(end, column)
    for rest, found in ends.items():
        if "low" in found and "high" in found:
            best = found.get("best") or plain.get(rest or ("estimate",))
            yield _Pair(low=found["low"], high=found["high"], best=best)


def _number_pairs(examined: Examined) -> list[_Pair]:
    columns = examined.of(Role.COUNT, Role.MEASURE, Role.CODE, Role.EMPTY)
    return list(_pairs(_LOW, _HIGH, columns))


def disorder(examined: Examined) -> Iterator[Finding]:
    """Low, best and high out of order; min above max; end before start."""
    for pair in _number_pairs(examined):
        kind = _MIN_ABOVE_MAX if pair.best is None else _BEST_OUTSIDE
        yield from _out_of_order(pair, kind, lambda column: column.numbers)
    for pair in _pairs(_START, _END, examined.of(Role.DATE)):
        yield from _out_of_order(pair, _END_BEFORE_START, lambda column: dict(column.days))


def _out_of_order(pair: _Pair, kind: Kind, values: Callable[[Column], dict[int, float]]) -> Iterator[Finding]:
    rows, found = 0, list[int]()
    for position, numbers in pair.rows(values):
        rows += 1
        if numbers != sorted(numbers) and SENTINELS.isdisjoint(numbers):
            found.append(position)
    if found:
        ends = f"{pair.low.name} was taken for the lower end, {pair.high.name} for the upper end"
        best = "" if pair.best is None else f", {pair.best.name} for the best number"
        yield kind.found(
            pair.names,
            count=len(found),
            of=rows,
            counted="rows",
            reason=f"{ends}{best}, by their names",
            examples=map(pair.example, found),
        )


def one_sided(examined: Examined) -> Iterator[Finding]:
    """Rows with one end of a range only."""
    for pair in _number_pairs(examined):
        low, high, rows = list[int](), list[int](), 0
        lows, highs = set(pair.low.filled_codes), set(pair.high.filled_codes)
        for position, (one, other) in enumerate(zip(pair.low.codes, pair.high.codes, strict=True)):
            has_low, has_high = one in lows, other in highs
            rows += has_low or has_high
            if has_low != has_high:
                (low if has_low else high).append(position)
        if low or high:
            reason = f"{len(low):,} rows with {pair.low.name} only, {len(high):,} with {pair.high.name} only"
            yield _ONE_SIDED.found(
                [pair.low.name, pair.high.name],
                count=len(low) + len(high),
                of=rows,
                counted="rows",
                reason=f"{reason}; taken for the ends of a range by their names",
                examples=map(pair.example, sorted([*low[:2], *high[:2]])),
            )
