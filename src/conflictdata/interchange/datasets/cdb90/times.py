"""CDB90, table of active periods: when there was fighting, each start and end between a least and a greatest time.

Where the hour is not known, the least time is the midnight before the day and the greatest the midnight after it; the
second is no moment of that day, so the day is known exactly. Where both times are equal the moment is known.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta

from conflictdata.interchange.datasets.cdb90.shared import (
    BATTLE,
    CAA,
    HOMEPAGE,
    LICENCE,
    battle_id,
    isqno_among,
    known_number,
    provenance_of,
)
from conflictdata.interchange.formats import Column, Format, OutRow, Treatment
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import slug
from conflictdata.model.dataset import Dataset
from conflictdata.model.incidents import Incident
from conflictdata.model.records import Record
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab.events import EventType
from conflictdata.vocab.times import WindowMeaning

__all__ = ["ACTIVE_PERIODS"]

_KEPT, _APPROXIMATED = Treatment.KEPT, Treatment.APPROXIMATED
_NUMBER = "cdb90-active-period"
_ACTIVE = "-active-"
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}", re.ASCII)
_LASTED = re.compile(r"lasted (?P<minutes>\d+) minutes; the hours are not known", re.ASCII)
_OF_DAYS = "times within a day are kept in the window where they are exact"

COLUMNS = (
    Column(name="isqno", treatment=_KEPT, path="incidents.provenance.overlaps", note="the battle"),
    Column(name="atp_number", treatment=_KEPT, path="incidents.coded", note="the number of the period in the battle"),
    Column(name="start_time_min", treatment=_APPROXIMATED, path="incidents.period", note=_OF_DAYS),
    Column(name="start_time_max", treatment=_APPROXIMATED, path="incidents.period", note=_OF_DAYS),
    Column(name="end_time_min", treatment=_APPROXIMATED, path="incidents.period", note=_OF_DAYS),
    Column(name="end_time_max", treatment=_APPROXIMATED, path="incidents.period", note=_OF_DAYS),
    Column(name="duration_max", treatment=_APPROXIMATED, path="incidents.note", note="minutes, where nothing else is"),
    Column(name="duration_min", treatment=_APPROXIMATED, path="incidents.note", note="minutes, where nothing else is"),
    Column(
        name="duration_only", treatment=_APPROXIMATED, path="incidents.note", note="1: how long is known, but not when"
    ),
)

_Span = tuple[datetime, datetime]


class PeriodReader:
    """Makes an incident of each active period, linked as overlapping with the battle that it is part of."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row."""
        battle = battle_id(self._source, row["isqno"])
        if battle is None:
            row.problem("isqno", "missing-id", "the row has no battle; the period refers to none")
        number = row["atp_number"].strip()
        wanted = f"{battle or f'{BATTLE}row-{row.number}'}{_ACTIVE}{slug(number) if number else 'unnumbered'}"
        id_, earlier = self._source.claim_id(wanted)
        if earlier is not None:
            row.problem("atp_number", "same-id", f"an earlier row has this number; it was read as {id_} and linked")
        start, end = (self._span(row, end) for end in ("start", "end"))
        if start is not None and end is not None and _is_after(start, end):
            row.problem("end_time_max", "out-of-order", "the period ends before it starts; no time was read")
            start = end = None
        yield CAA
        yield Incident(
            id=id_,
            kind=EventType.BATTLE,
            coded=(f"{_NUMBER}:{number}",) if number else (),
            period=_period(start, end),
            window=_window(start, end),
            provenance=provenance_of(self._source, row, battle, earlier),
            note=_duration(row),
        )

    def _span(self, row: Row, end: str) -> _Span | None:
        """The least and the greatest time of an end; `None` if one of them is not there."""
        least, greatest = (_moment(row, f"{end}_time_{bound}") for bound in ("min", "max"))
        if least is None or greatest is None:
            if bool(row[f"{end}_time_min"].strip()) != bool(row[f"{end}_time_max"].strip()):
                row.problem(f"{end}_time_max", "incomplete-bounds", f"only one time bounds the {end}; it was not read")
            return None
        if least > greatest:
            row.problem(f"{end}_time_max", "out-of-order", f"the {end} is bounded the wrong way round; it was not read")
            return None
        return least, greatest


