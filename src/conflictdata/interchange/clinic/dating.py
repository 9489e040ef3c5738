"""Dates: several formats in one column, order of day and month, days that are not in the calendar."""

from collections import Counter
from collections.abc import Iterator

from conflictdata.interchange.clinic.cells import Shape, number_in, shape_of
from conflictdata.interchange.clinic.findings import Finding, Kind
from conflictdata.interchange.clinic.roles import Examined, Role, words_of
from conflictdata.interchange.clinic.tables import Column
from conflictdata.interchange.dates import DayOrder

__all__ = ["KINDS", "dates"]

_MIXED = Kind(
    code="mixed-date-formats",
    title="dates in more than one format",
    rule="A column of dates has cells in more than one form: other separators or order, with and without a clock time, "
    "with and without zeros in front (03/04 and 3/4), or bare numbers of a spreadsheet.",
    remedy="Write all dates as YYYY-MM-DD; read each form with its own rule, and look at the order of day and month.",
)
_ORDERS = Kind(
    code="mixed-date-orders",
    title="dates with the day first beside dates with the month first",
    rule="Some dates of a column can only be read with the day first, others only with the month first.",
    remedy="Find out which rows have which order, as from the source of each; those that read both ways stay unknown.",
)
_UNDECIDED = Kind(
    code="ambiguous-dates",
    title="dates that may be read with the day or with the month first",
    rule="No date of a column decides whether the day or the month stands first, and at least one has two readings.",
    remedy="Ask for the order, or take it from the documentation of the data; then write the dates as YYYY-MM-DD.",
)
_SHORT_YEARS = Kind(
    code="two-digit-years",
    title="years of two digits",
    rule="A column of dates has at least one year of two digits.",
    remedy="Write years with four digits; programs may take 62 for 2062 or 1962 where 1862 is meant.",
)
_IMPOSSIBLE = Kind(
    code="impossible-dates",
    title="dates that are not in the calendar",
    rule="A cell has the form of a date, and there is no such day, or its year is before 1000 or after 2200; or a "
    "column of months, days or hours has a number that is none.",
    remedy="Look the day up in the source; where it is not known, give the month or the year alone (2022-02).",
)
KINDS = (_MIXED, _ORDERS, _UNDECIDED, _SHORT_YEARS, _IMPOSSIBLE)

_SERIAL = "bare number"
_LIMITS = {"month": (1, 12), "day": (1, 31), "hour": (0, 24), "minute": (0, 60), "week": (1, 53), "year": (1000, 2200)}


def dates(examined: Examined) -> Iterator[Finding]:
    """What may be wrong with dates."""
    for column in examined.of(Role.DATE):
        found = ((code, shape_of(column.texts[code])) for code in column.filled_codes)
        shapes = {code: shape for code, shape in found if shape is not None}
        if not shapes:
            continue
        reason = f"taken for dates, since {column.total(shapes):,} of {column.filled:,} cells read as one"
        yield from _formats(column, shapes, reason)
        yield from _orders(column, shapes, reason)
        short = [code for code, shape in shapes.items() if shape.short_year]
        if short:
            yield _found(_SHORT_YEARS, column, short, reason)
        impossible = [code for code, shape in shapes.items() if not _is_possible(shape)]
        if impossible:
            yield _found(_IMPOSSIBLE, column, impossible, reason)
    yield from _parts(examined)


def _found(kind: Kind, column: Column, codes: list[int], reason: str) -> Finding:
    return kind.found(
        [column.name], count=column.total(codes), of=column.filled, reason=reason, examples=column.examples(codes)
    )


def _formats(column: Column, shapes: dict[int, Shape], reason: str) -> Iterator[Finding]:
    padded = {shape.padding for shape in shapes.values()} >= {"padded", "short"}
    forms = dict[str, list[int]]()
    for code in column.filled_codes:
        shape = shapes.get(code)
        if shape is not None:
            forms.setdefault(_form(shape, tells_padding=padded), []).append(code)
        elif _is_serial(column.texts[code]):
            forms.setdefault(_SERIAL, []).append(code)
    if len(forms) < 2:
        return
    tally = Counter({form: column.total(codes) for form, codes in forms.items()})
    (usual, _), *others = tally.most_common()
    told = ", ".join(f"{form} {count:,}" for form, count in tally.most_common())
    first = [codes[0] for form, codes in forms.items() if form != usual]
    more = [code for form, codes in forms.items() if form != usual for code in codes[1:]]
    yield _MIXED.found(
        [column.name],
        count=sum(count for _, count in others),
        of=column.filled,
        reason=f"{reason}; forms: {told}",
        examples=column.examples([*first, *more]),
    )


def _form(shape: Shape, *, tells_padding: bool) -> str:
    """The form of a date. Dates without a part below ten fit both ways of padding and are counted with the padded."""
    short = ", without zeros in front" if tells_padding and shape.padding == "short" else ""
    return f"{shape.form}{', with clock time' if shape.has_clock else ''}{short}"


def _is_serial(text: str) -> bool:
    """Whether a cell may be the number of a day in a spreadsheet, from 1954 to 2064."""
    number = number_in(text)
    return number is not None and 20_000 <= number <= 60_000


def _orders(column: Column, shapes: dict[int, Shape], reason: str) -> Iterator[Finding]:
    both = [code for code, shape in shapes.items() if None not in shape.days and shape.days[0] != shape.days[1]]
    if column.order is DayOrder.MIXED:
        month_first = [code for code, shape in shapes.items() if shape.days[0] is None and shape.days[1] is not None]
        day_first = [code for code, shape in shapes.items() if shape.days[1] is None and shape.days[0] is not None]
        fewer = min(day_first, month_first, key=column.total)
        counts = f"{column.total(day_first):,} day first, {column.total(month_first):,} month first"
        yield _found(_ORDERS, column, fewer, f"{reason}; {counts}, {column.total(both):,} read both ways")
    elif column.order is DayOrder.UNDECIDED and both:
        yield _found(_UNDECIDED, column, both, reason)


def _is_possible(shape: Shape) -> bool:
    return shape.is_possible and all(day is None or 1000 <= day.year <= 2200 for day in shape.days)


def _parts(examined: Examined) -> Iterator[Finding]:
    for column in examined.of(Role.CALENDAR):
        words = words_of(column.name)
        part = next((word for word in words if word in _LIMITS), None)
        # ``day`` may be the number of a day of the war.
        if part is None or len(words) > 2 or (part == "day" and max(column.numbers.values()) > 99):
            continue
        low, high = _LIMITS[part]
        codes = [code for code, number in column.numbers.items() if not low <= number <= high]
        share = column.total(codes) / column.filled
        if codes and share < 0.5:
            reason = f"taken for a {part} by its name; numbers from {low:,} to {high:,} are expected"
            yield _found(_IMPOSSIBLE, column, codes, reason)
