"""HXL: the tag row is found as libhxl finds it, and what its tags say is read."""

import csv
from io import StringIO
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from roundtrip import SHARED, keeps_what_it_says_it_keeps, reads_and_writes_back, survives, without_cells, written

import conflictdata as cd
from conflictdata.interchange.datasets.hxl.tags import HxlTag, parse_tag, positions_of, tag_row

HERE = Path(__file__).parent / "fixtures"
RAW = (HERE / "hxl.csv").read_bytes()
GED = (HERE / "ucdp-ged-hxl.csv").read_bytes()


def codes(result: cd.ReadResult) -> list[tuple[str, str]]:
    """The place and the code of each problem."""
    return [(problem.pointer, problem.code) for problem in result.problems]


def table(tags: str, *rows: str, title: str = "") -> bytes:
    """A table with a header of its own, a tag row, and rows."""
    header = ",".join(f"Column {letter}" for letter in "ABCDEFGHIJ"[: tags.count(",") + 1])
    return "\n".join([*([title] if title else []), header, tags, *rows, ""]).encode()


class TestTags:
    @pytest.mark.parametrize(
        ("cell", "tag"),
        [
            ("#affected+killed", HxlTag("#affected", frozenset({"killed"}))),
            (" #Affected +Killed + f ", HxlTag("#affected", frozenset({"killed", "f"}))),
            ("#affected+f+killed", HxlTag("#affected", frozenset({"killed", "f"}))),
            ("#adm1", HxlTag("#adm1")),
            ("affected", None),
            ("#", None),
            ("#1", None),
            ("#affected killed", None),
            ("", None),
        ],
    )
    def test_case_spaces_and_the_order_of_attributes_do_not_matter(self, cell: str, tag: HxlTag | None) -> None:
        assert parse_tag(cell) == tag

    @pytest.mark.parametrize(
        ("cells", "is_row"),
        [
            (("#date", "#loc"), True),
            (("#date", "x"), True),
            (("#date", "x", "y"), False),
            (("#date", "", " ", ""), True),
            (("", ""), False),
            (("x",), False),
            ((), False),
        ],
    )
    def test_a_tag_row_has_tags_in_half_of_its_filled_cells(self, cells: tuple[str, ...], is_row: bool) -> None:
        assert (tag_row(cells) is not None) is is_row

    @pytest.mark.parametrize(
        ("tags", "found"),
        [
            ("#date+reported,#date", {"date": 1}),
            ("#date+year+start,#date+start,#date+occurred", {"date": 2, "date_start": 1}),
            ("#date+year", {}),
            ("#affected+killed+f,#affected+killed+min", {}),
            ("#affected+killed+ind,#affected+killed,#affected+killed", {"killed": 1}),
            ("#country+name,#adm1+name,#adm2+code", {"place": 1}),
            ("#loc+type", {}),
            ("#loc", {"place": 0}),
            ("#geo+lat,#geo+lon,#event+id+who", {"latitude": 0, "longitude": 1, "event": 2}),
        ],
    )
    def test_another_attribute_makes_another_figure_or_day(self, tags: str, found: dict[str, int]) -> None:
        assert positions_of(map(parse_tag, tags.split(","))) == found


