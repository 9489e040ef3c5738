"""UCDP Battle-Related Deaths: how many people died in each dyad in each year.

A dyad is two parties that fight each other; one row is one dyad in one calendar year. The deaths are UCDP's estimates,
and as in the event data low, best and high do not always stand in this order.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from conflictdata.interchange.datasets.ucdp.ged_reading import UCDP, deaths_in
from conflictdata.interchange.figures import of_bounds
from conflictdata.interchange.formats import Column, Format, OutRow, Treatment
from conflictdata.interchange.sources import Row, Source
from conflictdata.interchange.texts import number_of, slug
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.incidents import Incident
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.model.places import Place
from conflictdata.model.records import Record
from conflictdata.provenance.attribution import Provenance
from conflictdata.provenance.documents import Locator
from conflictdata.values.dates import Period
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.sources import Stance

__all__ = ["FORMATS"]

_KEPT, _CARRIED = Treatment.KEPT, Treatment.CARRIED
_BOUNDS = "casualty_estimates.count.range"

COLUMNS = (
    Column(name="conflict_id", treatment=_KEPT, path="incidents.coded"),
    Column(name="dyad_id", treatment=_KEPT, path="incidents.coded", note="with the year the id of the incident"),
    Column(name="location_inc", treatment=_CARRIED, note="the state whose territory or government is fought over"),
    Column(name="side_a", treatment=_KEPT, path="incidents.parties", note="the sides have no direction"),
    Column(name="side_a_id", treatment=_KEPT, path="incidents.parties"),
    Column(name="side_a_2nd", treatment=_CARRIED, note="states that supported side a with troops"),
    Column(name="side_b", treatment=_KEPT, path="incidents.parties"),
    Column(name="side_b_id", treatment=_KEPT, path="incidents.parties"),
    Column(name="side_b_2nd", treatment=_CARRIED, note="states that supported side b with troops"),
    Column(name="incompatibility", treatment=_KEPT, path="incidents.coded"),
    Column(name="territory_name", treatment=_CARRIED),
    Column(name="year", treatment=_KEPT, path="incidents.period", note="the calendar year, first day to last"),
    Column(name="bd_best", treatment=_KEPT, path=f"{_BOUNDS}.best"),
    Column(name="bd_low", treatment=_KEPT, path=f"{_BOUNDS}.low"),
    Column(name="bd_high", treatment=_KEPT, path=f"{_BOUNDS}.high"),
    Column(name="type_of_conflict", treatment=_KEPT, path="incidents.coded"),
    Column(name="battle_location", treatment=_KEPT, path="incidents.places.name", note="one place, as written"),
    Column(name="gwno_a", treatment=_CARRIED, note="Gleditsch and Ward codes, as the four that follow"),
    Column(name="gwno_a_2nd", treatment=_CARRIED),
    Column(name="gwno_b", treatment=_CARRIED),
    Column(name="gwno_b_2nd", treatment=_CARRIED),
    Column(name="gwno_loc", treatment=_CARRIED),
    Column(name="gwno_battle", treatment=_CARRIED, aliases=("gwnobattle",)),
    Column(name="region", treatment=_CARRIED),
    Column(name="version", treatment=_CARRIED),
)

_CODED = {
    "conflict_id": "ucdp-conflict",
    "dyad_id": "ucdp-dyad",
    "incompatibility": "ucdp-incompatibility",
    "type_of_conflict": "ucdp-type-of-conflict",
}


class _Reader:
    """Makes of each row an incident that stands for the fighting of a dyad in a year, and the figure of its deaths."""

    def __init__(self, source: Source) -> None:
        self._source = source

    def read(self, row: Row) -> Iterable[Record]:
        """The records of a row."""
        period = _year(row)
        id_, earlier = self._source.claim_id(_wanted_id(row, period))
        if earlier is not None:
            row.problem("dyad_id", "same-id", f"an earlier row is of this dyad and year; read as {id_} and linked")
        sides = [side for side in (_side(row, "side_a"), _side(row, "side_b")) if side is not None]
        place = _place(row["battle_location"])
        provenance = Provenance(
            speaker=UCDP.id,
            document=self._source.document,
            locator=Locator(row=row.number),
            stance=Stance.ESTIMATES,
            overlaps=() if earlier is None else (earlier,),
        )
        yield UCDP
        yield from sides
        if place is not None:
            yield place
        yield Incident(
            id=id_,
            coded=tuple(f"{scheme}:{cell}" for column, scheme in _CODED.items() if (cell := row[column].strip())),
            period=period,
            places=() if place is None else (place.id,),
            parties=tuple(dict.fromkeys(side.id for side in sides)),
            provenance=provenance,
        )
        low, best, high = (deaths_in(row, column) for column in ("bd_low", "bd_best", "bd_high"))
        count = of_bounds(low, best, high)
        if count.as_reported is not None:
            row.problem(
                "bd_best", "out-of-order", f"low {low}, best {best}, high {high} are not in order; all were kept"
            )
        yield CasualtyEstimate(
            id=f"{id_}-deaths",
            category=CasualtyCategory.KILLED,
            count=count,
            period=period,
            place=None if place is None else place.id,
            event=id_,
            accumulation=Accumulation.WITHIN_PERIOD,
            provenance=provenance,
        )


def _wanted_id(row: Row, period: Period | None) -> str:
    """An id of the dyad and the year; of the number of the row where one of them is not known."""
    dyad, year = row["dyad_id"].strip(), _year_of(period)
    if not dyad:
        row.problem("dyad_id", "missing-id", f"the dyad has no id; the row was read as ucdp-brd-row-{row.number}")
    return f"ucdp-brd-{slug(dyad)}-{year}" if dyad and year else f"ucdp-brd-row-{row.number}"


def _year(row: Row) -> Period | None:
    year = number_of(row["year"])
    if year is None or not 1 <= year <= 9999:
        row.problem("year", "not-a-year", "this is no year; the period is not known")
        return None
    return Period.between(date(year, 1, 1), date(year, 12, 31))


def _side(row: Row, column: str) -> Actor | None:
    name = row[column]
    if not name.strip():
        return None
    return Actor(id=f"ucdp-actor-{slug(row[f'{column}_id'] or name)}", names=(Name(text=name),))


def _place(name: str) -> Place | None:
    return Place(id=f"ucdp-place-{slug(name)}", names=(Name(text=name),)) if name.strip() else None


def rows_of(data: Dataset) -> Iterator[OutRow]:
    """A row for each incident of a dyad that spans a calendar year, with its figure of people killed."""
    figures: dict[str, CasualtyEstimate] = {}
    for estimate in data.casualty_estimates:
        if estimate.event is not None and _is_of_all_killed(estimate):
            figures.setdefault(estimate.event, estimate)
    for incident in data.incidents:
        codes = dict(code.split(":", 1) for code in incident.coded)
        year = _year_of(incident.period)
        if "ucdp-dyad" not in codes or year is None:
            continue
        cells = {column: codes.get(scheme, "") for column, scheme in _CODED.items()}
        cells["year"] = year
        cells["battle_location"] = data[incident.places[0]].name if incident.places else ""
        for column, party in zip(("side_a", "side_b"), incident.parties, strict=False):
            cells[column] = data[party].name
            number = party.removeprefix("ucdp-actor-")
            cells[f"{column}_id"] = number if number.isdecimal() else ""
        figure = figures.get(incident.id)
        claims = (incident.id,) if figure is None else (incident.id, figure.id)
        cells |= {} if figure is None else _count_cells(figure)
        yield OutRow(claims=claims, cells={column: cell for column, cell in cells.items() if cell})


def _is_of_all_killed(estimate: CasualtyEstimate) -> bool:
    told = estimate.provenance.stance.asserts_content
    return told and estimate.category is CasualtyCategory.KILLED and estimate.group == PersonGroup()


def _year_of(period: Period | None) -> str | None:
    """The calendar year that a period is; `None` if it is none."""
    first, last = (None, None) if period is None else (period.earliest, period.latest)
    if first is None or last is None or (first.month, first.day, last.month, last.day) != (1, 1, 12, 31):
        return None
    return str(first.year) if first.year == last.year else None


def _count_cells(figure: CasualtyEstimate) -> Mapping[str, str]:
    cells = figure.count.as_reported or figure.count.range
    numbers = {"bd_low": cells.low, "bd_best": cells.best, "bd_high": cells.high}
    return {column: str(number) for column, number in numbers.items() if number is not None}


FORMATS = (
    Format(
        name="ucdp-brd",
        title="UCDP Battle-Related Deaths, by dyad and year",
        licence="CC BY 4.0, Uppsala Conflict Data Program",
        homepage="https://ucdp.uu.se/downloads/",
        columns=COLUMNS,
        required=("dyad_id", "side_a", "side_b", "year", "bd_best", "bd_low", "bd_high"),
        reader=_Reader,
        rows_of=rows_of,
        quote_all=True,
    ),
)
