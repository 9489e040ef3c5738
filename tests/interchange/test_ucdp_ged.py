"""UCDP GED: what each cell becomes, and the quirks of its releases."""

import csv
from io import StringIO
from typing import Any

import attrs
import pytest
from ged_rows import NAMES, ROW, table
from hypothesis import given
from hypothesis import strategies as st
from roundtrip import SHARED, keeps_what_it_says_it_keeps, reads_and_writes_back, survives, without_cells, written

import conflictdata as cd
from conflictdata.interchange.formats import format_named

ONE = table({})


def codes(result: cd.ReadResult) -> list[tuple[str, str]]:
    """The place and the code of each problem."""
    return [(problem.pointer, problem.code) for problem in result.problems]


def test_a_row_is_an_incident_with_its_place_sides_and_figures() -> None:
    result = reads_and_writes_back(ONE, "ucdp-ged")
    assert result.problems == ()
    data = result.dataset
    (incident,) = data.incidents
    assert incident.id == "ucdp-ged-9001"
    assert incident.coded == (
        "ucdp-type-of-violence:1",
        "ucdp-date-precision:2",
        "ucdp-code-status:Clear",
        "ucdp-conflict:301",
        "ucdp-dyad:77",
    )
    assert [data[party].name for party in incident.parties] == ["Government of Northland", "River Front"]
    figures = {estimate.id.removeprefix("ucdp-ged-9001-"): estimate for estimate in data.casualty_estimates}
    assert {name: str(figure.count.range) for name, figure in figures.items()} == {
        "total": "3 to 6 (best 4)",
        "side-a": str(cd.CountRange(best=1)),
        "side-b": str(cd.CountRange(best=2)),
        "civilians": str(cd.CountRange(best=1)),
    }
    assert figures["civilians"].group.status is cd.PersonStatus.CIVILIAN
    assert figures["side-a"].group == cd.PersonGroup(side="ucdp-actor-11")
    assert all(figure.event == incident.id for figure in figures.values())


def test_the_dates_bound_one_day_and_are_no_duration() -> None:
    (incident,) = cd.read(ONE).dataset.incidents
    assert str(incident.period) == "[2021-03-02..2021-03-04]"


def test_several_incidents_together_last_from_the_first_day_to_the_last() -> None:
    (incident,) = cd.read(table({"event_clarity": "2"})).dataset.incidents
    assert str(incident.period) == "2021-03-02/2021-03-04"
    (assessment,) = incident.provenance.assessments
    assert assessment.grading is not None
    assert assessment.grading.label == "aggregate"


def test_the_articles_are_documents_and_a_headline_may_hold_a_semicolon() -> None:
    data = cd.read(ONE).dataset
    (incident,) = data.incidents
    articles = [data[id_] for id_ in incident.provenance.sources]
    assert [(data[article.publisher].name, article.title, str(article.published)) for article in articles] == [
        ("Example Wire", "Four dead at a bridge; army accused", "2021-03-04"),
        ("Radio North", "Bridge", "None"),
    ]
    assert incident.provenance.speaker == "ucdp"
    assert incident.provenance.document == "file-data"


def test_the_place_lies_in_the_places_around_it() -> None:
    data = cd.read(ONE).dataset
    names = []
    place: cd.Place = data[data.incidents[0].places[0]]
    assert place.coordinates == cd.Coordinates(latitude=10.25, longitude=-3.5)
    assert place.precision == cd.GeoPrecision(
        level=cd.GeoPrecisionLevel.NEAR,
        radius=cd.Measure(value=25.0, unit=cd.MeasureUnit.KILOMETER),
        coded="ucdp:2",
    )
    current: str | None = place.id
    while current is not None:
        names.append(data[current].name)
        current = data[current].within
    assert names == ["Long Bridge", "Mill District", "East Province", "Northland"]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("2014-01-22T00:00:00", "2014-01-22T00:00:00"),
        ("1/22/2014 12:00:00 AM", "1/22/2014 12:00:00 AM"),
        ("2014-01-22 00:00:00.000", "1/22/2014 12:00:00 AM"),
        ("2014-01-22", "2014-01-22"),
    ],
)
def test_dates_are_read_in_every_spelling_of_the_releases(first: str, last: str) -> None:
    result = reads_and_writes_back(table({"date_start": first, "date_end": last, "year": "2014"}), "ucdp-ged")
    assert result.problems == ()
    assert str(result.dataset.incidents[0].period) == "2014-01-22"