class TestReading:
    def test_a_row_is_an_incident_with_its_place_and_its_figures(self) -> None:
        data = reads_and_writes_back(RAW, "hxl").dataset
        incident = data.incidents[0]
        assert incident.id.startswith("hxl-event-xa-1")
        assert incident.coded == ("hxl-event:XA-1",)
        assert str(incident.period) == "2031-03-16"
        (place,) = (data[id_] for id_ in incident.places)
        assert (place.name, place.coordinates) == ("Mill District", cd.Coordinates(latitude=10.25, longitude=-3.5))
        figures = [estimate for estimate in data.casualty_estimates if estimate.event == incident.id]
        assert [(figure.category.label, str(figure.count.range)) for figure in figures] == [
            ("killed", "2"),
            ("injured, any cause", "3"),
        ]
        assert (incident.provenance.document, incident.provenance.speaker) == ("file-data", None)

    def test_what_cannot_be_read_is_reported_under_the_names_of_the_file(self) -> None:
        result = cd.read(RAW)
        assert codes(result) == [
            ("5:column 8", "not-a-number"),
            ("6:Attacks on clinics (invented)", "same-id"),
            ("6:column 3", "out-of-order"),
            ("6:column 5", "impossible-coordinates"),
            ("7:column 2", "not-a-date"),
        ]
        _, first, second, nameless = result.dataset.incidents
        assert second.provenance.overlaps == (first.id,)
        assert str(first.period) == "2031-03-17/2031-03-19"
        assert str(second.period) == "2031-05-04"
        assert (nameless.id, nameless.period, nameless.coded) == ("hxl-row-7", None, ())

    @pytest.mark.parametrize("before", [0, 1, 23])
    def test_the_tag_row_is_among_the_first_25_rows(self, before: int) -> None:
        raw = b"A,B\n" + b"title,\n" * before + b"#affected+killed,#date\n3,2031-03-16\n"
        result = reads_and_writes_back(raw, "hxl")
        assert cd.sniff(raw).name == "hxl"
        assert [str(claim.count.range) for claim in result.dataset.casualty_estimates] == ["3"]

    def test_tags_in_a_later_row_are_no_tag_row(self) -> None:
        raw = b"A,B\n" + b"title,\n" * 24 + b"#affected+killed,#date\n3,2031-03-16\n"
        assert cd.sniff(raw).name == "table"
        result = reads_and_writes_back(raw, "hxl")
        assert codes(result) == [("", "no-tag-row")]
        assert list(result.dataset.claims()) == []

    @pytest.mark.parametrize("raw", [b"", b"A,B\n1,2\n", b'[{"a": "#affected+killed"}, {"a": 3}]'])
    def test_nothing_is_made_of_a_file_without_a_tag_row(self, raw: bytes) -> None:
        result = reads_and_writes_back(raw, "hxl")
        assert codes(result) == [("", "no-tag-row")]
        assert list(result.dataset.claims()) == []

    def test_tags_may_be_the_only_header(self) -> None:
        raw = b"#affected+killed,#date,#date\n3,2031-03-16,\nmany,,\n"
        result = reads_and_writes_back(raw, "hxl")
        assert cd.sniff(raw).name == "hxl"
        assert [str(claim.count.range) for claim in result.dataset.casualty_estimates] == ["3"]
        assert codes(result) == [("2:#affected+killed", "not-a-number")]

    def test_a_column_is_known_by_its_tag_and_not_by_its_header(self) -> None:
        raw = b"killed,injured,date\n#affected+injured,,#affected+killed\n5,?,many\n"
        result = reads_and_writes_back(raw, "hxl")
        assert [(claim.category.label, str(claim.count.range)) for claim in result.dataset.casualty_estimates] == [
            ("injured, any cause", "5")
        ]
        assert codes(result) == [("2:killed", "not-a-number")]

    def test_a_list_of_lines_may_have_a_tag_as_well(self) -> None:
        result = reads_and_writes_back(b"Dead\n#affected+killed\n3\nmany\n", "hxl")
        assert [str(claim.count.range) for claim in result.dataset.casualty_estimates] == ["3"]
        assert codes(result) == [("4:killed", "not-a-number")]

    def test_an_event_that_is_called_like_a_row_or_a_figure_is_neither(self) -> None:
        raw = table("#event+id,#affected+killed", "row 3,1", ",2", "a killed,3", "a,4")
        result = cd.read(raw)
        assert codes(result) == []
        assert len(result.dataset.incidents) == len(result.dataset.casualty_estimates) == 4


class TestDates:
    def test_the_order_of_day_and_month_is_settled_by_all_dates_of_the_table(self) -> None:
        data = cd.read(table("#date+start,#date+end", "03/04/2031,03/04/2031", "04/05/2031,16/05/2031")).dataset
        assert [str(incident.period) for incident in data.incidents] == ["2031-04-03", "2031-05-04/2031-05-16"]

    def test_where_nothing_settles_it_dates_that_can_be_read_both_ways_are_left_open(self) -> None:
        result = reads_and_writes_back(table("#event+id,#date", "a,03/04/2031", "b,2031-04-03", "c,4/4/2031"), "hxl")
        assert codes(result) == [("", "date-order-undecided"), ("2:Column B", "ambiguous-date")]
        assert [str(incident.period) for incident in result.dataset.incidents] == ["None", "2031-04-03", "2031-04-04"]
        assert codes(cd.read(table("#event+id,#date", "a,2031-04-03", "b,4/4/2031"))) == []

    def test_of_two_orders_in_one_table_only_the_certain_dates_are_read(self) -> None:
        result = cd.read(table("#event+id,#date", "a,16/03/2031", "b,03/16/2031", "c,03/04/2031"))
        assert codes(result) == [("", "mixed-date-orders"), ("4:Column B", "ambiguous-date")]
        assert [str(incident.period) for incident in result.dataset.incidents] == ["2031-03-16", "2031-03-16", "None"]

    def test_a_start_or_an_end_alone_is_the_day(self) -> None:
        data = cd.read(table("#date+start,#date+end", "2031-03-16,", ",2031-03-17")).dataset
        assert [str(incident.period) for incident in data.incidents] == ["2031-03-16", "2031-03-17"]

    def test_a_day_outside_the_span_is_reported(self) -> None:
        tags = "#date+start,#date+end,#date+occurred"
        raw = table(tags, "2031-03-16,2031-03-18,2031-03-17", "2031-03-16,2031-03-18,2031-03-19")
        result = cd.read(raw)
        assert codes(result) == [("3:Column C", "date-differs")]
        assert {str(incident.period) for incident in result.dataset.incidents} == {"2031-03-16/2031-03-18"}


