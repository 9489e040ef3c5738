"""Laws of the clinic: nothing is found in a clean table, each defect is, and no bytes make it fail."""

import json

import pytest
from clinic_tables import DEFECTS, IN_BYTES, Made
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conflictdata.errors import ConflictDataError
from conflictdata.interchange.clinic import CHECKS, Examination, examine

SEEDS = st.integers(0, 10**9)
SIZES = st.integers(30, 200)
CODES = [kind.code for check in CHECKS for kind in check.kinds]


@given(SEEDS, SIZES)
@settings(deadline=None)
def test_nothing_is_found_in_a_clean_table(seed: int, rows: int) -> None:
    made = Made(seed, rows)
    assert str(examine(made.raw())) == f"data: {rows:,} rows, 13 columns, 0 findings"
    assert examine(made.json()).findings == ()


@pytest.mark.parametrize(("delimiter", "encoding"), [(";", "utf-8-sig"), ("\t", "utf-16"), ("|", "utf-16-le")])
@given(seed=SEEDS)
@settings(deadline=None, max_examples=10)
def test_delimiters_and_encodings_make_no_difference(delimiter: str, encoding: str, seed: int) -> None:
    found = examine(Made(seed).text(delimiter).encode(encoding))
    # UTF-16 without a mark is a guess.
    assert set(found.codes) <= {"encoding-guessed"}
    assert (found.rows, len(found.columns)) == (60, 13)


@pytest.mark.parametrize("code", DEFECTS)
@given(seed=SEEDS)
@settings(deadline=None, max_examples=25)
def test_each_defect_is_found(code: str, seed: int) -> None:
    made = Made(seed)
    DEFECTS[code](made)
    assert code in examine(made.raw()).codes


@pytest.mark.parametrize("code", IN_BYTES)
@given(seed=SEEDS)
@settings(deadline=None, max_examples=25)
def test_each_defect_of_a_file_is_found(code: str, seed: int) -> None:
    assert code in examine(IN_BYTES[code](Made(seed).raw())).codes


def test_there_is_a_table_for_each_kind_of_finding() -> None:
    assert sorted([*DEFECTS, *IN_BYTES]) == sorted(CODES)


def are_sound(found: Examination) -> None:
    for finding in found.findings:
        assert finding.code in CODES
        assert 0 < finding.count <= finding.of
        assert set(finding.columns) <= {column.name for column in found.columns}
        assert len(finding.examples) <= 3
        assert all(len(one.text) <= 160 for one in finding.examples)
        assert finding.reason
        assert finding.remedy.endswith(".")
    str(found).encode()


def survives(raw: bytes) -> None:
    try:
        found = examine(raw)
    except ConflictDataError:
        return
    are_sound(found)


@given(st.binary(max_size=400))
@example(b"{" * 10_000)
@example(b'[{"a": "\\ud800", "\\udfff": 1}]')
@example(b'{"a": 1}\n{"a": \n\n{"a": 3}\n')
@settings(deadline=None)
def test_any_bytes_are_examined_or_refused(raw: bytes) -> None:
    survives(raw)


CELLS = st.one_of(
    st.text(max_size=8),
    st.integers(-99, 10**6).map(str),
    st.floats(allow_nan=True).map(str),
    st.dates().map(str),
    st.sampled_from(["", "NA", "9e999", "0000-00-00", "1/2/99", "1,000", "UK MoD", "(via x)", "????", "\u200b", "-9"]),
)
NAMES = st.sampled_from(
    [
        "id",
        "date",
        "year",
        "lat",
        "lon",
        "source",
        "url",
        "place",
        "deaths",
        "low",
        "best",
        "high",
        "killed_min",
        "notes",
    ]
)


@given(st.lists(NAMES, min_size=1, max_size=6), st.lists(st.lists(CELLS, min_size=1, max_size=6), max_size=30))
@settings(deadline=None)
def test_any_table_is_examined(header: list[str], rows: list[list[str]]) -> None:
    made = Made(0, 0)
    made.header, made.rows = header, rows
    survives(made.text().encode("utf-8", "surrogatepass"))
    survives(json.dumps([dict(zip(header, row, strict=False)) for row in rows]).encode())


@given(SEEDS, st.sampled_from([*DEFECTS]))
@settings(deadline=None)
def test_findings_come_in_the_order_of_the_checks_and_are_sound(seed: int, code: str) -> None:
    made = Made(seed)
    DEFECTS[code](made)
    found = examine(made.raw())
    are_sound(found)
    assert [*found.codes] == sorted(found.codes, key=_check_of)
    assert examine(made.raw()) == found


def _check_of(code: str) -> int:
    return next(number for number, check in enumerate(CHECKS) if code in [kind.code for kind in check.kinds])