def test_a_candidate_release_has_no_header() -> None:
    raw = table({}, {"id": "9002"}, header=None)
    result = cd.read(raw)
    assert result.format == "ucdp-ged"
    assert [incident.id for incident in result.dataset.incidents] == ["ucdp-ged-9001", "ucdp-ged-9002"]
    assert written(result.dataset, "ucdp-ged")[0] == raw


def test_old_names_of_columns_are_known() -> None:
    old = {"best": "best_est", "high": "high_est", "low": "low_est"}
    result = reads_and_writes_back(table({}, header=[old.get(name, name) for name in NAMES]), "ucdp-ged")
    assert result.dataset["ucdp-ged-9001-total"].count.range == cd.CountRange(low=3, high=6, best=4)


def test_a_file_in_another_encoding_is_read_and_the_guess_is_reported() -> None:
    raw = table({"where_coordinates": "Grün\u2019s farm"}).decode().encode("cp1252")
    result = reads_and_writes_back(raw, "ucdp-ged")
    assert result.encoding == "cp1252"
    assert codes(result) == [("", "encoding-guessed")]
    assert any(place.name == "Grün\u2019s farm" for place in result.dataset.places)


def test_low_best_and_high_out_of_order_are_kept_as_they_are() -> None:
    result = reads_and_writes_back(table({"low": "9", "best": "4", "high": "2"}), "ucdp-ged")
    count = result.dataset["ucdp-ged-9001-total"].count
    assert count.as_reported == cd.ReportedBounds(low=9, best=4, high=2)
    assert count.range == cd.CountRange(low=2, high=9)
    assert codes(result) == [("1:best", "out-of-order")]


def test_parts_that_do_not_add_up_are_reported_and_kept() -> None:
    result = reads_and_writes_back(table({"deaths_unknown": "5"}), "ucdp-ged")
    assert codes(result) == [("1:best", "parts-do-not-add-up")]


def test_the_same_id_twice_is_linked_and_not_summed() -> None:
    result = reads_and_writes_back(table({}, {}), "ucdp-ged")
    first, second = result.dataset.incidents
    assert second.id == "ucdp-ged-9001-2"
    assert second.provenance.overlaps == (first.id,)
    assert codes(result) == [("2:id", "same-id")]


def test_an_id_in_words_is_never_that_of_a_figure() -> None:
    result = reads_and_writes_back(table({}, {"id": "9001 total"}), "ucdp-ged")
    assert [incident.id for incident in result.dataset.incidents] == ["ucdp-ged-9001", "ucdp-ged-id-9001-total"]


def test_of_two_spellings_of_a_column_the_newest_is_read_and_the_other_carried() -> None:
    raw = table({"priogrid_gid": "44"}, header=["best_est" if name == "priogrid_gid" else name for name in NAMES])
    result = reads_and_writes_back(raw, "ucdp-ged")
    assert result.dataset["ucdp-ged-9001-total"].count.range.best == 4
    assert codes(result) == [("", "column-twice")]


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"best": "many"}, ("1:best", "not-a-number")),
        ({"deaths_a": "-1"}, ("1:deaths_a", "not-a-number")),
        ({"id": " "}, ("1:id", "missing-id")),
        ({"date_start": "yesterday"}, ("1:date_start", "not-a-date")),
        ({"date_start": "2021-03-09", "date_end": "2021-03-04"}, ("1:date_end", "out-of-order")),
        ({"year": "2020"}, ("1:year", "year-differs")),
        ({"event_clarity": "7"}, ("1:event_clarity", "unknown-code")),
        ({"where_prec": "9"}, ("1:where_prec", "unknown-code")),
        ({"latitude": "91"}, ("1:latitude", "impossible-coordinates")),
        ({"latitude": "north"}, ("1:latitude", "not-a-number")),
        ({"source_article": "no list"}, ("1:source_article", "not-a-list")),
        ({"source_article": '"A,2021-99-99,B"'}, ("1:source_article", "not-a-date")),
        ({"source_article": '"Wire, North,2021-02-30,B"'}, ("1:source_article", "not-a-date")),
    ],
)
def test_a_bad_cell_is_one_problem_and_the_rest_of_the_row_is_read(
    cells: dict[str, str], problem: tuple[str, str]
) -> None:
    result = reads_and_writes_back(table(cells), "ucdp-ged")
    assert codes(result) == [problem]
    assert len(result.dataset.incidents) == 1
    (found,) = result.problems
    assert isinstance(found, cd.CellProblem)
    assert found.text == {**ROW, **cells}[found.column or ""]


