"""Oryx: what becomes of each cell of a list of losses, and that it comes back."""

import csv
from collections import Counter
from io import StringIO
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from roundtrip import SHARED, keeps_what_it_says_it_keeps, reads_and_writes_back, survives, without_cells, written

from conflictdata.interchange.reading import ReadResult, read, sniff
from conflictdata.model.dataset import Dataset
from conflictdata.model.equipment import EquipmentLoss
from conflictdata.model.parties import Actor
from conflictdata.provenance.agents import Agent
from conflictdata.provenance.attribution import Provenance
from conflictdata.provenance.documents import Document
from conflictdata.values.counts import CountRange, ReportedCount
from conflictdata.values.dates import UncertainDate
from conflictdata.values.names import Name
from conflictdata.vocab.equipment import EquipmentKind
from conflictdata.vocab.sources import Basis, DocumentKind
from conflictdata.vocab.strikes import EquipmentState

FIXTURE = (Path(__file__).parent / "fixtures/oryx.csv").read_bytes()
HEADER = FIXTURE.decode().splitlines()[0].split(",")
REAL = ("event_abandoned.csv", "event_captured.csv")
DESTROYED, DAMAGED, ABANDONED, CAPTURED = (
    EquipmentState.DESTROYED,
    EquipmentState.DAMAGED,
    EquipmentState.ABANDONED,
    EquipmentState.CAPTURED,
)


@pytest.fixture(name="result", scope="module")
def _result() -> ReadResult:
    return reads_and_writes_back(FIXTURE, "oryx")


@pytest.fixture(name="data", scope="module")
def _data(result: ReadResult) -> Dataset:
    return result.dataset