class TestPlaces:
    @pytest.mark.parametrize(("latitude", "column"), [("north", "Column B"), ("", "Column C"), ("91", "Column B")])
    def test_impossible_coordinates_leave_the_place_without_a_point(self, latitude: str, column: str) -> None:
        result = cd.read(table("#loc+name,#geo+lat,#geo+lon", f"Mill,{latitude},5"))
        assert codes(result) == [(f"2:{column}", "impossible-coordinates")]
        assert result.dataset.places[0].coordinates is None

    def test_a_point_needs_no_name(self) -> None:
        raw = table("#loc+name,#geo+lat,#geo+lon,#event+id", ",1.5,5,a", ",,,b")
        data = reads_and_writes_back(raw, "hxl").dataset
        assert [place.name for place in data.places] == ["unnamed"]
        keeps_what_it_says_it_keeps(raw, "hxl")


class TestWriting:
    def test_a_new_file_has_a_header_and_a_tag_row(self) -> None:
        raw, report = written(without_cells(cd.read(RAW).dataset), "hxl")
        header, tags, first, *_ = csv.reader(StringIO(raw.decode()))
        assert header[:4] == ["event", "date", "date_start", "date_end"]
        assert tags[:4] == ["#event+id", "#date+occurred", "#date+start", "#date+end"]
        assert first == ["XA-1", "2031-03-16", "", "", "Mill District", "10.25", "-3.5", "2", "3", ""]
        assert "incidents.coded" in {count.field for count in report.kept}
        assert cd.sniff(raw).name == "hxl"

    def test_without_cells_what_is_kept_is_written_from_the_model(self) -> None:
        keeps_what_it_says_it_keeps(RAW, "hxl")

    def test_a_changed_figure_changes_its_own_cell_and_a_new_event_gets_a_row_under_the_tags(self) -> None:
        raw = table("#affected+injured,#event+id,,#affected+killed", "1,a,x,2", "3,b,y,4")
        data = cd.read(raw).dataset
        killed = next(each for each in data.casualty_estimates if each.category is cd.CasualtyCategory.KILLED)
        changed = data.replace(attrs.evolve(killed, count=cd.ReportedCount.stated(cd.CountRange.exactly(9))))
        assert written(changed, "hxl")[0] == raw.replace(b"1,a,x,2", b"1,a,x,9")
        event = attrs.evolve(data.incidents[0], id="clash", coded=())
        figure = attrs.evolve(killed, id="clash-killed", event="clash")
        assert written(data.add(event, figure), "hxl")[0] == raw + b",clash,,2\n"

    def test_figures_of_a_group_ranges_denials_and_second_figures_have_no_cell(self) -> None:
        data = without_cells(cd.read(table("#event+id,#affected+killed", "a,2")).dataset)
        figure = data.casualty_estimates[0]
        others = (
            attrs.evolve(figure, id="of-women", group=cd.PersonGroup(sex=cd.Sex.FEMALE)),
            attrs.evolve(figure, id="range", count=cd.ReportedCount.stated(cd.CountRange(low=1, high=3))),
            attrs.evolve(figure, id="second", count=cd.ReportedCount.stated(cd.CountRange.exactly(5))),
            attrs.evolve(figure, id="wounded", category=cd.CasualtyCategory.WOUNDED),
            attrs.evolve(figure, id="nowhere", event=None),
            attrs.evolve(figure, id="denied", provenance=attrs.evolve(figure.provenance, stance=cd.Stance.DENIES)),
        )
        assert written(data.add(*others), "hxl")[0] == written(data, "hxl")[0]

    def test_a_period_without_an_end_has_a_start_alone(self) -> None:
        data = without_cells(cd.read(table("#event+id,#date", "a,2031-03-16")).dataset)
        open_ended = data.replace(attrs.evolve(data.incidents[0], period=cd.Period("2031-03-16/..")))
        raw, _ = written(open_ended, "hxl")
        assert list(csv.reader(StringIO(raw.decode())))[2][:4] == ["a", "", "2031-03-16", ""]