def test_blank_cells_say_nothing() -> None:
    blank = dict.fromkeys(NAMES, "")
    result = reads_and_writes_back(table({**blank, "id": "tag 5"}), "ucdp-ged")
    assert codes(result) == []
    (incident,) = result.dataset.incidents
    assert (incident.period, incident.places, incident.parties) == (None, (), ())
    (total,) = result.dataset.casualty_estimates
    assert total.count.status is cd.CountStatus.UNKNOWN


def test_a_place_may_have_a_name_or_a_point_alone() -> None:
    nowhere = dict.fromkeys(("latitude", "longitude", "where_prec", "adm_1", "adm_2"), "")
    named, pointed = table(nowhere), table({"where_coordinates": "", "where_prec": ""})
    reads_and_writes_back(named, "ucdp-ged")
    assert cd.read(pointed).dataset.places[0].name == "unnamed"
    keeps_what_it_says_it_keeps(named, "ucdp-ged")
    keeps_what_it_says_it_keeps(table({**nowhere, "adm_1": "East Province", "where_coordinates": ""}), "ucdp-ged")


def test_a_changed_claim_changes_its_own_cells_alone() -> None:
    data = cd.read(table({}, {"id": "9002"})).dataset
    total = data["ucdp-ged-9002-total"]
    count = cd.ReportedCount.stated(cd.CountRange(low=3, high=8, best=5))
    raw, report = written(data.replace(attrs.evolve(total, count=count)), "ucdp-ged")
    assert raw == table({}, {"id": "9002", "high": "8", "best": "5"})
    assert report.is_lossless


def test_a_removed_event_takes_its_row_with_it_and_a_new_one_adds_one() -> None:
    data = cd.read(table({}, {"id": "9002"})).dataset
    removed = [record.id for record in data if "9002" in record.id]
    rest = cd.Dataset.of([record for record in data if record.id not in removed], left_out=removed)
    assert written(rest, "ucdp-ged")[0] == table({})
    new = attrs.evolve(rest.incidents[0], id="ucdp-ged-9003", coded=("ucdp-type-of-violence:3",))
    raw, report = written(rest.add(new), "ucdp-ged")
    rows = list(csv.DictReader(StringIO(raw.decode())))
    assert [row["id"] for row in rows] == ["9001", "9003"]
    assert rows[1]["side_b"] == "River Front"
    assert rows[1]["best"] == ""
    assert "incidents.places.name" not in [lost.field for lost in report.lost]


def test_without_cells_what_is_kept_is_written_from_the_model() -> None:
    keeps_what_it_says_it_keeps(table({}, {"id": "9002", "low": "7", "event_clarity": "2"}), "ucdp-ged")


def test_what_the_format_has_no_place_for_is_lost_and_said_to_be() -> None:
    data = without_cells(cd.read(ONE).dataset)
    wounded = attrs.evolve(data.casualty_estimates[0], id="w", category=cd.CasualtyCategory.WOUNDED, note="of ten")
    _, report = written(data.add(wounded), "ucdp-ged")
    assert "casualty_estimates.note" in [lost.field for lost in report.lost]


def test_figures_of_a_group_denials_and_second_figures_have_no_cell() -> None:
    data = without_cells(cd.read(ONE).dataset)
    total = data["ucdp-ged-9001-total"]
    denial = attrs.evolve(total.provenance, stance=cd.Stance.DENIES)
    others = (
        attrs.evolve(total, id="of-women", group=cd.PersonGroup(sex=cd.Sex.FEMALE)),
        attrs.evolve(total, id="second", count=cd.ReportedCount.stated(cd.CountRange.exactly(99))),
        attrs.evolve(total, id="denied", group=cd.PersonGroup(side="ucdp-actor-1042"), provenance=denial),
    )
    assert written(data.add(*others), "ucdp-ged")[0] == written(data, "ucdp-ged")[0]


