"""WHO SSA: the export of the World Health Organization's Surveillance System for Attacks on Health Care.

One row is one attack as the system publishes it, with a level of certainty. Where it took place is told by country
alone, and nobody is named as responsible. Cells of YES, NO and Unknown say what was affected; they and the types of
attack are kept as codes of the event. Counts are of health workers and patients together.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date

from conflictdata.interchange.datasets.who_ssa.reading import (
    AFFECTED,
    CATEGORIES,
    FACILITY,
    NO_TIME,
    TAKING,
    TYPE,
    SsaReader,
    survey,
)
from conflictdata.interchange.formats import Column, Format, OutRow, Treatment
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.incidents import Incident
from conflictdata.model.parties import PersonGroup
from conflictdata.values.counts import ReportedCount
from conflictdata.values.dates import Period
from conflictdata.values.windows import TimeWindow
from conflictdata.vocab.counting import CountStatus
from conflictdata.vocab.judgements import GradingScheme

__all__ = ["FORMATS", "WHO_SSA"]

_KEPT, _APPROXIMATED, _CARRIED = Treatment.KEPT, Treatment.APPROXIMATED, Treatment.CARRIED
_COUNT = "casualty_estimates.count"
_TRISTATE = "YES, NO or Unknown, as a code of the event"
_TAKEN = "of people taken, when above 0; a person may be counted as arrested and as detained"

COLUMNS = (
    Column(name="Attack ID", treatment=_KEPT, path="incidents.id", note="the id of the incident, behind who-ssa-"),
    Column(
        name="Attack Date",
        treatment=_KEPT,
        path="incidents.period",
        note="month first; where no date of a file shows the order, one of two days",
    ),
    Column(
        name="Attack Time",
        treatment=_KEPT,
        path="incidents.window",
        note="on local clocks whose zone is not stated; two times bound the moment of the attack; Time Unknown is none",
    ),
    Column(name="Country / Territory", treatment=_KEPT, path="incidents.places.name"),
    Column(name="Certainty Level", treatment=_KEPT, path="incidents.provenance.assessments.grading"),
    Column(
        name="Attack Type",
        treatment=_KEPT,
        path="incidents.coded",
        note="a list with commas, which also stand inside items; each item as a code of the event",
    ),
    Column(
        name="Total Injured",
        treatment=_KEPT,
        path=_COUNT,
        note="0 is none reported where it is unknown whether personnel or patients were affected",
    ),
    Column(name="Total Death", treatment=_KEPT, path=_COUNT, note="as Total Injured"),
    Column(name="HC Facilities", treatment=_KEPT, path="incidents.coded", note=_TRISTATE),
    Column(name="HC Transport", treatment=_KEPT, path="incidents.coded", note=_TRISTATE),
    Column(name="HC Personnel", treatment=_KEPT, path="incidents.coded", note=_TRISTATE),
    Column(name="HC Supplies Assets", treatment=_KEPT, path="incidents.coded", note=_TRISTATE),
    Column(name="HC Warehouse Storage", treatment=_KEPT, path="incidents.coded", note=_TRISTATE),
    Column(name="HC Patients", treatment=_KEPT, path="incidents.coded", note=_TRISTATE),
    Column(name="HC Other", treatment=_CARRIED),
    Column(name="Type of Facility", treatment=_KEPT, path="incidents.coded"),
    Column(name="Facility Other", treatment=_CARRIED, note="free text"),
    Column(name="HW Abduction", treatment=_APPROXIMATED, path=_COUNT, note=_TAKEN),
    Column(name="HW Arrest", treatment=_APPROXIMATED, path=_COUNT, note=_TAKEN),
    Column(name="HW Detention", treatment=_APPROXIMATED, path=_COUNT, note=_TAKEN),
    Column(name="Patient Abduction", treatment=_APPROXIMATED, path=_COUNT, note=_TAKEN),
    Column(name="Patient Arrest", treatment=_APPROXIMATED, path=_COUNT, note=_TAKEN),
    Column(name="Patient Detention", treatment=_APPROXIMATED, path=_COUNT, note=_TAKEN),
)

_EITHER = re.compile(r"\[(\d{4})-(\d{2})-(\d{2}),(\d{4}-\d{2}-\d{2})\]")


def rows_of(data: Dataset) -> Iterator[OutRow]:
    """A row for each incident, with its figures of people killed, hurt and taken."""
    figures: dict[str, list[CasualtyEstimate]] = {}
    for estimate in data.casualty_estimates:
        if estimate.event is not None:
            figures.setdefault(estimate.event, []).append(estimate)
    for incident in data.incidents:
        cells = dict(_event_cells(data, incident))
        told: list[str] = []
        for figure in figures.get(incident.id, ()):
            column, text = _column_of(incident, figure), _text(figure.count)
            if column is not None and column not in cells and text:
                cells[column] = text
                told.append(figure.id)
        yield OutRow(claims=(incident.id, *told), cells={name: cell for name, cell in cells.items() if cell})


def _event_cells(data: Dataset, incident: Incident) -> Mapping[str, str]:
    codes: dict[str, list[str]] = {}
    for code in incident.coded:
        scheme, _, item = code.partition(":")
        codes.setdefault(scheme, []).append(item)
    grades = (
        judged.grading.label
        for judged in incident.provenance.assessments
        if judged.grading is not None and judged.grading.scheme is GradingScheme.WHO_SSA_CERTAINTY
    )
    return {
        "Attack ID": incident.id.removeprefix("who-ssa-"),
        "Attack Date": "" if incident.period is None else _date_text(incident.period),
        "Attack Time": NO_TIME if incident.window is None else _time_text(incident.window),
        "Country / Territory": data[incident.places[0]].name if incident.places else "",
        "Certainty Level": next(grades, ""),
        "Attack Type": ", ".join(codes.get(TYPE, ())),
        "Type of Facility": next(iter(codes.get(FACILITY, ())), ""),
        **{column: next(iter(codes.get(scheme, ())), "") for column, scheme in AFFECTED.items()},
    }


def _date_text(period: Period) -> str:
    """A day with the month first, or one of two days that differ in the order; nothing for other periods."""
    found = _EITHER.fullmatch(period.edtf)
    if found is not None and found[4] == f"{found[1]}-{found[3]}-{found[2]}":
        return f"{int(found[2])}/{int(found[3])}/{found[1]}"
    if period.earliest is None or period.edtf != period.earliest.isoformat():
        return ""
    day: date = period.earliest
    return f"{day.month}/{day.day}/{day.year:04}"


def _time_text(window: TimeWindow) -> str:
    if window.start is None or window.end is None:
        return ""
    start, end = window.start[11:16], window.end[11:16]
    return start if window.is_instant else f"{start}-{end}"


def _column_of(incident: Incident, figure: CasualtyEstimate) -> str | None:
    """The column that a figure belongs in; `None` if it has none."""
    if figure.group == PersonGroup():
        return next((column for column, category in CATEGORIES.items() if category is figure.category), None)
    return next((column for column, part in TAKING.items() if figure.id == f"{incident.id}-{part}"), None)


def _text(count: ReportedCount) -> str:
    """A whole number of people: what is stated, or 0 where none are reported."""
    if count.status is CountStatus.NONE_REPORTED and not count.range.high:
        return "0"
    return "" if count.range.best is None else str(count.range.best)


WHO_SSA = Format(
    name="who-ssa",
    title="WHO Surveillance System for Attacks on Health Care",
    licence="World Health Organization; see the terms of use of its website before passing data on",
    homepage="https://extranet.who.int/ssa/Index.aspx",
    columns=COLUMNS,
    required=("Attack ID", "Attack Date", "Certainty Level", "Attack Type"),
    reader=SsaReader,
    rows_of=rows_of,
    survey=survey,
)

FORMATS = (WHO_SSA,)