def table(*rows: dict[str, str], header: list[str] = HEADER) -> bytes:
    text = StringIO(newline="")
    writer = csv.DictWriter(text, header, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def one(**cells: str) -> dict[str, str]:
    usual = {
        "country": "Russia",
        "system": "T-72B",
        "status": "captured",
        "url": "https://images.example.org/a.jpg",
        "date_recorded": "2031-03-19",
        "matID": "7-1",
    }
    return {**usual, **cells}


def loss_of(**cells: str) -> EquipmentLoss:
    (loss,) = read(table(one(**cells)), "oryx").dataset.equipment_losses
    return loss


def codes_of(**cells: str) -> list[tuple[str, str | None]]:
    problems = read(table(one(**cells)), "oryx").problems
    return [(problem.code, getattr(problem, "column", None)) for problem in problems]


def test_the_fixture_is_known_by_its_columns() -> None:
    assert sniff(FIXTURE).name == "oryx"


def test_a_row_becomes_the_loss_of_one_item(data: Dataset) -> None:
    loss: EquipmentLoss = data["oryx-7-11212"]
    side: Actor = data["oryx-side-russia"]
    assert loss.model == "T-72B"
    assert loss.side == side.id
    assert side.country == "ru"
    assert loss.states == (CAPTURED,)
    assert loss.count.range == CountRange.exactly(1)
    assert loss.provenance.speaker == "oryx"
    assert loss.provenance.basis is Basis.IMAGERY


def test_the_day_of_recording_is_not_the_day_of_the_loss(data: Dataset) -> None:
    loss: EquipmentLoss = data["oryx-7-11212"]
    assert loss.period is None
    assert loss.provenance.recorded_at == UncertainDate("2031-03-19")


def test_the_photograph_is_a_document_behind_the_claim(data: Dataset) -> None:
    loss: EquipmentLoss = data["oryx-7-11212"]
    (source,) = loss.provenance.sources
    image: Document = data[source]
    assert image.kind is DocumentKind.IMAGERY
    assert image.url == "https://images.example.org/one.jpg"


def test_one_photograph_of_two_items_does_not_make_them_the_same(data: Dataset) -> None:
    truck: EquipmentLoss = data["oryx-7-12221"]
    tanker: EquipmentLoss = data["oryx-7-13225"]
    assert truck.provenance.sources == tanker.provenance.sources
    assert truck.provenance.overlaps == tanker.provenance.overlaps == ()


def test_a_row_with_an_id_that_was_used_is_linked_to_the_first(data: Dataset) -> None:
    again: EquipmentLoss = data["oryx-7-11212-2"]
    assert again.states == (DAMAGED,)
    assert again.provenance.overlaps == ("oryx-7-11212",)


@pytest.mark.parametrize(
    ("status", "states", "items"),
    [
        ("destroyed", (DESTROYED,), 1),
        ("damaged and captured", (DAMAGED, CAPTURED), 1),
        ("captured and later destroyed", (CAPTURED, DESTROYED), 1),
        ("Damaged, then abandoned", (DAMAGED, ABANDONED), 1),
        ("1, destroyed", (DESTROYED,), 1),
        ("1 destroyed", (DESTROYED,), 1),
        ("1 and 2, destroyed", (DESTROYED,), 2),
        ("3, 4, 5 and 6, damaged and abandoned", (DAMAGED, ABANDONED), 4),
        ("3, 4, and 5 destroyed", (DESTROYED,), 3),
        ("4 to 6, captured", (CAPTURED,), 3),
        ("7-8 & 10, captured", (CAPTURED,), 3),
        ("2 and 2, destroyed", (DESTROYED,), 1),
        ("captured and recovered", (CAPTURED, EquipmentState.RECOVERED), 1),
    ],
)
def test_a_status_is_a_sequence_and_counts_running_numbers(
    status: str, states: tuple[EquipmentState, ...], items: int
) -> None:
    loss = loss_of(status=status)
    assert loss.states == states
    assert loss.count.range == CountRange.exactly(items)


def test_words_beside_a_state_stand_in_the_note() -> None:
    loss = loss_of(status="destroyed in a non-combat related incident")
    assert loss.states == (DESTROYED,)
    assert loss.note == "destroyed in a non-combat related incident"


@pytest.mark.parametrize("status", ["optic", "tured", "damaged and sunk"])
def test_a_state_that_is_not_known_is_reported_and_not_guessed(status: str) -> None:
    assert codes_of(status=status) == [("unknown-state", "status")]
    assert loss_of(status=status).note == status


def test_numbers_that_run_backwards_leave_the_number_unknown() -> None:
    assert codes_of(status="6 to 4, abandoned") == [("not-a-number", "status")]
    assert loss_of(status="6 to 4, abandoned").count == ReportedCount()


def test_a_count_of_the_heading_is_no_part_of_the_name() -> None:
    loss = loss_of(system="1 130mm M-46 field gun")
    assert loss.model == "130mm M-46 field gun"
    assert loss.count.range == CountRange.exactly(1)
    assert codes_of(system="1 130mm M-46 field gun") == [("heading-count", "system")]


@pytest.mark.parametrize(
    ("system", "kind"),
    [
        ("(Unknown) truck", EquipmentKind.VEHICLE),
        ("KamAZ 6x6 tanker", EquipmentKind.FUEL_TANK),
        ("Unknown tank", EquipmentKind.TANK),
        ("Example-1 mine-clearing tank", EquipmentKind.ENGINEERING),
        ("155mm M777A2 howitzer", EquipmentKind.ARTILLERY),
        ("100mm MT-12 anti-tank gun", EquipmentKind.ANTI_TANK),
        ("Orlan-10 reconnaissance UAV", EquipmentKind.UNCREWED_AIRCRAFT),
        ("9A331 TLAR (for 9K331 Tor-M1)", EquipmentKind.AIR_DEFENCE),
        ("Mi-8 transport helicopter", EquipmentKind.HELICOPTER),
        ("Project 1 patrol boat (Sea Guard)", EquipmentKind.WARSHIP),
        ("BMK-150 towing and motor boat", EquipmentKind.ENGINEERING),
        ("Unknown AFV", EquipmentKind.ARMOURED_VEHICLE),
        ("Reloader for 9A331 TLAR", EquipmentKind.UNKNOWN),
        ("Example command and staff vehicle", EquipmentKind.UNKNOWN),
        ("T-72B", EquipmentKind.UNKNOWN),
    ],
)
def test_the_last_words_of_a_name_tell_the_kind_or_nothing_does(system: str, kind: EquipmentKind) -> None:
    assert loss_of(system=system).kind is kind


def test_a_side_that_is_no_party_to_this_war_is_kept_by_its_name() -> None:
    (side,) = read(table(one(country="Examplia")), "oryx").dataset.actors
    assert (side.name, side.country) == ("Examplia", None)


@pytest.mark.parametrize(
    ("column", "cell", "code"),
    [
        ("country", "Losses of\u00a0Things [Tanks", "not-a-country"),
        ("country", "", "missing-side"),
        ("url", "https://i.exahttps://images.example.org/a.jpg", "not-a-url"),
        ("url", "", "missing-image"),
        ("system", "9<U+041C>999 Example", "escaped-character"),
        ("status", " ", "missing-state"),
        ("date_recorded", "03/04/2031", "not-a-date"),
        ("matID", "", "missing-id"),
    ],
)
def test_what_cannot_be_read_is_reported(column: str, cell: str, code: str) -> None:
    assert codes_of(**{column: cell}) == [(code, column)]


def test_a_cell_that_could_not_be_read_makes_nothing() -> None:
    loss = loss_of(country="", system="", status="", url="", date_recorded="")
    assert (loss.side, loss.model, loss.states, loss.provenance.sources) == (None, None, (), ())
    assert loss.provenance.recorded_at is None


def test_a_blank_row_makes_no_loss(result: ReadResult) -> None:
    assert [problem.pointer for problem in result.problems if problem.code == "blank-row"] == ["12:"]
    assert len(result.dataset.equipment_losses) == 12


def test_an_id_of_strange_letters_still_makes_an_id() -> None:
    assert loss_of(matID="row-1").id != "oryx-row-1"
    assert loss_of(matID="7 / 1").id.startswith("oryx-7-1-")


def test_kept_columns_need_no_cells() -> None:
    keeps_what_it_says_it_keeps(FIXTURE, "oryx")


def test_a_changed_loss_changes_its_cells_alone(data: Dataset) -> None:
    loss: EquipmentLoss = data["oryx-7-13225"]
    changed = attrs.evolve(loss, states=(DAMAGED, CAPTURED, DESTROYED))
    raw, report = written(data.replace(changed), "oryx")
    assert raw == FIXTURE.replace(
        b"KamAZ 6x6 tanker,damaged and captured", b"KamAZ 6x6 tanker,damaged and captured and destroyed"
    )
    assert report.is_lossless


def test_a_number_without_words_for_it_is_not_written_and_reported(data: Dataset) -> None:
    loss: EquipmentLoss = data["oryx-7-16251"]
    five = attrs.evolve(loss, count=ReportedCount.stated(CountRange.exactly(5)))
    raw, report = written(data.replace(five), "oryx")
    assert raw == FIXTURE
    assert "equipment_losses.count.range.low" in {count.field for count in report.approximated}


def test_a_loss_of_other_origin_is_told_as_far_as_the_format_can() -> None:
    speaker = Agent(id="someone", names=(Name(text="Some recorder"),))
    side = Actor(id="side", names=(Name(text="Examplia"),))
    loss = EquipmentLoss(
        id="loss",
        model="BMP-3",
        side="side",
        count=ReportedCount.stated(CountRange.exactly(1)),
        states=(DAMAGED, EquipmentState.UNKNOWN),
        provenance=Provenance(speaker="someone"),
    )
    many = attrs.evolve(loss, id="many", count=ReportedCount.stated(CountRange.exactly(3)))
    raw, report = written(Dataset(agents=(speaker,), actors=(side,), equipment_losses=(loss, many)), "oryx")
    header, row = raw.decode().splitlines()
    cells = {name: cell for name, cell in zip(header.split(","), row.split(","), strict=True) if cell}
    assert cells == {"country": "Examplia", "system": "BMP-3", "status": "damaged"}
    assert not report.is_lossless


CELLS = {
    "country": st.sampled_from(["Russia", "Ukraine", "Examplia", " Russia", "", "Losses of [Tanks"]),
    "origin": st.sampled_from(["Russia", "", "Côte, d'Exemple"]),
    "system": st.sampled_from(
        ["T-72B", "12 T-72B", '122mm BM-21 "Grad"', "Unknown tank", "9<U+041C>9", "", " a  b ", "x, (y) truck"]
    ),
    "status": st.one_of(
        st.builds(
            "{}{}".format,
            st.sampled_from(["", "1, ", "1 ", "1 and 2, ", "3 to 5, ", "5 to 3, ", "1, 2, and 3 "]),
            st.sampled_from(
                ["destroyed", "damaged and captured", "captured and later destroyed", "optic", "lost by accident", ""]
            ),
        ),
        st.text("12 ,-andto", max_size=8),
    ),
    "url": st.sampled_from(["https://images.example.org/a.jpg", "https://images.example.org/b?c=1,2", "no", ""]),
    "date_recorded": st.sampled_from(["2031-03-19", "2031-3-9", "19/03/2031", "2031-02-30", ""]),
    "sysID": st.text(max_size=3),
    "matID": st.sampled_from(["7-1", "7-2", "7-1-2", " 7-3", "4.1E+8", "é", ""]),
}


@given(st.lists(st.fixed_dictionaries(CELLS), min_size=1, max_size=4))
def test_law_any_rows_of_the_layout_come_back(rows: list[dict[str, str]]) -> None:
    reads_and_writes_back(table(*rows), "oryx")


@given(st.lists(st.fixed_dictionaries(CELLS), min_size=1, max_size=4))
def test_law_kept_columns_need_no_cells(rows: list[dict[str, str]]) -> None:
    keeps_what_it_says_it_keeps(table(*rows), "oryx")


@given(st.binary(max_size=200))
def test_law_any_bytes_after_a_row_are_survived(tail: bytes) -> None:
    survives(table(one()) + tail, "oryx")


@pytest.mark.parametrize("name", REAL)
def test_the_real_files_come_back_and_lose_nothing(name: str) -> None:
    path = SHARED / "oryx" / name
    if not path.exists():
        pytest.skip("the real file is not here")
    raw = path.read_bytes()
    assert sniff(path).name == "oryx"
    result = reads_and_writes_back(raw, "oryx")
    rows = list(csv.DictReader(StringIO(raw.decode("utf-8"), newline="")))
    losses = result.dataset.equipment_losses
    assert len(losses) == len(rows) == len({row["matID"] for row in rows})
    assert {loss.states for loss in losses} == {(CAPTURED,) if "captured" in name else (ABANDONED,)}
    assert not any(loss.provenance.overlaps for loss in losses)
    images = {document.url for document in result.dataset.documents} - {None}
    assert images <= {row["url"] for row in rows}


def test_the_problems_of_the_real_files_are_counted() -> None:
    if not (SHARED / "oryx").exists():
        pytest.skip("the real files are not here")
    found = Counter(problem.code for name in REAL for problem in read(SHARED / "oryx" / name).problems)
    assert found == {"heading-count": 2829, "escaped-character": 11, "not-a-url": 1}


@pytest.mark.parametrize("name", REAL)
def test_the_real_files_keep_what_is_kept(name: str) -> None:
    path = SHARED / "oryx" / name
    if not path.exists():
        pytest.skip("the real file is not here")
    raw = path.read_bytes()
    keeps_what_it_says_it_keeps(raw, "oryx")
    again, _ = written(without_cells(read(raw, "oryx").dataset), "oryx")
    assert again.count(b"\n") == raw.count(b"\n")