def test_a_side_and_a_point_of_another_origin_have_no_codes() -> None:
    data = without_cells(cd.read(ONE).dataset)
    front = cd.Actor(id="front", names=(cd.Name(text="Hill Front"),))
    mill = cd.Place(id="mill", names=(cd.Name(text="Mill"),), coordinates=cd.Coordinates(latitude=1.5, longitude=2))
    event = attrs.evolve(data.incidents[0], id="clash", parties=("front",), places=("mill",))
    raw, _ = written(data.add(front, mill, event), "ucdp-ged")
    row = list(csv.DictReader(StringIO(raw.decode())))[1]
    assert [row[name] for name in ("id", "side_a", "side_a_new_id", "where_coordinates", "where_prec", "latitude")] == [
        "clash",
        "Hill Front",
        "",
        "Mill",
        "",
        "1.5",
    ]


_CELLS: dict[str, st.SearchStrategy[str]] = {
    "id": st.integers(1, 10**6).map(str),
    "low": st.sampled_from(["0", "3", "12", "1,200", "", "x"]),
    "best": st.sampled_from(["0", "4", "12", ""]),
    "high": st.sampled_from(["0", "2", "40", ""]),
    "event_clarity": st.sampled_from(["1", "2", ""]),
    "where_prec": st.sampled_from(["1", "2", "3", "4", "5", "6", "7", ""]),
    "date_start": st.sampled_from(["2021-03-02", "3/2/2021 12:00:00 AM", "2021-03-02T00:00:00"]),
    "where_coordinates": st.text(min_size=1, max_size=12),
    "source_article": st.sampled_from(["", ROW["source_article"], '"A, B,2020-01-01,C"";D"', "?"]),
    "side_b": st.sampled_from(["Civilians", "River Front", ""]),
}
ROWS = st.lists(st.fixed_dictionaries({}, optional=_CELLS), max_size=4)


@given(ROWS, st.sampled_from(["\n", "\r\n"]))
def test_any_rows_survive_reading_and_writing(rows: list[dict[str, str]], end: str) -> None:
    raw = table(*rows, end=end)
    result = reads_and_writes_back(raw, "ucdp-ged")
    assert len(result.dataset.source_rows) == len(result.dataset.incidents) == len(rows)


@given(ROWS.filter(bool))
def test_what_is_kept_survives_without_cells(rows: list[dict[str, str]]) -> None:
    keeps_what_it_says_it_keeps(table(*[{**row, "id": str(number)} for number, row in enumerate(rows)]), "ucdp-ged")


@given(st.binary(max_size=300), st.sampled_from([b"", ONE]))
def test_any_bytes_are_read_or_refused_with_an_error_of_ours(raw: bytes, before: bytes) -> None:
    survives(before + raw, "ucdp-ged")


def test_pieces_of_a_file_make_the_whole() -> None:
    raw = table({}, {}, {"id": "9002"}, {"id": "9001"})
    whole = cd.read(raw).dataset
    pieces = list(cd.iter_read(raw, rows=2))
    merged = pieces[0].dataset
    for piece in pieces[1:]:
        merged = merged.merge(piece.dataset)
    assert len(pieces) == 2
    assert merged == whole
    problems = [problem for piece in pieces for problem in piece.problems]
    assert problems == list(cd.read(raw).problems)


def test_real_releases_read_and_come_back() -> None:
    path = SHARED / "ucdp/ged-ukraine-2023-02.csv"
    if not path.is_file():
        pytest.skip("the real files are not beside the project")
    result = cd.read(path)
    assert result.format == "ucdp-ged"
    assert len(result.dataset.incidents) == 3000
    assert [problem.code for problem in result.problems] == ["out-of-order"] * 13


def test_the_field_map_holds_all_49_columns() -> None:
    format = format_named("ucdp-ged")
    assert len(format.columns) == 49
    known: Any = {column.name for column in format.columns}
    assert known == set(NAMES)