def _moment(row: Row, column: str) -> datetime | None:
    cell = row[column].strip()
    if not cell:
        return None
    try:
        if _MOMENT.fullmatch(cell) is not None:
            return datetime.fromisoformat(cell)
    except ValueError:
        pass
    row.problem(column, "not-a-time", "this is no time written 1600-07-02T14:30:00; it was not read")
    return None


def _is_after(start: _Span, end: _Span) -> bool:
    """Whether the start is behind the end. The greatest time of an end that is not exact is no time of it any more."""
    return start[0] > end[1] or (start[0] == end[1] and not _is_exact(end))


def _is_exact(span: _Span | None) -> bool:
    return span is not None and span[0] == span[1]


def _day(span: _Span | None) -> UncertainDate | None:
    """The days on which an end can have been. A midnight that ends a day is of the day before."""
    if span is None:
        return None
    first, last = span[0].date(), span[1].date()
    if span[1] > span[0] and span[1].time() == datetime.min.time():
        last -= timedelta(days=1)
    return UncertainDate.of(first) if first == last else UncertainDate.between(first, last)


def _period(start: _Span | None, end: _Span | None) -> Period | None:
    first, last = _day(start), _day(end)
    if first is None and last is None:
        return None
    return Period.of(first) if first is not None and first == last else Period.between(first, last)


def _window(start: _Span | None, end: _Span | None) -> TimeWindow | None:
    """The clock times, of the ends that are known exactly."""
    times = [span[0].isoformat() if span is not None and _is_exact(span) else None for span in (start, end)]
    if times == [None, None]:
        return None
    return TimeWindow(start=times[0], end=times[1], meaning=WindowMeaning.DURATION)


def _duration(row: Row) -> str | None:
    minutes = known_number(row, "duration_min")
    only = row["duration_only"].strip()
    if only not in {"", "0", "1"}:
        row.problem("duration_only", "unknown-code", "this is neither 0 nor 1; the duration was not read")
    return f"lasted {minutes} minutes; the hours are not known" if only == "1" and minutes is not None else None


def rows_of(data: Dataset) -> Iterator[OutRow]:
    """A row for each incident that is a battle or a part of one."""
    for incident in data.incidents:
        if incident.kind is EventType.BATTLE:
            cells = _cells(incident)
            yield OutRow(claims=(incident.id,), cells={name: cell for name, cell in cells.items() if cell})


def _cells(incident: Incident) -> Mapping[str, str]:
    codes = dict(code.split(":", 1) for code in incident.coded)
    period, window = incident.period, incident.window
    start = _times(None if period is None else period.start, None if window is None else window.start)
    end = _times(None if period is None else period.end, None if window is None else window.end)
    lasted = None if incident.note is None else _LASTED.fullmatch(incident.note)
    minutes = "" if lasted is None else lasted["minutes"]
    return {
        "isqno": isqno_among(id_ for id_ in incident.provenance.overlaps if _ACTIVE not in id_),
        "atp_number": codes.get(_NUMBER, ""),
        "start_time_min": start[0],
        "start_time_max": start[1],
        "end_time_min": end[0],
        "end_time_max": end[1],
        "duration_max": minutes,
        "duration_min": minutes,
        "duration_only": str(int(lasted is not None)),
    }


def _times(when: UncertainDate | None, clock: str | None) -> tuple[str, str]:
    """The least and the greatest time of an end: one moment, or all of the days."""
    if clock is not None:
        return clock, clock
    if when is None or when.earliest is None or when.latest is None or when.latest == date.max:
        return "", ""
    first, after = when.earliest, when.latest + timedelta(days=1)
    return f"{first.isoformat()}T00:00:00", f"{after.isoformat()}T00:00:00"


ACTIVE_PERIODS = Format(
    name="cdb90-active-periods",
    title="CDB90, battles from 1600 to 1973: when there was fighting",
    licence=LICENCE,
    homepage=HOMEPAGE,
    columns=COLUMNS,
    required=("isqno", "atp_number", "start_time_min", "end_time_max"),
    reader=PeriodReader,
    rows_of=rows_of,
)
