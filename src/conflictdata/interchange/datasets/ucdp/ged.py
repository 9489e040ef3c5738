"""UCDP GED: the Georeferenced Event Dataset of the Uppsala Conflict Data Program, versions 17 to 25.

One row is one event of lethal violence. The dates bound the day of the event and are no duration, unless the source had
already combined several incidents (``event_clarity`` 2). The deaths are UCDP's estimates; low, best and high do not
always stand in this order, and the codebook says so.
"""

from conflictdata.interchange.datasets.ucdp.ged_reading import GedReader
from conflictdata.interchange.datasets.ucdp.ged_writing import rows_of
from conflictdata.interchange.formats import Column, Format, Treatment
from conflictdata.interchange.sheets import Sample, is_tagged
from conflictdata.interchange.texts import number_of

__all__ = ["COLUMNS", "FORMATS", "GED"]

_KEPT, _APPROXIMATED, _CARRIED = Treatment.KEPT, Treatment.APPROXIMATED, Treatment.CARRIED

COLUMNS = (
    Column(name="id", treatment=_KEPT, path="incidents.id", note="the id of the incident, behind ucdp-ged-"),
    Column(name="relid", treatment=_CARRIED, note="an id of earlier releases"),
    Column(name="year", treatment=_KEPT, path="incidents.period", note="reported where the dates are of another year"),
    Column(name="active_year", treatment=_CARRIED, note="whether the dyad reached 25 deaths in the year"),
    Column(name="code_status", treatment=_KEPT, path="incidents.coded"),
    Column(name="type_of_violence", treatment=_KEPT, path="incidents.coded"),
    Column(name="conflict_dset_id", treatment=_CARRIED, aliases=("conflict_old_id",)),
    Column(name="conflict_new_id", treatment=_KEPT, path="incidents.coded"),
    Column(name="conflict_name", treatment=_CARRIED),
    Column(name="dyad_dset_id", treatment=_CARRIED, aliases=("dyad_old_id",)),
    Column(name="dyad_new_id", treatment=_KEPT, path="incidents.coded"),
    Column(name="dyad_name", treatment=_CARRIED),
    Column(name="side_a_dset_id", treatment=_CARRIED, aliases=("side_a_old_id",)),
    Column(name="side_a_new_id", treatment=_KEPT, path="incidents.parties"),
    Column(name="side_a", treatment=_KEPT, path="incidents.parties", note="the sides have no direction"),
    Column(name="side_b_dset_id", treatment=_CARRIED, aliases=("side_b_old_id",)),
    Column(name="side_b_new_id", treatment=_KEPT, path="incidents.parties"),
    Column(name="side_b", treatment=_KEPT, path="incidents.parties"),
    Column(name="number_of_sources", treatment=_CARRIED, note="-1 means not counted, before 2013"),
    Column(name="source_article", treatment=_KEPT, path="incidents.provenance.sources"),
    Column(name="source_office", treatment=_APPROXIMATED, path="incidents.provenance.sources.publisher"),
    Column(name="source_date", treatment=_APPROXIMATED, path="incidents.provenance.sources.published"),
    Column(name="source_headline", treatment=_APPROXIMATED, path="incidents.provenance.sources.title"),
    Column(name="source_original", treatment=_CARRIED, note="who said it, in free text, which may name witnesses"),
    Column(name="where_prec", treatment=_KEPT, path="incidents.places.precision"),
    Column(name="where_coordinates", treatment=_KEPT, path="incidents.places.name"),
    Column(name="where_description", treatment=_CARRIED),
    Column(name="adm_1", treatment=_KEPT, path="incidents.places.within"),
    Column(name="adm_2", treatment=_KEPT, path="incidents.places.within"),
    Column(name="latitude", treatment=_KEPT, path="incidents.places.coordinates.latitude"),
    Column(name="longitude", treatment=_KEPT, path="incidents.places.coordinates.longitude"),
    Column(name="geom_wkt", treatment=_CARRIED, note="the same point as text"),
    Column(name="priogrid_gid", treatment=_CARRIED),
    Column(name="country", treatment=_KEPT, path="incidents.places.within"),
    Column(name="country_id", treatment=_CARRIED, note="a Gleditsch and Ward code"),
    Column(name="region", treatment=_CARRIED),
    Column(name="event_clarity", treatment=_KEPT, path="incidents.provenance.assessments.grading"),
    Column(name="date_prec", treatment=_KEPT, path="incidents.coded"),
    Column(name="date_start", treatment=_KEPT, path="incidents.period", note="the first day that it can have been"),
    Column(name="date_end", treatment=_KEPT, path="incidents.period", note="the last day that it can have been"),
    Column(name="deaths_a", treatment=_KEPT, path="casualty_estimates.count.range.best", note="side a, best estimate"),
    Column(name="deaths_b", treatment=_KEPT, path="casualty_estimates.count.range.best", note="side b, best estimate"),
    Column(name="deaths_civilians", treatment=_KEPT, path="casualty_estimates.count.range.best"),
    Column(name="deaths_unknown", treatment=_CARRIED, note="best without the three parts; reported if it is not"),
    Column(name="best", treatment=_KEPT, path="casualty_estimates.count.range.best", aliases=("best_est",)),
    Column(name="high", treatment=_KEPT, path="casualty_estimates.count.range.high", aliases=("high_est",)),
    Column(name="low", treatment=_KEPT, path="casualty_estimates.count.range.low", aliases=("low_est",)),
    Column(name="gwnoa", treatment=_CARRIED, note="Gleditsch and Ward code of side a"),
    Column(name="gwnob", treatment=_CARRIED, note="Gleditsch and Ward code of side b"),
)


def _headerless(sample: Sample) -> tuple[str, ...] | None:
    """The columns of a candidate release, which has no header: its first cell is a number, and it is as wide."""
    first = sample.header
    if len(first) == len(COLUMNS) and number_of(first[0]) is not None and number_of(first[2]) is not None:
        return tuple(column.name for column in COLUMNS)
    return None


def _recognises(format: Format, sample: Sample) -> float:
    if sample.layout is not format.layout or is_tagged(sample):
        return 0
    return 0.9 if _headerless(sample) else format.known_share(sample.header)


GED = Format(
    name="ucdp-ged",
    title="UCDP Georeferenced Event Dataset, versions 17 to 25",
    licence="CC BY 4.0, Uppsala Conflict Data Program",
    homepage="https://ucdp.uu.se/downloads/",
    columns=COLUMNS,
    required=("id", "type_of_violence", "side_a", "side_b", "date_start", "best", "low", "high"),
    reader=GedReader,
    rows_of=rows_of,
    headerless=_headerless,
    recognises=_recognises,
)

FORMATS = (GED,)
