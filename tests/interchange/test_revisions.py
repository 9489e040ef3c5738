"""Two releases of one dataset compared: claims, entities and cells."""

import json
from datetime import date

import attrs
import pytest
from hypothesis import given
from release_worlds import AGENCY, FILE, RECORDER, TABLE, killed, release, releases

from conflictdata.errors import InvariantError
from conflictdata.interchange.reading import read
from conflictdata.interchange.revisions import CellChange, Comparison, FieldChange, RecordChange, compare
from conflictdata.model import EquipmentLoss, PersonGroup, SourceFile, SourceRow
from conflictdata.model.dataset import Dataset
from conflictdata.provenance import Locator, Relay
from conflictdata.testing.strategies import datasets
from conflictdata.values.dates import Period, UncertainDate
from conflictdata.values.names import Name
from conflictdata.vocab import EquipmentKind, PersonRole, SourceLayout

_COUNTED = '[{"date": "2031-01-02", "day": 1, "personnel": %s, "POW": %s}]'


def opposite(change: RecordChange) -> RecordChange:
    fields = tuple(FieldChange(path=one.path, old=one.new, new=one.old) for one in change.fields)
    return RecordChange(id=change.id, fields=fields)


class TestLaws:
    def test_two_rows_of_one_claim_do_not_differ_from_themselves(self) -> None:
        rows = [
            SourceRow(id=f"row-{number}", file="file", number=number, text=text, claims=("claim",))
            for number, text in enumerate(("a", "b"), start=1)
        ]
        file = SourceFile(id="file", format="table")
        assert compare(Dataset.of([file, *rows]), Dataset.of([file, *rows])).is_empty

    @given(datasets())
    def test_a_dataset_does_not_differ_from_itself(self, data: Dataset) -> None:
        found = compare(data, data)
        assert found.is_empty
        assert found == Comparison(unchanged=len(list(data.claims())))

    @given(releases(), releases())
    def test_the_other_way_round_what_was_added_vanished(self, old: Dataset, new: Dataset) -> None:
        there, back = compare(old, new), compare(new, old)
        assert (set(there.added), set(there.vanished)) == (set(back.vanished), set(back.added))
        assert {opposite(change) for change in there.changed} == set(back.changed)
        assert there.unchanged == back.unchanged
        assert {(cell.row, cell.column, cell.old, cell.new) for cell in there.cells} == {
            (cell.row, cell.column, cell.new, cell.old) for cell in back.cells
        }

    @given(datasets(), datasets())
    def test_every_claim_of_either_is_told_of_once(self, old: Dataset, new: Dataset) -> None:
        found = compare(old, new)
        mine, theirs = ({claim.id for claim in data.claims()} for data in (old, new))
        assert set(found.added) == theirs - mine - old.left_out
        assert set(found.vanished) == mine - theirs - new.left_out
        assert len(found.changed) + found.unchanged == len(mine & theirs)

    @given(releases(), releases())
    def test_nothing_differs_where_there_is_nothing_to_tell(self, old: Dataset, new: Dataset) -> None:
        found = compare(old, new)
        assert found.is_empty is (len(str(found).splitlines()) == 1)


class TestClaims:
    def test_fields_are_told_with_what_they_held_and_hold(self) -> None:
        relayed = Relay(agent=RECORDER.id)
        old, new = killed("a", 1, relays=(relayed,)), killed("a", 2, relays=(Relay(agent=AGENCY.id),))
        (change,) = compare(release(old), release(new)).changed
        assert change.id == "a"
        assert {one.path: (one.old, one.new) for one in change.fields} == {
            "count.range.low": (1, 2),
            "count.range.high": (1, 2),
            "count.range.best": (1, 2),
            "provenance.relays.0.agent": ("recorder", "agency"),
        }

    def test_a_field_that_held_nothing_is_told_as_a_whole(self) -> None:
        when = UncertainDate("2024-01-03")
        old, new = release(killed("a", 1)), release(killed("a", 1, stated=when, overlaps=("b",)), killed("b", 1))
        (change,) = compare(old, new).changed
        assert change.fields == (
            FieldChange(path="provenance.stated", old=None, new=when),
            FieldChange(path="provenance.overlaps", old=(), new=("b",)),
        )

    def test_where_in_which_file_a_claim_stands_makes_no_difference(self) -> None:
        old = release(killed("a", 1, locator=Locator(row=1)))
        renamed, table = attrs.evolve(TABLE, id="file-later"), attrs.evolve(FILE, document="file-later")
        others = [record for record in old if record not in (TABLE, FILE, old["a"])]
        new = Dataset.of([*others, renamed, table, killed("a", 1, document="file-later", locator=Locator(row=9))])
        assert compare(old, new).is_empty

    def test_another_document_that_is_no_file_is_a_change(self) -> None:
        old = release(killed("a", 1, document="article", locator=Locator(page="1")))
        new = release(killed("a", 1, document="article", locator=Locator(page="2")))
        (change,) = compare(old, new).changed
        assert [one.path for one in change.fields] == ["provenance.locator.page"]

    def test_a_claim_of_another_type_has_changed_its_type(self) -> None:
        claim = killed("a", 1)
        loss = EquipmentLoss(id="a", kind=EquipmentKind.TANK, provenance=claim.provenance)
        (change,) = compare(release(claim), release(loss)).changed
        assert change.fields == (FieldChange(path="type", old="casualty_estimates", new="equipment_losses"),)

    def test_what_an_earlier_release_had_reappears(self) -> None:
        first, second = release(killed("a", 1)), release()
        assert compare(second, first).added == ("a",)
        found = compare(second, first, earlier=[first])
        assert (found.added, found.reappeared) == ((), ("a",))

    def test_what_a_selection_left_out_has_not_vanished(self) -> None:
        whole = release(killed("a", 1), killed("b", 1))
        part = whole.select(type="casualty_estimates", speaker="agency")
        part = attrs.evolve(release(killed("a", 1)), left_out=["b"])
        assert compare(whole, part).vanished == compare(part, whole).added == ()

    def test_a_release_has_a_day(self) -> None:
        assert compare(release(), release(), released="2024-02").released == date(2024, 2, 29)
        with pytest.raises(InvariantError, match="no last day"):
            compare(release(), release(), released="[2024-01-01..]")


