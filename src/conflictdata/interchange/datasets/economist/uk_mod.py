"""The monthly series of Russian casualties by the UK Ministry of Defence, as The Economist keeps it.

One row is one month: the average of each day, the total of the month, and the running total. The ministry counts killed
and wounded together. The three figures of a row count the same people in three ways, and are linked as overlapping.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, MINYEAR, date, timedelta
from itertools import pairwise

from conflictdata.interchange.datasets.economist.sources import (
    SIDES,
    Voice,
    Voices,
    address_of,
    count_of,
    in_rows,
    number_text,
    records_of,
    relays_of,
    spelling_of,
)
from conflictdata.interchange.dates import readings_of
from conflictdata.interchange.formats import Column, Format, OutRow, Treatment
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import day_of, number_of
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.parties import PersonGroup
from conflictdata.model.records import Record
from conflictdata.provenance.attribution import Provenance
from conflictdata.provenance.documents import Document, Locator
from conflictdata.values.counts import ReportedCount
from conflictdata.values.dates import Period
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.sources import Basis, Stance

__all__ = ["FORMATS", "MONTHLY"]

_KEPT, _APPROXIMATED, _CARRIED = Treatment.KEPT, Treatment.APPROXIMATED, Treatment.CARRIED
_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_AVERAGE = "casualties (average daily losses)"
_TOTAL = "casualties in month"
_RUNNING = "cumulative casualties"
_DAYS = "days in month"
_NEXT = "date (at beginning of next month)"
_SERIES = "uk-mod-series"
_DAY = timedelta(days=1)
_RUSSIA = SIDES["russia"]
_GROUP = PersonGroup(side=_RUSSIA.id)
_PARTS = {
    "total": (_TOTAL, Accumulation.WITHIN_PERIOD),
    "average": (_AVERAGE, Accumulation.AVERAGE_PER_DAY),
    "cumulative": (_RUNNING, Accumulation.CUMULATIVE_SINCE),
}
"""The figures of a row, the one that the row stands for first."""
_COLUMN_OF = {accumulation: column for column, accumulation in _PARTS.values()}
_Series = dict[date, tuple[int | None, int | None]]
"""For the first day of each month the total and the running total."""

COLUMNS = (
    Column(name="month", treatment=_KEPT, path="casualty_estimates.period", note="the English name of the month"),
    Column(name="year", treatment=_KEPT, path="casualty_estimates.period"),
    Column(
        name=_AVERAGE,
        treatment=_KEPT,
        path="casualty_estimates.count",
        note="average per day of the month; no total is made of it",
    ),
    Column(name=_DAYS, treatment=_KEPT, path="casualty_estimates.period", note="reported where the calendar differs"),
    Column(
        name=_TOTAL,
        treatment=_KEPT,
        path="casualty_estimates.count",
        note="killed or wounded within the month; reported where it is not the average times the days",
    ),
    Column(
        name=_RUNNING,
        treatment=_KEPT,
        path="casualty_estimates.count",
        note="running total; its start is the first month of the table where the sum begins there, or else unknown",
    ),
    Column(
        name=_NEXT,
        treatment=_KEPT,
        path="casualty_estimates.period",
        note="the day after the month, which settles the order of day and month; reported where it is another day",
    ),
    Column(
        name="source",
        treatment=_APPROXIMATED,
        path="casualty_estimates.provenance.speaker",
        note="spellings of one body are one agent",
    ),
    Column(
        name="source_url",
        treatment=_APPROXIMATED,
        path="casualty_estimates.provenance.relays.document",
        note="an address becomes a document; remarks are carried",
    ),
    Column(name="note", treatment=_CARRIED),
)


def survey(source: Source, rows: Iterable[Row]) -> None:
    """Gather the series in the order of time, so that each running total can be held against the one before it."""
    series: _Series = {}
    for row in rows:
        first = _first_day(row)
        if first is not None:
            series.setdefault(first, (number_of(row[_TOTAL]), number_of(row[_RUNNING])))
    source.facts[_SERIES] = dict(sorted(series.items()))


class MonthlyReader:
    """Makes three estimates of each row: the average per day, the total of the month, the running total."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._voices = Voices(source)
        series = source.facts.get(_SERIES)
        self._series: _Series = series if isinstance(series, dict) else {}
        self._before = dict(pairwise(reversed(self._series)))
        """For each month that has one, the month that precedes it in the table."""
        start = next(iter(self._series), None)
        begins_there = start is not None and None not in self._series[start] and len(set(self._series[start])) == 1
        self._start = start if begins_there else None
        self._made: dict[str, tuple[str, ...]] = {}

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row."""
        first = _first_day(row)
        if first is None:
            row.problem("month", "not-a-month", "month and year are no month; the figures have no period")
        else:
            self._check_calendar(row, first)
            self._check_sums(row, first)
        stem, earlier = self._source.claim_id(f"uk-mod-row-{row.number}" if first is None else f"uk-mod-{first:%Y-%m}")
        if earlier is not None:
            row.problem("month", "same-id", f"an earlier row is of this month; it was read as {stem} and linked")
        voice, document = self._voices.of(row), self._voices.document(row)
        yield from records_of(voice)
        if document is not None:
            yield document
        yield _RUSSIA
        overlaps = () if earlier is None else self._made.get(earlier, ())
        own: tuple[str, ...] = ()
        for part, (column, accumulation) in _PARTS.items():
            count = _count(row, column)
            if count is None:
                continue
            claim = CasualtyEstimate(
                id=f"{stem}-{part}",
                category=CasualtyCategory.KILLED_OR_WOUNDED,
                group=_GROUP,
                count=count,
                period=self._period(first, accumulation),
                accumulation=accumulation,
                provenance=self._provenance(row, voice, document, (*overlaps, *own)),
            )
            own += (claim.id,)
            yield claim
        self._made[stem] = own

    def _period(self, first: date | None, accumulation: Accumulation) -> Period | None:
        if first is None:
            return None
        start = self._start if accumulation is Accumulation.CUMULATIVE_SINCE else first
        return Period.between(start, _last_day(first))

    def _provenance(
        self, row: Row, voice: Voice | None, document: Document | None, overlaps: tuple[str, ...]
    ) -> Provenance:
        return Provenance(
            speaker=None if voice is None else voice.speaker.id,
            relays=relays_of(voice, document),
            document=self._source.document,
            locator=Locator(row=row.number),
            stance=Stance.ESTIMATES,
            basis=Basis.UNSPECIFIED if voice is None else voice.basis,
            overlaps=overlaps,
        )

    def _check_calendar(self, row: Row, first: date) -> None:
        last = _last_day(first)
        days = number_of(row[_DAYS])
        if row[_DAYS] and days != last.day:
            row.problem(_DAYS, "days-differ", f"the month has {last.day} days; the calendar was followed")
        if row[_NEXT] and last + _DAY not in (day_of(row[_NEXT]), *readings_of(row[_NEXT])):
            row.problem(_NEXT, "date-differs", f"the next month begins on {last + _DAY}; the month was followed")
        average, total = number_of(row[_AVERAGE]), number_of(row[_TOTAL])
        if average is not None and total is not None and average * last.day != total:
            message = f"{average:,} a day make {average * last.day:,} in {last.day} days; both figures were kept"
            row.problem(_TOTAL, "parts-do-not-add-up", message)

    def _check_sums(self, row: Row, first: date) -> None:
        total, running = number_of(row[_TOTAL]), number_of(row[_RUNNING])
        before = self._before.get(first)
        earlier = None if before is None else self._series[before][1]
        if before is None or earlier is None or running is None:
            return
        if running < earlier:
            row.problem(_RUNNING, "cumulative-falls", f"the running total was {earlier:,} before; both were kept")
        elif total is not None and _last_day(before) + _DAY == first and earlier + total != running:
            message = f"{earlier:,} before and {total:,} in the month make {earlier + total:,}; all were kept"
            row.problem(_RUNNING, "not-the-running-sum", message)


def _first_day(row: Row) -> date | None:
    """The first day of the month of a row; `None` if it is no month."""
    month, year = row["month"].strip().lower(), number_of(row["year"])
    if month not in _MONTHS or year is None or not MINYEAR <= year < MAXYEAR:
        return None
    return date(year, _MONTHS.index(month) + 1, 1)


def _last_day(day: date) -> date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _count(row: Row, column: str) -> ReportedCount | None:
    cell = row[column].strip()
    if not cell:
        return None
    count = count_of(cell)
    if count is None:
        row.problem(column, "not-a-number", "this cannot be read as a number of people; no figure was made of it")
    return count


def rows_of(data: Dataset) -> Iterator[OutRow]:
    """A row for each month, with the average, the total and the running total as far as they are told."""
    claims = (
        ((claim.provenance.speaker, _end(claim)), _COLUMN_OF[claim.accumulation], claim)
        for claim in data.casualty_estimates
        if _belongs(claim)
    )
    for row in in_rows(claims):
        yield _out_row(data, [row[column] for column in _COLUMN_OF.values() if column in row])


def _end(claim: CasualtyEstimate) -> date:
    end = None if claim.period is None else claim.period.latest
    assert end is not None  # noqa: S101 - only claims that belong have come here
    return end


def _belongs(claim: CasualtyEstimate) -> bool:
    """Whether a claim counts the killed and wounded of the side in a whole month, or up to the end of one."""
    period = claim.period
    if (
        period is None
        or not period.is_interval
        or claim.accumulation not in _COLUMN_OF
        or claim.category is not CasualtyCategory.KILLED_OR_WOUNDED
        or claim.group != _GROUP
        or (claim.place, claim.event, claim.unit) != (None, None, None)
        or period.latest is None
        or period.latest != _last_day(period.latest)
    ):
        return False
    return claim.accumulation is Accumulation.CUMULATIVE_SINCE or period.earliest == period.latest.replace(day=1)


def _out_row(data: Dataset, claims: list[CasualtyEstimate]) -> OutRow:
    last = _end(claims[0])
    provenance = claims[0].provenance
    cells = {
        "month": _MONTHS[last.month - 1],
        "year": str(last.year),
        **{_COLUMN_OF[claim.accumulation]: number_text(claim.count) for claim in claims},
        _DAYS: str(last.day),
        _NEXT: f"{last + _DAY:%d/%m/%Y}",
        "source": spelling_of(data, provenance),
        "source_url": address_of(data, provenance),
    }
    told = tuple(claim.id for claim in claims)
    return OutRow(claims=told, cells={name: cell for name, cell in cells.items() if cell})


MONTHLY = Format(
    name="uk-mod-monthly",
    title="Monthly Russian casualties by the UK Ministry of Defence, as kept by The Economist",
    licence="CC BY 4.0, The Economist",
    homepage="https://github.com/TheEconomist/the-economist-ukraine-war-dead-and-wounded-estimates",
    columns=COLUMNS,
    required=("month", "year", _AVERAGE, _TOTAL, _RUNNING),
    reader=MonthlyReader,
    rows_of=rows_of,
    survey=survey,
    line_end="\r\n",
)

FORMATS = (MONTHLY,)
