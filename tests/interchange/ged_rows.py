"""Rows in the layout of UCDP GED, written by hand: nothing in them happened."""

from collections.abc import Mapping, Sequence

from conflictdata.interchange.datasets.ucdp.ged import COLUMNS
from conflictdata.interchange.rows import write_cells

NAMES = tuple(column.name for column in COLUMNS)

ROW: Mapping[str, str] = {
    "id": "9001",
    "relid": "ABC-2021-1-77-12.1",
    "year": "2021",
    "active_year": "true",
    "code_status": "Clear",
    "type_of_violence": "1",
    "conflict_dset_id": "301",
    "conflict_new_id": "301",
    "conflict_name": "Northland: Government",
    "dyad_dset_id": "77",
    "dyad_new_id": "77",
    "dyad_name": "Government of Northland - River Front",
    "side_a_dset_id": "11",
    "side_a_new_id": "11",
    "side_a": "Government of Northland",
    "side_b_dset_id": "1042",
    "side_b_new_id": "1042",
    "side_b": "River Front",
    "number_of_sources": "2",
    "source_article": '"Example Wire,2021-03-04,Four dead at a bridge; army accused";"Radio North,1753-01-01,Bridge"',
    "source_office": "Example Wire;Radio North",
    "source_date": "2021-03-04;1753-01-01",
    "source_headline": "Four dead at a bridge; army accused;Bridge",
    "source_original": "army, residents",
    "where_prec": "2",
    "where_coordinates": "Long Bridge",
    "where_description": "near the bridge",
    "adm_1": "East Province",
    "adm_2": "Mill District",
    "latitude": "10.25",
    "longitude": "-3.5",
    "geom_wkt": "POINT (-3.5 10.25)",
    "priogrid_gid": "144353",
    "country": "Northland",
    "country_id": "999",
    "region": "Africa",
    "event_clarity": "1",
    "date_prec": "2",
    "date_start": "2021-03-02 00:00:00.000",
    "date_end": "2021-03-04 00:00:00.000",
    "deaths_a": "1",
    "deaths_b": "2",
    "deaths_civilians": "1",
    "deaths_unknown": "0",
    "best": "4",
    "high": "6",
    "low": "3",
    "gwnoa": "999",
    "gwnob": "",
}


def table(
    *rows: Mapping[str, str], header: Sequence[str] | None = NAMES, names: Sequence[str] = NAMES, end: str = "\n"
) -> bytes:
    """The bytes of a file: each row is given by what differs from `ROW`."""
    lines = [] if header is None else [write_cells(header, ",")]
    lines += [write_cells([{**ROW, **row}.get(name, "") for name in names], ",") for row in rows]
    return "".join(line + end for line in lines).encode()