class TestGed:
    def test_the_tag_row_is_no_event(self) -> None:
        result = reads_and_writes_back(GED, "ucdp-ged-hxl")
        assert [incident.id for incident in result.dataset.incidents][:2] == ["ucdp-ged-9001", "ucdp-ged-9002"]
        assert result.dataset.source_rows[0].claims == ()
        assert codes(result) == [("4:best", "out-of-order"), ("5:id", "same-id"), ("5:high", "not-a-number")]

    def test_it_says_what_the_table_without_tags_says(self) -> None:
        tagged = cd.read(GED).dataset
        plain = cd.read((HERE / "ucdp-ged.csv").read_bytes()).dataset
        assert [claim.count for claim in tagged.casualty_estimates[:6]] == [
            claim.count for claim in plain.casualty_estimates[:6]
        ]
        assert set(plain.actors) >= set(tagged.actors)

    def test_a_new_file_has_the_tags_of_the_published_one(self) -> None:
        keeps_what_it_says_it_keeps(GED, "ucdp-ged-hxl")
        raw, _ = written(without_cells(cd.read(GED).dataset), "ucdp-ged-hxl")
        assert raw.splitlines()[:2] == GED.splitlines()[:2]

    def test_the_real_file_reads_and_comes_back(self) -> None:
        path = SHARED / "hxl/ged-ukraine-hxl.csv"
        if not path.is_file():
            pytest.skip("the real files are not beside the project")
        result = cd.read(path)
        assert result.format == "ucdp-ged-hxl"
        assert len(result.dataset.incidents) == 1167
        assert [problem.code for problem in result.problems] == ["out-of-order"] * 19
        raw, _ = written(without_cells(result.dataset), "ucdp-ged-hxl")
        assert raw.splitlines()[:2] == path.read_bytes().splitlines()[:2]


TAGS = st.lists(
    st.sampled_from(
        ["#event+id", "#date", "#date +Start", "#date+end", "#loc", "#GEO+lat", "#geo+lon", "#affected+killed", "", "x"]
    ),
    min_size=2,
    max_size=8,
)
CELLS = st.sampled_from(
    ["", "3", "1,200", "0", "many", "2031-03-16", "16/03/2031", "03/04/2031", "3/16/2031", "10.5", "-181", "a", "#loc"]
)


@given(TAGS, st.data())
def test_any_table_with_tags_survives_reading_and_writing(tags: list[str], data: st.DataObject) -> None:
    rows = data.draw(st.lists(st.lists(CELLS, min_size=len(tags), max_size=len(tags)), max_size=5))
    text = StringIO(newline="")
    csv.writer(text).writerows([[f"c{number}" for number in range(len(tags))], tags, *rows])
    raw = text.getvalue().encode()
    result = reads_and_writes_back(raw, "hxl")
    if list(result.dataset.claims()):
        keeps_what_it_says_it_keeps(raw, "hxl")


@given(st.binary(max_size=200), st.sampled_from([b"", RAW, GED]))
def test_any_bytes_are_read_or_refused_with_an_error_of_ours(raw: bytes, before: bytes) -> None:
    survives(before + raw, "hxl")
    survives(before + raw, "ucdp-ged-hxl")


def test_tags_that_stand_beyond_the_header_are_read_and_their_problems_told_by_the_tag() -> None:
    raw = b"a\n#event+id,#affected+killed\ne1,many\ne2,3\n"
    result = reads_and_writes_back(raw, "hxl")
    assert result.dataset["hxl-killed-event-e2"].count.range == cd.CountRange.exactly(3)
    assert ("2:killed", "not-a-number") in [(problem.pointer, problem.code) for problem in result.problems]


def test_a_row_that_is_shorter_than_the_tags_has_no_date() -> None:
    result = reads_and_writes_back(b"a\n#event+id,#date\ne1\ne2,2031-03-04\ne3,\n", "hxl")
    assert [incident.period for incident in result.dataset.incidents] == [None, cd.Period("2031-03-04"), None]
