"""UCDP Battle-Related Deaths: what each cell becomes, and the quirks of the table."""

import csv
from collections import Counter
from io import StringIO
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from roundtrip import SHARED, keeps_what_it_says_it_keeps, reads_and_writes_back, survives, without_cells, written

import conflictdata as cd
from conflictdata.interchange.formats import format_named

RAW = (Path(__file__).parent / "fixtures/ucdp-brd.csv").read_bytes()
NAMES, FIRST = list(csv.reader(StringIO(RAW.decode())))[:2]
ROW = dict(zip(NAMES, FIRST, strict=True))


def table(*rows: dict[str, str]) -> bytes:
    """The bytes of a file: each row is given by what differs from the first one of the fixture."""
    text = StringIO(newline="")
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(NAMES)
    writer.writerows([{**ROW, **row}[name] for name in NAMES] for row in rows)
    return text.getvalue().encode()


def codes(result: cd.ReadResult) -> list[tuple[str, str]]:
    """The place and the code of each problem."""
    return [(problem.pointer, problem.code) for problem in result.problems]


def test_a_row_is_the_fighting_of_a_dyad_in_a_year_with_its_deaths() -> None:
    result = reads_and_writes_back(table({}), "ucdp-brd")
    assert result.problems == ()
    data = result.dataset
    (incident,) = data.incidents
    assert incident.id == "ucdp-brd-77-2019"
    assert incident.coded == ("ucdp-conflict:901", "ucdp-dyad:77", "ucdp-incompatibility:1", "ucdp-type-of-conflict:3")
    assert str(incident.period) == "2019-01-01/2019-12-31"
    assert [data[party].name for party in incident.parties] == ["Government of Northland", "River Front"]
    assert [data[place].name for place in incident.places] == ["Northland, Southland"]
    (deaths,) = data.casualty_estimates
    assert (deaths.category.label, str(deaths.count.range)) == ("killed", "23 to 40 (best 27)")
    assert (deaths.event, deaths.period, deaths.place) == (incident.id, incident.period, incident.places[0])
    assert (deaths.provenance.speaker, deaths.provenance.stance) == ("ucdp", cd.Stance.ESTIMATES)


def test_the_fixture_has_every_quirk() -> None:
    result = reads_and_writes_back(RAW, "ucdp-brd")
    assert codes(result) == [
        ("2:bd_best", "out-of-order"),
        ("3:dyad_id", "same-id"),
        ("4:year", "not-a-year"),
        ("4:bd_best", "not-a-number"),
        ("5:dyad_id", "missing-id"),
    ]
    data = result.dataset
    assert [incident.id for incident in data.incidents] == [
        "ucdp-brd-77-2019",
        "ucdp-brd-77-2020",
        "ucdp-brd-77-2020-2",
        "ucdp-brd-row-4",
        "ucdp-brd-row-5",
    ]


def test_low_best_and_high_out_of_order_are_kept_as_they_are() -> None:
    count = cd.read(RAW).dataset["ucdp-brd-77-2020-deaths"].count
    assert count.as_reported == cd.ReportedBounds(low=526, best=514, high=525)
    assert (count.range.low, count.range.best, count.range.high) == (514, None, 526)


def test_a_second_row_of_a_dyad_and_year_is_linked_and_not_summed() -> None:
    data = cd.read(RAW).dataset
    for id_ in ("ucdp-brd-77-2020-2", "ucdp-brd-77-2020-2-deaths"):
        assert data[id_].provenance.overlaps == ("ucdp-brd-77-2020",)


def test_a_cell_that_is_no_number_leaves_the_others_as_they_are() -> None:
    data = cd.read(RAW).dataset
    assert data["ucdp-brd-row-4-deaths"].count.range == cd.CountRange(low=1, high=2)
    assert data["ucdp-brd-row-4"].period is None


def test_blank_cells_say_nothing() -> None:
    result = reads_and_writes_back(table({**dict.fromkeys(NAMES, ""), "dyad_id": "77", "year": "2019"}), "ucdp-brd")
    assert codes(result) == []
    (incident,) = result.dataset.incidents
    assert (incident.parties, incident.places) == ((), ())
    assert result.dataset.casualty_estimates[0].count.status is cd.CountStatus.UNKNOWN


def test_the_older_name_of_a_column_is_known() -> None:
    format = format_named("ucdp-brd")
    assert format.canonical("gwnobattle") == "gwno_battle"
    assert [column.name for column in format.columns] == NAMES