class TestEntities:
    def test_entities_are_compared_field_by_field(self) -> None:
        other = attrs.evolve(AGENCY, names=(Name(text="Another name"),), country="xx")
        found = compare(release(), Dataset.of([other], title="Title"))
        assert found.entities_vanished == ("recorder", "article")
        (change,) = found.entities_changed
        assert [one.path for one in change.fields] == ["names.0.text", "country"]
        assert found.about == (FieldChange(path="title", old=None, new="Title"),)
        assert compare(Dataset(), Dataset.of([other])).entities_added == ("agency",)


class TestCells:
    def test_cells_that_no_field_is_for_are_told_too(self) -> None:
        old, new = (read(b'[{"date": "2022-03-03", "day": 8, "personnel": 9000, "personnel*": "about", "POW": 1, '
                         b'"greatest losses direction": "%s"}]' % place).dataset for place in (b"X", b"Y"))  # fmt: skip
        found = compare(old, new)
        assert found.changed == ()
        assert found.cells == (
            CellChange(row="claimed-losses-2022-03-03-personnel", column="greatest losses direction", old="X", new="Y"),
        )

    def test_a_cell_that_is_not_there_is_told_apart_from_a_blank_one(self) -> None:
        header = b"a,b\n"
        old, new = read(header + b"1,\n2,3\n").dataset, read(header + b"2,3\n4,5\n").dataset
        assert [(cell.row, cell.old, cell.new) for cell in compare(old, new).cells] == [
            ("", "1,", None),
            ("", None, "4,5"),
        ]

    def test_rows_of_delimited_text_have_the_names_of_their_header(self) -> None:
        old, new = release(killed("a", 1), rows=True), release(killed("b", 1), killed("a", 1), rows=True)
        assert compare(old, new).cells == (CellChange(row="a", column="number", old="1", new="2"),)

    def test_rows_longer_than_the_header_have_numbers_for_names(self) -> None:
        old = release(killed("a", 1), rows=True)
        row = attrs.evolve(old.source_rows[0], text="a,1,more")
        assert compare(old, attrs.evolve(old, source_rows=(row,))).cells == (
            CellChange(row="a", column="column 3", old=None, new="more"),
        )

    def test_a_row_that_cannot_be_split_is_one_cell(self) -> None:
        old = release(killed("a", 1), rows=True)
        for layout, text in ((SourceLayout.LINES, "words"), (SourceLayout.JSON_OBJECTS, "{no json")):
            file = attrs.evolve(FILE, layout=layout, format="unheard-of")
            before = attrs.evolve(old, source_files=(file,))
            after = attrs.evolve(before, source_rows=(attrs.evolve(old.source_rows[0], text=text),))
            assert compare(before, after).cells == (CellChange(row="a", column="", old="a,1", new=text),)

    def test_columns_of_a_format_that_is_not_installed_keep_their_names(self) -> None:
        old = release(killed("a", 1), rows=True)
        before = attrs.evolve(old, source_files=(attrs.evolve(FILE, format="unheard-of", delimiter="", before=""),))
        after = attrs.evolve(before, source_rows=(attrs.evolve(old.source_rows[0], text="a,2"),))
        assert compare(before, after).cells == (CellChange(row="a", column="column 2", old="1", new="2"),)


def test_a_comparison_reads_like_a_summary() -> None:
    many = [killed(f"n{number}", 1) for number in range(12)]
    old = release(killed("a", 1), killed("b", 1), rows=True)
    new = release(killed("a", 2, stated=UncertainDate("2024-01-03")), *many, rows=True)
    lines = str(compare(old, new, released="2024-03-01")).splitlines()
    assert lines[0] == (
        "claims in the release of 2024-03-01: 12 added, 1 changed, 1 vanished, 0 reappeared, 0 unchanged"
    )
    assert "  a: count.range.low: 1 -> 2; count.range.high: 1 -> 2; count.range.best: 1 -> 2; " in lines[2]
    assert lines[2].endswith("provenance.stated: nothing -> 2024-01-03")
    assert "  and 2 more" in lines
    entities = compare(release(), Dataset.of([RECORDER]))
    assert str(entities).splitlines()[1] == "entities: 0 added, 0 changed, 2 vanished"


def test_a_comparison_is_plain_objects_for_tools() -> None:
    old = killed("a", 1)
    journalists = PersonGroup(roles=frozenset({PersonRole.JOURNALIST, PersonRole.AID_WORKER}))
    new = attrs.evolve(killed("a", 1, relays=(Relay(agent=AGENCY.id),)), group=journalists, period=Period("2024-01"))
    plain = compare(release(old), release(new), released="2024-03-01").plain()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["released"] == "2024-03-01"
    assert plain["changed"] == [
        {
            "id": "a",
            "fields": [
                {"path": "group.roles", "old": [], "new": ["aid_worker", "journalist"]},
                {"path": "period", "old": None, "new": "2024-01"},
                {"path": "provenance.relays", "old": [], "new": [{"agent": "agency"}]},
            ],
        }
    ]
