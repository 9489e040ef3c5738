"""Claimed losses: running totals as claims of the General Staff, kinds that merge, differences that are no counts."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from roundtrip import SHARED, keeps_what_it_says_it_keeps, reads_and_writes_back, survives, written

from conflictdata.errors import DataError
from conflictdata.interchange.reading import ReadResult, iter_read, read, sniff
from conflictdata.interchange.sources import CellProblem
from conflictdata.model.casualties import CasualtyEstimate
from conflictdata.model.dataset import Dataset
from conflictdata.model.equipment import EquipmentLoss
from conflictdata.model.parties import Actor, PersonGroup
from conflictdata.provenance.attribution import Provenance
from conflictdata.provenance.documents import Document
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import Period
from conflictdata.values.names import Name
from conflictdata.vocab.casualties import Accumulation, CasualtyCategory
from conflictdata.vocab.counting import CountQualifier, CountStatus
from conflictdata.vocab.equipment import EquipmentKind
from conflictdata.vocab.sources import Stance
from conflictdata.vocab.strikes import EquipmentState

FOLDER = Path(__file__).parent / "fixtures"
PEOPLE, EQUIPMENT, CORRECTIONS = (
    (FOLDER / f"claimed-losses{name}.json").read_bytes() for name in ("-people", "", "-corrections")
)
FILES = {
    "russia_losses_personnel.json": ("claimed-losses", {}),
    "russia_losses_equipment.json": ("claimed-losses", {"cumulative-falls": 13}),
    "russia_losses_equipment_correction.json": ("claimed-losses-corrections", {"difference": 86, "day-differs": 2}),
}
real = pytest.mark.skipif(not (SHARED / "claimed-losses").is_dir(), reason="the files are not here")


def found(result: ReadResult) -> list[tuple[str, int | None, str | None]]:
    """The code, row and column of each problem."""
    assert all(isinstance(problem, CellProblem) for problem in result.problems)
    return [(problem.code, problem.row, problem.column) for problem in result.problems]  # type: ignore[attr-defined]


def range_of(data: Dataset, id_: str) -> CountRange:
    """The range of the count of a claim."""
    claim = data[id_]
    assert isinstance(claim, CasualtyEstimate | EquipmentLoss)
    return claim.count.range


def test_people_are_losses_of_an_unspecified_kind_counted_since_the_first_day() -> None:
    claim = read(PEOPLE).dataset["claimed-losses-2022-02-27-personnel"]
    assert claim.category is CasualtyCategory.CASUALTIES_UNSPECIFIED
    assert claim.group == PersonGroup(side="claimed-losses-russia")
    assert claim.accumulation is Accumulation.CUMULATIVE_SINCE
    assert claim.period == Period("2022-02-24/2022-02-27")
    assert claim.provenance.speaker == "claimed-losses-general-staff"
    assert [relay.agent for relay in claim.provenance.relays] == ["claimed-losses-list"]
    assert claim.provenance.locator is not None
    assert claim.provenance.locator.row == 1


def test_the_word_beside_a_number_is_read_with_it_and_kept() -> None:
    data = read(PEOPLE).dataset
    about, more, almost, more_than = (
        data[f"claimed-losses-{day}-personnel"].count
        for day in ("2022-02-27", "2022-02-28", "2022-03-01", "2022-03-02")
    )
    assert about.wording == "about 1,200"
    assert about.qualifiers == (CountQualifier.ABOUT,)
    assert about.range == CountRange(low=1150, high=1250, best=1200)
    assert more.wording == "more than 1,900"
    assert more.range == CountRange.at_least(1901)
    assert almost.qualifiers == (CountQualifier.ALMOST,)
    assert more_than.range == CountRange.at_least(2751)


def test_a_word_that_the_list_does_not_use_is_kept_and_bounds_nothing() -> None:
    count = read(PEOPLE).dataset["claimed-losses-2022-03-03-personnel"].count
    assert count.wording == "by some accounts 3,010"
    assert count.range == CountRange(best=3010)


def test_a_number_without_a_word_is_exact() -> None:
    assert range_of(read(PEOPLE).dataset, "claimed-losses-2022-03-04-personnel") == CountRange.exactly(2990)


def test_a_word_that_fits_no_count_bounds_nothing() -> None:
    raw = b'[{"date": "2022-02-27", "day": 4, "personnel": 0, "personnel*": "almost"}]'
    assert range_of(read(raw).dataset, "claimed-losses-2022-02-27-personnel") == CountRange(best=0)
    reads_and_writes_back(raw, "claimed-losses")


def test_prisoners_are_a_running_total_without_a_speaker() -> None:
    data = read(PEOPLE).dataset
    claim = data["claimed-losses-2022-02-28-pow"]
    assert claim.category is CasualtyCategory.CAPTURED
    assert claim.accumulation is Accumulation.CUMULATIVE_SINCE
    assert claim.provenance.speaker is None
    assert range_of(data, "claimed-losses-2022-02-27-pow") == CountRange.exactly(0)
    assert data.get("claimed-losses-2022-03-01-pow") is None


def test_problems_of_people_name_their_cells() -> None:
    assert found(read(PEOPLE)) == [
        ("not-a-number", 3, "POW"),
        ("day-differs", 5, "day"),
        ("unknown-code", 5, "personnel*"),
        ("cumulative-falls", 6, "personnel"),
    ]


def test_equipment_is_lost_by_kind() -> None:
    data = read(EQUIPMENT).dataset
    tanks = data["claimed-losses-2022-04-29-tank"]
    assert isinstance(tanks, EquipmentLoss)
    assert (tanks.kind, tanks.side, tanks.states) == (EquipmentKind.TANK, "claimed-losses-russia", ())
    assert tanks.accumulation is Accumulation.CUMULATIVE_SINCE
    assert data["claimed-losses-2022-04-29-apc"].kind is EquipmentKind.ARMOURED_VEHICLE
    assert range_of(data, "claimed-losses-2022-05-01-special-equipment") == CountRange.exactly(0)


def test_kinds_that_were_joined_overlap_with_their_last_figures() -> None:
    data = read(EQUIPMENT).dataset
    joined = data["claimed-losses-2022-05-01-vehicles-and-fuel-tanks"]
    assert joined.kind is EquipmentKind.VEHICLE_OR_FUEL_TANK
    assert joined.provenance.overlaps == (
        "claimed-losses-2022-04-30-military-auto",
        "claimed-losses-2022-04-30-fuel-tank",
    )
    missiles = data["claimed-losses-2022-05-01-cruise-missiles"]
    assert missiles.provenance.overlaps == ("claimed-losses-2022-04-30-mobile-srbm-system",)


def test_a_second_row_of_a_day_is_linked_with_the_first() -> None:
    data = read(EQUIPMENT).dataset
    second = data["claimed-losses-2022-05-01-aircraft-2"]
    assert second.provenance.overlaps == ("claimed-losses-2022-05-01-aircraft",)
    assert second.count.range == CountRange.exactly(14)


def test_a_row_without_a_day_has_no_known_end() -> None:
    claim = read(EQUIPMENT).dataset["claimed-losses-row-5-tank"]
    assert claim.period == Period.between(date(2022, 2, 24), None)
    assert claim.provenance.stated is None


def test_problems_of_equipment_name_their_cells() -> None:
    assert found(read(EQUIPMENT)) == [
        ("cumulative-falls", 3, "tank"),
        ("negative-number", 4, "tank"),
        ("not-a-number", 4, "APC"),
        ("not-a-number", 4, "special equipment"),
        ("same-id", 4, "date"),
        ("not-a-date", 5, "date"),
    ]


def test_totals_of_a_file_that_begins_with_the_last_day_fall_where_the_later_one_is_smaller() -> None:
    rows = [{"date": f"2022-03-0{day}", "day": day + 5, "tank": 10 * day, "APC": 5} for day in (3, 2, 1)]
    assert not read(json.dumps(rows).encode()).problems
    rows[2]["tank"] = 25
    assert found(read(json.dumps(rows).encode())) == [("cumulative-falls", 3, "tank")]


def test_a_difference_is_a_claim_that_corrects_and_counts_nothing() -> None:
    result = read(CORRECTIONS)
    assert result.format == "claimed-losses-corrections"
    less = result.dataset["claimed-losses-correction-2022-06-10-tank"]
    assert less.provenance.stance is Stance.CORRECTS
    assert less.count == ReportedCount.unquantified("-6")
    assert less.count.status is CountStatus.UNKNOWN
    assert "not a count" in (less.note or "")
    assert result.dataset["claimed-losses-correction-2022-07-02-personnel"].count.wording == "250"


def test_no_difference_is_no_claim() -> None:
    claims = {claim.id.removeprefix("claimed-losses-correction-") for claim in read(CORRECTIONS).dataset.claims()}
    assert claims == {"2022-06-10-tank", "2022-06-10-apc", "2022-07-02-aircraft", "2022-07-02-personnel"}


def test_problems_of_corrections_name_their_cells() -> None:
    assert found(read(CORRECTIONS)) == [
        ("day-differs", 1, "day"),
        ("difference", 1, "tank"),
        ("difference", 1, "APC"),
        ("difference", 2, "personnel"),
        ("difference", 2, "aircraft"),
        ("not-a-number", 2, "APC"),
    ]


def test_a_table_written_column_by_column_is_carried_and_reported() -> None:
    for raw in (
        b'{"date": ["2022-02-25"], "day": [2], "personnel": [1000], "personnel*": ["about"]}',
        b'{"date": {"0": "2022-02-25"}, "day": {"0": 2}, "tank": {"0": 7}, "APC": {"0": 7}}',
    ):
        result = reads_and_writes_back(raw, "claimed-losses")
        assert sniff(raw).name == "claimed-losses"
        assert found(result) == [("column-oriented", 1, "date")]
        assert not list(result.dataset.claims())


@pytest.mark.parametrize(
    ("raw", "format"),
    [(PEOPLE, "claimed-losses"), (EQUIPMENT, "claimed-losses"), (CORRECTIONS, "claimed-losses-corrections")],
)
def test_a_file_is_known_and_comes_back_as_it_was(raw: bytes, format: str) -> None:
    assert sniff(raw).name == format
    reads_and_writes_back(raw, format)
    keeps_what_it_says_it_keeps(raw, format)


def test_a_file_with_commas_is_read_as_well() -> None:
    raw = b"date,day,tank,APC,fuel tank\n2022-02-25,2,80,516,60.0\n2022-02-26,3,146.0,706,\n"
    result = reads_and_writes_back(raw, "claimed-losses")
    assert sniff(raw).name == "claimed-losses"
    assert not result.problems
    assert len(result.dataset.equipment_losses) == 5


def test_a_table_with_people_and_equipment_and_nothing_below_zero_is_one_of_totals() -> None:
    assert sniff(b'[{"date": "2022-02-25", "day": 2, "tank": 1, "APC": 2, "personnel": 3}]').name == "claimed-losses"
    assert sniff(b'[{"date": "2022-02-25", "day": 2, "score": 1}]').name == "objects"


@real
@pytest.mark.parametrize("name", FILES)
def test_a_real_file_is_known_and_comes_back_as_it_was(name: str) -> None:
    raw = (SHARED / "claimed-losses" / name).read_bytes()
    format, problems = FILES[name]
    assert sniff(raw).name == format
    result = reads_and_writes_back(raw, format)
    assert Counter(problem.code for problem in result.problems) == problems
    keeps_what_it_says_it_keeps(raw, format)


@real
def test_a_real_file_read_piece_by_piece_gives_the_same_claims() -> None:
    raw = (SHARED / "claimed-losses" / "russia_losses_equipment.json").read_bytes()
    pieces = [claim for piece in iter_read(raw, rows=60) for claim in piece.dataset.claims()]
    assert pieces == list(read(raw).dataset.claims())


def test_a_changed_claim_changes_its_cells_alone() -> None:
    data = read(PEOPLE).dataset
    claim = data["claimed-losses-2022-02-28-personnel"]
    count = ReportedCount.stated(CountRange.between(1850, 1950, best=1900))
    again, report = written(data.replace(attrs.evolve(claim, count=count)), "claimed-losses")
    assert again == PEOPLE.replace(b'"personnel*": "more",', b'"personnel*": "about",')
    assert "casualty_estimates.count.range.low" not in {lost.field for lost in (*report.lost, *report.approximated)}


def test_a_claim_that_is_left_out_takes_its_member_with_it() -> None:
    data = read(EQUIPMENT).dataset
    kept = tuple(claim for claim in data.equipment_losses if claim.id != "claimed-losses-2022-04-29-aircraft")
    ids = {claim.id for claim in kept}
    rows = tuple(attrs.evolve(row, claims=tuple(id_ for id_ in row.claims if id_ in ids)) for row in data.source_rows)
    again, _ = written(attrs.evolve(data, equipment_losses=kept, source_rows=rows), "claimed-losses")
    assert again == EQUIPMENT.replace(b'        "aircraft": 12,\n', b"", 1)


RUSSIA = Actor(id="ru", names=(Name(text="Russia"),), country="ru")
UKRAINE = Actor(id="ua", names=(Name(text="Ukraine"),), country="ua")
PAGE = Document(id="page")
SINCE = Period("2022-02-24/2023-01-31")


def loss(id_: str = "own", **others: object) -> EquipmentLoss:
    """A claim of other origin."""
    fields = {"kind": EquipmentKind.TANK, "side": "ru", "period": SINCE, **others}
    count = ReportedCount.stated(CountRange.exactly(3100))
    fields = {"count": count, "accumulation": Accumulation.CUMULATIVE_SINCE, **fields}
    return EquipmentLoss(id=id_, provenance=Provenance(document="page"), **fields)  # type: ignore[arg-type] # by name


def test_claims_of_other_origin_get_rows_of_their_day() -> None:
    about = ReportedCount.stated(CountRange.between(123_500, 124_500, best=124_000))
    people = CasualtyEstimate(
        id="people",
        category=CasualtyCategory.CASUALTIES_UNSPECIFIED,
        group=PersonGroup(side="ru"),
        count=about,
        period=SINCE,
        accumulation=Accumulation.CUMULATIVE_SINCE,
        provenance=Provenance(document="page"),
    )
    other = loss("other", count=ReportedCount.stated(CountRange.exactly(3050)))
    again, report = written(Dataset.of([RUSSIA, PAGE, loss(), other, people]), "claimed-losses")
    assert json.loads(again) == [
        {"date": "2023-01-31", "day": 342, "personnel": 124_000, "personnel*": "about"},
        {"date": "2023-01-31", "day": 342, "tank": 3100},
        {"date": "2023-01-31", "day": 342, "tank": 3050},
    ]
    assert {"equipment_losses.kind", "equipment_losses.count.range.low"} <= {kept.field for kept in report.kept}


@pytest.mark.parametrize(
    "stranger",
    [
        {"side": "ua"},
        {"side": None},
        {"model": "T-1"},
        {"states": (EquipmentState.DAMAGED,)},
        {"kind": EquipmentKind.TRAIN},
        {"period": None},
        {"period": Period("2023-01")},
        {"period": Period("2022-03-01/2023-01-31")},
        {"period": Period("2022-02-24/2023-01")},
        {"accumulation": Accumulation.WITHIN_PERIOD},
        {"count": ReportedCount.stated(CountRange.between(3, 7))},
        {"count": ReportedCount()},
        {"provenance": Provenance(document="page", stance=Stance.DENIES)},
    ],
    ids=str,
)
def test_claims_that_the_list_has_no_cell_for_are_not_written(stranger: dict[str, object]) -> None:
    provenance = stranger.pop("provenance", Provenance(document="page"))
    assert isinstance(provenance, Provenance)
    own = attrs.evolve(loss(), provenance=provenance, **stranger)  # type: ignore[arg-type] # by name
    for format in ("claimed-losses", "claimed-losses-corrections"):
        with pytest.raises(DataError, match="nothing-to-write"):
            written(Dataset.of([RUSSIA, UKRAINE, PAGE, own]), format)


def test_a_row_without_an_end_is_written_without_a_day() -> None:
    again, _ = written(Dataset.of([RUSSIA, PAGE, loss(period=Period("2022-02-24/"))]), "claimed-losses")
    assert json.loads(again) == [{"tank": 3100}]


def test_a_count_that_the_list_has_no_word_for_is_its_preferred_number() -> None:
    own = loss(count=ReportedCount.stated(CountRange.between(1, 9_000, best=3_100)))
    again, report = written(Dataset.of([RUSSIA, PAGE, own]), "claimed-losses")
    assert json.loads(again)[0]["tank"] == 3100
    assert "equipment_losses.count.range.low" in {count.field for count in report.approximated}


NUMBERS = st.one_of(
    st.integers(0, 10**7), st.integers(-50, -1), st.sampled_from([None, "many", "12", "", 7.0, float("nan")])
)
WORDS = st.sampled_from(["about", "more", "more than", "almost", "nearly", "", None, " about "])
DAYS = st.one_of(
    st.dates(date(2022, 2, 20), date(2026, 1, 1)).map(str), st.sampled_from(["", "soon", None, "2022-3-1"])
)
COLUMNS = [
    "POW",
    "tank",
    "APC",
    "military auto",
    "vehicles and fuel tanks",
    "drone",
    "greatest losses direction",
    "else",
]
ROWS = st.lists(
    st.fixed_dictionaries(
        {"date": DAYS, "day": st.one_of(st.integers(1, 900), st.integers(1, 900).map(str))},
        optional={"personnel": NUMBERS, "personnel*": WORDS, **dict.fromkeys(COLUMNS, NUMBERS)},
    ),
    min_size=1,
    max_size=6,
)


@given(rows=ROWS, indent=st.sampled_from([None, 1, 4]))
def test_rows_with_any_quirks_come_back_as_they_were_and_keep_what_is_kept(
    rows: list[dict[str, object]], indent: int | None
) -> None:
    raw = json.dumps(rows, indent=indent).encode()
    for format in ("claimed-losses", "claimed-losses-corrections"):
        result = reads_and_writes_back(raw, format)
        if any(claim.count.status is CountStatus.STATED for claim in losses_of(result.dataset)):
            keeps_what_it_says_it_keeps(raw, format)


def losses_of(data: Dataset) -> tuple[CasualtyEstimate | EquipmentLoss, ...]:
    """All claims with a count."""
    return (*data.casualty_estimates, *data.equipment_losses)


@given(raw=st.one_of(st.binary(min_size=1, max_size=60), st.text(min_size=1, max_size=60).map(str.encode)))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    first = b'[{"date": "2022-03-01", "day": 6, "tank": 5, "APC": 1},\n'
    survives(first + raw, "claimed-losses")
    survives(first + raw, "claimed-losses-corrections")