def test_a_changed_claim_changes_its_own_cells_alone() -> None:
    data = cd.read(table({}, {"year": "2020"})).dataset
    deaths = data["ucdp-brd-77-2020-deaths"]
    count = cd.ReportedCount.stated(cd.CountRange(low=23, high=50, best=30))
    raw, report = written(data.replace(attrs.evolve(deaths, count=count)), "ucdp-brd")
    assert raw == table({}, {"year": "2020", "bd_best": "30", "bd_high": "50"})
    assert report.is_lossless


def test_without_cells_what_is_kept_is_written_from_the_model() -> None:
    keeps_what_it_says_it_keeps(table({}, {"year": "2020", "bd_low": "50"}), "ucdp-brd")
    raw, _ = written(without_cells(cd.read(table({})).dataset), "ucdp-brd")
    (row,) = csv.DictReader(StringIO(raw.decode()))
    assert {name: cell for name, cell in row.items() if cell} == {
        name: ROW[name]
        for name in NAMES
        if name in {column.name for column in format_named("ucdp-brd").columns if column.path}
    }
    assert raw.startswith(b'"conflict_id","dyad_id",')


def test_a_year_of_another_origin_gets_a_row_and_other_claims_do_not() -> None:
    data = cd.read(table({})).dataset
    (incident,), (deaths,) = data.incidents, data.casualty_estimates
    party = cd.Actor(id="front", names=(cd.Name(text="Hill Front"),))
    provenance = attrs.evolve(deaths.provenance, stance=cd.Stance.DENIES)
    new = (
        party,
        attrs.evolve(incident, id="more", parties=("front",), places=(), period=cd.Period("2021-01-01/2021-12-31")),
        attrs.evolve(deaths, id="denied", event="more", provenance=provenance),
        attrs.evolve(deaths, id="civilians", event="more", group=cd.PersonGroup(status=cd.PersonStatus.CIVILIAN)),
        attrs.evolve(deaths, id="wounded", event="more", category=cd.CasualtyCategory.WOUNDED),
        attrs.evolve(incident, id="two-years", period=cd.Period("2021-01-01/2022-12-31")),
        attrs.evolve(incident, id="half-a-year", period=cd.Period("2021-01-01/2021-06-30")),
        attrs.evolve(incident, id="no-dyad", coded=()),
    )
    raw, report = written(data.add(*new), "ucdp-brd")
    first, second = csv.DictReader(StringIO(raw.decode()))
    assert first == ROW
    told = {"conflict_id", "dyad_id", "incompatibility", "type_of_conflict"}
    assert {name: cell for name, cell in second.items() if cell} == {
        **{name: ROW[name] for name in told},
        "year": "2021",
        "side_a": "Hill Front",
    }
    assert "casualty_estimates.count.range.best" in {count.field for count in report.lost}


CELLS = {
    "dyad_id": st.sampled_from(["77", "78", "", "x-1"]),
    "year": st.sampled_from(["2019", "2020", "0", "99999", "x", ""]),
    "bd_low": st.sampled_from(["0", "23", "1,200", "x", ""]),
    "bd_best": st.sampled_from(["0", "27", "-1", ""]),
    "bd_high": st.sampled_from(["0", "40", "25.0", ""]),
    "side_a_id": st.sampled_from(["11", "", "x"]),
    "side_b": st.sampled_from(["River Front", "", " ", "Government of Northland"]),
    "battle_location": st.text(max_size=10),
}
ROWS = st.lists(st.fixed_dictionaries({}, optional=CELLS), max_size=4)


@given(ROWS)
def test_any_rows_survive_reading_and_writing(rows: list[dict[str, str]]) -> None:
    result = reads_and_writes_back(table(*rows), "ucdp-brd")
    assert len(result.dataset.incidents) == len(result.dataset.casualty_estimates) == len(rows)


@given(ROWS.filter(bool))
def test_what_is_kept_survives_without_cells(rows: list[dict[str, str]]) -> None:
    certain = [{**row, "dyad_id": "77", "year": str(2000 + number)} for number, row in enumerate(rows)]
    keeps_what_it_says_it_keeps(table(*certain), "ucdp-brd")


@given(st.binary(max_size=300), st.sampled_from([b"", RAW]))
def test_any_bytes_are_read_or_refused_with_an_error_of_ours(raw: bytes, before: bytes) -> None:
    survives(before + raw, "ucdp-brd")


def test_the_real_table_reads_and_comes_back() -> None:
    path = SHARED / "ucdp/battle-deaths-24.1.csv"
    if not path.is_file():
        pytest.skip("the real files are not beside the project")
    result = cd.read(path)
    assert (result.format, len(result.dataset.incidents)) == ("ucdp-brd", 1920)
    assert Counter(problem.code for problem in result.problems) == {"out-of-order": 7}
    assert written(result.dataset, "ucdp-brd")[0] == path.read_bytes()
